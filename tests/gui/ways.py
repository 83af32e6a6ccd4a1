"""Ways through the wizard that several tests take, with the golden organisation and the example."""

from __future__ import annotations

from pathlib import Path

from tests.gui.driver import Driver
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "organisation"
EXAMPLE = ROOT / "resources" / "example"
REPORTS = (GOLDEN / "report 1.csv", GOLDEN / "report 2.csv")
MAPPING, QUERY, MEETINGS = (GOLDEN / f"{name}.csv" for name in ("mapping", "person query", "meeting query"))
KEY = StandInKey(bytes(range(32)), "key-file", "A fixed key.")
JOBS = ("mapping", "admin", "analyst", "usage")


def make_hashed_file(folder: Path) -> Path:
    """The golden organisation's hashed file, made by the job."""
    result = AdminJob(lambda _: KEY).run(
        AdminInputs(reports=REPORTS, mapping=MAPPING, time_zone="Europe/Zurich", output=folder, threads=2)
    )
    return next(folder / record.name for record in result.outputs if record.role == "hashed file")


def answer_files(driver: Driver, hashed: Path, query: Path = QUERY) -> None:
    """Answer the first page of a mode."""
    job = driver.journey.mode.name
    if job == "mapping":
        driver.give("people", EXAMPLE / "people.csv")
    elif job in ("admin", "usage"):
        driver.give("reports", *REPORTS)
    else:
        driver.give("zoom", hashed)
        driver.give("person_query", query)
        driver.give("meeting_query", MEETINGS)


def to_options(driver: Driver, hashed: Path) -> None:
    """Answer what comes before the options of a mode, with the golden files."""
    answer_files(driver, hashed)
    driver.next_to(1)
    if driver.journey.mode.name == "admin":
        driver.give("mapping", MAPPING)
    driver.next_to(2)


def to_done(driver: Driver, hashed: Path, output: Path) -> None:
    """Through a whole mode."""
    to_options(driver, hashed)
    driver.give("output", output)
    driver.click_next()
    driver.wait_for(4)
