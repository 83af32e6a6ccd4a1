"""A day: typed as the user's country writes it or in ISO form, or chosen in a calendar that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QVBoxLayout, QWidget

from tests.gui.driver import accessible
from zoomwizard.app.words import words
from zoomwizard.gui.fields.days import DayField
from zoomwizard.gui.fields.make import make_field
from zoomwizard.gui.language import month_in_words, set_language
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.theme import DARK, LIGHT, style_sheet, theme
from zoomwizard.modes.admin.inputs import AdminInputs


@pytest.fixture
def locale() -> Iterator[None]:
    yield
    set_language("en")
    QLocale.setDefault(QLocale("en_US"))


def shown_field() -> tuple[QWidget, DayField]:
    window = QWidget()
    field = make_field("date_from", Words(AdminInputs), lambda _: ())
    assert isinstance(field, DayField)
    QVBoxLayout(window).addWidget(field)
    window.show()
    return window, field


@pytest.mark.usefixtures("qapp", "locale")
@pytest.mark.parametrize(
    ("country", "text", "day"),
    [
        ("en_US", "10/12/2026", "2026-10-12"),
        ("en_US", "2026-10-12", "2026-10-12"),
        ("en_US", "10/12/26", "2026-10-12"),
        ("en_GB", "10/12/2026", "2026-12-10"),
        ("de_DE", "12.10.2026", "2026-10-12"),
        ("de_DE", "2026-10-12", "2026-10-12"),
        ("de_DE", "12.13.2026", None),
        ("en_US", "2026-02-30", None),
        ("en_US", "soon", None),
    ],
)
def test_51_a_typed_day_is_taken_and_a_wrong_one_is_said_beside_the_field(
    country: str, text: str, day: str | None
) -> None:
    """Row 6: in the user's form and in ISO form."""
    set_language(country[:2])
    QLocale.setDefault(QLocale(country))
    window, field = shown_field()
    field.set_value("2025-01-31")
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, text)
    assert field.value() == day
    field.editor.editingFinished.emit()
    assert field._problems.isVisible() == (day is None)
    described = accessible(field.editor, QAccessible.Text.Description)
    says = {"en": "This isn't a date.", "de": "Das ist kein Datum."}[country[:2]]
    assert (says in described) == (day is None)
    assert ("2026-10-31" in described) == (day is None)
    window.close()


@pytest.mark.usefixtures("qapp", "locale")
@pytest.mark.parametrize("larger", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("country", ["en_US", "de_DE"])
def test_51_the_calendar_shows_every_weekday_and_day(
    qapp: QApplication, larger: float, colours: object, country: str
) -> None:
    QLocale.setDefault(QLocale(country))
    font, before = qapp.font(), qapp.font()
    theme().set_choice("dark" if colours is DARK else "light")
    font.setPointSizeF(font.pointSizeF() * larger)
    qapp.setFont(font)
    qapp.setStyleSheet(style_sheet(theme().colours, font.pointSizeF()))
    window, field = shown_field()
    try:
        field.set_value("2026-08-31")
        field.menu.popup(window.mapToGlobal(window.rect().bottomLeft()))
        QApplication.processEvents()
        table = field.calendar.findChild(QTableView)
        assert table is not None
        model = table.model()
        bold = field.calendar.font()
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        for column in range(model.columnCount()):
            for row in range(model.rowCount()):
                text = str(model.index(row, column).data() or "")
                if table.isColumnHidden(column) or not text:
                    continue
                assert text.strip(".") != ""
                assert table.columnWidth(column) >= metrics.horizontalAdvance(text) + 18, text  # padding and margins
                assert table.rowHeight(row) >= metrics.height() + 8, text
        assert table.horizontalScrollBar().maximum() == table.verticalScrollBar().maximum() == 0
        assert field.calendar.selectedDate() == QDate(2026, 8, 31)
    finally:
        field.menu.close()
        window.close()
        qapp.setFont(before)
        theme().set_choice("light")
        qapp.setStyleSheet(style_sheet(LIGHT, before.pointSizeF()))


@pytest.mark.usefixtures("qapp", "locale")
def test_51_the_calendar_is_used_by_keyboard_and_esc_closes_only_it() -> None:
    window, field = shown_field()
    window.activateWindow()
    field.set_value("2026-08-30")
    assert accessible(field.opens) == "Calendar: " + words(Words(AdminInputs).label("date_from"))
    for key, day in ((Qt.Key.Key_Escape, "2026-08-30"), (Qt.Key.Key_Return, "2026-08-31")):
        field.menu.popup(window.mapToGlobal(window.rect().bottomLeft()))
        QApplication.processEvents()
        table = field.calendar.findChild(QTableView)
        assert table is not None
        if key is Qt.Key.Key_Return:
            QTest.keyClick(table, Qt.Key.Key_Right)
        QTest.keyClick(table, key)
        QApplication.processEvents()
        assert not field.menu.isVisible(), key
        assert window.isVisible()
        assert field.value() == day
    window.close()


@pytest.mark.parametrize(
    ("country", "said"), [("en_US", "May 14, 2023"), ("en_GB", "14 May 2023"), ("de_DE", "14. Mai 2023")]
)
def test_a_day_with_its_month_in_words_is_as_the_country_writes_it(country: str, said: str) -> None:
    QLocale.setDefault(QLocale(country))
    assert month_in_words(date(2023, 5, 14)) == said
