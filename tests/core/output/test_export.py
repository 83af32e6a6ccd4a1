"""Export: the four formats of one table, all equal to the CSV, and the data dictionary."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, get_args

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Cancelled, CancelToken
from zoomwizard.core.output.columns import SQL_TYPES, ColumnKind, ExportTable, TableColumn
from zoomwizard.core.output.export import Export, ExportFormat, export_tables, read_back, write_dictionary
from zoomwizard.core.steps import TEXT_MACROS, StepError

FORMATS: tuple[ExportFormat, ...] = ("csv", "jsonl", "parquet", "duckdb")
AT = datetime(2026, 11, 2, 6, 30, 0, 700_000, tzinfo=UTC)
KINDS: tuple[ColumnKind, ...] = get_args(ColumnKind)
# Every kind, and two columns of a key that sorts by text, then by number.
TABLE = ExportTable(
    "things",
    ("name", "number"),
    (
        TableColumn("name", "text", "", "What it's called, with a comma."),
        TableColumn("number", "int", "things", "Its number."),
        *(TableColumn(f"its_{kind}", kind, "", f"One {kind}.") for kind in KINDS),
    ),
)
# As they come: decimals with more places than are written.
EXACT: dict[ColumnKind, str] = dict.fromkeys(("minutes", "ratio", "decimal", "money"), "DECIMAL(28,10)")
COME_AS: dict[ColumnKind, str] = {**SQL_TYPES, **EXACT}
PLACES = {"minutes": 2, "ratio": 4, "decimal": 4, "money": 6}
NASTY = [
    "=1+1", "+1", "-1", "@x", "\t=1", "\r\n=1", "\n", "＝1", "＋1", "－1", "＠x", "'=1", '"', '""', 'a"b,c', ",", ";=1",
    "#x", "a\r\nb", "a\nb", "a\x85b", "a\u2028b", "a\x0bb", "a\x00b", "\x00=1", " ", "NULL", "NA", "\ufeffx", "👩‍💻",
    "Zoë", "e\u0301", "\U0010ffff", "\\N", "true", "00", "1e5", "\x1f", "\x7f",
]  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("engine"), memory="300MB") as engine:
        engine.step(TEXT_MACROS)
        yield engine


def put(engine: Engine, rows: list[tuple[Any, ...]], table: ExportTable = TABLE) -> None:
    engine.load(f"out_{table.name}", {column.name: COME_AS[column.kind] for column in table.columns}, rows)


def written(engine: Engine, folder: Path, formats: tuple[ExportFormat, ...] = FORMATS) -> dict[str, int]:
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    return export_tables(engine, Export((TABLE,), "out_", "all.duckdb", AT, "zoom_api+zoom_csv"), formats, folder)


def row(name: str | None, number: int | None, **values: Any) -> tuple[Any, ...]:
    return name, number, *(values.get(kind) for kind in KINDS)


# ---------------------------------------------------------------------------------------------------------
# Reading each format back, as the cells of a CSV file


def as_cells(value: Any, kind: ColumnKind) -> str:
    """A value of parquet or duckdb as section 4.2 of the contract writes it in CSV, by Python alone."""
    if value is None:
        return ""
    if kind == "flag":
        return "Yes" if value else "No"
    if kind == "utc":
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    if kind == "money":
        return f"{value.normalize():f}"
    if kind == "date":
        return str(value.isoformat())
    return str(value)


def of_csv(folder: Path) -> list[list[str]]:
    frame = pd.read_csv(folder / "things.csv", dtype=str, keep_default_na=False)
    assert list(frame.columns) == [column.name for column in TABLE.columns]
    return [list(map(str, line)) for line in frame.itertuples(index=False)]


def of_jsonl(folder: Path) -> list[list[str]]:
    found = []
    for line in (folder / "things.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        record = json.loads(line, parse_float=Decimal)
        assert list(record) == [*(column.name for column in TABLE.columns), "_ingested_at", "_source"]
        assert record["_ingested_at"] == "2026-11-02T06:30:00Z"
        assert record["_source"] == "zoom_api+zoom_csv"
        for column in TABLE.columns:
            value = record[column.name]
            numbers = {"int": int, "minutes": Decimal, "ratio": Decimal, "decimal": Decimal, "flag": bool}
            assert value is None or type(value) is numbers.get(column.kind, str)
        found.append(
            [
                record[c.name] if isinstance(record[c.name], str) else as_cells(record[c.name], c.kind)
                for c in TABLE.columns
            ]
        )
    return found


def of_rows(rows: duckdb.DuckDBPyRelation) -> list[list[str]]:
    assert list(zip(rows.columns, map(str, rows.types), strict=True)) == [
        (column.name, SQL_TYPES[column.kind]) for column in TABLE.columns
    ]
    return [
        [as_cells(value, column.kind) for value, column in zip(line, TABLE.columns, strict=True)]
        for line in rows.fetchall()
    ]


def of_parquet(folder: Path) -> list[list[str]]:
    with duckdb.connect() as plain:
        return of_rows(plain.read_parquet(str(folder / "things.parquet")))


def of_database(folder: Path) -> list[list[str]]:
    with duckdb.connect(str(folder / "all.duckdb"), read_only=True) as plain:
        assert plain.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("things",)]
        return of_rows(plain.table("things"))


def same_in_all(folder: Path) -> list[list[str]]:
    cells = of_csv(folder)
    assert of_jsonl(folder) == cells
    assert of_parquet(folder) == cells
    assert of_database(folder) == cells
    return cells


# ---------------------------------------------------------------------------------------------------------
# Tests

TEXTS = st.none() | st.sampled_from(NASTY) | st.text(max_size=8)
IDS = st.none() | st.from_regex(r"[xg][a-z2-7]{1,26}", fullmatch=True)
DECIMALS = (
    st.none()
    | st.decimals(-(10**7), 10**7, places=10, allow_nan=False)
    | st.sampled_from(
        [Decimal(text) for text in ("0.005", "-0.005", "0.00005", "0.0000005", "1.0049999999", "0", "100", "0.5")]
    )
)
MOMENTS = st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))
VALUES: dict[ColumnKind, st.SearchStrategy[Any]] = {
    "id": IDS,
    "text": TEXTS,
    "date": st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    "int": st.none() | st.integers(-(2**63), 2**63 - 1),
    **dict.fromkeys(("minutes", "ratio", "decimal", "money"), DECIMALS),
    "utc": MOMENTS,
    "flag": st.none() | st.booleans(),
}
ROWS = st.lists(
    st.tuples(TEXTS, st.integers(-20, 20), *(VALUES[kind] for kind in KINDS)), max_size=12, unique_by=lambda r: r[1]
)


def expected(value: Any, kind: ColumnKind) -> str:
    """A value as it has to stand in CSV."""
    if value is None:
        return ""
    if kind == "text":
        text = value.replace("\0", "")
        text = "'" + text if text[:1] in set("=+-@\t\r\n＝＋－＠") and text else text
        text = text.replace("\r\n", " ")
        return "".join(" " if mark in "\n\r\x0b\x0c\x85\u2028\u2029" else mark for mark in text)
    if kind in PLACES:
        value = value.quantize(Decimal(1).scaleb(-PLACES[kind]), ROUND_HALF_UP)
        value = abs(value) if value == 0 else value  # there is no negative nothing
    return as_cells(value if value != 0 or kind != "money" else Decimal(0), kind)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_all_formats_hold_the_same_rows_as_the_contract_writes_them(
    engine: Engine, tmp_path: Path, rows: list[tuple[Any, ...]]
) -> None:
    put(engine, rows)
    counts = written(engine, tmp_path / "out")
    assert set(counts) == {"things.csv", "things.jsonl", "things.parquet", "all.duckdb"}
    assert set(counts.values()) == {len(rows)}
    cells = [[expected(v, c.kind) for v, c in zip(line, TABLE.columns, strict=True)] for line in rows]
    assert same_in_all(tmp_path / "out") == sorted(cells, key=lambda line: (line[0], int(line[1])))


def test_csv_is_utf_8_with_line_feeds_blanks_and_no_mark_in_front(engine: Engine, tmp_path: Path) -> None:
    values = {
        "id": "x2", "text": "Zoë, =1", "date": date(2026, 10, 5), "int": 7, "minutes": Decimal("12.345"),
        "ratio": Decimal("0.66665"), "decimal": Decimal("1.4"), "money": Decimal("49.9"),
        "utc": datetime(2026, 10, 5, 10, 0, 0, 999_999), "flag": False,
    }  # fmt: skip
    put(engine, [row("b", 10, **values), row("b", 9), row("B", 1), row(None, 5)])
    written(engine, tmp_path / "out")
    header = ",".join(column.name for column in TABLE.columns)
    assert (tmp_path / "out" / "things.csv").read_bytes().decode() == (
        f"{header}\n,5{',' * 10}\nB,1{',' * 10}\nb,9{',' * 10}\n"
        'b,10,x2,"Zoë, =1",2026-10-05,7,12.35,0.6667,1.4000,49.9,2026-10-05T10:00:00Z,No\n'
    )
    last = (tmp_path / "out" / "things.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert last == (
        '{"name":"b","number":10,"its_id":"x2","its_text":"Zoë, =1","its_date":"2026-10-05","its_int":7,'
        '"its_minutes":12.35,"its_ratio":0.6667,"its_decimal":1.4000,"its_money":"49.9",'
        '"its_utc":"2026-10-05T10:00:00Z","its_flag":false,'
        '"_ingested_at":"2026-11-02T06:30:00Z","_source":"zoom_api+zoom_csv"}'
    )


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_is_run_by_a_spreadsheet_or_breaks_a_line(engine: Engine, tmp_path: Path, text: str) -> None:
    put(engine, [row(text, 1, text=text)])
    written(engine, tmp_path / "out")
    ((name, _, _, cell, *_),) = same_in_all(tmp_path / "out")
    assert name == cell == expected(text, "text")
    assert (tmp_path / "out" / "things.csv").read_bytes().count(b"\n") == 2
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_a_table_without_rows_is_its_columns(engine: Engine, tmp_path: Path) -> None:
    put(engine, [])
    assert set(written(engine, tmp_path / "out").values()) == {0}
    assert same_in_all(tmp_path / "out") == []
    assert (tmp_path / "out" / "things.csv").read_text() == ",".join(c.name for c in TABLE.columns) + "\n"
    assert (tmp_path / "out" / "things.jsonl").read_text() == ""


def test_the_same_rows_make_the_same_bytes_in_whatever_order_they_were(engine: Engine, tmp_path: Path) -> None:
    put(engine, [])
    found = []
    for order in ("ASC", "DESC"):  # of several groups of rows, made by several threads
        engine.run(
            "INSERT INTO out_things BY NAME SELECT 'n' || i % 7 AS name, i AS number, i / 8 AS its_minutes "
            f"FROM range(300000) r(i) ORDER BY i {order}"
        )
        written(engine, tmp_path / "out", ("csv", "jsonl", "parquet"))
        found.append({path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()})
        engine.run("DELETE FROM out_things")
    assert found[0] == found[1]
    assert len(found[0]) == 3


def test_only_the_formats_that_were_asked_for_are_written(engine: Engine, tmp_path: Path) -> None:
    put(engine, [row("a", 1)])
    assert written(engine, tmp_path / "out", ("csv", "duckdb")) == {"things.csv": 1, "all.duckdb": 1}
    # Nothing of the database is left beside its file.
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["all.duckdb", "things.csv"]


def test_a_table_that_is_not_as_defined_is_a_bug(engine: Engine, tmp_path: Path) -> None:
    engine.load("out_things", {"name": "VARCHAR"}, [("a",)])
    with pytest.raises(StepError, match="aren't those"):
        written(engine, tmp_path / "out")
    engine.load("out_things", {c.name: {**COME_AS, "minutes": "DOUBLE"}[c.kind] for c in TABLE.columns}, [])
    with pytest.raises(StepError, match="its_minutes"):
        written(engine, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("kind", FORMATS)
def test_an_export_can_be_cancelled(tmp_path: Path, kind: ExportFormat) -> None:
    cancel = CancelToken()
    with Engine(tmp_path, memory="300MB", cancel=cancel) as engine:
        engine.step(TEXT_MACROS)
        put(engine, [])
        columns = ", ".join(
            "hash(i)::VARCHAR" if c.name == "name" else "i" if c.name == "number" else f"NULL::{COME_AS[c.kind]}"
            for c in TABLE.columns
        )
        engine.run("DROP TABLE out_things")
        names = ", ".join(c.name for c in TABLE.columns)
        engine.run(f"CREATE VIEW out_things({names}) AS SELECT {columns} FROM range(1000000000) r(i)")
        threading.Timer(0.3, cancel.cancel).start()
        with pytest.raises(Cancelled):
            written(engine, tmp_path / "out", (kind,))


def test_the_dictionary_has_a_line_for_each_column(tmp_path: Path) -> None:
    assert write_dictionary([TABLE], tmp_path / "columns.csv") == len(TABLE.columns)
    lines = (tmp_path / "columns.csv").read_bytes().decode().split("\n")
    assert lines[:4] == [
        "table,column,type,unit,key,meaning",
        'things,name,text,,Yes,"What it\'s called, with a comma."',
        "things,number,int,things,Yes,Its number.",
        "things,its_id,id,,No,One id.",
    ]
    kinds = [line.split(",")[2] for line in lines[3:-1]]
    assert kinds == ["id", "text", "date", "int", "min", "ratio", "dec", "money", "utc", "flag"]


@pytest.mark.parametrize("kind", FORMATS[1:])
def test_what_a_file_holds_is_read_back_as_the_cells_of_the_csv_file(
    kind: ExportFormat, engine: Engine, tmp_path: Path
) -> None:
    day, moment = date(2026, 10, 5), datetime(2026, 10, 5, 10, 0, 5)
    of_kinds = {"date": day, "utc": moment, "int": 3, "flag": True, "id": "o1", "text": "-x, y"}
    put(engine, [("b", 2, *(of_kinds.get(one, Decimal("1.5")) for one in KINDS)), ("a", 1, *[None] * len(KINDS))])
    folder = tmp_path / "out"
    written(engine, folder)
    export = Export([TABLE], "out_", "all.duckdb", AT, "zoom_api+zoom_csv")
    with engine.ordered():
        read_back(engine, export, TABLE, kind, folder, tmp_path / "back.csv")
    assert (tmp_path / "back.csv").read_bytes() == (folder / "things.csv").read_bytes()
