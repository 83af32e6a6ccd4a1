"""The window of the settings: look, language, what is remembered, and what the program is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app import zoom
from zoomwizard.app.words import LANGUAGES, words
from zoomwizard.core.outcome import AppError
from zoomwizard.gui.language import size, tr, value_text
from zoomwizard.gui.parts.boxes import ChoiceBox
from zoomwizard.gui.parts.dialogs import roomy_rows, scrolling_rows, take_room
from zoomwizard.gui.parts.widgets import text_label
from zoomwizard.gui.shell.about import diagnostics, licences, open_log_folder


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
        rows.addWidget(
            text_label(
                tr("The files you chose and the answers you gave are remembered on this computer only."), "muted"
            )
        )
        clear = QPushButton(tr("&Forget files and answers"))
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
        outer.addLayout(self._buttons())
        take_room(self, scrolls, 72)

    def _buttons(self) -> QHBoxLayout:
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
        return line

    def _box(self, names: dict[str, str], now: str, choose: Callable[[str], None], name: str) -> QComboBox:
        box = ChoiceBox()
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
