"""Days of kept data: open and closed, what they say of a local day, and which a run asks for."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomwizard.core.output.kept_states import (
    DayState,
    KeptDay,
    day_ends,
    days_to_have,
    every_day,
    has_all,
    state_when_listed,
    utc_days,
)

NOVEMBER = [date(2026, 11, day) for day in range(1, 31)]


def listed(day: date, at: datetime, put_aside: int = 0) -> KeptDay:
    state, through = state_when_listed(day, at)
    return KeptDay(state, through, put_aside=put_aside)


def closed(*days: date, put_aside: int = 0) -> dict[date, KeptDay]:
    return {day: KeptDay(DayState.CLOSED, day_ends(day), put_aside=put_aside) for day in days}


@pytest.mark.parametrize(
    ("at", "state", "through"),
    [
        ("2026-11-02T01:00:00", DayState.CLOSED, "2026-11-02T00:00:00"),
        ("2026-11-30T00:00:00", DayState.CLOSED, "2026-11-02T00:00:00"),
        ("2026-11-02T00:59:59.900000", DayState.OPEN, "2026-11-01T23:59:59"),
        ("2026-11-01T12:30:00", DayState.OPEN, "2026-11-01T11:30:00"),
        ("2026-11-01T00:20:00", DayState.OPEN, "2026-10-31T23:20:00"),  # nothing of the day yet
    ],
)
def test_a_day_is_closed_once_it_is_listed_an_hour_after_its_end(at: str, state: DayState, through: str) -> None:
    assert state_when_listed(date(2026, 11, 1), datetime.fromisoformat(at)) == (state, datetime.fromisoformat(through))


def local_day(day: date, zone: str) -> tuple[datetime, datetime]:
    """A local day as instants in plain UTC."""
    midnights = (datetime(d.year, d.month, d.day, tzinfo=ZoneInfo(zone)) for d in (day, day + timedelta(1)))
    start, end = (midnight.astimezone(UTC).replace(tzinfo=None) for midnight in midnights)
    return start, end


def test_yesterday_in_auckland() -> None:
    """The example of the contract: asked on 2 November at 12:30 UTC, and at 11:45."""
    start, end = local_day(date(2026, 11, 2), "Pacific/Auckland")
    assert (start, end) == (datetime(2026, 11, 1, 11), datetime(2026, 11, 2, 11))
    first, second = NOVEMBER[:2]
    at = datetime(2026, 11, 2, 12, 30)
    days = {first: listed(first, at), second: listed(second, at)}
    assert days[first].state is DayState.CLOSED
    assert days[second] == KeptDay(DayState.OPEN, datetime(2026, 11, 2, 11, 30))
    assert has_all(days, start, end)
    # What ended at 11:20 is kept and belongs to the local 3rd; what ended at 11:45 waits for the next run.
    assert datetime(2026, 11, 2, 11, 20) < days[second].through <= datetime(2026, 11, 2, 11, 45)
    assert not has_all(days, *local_day(date(2026, 11, 3), "Pacific/Auckland"))

    early = datetime(2026, 11, 2, 11, 45)
    days = {first: listed(first, early), second: listed(second, early)}
    assert days[second].through == datetime(2026, 11, 2, 10, 45)
    assert not has_all(days, start, end)


def test_a_day_that_is_missing_open_or_unfinished_has_not_all() -> None:
    start, end = datetime(2026, 11, 1), datetime(2026, 11, 3)
    assert utc_days(start, end) == NOVEMBER[:2]
    days = closed(*NOVEMBER[:2])
    assert has_all(days, start, end)
    assert not has_all({NOVEMBER[0]: days[NOVEMBER[0]]}, start, end)
    assert has_all(days | {NOVEMBER[1]: KeptDay(DayState.OPEN, end)}, start, end)
    assert not has_all(days | {NOVEMBER[1]: KeptDay(DayState.WRITING, end)}, start, end)


def test_gaps_open_unfinished_and_damaged_days_are_asked_for() -> None:
    days = closed(*NOVEMBER[4:20])
    days[NOVEMBER[6]] = KeptDay(DayState.WRITING, day_ends(NOVEMBER[6]), then=DayState.CLOSED)
    days[NOVEMBER[19]] = KeptDay(DayState.OPEN, datetime(2026, 11, 20, 9))
    del days[NOVEMBER[10]]
    wanted = days_to_have(days, {NOVEMBER[8]}, NOVEMBER[15], NOVEMBER[21])
    # From the first kept day on, the range's last two days among them.
    assert wanted.whole == tuple(NOVEMBER[n] for n in (6, 8, 10, 20, 21))
    assert wanted.changes == tuple(NOVEMBER[n] for n in (16, 17, 18, 19))


def test_a_range_that_begins_earlier_than_what_is_kept_counts_from_its_own_first_day() -> None:
    wanted = days_to_have(closed(*NOVEMBER[4:8]), set(), NOVEMBER[2], NOVEMBER[5])
    assert wanted.whole == (NOVEMBER[2], NOVEMBER[3])
    assert wanted.changes == (NOVEMBER[4], NOVEMBER[5])  # none behind the range
    assert days_to_have({}, set(), NOVEMBER[0], NOVEMBER[1]).whole == tuple(NOVEMBER[:2])


def test_days_with_something_put_aside_are_asked_again_for_a_week() -> None:
    days = closed(*NOVEMBER[:20]) | closed(NOVEMBER[12], NOVEMBER[13], NOVEMBER[14], put_aside=2)
    wanted = days_to_have(days, set(), NOVEMBER[0], NOVEMBER[19])
    assert wanted.whole == ()
    assert wanted.changes == tuple(NOVEMBER[n] for n in (13, 14, 17, 18, 19))


STATES = st.builds(
    KeptDay,
    st.sampled_from(list(DayState)),
    st.just(datetime(2026, 11, 1)),
    put_aside=st.integers(0, 2),
)
SOME_DAYS = st.sampled_from(NOVEMBER)


@given(st.dictionaries(SOME_DAYS, STATES), st.sets(SOME_DAYS), SOME_DAYS, SOME_DAYS)
def test_no_day_is_asked_for_twice_and_none_that_is_not_had_is_left_out(
    days: dict[date, KeptDay], damaged: set[date], one: date, other: date
) -> None:
    first, last = sorted((one, other))
    wanted = days_to_have(days, damaged, first, last)
    reached = every_day(min([first, *days]), last)
    assert not set(wanted.whole) & set(wanted.changes)
    for day in reached:
        is_had = day in days and days[day].state is not DayState.WRITING and day not in damaged
        assert (day in wanted.whole) == (not is_had)
        if is_had and days[day].state is DayState.OPEN:
            assert day in wanted.changes
    assert {*wanted.whole, *wanted.changes} <= set(reached)
    # After the run nothing is left to be had whole.
    after = days | closed(*wanted.whole)
    assert days_to_have(after, set(), first, last).whole == ()
