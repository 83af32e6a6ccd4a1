"""The command line: one command per job, its options from the job's own questions."""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping, Sequence

from zoomwizard import __version__, full_version
from zoomwizard.app.jobs import inputs_of, make_job
from zoomwizard.app.logs import log, log_to_file
from zoomwizard.app.paths import settings_file
from zoomwizard.app.progress import Bar
from zoomwizard.app.settings import load_settings
from zoomwizard.app.words import language_called, speak, users_language, words
from zoomwizard.cli import connect, schedule
from zoomwizard.cli.interrupts import INTERRUPT_TICK, Interrupts, wait_for
from zoomwizard.cli.outcome import (
    WRONG_USAGE,
    Outcome,
    failed_outcome,
    outcome_of,
    outcome_of_check,
    outcome_of_error,
    proposed_options,
    result_lines,
)
from zoomwizard.cli.parser import EXIT_CODES, HELP, ParsedCommand, UsageError, read_command, words_of
from zoomwizard.cli.screen import Screen
from zoomwizard.cli.streams import is_terminal, write
from zoomwizard.core.job import AskingJob, Job, stages_of
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, JobResult, Severity, report_nothing
from zoomwizard.core.said import Said, either, say
from zoomwizard.modes import registry


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say, in the user's language; the exit code."""
    speak(language_called(users_language(chosen_language())))
    name, *rest = arguments
    if name == connect.CONNECT:
        return connect.run_connect(rest)
    if name in ("-h", "--help", "help", "--version"):
        write(sys.stdout, f"{full_version()}\n" if name == "--version" else help_text())
        return 0
    own = rest[: rest.index(schedule.BEFORE_JOB)] if schedule.BEFORE_JOB in rest else rest
    screen = Screen(quiet="--quiet" in own)
    with Interrupts() as interrupts, log_to_file() as log_file:
        try:
            outcome = run_command(arguments, screen, interrupts)
        except UsageError as error:
            outcome = Outcome(WRONG_USAGE, error.said)
        except BaseException as error:  # noqa: BLE001 - a traceback on the screen could hold a cell's value
            outcome = failed_outcome(error, log_file)
        name = " ".join(words_of(arguments))
        return 0 if outcome is None else finish(outcome, name, screen, as_json="--json" in own)


def chosen_language() -> str:
    """The language that the user chose in the window; blank where none was, or the settings can't be read now."""
    try:
        return load_settings(settings_file()).language
    except AppError:  # no reason not to do a job; whoever needs more of the settings says what is wrong with them
        return ""


def run_command(arguments: Sequence[str], screen: Screen, interrupts: Interrupts) -> Outcome | None:
    """The outcome of a command; None if only its help was asked for. Errors: UsageError, all of the job."""
    called = words_of(arguments)
    name, options = " ".join(called), arguments[len(called) :]
    found = registry.commands().get(name)
    if found is None and name != schedule.SCHEDULE:
        tell_verbs(name, options)
        return None
    log.info("%s begins, version %s, Python %s", name, __version__, f"{sys.version} {sys.platform}")
    if found is None:
        scheduled = schedule.read_schedule(options)
        return None if scheduled is None else run_job(*scheduled, screen, interrupts)
    job = make_job(name)
    command = read_command(name, words(found.title), inputs_of(name), options, verbs_help(name))
    return None if command is None else run_job(job, command, screen, interrupts)


def tell_verbs(name: str, options: Sequence[str]) -> None:
    """The help of a mode that has commands below it alone. Errors: UsageError if something else was asked for."""
    if registry.mode_of(name) is None:
        raise UsageError(say("There's no command {name}. zoomwizard --help lists them.", name=name))
    if HELP.isdisjoint(options):
        verbs = either([command.verb for command in registry.modes()[name].commands if command.verb])
        raise UsageError(say("zoomwizard {name} needs a command: {verbs}.", name=name, verbs=verbs))
    write(sys.stdout, f"usage: zoomwizard {name} COMMAND [options]\n\n{verbs_help(name)}\n\n{words(EXIT_CODES)}\n")


def verbs_help(name: str) -> str:
    """A line for each command below a mode; blank where it has none."""
    mode = registry.modes().get(name)
    below = {} if mode is None else {name: one for name, one in mode.command_names().items() if one.verb}
    return "\n".join(titles_in_columns({name: command.title for name, command in below.items()}))


def titles_in_columns(titles: Mapping[str, Said | str]) -> list[str]:
    """A line for each command, with what it does."""
    width = max(map(len, titles), default=0)
    return [f"  {name.ljust(width)}  {words(title)}" for name, title in titles.items()]


def run_job(job: Job, command: ParsedCommand, screen: Screen, interrupts: Interrupts) -> Outcome:
    """Check or run a job in a thread of its own, and show how far it is."""
    cancel = CancelToken()
    bar = Bar(stages_of(job, command.inputs))

    def work() -> Outcome:
        if command.only_check and isinstance(job, AskingJob):
            return outcome_of(job.preview(command.inputs, bar.update, cancel))
        if command.only_check:
            return outcome_of_check(job.check(command.inputs, bar.update, cancel))
        return outcome_of(job.run(command.inputs, bar.update, cancel))

    def tick() -> None:
        if cancel.is_cancelled:
            screen.show_cancelling()
        else:
            screen.show_progress(bar)

    if isinstance(job, AskingJob) and not command.only_check and (question := job.question(command.inputs)):
        if not is_terminal(sys.stdin):
            raise UsageError(say("Nobody can be asked here. Add --yes to go on without a question."))
        shown = wait_for(lambda: job.preview(command.inputs, report_nothing, cancel), cancel, interrupts, lambda: None)
        if not is_agreed(question, shown, screen, interrupts):
            raise Cancelled
    outcome = wait_for(work, cancel, interrupts, tick)
    if outcome.result is not None:
        counts = ", ".join(f"{name} {count}" for name, count in outcome.result.counts.items())
        log.info("%.1f seconds; %s", outcome.result.seconds, counts)
    return outcome


def is_agreed(question: Said, shown: JobResult, screen: Screen, interrupts: Interrupts) -> bool:
    """Show what a run would do and ask for it; whatever isn't a yes is a no."""
    for line in result_lines(shown):
        screen.tell(line)
    screen.tell(f"{words(question)} {words(say('[y/N]'))}")
    answers: list[str] = []
    reader = threading.Thread(target=lambda: answers.append(sys.stdin.readline()), name="answer", daemon=True)
    reader.start()
    while reader.is_alive():
        if interrupts.asked:
            raise Cancelled
        reader.join(INTERRUPT_TICK)
    return "".join(answers).strip().casefold() in ("y", "yes", words(say("yes")).casefold())


def log_outcome(outcome: Outcome) -> None:
    """Log how it ended, in codes."""
    codes = sorted({finding.code for finding in outcome.findings if finding.severity is not Severity.NOTE})
    log.info("exit code %s, findings: %s", outcome.exit_code, ", ".join(codes) or "none")


def finish(outcome: Outcome, name: str, screen: Screen, *, as_json: bool) -> int:
    """Show the outcome; the exit code."""
    log_outcome(outcome)
    try:
        outcome.show(screen, with_result=not as_json)
        if options := proposed_options(outcome.findings, name):
            screen.tell(words(say("If the proposals are right, add this to the command: {options}", options=options)))
        if as_json:
            screen.say(outcome.as_json(name))
    except OSError as error:  # a result that went nowhere is not a success
        outcome = outcome_of_error(error, None)
        outcome.show(screen)
    return outcome.exit_code


def help_text() -> str:
    """The help of the whole program."""
    titles = {name: command.title for name, command in registry.commands().items()}
    titles |= {connect.CONNECT: connect.TITLE, schedule.SCHEDULE: schedule.SCHEDULE_TITLE}
    commands, first = "\n".join(titles_in_columns(titles)), next(iter(registry.modes()))
    head = say("{version}: from Zoom reports to Viva Insights metrics.", version=full_version())
    usage = say("usage: zoomwizard COMMAND [options]")
    window = say(
        "To open the window, run zoomwizard with no arguments. To open it in a mode: zoomwizard gui --mode {mode}",
        mode=first,
    )
    more = say("For the options of a command: zoomwizard COMMAND --help. For the version: zoomwizard --version")
    parts = (head, usage, commands, f"{words(window)}\n{words(more)}", EXIT_CODES)
    return "\n\n".join(part if isinstance(part, str) else words(part) for part in parts) + "\n"
