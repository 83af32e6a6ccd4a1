"""Days of kept data: which are closed, which open, and which have to be had again. All instants are plain UTC."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
# What ends may be listed so much later.
LISTING_LAG = timedelta(minutes=60)
CLOSED_DAYS_LISTED_AGAIN = 3
DAYS_ASKED_AGAIN = 7


class DayState(StrEnum):
    """Closed: all of the day is there. Open: all before `through`. Writing: nothing can be relied on."""

    OPEN = "open"
    CLOSED = "closed"
    WRITING = "writing"


@dataclass(frozen=True)
class KeptDay:
    """A UTC day of kept data, and how many things were listed on it, fetched for it and put aside.

    `parts` are the SHA-256 of its parts, by table. Of a day that is being written they are those that it will have, as
    is all else, and `then` is the state that it will have.
    """

    state: DayState
    through: datetime
    listed: int = 0
    fetched: int = 0
    put_aside: int = 0
    parts: Mapping[str, str] = field(default_factory=dict)
    then: DayState | None = None

    @property
    def is_readable(self) -> bool:
        """Whether there is something to rely on."""
        return self.state is not DayState.WRITING


@dataclass(frozen=True)
class DaysToHave:
    """The days that a run asks for, in order: `whole` ones, and those of which it lists all but fetches the changes."""

    whole: tuple[date, ...]
    changes: tuple[date, ...]


def day_ends(day: date) -> datetime:
    """The end of a UTC day."""
    return datetime.combine(day, time.min) + _DAY


def state_when_listed(day: date, listed_at: datetime) -> tuple[DayState, datetime]:
    """The state of a day that is listed at an instant, and up to which instant (not included) it has all that ended."""
    if listed_at >= day_ends(day) + LISTING_LAG:
        return DayState.CLOSED, day_ends(day)
    return DayState.OPEN, listed_at.replace(microsecond=0) - LISTING_LAG


def has_all(days: Mapping[date, KeptDay], start: datetime, end: datetime) -> bool:
    """Whether the days have all that ended within [start, end), such as a day of another time zone."""
    return all(
        found is not None
        and (found.state is DayState.CLOSED or (found.state is DayState.OPEN and found.through >= end))
        for found in map(days.get, utc_days(start, end))
    )


def utc_days(start: datetime, end: datetime) -> list[date]:
    """The UTC days that [start, end) touches."""
    first = start.date()
    last = max((end - timedelta.resolution).date(), first)
    return every_day(first, last)


def every_day(first: date, last: date) -> list[date]:
    """All days from the first to the last one; none where that is earlier."""
    return [first + number * _DAY for number in range((last - first).days + 1)]


def days_to_have(days: Mapping[date, KeptDay], damaged: Collection[date], first: date, last: date) -> DaysToHave:
    """The days that a run for a range asks for; `last` isn't after the day on which it lists.

    So gaps are filled from the first kept day on: whole days are those that aren't kept, were left while they were
    written, or have damaged parts. Listed again for what is new or has changed are open days, the last closed ones,
    and the latest ones on which something was put aside.
    """
    wanted = every_day(min((first, *days)), last)
    kept = {day: days[day] for day in wanted if day in days and days[day].is_readable and day not in damaged}
    closed = [day for day in kept if kept[day].state is DayState.CLOSED]
    again = {
        *(day for day in kept if kept[day].state is DayState.OPEN),
        *closed[-CLOSED_DAYS_LISTED_AGAIN:],
        *(day for day in wanted[-DAYS_ASKED_AGAIN:] if day in kept and kept[day].put_aside),
    }
    return DaysToHave(tuple(day for day in wanted if day not in kept), tuple(sorted(again)))
