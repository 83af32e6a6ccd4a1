"""Time zones are found by what people know of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from zoomwizard.core.examined import Examined, Moment
from zoomwizard.core.job import ask
from zoomwizard.core.said import say
from zoomwizard.gui.fields.make import make_field
from zoomwizard.gui.fields.zone_list import MOST_FOUND, find_zones, zone_called, zone_list
from zoomwizard.gui.fields.zones import ZoneField
from zoomwizard.gui.parts.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=["en_US", "de_DE"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    "text",
    [
        "Zurich", "zür", "Switzerland", "Schweiz", "suisse", "+01:00", "UTC+1", "W. Europe", "Europe/Zurich",
        "  europe/ZURICH ", "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "W. Europe Standard Time",
    ],
)  # fmt: skip
def test_a_zone_is_found_by_city_country_offset_and_windows_name(language: str, text: str) -> None:
    found = find_zones(text)
    assert len(found) <= MOST_FOUND
    assert {"Europe/Zurich", "Europe/Berlin"} & {zone.name for zone in found}
    if "+" not in text and "W." not in text:
        assert found[0].name == "Europe/Zurich", language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tokyo", "Asia/Tokyo"), ("Pacific Standard Time", "America/Los_Angeles"), ("india", "Asia/Kolkata"),
        ("new york", "America/New_York"), ("+05:30", "Asia/Kolkata"), ("-8", "America/Los_Angeles"),
        ("utc", "Etc/UTC"), ("Deutschland", "Europe/Berlin"), ("Asia/Calcutta", "Asia/Calcutta"),
    ],
)  # fmt: skip
def test_the_likeliest_is_among_the_first(text: str, name: str) -> None:
    assert name in [zone.name for zone in find_zones(text)][:2]


def test_without_a_text_this_computers_zone_and_the_common_ones_are_offered() -> None:
    found = find_zones(" ")
    assert len(found) == MOST_FOUND
    assert {"America/New_York", "Europe/London"} <= {zone.name for zone in found}


def test_what_is_no_zone_finds_none() -> None:
    assert find_zones("qqxyz") == []
    assert zone_called("qqxyz") is None
    assert find_zones("!") == []


def test_every_zone_says_its_place_and_offsets() -> None:
    every = zone_list("en_US")
    assert len(every) > 300
    assert len({zone.name for zone in every}) == len(every)
    zurich, kolkata = zone_called("Europe/Zurich"), zone_called("India Standard Time")
    assert zurich is not None
    assert (zurich.title, zurich.offsets) == ("Zurich, Switzerland", "+01:00, in summer +02:00")
    assert kolkata is not None
    assert kolkata.offsets == "+05:30"


@dataclass(frozen=True)
class ZoneInputs:
    """One question."""

    time_zone: str = ask(say("&Zone"), kind="time-zone", help=say("The zone."), blank=say("Here"), default="")


@pytest.fixture
def field(qtbot: QtBot) -> ZoneField:
    made = make_field("time_zone", Words(ZoneInputs), lambda _: ())
    assert isinstance(made, ZoneField)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Europe/Zurich", "Europe/Zurich"), ("zurich", "Europe/Zurich"), ("Middle/Earth", "Middle/Earth"),
        ("W. Europe Standard Time", "Europe/Berlin"), ("switz", "switz"), ("", None), ("new york", "America/New_York"),
    ],
)  # fmt: skip
def test_what_is_typed_counts_where_it_is_a_zone_or_one_citys_name(
    field: ZoneField, typed: str, value: str | None
) -> None:
    line = field.editor.lineEdit()
    assert line is not None
    QTest.keyClicks(line, typed)
    assert field.value() == value
    popup = field._list.popup()
    assert popup is not None
    popup.hide()


def test_while_one_types_the_likeliest_are_listed_and_one_is_taken_with_the_keyboard(field: ZoneField) -> None:
    line = field.editor.lineEdit()
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "switz")
    popup = field._list.popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.value() == "Europe/Zurich"
    assert field.editor.currentText().startswith("Zurich, Switzerland (+01:00, in summer +02:00")


def test_a_zone_that_was_given_is_shown_as_a_place(field: ZoneField) -> None:
    field.set_value("Asia/Tokyo")
    assert field.editor.currentText().startswith("Tokyo, Japan (+09:00")
    assert field.value() == "Asia/Tokyo"
    field.set_value("Nowhere")
    assert (field.editor.currentText(), field.value()) == ("Nowhere", "Nowhere")


def test_61_a_meeting_of_the_input_proves_the_zone_live(field: ZoneField) -> None:
    """Its wall clock time is what the file says; what it is in UTC follows the zone that is chosen."""
    moments = (Moment(datetime(2026, 10, 14, 7, 30), 12), Moment(datetime(2026, 1, 5, 8, 0), 1))
    field.show_found(Examined((), (), {}, moments=moments, zone="Europe/Zurich"))
    field.set_value("Europe/Zurich")
    assert field._title.text() == "Wed, Oct 14, 2026, 09:30 in Zurich"
    assert field._known_by.text() == "07:30 UTC, 12 people"
    field.set_value("Asia/Tokyo")
    assert field._title.text().endswith("09:30 in Tokyo")
    assert field._known_by.text() == "00:30 UTC, 12 people"
    field.another.click()
    assert field._title.text() == "Mon, Jan 5, 2026, 09:00 in Tokyo"
    assert field._known_by.text() == "00:00 UTC, 1 person"
    field.set_value("Nowhere")
    assert field.proof.isHidden()
    assert field.another.isHidden()
