"""Files that are whole at every moment: written under a temporary name, then renamed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from zoomwizard.core.output.locks import TICK_SECONDS

PATIENT_SECONDS = 1.0
NEW_SUFFIX = ".new"

_T = TypeVar("_T")


def patiently(call: Callable[[], _T]) -> _T:
    """The call; in Windows a file can't be read while it is replaced, nor replaced while it is read."""
    until = time.monotonic() + (PATIENT_SECONDS if sys.platform == "win32" else 0)
    while True:
        try:
            return call()
        except PermissionError:
            if time.monotonic() >= until:
                raise
        time.sleep(TICK_SECONDS)


def write_whole(file: Path, text: str) -> None:
    """Write a text, for this user alone; the file of that name is the old one or the new one at every moment.

    If the process is killed, what is left is a file of this name with more and `.new` behind it.
    """
    import tempfile

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=file.parent, prefix=file.name, suffix=NEW_SUFFIX, delete=False
    ) as new:
        try:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
            new.close()
            put_in_place(Path(new.name), file)
        except BaseException:
            new.close()
            with suppress(OSError):
                Path(new.name).unlink()
            raise


def put_in_place(new: Path, file: Path) -> None:
    """Give a new file, whose content is on the disk already, the name of an old one, which is gone then."""
    patiently(lambda: new.replace(file))
    if sys.platform != "win32":  # there a folder can't be opened
        sync_folder(file.parent)


def sync_file(file: Path) -> None:
    """Wait until the content of a file is on the disk."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the disk can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
