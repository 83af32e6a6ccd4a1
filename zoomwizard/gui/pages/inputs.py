"""The pages of the wizard that ask: the choice of a mode, and the steps on which a job's inputs are given."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from zoomwizard.app.jobs import output_names
from zoomwizard.app.preview import Preview, first_rows
from zoomwizard.app.secrets import ask_keyring
from zoomwizard.core.examined import Examined
from zoomwizard.core.mode import WizardStep
from zoomwizard.core.outcome import CancelToken, Finding, Question, Severity, errors_in
from zoomwizard.core.said import Said, say
from zoomwizard.gui.fields.field import Field, PathMixin, Problems, Recent, add_further, make_field, path_text
from zoomwizard.gui.language import left_to_right, size, tr
from zoomwizard.gui.pages.journey import Journey, findings_of
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.layouts import Columns
from zoomwizard.gui.parts.tables import FactTable, PreviewTable
from zoomwizard.gui.parts.widgets import Page, announce, card, once_after, text_label
from zoomwizard.gui.theme import IconLabel

PAUSE_MILLISECONDS = 400  # after the last key, before what was typed is looked at


# ---------------------------------------------------------------------------------------------------------
# The steps that ask


@dataclass(frozen=True)
class OutputChoice:
    """What a run will find in the output folder: free bytes, and what is wrong with it."""

    names: tuple[str, ...]
    free: int
    findings: tuple[Finding, ...]


class OutputPreview(QFrame):
    """The names that a run will make, the space that is free, and whether it may write there."""

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self._journey = journey
        self._task = OneTask(self)
        self._timer = once_after(PAUSE_MILLISECONDS, self._look, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._text = text_label("", "muted")
        self._problems = Problems(journey.words)
        rows.addWidget(self._text)
        rows.addWidget(self._problems)

    def look_soon(self) -> None:
        """Look at the folder when the user has stopped typing."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._task.leave()

    def _look(self) -> None:
        self.stop()
        folder, job = self._journey.answers.get("output"), self._journey.mode.job
        if folder is None:
            self._text.setText("")
            return
        self._task.begin(partial(look_at_output, job, folder), self._show)

    def _show(self, task: Task[OutputChoice]) -> None:
        if task.error is not None:
            return
        found = task.value
        names = "\n".join(f"• {left_to_right(name)}" for name in found.names)
        free = tr("{size} free", size=size(found.free)) if found.free else ""
        self._text.setText(f"{tr('These files will be saved:')}\n{names}\n{free}")
        self._problems.show_findings(found.findings)


def look_at_output(job: str, folder: Path) -> OutputChoice:
    """What a run would find; reads, and writes nothing that stays."""
    from zoomwizard.core.output.folder import check_output_folder

    findings = check_output_folder(folder)
    if not folder.is_absolute() and not findings:
        title, hint = say("This isn't a full path."), say("Enter the path from the drive or from / onwards.")
        findings = [Finding(Severity.WARNING, "output", title, hint, code="output-relative")]
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    try:
        free = shutil.disk_usage(there).free if there else 0
    except OSError:
        free = 0  # a drive that does not say
    return OutputChoice(output_names(job, tr("<time>")), free, tuple(findings))


class KeyState(QWidget):
    """Where the key of the stand-in numbers is kept, in a sentence; the keyring is asked beside the window."""

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self._journey = journey
        self._task = OneTask(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(IconLabel("lock", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        self._text = text_label("", "muted")
        line.addWidget(self._text, 1)
        self.hide()

    def look(self) -> None:
        """Ask anew, unless a key file is named."""
        self.stop()
        file = self._journey.answers.get("key_file")
        if file is not None:
            name = left_to_right(Path(file).name)
            self._say(tr("The key for the stand-in numbers is in the file {name}.", name=name))
            return
        self._task.begin(lambda: ask_keyring().sentence, self._show)

    def stop(self) -> None:
        """Wait for no answer."""
        self._task.leave()

    def _show(self, task: Task[Said]) -> None:
        if task.error is None:
            self._say(self._journey.words.of(task.value))

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self.show()


class InputsPage(Page):
    """A step that asks. `answered` on every change; `examine_wanted` when what the check says should be shown anew."""

    answered = Signal()
    examine_wanted = Signal()

    def __init__(self, journey: Journey, step: WizardStep, recent: Recent) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._journey, self.step = journey, step
        self.fields: dict[str, Field] = {name: make_field(name, journey.words, recent) for name in step.asked}
        for name, field in self.fields.items():
            self._show_answer(name)
            field.changed.connect(partial(self._answer, name))
            field.settled.connect(self._settle)
        self._facts: FactTable | None = None
        self._previews: list[PreviewTable] = []
        self._output: OutputPreview | None = None
        self._key: KeyState | None = None
        self._tasks: list[Task[list[Preview | None]]] = []
        self._busy = text_label("", "muted")
        self._timer = once_after(PAUSE_MILLISECONDS, self.examine_wanted.emit, self)
        self._build()

    # What stands where

    def _build(self) -> None:
        step = self.step
        plain = [name for name in step.inputs if name != "output"]
        columns: list[QWidget] = []
        if plain or step.asked_if_needed:
            self._card = self._card_of([*plain, *step.asked_if_needed], step.further)
            columns.append(self._card)
        if "output" in self.fields:
            frame, rows = card()
            rows.addWidget(self.fields["output"])
            self._output = OutputPreview(self._journey)
            rows.addWidget(self._output)
            if not plain:
                self._add_further(rows, step.further)
            rows.addStretch(1)
            columns.append(frame)
        columns += self.more_cards()
        self.rows.addWidget(Columns(*columns))
        for name in step.asked_if_needed:
            self.fields[name].setVisible(self._is_answered(name))
        self._hide_empty_card()
        self.rows.addWidget(self._busy)
        self._busy.hide()
        if step.examines:
            self._facts = FactTable(self._journey.words, tr("What was checked"))
            self.rows.addWidget(self._facts, 3)
            for _ in self._journey.mode.previews:
                preview = PreviewTable(hides_people=self._journey.mode.hides_people)
                self._previews.append(preview)
                self.rows.addWidget(preview, 2)
        else:
            self.rows.addStretch(1)

    def more_cards(self) -> list[QWidget]:
        """What stands beside the questions on pages of their own kind."""
        return []

    def _hide_empty_card(self) -> None:
        """A card of questions of which none is asked is not shown."""
        if self.step.asked_if_needed and not self.step.inputs:
            self._card.setVisible(any(not self.fields[name].isHidden() for name in self.step.asked_if_needed))

    def _card_of(self, names: Iterable[str], further: Sequence[str]) -> QFrame:
        frame, rows = card()
        for name in names:
            rows.addWidget(self.fields[name])
        if "key_file" in further:
            self._key = KeyState(self._journey)
            rows.addWidget(self._key)
        self._add_further(rows, further)
        rows.addStretch(1)
        return frame

    def _add_further(self, rows: QVBoxLayout, names: Sequence[str]) -> None:
        if not names:
            return
        self._further = add_further(rows, (self.fields[name] for name in names))
        self._further.setChecked(any(map(self._is_answered, names)))

    # Answers

    def _is_answered(self, name: str) -> bool:
        return self._journey.answers.get(name) not in (None, self._journey.default(name))

    def _show_answer(self, name: str) -> None:
        answer = self._journey.answers.get(name)
        if answer is None and self.fields[name].ask.kind not in ("open-files", "open-file", "folder"):
            self.fields[name].set_value(self._journey.default(name))
        else:
            self.fields[name].set_value(answer)

    def _answer(self, name: str) -> None:
        value = self.fields[name].value()
        if value is None:
            self._journey.answers.pop(name, None)
        else:
            self._journey.answers[name] = value
        self._forget_what_was_said_of(name)
        if name == "key_file" and self._key is not None:
            self._key.look()
        if name == "output" and self._output is not None:
            self._output.look_soon()
        elif self._facts is not None:
            self._timer.start()
        self.answered.emit()

    def _forget_what_was_said_of(self, name: str) -> None:
        """Another answer: what was wrong with the old one is not so any more, nor what it made necessary to ask."""
        self.fields[name].forget_findings()
        if isinstance(self.fields[name], PathMixin):
            for other in self.step.asked_if_needed:
                self.fields[other].forget_findings()
                self.fields[other].setVisible(self._is_answered(other))
            self._hide_empty_card()

    def _settle(self, question: Question, answer: str) -> None:
        self._journey.settle(question, answer)
        if question.field in self.fields:
            self.fields[question.field].show()
            self._show_answer(question.field)
        elif self._facts is not None:
            self._timer.start()

    # Coming and going

    def enter(self) -> None:
        """Show what is known; begin at the first field that has no answer."""
        for name in self.step.only_with:
            self.fields[name].setVisible(self.step.is_asked(name, self._journey.answers))
        for name in self.fields:
            with_signals = self.fields[name].blockSignals(True)
            self._show_answer(name)
            self.fields[name].blockSignals(with_signals)
        known = self._journey.known(self.step)
        if self._facts is not None:
            if known is None:
                self._timer.start(0)
            else:
                self.show_examined(known, known.findings, is_asked=False)
        if self._output is not None:
            self._output.look_soon()
        if self._key is not None:
            self._key.look()
        self.focus_first()

    def leave(self) -> None:
        """Nothing is looked at any more."""
        self._timer.stop()
        if self._output is not None:
            self._output.stop()
        if self._key is not None:
            self._key.stop()
        for task in self._tasks:
            task.leave()
        self._tasks.clear()

    def focus_first(self) -> None:
        """Focus in the first field without an answer, else in the first one, else in the table."""
        shown = [
            field for field in self.fields.values() if not field.isHidden() and field.name not in self.step.further
        ]
        blank = [field for field in shown if field.name in self.step.inputs and field.value() is None]
        target = (blank or shown)[0].editor if shown else self._facts
        if target is not None:
            target.setFocus()

    # What the check says

    def show_busy(self, text: str) -> None:
        """Say how far the check is; nothing hides the line."""
        self._busy.setText(text)
        self._busy.setVisible(bool(text))

    def show_examined(self, examined: Examined | None, problems: Sequence[Finding], *, is_asked: bool = True) -> None:
        """Show findings beside their fields, and on a page of the check its table and first rows.

        Unless the user has asked by Next, nothing is said of a field that he has not come to yet.
        """
        early = set() if is_asked else {name for name in self.step.inputs if self.fields[name].value() is None}
        example = examined.example if examined else ""
        for name, field in self.fields.items():
            about = findings_of(problems, name) if name not in early else []
            # Beside a table that tells everything, only what keeps the user from going on.
            field.show_findings(errors_in(about) if self._facts is not None else about, example)
            if name in self.step.asked_if_needed:
                field.setVisible(
                    self._is_answered(name) or any(finding.severity is not Severity.NOTE for finding in about)
                )
            if name in self.step.further and errors_in(about):
                self._further.setChecked(True)
        self._hide_empty_card()
        if examined is not None and self._facts is not None:
            shown = set(self.step.examines) - early
            self._facts.show_facts(fact for fact in examined.facts if fact.field in shown)
            self._show_previews(examined)

    def focus_problem(self, problems: Iterable[Finding]) -> None:
        """Focus in the first field that something is wrong with, and say what."""
        wrong = {finding.field for finding in problems}
        for name, field in self.fields.items():
            if name in wrong:
                field.show()
                field.editor.setFocus()
                announce(field.editor, field.editor.accessibleDescription())
                return

    def _show_previews(self, examined: Examined) -> None:
        paths = [examined.found.get(name, ())[:1] for name in self._journey.mode.previews]
        task = Task(lambda: [first_rows(path[0]) if path else None for path in paths], CancelToken(), self)
        self._tasks.append(task)

        def show() -> None:
            self._tasks.remove(task)
            if task.error is None:
                for table, preview in zip(self._previews, task.value, strict=True):
                    table.show_preview(preview)

        task.ended.connect(show)
        task.start()

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls() and self._drop_fields():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give what was dropped to the field under it, else to the first one that can take it."""
        paths = [path_text(url.toString()) for url in event.mimeData().urls() if url.isLocalFile()]
        point = event.position().toPoint()
        under = [field for field in self._drop_fields() if field.rect().contains(field.mapFrom(self, point))]
        self.drop(paths, (under or self._drop_fields())[0])
        event.acceptProposedAction()

    def drop(self, paths: Sequence[str], field: PathMixin) -> None:
        """Take dropped paths, or say beside the field why not."""
        if reason := field.accepts_all(paths):
            field.show_findings([Finding(Severity.ERROR, field.name, reason, code="drop")])
            field.editor.setFocus()
            announce(field.editor, reason)
        else:
            field.take(paths)

    def _drop_fields(self) -> list[PathMixin]:
        return [field for field in self.fields.values() if isinstance(field, PathMixin) and not field.isHidden()]
