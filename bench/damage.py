"""Gives randomly damaged files to the jobs that read files, and counts how they end.

    python -m bench.damage [--inputs 10000] [--seed 1] [--runs 4] [--only NUMBER]

Every input is a small organisation of which one file is damaged in one to three ways. It is checked, and each
`--runs`th is run as well. Whatever the damage is, a job ends in a result that is whole or in an error that a user
can read, within the time limit, and says no word of any cell. Exits with 1 if one does not.
The same seed makes the same inputs; `--only` tries one of them again and keeps its files.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import logging
import random
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.damage_organisation import KINDS, MARK, Files, write_organisation
from bench.damages import in_workbook, some_damages
from zoomwizard.core.job import ExaminingJob, FileInputs
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, Finding, InputError, errors_in
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.run import AnalystJob
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.run import MappingJob

SECONDS = 30.0  # that a job may take; without damage it takes less than one
STUCK = 300.0  # then it doesn't even listen, and the program ends with a trace


@dataclass(frozen=True)
class Case:
    """One damaged input: where it is, and what was done to it."""

    number: int
    files: Files
    kind: str
    damages: tuple[str, ...]

    def __str__(self) -> str:
        return f"input {self.number}: {self.kind}, {', '.join(self.damages)}"


@dataclass
class Tally:
    """How the inputs ended, and what went wrong."""

    ends: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0
    longest: float = 0.0


def damaged_case(seed: int, number: int, folder: Path) -> Case:
    """Write the input of a number, always the same for a seed."""
    chance = random.Random(f"{seed} {number}")
    kind = KINDS[number % len(KINDS)]
    files = write_organisation(folder, chance, workbook=kind == "people workbook")
    damages = some_damages(chance)
    path = files.of(kind)
    data = path.read_bytes()
    if kind == "people workbook":
        data = in_workbook(chance, data, damages)
    else:
        for damage in damages:
            data = damage(chance, data)
    path.write_bytes(data)
    return Case(number, files, kind, tuple(damage.__name__ for damage in damages))


def job_of(case: Case) -> tuple[ExaminingJob, FileInputs]:
    """The job that reads the damaged file, and its inputs."""
    of, output = case.files.of, case.files.folder / "output"
    if case.kind in {"report", "mapping"}:
        reports = (of("report"), case.files.second_report)
        key = StandInKey(bytes(32), "key-file", "A fixed key.")
        admin = AdminInputs(reports=reports, mapping=of("mapping"), time_zone="UTC", output=output, threads=1)
        return AdminJob(lambda _: key), admin
    if case.kind in {"people", "people workbook", "earlier mapping"}:
        people = of("people" if case.kind == "earlier mapping" else case.kind)
        return MappingJob(), MappingInputs(people=people, existing=of("earlier mapping"), output=output, threads=1)
    analyst = AnalystInputs(
        zoom=(of("hashed file"),),
        person_query=of("person query"),
        meeting_query=of("meeting query"),
        output=output,
        threads=1,
    )
    return AnalystJob(), analyst


@contextmanager
def limited(seconds: float) -> Iterator[CancelToken]:
    """A token that cancels after so many seconds."""
    cancel = CancelToken()
    timer = threading.Timer(seconds, cancel.cancel)
    timer.start()
    try:
        yield cancel
    finally:
        timer.cancel()
        timer.join()


class Heard(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(self.format(record))


@contextmanager
def listening() -> Iterator[Heard]:
    """What is logged meanwhile."""
    heard, root = Heard(), logging.getLogger()
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.INFO)
    try:
        yield heard
    finally:
        root.removeHandler(heard)
        root.setLevel(level)


def said_in(findings: Iterable[Finding]) -> list[str]:
    """All that findings say where it may be kept."""
    texts = []
    for finding in findings:
        texts += [str(finding.sentence()), *finding.choices, finding.field]
        texts += [f"{asked.what} {asked.name} {asked.proposed} {asked.choices!r}" for asked in finding.asks]
    return texts


def try_case(case: Case, tally: Tally, *, runs: bool) -> None:
    """Check the case, run it too if `runs`, and count how it ended."""
    begin, before = time.monotonic(), len(tally.faults)
    job, inputs = job_of(case)
    output = case.files.folder / "output"
    with listening() as heard:
        checked = end_of(case, tally, lambda cancel: job.check(inputs, cancel=cancel))
        texts = said_by(checked)
        if output.exists():
            tally.faults.append(f"{case}: a check wrote something")
        refuses = isinstance(checked, InputError) or (isinstance(checked, list) and bool(errors_in(checked)))
        if isinstance(checked, list):
            tally.codes.update(finding.code for finding in checked)
            tally.ends["refused" if refuses else "warned" if checked else "taken"] += 1
        if runs and len(tally.faults) == before:
            ran = end_of(case, tally, lambda cancel: job.run(inputs, cancel=cancel))
            texts += said_by(ran)
            tally.faults += [f"{case}: {fault}" for fault in faults_of_run(ran, output, refuses=refuses)]
    for text in [*texts, *heard.lines]:
        if MARK in text.lower() and not names_header(case):
            tally.faults.append(f"{case}: a cell is said: {text[:400]!r}")
            break
    seconds = time.monotonic() - begin
    tally.seconds += seconds
    tally.longest = max(tally.longest, seconds)


def names_header(case: Case) -> bool:
    """Whether the damage has brought cells into the header, which may be named."""
    lines = case.files.of(case.kind).read_bytes().replace(b"\0", b"").splitlines()
    return any(MARK.encode() in line.lower() for line in lines[:3])


def end_of(case: Case, tally: Tally, work: Any) -> Any:
    """What the work ends in: its result or its error; a fault or a hang is put down."""
    faulthandler.dump_traceback_later(STUCK, exit=True)
    try:
        with limited(SECONDS) as cancel:
            return work(cancel)
    except Cancelled:
        tally.faults.append(f"{case}: takes more than {SECONDS:.0f} s")
    except AppError as error:
        return error
    except Exception:  # noqa: BLE001 - this is what is looked for
        tally.faults.append(f"{case}: a fault\n{traceback.format_exc()}")
    finally:
        faulthandler.cancel_dump_traceback_later()
    return None


def said_by(end: Any) -> list[str]:
    """All that the end of a job says."""
    if isinstance(end, AppError):
        findings = end.findings if isinstance(end, InputError) else ()
        return [*map(str, (end.title, end.message, end.hint, end.details)), *said_in(findings)]
    if isinstance(end, list):
        return said_in(end)
    if end is None:
        return []
    return [*map(str, (*end.summary, end.verdict)), *said_in(end.findings), *map(str, end.next_steps)]


def faults_of_run(end: Any, output: Path, *, refuses: bool) -> list[str]:
    """What is wrong with the end of a run whose check refuses the input, or does not."""
    found = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    if end is None:
        return []
    if isinstance(end, AppError):
        faults = [] if not found else [f"an error left {len(found)} files"]
        return faults if refuses else [*faults, f"the check found nothing, and the run ends in: {said_by(end)}"[:600]]
    made = {record.name for record in end.outputs}
    loose = {name for name in found if not any(name == one or name.startswith(f"{one}/") for one in made)}
    missing = {name for name in made if not (output / name).exists()}
    faults = [f"half a result: {loose or missing}"] if loose or missing else []
    return [*faults, "the check refuses what the run takes"] if refuses else faults


def try_inputs(numbers: Iterable[int], seed: int, runs: int, *, progress: bool = False) -> Tally:
    """Try the inputs of these numbers."""
    tally = Tally()
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="zoomwizard-damage-") as name:
            case = damaged_case(seed, number, Path(name))
            count = len(tally.faults)
            if progress:
                print(case, end="\r", file=sys.stderr, flush=True)  # what it was if it never ends
            try_case(case, tally, runs=number // len(KINDS) % runs == 0)
            tally.ends["inputs"] += 1
            if progress and len(tally.faults) > count:
                print("", *tally.faults[count:], sep="\n", file=sys.stderr, flush=True)
            if progress and number % 500 == 499:
                print(f"\n{number + 1} inputs, {len(tally.faults)} faults, {tally.seconds:.0f} s", file=sys.stderr,
                      flush=True)  # fmt: skip
    return tally


def main(arguments: Sequence[str]) -> int:
    """See above."""
    parser = argparse.ArgumentParser(prog="python -m bench.damage", description="Tries randomly damaged inputs.")
    parser.add_argument("--inputs", type=int, default=10_000, help="how many inputs are tried")
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    parser.add_argument("--seed", type=int, default=1, help="another number makes other inputs")
    parser.add_argument("--runs", type=int, default=4, help="one in so many is run, too, the others are only checked")
    parser.add_argument("--only", type=int, help="write this input to a folder that is kept, and try it")
    given = parser.parse_args(arguments)
    if given.only is not None:
        case = damaged_case(given.seed, given.only, Path(tempfile.mkdtemp(prefix="zoomwizard-damage-")))
        tally = Tally()
        try_case(case, tally, runs=True)
        print(case, case.files.folder, dict(tally.codes), *tally.faults, sep="\n")
        return bool(tally.faults)
    tally = try_inputs(range(given.first, given.first + given.inputs), given.seed, given.runs, progress=True)
    found = {
        "ends": tally.ends,
        "faults": len(tally.faults),
        "seconds": round(tally.seconds),
        "longest": round(tally.longest, 1),
        "codes": dict(tally.codes.most_common()),
    }
    print(json.dumps(found, indent=2))
    return bool(tally.faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
