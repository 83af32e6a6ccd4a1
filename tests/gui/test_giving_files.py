"""Files come by dropping, pasting, typing, Browse and from what was used before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from tests.gui.conftest import Wizard
from tests.gui.driver import CTRL, SHIFT, Driver, Key
from tests.gui.ways import EXAMPLE, MAPPING, REPORTS
from zoomwizard.app.settings import Settings
from zoomwizard.gui.fields.paths import PathMixin, path_text


def path_field(driver: Driver, name: str) -> PathMixin:
    field = driver.field(name)
    assert isinstance(field, PathMixin)
    return field


def recent_menu(driver: Driver, name: str) -> list[tuple[str, bool]]:
    """What the menu of recent files offers: text, and whether it can be chosen."""
    menu = path_field(driver, name)._recent.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return [(action.text(), action.isEnabled()) for action in menu.actions() if not action.isSeparator()]


def test_10_files_can_be_dropped_on_the_page_and_on_a_field(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    driver.drop(*REPORTS)
    assert driver.field("reports").value() == REPORTS
    driver.drop(*REPORTS)  # the same again
    assert driver.field("reports").value() == REPORTS
    driver = wizard(mode="mapping")
    driver.drop(MAPPING, on=driver.field("existing"))
    assert driver.field("existing").value() == MAPPING
    assert driver.field("people").value() is None
    driver.drop(EXAMPLE / "people.csv")
    assert driver.field("people").value() == EXAMPLE / "people.csv"


def test_10_a_folder_can_be_dropped_where_several_files_can_be(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    driver.drop(EXAMPLE / "zoom reports")
    assert driver.field("reports").value() == (EXAMPLE / "zoom reports",)


def test_10_what_can_not_be_taken_says_what_can(wizard: Wizard, tmp_path: Path, announced: list[str]) -> None:
    book = tmp_path / "reports.xlsx"
    book.write_bytes(b"PK")  # a list of people may be a workbook, a report may not
    picture = tmp_path / "people.png"
    picture.touch()
    driver = wizard(mode="mapping")
    driver.drop(tmp_path)
    assert "That's a folder. Drop a CSV file or an Excel workbook here." in driver.problems("people")
    assert driver.field("people").value() is None
    assert driver.focus is driver.field("people").editor
    assert "That's a folder. Drop a CSV file or an Excel workbook here." in announced
    driver.drop(picture)
    assert "You can only drop a CSV file or an Excel workbook here." in driver.problems("people")
    driver = wizard(mode="admin")
    driver.drop(book)
    assert "only drop CSV files and folders" in driver.problems("reports")
    assert driver.field("reports").value() is None


def test_10_where_only_csv_files_are_read_no_workbook_is_offered(wizard: Wizard, tmp_path: Path) -> None:
    book = tmp_path / "query.xlsx"
    book.write_bytes(b"PK")
    driver = wizard(mode="analyst")
    for dropped, said in ((tmp_path, "That's a folder. Drop a CSV file here."), (book, "only drop a CSV file here")):
        driver.drop(dropped, on=driver.field("person_query"))
        assert said in driver.problems("person_query")


def test_52_enter_in_the_field_of_several_paths_is_the_coloured_button(wizard: Wizard) -> None:
    """Row 7: a line is begun with Shift or Ctrl."""
    driver = wizard(mode="admin")
    field = driver.field("reports")
    driver.give("reports", REPORTS[0])
    for modifier, path in ((SHIFT, REPORTS[1]), (CTRL, EXAMPLE)):
        driver.key(Key.Key_Return, modifier)
        driver.paste(path)
    assert field.value() == (*REPORTS, EXAMPLE)
    assert driver.number == 0
    driver.give("reports", REPORTS[0])
    driver.enter()
    driver.wait_for(1)
    assert driver.journey.answers["reports"] == (REPORTS[0],)


def test_10_two_files_for_one_place_are_not_taken_silently(wizard: Wizard) -> None:
    """One of two that were dropped must not vanish without a word."""
    driver = wizard(mode="mapping")
    driver.drop(EXAMPLE / "people.csv", MAPPING)
    value = driver.field("people").value()
    assert value is None or driver.problems("people"), "one file was taken, the other one is gone without a word"


def test_10_an_address_of_the_network_is_not_a_file(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    driver.drop("https://example.com/report.csv")
    assert driver.field("reports").value() is None


def test_a_drop_on_a_page_without_files_changes_nothing(wizard: Wizard) -> None:
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.next_to(1)
    driver.drop(MAPPING)
    assert driver.number == 1
    assert driver.journey.answers == {"people": EXAMPLE / "people.csv"}


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/a b/ö & ü.csv", "/a b/ö & ü.csv"),
        ('"/a b/c.csv"', "/a b/c.csv"),
        ("  /a/c.csv \t", "/a/c.csv"),
        ("file:///a%20b/c.csv", "/a b/c.csv"),
        ('"file:///a/c.csv"', "/a/c.csv"),
        ("/a/file:b.csv", "/a/file:b.csv"),
        ("'/a b/c.csv'", "/a b/c.csv"),
        ("", ""),
        ('"', ""),
    ],
)
def test_10_a_path_may_be_typed_in_quotes_and_as_an_address(typed: str, path: str) -> None:
    assert path_text(typed) == path


def test_10_a_pasted_path_is_read_without_its_quotes(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    driver.field("reports").editor.setFocus()
    lines = (f'"{REPORTS[0]}"', QUrl.fromLocalFile(str(REPORTS[1])).toString())
    driver.paste("\n".join(lines))
    assert driver.field("reports").value() == REPORTS


def test_10_browse_gives_what_was_chosen_and_keeps_it_when_nothing_was(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = EXAMPLE / "people.csv"
    answers = [str(people), ""]
    asked: list[tuple[str, str]] = []

    def choose(_: object, title: str, start: str, pattern: str) -> tuple[str, str]:
        asked.append((title, start))
        assert "*.csv" in pattern
        return answers.pop(0), pattern

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    driver = wizard(mode="mapping")
    button = driver.button("Browse…", driver.field("people"))
    driver.click(button)
    driver.click(button)
    assert driver.field("people").value() == people
    assert asked == [("People file", ""), ("People file", str(EXAMPLE))]


def test_browse_for_several_adds_to_those_that_are_there(wizard: Wizard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(REPORTS[1])], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(EXAMPLE))
    driver = wizard(mode="admin")
    driver.drop(REPORTS[0])
    driver.click(driver.button("Browse…", driver.field("reports")))
    driver.click(driver.button("Folder…", driver.field("reports")))
    assert driver.field("reports").value() == (*REPORTS, EXAMPLE, EXAMPLE / "zoom reports")


# ---------------------------------------------------------------------------------------------------------
# Recent ones


def test_11_recent_files_are_offered_and_missing_ones_are_marked(wizard: Wizard, tmp_path: Path) -> None:
    gone = tmp_path / "gone.csv"
    people = EXAMPLE / "people.csv"
    driver = wizard(Settings(recent={"people": (str(gone), str(people))}), mode="mapping")
    assert recent_menu(driver, "people")[:2] == [(f"{gone} (missing)", False), (str(people), True)]
    menu = path_field(driver, "people")._recent.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    assert driver.field("people").value() == people


def test_11_a_name_with_an_ampersand_is_shown_as_it_is(wizard: Wizard, tmp_path: Path) -> None:
    path = tmp_path / "R&D.csv"
    path.write_text("a\n", encoding="utf-8")
    driver = wizard(Settings(recent={"people": (str(path),)}), mode="mapping")
    assert recent_menu(driver, "people")[0] == (str(path).replace("&", "&&"), True)


def test_11_without_recent_files_the_menu_says_so(wizard: Wizard) -> None:
    driver = wizard(mode="mapping")
    assert recent_menu(driver, "people") == [("Nothing yet", False)]


def test_11_the_list_can_be_reached_and_used_by_keyboard(wizard: Wizard) -> None:
    people = EXAMPLE / "people.csv"
    driver = wizard(Settings(recent={"people": (str(people),)}), mode="mapping")
    button = path_field(driver, "people")._recent
    driver.tab_to(button)
    driver.qtbot.waitUntil(button.hasFocus)
    menu = button.menu()
    menu.aboutToShow.connect(lambda: None)
    from PySide6.QtCore import QTimer

    def choose_the_first() -> None:
        driver.key(Key.Key_Down)
        driver.key(Key.Key_Return)

    QTimer.singleShot(50, choose_the_first)
    driver.key(Key.Key_Space)
    driver.wait(lambda: not menu.isVisible())
    assert QApplication.activePopupWidget() is None
    assert driver.field("people").value() == people
