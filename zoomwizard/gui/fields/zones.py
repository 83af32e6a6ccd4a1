"""A time zone, to be typed or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtWidgets import (
    QComboBox,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.outcome import Finding
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.fields.texts import TextField


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
