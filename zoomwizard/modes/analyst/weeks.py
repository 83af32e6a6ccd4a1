"""The weeks that the hashed files cover, and what is to be said about the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import first_of, plural, say
from zoomwizard.modes.analyst.hashed import HashedFile

MOST_WEEKS_NAMED = 8
Period = tuple[datetime, datetime]


def periods(engine: Engine, files: Sequence[HashedFile]) -> list[Period]:
    """The time that each hashed file covers: as its manifest says, else from its first to its last start."""
    seen = engine.all(
        "SELECT file, min(start), max(start) FROM zoom WHERE start IS NOT NULL GROUP BY file ORDER BY file"
    )
    written = {file.number: file.period for file in files}
    return [written.get(number) or (first, last) for number, first, last in seen]


def days_of(covered: Sequence[Period], zone: str) -> set[date]:
    """The days that the files cover, on the clock of a zone."""
    clock = ZoneInfo(zone)
    spans = [[moment.replace(tzinfo=UTC).astimezone(clock).date() for moment in period] for period in covered]
    return {first + timedelta(n) for first, last in spans for n in range((last - first).days + 1)}


def weeks_partly_covered(engine: Engine, days: set[date], working_days: int) -> list[date]:
    """The weeks with values of which a working day is not among the `days` that the hashed files cover.

    On other days there may be no meetings to tell by. `working_days`: bit 0 is Monday.
    """
    covered = weeks_where(engine, "SELECT week FROM covered GROUP BY week HAVING bool_or(is_covered)")
    return [week for week in covered if not working_days_of(week, working_days) <= days]


def week_findings(engine: Engine, partly: Sequence[date]) -> list[Finding]:
    """Weeks that the hashed files cover only `partly` or not at all, and calls in weeks that the person query lacks."""
    findings = []
    if partly:
        title = plural(
            "The hashed Zoom files cover only part of the week of {weeks}.",
            "The hashed Zoom files cover only part of {n} weeks, those of {weeks}.",
            n=len(partly),
            weeks=first_of(partly, MOST_WEEKS_NAMED),
        )
        hint = say("The hours may be too low there. Compare full weeks only.")
        findings.append(Finding(Severity.WARNING, "zoom", title, hint, code="weeks.partly"))
    outside = weeks_where(engine, "SELECT week FROM covered GROUP BY week HAVING NOT bool_or(is_covered)")
    if outside:
        title = plural(
            "The hashed Zoom files don't cover the week of {weeks} of the person query.",
            "The hashed Zoom files don't cover {n} weeks of the person query, those of {weeks}.",
            n=len(outside),
            weeks=first_of(outside, MOST_WEEKS_NAMED),
        )
        hint = say("The Zoom columns are blank there.")
        findings.append(Finding(Severity.WARNING, "zoom", title, hint, code="weeks.not-covered"))
    lacking = weeks_where(engine, "SELECT DISTINCT week FROM weeks WHERE week NOT IN (SELECT week FROM covered)")
    if lacking:
        title = plural(
            "There are calls in the week of {weeks}, but the person query has no rows for it.",
            "There are calls in {n} weeks, those of {weeks}, but the person query has no rows for them.",
            n=len(lacking),
            weeks=first_of(lacking, MOST_WEEKS_NAMED),
        )
        hint = say("Those calls are only in the standalone file. Choose the same time range for both.")
        findings.append(Finding(Severity.WARNING, "person_query", title, hint, code="weeks.no-rows"))
    return findings


def weeks_where(engine: Engine, weeks: str) -> list[date]:
    """The weeks of a query in SQL, in order."""
    return [week for (week,) in engine.all(f"{weeks} ORDER BY week")]


def working_days_of(week: date, working_days: int) -> set[date]:
    """The working days of a week."""
    return {day for day in (week + timedelta(n) for n in range(7)) if working_days >> day.weekday() & 1}
