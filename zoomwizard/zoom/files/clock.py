"""The wall clock of reports: whose it is, and the way from the times of a zone to UTC, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from zoomwizard.core.engine import Engine
from zoomwizard.core.job import zone_said
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import say
from zoomwizard.core.time.zones import fold_segments, this_computers_zone, wall_segments

FIRST_DAY, LAST_DAY = datetime(2010, 1, 1), datetime(2050, 1, 1)  # Zoom is younger than that
EPOCH, MICROSECOND = datetime(1970, 1, 1), timedelta(microseconds=1)
NEAR_SPANS = 4
Span = tuple[datetime, datetime, int | None]  # from, to, seconds east of UTC


def zone_of(name: str, *, has_files: bool = True) -> tuple[str, list[Finding]]:
    """The zone of the reports' times, or of days alone: the one that was said, else this computer's, which is told."""
    if name:
        zone, findings = zone_said(name)
        return zone or "UTC", findings
    zone = this_computers_zone()
    if has_files:
        title = say("Times in the reports are read as {zone}, this computer's time zone.", zone=zone)
        hint = say("If the person who exported the reports uses another time zone in Zoom, use --time-zone.")
    else:
        title = say("Days are those of {zone}, this computer's time zone.", zone=zone)
        hint = say("Use --time-zone for another one.")
    return zone, [Finding(Severity.NOTE, "time_zone", title, hint, code="zone.default")]


def make_clock(engine: Engine, zone: str, near: datetime) -> None:
    """Make to_utc and to_utc_second, the way from the zone's wall clock to UTC, quickest for times near `near`."""
    starts = wall_segments(zone, FIRST_DAY, LAST_DAY)
    ends = [start for start, _ in starts[1:]] + [LAST_DAY]
    spans: list[Span] = [(start, end, seconds) for (start, seconds), end in zip(starts, ends, strict=True)]
    folds: list[Span] = []
    end = FIRST_DAY
    for fold in fold_segments(zone, FIRST_DAY, LAST_DAY):
        folds += [(end, fold[0], None), fold]
        end = fold[1]
    folds.append((end, LAST_DAY, None))
    first = f"make_timestamp(epoch_us(t) - {offset_sql(engine, 'spans', spans, near)})"
    second = f"make_timestamp(epoch_us(t) - {offset_sql(engine, 'folds', folds, near)})" if len(folds) > 1 else "NULL"
    engine.run(f"CREATE OR REPLACE MACRO to_utc(t) AS {first}")
    engine.run(f"CREATE OR REPLACE MACRO to_utc_second(t) AS coalesce({second}, to_utc(t))")


def offset_sql(engine: Engine, name: str, spans: Sequence[Span], near: datetime) -> str:
    """SQL: the microseconds of the span of `spans`, which follow each other, in which t lies; NULL outside.

    A comparison with each of decades takes the engine longer to plan than to do. So there is one with the few spans
    that are near, and for all other times a search in a list, which for the same reason is in variables of this `name`.
    """
    nearest = sorted(spans, key=lambda span: max(span[0] - near, near - span[1]))[:NEAR_SPANS]
    cases = " ".join(
        f"WHEN t >= TIMESTAMP '{start}' AND t < TIMESTAMP '{end}' THEN {microseconds(seconds)}"
        for start, end, seconds in nearest
    )
    engine.set(
        **{
            f"{name}_begin": [(start - EPOCH) // MICROSECOND for start, _, _ in spans],
            f"{name}_offset": [None if seconds is None else seconds * 1_000_000 for _, _, seconds in spans],
        }
    )
    before = f"len(list_filter(getvariable('{name}_begin'), LAMBDA begin: begin <= epoch_us(t)))"
    return f"CASE {cases} WHEN t < TIMESTAMP '{spans[-1][1]}' THEN getvariable('{name}_offset')[{before}] END"


def microseconds(seconds: int | None) -> str:
    """Seconds as the SQL of microseconds."""
    return "NULL" if seconds is None else str(seconds * 1_000_000)
