"""The card that a check and the last page begin with: how it is, before all else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.core.examined import Verdict
from zoomwizard.core.outcome import Severity
from zoomwizard.gui.parts.layouts import Columns, Flow, clear
from zoomwizard.gui.parts.widgets import MARKS, card, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import IconLabel

LINE_LETTERS = 24  # of a line that can be read
# What the style sheet calls them.
VERDICTS: Mapping[Severity | None, str] = {Severity.ERROR: "verdict-error", Severity.WARNING: "verdict-warning"}


class VerdictCard(QWidget):
    """One sentence on how it is, in the colour of it, and one on what it is made of."""

    def __init__(self, of_job: Words) -> None:
        super().__init__()
        self._words = of_job
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_verdict(self, verdict: Verdict, *buttons: QPushButton) -> str:
        """Show it instead of the one before, and what can be done with it; its text."""
        clear(self._rows)
        frame, rows = card(name=VERDICTS.get(verdict.severity, "verdict-well"))
        self._rows.addWidget(frame)  # at once, so that buttons of the page keep their place in the order of Tab
        if buttons:
            rows.setContentsMargins(16, 9, 16, 9)
        line = QHBoxLayout()
        line.setSpacing(12)
        _, colour, said = MARKS[verdict.severity]
        name = "well" if verdict.severity is None else MARKS[verdict.severity][0]
        line.addWidget(IconLabel(name, colour, lines=1.4), 0, Qt.AlignmentFlag.AlignTop)
        texts = [self._words.of(verdict.title), self._words.of(verdict.detail)]
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(text_label(texts[0], "strong"))
        if texts[1]:
            column.addWidget(text_label(texts[1], "muted"))
        line.addLayout(column, 1)
        if buttons:
            said_side, ways, at_side = QWidget(), Flow(spacing=12), QWidget()
            said_side.setLayout(line)
            line.setContentsMargins(0, 0, 0, 0)
            at_side.setLayout(ways)
            # Beside buttons that are wide, as with large text, the sentences would have no room to be read.
            wide = sum(button.sizeHint().width() for button in buttons) // self.fontMetrics().averageCharWidth()
            letters = max(LINE_LETTERS, (LINE_LETTERS + wide) // 2)
            rows.addWidget(Columns(said_side, at_side, spacing=12, letters=letters, shares=(1, 0)))
            for button in buttons:
                ways.addWidget(button)
        else:
            rows.addLayout(line)
        self.show()
        return f"{words(said)}: {' '.join(texts)}".strip()
