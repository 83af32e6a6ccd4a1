"""The German translation without Qt: what a sentence of a job becomes."""

from __future__ import annotations

from functools import cache

from translate.__main__ import FOLDER, TEMPLATES, read_ts
from zoomwizard.app.sentences import Sentences


@cache
def german() -> Sentences:
    """Says sentences in German; numbers and dates stand in angle brackets."""
    texts = read_ts(FOLDER / "zoomwizard_de.ts")
    return Sentences(templates(), lambda text: texts.get(text, text), lambda text: f"<{text}>")


def templates() -> list[str]:
    """What sentences with values in them are made from."""
    return TEMPLATES.read_text(encoding="utf-8").splitlines()


def not_translated(text: str) -> bool:
    """Whether nothing of a text of a job is said otherwise in German."""
    return bool(text) and german().say(text) == text
