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
from zoomwizard.kinds.report_headers import aliases

FIRST_ROWS = 20
MOST_COLUMNS = 60
MASK = "•••"
# Parts of headers under which somebody is named, unless a part of `NAMING_NOBODY` is there too.
NAMING = (
    "mail", "upn", "principal", "person", "user", "login", "smtp", "alias", "name", "host", "participant", "attendee",
    "organizer", "manager", "supervisor", "owner", "phone", "topic", "subject", "meetingid", "employee",
)  # fmt: skip
NAMING_NOBODY = (
    "hash", "participants", "attendees", "hours", "minutes", "indicator", "file", "organization", "department", "group",
    "company", "team", "country", "city", "location",
)  # fmt: skip
NAMING_COLUMNS = {"Topic", "Meeting_ID", "Host_Name", "Host_Email", "Name", "Participant_Email", "email", "person"}
NUMBER_OF_A_MEETING = re.compile(r"\d(?:[ -]?\d){8,10}")
DATE_OR_MOMENT = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,]+[\d:.]+ ?(?:[AP]M|Z)?)?", re.IGNORECASE)
WORD_OF_NAME = re.compile(r"[^\W\d_]{2,}")
ADDRESS_IN_TEXT = re.compile(r"[^@]*@([^@\s,;<>()]+)")  # nothing behind the domain: that may be the next address


@dataclass(frozen=True)
class Preview:
    """The first rows of a file, each with as many cells as the header."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def masked(self) -> Preview:
        """The same with a mark instead of what names somebody: names, addresses and meeting numbers, nothing else."""
        naming = [names_people(text) for text in self.header]
        return Preview(self.name, self.header, tuple(_masked_row(row, naming) for row in self.rows))

    def beginning_with(self, prefix: str) -> Preview:
        """The same with the columns whose names begin so before the others, and no more columns than are shown."""
        order = sorted(range(len(self.header)), key=lambda at: not (prefix and self.header[at].startswith(prefix)))
        header, *rows = (tuple(cells[at] for at in order[:MOST_COLUMNS]) for cells in (self.header, *self.rows))
        return Preview(self.name, header, tuple(rows))

    def without_addresses(self) -> Preview:
        """The same with a mark instead of what has the shape of an e-mail address or a telephone number."""
        rows = (tuple(mask(cell) if shapes_in(cell) else cell for cell in row) for row in self.rows)
        return Preview(self.name, self.header, tuple(rows))


def first_rows(path: Path, count: int = FIRST_ROWS, encoding: str = AUTOMATIC, prefix: str = "") -> Preview | None:
    """The first rows of a table, columns that begin with `prefix` first; None where there is nothing to show."""
    file, _ = look_at_table(path, "", looking_once(encoding))
    if file is None or any("@" in cell for cell in file.header):
        return None
    header = tuple(file.header)
    try:
        rows = list(islice(rows_of_table(file, "", CancelToken()), count + 1))[1:]
    except InputError:
        return None
    return Preview(path.name, header, tuple(_as_wide(cells, len(header)) for _, cells in rows)).beginning_with(prefix)


def names_people(header: str) -> bool:
    """Whether a column names somebody, by its header."""
    key = header_key(header)
    known = aliases().get(key, "ignored")
    if known != "ignored":
        return known in NAMING_COLUMNS
    return any(part in key for part in NAMING) and not any(part in key for part in NAMING_NOBODY)


def _masked_row(row: Sequence[str], naming: Sequence[bool]) -> tuple[str, ...]:
    """A row with what names somebody masked: also the name of its person in a column of another kind."""
    words = {
        word.casefold()
        for cell, is_name in zip(row, naming, strict=True)
        if is_name
        for word in WORD_OF_NAME.findall(cell.partition("@")[0])
    }

    def names_somebody(cell: str, *, is_name: bool) -> bool:
        if DATE_OR_MOMENT.fullmatch(cell.strip()):
            return False
        said = {word.casefold() for word in WORD_OF_NAME.findall(cell)}
        return (
            is_name
            or "@" in cell
            or bool(shapes_in(cell))
            or NUMBER_OF_A_MEETING.fullmatch(cell.strip()) is not None
            or len(said & words) > 1
            or (bool(said) and said <= words)
        )

    return tuple(
        mask(cell) if names_somebody(cell, is_name=is_name) else cell for cell, is_name in zip(row, naming, strict=True)
    )


def mask(text: str) -> str:
    """What may be shown of an address or a name: its first character, and the domain of an address."""
    if not text:
        return ""
    address = ADDRESS_IN_TEXT.fullmatch(text)
    return f"{text[0]}{MASK}@{address[1]}" if address and text[0] != "@" else f"{text[0]}{MASK}"


def _as_wide(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(cells[:width]) + ("",) * (width - len(cells))
