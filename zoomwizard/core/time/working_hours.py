"""Working hours and working days as people and Outlook write them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from zoomwizard.core.time.dates import HALF_DAY, LONGEST, NOON

MINUTES_OF_DAY = 24 * 60
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Exchange has words for these sets of days.
DAY_SETS = {"weekdays": 0b0011111, "weekenddays": 0b1100000, "alldays": 0b1111111}
SHORTEST_DAY = 2  # letters: Mo, Tu ...
SHORT_NAME = 3

DASH = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|\bto\b)\s*", re.IGNORECASE)
# A date before the time is what a spreadsheet adds; it says nothing.
CLOCK = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}[T ]+)?(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\.?)?",
    re.ASCII | re.IGNORECASE,
)
# How other languages write a clock: 9.00 Uhr, kl. 9.00, 9h30, 9 h, 9時30分. A dot alone may be that of a number.
OTHER_CLOCKS = (
    re.compile(r"(?:um )?(\d{1,2})(?:[.:](\d{2}))? ?(?:uhr|uur)", re.ASCII),
    re.compile(r"(?:kl\.?|klo) ?(\d{1,2})(?:[.:](\d{2}))?", re.ASCII),
    re.compile(r"(\d{1,2}) ?(?:h|[時时點点시]) ?(?:(\d{2}) ?(?:min|[分분])?)?", re.ASCII),
)
# Texts from here on are of scripts that part words by no blanks.
FIRST_WITHOUT_BLANKS = "\u2e80"  # Chinese, Japanese, Korean
WORDS_BETWEEN = re.compile(r"[^\s,;|/.\[\](){}\"'、，；・]+")
FRACTION = re.compile(r"0?[.,](\d+)|0", re.ASCII)


def parse_time(text: str, *, bare_hours: bool = False) -> int:
    """The minute of the day, 0 to 1440 (24:00), of 06:00, 6:00 AM, 08:30:00 or a fraction 0.375.

    `bare_hours` also takes 9 for 09:00. ValueError where it is no time.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise ValueError(_no_time())
    fraction = FRACTION.fullmatch(text)
    if fraction:
        return round(float(f"0.{fraction[1] or 0}") * MINUTES_OF_DAY)
    clock = CLOCK.fullmatch(text) or CLOCK.fullmatch(_plain_clock(text))
    if clock is None or not (clock["minute"] or clock["half"] or bare_hours):
        raise ValueError(_no_time())
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

    So in other languages; ValueError with a sentence where it is something else, or not the same in all of them.
    """
    if len(text) > LONGEST:
        raise ValueError(_no_days())
    try:
        return _english_days(text)
    except ValueError:
        plain = unicodedata.normalize("NFC", text.casefold()).replace("i\u0307", "i")
        found = {days for names in _other_languages().days if (days := _days_in(names, plain))}
        if len(found) != 1:
            raise
        return found.pop()


def _english_days(text: str) -> int:
    parts = re.split(r"[\s,;|/]+", DASH.sub("-", re.sub(r"[\[\](){}\"']", " ", text)).strip().casefold())
    days = 0
    for part in parts:
        if part in DAY_SETS:
            days |= DAY_SETS[part]
            continue
        ends = [_day(name) for name in part.split("-")]
        if len(ends) > 2:
            raise ValueError(_no_days())
        days |= _days_from(ends[0], ends[-1])
    return days


def _days_from(first: int, last: int) -> int:
    """The days of a range as bits; it may run over the end of the week."""
    return sum(1 << (first + n) % len(WEEKDAYS) for n in range((last - first) % len(WEEKDAYS) + 1))


def _days_in(names: re.Pattern[str], text: str) -> int:
    """The days of a text in a language, of which the names are the groups d0 to d6; 0 where it is none in it."""
    words = _other_languages()
    days, at, day = 0, 0, -1
    for found in names.finditer(text):
        between = set(WORDS_BETWEEN.findall(text[at : found.start()]))
        is_range = not words.until.isdisjoint(between)
        if not between <= words.until | words.besides or (is_range and day < 0):
            return 0
        number = int(str(found.lastgroup)[1:])
        days |= _days_from(day, number) if is_range else 1 << number
        at, day = found.end(), -1 if is_range else number
    return 0 if WORDS_BETWEEN.findall(text[at:]) else days


class OtherLanguages(NamedTuple):
    """What day_names.toml says: a pattern of the days of each language, and the words between them in any."""

    days: Sequence[re.Pattern[str]]
    until: frozenset[str]
    besides: frozenset[str]


@cache
def _other_languages() -> OtherLanguages:
    table = tomllib.loads(files("zoomwizard.core.time").joinpath("day_names.toml").read_text("utf-8"))
    days = [re.compile("|".join(map(_named_day, range(len(names)), names))) for names in table["days"].values()]
    return OtherLanguages(days, frozenset(table["until"].split()), frozenset(table["besides"].split()))


def _named_day(number: int, names: str) -> str:
    """A pattern of the names of one day, the longest first; words only as wholes, but not where no blanks part them."""
    texts = sorted({form for name in names.split(", ") for form in _forms(name)}, key=len, reverse=True)
    whole = [rf"(?<!\w){re.escape(text)}(?!\w)" if text < FIRST_WITHOUT_BLANKS else re.escape(text) for text in texts]
    return f"(?P<d{number}>{'|'.join(whole)})"


def _forms(name: str) -> set[str]:
    """A name, and as it is typed without accents; where it is short, these tell days apart (st and št in Slovak)."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.replace("ı", "i")) if not unicodedata.combining(c))
    return {name, bare} if len(name) > SHORT_NAME else {name}


def _plain_clock(text: str) -> str:
    """A clock that is written as in another language, as 9:00 or 9:00 am; else the text as it is."""
    plain = " ".join(text.lower().split())
    half = HALF_DAY.search(plain)
    if half:
        plain = (plain[: half.start()] + plain[half.end() :]).strip()
    other = next((found for clock in OTHER_CLOCKS if (found := clock.fullmatch(plain))), None)
    if other:
        plain = f"{other[1]}:{other[2] or '00'}"
    return f"{plain} {'am' if half['am'] else 'pm'}" if half else plain


def _day(name: str) -> int:
    """The number of a day, 0 is Monday, of its English name or the beginning of it."""
    plain = name.rstrip(".")
    for number, weekday in enumerate(WEEKDAYS):
        if len(plain) >= SHORTEST_DAY and weekday.casefold().startswith(plain):
            return number
    raise ValueError(_no_days())


def _no_time() -> str:
    return "A time of the day is written like 09:00 or 9:00 AM."


def _no_days() -> str:
    return "Working days are written like Mon-Fri, Sun-Thu or Sun,Mon,Tue."
