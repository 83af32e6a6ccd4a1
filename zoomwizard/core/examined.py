"""What a check looked at and found to be so: the table that a person reads before a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from zoomwizard.core.outcome import Finding, Question, Severity, errors_in
from zoomwizard.core.said import Said, plural, say, sentences


@dataclass(frozen=True)
class Fact:
    """One thing that was looked at and what came of it, in words; no severity where all is well.

    `field` is the name of the job's input that it is about. `asks` are the questions whose answer was found, as
    `proposed`, and which a person may answer in another way.
    """

    field: str
    what: Said | str
    result: Said | str
    severity: Severity | None = None
    asks: tuple[Question, ...] = ()


COUNTED = plural("{n} file", "{n} files", n=1)


@dataclass(frozen=True)
class ChosenFile:
    """A file that was taken for an input, as a person recognises it: its rows and its days.

    `read_as` is a date of the file as it is written, which may name nobody, and the day that it is read as. `counted`
    says how many files of its kind there are.
    """

    field: str
    path: Path
    rows: int
    first: date | None = None
    last: date | None = None
    read_as: tuple[str, date] | None = None
    counted: Said = COUNTED


@dataclass(frozen=True)
class LeftOut:
    """A file of a folder that was not taken, and why; `code` is that of the finding that says so too."""

    field: str
    name: str
    why: Said
    code: str = ""


@dataclass(frozen=True)
class Moment:
    """When a meeting of the inputs began, in UTC, and with how many people; to recognise a time zone by."""

    at: datetime
    people: int


@dataclass(frozen=True)
class Verdict:
    """Whether one can go on, and how good it is: one sentence, and one on what it is made of.

    `code` is that of the finding that it says, which then needs no line of its own.
    """

    severity: Severity | None
    title: Said
    detail: Said | str = ""
    code: str = ""


@dataclass(frozen=True)
class Examined:
    """What a check found: the verdict, the findings, and the facts beside them.

    `example` is a date of the inputs that can be read in more than one order, where there is one. `found` are the
    files that were taken for an input, whether it was said or a folder held them; `files` the same as a person
    recognises them, `left_out` those that a folder held besides. `moments` are a few meetings, whose wall clock times
    were read in `zone`.
    """

    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]
    found: Mapping[str, tuple[Path, ...]]
    example: str = ""
    ready: Verdict | None = None
    files: tuple[ChosenFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    moments: tuple[Moment, ...] = ()
    zone: str = ""

    @property
    def verdict(self) -> Verdict:
        """What a person wants to know first: the errors if there are any, else what the job says of its inputs."""
        return verdict_of(self.findings, self.ready)


def verdict_from(findings: Iterable[Finding], *codes: str) -> Verdict | None:
    """The verdict that the first finding with one of these codes is; a note is good news."""
    for finding in findings:
        if finding.code in codes:
            assert isinstance(finding.title, Said)
            if finding.severity is Severity.NOTE:
                return Verdict(None, say("Ready. {what}", what=finding.title), finding.hint, finding.code)
            return Verdict(finding.severity, finding.title, finding.hint, finding.code)
    return None


def verdict_of(findings: Iterable[Finding], ready: Verdict | None) -> Verdict:
    """Whether one can go on with these findings; `ready` is said if so."""
    errors = len(errors_in(findings))
    if errors:
        title = plural("{n} problem keeps you from going on.", "{n} problems keep you from going on.", n=errors)
        return Verdict(Severity.ERROR, title)
    if ready is not None:
        return ready
    if any(finding.severity is Severity.WARNING for finding in findings):
        return Verdict(None, say("You can go on. Have a look at the warnings first."))
    return Verdict(None, say("Ready. Nothing looks wrong."))


@dataclass(frozen=True)
class Look:
    """One thing to look at: the codes of the findings that speak of it, and what to say where there are none.

    An empty `well` leaves the line out: it could not be looked at. `asks` as in `Fact`.
    """

    field: str
    what: Said | str
    codes: tuple[str, ...]
    well: Said | str
    asks: tuple[Question, ...] = ()


def examined(
    findings: Sequence[Finding],
    looks: Iterable[Look],
    found: Mapping[str, Sequence[Path | None]],
    example: str = "",
    ready: Verdict | None = None,
) -> Examined:
    """The facts of what was looked at; behind them each finding that none of them speaks of."""
    facts, told = [], set()
    for look in looks:
        about = [finding for finding in findings if finding.code in look.codes and finding.field == look.field]
        told.update(about)
        told_here = [_fact(finding, look.what) for finding in about]
        if not about and look.well:
            told_here = [Fact(look.field, look.what, look.well)]
        facts += [replace(fact, asks=look.asks if fact is told_here[0] else ()) for fact in told_here]
    facts += [_fact(finding, finding.where) for finding in findings if finding not in told]
    taken = {field: tuple(path for path in paths if path is not None) for field, paths in found.items()}
    return Examined(tuple(findings), tuple(facts), taken, example, ready)


def _fact(finding: Finding, what: Said | str) -> Fact:
    where = "" if finding.where == what else finding.where
    hint = "" if finding.asks else finding.hint  # the page asks beside the field, without options
    return Fact(finding.field, what, sentences(finding.title, hint, where=where), finding.severity)


HASH_ID_CODES = (
    "mapping.hash-id-is-address", "mapping.hash-id-holds-name", "mapping.hash-id-is-digest",
    "mapping.hash-id-may-hold-name",
)  # fmt: skip


def looks_at_mapping(field: str, people: int | None) -> list[Look]:
    """What is looked at in a mapping file; `people` is None where it could not be read."""
    read = people is not None
    none = say("none") if read else ""
    persons = "" if people is None else plural("{n} person", "{n} people", n=people)
    lacking = ("mapping.no-person-id", "mapping.no-hash-id", "mapping.no-header")
    return [
        Look(field, say("Columns PersonID and HashID"), lacking, say("found") if read else ""),
        Look(field, say("One ID for each person"), ("mapping.two-hash-ids",), persons),
        Look(field, say("Addresses that share an ID"), ("mapping.shared-hash-id",), none),
        Look(field, say("IDs that give away an address"), HASH_ID_CODES, none),
    ]
