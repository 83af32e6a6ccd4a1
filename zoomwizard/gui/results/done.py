"""The page of the results: key figures, pictures, files with a look into them, and what the run says."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.preview import Preview, first_rows
from zoomwizard.app.words import words
from zoomwizard.core.examined import Fact
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import FileRecord, JobResult, NextStep
from zoomwizard.core.page.figures import Figure, Picture
from zoomwizard.core.said import Said, plural, say, sentences
from zoomwizard.gui.language import left_to_right, number, size, tr
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.layouts import Columns, Flow
from zoomwizard.gui.parts.tables import FactTable, PreviewTable
from zoomwizard.gui.parts.widgets import Page, announce, card, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.results.charts import ChartCard, figure_cards
from zoomwizard.gui.theme import icon, icon_size, theme

PATH = Qt.ItemDataRole.UserRole
MOST_FIGURES = 4  # of the mode's key figures, the first that may be shown; the report has all


class Tabs(QTabWidget):
    """The parts of the page: as high as the window leaves them."""

    def sizeHint(self) -> QSize:
        """As little as there must be."""
        return self.minimumSizeHint()


class DonePage(Page):
    """What the run has made."""

    def __init__(self, mode: Mode, words: Words) -> None:
        super().__init__()
        self._mode, self._words = mode, words
        self._result: JobResult | None = None
        self._task = OneTask(self)
        self.tabs = Tabs()
        self.tabs.tabBar().setAccessibleName(tr("Results"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Output folder"))
        self.tree.setHeaderLabels([tr("Output folder"), tr("Rows"), tr("Size")])
        self.tree.setIconSize(icon_size(self.tree))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.currentItemChanged.connect(self._show_file)
        self.preview = PreviewTable(hides_people=mode.hides_people)
        self.notes = FactTable(words, tr("Notes from the run"))
        self.verdict = text_label("", "strong")
        self.next_steps = text_label("")
        self.rows.addWidget(self.verdict)
        self.rows.addWidget(self.tabs, 1)
        self.tabs.addTab(self._files(), tr("&Files"))
        self.tabs.addTab(self._what(), tr("&What was done"))
        self.rows.addLayout(self._buttons())
        self._told = text_label("", "muted")
        self._told.hide()
        self.rows.addWidget(self._told)

    def show_result(self, result: JobResult) -> None:
        """Show it."""
        self._result = result
        self.verdict.setText(self._words.of(result.verdict))
        self.verdict.setVisible(bool(result.verdict))
        self.next_steps.setText(
            "\n".join(f"{number}. {step_text(step)}" for number, step in enumerate(result.next_steps, 1))
        )
        self.next_steps.setVisible(bool(result.next_steps))
        self._summary.setText("\n".join(f"• {self._words.of(line)}" for line in result.summary))
        # In a list of what the run says, a finding's place stands where a check's name would.
        self.notes.show_facts(
            Fact(one.field, one.where, sentences(one.title, one.hint), one.severity) for one in result.findings
        )
        self.notes.setVisible(bool(result.findings))
        self._fill_tree(result)
        pictures: Sequence[Picture] = getattr(result, "pictures", ())
        if pictures:
            charts = self._charts(result, pictures)
            self.tabs.insertTab(0, charts, tr("&Charts"))
            self.tabs.setCurrentIndex(0)
            self._walk(charts)
        self.report_button.setVisible(self._report() is not None)

    def enter(self) -> None:
        """Begin at the files."""
        self.open_button.setFocus()
        made = len(self._result.outputs) if self._result else 0
        announce(self, words(plural("Done. {n} file was saved.", "Done. {n} files were saved.", n=made)))

    def leave(self) -> None:
        """Nothing is read any more."""
        self._task.leave()

    # What stands where

    def _charts(self, result: JobResult, pictures: Sequence[Picture]) -> QWidget:
        whole = QWidget()
        whole.setObjectName("page")
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setSpacing(16)
        figures: Sequence[Figure] = getattr(result, "figures", ())
        by_key = {figure.key: figure for figure in figures}
        key_figures = [by_key[key] for key in self._mode.key_figures if key in by_key]
        key_figures.sort(key=lambda figure: figure.value is None)
        rows.addWidget(figure_cards(key_figures[:MOST_FIGURES]))
        if getattr(result, "compared", ""):
            rows.addWidget(self._what_stands_out(result))
        # The one over time on the left, the bars on the right.
        letters, folder = zip(tr("abl"), tr("vSe"), strict=True), result.folder.absolute()
        first, *others = (
            ChartCard(picture, "".join(two), folder) for picture, two in zip(pictures, letters, strict=False)
        )
        right = QWidget()
        right_rows = QVBoxLayout(right)
        right_rows.setContentsMargins(0, 0, 0, 0)
        right_rows.setSpacing(16)
        for chart in others:
            right_rows.addWidget(chart, 1)
        rows.addWidget(Columns(first, right, spacing=16), 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        return area

    def _what_stands_out(self, result: JobResult) -> QWidget:
        """The sentences of the run on what stands out, and what its changes compare."""
        frame, rows = card()
        rows.setSpacing(4)
        stands_out: Sequence[Said] = getattr(result, "stands_out", ())
        compared: Said | str = getattr(result, "compared", "")
        rows.addWidget(text_label(tr("What stands out"), "strong"))
        for said in stands_out or [say("Nothing stands out.")]:
            rows.addWidget(text_label(words(said)))
        what = say("All figures are means per person and week.")
        rows.addWidget(text_label(words(sentences(what, compared)), "muted"))
        return frame

    def _walk(self, charts: QWidget) -> None:
        """Let Tab come to the charts between their tab and the buttons, though they were made last."""
        before: QWidget = self.tabs.tabBar()
        for one in charts.findChildren(ChartCard):
            for after in one.walked:
                QWidget.setTabOrder(before, after)
                before = after

    def _files(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.preview)
        split.setStretchFactor(1, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.addWidget(self.next_steps)
        rows.addWidget(split, 1)
        return whole

    def _what(self) -> QWidget:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 8, 0, 0)
        self._summary = text_label("")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self._summary)
        rows.addWidget(self.notes, 1)
        return whole

    def _buttons(self) -> Flow:
        line = Flow()
        self.open_button = self._button(tr("&Open folder"), self._open_folder)
        self.report_button = self._button(tr("Open &report"), self._open_report)
        self.report_button.hide()
        for button in (
            self.open_button,
            self.report_button,
            self._button(tr("Copy &path"), self._copy_path),
            self._button(tr("Copy s&ummary"), self._copy_summary),
        ):
            line.addWidget(button)
        return line

    def _button(self, text: str, press: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(press)
        return button

    # The files

    def _fill_tree(self, result: JobResult) -> None:
        colour = theme().colours.muted
        self.tree.clear()
        root = QTreeWidgetItem([left_to_right(str(result.folder))])
        root.setIcon(0, icon("folder", colour))
        root.setData(0, PATH, None)
        self.tree.addTopLevelItem(root)
        folders = {"": root}
        for record in result.outputs:
            parent, _, name = record.name.rpartition("/")
            if parent not in folders:
                folders[parent] = QTreeWidgetItem(root, [parent])
                folders[parent].setIcon(0, icon("folder", colour))
            rows = number(record.rows) if name.endswith(".csv") else ""
            item = QTreeWidgetItem(folders[parent], [name, rows, size(record.size)])
            item.setIcon(0, icon("file", colour))
            item.setData(0, PATH, record)
            for column in (1, 2):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.tree.expandAll()
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.setCurrentItem(root.child(0) or root)

    def _record(self) -> FileRecord | None:
        item = self.tree.currentItem()
        record = item.data(0, PATH) if item is not None else None
        return record if isinstance(record, FileRecord) else None

    def _path(self) -> Path:
        assert self._result is not None
        record = self._record()
        return self._result.folder.absolute() / record.name if record else self._result.folder.absolute()

    def _show_file(self) -> None:
        self.leave()
        record = self._record()
        if record is None or not record.name.endswith(".csv"):
            self.preview.show_preview(None)
            return
        path, masked = self._path(), record.role not in self._mode.proved

        def show(task: Task[Preview | None]) -> None:
            self.preview.show_preview(None if task.error else task.value, masked=masked)

        new_columns = self._mode.new_columns
        self._task.begin(lambda: first_rows(path, prefix=new_columns), show)

    def _tell(self, text: str) -> None:
        """What came of a button, for everybody."""
        self._told.setText(text)
        self._told.show()
        announce(self, text)

    def _open_folder(self) -> None:
        self._told.hide()
        if not show_in_folder(self._path()):
            self._tell(tr("Nothing on this computer could open the folder. Copy its path instead."))

    def _report(self) -> Path | None:
        if self._result is None:
            return None
        names = (record.name for record in self._result.outputs if record.name.endswith(".html"))
        name = next(names, None)
        return None if name is None else self._result.folder.absolute() / name

    def _open_report(self) -> None:
        report = self._report()
        self._told.hide()
        if report is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(report))):
            self._tell(tr("Nothing on this computer could open the report. Open it in a browser yourself."))

    def _copy_path(self) -> None:
        QApplication.clipboard().setText(str(self._path()))
        self._tell(tr("Path copied."))

    def _copy_summary(self) -> None:
        assert self._result is not None
        said = (self._result.verdict, *self._result.summary)
        lines = [
            *(words(line) for line in said if line),
            *(f"{one.name}: {counted(one)}" for one in self._result.outputs),
        ]
        QApplication.clipboard().setText("\n".join(lines))
        self._tell(tr("Summary copied."))


def step_text(step: NextStep) -> str:
    """What to do next, with the names of the files."""
    return words(say("{step}: {files}. {why}", step=step.title, files=step.files, why=step.why))


def counted(record: FileRecord) -> str:
    """The rows of a table; of any other file its size."""
    if record.name.endswith(".csv"):
        return words(plural("{n} row", "{n} rows", n=record.rows))
    return size(record.size)


def show_in_folder(path: Path) -> bool:
    """Open the folder of a file with the file selected where the system can do that, else just the folder.

    Whether something took it.
    """
    if sys.platform == "win32" and path.is_file():
        return bool(QProcess.startDetached("explorer", ["/select,", str(path)])[0])
    if sys.platform == "darwin" and path.is_file():
        return bool(QProcess.startDetached("open", ["-R", str(path)])[0])
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))
