"""How many calls and meetings a day an archive can take. Source: docs/archive.md, How much a day.

Everything is reckoned in exact fractions; results are rounded down.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any, ClassVar

from zoomwizard.core.job import Job
from zoomwizard.core.outcome import CancelToken, Finding, InputError, JobResult, Report, Severity, report_nothing
from zoomwizard.core.said import Said, say
from zoomwizard.modes.archive.inputs import PlanInputs

MINUTES_A_DAY, SECONDS_A_DAY = 1440, 86_400
HEAVY_A_DAY, PHONE_HEAVY_A_DAY = 60_000, 30_000
MEDIUM_A_SECOND = 60
RECORDS_A_PAGE, LISTS, CALLS_A_MEETING = 300, 4, 2
# Zoom's own estimate for its largest plan, whatever the options are.
PUBLISHED_CAPACITIES: Mapping[str, tuple[int | None, int | None]] = {
    "phone": (None, None), "phone_reconciled": (4_500_000, None), "meetings": (None, 30_000),
    "meetings_reconciled": (None, 29_000), "both": (None, 30_000), "both_reconciled": (2_200_000, 14_500),
}  # fmt: skip
CASES = {
    "phone": say("Phone calls, not compared"),
    "phone_reconciled": say("Phone calls, compared"),
    "meetings": say("Meetings, not compared"),
    "meetings_reconciled": say("Meetings, compared"),
    "both": say("Both, not compared"),
    "both_reconciled": say("Both, compared"),
}


@dataclass(frozen=True)
class Capacity:
    """How many calls and meetings a day are possible; None where no daily limit binds."""

    calls: int | None
    meetings: int | None


def capacities(every: int, share: Fraction) -> dict[str, dict[str, Any]]:
    """By case: whether a daily limit binds, and what is possible as published, reckoned, in whole pages, and today."""
    runs = Fraction(MINUTES_A_DAY, every)
    found: dict[str, dict[str, Any]] = {}
    for case, published in PUBLISHED_CAPACITIES.items():
        of_calls, of_meetings = "meetings" not in case, "phone" not in case
        is_reconciled = case.endswith("_reconciled")
        heavy = Fraction(HEAVY_A_DAY, 2 if case == "both_reconciled" else 1)
        lists = runs * LISTS if is_reconciled else Fraction(0)
        meetings = floor((heavy - lists) / CALLS_A_MEETING) if of_meetings else None
        asks_calls = of_calls and is_reconciled
        columns = {
            "published": Capacity(*published),
            "reckoned": Capacity(floor(heavy / LISTS * RECORDS_A_PAGE) if asks_calls else None, meetings),
            "whole_pages": Capacity(
                floor(heavy / runs / LISTS) * RECORDS_A_PAGE * floor(runs) if asks_calls else None, meetings
            ),
            "today": Capacity(
                floor(share * PHONE_HEAVY_A_DAY / LISTS * RECORDS_A_PAGE) if asks_calls else None,
                floor(share * MEDIUM_A_SECOND * SECONDS_A_DAY / CALLS_A_MEETING) if of_meetings else None,
            ),
        }
        found[case] = {"daily_limit": case != "phone"} | {
            name: _as_json(one, of_calls=of_calls, of_meetings=of_meetings) for name, one in columns.items()
        }
    return found


def needed(every: int, calls: int, meetings: int) -> dict[str, Fraction]:
    """The heavy requests a day that a load takes, by the published estimate and with pages that are always whole."""
    runs = Fraction(MINUTES_A_DAY, every)
    reckoned = whole = Fraction(meetings * CALLS_A_MEETING)
    for records in (calls, meetings):
        if records:
            pages = records / runs / RECORDS_A_PAGE
            reckoned += runs * max(pages, Fraction(1)) * LISTS
            whole += runs * ceil(pages) * LISTS
    return {"reckoned": reckoned, "whole_pages": whole}


class PlanJob(Job):
    """The job; see `Job`."""

    name: ClassVar[str] = "archive plan"
    stages: ClassVar[Mapping[str, float]] = {"reckon": 1}

    def check(
        self, inputs: PlanInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`."""
        del report, cancel
        wrong = []
        if not 1 <= inputs.every <= MINUTES_A_DAY:
            wrong.append(("every", say("{option} must be from {least} to {most}.", option="--every", least=1,
                                       most=MINUTES_A_DAY)))  # fmt: skip
        if not 0 < inputs.share <= 1:
            wrong.append(("share", say("{option} must be more than 0, and at most 1.", option="--share")))
        hint = say("Change the number.")
        return [Finding(Severity.ERROR, field, title, hint, code="option.plan") for field, title in wrong]

    def run(self, inputs: PlanInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        """Reckon; no file is written. Errors: InputError."""
        begun = time.monotonic()
        if findings := self.check(inputs, report, cancel):
            raise InputError(findings)
        found = capacities(inputs.every, Fraction(str(inputs.share)))
        more: dict[str, Any] = {"capacities": found}
        summary = [_sentence(case, found[case]) for case in CASES]
        verdict = say("With a run every {n} minutes:", n=inputs.every)
        fits = True
        if inputs.calls is not None or inputs.meetings is not None:
            load = needed(inputs.every, inputs.calls or 0, inputs.meetings or 0)
            judged = {name: requests <= HEAVY_A_DAY for name, requests in load.items()}
            more |= {"needed": {name: _number(requests) for name, requests in load.items()}, "fits": judged}
            fits = judged["reckoned"]
            words = {"n": ceil(load["reckoned"]), "most": HEAVY_A_DAY}
            verdict = say("It doesn't fit: {n} heavy requests a day are needed, of {most}.", **words)
            if fits:
                verdict = say("It fits: {n} heavy requests a day are needed, of {most}.", **words)
            if fits and not judged["whole_pages"]:
                summary.insert(
                    0,
                    say(
                        "It's close: if every page of a list counts as a whole one, {n} are needed.",
                        n=ceil(load["whole_pages"]),
                    ),
                )
        return JobResult(
            folder=Path(), inputs=(), outputs=(), counts={}, findings=(), summary=tuple(summary),
            seconds=time.monotonic() - begun, verdict=verdict, is_lacking=not fits, more=more,
        )  # fmt: skip


def _as_json(capacity: Capacity, *, of_calls: bool, of_meetings: bool) -> Any:
    """Of one thing its number; of both, by what it is."""
    if of_calls and of_meetings:
        return {"calls": capacity.calls, "meetings": capacity.meetings}
    return capacity.calls if of_calls else capacity.meetings


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else round(float(value), 4)


def _sentence(case: str, columns: Mapping[str, Any]) -> Said:
    if not columns["daily_limit"]:
        return say("{case}: no daily limit applies.", case=CASES[case])
    return say(
        "{case}: up to {reckoned} a day; with today's limits {today}.",
        case=CASES[case],
        reckoned=_amount(columns["reckoned"], case),
        today=_amount(columns["today"], case),
    )


def _amount(value: Any, case: str) -> Said:
    if isinstance(value, int):
        return say("{n} calls", n=value) if "phone" in case else say("{n} meetings", n=value)
    if value["calls"] is None:
        return say("{n} meetings", n=value["meetings"])
    return say("{calls} calls and {meetings} meetings", **value)
