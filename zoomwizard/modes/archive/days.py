"""Which days a run asks for, and what it leaves for the next one. Source: docs/archive.md, Which days."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.whole import write_whole
from zoomwizard.core.said import say
from zoomwizard.modes.archive.place import UNWRITABLE
from zoomwizard.zoom.api.account import ACCOUNT_FIELD
from zoomwizard.zoom.api.archive_answers import ListedRecording, RecordingKind
from zoomwizard.zoom.api.limits import A_DAY

FURTHEST = timedelta(days=30)  # that a run without days goes back; Zoom keeps compliance recordings no longer
# How much earlier than the last run the next one begins: what was complete only after its lists had been read.
EARLIER: Mapping[RecordingKind, timedelta] = {
    "compliance": timedelta(hours=1),
    "cloud": timedelta(hours=72),
    "phone": timedelta(hours=72),
}
RECONCILED_DAYS = 14
WAITS = frozenset({"waiting", "retry", "refused", "blocked_html"})  # of a file: the next run asks for it again
STATE_FILE = "lists.json"


@dataclass(frozen=True)
class KindState:
    """What earlier runs know of a kind: when the last one began that read all lists, and the earliest that waits."""

    began: datetime | None = None
    waits: datetime | None = None


RunState = Mapping[RecordingKind, KindState]  # without it a run is a first one


@dataclass(frozen=True)
class AskedTimes:
    """What a list is asked for: from `first` until `end`, by the start or, `by_completion`, by when it was whole.

    Only what starts between `start_first` and `start_end`, the end left out, is taken.
    """

    first: datetime
    end: datetime
    by_completion: bool = False
    start_first: datetime | None = None
    start_end: datetime | None = None

    def takes(self, recording: ListedRecording) -> bool:
        """Whether a recording that was listed belongs to what is asked for."""
        if self.start_first is not None and recording.start < self.start_first:
            return False
        return self.start_end is None or recording.start < self.start_end

    @property
    def days(self) -> tuple[date, date]:
        """The days that a list by days is asked for."""
        return self.first.date(), (self.end - timedelta(milliseconds=1)).date()


# ---------------------------------------------------------------------------------------------------------
# Which days


def with_days(kind: RecordingKind, first: date, last: date, now: datetime) -> AskedTimes:
    """Both days inclusive, by the start. Calls are listed by their end, so a day more; none of them ends later."""
    begin, end = midnight(first), midnight(last) + A_DAY
    until = max(min(end + A_DAY if kind == "phone" else end, now), begin)
    return AskedTimes(begin, until, start_first=begin, start_end=end)


def since_last_run(kind: RecordingKind, state: RunState, now: datetime) -> AskedTimes:
    """Since the last run, and what waits since then."""
    known = state.get(kind, KindState())
    first = now - FURTHEST if known.began is None else known.began - EARLIER[kind]
    if known.waits is not None:
        first = min(first, max(known.waits, now - FURTHEST))
    return AskedTimes(first, now, by_completion=kind == "compliance", start_first=first if kind == "cloud" else None)


def asked_times(
    kinds: Sequence[RecordingKind], days: tuple[date, date] | None, state: RunState, now: datetime
) -> dict[RecordingKind, AskedTimes]:
    """What each kind is asked for, with days or without."""
    if days is None:
        return {kind: since_last_run(kind, state, now) for kind in kinds}
    return {kind: with_days(kind, *days, now) for kind in kinds}


def with_margin(kind: RecordingKind, first: datetime, end: datetime, now: datetime) -> AskedTimes:
    """A day more on both ends of a range, so that midnight cuts nothing off; calls are listed by their end."""
    later = 2 * A_DAY if kind == "phone" else A_DAY
    return AskedTimes(first - A_DAY, max(min(end + later, now), first - A_DAY))


def reconciled_days(now: datetime) -> tuple[datetime, datetime]:
    """What is reconciled without days: from midnight two weeks ago until now."""
    return midnight(now.astimezone(UTC).date() - timedelta(days=RECONCILED_DAYS)), now


def gap_finding(account: str, state: RunState, kinds: Sequence[RecordingKind], now: datetime) -> list[Finding]:
    """A warning if compliance recordings may be gone since the last run."""
    began = state.get("compliance", KindState()).began
    if "compliance" not in kinds or began is None or now - began <= FURTHEST:
        return []
    title = say(
        "The last download from {account} was more than {n} days ago, and Zoom deletes compliance recordings after "
        "that time.",
        account=account,
        n=FURTHEST.days,
    )
    hint = say("Recordings from before {day} may be lost. Run the download more often.", day=(now - FURTHEST).date())
    return [Finding(Severity.WARNING, ACCOUNT_FIELD, title, hint, code="archive.gap")]


def midnight(day: date) -> datetime:
    """The beginning of a day in UTC."""
    return datetime.combine(day, time(), UTC)


# ---------------------------------------------------------------------------------------------------------
# What the next run has to know


@dataclass
class EarliestWaiting:
    """The earliest start of what waits, by kind; filled while a run goes on."""

    earliest: dict[RecordingKind, datetime] = field(default_factory=dict)

    def add(self, kind: RecordingKind, start: datetime) -> None:
        """Something of a recording waits or failed."""
        self.earliest[kind] = min(start, self.earliest.get(kind, start))


def state_after(
    state: RunState,
    kinds: Sequence[RecordingKind],
    began: datetime,
    waiting: EarliestWaiting,
    *,
    has_days: bool,
    is_whole: bool,
) -> RunState:
    """The state after a run. With days it says only what waits more; so does one that didn't read all lists."""
    after = dict(state)
    for kind in kinds:
        known, waits = state.get(kind, KindState()), waiting.earliest.get(kind)
        if is_whole and not has_days:
            after[kind] = KindState(began, waits)
        elif waits is not None:
            after[kind] = replace(known, waits=min(waits, known.waits or waits))
    return after


def read_state(work: Path) -> RunState:
    """The state that is kept in an account's work folder; none if it isn't there or damaged."""
    try:
        content: Any = json.loads((work / STATE_FILE).read_bytes())
        return {
            kind: KindState(*(value and datetime.fromisoformat(value).astimezone(UTC) for value in (began, waits)))
            for kind, (began, waits) in content.items()
            if kind in EARLIER
        }
    except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return {}


def write_state(work: Path, state: RunState) -> None:
    """Keep the state in an account's work folder. Errors: AppError."""
    content = {
        kind: [moment and moment.isoformat() for moment in (known.began, known.waits)] for kind, known in state.items()
    }
    with explained(UNWRITABLE):
        write_whole(work / STATE_FILE, json.dumps(content))
