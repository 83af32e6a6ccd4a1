"""Writing to the screen or a pipe, whatever it can take. Imports next to nothing: every start needs it."""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # that of typing, which takes longer to import than all else before an answer
if TYPE_CHECKING:
    from typing import TextIO


def prepare_streams() -> None:
    """Let both outputs take any text: what a console can't show becomes a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def write(stream: TextIO | None, text: str) -> None:
    """Write and flush. Quiet where nobody reads: a closed pipe, no console. Errors: OSError for results."""
    if stream is None or stream.closed:
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _silence(stream)
        # Windows says EINVAL of a pipe that was closed. Lost progress or findings are no reason to end a run.
        if error.errno not in (errno.EPIPE, errno.EINVAL) and stream is not sys.stderr:
            raise


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks at it, on a terminal that can write a line anew."""
    return stream is not None and not stream.closed and stream.isatty() and os.environ.get("TERM") != "dumb"


def _silence(stream: TextIO) -> None:
    """Let what is still to be written go nowhere; Python would complain of it when the program ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except OSError:
        pass
