"""The list of the files that were chosen: it comes by itself, says what each file is, and files can be taken out."""

from __future__ import annotations

import re
import shutil
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, accessible, header_of, rows_of
from tests.gui.ways import EXAMPLE, GOLDEN, JOBS, MAPPING, MEETINGS, QUERY, REPORTS, answer_files
from zoomwizard.app.jobs import make_wizard_job
from zoomwizard.core.examined import ChosenFile
from zoomwizard.gui.pages.file_list import FileList, total_text
from zoomwizard.zoom.files.rows import load_report
from zoomwizard.zoom.files.seen_files import REPORTS as COUNTED


def file_list(driver: Driver) -> FileList:
    assert driver.inputs.files is not None
    return driver.inputs.files


def listed(driver: Driver) -> list[tuple[str, ...]]:
    """Name, what it is used as, rows, days and how dates are read."""
    files = file_list(driver)
    return [row[:5] for row in rows_of(files.table)] if files.isVisible() else []


def test_56_files_are_listed_as_soon_as_they_are_chosen(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    assert listed(driver) == []
    driver.drop(EXAMPLE / "zoom reports")
    driver.wait(lambda: len(listed(driver)) == 2)
    assert listed(driver) == [
        (
            "meetinglistdetails_20230501_20230531.csv",
            "Zoom reports",
            "1,052",
            "5/15/2023 to 5/31/2023",
            "05/14/2023 is May 14, 2023",
        ),
        (
            "meetinglistdetails_2023_06_01_2023_06_30.csv",
            "Zoom reports",
            "528",
            "6/1/2023 to 6/10/2023",
            "27/04/2022 is April 27, 2022",
        ),
    ]
    assert file_list(driver).total.text() == "2 reports, 1,580 rows, 5/15/2023 to 6/10/2023."


@pytest.mark.parametrize("job", JOBS)
def test_56_within_two_seconds_there_is_a_list_or_a_bar(
    wizard: Wizard, hashed: Path, monkeypatch: pytest.MonkeyPatch, second: float, job: str
) -> None:
    """Of a check that never ends, too."""
    may_end = threading.Event()
    make = make_wizard_job

    def slow(name: str) -> Any:
        made = make(name)
        examine = made.examine

        def later(*given: Any) -> Any:
            may_end.wait(30)
            return examine(*given)

        monkeypatch.setattr(made, "examine", later)
        return made

    monkeypatch.setattr("zoomwizard.gui.pages.journey.make_wizard_job", slow)
    driver = wizard(mode=job)
    answer_files(driver, hashed)
    begun = time.monotonic()
    driver.wait(driver.inputs.busy.bar.isVisible)
    assert time.monotonic() - begun < 2 * second
    assert listed(driver) == []
    may_end.set()
    driver.wait(lambda: listed(driver))
    assert not driver.inputs.busy.isVisible()


def test_56_days_that_no_report_has_are_counted_below() -> None:
    days = [(date(2026, 8, 1), date(2026, 8, 31)), (date(2026, 9, 4), date(2026, 9, 30)), (None, None)]
    files = [ChosenFile("reports", Path("a.csv"), 10, first, last, counted=COUNTED) for first, last in days]
    assert total_text(files) == "3 reports, 30 rows, 8/1/2026 to 9/30/2026. 3 days between them have no meeting."


def test_long_names_are_cut_in_the_middle_and_blank_columns_leave_them_their_room(wizard: Wizard) -> None:
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.wait(lambda: listed(driver))
    table = file_list(driver).table
    assert table.textElideMode() is Qt.TextElideMode.ElideMiddle
    assert not table.wordWrap()
    hidden = [header_of(table)[at] for at in range(table.columnCount()) if table.isColumnHidden(at)]
    assert hidden == ["Days", "Dates are read as"]


def test_57_what_is_no_report_is_named_below_with_its_reason(wizard: Wizard, tmp_path: Path) -> None:
    for path in REPORTS:
        shutil.copy(path, tmp_path)
    (tmp_path / "notes.csv").write_text("To do,When\nCall,Monday\n", encoding="utf-8")
    (tmp_path / "plan.xlsx").write_bytes(b"PK")
    driver = wizard(mode="admin")
    driver.drop(tmp_path)
    driver.wait(lambda: listed(driver))
    left_out = {row[0]: row[1] for row in rows_of(file_list(driver).left_out)}
    assert left_out.keys() == {"notes.csv", "plan.xlsx"}
    assert all("left out" in why for why in left_out.values())
    driver.next_to(1)


def test_a_file_can_be_taken_out_of_the_list(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    driver.drop(EXAMPLE / "zoom reports")
    driver.wait(lambda: len(listed(driver)) == 2)
    kept = file_list(driver)._files[1].path
    driver.click(remove_button(driver, "meetinglistdetails_20230501_20230531.csv"))
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


def analyst_folder(folder: Path, hashed: Path) -> Path:
    """What an analyst may be sent: the three files, the manifest, and others."""
    folder.mkdir()
    for path in (hashed, hashed.with_name(hashed.stem + ".manifest.json"), QUERY, MEETINGS):
        shutil.copy(path, folder)
    text = re.sub(r"2026-0(\d)-(\d\d)", r"\1/\2/2026", QUERY.read_text("utf-8"))
    (folder / QUERY.name).write_text(text, encoding="utf-8")
    (folder / "notes.csv").write_text("To do,When\nCall,Monday\n", encoding="utf-8")
    (folder / "plan.xlsx").write_bytes(b"PK")
    return folder


def test_56_of_the_analysts_folder_each_file_is_listed_with_what_it_is(
    wizard: Wizard, hashed: Path, tmp_path: Path
) -> None:
    driver = wizard(mode="analyst")
    driver.drop(analyst_folder(tmp_path / "sent", hashed))
    driver.wait(lambda: len(listed(driver)) == 3)
    sessions, people, meetings = listed(driver)
    assert sessions == (hashed.name, "Hashed Zoom files", "30", "3/16/2026 to 4/2/2026", "")
    assert people == ("person query.csv", "Person query", "17", "3/15/2026 to 4/11/2026", "3/15/2026 is March 15, 2026")
    assert meetings == ("meeting query.csv", "Meeting query", "6", "", "")
    assert file_list(driver).total.text() == "1 hashed Zoom file, 30 rows, 3/16/2026 to 4/2/2026."
    left_out = {row[0]: row[1] for row in rows_of(file_list(driver).left_out)}
    assert left_out == {
        "notes.csv": "It doesn't have the columns of a hashed Zoom file or of a query.",
        "plan.xlsx": "Only CSV files are read. Save the workbooks you need as CSV UTF-8.",
    }
    assert "left out" not in driver.texts(driver.field("zoom"))  # the list says so


def test_a_file_of_the_analysts_folder_can_be_taken_out_and_the_others_stay(
    wizard: Wizard, hashed: Path, tmp_path: Path
) -> None:
    folder = analyst_folder(tmp_path / "sent", hashed)
    driver = wizard(mode="analyst")
    driver.drop(folder)
    driver.wait(lambda: len(listed(driver)) == 3)
    driver.click(remove_button(driver, "person query.csv"))
    driver.wait(lambda: len(listed(driver)) == 2)
    answers = driver.journey.answers
    assert answers["zoom"] == (folder / hashed.name,)
    assert answers["meeting_query"] == folder / "meeting query.csv"
    assert "person_query" not in answers


def test_56_the_people_file_and_the_earlier_mapping_file_are_listed(wizard: Wizard) -> None:
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.give("existing", MAPPING)
    driver.wait(lambda: len(listed(driver)) == 2)
    assert [row[:3] for row in listed(driver)] == [
        ("people.csv", "People file", "40"),
        ("mapping.csv", "Earlier mapping file", "6"),
    ]
    driver.give("existing", GOLDEN / "nowhere.csv")
    driver.wait(lambda: len(listed(driver)) == 1)
    assert "nowhere.csv" in driver.problems("existing")


def test_when_the_last_file_is_taken_out_the_list_is_gone(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    driver.give("reports", REPORTS[0])
    driver.wait(lambda: listed(driver))
    driver.click(remove_button(driver, REPORTS[0].name))
    assert listed(driver) == []
    assert "reports" not in driver.journey.answers


def test_24_another_mapping_file_reads_no_report_again(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(engine: Any, report: Any, zone: str) -> Any:
        read.append(report.name)
        return load_report(engine, report, zone)

    monkeypatch.setattr("zoomwizard.zoom.files.all_rows.load_report", noted)
    driver = wizard(mode="admin")
    driver.give("reports", *REPORTS)
    driver.next_to(1)
    for number in range(3):
        mapping = tmp_path / f"mapping {number}.csv"
        shutil.copy(MAPPING, mapping)
        driver.give("mapping", mapping)
        driver.next_to(2)
        driver.click(driver.window.back)
        driver.wait_for(1)
    assert sorted(read) == sorted(path.name for path in REPORTS)
    driver.click(driver.window.back)
    driver.click(driver.window.back)  # nobody is on the way now
    journey = driver.window._kept["admin"]
    driver.wait(lambda: journey._reading._engine is None)


def remove_button(driver: Driver, name: str) -> QPushButton:
    (button,) = [one for one in file_list(driver).findChildren(QPushButton) if accessible(one) == f"Remove {name}"]
    return button


def test_a_single_row_is_not_called_rows(wizard: Wizard) -> None:
    file = ChosenFile("reports", Path("a.csv"), rows=1, counted=COUNTED)
    assert total_text([file]) == "1 report, 1 row"
