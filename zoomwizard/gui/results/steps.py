"""What to do next with what a run made, and how much of the whole it covers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.core.outcome import JobResult, NextStep, RowsRead, Share
from zoomwizard.core.said import plural
from zoomwizard.gui.language import left_to_right, tr
from zoomwizard.gui.parts.layouts import Columns, Flow, clear
from zoomwizard.gui.parts.widgets import ElidedLabel, button, card, confirm, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import IconLabel

WHOLE_BAR = 1000


class StepCards(QWidget):
    """A card for each thing to do: with which files, why, and the ways to them; the first one is marked."""

    def __init__(self, of_job: Words, show: Callable[[Path], None]) -> None:
        """`show` shows a file or a folder to the user."""
        super().__init__()
        self._words, self._show = of_job, show
        self.buttons: list[QPushButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_steps(self, steps: Sequence[NextStep], folder: Path) -> None:
        """Show these instead of those before; their files lie in this folder."""
        clear(self._rows)
        self.buttons.clear()
        # The letters of the buttons of each card; two buttons are needed at most, and what has no files has none.
        letters = zip(tr("onl"), tr("pya"), strict=True)
        cards = [
            self._card(step, folder, is_first=step is steps[0], letters=next(letters, ("", "")) if step.files else None)
            for step in steps
        ]
        if cards:
            self._rows.addWidget(Columns(*cards, spacing=16))
        self.setVisible(bool(cards))

    def _card(self, step: NextStep, folder: Path, *, is_first: bool, letters: tuple[str, str] | None) -> QFrame:
        frame, rows = card(name="card-first" if is_first else "card")
        rows.setSpacing(6)
        icon = IconLabel("lock", "warning") if step.is_kept else IconLabel("send", "accent")
        rows.addLayout(_line(icon, text_label(self._words.of(step.title), "strong")))
        paths = [folder / name for name in step.files]
        for path, name in zip(paths, step.files, strict=True):
            icon = IconLabel("folder" if path.is_dir() else "file", "muted")
            rows.addLayout(_line(icon, ElidedLabel(left_to_right(name))))
        rows.addWidget(text_label(self._words.of(step.why), "muted"))
        rows.addStretch(1)
        if letters is not None:
            rows.addLayout(self._ways(paths, letters))
        return frame

    def _ways(self, paths: Sequence[Path], letters: tuple[str, str]) -> Flow:
        """The buttons of a card."""
        line = Flow(spacing=8)
        is_folder = len(paths) == 1 and paths[0].is_dir()
        show = button(
            with_letter(tr("Open the folder") if is_folder else tr("Show in folder"), letters[0]),
            lambda: self._show(paths[0]),
        )
        what = words(plural("Copy the path", "Copy the paths", n=len(paths)))
        copy = button(with_letter(what, letters[1]), lambda: copy_paths(copy, paths))
        for one in (show, copy):
            line.addWidget(one)
            self.buttons.append(one)
        return line


class ShareCard(QFrame):
    """How much of the whole a result covers as one bar, and what became of the rows as a sum."""

    def __init__(self, of_job: Words) -> None:
        super().__init__()
        self._words = of_job
        self.setObjectName("card")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(8)
        self.title, self.detail = text_label("", "strong"), text_label("", "muted")
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.detail, 1)
        rows.addLayout(line)
        self.bar = QProgressBar()
        self.bar.setRange(0, WHOLE_BAR)
        self.bar.setTextVisible(False)
        rows.addWidget(self.bar)
        self.sum = text_label("", "muted")
        rows.addWidget(self.sum)
        self.hide()

    def show_result(self, result: JobResult) -> None:
        """Show what it says of itself; nothing if it can't."""
        share, read = result.share, result.rows_read
        for widget in (self.title, self.detail, self.bar):
            widget.setVisible(share is not None)
        if share is not None:
            self._show_share(share)
        self.sum.setVisible(read is not None)
        self.sum.setText("" if read is None else sum_of(read))
        self.setVisible(share is not None or read is not None)

    def _show_share(self, share: Share) -> None:
        self.title.setText(self._words.of(share.title))
        self.detail.setText(self._words.of(share.detail))
        self.bar.setValue(WHOLE_BAR * share.part // share.whole if share.whole else 0)
        self.bar.setObjectName("low" if share.is_low else "")
        self.bar.setAccessibleName(self.title.text())


def sum_of(read: RowsRead) -> str:
    """The rows that were read as the sum of what became of them."""
    total = plural("{n} row read", "{n} rows read", n=read.total)
    return f"{words(total)} = {' + '.join(words(said) for _, said in read.parts)}"


def copy_paths(pressed: QPushButton, paths: Sequence[Path]) -> None:
    """Put the full paths into the clipboard, one a line."""
    QApplication.clipboard().setText("\n".join(str(path.absolute()) for path in paths))
    confirm(pressed, tr("Copied"), words(plural("Path copied.", "Paths copied.", n=len(paths))))


def with_letter(text: str, letter: str) -> str:
    """A button's text with this letter as its mnemonic, if the letter is in it."""
    return text.replace(letter, f"&{letter}", 1) if letter else text


def _line(icon: IconLabel, label: QLabel) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label, 1)
    return line
