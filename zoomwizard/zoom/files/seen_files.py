"""What a person sees of the files that were taken as reports, and of those that were left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from zoomwizard.core.examined import LeftOut
from zoomwizard.core.outcome import Finding
from zoomwizard.core.said import Said, plural, say
from zoomwizard.core.time.dates import needs_order, read_date, telling_date
from zoomwizard.zoom.files.find import FOLDER_CODES
from zoomwizard.zoom.files.reports import LEFT_OUT, ReportFile

REPORTS = plural("{n} report", "{n} reports", n=1)


def date_to_check(report: ReportFile) -> tuple[str, date] | None:
    """A date of a report as it is written and the day that it is read as, if one could be read otherwise."""
    if report.order is None:
        return None
    written = (text.split()[0] for text in report.sample if needs_order(text))
    read = [(text, moment.date()) for text in written if (moment := read_date(text, report.order)) is not None]
    return telling_date(read)


def files_left_out(findings: Sequence[Finding]) -> list[LeftOut]:
    """The files that the findings say were left out."""
    return [
        LeftOut(
            finding.field,
            str(finding.where),
            finding.title if isinstance(finding.title, Said) else say(""),
            finding.code,
        )
        for finding in findings
        if finding.code in (LEFT_OUT, *FOLDER_CODES)
    ]


def day_in_zone(moment: datetime, zone: str) -> date:
    """The day of an instant in UTC, in a zone."""
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).date()
