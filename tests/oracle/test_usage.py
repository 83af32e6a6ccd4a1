"""The vectors of the contract of `usage` (section 9), every number of them, and that tables have its columns."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from tests.oracle.usage.cells import Row
from tests.oracle.usage.columns import columns_of
from tests.oracle.usage.facts import (
    DEFAULT_TABLES,
    TABLES,
    BillingRow,
    Facts,
    Occurrence,
    Question,
    Session,
    UserRow,
)
from tests.oracle.usage.made import (
    NUMBER,
    answer,
    at,
    by_person,
    column,
    email,
    figures,
    meeting,
    only_row,
    options,
    person_id,
    question,
    registrants,
    stay,
    table,
    webinar,
)
from tests.oracle.usage.people import by_email, by_name, by_zoom_id, occurrence_id, series_id
from tests.oracle.usage.tables import tables

ONE = meeting(
    stay("A", 0, 60),
    stay("B", 10, 30),
    stay("B", 30, 50),
    stay("C", 0, 60),
    stay("C", 5, 20),
    stay("D", 20, 20),
    stay("E", -5, 40),
    host=email("A"),
)

TWO = webinar(
    stay("h", -5, 60),
    stay("p", 0, 60),
    stay("a", 0, 30),
    stay("A", 30, 60),
    stay("b", 0, 45),
    stay("c", 5, 15),
    stay("w", 10, 60),
    stay("q", 20, 20.5),
    host=email("h"),
    panelists=(email("p"),),
    registration=True,
    registrants=registrants("a", "A", "b", "c", "d", "e"),
    questions=(
        question("a", 10),
        question("a", 20),
        question("p", 21),
        question("", 22, name="Anonymous Attendee"),
        question("b", 23, status="deleted"),
    ),
    answers=(answer("b", "Yes;Maybe"), answer("w", "Yes"), answer("", "No", name="Anonymous Attendee")),
)


# ---------------------------------------------------------------------------------------------------------
# 1


def test_the_first_vector_is_right_for_each_person() -> None:
    rows = by_person(table("attendance", ONE), "A", "B", "C", "D", "E")

    assert column(rows, "minutes") == ["60.00", "40.00", "60.00", "0.00", "45.00"]
    assert column(rows, "presence") == ["1.0000", "0.6667", "1.0000", "0.0000", "0.6667"]
    assert column(rows, "late_by_minutes") == ["0.00", "10.00", "0.00", "20.00", "0.00"]
    assert column(rows, "early_by_minutes") == ["0.00", "10.00", "0.00", "40.00", "20.00"]
    assert column(rows, "attended") == ["Yes", "Yes", "Yes", "No", "Yes"]
    assert column(rows, "connections") == ["1", "2", "2", "1", "1"]
    assert column(rows, "rejoins") == ["0", "0", "0", "0", "0"]
    assert column(rows, "role") == ["host", "participant", "participant", "participant", "participant"]
    assert column(rows, "identity") == ["email"] * 5
    assert column(rows, "first_join")[4] == "2026-10-05T09:55:00Z"
    assert column(rows, "last_leave")[1] == "2026-10-05T10:50:00Z"


def test_the_first_vector_is_right_for_the_meeting() -> None:
    row = only_row("meetings", ONE)

    assert figures(row, "people", "attended", "connections", "rejoin_factor") == ["5", "4", "7", "1.4000"]
    assert figures(row, "peak_people", "peak_connections") == ["4", "5"]
    assert figures(row, "participant_minutes", "average_attendance_minutes") == ["205.00", "51.25"]
    assert figures(row, "average_presence", "late_joiners", "early_leavers") == ["0.8333", "1", "2"]


# ---------------------------------------------------------------------------------------------------------
# 2


def test_the_second_vector_is_right_for_the_webinar() -> None:
    row = only_row("webinars", TWO)

    assert figures(row, "attendees", "registrants", "walk_ins", "no_shows") == ["4", "5", "1", "2"]
    assert figures(row, "attendance_rate", "panelists", "connections", "peak_people") == ["0.6000", "2", "5", "4"]
    assert figures(row, "watch_minutes", "average_watch_minutes", "median_watch_minutes") == [
        "165.00",
        "41.25",
        "47.50",
    ]
    assert figures(row, "questions", "questions_anonymous", "askers", "qa_rate") == ["3", "1", "1", "0.2500"]
    assert figures(row, "polls", "poll_people", "poll_rate") == ["1", "2", "0.5000"]
    assert row["poll_answers_anonymous"] == "1"


def test_the_second_vector_has_its_curve() -> None:
    rows = table("retention", TWO)
    present = column(rows, "present")

    assert column(rows, "minute") == [str(minute) for minute in range(65)]
    assert [present[minute] for minute in (0, 5, 15, 64)] == ["0", "2", "4", "2"]
    assert rows[15]["share"] == "1.0000"


def test_the_second_vector_has_its_polls() -> None:
    rows = table("polls", TWO, texts=True, min_group_size=1)

    assert [figures(row, "option_text", "people", "anonymous") for row in rows] == [
        ["Maybe", "1", "0"],
        ["No", "0", "1"],
        ["Yes", "2", "0"],
    ]


def test_the_second_vector_counts_everyone_of_the_day() -> None:
    row = only_row("days", TWO)

    assert figures(row, "webinars", "webinar_people", "webinar_minutes") == ["1", "7", "290.50"]
    assert figures(row, "meetings", "people", "participant_minutes") == ["0", "0", "0.00"]


# ---------------------------------------------------------------------------------------------------------
# 3

ZURICH = ZoneInfo("Europe/Zurich")


def held(number: str, start: str, end: str, *who: str, more: tuple[Session, ...] = ()) -> Occurrence:
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    sessions = tuple(Session(email=email(one), join=first, leave=last) for one in who)
    return Occurrence(number=number, start=first, end=last, sessions=sessions + more)


def named(name: str, join: str, leave: str) -> Session:
    return Session(name=name, join=datetime.fromisoformat(join), leave=datetime.fromisoformat(leave))


# Zurich is two hours ahead until 01:00 UTC on the 25th, then one.
THREE = (
    held("1", "2026-10-24 21:30", "2026-10-24 22:30", "a", "b"),
    held("2", "2026-10-25 09:00", "2026-10-25 09:30", "a", "b", "c"),
    held("2", "2026-10-25 09:34", "2026-10-25 10:00", "a", "b"),
    held("3", "2026-10-26 08:00", "2026-10-26 08:20", "a"),
    held(
        "4",
        "2026-10-25 00:30",
        "2026-10-25 01:30",
        "b",
        more=(
            named("Guest One", "2026-10-25 00:30", "2026-10-25 00:40"),
            named("guest  one", "2026-10-25 00:50", "2026-10-25 01:00"),
        ),
    ),
)


def three(name: str) -> list[Row]:
    return table(name, *THREE, zone=ZURICH, first=date(2026, 10, 24), last=date(2026, 10, 26))


def test_the_third_vector_is_right_for_its_days() -> None:
    before, day, after = three("days")

    assert figures(before, "date", "meetings", "meeting_minutes") == ["2026-10-24", "0", "0.00"]
    assert figures(day, "meetings", "meetings_stitched", "people", "people_weak") == ["4", "3", "4", "1"]
    assert figures(day, "connections", "meeting_minutes", "participant_minutes", "peak_people") == [
        "10",
        "176.00",
        "342.00",
        "3",
    ]
    assert figures(after, "meetings", "meetings_one_person", "people") == ["1", "1", "1"]


def test_the_third_vector_is_right_for_its_month() -> None:
    (row,) = three("months")

    assert figures(row, "month", "days", "people") == ["2026-10", "3", "4"]
    assert figures(row, "average_meeting_minutes", "average_people") == ["44.00", "2.2500"]
    assert figures(row, "average_attendance_minutes", "rejoin_factor") == ["36.20", "1.1000"]


# ---------------------------------------------------------------------------------------------------------
# 4


def test_the_fourth_vector_has_its_stand_ins() -> None:
    with_key = options(key=bytes(range(32)))
    occurrence = meeting(number="912 3456 7890")
    person = by_email("person1@contoso.example", with_key)
    user = by_zoom_id("abcDEF_1", with_key)
    weak = by_name("Guest One", occurrence, with_key)

    assert person is not None
    assert person.id == "xq3zgkg2chazm324rvpsfbbk5d4"
    assert user is not None
    assert user.id == "xqpvxx5zzau36khp22tohekt3f4"
    assert weak is not None
    assert weak.id == "gbf4wpuk3noivtyf6soko6zbncq"
    assert occurrence_id(occurrence, with_key) == "obf2cd3d740fc6165"
    assert series_id(occurrence, with_key) == "s5dfb25d52e0c1630"


# ---------------------------------------------------------------------------------------------------------
# All tables

EVERYTHING = Facts(
    occurrences=(
        meeting(stay("a", 0, 60), features={"screen_sharing": True}),
        webinar(
            stay("a", 0, 60),
            number="5",
            registration=True,
            registrants=registrants("a"),
            questions=(Question(id="q", asked=at(1)),),
            answers=(answer("a", "Yes"),),
        ),
    ),
    users=(UserRow(email=email("a"), month="2026-10"),),
    billing=(BillingRow(id="1", type=0, start=date(2026, 10, 1), end=date(2026, 10, 31)),),
)


@pytest.mark.parametrize("shown", [False, True])
def test_rows_have_the_columns_of_the_contract_in_their_order(*, shown: bool) -> None:
    chosen = options(shown=shown)
    made = tables(EVERYTHING, chosen)

    assert list(made) == list(TABLES)
    for name, rows in made.items():
        assert rows, name
        assert [list(row) for row in rows] == [columns_of(name, chosen)] * len(rows), name


def test_only_the_tables_asked_for_are_made() -> None:
    assert list(tables(EVERYTHING, options(tables=("meetings", "days")))) == ["days", "meetings"]
    assert {"attendance", "webinar_people", "questions"} == set(TABLES) - set(DEFAULT_TABLES)


def test_tables_are_sorted_by_key() -> None:
    many = [
        webinar(stay("a", 0, 120), stay("b", 0, 1), number=str(n), end=120, answers=(answer("a", "No;Yes"),))
        for n in range(5)
    ] + [meeting(stay("a", 0, 9), stay("b", 0, 9), number=str(n)) for n in range(5, 10)]

    assert column(table("meetings", *many), "occurrence") == sorted(column(table("meetings", *many), "occurrence"))
    attended = [(row["occurrence"], row["person"]) for row in table("attendance", *many)]
    assert attended == sorted(attended)
    minutes = [(row["occurrence"], int(row["minute"])) for row in table("retention", *many)]
    assert minutes == sorted(minutes)
    assert len(minutes) == 5 * 120
    chosen = [(row["occurrence"], int(row["option"])) for row in table("polls", *many)]
    assert chosen == sorted(chosen)


def test_the_number_in_a_key_is_its_digits_and_its_start_a_second() -> None:
    shown = only_row("meetings", meeting(number="912 345-67890"), shown=True)
    plain = only_row("meetings", meeting(number=NUMBER))

    assert shown["meeting_id"] == NUMBER
    assert shown["occurrence"] == plain["occurrence"]


def test_the_threshold_is_a_number_with_decimals() -> None:
    short = meeting(stay("a", 0, 0.5), stay("b", 0, 0.25))

    assert only_row("meetings", short)["attended"] == "0"
    assert only_row("meetings", short, attended_minutes=Fraction(1, 2))["attended"] == "1"
    assert only_row("meetings", short, attended_minutes=Fraction(0))["attended"] == "2"
    assert person_id("a") != person_id("b")
