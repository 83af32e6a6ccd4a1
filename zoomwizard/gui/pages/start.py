"""The first page: what do you want to do?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from zoomwizard.app.policy import NOT_UNDERSTOOD, TELL, Policy
from zoomwizard.app.settings import Inputs, Settings
from zoomwizard.app.words import words
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import AppError
from zoomwizard.gui.language import left_to_right, tr, value_text
from zoomwizard.gui.parts.layouts import Columns
from zoomwizard.gui.parts.widgets import Page, card, text_label
from zoomwizard.gui.theme import IconLabel
from zoomwizard.modes import registry
from zoomwizard.zoom.api.account import ACCOUNT_FIELD


class ModeCard(QPushButton):
    """A card to click on: one mode, and when it ran last; `again` by the link on it."""

    again = Signal()

    def __init__(self, mode: Mode, last_time: str = "") -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setProperty("chooses", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as high as its neighbours
        self.setAccessibleName(f"{words(mode.title)}, {words(mode.role)}")
        self.setAccessibleDescription(words(mode.sentence))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(8)
        head, names = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(10)
        names.setSpacing(2)
        letter = words(mode.letter)
        title = text_label(words(mode.title).replace(letter, f"&{letter}", 1), "strong")
        title.setBuddy(self)  # its mnemonic clicks; a shortcut of the card itself would make both ambiguous
        names.addWidget(title)
        names.addWidget(text_label(words(mode.role), "muted"))
        head.addWidget(IconLabel(mode.icon, "accent", lines=1.4), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        rows.addLayout(head)
        rows.addWidget(text_label(words(mode.sentence), "quiet"))
        rows.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(text_label(last_time or tr("Not used yet"), "muted"), 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.link = QPushButton(tr("Use again"))
        self.link.setObjectName("link")
        self.link.setAutoDefault(False)
        self.link.setAccessibleName(tr("Use again: {title}", title=words(mode.title)))
        self.link.clicked.connect(self.again)
        foot.addWidget(self.link)
        rows.addLayout(foot)
        self.link.setVisible(bool(last_time))

    def mark(self, *, is_marked: bool) -> None:
        """Show whether Next would take this one."""
        if self.property("marked") == is_marked:
            return
        self.setProperty("marked", is_marked)
        if self.isVisible():  # the style sheet is asked again; before that it was not asked yet
            self.style().unpolish(self)
            self.style().polish(self)

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


def last_run_text(last: Inputs, day: str) -> str:
    """When a mode ran last, and with what: the day, the account; blank where it did not."""
    account = "".join(last.get(ACCOUNT_FIELD, ())[:1])
    parts = [value_text(day) if day else tr("Used before") if last else "", left_to_right(account) if account else ""]
    return " · ".join(filter(None, parts))


class StartPage(Page):
    """What do you want to do? `chosen` when a mode was, `again` with the answers of its last time.

    `example_wanted`: to try the modes on the example organisation, or no more.
    """

    chosen = Signal(str)
    again = Signal(str)
    example_wanted = Signal(bool)

    def __init__(
        self, settings: Settings, policy: Policy, trouble: AppError | None = None, *, is_example: bool = False
    ) -> None:
        super().__init__()
        self._is_example = is_example
        self._buttons: dict[str, ModeCard] = {}
        for name, mode in registry.modes().items():
            if policy.allows(name):
                last, day = settings.last_inputs.get(name, {}), settings.last_days.get(name, "")
                button = ModeCard(mode, "" if is_example else last_run_text(last, day))
                button.clicked.connect(partial(self._choose, name))
                button.again.connect(partial(self.again.emit, name))
                self._buttons[name] = button
        newest = max(self._buttons, key=lambda name: settings.last_days.get(name, ""), default="")
        self._marked = newest
        for name, button in self._buttons.items():
            button.mark(is_marked=name == newest)
        for group in dict.fromkeys(registry.modes()[name].group for name in self._buttons):
            cards = [card for name, card in self._buttons.items() if registry.modes()[name].group == group]
            self.rows.addWidget(text_label(words(group), "strong"))
            self.rows.addWidget(Columns(*cards, spacing=16, letters=20))
        self._say_notices(policy, trouble)
        self.beside = self._example_card() if self._buttons else None  # in the side panel
        self.rows.addStretch(1)

    def _say_notices(self, policy: Policy, trouble: AppError | None) -> None:
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

    def _example_card(self) -> QFrame:
        frame, rows = card()
        title, text = tr("New here?"), tr("See every step on a made-up organisation of 40 people.")
        link = tr("Tr&y it with an example")
        if self._is_example:
            title, text = tr("This is the example"), tr("Choose a task. The example files are already filled in.")
            link = tr("Use &your own files")
        self.example = QPushButton(link)
        self.example.setObjectName("link")
        self.example.setAutoDefault(False)
        self.example.clicked.connect(lambda: self.example_wanted.emit(not self._is_example))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("flask", "accent"))
        head.addWidget(text_label(title, "strong"), 1)
        rows.addLayout(head)
        rows.addWidget(text_label(text, "muted"))
        rows.addWidget(self.example)
        return frame

    def show_busy(self, text: str) -> None:
        """Say that the example is being made."""
        self.example.setEnabled(not text)
        if text:
            self.example.setText(text)

    def enter(self) -> None:
        """Begin at the marked card."""
        if self._buttons:
            self._buttons[self._marked].setFocus()

    def mode(self) -> str:
        """The mode that is marked: the one that ran last, else the first; blank where none is offered."""
        return self._marked

    def _choose(self, name: str) -> None:
        self.chosen.emit(name)
