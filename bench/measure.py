"""One measurement in a process of its own, so that its peak memory is its own.

    python -m bench.measure TASK     reads settings as JSON from stdin, prints a Measurement as JSON

Only the work itself is timed: neither imports nor the start of Python.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.organisation import REPORT_HEADER, Organisation, Size, literal, make_organisation

# Places of the report's columns that the hashed file is made from.
PLACES = (1, 0, 3, 13, 7, 8, 9, 10, 11, 14, 15, 16, 17, 19)
MEETING_ID, TOPIC, EMAIL, START, JOIN = 1, 0, 13, 8, 14
DATE_FORMAT = "'%m/%d/%Y %I:%M:%S %p'"  # SQL
DATES, NUMBERS, FLAGS = {7, START, 9, JOIN, 15}, {10, 11, 16}, {17, 19}
KEY = bytes(range(32))  # the same in each run, and no secret
ZONE = "Europe/Zurich"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a measurement works on; `output` is a folder of its own."""

    size: Size
    data: Path
    output: Path
    hashed: Path | None
    memory: str
    threads: int

    def as_json(self) -> str:
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> Settings:
        given = json.loads(text)
        hashed = given.pop("hashed")
        return cls(
            size=Size(**given.pop("size")),
            data=Path(given.pop("data")),
            output=Path(given.pop("output")),
            hashed=Path(hashed) if hashed else None,
            **given,
        )


@dataclass(frozen=True)
class Measurement:
    """`peak` is in bytes, None where the system does not tell; `report` are the seconds from the report on.

    `whole`: the seconds of the process, with the start of Python and imports.
    """

    seconds: float
    peak: int | None
    report: float = 0.0
    whole: float = 0.0

    @property
    def without_report(self) -> float:
        return self.seconds - self.report


def make(settings: Settings) -> float:
    start = time.perf_counter()
    make_organisation(settings.data, settings.size, memory=settings.memory, threads=settings.threads)
    return time.perf_counter() - start


def copy_reports(settings: Settings) -> float:
    """The floor of admin: the columns that it needs, from CSV to CSV, all of them text, by DuckDB alone."""
    columns = scan_reports(Organisation(settings.data).reports)
    names = ", ".join(f"c{place}" for place in PLACES)
    return copy(settings, [(f"FROM {columns} SELECT {names}", "reports.csv")])


def bare_parts(settings: Settings) -> float:
    """The large parts of admin's work, each as the plainest statement for it, one after the other.

    The five dates read, distinct topics and meeting IDs digested, rows written in order with times in ISO form, and all
    cells of patterns read back. No person is replaced, no row checked, no duplicate found, no file digested.
    """
    columns = scan_reports(Organisation(settings.data).reports)
    read = ", ".join(f"try_strptime(c{n}, {DATE_FORMAT}) AS c{n}" if n in DATES else f"c{n}" for n in PLACES)
    target = literal(settings.output / "parts.csv")
    written = {n: f"c{number}" for number, n in enumerate(PLACES)}
    patterns = {
        **dict.fromkeys(DATES, "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"),
        **dict.fromkeys(NUMBERS, "[0-9]+"),
        **dict.fromkeys(FLAGS, "Yes|No"),
    }
    broken = " OR ".join(
        f"coalesce(NOT regexp_full_match({written[n]}, '{pattern}'), false)" for n, pattern in patterns.items()
    )
    return timed(
        settings,
        [
            f"CREATE TABLE rows AS SELECT {read} FROM {columns}",
            *(
                f"CREATE TABLE d{n} AS SELECT sha256(c{n}) FROM (SELECT DISTINCT c{n} FROM rows)"
                for n in (TOPIC, MEETING_ID)
            ),
            f"COPY (FROM rows ORDER BY c{START}, c{MEETING_ID}, c{JOIN}, c{EMAIL}) TO {target} "
            "(FORMAT csv, HEADER true, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ')",
            f"SELECT bool_or({broken}) FROM {scan(target, len(PLACES))}",
        ],
    )


def copy_queries(settings: Settings) -> float:
    """The floor of analyst: the hashed file and both queries, whole, from CSV to CSV."""
    if settings.hashed is None:
        raise ValueError("The floor of analyst needs a hashed file.")
    organisation = Organisation(settings.data)
    inputs = (settings.hashed, organisation.person_query, organisation.meeting_query)
    return copy(settings, [(f"FROM {scan(literal(path), width(path))}", path.name) for path in inputs])


def scan_reports(reports: Sequence[Path]) -> str:
    """The rows of reports, their columns c0, c1 ...; one more than the header has, since each row ends with a comma."""
    return scan(", ".join(literal(path) for path in reports), len(REPORT_HEADER.split(",")) + 1)


def scan(files: str, columns: int) -> str:
    """The plainest way in which DuckDB reads CSV files."""
    shape = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(columns))
    return (
        f"read_csv([{files}], auto_detect = false, header = false, skip = 1, delim = ',', quote = '\"',"
        f" escape = '\"', columns = {{{shape}}})"
    )


def width(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return len(file.readline().split(","))


def copy(settings: Settings, queries: list[tuple[str, str]]) -> float:
    targets = [(query, literal(settings.output / name)) for query, name in queries]
    return timed(settings, [f"COPY ({query}) TO {target} (FORMAT csv, HEADER true)" for query, target in targets])


def timed(settings: Settings, statements: list[str]) -> float:
    """The seconds of statements of DuckDB alone, within the same limits as the jobs."""
    import duckdb

    settings.output.mkdir(parents=True, exist_ok=True)
    options: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": settings.memory,
        "temp_directory": str(settings.output),
        "preserve_insertion_order": False,
    }
    if settings.threads:
        options["threads"] = settings.threads
    with duckdb.connect(config=options) as connection:
        start = time.perf_counter()
        for statement in statements:
            connection.execute(statement)
        return time.perf_counter() - start


def run_admin(settings: Settings) -> float:
    from zoomwizard.core.people.secret_key import StandInKey
    from zoomwizard.modes.admin.inputs import AdminInputs
    from zoomwizard.modes.admin.run import AdminJob

    organisation = Organisation(settings.data)
    inputs = AdminInputs(
        reports=tuple(organisation.reports),
        mapping=organisation.mapping,
        time_zone=ZONE,
        output=settings.output,
        memory=settings.memory,
        threads=settings.threads,
    )
    job = AdminJob(stand_in_key=lambda _: StandInKey(KEY, "key-file", "A fixed key of the benchmark."))
    start = time.perf_counter()
    job.run(inputs)
    return time.perf_counter() - start


def run_analyst(settings: Settings) -> tuple[float, float]:
    """The seconds of the job, and of that those of the report, the project and what comes after them."""
    from zoomwizard.core.outcome import Progress
    from zoomwizard.modes.analyst.inputs import AnalystInputs
    from zoomwizard.modes.analyst.run import AnalystJob

    if settings.hashed is None:
        raise ValueError("analyst needs a hashed file.")
    organisation = Organisation(settings.data)
    inputs = AnalystInputs(
        zoom=(settings.hashed,),
        person_query=organisation.person_query,
        meeting_query=organisation.meeting_query,
        output=settings.output,
        memory=settings.memory,
        threads=settings.threads,
    )
    began: list[float] = []

    def notice(progress: Progress) -> None:
        if progress.stage == "report" and not began:
            began.append(time.perf_counter())

    job = AnalystJob()
    start = time.perf_counter()
    job.run(inputs, notice)
    end = time.perf_counter()
    return end - start, end - began[0]


TASKS: dict[str, Callable[[Settings], float | tuple[float, float]]] = {
    "make": make,
    "copy-reports": copy_reports,
    "parts": bare_parts,
    "admin": run_admin,
    "copy-queries": copy_queries,
    "analyst": run_analyst,
}


def peak_memory() -> int | None:
    """The most memory that this process has held so far, in bytes."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def main(arguments: list[str]) -> int:
    settings = Settings.from_json(sys.stdin.read())
    taken = TASKS[arguments[0]](settings)
    seconds, report = taken if isinstance(taken, tuple) else (taken, 0.0)
    print(json.dumps(asdict(Measurement(seconds, peak_memory(), report))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
