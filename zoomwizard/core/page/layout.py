"""Where everything of a picture lies: one drawing for the window, the HTML page and a file of its own.

It makes plain shapes for whoever draws them. No text is cut, and none lies on another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from zoomwizard.core.page.figures import Picture, PictureKind
from zoomwizard.core.page.shapes import (
    STRONG,
    BarShape,
    Box,
    DotShape,
    Layout,
    LineShape,
    RuleShape,
    Script,
    TextShape,
    Tone,
    box_of,
    height_at,
    wrapped,
)

LONGEST_BAR_NAME = 38  # letters; the table has all of them
# A name may run from right to left; what follows it does not.
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
MOST_FOR_NAMES = 0.46  # of the width; wider names stand above what they name
# In heights of a line of text.
GAP, BAR, BAR_GAP, COLOUR_SAMPLE = 0.4, 0.82, 0.4, 1.6
COLUMN = 0.72  # of the part of the width that a bar which stands has


def lay_out(picture: Picture, width: float, script: Script, height: float = 0, pointed: int | None = None) -> Layout:
    """Find a place for everything of a picture that has values; `height` is what there is, 0 for what it takes.

    `pointed` is the category that somebody points at: its values stand beside their points.
    """
    kinds: Mapping[PictureKind, type[_Lines | _Bars]] = {"line": _Lines, "column": _Columns, "bar": _Bars}
    return kinds[picture.kind](picture, width, script, pointed).place_all(height)


def least_height(picture: Picture, width: float, script: Script) -> float:
    """The height that a picture takes at least."""
    return lay_out(picture, width, script).height


class _Chart:
    """What lines and bars share: the title of the values, and what the colours mean."""

    def __init__(self, picture: Picture, width: float, script: Script, pointed: int | None) -> None:
        self._picture, self._script, self._pointed = picture, script, pointed
        self._line = script.line
        self._made = Layout(width, 0)
        self._top = nice_top((value for series in picture.series for value in series.values), picture.decimals)
        self._y = 0.0  # how far down everything is placed yet
        for text in wrapped(script.words(picture.y_title), width, script):
            self._row(TextShape(0, 0, text, tone="quiet"))

    def _row(self, label: TextShape) -> None:
        self._made.labels.append(TextShape(label.x, self._y + self._line / 2, label.text, "start", label.tone))
        self._y += self._line

    def _explain_colours(self) -> None:
        """A sample of each colour, with its name behind it."""
        line = self._line
        for number, series in enumerate(self._picture.series):
            middle = self._y + line / 2
            if self._picture.kind == "line":
                self._made.traces.append(LineShape(number, ((0, middle), (line * COLOUR_SAMPLE, middle))))
            else:
                self._made.bars.append(BarShape(number, Box(0, middle - line / 4, line, middle + line / 4)))
            for text in wrapped(self._script.words(series.name), self._made.width - 2 * line, self._script):
                self._row(TextShape(line * 2, 0, text))


class _Lines(_Chart):
    """Lines over time; a value that is not shown breaks its line."""

    head = 0.8  # lines of text above the highest value
    least = 9.0  # lines of text that it's high

    def place_all(self, height: float) -> Layout:
        script, line, made, picture = self._script, self._line, self._made, self._picture
        widest = max(script.width(script.words(series.name)) for series in picture.series)
        beside = len(picture.series) > 1 and widest + line <= MOST_FOR_NAMES * made.width
        if len(picture.series) > 1 and not beside:
            self._explain_colours()
        made.height = max(height, self._y + line * self.least)
        self._ticks, self._digits = ticks(self._top, picture.decimals), digits_of(self._top, picture.decimals)
        ticks_width = max(script.width(script.number(tick, self._digits)) for tick in self._ticks)
        right = made.width - (widest + line * 0.8 if beside else line * 0.4)
        self._area = Box(ticks_width + line * GAP, self._y + line * self.head, right, made.height - line * 2.6)
        made.places = self._places_of(len(picture.categories))
        self._place_axes()
        for number in range(len(picture.series)):
            self._place_line(number)
        if beside:
            self._place_names()
        if self._pointed is not None:
            self._place_values(self._pointed)
        return made

    def _places_of(self, count: int) -> tuple[float, ...]:
        """How far across each category is: the first and the last at the ends."""
        left, wide = self._area.left, self._area.right - self._area.left
        return tuple(left + wide * (place / (count - 1) if count > 1 else 0.5) for place in range(count))

    def _down(self, value: float) -> float:
        return self._area.bottom - (self._area.bottom - self._area.top) * value / self._top

    def _place_axes(self) -> None:
        script, line, made, area = self._script, self._line, self._made, self._area
        every = math.ceil(line * 1.1 * (len(self._ticks) - 1) / (area.bottom - area.top))
        for place, tick in enumerate(self._ticks):
            y = self._down(tick)
            made.rules.append(RuleShape(area.left, y, area.right, y))
            if place % every == 0:
                text = script.number(tick, self._digits)
                made.labels.append(TextShape(area.left - line * GAP, y, text, "end", "quiet"))
        for place, left, text in self._dates():
            tone: Tone = "strong" if place == self._pointed else "quiet"
            made.labels.append(TextShape(left, area.bottom + line, text, "start", tone))
        title = script.words(self._picture.x_title)
        middle = min((area.left + area.right) / 2, made.width - script.width(title) / 2)
        made.labels.append(TextShape(middle, made.height - line / 2, title, "middle", "quiet"))

    def _dates(self) -> Iterator[tuple[int, float, str]]:
        """The names that there is room for, with where they begin: where one points, both ends, then every so many."""
        script, places = self._script, self._made.places
        texts = [script.words(name) for name in self._picture.categories]
        widths, gap = [script.width(text) * STRONG for text in texts], self._line * 0.8
        distance = places[1] - places[0] if len(places) > 1 else 1.0
        every = max(1, math.ceil((max(widths) + gap) / max(distance, 1e-9)))
        order = [] if self._pointed is None else [self._pointed]
        taken: list[tuple[float, float]] = []
        for place in dict.fromkeys([*order, 0, len(texts) - 1, *range(0, len(texts), every)]):
            left = min(max(places[place] - widths[place] / 2, 0.0), self._made.width - widths[place])
            right = left + widths[place]
            if all(right + gap <= begin or end + gap <= left for begin, end in taken):
                taken.append((left, right))
                yield place, left, texts[place]

    def _place_line(self, number: int) -> None:
        piece: list[tuple[float, float]] = []
        places = self._made.places
        values = self._picture.series[number].values
        for place, value in enumerate([*values, None]):
            if value is not None:
                piece.append((places[place], self._down(value)))
                continue
            if piece:
                self._made.traces.append(LineShape(number, tuple(piece)))
                if len(piece) == 1:  # without a neighbour there's no line to see
                    self._made.dots.append(DotShape(number, *piece[0]))
            piece = []

    def _place_names(self) -> None:
        """The name of each line at its end; names that would lie on each other move apart."""
        ends = []
        for number, series in enumerate(self._picture.series):
            last = next((value for value in reversed(series.values) if value is not None), None)
            if last is not None:
                ends.append((self._down(last), number))
        ends.sort()
        rows, line = [y for y, _ in ends], self._line * 1.05
        for n in range(1, len(rows)):
            rows[n] = max(rows[n], rows[n - 1] + line)
        most = self._area.bottom - line / 2
        for n in reversed(range(len(rows))):
            rows[n] = min(rows[n], most - line * (len(rows) - 1 - n))
        for y, (_, number) in zip(rows, ends, strict=True):
            name = self._script.words(self._picture.series[number].name)
            self._made.labels.append(TextShape(self._area.right + self._line * 0.6, y, name, series=number))

    # Where somebody points

    def _place_values(self, place: int) -> None:
        """Each line's value beside its point, where it covers no mark, no line and no other text."""
        made, line, x = self._made, self._line, self._made.places[place]
        made.rules.append(RuleShape(x, self._area.top, x, self._area.bottom, "pointed"))
        found = [
            (self._down(v), n, v) for n, one in enumerate(self._picture.series) if (v := one.values[place]) is not None
        ]
        made.dots += [DotShape(number, x, y, is_pointed=True) for y, number, _ in found]
        taken = [self._box_of(label) for label in made.labels]
        reach = line * 0.35
        taken += [Box(dot.x - reach, dot.y - reach, dot.x + reach, dot.y + reach) for dot in made.dots]
        for y, number, value in sorted(found):
            text = self._script.number(value, self._picture.decimals)
            box = self._free_place(x, y, self._script.width(text) * STRONG, taken)
            taken.append(box)
            made.labels.append(TextShape(box.left, (box.top + box.bottom) / 2, text, "start", "strong", number))

    def _free_place(self, x: float, y: float, width: float, taken: Sequence[Box]) -> Box:
        """A free place for a value, nearer to its point than to another; rather one that no line crosses."""
        line = self._line
        boxes = []
        for n in range(60):
            for down in (-1, 1):
                middle = y + down * line * (0.65 + n / 4)
                for left in (x + line * 0.5, x - line * 0.5 - width):
                    box = Box(left, middle - line / 2, left + width, middle + line / 2)
                    is_inside = box.left >= 0 and box.right <= self._made.width
                    is_inside &= box.top >= self._area.top - line * 0.8 and box.bottom <= self._area.bottom
                    if is_inside and not any(box.meets(other) for other in taken):
                        boxes.append(box)
        rows = [dot.y for dot in self._made.dots if dot.is_pointed and abs(dot.y - y) > 1]

        def cost(box: Box) -> float:
            middle = (box.top + box.bottom) / 2
            is_nearer_to_another = any(abs(middle - other) < abs(middle - y) for other in rows)
            return abs(middle - y) + line * (0.8 * self._is_crossed(box) + 3 * is_nearer_to_another)

        return min(boxes, key=cost, default=Box(x, y, x, y))

    def _is_crossed(self, box: Box) -> bool:
        steps = [box.left + (box.right - box.left) * n / 12 for n in range(13)]
        return any(
            box.top - 2 < y < box.bottom + 2
            for trace in self._made.traces
            for x in steps
            if (y := height_at(trace, x)) is not None
        )

    def _box_of(self, label: TextShape) -> Box:
        return box_of(label, self._script)


class _Columns(_Lines):
    """Bars that stand, over time; the highest one has its value above it, or the one that somebody points at."""

    head = 1.1
    least = 6.5

    def _places_of(self, count: int) -> tuple[float, ...]:
        """In the middle of as many parts of the width."""
        left, part = self._area.left, (self._area.right - self._area.left) / count
        return tuple(left + part * (place + 0.5) for place in range(count))

    def _place_line(self, number: int) -> None:
        made, values = self._made, self._picture.series[number].values
        half = (self._area.right - self._area.left) / len(values) * COLUMN / 2
        for place, (middle, value) in enumerate(zip(made.places, values, strict=True)):
            if value is not None:
                box = Box(middle - half, self._down(value), middle + half, self._area.bottom)
                made.bars.append(BarShape(number, box, place == self._pointed))
        known = [(value, -place) for place, value in enumerate(values) if value]
        if known and self._pointed is None:
            self._place_values(-max(known)[1])

    def _place_values(self, place: int) -> None:
        """The value of a bar, above it and those on which it would lie."""
        script, value = self._script, self._picture.series[0].values[place]
        if value is None:
            return
        text = script.number(value, self._picture.decimals)
        half = script.width(text) * STRONG / 2
        middle = min(max(self._made.places[place], self._area.left + half), self._made.width - half)
        boxes = [bar.box for bar in self._made.bars]
        top = min(box.top for box in boxes if box.left < middle + half and middle - half < box.right)
        self._made.labels.append(TextShape(middle, top - self._line * 0.55, text, "middle", "strong"))


class _Bars(_Chart):
    """Bars that lie, each behind or below its name and before its value."""

    def place_all(self, height: float) -> Layout:
        script, line, made, picture = self._script, self._line, self._made, self._picture
        if len(picture.series) > 1:
            self._explain_colours()
        self._y += line * GAP
        names = [self._name_of(place) for place in range(len(picture.categories))]
        widest = max(map(script.width, names)) * 1.02
        beside = widest + line * GAP <= MOST_FOR_NAMES * made.width
        left = widest + line * GAP * 1.5 if beside else 0.0
        rows = [[] if beside else wrapped(name, made.width, script) for name in names]
        takes = [line * (len(of_name) + BAR * len(picture.series) + BAR_GAP) for of_name in rows]
        more = min(max(height - self._y - sum(takes), 0.0) / len(takes), line * 0.9)
        values = [value for series in picture.series for value in series.values if value is not None]
        largest = max(values, default=0.0) or 1.0
        told = max((script.width(script.number(value, picture.decimals)) for value in values), default=0.0) * STRONG
        room = made.width - left - line * (GAP + 0.2) - told
        places = []
        for place, (name, of_name, take) in enumerate(zip(names, rows, takes, strict=True)):
            begin = self._y
            for text in of_name:
                self._row(TextShape(0, 0, text))
            top = self._y + (more + line * BAR_GAP) / 2
            middle = top + line * BAR * len(picture.series) / 2
            if beside:
                made.labels.append(TextShape(widest, middle, name, "end"))
            made.rules.append(RuleShape(left, self._y, left, begin + take + more, "axis"))
            for number in range(len(picture.series)):
                self._place_bar(number, place, left, top + line * BAR * number, room / largest)
            self._y = begin + take + more
            places.append((begin + self._y) / 2)
        made.places, made.height = tuple(places), max(self._y, height)
        return made

    def _place_bar(self, number: int, place: int, left: float, top: float, scale: float) -> None:
        value = self._picture.series[number].values[place]
        if value is None:
            return
        line, is_pointed = self._line, place == self._pointed
        box = Box(left, top, left + value * scale, top + line * (BAR - 0.1))
        self._made.bars.append(BarShape(number, box, is_pointed))
        text = self._script.number(value, self._picture.decimals)
        tone: Tone = "strong" if is_pointed else ""
        self._made.labels.append(TextShape(box.right + line * GAP, (box.top + box.bottom) / 2, text, "start", tone))

    def _name_of(self, place: int) -> str:
        picture, name = self._picture, self._script.words(self._picture.categories[place])
        shown = name if len(name) <= LONGEST_BAR_NAME else name[: LONGEST_BAR_NAME - 1] + "…"
        people = picture.people[place] if picture.people else None
        if people is not None and (len(picture.series) > 1 or len(set(picture.people)) > 1):
            return f"{ISOLATE}{shown}{END_ISOLATE} (n = {self._script.number(people, 0)})"
        return f"{ISOLATE}{shown}{END_ISOLATE}"


# ---------------------------------------------------------------------------------------------------------
# Axes


def digits_of(top: float, decimals: int) -> int:
    """How many digits the numbers of an axis need."""
    step = nice_step(top, decimals)
    return next(
        digits for digits in range(4) if digits == 3 or abs(step * 10**digits - round(step * 10**digits)) < 1e-9
    )


def nice_step(largest: float, decimals: int) -> float:
    """The distance of the lines of an axis: 1, 2 or 5 with zeros, so that there are five at most.

    Between two lines there's at least one step of the last decimal that values have: no part of a meeting.
    """
    largest = max(largest, 5 * 10.0**-decimals)
    power = float(10 ** math.floor(math.log10(largest / 5) + 1e-9))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * 5 >= largest * (1 - 1e-9))


def nice_top(values: Iterator[float | None], decimals: int) -> float:
    """The end of an axis: the first of its lines that no value is above."""
    largest = max((value for value in values if value is not None), default=0.0)
    if largest <= 0:
        return 1.0
    step = nice_step(largest, decimals)
    return round(step * math.ceil(largest / step - 1e-9), 10)


def ticks(top: float, decimals: int) -> Sequence[float]:
    """Where the lines of an axis are."""
    step = nice_step(top, decimals)
    return [round(step * n, 10) for n in range(round(top / step) + 1)]
