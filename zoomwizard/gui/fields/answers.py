"""Answers to what a file didn't say, a line each; the question is asked again when one is taken back."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.language import left_to_right, tr
from zoomwizard.gui.parts.layouts import Flow, FlowLabel
from zoomwizard.gui.parts.widgets import button


class AnswersField(Field):
    """NAME=ANSWER for the job, in words for the user."""

    def make_editor(self) -> QWidget:
        self._given: tuple[str, ...] = ()
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        return lines

    def value(self) -> tuple[str, ...] | None:
        return self._given or None

    def set_value(self, value: Any) -> None:
        given = tuple(map(str, value or ()))
        if given == self._given:
            return
        self._given = given
        self.editor.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs know of no None
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for text in given:
            self._lines.addWidget(self._line(text))
        self.changed.emit()

    def _line(self, text: str) -> QWidget:
        name, _, answer = text.partition("=")
        line = QWidget()
        row = Flow(spacing=12)
        line.setLayout(row)
        said = tr("{name} is “{answer}”", name=left_to_right(name), answer=left_to_right(answer))
        undo = button(tr("Undo"), partial(self._take_back, text))
        undo.setObjectName("link")
        undo.setAccessibleName(f"{undo.text()}: {said}")
        undo.setCursor(Qt.CursorShape.PointingHandCursor)
        row.addWidget(FlowLabel(said))
        row.addWidget(undo)
        if self.editor.focusProxy() is None:
            self.editor.setFocusProxy(undo)
        return line

    def _take_back(self, text: str) -> None:
        self.set_value([one for one in self._given if one != text])
