"""zoomwizard schedule: files for the system's scheduler, which runs a job by itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from zoomwizard.app.jobs import inputs_of
from zoomwizard.app.policy import require_allowed
from zoomwizard.app.schedule import ScheduleInputs, ScheduleJob
from zoomwizard.app.words import words
from zoomwizard.cli.parser import HELP, ParsedCommand, UsageError, read_command, words_of
from zoomwizard.cli.streams import write
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.modes import registry

SCHEDULE, SCHEDULE_TITLE = "schedule", say("Write files that let a job run by itself")
BEFORE_JOB = "--"
NEVER = ("connect", "gui", SCHEDULE)  # they ask somebody, or run nothing


def read_schedule(arguments: Sequence[str]) -> tuple[ScheduleJob, ParsedCommand] | None:
    """The schedule that the arguments ask for; None if that is help, which is printed.

    Errors: UsageError that says what is wrong with the schedule and with its job, AppError where IT does not allow it.
    """
    place = arguments.index(BEFORE_JOB) if BEFORE_JOB in arguments else len(arguments)
    own, behind = arguments[:place], arguments[place + 1 :]
    if not HELP.isdisjoint(own):
        read_command(SCHEDULE, words(SCHEDULE_TITLE), ScheduleInputs, own)
        where = say("Put the job and its options after --: zoomwizard schedule OPTIONS -- JOB OPTIONS")
        write(sys.stdout, f"\n{words(where)}\n")
        return None
    wrong: list[Said] = []
    command = tried(lambda: read_command(SCHEDULE, words(SCHEDULE_TITLE), ScheduleInputs, own), wrong)
    job = tried(lambda: read_job(behind), wrong)
    if command is None or job is None:
        raise UsageError(sentences(*wrong))
    return job, command


def tried(read: Callable[[], Any], wrong: list[Said]) -> Any:
    """What is read; None where that can't be, and why is put to what is wrong."""
    try:
        return read()
    except UsageError as error:
        wrong.append(error.said)
        return None


def read_job(arguments: Sequence[str]) -> ScheduleJob:
    """The job behind `--`, with the same errors as if it ran now."""
    called = words_of(arguments)
    name, options = " ".join(called), arguments[len(called) :]
    if not name:
        raise UsageError(say("The job is missing. Put it after --, with its options: -- admin --from-zoom NAME"))
    if name in NEVER or not HELP.isdisjoint(options):
        raise UsageError(say("{text} can't be scheduled.", text=name if name in NEVER else "--help"))
    if name not in registry.commands():
        raise UsageError(say("There's no command {name}. zoomwizard --help lists them.", name=name))
    if mode := registry.mode_of(name):
        require_allowed(mode.name)
    found = read_command(name, words(registry.commands()[name].title), inputs_of(name), options)
    assert found is not None  # None stands for help
    return ScheduleJob(name, found.inputs, options)
