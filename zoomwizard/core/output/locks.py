"""Locks on files. Whatever way a process ends, its locks end with it."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

TICK_SECONDS = 0.01
# What a disk says that knows no locks, such as some network homes. All else means that somebody holds it: what is said
# of that differs by system.
NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


def try_lock(file: IO[str]) -> bool:
    """Lock an open file until it is closed or the process ends; False if it can't be, as where somebody else holds it.

    Locks are between open files: a second one of the same process is somebody else, too.
    """
    try:
        _lock(file)
    except OSError:
        return False
    return True


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Within, nobody else is within for the same file; it is made if needed, and stays.

    Errors: OSError; a TimeoutError if somebody is within for longer than `seconds`.
    """
    until = time.monotonic() + seconds
    with open(path, "a", encoding="utf-8", opener=_open_without_waiting) as file:
        while True:
            try:
                _lock(file)
            except OSError as error:
                if error.errno in NO_LOCKS:  # better without than not at all
                    break
                if time.monotonic() > until:
                    raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(path)) from error
                time.sleep(TICK_SECONDS)
            else:
                break
        yield


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file, but wait for nobody at the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
