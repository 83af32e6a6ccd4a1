"""The page of the Zoom account: choose, add, test and remove one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app import zoom
from zoomwizard.app.words import words
from zoomwizard.core.outcome import AppError, CancelToken, Finding, Severity
from zoomwizard.core.said import Said
from zoomwizard.gui.fields.choices import AccountField
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.account_dialog import AccountDialog
from zoomwizard.gui.pages.from_zoom import problem_of, sent_where
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.dialogs import QuestionBox
from zoomwizard.gui.parts.layouts import Flow
from zoomwizard.gui.parts.widgets import MARKS, announce, button, card, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import IconLabel
from zoomwizard.zoom.api.account import ACCOUNT_FIELD, Account

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.requirements import Requirement


class Ticks(QWidget):
    """A line for each requirement of an account: whether it holds, and what to do where it does not."""

    def __init__(self, of_job: Words) -> None:
        super().__init__()
        self._words = of_job
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    def show_lines(self, lines: Sequence[Requirement]) -> None:
        """Show these in place of those before."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in lines:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            icon, colour, word = MARKS[
                None if one.holds else Severity.WARNING if one.state == "missed" else Severity.ERROR
            ]
            row.addWidget(IconLabel(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
            said = " ".join(filter(None, map(self._words.of, (one.title, one.hint))))
            label = text_label(said, "" if one.holds else "problem")
            label.setAccessibleName(f"{words(word)}: {label.text()}")
            row.addWidget(label, 1)
            self._lines.addWidget(line)


class AccountPage(InputsPage):
    """The step that asks which account."""

    def more_cards(self) -> list[QWidget]:
        """Buttons and ticks below the field; beside it, what is sent where."""
        self._task = OneTask(self)
        self._accounts: dict[str, Account] = {}
        rows = self._card.layout()
        assert isinstance(rows, QVBoxLayout)
        line = Flow()
        self._add = button(tr("A&dd…"), self.add)
        self._test = button(tr("&Test"), self.test)
        self._secret = button(tr("Client &secret…"), partial(self.add, only_secret=True))
        self._remove = button(tr("Remo&ve"), self.remove)
        for one in (self._add, self._test, self._secret, self._remove):
            line.addWidget(one)
        self._said = text_label("", "muted")
        self._ticks = Ticks(self._journey.words)
        self._wrong = Problems(self._journey.words)
        at = rows.count() - 1  # before the stretch
        rows.insertLayout(at, line)
        for number, widget in enumerate((self._said, self._ticks, self._wrong)):
            rows.insertWidget(at + 1 + number, widget)
        frame, inner = card()
        inner.addWidget(text_label(tr("What's sent, and where"), "strong"))
        self._sent = text_label("")
        inner.addWidget(self._sent)
        inner.addStretch(1)
        self.answered.connect(self._show_account)
        return [frame]

    def enter(self) -> None:
        """Offer the accounts that are kept now."""
        super().enter()
        self._fill(self._journey.answers.get(ACCOUNT_FIELD))

    def leave(self) -> None:
        """Wait for no answer of Zoom."""
        super().leave()
        self._task.leave()

    def _fill(self, chosen: object) -> None:
        field = self.fields[ACCOUNT_FIELD]
        assert isinstance(field, AccountField)
        problems: list[Finding] = []
        try:
            self._accounts = {account.name: account for account in zoom.list_accounts()}
        except AppError as error:
            self._accounts, problems = {}, problem_of(error)
        names = list(self._accounts)
        field.fill(names)
        if chosen in names:
            field.set_value(chosen)
        if (name := field.value()) is not None and name != chosen:
            self._journey.propose(ACCOUNT_FIELD, name)
        self._answer(ACCOUNT_FIELD)
        self._wrong.show_findings(problems)
        (field.editor if field.value() else self._add).setFocus()

    def _show_account(self) -> None:
        name = self._journey.answers.get(ACCOUNT_FIELD)
        self._say("")
        self._sent.setText(sent_where(self._accounts.get(name or "")))
        for one in (self._test, self._secret, self._remove):
            one.setEnabled(bool(name))

    def _say(self, text: str) -> None:
        self._task.leave()
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._ticks.show_lines(())
        self._wrong.show_findings(())

    # Add, test, remove

    def add(self, *, only_secret: bool = False) -> None:
        """Open the dialog of a new account, or of the secret of the one that is chosen."""
        name = self._journey.answers[ACCOUNT_FIELD] if only_secret else ""
        dialog = AccountDialog(self.window(), name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._added(dialog))
        dialog.open()

    def _added(self, dialog: AccountDialog) -> None:
        self._fill(dialog.name)
        self._say(self._journey.words.of(dialog.sentence))
        announce(self, self._said.text())
        self._test.setFocus()

    def test(self) -> None:
        """Ask Zoom whether the account works."""
        name, cancel, mode = self._journey.answers[ACCOUNT_FIELD], CancelToken(), self._journey.mode.name
        self._say(tr("Contacting Zoom…"))
        self._task.begin(lambda: zoom.ask_requirements(name, cancel, mode), self._end_test, cancel)

    def _end_test(self, task: Task[list[Requirement]]) -> None:
        if task.error is not None:
            self._say("")
            announce(self, self._wrong.show_findings(problem_of(task.error)))
            return
        holds = all(line.holds for line in task.value)
        self._say(tr("The account works.") if holds else tr("Something is missing:"))
        self._ticks.show_lines(task.value)
        announce(
            self,
            " ".join(
                [self._said.text(), *(self._journey.words.of(line.hint) for line in task.value if not line.holds)]
            ),
        )

    def remove(self) -> None:
        """Forget the account that is chosen, if the user says so twice."""
        name = self._journey.answers[ACCOUNT_FIELD]
        box = QuestionBox(
            self.window(),
            tr("Remove the account {name}?", name=name),
            tr(
                "Its client secret and everything downloaded from it are deleted from this computer. "
                "Nothing changes at Zoom."
            ),
            tr("&Remove the account"),
            tr("&Keep the account"),
        )
        box.answered.connect(partial(self._answer_question, name))
        box.open()

    def _answer_question(self, name: str, is_yes: bool) -> None:  # noqa: FBT001 - a signal gives what it has
        if not is_yes:
            return
        self._say(tr("Removing…"))
        self._task.begin(lambda: zoom.remove_account(name), self._end_remove)

    def _end_remove(self, task: Task[list[Said]]) -> None:
        self._fill(None)
        if task.error is not None:
            announce(self, self._wrong.show_findings(problem_of(task.error)))
        else:
            self._say(" ".join(map(words, task.value)))
            announce(self, self._said.text())
