"""Files and folders: typed, browsed for, used before, or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from zoomwizard.core.job import Ask
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.fields.texts import TextsField
from zoomwizard.gui.language import left_to_right, tr
from zoomwizard.gui.parts.layouts import Columns
from zoomwizard.gui.theme import icon, icon_size, theme

Recent = Callable[[str], Sequence[str]]
LETTERS_BESIDE, NEVER_BESIDE = 28, 10_000  # of half a row, with less of which the buttons stand below


class PathMixin(Field):
    """What fields of files and folders have: Browse, recent ones, and taking what is dropped."""

    recent: Recent = staticmethod(lambda _name: ())

    def make_row(self) -> QWidget:
        """What is typed or given, and the buttons: beside it where a path has room then, else below."""
        buttons, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        buttons.setLayout(line)
        for one in (*(self._browse_button(text, choose) for text, choose in self.ways()), self._recent_button()):
            line.addWidget(one)
            self.last = one
        line.addStretch(1)
        for target in (self.editor, getattr(self.editor, "viewport", lambda: self.editor)()):
            target.setAcceptDrops(False)  # the page takes what is dropped, as paths and not as addresses
        letters = NEVER_BESIDE if self.ask.kind == "open-files" else LETTERS_BESIDE
        return Columns(self.editor, buttons, spacing=6, letters=letters, shares=(1, 0))

    def ways(self) -> list[tuple[str, Callable[[], Sequence[str]]]]:
        """The buttons that open a dialog: what they say and what the user then chose."""
        raise NotImplementedError

    def take(self, paths: Sequence[str]) -> None:
        """Take what was browsed for or dropped."""
        raise NotImplementedError

    def accepts(self, path: Path) -> str:
        """Nothing, or why something that was dropped can't be taken."""
        if path.is_dir() and self.ask.kind == "open-file":
            return (
                tr("That's a folder. Drop a CSV file or an Excel workbook here.")
                if takes_workbooks(self.ask)
                else tr("That's a folder. Drop a CSV file here.")
            )
        if self.ask.kind != "folder" and not path.is_dir() and not self._is_offered(path):
            return self._only()
        return ""

    def _only(self) -> str:
        """What can be dropped here."""
        if self.ask.kind != "open-file":
            return tr("You can only drop CSV files and folders here.")
        if takes_workbooks(self.ask):
            return tr("You can only drop a CSV file or an Excel workbook here.")
        return tr("You can only drop a CSV file here.")

    def _is_offered(self, path: Path) -> bool:
        patterns = self.ask.pattern.split() or ["*.csv"]
        return path.suffix.lower() in {Path(pattern).suffix for pattern in patterns}

    def accepts_all(self, paths: Sequence[str]) -> str:
        """Nothing, or why all that was dropped at once can't be taken."""
        if not paths:
            return self._only()
        if len(paths) > 1 and self.ask.kind != "open-files":
            return tr("You can only drop one file or folder here.")
        return next((reason for path in paths if (reason := self.accepts(Path(path)))), "")

    def first_folder(self) -> str:
        """Where a dialog begins: at what stands in the field, else at the newest of the recent ones."""
        value = self.value() or ()
        now = [str(value)] if isinstance(value, Path) else [str(path) for path in value]
        for text in (*now, *self.recent(self.name)):
            return text if self.ask.kind == "folder" else str(Path(text).parent)
        return ""

    def _browse_button(self, text: str, choose: Callable[[], Sequence[str]]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{text} {self.words.label(self.name)}")
        button.clicked.connect(lambda: self._take_if_any(choose()))
        return button

    def _take_if_any(self, paths: Sequence[str]) -> None:
        if paths:
            self.take(paths)

    def _recent_button(self) -> QToolButton:
        button = self._recent = QToolButton()
        self._draw_icon()
        button.setToolTip(tr("Recently used"))
        theme().changed.connect(self._draw_icon)
        button.setAccessibleName(tr("Recently used: {name}", name=self.words.label(self.name)))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        return button

    def _draw_icon(self) -> None:
        self._recent.setIcon(icon("recent", theme().colours.text))
        self._recent.setIconSize(icon_size(self._recent))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for text in self.recent(self.name):
            there = Path(text).exists()
            shown = left_to_right(text.replace("&", "&&"))  # a menu takes a single one for a mnemonic's mark
            action = menu.addAction(shown if there else tr("{path} (missing)", path=shown))
            action.setEnabled(there)
            action.triggered.connect(lambda _=False, path=text: self.take([path]))
        if menu.isEmpty():
            menu.addAction(tr("Nothing yet")).setEnabled(False)


class PathField(PathMixin):
    """One file or folder."""

    editor: QLineEdit

    def make_editor(self) -> QWidget:
        edit = QLineEdit()
        is_folder = self.ask.kind == "folder"
        folder, file = (
            tr("Type or paste a path, or drop a folder here"),
            tr("Type or paste a path, or drop a file here"),
        )
        edit.setPlaceholderText(folder if is_folder else file)
        edit.textChanged.connect(self.changed)
        return edit

    def value(self) -> Path | None:
        text = path_text(self.editor.text())
        return Path(text) if text else None

    def set_value(self, value: Any) -> None:
        self.editor.setText(str(value) if value else "")

    def ways(self) -> list[tuple[str, Callable[[], Sequence[str]]]]:
        return [(tr("Browse…"), self._browse)]

    def take(self, paths: Sequence[str]) -> None:
        self.set_value(Path(paths[0]))  # Qt's paths have no backslashes

    def _browse(self) -> Sequence[str]:
        title, start = self.words.label(self.name), self.first_folder()
        if self.ask.kind == "folder":
            return [path] if (path := QFileDialog.getExistingDirectory(self, title, start)) else []
        found = QFileDialog.getOpenFileName(self, title, start, pattern_of(self.ask))[0]
        return [found] if found else []


class PathsField(PathMixin, TextsField):
    """Several files or folders, one in each line."""

    def make_editor(self) -> QWidget:
        edit = super().make_editor()
        assert isinstance(edit, QPlainTextEdit)
        one, another = (
            tr("One file or folder per line: type, paste, or drop them here"),
            tr("Shift+Enter begins another line"),
        )
        edit.setPlaceholderText(f"{one}\n{another}")
        return edit

    def new_editor(self) -> QPlainTextEdit:
        """One that leaves Enter to the coloured button."""
        return PathLines()

    def value(self) -> tuple[Path, ...] | None:
        lines = (path_text(line) for line in self.editor.toPlainText().splitlines())
        return tuple(Path(line) for line in lines if line) or None

    def ways(self) -> list[tuple[str, Callable[[], Sequence[str]]]]:
        return [(tr("Browse…"), self._browse_files), (tr("Folder…"), self._browse_folder)]

    def take(self, paths: Sequence[str]) -> None:
        """Take these; of a folder its subfolders too, one level, so that each of them stands in the field."""
        known = self.value() or ()
        taken = [one for path in map(Path, paths) for one in (path, *subfolders_with_files(path))]
        self.set_value([*known, *(path for path in taken if path not in known)])

    def _browse_files(self) -> Sequence[str]:
        title = self.words.label(self.name)
        return QFileDialog.getOpenFileNames(self, title, self.first_folder(), pattern_of(self.ask))[0]

    def _browse_folder(self) -> Sequence[str]:
        path = QFileDialog.getExistingDirectory(self, self.words.label(self.name), self.first_folder())
        return [path] if path else []


class PathLines(QPlainTextEdit):
    """Lines that Shift or Ctrl and Enter part; Enter alone is left to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every other key as always."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            event.ignore()


def takes_workbooks(ask: Ask) -> bool:
    """Whether the file may be an Excel workbook."""
    return ".xlsx" in ask.pattern


def subfolders_with_files(folder: Path) -> list[Path]:
    """The folders in a folder that hold CSV files; none where it is a file or can't be looked into."""
    try:
        inside = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        return [path for path in inside if any(file.suffix.lower() == ".csv" for file in path.iterdir())]
    except OSError:  # the check says of the folder itself what is wrong with it
        return []


def path_text(text: str) -> str:
    """A path as it was typed or pasted: without the quotation marks of a system, and no address of a file."""
    text = text.strip().removeprefix('"').removesuffix('"')
    if text.startswith("'") and text.endswith("'"):  # one alone may belong to the name
        text = text.strip("'")
    if text.startswith("file:"):
        from PySide6.QtCore import QUrl

        return QUrl(text).toLocalFile()
    return text


def pattern_of(ask: Ask) -> str:
    """What a file dialog shows."""
    every = tr("All files") + " (*)"
    what = tr("CSV files and Excel workbooks") if takes_workbooks(ask) else tr("CSV files")
    return f"{what} ({ask.pattern});;{every}" if ask.pattern else every
