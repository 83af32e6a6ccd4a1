"""Steps: what a step declares is what its file says, and a run stops before a step that lacks anything."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import zoomwizard
from zoomwizard.core.engine import Engine
from zoomwizard.core.steps import MARK, TEXT_MACROS, Step, StepError
from zoomwizard.zoom.files.cells import CELL_MACROS

ROOT = Path(zoomwizard.__file__).parent
NAME = r"(?!SELECT\b)(\w+)\b(?!\()"


def declared() -> list[Step]:
    """Every step that core, the reading of Zoom's files and the modes declare."""
    modules = [import_module(f"zoomwizard.modes.{path.parent.name}.steps") for path in ROOT.glob("modes/*/steps.py")]
    return [
        TEXT_MACROS,
        CELL_MACROS,
        *(value for module in modules for value in vars(module).values() if isinstance(value, Step)),
    ]


def names_in(sql: str) -> tuple[set[str], set[str]]:
    """What the statements of a file make, and the tables they take from others."""
    sql = re.sub(r"--[^\n]*", "", sql)
    made = re.findall(r"CREATE (?:OR REPLACE )?(?:TABLE|VIEW|MACRO|TYPE) (\w+)", sql)
    taken: set[str] = set()
    there: set[str] = set()
    for statement in sql.split(";\n"):
        own = set(re.findall(r"(?:WITH|,)\s+(\w+) AS (?:NOT )?(?:MATERIALIZED )?\(", statement))
        used = re.findall(rf"(?:(?<!DISTINCT )\bFROM|\bJOIN|\bINTO)\s+{NAME}", statement)
        taken |= set(used) - own - there
        there |= set(re.findall(r"CREATE (?:OR REPLACE )?(?:TABLE|VIEW) (\w+)", statement))
    return set(made), taken


@pytest.mark.parametrize("step", declared(), ids=lambda step: f"{step.package.rpartition('.')[2]}-{step.name}")
def test_a_step_declares_what_its_file_says(step: Step) -> None:
    text = step.text()
    made, taken = names_in(text)
    assert (set(step.makes), set(step.needs), set(step.marks)) == (made, taken, set(MARK.findall(text)))


@pytest.mark.parametrize("step", declared(), ids=lambda step: f"{step.package.rpartition('.')[2]}-{step.name}")
def test_a_file_of_a_step_begins_with_what_its_tables_are(step: Step) -> None:
    assert step.text().startswith("-- ")


def test_every_file_of_sql_is_declared_once() -> None:
    files = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.sql"))
    parts = [(step.package.split(".")[1:], step.name) for step in declared()]
    assert sorted(Path(*package, "sql", f"{name}.sql") for package, name in parts) == files


# ---------------------------------------------------------------------------------------------------------
# A step that lacks something


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    (tmp_path / "sql").mkdir()
    text = "-- made\nCREATE TABLE made AS SELECT a FROM there WHERE /*kept*/;\nDROP TABLE there;\n"
    (tmp_path / "sql" / "example.sql").write_text(text, encoding="utf-8")
    monkeypatch.setattr("zoomwizard.core.steps.files", lambda _: tmp_path)
    return Step("example", "example", needs=("there",), makes=("made",), marks=("kept",))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with Engine(tmp_path, threads=1, schema="example") as engine:
        yield engine


@pytest.mark.parametrize("marks", [{}, {"kpet": "true"}, {"kept": "true", "more": "true"}])
def test_a_mark_that_is_forgotten_or_misspelt_stops_the_run(engine: Engine, step: Step, marks: dict[str, str]) -> None:
    engine.load("there", {"a": "INTEGER"}, [(1,)])
    with pytest.raises(StepError, match="kept"):
        engine.step(step, **marks)
    assert engine.all("SELECT table_name FROM duckdb_tables()") == [("there",)]


def test_a_mark_that_the_file_lacks_stops_the_run(engine: Engine, step: Step) -> None:
    engine.load("there", {"a": "INTEGER"}, [(1,)])
    with pytest.raises(StepError, match="other"):
        engine.step(Step(step.package, step.name, marks=("kept", "other")), kept="true", other="true")


def test_a_mark_is_not_filled_twice(engine: Engine, step: Step) -> None:
    engine.load("there", {"a": "INTEGER"}, [(1,)])
    engine.step(step, kept="a = 1 /*kept*/")
    assert engine.all("FROM made") == [(1,)]


def test_a_table_that_is_not_there_stops_the_run_before_anything_runs(engine: Engine, step: Step) -> None:
    engine.run("CREATE SCHEMA other; CREATE TABLE other.there AS SELECT 1 AS a")
    with pytest.raises(StepError, match="there"):
        engine.step(step, kept="true")
    assert engine.all("SELECT schema_name FROM duckdb_tables()") == [("other",)]


@pytest.mark.parametrize("there", ["TABLE there", "TABLE main.there"])
def test_a_step_reads_the_tables_of_its_mode_and_of_core_and_makes_its_own(
    engine: Engine, step: Step, there: str
) -> None:
    engine.run(f"CREATE {there} AS SELECT 1 AS a")
    engine.step(step, kept="true")
    assert engine.all("SELECT schema_name, table_name FROM duckdb_tables()") == [("example", "made")]


def test_an_engine_beside_has_the_same_schema(engine: Engine, step: Step) -> None:
    engine.load("there", {"a": "INTEGER"}, [(1,)])
    with engine.beside() as other:
        other.step(step, kept="true")
    assert engine.all("FROM example.made") == [(1,)]
