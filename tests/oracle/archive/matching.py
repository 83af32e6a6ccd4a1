"""Which recording is whose call (section 5.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from tests.oracle.archive.times import SECOND

MOST: Final = 10  # of each side of a component
FEW: Final = 5  # up to here every matching is looked at
FURTHEST: Final = 120 * SECOND
NEAR_TIE: Final = SECOND

Way = Literal["uuid", "history", "call_id", "time"]


@dataclass(frozen=True, kw_only=True)
class Call:
    id: str  # call_history_uuid
    people: frozenset[str]  # the listed ones: caller, callee
    start: int
    length: int | None
    call_id: str = ""
    is_answered: bool = True


@dataclass(frozen=True, kw_only=True)
class Recording:
    id: str
    person: str
    start: int
    media: int | None  # of what is archived, else what Zoom's list says
    call_history_id: str = ""
    call_log_id: str = ""
    call_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Matches:
    """By the ids of calls and recordings."""

    of_calls: dict[str, list[str]]  # calls with recordings
    ways: dict[str, Way]  # of calls with recordings
    ambiguous: set[str]  # calls
    unsaid: set[str]  # recordings of ambiguous components: no row
    left: set[str]  # recordings without a call


Pair = tuple[Call, Recording]
Matching = frozenset[Pair]


def match(calls: Sequence[Call], recordings: Sequence[Recording]) -> Matches:
    of_calls: dict[str, list[str]] = {}
    ways: dict[str, Way] = {}
    unnamed = []
    for recording in recordings:
        named = call_by_id(recording, calls)
        if named is None:
            unnamed.append(recording)
            continue
        call, way = named
        of_calls.setdefault(call.id, []).append(recording.id)
        ways[call.id] = "history" if "history" in (way, ways.get(call.id)) else way
    matches = Matches(of_calls=of_calls, ways=ways, ambiguous=set(), unsaid=set(), left={one.id for one in unnamed})
    free = [call for call in calls if call.is_answered and call.id not in of_calls]
    for some_calls, some_recordings in components(free, unnamed):
        match_component(some_calls, some_recordings, matches)
    return matches


def call_by_id(recording: Recording, calls: Sequence[Call]) -> tuple[Call, Way] | None:
    """Rule 1: each way only if the one before finds nothing."""
    for identity in (recording.call_history_id, recording.call_log_id):
        for call in calls:
            if identity and call.id == identity:
                return call, "history"
    theirs = [
        call
        for call in calls
        if recording.call_id and call.call_id == recording.call_id and recording.person in call.people
    ]
    return (theirs[0], "call_id") if len(theirs) == 1 else None


# ---------------------------------------------------------------------------------------------------------
# Rules 2 and 3


def is_possible(call: Call, recording: Recording) -> bool:
    if recording.person not in call.people or call.length is None or recording.media is None:
        return False
    if abs(call.start - recording.start) > FURTHEST:
        return False
    is_near = abs(call.length - recording.media) <= 10 * SECOND
    is_in_ratio = 4 * call.length <= 5 * recording.media and 4 * recording.media <= 5 * call.length
    return is_near or is_in_ratio


def cost(call: Call, recording: Recording) -> int:
    assert call.length is not None
    assert recording.media is not None
    return abs(call.start - recording.start) + abs(call.length - recording.media)


def components(calls: Sequence[Call], recordings: Sequence[Recording]) -> Iterator[tuple[list[Call], list[Recording]]]:
    """Those with at least one possible pair."""
    waiting = list(calls)
    while waiting:
        mine, theirs = [waiting.pop(0)], list[Recording]()
        grows = True
        while grows:
            more = [one for one in recordings if one not in theirs and any(is_possible(call, one) for call in mine)]
            theirs += more
            others = [call for call in waiting if any(is_possible(call, one) for one in theirs)]
            mine += others
            waiting = [call for call in waiting if call not in others]
            grows = bool(more or others)
        if theirs:
            yield mine, theirs


def match_component(calls: list[Call], recordings: list[Recording], matches: Matches) -> None:
    chosen = choose(calls, recordings)
    if chosen is None:
        matches.ambiguous.update(call.id for call in calls)
        matches.unsaid.update(recording.id for recording in recordings)
        matches.left.difference_update(recording.id for recording in recordings)
        return
    for call, recording in chosen:
        matches.of_calls[call.id] = [recording.id]
        matches.ways[call.id] = "time"
        matches.left.remove(recording.id)


def choose(calls: list[Call], recordings: list[Recording]) -> Matching | None:
    """The matching that counts; None if the component is ambiguous."""
    if len(calls) > MOST or len(recordings) > MOST:
        return None
    if max(len(calls), len(recordings)) <= FEW:
        found = by_trying_all(calls, recordings)
    else:
        found = by_halves(calls, recordings)
    best = found[0]
    is_near_tie = len(found) > 1 and total(found[1]) - total(best) <= NEAR_TIE
    return None if is_near_tie else best


def total(matching: Matching) -> int:
    return sum(cost(call, recording) for call, recording in matching)


def by_trying_all(calls: Sequence[Call], recordings: Sequence[Recording]) -> list[Matching]:
    """The two best of every matching there is."""
    every = list(every_matching(tuple(calls), tuple(recordings)))
    most = max(map(len, every))
    return sorted((matching for matching in every if len(matching) == most), key=total)[:2]


def every_matching(calls: tuple[Call, ...], recordings: tuple[Recording, ...]) -> Iterator[Matching]:
    """The first call with nobody or with each recording, and the others with the rest."""
    if not calls:
        yield frozenset()
        return
    first, *others = calls
    yield from every_matching(tuple(others), recordings)
    for recording in recordings:
        if is_possible(first, recording):
            rest = tuple(one for one in recordings if one != recording)
            for matching in every_matching(tuple(others), rest):
                yield matching | {(first, recording)}


def by_halves(calls: Sequence[Call], recordings: Sequence[Recording]) -> list[Matching]:
    """The same for larger components: of what the first calls and a set of recordings leave, the two best do."""

    @cache
    def two_best(number: int, free: frozenset[Recording]) -> list[Matching]:
        if number == len(calls):
            return [frozenset()]
        found = list(two_best(number + 1, free))
        for recording in free:
            if is_possible(calls[number], recording):
                pair = {(calls[number], recording)}
                found += [rest | pair for rest in two_best(number + 1, free - {recording})]
        return sorted(found, key=lambda matching: (-len(matching), total(matching)))[:2]

    found = two_best(0, frozenset(recordings))
    return [matching for matching in found if len(matching) == len(found[0])]
