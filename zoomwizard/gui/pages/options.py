"""The page of the options: the time zone first and in the whole width, with its proof; then the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QFrame

from zoomwizard.gui.pages.inputs import InputsPage
from zoomwizard.gui.parts.widgets import card


class OptionsPage(InputsPage):
    """The last step that asks."""

    _zones: Sequence[tuple[str, QFrame]] = ()

    def _card_of(self, names: Iterable[str], further: Sequence[str]) -> QFrame:
        names = list(names)
        zones = [name for name in names if self.fields[name].ask.kind == "time-zone"]
        self._zones = [(name, self._card_of_zone(name)) for name in zones]
        return super()._card_of([name for name in names if name not in zones], further)

    def _card_of_zone(self, name: str) -> QFrame:
        frame, rows = card()
        rows.addWidget(self.fields[name])
        self.rows.addWidget(frame)
        return frame

    def enter(self) -> None:
        """A zone that isn't asked for has no card."""
        super().enter()
        for name, frame in self._zones:
            frame.setVisible(not self.fields[name].isHidden())
