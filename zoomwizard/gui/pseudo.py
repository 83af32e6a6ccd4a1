"""A language that nobody speaks: every text in brackets, with accents, half as long again.

In the window it shows at once what is not translated (no brackets) and what has no room. For tests and pictures.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from PySide6.QtCore import QObject, QTranslator

from zoomwizard.core.resources import resource

ACCENTS = str.maketrans("aeiouyAEIOUcnszCNSZ", "áéïöûýÁÉÏÖÛçñšžÇÑŠŽ")
KEEP = re.compile(r"\{\w*\}|--[\w-]+")  # what stands for a value or an option
MNEMONICS = {"MZu", "abl"}  # a letter each of three titles


def stretched(text: str) -> str:
    """A text with accents, half as long again, in brackets."""
    parts = KEEP.split(text)
    accented = "".join(
        part.translate(ACCENTS) + kept for part, kept in zip(parts, [*KEEP.findall(text), ""], strict=True)
    )
    more = KEEP.sub("", text).replace("&", "").translate(ACCENTS)
    return f"[{accented} {(more + ' ' + more)[: max(len(text) // 2 - 2, 1)].rstrip()}]"


class PseudoTranslator(QTranslator):
    """Says each text of the program so; the letters of mnemonics stay as they are."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        tree = ET.parse(resource("translations", "zoomwizard_de.ts"))  # noqa: S314 - a file of the program
        self._sources = {message.findtext("source") or "" for message in tree.iter("message")}

    def isEmpty(self) -> bool:
        """Never: Qt asks no empty translator."""
        return False

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str | None:
        """A text of the program stretched; nothing for any other."""
        if text not in self._sources:
            return None
        return text if text in MNEMONICS else stretched(text)
