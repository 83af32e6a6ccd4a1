"""The pages of a usage run: numbers as in the CSV files, nothing of few people, pictures that explain themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.german import is_english
from tests.modes.usage.account import FIRST_DAY, LAST_DAY, OPTIONS, account, account_tables, engine_with, load_table
from tests.modes.usage.raw import computed
from tests.oracle.usage.suppression import suppress
from tests.oracle.usage.tables import tables
from tests.page import Page
from zoomwizard.app.words import language_called
from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Facts, Figure, Picture, ReportPart
from zoomwizard.core.page.page import PageWriter
from zoomwizard.core.said import Said
from zoomwizard.modes.usage.pages.meeting_pictures import LENGTH_BANDS, SIZE_BANDS
from zoomwizard.modes.usage.pages.noticed import change_of_months, noticed
from zoomwizard.modes.usage.pages.people_pictures import ShownUsers, shown_users, user_pictures
from zoomwizard.modes.usage.pages.small import hidden_days, hidden_parts
from zoomwizard.modes.usage.pages.usage_report import NAMES_SHOWN, PageOptions, usage_page, usage_parts
from zoomwizard.modes.usage.pages.webinar_pictures import counted_groups
from zoomwizard.modes.usage.pages.webinar_report import webinar_page, webinar_parts
from zoomwizard.modes.usage.tables import USERS_TABLE

MINIMUM = 5
PAGE_OPTIONS = PageOptions(
    first=FIRST_DAY, last=LAST_DAY, zone="Europe/Zurich", minimum=MINIMUM, people=99,
    facts=(Facts(title="Options", rows=(("Group size", "5"),)),),
)  # fmt: skip


class Made:
    """The tables as pandas reads their CSV files, and what the pages make of them."""

    def __init__(self, engine: Engine, tables: dict[str, list[dict[str, str]]]) -> None:
        self.tables = {
            name: pd.read_csv(StringIO(pd.DataFrame(rows).to_csv(index=False))) for name, rows in tables.items()
        }
        self.parts = usage_parts(engine, tables, PAGE_OPTIONS)
        self.webinars = webinar_parts(engine, tables, PAGE_OPTIONS)

    def picture(self, key: str) -> Picture:
        return next(one for part in [*self.parts, *self.webinars] for one in part.pictures if one.key == key)

    def figure(self, key: str) -> Figure:
        return next(one for part in [*self.parts, *self.webinars] for one in part.figures if one.key == key)

    def values(self, key: str, series: int = 0) -> list[float | None]:
        return list(self.picture(key).series[series].values)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    tables = account_tables()
    with engine_with(tmp_path_factory.mktemp("engine"), tables) as engine:
        yield Made(engine, tables)


def same(shown: Sequence[float | None], wanted: Sequence[float]) -> None:
    """What is shown is what pandas says; some of it may be hidden, not all."""
    assert len(shown) == len(wanted)
    assert any(value is not None for value in shown)
    for value, other in zip(shown, wanted, strict=True):
        assert value is None or value == pytest.approx(other, abs=1e-9)


# ---------------------------------------------------------------------------------------------------------
# Every number is that of the CSV file


def test_days_and_months_are_those_of_their_files(made: Made) -> None:
    days, months = made.tables["days"], made.tables["months"]
    assert made.values("days-meetings") == [*days["meetings"]]
    assert made.values("days-webinars") == [*days["webinars"]]
    same(made.values("days-people"), [*days["people"]])
    same(made.values("days-people", 1), [*days["peak_people"]])
    same(made.values("days-hours"), [*days["participant_minutes"] / 60])
    assert made.values("months-meetings") == [*months["meetings"]]
    same(made.values("months-hours"), [*months["meeting_minutes"] / 60])
    same(made.values("months-hours", 1), [*months["participant_minutes"] / 60])
    same(made.values("months-people"), [*months["people"]])
    hidden = [value is None for value in made.values("days-people")]
    assert any(hidden)
    assert all(gone for gone, people in zip(hidden, days["people"], strict=True) if 0 < people < MINIMUM)


def test_starts_are_those_of_the_local_time(made: Made) -> None:
    starts = pd.to_datetime(made.tables["meetings"]["start"]).dt.tz_convert("Europe/Zurich")
    assert made.values("starts-weekday") == [(starts.dt.day_of_week == day).sum() for day in range(7)]
    for place, days in enumerate((range(5), range(5, 7))):
        hours = starts[starts.dt.day_of_week.isin(days)].dt.hour
        assert made.values("starts-hour", place) == [(hours == hour).sum() for hour in range(24)]


def banded(values: pd.Series, bands: Sequence[int | None]) -> "pd.Series[int]":
    ends = [0, *(float("inf") if most is None else most for most in bands)]
    return pd.cut(values, ends, include_lowest=True, labels=range(len(bands)))


def test_bands_of_length_and_size_are_those_of_the_meetings(made: Made) -> None:
    meetings = made.tables["meetings"]
    for key, column, bands in (("lengths", "minutes", LENGTH_BANDS), ("sizes", "people", SIZE_BANDS)):
        counts = banded(meetings[column], [*bands]).value_counts().sort_index()
        assert made.values(key) == [*counts]


def test_attendance_is_that_of_the_meetings(made: Made) -> None:
    meetings = made.tables["meetings"]
    attended = meetings["attended"]
    wanted = {
        "attendance": (meetings["average_attendance_minutes"] * attended).sum() / attended.sum(),
        "late": 100 * meetings["late_joiners"].sum() / attended.sum(),
        "early": 100 * meetings["early_leavers"].sum() / attended.sum(),
        "rejoin": meetings["connections"].sum() / meetings["people"].sum(),
    }
    known = meetings.dropna(subset=["average_presence"])
    wanted["presence"] = 100 * (known["average_presence"] * known["attended"]).sum() / known["attended"].sum()
    for key, value in wanted.items():
        assert made.figure(key).value == pytest.approx(value), key
    sums = meetings.groupby(banded(meetings["minutes"], [*LENGTH_BANDS]), observed=True)[
        ["late_joiners", "early_leavers", "attended"]
    ].sum()
    same(made.values("late"), [*100 * sums["late_joiners"] / sums["attended"]])
    same(made.values("late", 1), [*100 * sums["early_leavers"] / sums["attended"]])


def test_features_users_and_costs_are_those_of_their_files(made: Made) -> None:
    features = made.tables["features"].groupby("feature")["meetings"].sum().sort_values(ascending=False)
    assert made.values("features") == [*features]
    users = made.tables["users"]
    assert made.figure("listed").value == len(users)
    idle = users[(users["licence"] == "licensed") & (users["active"] == "No")]
    assert made.figure("idle").value == len(idle) >= MINIMUM
    costs = made.tables["costs"]
    invoices = costs[costs["item"] == "invoice"].sort_values("amount", ascending=False)
    assert made.values("invoice-chf") == [*invoices["amount"]]
    assert made.figure("plans-1").value == costs[costs["item"] == "plan"]["amount"].sum()
    assert made.values("storage") == [*costs[costs["item"] == "storage"]["quantity"]]


def test_the_overview_is_the_sum_of_the_days(made: Made) -> None:
    days, meetings = made.tables["days"], made.tables["meetings"]
    assert made.figure("meetings").value == days["meetings"].sum() == len(meetings)
    assert made.figure("meeting-hours").value == pytest.approx(days["meeting_minutes"].sum() / 60)
    assert made.figure("time").value == pytest.approx(days["participant_minutes"].sum() / 60)
    larger = meetings[meetings["people"] >= 2]
    assert made.figure("length").value == pytest.approx(larger["minutes"].mean())
    assert made.figure("size").value == pytest.approx(larger["people"].mean())


def test_webinars_are_those_of_their_files(made: Made) -> None:
    webinars = made.tables["webinars"].sort_values(["date", "start"]).set_index("occurrence")
    shown = webinars[webinars["attendees"] - webinars["walk_ins"] + 6 >= 2 * MINIMUM].iloc[1:]
    same(made.values("registered"), [*shown["registrants"]])
    same(made.values("registered", 1), [*shown["attendees"]])
    exact = (shown["registrants"] - shown["no_shows"]) / shown["registrants"]
    same(made.values("rates"), [*100 * exact])
    retention = made.tables["retention"]
    for place, key in enumerate(shown.index, 1):
        same(made.values(f"curve-{place}"), [*retention[retention["occurrence"] == key]["present"]])
    asked = webinars[webinars["askers"] >= MINIMUM]
    assert made.values("questions") == [*asked["questions"]]
    assert made.values("questions", 1) == [*asked["questions_answered"]]


def test_polls_are_those_of_their_file_and_rare_answers_are_told_together(made: Made) -> None:
    polls = made.tables["polls"].merge(made.tables["webinars"][["occurrence", "date", "start"]])
    polls = polls.sort_values(["date", "start", "poll", "question", "option"])
    place = 0
    for _, options in polls.groupby(["date", "start", "occurrence", "poll", "question"]):
        place += 1
        counts = [*(options["people"] + options["anonymous"])]
        picture = made.picture(f"poll-{place}")
        values = made.values(f"poll-{place}") if picture.series else []
        if min(counts) >= MINIMUM:
            assert values == counts
        else:
            assert all(value is not None and value >= MINIMUM for value in values)
            assert sum(value or 0 for value in values) in (0, sum(counts))
    assert place > 4


def test_the_pages_of_the_steps_are_those_of_the_slow_oracle(made: Made, tmp_path: Path) -> None:
    with Engine(tmp_path, schema="usage") as engine:
        computed(engine, account(), OPTIONS)
        asked = [name for name in OPTIONS.tables if name != "coverage"]
        parts, webinars = usage_parts(engine, asked, PAGE_OPTIONS), webinar_parts(engine, asked, PAGE_OPTIONS)
    assert [(part.key, part.figures, part.pictures) for part in parts] == [
        (part.key, part.figures, part.pictures) for part in made.parts
    ]
    assert webinars == made.webinars


# ---------------------------------------------------------------------------------------------------------
# Small groups

numbers = st.lists(st.integers(0, 14), max_size=9)


@given(numbers)
def test_what_is_hidden_of_a_whole_can_not_be_told_by_subtraction(people: list[int]) -> None:
    parts = dict(enumerate(people))
    hidden = hidden_parts(parts, MINIMUM)
    assert all(count == 0 or count >= MINIMUM for part, count in parts.items() if part not in hidden)
    if hidden and any(count >= MINIMUM for count in people):
        assert max(parts[part] for part in hidden) >= MINIMUM  # of as many different people as its largest part
    # Nothing is hidden that the slow oracle, for groups without common people, would have shown alone.
    shown = {label for label, _ in suppress([(str(part), count) for part, count in parts.items()], MINIMUM).shown}
    assert bool(hidden) == (len(shown) < sum(count > 0 for count in people))


@given(st.lists(st.tuples(st.sampled_from(["2026-09", "2026-10", "2026-11"]), st.integers(0, 14)), max_size=20),
       st.lists(st.integers(0, 20), min_size=3, max_size=3))  # fmt: skip
def test_no_day_and_no_month_can_be_told_by_subtraction(found: list[tuple[str, int]], extra: list[int]) -> None:
    days = [(str(place), month, people) for place, (month, people) in enumerate(found)]
    months = {
        month: max([people for _, of, people in days if of == month], default=0) + more
        for month, more in zip(("2026-09", "2026-10", "2026-11"), extra, strict=True)
    }
    gone, gone_months = hidden_days(days, months, MINIMUM)
    for month, count in months.items():
        of = {day: people for day, its, people in days if its == month}
        left = [people for day, people in of.items() if day in gone]
        assert all(people == 0 or people >= MINIMUM for day, people in of.items() if day not in gone)
        if month in gone_months:
            assert all(people == 0 for day, people in of.items() if day not in gone)
        else:
            assert count == 0 or count >= MINIMUM
            assert not left or max(left) >= MINIMUM or all(people < MINIMUM for people in of.values())


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with engine_with(tmp_path_factory.mktemp("users"), {}) as engine:
        yield engine


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from([0, 3, 9, 30, 70]), st.sampled_from(["licensed", "basic", "none"]),
                          st.booleans()), max_size=30))  # fmt: skip
def test_no_few_people_can_be_told_of_the_table_of_users(engine: Engine, rows: list[tuple[int, str, bool]]) -> None:
    cells = [
        {"person": f"x{n}", "licence": licence, "active": "Yes" if active else "No", "attended": str(attended),
         "webinars_attended": "0", "attended_minutes": "0.00"}
        for n, (attended, licence, active) in enumerate(rows)
    ]  # fmt: skip
    load_table(engine, USERS_TABLE, cells)
    shown = shown_users(engine, MINIMUM)
    assert shown
    if len(rows) < MINIMUM:
        assert shown == ShownUsers(MINIMUM, None, ())
        assert all(not picture.categories for picture in user_pictures(shown))
        return
    for group in shown.groups:
        assert sum(group.values()) == len(rows)
        assert all(people == 0 or people >= MINIMUM for people in group.values())
    # Neither can the groups of one way less those of the other be fewer.
    licensed = [one for one in rows if one[1] == "licensed"]
    if shown.idle is not None:
        assert shown.idle == sum(not active for _, _, active in licensed)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_registrants_and_attendees_are_told_only_if_no_few_are_the_difference(
    both: int, absent: int, more: int
) -> None:
    counted = counted_groups(both + absent, both + more, more, absent, MINIMUM)
    assert "registered" not in counted or both + absent >= MINIMUM
    assert "attended" not in counted or both + more >= MINIMUM
    if {"registered", "attended"} <= counted:
        assert absent + more == 0 or absent + more >= MINIMUM
    if {"registered", "both"} <= counted:
        assert absent == 0 or absent >= MINIMUM
    if {"attended", "both"} <= counted:
        assert more == 0 or more >= MINIMUM


# ---------------------------------------------------------------------------------------------------------
# What stands out


def test_what_stands_out_follows_the_rules_that_are_printed() -> None:
    assert change_of_months([("2026-09", 100)]) == []
    assert change_of_months([("2026-09", 100), ("2026-10", 109)]) == []
    (more,) = change_of_months([("2026-08", 1), ("2026-09", 100), ("2026-10", 110)])
    assert str(more) == "110 meetings in October 2026: 10% more than the 100 in September 2026."
    (fewer,) = change_of_months([("2026-09", 100), ("2026-10", 80)])
    assert str(fewer) == "80 meetings in October 2026: 20% fewer than the 100 in September 2026."
    users = ShownUsers(5, 60, ({}, {"licensed No": 5, "licensed Yes": 45}))
    assert [str(one) for one in noticed([], users, None, 19.9)] == [
        "5 of 50 people with a licence didn't host or attend anything in this period."
    ]
    assert [str(one) for one in noticed([], None, None, 20)] == ["20% of those who attended a meeting came late."]
    assert noticed([], ShownUsers(5, 60, ({}, {"licensed Yes": 45})), None, None) == []


# ---------------------------------------------------------------------------------------------------------
# The page


def test_every_picture_has_a_title_units_a_summary_and_a_table(made: Made) -> None:
    for text in (
        usage_page(made.parts, PAGE_OPTIONS, PageWriter()),
        webinar_page(made.webinars, PAGE_OPTIONS, PageWriter()),
    ):
        page = Page(text)
        ids = {str(attributes["id"]) for _, attributes in page.tags if attributes.get("id")}
        pictures = [attributes for _, attributes in page.tags if attributes.get("role") == "img"]
        assert len(pictures) > 8
        for attributes in pictures:
            key = str(attributes["aria-labelledby"]).removesuffix("-title")
            assert {f"{key}-title", f"{key}-about", f"{key}-table"} <= ids
        assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in text
        assert "<script" not in text
        assert page.unclosed == []
        assert len(ids) == sum(bool(attributes.get("id")) for _, attributes in page.tags)
    for part in [*made.parts, *made.webinars]:
        for picture in part.pictures:
            assert picture.x_title
            assert picture.y_title
            assert picture.summary


def test_only_tables_that_are_written_have_a_section(tmp_path: Path) -> None:
    with engine_with(tmp_path / "engine", {}) as engine:

        def keys(*tables: str) -> list[str]:
            return [part.key for part in usage_parts(engine, tables, PAGE_OPTIONS)]

        assert keys() == ["overview", "quality", "losses"]
        assert keys("users") == ["overview", "people", "licences", "quality", "losses"]
        assert keys("costs", "features") == ["overview", "features", "costs", "quality", "losses"]
        assert keys("meetings") == ["overview", "starts", "bands", "attendance", "quality", "losses"]
        assert webinar_parts(engine, ["webinars"], PAGE_OPTIONS) == []
        text = usage_page(usage_parts(engine, ["days", "months", "meetings", "users", "webinars"], PAGE_OPTIONS),
                          PAGE_OPTIONS, PageWriter())  # fmt: skip
    assert Page(text).unclosed == []


def test_what_is_not_known_is_not_called_hidden(tmp_path: Path) -> None:
    options = replace(OPTIONS, participants=False, last=date(2026, 9, 9))
    with engine_with(tmp_path / "engine", tables(account(), options)) as engine:
        parts = usage_parts(engine, options.tables, replace(PAGE_OPTIONS, people=None))
        webinars = webinar_parts(engine, options.tables, PAGE_OPTIONS)
    shown = {figure.key: figure for part in [*parts, *webinars] for figure in part.figures}
    assert shown["meetings"].value
    assert not {"time", "people", "size", "attendance", "webinar-attendees"} & {*shown}
    for part in [*parts, *webinars]:
        for picture in part.pictures:
            is_poll = picture.key.startswith("poll-")  # of which it's known
            assert is_poll or "protect" not in str(picture.note), picture.key
    # Nobody is called idle who may have attended.
    assert not {"people", "licences"} & {part.key for part in parts}


def test_a_page_of_a_run_that_shows_names_says_so_at_its_top(made: Made) -> None:
    options = PageOptions(first=FIRST_DAY, last=LAST_DAY, zone="Etc/UTC", minimum=5, is_shown=True)
    text = usage_page(made.parts, options, PageWriter())
    assert text.index(str(NAMES_SHOWN)) < text.index("<h1>")
    assert str(NAMES_SHOWN) not in usage_page(made.parts, PAGE_OPTIONS, PageWriter())


def said_in(part: ReportPart) -> Iterator[Said | str]:
    yield part.heading
    yield from part.noticed
    for figure in part.figures:
        yield from (figure.label, figure.unit, figure.note)
    for picture in part.pictures:
        yield from (picture.title, picture.x_title, picture.y_title, picture.summary, picture.note, picture.brief)
        yield from picture.categories
        yield from (series.name for series in picture.series)
    for facts in part.facts:
        yield facts.title
        yield from (words for row in facts.rows for words in row)


def test_a_german_page_has_no_english_sentence(made: Made) -> None:
    writer = PageWriter(language_called("de"))
    for part in [*made.parts, *made.webinars]:
        for words in said_in(part):
            assert not isinstance(words, Said) or not is_english(writer.script.words(words)), words
    text = usage_page(made.parts, PAGE_OPTIONS, writer)
    assert '<html lang="de">' in text
    assert "Wie Zoom genutzt wird" in text
    assert "1.423,6" in text


def test_what_will_be_lost_names_its_sources_and_what_is_not_confirmed(made: Made) -> None:
    (part,) = [part for part in made.parts if part.key == "losses"]
    kept = {str(name): str(said) for name, said in part.facts[0].rows}
    assert [said for said in kept.values() if said.startswith("6 months. Source: ")]
    assert [said for said in kept.values() if said.startswith("15 months, or 12 according to another Zoom page.")]
    assert sum("Not confirmed" in said for said in kept.values()) == 2
    assert dict(part.facts[1].rows)
    assert OPTIONS.min_group_size == MINIMUM
