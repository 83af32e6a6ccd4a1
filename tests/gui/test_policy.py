"""What IT has set, in the window: not offered with a sentence why, not to be chosen, filled in, and shown in About."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QSpinBox, QTextBrowser

from tests.gui.conftest import Put, Wizard
from tests.gui.driver import Driver, accessible, focusable
from tests.gui.fakes import FakeJob
from tests.gui.ways import to_done, to_options
from tests.policies import set_by_file
from zoomwizard.app.settings import Settings
from zoomwizard.gui.language import set_language
from zoomwizard.gui.pages.start import StartPage
from zoomwizard.gui.parts.boxes import Choices
from zoomwizard.gui.shell.error import ErrorDialog
from zoomwizard.gui.shell.settings import SettingsDialog
from zoomwizard.modes.registry import modes


def start(driver: Driver) -> StartPage:
    assert isinstance(driver.page, StartPage)
    return driver.page


def about(driver: Driver) -> str:
    """The text of About; the dialog stays open."""
    driver.click(driver.window.side.settings)
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, SettingsDialog)
    browser = dialog.findChild(QTextBrowser)
    assert browser is not None
    return browser.toPlainText()


OFFERED = tuple(modes())


@pytest.mark.parametrize("job", OFFERED)
def test_a_mode_that_is_not_allowed_is_not_offered_and_the_page_says_why(
    wizard: Wizard, home: Path, announced: list[str], job: str
) -> None:
    set_by_file(home, **{f"Allow{job.title()}": False})
    last = {name: {"output": (str(home),)} for name in OFFERED}
    driver = wizard(Settings(last_inputs=last))
    others = [name for name in OFFERED if name != job]
    assert list(start(driver)._buttons) == others
    mode = modes()[job]
    why = f"Your IT department doesn't allow this on this computer: {mode.title} ({mode.role})."
    assert why in driver.texts()
    assert driver.texts().count("Used before") == len(OFFERED) - 1
    assert driver.focus is start(driver)._buttons[others[0]]
    driver.enter()
    assert driver.journey.mode.name == others[0]
    driver.window.go_back()
    assert announced[-1].endswith(why)


def test_a_shortcut_to_a_mode_that_is_not_allowed_shows_the_first_page(wizard: Wizard, home: Path) -> None:
    set_by_file(home, AllowAdmin=False)
    driver = wizard(mode="admin")
    assert list(start(driver)._buttons) == ["mapping", "analyst", "usage"]
    assert driver.window._journey is None


def test_where_nothing_is_allowed_there_is_no_next_but_help_and_about(wizard: Wizard, home: Path) -> None:
    set_by_file(home, **{f"Allow{name.title()}": False for name in modes()})
    driver = wizard()
    assert driver.texts().count("Your IT department doesn't allow this on this computer: ") == len(modes())
    assert not driver.window.next.isVisible()
    driver.window.setFocus()
    driver.enter()
    assert driver.window._journey is None
    assert {accessible(widget) for widget in focusable(driver.window)} == {
        "Close",
        "Help for this page",
        "Settings and about",
    }


def test_a_damaged_policy_is_said_on_the_first_page_and_in_about(wizard: Wizard, home: Path) -> None:
    file = set_by_file(home, MinimumGroupSize="ten", AllowAdmins=False)
    driver = wizard(mode="analyst")
    sentences = (
        f"{file}: The value of MinimumGroupSize isn't valid. It must be a whole number from 1 to 1,000 "
        "(in the registry, a DWORD).",
        f"{file}: There's no setting AllowAdmins. Did you mean AllowAdmin?",
    )
    assert start(driver)._buttons == {}
    assert not driver.window.next.isVisible()
    assert "have errors, so nothing can be done here." in driver.texts()
    assert all(sentence in driver.texts() for sentence in sentences)
    text = about(driver)
    assert all(sentence in text for sentence in sentences)


@pytest.fixture
def german() -> Iterator[None]:
    set_language("de")
    yield
    set_language("en")
    QLocale.setDefault(QLocale("en_US"))


@pytest.mark.usefixtures("german")
def test_it_is_said_in_german_too(wizard: Wizard, home: Path) -> None:
    set_by_file(home, AllowAdmin=False)
    driver = wizard()
    assert "Ihre IT-Abteilung erlaubt das auf diesem Computer nicht: Zoom-Datei vorbereiten" in driver.texts()
    file = set_by_file(home, MinimumGroupSize=0, Nonsense=1)
    text = about(driver)
    assert f"{file}: Der Wert von MinimumGroupSize ist ungültig. Er muss eine ganze Zahl von 1 bis 1" in text
    assert f"{file}: Es gibt keine Einstellung Nonsense. Entfernen Sie sie." in text


def test_about_and_diagnostics_say_what_is_set_and_where(wizard: Wizard, home: Path) -> None:
    driver = wizard()
    assert "Your IT department hasn't set anything for this computer." in about(driver)
    dialog = driver.dialog()
    assert dialog is not None
    dialog.close()
    driver.wait_for_no_dialog()
    file = set_by_file(home, AllowAdmin=False, MinimumGroupSize=10, AnalystOutputFolder="~/results")
    text = about(driver)
    for line in ("AllowAdmin: false", "MinimumGroupSize: 10", "AnalystOutputFolder: ~/results"):
        assert f"{line} ({file})" in text
    driver.click(driver.button("Copy diagnostics", driver.dialog()))
    assert f"MinimumGroupSize: 10 ({file})" in QApplication.clipboard().text()


def test_the_group_size_begins_at_the_floor_and_can_not_go_below(wizard: Wizard, home: Path, hashed: Path) -> None:
    set_by_file(home, MinimumGroupSize=12)
    driver = wizard(mode="analyst")
    to_options(driver, hashed)
    box = driver.field("min_group_size").editor
    assert isinstance(box, QSpinBox)
    assert (box.minimum(), box.value()) == (12, 12)
    box.setValue(3)
    assert driver.journey.inputs.min_group_size == 12
    assert "Your IT department requires at least 12." in accessible_help(driver, "min_group_size")


def accessible_help(driver: Driver, name: str) -> str:
    return driver.field(name).editor.accessibleDescription()


@pytest.mark.parametrize(("most", "choices"), [("token", ["token", "drop"]), ("drop", ["drop"])])
def test_topics_offer_only_what_is_allowed(
    wizard: Wizard, home: Path, hashed: Path, most: str, choices: list[str]
) -> None:
    set_by_file(home, TopicsAtMost=most)
    driver = wizard(mode="admin")
    to_options(driver, hashed)
    editor = driver.field("topics").editor
    assert isinstance(editor, Choices)
    assert list(editor.buttons) == choices
    assert "Your IT department doesn't allow the other choices." in driver.texts(driver.field("topics"))
    assert driver.journey.inputs.topics == choices[0]


def test_a_run_under_a_policy_takes_its_values(wizard: Wizard, home: Path, hashed: Path, put: Put) -> None:
    set_by_file(home, MinimumGroupSize=12)
    job = put(FakeJob(job="analyst"))
    driver = wizard(mode="analyst")
    to_done(driver, hashed, home / "out")
    assert job.ran[0].min_group_size == 12


def test_folders_are_filled_in_unless_those_of_the_last_time_are_wanted(wizard: Wizard, home: Path) -> None:
    set_by_file(home, AdminReportsFolder=str(home / "reports"), AdminOutputFolder=str(home / "out"))
    driver = wizard(Settings(last_inputs={"admin": {"output": (str(home / "mine"),)}}))
    driver.choose("admin")
    assert driver.field("reports").value() == (home / "reports",)
    assert driver.journey.answers == {"reports": (home / "reports",), "output": home / "out"}
    driver.window.go_back()
    driver.click(driver.button("Use again"))
    assert driver.journey.answers == {"reports": (home / "reports",), "output": home / "mine"}
    # What is cleared stays cleared: it is asked for, and not taken behind the user's back.
    driver.field("reports").set_value(None)
    assert "reports" not in driver.journey.answers
    driver.click_next()
    assert "This is required." in driver.problems("reports")


def test_a_mode_that_is_forbidden_while_the_window_is_open_does_not_run(
    wizard: Wizard, home: Path, hashed: Path
) -> None:
    driver = wizard(mode="mapping")
    to_options(driver, hashed)
    driver.give("output", home / "out")
    set_by_file(home, AllowMapping=False)
    driver.click_next()
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, ErrorDialog)
    assert "Your IT department doesn't allow this on this computer" in dialog.details()
    assert not (home / "out").exists()
    dialog.close()
    driver.wait_for_no_dialog()
