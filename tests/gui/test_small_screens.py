"""Rows 37 and 38, issue 13's row 10: every page of every mode fits small screens, and text of twice the size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver
from tests.gui.test_wrong_inputs import ambiguous
from tests.gui.ways import JOBS, to_options
from zoomwizard.gui.fields.questions import Questions
from zoomwizard.gui.shell.frame import SYSTEM_FRAME
from zoomwizard.gui.theme import theme

TASK_BAR = 40  # of the system, below
NARROW = 1024
SEEN_BORDERS = 2  # of a system's borders at both sides, the rest is as clear as glass
# In points: 1366 x 768 at 150 %, and at 100 % with text of twice the size.
SCREENS = {"150 %": (1366 / 1.5, 768 / 1.5, 1.0), "text at 200 %": (1366, 768, 2.0)}


@pytest.fixture(params=SCREENS)
def room(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[int, int]]:
    """What a screen leaves for a window without its frame, while text has the size that belongs to it."""
    width, height, larger = SCREENS[request.param]
    before, font = qapp.font(), qapp.font()
    font.setPointSizeF(before.pointSizeF() * larger)
    qapp.setFont(font)
    theme().set_choice("light")
    yield int(width - SEEN_BORDERS), int(height - SYSTEM_FRAME[1] - TASK_BAR)
    qapp.setFont(before)
    theme().set_choice("light")


@pytest.mark.parametrize("job", JOBS)
def test_37_every_page_fits_a_small_screen_with_its_title_bar(
    wizard: Wizard, room: tuple[int, int], hashed: Path, tmp_path: Path, job: str
) -> None:
    driver = wizard()
    assert_fits(driver, room)
    driver.window.open_mode(job)
    assert_fits(driver, room)
    to_options(driver, hashed)
    assert_fits(driver, room)
    driver.give("output", tmp_path / "out")
    driver.click(driver.window.back)
    assert_fits(driver, room)
    driver.next_to(2)
    driver.click_next()
    driver.wait_for(4)
    assert_fits(driver, room)


def test_37_questions_about_the_files_fit_too(wizard: Wizard, room: tuple[int, int], tmp_path: Path) -> None:
    """In a narrow window of each size of text: dates that can be read both ways, and columns nobody knows."""
    report = ambiguous(tmp_path)
    unknown = tmp_path / "another report.csv"
    unknown.write_text(report.read_text("utf-8").replace("Join Time", "Came at"), "utf-8")
    driver = wizard(mode="admin")
    driver.give("reports", report, unknown)
    driver.click_next()
    driver.wait(driver.is_at_rest)
    assert driver.field("date_order").isVisible()
    assert driver.inputs.findChildren(Questions)
    assert_fits(driver, (min(room[0], NARROW), room[1]))


def assert_fits(driver: Driver, room: tuple[int, int]) -> None:
    """Whether the window can be made so small, with all its buttons, nothing to scroll sideways, no line cut."""
    window = driver.window
    window.resize(*room)
    QApplication.processEvents()
    assert window.width() <= room[0], window.heading.text()
    assert window.height() <= room[1], window.heading.text()
    for area in (window.content, window.side._scrolls):
        assert area.horizontalScrollBar().maximum() == 0, window.heading.text()
    for part in (window.heading, window.back, window.cancel, window.next, window.side.help, window.side.settings):
        if part.isVisible():
            seen = part.visibleRegion().boundingRect()
            assert (seen.width(), seen.height()) == (part.width(), part.height()), part
            assert part.width() >= part.minimumSizeHint().width(), part
    page = driver.page
    for widget in (*page.findChildren(QLabel), *page.findChildren(QLineEdit), *page.findChildren(QComboBox)):
        if widget.isVisible():
            assert widget.height() >= min(widget.fontMetrics().height(), widget.sizeHint().height()), widget
