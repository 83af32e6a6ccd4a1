"""The rows of Zoom's details reports, read into one table: times in UTC, each row with its reason if it is rejected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from zoomwizard.core.engine import Engine, identifier, quoted
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import plural, say
from zoomwizard.core.tables.source import LINE, NOT_TAKEN, megabytes, rewritten
from zoomwizard.core.tables.text_file import BYTE_ORDER_MARK, cut_off, new_notes, records_at, write_rows
from zoomwizard.core.time.dates import ENGINE_OFFSET, WITH_OFFSET, formats_of, proof_of, read_date, read_time
from zoomwizard.kinds import report_headers as headers
from zoomwizard.kinds.report_headers import COLUMNS, find_columns
from zoomwizard.kinds.session_types import session_types
from zoomwizard.zoom.files.cells import CELL_MACROS, webinar_sql
from zoomwizard.zoom.files.clock import FIRST_DAY, make_clock
from zoomwizard.zoom.files.flags import UNSEEN, flag_sql
from zoomwizard.zoom.files.reports import (
    ALL_DATES,
    REPORTS_FIELD,
    ReportFile,
    both_orders,
    kept_places,
    missing_columns,
)

WHY_REJECTED = {
    1: say("there's neither an e-mail address nor a name of the participant"),
    2: say("the start time can't be read"),
    3: say("the join time can't be read"),
    4: say("the leave time can't be read"),
    5: say("the creation time can't be read"),
    6: say("the leave time is before the join time"),
    7: say("there are more cells than in the header"),
    8: say("the end time can't be read"),
}
REASONS = {reason: str(why) for reason, why in WHY_REJECTED.items()}  # as files say it
NUMBERS = {
    headers.MEETING_MINUTES: "meeting_minutes",
    headers.PARTICIPANTS: "participants",
    headers.MINUTES: "minutes",
}
FEW_ROWS, FEW_DATES = 10_000, 100
RAW_COLUMNS = {
    "file": "SMALLINT",
    "line": "BIGINT",
    **session_types(
        "meeting_id", "topic", "host", "email", "name", "creation", "start", "end_time", "join_time", "leave_time",
        "meeting_minutes", "participants", "minutes", "guest", "waiting",
    ),
    "webinar": "BOOLEAN",
    "reason": "UTINYINT",
    "meeting_key": "UBIGINT",
}  # fmt: skip


def prepare_reading(engine: Engine, keep: Sequence[str]) -> None:
    """Make the empty table `raw`, into which one report after the other is read, and what reads their cells."""
    engine.step(CELL_MACROS)
    empty_raw(engine, keep)
    for order in ("mdy", "dmy", "ymd"):
        engine.function(f"read_date_{order}", _reader(order), ["VARCHAR"], "TIMESTAMP")


def empty_raw(engine: Engine, keep: Sequence[str]) -> None:
    """Make `raw` anew; rows that are only deleted would stay in memory."""
    engine.load("raw", RAW_COLUMNS | {f"kept_{n}": "VARCHAR" for n in range(len(keep))}, [])


@lru_cache(maxsize=2)
def _formats(sample: tuple[str, ...], order: str) -> list[str]:
    """The formats of a report's sample, which is asked for once per column."""
    return formats_of(sample, order)


def _reader(order: str) -> Callable[[str], datetime | None]:
    return lambda text: read_time(text, order)


def wall_sql(report: ReportFile, column: str, order: str) -> str:
    """SQL: a date column as wall clock time, NULL where there is none in this order; what says its offset is in UTC.

    The engine reads the forms of the sample. A file that is read line by line, since something in it could not be
    read, gets the slower and more forgiving reader for all other forms.
    """
    if column not in report.places and not report.source.rewritten:
        return "NULL::TIMESTAMP"
    cell = report.cell(column)
    formats = _formats(report.sample, order)
    slow = f"read_date_{order}({cell})"
    offsets = {format_.endswith(ENGINE_OFFSET) for format_ in formats}
    if len(offsets) != 1:  # the engine makes instants of all times or of none
        return slow
    wanted = quoted(formats[0]) if len(formats) == 1 else f"[{', '.join(map(quoted, formats))}]"
    fast = f"try_strptime({cell}, {wanted})"
    if offsets == {True}:
        fast = f"make_timestamp(epoch_us({fast}))"
    fast = f"CASE WHEN {fast} >= TIMESTAMP '{FIRST_DAY}' THEN {fast} END"
    return f"coalesce({fast}, {slow})" if report.source.rewritten else fast


def read_report(
    engine: Engine, report: ReportFile, use: Callable[[ReportFile], None], *, line_by_line: bool = False
) -> ReportFile:
    """Let `use` read a report; where DuckDB can't take the file as it is, it is first rewritten in one layout.

    Returns the report that was read in the end. `use` must begin anew when it is called again.
    """
    if report.source.rewritten or (report.source.file.plain and not line_by_line):
        try:
            use(report)
        except NOT_TAKEN:
            if report.source.rewritten:
                raise
        else:
            return report
    width = len(COLUMNS) + len(report.kept) + 2
    again = replace(report, source=rewritten(report.source, _one_layout(report), width, engine, REPORTS_FIELD))
    use(again)
    return again


def _one_layout(report: ReportFile) -> Callable[[Iterator[tuple[int, list[str]]]], Iterator[list[str]]]:
    """Rows in the order of COLUMNS, then the kept ones, then a mark where there were more cells than headers.

    A header that stands again further down, as in files put together by hand, counts from there on.
    """

    def rows(numbered: Iterator[tuple[int, list[str]]]) -> Iterator[list[str]]:
        places: dict[str, int] = {}
        kept_at: tuple[int | None, ...] = ()
        width = 0
        for line, cells in numbered:
            # Only a row that names a column can be a header; this keeps the look at each row short.
            if is_header(report, cells, places):
                places, width = find_columns(cells, report.chosen), len(cells)
                kept_at = kept_places(cells, report.keep)
            elif places:
                picked = [cells[places[c]] if c in places and places[c] < len(cells) else "" for c in COLUMNS]
                kept = [cells[k] if k is not None and k < len(cells) else "" for k in kept_at]
                surplus = "more" if any(cell.strip() for cell in cells[width:]) else ""
                yield [str(line), *picked, *kept, surplus]

    return rows


def is_header(report: ReportFile, cells: Sequence[str], places: dict[str, int]) -> bool:
    """Whether a row is the report's header, or another one further down."""
    if not places:
        return not missing_columns(cells, report.chosen)
    # A data row has a date where the header has its name.
    at = places[headers.JOIN]
    return not (at < len(cells) and cells[at][:1].isdigit()) and not missing_columns(cells, report.chosen)


def load_report(engine: Engine, report: ReportFile, zone: str) -> tuple[ReportFile, list[Finding]]:
    """Read one report into `raw`. Rejected rows are read once more, line by line, so that they can be named.

    Returns the report as it was read, an error if its dates turn out to be of both orders, and a warning of numbers
    that can't be read.
    """
    make_clock(engine, zone, usual_date(report))

    def use(which: ReportFile) -> None:
        (read_before,) = engine.one(f"DELETE FROM raw WHERE file = {report.number}")
        if read_before:
            engine.run("CHECKPOINT")  # which frees the memory of what is deleted
        engine.run(insert_sql(which), parts=megabytes(which.source.path))

    read = read_report(engine, report, use)
    (every,) = engine.one(f"SELECT count(*) FROM raw WHERE file = {report.number}")
    notes = cut_off(report.source.file, every, REPORTS_FIELD)
    notes += new_notes(report.source.file, read.source.file, REPORTS_FIELD)
    rejected = f"FROM raw WHERE file = {report.number} AND reason > 0"
    (rows,) = engine.one(f"SELECT count(*) {rejected}")
    if not rows:
        return read, notes + unread_numbers(engine, read)
    if not read.source.rewritten:
        few = few_rewritten(engine, read) if rows <= FEW_ROWS else None
        if few is None:
            read = read_report(engine, read, use, line_by_line=True)
        else:
            engine.run(f"DELETE {rejected}")
            engine.run(insert_sql(few))
            return read, notes + unread_numbers(engine, read) + both_orders_found(engine, few)
    return read, notes + unread_numbers(engine, read) + both_orders_found(engine, read)


def unread_numbers(engine: Engine, report: ReportFile) -> list[Finding]:
    """A warning of cells with minutes or participants that aren't whole numbers; in `raw` they are blank.

    The file is looked at again only where there are blanks.
    """
    there = [c for c in NUMBERS if c in report.places or report.source.rewritten]
    if not there:
        return []
    blank = " OR ".join(f"{NUMBERS[c]} IS NULL" for c in there)
    if engine.one(f"SELECT count(*) FROM raw WHERE file = {report.number} AND reason = 0 AND ({blank})") == (0,):
        return []
    unread = [
        f"count(*) FILTER (whole_number({report.cell(c)}) IS NULL AND {text_sql(report.cell(c))} IS NOT NULL "
        f"AND {report.cell(c)} IS DISTINCT FROM {quoted(header_of(report, c))})"
        for c in there
    ]
    counted = engine.one(f"SELECT {', '.join(unread)} FROM {report.source.scan()}")
    if not any(counted):
        return []
    names = dict.fromkeys(header_of(report, c) for c, count in zip(there, counted, strict=True) if count)
    title = plural(
        "{names}: {n} cell isn't a whole number and counts as blank.",
        "{names}: {n} cells aren't whole numbers and count as blank.",
        n=sum(counted),
        names=list(names),
    )
    hint = say(
        "Minutes are then taken from the times, and participants from the rows. To get Zoom's own numbers, "
        "export the report again, and don't open it in a spreadsheet."
    )
    return [Finding(Severity.WARNING, REPORTS_FIELD, title, hint, report.name, "report.unread-numbers")]


def header_of(report: ReportFile, column: str) -> str:
    """What a column is called in the report, or by the program where the first header lacks it."""
    return report.source.file.header[report.places[column]] if column in report.places else column


def usual_date(report: ReportFile) -> datetime:
    """A date in the middle of the first ones; the very first may be the creation of a meeting, years before."""
    read = (read_date(text, report.order or "ymd") for text in report.sample[:FEW_DATES])
    dates = sorted(date for date in read if date)
    return dates[len(dates) // 2] if dates else FIRST_DAY


def few_rewritten(engine: Engine, report: ReportFile) -> ReportFile | None:
    """The rejected rows of a report alone, rewritten in the one layout; None where all of it has to be.

    That is so where one of them is another header, from which on the columns are others.
    """
    with engine.ordered():
        numbered = report_rows_sql(report, numbered=True)
        places = {place for (place,) in engine.all(f"SELECT line FROM ({numbered}) WHERE reason > 0")}
    file = report.source.file
    records = records_at(file, places, engine.cancel)
    if len(records) < len(places) or any(is_header(report, cells, dict(report.places)) for _, cells in records):
        return None
    target = engine.folder / f"rejected-{engine.next_number()}.csv"
    write_rows(target, _one_layout(report)(iter([(1, list(file.header)), *records])))
    width = len(COLUMNS) + len(report.kept) + 2
    return replace(report, source=replace(report.source, path=target, width=width, rewritten=True))


def both_orders_found(engine: Engine, report: ReportFile) -> list[Finding]:
    """An error if a rejected date is a good one in the other order."""
    cells = ", ".join(report.cell(column) for column in ALL_DATES)
    texts = engine.all(
        f"SELECT DISTINCT unnest([{cells}]) FROM {report.source.scan()} WHERE {LINE}::BIGINT IN "
        f"(SELECT line FROM raw WHERE file = {report.number} AND reason IN (1, 2, 3, 4, 5, 8)) LIMIT 10000"
    )
    proofs = {proof_of(text) for (text,) in texts if text is not None} - {None, "ymd"}
    return [both_orders(report.name)] if report.order != "ymd" and proofs - {report.order} else []


def insert_sql(report: ReportFile) -> str:
    """SQL: insert a report's rows into `raw`."""
    names = ", ".join(map(identifier, RAW_COLUMNS | {f"kept_{n}": "" for n in range(len(report.kept))}))
    return f"INSERT INTO raw ({names}) {report_rows_sql(report)}"


def report_rows_sql(report: ReportFile, *, numbered: bool = False) -> str:
    """SQL: a report's rows as the columns of `raw`. What is rare is looked at only where the common case does not fit.

    `numbered` gives the place of each row in the file, counted from 1 below the header, in place of the line.
    """
    return f"""
WITH cells AS ({cells_sql(report, numbered=numbered)}), {times_sql(report)}
SELECT {report.number}, line, meeting_id, topic, host, email, name, creation, start, end_time, join_time,
    leave_time, meeting_minutes, participants, minutes, guest, waiting, webinar,
    CASE WHEN surplus THEN 7
         WHEN webinar THEN 0
         {"" if report.is_lenient else "WHEN email IS NULL AND name IS NULL THEN 1"}
         WHEN start IS NULL THEN 2
         WHEN join_time IS NULL THEN 3
         WHEN {"leave_time IS NULL AND leave_text IS NOT NULL" if report.is_lenient else "leave_time IS NULL"} THEN 4
         WHEN creation_text IS NOT NULL THEN 5
         WHEN end_text IS NOT NULL THEN 8
         WHEN leave_time < join_time THEN 6
         ELSE 0 END AS reason,
    hash({report.number}, meeting_id, topic, host, creation, start, end_time, meeting_minutes, participants)
    {"".join(f", kept_{n}" for n in range(len(report.kept)))}
FROM rows"""


def cells_sql(report: ReportFile, *, numbered: bool) -> str:
    """SQL: the rows of a report with what its cells say; times as they are written, and whether each is in UTC."""
    cell = {column: report.cell(column) for column in COLUMNS}
    topic = f"ltrim({cell['Topic']}, chr({ord(BYTE_ORDER_MARK)}))" if cell["Topic"] == "c0" else cell["Topic"]
    wall = {column: wall_sql(report, column, report.order or "ymd") for column in ALL_DATES}
    numbers = [f"whole_number({cell[c]}) AS {name}, " for c, name in NUMBERS.items()]
    marked = [
        f", regexp_matches(lower(trim({cell[c]})), {quoted(WITH_OFFSET)}) AS {c.split('_')[0].lower()}_utc"
        for c in ALL_DATES
    ]
    # Blank lines, and the header where it stands again; one column decides for nearly all rows.
    filled = ", ".join(cell[c] for c in (headers.JOIN, *COLUMNS) if c in report.places)
    header = {c: report.source.file.header[report.places[c]] for c in (headers.JOIN, headers.MEETING_START)}
    repeated = " AND ".join(f"{cell[c]} IS NOT DISTINCT FROM {quoted(text)}" for c, text in header.items())
    line = LINE if report.source.rewritten else "place" if numbered else "NULL"
    scan = report.source.scan()
    if numbered:
        scan = f"(SELECT *, row_number() OVER () AS place FROM {scan})"
    return f"""
    SELECT {line}::BIGINT AS line, {cell["Meeting_ID"]} AS meeting_id,
        {topic} AS topic, coalesce({text_sql(cell["Host_Email"])}, {text_sql(cell["Host_Name"])}) AS host,
        {text_sql(cell["Participant_Email"])} AS email, {text_sql(cell["Name"])} AS name,
        {wall["Creation_Time"]} AS creation_wall, {wall["Start_Time"]} AS start_wall,
        {wall["End_Time"]} AS end_wall,
        {wall["Join_Time"]} AS join_wall, {wall["Leave_Time"]} AS leave_wall,
        CASE WHEN creation_wall IS NULL THEN {text_sql(cell["Creation_Time"])} END AS creation_text,
        CASE WHEN end_wall IS NULL THEN {text_sql(cell["End_Time"])} END AS end_text,
        {f"{text_sql(cell[headers.LEAVE])} AS leave_text," if report.is_lenient else ""}
        {"".join(numbers)}
        {flag_sql(cell["Guest"], report.flag_words)} AS guest,
        {flag_sql(cell["In_Waiting_Room"], report.flag_words)} AS waiting,
        {webinar_sql(cell[headers.MEETING_TYPE])} AS webinar, {report.surplus_cell()} IS NOT NULL AS surplus
        {"".join(marked) if all_in_utc(report) is None else ""}
        {"".join(f", {report.kept_cell(n)} AS kept_{n}" for n in range(len(report.kept)))}
    FROM {scan} WHERE coalesce({filled}) IS NOT NULL AND NOT ({repeated})
"""


def times_sql(report: ReportFile) -> str:
    """SQL: `rows`, those of `cells` with their instants; of a time that comes twice which one: docs/zoom-admin.md."""
    in_utc = all_in_utc(report)

    def instant(name: str, function: str) -> str:
        if in_utc is None:
            return f"CASE WHEN {name}_utc THEN {name}_wall ELSE {function}({name}_wall) END"
        return f"{name}_wall" if in_utc else f"{function}({name}_wall)"

    def first(name: str) -> str:
        return instant(name, "to_utc")

    def second(name: str) -> str:
        return instant(name, "to_utc_second")

    return f"""first_reading AS (
    SELECT *, {first("creation")} AS creation, {first("start")} AS start, {first("end")} AS end_first,
        {first("join")} AS join_first, {first("leave")} AS leave_first
    FROM cells
), joined AS (
    SELECT *, CASE WHEN join_first < start THEN {second("join")} ELSE join_first END AS join_time,
        CASE WHEN end_first < start THEN {second("end")} ELSE end_first END AS end_time
    FROM first_reading
), rows AS (
    SELECT *, CASE WHEN leave_first < join_time THEN {second("leave")} ELSE leave_first END AS leave_time
    FROM joined
)"""


def all_in_utc(report: ReportFile) -> bool | None:
    """Whether all times of a report are in UTC or have an offset, or none; None: each one has to be looked at.

    The engine reads no other forms than those of the sample, so where these are all alike no cell has to be looked at.
    """
    found = {re.search(WITH_OFFSET, text.lower()) is not None for text in report.sample}
    return found.pop() if len(found) == 1 and not report.source.rewritten else None


def text_sql(cell: str) -> str:
    """SQL: a text, NULL where nothing of it can be seen or it is only Zoom's mark for nothing.

    Most texts begin with a letter or digit of ASCII, which are no marks.
    """
    return (
        f"CASE WHEN {cell} > '.' AND {cell} < chr(127) AND {cell} <> 'NA' THEN {cell} "
        f"WHEN regexp_replace({cell}, {quoted(UNSEEN)}, '', 'g') NOT IN ('', '-', '--', 'NA') THEN {cell} END"
    )
