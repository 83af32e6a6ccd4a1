"""What a job says to whoever runs it: findings, progress, errors; and what it listens to: cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from zoomwizard.core.said import Said, plural, sentences

LEAST_COVERAGE = 80  # per cent of the hours; with less, the metrics say little and that is a warning


class Severity(StrEnum):
    """How much a finding matters: an error stops the run, a warning wants a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Choice:
    """One answer that a question offers; `values` are up to three of the file's, to recognise it by.

    They may name somebody, so they are for the screen alone: what a run writes, logs or says never has them.
    """

    text: str
    values: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Question:
    """What a file doesn't say and a person knows, such as which column is the join time.

    The answer goes into the job's input `field`: as NAME=ANSWER where it has a `name`, else as it is. `proposed` is
    the text of the choice that the values speak for, if they speak for one.
    """

    field: str
    what: Said
    choices: tuple[Choice, ...]
    name: str = ""
    proposed: str = ""

    def input_of(self, answer: str) -> str:
        """What the input takes for an answer."""
        return f"{self.name}={answer}" if self.name else answer


@dataclass(frozen=True)
class Finding:
    """One thing found in the inputs, in a sentence a user can read; never holds a cell's value.

    `field` is the name of the job's input it belongs to, `where` the file with line or column, `hint` the way
    out. `code` is stable, for tests and for pages that ask; `choices` are the answers that its field then offers,
    `asks` the questions that settle it. A warning with `confirm`, what a person then says yes to, has to be confirmed
    in the window before a run.
    """

    severity: Severity
    field: str
    title: Said | str
    hint: Said | str = ""
    where: Said | str = ""
    code: str = ""
    choices: tuple[str, ...] = ()
    asks: tuple[Question, ...] = ()
    confirm: Said | str = ""

    def sentence(self) -> Said:
        """The finding as one line: where, what, and what to do."""
        return sentences(self.title, self.hint, where=self.where)


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """Those findings that stop a run."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


@dataclass(frozen=True)
class Progress:
    """How far a stage is: `done` of `total` in any unit, `rows` of data handled in the whole run so far."""

    stage: str
    done: float
    total: float
    message: Said | str
    rows: int = 0


Report = Callable[[Progress], None]


def report_nothing(_: Progress) -> None:
    """Progress for callers who do not look at it."""


class Cancelled(Exception):  # noqa: N818 - one of the four ways a run ends, not an error
    """The user cancelled; everything the run had begun is gone, or `said` tells what is kept."""

    def __init__(self, said: Said | str = "") -> None:
        super().__init__(str(said))
        self.said = said


class CancelToken:
    """Set once from any thread; the run looks at it often and stops with `Cancelled`."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the run to stop."""
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked the run to stop."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Stop here with `Cancelled` if somebody asked for it."""
        if self._event.is_set():
            raise Cancelled


class AppError(Exception):
    """An end of a run that a user can read: what happened, why, what to do. Details hold no cell's value."""

    exit_code = 1

    def __init__(self, title: Said | str, message: Said | str = "", hint: Said | str = "", details: str = "") -> None:
        super().__init__(str(title))
        self.title, self.message, self.hint, self.details = title, message, hint, details


class InputError(AppError):
    """The inputs have errors; all of them are in `findings`, warnings too."""

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        count = len(errors_in(self.findings))
        super().__init__(
            plural("There is {n} problem with the inputs.", "There are {n} problems with the inputs.", n=count)
        )


class Unfinished(AppError):  # noqa: N818 - one of the ways a run ends, and it can go on
    """Not finished, and can go on later: what there is so far is kept."""

    exit_code = 6


class NotAllowed(AppError):  # noqa: N818 - says what happened; that it is an error says its parent
    """IT has not allowed what was asked for."""

    exit_code = 2


class PrivacyError(AppError):
    """The privacy proof found something in what was about to be published; nothing was."""

    exit_code = 5


@dataclass(frozen=True)
class FileRecord:
    """A file that a run read or wrote. `rows` are data rows, without the header; `name` is the file's name only."""

    name: str
    role: str
    rows: int
    size: int
    sha256: str

    def as_json(self) -> dict[str, object]:
        """The record as it stands in a manifest."""
        return asdict(self)


@dataclass(frozen=True)
class NextStep:
    """One thing to do with what a run made: with which outputs, or folders of some, and why or how.

    What `is_kept` goes to nobody else.
    """

    title: Said
    files: tuple[str, ...]
    why: Said
    is_kept: bool = False


@dataclass(frozen=True)
class Share:
    """How much of a whole a result covers: in a sentence, as the two numbers that it is made of, and these in words."""

    title: Said
    part: int
    whole: int
    detail: Said

    @property
    def is_low(self) -> bool:
        """Whether too much is missing."""
        return 100 * self.part < LEAST_COVERAGE * self.whole


@dataclass(frozen=True)
class RowsRead:
    """What became of the rows that were read: the parts, each a number and the words with it, add up to them."""

    total: int
    parts: tuple[tuple[int, Said], ...]

    def said(self) -> Said:
        """In a sentence."""
        parts = [words for _, words in self.parts]
        return plural("{n} row was read: {parts}.", "{n} rows were read: {parts}.", n=self.total, parts=parts)


@dataclass(frozen=True, kw_only=True)
class JobResult:
    """What a run made. `summary` are sentences for a person, `counts` the same as numbers for a program.

    `verdict` says in one sentence whether it is good enough, `detail` one thing more about that, `next_steps` what to
    do with it; without outputs there are none. `share` is how much it covers, `rows_read` what became of the rows,
    where a mode can tell. `is_lacking`: a check that was asked for found something. `more` is for a program, beside
    the counts. `exit_code`: a part of it failed, and how.
    """

    folder: Path
    inputs: tuple[FileRecord, ...]
    outputs: tuple[FileRecord, ...]
    counts: dict[str, int]
    findings: tuple[Finding, ...]
    summary: tuple[Said | str, ...]
    seconds: float
    verdict: Said = field(default=Said(""))
    detail: Said = field(default=Said(""))
    next_steps: tuple[NextStep, ...] = ()
    share: Share | None = None
    rows_read: RowsRead | None = None
    is_lacking: bool = False
    exit_code: int = 0
    more: Mapping[str, Any] = field(default_factory=dict)
