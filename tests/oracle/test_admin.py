"""The oracle's texts, clocks, files and admin step are right: examples that were reckoned by hand."""

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.oracle.admin import (
    BACKWARDS,
    NO_TIME,
    NOBODY,
    AdminOptions,
    AdminResult,
    ReportRow,
    hash_report,
)
from tests.oracle.clock import (
    find_zone,
    row_to_utc,
    to_text,
    utc_to_wall,
    wall_to_utc,
    wall_to_utc_second,
    whole_minutes,
)
from tests.oracle.rows import HEADER, cell_text, read_cells, read_hashed_file
from tests.oracle.text import digits, fold_key, normal_topic, stand_in, topic_cell, topic_token, without_guard

ZURICH = ZoneInfo("Europe/Zurich")
PACIFIC = ZoneInfo("America/Los_Angeles")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")

at = datetime.fromisoformat


# ---------------------------------------------------------------------------------------------------------
# Texts


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  Weekly\r\n SYNC\u00a0 7 ", "weekly sync 7"),
        ("Cafe\u0301", "caf\u00e9"),
        ("\u2028\u3000\t", ""),
        ("ΟΔΟΣ", "οδοσ"),  # the last sigma is as every other
        ("İzmir", "izmir"),
        ("STRASSE ß", "strasse ß"),  # lower-cased, not case-folded
        ("a\u001cb", "a\u001cb"),  # white space to Python, not to Unicode
        ("NA", "na"),
    ],
)
def test_topics_have_a_normal_form(text: str, normal: str) -> None:
    assert normal_topic(text) == normal
    assert normal_topic(normal) == normal


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" Anna@Example.ORG ", "anna@example.org"),
        ("\ufeffan\u200bna@example.org\u00ad", "anna@example.org"),
        ("\u200b anna", "anna"),  # the blank behind a hidden character goes too
        ("Jo\u0308rg", "j\u00f6rg"),
        ("STRAẞE", "strasse"),
        ("\u200b \u2060", ""),
    ],
)
def test_keys_are_folded(text: str, key: str) -> None:
    assert fold_key(text) == key


def test_topic_tokens_are_those_of_openssl() -> None:
    assert topic_token(" Weekly  SYNC", "0a1b2c3d") == "t1-0a1b2c3d-4f4baa0eed661ab7"
    assert topic_token("CAFE\u0301", "0a1b2c3d") == "t1-0a1b2c3d-a5a49792f844c426"
    assert topic_token(" \n", "0a1b2c3d") == ""


def test_stand_ins_are_those_of_openssl_and_keep_the_count_of_digits() -> None:
    key = bytes.fromhex("aa" * 32)
    assert stand_in("846 1389-0849", key) == "30578327330"
    assert stand_in("7", key) == "6"
    assert stand_in(" - ", key) == ""
    assert digits("846\u00a01389-0849 ①") == "84613890849"


def test_kept_topics_are_harmless_and_come_back() -> None:
    assert topic_cell("=1+1") == "'=1+1"
    assert topic_cell("＠home") == "'＠home"
    assert topic_cell("a\r\nb\u2028c") == "a b c"
    assert topic_cell("'quoted'") == "'quoted'"
    assert without_guard("'=1+1") == "=1+1"
    assert without_guard("'quoted'") == "'quoted'"


# ---------------------------------------------------------------------------------------------------------
# Clocks


def test_a_time_in_the_spring_gap_moves_forward_by_the_gap() -> None:
    assert wall_to_utc(at("2026-03-29 02:30"), ZURICH) == at("2026-03-29 01:30")  # 03:30 summer time
    assert wall_to_utc_second(at("2026-03-29 02:30"), ZURICH) == at("2026-03-29 01:30")
    assert wall_to_utc(at("2026-10-04 02:10"), LORD_HOWE) == at("2026-10-03 15:40")  # 02:40, half an hour


def test_a_time_that_comes_twice_is_the_first_unless_asked() -> None:
    assert wall_to_utc(at("2026-10-25 02:30"), ZURICH) == at("2026-10-25 00:30")
    assert wall_to_utc_second(at("2026-10-25 02:30"), ZURICH) == at("2026-10-25 01:30")
    assert wall_to_utc_second(at("2026-10-25 03:30"), ZURICH) == at("2026-10-25 02:30")
    for instant in (at("2026-10-25 00:30"), at("2026-10-25 01:30")):
        assert utc_to_wall(instant, ZURICH) == at("2026-10-25 02:30")


@pytest.mark.parametrize(
    ("start", "join", "leave", "expected"),
    [
        ("02:10", "02:20", "02:40", ("00:10", "00:20", "00:40")),  # nothing speaks against the first
        ("02:50", "02:10", "02:20", ("00:50", "01:10", "01:20")),  # join before start, then leave before join
        ("01:50", "02:40", "02:10", ("23:50", "00:40", "01:10")),  # only leave is the second
        ("02:30", "02:30", "02:30", ("00:30", "00:30", "00:30")),  # the same is not before
        ("03:10", "02:30", "03:20", ("02:10", "01:30", "02:20")),  # the second does not help, and is taken
        ("03:10", "01:30", "03:20", ("02:10", "23:30", "02:20")),  # there is no second
    ],
)
def test_a_row_in_the_autumn_hour_runs_forward(start: str, join: str, leave: str, expected: tuple[str, ...]) -> None:
    start_wall, join_wall, leave_wall = (at(f"2026-10-25 {clock}") for clock in (start, join, leave))
    creation, *instants = row_to_utc(at("2026-10-25 02:55"), start_wall, join_wall, leave_wall, ZURICH)
    assert creation == at("2026-10-25 00:55")  # always the first
    assert tuple(f"{instant:%H:%M}" for instant in instants) == expected


def test_zone_names_are_windows_or_iana() -> None:
    assert find_zone("Pacific Standard Time") == find_zone(" pacific standard time ") == PACIFIC
    assert find_zone("Europe/Zurich") == ZURICH
    for unknown in ("", "Nowhere Standard Time", "-7", "+05:30", "../UTC", "Europe"):
        assert find_zone(unknown) is None


def test_minutes_are_rounded_up() -> None:
    start = at("2026-06-10 10:00")
    for seconds, minutes in ((0, 0), (1, 1), (60, 1), (61, 2)):
        assert whole_minutes(start, start + timedelta(seconds=seconds)) == minutes


# ---------------------------------------------------------------------------------------------------------
# The admin's step

MAPPING = {"Anna@Example.org": "panna1234x", "ben@example.org": "pben56789x", "": "pnobody00x"}
SALT = "0a1b2c3d"
REPORT_ROW = ReportRow(
    meeting_id="846 1389 0849",
    topic="Weekly sync",
    host_email="ben@example.org",
    host_name="Ben",
    creation=at("2026-06-01 08:00"),
    start=at("2026-06-10 10:00"),
    end=at("2026-06-10 10:31"),
    meeting_minutes=31,
    email="ANNA@example.org ",
    name="Anna",
    join=at("2026-06-10 10:00:05"),
    leave=at("2026-06-10 10:30:06"),
    minutes=31,
    participants=2,
)


def admin(*rows: ReportRow, only_matched: bool = False, topics: str = "token") -> AdminResult:
    options = AdminOptions(zone=ZURICH, salt=SALT, only_matched=only_matched)
    if topics == "keep":
        options = replace(options, topics="keep")
    if topics == "drop":
        options = replace(options, topics="drop")
    return hash_report(rows, MAPPING, options)


def test_a_row_is_hashed() -> None:
    (cells,) = admin(REPORT_ROW).rows
    assert tuple(cells) == HEADER
    assert cells == {
        "MeetingID": stand_in("84613890849", bytes(32)),
        "Topic": "t1-0a1b2c3d-4f4baa0eed661ab7",
        "User_Email_1": "pben56789x",
        "User_Email_2": "panna1234x",
        "Creation_Time": "2026-06-01T06:00:00Z",
        "Start_Time": "2026-06-10T08:00:00Z",
        "End_Time": "2026-06-10T08:31:00Z",
        "Duration_Minutes_1": "31",
        "Participants": "2",
        "Join_Time": "2026-06-10T08:00:05Z",
        "Leave_Time": "2026-06-10T08:30:06Z",
        "Duration_Minutes_2": "31",
        "Guest": "No",
        "InWaitingRoom": "No",
    }


def test_topics_are_hidden_kept_or_dropped() -> None:
    row = replace(REPORT_ROW, topic="=Sync\n7")
    assert [admin(row, topics=mode).rows[0]["Topic"] for mode in ("keep", "drop")] == ["'=Sync 7", ""]
    assert admin(replace(row, topic=" ")).rows[0]["Topic"] == ""


def test_what_is_missing_comes_from_the_times_and_the_rows_of_the_occurrence() -> None:
    bare = replace(REPORT_ROW, creation=None, meeting_minutes=None, minutes=None, participants=None, guest="", topic="")
    again = replace(bare, join=at("2026-06-10 10:31"), leave=at("2026-06-10 10:32"))
    waiting = replace(bare, email="", name="Guest", waiting_room="yes")
    guest = replace(bare, email="", name="Guest", guest="Yes", end=None)
    elsewhere = replace(bare, start=at("2026-06-10 10:01"))
    result = admin(bare, bare, again, waiting, guest, elsewhere)
    assert [cells["Participants"] for cells in result.rows] == ["3", "3", "3", "1"]
    assert [cells["Duration_Minutes_2"] for cells in result.rows] == ["31", "31", "1", "31"]
    assert [cells["Duration_Minutes_1"] for cells in result.rows] == ["", "31", "31", "30"]
    assert {cells["Creation_Time"] for cells in result.rows} == {""}
    assert [cells["Guest"] for cells in result.rows] == ["Yes", "No", "No", "No"]
    assert result.counts.waiting_room == 1
    assert result.counts.duplicates == 1


def test_rows_that_can_not_be_used_are_rejected_and_counted() -> None:
    result = admin(
        REPORT_ROW,
        replace(REPORT_ROW, email=" ", name="\u200b"),
        replace(REPORT_ROW, email=" ", name="", join=None),  # counted once, for the first reason
        replace(REPORT_ROW, join=None),
        replace(REPORT_ROW, leave=at("2026-06-10 10:00:04"), waiting_room="Yes"),
    )
    assert result.counts.rows_in == 5
    assert result.counts.kept == 1
    assert result.counts.rejected == {NOBODY: 2, NO_TIME: 1, BACKWARDS: 1}
    assert result.counts.waiting_room == 0


def test_of_the_copies_of_a_session_the_one_with_most_participants_survives() -> None:
    copies = [
        replace(REPORT_ROW, participants=None, minutes=1),
        replace(REPORT_ROW, participants=3, topic="b", email="anna@EXAMPLE.org"),
        replace(REPORT_ROW, participants=3, topic="a", meeting_id="84613890849", name="Anna (2)"),
    ]
    for rows in (copies, copies[::-1]):
        result = admin(*rows, topics="keep")
        assert [cells["Topic"] for cells in result.rows] == ["a"]
        assert result.counts.duplicates == 2


@pytest.mark.parametrize(
    "other",
    [
        replace(REPORT_ROW, meeting_id="84613890848"),
        replace(REPORT_ROW, start=at("2026-06-10 09:59")),
        replace(REPORT_ROW, host_email="anna@example.org"),
        replace(REPORT_ROW, email="anna2@example.org"),
        replace(REPORT_ROW, email="", name="Anna"),
        replace(REPORT_ROW, join=at("2026-06-10 10:00:06")),
        replace(REPORT_ROW, leave=at("2026-06-10 10:30:07")),
    ],
)
def test_another_session_is_no_copy(other: ReportRow) -> None:
    assert admin(REPORT_ROW, other).counts.duplicates == 0


def test_copies_are_compared_after_the_change_to_utc() -> None:
    # Both walls are one instant: 02:30 does not exist, and becomes 03:30.
    row = replace(REPORT_ROW, start=at("2026-03-29 01:00"), leave=at("2026-03-29 04:00"))
    skipped = replace(row, join=at("2026-03-29 02:30"))
    shown = replace(row, join=at("2026-03-29 03:30"))
    assert admin(skipped, shown).counts.duplicates == 1


def test_people_without_a_hash_id_are_counted_and_can_be_left_out() -> None:
    carl = replace(REPORT_ROW, email="carl@example.org", host_email="carl@example.org", participants=None)
    guest = replace(REPORT_ROW, email="", name="Guest", participants=None)
    rows = (REPORT_ROW, guest, carl, replace(carl, leave=at("2026-06-10 10:20")))
    everybody, matched = admin(*rows), admin(*rows, only_matched=True)
    for counts in (everybody.counts, matched.counts):
        assert (counts.matched_people, counts.matched_rows) == (1, 1)
        assert (counts.unmatched_people, counts.unmatched_rows) == (2, 3)
    assert (everybody.counts.kept, everybody.counts.left_out) == (4, 0)
    assert (matched.counts.kept, matched.counts.left_out) == (1, 3)
    assert {cells["User_Email_2"] for cells in everybody.rows} == {"", "panna1234x"}
    assert sorted(cells["User_Email_1"] for cells in everybody.rows) == ["", "", "pben56789x", "pben56789x"]


def test_rows_stand_in_the_order_of_start_stand_in_join_and_participant() -> None:
    early = replace(REPORT_ROW, start=at("2026-06-10 09:00"), meeting_id="99999999999")
    late_join = replace(REPORT_ROW, join=at("2026-06-10 10:05"), host_email="anna@example.org")
    ben = replace(REPORT_ROW, email="ben@example.org")
    guests = [replace(REPORT_ROW, email=f"g{n}@example.net", minutes=n) for n in (3, 2, 1)]
    rows = [late_join, ben, *guests, REPORT_ROW, early]
    result = admin(*rows).rows
    assert result == admin(*rows[::-1]).rows
    assert [cells["User_Email_2"][:4] for cells in result] == ["pann", "", "", "", "pann", "pben", "pann"]
    assert [cells["Duration_Minutes_2"] for cells in result[1:4]] == ["1", "2", "3"]


# ---------------------------------------------------------------------------------------------------------
# Numbers and files


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (3, "3"),
        (Fraction(0), "0.0"),
        (Fraction(1), "1.0"),
        (Fraction(21, 2), "10.5"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(29999999, 30000000), "1.0"),
        (Fraction(4, 2560), "0.001563"),  # 0.0015625
    ],
)
def test_values_are_written(value: Fraction | int | None, text: str) -> None:
    assert cell_text(value) == text


def test_a_hashed_file_is_read(tmp_path: Path) -> None:
    (cells,) = admin(REPORT_ROW).rows
    path = tmp_path / "hashed.csv"
    path.write_text(f"{','.join(HEADER)}\n{','.join(cells.values())}\n", encoding="utf-8")
    (row,) = read_hashed_file(path)
    assert row == read_cells(cells)
    assert to_text(row.join) == cells["Join_Time"]
    assert (row.minutes, row.participants, row.meeting_minutes) == (31, 2, 31)
