"""All reports read, one after the other, into the one table that a mode takes its rows from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, InputError
from zoomwizard.zoom.files.flags import settle_flags
from zoomwizard.zoom.files.reports import ReportFile
from zoomwizard.zoom.files.rows import empty_raw, load_report

ROWS_AT_ONCE = 200_000  # a small report waits for the next ones


def load_all_reports(
    engine: Engine, reports: Sequence[ReportFile], zone: str, keep: Sequence[str], take: Callable[[int], None]
) -> tuple[list[ReportFile], list[Finding]]:
    """Read the reports: those that could be read, and what is wrong with their rows.

    `take` takes what is needed of the rows in `raw`, with a number that no others have had.
    """
    findings: list[Finding] = []
    read: list[ReportFile] = []
    taken = waiting = 0
    for report in reports:
        if report.order is None:
            continue
        try:
            done, found = load_report(engine, report, zone)
        except InputError as error:  # found further down in the file than the first look went
            findings += error.findings
            engine.run(f"DELETE FROM raw WHERE file = {report.number}")
            continue
        read.append(done)
        findings += found + settle_flags(engine, done)
        (waiting,) = engine.one("SELECT count(*) FROM raw")
        engine.rows = taken + waiting
        if waiting >= ROWS_AT_ONCE:
            take(report.number)
            empty_raw(engine, keep)
            taken, waiting = taken + waiting, 0
    if waiting:
        take(len(reports))
        empty_raw(engine, keep)
    return read, findings
