"""The last page: how it went, what to do next, how much is covered; then charts, files and what the run says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.schedule import can_repeat
from zoomwizard.app.words import words
from zoomwizard.core.examined import Fact, Verdict
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import JobResult, Severity
from zoomwizard.core.page.figures import Figure, Picture, ReportPart
from zoomwizard.core.said import Said, plural, say, sentences
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.layouts import Columns, Scrolls
from zoomwizard.gui.parts.tables import FactTable
from zoomwizard.gui.parts.verdict import VerdictCard
from zoomwizard.gui.parts.widgets import Page, announce, button, card, confirm, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.results.charts import ChartCard, fact_card, figure_cards
from zoomwizard.gui.results.files import FilesTab, amount_of
from zoomwizard.gui.results.repeat import RepeatDialog
from zoomwizard.gui.results.steps import ShareCard, StepCards
from zoomwizard.gui.results.ways_out import open_path, show_in_folder

CARD_GAP = 6  # between the cards of the charts
UNIT_GAP = 16  # beside the unit of the charts
MOST_FIGURES = 4  # of the mode's key figures, the first that may be shown; the report has all


class Tabs(QTabWidget):
    """The parts of the page: as high as the window leaves them. `resized` when they are of another width."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()

    def sizeHint(self) -> QSize:
        """As little as there must be."""
        return self.minimumSizeHint()


class DonePage(Page):
    """What the run has made."""

    def __init__(self, mode: Mode, words: Words, answers: Callable[[], Mapping[str, Any]] = dict) -> None:
        """`answers` are those of the run, to make it again; none where it can't be."""
        super().__init__()
        self._mode, self._words, self._answers = mode, words, answers
        self._result: JobResult | None = None
        self.verdict = VerdictCard(words)
        self.trouble = text_label("", "problem")
        self.trouble.hide()
        self.steps, self.share = StepCards(words, self._show_path), ShareCard(words)
        for widget in (self.verdict, self.trouble, self.steps, self.share):
            self.rows.addWidget(widget)
        self._make_buttons()
        self.tabs = Tabs()
        self.tabs.tabBar().setAccessibleName(tr("Results"))
        self.files = FilesTab(mode, self._show_path)
        self.notes = FactTable(words, tr("Notes from the run"))
        self._above_tabs, self._beside_tabs = QHBoxLayout(), QHBoxLayout()
        self._above_tabs.addStretch()
        self.rows.addLayout(self._above_tabs)
        self.rows.addWidget(self.tabs, 1)
        self.tabs.addTab(self.files, tr("&Files"))
        self.tabs.addTab(scrolling(self._what()), tr("&What was done"))
        self.tabs.setCornerWidget(self._corner())
        self.tabs.resized.connect(self._place_repeat)
        QWidget.setTabOrder(self.tabs.tabBar(), self.repeat_button)

    def show_result(self, result: JobResult) -> None:
        """Show it."""
        self._result = result
        self._show_verdict(result)
        self.steps.show_steps(result.next_steps, result.folder.absolute())
        self.share.show_result(result)
        self._summary.setText("\n".join(f"• {self._words.of(line)}" for line in result.summary))
        # In a list of what the run says, a finding's place stands where a check's name would.
        self.notes.show_facts(
            Fact(one.field, one.where, sentences(one.title, one.hint), one.severity) for one in result.findings
        )
        self.notes.setVisible(bool(result.findings))
        self.files.show_result(result)
        pictures = self._key_pictures(getattr(result, "pictures", ()))
        charts = self._charts(result, pictures) if pictures else None
        if charts is not None:
            self._put_charts_first(charts, getattr(result, "tabs", ()))
        self._walk()

    def enter(self) -> None:
        """Begin at what to do next."""
        ways = [*self.steps.buttons, self.report_button, self.tabs.tabBar()]
        next(one for one in ways if one.isVisibleTo(self)).setFocus()
        made = len(self._result.outputs) if self._result else 0
        announce(self, words(plural("Done. {n} file was saved.", "Done. {n} files were saved.", n=made)))

    def leave(self) -> None:
        """Nothing is read any more."""
        self.files.leave()

    # What stands where

    def _show_verdict(self, result: JobResult) -> None:
        """How good it is: a warning if too little is covered, and where to read what else there is."""
        warnings = sum(finding.severity is Severity.WARNING for finding in result.findings)
        more = (
            plural("{n} warning: see “What was done”.", "{n} warnings: see “What was done”.", n=warnings)
            if warnings
            else ""
        )
        severity = Severity.WARNING if result.share is not None and result.share.is_low else None
        title = result.verdict or plural("{n} file was saved.", "{n} files were saved.", n=len(result.outputs))
        self.verdict.show_verdict(
            Verdict(severity, title, sentences(result.detail, more)), self.report_button, self.folder_button
        )
        self.report_button.setVisible(self._report() is not None)
        self.folder_button.setVisible(bool(getattr(result, "pictures", ())))  # the cards are behind the charts then
        self.repeat_button.setVisible(can_repeat(self._mode.job, self._answers()))

    def _put_charts_first(self, charts: QWidget, more: Sequence[ReportPart]) -> None:
        """The charts have the page, and `more` of them a tab each; what to do with the files stands with them."""
        for place, widget in enumerate((self.steps, self.share)):
            self.files.rows.insertWidget(place, widget)
        self.tabs.removeTab(0)
        self.tabs.insertTab(0, scrolling(self.files), tr("&Files"))
        self.tabs.insertTab(0, charts, tr("Overview") if more else tr("&Charts"))
        for place, part in enumerate(more, 1):  # no letter of theirs is free
            self.tabs.insertTab(place, scrolling(self._part(part)), words(part.heading))
        self.tabs.currentChanged.connect(self._place_unit)
        self.tabs.resized.connect(self._place_unit)
        self.tabs.setCurrentIndex(0)
        self._place_unit()

    def _corner(self) -> QWidget:
        """Beside the tabs: the unit of the charts, and how to have the run again."""
        corner, line = QWidget(), self._beside_tabs
        corner.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT_GAP)
        self.unit = text_label("", "muted", wraps=False)
        self.unit.hide()
        line.addWidget(self.unit)
        line.addWidget(self.repeat_button)
        return corner

    def _place_repeat(self) -> None:
        """Beside the tabs, if there is room, else above them: a tab that is cut can't be read."""
        needed = self.tabs.tabBar().sizeHint().width() + self.repeat_button.sizeHint().width()
        place = self._beside_tabs if needed <= self.tabs.width() else self._above_tabs
        if place.indexOf(self.repeat_button) < 0:
            place.addWidget(self.repeat_button)

    def _place_unit(self) -> None:
        """Beside the tabs, if there is room, else above the charts."""
        beside = self.tabs.tabBar().sizeHint().width() + self.unit.sizeHint().width()
        others = self.repeat_button.sizeHint().width() if self.repeat_button.isVisibleTo(self) else 0
        has_room = beside + others + 2 * UNIT_GAP <= self.tabs.width()
        self.unit.setVisible(has_room and self.tabs.currentIndex() == 0)
        self._unit_above.setVisible(not has_room and bool(self.unit.text()))

    def _charts(self, result: JobResult, pictures: Sequence[Picture]) -> QWidget:
        whole = QWidget()
        whole.setObjectName("page")
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 2, 0, 0)
        rows.setSpacing(CARD_GAP)
        if figures := self._key_figures(getattr(result, "figures", ())):
            rows.addWidget(figure_cards(figures))
        units = {words(picture.y_title) for picture in pictures}
        is_same = len(units) == 1  # then it is said once for all
        self.unit.setText(units.pop() if is_same else "")
        self._unit_above = text_label(self.unit.text(), "muted")  # where beside the tabs there is no room
        rows.insertWidget(rows.count() if self._mode.key_pictures else 0, self._unit_above)
        self._unit_above.hide()
        stands_out: list[QWidget] = []
        if getattr(result, "compared", "") or getattr(result, "stands_out", ()):
            stands_out = [self._what_stands_out(result)]
        first, *others = self._chart_cards(pictures, has_unit=not is_same)
        if self._mode.key_pictures:
            facts = [fact_card(one) for one in getattr(result, "facts", ())]
            rows.addWidget(first, 1)
            beside = [*facts, *others[1:], *stands_out]
            rows.addWidget(Columns(*others[:1], *([one_below_another(beside)] if beside else []), spacing=CARD_GAP), 1)
        else:
            for card_of_sentences in stands_out:
                rows.addWidget(card_of_sentences)
            # The one over time on the left, the bars on the right: their names stand beside them where there is room,
            # which takes less height than above them.
            rows.addWidget(Columns(first, one_below_another(others), spacing=CARD_GAP, shares=(8, 9)), 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        return area

    def _chart_cards(self, pictures: Sequence[Picture], *, has_unit: bool) -> list[ChartCard]:
        """As many charts as there are letters for their buttons."""
        assert self._result is not None
        letters, folder = zip(tr("ble"), tr("vSa"), strict=True), self._result.folder.absolute()
        return [
            ChartCard(picture, "".join(two), folder, has_unit=has_unit)
            for picture, two in zip(pictures, letters, strict=False)
        ]

    def _part(self, part: ReportPart) -> QWidget:
        """A tab of its own: figures, then facts and charts two by two."""
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 2, 0, 0)
        rows.setSpacing(CARD_GAP)
        if part.figures:
            rows.addWidget(figure_cards(part.figures[:MOST_FIGURES]))
        facts = [fact_card(one) for one in part.facts]
        for two in in_pairs([*facts, *self._chart_cards(part.pictures, has_unit=True)]):
            rows.addWidget(Columns(*two, spacing=CARD_GAP), 1)
        rows.addStretch()
        return whole

    def _key_pictures(self, pictures: Sequence[Picture]) -> Sequence[Picture]:
        """Those that the mode shows here, in its order; all where it names none."""
        by_key = {picture.key: picture for picture in pictures}
        wanted = self._mode.key_pictures or by_key
        return [by_key[key] for key in wanted if key in by_key]

    def _key_figures(self, figures: Sequence[Figure]) -> Sequence[Figure]:
        """Those that the mode names, the ones with a value first."""
        by_key = {figure.key: figure for figure in figures}
        found = [by_key[key] for key in self._mode.key_figures if key in by_key]
        return sorted(found, key=lambda figure: figure.value is None)[:MOST_FIGURES]

    def _what_stands_out(self, result: JobResult) -> QWidget:
        """The sentences of the run on what stands out, and what its changes compare."""
        frame, rows = card()
        rows.setContentsMargins(12, 4, 12, 4)
        rows.setSpacing(0)
        stands_out: Sequence[Said] = getattr(result, "stands_out", ())
        compared: Said | str = getattr(result, "compared", "")
        rows.addWidget(text_label(tr("What stands out"), "strong"))
        for said in stands_out or [say("Nothing stands out.")]:
            rows.addWidget(text_label(words(said)))
        # Where the unit of the charts isn't said beside the tabs, it is here.
        is_said = self.unit.text() or not words(compared)
        what = "" if is_said else say("All figures are means per person and week.")
        if text := words(sentences(what, compared)):
            rows.addWidget(text_label(text, "muted"))
        return frame

    def _make_buttons(self) -> None:
        """Each is at once where Tab comes to it; the verdict's card takes them later."""
        self.report_button = button(tr("Open &report"), self._open_report)
        self.folder_button = button(tr("Show in fol&der"), self._show_folder)
        self.repeat_button = button(tr("Run this every &month…"), self._repeat)
        for one in (self.report_button, self.folder_button, self.repeat_button):
            one.setParent(self)
            one.hide()  # until it has a place

    def _walk(self) -> None:
        """Let Tab go as one reads, though what the result gave was made last."""
        tabs = [self.tabs.widget(place) for place in range(self.tabs.count())]
        in_charts = [widget for tab in tabs if tab for one in tab.findChildren(ChartCard) for widget in one.walked]
        before: QWidget = self.repeat_button if in_charts else self.folder_button
        for after in (*in_charts, *self.steps.buttons):
            QWidget.setTabOrder(before, after)
            before = after

    def _what(self) -> QWidget:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 8, 0, 0)
        self._summary = text_label("")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.copy_summary = button(tr("Copy s&ummary"), self._copy_summary)
        rows.addWidget(self._summary)
        rows.addWidget(self.notes, 1)
        rows.addWidget(self.copy_summary, 0, Qt.AlignmentFlag.AlignLeading)
        return whole

    # The ways out

    def _show_folder(self) -> None:
        assert self._result is not None
        self._show_path(self._result.folder.absolute())

    def _show_path(self, path: Path) -> None:
        if not show_in_folder(path):
            self._say_trouble(tr("This computer couldn't open the folder. Copy its path instead."))

    def _report(self) -> Path | None:
        if self._result is None:
            return None
        names = (record.name for record in self._result.outputs if record.name.endswith(".html"))
        name = next(names, None)
        return None if name is None else self._result.folder.absolute() / name

    def _open_report(self) -> None:
        report = self._report()
        if report is not None and not open_path(report):
            self._say_trouble(tr("This computer couldn't open the report. Open it in a browser yourself."))

    def _say_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()
        announce(self.trouble, text)

    def _copy_summary(self) -> None:
        assert self._result is not None
        said = (self._result.verdict, *self._result.summary)
        lines = [
            *(self._words.of(line) for line in said if line),
            *(f"{one.name}: {amount_of(one)}" for one in self._result.outputs),
        ]
        QApplication.clipboard().setText("\n".join(lines))
        confirm(self.copy_summary, tr("Copied"), tr("Summary copied."))

    def _repeat(self) -> None:
        RepeatDialog(self, self._mode.job, self._words, self._answers()).open()


def one_below_another(widgets: Sequence[QWidget]) -> QWidget:
    """A side of the page, of which each takes the same."""
    side = QWidget()
    rows = QVBoxLayout(side)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(CARD_GAP)
    for widget in widgets:
        rows.addWidget(widget, 1)
    return side


def in_pairs(widgets: Sequence[QWidget]) -> Sequence[Sequence[QWidget]]:
    """Two by two."""
    return [widgets[at : at + 2] for at in range(0, len(widgets), 2)]


def scrolling(part: QWidget) -> Scrolls:
    """A tab that takes no room from those beside it: what has none scrolls."""
    scrolls = Scrolls()
    part.setObjectName("page")
    scrolls.setWidget(part)
    return scrolls
