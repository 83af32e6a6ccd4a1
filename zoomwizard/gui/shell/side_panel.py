"""The panel at the side: the mode and its steps or pages; below, privacy, help and settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.layouts import Scrolls
from zoomwizard.gui.parts.widgets import once_after, text_label
from zoomwizard.gui.theme import IconLabel

SIDE_WIDTH = 216  # pixels, with the line at its edge
SIDE_MARGIN, FAR_MARGIN, LINE_AT_EDGE = 24, 16, 1
BESIDES = SIDE_MARGIN + FAR_MARGIN + LINE_AT_EDGE  # of what is inside


class SidePanel(QFrame):
    """The mode and its steps: done, here, to come; or its pages, of which any can be `chosen`.

    Below, what is true on every page, help and settings.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SIDE_MARGIN, SIDE_MARGIN, FAR_MARGIN, 16)
        rows.setSpacing(6)
        self._title, self._role, self.count = text_label("", "strong"), text_label("", "muted"), text_label("", "muted")
        for label in (text_label("Zoom Wizard", "muted"), self._title, self._role):
            rows.addWidget(label)
        rows.addSpacing(16)
        rows.addWidget(self.count)
        self._here: QWidget | None = None
        self.wrong: set[int] = set()  # the steps on which the last run's errors can be mended
        self._links_to_pages: Sequence[QPushButton] = ()
        self._scrolls, inner = Scrolls(), QWidget()
        self._laid_out = once_after(0, self._show_here, self)  # when each step has its place
        self._scrolls.verticalScrollBar().rangeChanged.connect(lambda *_: self._laid_out.start())
        inner.setObjectName("steps")
        self._steps = QVBoxLayout(inner)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._steps.setSpacing(13)
        self._scrolls.setWidget(inner)
        rows.addWidget(self._scrolls, 1)
        self.privacy = text_label("", "muted")
        self.help, self.settings = self._link(), self._link()
        for icon, widget in (("lock", self.privacy), ("help", self.help), ("settings", self.settings)):
            line = QHBoxLayout()
            line.setSpacing(8)
            is_text = widget is self.privacy
            line.addWidget(IconLabel(icon, "muted"), 0, *([Qt.AlignmentFlag.AlignTop] if is_text else []))
            line.addWidget(widget, 1)
            rows.addLayout(line)
        self.say_anew()

    def say_anew(self) -> None:
        """What is the same on every page, in the language that is in force."""
        self.help.setText(tr("&Help for this page"))
        self.settings.setText(tr("Sett&ings and about"))
        for link in (self.help, self.settings):
            link.ensurePolished()
        links = max(one.sizeHint().width() for one in (self.help, self.settings)) + 2 * self.fontMetrics().height()
        self.setFixedWidth(max(SIDE_WIDTH, links + BESIDES))

    def show_place(self, title: str, role: str, count: str) -> None:
        """Say what the user is doing, as who, and how far along the way; a blank line takes no room."""
        for label, text in ((self._title, title), (self._role, role), (self.count, count)):
            label.setText(text)
            label.setVisible(bool(text))

    def show_card(self, card: QWidget | None) -> None:
        """Show a card in the place of the steps, or nothing."""
        self._clear()
        self._links_to_pages = []
        self._here = None
        if card is not None:
            self._steps.addWidget(card)
            card.show()  # not a moment later, nor before it has a place: it would be a window of its own
            self.setFixedWidth(max(self.width(), card.minimumSizeHint().width() + BESIDES))
        self._steps.addStretch(1)

    def _clear(self) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def show_steps(self, names: Sequence[str], here: int, *, is_way: bool = True) -> None:
        """Show where the user is: on a way of steps, or on one of several pages."""
        if not is_way and names == [line.text() for line in self._links_to_pages]:
            for place, link in enumerate(self._links_to_pages):
                link.setChecked(place == here)
            return
        self._clear()
        self._links_to_pages = [] if is_way else [self._page(name, place, here) for place, name in enumerate(names)]
        lines: Sequence[QWidget] = self._links_to_pages or [
            self._step(name, place, here) for place, name in enumerate(names)
        ]
        for line in lines:
            self._steps.addWidget(line)
        self._here = lines[here]
        self._steps.addStretch(1)
        self._laid_out.start()

    def _step(self, name: str, place: int, here: int) -> QWidget:
        """The line of a step."""
        icon, colour, style, word = ("done", "well", "", tr("done"))
        if place == here:
            icon, colour, style, word = "here", "accent", "step-here", tr("current step")
        elif place > here:
            icon, colour, style, word = "next", "muted", "step-next", tr("still to come")
        if place in self.wrong:
            icon, colour, word = "error", "error", tr("has a problem")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel(icon, colour))
        label = text_label(name, style)
        label.setAccessibleName(f"{name}, {word}")
        row.addWidget(label, 1)
        return line

    def _page(self, name: str, place: int, here: int) -> QPushButton:
        """The line of a page, to click on."""
        button = self._link()
        button.setText(name)
        button.setCheckable(True)
        button.setChecked(place == here)
        button.clicked.connect(lambda: self.chosen.emit(place))
        return button

    def _show_here(self) -> None:
        """Where the steps have less room than they need, at twice the text, that of the user is seen all the same."""
        if self._here is not None:
            self._scrolls.ensureWidgetVisible(self._here, 0, 0)  # there may be room for this line alone

    def _link(self) -> QPushButton:
        button = QPushButton()
        button.setObjectName("link")
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button
