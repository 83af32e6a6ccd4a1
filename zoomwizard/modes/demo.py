"""Run everything on an example organisation: mapping, admin and analyst, each into a folder of its own."""

from __future__ import annotations

import csv
import re
import shutil
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_bytes
from typing import Any, ClassVar

from zoomwizard.core.job import CommonInputs, Job, ask
from zoomwizard.core.outcome import (
    AppError,
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    Progress,
    Report,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import check_output_folder, explained
from zoomwizard.core.people.secret_key import KEY_BYTES, StandInKey
from zoomwizard.core.resources import resource
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.run import AnalystJob
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.run import MappingJob

FOLDER = "Zoom Wizard demo"
INPUTS = "Inputs"
STEPS = {"mapping": "1 Mapping", "admin": "2 Zoom admin", "analyst": "3 Analyst"}

PEOPLE = "people.csv"
REPORTS = "zoom reports"
PERSON_QUERY = "Ways of working assessment.csv"
MEETING_QUERY = "Standard meeting query.csv"
ZONE = "Europe/Zurich"  # of the example's Zoom admin
PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")  # an e-mail address in the example's person query


@dataclass(frozen=True, kw_only=True)
class DemoInputs(CommonInputs):
    """What the example is asked."""

    output: Path | None = ask(
        "&Output folder",
        kind="folder",
        help=f'The folder for the example; default: "{FOLDER}" in the current folder. In one that is not '
        "empty a folder of that name is made.",
        option="--output",
        metavar="DIR",
        default=None,
    )


def _stages() -> dict[str, float]:
    """The stages of the three jobs one after the other, so that there is one bar for all."""
    jobs = (MappingJob, AdminJob, AnalystJob)
    parts = {f"{job.name} {stage}": weight for job in jobs for stage, weight in job.stages.items()}
    return {"example": 1.0, **parts}


class DemoJob:
    """The job; see `Job`."""

    name: ClassVar[str] = "demo"
    title: ClassVar[str] = "Run everything on an example organisation"
    Inputs: ClassVar[type] = DemoInputs
    stages: ClassVar[Mapping[str, float]] = _stages()

    def check(
        self,
        inputs: DemoInputs,
        report: Report = report_nothing,  # noqa: ARG002 - nothing takes long enough to report
        cancel: CancelToken | None = None,  # noqa: ARG002 - or to cancel
    ) -> list[Finding]:
        """What would keep the example from being written."""
        resource("example")
        return check_output_folder(free_folder(inputs.output))

    def run(self, inputs: DemoInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        """Copy the example and run the three jobs on it. Cancelled or failed, it leaves nothing."""
        begin = time.monotonic()
        findings = self.check(inputs)
        if errors_in(findings):
            raise InputError(findings)
        folder = free_folder(inputs.output)
        with gone_on_failure(folder):
            steps = Steps(folder, inputs, report, cancel or CancelToken())
            results = steps.take()
        return _whole_result(folder, results, time.monotonic() - begin)


@dataclass(frozen=True)
class Steps:
    """The three jobs in their folders."""

    folder: Path
    inputs: DemoInputs
    report: Report
    cancel: CancelToken

    def take(self) -> dict[str, JobResult]:
        """Run the jobs, each on what the one before made; their results by name."""
        inputs = self.folder / INPUTS
        self.report(Progress("example", 0, 1, "Copying the example"))
        copy_example(inputs)
        mapping = self._run(MappingJob(), MappingInputs(people=inputs / PEOPLE, **self._common("mapping")))
        mapping_file = find_output(mapping, ["PersonID", "HashID"])
        fill_in_hash_ids(resource("example", PERSON_QUERY), inputs / PERSON_QUERY, read_mapping(mapping_file))
        admin = self._run(
            AdminJob(_example_key),
            AdminInputs(reports=(inputs / REPORTS,), mapping=mapping_file, time_zone=ZONE, **self._common("admin")),
        )
        analyst = self._run(
            AnalystJob(),
            AnalystInputs(
                zoom=(find_output(admin, ["MeetingID", "Topic", "User_Email_1"]),),
                person_query=inputs / PERSON_QUERY,
                meeting_query=inputs / MEETING_QUERY,
                **self._common("analyst"),
            ),
        )
        return {"mapping": mapping, "admin": admin, "analyst": analyst}

    def _run(self, job: Job, inputs: Any) -> JobResult:
        self.cancel.raise_if_cancelled()

        def report(progress: Progress) -> None:
            self.report(replace(progress, stage=f"{job.name} {progress.stage}"))

        return job.run(inputs, report, self.cancel)

    def _common(self, job: str) -> dict[str, Any]:
        return {
            "output": self.folder / STEPS[job],
            "memory": self.inputs.memory,
            "threads": self.inputs.threads,
        }


def free_folder(output: Path | None) -> Path:
    """The folder for the example: as asked for if it is empty or not there, else a new one inside of it."""
    if output is not None and (not output.is_dir() or not any(output.iterdir())):
        return output
    number = 1
    while True:
        folder = (output or Path.cwd()) / (FOLDER if number == 1 else f"{FOLDER} {number}")
        if not folder.exists():
            return folder
        number += 1


@contextmanager
def gone_on_failure(folder: Path) -> Iterator[None]:
    """Make the folder; if what is done within fails, all in it goes away again, and it too if it is new."""
    was_there = folder.exists()
    with explained(f"The folder {folder.name} can not be made."):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for name in (INPUTS, *STEPS.values()):
            shutil.rmtree(folder / name, ignore_errors=True)
        if not was_there:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def copy_example(target: Path) -> None:
    """Copy what the example organisation begins with; the person query follows when there are HashIDs."""
    with explained("The example can not be copied."):
        target.mkdir()
        for name in (PEOPLE, MEETING_QUERY):
            shutil.copyfile(resource("example", name), target / name)
        shutil.copytree(resource("example", REPORTS), target / REPORTS, copy_function=shutil.copyfile)


def find_output(result: JobResult, columns: list[str]) -> Path:
    """The file of a result whose header begins with these columns."""
    for path in sorted(result.folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            if next(csv.reader(file), [])[: len(columns)] == columns:
                return path
    raise AppError(
        f"A step of the example made no file with the columns {', '.join(columns)}.",
        hint="This is a fault of the program. Install it again, and please report it.",
    )


def read_mapping(path: Path) -> dict[str, str]:
    """The HashID of each e-mail address."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {_key(row["PersonID"]): row["HashID"] for row in csv.DictReader(file)}


def fill_in_hash_ids(source: Path, target: Path, hash_ids: Mapping[str, str]) -> None:
    """Copy the person query with its placeholders replaced, as Viva Insights gives it after the upload."""
    with explained("The example can not be copied."):
        text = source.read_bytes().decode("utf-8")
        text = PLACEHOLDER.sub(lambda found: hash_ids.get(_key(found[1]), ""), text)
        target.write_bytes(text.encode("utf-8"))


def _key(email: str) -> str:
    return unicodedata.normalize("NFC", email.strip()).casefold()


def _example_key(_: Path | None) -> StandInKey:
    """A key for this run alone: an example has no business in the user's keyring."""
    return StandInKey(token_bytes(KEY_BYTES), "one-time", "The example uses a one-time key.")


def _whole_result(folder: Path, results: Mapping[str, JobResult], seconds: float) -> JobResult:
    return JobResult(
        folder=folder,
        inputs=tuple(record for result in results.values() for record in result.inputs),
        outputs=tuple(_within(STEPS[name], record) for name, result in results.items() for record in result.outputs),
        counts={f"{name} {what}": count for name, result in results.items() for what, count in result.counts.items()},
        findings=tuple(
            replace(finding, where=f"{STEPS[name]}{', ' if finding.where else ''}{finding.where}")
            for name, result in results.items()
            for finding in result.findings
        ),
        summary=tuple(_summary(folder, results)),
        seconds=seconds,
    )


def _within(step: str, record: FileRecord) -> FileRecord:
    return replace(record, name=f"{step}/{record.name}")


def _summary(folder: Path, results: Mapping[str, JobResult]) -> Iterator[str]:
    yield f"Everything is in {folder.absolute()}."
    yield f"{INPUTS}: what the example begins with."
    for name, result in results.items():
        for sentence in result.summary:
            yield f"{STEPS[name]}: {sentence}"
