"""The page that asks for the days of a download, and shows what it would take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from zoomwizard.app import zoom
from zoomwizard.core.outcome import Finding, errors_in
from zoomwizard.gui.fields.days import DayField
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.day_range import RangeCalendar
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.pages.plan import PlanCard
from zoomwizard.gui.parts.layouts import Columns, Flow
from zoomwizard.gui.parts.widgets import button, card


class DaysPage(InputsPage):
    """The step that asks which days, and shows what a download of these would take."""

    def _card_of(self, names: Iterable[str], further: Sequence[str]) -> QFrame:
        """The usual days in a row of buttons; below, each day with its calendar, and the zone that they are of."""
        names = list(names)
        zones = [name for name in names if name not in self._days]
        names = [name for name in names if name in self._days]
        self.rows.addWidget(self._line_of_usual_days(further))
        frame, rows = card()
        self._calendars = [RangeCalendar() for _ in names]
        sides = [self._side_of(name, calendar) for name, calendar in zip(names, self._calendars, strict=True)]
        columns = Columns(*sides, spacing=24)
        rows.addWidget(columns)
        editors = [self.fields[name].editor for name in names]
        columns.turned.connect(partial(self._walk, editors))
        self._walk(editors, is_below=False)
        for name in (*names, *zones):
            self.fields[name].changed.connect(self._show_range)
        for name in zones:
            rows.addWidget(self.fields[name])
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
            "last_week": tr("Last &week"),
            "last_month": tr("Last m&onth"),
            "other": tr("Oth&er days"),
        }
        for name, text in names.items():
            made = button(text, partial(self._take_usual, name))
            made.setObjectName("segment")
            made.setCheckable(True)
            made.setProperty("days", name)
            made.setProperty("last", name == [*names][0 if made.isRightToLeft() else -1])  # on the right
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
        for one in (field, calendar):
            rows.addWidget(one)
        rows.addStretch(1)
        return side

    def _take_usual(self, name: str) -> None:
        if name == "other":
            self.fields[self._days[0]].editor.setFocus()
            return
        for field, day in zip(self._days, zoom.usual_days(self._journey.zone)[name], strict=True):
            self.fields[field].set_value(str(day))

    def _show_range(self) -> None:
        """Mark the days in both calendars, and the button of these days."""
        given = [self.fields[name].value() for name in self._days]
        first, last = (QDate.fromString(str(day or ""), Qt.DateFormat.ISODate) for day in given)
        for calendar, day in zip(self._calendars, (first, last), strict=True):
            calendar.show_kept(*zoom.days_to_be_had(self._journey.zone))
            calendar.show_range(first, last)
            if day.isValid():
                calendar.setSelectedDate(day)
        usual = {tuple(map(str, days)): name for name, days in zoom.usual_days(self._journey.zone).items()}
        wanted = usual.get(tuple(map(str, given)), "other")
        next(one for one in self._usual.buttons() if one.property("days") == wanted).setChecked(True)

    def more_cards(self) -> list[QWidget]:
        """Below the days, the plan."""
        self._plan = PlanCard(self._journey, self.focus_first, self._days)
        self._plan.answered.connect(self._show_beside)
        self.answered.connect(self._plan.forget)
        return []

    def _build(self) -> None:
        super()._build()
        self.rows.insertWidget(self.rows.count() - 1, self._plan)
        if any(step.kind == "plan" for step in self._journey.mode.steps):  # the plan is a page
            self._plan.hide()

    @property
    def _days(self) -> tuple[str, ...]:
        """The fields of the first and the last day."""
        return self._journey.mode.download[1:]

    def enter(self) -> None:
        """Begin with the last month that is over."""
        for name, day in zip(self._days, zoom.usual_days(self._journey.zone)["last_month"], strict=True):
            if name not in self._journey.answers:
                self._journey.propose(name, str(day))
        super().enter()
        self._show_range()
        self._plan.forget()

    def leave(self) -> None:
        """Wait for no answer of Zoom."""
        super().leave()
        self._plan.leave()

    def _show_beside(self, findings: list[Finding]) -> None:
        """What Zoom says of the days stands beside them."""
        for name in self._days:
            self.fields[name].show_findings([finding for finding in findings if finding.field == name])
        if errors_in(findings):
            self.focus_problem(errors_in(findings))
