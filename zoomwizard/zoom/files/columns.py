"""The columns of a file that may be a report, by what stands in them and not by their headers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from zoomwizard.core.people.identities import is_address
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.time.dates import BOTH_ORDERS, Parts, needs_order, proof_of, read_date
from zoomwizard.kinds.report_headers import (
    CREATION,
    EMAIL,
    GUEST,
    HOST_EMAIL,
    HOST_NAME,
    JOIN,
    LEAVE,
    MEETING_END,
    MEETING_ID,
    MEETING_MINUTES,
    MEETING_START,
    MINUTES,
    NAME,
    PARTICIPANTS,
    TOPIC,
    WAITING,
)

ROWS_OF_SAMPLE = 300
WHOLE_NUMBER = re.compile(r"\d{1,5}(?:[.,]0+)?")
# With blanks or hyphens, as a spreadsheet shortens it, or with the decimals that one adds.
MEETING_NUMBER = re.compile(r"(?:\d[\s\-]*){9,11}(?:[.,]0+)?|\d[.,]\d+e\+?0?(?:8|9|10)", re.IGNORECASE)
TIMES_IN_ORDER = (CREATION, MEETING_START, MEETING_END, JOIN, LEAVE)
NEARLY_ALL, MOSTLY = 0.95, 0.8  # of the cells or rows that speak of it
ROUNDED = timedelta(minutes=1)  # times of which one has no seconds
SAYS_NOTHING = ("", "-", "--", "NA")  # Zoom's marks for nothing
CONSENT = {"ok", "no response", "y"}  # what the answers to the recording's disclaimer are in every language
Groups = list[list[int]]


@dataclass(frozen=True)
class SampleColumn:
    """One column of a report: its place, and its cells in the rows that are looked at."""

    place: int
    rows: Sequence[Sequence[str]] = field(repr=False)

    @cached_property
    def cells(self) -> list[str]:
        """What stands in each row."""
        return [cells[self.place].strip() if self.place < len(cells) else "" for cells in self.rows]

    @cached_property
    def filled(self) -> list[str]:
        """The cells in which something stands."""
        return [cell for cell in self.cells if cell and not is_mark(cell)]

    def is_mostly(self, fits: Callable[[str], object], share: float = MOSTLY) -> bool:
        """Whether nearly all filled cells fit."""
        return bool(self.filled) and sum(bool(fits(cell)) for cell in self.filled) >= share * len(self.filled)

    @cached_property
    def has_addresses(self) -> bool:
        """Whether it holds e-mail addresses; where there is none, a name may stand instead."""
        return self.is_mostly(is_address, 0.5)

    @cached_property
    def has_times(self) -> bool:
        """Whether it holds dates with a time."""
        return self.is_mostly(is_time)

    @cached_property
    def has_meeting_numbers(self) -> bool:
        """Whether it holds numbers of 9 to 11 digits."""
        return self.is_mostly(MEETING_NUMBER.fullmatch)

    @cached_property
    def has_numbers(self) -> bool:
        """Whether it holds small whole numbers."""
        return self.is_mostly(WHOLE_NUMBER.fullmatch)

    @cached_property
    def has_text(self) -> bool:
        """Whether it holds none of the others."""
        others = self.has_addresses or self.has_times or self.has_meeting_numbers or self.has_numbers
        return bool(self.filled) and not others

    @cached_property
    def is_flag(self) -> bool:
        """Whether each row has one of two words, or the same in all."""
        words = {cell.casefold() for cell in self.filled}
        few = 1 <= len(words) <= 2 and max(map(len, words)) < 20 and not words <= CONSENT
        return few and len(self.filled) >= NEARLY_ALL * len(self.cells) and (self.has_text or words <= {"0", "1"})


def is_mark(text: str) -> bool:
    """Whether a cell says nothing."""
    return text.strip() in SAYS_NOTHING


def is_time(text: str) -> bool:
    """Whether a cell holds a date with a time."""
    found = Parts(text).match
    return found is not None and found["h"] is not None


def is_data(cells: Iterable[str]) -> bool:
    """Whether a row holds what no header does."""
    return any(is_time(cell) or is_address(cell) for cell in cells)


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that stands above the others as a header does, without a look at what it says.

    Above it there may be a title, or a table of the one meeting, which is one row.
    """
    found: int | None = None
    for at, cells in enumerate(rows):
        if is_data(cells) or sum(bool(cell.strip()) for cell in cells) < 3:
            continue
        below = next((n for n in range(at + 1, len(rows)) if not is_data(rows[n])), len(rows)) - at - 1
        if below and not is_repeated(cells, rows[at + 1 :]):
            found = at
        if below > 1:
            break
    return found


def is_repeated(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a cell stands below itself: then it is a value, and the row no header."""
    values = [{row[place] for row in below if row != cells and place < len(row)} for place in range(len(cells))]
    return any(cell.strip() and cell in column for cell, column in zip(cells, values, strict=True))


@dataclass(frozen=True)
class SampleTable:
    """The header of a file that may be a report, and its first rows, column by column."""

    header: Sequence[str]
    columns: Sequence[SampleColumn]
    rows: int
    times: dict[int, list[datetime | None]] = field(default_factory=dict)
    shares: dict[tuple[int, int], float | None] = field(default_factory=dict)

    @classmethod
    def of(cls, header: Sequence[str], rows: Sequence[Sequence[str]]) -> SampleTable:
        """Of a header and the rows below it."""
        some = rows[:ROWS_OF_SAMPLE]
        return cls(header, [SampleColumn(place, some) for place in range(len(header))], len(some))

    def free(self, taken: Iterable[int], fits: Callable[[SampleColumn], bool]) -> list[int]:
        """The places of columns that fit and have a header and no role yet."""
        used = set(taken)
        return [
            column.place
            for column in self.columns
            if column.place not in used and header_key(self.header[column.place]) and fits(column)
        ]

    def time(self, place: int) -> list[datetime | None]:
        """The times of a column, row by row; day and month in the order that the file has or may have."""
        if place not in self.times:
            self.times[place] = [read_date(cell, self.order) for cell in self.columns[place].cells]
        return self.times[place]

    @cached_property
    def order(self) -> str:
        """An order in which the file's dates can be read; of both the one in which fewer rows look back to front."""
        columns = [column for column in self.columns if column.has_times]
        texts = [cell for column in columns for cell in column.filled]
        proved = next((proof for proof in map(proof_of, texts) if proof in BOTH_ORDERS), None)
        if proved or not any(map(needs_order, texts)):
            return proved or BOTH_ORDERS[0]
        rows = list(zip(*(column.cells for column in columns), strict=True))
        return max(BOTH_ORDERS, key=lambda order: sum(ends_at_once(row, order) for row in rows))

    def groups(self, places: Iterable[int]) -> Groups:
        """The rows that have the same in these columns, where there is more than one."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        columns = [self.columns[place].cells for place in places]
        for row in range(self.rows):
            found[tuple(cells[row] for cells in columns)].append(row)
        return [rows for rows in found.values() if len(rows) > 1]

    def constant(self, place: int, groups: Groups) -> float | None:
        """The share of groups in which a column is the same all over, None where there are no groups."""
        cells = self.columns[place].cells
        same = [len({cells[row] for row in rows}) == 1 for rows in groups]
        return sum(same) / len(same) if same else None

    def is_constant(self, place: int, groups: Groups) -> bool:
        """Whether nothing speaks against a column being the same all through a group."""
        share = self.constant(place, groups)
        return share is None or share >= NEARLY_ALL

    def values_of(self, place: int) -> tuple[str, ...]:
        """Up to three different values, for the screen alone."""
        return tuple(dict.fromkeys(self.columns[place].filled))[:3]


# What a cell of a column looks like, and what a column of such cells is.
CELL_TESTS: Mapping[str, Callable[[str], object]] = {
    MEETING_ID: MEETING_NUMBER.fullmatch,
    **dict.fromkeys((HOST_EMAIL, EMAIL), is_address),
    **dict.fromkeys(TIMES_IN_ORDER, is_time),
}
COLUMN_TESTS: Mapping[str, Callable[[SampleColumn], bool]] = {
    MEETING_ID: lambda one: one.has_meeting_numbers,
    **dict.fromkeys((HOST_EMAIL, EMAIL), lambda one: one.has_addresses),
    **dict.fromkeys(TIMES_IN_ORDER, lambda one: one.has_times),
    **dict.fromkeys((PARTICIPANTS, MINUTES, MEETING_MINUTES), lambda one: one.has_numbers),
    **dict.fromkeys((GUEST, WAITING), lambda one: one.is_flag),
    **dict.fromkeys((TOPIC, NAME, HOST_NAME), lambda one: one.has_text),
}


def plausible(table: SampleTable, column: str, taken: Iterable[int]) -> list[int]:
    """The places of the columns that hold what a column of the report does."""
    found = table.free(taken, COLUMN_TESTS[column])
    # Zoom leaves addresses out, of everybody in some accounts.
    return found if found or column != EMAIL else table.free(taken, lambda one: not one.filled)


def ends_at_once(cells: Iterable[str], order: str) -> bool:
    """Whether none of a row's times is long after most of them: a meeting may be created long before, not after."""
    times = sorted(time for cell in cells if (time := read_date(cell, order)))
    return bool(times) and times[-1] - times[len(times) // 2] < timedelta(days=1)


def follows(table: SampleTable, first: int, second: int) -> float | None:
    """The share of rows in which one time is not after another; None where none can be read."""
    if (first, second) not in table.shares:
        pairs = [(a, b) for a, b in zip(table.time(first), table.time(second), strict=True) if a and b]
        share = sum(a <= b + ROUNDED for a, b in pairs) / len(pairs) if pairs else None
        table.shares[first, second] = share
    return table.shares[first, second]


def meetings_of(table: SampleTable, places: Mapping[str, int]) -> Groups:
    """The rows of each meeting, where there is more than one."""
    return table.groups([places[name] for name in (MEETING_ID, MEETING_START) if name in places])


def kind_by_values(table: SampleTable) -> str:
    """The name of the kind of file that looks much like a details report and is none; blank where it isn't that."""
    times = table.free((), COLUMN_TESTS[JOIN])
    addresses, numbers = table.free((), COLUMN_TESTS[EMAIL]), table.free((), COLUMN_TESTS[MEETING_ID])
    if len(addresses) > 1 or not 2 <= len(times) <= 3:
        return ""
    first, second = times[:2]
    if (
        not numbers
        and len(times) == 2
        and (follows(table, first, second) or 0) >= NEARLY_ALL
        and lasts(table, first, second)
    ):
        return "participants-report"
    # One row for each meeting, and nobody who joined it.
    return "meeting-list" if numbers and not table.groups([numbers[0], first]) else ""


def lasts(table: SampleTable, first: int, second: int) -> bool:
    """Whether two times are as far from each other as the begin and end of a session."""
    pairs = [(a, b) for a, b in zip(table.time(first), table.time(second), strict=True) if a and b]
    return bool(pairs) and sum(b - a < timedelta(days=2) for a, b in pairs) >= NEARLY_ALL * len(pairs)


def is_nearly_a_details_report(table: SampleTable) -> bool:
    """Whether a table holds the times of meetings and of those who took part, and who or which meeting it was."""
    people, numbers = table.free((), COLUMN_TESTS[EMAIL]), table.free((), COLUMN_TESTS[MEETING_ID])
    return len(table.free((), COLUMN_TESTS[JOIN])) > 2 and len(people) + len(numbers) > 1
