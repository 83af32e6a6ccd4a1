"""Answers that are chosen: one of a few in full words, one of many in a list, or one of the accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import (
    QComboBox,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.outcome import Finding
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.boxes import ChoiceBox, Choices

MOST_IN_FULL = 4  # choices that stand below each other; more are a list that opens


class FewField(Field):
    """One of a few, all of which are seen at once."""

    editor: Choices

    def make_editor(self) -> QWidget:
        choices = Choices({choice: words(self.ask.choice_names[choice]) for choice in self.ask.choices})
        choices.chosen.connect(self.changed)
        return choices

    def value(self) -> str | None:
        return self.editor.value()

    def set_value(self, value: Any) -> None:
        self.editor.choose(str(value))

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:
        super().show_findings(findings, example)
        if "date_order" not in self.name:
            return
        for choice, button in self.editor.buttons.items():
            shown = date_as_read(example, choice)
            read = f":\n{example.split(maxsplit=1)[0]} = {shown}" if shown else ""  # a button breaks no line by itself
            button.setText(words(self.ask.choice_names[choice]) + read)


class SidesField(FewField):
    """Yes or no, where it is clearer to say what happens in both cases."""

    def make_editor(self) -> QWidget:
        choices = Choices({str(number): words(text) for number, text in enumerate(self.ask.sides)})
        choices.chosen.connect(self.changed)
        return choices

    def value(self) -> Any:
        return self.editor.value() == "1"

    def set_value(self, value: Any) -> None:
        self.editor.choose(str(int(bool(value))))


class ChoiceField(Field):
    """One of many."""

    editor: QComboBox

    def make_editor(self) -> QWidget:
        box = ChoiceBox()
        for choice in self.ask.choices:
            box.addItem(words(self.ask.choice_names[choice]), choice)
        box.activated.connect(self.changed)
        return box

    def value(self) -> str | None:
        return str(self.editor.currentData())

    def set_value(self, value: Any) -> None:
        self.editor.setCurrentIndex(max(self.editor.findData(value), 0))


def date_as_read(text: str, order: str) -> str:
    """A date, day or month first, in words; nothing where it has no such parts."""
    parts = text.split(maxsplit=1)[0].replace("-", "/").replace(".", "/").split("/") if text.strip() else []
    if len(parts) != 3 or order not in ("mdy", "dmy") or not all(part.isdecimal() for part in parts):
        return ""
    first, second, year = map(int, parts)
    month, day = (first, second) if order == "mdy" else (second, first)
    date = QDate(year + 2000 if year < 100 else year, month, day)
    return QLocale().toString(date, QLocale.FormatType.LongFormat)


class AccountField(Field):
    """One of the Zoom accounts that are kept."""

    editor: QComboBox

    def make_editor(self) -> QWidget:
        box = ChoiceBox()
        box.setPlaceholderText(tr("No account yet: add one"))
        box.activated.connect(self.changed)
        return box

    def fill(self, names: Iterable[str]) -> None:
        """Offer these accounts; the one that was chosen stays so, if it is among them."""
        before = self.value()
        self.editor.clear()
        for name in names:
            self.editor.addItem(name, name)
        self.set_value(before)

    def value(self) -> str | None:
        chosen = self.editor.currentData()
        return None if chosen is None else str(chosen)

    def set_value(self, value: Any) -> None:
        self.editor.setCurrentIndex(max(self.editor.findData(value), 0 if self.editor.count() else -1))
