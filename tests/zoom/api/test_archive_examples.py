"""What the archive reads of Zoom's answers, and what it makes of those that aren't as they should be."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from zoomwizard.zoom.api import archive_answers as answers
from zoomwizard.zoom.api.answers import utc_moment, utc_second

AT = datetime(2026, 10, 14, 8, tzinfo=UTC)


def test_moments_are_in_utc_to_the_millisecond() -> None:
    assert utc_moment("2026-10-14T10:00:00.1239999+02:00") == AT.replace(microsecond=123000)
    assert utc_moment("2026-10-14 08:00:00") == AT == utc_second("2026-10-14T08:00:00.9990000+00:00")
    assert utc_moment("soon") is None
    assert utc_second("2026-10-14") is None


def test_what_does_not_say_what_or_when_it_was_cannot_be_followed() -> None:
    assert answers.cloud_recording({"uuid": "u", "start_time": "soon"}).uuid == ""
    assert answers.cloud_recording({"start_time": "2026-10-14T08:00:00Z"}).uuid == ""
    assert answers.phone_recording({"id": "r"}).uuid == ""
    assert answers.past_meeting_of({"meeting_uuid": "u"}).uuid == ""
    assert answers.call_record_of({"call_history_uuid": "u"}).id == ""


def test_files_beyond_two_gigabytes_have_a_size() -> None:
    file = {"file_size": 5_000_000_000, "download_url": "https://zoom.us/x"}
    of = answers.cloud_recording({"uuid": "u", "start_time": "2026-10-14T08:00:00Z", "recording_files": [file, "x"]})
    assert [one.size for one in of.files] == [5_000_000_000]


def test_lists_that_are_none_and_texts_that_are_none_are_blank() -> None:
    of = answers.compliance_recording(
        {"uuid": "u", "start_time": "2026-10-14T08:00:00Z", "archive_files": None, "physical_files": [{}, {}]}
    )
    assert (of.files, of.files_beyond, of.topic, of.is_external, of.is_breakout) == ((), 2, "", False, False)


def test_a_call_has_a_transcript_only_if_there_is_an_address() -> None:
    call = {"id": "r", "date_time": "2026-10-14T08:00:00Z", "download_url": "https://zoom.us/r", "owner": "x"}
    assert [one.file_type for one in answers.phone_recording(call).files] == ["phone"]
    both = answers.phone_recording(call | {"transcript_download_url": "https://zoom.us/t"})
    assert [(one.file_type, one.extension) for one in both.files] == [("phone", "mp3"), ("transcript", "vtt")]


def test_an_older_list_of_calls_names_them_otherwise() -> None:
    assert answers.call_record_of({"id": "u", "start_time": "2026-10-14T08:00:00Z"}).id == "u"


def test_how_well_a_call_was_heard_is_as_zoom_writes_it() -> None:
    for written in ("4.50", Decimal("4.50")):
        assert answers.call_quality_of({"call_id": "c", "mos": written}).mos == "4.50"
    assert answers.call_quality_of({"call_id": "c"}).mos == ""
