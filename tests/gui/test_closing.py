"""Closing: asked once where something was entered, and where the buttons stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.gui import test_language
from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, Key
from tests.gui.ways import EXAMPLE, JOBS, MAPPING, REPORTS, answer_files, to_options
from zoomwizard.app.settings import change_settings, load_settings
from zoomwizard.app.words import words
from zoomwizard.gui.language import set_language
from zoomwizard.gui.pages.account_dialog import AccountDialog
from zoomwizard.gui.parts.dialogs import QuestionBox
from zoomwizard.modes.registry import modes

english_again = test_language.english_again
WAYS = pytest.mark.parametrize("way", ["Esc", "X", "Cancel"])


def leave_by(driver: Driver, way: str) -> None:
    if way == "Esc":
        driver.key(Key.Key_Escape)
    elif way == "X":
        driver.window.close()
    else:
        driver.click(driver.window.cancel)


def question_of(driver: Driver) -> QuestionBox:
    box = driver.wait_for_dialog()
    assert isinstance(box, QuestionBox)
    return box


@WAYS
def test_53_esc_x_and_cancel_ask_once_after_something_was_entered(wizard: Wizard, tmp_path: Path, way: str) -> None:
    """Row 8, picture 13: to keep working is the default, the other button closes, and nothing typed is lost."""
    file = tmp_path / "settings.json"
    driver = wizard(mode="admin", file=file)
    driver.give("reports", *REPORTS)
    driver.wait(driver.is_at_rest)
    leave_by(driver, way)
    box = question_of(driver)
    assert box.text() == "Close without preparing the Zoom file?"
    assert "“Use again” on the first page brings them back." in box.informativeText()
    assert box.defaultButton().text() == "&Keep working"
    driver.enter()
    driver.wait_for_no_dialog()
    assert driver.window.isVisible()
    leave_by(driver, way)
    question_of(driver)
    driver.window.close()
    assert len([one for one in driver.window.findChildren(QMessageBox) if one.isVisible()]) == 1
    driver.key(Key.Key_Escape)  # to the question: keep working
    driver.wait_for_no_dialog()
    assert driver.window.isVisible()
    leave_by(driver, way)
    driver.click(driver.button("Close", question_of(driver)))
    driver.wait(lambda: not driver.window.isVisible())
    driver = wizard(load_settings(file), file=file)
    driver.window.open_mode("admin", with_last_inputs=True)
    assert driver.journey.answers["reports"] == REPORTS
    leave_by(driver, way)  # nothing was entered this time
    assert not driver.window.isVisible()


@WAYS
@pytest.mark.parametrize("job", ["", *JOBS])
def test_53_where_nothing_was_entered_the_window_closes_at_once(wizard: Wizard, job: str, way: str) -> None:
    driver = wizard(mode=job)
    leave_by(driver, way)
    assert not driver.window.isVisible()
    assert driver.dialog() is None


@pytest.mark.parametrize("job", JOBS)
def test_53_every_mode_asks_in_its_own_words_on_every_page_and_in_both_languages(
    wizard: Wizard, hashed: Path, job: str
) -> None:
    driver = wizard(mode=job)
    answer_files(driver, hashed)
    for number in range(3):
        driver.wait(driver.is_at_rest)
        driver.window.close()
        assert question_of(driver).text() == words(modes()[job].unfinished)
        driver.key(Key.Key_Escape)
        driver.wait_for_no_dialog()
        if number == 1 and job == "admin":
            driver.give("mapping", MAPPING)
        if number < 2:
            driver.next_to(number + 1)
    set_language("de")
    driver.wait(driver.is_at_rest)
    driver.window.close()
    box = question_of(driver)
    assert box.text().startswith("Schließen, ohne ")
    assert box.defaultButton().text() == "&Weiterarbeiten"
    driver.key(Key.Key_Escape)
    driver.wait_for_no_dialog()


def test_53_what_was_left_by_back_is_asked_for_too_and_kept_for_the_next_start(wizard: Wizard, tmp_path: Path) -> None:
    """Of the inputs of the last time those stay that nobody has come to yet."""
    file = tmp_path / "settings.json"
    before = {"people": ("/old.csv",), "existing": ("/earlier.csv",)}
    change_settings(lambda settings: replace(settings, last_inputs={"mapping": before}), file)
    driver = wizard(load_settings(file), mode="mapping", file=file)
    driver.give("people", EXAMPLE / "people.csv")
    driver.click(driver.window.back)
    assert driver.window._journey is None
    driver.window.close()
    box = question_of(driver)
    assert box.text() == "Close without making the mapping file?"
    driver.click(driver.button("Close", box))
    driver.wait(lambda: not driver.window.isVisible())
    kept = {"people": (str(EXAMPLE / "people.csv"),), "existing": ("/earlier.csv",)}
    assert load_settings(file).last_inputs["mapping"] == kept


def test_53_esc_in_an_open_list_or_dialog_closes_only_that(wizard: Wizard, hashed: Path) -> None:
    driver = wizard(mode="admin")
    to_options(driver, hashed)
    driver.window.aside.show_settings()
    driver.wait_for_dialog()
    driver.key(Key.Key_Escape)
    driver.wait_for_no_dialog()
    box = driver.field("time_zone").editor
    box.setFocus()
    box.showPopup()  # type: ignore[attr-defined]
    driver.wait(lambda: QApplication.activePopupWidget() is not None)
    driver.key(Key.Key_Escape)
    driver.wait(lambda: QApplication.activePopupWidget() is None)
    assert driver.window.isVisible()
    assert driver.dialog() is None


@pytest.mark.parametrize("name", ["", "acme"])
@WAYS
def test_53_a_typed_secret_is_not_lost_without_a_question(wizard: Wizard, name: str, way: str) -> None:
    driver = wizard()
    dialog = AccountDialog(driver.window, name)
    dialog.open()
    driver.wait_for_dialog()

    def leave() -> None:
        if way == "Esc":
            driver.key(Key.Key_Escape)
        elif way == "X":
            dialog.close()
        else:
            driver.click(driver.button("Cancel", dialog))

    def box() -> QuestionBox:
        (found,) = (one for one in dialog.findChildren(QuestionBox) if one.isVisible())
        found.activateWindow()
        driver.wait(found.isActiveWindow)
        return found

    dialog.fields["secret"].editor.setFocus()
    driver.paste("a client secret")
    leave()
    assert box().defaultButton().text() == "&Keep working"
    driver.enter()
    assert dialog.isVisible()
    assert dialog.fields["secret"].value() == "a client secret"
    dialog.activateWindow()
    driver.wait(dialog.isActiveWindow)
    leave()
    driver.click(driver.button("Close", box()))
    assert not dialog.isVisible()
    dialog.deleteLater()


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("en")


@pytest.mark.parametrize("job", JOBS)
def test_53_the_buttons_stand_in_the_same_places_on_all_pages(
    wizard: Wizard, hashed: Path, tmp_path: Path, language: str, job: str
) -> None:
    """Cancel doesn't move when Back appears, or where another button is coloured."""
    driver = wizard()
    window = driver.window
    places = {name: set[tuple[int, int]]() for name in ("cancel", "next", "back")}

    def look() -> None:
        QApplication.processEvents()
        for name, found in places.items():
            button = getattr(window, name)
            if button.isVisible():
                found.add((window._foot.width() - button.x(), button.width()))  # from the edge: a small window grows

    look()
    window.open_mode(job)
    look()
    answer_files(driver, hashed)
    driver.next_to(1)
    look()
    if job == "admin":
        driver.give("mapping", MAPPING)
    driver.next_to(2)
    look()
    driver.give("output", tmp_path / "out")
    window.show_buttons("run", "")
    look()
    assert window.cancel.isVisible()
    window.show_buttons("downloading", "")
    look()
    window._show_place()
    driver.click_next()
    driver.wait_for(4)
    look()
    assert {name: len(found) for name, found in places.items()} == dict.fromkeys(places, 1), places
