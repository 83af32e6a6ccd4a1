"""What a person sees of a run: progress and findings on stderr, results on stdout."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping

from zoomwizard.app.progress import Bar, BarState, time_left
from zoomwizard.app.words import words
from zoomwizard.cli.streams import is_terminal, write
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, plural, say

# What a terminal would obey; names of files and headers may hold anything.
CONTROLS = dict.fromkeys({*range(32), *range(127, 160)} - {ord("\n")}, "\N{REPLACEMENT CHARACTER}")
FIRST_LINE_SECONDS = 3.0  # a run that is over at once needs no line in a log
LINE_SECONDS = 5.0
REDRAW_SECONDS = 0.2
HEADS: Mapping[Severity, Callable[[Said], Said]] = {
    Severity.ERROR: lambda text: say("Error: {text}", text=text),
    Severity.WARNING: lambda text: say("Warning: {text}", text=text),
    Severity.NOTE: lambda text: say("Note: {text}", text=text),
}


class Screen:
    """The lines of one run. `quiet` leaves out progress and notes."""

    def __init__(self, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._quiet = quiet
        self._clock = clock
        self._redraws = is_terminal(sys.stderr)
        self._drawn = ""
        self._cancelling = False
        self._next = clock() + (0.0 if self._redraws else FIRST_LINE_SECONDS)

    def say(self, sentence: str) -> None:
        """A line of the result."""
        self.clear()
        write(sys.stdout, sentence.translate(CONTROLS) + "\n")

    def tell(self, sentence: str) -> None:
        """A line beside the result."""
        self.clear()
        write(sys.stderr, sentence.translate(CONTROLS) + "\n")

    def tell_findings(self, findings: Iterable[Finding]) -> None:
        """Each finding in a line."""
        for finding in findings:
            if not (self._quiet and finding.severity is Severity.NOTE):
                self.tell(words(HEADS[finding.severity](finding.sentence())))

    def show_progress(self, bar: Bar) -> None:
        """Draw the line anew, or write the next one, if it is time to."""
        now = self._clock()
        if self._quiet or self._cancelling or now < self._next:
            return
        line = progress_line(bar.state())
        if self._redraws:
            self._next = now + REDRAW_SECONDS
            self._draw(line)
        else:
            self._next = now + LINE_SECONDS
            write(sys.stderr, line + "\n")

    def show_cancelling(self) -> None:
        """Say once that the request was heard; no more progress after it."""
        if not (self._quiet or self._cancelling):
            self.tell(words(say("Cancelling...")))
        self._cancelling = True

    def clear(self) -> None:
        """Take the updating line away."""
        self._draw("")

    def _draw(self, line: str) -> None:
        # The last cell of a row stays free: some terminals begin a new row when it is filled.
        shown = line[: shutil.get_terminal_size().columns - 1]
        if shown != self._drawn:
            write(sys.stderr, "\r" + shown.ljust(len(self._drawn)) + ("" if shown else "\r"))
            self._drawn = shown


def progress_line(state: BarState) -> str:
    """Percentage, what is being done, rows, rate, time left; what is not known is left out."""
    parts = [f"{state.fraction:4.0%}"]
    if state.message:
        parts.append(words(state.message))
    if state.rows:
        parts.append(words(plural("{n} row", "{n} rows", n=state.rows)))
    if state.rate is not None:
        parts.append(words(say("{n} rows/s", n=round(state.rate))))
    if state.stalled:
        parts.append(words(say("waiting")))
    elif state.seconds_left is not None:
        parts.append(words(time_left(state.seconds_left)))
    return "  ".join(parts)
