"""The published method's SQL against the slow oracle, on organisations that Hypothesis draws."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.oracle.published import published
from tests.oracle.rows import HashedRow, Weeks, read_cells
from tests.property.strategies import Organisation, hashed_rows, organisations, overlapping_runs
from tests.property.test_exact import assert_same, load, metric_options, values_of
from zoomwizard.core.engine import Engine
from zoomwizard.modes.admin.deidentify import prepare_texts
from zoomwizard.modes.analyst.hashed import see_people
from zoomwizard.modes.analyst.metrics import find_calendar, make_results, place_people
from zoomwizard.modes.analyst.published import compute_published


def run_published(organisation: Organisation, rows: Sequence[HashedRow]) -> tuple[Weeks, Weeks, dict[str, int]]:
    """By person and week: the rows of the person query, all weeks with calls; and the sessions by reason."""
    with TemporaryDirectory() as folder, Engine(Path(folder), threads=2) as engine:
        prepare_texts(engine)
        load(engine, rows, organisation.subjects, organisation.query)
        engine.run("UPDATE zoom SET row_hash = 0")  # as in the program's own files
        starts = [row.start for row in rows]
        periods = [(min(starts), max(starts))]
        engine.load("periods", {"first_start": "TIMESTAMP", "last_start": "TIMESTAMP"}, periods)
        see_people(engine)
        find_calendar(engine)
        place_people(engine, metric_options(organisation.options))
        compute_published(engine)
        make_results(engine, zero_without_calls=False)
        reasons = dict(engine.all("SELECT reason, count(*) FROM calls GROUP BY reason"))
        (duplicates,) = engine.one("SELECT getvariable('duplicates')")
        (counted,) = engine.one(
            "SELECT count(*) FROM zoom WHERE hash_id <> '' AND meeting_id <> '' AND normal_topic(topic) <> ''"
        )
        assert duplicates == counted - sum(reasons.values())
        return values_of(engine, "results"), values_of(engine, "weeks"), reasons


def assert_oracle_agrees(organisation: Organisation, rows: Sequence[HashedRow]) -> None:
    expected = published(rows, organisation.subjects, organisation.query, organisation.options)
    weeks, calls, reasons = run_published(organisation, rows)
    assert_same(weeks, expected.weeks)
    assert_same({**weeks, **calls}, expected.standalone)
    assert reasons == expected.reasons


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations())
def test_the_published_method_equals_the_slow_oracle(organisation: Organisation) -> None:
    assert_oracle_agrees(organisation, hashed_rows(organisation))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_it_does_so_for_files_that_overlap_and_for_topics_that_were_kept(data: st.DataObject) -> None:
    organisation = data.draw(organisations())
    runs = data.draw(overlapping_runs(organisation))
    rows = [read_cells(cells) for run in runs for cells in run.rows]
    assume(rows)  # a file without rows is an error
    assert_oracle_agrees(organisation, rows)
