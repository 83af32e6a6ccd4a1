"""What stands around every page: the side panel, heading and sentence, the summary, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from zoomwizard.gui.language import number, tr
from zoomwizard.gui.parts.layouts import Scrolls
from zoomwizard.gui.parts.widgets import Page, once_after, text_label
from zoomwizard.gui.theme import IconLabel

USUAL_SIZE = 980, 660
USUAL_TEXT = 10.0  # points
SIDE_WIDTH, SIDE_MARGIN = 220, 18
SMALLEST = 900, 430  # fits a screen of 1366 x 768 at 150 %, with task bar and title bar


class SidePanel(QFrame):
    """The mode and its steps: done, here, to come; or its pages, of which any can be `chosen`.

    Below, what is true on every page, help and settings.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SIDE_MARGIN, 18, SIDE_MARGIN, 12)
        rows.setSpacing(6)
        rows.addWidget(text_label("Zoom Wizard", "program"))
        self._role = text_label("", "muted")
        rows.addWidget(self._role)
        rows.addSpacing(14)
        self._here: QWidget | None = None
        self._links_to_pages: Sequence[QPushButton] = ()
        self._scrolls, inner = Scrolls(), QWidget()
        self._laid_out = once_after(0, self._show_here, self)  # when each step has its place
        self._scrolls.verticalScrollBar().rangeChanged.connect(lambda *_: self._laid_out.start())
        inner.setObjectName("steps")
        self._steps = QVBoxLayout(inner)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._steps.setSpacing(12)
        self._scrolls.setWidget(inner)
        rows.addWidget(self._scrolls, 1)
        line = QHBoxLayout()
        line.addWidget(IconLabel("lock", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        self.privacy = text_label("", "muted")
        line.addWidget(self.privacy, 1)
        rows.addLayout(line)
        self.help, self.settings = self._link(), self._link()
        rows.addWidget(self.help)
        rows.addWidget(self.settings)
        self.say_anew()

    def say_anew(self) -> None:
        """What is the same on every page, in the language that is in force."""
        self.help.setText(tr("&Help for this page"))
        self.settings.setText(tr("Sett&ings and about"))

    def show_steps(self, role: str, names: Sequence[str], here: int, *, is_way: bool = True) -> None:
        """Show where the user is: on a way of steps, or on one of several pages."""
        self._role.setText(role)
        links = max(one.sizeHint().width() for one in (self.help, self.settings))
        self.setFixedWidth(max(SIDE_WIDTH, links + 2 * SIDE_MARGIN + 1))  # 1 for the line at its edge
        if not is_way and names == [line.text() for line in self._links_to_pages]:
            for place, link in enumerate(self._links_to_pages):
                link.setChecked(place == here)
            return
        while (item := self._steps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
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
            self._scrolls.ensureWidgetVisible(self._here)

    def _link(self) -> QPushButton:
        button = QPushButton()
        button.setObjectName("link")
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button


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
        self._build()
        self.say_anew()

    def say_anew(self) -> None:
        """What is the same on every page, in the language that is in force."""
        self.side.say_anew()
        self.again.setText(tr("S&tart over"))
        self.back.setText(tr("&Back"))

    def take_size(self, size: tuple[int, int] | None) -> None:
        """A size of before or, where there is none, as the text needs it; no larger than the screen."""
        screen = QGuiApplication.primaryScreen().availableSize()
        larger = max(1.0, self.font().pointSizeF() / USUAL_TEXT)
        wanted = size or tuple(round(side * larger) for side in USUAL_SIZE)
        self.resize(min(wanted[0], screen.width()), min(wanted[1], screen.height()))

    def show_place(
        self, role: str, names: Sequence[str], here: int, title: str, sentence: str, *, is_way: bool = True
    ) -> None:
        """Say which page this is: its place among the steps or pages, what the user does here."""
        self.heading.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.side.show_steps(role, names, here, is_way=is_way)
        place = tr("Step {here} of {all}", here=number(here + 1), all=number(len(names)))
        self.step_label.setText(place if is_way else names[here])

    def show_buttons(self, kind: str, commit: str) -> None:
        """The buttons of a page of this kind; `commit` is what starts the run, or the download."""
        self.again.setVisible(kind == "done")
        self.back.setVisible(kind not in ("start", "run", "downloading", "done"))
        self.next.setVisible(kind not in ("page", "run", "downloading"))
        self.cancel.setVisible(kind != "done")
        self.cancel.setEnabled(True)
        self.cancel.setText({"downloading": tr("&Stop"), "page": tr("Close")}.get(kind) or tr("Cancel"))
        self.next.setText({"options": commit, "download": commit, "done": tr("Close")}.get(kind) or tr("&Next"))
        self.next.setDefault(True)
        self.setMinimumWidth(max(SMALLEST[0], self.side.width() + self._foot.minimumSizeHint().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else the default one."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.side = SidePanel()
        right = QVBoxLayout()
        right.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(28, 18, 28, 12)
        inner.setSpacing(8)
        self.heading = text_label("", "heading")
        self.sentence = text_label("", "muted")
        self.content = Content()
        for widget in (self.heading, self.sentence):
            inner.addWidget(widget)
        inner.addWidget(self.content, 1)
        self.summary = text_label("", "muted")
        inner.addWidget(self.summary)
        right.addLayout(inner, 1)
        self._foot = self._footer()
        right.addWidget(self._foot)
        # Reading order is focus order: the page, the buttons, then the panel.
        whole.addLayout(right, 1)
        whole.insertWidget(0, self.side)
        self.setMinimumSize(*SMALLEST)

    def _footer(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("footer")
        line = QHBoxLayout(frame)
        line.setContentsMargins(28, 10, 28, 10)
        line.setSpacing(6)
        self.step_label = QLabel()
        self.again, self.back, self.cancel, self.next = (QPushButton() for _ in range(4))
        self.next.setObjectName("next")
        line.addWidget(self.step_label)
        line.addStretch(1)
        for button in (self.again, self.back, self.cancel, self.next):
            button.setAutoDefault(False)
            line.addWidget(button)
        self.next.setDefault(True)
        return frame
