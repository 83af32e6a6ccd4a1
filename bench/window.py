"""What the wizard's window costs: how long it takes to be there, and whether it answers while a run lasts.

python -m bench.window bare          a bare Qt window, until it is painted
python -m bench.window wizard        the wizard, until it is painted
python -m bench.window gaps FOLDER   prints the longest gap of a timer while the reports in FOLDER are prepared
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from zoomwizard.gui.shell.window import MainWindow

TIMER_MILLISECONDS = 20
MOST_SECONDS, BYTES_PER_SECOND = 120.0, 2_000_000  # for a run that does not end, on the slowest of machines
SECONDS_ON_A_PAGE = 1.0  # before Next is pressed


def show_bare() -> None:
    """A window of Qt with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(980, 660)
    window.show()
    application.processEvents()
    window.grab()


def show_wizard() -> None:
    """The wizard as it starts, without this user's settings."""
    from zoomwizard.gui.shell.main import make_application, show_window

    show_window(make_application(), None).grab()


def longest_gap(reports: list[Path], mapping: Path) -> dict[str, float]:
    """Check and prepare the reports in the window; the gaps of a timer in its thread, in milliseconds."""
    import tempfile

    from PySide6.QtCore import QTimer

    from zoomwizard.gui.pages.inputs import InputsPage
    from zoomwizard.gui.shell.main import load_ahead, make_application, show_window

    application = make_application()
    window = show_window(application, None)
    load_ahead(window)  # as the program does while the user looks at the first page
    gaps: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer()
    timer.setInterval(TIMER_MILLISECONDS)
    timer.timeout.connect(tick)
    seconds = MOST_SECONDS + sum(path.stat().st_size for path in reports) / BYTES_PER_SECOND

    with tempfile.TemporaryDirectory() as folder:
        let_live(application, SECONDS_ON_A_PAGE)
        window.open_mode("admin")
        application.processEvents()
        last[0] = time.perf_counter()
        timer.start()
        for step, name, value in (
            (0, "reports", tuple(reports)),
            (1, "mapping", mapping),
            (2, "output", Path(folder) / "out"),
        ):
            page = window.page
            if not isinstance(page, InputsPage):
                sys.exit("bench: the window does not show the page that was expected.")
            page.fields[name].set_value(value)
            let_live(application, SECONDS_ON_A_PAGE)
            window.go_next()
            after = 4 if step == 2 else step + 1
            if not let_live(application, seconds, partial(is_at, window, after)):
                sys.exit("bench: the run in the window did not come to its end.")
        timer.stop()
        window.close()
    return {"longest": max(gaps), "ticks": len(gaps)}


def is_at(window: MainWindow, number: int) -> bool:
    return window.number == number


def let_live(application: QApplication, seconds: float, is_enough: Callable[[], bool] = lambda: False) -> bool:
    """Let the window do its work for so long, or until it is enough; whether it was."""
    until = time.monotonic() + seconds
    while not is_enough():
        if time.monotonic() > until:
            return False
        application.processEvents()
        time.sleep(0.001)
    return True


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    task, *rest = sys.argv[1:]
    if task == "bare":
        show_bare()
    elif task == "wizard":
        show_wizard()
    else:
        import json

        from bench.organisation import Organisation

        organisation = Organisation(Path(rest[0]))
        print(json.dumps(longest_gap(list(organisation.reports), organisation.mapping)))


if __name__ == "__main__":
    main()
