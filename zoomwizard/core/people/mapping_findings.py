"""What may be wrong with the rows of a mapping file: each kind's sentence and way out, and the lines where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from zoomwizard.core.outcome import Severity
from zoomwizard.core.said import Said, plural, say

LINES_NAMED = 10


@dataclass(frozen=True)
class FindingKind:
    """A kind of finding about rows: its sentence for a number of them, and the way out."""

    severity: Severity
    title: Callable[[int], Said]
    hint: Said


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
RANDOM = say("Use a random HashID instead. The mapping step of Zoom Wizard creates such a file.")
FILL_IN = say("Fill it in, or remove the row.")

FINDING_KINDS = {
    "mapping.two-hash-ids": FindingKind(
        E,
        lambda n: plural("One PersonID has more than one HashID.", "{n} PersonIDs have more than one HashID.", n=n),
        say("Keep one HashID for each person."),
    ),
    "mapping.hash-id-is-address": FindingKind(
        E, lambda n: plural("A HashID contains an @ sign.", "{n} HashIDs contain an @ sign.", n=n), RANDOM
    ),
    "mapping.hash-id-holds-name": FindingKind(
        E,
        lambda n: plural(
            "A HashID contains the part of its e-mail address before the @.",
            "{n} HashIDs contain the part of their e-mail addresses before the @.",
            n=n,
        ),
        RANDOM,
    ),
    "mapping.hash-id-is-digest": FindingKind(
        E,
        lambda n: plural(
            "A HashID is a plain digest (such as SHA-256) of its e-mail address, so anybody can find the address.",
            "{n} HashIDs are plain digests (such as SHA-256) of their e-mail addresses, so anybody can find those.",
            n=n,
        ),
        RANDOM,
    ),
    "mapping.hash-id-unprintable": FindingKind(
        E,
        lambda n: plural(
            "A HashID contains a line break or another invisible character.",
            "{n} HashIDs contain a line break or another invisible character.",
            n=n,
        ),
        say("Remove it here and in the organisational data."),
    ),
    "mapping.long-hash-id": FindingKind(
        E,
        lambda n: plural(
            "A HashID has more than 1,000 characters.", "{n} HashIDs have more than 1,000 characters.", n=n
        ),
        say("The file may be damaged. Get it again, or use shorter HashIDs."),
    ),
    "mapping.hash-id-may-hold-name": FindingKind(
        W,
        lambda n: plural(
            "A HashID contains the 4 or 5 characters before the @ in its e-mail address.",
            "{n} HashIDs contain the 4 or 5 characters before the @ in their e-mail addresses.",
            n=n,
        ),
        say("Check whether this is a coincidence."),
    ),
    "mapping.shared-hash-id": FindingKind(
        W,
        lambda n: plural(
            "One HashID belongs to more than one PersonID. They count as one person.",
            "{n} HashIDs belong to more than one PersonID. Each counts as one person.",
            n=n,
        ),
        say("That's right only if they're addresses of the same person."),
    ),
    "mapping.blank-person-id": FindingKind(
        W,
        lambda n: plural("A row has no PersonID and is left out.", "{n} rows have no PersonID and are left out.", n=n),
        FILL_IN,
    ),
    "mapping.blank-hash-id": FindingKind(
        W,
        lambda n: plural("A row has no HashID and is left out.", "{n} rows have no HashID and are left out.", n=n),
        FILL_IN,
    ),
    "mapping.not-an-address": FindingKind(
        W,
        lambda n: plural("A PersonID isn't an e-mail address.", "{n} PersonIDs aren't e-mail addresses.", n=n),
        say("Use the person's e-mail address."),
    ),
    "mapping.bare-address": FindingKind(
        N,
        lambda n: plural(
            "An e-mail address had something around it, such as quotation marks or a name. That was removed.",
            "{n} e-mail addresses had something around them, such as quotation marks or a name. That was removed.",
            n=n,
        ),
        say("You don't need to do anything."),
    ),
    "mapping.repeated-row": FindingKind(
        W,
        lambda n: plural(
            "A row repeats an earlier one. It counts once.", "{n} rows repeat earlier ones. They count once.", n=n
        ),
        say("You don't need to do anything."),
    ),
    "mapping.short-hash-id": FindingKind(
        W,
        lambda n: plural(
            "A HashID has fewer than 8 characters and may be easy to guess.",
            "{n} HashIDs have fewer than 8 characters and may be easy to guess.",
            n=n,
        ),
        say("Use longer random HashIDs. The mapping step of Zoom Wizard creates them."),
    ),
    "mapping.changed-by-excel": FindingKind(
        W,
        lambda n: plural(
            "A HashID looks like a number, a date or a formula. Excel would change it.",
            "{n} HashIDs look like numbers, dates or formulas. Excel would change them.",
            n=n,
        ),
        say("Don't open and save the file in Excel."),
    ),
}


@dataclass
class Places:
    """The lines in which one kind of finding was met; the first few with what they have in common."""

    total: int = 0
    groups: dict[object, list[int]] = field(default_factory=dict)
    several: set[object] = field(default_factory=set)

    def add(self, line: int, about: object = None) -> None:
        """One more line, on its own or with those of the same `about`."""
        self.total += 1
        if self.total <= LINES_NAMED:
            self.groups.setdefault(line if about is None else about, []).append(line)

    def add_pair(self, first: int, line: int, about: object) -> None:
        """One more line that goes with the `first`."""
        if about not in self.several:
            self.several.add(about)
            self.add(first, about)
        self.add(line, about)

    @property
    def count(self) -> int:
        """How many cases there are: lines, or groups of lines that belong together."""
        return len(self.several) or self.total

    def text(self) -> Said:
        """As in "line 4", "lines 2, 5 and 9", "lines 2 and 7; 3 and 9", "lines 2, 3 and 40 more"."""
        more = self.total - sum(map(len, self.groups.values()))
        groups = [[str(line) for line in lines] for lines in self.groups.values()]
        if not self.several:
            groups = [[line for lines in groups for line in lines]]
        if more:
            rest = say("{count} more", count=more)
            return say("lines {lines}", lines=["; ".join(map(", ".join, groups)), rest])
        if len(groups) > 1:
            return say("lines {lines}", lines="; ".join(map(joined, groups)))
        return plural("line {lines}", "lines {lines}", n=self.total, lines=groups[0])

    def where(self, file: str) -> Said:
        """The same with the name of the file."""
        return say("{file}, {lines}", file=file, lines=self.text())


def joined(parts: Sequence[str]) -> str:
    """As in "2", "2 and 3", "2, 3 and 4"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
