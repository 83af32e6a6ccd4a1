"""The files that a run made, with a look into them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.preview import Preview, first_rows
from zoomwizard.app.words import words
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import FileRecord, JobResult
from zoomwizard.core.said import plural
from zoomwizard.gui.language import left_to_right, size, tr
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.layouts import Columns
from zoomwizard.gui.parts.tables import PreviewTable
from zoomwizard.gui.theme import icon, icon_size, theme

PATH = Qt.ItemDataRole.UserRole
FEWEST_FILES = 3  # of the list of files; more where the page has room


class FileTree(QTreeWidget):
    """The output folder, each file with its rows or its size."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Output folder"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIconSize(icon_size(self))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setIndentation(self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(0, FEWEST_FILES * (self.fontMetrics().height() + 10))

    def sizeHint(self) -> QSize:
        """As little as that."""
        return self.minimumSizeHint()

    def show_outputs(self, result: JobResult) -> None:
        """Draw them."""
        colour = theme().colours.muted
        self.clear()
        root = QTreeWidgetItem([left_to_right(str(result.folder))])
        root.setIcon(0, icon("folder", colour))
        self.addTopLevelItem(root)
        folders = {"": root}
        for record in result.outputs:
            parent, _, name = record.name.rpartition("/")
            if parent not in folders:
                folders[parent] = QTreeWidgetItem(root, [parent])
                folders[parent].setIcon(0, icon("folder", colour))
            item = QTreeWidgetItem(folders[parent], [name, amount_of(record)])
            item.setIcon(0, icon("folder" if (result.folder / record.name).is_dir() else "file", colour))
            item.setData(0, PATH, record)
            item.setToolTip(0, left_to_right(record.name))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        root.setToolTip(0, root.text(0))
        self.expandAll()
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setCurrentItem(root.child(0) or root)


class FilesTab(QWidget):
    """The files on one side, the first rows of the one that is selected on the other."""

    def __init__(self, mode: Mode, show: Callable[[Path], None]) -> None:
        """`show` shows a file or a folder to the user, who clicked it twice."""
        super().__init__()
        self._mode, self._task = mode, OneTask(self)
        self._folder = Path()
        self.tree = FileTree()
        self.tree.currentItemChanged.connect(self._show_file)
        self.tree.itemDoubleClicked.connect(lambda: show(self.path))
        self.preview = PreviewTable(hides_people=mode.hides_people)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 8, 0, 0)
        self.rows.addWidget(Columns(self.tree, self.preview, spacing=16, letters=30), 1)

    def show_result(self, result: JobResult) -> None:
        """Show what it made."""
        self._folder = result.folder.absolute()
        self.tree.show_outputs(result)

    @property
    def path(self) -> Path:
        """The file that is selected, or the folder."""
        record = self._record()
        return self._folder / record.name if record else self._folder

    @property
    def is_reading(self) -> bool:
        """Whether the first rows of a file are still to come."""
        return self._task.is_on

    def leave(self) -> None:
        """Nothing is read any more."""
        self._task.leave()

    def _record(self) -> FileRecord | None:
        item = self.tree.currentItem()
        record = item.data(0, PATH) if item is not None else None
        return record if isinstance(record, FileRecord) else None

    def _show_file(self) -> None:
        self.leave()
        record = self._record()
        if record is None or not record.name.endswith(".csv"):
            self.preview.show_preview(None)
            return
        path, masked = self.path, record.role not in self._mode.proved

        def show(task: Task[Preview | None]) -> None:
            self.preview.show_preview(None if task.error else task.value, masked=masked)

        new_columns = self._mode.new_columns
        self._task.begin(lambda: first_rows(path, prefix=new_columns), show)


def amount_of(record: FileRecord) -> str:
    """The rows of a table, the size of anything else."""
    is_table = record.name.endswith(".csv")
    return words(plural("{n} row", "{n} rows", n=record.rows)) if is_table else size(record.size)
