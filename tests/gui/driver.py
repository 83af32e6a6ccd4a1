"""Drives the wizard as a person does: by keys and clicks, and by looking at what the window shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QTableWidget,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.outcome import Severity
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.pages.journey import Journey
from zoomwizard.gui.pages.running import RunPage
from zoomwizard.gui.pages.start import StartPage
from zoomwizard.gui.parts.widgets import MARKS, Page
from zoomwizard.gui.results.done import DonePage
from zoomwizard.gui.shell.window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MILLISECONDS = 60_000  # the most that anything here may take on a slow machine
NONE, ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Key = Qt.Key


class Driver:
    """A person in front of one window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    # What is seen

    @property
    def journey(self) -> Journey:
        assert self.window._journey is not None
        return self.window._journey

    @property
    def page(self) -> Page:
        return self.window._pages[self.window._number]

    @property
    def inputs(self) -> InputsPage:
        assert isinstance(self.page, InputsPage)
        return self.page

    @property
    def running(self) -> RunPage:
        assert isinstance(self.page, RunPage)
        return self.page

    @property
    def done(self) -> DonePage:
        assert isinstance(self.page, DonePage)
        return self.page

    def field(self, name: str) -> Field:
        return self.inputs.fields[name]

    @property
    def number(self) -> int:
        return self.window._number

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def dialog(self) -> QDialog | None:
        """The window that is open before this one."""
        found = [child for child in self.window.findChildren(QDialog) if child.isVisible()]
        return found[0] if found else None

    def wait_for_dialog(self) -> QDialog:
        """The dialog, when it has the keyboard, which a window manager would give it."""
        self.wait(lambda: self.dialog() is not None)
        dialog = self.dialog()
        assert dialog is not None
        dialog.activateWindow()
        self.wait(dialog.isActiveWindow)
        return dialog

    def wait_for_no_dialog(self) -> None:
        """Until the wizard has the keyboard again."""
        self.wait(lambda: self.dialog() is None)
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def texts(self, within: QWidget | None = None) -> str:
        """All labels that are shown."""
        labels = (within or self.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def problems(self, name: str) -> str:
        """What stands beside a field as wrong."""
        box = self.field(name)._problems
        return self.texts(box) if box.isVisible() else ""

    def facts(self) -> list[tuple[str, ...]]:
        """What the check's page says of each thing that was looked at: how it is, what it is, and in which words."""
        checked = self.inputs._checked
        assert checked is not None
        of = self.inputs._journey.words
        shown = sorted(checked.facts, key=lambda fact: fact.severity is not Severity.ERROR)
        return [
            (words(MARKS[fact.severity][2]), of.of(fact.what) or of.label(fact.field), of.of(fact.result))
            for fact in shown
        ]

    # What is done

    def wait(self, condition: Callable[[], Any], milliseconds: int = MILLISECONDS) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=milliseconds)

    def is_at_rest(self) -> bool:
        """Whether neither a check nor a run is under way."""
        window = self.window
        return window._journey is not None and window._check is None and window._run is None

    def wait_for(self, number: int, milliseconds: int = MILLISECONDS) -> None:
        """Until a step is shown; an error dialog or what stands beside the fields says why not."""
        self.wait(lambda: self.number == number or self.dialog() is not None or self.is_at_rest(), milliseconds)
        dialog = self.dialog()
        assert dialog is None, self.texts(dialog)
        assert self.number == number, self.texts()
        QApplication.processEvents()

    def key(self, key: Any, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key or letter, to whatever window has the keyboard."""
        at = QApplication.focusWindow()
        assert at, "no window has the keyboard"  # type: ignore[truthy-bool]  # the stubs know of no None
        QTest.keyClick(at, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            self.key(letter)

    def paste(self, text: object) -> None:
        """From the clipboard, by keyboard."""
        QApplication.clipboard().setText(str(text))
        self.key(Key.Key_V, CTRL)

    def alt(self, letter: str) -> None:
        """A mnemonic; Qt shows the button pressed for a moment."""
        self.key(getattr(Key, f"Key_{letter.upper()}"), ALT)
        self.wait(lambda: not any(button.isDown() for button in self.window.findChildren(QAbstractButton)))

    def choose_by_letter(self, letter: str, job: str) -> None:
        """A mode by its mnemonic."""
        self.alt(letter)
        assert self.journey.mode.name == job

    def enter(self) -> None:
        self.key(Key.Key_Return)

    def tab(self) -> None:
        self.key(Key.Key_Tab)

    def back_tab(self) -> None:
        self.key(Key.Key_Backtab, SHIFT)

    def tab_to(self, widget: QWidget, most: int = 60) -> None:
        """Tab until a widget has the focus."""
        for _ in range(most):
            if self.focus is widget or widget.isAncestorOf(self.focus):
                return
            self.tab()
        raise AssertionError(f"Tab never comes to {widget}")

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        point = QPoint(12, widget.height() // 2) if isinstance(widget, QCheckBox) else QPoint()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, point)

    def choose(self, job: str) -> None:
        """Click on a mode's card."""
        assert isinstance(self.page, StartPage)
        self.click(self.page._buttons[job])
        assert self.journey.mode.name == job

    def click_next(self) -> None:
        self.click(self.window.next)

    def button(self, text: str, within: QWidget | None = None) -> QAbstractButton:
        """The visible button with this text, mnemonic or not."""
        every = (within or self.window).findChildren(QAbstractButton)
        found = [one for one in every if one.text().replace("&", "") == text and one.isVisible()]
        assert len(found) == 1, f"{len(found)} buttons say {text}"
        return found[0]

    def give(self, name: str, *paths: Path) -> None:
        """Paste paths into a field."""
        QApplication.clipboard().setText("\n".join(map(str, paths)))
        self.field(name).editor.setFocus()
        self.key(Key.Key_A, CTRL)
        self.key(Key.Key_V, CTRL)

    def next_to(self, number: int, milliseconds: int = MILLISECONDS) -> None:
        self.click_next()
        self.wait_for(number, milliseconds)

    def drop(self, *paths: Path | str, on: QWidget | None = None) -> None:
        """Drop files on the page, or on a widget of it."""
        data = QMimeData()
        data.setUrls([QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(str(path)) for path in paths])
        page = self.page
        point = on.mapTo(page, on.rect().center()) if on is not None else QPoint(1, 1)
        action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(point, action, data, buttons, NONE)
        QApplication.sendEvent(page, enter)
        if enter.isAccepted():
            QApplication.sendEvent(page, QDropEvent(QPointF(point), action, data, buttons, NONE))
        QApplication.processEvents()


def rows_of(table: QTableWidget) -> list[tuple[str, ...]]:
    """The cells of a table."""
    found = []
    for row in range(table.rowCount()):
        items = (table.item(row, column) for column in range(table.columnCount()))
        found.append(tuple(item.text() if item is not None else "" for item in items))
    return found


def header_of(table: QTableWidget) -> tuple[str, ...]:
    items = (table.horizontalHeaderItem(column) for column in range(table.columnCount()))
    return tuple(item.text() if item is not None else "" for item in items)


def focusable(within: QWidget) -> list[QWidget]:
    """Every shown widget to which Tab comes."""
    return [
        widget
        for widget in within.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and widget.focusProxy() is None
        and not isinstance(widget.parent(), QComboBox)
    ]


def accessible(widget: QWidget, what: QAccessible.Text = QAccessible.Text.Name) -> str:
    """What a screen reader is told of a widget.

    Of a box to choose from Qt on Unix gives its text as the name, and its label by a relation: there it is the name
    that was set.
    """
    if isinstance(widget, QComboBox) and what is QAccessible.Text.Name:
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(what)


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()
