"""The first rows of a file for a person to look at, with what may name somebody masked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from zoomwizard.core.outcome import CancelToken, InputError
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.tables.encodings import AUTOMATIC
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.core.tables.workbook import look_at_table, rows_of_table

FIRST_ROWS = 20
MOST_COLUMNS = 60
MASK = "•••"
# Columns that name nobody; every other one may.
HARMLESS = {header_key(name) for name in ("HashID", "PersonHashID", "File", "Line", "Reason", "Sessions", "Minutes")}
ADDRESS_IN_TEXT = re.compile(r"[^@]*@([^@\s,;<>()]+)")  # nothing behind the domain: that may be the next address


@dataclass(frozen=True)
class Preview:
    """The first rows of a file, each with as many cells as the header."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def masked(self) -> Preview:
        """The same with a mark instead of what may name somebody: of every column that is not known to name nobody."""
        harmless = [header_key(text) in HARMLESS for text in self.header]
        rows = (
            tuple(cell if plain else mask(cell) for cell, plain in zip(row, harmless, strict=True)) for row in self.rows
        )
        return Preview(self.name, self.header, tuple(rows))

    def without_addresses(self) -> Preview:
        """The same with a mark instead of what has the shape of an e-mail address or a telephone number."""
        rows = (tuple(mask(cell) if shapes_in(cell) else cell for cell in row) for row in self.rows)
        return Preview(self.name, self.header, tuple(rows))


def first_rows(path: Path, count: int = FIRST_ROWS, encoding: str = AUTOMATIC) -> Preview | None:
    """The first rows of a table as they stand in it; None where there is nothing to show."""
    file, _ = look_at_table(path, "", looking_once(encoding))
    if file is None or any("@" in cell for cell in file.header):
        return None
    header = file.header[:MOST_COLUMNS]
    try:
        rows = list(islice(rows_of_table(file, "", CancelToken()), count + 1))[1:]
    except InputError:
        return None
    return Preview(path.name, header, tuple(_as_wide(cells, len(header)) for _, cells in rows))


def mask(text: str) -> str:
    """What may be shown of an address or a name: its first character, and the domain of an address."""
    if not text:
        return ""
    address = ADDRESS_IN_TEXT.fullmatch(text)
    return f"{text[0]}{MASK}@{address[1]}" if address and text[0] != "@" else f"{text[0]}{MASK}"


def _as_wide(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(cells[:width]) + ("",) * (width - len(cells))
