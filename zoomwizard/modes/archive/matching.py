"""Which recording is of which call, where no ID says so: by person, start and length. Source: docs/archive.md.

Everything is in whole milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zoomwizard.core.engine import Engine
from zoomwizard.modes.archive.steps import MATCH_PAIRS

MOST_IN_COMPONENT = 10  # on a side
AS_GOOD = 1000  # milliseconds that a sum may be greater

Pair = tuple[int, int, int]  # a call, a recording, and what is between them
Best = list[tuple[int, tuple[tuple[int, int], ...]]]  # sums, each with its calls and the places of their recordings


def match_by_time(engine: Engine) -> None:
    """Match the calls and recordings of the tables match_calls, match_people and match_recordings.

    Makes the tables matched_by_time(call, recording), unclear_calls(call) and unclear_recordings(recording).
    """
    engine.step(MATCH_PAIRS)
    matched: list[tuple[int, int]] = []
    calls: list[tuple[int]] = []
    recordings: list[tuple[int]] = []
    for component in components(engine.all("FROM contested ORDER BY ALL")):
        found = best_matching(component)
        if found is None:
            calls += sorted({(call,) for call, _, _ in component})
            recordings += sorted({(recording,) for _, recording, _ in component})
        else:
            matched += found.items()
    engine.load("solved", {"call": "BIGINT", "recording": "BIGINT"}, matched)
    engine.run("INSERT INTO matched_by_time FROM solved")
    engine.load("unclear_calls", {"call": "BIGINT"}, calls)
    engine.load("unclear_recordings", {"recording": "BIGINT"}, recordings)


def components(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """The pairs by what hangs together: calls that share a recording, directly or through others."""
    all_pairs = list(pairs)
    leaders: dict[tuple[str, int], tuple[str, int]] = {}

    def leader_of(node: tuple[str, int]) -> tuple[str, int]:
        while (above := leaders.setdefault(node, node)) != node:
            leaders[node] = leaders[above]
            node = above
        return node

    for call, recording, _ in all_pairs:
        leaders[leader_of(("call", call))] = leader_of(("recording", recording))
    found: dict[tuple[str, int], list[Pair]] = defaultdict(list)
    for pair in all_pairs:
        found[leader_of(("call", pair[0]))].append(pair)
    yield from found.values()


def best_matching(pairs: Sequence[Pair]) -> Mapping[int, int] | None:
    """The matching of a component with the most pairs, and of these with the least sum: recordings by call.

    None where another one is as good, or where there is too much of it to say.
    """
    recordings = sorted({recording for _, recording, _ in pairs})
    costs: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by call: the place of a recording, and what it costs
    for call, recording, cost in pairs:
        costs[call].append((recordings.index(recording), cost))
    if len(costs) > MOST_IN_COMPONENT or len(recordings) > MOST_IN_COMPONENT:
        return None
    # By the recordings that are taken, as bits: the least sums of two different matchings of the calls so far, and the
    # pairs of the first.
    states: dict[int, Best] = {0: [(0, ())]}
    for call, choices in costs.items():
        grown: dict[int, Best] = {taken: list(best) for taken, best in states.items()}
        for taken, best in states.items():
            for place, cost in choices:
                if not taken & 1 << place:
                    more = [(total + cost, (*chosen, (call, place))) for total, chosen in best]
                    grown[taken | 1 << place] = sorted(grown.get(taken | 1 << place, []) + more)[:2]
        states = grown
    most = max(taken.bit_count() for taken in states)
    first, *others = sorted(one for taken, best in states.items() if taken.bit_count() == most for one in best)[:2]
    if others and others[0][0] - first[0] <= AS_GOOD:
        return None
    return {call: recordings[place] for call, place in first[1]}
