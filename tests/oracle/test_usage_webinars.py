"""Webinars in the oracle of `usage`: attendees, curve, questions, polls (section 3.6 and the five tables)."""

from typing import Any

import pytest

from tests.oracle.usage.cells import Row
from tests.oracle.usage.facts import Registrant, Session
from tests.oracle.usage.made import (
    answer,
    at,
    by_person,
    column,
    email,
    figures,
    guest,
    meeting,
    only_row,
    person_id,
    question,
    registrants,
    stay,
    table,
    webinar,
)

# ---------------------------------------------------------------------------------------------------------
# Who is who


def test_presenters_are_neither_attendees_nor_registrants() -> None:
    shown = webinar(
        stay("host", 0, 60),
        stay("p", 0, 60),
        stay("absent", 0, 0.5),
        stay("a", 0, 60),
        panelists=(email("P"), email("absent"), email("elsewhere")),
        registration=True,
        registrants=registrants("host", "p", "a"),
    )

    assert figures(only_row("webinars", shown), "registrants", "attendees", "panelists") == ["1", "1", "3"]
    assert column(table("webinar_people", shown), "person") == [person_id("a")]


def test_without_the_panelists_the_host_alone_presents() -> None:
    refused = webinar(stay("host", 0, 60), stay("p", 0, 60), panelists=None)

    assert figures(only_row("webinars", refused), "attendees", "panelists") == ["1", ""]


@pytest.mark.parametrize(
    ("registration", "expected"),
    [(True, ["2", "1", "1", "0.5000"]), (False, ["0", "", "", ""]), (None, ["", "", "", ""])],
)
def test_without_registration_nobody_walks_in(*, registration: bool | None, expected: list[str]) -> None:
    one = webinar(stay("a", 0, 60), stay("w", 0, 60), registration=registration, registrants=registrants("a", "b"))

    assert figures(only_row("webinars", one), "registrants", "walk_ins", "no_shows", "attendance_rate") == expected
    (walked,) = by_person(table("webinar_people", one), "w")
    known = bool(registration)
    assert figures(walked, "registered", "attended", "walk_in") == ["No" * known, "Yes", "Yes" * known]


def test_registration_without_registrants_has_no_rate() -> None:
    nobody = webinar(stay("w", 0, 60), registration=True)
    row = only_row("webinars", nobody)

    assert figures(row, "registrants", "walk_ins", "no_shows", "attendance_rate") == ["0", "1", "0", ""]


def test_registrants_are_people_each_address_once() -> None:
    listed = (*registrants("a", "A", "b"), Registrant(id="blank", email=" "))
    one = webinar(registration=True, registrants=listed)

    assert only_row("webinars", one)["registrants"] == "2"
    assert only_row("webinars", one, hash_ids={email("a"): "p1", email("b"): "p1"})["registrants"] == "1"


def test_who_comes_by_registrant_id_is_registered() -> None:
    came = Session(registrant_id="registrant a", name="Somebody", join=at(0), leave=at(60))
    row = only_row("webinars", webinar(came, registration=True, registrants=registrants("a")))

    assert figures(row, "walk_ins", "no_shows", "attendance_rate") == ["0", "0", "1.0000"]


def test_people_who_did_not_attend_are_listed_but_no_attendees() -> None:
    one = webinar(stay("q", 0, 0.5), guest("Anne", 0, 9), registration=True, registrants=registrants("d", "q"))
    rows = table("webinar_people", one)
    q, d = by_person(rows, "q", "d")
    (weak,) = [row for row in rows if row["person"].startswith("g")]

    names = ("registered", "attended", "walk_in", "watch_minutes", "first_join", "last_leave")
    assert figures(q, *names) == ["Yes", "No", "No", "0.50", "2026-10-05T10:00:00Z", "2026-10-05T10:00:30Z"]
    assert figures(d, *names) == ["Yes", "No", "No", "0.00", "", ""]
    assert figures(weak, *names[:4]) == ["No", "Yes", "Yes", "9.00"]
    assert figures(only_row("webinars", one), "attendees", "no_shows", "walk_ins") == ["1", "2", "1"]


@pytest.mark.parametrize("coverage", ["list_only", "put_aside"])
def test_what_needs_sessions_is_blank_without_them(coverage: str) -> None:
    one = webinar(
        stay("a", 0, 60),
        coverage=coverage,
        registration=True,
        registrants=registrants("a", "b"),
        zoom_absentees=1,
        unique_viewers=20,
        max_concurrent_views=10,
        questions=(question("a", 1),),
        answers=(answer("a", "Yes"),),
    )
    row = only_row("webinars", one)

    blank = "attendees walk_ins no_shows attendance_rate panelists connections peak_people watch_minutes"
    blank += " average_watch_minutes median_watch_minutes half_gone_minute qa_rate poll_rate"
    assert set(figures(row, *blank.split())) == {""}
    assert figures(row, "registrants", "zoom_absentees", "zoom_unique_viewers", "zoom_max_concurrent") == [
        "2",
        "1",
        "20",
        "10",
    ]
    assert figures(row, "questions", "askers", "polls", "poll_people", "coverage") == ["1", "1", "1", "1", coverage]
    assert table("webinar_people", one) == table("retention", one) == []
    assert figures(only_row("days", one), "webinars", "webinar_people", "webinar_minutes") == ["1", "0", "0.00"]


def test_a_webinar_that_nobody_watched_is_zeros() -> None:
    row = only_row("webinars", webinar(stay("host", 0, 60), questions=(), answers=()))

    assert figures(row, "attendees", "connections", "peak_people", "watch_minutes") == ["0", "0", "0", "0.00"]
    assert figures(row, "average_watch_minutes", "median_watch_minutes", "qa_rate", "poll_rate") == [""] * 4
    assert figures(row, "questions", "polls", "poll_people", "panelists") == ["0", "0", "0", "1"]


def test_webinars_and_meetings_have_their_own_tables() -> None:
    both = meeting(stay("a", 0, 9), number="1"), webinar(stay("a", 0, 9), number="2")

    assert len(table("meetings", *both)) == len(table("attendance", *both)) == len(table("webinars", *both)) == 1
    assert figures(only_row("days", *both), "meetings", "people", "webinars", "webinar_people") == ["1"] * 4


# ---------------------------------------------------------------------------------------------------------
# The curve


def present(*sessions: Session, **more: Any) -> list[str]:
    return column(table("retention", webinar(*sessions, **more)), "present")


def test_a_host_who_comes_early_begins_the_curve_with_zeros() -> None:
    assert present(stay("host", -2, 1), stay("a", 0, 3), end=3) == ["0", "0", "1", "1", "1"]


def test_the_instant_of_leaving_is_outside_and_there_is_no_mean() -> None:
    assert present(stay("a", 0, 2), stay("b", 0.5, 1), end=2) == ["1", "1"]


def test_a_last_minute_that_is_not_whole_is_in_the_curve() -> None:
    assert present(stay("a", 0, 2.5), end=9) == ["1", "1", "1"]
    assert present(stay("a", 0, 9), end=2) == ["1", "1"]


def test_without_attendees_there_is_no_curve() -> None:
    assert present(stay("host", 0, 60), stay("a", 0, 0.5)) == []


def half_gone(*stays: tuple[float, float], end: float = 10) -> str:
    watched = [stay(f"a{n}", join, leave) for n, (join, leave) in enumerate(stays)]
    return only_row("webinars", webinar(stay("host", 0, end), *watched, end=end))["half_gone_minute"]


def test_half_are_gone_at_the_first_minute_below_half_after_the_highest() -> None:
    assert half_gone((0, 10), (0, 5), (0, 5), (0, 10)) == ""  # exactly half are there
    assert half_gone((0, 10), (0, 5), (0, 6), (0, 4)) == "6"
    assert half_gone((3, 10), (3, 10)) == ""  # below half before the highest
    assert half_gone((0, 2), (4, 6), (8, 9)) == "1"  # never more than one of three: after the first such minute
    assert half_gone((0, 3), (0, 3), (4, 10), (4, 10)) == "3"  # the first of two highest


# ---------------------------------------------------------------------------------------------------------
# Questions


def test_questions_of_presenters_and_deleted_ones_are_left_out_and_not_numbered() -> None:
    one = webinar(
        stay("a", 0, 60),
        panelists=(email("p"),),
        questions=(
            question("a", 9, id="z"),
            question("c", 9, id="b"),
            question("p", 1),
            question("host", 1),
            question("b", 5, status="deleted"),
            question("", 7, name="Anonymous  attendee"),
            question("", 8, name=" "),
            question("", 6, name="Anne"),
        ),
    )
    rows = table("questions", one)
    guest_id = table("webinar_people", webinar(guest("anne", 0, 9)))[0]["person"]

    assert column(rows, "question") == ["1", "2", "3", "4", "5"]
    assert column(rows, "person") == [guest_id, "", "", person_id("c"), person_id("a")]
    assert column(rows, "anonymous") == ["No", "Yes", "Yes", "No", "No"]
    assert column(rows, "asked")[0] == "2026-10-05T10:06:00Z"
    assert figures(only_row("webinars", one), "questions", "questions_anonymous", "askers", "qa_rate") == [
        "5",
        "2",
        "3",
        "1.0000",
    ]


def test_an_asker_is_known_by_address_then_by_zooms_id() -> None:
    one = webinar(
        Session(zoom_id="Z", join=at(0), leave=at(9)),
        questions=(question("", 1, user_id="Z", name="Anonymous Attendee"), question("a", 2, user_id="Z")),
    )
    (watched,) = table("webinar_people", one)
    rows = table("questions", one)

    assert column(rows, "person") == [watched["person"], person_id("a")]
    assert watched["questions"] == "1"
    assert figures(only_row("webinars", one), "askers", "qa_rate") == ["2", "1.0000"]


@pytest.mark.parametrize(
    ("more", "answered"),
    [
        ({"status": "answered"}, "Yes"),
        ({"answer": " live answered"}, "Yes"),
        ({"has_details": True}, "Yes"),
        ({"status": "open", "answer": " \u00a0"}, "No"),
        ({"status": "dismissed"}, "No"),
    ],
)
def test_answered_is_said_by_status_answer_or_details(more: dict[str, object], answered: str) -> None:
    one = webinar(questions=(question("a", 1, **more),))

    assert only_row("questions", one)["answered"] == answered
    assert only_row("webinars", one)["questions_answered"] == str(int(answered == "Yes"))


def test_texts_of_questions_need_both_texts_and_names() -> None:
    one = webinar(questions=(question("a", 1, text="=Why\r\nso?", answer="So.", name="Anne"),))
    texts = ("question_text", "answer_text")

    assert figures(only_row("questions", one, texts=True), *texts) == ["", ""]
    assert figures(only_row("questions", one, shown=True), *texts) == ["", ""]
    row = only_row("questions", one, texts=True, shown=True)
    assert figures(row, *texts, "email", "name") == ["'=Why so?", "So.", email("a"), "Anne"]


def test_unknown_questions_and_polls_are_blank() -> None:
    one = webinar(stay("a", 0, 60))
    row = only_row("webinars", one)

    blank = "questions questions_answered questions_anonymous askers qa_rate"
    blank += " polls poll_people poll_answers_anonymous poll_rate"
    assert set(figures(row, *blank.split())) == {""}
    assert figures(only_row("webinar_people", one), "questions", "polls_answered") == ["", ""]
    assert table("questions", one) == table("polls", one) == []


# ---------------------------------------------------------------------------------------------------------
# Polls


def chosen(row: Row) -> list[str]:
    return figures(row, "poll", "question", "option", "people", "anonymous", "option_text")


def test_polls_are_numbered_by_first_answer_questions_and_options_by_text() -> None:
    one = webinar(
        answers=(
            answer("a", "b", 20, poll="first by ID", question="Q"),
            answer("a", "b", 10, poll="late", question="q"),
            answer("b", "B", 30, poll="late", question="Z"),
            answer("b", "ä", 30, poll="late", question="Z"),
            answer("c", "y", 10, poll="a tie", question="Q"),
        )
    )

    assert [chosen(row) for row in table("polls", one, texts=True, min_group_size=1)] == [
        ["1", "1", "1", "1", "0", "y"],
        ["2", "1", "1", "1", "0", "B"],
        ["2", "1", "2", "1", "0", "ä"],
        ["2", "2", "1", "1", "0", "b"],
        ["3", "1", "1", "1", "0", "b"],
    ]


def test_an_answer_is_split_and_blank_parts_are_dropped() -> None:
    one = webinar(
        stay("a", 0, 60),
        answers=(
            answer("a", " No ;; Yes; "),
            answer("a", "Yes"),
            answer("", "No;No"),
            answer("", "No"),
            answer("b", " ; "),
        ),
    )

    assert [chosen(row) for row in table("polls", one, texts=True, min_group_size=1)] == [
        ["1", "1", "1", "1", "2", "No"],
        ["1", "1", "2", "1", "0", "Yes"],
    ]
    assert figures(only_row("webinars", one), "polls", "poll_people", "poll_answers_anonymous", "poll_rate") == [
        "1",
        "1",
        "2",
        "1.0000",
    ]


def test_answers_of_presenters_are_left_out() -> None:
    one = webinar(
        stay("a", 0, 60),
        panelists=(email("p"),),
        answers=(answer("p", "Yes", poll="test"), answer("host", "Yes"), answer("a", "No"), answer("w", "No")),
    )
    row = only_row("webinars", one)

    assert figures(row, "polls", "poll_people", "poll_answers_anonymous", "poll_rate") == ["1", "2", "0", "1.0000"]
    assert [chosen(row)[:5] for row in table("polls", one)] == [["1", "1", "1", "2", "0"]]


def test_polls_answered_are_counted_per_person_by_polling_id() -> None:
    one = webinar(
        stay("a", 0, 60),
        stay("b", 0, 60),
        answers=(answer("a", "1"), answer("a", "2", question="And?"), answer("a", "1", poll="second"), answer("", "1")),
    )

    assert column(by_person(table("webinar_people", one), "a", "b"), "polls_answered") == ["2", "0"]
    assert only_row("webinars", one)["polls"] == "2"


def test_options_that_few_chose_have_no_text() -> None:
    votes = [answer(f"a{n}", "Yes") for n in range(3)] + [answer("", "Yes"), answer("", "Yes"), answer("b", "I, Ben")]
    one = webinar(answers=tuple(votes))

    assert column(table("polls", one), "question_text") == ["", ""]
    assert column(table("polls", one, texts=True), "option_text") == ["", "Yes"]
    assert column(table("polls", one, texts=True), "question_text") == ["Is it so?"] * 2
    assert column(table("polls", one, texts=True, min_group_size=6), "option_text") == ["", ""]
    assert column(table("polls", one, texts=True, shown=True), "option_text") == ["I, Ben", "Yes"]
    assert column(table("polls", one, shown=True), "option_text") == ["", ""]
