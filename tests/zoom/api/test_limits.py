"""The limiter: never above the limit in any window, whoever asks and whenever; the day's budget outlives a restart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomwizard.zoom.api.account import PLANS
from zoomwizard.zoom.api.budget import AHEAD, DailyBudget, copy_of
from zoomwizard.zoom.api.errors import DailyLimit
from zoomwizard.zoom.api.limits import LABELS, PER_DAY, PER_SECOND, Label, Limiter

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Clock:
    """A clock that goes forward when it is told to."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def calls_made(limiter: Limiter, clock: Clock, label: Label, pauses: list[float]) -> list[float]:
    """The moments of calls by somebody who asks again exactly when told to, and is late by `pauses` now and then."""
    made = []
    for late in pauses:
        clock.now += late
        while wait := limiter.take(label):
            clock.now += wait
        made.append(clock.now)
        limiter.end(label)
    return made


def most_in_any_window(moments: list[float], seconds: float) -> int:
    """The most moments that any closed stretch of time of this length holds."""
    return max((sum(first <= other <= first + seconds for other in moments) for first in moments), default=0)


def arrivals(limiter: Limiter, clock: Clock, label: Label, calls: list[tuple[float, float, float]]) -> list[float]:
    """The moments at which calls come to the other end, at most eight of them under way.

    Of each: by how much it is late, the seconds until its answer, and the part of these until it is there.
    """
    there, ends = list[float](), list[float]()

    def go_to(moment: float) -> None:
        while ends and ends[0] <= moment:
            clock.now = max(clock.now, ends.pop(0))
            limiter.end(label)
        clock.now = max(clock.now, moment)

    for late, seconds, part in calls:
        go_to(clock.now + late)
        if len(ends) == 8:
            go_to(ends[0])
        while wait := limiter.take(label):
            go_to(clock.now + wait)
        there.append(clock.now + seconds * part)
        ends.append(clock.now + seconds)
        ends.sort()
    return there


times = st.lists(st.one_of(st.just(0.0), st.floats(0, 0.2), st.floats(0, 5)), max_size=120)


@given(
    plan=st.sampled_from(PLANS),
    label=st.sampled_from(LABELS),
    share=st.floats(0.05, 1),
    pauses=times,
    start=st.floats(0, 1e6),
)
def test_no_window_ever_holds_more_calls_than_the_limit(
    plan: str, label: Label, share: float, pauses: list[float], start: float
) -> None:
    clock = Clock(start)
    made = calls_made(Limiter(plan, share, clock=clock), clock, label, pauses)
    rate = PER_SECOND[plan][label] * share
    if rate >= 1:
        assert most_in_any_window(made, 1.0) <= rate
    else:
        assert most_in_any_window(made, 1.0 / rate) <= 1


seconds_of_a_call = st.one_of(st.just(0.0), st.floats(0, 0.3), st.floats(0, 70))


@given(
    plan=st.sampled_from(PLANS),
    label=st.sampled_from(LABELS),
    share=st.floats(0.05, 1),
    calls=st.lists(st.tuples(st.floats(0, 0.1), seconds_of_a_call, st.floats(0, 1)), max_size=150),
)
def test_no_window_at_zoom_holds_more_however_late_calls_come_there(
    plan: str, label: Label, share: float, calls: list[tuple[float, float, float]]
) -> None:
    clock = Clock()
    there = arrivals(Limiter(plan, share, clock=clock), clock, label, calls)
    rate = PER_SECOND[plan][label] * share
    assert most_in_any_window(there, max(1.0, 1.0 / rate)) <= max(rate, 1)


@given(idle=st.floats(0, 30), calls=st.integers(1, 30), share=st.floats(0.05, 1))
def test_the_calls_of_a_run_that_has_just_ended_count_too(idle: float, calls: int, share: float) -> None:
    clock = Clock()
    before = calls_made(Limiter("free", share, clock=clock), clock, "medium", [0.0] * calls)
    clock.now += idle
    after = calls_made(Limiter("free", share, clock=clock, idle=idle), clock, "medium", [0.0] * calls)
    rate = PER_SECOND["free"]["medium"] * share
    assert most_in_any_window(before + after, max(1.0, 1.0 / rate)) <= max(rate, 1)


def test_calls_that_were_late_do_not_come_together_with_later_ones() -> None:
    clock = Clock()
    limiter = Limiter("pro", 0.1, clock=clock)  # two medium ones a second
    there = arrivals(limiter, clock, "medium", [(0.0, 0.9, 1.0), (0.0, 0.9, 1.0), (0.0, 0.9, 0.0), (0.0, 0.9, 0.0)])
    assert there == pytest.approx([1000.9, 1000.9, 1001.9, 1001.9], abs=0.01)


@given(before=times, after=times, limit=st.integers(1, 200))
def test_a_limit_that_zoom_says_counts_from_then_on(before: list[float], after: list[float], limit: int) -> None:
    clock = Clock()
    limiter = Limiter("business", 1.0, clock=clock)
    earlier = calls_made(limiter, clock, "light", before)
    limiter.learn("light", limit)
    later = calls_made(limiter, clock, "light", after)
    for moment in later:
        assert sum(moment - 1.0 <= other <= moment for other in earlier + later) <= min(limit, 80)


@given(st.floats(0.1, 5000), times)
def test_nothing_is_asked_while_zoom_wants_a_pause(seconds: float, pauses: list[float]) -> None:
    clock = Clock()
    limiter = Limiter("pro", 0.5, clock=clock)
    calls_made(limiter, clock, "heavy", pauses)
    begin = clock.now
    limiter.pause("heavy", seconds)
    (first,) = calls_made(limiter, clock, "heavy", [0.0])
    assert first >= begin + seconds - 1e-6
    assert limiter.take("light") == 0


def test_a_limiter_uses_what_it_may() -> None:
    clock = Clock()
    made = calls_made(Limiter("business", 1.0, clock=clock), clock, "medium", [0.0] * 6000)
    assert 5999 / (made[-1] - made[0]) > 59


@pytest.mark.parametrize("plan", PLANS)
def test_one_label_does_not_wait_for_another(plan: str) -> None:
    limiter = Limiter(plan, 1.0, clock=Clock())
    while not limiter.take("heavy"):
        pass
    assert limiter.take("medium") == 0
    assert limiter.take("light") == 0


# ---------------------------------------------------------------------------------------------------------
# The day


class Day:
    """A calendar that goes forward when it is told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@given(restarts=st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=12))
def test_restarts_never_make_the_day_longer(
    tmp_path_factory: pytest.TempPathFactory, restarts: list[tuple[int, bool]]
) -> None:
    file, day, made = tmp_path_factory.mktemp("budget") / "calls", Day(), 0
    for calls, ends_well in restarts:
        budget = DailyBudget(file, "free", 0.5, day)
        for _ in range(calls):
            if budget.take("heavy") is None:
                made += 1
        if ends_well:
            budget.close()
    assert made <= 500
    lost = AHEAD * sum(not ends_well for _, ends_well in restarts)
    assert made >= min(sum(calls for calls, _ in restarts), 500) - lost


def test_the_day_begins_anew_at_midnight_utc(tmp_path: Path) -> None:
    day = Day()
    budget = DailyBudget(tmp_path / "calls", "free", 0.01, day)
    limiter = Limiter("free", 1.0, budget=budget, clock=(clock := Clock()))
    calls_made(limiter, clock, "heavy", [0.0] * 10)
    clock.now += 10
    with pytest.raises(DailyLimit) as caught:
        limiter.take("heavy")
    assert caught.value.until == datetime(2026, 11, 25, tzinfo=UTC)
    assert limiter.take("medium") == 0
    day.now = datetime(2026, 11, 25, tzinfo=UTC)
    assert limiter.take("heavy") == 0


def test_a_limit_that_zoom_says_is_kept_over_a_restart(tmp_path: Path) -> None:
    day, until = Day(), NOON + timedelta(hours=3)
    DailyBudget(tmp_path / "calls", "business", 1.0, day).use_up("medium", until)
    again = DailyBudget(tmp_path / "calls", "business", 1.0, day)
    assert again.take("medium") == until
    assert again.take("light") is None
    day.now = until
    assert again.take("medium") is None


def test_a_kept_limit_is_over_within_a_day(tmp_path: Path) -> None:
    """As an earlier version kept what an answer said."""
    DailyBudget(tmp_path / "calls", "pro", 1.0, Day()).use_up("heavy", NOON + timedelta(days=9999))
    again = DailyBudget(tmp_path / "calls", "pro", 1.0, Day())
    assert again.take("heavy") == NOON + timedelta(days=1)


DAMAGE = [
    "", "{", "[]", '{"day": 1}', '{"day": "x", "used": {"heavy": "y"}, "until": {}}', "\0" * 50, "[" * 100_000,
    '{"day": "2026-11-24", "used": {"heavy": Infinity}, "until": {}}',
    '{"day": "2026-11-24", "used": {"heavy": -1}, "until": {}}',
    '{"day": "2026-11-24", "used": {}, "until": {"heavy": "2026-11-24T15:00:00"}}',
]  # fmt: skip


@pytest.mark.parametrize("content", DAMAGE)
@pytest.mark.parametrize("damaged", ["the count", "its copy"])
def test_where_the_count_is_damaged_the_last_known_one_holds(tmp_path: Path, content: str, damaged: str) -> None:
    file, day = tmp_path / "x.calls", Day()
    budget = DailyBudget(file, "free", 1.0, day)
    for _ in range(70):
        assert budget.take("heavy") is None
    budget.use_up("medium", NOON + timedelta(hours=3))
    (file if damaged == "the count" else copy_of(file)).write_text(content, encoding="utf-8")
    again = DailyBudget(file, "free", 1.0, day)
    assert again.is_damaged
    assert again.left("heavy") == PER_DAY["free"]["heavy"] - 70
    assert again.take("medium") == NOON + timedelta(hours=3)
    again.close()
    assert not DailyBudget(file, "free", 1.0, day).is_damaged


@pytest.mark.parametrize("content", DAMAGE)
def test_where_no_count_is_known_none_is_left_until_tomorrow(tmp_path: Path, content: str) -> None:
    file, day = tmp_path / "x.calls", Day()
    for path in (file, copy_of(file)):
        path.write_text(content, encoding="utf-8")
    budget = DailyBudget(file, "pro", 1.0, day)
    assert budget.is_damaged
    assert budget.take("heavy") == datetime(2026, 11, 25, tzinfo=UTC)
    assert DailyBudget(file, "pro", 1.0, day).left("heavy") == 0
    day.now = datetime(2026, 11, 25, tzinfo=UTC)
    assert budget.take("heavy") is None


def test_a_count_without_its_copy_is_no_damage(tmp_path: Path) -> None:
    """As an earlier version left it, or a power cut between the two."""
    file, day = tmp_path / "x.calls", Day()
    DailyBudget(file, "pro", 1.0, day).use_up("heavy", NOON + timedelta(hours=1))
    copy_of(file).unlink()
    again = DailyBudget(file, "pro", 1.0, day)
    assert not again.is_damaged
    assert again.take("heavy") == NOON + timedelta(hours=1)
