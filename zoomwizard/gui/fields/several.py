"""Several of a closed list, each with a box to tick."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QWidget

from zoomwizard.app.words import words
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.parts.widgets import text_label

MOST_BELOW = 5  # boxes that stand below each other; more stand two in a line
ROOM = 560  # pixels for two in a line


class SeveralField(Field):
    """Any of a closed list in full words; with none, the job's own choice counts, which is said then.

    A screen reader is told each box with the group that it is in; the arrow keys go from box to box.
    """

    def make_editor(self) -> QWidget:
        group = QGroupBox()
        group.setObjectName("bare")
        group.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for the mnemonic of its label
        self.boxes = {choice: QCheckBox(words(self.ask.choice_names[choice])) for choice in self.ask.choices}
        rows = QGridLayout(group)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        has_room = 2 * max(box.sizeHint().width() for box in self.boxes.values()) <= ROOM
        columns = 2 if len(self.boxes) > MOST_BELOW and has_room else 1
        for place, box in enumerate(self.boxes.values()):
            rows.addWidget(box, place // columns, place % columns)
            box.toggled.connect(self._show_blank)
            box.toggled.connect(self.changed)
        group.setFocusProxy(next(iter(self.boxes.values())))
        return group

    def make_row(self) -> QWidget:
        """Below the boxes, what is done where none is ticked."""
        self.blank = text_label(words(self.ask.blank))
        grid = self.editor.layout()
        assert isinstance(grid, QGridLayout)
        grid.addWidget(self.blank, grid.rowCount(), 0, 1, -1)
        self.last = [*self.boxes.values()][-1]
        self._show_blank()
        return self.editor

    def _show_blank(self) -> None:
        self.blank.setVisible(bool(self.ask.blank) and self.value() is None)

    def value(self) -> tuple[str, ...] | None:
        return tuple(choice for choice, box in self.boxes.items() if box.isChecked()) or None

    def set_value(self, value: Any) -> None:
        for choice, box in self.boxes.items():
            box.setChecked(choice in (value or ()))
