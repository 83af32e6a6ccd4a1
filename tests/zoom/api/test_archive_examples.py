"""What the archive reads of Zoom's answers, and what it makes of those that aren't as they should be."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zoom import fake_archive
from zoomwizard.zoom.api import archive_answers as answers
from zoomwizard.zoom.api import endpoints
from zoomwizard.zoom.api.answers import items_of, utc_moment, utc_second
from zoomwizard.zoom.api.endpoints import Endpoint
from zoomwizard.zoom.collect.archive_pieces import ARCHIVE_PIECES, RECONCILED_PIECES

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


# ---------------------------------------------------------------------------------------------------------
# Zoom's own examples

EXAMPLES: Mapping[str, Endpoint] = {
    "archive_files": endpoints.COMPLIANCE_LIST,
    "users-{userId}-recordings": endpoints.CLOUD_OF_USER,
    "past_meetings-{meetingId}-participants": endpoints.PARTICIPANTS_WITH_NAMES,
    "past_webinars-{webinarId}-participants": endpoints.WEBINAR_PARTICIPANTS,
    "phone-recordings": endpoints.PHONE_LIST,
    "phone-call_history": endpoints.CALL_LIST,
    "report-history_meetings": endpoints.PAST_LIST,
    "users-{userId}": endpoints.USER_BY_ID,
}
HERE = fake_archive.FakePresence("ana@contoso.example", AT, AT)
FAKES: Mapping[str, dict[str, Any]] = {
    "archive_files": fake_archive.compliance_item("u", "h", AT, []),
    "users-{userId}-recordings": fake_archive.cloud_item("u", "h", AT, []),
    "past_meetings-{meetingId}-participants": fake_archive.presence_row(HERE, is_ready=True),
    "past_webinars-{webinarId}-participants": fake_archive.presence_row(HERE, is_ready=True),
    "phone-recordings": fake_archive.phone_item("r", {"type": "user"}, AT),
    "phone-call_history": fake_archive.call_item("c", "a@contoso.example", "b@contoso.example", AT),
}
# What Zoom's examples leave out: a field in another place, and the older name of a list's key.
NOT_IN_EXAMPLE = {
    "users-{userId}-recordings": {"participant_audio_files"},
    "phone-recordings": {"call_history_id"},
    "phone-call_history": {"id"},
}


def example(shared: Path, name: str) -> dict[str, Any]:
    text = (shared / "openapi" / "example-responses" / f"{name}_GET.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return content


@pytest.mark.shared
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_field_that_is_read_is_in_the_example(shared: Path, name: str) -> None:
    endpoint, content = EXAMPLES[name], example(shared, name)
    item = content[endpoint.items][0] if endpoint.items else content
    assert set(endpoint.fields) - item.keys() == NOT_IN_EXAMPLE.get(name, set())


@pytest.mark.shared
@pytest.mark.parametrize("name", FAKES)
def test_the_fake_zoom_answers_in_the_shape_of_the_example(shared: Path, name: str) -> None:
    endpoint = EXAMPLES[name]
    real, made = example(shared, name)[endpoint.items][0], FAKES[name]
    assert made.keys() - real.keys() <= NOT_IN_EXAMPLE.get(name, set())
    for field in made.keys() & real.keys() & set(endpoint.fields):
        assert type(made[field]) is type(real[field]), field


@pytest.mark.shared
def test_the_fake_zooms_files_are_in_the_shape_of_the_example(shared: Path) -> None:
    for name, field, made in (
        ("archive_files", "archive_files", fake_archive.compliance_file("f", "MP4", mine="a@contoso.example")),
        ("users-{userId}-recordings", "recording_files", fake_archive.cloud_file("f", "MP4")),
    ):
        assert made.keys() <= example(shared, name)[EXAMPLES[name].items][0][field][0].keys()


@pytest.mark.shared
def test_the_examples_are_read(shared: Path) -> None:
    def first(name: str) -> dict[str, Any]:
        return items_of(example(shared, name), EXAMPLES[name])[0]

    compliance = answers.compliance_recording(first("archive_files"))
    assert (compliance.uuid, compliance.type, compliance.seconds) == ("yO3dfhh3t467UkQ==", 1, 1800)
    assert (compliance.is_breakout, compliance.is_external, compliance.files_beyond) == (False, False, 1)
    assert compliance.start == datetime(2021, 4, 26, 5, 23, 18, tzinfo=UTC)
    assert compliance.complete == datetime(2021, 3, 12, 2, 57, 27, tzinfo=UTC)
    (file,) = compliance.files
    assert (file.file_type, file.extension, file.size, file.status) == ("CHAT", "JSON", 165743, "completed")
    assert (file.is_individual, file.participant_email) == (True, "jchill@example.com")
    assert file.leave == datetime(2021, 3, 12, 2, 12, 27, tzinfo=UTC)
    assert len(file.fingerprint) == 64
    cloud = answers.cloud_recording(first("users-{userId}-recordings"))
    assert (cloud.uuid, cloud.type, cloud.seconds) == ("BOKXuumlTAGXuqwr3bLyuQ==", 1, 1200)
    assert [one.start for one in cloud.files] == ["2021-03-18T05:41:36Z"]
    call = answers.phone_recording(first("phone-recordings"))
    assert call.phone is not None
    assert (call.phone.owner_type, call.phone.owner_extension) == ("user", "1000123476")
    assert (call.phone.accepted_by_extension, call.phone.outgoing_by_extension) == ("10201", "123476")
    assert [one.file_type for one in call.files] == ["phone", "transcript"]
    participant = answers.participant_of(first("past_meetings-{meetingId}-participants"))
    assert (participant.email, participant.name, participant.seconds) == ("jchill@example.com", "Jill Chill", 259)
    webinar = answers.participant_of(first("past_webinars-{webinarId}-participants"))
    assert webinar.join == datetime(2019, 2, 1, 12, 34, 12, 660000, tzinfo=UTC)
    record = answers.call_record_of(first("phone-call_history"))
    assert (record.id, record.result) == ("20211008-48c1dfd4-91ce-4df5-8495-7c9e33d10869", "answered")
    assert (record.caller_number, record.callee_extension) == ("+12059300920", "101229")
    past = answers.past_meeting_of(first("report-history_meetings"))
    assert (past.host, past.participants, past.is_recorded_on_computer) == ("jchill@example.com", 5, True)
    assert answers.user_email_of(first("users-{userId}")) == "jchill@example.com"


ASKED = {
    "/archive_files": ("medium", "archiving:read:list_archived_files:admin", "recording:read:admin"),
    "/accounts/me/recordings": (
        "medium", "cloud_recording:read:list_account_recordings:admin", "recording:read:admin"
    ),
    "/users/{}/recordings": ("medium", "cloud_recording:read:list_user_recordings:admin", "recording:read:admin"),
    "/past_meetings/{}/participants": ("medium", "meeting:read:list_past_participants:admin", "meeting:read:admin"),
    "/past_webinars/{}/participants": ("medium", "webinar:read:list_past_participants:admin", "webinar:read:admin"),
    "/users/{}": ("light", "user:read:user:admin", "user:read:admin"),
    "/phone/users": ("phone-medium", "phone:read:list_users:admin", "phone:read:admin"),
    "/phone/recordings": ("phone-medium", "phone:read:list_call_recordings:admin", "phone:read:admin"),
    "/phone/recording/download/{}": ("phone-medium", "phone:read:call_recording:admin", "phone:read:admin"),
    "/report/history_meetings": ("heavy", "report:read:list_history_meetings:admin", "report:read:admin"),
    "/phone/call_history": ("phone-heavy", "phone:read:list_call_logs:admin", "phone:read:admin"),
    "/phone/metrics/call_logs": ("phone-heavy", "phone:read:list_call_logs:admin", "phone:read:admin"),
}  # fmt: skip


def test_labels_and_scopes_are_those_of_the_contract() -> None:
    pieces = [*ARCHIVE_PIECES, *RECONCILED_PIECES["cloud"], *RECONCILED_PIECES["phone"]]
    found = {way.endpoint for piece in pieces for way in piece.ways}
    assert {one.path for one in found} == set(ASKED)
    for endpoint in found:
        assert (endpoint.label, *endpoint.scopes) == ASKED[endpoint.path]


def test_nothing_else_of_an_answer_is_kept() -> None:
    planted = {
        "meetings": [{"uuid": "u", "id": 1, "timezone": "t", "account_name": "n"}],
        "recordings": [{"site": "s"}],
    }
    assert items_of(planted, endpoints.COMPLIANCE_LIST) == [{"uuid": "u"}]
    assert items_of(planted, endpoints.TRASH_LIST) == [{"uuid": "u"}]
    assert items_of(planted, endpoints.PHONE_LIST) == [{}]
    assert items_of({"email": "a", "phone_number": "1"}, endpoints.USER_BY_ID) == [{"email": "a"}]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
READERS: Sequence[tuple[Endpoint, Callable[[Mapping[str, Any]], Any]]] = (
    (endpoints.COMPLIANCE_LIST, answers.compliance_recording), (endpoints.CLOUD_LIST, answers.cloud_recording),
    (endpoints.PHONE_LIST, answers.phone_recording), (endpoints.WEBINAR_PARTICIPANTS, answers.participant_of),
    (endpoints.PHONE_USERS, answers.phone_user_of), (endpoints.USER_BY_ID, answers.user_email_of),
    (endpoints.PAST_LIST, answers.past_meeting_of), (endpoints.CALL_LIST, answers.call_record_of),
    (endpoints.CALL_QUALITY_LIST, answers.call_quality_of), (endpoints.TRASH_LIST, answers.uuid_of),
)  # fmt: skip


@given(st.data())
def test_whatever_zoom_answers_is_read(data: st.DataObject) -> None:
    for endpoint, read in READERS:
        fields = st.fixed_dictionaries({}, optional=dict.fromkeys(endpoint.fields, json_values))
        read(data.draw(fields))
