"""A day, to be typed or chosen in a calendar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QWidget,
)

from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.language import date_form


class DayEdit(QDateEdit):
    """A day, typed or chosen in a calendar. Tab leaves it, as every other field."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own form
        """To the next widget, not to the month or the year."""
        return QWidget.focusNextPrevChild(self, forward)


class DayField(Field):
    """A day, as 2026-08-31."""

    editor: DayEdit

    def make_editor(self) -> QWidget:
        edit = DayEdit()
        edit.setCalendarPopup(True)
        edit.setDisplayFormat(date_form())
        edit.dateChanged.connect(self.changed)
        return edit

    def value(self) -> str:
        return self.editor.date().toString(Qt.DateFormat.ISODate)

    def set_value(self, value: Any) -> None:
        if value:
            self.editor.setDate(QDate.fromString(value, Qt.DateFormat.ISODate))
