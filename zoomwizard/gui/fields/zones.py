"""A time zone, searched by what people know of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QPushButton, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.core.examined import Examined, Moment
from zoomwizard.core.outcome import Finding
from zoomwizard.core.said import plural
from zoomwizard.core.time.zones import this_computers_zone
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.fields.texts import TextField
from zoomwizard.gui.fields.zone_list import MOST_FOUND, Zone, find_zones, search_key, zone_called
from zoomwizard.gui.language import day_in_words, tr
from zoomwizard.gui.parts.layouts import Columns
from zoomwizard.gui.parts.widgets import card, text_label


def zone_text(zone: Zone) -> str:
    """A zone as the list shows it: place and offsets."""
    return tr("{place} ({offsets})", place=zone.title, offsets=zone.offsets)


def proof_texts(moment: Moment, read_in: str, zone: str) -> tuple[str, str]:
    """A meeting whose wall clock time was read in one zone, as it would be in another one; and what it is known by."""
    wall = moment.at.replace(tzinfo=UTC).astimezone(ZoneInfo(read_in)).replace(tzinfo=None)
    instant = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    place = zone_called(zone)
    city = place.city if place is not None else zone
    title = tr("{day}, {wall} in {place}", day=day_in_words(wall.date()), wall=f"{wall:%H:%M}", place=city)
    known_by = plural("{utc} UTC, {n} person", "{utc} UTC, {n} people", n=moment.people, utc=f"{instant:%H:%M}")
    return title, words(known_by)


class ZoneField(TextField):
    """A time zone. While one types, what it may mean is listed below; the arrow lists the zones asked for most."""

    def make_editor(self) -> QWidget:
        box = super().make_editor()
        assert isinstance(box, QComboBox)
        self._names: dict[str, str] = {}  # by the text that is shown of it
        self._zones: Sequence[Zone] = ()
        self._found = QStringListModel(self)
        self._list = QCompleter(self._found, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(MOST_FOUND)
        box.setCompleter(None)  # type: ignore[arg-type] # the box's own would search by the beginning alone
        box.setMaxVisibleItems(MOST_FOUND)
        for zone in find_zones(""):
            box.addItem(self._text_of(zone))
        line = box.lineEdit()
        assert line is not None
        box.setEditText("")
        line.setPlaceholderText(words(self.ask.blank))
        self._list.setWidget(line)
        self._list.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        line.textEdited.connect(self._search)
        return box

    def make_row(self) -> QWidget:
        """Beside the zone, a meeting of the inputs as it would be read in it."""
        self._moments: Sequence[Moment] = ()
        self._read_in = ""
        self._shown = 0
        self._side = QWidget()
        rows = QVBoxLayout(self._side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.editor)
        rows.addStretch(1)
        self.proof, texts = card(name="inset")
        texts.setContentsMargins(16, 8, 16, 8)
        texts.setSpacing(2)
        self._title, self._known_by = text_label("", "strong"), text_label("", "muted")
        self.another = QPushButton(tr("Show another meeting"))
        self.another.setObjectName("link")
        self.another.setAutoDefault(False)
        self.another.clicked.connect(self._show_another)
        for label in (text_label(tr("Check it with a meeting you know"), "muted"), self._title, self._known_by):
            texts.addWidget(label)
        texts.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeading)
        self.editor.editTextChanged.connect(self._prove)
        self.last = self.another
        row = Columns(self._side, self.proof, spacing=24)
        self.proof.hide()
        return row

    def put_help(self, label: QLabel) -> None:
        """Label and help stand above and below the zone, not above and below the meeting beside it."""
        rows = self._side.layout()
        assert isinstance(rows, QVBoxLayout)
        rows.insertWidget(1, label)
        rows.insertWidget(0, self.label)

    def show_found(self, examined: Examined) -> None:
        """Prove the zone by the largest meetings of the inputs, whose wall clock times are the same in every zone."""
        self._moments, self._read_in = examined.moments, examined.zone
        self._prove()

    def _show_another(self) -> None:
        self._shown += 1
        self._prove()

    def _prove(self) -> None:
        """A meeting at its wall clock time, which is the file's, and in UTC, which depends on the zone."""
        zone = self.value() or (this_computers_zone() if self._moments else "")
        is_known = bool(self._moments and self._read_in and zone_called(zone) is not None)
        self.proof.setVisible(is_known)
        self.another.setVisible(is_known and len(self._moments) > 1)
        if is_known:
            moment = self._moments[self._shown % len(self._moments)]
            title, known_by = proof_texts(moment, self._read_in, zone)
            self._title.setText(title)
            self._known_by.setText(known_by)

    def value(self) -> str | None:
        """The zone's IANA name; what was typed, where that is none and no city's name."""
        text = self.editor.currentText().strip()
        if not text or text in self._names:
            return self._names.get(text)
        if (meant := zone_called(text)) is not None:
            return meant.name
        cities = [zone.name for zone in find_zones(text) if search_key(zone.city) == search_key(text)]
        return cities[0] if len(cities) == 1 else text

    def set_value(self, value: Any) -> None:
        zone = zone_called(str(value or ""))
        self._show(self._text_of(zone) if zone else str(value or ""))

    def show_findings(self, findings: Sequence[Finding], example: str = "") -> None:
        Field.show_findings(self, findings, example)

    def _search(self, text: str) -> None:
        """List what a text may mean; nothing where it is a zone's whole name."""
        self._zones = find_zones(text) if text.strip() and zone_called(text) is None else []
        self._found.setStringList([self._text_of(zone) for zone in self._zones])
        if self._zones:
            self._list.complete()
        elif (popup := self._list.popup()) is not None:
            popup.hide()

    def _take(self, index: QModelIndex) -> None:
        self._show(self._text_of(self._zones[index.row()]))

    def _show(self, text: str) -> None:
        """Show a text from its beginning: the place says more than the offsets behind it."""
        self.editor.setEditText(text)
        line = self.editor.lineEdit()
        assert line is not None
        line.setCursorPosition(0)

    def _text_of(self, zone: Zone) -> str:
        text = zone_text(zone)
        self._names[text] = zone.name
        return text
