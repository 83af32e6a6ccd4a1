"""What stands out: at most three sentences, made by the rules that docs/report.md prints.

They're made of numbers that the report shows anyway, and of nothing else: so they tell nothing that it doesn't.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from zoomwizard.core.privacy.small_groups import OTHERS
from zoomwizard.core.said import Said, Value, say
from zoomwizard.modes.analyst.changes import WEEKS, Comparison
from zoomwizard.modes.analyst.means import Means
from zoomwizard.modes.analyst.pictures import (
    AFTER_SCHEDULED,
    AFTER_UNSCHEDULED,
    MEETINGS,
    SCHEDULED,
    SCHEDULED_CALLS,
    TOTAL,
    UNSCHEDULED,
    UNSCHEDULED_CALLS,
    Hours,
)

MOST_SENTENCES, MOST_CHANGES = 3, 2
LEAST_PERCENT, LEAST_CHANGE = 10, Fraction(1, 10)
LEAST_RATIO, LEAST_MORE = Fraction(3, 2), Fraction(1, 2)
LEAST_SHARE = 20
AFTER_HOURS = (AFTER_UNSCHEDULED, AFTER_SCHEDULED)
AFTER_HOURS_CALLS = say("After-hours calls")
NOTHING_STANDS_OUT = say("Nothing stands out.")
# What is compared, in the order in which equals are told.
MEASURES: Mapping[Said, Sequence[str]] = {
    AFTER_HOURS_CALLS: AFTER_HOURS,
    UNSCHEDULED_CALLS: (UNSCHEDULED,),
    SCHEDULED_CALLS: (SCHEDULED,),
}
MEETINGS_HELD = say("Meetings")


def find_stands_out(
    everybody: Means, weeks: int, groups: Mapping[str, Mapping[str, Means]], comparison: Comparison, minimum: int
) -> tuple[Said, ...]:
    """At most three sentences, the largest changes first.

    `weeks`: how many have a mean that is shown; `groups`: of each attribute those that are shown.
    """
    if everybody.people < minimum:
        return ()
    found = find_changes(comparison)[:MOST_CHANGES]
    if weeks >= WEEKS:
        found += [*find_group(everybody, groups, minimum), *find_share(everybody)]
    return tuple(found[:MOST_SENTENCES])


def find_changes(comparison: Comparison) -> list[Said]:
    """What rose or fell by enough against the four weeks before, most first."""
    found: list[tuple[float, Said]] = []
    for what, columns in {**MEASURES, MEETINGS_HELD: (MEETINGS,)}.items():
        levels, change = comparison.levels(columns), comparison.change(columns)
        if levels is None or change is None:
            continue
        before, last = levels
        if abs(change) >= LEAST_PERCENT and abs(last - before) >= LEAST_CHANGE:
            found.append((abs(change), say_change(what, change, before, last)))
    return [said for _, said in sorted(found, key=lambda one: -one[0])]


def say_change(what: Said, change: float, before: Fraction, last: Fraction) -> Said:
    """One change in words."""
    values: dict[str, Value] = {
        "what": what,
        "percent": abs(round(change)),
        "before": Hours(before),
        "last": Hours(last),
    }
    if what == MEETINGS_HELD:
        if change > 0:
            return say(
                "{what} rose {percent}% compared with the four weeks before, "
                "from {before} to {last} per person and week.",
                **values,
            )
        return say(
            "{what} fell {percent}% compared with the four weeks before, from {before} to {last} per person and week.",
            **values,
        )
    if change > 0:
        return say(
            "{what} rose {percent}% compared with the four weeks before, "
            "from {before} to {last} hours per person and week.",
            **values,
        )
    return say(
        "{what} fell {percent}% compared with the four weeks before, "
        "from {before} to {last} hours per person and week.",
        **values,
    )


def find_group(everybody: Means, groups: Mapping[str, Mapping[str, Means]], minimum: int) -> list[Said]:
    """The group that is furthest above everybody, by how many times as much it has."""
    found: list[tuple[Fraction, Said]] = []
    for attribute, of_groups in groups.items():
        for name, means in sorted(of_groups.items()):
            if name == OTHERS or means.people < minimum:
                continue
            for what, columns in MEASURES.items():
                usual, theirs = everybody.exact(columns), means.exact(columns)
                if usual and theirs >= LEAST_RATIO * usual and theirs - usual >= LEAST_MORE:
                    said = say(
                        "{what} in {attribute} {name}: {theirs} hours per person and week, {times} times the "
                        "overall mean of {usual}.",
                        what=what,
                        attribute=attribute,
                        name=name,
                        theirs=Hours(theirs),
                        times=round(float(theirs / usual), 1),
                        usual=Hours(usual),
                    )
                    found.append((theirs / usual, said))
    return [said for _, said in sorted(found, key=lambda one: -one[0])[:1]]


def find_share(everybody: Means) -> list[Said]:
    """How much of all hours is after hours, where it is much."""
    total, after = everybody.exact([TOTAL]), everybody.exact(AFTER_HOURS)
    if not total or 100 * after < LEAST_SHARE * total:
        return []
    return [say("{percent}% of call hours are after hours.", percent=round(100 * after / total))]
