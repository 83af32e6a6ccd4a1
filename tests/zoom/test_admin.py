"""From Zoom to the hashed file: the same rows as from reports, with faults or without, and nothing kept afterwards."""

from __future__ import annotations

import csv
import json
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.text import stand_in
from tests.zoom import fake
from tests.zoom.conftest import Connect, FakeClock, Start
from tests.zoom.fake import Call, Fault, json_fault
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, PEOPLE, make_meetings, write_as_report, write_mapping
from zoomwizard.core.job import stages_of
from zoomwizard.core.outcome import (
    AppError,
    Cancelled,
    CancelToken,
    Finding,
    InputError,
    JobResult,
    Progress,
    Severity,
    Unfinished,
)
from zoomwizard.core.people.pseudonyms import stand_in_number
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.zoom.collect.connection import Connection
from zoomwizard.zoom.collect.run import today_utc

KEY = bytes(range(32))


@dataclass
class Accounts:
    """The one account of a test."""

    known: Connection | Finding

    def connection(self, name: str) -> Connection | Finding:
        assert name == "acme"
        return self.known


class Admin:
    """Runs the job from a fake Zoom, from reports, or from both."""

    def __init__(self, folder: Path, connection: Connection | Finding) -> None:
        self.folder, self.output = folder, folder / "output"
        self.mapping = write_mapping(folder / "mapping.csv")
        self.job = AdminJob(lambda _: StandInKey(KEY, "key-file", "A fixed key."), Accounts(connection))

    def inputs(self, **more: Any) -> AdminInputs:
        given: dict[str, Any] = {
            "from_zoom": "acme", "date_from": str(FIRST_DAY), "date_to": str(LAST_DAY), "mapping": self.mapping,
            "output": self.output, "threads": 2, "time_zone": "UTC",
        }  # fmt: skip
        return AdminInputs(**(given | more))

    def run(self, **more: Any) -> JobResult:
        return self.job.run(self.inputs(**more))

    def of_reports(self, *reports: Path, **more: Any) -> JobResult:
        return self.run(reports=reports, from_zoom="", date_from="", date_to="", **more)


Run = Callable[..., Admin]


@pytest.fixture
def admin(tmp_path: Path, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("zoomwizard.modes.admin.run.new_salt", lambda: "0123abcd")
    return lambda zoom, **more: Admin(tmp_path, connect(zoom, **more))


def hashed(result: JobResult) -> bytes:
    (name,) = [record.name for record in result.outputs if record.role == "hashed file"]
    return (result.folder / name).read_bytes()


def manifest(result: JobResult) -> dict[str, Any]:
    (name,) = [record.name for record in result.outputs if record.role == "manifest"]
    content: dict[str, Any] = json.loads((result.folder / name).read_text(encoding="utf-8"))
    return content


def private(result: JobResult, name: str) -> list[list[str]]:
    (path,) = [result.folder / record.name for record in result.outputs if name in record.name]
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


# ---------------------------------------------------------------------------------------------------------
# The same rows


def test_zoom_and_its_report_give_the_same_hashed_file(start: Start, admin: Run, tmp_path: Path) -> None:
    meetings = make_meetings(150)
    one = admin(start(meetings))
    from_zoom, from_report = one.run(), one.of_reports(write_as_report(tmp_path / "report.csv", meetings))
    assert hashed(from_zoom) == hashed(from_report)
    assert len(hashed(from_zoom).splitlines()) > 400
    same = {name: count for name, count in from_zoom.counts.items() if name != "unmatched_people"}
    assert same.items() <= from_report.counts.items()


def test_both_together_count_each_session_once(start: Start, admin: Run, tmp_path: Path) -> None:
    meetings = [replace(m, stays=tuple(s for s in m.stays if s.email)) for m in make_meetings(60)]
    one = admin(start(meetings))
    alone = one.run()
    both = one.run(reports=(write_as_report(tmp_path / "report.csv", meetings),))
    assert hashed(both) == hashed(alone)
    assert both.counts["duplicates"] == both.counts["rows_in"] // 2 - alone.counts["waiting_room"]


def test_guests_are_never_merged_between_zoom_and_a_report(start: Start, admin: Run, tmp_path: Path) -> None:
    meetings = [replace(m, stays=tuple(s for s in m.stays if not s.email)) for m in make_meetings(30)[::5]]
    one = admin(start(meetings))
    with pytest.raises(InputError):  # nobody of the mapping file is there
        one.run()
    host = fake.FakeStay(PEOPLE[0], meetings[0].start, meetings[0].end, "u1")
    meetings[0] = replace(meetings[0], stays=(*meetings[0].stays, host))
    one = admin(start(meetings))
    both = one.run(reports=(write_as_report(tmp_path / "report.csv", meetings),), fresh=True)
    assert both.counts["duplicates"] == 1  # the host's


def test_zooms_own_id_tells_a_guests_stays_together_and_nothing_else_does(start: Start, admin: Run) -> None:
    meeting = make_meetings(1)[0]
    host = fake.FakeStay(meeting.host, meeting.start, meeting.end, "u1")
    unknown = fake.FakeStay("", meeting.start, meeting.end)
    known = replace(unknown, person="P1")
    one = admin(
        start(
            [replace(meeting, host=PEOPLE[0], stays=(replace(host, email=PEOPLE[0]), unknown, unknown, known, known))]
        )
    )
    result = one.run()
    assert result.counts["rows_in"] == 5
    assert result.counts["duplicates"] == 1  # the one with the ID twice at the same time
    assert result.counts["unmatched_people"] == 3


@pytest.mark.slow
def test_two_thousand_meetings_with_faults_end_with_the_same_hashed_rows(
    start: Start, admin: Run, connect: Connect
) -> None:
    meetings = make_meetings(2000)
    good, bad = start(meetings), start(meetings)
    bad.faults = at_random(7, 0.05)
    faultless = hashed(admin(good).run(fresh=True))
    tries: list[int] = []
    result = admin(bad).run(fresh=True)
    tries.append(bad.calls.total() - good.calls.total())
    assert tries[0] > 50
    assert manifest(result)["zoom"]["meetings_put_aside"] == {}
    assert hashed(result) == faultless


def at_random(seed: int, share: float) -> Callable[[Call], Fault | None]:
    """A share of the calls goes wrong in any of the ways that pass by.

    A token that is not accepted twice for one call does not: it is renewed once.
    """
    chance, lock = random.Random(seed), threading.Lock()
    renewed: set[tuple[str, str]] = set()
    ways = [
        Fault(500), Fault(503, b"<html>"), fake.CUT, fake.HTML, fake.BROKEN_JSON, fake.EXPIRED,
        json_fault(429, 429, "per-second rate limit", Retry_After="0"),
    ]  # fmt: skip

    def faults(call: Call) -> Fault | None:
        with lock:
            way = chance.choice(ways) if chance.random() < share else None
            if way is fake.EXPIRED:
                if (call.kind, call.key) in renewed:
                    return None
                renewed.add((call.kind, call.key))
            return way

    return faults


# ---------------------------------------------------------------------------------------------------------
# What is said, kept and forgotten


def test_the_manifest_says_how_whole_the_download_is(start: Start, admin: Run) -> None:
    meetings = [m for m in make_meetings(40) if m.people > 1]
    zoom = start(meetings)
    gone = meetings[2]
    zoom.faults = lambda call: fake.NOT_THERE if call.key == gone.uuid else None
    result = admin(zoom).run()
    content = manifest(result)
    reason = "Zoom doesn't have it, or not yet"
    assert content["zoom"] == {
        "from": str(FIRST_DAY), "to": str(LAST_DAY), "meetings_listed": len(meetings),
        "meetings_fetched": len(meetings) - 1, "meetings_put_aside": {reason: 1},
        "put_aside": [{"number": stand_in(str(gone.meeting_id), KEY), "reason": reason}],
        "entries_not_followed": 0, "entries_not_listed": 0,
        "rows": sum(len(m.stays) for m in meetings if m is not gone),
        "total_records": sum(len(m.stays) for m in meetings if m is not gone),
        "meetings_with_fewer_rows": 0, "meetings_with_fewer_people": content["zoom"]["meetings_with_fewer_people"],
        "months_that_came_back_short": [],
    }  # fmt: skip
    assert content["time_zone"] == "Etc/UTC"
    assert content["inputs"][0]["role"] == "Zoom account"
    assert content["inputs"][0]["name"] == "Zoom"
    assert any(str(line).startswith(f"Zoom: {len(meetings) - 1:,} of") for line in result.summary)
    assert "zoom.aside" in {finding.code for finding in result.findings}


@pytest.mark.parametrize("meeting_id", ["93201235621", "123456789", "7", "", "9" * 25, "12 345"])
def test_a_meeting_put_aside_has_the_number_that_its_rows_would_have(meeting_id: str) -> None:
    assert stand_in_number(meeting_id, KEY) == stand_in(meeting_id, KEY)


def test_what_was_downloaded_is_deleted_when_the_hashed_file_is_there(start: Start, admin: Run) -> None:
    one = admin(start(make_meetings(30)))
    one.run()
    kept = [path.name for path in (one.folder / "downloads").iterdir()]
    assert sorted(kept) == ["zoom-acme.calls", "zoom-acme.calls-copy", "zoom-acme.lock"]


def test_what_was_downloaded_stays_when_the_run_fails_later(start: Start, admin: Run) -> None:
    zoom = start(make_meetings(30))
    one = admin(zoom)
    one.mapping.write_text("PersonID,HashID\nnobody@planted.example,hash-none1\n", encoding="utf-8")
    with pytest.raises(InputError):
        one.run()
    assert [path.suffix for path in (one.folder / "downloads").iterdir()].count(".download") == 1
    write_mapping(one.mapping)
    zoom.asked.clear()
    one.run()
    assert zoom.asked == []


def test_guests_without_an_address_are_counted_and_have_no_name(start: Start, admin: Run) -> None:
    result = admin(start(make_meetings(60))).run()
    rows = private(result, "Unmatched people")
    assert all(address and not name for address, name, *_ in rows[1:])
    assert {address for address, *_ in rows[1:]} <= set(PEOPLE[50:])


def test_topics_that_are_kept_are_not_taken_for_names_of_guests(start: Start, admin: Run) -> None:
    result = admin(start(make_meetings(30))).run(topics="keep")
    assert "proof.chosen" not in {finding.code for finding in result.findings}


def test_a_time_that_can_not_be_read_is_a_rejected_row(
    start: Start, admin: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fake.past_row
    monkeypatch.setattr(
        fake, "past_row", lambda stay: real(stay) | ({"join_time": "soon"} if stay.email == PEOPLE[3] else {})
    )
    meetings = make_meetings(60)
    result = admin(start(meetings)).run()
    rejected = sum(stay.email == PEOPLE[3] for m in meetings if m.people > 1 for stay in m.stays)
    assert result.counts["rejected"] == rejected > 0
    assert {(name, reason) for name, _, reason in private(result, "Rejected rows")[1:]} == {
        ("Zoom", "the join time can't be read")
    }


def test_department_and_group_can_be_kept(start: Start, admin: Run) -> None:
    one = admin(start(make_meetings(30)))
    result = one.run(keep_columns=("Department", "group"))
    lines = hashed(result).decode().splitlines()
    assert lines[0].endswith(",Department,group")
    assert all(line.endswith(",Developers,group_01") for line in lines[1:])
    with pytest.raises(InputError) as caught:
        one.run(keep_columns=("Cost center",))
    assert [finding.code for finding in caught.value.findings if finding.severity is Severity.ERROR] == ["keep.missing"]


# ---------------------------------------------------------------------------------------------------------
# Before anything is fetched


BAD = [
    ({"date_from": ""}, {"option.dates"}),
    ({"date_from": "1.8.2026", "date_to": "2026-02-31"}, {"option.dates"}),
    ({"date_from": "2020-01-01"}, {"zoom.too-early"}),
    ({"mapping": None}, {"mapping.missing"}),
    ({"mapping": None, "date_to": "", "key_file": Path("nowhere") / "at" / "all"},
     {"mapping.missing", "option.dates"}),
    ({"last_month": True}, {"option.dates"}),
    ({"last_month": True, "date_from": ""}, {"option.dates"}),
    ({"yesterday": True, "last_week": True, "date_from": "", "date_to": ""}, {"option.dates"}),
    ({"date_from": "", "date_to": ""}, {"option.dates"}),
    ({"date_from": "2026-10-02", "date_to": "2026-10-01"}, {"days.order"}),
    ({"from_zoom": "", "date_from": "", "date_to": "", "yesterday": True}, {"option.from-zoom", "option.reports"}),
    ({"from_zoom": "", "date_from": "", "date_to": "", "last_month": True}, {"option.from-zoom", "option.reports"}),
    ({"from_zoom": ""}, {"option.from-zoom", "option.reports"}),
    ({"from_zoom": "", "date_from": "", "date_to": ""}, {"option.reports"}),
    ({"from_zoom": "", "date_from": "", "date_to": "", "wait": True}, {"option.from-zoom", "option.reports"}),
]  # fmt: skip


@pytest.mark.parametrize(("more", "codes"), BAD)
@pytest.mark.parametrize("only_check", [True, False])
def test_all_that_is_wrong_is_said_before_anything_is_fetched(
    start: Start, admin: Run, more: dict[str, Any], codes: set[str], *, only_check: bool
) -> None:
    zoom = start(make_meetings(5))
    one = admin(zoom)
    if only_check:
        findings = one.job.check(one.inputs(**more))
    else:
        with pytest.raises(InputError) as caught:
            one.run(**more)
        findings = list(caught.value.findings)
    found = {finding.code for finding in findings if finding.severity is Severity.ERROR}
    assert found - {"key-file-folder"} == codes
    assert zoom.tokens == 0
    assert not one.output.exists()


def test_a_check_asks_nobody(start: Start, admin: Run) -> None:
    zoom = start(make_meetings(5))
    one = admin(zoom)
    assert [f for f in one.job.check(one.inputs()) if f.severity is Severity.ERROR] == []
    assert zoom.tokens == 0
    assert not (one.folder / "downloads").exists()


def test_a_range_without_meetings_is_an_error(start: Start, admin: Run) -> None:
    one = admin(start())
    with pytest.raises(InputError) as caught:
        one.run()
    assert "reports.no-rows" in {finding.code for finding in caught.value.findings}


def test_the_last_month_stands_for_its_first_and_last_day(start: Start, admin: Run) -> None:
    one = admin(start(make_meetings(20)))
    with_days, last_month = one.run(), one.run(date_from="", date_to="", last_month=True)
    assert hashed(last_month) == hashed(with_days)
    downloaded = manifest(last_month)["zoom"]
    assert (downloaded["from"], downloaded["to"]) == (str(FIRST_DAY), str(LAST_DAY))


def test_a_plan_fetches_nothing_and_writes_nothing(start: Start, admin: Run) -> None:
    zoom = start(make_meetings(50))
    one = admin(zoom)
    result = one.run(plan=True, mapping=None)
    assert result.counts == {
        "meetings": 50, "meetings_downloaded": 0, "seconds": 1, "calls_light": 0, "calls_medium": 50,
        "calls_heavy": 1, "days": 1,
    }  # fmt: skip
    assert result.outputs == ()
    assert zoom.calls == {"history": 1}
    assert not one.output.exists()


@pytest.mark.parametrize(
    ("fault", "error", "code"),
    [
        (Fault(400, b'{"error": "invalid_client"}'), InputError, 3),
        (Fault(503), AppError, 1),
    ],
)
def test_without_a_token_nothing_is_left_behind(
    start: Start, admin: Run, fault: Fault, error: type[AppError], code: int
) -> None:
    zoom = start(make_meetings(5))
    zoom.token_fault = fault
    one = admin(zoom)
    with pytest.raises(error) as caught:
        one.run()
    assert caught.value.exit_code == code
    assert not one.output.exists()


def test_the_daily_limit_leaves_the_output_as_it_was(start: Start, admin: Run) -> None:
    zoom = start(make_meetings(30))
    zoom.faults = lambda call: json_fault(429, 429, "daily rate limit") if call.number > 10 else None
    one = admin(zoom)
    with pytest.raises(Unfinished):
        one.run()
    assert not one.output.exists()


def test_progress_tells_meetings_calls_and_waiting(
    start: Start, admin: Run, connect: Connect, clock: FakeClock
) -> None:
    zoom = start(make_meetings(40))
    one = admin(zoom)
    connection, clock.real = connect(zoom, plan="pro"), 0.15
    one.job = AdminJob(lambda _: StandInKey(KEY, "key-file", "A fixed key."), Accounts(connection))
    seen: list[Progress] = []
    one.job.run(one.inputs(), seen.append)
    downloading = [progress for progress in seen if progress.stage == "download"]
    assert any("of 40 meetings" in str(progress.message) for progress in downloading)
    assert any(
        "waiting because of Zoom's limit for medium requests" in str(progress.message) for progress in downloading
    )
    stages = list(dict.fromkeys(progress.stage for progress in seen))
    assert stages[-5:] == ["read", "download", "match", "write", "prove"]
    assert list(stages_of(one.job, one.inputs())) == stages[-5:]
    assert list(stages_of(one.job, one.inputs(from_zoom=""))) == ["read", "match", "write", "prove"]


def test_cancel_keeps_the_download_and_leaves_the_output_as_it_was(start: Start, admin: Run) -> None:
    zoom = start(make_meetings(200))
    zoom.faults = lambda _: Fault(seconds=0.01)
    one, cancel = admin(zoom), CancelToken()

    def leave(progress: Progress) -> None:
        if progress.stage == "download" and progress.done > 20:
            cancel.cancel()

    with pytest.raises(Cancelled):
        one.job.run(one.inputs(), leave, cancel)
    assert not one.output.exists()
    zoom.asked.clear()
    assert one.run().counts["rows_in"] == sum(len(m.stays) for m in zoom.listed)
    assert sum(call.kind == "past" for call in zoom.asked) < 190


def test_a_range_that_is_not_over_is_a_warning(start: Start, admin: Run) -> None:
    one = admin(start(make_meetings(20)))
    result = one.run(date_to=str(today_utc()))
    assert "zoom.not-over" in {f.code for f in result.findings if f.severity is Severity.WARNING}
