"""How values are written (section 4.2); None is unknown and becomes a blank cell."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.oracle.text import topic_cell

Row = dict[str, str]


def half_up(value: Fraction | int, places: int) -> str:
    """Rounded once, away from zero where two are equally near."""
    scaled = abs(Fraction(value)) * 10**places
    whole = (scaled + Fraction(1, 2)).__floor__()
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 and whole else text


def minutes(value: Fraction | None) -> str:
    return "" if value is None else half_up(value, 2)


def ratio(value: Fraction | None) -> str:
    """Both of the types ratio and dec."""
    return "" if value is None else half_up(value, 4)


def number(value: int | None) -> str:
    return "" if value is None else str(value)


def flag(value: bool | None) -> str:  # noqa: FBT001 - it is the value to write
    return "" if value is None else "Yes" if value else "No"


def utc(value: datetime | None) -> str:
    return "" if value is None else value.strftime("%Y-%m-%dT%H:%M:%SZ")


def day_of(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def money(value: Decimal | None) -> str:
    """All decimals that Zoom gave."""
    return "" if value is None else format(value, "f")


def text(value: str) -> str:
    """Words from Zoom: one line, and nothing that a spreadsheet would run (docs/privacy.md)."""
    return topic_cell(value)


def in_minutes(span: timedelta) -> Fraction:
    return Fraction(span // timedelta(microseconds=1), 60_000_000)


def mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def median(values: Sequence[Fraction]) -> Fraction | None:
    """The middle one, of an even count the mean of the two middle ones."""
    if not values:
        return None
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
