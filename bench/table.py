"""The figures of a run, as a table in Markdown and as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from statistics import median

from bench.figures import R_SECONDS_PER_MILLION, Figures, peak_of, seconds_of
from bench.measure import Measurement, Settings

R_SOURCE = "measured with the published R scripts on the same kind of machine"
BARE_PARTS = "bare statements: dates, digests, ordered write, reading back with patterns"
REPORT_AT_MOST = 0.2  # of the rest of analyst
AT_MOST = {"admin": 2.5, "analyst": 2.0}  # times the floor
AT_LEAST_R = 10.0  # times faster than the R scripts
START_AT_MOST = 0.3  # seconds
WINDOW_AT_MOST = 1.5  # times a bare window
GAP_LESS_THAN = 100  # milliseconds


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
        line("admin, with the privacy check", rows, admin.job, f"{admin.ratio:.2f}", limit("admin")),
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
    seconds = median(job.without_report for job in jobs)
    ratio = f"{figures.analyst.ratio_without_report:.2f}"
    return f"| analyst, without its report | {seconds:.2f} | {rows / seconds:,.0f} | | {ratio} | {limit('analyst')} |"


def line_of_report(figures: Figures) -> str:
    seconds = median(measurement.report for measurement in figures.analyst.job)
    more = f"{100 * figures.report_share:.0f}% more than without"
    most = f"at most {100 * REPORT_AT_MOST:.0f}% more"
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
