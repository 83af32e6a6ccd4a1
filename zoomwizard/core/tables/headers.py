"""How headers are compared."""

from __future__ import annotations

import unicodedata


def header_key(text: str) -> str:
    """A header without case, blanks, punctuation and marks, as headers are compared."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
