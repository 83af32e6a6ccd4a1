"""A page of sections as one HTML file that needs no other: pictures with their tables and words, figures and facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from zoomwizard.core.page.drawing import draw
from zoomwizard.core.page.figures import Figure, Picture
from zoomwizard.core.resources import resource
from zoomwizard.core.said import Said

NOT_SHOWN = "not shown"
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A table of the last section: what was read and how, as pairs of words."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a page: its key, its heading and its content, as HTML."""

    key: str
    heading: str
    content: str


def page_of(title: str, lead: str, sections: Sequence[Section], foot: str) -> str:
    """A page of sections as the text of an HTML file that needs no other."""
    return Template(resource("report", "Page.html").read_text(encoding="utf-8")).substitute(
        title=escape(title),
        style=resource("report", "Page.css").read_text(encoding="utf-8"),
        lead=written(lead),
        links="".join(f'<li><a href="#{one.key}">{escape(one.heading)}</a></li>\n' for one in sections),
        sections="".join(
            f'<section id="{one.key}" aria-labelledby="{one.key}-heading">\n'
            f'<h2 id="{one.key}-heading">{escape(one.heading)}</h2>\n{one.content}</section>\n'
            for one in sections
        ),
        foot=foot,
    )


def written(words: Said | str) -> str:
    """A text as HTML; a day is one word."""
    return DAY.sub(r"<time>\g<0></time>", as_html(words))


def as_html(words: Said | str) -> str:
    """A text as HTML."""
    return escape(str(words))


def figures(found: Sequence[Figure], about: Said | str = "") -> str:
    """The key figures, and a sentence `about` their changes."""
    items = []
    for one in found:
        number = NOT_SHOWN if one.value is None else f"{one.value:,.{one.decimals}f}"
        note = f'<span class="note">{as_html(one.note)}</span>' if one.note else ""
        is_said = one.value is None or one.unit == str(one.label).lower()
        unit = "" if is_said else f'{" " * (one.unit != "%")}<span class="unit">{escape(one.unit)}</span>'
        changed = f'<span class="change">{as_html(one.about_change)}</span>' if one.about_change else ""
        items.append(
            f'<div id="figure-{one.key}"><dt>{as_html(one.label)}</dt>'
            f'<dd><span class="number">{number}</span>{unit}{changed}{note}</dd></div>\n'
        )
    below = f'<p class="note">{written(about)}</p>\n' if about else ""
    return f'<dl class="figures">\n{"".join(items)}</dl>\n{below}'


def sentence_list(key: str, heading: str, found: Sequence[Said | str]) -> str:
    """Sentences under a heading, one a line."""
    items = "".join(f"<li>{written(one)}</li>\n" for one in found)
    return f'<h3 id="{key}-heading">{escape(heading)}</h3>\n<ul id="{key}" class="sentences">\n{items}</ul>\n'


def figures_of(pictures: Sequence[Picture], without: str) -> str:
    """Several pictures, or a sentence where there are none."""
    return "".join(figure(picture) for picture in pictures) or f"<p>{escape(without)}</p>\n"


def figure(picture: Picture) -> str:
    """A picture with its title, what it says in words, its note and its table."""
    note = f'<p class="note">{written(picture.note)}</p>\n' if picture.note else ""
    return (
        f'<figure id="picture-{picture.key}">\n<h3 id="{picture.key}-title">{as_html(picture.title)}</h3>\n'
        f"{draw(picture)}"
        f'<figcaption id="{picture.key}-about">{written(picture.summary)}</figcaption>\n'
        f"{note}{table(picture)}</figure>\n"
    )


def table(picture: Picture) -> str:
    """The numbers of a picture."""
    if not picture.categories:
        return ""
    heads = "".join(f'<th scope="col" class="value">{as_html(series.name)}</th>' for series in picture.series)
    rows = []
    for place, name in enumerate(picture.categories):
        cells = "".join(value_cell(series.values[place], 2) for series in picture.series)
        rows.append(
            f'<tr><th scope="row"><bdi>{written(name)}</bdi></th>{cells}{value_cell(picture.people[place], 0)}</tr>\n'
        )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="Table: {as_html(picture.title)}">\n'
        f'<table id="{picture.key}-table">\n<caption>{as_html(picture.y_title)}</caption>\n'
        f'<thead><tr><th scope="col">{as_html(picture.x_title)}</th>{heads}'
        f'<th scope="col" class="value">People</th></tr></thead>\n<tbody>\n{"".join(rows)}</tbody>\n</table>\n</div>\n'
    )


def value_cell(value: float | None, decimals: int) -> str:
    """A number in a table."""
    shown = NOT_SHOWN if value is None else f"{value:,.{decimals}f}"
    return f'<td class="value">{shown}</td>'


def fact_table(number: int, found: Facts) -> str:
    """What was read and how."""
    rows = "".join(
        f'<tr><th scope="row">{escape(words)}</th><td>{written(said)}</td></tr>\n' for words, said in found.rows
    )
    return (
        f'<div class="scroll">\n<table id="quality-{number}" class="facts">\n'
        f"<caption>{escape(found.title)}</caption>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
