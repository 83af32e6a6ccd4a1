"""Nobody's name or address in the log, the settings, a title, a picture of the analyst's page, or an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidget, QTreeWidget, QTreeWidgetItem, QWidget

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, rows_of
from tests.gui.ways import EXAMPLE, GOLDEN, JOBS, MAPPING, REPORTS, to_done, to_options
from zoomwizard.app.logs import log_to_file
from zoomwizard.app.paths import log_folder
from zoomwizard.core.privacy.shapes import shapes_in

PEOPLE = ("keller", "olsen", "rossi", "blanc", "anna", "carla", "dora", "ZZSECRET")


def shown_cells(widget: QWidget) -> str:
    tables = widget.findChildren(QTableWidget)
    return "\n".join(" ".join(row) for table in tables if table.isVisible() for row in rows_of(table))


def titles(driver: Driver) -> str:
    return f"{driver.window.windowTitle()} {driver.window.heading.text()} {driver.window.sentence.text()}"


def item_below(tree: QTreeWidget) -> QTreeWidgetItem | None:
    """What stands below the current item, if there is anything."""
    current = tree.currentItem()
    return tree.itemBelow(current) if current is not None else None


@pytest.mark.parametrize("job", JOBS)
def test_no_person_reaches_the_log_the_settings_or_a_title(
    wizard: Wizard, tmp_path: Path, hashed: Path, job: str
) -> None:
    file = tmp_path / "settings.json"
    people = tmp_path / "list.csv"
    people.write_text("Email,Name\nanna.keller@example.com,Anna Keller\nZZSECRET@example.com,ZZ Secret\n", "utf-8")
    with log_to_file() as log_file:
        driver = wizard(mode=job, file=file, log_file=log_file)
        if job == "mapping":
            driver.give("people", people)
            driver.next_to(1)
            driver.next_to(2)
            driver.give("output", tmp_path / "out")
            driver.click_next()
            driver.wait_for(4)
        else:
            to_done(driver, hashed, tmp_path / "out")
        said = titles(driver)
        driver.window.close()
    folder = log_folder()
    assert folder is not None
    log = "".join(path.read_text("utf-8") for path in folder.glob("*.log*"))
    assert log
    for name, text in (("log", log), ("settings", file.read_text("utf-8")), ("titles", said)):
        for person in PEOPLE:
            assert person.lower() not in text.lower().replace(str(tmp_path).lower(), ""), name
        assert not shapes_in(text), name


def test_previews_are_masked_until_the_button_shows_them(wizard: Wizard, tmp_path: Path) -> None:
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.next_to(1)
    (preview,) = driver.inputs._previews
    driver.wait(preview.table.rowCount)
    masked = shown_cells(preview)
    assert "adele.fontana" not in masked
    assert "Adele" not in masked
    assert "•••" in masked
    driver.click(preview._reveal)
    assert "adele.fontana@example.com" in shown_cells(preview)
    driver.click(preview._reveal)
    assert shown_cells(preview) == masked


def test_a_preview_is_masked_again_when_the_page_is_shown_again(wizard: Wizard, tmp_path: Path) -> None:
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.next_to(1)
    (preview,) = driver.inputs._previews
    driver.wait(preview.table.rowCount)
    driver.click(preview._reveal)
    driver.next_to(2)
    driver.click(driver.window.back)
    driver.wait(lambda: not preview._reveal.isChecked())
    assert "adele.fontana" not in shown_cells(preview)


def test_the_admins_mapping_preview_and_results_are_masked(wizard: Wizard, hashed: Path, tmp_path: Path) -> None:
    driver = wizard(mode="admin")
    driver.give("reports", *REPORTS)
    driver.next_to(1)
    driver.give("mapping", MAPPING)
    (preview,) = driver.inputs._previews
    driver.wait(preview.table.rowCount)
    shown = shown_cells(driver.window)
    assert "paqumpmhs6pjarb7lmylvuhfq6n" in shown
    assert not any(person in shown.lower() for person in PEOPLE[:4])
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    tree = driver.done.files.tree
    item = tree.topLevelItem(0)
    assert item is not None
    for _ in range(12):  # through all the files
        driver.qtbot.wait(80)
        assert not any(person in shown_cells(driver.window).lower() for person in PEOPLE[:4])
        below = item_below(tree)
        if below is None:
            break
        tree.setCurrentItem(below)
    assert item_below(tree) is None


def test_the_analyst_never_sees_an_address(wizard: Wizard, tmp_path: Path, hashed: Path) -> None:
    """Even where a person query has one in a column that should hold none."""
    query = tmp_path / "person query.csv"
    text = (GOLDEN / "person query.csv").read_text("utf-8")
    query.write_text(text.replace("Controlling", "anna.keller@example.com"), "utf-8")
    driver = wizard(mode="analyst")
    driver.give("zoom", hashed)
    driver.give("person_query", query)
    driver.give("meeting_query", GOLDEN / "meeting query.csv")
    driver.next_to(1)
    driver.wait(driver.facts)
    assert "anna.keller" not in shown_cells(driver.window)
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    driver.done.tabs.setCurrentIndex(1)
    tree = driver.done.files.tree
    for _ in range(20):
        driver.qtbot.wait(60)
        assert "anna.keller" not in driver.texts() + shown_cells(driver.window)
        assert not any(one.isVisible() for one in driver.window.findChildren(type(driver.done.files.preview._reveal)))
        below = item_below(tree)
        if below is None:
            break
        tree.setCurrentItem(below)


@pytest.mark.parametrize("job", JOBS)
def test_33_what_leaves_the_computer_is_said_on_every_page(
    wizard: Wizard, tmp_path: Path, hashed: Path, job: str
) -> None:
    """True besides: the whole suite runs without a socket (tests/conftest.py)."""
    driver = wizard()
    assert "Nothing leaves this computer." in driver.texts()
    driver = wizard(mode=job)
    for number in range(len(driver.journey.mode.steps)):
        driver.window._show(number)
        assert "Nothing leaves this computer." in driver.texts()


def test_34_where_the_stand_in_key_is_kept_is_said_on_the_options_page(wizard: Wizard, hashed: Path) -> None:
    driver = wizard(mode="admin")
    to_options(driver, hashed)
    driver.wait(lambda: "one-time key" in driver.texts())  # the tests' keyring keeps nothing
