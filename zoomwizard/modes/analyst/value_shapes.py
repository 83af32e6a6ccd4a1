"""What the values of a query look like: numbers, dates, times, days, time zones, IDs."""

from __future__ import annotations

import re
from contextlib import suppress

from zoomwizard.core.time.dates import BOTH_ORDERS, read_date
from zoomwizard.core.time.working_hours import parse_days, parse_time
from zoomwizard.core.time.zones import resolve_zone

SOME_DAYS = 3  # of a week: with fewer, a column may hold the days off
NUMBER_SHAPE = re.compile(
    r"[+\-\u2212]?(?:\d{1,3}(?:[.,\s]\d{3})*(?:[.,]\d+)?|\d*[.,]?\d+(?:e[+-]?\d+)?) ?%?", re.IGNORECASE
)
# The database of zones has names of countries, Singapore for one: a column of these is no column of zones.
ZONE_SHAPE = re.compile(r".+/.+|\(.+|.*\btime\b.*|(?:utc|gmt)(?:[+-]\d\d)?", re.IGNORECASE)
# A number may be a time too, as a part of the day, and a date with one is another column.
NO_CLOCK = re.compile(r"[\d.,\s]*|\d{4}-.*", re.DOTALL)
# The IDs of Viva Insights and of Workplace Analytics; others are of many kinds.
VIVA_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}", re.IGNORECASE)
ID_SHAPE = re.compile(r"(?=.*\d)[^\s@/:]{8,}")
WORDS_SHAPE = re.compile(r"(?=.*[^\W\d_])\S+\s+\S.*", re.DOTALL)


def is_date(text: str) -> bool:
    """Whether a text is a date in some order."""
    return any(read_date(text, order) for order in BOTH_ORDERS)


def is_zone(text: str) -> bool:
    """Whether a text is surely the name of a time zone."""
    return bool(ZONE_SHAPE.fullmatch(text)) and resolve_zone(text) is not None


def is_clock(text: str) -> bool:
    """Whether a text is a time of the day and nothing else."""
    return not NO_CLOCK.fullmatch(text) and minute_of(text) is not None


def minute_of(text: str) -> int | None:
    """The minute of the day, None where the text is no time."""
    with suppress(ValueError):
        return parse_time(text)
    return None


def is_week(text: str) -> bool:
    """Whether a text is a set of days, and more than the days off."""
    with suppress(ValueError):
        return parse_days(text).bit_count() >= SOME_DAYS
    return False


def is_number(text: str) -> bool:
    """Whether a text is a number, in any form."""
    return bool(NUMBER_SHAPE.fullmatch(text))


def is_viva_id(text: str) -> bool:
    """Whether a text is an ID as Viva Insights or Workplace Analytics makes it."""
    return bool(VIVA_ID.fullmatch(text))


def is_id(text: str) -> bool:
    """Whether a text may be an ID: long, with a digit, without blanks."""
    return bool(ID_SHAPE.fullmatch(text))


def is_words(text: str) -> bool:
    """Whether a text is several words."""
    return bool(WORDS_SHAPE.fullmatch(text))


def is_typed(text: str) -> bool:
    """Whether a text is a number, date, time, zone or ID, as a header is not."""
    return any(test(text) for test in TYPED)


TYPED = (is_number, is_viva_id, is_date, is_clock, is_zone)
