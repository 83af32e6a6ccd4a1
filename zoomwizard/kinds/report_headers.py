"""Which header is which column of Zoom's details report: the alias table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from zoomwizard.core.tables.headers import header_key

NEEDED = ("Meeting_ID", "Start_Time", "Host_Email", "Participant_Email", "Join_Time", "Leave_Time")
TOPIC, MEETING_ID, HOST_NAME, HOST_EMAIL = "Topic", "Meeting_ID", "Host_Name", "Host_Email"
CREATION, MEETING_START, MEETING_END = "Creation_Time", "Start_Time", "End_Time"
JOIN, LEAVE = "Join_Time", "Leave_Time"
MEETING_MINUTES, PARTICIPANTS, NAME, EMAIL = "Meeting_Minutes", "Participants", "Name", "Participant_Email"
MINUTES, GUEST, WAITING = "Minutes", "Guest", "In_Waiting_Room"
MEETING_TYPE = "Meeting_Type"
COLUMNS = (
    TOPIC, MEETING_ID, HOST_NAME, HOST_EMAIL, CREATION, MEETING_START, MEETING_END, MEETING_MINUTES, PARTICIPANTS, NAME,
    EMAIL, JOIN, LEAVE, MINUTES, GUEST, WAITING, MEETING_TYPE,
)  # fmt: skip
# What says who somebody is or which meeting it was, and the topic, which has an option of its own.
NEVER_KEPT = (HOST_NAME, HOST_EMAIL, NAME, EMAIL, MEETING_ID, TOPIC, "email", "person")
MOST_OF_ONE = 10  # columns of the report of one meeting's participants; the details report has many more
# Headers that stand twice: left of the participant's name they belong to host and meeting, right of it to the
# participant and the session.
HOST_SIDE = {"email": HOST_EMAIL, "minutes": MEETING_MINUTES, "person": HOST_NAME}
RIGHT = {"email": EMAIL, "minutes": MINUTES, "person": NAME}


@cache
def tables() -> dict[str, Any]:
    """The alias table, as it stands in report_headers.toml."""
    table: dict[str, Any] = tomllib.loads(files("zoomwizard.kinds").joinpath("report_headers.toml").read_text("utf-8"))
    return table


@cache
def aliases(*names: str) -> dict[str, str]:
    """From header key to column, or to the family (`email`, `minutes`, `person`) of a header that stands twice.

    Of the tables of these names, `aliases` (seen) and `assumed`; by default of both.
    """
    texts = [item for name in names or ("assumed", "aliases") for item in tables()[name].items()]
    return {header_key(text): column for column, spellings in texts for text in spellings}


@cache
def naming_keys() -> frozenset[str]:
    """The keys of headers without a use whose columns name somebody."""
    return frozenset(header_key(text) for text in tables()["naming"])


def column_of(header: str) -> str | None:
    """The column or family of one header; suffixes that tools add to the second of two equal headers are ignored."""
    key = header_key(header)
    known = aliases()
    # Where the portal forgot a comma, two headers stand in one: the participant's name is the last.
    if key.endswith("nameoriginalname"):
        return NAME
    return known.get(key) or known.get(key.rstrip("0123456789"))


def is_assumed(header: str) -> bool:
    """Whether a header is only assumed to be what `column_of` says."""
    return header_key(header) not in aliases("aliases") and header_key(header) in aliases()


def places_of(header: Sequence[str], text: str) -> list[int]:
    """Where a header stands that somebody named; `HEADER (2)` is the second of several equal ones."""
    keys = [header_key(cell) for cell in header]
    at = [index for index, key in enumerate(keys) if key and key == header_key(text)]
    numbered = re.fullmatch(r"(.+) \((\d+)\)", text.strip(), re.DOTALL)
    if at or numbered is None:
        return at
    at = [index for index, key in enumerate(keys) if key and key == header_key(numbered[1])]
    return at[int(numbered[2]) - 1 :][:1] if int(numbered[2]) else []


def name_of(header: Sequence[str], place: int) -> str:
    """What `places_of` knows a header by that stands at a place."""
    key = header_key(header[place])
    equal = [index for index, text in enumerate(header) if header_key(text) == key]
    return header[place] if len(equal) == 1 else f"{header[place]} ({equal.index(place) + 1})"


def find_columns(header: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[str, int]:
    """Where each column stands in a header. `chosen` says for a column which header it is."""
    found = [column_of(text) for text in header]
    chosen_at: dict[str, int] = {}
    for name, text in (chosen or {}).items():
        if at := places_of(header, text):
            # Of two equal headers the participant's is the last.
            chosen_at[name] = at[-1] if name in RIGHT.values() else at[0]
            found[chosen_at[name]] = name
    pivot = name_position(found)
    places: dict[str, int] = dict(chosen_at)
    for index, column in enumerate(found):
        if index in chosen_at.values() or column is None:
            continue
        side = HOST_SIDE if index < pivot else RIGHT
        places.setdefault(side.get(column, column), index)
    return places


def name_position(found: Sequence[str | None]) -> int:
    """The position that parts the meeting's columns from the participant's."""
    for mark in (NAME, JOIN):
        if mark in found:
            position = found.index(mark)
            # Without a name column the participant's e-mail is the nearest one left of the join time.
            emails = [index for index, column in enumerate(found[:position]) if column == "email"]
            if mark == JOIN and len(emails) > (HOST_EMAIL not in found[:position]):
                return emails[-1]
            return position
    return len(found)


def is_report_header(cells: Sequence[str]) -> bool:
    """Whether a row is the header of a details report: all needed columns are in it."""
    return all(column in find_columns(cells) for column in NEEDED)


def is_participants_header(cells: Sequence[str]) -> bool:
    """Whether a row is the header of a report of one meeting: who joined and left, and nothing of the meeting."""
    found = [column_of(text) for text in cells if text.strip()]
    of_meeting = {MEETING_ID, MEETING_START, MEETING_END, TOPIC, HOST_EMAIL, HOST_NAME}
    has_person = bool({NAME, EMAIL, "person", "email"} & set(found)) and found.count("email") <= 1
    return has_person and {JOIN, LEAVE} <= set(found) and not of_meeting & set(found) and len(found) <= MOST_OF_ONE
