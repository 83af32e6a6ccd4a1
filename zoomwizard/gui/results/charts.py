"""Charts of the results: drawn from the one layout of a picture, as a table with one click, and saved as SVG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from zoomwizard.app.words import words
from zoomwizard.core.page.drawing import ENGLISH_SCRIPT, svg_file
from zoomwizard.core.page.figures import Facts, Figure, Picture
from zoomwizard.core.page.layout import lay_out, least_height
from zoomwizard.core.page.shapes import Layout, Script, TextShape
from zoomwizard.core.said import Said, sentences
from zoomwizard.gui.language import in_percent, number, short_day, tr
from zoomwizard.gui.parts.layouts import Columns
from zoomwizard.gui.parts.tables import Table
from zoomwizard.gui.parts.widgets import announce, card, text_label
from zoomwizard.gui.theme import theme

# A line is known by its pattern and its name too, not by its colour alone.
PEN_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
CURRENCY = re.compile("[A-Z]{3}")
NARROWEST_CHART = 11  # lines of text
POINTING_KEYS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000,
}  # fmt: skip


def chart_words(said: Said | str) -> str:
    """Words of a chart: a day without its year, which the table has."""
    if isinstance(said, Said) and len(said.values) == 1 and isinstance(day := said.values[0][1], date):
        return short_day(day)
    return words(said)


def chart_number(value: float, digits: int) -> str:
    """A number of a chart."""
    return number(value, digits)


class Chart(QLabel):
    """One picture, drawn; the place pointed at, by mouse or arrow keys, shows its values.

    A screen reader is told its title and its summary, and the values pointed at.
    """

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        self._pointed: int | None = None
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        self.setPixmap(nothing)  # of a label with a pixmap a screen reader is told that it is a picture
        self.setAccessibleName(words(picture.title))
        self.setAccessibleDescription(words(sentences(picture.summary, picture.note)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the lines, or for all bars."""
        line = self.fontMetrics().height()
        return QSize(line * 14, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """What the texts take in the width that there is."""
        narrowest = self.fontMetrics().height() * NARROWEST_CHART
        return QSize(narrowest, round(least_height(self._picture, max(self.width(), narrowest), self._script())) + 1)

    def resizeEvent(self, event: object) -> None:
        """In another width the texts take another height."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.updateGeometry()

    # Pointing

    def point_at(self, place: int | None) -> None:
        """Show the values of a place; None: of none."""
        if place != self._pointed:
            self._pointed = place
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the place that is nearest."""
        where = event.position()
        self.point_at(self.laid_out().nearest(where.x() if self._picture.kind != "bar" else where.y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing."""
        super().focusOutEvent(event)
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point at the next place or the one before, and tell its values."""
        step = POINTING_KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        last = len(self._picture.categories) - 1
        begin = (-1 if step > 0 else last + 1) if self._pointed is None else self._pointed
        self.point_at(min(max(begin + step, 0), last))
        announce(self, self.told())

    def told(self) -> str:
        """The values of the place pointed at, in words."""
        if self._pointed is None:
            return ""
        decimals = self._picture.decimals
        values = [
            f"{words(series.name)} {shown_value(series.values[self._pointed], decimals)}"
            for series in self._picture.series
        ]
        return f"{words(self._picture.categories[self._pointed])}: {', '.join(values)}"

    # Drawing

    def laid_out(self) -> Layout:
        """Where everything is."""
        return lay_out(self._picture, self.width(), self._script(), self.height(), self._pointed)

    def _script(self) -> Script:
        metrics = QFontMetricsF(self.font())
        return Script(metrics.height(), metrics.horizontalAdvance, chart_words, chart_number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it, and a frame where the focus is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme().colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        made, colours = self.laid_out(), theme().colours
        rules = {"grid": colours.border, "axis": colours.edge, "pointed": colours.muted}
        for rule in made.rules:
            painter.setPen(QColor(rules[rule.kind]))
            painter.drawLine(QPointF(rule.x1, rule.y1), QPointF(rule.x2, rule.y2))
        for bar in made.bars:
            painter.setPen(QPen(QColor(colours.text), 2) if bar.is_pointed else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour(bar.series)))
            box = bar.box
            painter.drawRect(QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top))
        for trace in made.traces:
            painter.setPen(QPen(QColor(self._colour(trace.series)), 2, PEN_STYLES[trace.series % len(PEN_STYLES)]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in trace.points]))
        for dot in made.dots:
            painter.setPen(QPen(QColor(colours.card), 2) if dot.is_pointed else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour(dot.series)))
            reach = 5 if dot.is_pointed else 3
            painter.drawEllipse(QPointF(dot.x, dot.y), reach, reach)
        for label in made.labels:
            self._draw_label(painter, label)

    def _draw_label(self, painter: QPainter, label: TextShape) -> None:
        colours = theme().colours
        font = QFont(self.font())
        if label.tone == "strong":
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        colour = colours.muted if label.tone == "quiet" else colours.text
        if label.series is not None and label.tone != "strong":
            colour = self._colour(label.series)
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(label.text) + 1
        left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
        where = QRectF(left, label.y - metrics.height() / 2, width, metrics.height())
        # Between two pixels, what hangs below the line would be cut.
        how = Qt.AlignmentFlag.AlignAbsolute.value | Qt.AlignmentFlag.AlignVCenter.value
        painter.drawText(where, how | Qt.TextFlag.TextDontClip.value, label.text)

    def _colour(self, place: int) -> str:
        colours = theme().colours
        return (colours.accent, colours.well, colours.warning)[place % 3]


class OneOf(QStackedLayout):
    """One widget in the place of another; as small and as large as the one that is shown."""

    def sizeHint(self) -> QSize:
        """Of the one that is shown."""
        shown = self.currentWidget()
        return QSize(0, 0) if shown is None else shown.sizeHint()

    def minimumSize(self) -> QSize:
        """Of the one that is shown."""
        shown = self.currentWidget()
        return QSize(0, 0) if shown is None else shown.minimumSizeHint().expandedTo(shown.minimumSize())


class ChartCard(QFrame):
    """A chart under its title, with its table instead of it where the user wants that; it can be saved as a picture.

    `letters` are the mnemonics of the two buttons, `folder` is where a picture is saved if nothing else is chosen.
    Without `has_unit` the unit stands elsewhere on the page; a saved picture has it all the same.
    `walked` is what Tab comes to, in the order of reading.
    """

    def __init__(self, picture: Picture, letters: str, folder: Path, *, has_unit: bool = True) -> None:
        super().__init__()
        self._picture, self._folder = picture, folder
        self.walked: tuple[QWidget, ...] = ()
        self.setObjectName("card")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 12, 6)
        rows.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text_label(words(picture.title), "strong", wraps=not picture.brief), 0 if picture.brief else 1)
        if picture.brief:
            head.addWidget(text_label(words(picture.brief), "muted"), 1)
        rows.addLayout(head)
        if not picture.categories:
            rows.addWidget(text_label(words(picture.note)), 1)
            return
        both = self._both = QWidget()
        self._stack = OneOf(both)
        self.chart, self.table = Chart(picture if has_unit else replace(picture, y_title="")), table_of(picture)
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        rows.addWidget(both, 1)
        self.note = text_label(words(picture.note), "muted")
        rows.addWidget(self.note)
        self.note.setVisible(bool(picture.note))  # not before it has a place: it would be a window of its own
        as_table = self._link(tr("Table"), letters[0])
        as_table.setAccessibleName(tr("Show as table: {title}", title=words(picture.title)))
        as_table.setCheckable(True)
        as_table.toggled.connect(self._show_table)
        save = self._link(tr("Save"), letters[1])
        save.setAccessibleName(tr("Save as picture: {title}", title=words(picture.title)))
        save.clicked.connect(self._save)
        head.addWidget(as_table)
        head.addWidget(save)
        self.walked = (as_table, save, self.chart, self.table)

    def _show_table(self, is_wanted: bool) -> None:  # noqa: FBT001 - what a button says
        self._stack.setCurrentIndex(int(is_wanted))
        self._both.updateGeometry()  # the table needs another width

    def _link(self, text: str, letter: str) -> QPushButton:
        button = QPushButton(text.replace(letter, f"&{letter}", 1))
        button.setObjectName("link")
        button.setAutoDefault(False)
        return button

    def _save(self) -> None:
        """Save the chart as an SVG file where the user wants it."""
        name = re.sub(r"[^\w -]", "", words(self._picture.title))
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save as picture"), str(self._folder / f"{name}.svg"), "SVG (*.svg)"
        )
        if not chosen:
            return
        script = Script(ENGLISH_SCRIPT.line, ENGLISH_SCRIPT.width, chart_words, chart_number)
        try:
            Path(chosen).write_text(svg_file(self._picture, script), encoding="utf-8", newline="\n")
        except OSError:
            said = tr("The picture can't be saved there. Choose another folder.")
        else:
            said = tr("The picture was saved.")
        self.note.setText(" ".join(filter(None, (said, words(self._picture.note)))))
        self.note.show()
        announce(self, said)


def table_of(picture: Picture) -> Table:
    """The numbers of a picture, and how many people are behind them."""
    table = Table(words(picture.title))
    names = [words(series.name) for series in picture.series]
    rows = []
    for place, category in enumerate(picture.categories):
        values = [shown_value(series.values[place], picture.decimals) for series in picture.series]
        people = [shown_value(picture.people[place], 0)] if picture.people else []
        rows.append([words(category), *values, *people])
    # Names over several lines, so that the table isn't wider than its card.
    last = [tr("People")] if picture.people else []
    header = [name.replace(" ", "\n") for name in (words(picture.x_title), *names, *last)]
    table.show_rows(header, rows)
    table.fit_columns()
    return table


def shown_value(value: float | None, decimals: int) -> str:
    """A value of a picture in a table or a sentence."""
    return "–" if value is None else number(value, decimals)


def figure_cards(figures: Sequence[Figure]) -> Columns:
    """The key figures side by side, each with its change."""
    cards: list[QWidget] = []
    for figure in figures:
        frame, rows = card()
        rows.setContentsMargins(16, 4, 16, 4)
        rows.setSpacing(2)
        value = QLabel(figure_text(figure))
        value.setObjectName("figure")
        rows.addWidget(value)
        rows.addWidget(text_label(words(figure.label), "muted"))
        if figure.about_change:
            rows.addWidget(text_label(words(figure.about_change)))
        if figure.note:
            rows.addWidget(text_label(words(figure.note), "muted"))
        rows.addStretch(1)
        cards.append(frame)
    return Columns(*cards, spacing=16, letters=14)


def fact_card(facts: Facts) -> QFrame:
    """A few facts, each with its words behind its name."""
    frame, rows = card()
    rows.setContentsMargins(12, 6, 12, 6)
    rows.addWidget(text_label(words(facts.title), "strong"))
    for name, said in facts.rows:
        line, value = QHBoxLayout(), text_label(words(said))
        value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        line.addWidget(text_label(words(name)), 1)
        line.addWidget(value, 1)
        rows.addLayout(line)
    rows.addStretch(1)
    return frame


def figure_text(figure: Figure) -> str:
    """A key figure with its unit, as short as it can be said."""
    if figure.value is None:
        return "–"
    if figure.unit == "%":
        return in_percent(figure.value, 1)
    if str(figure.unit).startswith("hours"):
        return tr("{value} h", value=number(figure.value, 1))
    if str(figure.unit).startswith("minutes"):
        return tr("{value} min", value=number(figure.value))
    if CURRENCY.fullmatch(str(figure.unit)):
        return tr("{currency} {amount}", amount=number(figure.value, 2), currency=str(figure.unit))
    return number(figure.value, min(figure.decimals, 1))
