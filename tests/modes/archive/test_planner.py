"""The planner: the six published capacities, and a load that is judged."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomwizard.cli.outcome import outcome_of
from zoomwizard.core.outcome import InputError
from zoomwizard.modes.archive.inputs import PlanInputs
from zoomwizard.modes.archive.planner import PlanJob, capacities, needed


def both(calls: int | None, meetings: int) -> dict[str, int | None]:
    return {"calls": calls, "meetings": meetings}


EXPECTED: dict[str, tuple[Any, ...]] = {
    "phone": (False, None, None, None, None),
    "phone_reconciled": (True, 4_500_000, 4_500_000, 4_492_800, 2_250_000),
    "meetings": (True, 30_000, 30_000, 30_000, 2_592_000),
    "meetings_reconciled": (True, 29_000, 29_424, 29_424, 2_592_000),
    "both": (True, both(None, 30_000), both(None, 30_000), both(None, 30_000), both(None, 2_592_000)),
    "both_reconciled": (
        True, both(2_200_000, 14_500), both(2_250_000, 14_424), both(2_246_400, 14_424), both(2_250_000, 2_592_000)
    ),
}  # fmt: skip


def document(**options: Any) -> tuple[int, dict[str, Any]]:
    outcome = outcome_of(PlanJob().run(PlanInputs(**options)))
    return outcome.exit_code, json.loads(outcome.as_json("archive plan"))


def test_the_published_capacities_come_out() -> None:
    code, found = document()
    assert code == 0
    columns = ("daily_limit", "published", "reckoned", "whole_pages", "today")
    assert {case: tuple(of[column] for column in columns) for case, of in found["capacities"].items()} == EXPECTED
    assert not {"needed", "fits"} & found.keys()
    assert len(found["summary"]) == 6


def test_a_load_is_judged_as_the_estimate_does() -> None:
    code, found = document(calls=2_200_000, meetings=14_500)
    assert (code, found["needed"], found["fits"]) == (
        0, {"reckoned": 59485.3333, "whole_pages": 60104}, {"reckoned": True, "whole_pages": False}
    )  # fmt: skip
    code, found = document(calls=2_300_000, meetings=14_500)
    assert (code, found["fits"]["reckoned"]) == (7, False)


def test_one_load_alone_leaves_the_other_at_none() -> None:
    assert needed(5, 0, 10) == {"reckoned": 1152 + 20, "whole_pages": 1152 + 20}
    assert needed(5, 1, 0) == {"reckoned": 1152, "whole_pages": 1152}
    assert document(meetings=0)[1]["needed"] == {"reckoned": 0, "whole_pages": 0}


def test_the_share_counts_for_today_alone() -> None:
    whole, half = capacities(5, Fraction(1)), capacities(5, Fraction(1, 2))
    assert half["both_reconciled"]["today"] == both(1_125_000, 1_296_000)
    for case in whole:
        assert {**whole[case], "today": 0} == {**half[case], "today": 0}


@pytest.mark.parametrize("options", [{"every": 0}, {"every": 1441}, {"share": 0.0}, {"share": 1.1}])
def test_values_beyond_the_range_are_wrong_usage(options: dict[str, Any]) -> None:
    with pytest.raises(InputError) as error:
        PlanJob().run(PlanInputs(**options))
    assert [finding.code for finding in error.value.findings] == ["option.plan"]


@given(st.integers(1, 1440), st.integers(0, 10**7), st.integers(0, 10**6))
def test_whole_pages_never_need_less(every: int, calls: int, meetings: int) -> None:
    load = needed(every, calls, meetings)
    assert load["whole_pages"] >= load["reckoned"] >= 2 * meetings
