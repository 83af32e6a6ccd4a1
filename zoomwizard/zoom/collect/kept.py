"""Which downloads are kept, and where; and the lock that keeps two runs from one account."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from zoomwizard.core.outcome import AppError
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.locks import try_lock
from zoomwizard.core.said import say

FILE = re.compile(r"zoom-([A-Za-z0-9_-]{1,40})-(\d{4}-\d{2}-\d{2})-(\d{4}-\d{2}-\d{2})(?:\.[a-z]+)?\.download")


@dataclass(frozen=True)
class Download:
    """A download that is kept: of which account, which days, and how many bytes."""

    account: str
    first: date
    last: date
    size: int
    path: Path


def file_of(folder: Path, account: str, first: date, last: date, purpose: str = "") -> Path:
    """Where the download of an account and range is kept; each purpose has its own, in small letters."""
    return folder / f"zoom-{account}-{first}-{last}{purpose and f'.{purpose}'}.download"


def downloads_in(folder: Path | None) -> list[Download]:
    """The downloads that are kept, by name."""
    found: list[Download] = []
    with suppress(OSError):
        for path in sorted(folder.iterdir()) if folder else ():
            parts = FILE.fullmatch(path.name)
            if parts:
                days = (date.fromisoformat(parts[2]), date.fromisoformat(parts[3]))
                size = sum(file.stat().st_size for file in files_of(path) if file.exists())
                found.append(Download(parts[1], *days, size, path))
    return found


def files_of(path: Path) -> tuple[Path, ...]:
    """A download's file and what its engine keeps beside it."""
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def remove_download(path: Path) -> None:
    """Delete a download and what the engine of its file keeps beside it. Errors: AppError."""
    with explained(say("The download from Zoom couldn't be deleted.")):
        for file in files_of(path):
            file.unlink(missing_ok=True)


class AccountLock:
    """Within, no other run downloads from the same account: both would count the same calls.

    `idle`: so many seconds ago the last one ended, infinite where there was none.
    """

    def __init__(self, folder: Path, account: str, now: Callable[[], float]) -> None:
        self._folder, self._account, self._now = folder, account, now
        self._path = folder / f"zoom-{account}.lock"
        self._file: IO[str] | None = None
        self.idle = float("inf")

    def __enter__(self) -> Self:
        with explained(say("The folder for downloads from Zoom can't be created.")):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._folder.chmod(0o700)
            is_new = not self._path.exists()
            self._file = self._path.open("a")
        if not try_lock(self._file):
            self._file.close()
            raise AppError(
                say("Another run is downloading from the account {account} right now.", account=self._account),
                hint=say("Wait until it has finished, or stop it."),
            )
        if not is_new:
            self.idle = max(self._now() - self._path.stat().st_mtime, 0.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._file is not None
        now = self._now()
        os.utime(self._path, (now, now))
        self._file.close()
