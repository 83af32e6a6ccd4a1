"""The dialog in which a column that was found can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from zoomwizard.core.outcome import Question
from zoomwizard.gui.fields.questions import Questions
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.dialogs import roomy_rows, scrolling_rows, take_room
from zoomwizard.gui.parts.widgets import button, text_label
from zoomwizard.gui.parts.words import Words


class ColumnsDialog(QDialog):
    """Asks for columns, each with the one that was found; `changed` are those that are to be others."""

    def __init__(self, parent: QWidget, questions: Sequence[Question], of_job: Words) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Change columns"))
        rows = roomy_rows(self)
        rows.addWidget(text_label(tr("These columns were found. Choose another one where it's wrong."), "muted"))
        scrolls, inner = scrolling_rows(rows)
        self.questions = Questions(questions, of_job, confirms=False)
        inner.addWidget(self.questions)
        inner.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(button(tr("Cancel"), self.reject))
        self.use = button(tr("&Apply"), self.accept)
        self.use.setDefault(True)
        line.addWidget(self.use)
        rows.addLayout(line)
        self.questions.boxes[0].setFocus()
        take_room(self, scrolls, 96)

    @property
    def changed(self) -> list[tuple[Question, str]]:
        """The questions that are answered in another way than was found."""
        return [(question, answer) for question, answer in self.questions.chosen() if answer != question.proposed]
