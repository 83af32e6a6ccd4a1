"""More options: a dialog of fields in groups, a word beside the button, and what Cancel takes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, Key
from tests.gui.test_accessibility import assert_named, assert_unique
from tests.gui.ways import JOBS, to_options

GROUPS = {
    "mapping": [],
    "admin": ["Hashed file", "This computer"],
    "analyst": ["Metrics", "Report", "This computer"],
    "usage": ["Tables", "Definitions", "Names and texts", "This computer"],
}


def open_options(driver: Driver, hashed: Path) -> QDialog:
    """To the options of a mode, and what is behind More options there."""
    to_options(driver, hashed)
    driver.click(driver.button("More options…"))
    return driver.wait_for_dialog()


def state(driver: Driver) -> str:
    """What stands beside the button."""
    assert driver.inputs._further is not None
    return driver.texts(driver.inputs._further)


@pytest.mark.parametrize("job", JOBS)
def test_64_more_options_are_a_dialog_in_groups_for_everybody(wizard: Wizard, hashed: Path, job: str) -> None:
    driver = wizard(mode=job)
    dialog = open_options(driver, hashed)
    assert dialog.windowTitle() == "More options"
    for name in driver.inputs.step.further:
        assert dialog.isAncestorOf(driver.field(name)), name
        assert driver.field(name).isVisible()
    groups = [label.text() for label in dialog.findChildren(QLabel, "group")]
    assert groups == GROUPS[job]
    assert_named(dialog)
    assert_unique(dialog)
    assert all(area.horizontalScrollBar().maximum() == 0 for area in dialog.findChildren(QScrollArea))
    editor = driver.field(driver.inputs.step.further[0]).editor
    assert driver.focus is (editor.focusProxy() or editor)
    driver.key(Key.Key_Escape)
    driver.wait_for_no_dialog()
    assert state(driver) == "All as recommended"


def test_what_was_changed_is_counted_and_cancel_takes_it_back(wizard: Wizard, hashed: Path) -> None:
    driver = wizard(mode="analyst")
    dialog = open_options(driver, hashed)
    driver.field("no_report").editor.setFocus()
    driver.key(Key.Key_Space)
    driver.field("min_group_size").editor.setFocus()
    driver.key(Key.Key_Up)
    driver.enter()
    driver.wait_for_no_dialog()
    assert state(driver) == "2 changed"
    assert driver.journey.answers["no_report"] is True  # the box says that one is made
    assert driver.inputs._further is not None
    driver.click(driver.inputs._further.button)
    dialog = driver.wait_for_dialog()
    driver.field("threads").set_value(3)
    driver.click(driver.button("Cancel", dialog))
    driver.wait_for_no_dialog()
    assert state(driver) == "2 changed"
    assert driver.journey.inputs.threads == 0
    driver.click(driver.inputs._further.button)
    dialog = driver.wait_for_dialog()
    driver.click(driver.button("Back to recommended", dialog))
    driver.click(driver.button("Done", dialog))
    driver.wait_for_no_dialog()
    assert state(driver) == "All as recommended"
    assert driver.journey.inputs.min_group_size == 5
