"""Charts of the results: lines that carry their names at their ends, bars with their values, and each as a table."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from zoomwizard.app.words import words
from zoomwizard.core.page.drawing import nice_top, ticks
from zoomwizard.core.page.figures import Figure, Picture
from zoomwizard.gui.language import number, tr
from zoomwizard.gui.parts.layouts import Columns
from zoomwizard.gui.parts.tables import Table
from zoomwizard.gui.parts.widgets import card, text_label
from zoomwizard.gui.theme import theme

# A line is known by its pattern and its name too, not by its colour alone.
PEN_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
DIGITS = 2


class Chart(QLabel):
    """One picture, drawn. A screen reader is told its title and its summary; the table has its numbers."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        self.setPixmap(nothing)  # of a label with a pixmap a screen reader is told that it is a picture
        self.setAccessibleName(words(picture.title))
        self.setAccessibleDescription(words(picture.summary))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._top = nice_top(value for series in picture.series for value in series.values)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the lines, or for all bars."""
        line = self.fontMetrics().height()
        rows = len(self._picture.categories) * len(self._picture.series) + 1.5
        return QSize(line * 14, round(line * (8 if self._picture.kind == "line" else rows)))

    def minimumSizeHint(self) -> QSize:
        """The same; it may be narrower."""
        return QSize(self.fontMetrics().height() * 9, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axes, then lines or bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme().colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        if self._picture.kind == "bar":
            self._draw_bars(painter)
            return
        metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        left = max(metrics.horizontalAdvance(number(tick, digits_of(self._top))) for tick in ticks(self._top)) + 8
        names = max(metrics.horizontalAdvance(words(series.name)) for series in self._picture.series)
        area = QRectF(left, line * 1.4, self.width() - left - names - 12, self.height() - line * 4.1)
        self._draw_axes(painter, area, line)
        for place in range(len(self._picture.series)):
            self._draw_line(painter, area, place)
        self._draw_names(painter, area, line)

    def _draw_axes(self, painter: QPainter, area: QRectF, line: float) -> None:
        colours, picture = theme().colours, self._picture
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, words(picture.y_title))
        below = QRectF(area.left(), self.height() - line * 1.1, area.width(), line * 1.1)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, words(picture.x_title))
        every = math.ceil(line * len(ticks(self._top)) / max(area.height() + line, 1))
        for place, tick in enumerate(ticks(self._top)):
            y = self._y(area, tick)
            painter.setPen(QColor(colours.border))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if place % every:
                continue
            painter.setPen(QColor(colours.muted))
            where = QRectF(0, y - line / 2, area.left() - 6, line)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(where, flags, number(tick, digits_of(self._top)))
        widest = max(painter.fontMetrics().horizontalAdvance(words(name)) for name in picture.categories) + 8
        every = max(1, math.ceil(widest * len(picture.categories) / max(area.width(), 1)))
        for place, name in enumerate(picture.categories):
            if place % every == 0:
                centre = self._x(area, place)
                where = QRectF(centre - widest / 2, area.bottom() + line / 2, widest, line)  # below the last tick's
                painter.drawText(where, Qt.AlignmentFlag.AlignHCenter, words(name))

    def _draw_line(self, painter: QPainter, area: QRectF, place: int) -> None:
        path, is_begun = QPainterPath(), False
        points = []
        for at, value in enumerate(self._picture.series[place].values):
            if value is None:  # a value that is not shown breaks the line
                is_begun = False
                continue
            point = QPointF(self._x(area, at), self._y(area, value))
            points.append(point)
            if is_begun:
                path.lineTo(point)
            else:
                path.moveTo(point)
            is_begun = True
        colour = QColor(self._colour(place))
        painter.setPen(QPen(colour, 2, PEN_STYLES[place % len(PEN_STYLES)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for point in points:
            painter.drawEllipse(point, 2.5, 2.5)

    def _draw_names(self, painter: QPainter, area: QRectF, line: float) -> None:
        """The name of each line at its end; names that would lie on each other move apart."""
        ends = []
        for place, series in enumerate(self._picture.series):
            last = next((value for value in reversed(series.values) if value is not None), None)
            if last is not None:
                ends.append((self._y(area, last), place))
        ends.sort()
        before = -math.inf
        for y, place in ends:
            at = max(y, before + line)
            before = at
            painter.setPen(QColor(self._colour(place)))
            where = QRectF(area.right() + 8, at - line / 2, self.width() - area.right() - 8, line)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words(self._picture.series[place].name))

    def _draw_bars(self, painter: QPainter) -> None:
        """Bars that lie, each behind its name and before its value; what is counted stands below."""
        metrics, picture, colours = QFontMetricsF(painter.font()), self._picture, theme().colours
        line = metrics.height()
        widest = max(metrics.horizontalAdvance(words(name)) for name in picture.categories)
        names = min(widest, self.width() * 0.5)
        values = metrics.horizontalAdvance(number(self._top, DIGITS)) + 12
        room = max(self.width() - names - values - 10, 1)
        step = (self.height() - line * 1.4) / len(picture.categories)
        for at, name in enumerate(picture.categories):
            where = QRectF(0, at * step, names, step)
            painter.setPen(QColor(colours.text))
            shown = metrics.elidedText(words(name), Qt.TextElideMode.ElideRight, names)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
            high = step * 0.66 / len(picture.series)
            for place, series in enumerate(picture.series):
                value = series.values[at]
                if value is None:
                    continue
                bar = QRectF(names + 8, at * step + step * 0.17 + place * high, room * value / self._top, high)
                painter.fillRect(bar, QColor(self._colour(place)))
                behind = QRectF(bar.right() + 6, bar.center().y() - line / 2, values, line)
                painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter, number(value, DIGITS))
        painter.setPen(QColor(colours.edge))
        painter.drawLine(QPointF(names + 8, 0), QPointF(names + 8, self.height() - line * 1.4))
        painter.setPen(QColor(colours.muted))
        title = metrics.elidedText(words(picture.y_title), Qt.TextElideMode.ElideRight, self.width())
        begin = min(names + 8, self.width() - metrics.horizontalAdvance(title))
        below = QRectF(begin, self.height() - line * 1.1, self.width() - begin, line * 1.1)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, title)

    def _x(self, area: QRectF, place: int) -> float:
        return area.left() + area.width() * (place + 0.5) / len(self._picture.categories)

    def _y(self, area: QRectF, value: float) -> float:
        return area.bottom() - area.height() * value / self._top

    def _colour(self, place: int) -> str:
        colours = theme().colours
        return (colours.accent, colours.well, colours.warning)[place % 3]


class ChartCard(QFrame):
    """A chart under its title, with its table instead of it where the user wants that.

    `walked` is what Tab comes to, in the order of reading.
    """

    def __init__(self, picture: Picture, mnemonic: str) -> None:
        super().__init__()
        self.walked: tuple[QWidget, ...] = ()
        self.setObjectName("card")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 8)
        rows.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(text_label(words(picture.title), "strong"), 1)
        rows.addLayout(head)
        if not picture.categories:
            rows.addWidget(text_label(words(picture.note)), 1)
            return
        both = QWidget()
        stack = QStackedLayout(both)
        self.chart, self.table = Chart(picture), table_of(picture)
        stack.addWidget(self.chart)
        stack.addWidget(self.table)
        rows.addWidget(both, 1)
        box = QCheckBox(tr("Show as table").replace(mnemonic, f"&{mnemonic}", 1))
        box.setAccessibleName(tr("Show as table: {title}", title=words(picture.title)))
        box.toggled.connect(lambda on: stack.setCurrentIndex(int(on)))
        head.addWidget(box)
        self.walked = (box, self.chart, self.table)
        summary = " ".join(words(text) for text in (picture.summary, picture.note) if text)
        self.chart.setToolTip(summary)
        self.setToolTip(summary)


def table_of(picture: Picture) -> Table:
    """The numbers of a picture, and how many people are behind them."""
    table = Table(words(picture.title))
    names = [words(series.name) for series in picture.series]
    rows = []
    for place, category in enumerate(picture.categories):
        values = [series.values[place] for series in picture.series]
        people = picture.people[place]
        shown = ["–" if value is None else number(value, DIGITS) for value in values]
        rows.append([words(category), *shown, "–" if people is None else number(people)])
    table.show_rows([words(picture.x_title), *names, tr("People")], rows)
    table.resizeColumnsToContents()
    return table


def figure_cards(figures: Sequence[Figure]) -> Columns:
    """The key figures side by side."""
    cards: list[QWidget] = []
    for figure in figures:
        frame, rows = card()
        rows.setContentsMargins(14, 8, 14, 8)
        rows.setSpacing(2)
        value = QLabel(figure_text(figure))
        value.setObjectName("figure")
        unit = tr("per person and week") if "per " in figure.unit else ""
        label = text_label(f"{words(figure.label)} {unit}".strip(), "muted")
        if figure.note:
            frame.setToolTip(words(figure.note))
        rows.addWidget(value)
        rows.addWidget(label, 1)
        cards.append(frame)
    return Columns(*cards, spacing=10, letters=14)


def figure_text(figure: Figure) -> str:
    """A key figure with its unit, as short as it can be said."""
    if figure.value is None:
        return "–"
    if figure.unit == "%":
        return f"{number(figure.value, 1)} %"
    if figure.unit.startswith("hours"):
        return tr("{value} h", value=number(figure.value, 1))
    return number(figure.value, 1 if figure.unit.startswith("per ") else 0)


def digits_of(top: float) -> int:
    """How many digits the numbers of an axis need."""
    return 0 if top >= 5 else 1 if top >= 1 else 2
