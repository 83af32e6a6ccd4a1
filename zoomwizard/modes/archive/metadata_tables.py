"""The tables of metadata: their columns, what they mean, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from zoomwizard.core.output.columns import ColumnKind, ExportTable, TableColumn
from zoomwizard.core.privacy.patterns import (
    FREE_TEXT,
    NOT_ALLOWED,
    SHAPELESS,
    WHOLE,
    YES_NO,
    Column,
    Pattern,
    one_of,
)
from zoomwizard.core.said import say
from zoomwizard.modes.archive.metadata_rows import METADATA_COLUMNS

OF_MEETINGS, OF_CALLS, OF_FILES = "Zoom meetings metadata", "Zoom phone metadata", "Zoom archive files"
WITH_NAMES_ENDING = " - with names"
FILE_COLUMNS = {
    "Tenant": "The account.",
    "Kind": "compliance, cloud or phone.",
    "Key": "The recording: the name of its folder.",
    "File Key": "The file, as the manifest calls it.",
    "Path": "Where it is in the account's folder.",
    "Type": "What kind of file it is, as Zoom says.",
    "Bytes": "Its size.",
    "SHA256": "The SHA-256 of its content.",
    "Fingerprint": "Whether Zoom's own fingerprint is equal, differs, or wasn't given.",
    "Media Seconds": "How long it is. Blank for text, and where it can't be read.",
    "Audio Codec": "How its sound is encoded.",
    "Video Codec": "How its picture is encoded.",
    "Status": "archived, or purged.",
    "Flags": "What was noted about it.",
}
MEANINGS = {
    "Start Date": "The day on which the person joined, or the call began, in UTC.",
    "Start Time": "The time of that, in UTC.",
    "End Date": "The day on which the person left, or the call ended, in UTC.",
    "End Time": "The time of that, in UTC.",
    "Duration": "From start to end: hours, minutes and seconds.",
    "User": "The person whose recording is kept.",
    "From": "Who joined or called: a number if names are shown.",
    "From Info": "The same by name.",
    "To": "Conference, or who was called.",
    "To Info": "The topic if texts are kept, or who was called by name.",
    "Participants": "The number of people in a meeting, or caller and callee.",
    "Direction": "Conference, Internal, Incoming or Outgoing.",
    "Direction (User)": "The same, seen from the person.",
    "From (Mapped)": "Who joined or called, if the person is in the people file.",
    "To (Mapped)": "The other person, if exactly one is in the people file, or who was called.",
    "Location": "Where the archive was filled.",
    "Audio Codec": "How the sound is encoded.",
    "Video Codec": "How the picture is encoded.",
    "Platform Call ID": "The meeting or call at Zoom, or what stands for it.",
    "User ID / Agent ID": "The person's number, or what stands for the person.",
    "Source Platform": "Zoom Meeting, Zoom Webinar or Zoom Phone.",
    "Conversation Type": "Voice, or Screen & Application Share.",
    "Recording failed": "Whether nothing was recorded or kept.",
    "Media Length": "How much was recorded: hours, minutes and seconds.",
    "Media Error": "unreadable, or short.",
    "Voice Quality": "How well the call was heard, as Zoom says.",
    "Record Type": "Standard.",
    "2N Source": "Secondary for a cloud recording of what compliance archiving holds too, else Primary.",
    "Key": "The recording: the name of its folder.",
    "Tenant": "The account.",
    "Kind": "compliance, cloud or phone.",
    "Files": "The number of archived files, the person's own or shared.",
    "Bytes": "Their size.",
    "Status": "What the last comparison found, else archived; purged if it was removed.",
    "Flags": "What was noted about its files and the comparison.",
}
NOT_FILLED = "Always blank: Zoom doesn't tell it."
CALL_NUMBER = re.compile(r"\+?[0-9]+", re.ASCII)
RISKY = re.compile(r"[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20]")
LINE_ENDS = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")


def plain_cell(text: str) -> str:
    """A text in one line that no spreadsheet takes for a formula; a number with + stays as it is."""
    line = LINE_ENDS.sub(" ", text.replace("\0", ""))
    return f"'{line}" if RISKY.match(line) and not CALL_NUMBER.fullmatch(line) else line


def metadata_tables(stamp: str, ending: str) -> tuple[ExportTable, ExportTable, ExportTable]:
    """The tables of meetings, phone calls and files, as they are called in a run of this time."""
    of_people = tuple(TableColumn(name, _kind(name), "", MEANINGS.get(name, NOT_FILLED)) for name in METADATA_COLUMNS)
    of_files = tuple(TableColumn(name, _kind(name), "", meaning) for name, meaning in FILE_COLUMNS.items())
    key = ("Start Date", "Start Time", "Tenant", "Kind", "Key", "User")
    return (
        ExportTable(f"{OF_MEETINGS} {stamp}{ending}", key, of_people),
        ExportTable(f"{OF_CALLS} {stamp}{ending}", key, of_people),
        ExportTable(f"{OF_FILES} {stamp}{ending}", ("Tenant", "Key", "Path"), of_files),
    )


def _kind(name: str) -> ColumnKind:
    return "int" if name in ("Files", "Bytes") else "id"


# ---------------------------------------------------------------------------------------------------------
# What may stand in a cell

_WRONG = say("a value that isn't a stand-in")
_CLOCK = Pattern("time", NOT_ALLOWED, r"[0-9]{2}:[0-9]{2}:[0-9]{2}")
_LENGTH = Pattern("length", NOT_ALLOWED, r"[0-9]{3,}:[0-9]{2}:[0-9]{2}")
_DAY = Pattern("day", NOT_ALLOWED, r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = Pattern("words", NOT_ALLOWED, "[a-z0-9_ ]*")
_CODEC = Pattern("codec", NOT_ALLOWED, "[A-Za-z0-9 ]*")
_KEY = Pattern("recording", NOT_ALLOWED, r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{10}")
_FILE_KEY = Pattern("key", NOT_ALLOWED, "[0-9a-f]{16}")
_TENANT = Pattern("account", NOT_ALLOWED, "[A-Za-z0-9_-]{1,40}")
_KIND = one_of("compliance", "cloud", "phone")
_NOTHING = Pattern("nothing", say("text where there should be none"), "")


def of_somebody(hash_ids: Iterable[str]) -> Pattern:
    """What stands for a person: a HashID of the mapping file, a stand-in, or somebody else; two of them in one cell."""
    known = frozenset(hash_ids)
    stand_in = re.compile("s-[0-9a-f]{16}|other")

    def fits(text: str) -> bool:
        return all(one in known or stand_in.fullmatch(one) for one in text.split("; "))

    return Pattern("person", _WRONG, r"[\s\S]*", also=fits)


def proved_metadata(table: ExportTable, hash_ids: Iterable[str], *, is_shown: bool, keeps_texts: bool) -> list[Column]:
    """The columns of a table, each with what its cells may be."""
    person = FREE_TEXT if is_shown else of_somebody(hash_ids)
    is_phone = table.name.startswith(OF_CALLS)
    topic = FREE_TEXT if keeps_texts else _NOTHING
    named = {
        "Start Date": _DAY, "End Date": _DAY, "Start Time": _CLOCK, "End Time": _CLOCK, "Duration": _LENGTH,
        "Media Length": _LENGTH, "User": person, "From": person, "From Info": person,
        "To": person if is_phone else one_of("Conference"), "To Info": person if is_phone else topic,
        "Participants": person if is_phone else WHOLE,
        "Direction": one_of("Conference", "Internal", "Incoming", "Outgoing"),
        "Direction (User)": one_of("Incoming", "Outgoing"), "From (Mapped)": person, "To (Mapped)": person,
        "Location": replace(SHAPELESS, regex=r"[^\r\n]*"), "Audio Codec": _CODEC, "Video Codec": _CODEC,
        "Platform Call ID": FREE_TEXT if is_shown else Pattern("call", _WRONG, "c-[0-9a-f]{16}"),
        "User ID / Agent ID": person, "Source Platform": one_of("Zoom Meeting", "Zoom Webinar", "Zoom Phone"),
        "Conversation Type": one_of("Voice", "Screen & Application Share"), "Recording failed": YES_NO,
        "Media Error": one_of("unreadable", "short"), "Voice Quality": Pattern("number", NOT_ALLOWED, r"[0-9.]{1,10}"),
        "Record Type": one_of("Standard"), "2N Source": one_of("Primary", "Secondary"), "Key": _KEY,
        "Tenant": _TENANT, "Kind": _KIND, "Files": WHOLE, "Bytes": WHOLE, "Status": _WORDS, "Flags": _WORDS,
        "File Key": _FILE_KEY, "Path": Pattern("path", NOT_ALLOWED, r"[0-9]{4}/[0-9]{2}/[0-9]{2}/[A-Za-z0-9_./-]+"),
        "Type": _WORDS, "SHA256": Pattern("SHA-256", NOT_ALLOWED, "[0-9a-f]{64}"),
        "Fingerprint": one_of("equal", "differs", "none"),
        "Media Seconds": Pattern("seconds", NOT_ALLOWED, r"[0-9]+\.[0-9]{3}"),
    }  # fmt: skip
    return [Column(column.name, replace(named.get(column.name, _NOTHING), broken=_WRONG)) for column in table.columns]
