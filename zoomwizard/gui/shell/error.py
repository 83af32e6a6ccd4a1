"""The window of an error."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.outcome import AppError
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.dialogs import roomy_rows
from zoomwizard.gui.parts.widgets import text_label
from zoomwizard.gui.shell.about import diagnostics, open_log_folder
from zoomwizard.gui.theme import IconLabel


def without_home(text: str) -> str:
    """A text without the user's name, which is part of the paths to what is his."""
    return text.replace(str(Path.home()), "~")


class ErrorDialog(QDialog):
    """What happened, why, and what to do; can be copied, and names nobody."""

    def __init__(self, error: AppError, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(parent.windowTitle())
        self.setModal(True)
        parts = [words(part) for part in (error.title, error.message, error.hint) if part]
        self._details = without_home("\n".join([*parts, error.details, diagnostics()]).strip())
        rows = roomy_rows(self)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(IconLabel("error", "error", lines=2.0))
        line.addWidget(text_label(parts[0], "strong"), 1)
        rows.addLayout(line)
        for part in parts[1:]:
            rows.addWidget(text_label(without_home(part)))
        rows.addStrut(60 * self.fontMetrics().averageCharWidth())
        rows.addSpacing(6)
        buttons = QHBoxLayout()
        copy, folder, close = (QPushButton(text) for text in (tr("&Copy details"), tr("Open &log folder"), tr("Close")))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self._details))
        folder.clicked.connect(open_log_folder)
        close.clicked.connect(self.accept)
        copy.setAutoDefault(False)
        folder.setAutoDefault(False)
        close.setDefault(True)
        buttons.addWidget(copy)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        buttons.addWidget(close)
        rows.addLayout(buttons)
        close.setFocus()

    def details(self) -> str:
        """What Copy details copies."""
        return self._details

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the details."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self._details)
            return
        super().keyPressEvent(event)
