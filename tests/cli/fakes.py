"""Jobs that end in every possible way, for tests of what the command line makes of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from zoomwizard.core.job import CommonInputs, ask
from zoomwizard.core.outcome import (
    CancelToken,
    FileRecord,
    Finding,
    JobResult,
    Progress,
    Report,
    Severity,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder

SECRET = "zz-secret@example.com"  # a cell's value: nothing that is shown or logged may hold it
WARNING = Finding(Severity.WARNING, "reports", "One column was left out.", where="a.csv", code="left-out")
NOTE = Finding(Severity.NOTE, "reports", "All times are of one zone.", code="one-zone")
ERROR = Finding(Severity.ERROR, "reports", "The file doesn't exist.", "Check its name.", "b.csv, line 3", "gone")


@dataclass(frozen=True, kw_only=True)
class FakeInputs(CommonInputs):
    """One question of each kind."""

    reports: tuple[Path, ...] = ask("R", kind="open-files", help="Files.", option="--reports", metavar="PATH")
    mapping: Path | None = ask("M", kind="open-file", help="A file.", option="--mapping", default=None)
    time_zone: str = ask("Z", kind="time-zone", help="A zone.", option="--time-zone", default="")
    topics: str = ask(
        "T",
        kind="choice",
        choices={"token": "A token", "keep": "As it is"},
        help="100 % of them.",
        option="--topics",
        default="token",
    )
    columns: tuple[str, ...] = ask("C", kind="texts", help="Columns.", option="--column", default=())
    only_matched: bool = ask("O", kind="flag", help="Only.", option="--only-matched", default=False)
    gap: int = ask("G", kind="number", help="Minutes.", option="--gap", default=2, minimum=1)
    grace: float = ask("D", kind="decimal", help="Minutes.", option="--grace", default=5.0, minimum=0)
    formats: tuple[str, ...] = ask(
        "X", kind="choices", choices={"csv": "C", "parquet": "P"}, help="Some.", option="--format", default=()
    )
    hash_column: str = ask("H", kind="text", help="A column.", option="--hash-column", default="")
    output: Path = ask("F", kind="folder", help="A folder.", option="--output", metavar="DIR")


def result_of(inputs: FakeInputs, *findings: Finding) -> JobResult:
    """A result with one output."""
    return JobResult(
        folder=inputs.output,
        inputs=(FileRecord("in.csv", "report", 7, 70, "00"),),
        outputs=(FileRecord("out.csv", "hashed file", 1234, 5678, "ff"),),
        counts={"rows": 1234},
        findings=findings,
        summary=("1,234 rows were kept.",),
        seconds=1.5,
    )


class FakeJob:
    """A job whose check and run do what the test says; it remembers its inputs."""

    name: ClassVar[str] = "fake"
    title: ClassVar[str] = "Do as if"
    stages: ClassVar[Mapping[str, float]] = {"read": 1, "write": 1}

    def __init__(
        self,
        act: Callable[[FakeInputs], JobResult] = result_of,
        findings: tuple[Finding, ...] = (),
    ) -> None:
        self._act = act
        self._findings = findings
        self.inputs: FakeInputs | None = None

    def check(
        self,
        inputs: FakeInputs,
        report: Report = report_nothing,  # noqa: ARG002 - the parameters are those of every job
        cancel: CancelToken | None = None,  # noqa: ARG002 - same
    ) -> list[Finding]:
        self.inputs = inputs
        return list(self._findings)

    def run(
        self,
        inputs: FakeInputs,
        report: Report = report_nothing,
        cancel: CancelToken | None = None,  # noqa: ARG002 - the parameters are those of every job
    ) -> JobResult:
        self.inputs = inputs
        report(Progress("read", 1, 2, "Reading", 10))
        return self._act(inputs)


class SlowJob(FakeJob):
    """Writes for a minute, looks often whether it is cancelled, and takes its time to clean up."""

    def run(self, inputs: FakeInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        cancel = cancel or CancelToken()
        with OutputFolder(inputs.output) as folder:
            try:
                for step in range(6000):
                    (folder.ready / "out.csv").write_text("x" * step, encoding="utf-8")
                    report(Progress("read", step, 6000, "Reading", step))
                    cancel.raise_if_cancelled()
                    time.sleep(0.01)
            finally:
                time.sleep(0.3)
        return result_of(inputs)
