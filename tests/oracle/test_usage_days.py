"""The tables days, months, features and users in the oracle of `usage`, and how numbers are written."""

from datetime import date
from fractions import Fraction
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from tests.oracle.usage.cells import Row, half_up, median
from tests.oracle.usage.facts import Daily, Facts, Occurrence, UserRow
from tests.oracle.usage.made import (
    HOST,
    at,
    by_person,
    column,
    email,
    figures,
    guest,
    meeting,
    only_row,
    options,
    person_id,
    stay,
    table,
    webinar,
)
from tests.oracle.usage.tables import tables

DAY_MINUTES = 24 * 60
LONG: Final[dict[str, Any]] = {"first": date(2026, 10, 4), "last": date(2026, 10, 7)}


# ---------------------------------------------------------------------------------------------------------
# Days and their borders


def test_a_meeting_belongs_whole_to_the_day_on_which_it_ends() -> None:
    over_midnight = meeting(stay("a", 13 * 60, 15 * 60), start=13 * 60, end=15 * 60)  # 23:00 to 01:00
    rows = table("days", over_midnight, **LONG)

    assert column(rows, "date") == ["2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"]
    assert column(rows, "meetings") == ["0", "0", "1", "0"]
    assert column(rows, "meeting_minutes") == ["0.00", "0.00", "120.00", "0.00"]
    assert column(rows, "participant_minutes")[2] == "120.00"


def test_an_end_at_midnight_is_of_the_day_that_begins() -> None:
    assert column(table("days", meeting(start=13 * 60, end=14 * 60), **LONG), "meetings") == ["0", "0", "1", "0"]


def test_days_are_those_of_the_zone() -> None:
    early = meeting(start=0, end=60)  # 11:00 UTC is midnight in Auckland
    rows = table("days", early, zone=ZoneInfo("Pacific/Auckland"), **LONG)

    assert column(rows, "meetings") == ["0", "0", "1", "0"]


def test_what_ends_outside_the_range_is_not_there() -> None:
    outside = meeting(start=13 * 60, end=15 * 60)

    assert table("meetings", outside) == []
    assert only_row("days", outside)["meetings"] == "0"


@pytest.mark.parametrize(
    ("gap_seconds", "stitched"),
    [(-60, "1"), (0, "1"), (300, "1"), (301, "2")],
)
def test_meetings_of_a_number_are_stitched_up_to_300_seconds(gap_seconds: int, stitched: str) -> None:
    again = meeting(start=60 + gap_seconds / 60, end=90)

    assert figures(only_row("days", meeting(), again), "meetings", "meetings_stitched") == ["2", stitched]


def test_only_an_earlier_meeting_of_the_same_number_in_the_range_is_stitched_on() -> None:
    before_midnight = meeting(start=12 * 60, end=14 * 60 - 1)
    after_midnight = meeting(start=14 * 60, end=15 * 60)
    later = {"first": date(2026, 10, 6), "last": date(2026, 10, 6)}

    assert column(table("days", before_midnight, after_midnight, **LONG), "meetings_stitched") == ["0", "1", "0", "0"]
    assert column(table("days", before_midnight, after_midnight, **later), "meetings_stitched") == ["1"]
    assert only_row("days", meeting(), meeting(start=60, number="2"))["meetings_stitched"] == "2"
    assert only_row("days", meeting(), webinar(start=30, end=70))["meetings_stitched"] == "1"


def test_meetings_are_stitched_to_any_earlier_one() -> None:
    """The long one still runs, though a shorter one ended between."""
    chain = [meeting(end=60), meeting(start=5, end=10), meeting(start=50, end=70), meeting(start=75, end=80)]

    assert figures(only_row("days", *chain), "meetings", "meetings_stitched") == ["4", "1"]


def test_one_person_is_counted_among_all_who_connected() -> None:
    rows = table("days", meeting(stay("a", 0, 60)), meeting(stay("a", 0, 60), stay("b", 9, 9), number="2"))

    assert column(rows, "meetings_one_person") == ["1"]


def test_figures_about_people_are_blank_without_participants() -> None:
    one = meeting(stay("a", 0, 60)), webinar(stay("a", 0, 60), number="2")
    day = only_row("days", *one, participants=False)
    (month,) = table("months", *one, participants=False)

    blank = "meetings_one_person people people_weak connections participant_minutes peak_people"
    blank += " webinar_people webinar_minutes"
    more = " average_meeting_minutes median_meeting_minutes average_people average_attendance_minutes rejoin_factor"
    assert set(figures(day, *blank.split())) == {""}
    assert set(figures(month, *(blank + more).split())) == {""}
    given = ("meetings", "meetings_stitched", "meeting_minutes", "peak_meetings", "webinars")
    assert figures(day, *given) == figures(month, *given) == ["1", "1", "60.00", "1", "1"]


def complete(*occurrences: Occurrence, **more: Any) -> list[str]:
    values = {"complete_days": frozenset({date(2026, 10, 5)}), **LONG, **more}
    return column(table("days", *occurrences, **values), "complete")


def test_a_day_is_complete_if_it_was_listed_late_enough_and_no_people_lack() -> None:
    assert complete() == ["No", "Yes", "No", "No"]
    assert complete(meeting(), meeting(coverage="host_only", start=1)) == ["No", "Yes", "No", "No"]
    assert complete(meeting(coverage="put_aside")) == ["No"] * 4
    assert complete(webinar(coverage="list_only")) == ["No"] * 4
    assert complete(meeting(coverage="list_only", source="csv")) == ["No", "Yes", "No", "No"]
    assert complete(meeting(), participants=False) == ["No", "Yes", "No", "No"]
    assert complete(meeting(coverage="put_aside", start=DAY_MINUTES, end=DAY_MINUTES + 1)) == ["No", "Yes", "No", "No"]
    assert complete(complete_days=None) == [""] * 4


def test_zooms_own_figures_are_blank_where_not_given_and_summed_for_a_month() -> None:
    daily = (
        Daily(day=date(2026, 10, 4), new_users=1, meetings=2, participants=3, meeting_minutes=4),
        Daily(day=date(2026, 10, 6), new_users=10, meetings=0, participants=None, meeting_minutes=40),
        Daily(day=date(2026, 10, 9), new_users=100, meetings=100, participants=100, meeting_minutes=100),
    )
    made = tables(Facts(daily=daily), options(**LONG))
    names = ("zoom_new_users", "zoom_meetings", "zoom_join_records", "zoom_participant_minutes")

    assert [figures(row, *names) for row in made["days"]] == [
        ["1", "2", "3", "4"],
        ["", "", "", ""],
        ["10", "0", "", "40"],
        ["", "", "", ""],
    ]
    assert [figures(row, *names) for row in made["months"]] == [["11", "2", "3", "44"]]
    assert figures(only_row("months"), *names) == ["", "", "", ""]


# ---------------------------------------------------------------------------------------------------------
# Months


def test_months_hold_the_days_of_the_range() -> None:
    of_november = meeting(stay("a", 0, 1), start=27 * DAY_MINUTES, end=27 * DAY_MINUTES + 60)
    rows = table("months", meeting(), of_november, last=date(2026, 11, 2), complete_days=frozenset({date(2026, 11, 1)}))

    assert [figures(row, "month", "days", "days_complete", "meetings") for row in rows] == [
        ["2026-10", "27", "0", "1"],
        ["2026-11", "2", "1", "1"],
    ]
    assert only_row("months", complete_days=None)["days_complete"] == ""


def test_means_of_a_month_are_over_meetings_of_two_people_or_more() -> None:
    many = [
        meeting(stay("a", 0, 60), number="1"),
        meeting(stay("a", 0, 10), stay("b", 0, 0), number="2", end=10),
        meeting(stay("a", 0, 20), guest("c", 0, 20), guest("d", 0, 20), number="3", end=20),
        meeting(stay("x", 0, 99), stay("y", 0, 99), number="4", coverage="put_aside", end=99),
        meeting(number="5", end=45),
    ]
    row = only_row("months", *many)

    assert figures(row, "average_meeting_minutes", "median_meeting_minutes", "average_people") == [
        "15.00",
        "15.00",
        "2.5000",
    ]
    assert figures(row, "average_attendance_minutes", "rejoin_factor") == ["26.00", "1.0000"]
    assert figures(row, "people", "people_weak", "meetings_one_person") == ["4", "2", "1"]


def test_a_month_of_nothing_is_zeros_and_blank_means() -> None:
    row = only_row("months")

    zeros = "meetings meetings_one_person people connections peak_meetings peak_people webinars webinar_people"
    assert set(figures(row, *zeros.split())) == {"0"}
    assert figures(row, "meeting_minutes", "participant_minutes", "webinar_minutes") == ["0.00"] * 3
    blank = "average_meeting_minutes median_meeting_minutes average_people average_attendance_minutes rejoin_factor"
    assert set(figures(row, *(blank + " peak_day peak_day_meetings").split())) == {""}


def test_the_peak_day_is_the_earliest_of_those_with_most_meetings() -> None:
    def on(day: int, number: str, minute: int = 0) -> Occurrence:
        start = day * DAY_MINUTES + minute
        return meeting(number=number, start=start, end=start + 9)

    many = [on(2, "1"), on(1, "2"), on(0, "3"), on(1, "4", 20), on(2, "5", 20)]
    row = only_row("months", *many, **LONG)

    assert figures(row, "peak_day", "peak_day_meetings") == ["2026-10-06", "2"]
    assert figures(row, "peak_meetings", "peak_people") == ["1", "0"]


def test_a_months_peak_is_the_largest_of_its_days() -> None:
    """At 23:50 two meetings run at once, but they end on two days."""
    first = meeting(stay("a", 13 * 60, 14 * 60 - 5), number="1", start=13 * 60, end=14 * 60 - 5)
    second = meeting(stay("b", 13 * 60, 15 * 60), number="2", start=13 * 60, end=15 * 60)

    assert figures(only_row("months", first, second, **LONG), "peak_meetings", "peak_people") == ["1", "1"]


def test_the_median_of_an_even_count_is_the_mean_of_the_middle_two() -> None:
    assert median([Fraction(9), Fraction(1), Fraction(4), Fraction(2)]) == 3
    assert median([Fraction(9), Fraction(1), Fraction(4)]) == 4
    assert median([]) is None


def test_features_are_counted_among_meetings_that_have_the_flag() -> None:
    rows = table(
        "features",
        meeting(features={"video_on": True, "annotation": False}),
        meeting(features={"video_on": False}, number="2", coverage="put_aside"),
        meeting(features={"video_on": True}, number="3", coverage="list_only"),
        meeting(features=None, number="4"),
        webinar(features={"video_on": True}, number="5"),
    )

    assert [list(row.values()) for row in rows] == [
        ["2026-10", "annotation", "0", "0.0000"],
        ["2026-10", "video_on", "2", "0.6667"],
    ]


# ---------------------------------------------------------------------------------------------------------
# Users


def users(*occurrences: Occurrence, listed: tuple[UserRow, ...] = (), **more: Any) -> list[Row]:
    return tables(Facts(occurrences=occurrences, users=listed), options(**more))["users"]


def test_users_are_zooms_list_all_hosts_and_internal_people() -> None:
    one = meeting(stay("in", 0, 9, internal=True), stay("out", 0, 9), guest("Weak", 0, 9, internal=True))
    aside = webinar(stay("lost", 0, 9, internal=True), coverage="put_aside", host=email("h2"), number="2")
    waited = meeting(stay("waits", 0, 9, internal=True, waiting=True), number="3", host="")
    rows = users(one, aside, waited, listed=(UserRow(email="Listed@contoso.example", month="2026-10"),))

    assert column(rows, "person") == sorted(person_id(who) for who in ("in", "host", "h2", "listed"))


def test_hosting_and_attending_are_counted_apart() -> None:
    one = meeting(stay("host", 0, 30), stay("a", 0, 60, internal=True))
    short = meeting(stay("a", 70, 70.5), start=70, end=80, number="2")
    aside = meeting(coverage="put_aside", start=DAY_MINUTES, end=DAY_MINUTES + 40, number="3")
    shown = webinar(stay("host", 0, 60), stay("a", 30, 90), end=90, number="4", panelists=(email("a"),))
    host, a = by_person(users(one, short, aside, shown, **LONG), "host", "a")

    counts = ("hosted", "attended", "webinars_hosted", "webinars_attended")
    assert figures(host, *counts) == ["3", "1", "1", "1"]
    assert figures(a, *counts) == ["0", "1", "0", "1"]
    assert figures(host, "hosted_minutes", "attended_minutes") == ["110.00", "60.00"]
    assert figures(a, "hosted_minutes", "attended_minutes") == ["0.00", "90.00"]
    days = ("active", "active_days", "first_active", "last_active")
    assert figures(host, *days) == ["Yes", "2", "2026-10-05", "2026-10-06"]
    assert figures(a, *days) == ["Yes", "1", "2026-10-05", "2026-10-05"]


def test_who_only_looked_in_is_not_active() -> None:
    (a,) = by_person(users(meeting(stay("a", 0, 0.5, internal=True))), "a")

    assert figures(a, "active", "active_days", "first_active", "attended_minutes") == ["No", "0", "", "0.00"]
    assert figures(a, "licence", "zoom_meetings", "zoom_join_records", "zoom_participant_minutes") == [""] * 4


def test_without_participants_only_hosting_is_known() -> None:
    (host,) = users(meeting(), participants=False)

    assert figures(host, "hosted", "webinars_hosted", "hosted_minutes") == ["1", "0", "60.00"]
    unknown = "active attended webinars_attended attended_minutes active_days first_active last_active"
    assert set(figures(host, *unknown.split())) == {""}


@pytest.mark.parametrize(
    ("kind", "licence"), [(1, "basic"), (2, "licensed"), (3, "on-prem"), (99, "none"), (4, ""), (None, "")]
)
def test_a_licence_is_zooms_type_in_the_latest_month(kind: int | None, licence: str) -> None:
    listed = (
        UserRow(email=HOST, type=2, month="2026-09", meetings=30, participants=50, meeting_minutes=None),
        UserRow(email=HOST, type=kind, month="2026-10", meetings=3, participants=5, meeting_minutes=7, active=False),
    )
    (row,) = users(listed=listed)

    assert row["licence"] == licence
    assert figures(row, "zoom_meetings", "zoom_join_records", "zoom_participant_minutes") == ["33", "55", "7"]


def test_a_user_without_address_is_known_by_zooms_id() -> None:
    (row,) = users(listed=(UserRow(id="abcDEF_1", type=1, month="2026-10"),), key=bytes(range(32)))

    assert row["person"] == "xqpvxx5zzau36khp22tohekt3f4"


def test_two_accounts_of_one_hash_id_are_one_user() -> None:
    listed = tuple(UserRow(email=email(who), meetings=n, month="2026-10", type=n) for n, who in ((2, "a"), (1, "b")))
    (row,) = users(listed=listed, hash_ids={email("a"): "p1", email("b"): "p1"}, shown=True)

    assert figures(row, "person", "zoom_meetings", "licence", "email", "name") == [
        "p1",
        "3",
        "licensed",
        email("a"),
        "",
    ]


def test_a_user_has_the_first_name_that_was_seen() -> None:
    later = meeting(stay("a", 70, 80, name="Later", internal=True), start=70, end=80)
    first = meeting(stay("a", 0, 9, name="Anne", internal=True), stay("a", 9, 10, name="Anna"))
    (row,) = by_person(users(later, first, shown=True), "a")

    assert figures(row, "email", "name") == [email("a"), "Anne"]


# ---------------------------------------------------------------------------------------------------------
# Numbers


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(1, 200), 2, "0.01"),
        (Fraction(1, 201), 2, "0.00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(2675, 1000), 2, "2.68"),
        (Fraction(1005, 1000), 2, "1.01"),
        (Fraction(0), 4, "0.0000"),
        (Fraction(123456789, 100), 2, "1234567.89"),
        (Fraction(-1, 200), 2, "-0.01"),
        (Fraction(-1, 201), 2, "0.00"),
    ],
)
def test_numbers_are_rounded_half_up_once(value: Fraction, places: int, text: str) -> None:
    assert half_up(value, places) == text


def test_a_mean_is_of_what_was_not_yet_rounded() -> None:
    third = meeting(stay("a", 0, 1 / 3), stay("b", 0, 1 / 3), stay("c", 0, 1 / 3))

    assert only_row("meetings", third, attended_minutes=0)["participant_minutes"] == "1.00"
    assert at(1 / 3) == at(0).replace(second=20)
