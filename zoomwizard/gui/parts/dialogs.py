"""What the windows beside the wizard are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.gui.parts.layouts import Scrolls


def roomy_rows(dialog: QDialog) -> QVBoxLayout:
    """The rows of a dialog, with as much room around them as the pages have."""
    rows = QVBoxLayout(dialog)
    rows.setContentsMargins(20, 18, 20, 14)
    rows.setSpacing(12)
    return rows


def scrolling_rows(rows: QVBoxLayout) -> tuple[Scrolls, QVBoxLayout]:
    """Rows within those of a dialog; what has no room on the screen scrolls."""
    scrolls, inner = Scrolls(), QWidget()
    scrolls.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner.setObjectName("content")
    inner_rows = QVBoxLayout(inner)
    inner_rows.setContentsMargins(0, 0, 0, 0)
    inner_rows.setSpacing(10)
    scrolls.setWidget(inner)
    rows.addWidget(scrolls, 1)
    return scrolls, inner_rows


def take_room(dialog: QDialog, scrolls: Scrolls, letters: int) -> None:
    """Make a dialog as wide as so many letters and as high as its rows then need, if the screen is."""
    screen, inner = dialog.screen().availableSize(), scrolls.widget()
    assert inner is not None
    width = min(letters * dialog.fontMetrics().averageCharWidth(), screen.width() - 60)
    high = inner.heightForWidth(width) + 3 * dialog.fontMetrics().height() + 60  # with its buttons
    dialog.resize(width + 60, min(high, round(0.9 * screen.height())))


class QuestionBox(QMessageBox):
    """A question of which the safe answer, no, is the default. `answered` once, also when it is closed."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget, question: str, explained: str, yes: str, no: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(parent.windowTitle())
        self.setText(question)
        self.setInformativeText(explained)
        unsafe = self.addButton(yes, QMessageBox.ButtonRole.YesRole)
        safe = self.addButton(no, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(safe)
        self.setEscapeButton(safe)
        self.finished.connect(lambda: self.answered.emit(self.clickedButton() is unsafe))
