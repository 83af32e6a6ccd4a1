"""What a window shows of the reports on usage: an overview, and a tab each for people, webinars and costs."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.modes.usage.account import FIRST_DAY, LAST_DAY, OPTIONS, account, account_tables, engine_with
from tests.oracle.usage.tables import tables
from zoomwizard.core.page.figures import Figure, Picture, ReportPart
from zoomwizard.core.said import say
from zoomwizard.modes.usage.pages.in_window import in_window
from zoomwizard.modes.usage.pages.usage_report import PageOptions, usage_parts
from zoomwizard.modes.usage.pages.webinar_report import webinar_parts

PAGE_OPTIONS = PageOptions(first=FIRST_DAY, last=LAST_DAY, zone="Europe/Zurich", minimum=5, people=99)


class Shown:
    """What a window shows, by key."""

    def __init__(self, parts: Sequence[ReportPart], webinars: Sequence[ReportPart]) -> None:
        found = in_window(parts, webinars)
        self.figures: Sequence[Figure] = found["figures"]
        self.pictures = {picture.key: picture for picture in found["pictures"]}
        self.facts = [(str(name), str(said)) for facts in found["facts"] for name, said in facts.rows]
        self.tabs: dict[str, ReportPart] = {part.key: part for part in found["tabs"]}

    def keys(self, tab: str) -> list[str]:
        return [picture.key for picture in self.tabs[tab].pictures]


def shown_of(folder: Path, found: dict[str, list[dict[str, str]]], wanted: Collection[str] = ()) -> Shown:
    names = [*(wanted or found)]
    with engine_with(folder, found) as engine:
        return Shown(usage_parts(engine, names, PAGE_OPTIONS), webinar_parts(engine, names, PAGE_OPTIONS))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return shown_of(tmp_path_factory.mktemp("engine"), account_tables())


def test_an_account_has_a_tab_for_people_webinars_and_costs(shown: Shown) -> None:
    assert [str(part.heading) for part in shown.tabs.values()] == ["People", "Webinars", "Costs"]
    assert shown.keys("people")[:2] == ["days-people", "users-licences"]
    assert shown.keys("webinars") == ["registered", "days-webinars", "rates"]
    assert shown.keys("costs")[-2:] == ["invoice-chf", "storage"]
    assert [figure.key for figure in shown.tabs["people"].figures] == ["people", "listed", "licensed-active", "idle"]
    assert shown.tabs["costs"].facts


def test_the_overview_has_costs_storage_and_idle_licences_in_a_few_lines(shown: Shown) -> None:
    said = dict(shown.facts)
    costs, users = account_tables()["costs"], account_tables()["users"]
    stored = max((row for row in costs if row["item"] == "storage"), key=lambda row: row["period_start"])
    assert said["Cloud storage"] == f"{round(float(stored['quantity']))} GB"
    licensed = [row["active"] for row in users if row["licence"] == "licensed"]
    assert said["Idle licences"] == f"{licensed.count('No')} of {len(licensed)}"


def test_without_costs_webinars_and_licences_neither_tabs_nor_lines_speak_of_them(tmp_path: Path) -> None:
    found = account_tables()
    found["users"] = [row | {"licence": ""} for row in found["users"]]  # as in a report of files
    found["days"] = [row | {"webinars": "0"} for row in found["days"]]
    shown = shown_of(tmp_path / "engine", found | {"webinars": []}, ["days", "months", "meetings", "users", "webinars"])
    assert [*shown.tabs] == ["people"]
    assert shown.keys("people") == ["days-people", "users-meetings"]
    assert shown.facts == []


def test_without_participants_there_are_no_people(tmp_path: Path) -> None:
    options = replace(OPTIONS, participants=False, last=date(2026, 9, 9))
    assert "people" not in shown_of(tmp_path / "engine", tables(account(), options)).tabs


def test_the_days_are_columns_that_say_when_most_was(shown: Shown) -> None:
    days: Picture = shown.pictures["days-meetings"]
    rows = account_tables()["days"]
    most = max(rows, key=lambda row: int(row["meetings"]))
    assert days.kind == "column"
    assert str(days.brief) == f"most on {most['date']}: {most['meetings']}"


def test_days_for_which_columns_have_no_room_are_a_line(tmp_path: Path) -> None:
    day = account_tables()["days"][0]
    days = [day | {"date": str(FIRST_DAY + timedelta(days=place)), "meetings": "0"} for place in range(63)]
    shown = shown_of(tmp_path / "engine", {"days": days})
    assert shown.pictures["days-meetings"].kind == "line"
    assert shown.pictures["days-meetings"].brief == ""


def test_nothing_that_stands_out_is_said_by_who_shows_it() -> None:
    found = in_window([ReportPart(key="overview", heading=say("Overview"))], [])
    assert found["stands_out"] == ()
    assert found["tabs"] == ()
