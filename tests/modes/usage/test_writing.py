"""Whatever column of whatever table has a leak, in one format or in all: the run ends and nothing is published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import PrivacyError
from zoomwizard.core.output.columns import SQL_TYPES, TableColumn
from zoomwizard.core.output.export import Export, export_tables
from zoomwizard.core.output.folder import OutputFolder
from zoomwizard.core.page.figures import ReportPart
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.core.said import say
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.names import USAGE_NAMES
from zoomwizard.modes.usage.raw import make_raw_tables
from zoomwizard.modes.usage.reading import ReadSources
from zoomwizard.modes.usage.request import UsageRequest
from zoomwizard.modes.usage.tables import USAGE_TABLES
from zoomwizard.modes.usage.writing import UsageWriting

NAME, ADDRESS = "Zoë Planted", "zoe@planted.example"
FORMATS = ("csv", "jsonl", "parquet", "duckdb")
DAYS = (date(2026, 10, 1), date(2026, 10, 31))
PERSON = "x" + "a2" * 13
GOOD = {
    "occurrence": "o" + "0a" * 8, "series": "s" + "0a" * 8, "person": PERSON, "host": PERSON, "month": "2026-10",
    "feature": "screen_sharing", "licence": "basic", "role": "host", "identity": "email", "source": "api",
    "coverage": "complete", "piece": "list", "key": "all", "status": "complete", "item": "audio",
    "detail": "toll-free, Germany", "unit": "minutes", "currency": "USD",
}  # fmt: skip
OF_KINDS = {"date": "DATE '2026-10-05'", "utc": "TIMESTAMP '2026-10-05 10:00:00'", "flag": "true"}
TEXTS = [(table, column) for table in USAGE_TABLES for column in table.columns if column.kind in ("id", "text")]
OVERVIEW = ReportPart(key="overview", heading=say("Overview"))
MADE_OTHERWISE = {"detail"}  # by Zoom's own words for kinds of calls, countries and charges: any name might be one


def value_of(column: TableColumn) -> str:
    """A good value of a column, as SQL."""
    if column.kind in ("id", "text"):
        return f"'{GOOD[column.name]}'" if column.name in GOOD else "NULL"
    return OF_KINDS.get(column.kind, "1")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """All tables with a row each."""
    folder = tmp_path / "engine"
    folder.mkdir()
    with Engine(folder) as engine:
        engine.step(TEXT_MACROS)
        make_raw_tables(engine)
        for table in USAGE_TABLES:
            cells = ", ".join(
                f'CAST({value_of(column)} AS {SQL_TYPES[column.kind]}) AS "{column.name}"' for column in table.columns
            )
            engine.run(f"CREATE TABLE out_{table.name} AS SELECT {cells}")
        engine.run("CREATE TABLE listed (covered VARCHAR, is_webinar BOOLEAN, source VARCHAR)")
        engine.run("CREATE TABLE presences (person_no INTEGER)")
        engine.run("CREATE TABLE local_days (complete BOOLEAN)")
        yield engine


def write(engine: Engine, folder: Path, *tables: str, formats: tuple[str, ...] = FORMATS) -> None:
    inputs = UsageInputs(
        output=folder, tables=tables, formats=formats, no_report=True, no_power_bi=True, no_participants=True
    )
    request = UsageRequest(days=DAYS, zone="Europe/Zurich", connection=None, mapping=None)
    key, at = StandInKey(bytes(32), "key-file", "A key."), datetime.now().astimezone()
    with OutputFolder(folder, USAGE_NAMES) as output:
        UsageWriting(engine, output, inputs, request, key, ReadSources(), [], DAYS, at).finish()


def details(error: PrivacyError) -> str:
    return " ".join(map(str, (error.message, *error.details)))


def test_good_tables_are_published_in_all_formats(engine: Engine, tmp_path: Path) -> None:
    names = [table.name for table in USAGE_TABLES]
    write(engine, tmp_path / "out", *names)
    (folder,) = (tmp_path / "out").iterdir()
    files = {path.name for path in folder.iterdir()}
    assert files > {f"{name}.{kind}" for name in names for kind in FORMATS[:3]} | {"usage.duckdb"}


def test_a_leak_in_any_column_of_text_ends_the_run(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zoomwizard.modes.usage.writing.usage_parts", lambda *_: [OVERVIEW])  # it reads months as such
    assert len(TEXTS) > 35
    for table, column in TEXTS:
        engine.run(f"CREATE OR REPLACE TABLE good AS FROM out_{table.name}")
        leak = ADDRESS if column.name in MADE_OTHERWISE else NAME
        engine.run(f"UPDATE out_{table.name} SET \"{column.name}\" = '{leak}'")
        with pytest.raises(PrivacyError) as error:
            write(engine, tmp_path / "out", table.name, formats=("csv",))
        assert f"column {column.name}" in details(error.value), (table.name, column.name)
        assert leak not in details(error.value)
        assert not (tmp_path / "out").exists()
        engine.run(f"CREATE OR REPLACE TABLE out_{table.name} AS FROM good")


def into_csv(path: Path) -> None:
    path.with_suffix(".csv").write_text(path.with_suffix(".csv").read_text("utf-8").replace(PERSON, NAME), "utf-8")


def into_jsonl(path: Path) -> None:
    file = path.with_suffix(".jsonl")
    rows = [json.loads(line) | {"person": NAME} for line in file.read_text("utf-8").splitlines()]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def into_parquet(path: Path) -> None:
    file = path.with_suffix(".parquet")
    duckdb.execute(f"CREATE OR REPLACE TEMP TABLE leak AS SELECT * REPLACE ('{NAME}' AS person) FROM '{file}'")
    duckdb.execute(f"COPY leak TO '{file}'")


def into_duckdb(path: Path) -> None:
    with duckdb.connect(str(path.with_name("usage.duckdb"))) as file:
        file.execute(f"UPDATE {path.name} SET person = '{NAME}'")


@pytest.mark.parametrize("leak", [into_csv, into_jsonl, into_parquet, into_duckdb])
def test_a_leak_in_one_format_alone_ends_the_run(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leak: Any
) -> None:
    def leaking(engine: Engine, export: Export, formats: Any, folder: Path) -> dict[str, int]:
        rows = export_tables(engine, export, formats, folder)
        leak(folder / "attendance")
        return rows

    write(engine, tmp_path / "good", "attendance")
    monkeypatch.setattr("zoomwizard.modes.usage.writing.export_tables", leaking)
    with pytest.raises(PrivacyError) as error:
        write(engine, tmp_path / "out", "attendance")
    assert "column person" in details(error.value)
    assert not (tmp_path / "out").exists()


def more_csv(path: Path) -> None:
    lines = path.with_suffix(".csv").read_text("utf-8").splitlines()
    path.with_suffix(".csv").write_text("".join(f"{line},name\n" for line in lines), "utf-8")


def more_jsonl(path: Path) -> None:
    file = path.with_suffix(".jsonl")
    file.write_text(file.read_text("utf-8").replace("{", f'{{"name":"{NAME}",'), "utf-8")


def twice_jsonl(path: Path) -> None:
    file = path.with_suffix(".jsonl")
    file.write_text(file.read_text("utf-8").replace("{", f'{{"person":"{NAME}",'), "utf-8")


def source_jsonl(path: Path) -> None:
    file = path.with_suffix(".jsonl")
    written = file.read_text("utf-8")
    assert '"_source":"' in written
    file.write_text(written.replace('"_source":"', f'"_source":"{NAME}'), "utf-8")


def more_parquet(path: Path) -> None:
    file = path.with_suffix(".parquet")
    duckdb.execute(f"CREATE OR REPLACE TEMP TABLE leak AS SELECT *, '{NAME}' AS name FROM '{file}'")
    duckdb.execute(f"COPY leak TO '{file}'")


def more_duckdb(path: Path) -> None:
    with duckdb.connect(str(path.with_name("usage.duckdb"))) as file:
        file.execute(f"CREATE TABLE raw_people AS SELECT '{NAME}' AS name")


@pytest.mark.parametrize("leak", [more_csv, more_jsonl, twice_jsonl, source_jsonl, more_parquet, more_duckdb])
def test_what_stands_beside_the_columns_of_a_table_ends_the_run(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leak: Any
) -> None:
    def leaking(engine: Engine, export: Export, formats: Any, folder: Path) -> dict[str, int]:
        rows = export_tables(engine, export, formats, folder)
        leak(folder / "attendance")
        return rows

    monkeypatch.setattr("zoomwizard.modes.usage.writing.export_tables", leaking)
    with pytest.raises(PrivacyError) as error:
        write(engine, tmp_path / "out", "attendance")
    assert "not as expected" in details(error.value)
    assert not (tmp_path / "out").exists()
