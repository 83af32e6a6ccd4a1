"""The page that asks for the days of a download, and shows what it would take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from zoomwizard.app import zoom
from zoomwizard.app.words import words
from zoomwizard.core.outcome import CancelToken, errors_in
from zoomwizard.gui.fields.days import DayField
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.day_range import RangeCalendar
from zoomwizard.gui.pages.from_zoom import problem_of
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.layouts import Columns, Flow
from zoomwizard.gui.parts.widgets import announce, button, card, text_label

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.plan import Plan


class DaysPage(InputsPage):
    """The step that asks which days, and shows what a download of these would take."""

    def _card_of(self, names: Iterable[str], further: Sequence[str]) -> QFrame:
        """The usual days in a row of buttons; below, each day with its calendar."""
        names = list(names)
        self.rows.addWidget(self._line_of_usual_days(further))
        frame, rows = card()
        self._calendars = [RangeCalendar() for _ in names]
        sides = [self._side_of(name, calendar) for name, calendar in zip(names, self._calendars, strict=True)]
        columns = Columns(*sides, spacing=24)
        rows.addWidget(columns)
        editors = [self.fields[name].editor for name in names]
        columns.turned.connect(partial(self._walk, editors))
        self._walk(editors, is_below=False)
        for name in names:
            self.fields[name].changed.connect(self._show_range)
        return frame

    def _walk(self, editors: Sequence[QWidget], is_below: bool) -> None:  # noqa: FBT001 - a signal gives what it has
        """Tab goes as one reads: to both days and then to both calendars, or from each day to its calendar."""
        pairs = zip(editors, self._calendars, strict=True)
        walked = [one for pair in pairs for one in pair] if is_below else [*editors, *self._calendars]
        for before, after in pairwise(walked):
            QWidget.setTabOrder(before, after)

    def _line_of_usual_days(self, further: Sequence[str]) -> Columns:
        usual, others = QWidget(), QWidget()
        line, self._usual = Flow(spacing=0), QButtonGroup(self)
        usual.setLayout(line)
        names = {
            "yesterday": tr("&Yesterday"),
            "week": tr("Last &week"),
            "month": tr("Last m&onth"),
            "other": tr("Oth&er days"),
        }
        for name, text in names.items():
            made = button(text, partial(self._take_usual, name))
            made.setObjectName("segment")
            made.setCheckable(True)
            made.setProperty("days", name)
            self._usual.addButton(made)
            line.addWidget(made)
        rows = QVBoxLayout(others)
        rows.setContentsMargins(0, 0, 0, 0)
        self._add_further(rows, further)
        return Columns(usual, others, letters=32, shares=(1, 0))

    def _side_of(self, name: str, calendar: RangeCalendar) -> QWidget:
        side, field = QWidget(), self.fields[name]
        assert isinstance(field, DayField)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        field.put_beside_calendar(calendar)
        calendar.view.setAccessibleName(tr("Calendar: {field}", field=self._journey.words.label(name)))
        calendar.show_kept(*zoom.days_to_be_had())
        for one in (field, calendar):
            rows.addWidget(one)
        rows.addStretch(1)
        return side

    def _take_usual(self, name: str) -> None:
        if name == "other":
            self.fields[self._days[0]].editor.setFocus()
            return
        for field, day in zip(self._days, zoom.usual_days()[name], strict=True):
            self.fields[field].set_value(str(day))

    def _show_range(self) -> None:
        """Mark the days in both calendars, and the button of these days."""
        given = [self.fields[name].value() for name in self._days]
        first, last = (QDate.fromString(str(day or ""), Qt.DateFormat.ISODate) for day in given)
        for calendar, day in zip(self._calendars, (first, last), strict=True):
            calendar.show_range(first, last)
            if day.isValid():
                calendar.setSelectedDate(day)
        usual = {tuple(map(str, days)): name for name, days in zoom.usual_days().items()}
        wanted = usual.get(tuple(map(str, given)), "other")
        next(one for one in self._usual.buttons() if one.property("days") == wanted).setChecked(True)

    def more_cards(self) -> list[QWidget]:
        """Below the days, the plan."""
        self._task = OneTask(self)
        frame, rows = card()
        self._title, self._said = text_label("", "strong"), text_label("", "muted")
        self._plan = button(tr("&Plan the download"), self.plan)
        line, texts = QHBoxLayout(), QVBoxLayout()
        line.setSpacing(16)
        texts.setSpacing(4)
        texts.addWidget(self._title)
        texts.addWidget(self._said)
        line.addLayout(texts, 1)
        line.addWidget(self._plan, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(line)
        self._wrong = Problems(self._journey.words)
        rows.addWidget(self._wrong)
        self._plan_card = frame
        self.answered.connect(self._forget_plan)
        self._forget_plan()
        return []

    def _build(self) -> None:
        super()._build()
        self.rows.insertWidget(self.rows.count() - 1, self._plan_card)

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
        self._show_range()
        self._forget_plan()

    def leave(self) -> None:
        """Wait for no answer of Zoom."""
        super().leave()
        self._task.leave()

    def _forget_plan(self) -> None:
        self._task.leave()
        self._title.setText(tr("What the download needs"))
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
        if task.error is None:
            first, *rest = map(words, task.value.sentences())
            self._title.setText(first)
            self._said.setText("\n".join(rest))
        else:
            self._said.setText("")
        for name in self._days:
            self.fields[name].show_findings([finding for finding in findings if finding.field == name])
        others = self._wrong.show_findings(finding for finding in findings if finding.field not in self._days)
        announce(self, f"{self._title.text()} {self._said.text()} {others}".strip())
        if errors_in(findings):
            self.focus_problem(errors_in(findings))
