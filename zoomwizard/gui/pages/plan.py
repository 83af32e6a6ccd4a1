"""What a download would take, as Zoom says when it is asked: requests, time, and what can't be had any more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomwizard.core.examined import Verdict
from zoomwizard.core.outcome import CancelToken, Finding, JobResult, Severity
from zoomwizard.core.said import say, sentences
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.from_zoom import problem_of
from zoomwizard.gui.pages.journey import Journey
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.verdict import VerdictCard
from zoomwizard.gui.parts.widgets import announce, button, card, text_label


class PlanCard(QWidget):
    """Asks Zoom when the user wants it, and shows the answer: the verdict, then what is worth a look.

    `answered` with all that was found. `fields` are those of the page, beside which the page shows what is about them.
    """

    answered = Signal(list)

    def __init__(self, journey: Journey, fields: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._journey, self._fields = journey, fields
        self._task = OneTask(self)
        self.verdict = VerdictCard(journey.words)
        self.ask, rows = card()
        self._said = text_label("", "muted")
        self.button = button(tr("&Plan the download"), self.plan)
        line, texts = QHBoxLayout(), QVBoxLayout()
        line.setSpacing(16)
        texts.setSpacing(4)
        texts.addWidget(text_label(tr("What the download needs"), "strong"))
        texts.addWidget(self._said)
        line.addLayout(texts, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(line)
        self._look, lines = card()
        self._problems = Problems(journey.words)
        lines.addWidget(self._problems)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for widget in (self.verdict, self.ask, self._look):
            whole.addWidget(widget)
        self.forget()

    def forget(self) -> None:
        """Nothing is known of what is wanted now."""
        self._task.leave()
        self.findings: list[Finding] = []
        self._said.setText(tr("Asks Zoom for the first page of each month, without downloading anything."))
        self._show_asking(is_wanted=True)
        self._look.hide()

    def leave(self) -> None:
        """Wait for no answer."""
        self._task.leave()

    def plan(self) -> None:
        """Ask Zoom what this download would take."""
        self.forget()
        cancel = CancelToken()
        self._said.setText(tr("Contacting Zoom…"))
        self._task.begin(self._journey.planning(cancel), self._show, cancel)

    def _show_asking(self, *, is_wanted: bool) -> None:
        if not is_wanted and self.button.hasFocus():
            self.focusNextPrevChild(False)  # hidden, it would give the focus to Back
        self.ask.setVisible(is_wanted)
        self.verdict.setVisible(not is_wanted)

    def _show(self, task: Task[JobResult]) -> None:
        text = ""
        if task.error is None:
            self.findings = list(task.value.findings)
            text = self._show_answer(task.value)
        else:
            self.findings = problem_of(task.error)
            self._said.setText("")
        others = [finding for finding in self.findings if finding.field not in self._fields]
        text = f"{text} {self._problems.show_findings(others)}".strip()
        self._look.setVisible(bool(others))
        announce(self, text)
        self.answered.emit(self.findings)

    def _show_answer(self, result: JobResult) -> str:
        severities = {finding.severity for finding in self.findings}
        worst = next((one for one in (Severity.ERROR, Severity.WARNING) if one in severities), None)
        first, *others = result.summary
        verdict = Verdict(worst, say("{plan}", plan=first), sentences(*others))
        self._show_asking(is_wanted=False)
        return self.verdict.show_verdict(verdict)
