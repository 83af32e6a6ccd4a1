"""A question of a job: its label, the widget that holds the answer, its help, and what is wrong beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.examined import Examined
from zoomwizard.core.job import Ask
from zoomwizard.core.outcome import Finding, Question
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.parts.widgets import text_label
from zoomwizard.gui.parts.words import Words


class Field(QFrame):
    """One question. `changed` when the user has given another answer; `settled` and `answered` as its problems say."""

    changed = Signal()
    settled = Signal(Question, str)
    answered = Signal()

    def __init__(self, name: str, ask: Ask, of_job: Words) -> None:
        super().__init__()
        self.name, self.ask, self.words = name, ask, of_job
        self.findings: tuple[Finding, ...] = ()
        self.editor = self.make_editor()
        self.editor.setAccessibleName(of_job.label(name))
        self._help = " ".join(of_job.of(text) for text in (ask.on_screen or ask.help, ask.rule) if text)
        self.editor.setAccessibleDescription(self._help)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        if not isinstance(self.editor, QCheckBox):
            self.label = QLabel(words(ask.label))
            self.label.setObjectName("strong")
            self.label.setBuddy(self.editor)
            self._rows.addWidget(self.label)
        self.last = self.editor  # the one of the row that Tab leaves last
        self._rows.addWidget(self.make_row())
        if not ask.sides:  # they say it all
            self.put_help(text_label(self._help, "muted"))
        self._problems = Problems(of_job)
        self._problems.settled.connect(self.settled)
        self._problems.answered.connect(self.answered)
        self._rows.addWidget(self._problems)

    def put_help(self, label: QLabel) -> None:
        """Below the row."""
        self._rows.addWidget(label)

    def make_editor(self) -> QWidget:
        """The widget that holds the answer."""
        raise NotImplementedError

    def make_row(self) -> QWidget:
        """The editor with what stands beside it."""
        return self.editor

    def value(self) -> Any:
        """The answer; None where none is given, so that the job's own default counts."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show an answer."""
        raise NotImplementedError

    def show_found(self, examined: Examined) -> None:
        """What the check knows of the inputs, for fields that show something of it."""

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:  # noqa: ARG002 - for a choice
        """Show what is wrong beside the field, or nothing; a screen reader says it with the field."""
        self.findings = tuple(findings)
        text = self._problems.show_findings(findings)
        self.editor.setAccessibleDescription(f"{self._help} {text}".strip())
        before = self.last
        for box in self._problems.walked:  # made last, but walked where they stand
            QWidget.setTabOrder(before, box)
            before = box

    @property
    def to_mend(self) -> QWidget:
        """Where what is wrong is mended: at the first question that is asked, else in the answer."""
        return self._problems.walked[0] if self._problems.walked else self.editor

    def forget_findings(self) -> None:
        """What was wrong was so of another answer."""
        self.findings = ()
        self._problems.show_findings(())
        self.editor.setAccessibleDescription(self._help)
