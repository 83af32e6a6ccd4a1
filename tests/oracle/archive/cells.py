"""How metadata names people and writes texts, and the columns of its tables (section 4)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tests.oracle.archive.keys import call_stand_in, stand_in
from tests.oracle.archive.lengths import Medium, media
from tests.oracle.archive.people import Listed
from tests.oracle.archive.times import clock, day_of, moment
from tests.oracle.text import topic_cell
from tests.oracle.usage.cells import Row

COLUMNS: Final = (
    "Start Date", "Start Time", "End Date", "End Time", "Duration", "User", "From", "From Info", "To", "To Info",
    "Participants", "Direction", "Direction (User)", "From (Mapped)", "To (Mapped)", "Location", "End Cause",
    "Audio Codec", "Video Codec", "Platform Call ID", "Silence Ratio", "Talkover Ratio", "Longest Silence",
    "User ID / Agent ID", "From Device", "To Device", "Dialed Number", "From IP", "To IP", "From Proxy IP",
    "To Proxy IP", "Source Platform", "Conversation Type", "Forward Reason", "Recording failed", "Media Length",
    "Media Error", "Voice Quality", "Record Type", "2N Source", "Key", "Tenant", "Kind", "Files", "Bytes", "Status",
    "Flags",
)  # fmt: skip
FAILED: Final = ("not_recorded", "not_archived")
OTHER: Final = "other"


@dataclass(frozen=True, kw_only=True)
class Identities:
    key: bytes  # of archive.key
    mapping: Mapping[str, str] = field(default_factory=dict)  # HashIDs by address
    is_shown: bool = False
    keeps_texts: bool = False

    def of_listed(self, listed: Listed) -> str:
        if self.is_shown:
            return text(listed.name or listed.address)
        return self.mapping.get(listed.address) or stand_in(listed.address, self.key)

    def of_anybody(self, listed: Listed | None, said: str) -> str:
        """What Zoom says if names are shown, else who it is."""
        if self.is_shown:
            return text(said)
        return OTHER if listed is None else self.of_listed(listed)

    def call(self, name: str) -> str:
        if self.is_shown or not name:
            return text(name)
        return call_stand_in(name, self.key)


def text(value: str) -> str:
    """One line that a spreadsheet doesn't run; a `+` before digits stays."""
    return value if re.fullmatch(r"\+?[0-9]+", value) else topic_cell(value)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An archived file: what its line and itself tell."""

    key: str
    type: str
    bytes: int
    path: str = ""
    sha256: str = ""
    fingerprint: str = "none"
    flags: tuple[str, ...] = ()
    is_media: bool = True
    length: int | None = None
    audio_codec: str = ""
    video_codec: str = ""
    recording_start: str = ""
    participant_email: str = ""  # of an individual file, as compared; shared: blank


@dataclass(frozen=True, kw_only=True)
class Reconciled:
    """The event's row for a person, as last reconciled."""

    status: str
    flags: tuple[str, ...] = ()


def media_of(files: Iterable[Kept]) -> int | None:
    return media(Medium(recording_start=one.recording_start, length=one.length) for one in files)


def is_unreadable(files: Iterable[Kept]) -> bool:
    return any(one.is_media and one.length is None for one in files)


def codecs(names: Iterable[str]) -> str:
    return " ".join(sorted(set(names) - {""}))


def cells_of_files(files: list[Kept], listed: Listed, reconciled: Reconciled | None) -> Row:
    """The columns that both tables make the same way."""
    status = reconciled.status if reconciled else "archived"
    flags = {flag for one in files for flag in one.flags} | set(reconciled.flags if reconciled else ())
    if listed.modality != "video":
        flags -= {"modality_assumed"}
    return {
        "Audio Codec": codecs(one.audio_codec for one in files),
        "Video Codec": codecs(one.video_codec for one in files),
        "Recording failed": "Yes" if status in FAILED else "No",
        "Media Length": clock(media_of(files)),
        "Record Type": "Standard",
        "Files": str(len(files)),
        "Bytes": str(sum(one.bytes for one in files)),
        "Status": status,
        "Flags": " ".join(sorted(flags)),
    }


def cells_of_span(start: int, end: int) -> Row:
    return {
        "Start Date": day_of(start),
        "Start Time": f"{moment(start):%H:%M:%S}",
        "End Date": day_of(end),
        "End Time": f"{moment(end):%H:%M:%S}",
        "Duration": clock(end - start),
    }


def complete(cells: Row) -> Row:
    """In the columns' order; what isn't available is blank."""
    assert cells.keys() <= set(COLUMNS)
    return {column: cells.get(column, "") for column in COLUMNS}
