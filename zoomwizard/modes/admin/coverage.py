"""How much of what the reports hold belongs to people of the mapping file, always counted in the same way.

Colleagues are the participants whose e-mail domain is one of the mapping file's; everybody else is a guest. Counted are
sessions that stand in the hashed file, so nothing counts twice, in people and in minutes: see admin_counts.sql.
"""

from __future__ import annotations

from collections.abc import Mapping

from zoomwizard.core.outcome import Finding, Severity, Share
from zoomwizard.core.said import Said, percent, plural, say, sentences


def colleagues(counts: Mapping[str, int]) -> int:
    """How many colleagues took part, in the mapping file or not."""
    return counts["matched_people"] + counts["unmatched_colleagues"]


def colleague_minutes(counts: Mapping[str, int]) -> int:
    """Their minutes."""
    return counts["matched_minutes"] + counts["unmatched_colleague_minutes"]


def is_low(counts: Mapping[str, int]) -> bool:
    """Whether too much of the colleagues' time is missing."""
    return share_of(counts).is_low


def share_of(counts: Mapping[str, int]) -> Share:
    """The colleagues' minutes that belong to people of the mapping file."""
    part, whole = counts["matched_minutes"], colleague_minutes(counts)
    people = plural(
        "{found} of {n} colleague", "{found} of {n} colleagues", n=colleagues(counts), found=counts["matched_people"]
    )
    return Share(
        say("{share} of your colleagues' hours are covered", share=percent(part, whole)),
        part,
        whole,
        say("{part} of {whole} hours, {people}", part=hours(part), whole=hours(whole), people=people),
    )


def coverage(counts: Mapping[str, int]) -> Finding:
    """Colleagues in people and hours, guests apart; a warning where too much is missing."""
    title = plural(
        "{found} of {n} colleague is in the mapping file, with {share} of their hours ({hours} h).",
        "{found} of {n} colleagues are in the mapping file, with {share} of their hours ({hours} h).",
        n=colleagues(counts),
        found=counts["matched_people"],
        share=percent(counts["matched_minutes"], colleague_minutes(counts)),
        hours=hours(colleague_minutes(counts)),
    )
    guests = counts["unmatched_people"] - counts["unmatched_colleagues"]
    hints: list[Said | str] = []
    if guests:
        others = plural(
            "{n} guest, from another e-mail domain or without an address, isn't in it ({hours} h).",
            "{n} guests, from other e-mail domains or without an address, aren't in it ({hours} h).",
            n=guests,
            hours=hours(counts["unmatched_minutes"] - counts["unmatched_colleague_minutes"]),
        )
        hints.append(others)
    if not is_low(counts):
        return Finding(Severity.NOTE, "mapping", title, sentences(*hints), code="mapping.coverage")
    hints.append(
        say(
            "What isn't covered is missing from every metric. Ask your Insights admin for a newer mapping file; the "
            "run lists who is missing in the folder Keep private."
        )
    )
    return Finding(Severity.WARNING, "mapping", title, sentences(*hints), code="mapping.low-coverage")


def hours(minutes: int) -> float:
    """Minutes in hours, to a tenth."""
    return round(minutes / 60, 1)


def verdict_on_file(counts: Mapping[str, int]) -> Said:
    """Whether the hashed file is good enough."""
    share = percent(counts["matched_minutes"], colleague_minutes(counts))
    if is_low(counts):
        return say("The Zoom file is ready, but it covers only {share} of your colleagues' hours.", share=share)
    return say("The Zoom file is ready. It covers {share} of your colleagues' hours.", share=share)
