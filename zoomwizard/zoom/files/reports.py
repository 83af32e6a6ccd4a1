"""Zoom's details reports: which files they are and which column is which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from zoomwizard.core.outcome import CancelToken, Choice, Finding, InputError, Question, Severity
from zoomwizard.core.said import Said, plural, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.source import Source, as_it_is
from zoomwizard.core.tables.text_file import LookAt, TextFile, look_at, problem, rows_of
from zoomwizard.core.time.dates import Order
from zoomwizard.kinds import report_headers as headers
from zoomwizard.kinds.all_kinds import FileKind, kind_named, kind_of
from zoomwizard.kinds.hashed_file import is_own_hashed_header
from zoomwizard.kinds.report_headers import (
    COLUMNS,
    CREATION,
    EMAIL,
    HOST_EMAIL,
    JOIN,
    LEAVE,
    MEETING_END,
    MEETING_ID,
    MEETING_START,
    NAME,
    NEEDED,
    find_columns,
    name_of,
    places_of,
)
from zoomwizard.zoom.files.asked_columns import (
    REPORT_COLUMNS_FIELD,
    all_columns,
    doubted_columns,
    questions_about,
    which_column,
)
from zoomwizard.zoom.files.columns import SampleTable, find_header, is_data, is_nearly_a_details_report, kind_by_values

REPORTS_FIELD = "reports"
SAMPLE_ROWS = 1000
HEADER_WITHIN = 50
DATES = (CREATION, MEETING_START, JOIN, LEAVE)
ALL_DATES = (*DATES, MEETING_END)
DETAILS_REPORT, PARTICIPANTS_REPORT = "details-report", "participants-report"
NO_REPORT, NO_HEADER, LEFT_OUT = "report.no-report", "report.no-header", "report.left-out"
WHERE = say(
    "In Zoom, go to Account Management > Reports > Usage Reports > Active Hosts > Meetings, "
    "and choose Generate details report."
)
FROM_ZOOM = say("Choose the reports that were exported from Zoom.")
# What to do with a file of a kind that is no report of Zoom at all.
REPORT_WAYS_OUT = {
    **dict.fromkeys(("hashed-file", "person-query", "meeting-query"), FROM_ZOOM),
    "mapping-file": say("Choose it as the mapping file instead, and choose reports that were exported from Zoom."),
}


@dataclass(frozen=True)
class ReportFile:
    """One report: its source, where its columns are, and what its dates look like. `number` is its place in the run.

    `kind` is the name of a kind of file. `asks` are the questions about columns that it seems to have; `flag_words`
    what the user says of yes and no, `columns` all its columns, with values. Of one that `is_lenient` rows are used
    that say nothing of the person, or not when they left.
    """

    number: int
    source: Source
    places: Mapping[str, int]
    keep: tuple[str, ...]
    kept: tuple[int | None, ...]
    sample: tuple[str, ...]
    chosen: Mapping[str, str]
    order: Order | None = None
    asks: Mapping[str, Question] = field(default_factory=dict)
    flag_words: Mapping[str, bool] = field(default_factory=dict)
    columns: tuple[Choice, ...] = field(default=(), repr=False)
    kind: str = DETAILS_REPORT
    is_lenient: bool = False

    @property
    def name(self) -> str:
        """The file's name, as findings say it."""
        return self.source.file.path.name

    def cell(self, column: str) -> str:
        """The SQL of a column's text, NULL where the report does not have it."""
        if self.source.rewritten:  # another header further down may have columns that the first one lacks
            return f"c{COLUMNS.index(column) + 1}"
        return f"c{self.places[column]}" if column in self.places else "NULL::VARCHAR"

    def header_of(self, column: str) -> str:
        """A column's header in the file."""
        return self.source.file.header[self.places[column]] if column in self.places else column

    def kept_cell(self, number: int) -> str:
        """The SQL of a column that the admin chose to keep."""
        if self.source.rewritten:
            return f"c{len(COLUMNS) + 1 + number}"
        place = self.kept[number]
        return "NULL::VARCHAR" if place is None else f"c{place}"

    def surplus_cell(self) -> str:
        """The SQL of the mark that a row has more cells than the header; a file read as it is has no such rows."""
        return f"c{len(COLUMNS) + len(self.kept) + 1}" if self.source.rewritten else "NULL"


def open_reports(
    paths: Sequence[Path], chosen: Mapping[str, str], keep: Sequence[str], cancel: CancelToken, look: LookAt = look_at
) -> tuple[list[ReportFile], list[Finding]]:
    """Look at every file: reports with their columns, and all that is wrong or missing."""
    reports: list[ReportFile] = []
    findings: list[Finding] = []
    for path in paths:
        file, found = look(path, REPORTS_FIELD)
        findings += found
        if file is None:
            continue
        report, found = open_report(len(reports), file, chosen, keep, cancel)
        findings += found
        if report is not None:
            reports.append(report)
    if reports:  # beside good reports, what is no report at all keeps nobody from going on
        findings = [left_out(finding) if finding.code in (NO_REPORT, NO_HEADER) else finding for finding in findings]
    known = {header_key(text) for report in reports for text in report.source.file.header}
    for name in chosen.values():
        if reports and not any(places_of(report.source.file.header, name) for report in reports):
            title = say("No report has a column called {name}.", name=name)
            hint = say("Check the spelling.")
            findings.append(Finding(Severity.WARNING, "columns", title, hint, "", "columns.missing"))
    for name in keep:
        if reports and header_key(name) not in known:
            title = say("No report has a column {name} to keep.", name=name)
            hint = say("Check the spelling.")
            findings.append(Finding(Severity.ERROR, "keep_columns", title, hint, "", "keep.missing"))
    return reports, findings


def left_out(finding: Finding) -> Finding:
    """What was an error if it were the only file: it is named and left out."""
    title = say("This file was left out. {why}", why=finding.title)
    return replace(finding, severity=Severity.WARNING, title=title, code=LEFT_OUT)


def open_report(
    number: int, file: TextFile, chosen: Mapping[str, str], keep: Sequence[str], cancel: CancelToken
) -> tuple[ReportFile | None, list[Finding]]:
    """One file as a report, or the findings that say why it is none."""
    try:
        first = list(islice(rows_of(file, REPORTS_FIELD, cancel, with_title=True), HEADER_WITHIN + SAMPLE_ROWS))
    except InputError as error:
        return None, list(error.findings)
    # A summary or a title may stand above the header.
    at = next((n for n, (_, cells) in enumerate(first[:HEADER_WITHIN]) if not missing_columns(cells, chosen)), None)
    if at is None or is_own_hashed_header(first[at][1]):
        return None, [not_a_report(file, [cells for _, cells in first], chosen)]
    line, header = first[at]
    header = [cell.strip().lstrip("\ufeff") for cell in header]
    while header and not header[-1]:
        header.pop()
    places = find_columns(header, chosen)
    table = SampleTable.of(header, [cells for _, cells in first[at + 1 :]])
    if doubted := doubted_columns(table, places, chosen):
        asks = questions_about(table, places, chosen, doubted)
        if any(asks[name].proposed != name_of(header, places[name]) for name in doubted & asks.keys()):
            return None, [doubtful_columns(file, header, {name: places[name] for name in doubted}, asks)]
    if at or line != 1:
        file = replace(file, header_line=-1)
    file = replace(file, header=tuple(header))
    sample = tuple(
        cells[places[column]].strip()
        for _, cells in first[at + 1 :]
        for column in ALL_DATES
        if column in places and places[column] < len(cells) and cells[places[column]].strip()
    )
    lacks = any(column not in places for column in COLUMNS) and any(map(is_unknown, header))
    asks = questions_about(table, places, chosen) if lacks else {}
    kept = kept_places(header, keep)
    columns = all_columns(table)
    report = ReportFile(number, as_it_is(file), places, tuple(keep), kept, sample, chosen, asks=asks, columns=columns)
    return report, []


def column_questions(reports: Iterable[ReportFile]) -> tuple[Question, ...]:
    """Which header is which column, for each column that was found: a person may know better."""
    choices: dict[str, Choice] = {}
    found: dict[str, str] = {}
    for report in reports:
        header = report.source.file.header
        choices = {header_key(choice.text): choice for choice in report.columns} | choices
        found = {column: header_key(name_of(header, place)) for column, place in report.places.items()} | found
    return tuple(
        Question(REPORT_COLUMNS_FIELD, which_column(name), tuple(choices.values()), name, choices[found[name]].text)
        for name in COLUMNS
        if found.get(name) in choices
    )


def kept_places(header: Sequence[str], keep: Sequence[str]) -> tuple[int | None, ...]:
    """Where the columns that the admin chose to keep stand in a header."""
    keys = [header_key(text) for text in header]
    return tuple(keys.index(header_key(k)) if header_key(k) in keys else None for k in keep)


def missing_columns(cells: Sequence[str], chosen: Mapping[str, str]) -> list[str]:
    """The needed columns that a header row lacks."""
    places = find_columns(cells, chosen)
    return [column for column in NEEDED if column not in places]


def is_nearly_a_report(cells: Sequence[str], chosen: Mapping[str, str]) -> bool:
    """Whether a header has columns of the meeting and of the participant, as only the details report has them."""
    places = find_columns(cells, chosen)
    of_meeting = sum(column in places for column in (MEETING_ID, MEETING_START, HOST_EMAIL)) > 1
    return of_meeting and (NAME in places or EMAIL in places) and not is_own_hashed_header(cells)


def known_headers(cells: Sequence[str]) -> int:
    """How many cells of a row are headers of the details report."""
    return sum(headers.column_of(text) is not None for text in cells)


def is_unknown(header: str) -> bool:
    """Whether a header is a text that may be named, and nobody knows."""
    return bool(header_key(header)) and headers.column_of(header) is None and "@" not in header and len(header) < 60


def not_a_report(
    file: TextFile,
    rows: Sequence[Sequence[str]],
    chosen: Mapping[str, str],
    say_kind: Callable[[TextFile, FileKind], Finding] | None = None,
) -> Finding:
    """Why a file is no details report: it is another kind, which `say_kind` says, or columns are missing."""
    say_kind = say_kind or of_another_kind
    # Below a title, the row that names most columns is the header, or the one that stands above rows as a header does.
    within = rows[:HEADER_WITHIN]
    at = max(range(len(within)), key=lambda row: known_headers(within[row]), default=0)
    if not rows or known_headers(rows[at]) < 3:
        at = found if (found := find_header(rows)) is not None else at
    header = rows[at] if rows else file.header
    table = SampleTable.of(header, rows[at + 1 :])
    has_details = not is_data(header) and is_nearly_a_details_report(table)
    for cells in rows[:10]:
        kind = kind_of(cells)
        if kind and not is_nearly_a_report(cells, chosen) and not (has_details and kind.name == PARTICIPANTS_REPORT):
            return say_kind(file, kind)
    if kind_name := kind_by_values(table):
        return say_kind(file, kind_named(kind_name))
    if known_headers(header) < 3 and not has_details:
        title = say("The first line isn't the header of a Zoom report.")
        return problem(REPORTS_FIELD, file.path, title, WHERE, NO_HEADER)
    return unknown_columns(file, table, chosen)


def of_another_kind(file: TextFile, kind: FileKind) -> Finding:
    """A file is of another kind."""
    title = say("This looks like {kind}, not like the Active Hosts details report.", kind=kind.looks)
    code = "report.other-kind" if kind.is_zooms else NO_REPORT
    return problem(REPORTS_FIELD, file.path, title, REPORT_WAYS_OUT.get(kind.name, WHERE), code)


def unknown_columns(file: TextFile, table: SampleTable, chosen: Mapping[str, str]) -> Finding:
    """Needed columns of a report have headers that nobody knows: which those are is asked."""
    asks = questions_about(table, find_columns(table.header, chosen), chosen)
    unknown = tuple(text for text in table.header if is_unknown(text))
    missing = [name for name in missing_columns(table.header, chosen) if name not in asks]
    missing = [name for name in NEEDED if name in asks or name in missing]
    title = plural("A column is missing: {names}.", "Columns are missing: {names}.", n=len(missing), names=missing)
    if unknown:
        title = say("{missing} Unknown headers: {names}.", missing=title, names=unknown)
    where, questions = file.path.name, tuple(asks.values()) if unknown else ()
    hint = way_to_name(questions, missing)
    return Finding(Severity.ERROR, REPORTS_FIELD, title, hint, where, "report.missing-columns", asks=questions)


def doubtful_columns(
    file: TextFile, header: Sequence[str], places: Mapping[str, int], asks: Mapping[str, Question]
) -> Finding:
    """What stands below some headers isn't what they say."""
    title = plural(
        "What's in the column {names} doesn't fit its header.",
        "What's in the columns {names} doesn't fit their headers.",
        n=len(places),
        names=[header[place] for place in places.values()],
    )
    questions = tuple(asks.values())
    hint = way_to_name(questions, list(places))
    where = file.path.name
    return Finding(Severity.ERROR, REPORTS_FIELD, title, hint, where, "report.doubtful-columns", asks=questions)


def way_to_name(questions: Sequence[Question], missing: Sequence[str]) -> Said:
    """What to do about columns whose headers nobody knows; the example is one that the values speak for."""
    proposed = {asked.name: asked.proposed for asked in questions if asked.proposed}
    column = next((name for name in (*missing, *proposed) if name in proposed), missing[0])
    return plural(
        'Use --column to name it, for example --column {column}="{header}".',
        'Use --column to name them, for example --column {column}="{header}".',
        n=len(missing),
        column=column,
        header=proposed.get(column, say("its header")),
    )


def both_orders(name: str) -> Finding:
    """A report holds dates of both orders."""
    title = say("Some of its dates have the day first, others the month first.")
    hint = say("Export the report again; this file was put together from two reports or changed by hand.")
    return Finding(Severity.ERROR, REPORTS_FIELD, title, hint, name, "dates.both")
