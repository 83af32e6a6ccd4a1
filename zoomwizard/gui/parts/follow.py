"""What has the focus stays in view while what stands above it grows."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from zoomwizard.gui.parts.widgets import once_after

ROOM_AROUND = 4  # pixels above and below what is scrolled to


class FocusInView(QObject):
    """Scrolls an area to what has the focus when it is moved out of view, but not when the user scrolls away."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._is_seen = False
        self._later = once_after(0, self._follow, self)  # when everything is in its new place
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._look)
        bar = area.verticalScrollBar()
        bar.actionTriggered.connect(self._look, Qt.ConnectionType.QueuedConnection)  # comes before the value is another
        bar.rangeChanged.connect(self._later.start)

    def show(self) -> None:
        """Scroll to what has the focus; of a box that can be typed into, Qt would only look for its cursor."""
        inner, focused = self._area.widget(), self._focused()
        if inner is not None and focused is not None:
            middle = focused.mapTo(inner, focused.rect().center())
            self._area.ensureVisible(middle.x(), middle.y(), 0, focused.height() // 2 + ROOM_AROUND)
            self._is_seen = True

    def show_soon(self) -> None:
        """The same when everything is in its place."""
        self._is_seen = True
        self._later.start()

    def _focused(self) -> QWidget | None:
        inner, focused = self._area.widget(), QApplication.focusWidget()
        return focused if inner is not None and focused is not None and inner.isAncestorOf(focused) else None

    def _look(self) -> None:
        focused = self._focused()
        self._is_seen = focused is not None and not focused.visibleRegion().isEmpty()

    def _follow(self) -> None:
        if self._is_seen:
            self.show()


def lead_to(widget: QWidget) -> None:
    """Give a widget the focus, and scroll to it."""
    widget.setFocus()
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        for view in area.findChildren(FocusInView, options=Qt.FindChildOption.FindDirectChildrenOnly):
            view.show_soon()
