"""What a download is said to take, and what it then takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests.oracle.archive import planner as oracle
from tests.zoom import fake
from tests.zoom.conftest import Connect, Start
from tests.zoom.test_archive_listing import AT, EVENT_DAYS, NOW, asked, filled
from zoomwizard.modes.archive.estimate import all_of, estimate_of, size_of
from zoomwizard.zoom.api.limits import LABELS


def test_the_estimate_is_what_is_then_asked(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.page_size = 1
    zoom.recordings.phone[0]["transcript_download_url"] = "https://planted-url.example/t"
    connection = connect(zoom)
    made = estimate_of(connection, asked(connection), (), None)
    zoom.asked.clear()
    listing = asked(connection)
    calls = Counter(fake.LABELS[call.kind] for call in zoom.asked)
    calls["phone-medium"] += sum(len(one.files) for one in listing.found if one.recording.kind == "phone")
    assert made.calls == calls
    assert (made.recordings, made.files) == (4, 6)
    assert made.calls_by_word() == {
        "light": calls["light"], "medium": calls["medium"] + calls["phone-medium"], "heavy": 0
    }  # fmt: skip
    limiter = connection.limiter()
    exact = sum(calls[label] / limiter.rate(label) for label in LABELS)
    assert made.seconds - 1 < exact <= made.seconds


def test_the_bytes_are_those_of_the_oracle(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.phone[0]["transcript_download_url"] = "https://planted-url.example/t"
    zoom.recordings.phone[0]["duration"] = 77
    listing = asked(connect(zoom))
    planned = [
        oracle.Planned(extension=file.file.extension, file_size=file.file.size, duration=found.recording.seconds)
        for found in listing.found
        for file in found.files
    ]
    assert estimate_of(connect(zoom), listing, (), None).bytes == oracle.planned_bytes(planned)
    assert oracle.planned_bytes(planned) == 4 * 4 + 77 * 9375
    (call,) = [found for found in listing.found if found.recording.kind == "phone"]
    unknown = replace(call, recording=replace(call.recording, seconds=None))
    assert [size_of(unknown, file) for file in unknown.files] == [0, 0]


def test_what_is_archived_is_not_fetched_again(start: Start, connect: Connect) -> None:
    connection = connect(filled(start))
    listing = asked(connection)
    keys = {file.key for found in listing.found for file in found.files if found.recording.kind != "compliance"}
    made = estimate_of(connection, listing, keys, None)
    assert (made.recordings, made.files, made.bytes) == (2, 3, 12)
    assert made.calls["phone-medium"] == listing.calls["phone-medium"]


@pytest.mark.parametrize(("free", "fits"), [(None, True), (18, True), (17, False), (0, False)])
def test_a_tenth_more_than_the_files_has_to_be_free(
    start: Start, connect: Connect, *, free: int | None, fits: bool
) -> None:
    connection = connect(filled(start))
    made = estimate_of(connection, asked(connection, ["compliance", "cloud"]), (), free)
    assert made.bytes == 16
    assert made.fits is fits


def test_the_days_requests_have_to_be_enough(start: Start, connect: Connect) -> None:
    connection = connect(filled(start))
    listing = asked(connection, ["phone"], events=(AT, NOW))
    assert estimate_of(connection, listing, (), None).fits
    with connection.budget() as budget:
        while (budget.left("phone-heavy") or 0) > 2:
            budget.take("phone-heavy")
    assert listing.calls["phone-heavy"] > 2
    assert not estimate_of(connection, listing, (), None).fits


def test_a_reconciliation_fetches_no_files(start: Start, connect: Connect) -> None:
    connection = connect(filled(start))
    listing = asked(connection, events=EVENT_DAYS)
    made = estimate_of(connection, listing, (), 0)
    assert (made.recordings, made.files, made.bytes, made.fits) == (4, 0, 0, True)
    assert made.calls == listing.calls
    assert made.calls_by_word()["heavy"] == listing.calls["heavy"] + listing.calls["phone-heavy"] > 2


def test_accounts_are_added(start: Start, connect: Connect) -> None:
    connection = connect(filled(start))
    one = estimate_of(connection, asked(connection), (), None)
    two = all_of([one, replace(one, fits=False)])
    assert (two.recordings, two.files, two.bytes, two.seconds, two.fits) == (
        2 * one.recordings, 2 * one.files, 2 * one.bytes, 2 * one.seconds, False
    )  # fmt: skip
    assert two.calls["medium"] == 2 * one.calls["medium"] > 0
    assert all_of([]).fits
