"""Whose recordings are kept, and which of their files. Source: docs/archive.md, Whose recordings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from zoomwizard.core.people.identities import fold_key
from zoomwizard.modes.archive.keys import file_key, file_path, phone_file_key, recording_key
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.zoom.api.archive_answers import (
    PHONE_FILE,
    TRANSCRIPT_FILE,
    CallRecord,
    ListedFile,
    ListedRecording,
    Participant,
    PhoneCall,
    PhoneUser,
)

VOICE_EXTENSIONS = frozenset({"M4A", "MP3"})
MODALITY_ASSUMED = "modality_assumed"  # the flag of pictures that nobody knows to be black or not

OfAccount = Mapping[str, ListedPerson]  # the listed people of one account, by address


@dataclass(frozen=True)
class WantedFile:
    """A file that should be in the archive: its key, its path in the account's folder, and the kept people it is of."""

    file: ListedFile
    key: str
    path: str
    people: tuple[ListedPerson, ...]
    flags: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """What its path begins with, and its line in the manifest tells."""
        return PurePosixPath(self.path).name.rpartition("-")[0]


@dataclass(frozen=True)
class FoundRecording:
    """A recording of listed people, `kept` those whose recordings are kept, and its wanted files.

    `participants` is None where Zoom hasn't worked them out yet, or never has any; `not_wanted` counts the other files.
    """

    recording: ListedRecording
    key: str
    participants: tuple[Participant, ...] | None
    host_email: str
    kept: tuple[ListedPerson, ...]
    listed: tuple[ListedPerson, ...]
    files: tuple[WantedFile, ...]
    not_wanted: int

    @property
    def waits_for_people(self) -> bool:
        """Whether more people of it can be known later."""
        return self.participants is None and has_participants(self.recording)


class PhonePeople:
    """The addresses of who has a phone, by ID and by extension."""

    def __init__(self, users: Iterable[PhoneUser] = ()) -> None:
        self._by_id, self._by_extension = dict[str, str](), dict[str, str]()
        for user in users:
            for known, by in ((self._by_id, user.id), (self._by_extension, user.extension)):
                if by:
                    known.setdefault(by, fold_key(user.email))

    def of_extension(self, extension: str) -> str:
        """The address of who has an extension, in compared form; blank for nobody."""
        return self._by_extension.get(extension, "")

    def owner_of(self, call: PhoneCall) -> str:
        """The address of whose recording it is: its owner, of a queue who took or made the call."""
        if call.owner_type.casefold() == "user":
            known = self._by_id.get(call.owner_id)
            return self.of_extension(call.owner_extension) if known is None else known
        return self.of_extension(call.accepted_by_extension or call.outgoing_by_extension)

    def parties_of(self, call: CallRecord) -> tuple[str, str]:
        """The addresses of caller and callee, in compared form; blank where nobody says so."""
        return (
            fold_key(call.caller_email) or self.of_extension(call.caller_extension),
            fold_key(call.callee_email) or self.of_extension(call.callee_extension),
        )


# ---------------------------------------------------------------------------------------------------------
# Whose


def has_participants(recording: ListedRecording) -> bool:
    """Whether Zoom has a list of participants for it: not for a call, nor a meeting of another account."""
    return recording.kind != "phone" and not recording.is_external


def addresses_of_meeting(participants: Iterable[Participant] | None, host_email: str) -> set[str]:
    """The addresses of who was in a meeting, in compared form; who got no further than the waiting room wasn't."""
    there = (one.email for one in participants or () if not one.is_waiting)
    return {fold_key(email) for email in (host_email, *there)} - {""}


def listed_among(addresses: Iterable[str], people: OfAccount) -> tuple[ListedPerson, ...]:
    """The listed people with these addresses, by address."""
    return tuple(people[address] for address in sorted(set(addresses)) if address in people)


def find_recording(
    recording: ListedRecording,
    participants: tuple[Participant, ...] | None,
    host_email: str,
    people: OfAccount,
    phones: PhonePeople,
    account: str,
) -> FoundRecording | None:
    """A recording with its listed people and wanted files; None where nobody in it is listed."""
    if recording.phone is not None:
        addresses = {phones.owner_of(recording.phone)}
    else:
        addresses = set() if recording.is_external else addresses_of_meeting(participants, host_email)
        addresses |= {fold_key(file.participant_email) for file in recording.files if file.is_individual}
    listed = listed_among(addresses, people)
    if not listed:
        return None
    kept = tuple(person for person in listed if person.is_kept)
    key = recording_key(recording.start, recording.uuid)
    files = wanted_files(recording, key, kept, account)
    not_wanted = len(recording.files) + recording.files_beyond - len(files) if kept else 0
    return FoundRecording(recording, key, participants, host_email, kept, listed, files, not_wanted)


# ---------------------------------------------------------------------------------------------------------
# Which files


def wanted_files(
    recording: ListedRecording, key: str, kept: Sequence[ListedPerson], account: str
) -> tuple[WantedFile, ...]:
    """The files of a recording that should be in the archive, in the order of the list."""
    is_voice = recording.kind != "phone" and all(person.modality == "voice" for person in kept)
    found = []
    for file in recording.files:
        people = _people_of_file(file, kept)
        kind = (file.extension or file.file_type).upper()
        if people and (not is_voice or not kind or kind in VOICE_EXTENSIONS):  # without a kind it isn't whole yet
            flags = (MODALITY_ASSUMED,) if kind == "MP4" else ()
            file_key_ = _key_of_file(recording, file, account)
            path = file_path(key, file.recording_type or file.file_type, file_key_, file.extension)
            found.append(WantedFile(file, file_key_, path, people, flags))
    return tuple(found)


def _people_of_file(file: ListedFile, kept: Sequence[ListedPerson]) -> tuple[ListedPerson, ...]:
    if not file.is_individual:
        return tuple(kept)
    address = fold_key(file.participant_email)
    return tuple(person for person in kept if person.address == address)


def _key_of_file(recording: ListedRecording, file: ListedFile, account: str) -> str:
    if recording.kind == "phone":
        assert file.file_type in (PHONE_FILE, TRANSCRIPT_FILE)
        return phone_file_key(account, recording.uuid, is_transcript=file.file_type == TRANSCRIPT_FILE)
    return file_key(account, recording.kind, recording.uuid, file.id, file.file_type, file.recording_type, file.start)
