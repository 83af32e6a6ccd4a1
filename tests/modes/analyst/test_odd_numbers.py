"""What a spreadsheet did to the numbers of a hashed file, and files whose topics were left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.analyst import BEN, ZOOM_NAME, Analyst, Cells, call, write_hashed, write_manifest
from tests.oracle.text import topic_token
from zoomwizard.core.outcome import Severity

TOTAL, SCHEDULED = "Zoom_Total_call_hours", "Zoom_Scheduled_call_hours"
HALF_PAST = "2026-06-10T08:30:00Z"
SYNC = topic_token("Weekly sync", "0a1b2c3d")


@pytest.fixture
def analyst(tmp_path: Path) -> Analyst:
    return Analyst(tmp_path)


def reported(minutes: str, leave: str = HALF_PAST) -> Cells:
    """A session of half an hour, of which the report says other minutes."""
    return call(Duration_Minutes_2=minutes, Leave_Time=leave)


# ---------------------------------------------------------------------------------------------------------
# Minutes that don't fit the times


@pytest.mark.parametrize("minutes", ["1800", "59999", "99999", "1250", "4294967", "9999999", "0", "1", "27", "33"])
def test_minutes_that_do_not_fit_the_times_give_way_to_them(analyst: Analyst, minutes: str) -> None:
    analyst.calls = (reported(minutes), call(BEN))
    analyst.options["min_group_size"] = 1  # counts of few people aren't told otherwise
    results = analyst.run()
    assert results.values()[TOTAL] == "0.5"
    assert results.values(BEN)[TOTAL] == "1.0"
    finding = results.finding("hashed.minutes")
    assert finding.severity is Severity.WARNING
    assert str(finding.title).startswith("1 row ")
    assert str(finding.where) == ZOOM_NAME
    assert results.record["counts"]["doubtful_minutes"] == 1
    assert results.record["counts"]["minutes_in_zoom"] == 90
    assert [f.code for f in analyst.check() if f.code == "hashed.minutes"] == ["hashed.minutes"]


@pytest.mark.parametrize(("minutes", "hours"), [("28", "0.466667"), ("30", "0.5"), ("32", "0.533333"), ("", "0.5")])
def test_minutes_that_are_at_most_two_away_are_zooms_own(analyst: Analyst, minutes: str, hours: str) -> None:
    analyst.calls = (reported(minutes), call(BEN))
    results = analyst.run()
    assert results.values()[TOTAL] == hours
    assert "hashed.minutes" not in results.codes
    assert results.record["counts"]["doubtful_minutes"] == 0


def test_times_are_rounded_up_before_they_are_compared(analyst: Analyst) -> None:
    analyst.calls = (
        reported("33", "2026-06-10T08:30:01Z"),
        reported("33", "2026-06-10T08:30:00Z") | {"User_Email_2": BEN},
    )
    results = analyst.run()
    assert (results.values()[TOTAL], results.values(BEN)[TOTAL]) == ("0.55", "0.5")


@pytest.mark.parametrize("minutes", ["1800", "59999", "99999", "1250"])
def test_the_published_method_keeps_them_and_warns(analyst: Analyst, minutes: str) -> None:
    analyst.calls = (reported(minutes), call(BEN))
    analyst.options = {"method": "published"}
    results = analyst.run()
    assert float(results.values()[TOTAL]) == pytest.approx(int(minutes) / 60)
    finding = results.finding("hashed.minutes")
    assert finding.severity is Severity.WARNING
    assert "published" in str(finding.hint)


def test_a_rejoin_and_a_long_night_are_measured_session_by_session(analyst: Analyst) -> None:
    first = reported("1800")
    again = call(join="2026-06-10T09:00:00Z", minutes=20) | {"Start_Time": first["Start_Time"]}
    night = call(join="2026-06-10T23:50:00Z", minutes=20, Duration_Minutes_2="99999")
    analyst.calls = (first, again, night, call(BEN))
    results = analyst.run()
    assert results.values()[TOTAL] == "1.166667"
    assert results.record["counts"]["doubtful_minutes"] == 2


def test_of_two_copies_the_text_of_the_report_decides_as_before(analyst: Analyst) -> None:
    analyst.calls = (reported("29"), reported("1800"), call(BEN))
    assert analyst.run().values()[TOTAL] == "0.5"


def test_what_does_not_count_is_not_counted(analyst: Analyst) -> None:
    analyst.calls = (
        call(),
        reported("1800") | {"User_Email_2": ""},
        reported("1800") | {"InWaitingRoom": "Yes"},
        call(BEN),
    )
    results = analyst.run()
    assert "hashed.minutes" not in results.codes


# ---------------------------------------------------------------------------------------------------------
# Files whose topics were left out


def with_topics(analyst: Analyst, *others: list[Cells]) -> Analyst:
    """The same with more hashed files beside the first, in any order."""
    paths = [analyst.write().zoom[0]]
    for number, calls in enumerate(others):
        path = write_hashed(analyst.folder / f"Hashed Zoom File from Zoom Admin_{number}.csv", calls)
        write_manifest(path)
        paths.append(path)
    return replace(analyst, options={"zoom": tuple(paths)})


@pytest.mark.parametrize("participants", ["2", "3"])
@pytest.mark.parametrize("number", ["1000000001", "9999999999"])
def test_a_copy_without_its_topic_gives_way_to_one_that_has_it(
    analyst: Analyst, participants: str, number: str
) -> None:
    topic = {"Topic": SYNC, "MeetingID": "81234567890"}
    analyst.calls = (call() | topic, call(BEN) | topic)
    dropped = {"Topic": "", "MeetingID": number, "Participants": participants}
    more = with_topics(analyst, [call() | dropped, call(BEN) | dropped])
    for zoom in permutations(more.options["zoom"]):
        results = replace(more, options={"zoom": zoom}).run()
        assert results.values()[SCHEDULED] == "1.0"
        assert results.record["counts"]["duplicates"] == 2


def test_a_blank_topic_in_a_file_that_has_topics_is_a_topic(analyst: Analyst) -> None:
    analyst.calls = (call(Topic=SYNC), call(Topic="", Participants="3"), call(BEN, Topic=SYNC))
    assert SCHEDULED not in analyst.run().values()


def test_what_stands_in_the_file_without_topics_alone_still_counts(analyst: Analyst) -> None:
    analyst.calls = (call(BEN, Topic=SYNC),)
    more = with_topics(analyst, [call(Topic=""), call(BEN, Topic="")])
    results = more.run()
    assert results.values()[TOTAL] == "1.0"
    assert SCHEDULED not in results.values()
    assert results.values(BEN)[SCHEDULED] == "1.0"


def test_two_files_without_topics_are_compared_as_ever(analyst: Analyst) -> None:
    analyst.calls = (call(Topic=""), call(BEN, Topic=""))
    more = with_topics(analyst, [call(Topic="", Participants="9"), call(BEN, Topic="")])
    values = more.run().values()
    assert values["Zoom_Unscheduled_call_hours_9_to_18_attendees"] == "1.0"


# ---------------------------------------------------------------------------------------------------------
# Meeting IDs of files of the R scripts


@pytest.mark.parametrize("number", ["85218486288.0", "85218486288.00", "85218486288,0", "852 1848 6288"])
def test_decimals_of_an_id_are_no_digits(analyst: Analyst, number: str) -> None:
    analyst.calls = (call(MeetingID=number), call(BEN, MeetingID="912345678.0"))
    counts = analyst.run().record["counts"]
    assert (counts["reason_booked_ahead"], counts["reason_personal_or_instant_ID"]) == (1, 1)
