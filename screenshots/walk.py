"""Walks the wizard in one look, in a process of its own: python -m screenshots.walk LOOK STAGE FOLDER [GUIDE].

STAGE is a new, empty folder that the inputs and results lie in, FOLDER gets the pictures. The clock stands still
and chance is the same on every run, so that the same program makes the same pictures.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from screenshots.album import Album
from screenshots.from_zoom import walk_from_zoom
from screenshots.large import walk_large
from screenshots.looks import CUT, FOCUS, LOOKS, Look
from screenshots.still import stand_still
from screenshots.usage import walk_usage, walk_usage_from_zoom
from screenshots.walker import Walker, wait_for
from screenshots.zoom import zoom_of_pictures
from zoomwizard.core.outcome import AppError
from zoomwizard.core.output import folder as outputs
from zoomwizard.core.resources import resource
from zoomwizard.core.said import say
from zoomwizard.gui.language import set_language, tr
from zoomwizard.gui.pages.running import stopping_a_run
from zoomwizard.gui.parts.dialogs import QuestionBox
from zoomwizard.gui.shell.error import ErrorDialog
from zoomwizard.gui.shell.main import make_application
from zoomwizard.gui.shell.window import MainWindow
from zoomwizard.gui.theme import Theme
from zoomwizard.modes import demo
from zoomwizard.modes.registry import modes


class Walk(Walker):
    """One walk through all pages."""

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
            walk_from_zoom(self, zoom)
            walk_usage(self, inputs, mapping_file)
            walk_usage_from_zoom(self, zoom)
        self._analyst(inputs)
        self.window._show_start()
        self.take("start-last-time")
        self._dialogs()
        self.window.close_now()

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
        self.beside(ErrorDialog(error, self.window), "error")
        self.beside(stop_question(self.window), "ask")
        self.window.aside.show_settings()
        self.beside(next(one for one in self.window.findChildren(QDialog) if one.isVisible()), "settings")
        self.window.open_mode("admin")
        self.window._show_help()
        if self.window.aside.guide is not None:
            self.beside(self.window.aside.guide, "guide")
        if self.album.look_name in FOCUS:
            self._focus()

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
    at = Path(stage) / look.folder
    at.mkdir(parents=True, exist_ok=True)
    if look.rows:
        walk_large(Walk(album, at, look.size), look.rows)
    else:
        Walk(album, at, look.size).all_pages()
    print(f"  {album._number} pictures in {folder}")
    for line in dict.fromkeys(album.cut):
        print(f"  cut: {line}")
    application.quit()
    return CUT if album.cut else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
