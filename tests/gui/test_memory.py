"""What is remembered from one start to the next, where the settings' folder allows it, and how it is forgotten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton

from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, Key
from tests.gui.ways import EXAMPLE, JOBS, MAPPING, MEETINGS, QUERY, REPORTS, to_done
from zoomwizard.app.settings import Settings, change_settings, load_settings
from zoomwizard.gui.pages.start import StartPage
from zoomwizard.gui.shell.frame import SMALLEST, SYSTEM_FRAME
from zoomwizard.gui.shell.main import show_window
from zoomwizard.gui.theme import theme


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def last_time(driver: Driver) -> list[QPushButton]:
    """The buttons of the first page that offer the inputs of the last time."""
    every = driver.page.findChildren(QPushButton)
    return [one for one in every if one.text().replace("&", "") == "Use again" and one.isVisible()]


@pytest.mark.parametrize("job", JOBS)
def test_12_the_next_start_offers_the_last_inputs(
    wizard: Wizard, tmp_path: Path, hashed: Path, file: Path, job: str
) -> None:
    driver = wizard(mode=job, file=file)
    to_done(driver, hashed, tmp_path / "out")
    driver.window.close()

    driver = wizard(load_settings(file), file=file)
    (line,) = last_time(driver)
    driver.click(line)
    assert driver.journey.mode.name == job
    every: dict[str, dict[str, Any]] = {
        "mapping": {"people": EXAMPLE / "people.csv"},
        "admin": {"reports": REPORTS, "mapping": MAPPING},
        "analyst": {"zoom": (hashed,), "person_query": QUERY, "meeting_query": MEETINGS},
        "usage": {"reports": REPORTS},
    }
    given = every[job]
    if job == "mapping":  # else everybody would get another ID, and no file of before would fit any more
        (made,) = (tmp_path / "out").glob("Mapping file *.csv")
        given["existing"] = made
    assert driver.journey.answers == {**given, "output": tmp_path / "out"}
    assert load_settings(file).last_days[job] == str(datetime.now().astimezone().date())
    driver.next_to(1)
    driver.next_to(2)
    assert driver.field("output").value() == tmp_path / "out"
    name = next(iter(given))
    assert load_settings(file).recent[name]


def test_12_a_mode_without_a_last_time_begins_blank(wizard: Wizard) -> None:
    driver = wizard(Settings(last_inputs={"admin": {"reports": ("/r.csv",)}}), mode="mapping")
    assert driver.journey.answers == {}
    driver = wizard(Settings(last_inputs={"admin": {"reports": ("/r.csv",)}}))
    assert len(last_time(driver)) == 1
    driver.choose("admin")
    assert driver.journey.answers == {}


def test_inputs_of_another_version_are_left_out(wizard: Wizard) -> None:
    settings = Settings(
        last_inputs={"admin": {"no such input": ("/x",), "reports": ("/r.csv",)}, "no job": {"a": ("b",)}}
    )
    driver = wizard(settings)
    (line,) = last_time(driver)
    driver.click(line)
    assert driver.journey.answers == {"reports": (Path("/r.csv"),)}


def test_only_paths_are_remembered(wizard: Wizard, tmp_path: Path, hashed: Path, file: Path) -> None:
    driver = wizard(mode="admin", file=file)
    to_done(driver, hashed, tmp_path / "out")
    driver.window.close()
    content = json.loads(file.read_text("utf-8"))
    assert set(content["last_inputs"]["admin"]) == {"reports", "mapping", "output"}
    assert "example.com" not in file.read_text("utf-8")


OTHERS = {"memory": "3GB", "threads": 2, "time_zone": "Asia/Tokyo", "method": "published", "topics": "drop"}
OTHERS |= {"min_group_size": 7, "only_matched": True, "columns": ("Topic=Topic",), "date_order": "mdy"}


@pytest.mark.parametrize("job", JOBS)
def test_49_every_answer_is_there_again_at_the_next_start(
    wizard: Wizard, tmp_path: Path, hashed: Path, file: Path, job: str
) -> None:
    driver = wizard(mode=job, file=file)
    others = {name: value for name, value in OTHERS.items() if name in driver.journey.words.asked}
    driver.journey.answers.update(others)
    to_done(driver, hashed, tmp_path / "out")
    driver.window.close()
    driver = wizard(load_settings(file), file=file)
    driver.click(last_time(driver)[0])
    assert {name: driver.journey.answers.get(name) for name in others} == others
    driver.next_to(1)
    driver.next_to(2)
    fields = driver.inputs.fields
    assert {name: fields[name].value() for name in others if name in fields} == {
        name: value for name, value in others.items() if name in fields
    }


@pytest.mark.parametrize("job", JOBS)
def test_49_what_is_missing_since_the_last_time_is_marked(wizard: Wizard, tmp_path: Path, job: str) -> None:
    name = {"mapping": "people", "admin": "reports", "analyst": "zoom", "usage": "reports"}[job]
    driver = wizard(Settings(last_inputs={job: {name: (str(tmp_path / "gone.csv"),)}}))
    driver.click(last_time(driver)[0])
    driver.wait(lambda: "gone.csv" in driver.problems(name))
    assert "doesn't exist" in driver.problems(name)
    assert driver.number == 0


def open_settings(driver: Driver) -> QDialog:
    driver.click(driver.window.side.settings)
    return driver.wait_for_dialog()


def test_11_what_is_remembered_can_be_forgotten(wizard: Wizard, file: Path) -> None:
    settings = Settings(last_inputs={"admin": {"reports": ("/r.csv",)}}, recent={"reports": ("/r.csv",)})
    driver = wizard(settings, file=file)
    dialog = open_settings(driver)
    driver.click(driver.button("Forget files and answers", dialog))
    dialog.close()
    assert not load_settings(file).recent
    assert not load_settings(file).last_inputs
    driver.wait_for_no_dialog()
    driver.choose("admin")
    driver.click(driver.window.back)
    assert isinstance(driver.page, StartPage)
    assert last_time(driver) == []


def test_11_what_was_forgotten_is_gone_from_the_page_at_once(wizard: Wizard) -> None:
    driver = wizard(Settings(last_inputs={"admin": {"reports": ("/r.csv",)}}))
    dialog = open_settings(driver)
    driver.click(driver.button("Forget files and answers", dialog))
    dialog.close()
    driver.wait_for_no_dialog()
    assert last_time(driver) == []


@pytest.mark.parametrize("state", ["missing", "damaged", "a file in the folder's place", "no home"])
def test_47_the_wizard_works_whatever_the_settings_folder_is_like(
    wizard: Wizard, tmp_path: Path, hashed: Path, file: Path, state: str
) -> None:
    place: Path | None = file
    if state == "damaged":
        file.parent.mkdir()
        file.write_bytes(b"{\0")
    elif state == "a file in the folder's place":  # as good as read-only, for an administrator too
        file.parent.write_text("", encoding="utf-8")
    elif state == "no home":
        place = None
    driver = wizard(load_settings(place), mode="mapping", file=place)
    to_done(driver, hashed, tmp_path / "out")
    driver.window.close()
    assert not driver.window.isVisible()
    if state in ("missing", "damaged"):
        assert load_settings(place).last_inputs["mapping"]


def test_settings_that_can_not_be_read_now_are_said_on_the_first_page_and_stay(
    qapp: QApplication, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_settings(lambda settings: replace(settings, theme="dark"), file)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        window = show_window(qapp, file)
        page = window.page
        assert isinstance(page, StartPage)
        assert "settings can't be read" in page.notice
        window.close()
    assert load_settings(file).theme == "dark"


def test_settings_that_were_damaged_are_said_on_the_first_page(qapp: QApplication, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{", encoding="utf-8")
    window = show_window(qapp, file)
    page = window.page
    assert isinstance(page, StartPage)
    assert "Your settings were damaged" in page.notice
    assert "settings.json.bad" in page.notice
    window.close()
    assert load_settings(file) is not None  # saved again when the window closed
    window = show_window(qapp, file)
    page = window.page
    assert isinstance(page, StartPage)
    assert page.notice == ""
    window.close()


def test_two_windows_keep_what_the_other_one_has_changed(wizard: Wizard, file: Path) -> None:
    one, two = wizard(file=file), wizard(file=file)
    one.window.aside.set_theme("dark")
    two.window.aside.forget()
    two.window.close()
    assert load_settings(file).theme == "dark"


def test_37_the_size_is_remembered(wizard: Wizard, file: Path) -> None:
    driver = wizard(file=file)
    driver.window.resize(1010, 640)
    driver.window.close()
    assert load_settings(file).window_size == (1010, 640)
    driver = wizard(load_settings(file), file=file)
    screen = QGuiApplication.primaryScreen().availableSize()
    least = driver.window.minimumSize()
    assert driver.window.width() == max(min(1010, screen.width()), least.width())
    assert driver.window.height() == max(min(640, screen.height()), least.height())


@pytest.mark.parametrize("size", [(99_999, 99_999), (1, 1)])
def test_37_a_size_that_does_not_fit_is_corrected(wizard: Wizard, size: tuple[int, int]) -> None:
    driver = wizard(Settings(window_size=size))
    screen = QGuiApplication.primaryScreen().availableGeometry()
    least = driver.window.minimumSize()
    assert least.width() <= driver.window.width() <= max(screen.width(), least.width())
    assert least.height() <= driver.window.height() <= max(screen.height(), least.height())


def test_the_look_is_remembered_and_changes_at_once(wizard: Wizard, file: Path) -> None:
    """Row 35: the live switch."""
    driver = wizard(file=file)
    dialog = open_settings(driver)
    box = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Appearance")
    before = driver.window.grab().toImage().pixelColor(300, 300)
    box.setCurrentIndex(box.findData("dark"))
    box.activated.emit(box.currentIndex())
    assert load_settings(file).theme == "dark"
    assert theme().colours.marks == "dark"
    dialog.close()
    driver.wait_for_no_dialog()
    assert driver.window.grab().toImage().pixelColor(300, 300).lightness() < before.lightness() - 100


def test_settings_that_another_start_changed_meanwhile_are_not_undone_by_a_mere_look(
    wizard: Wizard, file: Path
) -> None:
    """Closing keeps the size; all else stays what is in the file."""
    driver = wizard(Settings(theme="light"), file=file)
    change_settings(lambda settings: replace(settings, theme="dark"), file)
    driver.window.close()
    assert load_settings(file).theme == "dark"


def test_49_only_new_ids_after_an_earlier_run_have_to_be_confirmed(wizard: Wizard, tmp_path: Path) -> None:
    driver = wizard(Settings(last_days={"mapping": "2026-11-02"}), mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.next_to(1)
    checked = driver.inputs._checked
    assert checked is not None
    driver.wait(lambda: checked.boxes)
    (box,) = checked.boxes
    assert "You've made a mapping file before" in driver.texts(checked)
    driver.click_next()
    assert driver.number == 1
    assert driver.focus is box
    driver.key(Key.Key_Space)
    driver.click_next()
    driver.wait_for(2)
    driver.click(driver.window.back)
    assert checked.boxes[0].isChecked()  # once is enough


def test_an_earlier_mapping_file_that_has_nobody_of_the_list_has_to_be_confirmed(
    wizard: Wizard, tmp_path: Path
) -> None:
    other = tmp_path / "earlier.csv"
    other.write_text("PersonID,HashID\nzoe@example.org,p0000000000\n", encoding="utf-8")
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.give("existing", other)
    driver.next_to(1)
    checked = driver.inputs._checked
    assert checked is not None
    driver.wait(lambda: checked.boxes)
    assert "Nobody in the people file is in the earlier mapping file" in driver.texts(checked)


def test_37_the_window_with_its_title_bar_fits_the_screen(wizard: Wizard) -> None:
    """Row 10: a size of before, from a larger screen, is made smaller than this one by what the system adds."""
    driver = wizard(Settings(window_size=(99_999, 99_999)))
    screen = QGuiApplication.primaryScreen().availableSize()
    assert driver.window.height() + SYSTEM_FRAME[1] <= screen.height()
    assert driver.window.width() + SYSTEM_FRAME[0] <= max(screen.width(), SMALLEST[0] + SYSTEM_FRAME[0])
