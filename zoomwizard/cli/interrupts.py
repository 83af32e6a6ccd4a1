"""Ctrl+C and the other ways to ask a process to end, while a job runs in a thread of its own."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self, TypeVar

from zoomwizard.core.outcome import CancelToken

INTERRUPT_TICK = 0.1

_T = TypeVar("_T")


class Interrupts:
    """Within, a request to end sets `asked` and does nothing else, however often it comes.

    Afterwards a process that was asked is on its way out, and repeating the request changes nothing any more: least of
    all its exit code. Only the main thread can listen for it; in another one `asked` stays false.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"):
                number: signal.Signals | None = getattr(signal, name, None)
                # nohup ignores SIGHUP on purpose.
                if number is not None and (name != "SIGHUP" or signal.getsignal(number) != signal.SIG_IGN):
                    self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_IGN if self.asked else signal.SIG_DFL if handler is None else handler)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        # Nothing that takes a lock: a second signal may come while the first is being handled.
        self.asked = True


def wait_for(call: Callable[[], _T], cancel: CancelToken, interrupts: Interrupts, tick: Callable[[], None]) -> _T:
    """The value or error of a call that runs in a thread of its own; `tick` is called ten times a second.

    A request to end sets `cancel`. The call is waited for in any case: it has to clean up.
    """
    values: list[_T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            values.append(call())
        except BaseException as error:  # noqa: BLE001 - handed over to the waiting thread, whatever it is
            errors.append(error)

    thread = threading.Thread(target=work, name="job")
    thread.start()
    try:
        # Short waits: on Windows a signal is handled only between two of them.
        while thread.is_alive():
            if interrupts.asked:
                cancel.cancel()
            tick()
            thread.join(INTERRUPT_TICK)
    except BaseException:
        cancel.cancel()
        thread.join()
        raise
    if errors:
        raise errors[0]
    return values[0]
