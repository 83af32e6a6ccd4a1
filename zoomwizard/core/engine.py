"""The one place that talks to DuckDB: connection and limits, steps, progress, cancel, quoting, copying to CSV."""

from __future__ import annotations

import copy
import itertools
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb
from duckdb.func import FunctionNullHandling

from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, Progress, Report, report_nothing
from zoomwizard.core.said import Said, say
from zoomwizard.core.steps import Step, StepError

if TYPE_CHECKING:
    import pandas as pd

ENGINE_TICK = 0.05
SWITCH_SECONDS = 0.0005
MAIN_SCHEMA = "main"
# What the engine says of a disk that takes no more.
NO_ROOM = {
    "no space left": say("The disk is full."),
    "not enough space": say("The disk is full."),
    "quota exceeded": say("Your disk quota is used up."),
    "file too large": say("The disk can't hold a file of this size."),
}


def quoted(text: str) -> str:
    """A text as an SQL literal. The only way that text from outside may come into a statement."""
    return "'" + text.replace("'", "''") + "'"


# What a pattern of names is made of; the others can't be in a name there.
PATTERN_MARKS = str.maketrans({mark: f"[{mark}]" for mark in ("[" if sys.platform == "win32" else "[*?")})


def file_name(path: Path) -> str:
    """A file to be read, as an SQL literal that means this file alone: without care `[1].csv` would mean `1.csv`."""
    text = str(path)
    # Of a name with a backslash the engine can make no pattern, and takes it as it is.
    return quoted(text if sys.platform != "win32" and "\\" in text else text.translate(PATTERN_MARKS))


def identifier(name: str) -> str:
    """A name as an SQL identifier, whatever it is made of."""
    return '"' + name.replace('"', '""') + '"'


class Functions:
    """Python functions that SQL can call, for all connections of one database and any thread.

    A function belongs to the connection that registered it although all can call it: once that is closed, a call ends
    the process. So they have a connection of their own, which lives as long as the database.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection.cursor()
        self._lock = threading.Lock()
        self._waiting: dict[str, Callable[[], object]] = {}

    def add(self, name: str, call: Any, parameters: list[Any], returns: str) -> None:
        """Keep a function until it is needed. NULL makes NULL; `call` may return None."""

        def filled(value: Any) -> Any:
            return None if value is None else call(value)

        # In the default way a function may not return None.
        self._waiting[name] = lambda: self._connection.create_function(
            name, filled, parameters, returns, null_handling=FunctionNullHandling.SPECIAL
        )

    def register(self, sql: str) -> None:
        """Register those that a statement names."""
        if not self._waiting:
            return
        with self._lock, readable():
            for name in [name for name in self._waiting if name in sql]:
                self._waiting[name]()
                del self._waiting[name]

    def close(self) -> None:
        """The end of the database."""
        self._connection.close()


class Engine:
    """A DuckDB connection for one run. Works out of core in `folder`, which belongs to the caller.

    Tables are made in `schema`, and looked for there and in the main one. Statements run in the calling thread; one
    watching thread turns the query's progress into reports and a cancel into an interrupt. It is sent again on every
    tick, since one that comes just before a query starts is lost.
    """

    def __init__(
        self,
        folder: Path,
        *,
        memory: str = "2GB",
        threads: int = 0,
        schema: str = MAIN_SCHEMA,
        report: Report = report_nothing,
        cancel: CancelToken | None = None,
    ) -> None:
        # DuckDB asks for Python's lock after each of its tasks. While another thread of Python computes, it waits that
        # long each time; with the usual 5 ms a statement beside such a thread stands still.
        sys.setswitchinterval(SWITCH_SECONDS)
        self.cancel = cancel or CancelToken()
        self.folder = folder
        self.rows = 0
        self._numbers = itertools.count(1)
        self._report = report
        self._message: Said | str = ""
        self._stage, self._parts, self._done = "", 1.0, 0.0
        self._running, self._weight, self._ordered, self._is_beside = False, 1.0, False, False
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": str(folder),
            "preserve_insertion_order": False,
            # Nothing is ever fetched from a network: all that is needed is inside the wheel.
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            # With threads for writing alone, a statement that is interrupted may wait for itself for ever (2.0.0).
            "async_threads": 0,
            # Else what is committed is compressed now and then, on one thread, to be read once. The memory of deleted
            # rows is freed by CHECKPOINT alone then.
            "checkpoint_threshold": "1TB",
        }
        if threads:
            # DuckDB starts as many as it is told to, which a computer with fewer processors does not survive.
            settings["threads"] = min(threads, os.cpu_count() or 1)
        try:
            self._connection = duckdb.connect(":memory:", config=settings)
            # Without these query_progress() is always -1; with the first alone DuckDB would draw its own bar.
            self._connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
            self._connection.execute(f"CREATE SCHEMA IF NOT EXISTS {identifier(schema)}")
        except duckdb.Error as error:
            raise AppError(
                say("The memory limit or the number of threads isn't valid."),
                hint=say("Write the memory limit like 2GB or 800MB, and the number of threads as a whole number."),
            ) from error
        self._schema = schema
        self._functions = Functions(self._connection)
        self._use_schema()

    def __enter__(self) -> Self:
        self._closed = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="engine-watch", daemon=True)
        self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed.set()
        self._watcher.join()
        # Not closed, DuckDB writes lines about leaks to stderr when the program ends.
        self._connection.close()
        if not self._is_beside:
            self._functions.close()

    def work_for(self, report: Report, cancel: CancelToken | None) -> None:
        """Report to somebody else from now on, who can cancel."""
        self._report, self.cancel = report, cancel or CancelToken()

    def begin(self, stage: str, message: Said | str, parts: float = 1) -> None:
        """A stage of the job begins; it is made of `parts` statements."""
        self._stage, self._message, self._parts, self._done = stage, message, parts, 0.0
        self._tell(0.0)

    def advance(self, parts: float = 1) -> None:
        """Work of the stage that is not a statement is done: as many `parts` as said; stops here on cancel."""
        self.cancel.raise_if_cancelled()
        self._done = min(self._done + parts, self._parts)
        self._tell(0.0)

    def run(self, sql: str, values: Sequence[Any] | None = None, *, parts: float = 1) -> duckdb.DuckDBPyConnection:
        """Run a statement to its end. It is `parts` of the stage: of a stage that reads files, their megabytes."""
        self.cancel.raise_if_cancelled()
        self._functions.register(sql)
        self._running, self._weight = True, parts
        try:
            with readable():
                done = self._connection.execute(sql, values) if values else self._connection.execute(sql)
        finally:
            self._running = False
        self._done = min(self._done + parts, self._parts)
        return done

    def step(self, step: Step, **marks: str) -> None:
        """Run a step, statement by statement; `marks` are pieces of SQL that this program made.

        Errors: StepError, before anything runs, where a mark or a table that the step declares is not there.
        """
        text = step.sql(marks)
        if missing := set(step.needs) - self._tables():
            raise StepError(f"{step.name}: it needs {sorted(missing)}")
        # Not duckdb.extract_statements(), which begins a second engine to do it with.
        for statement in self._connection.extract_statements(text):
            self.run(statement.query)

    def set(self, **variables: Any) -> None:
        """Set variables that SQL reads by getvariable(); a list of texts or numbers is a LIST."""
        for name, value in variables.items():
            with readable():
                self._connection.execute(f"SET VARIABLE {identifier(name)} = ?", [value])

    def all(self, sql: str, values: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a small result."""
        with readable():
            return self.run(sql, values).fetchall()

    def one(self, sql: str, values: Sequence[Any] | None = None) -> tuple[Any, ...]:
        """The single row of a result that has exactly one."""
        (row,) = self.all(sql, values)
        return row

    def counts(self, table: str) -> dict[str, int]:
        """The numbers of a table of one row, by the names of its columns."""
        with readable():
            done = self.run(f"FROM {identifier(table)}")
            (row,) = done.fetchall()
        return {column[0]: int(number) for column, number in zip(done.description, row, strict=True)}

    def frame(self, sql: str, values: Sequence[Any] | None = None) -> pd.DataFrame:
        """A result as a DataFrame, for previews, tables and charts."""
        with readable():
            return self.run(sql, values).df()

    def load(self, table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
        """Make `table` from Python rows; `columns` are names and SQL types."""
        shape = ", ".join(f"{identifier(name)} {kind}" for name, kind in columns.items())
        self.run(f"CREATE OR REPLACE TABLE {identifier(table)} ({shape})")
        if not rows:
            return
        lists = [list(column) for column in zip(*rows, strict=True)]
        # One list per column and one unnest are far faster than a statement per row.
        parts = ", ".join(f"unnest(?::{kind}[])" for kind in columns.values())
        self.run(f"INSERT INTO {identifier(table)} SELECT {parts}", lists)

    def copy(self, query: str, path: Path, *, raw: bool = False, header: bool = True) -> int:
        """Write a query's rows to a CSV file (UTF-8, comma, LF, header); the number of rows.

        `raw` cells are written as they are, for columns that hold ready-made CSV; so is the header, if there is one.
        """
        options = f"FORMAT csv, HEADER {header}" + (", QUOTE '', ESCAPE ''" if raw else "")
        (count,) = self.one(f"COPY ({query}) TO {quoted(str(path))} ({options})")
        return int(count)

    @contextmanager
    def ordered(self) -> Iterator[None]:
        """Within, rows keep the order in which they are read or sorted, also for those who run beside this engine."""
        if self._ordered:  # all connections share the setting
            yield
            return
        with readable():
            self._connection.execute("SET preserve_insertion_order = true")
        self._ordered = True
        try:
            yield
        finally:
            self._ordered = False
            with readable():
                self._connection.execute("SET preserve_insertion_order = false")

    @contextmanager
    def as_written(self) -> Iterator[None]:
        """Within, joins are done as they are written: rows of the first table, looked up in the ones behind it.

        For joins of which DuckDB guesses wrongly which table is the small one, and puts the large one in memory.
        """
        with readable():
            self._connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        try:
            yield
        finally:
            with readable():
                self._connection.execute("RESET disabled_optimizers")

    @contextmanager
    def beside(self, *variables: str) -> Iterator[Engine]:
        """A second engine on the same tables, for another thread; for what does not keep all processors busy.

        It tells no progress, and has only those of the variables that are named. A cancel ends its statements too.
        Where rows have to keep their order, both have to be within `ordered`.
        """
        other = copy.copy(self)
        other._connection, other._report = self._connection.cursor(), report_nothing  # noqa: SLF001 - one of its kind
        other._is_beside = True  # noqa: SLF001 - see above
        other._use_schema()  # noqa: SLF001 - see above
        with other:
            for name in variables:
                (value,) = self.one("SELECT getvariable(?)", [name])
                other.set(**{name: value})
            yield other

    @contextmanager
    def single_threads(self) -> Iterator[SimpleQueue[Engine]]:
        """As many engines as there are threads, to be used by as many threads of Python; each works on one thread.

        A single thread keeps the order of rows through joins, which are done as they are written.
        """
        (threads,) = self.one("SELECT current_setting('threads')")
        engines: SimpleQueue[Engine] = SimpleQueue()
        with ExitStack() as stack:
            stack.enter_context(self.as_written())
            for _ in range(int(threads)):
                engines.put(stack.enter_context(self.beside()))
            self.run("SET threads = 1", parts=0)
            try:
                yield engines
            finally:
                with readable():
                    self._connection.execute(f"SET threads = {int(threads)}")

    def next_number(self) -> int:
        """A number that no other file of this run's private folder has."""
        return next(self._numbers)

    def function(self, name: str, call: Any, parameters: list[Any], returns: str) -> None:
        """Make a Python function callable from SQL, for few values that SQL can't do. NULL makes NULL.

        DuckDB hears of it when a statement first names it: that takes a while, since it then imports numpy.
        """
        self._functions.add(name, call, parameters, returns)

    def _use_schema(self) -> None:
        self._connection.execute(f"SET search_path = {quoted(f'{identifier(self._schema)},{MAIN_SCHEMA}')}")

    def _tables(self) -> frozenset[str]:
        """The tables and views that a statement can name."""
        found = self.all(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name IN ($1, $2) UNION ALL "
            "SELECT view_name FROM duckdb_views() WHERE schema_name IN ($1, $2) AND NOT internal",
            [self._schema, MAIN_SCHEMA],
        )
        return frozenset(name for (name,) in found)

    def _watch(self) -> None:
        while not self._closed.wait(ENGINE_TICK):
            if not self._running:
                continue
            if self.cancel.is_cancelled:
                self._connection.interrupt()
            else:
                self._tell(max(self._connection.query_progress(), 0.0) / 100)

    def _tell(self, part: float) -> None:
        done = min(self._done + part * self._weight, self._parts)
        self._report(Progress(self._stage, done, self._parts, self._message, self.rows))


@contextmanager
def readable() -> Iterator[None]:
    """Turn what DuckDB says of a cancel, of memory and of the disk into what a user can read."""
    try:
        yield
    except duckdb.InterruptException as error:
        # The interrupt of a statement that had just ended may reach the next one, or the fetching of its rows.
        raise Cancelled from error
    except duckdb.OutOfMemoryException as error:
        raise out_of_room(error) from error
    except (duckdb.IOException, duckdb.TransactionException) as error:  # the latter, where a commit has no room
        for words, title in NO_ROOM.items():
            if words in str(error).lower():
                raise no_room(title) from error
        raise


def no_room(title: Said) -> AppError:
    """The disk of the output or of the temporary files takes no more."""
    return AppError(
        title,
        say("There's no room left for the files of this run. Everything it had started to write was removed."),
        say("Free up some space or choose an output folder on another disk, then run again."),
    )


def out_of_room(_: Exception) -> AppError:
    """The memory limit is too small for a step that can't be split further."""
    return AppError(
        say("The run needs more memory than it may use."),
        say("A step didn't fit within the memory limit, or there was no room on the disk for its temporary files."),
        say("Allow more with --memory, for example 4GB, and check that the output folder's disk has room."),
    )
