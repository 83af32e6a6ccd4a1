"""The columns of a file as choices: each header with values by which a person recognises it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from zoomwizard.core.outcome import Choice

VALUES_OF_CHOICE, ROWS_FOR_CHOICES = 3, 200


def choices_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[Choice, ...]:
    """Each header, equal ones once, with up to three different values of the first rows."""
    first = list(islice(rows, ROWS_FOR_CHOICES))
    found: dict[str, tuple[str, ...]] = {}
    for index, name in enumerate(header):
        if name and name not in found:
            cells = (cells[index].strip() for cells in first if index < len(cells))
            found[name] = tuple(islice(dict.fromkeys(cell for cell in cells if cell), VALUES_OF_CHOICE))
    return tuple(Choice(name, values) for name, values in found.items())
