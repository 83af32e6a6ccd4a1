"""Changes against the four weeks before, and what stands out, against the same reckoned person by person in Python.

The oracle is slow and plain, and knows nothing of the program but what it shows: which weeks, which groups.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest

from tests.modes.analyst.test_aggregates import (
    ALL_MATCHED,
    FIRST,
    MINIMUM,
    Row,
    last_groups,
    mean,
    mean_weeks,
    names,
    reckon,
)
from zoomwizard.core.privacy.small_groups import OTHERS
from zoomwizard.modes.analyst.aggregates import Aggregates
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS

U, S, T, M = METRICS[0], METRICS[1], METRICS[2], METRICS[12]
AFTER = [METRICS[15], METRICS[16]]
FIGURES = {"unscheduled": [U], "scheduled": [S], "total": [T], "meetings": [M], "after-hours": AFTER}
HOURS = {"After-hours calls": AFTER, "Unscheduled calls": [U], "Scheduled calls": [S]}


def day_of(week: int) -> date:
    return FIRST + timedelta(weeks=week)


# ---------------------------------------------------------------------------------------------------------
# The oracle


def weeks_to_compare(shown: Aggregates, partly: Collection[date]) -> list[date]:
    """The last eight full weeks, of which each follows the one before and is shown; none where there aren't eight."""
    line = dict(zip(names(shown.trend), shown.trend.series[0].values, strict=True))
    full = sorted(date.fromisoformat(week) for week in line if date.fromisoformat(week) not in partly)[-8:]
    follow = all(after - before == timedelta(7) for before, after in pairwise(full))
    return full if len(full) == 8 and follow and all(line[str(week)] is not None for week in full) else []


def two_levels(rows: Sequence[Row], weeks: Sequence[date], columns: Sequence[str]) -> tuple[Fraction, Fraction] | None:
    """The mean of the four weeks before and that of the last four, each week's mean over its people."""
    if not weeks:
        return None
    means = [mean(mean_weeks([row for row in rows if row.day == week], columns).values()) for week in weeks]
    return mean(means[:4]), mean(means[4:])


def percent_of(levels: tuple[Fraction, Fraction] | None) -> Fraction | None:
    return None if levels is None or levels[0] < Fraction("0.05") else 100 * (levels[1] / levels[0] - 1)


def sentences_of(rows: Sequence[Row], shown: Aggregates, partly: Collection[date]) -> list[str]:
    """What stands out by the rules of docs/report.md."""
    if shown.people is None:
        return []
    return (changes_of(rows, weeks_to_compare(shown, partly))[:2] + others_of(rows, shown))[:3]


def changes_of(rows: Sequence[Row], weeks: Sequence[date]) -> list[str]:
    found = []
    for name, columns in (*HOURS.items(), ("Meetings", [M])):
        levels = two_levels(rows, weeks, columns)
        percent = percent_of(levels)
        if levels is None or percent is None or abs(percent) < 10 or abs(levels[1] - levels[0]) < Fraction("0.1"):
            continue
        word, unit = "rose" if percent > 0 else "fell", "" if name == "Meetings" else " hours"
        found.append(
            (
                float(-abs(percent)),
                f"{name} {word} {round(abs(percent))}% compared with the four weeks before, "
                f"from {float(levels[0]):,.2f} to {float(levels[1]):,.2f}{unit} per person and week.",
            )
        )
    return [text for _, text in sorted(found, key=lambda one: one[0])]


def others_of(rows: Sequence[Row], shown: Aggregates) -> list[str]:
    if sum(value is not None for value in shown.trend.series[0].values) < 4:
        return []
    found, best = [], Fraction(0)
    everybody = {name: mean(mean_weeks(rows, columns).values()) for name, columns in HOURS.items()}
    for picture, attribute in zip(shown.attributes, ("unit", "level", "role"), strict=True):
        groups = last_groups(rows, attribute)
        for group in sorted(set(names(picture)) - {OTHERS}):
            of_group = [row for row in rows if groups.get(row.who) == group]
            for name, columns in HOURS.items():
                usual, theirs = everybody[name], mean(mean_weeks(of_group, columns).values())
                is_more = usual and theirs / usual >= Fraction(3, 2) and theirs - usual >= Fraction(1, 2)
                if is_more and theirs / usual > best:
                    best = theirs / usual
                    found = [
                        f"{name} in {picture.x_title} {group}: {float(theirs):,.2f} hours per person and week, "
                        f"{round(float(best), 1)} times the overall mean of {float(usual):,.2f}."
                    ]
    total, after = (mean(mean_weeks(rows, columns).values()) for columns in ([T], AFTER))
    if total and after / total >= Fraction(1, 5):
        found.append(f"{round(100 * after / total)}% of call hours are after hours.")
    return found


def values(made: Random) -> tuple[int, ...]:
    found = {
        name: made.randrange(40) * 1_000_000 if name in COUNTS else made.randrange(9_000_000) for name in METRICS
    } | {AFTER[0]: made.randrange(2_000_000), AFTER[1]: made.randrange(1_000_000)}
    return tuple((found | {T: found[U] + found[S]}).values())


def organisation(seed: int) -> tuple[list[Row], list[date]]:
    """Up to 24 people and 10 weeks, most with all of them, and which weeks are covered only in part."""
    made = Random(seed)
    weeks, rise, fewest = made.choice([3, 7, 8, 8, 9, 10, 10]), made.choice([-0.5, 0, 1, 2]), made.choice([0, 0, 0, 5])
    missing, times = made.choice([0, 0, 0.03]), made.choice([1, 4])
    rows = []
    for who in range(1, made.choice([4, 12, 14, 24, 24, 24]) + 1):
        unit, level, usual = made.choice(["A", "A", "B", ""]), made.choice("112"), values(made)
        for week in range(weeks):
            if made.random() < missing or (week == weeks - 1 and fewest and who > fewest - 1):
                continue
            more = (1 + (week >= weeks - 4) * rise) * (times if unit == "B" else 1)
            filled = tuple(round(value * more / 1_000_000) * 1_000_000 for value in usual)
            rows.append(Row(who, week, unit, level, None, filled, role="x"))
    partly = made.choice([[], [], [weeks - 1], [0], [0, weeks - 1], [weeks - 3]])
    return rows, [day_of(week) for week in partly]


@pytest.mark.parametrize("seed", range(40))
def test_every_change_and_sentence_is_that_of_the_oracle(seed: int) -> None:
    rows, partly = organisation(seed)
    shown = reckon(rows, partly=partly)
    weeks = weeks_to_compare(shown, partly)
    for figure in shown.figures:
        columns = FIGURES.get(figure.key)
        expected = percent_of(two_levels(rows, weeks, columns)) if columns and shown.people else None
        assert figure.change == (None if expected is None else pytest.approx(float(expected), abs=1e-9)), figure.key
    assert [str(said) for said in shown.stands_out] == sentences_of(rows, shown, partly)
    assert str(shown.compared).startswith("The last four full weeks are" if weeks else "No change is shown")


@pytest.mark.parametrize("seed", range(20))
def test_hours_of_a_week_that_is_not_shown_change_no_change(seed: int) -> None:
    """Two organisations that differ only in a week that isn't shown tell the same of their changes."""
    rows, partly = organisation(seed)
    shown = reckon(rows, partly=partly)
    line = zip(names(shown.trend), shown.trend.series[0].values, strict=True)
    hidden = {week for week, value in line if value is None}
    made = Random(seed)
    other = [replace(row, values=values(made)) if str(row.day) in hidden else row for row in rows]
    again = reckon(other, partly=partly) if hidden else shown
    assert [one.change for one in again.figures] == [one.change for one in shown.figures]
    assert again.compared == shown.compared


# ---------------------------------------------------------------------------------------------------------
# Single cases


def people(count: int, hours: Sequence[float], *, first: int = 1, unit: str = "A", column: str = U) -> list[Row]:
    """Some people, with these hours in one column, a week each."""
    return [
        Row(who, week, unit, "1", None, tuple(round(one * 1e6) if name in (column, T) else 0 for name in METRICS))
        for who in range(first, first + count)
        for week, one in enumerate(hours)
    ]


def told(shown: Aggregates) -> list[str]:
    return [str(said) for said in shown.stands_out]


def change_of(shown: Aggregates, key: str = "unscheduled") -> float | None:
    return next(figure.change for figure in shown.figures if figure.key == key)


def test_a_rise_is_told_with_both_levels() -> None:
    shown = reckon(people(6, [1, 1, 1, 1, 1.22, 1.22, 1.22, 1.22], column=AFTER[0]))
    assert told(shown)[0] == (
        "After-hours calls rose 22% compared with the four weeks before, from 1.00 to 1.22 hours per person and week."
    )
    assert change_of(shown, "after-hours") == pytest.approx(22)
    assert str(next(one for one in shown.figures if one.key == "after-hours").about_change) == "Last four weeks: +22%"
    assert str(shown.compared) == (
        "The last four full weeks are the weeks of 2026-03-29 to 2026-04-19. "
        "They're compared with the four weeks before, the weeks of 2026-03-01 to 2026-03-22."
    )


def test_a_fall_is_told_too_and_written_with_a_minus_sign() -> None:
    shown = reckon(people(6, [2] * 4 + [1] * 4))
    assert told(shown) == [
        "Unscheduled calls fell 50% compared with the four weeks before, from 2.00 to 1.00 hours per person and week."
    ]
    assert str(shown.figures[0].about_change) == "Last four weeks: −50%"


def test_earlier_weeks_have_no_part_in_a_change() -> None:
    assert change_of(reckon(people(6, [9, 9, 9] + [1] * 4 + [2] * 4))) == pytest.approx(100)


@pytest.mark.parametrize(
    ("hours", "sentences"),
    [
        ([1.0] * 4 + [1.1] * 4, 1),
        ([1.1] * 4 + [1.2] * 4, 0),  # 9%
        ([0.5] * 4 + [0.59] * 4, 0),  # 18%, but five minutes
        ([0.5] * 4 + [0.6] * 4, 1),
        ([0.04] * 4 + [2.0] * 4, 0),  # of next to nothing
        ([0.05] * 4 + [2.0] * 4, 1),
    ],
)
def test_only_a_change_of_ten_per_cent_and_a_tenth_of_an_hour_stands_out(hours: list[float], sentences: int) -> None:
    assert len(told(reckon(people(6, hours)))) == sentences


@pytest.mark.parametrize("weeks", [1, 4, 7])
def test_with_fewer_than_four_weeks_before_there_is_no_change_and_it_is_said_why(weeks: int) -> None:
    shown = reckon(people(6, [1] * (weeks - 1) + [9]))
    assert [figure.change for figure in shown.figures] == [None] * len(shown.figures)
    assert told(shown) == []
    assert f"eight full weeks in a row, and there {'is' if weeks == 1 else 'are'} {weeks}." in str(shown.compared)


def test_a_week_that_is_covered_only_in_part_is_left_out_of_a_change() -> None:
    rows = people(6, [1] * 4 + [2] * 4 + [0.1])
    assert change_of(reckon(rows)) == pytest.approx((2 * 3 + 0.1) / (3 + 2) * 100 - 100)
    assert change_of(reckon(rows, partly=[day_of(8)])) == pytest.approx(100)
    # Where such a week lies between, four weeks are no longer four in a row.
    assert change_of(reckon(rows, partly=[day_of(5)])) is None


def test_a_gap_between_the_weeks_is_no_four_weeks_in_a_row() -> None:
    rows = [row for row in people(6, [1] * 9) if row.week != 5]
    assert change_of(reckon(rows)) is None


def test_a_hidden_week_hides_the_change_and_it_is_said_why() -> None:
    """Of four people there are values in the last week: it isn't shown, and so no change is."""
    rows = people(12, [1] * 8)
    shown = reckon([row for row in rows if row.week < 7 or row.who < MINIMUM])
    assert shown.trend.series[0].values[-1] is None
    assert change_of(shown) is None
    assert "one of the last eight full weeks isn't shown" in str(shown.compared)


def test_of_too_few_people_nothing_stands_out() -> None:
    assert (
        told(reckon(people(4, [1] * 4 + [9] * 4), counts={**ALL_MATCHED, "people_in_zoom": 4, "people_found": 4})) == []
    )


def test_a_group_far_above_everybody_stands_out_but_no_merged_one() -> None:
    rows = people(20, [1] * 4) + people(6, [5] * 4, first=50, unit="Sales")
    assert told(reckon(rows)) == [
        "Unscheduled calls in Organization Sales: 5.00 hours per person and week, 2.6 times the overall mean of 1.92."
    ]
    small = people(20, [1] * 4) + people(4, [50] * 4, first=50, unit="Sales") + people(6, [30] * 4, first=70, unit="B")
    assert not any("Sales" in text or "Organization B" in text or OTHERS in text for text in told(reckon(small)))


def test_a_group_is_told_only_where_four_weeks_are_shown() -> None:
    assert told(reckon(people(20, [1] * 3) + people(6, [5] * 3, first=50, unit="Sales"))) == []


def with_hours(rows: Sequence[Row], **hours: float) -> list[Row]:
    """The same rows with these values in other columns."""
    found = []
    for row in rows:
        cells = dict(zip(METRICS, row.values or (), strict=True)) | {
            name: round(one * 1_000_000) for name, one in hours.items()
        }
        found.append(replace(row, values=tuple(cells.values())))
    return found


@pytest.mark.parametrize(("after", "sentences"), [(1.0, ["20% of call hours are after hours."]), (0.99, [])])
def test_a_fifth_of_all_hours_after_hours_stands_out(after: float, sentences: list[str]) -> None:
    assert told(reckon(with_hours(people(6, [5] * 4), **{AFTER[1]: after}))) == sentences


def test_there_are_three_sentences_at_most_and_two_of_them_are_changes() -> None:
    rows = with_hours(people(20, [1] * 8), **{AFTER[0]: 1, M: 2})
    rows += with_hours(people(20, [9] * 8, first=50, unit="Sales"), **{AFTER[0]: 9, M: 2})
    late = [row for row in rows if row.week >= 4]
    rows = [row for row in rows if row.week < 4] + [
        replace(row, values=tuple(2 * value for value in row.values or ())) for row in late
    ]
    found = told(reckon(rows))
    assert ["compared with the four weeks before" in text for text in found] == [True, True, False]
    assert "Sales" in found[2]
