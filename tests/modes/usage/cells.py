"""The cells of a table in the engine, as its CSV file has them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.output.columns import ColumnKind, ExportTable

Row = dict[str, str]


def cell(value: Any, kind: ColumnKind) -> str:
    """A value as text; NULL is blank."""
    if value is None:
        return ""
    if kind == "flag":
        return "Yes" if value else "No"
    if kind == "utc":
        assert isinstance(value, datetime)
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    if kind == "money":
        assert isinstance(value, Decimal)
        return format(value.normalize(), "f")
    return str(value)


def rows_of(engine: Engine, table: ExportTable) -> list[Row]:
    """All rows of out_<table>, sorted by the key; the columns have to be those of the definition."""
    columns = ", ".join(identifier(column.name) for column in table.columns)
    rows = engine.all(f"SELECT {columns} FROM out_{table.name} ORDER BY {', '.join(map(identifier, table.key))}")
    return [
        {column.name: cell(value, column.kind) for column, value in zip(table.columns, row, strict=True)}
        for row in rows
    ]
