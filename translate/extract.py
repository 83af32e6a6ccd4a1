"""What there is to translate: the templates of `say`, `plural` and `tr`, which stand in the source as literals."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TEMPLATES = {"say": 1, "tr": 1, "plural": 2}  # how many of their first arguments are templates

Key = str | tuple[str, str]  # as in a catalogue: a text, or its forms for one and for many


class Call(NamedTuple):
    """A call that says something: its templates, None where one is not a literal."""

    line: int
    templates: tuple[str | None, ...]


def calls_in(tree: ast.AST) -> Iterator[Call]:
    """Every call of a function whose templates are translated."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if count := TEMPLATES.get(name):
                given = [one.value if isinstance(one, ast.Constant) else None for one in node.args[:count]]
                texts = [one if isinstance(one, str) else None for one in given]
                yield Call(node.lineno, (*texts, *[None] * (count - len(texts))))


def sources(package: Path) -> set[Key]:
    """Every text of the program's source that is said to a user."""
    found: set[Key] = set()
    for file in sorted(package.rglob("*.py")):
        for call in calls_in(ast.parse(file.read_text(encoding="utf-8"))):
            texts = [text for text in call.templates if text]
            if len(texts) == len(call.templates):
                found.add(texts[0] if len(texts) == 1 else (texts[0], texts[1]))
    return found
