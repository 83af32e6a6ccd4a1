"""What a person sees of the files of a check: reports with rows and days, what was left out, and a few meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import ChosenFile, Moment
from zoomwizard.core.outcome import Finding
from zoomwizard.zoom.files.reports import REPORTS_FIELD, ReportFile
from zoomwizard.zoom.files.seen_files import REPORTS, date_to_check, day_in_zone, files_left_out

MOST_MOMENTS = 5


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
        source: (day_in_zone(first, zone), day_in_zone(last, zone))
        for source, first, last in engine.all("SELECT source, min(start), max(start) FROM written GROUP BY source")
    }
    found = []
    for report in reports:
        first, last = days.get(report.number, (None, None))
        path, count = report.source.file.path, int(rows.get(report.number, 0))
        found.append(ChosenFile(REPORTS_FIELD, path, count, first, last, date_to_check(report), REPORTS))
    return found


def largest_meetings(engine: Engine) -> list[Moment]:
    """The meetings with the most people, which are best remembered."""
    found = engine.all(
        "SELECT start, max(coalesce(participants, 0))::BIGINT AS people FROM written WHERE start IS NOT NULL "
        f"GROUP BY start ORDER BY people DESC, start DESC LIMIT {MOST_MOMENTS}"
    )
    return [Moment(start, people) for start, people in found]
