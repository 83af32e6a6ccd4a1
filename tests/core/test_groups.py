"""The group-size rule: nothing that is shown, and nothing that can be worked out from it, is of too few people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zoomwizard.core.groups import OTHERS, choose_groups, choose_weeks, light_cut, merge_small

MINIMUM = 5
Person = tuple[str, ...]
WEEKS = ("w1", "w2", "w3")


def shown_groups(people: Sequence[Person], merged: Sequence[set[str]]) -> list[list[set[int]]]:
    """For each attribute who is in each group that is shown, the merged one too."""
    found = []
    for at, hidden in enumerate(merged):
        groups: dict[str, set[int]] = {}
        for number, person in enumerate(people):
            groups.setdefault(OTHERS if person[at] in hidden else f"= {person[at]}", set()).add(number)
        found.append(list(groups.values()))
    return found


def sums_of(sets: Sequence[set[int]], count: int) -> set[tuple[int, ...]]:
    """How often each person is in every sum and difference of some sets, each taken once at most."""
    sums = {(0,) * count}
    for members in sets:
        signs = [tuple(sign * (n in members) for n in range(count)) for sign in (0, 1, -1)]
        sums = {tuple(a + b for a, b in zip(known, sign, strict=True)) for known in sums for sign in signs}
    return sums


def fewest_people(sets: Sequence[set[int]], count: int) -> int:
    """The fewest people, but not none, that a sum or difference of sets belongs to; slow."""
    return min((sum(map(bool, vector)) for vector in sums_of(sets, count) if any(vector)), default=count)


organisations = st.lists(
    st.tuples(st.sampled_from("AAAABBC"), st.sampled_from("xxxyyz")), min_size=MINIMUM, max_size=26
)


@given(organisations)
@example([("A", "x")] * 10 + [("B", "y")] * 10 + [("B", "x")])  # A and x differ by one person
@example([("A", "x")] * 10 + [("B", "y")] * 10 + [("C", "y")] * 2)
@example([("A", "x")] * 10 + [("A", "y")] * 10 + [("B", "y")] * 9 + [("C", "z")] * 9 + [("B", "z")])
def test_no_sum_of_what_is_shown_of_two_attributes_belongs_to_too_few_people(people: list[Person]) -> None:
    merged = choose_groups(Counter(people), MINIMUM)
    sets = [group for groups in shown_groups(people, merged) for group in groups]
    assert all(len(group) >= MINIMUM for group in sets)
    assert fewest_people([*sets, set(range(len(people)))], len(people)) >= MINIMUM


@given(st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 12), min_size=1))
def test_what_is_merged_is_never_one_group_alone_and_is_large_enough(sizes: Mapping[str, int]) -> None:
    merged = merge_small(sizes, MINIMUM)
    assert {name for name, people in sizes.items() if people < MINIMUM} <= merged
    if merged != set(sizes):
        assert not merged or len(merged) >= 2
        assert not merged or sum(sizes[name] for name in merged) >= MINIMUM
        # Nor is more hidden than has to be: without the largest merged group the rest would be too small or alone.
        largest = max(merged, key=lambda name: sizes[name], default=None)
        if largest and sizes[largest] >= MINIMUM:
            rest = merged - {largest}
            assert len(rest) == 1 or sum(sizes[name] for name in rest) < MINIMUM


def test_groups_that_are_all_large_enough_are_all_shown() -> None:
    people = [(unit, level) for unit in "ABC" for level in "xy" for _ in range(MINIMUM)]
    assert choose_groups(Counter(people), MINIMUM) == [set(), set()]


def test_with_a_minimum_of_one_everything_is_shown() -> None:
    people = [("A", "x"), ("A", "y"), ("B", "y")]
    assert choose_groups(Counter(people), 1) == [set(), set()]


def test_the_smallest_of_too_many_groups_are_merged() -> None:
    cells: dict[tuple[str, ...], int] = {(f"group {n:02}",): 10 + n for n in range(30)}
    (merged,) = choose_groups(cells, MINIMUM)
    assert merged == {f"group {n:02}" for n in range(10)}


def test_a_name_that_may_not_be_shown_is_merged_with_another_group() -> None:
    cells: dict[tuple[str, ...], int] = {("A",): 50, ("B",): 30, ("C",): 20}
    (merged,) = choose_groups(cells, MINIMUM, {"A"})
    assert merged == {"A", "C"}


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("WXYZ")), st.integers(1, 8), min_size=1, max_size=8
    ),
    st.integers(1, 9),
)
def test_a_light_cut_is_found_if_and_only_if_there_is_one(edges: dict[tuple[str, str], int], minimum: int) -> None:
    ends = sorted({end for edge in edges for end in edge})
    weights = []
    for sides in product((False, True), repeat=len(ends)):
        side = {end for end, is_in in zip(ends, sides, strict=True) if is_in}
        weights.append(sum(weight for (a, b), weight in edges.items() if (a in side) != (b in side)))
    found = light_cut(edges, minimum)
    assert (found is not None) == any(0 < weight < minimum for weight in weights)
    if found is not None:
        cut = sum(weight for (a, b), weight in edges.items() if (a in found) != (b in found))
        assert 0 < cut < minimum


# ---------------------------------------------------------------------------------------------------------
# Weeks


def fewest_people_of_weeks(people: Sequence[frozenset[str]], shown: set[str]) -> int:
    """The fewest people, but not none, who stay in everybody's mean when weeks are taken away from it; slow.

    Each week is taken away as often as it counts in the mean of somebody with 1, 2 or 3 weeks, or not at all.
    """
    fewest = len(people)
    for parts in product((0, 1, 2, 3), repeat=len(shown)):
        taken = dict(zip(sorted(shown), parts, strict=True))
        # A person's week is gone where it was taken away just as often as it counts.
        left = sum(any(taken.get(week, 0) != len(weeks) for week in weeks) for weeks in people)
        fewest = min(fewest, left or fewest)
    return fewest


@given(
    st.lists(
        st.sampled_from([frozenset(WEEKS)] * 5 + [frozenset(WEEKS[:1]), frozenset(WEEKS[1:]), frozenset(WEEKS[2:])]),
        min_size=MINIMUM,
        max_size=30,
    )
)
@example([frozenset(WEEKS)] * 10 + [frozenset(WEEKS[:1])])
@example([frozenset(WEEKS[:1])] * 10 + [frozenset(WEEKS[1:])] * 10 + [frozenset(WEEKS)])
def test_nobodys_mean_week_can_be_worked_out_from_the_weeks(people: list[frozenset[str]]) -> None:
    shown = choose_weeks(Counter(people), MINIMUM)
    for week in shown:
        assert sum(week in weeks for weeks in people) >= MINIMUM
    assert fewest_people_of_weeks(people, shown) >= MINIMUM


@pytest.mark.parametrize("count", [1, 2, 4])
def test_weeks_that_everybody_has_are_all_shown(count: int) -> None:
    weeks = frozenset(f"w{n}" for n in range(count))
    assert choose_weeks({weeks: MINIMUM}, MINIMUM) == weeks
    assert choose_weeks({weeks: MINIMUM - 1}, MINIMUM) == set()
