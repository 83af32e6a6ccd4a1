"""Which numbers may be shown, so that nothing about fewer people than the minimum can be seen or worked out.

Every number that is shown is a sum over people (a mean is one, since it is told of how many). Whoever reads a report
can add such sums up and take them away from each other, each as often as they like. A person is not in the result
where what it counts of every one of their numbers comes to nothing, and everybody else is. So the rule is: no
combination of what is shown is left with some people, but with fewer than the minimum.

That is proved by finding, as many times as the minimum, other people whose numbers tell all combinations apart. A
combination that comes to nothing for all of such a set of people comes to nothing for everybody; so any other one is
left with at least one person of each set. Where no proof is found, one more number is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

OTHERS = "Other groups"
MOST_SHOWN = 20
MERGED: Final = ""  # where a group is not shown by its name; a blank cell has a name of its own
# Reckoning with remainders of a large prime number is exact enough: what is nothing there is nothing at all, unless
# this very number divides it.
PRIME = 2**61 - 1


class Kind(NamedTuple):
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


# A sum that is shown: that over everybody, of a group (attribute, name), of a week, or a number of people.
Item = tuple[str, str]
EVERYBODY: Final = ("", "")
WEEK, COUNT = "week", "count"
# How often each of some sums counts something of a person.
Terms = Mapping[Item, int]


def choose_shown(people: Mapping[Kind, int], minimum: int, never: Collection[str] = ()) -> Shown:
    """What may be shown of so many people of each kind; groups named in `never` are never shown by their name.

    Merged groups can be shown as one group, if there are at least `minimum` people at all.
    """
    sizes = sizes_of_groups(people)
    merged = [merge_small(size, minimum, hidden_names(size, {*never, OTHERS})) for size in sizes]
    people = with_merged(people, merged)
    rows = sizes_of_weeks(people)
    weeks = {week for week, count in rows.items() if count >= minimum}
    while sum(people.values()) >= minimum:
        different = [{kind.groups[place] for kind in people} for place in range(len(sizes))]
        most = 1 + sum(len(names) - 1 for names in different) + len(weeks)
        weak = weak_point(people, lambda kind: terms_of_means(kind, weeks), minimum, most)
        if not weak:
            break
        of_weeks = {name for place, name in weak if place == WEEK}
        group = None if of_weeks else group_to_merge(weak, sizes, different)
        if group is None:
            weeks.remove(min(of_weeks or weeks, key=lambda week: (rows[week], week)))
        else:
            place, name = group
            merged[place] = merge_small(sizes[place], minimum, {*merged[place], name})
            people = with_merged(people, merged)
    return Shown(merged, weeks, choose_counted(people, weeks, minimum))


def choose_counted(people: Mapping[Kind, int], weeks: Collection[str], minimum: int) -> set[str]:
    """The weeks and marks of which may be told how many people they have, beside everybody and the groups."""
    sizes = sizes_of_weeks(people)
    for kind, count in people.items():
        sizes.update(dict.fromkeys(kind.marks, count))
    marks = {mark for kind in people for mark in kind.marks}
    counted = {name for name in {*weeks, *marks} if sizes[name] >= minimum}
    places = range(len(next(iter(people), Kind(())).groups))
    groups = sum(len({kind.groups[place] for kind in people}) - 1 for place in places)
    # Of the groups alone it is proved already.
    while counted and (
        weak := weak_point(people, lambda kind: [terms_of_counts(kind, counted)], minimum, 1 + groups + len(counted))
    ):
        names = {name for place, name in weak if place == COUNT}
        counted.remove(min(names or counted, key=lambda name: (sizes[name], name)))
    return counted


# ---------------------------------------------------------------------------------------------------------
# Groups


def sizes_of_groups(people: Mapping[Kind, int]) -> list[Counter[str]]:
    """For each attribute how many people are in each group."""
    sizes = [Counter[str]() for _ in next(iter(people), Kind(())).groups]
    for kind, count in people.items():
        for size, name in zip(sizes, kind.groups, strict=True):
            size[name] += count
    return sizes


def sizes_of_weeks(people: Mapping[Kind, int]) -> Counter[str]:
    """How many people have rows in each week."""
    sizes: Counter[str] = Counter()
    for kind, count in people.items():
        for week in set(kind.weeks):
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


def with_merged(people: Mapping[Kind, int], merged: Sequence[Collection[str]]) -> Counter[Kind]:
    """The same people, those of merged groups together."""
    found: Counter[Kind] = Counter()
    for kind, count in people.items():
        groups = (MERGED if name in hidden else name for name, hidden in zip(kind.groups, merged, strict=True))
        found[kind._replace(groups=tuple(groups))] += count
    return found


def group_to_merge(
    weak: Terms, sizes: Sequence[Mapping[str, int]], different: Sequence[Collection[str]]
) -> tuple[int, str] | None:
    """The smallest group that a combination counts otherwise than those merged, of the last attribute with such groups.

    `different` are the groups of each attribute that are still told apart. None: it tells no groups apart.
    """
    for place in reversed(range(len(sizes))):
        counted = {name: weak.get((str(place), name), 0) for name in different[place]}
        shown = sorted(counted.keys() - {MERGED}, key=lambda name: (sizes[place][name], name))
        beside = counted.get(MERGED, counted[shown[-1]] if shown else 0)
        for name in shown:
            if counted[name] != beside:
                return place, name
    return None


# ---------------------------------------------------------------------------------------------------------
# Sums, and what can be worked out from them


def terms_of_means(kind: Kind, weeks: Collection[str]) -> list[dict[Item, int]]:
    """How the sums over everybody, groups and shown weeks count the rows of a person of this kind.

    A person's row counts one part of their rows in the sums over people, and one part of their rows of that week in
    that of the week. A combination comes to nothing for a person where it does so for the rows of every week.
    """
    rows = Counter(kind.weeks)
    sums = terms_of_counts(kind, ())
    shown = sorted(rows.keys() & set(weeks))
    if len(shown) < len(rows) or not rows:
        return [sums, *({(WEEK, week): 1} for week in shown)]
    first = shown[0]
    found = [{(WEEK, first): rows.total(), **dict.fromkeys(sums, rows[first])}]
    return found + [{(WEEK, week): rows[first], (WEEK, first): -rows[week]} for week in shown[1:]]


def terms_of_counts(kind: Kind, counted: Collection[str]) -> dict[Item, int]:
    """In which numbers of people a person of this kind is."""
    groups = {(str(place), name): 1 for place, name in enumerate(kind.groups)}
    return {EVERYBODY: 1, **groups, **{(COUNT, name): 1 for name in (*kind.weeks, *kind.marks) if name in counted}}


def weak_point(
    people: Mapping[Kind, int], terms: Callable[[Kind], Sequence[Terms]], minimum: int, most: int
) -> Terms | None:
    """A combination of sums that is left with too few people, or of which that can't be ruled out; None: there is none.

    `terms` are those of a kind of people; no more than `most` sums can be told apart. Each kind of at least `minimum`
    people is wholly in a combination or not at all, so that only the others have to be looked at one by one.
    """
    order = sorted(people, key=lambda kind: (-people[kind], kind))
    few = [kind for kind in order if people[kind] < minimum]
    many = Span()
    for kind in order[: len(order) - len(few)]:
        many.add(*terms(kind))
        if len(many) == most:
            return None
    everybody = many.copy()
    for kind in few:
        everybody.add(*terms(kind))
        if len(everybody) == most:
            break
    left = {kind: people[kind] for kind in few}
    for _ in range(minimum):
        found = many.copy()
        for kind in sorted((kind for kind in few if left[kind]), key=lambda kind: -left[kind]):
            if len(found) == len(everybody):
                break
            left[kind] -= found.add(*terms(kind))
        if len(found) < len(everybody):
            return fewest(found.nothing_but(everybody), people, terms)
    return None


def fewest(
    combinations: Iterable[Terms], people: Mapping[Kind, int], terms: Callable[[Kind], Sequence[Terms]]
) -> Terms:
    """The one of some combinations that is left with the fewest people; rather one of groups than one of weeks."""

    def size(combination: Terms) -> tuple[int, bool]:
        left = sum(count for kind, count in people.items() if any(times(one, combination) for one in terms(kind)))
        return left, any(place == WEEK for place, _ in combination)

    return min(combinations, key=size)


def times(terms: Terms, combination: Terms) -> int:
    """How often a combination counts what its sums count so often."""
    return sum(count * combination.get(item, 0) for item, count in terms.items()) % PRIME


class Span:
    """What is nothing if all terms that were added are nothing: each of some sums, told by the others."""

    def __init__(self) -> None:
        self._rows: dict[Item, dict[Item, int]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def copy(self) -> Span:
        """Another one of the same."""
        other = Span()
        other._rows = {item: dict(row) for item, row in self._rows.items()}
        return other

    def add(self, *several: Terms) -> bool:
        """Add some terms; whether any of them is not nothing anyway."""
        return sum(self._add(self._rest(terms)) for terms in several) > 0

    def _rest(self, terms: Terms) -> dict[Item, int]:
        rest: dict[Item, int] = {}
        for item, count in terms.items():
            for other, part in self._rows.get(item, {item: 1}).items():
                rest[other] = (rest.get(other, 0) + count * part) % PRIME
        return {item: count for item, count in rest.items() if count}

    def _add(self, rest: dict[Item, int]) -> bool:
        if not rest:
            return False
        told = min(rest)
        part = pow(-rest.pop(told), -1, PRIME)
        row = {item: count * part % PRIME for item, count in rest.items()}
        for item, known in self._rows.items():
            if told in known:
                self._rows[item] = self._rest_by(known, told, row)
        self._rows[told] = row
        return True

    @staticmethod
    def _rest_by(known: dict[Item, int], told: Item, row: Mapping[Item, int]) -> dict[Item, int]:
        part = known.pop(told)
        for item, count in row.items():
            known[item] = (known.get(item, 0) + part * count) % PRIME
        return {item: count for item, count in known.items() if count}

    def nothing_but(self, other: Span) -> Iterator[Terms]:
        """The combinations, one for each free sum, that are nothing for all terms of this, not for all of another."""
        items = {*other._rows, *(item for row in other._rows.values() for item in row)}
        for free in sorted(items - self._rows.keys()):
            combination = {free: 1} | {item: row[free] for item, row in self._rows.items() if free in row}
            if any(combination.get(item, 0) != times(row, combination) for item, row in other._rows.items()):
                yield combination
