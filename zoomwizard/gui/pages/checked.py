"""What the check found, for a person: first whether one can go on, then what is worth a look, then what passed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.core.examined import Examined, Fact, verdict_of
from zoomwizard.core.outcome import Finding, Question, Severity
from zoomwizard.core.said import plural
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.columns import ColumnsDialog
from zoomwizard.gui.parts.layouts import clear
from zoomwizard.gui.parts.tables import FactTable
from zoomwizard.gui.parts.verdict import VerdictCard
from zoomwizard.gui.parts.widgets import MARKS, announce, button, card, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import IconLabel

OPEN_LINES = 8  # of the open table; more are scrolled


class Checked(QWidget):
    """The verdict; the findings of the page's inputs, worst first; and the facts that are well, in a table to open.

    `answered` with the questions of the facts that are to be answered in another way than was found.
    """

    answered = Signal(list)

    def __init__(self, of_job: Words, confirmed: set[str]) -> None:
        """`confirmed`: the codes of what the user has said yes to; changed in place."""
        super().__init__()
        self._words, self._confirmed = of_job, confirmed
        self.boxes: list[QCheckBox] = []
        self.facts: tuple[Fact, ...] = ()
        self.asks: tuple[Question, ...] = ()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        self.verdict = VerdictCard(of_job)
        self._look, self._found = card()
        self._found.setSpacing(12)
        self._passed = text_label("")
        self.more = QPushButton(tr("Show a&ll"))
        self.more.setObjectName("link")
        self.more.setAutoDefault(False)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._open)
        self.table = FactTable(of_job, tr("What was checked"))
        line = QHBoxLayout()
        line.addWidget(IconLabel("done", "well"))
        line.addWidget(self._passed, 1)
        self.columns = button(tr("Chan&ge columns…"), self._change_columns)
        self.columns.setObjectName("link")
        line.addWidget(self.columns)
        line.addWidget(self.more)
        self._line = QWidget()
        self._line.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.verdict, self._look, self._line):
            rows.addWidget(widget)
        rows.addWidget(self.table)
        rows.addStretch(1)  # no line is higher than its text
        for widget in (self._look, self._line, self.table):
            widget.hide()

    def show_examined(self, examined: Examined, fields: set[str], beside: set[str]) -> None:
        """What was found about these inputs; what `stands_beside` a field of the page is not said again."""
        about = [finding for finding in examined.findings if finding.field in fields]
        verdict = verdict_of(about, examined.ready)
        text = self.verdict.show_verdict(verdict)
        about = [finding for finding in about if not verdict.code or finding.code != verdict.code]  # it is said above
        self._show_findings([f for f in about if f.field not in beside or not stands_beside(f)])
        self.facts = tuple(fact for fact in examined.facts if fact.field in fields)
        self._show_passed(self.facts)
        self.asks = tuple(question for fact in self.facts for question in fact.asks)
        self.columns.setVisible(bool(self.asks))
        announce(self, text)

    def forget(self) -> None:
        """Say no more how it is, which is looked at anew; the links below keep the focus that they may have."""
        self.verdict.hide()
        self._look.hide()

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        clear(self._found)
        self.boxes.clear()
        worst = [*Severity]
        shown = sorted(
            (finding for finding in findings if finding.severity is not Severity.NOTE),
            key=lambda finding: worst.index(finding.severity),
        )
        for finding in dict.fromkeys(shown):
            self._found.addWidget(self._line_of(finding))
        self._look.setVisible(bool(shown))

    def _line_of(self, finding: Finding) -> QWidget:
        line, column = QWidget(), QVBoxLayout()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        name, colour, _ = MARKS[finding.severity]
        row.addWidget(IconLabel(name, colour), 0, Qt.AlignmentFlag.AlignTop)
        column.setSpacing(2)
        if finding.confirm:
            box = QCheckBox(self._words.of(finding.confirm))
            box.setChecked(finding.code in self._confirmed)
            box.toggled.connect(partial(self._confirm, finding.code))
            self.boxes.append(box)
        where = f"{words(finding.where)}: " if finding.where else ""
        column.addWidget(text_label(where + self._words.of(finding.title), "strong"))
        if hint := self._words.of(finding.hint):
            column.addWidget(text_label(hint, "muted"))
        if finding.confirm:
            column.addWidget(self.boxes[-1])
        row.addLayout(column, 1)
        return line

    def _change_columns(self) -> None:
        dialog = ColumnsDialog(self.window(), self.asks, self._words)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._tell(dialog.changed))
        dialog.open()

    def _tell(self, changed: Sequence[tuple[Question, str]]) -> None:
        if changed:
            self.answered.emit(changed)

    def _confirm(self, code: str, is_ticked: bool) -> None:  # noqa: FBT001 - what a check box says
        (self._confirmed.add if is_ticked else self._confirmed.discard)(code)

    def _show_passed(self, facts: Sequence[Fact]) -> None:
        well = [fact for fact in facts if fact.severity in (None, Severity.NOTE)]
        notes = sum(fact.severity is Severity.NOTE for fact in well)
        passed = plural("{n} check passed", "{n} checks passed", n=len(well) - notes)
        text = words(passed)
        if notes:
            text = tr("{passed}, {notes}", passed=passed, notes=plural("{n} note", "{n} notes", n=notes))
        self._passed.setText(text)
        self._line.setVisible(bool(well))
        self.table.show_facts(well)
        self._open(self.more.isChecked())

    def _open(self, is_open: bool) -> None:  # noqa: FBT001 - what a button says
        self.table.setVisible(is_open and not self._line.isHidden())
        heights = [self.table.rowHeight(row) for row in range(min(self.table.rowCount(), OPEN_LINES))]
        self.table.setFixedHeight(sum(heights) + self.table.horizontalHeader().height() + 4)
        self.more.setText(tr("Show &less") if is_open else tr("Show a&ll"))


def stands_beside(finding: Finding) -> bool:
    """Whether a finding is shown beside its field on a page of the check: it keeps one from going on, or asks."""
    return finding.severity is Severity.ERROR or bool(finding.asks)
