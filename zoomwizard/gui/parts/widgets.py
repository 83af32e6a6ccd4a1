"""The small parts that every page is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from zoomwizard.core.outcome import Severity
from zoomwizard.core.said import Said, say

# The icon and the colour of a finding; the icon's word, for whoever can't see it.
MARKS: Mapping[Severity | None, tuple[str, str, Said]] = {
    Severity.ERROR: ("error", "error", say("Error")),
    Severity.WARNING: ("warning", "warning", say("Warning")),
    Severity.NOTE: ("note", "muted", say("Note")),
    None: ("done", "well", say("OK")),
}


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say it, wherever the focus is."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def text_label(text: str, name: str = "", *, wraps: bool = True) -> QLabel:
    """A label that can break its lines; `name` is its name in the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(wraps)
    return label


def card(*, name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A frame with round corners, and its rows."""
    frame = QFrame()
    frame.setObjectName(name)
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(16, 12, 16, 12)
    rows.setSpacing(10)
    return frame, rows


def button(text: str, press: Callable[[], object]) -> QPushButton:
    """A button of a page, which Enter does not press unless it has the focus."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _=False: press())  # not whether it is checked
    return made


class Page(QWidget):
    """What stands between the heading and the buttons; `notice` is said behind the heading when it is shown."""

    notice = ""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(12)

    def enter(self) -> None:
        """The page is shown; the focus goes to the first thing that needs the user."""

    def leave(self) -> None:
        """Another page is shown."""


def once_after(milliseconds: int, call: Callable[[], object], parent: QObject) -> QTimer:
    """A timer that calls once, so long after its newest start."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
