"""Reports of one meeting or webinar, and lists of meetings, as rows in the layout of the details report.

So all that reads the rows of a details report reads these too: orders of dates, words for yes and no, time zones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zoomwizard.core.outcome import Finding, InputError, Severity
from zoomwizard.core.people.identities import bare_address, is_address
from zoomwizard.core.said import say
from zoomwizard.kinds import occurrence_reports as kinds
from zoomwizard.kinds.meeting_features import FEATURES, find_features
from zoomwizard.kinds.report_headers import (
    COLUMNS,
    EMAIL,
    GUEST,
    HOST_EMAIL,
    HOST_NAME,
    JOIN,
    LEAVE,
    MEETING_ID,
    MEETING_START,
    NAME,
    PARTICIPANTS,
    WAITING,
)
from zoomwizard.zoom.files.columns import is_mark
from zoomwizard.zoom.files.flags import says_yes

Numbered = Iterator[tuple[int, list[str]]]
IntoLayout = Callable[[Numbered], Iterator[list[str]]]

# Cells behind those of the details report. What a row is: a session (SESSION, and in a webinar HOST, PANELIST, ATTENDEE
# and OTHER), somebody who didn't come (ABSENT), or what was held, with all that isn't said of a session.
PART, DETAIL, VIEWERS, MOST_AT_ONCE = "part", "detail", "viewers", "most_at_once"
LAYOUT_MORE = (PART, DETAIL, VIEWERS, MOST_AT_ONCE)
LAYOUT_WIDTH = len(COLUMNS) + len(LAYOUT_MORE) + 2  # the line in front, the mark of more cells behind
SESSION, ABSENT, HELD = "session", "absent", "held"
# Who was to be there, and whether there was a registration: said once more in rows of their own.
REGISTRANT, PANEL, REGISTRATION = "registrant", "panel", "registration"
SIDE_PARTS = (REGISTRANT, PANEL, REGISTRATION)
HOST_IS_NAMED = "host"  # as the detail of what was held
SAYS_YES, SAYS_NO, NOT_SAID = "y", "n", "?"  # as the detail of features, one letter each, and of a registration
IN_BRACKETS = re.compile(r"[(（]([^()（）]*@[^()（）]*)[)）]\s*$")


def layout_row(line: int, cells: Mapping[str, str], part: str, detail: str = "", surplus: str = "") -> list[str]:
    """A row of the layout."""
    more = (part, detail, cells.get(VIEWERS, ""), cells.get(MOST_AT_ONCE, ""))
    return [str(line), *(cells.get(column, "") for column in COLUMNS), *more, surplus]


def cells_by_name(cells: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    """The cells of a row by the names of its columns."""
    return {name: cells[place] for name, place in places.items() if place < len(cells)}


def may_be_header(cells: Sequence[str], places: Mapping[str, int] | None) -> bool:
    """Whether a row has to be looked at closely: where its header has the name, a row of data has a time or nothing."""
    if places is None:
        return True
    join = cells[places[JOIN]] if places[JOIN] < len(cells) else ""
    return not is_mark(join) and not any(map(str.isdigit, join))


@dataclass
class Held:
    """How far a report is read: the header of what was held, what that is, and the header of who took part."""

    header: Mapping[str, int] | None = None
    what: dict[str, str] = field(default_factory=dict)
    people: Mapping[str, int] | None = None
    width: int = 0

    def begin(self, header: Mapping[str, int]) -> None:
        """What is held is said in the next row."""
        self.header, self.what, self.people = header, {}, None

    def take(self, cells: Sequence[str]) -> dict[str, str]:
        """What that row says. It has no session, and stands where one is expected from start to end."""
        assert self.header is not None
        self.what, self.header = cells_by_name(cells, self.header), None
        return self.what

    def person(self, cells: Sequence[str]) -> dict[str, str]:
        """A row of somebody who took part, with what was held."""
        assert self.people is not None
        found = cells_by_name(cells, self.people)
        return self.what | {name: found.get(name, "") for name in (NAME, EMAIL, JOIN, LEAVE, GUEST, WAITING)}

    def surplus(self, cells: Sequence[str]) -> str:
        """The mark of a row with more cells than its header."""
        return "more" if any(cell.strip() for cell in cells[self.width :]) else ""


def meeting_rows(chosen: Mapping[str, str]) -> IntoLayout:
    """Of a report of a meeting's participants with what was held above them; there may be several in one file."""

    def rows(numbered: Numbered) -> Iterator[list[str]]:
        held = Held()
        for line, cells in numbered:
            if may_be_header(cells, held.people):
                if header := kinds.find_meeting(cells, chosen):
                    held.begin(header)
                    continue
                if people := kinds.find_people(cells, chosen):
                    held.people, held.width = people, len(cells)
                    continue
            if held.header is not None:
                what = held.take(cells)
                is_named = name_host(what)
                yield layout_row(line, at_start(what), HELD, HOST_IS_NAMED if is_named else "")
            elif held.what and held.people is not None:
                yield layout_row(line, held.person(cells), SESSION, surplus=held.surplus(cells))
            elif held.what:  # no header says what this is
                yield layout_row(line, held.what, SESSION)

    return rows


def name_host(what: dict[str, str]) -> bool:
    """Take the host's address from a column that has the name too; whether there is such a column."""
    host = what.pop(HOST_NAME, "")
    found = IN_BRACKETS.search(host)
    address = found[1].strip() if found else bare_address(host)
    if not is_address(address):
        return False
    what[HOST_EMAIL] = address
    return True


def at_start(what: Mapping[str, str]) -> dict[str, str]:
    """What was held as a row that has the times of a session."""
    return {**what, JOIN: what.get(MEETING_START, ""), LEAVE: what.get(MEETING_START, "")}


def list_rows(chosen: Mapping[str, str], words: Mapping[str, bool]) -> IntoLayout:
    """Of a list of meetings; what is said of yes and no are the user's `words`."""

    def rows(numbered: Numbered) -> Iterator[list[str]]:
        places: Mapping[str, int] | None = None
        features: Mapping[str, int] = {}
        width = 0
        for line, cells in numbered:
            start = cells[places[MEETING_START]] if places and places[MEETING_START] < len(cells) else ""
            if not any(map(str.isdigit, start)) and (found := kinds.find_list(cells, chosen)):
                places, features, width = found, find_features(cells), len(cells)
            elif places is not None:
                said = cells_by_name(cells, features)
                flags = [says_yes(said.get(name, ""), words) for name in FEATURES]
                detail = "".join(NOT_SAID if flag is None else SAYS_YES if flag else SAYS_NO for flag in flags)
                surplus = "more" if any(cell.strip() for cell in cells[width:]) else ""
                yield layout_row(line, at_start(cells_by_name(cells, places)), HELD, detail, surplus)

    return rows


@dataclass
class WebinarReport:
    """A webinar's attendee report, section by section. `name` is the file's, `words` what the user says of yes and no.

    Errors: InputError where a section has a title that nobody knows.
    """

    chosen: Mapping[str, str]
    words: Mapping[str, bool]
    name: str
    held: Held = field(default_factory=Held)
    section: str = ""

    def rows(self, numbered: Numbered) -> Iterator[list[str]]:
        """The rows of the layout."""
        self.held = Held()
        for line, cells in numbered:
            yield from self.read(line, cells)
        if self.held.what and self.held.people is None:  # nobody was listed
            yield self.registration(0)

    def read(self, line: int, cells: Sequence[str]) -> Iterable[list[str]]:
        """What becomes of one row."""
        if sum(map(bool, map(str.strip, cells))) == 1:  # a title, which nobody may know
            self.section, self.held.people = kinds.section_of(cells) or "", None
            if self.section == kinds.REPORT:
                self.held = Held()
            return ()
        if may_be_header(cells, self.held.people):
            if header := kinds.find_webinar(cells, self.chosen):
                self.held.begin(header)
                return ()
            if people := kinds.find_people(cells, self.chosen):
                return self.begin_section(line, people, len(cells))
        if self.held.header is not None:
            return [layout_row(line, at_start(webinar_of(self.held.take(cells))), HELD)]
        if self.held.what and self.held.people is not None:
            return person_rows(self.held, self.section, line, cells, self.words)
        return [layout_row(line, self.held.what, SESSION)] if self.held.what else ()  # no header says what this is

    def begin_section(self, line: int, people: Mapping[str, int], width: int) -> Iterable[list[str]]:
        """The header of people: with that of the attendees it's known whether there was a registration."""
        if self.section in ("", kinds.REPORT):
            raise InputError([unknown_section(self.name, line)])
        self.held.people, self.held.width = people, width
        return [self.registration(line)] if self.section == kinds.ATTENDEE and self.held.what else ()

    def registration(self, line: int) -> list[str]:
        """Whether there was a registration, by the attendees' header; unknown where only a count speaks of one."""
        said = SAYS_NO if self.held.what.get(kinds.REGISTERED, "").strip() in ("", "0", "-", "--") else NOT_SAID
        if kinds.APPROVAL in (self.held.people or {}):
            said = SAYS_YES
        return layout_row(line, at_start(self.held.what), REGISTRATION, said)


def webinar_of(what: dict[str, str]) -> dict[str, str]:
    """What was held, by the names of a meeting's columns."""
    names = {
        kinds.WEBINAR_ID: MEETING_ID,
        kinds.TOTAL_USERS: PARTICIPANTS,
        kinds.UNIQUE_VIEWERS: VIEWERS,
        kinds.MAX_CONCURRENT: MOST_AT_ONCE,
    }
    for old, new in names.items():
        if old in what:
            what[new] = what.pop(old).strip()
    return what


def person_rows(
    held: Held, section: str, line: int, cells: Sequence[str], words: Mapping[str, bool]
) -> Iterator[list[str]]:
    """A row of a webinar's section: a session or an absence, and what else it says of the person."""
    row = held.person(cells)
    if held.surplus(cells):  # nobody knows which cell is which
        yield layout_row(line, row, section, surplus=held.surplus(cells))
        return
    more = cells_by_name(cells, held.people or {})
    side = {**at_start(held.what), EMAIL: row[EMAIL]}
    if section in (kinds.HOST, kinds.PANELIST):
        yield layout_row(line, side, PANEL)
    if kinds.is_approved(more.get(kinds.APPROVAL, "")):
        yield layout_row(line, side, REGISTRANT)
    attended = says_yes(more.get(kinds.ATTENDED, ""), words)
    is_absent = attended is False or (attended is None and is_mark(row[JOIN]) and is_mark(row[LEAVE]))
    if is_absent:
        yield layout_row(line, at_start(row), ABSENT)
    else:
        yield layout_row(line, row, section, row[GUEST])


def unknown_section(name: str, line: int) -> Finding:
    """People of a webinar stand below a title that nobody knows."""
    title = say("Above line {line} there's no known title, such as Host Details or Attendee Details.", line=str(line))
    hint = say("Export the report again with Zoom's pages in English.")
    return Finding(Severity.ERROR, "reports", title, hint, name, "report.unknown-section")
