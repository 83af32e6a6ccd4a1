"""Which figures about people the pages show. Source: docs/usage-report.md.

A figure is shown if nobody or at least the minimum of different people are behind it. Where a total is shown too, what
is hidden of it has a part of at least the minimum of people, so the total less what is shown tells of as many. The
people of two days or meetings may be the same: so a hidden part counts as many people as its largest.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from zoomwizard.core.said import Said, say

Part = TypeVar("Part", bound=Hashable)


def is_small(people: int | None, minimum: int) -> bool:
    """Whether there are some, but too few to say anything about."""
    return people is not None and 0 < people < minimum


def hidden_parts(people: Mapping[Part, int | None], minimum: int) -> set[Part]:
    """The parts of a whole that aren't shown: those that are small, and with them the next smallest."""
    small = {part for part, count in people.items() if is_small(count, minimum)}
    rest = [(count, place) for place, count in enumerate(people.values()) if count is not None and count >= minimum]
    if small and rest:
        small.add([*people][min(rest)[1]])
    return small


def hidden_days(
    days: Sequence[tuple[str, str, int | None]], months: Mapping[str, int | None], minimum: int
) -> tuple[set[str], set[str]]:
    """The days and months of which no figure about people is shown. `days` are day, month and people.

    The days of a hidden month are all hidden: together they would tell it.
    """
    hidden_months = hidden_parts(months, minimum)
    hidden: set[str] = set()
    for month in {month for _, month, _ in days}:
        people = {day: count for day, of, count in days if of == month}
        hidden |= {day for day, count in people.items() if count} if month in hidden_months else set()
        hidden |= hidden_parts(people, minimum)
    return hidden, hidden_months


def unless_small(value: float | None, people: int | None, minimum: int) -> float | None:
    """A value behind which there are so many people; None where it isn't shown."""
    return None if people is None or is_small(people, minimum) else value


def hidden_note(hidden: int, minimum: int) -> Said | str:
    """That values aren't shown, and why."""
    if not hidden:
        return ""
    return say("Some values aren't shown, to protect groups of fewer than {minimum} people.", minimum=minimum)


def few_note(value: float | None, minimum: int) -> Said | str:
    """Why a key figure has no value."""
    if value is not None:
        return ""
    return say("Not shown, to protect a group of fewer than {minimum} people.", minimum=minimum)
