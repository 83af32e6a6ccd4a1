"""What is wrong with an answer, beside it, and the questions that settle it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.outcome import Finding, Question, Severity
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.widgets import MARKS, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import IconLabel


class Problems(QWidget):
    """The findings about one field, each with icon and text; a box to choose from for each question that settles it."""

    settled = Signal(Question, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.boxes: list[QComboBox] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.hide()

    def show_findings(self, findings: Iterable[Finding]) -> str:
        """Show these instead of those before; their text."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.boxes.clear()
        texts = []
        for finding in findings:
            text = self._words.finding(finding)
            texts.append(f"{words(MARKS[finding.severity][2])}: {text}")
            self._lines.addWidget(self._line(finding, text))
            for question in finding.asks:
                self._lines.addWidget(self._box(question))
        self.setVisible(bool(texts))
        return " ".join(texts)

    def _line(self, finding: Finding, text: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        icon, colour, _ = MARKS[finding.severity]
        row.addWidget(IconLabel(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(text, "problem" if finding.severity is Severity.ERROR else ""), 1)
        return line

    def _settle(self, question: Question, answer: str) -> None:
        if answer:
            self.settled.emit(question, answer)

    def _box(self, question: Question) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(tr("Choose…"), "")
        for choice in question.choices:
            box.addItem(" · ".join((choice.text, *choice.values)), choice.text)
        box.setAccessibleName(self._words.of(question.what))
        label = text_label(self._words.of(question.what), wraps=False)
        label.setBuddy(box)
        box.activated.connect(lambda _: self._settle(question, str(box.currentData())))
        row.addWidget(label)
        row.addWidget(box, 1)
        self.boxes.append(box)
        return line
