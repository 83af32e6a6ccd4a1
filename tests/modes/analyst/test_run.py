"""The analyst's job, from files to files: what it writes, what it says, and what it refuses."""

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.analyst import (
    ANNA,
    BEN,
    MEETINGS,
    MEETINGS_NAME,
    NEXT_SUNDAY,
    QUERY_HEADER,
    QUERY_NAME,
    SUNDAY,
    ZOOM_NAME,
    Analyst,
    Results,
    call,
    read_csv,
    snapshot,
    week,
    write_csv,
    write_hashed,
    write_manifest,
)
from tests.oracle.rows import HEADER
from tests.oracle.text import topic_token
from zoomwizard.cli.outcome import proposed_options
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import (
    Cancelled,
    CancelToken,
    InputError,
    Progress,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import sha256_of
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS
from zoomwizard.modes.analyst.run import AnalystJob

HOURS = [name for name in METRICS if name not in COUNTS]
ZERO = {name: "0" if name in COUNTS else "0.0" for name in METRICS}
BLANK = dict.fromkeys(METRICS, "")
STAMP = r"\d{4}-\d{2}-\d{2}_\d{6}(-\d+)?"


@pytest.fixture
def analyst(tmp_path: Path) -> Analyst:
    return Analyst(tmp_path)


# ---------------------------------------------------------------------------------------------------------
# What it writes


def test_a_run_writes_its_files_and_nothing_else(analyst: Analyst) -> None:
    found = analyst.run()
    patterns = [
        rf"Zoom Transformed Person Query Export {STAMP}\.csv",
        rf"Standalone Zoom Metrics Export {STAMP}\.csv",
        rf"Standard Meeting Query_{STAMP}\.csv",
        rf"Zoom report {STAMP}\.html",
        rf"Zoom Power BI {STAMP}",
        rf"Run record {STAMP}\.json",
    ]
    names = [record.name for record in found.result.outputs]
    for name, pattern in zip(names, patterns, strict=True):
        assert re.fullmatch(pattern, name), name
    assert {name.partition("/")[0] for name in snapshot(analyst.output)} == set(names)
    assert [record.rows for record in found.result.outputs] == [4, 4, 1, 0, 4, 0]
    assert [len(read_csv(analyst.output / name)) - 1 for name in names[:3]] == [4, 4, 1]


def test_a_second_run_overwrites_nothing(analyst: Analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Clock":
            return cls(2026, 7, 1, 10, 15, tzinfo=tz)

    monkeypatch.setattr("zoomwizard.core.output.folder.datetime", Clock)
    inputs = analyst.write()
    first = AnalystJob().run(inputs)
    before = snapshot(analyst.output)
    second = AnalystJob().run(inputs)
    after = snapshot(analyst.output)
    assert {name: after[name] for name in before} == before
    assert len(after) == 2 * len(before)
    for old, new in zip(first.outputs[:3], second.outputs[:3], strict=True):
        assert "2026-07-01_101500" in old.name
        assert "2026-07-01_101500-2" in new.name
        assert old.sha256 == new.sha256


def test_hours_have_a_decimal_point_and_counts_have_none(analyst: Analyst) -> None:
    start = "2026-06-10T08:00:00Z"
    analyst.calls = [
        call(ANNA, start, 60),
        call(BEN, start, 6000),  # a number that some would write as 1e+02
        call("pc", start, 20),
        call("pd", "2026-06-10T14:57:01Z", 1, Leave_Time="2026-06-10T15:00:01Z"),  # outside: 0.000093 of an hour
        call("pe", start, 7),
        call("pf", start, 0, Duration_Minutes_2="0"),
    ]
    people = (ANNA, BEN, "pc", "pd", "pe", "pf")
    analyst.query = [QUERY_HEADER, *map(week, people)]
    found = analyst.run()
    total = {who: found.values(who).get("Zoom_Total_call_hours", "0.0") for who in people}
    assert total == {
        ANNA: "1.0",
        BEN: "100.0",
        "pc": "0.333333",
        "pd": "0.016667",
        "pe": "0.116667",
        "pf": "0.0",
    }
    assert found.values("pd")["Zoom_After_hours_in_unscheduled_calls"] == "0.000093"
    assert len(found.standalone) == len(people)
    for cells in found.standalone.values():
        for name in HOURS:
            assert re.fullmatch(r"\d+\.(0|\d{0,5}[1-9])", cells[name]), (name, cells[name])
        for name in COUNTS:
            assert re.fullmatch(r"\d+", cells[name])


@pytest.mark.parametrize("method", ["exact", "published"])
@pytest.mark.parametrize("other", ["3", "5.5"], ids=["typed", "as texts"])
def test_numbers_beyond_16_bits_count_in_full(analyst: Analyst, method: str, other: str) -> None:
    """They once were 0."""
    analyst.options = {"method": method, "min_group_size": 1}
    analyst.calls = [
        call(Participants="70000", minutes=100_000),
        call(BEN, "2026-06-10T11:00:00Z", Participants=other),
    ]
    found = analyst.run()
    assert found.values(ANNA)["Zoom_Total_call_hours"] == "1666.666667"
    assert found.values(ANNA)["Zoom_Unscheduled_call_hours_19_or_more_attendees"] == "1666.666667"
    assert found.result.counts["minutes_in_zoom"] == 100_060


def test_the_files_are_utf_8_with_commas_and_line_feeds(analyst: Analyst) -> None:
    analyst.query = [QUERY_HEADER, [*week()[:3], "Zürich, 東京", ANNA]]
    found = analyst.run()
    for role in ("joined person query", "standalone metrics", "meeting query"):
        content = found.path(role).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert b"\n\n" not in content
        content.decode("utf-8")
    assert found.joined[1][3] == "Zürich, 東京"


def test_the_standalone_file_has_iso_dates_hash_ids_and_is_sorted(analyst: Analyst) -> None:
    header = ("PersonId", "MetricDate", "TimeZone", "Organization", "PersonHashID")
    rows = [
        [f"p{n}", day, "UTC", "Sales", who]
        for n, who in enumerate((BEN, ANNA))
        for day in ("6/14/2026", "6/7/2026 12:00:00 AM")
    ]
    analyst.query = [header, *rows]
    found = analyst.run()
    lines = read_csv(found.path("standalone metrics"))
    assert lines[0] == ["MetricDate", "HashID", *METRICS]
    expected = [[day, who] for day in (SUNDAY, NEXT_SUNDAY) for who in (ANNA, BEN)]
    assert [line[:2] for line in lines[1:]] == expected


def test_all_other_columns_of_the_person_query_pass_through_unchanged(analyst: Analyst) -> None:
    header = [
        "Person ID", "", "Note", "Metric Date", "note", "Note", "Time zone", "Hash_ID", "=Sum", "row", "",
    ]  # fmt: skip
    odd = [
        "Anna", "", 'She said "no",\nthen left', "06/14/2026", " 007 ", "1e5", "UTC", ANNA, "=1", "NULL", "'",
    ]  # fmt: skip
    other = ["Ben", "x", "1.50", "06/14/2026", "NA", "", "UTC", BEN, "-", "0", '""']
    none = ["Cy", "", "\r\n", "06/14/2026", "\t", ",", "", "", "@", "", ""]
    analyst.calls = [call(who, "2026-06-17T08:00:00Z") for who in (ANNA, BEN)]
    analyst.query = [header, odd, other, none]
    found = analyst.run()
    assert found.joined[0] == [*header, "Date", *METRICS]
    assert [row[: len(header)] for row in found.joined[1:]] == [odd, other, none]
    assert [row[len(header)] for row in found.joined[1:]] == [NEXT_SUNDAY] * 3
    values = [dict(zip(METRICS, row[len(header) + 1 :], strict=True)) for row in found.joined[1:]]
    assert values[0]["Zoom_Total_call_hours"] == values[1]["Zoom_Total_call_hours"] == "1.0"
    assert values[2] == BLANK


@pytest.mark.parametrize(
    ("name", "is_added"), [("Date", False), ("MetricDate", True), ("date", True), ("Metric Date", True)]
)
def test_a_date_column_is_added_where_the_template_would_find_none(
    analyst: Analyst, name: str, *, is_added: bool
) -> None:
    analyst.query = [["PersonId", name, *QUERY_HEADER[2:]], [*week()[:1], "6/14/2026", *week()[2:]]]
    found = analyst.run()
    own = len(QUERY_HEADER)
    assert found.joined[0] == [*analyst.query[0], *(["Date"] if is_added else []), *METRICS]
    # Its own date stays as it was written.
    assert found.joined[1][1] == "6/14/2026"
    if is_added:
        assert found.joined[1][own] == NEXT_SUNDAY


def test_the_rows_of_the_person_query_keep_their_order(analyst: Analyst) -> None:
    days = [(datetime(2026, 6, 7) + timedelta(weeks=n)).date().isoformat() for n in (3, 1, 0, 2)]
    analyst.query = [QUERY_HEADER, *(week(who, day) for day in days for who in (BEN, ANNA, ""))]
    analyst.query = [
        *analyst.query[:3],
        *analyst.query[4:],
    ]  # one of those without a HashID would stand twice
    analyst.query = [row for n, row in enumerate(analyst.query) if row[-1] or n == 7]
    found = analyst.run()
    own = len(QUERY_HEADER)
    assert [row[:own] for row in found.joined] == [list(row) for row in analyst.query]
    for row in found.joined[1:]:
        values = dict(zip(METRICS, row[own + 1 :], strict=True))
        assert values == (found.standalone[row[1], row[4]] if row[4] else BLANK)


def test_the_meeting_query_is_written_without_line_breaks_inside_values(analyst: Analyst) -> None:
    analyst.meetings = (
        ("MeetingId", "Subject", "Note", "Note", ""),
        ("m1", "Weekly\r\nsync", 'He said "yes", once\nor twice', "=1+1", " x "),
        ("m2", "", "\n", "1e5", ""),
    )
    analyst.calls = [call(Topic="weekly  SYNC")]
    found = analyst.run()
    assert read_csv(found.path("meeting query")) == [
        ["MeetingId", "Subject", "Note", "Note", ""],
        ["m1", "Weekly sync", 'He said "yes", once or twice', "=1+1", " x "],
        ["m2", "", " ", "1e5", ""],
    ]
    assert len(found.path("meeting query").read_text(encoding="utf-8").splitlines()) == 3
    # A line break in a subject is white space like any other.
    assert found.result.counts["reason_in_calendar"] == 1


# ---------------------------------------------------------------------------------------------------------
# What it counts


def test_a_call_is_in_the_calendar_by_its_token_or_its_topic(analyst: Analyst) -> None:
    def at(minute: int, topic: str) -> Any:
        return call(join=f"2026-06-10T08:{minute:02}:00Z", minutes=1, Topic=topic)

    analyst.meetings = (MEETINGS[0], ("m1", "  Weekly\tSYNC "), ("m2", "=1+1"), ("m3", " "), ("m4", ""))
    analyst.calls = [
        at(0, topic_token("weekly sync", "0a1b2c3d")),
        at(1, topic_token("Weekly  sync", "4e5f6071")),  # of another run
        at(2, "WEEKLY sync"),
        at(3, "'=1+1"),  # as the Zoom admin's step writes it
        at(4, topic_token("Other", "0a1b2c3d")),
        at(5, ""),
        at(6, topic_token("weekly sync", "0a1b2c3d")[:-1]),
    ]
    found = analyst.run()
    assert found.result.counts["reason_in_calendar"] == 4
    assert found.result.counts["reason_personal_or_instant_ID"] == 3
    values = found.values()
    assert (values["Zoom_Scheduled_Meetings"], values["Zoom_Unscheduled_Meetings"]) == ("4", "3")


@pytest.mark.parametrize(
    ("number", "seconds", "gap", "reason"),
    [
        ("555123456", 99999, 2, "personal or instant ID"),
        ("555 123 4567", 99999, 2, "personal or instant ID"),
        ("84613890849", 119, 2, "created at start"),
        ("846-1389\u00a00849", 0, 2, "created at start"),
        ("84613890849", -60, 2, "created at start"),
        ("84613890849", 120, 2, "booked ahead"),
        ("84613890849", 120, 3, "created at start"),
        ("84613890849", 0, 0, "booked ahead"),
        ("84613890849", None, 2, "booked ahead"),
        ("12345678", 0, 2, "other ID"),
        ("123456789012", 0, 2, "other ID"),
        ("", 0, 2, "other ID"),
    ],
)
def test_the_meeting_number_and_the_booking_gap_decide_the_rest(
    analyst: Analyst, number: str, seconds: int | None, gap: int, reason: str
) -> None:
    start = datetime(2026, 6, 10, 8)
    creation = "" if seconds is None else f"{start - timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%SZ}"
    analyst.calls = [call(MeetingID=number, Creation_Time=creation, Topic="")]
    analyst.options = {"booking_gap_minutes": gap}
    counts = analyst.run().result.counts
    assert {key: n for key, n in counts.items() if key.startswith("reason_")} == {
        "reason_" + reason.replace(" ", "_"): 1
    }


def test_weeks_without_calls_are_zero_where_the_files_reach_and_blank_elsewhere(analyst: Analyst) -> None:
    days = [(datetime(2026, 5, 24) + timedelta(weeks=n)).date().isoformat() for n in range(5)]
    analyst.calls = [call()]
    analyst.query = [QUERY_HEADER, *(week(who, day) for day in days for who in (ANNA, "pquiet")), week("")]
    # The reports begin on Saturday in the second week and end at the first second of the fifth in Zurich.
    analyst.period = ("2026-06-06T12:00:00Z", "2026-06-20T22:00:00Z")
    found = analyst.run()
    kinds = [found.standalone[day, "pquiet"] for day in days]
    assert kinds == [BLANK, ZERO, ZERO, ZERO, ZERO]
    assert found.standalone[days[0], ANNA] == BLANK
    assert found.values()["Zoom_Meetings"] == "1"
    assert [dict(zip(METRICS, row[6:], strict=True)) for row in found.joined if row[4] == ""] == [BLANK]
    assert "" not in {who for _, who in found.standalone}
    assert days[0] in str(found.finding("weeks.not-covered").title)
    partly = found.finding("weeks.partly")
    assert partly.severity is Severity.WARNING
    assert f"{days[1]} and {days[4]}" in str(partly.title)
    assert days[2] not in str(partly.title)


def test_a_week_is_covered_in_part_where_a_working_day_lacks(analyst: Analyst) -> None:
    """On Saturdays and Sundays nobody may have met; from Monday on it would be known."""
    analyst.period = ("2026-06-08T06:00:00Z", "2026-06-12T15:00:00Z")
    assert "weeks.partly" not in analyst.run().codes
    analyst.options = {"working_days": "Mon-Sat"}
    assert SUNDAY in str(analyst.run().finding("weeks.partly").title)
    # The day is that of the Zoom admin's clock: Tuesday, half past midnight.
    analyst.options, analyst.period = {}, ("2026-06-08T22:30:00Z", "2026-06-12T15:00:00Z")
    assert SUNDAY in str(analyst.run().finding("weeks.partly").title)


def test_two_files_that_meet_in_the_middle_of_a_week_cover_it_together(analyst: Analyst) -> None:
    inputs = analyst.write()
    second = write_hashed(analyst.folder / "second.csv", [call(BEN, "2026-06-11T08:00:00Z")])
    write_manifest(second, period=("2026-06-11T06:00:00Z", "2026-06-19T15:00:00Z"))
    write_manifest(inputs.zoom[0], period=("2026-06-01T06:00:00Z", "2026-06-10T20:00:00Z"))
    analyst_run = Results(AnalystJob().run(replace(inputs, zoom=(*inputs.zoom, second))))
    assert "weeks.partly" not in analyst_run.codes


def test_a_second_less_and_the_last_week_is_blank(analyst: Analyst) -> None:
    analyst.query = [
        QUERY_HEADER,
        week(),
        week(day="2026-06-21"),
        week(BEN, "2026-06-21", "India Standard Time"),
    ]
    analyst.period = (SUNDAY + "T00:00:00Z", "2026-06-20T21:59:59Z")
    found = analyst.run()
    assert found.standalone["2026-06-21", ANNA] == BLANK
    # The week begins earlier in India.
    assert found.standalone["2026-06-21", BEN] == ZERO


def test_calls_in_weeks_that_the_person_query_lacks_are_in_the_standalone_file_and_pointed_out(
    analyst: Analyst,
) -> None:
    analyst.calls = [call(), call(join="2026-06-17T08:00:00Z"), call("pstranger"), call("", User_Email_1="")]
    analyst.query = [QUERY_HEADER, week()]
    analyst.options = {"min_group_size": 1}
    found = analyst.run()
    assert list(found.standalone) == [(SUNDAY, ANNA), (SUNDAY, "pstranger"), (NEXT_SUNDAY, ANNA)]
    assert found.values(day=NEXT_SUNDAY)["Zoom_Total_call_hours"] == "1.0"
    assert NEXT_SUNDAY in str(found.finding("weeks.no-rows").title)
    counts = found.result.counts
    assert (counts["people_in_zoom"], counts["people_found"]) == (2, 1)
    assert (counts["minutes_in_zoom"], counts["minutes_found"]) == (180, 120)
    assert counts["rows_without_hash_id"] == 1
    assert found.finding("people.low-coverage").severity is Severity.WARNING
    assert "1 of 2 people" in str(found.finding("people.low-coverage").title)
    assert any("1 of 2 people" in str(line) and "66%" in str(line) for line in found.result.summary)


def test_the_sources_of_time_zones_are_counted_by_people(analyst: Analyst) -> None:
    analyst.query = [
        QUERY_HEADER,
        week(),
        week(day=NEXT_SUNDAY),
        week("pnear", zone="Nowhere Standard Time"),
        week("pnear", NEXT_SUNDAY, "Asia/Kolkata"),
        week("padmin", zone=""),
        week("pother", zone="Nowhere Standard Time"),
        week("", zone=""),
    ]
    analyst.options = {"min_group_size": 1}
    found = analyst.run()
    zones = {name: n for name, n in found.result.counts.items() if name.startswith("zone_")}
    # Somebody with a week of his own and a week without one counts where it is less certain.
    assert zones == {
        "zone_from_the_person_query": 1,
        "zone_from_another_week": 1,
        "zone_from_the_Zoom_admin": 2,
    }
    assert any("1 from another week" in str(sentence) for sentence in found.result.summary)
    assert "2 rows" in str(found.finding("query.unknown-zone").title)


def test_a_week_without_a_zone_has_that_of_the_nearest_week(analyst: Analyst) -> None:
    analyst.calls = [call(join="2026-06-10T03:30:00Z")]  # 09:00 in Kolkata
    analyst.query = [QUERY_HEADER, week(zone=""), week(day=NEXT_SUNDAY, zone="India Standard Time")]
    found = analyst.run()
    assert found.values()["Zoom_Total_call_hours"] == "1.0"
    assert "Zoom_After_hours_in_unscheduled_calls" not in found.values()


@pytest.mark.parametrize("offset", ["-7", "5.5", "+05:30", "UTC+2"])
def test_an_offset_instead_of_a_zone_is_pointed_out_and_not_guessed(analyst: Analyst, offset: str) -> None:
    analyst.calls = [call(join="2026-06-10T15:30:00Z")]  # 17:30 in Zurich
    analyst.query = [QUERY_HEADER, week(zone=offset)]
    analyst.options = {"min_group_size": 1}
    found = analyst.run()
    finding = found.finding("query.zone-offset")
    assert finding.severity is Severity.WARNING
    assert "TimeZone" in str(finding.where)
    assert "name" in str(finding.title)
    # The Zoom admin's zone counts.
    assert found.values()["Zoom_After_hours_in_unscheduled_calls"] == "1.0"
    assert found.result.counts["zone_from_the_Zoom_admin"] == 1


def test_hash_ids_stay_apart_however_much_they_look_like_numbers(analyst: Analyst) -> None:
    hash_ids = ["00123", "123", "12e3", "12000", "1.0", "1"]
    analyst.calls = [call(who, minutes=n + 1) for n, who in enumerate(hash_ids)]
    analyst.query = [QUERY_HEADER, *map(week, hash_ids)]
    found = analyst.run()
    assert found.result.counts["people_found"] == 6
    minutes = [found.values(who)["Zoom_Total_call_hours"] for who in hash_ids]
    assert minutes == ["0.016667", "0.033333", "0.05", "0.066667", "0.083333", "0.1"]


def test_weeks_that_begin_on_monday_are_taken_as_they_are(analyst: Analyst) -> None:
    monday, next_monday = "2026-06-08", "2026-06-15"
    sunday_call = call(join="2026-06-14T10:00:00Z")  # the last day of the first week
    analyst.calls = [call(), sunday_call, call("pstranger", "2026-06-14T10:00:00Z", MeetingID="555123456")]
    analyst.query = [QUERY_HEADER, week(day=monday), week(day=next_monday)]
    found = analyst.run()
    assert "Monday" in str(found.finding("query.week-start").title)
    assert found.values(day=monday)["Zoom_Meetings"] == "2"
    assert found.standalone[next_monday, ANNA] == ZERO
    assert found.values("pstranger", monday)["Zoom_Meetings"] == "1"


def test_calls_around_midnight_count_in_the_week_of_the_persons_own_clock(analyst: Analyst) -> None:
    analyst.calls = [call(who, "2026-06-13T23:00:00Z") for who in (ANNA, BEN)]  # Sunday 01:00 in Zurich
    analyst.query = [
        QUERY_HEADER,
        *(week(day=day) for day in (SUNDAY, NEXT_SUNDAY)),
        *(week(BEN, day, "Pacific Standard Time") for day in (SUNDAY, NEXT_SUNDAY)),
    ]
    found = analyst.run()
    assert found.standalone[SUNDAY, ANNA] == found.standalone[NEXT_SUNDAY, BEN] == ZERO
    assert found.values(ANNA, NEXT_SUNDAY)["Zoom_Meetings"] == "1"
    assert found.values(BEN, SUNDAY)["Zoom_Meetings"] == "1"


def test_the_two_methods_differ_where_they_should(analyst: Analyst) -> None:
    start = "2026-06-10T08:00:00Z"
    again = call(join="2026-06-10T08:20:00Z", minutes=20, Start_Time=start)
    analyst.calls = [call(join=start, minutes=20), again]
    exact = analyst.run()
    analyst.options = {"method": "published"}
    published = analyst.run()
    assert exact.values()["Zoom_Unscheduled_call_hours_31_to_59_mins"] == "0.666667"
    assert published.values()["Zoom_Unscheduled_call_hours_30_mins_or_less"] == "0.666667"
    assert exact.standalone[SUNDAY, BEN] == ZERO
    assert published.standalone[SUNDAY, BEN] == BLANK
    assert published.record["options"]["method"] == "published"


# ---------------------------------------------------------------------------------------------------------
# What it refuses


def test_two_rows_for_one_person_week_are_an_error_that_names_the_lines(analyst: Analyst) -> None:
    analyst.query = [
        QUERY_HEADER,
        week(),
        week(BEN),
        week(zone="Pacific Standard Time"),
        week(day=NEXT_SUNDAY),
        week(BEN),
    ]
    (finding,) = analyst.refused().values()
    assert finding.code == "query.person-week-twice"
    assert QUERY_NAME in str(finding.where)
    assert "2 and 4" in str(finding.where)
    assert "3 and 6" in str(finding.where)
    assert str(finding.hint)


def test_one_hash_id_for_two_persons_is_an_error_that_names_the_lines(analyst: Analyst) -> None:
    analyst.query = [QUERY_HEADER, week(), ["somebody else", *week()[1:]]]
    (finding,) = analyst.refused().values()
    assert finding.code == "query.hash-id-twice"
    assert "2 and 3" in str(finding.where)


def test_a_daily_query_is_an_error_that_says_so(analyst: Analyst) -> None:
    days = [(datetime(2026, 6, 7) + timedelta(days=n)).date().isoformat() for n in range(7)]
    analyst.query = [QUERY_HEADER, *(week(day=day) for day in days)]
    (finding,) = analyst.refused().values()
    assert finding.code == "query.daily"
    assert "daily" in str(finding.title)
    assert "week" in str(finding.hint)


def test_nobody_in_common_is_an_error_that_says_what_to_check(analyst: Analyst) -> None:
    analyst.query = [QUERY_HEADER, week("pelsewhere")]
    (finding,) = analyst.refused().values()
    assert finding.code == "query.nobody-in-common"
    assert "mapping file" in str(finding.hint)


def test_a_hash_column_of_another_name_is_found_by_its_values_or_named(analyst: Analyst) -> None:
    header = ["PersonId", "MetricDate", "TimeZone", "Key", "Second key"]
    rows = [["p1", SUNDAY, "UTC", ANNA, "x"], ["p2", SUNDAY, "UTC", "unknown", "y"]]
    analyst.query = [header, *rows]
    found = analyst.run()
    assert "Key" in str(found.finding("query.hash-column-found").where)
    assert found.record["options"]["hash_column"] == "Key"
    assert found.values()["Zoom_Meetings"] == "1"

    analyst.query = [header, [*rows[0][:4], BEN], rows[1]]
    (finding,) = analyst.refused().values()
    assert (finding.code, finding.field) == ("query.hash-columns", "hash_column")
    assert proposed_options([finding], "analyst") == '--hash-column "Key"'
    assert [choice.text for choice in finding.asks[0].choices] == ["Key", "Second key"]

    analyst.options = {"hash_column": "second KEY"}
    chosen = analyst.run()
    assert [row[-len(METRICS) + METRICS.index("Zoom_Meetings")] for row in chosen.joined[1:]] == ["1", "0"]


@pytest.mark.parametrize(
    ("option", "value", "code", "words"),
    [
        ("working_hours", "nine to five", "option.working-hours", "09:00-17:00"),
        ("working_hours", "09:00", "option.working-hours", "09:00-17:00"),
        ("working_hours", "", "option.working-hours", "09:00-17:00"),
        ("working_hours", "25:00-26:00", "option.working-hours", "09:00-17:00"),
        ("working_days", "1-5", "option.working-days", "Mon-Fri"),
        ("working_days", "", "option.working-days", "Mon-Fri"),
        ("time_zone", "-7", "zone.unknown", "name"),
        ("time_zone", "+05:30", "zone.unknown", "name"),
        ("time_zone", "Nowhere", "zone.unknown", "name"),
        ("hash_column", "Nowhere", "query.no-hash-column", "Nowhere"),
    ],
)
def test_a_wrong_option_is_one_sentence(analyst: Analyst, option: str, value: str, code: str, words: str) -> None:
    analyst.options = {option: value}
    refused = analyst.refused()
    assert list(refused) == [code]
    finding = refused[code]
    assert finding.field == option
    assert words in str(finding.sentence())


def test_dates_that_can_be_read_both_ways_are_asked_for(analyst: Analyst) -> None:
    analyst.query = [QUERY_HEADER, week(day="07/06/2026"), week(day="06/05/2026")]
    refused = analyst.refused()
    assert list(refused) == ["dates.undecided"]
    assert AnalystJob().examine(analyst.write()).example in {"07/06/2026", "06/05/2026"}
    analyst.options = {"query_date_order": "dmy"}
    results = analyst.run()
    assert results.record["options"]["query_date_order"] == "dmy"
    assert AnalystJob().examine(analyst.write()).example == ""
    assert (SUNDAY, ANNA) in results.standalone


def test_everything_that_is_wrong_is_said_at_once(analyst: Analyst) -> None:
    analyst.calls = [call(Join_Time="soon")]
    analyst.query = [QUERY_HEADER, week(), week()]
    analyst.meetings = (("Title",), ("Weekly sync",))
    analyst.options = {"working_hours": "always", "working_days": "never", "time_zone": "-7"}
    assert set(analyst.refused()) == {
        "option.working-hours",
        "option.working-days",
        "zone.unknown",
        "hashed.bad-times",
        "query.person-week-twice",
        "query.no-header",
    }


def test_the_person_query_is_looked_at_even_without_a_hashed_file(analyst: Analyst) -> None:
    analyst.query = [QUERY_HEADER, week(), week()]
    analyst.options = {"zoom": (analyst.folder / "gone.csv",), "meeting_query": analyst.folder / "too.csv"}
    assert set(analyst.refused()) == {"file.missing", "query.person-week-twice"}
    analyst.query = [QUERY_HEADER[:4], week()[:4]]
    findings = errors_in(analyst.check())
    # Which column holds HashIDs can not be known without any.
    assert [finding.code for finding in findings] == ["file.missing", "file.missing"]
    assert [str(finding.where) for finding in findings] == ["gone.csv", "too.csv"]


def test_a_changed_hashed_file_is_refused(analyst: Analyst) -> None:
    inputs = analyst.write()
    path = analyst.folder / ZOOM_NAME
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(InputError) as caught:
        AnalystJob().run(inputs)
    assert [finding.code for finding in errors_in(caught.value.findings)] == ["hashed.changed"]
    assert not analyst.output.exists()


def test_an_output_folder_that_is_a_file_is_refused_with_all_else(analyst: Analyst) -> None:
    analyst.output.write_text("not a folder", encoding="utf-8")
    analyst.options = {"working_hours": "always"}
    assert set(analyst.refused()) == {"output-file", "option.working-hours"}


def test_files_in_each_others_place_are_named(analyst: Analyst) -> None:
    analyst.write()
    analyst.options = {
        "zoom": (analyst.folder / QUERY_NAME,),
        "person_query": analyst.folder / MEETINGS_NAME,
        "meeting_query": analyst.folder / ZOOM_NAME,
    }
    findings = errors_in(analyst.check())
    said = {finding.field: str(finding.title) for finding in findings}
    assert "person query" in str(said["zoom"])
    assert "meeting query" in str(said["person_query"])
    assert "hashed Zoom file" in str(said["meeting_query"])


# ---------------------------------------------------------------------------------------------------------
# One folder with everything in it


def in_one_folder(analyst: Analyst, **more: Any) -> AnalystInputs:
    return replace(analyst.write(), zoom=(analyst.folder,), person_query=None, meeting_query=None, **more)


def test_a_folder_is_enough(analyst: Analyst) -> None:
    alone = Results(AnalystJob().run(in_one_folder(analyst)))
    analyst.options = {"output": analyst.folder / "second"}
    named = analyst.run()
    assert alone.path("joined person query").read_bytes() == named.path("joined person query").read_bytes()
    assert {record.name for record in alone.result.inputs} == {ZOOM_NAME, QUERY_NAME, MEETINGS_NAME}


def test_results_in_the_same_folder_are_not_taken_for_inputs(analyst: Analyst) -> None:
    inputs = in_one_folder(analyst, output=analyst.folder)
    first, second = (Results(AnalystJob().run(inputs)) for _ in range(2))
    assert first.path("standalone metrics") != second.path("standalone metrics")
    assert first.standalone == second.standalone
    assert {record.name for record in second.result.inputs} == {ZOOM_NAME, QUERY_NAME, MEETINGS_NAME}


def test_two_hashed_files_in_a_folder_are_both_read_and_that_is_said(analyst: Analyst) -> None:
    july = write_hashed(analyst.folder / ZOOM_NAME.replace("06-30", "07-31"), [call(join="2026-06-17T08:00:00Z")])
    write_manifest(july)
    found = Results(AnalystJob().run(in_one_folder(analyst)))
    assert found.finding("inputs.several-hashed").severity is Severity.NOTE
    assert july.name in str(found.finding("inputs.several-hashed").title)
    assert found.values(day=NEXT_SUNDAY)["Zoom_Meetings"] == "1"


@pytest.mark.parametrize(
    ("role", "name", "option"),
    [("person_query", QUERY_NAME, "--person-query"), ("meeting_query", MEETINGS_NAME, "--meeting-query")],
)
def test_two_candidates_for_a_query_are_never_guessed_between(
    analyst: Analyst, role: str, name: str, option: str
) -> None:
    inputs = in_one_folder(analyst)
    copy = analyst.folder / "Copy of it.csv"
    copy.write_bytes((analyst.folder / name).read_bytes())
    (finding,) = errors_in(AnalystJob().check(inputs))
    assert (finding.field, finding.code) == (role, "inputs.several")
    assert set(finding.choices) == {copy.name, name}
    assert option in str(finding.hint)
    queries = {"person_query": inputs.person_query, "meeting_query": inputs.meeting_query, role: copy}
    chosen = replace(inputs, person_query=queries["person_query"], meeting_query=queries["meeting_query"])
    assert copy.name in {record.name for record in AnalystJob().run(chosen).inputs}


def test_an_excel_workbook_beside_is_said_and_left_out(analyst: Analyst) -> None:
    (analyst.folder / "Numbers.xlsx").write_bytes(b"PK\x03\x04" + bytes(50))
    found = Results(AnalystJob().run(in_one_folder(analyst)))
    assert "Numbers.xlsx" in str(found.finding("inputs.excel").title)


def test_an_excel_workbook_instead_is_an_error_that_says_how_to_save_it(analyst: Analyst) -> None:
    inputs = in_one_folder(analyst)
    (analyst.folder / QUERY_NAME).rename(analyst.folder / "Ways of working assessment.xlsx")
    (finding,) = errors_in(AnalystJob().check(inputs))
    assert (finding.field, finding.code) == ("person_query", "inputs.none")
    assert "CSV UTF-8" in str(finding.hint)
    given = replace(inputs, person_query=analyst.folder / "Ways of working assessment.xlsx")
    (analyst.folder / "Ways of working assessment.xlsx").write_bytes(b"PK\x03\x04" + bytes(50))
    (finding,) = errors_in(AnalystJob().check(given))
    assert (finding.field, finding.code) == ("person_query", "file.excel")


# ---------------------------------------------------------------------------------------------------------
# Checking, recording, cancelling


def test_checking_says_what_a_run_says_and_writes_nothing(analyst: Analyst) -> None:
    analyst.query = [QUERY_HEADER, week(zone="-7"), week(BEN, day=NEXT_SUNDAY)]
    checked = analyst.check()
    assert {finding.code for finding in checked} == {"query.zone-offset", "people.coverage"}
    assert not analyst.output.exists()
    assert analyst.run().result.findings[: len(checked)] == tuple(checked)


def test_the_run_record_names_versions_options_files_counts_and_findings(analyst: Analyst) -> None:
    analyst.options = {"working_hours": "8-16", "booking_gap_minutes": 5, "min_group_size": 7}
    found = analyst.run()
    record = found.record
    assert record["kind"] == "run record"
    assert set(record["versions"]) == {"zoomwizard", "duckdb", "python"}
    assert record["options"] == {
        "method": "exact",
        "working_hours": "8-16",
        "working_days": "Mon-Fri",
        "booking_gap_minutes": 5,
        "time_zone": "Europe/Zurich",
        "min_group_size": 7,
        "attributes": ["Organization"],
        "hash_column": "PersonHashID",
        "query_columns": [],
        "query_date_order": "auto",
    }
    files = {entry["name"]: entry for entry in record["inputs"]}
    assert [(files[n]["role"], files[n]["rows"]) for n in (ZOOM_NAME, QUERY_NAME, MEETINGS_NAME)] == [
        ("hashed file", 2),
        ("person query", 4),
        ("meeting query", 1),
    ]
    # Of the project, a folder, the record is tested with the report.
    files_written = [entry for entry in record["outputs"] if entry["role"] != "Power BI project"]
    for entries, folder, count in ((record["inputs"], analyst.folder, 3), (files_written, analyst.output, 4)):
        assert len(entries) == count
        for entry in entries:
            assert entry["sha256"] == sha256_of(folder / entry["name"], CancelToken())
            assert entry["size"] == (folder / entry["name"]).stat().st_size
    assert record["counts"] == found.result.counts
    assert [entry["code"] for entry in record["findings"]] == [f.code for f in found.result.findings]


def test_the_run_record_holds_no_cell_and_no_hash_id(analyst: Analyst) -> None:
    """Weeks that it names are the one exception: that the result names them is asked for."""
    analyst.calls = [
        call(Topic="Project Halcyon", MeetingID="5559876543"),
        call("pstranger77", Topic=topic_token("Project Halcyon", "0a1b2c3d"), User_Email_1="phost99999"),
    ]
    analyst.query = [
        (*QUERY_HEADER, "WorkingStartTimeSetInOutlook"),
        (
            "00000001-0000-4000",
            SUNDAY,
            "Secret Valley Time",
            "Department of Odd Jobs",
            ANNA,
            "quarter to nine",
        ),
        ("00000002-0000-4000", SUNDAY, "+07:15", "Blue Team", "pquiet4444", "08:00"),
    ]
    analyst.meetings = (MEETINGS[0], ("meeting-4711", "Quarterly numbers"))
    analyst.options = {"method": "published"}
    found = analyst.run()
    assert {"query.unknown-zone", "query.zone-offset", "query.working-time"} <= found.codes
    text = found.path("run record").read_text(encoding="utf-8")
    cells = {
        cell
        for name in (ZOOM_NAME, QUERY_NAME, MEETINGS_NAME)
        for row in read_csv(analyst.folder / name)[1:]
        for cell in row
        if len(cell) > 3 and cell != SUNDAY
    }
    assert {ANNA, "Secret Valley Time", "Quarterly numbers", "5559876543", "2026-06-10T08:00:00Z"} <= cells
    for cell in cells:
        assert cell not in text, cell
    assert "unknown time zone" in text


@pytest.mark.parametrize("name", ["Query of jane.roe@example.com.csv", "Query for 0664 123 45 67.csv"])
def test_an_input_may_have_any_name_and_the_record_does_not_repeat_what_looks_like_an_address(
    analyst: Analyst, name: str
) -> None:
    analyst.write()
    query = write_csv(analyst.folder / name, analyst.query)
    (analyst.folder / "Sheet of jane.roe@example.com.xlsx").write_bytes(b"PK")
    (analyst.folder / QUERY_NAME).unlink()
    found = Results(AnalystJob().run(AnalystInputs(zoom=(analyst.folder,), output=analyst.output)))
    text = found.path("run record").read_text(encoding="utf-8")
    assert query.stem not in text
    assert "jane.roe" not in text
    (entry,) = [entry for entry in found.record["inputs"] if entry["role"] == "person query"]
    assert entry["sha256"] == sha256_of(query, CancelToken())
    assert entry["rows"] == 4


def test_the_record_names_an_input_that_has_dates_in_its_name(analyst: Analyst) -> None:
    analyst.write()
    query = write_csv(analyst.folder / "Query 01.05.2026 - 31.05.2026.csv", analyst.query)
    (analyst.folder / QUERY_NAME).unlink()
    found = Results(AnalystJob().run(AnalystInputs(zoom=(analyst.folder,), output=analyst.output)))
    assert query.name in {entry["name"] for entry in found.record["inputs"]}


def cancel_at(statement: int, cancel: CancelToken, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Cancel just before the statement of that number begins; the statements that were begun until then."""
    begun: list[str] = []
    run = Engine.run

    def counted(self: Engine, sql: str, *arguments: Any, **more: Any) -> Any:
        begun.append(sql)
        if len(begun) == statement:
            cancel.cancel()
        return run(self, sql, *arguments, **more)

    monkeypatch.setattr(Engine, "run", counted)
    return begun


@pytest.mark.parametrize("part", [0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
def test_cancel_leaves_the_folder_as_it_was(analyst: Analyst, part: float, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = analyst.write()
    with monkeypatch.context() as patch:
        statements = cancel_at(0, CancelToken(), patch)
        AnalystJob().run(replace(inputs, output=analyst.folder / "whole"))
    analyst.output.mkdir()
    (analyst.output / "other.txt").write_text("stays", encoding="utf-8")
    before = snapshot(analyst.folder)
    cancel = CancelToken()
    number = max(1, round(part * len(statements)))
    begun = cancel_at(number, cancel, monkeypatch)
    with pytest.raises(Cancelled):
        AnalystJob().run(inputs, report_nothing, cancel)
    # Two files are written beside the joined one: what they had begun may just have been let through.
    assert number <= len(begun) <= number + 2
    assert snapshot(analyst.folder) == before


def test_cancel_takes_away_a_folder_that_the_run_had_made(analyst: Analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = replace(analyst.write(), output=analyst.folder / "new" / "folder")
    before = snapshot(analyst.folder)
    cancel = CancelToken()
    cancel_at(30, cancel, monkeypatch)
    with pytest.raises(Cancelled):
        AnalystJob().run(inputs, report_nothing, cancel)
    assert snapshot(analyst.folder) == before


def test_an_error_while_writing_leaves_nothing_behind(analyst: Analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = analyst.write()
    before = snapshot(analyst.folder)

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zoomwizard.modes.analyst.run.write_standalone", fail)
    with pytest.raises(OSError, match="No space left"):
        AnalystJob().run(inputs)
    assert snapshot(analyst.folder) == before


def test_what_a_killed_run_left_is_cleared_away_and_said(analyst: Analyst) -> None:
    scratch = analyst.output / ".zoomwizard-unfinished-0123abcd"
    (scratch / "ready").mkdir(parents=True)
    (scratch / "ready" / "joined.csv").write_text("half", encoding="utf-8")
    found = analyst.run()
    assert not scratch.exists()
    assert "output.cleared" in found.codes


def test_the_stages_of_the_bar_come_in_order_and_never_go_back(analyst: Analyst) -> None:
    told: list[Progress] = []
    AnalystJob().run(analyst.write(), told.append)
    stages = list(AnalystJob.stages)
    places = [(stages.index(progress.stage), progress.done / progress.total) for progress in told]
    assert [place for place, _ in places] == sorted(place for place, _ in places)
    assert {place for place, _ in places} == set(range(len(stages)))
    assert all(0 <= part <= 1 for _, part in places)


def test_the_record_is_valid_json_with_a_line_end(analyst: Analyst) -> None:
    text = analyst.run().path("run record").read_text(encoding="utf-8")
    assert json.loads(text)
    assert text.endswith("}\n")
    assert HEADER[0] not in text
