"""The options that few people need: a button on the page, beside it whether one was changed, and a dialog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.core.outcome import errors_in
from zoomwizard.core.said import plural
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.dialogs import roomy_rows, scrolling_rows, take_room
from zoomwizard.gui.parts.layouts import Flow, FlowLabel
from zoomwizard.gui.parts.widgets import button, text_label

LETTERS_ACROSS = 80  # of the dialog


class Further(QWidget):
    """The button "More options", and how many of its fields were changed; `open` shows them."""

    def __init__(self, fields: Iterable[Field], recommended: Mapping[str, Any]) -> None:
        """`recommended`: the answer of each field that counts where nothing else is chosen."""
        super().__init__()
        self._fields, self._recommended = list(fields), recommended
        self.button = button(tr("Mo&re options…"), self.open)
        self._state = FlowLabel("", "muted")
        line = Flow(spacing=10)
        self.setLayout(line)
        line.addWidget(self.button)
        line.addWidget(self._state)
        self.dialog = FurtherDialog(self, self._fields, recommended)
        for field in self._fields:
            field.changed.connect(self.show_state)
        self.show_state()

    def open(self) -> None:
        """Show the dialog before the window that the button is in."""
        self.dialog.begin()

    def show_state(self) -> None:
        """Say how many were changed, or that something is wrong with one."""
        changed = sum(field.value() not in (None, self._recommended[field.name]) for field in self._fields)
        wrong = sum(bool(errors_in(field.findings)) for field in self._fields)
        if wrong:
            text = words(plural("{n} needs your attention", "{n} need your attention", n=wrong))
        elif changed:
            text = words(plural("{n} changed", "{n} changed", n=changed))
        else:
            text = tr("All as recommended")
        self._state.setObjectName("problem" if wrong else "muted")
        self._state.style().polish(self._state)
        self._state.setText(text)
        self._state.updateGeometry()
        self.button.setAccessibleDescription(text)


class FurtherDialog(QDialog):
    """The fields in groups. What is changed in it is taken back by Cancel."""

    def __init__(self, parent: QWidget, fields: list[Field], recommended: Mapping[str, Any]) -> None:
        super().__init__(parent)
        self._fields, self._recommended = fields, recommended
        self._before: dict[str, Any] = {}
        self.setWindowTitle(tr("More options"))
        rows = roomy_rows(self)
        rows.addWidget(text_label(tr("Most people never need these."), "muted"))
        self._scrolls, inner = scrolling_rows(rows)
        groups = list(dict.fromkeys(field.ask.group for field in fields))
        for group in groups:
            if group and len(groups) > 1:
                inner.addWidget(text_label(words(group), "group", wraps=False))
            for field in fields:
                if field.ask.group == group:
                    inner.addWidget(field)
        inner.addStretch(1)
        line = QHBoxLayout()
        self._reset = button(tr("&Back to recommended"), self._recommend)
        self._reset.setObjectName("link")
        self._reset.setCursor(Qt.CursorShape.PointingHandCursor)
        line.addWidget(self._reset)
        line.addStretch(1)
        line.addWidget(button(tr("Cancel"), self.reject))
        self.ok = button(tr("&Done"), self.accept)
        self.ok.setObjectName("next")
        self.ok.setDefault(True)
        line.addWidget(self.ok)
        rows.addLayout(line)

    def begin(self) -> None:
        """Show it, with the focus where something is wrong, else in the first field."""
        if self.isVisible():
            return
        self._before = {field.name: field.value() for field in self._fields}
        take_room(self, self._scrolls, LETTERS_ACROSS)
        QDialog.open(self)
        wrong = [field for field in self._fields if errors_in(field.findings)]
        first = (wrong or self._fields)[0]
        (first.to_mend if wrong else first.editor).setFocus()
        self._scrolls.ensureWidgetVisible(first)

    def reject(self) -> None:
        """Show the answers of before again."""
        self._put(self._before)
        super().reject()

    def _recommend(self) -> None:
        self._put(self._recommended)

    def _put(self, values: Mapping[str, Any]) -> None:
        for field in self._fields:
            if field.value() != values[field.name]:
                field.set_value(values[field.name])
