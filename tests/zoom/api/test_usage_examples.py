"""What reports on usage read is in Zoom's own examples, and the fake Zoom answers in their shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zoom import fake, fake_usage
from tests.zoom.organisation import FIRST_DAY, make_meetings
from tests.zoom.usage_organisation import at, make_webinar, of_webinar
from zoomwizard.zoom.api import endpoints, usage_answers
from zoomwizard.zoom.api.answers import items_of
from zoomwizard.zoom.api.endpoints import Endpoint
from zoomwizard.zoom.api.usage_answers import plain_amount

EXAMPLES = {
    "report-history_meetings": endpoints.OCCURRENCE_LIST,
    "report-users-{userId}-meetings": endpoints.HOST_OCCURRENCES,
    "past_meetings-{meetingId}-participants": endpoints.PAST_SESSIONS,
    "report-meetings-{meetingId}-participants": endpoints.REPORT_SESSIONS,
    "report-webinars-{webinarId}-participants": endpoints.WEBINAR_SESSIONS,
    "report-webinars-{webinarId}-qa": endpoints.QUESTIONS,
    "report-webinars-{webinarId}-polls": endpoints.POLLS,
    "past_webinars-{webinarId}-absentees": endpoints.ABSENTEES,
    "report-daily": endpoints.DAILY,
    "report-users": endpoints.USERS,
    "report-telephone": endpoints.TELEPHONE,
    "report-billing": endpoints.BILLING,
    "report-billing-invoices": endpoints.INVOICES,
    "report-cloud_recording": endpoints.RECORDING,
}
WEBINAR, ASIDE, MEETING = make_webinar(), of_webinar(), make_meetings(2)[1]
FAKES: Mapping[str, dict[str, Any]] = {
    "report-history_meetings": fake.history_item(WEBINAR),
    "report-users-{userId}-meetings": fake.host_meeting_item(WEBINAR),
    "past_meetings-{meetingId}-participants": fake.past_row(MEETING.stays[0]),
    "report-meetings-{meetingId}-participants": fake.report_row(MEETING.stays[0]),
    "report-webinars-{webinarId}-participants": fake_usage.participant(WEBINAR.stays[0], fake.moment),
    "report-webinars-{webinarId}-qa": fake_usage.asked_question(ASIDE.questions[0], fake.moment),
    "report-webinars-{webinarId}-polls": fake_usage.poll_answer(ASIDE.answers[0], fake.moment),
    "past_webinars-{webinarId}-absentees": fake_usage.registrant("r0", "anna@planted.example"),
    "report-users": fake.host_item("anna@planted.example", 1),
    "report-telephone": fake_usage.call_leg("call-out", at(3), 2, 0.03),
    "report-billing": fake_usage.billing_period("b", FIRST_DAY, FIRST_DAY, "456"),
    "report-billing-invoices": fake_usage.invoice("Pro", FIRST_DAY, FIRST_DAY, "45"),
}
PLANTED = {"ip_address", "device", "join_url", "password"}
READERS: tuple[Callable[[Mapping[str, Any]], Any], ...] = (
    usage_answers.occurrence_of_list, usage_answers.occurrence_of_host, usage_answers.session_of,
    usage_answers.registrant_of, usage_answers.panelist_of, usage_answers.absentee_of, usage_answers.question_of,
    usage_answers.poll_answer_of, usage_answers.daily_of, usage_answers.user_of, usage_answers.call_leg_of,
    usage_answers.billing_of, usage_answers.invoice_of, usage_answers.storage_of,
)  # fmt: skip


def example(shared: Path, name: str) -> dict[str, Any]:
    text = (shared / "openapi" / "example-responses" / f"{name}_GET.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return content


def first_of(shared: Path, name: str) -> dict[str, Any]:
    (item, *_) = items_of(example(shared, name), EXAMPLES[name])
    return item


def flat(item: dict[str, Any], endpoint: Endpoint) -> dict[str, Any]:
    """An item with the fields of the first one inside it."""
    return item | item[endpoint.inner][0] if endpoint.inner else item


@pytest.mark.shared
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_field_that_is_read_is_in_the_example(shared: Path, name: str) -> None:
    endpoint, content = EXAMPLES[name], example(shared, name)
    assert set(endpoint.fields) <= flat(content[endpoint.items][0], endpoint).keys()
    assert set(endpoint.of_all) <= content.keys()


@pytest.mark.shared
@pytest.mark.parametrize("name", FAKES)
def test_the_fake_zoom_answers_in_the_shape_of_the_example(shared: Path, name: str) -> None:
    endpoint = EXAMPLES[name]
    real, made = flat(example(shared, name)[endpoint.items][0], endpoint), flat(FAKES[name], endpoint)
    assert made.keys() - PLANTED <= real.keys()
    for field in endpoint.fields:
        assert type(made[field]) is type(real[field]) or isinstance(real[field], Decimal), field


@pytest.mark.shared
def test_the_examples_are_read(shared: Path) -> None:
    occurrence = usage_answers.occurrence_of_list(first_of(shared, "report-history_meetings"))
    assert occurrence
    assert (occurrence.number, occurrence.is_webinar, occurrence.unique_viewers) == ("93201235621", False, 4)
    assert (occurrence.recorded, (occurrence.features or {})["screen_sharing"]) == (True, True)
    hosted = usage_answers.occurrence_of_host(first_of(shared, "report-users-{userId}-meetings"))
    assert hosted
    assert (hosted.number, hosted.recorded, hosted.features, hosted.created) == ("12345", False, None, None)
    webinar = usage_answers.session_of(first_of(shared, "report-webinars-{webinarId}-participants"))
    assert (webinar.email, webinar.registrant, webinar.zoom_id) == (
        "jchill@example.com", "123456FEDCBA", "DYHrdpjrS3uaOf7dPkkg8w",
    )  # fmt: skip
    assert (webinar.join, webinar.internal) == (datetime(2019, 2, 1, 12, 34, 12), True)
    past = usage_answers.session_of(first_of(shared, "past_meetings-{meetingId}-participants"))
    assert (past.zoom_id, past.internal) == ("30R7kT7bTIKSNUFEuH_Qlg", False)
    asked = usage_answers.question_of(first_of(shared, "report-webinars-{webinarId}-qa"))
    assert asked
    assert (asked.question, asked.answered, asked.answer) == ("zxU4wOwnlxs", True, "fine")
    answered = usage_answers.poll_answer_of(first_of(shared, "report-webinars-{webinarId}-polls"))
    assert (answered.poll, answered.answer) == ("798fGJEWrA", "I am wonderful.")
    daily = usage_answers.daily_of(first_of(shared, "report-daily"))
    assert daily == usage_answers.DailyFigures(date(2022, 3, 1), 3, 2, 4, 34)
    leg = usage_answers.call_leg_of(first_of(shared, "report-telephone"))
    assert leg
    assert (leg.kind, leg.minutes, leg.cost) == ("call-out", "2", "0.03")
    period = usage_answers.billing_of(first_of(shared, "report-billing"))
    assert period
    assert (period.kind, period.amount, period.currency) == (1, "456", "USD")
    invoice = usage_answers.invoice_of(first_of(shared, "report-billing-invoices"))
    assert invoice
    assert (invoice.charge, invoice.quantity, invoice.currency) == ("Audio Conferencing Options", "45", "USD")
    stored = usage_answers.storage_of(first_of(shared, "report-cloud_recording"))
    assert stored == usage_answers.StorageDay(date(2021, 12, 5), "3 MB", "3 TB")


@pytest.mark.parametrize(
    ("kind", "is_webinar"),
    [("Webinar", True), ("Meeting", False), (5, True), (6, True), (9, True), (2, False), (8, False), (None, False)],
)
def test_types_5_6_and_9_are_webinars(kind: Any, *, is_webinar: bool) -> None:
    for read, item in (
        (usage_answers.occurrence_of_list, fake.history_item(MEETING)),
        (usage_answers.occurrence_of_host, fake.host_meeting_item(MEETING)),
    ):
        found = read(item | {"type": kind})
        assert found
        assert found.is_webinar == is_webinar


def test_an_end_that_is_not_given_follows_from_the_length() -> None:
    item = fake.history_item(MEETING) | {"end_time": "", "duration": 30}
    found = usage_answers.occurrence_of_list(item)
    assert found
    assert (found.end - found.start).total_seconds() == 1800
    assert usage_answers.occurrence_of_list(item | {"duration": ""}) is None


@pytest.mark.parametrize(
    ("internal", "user", "is_internal"),
    [(True, "", True), (False, "u", False), (None, "u", True), (None, "", False), ("yes", "", False)],
)
def test_who_is_of_the_account(internal: Any, user: str, *, is_internal: bool) -> None:
    assert usage_answers.session_of({"internal_user": internal, "participant_user_id": user}).internal == is_internal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("45.50", "45.50"), (45, "45"), (Decimal("0.03"), "0.03"), (Decimal("3E-2"), "0.03"), ("-1.5", "-1.5"),
        (Decimal("1E+3"), "1000"), (Decimal("1E+40"), ""), (Decimal("NaN"), ""), ("1,5", ""), ("", ""), (None, ""),
        (True, ""), (0.1, ""),
    ],
)  # fmt: skip
def test_amounts_keep_the_digits_that_zoom_writes(value: Any, text: str) -> None:
    assert plain_amount(value) == text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text() | st.dates().map(str),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
)
FIELDS = sorted({field for endpoint in EXAMPLES.values() for field in endpoint.fields})


@given(item=st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_no_answer_is_too_odd_to_be_read(item: dict[str, Any]) -> None:
    for read in READERS:
        read(item)


@given(json_values)
def test_no_list_is_too_odd_to_be_read(value: Any) -> None:
    for endpoint in EXAMPLES.values():
        assert all(isinstance(item, dict) for item in items_of({endpoint.items: value}, endpoint))
        assert all(isinstance(item, dict) for item in items_of({endpoint.items: [{endpoint.inner: value}]}, endpoint))
