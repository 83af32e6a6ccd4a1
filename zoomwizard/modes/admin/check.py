"""The checking half of the admin job: the inputs read, and all that is wrong with them, at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zoomwizard.core.checked import Look, looks_at_mapping
from zoomwizard.core.engine import Engine
from zoomwizard.core.job import zone_said
from zoomwizard.core.outcome import (
    Finding,
    InputError,
    Severity,
    errors_in,
)
from zoomwizard.core.people.identities import fold_key
from zoomwizard.core.people.mapping_file import HASH_ID, PERSON_ID, MappingFile, read_mapping
from zoomwizard.core.people.secret_key import check_key_file
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.source import megabytes
from zoomwizard.core.time.dates import needs_order
from zoomwizard.core.time.zones import this_computers_zone
from zoomwizard.kinds import report_headers as headers
from zoomwizard.modes.admin.deidentify import prepare_settling, see, settle
from zoomwizard.modes.admin.fetched import NUMBER
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.zoom_source import ZoomRows
from zoomwizard.zoom.files.date_orders import settle_orders
from zoomwizard.zoom.files.find import find_report_files
from zoomwizard.zoom.files.reports import Report, open_reports
from zoomwizard.zoom.files.rows import empty_raw, load_report, prepare_reading

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.run import Downloaded

# Columns that a report may lack, and what is then done.
SUBSTITUTES = {
    headers.TOPIC: "no topics: every topic is blank",
    headers.CREATION: "no creation times: no meeting counts as created at its start",
    headers.PARTICIPANTS: "no participant counts: they are counted from the rows",
    headers.MINUTES: "no minutes of the sessions: they are computed from join and leave",
    headers.GUEST: "no guest column: nobody counts as a guest",
    headers.WAITING: "no waiting-room column: no row counts as a stay in the waiting room",
}
STATEMENTS = 5  # for each report beside its reading
ROWS_AT_ONCE = 200_000  # a small report waits for the next ones
DATE_ORDERS = {"mdy": "month, day, year", "dmy": "day, month, year", "ymd": "year, month, day"}


@dataclass(frozen=True)
class Prepared:
    """The inputs of a run, read: what they are, and what was found."""

    paths: Sequence[Path]
    reports: Sequence[Report]
    mapping_path: Path | None
    mapping: MappingFile | None
    zone: str
    findings: list[Finding]
    undecided: Sequence[Report] = ()
    zoom: ZoomRows | None = None


def prepare(
    engine: Engine, inputs: AdminInputs, downloaded: Downloaded | None = None, *, is_run: bool = False
) -> Prepared:
    """Read the inputs into the engine; everything that is wrong with them, at once.

    Where rows come from Zoom, they are `downloaded`, or not there yet. Only for a run more of the rows is kept than
    what there is to say of them.
    """
    if not inputs.reports and not inputs.from_zoom:
        title, hint = "Needed and not given: --reports or --from-zoom.", "Name reports or an account."
        return Prepared(
            [], [], None, None, "Etc/UTC", [Finding(Severity.ERROR, "reports", title, hint, code="option.reports")]
        )
    from_zoom = bool(inputs.from_zoom)
    paths, mapping_path, findings = find_report_files(inputs.reports, inputs.mapping, are_needed=not from_zoom)
    engine.begin("read", "Reading the reports", megabytes(*paths) + STATEMENTS * len(paths) + 10)
    chosen, found = chosen_columns(inputs.columns)
    findings += found
    choices = {column: chosen.pop(column) for column in (PERSON_ID, HASH_ID) if column in chosen}
    zone, found = zone_of(inputs.time_zone) if paths or not from_zoom else ("Etc/UTC", [])
    prepare_reading(engine, inputs.keep_columns)
    prepare_settling(engine, len(inputs.keep_columns))
    reports, found_in_reports = open_reports_in_order(engine, inputs, paths, chosen)
    # The mapping file is checked beside the reading of the rows, which leaves Python little to do.
    with ThreadPoolExecutor(1) as pool:
        checking = None
        if mapping_path is not None:
            checking = pool.submit(read_mapping, mapping_path, choices=choices, cancel=engine.cancel)
        read, found_in_rows = read_reports(engine, inputs, reports, zone, is_run=is_run)
        mapping, found_in_mapping = checking.result() if checking else (None, [])
    findings += found_in_mapping + found
    findings += check_key_file(inputs.key_file) if inputs.key_file else []
    findings += wrongly_kept(inputs.keep_columns) + found_in_reports + found_in_rows
    findings += empty_reports(engine, read) + lacking_columns(read) + left_out_columns(read, inputs.keep_columns)
    zoom: ZoomRows | None = None
    if downloaded is not None:
        findings += downloaded.findings
        zoom = ZoomRows.load(engine, downloaded, inputs.keep_columns)
        take(engine, NUMBER, inputs.keep_columns, is_run=is_run)
    if (zoom or (read and not from_zoom)) and not errors_in(findings):
        findings += row_findings(engine, mapping)
    undecided = [report for report in reports if report.order is None]
    return Prepared(paths, read, mapping_path, mapping, zone, findings, undecided, zoom)


def open_reports_in_order(
    engine: Engine, inputs: AdminInputs, paths: Sequence[Path], chosen: Mapping[str, str]
) -> tuple[list[Report], list[Finding]]:
    """The reports, each with the order of its dates where that is settled, and what is wrong with them."""
    reports, findings = open_reports(paths, chosen, inputs.keep_columns, engine.cancel)
    reports, found = settle_orders(engine, reports, inputs.date_order)
    return reports, findings + found


def read_reports(
    engine: Engine, inputs: AdminInputs, reports: Sequence[Report], zone: str, *, is_run: bool
) -> tuple[list[Report], list[Finding]]:
    """Read the reports, one after the other: those that could be read, and what is wrong with their rows."""
    findings: list[Finding] = []
    read: list[Report] = []
    taken = waiting = 0
    for report in reports:
        if report.order is not None:
            try:
                done, found = load_report(engine, report, zone)
            except InputError as error:  # found further down in the file than the first look went
                findings += error.findings
                engine.run(f"DELETE FROM raw WHERE file = {report.number}")
                continue
            read.append(done)
            findings += found
            (waiting,) = engine.one("SELECT count(*) FROM raw")
            engine.rows = taken + waiting
            if waiting >= ROWS_AT_ONCE:
                take(engine, report.number, inputs.keep_columns, is_run=is_run)
                taken, waiting = taken + waiting, 0
    if waiting:
        take(engine, len(reports), inputs.keep_columns, is_run=is_run)
    return read, findings


def take(engine: Engine, number: int, keep: Sequence[str], *, is_run: bool) -> None:
    """Keep what is needed of the rows in `raw`, whose `number` no others have had, and make room for the next."""
    see(engine, number)
    if is_run:
        settle(engine, number, len(keep))
    empty_raw(engine, keep)


def chosen_columns(choices: Sequence[str]) -> tuple[dict[str, str], list[Finding]]:
    """The user's choices NAME=HEADER as a column for a header."""
    names = {header_key(column): column for column in (*headers.COLUMNS, PERSON_ID, HASH_ID)}
    names |= {"useremail1": headers.HOST_EMAIL, "useremail2": headers.EMAIL}
    chosen: dict[str, str] = {}
    findings: list[Finding] = []
    for choice in choices:
        name, mark, header = choice.partition("=")
        column = names.get(header_key(name))
        if column is None or not mark or not header.strip():
            title = f"The choice of a column, {choice}, can not be understood."
            hint = f"Write it as NAME=HEADER, with one of these names: {', '.join(headers.COLUMNS)}."
            findings.append(Finding(Severity.ERROR, "columns", title, hint, code="columns.choice"))
        else:
            chosen[column] = header
    return chosen, findings


def zone_of(name: str) -> tuple[str, list[Finding]]:
    """The zone of the reports' times: the one that was said, else this computer's, which is then told."""
    if name:
        zone, findings = zone_said(name)
        return zone or "UTC", findings
    zone = this_computers_zone()
    title = f"The times of the reports are taken as those of this computer's time zone, {zone}."
    hint = "If the person who exported them has another one in Zoom, say it with --time-zone."
    return zone, [Finding(Severity.NOTE, "time_zone", title, hint, code="zone.default")]


def wrongly_kept(keep: Sequence[str]) -> list[Finding]:
    """An error for each column that is to be kept and never leaves the Zoom admin as it is, or is named twice.

    Source: privacy.md 1.
    """
    findings = []
    for number, name in enumerate(keep):
        if header_key(name) in map(header_key, keep[:number]):
            title = f"The column {name} is to be kept twice."
            findings.append(Finding(Severity.ERROR, "keep_columns", title, "Name it once.", code="keep.twice"))
        elif headers.column_of(name) in headers.NEVER_KEPT or header_key(name) in headers.naming_keys():
            title = f"The column {name} can not be kept: it names people or meetings."
            hint = "Choose only columns such as Department; topics are kept with --topics keep."
            findings.append(Finding(Severity.ERROR, "keep_columns", title, hint, code="keep.never"))
        elif headers.column_of(name) in (*headers.COLUMNS, "minutes"):
            title = f"The column {name} is in the hashed file in any case."
            hint = "Name only columns that it does not have, such as Department."
            findings.append(Finding(Severity.ERROR, "keep_columns", title, hint, code="keep.there"))
    return findings


def empty_reports(engine: Engine, reports: Sequence[Report]) -> list[Finding]:
    """A warning for each report without rows; that none of them has any is an error of its own."""
    filled = {number for (number,) in engine.all("SELECT file FROM rows_seen")}
    title, hint = "It has no rows below its header.", "Check that it is of the month that you want."
    return [
        Finding(Severity.WARNING, "reports", title, hint, report.name, "report.no-rows")
        for report in reports
        if filled and report.number not in filled
    ]


def lacking_columns(reports: Sequence[Report]) -> list[Finding]:
    """A warning for each column that some report lacks."""
    findings = []
    for column, words in SUBSTITUTES.items():
        names = [report.name for report in reports if column not in report.places]
        if names:
            where = names[0] if len(names) == 1 else f"{len(names)} reports"
            title = f"There are {words}."
            findings.append(Finding(Severity.WARNING, "reports", title, "", where, "report.lacks-column"))
    return findings


def left_out_columns(reports: Sequence[Report], keep: Sequence[str]) -> list[Finding]:
    """A note that names the columns that the program does not know and leaves out."""
    kept = {header_key(name) for name in keep}
    for report in reports:
        kept.update(header_key(text) for text in report.chosen.values())
    unknown = {
        text: None
        for report in reports
        for text in report.source.file.header
        if text and headers.column_of(text) is None and header_key(text) not in kept and "@" not in text
    }
    if not unknown:
        return []
    title = f"Columns that are not known were left out: {', '.join(list(unknown)[:20])}."
    return [Finding(Severity.NOTE, "reports", title, "", "", "report.unknown-columns")]


def row_findings(engine: Engine, mapping: MappingFile | None) -> list[Finding]:
    """What the rows say: there are none, or none of the mapping file, or some are rejected."""
    rows, rejected = engine.one("SELECT coalesce(sum(row_count), 0), coalesce(sum(rejected), 0) FROM rows_seen")
    if not rows:
        title = "The reports have no rows below their headers."
        hint = "Choose a month in which there were meetings and export the report again."
        return [Finding(Severity.ERROR, "reports", title, hint, code="reports.no-rows")]
    findings = []
    if rejected:
        title = f"{rejected:,} of {rows:,} rows can not be used and are left out."
        hint = "They are listed with file, line and reason in the folder Keep private."
        findings.append(Finding(Severity.WARNING, "reports", title, hint, code="reports.rejected"))
    if rejected == rows:
        title = "Not a single row of the reports can be used."
        hint = "Check the date order and the columns."
        findings.append(Finding(Severity.ERROR, "reports", title, hint, code="reports.nothing-left"))
    elif mapping is not None:
        written = engine.all("SELECT DISTINCT text FROM addresses_seen WHERE takes_part")
        addresses = {fold_key(text) for (text,) in written}
        covered = len(addresses & mapping.hash_ids.keys())
        title = f"The mapping file covers {covered:,} of the {len(addresses):,} e-mail addresses of participants."
        if covered:
            findings.append(Finding(Severity.NOTE, "mapping", title, code="mapping.coverage"))
        else:
            hint = "Check that both are of the same organisation, and that PersonID is the address used in Zoom."
            findings.append(Finding(Severity.ERROR, "mapping", title, hint, code="mapping.nobody"))
    return findings


def looks(prepared: Prepared) -> list[Look]:
    """What a person wants to see of the inputs before the run."""
    read = prepared.reports
    orders = " or ".join(sorted({DATE_ORDERS[report.order] for report in read if report.order in DATE_ORDERS}))
    unusable = ("reports.rejected", "reports.nothing-left")
    return [
        Look("reports", "Zoom reports", ("reports.none",), f"{len(read):,} read" if read else ""),
        Look("reports", "Order of the dates", ("dates.both", "dates.undecided"), orders),
        Look("reports", "Rows that can not be used", unusable, "none" if read else ""),
        *looks_at_mapping("mapping", prepared.mapping.persons if prepared.mapping else None),
        Look("mapping", "Participants with an ID", ("mapping.coverage", "mapping.nobody"), ""),
    ]


def undecided_date(prepared: Prepared) -> str:
    """A date of which nobody knows whether the day or the month comes first, as it is written."""
    texts = (text for report in prepared.undecided for text in report.sample if needs_order(text))
    return next(texts, "")
