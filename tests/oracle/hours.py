"""Whose clock counts, and how many seconds lie outside working hours (docs/metrics.md, After-hours)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

from tests.oracle.clock import find_zone, utc_to_wall, wall_to_utc
from tests.oracle.rows import AnalystOptions, PersonWeek

MONDAY, SUNDAY = 0, 6
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
EPOCH: Final = datetime(1970, 1, 1)

Interval = tuple[datetime, datetime]


def first_weekday(query: Iterable[PersonWeek]) -> int:
    """Sunday, unless all dates of the person query fall on one other weekday (4.1.3)."""
    weekdays = {row.metric_date.weekday() for row in query}
    return weekdays.pop() if len(weekdays) == 1 else SUNDAY


def week_of(day: date, weekday: int) -> date:
    """The first day of the week that holds `day`, where weeks start on `weekday`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


@dataclass(frozen=True, kw_only=True)
class WorkingHours:
    """A person's clock and working hours in one week."""

    zone: ZoneInfo
    start: time
    end: time
    days: frozenset[int]

    def shift(self, day: date) -> Interval | None:
        """The working interval that begins on a local date (4.1.5)."""
        if day.weekday() not in self.days or self.start == self.end:
            return None
        last_day = day + DAY if self.end < self.start else day
        begins = wall_to_utc(datetime.combine(day, self.start), self.zone)
        ends = wall_to_utc(datetime.combine(last_day, self.end), self.zone)
        return begins, ends

    def shifts(self, first: datetime, last: datetime) -> list[Interval]:
        """All working intervals that may touch the time from `first` to `last`."""
        # A shift is shorter than a day, so one of the day before may still run; one day more does no harm.
        day = utc_to_wall(first, self.zone).date() - 2 * DAY
        found = []
        while day <= utc_to_wall(last, self.zone).date() + 2 * DAY:
            shift = self.shift(day)
            if shift is not None and shift[0] <= last and first <= shift[1]:
                found.append(shift)
            day += DAY
        return found


@dataclass(frozen=True, kw_only=True)
class Week:
    """A row of the person query with its zone found: the time it spans and the hours that hold in it."""

    day: date  # its first
    begins: datetime
    ends: datetime
    hours: WorkingHours


class Person:
    """One HashID: the person query's rows for it, if any."""

    def __init__(self, rows: Iterable[PersonWeek], weekday: int, options: AnalystOptions) -> None:
        self.options = options
        self.weekday = weekday
        self.rows = sorted(rows, key=lambda row: row.metric_date)
        self.weeks = [self.read_week(row) for row in self.rows]

    def read_week(self, row: PersonWeek) -> Week:
        zone = self.zone_of(row)
        day = week_of(row.metric_date, self.weekday)
        defaults = self.options
        return Week(
            day=day,
            begins=wall_to_utc(midnight(day), zone),
            ends=wall_to_utc(midnight(day + WEEK), zone),
            hours=WorkingHours(
                zone=zone,
                start=defaults.work_start if row.work_start is None else row.work_start,
                end=defaults.work_end if row.work_end is None else row.work_end,
                days=defaults.work_days if row.work_days is None else row.work_days,
            ),
        )

    def zone_of(self, row: PersonWeek) -> ZoneInfo:
        """4.1.4: the row's own, else of the nearest row that has a known one, else the Zoom admin's."""
        own = find_zone(row.zone)
        if own is not None:
            return own
        known = [other for other in self.rows if find_zone(other.zone) is not None]
        if not known:
            return self.options.zone
        # The rows are in order of time and min() takes the first of equals: the earlier.
        nearest = min(known, key=lambda other: abs(other.metric_date - row.metric_date))
        return find_zone(nearest.zone) or self.options.zone

    def week_and_hours(self, first_join: datetime) -> tuple[date, WorkingHours]:
        """The first day of the week of an attendance, and the hours that hold for all of it (4.1.3)."""
        holding = [week for week in self.weeks if week.begins <= first_join < week.ends]
        if holding:
            return holding[-1].day, holding[-1].hours
        hours = self.nearest_hours(first_join)
        return week_of(utc_to_wall(first_join, hours.zone).date(), self.weekday), hours

    def nearest_hours(self, instant: datetime) -> WorkingHours:
        if not self.weeks:
            return WorkingHours(
                zone=self.options.zone,
                start=self.options.work_start,
                end=self.options.work_end,
                days=self.options.work_days,
            )

        def distance(week: Week) -> timedelta:
            return week.begins - instant if instant < week.begins else instant - week.ends

        return min(self.weeks, key=distance).hours


def find_people(query: Sequence[PersonWeek], options: AnalystOptions) -> dict[str, Person]:
    """By HashID. Rows without one belong to nobody, but their dates count for the first weekday."""
    weekday = first_weekday(query)
    return {
        hash_id: Person([row for row in query if row.hash_id == hash_id], weekday, options)
        for hash_id in {row.hash_id for row in query if row.hash_id}
    }


def to_second(instant: datetime) -> int:
    return (instant - EPOCH) // timedelta(seconds=1)


def seconds_of(sessions: Iterable[Interval]) -> set[int]:
    """Every second in which at least one of the sessions was connected, `[join, leave)`."""
    connected: set[int] = set()
    for join, leave in sessions:
        connected |= set(range(to_second(join), to_second(leave)))
    return connected


def after_hours(minutes: int, sessions: Sequence[Interval], hours: WorkingHours) -> Fraction:
    """4.1.6, second by second: hours x (connected time outside working intervals / connected time)."""
    first, last = min(join for join, _ in sessions), max(leave for _, leave in sessions)
    shifts = [(to_second(begins), to_second(ends)) for begins, ends in hours.shifts(first, last)]
    # Without connected time the first instant stands for all.
    connected = seconds_of(sessions) or {to_second(first)}
    outside = 0
    for second in connected:
        if not any(begins <= second < ends for begins, ends in shifts):
            outside += 1
    return Fraction(minutes, 60) * Fraction(outside, len(connected))
