"""Matching and lengths in the oracle of `archive` (sections 5.1 and 5.2)."""

import random
from dataclasses import replace
from typing import Any

import pytest

from tests.oracle.archive import lengths
from tests.oracle.archive.lengths import Medium, is_short
from tests.oracle.archive.matching import Call, Recording, by_halves, by_trying_all, components, match, total
from tests.oracle.archive.times import MINUTE, SECOND, Span


def call(name: str, start: float, length: float | None = 60, **more: Any) -> Call:
    values: dict[str, Any] = {"people": frozenset({"ana"}), **more}
    return Call(id=name, start=ms(start), length=None if length is None else ms(length), **values)


def recording(name: str, start: float, media: float = 60, **more: Any) -> Recording:
    return Recording(id=name, start=ms(start), media=ms(media), **{"person": "ana", **more})


def ms(value: float) -> int:
    return round(value * SECOND)


# ---------------------------------------------------------------------------------------------------------
# Rule 1


def test_ids_are_tried_in_their_order() -> None:
    calls = [call("c1", 0, call_id="p"), call("c2", 0, call_id="q"), call("c3", 0)]
    both = recording("r", 9999, call_history_id="c1", call_log_id="c2", call_id="q")
    found = match(calls, [both])
    assert (found.of_calls, found.ways, found.left) == ({"c1": ["r"]}, {"c1": "history"}, set())
    found = match(calls, [replace(both, call_history_id="nothing")])
    assert (found.of_calls, found.ways) == ({"c2": ["r"]}, {"c2": "history"})
    found = match(calls, [replace(both, call_history_id="", call_log_id="nothing")])
    assert (found.of_calls, found.ways) == ({"c2": ["r"]}, {"c2": "call_id"})


def test_a_call_id_counts_if_exactly_one_call_with_it_has_that_person() -> None:
    theirs = recording("r", 9999, call_id="p")
    ana, bob = call("c1", 0, call_id="p"), call("c2", 0, call_id="p", people=frozenset({"bob"}))
    assert match([ana, bob], [theirs]).of_calls == {"c1": ["r"]}
    found = match([ana, replace(bob, people=frozenset({"ana", "bob"}))], [theirs])
    assert (found.of_calls, found.left) == ({}, {"r"})


def test_recordings_of_a_call_add_up_and_a_call_with_one_is_not_left() -> None:
    parts = [recording("r1", 0, call_history_id="c"), recording("r2", 30, call_id="p"), recording("r3", 0)]
    found = match([call("c", 0, call_id="p")], parts)
    assert (found.of_calls, found.ways, found.left) == ({"c": ["r1", "r2"]}, {"c": "history"}, {"r3"})


# ---------------------------------------------------------------------------------------------------------
# Rules 2 to 4


def test_most_pairs_come_before_near_ones() -> None:
    found = match([call("0", 0), call("90", 90)], [recording("100", 100), recording("190", 190)])
    assert found.of_calls == {"0": ["100"], "90": ["190"]}
    assert set(found.ways.values()) == {"time"}


def test_two_calls_that_cost_the_same_are_ambiguous() -> None:
    found = match([call("0", 0), call("20", 20)], [recording("10", 10)])
    assert (found.ambiguous, found.unsaid, found.left, found.of_calls) == ({"0", "20"}, {"10"}, set(), {})


@pytest.mark.parametrize(("second", "is_ambiguous"), [(21.0, True), (21.001, False)])
def test_a_near_tie_is_one_second_at_most(second: float, *, is_ambiguous: bool) -> None:
    found = match([call("0", 0), call("20", second)], [recording("10", 10)])
    assert bool(found.ambiguous) == is_ambiguous
    assert found.of_calls == ({} if is_ambiguous else {"0": ["10"]})


@pytest.mark.parametrize(
    ("start", "length", "media", "is_pair"),
    [
        (120, 60, 60, True),
        (-120, 60, 60, True),
        (120.001, 60, 60, False),
        (0, 30, 40, True),
        (0, 30, 40.001, False),
        (0, 100, 80, True),
        (0, 100, 79.999, False),
        (0, 100, 125, True),
        (0, 100, 125.001, False),
        (0, 0, 10, True),
        (0, 0, 10.001, False),
    ],
)
def test_what_is_a_possible_pair(start: float, length: float, media: float, *, is_pair: bool) -> None:
    found = match([call("c", 0, length)], [recording("r", start, media)])
    assert found.of_calls == ({"c": ["r"]} if is_pair else {})
    assert found.left == (set() if is_pair else {"r"})


def test_only_answered_calls_of_the_same_person_with_a_length_are_pairs() -> None:
    theirs = recording("r", 0)
    for other in (call("c", 0, is_answered=False), call("c", 0, None), call("c", 0, people=frozenset({"bob"}))):
        assert match([other], [theirs]).left == {"r"}


def test_a_side_with_more_than_ten_is_ambiguous() -> None:
    ten = [call(f"c{number}", 2 * number) for number in range(10)]
    one = recording("r", 0)
    assert match(ten, [one]).of_calls == {"c0": ["r"]}
    eleven = [*ten, call("c10", 20)]
    assert match(eleven, [one]).ambiguous == {one.id for one in eleven}
    many = [recording(f"r{number}", 2 * number) for number in range(11)]
    assert match([call("c", 0)], many).unsaid == {one.id for one in many}


def test_what_a_component_leaves_is_left() -> None:
    calls = [call("0", 0), call("100", 100), call("1000", 1000)]
    recordings = [recording("5", 5), recording("9000", 9000), recording("60", 60)]
    found = match([*calls[:1], calls[2]], recordings)
    assert (found.of_calls, found.left) == ({"0": ["5"]}, {"60", "9000"})
    assert match(calls, recordings).of_calls == {"0": ["5"], "100": ["60"]}


@pytest.mark.parametrize("seed", range(60))
def test_the_quick_way_finds_what_trying_all_does(seed: int) -> None:
    chance = random.Random(seed)
    calls = [call(f"c{number}", chance.randrange(300), chance.randrange(40, 90)) for number in range(5)]
    recordings = [recording(f"r{number}", chance.randrange(300), chance.randrange(40, 90)) for number in range(5)]
    for some, others in components(calls, recordings):
        all_of_them, quick = by_trying_all(some, others), by_halves(some, others)
        assert [(len(one), total(one)) for one in all_of_them] == [(len(one), total(one)) for one in quick]


# ---------------------------------------------------------------------------------------------------------
# Lengths


def minutes(*spans: tuple[float, float]) -> list[Span]:
    return [(round(start * MINUTE), round(end * MINUTE)) for start, end in spans]


def test_stays_are_joined() -> None:
    stays = minutes((0, 10), (12, 20), (15, 22))
    assert lengths.compliance_length(stays, [], None) == ms(1200)
    media = ms(3600)
    assert not is_short(ms(1200), media)
    assert lengths.flags("compliance", stays, [], media) == ["media_wider"]


def test_without_stays_the_individual_file_and_then_the_whole_counts() -> None:
    whole = (0, 30 * MINUTE)
    assert lengths.compliance_length([], minutes((1, 5), (1, 5)), whole) == 4 * MINUTE
    assert lengths.compliance_length([], [], whole) == 30 * MINUTE
    assert lengths.compliance_length([], [], None) is None


def test_the_spans_of_a_cloud_recording() -> None:
    spans = minutes((1, 26), (35, 60), (1, 26))
    assert lengths.cloud_length(spans) == ms(3000)
    assert lengths.cloud_length([]) is None
    files = [
        Medium(recording_start="a", length=ms(1500)),
        Medium(recording_start="a", length=ms(1499)),
        Medium(recording_start="b", length=ms(1500.5)),
        Medium(recording_start="c", length=None),
    ]
    assert lengths.media(files) == ms(3000.5)
    stay = minutes((0, 60))
    assert lengths.outside(stay, spans) == ms(600)
    assert lengths.flags("cloud", stay, spans, ms(3000.5)) == ["part_of_meeting"]
    assert lengths.flags("compliance", stay, spans, ms(3000.5)) == []
    assert lengths.flags("phone", stay, spans, ms(9999)) == []


def test_a_call_is_from_its_answer_and_its_recordings_add_up() -> None:
    assert lengths.phone_length(ms(5), ms(65)) == ms(60)
    assert lengths.phone_length(None, ms(65)) is None
    assert lengths.media_of_call([ms(20), None, ms(30)]) == ms(50)
    assert lengths.media_of_call([None]) is None
    assert lengths.media([Medium(length=None)]) is None


@pytest.mark.parametrize(
    ("length", "media", "expected"),
    [
        (200, 190, False),
        (3600, 3420, False),
        (201, 190, True),
        (3600, 3419.999, True),
        (200, 189.999, True),
        (60, 9999, False),
        (0, 0, False),
    ],
)
def test_what_is_short(length: float, media: float, *, expected: bool) -> None:
    assert is_short(ms(length), ms(media)) == expected


def test_no_media_is_short_and_an_unknown_length_is_not() -> None:
    assert is_short(ms(1), None)
    assert is_short(None, None)
    assert not is_short(None, ms(1))


@pytest.mark.parametrize(("media", "expected"), [(3780, []), (3780.001, ["media_wider"])])
def test_media_is_wider_from_one_unit_after_five_percent(media: float, expected: list[str]) -> None:
    assert lengths.flags("compliance", minutes((0, 60)), [], ms(media)) == expected


@pytest.mark.parametrize(("end", "expected"), [(57, []), (56.9999, ["part_of_meeting"])])
def test_a_part_is_left_out_from_one_unit_after_five_percent(end: float, expected: list[str]) -> None:
    assert lengths.flags("cloud", minutes((0, 60)), minutes((0, end)), ms(3600)) == expected
