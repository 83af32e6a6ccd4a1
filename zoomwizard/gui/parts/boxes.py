"""What one chooses from: a box whose list shows all of its choices, and buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QRadioButton, QVBoxLayout, QWidget

CHOICES_SHOWN = 12  # more are scrolled


class ChoiceBox(QComboBox):
    """As every box, but the list has room for its last choice, too."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxVisibleItems(CHOICES_SHOWN)

    def showPopup(self) -> None:
        """Open the list; Qt measures the first one of a program before the style sheet's frame is around it."""
        super().showPopup()
        view = self.view()
        popup = view.window()
        shown = min(self.count(), self.maxVisibleItems())
        lacking = shown * view.sizeHintForRow(0) - view.viewport().height()
        if lacking <= 0:
            return
        for scroller in popup.findChildren(QWidget):
            if scroller.metaObject().className() == "QComboBoxPrivateScroller":
                scroller.hide()  # it would take the room that it is there for
        room = popup.screen().availableGeometry().bottom() - popup.geometry().bottom()
        popup.resize(popup.width(), popup.height() + lacking)
        if lacking > room:
            popup.move(popup.x(), popup.y() - lacking)


class Choices(QWidget):
    """A few choices in full words, one below the other; `chosen` when the user has taken another one.

    Tab comes to the one that is chosen, the arrow keys choose. Each is told with what the group is told to be.
    """

    chosen = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for the mnemonic of its label
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.buttons = {value: QRadioButton(text) for value, text in names.items()}
        for button in self.buttons.values():
            rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            button.clicked.connect(lambda _: self.chosen.emit())
            button.toggled.connect(self._lead)
        self.choose(next(iter(names)))

    def value(self) -> str:
        """The one that is chosen."""
        return next(value for value, button in self.buttons.items() if button.isChecked())

    def choose(self, value: str) -> None:
        """Choose one; of one that is not there, the first."""
        self.buttons.get(value, next(iter(self.buttons.values()))).setChecked(True)

    def setAccessibleDescription(self, text: str) -> None:
        """Of the group, and of each."""
        super().setAccessibleDescription(text)
        for button in self.buttons.values():
            button.setAccessibleDescription(text)

    def _lead(self) -> None:
        """Whoever comes to the group comes to what is chosen."""
        for button in self.buttons.values():
            if button.isChecked():
                self.setFocusProxy(button)
