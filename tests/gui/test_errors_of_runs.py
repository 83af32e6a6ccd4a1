"""Row 48: the error of a run stays beside its field until its cause is changed, on every page of every mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.conftest import Put, Wizard
from tests.gui.driver import Driver, accessible
from tests.gui.fakes import FakeJob, failing
from tests.gui.test_from_zoom import add
from tests.gui.ways import JOBS, MAPPING, answer_files
from tests.zoom import conftest as zoom_fixtures
from tests.zoom.conftest import Ring, Start
from zoomwizard.app.paths import settings_file
from zoomwizard.app.settings import Settings
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import Finding, InputError, Severity
from zoomwizard.gui.fields.further import Further
from zoomwizard.gui.pages.source import SourcePage
from zoomwizard.modes.registry import modes

no_network, start, ring = zoom_fixtures.no_network, zoom_fixtures.start, zoom_fixtures.ring
clock = zoom_fixtures.clock
SAID = "The run found this."
OF_ZOOM = ("from_zoom", "date_from", "date_to", "wait", "mapping", "reports", "topics", "keep_columns", "output")


def fields_of(mode: Mode) -> list[str]:
    """Every field that is asked from the start: those of the pages, and those of their dialogs."""
    return [name for step in mode.steps for name in (*step.inputs, *step.further)]


def further_of(driver: Driver) -> Further:
    """More options, on the page at hand."""
    assert driver.inputs._further is not None
    return driver.inputs._further


def is_in_dialog(driver: Driver, field: str) -> bool:
    return field in driver.inputs.step.further


def look(driver: Driver, field: str) -> None:
    """Wait until the error is seen beside its field, once; where that is in the dialog, open and close it."""
    driver.wait(driver.is_at_rest)
    if not is_in_dialog(driver, field):
        driver.wait(lambda: SAID in driver.problems(field))
        driver.wait(lambda: driver.texts().count(SAID) == 1)
        return
    driver.wait(lambda: "1 needs your attention" in driver.texts(further_of(driver)))
    if driver.dialog() is None:
        driver.click(further_of(driver).button)
    dialog = driver.wait_for_dialog()
    assert driver.texts(dialog).count(SAID) == 1
    assert SAID in driver.problems(field)
    driver.click(driver.button("Done", dialog))
    driver.wait_for_no_dialog()


def fails(driver: Driver, fake: FakeJob, field: str) -> int:
    """Run, and be led to the page of the field; its number."""
    steps = driver.journey.mode.steps
    number = next(at for at, step in enumerate(steps) if field in step.asked)
    driver.window._show(next(at for at, step in enumerate(steps) if step.kind == "options"))
    driver.click_next()
    driver.wait(lambda: driver.number == number and driver.is_at_rest() and bool(fake.ran))
    return number


def assert_stays(driver: Driver, number: int, field: str) -> None:
    """Whatever the page's own check says, through Back and Next, and through an answer that is taken back."""
    look(driver, field)
    driver.window._examine(go_on=False)
    look(driver, field)
    if number:
        driver.window._show(number - 1)
        driver.window._show(number)
    else:
        driver.window._show(1)
        driver.click(driver.window.back)
    look(driver, field)
    QApplication.processEvents()  # the panel's lines are new, and come into their places
    wrong = [label for label in driver.window.side.findChildren(QLabel) if "has a problem" in accessible(label)]
    assert [label.text() for label in wrong if label.isVisible()] == [str(driver.inputs.step.name)]
    before = driver.journey.answers.get(field)
    change(driver, field, "another")
    assert SAID not in titles(driver, field)
    assert driver.journey.standing() == []
    change(driver, field, before)
    assert SAID in titles(driver, field)  # the cause is there again, and so is the error


def titles(driver: Driver, field: str) -> list[str]:
    """What is said of a field, seen or in the dialog that is closed."""
    return [str(finding.title) for finding in driver.field(field).findings]


def change(driver: Driver, field: str, answer: object) -> None:
    """As if the user had answered so."""
    page = driver.inputs
    driver.journey.answers[field] = answer
    if answer is None:
        del driver.journey.answers[field]
    page._forget_what_was_said_of(field)


def job_that_fails(put: Put, job: str, field: str) -> FakeJob:
    error = Finding(Severity.ERROR, field, SAID, "Mend it.", "file.csv", "late")
    return put(FakeJob(act=failing(InputError([error])), job=job))


@pytest.mark.parametrize(("job", "field"), [(job, field) for job in JOBS for field in fields_of(modes()[job])])
def test_48_the_error_of_a_run_stays_beside_its_field_until_that_is_answered_otherwise(
    wizard: Wizard, put: Put, tmp_path: Path, hashed: Path, job: str, field: str
) -> None:
    fake = job_that_fails(put, job, field)
    driver = wizard(mode=job)
    answer_files(driver, hashed)
    if job == "admin":
        driver.journey.answers["mapping"] = MAPPING
    driver.journey.answers["output"] = tmp_path / "out"
    assert_stays(driver, fails(driver, fake, field), field)


@pytest.mark.parametrize("field", OF_ZOOM)
def test_48_on_the_pages_from_an_account_too(
    wizard: Wizard, put: Put, ring: Ring, start: Start, tmp_path: Path, field: str
) -> None:
    add(start())
    fake = job_that_fails(put, "admin", field)
    driver = wizard(Settings(), mode="admin", file=settings_file())
    assert isinstance(driver.page, SourcePage)
    driver.click(driver.page._zoom)
    driver.journey.answers |= {
        "from_zoom": "acme",
        "date_from": "2026-03-01",
        "date_to": "2026-03-02",
        "mapping": MAPPING,
        "output": tmp_path / "out",
    }
    assert_stays(driver, fails(driver, fake, field), field)
