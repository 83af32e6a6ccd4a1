"""Where the key of the stand-in numbers is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomwizard.app.secrets import ask_keyring
from zoomwizard.core.said import Said
from zoomwizard.gui.language import left_to_right, tr
from zoomwizard.gui.pages.journey import Journey
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.widgets import text_label
from zoomwizard.gui.theme import IconLabel


class KeyState(QWidget):
    """Where the key of the stand-in numbers is kept, in a sentence; the keyring is asked beside the window."""

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self._journey = journey
        self._task = OneTask(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(IconLabel("lock", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        self._text = text_label("", "muted")
        line.addWidget(self._text, 1)
        self.hide()

    def look(self) -> None:
        """Ask anew, unless a key file is named."""
        self.stop()
        file = self._journey.answers.get("key_file")
        if file is not None:
            name = left_to_right(Path(file).name)
            self._say(tr("The key for the stand-in numbers is in the file {name}.", name=name))
            return
        self._task.begin(lambda: ask_keyring().sentence, self._show)

    def stop(self) -> None:
        """Wait for no answer."""
        self._task.leave()

    def _show(self, task: Task[Said]) -> None:
        if task.error is None:
            self._say(self._journey.words.of(task.value))

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self.show()
