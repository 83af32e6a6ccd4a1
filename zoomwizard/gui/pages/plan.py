"""What a download would take, as Zoom says when it is asked: requests, time, and what can't be had any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.core.examined import Verdict
from zoomwizard.core.outcome import CancelToken, Finding, JobResult, Severity, errors_in
from zoomwizard.core.said import say, sentences
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.from_zoom import problem_of
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.pages.journey import Journey
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.verdict import VerdictCard
from zoomwizard.gui.parts.widgets import announce, button, card, text_label

OF_THIS_COMPUTER = ("open-file", "open-files", "folder")


class PlanCard(QWidget):
    """Asks Zoom when the user wants it, and shows the answer: the verdict, then what is worth a look.

    `answered` with all that was found. `fields` are those of the page, beside which the page shows what is about them.
    """

    answered = Signal(list)

    def __init__(self, journey: Journey, go_on: Callable[[], None], fields: tuple[str, ...] = ()) -> None:
        """`go_on` gives the focus to what the page asks besides."""
        super().__init__()
        self._journey, self._go_on, self._fields = journey, go_on, fields
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

    @property
    def is_refused(self) -> bool:
        """Whether Zoom was asked, and the download can't be made."""
        return bool(errors_in(self.findings))

    def forget(self) -> None:
        """Nothing is known of what is wanted now."""
        self._task.leave()
        self._planned: Mapping[str, Any] | None = None
        self.findings: list[Finding] = []
        self._said.setText(tr("Asks Zoom for the first page of each month, without downloading anything."))
        self._show_asking(is_wanted=True)
        self._look.hide()

    def leave(self) -> None:
        """Wait for no answer."""
        self._task.leave()

    @property
    def _wanted(self) -> Mapping[str, Any]:
        """What the answer depends on: no file and no folder."""
        asked = self._journey.words.asked
        return {name: value for name, value in self._journey.given.items() if asked[name].kind not in OF_THIS_COMPUTER}

    def plan_once(self) -> None:
        """Ask, unless the answer is there."""
        if self._planned != self._wanted:
            self.plan()

    def plan(self) -> None:
        """Ask Zoom what this download would take."""
        self.forget()
        cancel = CancelToken()
        self._said.setText(tr("Contacting Zoom…"))
        self._task.begin(self._journey.planning(cancel), self._show, cancel)

    def _show_asking(self, *, is_wanted: bool) -> None:
        if not is_wanted and self.button.hasFocus():
            self._go_on()  # hidden, it would give the focus to whatever comes next in the window
        self.ask.setVisible(is_wanted)
        self.verdict.setVisible(not is_wanted)

    def _show(self, task: Task[JobResult]) -> None:
        text = ""
        if task.error is None:
            self._planned = self._wanted
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


class PlanPage(InputsPage):
    """The check of a mode that downloads in its run: what that takes, and what the files hold that are given too."""

    def _build(self) -> None:
        self.plan = PlanCard(self._journey, self.focus_first)
        self.rows.addWidget(self.plan)
        super()._build()
        self.answered.connect(self._show_files_only)

    @property
    def looks_at_once(self) -> bool:
        """Where files are given, too."""
        asked, answers = self._journey.words.asked, self._journey.answers
        return any(answers.get(name) for name in self.step.examines if asked[name].kind.startswith("open-"))

    def _show_files_only(self) -> None:
        """What the check says is of files; without any, the plan says it all."""
        if self._checked is not None:
            self._checked.setVisible(self.looks_at_once)

    def enter(self) -> None:
        """Ask at once: this is what the page is for."""
        super().enter()
        self._show_files_only()
        self.plan.plan_once()

    def leave(self) -> None:
        """Wait for no answer of Zoom."""
        super().leave()
        self.plan.leave()

    def focus_first(self) -> None:
        """On the first field, or the button where there is none."""
        super().focus_first()
        if not self.fields:
            self.plan.button.setFocus()

    def ask_to_confirm(self) -> bool:
        """Stay here, too, where the download can't be made."""
        if self.plan.is_refused:
            announce(self, words(self.plan.findings[0].title))
            self.plan.button.setFocus()
        return self.plan.is_refused or super().ask_to_confirm()
