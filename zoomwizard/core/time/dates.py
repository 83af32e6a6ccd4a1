"""The date forms of reports and queries, and the proof whether day or month comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from zoomwizard.core.said import say

Order = Literal["mdy", "dmy", "ymd"]
BOTH_ORDERS: tuple[Order, Order] = ("mdy", "dmy")  # of dates that do not begin with the year

ORDER_WORDS = {"mdy": say("the month first"), "dmy": say("the day first"), "ymd": say("the year first")}
EARLIEST, LATEST = datetime(1990, 1, 1), datetime(2080, 1, 1)
# Half-day words as Zoom writes them in its languages; a form with a blank or a dot inside is found first.
MORNING = ("a. m.", "a.m.", "am", "da manhã", "上午", "午前", "오전", "sa")
AFTERNOON = ("p. m.", "p.m.", "pm", "da tarde", "da noite", "下午", "午後", "오후", "ch")
HALF_DAY = re.compile(
    r"(?<![^\W\d_])(?:(?P<am>"
    + "|".join(map(re.escape, MORNING))
    + r")|(?P<pm>"
    + "|".join(map(re.escape, AFTERNOON))
    + r"))(?![^\W\d_])"
)
TIME = r"(?:[T,\s]+(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.:,]\d{1,9})?)?)"
# A time that is no wall clock's: behind it stands an offset or a word for UTC. The engine uses the pattern too.
WITH_OFFSET = r"(?:z|utc|gmt|:[0-9]{2}[^+\-]*[+\-][0-9]{1,2}(?::?[0-9]{2})?)$"
FROM_UTC = re.compile(r"\s*(?:utc|gmt)?\s*(?P<sign>[+\-])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?$|\s*(?:z|utc|gmt)$")
FARTHEST = timedelta(hours=15)  # from UTC, of all clocks
NUMERIC = re.compile(
    rf"(?P<a>\d{{1,4}})(?P<mark>[/.\-])\s?(?P<b>\d{{1,2}})(?P=mark)\s?(?P<c>\d{{1,4}})\.?{TIME}?", re.IGNORECASE
)
NAMED = re.compile(rf"(?P<month>[a-z]{{3,9}})\.?\s+(?P<b>\d{{1,2}}),?\s+(?P<c>\d{{4}}){TIME}?", re.IGNORECASE)
MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
} | {  # as attendee reports write them in Portuguese, and other languages in Latin letters probably do
    "ene": 1, "gen": 1, "fev": 2, "abr": 4, "avr": 4, "mai": 5, "mag": 5, "giu": 6, "lug": 7, "ago": 8, "set": 9,
    "out": 10, "okt": 10, "ott": 10, "dez": 12, "dic": 12,
}  # fmt: skip
NOON = 12
LAST_MONTH = 12  # a number above it can only be a day
LONGEST = (
    200  # characters of a date, a clock or a set of days: looking for one in a damaged cell of megabytes takes long
)


class Parts:
    """A date text cut into its parts, before it is decided which part is the day."""

    def __init__(self, text: str) -> None:
        self.match: re.Match[str] | None = None
        self.named, self.numeric, self.half = None, None, ""
        self.offset: timedelta | None = None
        if len(text) > LONGEST:
            return
        plain = text.strip().lstrip("'").strip().lower().replace("\u202f", " ").replace("\xa0", " ")
        if re.search(WITH_OFFSET, plain):
            plain = self.without_offset(plain)
        half = HALF_DAY.search(plain)
        if half:
            self.half = "am" if half["am"] else "pm"
            plain = " ".join((plain[: half.start()] + " " + plain[half.end() :]).split())
        self.named = NAMED.fullmatch(plain)
        self.numeric = NUMERIC.fullmatch(plain)
        self.match = self.named or self.numeric

    def without_offset(self, plain: str) -> str:
        """The text without what it says of UTC, which is kept; an offset that no clock has is left where it is."""
        found = FROM_UTC.search(plain)
        assert found is not None
        offset = timedelta(hours=int(found["h"] or 0), minutes=int(found["m"] or 0))
        if offset > FARTHEST:
            return plain
        self.offset = -offset if found["sign"] == "-" else offset
        return plain[: found.start()]

    def time(self) -> tuple[int, int, int] | None:
        """Hour, minute and second; midnight where the text has no time."""
        if self.match is None:
            return None
        hour, minute, second = (int(self.match[part] or 0) for part in ("h", "m", "s"))
        # An hour above 12 with a half-day word was written by hand: the word says nothing new.
        if self.half and hour <= NOON:
            hour = hour % NOON + (NOON if self.half == "pm" else 0)
        return hour, minute, second


def proof_of(text: str) -> Order | None:
    """The order that a single date proves: a year in front, or a number above 12 where the other has the month."""
    parts = Parts(text).numeric
    if parts is None:
        return None
    first, second = int(parts["a"]), int(parts["b"])
    if len(parts["a"]) == 4:
        return "ymd"
    if first > NOON >= second:
        return "dmy"
    if second > NOON >= first:
        return "mdy"
    return None


def needs_order(text: str) -> bool:
    """Whether the text is a date whose meaning depends on the order of day and month."""
    parts = Parts(text).numeric
    return parts is not None and len(parts["a"]) < 4


def telling_date(read: Iterable[tuple[str, date]]) -> tuple[str, date] | None:
    """Of dates as they are written, each with the day it is read as, one by which a person sees whether that is right.

    None where no date could be read otherwise.
    """
    open_ones = [one for one in read if needs_order(one[0])]
    return next((one for one in open_ones if one[1].day > LAST_MONTH), open_ones[0] if open_ones else None)


def read_date(text: str, order: str) -> datetime | None:
    """A date text as wall clock time, None where it is none in this order. `ymd` reads dates with the year first."""
    return wall_clock(Parts(text), order)


def read_time(text: str, order: str) -> datetime | None:
    """The same in UTC where the text says how far its clock is from that, by an offset or as Z."""
    parts = Parts(text)
    wall = wall_clock(parts, order)
    return wall - parts.offset if wall and parts.offset else wall


def wall_clock(parts: Parts, order: str) -> datetime | None:
    """See `read_date`."""
    time = parts.time()
    if time is None:
        return None
    if parts.named:
        month = MONTHS.get(parts.named["month"][:3])
        return moment(int(parts.named["c"]), month or 0, int(parts.named["b"]), time)
    assert parts.numeric is not None
    a, b, c = (parts.numeric[part] for part in "abc")
    if len(a) == 4:
        return moment(int(a), int(b), int(c), time)
    if len(c) not in (2, 4) or order not in ("mdy", "dmy"):
        return None
    month_text, day_text = (a, b) if order == "mdy" else (b, a)
    year = int(c) + (2000 if len(c) == 2 else 0)
    return moment(year, int(month_text), int(day_text), time)


def moment(year: int, month: int, day: int, time: tuple[int, int, int]) -> datetime | None:
    """A datetime where there is such a day and hour, else None."""
    try:
        made = datetime(year, month, day, *time)
    except ValueError:
        return None
    return made if EARLIEST <= made < LATEST else None


def format_of(text: str, order: str) -> str | None:
    """The strptime format that reads exactly texts of this shape, None for shapes that only read_date knows."""
    shape = re.fullmatch(
        r"(?:(\d{4})-(\d{2})-(\d{2})([ T])|(\d{1,2})([/.\-])\d{1,2}\6(\d{4}|\d{2}) |(\d{4})([/.\-])\d{1,2}\9\d{1,2} "
        r"|([A-Za-z]{3}) \d{1,2}, \d{4} )(\d{1,2}):\d{2}(:\d{2})?( [AaPp][Mm])?(Z| ?[+-]\d{2}(?::?\d{2})?)?",
        text,
    )
    if shape is None or read_date(text, order) is None:
        return None
    if shape[1]:
        day = f"%Y-%m-%d{shape[4]}"
    elif shape[5]:
        year = "%y" if len(shape[7]) == 2 else "%Y"
        order_marks = ("%m", "%d") if order == "mdy" else ("%d", "%m")
        day = shape[6].join((*order_marks, year)) + " "
    elif shape[8]:
        day = shape[9].join(("%Y", "%m", "%d")) + " "
    else:
        day = "%b %d, %Y "
    if shape[13] and not 1 <= int(shape[11]) <= NOON:
        return None
    clock = "%I:%M" if shape[13] else "%H:%M"
    zone = re.sub(r"[+-].+", ENGINE_OFFSET, shape[14] or "")
    return day + clock + (":%S" if shape[12] else "") + (" %p" if shape[13] else "") + zone


ENGINE_OFFSET = "%z"  # a format with it is read as an instant, all others as wall clock time
SHAPE = str.maketrans("123456789", "000000000")


def formats_of(texts: Iterable[str], order: str) -> list[str]:
    """The formats that the texts of a sample have, in order of appearance, without repeats."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    for text in texts:
        shape = text.translate(SHAPE)
        if shape not in seen and (format_ := format_of(text, order)) is not None:
            seen.add(shape)
            found[format_] = None
    return list(found)


def month_before(day: date) -> tuple[date, date]:
    """The first and the last day of the calendar month before that of a day."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last
