"""Where a run writes: a scratch folder inside the output folder, then renames, the last file last."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from zoomwizard.core.contract import AppError, CancelToken, Finding, Severity

SCRATCH_PREFIX = ".zoomwizard-unfinished-"
LOCK_NAME = "in-use"
MEGABYTE = 1 << 20


class OutputFolder:
    """The output folder for the length of one run.

    Everything is made in a scratch folder of its own, readable by the user alone, and comes to its final name in
    `publish`. Whatever way the run ends, the scratch folder is gone afterwards; that of a run that was killed is
    removed by the next one. `cleared` says how many of those there were.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cleared = 0
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        with explained(f"The output folder {self.folder.name or self.folder} can not be written to."):
            missing = [p for p in (self.folder, *self.folder.parents) if not p.exists()]
            self.folder.mkdir(parents=True, exist_ok=True)
            self._made = missing
            self.cleared = clear_unfinished(self.folder)
            self.scratch = Path(tempfile.mkdtemp(prefix=SCRATCH_PREFIX, dir=self.folder))
            self._lock = (self.scratch / LOCK_NAME).open("w")
            try_lock(self._lock)
            self.temporary = self.scratch / "temporary"
            self.temporary.mkdir()
            self.ready = self.scratch / "ready"
            self.ready.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.close()
        shutil.rmtree(self.scratch, ignore_errors=True)
        if kind is not None:
            # Folders that this run made are taken away again, unless something else was put into them meanwhile.
            for folder in self._made:
                with contextlib.suppress(OSError):
                    folder.rmdir()

    @property
    def findings(self) -> list[Finding]:
        """That scratch folders of earlier runs were removed, if there were any."""
        if not self.cleared:
            return []
        title = "An earlier run was ended before it was finished; what it had left behind was removed."
        return [Finding(Severity.NOTE, "output", title, code="output.cleared")]

    def publish(self, names: Sequence[tuple[str, str]]) -> list[Path]:
        """Give the finished files and folders their final names, in this order; pairs of (ready name, final name).

        The last one is the manifest or run record: a set without it is void. If a rename fails those before it
        are taken back.
        """
        done: list[tuple[Path, Path]] = []
        try:
            with explained("The finished files could not be put into the output folder."):
                for ready, final in names:
                    source, target = self.ready / ready, self.folder / final
                    target.parent.mkdir(exist_ok=True)
                    if target.exists():
                        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
                    source.rename(target)
                    done.append((source, target))
        except BaseException:
            for source, target in reversed(done):
                target.rename(source)
            raise
        return [target for _, target in done]


def free_stamp(folder: Path, templates: Sequence[str], now: datetime) -> str:
    """A time stamp, with a number if needed, under which none of the names (`... {}.csv`) is taken."""
    stamp = now.strftime("%Y-%m-%d_%H%M%S")
    number = 1
    while True:
        candidate = stamp if number == 1 else f"{stamp}-{number}"
        if not any((folder / template.format(candidate)).exists() for template in templates):
            return candidate
        number += 1


def check_output_folder(folder: Path, field: str = "output") -> list[Finding]:
    """What would keep a run from writing to this folder; makes nothing that stays."""
    if folder.exists() and not folder.is_dir():
        return [
            Finding(
                Severity.ERROR, field, "The output folder is a file.", "Choose a folder.", folder.name, "output-file"
            )
        ]
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return []
    except OSError as error:
        reason = "The folder is read-only or you have no permission to write there."
        if error.errno == errno.ENOSPC:
            reason = "The disk is full."
        where = folder.name or str(folder)
        hint = "Choose another output folder."
        return [
            Finding(
                Severity.ERROR,
                field,
                f"The output folder can not be written to. {reason}",
                hint,
                where,
                "output-not-writable",
            )
        ]


def clear_unfinished(folder: Path) -> int:
    """Remove the scratch folders of runs that were killed; how many. Those of living runs stay."""
    removed = 0
    for scratch in folder.glob(SCRATCH_PREFIX + "*"):
        with contextlib.suppress(OSError), (scratch / LOCK_NAME).open("a") as lock:
            if not try_lock(lock):
                continue
        shutil.rmtree(scratch, ignore_errors=True)
        removed += 1
    return removed


def try_lock(file: IO[str]) -> bool:
    """Lock an open file until it is closed or the process ends; False if somebody else holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only there

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def sha256_of(path: Path, cancel: CancelToken) -> str:
    """The SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(MEGABYTE):
            cancel.raise_if_cancelled()
            digest.update(block)
    return digest.hexdigest()


@contextlib.contextmanager
def explained(title: str) -> Iterator[None]:
    """Turn what the operating system says into an error that a user can read."""
    try:
        yield
    except OSError as error:
        reasons = {
            errno.ENOSPC: ("The disk is full.", "Free some space or choose an output folder on another disk."),
            errno.EDQUOT: ("Your disk quota is used up.", "Free some space or choose another output folder."),
            errno.EROFS: ("The disk is read-only.", "Choose another folder."),
            errno.EACCES: ("You have no permission, or another program has the file open.", "Close it or choose "
                           "another folder."),
            errno.EPERM: ("You have no permission.", "Choose another folder."),
            errno.EEXIST: ("A file of that name has come into being meanwhile.", "Run again."),
            errno.ENAMETOOLONG: ("The path is too long.", "Choose a folder with a shorter path."),
            errno.ENOTDIR: ("A part of the path is a file, not a folder.", "Choose another folder."),
        }
        code = error.errno or 0
        message, hint = reasons.get(code, (os.strerror(code) + "." if code else "", "Check the disk and the folder."))
        raise AppError(title, message, hint) from error
