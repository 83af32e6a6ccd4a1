"""The small parts that every page is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from zoomwizard.core.outcome import Severity
from zoomwizard.core.said import Said, say

LETTERS_OF_LINE = 92  # as wide as the average: up to 100 in a text
FEWEST_LETTERS = 8  # of a line that is cut
CONFIRMED_MILLISECONDS = 2000

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
    label = Paragraph(text) if wraps else QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(wraps)
    return label


class Paragraph(QLabel):
    """A text whose lines are no longer than can be read at ease, however much room there is."""

    @property
    def longest_line(self) -> int:
        """In pixels."""
        return LETTERS_OF_LINE * self.fontMetrics().averageCharWidth()

    def heightForWidth(self, width: int) -> int:
        """The height with lines of that length."""
        return super().heightForWidth(min(width, self.longest_line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; with more room than that by hand, since a label fills all of it."""
        area = self.contentsRect()
        if area.width() <= self.longest_line:
            super().paintEvent(event)
            return
        if self.isRightToLeft():
            area.setLeft(area.right() - self.longest_line + 1)
        area.setWidth(self.longest_line)
        painter, role = QPainter(self), self.foregroundRole()
        alignment = self.style().visualAlignment(self.layoutDirection(), self.alignment())
        flags = int(alignment) | int(Qt.TextFlag.TextWordWrap)
        if self.buddy() is not None:  # whose letter is marked in the text
            flags |= int(Qt.TextFlag.TextShowMnemonic)
        self.style().drawItemText(painter, area, flags, self.palette(), self.isEnabled(), self.text(), role)
        painter.end()


class ElidedLabel(QLabel):
    """One line, such as a path, that is cut in the middle where it has no room; the tooltip has all of it."""

    def __init__(self, text: str = "", name: str = "", *, cut: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__()
        self._cut = cut
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(FEWEST_LETTERS * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    @property
    def shown(self) -> str:
        """As much of the text as there is room for."""
        return self.fontMetrics().elidedText(self.text(), self._cut, self.contentsRect().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw that."""
        painter = QPainter(self)
        flags = int(self.style().visualAlignment(self.layoutDirection(), self.alignment()))
        area, role = self.contentsRect(), self.foregroundRole()
        self.style().drawItemText(painter, area, flags, self.palette(), self.isEnabled(), self.shown, role)
        painter.end()


def card(*, name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A frame with round corners, and its rows."""
    frame = QFrame()
    frame.setObjectName(name)
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(16, 14, 16, 14)
    rows.setSpacing(8)
    return frame, rows


def button(text: str, press: Callable[[], object]) -> QPushButton:
    """A button of a page, which Enter does not press unless it has the focus."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _=False: press())  # not whether it is checked
    return made


def confirm(pressed: QPushButton, word: str, said: str) -> None:
    """Let a button say for a moment in a word what it has done, and a screen reader in a sentence."""
    if not pressed.property("usual"):  # it may say so still
        pressed.setProperty("usual", pressed.text())
        pressed.setMinimumWidth(pressed.width())  # nothing beside it moves
    pressed.setText(word)
    announce(pressed, said)
    once_after(CONFIRMED_MILLISECONDS, lambda: pressed.setText(pressed.property("usual")), pressed).start()


class Page(QWidget):
    """What stands between the heading and the buttons; `notice` is said behind the heading when it is shown."""

    notice = ""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(16)

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
