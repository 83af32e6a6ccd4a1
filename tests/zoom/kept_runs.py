"""Runs that keep days of a small account, each at a moment of its own: what Zoom lists late, kills, the daily limit."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

from tests.zoom.conftest import FakeClock, forget_count
from tests.zoom.fake import (
    ACCOUNT_ID,
    CLIENT_ID,
    NOT_THERE,
    SCOPES,
    SECRET,
    Call,
    FakeMeeting,
    FakeStay,
    FakeZoom,
    Fault,
    json_fault,
)
from tests.zoom.fake_usage import SCOPES as USAGE_SCOPES
from tests.zoom.organisation import uuid_of
from tests.zoom.test_usage_job import tables_of
from tests.zoom.usage_organisation import WEBINAR_NUMBER, make_webinar, of_webinar
from zoomwizard.core.output import kept_writer
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.usage import collecting, request
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.result import UsageResult
from zoomwizard.modes.usage.run import UsageJob
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.collect import run as collect_run
from zoomwizard.zoom.collect.connection import Connection
from zoomwizard.zoom.collect.store import Store

KEY = bytes(range(32))
FIRST, LAST = date(2026, 10, 31), date(2026, 11, 3)  # in Auckland
BEGIN = datetime(2026, 10, 30, 11)  # of the first of these days
AT_THE_END = timedelta(days=6)
ZONE = "Pacific/Auckland"
LIST_LAG = timedelta(minutes=30)
KILLED = 9  # the exit code of a process that ended at once
PEOPLE = tuple(f"mensch{number:03}@planted.example" for number in range(12))


class Killed(BaseException):
    """What stands for a kill: nothing in the program may catch it."""


@dataclass(frozen=True)
class Late:
    """A meeting or webinar, when Zoom lists it, and when Zoom knows who was there."""

    meeting: FakeMeeting
    listed: datetime
    ready: datetime


def make_account(seed: int = 1) -> list[Late]:
    """Meetings around the clock, some over midnight, some again at once, and a webinar."""
    made, held = random.Random(seed), list[FakeMeeting]()
    for hour in range(2, 24 * 5, 5):
        start = BEGIN.replace(hour=0) + timedelta(hours=hour, seconds=made.randrange(3600 * 4))
        end = start + timedelta(seconds=made.randrange(60, 7200))
        host, *others = made.sample(PEOPLE, made.choice((1, 2, 3, 5)))
        stays = [FakeStay(host, start, end, "u" + host[6:9])]
        stays += [FakeStay(one, start + timedelta(seconds=made.randrange(60)), end) for one in others]
        stays += [FakeStay("", start, end, name=name) for name in ("Guest One", "guest  one", "")[: made.randrange(4)]]
        stays += [FakeStay("", start, start + timedelta(seconds=9), "zoom-id", waiting=hour % 2 == 0)] * bool(others)
        number = 90_000_000_000 + hour % 3
        held.append(FakeMeeting(uuid_of(hour), number, "Planted", host, start, end, start, tuple(stays)))
    held.append(make_webinar(day=date(2026, 11, 1)))
    return [
        Late(one, one.end + made.random() * LIST_LAG, one.end + timedelta(hours=made.choice((0, 0, 0, 1, 30))))
        for one in held
    ]


@dataclass
class LateAccount:
    """The account behind a fake Zoom, a folder for all that is kept of it, and a clock of its own."""

    zoom: FakeZoom
    folder: Path
    known: list[Late]
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        zoom, self.folder = self.zoom, self.folder.absolute()
        self.folder.mkdir(exist_ok=True)
        self.clock._begun, zoom.clock = BEGIN.replace(tzinfo=UTC).timestamp(), self.clock
        zoom.meetings = {late.meeting.uuid: late.meeting for late in self.known}
        zoom.scopes = f"{SCOPES} {USAGE_SCOPES}"
        zoom.figures.webinars = {WEBINAR_NUMBER: of_webinar(date(2026, 11, 1))}

    def go_to(self, moment: datetime) -> None:
        """It is this moment, in UTC; never an earlier one than before."""
        self.clock.passed = max(self.clock.passed, moment.replace(tzinfo=UTC).timestamp() - self.clock._begun)
        now = self.now()
        known = [late.meeting for late in self.known if late.listed <= now]
        self.zoom.listed = sorted(known, key=lambda one: one.start, reverse=True)
        days = [date(2026, 10, 20) + timedelta(days=n) for n in range(20)]
        full = {day: (1, 10 + day.day, 30, 600) for day in days if day < now.date()}
        self.zoom.figures.daily = full | {now.date(): (0, now.hour, 0, 0)}

    def now(self) -> datetime:
        return self.clock.now().replace(tzinfo=None)

    def connection(self, name: str) -> Connection:
        account = Account(
            name=name, plan="business", share=1.0, account_id=ACCOUNT_ID, client_id=CLIENT_ID, **self.zoom.options
        )
        return Connection(account=account, secret=SECRET, folder=self.folder / "downloads", clock=self.clock)

    def not_ready(self, call: Call) -> Fault | None:
        """What Zoom doesn't know yet."""
        if call.kind in ("past", "report", "webinar"):
            late = next(late for late in self.known if late.meeting.uuid == call.key)
            return NOT_THERE if late.ready > self.now() else None
        return None

    def run(self, *, limit_at: int | None = None, kill_at: int | None = None, **given: Any) -> UsageResult:
        """Run the job at this moment; `limit_at`: the call that is one too many for this day, `kill_at`: a write."""
        calls = iter(range(1_000_000))
        midnight = datetime.combine(self.now().date() + timedelta(days=1), time())
        limit = json_fault(429, 429, "maximum daily rate limit", Retry_After=f"{midnight:%Y-%m-%dT%H:%M:%SZ}")

        def faults(call: Call) -> Fault | None:
            return limit if limit_at is not None and next(calls) >= limit_at else self.not_ready(call)

        self.zoom.faults = faults
        more: dict[str, Any] = {
            "from_zoom": "acme", "date_from": str(FIRST), "date_to": str(LAST), "time_zone": ZONE, "tables": ("all",),
            "no_report": True, "no_power_bi": True, "memory": "1GB", "threads": 1,
        } | given  # fmt: skip
        job = UsageJob(lambda _: StandInKey(KEY, "key-file", "In a file."), self)
        with self.at_its_time(), killing(kill_at):
            return job.run(UsageInputs(**more))

    def tables(self, **given: Any) -> dict[str, list[dict[str, str]]]:
        """The tables of a run with kept days at this moment."""
        output = self.folder / f"out {len(list(self.folder.iterdir()))}"
        return tables_of(self.run(**{"store": self.folder / "kept", "output": output} | given))

    def new_day(self) -> None:
        """The calls of the day that is over no longer count, whatever the run before was told."""
        forget_count(self.folder / "downloads")

    @contextmanager
    def at_its_time(self) -> Iterator[None]:
        """The program sees this clock's time."""
        account = self

        class Now(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> Any:
                return account.clock.now().astimezone(tz)

        with mock.patch.object(request, "datetime", Now), mock.patch.object(collect_run, "datetime", Now):
            yield


WRITES: tuple[tuple[ModuleType | type, str], ...] = (
    (kept_writer, "put_in_place"),
    (kept_writer, "write_whole"),
    (kept_writer, "sync_file"),
    (collecting, "remove_download"),
    (Store, "add"),
    (Store, "end_list"),
    (Store, "fetched"),
    (Store, "put_aside"),
)


@contextmanager
def killing(at: int | None, *, really: bool = False) -> Iterator[None]:
    """Nothing is written from the write of this number on; `really` ends this process."""
    writes = iter(range(1_000_000))

    def wrapped(real: Any) -> Any:
        def write(*given: Any, **more: Any) -> Any:
            if at is not None and next(writes) >= at:
                if really:
                    os._exit(KILLED)
                raise Killed
            return real(*given, **more)

        return write

    with ExitStack() as stack:
        for owner, name in WRITES:
            stack.enter_context(mock.patch.object(owner, name, wrapped(getattr(owner, name))))
        yield


def end_at(url: str, folder: str, write: str) -> None:
    """In a process of its own: collect the period when it's over, and be gone at the write of this number."""
    account = LateAccount(FakeZoom(), Path(folder), make_account())
    account.zoom.url = url
    account.go_to(BEGIN + AT_THE_END)
    with killing(int(write), really=True):
        account.run(store=account.folder / "kept")
