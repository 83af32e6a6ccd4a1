"""Reports straight from Zoom in the window: the account, the days, the download, against a fake Zoom."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget

from screenshots.album import cut_texts
from tests.german import is_english
from tests.gui import test_language
from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, Key, accessible, focusable
from tests.gui.test_accessibility import assert_named, assert_unique, mnemonics, place_of, round_trip
from tests.gui.test_language import SAME, speak
from tests.zoom import conftest as zoom_fixtures
from tests.zoom import fake
from tests.zoom.conftest import Ring, Start
from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, FakeZoom, Fault, json_fault
from tests.zoom.organisation import BEGUN, FIRST_DAY, LAST_DAY, make_meetings, write_as_report, write_mapping
from zoomwizard.app import zoom as app_zoom
from zoomwizard.app.paths import settings_file
from zoomwizard.app.settings import Settings, load_settings
from zoomwizard.app.words import PSEUDO
from zoomwizard.gui.language import value_text
from zoomwizard.gui.pages.account import AccountPage
from zoomwizard.gui.pages.account_dialog import AccountDialog
from zoomwizard.gui.pages.day_range import RangeCalendar
from zoomwizard.gui.pages.days import DaysPage
from zoomwizard.gui.pages.download import DownloadPage
from zoomwizard.gui.pages.source import SourcePage
from zoomwizard.gui.shell.side_panel import SidePanel
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.collect.run import today_utc

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

no_network, start, ring = zoom_fixtures.no_network, zoom_fixtures.start, zoom_fixtures.ring
clock, no_waiting = zoom_fixtures.clock, zoom_fixtures.no_waiting
pytestmark = pytest.mark.usefixtures("no_waiting")
english_again = test_language.english_again


@pytest.fixture(autouse=True)
def still_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the meetings were made: a run of the tests may go past midnight, into a new month."""

    class Begun(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Begun:
            return cls.fromtimestamp(BEGUN.timestamp(), tz)

    monkeypatch.setattr("zoomwizard.app.zoom.datetime", Begun)
    for module in ("run", "plan"):
        monkeypatch.setattr(f"zoomwizard.zoom.collect.{module}.today_utc", BEGUN.date)


SOURCE, ACCOUNT, DAYS, MAPPING, DOWNLOAD, OPTIONS, RUN, DONE = range(8)
NAMES = ["Zoom reports", "Zoom account", "Days", "Mapping file", "Download", "Options", "Prepare", "Your files"]


def add(zoom: FakeZoom, name: str = "acme", secret: str = SECRET) -> None:
    """An account that is kept."""
    account = Account(
        name=name, account_id=ACCOUNT_ID, client_id=CLIENT_ID, plan="business", share=1.0, **zoom.options
    )  # fmt: skip
    app_zoom.add_account(account, secret)


def open_at(wizard: Wizard, number: int, tmp_path: Path) -> Driver:
    """The way from Zoom, up to a page of it."""
    driver = wizard(Settings(), mode="admin", file=settings_file())
    assert isinstance(driver.page, SourcePage)
    driver.click(driver.page._zoom)
    while driver.number < number:
        if driver.number == MAPPING:
            driver.give("mapping", write_mapping(tmp_path / "mapping.csv"))
        driver.next_to(driver.number + 1)
    return driver


def account_page(driver: Driver) -> AccountPage:
    assert isinstance(driver.page, AccountPage)
    return driver.page


def download_page(driver: Driver) -> DownloadPage:
    assert isinstance(driver.page, DownloadPage)
    return driver.page


def wait_until_whole(driver: Driver) -> None:
    driver.wait(lambda: driver.window._run is None and download_page(driver).is_whole)


# ---------------------------------------------------------------------------------------------------------
# Where the reports come from


def test_one_choice_on_the_first_page_leads_another_way_and_back(wizard: Wizard) -> None:
    driver = wizard(mode="admin")
    assert isinstance(driver.page, SourcePage)
    names = [step.name for step in driver.journey.mode.steps]
    assert driver.window.side.count.text() == "Step 1 of 5"
    assert "Nothing leaves this computer." in driver.texts()
    driver.click(driver.page._zoom)
    assert [str(step.name) for step in driver.journey.mode.steps] == NAMES
    assert driver.window.side.count.text() == "Step 1 of 8"
    assert "An app in your Zoom account" in driver.texts()
    assert "The reports are requested from Zoom's servers. Nothing else leaves this computer." in driver.texts()
    assert "Nothing leaves this computer." not in driver.texts().splitlines()
    driver.click(driver.page._files)
    assert [step.name for step in driver.journey.mode.steps] == names
    assert "An app in your Zoom account" not in driver.texts()
    driver.click_next()
    assert "This is required." in driver.problems("reports")
    driver.click(driver.page._zoom)
    assert driver.problems("reports") == ""


def is_whole_step(side: SidePanel, name: str) -> bool:
    """Whether the panel says that the user is at this step, and all of that is seen."""
    labels = [label for label in side.findChildren(QLabel) if label.objectName() == "step-here" and label.isVisible()]
    whole = [label.text() for label in labels if label.visibleRegion().boundingRect() == label.rect()]
    return whole == [name]


def test_38_the_step_of_the_user_is_seen_where_there_is_no_room_for_all(qtbot: QtBot) -> None:
    side = SidePanel()
    qtbot.addWidget(side)
    side.show()
    seen = set[int]()
    for here in (0, 1, 4, 7, 5, 2):
        side.show_place("Prepare the Zoom file", "Zoom admin", "Step 1 of 8")
        side.show_steps(NAMES, here)
        side.resize(side.width(), 280)
        qtbot.waitUntil(partial(is_whole_step, side, NAMES[here]))
        qtbot.wait(50)
        assert is_whole_step(side, NAMES[here])  # and stays so
        seen.add(side._scrolls.verticalScrollBar().value())
    assert len(seen) > 3


def test_what_was_chosen_on_the_other_way_does_not_count(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path
) -> None:
    add(start())
    driver = open_at(wizard, DAYS, tmp_path)
    assert driver.journey.inputs.from_zoom == "acme"
    driver.window.go_back()
    driver.window.go_back()
    assert isinstance(driver.page, SourcePage)
    driver.click(driver.page._files)
    assert (driver.journey.inputs.from_zoom, driver.journey.inputs.date_from) == ("", "")
    driver.click(driver.page._zoom)
    assert driver.journey.inputs.from_zoom == "acme"


# ---------------------------------------------------------------------------------------------------------
# The account


def fill(dialog: AccountDialog, **answers: str) -> None:
    for name, answer in answers.items():
        dialog.fields[name].set_value(answer)


def open_dialog(driver: Driver, text: str) -> AccountDialog:
    driver.click(driver.button(text))
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, AccountDialog)
    return dialog


def test_an_account_is_added_tested_and_removed(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    zoom = start(make_meetings(3))
    driver = open_at(wizard, ACCOUNT, tmp_path)
    page = account_page(driver)
    assert driver.focus is page._add
    assert not page._test.isEnabled()
    driver.click_next()
    assert "This is required. Add an account." in driver.problems("from_zoom")
    dialog = open_dialog(driver, "Add…")
    assert driver.focus is dialog.fields["name"].editor
    driver.type("acme")
    fill(dialog, account_id=ACCOUNT_ID, client_id=CLIENT_ID, secret=SECRET, plan="business", share="1", **zoom.options)
    driver.enter()
    driver.wait_for_no_dialog()
    assert "The client secret is saved in the keyring (keyring of this computer)." in driver.texts(page)
    assert driver.journey.answers["from_zoom"] == "acme"
    assert ring.entries == {("zoomwizard", "zoom-account-acme"): SECRET}
    assert zoom.tokens == 0  # adding asks nobody
    driver.click(page._test)
    driver.wait(lambda: "The account works." in driver.texts(page))
    ticks = [label.accessibleName() for label in page._ticks.findChildren(QLabel)]
    assert len(ticks) == 6
    assert all(tick.startswith("OK: ") for tick in ticks)
    driver.click(page._remove)
    box = driver.wait_for_dialog()
    assert isinstance(box, QMessageBox)
    driver.enter()  # the safe answer
    driver.wait_for_no_dialog()
    assert [account.name for account in app_zoom.list_accounts()] == ["acme"]
    driver.click(page._remove)
    driver.click(driver.button("Remove the account", driver.wait_for_dialog()))
    driver.wait_for_no_dialog()
    driver.wait(lambda: not app_zoom.list_accounts())
    driver.wait(lambda: "were removed." in driver.texts(page))
    assert ring.entries == {}
    assert "from_zoom" not in driver.journey.answers


def test_the_secret_is_hidden_until_it_is_asked_for(wizard: Wizard, tmp_path: Path) -> None:
    """Row 34."""
    driver = open_at(wizard, ACCOUNT, tmp_path)
    dialog = open_dialog(driver, "Add…")
    edit = dialog.fields["secret"].editor
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    driver.paste(SECRET)
    assert edit.text() == SECRET
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    assert edit.displayText() != SECRET
    driver.click(driver.button("Show", dialog))
    assert edit.displayText() == SECRET
    assert "kept in this computer's keyring" in driver.texts(dialog)
    dialog.done(0)
    driver.wait_for_no_dialog()


def test_all_that_is_wrong_with_an_account_stands_beside_its_fields(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path
) -> None:
    add(start())
    driver = open_at(wizard, ACCOUNT, tmp_path)
    dialog = open_dialog(driver, "Add…")
    fill(
        dialog, name="acme", client_id="a b", share="2", proxy="http://u:p@proxy.example:80", api_url="http://x.example"
    )
    driver.enter()
    wrong = {
        name: "\n".join(label.text() for label in field._problems.findChildren(QLabel))
        for name, field in dialog.fields.items()
        if field.findings
    }
    assert set(wrong) == {"name", "account_id", "client_id", "secret", "share", "proxy", "api_url"}
    assert "already an account with this name" in wrong["name"]
    assert dialog.isVisible()
    assert "3 need your attention" in driver.texts(dialog._further)
    dialog.fields["name"].set_value("other")
    assert not dialog.fields["name"]._problems.isVisible()
    dialog.done(0)
    driver.wait_for_no_dialog()
    assert len(app_zoom.list_accounts()) == 1


@pytest.mark.parametrize("lacking", ["report:read:list_history_meetings:admin report:read:list_users:admin", ""])
def test_what_is_missing_has_no_tick_and_says_what_to_do(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path, lacking: str
) -> None:
    zoom = start()
    for scope in lacking.split():
        zoom.scopes = zoom.scopes.replace(scope, "")
    add(zoom, secret=SECRET if lacking else "wrong")
    driver = open_at(wizard, ACCOUNT, tmp_path)
    page = account_page(driver)
    driver.click(page._test)
    driver.wait(lambda: "Something is missing:" in driver.texts(page))
    errors = [
        label.text() for label in page._ticks.findChildren(QLabel) if label.accessibleName().startswith("Error: ")
    ]
    expected = "report:read:list_history_meetings:admin" if lacking else "doesn't accept the client ID"
    assert len(errors) == 1
    assert expected in errors[0]


def test_nobody_there_is_told_on_the_page(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zoomwizard.zoom.api.client.LONGEST_PAUSE", 0.01)
    zoom = start()
    zoom.token_fault = fake.CUT
    add(zoom)
    driver = open_at(wizard, ACCOUNT, tmp_path)
    page = account_page(driver)
    driver.click(page._test)
    driver.wait(lambda: "Zoom couldn't be reached" in driver.texts(page))
    assert driver.dialog() is None


def test_without_a_keyring_the_secret_is_asked_for_in_each_window(
    wizard: Wizard, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows 34 and 54: the program says so, and what was typed is good until the end; no variable is named."""
    monkeypatch.setattr(app_zoom, "_UNTIL_THE_END", {})
    zoom = start()
    add(zoom)
    app_zoom._UNTIL_THE_END.clear()  # another window, later
    driver = open_at(wizard, ACCOUNT, tmp_path)
    page = account_page(driver)
    driver.click(page._test)
    driver.wait(lambda: "The client secret of the account acme isn't known." in driver.texts(page))
    assert "Set “Client secret”, or remove the account and add it again." in driver.texts(page)
    assert "ZOOMWIZARD" not in driver.texts()
    dialog = open_dialog(driver, "Client secret…")
    assert list(dialog.fields) == ["secret"]
    driver.enter()
    assert "The client secret is blank." in driver.texts(dialog)
    driver.type(SECRET)
    driver.enter()
    driver.wait_for_no_dialog()
    assert "isn't saved, so set “Client secret” each time you start Zoom Wizard." in driver.texts(page)
    driver.click(page._test)
    driver.wait(lambda: "The account works." in driver.texts(page))
    file = settings_file()
    assert file is not None
    assert SECRET not in file.read_text("utf-8")
    monkeypatch.setenv("ZOOMWIZARD_CLIENT_SECRET_ACME", SECRET)
    driver.click(page._test)
    driver.wait(lambda: "The client secret is known (set as “Client secret”)." in driver.texts(page))
    assert "ZOOMWIZARD" not in driver.texts()


def test_it_says_what_is_sent_where(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    driver = open_at(wizard, ACCOUNT, tmp_path)
    assert "are sent to zoom.us to get" in driver.texts()
    zoom = start()
    add(zoom)
    driver.window.go_back()
    driver.next_to(ACCOUNT)
    host = zoom.url.removeprefix("http://")
    assert f"are sent to {host} to get an access token" in driver.texts()
    assert "Your files and HashIDs aren't sent" in driver.texts()


# ---------------------------------------------------------------------------------------------------------
# The days


def test_the_last_whole_month_is_proposed_and_a_plan_made(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path
) -> None:
    zoom = start(make_meetings(50))
    add(zoom)
    driver = open_at(wizard, DAYS, tmp_path)
    assert (driver.field("date_from").value(), driver.field("date_to").value()) == (str(FIRST_DAY), str(LAST_DAY))
    assert zoom.tokens == 0
    driver.click(driver.button("Plan the download"))
    driver.wait(lambda: "50 meetings, 0 of them already downloaded." in driver.texts())
    assert "Requests to Zoom, at least: 50 medium and 1 heavy." in driver.texts()
    assert zoom.calls == {"history": 1}
    assert driver.page.isAncestorOf(driver.focus)
    driver.field("date_to").set_value(str(LAST_DAY - timedelta(days=1)))
    assert "50 meetings" not in driver.texts()


@pytest.mark.parametrize(
    ("zone", "now", "yesterday", "first"),
    [
        ("UTC", "2026-11-02T12:30", "2026-11-01", "2026-05-02"),
        ("Pacific/Auckland", "2026-11-02T12:30", "2026-11-02", "2026-05-03"),  # there it is the 3rd already
        ("America/Los_Angeles", "2026-11-02T06:30", "2026-10-31", "2026-05-02"),
    ],
)
def test_usual_days_are_those_of_the_time_zone(
    monkeypatch: pytest.MonkeyPatch, zone: str, now: str, yesterday: str, first: str
) -> None:
    class Fixed(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Fixed:
            return cls.fromisoformat(now).replace(tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr("zoomwizard.app.zoom.datetime", Fixed)
    monkeypatch.setattr("zoomwizard.zoom.collect.run.today_utc", lambda: date.fromisoformat(now[:10]))
    days = app_zoom.usual_days(zone)
    assert [*map(str, days["yesterday"])] == [yesterday, yesterday]
    assert [*map(str, days["last_week"])] == ["2026-10-25", "2026-10-31"]  # Sunday to Saturday
    assert [*map(str, days["last_month"])] == ["2026-10-01", "2026-10-31"]
    assert str(app_zoom.days_to_be_had(zone)[0]) == first


def test_the_usual_days_fill_both_fields(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    add(start())
    driver = open_at(wizard, DAYS, tmp_path)
    assert [one.text() for one in driver.page.findChildren(QPushButton) if one.isChecked()] == ["Last m&onth"]
    for text, name in (("Yesterday", "yesterday"), ("Last week", "last_week")):
        driver.click(driver.button(text))
        given = (driver.field("date_from").value(), driver.field("date_to").value())
        assert given == tuple(map(str, app_zoom.usual_days("UTC")[name]))
        assert driver.button(text).isChecked()
    driver.field("date_to").set_value(str(FIRST_DAY))
    assert driver.button("Other days").isChecked()


def test_a_day_is_taken_in_its_calendar_with_space(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    add(start())
    driver = open_at(wizard, DAYS, tmp_path)
    first, _ = driver.page.findChildren(RangeCalendar)
    first.view.setFocus()
    driver.key(Key.Key_Right)
    assert driver.field("date_from").value() == str(FIRST_DAY)
    driver.key(Key.Key_Space)
    assert driver.field("date_from").value() == str(FIRST_DAY + timedelta(days=1))


def test_days_that_zoom_no_longer_keeps_are_told_beside_the_field(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path
) -> None:
    zoom = start()
    add(zoom)
    driver = open_at(wizard, DAYS, tmp_path)
    driver.field("date_from").set_value(str(today_utc() - timedelta(days=300)))
    driver.click_next()
    driver.wait(lambda: "keeps its reports for six months" in driver.problems("date_from"))
    assert driver.number == DAYS
    assert "“First day”" in driver.problems("date_from")  # the field's name, not the option
    driver.click(driver.button("Plan the download"))
    driver.wait(lambda: "keeps its reports for six months" in driver.problems("date_from"))
    driver.field("date_from").set_value(str(FIRST_DAY))
    assert driver.problems("date_from") == ""
    assert zoom.tokens == 0


# ---------------------------------------------------------------------------------------------------------
# The download


def test_from_zoom_to_the_hashed_file(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    meetings = make_meetings(30)
    zoom = start(meetings)
    add(zoom)
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    page = download_page(driver)
    driver.wait(lambda: page.doing.text() == "Nothing has been downloaded yet.")
    assert zoom.tokens == 0
    assert driver.window.next.text() == "&Download"
    driver.click_next()
    driver.wait(lambda: page.doing.text() == "30 of 30 meetings have been downloaded.")
    assert driver.number == DOWNLOAD
    assert driver.window.next.text() == "&Next"
    driver.next_to(OPTIONS)
    assert not driver.field("time_zone").isVisible()  # what comes from Zoom is in UTC
    assert driver.focus is not driver.field("time_zone").editor
    driver.give("output", tmp_path / "out")
    assert "Zoom account: acme" in driver.window.summary.text()
    calls = zoom.calls.total(), zoom.tokens
    driver.click_next()
    driver.wait_for(DONE)
    assert (zoom.calls.total(), zoom.tokens) == calls  # the run takes what is there
    (hashed,) = (tmp_path / "out").glob("Hashed*.csv")
    assert len(hashed.read_text("utf-8").splitlines()) > 60
    assert app_zoom.kept_downloads() == []


def test_reports_may_stand_beside_it(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    meetings = make_meetings(12)
    add(start(meetings))
    driver = wizard(mode="admin")
    assert isinstance(driver.page, SourcePage)
    driver.click(driver.page._zoom)
    driver.give("reports", write_as_report(tmp_path / "report.csv", meetings))
    for number in (ACCOUNT, DAYS, MAPPING):
        driver.next_to(number)
    driver.give("mapping", write_mapping(tmp_path / "mapping.csv"))
    driver.next_to(DOWNLOAD)
    driver.click_next()
    wait_until_whole(driver)
    driver.next_to(OPTIONS)
    assert driver.field("time_zone").isVisible()
    driver.field("time_zone").set_value("UTC")
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(DONE)
    assert "12 of 12 meetings" in "\n".join(map(str, driver.journey.result.summary if driver.journey.result else ()))
    assert driver.journey.result
    assert driver.journey.result.counts["duplicates"] > 20


def test_a_time_zone_for_files_that_are_no_longer_given_does_not_count(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path
) -> None:
    add(start())
    driver = open_at(wizard, ACCOUNT, tmp_path)
    driver.journey.answers |= {"reports": (tmp_path / "r.csv",), "time_zone": "Nowhere"}
    assert driver.journey.inputs.time_zone == "Nowhere"
    del driver.journey.answers["reports"]
    assert driver.journey.inputs.time_zone == ""


def again(driver: Driver) -> None:
    driver.click(driver.button("Use again"))
    assert isinstance(driver.page, SourcePage)


def test_12_the_same_account_and_days_are_offered_at_the_next_start(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path
) -> None:
    zoom = start(make_meetings(10))
    for name in ("acme", "other"):
        add(zoom, name)
    driver = open_at(wizard, ACCOUNT, tmp_path)
    driver.field("from_zoom").set_value("other")
    account_page(driver)._answer("from_zoom")
    driver.next_to(DAYS)
    assert not driver.window.summary.isVisible()  # the last month is there, so nothing is missing
    driver.field("date_from").set_value(first := str(FIRST_DAY + timedelta(days=2)))
    driver.next_to(MAPPING)
    mapping = write_mapping(tmp_path / "mapping.csv")
    driver.give("mapping", mapping)
    driver.next_to(DOWNLOAD)
    driver.click_next()
    wait_until_whole(driver)
    driver.window.close_now()  # before the run: whoever leaves here goes on here
    kept = load_settings(settings_file())
    assert kept.last_inputs["admin"] == {
        "mapping": (str(mapping),), "from_zoom": ("other",), "date_from": (first,), "date_to": (str(LAST_DAY),),
    }  # fmt: skip
    assert set(kept.recent) == {"mapping"}
    driver = wizard(kept, file=settings_file())
    assert "Used before · other" in driver.texts()
    again(driver)
    assert driver.window.side.count.text() == "Step 1 of 8"
    assert isinstance(driver.page, SourcePage)
    assert driver.page._zoom.isChecked()
    driver.next_to(ACCOUNT)
    assert driver.field("from_zoom").value() == "other"
    driver.next_to(DAYS)
    assert (driver.field("date_from").value(), driver.field("date_to").value()) == (first, str(LAST_DAY))
    driver.next_to(MAPPING)
    driver.next_to(DOWNLOAD)
    driver.wait(lambda: "meetings have been downloaded." in download_page(driver).doing.text())
    app_zoom.remove_account("other")  # one that is gone is not asked for
    driver.window.close_now()
    driver = wizard(kept, file=settings_file())
    again(driver)
    driver.next_to(ACCOUNT)
    assert driver.field("from_zoom").value() == "acme"


@pytest.mark.parametrize("days", [("soon", "2026-10-31"), ("20261001", "2026-10-31"), ()])
def test_days_that_somebody_has_spoilt_in_the_settings_are_left_out(wizard: Wizard, days: tuple[str, ...]) -> None:
    last = {"from_zoom": ("acme",), "date_from": days[:1], "date_to": days[1:]}
    driver = wizard(Settings(last_inputs={"admin": last}))
    assert "Used before · acme" in driver.texts().splitlines()
    again(driver)
    assert "date_from" not in driver.journey.answers


def slowly(zoom: FakeZoom) -> threading.Event:
    """From now on participants take their time, until the event is set."""
    go_on = threading.Event()

    def faults(call: fake.Call) -> Fault | None:
        if call.kind == "past" and call.number > 12:
            go_on.wait(0.3)
        return None

    zoom.faults = faults
    return go_on


def test_a_download_is_stopped_and_goes_on_in_another_window(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path
) -> None:
    zoom = start(make_meetings(60))
    go_on = slowly(zoom)
    add(zoom)
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    page = download_page(driver)
    driver.click_next()
    driver.wait(lambda: page.bar.isVisible() and zoom.calls["past"] > 12)
    assert driver.window.cancel.text() == "&Stop"
    assert not driver.window.next.isVisible()
    driver.wait(lambda: "meetings, " in page.doing.text() and "requests" in page.doing.text())
    driver.key(Key.Key_Escape)  # no question: nothing is lost
    driver.wait(lambda: driver.window._run is None)
    driver.wait(lambda: "of 60 meetings have been downloaded." in page.doing.text())
    done = int(page.doing.text().split()[0])
    assert 0 < done < 60
    assert driver.button("Delete this download").isVisible()
    go_on.set()
    driver.window.close_now()
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    page = download_page(driver)
    driver.wait(lambda: page.doing.text() == f"{done} of 60 meetings have been downloaded.")
    asked = zoom.calls["past"]
    driver.click_next()
    wait_until_whole(driver)
    assert zoom.calls["past"] - asked <= 60 - done
    driver.click(driver.button("Delete this download"))
    driver.wait(lambda: page.doing.text() == "Nothing has been downloaded yet.")
    assert driver.window.next.text() == "&Download"
    assert app_zoom.kept_downloads() == []


@pytest.mark.parametrize("closes", [False, True])
def test_a_download_is_left_within_a_second(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path, second: float, *, closes: bool
) -> None:
    """Whatever answers are still on their way: these would take a minute."""
    zoom, held = start(make_meetings(60)), list[str]()

    def hold(call: fake.Call) -> Fault | None:
        if call.kind != "past" or call.number <= 12:
            return None
        held.append(call.key)
        return Fault(seconds=55.0)

    zoom.faults = hold
    add(zoom)
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    driver.click_next()
    driver.wait(lambda: len(held) == 8)
    if closes:
        driver.window.close()
        stop = driver.button("Stop the download", driver.wait_for_dialog())
    begun = time.monotonic()
    if closes:
        driver.click(stop)
        driver.wait(lambda: not driver.window.isVisible())
    else:
        driver.click(driver.window.cancel)
        driver.wait(lambda: driver.window._run is None)
    assert time.monotonic() - begun < second


def test_closing_while_it_downloads_asks_once(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    zoom = start(make_meetings(60))
    slowly(zoom)
    add(zoom)
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    driver.click_next()
    driver.wait(lambda: zoom.calls["past"] > 12)
    driver.window.close()
    box = driver.wait_for_dialog()
    assert "What you've downloaded so far is kept" in driver.texts(box)
    driver.enter()  # go on
    driver.wait_for_no_dialog()
    assert driver.window._run is not None
    driver.window.close()
    driver.click(driver.button("Stop the download", driver.wait_for_dialog()))
    driver.wait(lambda: not driver.window.isVisible())
    assert len(app_zoom.kept_downloads()) == 1


def test_what_is_kept_of_downloads_is_listed_and_can_be_deleted(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path
) -> None:
    """In the settings, where the program tells about itself."""
    add(start(make_meetings(5)))
    driver = wizard(Settings(), file=settings_file())
    driver.click(driver.window.side.settings)
    dialog = driver.wait_for_dialog()
    assert "Downloaded from Zoom and not used yet" not in driver.texts(dialog)
    dialog.close()
    driver.wait_for_no_dialog()
    app_zoom.download_range("acme", FIRST_DAY, LAST_DAY)
    driver.click(driver.window.side.settings)
    dialog = driver.wait_for_dialog()
    first, last = (value_text(str(day)) for day in (FIRST_DAY, LAST_DAY))
    assert f"acme, {first} to {last}: " in driver.texts(dialog)
    driver.click(driver.button("Delete downloads", dialog))
    assert app_zoom.kept_downloads() == []
    assert "acme" not in driver.texts(dialog)
    dialog.close()
    driver.wait_for_no_dialog()


def test_the_daily_limit_is_told_on_the_page(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    zoom = start(make_meetings(30))
    zoom.faults = lambda call: json_fault(429, 429, "daily rate limit") if call.number > 10 else None
    add(zoom)
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    driver.click_next()
    driver.wait(lambda: "has used up its requests for the day" in driver.texts())
    assert driver.dialog() is None
    assert "“Wait at the daily limit”" in driver.texts()
    driver.wait(lambda: "meetings have been downloaded." in driver.texts())
    assert driver.window.next.text() == "&Download"


def test_a_wrong_secret_leads_back_to_the_account(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    add(start(make_meetings(5)), secret="wrong")
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    driver.click_next()
    driver.wait(lambda: driver.number == ACCOUNT)
    assert "doesn't accept the client ID and the client secret" in driver.problems("from_zoom")


def test_what_could_not_be_had_stands_on_the_page(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    meetings = make_meetings(30)
    zoom = start(meetings)
    gone = next(m for m in meetings if m.people > 1)
    zoom.faults = lambda call: fake.NOT_THERE if call.key == gone.uuid else None
    add(zoom)
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    driver.click_next()
    wait_until_whole(driver)
    assert "29 of 30 meetings have been downloaded." in driver.texts()
    assert "1 meeting couldn't be downloaded" in driver.texts()


def test_another_language_in_the_middle_of_a_download(wizard: Wizard, ring: Ring, start: Start, tmp_path: Path) -> None:
    zoom = start(make_meetings(60))
    go_on = slowly(zoom)
    add(zoom)
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    driver.click_next()
    driver.wait(lambda: zoom.calls["past"] > 12)
    driver.window._say_pages_anew()
    page = download_page(driver)
    driver.wait(lambda: page.bar.isVisible() and "of 60 meetings" in page.doing.text())
    go_on.set()
    wait_until_whole(driver)


def test_no_secret_is_shown_kept_or_remembered(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path, home: Path
) -> None:
    add(start(make_meetings(5)))
    driver = open_at(wizard, DOWNLOAD, tmp_path)
    driver.click_next()
    wait_until_whole(driver)
    driver.window.close_now()
    kept = "\n".join(
        f"{path} {path.read_text('utf-8', errors='replace') if path.suffix != '.download' else ''}"
        for path in home.rglob("*")
        if path.is_file()
    )
    assert "acme" in kept
    for planted in (SECRET, fake.TOKEN_STEM, "mensch", fake.PLANTED_NAME):
        assert planted not in kept


# ---------------------------------------------------------------------------------------------------------
# For everybody


@pytest.mark.parametrize("language", ["de", PSEUDO])
def test_every_page_is_said_in_the_users_language(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path, language: str
) -> None:
    """Nothing in English is left, the letters of a page are unique, and no text is cut."""
    add(start(make_meetings(20)))
    speak(language)
    driver = open_at(wizard, SOURCE, tmp_path)
    look = Look(language)
    look.at(driver)
    driver.next_to(ACCOUNT)
    page = account_page(driver)
    driver.click(page._test)
    driver.wait(lambda: page._ticks.findChildren(QLabel))
    look.at(driver)
    driver.click(page._add)
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, AccountDialog)
    look.at(driver, dialog)
    driver.enter()  # all that is wrong
    look.at(driver, dialog)
    dialog.done(0)
    driver.wait_for_no_dialog()
    driver.next_to(DAYS)
    days = driver.page
    assert isinstance(days, DaysPage)
    driver.click(days._plan.button)
    driver.wait(lambda: not days._plan._task.is_on)
    look.at(driver)
    driver.next_to(MAPPING)
    driver.give("mapping", write_mapping(tmp_path / "mapping.csv"))
    driver.next_to(DOWNLOAD)
    driver.wait(lambda: not download_page(driver)._task.is_on)
    look.at(driver)
    driver.click_next()
    wait_until_whole(driver)
    driver.wait(lambda: not download_page(driver)._task.is_on)
    look.at(driver)
    assert look.wrong == set()


class Look:
    """Looks at pages in a language, and remembers what is wrong with their texts."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.wrong: set[str] = set()

    def at(self, driver: Driver, window: QWidget | None = None) -> None:
        window = window or driver.window
        QTest.qWait(60)
        for _ in range(40):  # until what is long has its room
            if not cut_texts(window):
                break
            QTest.qWait(50)
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton | QCheckBox) or not widget.text():
                continue
            text = widget.text()
            if not text.isprintable() and "\n" not in text:
                continue
            is_foreign = is_english(text) if self._language == "de" else "[" not in text
            if is_foreign and not SAME.fullmatch(text.replace("&", "")) and not text.startswith("acme"):
                self.wrong.add(f"not said: {text}")
            is_label = isinstance(widget, QLabel) and widget.wordWrap()
            lacks = (
                widget.height() < widget.heightForWidth(widget.width())
                if is_label
                else widget.width() < widget.minimumSizeHint().width()
            )
            if lacks:
                self.wrong.add(f"cut: {text}")
        found: dict[str, str] = {}
        for letter, text in mnemonics(window):
            if found.setdefault(letter, text) != text:
                self.wrong.add(f"the same letter: {text} and {found[letter]}")


@pytest.mark.parametrize("number", [SOURCE, ACCOUNT, DAYS, DOWNLOAD])
@pytest.mark.parametrize(
    "rule",
    ["names", "letters", "walk", "sizes"],
)
def test_every_page_can_be_used_by_everybody(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path, number: int, rule: str
) -> None:
    add(start())
    driver = open_at(wizard, number, tmp_path)
    driver.qtbot.wait(100)
    if rule == "names":
        assert_named(driver.window)
    elif rule == "letters":
        assert_unique(driver.window)
    elif rule == "sizes":
        small = [widget for widget in focusable(driver.window) if min(widget.width(), widget.height()) < 24]
        assert not small, [accessible(widget) for widget in small]
    else:
        order = round_trip(driver, Key.Key_Tab)
        assert set(order) == set(round_trip(driver, Key.Key_Backtab))
        places = [place_of(driver, widget) for widget in order]
        first = places.index(min(places))
        assert places[first:] + places[:first] == sorted(places), [accessible(widget) for widget in order]


@pytest.mark.parametrize("number", [SOURCE, ACCOUNT, DAYS, MAPPING, DOWNLOAD, OPTIONS])
def test_52_enter_is_the_coloured_button_on_every_page(
    wizard: Wizard, ring: Ring, start: Start, tmp_path: Path, number: int
) -> None:
    add(start(make_meetings(3)))
    driver = open_at(wizard, min(number, DOWNLOAD), tmp_path)
    if number == OPTIONS:
        driver.click_next()
        wait_until_whole(driver)
        driver.next_to(OPTIONS)
    driver.wait(driver.is_at_rest)
    pressed: list[int] = []
    driver.window.next.clicked.disconnect()
    driver.window.next.clicked.connect(lambda: pressed.append(driver.number))
    places = [one for one in focusable(driver.window) if type(one) is not QPlainTextEdit]
    assert driver.window.back in places
    for place in places:
        pressed.clear()
        place.setFocus()
        driver.enter()
        assert pressed == [number], place
        assert driver.dialog() is None, place


def test_the_dialog_can_be_used_by_everybody(wizard: Wizard, tmp_path: Path) -> None:
    driver = open_at(wizard, ACCOUNT, tmp_path)
    dialog = open_dialog(driver, "Add…")
    driver.qtbot.wait(50)
    assert_named(dialog)
    assert_unique(dialog)
    small = [widget for widget in focusable(dialog) if min(widget.width(), widget.height()) < 24]
    assert not small, [accessible(widget) for widget in small]
    driver.key(Key.Key_Escape)
    driver.wait_for_no_dialog()
