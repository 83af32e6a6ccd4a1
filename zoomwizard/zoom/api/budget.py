"""The calls of a UTC day, counted in a file, so that a restart does not begin anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zoomwizard.zoom.api.limits import PER_DAY, Label, next_midnight

AHEAD = 25  # calls that are counted before they are made, so that not each one writes the file


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class DailyBudget:
    """The share of an account's daily limits that this program may still use; see `Budget`.

    The file counts calls before they are made: a run that is killed loses at most AHEAD of them and never gains one.
    """

    def __init__(self, file: Path, plan: str, share: float, now: Callable[[], datetime] = utc_now) -> None:
        self._file, self._now = file, now
        self._most = {label: max(1, int(calls * share)) for label, calls in PER_DAY[plan].items()}
        self._day, self._used, self._until = "", dict[str, int](), dict[str, datetime]()
        self._written = dict[str, int]()
        self._load()

    def take(self, label: Label) -> datetime | None:
        """Count one call; the moment to go on where none is left."""
        now = self._now()
        self._begin_day(now)
        until = self._until.get(label)
        if until is not None and now < until:
            return until
        if label not in self._most:
            return None
        used = self._used.get(label, 0)
        if used >= self._most[label]:
            return next_midnight(now)
        self._used[label] = used + 1
        if self._used[label] > self._written.get(label, 0):
            self._write(ahead=AHEAD)
        return None

    def use_up(self, label: Label, until: datetime) -> None:
        """Zoom itself says that none is left until then."""
        self._until[label] = until
        self._write(ahead=0)

    def left(self, label: Label) -> int | None:
        """How many calls are left today; None where there is no limit."""
        self._begin_day(self._now())
        return max(self._most[label] - self._used.get(label, 0), 0) if label in self._most else None

    def per_day(self, label: Label) -> int | None:
        """How many calls a day may have; None where there is no limit."""
        return self._most.get(label)

    def close(self) -> None:
        """Write the exact count."""
        if self._used:
            self._write(ahead=0)

    def _begin_day(self, now: datetime) -> None:
        if self._day != f"{now:%Y-%m-%d}":
            self._day, self._used, self._written = f"{now:%Y-%m-%d}", {}, {}

    def _load(self) -> None:
        with suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
            content: Any = json.loads(self._file.read_text(encoding="utf-8"))
            used = {str(label): int(calls) for label, calls in content["used"].items()}
            until = {str(label): datetime.fromisoformat(moment) for label, moment in content["until"].items()}
            self._day, self._used, self._until = str(content["day"]), used, until
            self._written = dict(used)

    def _write(self, *, ahead: int) -> None:
        self._written = {label: min(calls + ahead, self._most[label]) for label, calls in self._most_used()}
        until = {label: moment.isoformat() for label, moment in self._until.items()}
        content = {"day": self._day, "used": self._written, "until": until}
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps(content), encoding="utf-8")
        new.replace(self._file)

    def _most_used(self) -> list[tuple[Label, int]]:
        return [(label, self._used.get(label, 0)) for label in self._most]
