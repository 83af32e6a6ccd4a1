"""The report on usage in the window: from files and from an account, by a plan, to figures, charts and tables."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui import test_language
from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, header_of, rows_of
from tests.gui.test_accessibility import assert_named, assert_unique
from tests.gui.test_from_zoom import add
from tests.gui.ways import MAPPING, REPORTS
from tests.zoom import conftest as zoom_fixtures
from tests.zoom.conftest import Ring, Start
from tests.zoom.fake import FakeZoom, json_fault
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings
from tests.zoom.usage_organisation import fill
from zoomwizard.app.paths import settings_file
from zoomwizard.app.settings import Settings
from zoomwizard.gui.fields.zones import ZoneField
from zoomwizard.gui.language import number, set_language
from zoomwizard.gui.pages.plan import PlanPage
from zoomwizard.gui.pages.source import SourcePage
from zoomwizard.gui.results.charts import ChartCard
from zoomwizard.modes.usage.result import UsageResult

no_network, start, ring = zoom_fixtures.no_network, zoom_fixtures.start, zoom_fixtures.ring
clock, no_waiting = zoom_fixtures.clock, zoom_fixtures.no_waiting
english_again = test_language.english_again
pytestmark = pytest.mark.usefixtures("no_waiting")

SOURCE, ACCOUNT, DAYS, PLAN, OPTIONS, RUN, DONE = range(7)
CHARTS = ["Meetings by day", "People in a meeting"]


def to_days(wizard: Wizard, start: Start) -> tuple[Driver, FakeZoom]:
    """From an account, up to its days."""
    zoom = start(make_meetings(30))
    fill(zoom)
    add(zoom)
    driver = wizard(Settings(), mode="usage", file=settings_file())
    assert isinstance(driver.page, SourcePage)
    driver.field("time_zone").set_value("Europe/Zurich")
    driver.click(driver.page._zoom)
    driver.next_to(ACCOUNT)
    driver.next_to(DAYS)
    return driver, zoom


def plan_page(driver: Driver) -> PlanPage:
    """The plan, when Zoom has answered."""
    page = driver.page
    assert isinstance(page, PlanPage)
    driver.wait(lambda: not page.plan._task.is_on)
    QApplication.processEvents()  # what was put into a layout is shown a moment later
    return page


def result_of(driver: Driver) -> UsageResult:
    assert isinstance(driver.journey.result, UsageResult)
    return driver.journey.result


def cards(driver: Driver) -> list[ChartCard]:
    """Those of the tab that is open."""
    return driver.done.tabs.currentWidget().findChildren(ChartCard)


def titles(driver: Driver) -> list[str]:
    return [one.findChildren(QLabel)[0].text() for one in cards(driver)]


def tab_names(driver: Driver) -> list[str]:
    tabs = driver.done.tabs
    return [tabs.tabText(place).replace("&", "") for place in range(tabs.count())]


def test_from_files_to_the_results(wizard: Wizard, tmp_path: Path) -> None:
    driver = wizard(mode="usage")
    driver.give("reports", *REPORTS)
    driver.field("time_zone").set_value("Europe/Zurich")
    driver.next_to(1)
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    assert "The report covers" in driver.texts()
    assert titles(driver) == [*CHARTS, "Meetings by month"]
    figures = {figure.key: figure.value for figure in result_of(driver).figures}
    assert f"{figures['meetings']:.0f}\nMeetings" in driver.texts()
    assert f"{figures['length']:.0f} min\nLength of a meeting" in driver.texts()
    assert_named(driver.window)
    assert_unique(driver.window)
    (days,) = (tmp_path / "out").glob("Zoom usage */days.csv")
    (card, *_) = cards(driver)
    assert len(rows_of(card.table)) == len(days.read_text("utf-8").splitlines()) - 1
    assert header_of(card.table)[1] == "Meetings"
    assert tab_names(driver) == [
        "Overview",
        "People",
        "Files",
        "What was done",
    ]  # files have neither webinars nor costs


def test_61_a_large_meeting_proves_the_zone_beside_it(wizard: Wizard) -> None:
    driver = wizard(mode="usage")
    driver.give("reports", *REPORTS)
    zone = driver.field("time_zone")
    assert isinstance(zone, ZoneField)
    zone.set_value("Europe/Zurich")
    driver.wait(zone.proof.isVisible)
    here = driver.texts(zone.proof)
    assert " people" in here
    zone.set_value("America/New_York")
    driver.wait(lambda: "New York" in driver.texts(zone.proof))
    assert here.splitlines()[1].split(" in ")[0] == driver.texts(zone.proof).splitlines()[1].split(" in ")[0]
    assert "UTC" in driver.texts(zone.proof)
    assert here.splitlines()[2] != driver.texts(zone.proof).splitlines()[2]  # another time in UTC


def test_the_report_of_a_german_window_is_german(wizard: Wizard, tmp_path: Path) -> None:
    driver = wizard(Settings(language="de"), mode="usage")
    set_language("de")
    driver.give("reports", *REPORTS)
    driver.field("time_zone").set_value("Europe/Zurich")
    driver.next_to(1)
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    (page,) = (tmp_path / "out").glob("Zoom usage */Zoom usage report *.html")
    text = page.read_text("utf-8")
    assert '<html lang="de">' in text
    assert "Wie Zoom genutzt wird" in text
    figures = {figure.key: figure.value for figure in result_of(driver).figures}
    assert f">{number(figures['time'] or 0, 1)}<" in text  # as the window writes it


def test_from_an_account_by_its_plan_to_the_results(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    driver, zoom = to_days(wizard, start)
    assert not driver.page.findChildren(PlanPage)
    assert "Plan the download" not in driver.texts()
    driver.next_to(PLAN)
    page = plan_page(driver)
    assert page.plan.verdict.isVisible()
    assert "41 meetings, 0 of them already downloaded." in driver.texts()
    assert "Requests to Zoom, at least:" in driver.texts()
    assert driver.focus is driver.field("mapping").editor
    asked = zoom.calls.total()
    driver.window.go_back()
    driver.next_to(PLAN)
    assert zoom.calls.total() == asked  # nothing was answered otherwise, so Zoom isn't asked again
    assert not any("participants" in call for call in zoom.calls)
    assert page._checked is not None
    assert not page._checked.isVisible()
    driver.give("mapping", MAPPING)
    driver.wait(lambda: ("OK", "One ID for each person", "6 people") in driver.facts())
    assert page._checked.isVisible()
    assert zoom.calls.total() == asked
    driver.next_to(OPTIONS)
    driver.give("output", tmp_path / "out")
    driver.window.go_back()
    driver.next_to(OPTIONS)
    assert zoom.calls.total() == asked
    driver.click_next()
    driver.wait_for(DONE)
    assert "All 30 days are complete." in driver.texts()
    assert titles(driver) == CHARTS
    assert zoom.calls.total() > asked
    assert [*(tmp_path / "out").glob("Zoom usage */Zoom webinar report *.html")]
    assert tab_names(driver) == ["Overview", "People", "Webinars", "Costs", "Files", "What was done"]
    assert "Costs and licences" in driver.texts()
    for place, title in enumerate(("People in meetings by day", "Webinars by day", "Charges on invoices"), 1):
        driver.done.tabs.setCurrentIndex(place)
        assert title in titles(driver)
        assert_named(driver.window)
        assert_unique(driver.window)


def test_other_days_are_planned_anew(wizard: Wizard, ring: Ring, start: Start) -> None:
    driver, _ = to_days(wizard, start)
    driver.next_to(PLAN)
    plan_page(driver)
    before = driver.texts()
    driver.window.go_back()
    driver.field("date_to").set_value(str(FIRST_DAY + timedelta(days=4)))
    driver.next_to(PLAN)
    plan_page(driver)
    assert driver.texts() != before
    assert "41 meetings" not in driver.texts()


def test_whoever_cant_be_asked_stays_at_the_plan_and_asks_again(wizard: Wizard, ring: Ring, start: Start) -> None:
    driver, zoom = to_days(wizard, start)
    zoom.faults = lambda _: json_fault(401, 124, "Invalid access token")
    driver.next_to(PLAN)
    page = plan_page(driver)
    assert page.plan.is_refused
    assert page.plan._look.isVisible()
    driver.click_next()
    assert driver.number == PLAN
    assert driver.focus is page.plan.button
    zoom.faults = lambda _: None
    driver.click(page.plan.button)
    plan_page(driver)
    assert "41 meetings, 0 of them already downloaded." in driver.texts()
    driver.next_to(OPTIONS)


def test_days_that_only_the_portal_has_are_told_where_they_are_chosen(wizard: Wizard, ring: Ring, start: Start) -> None:
    driver, zoom = to_days(wizard, start)
    driver.field("date_from").set_value(str(LAST_DAY - timedelta(days=300)))
    driver.click_next()
    driver.wait(lambda: "keeps its reports for six months" in driver.problems("date_from"))
    assert "export reports in the Zoom portal" in driver.problems("date_from")
    assert driver.number == DAYS
    assert zoom.tokens == 0
