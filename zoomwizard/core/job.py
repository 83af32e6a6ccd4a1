"""A job is defined once: its inputs say how the command line and the wizard ask for them."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol, runtime_checkable

from zoomwizard.core.examined import Examined
from zoomwizard.core.outcome import CancelToken, Finding, JobResult, Report, Severity, report_nothing
from zoomwizard.core.said import Said, say
from zoomwizard.core.tables.encodings import AUTOMATIC, CODE_PAGES
from zoomwizard.core.time.zones import resolve_zone

if TYPE_CHECKING:
    from zoomwizard.core.engine import Engine
    from zoomwizard.core.kept import KeptReading

FieldKind = Literal[
    "open-file", "open-files", "folder", "choice", "text", "texts", "answers", "flag", "number", "time-zone", "memory",
    "account", "accounts", "day", "line", "secret", "choices", "decimal",
]  # fmt: skip
# What stands behind an option of a kind in the help of the command line, where nothing else is said.
SEVERAL: tuple[FieldKind, ...] = ("open-files", "texts", "answers", "choices", "accounts")  # their value is a tuple
METAVARS = {
    "open-file": "FILE", "open-files": "PATH", "folder": "DIR", "texts": "NAME", "number": "N", "time-zone": "ZONE",
    "memory": "SIZE", "account": "NAME", "accounts": "NAME", "day": "YYYY-MM-DD", "choices": "NAME", "decimal": "N",
}  # fmt: skip


DECIMAL_TEXT = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)  # how a number with decimals is written
THIS_COMPUTER = say("This computer")


@dataclass(frozen=True)
class Ask:
    """How one input is asked for.

    `label` is the wizard's, with its mnemonic; `option` the command line's, by default the field's name
    (`--time-zone`), `metavar` what stands behind it in the help. `choices` are the allowed values of a choice, of which
    the kind choices takes several, and `choice_names` what the window calls them; `blank` is what no value means.
    `common` inputs belong to every job. One with `unless` is needed where the input of that name is not given. `preset`
    is the path that it begins with on this computer; on the command line it doesn't count where an input named in
    `beside` is given. `rule` is a sentence on why less can be chosen here than elsewhere. An answer that holds words of
    a file's cells is not `is_kept` from one run to the next; one that says something `about` the file of one input
    counts as long as that is given. For the window alone: `on_screen` is the help, if `help`
    speaks of the command line; `group` the heading that it stands under; one that `is_opposite` is asked the other way
    round, its label being what is done unless it is given; `sides` is what happens without and with a flag.
    """

    label: Said | str
    kind: FieldKind
    help: Said | str
    option: str
    metavar: str
    pattern: str = ""
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    common: bool = False
    unless: str = ""
    preset: str = ""
    beside: tuple[str, ...] = ()
    rule: Said | str = ""
    choice_names: Mapping[str, Said | str] = dataclasses.field(default_factory=dict)
    blank: Said | str = ""
    is_kept: bool = True
    about: str = ""
    on_screen: Said | str = ""
    group: Said | str = ""
    is_opposite: bool = False
    sides: tuple[Said | str, ...] = ()


def ask(
    label: Said | str,
    *,
    kind: FieldKind,
    help: Said | str,  # noqa: A002 - the word both argparse and the reader use
    option: str = "",
    default: Any = dataclasses.MISSING,
    metavar: str = "",
    pattern: str = "",
    choices: Mapping[str, Said | str] = MappingProxyType({}),
    minimum: int | None = None,
    common: bool = False,
    unless: str = "",
    beside: tuple[str, ...] = (),
    blank: Said | str = "",
    is_kept: bool = True,
    about: str = "",
    on_screen: Said | str = "",
    group: Said | str = "",
    is_opposite: bool = False,
    sides: tuple[Said | str, ...] = (),
) -> Any:
    """A dataclass field of a job's Inputs, with what the front ends need to ask for it."""
    question = Ask(
        label, kind, help, option, metavar or METAVARS.get(kind, ""), pattern, tuple(choices), minimum, common, unless,
        beside=beside, choice_names=choices, blank=blank, is_kept=is_kept, about=about, on_screen=on_screen,
        group=group, is_opposite=is_opposite, sides=sides,
    )  # fmt: skip
    return dataclasses.field(default=default, metadata={"ask": question})


def reworded(inputs: type, name: str, *, default: Any = dataclasses.MISSING, **changes: Any) -> Any:
    """The question of a job's Inputs again, where some of it is said otherwise, or with another default."""
    field = next(field for field in dataclasses.fields(inputs) if field.name == name)
    return dataclasses.field(
        default=field.default if default is dataclasses.MISSING else default,
        metadata={"ask": dataclasses.replace(field.metadata["ask"], **changes)},
    )


def questions(inputs: type) -> Mapping[str, Ask]:
    """The questions of a job's Inputs by field name, in their order; those of several jobs and the common ones last."""
    found: dict[str, Ask] = {field.name: field.metadata["ask"] for field in dataclasses.fields(inputs)}
    named = {
        name: dataclasses.replace(one, option=one.option or "--" + name.replace("_", "-"))
        for name, one in found.items()
    }
    of_several = inspect.get_annotations(FileInputs)
    return dict(sorted(named.items(), key=lambda item: (item[1].common, item[0] in of_several)))


@dataclass(frozen=True, kw_only=True)
class CommonInputs:
    """What every job is asked: how much of the computer it may use."""

    memory: str = ask(
        say("Memor&y limit"),
        kind="memory",
        help=say("How much memory the run may use, such as 2GB. Larger data is processed on disk."),
        default="2GB",
        group=THIS_COMPUTER,
        common=True,
    )
    threads: int = ask(
        say("Proce&ssor threads"),
        kind="number",
        blank=say("All"),
        on_screen=say("Using fewer leaves more power for other programs."),
        help=say("How many processor threads the run may use. 0 means all."),
        default=0,
        minimum=0,
        group=THIS_COMPUTER,
        common=True,
    )


@dataclass(frozen=True, kw_only=True)
class FileInputs(CommonInputs):
    """What every job is asked that reads files that people export or save."""

    encoding: str = ask(
        say("&Encoding"),
        kind="choice",
        choices={AUTOMATIC: say("Automatic, from the letters")} | {name: page[1] for name, page in CODE_PAGES.items()},
        on_screen=say("How letters are stored in files that aren't UTF-8 or UTF-16."),
        help=say("How letters are stored in files that aren't UTF-8 or UTF-16; auto works it out from the letters."),
        default=AUTOMATIC,
    )


class Job(Protocol):
    """One thing a user can do. `stages` are the weights of the one bar that only goes forward."""

    name: ClassVar[str]

    @property
    def stages(self) -> Mapping[str, float]:
        """The weights of the stages."""
        ...

    def check(self, inputs: Any, report: Report = ..., cancel: CancelToken | None = None) -> list[Finding]:
        """Everything that is wrong or worth saying about the inputs, at once; writes nothing that stays."""
        ...

    def run(self, inputs: Any, report: Report = ..., cancel: CancelToken | None = None) -> JobResult:
        """Do it. Ends in a result, `Cancelled`, an `AppError`, or a bug."""
        ...


class ExaminingJob(Job, Protocol):
    """A job of which a person sees, before it runs, what its inputs are like; its check is the findings of that.

    Where there is something that is `kept`, the check may read less than all files anew.
    """

    kept: KeptReading | None = None

    def examine(self, inputs: Any, report: Report = ..., cancel: CancelToken | None = None) -> Examined:
        """What a check finds, with what was looked at and is well."""
        ...

    def check(self, inputs: Any, report: Report = report_nothing, cancel: CancelToken | None = None) -> list[Finding]:
        """See `Job`."""
        return list(self.examine(inputs, report, cancel).findings)


@runtime_checkable
class AskingJob(Job, Protocol):
    """A job that somebody has to agree to, who sees before what it would do; its check shows the same."""

    def preview(self, inputs: Any, report: Report = ..., cancel: CancelToken | None = None) -> JobResult:
        """What a run would do, in counts and sentences; writes nothing. Errors: as `run`."""
        ...

    def question(self, inputs: Any) -> Said | None:
        """What is asked before a run; None where the inputs say yes already."""
        ...


def stages_of(job: Job, inputs: Any) -> Mapping[str, float]:
    """The stages of a run with these inputs; a job whose stages depend on them has `stages_for`."""
    stages: Mapping[str, float] = job.stages_for(inputs) if hasattr(job, "stages_for") else job.stages
    return stages


def engine_for(
    schema: str,
    inputs: CommonInputs,
    folder: Path,
    report: Report = report_nothing,
    cancel: CancelToken | None = None,
) -> Engine:
    """The engine of a run, with a schema of the job's own; takes as much of the computer as the inputs allow."""
    # Questions and titles are needed long before the engine, which takes a moment to load.
    from zoomwizard.core.engine import Engine

    return Engine(folder, memory=inputs.memory, threads=inputs.threads, schema=schema, report=report, cancel=cancel)


def zone_said(name: str) -> tuple[str | None, list[Finding]]:
    """The IANA name of the zone that the user said, or the error that it is not known."""
    zone = resolve_zone(name)
    if zone is not None:
        return zone, []
    title = say("There's no such time zone.")
    hint = say("Enter its name, such as Europe/Zurich or Pacific Standard Time. An offset isn't enough.")
    return None, [Finding(Severity.ERROR, "time_zone", title, hint, code="zone.unknown")]
