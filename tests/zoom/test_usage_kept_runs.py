"""However a period is split into runs: the tables of kept days are those of one run at the end."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.zoom.conftest import Start
from tests.zoom.fake import FakeMeeting, FakeStay, FakeZoom, running
from tests.zoom.kept_runs import AT_THE_END, BEGIN, FIRST, KILLED, LAST, Killed, Late, LateAccount, make_account
from tests.zoom.organisation import uuid_of
from tests.zoom.test_usage_job import comparable, digests
from zoomwizard.core.outcome import Unfinished

ASKED_OF_PEOPLE = {"past", "report", "webinar", "qa", "polls"}
DAYS = (LAST - FIRST).days + 1
ROOT = Path(__file__).parents[2]
Tables = dict[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Split:
    """A run: minutes after the period's begin, its days by their number, and what ends it early."""

    after: int
    first: int = 0
    last: int = DAYS - 1
    kill_at: int | None = None
    limit_at: int | None = None


SPLITS = st.lists(
    st.builds(
        Split,
        after=st.integers(60, 60 * 24 * (DAYS + 1)),
        first=st.integers(0, DAYS - 1),
        last=st.integers(0, DAYS - 1),
        kill_at=st.none() | st.integers(0, 140),
        limit_at=st.none() | st.integers(0, 60),
    ),
    max_size=3,
)


def collect(account: LateAccount, splits: Sequence[Split]) -> None:
    """Run as it is split, on each day that has begun."""
    for split in sorted(splits, key=lambda one: one.after):
        account.go_to(BEGIN + timedelta(minutes=split.after))
        account.new_day()
        today = split.after // (60 * 24)
        first, last = sorted((split.first, split.last))
        days = [FIRST + timedelta(days=n) for n in (min(first, today), last)]
        with suppress(Killed, Unfinished):
            account.run(
                store=account.folder / "kept", date_from=str(days[0]), date_to=str(days[1]),
                kill_at=split.kill_at, limit_at=split.limit_at,
            )  # fmt: skip


def at_the_end(account: LateAccount) -> Tables:
    """The tables of a run when all is over."""
    account.go_to(BEGIN + AT_THE_END)
    account.new_day()
    return comparable(account.tables())


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of one run at the end, without kept days."""
    with running(FakeZoom()) as zoom:
        account = LateAccount(zoom, tmp_path_factory.mktemp("straight"), make_account())
        account.go_to(BEGIN + AT_THE_END)
        found = comparable(account.tables(store=None))
    assert len(found["meetings"]) > 15
    assert found["questions"]
    assert found["polls"]
    return found


@pytest.fixture
def zoom(start: Start) -> FakeZoom:
    return start()


def test_however_a_period_is_split_the_tables_are_those_of_one_run(
    zoom: FakeZoom, expected: Tables, tmp_path: Path
) -> None:
    @example([Split(60 * 24 * DAYS, kill_at=20), Split(60 * 24 * (DAYS + 1), limit_at=25)])  # among people of a day
    @settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
    @given(SPLITS)
    def check(splits: list[Split]) -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path) as name:
            account = LateAccount(zoom, Path(name), make_account())
            collect(account, splits)
            assert at_the_end(account) == expected

    check()


def test_a_second_run_asks_for_nobody_and_changes_no_byte(zoom: FakeZoom, expected: Tables, tmp_path: Path) -> None:
    account = LateAccount(zoom, tmp_path / "account", make_account())
    assert at_the_end(account) == expected
    store = account.folder / "kept"
    before = digests(store)
    zoom.calls.clear()
    assert at_the_end(account) == expected
    assert not ASKED_OF_PEOPLE & set(zoom.calls)
    assert digests(store) == before


def test_a_process_that_is_gone_at_once_costs_nothing(zoom: FakeZoom, expected: Tables, tmp_path: Path) -> None:
    account = LateAccount(zoom, tmp_path / "account", make_account())
    account.go_to(BEGIN + AT_THE_END)
    zoom.faults = account.not_ready
    script = "import sys; from tests.zoom.kept_runs import end_at; end_at(*sys.argv[1:])"
    for write in ("20", "25"):  # among the people of a day; then, as these are there, while its parts get their names
        done = subprocess.run(
            [sys.executable, "-c", script, zoom.url, str(account.folder), write], cwd=ROOT, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode == KILLED, done.stderr
    assert at_the_end(account) == expected


# ---------------------------------------------------------------------------------------------------------
# Auckland


NOON = datetime(2026, 11, 2)


@pytest.fixture
def in_auckland(zoom: FakeZoom, tmp_path: Path) -> LateAccount:
    """Meetings of two people that ended on the local 2nd and, later, on the 3rd of November."""
    held = []
    for number, (hour, minute) in enumerate(((10, 30), (11, 20), (11, 45))):
        start, end = NOON + timedelta(hours=9, minutes=number), NOON + timedelta(hours=hour, minutes=minute)
        stays = tuple(FakeStay(f"{who}@planted.example", start, end, who) for who in ("a", "b"))
        held.append(FakeMeeting(uuid_of(number), 90_000_000_000 + number, "Planted", "a@planted.example", start, end,
                                start, stays))  # fmt: skip
    return LateAccount(zoom, tmp_path / "account", [Late(one, one.end, one.end) for one in held])


def yesterday(account: LateAccount, hour: int, minute: int, **given: Any) -> Tables:
    account.go_to(NOON + timedelta(hours=hour, minutes=minute))
    more = {"date_from": "", "date_to": "", "yesterday": True} | given
    return account.tables(**more)


def test_yesterday_in_auckland_is_complete_once_it_was_listed_an_hour_later(in_auckland: LateAccount) -> None:
    (day,) = yesterday(in_auckland, 11, 45)["days"]
    assert (day["date"], day["complete"], day["meetings"]) == ("2026-11-02", "No", "1")
    (day,) = yesterday(in_auckland, 12, 30)["days"]
    assert (day["date"], day["complete"], day["meetings"]) == ("2026-11-02", "Yes", "1")


def test_what_ends_later_is_kept_and_belongs_to_the_next_day(in_auckland: LateAccount) -> None:
    def ends_of(found: Tables) -> list[str]:
        return [row["end"] for row in sorted(found["meetings"], key=lambda row: row["end"])]

    yesterday(in_auckland, 12, 30)
    days = {"yesterday": False, "date_from": str(date(2026, 11, 2)), "date_to": str(date(2026, 11, 3))}
    kept = yesterday(in_auckland, 12, 31, from_zoom="", **days)
    assert ends_of(kept) == ["2026-11-02T10:30:00Z", "2026-11-02T11:20:00Z"]
    assert [(row["meetings"], row["complete"]) for row in kept["days"]] == [("1", "Yes"), ("1", "No")]
    later = yesterday(in_auckland, 13, 0, **days)
    assert ends_of(later) == ["2026-11-02T10:30:00Z", "2026-11-02T11:20:00Z", "2026-11-02T11:45:00Z"]
