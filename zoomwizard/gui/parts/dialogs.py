"""The windows beside the wizard: an error, settings and what the program is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from zoomwizard import full_version
from zoomwizard.app import zoom
from zoomwizard.app.paths import log_folder
from zoomwizard.app.policy import read_policy
from zoomwizard.app.words import LANGUAGES, words
from zoomwizard.core.outcome import AppError
from zoomwizard.gui.language import size, tr, value_text
from zoomwizard.gui.parts.layouts import Scrolls
from zoomwizard.gui.parts.widgets import text_label
from zoomwizard.gui.theme import IconLabel

LICENCES = {
    "PySide6-Essentials": "LGPL-3.0",
    "duckdb": "MIT",
    "pandas": "BSD-3-Clause",
    "numpy": "BSD-3-Clause",
    "keyring": "MIT",
    "httpx2": "BSD-3-Clause",
    "platformdirs": "MIT",
    "tzdata": "Apache-2.0",
    "tzlocal": "MIT",
}


def without_home(text: str) -> str:
    """A text without the user's name, which is part of the paths to what is his."""
    return text.replace(str(Path.home()), "~")


def roomy_rows(dialog: QDialog) -> QVBoxLayout:
    """The rows of a dialog, with as much room around them as the pages have."""
    rows = QVBoxLayout(dialog)
    rows.setContentsMargins(20, 18, 20, 14)
    rows.setSpacing(12)
    return rows


def scrolling_rows(rows: QVBoxLayout) -> tuple[Scrolls, QVBoxLayout]:
    """Rows within those of a dialog; what has no room on the screen scrolls."""
    scrolls, inner = Scrolls(), QWidget()
    scrolls.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner.setObjectName("content")
    inner_rows = QVBoxLayout(inner)
    inner_rows.setContentsMargins(0, 0, 0, 0)
    inner_rows.setSpacing(10)
    scrolls.setWidget(inner)
    rows.addWidget(scrolls, 1)
    return scrolls, inner_rows


def take_room(dialog: QDialog, scrolls: Scrolls, letters: int) -> None:
    """Make a dialog as wide as so many letters and as high as its rows then need, if the screen is."""
    screen, inner = dialog.screen().availableSize(), scrolls.widget()
    assert inner is not None
    width = min(letters * dialog.fontMetrics().averageCharWidth(), screen.width() - 60)
    high = inner.heightForWidth(width) + 3 * dialog.fontMetrics().height() + 60  # with its buttons
    dialog.resize(width + 60, min(high, round(0.9 * screen.height())))


class ErrorDialog(QDialog):
    """What happened, why, and what to do; can be copied, and names nobody."""

    def __init__(self, error: AppError, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(parent.windowTitle())
        self.setModal(True)
        parts = [words(part) for part in (error.title, error.message, error.hint) if part]
        self._details = without_home("\n".join([*parts, error.details, diagnostics()]).strip())
        rows = roomy_rows(self)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(IconLabel("error", "error", lines=2.0))
        line.addWidget(text_label(parts[0], "strong"), 1)
        rows.addLayout(line)
        for part in parts[1:]:
            rows.addWidget(text_label(without_home(part)))
        rows.addStrut(60 * self.fontMetrics().averageCharWidth())
        rows.addSpacing(6)
        buttons = QHBoxLayout()
        copy, folder, close = (QPushButton(text) for text in (tr("&Copy details"), tr("Open &log folder"), tr("Close")))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self._details))
        folder.clicked.connect(open_log_folder)
        close.clicked.connect(self.accept)
        copy.setAutoDefault(False)
        folder.setAutoDefault(False)
        close.setDefault(True)
        buttons.addWidget(copy)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        buttons.addWidget(close)
        rows.addLayout(buttons)
        close.setFocus()

    def details(self) -> str:
        """What Copy details copies."""
        return self._details

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the details."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self._details)
            return
        super().keyPressEvent(event)


class QuestionBox(QMessageBox):
    """A question of which the safe answer, no, is the default. `answered` once, also when it is closed."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget, question: str, explained: str, yes: str, no: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(parent.windowTitle())
        self.setText(question)
        self.setInformativeText(explained)
        unsafe = self.addButton(yes, QMessageBox.ButtonRole.YesRole)
        safe = self.addButton(no, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(safe)
        self.setEscapeButton(safe)
        self.finished.connect(lambda: self.answered.emit(self.clickedButton() is unsafe))


class SettingsDialog(QDialog):
    """Look, language, what is remembered, and what the program is."""

    def __init__(
        self,
        parent: QWidget,
        *,
        theme: str,
        language: str,
        set_theme: Callable[[str], None],
        set_language: Callable[[str], None],
        forget: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings and about"))
        outer = roomy_rows(self)
        scrolls, rows = scrolling_rows(outer)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        names = {"system": tr("Use system setting"), "light": tr("Light"), "dark": tr("Dark")}
        form.addRow(tr("Appe&arance"), self._box(names, theme, set_theme, tr("Appearance")))
        languages = {"": tr("Use system setting"), **LANGUAGES}
        self.language = self._box(languages, language, set_language, tr("Language"))
        form.addRow(tr("Lan&guage"), self.language)
        rows.addLayout(form)
        rows.addWidget(text_label(tr("The files and folders you used are remembered on this computer only."), "muted"))
        clear = QPushButton(tr("&Forget files and folders"))
        clear.clicked.connect(forget)
        clear.clicked.connect(partial(clear.setEnabled, False))
        rows.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addWidget(KeptDownloads())
        rows.addWidget(text_label(tr("About Zoom Wizard"), "strong"))
        about = QTextBrowser()
        about.setAccessibleName(tr("About Zoom Wizard"))
        about.setPlainText(f"{diagnostics()}\n\n{licences()}")
        about.setTabChangesFocus(True)
        about.setMinimumHeight(6 * about.fontMetrics().lineSpacing())
        rows.addWidget(about, 1)
        line = QHBoxLayout()
        for text, press in (
            (tr("&Copy diagnostics"), lambda: QApplication.clipboard().setText(diagnostics())),
            (tr("Open &log folder"), open_log_folder),
        ):
            button = QPushButton(text)
            button.clicked.connect(press)
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        line.addWidget(close)
        outer.addLayout(line)
        take_room(self, scrolls, 72)

    def _box(self, names: dict[str, str], now: str, choose: Callable[[str], None], name: str) -> QComboBox:
        box = QComboBox()
        for key, text in names.items():
            box.addItem(text, key)
        box.setAccessibleName(name)
        box.setCurrentIndex(max(box.findData(now), 0))
        box.activated.connect(lambda _: choose(str(box.currentData())))
        return box


class KeptDownloads(QWidget):
    """What was downloaded from Zoom and no run has used yet: a line each, and a button that deletes all."""

    def __init__(self) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.text = text_label("", "muted")
        self.delete = QPushButton(tr("&Delete downloads"))
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self._delete)
        self._wrong = text_label("", "problem")
        self._wrong.hide()
        rows.addWidget(self.text)
        rows.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addWidget(self._wrong)
        self._look()

    def _look(self) -> None:
        kept = zoom.kept_downloads()
        lines = [
            tr(
                "{account}, {first} to {last}: {size}",
                account=one.account,
                first=value_text(str(one.first)),
                last=value_text(str(one.last)),
                size=size(one.size),
            )
            for one in kept
        ]
        head = tr(
            "Downloaded from Zoom but not used yet. It contains names of people and meetings, and only you can open it:"
        )
        self.text.setText("\n".join([head, *lines]))
        self.setVisible(bool(kept))

    def _delete(self) -> None:
        try:
            for one in zoom.kept_downloads():
                zoom.forget_download(one.path)
        except AppError as error:
            self._wrong.setText(" ".join(words(part) for part in (error.title, error.message, error.hint) if part))
            self._wrong.show()
        self._look()


def diagnostics() -> str:
    """What whoever helps wants to know of the program and the computer; nothing of the user."""
    import platform

    lines = [
        full_version(),
        f"Python {platform.python_version()}, Qt {qVersion()}, DuckDB {version_of('duckdb')}, "
        f"pandas {version_of('pandas')}",
        f"{platform.system()} {platform.release()} ({platform.machine()}), {QLocale().name()}",
        *set_by_it(),
    ]
    return "\n".join(lines)


def set_by_it() -> list[str]:
    """What IT has set for this computer and where, a line each; what is wrong with it too."""
    policy = read_policy()
    if not policy.values and not policy.problems:
        return [tr("Your IT department hasn't set anything for this computer.")]
    return [tr("Set by your IT department:"), *policy.lines(), *map(words, policy.problems)]


def licences() -> str:
    """The licences of what the program is made of."""
    lines = [f"{name} {version_of(name)}: {licence}" for name, licence in LICENCES.items()]
    return "\n".join([tr("Zoom Wizard is free software under the MIT licence. It contains:"), *lines])


def version_of(package: str) -> str:
    """The version of a package that comes with the program."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def open_log_folder() -> None:
    """Show the folder of the log, where there is one."""
    folder = log_folder()
    if folder is not None and folder.is_dir():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
