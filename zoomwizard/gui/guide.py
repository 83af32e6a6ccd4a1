"""The user guide: its pages and pictures are part of the program and need no network."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from zoomwizard.core.resources import resource
from zoomwizard.gui.language import tr

WIDEST_PICTURE = 680  # as the dialog has room for when it opens


def anchor(heading: str) -> str:
    """The name by which a link leads to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


class GuideText(QTextBrowser):
    """A page of the guide; its pictures are made as narrow as the dialog."""

    def __init__(self) -> None:
        super().__init__()
        # Always there, so that lines break where they will and a section's place is known before the page is painted.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().rangeChanged.connect(self._show_bar)

    def _show_bar(self, _least: int, most: int) -> None:
        """Qt makes a page with tables a pixel too wide, for which nobody needs a bar."""
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if most > 1 else policy.ScrollBarAlwaysOff)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the page."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None  # a page has nothing else in it
        picture = QImage(str(resource("guide").joinpath(QUrl(name).path())))
        sharp = self.devicePixelRatioF()
        if picture.width() > WIDEST_PICTURE * sharp:
            picture = picture.scaledToWidth(round(WIDEST_PICTURE * sharp), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(max(1.0, picture.width() / WIDEST_PICTURE))
        return picture


class Guide(QDialog):
    """A page of the user guide, at one of its sections."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("User guide"))
        self.resize(760, 620)
        self._seen: list[tuple[str, str]] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 14)
        rows.setSpacing(12)
        self.text = GuideText()
        self.text.setAccessibleName(tr("User guide"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.back, close = QPushButton(tr("&Back")), QPushButton(tr("Close"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._go_back)
        close.clicked.connect(self.accept)
        rows.addWidget(self.text)
        line = QHBoxLayout()
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(close)
        rows.addLayout(line)

    def open_at(self, page: str, section: str = "") -> None:
        """Show a page anew, the section with this heading at the top."""
        self._seen.clear()
        self._go_to(page, section)

    def here(self) -> tuple[str, str]:
        """The page and the section that are shown."""
        return self._seen[-1]

    def _go_to(self, page: str, section: str) -> None:
        self._seen.append((page, section))
        self.back.setVisible(len(self._seen) > 1)
        self.text.document().clear()
        self.text.setMarkdown(resource("guide", f"{page}.md").read_text(encoding="utf-8"))
        self._break_long_lines()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.show()
        self.raise_()
        heading = self._heading(section) if section else None
        top = 0.0
        if heading is not None:
            self.text.setTextCursor(QTextCursor(heading))
            top = self.text.document().documentLayout().blockBoundingRect(heading).top()
        self.text.setFocus()
        self.text.verticalScrollBar().setValue(round(top))

    def _break_long_lines(self) -> None:
        """Let commands, too, go on in the next line."""
        block = self.text.document().begin()
        while block.isValid():
            form = block.blockFormat()
            if form.nonBreakableLines():
                form.setNonBreakableLines(False)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _heading(self, section: str) -> QTextBlock | None:
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and anchor(block.text()) == anchor(section):
                return block
            block = block.next()
        return None

    def _go_back(self) -> None:
        self._seen.pop()
        self._go_to(*self._seen.pop())

    def _follow(self, link: QUrl) -> None:
        """Go to another place of the guide; what is outside of it is the system's to open."""
        if link.scheme():
            QDesktopServices.openUrl(link)
        else:
            self._go_to(link.path().removesuffix(".md") or self.here()[0], link.fragment())
