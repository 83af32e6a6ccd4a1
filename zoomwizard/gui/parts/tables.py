"""Tables to look at: what was checked, and the first rows of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.preview import Preview
from zoomwizard.app.words import words
from zoomwizard.core.examined import Fact
from zoomwizard.core.outcome import Severity
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.layouts import Flow, FlowLabel
from zoomwizard.gui.parts.widgets import MARKS
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import icon, icon_size, theme

AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ANY_NUMBER = re.compile(r"[-\u2212+]?\d+(?:[.,'\u2019\u00a0\u202f]\d+)*")
BESIDE = 340  # pixels of a window that its side panel, margins and frames take from a table
PADDING = 16  # of a cell, which a column's hint leaves out
FEWEST_LINES = 2  # below the header; more where the page has room
NARROWEST = 14  # letters of a column of sentences; with less room the table scrolls


class Table(QTableWidget):
    """A table to read: Tab leaves it, the arrow keys move in it, and Ctrl+C copies what is selected."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._needed = 0  # pixels for all columns, where they shall not scroll
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setIconSize(icon_size(self))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """As little as there must be: the page gives its tables what is left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The header and the fewest lines."""
        frame = 2 * self.frameWidth()
        lines = FEWEST_LINES * self.verticalHeader().defaultSectionSize()
        wide = min(max(120, self._needed), max(120, self.window().width() - BESIDE))
        return QSize(wide, self.horizontalHeader().sizeHint().height() + lines + frame)

    def show_rows(self, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
        """Show these instead of those before."""
        names, lines = list(header), [list(row) for row in rows]
        numbers = {at for at in range(len(names)) if is_of_numbers(row[at] for row in lines)}
        self.setColumnCount(len(names))
        self.setHorizontalHeaderLabels(names)
        self.setRowCount(len(lines))
        for at, row in enumerate(lines):
            for place, cell in enumerate(row):
                item = QTableWidgetItem(cell)
                if place in numbers:
                    item.setTextAlignment(AT_THE_RIGHT)
                self.setItem(at, place, item)
        for place in numbers:
            head = QTableWidgetItem(names[place])
            head.setTextAlignment(AT_THE_RIGHT)
            self.setHorizontalHeaderItem(place, head)

    def fit_columns(self) -> None:
        """Be as wide as all columns need, if the window is; the first takes what is left."""
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        wide = sum(max(head.sectionSizeHint(at), self.sizeHintForColumn(at)) for at in range(self.columnCount()))
        self._needed = wide + 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows as text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            lines = ("\t".join(self._text(row, at) for at in range(self.columnCount())) for row in rows)
            QApplication.clipboard().setText("\n".join(lines))
            return
        super().keyPressEvent(event)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""


def is_of_numbers(cells: Iterable[str]) -> bool:
    """Whether a column has numbers only, beside cells with nothing to show."""
    shown = [cell for cell in cells if cell not in ("", "–")]
    return bool(shown) and all(ANY_NUMBER.fullmatch(cell) for cell in shown)


class FactTable(Table):
    """What was looked at, a line each: an icon and its word, what it was, and what came of it."""

    def __init__(self, words: Words, what: str) -> None:
        super().__init__(what)
        self._what = what
        self._words = words
        self._facts: tuple[Fact, ...] = ()
        self.setWordWrap(True)
        self.horizontalHeader().sectionResized.connect(self.resizeRowsToContents)
        theme().changed.connect(self._draw_icons)

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show these instead of those before, errors first."""
        self._facts = tuple(sorted(facts, key=lambda fact: fact.severity is not Severity.ERROR))
        rows = [
            (words(MARKS[fact.severity][2]), self._words.of(fact.what) or self._words.label(fact.field),
             self._words.of(fact.result))
            for fact in self._facts
        ]  # fmt: skip
        self.show_rows(("", self._what, tr("Result")), rows)
        head = self.horizontalHeader()
        mode = QHeaderView.ResizeMode
        for column, how in enumerate((mode.ResizeToContents, mode.Fixed, mode.Stretch)):
            head.setSectionResizeMode(column, how)
        self._draw_icons()
        self._lay_out()

    def resizeEvent(self, event: object) -> None:
        """Lines break elsewhere when the table is wider."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._lay_out()

    def _lay_out(self) -> None:
        """What was looked at stands in one line where the results leave it room, else in two fifths of the table."""
        if self.columnCount() == len(("icon", "what", "result")):
            room = self.viewport().width()
            left = room - self.sizeHintForColumn(0) - self.sizeHintForColumn(2) - 2 * PADDING
            wanted = min(self.sizeHintForColumn(1) + PADDING, max(room * 2 // 5, left))
            self.setColumnWidth(1, max(wanted, self.horizontalHeader().sectionSizeHint(1)))
            least = NARROWEST * self.fontMetrics().averageCharWidth()
            left = self.viewport().width() - self.sizeHintForColumn(0) - self.columnWidth(1)
            mode = QHeaderView.ResizeMode.Stretch if left >= least else QHeaderView.ResizeMode.Fixed
            self.horizontalHeader().setSectionResizeMode(2, mode)
            if left < least:
                self.setColumnWidth(2, least)
        self.resizeRowsToContents()

    def _draw_icons(self) -> None:
        for row, fact in enumerate(self._facts):
            name, role, _ = MARKS[fact.severity]
            item = self.item(row, 0)
            if item is not None:
                item.setIcon(icon(name, getattr(theme().colours, role)))


class PreviewTable(QWidget):
    """The first rows of a file. What may name somebody is masked until the user wants to see it."""

    def __init__(self, *, hides_people: bool) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._hides_people = hides_people
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._title = FlowLabel(tr("First rows"), "muted")
        self.table = Table(tr("First rows"))
        self.table.horizontalHeader().setStretchLastSection(True)
        self._reveal = QCheckBox(tr("&Show addresses and names"))
        self._reveal.toggled.connect(self._draw)
        self._line = Flow(spacing=16)
        self._line.addWidget(self._title)
        self._line.addWidget(self._reveal)
        rows.addLayout(self._line)
        self._reveal.setVisible(hides_people)  # not before it has a place: it would be a window of its own
        rows.addWidget(self.table, 1)

    def minimumSizeHint(self) -> QSize:
        """The table, and the line above it as high as it is in this width: a splitter asks for no more."""
        table = self.table.minimumSizeHint()
        above = self._line.heightForWidth(max(self.width(), table.width()))
        return QSize(table.width(), above + 4 + table.height())

    def resizeEvent(self, event: object) -> None:
        """Its least height is another one."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.updateGeometry()

    def show_preview(self, preview: Preview | None, *, masked: bool = True) -> None:
        """Show the first rows of another file, or nothing; `masked` says whether it may name somebody."""
        self._preview = preview
        self._reveal.setVisible(self._hides_people and masked and preview is not None)
        self._reveal.setChecked(False)
        self._masked = masked
        self._draw()

    def _draw(self) -> None:
        shown = self._preview
        if shown is None:
            self._title.setText(tr("No rows to show"))
            self.table.show_rows((), ())
            return
        self._title.setText(tr("First rows"))
        self.table.setAccessibleName(tr("First rows of {name}", name=shown.name))
        if not self._hides_people:
            shown = shown.without_addresses()
        elif self._masked and not self._reveal.isChecked():
            shown = shown.masked()
        self.table.show_rows(shown.header, shown.rows)
        self.table.resizeColumnsToContents()
        widest = 40 * self.fontMetrics().averageCharWidth()
        for column in range(self.table.columnCount()):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), widest))
        for is_on in (False, True):  # the last one takes what is left anew
            self.table.horizontalHeader().setStretchLastSection(is_on)
