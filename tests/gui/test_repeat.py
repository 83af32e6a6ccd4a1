"""The run that was just done, again each month: the dialog shows the command and makes files, and registers nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver
from tests.gui.ways import MAPPING, REPORTS, to_done
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.results.repeat import RepeatDialog
from zoomwizard.modes.admin.inputs import AdminInputs


@pytest.fixture
def done(wizard: Wizard, tmp_path: Path) -> Driver:
    """On the last page of a run on a folder of reports."""
    folder = tmp_path / "my reports"
    folder.mkdir()
    for report in REPORTS:
        shutil.copy(report, folder)
    driver = wizard(mode="admin")
    driver.give("reports", folder)
    driver.next_to(1)
    driver.give("mapping", MAPPING)
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    return driver


def open_dialog(driver: Driver) -> RepeatDialog:
    driver.click(driver.done.repeat_button)
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, RepeatDialog)
    return dialog


def test_the_command_has_all_answers_and_the_files_are_made(done: Driver, tmp_path: Path, announced: list[str]) -> None:
    dialog = open_dialog(done)
    command = dialog.line.text.toPlainText()
    for part in ("admin", "--reports", str(tmp_path / "my reports"), "--mapping", "--output", str(tmp_path / "out")):
        assert part in command
    assert [dialog.every.itemText(at) for at in range(dialog.every.count())] == [
        "Every month, on the 1st", "Every week, on Mondays", "Every day",
    ]  # fmt: skip
    dialog.fields["output"].set_value(tmp_path / "schedule")
    dialog.fields["name"].set_value("reports/monthly")
    done.click(dialog.make)
    done.wait(dialog.make.isEnabled)
    assert "must be a valid file name" in done.texts(dialog.fields["name"])
    assert "--" not in done.texts(dialog.fields["name"])
    assert not (tmp_path / "schedule").exists()
    dialog.fields["name"].set_value("reports monthly")
    done.click(dialog.make)
    done.wait(lambda: "Nothing is registered yet." in done.texts(dialog))
    assert sorted(path.name for path in (tmp_path / "schedule").iterdir()) == [
        f"reports monthly.{ending}" for ending in ("cron", "service", "timer", "xml")
    ]
    assert "OnCalendar=*-*-01 02:00" in (tmp_path / "schedule" / "reports monthly.timer").read_text("utf-8")
    done.click(next(one for one in dialog.findChildren(type(dialog.make)) if one.text() == "Cop&y"))
    assert "reports monthly" in QApplication.clipboard().text()
    assert announced[-1] == "Command copied."


def test_a_report_on_usage_is_offered_again_and_so_the_button_stands_where_no_tab_is_cut(
    wizard: Wizard, tmp_path: Path
) -> None:
    folder = tmp_path / "my reports"
    folder.mkdir()
    for report in REPORTS:
        shutil.copy(report, folder)
    driver = wizard(mode="usage")
    driver.give("reports", folder)
    driver.next_to(1)
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    done, bar = driver.done, driver.done.tabs.tabBar()
    for width in (980, 1100, 720, 980):
        driver.window.resize(width, 660)
        QApplication.processEvents()
        QApplication.processEvents()
        assert done.repeat_button.isVisible()
        assert bar.width() >= bar.sizeHint().width() or done.tabs.width() < bar.sizeHint().width()
    dialog = open_dialog(driver)
    command = dialog.line.text.toPlainText()
    for part in ("usage", "--reports", str(folder), "--output", str(tmp_path / "out")):
        assert part in command
    dialog.fields["output"].set_value(tmp_path / "schedule")
    dialog.fields["name"].set_value("usage monthly")
    driver.click(dialog.make)
    driver.wait(lambda: "Nothing is registered yet." in driver.texts(dialog))
    assert len([*(tmp_path / "schedule").iterdir()]) == 4


def test_a_run_on_single_files_is_not_offered_again(wizard: Wizard, hashed: Path, tmp_path: Path) -> None:
    driver = wizard(mode="admin")
    to_done(driver, hashed, tmp_path / "out")
    assert not driver.done.repeat_button.isVisible()


def test_a_run_on_an_account_takes_the_last_whole_month_week_or_day_in_place_of_its_days(
    wizard: Wizard, tmp_path: Path
) -> None:
    answers = {
        "from_zoom": "acme", "date_from": "2026-10-01", "date_to": "2026-10-31",
        "mapping": MAPPING, "output": tmp_path,
    }  # fmt: skip
    dialog = RepeatDialog(wizard().window, "admin", Words(AdminInputs), answers)
    assert [dialog.every.itemData(at) for at in range(dialog.every.count())] == ["month", "week", "day"]
    for at, option in enumerate(("--last-month", "--last-week", "--yesterday")):
        dialog.every.setCurrentIndex(at)
        command = dialog.line.text.toPlainText()
        assert option in command
        assert "2026-10" not in command
    assert "No secret is written to these files." in "\n".join(label.text() for label in dialog.findChildren(QLabel))
