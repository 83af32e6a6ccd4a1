"""Row 68, as far as a number says it: side panel, margins, footer, column, and the sizes of letters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver
from tests.gui.ways import JOBS, to_options

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

USUAL, WIDE = (980, 660), (1920, 1080)
SIDE, MARGIN, FOOTER, WIDEST = 216, 32, 56, 1080
HEADING, TEXT, SECONDARY = 22, 13, 12  # pixels at the usual text
DOTS = 96  # of an inch; of a screen at 100 %


def pixels(font: QFont) -> float:
    return font.pointSizeF() * DOTS / 72


def left_of(part: QWidget, window: QWidget) -> int:
    return part.mapTo(window, QPoint(0, 0)).x()


def right_of(part: QWidget, window: QWidget) -> int:
    return left_of(part, window) + part.width()


def assert_frame(driver: Driver, size: tuple[int, int]) -> None:
    """The frame around a page, as drawn."""
    window = driver.window
    window.resize(*size)
    QApplication.processEvents()
    width = min(WIDEST, size[0] - SIDE - 2 * MARGIN)
    free = (size[0] - SIDE - width) // 2
    assert window.side.width() == SIDE
    assert window._foot.height() == FOOTER
    for part in (window.heading, window.content):
        assert left_of(part, window) == SIDE + free
        assert right_of(part, window) == size[0] - free
    shown = [one for one in (window.next, window.cancel) if one.isVisible()]
    assert right_of(shown[0], window) == size[0] - free
    assert all(one.height() == MARGIN for one in shown)


@pytest.mark.parametrize("job", JOBS)
def test_68_the_frame_has_the_measures_of_its_sketch(wizard: Wizard, hashed: Path, tmp_path: Path, job: str) -> None:
    driver = wizard()
    for size in (USUAL, WIDE):
        assert_frame(driver, size)
    driver.window.open_mode(job)
    assert_frame(driver, USUAL)
    to_options(driver, hashed)
    assert_frame(driver, WIDE)
    assert_frame(driver, USUAL)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    for size in (USUAL, WIDE):
        assert_frame(driver, size)


def test_68_letters_have_three_sizes_and_two_weights(wizard: Wizard, hashed: Path) -> None:
    driver = wizard(mode="admin")
    to_options(driver, hashed)
    sizes, weights = set[int](), set[int]()
    for label in driver.window.findChildren(QLabel):
        if label.isVisible() and label.text():
            label.ensurePolished()
            sizes.add(round(pixels(label.font())))
            weights.add(int(label.font().weight()))
    assert sizes == {HEADING, TEXT, SECONDARY}
    assert round(pixels(driver.window.heading.font())) == HEADING
    assert weights == {400, 600}


def test_68_the_panels_foot_says_what_is_true_on_every_page(wizard: Wizard) -> None:
    """Privacy, help and settings, in this order, at the same place on the first page and in a mode."""
    driver = wizard()
    side = driver.window.side
    places = []
    for mode in ("", *JOBS):
        if mode:
            driver.window.open_mode(mode)
        driver.window.resize(*USUAL)
        QApplication.processEvents()
        foot = [part.mapTo(driver.window, QPoint(0, 0)) for part in (side.privacy, side.help, side.settings)]
        assert foot == sorted(foot, key=lambda point: point.y())
        assert len({point.x() for point in foot}) == 1
        assert side.settings.geometry().bottom() >= USUAL[1] - MARGIN
        places.append(foot)
    assert all(foot == places[0] for foot in places)
