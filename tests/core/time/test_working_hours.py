"""Working hours and days as people and Outlook write them."""

from collections.abc import Callable
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomwizard.core.time.working_hours import WEEKDAYS, parse_days, parse_hours, parse_time

MONDAY_TO_FRIDAY, SUNDAY_TO_THURSDAY, WEEKEND = 0b0011111, 0b1001111, 0b1100000


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("06:00", 360),
        ("6:00", 360),
        (" 6:00 AM ", 360),
        ("6:00PM", 1080),
        ("6 a.m.", 360),
        ("12:00 AM", 0),
        ("12:30 PM", 750),
        ("18:30 PM", 1110),
        ("08:30:00", 510),
        ("08:30:59", 510),
        ("17:00:00.0000000", 1020),
        ("1899-12-30 09:15:00", 555),
        ("2023-05-07T09:15", 555),
        ("00:00", 0),
        ("24:00", 1440),
        ("0", 0),
        ("0.375", 540),
        ("0,375", 540),
        (".5", 720),
        ("0.354166666666667", 510),
        ("0.999999", 1440),
    ],
)
def test_a_time_of_the_day(text: str, minute: int) -> None:
    assert parse_time(text) == minute


@pytest.mark.parametrize(
    "text",
    ["", "9", "1", "1.5", "24:01", "25:00", "9:60", "9:5", "09:00:60", "-1", "9:00 XM", "noon", "٩:٠٠"],
)
def test_what_is_no_time_of_the_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"A time of the day is .*\."):
        parse_time(text)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("09:00-17:00", (540, 1020)),
        (" 9:00 – 17:30 ", (540, 1050)),
        ("9-17", (540, 1020)),
        ("9 am to 5 pm", (540, 1020)),
        ("22:00-06:00", (1320, 360)),
        ("00:00-24:00", (0, 1440)),
        ("24:00-08:00", (0, 480)),
        ("09:00-09:00", (540, 540)),
    ],
)
def test_working_hours(text: str, hours: tuple[int, int]) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize("text", ["", "09:00", "09:00-", "-17:00", "9-12-17", "25:00-26:00", "nine to five"])
def test_what_are_no_working_hours(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Working hours are written as start and end, like 09:00-17:00\.$"):
        parse_hours(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Fri", MONDAY_TO_FRIDAY),
        ("Sun-Thu", SUNDAY_TO_THURSDAY),
        ("Sat - Sun", WEEKEND),
        ("sunday to thursday", SUNDAY_TO_THURSDAY),
        ("Mo|Tu|We|Th|Fr", MONDAY_TO_FRIDAY),
        ("Monday;Tuesday", 0b0000011),
        ("Mon,Tue", 0b0000011),
        ("Sun,Mon,Tue", 0b1000011),
        ("[SUNDAY, SATURDAY]", WEEKEND),
        ("['Monday', 'Tuesday']", 0b0000011),
        ("Mon-Wed, Fri", 0b0010111),
        ("Tues Thurs", 0b0001010),
        ("Wed.", 0b0000100),
        ("Fri-Fri", 0b0010000),
        ("Weekdays", MONDAY_TO_FRIDAY),
        ("AllDays", 0b1111111),
    ],
)
def test_working_days(text: str, days: int) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", " ", "-", "M-F", "Mon-", "Mon-Wed-Fri", "Monday!", "1111100", "Lun", "[]"])
def test_what_are_no_working_days(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Working days are written like Mon-Fri, Sun-Thu or Sun,Mon,Tue\.$"):
        parse_days(text)


@given(st.integers(0, 1439), st.integers(0, 1440))
def test_every_minute_comes_back(start: int, end: int) -> None:
    text = f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
    assert parse_hours(text) == (start, end)


@given(st.sets(st.sampled_from(range(7)), min_size=1), st.sampled_from(",;| "), st.integers(2, 9))
def test_every_set_of_days_comes_back(days: set[int], mark: str, letters: int) -> None:
    assert parse_days(mark.join(WEEKDAYS[day][:letters] for day in days)) == sum(1 << day for day in days)


@pytest.mark.parametrize(("first", "last"), list(product(range(7), range(7))))
def test_every_range_of_days(first: int, last: int) -> None:
    count = (last - first) % 7 + 1
    expected = sum(1 << (first + n) % 7 for n in range(count))
    assert parse_days(f"{WEEKDAYS[first]}-{WEEKDAYS[last]}") == expected


@pytest.mark.parametrize("parse", [parse_time, parse_hours, parse_days])
@given(text=st.text())
def test_any_text_is_read_or_refused(parse: Callable[[str], object], text: str) -> None:
    with suppress(ValueError):
        parse(text)
