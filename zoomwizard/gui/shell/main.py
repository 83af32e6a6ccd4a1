"""Opens the wizard's window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

from zoomwizard import __version__
from zoomwizard.app.paths import settings_file
from zoomwizard.app.settings import Settings, load_settings, lost_settings
from zoomwizard.core.outcome import AppError
from zoomwizard.core.resources import resource
from zoomwizard.core.said import say
from zoomwizard.gui.language import set_language
from zoomwizard.gui.shell.window import MainWindow
from zoomwizard.gui.theme import Theme, set_up_scaling

SMALLEST_TEXT = 9.75  # points: 13 pixels of a screen at 100 %
# The window asks for Python's lock at each call into Qt; with the usual 5 ms a busy check or run would be felt.
SECONDS_PER_TURN = 0.0005


def open_window(mode: str = "") -> int:
    """Show the wizard, in a mode if one is named, until it is closed; the process's exit code."""
    application = make_application()
    window = show_window(application, settings_file(), mode)
    window.announce_page()
    load_ahead(window)
    # What the log needs takes a moment to load; nothing can have gone wrong before that a log would explain.
    from zoomwizard.app.logs import log, log_to_file

    with log_to_file() as window.aside.log_file:
        log.info("the window is open, version %s", __version__)
        return int(application.exec())


def show_window(application: QApplication, file: Path | None, mode: str = "") -> MainWindow:
    """The wizard's window with the settings of a file, painted."""
    trouble = None
    try:
        settings = load_settings(file)
    except AppError as error:
        settings, trouble = Settings(), error
    else:
        if lost := lost_settings(file):
            trouble = AppError(lost, hint=say("Choose your settings and add your Zoom accounts again."))
    set_language(settings.language)
    Theme(application, settings.theme)
    window = MainWindow(settings, file, mode, trouble)
    window.show()
    application.processEvents()
    return window


def load_ahead(window: MainWindow) -> None:
    """Load what a mode needs while the user looks at the first page, in parts that nobody feels."""
    modules = (
        partial(import_module, f"zoomwizard.gui.{name}")
        for name in ("pages.journey", "pages.inputs", "pages.running", "results.done")
    )
    # Qt's style is wrapped for Python when it is first asked, which a busy run would make long.
    parts: Iterator[Callable[[], object]] = iter((*modules, load_time_zones, lambda: window.style().unpolish(window)))

    def load_one() -> None:
        part = next(parts, None)
        if part is None:
            timer.stop()
        else:
            part()

    timer = QTimer(window)
    timer.timeout.connect(load_one)
    timer.start()


def load_time_zones() -> None:
    """List the time zones, as the options of a mode will ask for."""
    from zoomwizard.gui.fields.zone_list import find_zones

    find_zones("")


def make_application() -> QApplication:
    """The one application of the process."""
    sys.setswitchinterval(SECONDS_PER_TURN)
    set_up_scaling()
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("zoomwizard")
    application.setApplicationDisplayName("Zoom Wizard")
    application.setApplicationVersion(__version__)
    application.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    font = QFont(application.font())
    if font.pointSizeF() < SMALLEST_TEXT:
        font.setPointSizeF(SMALLEST_TEXT)
        application.setFont(font)
    return application
