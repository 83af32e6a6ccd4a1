"""Where a run writes: a scratch folder inside the output folder, then renames, the last file last."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from zoomwizard.core.outcome import AppError, CancelToken, Finding, Severity
from zoomwizard.core.output.locks import TICK_SECONDS, try_lock
from zoomwizard.core.output.private import make_private
from zoomwizard.core.said import Said, plural, say, sentences

SCRATCH_PREFIX = ".zoomwizard-unfinished-"
LOCK_NAME = "in-use"
BLOCK_SIZE = 1 << 18  # bytes; larger ones come from the system anew each time, which takes longer than the copying
LONGEST_SHOWN_NAME = 60
LONGEST_NAME = 255  # of a file or folder; in Windows of letters, in Linux of bytes
WINDOWS_PATH_TOO_LONG = 206  # which Python takes for a file that is missing
ANOTHER_OUTPUT = say("Choose another output folder.")
REMOVALS = 100  # a second in all
SECONDS_TO_BEGIN = 60  # in which a run that is just beginning has made its scratch folder ready


class OutputFolder:
    """The output folder for the length of one run.

    Everything is made in a scratch folder of its own, readable by the user alone, and comes to its final name in
    `rename`, see publish.py. Whatever way the run ends, the scratch folder is gone afterwards; that of a run that was
    killed is removed by the next one. `cleared` says how many of those there were. `is_private`: whether the disk can
    keep files for this user alone. `stamp` is the time, with a number if needed, under which none of `names`
    (`... {}.csv`) is taken, nor will be by another run while this one lasts.
    """

    def __init__(self, folder: Path, names: Sequence[str] = ()) -> None:
        self.folder = folder
        self.cleared = 0
        self.is_private = True
        self.stamp = ""
        self.names = names
        self._made: list[Path] = []
        self._lock: IO[str] | None = None
        self._scratch: Path | None = None

    @property
    def findings(self) -> list[Finding]:
        """That scratch folders of earlier runs were removed, if there were any."""
        return cleared_findings(self.cleared)

    @property
    def scratch(self) -> Path:
        """The scratch folder; it is there within the run only."""
        if self._scratch is None:
            raise RuntimeError("The output folder is not in use.")
        return self._scratch

    @property
    def temporary(self) -> Path:
        """Where files are put that nobody needs afterwards."""
        return self.scratch / "temporary"

    @property
    def ready(self) -> Path:
        """Where finished files wait for their final names."""
        return self.scratch / "ready"

    @property
    def private(self) -> Path:
        """Where those wait that name people."""
        return self.scratch / "private"

    def __enter__(self) -> Self:
        try:
            with explained(
                say("The output folder {folder} can't be written to.", folder=self.folder.name or str(self.folder))
            ):
                for folder in [p for p in (*reversed(self.folder.parents), self.folder) if not is_there(p)]:
                    folder.mkdir(exist_ok=True)
                    self._made.insert(0, folder)
                self.cleared = clear_unfinished(self.folder)
                self._scratch = self._take_scratch_folder()
                self._lock = (self.scratch / LOCK_NAME).open("w")
                try_lock(self._lock)
                for folder in (self.temporary, self.private):
                    folder.mkdir()
                    self.is_private = make_private(folder)
                self.ready.mkdir()  # the last, see clear_unfinished
                with contextlib.suppress(AppError):  # only jobs that write nothing need it
                    clear_unfinished(systems_temporary_folder())
        except BaseException:
            self._remove(with_folders=True)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remove(with_folders=kind is not None)

    def rename(self, names: Sequence[tuple[Path, str]]) -> list[Path]:
        """Give finished files and folders of the scratch folder their final names, in this order; where they are then.

        A folder in a final name ("Keep private/...") is for this user alone. The last one is the manifest or run
        record: a set without it is void. If a rename fails those before it are taken back.
        """
        done: list[tuple[Path, Path]] = []
        made: list[Path] = []
        try:
            with explained(say("The finished files couldn't be put into the output folder.")):
                for source, final in names:
                    target = self.folder / final
                    if target.parent != self.folder:
                        if target.parent.is_symlink():  # of whoever: what names people would go where it leads
                            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
                        if not is_there(target.parent):
                            target.parent.mkdir(mode=0o700, exist_ok=True)
                            made.append(target.parent)
                        make_private(target.parent)  # that of an earlier run, too, if it is this user's
                    move(source, target)
                    done.append((source, target))
        except BaseException:
            for source, target in reversed(done):
                with contextlib.suppress(OSError):
                    target.rename(source)
            for folder in made:
                with contextlib.suppress(OSError):
                    folder.rmdir()
            raise
        return [target for _, target in done]

    def _take_scratch_folder(self) -> Path:
        """Make the scratch folder; its name takes the stamp for this run: no two can make the same one."""
        for stamp in stamps(datetime.now().astimezone()):  # a name is in local time
            scratch = self.folder / f"{SCRATCH_PREFIX}{stamp}"
            if is_free(self.folder, self.names, stamp):
                with contextlib.suppress(FileExistsError):
                    # In Windows the files in `ready` shall be for whom those in the output folder are.
                    scratch.mkdir(mode=0o777 if sys.platform == "win32" else 0o700)
                    # Another run may have published and gone between the look and the making.
                    if is_free(self.folder, self.names, stamp):
                        self.stamp = stamp
                        break
                    scratch.rmdir()
        return scratch

    def _remove(self, *, with_folders: bool) -> None:
        if self._scratch is not None:
            shutil.rmtree(self._scratch / "ready", ignore_errors=True)  # under the lock, see clear_unfinished
            if self._lock is not None and sys.platform == "win32":  # there no open file can be removed
                self._lock.close()
            remove_folder(self._scratch)
            if self._lock is not None:
                self._lock.close()
        # Folders that this run made are taken away again, unless something else was put into them meanwhile.
        for folder in self._made if with_folders else ():
            with contextlib.suppress(OSError):
                folder.rmdir()


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """A private folder in that of the system, for files that nobody needs afterwards, of a job that writes nothing.

    Of a job that was killed it is removed by the next one.
    """
    with OutputFolder(systems_temporary_folder()) as folder:
        yield folder.temporary


def systems_temporary_folder() -> Path:
    """The folder that the system has for temporary files. Errors: AppError where none can be written to."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        title = say("There's no folder for temporary files that you can write to.")
        variable = "TEMP" if sys.platform == "win32" else "TMPDIR"
        hint = say("Set the variable {variable} to a folder that you can write to.", variable=variable)
        raise AppError(title, hint=hint) from error


def is_there(path: Path) -> bool:
    """Whether something is there. Errors: OSError where nobody can say, as for a path that is too long."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def move(source: Path, target: Path) -> None:
    """Give a finished file or folder its final name. Errors: FileExistsError; nothing is ever overwritten."""
    if sys.platform != "win32" and source.is_file():
        try:
            os.link(source, target)  # unlike a rename it fails where something has come into being meanwhile
        except FileExistsError:
            raise
        except OSError:  # a disk without links
            pass
        else:
            source.unlink()
            return
    if is_there(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)


def stamps(now: datetime) -> Iterator[str]:
    """The time to the second, then the same with a number, without end."""
    stamp = now.strftime("%Y-%m-%d_%H%M%S")
    yield stamp
    yield from (f"{stamp}-{number}" for number in itertools.count(2))


def is_free(folder: Path, templates: Sequence[str], stamp: str) -> bool:
    """Whether none of the names is taken under a stamp; a # in one is any digit."""
    return not any(any(folder.glob(template.format(stamp).replace("#", "[0-9]"))) for template in templates)


def check_output_folder(folder: Path, names: Sequence[str] = ()) -> list[Finding]:
    """What would keep a run from writing files of these names to this folder; makes nothing that stays."""
    where = folder.name or str(folder)
    if len(where) > LONGEST_SHOWN_NAME:
        where = where[:LONGEST_SHOWN_NAME] + "…"
    try:
        str(folder).encode()
    except UnicodeEncodeError:  # on Linux a name may be of any bytes
        title = say("The name of the output folder contains characters that can't be read.")
        return [Finding(Severity.ERROR, "output", title, ANOTHER_OUTPUT, "...", "output-not-writable")]
    try:
        if folder.exists() and not folder.is_dir():
            title = say("The output folder is a file.")
            return [Finding(Severity.ERROR, "output", title, say("Choose a folder."), where, "output-file")]
        if any(len(name) > LONGEST_NAME for name in folder.parts):  # Windows would say that it is not there
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
        nearest = next(parent for parent in (folder, *folder.parents) if is_there(parent))
        if not nearest.is_dir():  # the same
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        with tempfile.TemporaryFile(dir=nearest):
            pass
        inside = {folder / Path(name).parent for name in names} - {folder}
        return [
            _no_folder(path) for path in sorted(inside) if path.is_symlink() or (is_there(path) and not path.is_dir())
        ]
    except OSError as error:
        message, hint = reason_of(error)
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            message = say("The folder is read-only, or you aren't allowed to write to it.")
        title = sentences(say("The output folder can't be written to."), message)
        hint = hint if error.errno == errno.ENAMETOOLONG else ANOTHER_OUTPUT
        return [Finding(Severity.ERROR, "output", title, hint, where, "output-not-writable")]


def _no_folder(path: Path) -> Finding:
    title = say("In the output folder, {name} is a file or a link, not a folder.", name=path.name)
    hint = say("Rename it, or choose another output folder.")
    return Finding(Severity.ERROR, "output", title, hint, code="output-private")


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it.

    In Windows a file that somebody else has open, if only to look at it, stays for that moment.
    """
    for _ in range(REMOVALS if sys.platform == "win32" else 1):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(TICK_SECONDS)


def clear_unfinished(folder: Path) -> int:
    """Remove the scratch folders of runs that were killed; how many. Those of living runs stay.

    A run makes its scratch folder, locks it and only then makes `ready` in it: one that has no `ready`
    yet may be that of a run that begins at this moment.
    """
    removed = 0
    for scratch in folder.glob(SCRATCH_PREFIX + "*"):
        try:
            # A folder that many users share, as that of temporary files, holds what anybody has put there.
            status = scratch.lstat()
            if not stat.S_ISDIR(status.st_mode) or not is_own(status):
                continue
            age = time.time() - status.st_mtime
            if not (scratch / "ready").is_dir() and abs(age) < SECONDS_TO_BEGIN:
                continue
            with open(scratch / LOCK_NAME, "a", encoding="utf-8", opener=open_at_once) as lock:
                if not stat.S_ISREG(os.fstat(lock.fileno()).st_mode) or not try_lock(lock):
                    continue
                # A run takes its own `ready` away first: where it is gone meanwhile, that run has just ended.
                was_left = (scratch / "ready").is_dir() or abs(age) >= SECONDS_TO_BEGIN
                if sys.platform == "win32":  # there no open file can be removed
                    lock.close()
                shutil.rmtree(scratch, ignore_errors=True)
            removed += was_left and not scratch.exists()
        except OSError:
            continue  # gone meanwhile, or not what a run makes
    return removed


def cleared_findings(count: int) -> list[Finding]:
    """That scratch folders of runs that were killed have been removed, if there were any."""
    if not count:
        return []
    title = plural(
        "The unfinished files of an earlier run that was stopped have been removed.",
        "The unfinished files of {n} earlier runs that were stopped have been removed.",
        n=count,
    )
    return [Finding(Severity.NOTE, "output", title, code="output.cleared")]


def is_own(status: os.stat_result) -> bool:
    """Whether a file or folder belongs to this user. Windows has no temporary folder that users share."""
    return sys.platform == "win32" or status.st_uid == os.geteuid()


def open_at_once(path: str, flags: int) -> int:
    """Open a file but not where a link leads, and without waiting as a pipe would have it."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o600)


def sha256_of(path: Path, cancel: CancelToken) -> str:
    """The SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK_SIZE):
            cancel.raise_if_cancelled()
            digest.update(block)
    return digest.hexdigest()


ANOTHER_FOLDER = say("Choose another folder.")
ERROR_REASONS = {
    errno.ENOSPC: (say("The disk is full."), say("Free up some space, or choose an output folder on another disk.")),
    errno.EDQUOT: (say("Your disk quota is used up."), say("Free up some space, or choose another output folder.")),
    errno.EFBIG: (say("The disk can't hold a file of this size."), say("Choose an output folder on another disk.")),
    errno.EROFS: (say("The disk is read-only."), ANOTHER_FOLDER),
    errno.EACCES: (
        say("You don't have permission, or another program has the file open."),
        say("Close the other program, or choose another folder."),
    ),
    errno.EPERM: (say("You don't have permission."), ANOTHER_FOLDER),
    errno.EEXIST: (say("In the meantime, another file with this name has appeared."), say("Run again.")),
    errno.ENAMETOOLONG: (say("The path is too long."), say("Choose a folder with a shorter path.")),
    errno.ENOENT: (say("A file or folder isn't there."), say("Check the disk and the folder.")),
    errno.ENOTDIR: (say("A part of the path is a file, not a folder."), ANOTHER_FOLDER),
}


def reason_of(error: OSError) -> tuple[Said | str, Said | str]:
    """What the operating system says, and the way out, in sentences."""
    is_too_long = getattr(error, "winerror", None) == WINDOWS_PATH_TOO_LONG
    code = errno.ENAMETOOLONG if is_too_long else error.errno or 0
    return ERROR_REASONS.get(code, (os.strerror(code) + "." if code else "", say("Check the disk and the folder.")))


@contextlib.contextmanager
def explained(title: Said | str) -> Iterator[None]:
    """Turn what the operating system says into an error that a user can read."""
    try:
        yield
    except OSError as error:
        raise AppError(title, *reason_of(error)) from error
