"""The wizard's way from files to results: what is said before a mode is chosen, and how its steps are walked.

Every input of a job is asked on exactly one step; Back and Next walk `Mode.steps` in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomwizard.core.mode import Mode
from zoomwizard.core.said import say

if TYPE_CHECKING:
    from zoomwizard.core.outcome import Finding

# What stands before the choice of a mode. In one, the window's title is the mode's: what the user does, and no word of
# how he is led through it.
WINDOW_TITLE = say("Zoom reports for Viva Insights")
START_NAME, START_TITLE = say("Start"), say("What do you want to do?")
START_SENTENCE = say("You see every page before anything is saved.")


def step_of(mode: Mode, field: str) -> int:
    """The step on which an input is asked; a KeyError if there is none."""
    for number, step in enumerate(mode.steps):
        if field in step.asked:
            return number
    raise KeyError(field)


def is_answered_before(mode: Mode, field: str, number: int) -> bool:
    """Whether an input is asked on this step or on one before it."""
    return step_of(mode, field) <= number


def inputs_from(kind: type, answers: Mapping[str, Any]) -> Any:
    """A job's Inputs from the answers by field; what is still needed stays blank, and the check says so."""
    from zoomwizard.core.job import SEVERAL, questions

    asked = questions(kind)
    blanks = {name: () if asked[name].kind in SEVERAL else Path() for name in needed_by(kind)}
    return kind(**{**blanks, **answers})


def needed_by(kind: type) -> set[str]:
    """The inputs of a job that have no default."""
    from dataclasses import MISSING, fields

    return {one.name for one in fields(kind) if one.default is MISSING}


def unanswered(mode: Mode, number: int, kind: type, answers: Mapping[str, Any]) -> list[Finding]:
    """An error for each input of a step that is needed and was not given."""
    from zoomwizard.core.job import questions
    from zoomwizard.core.outcome import Finding, Severity

    needed = needed_by(kind)
    hints = {
        "open-file": say("Choose a file."),
        "open-files": say("Choose one or more files, or a folder."),
        "account": say("Add an account."),
        "day": say("Choose a day."),
    }
    asked = questions(kind)
    elsewhere = {name for step in mode.steps for name in step.asked}
    needed |= {name for name, ask in asked.items() if ask.unless and ask.unless not in elsewhere}
    needed |= {name for name, ask in asked.items() if ask.kind in ("account", "day") or name == "output"}
    folder = say("Choose a folder.")
    return [
        Finding(Severity.ERROR, name, say("This is required."), hints.get(asked[name].kind, folder), code="needed")
        for name in mode.steps[number].asked
        if name in needed and not answers.get(name)
    ]


def begun_anew(mode: Mode, answers: Mapping[str, Any], *, has_run: bool) -> list[Finding]:
    """A warning for each file of an earlier run that this one should begin with and that isn't given."""
    from zoomwizard.core.outcome import Finding, Severity

    return [
        Finding(Severity.WARNING, name, one.title, one.hint, code="next-time", confirm=one.confirm)
        for name, one in mode.next_time.items()
        if has_run and not answers.get(name)
    ]


def problems_until(mode: Mode, number: int, findings: Iterable[Finding]) -> list[Finding]:
    """The errors about what was asked up to a step: those that keep the user from going on."""
    from zoomwizard.core.outcome import errors_in

    return [finding for finding in errors_in(findings) if is_answered_before(mode, finding.field, number)]


def first_step_to_mend(mode: Mode, findings: Iterable[Finding]) -> int:
    """The first step on which one of the errors can be mended."""
    from zoomwizard.core.outcome import errors_in

    return min(step_of(mode, finding.field) for finding in errors_in(findings))
