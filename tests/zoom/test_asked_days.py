"""Which days are meant by what was asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomwizard.zoom.asked_days import asked_days

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("yesterday", date(2026, 11, 29), date(2026, 11, 29)),
        ("last_week", date(2026, 11, 22), date(2026, 11, 28)),
        ("last_month", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_a_period_is_the_last_one_that_is_over(period: str, first: date, last: date) -> None:
    assert asked_days({period: True}, MONDAY) == ((first, last), [])


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_last_week_is_whole_over_and_begins_on_a_sunday(today: date) -> None:
    days, _ = asked_days({"last_week": True}, today)
    assert days is not None
    first, last = days
    assert (first.isoweekday(), last - first) == (7, timedelta(days=6))
    assert timedelta(days=1) <= today - last <= timedelta(days=7)


def test_days_are_both_included_and_nothing_asked_is_nothing() -> None:
    assert asked_days({"date_from": "2026-08-01", "date_to": "2026-08-31"}, MONDAY)[0] == (
        date(2026, 8, 1),
        date(2026, 8, 31),
    )
    assert asked_days({}, MONDAY) == (None, [])


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"date_from": "2026-08-01"}, ["--to is missing."]),
        ({"date_from": "1.8.2026", "date_to": "2026-02-30"}, ["--from must be a date.", "--to must be a date."]),
        (
            {"date_from": "2026-08-02", "date_to": "2026-08-01"},
            ["The first day is later than the last."],
        ),
        (
            {"yesterday": True, "last_month": True, "date_to": "2026-08-01"},
            ["Use only one of these to choose the days: --yesterday, --last-month or --to."],
        ),
    ],
)
def test_all_that_is_wrong_is_said_at_once(answers: dict[str, object], said: list[str]) -> None:
    days, findings = asked_days(answers, MONDAY)
    assert days is None
    assert [str(finding.title) for finding in findings] == said
