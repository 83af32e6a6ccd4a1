"""The page that asks for the days of a download, and shows what it would take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from zoomwizard.app import zoom
from zoomwizard.app.words import words
from zoomwizard.core.outcome import CancelToken, errors_in
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.from_zoom import problem_of
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.layouts import Flow
from zoomwizard.gui.parts.widgets import announce, button, card, text_label

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.plan import Plan


class DaysPage(InputsPage):
    """The step that asks which days, and shows what a download of these would take."""

    def more_cards(self) -> list[QWidget]:
        """Beside the days, the plan."""
        self._task = OneTask(self)
        frame, rows = card()
        rows.addWidget(text_label(tr("What the download needs"), "strong"))
        self._plan = button(tr("&Plan the download"), self.plan)
        line = Flow()
        line.addWidget(self._plan)
        rows.addLayout(line)
        self._said = text_label("")
        self._wrong = Problems(self._journey.words)
        rows.addWidget(self._said)
        rows.addWidget(self._wrong)
        rows.addStretch(1)
        self.answered.connect(self._forget_plan)
        self._forget_plan()
        return [frame]

    @property
    def _days(self) -> tuple[str, ...]:
        """The fields of the first and the last day."""
        return self._journey.mode.download[1:]

    def enter(self) -> None:
        """Begin with the last month that is over."""
        for name, day in zip(self._days, zoom.last_whole_month(), strict=True):
            if name not in self._journey.answers:
                self._journey.propose(name, str(day))
        super().enter()
        self._forget_plan()

    def leave(self) -> None:
        """Wait for no answer of Zoom."""
        super().leave()
        self._task.leave()

    def _forget_plan(self) -> None:
        self._task.leave()
        self._said.setText(tr("Asks Zoom for the first page of each month, without downloading anything."))
        self._wrong.show_findings(())

    def plan(self) -> None:
        """Ask Zoom what a download of these days would take."""
        wanted, cancel = self._journey.wanted, CancelToken()
        self._forget_plan()
        self._said.setText(tr("Contacting Zoom…"))
        self._task.begin(
            lambda: zoom.plan_range(wanted.account, wanted.first, wanted.last, cancel), self._show_plan, cancel
        )

    def _show_plan(self, task: Task[Plan]) -> None:
        findings = list(task.value.findings) if task.error is None else problem_of(task.error)
        self._said.setText("\n".join(map(words, task.value.sentences())) if task.error is None else "")
        for name in self._days:
            self.fields[name].show_findings([finding for finding in findings if finding.field == name])
        others = self._wrong.show_findings(finding for finding in findings if finding.field not in self._days)
        announce(self, f"{self._said.text()} {others}".strip())
        if errors_in(findings):
            self.focus_problem(errors_in(findings))
