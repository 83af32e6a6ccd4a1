"""What is English among the texts that a German sees, by the catalogue; without Qt."""

from __future__ import annotations

import re
from functools import cache

from translate.__main__ import FOLDER
from translate.catalogue import PLACE, forms_of, ids_of, read_catalogue

FEW = 2  # words that a text with places must have of its own, or it would match too much


@cache
def german() -> dict[str, str]:
    """The translation of each text; where a number decides, of each of its forms."""
    messages = [message for message in read_catalogue(FOLDER / "de.po") if message.id]
    return {text: said for message in messages for text, said in zip(ids_of(message), forms_of(message), strict=True)}


@cache
def _patterns() -> list[re.Pattern[str]]:
    templates = [text for text, said in german().items() if said != text and PLACE.search(text)]
    long = [text for text in templates if len(re.findall(r"[^\W\d]{2,}", PLACE.sub(" ", text))) >= FEW]
    return [re.compile("(.+)".join(map(re.escape, PLACE.split(text)[::2])), re.DOTALL) for text in long]


def is_english(text: str) -> bool:
    """Whether a text that is seen is one of the program's, or made from one, that German has other words for."""
    return german().get(text, text) != text or any(pattern.fullmatch(text) for pattern in _patterns())
