"""The page that asks for reports: files, or straight from Zoom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.parts.layouts import Flow
from zoomwizard.gui.parts.widgets import card, text_label


class SourcePage(InputsPage):
    """The step that asks for reports: files, or straight from Zoom. `source_changed` when the user goes another way."""

    source_changed = Signal()

    def _build(self) -> None:
        """Above the files, both ways; of Zoom's, what it takes."""
        ways, line, group = QWidget(), Flow(spacing=0), QButtonGroup(self)
        ways.setLayout(line)
        self._files, self._zoom = (
            QPushButton(text) for text in (tr("&Files on this computer"), tr("Download from Zoo&m"))
        )
        for way in (self._files, self._zoom):
            way.setObjectName("segment")
            way.setProperty("last", way is self._zoom)
            way.setAutoDefault(False)
            way.setCheckable(True)
            group.addButton(way)
            line.addWidget(way)
        self.rows.addWidget(ways)
        self._explained, rows = card()
        takes = tr(
            "An app in your Zoom account gets the data that the reports hold, so you don't need the Zoom portal. "
            "You choose the account and the days on the next pages."
        )
        self._zoom.setAccessibleDescription(takes)
        for text in (takes, tr("You can add files, too: a session that's in both counts once.")):
            rows.addWidget(text_label(text, "muted"))
        self.rows.addWidget(self._explained)
        super()._build()
        is_wanted = bool(self._journey.mode.download)
        (self._zoom if is_wanted else self._files).setChecked(True)
        self._explained.setVisible(is_wanted)
        self._zoom.toggled.connect(self._change)

    def _change(self, is_wanted: bool) -> None:  # noqa: FBT001 - what a button says
        self._explained.setVisible(is_wanted)
        self._journey.take_branch(is_wanted=is_wanted)
        self.fields["reports"].forget_findings()
        self.source_changed.emit()
