"""Any error as one that a user can read."""

from __future__ import annotations

from pathlib import Path

from zoomwizard.core.outcome import AppError
from zoomwizard.core.output.folder import explained


def readable_error(error: BaseException, log_file: Path | None) -> AppError:
    """The error in sentences. A fault of the program names `log_file`, not the error's message: that can hold
    a cell's value.
    """
    if isinstance(error, AppError):
        return error
    if isinstance(error, MemoryError):
        return AppError(
            "This computer has not enough memory for the run.", hint="Close other programs, then run again."
        )
    if isinstance(error, OSError):
        try:
            with explained("A file or folder could not be read or written."):
                raise error
        except AppError as readable:
            return readable
    where = f"What is known of it is in the log: {log_file}" if log_file else "The log can not be written."
    return AppError("The program has met a fault of its own.", hint=where)
