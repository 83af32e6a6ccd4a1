"""What happened, what was recorded and what is kept, compared: the status of each event and person in it."""

from __future__ import annotations

from zoomwizard.core.engine import Engine
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.modes.archive import steps
from zoomwizard.modes.archive.matching import match_by_time
from zoomwizard.modes.archive.raw import make_compared_tables, make_judged_table

COMPLIANT, NOT_COMPLIANT, PENDING, EXCLUDED = "compliant", "not compliant", "pending", "excluded"
# Each status with its class and severity, in the order in which they are decided.
STATUSES = {
    "breakout_unchecked": (EXCLUDED, ""),
    "external_host": (EXCLUDED, ""),
    "recorded_in_error": (EXCLUDED, "major"),
    "not_expected": (EXCLUDED, ""),
    "recorded_no_cdr": (EXCLUDED, "minor"),
    "on_demand": (EXCLUDED, ""),
    "unanswered": (EXCLUDED, ""),
    "e2ee": (EXCLUDED, ""),
    "one_person": (EXCLUDED, ""),
    "ambiguous": (NOT_COMPLIANT, "major"),
    "lost": (NOT_COMPLIANT, "critical"),
    "pending": (PENDING, ""),
    "not_archived": (NOT_COMPLIANT, "critical"),
    "not_recorded": (NOT_COMPLIANT, "critical"),
    "matched_short": (NOT_COMPLIANT, "major"),
    "matched": (COMPLIANT, ""),
}
CLASSES = (COMPLIANT, NOT_COMPLIANT, PENDING, EXCLUDED)
MILLISECONDS_AN_HOUR = 3_600_000
EVER = 1 << 53  # milliseconds that no moment has


def prepare_comparison(engine: Engine) -> None:
    """Make what the rows of all accounts need, and the table that they come into."""
    engine.step(TEXT_MACROS)
    engine.step(steps.COMPARISON_MACROS)
    make_judged_table(engine)
    engine.load(
        "statuses",
        {"status": "VARCHAR", "class": "VARCHAR", "severity": "VARCHAR"},
        [(status, *more) for status, more in STATUSES.items()],
    )


def match_calls(engine: Engine) -> None:
    """Find the calls of recordings: by ID, and what is left by time."""
    engine.step(steps.MATCH_IDS)
    match_by_time(engine)
    engine.step(steps.MATCHES)


def compare_account(engine: Engine, account: str, days: tuple[int, int], now: int, late_hours: int) -> int:
    """Judge an account whose tables are filled; how many calls within the days have nobody's.

    `days` are the first moment and the end; rows are of what began then. Moments are milliseconds, as in the tables.
    """
    engine.set(tenant=account, first=days[0], last=days[1], now=now, late=late_hours * MILLISECONDS_AN_HOUR)
    match_calls(engine)
    engine.step(steps.RECORDED_PEOPLE)
    (nobodys,) = engine.one(
        "SELECT count(*) FROM calls ANTI JOIN call_people USING (call)"
        " WHERE start >= getvariable('first') AND start < getvariable('last')"
    )
    engine.step(
        steps.PHONE_CASES, call_row="row_key(calls.id, stand_in) AS row", recording_row="row_key(id, stand_in) AS row"
    )
    engine.step(steps.JUDGE)
    make_compared_tables(engine)
    return int(nobodys)


def compare_lists(engine: Engine) -> None:
    """Judge two plain lists that were read: of no tenant, without days, and nothing can still come."""
    engine.set(tenant="", first=-EVER, last=EVER, now=EVER, late=0)
    match_calls(engine)
    engine.step(steps.OFFLINE_NAMED)
    engine.step(steps.PHONE_CASES, call_row="calls.id AS row", recording_row="id AS row")
    engine.step(steps.JUDGE)
    make_compared_tables(engine)  # what was read isn't needed any more
    engine.step(steps.OUT_RECONCILIATION)
