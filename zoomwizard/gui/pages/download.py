"""The page of the download from Zoom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from zoomwizard.app import zoom
from zoomwizard.app.words import words
from zoomwizard.core.outcome import AppError, CancelToken, Finding
from zoomwizard.core.said import plural
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import left_to_right, tr, value_text
from zoomwizard.gui.pages.from_zoom import problem_of, sent_where
from zoomwizard.gui.pages.journey import Journey
from zoomwizard.gui.pages.running import BarPage
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.layouts import Columns, Flow
from zoomwizard.gui.parts.widgets import announce, button, card, text_label

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.run import Downloaded


class DownloadPage(BarPage):
    """The step of the download. It can be left at any moment; what is there is kept, and goes on from there.

    `changed` when what was downloaded is no longer there.
    """

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self._journey = journey
        self._task = OneTask(self)
        self._show_bar(is_wanted=False)
        self._anew = button(tr("Delete this do&wnload"), self._forget)
        self._wrong = Problems(journey.words)
        line = Flow()
        line.addWidget(self._anew)
        frame, rows = card()
        self._what = text_label("", "strong")
        rows.addWidget(self._what)
        rows.addWidget(self._wrong)
        rows.addLayout(line)
        rows.addStretch(1)
        beside, inner = card()
        inner.addWidget(text_label(tr("What's sent, and where"), "strong"))
        self._sent = text_label("")
        inner.addWidget(self._sent)
        inner.addStretch(1)
        self.rows.insertWidget(1, Columns(frame, beside))
        self.rows.addStretch(1)

    @property
    def is_whole(self) -> bool:
        """Whether what was chosen is downloaded."""
        return self._journey.downloaded == self._journey.wanted

    def enter(self) -> None:
        """Say what is there already."""
        wanted = self._journey.wanted
        days = tr("{first} to {last}", first=value_text(str(wanted.first)), last=value_text(str(wanted.last)))
        self._what.setText(f"{left_to_right(wanted.account)}, {days}")
        if not self.is_whole:
            self._wrong.show_findings(())
        try:
            self._sent.setText(sent_where(zoom.find_account(wanted.account)))
        except AppError as error:  # the settings can't be read at this moment
            self._wrong.show_findings(problem_of(error))
        self.look()

    def leave(self) -> None:
        """Wait for no answer."""
        self._task.leave()

    def look(self) -> None:
        """Look what an earlier run has left."""
        wanted = self._journey.wanted
        self._show_bar(is_wanted=False)
        self.doing.setText("")
        self._anew.hide()
        self._task.begin(lambda: zoom.kept_meetings(wanted.account, wanted.first, wanted.last), self._end_look)

    def _end_look(self, task: Task[tuple[int, int]]) -> None:
        if task.error is None:
            self._show(*task.value)
        else:
            self._anew.show()
            announce(self, self._wrong.show_findings(problem_of(task.error)))

    def _show_bar(self, *, is_wanted: bool) -> None:
        self.bar.setVisible(is_wanted)
        if not is_wanted:
            self.say_amounts()

    def _show(self, done: int, meetings: int) -> None:
        self._show_bar(is_wanted=False)
        there = plural(
            "{done} of {n} meeting has been downloaded.",
            "{done} of {n} meetings have been downloaded.",
            n=meetings,
            done=done,
        )
        self.doing.setText(words(there) if meetings else tr("Nothing has been downloaded yet."))
        self._anew.setVisible(bool(meetings))

    def _forget(self) -> None:
        wanted, self._journey.downloaded = self._journey.wanted, None
        self._wrong.show_findings(())
        task = Task(lambda: zoom.forget_kept(wanted.account, wanted.first, wanted.last), CancelToken(), self)
        task.ended.connect(lambda: self._end_forget(task))
        task.start()

    def _end_forget(self, task: Task[None]) -> None:
        self.look()
        self.changed.emit()
        if task.error is not None:
            announce(self, self._wrong.show_findings(problem_of(task.error)))
        else:
            announce(self, tr("The download was deleted."))

    # The download itself; the window runs it

    def begin(self) -> None:
        """Show an empty bar."""
        self._task.leave()
        super().begin()
        self._show_bar(is_wanted=True)
        self._anew.hide()
        self._wrong.show_findings(())

    def show_cancelling(self) -> None:
        """Say at once that Stop was heard."""
        self.doing.setText(tr("Stopping…"))
        self.say_amounts()

    def show_done(self, done: Downloaded) -> None:
        """Everything is here; what is missing of it stands below."""
        self._show(done.counts.fetched, done.counts.listed)
        if not done.counts.listed:
            self.doing.setText(tr("There were no meetings on these days."))
        announce(self, f"{self.doing.text()} {self._wrong.show_findings(done.findings)}".strip())

    def show_stopped(self, findings: Sequence[Finding] = ()) -> None:
        """It has ended early: what is here is kept."""
        text = self._wrong.show_findings(findings) or tr("Stopped. What you've downloaded so far is kept.")
        self.look()
        announce(self, text)
