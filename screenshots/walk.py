"""Walks the wizard in one look, in a process of its own: python -m screenshots.walk LOOK STAGE FOLDER [GUIDE].

STAGE is a new, empty folder that the inputs and results lie in, FOLDER gets the pictures. The clock stands still
and chance is the same on every run, so that the same program makes the same pictures.
"""

from __future__ import annotations

import errno
import random
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QWidget,
)

from screenshots.looks import CUT, FOCUS, GUIDE, LOOKS, Look
from screenshots.zoom import FIRST_DAY, MEETINGS, zoom_of_pictures
from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, FakeZoom
from tests.zoom.organisation import write_mapping
from zoomwizard.app.progress import time_left
from zoomwizard.app.settings import Settings
from zoomwizard.app.words import words
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import AppError, Progress, Unfinished
from zoomwizard.core.output import folder as outputs
from zoomwizard.core.resources import resource
from zoomwizard.core.said import say
from zoomwizard.gui.language import set_language, tr
from zoomwizard.gui.pages.account import AccountPage
from zoomwizard.gui.pages.account_dialog import AccountDialog
from zoomwizard.gui.pages.days import DaysPage
from zoomwizard.gui.pages.download import DownloadPage
from zoomwizard.gui.pages.from_zoom import problem_of
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.pages.journey import Watch
from zoomwizard.gui.pages.running import RunPage, stopping_a_run
from zoomwizard.gui.pages.source import SourcePage
from zoomwizard.gui.parts.dialogs import QuestionBox
from zoomwizard.gui.results.done import DonePage
from zoomwizard.gui.shell.error import ErrorDialog
from zoomwizard.gui.shell.main import make_application
from zoomwizard.gui.shell.window import MainWindow
from zoomwizard.gui.theme import Theme
from zoomwizard.modes import demo
from zoomwizard.modes.mapping import run as mapping
from zoomwizard.modes.registry import modes
from zoomwizard.zoom.api.client import Traffic
from zoomwizard.zoom.api.errors import DailyLimit
from zoomwizard.zoom.collect.progress import DownloadProgress
from zoomwizard.zoom.collect.run import completeness
from zoomwizard.zoom.collect.store import Counts
from zoomwizard.zoom.collect.words import happened, todo

SECONDS_AT_MOST = 300.0
# What a download can meet that a fake Zoom on this computer does not do on its own.
GOING = DownloadProgress(listed=True, done=151, meetings=400, traffic=Traffic(153, waited=2))
WAITING = DownloadProgress(listed=True, done=151, meetings=400, traffic=Traffic(153, waited=52, waiting_for="medium"))
LIMIT_ENDS = datetime(2023, 7, 2)
TROUBLE = Counts(400, 383, {"Zoom does not have it, or not yet": 17}, 1520, 1531, 11, 26, ("2023-06",), 2, 5)
COLOURS = 256  # of a saved picture: enough for flat surfaces, and a third of the size

# ---------------------------------------------------------------------------------------------------------
# The same pictures on every run


class StillTime(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> StillTime:
        return cls(2023, 7, 1, 10, 15, tzinfo=tz)


def stand_still() -> None:
    """Take chance, time and this computer's disk out of what the pictures show."""
    chance = random.Random(2023)
    secrets.token_bytes = lambda nbytes=16: chance.randbytes(nbytes or 16)
    secrets.token_hex = lambda nbytes=16: chance.randbytes(nbytes or 16).hex()
    for module in (outputs, mapping):
        module.datetime = StillTime  # type: ignore[attr-defined]
    # The shape of what it gives has no name to make one of.
    usage = shutil.disk_usage(Path.cwd())._replace(free=250 * 10**9)
    shutil.disk_usage = lambda path: usage  # noqa: ARG005 - called by this name


# ---------------------------------------------------------------------------------------------------------
# Pictures


@dataclass
class Album:
    """Saves pictures, and keeps a list of the texts that are cut in them."""

    folder: Path
    guide: Path | None
    look_name: str
    cut: list[str] = field(default_factory=list)
    _number: int = 0

    def take(self, widget: QWidget, name: str) -> None:
        """Save the picture of a window under a name."""
        image, before = QImage(), QImage()
        for _ in range(40):  # on a busy computer a layout takes some rounds
            QTest.qWait(60)
            before, image = image, widget.grab().toImage()
            if image == before and not cut_texts(widget):
                break
        self._number += 1
        small = with_few_colours(image)
        if not small.save(str(self.folder / f"{self._number:02d}-{name}.png")):
            raise OSError(f"{self.folder} can not be written to.")
        if self.guide is not None and name in GUIDE[self.look_name]:
            ending = "-dark" if self.look_name == "dark" else ""
            small.save(str(self.guide / f"{name}{ending}.png"))
        self.cut += [f"{name}: {text}" for text in cut_texts(widget)]


def with_few_colours(image: QImage) -> QImage:
    """The picture in its most frequent colours, and in steps between for what is small and of another colour."""
    import numpy as np

    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    found, counts = np.unique(np.frombuffer(whole.constBits(), dtype=np.uint32), return_counts=True)
    by_number = [int(colour) for colour in found[np.argsort(-counts, kind="stable")]]
    often, seldom = by_number[: COLOURS // 2], by_number[COLOURS // 2 :]
    steps = {colour & 0xFFF0F0F0: colour for colour in reversed(seldom)}  # the most frequent one of each
    table = [*often, *reversed(steps.values())][:COLOURS]
    return whole.convertToFormat(
        QImage.Format.Format_Indexed8,
        table,
        Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither,
    )


def cut_texts(window: QWidget) -> list[str]:
    """What is not shown whole in a window: texts with less room than they need, widgets out of their parents."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not widget.isVisible() or widget.width() == 0:
            continue
        if isinstance(widget, (QLabel, QPushButton, QCheckBox, QRadioButton)) and widget.text():
            missing = missing_room(widget)
            if missing:
                found.append(f"{widget.text()[:50]!r} lacks {missing}")
        parent = widget.parentWidget()
        if parent is not None and parent.objectName() not in ("qt_scrollarea_viewport", "") and parent is not window:
            corner = widget.mapTo(parent, QPoint(0, 0))
            if not parent.rect().adjusted(-1, -1, 1, 1).contains(QRect(corner, widget.size())):
                found.append(f"{type(widget).__name__} {widget.accessibleName()[:40]!r} goes out of its place")
    return found


def missing_room(widget: QLabel | QAbstractButton) -> str:
    """How many pixels a text lacks; nothing where it is shown whole."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        lacks = widget.heightForWidth(widget.width()) - widget.height()
        longest = max(
            (QFontMetrics(widget.font()).horizontalAdvance(word) for word in widget.text().split()), default=0
        )
        if longest > widget.width() + 1:
            return f"{longest - widget.width()} pixels of width"
        return f"{lacks} pixels of height" if lacks > 1 else ""
    wanted = widget.sizeHint()
    if wanted.width() > widget.width() + 1:
        return f"{wanted.width() - widget.width()} pixels of width"
    return f"{wanted.height() - widget.height()} pixels of height" if wanted.height() > widget.height() + 1 else ""


# ---------------------------------------------------------------------------------------------------------
# Walking


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS_AT_MOST
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("A page of the wizard did not come.")
        QTest.qWait(20)


class Walk:
    """One walk through all pages."""

    def __init__(self, album: Album, stage: Path, size: tuple[int, int]) -> None:
        self.album, self.stage = album, stage
        self.window = MainWindow(Settings(window_size=size), None)
        self.window.show()
        self.window.resize(*size)  # without a screen there is one of a size that nobody has
        self.window.activateWindow()

    def all_pages(self) -> None:
        """Each page of each mode, in the order in which people work, then the windows beside them."""
        inputs = self.stage / "Inputs"
        demo.copy_example(inputs)
        self.album.take(self.window, "start")
        self._mapping(inputs)
        mapping_file = next((self.stage / "Mapping").glob("Mapping file*.csv"))
        person_query = inputs / demo.PERSON_QUERY
        demo.fill_in_hash_ids(resource("example", demo.PERSON_QUERY), person_query, demo.read_hash_ids(mapping_file))
        self._admin(inputs, mapping_file)
        with zoom_of_pictures() as zoom:
            self._admin_from_zoom(zoom)
        self._analyst(inputs)
        self.window._show_start()
        self.take("start-last-time")
        self._dialogs()
        self.window.close_now()

    def take(self, name: str) -> None:
        self.album.take(self.window, name)

    def idle(self) -> None:
        """Wait until the page has looked at everything."""

        def is_idle() -> bool:
            page = self.window._pages[self.window._number]
            if self.window._check is not None or self.window._run is not None:
                return False
            if isinstance(page, InputsPage):
                preview = page._output
                waits = preview is not None and (preview._timer.isActive() or preview._task.is_on)
                waits = waits or (page._key is not None and page._key._task.is_on)
                return not (page._timer.isActive() or page._tasks or waits)
            return True

        wait_for(is_idle)

    def page(self) -> InputsPage:
        page = self.window._pages[self.window._number]
        assert isinstance(page, InputsPage)
        return page

    def fill(self, **answers: Path | Sequence[Path]) -> None:
        """Answer fields of the page, as Browse does."""
        for name, answer in answers.items():
            paths = [answer] if isinstance(answer, Path) else answer
            self.page().fields[name].take([str(path) for path in paths])  # type: ignore[attr-defined]
        self.idle()

    def next(self) -> None:
        """Press Next; wait until the check is done, or the run."""
        self.window.go_next()
        self.idle()

    def expect(self, number: int) -> None:
        if self.window._number != number:
            raise RuntimeError(f"The wizard is on step {self.window._number + 1} instead of {number + 1}.")

    def tabs(self, name: str) -> None:
        """The done page, with each of its parts."""
        page = self.window._pages[self.window._number]
        assert isinstance(page, DonePage)
        for tabs in page.findChildren(QTabWidget)[:1]:
            for number in range(tabs.count()):
                tabs.setCurrentIndex(number)
                QTest.qWait(300)
                self.take(name if number == 0 else f"{name}-{number + 1}")

    def running(self, mode: Mode, name: str, stage: str, rows: int) -> None:
        """The page of a run in the middle of it; the example's own runs are too short to be seen."""
        at = next(n for n, step in enumerate(mode.steps) if step.kind == "run")
        before, clock = self.window._number, [0.0]
        watch = Watch()
        from zoomwizard.app.jobs import make_wizard_job
        from zoomwizard.app.progress import Bar

        watch.bar = Bar(make_wizard_job(mode.name).stages, lambda: clock[0])
        for part in range(1, 9):
            clock[0] = part * 1.0
            message = {
                "match": say("Replacing people with HashIDs"),
                "measure": say("Computing the metrics"),
                "write": say("Writing the mapping file and the files to upload"),
            }[stage]
            watch.update(Progress(stage, part, 10, message, rows * part))
        self.window._show(at)
        page = self.window._pages[at]
        assert isinstance(page, RunPage)
        page.begin()
        page.show_watch(watch)
        self.window.cancel.setFocus()
        self.take(name)
        self.window._show(before)
        self.idle()

    def more_options(self, name: str) -> None:
        """A picture of the dialog of the options that few people need."""
        further = self.page()._further
        assert further is not None
        further.open()
        QTest.qWait(100)
        self.album.take(further.dialog, name)
        further.dialog.reject()

    # The modes

    def _mapping(self, inputs: Path) -> None:
        self.window.open_mode("mapping")
        self.take("mapping-people-empty")
        self.next()
        self.take("mapping-people-missing")
        self.fill(people=inputs / "people.csv")
        self.take("mapping-people")
        self.next()
        self.expect(1)
        self.take("mapping-check")
        self.next()
        self.fill(output=self.stage / "Mapping")
        self.take("mapping-output-folder")
        self.more_options("mapping-output-folder-more")
        self.running(modes()["mapping"], "mapping-make", "write", 4000)
        self.next()
        self.expect(4)
        self.tabs("mapping-your-files")

    def _admin(self, inputs: Path, mapping_file: Path) -> None:
        self.window._show_start()
        self.window.open_mode("admin")
        self.take("admin-zoom-reports-empty")
        self.fill(reports=[unclear_dates(self.stage), unknown_header(self.stage)])
        self.next()
        self.expect(0)
        self.take("admin-which-order")
        self.page().fields["reports"].set_value((inputs / "zoom reports",))
        self.idle()
        self.take("admin-zoom-reports")
        self.next()
        self.expect(1)
        self.page().fields["mapping"].take([str(inputs / "people.csv")])  # type: ignore[attr-defined]
        self.idle()
        self.take("admin-mapping-file-wrong")
        self.fill(mapping=mapping_file)
        self.take("admin-mapping-file")
        self.page()._previews[0]._reveal.setChecked(True)
        self.take("admin-mapping-file-shown")
        self.page()._previews[0]._reveal.setChecked(False)
        self.next()
        self.expect(2)
        self.fill(output=self.stage / "For the analyst")
        self.take("admin-options")
        self.more_options("admin-options-more")
        self.page().fields["output"].take([str(inputs / "people.csv")])  # type: ignore[attr-defined]
        self.idle()
        self.take("admin-options-wrong")
        self.fill(output=self.stage / "For the analyst")
        self.running(modes()["admin"], "admin-prepare", "match", 400_000)
        self.next()
        self.expect(4)
        self.tabs("admin-your-files")

    def _admin_from_zoom(self, zoom: FakeZoom) -> None:
        self.window._show_start()
        self.window.open_mode("admin")
        source = self.page()
        assert isinstance(source, SourcePage)
        source._zoom.setChecked(True)
        self.take("zoom-source")
        self.next()
        self.expect(1)
        self.take("zoom-account-empty")
        self._add_account()
        account = self.page()
        assert isinstance(account, AccountPage)
        self.take("zoom-account-added")
        account.test()
        wait_for(lambda: not account._task.is_on)
        self.take("zoom-account")
        zoom.scopes = zoom.scopes.replace("user:read:user:admin", "")
        account.test()
        wait_for(lambda: not account._task.is_on)
        self.take("zoom-account-missing")
        self.next()
        self.expect(2)
        days = self.page()
        assert isinstance(days, DaysPage)
        days.plan()
        wait_for(lambda: not days._task.is_on)
        self.take("zoom-days")
        days.fields["date_from"].set_value("2022-06-01")
        self.next()
        self.expect(2)
        self.take("zoom-days-wrong")
        days.fields["date_from"].set_value(str(FIRST_DAY))
        self.next()
        self.expect(3)
        mapping = write_mapping(self.stage / "Inputs" / "mapping of Zoom.csv")
        self.fill(mapping=mapping)
        self.next()
        self.expect(4)
        self._download(zoom)

    def _add_account(self) -> None:
        page = self.page()
        assert isinstance(page, AccountPage)
        page.add()
        dialog = next(one for one in self.window.findChildren(AccountDialog) if one.isVisible())
        QTest.qWait(100)
        self.album.take(dialog, "zoom-add-empty")
        dialog._keep()
        QTest.qWait(100)
        self.album.take(dialog, "zoom-add-wrong")
        answers = {"name": "acme", "account_id": ACCOUNT_ID, "client_id": CLIENT_ID, "secret": SECRET}
        for name, answer in {**answers, "plan": "business"}.items():
            dialog.fields[name].set_value(answer)
        self.album.take(dialog, "zoom-add")
        dialog._keep()
        wait_for(lambda: "from_zoom" in page._journey.answers)
        QTest.qWait(100)

    def _download(self, zoom: FakeZoom) -> None:
        page = self.window.page
        assert isinstance(page, DownloadPage)
        wait_for(lambda: not page._task.is_on)
        self.take("zoom-download-empty")
        self.window.go_next()
        wait_for(lambda: zoom.calls["past"] > 150)
        self.window.reject()
        wait_for(lambda: self.window._run is None and not page._task.is_on)
        page._show(151, MEETINGS)
        self.take("zoom-download-stopped")
        page.begin()
        page.bar.setValue(378)
        page.doing.setText(f"{words(GOING.sentence())}…")
        page.detail.setText(f"38 % · {words(time_left(4))}")
        self.window.show_buttons("downloading", "")
        self.take("zoom-download")
        page.doing.setText(f"{words(WAITING.sentence())}…")
        self.take("zoom-download-waits")
        self.window._show_place()
        limit = DailyLimit(LIMIT_ENDS)
        page.show_stopped(problem_of(Unfinished(happened(limit), hint=todo(limit))))
        wait_for(lambda: not page._task.is_on)
        page._show(151, MEETINGS)
        self.take("zoom-download-limit")
        self.window.go_next()
        wait_for(lambda: self.window._run is None and not page._task.is_on)
        self.take("zoom-download-done")
        page._wrong.show_findings(completeness(TROUBLE))
        self.take("zoom-download-trouble")
        self.next()
        self.expect(5)
        self.fill(output=self.stage / "From Zoom")
        self.take("zoom-options")

    def _analyst(self, inputs: Path) -> None:
        hashed = next((self.stage / "For the analyst").glob("Hashed*.csv"))
        self.window._show_start()
        self.window.open_mode("analyst")
        self.take("analyst-choose-files-empty")
        self.fill(
            zoom=[hashed], person_query=inputs / demo.PERSON_QUERY, meeting_query=inputs / "Standard meeting query.csv"
        )
        self.take("analyst-choose-files")
        self.next()
        self.expect(1)
        self.take("analyst-check")
        self.next()
        self.expect(2)
        self.fill(output=self.stage / "Results")
        self.take("analyst-options")
        self.more_options("analyst-options-more")
        self.running(modes()["analyst"], "analyst-compute", "measure", 300_000)
        self.next()
        self.expect(4)
        self.tabs("analyst-results")

    # The windows beside them

    def _dialogs(self) -> None:
        finished = say("The finished files couldn't be put into the output folder.")
        error = AppError(finished, *outputs.ERROR_REASONS[errno.ENOSPC])
        self._beside(ErrorDialog(error, self.window), "error")
        self._beside(stop_question(self.window), "ask")
        self.window.aside.show_settings()
        self._beside(next(one for one in self.window.findChildren(QDialog) if one.isVisible()), "settings")
        self.window.open_mode("admin")
        self.window._show_help()
        if self.window.aside.guide is not None:
            self._beside(self.window.aside.guide, "guide")
        if self.album.look_name in FOCUS:
            self._focus()

    def _beside(self, dialog: QDialog, name: str) -> None:
        dialog.show()
        QTest.qWait(100)
        self.album.take(dialog, name)
        dialog.close()

    def _focus(self) -> None:
        """Each widget that takes the focus on two pages full of them, cut out with what is around it."""
        self.window._show_start()
        for mode, step in (("", 0), ("admin", 0), ("admin", 2), ("analyst", 2)):
            if mode:
                self.window.open_mode(mode)
                self.window._show(step)
                self.idle()
            self.window.activateWindow()
            wait_for(lambda: QApplication.focusWidget() is not None)
            seen: list[QWidget] = []
            while (now := QApplication.focusWidget()) is not None and now not in seen:
                seen.append(now)
                self.album.take(self.window, f"focus-{mode or 'start'}-{step}-{len(seen)}")
                QTest.keyClick(now, Qt.Key.Key_Tab)


def stop_question(window: MainWindow) -> QDialog:
    asked = stopping_a_run()
    return QuestionBox(window, asked.question, asked.explained, asked.button, tr("&Keep running"))


def unclear_dates(stage: Path) -> Path:
    """A report of which no date says whether the day or the month comes first."""
    header = (
        "Topic,Meeting ID,User Name,User Email,Creation Time,Start Time,End Time,Duration (Minutes),Participants,"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room"
    )
    times = "06/07/2023 09:00:00 AM,06/07/2023 09:30:00 AM"
    row = (
        f"Stand-up,734 150 2928,Aino,aino.korhonen@example.com,06/07/2023 08:00:00 AM,{times},30,1,Aino,"
        f"aino.korhonen@example.com,{times},30,No,No"
    )
    path = stage / "Inputs" / "report of June.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    return path


def unknown_header(stage: Path) -> Path:
    """A report with a header that nobody knows."""
    known = stage / "Inputs" / "report of June.csv"
    path = stage / "Inputs" / "report of July.csv"
    path.write_text(known.read_text(encoding="utf-8").replace("Join Time", "Came at"), encoding="utf-8")
    return path


# ---------------------------------------------------------------------------------------------------------
# One look


def make_look(look: Look) -> QApplication:
    application = make_application()
    application.setCursorFlashTime(0)  # a picture does not depend on the moment
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * look.text)
    application.setFont(font)
    if look.right_to_left:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    set_language(look.language)
    if look.language != "de":
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    Theme(application, look.theme)
    return application


def main(arguments: Sequence[str]) -> int:
    name, stage, folder, guide = arguments
    for old in Path(folder).glob("*.png"):
        old.unlink()
    Path(folder).mkdir(parents=True, exist_ok=True)
    if guide:
        Path(guide).mkdir(parents=True, exist_ok=True)
    stand_still()
    look = LOOKS[name]
    application = make_look(look)
    album = Album(Path(folder), Path(guide) if guide else None, name)
    Walk(album, Path(stage), look.size).all_pages()
    print(f"  {album._number} pictures in {folder}")
    for line in dict.fromkeys(album.cut):
        print(f"  cut: {line}")
    application.quit()
    return CUT if album.cut else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
