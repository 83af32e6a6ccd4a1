"""Working hours and working days as people and Outlook write them."""

from __future__ import annotations

import re

from zoomwizard.core.time.dates import NOON

MINUTES_OF_DAY = 24 * 60
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Exchange has words for these sets of days.
DAY_SETS = {"weekdays": 0b0011111, "weekenddays": 0b1100000, "alldays": 0b1111111}
SHORTEST_DAY = 2  # letters: Mo, Tu ...

DASH = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|\bto\b)\s*", re.IGNORECASE)
# A date before the time is what a spreadsheet adds; it says nothing.
CLOCK = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}[T ]+)?(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\.?)?",
    re.ASCII | re.IGNORECASE,
)
FRACTION = re.compile(r"0?[.,](\d+)|0", re.ASCII)


def parse_time(text: str, *, bare_hours: bool = False) -> int:
    """The minute of the day, 0 to 1440 (24:00), of 06:00, 6:00 AM, 08:30:00 or a fraction 0.375.

    `bare_hours` also takes 9 for 09:00. ValueError where it is no time.
    """
    text = text.strip()
    fraction = FRACTION.fullmatch(text)
    if fraction:
        return round(float(f"0.{fraction[1] or 0}") * MINUTES_OF_DAY)
    clock = CLOCK.fullmatch(text)
    if clock is None or not (clock["minute"] or clock["half"] or bare_hours):
        raise ValueError("A time of the day is written like 09:00 or 9:00 AM.")
    hour, minute, second = (int(clock[part] or 0) for part in ("hour", "minute", "second"))
    # An hour above 12 with a half-day word was written by hand: the word says nothing new.
    if clock["half"] and hour <= NOON:
        hour = hour % NOON + (NOON if clock["half"].lower() == "p" else 0)
    if minute > 59 or second > 59 or hour * 3600 + minute * 60 + second > MINUTES_OF_DAY * 60:
        raise ValueError("A time of the day is between 00:00 and 24:00.")
    return hour * 60 + minute


def parse_hours(text: str) -> tuple[int, int]:
    """Start (0 to 1439) and end (0 to 1440) in minutes of the day of 09:00-17:00 or 9 am to 5 pm.

    An end before the start is that of a night shift. ValueError with a sentence where it is something else.
    """
    parts = DASH.split(text.strip())
    try:
        start, end = (parse_time(part, bare_hours=True) for part in parts)
    except ValueError as error:
        raise ValueError("Working hours are written as start and end, like 09:00-17:00.") from error
    return start % MINUTES_OF_DAY, end


def parse_days(text: str) -> int:
    """The days as bits, bit 0 is Monday, of Mon-Fri, Sun-Thu, Sun,Mon,Tue, Mo|Tu|We or [SUNDAY, SATURDAY].

    ValueError with a sentence where it is something else.
    """
    parts = re.split(r"[\s,;|/]+", DASH.sub("-", re.sub(r"[\[\](){}\"']", " ", text)).strip().casefold())
    days = 0
    for part in parts:
        if part in DAY_SETS:
            days |= DAY_SETS[part]
            continue
        ends = [_day(name) for name in part.split("-")]
        if len(ends) > 2:
            raise ValueError(_no_days())
        day = ends[0]
        days |= 1 << day
        while day != ends[-1]:  # a range may run over the end of the week
            day = (day + 1) % len(WEEKDAYS)
            days |= 1 << day
    return days


def _day(name: str) -> int:
    """The number of a day, 0 is Monday, of its English name or the beginning of it."""
    plain = name.rstrip(".")
    for number, weekday in enumerate(WEEKDAYS):
        if len(plain) >= SHORTEST_DAY and weekday.casefold().startswith(plain):
            return number
    raise ValueError(_no_days())


def _no_days() -> str:
    return "Working days are written like Mon-Fri, Sun-Thu or Sun,Mon,Tue."
