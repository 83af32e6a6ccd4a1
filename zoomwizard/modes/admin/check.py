"""The first stages of the admin job, which are its check: the inputs read, and all that is wrong with them, at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import Look, looks_at_mapping
from zoomwizard.core.kept import state_of
from zoomwizard.core.outcome import Finding, Severity, errors_in
from zoomwizard.core.people.identities import fold_key
from zoomwizard.core.people.mapping_file import HASH_ID, PERSON_ID, MappingFile, read_mapping
from zoomwizard.core.people.secret_key import check_key_file
from zoomwizard.core.said import Said, plural, say, sentences
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.source import megabytes
from zoomwizard.core.tables.text_file import LookAt, looking_once
from zoomwizard.core.time.dates import needs_order
from zoomwizard.kinds import report_headers as headers
from zoomwizard.modes.admin.coverage import coverage
from zoomwizard.modes.admin.deidentify import match_participants, prepare_settling, prepare_texts, see, settle
from zoomwizard.modes.admin.fetched import NUMBER
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.odd_rows import copies_by_minute, odd_rows
from zoomwizard.modes.admin.zoom_source import SOURCE_NAME, ZoomRows
from zoomwizard.zoom.files.all_rows import load_all_reports
from zoomwizard.zoom.files.asked_columns import chosen_columns
from zoomwizard.zoom.files.clock import zone_of
from zoomwizard.zoom.files.date_orders import settle_orders
from zoomwizard.zoom.files.find import find_report_files
from zoomwizard.zoom.files.flags import flag_words
from zoomwizard.zoom.files.report_findings import (
    PLACES_NAMED,
    Rejected,
    lacking_columns,
    left_out_columns,
    rejected_rows,
    without_rows,
)
from zoomwizard.zoom.files.reports import (
    REPORTS_FIELD,
    ReportFile,
    column_questions,
    open_reports,
)
from zoomwizard.zoom.files.rows import prepare_reading

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.run import Downloaded

# Columns that a report may lack, and what is then done.
SUBSTITUTES = {
    headers.TOPIC: say("There are no topics, so every topic is blank."),
    headers.CREATION: say("There are no creation times, so no meeting counts as created at its start."),
    headers.PARTICIPANTS: say("There are no participant counts, so they're counted from the rows."),
    headers.MINUTES: say("There are no session minutes, so they're computed from join and leave times."),
    headers.GUEST: say("There's no guest column, so nobody counts as a guest."),
    headers.WAITING: say("There's no waiting room column, so no row counts as a stay in the waiting room."),
}
STATEMENTS = 5  # for each report beside its reading
COVERAGE_CODES = ("mapping.low-coverage", "mapping.coverage", "mapping.nobody")
DATE_ORDERS = {
    "mdy": say("month, day, year"),
    "dmy": say("day, month, year"),
    "ymd": say("year, month, day"),
}


@dataclass(frozen=True)
class ReadInputs:
    """The inputs of a run, read: what they are, and what was found. `has_rows`: all of the run's rows are there."""

    paths: Sequence[Path]
    reports: Sequence[ReportFile]
    mapping_path: Path | None
    mapping: MappingFile | None
    zone: str
    findings: list[Finding]
    undecided: Sequence[ReportFile] = ()
    zoom: ZoomRows | None = None
    has_rows: bool = False


@dataclass(frozen=True)
class GivenFiles:
    """The files that the inputs name or that lie in their folders, and what was found on the way."""

    paths: Sequence[Path]
    mapping_path: Path | None
    findings: Sequence[Finding]
    look: LookAt


@dataclass(frozen=True)
class ReportRows:
    """The reports as they were opened, those whose rows were read into the engine, and what was found."""

    opened: Sequence[ReportFile]
    read: Sequence[ReportFile]
    findings: Sequence[Finding]


def find_files(inputs: AdminInputs) -> GivenFiles:
    """Which files the inputs mean."""
    look = looking_once(inputs.encoding)
    paths, mapping, findings = find_report_files(inputs.reports, inputs.mapping, look, are_needed=not inputs.from_zoom)
    return GivenFiles(paths, mapping, findings, look)


def what_is_read(inputs: AdminInputs, files: GivenFiles) -> Hashable:
    """What the rows of the reports depend on: where it is the same, they need not be read again."""
    mapping_columns = (PERSON_ID, HASH_ID)
    columns = tuple(one for one in inputs.columns if one.partition("=")[0] not in mapping_columns)
    rest = replace(
        inputs, reports=(), mapping=None, columns=columns, output=Path(), key_file=None, topics="", only_matched=False
    )
    return rest, tuple(map(state_of, files.paths))


def read_admin_inputs(
    engine: Engine, inputs: AdminInputs, files: GivenFiles | None = None, known: dict[str, ReportRows] | None = None
) -> ReadInputs:
    """Read the inputs into the engine; everything that is wrong with them, at once. A download comes later.

    `known` has the reports where the engine has read them before, and gets them here otherwise.
    """
    from_zoom = bool(inputs.from_zoom)
    if not inputs.reports and not from_zoom:
        return ReadInputs([], [], None, None, "Etc/UTC", [nothing_to_read()])
    files, known = files or find_files(inputs), {} if known is None else known
    paths, mapping_path, look, findings = files.paths, files.mapping_path, files.look, list(files.findings)
    rows = known.get("reports")
    to_read = [] if rows else paths
    engine.begin("read", say("Reading the reports"), megabytes(*to_read) + STATEMENTS * len(to_read) + 10)
    keep = inputs.keep_columns
    chosen, found = chosen_columns(inputs.columns)
    words, found_in_words = flag_words(inputs.flag_words)
    findings += found + found_in_words
    choices = {column: chosen.pop(column) for column in (PERSON_ID, HASH_ID) if column in chosen}
    zone, found_in_zone = zone_of(inputs.time_zone) if paths or not from_zoom else ("Etc/UTC", [])
    # The mapping file is checked beside the reading of the rows, which leaves Python little to do.
    with ThreadPoolExecutor(1) as pool:
        checking = None
        if mapping_path is not None:
            checking = pool.submit(read_mapping, mapping_path, choices=choices, cancel=engine.cancel, look=look)
        if rows is None:
            rows = known["reports"] = read_rows(engine, inputs, files, (chosen, words, zone))
        mapping, found_in_mapping = checking.result() if checking else (None, [])
    findings += found_in_mapping + found_in_zone
    findings += check_key_file(inputs.key_file) if inputs.key_file else []
    read = rows.read
    findings += [*wrongly_kept(keep), *rows.findings]
    findings += empty_reports(engine, read) + lacking_columns(read, SUBSTITUTES) + left_out_columns(read, keep)
    has_rows = bool(read and not from_zoom)
    if has_rows and not errors_in(findings):
        findings += row_findings(engine, mapping, {report.number: report.name for report in read})
    undecided = [report for report in rows.opened if report.order is None]
    return ReadInputs(paths, read, mapping_path, mapping, zone, findings, undecided, has_rows=has_rows)


def read_rows(
    engine: Engine, inputs: AdminInputs, files: GivenFiles, said: tuple[Mapping[str, str], Mapping[str, bool], str]
) -> ReportRows:
    """Open the reports and read their rows into a new engine. `said`: columns, words for yes and no, and the zone."""
    chosen, words, zone = said
    keep = inputs.keep_columns
    prepare_texts(engine)
    prepare_reading(engine, keep)
    prepare_settling(engine, len(keep))
    reports, found_in_reports = open_reports(files.paths, chosen, keep, engine.cancel, files.look)
    reports = [replace(report, flag_words=words) for report in reports]
    reports, found_in_dates = settle_orders(engine, reports, inputs.date_order)
    read, found_in_rows = load_all_reports(engine, reports, zone, keep, lambda number: take(engine, number, keep))
    return ReportRows(reports, read, [*found_in_reports, *found_in_dates, *found_in_rows])


def add_download(engine: Engine, prepared: ReadInputs, downloaded: Downloaded, keep: Sequence[str]) -> ReadInputs:
    """Put the downloaded rows beside those of the reports, which were read without an error."""
    zoom = ZoomRows.load(engine, downloaded, keep)
    take(engine, NUMBER, keep)
    names = {report.number: report.name for report in prepared.reports}
    findings = [*prepared.findings, *downloaded.findings]
    findings += row_findings(engine, prepared.mapping, names)
    return replace(prepared, findings=findings, zoom=zoom, has_rows=True)


def nothing_to_read() -> Finding:
    """The error of inputs without a source of rows."""
    title = say("There's nothing to read yet.")
    hint = say("Use --reports to name reports, or --from-zoom to name an account.")
    return Finding(Severity.ERROR, "reports", title, hint, code="option.reports")


def take(engine: Engine, number: int, keep: Sequence[str]) -> None:
    """Keep what is needed of the rows in `raw`, whose `number` no others have had."""
    see(engine, number)
    settle(engine, number, len(keep))


def wrongly_kept(keep: Sequence[str]) -> list[Finding]:
    """An error for each column that is to be kept and never leaves the Zoom admin as it is, or is named twice.

    Source: docs/privacy.md, The rule.
    """
    findings = []
    for number, name in enumerate(keep):
        if header_key(name) in map(header_key, keep[:number]):
            title = say("The column {name} is listed twice.", name=name)
            findings.append(
                Finding(Severity.ERROR, "keep_columns", title, say("List it only once."), code="keep.twice")
            )
        elif headers.column_of(name) in headers.NEVER_KEPT or header_key(name) in headers.naming_keys():
            title = say("The column {name} can't be kept: it names people or meetings.", name=name)
            hint = say("Choose only columns such as Department. To keep topics, use --topics keep.")
            findings.append(Finding(Severity.ERROR, "keep_columns", title, hint, code="keep.never"))
        elif headers.column_of(name) in {*headers.COLUMNS, "minutes"} - {headers.MEETING_TYPE}:
            title = say("The column {name} is always in the hashed file.", name=name)
            hint = say("List only columns that it doesn't have, such as Department.")
            findings.append(Finding(Severity.ERROR, "keep_columns", title, hint, code="keep.there"))
    return findings


def empty_reports(engine: Engine, reports: Sequence[ReportFile]) -> list[Finding]:
    """A warning for each report without rows; that none of them has any is an error of its own."""
    filled = {number for (number,) in engine.all("SELECT file FROM rows_seen")}
    return without_rows(report.name for report in reports if filled and report.number not in filled)


def row_findings(engine: Engine, mapping: MappingFile | None, names: Mapping[int, str]) -> list[Finding]:
    """What the rows say: there are none, or none of the mapping file, or some are rejected. `names`: of the reports."""
    rows, rejected, waiting, webinars = (
        int(count or 0)
        for count in engine.one("SELECT sum(row_count), sum(rejected), sum(waiting), sum(webinars) FROM rows_seen")
    )
    if not rows:
        title = say("The reports have no rows below their headers.")
        hint = say("Choose a month with meetings in it, and export the report again.")
        return [Finding(Severity.ERROR, "reports", title, hint, only_one(names.values()), "reports.no-rows")]
    findings = odd_rows(engine, names)
    if rejected:
        findings.append(rejected_rows(rows, first_rejected(engine, {**names, NUMBER: SOURCE_NAME})))
    if rejected + waiting + webinars == rows:
        title = say("Not one row of the reports can be used.")
        hint = sentences(
            say("Stays in the waiting room don't count.") if waiting else "",
            say("Check the date order and the columns.") if rejected else say("Choose reports with meetings in them."),
        )
        where = only_one(names.values())
        findings.append(Finding(Severity.ERROR, "reports", title, hint, where, "reports.nothing-left"))
        return findings
    findings += without_addresses(engine, names)
    if mapping is not None and not errors_in(findings):
        findings += nobody_found(engine, mapping)
    return findings


def only_one(names: Iterable[str]) -> str:
    """The name of a file where there is only one: what is said of all is then said of it."""
    first, *others = (*names, "")
    return first if len(others) == 1 else ""


def without_addresses(engine: Engine, names: Mapping[int, str]) -> list[Finding]:
    """The reports in which no participant has an e-mail address; that there is none at all is an error."""
    (found,) = engine.one("SELECT coalesce(sum(with_address), 0) FROM rows_seen")
    lacking = engine.all(
        "SELECT file FROM rows_seen WHERE row_count > rejected + waiting + webinars AND with_address = 0 ORDER BY file"
    )
    without: list[Said | str] = [names[number] for (number,) in lacking if number in names]
    title = say("No participant has an e-mail address here, so nobody can be found in the mapping file.")
    hint = say(
        "Zoom leaves out the addresses of people outside the host's account, and in some accounts, everybody's. "
        "Ask whoever manages your Zoom account, or Zoom's support, for reports with addresses."
    )
    if not found:
        where = only_one(names.values())
        return [Finding(Severity.ERROR, REPORTS_FIELD, title, hint, where, "reports.no-addresses")]
    places = without if len(without) <= PLACES_NAMED else [plural("{n} report", "{n} reports", n=len(without))]
    return [Finding(Severity.WARNING, REPORTS_FIELD, title, hint, place, "report.no-addresses") for place in places]


def first_rejected(engine: Engine, names: Mapping[int, str]) -> list[Rejected]:
    """The rejected rows by reason: how many, and which the first ones are. `names`: of the reports."""
    found = engine.all(
        "SELECT reason, count(*), list((file, line) ORDER BY file, line) FILTER (place <= ?) FROM ("
        "  SELECT *, row_number() OVER (PARTITION BY reason ORDER BY file, line) AS place FROM rejected"
        ") GROUP BY reason ORDER BY 2 DESC, reason",
        [PLACES_NAMED],
    )
    return [(reason, count, [(names[file], line) for file, line in first]) for reason, count, first in found]


def nobody_found(engine: Engine, mapping: MappingFile) -> list[Finding]:
    """An error if the mapping file has none of the participants."""
    written = engine.all("SELECT DISTINCT text FROM addresses_seen WHERE takes_part")
    addresses = {fold_key(text) for (text,) in written}
    if addresses & mapping.hash_ids.keys():
        return []
    title = plural(
        "The only participant address isn't in the mapping file.",
        "None of the {n} participant addresses is in the mapping file.",
        n=len(addresses),
    )
    hint = say("Check that both are from the same organisation, and that PersonID is the address people use in Zoom.")
    return [Finding(Severity.ERROR, "mapping", title, hint, code="mapping.nobody")]


def find_coverage(engine: Engine, prepared: ReadInputs, keep: Sequence[str]) -> list[Finding]:
    """How much of the reports the mapping file covers, counted as a run does, where a run could begin."""
    if prepared.mapping is None or not prepared.has_rows or errors_in(prepared.findings):
        return []
    engine.begin("match", say("Comparing the participants with the mapping file"), 15)
    copies = match_participants(engine, prepared.mapping.hash_ids, kept=len(keep), is_last=False)
    return [coverage(engine.counts("admin_counts")), *copies_by_minute(copies, prepared.reports)]


def looks_at_inputs(prepared: ReadInputs) -> list[Look]:
    """What a person wants to see of the inputs before the run."""
    read = prepared.reports
    orders = [DATE_ORDERS[order] for order in sorted({str(report.order) for report in read}) if order in DATE_ORDERS]
    unusable = ("reports.rejected", "reports.nothing-left")
    order = (
        reduce(lambda one, other: say("{one}; in other files {other}", one=one, other=other), orders) if orders else ""
    )
    return [
        # First, as it matters most: a table that is long is scrolled.
        Look("mapping", say("Participants with an ID"), (*COVERAGE_CODES, "reports.no-addresses"), ""),
        Look("reports", say("Zoom reports"), ("reports.none",), say("{count} read", count=len(read)) if read else ""),
        Look(
            "reports",
            say("Columns"),
            ("report.lacks-column",),
            say("all found") if read else "",
            column_questions(read),
        ),
        Look("reports", say("Date order"), ("dates.both", "dates.undecided"), order),
        Look("reports", say("Unusable rows"), unusable, say("none") if read else ""),
        *looks_at_mapping("mapping", prepared.mapping.persons if prepared.mapping else None),
    ]


def undecided_date(prepared: ReadInputs) -> str:
    """A date of which nobody knows whether the day or the month comes first, as it is written."""
    texts = (text for report in prepared.undecided for text in report.sample if needs_order(text))
    return next(texts, "")
