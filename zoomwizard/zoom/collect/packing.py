"""A record of Zoom's as the file of a download keeps it: the values of its fields, in their order."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any


def packed(record: Any) -> str:
    """A record as the file keeps it."""
    values = (str(value) if isinstance(value, date) else value for value in vars(record).values())  # moments too
    return json.dumps([*values], ensure_ascii=False, separators=(",", ":"))


def unpacked(kind: type, content: str) -> Any:
    """A record out of the file."""
    values = json.loads(content)
    for place, read in readers_of(kind):
        if values[place]:
            values[place] = read(values[place])
    return kind(*values)


@cache
def readers_of(kind: type) -> tuple[tuple[int, Callable[[str], date]], ...]:
    """Which fields of a record are moments or days, and what reads them."""
    texts = [(place, str(field.type)) for place, field in enumerate(fields(kind))]
    return tuple(
        (place, datetime.fromisoformat if "datetime" in text else date.fromisoformat)
        for place, text in texts
        if "date" in text
    )
