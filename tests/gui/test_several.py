"""Several of a closed list, and numbers with decimals: by keyboard, in the words and digits of the user's country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.gui.driver import accessible
from tests.gui.test_accessibility import assert_named
from zoomwizard.app.remembered import answers_from, texts_from
from zoomwizard.core.job import CommonInputs, ask, questions
from zoomwizard.gui.fields.field import Field
from zoomwizard.gui.fields.make import make_field
from zoomwizard.gui.fields.several import SeveralField
from zoomwizard.gui.fields.texts import DecimalBox, DecimalField
from zoomwizard.gui.language import set_language
from zoomwizard.gui.parts.words import Words

pytestmark = pytest.mark.usefixtures("qapp", "locale")


@dataclass(frozen=True, kw_only=True)
class Inputs(CommonInputs):
    """What is asked here."""

    tables: tuple[str, ...] = ask(
        "&Tables",
        kind="choices",
        choices={"days": "Days", "months": "Months", "people": "People"},
        help="What is written.",
        blank="None ticked: all of them.",
        default=(),
    )
    minutes: float = ask("&Minutes", kind="decimal", help="How long.", default=1.5, minimum=0)


@pytest.fixture
def locale() -> Iterator[None]:
    yield
    set_language("en")
    QLocale.setDefault(QLocale("en_US"))


def shown(name: str) -> tuple[QWidget, Field]:
    window = QWidget()
    field = make_field(name, Words(Inputs), lambda _: ())
    QVBoxLayout(window).addWidget(field)
    window.show()
    window.activateWindow()
    return window, field


def press(window: QWidget, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_several_are_ticked_by_keyboard_and_none_is_the_jobs_own_choice() -> None:
    window, field = shown("tables")
    assert isinstance(field, SeveralField)
    heard: list[object] = []
    field.changed.connect(lambda: heard.append(field.value()))
    assert field.value() is None
    assert (field.blank.text(), field.blank.isVisible()) == ("None ticked: all of them.", True)
    QTest.qWaitForWindowActive(window)
    press(window, Qt.Key.Key_T, modifiers=Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is field.boxes["days"]
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert field.value() == ("days", "people")  # in the order of the list, not of ticking
    assert heard == [("people",), ("days", "people")]
    assert not field.blank.isVisible()
    press(window, Qt.Key.Key_Space)
    field.boxes["people"].click()
    assert field.value() is None
    assert field.blank.isVisible()
    window.close()


def test_08_each_box_is_told_with_the_group_that_it_is_in() -> None:
    window, field = shown("tables")
    assert isinstance(field, SeveralField)
    assert_named(window)
    assert [accessible(box) for box in field.boxes.values()] == ["Days", "Months", "People"]
    group = QAccessible.queryAccessibleInterface(field.boxes["days"]).parent()
    assert group.role() is QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Tables"
    assert group.text(QAccessible.Text.Description) == "What is written."
    window.close()


@pytest.mark.parametrize("given", [(), ("days",), ("days", "people")])
def test_what_is_ticked_and_the_number_are_remembered(given: tuple[str, ...]) -> None:
    asked = questions(Inputs)
    texts = texts_from({"tables": given, "minutes": 0.25}, asked)
    answers = answers_from(texts, asked)
    window, field = shown("tables")
    field.set_value(answers.get("tables"))
    assert (field.value() or ()) == given
    assert answers["minutes"] == 0.25
    window.close()


@pytest.mark.parametrize(
    ("country", "typed", "value", "text"),
    [
        ("en_US", "2.5", 2.5, "2.5"),
        ("en_US", "2,5", 2.5, "2.5"),
        ("de_DE", "2,5", 2.5, "2,5"),
        ("de_DE", "2.5", 2.5, "2,5"),
        ("de_CH", "0.05", 0.05, "0.05"),
        ("en_US", "10", 10.0, "10"),
        ("en_US", "1234.5", 1234.5, "1234.5"),
    ],
)
def test_40_a_number_is_typed_and_shown_as_the_country_writes_it(
    country: str, typed: str, value: float, text: str
) -> None:
    QLocale.setDefault(QLocale(country))
    window, field = shown("minutes")
    assert isinstance(field, DecimalField)
    assert isinstance(field.editor, DecimalBox)
    field.set_value(1.5)
    QTest.qWaitForWindowActive(window)
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, typed)
    press(window, Qt.Key.Key_Tab)
    assert field.value() == value
    assert field.editor.text() == text
    window.close()


def test_a_number_is_never_less_than_it_may_be() -> None:
    window, field = shown("minutes")
    field.set_value(0.5)
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.value() == 0
    QTest.keyClick(field.editor, Qt.Key.Key_Up)
    assert field.value() == 1
    window.close()
