"""What a usage run comes to, with what a page of results shows of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from zoomwizard.core.outcome import JobResult
from zoomwizard.core.page.figures import Facts, Figure, Picture, ReportPart
from zoomwizard.core.said import Said


@dataclass(frozen=True, kw_only=True)
class UsageResult(JobResult):
    """What a run made, with what a page of results shows."""

    figures: tuple[Figure, ...] = ()
    pictures: tuple[Picture, ...] = ()
    facts: tuple[Facts, ...] = ()
    tabs: tuple[ReportPart, ...] = ()
    compared: Said = field(default=Said(""))
    stands_out: tuple[Said, ...] = ()
