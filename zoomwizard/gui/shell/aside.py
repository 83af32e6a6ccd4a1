"""The windows beside the wizard: help, settings, and an error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from zoomwizard.app.settings import Settings
from zoomwizard.gui.language import set_language
from zoomwizard.gui.shell.memory import Memory
from zoomwizard.gui.theme import theme

if TYPE_CHECKING:
    from zoomwizard.gui.shell.guide import Guide
    from zoomwizard.gui.shell.settings import SettingsDialog


class Aside(QObject):
    """Opens them. `forgotten` when the user wants no file or folder to be remembered."""

    forgotten = Signal()

    def __init__(self, window: QWidget, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._memory = window, memory
        self.guide: Guide | None = None
        self.log_file: Path | None = None

    def show_help(self, page: str, section: str = "") -> None:
        """Open the guide at a section of a page."""
        from zoomwizard.gui.shell.guide import Guide

        if self.guide is None:
            self.guide = Guide(self._window)
        self.guide.open_at(page, section)

    def close_guide(self) -> None:
        """Its words are of another language from now on."""
        if self.guide is not None:
            self.guide.close()
            self.guide.deleteLater()
            self.guide = None

    def show_error(self, error: BaseException) -> None:
        """Say what happened, and write it down."""
        from zoomwizard.app.errors import readable_error
        from zoomwizard.app.logs import log_failure
        from zoomwizard.core.outcome import Cancelled
        from zoomwizard.gui.shell.error import ErrorDialog

        if isinstance(error, Cancelled):
            return
        log_failure(error)
        dialog = ErrorDialog(readable_error(error, self.log_file), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_settings(self) -> SettingsDialog:
        """Open the settings."""
        from zoomwizard.gui.shell.settings import SettingsDialog

        dialog = SettingsDialog(
            self._window,
            theme=self._memory.settings.theme,
            language=self._memory.settings.language,
            set_theme=self.set_theme,
            set_language=self._set_language,
            forget=self.forget,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def set_theme(self, choice: str) -> None:
        """Show everything in this look from now on."""
        self._memory.change(lambda settings: replace(settings, theme=choice))
        theme().set_choice(choice)

    def _set_language(self, language: str) -> None:
        self._memory.change(lambda settings: replace(settings, language=language))
        set_language(language)
        self._open_settings_anew()

    def _open_settings_anew(self) -> None:
        """The dialog in which the language was chosen speaks it, too; the focus stays where it was."""
        from zoomwizard.gui.shell.settings import SettingsDialog

        for old in self._window.findChildren(SettingsDialog):
            old.close()
            self.show_settings().language.setFocus()

    def forget(self) -> None:
        """Remember no file and no answer of before."""
        self._memory.change(Settings.without_inputs)
        self.forgotten.emit()
