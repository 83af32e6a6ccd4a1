"""The files of the person query and the meeting query: their columns, and how DuckDB reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zoomwizard.core.engine import Engine, quoted
from zoomwizard.core.outcome import CancelToken, Finding, InputError, Severity
from zoomwizard.core.people.identities import WHITE_SPACE, ZERO_WIDTH
from zoomwizard.core.said import Said, Value, first_of, plural, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.source import Source, as_it_is, read_with
from zoomwizard.core.tables.text_file import LookAt, checked_to_its_end, look_at, problem, rows_of
from zoomwizard.kinds.all_kinds import kind_of
from zoomwizard.kinds.queries import DATE_KEYS, PERSON_KEY, SUBJECT_KEY, is_result
from zoomwizard.modes.analyst.find_inputs import WORDS, Role, way_out
from zoomwizard.modes.analyst.query_dates import SUNDAY

PERSON, DATE, HASH, ZONE = "person", "date", "hash_id", "zone"
START, END, DAYS = "start_time", "end_time", "days"
SUBJECT = "subject"
KEYS = {
    PERSON: (PERSON_KEY,),
    DATE: DATE_KEYS,
    ZONE: ("timezone",),
    START: ("workingstarttimesetinoutlook",),
    END: ("workingendtimesetinoutlook",),
    DAYS: ("workingdayssetinoutlook",),
}
HASH_KEYS = ("personhashid", "hashid")
# Words of many queries. A first line without them may be data: nothing of it is repeated.
COMMON_KEYS = {
    PERSON_KEY, *DATE_KEYS, *HASH_KEYS, SUBJECT_KEY, "timezone", "organization", "leveldesignation", "layer",
    "functiontype", "region", "domain", "hiredate", "isactive", "isinternal", "meetings", "meetingid",
    "emailssent", "duration", "attendees", "organizer", "supervisorindicator", "startdate", "enddate",
}  # fmt: skip
ENOUGH_WORDS = 2
NEAR_WORDS = ("person", "date", "week", "id", "subject", "title")
MOST_COLUMNS_NAMED, LONGEST_HEADER = 12, 60
MOST_LINES = 5

# SQL: the rows of a file, counted from 0. The window keeps their order, and is left out where nobody asks for the row.
ROW_NUMBER = "CAST(row_number() OVER () - 1 AS INTEGER) AS row"

NO_VALUE = ("", "NA", "N/A", "#N/A", "NULL")


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
    """

    blank_rows: bool = False
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
# Opening


def open_person_query(
    path: Path, hash_column: str, cancel: CancelToken, look: LookAt = look_at
) -> tuple[PersonQuery | None, list[Finding]]:
    """Look at a person query: its columns, or what is wrong with it. That of the HashIDs may stay open."""
    source, findings = open_source(path, "person_query", cancel, look)
    if source is None:
        return None, findings
    header = source.file.header
    keys = [header_key(text) for text in header]
    # Of two names for one role the first counts, so it is put in last.
    places = {role: keys.index(key) for role, names in KEYS.items() for key in names[::-1] if key in keys}
    missing = [name for role, name in ((PERSON, "PersonId"), (DATE, "MetricDate")) if role not in places]
    if missing or is_result(header):
        return None, [wrong_file("person_query", path, header, missing)]
    query = PersonQuery(field="person_query", source=source, places=places)
    place, findings = hash_place(query, hash_column)
    if place is not None:
        query = replace(query, places={**places, HASH: place})
    return (None if findings else query), findings


def open_meeting_query(
    path: Path, cancel: CancelToken, look: LookAt = look_at
) -> tuple[MeetingQuery | None, list[Finding]]:
    """Look at a meeting query: its Subject column, or what is wrong with it."""
    source, findings = open_source(path, "meeting_query", cancel, look)
    if source is None:
        return None, findings
    keys = [header_key(text) for text in source.file.header]
    if SUBJECT_KEY not in keys:
        return None, [wrong_file("meeting_query", path, source.file.header, ["Subject"])]
    places = {SUBJECT: keys.index(SUBJECT_KEY)}
    return MeetingQuery(field="meeting_query", source=source, places=places), []


def open_source(path: Path, field: str, cancel: CancelToken, look: LookAt) -> tuple[Source | None, list[Finding]]:
    """A file with its whole header: columns without a name at its end too, since their cells pass through."""
    file, findings = look(path, field)
    if file is None:
        return None, findings
    try:
        file = checked_to_its_end(file, cancel)
        _, cells = next(rows_of(file, field, cancel), (0, []))
    except InputError as error:
        return None, list(error.findings)
    header = tuple(cell.strip().lstrip("\ufeff").strip() for cell in cells)
    return as_it_is(replace(file, header=header)), []


def wrong_file(field: Role, path: Path, header: Sequence[str], missing: Sequence[str]) -> Finding:
    """Why a file is not the query that it should be: it is something else, or columns are missing."""
    word = WORDS[field]
    kind = kind_of(header)
    if kind:
        title = say("This looks like {kind}, not a {word}.", kind=kind.looks, word=word)
        return problem(field, path, title, way_out(kind), "query.other-kind")
    keys = [header_key(text) for text in header]
    words = sum(key in COMMON_KEYS or key.endswith("hours") for key in keys)
    if words < ENOUGH_WORDS or any("@" in text for text in header):
        title = say("The first line isn't the header of a {word}.", word=word)
        hint = say("Export the {word} from Viva Insights again. Its first line holds the column names.", word=word)
        return problem(field, path, title, hint, "query.no-header")
    names = [text for text in header if text and len(text) <= LONGEST_HEADER]
    near = [text for text in names if any(part in header_key(text) for part in NEAR_WORDS)]
    shown = list(dict.fromkeys((*near, *names)))
    title = plural(
        "There's no column {names}. The columns are {there}.",
        "There are no columns {names}. The columns are {there}.",
        n=len(missing),
        names=missing,
        there=first_of(shown, MOST_COLUMNS_NAMED),
    )
    hint = say("Export the {word} from Viva Insights again, or give the column that name in the first line.", word=word)
    return Finding(Severity.ERROR, field, title, hint, path.name, "query.missing-columns", tuple(shown))


def hash_place(query: PersonQuery, wanted: str) -> tuple[int | None, list[Finding]]:
    """Where the HashIDs are by the name of the column; None where the values have to say it."""
    keys = [header_key(text) for text in query.header]
    if not wanted:
        for key in HASH_KEYS:
            if key in keys:
                return (keys.index(key) if keys.count(key) == 1 else None), []
        return None, []
    found = [n for n, text in enumerate(query.header) if text == wanted.strip()]
    found = found or [n for n, key in enumerate(keys) if key and key == header_key(wanted)]
    if len(found) == 1:
        return found[0], []
    title = say("The person query has no column {name}.", name=wanted)
    if found:
        title = say("The person query has {count} columns called {name}.", count=len(found), name=wanted)
    hint = say("Choose one of its columns with --hash-column.")
    if len({query.header[n] for n in found}) == 1:
        hint = say("Rename one of them in the first line of the file.")
    choices = tuple(text for text in query.header if text)
    code = "query.hash-column-twice" if found else "query.no-hash-column"
    return None, [Finding(Severity.ERROR, "hash_column", title, hint, query.name, code, choices)]


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
