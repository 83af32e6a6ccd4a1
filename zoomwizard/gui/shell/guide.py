"""The user guide: its pages are part of the program and need no network."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextBlock, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.guide import guide_pages, guide_sections, guide_text, guide_title, search_guide
from zoomwizard.app.words import words
from zoomwizard.core.said import plural
from zoomwizard.gui.language import tr
from zoomwizard.gui.parts.widgets import announce, text_label

CONTENTS_WIDTH, TEXT_MARGIN = 240, 16
SECTION_LEVEL = 2
PLACE = Qt.ItemDataRole.UserRole  # of an item: page and section


def anchor(heading: str) -> str:
    """The name by which a link leads to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


class GuideText(QTextBrowser):
    """A page of the guide, no wider than the dialog."""

    def __init__(self) -> None:
        super().__init__()
        # Always there, so that lines break where they will and a section's place is known before the page is painted.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().rangeChanged.connect(self._show_bar)

    def _show_bar(self, _least: int, most: int) -> None:
        """Qt makes a page with tables a pixel too wide, for which nobody needs a bar."""
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if most > 1 else policy.ScrollBarAlwaysOff)


class Contents(QWidget):
    """The pages and, of the one that is shown, the sections; or what a search finds. `chosen`: page and section."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(CONTENTS_WIDTH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the help"))
        self.search.setAccessibleName(tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setAccessibleName(tr("Contents"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.nothing = text_label(tr("Nothing was found. Try another word."), "muted")
        rows.addWidget(self.search)
        rows.addWidget(self.nothing)
        rows.addWidget(self.list, 1)
        self.nothing.hide()
        self._here = ("", "")

    def show_here(self, page: str, section: str) -> None:
        """Show which page and section is read, where no search is shown."""
        is_new = page != self._here[0] or not self.list.topLevelItemCount()
        self._here = (page, section)
        if self.search.text().strip():
            return
        if is_new:
            self._list_pages(page)
        for item in self._items():
            if item.data(0, PLACE) == (page, section):
                self.list.setCurrentItem(item)

    def _list_pages(self, here: str) -> None:
        self.list.clear()
        self.list.setRootIsDecorated(True)
        for page in dict.fromkeys((*guide_pages(), here)):
            top = self._item(guide_title(page), page, "")
            self.list.addTopLevelItem(top)
            for section in guide_sections(page)[1:]:
                top.addChild(self._item(section.heading, page, anchor(section.heading)))
            top.setExpanded(page == here)

    def _find(self, text: str) -> None:
        """List what is found instead of the contents; these again where the search is blank."""
        found = search_guide(text)
        self.nothing.setVisible(bool(text.strip()) and not found)
        if not text.strip():
            self._list_pages(self._here[0])
            self.show_here(*self._here)
            return
        self.list.clear()
        self.list.setRootIsDecorated(False)
        for section in found:
            title = guide_title(section.page)
            shown = f"{title}: {section.heading}" if section.heading else title
            self.list.addTopLevelItem(self._item(shown, section.page, anchor(section.heading)))
        announce(self.list, words(plural("{n} section was found", "{n} sections were found", n=len(found))))

    def _item(self, text: str, page: str, section: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setToolTip(0, text)
        item.setData(0, PLACE, (page, section))
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.list.topLevelItemCount()):
            top = self.list.topLevelItem(at)
            assert top is not None
            yield top
            yield from filter(None, (top.child(below) for below in range(top.childCount())))

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(*item.data(0, PLACE))


class Guide(QDialog):
    """A page of the user guide, at one of its sections."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("User guide"))
        self.resize(CONTENTS_WIDTH + 780, 640)
        self._seen: list[tuple[str, str]] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 14)
        rows.setSpacing(12)
        self.contents = Contents()
        self.contents.chosen.connect(self._go_to)
        self.text = GuideText()
        self.text.document().setDocumentMargin(TEXT_MARGIN)
        self.text.verticalScrollBar().valueChanged.connect(self._show_here)
        self.text.setAccessibleName(tr("User guide"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.back, close = QPushButton(tr("&Back")), QPushButton(tr("Close"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._go_back)
        close.clicked.connect(self.accept)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.contents)
        columns.addWidget(self.text, 1)
        rows.addLayout(columns, 1)
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
        self.text.setMarkdown(guide_text(page))
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
        self.contents.show_here(page, anchor(section))

    def _show_here(self) -> None:
        """The section in view is marked in the contents: the last one that begins at the top or above it."""
        if not self._seen:
            return
        top = self.text.verticalScrollBar().value() + 2 * self.text.fontMetrics().lineSpacing()
        layout = self.text.document().documentLayout()
        section, block = "", self.text.document().begin()
        while block.isValid() and layout.blockBoundingRect(block).top() < top:
            if block.blockFormat().headingLevel() == SECTION_LEVEL:
                section = anchor(block.text())
            block = block.next()
        self.contents.show_here(self._seen[-1][0], section)

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
