"""What a person sees of the files of a check: reports with rows and days, what was left out, and a few meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import ChosenFile, LeftOut, Moment
from zoomwizard.core.outcome import Finding
from zoomwizard.core.said import Said, say
from zoomwizard.core.time.dates import needs_order, read_date
from zoomwizard.zoom.files.find import FOLDER_CODES
from zoomwizard.zoom.files.reports import LEFT_OUT, REPORTS_FIELD, ReportFile

MOST_MOMENTS = 5
MIDDLE = 12  # a day behind it can't be a month, so that its reading is plain


def seen_of_files(
    engine: Engine, reports: Sequence[ReportFile], zone: str, findings: Sequence[Finding]
) -> dict[str, Any]:
    """What `Examined` says of the files, by its fields; of reports that were read into the engine, in a zone."""
    left_out = tuple(files_left_out(findings))
    if not reports:  # nothing was read
        return {"left_out": left_out}
    files, moments = chosen_reports(engine, reports, zone), largest_meetings(engine)
    return {"files": tuple(files), "left_out": left_out, "moments": tuple(moments), "zone": zone}


def chosen_reports(engine: Engine, reports: Sequence[ReportFile], zone: str) -> list[ChosenFile]:
    """Each report that was read; days are those of the zone in which its times were read."""
    rows = dict(engine.all("SELECT file, row_count FROM rows_seen"))
    days = {
        source: (_day(first, zone), _day(last, zone))
        for source, first, last in engine.all("SELECT source, min(start), max(start) FROM written GROUP BY source")
    }
    found = []
    for report in reports:
        first, last = days.get(report.number, (None, None))
        path, count = report.source.file.path, int(rows.get(report.number, 0))
        found.append(ChosenFile(REPORTS_FIELD, path, count, first, last, date_to_check(report)))
    return found


def date_to_check(report: ReportFile) -> tuple[str, date] | None:
    """A date of a report as it is written and the day that it is read as, if one could be read otherwise."""
    if report.order is None:
        return None
    written = (text.split()[0] for text in report.sample if needs_order(text))
    read = [(text, moment.date()) for text in written if (moment := read_date(text, report.order)) is not None]
    return next((one for one in read if one[1].day > MIDDLE), read[0] if read else None)


def files_left_out(findings: Sequence[Finding]) -> list[LeftOut]:
    """The files that the findings say were left out."""
    return [
        LeftOut(finding.field, str(finding.where), finding.title if isinstance(finding.title, Said) else say(""))
        for finding in findings
        if finding.code in (LEFT_OUT, *FOLDER_CODES)
    ]


def largest_meetings(engine: Engine) -> list[Moment]:
    """The meetings with the most people, which are best remembered."""
    found = engine.all(
        "SELECT start, max(coalesce(participants, 0))::BIGINT AS people FROM written WHERE start IS NOT NULL "
        f"GROUP BY start ORDER BY people DESC, start DESC LIMIT {MOST_MOMENTS}"
    )
    return [Moment(start, people) for start, people in found]


def _day(moment: datetime, zone: str) -> date:
    """The day of an instant in UTC, in a zone."""
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).date()
