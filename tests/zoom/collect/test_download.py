"""Downloads: every way to the rows, what is put aside, resumed, left, waited for, and how whole it is."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.zoom import fake
from tests.zoom.conftest import Connect, FakeClock, Start, forget_count
from tests.zoom.fake import Call, FakeMeeting, FakeZoom, Fault, json_fault
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, InputError, Severity, Unfinished
from zoomwizard.core.resources import resource
from zoomwizard.modes.admin.fetched import fetched_rows as admin_rows
from zoomwizard.zoom.api.clock import Clock
from zoomwizard.zoom.collect.connection import Connection
from zoomwizard.zoom.collect.kept import downloads_in, file_of
from zoomwizard.zoom.collect.pieces import (
    MEETINGS_PIECE,
    MONTHS_IN_PORTAL,
    MONTHS_KEPT,
    PARTICIPANTS_PIECE,
    first_day_kept,
    months_of,
)
from zoomwizard.zoom.collect.plan import plan
from zoomwizard.zoom.collect.progress import DownloadProgress
from zoomwizard.zoom.collect.run import Downloaded, check_range, download, today_utc
from zoomwizard.zoom.collect.store import Fetched, Store


def get(connection: Connection, **more: Any) -> Downloaded:
    return download(connection, FIRST_DAY, LAST_DAY, **more)


def rows_of(done: Downloaded) -> list[tuple[Any, ...]]:
    """The stays, without their numbers and the keys of guests, which follow the order of arrival."""
    with Store(done.path) as store:
        rows = [[str(cell) if isinstance(cell, datetime) else cell for cell in row] for row in store_rows(store)]
        return sorted(((*row[1:5], *row[6:]) for row in rows), key=str)


def store_rows(store: Store) -> Iterator[tuple[Any, ...]]:
    """Every stay with its meeting, as the admin mode reads it."""
    return admin_rows(store.answers(PARTICIPANTS_PIECE))


def expected_rows(meetings: list[FakeMeeting]) -> list[tuple[Any, ...]]:
    """The same, straight from the meetings."""
    rows = []
    for m in meetings:
        stays = m.stays
        for s in stays:
            length = -(-int((s.leave - s.join).total_seconds()) // 60)
            guest = 0 if s.person else 1
            if m.people < 2:  # taken from the list of meetings
                guest = 0
            row = (m.created, m.start, m.end, s.join, s.leave)
            rows.append((
                str(m.meeting_id), m.topic, m.host, s.email, *map(str, row), fake.minutes(m.start, m.end), m.people,
                length, guest, int(s.waiting), "Developers", "group_01",
            ))  # fmt: skip
    return sorted(rows, key=str)


# ---------------------------------------------------------------------------------------------------------
# All rows


def test_every_row_is_there_as_it_is_in_zoom(start: Start, connect: Connect) -> None:
    meetings = make_meetings(120)
    zoom = start(meetings)
    zoom.page_size = 2
    done = get(connect(zoom))
    assert rows_of(done) == expected_rows(meetings)
    assert (done.counts.listed, done.counts.fetched, done.counts.aside) == (120, 120, {})
    assert {finding.severity for finding in done.findings} <= {Severity.NOTE}


def test_only_the_months_asked_for_are_asked_for_one_by_one(start: Start, connect: Connect) -> None:
    first = today_utc() - timedelta(days=100)
    meetings = make_meetings(150, first=first - timedelta(days=10), days=100)
    last = first + timedelta(days=70)
    zoom = start(meetings)
    done = download(connect(zoom), first, last)
    assert done.counts.fetched == sum(first <= m.start.date() <= last for m in meetings)
    asked = [(call.query["from"], call.query["to"]) for call in zoom.asked if call.kind == "history"]
    assert asked == [(str(a), str(b)) for a, b in months_of(first, last)]


@pytest.mark.parametrize("lost", ["scope", "404", "4711", "200"])
def test_without_the_list_of_meetings_it_goes_host_by_host(start: Start, connect: Connect, lost: str) -> None:
    meetings = make_meetings(60)
    zoom = start(meetings)
    if lost == "scope":
        zoom.scopes = zoom.scopes.replace("report:read:list_history_meetings:admin", "")
    else:
        fault = {
            "404": Fault(404, b"{}"),
            "4711": json_fault(400, 4711, "does not contain scopes:[report:read:list_history_meetings:admin]"),
            "200": json_fault(400, 200, "No permission"),
        }[lost]
        zoom.faults = lambda call: fault if call.kind == "history" else None
    done = get(connect(zoom))
    assert (done.counts.listed, done.counts.fetched) == (60, 60)
    assert [f.code for f in done.findings if f.severity is Severity.WARNING] == ["zoom.way-lost"]
    blank = [(*row[:4], None, *row[5:-2], "", "") for row in expected_rows(meetings)]
    assert rows_of(done) == sorted(blank, key=str)


def test_a_host_whose_list_is_refused_does_not_stop_the_rest(start: Start, connect: Connect) -> None:
    meetings = make_meetings(60)
    zoom = start(meetings)
    zoom.scopes = "report:read:admin meeting:read:admin user:read:admin"
    gone = fake.host_id(meetings[0].host)

    def faults(call: Call) -> Fault | None:
        if call.kind == "history":
            return Fault(404)
        return json_fault(404, 1001, "User does not exist") if call.key == gone else None

    zoom.faults = faults
    done = get(connect(zoom))
    assert done.counts.not_followed == 1
    assert done.counts.listed == sum(m.host != meetings[0].host for m in meetings)
    assert "zoom.list-aside" in [finding.code for finding in done.findings]


def test_hosts_are_not_listed_again_after_a_break_and_what_was_aside_stays_told(start: Start, connect: Connect) -> None:
    """A large account has more hosts than a day has calls: each run has to come further than the one before."""
    meetings = make_meetings(60)
    zoom = start(meetings)
    zoom.scopes = zoom.scopes.replace("report:read:list_history_meetings:admin", "")
    hosts = sorted({m.host for m in meetings})
    gone = fake.host_id(hosts[0])
    daily = json_fault(429, 429, "daily rate limit", Retry_After="2")

    def faults(call: Call) -> Fault | None:
        if call.key == gone:
            return json_fault(404, 1001, "User does not exist")
        return daily if call.number > 40 else None

    zoom.faults = faults
    with pytest.raises(Unfinished):
        get(connect(zoom))
    listed = Counter(call.key for call in zoom.asked if call.kind == "host meetings" and call.number <= 40)
    whole = {host for host, calls in listed.items() if calls == 2}
    assert len(whole) > 10
    forget_count(connect(zoom).folder)
    zoom.faults = lambda call: faults(replace(call, number=0))
    zoom.asked.clear()
    done = get(connect(zoom))
    assert done.counts.fetched == done.counts.listed == sum(m.host != hosts[0] for m in meetings)
    again = {call.key for call in zoom.asked if call.kind == "host meetings"}
    assert len(again & whole) <= 8 < len(whole)  # those whose answers were on their way
    assert again | whole == set(map(fake.host_id, hosts))
    assert done.counts.not_followed == 1
    later = get(connect(zoom))  # all is there, and what is missing is still told
    assert later.counts.not_followed == 1
    assert [f.code for f in later.findings if f.severity is Severity.WARNING] == ["zoom.way-lost", "zoom.list-aside"]


def test_a_way_that_an_earlier_run_has_lost_is_told_by_the_later_one(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(20))
    zoom.faults = lambda call: Fault(404, b"{}") if call.kind == "history" else None
    get(connect(zoom))
    zoom.faults = lambda _: None
    assert [f.code for f in get(connect(zoom)).findings if f.severity is Severity.WARNING] == ["zoom.way-lost"]


@pytest.mark.parametrize("way", ["missing", "3001", "scope", "200", "no rows", "4711 later"])
def test_participants_that_are_not_in_one_list_come_from_the_other(start: Start, connect: Connect, way: str) -> None:
    meetings = [m for m in make_meetings(60) if m.people > 1]
    zoom = start(meetings)
    faults = {
        "200": json_fault(400, 200, "No permission"),
        "3001": json_fault(400, 3001, "Meeting ID is invalid or not end."),
        "no rows": Fault(200, b'{"participants": [], "next_page_token": ""}'),
        "4711 later": json_fault(400, 4711, "does not contain scopes:[meeting:read:list_past_participants:admin]"),
    }
    if way == "missing":
        zoom.missing_from_past = {m.uuid for m in meetings[::2]}
    elif way == "scope":
        zoom.scopes = zoom.scopes.replace("meeting:read:list_past_participants:admin", "")
    else:
        zoom.faults = lambda call: faults[way] if call.kind == "past" else None
    done = get(connect(zoom))
    assert rows_of(done) == expected_rows(meetings)
    lost = ["zoom.way-lost"] if way in ("scope", "4711 later") else []
    assert [f.code for f in done.findings if f.severity is Severity.WARNING] == lost
    assert zoom.calls["past"] <= (0 if way == "scope" else 8 if way == "4711 later" else 999)


def test_scopes_that_zoom_does_not_tell_are_tried(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(10))
    zoom.says_scopes = False
    assert get(connect(zoom)).counts.fetched == 10


def test_webinars_are_left_out(start: Start, connect: Connect) -> None:
    meetings = make_meetings(20)
    zoom = start([replace(m, kind="Webinar") if n % 2 else m for n, m in enumerate(meetings)])
    assert get(connect(zoom)).counts.listed == 10


def test_a_range_that_came_back_short_is_asked_again_for_the_rest(start: Start, connect: Connect) -> None:
    meetings = make_meetings(60, days=28)
    zoom = start(meetings)
    zoom.shortens = True
    done = get(connect(zoom))
    assert rows_of(done) == expected_rows(meetings)
    assert done.counts.short_months == (f"{FIRST_DAY:%Y-%m}",)
    assert "zoom.short-range" in [finding.code for finding in done.findings]


def test_days_that_zoom_never_gives_are_told(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(5))
    zoom.faults = lambda call: (
        Fault(200, b'{"history_meetings": [], "from": "2020-01-01", "to": "2020-01-31"}')
        if call.kind == "history"
        else None
    )
    with pytest.raises(AppError, match="leaving out some of the days"):
        get(connect(zoom))


def test_fewer_meetings_than_zoom_counts_are_told(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(20))
    zoom.page_size = 7
    zoom.changes = lambda call, answer: answer | {"total_records": 24} if call.kind == "history" else answer
    for _ in range(2):  # a later run tells it, too
        done = get(connect(zoom))
        assert (done.counts.listed, done.counts.not_listed) == (20, 4)
        assert "zoom.list-fewer" in [f.code for f in done.findings if f.severity is Severity.WARNING]


def test_fewer_rows_than_zoom_says_are_told(start: Start, connect: Connect) -> None:
    meetings = [m for m in make_meetings(20) if m.people > 1]
    zoom = start(meetings)

    def more(_: Call, answer: dict[str, Any]) -> dict[str, Any]:
        return answer | {"total_records": answer["total_records"] + 3} if "total_records" in answer else answer

    zoom.changes = more
    done = get(connect(zoom))
    assert done.counts.fewer_records == len(meetings)
    assert done.counts.total == done.counts.records + 3 * len(meetings)
    assert "zoom.fewer-rows" in [finding.code for finding in done.findings]


# ---------------------------------------------------------------------------------------------------------
# Put aside


def broken_for(keys: set[str], fault: Fault) -> Callable[[Call], Fault | None]:
    return lambda call: fault if call.key in keys else None


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (fake.NOT_THERE, "Zoom doesn't have it, or not yet"),
        (Fault(404, b"<html>"), "Zoom doesn't have it, or not yet"),
        (json_fault(400, 200, "No"), "Zoom doesn't allow it"),
        (Fault(500), "no usable answer in several tries"),
        (fake.CUT, "no usable answer in several tries"),
        (fake.BROKEN_JSON, "no usable answer in several tries"),
        (fake.HTML, "no usable answer in several tries"),
        (json_fault(418, 1, "?"), "Zoom refused it"),
        (Fault(200, b'{"participants": []}'), "Zoom has no participants for it"),
        (Fault(302, b"", {"Location": "https://elsewhere.example/"}), "the answer leads elsewhere"),
    ],
)
def test_one_meeting_never_stops_the_rest(start: Start, connect: Connect, fault: Fault, reason: str) -> None:
    meetings = [m for m in make_meetings(40) if m.people > 1]
    zoom = start(meetings)
    zoom.faults = broken_for({meetings[3].uuid}, fault)
    done = get(connect(zoom))
    assert done.counts.aside == {reason: 1}
    assert [(meeting.meeting_id, why) for meeting, why in done.aside] == [(str(meetings[3].meeting_id), reason)]
    assert rows_of(done) == expected_rows(meetings[:3] + meetings[4:])
    assert "zoom.aside" in [finding.code for finding in done.findings]
    tried = [call for call in zoom.asked if call.key == meetings[3].uuid and call.kind == "past"]
    assert len(tried) in (2, 10)  # in the course of things and once more at the end


def test_what_was_put_aside_is_tried_once_more_at_the_end(start: Start, connect: Connect) -> None:
    meetings = [m for m in make_meetings(40) if m.people > 1]
    zoom = start(meetings)
    seen: list[str] = []

    def at_first(call: Call) -> Fault | None:
        if call.kind not in ("past", "report"):
            return None
        seen.append(call.kind + call.key)
        return fake.NOT_THERE if seen.count(call.kind + call.key) == 1 else None

    zoom.faults = at_first
    done = get(connect(zoom))
    assert done.counts.aside == {}
    assert rows_of(done) == expected_rows(meetings)


def test_a_list_that_leads_elsewhere_ends_the_run(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(5))
    elsewhere = Fault(302, b"", {"Location": "https://elsewhere.example/"})
    zoom.faults = lambda call: elsewhere if call.kind == "history" else None
    with pytest.raises(InputError) as caught:
        get(connect(zoom))
    assert "--api-url" in str(caught.value.findings[0].hint)
    assert zoom.calls.total() == 1


def test_where_all_answers_lead_elsewhere_it_ends_soon(start: Start, connect: Connect) -> None:
    """A page for signing in to a network stands in between: it is not the meetings."""
    zoom = start(make_meetings(200))
    elsewhere = Fault(302, b"", {"Location": "https://elsewhere.example/"})
    zoom.faults = lambda call: elsewhere if call.kind != "history" else None
    with pytest.raises(InputError):
        get(connect(zoom))
    assert zoom.calls.total() < 80


def without_durations(meetings: Sequence[FakeMeeting], times: float = float("inf")) -> Callable[[Call], Fault | None]:
    """So often Zoom gives the participants of these meetings with 0 as everybody's duration."""
    known, asked = {m.uuid: m for m in meetings}, Counter[str]()

    def fault(call: Call) -> Fault | None:
        if call.key not in known:
            return None
        asked[call.key] += 1
        if asked[call.key] > times:
            return None
        row = fake.past_row if call.kind == "past" else fake.report_row
        return fake.ok({"participants": [row(stay) | {"duration": 0} for stay in known[call.key].stays]})

    return fault


def test_participants_that_zoom_has_not_worked_out_are_asked_for_again_at_the_end(
    start: Start, connect: Connect
) -> None:
    meetings = [m for m in make_meetings(40) if m.people > 1]
    zoom = start(meetings)
    zoom.faults = without_durations(meetings[:5], times=1)
    done = get(connect(zoom))
    assert done.counts.aside == {}
    assert rows_of(done) == expected_rows(meetings)
    last = [call.key for call in zoom.asked if call.kind == "past"][-5:]
    assert sorted(last) == sorted(m.uuid for m in meetings[:5])
    assert zoom.calls["report"] == 0


def test_what_zoom_never_works_out_is_put_aside_and_not_kept(start: Start, connect: Connect) -> None:
    meetings = [m for m in make_meetings(40) if m.people > 1]
    zoom = start(meetings)
    zoom.faults = without_durations(meetings[:2])
    done = get(connect(zoom))
    assert done.counts.aside == {"Zoom hasn't yet worked out how long people stayed": 2}
    assert rows_of(done) == expected_rows(meetings[2:])
    zoom.faults = lambda _: None
    assert rows_of(get(connect(zoom))) == expected_rows(meetings)


def test_stays_that_really_took_no_time_are_kept(start: Start, connect: Connect) -> None:
    meeting = next(m for m in make_meetings(5) if m.people > 1)
    meeting = replace(meeting, stays=tuple(replace(stay, leave=stay.join) for stay in meeting.stays))
    assert rows_of(get(connect(start([meeting])))) == expected_rows([meeting])


def test_more_than_a_fifth_put_aside_fails_and_is_kept(start: Start, connect: Connect) -> None:
    meetings = [m for m in make_meetings(50) if m.people > 1]
    zoom = start(meetings)
    zoom.faults = broken_for({m.uuid for m in meetings[: len(meetings) // 4]}, fake.NOT_THERE)
    with pytest.raises(AppError, match=f"no answer for {len(meetings) // 4} of {len(meetings)} meetings") as caught:
        get(connect(zoom))
    assert f"doesn't have it, or not yet: {len(meetings) // 4}" in str(caught.value.message)
    assert caught.value.exit_code == 1
    zoom.faults = lambda _: None
    zoom.asked.clear()
    assert rows_of(get(connect(zoom))) == expected_rows(meetings)
    assert sum(call.kind == "past" for call in zoom.asked) == len(meetings) // 4


def test_a_way_to_zoom_that_breaks_off_ends_the_run_soon_and_it_goes_on_from_there(
    start: Start, connect: Connect
) -> None:
    """Not five tries for each of thousands of meetings: they would take hours to say the same."""
    meetings = [m for m in make_meetings(400) if m.people > 1]
    zoom = start(meetings)
    zoom.faults = lambda call: fake.CUT if call.number > 100 else None
    with pytest.raises(AppError, match="couldn't be reached") as caught:
        get(connect(zoom))
    assert "What was downloaded is kept" in str(caught.value.hint)
    assert zoom.calls.total() < 100 + 5 * 30
    zoom.faults = lambda _: None
    calls = zoom.calls["past"]
    assert rows_of(get(connect(zoom))) == expected_rows(meetings)
    assert zoom.calls["past"] - calls < 310


def test_where_nobodys_participants_have_an_answer_it_ends_before_all_are_tried(start: Start, connect: Connect) -> None:
    zoom = start([m for m in make_meetings(400) if m.people > 1])
    zoom.faults = lambda call: Fault(500) if call.kind == "past" else None
    with pytest.raises(AppError, match=f"no answer for \\d+ of {len(zoom.listed)} meetings"):
        get(connect(zoom))
    assert zoom.calls["past"] < 5 * len(zoom.listed) / 3


@pytest.mark.parametrize("count", [1, 5, 15])
def test_a_break_is_never_taken_for_what_zoom_does_not_have(start: Start, connect: Connect, count: int) -> None:
    """However few meetings are left: what it costs is fetched later."""
    meetings = [m for m in make_meetings(60) if m.people > 1]
    zoom = start(meetings)
    last = {m.uuid for m in meetings[-count:]}

    def broken(call: Call) -> Fault | None:
        return fake.CUT if call.key in last or call.kind == "me" else None

    zoom.faults = broken
    with pytest.raises(AppError, match="couldn't be reached"):
        get(connect(zoom))
    zoom.faults = lambda _: None
    assert rows_of(get(connect(zoom))) == expected_rows(meetings)


def test_time_is_waited_once_however_many_calls_wait(start: Start, connect: Connect) -> None:
    zoom, seen = start(make_meetings(20)), list[DownloadProgress]()
    begun = zoom.clock.monotonic()
    get(connect(zoom, plan="pro", share=0.4), watch=seen.append)  # eight medium ones a second
    assert 0.5 < seen[-1].traffic.waited <= zoom.clock.monotonic() - begun


def test_none_at_all_fails(start: Start, connect: Connect) -> None:
    meetings = [m for m in make_meetings(3) if m.people > 1]
    zoom = start(meetings)
    zoom.faults = broken_for({m.uuid for m in meetings}, Fault(500))
    with pytest.raises(AppError, match=f"no answer for {len(meetings)} of {len(meetings)}"):
        get(connect(zoom))


# ---------------------------------------------------------------------------------------------------------
# Resume, leave, lock


def test_a_later_run_fetches_only_what_is_missing(start: Start, connect: Connect) -> None:
    meetings = make_meetings(200)
    zoom = start(meetings)
    cancel = CancelToken()

    def leave(progress: DownloadProgress) -> None:
        if progress.done > 60:
            cancel.cancel()

    zoom.faults = lambda _: Fault(seconds=0.01)
    with pytest.raises(Cancelled, match="What was downloaded is kept"):
        get(connect(zoom), watch=leave, cancel=cancel)
    fetched = {call.key for call in zoom.asked if call.kind == "past"}
    assert 60 < len(fetched) < 200
    zoom.asked.clear()
    done = get(connect(zoom))
    assert rows_of(done) == expected_rows(meetings)
    again = {call.key for call in zoom.asked if call.kind == "past"} & fetched
    assert len(again) <= 8  # those that were on their way
    assert not any(call.kind == "history" for call in zoom.asked)


def test_fresh_begins_anew(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(20))
    get(connect(zoom))
    tokens = zoom.tokens
    zoom.asked.clear()
    assert get(connect(zoom)).counts.fetched == 20
    assert (zoom.asked, zoom.tokens) == ([], tokens)  # nothing is missing, so nobody is asked
    get(connect(zoom), fresh=True)
    assert sum(call.kind == "past" for call in zoom.asked) == 20


def test_a_month_that_is_not_over_is_listed_again(start: Start, connect: Connect) -> None:
    first = today_utc() - timedelta(days=today_utc().day - 1)
    zoom = start(make_meetings(3, first=first, days=1))
    assert download(connect(zoom), first, today_utc()).counts.listed == 3
    zoom.listed = [*zoom.listed, *(more := make_meetings(6, first=first, days=1)[3:])]
    zoom.meetings |= {m.uuid: m for m in more}
    assert download(connect(zoom), first, today_utc()).counts.listed == 6


@pytest.mark.parametrize("where", ["token", "history", "past", "limit", "day"])
def test_leaving_waits_for_nothing(start: Start, connect: Connect, where: str, second: float) -> None:
    """Neither for an answer that is on its way, nor for a limit."""
    zoom, held = start(make_meetings(20)), threading.Event()
    slow = Fault(seconds=55.0)
    daily = json_fault(429, 429, "daily rate limit", Retry_After=f"{datetime.now(UTC) + timedelta(hours=3):%FT%TZ}")

    def faults(call: Call) -> Fault | None:
        if call.kind == where or (where in ("limit", "day") and call.kind == "past"):
            held.set()
            return daily if where == "day" else slow if call.kind == where else None
        return None

    zoom.faults = faults
    if where == "token":
        zoom.token_fault, zoom.on_token = slow, held.set
    slowly = {"plan": "free", "share": 0.01} if where == "limit" else {}
    connection, cancel, left = connect(zoom, clock=Clock(), **slowly), CancelToken(), list[float]()

    def leave() -> None:
        held.wait(30)
        time.sleep(0.1)
        left.append(time.monotonic())
        cancel.cancel()

    timer = threading.Thread(target=leave)
    timer.start()
    with pytest.raises(Cancelled):
        get(connection, cancel=cancel, wait=True)
    ended = time.monotonic()
    timer.join()
    assert ended - left[0] < second


def test_two_runs_never_download_from_one_account_at_once(start: Start, connect: Connect) -> None:
    connection = connect(start())
    with (
        connection.lock(),
        pytest.raises(AppError, match="Another run is downloading from the account acme"),
    ):
        get(connection)


def test_a_damaged_file_is_told_and_fresh_helps(start: Start, connect: Connect) -> None:
    connection = connect(start(make_meetings(5)))
    connection.folder.mkdir()
    path = file_of(connection.folder, "acme", FIRST_DAY, LAST_DAY)
    path.write_bytes(b"no database at all, but long enough to look at" * 100)
    with pytest.raises(AppError, match="can't be read") as caught:
        get(connection)
    assert "--fresh" in str(caught.value.hint)
    assert get(connection, fresh=True).counts.fetched == 5


def test_a_full_disk_is_told(start: Start, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect(start(make_meetings(400)))
    real = Store._open

    def small(self: Store) -> None:
        real(self)
        self._connection.execute("PRAGMA max_page_count = 12")

    monkeypatch.setattr(Store, "_open", small)
    with pytest.raises(AppError, match="couldn't be written"):
        get(connection)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")
def test_what_is_kept_can_be_read_by_its_owner_only(start: Start, connect: Connect) -> None:
    connection = connect(start(make_meetings(5)))
    done = get(connection)
    assert done.path.stat().st_mode & 0o777 == 0o600
    assert connection.folder.stat().st_mode & 0o777 == 0o700
    (kept,) = downloads_in(connection.folder)
    assert (kept.account, kept.first, kept.last, kept.path) == ("acme", FIRST_DAY, LAST_DAY, done.path)


# ---------------------------------------------------------------------------------------------------------
# What an account can not do, limits


@pytest.mark.parametrize(
    ("scopes", "named"),
    [
        (
            "user:read:user:admin",
            "report:read:list_history_meetings:admin and meeting:read:list_past_participants:admin",
        ),
        ("report:read:list_history_meetings:admin", "meeting:read:list_past_participants:admin"),
        ("meeting:read:admin report:read:list_users:admin", "report:read:list_history_meetings:admin"),
    ],
)
def test_where_no_way_is_left_the_scopes_are_named(start: Start, connect: Connect, scopes: str, named: str) -> None:
    zoom = start(make_meetings(5))
    zoom.scopes = scopes
    with pytest.raises(InputError) as caught:
        get(connect(zoom))
    (finding,) = caught.value.findings
    assert str(finding.title).endswith(f": {named}.")
    assert zoom.calls.total() == 0


def test_an_account_without_the_plan_is_told_before_anything_is_fetched(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(5))
    zoom.faults = lambda _: json_fault(400, 200, "Only available for paid accounts.")
    with pytest.raises(InputError) as caught:
        get(connect(zoom))
    assert caught.value.exit_code == 3
    assert "Pro plan or higher" in str(caught.value.findings[0].hint)
    assert zoom.calls["past"] == zoom.calls["report"] == 0


def test_the_daily_limit_ends_the_run_and_keeps_what_is_there(start: Start, connect: Connect) -> None:
    meetings = make_meetings(60)
    zoom = start(meetings)
    until = zoom.clock.now().replace(microsecond=0) + timedelta(hours=3)
    limit = json_fault(429, 429, "maximum daily rate limit", Retry_After=f"{until:%Y-%m-%dT%H:%M:%SZ}")
    zoom.faults = lambda call: limit if call.number > 40 else None
    with pytest.raises(Unfinished, match=rf"new ones at {until:%Y-%m-%d %H}:\d\d UTC") as caught:
        get(connect(zoom))
    assert caught.value.exit_code == 6
    calls = zoom.calls.total()
    with pytest.raises(Unfinished):  # a restart knows it without asking
        get(connect(zoom))
    assert zoom.calls.total() == calls
    forget_count(connect(zoom).folder)
    zoom.faults = lambda _: None
    assert rows_of(get(connect(zoom))) == expected_rows(meetings)


def test_a_damaged_count_of_calls_is_told_and_the_last_known_one_holds(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(20))
    connection = connect(zoom, plan="free")
    get(connection)
    count = connection.folder / "zoom-acme.calls"
    used = json.loads(count.read_text("utf-8"))["used"]
    assert used["medium"] == 20
    for damage in (b"", b"\0" * 60, b'{"day": "2026'):
        count.write_bytes(damage)
        made = plan(connection, FIRST_DAY, LAST_DAY)
        assert [f.code for f in made.findings if f.severity is Severity.WARNING] == ["zoom.count-damaged"]
        assert json.loads(count.read_text("utf-8"))["used"]["medium"] == 20
    count.write_bytes(b"")
    assert "zoom.count-damaged" in [f.code for f in get(connection).findings]
    assert "zoom.count-damaged" not in [f.code for f in get(connection).findings]


def test_where_no_count_of_calls_is_known_none_is_made_and_it_is_told(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(20))
    connection = connect(zoom, plan="free")
    plan(connection, FIRST_DAY, LAST_DAY)
    for path in connection.folder.glob("*.calls*"):
        path.write_bytes(b"{")
    zoom.asked.clear()
    with pytest.raises(Unfinished, match="used up") as caught:
        get(connection)
    assert "The file that counts today's requests to Zoom is damaged." in str(caught.value.message)
    assert zoom.asked == []


def test_with_wait_the_daily_limit_is_waited_for(start: Start, connect: Connect, clock: FakeClock) -> None:
    meetings = make_meetings(60)
    zoom = start(meetings)
    reached, why = [False], set[str]()

    def limit(call: Call) -> Fault | None:
        if call.number < 30 or reached[0]:
            return None
        reached[0] = True
        until = zoom.clock.now() + timedelta(hours=3)
        return json_fault(429, 429, "daily rate limit", Retry_After=f"{until:%Y-%m-%dT%H:%M:%SZ}")

    zoom.faults = limit
    connection, clock.real = connect(zoom), 0.15
    done = get(connection, wait=True, watch=lambda progress: why.add(str(progress.waiting_for())))
    assert rows_of(done) == expected_rows(meetings)
    assert any("because of the daily limit" in text for text in why)


def test_the_limit_per_second_is_kept_at_the_server(start: Start, connect: Connect, clock: FakeClock) -> None:
    """However late calls come there: some of these take most of a second on their way."""
    zoom, chance = start(make_meetings(60)), random.Random(4)
    real = zoom.answer

    def late(method: str, target: str, headers: Any) -> Fault:
        clock.passed += chance.choice([0.0, 0.0, 0.3, 0.7])
        return real(method, target, headers)

    zoom.answer = late  # type: ignore[method-assign]
    get(connect(zoom, plan="pro"))  # 20 medium ones a second
    moments = list(zoom.moments["medium"])
    assert len(moments) == 60
    assert max(sum(first <= other <= first + 1 for other in moments) for first in moments) <= 20
    assert moments[-1] - moments[0] >= 1.9


def test_the_limit_per_second_is_kept_over_restarts(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(10))
    plan(connect(zoom, plan="free"), FIRST_DAY, LAST_DAY)
    for _ in range(2):
        get(connect(zoom, plan="free"), fresh=True)
    for label, most, calls in (("medium", 2, 20), ("heavy", 1, 3)):
        moments = list(zoom.moments[label])
        assert len(moments) >= calls
        assert max(sum(first <= other <= first + 1 for other in moments) for first in moments) <= most


# ---------------------------------------------------------------------------------------------------------
# Ranges and plans


@pytest.mark.parametrize(
    ("today", "kept"),
    [
        ("2026-11-24", "2026-05-24"),
        ("2026-08-31", "2026-02-28"),
        ("2026-03-15", "2025-09-15"),
        ("2026-06-30", "2025-12-30"),
    ],
)
def test_six_months_are_kept(today: str, kept: str) -> None:
    assert first_day_kept(date.fromisoformat(today)) == date.fromisoformat(kept)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(-10, -20, "option.dates"), (-250, -240, "zoom.too-early"), (5, 9, "zoom.in-future")],
)
def test_a_range_that_can_not_be_had_is_an_error_before_any_call(
    start: Start, connect: Connect, first: int, last: int, code: str
) -> None:
    zoom = start()
    today = today_utc()
    with pytest.raises(InputError) as caught:
        download(connect(zoom), today + timedelta(days=first), today + timedelta(days=last))
    (finding,) = caught.value.findings
    assert finding.code == code
    if code == "zoom.too-early":
        assert str(first_day_kept(today)) in str(finding.title)
    assert zoom.tokens == 0


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-04-10", "2026-07-10", "For 2026-04-10 to 2026-05-29, export"),
        ("2026-04-10", "2026-04-20", "For 2026-04-10 to 2026-04-20, export"),
        ("2025-03-01", "2026-07-10", "For 2025-11-30 to 2026-05-29, export"),
        ("2025-03-01", "2025-03-31", ""),
    ],
)
def test_days_that_only_the_portal_still_has_are_named(first: str, last: str, said: str) -> None:
    (finding,) = check_range(date.fromisoformat(first), date.fromisoformat(last), date(2026, 11, 30))
    assert str(finding.hint).startswith("Use --from 2026-05-30.")
    assert ("export" in str(finding.hint)) is bool(said)
    assert said in str(finding.hint)


def test_how_long_zoom_keeps_reports_is_what_the_list_of_that_says() -> None:
    kept = {one["key"]: one for one in json.loads(resource("retention.json").read_text(encoding="utf-8"))}
    portal = kept["portal_reports"]
    assert int(kept["api_reports"]["value"]) == MONTHS_KEPT
    assert min(int(portal["value"]), int(portal["or"])) == MONTHS_IN_PORTAL


def test_a_plan_of_a_small_range_is_exact(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(50))
    made = plan(connect(zoom), FIRST_DAY, LAST_DAY)
    assert (made.meetings, made.is_exact, made.fetched, made.days) == (50, True, 0, 1)
    assert made.calls == {"light": 0, "medium": 50, "heavy": 1}
    assert made.first_day == first_day_kept(today_utc())
    assert zoom.calls == {"history": 1}
    get(connect(zoom))
    again = plan(connect(zoom), FIRST_DAY, LAST_DAY)
    assert (again.meetings, again.fetched, again.calls["medium"]) == (50, 50, 0)


def test_a_plan_of_a_large_range_is_reckoned_from_the_first_page(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(1500, days=LAST_DAY.day))
    made = plan(connect(zoom), FIRST_DAY, LAST_DAY)
    assert not made.is_exact
    assert 1200 <= made.meetings <= 1900
    assert zoom.calls == {"history": 1}
    assert str(made.sentences()[0]).startswith("About ")


def test_a_plan_says_when_the_daily_limit_binds(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(299))
    zoom.scopes = zoom.scopes.replace("meeting:read:list_past_participants:admin", "")
    connection = connect(zoom, plan="free", share=0.1)
    made = plan(connection, FIRST_DAY, LAST_DAY)
    assert made.calls["heavy"] == 300
    assert made.days == 3
    assert made.seconds >= 3000
    assert any("3 days" in str(line) for line in made.sentences())


def test_a_plan_host_by_host(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(50))
    zoom.scopes = zoom.scopes.replace("report:read:list_history_meetings:admin", "")
    made = plan(connect(zoom), FIRST_DAY, LAST_DAY)
    hosts = len({m.host for m in zoom.listed})
    assert made.meetings == 50
    assert made.calls["heavy"] == 1 + 2 * hosts


def test_the_file_of_a_download_can_be_killed_at_any_moment(tmp_path: Path) -> None:
    """A meeting is there whole or not at all: what was not committed is gone."""
    path = tmp_path / "zoom-a-2026-01-01-2026-01-31.download"
    zoom = FakeZoom(make_meetings(2))
    from zoomwizard.zoom.api.answers import meeting_of_history, stay_of_past

    listed = [meeting_of_history(fake.history_item(m)) for m in zoom.listed]
    with Store(path) as store:
        store.add(MEETINGS_PIECE, [m for m in listed if m])
        (first, _, _), (second, _, _) = store.waiting(PARTICIPANTS_PIECE)
        stays = [stay_of_past(fake.past_row(s)) for s in zoom.listed[0].stays]
        store.fetched(PARTICIPANTS_PIECE, first, Fetched(stays), (1, None))
        store._connection.execute("BEGIN")
        store._connection.execute("INSERT INTO asks (piece, item) VALUES ('participants', ?)", [second])
    with sqlite3.connect(path) as there:
        assert there.execute("SELECT item FROM asks").fetchall() == [(first,)]
    there.close()
