"""One widget for each kind of question that a job asks, with its label, help, and what is wrong beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.job import Ask
from zoomwizard.core.outcome import Finding, Question, Severity
from zoomwizard.gui.language import date_form, left_to_right, tr
from zoomwizard.gui.parts.widgets import MARKS, text_label
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import IconLabel, icon, icon_size, theme

Recent = Callable[[str], Sequence[str]]
LARGEST_NUMBER = 1_000_000


class Problems(QWidget):
    """The findings about one field, each with icon and text; a box to choose from for each question that settles it."""

    settled = Signal(Question, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.boxes: list[QComboBox] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.hide()

    def show_findings(self, findings: Iterable[Finding]) -> str:
        """Show these instead of those before; their text."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.boxes.clear()
        texts = []
        for finding in findings:
            text = self._words.finding(finding)
            texts.append(f"{words(MARKS[finding.severity][2])}: {text}")
            self._lines.addWidget(self._line(finding, text))
            for question in finding.asks:
                self._lines.addWidget(self._box(question))
        self.setVisible(bool(texts))
        return " ".join(texts)

    def _line(self, finding: Finding, text: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        icon, colour, _ = MARKS[finding.severity]
        row.addWidget(IconLabel(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(text, "problem" if finding.severity is Severity.ERROR else ""), 1)
        return line

    def _settle(self, question: Question, answer: str) -> None:
        if answer:
            self.settled.emit(question, answer)

    def _box(self, question: Question) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(tr("Choose…"), "")
        for choice in question.choices:
            box.addItem(" · ".join((choice.text, *choice.values)), choice.text)
        box.setAccessibleName(self._words.of(question.what))
        label = text_label(self._words.of(question.what), wraps=False)
        label.setBuddy(box)
        box.activated.connect(lambda _: self._settle(question, str(box.currentData())))
        row.addWidget(label)
        row.addWidget(box, 1)
        self.boxes.append(box)
        return line


class Field(QFrame):
    """One question. `changed` when the user has given another answer; `settled` for one that a finding asks."""

    changed = Signal()
    settled = Signal(Question, str)

    def __init__(self, name: str, ask: Ask, of_job: Words) -> None:
        super().__init__()
        self.name, self.ask, self.words = name, ask, of_job
        self.editor = self.make_editor()
        self.editor.setAccessibleName(of_job.label(name))
        self._help = " ".join(of_job.of(text) for text in (ask.help, ask.rule) if text)
        self.editor.setAccessibleDescription(self._help)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        if not isinstance(self.editor, QCheckBox):
            label = QLabel(words(ask.label))
            label.setObjectName("strong")
            label.setBuddy(self.editor)
            self._rows.addWidget(label)
        self.last = self.editor  # the one of the row that Tab leaves last
        self._rows.addWidget(self.make_row())
        self._rows.addWidget(text_label(self._help, "muted"))
        self._problems = Problems(of_job)
        self._problems.settled.connect(self.settled)
        self._rows.addWidget(self._problems)

    def make_editor(self) -> QWidget:
        """The widget that holds the answer."""
        raise NotImplementedError

    def make_row(self) -> QWidget:
        """The editor with what stands beside it."""
        return self.editor

    def value(self) -> Any:
        """The answer; None where none is given, so that the job's own default counts."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show an answer."""
        raise NotImplementedError

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:  # noqa: ARG002 - for a choice
        """Show what is wrong beside the field, or nothing; a screen reader says it with the field."""
        text = self._problems.show_findings(findings)
        self.editor.setAccessibleDescription(f"{self._help} {text}".strip())
        before = self.last
        for box in self._problems.boxes:  # made last, but walked where they stand
            QWidget.setTabOrder(before, box)
            before = box

    def forget_findings(self) -> None:
        """What was wrong was so of another answer."""
        self._problems.show_findings(())
        self.editor.setAccessibleDescription(self._help)


class TextField(Field):
    """A line of text; with an answer to choose from where a finding offers some."""

    editor: QComboBox

    def make_editor(self) -> QWidget:
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = box.lineEdit()
        assert line is not None
        line.setAccessibleName(self.words.label(self.name))
        line.setPlaceholderText(self.ask.metavar)
        box.editTextChanged.connect(self.changed)
        return box

    def value(self) -> str | None:
        return self.editor.currentText().strip() or None

    def set_value(self, value: Any) -> None:
        self.editor.setEditText(str(value or ""))

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:
        super().show_findings(findings, example)
        given = self.editor.currentText()
        self.editor.blockSignals(True)
        self.editor.clear()
        for finding in findings:
            self.editor.addItems(list(finding.choices))
        self.editor.setEditText(given)
        self.editor.blockSignals(False)


class ZoneField(TextField):
    """A time zone, to be typed or chosen."""

    def make_editor(self) -> QWidget:
        box = super().make_editor()
        assert isinstance(box, QComboBox)
        line = box.lineEdit()
        assert line is not None
        box.addItems(time_zones())
        box.setEditText("")
        line.setPlaceholderText(words(self.ask.blank))
        return box

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:
        Field.show_findings(self, findings, example)


@cache
def time_zones() -> Sequence[str]:
    """The names to choose from; they are files, so that listing them takes a moment."""
    from zoneinfo import available_timezones

    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


class ChoiceField(Field):
    """One of a few."""

    editor: QComboBox

    def make_editor(self) -> QWidget:
        box = QComboBox()
        for choice in self.ask.choices:
            box.addItem(words(self.ask.choice_names[choice]), choice)
        box.activated.connect(self.changed)
        return box

    def value(self) -> str | None:
        return str(self.editor.currentData())

    def set_value(self, value: Any) -> None:
        self.editor.setCurrentIndex(max(self.editor.findData(value), 0))

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:
        super().show_findings(findings, example)
        if "date_order" not in self.name:
            return
        for number, choice in enumerate(self.ask.choices):
            shown = date_as_read(example, choice)
            read = f": {example} = {shown}" if shown else ""
            self.editor.setItemText(number, words(self.ask.choice_names[choice]) + read)


def date_as_read(text: str, order: str) -> str:
    """A date, day or month first, in words; nothing where it has no such parts."""
    parts = text.split(maxsplit=1)[0].replace("-", "/").replace(".", "/").split("/") if text.strip() else []
    if len(parts) != 3 or order not in ("mdy", "dmy") or not all(part.isdecimal() for part in parts):
        return ""
    first, second, year = map(int, parts)
    month, day = (first, second) if order == "mdy" else (second, first)
    date = QDate(year + 2000 if year < 100 else year, month, day)
    return QLocale().toString(date, QLocale.FormatType.LongFormat)


class AccountField(Field):
    """One of the Zoom accounts that are kept."""

    editor: QComboBox

    def make_editor(self) -> QWidget:
        box = QComboBox()
        box.setPlaceholderText(tr("No account yet: add one"))
        box.activated.connect(self.changed)
        return box

    def fill(self, names: Iterable[str]) -> None:
        """Offer these accounts; the one that was chosen stays so, if it is among them."""
        before = self.value()
        self.editor.clear()
        for name in names:
            self.editor.addItem(name, name)
        self.set_value(before)

    def value(self) -> str | None:
        chosen = self.editor.currentData()
        return None if chosen is None else str(chosen)

    def set_value(self, value: Any) -> None:
        self.editor.setCurrentIndex(max(self.editor.findData(value), 0 if self.editor.count() else -1))


class LineField(Field):
    """A line of text that nothing can be proposed for."""

    editor: QLineEdit

    def make_editor(self) -> QWidget:
        edit = QLineEdit()
        edit.textChanged.connect(self.changed)
        return edit

    def value(self) -> str:
        return self.editor.text().strip()

    def set_value(self, value: Any) -> None:
        self.editor.setText(str(value or ""))


class SecretField(LineField):
    """A secret: not shown unless the user wants it."""

    def make_editor(self) -> QWidget:
        edit = super().make_editor()
        assert isinstance(edit, QLineEdit)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        return edit

    def make_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        shows = QCheckBox(tr("Sho&w"))
        shows.toggled.connect(self._show)
        line.addWidget(self.editor, 1)
        line.addWidget(shows)
        self.last = shows
        return row

    def _show(self, is_wanted: bool) -> None:  # noqa: FBT001 - what a check box says
        self.editor.setEchoMode(QLineEdit.EchoMode.Normal if is_wanted else QLineEdit.EchoMode.Password)


class DayEdit(QDateEdit):
    """A day, typed or chosen in a calendar. Tab leaves it, as every other field."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own form
        """To the next widget, not to the month or the year."""
        return QWidget.focusNextPrevChild(self, forward)


class DayField(Field):
    """A day, as 2026-08-31."""

    editor: DayEdit

    def make_editor(self) -> QWidget:
        edit = DayEdit()
        edit.setCalendarPopup(True)
        edit.setDisplayFormat(date_form())
        edit.dateChanged.connect(self.changed)
        return edit

    def value(self) -> str:
        return self.editor.date().toString(Qt.DateFormat.ISODate)

    def set_value(self, value: Any) -> None:
        if value:
            self.editor.setDate(QDate.fromString(value, Qt.DateFormat.ISODate))


class FlagField(Field):
    """Yes or no."""

    editor: QCheckBox

    def make_editor(self) -> QWidget:
        box = QCheckBox(words(self.ask.label))
        box.toggled.connect(self.changed)
        return box

    def value(self) -> bool:
        return self.editor.isChecked()

    def set_value(self, value: Any) -> None:
        self.editor.setChecked(bool(value))


class NumberField(Field):
    """A whole number."""

    editor: QSpinBox

    def make_editor(self) -> QWidget:
        box = QSpinBox()
        line = box.lineEdit()
        assert line is not None
        line.setTextMargins(8, 0, 8, 0)  # the style sheet's padding does not reach it
        box.setRange(self.ask.minimum or 0, LARGEST_NUMBER)
        box.valueChanged.connect(self.changed)
        return box

    def value(self) -> int:
        return self.editor.value()

    def set_value(self, value: Any) -> None:
        self.editor.setValue(int(value))


class TextsField(Field):
    """Several lines of text."""

    editor: QPlainTextEdit

    def make_editor(self) -> QWidget:
        edit = QPlainTextEdit()
        edit.setTabChangesFocus(True)
        edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * 3 + 20)
        edit.textChanged.connect(self.changed)
        return edit

    def value(self) -> tuple[Any, ...] | None:
        return tuple(line.strip() for line in self.editor.toPlainText().splitlines() if line.strip()) or None

    def set_value(self, value: Any) -> None:
        self.editor.setPlainText("\n".join(map(str, value or ())))


class PathMixin(Field):
    """What fields of files and folders have: Browse, recent ones, and taking what is dropped."""

    recent: Recent = staticmethod(lambda _name: ())

    def make_row(self) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        buttons: list[QWidget] = [self._browse_button(text, choose) for text, choose in self.ways()]
        buttons.append(self._recent_button())
        # Several paths, and the one beside which there is little room, have their buttons below.
        below = self.ask.kind in ("folder", "open-files")
        grid.addWidget(self.editor, 0, 0, 1, len(buttons) + 1 if below else 1)
        self.last = buttons[-1]
        for number, button in enumerate(buttons):
            at = (1, number) if below else (0, number + 1)
            grid.addWidget(button, *at, Qt.AlignmentFlag.AlignLeading if below else Qt.AlignmentFlag(0))
        grid.setColumnStretch(len(buttons) if below else 0, 1)
        for target in (self.editor, getattr(self.editor, "viewport", lambda: self.editor)()):
            target.setAcceptDrops(False)  # the page takes what is dropped, as paths and not as addresses
        return row

    def ways(self) -> list[tuple[str, Callable[[], Sequence[str]]]]:
        """The buttons that open a dialog: what they say and what the user then chose."""
        raise NotImplementedError

    def take(self, paths: Sequence[str]) -> None:
        """Take what was browsed for or dropped."""
        raise NotImplementedError

    def accepts(self, path: Path) -> str:
        """Nothing, or why something that was dropped can't be taken."""
        if path.is_dir() and self.ask.kind == "open-file":
            return tr("That's a folder. Drop a CSV file here.")
        if self.ask.kind != "folder" and not path.is_dir() and path.suffix.lower() != ".csv":
            return tr("You can only drop CSV files and folders here.")
        return ""

    def accepts_all(self, paths: Sequence[str]) -> str:
        """Nothing, or why all that was dropped at once can't be taken."""
        if not paths:
            return tr("You can only drop CSV files and folders here.")
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
        edit.setPlaceholderText(tr("One file or folder per line: type, paste, or drop them here"))
        return edit

    def value(self) -> tuple[Path, ...] | None:
        lines = (path_text(line) for line in self.editor.toPlainText().splitlines())
        return tuple(Path(line) for line in lines if line) or None

    def ways(self) -> list[tuple[str, Callable[[], Sequence[str]]]]:
        return [(tr("Browse…"), self._browse_files), (tr("Folder…"), self._browse_folder)]

    def take(self, paths: Sequence[str]) -> None:
        known = self.value() or ()
        self.set_value([*known, *(path for path in map(Path, paths) if path not in known)])

    def _browse_files(self) -> Sequence[str]:
        title = self.words.label(self.name)
        return QFileDialog.getOpenFileNames(self, title, self.first_folder(), pattern_of(self.ask))[0]

    def _browse_folder(self) -> Sequence[str]:
        path = QFileDialog.getExistingDirectory(self, self.words.label(self.name), self.first_folder())
        return [path] if path else []


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
    return f"{tr('CSV files')} ({ask.pattern});;{every}" if ask.pattern else every


class WheelGuard(QObject):
    """Keeps the mouse wheel, meant for the page, from changing what is chosen in a box that it passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page unless the box has the focus."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


FIELD_TYPES: Mapping[str, type[Field]] = {
    "open-file": PathField,
    "folder": PathField,
    "open-files": PathsField,
    "choice": ChoiceField,
    "text": TextField,
    "memory": TextField,
    "texts": TextsField,
    "flag": FlagField,
    "number": NumberField,
    "time-zone": ZoneField,
    "account": AccountField,
    "day": DayField,
    "line": LineField,
    "secret": SecretField,
}


def add_further(rows: QVBoxLayout, fields: Iterable[Field]) -> QCheckBox:
    """Put a box More options and, while it is ticked, fields below it."""
    box, inner = QCheckBox(tr("Mo&re options")), QWidget()
    inner_rows = QVBoxLayout(inner)
    inner_rows.setContentsMargins(0, 0, 0, 0)
    inner_rows.setSpacing(10)
    for field in fields:
        inner_rows.addWidget(field)
    inner.hide()
    box.toggled.connect(inner.setVisible)
    rows.addWidget(box)
    rows.addWidget(inner)
    return box


def make_field(name: str, words: Words, recent: Recent) -> Field:
    """The widget for one question of a job."""
    field = FIELD_TYPES[words.asked[name].kind](name, words.asked[name], words)
    if isinstance(field, PathMixin):
        field.recent = recent
    guard = WheelGuard(field)
    if isinstance(field.editor, QComboBox):  # as wide as the page allows, not as its longest choice
        field.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.editor.setMinimumContentsLength(10)
    if isinstance(field.editor, (QComboBox, QAbstractSpinBox)):
        field.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.editor.installEventFilter(guard)
    return field
