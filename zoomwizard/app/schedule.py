"""A job that runs by itself: files for the system's scheduler, and the commands that register them. Registers nothing.

From the answers of a window: `scheduled` makes the job, whose `line` is shown and whose `run` writes the files.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from datetime import time as TimeOfDay  # noqa: N812 - it is a class, and time the module
from pathlib import Path
from typing import Any, ClassVar

from zoomwizard.app.jobs import inputs_of
from zoomwizard.app.paths import this_program
from zoomwizard.app.schedule_files import (
    DAY_OF_RUN,
    EVERY_MINUTES,
    Schedule,
    command_line,
    cron_line,
    registering,
    schedule_files,
    unit_name,
)
from zoomwizard.core.job import Ask, ask, questions
from zoomwizard.core.outcome import (
    CancelToken,
    Finding,
    InputError,
    JobResult,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder, check_output_folder, is_there
from zoomwizard.core.people.secret_key import KEY_FIELD
from zoomwizard.core.said import Said, either, say
from zoomwizard.modes import registry

DEFAULT_TIME = "02:00"
LONGEST_CRON = 998  # bytes of a command that every cron takes
LONGEST_UNIT = 200
# What no XML file or no line can hold; on Linux a name may be of any bytes.
NO_TEXT = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
ROLE = "schedule"


@dataclass(frozen=True, kw_only=True)
class ScheduleInputs:
    """What a schedule is asked; the job that it runs stands behind `--`."""

    every: str = ask(
        say("&How often"),
        kind="text",
        help=say("How often the job runs: month (on the 1st), week (on Mondays), day, hour, or 5m to 59m for minutes."),
        metavar="EVERY",
    )
    at: str = ask(
        say("&Time"),
        kind="text",
        help=say(
            "The time of day on this computer, from 00:00 to 23:59; with hour, only the minutes count. Default: 02:00."
        ),
        metavar="HH:MM",
        default="",
    )
    name: str = ask(say("&Name"), kind="text", help=say("The name of the schedule and of its files."), metavar="NAME")
    output: Path = ask(say("&Output folder"), kind="folder", help=say("The folder to write the files to."))


class ScheduleJob:
    """Writes the files of a schedule; see `Job`.

    `command` is the job's name, `inputs` are its answers and `arguments` the same as text, without the name. It will
    run in `folder`: relative paths of the arguments begin there.
    """

    name: ClassVar[str] = "schedule"
    stages: ClassVar[Mapping[str, float]] = {"write": 1}

    def __init__(self, command: str, inputs: Any, arguments: Sequence[str], folder: Path | None = None) -> None:
        self._command, self.inputs = command, inputs
        self.arguments = (*command.split(), *arguments)
        self._folder = folder or Path.cwd()

    def check(
        self,
        inputs: ScheduleInputs,
        report: Report = report_nothing,  # noqa: ARG002 - nothing takes long enough to report
        cancel: CancelToken | None = None,  # noqa: ARG002 - or to cancel
    ) -> list[Finding]:
        """What is wrong with the schedule, and what its job needs where nobody is signed in."""
        findings = [*check_times(inputs), *check_schedule_name(inputs.name)]
        findings += check_output_folder(inputs.output)
        if not errors_in(findings):
            findings += check_free(inputs)
        if any(map(NO_TEXT.search, (*self.arguments, str(self._folder)))):
            title = say("A schedule can't contain line breaks or other control characters.")
            findings.append(_wrong("output", title, say("Rename the file or folder, or leave out the option.")))
        if not errors_in(findings) and len(cron_line(self.schedule(inputs)).encode()) > LONGEST_CRON:
            title = say("The command is longer than some versions of cron allow.")
            hint = say("Use shorter paths, or another scheduler.")
            findings.append(Finding(Severity.WARNING, "output", title, hint, code="schedule.long"))
        return [*findings, *about_job(self._command, self.inputs)]

    def run(
        self, inputs: ScheduleInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Write all files or none. Errors: InputError, AppError."""
        from zoomwizard.core.output.record import record_of  # which loads the engine

        begun = time.monotonic()
        findings = self.check(inputs, report, cancel)
        if errors_in(findings):
            raise InputError(findings)
        made = schedule_files(self.schedule(inputs), datetime.now())  # schedulers go by the local time
        with OutputFolder(inputs.output) as output:
            for ending, content in made.items():
                (output.ready / ending).write_bytes(content)
            written = output.rename([(output.ready / ending, inputs.name + ending) for ending in made])
            records = tuple(record_of(path, ROLE, 0, cancel or CancelToken()) for path in written)
        commands = registering(inputs.name, inputs.output.absolute())
        lines = [say("{system}: {command}", system=system, command=line) for system, line in commands.items()]
        return JobResult(
            folder=inputs.output,
            inputs=(),
            outputs=records,
            counts={"files": len(records)},
            findings=tuple(findings),
            summary=(say("Nothing is registered yet. To register it, run one of these commands:"), *lines),
            seconds=time.monotonic() - begun,
        )

    @property
    def line(self) -> str:
        """The command that will run, as the shell of this system takes it."""
        return command_line([*this_program(), *self.arguments])

    def schedule(self, inputs: ScheduleInputs) -> Schedule:
        """What the files say."""
        at = TimeOfDay.fromisoformat(inputs.at or DEFAULT_TIME)
        if EVERY_MINUTES.fullmatch(inputs.every):
            at = TimeOfDay()
        return Schedule(inputs.name, inputs.every, at, this_program(), self.arguments, self._folder)


# ---------------------------------------------------------------------------------------------------------
# Checks


def check_times(inputs: ScheduleInputs) -> list[Finding]:
    """What is wrong with how often and when."""
    findings = []
    is_minutes = EVERY_MINUTES.fullmatch(inputs.every) is not None
    if not is_minutes and inputs.every not in ("hour", *DAY_OF_RUN):
        wanted = say(
            "--every must be month, week, day, hour, or minutes from 5m to 59m, not {text}.", text=inputs.every
        )
        findings.append(_wrong("every", wanted))
    if inputs.at and is_minutes:
        findings.append(_wrong("at", say("--at can't be used with minutes: they start again each hour.")))
    elif inputs.at and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", inputs.at, re.ASCII):
        findings.append(_wrong("at", say("--at must be a time such as 02:00, not {text}.", text=inputs.at)))
    return findings


def check_schedule_name(name: str) -> list[Finding]:
    """What is wrong with a name that three systems have to take."""
    is_right = not NO_TEXT.search(name) and name == name.strip(" .") and not name.startswith("-")
    if is_right and not set(name) & set('<>:"/\\|?*%@') and len(unit_name(name)) <= LONGEST_UNIT:
        return []
    title = say("--name must be a valid file name on every system, such as zoom-monthly.")
    hint = say("Don't use / \\ : * ? \" < > | % or @ in it, and don't start it with a dot or dash.")
    return [_wrong("name", title, hint)]


def check_free(inputs: ScheduleInputs) -> list[Finding]:
    """The files that are there already: nothing is ever overwritten."""
    names = [f"{inputs.name}{ending}" for ending in (".xml", ".service", ".timer", ".cron")]
    title, hint = say("There's already a file with this name."), say("Choose another name, or remove the file first.")
    return [
        Finding(Severity.ERROR, "name", title, hint, name, "schedule.exists")
        for name in names
        if is_there(inputs.output / name)
    ]


def about_job(command: str, inputs: Any) -> list[Finding]:
    """What is worth saying of the job: fixed days, and what it needs where nobody is signed in."""
    from zoomwizard.app.zoom import variable_of

    asked = questions(type(inputs))
    given = {name: getattr(inputs, name) for name in asked}
    findings = []
    if given.get("reason"):
        findings.append(_wrong("output", say("--reason can't be scheduled: somebody gives it for a single run.")))
    days = [one.option for name, one in asked.items() if one.kind == "day" and given[name]]
    if days:
        instead = [asked[name].option for name in registry.commands()[command].instead_of_days.values()]
        title = say("Every run will use the same days, because {options} are set.", options=days)
        hint = say("Use {option} instead.", option=either(instead)) if instead else ""
        findings.append(Finding(Severity.WARNING, "output", title, hint, code="schedule.days"))
    accounts = [given[name] for name, one in asked.items() if one.kind == "account" and given[name]]
    for account in accounts:
        title = say("No secret is written to these files. While you're signed in, it comes from the keyring.")
        variable = variable_of(account)
        hint = say("If the job is to run while you're signed out, set {variable} for it.", variable=variable)
        findings.append(Finding(Severity.NOTE, "output", title, hint, code="schedule.secret"))
    if KEY_FIELD in asked and not given[KEY_FIELD]:
        title = say("While you're signed out, each run uses a one-time key for stand-in numbers.")
        hint = say("Use {option} to keep the same key.", option=asked[KEY_FIELD].option)
        findings.append(Finding(Severity.NOTE, "output", title, hint, code="schedule.key"))
    return findings


def _wrong(field: str, title: Said, hint: Said | str = "") -> Finding:
    return Finding(Severity.ERROR, field, title, hint, code="option.schedule")


# ---------------------------------------------------------------------------------------------------------
# From the answers of a window


def can_repeat(command: str, answers: Mapping[str, Any]) -> bool:
    """Whether it makes sense to run the job again as it is: on an account, or on folders that hold new files then."""
    asked = questions(inputs_of(command))
    if any(answers.get(name) for name, one in asked.items() if one.kind == "account"):
        return bool(registry.commands()[command].instead_of_days)
    files = [path for name, one in asked.items() if one.kind == "open-files" for path in answers.get(name) or ()]
    return bool(files) and all(Path(path).is_dir() for path in files)


def scheduled(command: str, answers: Mapping[str, Any], every: str = "month") -> ScheduleJob:
    """The schedule of a run with these answers, with the last whole month (week, ...) in place of days."""
    kind = inputs_of(command)
    given = without_days(command, answers, every)
    return ScheduleJob(command, kind(**given), arguments_of(kind, given), Path.home())


def without_days(command: str, answers: Mapping[str, Any], every: str) -> Mapping[str, Any]:
    """The answers with what takes the place of days, where days were given and the command has something."""
    days = {name for name, one in questions(inputs_of(command)).items() if one.kind == "day"}
    instead = registry.commands()[command].instead_of_days.get(every)
    if not instead or not any(map(answers.get, days)):
        return answers
    return {name: value for name, value in answers.items() if name not in days} | {instead: True}


def arguments_of(kind: type, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The answers as arguments of the command line, but those that are the default."""
    defaults = {one.name: one.default for one in fields(kind)}
    return tuple(
        word
        for name, one in questions(kind).items()
        if answers.get(name, MISSING) not in (MISSING, defaults[name], None, "", (), False)
        for word in _words_of(one, answers[name])
    )


def _words_of(one: Ask, value: Any) -> Sequence[str]:
    """An option and its values; a value that looks like an option is written behind its own."""
    if one.kind == "flag":
        return [one.option]
    values = [
        str(item.absolute()) if isinstance(item, Path) else str(item)
        for item in (value if isinstance(value, tuple | list) else (value,))
    ]
    if any(text.startswith("-") for text in values):
        return [f"{one.option}={text}" for text in values]
    return [one.option, *values]
