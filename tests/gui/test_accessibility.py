"""For whoever can not see, can not use a mouse, or can not hit small things: names, order, mnemonics, sizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, Key, accessible, focusable, role_of
from tests.gui.ways import JOBS, MAPPING, REPORTS, answer_files, to_options
from zoomwizard.core.outcome import AppError
from zoomwizard.gui.parts.boxes import Choices
from zoomwizard.gui.parts.widgets import announce
from zoomwizard.gui.shell.error import ErrorDialog
from zoomwizard.gui.shell.settings import SettingsDialog

PLACES = [(job, number) for job in JOBS for number in (0, 1, 2, 4)]
SMALLEST = 24  # pixels, WCAG 2.5.8
LEFT_ALONE = {"Cancel", "Close", "OK"}  # Esc and Enter press them
BESIDE_A_FIELD = {"Show another meeting", "Browse…", "Folder…"}  # of the field, whose own mnemonic leads there
LINE = 10  # pixels, less than a line is high
every_place = pytest.mark.parametrize(("job", "number"), PLACES)


def go_to(driver: Driver, number: int, hashed: Path, folder: Path) -> None:
    """To a step of the mode."""
    if number == 1:
        answer_files(driver, hashed)
        driver.next_to(1)
        driver.qtbot.wait(100)
    elif number >= 2:
        to_options(driver, hashed)
    if number == 4:
        driver.give("output", folder / "out")
        driver.click_next()
        driver.wait_for(4)
        driver.wait(lambda: not driver.done.files.is_reading)  # the box above the first rows comes and goes with them
    QApplication.processEvents()


@every_place
def test_08_every_widget_with_focus_has_a_name_and_a_role(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str, number: int
) -> None:
    driver = wizard(mode=job)
    go_to(driver, number, hashed, tmp_path)
    assert_named(driver.window)


def assert_named(window: QWidget) -> None:
    every = focusable(window)
    assert every
    for widget in every:
        name = accessible(widget).replace("&", "").strip()
        assert len(name) > 2, f"{type(widget).__name__} of {type(widget.parent()).__name__} is called {name!r}"
        assert name not in ("Browse…", "Folder…", "..."), "Browse has to name its field"
        assert role_of(widget) not in (QAccessible.Role.NoRole, QAccessible.Role.Client), name


def test_08_first_page_and_dialogs_have_names_too(wizard: Wizard) -> None:
    driver = wizard()
    assert_named(driver.window)
    driver.click(driver.window.side.settings)
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, SettingsDialog)
    assert_named(dialog)
    dialog.close()
    driver.wait_for_no_dialog()
    error = ErrorDialog(AppError("It broke.", "Because.", "Try again."), driver.window)
    error.open()
    assert_named(error)
    error.close()
    driver.wait_for_no_dialog()


def round_trip(driver: Driver, press: Key) -> list[QWidget]:
    """The widgets that have the focus one after the other, until the first one has it again."""
    begin = driver.focus
    seen = [begin]
    for _ in range(120):
        driver.back_tab() if press is Key.Key_Backtab else driver.tab()
        if driver.focus is begin:
            return seen
        assert driver.focus is not seen[-1], f"the focus is caught in {driver.focus}"
        seen.append(driver.focus)
    raise AssertionError(f"the focus never comes round: {seen[-6:]}")


@every_place
def test_02_tab_and_shift_tab_leave_every_widget_and_come_round(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str, number: int
) -> None:
    driver = wizard(mode=job)
    go_to(driver, number, hashed, tmp_path)
    forward = round_trip(driver, Key.Key_Tab)
    backward = round_trip(driver, Key.Key_Backtab)
    assert set(forward) == set(backward)
    reached = {widget for widget in focusable(driver.window) if any(is_part(one, widget) for one in forward)}
    missed = [widget for widget in focusable(driver.window) if widget not in reached]
    assert not missed, [f"{type(one).__name__} {accessible(one)}" for one in missed]


def is_part(widget: QWidget, of: QWidget) -> bool:
    return widget is of or of.isAncestorOf(widget) or widget.isAncestorOf(of)


@every_place
def test_06_the_focus_walks_in_the_order_of_reading(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str, number: int
) -> None:
    """The page's columns from the top, then the buttons from the left, then the side panel."""
    driver = wizard(mode=job)
    go_to(driver, number, hashed, tmp_path)
    order = round_trip(driver, Key.Key_Tab)
    places = in_lines([place_of(driver, widget) for widget in order])
    # Begun anywhere, the walk is the order of reading turned round.
    first = places.index(min(places))
    assert places[first:] + places[:first] == sorted(places), [
        f"{accessible(one)} {place}" for one, place in zip(order, places, strict=True)
    ]


def place_of(driver: Driver, widget: QWidget) -> tuple[int, ...]:
    """Where somebody reads it: part of the window, then card by card, how far down its middle is, and how far in."""
    window = driver.window
    part = 2 if window.side.isAncestorOf(widget) else 0 if driver.page.isAncestorOf(widget) else 1
    card: QWidget | None = widget
    while card is not None and card.objectName() not in ("card", "card-first"):
        card = card.parentWidget() if card is not driver.page else None
    corner = (card or widget).mapTo(window, QPoint()) if part == 0 else QPoint()
    area = scrolling(widget)
    if area is not None and scrolling(area) is None:  # the page's own, in which all of it lies
        area = None
    down = area.verticalScrollBar().value() if area is not None else 0  # where it's read doesn't depend on that
    return (
        part,
        area.mapTo(window, QPoint()).y() // LINE if area is not None and part == 0 else corner.y() // LINE,
        (corner.y() + down) // LINE,
        corner.x(),
        widget.mapTo(window, widget.rect().center()).y() + down,
        widget.mapTo(window, QPoint()).x(),
    )


def scrolling(widget: QWidget) -> QScrollArea | None:
    """The area that it scrolls in."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def in_lines(places: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The same, with one number for all middles of a line."""
    line: dict[int, int] = {}
    before = -LINE
    for middle in sorted({place[4] for place in places}):
        line[middle] = line[before] if middle - before < LINE else middle
        before = middle
    return [(*place[:4], line[place[4]], place[5]) for place in places]


@pytest.mark.parametrize("job", JOBS)
def test_06_the_focus_begins_in_the_first_field_that_needs_an_answer(wizard: Wizard, hashed: Path, job: str) -> None:
    """Of the options of the admin that is the time zone: it is a guess until somebody looks at it."""
    driver = wizard(mode=job)
    first = {"mapping": "people", "admin": "reports", "analyst": "zoom", "usage": "reports"}[job]
    assert driver.focus is driver.field(first).editor
    to_options(driver, hashed)
    first = "time_zone" if job == "admin" else "output"
    assert driver.focus is driver.field(first).editor


# ---------------------------------------------------------------------------------------------------------
# Mnemonics


def mnemonics(window: QWidget) -> Iterator[tuple[str, str]]:
    """Each text with a mnemonic that is shown, and its letter."""
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.buddy() is not None and "&" in label.text():
            yield letter_of(label.text()), label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and "&" in button.text():
            yield letter_of(button.text()), button.text()
    for tabs in window.findChildren(QTabWidget):
        if tabs.isVisible():
            for at in range(tabs.count()):
                if "&" in tabs.tabText(at):
                    yield letter_of(tabs.tabText(at)), tabs.tabText(at)


def letter_of(text: str) -> str:
    return text[text.index("&") + 1].lower()


def assert_unique(window: QWidget) -> None:
    found: dict[str, str] = {}
    for letter, text in mnemonics(window):
        assert letter not in found, f"{text!r} and {found[letter]!r} have the same letter"
        found[letter] = text


@every_place
def test_05_mnemonics_are_unique_on_the_whole_page(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str, number: int
) -> None:
    driver = wizard(mode=job)
    go_to(driver, number, hashed, tmp_path)
    if number in (0, 1, 2):
        for name in driver.inputs.step.asked_if_needed:
            driver.inputs.fields[name].show()
    if number == 4:
        for at in range(driver.done.tabs.count()):
            driver.done.tabs.setCurrentIndex(at)
            QApplication.processEvents()
            assert_unique(driver.window)
    assert_unique(driver.window)
    driver.window._show_start()
    assert_unique(driver.window)


@every_place
def test_05_every_label_of_a_field_and_every_button_has_one(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str, number: int
) -> None:
    driver = wizard(mode=job)
    go_to(driver, number, hashed, tmp_path)
    for label in driver.window.findChildren(QLabel):
        if label.isVisible() and isinstance(label.buddy(), QWidget) and label.objectName() == "strong":
            assert "&" in label.text(), label.text()
    for button in driver.window.findChildren(QAbstractButton):
        text = button.text()
        if not button.isVisible() or not text or isinstance(button.parent(), Choices):
            continue  # the choices of a field have the letter of its label, and the arrow keys from there
        if text in LEFT_ALONE:
            assert "&" not in text
        elif text not in BESIDE_A_FIELD:
            assert "&" in text, text


def test_05_a_mnemonic_leads_to_its_field(wizard: Wizard, hashed: Path) -> None:
    driver = wizard(mode="admin")
    to_options(driver, hashed)
    for field in driver.inputs.fields.values():
        if isinstance(field.editor, QCheckBox) or not field.isVisible():
            continue
        driver.window.next.setFocus()
        driver.alt(letter_of(str(field.ask.label)))
        assert is_part(driver.focus, field.editor), field.name


# ---------------------------------------------------------------------------------------------------------
# Sizes, Enter, announcements


@every_place
def test_41_nothing_to_click_is_smaller_than_a_finger_needs(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str, number: int
) -> None:
    driver = wizard(mode=job)
    go_to(driver, number, hashed, tmp_path)
    for widget in focusable(driver.window):
        size = widget.size()
        assert min(size.width(), size.height()) >= SMALLEST, f"{type(widget).__name__} {accessible(widget)} {size}"


def test_41_nor_on_the_first_page_or_in_a_dialog(wizard: Wizard) -> None:
    driver = wizard()
    driver.click(driver.window.side.settings)
    dialog = driver.wait_for_dialog()
    for widget in [*focusable(driver.window), *focusable(dialog)]:
        assert min(widget.width(), widget.height()) >= SMALLEST, accessible(widget)
    dialog.close()
    driver.wait_for_no_dialog()


@pytest.mark.parametrize("job", JOBS)
def test_52_enter_is_the_coloured_button_wherever_the_focus_is(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str
) -> None:
    """On every page, on everything that Tab comes to; but text of several lines keeps it."""
    driver = wizard(mode=job)
    pressed: list[int] = []

    def every_place_presses() -> None:
        driver.window.next.clicked.disconnect()
        driver.window.next.clicked.connect(lambda: pressed.append(driver.number))
        driver.wait(driver.is_at_rest)
        places = [one for one in focusable(driver.window) if type(one) is not QPlainTextEdit]
        assert driver.window.next in places
        for place in places:
            pressed.clear()
            place.setFocus()
            driver.enter()
            assert pressed == [driver.number], place
            assert driver.dialog() is None, place
        driver.window.next.clicked.disconnect()
        driver.window.next.clicked.connect(driver.window.go_next)

    answer_files(driver, hashed)
    every_place_presses()
    driver.next_to(1)
    if job == "admin":
        driver.give("mapping", MAPPING)
    every_place_presses()
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    every_place_presses()
    driver.click_next()
    driver.wait_for(4)
    every_place_presses()


@pytest.mark.parametrize("job", JOBS)
def test_03_enter_in_a_field_is_next(wizard: Wizard, hashed: Path, job: str) -> None:
    """In every field of the options but one with several lines of text, Enter is the commit button."""
    driver = wizard(mode=job)
    to_options(driver, hashed)
    pressed: list[str] = []
    driver.window.next.clicked.disconnect()
    driver.window.next.clicked.connect(lambda: pressed.append("next"))
    for field in driver.inputs.fields.values():
        if field.isVisible() and not isinstance(field.editor, QPlainTextEdit):
            pressed.clear()
            field.editor.setFocus()
            driver.enter()
            assert pressed == ["next"], field.name
    assert driver.window.next.isDefault()


def test_04_esc_closes_each_dialog_and_not_the_wizard(wizard: Wizard) -> None:
    driver = wizard()
    for button in (driver.window.side.settings, driver.window.side.help):
        driver.click(button)
        assert isinstance(driver.wait_for_dialog(), QDialog)
        driver.key(Key.Key_Escape)
        driver.wait_for_no_dialog()
        assert driver.window.isVisible()


def test_09_each_page_the_check_and_the_end_are_announced(
    wizard: Wizard, hashed: Path, tmp_path: Path, announced: list[str]
) -> None:
    driver = wizard(mode="admin")
    assert announced[-1] == "Step 1 of 5. Choose your Zoom reports"
    go_to(driver, 1, hashed, tmp_path)
    assert "Step 2 of 5. Choose the mapping file" in announced
    before = driver.focus
    driver.give("mapping", MAPPING)
    driver.wait(lambda: "The check is finished." in announced)
    assert driver.focus is before
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    assert any(text.startswith("Done. ") and "files were saved" in text for text in announced)


def test_09_what_is_announced_is_an_event_of_the_system(wizard: Wizard, monkeypatch: pytest.MonkeyPatch) -> None:
    """That a screen reader hears, with the text and without moving the focus."""
    driver = wizard(mode="mapping")
    heard: list[tuple[QAccessible.Event, str]] = []

    def hear(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        heard.append((event.type(), event.message()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    before = driver.focus
    announce(driver.page, "The check is finished.")
    assert heard == [(QAccessible.Event.Announcement, "The check is finished.")]
    assert driver.focus is before


def test_what_stands_in_the_side_panel_is_said_in_words(wizard: Wizard, hashed: Path, tmp_path: Path) -> None:
    """Row 41: done, here and to come are not told by icon and colour alone."""
    driver = wizard(mode="mapping")
    go_to(driver, 1, hashed, tmp_path)
    names = [label.accessibleName() for label in driver.window.side.findChildren(QLabel) if label.accessibleName()]
    assert names[:2] == ["People, done", "Check, current step"]
    assert names[2:] == [f"{name}, still to come" for name in ("Output folder", "Make", "Your files")]


def test_a_choice_for_a_column_comes_after_its_field(wizard: Wizard, tmp_path: Path) -> None:
    """Row 6: a question that appears later stands in the walk where it stands on the page."""
    text = REPORTS[1].read_text("utf-8").replace("Join time", "Vhod").replace("Leave time", "Izhod")
    path = tmp_path / "report.csv"
    path.write_text(text, "utf-8")
    driver = wizard(mode="admin")
    driver.give("reports", path)
    driver.click_next()
    driver.wait(driver.is_at_rest)
    boxes = [
        box
        for box in driver.inputs.findChildren(QComboBox)
        if box.isVisible() and accessible(box).startswith("Which column is")
    ]
    assert len(boxes) == 2
    assert_unique(driver.window)
    order = round_trip(driver, Key.Key_Tab)
    places = [order.index(box) for box in boxes]
    field = [at for at, widget in enumerate(order) if driver.field("reports").isAncestorOf(widget)]
    turned = [(at - order.index(driver.field("reports").editor)) % len(order) for at in field]
    assert sorted(turned) == list(range(len(field))), "the field and its choices are walked in one go"
    assert places[1] == (places[0] + 1) % len(order)
