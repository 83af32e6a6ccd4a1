"""All that is needed to ask an account, and asking it from a thread that can be left at any moment."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from zoomwizard import __version__
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, Finding, InputError, Severity, Unfinished
from zoomwizard.core.said import say, sentences
from zoomwizard.zoom.api.account import ACCOUNT_FIELD, Account
from zoomwizard.zoom.api.budget import DailyBudget
from zoomwizard.zoom.api.client import SECONDS_TO_ANSWER, ZoomClient
from zoomwizard.zoom.api.clock import Clock
from zoomwizard.zoom.api.errors import DailyLimit, SetUpError, ZoomError
from zoomwizard.zoom.api.limits import Budget, Limiter
from zoomwizard.zoom.collect.kept import AccountLock
from zoomwizard.zoom.collect.words import happened, todo

WAIT_TICK = 0.1
USER_AGENT = f"ZoomWizard/{__version__}"
KEPT_SO_FAR = say("What was downloaded is kept. Start the same download again to go on.")

_T = TypeVar("_T")


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


def count_findings(budget: DailyBudget) -> list[Finding]:
    """What is worth saying about the count of the day's calls."""
    if not budget.is_damaged:
        return []
    title = say("The file that counts today's requests to Zoom is damaged.")
    hint = say("The last known count is used. If there isn't one, all of today's requests count as used up.")
    return [Finding(Severity.WARNING, ACCOUNT_FIELD, title, hint, code="zoom.count-damaged")]


async def watched(work: Coroutine[Any, Any, _T], cancel: CancelToken, tell: Callable[[], None]) -> _T:
    """The work's value; ten times a second `tell` is called, and a cancel ends the work at once. Errors: Cancelled."""
    task = asyncio.ensure_future(work)
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=WAIT_TICK)
            tell()
            if cancel.is_cancelled and not task.done():
                raise Cancelled(KEPT_SO_FAR)
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

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """Begin a call."""
        future = Future[_T]()

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


def ask_zoom(work: Coroutine[Any, Any, _T], budget: DailyBudget | None = None) -> _T:
    """The work's value; what goes wrong with Zoom becomes an error that every front end can show.

    Errors: InputError, Unfinished, AppError; those of the work.
    """
    try:
        with asyncio.Runner() as runner:
            runner.get_loop().set_default_executor(Unwaited())
            return runner.run(work)
    except DailyLimit as error:
        counted = sentences(*(finding.sentence() for finding in (count_findings(budget) if budget else ())))
        raise Unfinished(happened(error), counted, todo(error)) from error
    except SetUpError as error:
        found = Finding(Severity.ERROR, ACCOUNT_FIELD, happened(error), todo(error), code="zoom.set-up")
        raise InputError([found]) from error
    except ZoomError as error:
        message = say("Zoom's code is {code}.", code=str(error.code)) if error.code else ""
        raise AppError(happened(error), message, sentences(todo(error), KEPT_SO_FAR)) from error
