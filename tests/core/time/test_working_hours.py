"""Working hours and days as people and Outlook write them."""

import time
import tomllib
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
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
        # As other languages write it.
        ("9:00 Uhr", 540),
        ("9.30 Uhr", 570),
        ("um 17 Uhr", 1020),
        ("9h30", 570),
        ("09 h 00", 540),
        ("17h", 1020),
        ("kl. 09.00", 540),
        ("klo 9.00", 540),
        ("6:00 p. m.", 1080),
        ("上午9:00", 540),
        ("下午6:00", 1080),
        ("午後6時30分", 1110),
        ("오후 6시", 1080),
        ("5:00 CH", 1020),
    ],
)
def test_a_time_of_the_day(text: str, minute: int) -> None:
    assert parse_time(text) == minute


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9",
        "1",
        "1.5",
        "24:01",
        "25:00",
        "9:60",
        "9:5",
        "09:00:60",
        "-1",
        "9:00 XM",
        "noon",
        "٩:٠٠",
        "9.30",
        "9h3",
        "Uhr",
        "h",
    ],
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
        ("Montag, Dienstag, Mittwoch", 0b0000111),
        ("Mo,Di,Mi,Do,Fr", MONDAY_TO_FRIDAY),
        ("Mo.|Di.|Do.", 0b0001011),
        ("Montag bis Freitag", MONDAY_TO_FRIDAY),
        ("Sa, So", WEEKEND),  # So is a Saturday in Czech, where Sa is no day
        ("lundi;mardi;jeudi", 0b0001011),
        ("du lundi au vendredi", MONDAY_TO_FRIDAY),
        ("lun.-ven.", MONDAY_TO_FRIDAY),
        ("[LUNES, MARTES]", 0b0000011),
        ("miercoles y sabado", 0b0100100),
        ("segunda-feira a sexta-feira", MONDAY_TO_FRIDAY),
        ("ma,di,wo,do,vr", MONDAY_TO_FRIDAY),
        ("ma, ti, on, to, fr", MONDAY_TO_FRIDAY),
        ("ma,ti,ke,to,pe", MONDAY_TO_FRIDAY),
        ("pondělí až pátek", MONDAY_TO_FRIDAY),
        ("po, st, št", 0b0001101),
        ("poniedziałek – piątek", MONDAY_TO_FRIDAY),
        ("понедельник, вторник", 0b0000011),
        ("Pzt,Sal,Çar,Per,Cum", MONDAY_TO_FRIDAY),
        ("יום ראשון, יום שני", 0b1000001),
        ("月曜日～金曜日", MONDAY_TO_FRIDAY),
        ("月火水木金", MONDAY_TO_FRIDAY),
        ("周一至周五", MONDAY_TO_FRIDAY),
        ("Thứ 2, Thứ 3", 0b0000011),
        ("Lun", 0b0000001),  # in four languages, and a Monday in all of them
    ],
)
def test_working_days(text: str, days: int) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", " ", "-", "M-F", "Mon-", "Mon-Wed-Fri", "Monday!", "1111100", "[]"])
def test_what_are_no_working_days(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Working days are written like Mon-Fri, Sun-Thu or Sun,Mon,Tue\.$"):
        parse_days(text)


@pytest.mark.parametrize(
    "text", ["So", "ma", "Mo, Mardi", "Mo bis", "bis Freitag", "Mo-Mi-Fr", "Montag?", "kein Montag", "Montags"]
)
def test_days_that_are_none_in_any_one_language_or_differ_between_two_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Working days are written"):
        parse_days(text)


def test_the_days_of_every_language_are_seven_and_read_as_written() -> None:
    table = tomllib.loads(files("zoomwizard.core.time").joinpath("day_names.toml").read_text("utf-8"))["days"]
    assert len(table) > 30
    for language, days in table.items():
        names = [day.split(", ") for day in days]
        assert len(names) == 7, language
        week = "|".join(day[0] for day in names[:5])
        assert parse_days(week) == MONDAY_TO_FRIDAY, language
        for number in range(7):
            assert parse_days(names[number][0].upper()) == 1 << number, (language, number)


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


@pytest.mark.parametrize("parse", [parse_time, parse_hours, parse_days])
@pytest.mark.parametrize("damage", ["x é ", "Montag, ", "9 Uhr ", "1"])
def test_a_cell_of_megabytes_is_refused_at_once(parse: Callable[[str], object], damage: str, second: float) -> None:
    begin = time.monotonic()
    with pytest.raises(ValueError, match="written"):
        parse(damage * 500_000)
    assert time.monotonic() - begin < second / 2
