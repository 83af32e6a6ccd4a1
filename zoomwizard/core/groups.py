"""Which groups may be shown, so that nothing about fewer people than the minimum can be seen or worked out.

Every person is in one group of each attribute, so that all groups of an attribute make up everybody. From the sums
that are shown, others can be worked out by adding and taking away; these rules see to it that none of them belongs
to fewer people than the minimum:

- within an attribute, what is not shown by itself is shown as one group, of at least two groups and enough people;
- of two attributes, no sum of groups of the one differs from a sum of groups of the other by too few people;
- from everybody's mean and those of the weeks, no sum of too few people can be made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

OTHERS = "Other groups"
MOST_SHOWN = 20

# A cell: the group of each attribute, and how many people have just these.
Cells = Mapping[tuple[str, ...], int]


def choose_groups(cells: Cells, minimum: int, never: Collection[str] = ()) -> list[set[str]]:
    """For each attribute the groups that are to be merged; those named in `never` are never shown by their name.

    The others can be shown, and so can the merged ones as one group, if there are at least `minimum` people.
    """
    count = len(next(iter(cells), ()))
    sizes = [Counter[str]() for _ in range(count)]
    for cell, people in cells.items():
        for size, name in zip(sizes, cell, strict=True):
            size[name] += people
    merged: list[set[str]] = []
    for at, size in enumerate(sizes):
        wanted = {name for name in size if name in never}
        wanted |= set(sorted(size, key=lambda name: (-size[name], name))[MOST_SHOWN:])
        own = merge_small(size, minimum, wanted)
        while too_close := close_group(cells, merged, at, own, minimum, size):
            own = merge_small(size, minimum, {*own, too_close})
        merged.append(own)
    return merged


def merge_small(sizes: Mapping[str, int], minimum: int, wanted: Iterable[str] = ()) -> set[str]:
    """The groups of one attribute to be merged: those that are too small, and as many more as it takes to hide them."""
    merged = {name for name, people in sizes.items() if people < minimum} | set(wanted)
    rest = sorted((name for name in sizes if name not in merged), key=lambda name: (sizes[name], name))
    while merged and rest and (len(merged) == 1 or sum(sizes[name] for name in merged) < minimum):
        merged.add(rest.pop(0))
    return merged


def close_group(
    cells: Cells, earlier: Sequence[set[str]], at: int, own: set[str], minimum: int, sizes: Mapping[str, int]
) -> str | None:
    """The smallest group of attribute `at` that together with groups of an earlier one would tell of too few people.

    Groups of two attributes are the ends of edges that weigh as many people as are in both. A set of groups whose
    sums differ by the people of few edges is what a light cut of these edges leaves on one side.
    """
    for before, merged in enumerate(earlier):
        edges: Counter[tuple[str, str]] = Counter()
        for cell, people in cells.items():
            first = OTHERS if cell[before] in merged else f"= {cell[before]}"
            second = OTHERS if cell[at] in own else f"= {cell[at]}"
            edges[f"1 {first}", f"2 {second}"] += people
        side = light_cut(edges, minimum)
        if side is None:
            continue
        ends = {end for edge in edges for end in edge}
        shown = [name for name in sizes if name not in own]
        # Merging joins both sides: take the smallest group of the side that has not the merged ones.
        other = side if f"2 {OTHERS}" not in side else ends - side
        beside = [name for name in shown if f"2 = {name}" in other] or shown
        return min(beside, key=lambda name: (sizes[name], name), default=None)
    return None


def light_cut(edges: Mapping[tuple[str, str], int], minimum: int) -> set[str] | None:
    """One side of a cut that weighs at least 1 and less than the minimum; None if there is none.

    Source: M. Stoer, F. Wagner, A simple min-cut algorithm, Journal of the ACM 44 (1997), for each part of the
    graph that hangs together.
    """
    weights: dict[str, Counter[str]] = {}
    for (one, two), weight in edges.items():
        weights.setdefault(one, Counter())[two] += weight
        weights.setdefault(two, Counter())[one] += weight
    members = {end: {end} for end in weights}
    while weights:
        start = min(weights)
        # The ends of one part, each time the one that hangs most on those already taken.
        order, hanging = [start], Counter(weights[start])
        while hanging:
            last = max(hanging, key=lambda end: (hanging[end], end))
            cut = hanging.pop(last)
            order.append(last)
            hanging.update({end: weight for end, weight in weights[last].items() if end not in order})
        if len(order) == 1:
            del weights[start]
            continue
        if cut < minimum:
            return members[last]
        into = order[-2]
        members[into] |= members.pop(last)
        for end, weight in weights.pop(last).items():
            del weights[end][last]
            if end != into:
                weights[into][end] += weight
                weights[end][into] += weight
    return None


def choose_weeks(patterns: Mapping[frozenset[str], int], minimum: int) -> set[str]:
    """The weeks to be shown. `patterns`: how many people have values in just these weeks.

    In everybody's mean a person's weeks count as much as one divided by their number. So where in each week all
    but a few people have the same number of weeks, and all of these are shown, the mean weeks of the few could be
    worked out. One week more that is not shown rules that out.
    """
    sizes: Counter[str] = Counter()
    for weeks, people in patterns.items():
        sizes.update(dict.fromkeys(weeks, people))
    shown = {week for week, people in sizes.items() if people >= minimum}
    if shown and 0 < people_left_over(patterns, shown) < minimum:
        shown.remove(min(shown, key=lambda week: (sizes[week], week)))
    return shown


def people_left_over(patterns: Mapping[frozenset[str], int], shown: Collection[str]) -> int:
    """At least so many people stay in any sum of weeks that takes away from everybody's mean all that it can."""
    hidden = sum(people for weeks, people in patterns.items() if not weeks <= set(shown))
    different = [0]
    numbers: dict[str, Counter[int]] = {week: Counter() for week in shown}
    for weeks, people in patterns.items():
        for week in weeks & numbers.keys():
            numbers[week][len(weeks)] += people
    different += [count.total() - max(count.values()) for count in numbers.values()]
    return max(hidden, *different)
