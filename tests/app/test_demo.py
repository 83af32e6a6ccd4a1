"""The example: what its steps are given, where things go, and that a failure leaves nothing."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest

from zoomwizard.core.outcome import (
    AppError,
    Cancelled,
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    Progress,
    Report,
    Severity,
    report_nothing,
)
from zoomwizard.core.output.folder import LOCK_NAME, SCRATCH_PREFIX
from zoomwizard.core.output.locks import try_lock
from zoomwizard.core.resources import resource
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.demo import DemoInputs, DemoJob, free_folder
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.registry import MODES

HEADERS = {
    "mapping": "PersonID,HashID",
    "admin": "MeetingID,Topic,User_Email_1,User_Email_2",
    "analyst": "MetricDate,HashID",
}
NAMES = {
    "mapping": "Mapping file 1.csv",
    "admin": "Hashed Zoom File from Zoom Admin_1.csv",
    "analyst": "analyst.csv",
}

OF_STEPS = [mode for mode in MODES if mode.name in HEADERS]


class Step:
    """Stands for one of the three jobs: writes a file with the right header and reports once."""

    stages: ClassVar[Mapping[str, float]] = {"read": 1}

    def __init__(self, name: str, seen: dict[str, Any]) -> None:
        self.name, self._seen = name, seen
        self.act: Callable[[], None] = lambda: None

    def run(self, inputs: Any, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        self._seen[self.name] = inputs
        assert cancel is not None
        inputs.output.mkdir()
        (inputs.output / "half.csv").touch()
        self.act()
        lines = [HEADERS[self.name]]
        if self.name == "mapping":
            with inputs.people.open(encoding="utf-8", newline="") as file:
                lines += [f"{row['Email'].upper()},p{n}" for n, row in enumerate(csv.DictReader(file))]
        (inputs.output / NAMES[self.name]).write_text("\n".join(lines) + "\n", encoding="utf-8")
        report(Progress("read", 1, 1, "Reading", 5))
        return JobResult(
            folder=inputs.output,
            inputs=(FileRecord("in.csv", "in", 1, 1, "00"),),
            outputs=(FileRecord(NAMES[self.name], "out", 2, 2, "00"),),
            counts={"rows": 2},
            findings=(Finding(Severity.NOTE, "reports", "A note.", where="in.csv"),),
            summary=("It went well.",),
            seconds=1.0,
        )


@pytest.fixture
def seen() -> dict[str, Any]:
    """The inputs that each step was given."""
    return {}


@pytest.fixture
def steps(seen: dict[str, Any]) -> dict[str, Step]:
    """The three jobs of the example."""
    return {name: Step(name, seen) for name in HEADERS}


@pytest.fixture
def demo(steps: dict[str, Step]) -> DemoJob:
    """The example, with these in the places of the modes' jobs."""
    commands = {
        mode.name: (mode.command._replace(make=lambda _, name=mode.name: steps[name]),)  # type: ignore[arg-type, misc]
        for mode in OF_STEPS
    }
    return DemoJob([mode._replace(commands=commands[mode.name]) for mode in OF_STEPS])


def test_each_step_works_on_what_the_one_before_made(demo: DemoJob, tmp_path: Path, seen: dict[str, Any]) -> None:
    folder = tmp_path / "new" / "demo"
    reports: list[Progress] = []
    result = demo.run(DemoInputs(output=folder, memory="1GB", threads=1), reports.append)
    inputs = folder / "Inputs"
    assert sorted(path.name for path in folder.iterdir()) == [
        "1 Mapping",
        "2 Zoom admin",
        "3 Analyst",
        "Inputs",
    ]
    common: dict[str, Any] = {"memory": "1GB", "threads": 1}
    assert seen == {
        "mapping": MappingInputs(people=inputs / "people.csv", output=folder / "1 Mapping", **common),
        "admin": AdminInputs(
            reports=(inputs / "zoom reports",),
            mapping=folder / "1 Mapping" / NAMES["mapping"],
            time_zone="Europe/Zurich",
            output=folder / "2 Zoom admin",
            **common,
        ),
        "analyst": AnalystInputs(
            zoom=(folder / "2 Zoom admin" / NAMES["admin"],),
            person_query=inputs / "Ways of working assessment.csv",
            meeting_query=inputs / "Standard meeting query.csv",
            output=folder / "3 Analyst",
            **common,
        ),
    }
    assert [record.name for record in result.outputs] == [
        f"1 Mapping/{NAMES['mapping']}",
        f"2 Zoom admin/{NAMES['admin']}",
        "3 Analyst/analyst.csv",
    ]
    assert result.counts == {"mapping rows": 2, "admin rows": 2, "analyst rows": 2}
    assert str(result.findings[1].where) == "2 Zoom admin, in.csv"
    assert str(folder) in str(result.summary[0])
    assert str(result.summary[-1]) == "3 Analyst: It went well."
    assert [report.stage for report in reports] == ["example", "mapping read", "admin read", "analyst read"]


def test_the_person_query_gets_the_hash_ids_of_the_mapping(demo: DemoJob, tmp_path: Path) -> None:
    demo.run(DemoInputs(output=tmp_path / "demo"))
    inputs = tmp_path / "demo" / "Inputs"
    before = resource("example", "Ways of working assessment.csv").read_bytes().decode()
    after = (inputs / "Ways of working assessment.csv").read_bytes().decode()
    assert "{{" in before
    assert "{{" not in after
    assert "@" not in after
    assert before.count("\n") == after.count("\n")
    rows = list(csv.DictReader(after.splitlines()))
    assert len({row["PersonHashID"] for row in rows} - {""}) > 30
    for name in ("people.csv", "Standard meeting query.csv"):
        assert (inputs / name).read_bytes() == resource("example", name).read_bytes()


@pytest.mark.parametrize("name", list(HEADERS))
@pytest.mark.parametrize("error", [Cancelled(), AppError("x"), ValueError("x"), KeyboardInterrupt()])
def test_a_step_that_ends_badly_leaves_nothing(
    demo: DemoJob, tmp_path: Path, steps: dict[str, Step], name: str, error: BaseException
) -> None:
    def fail() -> None:
        raise error

    steps[name].act = fail
    (tmp_path / "empty").mkdir()
    for folder in ("new", "empty"):
        with pytest.raises(type(error)):
            demo.run(DemoInputs(output=tmp_path / folder))
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


def test_a_cancel_between_two_steps_is_heard(demo: DemoJob, tmp_path: Path, steps: dict[str, Step]) -> None:
    cancel = CancelToken()
    steps["mapping"].act = cancel.cancel
    with pytest.raises(Cancelled):
        demo.run(DemoInputs(output=tmp_path / "new"), report_nothing, cancel)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert free_folder(None) == tmp_path / "Zoom Wizard demo"
    assert free_folder(tmp_path / "new") == tmp_path / "new"
    assert free_folder(tmp_path) == tmp_path
    (tmp_path / "Zoom Wizard demo").mkdir()
    assert free_folder(None) == free_folder(tmp_path) == tmp_path / "Zoom Wizard demo 2"


def test_what_an_example_that_was_killed_left_behind_is_removed_and_said(demo: DemoJob, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    left = [
        place / "2 Zoom admin" / f"{SCRATCH_PREFIX}2026-11-02_120000"
        for place in (folder, folder / "Zoom Wizard demo", folder / "Zoom Wizard demo 2")
    ]
    for scratch in left:
        (scratch / "ready").mkdir(parents=True)
    with (left[2] / LOCK_NAME).open("w", encoding="utf-8") as used:  # by a run that is still at work
        assert try_lock(used)
        result = demo.run(DemoInputs(output=folder))
    assert [scratch.exists() for scratch in left] == [False, False, True]
    assert result.findings[0].code == "output.cleared"
    assert "2 earlier runs" in str(result.findings[0].title)
    assert result.folder == folder / "Zoom Wizard demo 3"


def test_an_output_folder_that_can_not_be_is_found_before_anything_is_done(demo: DemoJob, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    inputs = DemoInputs(output=tmp_path / "file")
    (finding,) = demo.check(inputs)
    assert str(finding.title) == "The output folder is a file."
    with pytest.raises(InputError):
        demo.run(inputs)


def test_the_stages_of_the_bar_are_those_of_the_three_jobs(demo: DemoJob) -> None:
    assert next(iter(demo.stages)) == "example"
    assert {stage.split()[0] for stage in demo.stages} == {"example", "mapping", "admin", "analyst"}
    assert all(weight > 0 for weight in demo.stages.values())
