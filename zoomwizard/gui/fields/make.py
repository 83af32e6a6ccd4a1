"""The widget for each kind of question that a job asks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QWidget,
)

from zoomwizard.gui.fields.answers import AnswersField
from zoomwizard.gui.fields.choices import MOST_IN_FULL, AccountField, ChoiceField, FewField, SidesField
from zoomwizard.gui.fields.days import DayField
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.fields.paths import PathField, PathMixin, PathsField, Recent
from zoomwizard.gui.fields.several import SeveralField
from zoomwizard.gui.fields.texts import (
    DecimalField,
    FlagField,
    LineField,
    NumberField,
    SecretField,
    TextField,
    TextsField,
)
from zoomwizard.gui.fields.zones import ZoneField
from zoomwizard.gui.parts.words import Words

FIELD_TYPES: Mapping[str, type[Field]] = {
    "open-file": PathField,
    "folder": PathField,
    "open-files": PathsField,
    "choice": ChoiceField,
    "choices": SeveralField,
    "text": TextField,
    "memory": TextField,
    "texts": TextsField,
    "answers": AnswersField,
    "flag": FlagField,
    "number": NumberField,
    "decimal": DecimalField,
    "time-zone": ZoneField,
    "account": AccountField,
    "day": DayField,
    "line": LineField,
    "secret": SecretField,
}


def make_field(name: str, words: Words, recent: Recent) -> Field:
    """The widget for one question of a job."""
    asked = words.asked[name]
    kind = FIELD_TYPES[asked.kind]
    if asked.kind == "choice" and len(asked.choices) <= MOST_IN_FULL:
        kind = FewField
    elif asked.sides:
        kind = SidesField
    field = kind(name, asked, words)
    if isinstance(field, PathMixin):
        field.recent = recent
    guard = WheelGuard(field)
    if isinstance(field.editor, QComboBox):  # as wide as the page allows, not as its longest choice
        field.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.editor.setMinimumContentsLength(10)
    if isinstance(field.editor, (QComboBox, QAbstractSpinBox)):
        field.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.editor.installEventFilter(guard)
    return field


class WheelGuard(QObject):
    """Keeps the mouse wheel, meant for the page, from changing what is chosen in a box that it passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page unless the box has the focus."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
