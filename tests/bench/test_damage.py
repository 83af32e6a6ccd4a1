"""Randomly damaged files of every kind: no fault, no hang, no half result, no cell in what is said."""

import pytest

from bench.damage import try_inputs
from bench.damage_organisation import KINDS
from zoomwizard.modes.mapping.run import MappingJob

PARTS = 6


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_three_hundred_damaged_inputs_end_as_they_should(part: int) -> None:
    tally = try_inputs(range(50 * part, 50 * (part + 1)), seed=0, runs=5)
    assert tally.faults == []
    assert tally.ends["inputs"] == 50
    assert tally.ends["refused"] > 10
    assert tally.ends["taken"] + tally.ends["warned"] > 5


def test_a_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("marta.qzj@example.org")

    monkeypatch.setattr(MappingJob, "check", fail)
    tally = try_inputs([KINDS.index("people")], seed=0, runs=1)
    (fault,) = tally.faults
    assert "KeyError" in fault


@pytest.mark.parametrize("number", [1118])  # a line of 41 MB, of which the engine says something else than of 2 MB
def test_what_a_run_by_hand_has_found_stays_mended(number: int) -> None:
    assert try_inputs([number], seed=1, runs=1).faults == []
