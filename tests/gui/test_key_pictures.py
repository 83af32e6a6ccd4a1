"""Results of a mode that names its charts: the first across the page, the others in pairs; four key figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint
from PySide6.QtWidgets import QLabel

from tests.gui.fakes import result_of
from tests.gui.test_results import picture
from zoomwizard.app.jobs import inputs_of
from zoomwizard.core.page.figures import Figure
from zoomwizard.core.said import say
from zoomwizard.gui.parts.words import Words
from zoomwizard.gui.results.charts import ChartCard, figure_text
from zoomwizard.gui.results.done import DonePage
from zoomwizard.modes.analyst.run import AnalystResult
from zoomwizard.modes.registry import modes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEYS = ("days", "sizes", "months")
FIGURES = tuple(
    Figure(key=key, label=key, value=1.0, unit="meetings", decimals=0) for key in ("a", "b", "c", "d", "e", "f")
)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> DonePage:
    mode = modes()["analyst"]._replace(key_pictures=KEYS, key_figures=("f", "e", "d", "c", "b"))
    made = DonePage(mode, Words(inputs_of("analyst")))
    qtbot.addWidget(made)
    made.resize(760, 900)
    made.show()
    pictures = tuple(picture(key, key) for key in ("months", "lengths", "days", "sizes"))
    result = AnalystResult(
        **vars(result_of(tmp_path)),
        figures=FIGURES,
        pictures=pictures,
        compared=say(""),
        stands_out=(say("Nothing stands out."),),
    )
    made.show_result(result)
    qtbot.waitUntil(lambda: place(cards(made)[1]).y() > 0)
    return made


def cards(page: DonePage) -> list[ChartCard]:
    return page.findChildren(ChartCard)


def place(card: ChartCard) -> QPoint:
    return card.mapTo(card.window(), QPoint())


def test_the_charts_that_the_mode_names_stand_in_its_order_the_first_across_the_page(page: DonePage) -> None:
    first, second, third = cards(page)
    assert [card._picture.key for card in (first, second, third)] == [*KEYS]
    assert place(first).y() + first.height() <= place(second).y() == place(third).y()
    assert place(first).x() == place(second).x() < place(third).x()
    assert first.width() > second.width() + third.width()


def test_the_first_key_figures_stand_in_one_line_and_what_stands_out_without_another_modes_words(
    page: DonePage,
) -> None:
    figures = [label for label in page.findChildren(QLabel) if label.text() in "abcdef" and label.text()]
    assert [label.text() for label in figures] == ["f", "e", "d", "c"]
    assert len({label.mapTo(page, QPoint()).y() for label in figures}) == 1
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert "Nothing stands out." in texts
    assert not any(text.startswith("All figures are means") for text in texts)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("value", "unit", "country", "text"),
    [
        (50.6, say("minutes on average"), "en_US", "51 min"),
        (164.46, say("hours"), "en_US", "164.5 h"),
        (31960.0, "USD", "en_US", "USD 31,960.00"),
        (31960.5, "CHF", "de_DE", "CHF 31.960,50"),
        (1234.0, say("meetings"), "en_US", "1,234"),
        (None, "USD", "en_US", "–"),
    ],
)
def test_a_key_figure_is_said_with_its_unit(value: float | None, unit: str, country: str, text: str) -> None:
    QLocale.setDefault(QLocale(country))
    assert figure_text(Figure(key="x", label="x", value=value, unit=unit, decimals=0)) == text
