"""Answers as they are remembered from one run to the next: all but secrets and what holds a word of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomwizard.app.settings import Inputs, is_day
from zoomwizard.core.job import DECIMAL_TEXT

if TYPE_CHECKING:
    from zoomwizard.core.job import Ask

YES, NO = "yes", "no"


def texts_from(answers: Mapping[str, Any], asked: Mapping[str, Ask]) -> Inputs:
    """The answers to be remembered, as texts by input."""
    return {
        name: _texts(value)
        for name, value in answers.items()
        if name in asked and value not in (None, "", ()) and asked[name].is_kept and asked[name].kind != "secret"
    }


def answers_from(texts: Mapping[str, Sequence[str]], asked: Mapping[str, Ask]) -> dict[str, Any]:
    """What was remembered, as answers; left out is what is asked no more, or may not be answered so any more.

    What IT has set comes in place of what was not remembered.
    """
    presets = {name: (ask.preset,) for name, ask in asked.items() if ask.preset}
    found = {name: _value(asked[name], some) for name, some in {**presets, **texts}.items() if name in asked and some}
    return {name: value for name, value in found.items() if value is not None}


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return (YES if value else NO,)
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def _value(ask: Ask, texts: Sequence[str]) -> Any:
    """The answer; None where it can't be one. Somebody may have changed the settings by hand."""
    first = texts[0]
    if ask.kind == "open-files":
        return tuple(map(Path, texts))
    if ask.kind in ("texts", "answers"):
        return tuple(texts)
    if ask.kind in ("open-file", "folder"):
        return Path(first)
    if ask.kind == "flag":
        return first == YES
    if ask.kind == "number":
        fits = first.isdecimal() and first.isascii() and int(first) >= (ask.minimum or 0)
        return int(first) if fits else None
    if ask.kind == "decimal":
        return float(first) if DECIMAL_TEXT.fullmatch(first) and float(first) >= (ask.minimum or 0) else None
    if ask.kind == "choices":
        return tuple(text for text in texts if text in ask.choices)
    if ask.kind == "choice":
        return first if first in ask.choices else None
    if ask.kind == "day":
        return first if is_day(first) else None
    return first
