"""Which numbers may be shown, so that nothing about fewer people than the minimum can be seen or worked out.

Every number that is shown is a sum over people (a mean is one, since it is told of how many). Whoever reads a report
can add such sums up and take them away from each other, each as often as they like: that is a combination, a vector
with a value for each sum. The matrix has a row for each person (for means one for each of their weeks), which says how
often each sum counts what is theirs. A person is left in a combination where one of their rows does not come to 0 with
it. The rule: no combination is left with some people, but with fewer than the minimum.

Proved by rank. Where the rows of some people have the same rank as those of everybody, both have the same null space: a
combination that is left with none of them is left with nobody, so any other one is left with at least one of them. As
many such sets of other people as the minimum prove the rule. Where no proof is found, one more number is left out.
Decision 0010 has an example to be followed by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from zoomwizard.core.privacy.row_echelon import ColumnLabel, RowEchelonForm, Vector, dot_product

OTHERS = "Other groups"
MOST_SHOWN = 20
MERGED: Final = ""  # where a group is not shown by its name; a blank cell has a name of its own


class Profile(NamedTuple):
    """What the numbers of a report can know of a person.

    `groups`: the group in each attribute. `weeks`: the weeks of their rows, one for each row. `marks`: in which further
    numbers of people they are counted.
    """

    groups: tuple[str, ...]
    weeks: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What may be shown: of each attribute all groups but those `merged`, and the means of `weeks`.

    Of how many people is told for every group, and for those weeks and marks that are `counted`.
    """

    merged: list[set[str]]
    weeks: set[str]
    counted: set[str]


# The columns: a sum over everybody, of a group (attribute, name) or of a week, or a number of people.
EVERYBODY: Final = ("", "")
WEEK, PEOPLE_IN = "week", "people"


def choose_shown(people: Mapping[Profile, int], minimum: int, never: Collection[str] = ()) -> Shown:
    """What may be shown of so many people of each profile; groups named in `never` are never shown by their name.

    Merged groups can be shown as one group, if there are at least `minimum` people at all.
    """
    sizes = sizes_of_groups(people)
    merged = [merge_small(size, minimum, hidden_names(size, {*never, OTHERS})) for size in sizes]
    people = with_merged(people, merged)
    rows = sizes_of_weeks(people)
    weeks = {week for week, count in rows.items() if count >= minimum}
    while sum(people.values()) >= minimum:
        different = [{profile.groups[place] for profile in people} for place in range(len(sizes))]
        most = 1 + sum(len(names) - 1 for names in different) + len(weeks)
        risk = find_risk(people, lambda profile: rows_of_means(profile, weeks), minimum, most)
        if not risk:
            break
        of_weeks = {name for place, name in risk if place == WEEK}
        group = None if of_weeks else group_to_merge(risk, sizes, different)
        if group is None:
            weeks.remove(min(of_weeks or weeks, key=lambda week: (rows[week], week)))
        else:
            place, name = group
            merged[place] = merge_small(sizes[place], minimum, {*merged[place], name})
            people = with_merged(people, merged)
    return Shown(merged, weeks, choose_counted(people, weeks, minimum))


def choose_counted(people: Mapping[Profile, int], weeks: Collection[str], minimum: int) -> set[str]:
    """The weeks and marks of which may be told how many people they have, beside everybody and the groups."""
    sizes = sizes_of_weeks(people)
    for profile, count in people.items():
        sizes.update(dict.fromkeys(profile.marks, count))
    marks = {mark for profile in people for mark in profile.marks}
    counted = {name for name in {*weeks, *marks} if sizes[name] >= minimum}
    places = range(len(next(iter(people), Profile(())).groups))
    groups = sum(len({profile.groups[place] for profile in people}) - 1 for place in places)
    # Of the groups alone it is proved already.
    while counted and (
        risk := find_risk(people, lambda profile: [row_of_counts(profile, counted)], minimum, 1 + groups + len(counted))
    ):
        names = {name for place, name in risk if place == PEOPLE_IN}
        counted.remove(min(names or counted, key=lambda name: (sizes[name], name)))
    return counted


# ---------------------------------------------------------------------------------------------------------
# Groups


def sizes_of_groups(people: Mapping[Profile, int]) -> list[Counter[str]]:
    """For each attribute how many people are in each group."""
    sizes = [Counter[str]() for _ in next(iter(people), Profile(())).groups]
    for profile, count in people.items():
        for size, name in zip(sizes, profile.groups, strict=True):
            size[name] += count
    return sizes


def sizes_of_weeks(people: Mapping[Profile, int]) -> Counter[str]:
    """How many people have rows in each week."""
    sizes: Counter[str] = Counter()
    for profile, count in people.items():
        for week in set(profile.weeks):
            sizes[week] += count
    return sizes


def hidden_names(sizes: Mapping[str, int], never: Collection[str]) -> set[str]:
    """The groups that are not shown by their name whatever their size; of too many only the largest are shown."""
    order = sorted(sizes, key=lambda name: (-sizes[name], name))
    return {name for name in sizes if name in never} | set(order[MOST_SHOWN:])


def merge_small(sizes: Mapping[str, int], minimum: int, wanted: Iterable[str] = ()) -> set[str]:
    """The groups of one attribute to be merged: those that are too small, and as many more as it takes to hide them."""
    merged = {name for name, people in sizes.items() if people < minimum} | set(wanted)
    rest = sorted((name for name in sizes if name not in merged), key=lambda name: (sizes[name], name))
    while merged and rest and (len(merged) == 1 or sum(sizes[name] for name in merged) < minimum):
        merged.add(rest.pop(0))
    return merged


def with_merged(people: Mapping[Profile, int], merged: Sequence[Collection[str]]) -> Counter[Profile]:
    """The same people, those of merged groups together."""
    found: Counter[Profile] = Counter()
    for profile, count in people.items():
        groups = (MERGED if name in hidden else name for name, hidden in zip(profile.groups, merged, strict=True))
        found[profile._replace(groups=tuple(groups))] += count
    return found


def group_to_merge(
    risk: Vector, sizes: Sequence[Mapping[str, int]], different: Sequence[Collection[str]]
) -> tuple[int, str] | None:
    """The smallest group that a combination counts otherwise than those merged, of the last attribute with such groups.

    `different` are the groups of each attribute that are still told apart. None: it tells no groups apart.
    """
    for place in reversed(range(len(sizes))):
        counted = {name: risk.get((str(place), name), 0) for name in different[place]}
        shown = sorted(counted.keys() - {MERGED}, key=lambda name: (sizes[place][name], name))
        beside = counted.get(MERGED, counted[shown[-1]] if shown else 0)
        for name in shown:
            if counted[name] != beside:
                return place, name
    return None


# ---------------------------------------------------------------------------------------------------------
# The matrix: a row for each person, a column for each sum


def rows_of_means(profile: Profile, weeks: Collection[str]) -> list[dict[ColumnLabel, int]]:
    """The rows of a person in the matrix of the means: how the shown sums count what is theirs.

    A person's row of a week counts as one part of their rows in the sums over people, and as one part of their rows of
    that week in that of the week. A combination comes to nothing for a person where it does so for the rows of every
    week, so the matrix has a row for each week that they have, multiplied so that there are no fractions in it.
    """
    rows = Counter(profile.weeks)
    sums = row_of_counts(profile, ())
    shown = sorted(rows.keys() & set(weeks))
    if len(shown) < len(rows) or not rows:
        return [sums, *({(WEEK, week): 1} for week in shown)]
    first = shown[0]
    found = [{(WEEK, first): rows.total(), **dict.fromkeys(sums, rows[first])}]
    return found + [{(WEEK, week): rows[first], (WEEK, first): -rows[week]} for week in shown[1:]]


def row_of_counts(profile: Profile, counted: Collection[str]) -> dict[ColumnLabel, int]:
    """The row of a person in the matrix of the numbers of people: 1 for each that they are in."""
    groups = {(str(place), name): 1 for place, name in enumerate(profile.groups)}
    names = (*profile.weeks, *profile.marks)
    return {EVERYBODY: 1, **groups, **{(PEOPLE_IN, name): 1 for name in names if name in counted}}


def find_risk(
    people: Mapping[Profile, int], rows_of: Callable[[Profile], Sequence[Vector]], minimum: int, most: int
) -> Vector | None:
    """A combination of sums that is left with too few people, or of which that can't be ruled out; None: there is none.

    `rows_of` gives a person's rows; the matrix has no higher rank than `most`. Of a profile of `minimum` people or more
    there is somebody for each set of people that is tried, so its rows are in all of them from the start; only the
    others are looked at one by one.
    """
    order = sorted(people, key=lambda profile: (-people[profile], profile))
    few = [profile for profile in order if people[profile] < minimum]
    many = RowEchelonForm()
    for profile in order[: len(order) - len(few)]:
        many.add(*rows_of(profile))
        if many.rank == most:
            return None
    everybody = many.copy()
    for profile in few:
        everybody.add(*rows_of(profile))
        if everybody.rank == most:
            break
    left = {profile: people[profile] for profile in few}
    for _ in range(minimum):  # one more set of other people whose matrix has the same rank as everybody's
        some = many.copy()
        for profile in sorted((profile for profile in few if left[profile]), key=lambda profile: -left[profile]):
            if some.rank == everybody.rank:
                break
            left[profile] -= some.add(*rows_of(profile))
        if some.rank < everybody.rank:
            return fewest(told_apart(some, everybody), people, rows_of)
    return None


def told_apart(some: RowEchelonForm, everybody: RowEchelonForm) -> Iterator[Vector]:
    """Combinations of the basis of some people's null space that are not in everybody's: left with none of these."""
    rows = list(everybody.rows)
    for combination in some.null_space({column for row in rows for column in row}):
        if any(dot_product(row, combination) for row in rows):
            yield combination


def fewest(
    combinations: Iterable[Vector], people: Mapping[Profile, int], rows_of: Callable[[Profile], Sequence[Vector]]
) -> Vector:
    """The one of some combinations that is left with the fewest people; rather one of groups than one of weeks."""

    def size(combination: Vector) -> tuple[int, bool]:
        left = sum(
            count for profile, count in people.items() if any(dot_product(row, combination) for row in rows_of(profile))
        )
        return left, any(place == WEEK for place, _ in combination)

    return min(combinations, key=size)
