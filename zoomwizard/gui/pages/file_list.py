"""The files that were chosen, as the check found them: rows, days, how a date is read; and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidgetItem, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.core.examined import ChosenFile, Examined, LeftOut
from zoomwizard.core.said import plural, with_count
from zoomwizard.gui.language import day_text, left_to_right, month_in_words, number, tr
from zoomwizard.gui.parts.tables import Table
from zoomwizard.gui.parts.widgets import text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import icon, icon_size, theme

MOST_FILES = 8  # without scrolling
USED_AS, ROWS, SPAN, READ_AS, REMOVE = 1, 2, 3, 4, 5  # columns


class FileList(QWidget):
    """A line for each file, what they are together, and what was left out.

    `removed` when one is taken out, with the paths that are left by input, of those of which there were some.
    """

    removed = Signal(dict)

    def __init__(self, of_job: Words) -> None:
        super().__init__()
        self._words = of_job
        self._files: Sequence[ChosenFile] = ()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self.table = Table(tr("Files that were found"))
        self.total = text_label("", "strong")
        self._heading = text_label(tr("Left out"), "strong")
        self.left_out = Table(tr("Left out"))
        for table in (self.table, self.left_out):
            table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
            table.setWordWrap(False)  # else it's cut behind a word
        for widget in (self.table, self.total, self._heading, self.left_out):
            rows.addWidget(widget)
        theme().changed.connect(self._show_files)  # with icons in the colours that are in force
        self.hide()

    def show_examined(self, examined: Examined, fields: Sequence[str]) -> None:
        """Show the files of these inputs instead of those before."""
        self._files = [file for file in examined.files if file.field in fields]
        left_out = [one for one in examined.left_out if one.field in fields]
        self._show_files()
        self.table.setColumnHidden(USED_AS, len(fields) == 1)
        self._show_left_out(left_out)
        self.setVisible(bool(self._files or left_out))

    def _show_files(self) -> None:
        header = (tr("File"), tr("Used as"), tr("Rows"), tr("Days"), tr("Dates are read as"), "")
        self.table.show_rows(header, [self._cells(file) for file in self._files])
        for row, file in enumerate(self._files):
            item = self.table.item(row, 0)
            if isinstance(item, QTableWidgetItem):
                item.setToolTip(left_to_right(str(file.path)))
            rows = self.table.item(row, ROWS)
            if isinstance(rows, QTableWidgetItem):
                rows.setTextAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self.table.setCellWidget(row, REMOVE, self._remove_button(file))
        for column in (SPAN, READ_AS):  # their room is for the names
            items = (self.table.item(row, column) for row in range(len(self._files)))
            self.table.setColumnHidden(column, not any(item is not None and item.text() for item in items))
        fit(self.table, len(self._files))
        self.table.setVisible(bool(self._files))
        self.total.setText(" ".join(total_text(files) for files in self._of_several()))
        self.total.setVisible(bool(self.total.text()))

    def _of_several(self) -> Iterable[Sequence[ChosenFile]]:
        """The files of each input that takes several."""
        for field, files in groupby(self._files, lambda file: file.field):
            if self._words.asked[field].kind == "open-files":
                yield list(files)

    def _show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        self.left_out.show_rows(
            (tr("File"), tr("Why")), [(left_to_right(one.name), self._words.of(one.why)) for one in left_out]
        )
        fit(self.left_out, len(left_out))
        for widget in (self._heading, self.left_out):
            widget.setVisible(bool(left_out))

    def _cells(self, file: ChosenFile) -> tuple[str, ...]:
        days = "" if file.first is None or file.last is None else span_text(file.first, file.last)
        read = "" if file.read_as is None else read_text(*file.read_as)
        return left_to_right(file.path.name), self._words.label(file.field), number(file.rows), days, read, ""

    def _remove_button(self, file: ChosenFile) -> QPushButton:
        button = QPushButton(icon("remove", theme().colours.muted), "")
        button.setIconSize(icon_size(button))
        button.setObjectName("link")
        button.setAutoDefault(False)
        button.setAccessibleName(tr("Remove {name}", name=file.path.name))
        button.setToolTip(tr("Remove {name}", name=file.path.name))
        button.clicked.connect(lambda: self.removed.emit(self._without(file.path)))
        return button

    def _without(self, path: Path) -> dict[str, list[Path]]:
        left: dict[str, list[Path]] = {file.field: [] for file in self._files}
        for file in self._files:
            if file.path != path:
                left[file.field].append(file.path)
        return left


def fit(table: Table, lines: int) -> None:
    """As high as its lines, up to a few; the first column takes the room that is left."""
    table.resizeColumnsToContents()
    head = table.horizontalHeader()
    for column in range(table.columnCount()):
        is_first = column == 0
        head.setSectionResizeMode(
            column, QHeaderView.ResizeMode.Stretch if is_first else QHeaderView.ResizeMode.ResizeToContents
        )
    heights = [table.rowHeight(row) for row in range(min(lines, MOST_FILES))]
    table.setFixedHeight(sum(heights) + head.sizeHint().height() + 4)


def total_text(files: Sequence[ChosenFile]) -> str:
    """What the files are together: how many, their rows, their days, and days between them without a meeting."""
    spans = sorted((file.first, file.last) for file in files if file.first is not None and file.last is not None)
    rows = sum(file.rows for file in files)
    counted = with_count(files[0].counted, len(files))
    text = tr("{reports}, {rows}", reports=counted, rows=plural("{n} row", "{n} rows", n=rows))
    if not spans:
        return text
    missing, last = 0, spans[0][1]
    for first, end in spans:
        missing += max((first - last).days - 1, 0)
        last = max(last, end)
    text = tr("{reports}, {days}.", reports=text, days=span_text(spans[0][0], last))
    if missing:
        gap = plural("{n} day between them has no meeting.", "{n} days between them have no meeting.", n=missing)
        return f"{text} {words(gap)}"
    return text


def span_text(first: date, last: date) -> str:
    """The first and the last day."""
    return tr("{first} to {last}", first=day_text(first), last=day_text(last))


def read_text(text: str, day: date) -> str:
    """A date as it is written, and the day that it is read as, with its month in letters."""
    return tr("{text} is {day}", text=left_to_right(text), day=month_in_words(day))
