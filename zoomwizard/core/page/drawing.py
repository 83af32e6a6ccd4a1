"""Pictures as inline SVG: lines over time, bars under their names. Colours and fonts are the page's style sheet's.

Across, everything is in parts of the width, and down in heights of a letter. So a picture fills any width, and its
texts are as large as those around it, on a phone and with larger texts too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from zoomwizard.core.page.figures import Picture
from zoomwizard.core.said import Said

# In em.
LINE_TOP, LINE_HEIGHT, LINE_BOTTOM = 3.2, 15.0, 3.6
NAME_HEIGHT, BAR, GAP, BARS_TOP = 1.5, 1.25, 0.8, 2.0
# In per cent of the width.
LINE_LEFT, BAR_ROOM = 9.0, 84.0
# Names of weeks where there is room for many, and where there is little.
MANY_NAMES, FEW_NAMES = 8, 3
LONGEST_LABEL = 38
POINT_SHAPES = ("M4 0a4 4 0 1 1-8 0a4 4 0 1 1 8 0z", "M-3.5-3.5h7v7h-7z", "M0-5l5 9h-10z")
# A name may run from right to left; what follows it does not.
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def draw(picture: Picture) -> str:
    """A picture as an SVG element, named by its title; the page tells it in words. Empty without a value."""
    if all(value is None for series in picture.series for value in series.values):
        return ""
    height, parts = lines(picture) if picture.kind == "line" else draw_bars(picture)
    name = f"{picture.key}-title"
    return (
        f'{legend(picture)}<svg class="picture" width="100%" height="{height:.2f}em" role="img" '
        f'aria-labelledby="{name}" aria-describedby="{picture.key}-about">\n'
        f'<title id="{name}">{escape(str(picture.title))}</title>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def lines(picture: Picture) -> tuple[float, list[str]]:
    """The height and the parts of a picture of lines; a value that is not shown breaks its line."""
    top = nice_top(value for series in picture.series for value in series.values)
    count = len(picture.categories)
    across = [LINE_LEFT + (100 - LINE_LEFT) * (place + 0.5) / count for place in range(count)]

    def down(value: float) -> float:
        return LINE_TOP + LINE_HEIGHT * (1 - value / top)

    parts = [text("0", 1.0, picture.y_title, "quiet", "start")]
    for tick in ticks(top):
        parts.append(f'<line class="grid" x1="0" x2="100%" y1="{down(tick):.2f}em" y2="{down(tick):.2f}em"/>')
        parts.append(text("0", down(tick) - 0.3, f"{tick:g}", "quiet", "start"))
    many, few = (math.ceil(count / names) for names in (MANY_NAMES, FEW_NAMES))
    # Where there is little room, only every second or third of the names that are there otherwise.
    few = math.ceil(few / many) * many
    for place in range(0, count, many):
        kind = "quiet" if place % few == 0 else "quiet wide"
        anchor = "end" if across[place] > 96 else "middle"
        name = picture.categories[place]
        parts.append(text(f"{across[place]:.2f}%", LINE_TOP + LINE_HEIGHT + 1.5, name, kind, anchor))
    parts.append(text("50%", LINE_TOP + LINE_HEIGHT + 3.2, picture.x_title, "quiet", "middle"))
    for number, series in enumerate(picture.series, 1):
        points = list(zip(across, series.values, strict=True))
        path = "".join(
            f"{'L' if n and points[n - 1][1] is not None else 'M'}{x:.2f} {100 * (1 - value / top):.2f}"
            for n, (x, value) in enumerate(points)
            if value is not None
        )
        if path:
            parts.append(
                f'<svg y="{LINE_TOP}em" width="100%" height="{LINE_HEIGHT}em" viewBox="0 0 100 100" '
                f'preserveAspectRatio="none"><path class="line stroke-{number}" d="{path}"/></svg>'
            )
        parts += [mark(number, f"{x:.2f}%", f"{down(value):.2f}em") for x, value in points if value is not None]
    return LINE_TOP + LINE_HEIGHT + LINE_BOTTOM, parts


def draw_bars(picture: Picture) -> tuple[float, list[str]]:
    """The height and the parts of a picture of bars, which lie; each under its name, with its value behind it."""
    series = picture.series
    block = NAME_HEIGHT + len(series) * BAR + GAP
    largest = max((value for bar in series for value in bar.values if value is not None), default=0.0) or 1.0
    are_different = len(set(picture.people)) > 1
    parts = [text("0", 1.0, picture.y_title, "quiet", "start")]
    for place, name in enumerate(map(str, picture.categories)):
        y = BARS_TOP + place * block
        shown = ISOLATE + (name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "…") + END_ISOLATE
        people = picture.people[place]
        if people is not None and (len(series) > 1 or are_different):
            shown += f" (n = {people:,})"
        parts.append(text("0", y + 1.1, shown, "", "start"))
        begin, end = y + NAME_HEIGHT - 0.15, y + block - GAP
        parts.append(f'<line class="axis" x1="0" x2="0" y1="{begin:.2f}em" y2="{end:.2f}em"/>')
        for number, bar in enumerate(series, 1):
            value = bar.values[place]
            if value is not None:
                wide, at = BAR_ROOM * value / largest, y + NAME_HEIGHT + (number - 1) * BAR
                parts.append(
                    f'<rect class="fill-{number}" y="{at:.2f}em" width="{wide:.2f}%" height="{BAR - 0.15:.2f}em"/>'
                )
                parts.append(text(f"{wide:.2f}%", at + 0.95, f"{value:,.2f}", "quiet", "start", ' dx=".4em"'))
    return BARS_TOP + block * len(picture.categories), parts


def legend(picture: Picture) -> str:
    """What colours and marks mean, above a picture with several of them."""
    if len(picture.series) < 2:
        return ""
    items = []
    for number, series in enumerate(picture.series, 1):
        key = f'<rect class="fill-{number}" x="6" width="14" height="12"/>'
        if picture.kind == "line":
            key = f'<path class="line stroke-{number}" d="M0 6h26"/>{mark(number, "13", "6")}'
        items.append(
            f'<li><svg width="26" height="12" aria-hidden="true">{key}</svg> {escape(str(series.name))}</li>\n'
        )
    return f'<ul class="legend">\n{"".join(items)}</ul>\n'


def mark(number: int, x: str, y: str) -> str:
    """A point of a line; each line has its own form, so that colour is not all."""
    form = POINT_SHAPES[(number - 1) % len(POINT_SHAPES)]
    return f'<svg x="{x}" y="{y}" overflow="visible"><path class="fill-{number}" d="{form}"/></svg>'


def text(x: str, y: float, words: Said | str, kind: str, anchor: str, more: str = "") -> str:
    """A text; the screen reader is told by title and summary and need not spell it."""
    style = f' class="{kind}"' if kind else ""
    return f'<text{style} x="{x}" y="{y:.2f}em" text-anchor="{anchor}"{more}>{escape(str(words))}</text>'


def nice_step(largest: float) -> float:
    """The distance of the lines of an axis: 1, 2 or 5 with zeros, so that there are five at most."""
    largest = max(largest, 0.05)  # of which two decimals are shown
    power = float(10 ** math.floor(math.log10(largest / 5)))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * 5 >= largest * (1 - 1e-9))


def nice_top(values: Iterator[float | None]) -> float:
    """The end of an axis: the first of its lines that no value is above."""
    largest = max((value for value in values if value is not None), default=0.0)
    if largest <= 0:
        return 1.0
    step = nice_step(largest)
    return round(step * math.ceil(max(largest, 0.05) / step - 1e-9), 10)


def ticks(top: float) -> Sequence[float]:
    """Where the lines of an axis are."""
    step = nice_step(top)
    return [round(step * n, 10) for n in range(round(top / step) + 1)]
