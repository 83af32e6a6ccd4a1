"""Measures admin and analyst against a bare copy of the same columns, and prints a table.

    python -m bench [--rows N] [--people N] [--weeks N] [--memory 2GB] [--threads N] [--repeat N]
                    [--folder DIR] [--r-scripts DIR] [--json]

Every measurement is a process of its own; floor and job take turns, and the ratio is the median of those of
the turns, so that a slow moment of the machine does not count. The parent stays small: a child's peak memory
counts from that of the process that started it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench import zoom
from bench.measure import Measurement, Settings
from bench.organisation import Organisation, Size
from bench.rscripts import RScripts

ROOT = Path(__file__).resolve().parent.parent
# Measured with the published R scripts (version 0.2.0) on the same kind of machine, with 1 million rows,
# 10,000 people and 8 weeks: 10.3 s the admin's, 32.8 s the analyst's.
R_SECONDS_PER_MILLION = 43.0
R_SOURCE = "measured with the published R scripts on the same kind of machine"
BARE_PARTS = "bare statements: dates, digests, ordered write, reading back with patterns"
REPORT_AT_MOST = 0.2  # of the rest of analyst
AT_MOST = {"admin": 2.5, "analyst": 2.0}  # times the floor
AT_LEAST_R = 10.0  # times faster than the R scripts
STARTS = 15
START_AT_MOST = 0.3  # seconds
WINDOW_AT_MOST = 1.5  # times a bare window
GAP_LESS_THAN = 100  # milliseconds


@dataclass(frozen=True)
class Pair:
    """A job and its floor, measured in turns; and where they are measured the bare parts of it and the R script.

    Of the script it is the seconds of the process.
    """

    floor: list[Measurement] = field(default_factory=list)
    job: list[Measurement] = field(default_factory=list)
    parts: list[Measurement] = field(default_factory=list)
    script: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return median(job.seconds / floor.seconds for floor, job in zip(self.floor, self.job, strict=True))

    @property
    def ratio_without_report(self) -> float:
        turns = zip(self.floor, self.job, strict=True)
        return median((job.seconds - job.report) / floor.seconds for floor, job in turns)

    @property
    def ratio_of_parts(self) -> float:
        return median(parts.seconds / floor.seconds for floor, parts in zip(self.floor, self.parts, strict=True))


@dataclass(frozen=True, kw_only=True)
class Window:
    """The wizard's window: its start and that of a bare one in seconds, and the longest time it did not answer in
    milliseconds.
    """

    start: float
    bare: float
    ratio: float
    longest_gap: float


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All that one run measured. `start` and `bare` are seconds."""

    settings: Settings
    megabytes: int
    admin: Pair
    analyst: Pair
    start: float
    bare: float
    window: Window

    @property
    def seconds(self) -> float:
        """Both halves together, without the report, which the R scripts do not make."""
        return seconds_of(self.admin.job) + median(job.seconds - job.report for job in self.analyst.job)

    @property
    def report_share(self) -> float:
        """What the report and the project add to the rest of analyst, as a part of that."""
        return median(job.report / (job.seconds - job.report) for job in self.analyst.job)

    @property
    def r_seconds(self) -> float:
        """Both R scripts together."""
        if self.admin.script:
            return median(self.admin.script) + median(self.analyst.script)
        return R_SECONDS_PER_MILLION * self.settings.size.rows / 1_000_000

    @property
    def times_as_fast_as_r(self) -> float:
        """Both halves against both scripts; where these are measured, processes against processes, in turns."""
        if not self.admin.script:
            return self.r_seconds / self.seconds
        scripts = map(sum, zip(self.admin.script, self.analyst.script, strict=True))
        halves = (
            admin.whole + analyst.whole - analyst.report
            for admin, analyst in zip(self.admin.job, self.analyst.job, strict=True)
        )
        return median(script / half for script, half in zip(scripts, halves, strict=True))


def seconds_of(measurements: Sequence[Measurement]) -> float:
    return median(measurement.seconds for measurement in measurements)


def peak_of(measurements: Sequence[Measurement]) -> int | None:
    return max((m.peak for m in measurements if m.peak is not None), default=None)


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


# ---------------------------------------------------------------------------------------------------------
# Showing


def as_table(figures: Figures) -> str:
    """The figures as Markdown."""
    admin, analyst = figures.admin, figures.analyst
    rows, window = figures.settings.size.rows, figures.window
    start = f"{figures.start - figures.bare:.2f} s more than `python -c pass`"
    lines = [
        title(figures),
        "",
        "| | Seconds | Rows per second | Peak memory | Ratio | To reach |",
        "|---|---:|---:|---:|---:|---|",
        line("bare copy of the reports' columns", rows, admin.floor, "1", "the floor of admin"),
        line(BARE_PARTS, rows, admin.parts, f"{admin.ratio_of_parts:.2f}", "what admin is made of"),
        line("admin, with the privacy proof", rows, admin.job, f"{admin.ratio:.2f}", limit("admin")),
        line("bare copy of hashed file and queries", rows, analyst.floor, "1", "the floor of analyst"),
        line_without_report(figures),
        line_of_report(figures),
        line("analyst with both", rows, analyst.job, f"{analyst.ratio:.2f}", ""),
        line_of_both(figures),
        f"| `zoomwizard --version` | {figures.start:.2f} | | | {start} | at most {START_AT_MOST:g} s more |",
        f"| a bare window of Qt, painted | {window.bare:.2f} | | | 1 | the floor of the wizard's start |",
        f"| the wizard's window, painted | {window.start:.2f} | | | {window.ratio:.2f} | at most {WINDOW_AT_MOST:g} |",
        f"| longest time without an answer of the window while admin checks and runs | {window.longest_gap / 1000:.3f} "
        f"| | | | less than {GAP_LESS_THAN / 1000:g} s |",
        "",
        said_of_scripts(figures),
        "Seconds are medians, the ratio is the median of those of the turns.",
    ]
    return "\n".join(lines)


def title(figures: Figures) -> str:
    settings, size = figures.settings, figures.settings.size
    rows = f"{size.rows:,} participant rows ({figures.megabytes:,} MB)"
    limits = f"memory limit {settings.memory}, {threads_of(settings)} threads"
    return f"{rows}, {size.people:,} people, {size.weeks} weeks; {limits}; {machine()}."


def line(name: str, rows: int, measurements: Sequence[Measurement], ratio: str, to_reach: str) -> str:
    seconds = seconds_of(measurements)
    peak = peak_of(measurements)
    memory = "not measured" if peak is None else f"{peak / 1e9:.2f} GB"
    return f"| {name} | {seconds:.2f} | {rows / seconds:,.0f} | {memory} | {ratio} | {to_reach} |"


def line_without_report(figures: Figures) -> str:
    jobs, rows = figures.analyst.job, figures.settings.size.rows
    seconds = median(job.seconds - job.report for job in jobs)
    ratio = f"{figures.analyst.ratio_without_report:.2f}"
    return f"| analyst, without its report | {seconds:.2f} | {rows / seconds:,.0f} | | {ratio} | {limit('analyst')} |"


def line_of_report(figures: Figures) -> str:
    seconds = median(measurement.report for measurement in figures.analyst.job)
    more = f"{100 * figures.report_share:.0f} % more than without"
    most = f"at most {100 * REPORT_AT_MOST:.0f} % more"
    return f"| its report and Power BI project | {seconds:.2f} | | | {more} | {most} |"


def said_of_scripts(figures: Figures) -> str:
    if not figures.admin.script:
        return f"R scripts: {R_SECONDS_PER_MILLION:g} s per 1 million rows, {R_SOURCE}."
    admin, analyst = median(figures.admin.script), median(figures.analyst.script)
    return f"R scripts: {admin:.1f} s and {analyst:.1f} s; processes are compared, from start to end."


def line_of_both(figures: Figures) -> str:
    rows_per_second = figures.settings.size.rows / figures.seconds
    times = f"{figures.times_as_fast_as_r:.1f} times as fast as the R scripts"
    least = f"at least {AT_LEAST_R:g} times"
    return f"| both halves, without the report | {figures.seconds:.2f} | {rows_per_second:,.0f} | | {times} | {least} |"


def limit(job: str) -> str:
    return f"at most {AT_MOST[job]:g}"


def threads_of(settings: Settings) -> int:
    return settings.threads or os.cpu_count() or 1


def machine() -> str:
    versions = f"Python {platform.python_version()}, DuckDB {version('duckdb')}"
    return f"{versions}, {platform.system()} {platform.machine()}"


def as_json(figures: Figures) -> str:
    settings = figures.settings
    pairs = {"admin": figures.admin, "analyst": figures.analyst}
    return json.dumps(
        {
            "rows": settings.size.rows,
            "people": settings.size.people,
            "weeks": settings.size.weeks,
            "report_megabytes": figures.megabytes,
            "memory": settings.memory,
            "threads": threads_of(settings),
            "machine": machine(),
            **{
                name: {
                    "floor_seconds": [measurement.seconds for measurement in pair.floor],
                    "seconds": [measurement.seconds for measurement in pair.job],
                    "ratio": pair.ratio,
                    "ratio_at_most": AT_MOST[name],
                    "rows_per_second": settings.size.rows / seconds_of(pair.job),
                    "floor_peak_bytes": peak_of(pair.floor),
                    "peak_bytes": peak_of(pair.job),
                }
                for name, pair in pairs.items()
            },
            "analyst_ratio_without_report": figures.analyst.ratio_without_report,
            "report_share": figures.report_share,
            "parts_seconds": [measurement.seconds for measurement in figures.admin.parts],
            "parts_ratio": figures.admin.ratio_of_parts,
            "both_seconds": figures.seconds,
            "r_scripts_seconds": figures.r_seconds,
            "times_as_fast_as_r": figures.times_as_fast_as_r,
            "version_seconds": figures.start,
            "python_seconds": figures.bare,
            "window_seconds": figures.window.start,
            "bare_window_seconds": figures.window.bare,
            "window_ratio": figures.window.ratio,
            "longest_gap_milliseconds": figures.window.longest_gap,
        },
        indent=2,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    if options.zoom:
        print(zoom.table(options.zoom))
        return 0
    size = Size(rows=options.rows, people=options.people, weeks=options.weeks)
    folder = options.folder or Path(tempfile.mkdtemp(prefix="zoomwizard-bench-"))
    try:
        with compiled():
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
    made = argparse.ArgumentParser(prog="python -m bench", description="Measures admin and analyst.")
    made.add_argument("--rows", type=at_least(100), default=1_000_000, help="rows of the reports together")
    made.add_argument("--people", type=at_least(50), default=10_000, help="people of the organisation")
    made.add_argument("--weeks", type=at_least(1), default=8, help="weeks that the reports cover")
    made.add_argument("--memory", default="2GB", help="memory limit of floors and jobs")
    made.add_argument("--threads", type=at_least(0), default=0, help="processor threads; 0: all")
    made.add_argument("--repeat", type=at_least(1), default=3, help="how many turns floor and job take")
    made.add_argument("--folder", type=Path, help="where the data is made, and kept for the next time")
    made.add_argument("--r-scripts", type=Path, help="the published R scripts, to be measured in the same turns")
    made.add_argument("--zoom", type=at_least(1), help="measure a download of so many meetings instead")
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
