"""Measures admin, analyst, usage and archive, the first two against a bare copy of the same columns.

    python -m bench [--rows N] [--people N] [--weeks N] [--memory 2GB] [--threads N] [--repeat N]
                    [--folder DIR] [--r-scripts DIR] [--usage [SESSIONS]] [--days N] [--archive [FILES]]
                    [--zoom MEETINGS] [--json]

Every measurement is a process of its own; floor and job take turns, and the ratio is the median of those of
the turns, so that a slow moment of the machine does not count. The parent stays small: a child's peak memory
counts from that of the process that started it.
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench import archive, usage, zoom
from bench.figures import Figures, Pair, Window
from bench.measure import Measurement, Settings
from bench.organisation import Organisation, Size
from bench.rscripts import RScripts, scripts_folder
from bench.table import as_json, as_table

ROOT = Path(__file__).resolve().parent.parent
STARTS = 15


def measure(task: str, settings: Settings) -> Measurement:
    """One measurement in a new process; ends the program if it fails."""
    if hasattr(os, "sync"):
        os.sync()  # what the last one wrote shall not be put on the disk while this one is timed
    start = time.perf_counter()
    child = subprocess.run(
        [sys.executable, "-m", "bench.measure", task],
        cwd=ROOT,
        input=settings.as_json(),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    whole = time.perf_counter() - start
    if child.returncode:
        sys.exit(f"bench: {task} failed (exit code {child.returncode}), see above.")
    return replace(Measurement(**json.loads(child.stdout.splitlines()[-1])), whole=whole)


def measure_pair(
    floor: str, job: str, settings: Settings, repeat: int, *, parts: str = "", script: Callable[[], float] | None = None
) -> Pair:
    """Floor and job in turns, and the others. The job's last output stays in `settings.output`."""
    pair = Pair()
    for turn in range(repeat):
        aside = replace(settings, output=settings.output.with_name("floor"))
        say(f"{floor} and {job}, {turn + 1} of {repeat}")
        pair.floor.append(measure(floor, aside))
        shutil.rmtree(aside.output)
        shutil.rmtree(settings.output, ignore_errors=True)
        pair.job.append(measure(job, settings))
        if parts:
            pair.parts.append(measure(parts, aside))
            shutil.rmtree(aside.output)
        if script:
            say("its R script")
            pair.script.append(script())
    return pair


def measure_start() -> tuple[float, float]:
    """Seconds of `zoomwizard --version` and of a Python that does nothing, in turns."""
    say("zoomwizard --version")
    whole, bare = in_turns(["-m", "zoomwizard", "--version"], ["-c", "pass"])
    return median(whole), median(bare)


def measure_window(data: Path) -> Window:
    """The start of the wizard's window against that of a bare one, and how it answers during a run."""
    say("the wizard's window")
    wizard, bare = in_turns(["-m", "bench.window", "wizard"], ["-m", "bench.window", "bare"])
    for _ in range(2):  # the first one compiles
        found = subprocess.run(
            [sys.executable, "-m", "bench.window", "gaps", str(data)], cwd=ROOT, stdout=subprocess.PIPE, check=True
        )
    gaps = json.loads(found.stdout)
    ratio = median(one / other for one, other in zip(wizard, bare, strict=True))
    return Window(start=median(wizard), bare=median(bare), ratio=ratio, longest_gap=gaps["longest"])


@contextmanager
def compiled() -> Iterator[None]:
    """Within, the processes that are started compile modules once, as they are where the program is installed."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as cache:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = cache
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def in_turns(*commands: Sequence[str]) -> list[list[float]]:
    """Seconds of each command of Python, run in turns."""
    times: list[list[float]] = [[] for _ in commands]
    for turn in range(STARTS + 1):
        for command, taken in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
            if turn:  # the first one compiles
                taken.append(time.perf_counter() - start)
    return times


def measure_all(
    size: Size, memory: str, threads: int, repeat: int, folder: Path, r_scripts: Path | None = None
) -> Figures:
    data, work = folder / "organisation", folder / "work"
    settings = Settings(size=size, data=data, output=work / "admin", hashed=None, memory=memory, threads=threads)
    say(f"an organisation of {size.rows:,} rows in {folder}")
    measure("make", settings)
    try:
        scripts = RScripts(r_scripts, Organisation(data), work) if r_scripts else None
        admin = measure_pair(
            "copy-reports", "admin", settings, repeat, parts="parts", script=scripts.admin if scripts else None
        )
        hashed = next(settings.output.glob("Hashed Zoom File*.csv"))
        both = replace(settings, output=work / "analyst", hashed=hashed)
        analyst = measure_pair("copy-queries", "analyst", both, repeat, script=scripts.analyst if scripts else None)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    start, bare = measure_start()
    window = measure_window(data)
    reports = Organisation(data).reports
    return Figures(
        settings=settings,
        megabytes=round(sum(report.stat().st_size for report in reports) / 1e6),
        admin=admin,
        analyst=analyst,
        start=start,
        bare=bare,
        window=window,
    )


def say(sentence: str) -> None:
    print(f"bench: {sentence}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    if options.zoom:
        print(zoom.table(options.zoom))
        return 0
    size = Size(rows=options.rows, people=options.people, weeks=options.weeks)
    folder = options.folder or Path(tempfile.mkdtemp(prefix="zoomwizard-bench-"))
    try:
        with compiled():
            if options.usage:
                print(usage.table(options, folder.absolute()))
                return 0
            if options.archive:
                print(archive.table(options, folder.absolute()))
                return 0
            figures = measure_all(
                size, options.memory, options.threads, options.repeat, folder.absolute(), options.r_scripts
            )
    except KeyboardInterrupt:
        return 130
    finally:
        if options.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    print(as_json(figures) if options.json else as_table(figures))
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench", description="Measures admin, analyst, usage and archive.")
    made.add_argument("--rows", type=at_least(100), default=1_000_000, help="rows of the reports together")
    made.add_argument("--people", type=at_least(50), default=10_000, help="people of the organisation")
    made.add_argument("--weeks", type=at_least(1), default=8, help="weeks that the reports cover")
    made.add_argument("--memory", default="2GB", help="memory limit of floors and jobs")
    made.add_argument("--threads", type=at_least(0), default=0, help="processor threads; 0: all")
    made.add_argument("--repeat", type=at_least(1), default=3, help="how many turns floor and job take")
    made.add_argument("--folder", type=Path, help="where the data is made, and kept for the next time")
    made.add_argument(
        "--r-scripts", type=scripts_folder, help="the published R scripts, to be measured in the same turns"
    )
    made.add_argument("--zoom", type=at_least(1), help="measure a download of so many meetings instead")
    made.add_argument(
        "--usage", type=at_least(2000), nargs="?", const=usage.SESSIONS,
        help="measure usage instead, on a year of kept days with so many sessions",
    )  # fmt: skip
    made.add_argument("--days", type=at_least(1), default=365, help="the kept days that --usage makes")
    made.add_argument(
        "--archive", type=at_least(10), nargs="?", const=archive.FILES,
        help="measure the archive instead, with so many files, and so many calls in a list",
    )  # fmt: skip
    made.add_argument("--json", action="store_true", help="print the figures as JSON")
    return made


class AtLeast:
    """A whole number with a lower bound, as an argument."""

    def __init__(self, least: int) -> None:
        self.least = least

    def __call__(self, text: str) -> int:
        number = int(text)
        if number < self.least:
            raise argparse.ArgumentTypeError(f"at least {self.least}")
        return number


def at_least(least: int) -> AtLeast:
    return AtLeast(least)


if __name__ == "__main__":
    sys.exit(main())
