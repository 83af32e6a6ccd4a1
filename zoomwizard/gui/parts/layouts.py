"""How things stand beside each other where there is room, and below each other where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.gui.parts.follow import FocusInView

SCROLL_BAR = 32  # pixels: more than one is wide


class Columns(QWidget):
    """Widgets of about the same width beside each other; with less room than `letters` each, below each other.

    `turned` when they have changed that: to stand below each other, or not.
    """

    turned = Signal(bool)

    def __init__(self, *widgets: QWidget, spacing: int = 16, letters: int = 24, shares: Sequence[int] = ()) -> None:
        super().__init__()
        self._widgets, self._letters = widgets, letters
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for widget, share in zip(widgets, shares or [1] * len(widgets), strict=True):
            self._box.addWidget(widget, share)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest needs."""
        return QSize(max(self._least(), default=0), super().minimumSizeHint().height())

    def _least(self) -> list[int]:
        """The width that each needs."""
        return [widget.minimumSizeHint().width() for widget in self._widgets]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """The same where a widget needs another width, such as a table in the place of a chart."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return done

    def _arrange(self) -> None:
        room = self.width() - self._box.spacing() * (len(self._widgets) - 1)
        readable = self._letters * self.fontMetrics().averageCharWidth() * len(self._widgets)
        needed = max(readable, sum(self._least()))
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        if self._box.direction() == below:
            # Below each other they can be lower, so that a scroll bar is no longer needed. In its room they would stand
            # beside each other again, need it again, and so on without end.
            needed += SCROLL_BAR
        way = below if room < needed else beside
        if self._box.direction() != way:
            self._box.setDirection(way)
            self._box.activate()
            self.turned.emit(way == below)


class Scrolls(QScrollArea):
    """Takes what room there is; what has none scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._focus = FocusInView(self)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Scroll to what Tab comes to."""
        has_moved = super().focusNextPrevChild(is_next)
        self.show_focused()
        return has_moved

    def show_focused(self) -> None:
        """Scroll to what has the focus, if that is inside."""
        self._focus.show()

    def minimumSizeHint(self) -> QSize:
        """As little as the window allows."""
        return QSize(0, 0)

    def sizeHint(self) -> QSize:
        """What all else leaves, so that this is never squeezed."""
        return QSize(0, 0)


class FlowLabel(QLabel):
    """A text in a flow: in one line where there is room, else in several."""

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, self.fontMetrics().height())


class Flow(QLayout):
    """One after the other as words in a text: what has no room in a line goes to the next one."""

    def __init__(self, spacing: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """At the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """None behind the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """As small as it can be."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._lay_out(QRect(0, 0, width, 0), moves=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """As wide as the widest."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(*(max((side(size) for size in shown), default=0) for side in (QSize.width, QSize.height)))

    def setGeometry(self, rect: QRect) -> None:
        """Put everything into its place."""
        super().setGeometry(rect)
        self._lay_out(rect, moves=True)

    def _lay_out(self, area: QRect, *, moves: bool) -> int:
        """Fill line after line from the reading side; the height."""
        lines: list[list[tuple[QLayoutItem, int, QSize]]] = [[]]
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if item.hasHeightForWidth() and size.width() > area.width():
                size = QSize(area.width(), item.heightForWidth(area.width()))
            if lines[-1] and x + size.width() > area.width():
                lines.append([])
                x = 0
            lines[-1].append((item, x, size))
            x += size.width() + self.spacing()
        widget, y = self.parentWidget(), area.top()
        is_mirrored = widget is not None and widget.isRightToLeft()
        for line in lines:
            height = max((size.height() for _, _, size in line), default=0)
            for item, left, size in line if moves else ():
                place = QRect(QPoint(area.left() + left, y + (height - size.height()) // 2), size)
                if is_mirrored:  # as QStyle.visualRect, which takes a moment to load
                    place.moveRight(area.left() + area.right() - place.left())
                item.setGeometry(place)
            y += height + self.spacing()
        return y - self.spacing() - area.top()


def clear(rows: QVBoxLayout) -> None:
    """Take everything out of a layout of widgets."""
    while (item := rows.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
