"""The files of the person query and the meeting query: their columns, and how DuckDB reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zoomwizard.core.engine import Engine, quoted
from zoomwizard.core.outcome import Finding, Question, Severity
from zoomwizard.core.people.identities import WHITE_SPACE, ZERO_WIDTH
from zoomwizard.core.said import Said, Value, plural, say
from zoomwizard.core.tables.source import Source, read_with
from zoomwizard.modes.analyst.query_columns import NO_VALUE
from zoomwizard.modes.analyst.query_dates import SUNDAY

MOST_LINES = 5

# SQL: the rows of a file, counted from 0. The window keeps their order, and is left out where nobody asks for the row.
ROW_NUMBER = "CAST(row_number() OVER () - 1 AS INTEGER) AS row"


@dataclass(frozen=True, kw_only=True)
class Query:
    """A query's file and where its columns are. `blank_rows`: there are rows of nothing but delimiters."""

    field: str
    source: Source
    places: Mapping[str, int]
    blank_rows: bool = True

    @property
    def name(self) -> str:
        """The file's name, as findings say it."""
        return self.source.file.path.name

    @property
    def header(self) -> tuple[str, ...]:
        """The header as it is written, blanks at the ends of its cells cut."""
        return self.source.file.header

    @property
    def has_lines(self) -> bool:
        """Whether its lines may be lines of a result too."""
        return self.source.file.delimiter == "," and not self.source.rewritten

    def cell(self, place: int) -> str:
        """The SQL of a cell in the source."""
        return f"c{place + 1}" if self.source.rewritten else f"c{place}"

    def known_by(self) -> set[int]:
        """The columns by which a header that stands again among the rows is known."""
        return {place for place in self.places.values() if self.header[place]}

    def rows(self, columns: str) -> str:
        """SQL: columns of the data rows, in the file's order where the engine keeps it."""
        known = [(self.cell(place), quoted(self.header[place])) for place in sorted(self.known_by())]
        # Nearly every row is decided by its first cell, and soonest by this.
        first = "coalesce(contains({}, {}), false)".format(*known[0])
        again = " AND ".join([first, *(f"coalesce({plain(cell)} = {text}, false)" for cell, text in known)])
        blank = " AND ".join(f"coalesce({plain(self.cell(n))}, '') = ''" for n in range(len(self.header)))
        where = f"NOT ({again})" + (f" AND NOT ({blank})" if self.blank_rows else "")
        return f"SELECT {columns} FROM {self.source.scan()} WHERE {where}"

    def view(self) -> str:
        """SQL: row, counted from 0 in the file's order, and c0, c1 ...: all cells as they are."""
        cells = [f"c{n}" for n in range(len(self.header))]
        own = ", ".join(f"{self.cell(n)} AS {name}" for n, name in enumerate(cells))
        return f"SELECT {ROW_NUMBER}, {', '.join(cells)} FROM ({self.rows(own)})"

    def column_names(self) -> list[str]:
        """The header's texts as names that SQL can tell apart; a blank or repeated one gets a number."""
        names: list[str] = []
        taken = {"row"}  # the view's own
        for place, text in enumerate(self.header, 1):
            name, count = text or f"column_{place}", 2
            while name.casefold() in taken:
                name, count = f"{text or f'column_{place}'}_{count}", count + 1
            taken.add(name.casefold())
            names.append(name)
        return names

    def finding(
        self,
        severity: Severity,
        code: str,
        title: Said,
        hint: Said | str,
        *,
        place: int | None = None,
        lines: Said | str = "",
        choices: Iterable[str] = (),
    ) -> Finding:
        """A finding about the file, one of its columns, or some of its lines."""
        where: Said | str = self.name
        if place is not None:
            where = say("{file}, column {column}", file=where, column=self.header[place] or str(place + 1))
        if lines:
            where = say("{file}, {place}", file=where, place=lines)
        return Finding(severity, self.field, title, hint, where, code, tuple(choices))


@dataclass(frozen=True, kw_only=True)
class PersonQuery(Query):
    """A person query. Its rows and the weekday on which its weeks begin (0: Monday) are known once loaded.

    `kept` are columns of which the cells are kept when it is loaded, as kept_0, kept_1 ... of the table `person_cells`.
    `zone_asked` asks for the column of the time zones where it wasn't found; None where somebody said there is none.
    """

    blank_rows: bool = False
    zone_asked: Question | None = None
    kept: tuple[int, ...] = ()
    rows_read: int = 0
    first_weekday: int = SUNDAY


@dataclass(frozen=True, kw_only=True)
class MeetingQuery(Query):
    """A meeting query."""

    def known_by(self) -> set[int]:
        """More than the subject: that of a meeting may well be the word Subject."""
        return {n for n, text in enumerate(self.header[:3]) if text} | super().known_by()


def plain(cell: str) -> str:
    """SQL: a text without white space at its ends."""
    # Nearly all texts begin and end with a visible ASCII character, and this test is far quicker than trim().
    return f"CASE WHEN {is_plain(cell)} THEN {cell} ELSE trim({cell}, {quoted(WHITE_SPACE + ZERO_WIDTH)}) END"


def is_plain(cell: str) -> str:
    """SQL: whether a text begins and ends with a visible ASCII character."""
    visible = "BETWEEN '!' AND '~'"
    return f"{cell} {visible} AND right({cell}, 1) {visible}"


def filled(cell: str) -> str:
    """SQL: a text without white space at its ends, NULL where it is blank or a program's mark for that."""
    # No IN: the engine makes a join of a long one, and joins do not keep the order of rows.
    marks = " ".join(f"WHEN {quoted(mark)} THEN NULL" for mark in NO_VALUE)
    longer = f"strlen({cell}) > {max(map(len, NO_VALUE))} AND {is_plain(cell)}"
    return f"CASE WHEN {longer} THEN {cell} ELSE CASE upper({plain(cell)}) {marks} ELSE {plain(cell)} END END"


# ---------------------------------------------------------------------------------------------------------
# Reading


class EvenRows:
    """Makes the rows of a file as wide as its header, and remembers those that were not."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.long: list[int] = []
        self.short: list[int] = []
        self.rows = 0

    def __call__(self, numbered: Iterator[tuple[int, list[str]]]) -> Iterator[list[str]]:
        """Rows of the line number and the cells; the header, wherever it stands, is left out."""
        header = None
        for line, cells in numbered:
            if header is None:
                header = cells
            elif cells != header:
                self.rows += 1
                if len(cells) < self.width:
                    self.short.append(line)
                elif any(cell.strip() for cell in cells[self.width :]):
                    self.long.append(line)
                yield [str(line), *(cells + [""] * (self.width - len(cells)))[: self.width]]

    def findings(self, query: Query) -> list[Finding]:
        """An error for rows with cells that no header names, a warning for rows that were cut short."""
        found = []
        if self.long:
            title = plural(
                "{n} row has more cells than the header line.",
                "{n} rows have more cells than the header line.",
                n=len(self.long),
            )
            hint = say("Perhaps a value with a comma isn't in quotation marks. Export the query again.")
            lines = lines_text(self.long[:MOST_LINES], len(self.long))
            found.append(query.finding(Severity.ERROR, "query.long-rows", title, hint, lines=lines))
        if self.short:
            title = plural(
                "{n} row has fewer cells than the header line.",
                "{n} rows have fewer cells than the header line.",
                n=len(self.short),
            )
            hint = say("The missing cells count as blank. If the file was cut off, export the query again.")
            lines = lines_text(self.short[:MOST_LINES], len(self.short))
            found.append(query.finding(Severity.WARNING, "query.short-rows", title, hint, lines=lines))
        return found


def read_source(engine: Engine, query: Query, use: Callable[[Source], None]) -> tuple[Source, list[Finding]]:
    """Let `use` read a query's file, rewritten first where it has to be; what was found while doing so."""
    even = EvenRows(len(query.header))
    source = read_with(engine, query.source, query.field, use, even)
    return source, even.findings(query)


def lines_text(lines: Sequence[int], total: int) -> Said:
    """As in "line 4", "lines 2, 5 and 9", "lines 2, 5 and 40 more"; `total` is how many there are in all."""
    more = total - len(lines)
    numbers: list[Value] = [str(line) for line in lines]
    numbers += [say("{count} more", count=more)] if more > 0 else []
    return plural("line {lines}", "lines {lines}", n=total, lines=numbers)


def csv_line(cells: Sequence[str]) -> str:
    """Cells as a line of a CSV file."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
