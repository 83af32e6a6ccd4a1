"""How many calls Zoom allows, and a limiter that never makes more."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol

from zoomwizard.zoom.api.errors import DailyLimit

Label = Literal["light", "medium", "heavy", "phone-medium", "phone-heavy"]
MEETING_LABELS: tuple[Label, ...] = ("light", "medium", "heavy")
LABELS: tuple[Label, ...] = (*MEETING_LABELS, "phone-medium", "phone-heavy")  # Zoom Phone has limits of its own

# Calls per second by plan and label, and calls per UTC day where there is such a limit; those of all apps of an
# account together. Heavy ones share their daily limit with resource-intensive ones, which this program never makes.
PER_SECOND: Mapping[str, Mapping[Label, float]] = {
    "free": {"light": 4, "medium": 2, "heavy": 1, "phone-medium": 2, "phone-heavy": 1},
    "pro": {"light": 30, "medium": 20, "heavy": 10, "phone-medium": 10, "phone-heavy": 5},
    "business": {"light": 80, "medium": 60, "heavy": 40, "phone-medium": 20, "phone-heavy": 10},
}
PER_DAY: Mapping[str, Mapping[Label, int]] = {
    "free": {"light": 6000, "medium": 2000, "heavy": 1000, "phone-medium": 2000, "phone-heavy": 1000},
    "pro": {"heavy": 30_000, "phone-heavy": 15_000},
    "business": {"heavy": 60_000, "phone-heavy": 30_000},
}
MARGIN_SECONDS = 0.001  # by which a window is longer than Zoom's: clocks are not read to the last digit
A_DAY = timedelta(days=1)  # in which each daily limit begins anew, whatever an answer or a file says
LONGEST_WAIT = 60.0  # at once: the caller then asks again


class Budget(Protocol):
    """The calls of a day that are left; kept where a restart finds it."""

    def take(self, label: Label) -> datetime | None:
        """Count one call; the moment to go on where none is left."""
        ...

    def use_up(self, label: Label, until: datetime) -> None:
        """Zoom itself says that none is left until then."""
        ...


class NoBudget:
    """For accounts without a daily limit, and for a few calls that nobody counts."""

    def take(self, label: Label) -> datetime | None:  # noqa: ARG002 - the parameters are those of every budget
        """Always one more."""
        return None

    def use_up(self, label: Label, until: datetime) -> None:
        """Not remembered."""


@dataclass
class RateWindow:
    """At most `calls` in any `seconds`, at the other end. Times are those of one clock that only goes forward.

    When a call comes there nobody here knows: at some moment until its end. So it counts from its beginning until
    `seconds` after its end, and calls that were late on their way can't come together with later ones.
    """

    calls: int
    seconds: float
    under_way: int = 0
    ended: deque[float] = field(default_factory=deque)
    not_before: float = float("-inf")

    def wait(self, now: float) -> float:
        """The seconds until the next call may begin, or it is worth asking again; 0: now."""
        wait = self.not_before - now
        free = self.calls - self.under_way
        if free <= 0:
            wait = max(wait, self.seconds)
        elif len(self.ended) >= free:
            wait = max(wait, self.ended[-free] + self.seconds - now)
        return max(wait, 0.0)

    def begin(self) -> None:
        """A call is made."""
        self.under_way += 1

    def end(self, now: float) -> None:
        """A call was answered or given up."""
        self.under_way -= 1
        self.ended.append(now)
        while len(self.ended) > self.calls:
            self.ended.popleft()

    def narrow(self, calls: int) -> None:
        """Allow fewer calls from now on; never more than before."""
        self.calls = max(1, min(self.calls, calls))


def window_of(rate: float) -> RateWindow:
    """The window of so many calls a second; below 1, of one call in a longer time."""
    if rate >= 1:
        return RateWindow(int(rate), 1 + MARGIN_SECONDS)
    return RateWindow(1, 1 / rate + MARGIN_SECONDS)


class Limiter:
    """Says when each call may be made: never above the account's share of Zoom's limits, per second and per day.

    `idle`: so many seconds ago the last run ended, whose calls count too.
    """

    def __init__(
        self,
        plan: str,
        share: float,
        *,
        clock: Callable[[], float],
        budget: Budget | None = None,
        idle: float = float("inf"),
    ) -> None:
        self._clock, self._share = clock, share
        self._budget = budget or NoBudget()
        self._windows = {label: window_of(PER_SECOND[plan][label] * share) for label in LABELS}
        for window in self._windows.values():
            window.not_before = clock() + window.seconds - idle

    def take(self, label: Label) -> float:
        """0 where the call may be made now, and then its `end` has to be said; else the seconds to wait and ask again.

        Errors: DailyLimit.
        """
        window, now = self._windows[label], self._clock()
        wait = window.wait(now)
        if wait > 0:
            return min(wait, LONGEST_WAIT)
        until = self._budget.take(label)
        if until is not None:
            raise DailyLimit(until)
        window.begin()
        return 0.0

    def end(self, label: Label) -> None:
        """A call that was taken is answered or given up."""
        self._windows[label].end(self._clock())

    def pause(self, label: Label, seconds: float) -> None:
        """No call of this label for so long: Zoom asked for it."""
        window = self._windows[label]
        window.not_before = max(window.not_before, self._clock() + seconds)

    def learn(self, label: Label, per_second: float) -> None:
        """Zoom says how many calls a second it allows: fewer than known count at once."""
        self._windows[label].narrow(int(per_second * self._share))

    def use_up(self, label: Label, until: datetime) -> None:
        """Zoom says that the day's calls are used up."""
        self._budget.use_up(label, until)

    def rate(self, label: Label) -> float:
        """Calls per second, as reckoned with in a plan."""
        window = self._windows[label]
        return window.calls / window.seconds


def next_midnight(now: datetime) -> datetime:
    """The next 00:00 UTC, when Zoom counts anew."""
    return datetime(now.year, now.month, now.day, tzinfo=UTC) + timedelta(days=1)
