"""Reports as files in a usage run: all that they say in the raw tables, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import ChosenFile, LeftOut, Look
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.people.identities import fold_key
from zoomwizard.core.said import Said, plural, say
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.core.tables.source import megabytes
from zoomwizard.core.tables.text_file import LookAt, look_at
from zoomwizard.core.time.dates import needs_order
from zoomwizard.kinds import report_headers as headers
from zoomwizard.kinds.meeting_features import FEATURES
from zoomwizard.modes.usage import steps
from zoomwizard.zoom.files.all_reports import LIST, MEETING, WEBINAR, open_all_reports
from zoomwizard.zoom.files.all_rows import load_all_reports
from zoomwizard.zoom.files.date_orders import settle_orders
from zoomwizard.zoom.files.find import look_for_reports
from zoomwizard.zoom.files.flags import flag_sql
from zoomwizard.zoom.files.one_layout import LAYOUT_MORE
from zoomwizard.zoom.files.report_findings import (
    PLACES_NAMED,
    changed_ids,
    lacking_columns,
    left_out_columns,
    rejected_rows,
    without_rows,
)
from zoomwizard.zoom.files.reports import DETAILS_REPORT, LEFT_OUT, REPORTS_FIELD, ReportFile, column_questions
from zoomwizard.zoom.files.rows import REASONS, prepare_reading, text_sql
from zoomwizard.zoom.files.seen_files import REPORTS, date_to_check, day_in_zone, files_left_out
from zoomwizard.zoom.stand_ins import fold_name, weak_person

READ_STAGE = "read"
PARTS_OF_REPORT = 5  # for each report beside its reading
# What counts as one source: 0 is the account.
ALL_DETAILS, ALL_LISTS = 1, 2
WHERE_LACKING = {
    headers.GUEST: say("There's no guest column, so everybody counts as internal."),
    headers.WAITING: say("There's no waiting room column, so no row counts as a stay in the waiting room."),
}
STAGING = {
    "report_files": {"file": "SMALLINT", "name": "VARCHAR", "origin": "INTEGER", "is_webinar": "BOOLEAN"},
    "reasons": {"reason": "UTINYINT", "words": "VARCHAR"},
    "known_occurrences": {"id": "INTEGER", "origin": "INTEGER", "number": "VARCHAR", "start": "TIMESTAMP"},
    "seen_occurrences": {
        "id": "INTEGER", "file": "SMALLINT", "host": "VARCHAR", "end_time": "TIMESTAMP", "creation": "TIMESTAMP",
        "topic": "VARCHAR", "meeting_minutes": "BIGINT", "participants": "BIGINT", "last_leave": "TIMESTAMP",
        "viewers": "BIGINT", "most_at_once": "BIGINT", "host_is_named": "BOOLEAN", "host_row": "VARCHAR",
        "registration": "VARCHAR", "absentees": "BIGINT", "features": "VARCHAR",
    },
    "rejected_rows": {"file": "SMALLINT", "line": "BIGINT", "reason": "UTINYINT"},
    "rows_of_reports": {
        "file": "SMALLINT", "row_count": "BIGINT", "rejected": "BIGINT", "webinars": "BIGINT", "rounded": "BIGINT",
        "decimals": "BIGINT",
    },
}  # fmt: skip
KINDS_SAID: Mapping[str, Callable[[int], Said]] = {
    DETAILS_REPORT: lambda n: plural("{n} details report", "{n} details reports", n=n),
    MEETING: lambda n: plural("{n} report of a meeting's participants", "{n} reports of a meeting's participants", n=n),
    WEBINAR: lambda n: plural("{n} webinar attendee report", "{n} webinar attendee reports", n=n),
    LIST: lambda n: plural("{n} list of meetings", "{n} lists of meetings", n=n),
}


@dataclass(frozen=True)
class LoadedReports:
    """What became of the files: findings, counts, and how a person recognises them.

    `counts`: rows, rows_rejected, webinar_rows and files. `undecided` is a date as it's written that can be read in two
    orders, blank if there's none; `looks` are the lines of the check page.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    files: tuple[ChosenFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    looks: tuple[Look, ...] = ()
    date_orders: tuple[str, ...] = ()
    undecided: str = ""


def load_reports(
    engine: Engine,
    paths: Sequence[Path],
    zone: str,
    key: bytes,
    *,
    chosen: Mapping[str, str],
    words: Mapping[str, bool],
    date_order: str = "auto",
    mapping: Path | None = None,
    look: LookAt = look_at,
    last_id: int = 0,
    with_names: bool = False,
) -> LoadedReports:
    """Read files, or folders of files, into the raw tables, which have to be there.

    `zone` is the IANA name of the times' zone, `key` that of the stand-ins, 32 bytes. `chosen` says for a column which
    header it is, `words` what a word for yes or no means, `mapping` is no report. Occurrences are counted on from
    `last_id`. What people are called is kept only `with_names`. Where there are errors the tables aren't whole.
    """
    found = look_for_reports(paths, mapping, look)
    engine.begin(
        READ_STAGE, say("Reading the reports"), megabytes(*found.reports) + PARTS_OF_REPORT * len(found.reports)
    )
    prepare_loading(engine, key, last_id=last_id, with_names=with_names)
    reports, findings = open_all_reports(engine, found.reports, chosen, words, look, found.of_folders)
    reports = [replace(report, flag_words=words) for report in reports]
    reports, found_in_dates = settle_orders(engine, reports, date_order)
    name_files(engine, reports)
    says_no = f"({text_sql('kept_1')} IS NOT NULL AND {flag_sql('kept_1', words)} IS NOT DISTINCT FROM false)"
    read, found_in_rows = load_all_reports(
        engine, reports, zone, LAYOUT_MORE, lambda _: engine.step(steps.ROWS_OF_FILES, says_no=says_no)
    )
    engine.step(steps.OCCURRENCES_OF_FILES)
    findings = [*found.findings, *map(mapping_left_out, found.mappings), *findings, *found_in_dates, *found_in_rows]
    findings += what_is_lacking(read) + what_rows_say(engine, read)
    undecided = (text for report in reports if report.order is None for text in report.sample if needs_order(text))
    return LoadedReports(
        tuple(findings),
        counts_of(engine, len(read)),
        tuple(files_seen(engine, read, zone)),
        tuple(files_left_out(findings)),
        tuple(looks_at_reports(read)),
        tuple(sorted({str(report.order) for report in read})),
        next(undecided, ""),
    )


def prepare_loading(engine: Engine, key: bytes, *, last_id: int, with_names: bool) -> None:
    """Make what the reading needs: empty tables, and functions of texts."""
    engine.step(TEXT_MACROS)
    prepare_reading(engine, LAYOUT_MORE)
    for table, columns in STAGING.items():
        engine.load(table, columns, list(REASONS.items()) if table == "reasons" else [])

    def guest_of(text: str) -> str:
        occurrence, _, name = text.partition("|")
        return weak_person(occurrence, fold_name(name), key)

    engine.function("guest_of", guest_of, ["VARCHAR"], "VARCHAR")
    engine.function("fold_key", fold_key, ["VARCHAR"], "VARCHAR")
    engine.run(
        "CREATE OR REPLACE MACRO folded(text) AS "
        "nullif(CASE WHEN strlen(text) = length(text) THEN ascii_key(text) ELSE fold_key(text) END, '')",
        parts=0,
    )
    engine.set(last_id=last_id, with_names=with_names, features=list(FEATURES))


def name_files(engine: Engine, reports: Sequence[ReportFile]) -> None:
    """Say what each report is called, and what counts as one source with it."""
    one_source = {DETAILS_REPORT: ALL_DETAILS, LIST: ALL_LISTS}
    rows = [
        (
            report.number,
            report.name,
            one_source.get(report.kind, ALL_LISTS + 1 + report.number),
            report.kind == WEBINAR,
        )
        for report in reports
    ]
    engine.load("report_files", STAGING["report_files"], rows)


def mapping_left_out(path: Path) -> Finding:
    """A folder of reports holds a mapping file, which nobody named."""
    title = say("This mapping file was left out.")
    hint = say("To use it, choose it with --mapping.")
    return Finding(Severity.WARNING, REPORTS_FIELD, title, hint, path.name, LEFT_OUT)


def what_is_lacking(read: Sequence[ReportFile]) -> list[Finding]:
    """What is said of the columns of reports."""
    with_people = [report for report in read if report.kind in (DETAILS_REPORT, MEETING)]
    details = [report for report in read if report.kind == DETAILS_REPORT]
    return [*lacking_columns(with_people, WHERE_LACKING), *left_out_columns(details, ())]


def what_rows_say(engine: Engine, read: Sequence[ReportFile]) -> list[Finding]:
    """What is said of the rows: there are none, or some can't be used, or are of webinars, or have been changed."""
    names = {report.number: report.name for report in read}
    counted = {
        file: numbers for file, *numbers in engine.all("SELECT * FROM rows_of_reports ORDER BY file") if file in names
    }
    findings = without_rows(names[number] for number in names if not counted.get(number, (0,))[0])
    rows, rejected, webinars, rounded, decimals = (sum(one[at] for one in counted.values()) for at in range(5))
    if rejected:
        found = engine.all(
            "SELECT reason, count(*), list((name, line) ORDER BY name, line)[:?] "
            "FROM rejected_rows JOIN report_files USING (file) GROUP BY reason ORDER BY 2 DESC, reason",
            [PLACES_NAMED],
        )
        findings.append(rejected_rows(max(rows, rejected), found))
    if webinars:
        title = plural(
            "{n} row of a webinar was left out.",
            "{n} rows of webinars were left out.",
            n=webinars,
        )
        hint = say("For webinars, use the attendee report of each: in Zoom, go to Reports > Webinar > Attendee Report.")
        where = files_with(counted, names, 2)
        findings.append(Finding(Severity.WARNING, REPORTS_FIELD, title, hint, where, "reports.webinar-rows"))
    return findings + changed_ids((rounded, files_with(counted, names, 3)), (decimals, files_with(counted, names, 4)))


def files_with(counted: Mapping[int, Sequence[int]], names: Mapping[int, str], place: int) -> Said | str:
    """The one report that has such rows by its name, several by their number."""
    found = [names[file] for file, numbers in counted.items() if numbers[place]]
    return found[0] if len(found) == 1 else plural("{n} report", "{n} reports", n=len(found))


def counts_of(engine: Engine, files: int) -> dict[str, int]:
    """The numbers of a run with files."""
    columns = {"rows": "row_count", "rows_rejected": "rejected", "webinar_rows": "webinars"}
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in columns.values())
    counted = engine.one(f"SELECT {sums} FROM rows_of_reports")
    return {**dict(zip(columns, map(int, counted), strict=True)), "files": files}


def files_seen(engine: Engine, read: Sequence[ReportFile], zone: str) -> list[ChosenFile]:
    """Each report that was read, with its rows and the days of the zone on which its occurrences ended."""
    rows = dict(engine.all("SELECT file, row_count FROM rows_of_reports"))
    ends = {
        file: (first, last)
        for file, first, last in engine.all(
            "SELECT s.file, min(o.end_time), max(o.end_time) FROM seen_occurrences s JOIN raw_occurrences o USING (id) "
            "WHERE source = 'csv' GROUP BY s.file"
        )
    }
    found = []
    for report in read:
        first, last = (day_in_zone(end, zone) if end else None for end in ends.get(report.number, (None, None)))
        path, count = report.source.file.path, int(rows.get(report.number, 0))
        found.append(ChosenFile(REPORTS_FIELD, path, count, first, last, date_to_check(report), REPORTS))
    return found


def looks_at_reports(read: Sequence[ReportFile]) -> list[Look]:
    """What a person wants to see of the reports before a run: which were taken as what, and whether all is well."""
    details = [report for report in read if report.kind == DETAILS_REPORT]
    kinds = [
        Look(REPORTS_FIELD, say("Zoom reports"), ("reports.none",), kind(count))
        for name, kind in KINDS_SAID.items()
        if (count := sum(report.kind == name for report in read))
    ]
    return [
        *kinds,
        Look(
            REPORTS_FIELD,
            say("Columns"),
            ("report.lacks-column",),
            say("all found") if read else "",
            column_questions(details),
        ),
        Look(REPORTS_FIELD, say("Unusable rows"), ("reports.rejected",), say("none") if read else ""),
    ]
