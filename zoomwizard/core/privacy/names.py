"""The dictionary of names: every e-mail address and display name of the inputs, to be searched for in texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from zoomwizard.core.people.identities import WITHOUT_ZERO_WIDTH
from zoomwizard.core.privacy.shapes import shapes_in

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_LOCAL_PART, SHORTEST_NAME_PART, SHORTEST_NAME = 6, 4, 2


def searchable(text: str) -> str:
    """A text as the search compares it: NFKC, case-folded, without accents and zero-width characters."""
    visible = text.translate(WITHOUT_ZERO_WIDTH)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", visible).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def has_case(text: str) -> bool:
    """Whether a text is of a script with capitals; those without have no blanks between words either."""
    return text.lower() != text.upper()


class Dictionary:
    """Every e-mail address, local part and display name of the inputs, ready to be searched for in texts.

    Local parts count from 6 characters on, display names whole and in parts from 4 letters on. A whole
    name of 2 or 3 letters counts where it is a word of its own, for it would stand in most texts; in
    scripts without blanks anywhere.
    """

    def __init__(self, addresses: Iterable[str], names: Iterable[str]) -> None:
        terms: set[str] = set()
        parts: set[str] = set()
        for address in addresses:
            text = searchable(address).strip()
            local = text.partition("@")[0]
            terms.update(term for term in (text, local) if len(term) >= SHORTEST_LOCAL_PART)
            parts.update(WORD.findall(local))
        for name in names:
            text = searchable(name).replace("(host)", " ").strip()
            words = [word for word in WORD.findall(text) if len(word) >= SHORTEST_NAME_PART]
            terms.update(term for term in (text, *words) if len(term) >= SHORTEST_NAME)
        # By their first letters, so that a text is looked through once and not once per term.
        self._by_start: dict[str, list[str]] = {}
        for term in terms:
            self._by_start.setdefault(term[:4], []).append(term)
        # As words of a file name, which has other marks between them than blanks and points.
        spaced = {" ".join(WORD.findall(term)) for term in terms}
        spaced.update(part for part in parts if len(part) >= SHORTEST_NAME_PART)
        self._spaced = {term for term in spaced if len(term) >= SHORTEST_NAME}
        self._uncased = [term for term in terms if not has_case(term)]

    def holds(self, text: str) -> bool:
        """Whether a term stands anywhere in a text."""
        searched = searchable(text)
        starts = self._by_start
        for at in range(len(searched) - 1):
            for term in starts.get(searched[at : at + 4], ()):
                if searched.startswith(term, at) and len(term) >= SHORTEST_NAME_PART:
                    return True
            # The whole names that are shorter than that.
            for term in {searched[at : at + 2], searched[at : at + 3]} & starts.keys():
                if not has_case(term) or stands_alone(searched, at, len(term)):
                    return True
        return False

    def names_somebody(self, text: str) -> bool:
        """Whether words of a short text, such as a file name, are a term; parts of words do not count."""
        searched = searchable(text)
        words = WORD.findall(searched)
        runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        return (
            any(run in self._spaced for run in runs)
            or any(term in searched for term in self._uncased)
            or bool(shapes_in(text))
        )


def stands_alone(text: str, at: int, length: int) -> bool:
    """Whether a piece of a text has no letter on either side."""
    return not text[at - 1 : at].isalpha() and not text[at + length : at + length + 1].isalpha()
