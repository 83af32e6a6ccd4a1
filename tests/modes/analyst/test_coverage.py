"""How much is covered is said in the same way everywhere, and nowhere so that it tells of a few people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.analyst import QUERY_HEADER, Analyst, call, week
from zoomwizard.core.outcome import Severity
from zoomwizard.modes.analyst.coverage import coverage_of, told_counts
from zoomwizard.modes.analyst.run import AnalystResult

HOURS = 7_021  # minutes that are nobody's but the stranger's


@pytest.fixture
def analyst(tmp_path: Path) -> Analyst:
    return Analyst(tmp_path)


@pytest.mark.parametrize(("found", "missing"), [(6, 1), (6, 4), (4, 6), (1, 0)])
def test_hours_of_all_but_a_few_people_are_told_nowhere(analyst: Analyst, found: int, missing: int) -> None:
    names = [f"phere{n}" for n in range(found)]
    analyst.query = [QUERY_HEADER, *map(week, names)]
    analyst.calls = [call(name, minutes=5_003) for name in names]
    analyst.calls += [call(f"paway{n}", minutes=HOURS) for n in range(missing)]
    done = analyst.run()
    result = done.result
    texts = [json.dumps(done.record), str(result.counts), *map(str, result.summary), str(result.verdict)]
    texts += [str(finding.sentence()) for finding in result.findings]
    said = "\n".join(texts)
    assert "minutes_" not in said
    assert "people_found" not in said
    for number in (HOURS * missing, 5_003 * found, HOURS * missing + 5_003 * found):
        assert not number or str(number) not in said
    assert "%" not in said
    assert "ewer than 5 people" in said
    assert result.counts["people_in_zoom"] == found + missing


def test_with_enough_people_on_both_sides_all_say_the_same_share(analyst: Analyst) -> None:
    names = [f"phere{n}" for n in range(6)]
    analyst.query = [QUERY_HEADER, *map(week, names)]
    analyst.calls = [call(name, minutes=59) for name in names] + [call(f"paway{n}", minutes=1) for n in range(6)]
    done = analyst.run()
    result = done.result
    assert (result.counts["minutes_in_zoom"], result.counts["minutes_found"]) == (360, 354)
    assert isinstance(result, AnalystResult)
    (figure,) = [one for one in result.figures if one.key == "matched"]
    assert (figure.value, figure.decimals) == (98, 0)
    finding = done.finding("people.coverage")
    assert str(finding.title).endswith("with 98% of the call hours.")
    assert str(finding.title) in map(str, result.summary)
    assert str(result.verdict) == "The metrics are ready. They cover 98% of the call hours."


@pytest.mark.parametrize(("away", "severity"), [(25, Severity.NOTE), (26, Severity.WARNING)])
def test_less_than_80_percent_of_the_hours_is_a_warning_with_a_way_out(away: int, severity: Severity) -> None:
    counts = {"people_in_zoom": 10, "people_found": 5, "minutes_in_zoom": 100 + away, "minutes_found": 100}
    finding = coverage_of(counts, 5).finding()
    assert finding.severity is severity
    assert bool(finding.hint) is (severity is Severity.WARNING)


def test_the_bar_of_the_last_page_tells_no_more_than_the_sentences() -> None:
    """Exact hours would tell those of the few who have others in the Zoom files than in the report."""
    counts = {"people_in_zoom": 12, "people_found": 6, "minutes_in_zoom": 365, "minutes_found": 354}
    share = coverage_of(counts, 5).share(with_hours=True)
    assert share
    assert (share.part, share.whole, str(share.detail)) == (354, 365, "5.9 of 6.1 hours, 6 of 12 people")
    assert str(share.title) == "96% of the call hours belong to people in the person query"
    share = coverage_of(counts, 5).share(with_hours=False)
    assert share
    assert (share.part, share.whole, str(share.detail)) == (96, 100, "6 of 12 people")
    assert coverage_of(counts | {"people_found": 11}, 5).share(with_hours=False) is None


def test_numbers_of_few_people_are_no_counts() -> None:
    counts = {"people_in_zoom": 10, "people_found": 10, "minutes_in_zoom": 100, "minutes_found": 100}
    zones = {"zone_from_the_person_query": 6, "zone_from_another_week": 4}
    assert told_counts(counts | zones, 5, 0) == counts | {"zone_from_the_person_query": 6}
    assert told_counts(counts, 5, 4).keys() == {"people_in_zoom", "people_found"}
    assert told_counts(counts, 5, 5) == counts
    assert told_counts(counts | zones, 1, 1) == counts | zones
