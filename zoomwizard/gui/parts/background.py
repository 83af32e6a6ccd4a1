"""Work beside the window: a plain thread, and a timer in the window's own thread that looks after it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from zoomwizard.core.outcome import CancelToken

POLL_MILLISECONDS = 50

_T = TypeVar("_T")


class Task(QObject, Generic[_T]):
    """One call in a thread of its own. `ticked` comes while it lasts, then `ended` once, in the window's thread.

    After `ended` either `error` is there or `value` may be asked for. The call gets `cancel` by whoever made it;
    a task that is no longer wanted is left with `leave`: it is told to stop, and nothing more is heard of it.
    """

    ticked = Signal()
    ended = Signal()

    def __init__(self, call: Callable[[], _T], cancel: CancelToken, parent: QObject) -> None:
        super().__init__(parent)
        self._call, self.cancel = call, cancel
        self._values: list[_T] = []
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="task")
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    @property
    def value(self) -> _T:
        """What the call gave."""
        return self._values[0]

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start()

    def leave(self) -> None:
        """Tell the call to stop and say nothing of its end."""
        self.cancel.cancel()
        self._timer.stop()
        self.blockSignals(True)
        LEFT.append(self._thread)

    def _work(self) -> None:
        try:
            self._values.append(self._call())
        except BaseException as error:  # noqa: BLE001 - handed over to the window's thread, whatever it is
            self.error = error

    def _look(self) -> None:
        if self._thread.is_alive():
            self.ticked.emit()
            return
        self._timer.stop()
        self._thread.join()
        self.ended.emit()
        self.deleteLater()


class OneTask:
    """The one task that a widget waits for: whoever begins another one leaves the one before."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._task: Task[Any] | None = None

    @property
    def is_on(self) -> bool:
        """Whether one is waited for."""
        return self._task is not None

    def begin(self, call: Callable[[], _T], use: Callable[[Task[_T]], None], cancel: CancelToken | None = None) -> None:
        """Begin one; at its end `use` gets it."""
        self.leave()
        task = Task(call, cancel or CancelToken(), self._owner)

        def end() -> None:
            self._task = None
            use(task)

        self._task = task
        task.ended.connect(end)
        task.start()

    def leave(self) -> None:
        """Wait for none."""
        if self._task is not None:
            self._task.leave()
            self._task = None


# Threads that end by themselves or were told to stop, and may not have yet; the window waits for them at its end.
LEFT: list[threading.Thread] = []


def beside(call: Callable[[], object]) -> None:
    """Do what takes a moment and what nobody waits for, in a thread of its own; the window waits for it at its end."""
    thread = threading.Thread(target=call, name="beside")
    thread.start()
    LEFT.append(thread)


def wait_for_the_left() -> None:
    """Wait for the threads that nobody waits for any more: each was told to stop."""
    while LEFT:
        LEFT.pop().join()
