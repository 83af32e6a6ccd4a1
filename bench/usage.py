"""How long usage takes from a year of kept days to all its tables, against bare statements, and its memory.

python -m bench.usage TASK     reads a Task as JSON from stdin, prints a Taken as JSON; see TASKS
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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median

import duckdb

from bench.kept_year import YearSize, make_year, some_days
from bench.measure import KEY, peak_memory
from bench.organisation import literal
from bench.table import machine
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.run import UsageJob

MONTH = 31
SESSIONS = 3_000_000
STAND_IN, INSTANT = "[xg][a-z2-7]{26}", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
# What the columns of the floor's file look like.
CELLS = ("o[0-9a-f]{16}", STAND_IN, "email|zoom_id|name", "true|false", "true|false", INSTANT, INSTANT)


@dataclass(frozen=True, kw_only=True)
class Task:
    """What a measurement works on: kept days, the first and the last day of a run, limits, a folder of its own."""

    store: str
    first: str
    last: str
    output: str
    memory: str
    threads: int


@dataclass(frozen=True)
class Taken:
    """Seconds of the clock and of the processors; `peak` is in bytes, None where the system doesn't tell."""

    seconds: float
    processor: float
    peak: int | None


def floor(task: Task) -> None:
    """The least that a table of all people of all meetings takes: read, put in order, written, and read back.

    Nothing is worked out, nobody counted, nothing else written.
    """
    parts = literal(Path(task.store) / "sessions" / "*" / "part.parquet")
    folder = Path(task.output)
    folder.mkdir()
    target = literal(folder / "sessions.csv")
    shape = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(len(CELLS)))
    broken = " OR ".join(f"NOT regexp_full_match(c{n}, '{cell}')" for n, cell in enumerate(CELLS))
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": task.memory,
        "temp_directory": task.output,
    }
    if task.threads:
        settings["threads"] = task.threads
    with duckdb.connect(config=settings) as connection:
        connection.execute(
            f"COPY (SELECT * EXCLUDE (date) FROM read_parquet({parts}, hive_partitioning = true) "
            f"WHERE date BETWEEN DATE '{task.first}' AND DATE '{task.last}' ORDER BY occurrence, person) TO {target} "
            "(FORMAT csv, HEADER false, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ')"
        )
        found = f"FROM read_csv({target}, auto_detect = false, header = false, columns = {{{shape}}})"
        (is_broken,) = connection.execute(f"SELECT bool_or({broken}) {found}").fetchone() or (True,)
    if is_broken:
        raise RuntimeError("the made-up sessions aren't of the shape that is looked for")


def run_usage(task: Task, *, has_pages: bool = False) -> None:
    """All tables as CSV, with the privacy check."""
    inputs = UsageInputs(
        store=Path(task.store), date_from=task.first, date_to=task.last, time_zone="UTC", tables=("all",),
        output=Path(task.output), memory=task.memory, threads=task.threads,
        no_report=not has_pages, no_power_bi=not has_pages,
    )  # fmt: skip
    UsageJob(lambda _: StandInKey(KEY, "key-file", "A fixed key of the benchmark.")).run(inputs)


def run_with_pages(task: Task) -> None:
    run_usage(task, has_pages=True)


TASKS: Mapping[str, Callable[[Task], None]] = {"floor": floor, "tables": run_usage, "pages": run_with_pages}


def taken_by(name: str, task: Task) -> Taken:
    """What a task takes, in a process of its own; its output is removed."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.usage", name],
        input=json.dumps(asdict(task)), stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    shutil.rmtree(task.output)
    return Taken(**json.loads(done.stdout.splitlines()[-1]))


@dataclass(frozen=True)
class Line:
    """A line of the table: what it measures, as which task, on which kept days."""

    title: str
    name: str
    store: Path
    days: Sequence[date]


def lines_of(store: Path, size: YearSize, alone: Path) -> list[Line]:
    """The lines of the table, the floor first."""
    days = size.all_days
    month = days[:MONTH]
    return [
        Line("bare statements: sessions read, put in order, written, read back with patterns", "floor", store, days),
        Line(f"kept days to all tables, all {len(days)} days", "tables", store, days),
        Line("the same with the pages and the Power BI project", "pages", store, days),
        Line(f"{len(month)} of these days", "tables", store, month),
        Line(f"{len(month)} days that are all that was kept", "tables", some_days(store, month, alone), month),
    ]


def table(options: argparse.Namespace, folder: Path) -> str:
    """A year of so many sessions, all lines in turns: medians, and the medians of each turn's ratios to the floor."""
    size = YearSize(sessions=options.usage, people=options.people, days=options.days)
    memory, repeat = options.memory, options.repeat
    store = make_year(folder, size, memory=memory)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        lines = lines_of(store, size, Path(work) / "alone")
        turns = []
        for turn in range(repeat):
            print(f"bench: usage, {turn + 1} of {repeat}", file=sys.stderr, flush=True)
            turns.append(
                [
                    taken_by(
                        line.name,
                        Task(
                            store=str(line.store), first=str(line.days[0]), last=str(line.days[-1]),
                            output=str(Path(work) / "output"), memory=memory, threads=options.threads,
                        ),
                    )
                    for line in lines
                ]
            )  # fmt: skip
    said = (
        f"{size.sessions:,} sessions of {size.people:,} people on {size.days} kept days; memory limit {memory}, "
        f"{options.threads or os.cpu_count()} threads; {machine()}."
    )
    head = "| | Seconds | Processor seconds | Peak memory | Times the bare statements |"
    rows = [
        row(line.title, [turn[number] for turn in turns], [turn[0] for turn in turns])
        for number, line in enumerate(lines)
    ]
    more = median(turn[2].seconds / turn[1].seconds for turn in turns) - 1
    grown = median(turn[3].seconds / turn[4].seconds for turn in turns) - 1
    said_of_ratios = (
        f"The pages and the project add {more:.0%}. A month takes {grown:+.0%} for the other kept days beside it. "
        "Seconds are medians, ratios the medians of those of the turns."
    )
    return "\n".join([said, "", head, "|---|---:|---:|---:|---:|", *rows, "", said_of_ratios])


def row(title: str, taken: Sequence[Taken], floors: Sequence[Taken]) -> str:
    """A line of the table: medians, the highest peak, and the median of the ratios."""
    peaks = [one.peak for one in taken if one.peak is not None]
    memory = f"{max(peaks) / 1e9:.2f} GB" if peaks else "not measured"
    ratio = median(one.seconds / bare.seconds for one, bare in zip(taken, floors, strict=True))
    seconds, processor = (median(getattr(one, name) for one in taken) for name in ("seconds", "processor"))
    return f"| {title} | {seconds:.2f} | {processor:.2f} | {memory} | {ratio:.2f} |"


def main(arguments: Sequence[str]) -> int:
    task = Task(**json.loads(sys.stdin.read()))
    seconds, processor = time.perf_counter(), time.process_time()
    TASKS[arguments[0]](task)
    taken = Taken(time.perf_counter() - seconds, time.process_time() - processor, peak_memory())
    print(json.dumps(asdict(taken)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
