"""A made-up year of kept days is what a run reads, the same each time; usage is measured on it from end to end."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from bench.kept_year import YearSize, make_year, some_days
from bench.measure import KEY
from bench.usage import Taken, Task, floor, row, run_usage
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.output.kept_days import open_kept_days, unusable_findings
from zoomwizard.modes.usage.kept import KEPT_TABLES, head_of

ROOT = Path(__file__).resolve().parent.parent.parent
SIZE = YearSize(sessions=2000, people=100, days=9)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_year(tmp_path_factory.mktemp("years"), SIZE)


def count(store: Path, table: str, what: str = "count(*)") -> object:
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT {what} FROM read_parquet('{store / table}/*/part.parquet')").fetchall()
    return found[0][0]


def test_year_is_of_the_size_asked_for_and_whole(store: Path) -> None:
    kept = open_kept_days(store, KEPT_TABLES, head_of("bench", KEY, "drop"))
    assert list(kept.days) == SIZE.all_days
    assert unusable_findings(kept, SIZE.all_days, CancelToken()) == []
    assert count(store, "sessions") == SIZE.sessions
    assert count(store, "occurrences") == 381
    assert count(store, "occurrences", "count(DISTINCT occurrence)") == 381


def test_year_is_the_same_each_time(store: Path, tmp_path: Path) -> None:
    again = make_year(tmp_path, SIZE)
    for part in again.glob("*/*/part.parquet"):
        assert part.read_bytes() == (store / part.relative_to(again)).read_bytes()


def test_year_of_that_size_is_not_made_again(store: Path) -> None:
    before = (store / "store.json").stat().st_mtime_ns
    assert make_year(store.parent, SIZE) == store
    assert (store / "store.json").stat().st_mtime_ns == before


def test_run_reads_some_days_of_a_year_and_those_alone_alike(store: Path, tmp_path: Path) -> None:
    days = SIZE.all_days[5:]  # with its webinar
    tables = []
    for number, one in enumerate((store, some_days(store, days, tmp_path / "alone"))):
        output = tmp_path / f"output {number}"
        task = Task(store=str(one), first=str(days[0]), last=str(days[-1]), output=str(output), memory="1GB", threads=1)
        run_usage(task)
        (folder,) = output.glob("Zoom usage*")
        tables.append({path.name: path.read_bytes() for path in folder.glob("*.csv")})
    assert len(tables[0]) == 14
    assert all(text.count(b"\n") > 1 for text in tables[0].values())
    assert tables[0] == tables[1]


def test_floor_writes_all_sessions_of_the_days(store: Path, tmp_path: Path) -> None:
    days = SIZE.all_days
    output = tmp_path / "floor"
    floor(Task(store=str(store), first=str(days[0]), last=str(days[-1]), output=str(output), memory="1GB", threads=1))
    assert (output / "sessions.csv").read_text(encoding="utf-8").count("\n") == SIZE.sessions


def test_ratio_is_the_median_of_those_of_the_turns() -> None:
    taken = [Taken(4, 8, 10**9), Taken(30, 50, 2 * 10**9), Taken(6, 9, None)]
    floors = [Taken(2, 2, None), Taken(10, 20, None), Taken(6, 6, None)]
    assert row("a job", taken, floors) == "| a job | 6.00 | 9.00 | 2.00 GB | 2.00 |"


@pytest.mark.slow
def test_bench_prints_a_table_of_usage(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench", "--usage", "2000", "--days", "33", "--people", "100", "--repeat", "1"]
    done = subprocess.run([*command, "--folder", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "| kept days to all tables, all 33 days |" in done.stdout
    assert "| 31 days that are all that was kept |" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2000 year.json", "kept days 2000"]


def test_tables_are_made_of_many_webinars_whatever_chunks_the_engine_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Now and then a statement of DuckDB 2.0 failed on many webinars; without its cache of small chunks always."""
    enter = Engine.__enter__

    def without_cache(self: Engine) -> Engine:
        self.run("SET debug_enable_caching_operators = false")
        return enter(self)

    size = YearSize(sessions=100_000, people=10_000, days=3)
    store = make_year(tmp_path, size)
    first, *_, last = map(str, size.all_days)
    monkeypatch.setattr(Engine, "__enter__", without_cache)
    output = tmp_path / "output"
    run_usage(Task(store=str(store), first=first, last=last, output=str(output), memory="1GB", threads=2))
    (curves,) = output.glob("Zoom usage*/retention.csv")
    assert len({line.split(",")[0] for line in curves.read_text(encoding="utf-8").splitlines()[1:]}) == 50
