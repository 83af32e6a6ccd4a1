"""How long archive takes, and its memory: downloads, a proof of sizes, and a comparison of two lists.

python -m bench.archive TASK FOLDER NUMBER     a task in a process of its own; prints a Taken as JSON
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from bench.archive_download import download_lines
from bench.measure import peak_memory
from bench.organisation import literal
from bench.table import machine
from bench.usage import Taken
from zoomwizard.modes.archive import offline
from zoomwizard.modes.archive.inputs import ReconcileInputs, VerifyInputs
from zoomwizard.modes.archive.keys import file_key, file_path, person_stand_in, recording_key
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.place import make_archive
from zoomwizard.modes.archive.verify import VerifyJob

FILES = 1_000_000
BYTES_PER_FILE = 4_000  # of those that are downloaded: 4 GB for a million
FILES_OF_RECORDING = 4
FIRST = datetime(2026, 10, 1, tzinfo=UTC)
DAYS = 30
PEOPLE = 10_000
RECORDED = 0.97  # of the calls
MEMORY = "1GB"
ACCOUNT = "bench"


def make_files(folder: Path, number: int) -> None:
    """An archive with so many files that take no space, and a line for each."""
    archive = make_archive(folder)
    place = archive.account(ACCOUNT)
    people = [person_stand_in(f"p{one}@planted.example", archive.key) for one in range(PEOPLE)]
    with place.locked(), Manifest(place) as manifest:
        for n in range(number):
            uuid, one = divmod(n, FILES_OF_RECORDING)
            recording = recording_key(FIRST + timedelta(days=DAYS) * (n - one) / number, f"meeting {uuid}")
            key = file_key(ACCOUNT, "cloud", f"meeting {uuid}", f"file {one}")
            file = file_path(recording, "audio_only", key, "M4A")
            path = place.folder / file
            if one == 0:
                path.parent.mkdir(parents=True)
            path.touch()
            os.truncate(path, n + 1)
            manifest.add(
                "archived",
                {
                    "bytes": n + 1, "file": file, "fingerprint": "none", "flags": [], "key": key, "kind": "cloud",
                    "people": [people[uuid % PEOPLE]], "recording": recording, "sha256": f"{n:064x}",
                    "type": "audio_only",
                },
                is_last=n == number - 1,
            )  # fmt: skip


def verify(folder: Path, number: int) -> None:
    """Compare all sizes with the manifest, whose chain is proved."""
    counts = VerifyJob().run(VerifyInputs(archive=folder, quick=True, memory=MEMORY)).counts
    if (counts["files"], counts["missing"] + counts["changed"] + counts["extra"]) != (number, 0):
        raise RuntimeError(f"not what was made: {counts}")


def make_lists(folder: Path, number: int) -> None:
    """So many calls; most have a recording, and one recording in ten doesn't say of which."""
    folder.mkdir()
    at = f"TIMESTAMP '{FIRST:%Y-%m-%d}' + to_seconds(i * {DAYS * 86400} // {number})"
    length = "30 + (hash(i) % 3000)::BIGINT"
    of_user = f"'u' || (hash(i + 1) % {PEOPLE})"
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(folder)}) as connection:
        for name, columns in (
            ("calls", f"'c' || i AS id, {of_user} AS user, {at} AS start, {length} AS length_seconds"),
            (
                "recordings",
                f"'r' || i AS id, {of_user} AS user, {at} + to_seconds(2) AS start, {length} - 3 AS media_seconds, "
                "CASE WHEN i % 10 > 0 THEN 'c' || i ELSE '' END AS cdr_id",
            ),
        ):
            some = "" if name == "calls" else f"WHERE i % 1000 < {round(1000 * RECORDED)}"
            target = literal(folder / f"{name}.csv")
            connection.execute(
                f"COPY (SELECT {columns} FROM range({number}) AS numbers(i) {some} ORDER BY i) TO {target} "
                "(HEADER true, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ')"
            )


def compare(folder: Path, number: int) -> None:
    """Compare both lists, with all that is written of it."""
    done = offline.compare(
        ReconcileInputs(
            cdr=folder / "calls.csv", recordings=folder / "recordings.csv", output=folder / "output", memory=MEMORY
        )
    )
    if done.counts["rows"] < number:
        raise RuntimeError(f"not what was made: {done.counts}")


TASKS: Mapping[str, Callable[[Path, int], None]] = {
    "make-files": make_files, "verify": verify, "make-lists": make_lists, "compare": compare,
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line of the table: what is measured, on what another task makes, and in how many seconds it is to be done."""

    title: str
    make: str
    task: str
    seconds: float


LINES = (
    Line("verify --quick: {n} files", "make-files", "verify", 120),
    Line("reconcile: two lists, {n} calls", "make-lists", "compare", 10),
)


def taken_by(task: str, folder: Path, number: int) -> Taken:
    """What a task takes, in a process of its own."""
    print(f"bench: archive, {task}", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "bench.archive", task, str(folder), str(number)],
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return Taken(**json.loads(done.stdout.splitlines()[-1]))


def table(options: argparse.Namespace, folder: Path) -> str:
    """Downloads, and a tenth of the files and calls and all of them: seconds and memory."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [row(*line) for line in download_lines(folder, BYTES_PER_FILE * options.archive, options.repeat)]
    for line in LINES:
        for number in (max(options.archive // 10, 1), options.archive):
            made = Path(tempfile.mkdtemp(dir=folder)) / "made"
            try:
                taken_by(line.make, made, number)
                done = taken_by(line.task, made, number)
            finally:
                shutil.rmtree(made.parent)
            most = f"at most {line.seconds:g} s" if number == FILES else ""
            rows.append(row(line.title.format(n=f"{number:,}"), done, most))
    head = "| | Seconds | Processor seconds | To reach | Peak memory |"
    return "\n".join([f"Memory limit {MEMORY}; {machine()}.", "", head, "|---|---:|---:|---|---:|", *rows])


def row(title: str, taken: Taken, most: str) -> str:
    """A line of the table."""
    memory = "not measured" if taken.peak is None else f"{taken.peak / 1e9:.2f} GB"
    return f"| {title} | {taken.seconds:.1f} | {taken.processor:.1f} | {most} | {memory} |"


def main(arguments: list[str]) -> int:
    task, folder, number = arguments
    seconds, processor = time.perf_counter(), time.process_time()
    TASKS[task](Path(folder), int(number))
    taken = Taken(time.perf_counter() - seconds, time.process_time() - processor, peak_memory())
    print(json.dumps(asdict(taken)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
