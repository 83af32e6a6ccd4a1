"""Jobs for the wizard that end in every possible way, when the test says so."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from zoomwizard.core.examined import Examined, Fact
from zoomwizard.core.outcome import CancelToken, FileRecord, Finding, JobResult, Progress, Report
from zoomwizard.core.output.folder import OutputFolder
from zoomwizard.modes.registry import modes

SECRET = "ZZSECRET.keller@example.com"  # a cell's value: nothing that is shown, copied or logged may hold it
SECONDS = 30.0  # after which a step that nobody lets go goes on, so that a failing test ends


def result_of(folder: Path) -> JobResult:
    """A result with one file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Mapping file.csv").write_text("PersonID,HashID\nanna@example.com,pabc\n", encoding="utf-8")
    return JobResult(
        folder=folder,
        inputs=(),
        outputs=(FileRecord("Mapping file.csv", "mapping file", 1, 40, "00"),),
        counts={"rows": 1},
        findings=(),
        summary=("1 person was written.",),
        seconds=0.1,
    )


class FakeJob:
    """A job in the place of a mode's own. It remembers the threads that it ran in and the inputs it got."""

    def __init__(
        self,
        findings: tuple[Finding, ...] = (),
        act: Callable[[Any, Report, CancelToken], JobResult] | None = None,
        *,
        job: str = "mapping",
        facts: tuple[Fact, ...] = (),
        found: Mapping[str, tuple[Path, ...]] | None = None,
        example: str = "",
        check: Callable[[], object] = lambda: None,
    ) -> None:
        self.name = self.title = job
        self.stages: Mapping[str, float] = dict.fromkeys(modes()[job].stages, 1.0)
        self._findings, self._act, self._facts = findings, act, facts
        self._found, self._example, self._check = found or {}, example, check
        self.threads: list[threading.Thread] = []
        self.examined: list[Any] = []
        self.ran: list[Any] = []

    def examine(self, inputs: Any, report: Report, cancel: CancelToken) -> Examined:  # noqa: ARG002 - as every job's
        self.threads.append(threading.current_thread())
        self.examined.append(inputs)
        self._check()
        return Examined(self._findings, self._facts, self._found, self._example)

    def check(self, inputs: Any, report: Report, cancel: CancelToken) -> list[Finding]:
        return list(self.examine(inputs, report, cancel).findings)

    def run(self, inputs: Any, report: Report, cancel: CancelToken) -> JobResult:
        self.threads.append(threading.current_thread())
        self.ran.append(inputs)
        return self._act(inputs, report, cancel) if self._act else result_of(inputs.output)


class Held:
    """A run that writes into its folder and goes on until it is cancelled or let go."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()

    def __call__(self, inputs: Any, report: Report, cancel: CancelToken) -> JobResult:
        report(Progress("read", 1, 2, "Reading the people", 5))
        with OutputFolder(inputs.output) as folder:
            (folder.ready / "half.csv").write_text("half", encoding="utf-8")
            self.begun.set()
            waited = 0.0
            while not self.may_end.wait(0.01) and waited < SECONDS:
                waited += 0.01
                cancel.raise_if_cancelled()
        return result_of(inputs.output)


def failing(error: BaseException) -> Callable[[Any, Report, CancelToken], JobResult]:
    """A run that fails."""

    def act(inputs: Any, report: Report, cancel: CancelToken) -> JobResult:
        raise error

    return act
