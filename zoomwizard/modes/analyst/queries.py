"""The analyst's reading of the person query and the meeting query. Source: docs/files.md, docs/metrics.md.

DuckDB reads the files where they are: `person_query` and `meeting_query` are views, and only the few columns
that matter become tables. So a query of a million rows and 150 columns needs little memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from zoomwizard.core.engine import Engine, identifier, quoted
from zoomwizard.core.outcome import AppError, Finding, InputError, Severity, errors_in
from zoomwizard.core.said import say
from zoomwizard.core.tables.source import Source
from zoomwizard.core.tables.text_file import cut_off
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.hash_column import settle_hash_column
from zoomwizard.modes.analyst.person_rows import (
    check_dates,
    check_persons,
    load_dates,
    read_person_cells,
    read_working_time,
    read_zones,
)  # fmt: skip
from zoomwizard.modes.analyst.query_columns import HASH, PERSON, SUBJECT
from zoomwizard.modes.analyst.query_files import (
    MeetingQuery,
    PersonQuery,
    Query,
    csv_line,
    filled,
    plain,
    read_source,
)  # fmt: skip


def read_person_query(engine: Engine, query: PersonQuery, date_order: str) -> tuple[PersonQuery | None, list[Finding]]:
    """Make `person_cells` (row, kept_0, kept_1 ...: the cells of the columns that are kept, as they are; and others).

    And where a name says which column has the HashIDs, `person_rows` (see person_rows.sql) and `person_query` (row,
    c0, c1 ...: all cells as they are). None where there are no rows to be read.
    """
    try:
        query, findings = read_person_cells(engine, query)
    except InputError as error:
        return None, list(error.findings)
    if not query.rows_read:
        title, hint = say("The file has no rows below its header."), say("Export the query again.")
        return None, [*findings, query.finding(Severity.ERROR, "query.no-rows", title, hint)]
    if HASH in query.places:
        query, more = make_person_rows(engine, query, date_order)
        findings += more
    return query, findings


def match_people(engine: Engine, query: PersonQuery, date_order: str) -> tuple[PersonQuery, list[Finding]]:
    """Find or prove the column of the HashIDs by those of the Zoom file; then there are the rows, if not before."""
    was_named = HASH in query.places
    query, findings = settle_hash_column(engine, query)
    if not was_named:
        query, more = make_person_rows(engine, query, date_order)
        findings = [*findings, *more]
    return query, findings


def make_person_rows(engine: Engine, query: PersonQuery, date_order: str) -> tuple[PersonQuery, list[Finding]]:
    """Make `person_rows` and `person_query`, see `read_person_query`, of `person_cells`."""
    dates = load_dates(engine, date_order)
    query = replace(query, first_weekday=dates.first_weekday)
    findings = check_dates(engine, query, dates, date_order)
    is_by_week = not errors_in(findings)
    findings += [*read_zones(engine, query), *read_working_time(engine, query)]
    engine.step(steps.PERSON_ROWS)
    if is_by_week:  # of a daily query every week would be named here
        findings += check_persons(engine, query)
    engine.run(f"CREATE OR REPLACE VIEW person_query AS {query.view()}")
    return query, findings


def load_meeting_query(engine: Engine, query: MeetingQuery) -> tuple[MeetingQuery | None, list[Finding]]:
    """Make `meeting_query` (row, c0, c1 ...: all cells as they are) and `subjects` (subject), each once.

    Returns the query as it was read; None where one of the findings is an error.
    """

    def use(source: Source) -> None:
        whole = replace(query, source=source, blank_rows=False)
        subject = whole.cell(query.places[SUBJECT])
        counted = f"SELECT subject, count(*) AS row_count FROM ({whole.rows(f'{subject} AS subject')}) GROUP BY subject"
        engine.run(f"CREATE OR REPLACE TABLE all_subjects AS {counted}")

    try:
        source, findings = read_source(engine, query, use)
    except InputError as error:
        return None, list(error.findings)
    query = replace(query, source=source)
    engine.run(f"CREATE OR REPLACE VIEW meeting_query AS {query.view()}")
    has_text = f"{plain('subject')} <> ''"
    engine.run(f"CREATE OR REPLACE TABLE subjects AS SELECT subject FROM all_subjects WHERE {has_text}")
    rows, subjects = engine.one(f"SELECT coalesce(sum(row_count), 0), count(*) FILTER ({has_text}) FROM all_subjects")
    findings += cut_off(source.file, int(rows), query.field)
    if not subjects:
        (rows,) = engine.one("SELECT count(*) FROM meeting_query")  # without those of nothing but delimiters
        title = (
            say("The Subject column is blank in every row.") if rows else say("The file has no rows below its header.")
        )
        hint = say("No call can be looked up in the calendar, so only its meeting ID shows whether it was scheduled.")
        place = query.places[SUBJECT] if rows else None
        findings.append(query.finding(Severity.WARNING, "query.no-subjects", title, hint, place=place))
    return (None if errors_in(findings) else query), findings


def meeting_query_select(query: MeetingQuery) -> str:
    """SQL: all columns of the meeting query under their own names, in its order, line breaks as blanks.

    Names that are blank or stand twice get a number here; `copy_under_header` writes them as they were.
    """
    cells = []
    for n, name in enumerate(query.column_names()):
        broken = f"contains(c{n}, chr(10)) OR contains(c{n}, chr(13))"
        one_line = f"CASE WHEN {broken} THEN regexp_replace(c{n}, '[\\r\\n]+', ' ', 'g') ELSE c{n} END"
        cells.append(f"{one_line} AS {identifier(name)}")
    return f"SELECT {', '.join(cells)} FROM meeting_query"


def joined_select(query: PersonQuery, table: str, columns: Sequence[str]) -> str:
    """SQL: all columns of the person query, then `columns` of a table with its `row`, in the file's order.

    `columns` are SQL over `r`, the table, and `d`, person_rows. The rows are put side by side: that neither
    sorts nor holds the wide ones, as a join would. That they belong together is proved by the person.
    """
    names = [identifier(name) for name in query.column_names()]
    cells = [f"p.c{n}" for n in range(len(names))]
    same = f"{filled(cells[query.places[PERSON]])} IS NOT DISTINCT FROM m.person"
    cells[0] = f"CASE WHEN {same} THEN {cells[0]} ELSE error('the rows have changed') END"
    own = ", ".join(f"{cell} AS {name}" for cell, name in zip(cells, names, strict=True))
    made = ", ".join(f"{column} AS made_{n}" for n, column in enumerate(columns))
    shown = ", ".join(f"m.made_{n}" for n in range(len(columns)))
    return (
        f"SELECT {own}, {shown} FROM person_query p POSITIONAL JOIN (SELECT d.person_id AS person, {made} "
        f"FROM person_rows d LEFT JOIN {identifier(table)} r USING (row) ORDER BY d.row) m"
    )


# A cell as the engine writes it: in quotes where there is something in it for which it needs them, and only there.
IN_QUOTES = '"(?:[^"]|"")*(?:[,#]|"")(?:[^"]|"")*"'
CELL = f'(?:[^",#]*|{IN_QUOTES})'


def whole_line(query: Query) -> str:
    """SQL: whether a line of a query's file comes out as it is when its cells are taken apart and written again.

    It has as many cells as the header, since the file could be read as it is; or a comma too many. Of a cell of
    several lines the first one has an odd number of quotes.
    """
    commas = f"strlen(line) - strlen(replace(line, ',', '')) = {len(query.header) - 1}"
    return (
        "(NOT contains(line, '\"') AND NOT contains(line, '#') "
        f"OR regexp_full_match(line, {quoted(f'{CELL}(?:,{CELL})*')})) "
        f"AND NOT contains(line, chr(13)) AND rest IS NULL AND (NOT ends_with(line, ',') OR {commas})"
    )


def joined_lines(query: PersonQuery, table: str, columns: Sequence[str]) -> str:
    """SQL: the same as ready-made lines: those of the file, and `columns`, of numbers, behind them.

    That takes a quarter of the time of taking the cells apart and writing them again. It is an error where a line would
    not come out as it is, is no row, or not that of the person.
    """
    place = query.places[PERSON]
    same = f"split_part(line, ',', {place + 1}) = m.person" if place else "starts_with(line, m.person || ',')"
    made = ", ".join(f"coalesce(CAST({column} AS VARCHAR), '')" for column in columns)
    return (
        f"SELECT CASE WHEN {whole_line(query)} AND {same} THEN line || m.made ELSE error('not as it is') END "
        f"FROM (SELECT line, rest FROM {query.source.lines()}) p "
        f"POSITIONAL JOIN (SELECT coalesce(d.person_id, '') AS person, concat_ws(',', '', {made}) AS made "
        f"FROM person_rows d LEFT JOIN {identifier(table)} r USING (row) ORDER BY d.row) m"
    )


def meeting_query_lines(query: MeetingQuery) -> str:
    """SQL: the same as `meeting_query_select`, as lines of the file; an error where one does not come out as it is."""
    again = " AND ".join(f"contains(line, {quoted(query.header[place])})" for place in sorted(query.known_by()))
    row = f"{whole_line(query)} AND NOT ({again}) AND regexp_matches(line, '[!-+.-~-]')"
    return f"SELECT CASE WHEN {row} THEN line ELSE error('not as it is') END FROM {query.source.lines()}"


def copy_under_header(
    engine: Engine, select: str, header: Sequence[str], path: Path, *, raw: bool = False
) -> int:  # fmt: skip
    """Write the rows of a query to a CSV file in their order, under exactly this header; the number of rows.

    DuckDB's own header can have no blank name and none twice. `raw` rows are lines that are written as they are.
    """
    first = csv_line(header)
    options = f"FORMAT csv, HEADER false, PREFIX {quoted(first)}, SUFFIX {quoted(chr(10))}"
    if raw:
        options += ", QUOTE '', ESCAPE ''"
    try:
        with engine.ordered():
            (count,) = engine.one(f"COPY ({select}) TO {quoted(str(path))} ({options})")
    except duckdb.InvalidInputException as error:
        title = say("A query's file was changed while it was being read.")
        raise AppError(title, hint=say("Close it in other programs and run again.")) from error
    if not count:
        # The suffix would be a blank line below the header.
        path.write_text(first, encoding="utf-8", newline="")
    return int(count)


def one_line_header(query: Query) -> list[str]:
    """The header's texts as they are written out: as they are, but without line breaks."""
    return [re.sub(r"[\r\n]+", " ", text) for text in query.header]
