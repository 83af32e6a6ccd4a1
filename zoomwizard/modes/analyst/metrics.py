"""What both methods share: the 17 columns, options, the clocks of the zones, and the outputs."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import AppError
from zoomwizard.core.people.pseudonyms import hmac_blocks
from zoomwizard.core.time.zones import utc_segments, wall_segments
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.queries import (
    copy_under_header,
    joined_lines,
    joined_select,
    meeting_query_lines,
    meeting_query_select,
    one_line_header,
)
from zoomwizard.modes.analyst.query_files import MeetingQuery, PersonQuery

COUNTS = ("Zoom_Meetings", "Zoom_Unscheduled_Meetings", "Zoom_Scheduled_Meetings")
# The contract with the published Power BI template: never rename or reorder them (docs/metrics.md, The columns).
METRICS = (
    "Zoom_Unscheduled_call_hours",
    "Zoom_Scheduled_call_hours",
    "Zoom_Total_call_hours",
    "Zoom_Unscheduled_call_hours_30_mins_or_less",
    "Zoom_Unscheduled_call_hours_31_to_59_mins",
    "Zoom_Unscheduled_call_hours_1_hour",
    "Zoom_Unscheduled_call_hours_1_to_2_hours",
    "Zoom_Unscheduled_call_hours_more_than_2_hours",
    "Zoom_Unscheduled_call_hours_2_attendees",
    "Zoom_Unscheduled_call_hours_3_to_8_attendees",
    "Zoom_Unscheduled_call_hours_9_to_18_attendees",
    "Zoom_Unscheduled_call_hours_19_or_more_attendees",
    *COUNTS,
    "Zoom_After_hours_in_unscheduled_calls",
    "Zoom_After_hours_in_scheduled_calls",
)
MARGIN = timedelta(days=10)


def as_text(name: str, table: str = "") -> str:
    """SQL: one of the 17 columns, of a table with a dot behind it, as it is written."""
    return f"CAST({table}{name} AS VARCHAR)" if name in COUNTS else f"millionths_text({table}{name})"


# SQL: all of them, between commas.
CELLS = f"concat_ws(',', {', '.join(as_text(name) for name in METRICS)})"


@dataclass(frozen=True, kw_only=True)
class MetricOptions:
    """What the analyst says for those whose own is not known. Minutes of the day; days: bit 0 is Monday."""

    admin_zone: str
    start_minute: int
    end_minute: int
    days: int
    booking_gap_minutes: int


def place_people(engine: Engine, options: MetricOptions) -> None:
    """Make `persons`, `schedules`, `person_weeks`, `person_times`, the clocks of all zones and that of working time.

    From `zoom`, `hash_ids_seen` and `person_rows`.
    """
    engine.step(steps.NUMBER_MACROS)
    engine.set(
        admin_zone=options.admin_zone,
        start_minute=options.start_minute,
        end_minute=options.end_minute,
        days=options.days,
        booking_gap_seconds=options.booking_gap_minutes * 60,
        first_weekday=first_weekday(engine),
    )
    first, last = engine.one(
        "SELECT least(min(z.join_time), min(z.start)), greatest(max(z.leave_time), max(z.start)) FROM zoom z"
    )
    first_week, last_week = engine.one("SELECT min(week)::TIMESTAMP, max(week)::TIMESTAMP FROM person_rows")
    first, last = first or first_week, last or last_week
    make_clocks(engine, options.admin_zone, min(first, first_week) - MARGIN, max(last, last_week) + 2 * MARGIN)
    engine.step(steps.PERSON_WEEKS)
    engine.set(first_instant=first, last_instant=last)
    (default,) = engine.one(
        "SELECT schedule FROM schedules WHERE zone = getvariable('admin_zone') AND days = getvariable('days') "
        "AND start_minute = getvariable('start_minute') AND end_minute = getvariable('end_minute')"
    )
    engine.set(default_schedule=default)
    engine.step(steps.WORKING_CLOCK)
    engine.step(steps.PERSON_TIMES)


def first_weekday(engine: Engine) -> int:
    """The weekday on which weeks begin, 0 is Sunday: that of the person query if it has only one, else Sunday."""
    found = engine.all("SELECT DISTINCT dayofweek(week) FROM person_rows")
    return int(found[0][0]) if len(found) == 1 else 0


def make_clocks(engine: Engine, admin_zone: str, first: datetime, last: datetime) -> None:
    """Make `wall_clock` and `utc_clock`: the offset of each zone in seconds, by wall clock time and by instant."""
    zones = {zone for (zone,) in engine.all("SELECT DISTINCT zone FROM person_rows WHERE zone IS NOT NULL")}
    columns = {"zone": "VARCHAR", "begins": "TIMESTAMP", "ends": "TIMESTAMP", "seconds": "INTEGER"}
    for table, segments in (("wall_clock", wall_segments), ("utc_clock", utc_segments)):
        rows = []
        for zone in sorted(zones | {admin_zone}):
            found = segments(zone, first, last)
            ends = [start for start, _ in found[1:]] + [last + MARGIN]
            rows += [(zone, start, end, seconds) for (start, seconds), end in zip(found, ends, strict=True)]
        engine.load(table, columns, rows)


def find_calendar(engine: Engine) -> None:
    """Make `calendar`: which topics of `zoom` are a subject of the meeting query."""
    engine.run(
        "CREATE OR REPLACE TABLE topics_seen AS "
        "SELECT topic, regexp_full_match(topic, 't1-[0-9a-f]{8}-[0-9a-f]{16}') AS is_token "
        "FROM (SELECT DISTINCT topic FROM zoom)"
    )
    salts = engine.all("SELECT DISTINCT substr(topic, 4, 8) FROM topics_seen WHERE is_token")
    rows = [(salt, *hmac_blocks(salt.encode("ascii"))) for (salt,) in salts]
    engine.load("salt_blocks", {"salt": "VARCHAR", "inner_block": "BLOB", "outer_block": "BLOB"}, rows)
    engine.step(steps.CALENDAR)


def make_results(engine: Engine, *, zero_without_calls: bool) -> None:
    """Make `results` from `weeks`: the 17 columns for every row of the person query."""
    blank = "," * (len(METRICS) - 1)
    zeros = ",".join("0" if name in COUNTS else "0.0" for name in METRICS)
    without = ("CASE WHEN is_covered THEN 0 END", f"CASE WHEN is_covered THEN '{zeros}' ELSE '{blank}' END")
    number, cells = without if zero_without_calls else ("NULL", f"'{blank}'")
    columns = ", ".join(f"coalesce(w.{name}, {number}) AS {name}" for name in METRICS)
    engine.step(steps.RESULTS, columns=columns, cells=f"coalesce(w.cells, {cells})")


def write_joined(engine: Engine, path: Path, query: PersonQuery) -> int:
    """Write every row and column of the person query, `Date` where it has none, then the 17; rows written."""
    header = one_line_header(query)
    date = [] if "Date" in header else ["CAST(d.week AS VARCHAR)"]
    names = [*header, *(["Date"] if date else []), *METRICS]
    if query.has_lines:
        with suppress(AppError):  # of a line that does not come out as it is; any other error comes again
            lines = joined_lines(query, "results", [*date, "r.cells"])
            return copy_under_header(engine, lines, names, path, raw=True)
    columns = [*date, *(as_text(name, "r.") for name in METRICS)]
    return copy_under_header(engine, joined_select(query, "results", columns), names, path)


def write_meeting_query(engine: Engine, path: Path, query: MeetingQuery) -> int:
    """Write the meeting query, without line breaks inside values; rows written."""
    header = one_line_header(query)
    if query.has_lines:
        with suppress(AppError):  # as in `write_joined`
            return copy_under_header(engine, meeting_query_lines(query), header, path, raw=True)
    return copy_under_header(engine, meeting_query_select(query), header, path)


def write_standalone(engine: Engine, path: Path) -> int:
    """Write MetricDate, HashID and the 17 columns: each row of the person query with a HashID, and other weeks."""
    select = (
        "SELECT CAST(week AS VARCHAR) || ',' || written(hash_id) || ',' || cells FROM ("
        "SELECT week, person, cells FROM results WHERE person IS NOT NULL "
        "UNION ALL SELECT week, person, cells FROM weeks WHERE NOT EXISTS ("
        "SELECT 1 FROM results r WHERE r.person = weeks.person AND r.week = weeks.week)) "
        "JOIN persons USING (person) ORDER BY week, hash_id"
    )
    return copy_under_header(engine, select, ["MetricDate", "HashID", *METRICS], path, raw=True)
