"""What stands around every page: the side panel, heading and sentence, the summary, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.layouts import Scrolls
from zoomwizard.gui.parts.widgets import ElidedLabel, Page, text_label
from zoomwizard.gui.shell.side_panel import SidePanel
from zoomwizard.modes import registry

USUAL_SIZE = 980, 660
USUAL_TEXT = 10.0  # points
PAGE_MARGIN = 32  # at the sides of content and buttons
WIDEST = 1080  # of content and buttons; the rest of a wide window stays free at both sides
ALL = 100_000  # of the room, as long as a column is narrower than it may be: not a pixel less
SMALLEST = 900, 430  # fits a screen of 1366 x 768 at 150%, with task bar and title bar

SYSTEM_FRAME = 16, 39  # what a system puts around a window at most: borders, and the title bar above


class Content(Scrolls):
    """The page. It fits without scrolling at the usual size of text; at twice the size it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("content")

    def show_page(self, page: Page) -> None:
        """Show a page instead of the one before, which is only put aside."""
        if self.widget() is not page:
            if self.widget() is not None:
                self.takeWidget().hide()
            self.setWidget(page)
        page.show()
        self.ensureVisible(0, 0)


class Frame(QDialog):
    """The window without its pages. A dialog, so that Enter presses the default button and Esc cancels."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.WindowMinMaxButtonsHint
            | Qt.WindowType.WindowCloseButtonHint
            | Qt.WindowType.WindowSystemMenuHint
        )
        self._is_running = False
        self._build()
        self.say_anew()

    def say_anew(self) -> None:
        """What is the same on every page, in the language that is in force."""
        self.side.say_anew()
        self.again.setText(tr("S&tart over"))
        self.back.setText(tr("&Back"))
        self._give_room(self.cancel, tr("Cancel"), tr("Close"), tr("&Stop"))
        commits = (words(mode.commit) for mode in registry.modes().values())
        self._give_room(self.next, tr("&Next"), tr("Close"), tr("&Download"), *commits)

    def _give_room(self, button: QPushButton, *texts: str) -> None:
        """Make a button as wide as the longest of its texts, so that none moves from page to page."""
        button.ensurePolished()
        button.setMinimumWidth(0)
        before, widths = button.text(), list[int]()
        for text in texts:
            button.setText(text)
            widths.append(button.sizeHint().width())
        button.setText(before)
        button.setMinimumWidth(max(widths))

    def take_size(self, size: tuple[int, int] | None) -> None:
        """A size of before, else as the text needs it; with its title bar no larger than the screen."""
        screen = QGuiApplication.primaryScreen().availableSize()
        larger = max(1.0, self.font().pointSizeF() / USUAL_TEXT)
        wanted = size or tuple(round(side * larger) for side in USUAL_SIZE)
        room = screen.width() - SYSTEM_FRAME[0], screen.height() - SYSTEM_FRAME[1]
        self.resize(min(wanted[0], room[0]), min(wanted[1], room[1]))

    def show_heading(self, title: str, sentence: str) -> None:
        """Say what the user does here."""
        self.heading.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def show_summary(self, summary: str, goal: str) -> None:
        """Beside the buttons: what the coloured one will work on, and where the results go."""
        for label, text in ((self.summary, summary), (self.goal, goal)):
            label.setText(text)
            label.setVisible(bool(text))

    def show_buttons(self, kind: str, commit: str) -> None:
        """The buttons of a page of this kind; `commit` is what starts the run, or the download."""
        self._is_running = kind in ("run", "downloading")
        self.again.setVisible(kind == "done")
        self.back.setVisible(kind not in ("start", "run", "downloading", "done"))
        policy = self.next.sizePolicy()
        policy.setRetainSizeWhenHidden(kind != "page")  # Cancel stays where it is while something runs
        self.next.setSizePolicy(policy)
        self.next.setVisible(kind not in ("page", "run", "downloading"))
        self.cancel.setVisible(kind != "done")
        self.cancel.setEnabled(True)
        closes = {"downloading": tr("&Stop"), "page": tr("Close"), "start": tr("Close")}
        self.cancel.setText(closes.get(kind) or tr("Cancel"))
        self.next.setText({"options": commit, "download": commit, "done": tr("Close")}.get(kind) or tr("&Next"))
        self.next.setDefault(True)
        self.setMinimumWidth(max(SMALLEST[0], self.side.width() + self._foot.minimumSizeHint().width()))

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab comes to the page from the buttons, too."""
        has_moved = super().focusNextPrevChild(is_next)
        self.content.show_focused()
        return has_moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the coloured button, wherever the focus is; while something runs it does nothing.

        A card `chooses` by itself, and so does a button where none is coloured.
        """
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        is_there = self.next.isVisible()
        if isinstance(focused, QPushButton) and (focused.property("chooses") or not (is_there or self._is_running)):
            focused.click()
        elif is_there:
            self.next.click()

    def _build(self) -> None:
        whole = QHBoxLayout(self)
        self._widest = round(WIDEST * max(1.0, self.font().pointSizeF() / USUAL_TEXT))
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.side = SidePanel()
        right = QVBoxLayout()
        right.setSpacing(0)
        column = QWidget()
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 22, 0, 16)
        inner.setSpacing(6)
        self.heading = text_label("", "heading")
        self.sentence = text_label("", "quiet")
        self.content = Content()
        for widget in (self.heading, self.sentence):
            inner.addWidget(widget)
        inner.addSpacing(8)
        inner.addWidget(self.content, 1)
        right.addLayout(self._centred(column), 1)
        self._foot = self._footer()
        right.addWidget(self._foot)
        # Reading order is focus order: the page, the buttons, then the panel.
        whole.addLayout(right, 1)
        whole.insertWidget(0, self.side)
        self.setMinimumSize(*SMALLEST)

    def _footer(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("footer")
        column = QWidget()
        line = QHBoxLayout(column)
        line.setContentsMargins(0, 12, 0, 11)  # 56 pixels high, with the line above
        line.setSpacing(8)
        self.summary = ElidedLabel("", "small", cut=Qt.TextElideMode.ElideRight)
        self.goal = ElidedLabel("", "muted")
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.summary)
        said.addWidget(self.goal)
        self.again, self.back, self.cancel, self.next = (QPushButton() for _ in range(4))
        self.next.setObjectName("next")
        line.addLayout(said, 1)
        line.addSpacing(8)
        for button in (self.again, self.back, self.cancel, self.next):
            button.setAutoDefault(False)
            line.addWidget(button)
        self.next.setDefault(True)
        frame.setLayout(self._centred(column))
        return frame

    def _centred(self, column: QWidget) -> QHBoxLayout:
        """A column in the middle, as wide as there is room for and as can be read."""
        column.setMaximumWidth(self._widest)
        line = QHBoxLayout()
        line.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        line.setSpacing(0)
        line.addStretch(1)
        line.addWidget(column, ALL)
        line.addStretch(1)
        return line
