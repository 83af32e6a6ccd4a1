"""What holds for every test of the wizard: one application, a warning of Qt fails, and nothing is left behind."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.driver import Driver
from tests.gui.fakes import FakeJob
from tests.gui.ways import make_hashed_file
from translate.__main__ import FOLDER
from translate.catalogue import compile_all
from zoomwizard.app.settings import Settings
from zoomwizard.gui.language import set_language
from zoomwizard.gui.pages import inputs, running
from zoomwizard.gui.parts import background, widgets
from zoomwizard.gui.results import charts, done
from zoomwizard.gui.shell import walk, window
from zoomwizard.gui.shell.main import make_application
from zoomwizard.gui.shell.window import MainWindow
from zoomwizard.gui.theme import Theme, theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MODULES = (inputs, charts, done, running, walk, window, widgets)
SECONDS_TO_END = 3.0
HERE = Path(__file__).parent
# Offscreen there is nothing that a size could be told to or a keyboard be taken from; nothing of ours.
NOT_OURS = ("This plugin does not support",)

Wizard = Callable[..., Driver]
Put = Callable[[FakeJob], FakeJob]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt)
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*NOT_OURS))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, in light colours whatever the system says."""
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    compile_all(FOLDER)
    set_language("en")
    QLocale.setDefault(QLocale("en_US"))
    Theme(application, "light")
    return application


@pytest.fixture(autouse=True)
def nothing_is_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer or a thread of a task behind."""
    QLocale.setDefault(QLocale("en_US"))  # whatever the test before has left
    yield
    if theme()._choice != "light":
        theme().set_choice("light")
    delete_what_is_to_go()
    # What goes off once ends by itself; only what goes on and on is left behind.
    ends = time.monotonic() + SECONDS_TO_END
    while active_timers() and time.monotonic() < ends:
        delete_what_is_to_go()
    windows = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    timers = active_timers()
    threads = [thread for thread in background.LEFT if thread.is_alive()]
    for widget in windows:
        widget.hide()
    for timer in timers:
        timer.stop()
    assert not windows, f"this test left windows behind: {windows}"
    left = [(timer.parent(), timer.interval()) for timer in timers]
    assert not left, f"this test left timers running, of whom and how often: {left}"
    assert not threads, f"this test left threads behind: {threads}"


def delete_what_is_to_go() -> None:
    """Let Qt delete at once what was told to go later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def active_timers() -> list[QTimer]:
    """The timers of Python's that still run."""
    every = (thing for thing in gc.get_objects() if type(thing) is QTimer)
    return [timer for timer in every if shiboken6.isValid(timer) and timer.isActive()]


@pytest.fixture
def wizard(qtbot: QtBot) -> Iterator[Wizard]:
    """Opens the wizard's window, with settings, a file to keep them in, and a mode; closes it at the end."""
    opened: list[MainWindow] = []

    def open_wizard(
        settings: Settings | None = None, *, mode: str = "", file: Path | None = None, log_file: Path | None = None
    ) -> Driver:
        made = MainWindow(settings or Settings(), file, mode)
        made.aside.log_file = log_file
        opened.append(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.announce_page()  # as main.py does once it is painted
        return Driver(made, qtbot)

    yield open_wizard
    for made in opened:
        if shiboken6.isValid(made):
            close(made, qtbot)


def close(made: MainWindow, qtbot: QtBot) -> None:
    """Close a window whatever it is doing."""
    for child in made.findChildren(QWidget):
        if child.isWindow() and child.isVisible():
            child.close()
    if made._run is not None:
        made._run.cancel()
        qtbot.waitUntil(lambda: made._run is None)
    made.close_now()
    made._set_pages([])  # pages that are not shown have no parent to go with
    made.deleteLater()
    delete_what_is_to_go()


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Puts a job in the place of the mode's own."""

    def put_job(job: FakeJob) -> FakeJob:
        monkeypatch.setattr("zoomwizard.gui.pages.journey.make_wizard_job", lambda _: job)
        return job

    return put_job


@pytest.fixture(scope="session")
def hashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden organisation's hashed file; not to be changed."""
    return make_hashed_file(tmp_path_factory.mktemp("hashed"))


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told, as it comes."""
    said: list[str] = []

    def hear(_: QWidget, text: str) -> None:
        said.append(text)

    for module in MODULES:
        monkeypatch.setattr(module, "announce", hear)
    return said


@pytest.fixture
def opened_urls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    urls: list[str] = []

    def open_url(url: Any) -> bool:
        urls.append(str(Path(url.toLocalFile())) if url.isLocalFile() else url.toString())
        return True

    monkeypatch.setattr("zoomwizard.gui.results.ways_out.QDesktopServices.openUrl", open_url)
    return urls
