"""The walk through the pages on which reports come straight from Zoom."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtTest import QTest

from screenshots.walker import Walker, wait_for
from screenshots.zoom import FIRST_DAY, MEETINGS
from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, FakeZoom
from tests.zoom.organisation import write_mapping
from zoomwizard.app.progress import time_left
from zoomwizard.app.words import words
from zoomwizard.core.outcome import Unfinished
from zoomwizard.gui.language import in_percent
from zoomwizard.gui.pages.account import AccountPage
from zoomwizard.gui.pages.account_dialog import AccountDialog
from zoomwizard.gui.pages.days import DaysPage
from zoomwizard.gui.pages.download import DownloadPage
from zoomwizard.gui.pages.from_zoom import problem_of
from zoomwizard.gui.pages.source import SourcePage
from zoomwizard.zoom.api.client import Traffic
from zoomwizard.zoom.api.errors import DailyLimit
from zoomwizard.zoom.collect.progress import DownloadProgress
from zoomwizard.zoom.collect.run import completeness
from zoomwizard.zoom.collect.store import Counts
from zoomwizard.zoom.collect.words import happened, todo

# What a download can meet that a fake Zoom on this computer does not do on its own.
GOING = DownloadProgress(listed=True, done=151, meetings=400, traffic=Traffic(153, waited=2))
WAITING = DownloadProgress(listed=True, done=151, meetings=400, traffic=Traffic(153, waited=52, waiting_for="medium"))
LIMIT_ENDS = datetime(2023, 7, 2)
TROUBLE = Counts(400, 383, {"Zoom does not have it, or not yet": 17}, 1520, 1531, 11, 26, ("2023-06",), 2, 5)


def walk_from_zoom(walk: Walker, zoom: FakeZoom) -> None:
    walk.window._show_start()
    walk.window.open_mode("admin")
    source = walk.page()
    assert isinstance(source, SourcePage)
    source._zoom.setChecked(True)
    walk.take("zoom-source")
    walk.next()
    walk.expect(1)
    walk.take("zoom-account-empty")
    add_account(walk)
    account = walk.page()
    assert isinstance(account, AccountPage)
    walk.take("zoom-account-added")
    account.test()
    wait_for(lambda: not account._task.is_on)
    walk.take("zoom-account")
    zoom.scopes = zoom.scopes.replace("user:read:user:admin", "")
    account.test()
    wait_for(lambda: not account._task.is_on)
    walk.take("zoom-account-missing")
    walk.next()
    walk.expect(2)
    days = walk.page()
    assert isinstance(days, DaysPage)
    days._plan.plan()
    wait_for(lambda: not days._plan._task.is_on)
    walk.take("zoom-days")
    days.fields["date_from"].set_value("2022-06-01")
    walk.next()
    walk.expect(2)
    walk.take("zoom-days-wrong")
    days.fields["date_from"].set_value(str(FIRST_DAY))
    walk.next()
    walk.expect(3)
    mapping = write_mapping(walk.stage / "Inputs" / "mapping of Zoom.csv")
    walk.fill(mapping=mapping)
    walk.next()
    walk.expect(4)
    download(walk, zoom)


def add_account(walk: Walker) -> None:
    page = walk.page()
    assert isinstance(page, AccountPage)
    page.add()
    dialog = next(one for one in walk.window.findChildren(AccountDialog) if one.isVisible())
    QTest.qWait(100)
    walk.album.take(dialog, "zoom-add-empty")
    dialog._keep()
    QTest.qWait(100)
    walk.album.take(dialog, "zoom-add-wrong")
    answers = {"name": "acme", "account_id": ACCOUNT_ID, "client_id": CLIENT_ID, "secret": SECRET}
    for name, answer in {**answers, "plan": "business"}.items():
        dialog.fields[name].set_value(answer)
    walk.album.take(dialog, "zoom-add")
    dialog._keep()
    wait_for(lambda: "from_zoom" in page._journey.answers)
    QTest.qWait(100)


def download(walk: Walker, zoom: FakeZoom) -> None:
    page = walk.window.page
    assert isinstance(page, DownloadPage)
    wait_for(lambda: not page._task.is_on)
    walk.take("zoom-download-empty")
    walk.window.go_next()
    wait_for(lambda: zoom.calls["past"] > 150 or walk.window.page is not page)
    walk.expect(4)  # what keeps a download from beginning leads to another page
    walk.window.reject()
    wait_for(lambda: walk.window._run is None and not page._task.is_on)
    page._show(151, MEETINGS)
    walk.take("zoom-download-stopped")
    page.begin()
    page.bar.setValue(378)
    page.doing.setText(f"{words(GOING.sentence())}…")
    page.say_amounts(in_percent(38), words(time_left(4)))
    walk.window.show_buttons("downloading", "")
    walk.take("zoom-download")
    page.doing.setText(f"{words(WAITING.sentence())}…")
    walk.take("zoom-download-waits")
    walk.window._show_place()
    limit = DailyLimit(LIMIT_ENDS)
    page.show_stopped(problem_of(Unfinished(happened(limit), hint=todo(limit))))
    wait_for(lambda: not page._task.is_on)
    page._show(151, MEETINGS)
    walk.take("zoom-download-limit")
    walk.window.go_next()
    wait_for(lambda: walk.window._run is None and not page._task.is_on)
    walk.take("zoom-download-done")
    page._wrong.show_findings(completeness(TROUBLE))
    walk.take("zoom-download-trouble")
    walk.next()
    walk.expect(5)
    walk.fill(output=walk.stage / "From Zoom")
    walk.take("zoom-options")
