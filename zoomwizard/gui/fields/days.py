"""A day, to be typed or chosen in a calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QFontMetrics, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import say
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.language import date_form, tr
from zoomwizard.gui.parts.widgets import announce

TYPED_ISO = re.compile(r"\s*\d{4}-\d{1,2}-\d{1,2}\s*")
CALENDAR_LINES, IN_A_WEEK = 7, 7  # weekdays and six weeks
WIDER, HIGHER = 22, 12  # pixels that a cell takes more than its text, with what the style sheet puts there
DAY_SHOWN = date(2026, 10, 31)  # how a day is typed


def typed_day(text: str) -> QDate | None:
    """The day of a text in the form of the user's country or in ISO form."""
    parts = re.findall(r"\d+", text)
    local = "".join(dict.fromkeys(re.sub(r"[^dMy]", "", date_form()).lower()))
    order = "ymd" if TYPED_ISO.fullmatch(text) else local
    if len(parts) != len(order) or max(map(len, parts)) > 4:
        return None
    given = dict(zip(order, map(int, parts), strict=True))
    day = QDate(given["y"] + 2000 if given["y"] < 100 else given["y"], given["m"], given["d"])
    return day if day.isValid() else None


class Calendar(QCalendarWidget):
    """Every day and weekday can be read, at any size of text."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # Qt's red can't be read on dark ground
            self.setWeekdayTextFormat(day, QTextCharFormat())

    def sizeHint(self) -> QSize:
        """Room for the widest text in each cell, which Qt measures without the style sheet."""
        bold = self.font()
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        names = [self.locale().dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, IN_A_WEEK + 1)]
        wide = max(map(metrics.horizontalAdvance, [*names, "30"])) + WIDER
        high = metrics.height() + HIGHER
        return super().minimumSizeHint().expandedTo(QSize(wide * IN_A_WEEK, high * (CALENDAR_LINES + 2)))

    def minimumSizeHint(self) -> QSize:
        """The same: in less the texts are cut."""
        return self.sizeHint()


class DayField(Field):
    """A day, as 2026-08-31. A text that is no day is said to be none when the user leaves it."""

    editor: QLineEdit

    def make_editor(self) -> QWidget:
        edit = QLineEdit()
        edit.textChanged.connect(self.changed)
        edit.editingFinished.connect(self._look)
        return edit

    def make_row(self) -> QWidget:
        """The calendar is behind a button."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.editor, 1)
        self.calendar = Calendar()
        self.calendar.setAccessibleName(self.words.label(self.name))
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._open)
        action = QWidgetAction(self.menu)
        action.setDefaultWidget(self.calendar)
        self.menu.addAction(action)
        self.opens = QToolButton()
        self.opens.setArrowType(Qt.ArrowType.DownArrow)
        self.opens.setAccessibleName(tr("Calendar: {field}", field=self.words.label(self.name)))
        self.opens.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.opens.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.opens.setMenu(self.menu)
        line.addWidget(self.opens)
        self.last = self.opens
        return row

    def put_beside_calendar(self, calendar: QCalendarWidget) -> None:
        """One that is always seen takes the place of that behind the button."""
        self.opens.hide()
        self.last = self.editor
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)

    def value(self) -> str | None:
        day = typed_day(self.editor.text())
        return None if day is None else day.toString(Qt.DateFormat.ISODate)

    def set_value(self, value: Any) -> None:
        day = QDate.fromString(str(value or ""), Qt.DateFormat.ISODate)
        if day.isValid() and day != typed_day(self.editor.text()):
            self.editor.setText(QLocale().toString(day, date_form()))

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:
        """Of a text that is no day, only that."""
        if self.editor.text().strip() and self.value() is None:
            wrong = say("This isn't a date.")
            hint = say("Type it like {day} or {iso}.", day=DAY_SHOWN, iso=str(DAY_SHOWN))
            findings = [Finding(Severity.ERROR, self.name, wrong, hint, code="day.not-a-day")]
        super().show_findings(findings, example)

    def _look(self) -> None:
        if self.editor.text().strip() and self.value() is None:
            self.show_findings(())
            announce(self.editor, self.editor.accessibleDescription())

    def _open(self) -> None:
        """Begin at the day that is typed."""
        self.calendar.setSelectedDate(typed_day(self.editor.text()) or QDate.currentDate())
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.editor.setText(QLocale().toString(day, date_form()))
        self.menu.close()
        self.editor.setFocus()
