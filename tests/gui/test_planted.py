"""A mode that is new is found in the window by its line in the registry: its card, its steps, or its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.every_mode.planted import plant
from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, accessible
from tests.policies import set_by_file
from zoomwizard.core.mode import WizardStep
from zoomwizard.gui.pages.journey import Journey
from zoomwizard.gui.pages.side_pages import SIDE_PAGES
from zoomwizard.gui.pages.start import StartPage
from zoomwizard.gui.parts.widgets import Page


class PlantedPage(Page):
    """A page at the side, with a field."""

    def __init__(self, journey: Journey, step: WizardStep) -> None:  # noqa: ARG002 - as every such page
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(str(step.title))
        self.rows.addWidget(self.field)

    def enter(self) -> None:
        self.field.setFocus()


@pytest.fixture(autouse=True)
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two modes more, and the page of one."""
    plant(monkeypatch)
    monkeypatch.setitem(SIDE_PAGES, "planted", PlantedPage)


def test_it_has_a_card_and_a_letter_and_leads_from_files_to_results(wizard: Wizard, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("one\ntwo\n", encoding="utf-8")
    driver = wizard()
    assert isinstance(driver.page, StartPage)
    assert list(driver.page._buttons) == ["mapping", "admin", "analyst", "usage", "counting", "looking"]
    driver.choose_by_letter("o", "counting")
    assert driver.window.windowTitle() == "Count lines"
    driver.give("text", tmp_path / "text.txt")
    driver.next_to(1)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(3)
    assert len(list((tmp_path / "out").glob("Count *.csv"))) == 1


def test_a_mode_that_is_not_allowed_has_no_card(wizard: Wizard, home: Path) -> None:
    set_by_file(home, AllowCounting=False)
    driver = wizard(mode="counting")
    assert isinstance(driver.page, StartPage)
    assert list(driver.page._buttons) == ["mapping", "admin", "analyst", "usage", "looking"]
    assert "Your IT department doesn't allow this on this computer: Count lines (Counter)." in driver.texts()


def lines_of(driver: Driver) -> list[QPushButton]:
    """The pages at the side."""
    return [one for one in driver.window.side.findChildren(QPushButton) if one.isCheckable() and one.isVisible()]


def test_the_pages_of_a_mode_can_be_gone_to_in_any_order(wizard: Wizard, announced: list[str]) -> None:
    driver = wizard(mode="looking")
    assert [line.text() for line in lines_of(driver)] == ["Overview", "Lines", "Words"]
    assert [line.isChecked() for line in lines_of(driver)] == [True, False, False]
    assert not driver.window.next.isVisible()
    for number in (2, 0, 1):
        driver.click(lines_of(driver)[number])
        assert driver.number == number
        assert [line.isChecked() for line in lines_of(driver)] == [at == number for at in range(3)]
    assert driver.window.heading.text() == "Lines of a text"
    assert driver.window.sentence.text() == "One by one."
    assert announced[-1].startswith("Lines. Lines of a text")


def test_pages_are_gone_to_by_keyboard_and_keep_what_was_typed(wizard: Wizard) -> None:
    driver = wizard(mode="looking")
    driver.type("anna")
    driver.tab_to(lines_of(driver)[2])
    driver.enter()
    assert (driver.number, accessible(driver.focus)) == (2, "Words of a text")
    driver.tab_to(lines_of(driver)[0])
    driver.key(" ")
    assert driver.number == 0
    assert isinstance(driver.focus, QLineEdit)
    assert driver.focus.text() == "anna"
    driver.enter()  # no button is the one to press
    assert driver.number == 0
    driver.alt("b")
    assert isinstance(driver.page, StartPage)


def test_the_pages_are_said_anew_in_another_language(wizard: Wizard) -> None:
    driver = wizard(mode="looking")
    driver.click(lines_of(driver)[1])
    driver.window._say_pages_anew()
    assert driver.number == 1
    assert [line.isChecked() for line in lines_of(driver)] == [False, True, False]
