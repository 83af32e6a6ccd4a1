"""The rule of what is shown: nothing that can be seen, and nothing that can be worked out, is of too few people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zoomwizard.core.privacy.small_groups import OTHERS, Profile, Shown, choose_shown, merge_small

MINIMUM = 5
WEEKS = ("w1", "w2", "w3")
Sums = Sequence[Sequence[float]]


# ---------------------------------------------------------------------------------------------------------
# The attacker


def can_be_worked_out(sums: Sums, owners: Sequence[int], minimum: int) -> bool:
    """Whether some combination of sums is of people, but of fewer than the minimum; slow, and tries everything.

    Each of `sums` says how often it counts each number; `owners` whose numbers these are. It is so just if, without
    the numbers of some few people, fewer of the sums can be told apart.
    """
    everything = np.array(sums, dtype=float)
    whose = np.array(owners)
    people = sorted(set(owners))
    without = [~np.isin(whose, few) for few in combinations(people, min(minimum - 1, len(people)))]
    ranks = np.linalg.matrix_rank(everything[None] * np.array(without)[:, None, :], tol=1e-8)
    return bool(ranks.min() < np.linalg.matrix_rank(everything, tol=1e-8))


def shown_groups(people: Sequence[Profile], shown: Shown) -> list[list[int]]:
    """Who is in each group that is shown, the merged ones too, and everybody."""
    found: dict[tuple[int, str], list[int]] = {}
    for number, person in enumerate(people):
        for at, (name, merged) in enumerate(zip(person.groups, shown.merged, strict=True)):
            found.setdefault((at, OTHERS if name in merged else f"= {name}"), []).append(number)
    return [list(range(len(people))), *found.values()]


def means_can_be_worked_out(people: Sequence[Profile], shown: Shown, minimum: int) -> bool:
    """The same of the means of everybody, groups and weeks: a row is a part of its person's mean week."""
    rows = [(number, week) for number, person in enumerate(people) for week in person.weeks]
    sums = [
        [(number in group) / len(people[number].weeks) for number, _ in rows] for group in shown_groups(people, shown)
    ]
    sums += [[(week == one) / people[number].weeks.count(week) for number, week in rows] for one in shown.weeks]
    return can_be_worked_out(sums, [number for number, _ in rows], minimum)


def numbers_can_be_worked_out(people: Sequence[Profile], shown: Shown, minimum: int) -> bool:
    """The same of the numbers of people."""
    sums = [[float(number in group) for number in range(len(people))] for group in shown_groups(people, shown)]
    sums += [[float(name in (*one.weeks, *one.marks)) for one in people] for name in shown.counted]
    return can_be_worked_out(sums, range(len(people)), minimum)


def one_of(letters: str) -> st.SearchStrategy[str]:
    return st.sampled_from(letters)


patterns = st.sampled_from([WEEKS] * 6 + [WEEKS[:1], WEEKS[1:], WEEKS[2:], ("w1", "w1", "w2"), ("w1", "w3")])
marks = st.sampled_from([("mail", "here")] * 4 + [("mail", "there"), ("here",)])


@st.composite
def organisations(draw: st.DrawFn) -> list[Profile]:
    """Up to 14 people in up to three attributes, most of them in a few groups and with all weeks."""
    letters = ("AAAABBC", "xxxyyz", "1112")[: draw(st.integers(0, 3))]
    count = draw(st.integers(1, 14))
    return [Profile(tuple(draw(one_of(some)) for some in letters), draw(patterns), draw(marks)) for _ in range(count)]


def alike(count: int, groups: str = "", weeks: Sequence[str] = WEEKS) -> list[Profile]:
    """So many people of one kind."""
    return [Profile(tuple(groups), tuple(weeks), ("mail",))] * count


@given(organisations(), st.integers(2, 4))
@example([*alike(4, "A"), *alike(4, "B"), *alike(1, "B", WEEKS[:1])], 4)  # somebody of B has one week
@example([*alike(4, "Ax1"), *alike(4, "By1"), *alike(1, "Ay2"), *alike(4, "By2")], 4)  # three attributes together
@example([*alike(5, "Ax"), *alike(5, "By"), *alike(1, "Bx")], 4)  # A and x differ by one person
@example([*alike(5, "A"), *alike(5, "B", WEEKS[1:]), *alike(1, "B")], 4)  # weeks and groups together
@example([*alike(5, weeks=WEEKS[:1]), *alike(5, weeks=WEEKS[1:]), *alike(1)], 4)
def test_nothing_about_too_few_people_can_be_worked_out(people: list[Profile], minimum: int) -> None:
    shown = choose_shown(Counter(people), minimum)
    if len(people) < minimum:
        assert not shown.weeks
        assert not shown.counted
        return
    groups = shown_groups(people, shown)
    assert min(map(len, groups)) >= minimum
    for name in (*shown.weeks, *shown.counted):
        assert sum(name in (*one.weeks, *one.marks) for one in people) >= minimum
    assert not means_can_be_worked_out(people, shown, minimum)
    assert not numbers_can_be_worked_out(people, shown, minimum)


@pytest.mark.parametrize("groups", ["", "A", "Ax"])
def test_the_attacker_finds_what_a_simple_rule_shows(groups: str) -> None:
    """All weeks and groups of enough people: of one person with a week less, the mean week can be worked out."""
    people = [*alike(9, groups), *alike(1, groups, WEEKS[1:])]
    everything = Shown([set() for _ in groups], set(WEEKS), {*WEEKS, "mail"})
    assert means_can_be_worked_out(people, everything, MINIMUM)
    assert numbers_can_be_worked_out(people, everything, MINIMUM)
    shown = choose_shown(Counter(people), MINIMUM)
    assert shown.merged == [set() for _ in groups]
    assert not means_can_be_worked_out(people, shown, MINIMUM)


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


def test_what_is_all_large_enough_is_all_shown() -> None:
    people = [one for unit in "ABC" for level in "xy" for one in alike(MINIMUM, unit + level)]
    assert choose_shown(Counter(people), MINIMUM) == Shown([set(), set()], set(WEEKS), {*WEEKS, "mail"})


def test_not_more_is_hidden_than_has_to_be_in_an_organisation_of_many_kinds() -> None:
    """No two people are alike, and still all can be shown."""
    people = [
        Profile((f"unit {n % 5}", f"level {n % 3}", f"role {n % 7}"), WEEKS if n % 4 else WEEKS[n % 3 :])
        for n in range(300)
    ]
    shown = choose_shown(Counter(people), MINIMUM)
    assert shown.merged == [set(), set(), set()]
    assert shown.weeks == set(WEEKS)
    assert shown.counted == set(WEEKS)


def test_with_a_minimum_of_one_everything_is_shown() -> None:
    people = [*alike(1, "Ax"), *alike(1, "Ay", WEEKS[:1]), *alike(1, "By")]
    assert choose_shown(Counter(people), 1) == Shown([set(), set()], set(WEEKS), {*WEEKS, "mail"})


def test_of_two_attributes_the_first_is_kept() -> None:
    people = [*alike(10, "Ax"), *alike(10, "By"), *alike(1, "Bx"), *alike(10, "Cy"), *alike(10, "Cz")]
    shown = choose_shown(Counter(people), MINIMUM)
    assert shown.merged[0] == set()
    assert shown.merged[1]


def test_the_smallest_of_too_many_groups_are_merged() -> None:
    people = {Profile((f"group {n:02}",)): 10 + n for n in range(30)}
    assert choose_shown(people, MINIMUM).merged == [{f"group {n:02}" for n in range(10)}]


@pytest.mark.parametrize("name", ["A", OTHERS])
def test_a_name_that_may_not_be_shown_is_merged_with_another_group(name: str) -> None:
    people = {Profile((name,)): 50, Profile(("B",)): 30, Profile(("C",)): 20}
    assert choose_shown(people, MINIMUM, {"A"}).merged == [{name, "C"}]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_weeks_that_everybody_has_are_all_shown(count: int) -> None:
    weeks = WEEKS[:count]
    assert choose_shown({Profile((), weeks): MINIMUM}, MINIMUM).weeks == set(weeks)
    assert choose_shown({Profile((), weeks): MINIMUM - 1}, MINIMUM) == Shown([], set(), set())


def test_a_number_of_people_that_differs_by_few_is_not_told_though_the_means_are_shown() -> None:
    people = [*alike(9), *alike(4, weeks=WEEKS[:2]), *alike(2, weeks=WEEKS[1:]), *alike(4, weeks=WEEKS[2:])]
    shown = choose_shown(Counter(people), MINIMUM)
    assert shown.weeks == set(WEEKS)
    assert shown.counted < {*WEEKS, "mail"}
    assert not numbers_can_be_worked_out(people, shown, MINIMUM)
