"""Makes the input of the benchmarks: a made-up organisation of any size, the same each time."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import duckdb

FIRST_DAY = date(2026, 3, 1)  # a Sunday; the clocks of America and of Europe change in the weeks that follow
ROWS_OF_A_FILE = 1_000_000
OVERLAP = 0.03  # so much of all rows stands in two reports
SQL = Path(__file__).with_suffix(".sql")
RECORD = "organisation.json"

REPORT_HEADER = (
    "Topic,Meeting ID,User Name,User Email,Department,Group,Has Zoom Rooms?,Creation Time,Start Time,"
    "End Time,Duration (Minutes),Participants,Name (Original Name),User Email,Join Time,Leave Time,"
    "Duration (Minutes),Guest,Recording Consent,In Waiting Room"
)
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, kw_only=True)
class Size:
    """How large an organisation is. `rows` are those of all reports, with those that stand in two of them."""

    rows: int = 1_000_000
    people: int = 10_000
    weeks: int = 8


@dataclass(frozen=True)
class Organisation:
    """Where the files of an organisation are."""

    folder: Path

    @property
    def reports(self) -> list[Path]:
        return sorted(self.folder.glob("report *.csv"))

    @property
    def mapping(self) -> Path:
        return self.folder / "mapping.csv"

    @property
    def person_query(self) -> Path:
        return self.folder / "person query.csv"

    @property
    def meeting_query(self) -> Path:
        return self.folder / "meeting query.csv"

    def is_of(self, size: Size) -> bool:
        """Whether it is there, whole, and of this size."""
        record = self.folder / RECORD
        return record.is_file() and json.loads(record.read_text(encoding="utf-8")) == asdict(size)


@dataclass(frozen=True)
class Part:
    """The rows of one report: `count` of all different rows, from `first` on."""

    first: int
    count: int


def parts_of(rows: int) -> list[Part]:
    """Cut `rows` into at least two reports; each begins with the last rows of the one before."""
    files = max(2, -(-rows // ROWS_OF_A_FILE))
    length = -(-rows // files)
    overlap = int(rows * OVERLAP) // (files - 1)
    return [Part(number * (length - overlap), min(length, rows - number * length)) for number in range(files)]


def make_organisation(folder: Path, size: Size, *, memory: str = "2GB", threads: int = 0) -> Organisation:
    """Write the files into `folder`, unless they are there. Needs little memory whatever the size."""
    organisation = Organisation(folder)
    if organisation.is_of(size):
        return organisation
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RECORD).unlink(missing_ok=True)
    for path in organisation.reports:
        path.unlink()
    settings: dict[str, str | bool | int | float | list[str]] = {"memory_limit": memory}
    if threads:
        settings["threads"] = threads
    parts = parts_of(size.rows)
    with duckdb.connect(config=settings) as connection:
        variables = {
            "people": size.people,
            "weeks": size.weeks,
            "first_day": FIRST_DAY,
            "rows": parts[-1].first + parts[-1].count,
        }
        for name, value in variables.items():
            connection.execute(f"SET VARIABLE {name} = ?", [value])
        connection.execute(SQL.read_text(encoding="utf-8"))
        for number, part in enumerate(parts, start=1):
            rows = f"report_lines({part.first}, {part.count})"
            write_lines(connection, rows, BYTE_ORDER_MARK + REPORT_HEADER, folder / f"report {number:03}.csv")
        (header,) = connection.execute("SELECT person_query_header()").fetchone() or ("",)
        write_lines(connection, "person_query_lines", header, organisation.person_query)
        for name, path in (("mapping", organisation.mapping), ("meeting_query", organisation.meeting_query)):
            connection.execute(f"COPY {name} TO {literal(path)} (FORMAT csv, HEADER true)")
    (folder / RECORD).write_text(json.dumps(asdict(size)), encoding="utf-8")
    return organisation


def write_lines(connection: duckdb.DuckDBPyConnection, rows: str, header: str, path: Path) -> None:
    """Write ready-made lines below a header, as they are."""
    connection.execute(
        f'COPY (FROM {rows} SELECT line AS "{header}") TO {literal(path)}'
        " (FORMAT csv, HEADER true, QUOTE '', ESCAPE '')"
    )


def literal(path: Path) -> str:
    """A path as text in SQL."""
    return "'" + str(path).replace("'", "''") + "'"
