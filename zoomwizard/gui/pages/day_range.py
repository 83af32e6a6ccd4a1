"""A calendar on a page, which shows a whole range of days and which of them can be had."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QDate, QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QToolButton

from zoomwizard.gui.fields.days import CALENDAR_LINES, IN_A_WEEK, Calendar
from zoomwizard.gui.theme import theme

CELL_WIDER, CELL_HIGHER = 9, 10  # pixels that a cell takes more than its text
ROUND = 6


class RangeCalendar(Calendar):
    """The days from the first to the last are marked, those that can't be had are struck out."""

    def __init__(self) -> None:
        super().__init__()
        self._first = self._last = QDate()
        self.setObjectName("days")
        ways = (Qt.ArrowType.LeftArrow, Qt.ArrowType.RightArrow)
        if self.isRightToLeft():
            ways = (ways[1], ways[0])
        for name, way in zip(("qt_calendar_prevmonth", "qt_calendar_nextmonth"), ways, strict=True):
            arrow = cast("QToolButton", self.findChild(QToolButton, name))
            arrow.setIcon(QIcon())  # Qt's own is black on dark ground, too
            arrow.setArrowType(way)
        self.view.installEventFilter(self)
        self._draw_names()
        theme().changed.connect(self._draw_names)

    @property
    def view(self) -> QAbstractItemView:
        """The days, which have the focus."""
        return cast("QAbstractItemView", self.findChild(QAbstractItemView))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is left to the coloured button, as everywhere on a page; Space takes the day."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.view:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Space:
                self.activated.emit(self.selectedDate())
                return True
        return bool(super().eventFilter(watched, event))

    def show_range(self, first: QDate, last: QDate) -> None:
        """Mark these days."""
        self._first, self._last = first, last
        self.updateCells()

    def show_kept(self, first: date, last: date) -> None:
        """Only these days can be had."""
        self.setDateRange(*(QDate(day.year, day.month, day.day) for day in (first, last)))

    def sizeHint(self) -> QSize:
        """Room for the widest text in each cell."""
        metrics = QFontMetrics(self.font())
        names = [self.locale().dayName(day, self.locale().FormatType.ShortFormat) for day in range(1, IN_A_WEEK + 1)]
        wide = max(map(metrics.horizontalAdvance, [*names, "30"])) + CELL_WIDER
        return QSize(wide * IN_A_WEEK, (metrics.height() + CELL_HIGHER) * (CALENDAR_LINES + 2))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """A day; of other months none, which would stand twice."""
        shown = QDate(day.year, day.month, day.day) if isinstance(day, date) else day
        colours, font = theme().colours, QFont(self.font())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(colours.card))
        if (shown.year(), shown.month()) == (self.yearShown(), self.monthShown()):
            bar = QRectF(rect).adjusted(0, 2, 0, -2)
            is_end, text = shown in (self._first, self._last), colours.text
            if self._first <= shown <= self._last:
                painter.fillRect(bar, QColor(colours.selected))
            if is_end:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent))
                painter.drawRoundedRect(bar, ROUND, ROUND)
                font.setWeight(QFont.Weight.DemiBold)
                text = colours.on_accent
            elif not self.minimumDate() <= shown <= self.maximumDate():
                font.setStrikeOut(True)
                text = colours.muted
            painter.setFont(font)
            painter.setPen(QColor(text))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.locale().toString(shown.day()))
            if shown == self.selectedDate() and self.view.hasFocus():
                painter.setPen(QPen(QColor(colours.text), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), ROUND, ROUND)
        painter.restore()

    def _draw_names(self) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(theme().colours.muted))
        self.setHeaderTextFormat(quiet)
        for name in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(name, quiet)
