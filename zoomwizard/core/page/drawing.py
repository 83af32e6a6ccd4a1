"""Pictures as SVG: inline in a page, whose style sheet has the colours and fonts, or as a file of its own.

In a page a picture is there twice, wide and narrow, and is as wide as its letters want it: so its texts are as large as
those around it, on a phone and with larger texts too.
"""

from __future__ import annotations

from html import escape

from zoomwizard.core.page.figures import Picture
from zoomwizard.core.page.layout import lay_out
from zoomwizard.core.page.shapes import BarShape, Box, DotShape, Layout, LineShape, RuleShape, Script, TextShape
from zoomwizard.core.said import ENGLISH, Fixed, Language, put

LETTER = 14.0  # the size of a text in the units of a drawing
LINE_HEIGHT = 1.35  # of a text, in its size
WIDE, NARROW = 620.0, 240.0
FORMS = ("M4 0a4 4 0 1 1-8 0a4 4 0 1 1 8 0z", "M-3.5-3.5h7v7h-7z", "M0-5l5 9h-10z")
DASHES = ("", "8 4", "2 4")
# Widths of letters in parts of their size, none less than in the usual fonts.
NARROW_LETTERS, WIDE_LETTERS = frozenset("iljtfrI.,:;'|!()[] -"), frozenset("mwMW@%")
FILE_COLOURS = ("#1f5fbf", "#b35900", "#6d3aa8")
FILE_STYLE = (
    "text{font:14px 'Segoe UI',system-ui,sans-serif;fill:#1b2430}.quiet{fill:#4d5b6b}.strong{font-weight:600}"
    ".grid{stroke:#c3ccd6}.axis{stroke:#4d5b6b}.line{fill:none;stroke-width:2.5;stroke-linejoin:round}"
) + "".join(
    f".stroke-{n}{{stroke:{colour};stroke-dasharray:{dashes or 'none'}}}.fill-{n}{{fill:{colour}}}"
    for n, (colour, dashes) in enumerate(zip(FILE_COLOURS, DASHES, strict=True), 1)
)


def estimated_width(text: str) -> float:
    """How wide a text is at most, in any usual font."""
    return LETTER * sum(
        0 if letter in "\u2068\u2069" else 0.38 if letter in NARROW_LETTERS else 0.95 if letter in WIDE_LETTERS
        else 0.72 if letter.isupper() else 0.6
        for letter in text
    )  # fmt: skip


def script_in(language: Language) -> Script:
    """How a language is written in a page."""
    return Script(
        LETTER * LINE_HEIGHT,
        estimated_width,
        lambda said: put(said, language),
        lambda value, digits: language.number(Fixed(value, digits)),
    )


ENGLISH_SCRIPT = script_in(ENGLISH)


def draw(picture: Picture, script: Script = ENGLISH_SCRIPT) -> str:
    """A picture for a page, which tells it in words and names it by its heading. Empty without a value."""
    if has_no_value(picture):
        return ""
    drawn = "".join(
        f'<svg class="{name}" width="{width / LETTER:.2f}em" height="{made.height / LETTER:.2f}em" '
        f'viewBox="0 0 {width:g} {made.height:.1f}" aria-hidden="true">\n{shapes(made)}</svg>\n'
        for name, width in (("wide", WIDE), ("narrow", NARROW))
        for made in [lay_out(picture, width, script)]
    )
    return (
        f'<div class="picture" role="img" aria-labelledby="{picture.key}-title" aria-describedby="{picture.key}-about">'
        f"\n{drawn}</div>\n"
    )


def svg_file(picture: Picture, script: Script = ENGLISH_SCRIPT) -> str:
    """A picture as the text of an SVG file that needs no other: title above, light colours, told in words too."""
    made = lay_out(picture, WIDE, Script(script.line, estimated_width, script.words, script.number))
    title, margin, head = script.words(picture.title), 16, 40
    width, height = WIDE + 2 * margin, made.height + head + margin
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:.0f}" '
        f'viewBox="0 0 {width:g} {height:.0f}" role="img">\n<title>{escape(title)}</title>\n'
        f"<desc>{escape(script.words(picture.summary))}</desc>\n<style>{FILE_STYLE}</style>\n"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n'
        f'<text class="strong" x="{margin}" y="{margin + 10}">{escape(title)}</text>\n'
        f'<g transform="translate({margin} {head})">\n{shapes(made)}</g>\n</svg>\n'
    )


def has_no_value(picture: Picture) -> bool:
    """Whether there is nothing to draw."""
    return all(value is None for series in picture.series for value in series.values)


def shapes(made: Layout) -> str:
    """All shapes of a drawing, those that others may lie on first."""
    parts = [*map(rule, made.rules), *map(bar, made.bars), *map(trace, made.traces), *map(dot, made.dots)]
    return "\n".join([*parts, *map(label, made.labels)]) + "\n"


def rule(one: RuleShape) -> str:
    """A thin line."""
    return f'<line class="{one.kind}" x1="{one.x1:.1f}" x2="{one.x2:.1f}" y1="{one.y1:.1f}" y2="{one.y2:.1f}"/>'


def bar(one: BarShape) -> str:
    """A bar."""
    box: Box = one.box
    place = (
        f'x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}" height="{box.bottom - box.top:.1f}"'
    )
    return f'<rect class="fill-{one.series + 1}" {place}/>'


def trace(one: LineShape) -> str:
    """A piece of a line."""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in one.points)
    return f'<path class="line stroke-{one.series + 1}" d="M{path}"/>'


def dot(one: DotShape) -> str:
    """A point of a line; each line has its own form, so that colour is not all."""
    form = FORMS[one.series % len(FORMS)]
    return f'<path class="fill-{one.series + 1}" transform="translate({one.x:.1f} {one.y:.1f})" d="{form}"/>'


def label(one: TextShape) -> str:
    """A text; the screen reader is told by title and summary and need not spell it."""
    kinds = " ".join(filter(None, (one.tone, f"fill-{one.series + 1}" if one.series is not None else "")))
    style = f' class="{kinds}"' if kinds else ""
    anchor = "" if one.anchor == "start" else f' text-anchor="{one.anchor}"'
    return f'<text{style} x="{one.x:.1f}" y="{one.y + LETTER * 0.36:.1f}"{anchor}>{escape(one.text)}</text>'
