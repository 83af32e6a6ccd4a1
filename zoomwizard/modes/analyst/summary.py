"""What a person wants to know of a run, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zoomwizard.core.outcome import FileRecord, NextStep
from zoomwizard.core.said import Said, plural, say
from zoomwizard.modes.analyst.coverage import coverage_of

# By the count that each is.
CALL_REASONS = {
    "reason_booked_ahead": say("booked ahead"),
    "reason_created_at_start": say("created at the start"),
    "reason_in_calendar": say("in the calendar"),
    "reason_other_ID": say("with another meeting ID"),
    "reason_personal_or_instant_ID": say("with a personal or instant meeting ID"),
}
ZONE_SOURCE_WORDS = {
    "zone_from_another_week": say("from another week"),
    "zone_from_the_Zoom_admin": say("from the Zoom admin"),
    "zone_from_the_person_query": say("from the person query"),
}


def summary(counts: Mapping[str, int], minimum: int) -> list[Said]:
    """The summary of a run with these counts; nothing of fewer people than the minimum."""
    return [
        plural(
            "{with_calls} of {n} person-week has Zoom calls.",
            "{with_calls} of {n} person-weeks have Zoom calls.",
            n=counts["person_weeks"],
            with_calls=counts["person_weeks_with_calls"],
        ),
        coverage_of(counts, minimum).said(),
        plural(
            "{n} session was in the files more than once and counted once.",
            "{n} sessions were in the files more than once and counted once.",
            n=counts["duplicates"],
        ),
        say("Calls by reason: {counts}.", counts=named_counts(counts, CALL_REASONS)),
        say("People's time zones: {counts}.", counts=named_counts(counts, ZONE_SOURCE_WORDS, minimum)),
    ]


def named_counts(counts: Mapping[str, int], names: Mapping[str, Said], minimum: int = 1) -> list[Said]:
    """Those of some counts that there are, each before its name; one of fewer than the minimum is not told."""
    return [
        say("{count} {name}", count=counts[key], name=name)
        if counts[key] >= minimum
        else say("fewer than {minimum} {name}", minimum=minimum, name=name)
        for key, name in names.items()
        if key in counts
    ]


def next_steps(outputs: Sequence[FileRecord], minimum: int) -> Iterator[NextStep]:
    """What the analyst does with the files."""
    names = {record.role: record.name for record in outputs}
    if name := names.get("report"):
        why = say(
            "It has the figures and charts, and shows nothing about fewer than {minimum} people.", minimum=minimum
        )
        yield NextStep(say("Open the report"), (name,), why)
    if name := names.get("Power BI project"):
        why = say("Open the project in this folder with Power BI Desktop, and choose Refresh.")
        yield NextStep(say("Continue in Power BI"), (name,), why)
    yield NextStep(
        say("Keep these files where only analysts can read them"),
        tuple(names[role] for role in ("joined person query", "standalone metrics", "meeting query")),
        say("They have a row for each person and week, for your own analyses and for the Power BI template of 2021."),
        is_kept=True,
    )
