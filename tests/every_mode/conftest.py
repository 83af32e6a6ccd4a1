"""What holds for every mode: the tests of this folder run once for each mode of the registry that has an example.

    def test_something(mode_run: ModeRun) -> None: ...

`mode_run` has the mode, the answers of its example, and ways to run it; what it makes goes below `mode_run.output`.
A test for every command, those below a mode too, takes `command`.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from zoomwizard.__main__ import main
from zoomwizard.core.job import Job, questions
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import CancelToken, JobResult, Report, report_nothing
from zoomwizard.core.output.private import KEEP_PRIVATE
from zoomwizard.modes.demo import DemoInputs, DemoJob, job_of
from zoomwizard.modes.registry import MODES, commands

WITH_EXAMPLE = [mode for mode in MODES if mode.example is not None]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Once for each mode, and for each command."""
    if "mode_run" in metafunc.fixturenames:
        metafunc.parametrize("mode", WITH_EXAMPLE, ids=lambda mode: mode.name)
    if "command" in metafunc.fixturenames:
        metafunc.parametrize("command", commands())


@dataclass(frozen=True)
class ModeRun:
    """A mode with the answers of its example, all but the output folder."""

    mode: Mode
    answers: Mapping[str, Any]
    output: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def inputs(self) -> Any:
        """The inputs of its job."""
        return self.mode.command.inputs()(**self.answers, output=self.output)

    @property
    def job(self) -> Job:
        """Its job, as the example runs it."""
        return job_of(self.mode)

    def do(
        self, report: Report = report_nothing, cancel: CancelToken | None = None, output: Path | None = None
    ) -> JobResult:
        """The result of a run in this process, without a command line."""
        inputs = dataclasses.replace(self.inputs, threads=1, output=output or self.output)
        return self.job.run(inputs, report, cancel or CancelToken())

    def files(self) -> dict[str, bytes | None]:
        """What is in the output folder."""
        return tree(self.output)

    def errors(self) -> str:
        """What stood on stderr since the last look; never a traceback."""
        shown = self.capsys.readouterr()
        assert "Traceback" not in shown.err + shown.out
        assert "Something went wrong in Zoom Wizard" not in shown.err
        return shown.err

    def arguments(self, **instead: Any) -> list[str]:
        """The same on the command line, with other answers for some; None leaves one out."""
        asked = questions(self.mode.command.inputs())
        given = {**self.answers, "output": self.output, "threads": 1, **instead}
        found = [*self.mode.job.split()]
        for name, value in given.items():
            if value is not None:
                values = value if isinstance(value, tuple) else (value,)
                found += [asked[name].option, *map(str, values)]
        return found

    def run(self, *more: str, **instead: Any) -> tuple[int, dict[str, Any]]:
        """Exit code and JSON document of a run on the command line."""
        code = main([*self.arguments(**instead), "--json", *more])
        document = json.loads(self.capsys.readouterr().out)
        assert isinstance(document, dict)
        return code, document


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example organisation, on which every mode has run; not to be changed."""
    folder = tmp_path_factory.mktemp("example") / "example"
    DemoJob(WITH_EXAMPLE).run(DemoInputs(output=folder, threads=1))
    return folder


@pytest.fixture
def filled(mode_run: ModeRun) -> ModeRun:
    """The same with an output folder in which something lies already."""
    mode_run.output.mkdir()
    (mode_run.output / "mine.txt").write_text("mine", encoding="utf-8")
    return mode_run


@pytest.fixture
def mode_run(mode: Mode, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> ModeRun:
    """A mode that is ready to run on the example."""
    assert mode.example is not None
    return ModeRun(mode, mode.example.inputs(example), tmp_path / "output", capsys)


def published(folder: Path, name: str) -> Path:
    """What got its name at once: a file of its own or of the folder Keep private, or the run's folder."""
    first = folder / name.partition("/")[0]
    return folder / name if first.name == KEEP_PRIVATE else first


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below one, with what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }
