"""The exact method's SQL against the slow oracle, on organisations that Hypothesis draws."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from tests.oracle.exact import exact
from tests.oracle.rows import AnalystOptions, HashedRow, PersonWeek, Weeks
from tests.property.strategies import Organisation, hashed_rows, organisations
from zoomwizard.core.engine import Engine
from zoomwizard.core.time.zones import resolve_zone
from zoomwizard.modes.admin.deidentify import prepare_texts
from zoomwizard.modes.analyst.exact import compute_exact
from zoomwizard.modes.analyst.hashed import ZOOM_COLUMNS, see_people
from zoomwizard.modes.analyst.metrics import (
    COUNTS,
    METRICS,
    MetricOptions,
    find_calendar,
    make_results,
    place_people,
)

PERSON_ROWS = {
    "row": "INTEGER", "person_id": "VARCHAR", "hash_id": "VARCHAR", "week": "DATE", "zone": "VARCHAR",
    "zone_known": "BOOLEAN", "start_minute": "SMALLINT", "end_minute": "SMALLINT", "days": "UTINYINT",
}  # fmt: skip


def minute(moment: time | None) -> int | None:
    return None if moment is None else moment.hour * 60 + moment.minute


def mask(days: frozenset[int] | None) -> int | None:
    return None if days is None else sum(1 << day for day in days)


def load(engine: Engine, rows: Sequence[HashedRow], subjects: Sequence[str], query: Sequence[PersonWeek]) -> None:
    """Put an organisation straight into the tables that the readers make."""
    engine.load(
        "zoom",
        ZOOM_COLUMNS,
        [
            (0, r.meeting_id, r.topic, r.host, r.participant, r.creation, r.start, r.join, r.leave,
             r.participants, r.minutes, r.waiting_room == "Yes", n)
            for n, r in enumerate(rows)
        ],
    )  # fmt: skip
    engine.load("subjects", {"subject": "VARCHAR"}, [(subject,) for subject in subjects])
    engine.load(
        "person_rows",
        PERSON_ROWS,
        [
            (n, w.person_id, w.hash_id or None, w.metric_date, resolve_zone(w.zone), False, minute(w.work_start),
             minute(w.work_end), mask(w.work_days))
            for n, w in enumerate(query)
        ],
    )  # fmt: skip


def metric_options(options: AnalystOptions) -> MetricOptions:
    return MetricOptions(
        admin_zone=str(options.zone),
        start_minute=minute(options.work_start) or 0,
        end_minute=minute(options.work_end) or 0,
        days=mask(options.work_days) or 0,
        booking_gap_minutes=options.booking_gap_minutes,
    )


def values_of(engine: Engine, table: str) -> Weeks:
    """A table of the 17 columns as the oracle's kind of result."""
    names = ", ".join(METRICS)
    rows = engine.all(f"SELECT hash_id, week, {names} FROM {table} JOIN persons USING (person)")
    found: Weeks = {}
    for hash_id, week, *cells in rows:
        key: tuple[str, date] = (hash_id, week)
        assert key not in found
        found[key] = {
            name: None if cell is None else cell if name in COUNTS else Fraction(cell, 1_000_000)
            for name, cell in zip(METRICS, cells, strict=True)
        }
    return found


def run_exact(organisation: Organisation, rows: Sequence[HashedRow]) -> tuple[Weeks, Weeks, dict[str, int]]:
    with TemporaryDirectory() as folder, Engine(Path(folder), threads=2) as engine:
        prepare_texts(engine)
        load(engine, rows, organisation.subjects, organisation.query)
        period = organisation.options.period
        starts = [row.start for row in rows]
        first, last = period or (min(starts, default=None), max(starts, default=None))
        periods = [(first, last)] if first else []
        engine.load("periods", {"first_start": "TIMESTAMP", "last_start": "TIMESTAMP"}, periods)
        see_people(engine)
        find_calendar(engine)
        place_people(engine, metric_options(organisation.options))
        compute_exact(engine)
        make_results(engine, zero_without_calls=True)
        reasons = dict(engine.all("SELECT reason, count(*) FROM calls GROUP BY reason"))
        return values_of(engine, "results"), values_of(engine, "weeks"), reasons


def assert_same(found: Weeks, expected: Weeks) -> None:
    assert found.keys() == expected.keys()
    for key, values in expected.items():
        for name, value in values.items():
            got = found[key][name]
            if value is None or got is None:
                assert got is value, (key, name)
            else:
                # Six decimals are written.
                assert abs(Fraction(got) - value) <= Fraction(1, 1_000_000), (key, name, float(got), float(value))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations())
def test_the_exact_method_equals_the_slow_oracle(organisation: Organisation) -> None:
    rows = hashed_rows(organisation)
    expected = exact(rows, organisation.subjects, organisation.query, organisation.options)
    weeks, calls, reasons = run_exact(organisation, rows)
    by_day = {(hash_id, day): values for (hash_id, day), values in expected.standalone.items()}
    assert_same({**weeks, **calls}, by_day)
    assert reasons == expected.reasons
