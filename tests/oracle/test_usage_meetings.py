"""Sessions, people, one occurrence and peaks in the oracle of `usage` (sections 3.2 to 3.5, meetings, attendance)."""

from typing import Any

import pytest

from tests.oracle.usage.columns import columns_of
from tests.oracle.usage.facts import Occurrence, Session
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
    registrants,
    stay,
    table,
    webinar,
)
from tests.oracle.usage.occurrences import count_rejected, hold
from tests.oracle.usage.peaks import peak, union
from tests.oracle.usage.people import fold_email, fold_name

# ---------------------------------------------------------------------------------------------------------
# Sessions


def test_without_a_leave_a_session_ends_with_the_occurrence() -> None:
    (row,) = table("attendance", meeting(stay("a", 20, None)))

    assert figures(row, "last_leave", "minutes") == ["2026-10-05T11:00:00Z", "40.00"]


def test_without_a_leave_a_session_after_the_end_ends_at_its_join() -> None:
    (row,) = table("attendance", meeting(stay("a", 70, None)))

    assert figures(row, "first_join", "last_leave", "minutes", "attended") == [
        "2026-10-05T11:10:00Z",
        "2026-10-05T11:10:00Z",
        "0.00",
        "No",
    ]


def test_a_leave_before_the_join_is_rejected() -> None:
    odd = meeting(stay("a", 20, 19), stay("b", 0, 60), stay("b", 30, 29), stay("c", 9, 8, waiting=True))

    assert count_rejected(odd) == 3
    assert figures(only_row("meetings", odd), "people", "connections", "waiting_rows") == ["1", "1", "0"]


def test_rows_of_the_waiting_room_count_in_one_column_alone() -> None:
    waited = meeting(stay("a", -5, 0, waiting=True, internal=True), stay("a", 0, 60), stay("b", 0, 9, waiting=True))
    row = only_row("meetings", waited)

    assert figures(row, "waiting_rows", "people", "connections", "people_internal") == ["2", "1", "1", "0"]
    assert only_row("attendance", waited)["first_join"] == "2026-10-05T10:00:00Z"
    assert figures(only_row("days", waited), "people", "connections") == ["1", "1"]


def test_the_same_join_and_leave_of_a_person_count_once() -> None:
    twice = meeting(stay("a", 0, 60), stay("A", 0, 60, internal=True), stay("a", 0, None), stay("b", 0, 60))
    row = only_row("meetings", twice)

    assert figures(row, "people", "connections", "peak_connections", "people_internal") == ["2", "2", "2", "1"]


def test_the_same_join_and_leave_of_nobody_are_two_people() -> None:
    row = only_row("meetings", meeting(guest("", 0, 60), guest("", 0, 60)))

    assert figures(row, "people", "people_weak", "connections", "peak_people") == ["2", "2", "2", "2"]


# ---------------------------------------------------------------------------------------------------------
# People


def test_an_address_is_folded() -> None:
    assert fold_email("\u200b \u00adA\u0308nne@Contoso.Example\ufeff ") == "änne@contoso.example"


def test_a_name_is_folded() -> None:
    assert fold_name("  Ａnne\u00a0\t Roe (Host) ") == "anne roe"
    assert fold_name("Anne (Guest)") == "anne (guest)"
    assert fold_name("Anne(Host)") == "anne(host)"


def session(**more: Any) -> Session:
    return Session(join=at(0), leave=at(9), **more)


@pytest.mark.parametrize(
    ("has", "identity"),
    [
        ({"email": "a@x.example", "registrant_id": "registrant b", "zoom_id": "z", "name": "n"}, "email"),
        ({"registrant_id": "registrant b", "zoom_id": "z", "name": "n"}, "email"),
        ({"registrant_id": "of another webinar", "zoom_id": "z", "name": "n"}, "zoom_id"),
        ({"zoom_id": "z", "name": "n"}, "zoom_id"),
        ({"email": " \u200b", "name": "n"}, "name"),
        ({"name": " \u00a0 "}, "none"),
        ({}, "none"),
    ],
)
def test_the_first_thing_that_a_session_has_decides(has: dict[str, str], identity: str) -> None:
    held = hold(webinar(session(**has), registrants=registrants("b"), registration=True), options())

    assert [one.person.identity for one in held.attendances] == [identity]


def test_who_comes_by_registrant_id_is_the_person_with_that_address() -> None:
    one = webinar(session(registrant_id="registrant b"), stay("b", 20, 30), registrants=registrants("b"))

    assert [person.person.id for person in hold(one, options()).attendances] == [person_id("b")]


def test_a_zoom_id_and_an_address_are_two_people_everywhere() -> None:
    first = meeting(session(zoom_id="Z"), session(zoom_id="z"), number="1")
    second = meeting(session(zoom_id="Z"), session(email="z@x.example", zoom_id="Z"), number="2")

    assert only_row("meetings", first)["people"] == "2"
    assert figures(only_row("days", first, second), "people", "people_weak") == ["3", "0"]


def test_a_name_is_one_person_in_a_meeting_and_two_in_two() -> None:
    first = meeting(guest("Guest One", 0, 9), guest("guest  one (host)", 20, 30), number="1")
    second = meeting(guest("Guest One", 0, 9), number="2")
    rows = table("attendance", first, second)

    assert sorted(column(rows, "connections")) == ["1", "2"]
    assert {row["person"][0] for row in rows} == {"g"}
    assert figures(only_row("days", first, second), "people", "people_weak") == ["2", "2"]


def test_two_addresses_with_one_hash_id_are_one_person() -> None:
    hash_ids = {email("a"): "p1", email("b"): "p1", email("host"): "p2"}
    both = meeting(stay("a", 0, 30), stay("B", 20, 50), stay("b", 0, 30), stay("c", 0, 30))
    rows = table("attendance", both, hash_ids=hash_ids)

    assert sorted(row["person"] for row in rows) == sorted(["p1", person_id("c")])
    (one,) = [row for row in rows if row["person"] == "p1"]
    assert figures(one, "connections", "minutes") == ["2", "50.00"]
    assert only_row("meetings", both, hash_ids=hash_ids)["host"] == "p2"


# ---------------------------------------------------------------------------------------------------------
# One occurrence


def test_without_the_host_the_first_join_of_anyone_begins() -> None:
    rows = by_person(table("attendance", meeting(stay("a", 10, 60), stay("b", 16, 60))), "a", "b")

    assert column(rows, "late_by_minutes") == ["0.00", "6.00"]
    assert column(rows, "presence") == ["1.0000", "0.8800"]


def test_the_host_begins_even_without_having_attended() -> None:
    rows = by_person(table("attendance", meeting(stay("host", 20, 20), stay("a", 0, 60))), "host", "a")

    assert column(rows, "presence") == ["0.0000", "1.0000"]
    assert column(rows, "late_by_minutes") == ["0.00", "0.00"]
    assert column(rows, "minutes") == ["0.00", "60.00"]
    assert column(rows, "role") == ["host", "participant"]


def test_the_last_leave_ends_but_not_after_the_occurrence() -> None:
    early = by_person(table("attendance", meeting(stay("a", 0, 40), stay("b", 0, 50))), "a", "b")
    late = by_person(table("attendance", meeting(stay("a", 0, 55), stay("b", 0, 90))), "a", "b")

    assert column(early, "early_by_minutes") == ["10.00", "0.00"]
    assert column(late, "early_by_minutes") == ["5.00", "0.00"]
    assert column(late, "minutes") == ["55.00", "90.00"]
    assert column(late, "presence") == ["0.9167", "1.0000"]


def test_presence_is_blank_if_all_left_before_the_host_came() -> None:
    apart = meeting(stay("a", 0, 20), stay("host", 20, 20))
    after_the_end = meeting(stay("host", 60, 70), stay("a", 0, 20))

    assert column(table("attendance", apart), "presence") == ["", ""]
    assert column(table("attendance", after_the_end), "presence") == ["", ""]
    assert only_row("meetings", apart)["average_presence"] == ""


def test_late_and_early_are_more_than_the_grace() -> None:
    edge = meeting(stay("host", 0, 60), stay("a", 5, 55), stay("b", 5.02, 54.98), stay("c", 30, 30.5))

    assert figures(only_row("meetings", edge), "late_joiners", "early_leavers") == ["1", "1"]
    assert figures(only_row("meetings", edge, grace_minutes=0), "late_joiners", "early_leavers") == ["2", "2"]
    assert only_row("meetings", edge, grace_minutes=0, attended_minutes=0)["late_joiners"] == "3"


def test_touching_stretches_are_one_and_empty_ones_none() -> None:
    rows = table(
        "attendance",
        meeting(stay("a", 0, 10), stay("a", 10, 20), stay("a", 25, 25), stay("a", 30, 40), stay("a", 35, 50)),
    )

    assert column(rows, "rejoins") == ["1"]
    assert column(rows, "connections") == ["5"]
    assert column(rows, "minutes") == ["40.00"]


def test_exactly_the_minimum_is_attended() -> None:
    rows = by_person(table("attendance", meeting(stay("a", 0, 1), stay("b", 0, 59 / 60))), "a", "b")

    assert column(rows, "attended") == ["Yes", "No"]
    assert column(rows, "minutes") == ["1.00", "0.98"]


def test_means_are_of_those_who_attended_and_blank_without() -> None:
    nobody = only_row("meetings", meeting(stay("a", 0, 0.5)))

    assert figures(nobody, "people", "attended", "participant_minutes") == ["1", "0", "0.50"]
    assert figures(nobody, "average_attendance_minutes", "average_presence") == ["", ""]
    assert only_row("meetings", meeting())["rejoin_factor"] == ""
    assert figures(only_row("meetings", meeting()), "people", "peak_people", "waiting_rows") == ["0", "0", "0"]


def test_internal_is_who_has_one_internal_session() -> None:
    mixed = meeting(stay("a", 0, 9), stay("a", 20, 30, internal=True), stay("b", 0, 9))

    assert only_row("meetings", mixed)["people_internal"] == "1"
    assert column(by_person(table("attendance", mixed), "a", "b"), "internal") == ["Yes", "No"]


def test_a_meeting_of_one_person_is_its_host_from_start_to_end() -> None:
    alone = meeting(stay("a", 0, 9, waiting=True), coverage="host_only", start=10)
    row = only_row("meetings", alone)

    assert figures(row, "people", "people_internal", "attended", "waiting_rows") == ["1", "1", "1", "1"]
    assert figures(row, "participant_minutes", "coverage") == ["50.00", "host_only"]
    (attended,) = table("attendance", alone)
    assert figures(attended, "person", "role", "presence") == [person_id("host"), "host", "1.0000"]


def test_the_hosts_session_is_not_made_where_there_are_rows() -> None:
    given = meeting(guest("", 0, 60), coverage="host_only", host="")

    assert figures(only_row("meetings", given), "people", "connections") == ["1", "1"]


def test_a_meeting_of_an_unknown_person_is_one_nameless_person() -> None:
    row = only_row("meetings", meeting(coverage="host_only", host=""))

    assert figures(row, "people", "people_weak", "host") == ["1", "1", ""]


PEOPLE = columns_of("meetings", options())[10:24]


@pytest.mark.parametrize("coverage", ["list_only", "put_aside"])
def test_people_that_are_not_known_are_blank_and_in_no_sum(coverage: str) -> None:
    known = meeting(stay("a", 0, 10), number="1")
    unknown = meeting(stay("b", 0, 60), number="2", coverage=coverage)
    rows = table("meetings", known, unknown)
    (row,) = [row for row in rows if row["coverage"] == coverage]

    assert (PEOPLE[0], PEOPLE[-1]) == ("people", "waiting_rows")
    assert figures(row, *PEOPLE) == [""] * len(PEOPLE)
    assert row["minutes"] == "60.00"
    assert len(table("attendance", known, unknown)) == 1
    day = only_row("days", known, unknown)
    assert figures(day, "meetings", "people", "participant_minutes", "meeting_minutes") == ["2", "1", "10.00", "120.00"]
    assert figures(day, "peak_meetings", "peak_people", "meetings_one_person") == ["2", "1", "1"]


def test_without_participants_all_occurrences_are_from_the_list_only() -> None:
    row = only_row("meetings", meeting(stay("a", 0, 10)), participants=False)

    assert row["coverage"] == "list_only"
    assert figures(row, *PEOPLE) == [""] * len(PEOPLE)
    assert table("attendance", meeting(stay("a", 0, 10)), participants=False) == []


def test_a_meeting_is_recorded_by_either_flag() -> None:
    def recorded(**more: Any) -> str:
        return only_row("meetings", meeting(**more))["recorded"]

    assert recorded(features={"record_to_cloud": False, "record_to_computer": True}) == "Yes"
    assert recorded(features={"record_to_cloud": True, "record_to_computer": False}) == "Yes"
    assert recorded(features={"record_to_cloud": False, "record_to_computer": False}) == "No"
    assert recorded(features=None) == ""
    assert recorded(features={"video_on": True}) == ""
    assert recorded(features=None, recorded=True) == "Yes"


def test_the_list_and_report_give_the_rest() -> None:
    listed = meeting(created=at(-60), zoom_minutes=61, zoom_join_records=7, source="csv", topic="=1+1\nPlan", end=60.01)
    row = only_row("meetings", listed)

    assert figures(row, "start", "created", "minutes") == ["2026-10-05T10:00:00Z", "2026-10-05T09:00:00Z", "60.01"]
    assert figures(row, "zoom_minutes", "zoom_join_records", "source", "topic") == ["61", "7", "csv", ""]
    assert only_row("meetings", listed, texts=True)["topic"] == "'=1+1 Plan"


def test_names_are_the_last_columns_when_shown() -> None:
    row = only_row("meetings", meeting(uuid="abc==", host=" Host@Contoso.example"), shown=True)
    assert figures(row, "uuid", "meeting_id", "host_email") == ["abc==", "91234567890", HOST]

    people = meeting(
        Session(email="A@Contoso.example", name="Later", join=at(9), leave=at(10)),
        Session(email="a@contoso.example", name="Anne", join=at(1), leave=at(2)),
    )
    assert figures(only_row("attendance", people, shown=True), "email", "name") == [email("a"), "Anne"]


# ---------------------------------------------------------------------------------------------------------
# Peaks


def test_who_leaves_at_an_instant_is_gone_before_another_joins() -> None:
    follow = meeting(stay("a", 0, 30), stay("b", 30, 60), stay("c", 30, 30))

    assert figures(only_row("meetings", follow), "peak_people", "peak_connections") == ["1", "1"]
    assert peak([(at(0), at(10)), (at(9), at(20)), (at(10), at(30))]) == 2
    assert peak([]) == 0


def test_a_person_in_two_meetings_at_once_is_one_at_the_days_peak() -> None:
    first: Occurrence = meeting(stay("a", 0, 60), guest("Anne", 0, 60), number="1")
    second = meeting(stay("a", 30, 60), guest("Anne", 50, 60), number="2")

    assert figures(only_row("days", first, second), "peak_people", "peak_meetings") == ["3", "2"]


def test_a_union_keeps_the_longer_of_two_ends() -> None:
    assert union([(at(5), at(6)), (at(0), at(20)), (at(30), at(40))]) == [(at(0), at(20)), (at(30), at(40))]
