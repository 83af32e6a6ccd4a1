"""A language that nobody speaks: every text in brackets, with accents, half as long again.

In the window it shows at once what is not translated (no brackets) and what has no room. For tests and pictures.
"""

from __future__ import annotations

import re

ACCENTS = str.maketrans("aeiouyAEIOUcnszCNSZ", "áéïöûýÁÉÏÖÛçñšžÇÑŠŽ")
KEEP = re.compile(r"\{\w*\}|--[\w-]+")  # what stands for a value or an option
LETTERS = {"ble"}  # a letter each of three titles; so is a letter alone


def stretched(text: str) -> str:
    """A text with accents, half as long again, in brackets; the letters of mnemonics stay as they are."""
    if len(text) == 1 or text in LETTERS or not re.search("[A-Za-z]", KEEP.sub("", text)):
        return text
    parts = KEEP.split(text)
    accented = "".join(
        part.translate(ACCENTS) + kept for part, kept in zip(parts, [*KEEP.findall(text), ""], strict=True)
    )
    more = KEEP.sub("", text).replace("&", "").translate(ACCENTS)
    return f"[{accented} {(more + ' ' + more)[: max(len(text) // 2 - 2, 1)].rstrip()}]"
