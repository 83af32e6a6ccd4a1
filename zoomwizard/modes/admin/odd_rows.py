"""What is said of rows that aren't as Zoom wrote them, and of those that are no meeting's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, plural, say
from zoomwizard.zoom.files.report_findings import changed_ids
from zoomwizard.zoom.files.reports import REPORTS_FIELD, ReportFile


def odd_rows(engine: Engine, names: Mapping[int, str]) -> list[Finding]:
    """What the rows are that count otherwise than they stand there, or not at all. `names`: of the reports."""
    counted = dict(engine.all("SELECT is_rounded, sum(row_count)::BIGINT FROM changed_ids GROUP BY 1"))
    rounded, decimals = (
        (counted.get(is_rounded, 0), files_said(engine, names, f"FROM changed_ids WHERE is_rounded = {is_rounded}"))
        for is_rounded in (True, False)
    )
    findings = changed_ids(rounded, decimals)
    (webinars,) = engine.one("SELECT coalesce(sum(webinars), 0)::BIGINT FROM rows_seen")
    if webinars:
        title = plural(
            "{n} row of a webinar is left out: only meetings count.",
            "{n} rows of webinars are left out: only meetings count.",
            n=webinars,
        )
        where = files_said(engine, names, "FROM rows_seen WHERE webinars > 0")
        findings.append(Finding(Severity.NOTE, REPORTS_FIELD, title, "", where, "reports.webinars"))
    return findings


def files_said(engine: Engine, names: Mapping[int, str], rows: str) -> Said | str:
    """The one report of some rows by its name, several by their number."""
    files = [names[file] for (file,) in engine.all(f"SELECT DISTINCT file {rows}") if file in names]
    return files[0] if len(files) == 1 else plural("{n} report", "{n} reports", n=len(files))


def copies_by_minute(copies: Mapping[int, int], reports: Sequence[ReportFile]) -> list[Finding]:
    """A warning for each report whose sessions stand in another one too, with seconds. `copies`: how many do."""
    names = {report.number: report.name for report in reports}
    hint = say("They count once, with the seconds. If the report is a copy saved in a spreadsheet, leave it out.")
    return [
        Finding(
            Severity.WARNING, REPORTS_FIELD,
            plural(
                "The times in this report have no seconds; {n} of its sessions is in another report with seconds.",
                "The times in this report have no seconds; {n} of its sessions are in another report with seconds.",
                n=count,
            ),
            hint, names.get(number, ""), "reports.copies-by-minute",
        )
        for number, count in copies.items()
    ]  # fmt: skip
