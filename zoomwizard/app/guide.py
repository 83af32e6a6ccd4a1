"""The user guide as text: its pages, their sections, and where a word stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zoomwizard.core.resources import resource
from zoomwizard.modes import registry

FIRST = ("wizard",)
LAST = (
    "zoom-account", "schedule", "kept-days", "report", "metrics", "usage-report", "usage-tables", "files", "privacy",
    "troubleshooting", "command-line", "policy",
)  # fmt: skip
PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n\n?", re.MULTILINE)
MARKDOWN = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`|#>]|<[^>]+>")


class GuideSection(NamedTuple):
    """A section of a page, without marks; `heading` is blank for what stands above the first one."""

    page: str
    heading: str
    text: str


def guide_pages() -> Sequence[str]:
    """The pages in the order of reading: the wizard, each mode's, then what is common to them."""
    own = (mode.guide for mode in registry.modes().values())
    return tuple(dict.fromkeys((*FIRST, *own, *LAST)))


def guide_text(page: str) -> str:
    """A page as it is written, in Markdown, without pictures of the window, which the reader has before him."""
    return PICTURE.sub("", resource("guide", f"{page}.md").read_text(encoding="utf-8"))


@cache
def guide_sections(page: str) -> Sequence[GuideSection]:
    """The sections of a page, the one without a heading first."""
    found: list[tuple[str, list[str]]] = [("", [])]
    is_code = False
    for line in guide_text(page).splitlines():
        is_code = is_code != line.startswith("```")
        if line.startswith("## ") and not is_code:
            found.append((without_marks(line[3:]), []))
        else:
            found[-1][1].append(without_marks(line))
    return [GuideSection(page, heading, " ".join(lines)) for heading, lines in found]


@cache
def guide_title(page: str) -> str:
    """What a page is called: its first heading."""
    return next((without_marks(line[2:]) for line in guide_text(page).splitlines() if line.startswith("# ")), page)


def search_guide(text: str) -> list[GuideSection]:
    """The sections with all words of a text, those with a word in their heading first."""
    words = text.casefold().split()
    if not words:
        return []
    every = [section for page in guide_pages() for section in guide_sections(page)]
    found = [section for section in every if all(word in _searched(section) for word in words)]
    return sorted(found, key=lambda section: not any(word in section.heading.casefold() for word in words))


def without_marks(line: str) -> str:
    """A line of Markdown without its marks."""
    return MARKDOWN.sub(lambda mark: mark[1] or "", line).strip()


def _searched(section: GuideSection) -> str:
    return f"{guide_title(section.page)} {section.heading} {section.text}".casefold()
