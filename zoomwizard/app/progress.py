"""One bar for a whole run: how far, how fast, how long still. It only goes forward."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zoomwizard.core.outcome import Progress
from zoomwizard.core.said import Said, plural, say

WINDOW_SECONDS = 5.0  # the rate is that of the last seconds, and a forecast has to hold for so long
SAMPLE_SECONDS = 0.5
LARGEST_SPREAD = 0.15  # of the time left: how far forecasts may lie apart and still be called steady
SMALLEST_SPREAD = 2.0  # seconds
STALL_SECONDS = 10.0
NOT_YET_DONE = 0.99  # the bar is not full before the run has ended


@dataclass(frozen=True)
class BarState:
    """What the bar shows: `fraction` from 0 to 1, rows per second and seconds left where they are known."""

    fraction: float
    message: Said | str
    rows: int
    rate: float | None
    seconds_left: float | None
    stalled: bool


@dataclass(frozen=True)
class Sample:
    """The run at one moment; `end` is when it would end if it went on as fast as until then."""

    time: float
    rows: int
    end: float | None


class Bar:
    """The progress of a job's stages as one number. `update` may be called from any thread, often."""

    def __init__(self, stages: Mapping[str, float], clock: Callable[[], float] = time.monotonic) -> None:
        total = sum(stages.values()) or 1.0
        self._parts: dict[str, tuple[float, float]] = {}
        before = 0.0
        for stage, weight in stages.items():
            self._parts[stage] = before / total, weight / total
            before += weight
        self._clock = clock
        self._lock = threading.Lock()
        self._begin = self._moved = clock()
        self._fraction, self._rows = 0.0, 0
        self._message: Said | str = ""
        self._samples: deque[Sample] = deque()

    def update(self, progress: Progress) -> None:
        """Take in what the job says; a step back is not shown."""
        start, part = self._parts.get(progress.stage, (0.0, 0.0))
        share = min(max(progress.done / progress.total, 0.0), 1.0) if progress.total > 0 else 0.0
        with self._lock:
            fraction = max(self._fraction, min(start + part * share, NOT_YET_DONE))
            rows = max(self._rows, progress.rows)
            now = self._clock()
            if fraction > self._fraction or rows > self._rows:
                self._moved = now
            self._fraction, self._rows, self._message = fraction, rows, progress.message
            self._take_sample(now)

    def finish(self) -> None:
        """The run has ended well: the bar is full."""
        with self._lock:
            self._fraction = 1.0

    def state(self) -> BarState:
        """What to show now."""
        with self._lock:
            now = self._clock()
            self._take_sample(now)
            stalled = now - self._moved >= STALL_SECONDS and self._fraction < 1
            left = None if stalled else self._seconds_left(now)
            return BarState(self._fraction, self._message, self._rows, self._rate(now), left, stalled)

    def _take_sample(self, now: float) -> None:
        if self._samples and now - self._samples[-1].time < SAMPLE_SECONDS:
            return
        spent = now - self._begin
        end = self._begin + spent / self._fraction if self._fraction > 0 else None
        self._samples.append(Sample(now, self._rows, end))
        # One sample older than the window stays, so that the samples always span all of it.
        while len(self._samples) > 2 and now - self._samples[1].time >= WINDOW_SECONDS:
            self._samples.popleft()

    def _rate(self, now: float) -> float | None:
        oldest = self._samples[0]
        if now - oldest.time < 2 * SAMPLE_SECONDS or self._rows <= oldest.rows:
            return None
        return (self._rows - oldest.rows) / (now - oldest.time)

    def _seconds_left(self, now: float) -> float | None:
        """None until forecasts agree with each other: a number that jumps about is worse than none."""
        ends = [sample.end for sample in self._samples]
        if self._fraction >= 1 or now - self._samples[0].time < WINDOW_SECONDS or None in ends:
            return None
        known = [end for end in ends if end is not None]
        left = max(known[-1] - now, 0.0)
        if max(known) - min(known) > max(left * LARGEST_SPREAD, SMALLEST_SPREAD):
            return None
        return left


def time_left(seconds: float) -> Said:
    """How long still, no more exact than it can be known: `2 minutes, 10 seconds left`."""
    if seconds < 5:
        return say("a few seconds left")
    if seconds <= 55:
        return _left(plural("{n} second", "{n} seconds", n=_round_up(seconds, 5)))
    if seconds < 600:
        minutes, rest = divmod(_round_up(max(seconds, 60), 10), 60)
        return _left(_minutes(minutes), plural("{n} second", "{n} seconds", n=rest) if rest else None)
    hours, minutes = divmod(_round_up(seconds, 60) // 60, 60)
    if not hours:
        return _left(_minutes(minutes))
    return _left(plural("{n} hour", "{n} hours", n=hours), _minutes(minutes) if minutes else None)


def _left(time: Said, more: Said | None = None) -> Said:
    return say("{time} left", time=time) if more is None else say("{time}, {more} left", time=time, more=more)


def _minutes(number: int) -> Said:
    return plural("{n} minute", "{n} minutes", n=number)


def _round_up(seconds: float, step: int) -> int:
    return int(-(-seconds // step)) * step
