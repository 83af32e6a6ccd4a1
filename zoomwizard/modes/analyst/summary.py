"""What a person wants to know of a run, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from zoomwizard.core.said import Said, plural, say

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


def summary(counts: Mapping[str, int]) -> list[Said]:
    """The summary of a run with these counts."""
    return [
        plural(
            "{with_calls} of {n} person-week has Zoom calls.",
            "{with_calls} of {n} person-weeks have Zoom calls.",
            n=counts["person_weeks"],
            with_calls=counts["person_weeks_with_calls"],
        ),
        plural(
            "{found} of {n} person in the Zoom files is in the person query, with {share} of the hours.",
            "{found} of {n} people in the Zoom files are in the person query, with {share} of the hours.",
            n=counts["people_in_zoom"],
            found=counts["people_found"],
            share=percent(counts["minutes_found"], counts["minutes_in_zoom"]),
        ),
        plural(
            "{n} session was in the files more than once and counted once.",
            "{n} sessions were in the files more than once and counted once.",
            n=counts["duplicates"],
        ),
        say("Calls by reason: {counts}.", counts=named_counts(counts, CALL_REASONS)),
        say("People's time zones: {counts}.", counts=named_counts(counts, ZONE_SOURCE_WORDS)),
    ]


def named_counts(counts: Mapping[str, int], names: Mapping[str, Said]) -> list[Said]:
    """Those of some counts that there are, each before its name."""
    return [say("{count} {name}", count=counts[key], name=name) for key, name in names.items() if key in counts]


def percent(part: int, whole: int) -> Said:
    """A share in whole per cent, where there is a whole."""
    return say("{percent} %", percent=100 * part // whole) if whole else say("none")
