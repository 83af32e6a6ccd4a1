"""Tables that a run exports: their columns, types and meanings, once for all formats and for the data dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["id", "text", "date", "int", "minutes", "ratio", "decimal", "money", "utc", "flag"]
# What the engine keeps of each kind. A minute has 2 decimals, a ratio 4; money has as many as it came with, at most 6.
SQL_TYPES: dict[ColumnKind, str] = {
    "id": "VARCHAR", "text": "VARCHAR", "date": "DATE", "int": "BIGINT", "minutes": "DECIMAL(18,2)",
    "ratio": "DECIMAL(18,4)", "decimal": "DECIMAL(18,4)", "money": "DECIMAL(18,6)", "utc": "TIMESTAMP",
    "flag": "BOOLEAN",
}  # fmt: skip


@dataclass(frozen=True)
class TableColumn:
    """A column. `meaning` says in English what it holds."""

    name: str
    kind: ColumnKind
    unit: str
    meaning: str


@dataclass(frozen=True)
class ExportTable:
    """A table. Its rows are sorted by `key`, whose columns tell one row from another and come first."""

    name: str
    key: tuple[str, ...]
    columns: tuple[TableColumn, ...]
