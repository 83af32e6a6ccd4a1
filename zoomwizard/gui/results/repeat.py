"""The dialog that makes the files of a schedule: the run that was just done, again each month. It registers nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.errors import readable_error
from zoomwizard.app.logs import log_failure
from zoomwizard.app.schedule import DEFAULT_TIME, ScheduleInputs, ScheduleJob, about_job, scheduled
from zoomwizard.app.schedule_files import registering
from zoomwizard.app.words import words
from zoomwizard.core.outcome import Finding, InputError, JobResult, Severity, errors_in
from zoomwizard.core.said import Said, plural, say, sentences
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.fields.make import make_field
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import left_to_right, tr
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.boxes import ChoiceBox
from zoomwizard.gui.parts.dialogs import roomy_rows, scrolling_rows, take_room
from zoomwizard.gui.parts.layouts import clear
from zoomwizard.gui.parts.widgets import announce, button, confirm, text_label
from zoomwizard.gui.parts.words import Words, without_letter
from zoomwizard.gui.results.steps import with_letter

HOW_OFTEN: Mapping[str, Said] = {
    "month": say("Every month, on the 1st"),
    "week": say("Every week, on Mondays"),
    "day": say("Every day"),
}
FIELDS = ("at", "name", "output")
COMMAND_LINES = 3  # that are shown at once


class RepeatDialog(QDialog):
    """Asks how often, when, under which name and where to; then it says how the files are registered."""

    def __init__(self, parent: QWidget, command: str, of_job: Words, answers: Mapping[str, Any]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Run this every month"))
        self._task = OneTask(self)
        self._command = command
        self._jobs = {every: scheduled(command, answers, every) for every in HOW_OFTEN}
        rows = roomy_rows(self)
        self._scrolls, self._rows = scrolling_rows(rows)
        self._rows.addWidget(
            text_label(
                tr(
                    "Zoom Wizard makes the files with which this computer's scheduler starts the same run again. "
                    "Registering them is up to you."
                )
            )
        )
        self._rows.addWidget(self._how_often())
        schedule = Words(ScheduleInputs)
        self.fields: dict[str, Field] = {name: make_field(name, schedule, lambda _: ()) for name in FIELDS}
        given = (DEFAULT_TIME, f"zoom-{command.replace(' ', '-')}", Path.home() / "Zoom Wizard")
        for field, value in zip(self.fields.values(), given, strict=True):
            field.set_value(value)
            field.changed.connect(field.forget_findings)
            self._rows.addWidget(field)
        self.line = Copyable(tr("The &command that will run"), "")
        self._rows.addWidget(self.line)
        self._about = Problems(of_job)
        self._rows.addWidget(self._about)
        self._rows.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.leave = button(tr("Cancel"), self.reject)
        self.make = button(tr("&Make the files"), self._make)
        self.make.setDefault(True)
        for one in (self.leave, self.make):
            buttons.addWidget(one)
        rows.addLayout(buttons)
        self._show_command()
        take_room(self, self._scrolls, 84)

    @property
    def job(self) -> ScheduleJob:
        """The schedule as it is chosen now."""
        return self._jobs[self.every.currentData()]

    def _how_often(self) -> QWidget:
        """Where a run needs days of its own, only what can take their place."""
        self.every = ChoiceBox()
        for every, said in HOW_OFTEN.items():
            about = about_job(self._command, self._jobs[every].inputs)
            if not any(finding.code == "schedule.days" for finding in about):
                self.every.addItem(words(said), every)
        self.every.setAccessibleName(tr("How often"))
        self.every.currentIndexChanged.connect(self._show_command)
        label = QLabel(tr("&How often"))
        label.setObjectName("strong")
        label.setBuddy(self.every)
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(label)
        rows.addWidget(self.every)
        return box

    def _show_command(self) -> None:
        self.line.text.setPlainText(self.job.line)
        self._about.show_findings(about_job(self._command, self.job.inputs))

    def _make(self) -> None:
        """Make the files, if nothing is wrong with what was given; else say what is."""
        if self._task.is_on:
            return
        at, name, output = (self.fields[one].value() for one in FIELDS)
        if output is None:
            self._show_wrong([Finding(Severity.ERROR, "output", say("This is required."), say("Choose a folder."))])
            return
        inputs = ScheduleInputs(every=self.every.currentData(), at=at or "", name=name or "", output=output)
        self.make.setEnabled(False)
        self._task.begin(partial(self.job.run, inputs), partial(self._end, inputs))

    def _end(self, inputs: ScheduleInputs, task: Task[JobResult]) -> None:
        self.make.setEnabled(True)
        if task.error is None:
            self._show_made(inputs)
        elif isinstance(task.error, InputError):
            self._show_wrong(task.error.findings)
        else:
            log_failure(task.error)
            known = readable_error(task.error, None)
            self._show_wrong([Finding(Severity.ERROR, "output", sentences(known.title, known.message), known.hint)])

    def _show_wrong(self, findings: Sequence[Finding]) -> None:
        """Each beside its field, the focus at the first; the notes about the job stand below already."""
        errors = errors_in(findings)
        for field in self.fields.values():
            field.show_findings([finding for finding in errors if finding.field == field.name])
        first = next(field for field in self.fields.values() if any(one.field == field.name for one in errors))
        first.editor.setFocus()
        self._scrolls.ensureWidgetVisible(first)
        announce(first.editor, first.editor.accessibleDescription())

    def _show_made(self, inputs: ScheduleInputs) -> None:
        """In place of the questions: how the files are registered on this computer."""
        clear(self._rows)
        said = tr("The files are in {folder}. Nothing is registered yet.", folder=left_to_right(str(inputs.output)))
        self._rows.addWidget(text_label(said, "strong"))
        is_windows = sys.platform == "win32"
        commands = registering(inputs.name, inputs.output.absolute())
        here = {system: line for system, line in commands.items() if (system == "Windows") is is_windows}
        how = plural(
            "To register them, run this command once:", "To register them, run one of these commands once:", n=len(here)
        )
        self._rows.addWidget(text_label(words(how)))
        # Two systems may have their letter for Copy; there are two at most.
        for (system, line), letter in zip(here.items(), tr("yo"), strict=False):
            self._rows.addWidget(Copyable(system, line, letter))
        self._rows.addStretch(1)
        self.make.hide()
        self.leave.setText(tr("Close"))
        self.leave.setDefault(True)
        self.leave.setFocus()
        announce(self, said)

    def done(self, result: int) -> None:
        """Closed: what is being made is made, but nobody waits for it."""
        self._task.leave()
        super().done(result)


class Copyable(QWidget):
    """A command to read, select and copy."""

    def __init__(self, name: str, line: str, letter: str = "") -> None:
        super().__init__()
        self.text = QPlainTextEdit(line)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.text.setAccessibleName(without_letter(name))
        self.text.setFixedHeight(COMMAND_LINES * self.text.fontMetrics().lineSpacing() + 20)
        self.copy = button(with_letter(tr("Copy"), letter or tr("yo")[0]), self._copy)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        label = QLabel(name)
        label.setObjectName("strong")
        label.setBuddy(self.text)
        rows.addWidget(label)
        rows.addWidget(self.text)
        rows.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        confirm(self.copy, tr("Copied"), tr("Command copied."))
