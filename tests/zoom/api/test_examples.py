"""The fake Zoom answers as the real one does, and the program reads the real one's examples."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zoom import fake
from tests.zoom.conftest import Connect
from tests.zoom.fake import FakeZoom
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings
from zoomwizard.zoom.api.answers import (
    meeting_of_history,
    meeting_of_host,
    moment_of,
    number_of,
    picked,
    stay_of_past,
    stay_of_report,
    text_of,
)
from zoomwizard.zoom.api.endpoints import (
    HISTORY,
    HOST_MEETINGS,
    HOSTS,
    PAST_PARTICIPANTS,
    REPORT_PARTICIPANTS,
    Endpoint,
)
from zoomwizard.zoom.collect.pieces import MEETINGS_PIECE, PARTICIPANTS_PIECE, Piece
from zoomwizard.zoom.collect.run import download

EXAMPLES = {
    "report-history_meetings_GET.json": HISTORY,
    "report-users_GET.json": HOSTS,
    "report-users-{userId}-meetings_GET.json": HOST_MEETINGS,
    "past_meetings-{meetingId}-participants_GET.json": PAST_PARTICIPANTS,
    "report-meetings-{meetingId}-participants_GET.json": REPORT_PARTICIPANTS,
}
ROOT = Path(__file__).resolve().parents[3]
MEETING = make_meetings(2)[1]
FAKES: dict[str, dict[str, Any]] = {
    HISTORY.name: fake.history_item(MEETING),
    HOSTS.name: fake.host_item(MEETING.host, 1),
    HOST_MEETINGS.name: fake.host_meeting_item(MEETING),
    PAST_PARTICIPANTS.name: fake.past_row(MEETING.stays[0]),
    REPORT_PARTICIPANTS.name: fake.report_row(MEETING.stays[0]),
}
# What the fake Zoom adds so that tests can look for it.
PLANTED = {"ip_address", "device", "join_url", "password"}


def item_of(shared: Path, name: str, endpoint: Endpoint) -> dict[str, Any]:
    content = json.loads((shared / "openapi" / "example-responses" / name).read_text(encoding="utf-8"))
    item: dict[str, Any] = content[endpoint.items][0]
    return item


@pytest.mark.shared
@pytest.mark.parametrize(("name", "endpoint"), EXAMPLES.items())
def test_the_fake_zoom_has_the_fields_of_the_examples(shared: Path, name: str, endpoint: Endpoint) -> None:
    example = item_of(shared, name, endpoint)
    made = FAKES[endpoint.name]
    assert made.keys() - PLANTED <= example.keys()
    assert set(endpoint.fields) <= example.keys()
    for field in endpoint.fields:
        assert type(made[field]) is type(example[field]), field


@pytest.mark.shared
def test_the_examples_are_read(shared: Path) -> None:
    def example(name: str) -> dict[str, Any]:
        return picked(item_of(shared, name, EXAMPLES[name]), EXAMPLES[name].fields)

    meeting = meeting_of_history(example("report-history_meetings_GET.json"))
    assert meeting
    assert (meeting.uuid, meeting.meeting_id) == ("gm8s9L+PTEC+FG3sFbd1Cw==", "93201235621")
    assert (meeting.start, meeting.created) == (datetime(2024, 12, 23, 7, 9, 3), datetime(2024, 12, 23, 6, 9, 3))
    hosted = meeting_of_host(example("report-users-{userId}-meetings_GET.json"))
    assert hosted
    assert (hosted.meeting_id, hosted.participants, hosted.end) == ("12345", 2, datetime(2020, 7, 15, 23, 30, 19))
    past = stay_of_past(example("past_meetings-{meetingId}-participants_GET.json"))
    assert (past.email, past.seconds, past.guest, past.waiting) == ("jchill@example.com", 259, True, False)
    report = stay_of_report(example("report-meetings-{meetingId}-participants_GET.json"))
    assert (report.join, report.guest) == (datetime(2022, 3, 23, 6, 58, 9), False)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-03-23T06:58:09Z", datetime(2022, 3, 23, 6, 58, 9)),
        ("2022-03-23T06:58:09.0000000+00:00", datetime(2022, 3, 23, 6, 58, 9)),
        ("2022-03-23T06:58:09.999Z", datetime(2022, 3, 23, 6, 58, 9)),
        ("2022-03-23 06:58:09", datetime(2022, 3, 23, 6, 58, 9)),
        ("2022-03-23T08:58:09+02:00", datetime(2022, 3, 23, 6, 58, 9)),
        ("0001-01-01T00:00:00+14:00", None), ("2022-03-23", None), ("", None), ("12/22/2021 16:20", None),
        (None, None), (5, None), ("2022-02-30T00:00:00Z", None),
    ],
)  # fmt: skip
def test_moments_are_read_as_zoom_writes_them(text: Any, moment: datetime | None) -> None:
    assert moment_of(text) == moment


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
)


@given(item=st.dictionaries(st.sampled_from(sorted({f for e in EXAMPLES.values() for f in e.fields})), json_values))
def test_no_answer_is_too_odd_to_be_read(item: dict[str, Any]) -> None:
    for read in (meeting_of_history, meeting_of_host, stay_of_past, stay_of_report):
        read(item)


def test_a_text_that_no_file_can_hold_is_made_one() -> None:
    assert text_of(json.loads('" a\\ud800b\\u0000 "')) == "a?b"


@given(json_values)
def test_texts_and_numbers_of_any_value_are_safe(value: Any) -> None:
    number = number_of(value)
    assert number is None or 0 <= number < 1 << 31
    assert isinstance(text_of(value), str)
    assert isinstance(picked(value, ("a",)), dict)


@contextmanager
def served(count: int) -> Iterator[FakeZoom]:
    """A fake Zoom in a process of its own, so that only the download's memory is looked at."""
    command = [sys.executable, "-m", "bench.zoom", "serve", str(count)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        zoom = FakeZoom()
        zoom.url = process.stdout.readline().strip()
        try:
            yield zoom
        finally:
            process.communicate("")


def with_small_pages(size: int) -> tuple[Piece, Piece]:
    """The pieces of a report, with fewer entries in a page than Zoom gives."""
    ways = [replace(way, endpoint=replace(way.endpoint, page_size=size)) for way in MEETINGS_PIECE.ways]
    meetings = replace(MEETINGS_PIECE, ways=tuple(ways))
    return meetings, replace(PARTICIPANTS_PIECE, parent=meetings)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_meetings(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoomwizard.zoom.collect.store.STEP", 50)
    peaks = []
    for count in (10, 150, 450):  # the first one imports what is needed
        with served(count) as zoom:
            tracemalloc.start()
            done = download(connect(zoom), FIRST_DAY, LAST_DAY, pieces=with_small_pages(50), fresh=True)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert done.counts.fetched == count
    # A page of a list and a step of the store are held at once; 300 meetings more would be a quarter of a megabyte.
    assert peaks[2] < peaks[1] + 125_000
