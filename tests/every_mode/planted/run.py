"""What the planted modes do: count the lines of a text, and check such a count."""
# ruff: noqa: ARG002 - a job takes what every job takes

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from tests.every_mode.planted.inputs import CountInputs, VerifyInputs
from tests.every_mode.planted.names import COUNT_NAME, NAMES, RECORD_NAME
from zoomwizard.core.examined import Examined
from zoomwizard.core.outcome import (
    CancelToken,
    Finding,
    InputError,
    JobResult,
    NextStep,
    Progress,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder, check_output_folder
from zoomwizard.core.output.publish import Output, RunRecord, publish
from zoomwizard.core.output.record import record_of
from zoomwizard.core.privacy.patterns import INTEGER
from zoomwizard.core.said import say

ENTRIES = {"lines": INTEGER}


def no_file(field: str, file: Path) -> list[Finding]:
    return [] if file.is_file() else [Finding(Severity.ERROR, field, say("The file isn't there."), code="file.missing")]


class CountJob:
    """The job; see `Job`."""

    name: ClassVar[str] = "counting"
    stages: ClassVar[Mapping[str, float]] = {"count": 1}

    def check(
        self, inputs: CountInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """Whether there is a text."""
        return [*no_file("text", inputs.text), *check_output_folder(inputs.output)]

    def examine(
        self, inputs: CountInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> Examined:
        """The same."""
        return Examined(tuple(self.check(inputs)), (), {"text": (inputs.text,)})

    def run(self, inputs: CountInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        """Count."""
        if errors_in(findings := self.check(inputs)):
            raise InputError(findings)
        cancel = cancel or CancelToken()
        lines = len(inputs.text.read_text(encoding="utf-8").splitlines())
        report(Progress("count", 1, 1, say("Counting"), lines))
        with OutputFolder(inputs.output, NAMES) as folder:
            path = folder.ready / "count.csv"
            path.write_text(f"Lines\n{lines}\n", encoding="utf-8")
            output = Output(path, COUNT_NAME.format(folder.stamp), "count", 1)
            written = record_of(path, output.role, 1, cancel, output.name)
            record = RunRecord(RECORD_NAME.format(folder.stamp), "record", {"lines": lines}, ENTRIES)
            outputs = written, publish(folder, [output], record, cancel)
        return JobResult(
            folder=inputs.output,
            inputs=(),
            outputs=outputs,
            counts={"lines": lines},
            findings=(),
            summary=(),
            seconds=0.0,
            verdict=say("It's counted."),
            next_steps=(NextStep(say("Look at the count"), (written.name,), say("There's nothing else to do.")),),
        )


class VerifyJob:
    """The job; see `Job`."""

    name: ClassVar[str] = "counting verify"
    stages: ClassVar[Mapping[str, float]] = {"verify": 1}

    def check(
        self, inputs: VerifyInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """Whether there is a count."""
        return no_file("count", inputs.count)

    def run(
        self, inputs: VerifyInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Look at it."""
        if errors_in(findings := self.check(inputs)):
            raise InputError(findings)
        return JobResult(
            folder=Path(), inputs=(), outputs=(), counts={}, findings=(), summary=("It is a count.",), seconds=0.0
        )
