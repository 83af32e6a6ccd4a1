"""Intervals: unions and the largest number at one instant (sections 3.4 and 3.5)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

Interval = tuple[datetime, datetime]


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """The separate stretches in their order. Touching ones are one, one of no length is none."""
    stretches: list[Interval] = []
    for join, leave in sorted(intervals):
        if join == leave:
            continue
        if stretches and join <= stretches[-1][1]:
            first, last = stretches[-1]
            stretches[-1] = (first, max(last, leave))
        else:
            stretches.append((join, leave))
    return stretches


def length(intervals: Iterable[Interval]) -> timedelta:
    """Of the union."""
    return sum((leave - join for join, leave in union(intervals)), timedelta(0))


def within(intervals: Iterable[Interval], start: datetime, end: datetime) -> list[Interval]:
    """What of them lies in [start, end)."""
    cut = [(max(join, start), min(leave, end)) for join, leave in intervals]
    return [(join, leave) for join, leave in cut if join < leave]


def peak(intervals: Iterable[Interval]) -> int:
    """The largest number at one instant; who leaves at an instant is gone before another joins."""
    steps = []
    for join, leave in intervals:
        if join < leave:
            steps += [(join, 1), (leave, -1)]
    largest = present = 0
    for _, step in sorted(steps):  # at one instant -1 comes before 1
        present += step
        largest = max(largest, present)
    return largest
