"""The small-group rule of the pages (section 4.5)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Groups:
    """`shown` and `hidden` in the order in which they came; `others` is how many people are in the hidden ones."""

    shown: list[tuple[str, int]]
    hidden: list[str]
    others: int | None  # None if nothing is hidden, or all of it is too few to be told


def suppress(groups: Sequence[tuple[str, int]], smallest: int) -> Groups:
    """The groups that may be shown where their total may be known. A person is in one group only.

    A group of fewer than `smallest` people is hidden. The total less what is shown tells how many people are in the
    hidden ones together, so that has to be `smallest` or more: until it is (with one hidden group it never is), the
    next smallest group, of equal ones the first, goes with them. A group of nobody protects nobody and is no group.
    """
    given = [(label, people) for label, people in groups if people]
    by_size = sorted(range(len(given)), key=lambda place: given[place][1])
    hidden = [place for place in by_size if given[place][1] < smallest]
    together = sum(given[place][1] for place in hidden)
    for place in by_size[len(hidden) :]:
        if not hidden or together >= smallest:
            break
        hidden.append(place)
        together += given[place][1]
    return Groups(
        shown=[group for place, group in enumerate(given) if place not in hidden],
        hidden=[label for place, (label, _) in enumerate(given) if place in hidden],
        others=together if together >= smallest else None,
    )
