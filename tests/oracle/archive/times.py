"""Instants and lengths in whole milliseconds, and how they are written."""

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Final

from tests.oracle.usage.cells import half_up

SECOND: Final = 1000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
TIME: Final = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?Z", re.ASCII)
NUMBER: Final = re.compile(r"(\d+)(?:\.(\d{1,3})\d*)?", re.ASCII)

Span = tuple[int, int]


def instant(text: str) -> int:
    """ISO 8601 with Z. What is finer than a millisecond is cut off."""
    found = TIME.fullmatch(text)
    if found is None:
        raise ValueError("no time")
    second = datetime.strptime(found[1], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    return (second - EPOCH) // timedelta(milliseconds=1) + int((found[2] or "0").ljust(3, "0"))


def milliseconds(text: str) -> int:
    """Of seconds with or without decimals, rounded down."""
    found = NUMBER.fullmatch(text)
    if found is None:
        raise ValueError("no number")
    return int(found[1]) * SECOND + int((found[2] or "0").ljust(3, "0"))


def moment(value: int) -> datetime:
    return EPOCH + timedelta(milliseconds=value)


def iso(value: int) -> str:
    """With Z, and decimals only where they say something."""
    decimals = f".{value % SECOND:03}" if value % SECOND else ""
    return f"{moment(value):%Y-%m-%dT%H:%M:%S}{decimals}Z"


def compact(value: int) -> str:
    """As in the name of a recording's folder."""
    return f"{moment(value):%Y%m%dT%H%M%SZ}"


def day_of(value: int) -> str:
    return f"{moment(value):%Y-%m-%d}"


def seconds(value: int | None) -> str:
    """3 decimals; blank if unknown."""
    return "" if value is None else half_up(Fraction(value, SECOND), 3)


def clock(value: int | None) -> str:
    """`hhh:mm:ss`, rounded down; blank if unknown."""
    if value is None:
        return ""
    whole = value // SECOND
    return f"{whole // 3600:03}:{whole // 60 % 60:02}:{whole % 60:02}"
