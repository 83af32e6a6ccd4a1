"""A page of sections as one HTML file that needs no other: pictures with their tables and words, figures and facts.

It's in the language of its writer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from string import Template

from zoomwizard.core.page.drawing import draw, script_in
from zoomwizard.core.page.figures import Facts, Figure, Picture
from zoomwizard.core.page.shapes import Script
from zoomwizard.core.resources import resource
from zoomwizard.core.said import ENGLISH, Language, Said, say

MOST_ROWS = 20  # of a table that is seen at once; a longer one scrolls
NOT_SHOWN = say("not shown")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a page: its key, its heading and its content, as HTML."""

    key: str
    heading: Said | str
    content: str


@dataclass(frozen=True)
class PageWriter:
    """Writes the parts of a page in one language."""

    language: Language = ENGLISH

    @cached_property
    def script(self) -> Script:
        """How it writes them."""
        return script_in(self.language)

    def page(
        self, title: Said | str, lead: Said | str, sections: Sequence[Section], foot: Said | str, above: str = ""
    ) -> str:
        """A page of sections as the text of an HTML file that needs no other. `above` stands over all, as HTML."""
        return Template(resource("report", "Page.html").read_text(encoding="utf-8")).substitute(
            language=self.language.code,
            skip=self.html(say("Skip to the report")),
            contents=self.html(say("Sections")),
            title=self.html(title),
            style=resource("report", "Page.css").read_text(encoding="utf-8"),
            above=above,
            lead=self.written(lead),
            links="".join(f'<li><a href="#{one.key}">{self.html(one.heading)}</a></li>\n' for one in sections),
            sections="".join(
                f'<section id="{one.key}" aria-labelledby="{one.key}-heading">\n'
                f'<h2 id="{one.key}-heading">{self.html(one.heading)}</h2>\n{one.content}</section>\n'
                for one in sections
            ),
            foot=self.html(foot),
        )

    def html(self, words: Said | str) -> str:
        """A text as HTML."""
        return escape(self.script.words(words))

    def written(self, words: Said | str) -> str:
        """A text as HTML; a day is one word."""
        return DAY.sub(r"<time>\g<0></time>", self.html(words))

    def number(self, value: float | None, decimals: int) -> str:
        """A number; None is one that isn't shown."""
        return self.html(NOT_SHOWN) if value is None else self.script.number(value, decimals)

    def figures(self, found: Sequence[Figure], about: Said | str = "") -> str:
        """The key figures, and a sentence `about` their changes."""
        items = []
        for one in found:
            note = f'<span class="note">{self.html(one.note)}</span>' if one.note else ""
            is_said = one.value is None or str(one.unit) == str(one.label).lower()
            kind, blank = ("unit sign", "") if one.unit == "%" else ("unit", " ")
            unit = "" if is_said else f'{blank}<span class="{kind}">{self.html(one.unit)}</span>'
            changed = f'<span class="change">{self.html(one.about_change)}</span>' if one.about_change else ""
            items.append(
                f'<div id="figure-{one.key}"><dt>{self.html(one.label)}</dt>'
                f'<dd><span class="number">{self.number(one.value, one.decimals)}</span>{unit}{changed}{note}</dd>'
                "</div>\n"
            )
        below = f'<p class="note">{self.written(about)}</p>\n' if about else ""
        return f'<dl class="figures">\n{"".join(items)}</dl>\n{below}'

    def sentence_list(self, key: str, heading: Said | str, found: Sequence[Said | str]) -> str:
        """Sentences under a heading, one a line."""
        items = "".join(f"<li>{self.written(one)}</li>\n" for one in found)
        return f'<h3 id="{key}-heading">{self.html(heading)}</h3>\n<ul id="{key}" class="sentences">\n{items}</ul>\n'

    def pictures(self, pictures: Sequence[Picture], without: Said | str) -> str:
        """Several pictures, or a sentence where there are none."""
        return "".join(self.picture(picture) for picture in pictures) or f"<p>{self.html(without)}</p>\n"

    def picture(self, picture: Picture) -> str:
        """A picture with its title, what it says in words, its note and its table."""
        note = f'<p class="note">{self.written(picture.note)}</p>\n' if picture.note else ""
        return (
            f'<figure id="picture-{picture.key}">\n<h3 id="{picture.key}-title">{self.html(picture.title)}</h3>\n'
            f"{draw(picture, self.script)}"
            f'<figcaption id="{picture.key}-about">{self.written(picture.summary)}</figcaption>\n'
            f"{note}{self.table(picture)}</figure>\n"
        )

    def table(self, picture: Picture) -> str:
        """The numbers of a picture."""
        if not picture.categories:
            return ""
        names = [*(series.name for series in picture.series), *([say("People")] if picture.people else [])]
        heads = "".join(f'<th scope="col" class="value">{self.html(name)}</th>' for name in names)
        rows = []
        for place, name in enumerate(picture.categories):
            cells = [(series.values[place], picture.decimals) for series in picture.series]
            cells += [(picture.people[place], 0)] if picture.people else []
            written = "".join(f'<td class="value">{self.number(value, digits)}</td>' for value, digits in cells)
            rows.append(f'<tr><th scope="row"><bdi>{self.written(name)}</bdi></th>{written}</tr>\n')
        title = self.html(say("Table: {title}", title=picture.title))
        kind = "scroll long" if len(rows) > MOST_ROWS else "scroll"
        return (
            f'<div class="{kind}" role="region" tabindex="0" aria-label="{title}">\n'
            f'<table id="{picture.key}-table">\n<caption>{self.html(picture.y_title)}</caption>\n'
            f'<thead><tr><th scope="col">{self.html(picture.x_title)}</th>{heads}'
            f"</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n</div>\n"
        )

    def fact_table(self, number: int, found: Facts) -> str:
        """What was read and how."""
        rows = "".join(
            f'<tr><th scope="row">{self.html(words)}</th><td>{self.written(said)}</td></tr>\n'
            for words, said in found.rows
        )
        return (
            f'<div class="scroll">\n<table id="quality-{number}" class="facts">\n'
            f"<caption>{self.html(found.title)}</caption>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        )
