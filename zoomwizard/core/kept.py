"""What a check has read into an engine, kept for the next check of the same files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomwizard.core.outcome import Cancelled, CancelToken, Report
from zoomwizard.core.output.folder import temporary_folder

if TYPE_CHECKING:
    from zoomwizard.core.engine import Engine


class KeptReading:
    """An engine and what was read into it, known by its `key`. One check at a time has it; the next one waits.

    Whoever makes it closes it: it holds memory and a temporary folder.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened = ExitStack()
        self._key: Hashable = None
        self._engine: Engine | None = None
        self._read: dict[str, Any] = {}

    @contextmanager
    def engine(
        self, key: Hashable, make: Callable[[Path], Engine], report: Report, cancel: CancelToken | None
    ) -> Iterator[tuple[Engine, dict[str, Any]]]:
        """The engine of this key and what is known of what it has read, by name; a new one has nothing read.

        It is not kept where that has nothing at the end, or where something fails. A cancel after the reading leaves
        what was read.
        """
        with self._lock:
            if self._engine is None or key != self._key:
                self._let_go()
                folder = self._opened.enter_context(temporary_folder())
                self._engine = self._opened.enter_context(make(folder))
                self._key = key
            self._engine.work_for(report, cancel)
            try:
                yield self._engine, self._read
            except Cancelled:
                raise
            except BaseException:
                self._read = {}
                raise
            finally:
                if not self._read:
                    self._let_go()

    def close(self) -> None:
        """Keep nothing any more; waits for the end of a check that is under way."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        self._engine, self._read = None, {}
        self._opened.close()


def state_of(path: Path) -> tuple[str, int, int]:
    """By what is known whether a file is still the same: its path, size and time of change; 0 where there is none."""
    try:
        stat = path.stat()
    except OSError:  # whoever reads it says what is wrong
        return str(path), 0, 0
    return str(path), stat.st_size, stat.st_mtime_ns
