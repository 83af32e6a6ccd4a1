"""The one bar: forward only, a rate that fits, a time left that is steady or not there."""

import random
import threading

import pytest

from tests.app.clock import Clock
from zoomwizard.app.progress import Bar, time_left
from zoomwizard.core.outcome import Progress

STAGES = {"read": 5, "match": 2, "write": 3}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bar(clock: Clock) -> Bar:
    return Bar(STAGES, clock)


def test_stages_count_by_their_weights(bar: Bar) -> None:
    assert bar.state().fraction == 0
    for stage, done, fraction in (("read", 1, 0.25), ("read", 2, 0.5), ("match", 1, 0.6), ("write", 0, 0.7)):
        bar.update(Progress(stage, done, 2, stage))
        assert bar.state().fraction == pytest.approx(fraction)
        assert bar.state().message == stage


def test_the_bar_never_goes_back(bar: Bar) -> None:
    dice = random.Random(4)
    last = 0.0
    for _ in range(2000):
        stage = dice.choice([*STAGES, "unknown"])
        total = dice.choice([0, 1, 7.5])
        bar.update(Progress(stage, dice.uniform(-1, 9), total, "", dice.randrange(100)))
        state = bar.state()
        assert last <= state.fraction < 1
        last = state.fraction
    assert last > 0.9


def test_it_is_full_only_when_the_run_is_over(bar: Bar) -> None:
    bar.update(Progress("write", 1, 1, ""))
    assert bar.state().fraction == 0.99
    bar.finish()
    assert bar.state().fraction == 1
    assert bar.state().seconds_left is None


def run_evenly(bar: Bar, clock: Clock, seconds: float, until: float, step: float = 0.1) -> None:
    """A run at even speed, of `seconds` in all, up to the moment `until`."""
    while clock.now < until - step / 2:
        clock.now += step
        part = clock.now / seconds
        stage, start, share = next(
            (stage, start, share)
            for stage, start, share in (("read", 0, 0.5), ("match", 0.5, 0.2), ("write", 0.7, 0.3))
            if part <= start + share + 1e-9
        )
        bar.update(Progress(stage, part - start, share, stage, int(clock.now * 1000)))


def test_the_time_left_of_an_even_run_is_right_once_it_is_shown(bar: Bar, clock: Clock) -> None:
    run_evenly(bar, clock, 100, until=4)
    assert bar.state().seconds_left is None
    for until in (8, 30, 60, 90):
        run_evenly(bar, clock, 100, until)
        assert bar.state().seconds_left == pytest.approx(100 - until, abs=2)


def test_the_rate_is_that_of_the_last_seconds(bar: Bar, clock: Clock) -> None:
    assert bar.state().rate is None
    run_evenly(bar, clock, 100, until=20)
    assert bar.state().rate == pytest.approx(1000, rel=0.01)
    rows = bar.state().rows
    for _ in range(80):
        clock.now += 0.1
        rows += 10
        bar.update(Progress("read", 0, 1, "", rows))
    assert bar.state().rate == pytest.approx(100, rel=0.01)


def test_no_rate_is_shown_while_no_rows_are_counted(bar: Bar, clock: Clock) -> None:
    run_evenly(bar, clock, 100, until=20)
    clock.now += 6
    bar.state()
    clock.now += 6
    assert bar.state().rate is None


def test_no_time_left_is_shown_while_forecasts_disagree(bar: Bar, clock: Clock) -> None:
    run_evenly(bar, clock, 100, until=20)
    assert bar.state().seconds_left is not None
    for _ in range(4):  # now nothing moves: each forecast is later than the one before
        clock.now += 1
        bar.update(Progress("read", 0, 1, "Reading"))
    clock.now += 4
    assert bar.state().seconds_left is None


def test_a_stall_is_told_and_ends_with_the_next_step(bar: Bar, clock: Clock) -> None:
    run_evenly(bar, clock, 100, until=20)
    clock.now += 9
    assert not bar.state().stalled
    clock.now += 1
    assert bar.state().stalled
    assert bar.state().seconds_left is None
    bar.update(Progress("read", 0.45, 1, "", 50_000))
    assert not bar.state().stalled


def test_a_job_without_stages_has_a_bar_too(clock: Clock) -> None:
    bar = Bar({}, clock)
    bar.update(Progress("read", 1, 1, "Reading"))
    assert bar.state().fraction == 0
    assert bar.state().message == "Reading"


def test_many_threads_may_report_at_once() -> None:
    bar = Bar(STAGES)

    def work(seed: int) -> None:
        dice = random.Random(seed)
        for _ in range(2000):
            bar.update(Progress("write", dice.random(), 1, ""))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    fractions = []
    while any(thread.is_alive() for thread in threads):
        fractions.append(bar.state().fraction)
    for thread in threads:
        thread.join()
    assert fractions == sorted(fractions)
    assert bar.state().fraction == pytest.approx(0.99, abs=0.01)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "a few seconds left"),
        (4.9, "a few seconds left"),
        (5, "5 seconds left"),
        (31, "35 seconds left"),
        (55, "55 seconds left"),
        (56, "1 minute left"),
        (60, "1 minute left"),
        (61, "1 minute, 10 seconds left"),
        (121, "2 minutes, 10 seconds left"),
        (130, "2 minutes, 10 seconds left"),
        (595, "10 minutes left"),
        (601, "11 minutes left"),
        (3541, "1 hour left"),
        (3601, "1 hour, 1 minute left"),
        (7200, "2 hours left"),
        (9000, "2 hours, 30 minutes left"),
    ],
)
def test_the_time_left_is_no_more_exact_than_it_is_known(seconds: float, text: str) -> None:
    assert str(time_left(seconds)) == text
