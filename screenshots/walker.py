"""The moves of a walk through the wizard: answer, press Next, wait until the page is idle, take its picture."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTabWidget

from screenshots.album import Album
from zoomwizard.app.jobs import make_wizard_job
from zoomwizard.app.progress import Bar
from zoomwizard.app.settings import Settings
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import Progress
from zoomwizard.core.said import say
from zoomwizard.gui.fields.paths import PathMixin
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.pages.journey import Watch
from zoomwizard.gui.pages.running import RunPage
from zoomwizard.gui.results.done import DonePage
from zoomwizard.gui.shell.window import MainWindow

SECONDS_AT_MOST = 300.0


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS_AT_MOST
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("A page of the wizard did not come.")
        QTest.qWait(20)


class Walker:
    """The window of a walk, what is done in it, and the album of its pictures."""

    def __init__(self, album: Album, stage: Path, size: tuple[int, int]) -> None:
        self.album, self.stage = album, stage
        self.window = MainWindow(Settings(window_size=size), None)
        self.window.show()
        self.window.resize(*size)  # without a screen there is one of a size that nobody has
        self.window.activateWindow()

    def take(self, name: str) -> None:
        self.album.take(self.window, name)

    def idle(self) -> None:
        """Wait until the page has looked at everything."""

        def is_idle() -> bool:
            page = self.window._pages[self.window._number]
            if self.window._check is not None or self.window._run is not None:
                return False
            if isinstance(page, InputsPage):
                preview = page._output
                waits = preview is not None and (preview._timer.isActive() or preview._task.is_on)
                waits = waits or (page._key is not None and page._key._task.is_on)
                return not (page._timer.isActive() or page._tasks or waits)
            return True

        wait_for(is_idle)

    def page(self) -> InputsPage:
        page = self.window._pages[self.window._number]
        assert isinstance(page, InputsPage)
        return page

    def fill(self, **answers: Path | Sequence[Path]) -> None:
        """Answer fields of the page, as Browse does."""
        for name, answer in answers.items():
            paths = [answer] if isinstance(answer, Path) else answer
            self.give(name, *paths)
        self.idle()

    def give(self, name: str, *paths: Path) -> None:
        """Answer one, and wait for nothing."""
        field = self.page().fields[name]
        assert isinstance(field, PathMixin)
        field.take([str(path) for path in paths])

    def next(self) -> None:
        """Press Next; wait until the check is done, or the run."""
        self.window.go_next()
        self.idle()

    def expect(self, number: int) -> None:
        if self.window._number != number:
            raise RuntimeError(f"The wizard is on step {self.window._number + 1} instead of {number + 1}.")

    def tabs(self, name: str) -> None:
        """The done page, with each of its parts."""
        page = self.window._pages[self.window._number]
        assert isinstance(page, DonePage)
        for tabs in page.findChildren(QTabWidget)[:1]:
            for number in range(tabs.count()):
                tabs.setCurrentIndex(number)
                QTest.qWait(300)
                self.take(name if number == 0 else f"{name}-{number + 1}")

    def running(self, mode: Mode, name: str, stage: str, rows: int) -> None:
        """The page of a run in the middle of it; the example's own runs are too short to be seen."""
        at = next(n for n, step in enumerate(mode.steps) if step.kind == "run")
        before, clock = self.window._number, [0.0]
        watch = Watch()

        watch.bar = Bar(make_wizard_job(mode.name).stages, lambda: clock[0])
        for part in range(1, 9):
            clock[0] = part * 1.0
            message = {
                "match": say("Replacing people with HashIDs"),
                "compute": say("Computing the tables"),
                "measure": say("Computing the metrics"),
                "write": say("Writing the mapping file and the files to upload"),
            }[stage]
            watch.update(Progress(stage, part, 10, message, rows * part))
        watch.begun = time.monotonic() - clock[0]
        self.window._show(at)
        page = self.window._pages[at]
        assert isinstance(page, RunPage)
        page.begin()
        page.show_watch(watch)
        self.window.cancel.setFocus()
        self.take(name)
        self.window._show(before)
        self.idle()

    def more_options(self, name: str) -> None:
        """A picture of the dialog of the options that few people need."""
        further = self.page()._further
        assert further is not None
        further.open()
        QTest.qWait(100)
        self.album.take(further.dialog, name)
        further.dialog.reject()

    def beside(self, dialog: QDialog, name: str) -> None:
        dialog.show()
        QTest.qWait(100)
        self.album.take(dialog, name)
        dialog.close()
