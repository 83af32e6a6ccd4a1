"""The oracle is right: the specification's vectors, and examples of every rule that were reckoned by hand.

Its texts, clocks, files and admin step: tests/oracle/test_admin.py.
"""

import csv
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.oracle.clock import utc_to_wall, wall_to_utc, wall_to_utc_second, whole_minutes
from tests.oracle.exact import AT_START, BOOKED, IN_CALENDAR, NO_BOOKING, OTHER, exact
from tests.oracle.hours import Interval, WorkingHours, after_hours
from tests.oracle.published import published
from tests.oracle.rows import (
    AFTER_HOURS,
    COLUMNS,
    COUNTS,
    HOURS,
    AnalystOptions,
    AnalystResult,
    HashedRow,
    PersonWeek,
    Values,
    read_cells,
    read_file_of_the_r_scripts,
)
from tests.oracle.text import topic_token
from tests.property import strategies
from tests.property.strategies import Organisation, overlapping_runs

ZURICH = ZoneInfo("Europe/Zurich")
PACIFIC = ZoneInfo("America/Los_Angeles")
KOLKATA = ZoneInfo("Asia/Kolkata")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
SALT = "0a1b2c3d"

at = datetime.fromisoformat


# ---------------------------------------------------------------------------------------------------------
# After-hours: the vectors of docs/metrics.md, Worked examples

OFFICE = WorkingHours(zone=ZURICH, start=time(9), end=time(17), days=frozenset(range(5)))
NIGHT = replace(OFFICE, start=time(22), end=time(6))


def outside(hours: WorkingHours, *sessions: Interval) -> Fraction:
    """After-hours of an attendance whose minutes are those of its times."""
    minutes = sum(whole_minutes(join, leave) for join, leave in sessions)
    return after_hours(minutes, sessions, hours)


def outside_local(hours: WorkingHours, join: str, leave: str) -> Fraction:
    return outside(hours, (wall_to_utc(at(join), hours.zone), wall_to_utc(at(leave), hours.zone)))


@pytest.mark.parametrize(
    ("hours", "join", "leave", "expected"),
    [
        pytest.param(OFFICE, "2026-06-10 10:00", "2026-06-10 11:00", "0", id="inside"),
        pytest.param(OFFICE, "2026-06-10 16:30", "2026-06-10 18:30", "1.5", id="straddle"),
        pytest.param(OFFICE, "2026-06-10 19:00", "2026-06-10 20:00", "1", id="wholly after"),
        pytest.param(OFFICE, "2026-06-10 06:00", "2026-06-10 07:00", "1", id="wholly before"),
        pytest.param(OFFICE, "2026-06-10 08:00", "2026-06-10 18:00", "2", id="covers the day"),
        pytest.param(OFFICE, "2026-06-13 10:00", "2026-06-13 11:00", "1", id="weekend"),
        pytest.param(OFFICE, "2026-06-10 23:30", "2026-06-11 00:30", "1", id="midnight"),
        pytest.param(OFFICE, "2026-03-29 23:00", "2026-03-30 09:30", "10", id="Sunday into Monday"),
        pytest.param(OFFICE, "2026-03-29 01:30", "2026-03-29 03:30", "1", id="over the spring gap"),
        pytest.param(replace(OFFICE, zone=KOLKATA), "2026-06-10 08:30", "2026-06-10 09:30", "0.5", id="Kolkata"),
        pytest.param(NIGHT, "2026-06-10 05:00", "2026-06-10 07:00", "1", id="night shift"),
        # The same kind, from pitfalls.md
        pytest.param(OFFICE, "2026-06-10 23:00", "2026-06-11 01:00", "2", id="two hours over midnight"),
        pytest.param(NIGHT, "2026-06-10 02:00", "2026-06-10 03:00", "0", id="inside a night shift"),
        # Friday's shift ends on Saturday, and none begins on Saturday or Sunday.
        pytest.param(NIGHT, "2026-06-13 05:00", "2026-06-13 07:00", "1", id="Saturday of a night shift"),
        pytest.param(NIGHT, "2026-06-15 05:00", "2026-06-15 07:00", "2", id="Monday of a night shift"),
        pytest.param(replace(OFFICE, end=time(9)), "2026-06-10 08:30", "2026-06-10 09:30", "1", id="no working hours"),
        pytest.param(replace(OFFICE, end=time(0)), "2026-06-10 23:30", "2026-06-11 00:30", "0.5", id="to midnight"),
    ],
)
def test_after_hours_vectors(hours: WorkingHours, join: str, leave: str, expected: str) -> None:
    assert outside_local(hours, join, leave) == Fraction(expected)


def test_after_hours_over_the_autumn_fold() -> None:
    first = wall_to_utc(at("2026-10-25 02:30"), ZURICH)
    second = wall_to_utc_second(at("2026-10-25 02:30"), ZURICH)
    assert outside(OFFICE, (first, second)) == 1


def test_after_hours_of_a_report_written_without_summer_time() -> None:
    admin_zone = ZoneInfo("Etc/GMT-1")  # the sign of these names is turned round: this is +01:00
    join, leave = (wall_to_utc(at(f"2026-07-01 {clock}"), admin_zone) for clock in ("15:30", "16:30"))
    assert utc_to_wall(join, ZURICH) == at("2026-07-01 16:30")
    assert outside(OFFICE, (join, leave)) == Fraction(1, 2)


def test_after_hours_where_work_itself_lies_in_the_change() -> None:
    daily = replace(OFFICE, start=time(2, 30), end=time(4), days=frozenset({6}))
    # 02:30 is 03:30 in spring, so work lasts half an hour; in autumn the first 02:30 begins 2.5 hours of it.
    assert outside_local(daily, "2026-03-29 01:00", "2026-03-29 05:00") == 3 - Fraction(1, 2)
    assert outside_local(daily, "2026-10-25 01:00", "2026-10-25 05:00") == 5 - Fraction(5, 2)
    # An end that falls before the start, once that is moved, leaves nothing.
    assert outside_local(replace(daily, end=time(3)), "2026-03-29 01:00", "2026-03-29 05:00") == 3


def test_after_hours_share_out_the_minutes_by_the_union_of_the_sessions() -> None:
    laptop = (at("2026-06-10 14:30"), at("2026-06-10 15:30"))  # 16:30 to 17:30 in Zurich
    phone = (at("2026-06-10 15:00"), at("2026-06-10 16:00"))
    assert after_hours(90, [laptop, phone], OFFICE) == 1  # 60 of 90 minutes connected
    assert after_hours(45, [laptop, phone], OFFICE) == Fraction(1, 2)  # of 45 reported ones


def test_without_connected_time_the_instant_decides() -> None:
    inside, late = at("2026-06-10 14:59:59"), at("2026-06-10 15:00")
    assert after_hours(6, [(inside, inside)], OFFICE) == 0
    assert after_hours(6, [(late, late)], OFFICE) == Fraction(1, 10)
    assert after_hours(6, [(late, late), (inside, inside)], OFFICE) == 0  # the first of both


# ---------------------------------------------------------------------------------------------------------
# exact

SUNDAY = date(2026, 6, 7)
NEXT_SUNDAY = date(2026, 6, 14)
ANNA, BEN = "panna1234x", "pben56789x"
CALL = HashedRow(  # Wednesday 10:00 in Zurich, half an hour, unscheduled
    meeting_id="123456789",
    topic="Quick call",
    host=BEN,
    participant=ANNA,
    creation=at("2026-06-10 08:00"),
    start=at("2026-06-10 08:00"),
    participants=2,
    join=at("2026-06-10 08:00"),
    leave=at("2026-06-10 08:30"),
    minutes=30,
)
ANNA_WEEK = PersonWeek(person_id="a", hash_id=ANNA, metric_date=SUNDAY, zone="Europe/Zurich")
OPTIONS = AnalystOptions(zone=ZURICH)


def run(
    *rows: HashedRow,
    subjects: tuple[str, ...] = (),
    query: tuple[PersonWeek, ...] = (ANNA_WEEK,),
    options: AnalystOptions = OPTIONS,
) -> AnalystResult:
    result = exact(rows, subjects, query, options)
    assert result == exact(rows[::-1], subjects[::-1], query[::-1], options)
    return result


def week(*rows: HashedRow, subjects: tuple[str, ...] = ()) -> Values:
    return run(*rows, subjects=subjects).weeks[ANNA, SUNDAY]


def filled(values: Values) -> dict[str, Fraction | int | None]:
    """The columns that are not 0, without the part of their names that all share."""
    return {column.removeprefix("Zoom_"): value for column, value in values.items() if value != 0}


def moved(row: HashedRow, to: str) -> HashedRow:
    """The same call with its join at another instant."""
    shift = at(to) - row.join
    return replace(row, start=row.start + shift, join=row.join + shift, leave=row.leave + shift)


def test_the_columns_are_the_seventeen() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 17
    values = week(CALL)
    assert tuple(values) == COLUMNS
    assert all(isinstance(values[column], int) == (column in COUNTS) for column in COLUMNS)


def test_one_unscheduled_call() -> None:
    assert filled(week(CALL)) == {
        "Unscheduled_call_hours": Fraction(1, 2),
        "Total_call_hours": Fraction(1, 2),
        "Unscheduled_call_hours_30_mins_or_less": Fraction(1, 2),
        "Unscheduled_call_hours_2_attendees": Fraction(1, 2),
        "Meetings": 1,
        "Unscheduled_Meetings": 1,
    }


def test_one_scheduled_call_after_hours() -> None:
    late = moved(CALL, "2026-06-10 14:50")  # 16:50 in Zurich
    assert filled(week(late, subjects=("quick CALL ",))) == {
        "Scheduled_call_hours": Fraction(1, 2),
        "Total_call_hours": Fraction(1, 2),
        "Meetings": 1,
        "Scheduled_Meetings": 1,
        "After_hours_in_scheduled_calls": Fraction(1, 3),
    }


@pytest.mark.parametrize(
    ("minutes", "band"),
    [
        (1, "30_mins_or_less"),
        (30, "30_mins_or_less"),
        (31, "31_to_59_mins"),
        (59, "31_to_59_mins"),
        (60, "1_hour"),
        (61, "1_to_2_hours"),
        (119, "1_to_2_hours"),
        (120, "more_than_2_hours"),
    ],
)
def test_bands_of_length(minutes: int, band: str) -> None:
    values = week(replace(CALL, minutes=minutes, leave=CALL.join + timedelta(minutes=minutes)))
    bands = {column: value for column, value in values.items() if column in HOURS[3:8] and value}
    assert bands == {f"Zoom_Unscheduled_call_hours_{band}": Fraction(minutes, 60)}


@pytest.mark.parametrize(
    ("participants", "band"),
    [
        (0, None),
        (1, None),
        (2, "2_attendees"),
        (3, "3_to_8_attendees"),
        (8, "3_to_8_attendees"),
        (9, "9_to_18_attendees"),
        (18, "9_to_18_attendees"),
        (19, "19_or_more_attendees"),
    ],
)
def test_bands_of_people(participants: int, band: str | None) -> None:
    values = week(replace(CALL, participants=participants))
    bands = [column for column in HOURS[8:] if values[column]]
    assert bands == ([] if band is None else [f"Zoom_Unscheduled_call_hours_{band}"])


@pytest.mark.parametrize(
    ("meeting_id", "gap", "reason"),
    [
        ("123456789", None, NO_BOOKING),
        ("123-456 7890", 86400, NO_BOOKING),
        ("84613890849", 119, AT_START),
        ("846 1389 0849", 0, AT_START),
        ("84613890849", -60, AT_START),
        ("84613890849", 120, BOOKED),
        ("84613890849", None, BOOKED),
        ("12345678", 0, OTHER),
        ("123456789012", 0, OTHER),
        ("", 0, OTHER),
    ],
)
def test_reasons(meeting_id: str, gap: int | None, reason: str) -> None:
    creation = None if gap is None else CALL.start - timedelta(seconds=gap)
    row = replace(CALL, meeting_id=meeting_id, creation=creation)
    assert run(row).reasons == {reason: 1}
    unscheduled = reason in (NO_BOOKING, AT_START)
    assert week(row)["Zoom_Unscheduled_Meetings"] == int(unscheduled)
    assert week(row)["Zoom_Scheduled_Meetings"] == int(not unscheduled)
    assert run(row, subjects=("Quick call",)).reasons == {IN_CALENDAR: 1}


def test_the_booking_gap_is_an_option() -> None:
    row = replace(CALL, meeting_id="84613890849", creation=CALL.start - timedelta(seconds=299))
    assert run(row).reasons == {BOOKED: 1}
    assert run(row, options=replace(OPTIONS, booking_gap_minutes=5)).reasons == {AT_START: 1}


@pytest.mark.parametrize(
    ("topic", "subject", "is_found"),
    [
        (" QUICK\u00a0call", "quick\r\nCall ", True),
        (topic_token("Quick call", SALT), "QUICK  call", True),
        (topic_token("Quick call", "ffffffff"), "Quick call", True),
        (topic_token("Quick calls", SALT), "Quick call", False),
        ("'=1+1", "=1+1", True),
        ("", " ", False),
        ("", "", False),
        (" ", "", False),
    ],
)
def test_topics_meet_subjects_in_normal_form(topic: str, subject: str, *, is_found: bool) -> None:
    assert (run(replace(CALL, topic=topic), subjects=(subject,)).reasons == {IN_CALENDAR: 1}) == is_found


def test_copies_count_once_whatever_the_other_columns_say() -> None:
    other_file = replace(CALL, meeting_id="846138908490", topic="x", participants=3, minutes=29)
    assert filled(week(CALL, CALL, other_file)) == {
        "Scheduled_call_hours": Fraction(29, 60),
        "Total_call_hours": Fraction(29, 60),
        "Meetings": 1,
        "Scheduled_Meetings": 1,
    }
    # With as many Participants the text decides: "123456789" stands before "846138908490".
    assert week(CALL, replace(other_file, participants=2)) == week(CALL)


def test_waiting_room_rows_and_unmapped_people_count_for_nothing() -> None:
    waiting = replace(CALL, waiting_room="Yes", leave=at("2026-06-10 09:30"), minutes=90, participants=9)
    assert week(CALL, waiting) == week(CALL)
    assert run(CALL, replace(CALL, participant="")) == run(CALL)


def test_a_rejoin_is_one_attendance() -> None:
    back = replace(CALL, join=at("2026-06-10 08:40"), leave=at("2026-06-10 09:10"))
    values = week(CALL, back)
    assert values["Zoom_Meetings"] == 1
    assert values["Zoom_Unscheduled_call_hours_1_hour"] == 1
    assert week(CALL, replace(back, start=at("2026-06-10 08:39")))["Zoom_Meetings"] == 2


def test_devices_at_the_same_time_count_once() -> None:
    devices = [replace(CALL, leave=CALL.leave + timedelta(seconds=n), minutes=30) for n in range(3)]
    # 90 minutes reported, lengths 5403 s, union 1802 s: 3601 s too much, 60 whole minutes.
    assert week(*devices)["Zoom_Total_call_hours"] == Fraction(30, 60)


def test_only_whole_minutes_of_the_excess_are_taken_off() -> None:
    phone = replace(CALL, join=at("2026-06-10 08:28:30"), leave=at("2026-06-10 08:40"), minutes=12)
    assert week(CALL, phone)["Zoom_Total_call_hours"] == Fraction(30 + 12 - 1, 60)


def test_a_call_never_has_less_than_no_minutes() -> None:
    """As where the report has 3 minutes for sessions of five."""
    devices = [replace(CALL, leave=at("2026-06-10 08:05") - timedelta(seconds=n), minutes=3) for n in range(3)]
    assert week(*devices)["Zoom_Total_call_hours"] == 0


@pytest.mark.parametrize(
    ("minutes", "counted"),
    [(27, 30), (28, 28), (32, 32), (33, 30), (0, 30), (1800, 30), (59999, 30), (99999, 30), (1250, 30)],
)
def test_reported_minutes_are_believed_as_long_as_they_fit_the_times(minutes: int, counted: int) -> None:
    assert week(replace(CALL, minutes=minutes))["Zoom_Total_call_hours"] == Fraction(counted, 60)


def test_a_copy_in_a_file_without_topics_gives_way() -> None:
    known = replace(CALL, topic="Weekly sync", file=1)
    dropped = replace(CALL, topic="", participants=9, meeting_id="000000001")
    for rows in ((known, dropped), (dropped, known)):
        assert run(*rows, subjects=("Weekly sync",)).reasons == {IN_CALENDAR: 1}
        assert run(*(replace(row, file=0) for row in rows), subjects=("Weekly sync",)).reasons == {NO_BOOKING: 1}


def test_missing_minutes_come_from_the_times() -> None:
    row = replace(CALL, minutes=None, leave=at("2026-06-10 08:30:01"))
    assert week(row)["Zoom_Total_call_hours"] == Fraction(31, 60)


def test_where_sessions_of_one_attendance_differ() -> None:
    booked = replace(CALL, meeting_id="84613890849", creation=at("2026-06-10 07:50"), participants=8)
    back = replace(booked, creation=None, participants=9, join=at("2026-06-10 09:00"), leave=booked.leave)
    back = replace(back, leave=at("2026-06-10 09:10"), minutes=10, topic="Weekly sync")
    assert run(booked, back).reasons == {BOOKED: 1}
    instant = replace(back, creation=at("2026-06-10 08:00"))
    assert run(instant, booked).reasons == {BOOKED: 1}  # the earliest creation
    assert run(instant, replace(booked, creation=None)).reasons == {AT_START: 1}
    assert run(booked, back, subjects=("Weekly sync",)).reasons == {IN_CALENDAR: 1}
    values = week(instant, replace(booked, creation=None))
    assert values["Zoom_Unscheduled_call_hours_9_to_18_attendees"] == Fraction(40, 60)


def weeks_with_calls(result: AnalystResult) -> set[tuple[str, date]]:
    return {key for key, values in result.standalone.items() if values["Zoom_Meetings"]}


def test_the_week_is_that_of_the_persons_own_clock() -> None:
    query = tuple(replace(ANNA_WEEK, metric_date=day, zone="Pacific Standard Time") for day in (SUNDAY, NEXT_SUNDAY))
    saturday, sunday = moved(CALL, "2026-06-14 06:59:59"), moved(CALL, "2026-06-14 07:00")
    assert weeks_with_calls(run(saturday, query=query)) == {(ANNA, SUNDAY)}
    assert weeks_with_calls(run(sunday, query=query)) == {(ANNA, NEXT_SUNDAY)}


def test_the_first_join_decides_for_all_of_the_attendance() -> None:
    # From Saturday 23:50 on; in the second week Anna would work at that hour.
    query = (
        ANNA_WEEK,
        replace(ANNA_WEEK, metric_date=NEXT_SUNDAY, work_start=time(0), work_days=frozenset({6})),
    )
    call = moved(CALL, "2026-06-13 21:50")
    back = replace(call, join=at("2026-06-13 23:00"), leave=at("2026-06-13 23:30"))
    result = run(call, back, query=query)
    assert weeks_with_calls(result) == {(ANNA, SUNDAY)}
    assert result.weeks[ANNA, SUNDAY]["Zoom_After_hours_in_unscheduled_calls"] == 1


def test_of_two_rows_that_hold_the_join_the_later_one() -> None:
    query = (
        replace(ANNA_WEEK, zone="America/Los_Angeles"),  # to Sunday 07:00 UTC
        replace(ANNA_WEEK, metric_date=NEXT_SUNDAY),  # from Saturday 22:00 UTC
    )
    assert weeks_with_calls(run(moved(CALL, "2026-06-13 23:00"), query=query)) == {(ANNA, NEXT_SUNDAY)}
    assert weeks_with_calls(run(moved(CALL, "2026-06-13 21:59"), query=query)) == {(ANNA, SUNDAY)}


@pytest.mark.parametrize(
    ("join", "day"),
    [
        ("2026-06-13 23:00", NEXT_SUNDAY),  # near the first row: 01:00 on Sunday in Zurich
        ("2026-06-14 02:30", NEXT_SUNDAY),  # as near to both: the first row, 04:30 on Sunday
        ("2026-06-14 02:31", SUNDAY),  # near the second row: 19:31 on Saturday in Los Angeles
    ],
)
def test_between_two_rows_the_nearest_one_gives_the_clock(join: str, day: date) -> None:
    query = (
        ANNA_WEEK,  # to Saturday 22:00 UTC
        replace(ANNA_WEEK, metric_date=NEXT_SUNDAY, zone="America/Los_Angeles"),  # from Sunday 07:00 UTC
    )
    assert weeks_with_calls(run(moved(CALL, join), query=query)) == {(ANNA, day)}


def test_weeks_and_people_without_a_row_stand_alone() -> None:
    options = replace(OPTIONS, zone=PACIFIC)
    early = moved(CALL, "2026-05-20 08:00")  # Wednesday; Anna's nearest row is of Zurich: inside
    bens = replace(moved(CALL, "2026-05-24 06:59"), participant=BEN)  # Saturday in the Zoom admin's zone
    result = run(early, bens, options=options)
    assert set(result.weeks) == {(ANNA, SUNDAY)}
    assert weeks_with_calls(result) == {(ANNA, date(2026, 5, 17)), (BEN, date(2026, 5, 17))}
    after = [result.standalone[who, date(2026, 5, 17)][AFTER_HOURS[0]] for who in (ANNA, BEN)]
    assert after == [0, Fraction(1, 2)]


def test_weeks_start_on_the_querys_own_weekday_if_there_is_but_one() -> None:
    monday = replace(ANNA_WEEK, metric_date=date(2026, 6, 8))
    sundays_call = moved(CALL, "2026-06-07 10:00")
    assert weeks_with_calls(run(CALL, query=(monday,))) == {(ANNA, date(2026, 6, 8))}
    assert weeks_with_calls(run(sundays_call, query=(monday,))) == {(ANNA, date(2026, 6, 1))}
    mixed = (monday, replace(ANNA_WEEK, hash_id=BEN))
    result = run(sundays_call, query=mixed)
    assert weeks_with_calls(result) == {(ANNA, SUNDAY)}
    assert result.weeks[ANNA, date(2026, 6, 8)]["Zoom_Meetings"] == 1


@pytest.mark.parametrize(
    ("zones", "is_inside"),
    [
        (("Europe/Zurich", "", ""), (True, True, True)),
        (("Pacific Standard Time", "", "Europe/Zurich"), (False, False, True)),  # as near: the earlier
        (("Europe/Zurich", "Nowhere Standard Time", "America/Los_Angeles"), (True, True, False)),
        (("", "-7", ""), (False, False, False)),  # the Zoom admin's
    ],
)
def test_zones_come_from_the_row_its_neighbours_or_the_admin(
    zones: tuple[str, ...], is_inside: tuple[bool, ...]
) -> None:
    days = [SUNDAY + timedelta(weeks=n) for n in range(3)]
    query = tuple(replace(ANNA_WEEK, metric_date=day, zone=zone) for day, zone in zip(days, zones, strict=True))
    calls = [moved(CALL, f"{day + timedelta(days=3)} 08:00") for day in days]
    result = run(*calls, query=query, options=replace(OPTIONS, zone=LORD_HOWE))
    after = [result.weeks[ANNA, day][AFTER_HOURS[0]] for day in days]
    assert after == [0 if inside else Fraction(1, 2) for inside in is_inside]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (ANNA_WEEK, Fraction(1, 2)),  # of the options: 10:15 to 17:00
        (replace(ANNA_WEEK, work_start=time(9)), 0),
        (replace(ANNA_WEEK, work_end=time(10, 20)), Fraction(55, 60)),
        (replace(ANNA_WEEK, work_days=frozenset({0, 1})), Fraction(1)),
        (replace(ANNA_WEEK, work_start=time(9), work_end=time(9)), Fraction(1)),
    ],
)
def test_working_hours_come_from_the_query_where_filled(row: PersonWeek, expected: Fraction) -> None:
    call = replace(CALL, join=at("2026-06-10 07:45"), leave=at("2026-06-10 08:45"), minutes=60)
    result = run(call, query=(row,), options=replace(OPTIONS, work_start=time(10, 15)))
    assert result.weeks[ANNA, SUNDAY]["Zoom_After_hours_in_unscheduled_calls"] == expected


def test_weeks_in_the_covered_period_are_zero_and_others_blank() -> None:
    days = [SUNDAY + timedelta(weeks=n) for n in range(-1, 4)]
    query = tuple(replace(ANNA_WEEK, metric_date=day) for day in days)
    bens = [replace(moved(CALL, start), participant=BEN) for start in ("2026-06-10 08:00", "2026-06-20 22:00")]
    result = run(*bens, query=query)
    # The last start is midnight of Sunday the 21st in Zurich: the very first instant of that week.
    assert [result.weeks[ANNA, day]["Zoom_Meetings"] for day in days] == [None, 0, 0, 0, None]
    assert set(result.weeks[ANNA, days[0]].values()) == {None}
    assert set(result.weeks[ANNA, days[1]].values()) == {0}

    manifest = replace(OPTIONS, period=(at("2026-06-01 00:00"), at("2026-06-20 21:59")))
    result = run(*bens, query=query, options=manifest)
    assert [result.weeks[ANNA, day]["Zoom_Meetings"] for day in days] == [0, 0, 0, None, None]
    manifest = replace(OPTIONS, period=(at("2026-06-13 22:00"), at("2026-06-13 22:00")))
    result = run(query=query, options=manifest)  # an instant that is the end of one week, the start of another
    assert [result.weeks[ANNA, day]["Zoom_Meetings"] for day in days] == [None, None, 0, None, None]


def test_a_week_with_calls_is_never_blank() -> None:
    # The only meeting starts on Saturday; Anna joins on Sunday.
    late = replace(CALL, start=at("2026-06-13 21:30"), join=at("2026-06-13 22:10"), leave=at("2026-06-13 22:40"))
    query = (ANNA_WEEK, replace(ANNA_WEEK, metric_date=NEXT_SUNDAY))
    result = run(late, query=query)
    assert [result.weeks[ANNA, day]["Zoom_Meetings"] for day in (SUNDAY, NEXT_SUNDAY)] == [0, 1]


def test_rows_without_a_hash_id_are_nobodys() -> None:
    query = (ANNA_WEEK, replace(ANNA_WEEK, person_id="b", hash_id=""))
    assert set(run(CALL, query=query).weeks) == {(ANNA, SUNDAY)}
    assert set(run(query=query).weeks[ANNA, SUNDAY].values()) == {None}  # an empty file covers nothing


# ---------------------------------------------------------------------------------------------------------
# published


def run_published(*rows: HashedRow, subjects: tuple[str, ...] = (), zone: ZoneInfo = ZURICH) -> AnalystResult:
    query = (ANNA_WEEK, replace(ANNA_WEEK, metric_date=NEXT_SUNDAY))
    options = replace(OPTIONS, zone=zone)
    result = published(rows, subjects, query, options)
    assert result == published(rows[::-1], subjects[::-1], query[::-1], options)
    return result


def published_week(*rows: HashedRow, subjects: tuple[str, ...] = ()) -> Values:
    return run_published(*rows, subjects=subjects).weeks[ANNA, SUNDAY]


def test_published_counts_sessions() -> None:
    back = replace(CALL, join=at("2026-06-10 14:45"), leave=at("2026-06-10 15:16"), minutes=31)
    assert filled(published_week(CALL, CALL, back)) == {
        "Unscheduled_call_hours": Fraction(61, 60),
        "Total_call_hours": Fraction(61, 60),
        "Unscheduled_call_hours_30_mins_or_less": Fraction(30, 60),
        "Unscheduled_call_hours_31_to_59_mins": Fraction(31, 60),
        "Unscheduled_call_hours_2_attendees": Fraction(61, 60),
        "Meetings": 1,
        "Unscheduled_Meetings": 1,
        "After_hours_in_unscheduled_calls": Fraction(16, 60),
    }


def test_published_leaves_rows_out() -> None:
    for row in (
        replace(CALL, topic=" "),
        replace(CALL, meeting_id=""),
        replace(CALL, participant=""),
    ):
        result = run_published(row)
        assert set(result.weeks[ANNA, SUNDAY].values()) == {None}
        assert not weeks_with_calls(result)


def test_published_takes_nearly_identical_rows_twice() -> None:
    assert published_week(CALL, replace(CALL, participants=3))["Zoom_Total_call_hours"] == 1
    assert published_week(CALL, replace(CALL, participants=3))["Zoom_Meetings"] == 2
    assert published_week(CALL, replace(CALL, guest="Yes"))["Zoom_Total_call_hours"] == 1
    assert published_week(CALL, replace(CALL, guest="Yes"))["Zoom_Meetings"] == 1


def test_published_weeks_are_those_of_the_start_in_the_admins_zone() -> None:
    # Saturday 15:30 in Los Angeles, Sunday 00:30 in Zurich; Anna joins on Sunday by both clocks.
    row = replace(CALL, start=at("2026-06-13 22:30"), join=at("2026-06-14 07:30"), leave=at("2026-06-14 08:00"))
    assert weeks_with_calls(run_published(row)) == {(ANNA, NEXT_SUNDAY)}
    assert weeks_with_calls(run_published(row, zone=PACIFIC)) == {(ANNA, SUNDAY)}
    values = run_published(row, zone=PACIFIC).weeks[ANNA, SUNDAY]
    assert values["Zoom_After_hours_in_unscheduled_calls"] == Fraction(1, 2)


def test_published_gap_is_between_whole_minutes() -> None:
    row = replace(CALL, meeting_id="84613890849", start=at("2026-06-10 08:00:59"))
    assert run_published(replace(row, creation=at("2026-06-10 07:59:00"))).reasons == {AT_START: 1}
    assert run_published(replace(row, creation=at("2026-06-10 07:58:59"))).reasons == {BOOKED: 1}
    assert run(replace(row, creation=at("2026-06-10 07:59:00"))).reasons == {AT_START: 1}
    assert run(replace(row, creation=at("2026-06-10 07:58:59"))).reasons == {BOOKED: 1}
    row = replace(row, start=at("2026-06-10 08:00:00"))
    assert run_published(replace(row, creation=at("2026-06-10 07:58:30"))).reasons == {BOOKED: 1}
    assert run(replace(row, creation=at("2026-06-10 07:58:30"))).reasons == {AT_START: 1}


def test_published_topics_are_only_lower_cased() -> None:
    for topic, subject, reason in (
        ("QUICK call", "quick CALL", IN_CALENDAR),
        ("Quick  call", "Quick call", NO_BOOKING),
        (topic_token("Quick  call", SALT), "quick call", IN_CALENDAR),
    ):
        assert run_published(replace(CALL, topic=topic), subjects=(subject,)).reasons == {reason: 1}


def test_published_meetings_are_distinct_by_five_columns() -> None:
    other = replace(CALL, join=at("2026-06-10 08:30"), leave=at("2026-06-10 09:00"))
    assert published_week(CALL, other)["Zoom_Meetings"] == 1
    for changed in (
        replace(other, meeting_id="123456780"),
        replace(other, topic="quick call"),
        replace(other, start=at("2026-06-10 08:00:01")),
        replace(other, host=ANNA),
        replace(other, participants=3),
    ):
        assert published_week(CALL, changed)["Zoom_Meetings"] == 2


def test_published_weeks_without_calls_are_blank() -> None:
    result = run_published(CALL)
    assert set(result.weeks[ANNA, NEXT_SUNDAY].values()) == {None}
    assert (BEN, SUNDAY) not in result.weeks


GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "published"
# Where section 2 of metrics.md or the reading of files says something else than the R scripts do: a missing
# creation time (a meeting is scheduled), missing minutes or times, texts trimmed in one file only.
ODD = {
    "b0e7317334ffb61f",
    "a8ce851d652bafbf",
    "78b30eac1ed8eec9",
    "58ea37a085f01547",
    "2dd2647f92c646ce",
    "bd5ad65b446cd98c",
}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("folder", "left_out"), [("small", set()), ("odd", ODD)])
def test_published_gives_what_the_r_scripts_gave(folder: str, left_out: set[str]) -> None:
    analyst = GOLDEN / folder / "analyst"
    (hashed_file,) = analyst.glob("Hashed Zoom File*.csv")
    query = [
        PersonWeek(
            person_id=cells["PersonId"],
            hash_id=cells["PersonHashID"],
            metric_date=date.fromisoformat(cells["MetricDate"]),
        )
        for cells in read_csv(analyst / "Ways of working assessment.csv")
    ]
    subjects = [cells["Subject"] for cells in read_csv(analyst / "Standard meeting query.csv")]
    result = published(read_file_of_the_r_scripts(hashed_file, ZURICH), subjects, query, OPTIONS)
    compared = 0
    for cells in read_csv(GOLDEN / folder / "expected.csv"):
        if cells["HashID"] in left_out or not cells["HashID"]:
            continue
        values = result.weeks[cells["HashID"], date.fromisoformat(cells["MetricDate"])]
        for column in HOURS + COUNTS:
            value = values[column]
            ours = None if value is None else float(value)
            theirs = float(cells[column]) if cells[column] else None
            assert ours == (theirs if theirs is None else pytest.approx(theirs, abs=5e-7)), (cells, column)
            compared += ours is not None
    assert compared


# ---------------------------------------------------------------------------------------------------------
# The invariants hold for the oracle, and the strategies draw what they promise


def columns_add_up(result: AnalystResult) -> None:
    for values in result.standalone.values():
        if values["Zoom_Meetings"] is None:
            assert set(values.values()) == {None}
            continue
        amount = {column: Fraction(value) for column, value in values.items() if value is not None}
        unscheduled, scheduled, total = (amount[column] for column in HOURS[:3])
        assert total == unscheduled + scheduled
        assert sum(amount[column] for column in HOURS[3:8]) == unscheduled
        assert sum(amount[column] for column in HOURS[8:]) <= unscheduled
        assert 0 <= amount[AFTER_HOURS[0]] <= unscheduled
        assert 0 <= amount[AFTER_HOURS[1]] <= scheduled


def compute(organisation: Organisation) -> AnalystResult:
    rows = strategies.hashed_rows(organisation)
    return exact(rows, organisation.subjects, organisation.query, organisation.options)


@settings(max_examples=40)
@given(strategies.organisations(), st.randoms(use_true_random=False))
def test_invariants_of_whole_organisations(organisation: Organisation, random: Random) -> None:
    rows = strategies.hashed_rows(organisation)
    result = compute(organisation)
    columns_add_up(result)
    for values in result.standalone.values():
        meetings, unscheduled, scheduled = (values[column] or 0 for column in COUNTS)
        assert meetings == unscheduled + scheduled
    random.shuffle(rows)
    assert result == exact(rows, organisation.subjects, organisation.query, organisation.options)
    columns_add_up(published(rows, organisation.subjects, organisation.query, organisation.options))


@settings(max_examples=25)
@given(st.data())
def test_the_order_of_files_changes_nothing(data: st.DataObject) -> None:
    organisation = data.draw(strategies.organisations())
    one, two = ([read_cells(c) for c in run.rows] for run in data.draw(overlapping_runs(organisation)))
    subjects, query, options = organisation.subjects, organisation.query, organisation.options
    result = exact(one + two, subjects, query, options)
    columns_add_up(result)
    assert result == exact(two + one, subjects, query, options)
    assert result == exact([*one, *two, *one], subjects, query, options)


@settings(max_examples=25)
@given(strategies.organisations(), strategies.zones())
def test_the_zone_of_the_report_changes_nothing(organisation: Organisation, zone: ZoneInfo) -> None:
    assume(strategies.is_readable_in(organisation, organisation.zone))
    assume(strategies.is_readable_in(organisation, zone))
    there = replace(organisation, zone=zone)
    assert strategies.hashed(there) == strategies.hashed(organisation)


@settings(max_examples=25)
@given(strategies.organisations())
def test_a_row_of_somebody_unmapped_changes_nobodys_row(organisation: Organisation) -> None:
    rows = strategies.hashed_rows(organisation)
    stranger = replace(rows[0], participant="", join=rows[0].leave, leave=rows[0].leave + timedelta(hours=1))
    result = exact([*rows, stranger], organisation.subjects, organisation.query, organisation.options)
    assert result == compute(organisation)


@settings(max_examples=40)
@given(strategies.sessions(), strategies.working_hours(), st.integers(0, 100))
def test_after_hours_and_inside_are_all_and_a_cut_changes_nothing(
    sessions: tuple[Interval, ...], hours: WorkingHours, percent: int
) -> None:
    whole = after_hours(60, sessions, hours)
    assert 0 <= whole <= 1
    (join, leave), *others = sessions
    cut = join + timedelta(seconds=int((leave - join).total_seconds()) * percent // 100)
    assert after_hours(60, [(join, cut), (cut, leave), *others], hours) == whole
