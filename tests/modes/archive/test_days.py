"""Which days a run asks for, and what it leaves for the next: as the oracle says, and by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.archive import days as oracle
from zoomwizard.modes.archive.days import (
    FURTHEST,
    STATE_FILE,
    WAITS,
    EarliestWaiting,
    KindState,
    RunState,
    asked_times,
    gap_finding,
    read_state,
    reconciled_days,
    since_last_run,
    state_after,
    with_days,
    with_margin,
    write_state,
)
from zoomwizard.zoom.api.archive_answers import ListedRecording, RecordingKind

RECORDING_KINDS: tuple[RecordingKind, ...] = ("compliance", "cloud", "phone")
NOW = datetime(2026, 10, 14, 8, 30, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def state_of(began: datetime | None, waits: datetime | None) -> RunState:
    return dict.fromkeys(RECORDING_KINDS, KindState(began, waits))


def started(start: datetime) -> ListedRecording:
    return ListedRecording("cloud", "u", "", "", None, start, None)


@pytest.mark.parametrize("kind", RECORDING_KINDS)
def test_with_days_both_are_whole(kind: RecordingKind) -> None:
    first, last = date(2026, 10, 1), date(2026, 10, 3)
    asked, said = with_days(kind, first, last, NOW), oracle.with_days(kind, first, last)
    assert (at(asked.first), at(asked.end)) == said.span
    assert not asked.by_completion
    for start in (asked.first, asked.first + 3 * DAY - timedelta(seconds=1)):
        assert asked.takes(started(start))
    for start in (asked.first - timedelta(seconds=1), asked.first + 3 * DAY):
        assert not asked.takes(started(start))
    assert asked.days == (first, date(2026, 10, 4) if kind == "phone" else last)


def test_what_has_not_come_yet_is_not_asked_for() -> None:
    today = NOW.date()
    for kind in RECORDING_KINDS:
        assert with_days(kind, today, today, NOW).end == NOW
        assert with_days(kind, today, today, NOW).days == (today, today)
        later = with_days(kind, today + DAY, today + DAY, NOW)
        assert later.first == later.end
        assert with_margin(kind, NOW - DAY, NOW, NOW).end == NOW


@given(
    kind=st.sampled_from(RECORDING_KINDS),
    began=st.none() | st.integers(0, 100 * 24),
    waits=st.none() | st.integers(0, 100 * 24),
)
def test_without_days_it_goes_on_where_the_last_run_began(
    kind: RecordingKind, began: int | None, waits: int | None
) -> None:
    """Hours ago."""
    last, waiting = (None if hours is None else NOW - hours * HOUR for hours in (began, waits))
    unfinished = () if waiting is None else (("waiting", at(waiting)),)
    state = oracle.State(began=None if last is None else at(last), unfinished=unfinished)
    said = oracle.without_days(kind, state, at(NOW))
    asked = since_last_run(kind, state_of(last, waiting), NOW)
    assert (at(asked.first), at(asked.end)) == said.span
    assert asked.by_completion == (said.by == "complete")


def test_the_same_by_hand() -> None:
    assert since_last_run("compliance", {}, NOW).first == NOW - FURTHEST
    state = state_of(NOW - HOUR, None)
    assert since_last_run("compliance", state, NOW).first == NOW - 2 * HOUR
    assert since_last_run("cloud", state, NOW).first == since_last_run("phone", state, NOW).first == NOW - 73 * HOUR
    assert since_last_run("cloud", state_of(NOW - HOUR, NOW - 100 * HOUR), NOW).first == NOW - 100 * HOUR
    assert since_last_run("cloud", state_of(NOW - HOUR, NOW - 40 * DAY), NOW).first == NOW - 30 * DAY
    assert since_last_run("cloud", state_of(NOW - HOUR, NOW - HOUR), NOW).first == NOW - 73 * HOUR
    assert since_last_run("cloud", state_of(NOW - 50 * DAY, NOW - 40 * DAY), NOW).first == NOW - 53 * DAY


def test_every_kind_has_its_own_times() -> None:
    state: RunState = {"phone": KindState(NOW - HOUR, None)}
    asked = asked_times(["compliance", "phone"], None, state, NOW)
    assert asked == {"compliance": since_last_run("compliance", {}, NOW), "phone": since_last_run("phone", state, NOW)}
    days = (date(2026, 10, 1), date(2026, 10, 2))
    assert asked_times(["cloud"], days, state, NOW) == {"cloud": with_days("cloud", *days, NOW)}


def test_what_is_reconciled_begins_at_midnight_two_weeks_ago_with_a_day_more_on_both_ends() -> None:
    days = reconciled_days(NOW)
    assert (at(days[0]), at(days[1])) == oracle.reconciled(at(NOW))
    first, end = date(2026, 9, 1), datetime(2026, 9, 3, tzinfo=UTC)
    begin = datetime(first.year, first.month, first.day, tzinfo=UTC)
    for kind in ("compliance", "cloud"):
        asked = with_margin(kind, begin, end, NOW)
        assert (at(asked.first), at(asked.end)) == oracle.asked_events((at(begin), at(end)))
    assert with_margin("phone", begin, end, NOW).end == end + 2 * DAY


@pytest.mark.parametrize(
    ("kinds", "pause", "is_told"),
    [
        (["compliance"], FURTHEST, False),
        (["compliance"], FURTHEST + timedelta(seconds=1), True),
        (["cloud", "phone"], 90 * DAY, False),
    ],
)
def test_a_pause_longer_than_zoom_keeps_recordings_is_told(
    kinds: list[RecordingKind],
    pause: timedelta,
    *,
    is_told: bool,
) -> None:
    found = gap_finding("acme", state_of(NOW - pause, None), kinds, NOW)
    assert [finding.code for finding in found] == ["archive.gap"] * is_told
    assert gap_finding("acme", {}, kinds, NOW) == []


# ---------------------------------------------------------------------------------------------------------
# What is left for the next run


def waiting_since(kind: RecordingKind, *starts: datetime) -> EarliestWaiting:
    waiting = EarliestWaiting()
    for start in starts:
        waiting.add(kind, start)
    return waiting


def test_a_run_without_days_that_read_all_lists_begins_anew() -> None:
    before = state_of(NOW - DAY, NOW - 5 * DAY)
    after = state_after(
        before, ["cloud"], NOW, waiting_since("cloud", NOW - HOUR, NOW - 2 * HOUR), has_days=False, is_whole=True
    )
    assert after["cloud"] == KindState(NOW, NOW - 2 * HOUR)
    assert after["phone"] == before["phone"]
    assert state_after({}, ["cloud"], NOW, EarliestWaiting(), has_days=False, is_whole=True) == {
        "cloud": KindState(NOW, None)
    }


@pytest.mark.parametrize(("has_days", "is_whole"), [(True, True), (False, False), (True, False)])
def test_every_other_run_only_adds_what_waits(*, has_days: bool, is_whole: bool) -> None:
    before = state_of(NOW - DAY, NOW - 5 * DAY)
    for start, waits in ((NOW - HOUR, NOW - 5 * DAY), (NOW - 9 * DAY, NOW - 9 * DAY)):
        waiting = waiting_since("cloud", start)
        after = state_after(before, ["cloud"], NOW, waiting, has_days=has_days, is_whole=is_whole)
        assert after["cloud"] == KindState(NOW - DAY, waits)
    assert state_after(before, ["cloud"], NOW, EarliestWaiting(), has_days=has_days, is_whole=is_whole) == before
    first = state_after({}, ["cloud"], NOW, waiting_since("cloud", NOW), has_days=has_days, is_whole=is_whole)
    assert first["cloud"] == KindState(None, NOW)


def test_a_run_after_one_with_days_alone_is_a_first_one() -> None:
    state = state_after({}, ["cloud"], NOW, waiting_since("cloud", NOW - DAY), has_days=True, is_whole=True)
    assert since_last_run("cloud", state, NOW).first == NOW - FURTHEST


def test_the_state_is_kept_in_a_file(tmp_path: Path) -> None:
    state: RunState = {"compliance": KindState(NOW, None), "phone": KindState(None, NOW - DAY)}
    write_state(tmp_path, state)
    assert read_state(tmp_path) == state


@pytest.mark.parametrize(
    "content", ["", "[", "[]", '{"cloud": 1}', '{"cloud": ["x", null]}', '{"cloud": [1, 2]}', '"x"']
)
def test_a_state_that_is_damaged_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / STATE_FILE).write_text(content)
    assert read_state(tmp_path) == {}
    assert read_state(tmp_path / "nowhere") == {}


def test_a_state_of_later_versions_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    (tmp_path / STATE_FILE).write_text('{"clips": [null, null], "cloud": ["2026-10-14T08:30:12+00:00", null]}')
    assert read_state(tmp_path) == {"cloud": KindState(NOW, None)}


def test_the_statuses_that_wait_are_those_of_the_oracle() -> None:
    assert set(oracle.COUNTS_AS_WAITING) == WAITS
