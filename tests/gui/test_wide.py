"""Rows 64 and 65: on a wide screen content stays a column that can be read, and nothing scrolls sideways."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver
from tests.gui.ways import JOBS, answer_files, to_options
from zoomwizard.app.settings import Settings
from zoomwizard.gui.parts.widgets import Paragraph

WIDE, USUAL = (1920, 1080), (980, 660)
WIDEST, LONGEST, LETTERS = 1080, 720, 100  # pixels, and letters


def lines_of(label: QLabel) -> list[str]:
    """The lines of a text, as they are broken in the room that they have."""
    room = min(label.contentsRect().width(), label.longest_line if isinstance(label, Paragraph) else 10_000)
    found = []
    for paragraph in label.text().splitlines():
        layout = QTextLayout(paragraph, label.font())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            found.append(paragraph[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
    return found


def look_at(driver: Driver) -> None:
    """Whether the page is a column in the middle, with lines that can be read."""
    driver.qtbot.wait(50)
    window, page = driver.window, driver.page
    areas = window.findChildren(QScrollArea)
    assert all(area.horizontalScrollBar().maximum() == 0 for area in areas if area.isVisible())
    assert page.width() <= WIDEST
    left, right = (page.mapTo(window, corner).x() for corner in (page.rect().topLeft(), page.rect().topRight()))
    buttons = window.next.mapTo(window, window.next.rect().topRight()).x()
    if window.next.isVisible():
        assert buttons <= right + 16  # where the page scrolls, its bar is in the column
    free = left - window.side.width(), window.width() - right
    if window.width() > USUAL[0]:
        assert page.width() == WIDEST
        assert abs(free[0] - free[1]) <= 4, free
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            if isinstance(label, Paragraph) and label.font().pointSizeF() <= window.font().pointSizeF():
                assert label.longest_line <= LONGEST
            assert all(len(line) <= LETTERS for line in lines_of(label)), label.text()


@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("size", [WIDE, USUAL], ids=["wide", "usual"])
def test_65_content_is_a_column_that_can_be_read(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str, size: tuple[int, int]
) -> None:
    driver = wizard()
    driver.window.resize(*size)
    look_at(driver)
    driver.choose(job)
    look_at(driver)
    answer_files(driver, hashed)
    driver.next_to(1)
    look_at(driver)
    driver.window.go_back()
    to_options(driver, hashed)
    look_at(driver)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    for place in range(driver.done.tabs.count()):
        driver.done.tabs.setCurrentIndex(place)
        look_at(driver)


def test_65_a_text_has_the_height_that_its_lines_need_and_begins_at_the_reading_side(wizard: Wizard) -> None:
    driver = wizard(Settings(), mode="mapping")
    driver.window.resize(*WIDE)
    label = Paragraph("A sentence of some words. " * 12)
    label.setWordWrap(True)
    label.resize(1000, 400)
    line = label.fontMetrics().height()
    assert label.heightForWidth(1000) == label.heightForWidth(label.longest_line)
    assert label.heightForWidth(1000) >= 3 * line
    for direction in Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft:
        label.setLayoutDirection(direction)
        QApplication.processEvents()
        image = label.grab().toImage()
        ground = image.pixelColor(0, 0)
        drawn = [x for x in range(1000) if any(image.pixelColor(x, y) != ground for y in range(100, 300, 2))]
        at_left = direction is Qt.LayoutDirection.LeftToRight
        assert (max(drawn) <= label.longest_line) if at_left else (min(drawn) >= 1000 - label.longest_line - 1)


def test_65_a_letter_to_press_is_marked_in_a_wide_text_too(wizard: Wizard) -> None:
    """And its mark is not shown."""
    driver = wizard()

    def drawn(text: str, buddy: QWidget | None) -> int:
        label = Paragraph(text)
        label.setBuddy(buddy)  # type: ignore[arg-type]  # none is right, too
        label.resize(1000, 40)
        image = label.grab().toImage()
        ground = image.pixelColor(999, 0)
        return max(x for x in range(1000) if any(image.pixelColor(x, y) != ground for y in range(40)))

    marked, plain = drawn("&Report on usage", driver.window.next), drawn("Report on usage", None)
    assert abs(marked - plain) <= 2
