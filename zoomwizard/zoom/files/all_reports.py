"""Zoom's reports of meetings and webinars, of all kinds: details reports, and what one_layout.py makes of others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, InputError, Severity, errors_in
from zoomwizard.core.said import say
from zoomwizard.core.tables.source import as_it_is, rewritten
from zoomwizard.core.tables.text_file import LookAt, TextFile, filled_rows, new_notes, problem
from zoomwizard.kinds.all_kinds import FileKind, Row, kind_named, kind_of
from zoomwizard.kinds.occurrence_reports import find_list, find_meeting, find_people, find_webinar, is_without_times
from zoomwizard.kinds.report_headers import COLUMNS, JOIN, MEETING_START, column_of
from zoomwizard.zoom.files.columns import is_data
from zoomwizard.zoom.files.one_layout import (
    LAYOUT_MORE,
    LAYOUT_WIDTH,
    IntoLayout,
    WebinarReport,
    list_rows,
    meeting_rows,
)
from zoomwizard.zoom.files.reports import (
    ALL_DATES,
    HEADER_WITHIN,
    NO_HEADER,
    NO_REPORT,
    REPORTS_FIELD,
    SAMPLE_ROWS,
    WHERE,
    ReportFile,
    is_unknown,
    left_out,
    missing_columns,
    not_a_report,
    open_report,
)

MEETING, WEBINAR, LIST = "participants-report", "attendee-report", "meeting-list"
WITHOUT_TIMES = "unique-users-report"
OTHER_KIND = "report.other-kind"
EXPORT_WITH_MEETING = say(
    "In Zoom, open the meeting's participants, tick Export with meeting data, leave Show unique users unticked, "
    "and export them again."
)
USE_ATTENDEES = say("Use the webinar's attendee report: in Zoom, go to Reports > Webinar > Attendee Report.")
# What to use in place of a file that is of another kind.
WHAT_TO_USE = {
    MEETING: EXPORT_WITH_MEETING,
    WITHOUT_TIMES: EXPORT_WITH_MEETING,
    LIST: say("Export it again with Zoom's pages in English, or use --column to say which column is which."),
    "dashboard-export": EXPORT_WITH_MEETING,
    **dict.fromkeys(("registration-report", "poll-report", "questions-report", WEBINAR), USE_ATTENDEES),
    "mapping-file": say("Use --mapping to name the mapping file, and choose reports that were exported from Zoom."),
}


def open_all_reports(
    engine: Engine,
    paths: Sequence[Path],
    chosen: Mapping[str, str],
    words: Mapping[str, bool],
    look: LookAt,
    of_folders: Collection[Path] = (),
) -> tuple[list[ReportFile], list[Finding]]:
    """Look at every file: reports of all kinds, and all that is wrong or missing.

    `chosen` says for a column which header it is, `words` what a word for yes or no means. What isn't a report at all
    is left out if it only lies in a folder that was given (`of_folders`), beside reports.
    """
    reports: list[ReportFile] = []
    findings: list[Finding] = []
    for path in paths:
        file, found = look(path, REPORTS_FIELD)
        report = None
        if file is not None:
            report, more = open_one(engine, len(reports), file, chosen, words)
            found = [*found, *more]
        if report is not None:
            reports.append(report)
        elif path in of_folders:
            found = [left_out(one) if one.code in (NO_REPORT, NO_HEADER) else one for one in found]
        findings += found
    if not reports and not errors_in(findings):
        title = say("There's no Zoom report among the files you chose.")
        findings.append(Finding(Severity.ERROR, REPORTS_FIELD, title, WHERE, code="reports.none"))
    return reports, findings


def open_one(
    engine: Engine, number: int, file: TextFile, chosen: Mapping[str, str], words: Mapping[str, bool]
) -> tuple[ReportFile | None, list[Finding]]:
    """One file as a report, or the findings that say why it is none."""
    try:
        first = list(islice(filled_rows(file, REPORTS_FIELD, engine.cancel), HEADER_WITHIN + SAMPLE_ROWS))
        head = [cells for _, cells in first[:HEADER_WITHIN]]
        if not any(missing_columns(cells, chosen) == [] for cells in head):
            layout, kind = layout_of(file, head, chosen, words)
            if layout is not None:
                return in_one_layout(engine, number, file, layout, kind, first)
            if kind == MEETING:
                return None, [unknown_people(file, head, chosen)]
            rows = [cells for _, cells in first]
            if kind:
                return None, [of_no_use(file, kind_named(kind))]
            return None, [not_a_report(file, rows, chosen, of_no_use)]
    except InputError as error:
        return None, list(error.findings)
    report, findings = open_report(number, file, chosen, (), engine.cancel)
    return replace(report, is_lenient=True) if report else None, findings


def layout_of(
    file: TextFile, head: Sequence[Row], chosen: Mapping[str, str], words: Mapping[str, bool]
) -> tuple[IntoLayout | None, str]:
    """How the rows of a report come into one layout, and the kind that it is by its first rows.

    Without a layout the kind is that of a report that can't be used, blank where it has to be said otherwise.
    """
    for at, cells in enumerate(head):
        if find_meeting(cells, chosen):
            kind = kind_of(cells)
            if kind is not None and kind.name != MEETING:  # the dashboard's, which has all this and no dates
                return None, kind.name
            below = head[at + 2 :]
            if any(map(is_without_times, below)):
                return None, WITHOUT_TIMES
            return (meeting_rows(chosen) if any(find_people(row, chosen) for row in below) else None), MEETING
        if find_webinar(cells, chosen):
            return WebinarReport(chosen, words, file.path.name).rows, WEBINAR
        if find_list(cells, chosen):
            return list_rows(chosen, words), LIST
    return None, ""


def in_one_layout(
    engine: Engine, number: int, file: TextFile, layout: IntoLayout, kind: str, first: Sequence[tuple[int, list[str]]]
) -> tuple[ReportFile, list[Finding]]:
    """A report whose rows are rewritten in the one layout. Errors: InputError."""
    sample = list(layout(iter(first)))
    places = {column: place for place, column in enumerate(COLUMNS)}
    cells = {column: [row[place + 1].strip() for row in sample] for column, place in places.items()}
    had = {column_of(text) for _, row in first[:HEADER_WITHIN] for text in row} | {JOIN, MEETING_START}
    dates = tuple(text for row in zip(*(cells[column] for column in ALL_DATES), strict=True) for text in row if text)
    source = rewritten(as_it_is(file), layout, LAYOUT_WIDTH, engine, REPORTS_FIELD, filled_rows)
    notes = new_notes(file, source.file, REPORTS_FIELD)
    source = replace(source, file=replace(source.file, header=COLUMNS))
    report = ReportFile(
        number,
        source,
        {column: place for column, place in places.items() if column in had or any(cells[column])},
        LAYOUT_MORE,
        tuple(range(len(LAYOUT_MORE))),
        dates,
        {},
        kind=kind,
        is_lenient=True,
    )
    return report, notes


def of_no_use(file: TextFile, kind: FileKind) -> Finding:
    """A file is of a kind that says too little of how Zoom is used."""
    title = say("This looks like {kind}, which can't be used here.", kind=kind.looks)
    code = OTHER_KIND if kind.is_zooms else NO_REPORT
    return problem(REPORTS_FIELD, file.path, title, WHAT_TO_USE.get(kind.name, WHERE), code)


def unknown_people(file: TextFile, head: Sequence[Row], chosen: Mapping[str, str]) -> Finding:
    """A report says what was held, and of those who took part nobody knows the headers, or there are none."""
    at = next(number for number, cells in enumerate(head) if find_meeting(cells, chosen))
    unknown = [text for cells in head[at + 2 : at + 3] if not is_data(cells) for text in cells if is_unknown(text)]
    if not unknown:
        return of_no_use(file, kind_named(MEETING))
    title = say("The columns of join and leave times can't be found. Unknown headers: {names}.", names=unknown)
    hint = say('Use --column to name them, for example --column Join_Time="its header".')
    return Finding(Severity.ERROR, REPORTS_FIELD, title, hint, file.path.name, "report.missing-columns")
