"""A box to choose from, whose list shows all of its choices."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

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
