"""The list of the files that were chosen: it comes by itself, says what each file is, and files can be taken out."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, accessible, rows_of
from tests.gui.ways import EXAMPLE, REPORTS
from zoomwizard.core.examined import ChosenFile
from zoomwizard.gui.pages.file_list import total_text
from zoomwizard.gui.pages.source import SourcePage


def source(driver: Driver) -> SourcePage:
    assert isinstance(driver.page, SourcePage)
    return driver.page


def listed(driver: Driver) -> list[tuple[str, ...]]:
    files = source(driver).files
    return [row[:4] for row in rows_of(files.table)] if files.isVisible() else []


def test_56_files_are_listed_as_soon_as_they_are_chosen(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    assert listed(driver) == []
    driver.drop(EXAMPLE / "zoom reports")
    driver.wait(lambda: len(listed(driver)) == 2)
    assert listed(driver) == [
        ("meetinglistdetails_20230501_20230531.csv", "1,052", "5/15/2023 to 5/31/2023", "05/14/2023 is 14 May 2023"),
        ("meetinglistdetails_2023_06_01_2023_06_30.csv", "528", "6/1/2023 to 6/10/2023", "27/04/2022 is 27 April 2022"),
    ]
    assert source(driver).files.total.text() == "2 reports, 1,580 rows, 5/15/2023 to 6/10/2023."


def test_57_what_is_no_report_is_named_below_with_its_reason(wizard: Wizard, tmp_path: Path) -> None:
    for path in REPORTS:
        shutil.copy(path, tmp_path)
    (tmp_path / "notes.csv").write_text("To do,When\nCall,Monday\n", encoding="utf-8")
    (tmp_path / "plan.xlsx").write_bytes(b"PK")
    driver = wizard(mode="admin")
    driver.drop(tmp_path)
    driver.wait(lambda: listed(driver))
    left_out = {row[0]: row[1] for row in rows_of(source(driver).files.left_out)}
    assert left_out.keys() == {"notes.csv", "plan.xlsx"}
    assert all("left out" in why for why in left_out.values())
    driver.next_to(1)


def test_a_file_can_be_taken_out_of_the_list(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    driver.drop(EXAMPLE / "zoom reports")
    driver.wait(lambda: len(listed(driver)) == 2)
    kept = source(driver).files._files[1].path
    (button,) = [
        one
        for one in source(driver).files.findChildren(QPushButton)
        if accessible(one) == "Remove meetinglistdetails_20230501_20230531.csv"
    ]
    driver.click(button)
    driver.wait(lambda: len(listed(driver)) == 1)
    assert driver.journey.answers["reports"] == (kept,)


def test_subfolders_of_a_folder_are_looked_into_one_level_and_shown(wizard: Wizard, tmp_path: Path) -> None:
    (tmp_path / "May" / "deeper").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    shutil.copy(REPORTS[0], tmp_path / "May")
    shutil.copy(REPORTS[1], tmp_path / "May" / "deeper")
    driver = wizard(mode="admin")
    driver.drop(tmp_path)
    assert driver.journey.answers["reports"] == (tmp_path, tmp_path / "May")
    driver.wait(lambda: len(listed(driver)) == 1)


def test_a_single_row_is_not_called_rows(wizard: Wizard) -> None:
    assert total_text([ChosenFile("reports", Path("a.csv"), rows=1)]) == "1 report, 1 row"
