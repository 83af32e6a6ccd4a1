"""Run every mode on an example organisation, each into a folder of its own, on what those before it made."""

from __future__ import annotations

import csv
import re
import shutil
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_bytes
from typing import Any, ClassVar

from zoomwizard.core.job import CommonInputs, Job, ask
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import (
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
from zoomwizard.core.output.folder import check_output_folder, clear_unfinished, cleared_findings, explained
from zoomwizard.core.people.secret_key import KEY_BYTES, StandInKey
from zoomwizard.core.resources import resource
from zoomwizard.core.said import ENGLISH, Language, Said, say, sentences

FOLDER = "Zoom Wizard demo"
INPUTS = "Inputs"
PERSON_QUERY = "Ways of working assessment.csv"
NOT_COPIED = {PERSON_QUERY, "README.md"}
MAPPING_HEADER = ["PersonID", "HashID"]
PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")  # an e-mail address in the example's person query


@dataclass(frozen=True, kw_only=True)
class DemoInputs(CommonInputs):
    """What the example is asked."""

    output: Path | None = ask(
        say("&Output folder"),
        kind="folder",
        help=say(
            'The folder for the example. Default: "{name}" in the current folder. If the folder isn\'t empty, a folder '
            "with that name is created in it.",
            name=FOLDER,
        ),
        default=None,
    )


@dataclass(frozen=True)
class ExampleHost:
    """What the jobs of the example may use of this computer: its language alone; it has no business in a keyring."""

    spoken: Language = ENGLISH

    def stand_in_key(self, _: Path | None) -> StandInKey:
        """A key for this run alone."""
        return StandInKey(token_bytes(KEY_BYTES), "one-time", str(say("The example uses a one-time key.")))

    def accounts(self) -> None:
        """None are kept."""

    def language(self) -> Language:
        """That of whoever runs the example."""
        return self.spoken

    def checks(self) -> tuple[()]:
        """There are none."""
        return ()


class DemoJob:
    """The job; see `Job`. It runs those of `modes` that have an example, one bar for all."""

    name: ClassVar[str] = "demo"

    def __init__(self, modes: Sequence[Mode], language: Callable[[], Language] = lambda: ENGLISH) -> None:
        self._modes = [mode for mode in modes if mode.example is not None]
        self._language = language
        parts = {f"{mode.name} {name}": weight for mode in self._modes for name, weight in job_of(mode).stages.items()}
        self.stages: Mapping[str, float] = {"example": 1.0, **parts}

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
        """Copy the example and run the modes on it. Cancelled or failed, it leaves nothing."""
        begin = time.monotonic()
        findings = self.check(inputs)
        if errors_in(findings):
            raise InputError(findings)
        folder = free_folder(inputs.output)
        examples = {mode.name: mode.example for mode in self._modes if mode.example is not None}
        places = {name: example.folder for name, example in examples.items()}
        cleared = clear_earlier(inputs.output, places.values())
        results: dict[str, JobResult] = {}
        with gone_on_failure(folder, places.values()):
            report(Progress("example", 0, 1, say("Copying the example")))
            copy_example(folder / INPUTS)
            for mode in self._modes:
                computer = {"memory": inputs.memory, "threads": inputs.threads}
                answers = {**examples[mode.name].inputs(folder), **computer, "output": folder / places[mode.name]}
                job = job_of(mode, self._language())
                results[mode.name] = run_mode(mode, job, answers, report, cancel or CancelToken())
                fill_in_person_query(folder, results[mode.name])
        result = _whole_result(folder, places, results, time.monotonic() - begin)
        return replace(result, findings=(*cleared_findings(cleared), *result.findings))


def job_of(mode: Mode, language: Language = ENGLISH) -> Job:
    """The job of a mode, as the example runs it."""
    return mode.command.make(ExampleHost(language))


def run_mode(mode: Mode, job: Job, answers: Mapping[str, Any], report: Report, cancel: CancelToken) -> JobResult:
    """Run a mode on these answers; its stages are called by its name."""
    cancel.raise_if_cancelled()

    def report_as(progress: Progress) -> None:
        report(replace(progress, stage=f"{mode.name} {progress.stage}"))

    return job.run(mode.command.inputs()(**answers), report_as, cancel)


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


def clear_earlier(output: Path | None, places: Iterable[str]) -> int:
    """Remove what runs of the example that were killed left behind where this one would have gone; how many."""
    parent = output or Path.cwd()
    earlier = [parent, *parent.glob(f"{FOLDER}*")]
    return sum(clear_unfinished(folder / place) for folder in earlier for place in places)


@contextmanager
def gone_on_failure(folder: Path, places: Iterable[str]) -> Iterator[None]:
    """Make the folder; if what is done within fails, all in it goes away again, and it too if it is new."""
    was_there = folder.exists()
    with explained(say("The folder {name} can't be created.", name=folder.name)):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for name in (INPUTS, *places):
            shutil.rmtree(folder / name, ignore_errors=True)
        if not was_there:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def copy_example(target: Path) -> None:
    """Copy what the example organisation begins with; the person query follows when there are HashIDs."""
    with explained(say("The example can't be copied.")):
        target.mkdir()
        for source in resource("example").iterdir():
            if source.is_dir():
                shutil.copytree(source, target / source.name, copy_function=shutil.copyfile)
            elif source.name not in NOT_COPIED:
                shutil.copyfile(source, target / source.name)


def fill_in_person_query(folder: Path, result: JobResult) -> None:
    """Make the person query of the example when a mode has just made its HashIDs."""
    target = folder / INPUTS / PERSON_QUERY
    mapping = None if target.exists() else find_output(result, MAPPING_HEADER)
    if mapping is not None:
        fill_in_hash_ids(resource("example", PERSON_QUERY), target, read_hash_ids(mapping))


def find_output(result: JobResult, columns: list[str]) -> Path | None:
    """The file of a result whose header begins with these columns."""
    for path in sorted(result.folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            if next(csv.reader(file), [])[: len(columns)] == columns:
                return path
    return None


def read_hash_ids(path: Path) -> dict[str, str]:
    """The HashID of each e-mail address."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {_key(row["PersonID"]): row["HashID"] for row in csv.DictReader(file)}


def fill_in_hash_ids(source: Path, target: Path, hash_ids: Mapping[str, str]) -> None:
    """Copy the person query with its placeholders replaced, as Viva Insights gives it after the upload."""
    with explained(say("The example can't be copied.")):
        text = source.read_bytes().decode("utf-8")
        text = PLACEHOLDER.sub(lambda found: hash_ids.get(_key(found[1]), ""), text)
        target.write_bytes(text.encode("utf-8"))


def _key(email: str) -> str:
    return unicodedata.normalize("NFC", email.strip()).casefold()


def _whole_result(
    folder: Path, places: Mapping[str, str], results: Mapping[str, JobResult], seconds: float
) -> JobResult:
    return JobResult(
        folder=folder,
        inputs=tuple(record for result in results.values() for record in result.inputs),
        outputs=tuple(_within(places[name], record) for name, result in results.items() for record in result.outputs),
        counts={f"{name} {what}": count for name, result in results.items() for what, count in result.counts.items()},
        findings=tuple(
            replace(finding, where=within_folder(places[name], finding.where))
            for name, result in results.items()
            for finding in result.findings
        ),
        summary=tuple(_summary(folder, places, results)),
        seconds=seconds,
    )


def within_folder(folder: str, where: Said | str) -> Said | str:
    """A place in the folder of a mode."""
    return say("{folder}, {where}", folder=folder, where=where) if where else folder


def _within(step: str, record: FileRecord) -> FileRecord:
    return replace(record, name=f"{step}/{record.name}")


def _summary(folder: Path, places: Mapping[str, str], results: Mapping[str, JobResult]) -> Iterator[Said]:
    yield say("Everything is in {folder}.", folder=str(folder.absolute()))
    yield say("{folder}: the files that the example starts with.", folder=INPUTS)
    for name, result in results.items():
        for sentence in result.summary:
            yield sentences(sentence, where=places[name])
