"""The HTML report: one file that needs no other, with every picture, its table and what it says in words.

Source: report.md 1. What is shown was decided before (aggregates.py); this module writes it down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from zoomwizard.core.page.drawing import draw
from zoomwizard.core.page.figures import Aggregates, Figure, Picture
from zoomwizard.core.resources import resource

NOT_SHOWN = "not shown"
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A table of the last section: what was read and how, as pairs of words."""

    title: str
    rows: tuple[tuple[str, str], ...]


def report_page(title: str, shown: Aggregates, facts: Sequence[Facts]) -> str:
    """The report as the text of an HTML file with this title."""
    sections = [
        ("overview", "Overview", figures(shown.figures)),
        ("trend", "Trend", figure(shown.trend)),
        ("groups", "By attribute", figures_of(shown.attributes, "The person query has no attribute to compare by.")),
        ("unscheduled", "Unscheduled calls", figure(shown.lengths) + figure(shown.attendees)),
        ("after", "After-hours", figures_of((shown.after_hours, *shown.after_hours_attributes), "")),
        ("quality", "Data quality", "".join(fact_table(n, table) for n, table in enumerate(facts, 1))),
    ]
    if shown.own is not None:
        sections.insert(5, ("own", "With the query's own metrics", figure(shown.own)))
    page = Template(resource("report", "Page.html").read_text(encoding="utf-8"))
    return page.substitute(
        title=escape(title),
        style=resource("report", "Page.css").read_text(encoding="utf-8"),
        lead=written(lead(shown)),
        links="".join(f'<li><a href="#{key}">{escape(name)}</a></li>\n' for key, name, _ in sections),
        sections="".join(
            f'<section id="{key}" aria-labelledby="{key}-heading">\n<h2 id="{key}-heading">{escape(name)}</h2>\n'
            f"{content}</section>\n"
            for key, name, content in sections
        ),
        foot=(
            "Each mean is the mean over people of each person's mean week. "
            f"Only values of at least {shown.minimum} people are shown; smaller groups are merged."
        ),
    )


def lead(shown: Aggregates) -> str:
    """What the report is about, in a sentence or two."""
    if shown.people is None:
        return f"There are fewer than {shown.minimum} people with values, so no value is shown."
    weeks = f"the week of {shown.weeks[0]}" if len(shown.weeks) == 1 else f"{len(shown.weeks)} weeks"
    period = "" if len(shown.weeks) == 1 else f", from the week of {shown.weeks[0]} to that of {shown.weeks[-1]}"
    return f"{shown.people:,} people in {weeks}{period}. Hours are means per person and week."


def written(words: str) -> str:
    """A text as HTML; a day is one word."""
    return DAY.sub(r"<time>\g<0></time>", escape(words))


def figures(found: Sequence[Figure]) -> str:
    """The key figures."""
    items = []
    for one in found:
        number = NOT_SHOWN if one.value is None else shown_number(one)
        note = f'<span class="note">{escape(one.note)}</span>' if one.note else ""
        is_said = one.value is None or one.unit == one.label.lower()
        unit = "" if is_said else f' <span class="unit">{escape(one.unit)}</span>'
        items.append(
            f'<div id="figure-{one.key}"><dt>{escape(one.label)}</dt>'
            f'<dd><span class="number">{number}</span>{unit}{note}</dd></div>\n'
        )
    return f'<dl class="figures">\n{"".join(items)}</dl>\n'


def shown_number(one: Figure) -> str:
    """The value of a key figure: people and weeks whole, shares with one decimal, all else with two."""
    decimals = {"people": 0, "weeks": 0, "%": 1}.get(one.unit, 2)
    return f"{one.value:,.{decimals}f}"


def figures_of(pictures: Sequence[Picture], without: str) -> str:
    """Several pictures, or a sentence where there are none."""
    return "".join(figure(picture) for picture in pictures) or f"<p>{escape(without)}</p>\n"


def figure(picture: Picture) -> str:
    """A picture with its title, what it says in words, its note and its table."""
    note = f'<p class="note">{written(picture.note)}</p>\n' if picture.note else ""
    return (
        f'<figure id="picture-{picture.key}">\n<h3>{escape(picture.title)}</h3>\n{draw(picture)}'
        f'<figcaption id="{picture.key}-about">{written(picture.summary)}</figcaption>\n'
        f"{note}{table(picture)}</figure>\n"
    )


def table(picture: Picture) -> str:
    """The numbers of a picture."""
    if not picture.categories:
        return ""
    heads = "".join(f'<th scope="col" class="value">{escape(series.name)}</th>' for series in picture.series)
    rows = []
    for place, name in enumerate(picture.categories):
        cells = "".join(value_cell(series.values[place], 2) for series in picture.series)
        rows.append(
            f'<tr><th scope="row"><bdi>{written(name)}</bdi></th>{cells}{value_cell(picture.people[place], 0)}</tr>\n'
        )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="Table: {escape(picture.title)}">\n'
        f'<table id="{picture.key}-table">\n<caption>{escape(picture.y_title)}</caption>\n'
        f'<thead><tr><th scope="col">{escape(picture.x_title)}</th>{heads}'
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
