"""The command line: one command per job, its options from the job's own questions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from zoomwizard import __version__, full_version
from zoomwizard.app.jobs import TITLES, make_job
from zoomwizard.app.logs import log, log_failure, log_to_file
from zoomwizard.app.paths import settings_file
from zoomwizard.app.policy import inputs_under, read_policy
from zoomwizard.app.progress import Bar
from zoomwizard.app.settings import load_settings
from zoomwizard.app.words import language_called, speak, users_language
from zoomwizard.cli import connect
from zoomwizard.cli.interrupts import Interrupts, wait_for
from zoomwizard.cli.outcome import WRONG_USAGE, Outcome, outcome_of, outcome_of_check, outcome_of_error
from zoomwizard.cli.parser import EXIT_CODES, Command, UsageError, read_command
from zoomwizard.cli.screen import Screen
from zoomwizard.cli.streams import write
from zoomwizard.core.job import Job, stages_of
from zoomwizard.core.outcome import AppError, CancelToken, Severity


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say, in the user's language; the exit code."""
    speak(language_called(users_language(chosen_language())))
    name, *rest = arguments
    if name == connect.NAME:
        return connect.run(rest)
    if name in ("-h", "--help", "help", "--version"):
        write(sys.stdout, f"{full_version()}\n" if name == "--version" else help_text())
        return 0
    screen = Screen(quiet="--quiet" in rest)
    with Interrupts() as interrupts, log_to_file() as log_file:
        try:
            outcome = run_command(name, rest, screen, interrupts)
        except UsageError as error:
            outcome = Outcome(WRONG_USAGE, str(error))
        except BaseException as error:  # noqa: BLE001 - a traceback on the screen could hold a cell's value
            outcome = failed_outcome(error, log_file)
        return 0 if outcome is None else finish(outcome, name, screen, as_json="--json" in rest)


def chosen_language() -> str:
    """The language that the user chose in the window; blank where none was, or the settings can't be read now."""
    try:
        return load_settings(settings_file()).language
    except AppError:  # no reason not to do a job; whoever needs more of the settings says what is wrong with them
        return ""


def run_command(name: str, arguments: Sequence[str], screen: Screen, interrupts: Interrupts) -> Outcome | None:
    """The outcome of a command; None if only its help was asked for. Errors: UsageError, all of the job."""
    if name not in TITLES:
        raise UsageError(f"There is no command {name}. zoomwizard --help lists them.")
    log.info("%s begins, version %s, Python %s", name, __version__, f"{sys.version} {sys.platform}")
    job = make_job(name)
    command = read_command(name, job.title, inputs_under(read_policy(), name, job.Inputs), arguments)
    return None if command is None else run_job(job, command, screen, interrupts)


def run_job(job: Job, command: Command, screen: Screen, interrupts: Interrupts) -> Outcome:
    """Check or run a job in a thread of its own, and show how far it is."""
    cancel = CancelToken()
    bar = Bar(stages_of(job, command.inputs))

    def work() -> Outcome:
        if command.only_check:
            return outcome_of_check(job.check(command.inputs, bar.update, cancel))
        return outcome_of(job.run(command.inputs, bar.update, cancel))

    def tick() -> None:
        if cancel.is_cancelled:
            screen.show_cancelling()
        else:
            screen.show_progress(bar)

    outcome = wait_for(work, cancel, interrupts, tick)
    if outcome.result is not None:
        counts = ", ".join(f"{name} {count}" for name, count in outcome.result.counts.items())
        log.info("%.1f seconds; %s", outcome.result.seconds, counts)
    return outcome


def failed_outcome(error: BaseException, log_file: Path | None) -> Outcome:
    """The outcome of an error, after it was logged."""
    outcome = outcome_of_error(error, log_file)
    if outcome.exit_code == 1:
        log_failure(error)
    return outcome


def log_outcome(outcome: Outcome) -> None:
    """Log how it ended, in codes."""
    codes = sorted({finding.code for finding in outcome.findings if finding.severity is not Severity.NOTE})
    log.info("exit code %s, findings: %s", outcome.exit_code, ", ".join(codes) or "none")


def finish(outcome: Outcome, name: str, screen: Screen, *, as_json: bool) -> int:
    """Show the outcome; the exit code."""
    log_outcome(outcome)
    try:
        outcome.show(screen, with_result=not as_json)
        if as_json:
            screen.say(outcome.as_json(name))
    except OSError as error:  # a result that went nowhere is not a success
        outcome = outcome_of_error(error, None)
        outcome.show(screen)
    return outcome.exit_code


def help_text() -> str:
    """The help of the whole program."""
    titles = {**TITLES, connect.NAME: connect.TITLE}
    width = max(map(len, titles))
    commands = "\n".join(f"  {name.ljust(width)}  {title}" for name, title in titles.items())
    return f"""{full_version()}: from Zoom reports to Viva Insights metrics.

usage: zoomwizard COMMAND [options]

{commands}

zoomwizard without a command opens the window; zoomwizard gui --mode admin opens it in a mode.
zoomwizard COMMAND --help says what a command needs. zoomwizard --version says which version this is.

{EXIT_CODES}
"""
