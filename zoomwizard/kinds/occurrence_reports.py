"""Reports of one meeting or webinar, by their rows: what was held, then the header of those who took part."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from zoomwizard.core.tables.headers import header_key
from zoomwizard.kinds.report_headers import (
    CREATION,
    GUEST,
    HOST_EMAIL,
    JOIN,
    LEAVE,
    MEETING_END,
    MEETING_ID,
    MEETING_MINUTES,
    MEETING_START,
    MEETING_TYPE,
    MINUTES,
    NAME,
    PARTICIPANTS,
    RIGHT,
    column_of,
    find_columns,
    places_of,
)

MOST_OF_BLOCK = 10  # columns of what was held; a list of meetings has more
WEBINAR_ID, REGISTERED, UNIQUE_VIEWERS = "Webinar_ID", "Registered", "Unique_Viewers"
TOTAL_USERS, MAX_CONCURRENT, ATTENDED, APPROVAL = "Total_Users", "Max_Concurrent_Views", "Attended", "Approval"
OF_SESSION = (JOIN, LEAVE, MINUTES, GUEST)
# Sections of a webinar's attendee report.
REPORT, HOST, PANELIST, ATTENDEE, OTHER = "report", "host", "panelist", "attendee", "other"


@cache
def spellings(table: str) -> dict[str, str]:
    """From header key to what it means, of one table of webinar_headers.toml."""
    text = files("zoomwizard.kinds").joinpath("webinar_headers.toml").read_text("utf-8")
    return {header_key(text): name for name, texts in tomllib.loads(text)[table].items() for text in texts}


def section_of(cells: Sequence[str]) -> str | None:
    """The section that a row is the title of: its first cell is known, and there's no other."""
    return spellings("sections").get(header_key(cells[0])) if cells and not any(map(str.strip, cells[1:])) else None


def is_approved(text: str) -> bool:
    """Whether a registration counts, by its status."""
    return header_key(text) in spellings("words")


def find_meeting(cells: Sequence[str], chosen: Mapping[str, str]) -> dict[str, int] | None:
    """The columns of a row that is the header of what one meeting was; None where it is none."""
    filled = sum(bool(cell.strip()) for cell in cells)
    if not 4 <= filled <= MOST_OF_BLOCK:
        return None
    places = find_columns(cells, chosen)
    needed, others = {MEETING_ID, MEETING_START, MEETING_END}, {JOIN, LEAVE, NAME, CREATION, MEETING_TYPE}
    return places if needed <= places.keys() and not others & places.keys() else None


def find_webinar(cells: Sequence[str], chosen: Mapping[str, str]) -> dict[str, int] | None:
    """The columns of a row that is the header of what one webinar was; None where it is none."""
    places = _places(cells, spellings("columns"), chosen)
    return places if {WEBINAR_ID, MEETING_START} <= places.keys() else None


def find_people(cells: Sequence[str], chosen: Mapping[str, str]) -> dict[str, int] | None:
    """The columns of a row that is the header of those who took part in one occurrence; None where it is none.

    All in it is theirs, so headers that stand twice in other reports are the participant's.
    """
    known = {text: name for text, name in spellings("columns").items() if name in (ATTENDED, APPROVAL)}
    places = _places(cells, known, chosen)
    for place, cell in enumerate(cells):
        column = column_of(cell)
        name = RIGHT.get(column, column) if column else None
        # Questions of a registration stand between the person's columns and those of the session.
        if name and name not in chosen and (name not in places or name in OF_SESSION):
            places[name] = place
    of_meeting = {MEETING_ID, MEETING_START, MEETING_END} & places.keys()
    # A question of a registration may be called as a column of the meeting.
    return places if {JOIN, LEAVE} <= places.keys() and (ATTENDED in places or not of_meeting) else None


def is_without_times(cells: Sequence[str]) -> bool:
    """Whether a row is the header of people with their minutes, and without the times of their sessions."""
    found = {column_of(cell) for cell in cells if cell.strip()}
    # What nobody knows may be the times.
    return bool({NAME, "person"} & found) and "minutes" in found and not {JOIN, LEAVE, MEETING_ID, None} & found


def find_list(cells: Sequence[str], chosen: Mapping[str, str]) -> dict[str, int] | None:
    """The columns of a row that is the header of a list of meetings, without people; None where it is none."""
    places = find_columns(cells, chosen)
    needed = {MEETING_ID, MEETING_START, MEETING_END, HOST_EMAIL}
    has_more = {CREATION, MEETING_TYPE} & places.keys() and {MEETING_MINUTES, PARTICIPANTS} & places.keys()
    return places if needed <= places.keys() and has_more and not {JOIN, LEAVE, NAME} & places.keys() else None


def _places(cells: Sequence[str], known: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, int]:
    """The places of headers that are known, or that somebody has named."""
    places = {name: at[-1] for name, text in chosen.items() if (at := places_of(cells, text))}
    for place, cell in enumerate(cells):
        if name := known.get(header_key(cell)):
            places.setdefault(name, place)
    return places
