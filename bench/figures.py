"""What one run of the benchmark measured, and the ratios of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.measure import Measurement, Settings

# Measured with the published R scripts (version 0.2.0) on the same kind of machine, with 1 million rows,
# 10,000 people and 8 weeks: 10.3 s the admin's, 32.8 s the analyst's.
R_SECONDS_PER_MILLION = 43.0


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
        return median(job.without_report / floor.seconds for floor, job in turns)

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
        return seconds_of(self.admin.job) + median(job.without_report for job in self.analyst.job)

    @property
    def report_share(self) -> float:
        """What the report and the project add to the rest of analyst, as a part of that."""
        return median(job.report / job.without_report for job in self.analyst.job)

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
