"""The calls of a UTC day, counted in a file, so that a restart does not begin anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from zoomwizard.zoom.api.limits import A_DAY, PER_DAY, Label, next_midnight

AHEAD = 25  # calls that are counted before they are made, so that not each one writes the file


def copy_of(file: Path) -> Path:
    """The copy of a file that counts calls."""
    return file.with_suffix(".calls-copy")


@dataclass(frozen=True)
class Kept:
    """A count as a file keeps it."""

    day: str
    used: dict[str, int]
    until: dict[str, datetime]


class DailyBudget:
    """The share of an account's daily limits that this program may still use; see `Budget`.

    The file counts calls before they are made: a run that is killed loses at most AHEAD of them and never gains one.
    It has a copy, so that the last known count holds where it is damaged; `is_damaged` says so. Where both are, the
    whole day's calls count as used.
    """

    def __init__(self, file: Path, plan: str, share: float, now: Callable[[], datetime]) -> None:
        self._file, self._copy, self._now = file, copy_of(file), now
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
        self._begin_day(self._now())
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin_day(self, now: datetime) -> None:
        if self._day != f"{now:%Y-%m-%d}":
            self._day, self._used, self._written = f"{now:%Y-%m-%d}", {}, {}

    def _load(self) -> None:
        found = [self._read(file) for file in (self._file, self._copy)]
        self.is_damaged = "damaged" in found
        kept = [content for content in found if isinstance(content, Kept)]
        if kept:  # the copy is written last, so the first of them is the latest
            self._day, self._used, self._until = kept[0].day, dict(kept[0].used), dict(kept[0].until)
            self._written = dict(kept[0].used)
        elif self.is_damaged:
            # Nobody knows how many were made today: until tomorrow none is.
            self._begin_day(self._now())
            self._used = {str(label): calls for label, calls in self._most.items()}
            self._write(ahead=0)

    def _read(self, file: Path) -> Kept | Literal["damaged"] | None:
        """What a file says; None where it is not there."""
        latest = self._now() + A_DAY
        try:
            content: Any = json.loads(file.read_text(encoding="utf-8"))
            used = {str(label): int(calls) for label, calls in content["used"].items()}
            until = {
                str(label): min(datetime.fromisoformat(moment), latest) for label, moment in content["until"].items()
            }
            day = date.fromisoformat(content["day"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, AttributeError, KeyError, OverflowError, RecursionError):
            return "damaged"
        if min(used.values(), default=0) < 0:
            return "damaged"
        return Kept(f"{day}", used, until)

    def _write(self, *, ahead: int) -> None:
        self._written = {label: min(calls + ahead, self._most[label]) for label, calls in self._most_used()}
        until = {label: moment.isoformat() for label, moment in self._until.items()}
        content = {"day": self._day, "used": self._written, "until": until}
        new = self._file.with_suffix(".new")
        for file in (self._file, self._copy):
            new.write_text(json.dumps(content), encoding="utf-8")
            new.replace(file)

    def _most_used(self) -> list[tuple[Label, int]]:
        return [(label, self._used.get(label, 0)) for label in self._most]
