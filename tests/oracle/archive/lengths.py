"""What should be there, what is there, and whether that is enough (section 5.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.oracle.archive.times import SECOND, Span


@dataclass(frozen=True, kw_only=True)
class Medium:
    """An archived file; a text or one that tells no length has none."""

    recording_start: str = ""  # as Zoom writes it; compliance and phone: blank
    length: int | None


def union(spans: Iterable[Span]) -> list[Span]:
    """In order, none touching another."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def measure(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def outside(spans: Iterable[Span], others: Iterable[Span]) -> int:
    """How much of the spans lies in none of the others."""
    mine, theirs = union(spans), union(others)
    return measure(mine) - sum(
        max(min(end, other_end) - max(start, other_start), 0)
        for start, end in mine
        for other_start, other_end in theirs
    )


# ---------------------------------------------------------------------------------------------------------
# Length


def compliance_length(stays: Sequence[Span], individual: Sequence[Span], whole: Span | None) -> int | None:
    """The person's stays in P, else of their individual files, else start to end."""
    if stays:
        return measure(union(stays))
    if individual:
        return measure(union(individual))
    return None if whole is None else whole[1] - whole[0]


def cloud_length(spans: Iterable[Span]) -> int | None:
    different = set(spans)
    return measure(different) if different else None


def phone_length(answer: int | None, end: int | None) -> int | None:
    return None if answer is None or end is None else end - answer


# ---------------------------------------------------------------------------------------------------------
# Media


def media(files: Iterable[Medium]) -> int | None:
    """Of one recording: for each recording_start the longest."""
    longest: dict[str, int] = {}
    for file in files:
        if file.length is not None:
            longest[file.recording_start] = max(file.length, longest.get(file.recording_start, 0))
    return sum(longest.values()) if longest else None


def media_of_call(recordings: Iterable[int | None]) -> int | None:
    known = [one for one in recordings if one is not None]
    return sum(known) if known else None


# ---------------------------------------------------------------------------------------------------------
# Enough


def is_above(difference: int, base: int) -> bool:
    """> max(10 s, 5 % of the base)."""
    return difference > 10 * SECOND and 20 * difference > base


def is_short(length: int | None, found: int | None) -> bool:
    if found is None:
        return True
    return length is not None and is_above(length - found, length)


def flags(kind: str, stays: Sequence[Span], cloud_spans: Sequence[Span], found: int | None) -> list[str]:
    """Of a row `matched_short` or `matched`, sorted."""
    stay = measure(union(stays))
    if kind == "phone" or not stay:
        return []
    result = []
    if found is not None and is_above(found - stay, stay):
        result.append("media_wider")
    if kind == "cloud" and is_above(outside(stays, cloud_spans), stay):
        result.append("part_of_meeting")
    return result
