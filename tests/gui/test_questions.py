"""The window asks for what a file doesn't say, with the file's values; what was found can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.conftest import Put, Wizard
from tests.gui.driver import Driver, Key, accessible
from tests.gui.fakes import FakeJob
from tests.gui.ways import EXAMPLE, REPORTS, answer_files
from zoomwizard.core.outcome import Choice, Finding, Question, Severity
from zoomwizard.core.said import say
from zoomwizard.gui.fields.questions import LETTERS_OF_VALUE, Questions, ValueBox, shortened
from zoomwizard.gui.language import set_language
from zoomwizard.gui.pages.checked import Checked
from zoomwizard.gui.pages.columns import ColumnsDialog

LONG = "an.unusually.long.address.of.somebody@a.subdomain.example.com"
JOIN = Choice("Vhod", ("01.03.2026 09:00", "01.03.2026 10:30", "02.03.2026 09:00"))
LEAVE = Choice("Izhod", ("01.03.2026 09:30", LONG))
CHOICES = (JOIN, LEAVE)


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    set_language("en")
    QLocale.setDefault(QLocale("en_US"))


def question(name: str, proposed: str = "") -> Question:
    return Question("columns", say("Which column is {name}?", name=name), CHOICES, name, proposed)


def asking(put: Put, *questions: Question) -> FakeJob:
    """A job that asks until each question is answered."""

    def look() -> None:
        answered = {text.partition("=")[0] for text in job.examined[-1].columns}
        left = tuple(one for one in questions if one.name not in answered)
        finding = Finding(Severity.ERROR, "reports", "Columns are missing.", code="report.missing-columns", asks=left)
        job._findings = (finding,) if left else ()

    job = FakeJob(job="admin", check=look)
    return put(job)


def asked(driver: Driver) -> Questions:
    found = [one for one in driver.inputs.findChildren(Questions) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def ask(wizard: Wizard) -> Driver:
    driver = wizard(mode="admin")
    driver.give("reports", *REPORTS)
    driver.click_next()
    driver.wait(driver.is_at_rest)
    driver.wait(lambda: driver.inputs.findChildren(Questions))
    return driver


def test_all_proposals_of_a_finding_are_taken_at_once_by_keyboard(wizard: Wizard, put: Put) -> None:
    asking(put, question("Join_Time", "Vhod"), question("Leave_Time", "Izhod"))
    driver = ask(wizard)
    boxes = asked(driver).boxes
    assert [box.currentData() for box in boxes] == ["Vhod", "Izhod"]
    assert [accessible(box) for box in boxes] == ["Which column is Join_Time?", "Which column is Leave_Time?"]
    assert driver.focus is boxes[0]
    assert "columns" not in driver.journey.answers  # a proposal is no answer
    driver.tab()
    driver.tab()
    assert driver.focus.parent() is asked(driver)
    assert accessible(driver.focus) == ("Use these: Which column is Join_Time? Vhod; Which column is Leave_Time? Izhod")
    driver.key(Key.Key_Space)
    driver.wait(driver.is_at_rest)
    assert set(driver.journey.answers["columns"]) == {"Join_Time=Vhod", "Leave_Time=Izhod"}
    driver.wait(lambda: not driver.problems("reports"))  # and the page has looked again, without being told to
    driver.next_to(1)


def test_one_proposal_is_confirmed_with_yes(wizard: Wizard, put: Put) -> None:
    asking(put, question("Join_Time", "Vhod"))
    driver = ask(wizard)
    driver.click(driver.button("Yes, that's right"))
    driver.wait(lambda: driver.journey.answers.get("columns") == ("Join_Time=Vhod",))


def test_another_choice_counts_as_the_answer_and_the_other_questions_stay(wizard: Wizard, put: Put) -> None:
    asking(put, question("Join_Time", "Vhod"), question("Leave_Time", "Izhod"))
    driver = ask(wizard)
    first, second = asked(driver).boxes
    first.setFocus()
    driver.key(Key.Key_Down)
    assert driver.journey.answers["columns"] == ("Join_Time=Izhod",)
    driver.qtbot.wait(600)  # longer than a page waits before it looks again
    assert first.isVisible()
    assert second.isVisible()
    second.setFocus()
    driver.key(Key.Key_Up)
    driver.qtbot.wait(600)
    assert second.isVisible()  # a key may not have been the last one
    driver.tab()
    driver.wait(lambda: not driver.inputs.findChildren(Questions))
    assert set(driver.journey.answers["columns"]) == {"Join_Time=Izhod", "Leave_Time=Vhod"}


def test_without_a_proposal_nothing_is_chosen_and_no_button_offers_it(wizard: Wizard, put: Put) -> None:
    asking(put, question("Join_Time"))
    driver = ask(wizard)
    (box,) = asked(driver).boxes
    assert box.currentIndex() == -1
    assert not [one for one in asked(driver).walked if one is not box]


def test_a_box_without_a_choice_says_what_to_do(wizard: Wizard, put: Put) -> None:
    asking(put, question("Join_Time"))
    driver = ask(wizard)
    (box,) = asked(driver).boxes
    assert box.placeholderText() == "Choose…"
    shown = box.grab().toImage()
    box.setPlaceholderText("")
    assert box.grab().toImage() != shown


def test_answers_stand_in_words_and_can_be_taken_back(wizard: Wizard, put: Put) -> None:
    asking(put, question("Join_Time", "Vhod"))
    driver = ask(wizard)
    driver.click(driver.button("Yes, that's right"))
    field = driver.field("columns")
    driver.wait(lambda: "Join_Time is “Vhod”" in driver.texts(field))
    undo = driver.button("Undo", field)
    assert accessible(undo) == "Undo: Join_Time is “Vhod”"
    driver.click(undo)
    assert "columns" not in driver.journey.answers
    driver.click_next()
    driver.wait(lambda: driver.inputs.findChildren(Questions))  # it is asked again


def test_values_are_cut_in_the_middle_never_at_their_end(wizard: Wizard, put: Put) -> None:
    asking(put, question("Join_Time", "Vhod"))
    driver = ask(wizard)
    (box,) = asked(driver).boxes
    assert box.itemText(0) == "Vhod · 01.03.2026 09:00 · 01.03.2026 10:30 · 02.03.2026 09:00"
    shown = box.itemText(1)
    assert "an.unusually" in shown
    assert shown.endswith(".example.com")
    assert LONG not in shown
    assert box.view().textElideMode() is Qt.TextElideMode.ElideMiddle
    assert len(shortened(LONG, LETTERS_OF_VALUE)) == LETTERS_OF_VALUE


def test_questions_stand_in_german_and_from_right_to_left(wizard: Wizard, put: Put) -> None:
    asking(put, question("Join_Time", "Vhod"))
    set_language("de")
    driver = ask(wizard)
    assert driver.button("Ja, das stimmt").isVisible()
    driver.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    (box,) = asked(driver).boxes
    label = next(one for one in asked(driver).findChildren(QLabel) if one.text().startswith("Welche Spalte"))
    driver.wait(lambda: label.x() > box.x() or label.y() < box.y())


def checked(driver: Driver) -> Checked:
    found = driver.inputs._checked
    assert found is not None
    return found


def change(driver: Driver, place: int, header: str) -> None:
    """Another column, in the dialog of the check page."""
    driver.click(driver.button("Change columns…"))
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, ColumnsDialog)
    box = dialog.questions.boxes[place]
    box.setFocus()
    for _ in range(box.count()):
        if box.currentData() != header:
            driver.key(Key.Key_Down)
    assert box.currentData() == header
    driver.enter()
    driver.wait_for_no_dialog()
    driver.wait(driver.is_at_rest)


def test_a_column_of_addresses_that_was_found_can_be_changed_on_the_check_page(wizard: Wizard, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Email,Boss\na@example.com,b@example.com\nc@example.com,b@example.com\n", encoding="utf-8")
    driver = wizard(mode="mapping")
    driver.give("people", people)
    driver.next_to(1)

    def is_taken(column: str) -> bool:
        said = [text for _, what, text in driver.facts() if what == "Column of e-mail addresses"]
        return any(column in text for text in said)

    driver.wait(lambda: is_taken("Email"))
    change(driver, 0, "Boss")
    assert driver.journey.answers["column"] == "Boss"
    driver.wait(lambda: is_taken("Boss"))


def test_a_column_of_a_report_that_was_found_can_be_changed_and_only_that_is_answered(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    answer_files(driver, Path())
    driver.next_to(1)
    driver.wait(lambda: ("OK", "Columns", "all found") in driver.facts())
    driver.click(driver.button("Change columns…"))
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, ColumnsDialog)
    for box in dialog.questions.boxes:
        assert isinstance(box, ValueBox)
        assert box.currentData()
        assert " · " in box.itemText(box.currentIndex()), "no values"
    driver.key(Key.Key_Escape)
    driver.wait_for_no_dialog()
    assert "columns" not in driver.journey.answers
    change(driver, 0, "Host name")
    assert driver.journey.answers["columns"] == ("Topic=Host name",)


@pytest.mark.parametrize("job", ["mapping", "admin"])
def test_what_was_found_is_shown_with_values_of_the_file(wizard: Wizard, job: str) -> None:
    driver = wizard(mode=job)
    answer_files(driver, Path())
    driver.next_to(1)
    driver.wait(lambda: checked(driver).asks)
    proposed = [one for one in checked(driver).asks[0].choices if one.text == checked(driver).asks[0].proposed]
    text = (EXAMPLE / "people.csv" if job == "mapping" else REPORTS[0]).read_text("utf-8-sig")
    assert proposed
    assert all(value in text for value in proposed[0].values)
