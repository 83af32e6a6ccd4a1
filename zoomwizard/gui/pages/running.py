"""A run: its page with one bar that only goes forward and the stages, and how it is stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from zoomwizard.app.progress import BarState, time_left
from zoomwizard.app.words import words
from zoomwizard.core.mode import Mode
from zoomwizard.core.said import plural
from zoomwizard.gui.language import in_percent, tr
from zoomwizard.gui.pages.journey import Watch
from zoomwizard.gui.parts.background import Task
from zoomwizard.gui.parts.dialogs import QuestionBox
from zoomwizard.gui.parts.widgets import Page, announce, card, once_after, text_label
from zoomwizard.gui.theme import IconLabel

FLASH_MILLISECONDS = 300  # work that is done within is not worth a page of its own
SECONDS_WORTH_ASKING = 30.0  # a run that is younger is cancelled without a question
STEPS = 1000  # of the bar, so that it moves smoothly
ANNOUNCE_EVERY = 0.25  # of the whole


_T = TypeVar("_T")


@dataclass(frozen=True)
class Stopping:
    """What is asked before a run is stopped: the question, what becomes of the work, and the button that does it.

    Where work is lost, not only who closes the window is asked.
    """

    question: str
    explained: str
    button: str
    is_lost: bool


class Run(QObject, Generic[_T]):
    """A run of a journey that is under way. `ended` comes once; `slow` before it, when it is worth a page of its own.

    With `closes` the user wants the window closed at its end.
    """

    slow = Signal()
    ticked = Signal()
    ended = Signal()

    def __init__(self, task: Task[_T], watch: Watch, stopping: Stopping, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._stopping = window, stopping
        self.task, self.watch = task, watch
        self.task.ticked.connect(self.ticked)
        self.task.ended.connect(self._end)
        self._flash = once_after(FLASH_MILLISECONDS, self.slow.emit, self)
        self._question: QuestionBox | None = None
        self.closes = False

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self.task.cancel.is_cancelled

    def start(self) -> None:
        """Begin."""
        self.task.start()
        self._flash.start()

    def stop(self, *, closes: bool) -> None:
        """Stop it, and perhaps close the window then; ask first if much would be lost, or the window with it."""
        self.closes = self.closes or closes
        if self.is_cancelled or self._question is not None:
            return
        asked = self._stopping
        if not closes and (not asked.is_lost or self.watch.seconds < SECONDS_WORTH_ASKING):
            self.cancel()
            return
        self._question = QuestionBox(self._window, asked.question, asked.explained, asked.button, tr("&Keep running"))
        self._question.answered.connect(self._take_answer)
        self._question.open()

    def cancel(self) -> None:
        """Tell it to stop."""
        self.task.cancel.cancel()
        self.ticked.emit()

    def _take_answer(self, is_yes: bool) -> None:  # noqa: FBT001 - a signal gives what it has
        self._question = None
        if is_yes:
            self.cancel()
        else:
            self.closes = False

    def _end(self) -> None:
        self._flash.stop()
        if self._question is not None:
            self._question.close()
        self.ended.emit()
        self.deleteLater()


def stopping_a_run() -> Stopping:
    """What is asked before the work of a job is stopped."""
    return Stopping(tr("Stop the run?"), tr("Nothing from this run will be kept."), tr("&Stop the run"), is_lost=True)


def stopping_a_download() -> Stopping:
    """What is asked before a download is stopped."""
    kept = tr("What you've downloaded so far is kept, and the next download continues from there.")
    return Stopping(tr("Stop the download?"), kept, tr("&Stop the download"), is_lost=False)


class BarPage(Page):
    """How far something is, how fast, and how long it will still take."""

    def __init__(self) -> None:
        super().__init__()
        self._announced = 0.0
        frame, rows = card()
        self.doing = text_label("", "strong")
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.detail = text_label("", "muted")
        self.percent = text_label("", "figure", wraps=False)
        self.left = text_label("", "muted", wraps=False)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.percent)
        head.addWidget(self.doing, 1)
        head.addWidget(self.left)
        rows.addLayout(head)
        self.so_far = text_label("", "muted", wraps=False)
        foot = QHBoxLayout()
        foot.addWidget(self.detail, 1)
        foot.addWidget(self.so_far)
        rows.addWidget(self.bar)
        rows.addLayout(foot)
        self.rows.addWidget(frame)

    def begin(self) -> None:
        """Show an empty bar."""
        self.bar.setValue(0)
        self._announced = 0.0
        self.doing.setText(tr("Starting…"))
        self.say_amounts(in_percent(0))

    def show_watch(self, watch: Watch) -> None:
        """Show how far it is."""
        state = watch.state()
        self.bar.setValue(max(round(state.fraction * STEPS), self.bar.value()))
        if state.message:
            self.doing.setText(f"{words(state.message)}…")
        self.say_amounts(in_percent(state.fraction * 100), left_of(state), " · ".join(parts_of(state)))
        self.so_far.setText(tr("{time} so far", time=stopwatch_text(watch.seconds)))
        self.so_far.show()
        if state.fraction >= self._announced + ANNOUNCE_EVERY:
            self._announced = state.fraction
            announce(self.bar, f"{self.doing.text()} {in_percent(state.fraction * 100)}")

    def show_cancelling(self) -> None:
        """Say at once that Cancel was heard."""
        self.doing.setText(tr("Cancelling…"))
        self.say_amounts()

    def say_amounts(self, percent: str = "", left: str = "", detail: str = "") -> None:
        """Show how much is done, how long the rest will take, and what was done in figures; blank takes no room."""
        self.so_far.hide()
        for label, text in ((self.percent, percent), (self.left, left), (self.detail, detail)):
            label.setText(text)
            label.setVisible(bool(text))


class RunPage(BarPage):
    """How far the run is, and its stages."""

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        frame, rows = card()
        rows.setSpacing(16)
        self._stages: dict[str, tuple[IconLabel, QLabel]] = {}
        for stage, text in mode.stages.items():
            line = QHBoxLayout()
            line.setSpacing(12)
            icon, label = IconLabel("next", "muted"), text_label(words(text), "step-next")
            line.addWidget(icon)
            line.addWidget(label, 1)
            rows.addLayout(line)
            self._stages[stage] = icon, label
        self.rows.addWidget(frame)
        self.rows.addStretch(1)

    def begin(self) -> None:
        """Show an empty bar, and no stage begun."""
        super().begin()
        self._mark(None)

    def show_watch(self, watch: Watch) -> None:
        """Show how far it is."""
        super().show_watch(watch)
        self._mark(watch.stage)

    def _mark(self, here: str | None) -> None:
        names = list(self._stages)
        at = names.index(here) if here in names else -1
        for place, (icon, label) in enumerate(self._stages.values()):
            kind = ("done", "well", "") if place < at else ("here", "accent", "step-here")
            if place > at:
                kind = ("next", "muted", "step-next")
            if label.objectName() != kind[2]:
                icon.show_icon(*kind[:2])
                label.setObjectName(kind[2])
                label.style().unpolish(label)
                label.style().polish(label)


def stopwatch_text(seconds: float) -> str:
    """How long something has lasted, as a stopwatch shows it."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def parts_of(state: BarState) -> list[str]:
    """The line below the bar: rows and rate, as far as they are known."""
    parts = []
    if state.rows:
        parts.append(words(plural("{n} row", "{n} rows", n=state.rows)))
    if state.rate:
        rate = int(round(state.rate, -3) or state.rate)
        parts.append(words(plural("{n} row a second", "{n} rows a second", n=rate)))
    return parts


def left_of(state: BarState) -> str:
    """How long the rest will take, once that can be said."""
    if state.stalled:
        return tr("no progress for a while")
    return "" if state.seconds_left is None else words(time_left(state.seconds_left))
