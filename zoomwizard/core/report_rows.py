"""The rows of Zoom's details reports, read into one table: times in UTC, each row with its reason if it is rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import duckdb

from zoomwizard.core import headers
from zoomwizard.core.contract import Finding
from zoomwizard.core.dates import formats_of, proof_of, read_date
from zoomwizard.core.engine import Engine, identifier, quoted
from zoomwizard.core.headers import COLUMNS, find_columns, is_report_header
from zoomwizard.core.reports import DATES, FIELD, Report
from zoomwizard.core.tables import LINE, Source, rewritten
from zoomwizard.core.zones import fold_segments, wall_segments

REASONS = {
    1: "neither an e-mail address nor a name of the participant",
    2: "the start time can not be read",
    3: "the join time can not be read",
    4: "the leave time can not be read",
    5: "the creation time can not be read",
    6: "the leave time is before the join time",
    7: "more cells than the header has",
}
YES_WORDS = "['yes', 'y', 'ok', 'sì', 'si', 'sí', 'sim', 'oui', 'ja', 'はい', 'あり', '是', '예', 'да', 'có', 'true']"
FIRST_DAY, LAST_DAY = datetime(1990, 1, 1), datetime(2050, 1, 1)  # noqa: DTZ001 - wall clock times have no zone
RAW_COLUMNS = {
    "file": "SMALLINT", "line": "BIGINT", "meeting_id": "VARCHAR", "topic": "VARCHAR", "host": "VARCHAR",
    "email": "VARCHAR", "name": "VARCHAR", "creation": "TIMESTAMP", "start": "TIMESTAMP", "end_time": "TIMESTAMP",
    "join_time": "TIMESTAMP", "leave_time": "TIMESTAMP", "meeting_minutes": "UINTEGER", "participants": "UINTEGER", "minutes": "UINTEGER",
    "guest": "BOOLEAN", "waiting": "BOOLEAN", "reason": "UTINYINT",
}  # fmt: skip


def prepare_reading(engine: Engine, keep: Sequence[str]) -> None:
    """Make the empty table `raw` and the forgiving date reader."""
    kept = {f"kept_{n}": "VARCHAR" for n in range(len(keep))}
    engine.load("raw", RAW_COLUMNS | kept, [])
    for order in ("mdy", "dmy", "ymd"):
        engine.function(f"read_date_{order}", _reader(order), ["VARCHAR"], "TIMESTAMP")


def make_clock(engine: Engine, zone: str, near: datetime) -> None:
    """Make to_utc and to_utc_second, the way from the zone's wall clock to UTC, quickest for times near `near`."""
    starts = wall_segments(zone, FIRST_DAY, LAST_DAY)
    ends = [start for start, _ in starts[1:]] + [LAST_DAY]
    spans = [(start, end, seconds) for (start, seconds), end in zip(starts, ends, strict=True)]

    def cases(spans: list[tuple[datetime, datetime, int]]) -> str:
        # A CASE looks no further once a branch fits all rows, so the likely ones stand first.
        nearest = sorted(spans, key=lambda span: max(span[0] - near, near - span[1]))
        return " ".join(f"WHEN t >= TIMESTAMP '{a}' AND t < TIMESTAMP '{b}' THEN {s * 1_000_000}" for a, b, s in nearest)

    folds = fold_segments(zone, FIRST_DAY, LAST_DAY)
    engine.run(f"CREATE OR REPLACE MACRO to_utc(t) AS make_timestamp(epoch_us(t) - CASE {cases(spans)} END)")
    second = f"make_timestamp(epoch_us(t) - CASE {cases(folds)} END)" if folds else "NULL"
    engine.run(f"CREATE OR REPLACE MACRO to_utc_second(t) AS coalesce({second}, to_utc(t))")


def _reader(order: str) -> Callable[[str], datetime | None]:
    return lambda text: read_date(text, order)


def wall_sql(report: Report, column: str, order: str) -> str:
    """SQL: a date column as wall clock time, NULL where there is none in this order.

    The engine reads the forms of the sample. A file that is read line by line, since something in it could not be
    read, gets the slower and more forgiving reader for all other forms.
    """
    if column not in report.places:
        return "NULL::TIMESTAMP"
    cell = report.cell(column)
    formats = formats_of(report.sample, order)
    slow = f"read_date_{order}({cell})"
    if not formats:
        return slow
    wanted = quoted(formats[0]) if len(formats) == 1 else f"[{', '.join(map(quoted, formats))}]"
    fast = f"try_strptime({cell}, {wanted})"
    fast = f"CASE WHEN {fast} >= TIMESTAMP '{FIRST_DAY}' THEN {fast} END"
    return f"coalesce({fast}, {slow})" if report.source.rewritten else fast


def read_report(
    engine: Engine, report: Report, use: Callable[[Report], None], *, line_by_line: bool = False
) -> Report:
    """Let `use` read a report; where DuckDB can not take the file as it is, it is first rewritten in one layout.

    Returns the report that was read in the end. `use` must begin anew when it is called again.
    """
    if report.source.rewritten or (report.source.file.plain and not line_by_line):
        try:
            use(report)
        except duckdb.InvalidInputException:
            if report.source.rewritten:
                raise
        else:
            return report
    width = len(COLUMNS) + len(report.kept) + 2
    again = replace(report, source=rewritten(report.source, _one_layout(report), width, engine, FIELD))
    use(again)
    return again


def _one_layout(report: Report) -> Callable[[Iterator[tuple[int, list[str]]]], Iterator[list[str]]]:
    """Rows in the order of COLUMNS, then the kept ones, then a mark where there were more cells than headers.

    A header that stands again further down, as in files put together by hand, counts from there on.
    """

    def rows(numbered: Iterator[tuple[int, list[str]]]) -> Iterator[list[str]]:
        places: dict[str, int] = {}
        width = 0
        for line, cells in numbered:
            # Only a row that names a column can be a header; this keeps the look at each row short.
            if is_header(report, cells, places):
                places, width = find_columns(cells, report.chosen), len(cells)
            elif places:
                picked = [cells[places[c]] if c in places and places[c] < len(cells) else "" for c in COLUMNS]
                kept = [cells[k] if k is not None and k < len(cells) else "" for k in report.kept]
                surplus = "more" if any(cell.strip() for cell in cells[width:]) else ""
                yield [str(line), *picked, *kept, surplus]

    return rows


def is_header(report: Report, cells: Sequence[str], places: dict[str, int]) -> bool:
    """Whether a row is the report's header, or another one further down."""
    if not places:
        return not set(headers.NEEDED) - set(find_columns(cells, report.chosen))
    # A data row has a date where the header has its name.
    at = places[headers.JOIN]
    return at < len(cells) and not cells[at][:1].isdigit() and is_report_header(cells)


def load_report(engine: Engine, report: Report, zone: str) -> tuple[Report, list[Finding]]:
    """Read one report into `raw`. If rows are rejected it is read line by line, so that they can be named.

    Returns the report as it was read, and an error if its dates turn out to be of both orders.
    """

    dates = (read_date(text, report.order or "ymd") for text in report.sample)
    make_clock(engine, zone, next((date for date in dates if date), FIRST_DAY))

    def use(which: Report) -> None:
        engine.run(f"DELETE FROM raw WHERE file = {report.number}")
        engine.run(insert_sql(which))

    read = read_report(engine, report, use)
    (rejected,) = engine.one(f"SELECT count(*) FROM raw WHERE file = {report.number} AND reason > 0")
    if not rejected:
        return read, []
    if not read.source.rewritten:
        read = read_report(engine, read, use, line_by_line=True)
    return read, both_orders_found(engine, read)


def both_orders_found(engine: Engine, report: Report) -> list[Finding]:
    """An error if a rejected date is a good one in the other order."""
    from zoomwizard.core.report_dates import both_orders  # noqa: PLC0415 - the two modules need each other here only

    cells = ", ".join(report.cell(column) for column in DATES if column in report.places)
    texts = engine.all(
        f"SELECT DISTINCT unnest([{cells}]) FROM {report.source.scan()} WHERE {LINE}::BIGINT IN "
        f"(SELECT line FROM raw WHERE file = {report.number} AND reason BETWEEN 2 AND 5) LIMIT 10000"
    )
    proofs = {proof_of(text) for (text,) in texts if text is not None} - {None, "ymd"}
    return [both_orders(report.name)] if report.order != "ymd" and proofs - {report.order} else []


def insert_sql(report: Report) -> str:
    """SQL: insert a report's rows into `raw`. What is rare is looked at only where the common case does not fit."""
    cell = {column: report.cell(column) for column in COLUMNS}
    wall = {column: wall_sql(report, column, report.order or "ymd") for column in (*DATES, headers.END)}
    utc = bool(report.sample) and all(text.endswith("Z") for text in report.sample)
    first, second = ("", "") if utc else ("to_utc", "to_utc_second")
    kept = [report.kept_cell(n) for n in range(len(report.kept))]
    # Blank lines, and the header where it stands again; one column decides for nearly all rows.
    filled = ", ".join(cell[c] for c in (headers.JOIN, *COLUMNS) if c in report.places)
    header = {c: report.source.file.header[report.places[c]] for c in (headers.JOIN, headers.START)}
    repeated = " AND ".join(f"{cell[c]} IS NOT DISTINCT FROM {quoted(text)}" for c, text in header.items())
    names = ", ".join(map(identifier, RAW_COLUMNS | {f"kept_{n}": "" for n in range(len(kept))}))
    return f"""
INSERT INTO raw ({names})
WITH cells AS (
    SELECT {LINE if report.source.rewritten else "NULL"}::BIGINT AS line, {cell["Meeting_ID"]} AS meeting_id,
        {cell["Topic"]} AS topic, coalesce({text_sql(cell["Host_Email"])}, {text_sql(cell["Host_Name"])}) AS host,
        {text_sql(cell["Participant_Email"])} AS email, {text_sql(cell["Name"])} AS name,
        {wall["Creation_Time"]} AS creation_wall, {wall["Start_Time"]} AS start_wall,
        {wall["End_Time"]} AS end_wall,
        {wall["Join_Time"]} AS join_wall, {wall["Leave_Time"]} AS leave_wall,
        CASE WHEN creation_wall IS NULL THEN {text_sql(cell["Creation_Time"])} END AS creation_text,
        try_cast({cell["Meeting_Minutes"]} AS UINTEGER) AS meeting_minutes,
        try_cast({cell["Participants"]} AS UINTEGER) AS participants,
        try_cast({cell["Minutes"]} AS UINTEGER) AS minutes,
        {yes_sql(cell["Guest"])} AS guest, {yes_sql(cell["In_Waiting_Room"])} AS waiting,
        {report.surplus_cell()} IS NOT NULL AS surplus
        {"".join(f", {sql} AS kept_{n}" for n, sql in enumerate(kept))}
    FROM {report.source.scan()} WHERE coalesce({filled}) IS NOT NULL AND NOT ({repeated})
), first_reading AS (
    SELECT *, {first}(creation_wall) AS creation, {first}(start_wall) AS start, {first}(end_wall) AS end_first,
        {first}(join_wall) AS join_first, {first}(leave_wall) AS leave_first
    FROM cells
), joined AS (
    SELECT *, CASE WHEN join_first < start THEN {second}(join_wall) ELSE join_first END AS join_time,
        CASE WHEN end_first < start THEN {second}(end_wall) ELSE end_first END AS end_time
    FROM first_reading
), rows AS (
    SELECT *, CASE WHEN leave_first < join_time THEN {second}(leave_wall) ELSE leave_first END AS leave_time
    FROM joined
)
SELECT {report.number}, line, meeting_id, topic, host, email, name, creation, start, end_time, join_time,
    leave_time, meeting_minutes, participants, minutes, guest, waiting,
    CASE WHEN surplus THEN 7
         WHEN email IS NULL AND name IS NULL THEN 1
         WHEN start IS NULL THEN 2
         WHEN join_time IS NULL THEN 3
         WHEN leave_time IS NULL THEN 4
         WHEN creation_text IS NOT NULL THEN 5
         WHEN leave_time < join_time THEN 6
         ELSE 0 END
    {"".join(f", kept_{n}" for n in range(len(kept)))}
FROM rows"""


def text_sql(cell: str) -> str:
    """SQL: a text, NULL where it is blank or only Zoom's mark for nothing. Most texts begin beyond the marks."""
    marks = "'', '-', '--', 'NA'"
    return f"CASE WHEN {cell} > '.' AND {cell} <> 'NA' THEN {cell} WHEN trim({cell}) NOT IN ({marks}) THEN {cell} END"


def yes_sql(cell: str) -> str:
    """SQL: whether a cell says yes, in any of Zoom's languages."""
    return (
        f"CASE {cell} WHEN 'No' THEN false WHEN 'Yes' THEN true "
        f"ELSE coalesce(list_contains({YES_WORDS}, lower(trim({cell}))), false) END"
    )
