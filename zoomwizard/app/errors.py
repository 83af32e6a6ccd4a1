"""Any error as one that a user can read."""

from __future__ import annotations

from pathlib import Path

from zoomwizard.core.outcome import AppError
from zoomwizard.core.output.folder import explained
from zoomwizard.core.said import say, sentences


def readable_error(error: BaseException, log_file: Path | None) -> AppError:
    """The error in sentences. A fault of the program names `log_file`, not the error's message: that can hold
    a cell's value.
    """
    if isinstance(error, AppError):
        return error
    if isinstance(error, MemoryError):
        return AppError(
            say("There isn't enough memory for this run."), hint=say("Close other programs, then run it again.")
        )
    if isinstance(error, OSError):
        try:
            with explained(say("A file or folder couldn't be read or written.")):
                raise error
        except AppError as readable:
            return readable
    log = (
        say("The details are in the log, {file}.", file=str(log_file)) if log_file else say("The log can't be written.")
    )
    return AppError(
        say("Something went wrong in Zoom Wizard."), hint=sentences(say("This is a bug; please report it."), log)
    )
