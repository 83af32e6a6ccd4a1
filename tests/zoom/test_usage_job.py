"""The whole job of usage on a fake account: straight, with kept days, and from kept days alone."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.zoom.conftest import Connect, Start
from tests.zoom.fake import CUT, HTML, Call, FakeZoom, Fault, json_fault
from tests.zoom.organisation import FIRST_DAY, make_meetings
from tests.zoom.usage_organisation import fill
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, InputError, Progress, Report, report_nothing
from zoomwizard.core.output.folder import sha256_of
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.usage.forget import ForgetJob
from zoomwizard.modes.usage.inputs import ForgetInputs, UsageInputs
from zoomwizard.modes.usage.result import UsageResult
from zoomwizard.modes.usage.run import UsageJob
from zoomwizard.modes.usage.tables import USAGE_TABLES
from zoomwizard.modes.usage.zoom_coverage import months_later
from zoomwizard.zoom.stand_ins import person_by_email

KEY = bytes(range(32))
HELD_DAYS = 5  # kept days take their time: as many as all that is asked needs
LAST = FIRST_DAY + timedelta(days=HELD_DAYS + 1)
Run = Callable[..., Any]
MAY_DIFFER = {"costs", "coverage"}  # from kept days
OF_ZOOMS_LIST = ("licence", "zoom_meetings", "zoom_join_records", "zoom_participant_minutes")


@pytest.fixture
def zoom(start: Start) -> FakeZoom:
    zoom = start()
    fill(zoom, make_meetings(40, days=HELD_DAYS))
    return zoom


@pytest.fixture
def run(tmp_path: Path, zoom: FakeZoom, connect: Connect) -> Run:
    """Runs the job on the account, for all days with meetings and without pages unless said otherwise.

    Or only its check.
    """

    class Accounts:
        def connection(self, name: str) -> Any:
            assert name == "acme"
            return connect(zoom)

    def go(
        *, only_check: bool = False, report: Report = report_nothing, cancel: CancelToken | None = None, **more: Any
    ) -> Any:
        given: dict[str, Any] = {
            "from_zoom": "acme", "date_from": str(FIRST_DAY), "date_to": str(LAST), "time_zone": "Europe/Zurich",
            "output": tmp_path / f"out {len(list(tmp_path.iterdir()))}", "tables": ("all",),
            "memory": "1GB", "threads": 1, "no_report": True, "no_power_bi": True,
        }  # fmt: skip
        job = UsageJob(lambda _: StandInKey(KEY, "key-file", "In a file."), Accounts())
        inputs = UsageInputs(**given | more)
        return job.check(inputs) if only_check else job.run(inputs, report, cancel)

    return go


def tables_of(result: UsageResult) -> dict[str, list[dict[str, str]]]:
    (folder,) = result.folder.glob("Zoom usage *")
    found = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def comparable(tables: dict[str, list[dict[str, str]]]) -> dict[str, list[dict[str, str]]]:
    """What has to be the same however it was had."""
    found = {name: rows for name, rows in tables.items() if name not in MAY_DIFFER}
    for row in found["users"]:
        for name in OF_ZOOMS_LIST:
            row[name] = ""
    found["users"] = [row for row in found["users"] if row["active"] == "Yes"]
    return found


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every part."""
    cancel = CancelToken()
    return {str(path.relative_to(folder)): sha256_of(path, cancel) for path in folder.rglob("*.parquet")}


def test_an_account_makes_every_table_page_and_project(run: Run, tmp_path: Path) -> None:
    result = run(formats=("jsonl", "parquet", "duckdb"), no_report=False, no_power_bi=False)
    found = tables_of(result)
    assert set(found) == {table.name for table in USAGE_TABLES} | {"columns"}
    assert all(found[table.name] for table in USAGE_TABLES)
    names = {record.name.split("/", 1)[1] for record in result.outputs if "/" in record.name}
    assert "Power BI" in names
    assert {name.split(" 2")[0] for name in names if name.endswith(".html")} == {
        "Zoom usage report", "Zoom webinar report",
    }  # fmt: skip
    assert result.counts["meetings"] == len(found["meetings"]) == 40
    assert result.counts["days_complete"] == len(found["days"])
    everything = b"".join(path.read_bytes() for path in result.folder.rglob("*") if path.is_file())
    for planted in (b"planted.example", b"Planted", b"mensch"):
        assert planted not in everything
    assert not list((tmp_path / "downloads").glob("*.download"))


def test_kept_days_give_the_same_tables_and_are_asked_for_once(run: Run, zoom: FakeZoom, tmp_path: Path) -> None:
    straight = comparable(tables_of(run()))
    store = tmp_path / "kept"
    half = FIRST_DAY + timedelta(days=2)
    collected = run(store=store, date_to=str(half), output=None)
    assert collected.outputs == ()
    assert (str(collected.verdict), collected.summary) == ("4 days were added or updated.", ())  # said once
    result = run(store=store)
    assert comparable(tables_of(result)) == straight
    assert result.counts["listed"] == 41
    assert 0 < result.counts["fetched"] == 41 - collected.counts["fetched"]
    before = digests(store)
    zoom.calls.clear()
    assert comparable(tables_of(run(store=store))) == straight
    assert not {"past", "report", "webinar", "qa", "polls"} & set(zoom.calls)
    assert digests(store) == before
    zoom.calls.clear()
    assert comparable(tables_of(run(store=store, from_zoom=""))) == straight
    assert not zoom.calls
    text = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    assert b"planted.example" not in text
    assert b"Planted" not in text


def test_the_bar_goes_forward_day_by_day_and_says_which(run: Run, tmp_path: Path) -> None:
    seen: list[Progress] = []
    run(store=tmp_path / "kept", date_to=str(FIRST_DAY + timedelta(days=3)), output=None, report=seen.append)
    of_download = [progress for progress in seen if progress.stage == "download"]
    parts = [progress.done / progress.total for progress in of_download]
    assert parts == sorted(parts)
    of_day = {str(progress.message).partition(":")[0]: part for progress, part in zip(of_download, parts, strict=True)}
    of_day = {name: part for name, part in of_day.items() if name.startswith("Day ")}
    assert list(of_day) == [f"Day {number} of 5" for number in range(1, 6)]  # the last of the month before is touched
    assert all(number / 6 <= part <= (number + 1) / 6 for number, part in enumerate(of_day.values(), 1))


@pytest.mark.parametrize("stage", ["download", "compute"])
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_run_that_is_cancelled_says_that_what_was_downloaded_is_kept(
    run: Run, tmp_path: Path, *, is_kept: bool, stage: str
) -> None:
    cancel, more = CancelToken(), {"store": tmp_path / "kept"} if is_kept else {}

    def leave(progress: Progress) -> None:
        if progress.stage == stage:
            cancel.cancel()

    with pytest.raises(Cancelled, match="What was downloaded is kept"):
        run(date_to=str(FIRST_DAY), report=leave, cancel=cancel, **more)


def test_what_zoom_no_longer_gives_of_a_kept_day_stays(run: Run, zoom: FakeZoom, tmp_path: Path) -> None:
    days = {"store": tmp_path / "kept", "date_to": str(FIRST_DAY + timedelta(days=3))}
    before = tables_of(run(**days))
    gone = json_fault(404, 404, "Gone.")
    zoom.faults = lambda call: gone if call.kind in {"daily", "telephone", "recording"} else None
    result = run(**days)
    assert "zoom.parts-missing" in {finding.code for finding in result.findings}
    after = tables_of(result)
    assert after["costs"] == before["costs"]
    assert after["days"] == before["days"]


@pytest.mark.parametrize("fault", [CUT, HTML, Fault(503)], ids=["cut", "a page to sign in", "503"])
def test_a_day_on_which_the_way_to_zoom_breaks_off_is_not_kept(
    run: Run, zoom: FakeZoom, tmp_path: Path, fault: Fault
) -> None:
    store, broken = tmp_path / "kept", list[int]()
    day = FIRST_DAY + timedelta(days=2)
    of_day = {m.uuid for m in zoom.listed if m.end.date() == day}

    def breaks_off(call: Call) -> Fault | None:
        broken.extend([call.number] if call.kind == "past" and call.key in of_day else [])
        return fault if broken else None

    def kept() -> dict[str, tuple[str, int]]:
        days = json.loads((store / "store.json").read_text(encoding="utf-8"))["days"]
        return {name: (one["state"], one["put_aside"]) for name, one in days.items()}

    zoom.faults = breaks_off
    with pytest.raises(AppError, match="couldn't be reached"):
        run(store=store, date_to=str(day), output=None)
    assert max(kept()) == str(day - timedelta(days=1))
    zoom.faults = lambda _: None
    run(store=store, date_to=str(day), output=None)
    assert max(kept()) == str(day)
    assert set(kept().values()) == {("closed", 0)}


def test_names_are_shown_for_a_reason_that_stands_in_the_record(run: Run) -> None:
    result = run(identities="shown", reason="An audit", texts="keep")
    (folder,) = result.folder.glob("Zoom usage * - with names")
    record = json.loads(next(folder.glob("Run record*.json")).read_text(encoding="utf-8"))
    assert record["shown"]["reason"] == "An audit"
    meetings = tables_of(result)["meetings"]
    assert {row["host_email"].rpartition("@")[2] for row in meetings} == {"planted.example"}
    assert all(row["email"] for row in tables_of(result)["attendance"] if row["identity"] == "email")
    assert folder.stat().st_mode & 0o077 == 0


def test_figures_about_people_are_blank_where_nobody_asks_for_them(run: Run, zoom: FakeZoom) -> None:
    found = tables_of(run(no_participants=True))
    assert {row["people"] for row in found["days"]} == {""}
    assert {row["coverage"] for row in found["meetings"]} == {"list_only"}
    assert not {"past", "report"} & set(zoom.calls)


def test_a_plan_writes_nothing_and_asks_for_nobody(run: Run, zoom: FakeZoom, tmp_path: Path) -> None:
    result = run(plan=True)
    assert result.outputs == ()
    assert result.counts["meetings"] >= 40
    assert not {"past", "report", "webinar"} & set(zoom.calls)
    assert not list(tmp_path.glob("out *"))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"from_zoom": ""}, "option.usage"),
        ({"date_to": ""}, "option.dates"),
        ({"date_from": "", "date_to": ""}, "option.dates"),
        ({"yesterday": True}, "option.dates"),
        ({"output": None}, "option.usage"),
        ({"identities": "shown"}, "option.usage"),
        ({"reason": "x"}, "option.usage"),
        ({"date_from": "2024-01-01", "date_to": "2024-01-31"}, "zoom.too-early"),
        ({"from_zoom": "", "plan": True, "reports": (Path("nothing.csv"),)}, "option.from-zoom"),
    ],
)
def test_what_cant_be_is_said_before_anybody_is_asked(run: Run, zoom: FakeZoom, given: Any, code: str) -> None:
    with pytest.raises(InputError) as error:
        run(**given)
    assert code in {finding.code for finding in error.value.findings}
    assert not zoom.calls


def test_kept_days_of_another_key_or_account_stay_as_they_are(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "kept"
    run(store=store, date_to=str(FIRST_DAY), output=None)
    before = digests(store)
    monkeypatch.setattr("tests.zoom.test_usage_job.KEY", bytes(32))
    for account in ("acme", ""):
        with pytest.raises(InputError) as error:
            run(store=store, from_zoom=account)
        assert [finding.code for finding in error.value.findings] == ["store.key"]
    assert digests(store) == before


def test_what_isnt_complete_fails_where_that_was_asked_for(run: Run, zoom: FakeZoom) -> None:
    assert not run(complete=True).is_lacking
    zoom.scopes = zoom.scopes.replace("report:read:telephone:admin", "")
    assert not run().is_lacking
    result = run(complete=True)
    assert result.is_lacking
    assert "usage.incomplete" in {finding.code for finding in result.findings}
    assert {"telephone"} == {row["piece"] for row in tables_of(result)["coverage"] if row["status"] != "complete"}


# ---------------------------------------------------------------------------------------------------------
# Forgetting


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    """A few kept days."""
    store = tmp_path / "kept"
    run(store=store, date_to=str(FIRST_DAY + timedelta(days=3)), output=None)
    return store


def forget(store: Path, **given: Any) -> Any:
    return ForgetJob(lambda _: StandInKey(KEY, "key-file", "In a file.")).run(ForgetInputs(store=store, **given))


def test_a_forgotten_person_is_nowhere_and_all_others_stay(run: Run, store: Path, zoom: FakeZoom) -> None:
    days = {"store": store, "from_zoom": "", "date_to": str(FIRST_DAY + timedelta(days=2))}
    before = tables_of(run(**days))
    address = next(stay.email for meeting in reversed(zoom.listed) for stay in meeting.stays if stay.email)
    person = person_by_email(address, KEY)
    assert person.encode() in everything_in(store)
    assert forget(store, person=address.upper()).counts["rows"] > 0
    assert person.encode() not in everything_in(store)
    after = tables_of(run(**days))
    for name in ("meetings", "days"):
        assert [without_identity(row) for row in after[name]] == [without_identity(row) for row in before[name]]
    others = [row for row in before["attendance"] if row["person"] != person]
    assert [row for row in after["attendance"] if row in others] == others
    assert sum(row["identity"] == "none" for row in after["attendance"]) > 0
    with pytest.raises(InputError) as error:
        forget(store, person=address)
    assert [finding.code for finding in error.value.findings] == ["forget.unknown"]


def without_identity(row: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if name not in {"host", "people_weak", "people"}}


def everything_in(folder: Path) -> bytes:
    """All that is in the parts, as the engine reads it: what is compressed can't be searched."""
    found = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    rows = [duckdb.execute(f"FROM read_parquet('{path}')").fetchall() for path in folder.rglob("*.parquet")]
    return b"".join(found) + repr(rows).encode()


def test_days_before_a_day_are_removed(store: Path) -> None:
    cut = FIRST_DAY + timedelta(days=2)
    assert forget(store, before=str(cut)).counts["days"] > 0
    kept = {path.parent.name.removeprefix("date=") for path in store.rglob("*.parquet")}
    assert min(kept) == str(cut)


@pytest.mark.parametrize("given", [{}, {"person": "a@b.test", "before": "2026-01-01"}, {"before": "1.1.2026"}])
def test_forgetting_needs_a_person_or_a_day(store: Path, given: Any) -> None:
    before = digests(store)
    with pytest.raises(InputError) as error:
        forget(store, **given)
    assert [finding.code for finding in error.value.findings] == ["option.forget"]
    assert digests(store) == before


def test_a_check_says_until_when_zoom_has_the_days(run: Run, zoom: FakeZoom) -> None:
    (note,) = [finding for finding in run(only_check=True) if finding.code == "zoom.kept-until"]
    assert str(months_later(FIRST_DAY - timedelta(days=1))) in str(note.title)  # in Zurich it begins the evening before
    assert not zoom.calls


@pytest.mark.parametrize(
    ("days", "code"),
    [(("2024-01-01", "2024-01-02"), "zoom.too-early"), (("2079-01-01", "2079-01-02"), "days.in-future")],
)
def test_days_that_zoom_does_not_have_are_one_error_and_nothing_else(
    run: Run, days: tuple[str, str], code: str
) -> None:
    assert [finding.code for finding in run(only_check=True, date_from=days[0], date_to=days[1])] == [code]


def test_without_reports_the_zone_is_that_of_days(run: Run) -> None:
    (note,) = [finding for finding in run(only_check=True, time_zone="") if finding.code == "zone.default"]
    assert str(note.title).startswith("Days are those of ")
