"""Saved pictures of a window, and the texts that are cut in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QRadioButton, QWidget

from screenshots.looks import GUIDE
from zoomwizard.gui.parts.widgets import ElidedLabel

COLOURS = 256  # of a saved picture: enough for flat surfaces, and a third of the size


@dataclass
class Album:
    """Saves pictures, and keeps a list of the texts that are cut in them."""

    folder: Path
    guide: Path | None
    look_name: str
    cut: list[str] = field(default_factory=list)
    _number: int = 0

    def take(self, widget: QWidget, name: str, *, moves: bool = False) -> None:
        """Save the picture of a window under a name; of one that `moves`, as it is now."""
        image, before = QImage(), QImage()
        for _ in range(1 if moves else 40):  # on a busy computer a layout takes some rounds
            QTest.qWait(60)
            before, image = image, widget.grab().toImage()
            if image == before and not cut_texts(widget):
                break
        self._number += 1
        small = with_few_colours(image)
        if not small.save(str(self.folder / f"{self._number:02d}-{name}.png")):
            raise OSError(f"{self.folder} can't be written to.")
        if self.guide is not None and name in GUIDE[self.look_name]:
            ending = "-dark" if self.look_name == "dark" else ""
            small.save(str(self.guide / f"{name}{ending}.png"))
        self.cut += [] if moves else [f"{name}: {text}" for text in cut_texts(widget)]


def with_few_colours(image: QImage) -> QImage:
    """The picture in its most frequent colours, and in steps between for what is small and of another colour."""
    import numpy as np

    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    found, counts = np.unique(np.frombuffer(whole.constBits(), dtype=np.uint32), return_counts=True)
    by_number = [int(colour) for colour in found[np.argsort(-counts, kind="stable")]]
    often, seldom = by_number[: COLOURS // 2], by_number[COLOURS // 2 :]
    steps = {colour & 0xFFF0F0F0: colour for colour in reversed(seldom)}  # the most frequent one of each
    table = [*often, *reversed(steps.values())][:COLOURS]
    return whole.convertToFormat(
        QImage.Format.Format_Indexed8,
        table,
        Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither,
    )


def cut_texts(window: QWidget) -> list[str]:
    """What is not shown whole in a window: texts with less room than they need, widgets out of their parents."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not widget.isVisible() or widget.width() == 0:
            continue
        if isinstance(widget, (QLabel, QPushButton, QCheckBox, QRadioButton)) and widget.text():
            missing = missing_room(widget)
            if missing:
                found.append(f"{widget.text()[:50]!r} lacks {missing}")
        parent = widget.parentWidget()
        if parent is not None and parent.objectName() not in ("qt_scrollarea_viewport", "") and parent is not window:
            corner = widget.mapTo(parent, QPoint(0, 0))
            if not parent.rect().adjusted(-1, -1, 1, 1).contains(QRect(corner, widget.size())):
                found.append(f"{type(widget).__name__} {widget.accessibleName()[:40]!r} goes out of its place")
    return found


def missing_room(widget: QLabel | QAbstractButton) -> str:
    """How many pixels a text lacks; nothing where it is shown whole."""
    if isinstance(widget, ElidedLabel):  # cut in the middle on purpose; the tooltip has all of it
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        lacks = widget.heightForWidth(widget.width()) - widget.height()
        longest = max(
            (QFontMetrics(widget.font()).horizontalAdvance(word) for word in widget.text().split()), default=0
        )
        if longest > widget.width() + 1:
            return f"{longest - widget.width()} pixels of width"
        return f"{lacks} pixels of height" if lacks > 1 else ""
    wanted = widget.sizeHint()
    if wanted.width() > widget.width() + 1:
        return f"{wanted.width() - widget.width()} pixels of width"
    return f"{wanted.height() - widget.height()} pixels of height" if wanted.height() > widget.height() + 1 else ""
