"""How a run ended: what is shown of it, what the JSON document says, and the exit code."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from zoomwizard import __version__
from zoomwizard.app.errors import readable_error
from zoomwizard.app.jobs import inputs_of
from zoomwizard.app.logs import log_failure
from zoomwizard.app.words import words
from zoomwizard.cli.screen import Screen
from zoomwizard.core.job import questions
from zoomwizard.core.outcome import (
    Cancelled,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    NextStep,
    Question,
    errors_in,
)
from zoomwizard.core.said import Said, plural, say

FAILED, WRONG_USAGE, CANCELLED, CAN_GO_ON, LACKING = 1, 2, 4, 6, 7
# Codes of errors in an option's value that no other input file would make right.
WRONG_VALUES = ("option.", "columns.choice", "zone.unknown")
STATUS = {0: "done", LACKING: "done", CANCELLED: "cancelled", CAN_GO_ON: "unfinished"}


@dataclass(frozen=True)
class Outcome:
    """The end of a run. Without a result, `title`, `message` and `hint` say what happened."""

    exit_code: int
    title: Said | str = ""
    message: Said | str = ""
    hint: Said | str = ""
    findings: tuple[Finding, ...] = ()
    result: JobResult | None = None

    def show(self, screen: Screen, *, with_result: bool = True) -> None:
        """For a person: the findings, then the result or what happened."""
        screen.tell_findings(self.findings)
        sentence = " ".join(words(part) for part in (self.title, self.message, self.hint) if part)
        if self.result is not None or self.exit_code == 0:
            lines = result_lines(self.result) if self.result else [sentence]
            for line in lines if with_result else []:
                screen.say(line)
        else:
            # Where there are findings, the errors are among them and this only counts them.
            is_error = self.exit_code != CANCELLED and not self.findings
            screen.tell(words(say("Error: {text}", text=sentence)) if is_error else sentence)

    def as_json(self, job: str) -> str:
        """For a program: one document, in ASCII, so that no console can change it."""
        return json.dumps(self._document(job), indent=2)

    def _document(self, job: str) -> Mapping[str, Any]:
        document: dict[str, Any] = {
            "program": "Zoom Wizard",
            "version": __version__,
            "job": job,
            "status": STATUS.get(self.exit_code, "failed"),
            "exit_code": self.exit_code,
            "title": str(self.title),
            "message": str(self.message),
            "hint": str(self.hint),
            "findings": [_finding_document(finding) for finding in self.findings],
        }
        if self.result is not None:
            document |= {
                "folder": str(self.result.folder),
                "verdict": str(self.result.verdict),
                "summary": [str(line) for line in self.result.summary],
                "next_steps": [_step_document(step) for step in self.result.next_steps],
                "inputs": [_file_document(record) for record in self.result.inputs],
                "outputs": [_file_document(record) for record in self.result.outputs],
                "counts": self.result.counts,
                "seconds": round(self.result.seconds, 3),
                **self.result.more,
            }
        return document


def outcome_of(result: JobResult) -> Outcome:
    """A run that came to its end. It is a failure all the same if one of its findings is an error.

    Errors that a check was asked to find are none of the run.
    """
    code = result.exit_code or (LACKING if result.is_lacking else FAILED if errors_in(result.findings) else 0)
    return Outcome(code, findings=result.findings, result=result)


def outcome_of_check(findings: list[Finding]) -> Outcome:
    """A check that found nothing that would stop a run; else it raises InputError."""
    if errors_in(findings):
        raise InputError(findings)
    return Outcome(0, say("The check found nothing that would stop a run."), findings=tuple(findings))


def outcome_of_error(error: BaseException, log_file: Path | None) -> Outcome:
    """A run that ended in an error of any kind; `log_file` is where an unexpected one was logged."""
    if isinstance(error, Cancelled):
        return Outcome(CANCELLED, say("Cancelled."), error.said or say("Nothing was left behind."))
    known = readable_error(error, log_file)
    findings = known.findings if isinstance(known, InputError) else ()
    is_usage = any(finding.code.startswith(WRONG_VALUES) for finding in errors_in(findings))
    code = WRONG_USAGE if is_usage else known.exit_code
    return Outcome(code, known.title, known.message, known.hint, findings)


def failed_outcome(error: BaseException, log_file: Path | None) -> Outcome:
    """The outcome of an error, after it was logged."""
    outcome = outcome_of_error(error, log_file)
    if outcome.exit_code == 1:
        log_failure(error)
    return outcome


def proposed_options(findings: Iterable[Finding], command: str) -> str:
    """The options that answer the questions of these findings as proposed, to be pasted behind the same command."""
    proposed = {question: None for finding in findings for question in finding.asks if question.proposed}
    asked = questions(inputs_of(command)) if proposed else {}
    return " ".join(_pasted(asked[question.field].option, question) for question in proposed)


def _pasted(option: str, question: Question) -> str:
    """An option as a shell takes it."""
    name = question.name if question.name.isidentifier() else _quoted(question.name) if question.name else ""
    return f"{option} {replace(question, name=name).input_of(_quoted(question.proposed))}"


def _quoted(text: str) -> str:
    if os.name == "nt":
        return '"{}"'.format(text.replace('"', '\\"'))
    return shlex.quote(text) if set(text) & set('"$`\\!') else f'"{text}"'


def result_lines(result: JobResult) -> list[str]:
    """The result for a person: whether it is good, what the job says, what to do next, then each file with its rows."""
    lines = [words(line) for line in (result.verdict, *result.summary) if line]
    for number, step in enumerate(result.next_steps, 1):
        lines.append(words(say("{number}. {step}: {why}", number=number, step=step.title, why=step.why)))
        lines += [f"   {name}" for name in step.files]
    if result.outputs:
        lines.append(words(say("Files in {folder}:", folder=str(result.folder))))
        width = max(len(record.name) for record in result.outputs)
        lines += [f"  {record.name.ljust(width)}{_rows(record)}" for record in result.outputs]
    return [line.rstrip() for line in lines]


def _rows(record: FileRecord) -> str:
    rows = words(plural("{n} row", "{n} rows", n=record.rows))
    return f"  {rows:>17}" if record.name.endswith(".csv") else ""


def _finding_document(finding: Finding) -> dict[str, object]:
    said = {name: str(getattr(finding, name)) for name in ("title", "hint", "where")}
    asks = [
        {
            "field": asked.field,
            "name": asked.name,
            "question": str(asked.what),
            "choices": [choice.text for choice in asked.choices],
            "proposed": asked.proposed,
        }
        for asked in finding.asks
    ]
    return {**asdict(replace(finding, asks=(), confirm="")), **said, "asks": asks}


def _step_document(step: NextStep) -> dict[str, object]:
    return {"title": str(step.title), "files": list(step.files), "why": str(step.why)}


def _file_document(record: FileRecord) -> dict[str, object]:
    return {
        "name": record.name,
        "role": record.role,
        "rows": record.rows,
        "bytes": record.size,
        "sha256": record.sha256,
    }
