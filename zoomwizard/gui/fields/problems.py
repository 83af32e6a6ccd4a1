"""What is wrong with an answer, beside it, and the questions that settle it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.outcome import Finding, Question, Severity
from zoomwizard.gui.fields.questions import Questions
from zoomwizard.gui.parts.widgets import MARKS, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import IconLabel


class Problems(QWidget):
    """The findings about one field, each with icon and text, and the questions that settle it.

    `settled` for each answer to one; `answered` when all of a finding are.
    """

    settled = Signal(Question, str)
    answered = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.walked: list[QWidget] = []  # what Tab comes to
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
        self.walked.clear()
        texts = []
        for finding in findings:
            text = self._words.finding(finding)
            texts.append(f"{words(MARKS[finding.severity][2])}: {text}")
            self._add(self._line(finding, text))
            if finding.asks:
                asked = Questions(finding.asks, self._words)
                asked.settled.connect(self.settled)
                asked.answered.connect(self.answered)
                self.walked += asked.walked
                self._add(asked)
        self.setVisible(bool(texts))
        return " ".join(texts)

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        line.show()  # at once, so that the focus can go there

    def _line(self, finding: Finding, text: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        icon, colour, _ = MARKS[finding.severity]
        row.addWidget(IconLabel(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(text, "problem" if finding.severity is Severity.ERROR else ""), 1)
        return line
