"""How long somebody was there, and how much of it was recorded, in whole milliseconds. Source: docs/archive.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from zoomwizard.zoom.api.answers import utc_moment

A_BIT = 10_000  # milliseconds that never count
TWENTIETHS = 20  # nor does one of these
Stretch = tuple[datetime, datetime]


def union(stretches: Iterable[Stretch]) -> int:
    """The time that at least one of the stretches covers."""
    covered, until = timedelta(), None
    for begin, end in sorted(stretches):
        if until is None or begin > until:
            covered, until = covered + max(end - begin, timedelta()), max(begin, end)
        elif end > until:
            covered, until = covered + (end - until), end
    return covered // timedelta(milliseconds=1)


def of_compliance(stays: Sequence[Stretch], individual: Sequence[Stretch], whole: Stretch) -> int:
    """The length of a person's stay: of the list of participants, else of own files, else of all of it."""
    return union(stays or individual or [whole])


def of_cloud(spans: Iterable[tuple[str, str]]) -> int | None:
    """The sum of a recording's different stretches, as Zoom writes their beginnings and ends; None without any."""
    different = set(_stretches(spans))
    return sum(union([one]) for one in different) if different else None


def phone_length(answer: datetime | None, end: datetime | None) -> int | None:
    """The length of a call from its answer on; None where it isn't known."""
    return None if answer is None or end is None else (end - answer) // timedelta(milliseconds=1)


def media_of(files: Iterable[tuple[str, int | None]]) -> int | None:
    """How much was recorded: of each beginning the longest file, added; None where no file tells."""
    longest: dict[str, int] = {}
    for start, milliseconds in files:
        if milliseconds is not None:
            longest[start] = max(longest.get(start, 0), milliseconds)
    return sum(longest.values()) if longest else None


def is_more_than_a_bit(part: int, whole: int) -> bool:
    """Whether a part is more than ten seconds and more than a twentieth of the whole."""
    return part > A_BIT and part * TWENTIETHS > whole


def is_short(length: int | None, media: int | None) -> bool:
    """Whether too little was recorded: nothing always is, anything isn't where nobody knows the length."""
    return media is None or (length is not None and is_more_than_a_bit(length - media, length))


def outside(stays: Sequence[Stretch], spans: Iterable[tuple[str, str]]) -> int:
    """The time of a stay that no stretch of a cloud recording covers."""
    recorded = _stretches(spans)
    inside = [
        (max(begin, first), min(end, last))
        for begin, end in stays
        for first, last in recorded
        if max(begin, first) < min(end, last)
    ]
    return union(stays) - union(inside)


def _stretches(spans: Iterable[tuple[str, str]]) -> list[Stretch]:
    moments = [(utc_moment(first), utc_moment(last)) for first, last in spans]
    return [(first, last) for first, last in moments if first is not None and last is not None]
