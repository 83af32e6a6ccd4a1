"""The maker of pictures sees cut texts and saves few colours; columns and lines break where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from screenshots.album import COLOURS, cut_texts, with_few_colours
from screenshots.zoom import FIRST_DAY, TODAY, zoom_of_pictures
from tests.gui.conftest import Wizard
from zoomwizard.gui.parts.layouts import Columns, Flow, FlowLabel
from zoomwizard.gui.parts.widgets import ElidedLabel, text_label
from zoomwizard.zoom.api.clock import Clock
from zoomwizard.zoom.collect import run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_cut_text_is_found_and_a_whole_one_is_not(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QHBoxLayout(window)
    button = QPushButton("All of this has to be read")
    label = text_label("A sentence that breaks its lines where it has to, and that is not short")
    line.addWidget(button)
    line.addWidget(label, 1)
    window.resize(700, 100)
    window.show()
    assert cut_texts(window) == []
    button.setMaximumWidth(60)
    label.setMaximumHeight(8)
    qtbot.waitUntil(lambda: len(cut_texts(window)) == 2)
    assert "All of this" in cut_texts(window)[0]
    assert "height" in cut_texts(window)[1]


def test_a_name_that_is_cut_in_the_middle_is_told_whole_elsewhere(qtbot: QtBot) -> None:
    name = ElidedLabel("A long name of a file that has no room.csv")
    qtbot.addWidget(name)
    window = QWidget()
    qtbot.addWidget(window)
    QHBoxLayout(window).addWidget(name)
    window.resize(120, 40)
    window.show()
    assert name.shown != name.text() == name.toolTip()
    assert cut_texts(window) == []


def test_a_saved_picture_has_few_colours_and_keeps_those_of_small_things() -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(64):
            image.setPixelColor(x, y, QColor(x, y, 128))  # 4096 colours
    painter = QPainter(image)
    painter.fillRect(0, 0, 3, 3, QColor(0, 250, 0))
    painter.end()
    saved = with_few_colours(image)
    assert saved.colorCount() <= COLOURS
    assert saved.pixelColor(1, 1) == QColor(0, 250, 0)
    seen = {saved.pixelColor(x, y).rgb() for x in range(64) for y in range(64)}
    assert 16 <= len(seen) <= COLOURS
    assert np.mean([abs(saved.pixelColor(x, 63).red() - x) for x in range(64)]) < 16


def test_the_days_of_the_pictures_can_be_downloaded() -> None:
    """By every clock that is asked; else the walk waits for a download that has been refused."""
    with zoom_of_pictures():
        days = [Clock().now().date(), run.today_utc()]
    assert days == [TODAY] * 2
    assert run.check_range(FIRST_DAY, FIRST_DAY, TODAY) == []


def test_columns_stand_beside_each_other_only_where_they_can_be_read(qtbot: QtBot) -> None:
    first, second = text_label("One"), text_label("Two")
    columns = Columns(first, second)
    qtbot.addWidget(columns)
    columns.show()
    columns.resize(900, 200)
    qtbot.waitUntil(lambda: first.y() == second.y())
    columns.resize(120, 200)
    qtbot.waitUntil(lambda: first.y() < second.y())
    columns.resize(900, 200)
    qtbot.waitUntil(lambda: first.y() == second.y())


def test_what_has_no_room_in_a_line_goes_to_the_next_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = Flow()
    window.setLayout(flow)
    label, button = FlowLabel("Some words, and then some more of them"), QPushButton("Press")
    flow.addWidget(label)
    flow.addWidget(button)
    window.resize(600, 100)
    window.show()
    assert button.x() > label.geometry().right()
    window.resize(label.sizeHint().width() // 2, 200)
    qtbot.waitUntil(lambda: button.y() >= label.geometry().bottom())
    assert label.height() > label.sizeHint().height()  # two lines
    assert cut_texts(window) == []


@pytest.mark.parametrize("job", ["mapping", "admin", "analyst"])
def test_no_text_of_a_page_is_cut_in_the_smallest_window(wizard: Wizard, job: str) -> None:
    driver = wizard(mode=job)
    driver.window.resize(driver.window.minimumSize())
    for number in range(len(driver.journey.mode.steps)):
        driver.window._show(number)
        driver.wait(lambda: not cut_texts(driver.window), 2000)
        assert driver.window.content.horizontalScrollBar().maximum() == 0
