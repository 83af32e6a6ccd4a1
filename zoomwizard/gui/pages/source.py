"""The page that asks for reports: files, or straight from Zoom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from zoomwizard.gui.language import tr
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

    def _change(self, is_wanted: bool) -> None:  # noqa: FBT001 - what a check box says
        self._journey.take_branch(is_wanted=is_wanted)
        self.fields["reports"].forget_findings()
        self.source_changed.emit()
