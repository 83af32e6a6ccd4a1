"""The engine: limits, steps, progress, cancel, quoting, and what becomes of its errors."""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomwizard.core.engine import Engine, identifier, quoted, readable
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, Progress
from zoomwizard.core.steps import Step

LONG = "SELECT sum(sqrt(a.range * b.range)) FROM range(1000000) a, range(1000000) b"  # hours
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with Engine(tmp_path, threads=2) as engine:
        yield engine


# ---------------------------------------------------------------------------------------------------------
# Quoting


@given(text=TEXTS)
def test_any_text_is_a_literal_and_a_name(text: str) -> None:
    with duckdb.connect() as connection:
        row = connection.execute(f"SELECT {quoted(text)} AS {identifier(text)}")
        assert row.description[0][0] == text
        assert row.fetchall() == [(text,)]


# ---------------------------------------------------------------------------------------------------------
# Statements


def test_rows_go_in_and_come_out(engine: Engine) -> None:
    rows = [("a", 1), ('Zoë, "x"', None), (None, 3)]
    engine.load("t", {"text": "VARCHAR", "number one": "INTEGER"}, rows)
    with engine.ordered():
        assert engine.all("FROM t") == rows
    assert engine.one('SELECT count(*), sum("number one") FROM t') == (3, 4)
    assert list(engine.frame("FROM t").columns) == ["text", "number one"]
    engine.load("t", {"text": "VARCHAR"}, [])
    assert engine.all("FROM t") == []


def test_variables_and_functions_reach_the_statements(engine: Engine) -> None:
    moment = datetime(2026, 6, 14, tzinfo=UTC).replace(tzinfo=None)
    engine.set(words=["a", "b'c"], key=b"\0\xff", moment=moment)
    assert engine.one("SELECT getvariable('words'), getvariable('key'), getvariable('moment')") == (
        ["a", "b'c"],
        b"\0\xff",
        moment,
    )
    engine.function("shout", lambda text: text.upper() if text != "no" else None, ["VARCHAR"], "VARCHAR")
    assert engine.all("SELECT shout(x) FROM (VALUES ('ä'), ('no'), (NULL)) t(x)") == [("Ä",), (None,), (None,)]


def test_a_function_outlives_the_engine_beside_that_named_it_first(engine: Engine) -> None:
    """Were it that engine's own, a call after its end would be the end of the process."""
    engine.function("shout", str.upper, ["VARCHAR"], "VARCHAR")
    with engine.beside() as other:
        assert other.one("SELECT shout('a')") == ("A",)
    del other
    gc.collect()
    assert engine.one("SELECT shout('b')") == ("B",)


def test_functions_are_named_by_many_threads_at_once(engine: Engine) -> None:
    names = [f"function_{n}" for n in range(30)]
    for name in names:
        engine.function(name, str.upper, ["VARCHAR"], "VARCHAR")

    def call(other: Engine) -> list[object]:
        return [other.one(f"SELECT {name}('a')") for name in names]

    with ExitStack() as stack:
        others = [stack.enter_context(engine.beside()) for _ in range(4)]
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(call, others)) == [[("A",)] * len(names)] * 4


def test_a_copy_has_a_header_and_counts_its_rows(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "it's.csv"
    assert engine.copy('SELECT range AS "a,b", \'x "y"\' AS t FROM range(2)', path) == 2
    assert path.read_text("utf-8") == '"a,b",t\n0,"x ""y"""\n1,"x ""y"""\n'
    assert engine.copy("SELECT '1,2' AS \"a,b\"", path, raw=True) == 1
    assert path.read_text("utf-8") == "a,b\n1,2\n"


def test_numbers_of_files_are_never_the_same(engine: Engine) -> None:
    assert len({engine.next_number() for _ in range(5)}) == 5


def test_nothing_is_loaded_from_a_network(engine: Engine) -> None:
    assert engine.one("SELECT current_setting('autoinstall_known_extensions')") == (False,)
    assert engine.one("SELECT current_setting('autoload_known_extensions')") == (False,)


# ---------------------------------------------------------------------------------------------------------
# Limits


@pytest.mark.parametrize("memory", ["lots", "99999999TB", "2 GX", "GB"])
def test_a_memory_limit_that_is_none_is_said(tmp_path: Path, memory: str) -> None:
    with pytest.raises(AppError) as caught:
        Engine(tmp_path, memory=memory)
    assert "memory limit" in str(caught.value.title)
    assert "2GB" in str(caught.value.hint)


def test_a_memory_limit_that_is_far_too_small_is_said(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught, Engine(tmp_path, memory="1KB") as engine:
        engine.run("CREATE TABLE t AS FROM range(1000000)")
    assert "--memory" in str(caught.value.hint)


@pytest.mark.parametrize("threads", [1, 2, 999_999_999])
def test_any_number_of_threads_is_survived(tmp_path: Path, threads: int) -> None:
    with Engine(tmp_path, threads=threads) as engine:
        assert engine.one("SELECT 1") == (1,)


def test_too_little_memory_is_said_with_the_way_out(tmp_path: Path) -> None:
    with Engine(tmp_path, memory="20MB", threads=1) as engine:
        engine.run("SET temp_directory = ''")
        with pytest.raises(AppError) as caught:
            engine.all("SELECT list(range) FROM range(20000000)")
    assert "more memory" in str(caught.value.title)
    assert "--memory" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), "disk is full"),
        (duckdb.IOException("IO Error: There is not enough space on the disk."), "disk is full"),
        (duckdb.TransactionException("Failed to commit: No space left on device"), "disk is full"),
        (duckdb.IOException('IO Error: Could not write file "Zoe": Disk quota exceeded'), "quota is used up"),
        (duckdb.IOException('IO Error: Could not write file "Zoe": File too large'), "file of this size"),
        (duckdb.OutOfMemoryException("Zoe"), "needs more memory"),
    ],
)
def test_errors_of_the_machine_become_sentences_without_values(error: duckdb.Error, words: str) -> None:
    with pytest.raises(AppError) as caught, readable():
        raise error
    assert words in str(caught.value.title)
    assert "Zoe" not in f"{caught.value.title}{caught.value.message}{caught.value.hint}"


def test_other_errors_stay_what_they_are() -> None:
    for error in (duckdb.IOException("x"), duckdb.InvalidInputException("x"), ValueError("x")):
        with pytest.raises(type(error)), readable():
            raise error


# ---------------------------------------------------------------------------------------------------------
# Progress


def test_progress_goes_forward_through_the_statements_of_a_stage(tmp_path: Path) -> None:
    seen: list[Progress] = []
    with Engine(tmp_path, report=seen.append) as engine:
        engine.begin("read", "Reading", 3)
        engine.run("SELECT 1")
        engine.advance()
        engine.run("SELECT count(*) FROM range(30000000) WHERE sqrt(range) < 7")
        engine.advance(5)
    assert {(progress.stage, progress.message, progress.total) for progress in seen} == {("read", "Reading", 3)}
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, 3)


# ---------------------------------------------------------------------------------------------------------
# Cancel


def test_a_long_statement_is_cancelled_within_a_second(tmp_path: Path, second: float) -> None:
    cancel = CancelToken()
    begun: list[float] = []

    def later() -> None:
        begun.append(time.monotonic())
        cancel.cancel()

    with Engine(tmp_path, cancel=cancel) as engine:
        timer = threading.Timer(0.2, later)
        timer.start()
        with pytest.raises(Cancelled):
            engine.run(LONG)
        timer.join()
    assert time.monotonic() - begun[0] < second


@pytest.mark.parametrize("way", ["all", "one", "frame", "copy", "step"])
def test_every_way_to_run_a_statement_is_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    cancel = CancelToken()
    with Engine(tmp_path, cancel=cancel) as engine:
        timer = threading.Timer(0.1, cancel.cancel)
        timer.start()
        if way == "step":
            (tmp_path / "sql").mkdir()
            (tmp_path / "sql" / "long.sql").write_text(f"SELECT 1; {LONG};", encoding="utf-8")
            monkeypatch.setattr("zoomwizard.core.steps.files", lambda _: tmp_path)
        calls: dict[str, Callable[[], object]] = {
            "all": lambda: engine.all(LONG),
            "one": lambda: engine.one(LONG),
            "frame": lambda: engine.frame(LONG),
            "copy": lambda: engine.copy(LONG, tmp_path / "x.csv"),
            "step": lambda: engine.step(Step("example", "long")),
        }
        with pytest.raises(Cancelled):
            calls[way]()
        timer.join()


def test_after_a_cancel_nothing_runs_any_more(tmp_path: Path) -> None:
    cancel = CancelToken()
    with Engine(tmp_path, cancel=cancel) as engine:
        engine.run("CREATE TABLE t (a INTEGER)")
        cancel.cancel()
        for call in (
            lambda: engine.run("INSERT INTO t VALUES (1)"),
            lambda: engine.all("FROM t"),
            engine.advance,
            lambda: engine.load("u", {"a": "INTEGER"}, [(1,)]),
        ):
            with pytest.raises(Cancelled):
                call()


@pytest.mark.parametrize("way", ["set", "function", "ordered", "fetch"])
def test_an_interrupt_that_comes_late_is_a_cancel_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """It was sent for a statement that had just ended, and reaches whatever follows it."""

    class Interrupted:
        def __getattr__(self, name: str) -> object:
            def refuse(*_: object, **__: object) -> object:
                if name == "execute" and way == "fetch":
                    return self
                raise duckdb.InterruptException("INTERRUPT Error: Interrupted!")

            return refuse

    with Engine(tmp_path) as engine:
        monkeypatch.setattr(engine, "_watch", lambda: None)
        connection = engine._connection
        engine._connection = Interrupted()  # type: ignore[assignment]
        try:
            with pytest.raises(Cancelled):  # noqa: PT012 - one of these
                if way == "set":
                    engine.set(a=1)
                elif way == "function":
                    engine.function("f", str, ["VARCHAR"], "VARCHAR")
                    with monkeypatch.context() as patch:
                        patch.setattr(engine._functions, "_connection", Interrupted())
                        engine.run("SELECT f('a')")
                elif way == "fetch":
                    engine.all("SELECT 1")
                else:
                    with engine.ordered():
                        pass
        finally:
            engine._connection = connection


def test_the_watching_thread_ends_with_the_engine(tmp_path: Path) -> None:
    before = threading.active_count()
    with Engine(tmp_path):
        assert threading.active_count() == before + 1
    assert threading.active_count() == before
