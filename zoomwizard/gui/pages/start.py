"""The first page: what do you want to do?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout

from zoomwizard.app.policy import NOT_UNDERSTOOD, TELL, Policy
from zoomwizard.app.settings import is_day
from zoomwizard.app.words import words
from zoomwizard.core.job import questions
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import AppError
from zoomwizard.core.said import plural
from zoomwizard.gui.language import left_to_right, tr, value_text
from zoomwizard.gui.parts.layouts import Columns, Flow, FlowLabel
from zoomwizard.gui.parts.widgets import Page, text_label
from zoomwizard.gui.theme import IconLabel
from zoomwizard.modes import registry


class ModeCard(QPushButton):
    """A card to click on: one mode. `focused` when it gets the focus; the one that had it last is marked."""

    focused = Signal()

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as high as its neighbours
        self.setAccessibleName(f"{words(mode.title)}, {words(mode.role)}")
        self.setAccessibleDescription(words(mode.sentence))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 16)
        rows.setSpacing(8)
        rows.addWidget(IconLabel(mode.icon, "accent", lines=2.0), 0, Qt.AlignmentFlag.AlignLeading)
        letter = words(mode.letter)
        for text, name in (
            (words(mode.title).replace(letter, f"&{letter}", 1), "strong"),
            (words(mode.sentence), "muted"),
            (words(mode.role), "step-here"),
        ):
            label = text_label(text, name)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if name == "strong":  # its mnemonic clicks; a shortcut of the card itself would make both ambiguous
                label.setBuddy(self)
            rows.addWidget(label)
        rows.addStretch(1)

    def mark(self, *, is_marked: bool) -> None:
        """Show whether Next would take this one."""
        if self.property("marked") == is_marked:
            return
        self.setProperty("marked", is_marked)
        if self.isVisible():  # the style sheet is asked again; before that it was not asked yet
            self.style().unpolish(self)
            self.style().polish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.focused.emit()

    def sizeHint(self) -> QSize:
        """As its text needs."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its text needs."""
        width = 20 * self.fontMetrics().averageCharWidth()
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the text is in this width."""
        layout = self.layout()
        assert layout is not None
        return layout.heightForWidth(width)


def not_allowed(policy: Policy) -> list[str]:
    """Why not every mode is offered, in sentences."""
    if policy.problems:
        return [words(text) for text in (NOT_UNDERSTOOD, *policy.problems, TELL)]
    modes = [mode for name, mode in registry.modes().items() if not policy.allows(name)]
    titles = [f"{words(mode.title)} ({words(mode.role)})" for mode in modes]
    return [tr("Your IT department doesn't allow this on this computer: {title}.", title=title) for title in titles]


class StartPage(Page):
    """What do you want to do? `chosen` when a mode was, `again` with the inputs of its last time."""

    chosen = Signal(str)
    again = Signal(str)

    def __init__(
        self, last: Mapping[str, Mapping[str, Sequence[str]]], policy: Policy, trouble: AppError | None = None
    ) -> None:
        super().__init__()
        self._buttons: dict[str, ModeCard] = {}
        for name, mode in registry.modes().items():
            if policy.allows(name):
                button = ModeCard(mode)
                button.focused.connect(partial(self._mark, name))
                button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
                self._buttons[name] = button
        self._mark(next(iter(self._buttons), ""))
        if self._buttons:
            self.rows.addWidget(Columns(*self._buttons.values(), spacing=14, letters=20))
        icon = ("error", "error") if policy.problems else ("lock", "muted")
        notices = [(text, icon) for text in not_allowed(policy)]
        if trouble is not None:
            parts = (trouble.title, trouble.message, trouble.hint)
            notices.append((" ".join(words(part) for part in parts if part), ("warning", "warning")))
        self.notice = " ".join(text for text, _ in notices)
        for text, icon in notices:
            line = QHBoxLayout()
            line.addWidget(IconLabel(*icon), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(text_label(text), 1)
            self.rows.addLayout(line)
        for name, paths in last.items():
            if name in self._buttons and paths:
                self.rows.addLayout(self._last_time(name, paths))
        self.rows.addStretch(1)

    def enter(self) -> None:
        """Begin at the first card."""
        for button in list(self._buttons.values())[:1]:
            button.setFocus()

    def mode(self) -> str:
        """The mode that is marked: the one that had the focus last; blank where none is offered."""
        return self._marked

    def _mark(self, name: str) -> None:
        self._marked = name
        for one, button in self._buttons.items():
            button.mark(is_marked=one == name)

    def _last_time(self, name: str, last: Mapping[str, Sequence[str]]) -> QLayout:
        mode = registry.modes()[name]
        download = mode.branch.download if mode.branch is not None else ()
        kinds = ("open-file", "open-files", "folder")
        files = {name for name, ask in questions(mode.command.inputs()).items() if ask.kind in kinds}
        given = plural(
            "Last time: {title}, {n} file or folder.",
            "Last time: {title}, {n} files and folders.",
            n=sum(len(paths) for field, paths in last.items() if field in files),
            title=words(mode.title),
        )
        text = words(given)
        account, *days = ("".join(last.get(field, ())[:1]) for field in download) if download else ("",)
        if account and all(map(is_day, days)):
            first, to = days
            span = tr("{first} to {last}", first=value_text(first), last=value_text(to))
            text = f"{text} {tr('Zoom account: {name}, {days}.', name=left_to_right(account), days=span)}"
        button = QPushButton(tr("Use again"))
        button.setObjectName("link")
        button.setAutoDefault(False)
        button.setAccessibleName(f"{text} {button.text()}")
        button.clicked.connect(lambda: self.again.emit(name))
        line = Flow()
        line.addWidget(FlowLabel(text))
        line.addWidget(button)
        return line
