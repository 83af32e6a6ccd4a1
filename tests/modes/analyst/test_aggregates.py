"""The numbers of the report against the same numbers reckoned person by person in plain Python."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analyst import load_person_query, write_csv
from tests.core.privacy.test_small_groups import can_be_worked_out
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.page.figures import Picture
from zoomwizard.core.privacy.small_groups import OTHERS
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.modes.analyst.aggregates import Aggregates, make_aggregates, make_report_tables
from zoomwizard.modes.analyst.attributes import attribute_places, keep_for_report
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS
from zoomwizard.modes.analyst.open_queries import open_person_query
from zoomwizard.modes.analyst.query_files import PersonQuery

HEADER = ("PersonId", "MetricDate", "Organization", "LevelDesignation", "FunctionType", "Email_hours", "PersonHashID")
MINIMUM = 5
FIRST = date(2026, 3, 1)
WEEKS = 3
ALL_MATCHED = {"people_in_zoom": 10, "people_found": 10, "minutes_in_zoom": 600, "minutes_found": 600}


@dataclass(frozen=True)
class Row:
    """A row of the person query with its 17 values in millionths; None: blank."""

    who: int
    week: int
    unit: str
    level: str
    mail: int | None
    values: tuple[int, ...] | None
    person_id: str = ""
    role: str = "manager"
    zone: str = "row"

    @property
    def day(self) -> date:
        return FIRST + timedelta(weeks=self.week)


def names(picture: Picture) -> tuple[str, ...]:
    """The categories in English."""
    return tuple(map(str, picture.categories))


def reckon(
    rows: Sequence[Row],
    minimum: int = MINIMUM,
    counts: dict[str, int] | None = None,
    partly: Sequence[date] = (),
) -> Aggregates:
    """What the program says of the rows of a person query."""
    with TemporaryDirectory() as name, Engine(Path(name), threads=1) as engine:
        engine.step(TEXT_MACROS)
        query = load(engine, Path(name), rows)
        columns = {"row": "INTEGER", "person": "INTEGER", "week": "DATE", **dict.fromkeys(METRICS, "BIGINT")}
        blank = [None] * len(METRICS)
        cells = [
            (n, row.who, row.day, *(blank if row.values is None else in_units(row.values)))
            for n, row in enumerate(rows)
        ]
        engine.load("results", columns, cells)
        zones = {"row": "INTEGER", "zone": "VARCHAR", "source": "VARCHAR"}
        engine.load("person_zones", zones, [(n, "Europe/Zurich", row.zone) for n, row in enumerate(rows)])
        places, _ = attribute_places(query, ())
        make_report_tables(engine, query, len(places))
        return make_aggregates(engine, query, places, minimum, counts or ALL_MATCHED, partly=partly)


def in_units(values: Sequence[int]) -> list[int]:
    """Hours in millionths and counts as they are, as `results` has them."""
    return [value // 1_000_000 if name in COUNTS else value for name, value in zip(METRICS, values, strict=True)]


def load(engine: Engine, folder: Path, rows: Sequence[Row]) -> PersonQuery:
    cells = [
        (
            row.person_id or f"person {row.who}",
            str(row.day),
            row.unit,
            row.level,
            row.role,
            "" if row.mail is None else f"{row.mail / 1e6:.6f}",
            f"h{row.who}",
        )
        for row in rows
    ]
    path = write_csv(folder / "query.csv", [HEADER, *cells])
    opened, findings = open_person_query(path, "", CancelToken())
    assert opened is not None, findings
    engine.load("hash_ids_seen", {"hash_id": "VARCHAR"}, [(f"h{row.who}",) for row in rows])
    places, findings = attribute_places(opened, ())
    assert not findings
    loaded, findings = load_person_query(engine, keep_for_report(opened, places))
    assert loaded is not None, findings
    return loaded


# ---------------------------------------------------------------------------------------------------------
# The oracle


def mean(numbers: Iterable[Fraction]) -> Fraction:
    found = list(numbers)
    return sum(found, Fraction()) / len(found)


def mean_weeks(rows: Iterable[Row], columns: Sequence[str]) -> dict[int, Fraction]:
    """Each person's mean week of the sum of some columns."""
    by_person: dict[int, list[Fraction]] = defaultdict(list)
    for row in rows:
        if row.values is not None:
            value = sum(row.values[METRICS.index(column)] for column in columns)
            by_person[row.who].append(Fraction(value, 1_000_000))
    return {who: mean(values) for who, values in by_person.items()}


def last_groups(rows: Iterable[Row], attribute: str) -> dict[int, str]:
    """The group of each person's last week with values."""
    last: dict[int, Row] = {}
    for row in rows:
        if row.values is not None and (row.who not in last or last[row.who].week < row.week):
            last[row.who] = row
    return {who: getattr(row, attribute) or "(blank)" for who, row in last.items()}


def check_groups(picture: Picture, rows: Sequence[Row], attribute: str) -> list[set[int]]:
    """The bars are those of the oracle; who is behind each."""
    groups = last_groups(rows, attribute)
    behind = []
    for place, name in enumerate(names(picture)):
        named = set(names(picture))
        people = {who for who, group in groups.items() if group == name or (name == OTHERS and group not in named)}
        behind.append(people)
        assert picture.people[place] == len(people)
        for series, columns in zip(picture.series, KINDS, strict=False):
            weeks = mean_weeks((row for row in rows if row.who in people), columns)
            assert series.values[place] == pytest.approx(float(mean(weeks.values())), abs=1e-9)
    return behind


KINDS = ([METRICS[0]], [METRICS[1]], [METRICS[15], METRICS[16]])

whole = st.integers(0, 40).map(lambda count: count * 1_000_000)
values = st.tuples(*(whole if name in COUNTS else st.integers(0, 40_000_000) for name in METRICS))


@st.composite
def organisations(draw: st.DrawFn) -> list[Row]:
    """Up to 14 people, most of them in a few groups and with all weeks, some not."""
    rows = []
    for who in range(1, draw(st.integers(1, 14)) + 1):
        unit, level = draw(st.sampled_from(["A", "A", "B", ""])), draw(st.sampled_from(["1", "1", "2"]))
        role, zone = draw(st.sampled_from(["x", "x", "y"])), draw(st.sampled_from(["row"] * 4 + ["Zoom admin"]))
        weeks = draw(st.sampled_from([(0, 1, 2)] * 4 + [(0, 1), (2,)]))
        for week in weeks:
            moved = draw(st.booleans()) and week == weeks[-1]
            blank = draw(st.integers(0, 9)) == 0
            mail = draw(st.none() | st.integers(0, 20_000_000))
            filled = None if blank else draw(values)
            rows.append(Row(who, week, "B" if moved else unit, level, mail, filled, role=role, zone=zone))
    return rows


@given(organisations())
@settings(max_examples=60)
def test_every_number_is_that_of_the_oracle_and_none_of_too_few_people(rows: list[Row]) -> None:
    shown = reckon(rows)
    everybody = mean_weeks(rows, [METRICS[0]])
    if len(everybody) < MINIMUM:
        assert shown.people is None
        assert all(figure.value is None for figure in shown.figures if str(figure.unit).startswith("hours"))
        assert all(value is None for picture in shown for series in picture.series for value in series.values)
        return
    assert shown.people == len(everybody)
    figures = {figure.key: figure.value for figure in shown.figures}
    assert figures["unscheduled"] == pytest.approx(float(mean(everybody.values())), abs=1e-9)
    for picture in (shown.lengths, shown.attendees):
        first = 3 if picture is shown.lengths else 8
        for n, value in enumerate(picture.series[0].values):
            assert value == pytest.approx(float(mean(mean_weeks(rows, [METRICS[first + n]]).values())), abs=1e-9)
    behind = [set(everybody)]
    for picture, attribute in zip(shown.attributes, ("unit", "level", "role"), strict=True):
        behind += check_groups(picture, rows, attribute)
    assert all(len(people) >= MINIMUM for people in behind)
    check_weeks(shown.trend, rows)
    check_own(shown, rows)
    check_that_nothing_can_be_worked_out(shown, [row for row in rows if row.values is not None], behind)


def check_that_nothing_can_be_worked_out(shown: Aggregates, rows: Sequence[Row], behind: Sequence[set[int]]) -> None:
    """Of all sections together: neither from the means nor from the numbers of people. `rows` have values."""
    weeks_of = {who: [str(row.day) for row in rows if row.who == who] for who in behind[0]}
    means = [[(row.who in people) / len(weeks_of[row.who]) for row in rows] for people in behind]
    means += [
        [float(str(row.day) == week) for row in rows]
        for week, value in zip(names(shown.trend), shown.trend.series[0].values, strict=True)
        if value is not None
    ]
    assert not can_be_worked_out(means, [row.who for row in rows], MINIMUM)
    everybody = sorted(behind[0])
    sets = [*behind]
    sets += [
        {who for who in everybody if week in weeks_of[who]}
        for week, count in zip(names(shown.trend), shown.trend.people, strict=True)
        if count is not None
    ]
    assert shown.own is not None
    if dict(zip(names(shown.own), shown.own.people, strict=True)).get("E-mail hours"):
        sets.append({row.who for row in rows if row.mail is not None})
    without = {row.who for row in rows if row.zone != "row"}
    zones = {"Time zone from the person query": behind[0] - without, "Time zone from the Zoom admin": without}
    for source, told in shown.sources:
        if told is not None:
            sets.append(zones.get(source, behind[0]))
            assert told == len(sets[-1]), source
    assert not can_be_worked_out([[float(who in people) for who in everybody] for people in sets], everybody, MINIMUM)


def check_weeks(picture: Picture, rows: Sequence[Row]) -> None:
    """The points are those of the oracle, and nobody's can be worked out."""
    people: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.values is not None:
            people[row.who].add(str(row.day))
    assert list(names(picture)) == sorted({week for weeks in people.values() for week in weeks})
    first = picture.series[0].values
    shown = {week for week, value in zip(names(picture), first, strict=True) if value is not None}
    for place, week in enumerate(names(picture)):
        of_week = [row for row in rows if str(row.day) == week]
        for series, columns in zip(picture.series, KINDS, strict=True):
            found = mean_weeks(of_week, columns)
            assert (series.values[place] is None) == (week not in shown)
            if week in shown:
                assert len(found) >= MINIMUM
                assert picture.people[place] in (None, len(found))
                assert series.values[place] == pytest.approx(float(mean(found.values())), abs=1e-9)


def check_own(shown: Aggregates, rows: Sequence[Row]) -> None:
    """The mail hours are those of the oracle."""
    mails: dict[int, list[Fraction]] = defaultdict(list)
    for row in rows:
        if row.values is not None and row.mail is not None:
            mails[row.who].append(Fraction(row.mail, 1_000_000))
    assert shown.own is not None
    bars = dict(zip(names(shown.own), shown.own.series[0].values, strict=True))
    assert ("E-mail hours" in bars) == (len(mails) >= MINIMUM)
    if "E-mail hours" in bars:
        assert bars["E-mail hours"] == pytest.approx(float(mean(map(mean, mails.values()))), abs=1e-9)
        assert shown.own.people[names(shown.own).index("E-mail hours")] in (None, len(mails))


# ---------------------------------------------------------------------------------------------------------
# Single cases


def people(count: int, unit: str = "A", first: int = 1, weeks: Sequence[int] = (0, 1)) -> list[Row]:
    hours = tuple(1_000_000 * n for n in range(len(METRICS)))
    return [Row(who, week, unit, "1", None, hours) for who in range(first, first + count) for week in weeks]


def test_someone_with_two_hash_ids_is_one_person() -> None:
    rows = people(5)
    again = [Row(99, week, "A", "1", None, row.values, "person 1") for row in rows[:1] for week in (2,)]
    assert reckon(rows + again).people == 5
    # Of four people whose HashIDs changed nothing is shown, though there are eight HashIDs.
    changed = people(4) + [
        Row(row.who + 50, 2, "A", "1", None, row.values, f"person {row.who}") for row in people(4, weeks=[0])
    ]
    assert reckon(changed).people is None


def test_someone_with_two_rows_in_a_week_counts_once_in_its_mean() -> None:
    rows = people(5, weeks=[0]) + people(5, first=50)
    assert rows[0].values is not None
    more = tuple(value + 6_000_000 for value in rows[0].values)
    # A HashID that has had two PersonIds, of which the second has had another HashID in the first week.
    rows += [Row(1, 1, "A", "1", None, more, "person 1 b"), Row(99, 0, "A", "1", None, more, "person 1 b")]
    shown = reckon(rows)
    assert shown.people == 10
    assert shown.trend.series[1].values == pytest.approx([(9 * 1 + (1 + 7) / 2) / 10, (5 * 1 + 7) / 6])


def test_groups_named_like_the_words_of_the_report_stay_what_they_are() -> None:
    rows = people(6) + people(6, "(blank)", 20) + people(6, "", 40) + people(6, OTHERS, 60) + people(6, "Z", 80)
    picture = reckon(rows).attributes[0]
    assert dict(zip(names(picture), picture.people, strict=True)) == {"(blank)": 12, "Z": 6, OTHERS: 12}


def test_a_hash_id_with_two_person_ids_is_one_person() -> None:
    rows = people(4) + [Row(5, week, "A", "1", None, people(1)[0].values, f"name {week}") for week in (0, 1)]
    assert reckon(rows).people == 5


def test_people_joined_over_several_ids_are_one_person() -> None:
    some = people(1)[0].values
    chain = [Row(50 + n // 2, n, "A", "1", None, some, f"p{(n + 1) // 2}") for n in range(8)]
    assert reckon(people(4) + chain).people == 5


def test_a_group_named_like_an_address_is_merged() -> None:
    rows = people(10) + people(8, "Ops", 20) + people(6, "ann.example@example.org", 40)
    picture = reckon(rows).attributes[0]
    assert names(picture) == ("A", OTHERS)
    assert "example.org" not in str(picture.summary) + str(picture.note)


def test_the_smallest_attribute_group_takes_the_next_with_it_and_the_note_says_so() -> None:
    rows = people(10) + people(8, "B", 20) + people(3, "C", 40)
    picture = reckon(rows).attributes[0]
    assert names(picture) == ("A", OTHERS)
    assert picture.people == (10, 11)
    assert "fewer than 5 people" in str(picture.note)


def test_of_few_people_nothing_is_shown_and_every_note_says_why() -> None:
    shown = reckon(people(4), counts={**ALL_MATCHED, "people_in_zoom": 4, "people_found": 4})
    for picture in shown:
        assert not picture.series or all(value is None for series in picture.series for value in series.values)
        assert "fewer than 5" in str(picture.note)
        assert str(picture.summary).startswith("Nothing can be shown.")
    assert [figure.key for figure in shown.figures if figure.value is not None] == ["weeks"]


@pytest.mark.parametrize(("found", "value"), [(20, 100.0), (19, None), (16, None), (15, 75.0), (4, None)])
def test_the_share_that_is_matched_tells_of_no_few_people(found: int, value: float | None) -> None:
    counts = {"people_in_zoom": 20, "people_found": found, "minutes_in_zoom": 2000, "minutes_found": found * 100}
    figures = {figure.key: figure for figure in reckon(people(6), counts=counts).figures}
    assert figures["matched"].value == value
    assert bool(figures["matched"].note) == (value is None)


def test_with_a_minimum_of_one_everything_is_shown() -> None:
    shown = reckon(people(1) + people(1, "B", 9, [0]), minimum=1)
    assert names(shown.attributes[0]) == ("A", "B")
    assert shown.trend.people == (2, 1)


def test_a_query_without_attributes_and_metrics_of_its_own_has_no_such_pictures(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "query.csv", [("PersonId", "MetricDate", "HashID"), ("p", "2026-03-01", "h")])
    opened, _ = open_person_query(path, "", CancelToken())
    assert opened is not None
    assert attribute_places(opened, ()) == ({}, [])


@pytest.mark.parametrize("name", ["Region", "PersonId", "MetricDate", "PersonHashID"])
def test_an_attribute_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "query.csv", [HEADER, ("p", "2026-03-01", "A", "1", "x", "", "h")])
    opened, _ = open_person_query(path, "", CancelToken())
    assert opened is not None
    _, (finding,) = attribute_places(opened, ("organization", name))
    assert finding.code == "option.attribute"
    assert finding.choices == ("Organization", "LevelDesignation", "FunctionType", "Email_hours")
