"""The dialog in which a Zoom account is added, or its secret given anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QWidget,
)

from zoomwizard.app import zoom
from zoomwizard.app.account_inputs import AccountInputs
from zoomwizard.core.outcome import Finding
from zoomwizard.core.said import Said
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.fields.further import Further
from zoomwizard.gui.fields.make import make_field
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.from_zoom import problem_of
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.dialogs import QuestionBox, roomy_rows, scrolling_rows, take_room
from zoomwizard.gui.parts.follow import lead_to
from zoomwizard.gui.parts.widgets import announce, button
from zoomwizard.gui.parts.words import Words

FURTHER = ("share", "proxy", "api_url", "oauth_url")


class AccountDialog(QDialog):
    """Asks for a new account, or with a `name` for the secret of one that is there. `sentence` says what was kept."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent)
        self.name, self.sentence = name, Said("")
        self._only_secret = bool(name)
        self.setWindowTitle(tr("Client secret for {name}", name=name) if name else tr("Add a Zoom account"))
        self._task = OneTask(self)
        self._further: Further | None = None
        words = Words(AccountInputs)
        asked = ["secret"] if name else list(words.asked)
        self.fields: dict[str, Field] = {one: make_field(one, words, lambda _: ()) for one in asked}
        for field in fields(AccountInputs):
            if field.name in self.fields:
                self.fields[field.name].set_value(field.default)
                self.fields[field.name].changed.connect(self.fields[field.name].forget_findings)
        rows = roomy_rows(self)
        self._scrolls, inner_rows = scrolling_rows(rows)
        for one in asked:
            if one not in FURTHER:
                inner_rows.addWidget(self.fields[one])
        if not name:
            recommended = {field.name: field.default for field in fields(AccountInputs)}
            self._further = Further((self.fields[one] for one in FURTHER), recommended)
            inner_rows.addWidget(self._further)
        self._wrong = Problems(words)
        inner_rows.addWidget(self._wrong)
        inner_rows.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        cancel = button(tr("Cancel"), self.reject)
        self.keep = button(tr("&Save") if name else tr("&Add"), self._keep)
        self.keep.setDefault(True)
        line.addWidget(cancel)
        line.addWidget(self.keep)
        rows.addLayout(line)
        self.fields[asked[0]].editor.setFocus()
        take_room(self, self._scrolls, 84)
        self._offered = self._typed()

    def _typed(self) -> dict[str, object]:
        return {name: field.value() for name, field in self.fields.items()}

    def reject(self) -> None:
        """Cancel, Esc and the X: ask first where something was typed, which nothing else has."""
        if self._typed() == self._offered:
            super().reject()
            return
        question = QuestionBox(
            self,
            tr("Close without saving the client secret?")
            if self._only_secret
            else tr("Close without adding the account?"),
            tr("What you've typed here isn't kept."),
            tr("Close"),
            tr("&Keep working"),
        )
        question.answered.connect(self._take_answer)
        question.open()

    def _take_answer(self, is_yes: bool) -> None:  # noqa: FBT001 - a signal gives what it has
        if is_yes:
            super().reject()

    def _keep(self) -> None:
        """Keep what was given, if nothing is wrong with it; else say what is."""
        if self._task.is_on:
            return
        given: Mapping[str, Any] = {name: field.value() or "" for name, field in self.fields.items()}
        inputs = AccountInputs(**given)
        account, secret = inputs.account(), inputs.secret
        if self._only_secret:
            wrong = zoom.check_secret(secret)
        else:
            wrong, self.name = zoom.check_new(account, secret), account.name
        if wrong:
            self._show_wrong(wrong)
            return
        keep = partial(zoom.give_secret, self.name, secret) if self._only_secret else partial(
            zoom.add_account, account, secret
        )  # fmt: skip
        self.keep.setEnabled(False)
        self._task.begin(keep, self._end)  # a keyring can take its time

    def _end(self, task: Task[Said]) -> None:
        self.keep.setEnabled(True)
        if task.error is not None:
            self._show_wrong(problem_of(task.error))
        else:
            self.sentence = task.value
            self.accept()

    def _show_wrong(self, findings: Sequence[Finding]) -> None:
        """Each beside its field; the focus goes to the first one."""
        first: Field | None = None
        for name, field in self.fields.items():
            about = [finding for finding in findings if finding.field == name]
            field.show_findings(about)
            first = first or (field if about else None)
        self._wrong.show_findings(finding for finding in findings if finding.field not in self.fields)
        if self._further is not None:
            self._further.show_state()
        if self._further is not None and first is not None and first.name in FURTHER:
            self._further.open()
        elif first is not None:
            lead_to(first.editor)
            self._scrolls.ensureWidgetVisible(first)
            announce(first.editor, first.editor.accessibleDescription())

    def done(self, result: int) -> None:
        """Closed: what is being kept is kept, but nobody waits for it."""
        self._task.leave()
        super().done(result)
