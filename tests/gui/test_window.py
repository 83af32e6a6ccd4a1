"""The window itself: what shows, what fits, what is remembered of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.conftest import Wizard
from tests.gui.ways import to_options


class ShownWindows(QObject):
    """Hears of every window that shows."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("job", ["mapping", "admin", "analyst"])
def test_no_other_window_flashes_up(wizard: Wizard, qapp: QApplication, hashed: Path, tmp_path: Path, job: str) -> None:
    """A part of a page that shows before it has its place would be a window, and take the keyboard."""
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    try:
        driver = wizard()
        driver.choose(job)
        to_options(driver, hashed)
        driver.give("output", tmp_path / "out")
        driver.click_next()
        driver.wait_for(4)
        driver.click(driver.window.again)
    finally:
        qapp.removeEventFilter(shown)
    assert shown.names == ["MainWindow"]
    assert driver.window.isActiveWindow()
    assert qapp.focusWidget() is not None
