"""Answers that are typed: a line of text, several lines, a secret, numbers; and yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.outcome import Finding
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.boxes import ChoiceBox

LARGEST_NUMBER = 1_000_000
LARGEST_DECIMAL, DECIMAL_DIGITS = 999_999.0, 4


class TextField(Field):
    """A line of text; with an answer to choose from where a finding offers some."""

    editor: QComboBox

    def make_editor(self) -> QWidget:
        box = ChoiceBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = box.lineEdit()
        assert line is not None
        line.setAccessibleName(self.words.label(self.name))
        box.editTextChanged.connect(self.changed)
        return box

    def value(self) -> str | None:
        return self.editor.currentText().strip() or None

    def set_value(self, value: Any) -> None:
        self.editor.setEditText(str(value or ""))

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:
        super().show_findings(findings, example)
        given = self.editor.currentText()
        self.editor.blockSignals(True)
        self.editor.clear()
        for finding in findings:
            self.editor.addItems(list(finding.choices))
        self.editor.setEditText(given)
        self.editor.blockSignals(False)


class LineField(Field):
    """A line of text that nothing can be proposed for."""

    editor: QLineEdit

    def make_editor(self) -> QWidget:
        edit = QLineEdit()
        edit.textChanged.connect(self.changed)
        return edit

    def value(self) -> str:
        return self.editor.text().strip()

    def set_value(self, value: Any) -> None:
        self.editor.setText(str(value or ""))


class SecretField(LineField):
    """A secret: not shown unless the user wants it."""

    def make_editor(self) -> QWidget:
        edit = super().make_editor()
        assert isinstance(edit, QLineEdit)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        return edit

    def make_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        shows = QCheckBox(tr("Sho&w"))
        shows.toggled.connect(self._show)
        line.addWidget(self.editor, 1)
        line.addWidget(shows)
        self.last = shows
        return row

    def _show(self, is_wanted: bool) -> None:  # noqa: FBT001 - what a check box says
        self.editor.setEchoMode(QLineEdit.EchoMode.Normal if is_wanted else QLineEdit.EchoMode.Password)


class TextsField(Field):
    """Several lines of text."""

    editor: QPlainTextEdit

    def make_editor(self) -> QWidget:
        edit = self.new_editor()
        edit.setTabChangesFocus(True)
        edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * 3 + 20)
        edit.textChanged.connect(self.changed)
        return edit

    def new_editor(self) -> QPlainTextEdit:
        """One for text, of which Enter begins a line."""
        return QPlainTextEdit()

    def value(self) -> tuple[Any, ...] | None:
        return tuple(line.strip() for line in self.editor.toPlainText().splitlines() if line.strip()) or None

    def set_value(self, value: Any) -> None:
        self.editor.setPlainText("\n".join(map(str, value or ())))


class NumberField(Field):
    """A whole number."""

    editor: QSpinBox

    def make_editor(self) -> QWidget:
        box = QSpinBox()
        line = box.lineEdit()
        assert line is not None
        line.setTextMargins(8, 0, 8, 0)  # the style sheet's padding does not reach it
        box.setRange(self.ask.minimum or 0, LARGEST_NUMBER)
        box.setSpecialValueText(words(self.ask.blank))  # in place of the least number
        box.valueChanged.connect(self.changed)
        return box

    def value(self) -> int:
        return self.editor.value()

    def set_value(self, value: Any) -> None:
        self.editor.setValue(int(value))


class DecimalBox(QDoubleSpinBox):
    """A number as the user's country writes it, with the digits that it has; a point and a comma mean the same."""

    def __init__(self) -> None:
        super().__init__()
        # With groups of digits "1.5" would be 15 where the comma is the decimal separator.
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator)
        self.setLocale(locale)
        self.setDecimals(DECIMAL_DIGITS)

    def textFromValue(self, value: float) -> str:
        """Without zeros at its end."""
        whole, point, digits = super().textFromValue(value).partition(self.locale().decimalPoint())
        digits = digits.rstrip(self.locale().zeroDigit())
        return whole + (point + digits if digits else "")

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Of either separator that of the user's country is made."""
        return super().validate(self._with_point(text), at)

    def valueFromText(self, text: str) -> float:
        """The same."""
        return super().valueFromText(self._with_point(text))

    def _with_point(self, text: str) -> str:
        point = self.locale().decimalPoint()
        return text.replace(",", point).replace(".", point)


class DecimalField(Field):
    """A number with decimals."""

    editor: QDoubleSpinBox

    def make_editor(self) -> QWidget:
        box = DecimalBox()
        box.lineEdit().setTextMargins(8, 0, 8, 0)  # the style sheet's padding does not reach it
        box.setRange(self.ask.minimum or 0, LARGEST_DECIMAL)
        box.valueChanged.connect(self.changed)
        return box

    def value(self) -> float:
        return self.editor.value()

    def set_value(self, value: Any) -> None:
        self.editor.setValue(float(value))


class FlagField(Field):
    """Yes or no."""

    editor: QCheckBox

    def make_editor(self) -> QWidget:
        box = QCheckBox(words(self.ask.label))
        box.toggled.connect(self.changed)
        return box

    def value(self) -> bool:
        return self.editor.isChecked() is not self.ask.is_opposite

    def set_value(self, value: Any) -> None:
        self.editor.setChecked(bool(value) is not self.ask.is_opposite)
