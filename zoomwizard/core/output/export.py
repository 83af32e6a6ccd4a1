"""Tables of the engine as files of several formats, with the same rows in the same order, and their data dictionary."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from zoomwizard.core.engine import Engine, file_name, identifier, quoted
from zoomwizard.core.output.columns import SQL_TYPES, ColumnKind, ExportTable, TableColumn
from zoomwizard.core.steps import StepError

ExportFormat = Literal["csv", "jsonl", "parquet", "duckdb"]
DICTIONARY_NAME = "columns.csv"
DICTIONARY_HEADER = ("table", "column", "type", "unit", "key", "meaning")
# How the data dictionary writes two of the kinds; the others are written as they are called.
SHORT_KINDS: dict[ColumnKind, str] = {"minutes": "min", "decimal": "dec"}
ATTACHED = "exported_file"
OF_LINES = ("_ingested_at", "_source")
NOT_AS_DEFINED = "not as defined"


@dataclass(frozen=True)
class Export:
    """What is exported: the tables `prefix` + name of the engine, as their definitions say.

    `database` is the name of the one file of the format duckdb. The lines of jsonl say when and from where they came.
    """

    tables: Sequence[ExportTable]
    prefix: str
    database: str
    ingested_at: datetime
    source: str


def export_tables(engine: Engine, export: Export, formats: Sequence[ExportFormat], folder: Path) -> dict[str, int]:
    """Write all tables to new files in `folder`; their names and rows. The engine needs the text macros.

    Rows are sorted by key: texts by code point, numbers as numbers. A blank text is NULL; a text that a spreadsheet
    would run has an apostrophe before it, in every format, so that all of them hold the same. Decimals are rounded
    half up. The same tables make the same bytes, but for the format duckdb. Errors: StepError where a table isn't as
    its definition says.
    """
    for table in export.tables:
        _check(engine, export.prefix + table.name, table)
    rows: dict[str, int] = {}
    with engine.ordered():
        for kind in formats:
            if kind == "duckdb":
                rows[export.database] = _write_database(engine, export, folder / export.database)
            else:
                for table in export.tables:
                    name = f"{table.name}.{kind}"
                    query = _query(table, export, kind)
                    rows[name] = _copy(engine, query, folder / name, kind)
    return rows


def write_dictionary(tables: Sequence[ExportTable], path: Path, header: Sequence[str] = DICTIONARY_HEADER) -> int:
    """Write what each column of the tables is, a line for each; the number of lines. `header`: what is said of it."""
    lines = [
        (
            table.name,
            column.name,
            SHORT_KINDS.get(column.kind, column.kind),
            column.unit,
            "Yes" if column.name in table.key else "No",
            column.meaning,
        )
        for table in tables
        for column in table.columns
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        places = [DICTIONARY_HEADER.index(name) for name in header]
        writer.writerows([line[place] for place in places] for line in lines)
    return len(lines)


def _check(engine: Engine, name: str, table: ExportTable) -> None:
    described = engine.all(f"SELECT column_name, column_type FROM (DESCRIBE {identifier(name)})")
    if [column for column, _ in described] != [column.name for column in table.columns]:
        raise StepError(f"{name}: its columns aren't those of its definition")
    if binary := [column for column, kind in described if kind in {"FLOAT", "DOUBLE"}]:
        raise StepError(f"{name}: {binary} are binary numbers, which have no half to be rounded up")


def _query(table: ExportTable, export: Export, kind: ExportFormat) -> str:
    """The rows of a table as a format has them."""
    typed = ", ".join(f"{_typed(column)} AS {identifier(column.name)}" for column in table.columns)
    cells = [f"{_cell(column, kind)} AS {identifier(column.name)}" for column in table.columns]
    if kind == "jsonl":
        cells.append(f"iso({quoted(f'{export.ingested_at:%Y-%m-%d %H:%M:%S}')}::TIMESTAMP) AS _ingested_at")
        cells.append(f"{quoted(export.source)} AS _source")
    # By the values themselves: a number that is written as a text has another order. Within, since they're far smaller
    # than the texts that are made of them.
    key = ", ".join(f"{identifier(name)} NULLS FIRST" for name in table.key)
    rows = f"FROM (SELECT {typed} FROM {identifier(export.prefix + table.name)}) ORDER BY {key}"
    return f"SELECT {', '.join(cells)} FROM ({rows}) typed"


def _typed(column: TableColumn) -> str:
    name = identifier(column.name)
    if column.kind == "text":  # NUL ends a text for many who read files
        return f"nullif(one_line(harmless(replace({name}, chr(0), ''))), '')"
    if column.kind == "id":
        return f"nullif({name}, '')"
    value = f"CAST({name} AS {SQL_TYPES[column.kind]})"
    return f"date_trunc('second', {value})" if column.kind == "utc" else value


def _cell(column: TableColumn, kind: ExportFormat) -> str:
    name = f"typed.{identifier(column.name)}"
    if kind in {"parquet", "duckdb"}:
        return name
    if column.kind == "utc":
        return f"iso({name})"
    if column.kind == "date":
        return f"CAST({name} AS VARCHAR)"
    if column.kind == "money":  # with as many decimals as it needs
        return f"rtrim(rtrim(CAST({name} AS VARCHAR), '0'), '.')"
    if column.kind == "flag" and kind == "csv":
        return f"CASE {name} WHEN true THEN 'Yes' WHEN false THEN 'No' END"
    return name


def _copy(engine: Engine, query: str, path: Path, kind: ExportFormat) -> int:
    if kind == "csv":
        return engine.copy(query, path)
    form = "json" if kind == "jsonl" else "parquet"
    (count,) = engine.one(f"COPY ({query}) TO {quoted(str(path))} (FORMAT {form})")
    return int(count)


def _write_database(engine: Engine, export: Export, path: Path) -> int:
    """Write all tables to one file; the rows of all. After an error the file is closed with the engine."""
    rows = 0
    engine.run(f"ATTACH {quoted(str(path))} AS {ATTACHED}")
    for table in export.tables:
        query = _query(table, export, "duckdb")
        (count,) = engine.one(f"CREATE TABLE {ATTACHED}.main.{identifier(table.name)} AS {query}")
        rows += int(count)
    # Else what was written stays in a second file beside it, since the engine is set not to tidy up by itself.
    engine.run(f"CHECKPOINT {ATTACHED}")
    engine.run(f"DETACH {ATTACHED}")
    return rows


def read_back(engine: Engine, export: Export, table: ExportTable, kind: ExportFormat, folder: Path, path: Path) -> None:
    """Write what a file of another format holds of a table to a CSV file, so that the same cells can be proved.

    Where it holds anything else, another column, field or table, the CSV file is a header that says so.
    """
    cells = ", ".join(f"{_cell(column, 'csv')} AS {identifier(column.name)}" for column in table.columns)
    if kind == "duckdb":
        engine.run(f"ATTACH {quoted(str(folder / export.database))} AS {ATTACHED} (READ_ONLY)")
        rows = f"{ATTACHED}.main.{identifier(table.name)}"
        is_as_defined = _tables_there(engine) == {one.name for one in export.tables} and _has_columns(
            engine, rows, table
        )
    elif kind == "parquet":
        rows = f"read_parquet({file_name(folder / f'{table.name}.parquet')})"
        is_as_defined = _has_columns(engine, rows, table)
    else:
        file = file_name(folder / f"{table.name}.jsonl")
        types = ", ".join(f"{quoted(c.name)}: {quoted(SQL_TYPES[c.kind])}" for c in table.columns)
        rows = f"read_json({file}, format='newline_delimited', columns={{{types}}})"
        is_as_defined = _has_fields(engine, file, export, table)
    if is_as_defined:
        engine.copy(f"SELECT {cells} FROM {rows} typed", path)
    else:
        path.write_text(f"{NOT_AS_DEFINED}\n", encoding="utf-8")
    if kind == "duckdb":
        engine.run(f"DETACH {ATTACHED}")


def _tables_there(engine: Engine) -> set[str]:
    found = engine.all(f"SELECT table_name FROM information_schema.tables WHERE table_catalog = {quoted(ATTACHED)}")
    return {name for (name,) in found}


def _has_columns(engine: Engine, rows: str, table: ExportTable) -> bool:
    described = engine.all(f"SELECT column_name, column_type FROM (DESCRIBE FROM {rows})")
    return described == [(column.name, SQL_TYPES[column.kind]) for column in table.columns]


def _has_fields(engine: Engine, file: str, export: Export, table: ExportTable) -> bool:
    """Whether each line has the fields of the table once, and says when and from where it came."""
    names = ", ".join(quoted(name) for name in sorted([*(column.name for column in table.columns), *OF_LINES]))
    (others,) = engine.one(
        f"SELECT count(*) FROM read_ndjson_objects({file}) WHERE list_sort(json_keys(json)) IS DISTINCT FROM [{names}] "
        f"OR json ->> '_ingested_at' <> {quoted(f'{export.ingested_at:%Y-%m-%dT%H:%M:%SZ}')} "
        f"OR json ->> '_source' <> {quoted(export.source)}"
    )
    return int(others) == 0
