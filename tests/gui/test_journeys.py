"""Whole ways through the wizard, by keyboard alone and by mouse, on real files: the results are the jobs' own."""

from __future__ import annotations

import csv
import re
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from itertools import count, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from bench.organisation import Size, make_organisation
from tests.gui.conftest import Wizard
from tests.gui.driver import SHIFT, Driver, Key
from tests.gui.ways import EXAMPLE, GOLDEN, JOBS, KEY, MAPPING, MEETINGS, QUERY, REPORTS, to_options
from zoomwizard.app.jobs import make_wizard_job
from zoomwizard.app.settings import Settings, load_settings
from zoomwizard.app.words import words
from zoomwizard.core.outcome import errors_in
from zoomwizard.gui.language import set_language
from zoomwizard.gui.pages.start import StartPage
from zoomwizard.gui.parts.boxes import Choices
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.run import AnalystJob
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.run import MappingJob
from zoomwizard.modes.registry import modes

MINUTES = 300_000  # milliseconds, for a million rows on a slow machine
TIMES = re.compile(r"\d{4}-\d\d-\d\d_\d{6}|\d{8}_\d{6}")


@pytest.fixture(autouse=True)
def chance(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The stand-in key, the salt and the HashIDs are the same in each run; the call begins them anew."""
    monkeypatch.setattr("zoomwizard.app.secrets.stand_in_key", lambda _: KEY)
    monkeypatch.setattr("zoomwizard.modes.admin.deidentify.secrets.token_hex", lambda size: "ab" * size)
    numbers = [count()]

    def token(size: int) -> bytes:
        return next(numbers[0]).to_bytes(size, "big")

    monkeypatch.setattr("zoomwizard.core.people.identities.secrets.token_bytes", token)

    def begin() -> None:
        numbers[0] = count()

    return begin


def made(folder: Path) -> dict[str, bytes]:
    """The CSV files of a folder by their names without the times."""
    return {
        TIMES.sub("TIME", str(path.relative_to(folder))): path.read_bytes() for path in sorted(folder.rglob("*.csv"))
    }


def kinds_of_files(folder: Path) -> list[str]:
    return sorted(TIMES.sub("TIME", str(path.relative_to(folder))) for path in folder.rglob("*") if path.is_file())


def test_mapping_by_keyboard_alone(
    wizard: Wizard, tmp_path: Path, chance: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 1: from the start to Open folder without a mouse."""
    driver = wizard()
    driver.choose_by_letter("m", "mapping")
    assert driver.focus is driver.field("people").editor
    driver.type(str(EXAMPLE / "people.csv"))
    driver.enter()
    driver.wait_for(1)
    assert ("OK", "People", "40 in 40 rows") in driver.facts()
    driver.enter()
    driver.wait_for(2)
    assert driver.focus is driver.field("output").editor
    driver.type(str(tmp_path / "wizard"))
    chance()
    driver.enter()
    driver.wait_for(4)

    chance()
    MappingJob().run(MappingInputs(people=EXAMPLE / "people.csv", output=tmp_path / "job"))
    assert made(tmp_path / "wizard") == made(tmp_path / "job")
    assert kinds_of_files(tmp_path / "wizard") == kinds_of_files(tmp_path / "job")
    close_by_keyboard(driver, tmp_path / "wizard", monkeypatch)


def close_by_keyboard(driver: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy the path, show the files in their folder, and close, by the keyboard."""
    driver.alt("p")
    assert str(folder) in QApplication.clipboard().text()
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr("zoomwizard.gui.results.done.show_in_folder", show)
    ways = [one for one in driver.done.findChildren(QPushButton) if one.text().replace("&", "") == "Show in folder"]
    driver.tab_to(next(one for one in ways if one.isVisible()))
    driver.key(Key.Key_Space)
    assert len(shown) == 1
    assert shown[0] == folder or shown[0].parent == folder
    driver.tab_to(driver.window.next)
    driver.key(Key.Key_Space)
    assert not driver.window.isVisible()


def test_admin_by_keyboard_alone(wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 1."""
    driver = wizard()
    driver.choose_by_letter("z", "admin")
    driver.paste(REPORTS[0])
    driver.key(Key.Key_Return, SHIFT)  # a line for the next file
    driver.paste(REPORTS[1])
    driver.alt("n")
    driver.wait_for(1)
    assert driver.focus is driver.field("mapping").editor
    driver.paste(MAPPING)
    driver.enter()
    driver.wait_for(2)
    driver.alt("z")
    driver.type("Europe/Zurich")
    driver.alt("o")
    driver.paste(tmp_path / "wizard")
    driver.alt("r")
    driver.wait_for_dialog()
    driver.tab_to(driver.field("threads").editor)
    driver.type("2")
    driver.enter()
    driver.wait_for_no_dialog()
    driver.alt("d")
    driver.wait_for(4)

    AdminJob(lambda _: KEY).run(
        AdminInputs(reports=REPORTS, mapping=MAPPING, time_zone="Europe/Zurich", output=tmp_path / "job", threads=2)
    )
    assert made(tmp_path / "wizard") == made(tmp_path / "job")
    assert kinds_of_files(tmp_path / "wizard") == kinds_of_files(tmp_path / "job")
    close_by_keyboard(driver, tmp_path / "wizard", monkeypatch)


def test_analyst_by_keyboard_alone(
    wizard: Wizard, tmp_path: Path, hashed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 1: the golden person-weeks, to the byte."""
    driver = wizard()
    driver.choose_by_letter("u", "analyst")
    for letter, path in (("z", hashed), ("p", QUERY), ("m", MEETINGS)):
        driver.alt(letter)
        driver.paste(path)
    driver.alt("n")
    driver.wait_for(1)
    driver.enter()
    driver.wait_for(2)
    driver.alt("o")
    driver.paste(tmp_path / "wizard")
    driver.enter()
    driver.wait_for(4)

    AnalystJob().run(AnalystInputs(zoom=(hashed,), person_query=QUERY, meeting_query=MEETINGS, output=tmp_path / "job"))
    assert made(tmp_path / "wizard") == made(tmp_path / "job")
    assert kinds_of_files(tmp_path / "wizard") == kinds_of_files(tmp_path / "job")
    written = made(tmp_path / "wizard").values()
    assert (GOLDEN / "expected person weeks.csv").read_bytes() in written
    assert (GOLDEN / "expected joined.csv").read_bytes() in written
    close_by_keyboard(driver, tmp_path / "wizard", monkeypatch)


def test_mapping_then_admin_then_analyst_by_mouse(wizard: Wizard, tmp_path: Path, chance: Callable[[], None]) -> None:
    """The example organisation in one window, each mode on what the one before made, as the jobs make it."""
    driver = wizard()
    driver.choose("mapping")
    driver.drop(EXAMPLE / "people.csv")
    driver.next_to(1)
    driver.next_to(2)
    driver.drop(tmp_path)
    assert driver.journey.answers["output"] == tmp_path
    driver.give("output", tmp_path / "mapping")
    chance()
    driver.click_next()
    driver.wait_for(4)
    (mapping,) = (tmp_path / "mapping").glob("Mapping file*.csv")

    driver.click(driver.window.again)
    driver.choose("admin")
    driver.drop(EXAMPLE / "zoom reports")
    driver.next_to(1)
    driver.drop(mapping, on=driver.field("mapping"))
    driver.next_to(2)
    driver.field("time_zone").editor.setFocus()
    driver.type("Europe/Zurich")
    driver.give("output", tmp_path / "admin")
    driver.click_next()
    driver.wait_for(4)
    (hashed,) = (tmp_path / "admin").glob("Hashed*.csv")

    query = tmp_path / "Ways of working assessment.csv"
    fill_in(EXAMPLE / query.name, query, mapping)
    driver.click(driver.window.again)
    driver.choose("analyst")
    driver.drop(hashed, on=driver.field("zoom"))
    driver.drop(query, on=driver.field("person_query"))
    driver.drop(EXAMPLE / "Standard meeting query.csv", on=driver.field("meeting_query"))
    driver.next_to(1)
    driver.next_to(2)
    driver.give("output", tmp_path / "analyst")
    driver.click_next()
    driver.wait_for(4)
    driver.click(driver.window.next)
    assert not driver.window.isVisible()

    chance()
    MappingJob().run(MappingInputs(people=EXAMPLE / "people.csv", output=tmp_path / "job" / "mapping"))
    reports = (EXAMPLE / "zoom reports",)
    AdminJob(lambda _: KEY).run(
        AdminInputs(reports=reports, mapping=mapping, time_zone="Europe/Zurich", output=tmp_path / "job" / "admin")
    )
    meetings = EXAMPLE / "Standard meeting query.csv"
    AnalystJob().run(
        AnalystInputs(zoom=(hashed,), person_query=query, meeting_query=meetings, output=tmp_path / "job" / "analyst")
    )
    for step in ("mapping", "admin", "analyst"):
        assert made(tmp_path / step) == made(tmp_path / "job" / step)
        assert kinds_of_files(tmp_path / step) == kinds_of_files(tmp_path / "job" / step)


@pytest.mark.slow
def test_a_million_rows_from_the_people_file_to_the_metrics(
    wizard: Wizard, tmp_path: Path, chance: Callable[[], None]
) -> None:
    """As the jobs make it, to the byte. The window answers all the while: no gap of a timer is a real part of it."""
    organisation = make_organisation(tmp_path / "in", Size(rows=1_000_000, people=2_000, weeks=4))
    people = tmp_path / "people.csv"
    addresses = [line.split(",")[0] for line in organisation.mapping.read_text("utf-8").splitlines()[1:]]
    people.write_text("\n".join(["Email", *addresses]) + "\n", "utf-8")
    driver = wizard()
    ticks = [time.monotonic()]
    timer = QTimer(driver.window)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(20)

    def make_in_the_window(job: str, **files: Path | list[Path]) -> None:
        driver.choose(job)
        for name, given in files.items():
            driver.give(name, *(given if isinstance(given, list) else [given]))
            if name in ("reports", "existing", "meeting_query"):  # the last one of its page
                driver.next_to(1, MINUTES)
        driver.next_to(2, MINUTES)
        driver.give("output", tmp_path / "wizard" / job)
        driver.click_next()
        driver.wait_for(4, MINUTES)
        driver.click(driver.window.again)

    make_in_the_window("mapping", people=people, existing=organisation.mapping)
    (mapping,) = (tmp_path / "wizard" / "mapping").glob("Mapping file*.csv")
    make_in_the_window("admin", reports=organisation.reports, mapping=mapping)
    (hashed,) = (tmp_path / "wizard" / "admin").glob("Hashed*.csv")
    query, meetings = organisation.person_query, organisation.meeting_query
    make_in_the_window("analyst", zoom=hashed, person_query=query, meeting_query=meetings)
    timer.stop()
    gaps = [after - before for before, after in pairwise(ticks)]
    assert max(gaps) < (ticks[-1] - ticks[0]) / 20, f"{max(gaps):.2f} of {ticks[-1] - ticks[0]:.2f} seconds"

    to = {job: tmp_path / "job" / job for job in ("mapping", "admin", "analyst")}
    chance()
    MappingJob().run(MappingInputs(people=people, existing=organisation.mapping, output=to["mapping"]))
    reports = tuple(organisation.reports)
    AdminJob(lambda _: KEY).run(AdminInputs(reports=reports, mapping=mapping, output=to["admin"]))
    AnalystJob().run(AnalystInputs(zoom=(hashed,), person_query=query, meeting_query=meetings, output=to["analyst"]))
    for job, folder in to.items():
        assert digests(tmp_path / "wizard" / job) == digests(folder), job
        assert kinds_of_files(tmp_path / "wizard" / job) == kinds_of_files(folder)


def digests(folder: Path) -> dict[str, str]:
    """As `made`, of files that are too large to compare side by side."""
    return {name: sha256(content).hexdigest() for name, content in made(folder).items()}


def fill_in(source: Path, target: Path, mapping: Path) -> None:
    """The example's person query as Viva Insights gives it after the upload."""
    with mapping.open(encoding="utf-8-sig", newline="") as file:
        ids = {row["PersonID"].casefold(): row["HashID"] for row in csv.DictReader(file)}
    text = source.read_text("utf-8")
    target.write_text(re.sub(r"\{\{([^{}]*)\}\}", lambda one: ids.get(one[1].casefold(), ""), text), "utf-8")


def test_a_folder_with_everything_fills_what_the_user_did_not_choose(
    wizard: Wizard, tmp_path: Path, hashed: Path
) -> None:
    """A folder that also holds the mapping file fills both, and an analyst's folder all three."""
    folder = tmp_path / "in"
    folder.mkdir()
    for path in (*REPORTS, MAPPING):
        (folder / path.name).write_bytes(path.read_bytes())
    driver = wizard(mode="admin")
    driver.drop(folder)
    driver.next_to(1)
    assert driver.field("mapping").value() == folder / "mapping.csv"

    both = tmp_path / "both"
    both.mkdir()
    for path in (hashed, QUERY, MEETINGS):
        (both / path.name).write_bytes(path.read_bytes())
    driver = wizard(mode="analyst")
    driver.drop(both)
    driver.next_to(1)
    said = " ".join(" ".join(row) for row in driver.facts())
    assert "person query.csv" in said or "Hash" in said
    driver.next_to(2)


def test_back_keeps_every_answer(wizard: Wizard, tmp_path: Path) -> None:
    """Row 13."""
    driver = wizard(mode="admin")
    driver.give("reports", *REPORTS)
    driver.next_to(1)
    driver.give("mapping", MAPPING)
    driver.next_to(2)
    page = driver.inputs
    driver.field("time_zone").editor.setFocus()
    driver.type("Europe/Zurich")
    driver.give("output", tmp_path / "out")
    sides = page.fields["only_matched"].editor
    assert isinstance(sides, Choices)
    driver.click(sides.buttons["1"])
    driver.field("keep_columns").set_value(["Department"])
    topics = page.fields["topics"].editor
    topics.setFocus()
    driver.key(Key.Key_Down)
    before = dict(driver.journey.answers)
    assert before["topics"] == "drop"
    assert before["only_matched"] is True
    for number in (1, 0):
        driver.click(driver.window.back)
        assert driver.number == number
        assert driver.journey.answers == before
    for number in (1, 2):
        driver.next_to(number)
    assert driver.journey.answers == before
    shown = {name: field.value() for name, field in driver.inputs.fields.items() if name in before}
    assert shown == {name: before[name] for name in shown}
    assert page._further is not None
    assert "1 changed" in driver.texts(page._further)


@pytest.mark.parametrize("job", JOBS)
def test_back_keeps_the_answers_of_every_mode(wizard: Wizard, hashed: Path, tmp_path: Path, job: str) -> None:
    """Row 13: on each page before the commit."""
    driver = wizard(mode=job)
    to_options(driver, hashed)
    driver.give("output", tmp_path / "out")
    before = dict(driver.journey.answers)
    for number in (1, 0):
        driver.click(driver.window.back)
        assert driver.number == number
    assert driver.journey.answers == before
    for number in (1, 2):
        driver.next_to(number)
    assert driver.journey.answers == before
    assert driver.field("output").value() == tmp_path / "out"


@pytest.mark.parametrize("job", ["mapping", "admin", "analyst"])
def test_back_from_the_first_page_leads_to_the_choice(wizard: Wizard, job: str) -> None:
    driver = wizard(mode=job)
    assert driver.window.back.isVisible()
    driver.click(driver.window.back)
    assert driver.window._journey is None
    assert not driver.window.back.isVisible()


@pytest.mark.parametrize(("letter", "job"), [("m", "mapping"), ("z", "admin"), ("u", "analyst")])
def test_the_first_page_can_be_left_by_letter_by_enter_and_by_space(wizard: Wizard, letter: str, job: str) -> None:
    """Rows 1, 3."""
    for way in ("letter", "enter", "space", "next"):
        driver = wizard()
        assert isinstance(driver.page, StartPage)
        if way == "letter":
            driver.alt(letter)
        else:
            driver.tab_to(driver.page._buttons[job])
            assert driver.page.mode() == "mapping"  # Tab moves the focus, not what Next takes
        if way == "enter":
            driver.enter()
        elif way == "space":
            driver.key(Key.Key_Space)
        elif way == "next":
            driver.alt("n")
        assert driver.journey.mode.name == ("mapping" if way == "next" else job), way
        driver.window.close()


def test_the_step_count_is_shown_and_stable(wizard: Wizard, tmp_path: Path) -> None:
    """Row 19."""
    driver = wizard(mode="mapping")
    seen = [driver.window.side.count.text()]
    driver.give("people", EXAMPLE / "people.csv")
    for number in (1, 2):
        driver.next_to(number)
        seen.append(driver.window.side.count.text())
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    seen.append(driver.window.side.count.text())
    assert seen == ["Step 1 of 5", "Step 2 of 5", "Step 3 of 5", "Step 5 of 5"]


def test_the_commit_button_names_the_act_beside_a_summary(wizard: Wizard, tmp_path: Path, hashed: Path) -> None:
    """Rows 20 and 62: a summary with counts, period and output path beside the buttons, from their upper edge on."""
    for job, act in (("mapping", "Make the files"), ("admin", "De-identify"), ("analyst", "Calculate")):
        driver = wizard(mode=job)
        assert driver.window.next.text() == "&Next"
        to_options(driver, hashed)
        assert driver.window.next.text().replace("&", "") == act
        driver.give("output", tmp_path / "out put")
        summary = driver.window.summary
        assert summary.isVisible()
        assert str(tmp_path / "out put") in driver.window.goal.text()
        assert driver.window.goal.toolTip() == driver.window.goal.text()
        assert summary.toolTip() == summary.text()
        counted = {
            "mapping": "People file: people.csv, 40 rows",
            "admin": "2 reports, 34 rows, 3/16/2026 to 4/2/2026 · Mapping file: mapping.csv",
            "analyst": "1 hashed Zoom file, 30 rows, 3/16/2026 to 4/2/2026 · Person query: person query.csv, 17 rows",
        }
        assert summary.text().startswith(counted[job])
        ends = summary.mapTo(driver.window, summary.rect().topRight())
        begins = driver.window.back.mapTo(driver.window, driver.window.back.rect().topLeft())
        assert ends.x() < begins.x()
        assert ends.y() <= begins.y()
        driver.window.close_now()


def test_next_on_the_first_page_takes_the_marked_card(wizard: Wizard) -> None:
    """Row 14: Next never does nothing; the card of the mode that ran last is marked and taken, else the first one."""
    for days, marked in ({}, "mapping"), ({"mapping": "2026-11-01", "analyst": "2026-11-03"}, "analyst"):
        driver = wizard(Settings(last_days=days))
        assert isinstance(driver.page, StartPage)
        cards = driver.page._buttons
        assert [name for name, card in cards.items() if card.property("marked")] == [marked]
        assert driver.window.summary.text() == words(modes()[marked].title)
        driver.tab()
        driver.click_next()
        assert driver.journey.mode.name == marked
        driver.window.close()


def test_66_a_card_says_when_its_mode_ran_last(wizard: Wizard) -> None:
    """On its card and nowhere else, with the account that was asked."""
    last = {"mapping": {"people": ("/p.csv",)}, "admin": {"from_zoom": ("acme",)}}
    driver = wizard(Settings(last_inputs=last, last_days={"admin": "2026-11-03"}))
    assert isinstance(driver.page, StartPage)
    texts = {name: driver.texts(card).splitlines()[-1] for name, card in driver.page._buttons.items()}
    assert texts == {
        "mapping": "Used before",
        "admin": "11/3/2026 · acme",
        "analyst": "Not used yet",
        "usage": "Not used yet",
    }
    assert [card.link.isVisible() for card in driver.page._buttons.values()] == [True, True, False, False]


def test_66_every_mode_can_be_tried_on_the_example(wizard: Wizard, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    driver = wizard(file=file)
    before = load_settings(file)
    assert isinstance(driver.page, StartPage)
    driver.click(driver.page.example)
    driver.wait(lambda: isinstance(driver.page, StartPage) and driver.page._is_example, 60_000)
    for name in JOBS:
        driver.choose(name)
        to_run = driver.journey.inputs
        assert not errors_in(make_wizard_job(name).check(to_run)), name
        driver.window._show_start()
    driver.choose("mapping")
    for number in (1, 2):
        driver.next_to(number)
    driver.click_next()
    driver.wait_for(4)
    driver.click(driver.window.again)
    assert load_settings(file).last_inputs == before.last_inputs  # the example is nobody's last time
    assert isinstance(driver.page, StartPage)
    driver.click(driver.page.example)
    driver.choose("mapping")
    assert driver.journey.answers == {}


def test_back_to_the_first_page_and_the_same_card_again_keeps_the_answers(wizard: Wizard, tmp_path: Path) -> None:
    driver = wizard(mode="admin")
    driver.give("reports", *REPORTS)
    driver.next_to(1)
    driver.give("mapping", MAPPING)
    driver.next_to(2)
    driver.give("output", tmp_path)
    for _ in range(3):
        driver.click(driver.window.back)
    assert isinstance(driver.page, StartPage)
    driver.choose("mapping")
    assert driver.field("people").value() is None
    driver.click(driver.window.back)
    driver.choose("admin")
    assert driver.field("reports").value() == REPORTS
    driver.next_to(1)
    assert driver.field("mapping").value() == MAPPING
    driver.next_to(2)
    assert driver.field("output").value() == tmp_path


def test_enter_is_the_coloured_button_and_space_the_one_with_the_focus(wizard: Wizard) -> None:
    """Row 52: with the focus on Back, too."""
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.next_to(1)
    driver.tab_to(driver.window.back)
    driver.enter()
    driver.wait_for(2)
    driver.tab_to(driver.window.back)
    driver.key(Key.Key_Space)
    driver.wait(lambda: driver.number == 1)
    assert isinstance(driver.window.next, QPushButton)
    assert driver.window.next.isDefault()


def test_40_a_run_in_german_writes_the_same_bytes(
    wizard: Wizard, tmp_path: Path, hashed: Path, chance: Callable[[], None]
) -> None:
    """Dates, decimals and separators are those of the language in the window, and fixed in the files."""
    shown: dict[str, str] = {}
    try:
        for language in ("en", "de"):
            set_language(language)
            for job in JOBS:
                driver = wizard(mode=job)
                to_options(driver, hashed)
                driver.give("output", tmp_path / language / job)
                chance()
                driver.click_next()
                driver.wait_for(4)
                shown[language] = driver.window.heading.text()
                driver.window.close()
    finally:
        set_language("en")
        QLocale.setDefault(QLocale("en_US"))
    assert shown["en"] != shown["de"]
    for job in JOBS:
        assert len(made(tmp_path / "en" / job)) >= 1
        assert made(tmp_path / "de" / job) == made(tmp_path / "en" / job), job
        assert kinds_of_files(tmp_path / "de" / job) == kinds_of_files(tmp_path / "en" / job)


@pytest.mark.parametrize(
    "deep",
    [
        pytest.param(False, id="near"),
        pytest.param(
            True,
            id="beyond 260 characters",
            marks=pytest.mark.skipif(
                sys.platform == "win32", reason="Windows allows 260 characters, unless it is told otherwise"
            ),
        ),
    ],
)
def test_47_folders_and_files_of_any_name(
    wizard: Wizard, tmp_path: Path, hashed: Path, chance: Callable[[], None], *, deep: bool
) -> None:
    """Unicode, blanks, & and an apostrophe in every folder and file name, in every mode; and a long path."""
    folder = tmp_path / "Größe & O'Hara 数据 100%"
    if deep:
        folder = folder.joinpath(*["a folder's name & more of it, éè"] * 8)
        assert len(str(folder)) > 260
    try:
        folder.mkdir(parents=True)
    except OSError as error:  # Windows, where long paths are not switched on
        pytest.skip(f"this system allows no such path: {error.strerror}")
    plain = {
        "mapping": {"people": [EXAMPLE / "people.csv"]},
        "admin": {"reports": [*REPORTS], "mapping": [MAPPING]},
        "analyst": {"zoom": [hashed], "person_query": [QUERY], "meeting_query": [MEETINGS]},
    }
    for job, fields in plain.items():
        driver = wizard(mode=job)
        for name, sources in fields.items():
            for number, source in enumerate(sources):
                copy = folder / f"{name} {number} & l'été 日本.csv"
                copy.write_bytes(source.read_bytes())
                driver.give(name, *[folder / f"{name} {n} & l'été 日本.csv" for n in range(number + 1)])
            if name in ("people", "reports", "meeting_query"):
                driver.next_to(1)
        driver.next_to(2)
        output = folder / f"out & 'in' {job}"
        driver.give("output", output)
        chance()
        driver.click_next()
        driver.wait_for(4)
        assert driver.journey.answers["output"] == output
        driver.window.close()

        driver = wizard(mode=job)
        to_options(driver, hashed)
        driver.give("output", tmp_path / "plain" / job)
        chance()
        driver.click_next()
        driver.wait_for(4)
        driver.window.close()
        assert len(made(output)) >= 1
        # What is kept private names the files that were given.
        assert [content for name, content in made(output).items() if "Keep private" not in name] == [
            content for name, content in made(tmp_path / "plain" / job).items() if "Keep private" not in name
        ]
