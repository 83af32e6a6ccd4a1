"""Pictures as inline SVG: lines over weeks, bars beside their names. Colours and fonts are the page's style sheet's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from zoomwizard.core.pictures import Picture

WIDTH = 760
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 58, 56  # of a picture of lines
LINE_HEIGHT = 230
MOST_WEEK_NAMES = 8
NAMES_WIDTH, VALUES_WIDTH, BAR, GAP = 270, 64, 14, 12  # of a picture of bars
LONGEST_NAME = 24
MARKS = ("circle", "square", "triangle")


def draw(picture: Picture) -> str:
    """A picture as an SVG element, named by its title; the page tells it in words. Empty without categories."""
    if not picture.categories:
        return ""
    height, parts = lines(picture) if picture.kind == "line" else bars(picture)
    name = f"{picture.key}-title"
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{name}" '
        f'aria-describedby="{picture.key}-about">\n<title id="{name}">{escape(picture.title)}</title>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def lines(picture: Picture) -> tuple[int, list[str]]:
    """The height and the parts of a picture of lines; a value that is not shown breaks its line."""
    height = TOP + LINE_HEIGHT + BOTTOM
    top = nice_top(value for series in picture.series for value in series.values)
    count = len(picture.categories)
    step = (WIDTH - LEFT - RIGHT) / max(count, 1)

    def x(place: int) -> float:
        return LEFT + step * (place + 0.5)

    def y(value: float) -> float:
        return TOP + LINE_HEIGHT * (1 - value / top)

    parts = [*legend(picture)]
    for tick in ticks(top):
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(tick):.1f}" y2="{y(tick):.1f}"/>')
        parts.append(text(LEFT - 8, y(tick) + 4, f"{tick:g}", "quiet", "end"))
    every = math.ceil(count / MOST_WEEK_NAMES)
    parts += [
        text(x(place), TOP + LINE_HEIGHT + 20, name, "quiet", "middle")
        for place, name in enumerate(picture.categories)
        if place % every == 0
    ]
    parts.append(text(WIDTH / 2, height - 10, picture.x_title, "quiet", "middle"))
    for number, series in enumerate(picture.series, 1):
        points = [(x(n), None if value is None else y(value)) for n, value in enumerate(series.values)]
        path = "".join(
            f"{'L' if n and points[n - 1][1] is not None else 'M'}{across:.1f} {up:.1f}"
            for n, (across, up) in enumerate(points)
            if up is not None
        )
        if path:
            parts.append(f'<path class="line stroke-{number}" d="{path}"/>')
        parts += [mark(number, across, up) for across, up in points if up is not None]
    return height, parts


def bars(picture: Picture) -> tuple[int, list[str]]:
    """The height and the parts of a picture of bars, which lie; each has its value behind it."""
    series = picture.series
    block = len(series) * BAR + GAP
    first = 44 if len(series) > 1 else 24
    height = first + block * len(picture.categories) + 28
    top = nice_top(value for bar in series for value in bar.values)
    room = WIDTH - NAMES_WIDTH - VALUES_WIDTH
    parts = [*legend(picture)] if len(series) > 1 else []
    for place, name in enumerate(picture.categories):
        y = first + place * block
        shown = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        if len(series) > 1 or len(set(picture.people)) > 1:
            shown += f" (n = {picture.people[place]:,})"
        parts.append(text(NAMES_WIDTH - 10, y + len(series) * BAR / 2 + 4, shown, "", "end"))
        for number, bar in enumerate(series, 1):
            value = bar.values[place]
            if value is not None:
                wide, at = room * value / top, y + (number - 1) * BAR
                parts.append(
                    f'<rect class="fill-{number}" x="{NAMES_WIDTH}" y="{at}" width="{max(wide, 0):.1f}" '
                    f'height="{BAR - 2}"/>'
                )
                parts.append(text(NAMES_WIDTH + max(wide, 0) + 6, at + 11, f"{value:,.2f}", "quiet", "start"))
    bottom = first + block * len(picture.categories)
    parts.append(f'<line class="axis" x1="{NAMES_WIDTH}" x2="{NAMES_WIDTH}" y1="{first - 4}" y2="{bottom}"/>')
    parts.append(text(NAMES_WIDTH, bottom + 20, picture.y_title, "quiet", "start"))
    return height, parts


def legend(picture: Picture) -> Iterator[str]:
    """What the colours and marks mean, above the picture; for lines with what the values are."""
    across = LEFT
    for number, series in enumerate(picture.series, 1):
        if picture.kind == "line":
            yield f'<path class="line stroke-{number}" d="M{across} 14h26"/>'
            yield mark(number, across + 13, 14)
        else:
            yield f'<rect class="fill-{number}" x="{across + 6}" y="8" width="14" height="12"/>'
        yield text(across + 34, 18, series.name, "", "start")
        across += 60 + 7 * len(series.name)
    if picture.kind == "line":
        yield text(8, 42, picture.y_title, "quiet", "start")


def mark(number: int, x: float, y: float) -> str:
    """A point of a line; each line has its own form, so that colour is not all."""
    kind = MARKS[(number - 1) % len(MARKS)]
    if kind == "circle":
        return f'<circle class="fill-{number}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    if kind == "square":
        return f'<rect class="fill-{number}" x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7"/>'
    return f'<path class="fill-{number}" d="M{x:.1f} {y - 5:.1f}l5 9h-10z"/>'


def text(x: float, y: float, words: str, kind: str, anchor: str) -> str:
    """A text; the screen reader is told by title and summary and need not spell it."""
    style = f' class="{kind}"' if kind else ""
    return f'<text{style} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def nice_top(values: Iterator[float | None]) -> float:
    """The end of an axis: the next 1, 2 or 5 with zeros above the largest value."""
    largest = max((value for value in values if value is not None), default=0.0)
    if largest <= 0:
        return 1.0
    power = float(10 ** math.floor(math.log10(largest)))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= largest)


def ticks(top: float) -> Sequence[float]:
    """Where the lines of an axis are."""
    return [round(top * n / 5, 10) for n in range(6)]
