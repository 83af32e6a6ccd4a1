"""Downloads the meetings of a range and their participants: can be left at any moment, and goes on where it was."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from zoomwizard import __version__
from zoomwizard.core.outcome import (
    AppError,
    Cancelled,
    CancelToken,
    Finding,
    InputError,
    Progress,
    Severity,
    Unfinished,
)
from zoomwizard.core.said import sentences
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.api.answers import Meeting
from zoomwizard.zoom.api.budget import DailyBudget
from zoomwizard.zoom.api.client import SECONDS_TO_ANSWER, Traffic, ZoomClient
from zoomwizard.zoom.api.clock import Clock
from zoomwizard.zoom.api.errors import DailyLimit, Redirected, SetUpError, Unreachable, ZoomError
from zoomwizard.zoom.api.limits import Budget, Limiter
from zoomwizard.zoom.collect.listing import Listing, each, first_day_kept, months_of
from zoomwizard.zoom.collect.meeting import participants_of, reason_of
from zoomwizard.zoom.collect.store import AccountLock, Counts, Store, file_of, remove_download
from zoomwizard.zoom.collect.ways import FIELD, Ways

TICK_SECONDS = 0.1
MOST_ASIDE = 0.2  # of the meetings
MOST_UNREACHABLE = 16  # meetings in a row without any answer: then it is not the meetings, but the way to Zoom
USER_AGENT = f"ZoomWizard/{__version__}"
KEPT = "What was downloaded is kept: begin the same download again to go on."

T = TypeVar("T")


@dataclass(frozen=True)
class DownloadProgress:
    """How far a download is. `meetings` is 0 while they are still being listed; `waited` are seconds.

    `waiting_for` says why no call is made at this moment, blank where it goes on.
    """

    listed: bool
    done: int
    meetings: int
    calls: int
    waited: float
    waiting_for: str

    def sentence(self) -> str:
        """The same for a person, in one line."""
        what = f"{self.done:,} of {self.meetings:,} meetings" if self.listed else f"Listing {self.meetings:,} meetings"
        waits = f", waited {self.waited:,.0f} s" if self.waited >= 1 else ""
        why = f"; waiting for {self.waiting_for}" if self.waiting_for else ""
        return f"{what}, {self.calls:,} calls{waits}{why}"

    def as_of(self, stage: str) -> Progress:
        """The same as the progress of a stage of a run."""
        done, total = (self.done, max(self.meetings, 1)) if self.listed else (0, 1)
        return Progress(stage, done, total, self.sentence())


Watching = Callable[[DownloadProgress], None]


@dataclass(frozen=True)
class Downloaded:
    """A download that is as whole as Zoom made it; `path` is its file, with everything in it."""

    path: Path
    first: date
    last: date
    counts: Counts
    aside: tuple[tuple[str, str], ...]  # meeting ID and reason
    traffic: Traffic
    findings: tuple[Finding, ...]


@dataclass(kw_only=True)
class Connection:
    """All that is needed to ask an account: itself, its secret, and where downloads are kept.

    A test gives a clock of its own, and less time to answers.
    """

    account: Account
    secret: str = field(repr=False)
    folder: Path
    clock: Clock = field(default_factory=Clock)
    answer_seconds: float = SECONDS_TO_ANSWER

    def budget(self) -> DailyBudget:
        """The calls of the day that are left, as the file in the folder says."""
        file = self.folder / f"zoom-{self.account.name}.calls"
        return DailyBudget(file, self.account.plan, self.account.share, self.clock.now)

    def limiter(self, budget: Budget | None = None, idle: float = float("inf")) -> Limiter:
        """The account's limits; see `client`."""
        return Limiter(self.account.plan, self.account.share, clock=self.clock.monotonic, budget=budget, idle=idle)

    def client(self, budget: Budget, idle: float = float("inf")) -> ZoomClient:
        """A client within the account's limits. `idle`: so many seconds ago another one was closed."""
        return ZoomClient(
            self.account, self.secret, self.limiter(budget, idle),
            user_agent=USER_AGENT, clock=self.clock, answer_seconds=self.answer_seconds,
        )  # fmt: skip

    def lock(self) -> AccountLock:
        """Within, no other run asks the account."""
        return AccountLock(self.folder, self.account.name, self.clock.time)


def check_range(first: date, last: date, today: date) -> list[Finding]:
    """What is wrong with a range of UTC days, or worth saying."""
    if last < first:
        title = "The range ends before it begins."
        return [Finding(Severity.ERROR, "date_from", title, "Check --from and --to.", code="option.dates")]
    kept = first_day_kept(today)
    if first < kept:
        title = f"Zoom keeps its reports for six months: the first day that can be had is {kept}."
        hint = f"Begin with --from {kept}; earlier months can only come from reports that were exported in time."
        return [Finding(Severity.ERROR, "date_from", title, hint, code="zoom.too-early")]
    if first > today:
        title = "The range lies in the future."
        return [Finding(Severity.ERROR, "date_from", title, "Check --from and --to.", code="zoom.in-future")]
    if last >= today:
        title = "The range has days that are not over yet (in UTC): meetings of these can be missing."
        hint = "Zoom's reports are whole some hours after a day has ended."
        return [Finding(Severity.WARNING, "date_to", title, hint, code="zoom.not-over")]
    return []


def today_utc() -> date:
    """The day that it is in UTC."""
    return datetime.now(UTC).date()


def download(
    connection: Connection,
    first: date,
    last: date,
    *,
    fresh: bool = False,
    wait: bool = False,
    watch: Watching = lambda _: None,
    cancel: CancelToken | None = None,
) -> Downloaded:
    """Download what is still missing of a range of UTC days, both inclusive; `fresh` forgets what is there.

    Blocks until it is done; `watch` is called ten times a second. Leave it by `cancel` and call again to go on.
    With `wait` it waits where the day's calls are used up.
    Errors: Cancelled; InputError for a wrong secret, a missing scope, a plan without reports, a range that is not
    kept; Unfinished at the daily limit; AppError. What was downloaded is kept in every case.
    """
    cancel = cancel or CancelToken()
    cancel.raise_if_cancelled()
    wrong = [finding for finding in check_range(first, last, today_utc()) if finding.severity is Severity.ERROR]
    if wrong:
        raise InputError(wrong)
    with connection.lock() as lock:
        path = file_of(connection.folder, connection.account.name, first, last)
        if fresh:
            remove_download(path)
        with Store(path) as store, connection.budget() as budget:
            client = connection.client(budget, lock.idle)
            today = connection.clock.now().date()
            run = DownloadRun(client, store, first, last, today, wait=wait, watch=watch, cancel=cancel)
            done = ask_zoom(run.run(), budget)
            return replace(done, findings=(*count_findings(budget), *done.findings))


class DownloadRun:
    """One run of a download."""

    def __init__(
        self,
        client: ZoomClient,
        store: Store,
        first: date,
        last: date,
        today: date,
        *,
        wait: bool,
        watch: Watching,
        cancel: CancelToken,
    ) -> None:
        self._client, self._store, self._first, self._last = client, store, first, last
        self._wait, self._watch, self._cancel = wait, watch, cancel
        self._today = today
        self._listed, self._done, self._unreachable = False, 0, 0

    async def run(self) -> Downloaded:
        """List, fetch, and try once more what was put aside. Errors: ZoomError, AppError, Cancelled."""
        async with self._client as client:
            return await watched(self._all(client), self._cancel, self._tell)

    def _is_whole(self) -> bool:
        """Whether an earlier run has fetched everything, so that Zoom need not be asked for anything."""
        months = [begin for begin, _ in months_of(self._first, self._last)]
        return all(map(self._store.is_listed, months)) and next(self._store.waiting(), None) is None

    async def _all(self, client: ZoomClient) -> Downloaded:
        if self._is_whole():
            self._listed, self._done = True, self._store.done()
            return self._ended(Ways(), client.traffic)
        await client.sign_in()
        ways = Ways.of_scopes(client.scopes)
        listing = Listing(client, ways, self._store, self._today)
        while True:
            try:
                await listing.list_all(self._first, self._last)
                self._listed, self._done = True, self._store.done()
                await self._fetch(client, ways)
                self._done = self._store.done()
                await self._fetch(client, ways)  # those that were put aside
                break
            except DailyLimit as limit:
                if not self._wait:
                    raise
                seconds = (limit.until - client.server_time()).total_seconds()
                await client.wait(max(seconds, 1.0), f"the daily limit, until {limit.until:%Y-%m-%d %H:%M} UTC")
        return self._ended(ways, client.traffic)

    async def _fetch(self, client: ZoomClient, ways: Ways) -> None:
        async def fetch(item: tuple[int, Meeting]) -> None:
            number, meeting = item
            try:
                stays, total = await participants_of(client, ways, meeting)
            except ZoomError as error:
                reason = reason_of(error)
                self._unreachable += isinstance(error, Unreachable | Redirected)
                if reason is None or self._unreachable >= MOST_UNREACHABLE:
                    raise
                self._store.put_aside(number, reason)
            else:
                self._unreachable = 0
                self._store.fetched(number, stays, total)
            self._done += 1

        await each(self._store.waiting(), fetch)

    def _ended(self, ways: Ways, traffic: Traffic) -> Downloaded:
        if self._store.is_by_hosts():
            ways.note_hosts()  # an earlier run may have lost the other way
        counts = self._store.counts()
        aside = sum(counts.aside.values())
        if counts.listed and (not counts.fetched or aside > MOST_ASIDE * counts.listed):
            reasons = "; ".join(f"{words}: {number:,}" for words, number in counts.aside.items())
            raise AppError(
                f"Zoom gave no answer for {aside:,} of {counts.listed:,} meetings.",
                f"By reason: {reasons}.",
                KEPT,
            )
        findings = [*ways.findings, *completeness(counts)]
        return Downloaded(
            path=self._store.path,
            first=self._first,
            last=self._last,
            counts=counts,
            aside=tuple(self._store.aside()),
            traffic=traffic,
            findings=tuple(findings),
        )

    def _tell(self) -> None:
        t = self._client.traffic
        self._watch(DownloadProgress(self._listed, self._done, self._store.meetings, t.calls, t.waited, t.waiting_for))


def completeness(counts: Counts) -> list[Finding]:
    """What is missing of a download, as findings."""
    out, rows, people = sum(counts.aside.values()), counts.fewer_stays, counts.fewer_people
    lost, fewer, short = counts.not_followed, counts.not_listed, len(counts.short_months)
    said = [
        (out, "zoom.aside",
         f"{out:,} of the meetings could not be downloaded and {'is' if out == 1 else 'are'} left out.",
         "The manifest says why. A later run tries them again."),
        (rows, "zoom.fewer-rows",
         f"{rows:,} {'meeting has' if rows == 1 else 'meetings have'} fewer participants than Zoom says.", ""),
        (people, "zoom.fewer-people",
         f"{people:,} {'meeting has' if people == 1 else 'meetings have'} fewer people than Zoom's list of meetings "
         "says.", "People with several devices count once here."),
        (lost, "zoom.list-aside",
         f"{lost:,} {'entry' if lost == 1 else 'entries'} of Zoom's lists could not be followed.",
         "Their meetings are missing."),
        (fewer, "zoom.list-fewer",
         f"{fewer:,} {'entry fewer is' if fewer == 1 else 'entries fewer are'} in Zoom's lists of meetings than Zoom "
         "counts.", "Their meetings are missing. Begin the download anew later."),
        (short, "zoom.short-range",
         f"{short:,} {'month' if short == 1 else 'months'} came back shorter than asked; what was left out was asked "
         "for again.", ""),
    ]  # fmt: skip
    severities = {"zoom.fewer-people": Severity.NOTE, "zoom.short-range": Severity.NOTE}
    return [
        Finding(severities.get(code, Severity.WARNING), FIELD, title, hint, code=code)
        for number, code, title, hint in said
        if number
    ]


async def watched(work: Coroutine[Any, Any, T], cancel: CancelToken, tell: Callable[[], None]) -> T:
    """The work's value; ten times a second `tell` is called, and a cancel ends the work at once. Errors: Cancelled."""
    task = asyncio.ensure_future(work)
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=TICK_SECONDS)
            tell()
            if cancel.is_cancelled and not task.done():
                raise Cancelled(KEPT)
        return task.result()
    finally:
        if not task.done():
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


class Unwaited(ThreadPoolExecutor):
    """Each call in a thread of its own that nobody waits for.

    Looking up an address can't be broken off, and takes half a minute where the network is away.
    """

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Begin a call."""
        future = Future[T]()

        def work() -> None:
            try:
                value = fn(*args, **kwargs)
            except BaseException as error:  # noqa: BLE001 - handed over to whoever waits, whatever it is
                future.set_exception(error)
            else:
                future.set_result(value)

        future.set_running_or_notify_cancel()
        threading.Thread(target=work, name="look-up", daemon=True).start()
        return future


def count_findings(budget: DailyBudget) -> list[Finding]:
    """What is worth saying about the count of the day's calls."""
    if not budget.is_damaged:
        return []
    title = "The file that counts today's calls to Zoom is damaged."
    hint = "The last known count is used; where there is none, all of today's calls count as made."
    return [Finding(Severity.WARNING, FIELD, title, hint, code="zoom.count-damaged")]


def ask_zoom(work: Coroutine[Any, Any, T], budget: DailyBudget | None = None) -> T:
    """The work's value; what goes wrong with Zoom becomes an error that every front end can show.

    Errors: InputError, Unfinished, AppError; those of the work.
    """
    try:
        with asyncio.Runner() as runner:
            runner.get_loop().set_default_executor(Unwaited())
            return runner.run(work)
    except DailyLimit as error:
        counted = sentences(*(finding.sentence() for finding in (count_findings(budget) if budget else ())))
        raise Unfinished(error.happened, counted, error.todo) from error
    except SetUpError as error:
        raise InputError([set_up_finding(error)]) from error
    except ZoomError as error:
        message = f"Zoom's code is {error.code}." if error.code else ""
        raise AppError(error.happened, message, f"{error.todo} {KEPT}") from error


def set_up_finding(error: SetUpError) -> Finding:
    """The finding for an account that can not work as it is set up."""
    return Finding(Severity.ERROR, FIELD, error.happened, error.todo, code="zoom.set-up")
