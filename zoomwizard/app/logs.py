"""The log: which job ran how, for whoever looks for a fault. Counts and codes, never a cell's value."""

from __future__ import annotations

import logging
import logging.handlers
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from zoomwizard.app.paths import log_folder
from zoomwizard.core.privacy.shapes import shapes_in

LOGGER_NAME = "zoomwizard"
FILE_NAME = "zoomwizard.log"
LARGEST_LOG = 256 * 1024
OLD_FILES = 2

log = logging.getLogger(LOGGER_NAME)


class QuietFile(logging.handlers.RotatingFileHandler):
    """A log file that never disturbs the run: a full disk costs lines of the log, nothing else."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; without its text where that has the shape of an e-mail address or a telephone number."""
        text = super().format(record)
        if shapes_in(text):
            record.msg, record.args = "a line that could name somebody was left out", ()
            text = super().format(record)
        return text

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Lose the line. Logging would print it, with a traceback, between the lines for the user."""


@contextmanager
def log_to_file() -> Iterator[Path | None]:
    """Within, the log goes to a file of this user; that file, or None where none can be written."""
    handler, file = _open_log()
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    # Python would print these to the screen, with messages that can hold a cell's value.
    before = threading.excepthook, sys.unraisablehook, warnings.showwarning
    threading.excepthook, sys.unraisablehook = _log_hook, _log_hook
    warnings.showwarning = _log_warning
    try:
        yield file
    finally:
        threading.excepthook, sys.unraisablehook, warnings.showwarning = before
        log.removeHandler(handler)
        with suppress(OSError):  # a full disk: what was not written yet is lost
            handler.close()


def log_failure(error: BaseException) -> None:
    """Log where an unexpected error came from: types and places. Its message could hold a cell's value."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        log.error("%s", type(cause).__qualname__)
        for frame in traceback.extract_tb(cause.__traceback__):
            place = Path(frame.filename)
            log.error("  %s/%s line %s in %s", place.parent.name, place.name, frame.lineno, frame.name)
        cause = cause.__cause__ or cause.__context__


def _open_log() -> tuple[logging.Handler, Path | None]:
    folder = log_folder()
    if folder is None:
        return logging.NullHandler(), None
    file = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists() and not file.is_file():  # a pipe would be waited for
            return logging.NullHandler(), None
        handler = QuietFile(file, maxBytes=LARGEST_LOG, backupCount=OLD_FILES, encoding="utf-8")
    except OSError:
        return logging.NullHandler(), None
    formatter = logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    return handler, file


def _log_hook(failure: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    """An error in a helper thread, or in the end of an object, that nobody is there to catch."""
    if failure.exc_value is not None:
        log_failure(failure.exc_value)


def _log_warning(
    message: Warning | str,  # noqa: ARG001 - it can hold a cell's value
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - always to the log
    line: str | None = None,  # noqa: ARG001 - the number is enough
) -> None:
    """A warning of a library: of which kind and where."""
    log.warning("%s at %s line %s", category.__name__, Path(filename).name, lineno)
