"""What became of an event for a person (section 5.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from tests.oracle.archive.lengths import is_short
from tests.oracle.archive.times import HOUR
from tests.oracle.usage.cells import half_up

ANSWERED: Final = ("answered", "accepted", "picked_up", "connected", "succeeded")
CLASSES: Final = {
    "breakout_unchecked": ("excluded", ""),
    "external_host": ("excluded", ""),
    "recorded_in_error": ("excluded", "major"),
    "not_expected": ("excluded", ""),
    "recorded_no_cdr": ("excluded", "minor"),
    "on_demand": ("excluded", ""),
    "unanswered": ("excluded", ""),
    "e2ee": ("excluded", ""),
    "one_person": ("excluded", ""),
    "ambiguous": ("not compliant", "major"),
    "lost": ("not compliant", "critical"),
    "pending": ("pending", ""),
    "not_archived": ("not compliant", "critical"),
    "not_recorded": ("not compliant", "critical"),
    "matched_short": ("not compliant", "major"),
    "matched": ("compliant", ""),
}
TARGET: Final = Fraction("99.9")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One event (or recording without event) and one listed person."""

    policy: Literal["always", "on_demand", "never"] = "always"
    is_event: bool = True
    is_phone: bool = False
    is_listed: bool = True  # A, R or D has a recording
    is_breakout: bool = False  # A says so
    is_external: bool = False  # A says so
    is_said: bool = False  # recording_status, or in the trash
    is_in_trash: bool = False
    call_result: str = ""
    is_end_to_end: bool = False
    participants: int | None = None
    is_ambiguous: bool = False
    decision: Literal["", "yes", "no"] = ""  # the last one
    files: tuple[str, ...] = ()  # wanted: `archived`, `lost`, another status, "" if never tried; in list order
    was_purged: bool = False  # a file of the event
    last_status: str = ""
    ended: int = 0
    now: int = 0
    late_hours: Fraction = Fraction(24)
    is_recorded_on_computer: bool = False
    length: int | None = None
    media: int | None = None


@dataclass(frozen=True)
class Verdict:
    status: str
    reason: str = ""

    @property
    def status_class(self) -> str:
        return CLASSES[self.status][0]

    @property
    def severity(self) -> str:
        return CLASSES[self.status][1]


def judge(case: Case) -> Verdict:
    if case.was_purged:
        return Verdict(case.last_status or "matched")
    excluded = exclude(case)
    if excluded:
        return Verdict(excluded)
    if case.is_ambiguous:
        return Verdict({"": "ambiguous", "yes": "matched", "no": "not_recorded"}[case.decision])
    if "lost" in case.files:
        return Verdict("lost")
    missing = [file or "not_fetched" for file in case.files if file != "archived"]
    if (not case.is_listed or missing) and case.now - case.ended < case.late_hours * HOUR:
        return Verdict("pending")
    if missing:
        return Verdict("not_archived", missing[0])
    if not case.is_listed and case.is_said:
        return Verdict("not_archived", "in_trash" if case.is_in_trash else "gone")
    if not case.is_listed:
        return Verdict("not_recorded", "local_only" if case.is_recorded_on_computer else "")
    return Verdict("matched_short" if is_short(case.length, case.media) else "matched")


def exclude(case: Case) -> str:
    """Lines 1 to 6."""
    is_there = case.is_listed or case.is_said
    if case.is_breakout:
        return "breakout_unchecked"
    if case.is_external:
        return "external_host"
    if case.policy == "never":
        is_error = is_there if case.is_phone else case.is_listed
        return "recorded_in_error" if is_error else "not_expected"
    if case.is_listed and not case.is_event:
        return "recorded_no_cdr"
    if case.policy == "on_demand":
        return "on_demand"
    return "" if is_there else cause(case)


def cause(case: Case) -> str:
    """Why there is nothing, line 6."""
    if case.is_phone:
        if case.call_result not in ANSWERED:
            return "unanswered"
        return "e2ee" if case.is_end_to_end else ""
    return "one_person" if case.participants is not None and case.participants < 2 else ""


# ---------------------------------------------------------------------------------------------------------
# Completeness


def counts(verdicts: Iterable[Verdict]) -> tuple[int, int]:
    """Compliant and not compliant."""
    classes = [verdict.status_class for verdict in verdicts]
    return classes.count("compliant"), classes.count("not compliant")


def completeness(compliant: int, not_compliant: int) -> Fraction | None:
    whole = compliant + not_compliant
    return Fraction(100 * compliant, whole) if whole else None


def completeness_text(value: Fraction | None) -> str:
    return "null" if value is None else half_up(value, 4)


def is_below(value: Fraction | None, fail_below: Fraction | None) -> bool:
    """What ends `--fail-below` with 7."""
    return value is not None and fail_below is not None and value < fail_below
