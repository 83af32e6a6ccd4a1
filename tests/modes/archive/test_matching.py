"""Calls and recordings without IDs: the contract's examples, thresholds, and every component against brute force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zoomwizard.core.engine import Engine
from zoomwizard.modes.archive.matching import best_matching, components, match_by_time

SECOND = 1000
Call = tuple[int, str, int, int]  # number, person, start, length
Found = tuple[dict[int, int], set[int], set[int]]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder: Path = tmp_path_factory.mktemp("engine")
    with Engine(folder, schema="archive") as engine:
        yield engine


def match(engine: Engine, calls: Sequence[Call], recordings: Sequence[Call]) -> Found:
    big = "BIGINT"
    engine.load("match_calls", {"call": big, "start": big, "length": big}, [(one[0], *one[2:]) for one in calls])
    engine.load("match_people", {"call": big, "person": "VARCHAR"}, [one[:2] for one in calls])
    shape = {"recording": big, "person": "VARCHAR", "start": big, "media": big}
    engine.load("match_recordings", shape, recordings)
    match_by_time(engine)
    return (
        dict(engine.all("FROM matched_by_time")),
        {call for (call,) in engine.all("FROM unclear_calls")},
        {recording for (recording,) in engine.all("FROM unclear_recordings")},
    )


def minute_long(*starts: int) -> list[Call]:
    return [(number, "a", start * SECOND, 60 * SECOND) for number, start in enumerate(starts)]


def test_the_examples_of_the_contract(engine: Engine) -> None:
    assert match(engine, minute_long(0, 100), minute_long(90, 190)) == ({0: 0, 1: 1}, set(), set())
    assert match(engine, minute_long(0, 20), minute_long(10)) == ({}, {0, 1}, {0})


@pytest.mark.parametrize(("apart", "pairs"), [(120_000, 1), (120_001, 0), (-120_000, 1), (-120_001, 0)])
def test_starts_are_at_most_two_minutes_apart(engine: Engine, apart: int, pairs: int) -> None:
    for start in (0, 119_999, 120_000, 7 * 120_000 + 1):
        found = match(engine, [(1, "a", start, 60_000)], [(2, "a", start + apart, 60_000)])
        assert found[0] == ({1: 2} if pairs else {})


@pytest.mark.parametrize(
    ("length", "media", "pairs"),
    [
        (60_000, 70_000, 1), (60_000, 75_000, 1), (60_000, 75_001, 0), (60_000, 50_000, 1),
        (60_000, 48_000, 1), (60_000, 47_999, 0), (20_000, 10_000, 1), (20_000, 9_999, 0),
        (100_000, 125_000, 1), (100_000, 125_001, 0), (100_000, 80_000, 1), (100_000, 79_999, 0),
        (0, 10_000, 1), (0, 10_001, 0), (0, 0, 1),
    ],
)  # fmt: skip
def test_lengths_are_about_the_same(engine: Engine, length: int, media: int, pairs: int) -> None:
    assert match(engine, [(1, "a", 0, length)], [(2, "a", 0, media)])[0] == ({1: 2} if pairs else {})


def test_only_one_persons_are_compared(engine: Engine) -> None:
    assert match(engine, [(1, "a", 0, 60_000)], [(2, "b", 0, 60_000)]) == ({}, set(), set())


@pytest.mark.parametrize(("more", "unclear"), [(1000, 1), (1001, 0)])
def test_another_matching_within_a_second_makes_it_unclear(engine: Engine, more: int, unclear: int) -> None:
    found = match(engine, [(1, "a", 0, 60_000)], [(1, "a", 100, 60_000), (2, "a", -100 - more, 60_000)])
    assert found == (({}, {1}, {1, 2}) if unclear else ({1: 1}, set(), set()))


@pytest.mark.parametrize(("number", "unclear"), [(10, 0), (11, 1)])
def test_more_than_ten_on_a_side_are_unclear(engine: Engine, number: int, unclear: int) -> None:
    calls = [(n, "a", n * 10_000, 600_000) for n in range(number)]
    found = match(engine, calls, [(99, "a", -10_000, 600_000)])
    assert found == (({}, set(range(number)), {99}) if unclear else ({0: 99}, set(), set()))


def by_brute_force(pairs: Sequence[tuple[int, int, int]]) -> dict[int, int] | None:
    """Every matching there is."""
    costs = {(call, recording): cost for call, recording, cost in pairs}
    calls = sorted({call for call, _, _ in pairs})
    recordings = sorted({recording for _, recording, _ in pairs})
    for size in range(min(len(calls), len(recordings)), 0, -1):
        found = []
        for some in combinations(calls, size):
            for chosen in permutations(recordings, size):
                edges = list(zip(some, chosen, strict=True))
                if all(edge in costs for edge in edges):
                    found.append((sum(costs[edge] for edge in edges), edges))
        if found:
            found.sort()
            return None if len(found) > 1 and found[1][0] - found[0][0] <= 1000 else dict(found[0][1])
    return {}


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 4)), st.integers(0, 6).map(lambda n: n * 500), min_size=1
)


@given(PAIRS)
@settings(max_examples=300)
def test_the_best_of_all_matchings_is_found(costs: dict[tuple[int, int], int]) -> None:
    pairs = [(*edge, cost) for edge, cost in costs.items()]
    for component in components(pairs):
        assert best_matching(component) == by_brute_force(component)
    assert sorted(pair for component in components(pairs) for pair in component) == sorted(pairs)
