"""The page that asks for reports: files, or straight from Zoom."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from zoomwizard.core.examined import Examined
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.file_list import FileList
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.parts.widgets import card, text_label


class SourcePage(InputsPage):
    """The step that asks for reports: files, or straight from Zoom. `source_changed` when the user goes another way."""

    source_changed = Signal()

    def more_cards(self) -> list[QWidget]:
        """Beside the files, the other way."""
        frame, rows = card()
        rows.addWidget(text_label(tr("Reports from Zoom"), "strong"))
        self._zoom = QCheckBox(tr("Download reports &from Zoom"))
        self._zoom.setAccessibleDescription(
            tr("This uses an app in your Zoom account. You choose the account and the days on the next pages.")
        )
        rows.addWidget(self._zoom)
        for text in (
            tr("An app in your Zoom account gets the data that the reports hold, so you don't need the Zoom portal."),
            tr("You can add files, too: a session that's in both counts once."),
        ):
            rows.addWidget(text_label(text, "muted"))
        rows.addStretch(1)
        self._zoom.setChecked(bool(self._journey.mode.download))
        self._zoom.toggled.connect(self._change)
        return [frame]

    @property
    def looks_at_once(self) -> bool:
        """Where files are given, so that their list grows while they are chosen."""
        return bool(self._journey.answers.get("reports"))

    def _build(self) -> None:
        super()._build()
        self.files = FileList(self._journey.words)
        self.files.removed.connect(self._keep)
        self.rows.insertWidget(1, self.files)

    def show_files(self, examined: Examined) -> None:
        """Each report with its rows and days, and what was left out."""
        self.files.show_examined(examined, {"reports"})

    def _keep(self, paths: tuple[Path, ...]) -> None:
        """The user has taken a file out of the list."""
        self.fields["reports"].set_value(paths or None)

    def _change(self, is_wanted: bool) -> None:  # noqa: FBT001 - what a check box says
        self._journey.take_branch(is_wanted=is_wanted)
        self.fields["reports"].forget_findings()
        self.source_changed.emit()
