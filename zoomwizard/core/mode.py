"""A mode: one thing that a person does, as one value. Every front end, the policy and the tests read it from there.

A mode is a folder: `mode.py` makes the value, `inputs.py` asks, the rest works. What works is loaded when a job is
made; until then a mode is names and words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from zoomwizard.core.said import Said, say

if TYPE_CHECKING:
    from zoomwizard.core.job import Job
    from zoomwizard.core.people.secret_key import StandInKey
    from zoomwizard.core.privacy.patterns import Pattern
    from zoomwizard.core.said import Language

# Every job asks for these, and every window puts them behind "More options".
COMPUTER = ("memory", "threads")
# A day in the name of an output that is for some days; each # is a digit.
DAY_MARK = "####-##-##"


class WizardStep(NamedTuple):
    """One page. `title` is its heading, an instruction; `name` what the side panel calls it.

    `kind` says which page of the window it is. `inputs` are asked on the page, `asked_if_needed` only when a finding
    about them says so, `further` behind "More options". One in `only_with` is asked only where the input of that name
    was given. With `examines` the page shows what the check found. The files of inputs that it `lists` are looked at as
    soon as they are chosen, and shown with their rows and days. `section` is the heading of its section in the user
    guide's page of the mode, or in `guide` where it is another one.
    """

    kind: str
    name: Said
    title: Said
    sentence: Said | str
    section: str
    inputs: tuple[str, ...] = ()
    asked_if_needed: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    only_with: Mapping[str, str] = MappingProxyType({})
    examines: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    guide: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """All inputs of the page, in the order of reading."""
        return self.inputs + self.asked_if_needed + self.further

    def is_asked(self, name: str, answers: Mapping[str, Any]) -> bool:
        """Whether the page asks for an input after these answers."""
        return name in self.asked and (name not in self.only_with or bool(answers.get(self.only_with[name])))


class SelfCheck(NamedTuple):
    """A part of the program: `look` says in a sentence how it is, or raises any error if it does not work."""

    name: Said
    look: Callable[[], Said]


class Host(Protocol):
    """What a job may use of the computer that it runs on; a mode knows no keyring, no settings and no policy."""

    def stand_in_key(self, file: Path | None) -> StandInKey:
        """The key of this user's pseudonyms, from a file where one is named."""
        ...

    def accounts(self) -> Any:
        """The accounts that this user keeps, for whoever downloads."""
        ...

    def language(self) -> Language:
        """The user's language, for the pages that a run writes."""
        ...

    def checks(self) -> Sequence[SelfCheck]:
        """The checks of the parts that are the computer's."""
        ...


class Command(NamedTuple):
    """One job, as it is called on the command line: by the mode's name alone, or with a `verb` behind it.

    `inputs`, `make` and `record` load what they need when they are called. `outputs` are the names of what it writes,
    if it writes, with {} for the time; `record` is the closed list of what may stand in each entry of the last one.
    `instead_of_days` are, where a schedule runs it each month (week, day), the inputs that take the place of its days:
    {"month": "last_month"}. `outputs_of` gives those outputs that these answers make, where that isn't all of them.
    """

    title: Said
    inputs: Callable[[], type]
    make: Callable[[Host], Job]
    outputs: tuple[str, ...] = ()
    record: Callable[[], Mapping[str, Pattern]] | None = None
    verb: str = ""
    instead_of_days: Mapping[str, str] = MappingProxyType({})
    outputs_of: Callable[[Mapping[str, Any]], Sequence[str]] | None = None


class Rule(NamedTuple):
    """One value that IT can set, about an input; `values` are those of a choice, each allowing all before it.

    `title` and `explained` are for IT, where its kind doesn't say enough.
    """

    name: str
    kind: Literal["switch", "group-size", "at-most", "folder", "proxy"]
    input: str = ""
    values: tuple[str, ...] = ()
    title: Said = Said("")
    explained: tuple[Said, ...] = ()


class Example(NamedTuple):
    """How a mode is run on the example organisation: in which folder beside the others', and on what.

    `inputs` gives the answers, from the folder of the example in which the modes before have already run.
    """

    folder: str
    inputs: Callable[[Path], Mapping[str, Any]]


class NextTime(NamedTuple):
    """A file of this run with which the next one should begin, by its role; what to say where that isn't given then."""

    role: str
    title: Said
    hint: Said
    confirm: Said


class Mode(NamedTuple):
    """One thing that a person does.

    `by_command` are inputs that only the command line asks for, since in the window buttons do the same.
    `letter` is that of `title` which opens the mode on the start page. Of the `commands` the first is what the wizard
    runs. The window is a straight way of `steps`, or `pages` at the side of which any can be gone to.
    `commit` is what the button says that starts the run, `unfinished` asks whoever closes before it; `stages` are the
    job's stages in words. `previews` are the inputs of which the first rows are shown. `guide` is the page of the user
    guide. With `hides_people` what may name somebody is masked until a button shows it, but in files of the roles in
    `proved`. `new_columns` is how the columns begin that the mode adds: a look into its files begins with them.
    `key_figures` are the figures that the results begin with, `key_pictures` the charts after them where a run has more
    than the page shows: the first one across it. `policy` are the rules that are this mode's own.
    `shortcut` is its entry in the Start menu. `next_time` are inputs that the next run begins with a file of this one.

    `asked_for` are the pieces that it downloads, given when they are needed.

    A `branch` is the same mode where its first page was answered otherwise; on it `download` are the inputs that say
    what is downloaded, account first, and `leaves` what leaves this computer. The days of a download are those of the
    time zone in the input `zone`, or of UTC where there is none.
    """

    name: str
    group: Said
    title: Said
    letter: Said
    role: Said
    sentence: Said
    icon: str
    commands: tuple[Command, ...]
    guide: str
    shortcut: str
    commit: Said | str = ""
    unfinished: Said = say("Close without finishing?")
    stages: Mapping[str, Said] = MappingProxyType({})
    steps: tuple[WizardStep, ...] = ()
    pages: tuple[WizardStep, ...] = ()
    by_command: tuple[str, ...] = ()
    previews: tuple[str, ...] = ()
    new_columns: str = ""
    hides_people: bool = True
    proved: tuple[str, ...] = ()
    key_figures: tuple[str, ...] = ()
    key_pictures: tuple[str, ...] = ()
    policy: tuple[Rule, ...] = ()
    example: Example | None = None
    next_time: Mapping[str, NextTime] = MappingProxyType({})
    asked_for: Callable[[], Sequence[Any]] | None = None
    download: tuple[str, ...] = ()
    zone: str = ""
    leaves: Said | str = ""
    branch: Mode | None = None

    @property
    def command(self) -> Command:
        """The job that the wizard runs."""
        return self.commands[0]

    @property
    def job(self) -> str:
        """What that job is called on the command line."""
        return next(iter(self.command_names()))

    @property
    def writes(self) -> bool:
        """Whether it has an output folder."""
        return any(command.outputs for command in self.commands)

    @property
    def shown(self) -> tuple[WizardStep, ...]:
        """What the side panel lists."""
        return self.steps or self.pages

    @property
    def ways(self) -> tuple[Mode, ...]:
        """The mode and its branch."""
        return (self, self.branch) if self.branch is not None else (self,)

    def command_names(self) -> dict[str, Command]:
        """The jobs as they are called: `mapping`, or `archive fetch`."""
        return {f"{self.name} {command.verb}".rstrip(): command for command in self.commands}
