"""How much of the Zoom files belongs to people of the person query, and what may be told of it.

Whoever knows the hours of everybody and of all but a few knows those of the few. So what the report keeps for itself,
the summary, the log and the run record keep for themselves too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zoomwizard.core.outcome import LEAST_COVERAGE, Finding, Severity, Share
from zoomwizard.core.said import Said, percent, plural, say

ZONES = "zone_from_"
TOLD_OF_PEOPLE = ("people_found", "weeks_with_calls")
TOLD_OF_HOURS = ("minutes_in_zoom", "minutes_found")


@dataclass(frozen=True)
class Coverage:
    """People of the Zoom files and those of them who are in the person query, with their minutes."""

    people: int
    found: int
    minutes: int
    minutes_found: int
    minimum: int

    @property
    def missing(self) -> int:
        """How many people are not in the query."""
        return self.people - self.found

    @property
    def is_told(self) -> bool:
        """Whether neither those in the query nor the others are a group that is too small."""
        return self.found >= self.minimum and not 0 < self.missing < self.minimum

    @property
    def is_low(self) -> bool:
        """Whether too many hours are missing, and that may be told."""
        return self.is_told and 100 * self.minutes_found < LEAST_COVERAGE * self.minutes

    def said(self) -> Said:
        """In a sentence."""
        if self.is_told:
            return plural(
                "{found} of {n} person in the Zoom files is in the person query, with {share} of the call hours.",
                "{found} of {n} people in the Zoom files are in the person query, with {share} of the call hours.",
                n=self.people,
                found=self.found,
                share=percent(self.minutes_found, self.minutes),
            )
        if self.found < self.minimum:
            return say("Fewer than {minimum} people in the Zoom files are in the person query.", minimum=self.minimum)
        return say("Fewer than {minimum} people in the Zoom files aren't in the person query.", minimum=self.minimum)

    def finding(self) -> Finding:
        """For the check; nobody in common is an error, and few hours are a warning."""
        if not self.found:
            title = say("Nobody in the hashed Zoom file is in the person query.")
            hint = say("Check that both were made with the same mapping file, and that the right hash column is used.")
            return Finding(Severity.ERROR, "person_query", title, hint, code="people.nobody")
        if not self.is_low:
            return Finding(Severity.NOTE, "person_query", self.said(), code="people.coverage")
        hint = say(
            "What isn't covered is missing from every metric. Run the person query for everybody whose HashIDs were "
            "uploaded, and for the same weeks."
        )
        return Finding(Severity.WARNING, "person_query", self.said(), hint, code="people.low-coverage")

    def verdict(self) -> Said:
        """Whether the metrics are good enough."""
        share = percent(self.minutes_found, self.minutes)
        if not self.is_told:
            return say("The metrics are ready.")
        if self.is_low:
            return say("The metrics are ready, but they cover only {share} of the call hours.", share=share)
        return say("The metrics are ready. They cover {share} of the call hours.", share=share)

    def share(self, *, with_hours: bool) -> Share | None:
        """For the bar of the last page, by hours only if these may be told; None where nothing may be."""
        if not self.is_told:
            return None
        said = percent(self.minutes_found, self.minutes)
        title = say("{share} of the call hours belong to people in the person query", share=said)
        people = plural("{found} of {n} person", "{found} of {n} people", n=self.people, found=self.found)
        if not with_hours:
            return Share(title, 100 * self.minutes_found // max(self.minutes, 1), 100, people)
        part, whole = (round(minutes / 60, 1) for minutes in (self.minutes_found, self.minutes))
        detail = say("{part} of {whole} hours, {people}", part=part, whole=whole, people=people)
        return Share(title, self.minutes_found, self.minutes, detail)


def coverage_of(counts: Mapping[str, int], minimum: int) -> Coverage:
    """From the counts of a check or run, all of them."""
    return Coverage(
        counts["people_in_zoom"], counts["people_found"], counts["minutes_in_zoom"], counts["minutes_found"], minimum
    )


def told_counts(counts: Mapping[str, int], minimum: int, with_other_hours: int) -> dict[str, int]:
    """The counts that may be told, without those that would say something of fewer people than the minimum.

    `with_other_hours`: how many people have more or fewer hours in the Zoom files than in the report.
    """
    hidden = {name for name, count in counts.items() if name.startswith(ZONES) and 0 < count < minimum}
    is_told = coverage_of(counts, minimum).is_told
    hidden |= set() if is_told else set(TOLD_OF_PEOPLE)
    hidden |= set() if is_told and not 0 < with_other_hours < minimum else set(TOLD_OF_HOURS)
    return {name: count for name, count in counts.items() if name not in hidden}
