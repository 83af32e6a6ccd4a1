"""The rows of metadata: one for each recording, kind and kept person. Source: docs/archive.md, The metadata tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from zoomwizard.core.people.identities import fold_key
from zoomwizard.modes.archive.keys import call_stand_in, person_stand_in, recording_key, row_key, start_of
from zoomwizard.modes.archive.lengths import (
    is_more_than_a_bit,
    is_short,
    media_of,
    of_cloud,
    of_compliance,
    outside,
    phone_length,
    union,
)
from zoomwizard.modes.archive.metadata_file import Told
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.wanted import MODALITY_ASSUMED
from zoomwizard.zoom.api.archive_answers import Participant

METADATA_COLUMNS = (
    "Start Date", "Start Time", "End Date", "End Time", "Duration", "User", "From", "From Info", "To", "To Info",
    "Participants", "Direction", "Direction (User)", "From (Mapped)", "To (Mapped)", "Location", "End Cause",
    "Audio Codec", "Video Codec", "Platform Call ID", "Silence Ratio", "Talkover Ratio", "Longest Silence",
    "User ID / Agent ID", "From Device", "To Device", "Dialed Number", "From IP", "To IP", "From Proxy IP",
    "To Proxy IP", "Source Platform", "Conversation Type", "Forward Reason", "Recording failed", "Media Length",
    "Media Error", "Voice Quality", "Record Type", "2N Source", "Key", "Tenant", "Kind", "Files", "Bytes", "Status",
    "Flags",
)  # fmt: skip
FAILED_STATUSES = ("not_recorded", "not_archived")
SOMEBODY_ELSE = "other"
DIRECTIONS = {"inbound": "Incoming", "outbound": "Outgoing"}
Cells = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """An archived file: what its line tells, and what it holds itself. Times are milliseconds."""

    key: str
    bytes: int
    people: tuple[str, ...]  # stand-ins of the kept people that it is of
    flags: tuple[str, ...] = ()
    is_media: bool = False
    milliseconds: int | None = None
    audio: str = ""
    video: str = ""


@dataclass(frozen=True, kw_only=True)
class Naming:
    """How the tables name people: by HashIDs and stand-ins, or as Zoom and the people file do."""

    key: bytes
    hash_ids: Mapping[str, str] = field(default_factory=dict)
    is_shown: bool = False
    keeps_texts: bool = False

    def of_listed(self, person: ListedPerson) -> str:
        """What stands for a listed person."""
        if self.is_shown:
            return person.name or person.address
        return self.hash_ids.get(person.address) or person_stand_in(person.address, self.key)

    def of_anybody(self, person: ListedPerson | None, said: str) -> str:
        """What Zoom says, or what stands for somebody, who may be nobody of the list."""
        if self.is_shown:
            return said
        return SOMEBODY_ELSE if person is None else self.of_listed(person)

    def of_call(self, text: str) -> str:
        """A meeting or call."""
        return text if self.is_shown or not text else call_stand_in(text, self.key)


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A recording, or an event without one, with its archived files; `statuses` are the last ones by row."""

    told: Told
    files: tuple[KeptFile, ...]
    statuses: Mapping[str, str]
    key: bytes

    @property
    def recording(self) -> str:
        """The key: of its folder, or of the one that it would have."""
        return recording_key(self.told.recording.start, self.told.recording.uuid)

    def files_of(self, person: ListedPerson) -> list[KeptFile]:
        """The person's own files and those that are shared."""
        stand_in = person_stand_in(person.address, self.key)
        return [file for file in self.files if stand_in in file.people]

    def status_of(self, person: ListedPerson) -> str:
        """The status of the event's row, as last compared; blank where it never was."""
        stand_in = person_stand_in(person.address, self.key)
        told = self.told
        keys = (row_key(told.account, event, stand_in) for event in (told.event, told.recording.uuid) if event)
        return next((self.statuses[key] for key in keys if key in self.statuses), "")

    def media_of(self, files: Sequence[KeptFile]) -> int | None:
        """How much was recorded: of each beginning the longest file."""
        starts = dict(zip(self.told.keys, (file.start for file in self.told.recording.files), strict=True))
        of_kind = self.told.recording.kind == "cloud"
        return media_of((starts.get(file.key, "") if of_kind else "", file.milliseconds) for file in files)


def metadata_rows(group: Sequence[Recorded], naming: Naming) -> list[Cells]:
    """The rows of what has the same UUID, or is of the same call, in one account."""
    rows, failed = [], set[str]()
    for one in sorted(group, key=lambda one: ("compliance", "cloud", "phone").index(one.told.recording.kind)):
        for person in (person for person in one.told.listed if person.is_kept):
            has_file = any(other.files_of(person) for other in group)
            is_first_failure = person.address not in failed and one.status_of(person) in FAILED_STATUSES
            if not one.files_of(person) and (has_file or not is_first_failure):
                continue
            if not has_file:
                failed.add(person.address)
            is_phone = one.told.recording.kind == "phone"
            rows.append((_phone_row if is_phone else _meeting_row)(one, person, group, naming))
    return rows


def purged_row(account: str, kind: str, recording: str) -> Cells:
    """The row of a recording that was purged: nobody stands in it."""
    start = start_of(recording)
    return dict.fromkeys(METADATA_COLUMNS, "") | {
        "Start Date": f"{start:%Y-%m-%d}", "Start Time": f"{start:%H:%M:%S}", "Key": recording, "Tenant": account,
        "Kind": kind, "Files": "0", "Bytes": "0", "Status": "purged",
    }  # fmt: skip


def clock_text(milliseconds: int | None) -> str:
    """A length as hours of at least three digits, minutes and seconds; rounded down."""
    if milliseconds is None:
        return ""
    seconds = milliseconds // 1000
    return f"{seconds // 3600:03}:{seconds % 3600 // 60:02}:{seconds % 60:02}"


# ---------------------------------------------------------------------------------------------------------


def _meeting_row(one: Recorded, person: ListedPerson, group: Sequence[Recorded], naming: Naming) -> Cells:
    told, files = one.told, one.files_of(person)
    recording = told.recording
    mine = _stays(told.participants, person)
    others = [other for other in told.listed if other.address != person.address]
    stays = [(stay.join, stay.leave) for stay in mine if stay.join and stay.leave]
    whole = (recording.start, recording.start + timedelta(seconds=recording.seconds or 0))
    individual = [
        (file.join, file.leave)
        for file in recording.files
        if file.is_individual and fold_key(file.participant_email) == person.address and file.join and file.leave
    ]
    spans = stays or individual or [whole]
    is_cloud = recording.kind == "cloud"
    cloud_spans = [(file.start, file.end) for file in recording.files]
    length = of_cloud(cloud_spans) if is_cloud else of_compliance(stays, individual, whole)
    media = one.media_of(files)
    name = naming.of_listed(person)
    number = naming.of_anybody(person, mine[0].id if mine else "")
    flags = _flags_of_row(one.status_of(person), stays, cloud_spans if is_cloud else (), media)
    is_second = is_cloud and any(other.told.recording.kind == "compliance" and other.files for other in group)
    return {
        **_common(one, person, files, media, _error(files, length, media), flags),
        **_span_cells(min(begin for begin, _ in spans), max(end for _, end in spans)),
        "User": name,
        "From": number,
        "From Info": naming.of_anybody(person, mine[0].name if mine else ""),
        "To": "Conference",
        "To Info": recording.topic if naming.keeps_texts else "",
        "Participants": _number_of_people(told.participants),
        "Direction": "Conference",
        "Direction (User)": "Outgoing",
        "From (Mapped)": name,
        "To (Mapped)": naming.of_listed(others[0]) if len(others) == 1 else "",
        "Platform Call ID": naming.of_call(recording.uuid),
        "User ID / Agent ID": number,
        "Source Platform": "Zoom Webinar" if recording.is_webinar else "Zoom Meeting",
        "Conversation Type": "Screen & Application Share" if person.modality == "video" else "Voice",
        "2N Source": "Secondary" if is_second else "Primary",
    }


def _phone_row(one: Recorded, person: ListedPerson, group: Sequence[Recorded], naming: Naming) -> Cells:
    told, files = one.told, one.files_of(person)
    call, phone = told.call, told.recording.phone
    by_address = {listed.address: listed for listed in told.listed}
    caller, callee = by_address.get(told.caller), by_address.get(told.callee)
    start, end = told.recording.start, phone.end if phone else None
    if call is not None:
        start, end = call.start, call.end
    whole = sum(media for other in group if (media := other.media_of(other.files_of(person))) is not None)
    has_media = any(other.media_of(other.files_of(person)) is not None for other in group)
    length = phone_length(call.answer, call.end) if call else None
    error = _error(files, length, whole if has_media else None, is_compared=call is not None)
    direction = (phone.direction if phone else call.direction if call else "").casefold()
    names = [
        naming.of_anybody(caller, (call.caller_name if call else "") or (phone.caller_name if phone else "")),
        naming.of_anybody(callee, (call.callee_name if call else "") or (phone.callee_name if phone else "")),
    ]
    return {
        **_common(one, person, files, one.media_of(files), error, ()),
        **_span_cells(start, end or start),
        "User": naming.of_listed(person),
        "From": naming.of_anybody(caller, _number(told, "caller")),
        "From Info": names[0],
        "To": naming.of_anybody(callee, _number(told, "callee")),
        "To Info": names[1],
        "Participants": "; ".join(names),
        "Direction": "Internal" if _is_internal(told) else DIRECTIONS.get(direction, ""),
        "Direction (User)": "Outgoing" if told.caller == person.address else "Incoming",
        "From (Mapped)": naming.of_listed(caller) if caller else "",
        "To (Mapped)": naming.of_listed(callee) if callee else "",
        "Platform Call ID": naming.of_call(phone.call_id if phone else call.call_id if call else ""),
        "User ID / Agent ID": told.extension if naming.is_shown else naming.of_listed(person),
        "Source Platform": "Zoom Phone",
        "Conversation Type": "Voice",
        "Voice Quality": call.mos if call else "",
        "2N Source": "Primary",
    }


def _common(
    one: Recorded, person: ListedPerson, files: Sequence[KeptFile], media: int | None, error: str, flags: Iterable[str]
) -> Cells:
    status = one.status_of(person)
    found = {flag for file in files for flag in file.flags} | set(flags)
    if person.modality != "video":
        found.discard(MODALITY_ASSUMED)
    return dict.fromkeys(METADATA_COLUMNS, "") | {
        "Location": one.told.location,
        "Audio Codec": " ".join(sorted({file.audio for file in files if file.audio})),
        "Video Codec": " ".join(sorted({file.video for file in files if file.video})),
        "Recording failed": "Yes" if status in FAILED_STATUSES else "No",
        "Media Length": clock_text(media),
        "Media Error": error,
        "Record Type": "Standard",
        "Key": one.recording,
        "Tenant": one.told.account,
        "Kind": one.told.recording.kind,
        "Files": str(len(files)),
        "Bytes": str(sum(file.bytes for file in files)),
        "Status": status or "archived",
        "Flags": " ".join(sorted(found)),
    }


def _span_cells(start: datetime, end: datetime) -> Cells:
    return {
        "Start Date": f"{start:%Y-%m-%d}", "Start Time": f"{start:%H:%M:%S}", "End Date": f"{end:%Y-%m-%d}",
        "End Time": f"{end:%H:%M:%S}", "Duration": clock_text(max((end - start) // timedelta(milliseconds=1), 0)),
    }  # fmt: skip


def _error(files: Sequence[KeptFile], length: int | None, media: int | None, *, is_compared: bool = True) -> str:
    if any(file.is_media and file.milliseconds is None for file in files):
        return "unreadable"
    return "short" if is_compared and is_short(length, media) else ""


def _flags_of_row(
    status: str,
    stays: Sequence[tuple[datetime, datetime]],
    cloud_spans: Sequence[tuple[str, str]],
    media: int | None,
) -> list[str]:
    """What a comparison says of a recording that matches."""
    if status not in ("matched", "matched_short") or not stays:
        return []
    stay = union(stays)
    flags = ["media_wider"] if media is not None and is_more_than_a_bit(media - stay, stay) else []
    if cloud_spans and is_more_than_a_bit(outside(stays, cloud_spans), stay):
        flags.append("part_of_meeting")
    return flags


def _stays(participants: Sequence[Participant] | None, person: ListedPerson) -> list[Participant]:
    return [one for one in participants or () if not one.is_waiting and fold_key(one.email) == person.address]


def _number_of_people(participants: Sequence[Participant] | None) -> str:
    people = {one.id or fold_key(one.email) or one.name for one in participants or () if not one.is_waiting}
    return str(len(people)) if people else ""


def _number(told: Told, side: str) -> str:
    """The number of caller or callee, as Zoom says it."""
    call, phone = told.call, told.recording.phone
    of_call = (getattr(call, f"{side}_number") or getattr(call, f"{side}_extension")) if call else ""
    return str(of_call or (getattr(phone, f"{side}_number") if phone else ""))


def _is_internal(told: Told) -> bool:
    if told.call is not None:
        return told.call.connect_type.casefold() == "internal"
    phone = told.recording.phone
    return phone is not None and phone.caller_number_type == phone.callee_number_type == 1
