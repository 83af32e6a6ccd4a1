"""Which days a run asks for (section 2.4), and in which pieces (2.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from tests.oracle.archive.times import DAY, HOUR, Span, instant

EARLIER: Final = {"compliance": HOUR, "cloud": 72 * HOUR, "phone": 72 * HOUR}
FURTHEST: Final = 30 * DAY
LONGEST: Final = {"compliance": 7 * DAY, "cloud": 31 * DAY, "phone": 31 * DAY}  # one call to a list
COUNTS_AS_WAITING: Final = ("waiting", "retry", "refused", "blocked_html")

Kind = Literal["compliance", "cloud", "phone"]


@dataclass(frozen=True, kw_only=True)
class State:
    """What `.work` knows of an account; without it a run is a first one."""

    began: int | None = None  # the last run without days that read all lists
    unfinished: tuple[tuple[str, int], ...] = ()  # a file's status (or `waiting` for participants) and its start


@dataclass(frozen=True, kw_only=True)
class Asked:
    span: Span  # the end is not in it
    by: Literal["start", "end", "complete"]
    kept: Span | None = None  # only what starts in here


def midnight(day: date) -> int:
    return instant(f"{day.isoformat()}T00:00:00Z")


def with_days(kind: Kind, first: date, last: date) -> Asked:
    """Both days inclusive; phone lists go by end, so a day more."""
    days = midnight(first), midnight(last) + DAY
    if kind == "phone":
        return Asked(span=(days[0], days[1] + DAY), by="end", kept=days)
    return Asked(span=days, by="start", kept=days)


def without_days(kind: Kind, state: State, now: int) -> Asked:
    start = now - FURTHEST if state.began is None else state.began - EARLIER[kind]
    starts = [begin for status, begin in state.unfinished if status in COUNTS_AS_WAITING]
    if starts:
        start = min(start, max(min(starts), now - FURTHEST))
    by: dict[Kind, Literal["start", "end", "complete"]] = {"compliance": "complete", "cloud": "start", "phone": "end"}
    return Asked(span=(start, now), by=by[kind])


def has_gap(state: State, now: int) -> bool:
    """W `archive.gap`, where compliance is asked."""
    return state.began is not None and now - state.began > FURTHEST


def reconciled(now: int) -> Span:
    """Without days: from 00:00 UTC 14 days ago until now."""
    return now - now % DAY - 14 * DAY, now


def asked_events(span: Span) -> Span:
    """A day more on both ends, so that midnight cuts nothing off."""
    return span[0] - DAY, span[1] + DAY


def is_asked_whole(kind: Kind, span: Span, pieces: Iterable[Span]) -> bool:
    """Whether the calls are short enough and leave nothing out."""
    reached = span[0]
    for start, end in sorted(pieces):
        if start > reached or end - start > LONGEST[kind]:
            return False
        reached = max(reached, end)
    return reached >= span[1]
