"""Whose recordings are kept, and which files of them (sections 2.1 and 2.3)."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tests.oracle.text import fold_key

POLICIES: Final = ("always", "on_demand", "never")
MODALITIES: Final = ("video", "voice")
SOUND: Final = ("m4a", "mp3")

Policy = Literal["always", "on_demand", "never"]
Modality = Literal["video", "voice"]


@dataclass(frozen=True, kw_only=True)
class Listed:
    address: str  # the form in which addresses are compared
    name: str = ""
    policy: Policy = "always"
    modality: Modality = "video"

    @property
    def is_kept(self) -> bool:
        return self.policy != "never"


People = Mapping[str, Listed]  # of one account, by address


# ---------------------------------------------------------------------------------------------------------
# The people file


@dataclass(frozen=True, order=True)
class PeopleError:
    line: int  # of the file; 0: all of it
    code: str


def read_people(text: str, accounts: Sequence[str]) -> tuple[dict[str, dict[str, Listed]], list[PeopleError]]:
    """The people of each account, and all errors by line."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    header = rows[0] if rows else []
    people: dict[str, dict[str, Listed]] = {account: {} for account in accounts}
    if "PersonID" not in header:
        return people, [PeopleError(0, "no_person_id")]
    errors = []
    for number, cells in enumerate(rows[1:], start=2):
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        if any(row.values()):
            errors += add_person(row, number, people)
    errors += [PeopleError(0, "nobody") for account in accounts if not people[account]]
    return people, sorted(errors)


def add_person(row: Mapping[str, str], number: int, people: dict[str, dict[str, Listed]]) -> list[PeopleError]:
    address = fold_key(row["PersonID"])
    policy = row.get("Policy") or "always"
    modality = row.get("Modality") or "video"
    account = row.get("Account", "")
    wrong = {
        "no_person_id": not address,
        "policy": policy not in POLICIES,
        "modality": modality not in MODALITIES,
        "account": bool(account) and account not in people,
    }
    errors = [PeopleError(number, code) for code, is_wrong in wrong.items() if is_wrong]
    listed = Listed(
        address=address,
        name=row.get("Name", ""),
        policy=next((one for one in POLICIES if one == policy), "always"),
        modality=next((one for one in MODALITIES if one == modality), "video"),
    )
    accounts = [people[one] for one in ([account] if account else people) if one in people and address]
    if any(address in theirs for theirs in accounts):
        errors.append(PeopleError(number, "twice"))
    for theirs in accounts:
        theirs.setdefault(address, listed)
    return errors


# ---------------------------------------------------------------------------------------------------------
# Whose recording


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A row of P, waiting rooms too."""

    id: str = ""
    name: str = ""
    email: str = ""
    join: int = 0
    leave: int = 0
    duration: int = 0
    status: str = "in_meeting"


@dataclass(frozen=True, kw_only=True)
class ListedFile:
    """A file of a list."""

    id: str
    file_type: str
    file_extension: str = ""
    is_individual: bool = False
    participant_email: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A recording of a meeting or webinar as a list tells it."""

    files: tuple[ListedFile, ...]
    is_compliance: bool = True
    is_external: bool = False
    host_email: str = ""
    participants: tuple[Participant, ...] | None = ()  # None: 404
    other_files: int = 0  # participant_audio_files, physical_files


def attending(participants: Sequence[Participant] | None) -> list[Participant]:
    """P: who was more than in the waiting room; nobody while it isn't ready."""
    if participants is None or not is_ready(participants):
        return []
    return [one for one in participants if one.status != "in_waiting_room"]


def is_ready(participants: Sequence[Participant] | None) -> bool:
    if participants is None:
        return False
    return not participants or any(one.duration for one in participants)


def is_waiting_for_people(meeting: Meeting) -> bool:
    return not meeting.is_external and not is_ready(meeting.participants)


def people_of_meeting(meeting: Meeting, people: People) -> list[Listed]:
    """The listed ones, whatever their policy, in order of their addresses."""
    addresses = set()
    if not meeting.is_external:
        addresses = {one.email for one in attending(meeting.participants)} | {meeting.host_email}
    if meeting.is_compliance:
        addresses |= {file.participant_email for file in meeting.files if file.is_individual}
    return listed_of(addresses, people)


def listed_of(addresses: set[str], people: People) -> list[Listed]:
    folded = {fold_key(address) for address in addresses}
    return [people[address] for address in sorted(folded) if address in people]


@dataclass(frozen=True, kw_only=True)
class PhoneUser:
    id: str
    email: str
    extension: str


@dataclass(frozen=True, kw_only=True)
class PhoneOwner:
    """Of a phone recording; `accepted_by` and `outgoing_by` are extensions."""

    type: str = "user"
    id: str = ""
    extension: str = ""
    accepted_by: str = ""
    outgoing_by: str = ""


def owner_of(owner: PhoneOwner, users: Sequence[PhoneUser]) -> str:
    """Their address as compared; blank if nobody is found."""
    if owner.type == "user":
        by_id = [user for user in users if owner.id and user.id == owner.id]
        found = by_id or with_extension(owner.extension, users)
    else:
        found = with_extension(owner.accepted_by or owner.outgoing_by, users)
    return fold_key(found[0].email) if found else ""


def with_extension(extension: str, users: Sequence[PhoneUser]) -> list[PhoneUser]:
    return [user for user in users if extension and user.extension == extension]


# ---------------------------------------------------------------------------------------------------------
# Which files


@dataclass(frozen=True, kw_only=True)
class Wanted:
    files: dict[str, tuple[str, ...]]  # flags by the file's id
    kept: tuple[str, ...]  # kept persons, sorted: `people` of the line
    not_wanted: int = 0
    is_seen_not_listed: bool = False


def wanted_files(meeting: Meeting, people: People) -> Wanted:
    kept = [one for one in people_of_meeting(meeting, people) if one.is_kept]
    if not kept:
        return Wanted(files={}, kept=(), is_seen_not_listed=True)
    addresses = tuple(one.address for one in kept)
    is_voice = all(one.modality == "voice" for one in kept)
    files: dict[str, tuple[str, ...]] = {}
    for file in meeting.files:
        is_theirs = not file.is_individual or fold_key(file.participant_email) in addresses
        if is_theirs and (not is_voice or kind_of(file) in SOUND):
            files[file.id] = ("modality_assumed",) if kind_of(file) == "mp4" else ()
    not_wanted = len(meeting.files) - len(files) + meeting.other_files
    return Wanted(files=files, kept=addresses, not_wanted=not_wanted)


def kind_of(file: ListedFile) -> str:
    return (file.file_extension or file.file_type).lower()


def is_phone_wanted(owner: PhoneOwner, users: Sequence[PhoneUser], people: People) -> bool:
    """All of a phone recording's files, or it is seen and not listed."""
    listed = people.get(owner_of(owner, users))
    return listed is not None and listed.is_kept
