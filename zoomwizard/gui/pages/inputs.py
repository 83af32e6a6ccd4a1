"""The pages that ask: a step on which some of a job's inputs are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from zoomwizard.app.preview import Preview, first_rows
from zoomwizard.core.examined import Examined
from zoomwizard.core.mode import WizardStep
from zoomwizard.core.outcome import CancelToken, Finding, Question, Severity
from zoomwizard.core.tables.encodings import AUTOMATIC
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.fields.further import Further
from zoomwizard.gui.fields.make import make_field
from zoomwizard.gui.fields.paths import PathMixin, Recent, path_text
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.busy import Busy
from zoomwizard.gui.pages.checked import Checked, stands_beside
from zoomwizard.gui.pages.file_list import FileList
from zoomwizard.gui.pages.journey import Journey, Watch, findings_of
from zoomwizard.gui.pages.key import KeyState
from zoomwizard.gui.pages.output import PAUSE_MILLISECONDS, OutputPreview
from zoomwizard.gui.parts.background import Task
from zoomwizard.gui.parts.follow import lead_to
from zoomwizard.gui.parts.layouts import Columns
from zoomwizard.gui.parts.tables import PreviewTable
from zoomwizard.gui.parts.widgets import Page, announce, card, once_after


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
            field.answered.connect(partial(self._go_on_with, name))
        self.files: FileList | None = None
        self._checked: Checked | None = None
        self._previews: list[PreviewTable] = []
        self._output: OutputPreview | None = None
        self._key: KeyState | None = None
        self._further: Further | None = None
        self._tasks: list[Task[list[Preview | None]]] = []
        self.busy = Busy()
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
        self._columns = Columns(*columns)
        self.rows.addWidget(self._columns)
        if not columns:
            self._columns.hide()
        if step.lists:
            self.files = FileList(self._journey.words)
            self.files.removed.connect(self._keep_files)
            self.rows.addWidget(self.files)
        for name in step.asked_if_needed:
            self.fields[name].setVisible(self._is_answered(name))
        self._hide_empty_card()
        self.rows.addWidget(self.busy)
        if step.examines:
            self._checked = Checked(self._journey.words, self._journey.confirmed)
            self.rows.addWidget(self._checked)
            self._checked.answered.connect(self._take_answers)
            for _ in self._journey.mode.previews:
                preview = PreviewTable(hides_people=self._journey.mode.hides_people)
                self._previews.append(preview)
                self.rows.addWidget(preview, 2)
        if not self._previews:
            self.rows.addStretch(1)

    def more_cards(self) -> list[QWidget]:
        """What stands beside the questions on pages of their own kind."""
        return []

    @property
    def looks_at_once(self) -> bool:
        """Whether what is given is looked at without a word of the user's, as where a list of files grows."""
        return self._checked is not None or any(self._journey.answers.get(name) for name in self.step.lists)

    def _hide_empty_card(self) -> None:
        """A card of questions of which none is asked is not shown."""
        if self.step.asked_if_needed and not self.step.inputs:
            self._columns.setVisible(any(not self.fields[name].isHidden() for name in self.step.asked_if_needed))

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
        recommended = {name: self._journey.default(name) for name in names}
        self._further = Further((self.fields[name] for name in names), recommended)
        rows.addWidget(self._further)

    # Answers

    def _is_answered(self, name: str) -> bool:
        return self._journey.answers.get(name) not in (None, self._journey.default(name))

    def _show_answer(self, name: str) -> None:
        answer = self._journey.answers.get(name)
        if answer is None and self.fields[name].ask.kind not in ("open-files", "open-file", "folder"):
            self.fields[name].set_value(self._journey.default(name))
        else:
            self.fields[name].set_value(answer)

    def _show_quietly(self, name: str) -> None:
        """Show an answer that the page knows: nobody has given another one."""
        before = self.fields[name].blockSignals(True)
        self._show_answer(name)
        self.fields[name].blockSignals(before)

    def _answer(self, name: str) -> None:
        self._journey.answer(name, self.fields[name].value())
        self._forget_what_was_said_of(name)
        if name == "key_file" and self._key is not None:
            self._key.look()
        if name == "output" and self._output is not None:
            self._output.look_soon()
        elif self.looks_at_once:
            self._timer.start()
        elif self.files is not None:
            self._timer.stop()
            self.files.hide()
        self.answered.emit()

    def _forget_what_was_said_of(self, name: str) -> None:
        """Another answer: what was wrong with the old one is not so any more, nor what it made necessary to ask.

        Where it is the one that a run failed with, that error stands again.
        """
        self.fields[name].forget_findings()
        if standing := findings_of(self._journey.standing(), name):
            self.fields[name].show_findings(standing)
        if isinstance(self.fields[name], PathMixin):
            for other in self.step.asked_if_needed:
                self._show_quietly(other)
                self.fields[other].forget_findings()
                self.fields[other].setVisible(self._is_answered(other))
            self._hide_empty_card()

    def _settle(self, question: Question, answer: str) -> None:
        self._journey.settle(question, answer)
        if question.field in self.fields:
            self.fields[question.field].show()
            self._show_quietly(question.field)
            self._hide_empty_card()
        self._timer.stop()  # the other questions of the finding would be gone while the user answers them
        self.answered.emit()

    def _go_on_with(self, name: str) -> None:
        """All questions beside a field are answered: look whether that settles it."""
        lead_to(self.fields[name].editor)
        self.fields[name].forget_findings()
        self._timer.start(0)

    def _take_answers(self, answers: Sequence[tuple[Question, str]]) -> None:
        """Columns are others than was found."""
        for question, answer in answers:
            self._settle(question, answer)
        self._timer.start(0)

    def _keep_files(self, left: Mapping[str, Sequence[Path]]) -> None:
        """The user has taken a file out of the list; what a folder held besides is named from now on."""
        for name, paths in left.items():
            is_one = self.fields[name].ask.kind == "open-file"
            kept = (paths[0] if is_one else tuple(paths)) if paths else None
            if kept != self.fields[name].value():
                self.fields[name].set_value(kept)

    # Coming and going

    def enter(self) -> None:
        """Show what is known; begin at the first field that has no answer."""
        for name in self.step.only_with:
            self.fields[name].setVisible(self.step.is_asked(name, self._journey.answers))
        for name in self.fields:
            self._show_quietly(name)
        if (found := self._journey.found) is not None:
            for field in self.fields.values():
                field.show_found(found)
        known = self._journey.known(self.step)
        if self.looks_at_once:
            if known is None:
                self._timer.start(0)
            else:
                self.show_examined(known, known.findings, is_asked=False)
        elif standing := self._journey.standing():
            self.show_examined(None, standing)
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
        """Focus in the first field without an answer, else in the first one, else in what was checked."""
        shown = [
            field for field in self.fields.values() if not field.isHidden() and field.name not in self.step.further
        ]
        blank = [field for field in shown if field.name in self.step.inputs and field.value() is None]
        if shown:
            lead_to((blank or shown)[0].editor)
        elif self._checked is not None:
            self._checked.more.setFocus()

    # What the check says

    def show_check(self, watch: Watch) -> None:
        """Say how far the check is; what the one before has said was of other answers."""
        if self._checked is not None:
            self._checked.forget()
        self.busy.show_watch(watch)

    def show_examined(self, examined: Examined | None, problems: Sequence[Finding], *, is_asked: bool = True) -> None:
        """Show findings beside their fields, and on a page of the check the verdict and first rows.

        Unless the user has asked by Next, nothing is said of a field that he has not come to yet.
        """
        early = set() if is_asked else {name for name in self.step.inputs if self.fields[name].value() is None}
        standing = [one for one in self._journey.standing() if one not in problems]
        if self.files is not None and examined is not None:
            self.files.show_examined(examined, self.step.lists)
            listed = {one.code for one in examined.left_out}
            problems = [
                one for one in problems if (one.severity is not Severity.NOTE or one.asks) and one.code not in listed
            ]
        example = examined.example if examined else ""
        for name, field in self.fields.items():
            if examined is not None:
                field.show_found(examined)
            about = findings_of(problems, name) if name not in early else []
            about += findings_of(standing, name)
            # Beside a list that tells everything, only what keeps the user from going on or asks something.
            told = self._checked is not None
            field.show_findings(list(filter(stands_beside, about)) if told else about, example)
            if name in self.step.asked_if_needed:
                field.setVisible(
                    self._is_answered(name) or any(finding.severity is not Severity.NOTE for finding in about)
                )
        if self._further is not None:
            self._further.show_state()
        self._hide_empty_card()
        if examined is not None and self._checked is not None:
            shown = set(self.step.examines) - early
            self._checked.show_examined(examined, shown, set(self.fields))
            self._show_previews(examined)

    def ask_to_confirm(self) -> bool:
        """Lead to the first warning that has to be confirmed and isn't yet; whether there is one."""
        for box in self._checked.boxes if self._checked is not None else ():
            if not box.isChecked():
                lead_to(box)
                announce(box, tr("Confirm this to go on: {text}", text=box.text()))
                return True
        return False

    def focus_problem(self, problems: Iterable[Finding]) -> None:
        """Focus in the first field that something is wrong with, and say what."""
        wrong = {finding.field for finding in problems}
        for name, field in self.fields.items():
            if name in wrong:
                field.show()
                if name in self.step.further and self._further is not None:
                    self._further.open()
                else:
                    lead_to(field.to_mend)
                announce(field.editor, field.editor.accessibleDescription())
                return

    def _show_previews(self, examined: Examined) -> None:
        paths = [examined.found.get(name, ())[:1] for name in self._journey.mode.previews]
        encoding = self._journey.answers.get("encoding", AUTOMATIC)
        task = Task(
            lambda: [first_rows(path[0], encoding=encoding) if path else None for path in paths], CancelToken(), self
        )
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
            lead_to(field.editor)
            announce(field.editor, reason)
        else:
            field.take(paths)

    def _drop_fields(self) -> list[PathMixin]:
        return [field for field in self.fields.values() if isinstance(field, PathMixin) and not field.isHidden()]
