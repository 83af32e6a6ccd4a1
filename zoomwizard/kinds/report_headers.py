"""Which header is which column of Zoom's details report: the alias table."""

from __future__ import annotations

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
COLUMNS = (
    TOPIC, MEETING_ID, HOST_NAME, HOST_EMAIL, CREATION, MEETING_START, MEETING_END, MEETING_MINUTES, PARTICIPANTS, NAME,
    EMAIL, JOIN, LEAVE, MINUTES, GUEST, WAITING,
)  # fmt: skip
# What says who somebody is or which meeting it was, and the topic, which has an option of its own.
NEVER_KEPT = (HOST_NAME, HOST_EMAIL, NAME, EMAIL, MEETING_ID, TOPIC, "email", "person")
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
def aliases() -> dict[str, str]:
    """From header key to column, or to the family (`email`, `minutes`, `person`) of a header that stands twice."""
    return {header_key(text): column for column, texts in tables()["aliases"].items() for text in texts}


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


def find_columns(header: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[str, int]:
    """Where each column stands in a header. `chosen` says for a column which header it is."""
    found = [column_of(text) for text in header]
    keys = [header_key(text) for text in header]
    chosen_at: dict[str, int] = {}
    for name, text in (chosen or {}).items():
        at = [index for index, key in enumerate(keys) if key == header_key(text)]
        if at:
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
