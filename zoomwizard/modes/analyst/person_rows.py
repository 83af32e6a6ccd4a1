"""The rows of a person query: HashIDs, weeks, zones and working hours, and what is wrong with them.

All of it comes from the table `person_cells`; see person_rows.sql for what is made of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, plural, say, sentences
from zoomwizard.core.tables.source import Source
from zoomwizard.core.tables.text_file import cut_off, new_notes, rows_of
from zoomwizard.core.time.dates import BOTH_ORDERS, ORDER_WORDS
from zoomwizard.core.time.working_hours import MINUTES_OF_DAY, parse_days, parse_time
from zoomwizard.core.time.zones import resolve_zone
from zoomwizard.modes.analyst import query_dates
from zoomwizard.modes.analyst.query_columns import DATE, DAYS, END, HASH, PERSON, QUERY_COLUMNS, START, ZONE
from zoomwizard.modes.analyst.query_dates import SUNDAY, QueryDates
from zoomwizard.modes.analyst.query_files import (
    MOST_LINES,
    ROW_NUMBER,
    PersonQuery,
    Query,
    filled,
    lines_text,
    read_source,
)  # fmt: skip

PERSON_CELLS = (PERSON, DATE, HASH, ZONE, START, END, DAYS)
IDS = (PERSON, HASH)
OFFSET = re.compile(r"(?:utc|gmt)?\s*(?:[+\u2212-]?\d{1,2}(?:[:.,]\d{1,2})?|[+\u2212-]\d{4})", re.IGNORECASE)
# Only what looks like the name of a zone is said; in a column that was shifted there may be anything.
ZONE_LIKE = re.compile(
    r"[A-Z]{2,5}|[\w .+()-]*\btime\b[\w .()-]*|[A-Za-z_]+(?:/[\w+-]+){1,2}|\((?:UTC|GMT)[^@]*", re.IGNORECASE
)
MOST_ZONES = 5

BY_WEEK = say("Export the query again, grouped by week.")
DAY_WORDS = (
    say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"),
)  # fmt: skip


def read_person_cells(engine: Engine, query: PersonQuery) -> tuple[PersonQuery, list[Finding]]:
    """Make `person_cells`: row, counted from 0 in the file's order, and the cells of the columns that matter.

    IDs are without white space at their ends and NULL where blank. Of all other columns there are few different
    texts: they stand as they are, and only these are looked at.
    """

    def use(source: Source) -> None:
        whole = replace(query, source=source)
        cells = {
            role: filled(whole.cell(place)) if role in IDS else whole.cell(place)
            for role, place in query.places.items()
        }
        columns = ", ".join(f"CAST({cells.get(role, 'NULL')} AS VARCHAR) AS {role}" for role in PERSON_CELLS)
        columns += "".join(f", {whole.cell(place)} AS kept_{n}" for n, place in enumerate(query.kept))
        engine.run(f"CREATE OR REPLACE TABLE person_cells AS {whole.rows(f'{ROW_NUMBER}, {columns}')}")

    source, findings = read_source(engine, query, use)
    rows, nameless = engine.one(
        f"SELECT count(*), count(*) FILTER (CASE WHEN {PERSON} IS NULL THEN {filled(DATE)} IS NULL END) "
        "FROM person_cells"
    )
    read = replace(query, source=source, rows_read=int(rows))
    findings += new_notes(query.source.file, source.file, query.field)
    if nameless and not query.blank_rows:
        # Whether such a row is blank its other cells must say, and they take time to read.
        read, more = read_person_cells(engine, replace(read, blank_rows=True))
        return read, findings + more
    return read, findings + cut_off(source.file, int(rows), query.field)


# ---------------------------------------------------------------------------------------------------------
# What the texts of a column mean


def different_texts(engine: Engine, column: str) -> list[tuple[str, str, int]]:
    """The different texts of a column of `person_cells` that are not blank.

    As they are, without white space at their ends, and how many rows have each.
    """
    texts = f"SELECT {column} AS text, count(*) AS rows FROM person_cells WHERE {column} IS NOT NULL GROUP BY 1"
    return engine.all(
        f"SELECT text, {filled('text')} AS filled, rows FROM ({texts}) WHERE filled IS NOT NULL ORDER BY filled, text"
    )


def read_texts(engine: Engine, column: str, table: str, kind: str, read: Callable[[str], Any]) -> dict[str, int]:
    """Make `table` (text, value) of a column's texts; those that `read` refuses, with their rows."""
    values = []
    refused: Counter[str] = Counter()
    for cell, text, rows in different_texts(engine, column):
        try:
            value = read(text)
        except ValueError:
            value = None
        if value is None:
            refused[text] += rows
        else:
            values.append((cell, value))
    engine.load(table, {"text": "VARCHAR", "value": kind}, values)
    return refused


def read_zones(engine: Engine, query: PersonQuery) -> list[Finding]:
    """Make `read_zones`; warnings about names that are unknown and offsets that are no names."""
    if ZONE not in query.places:
        engine.load("read_zones", {"text": "VARCHAR", "value": "VARCHAR"}, [])
        return [no_zones(engine, query)]
    refused = read_texts(engine, ZONE, "read_zones", "VARCHAR", resolve_zone)
    offsets = {text: rows for text, rows in refused.items() if OFFSET.fullmatch(text)}
    unknown = {text: rows for text, rows in refused.items() if text not in offsets}
    instead = say("These rows take the time zone of the person's other rows, or else the Zoom admin's.")
    found = []
    if unknown:
        rows = plural("{n} row has", "{n} rows have", n=sum(unknown.values()))
        title = plural(
            "{rows} an unknown time zone.", "{rows} one of {n} unknown time zones.", n=len(unknown), rows=rows
        )
        names = [text for text in unknown if ZONE_LIKE.fullmatch(text)][:MOST_ZONES]
        if names:
            more = len(unknown) - len(names)
            # Windows has commas in such names, so a list of them needs the quotation marks.
            shown = [say("“{name}”", name=name) for name in names]
            shown += [say("{count} more", count=more)] if more else []
            title = sentences(title, plural("It's {names}.", "They are {names}.", n=len(unknown), names=shown))
        hint = sentences(instead, say("Write it as Pacific Standard Time or America/Los_Angeles, for example."))
        found.append(query.finding(Severity.WARNING, "query.unknown-zone", title, hint, place=query.places[ZONE]))
    if offsets:
        title = plural(
            "{n} row has a number of hours, such as -7 or +05:30, instead of the name of a time zone.",
            "{n} rows have a number of hours, such as -7 or +05:30, instead of the name of a time zone.",
            n=sum(offsets.values()),
        )
        hint = sentences(instead, say("A number doesn't say when the clocks change."))
        found.append(query.finding(Severity.WARNING, "query.zone-offset", title, hint, place=query.places[ZONE]))
    return found


def no_zones(engine: Engine, query: PersonQuery) -> Finding:
    """That nobody's time zone is known: a question, unless somebody said that it is so."""
    (people,) = engine.one(f"SELECT count(DISTINCT coalesce({PERSON}, {HASH})) FROM person_cells")
    title = plural(
        "There's no TimeZone column, so the working hours of {n} person count in the Zoom admin's time zone.",
        "There's no TimeZone column, so the working hours of {n} people count in the Zoom admin's time zone.",
        n=people,
    )
    if query.zone_asked is None:
        return replace(query.finding(Severity.NOTE, "query.no-time-zone", title, ""), field=QUERY_COLUMNS)
    hint = say(
        "If a column holds time zones, choose it with --query-column. If people work in several time zones, add the "
        "time zone when you export the query. If they all work in the same one, name it with --time-zone."
    )
    found = query.finding(Severity.WARNING, "query.no-time-zone", title, hint)
    return replace(found, field=QUERY_COLUMNS, asks=(query.zone_asked,))


def read_working_time(engine: Engine, query: PersonQuery) -> list[Finding]:
    """Make `read_starts`, `read_ends` and `read_days`; warnings about texts that can't be read."""
    readers: tuple[tuple[str, str, str, Callable[[str], int]], ...] = (
        (START, "read_starts", "SMALLINT", lambda text: parse_time(text) % MINUTES_OF_DAY),
        (END, "read_ends", "SMALLINT", parse_time),
        (DAYS, "read_days", "UTINYINT", parse_days),
    )
    found = []
    for role, table, kind, read in readers:
        refused = read_texts(engine, role, table, kind, read)
        if refused:
            rows = sum(refused.values())
            title = plural("{n} row has a time that can't be read.", "{n} rows have a time that can't be read.", n=rows)
            example = "09:00"
            if role == DAYS:
                title = plural("{n} row has days that can't be read.", "{n} rows have days that can't be read.", n=rows)
                example = "Mo|Tu|We|Th|Fr"
            hint = say(
                "They count as blank, so the values from the options are used. Write them like {example}.",
                example=example,
            )
            place = query.places[role]
            found.append(query.finding(Severity.WARNING, "query.working-time", title, hint, place=place))
    return found


# ---------------------------------------------------------------------------------------------------------
# Weeks


def load_dates(engine: Engine, wanted: str) -> QueryDates:
    """Make `read_dates` (text, day, week) and say what the dates are like."""
    texts = different_texts(engine, DATE)
    dates = query_dates.read_dates(list(dict.fromkeys(text for _, text, _ in texts)), wanted)
    days = [(cell, dates.days[text]) for cell, text, _ in texts if text in dates.days]
    rows = [(cell, day, dates.week_of(day)) for cell, day in days]
    engine.load("read_dates", {"text": "VARCHAR", "day": "DATE", "week": "DATE"}, rows)
    return dates


def check_dates(engine: Engine, query: PersonQuery, dates: QueryDates, wanted: str) -> list[Finding]:
    """What is to be said about the dates: their order, texts that are none, days that begin no week."""
    place = query.places[DATE]
    if dates.order is None:
        return [order_open(query, dates)]
    if dates.order in BOTH_ORDERS and wanted not in ("auto", dates.order):
        order = ORDER_WORDS[dates.order]
        title = say("The dates have {order}, but you chose {wanted}.", order=order, wanted=ORDER_WORDS[wanted])
        found = query.finding(
            Severity.ERROR, "dates.wanted", title, say("Let the dates decide: --query-date-order auto."), place=place
        )
        return [replace(found, field="query_date_order")]
    bad = f"{DATE} IS NULL OR {DATE} NOT IN (SELECT text FROM read_dates)"
    (count,) = engine.one(f"SELECT count(*) FROM person_cells WHERE {bad}")
    if count:
        first = engine.all(f"SELECT row FROM person_cells WHERE {bad} ORDER BY row LIMIT {MOST_LINES}")
        title = plural(
            "{n} row has no date, or one that can't be read.",
            "{n} rows have no date, or one that can't be read.",
            n=count,
        )
        hint = say("Write dates like 2023-05-07 or 5/7/2023.")
        lines = lines_text(lines_of(engine, query, [row for (row,) in first]), count)
        return [query.finding(Severity.ERROR, "query.bad-dates", title, hint, place=place, lines=lines)]
    if dates.has_neighbours and has_daily_rows(engine):
        title = say("This is a daily query: somebody has rows on two days in a row.")
        return [query.finding(Severity.ERROR, "query.daily", title, BY_WEEK, place=place)]
    if dates.is_monthly:
        title = say("This is a monthly query: every date is the first day of a month.")
        return [query.finding(Severity.ERROR, "query.monthly", title, BY_WEEK, place=place)]
    return notes_about_weeks(query, dates)


def order_open(query: PersonQuery, dates: QueryDates) -> Finding:
    """Day or month may come first, or both do."""
    if dates.proof == "both":
        title = say("Some dates have the day first, others the month.")
        hint = say("Export the query again; it was put together from two files or changed by hand.")
        return query.finding(Severity.ERROR, "dates.both", title, hint, place=query.places[DATE])
    title = say("The dates don't show whether the day or the month comes first.")
    hint = say("Choose with --query-date-order mdy or --query-date-order dmy.")
    found = query.finding(Severity.ERROR, "dates.undecided", title, hint, place=query.places[DATE], choices=BOTH_ORDERS)
    return replace(found, field="query_date_order")


def notes_about_weeks(query: PersonQuery, dates: QueryDates) -> list[Finding]:
    """Weeks that do not begin on Sunday, and an order that only the week's first day told."""
    place = query.places[DATE]
    found = []
    if dates.proof == "week start":
        order, day = ORDER_WORDS["mdy" if dates.order == "mdy" else "dmy"], DAY_WORDS[dates.first_weekday]
        title = say(
            "The dates are read with {order}, because only then do the weeks begin on a {day}.", order=order, day=day
        )
        hint = say("If that's wrong, choose the order with --query-date-order.")
        found.append(query.finding(Severity.NOTE, "dates.week-start", title, hint, place=place))
    if len(dates.weekdays) > 1:
        days = [DAY_WORDS[day] for day in sorted(dates.weekdays, key=lambda day: (day + 1) % len(DAY_WORDS))]
        title = say("The dates fall on different days of the week: {days}.", days=days)
        hint = say("Each date counts towards the week it's in, starting on Sunday. Check that the query is weekly.")
        found.append(query.finding(Severity.WARNING, "query.mixed-weeks", title, hint, place=place))
    elif dates.first_weekday != SUNDAY:
        title = say("The weeks begin on {day}, not on Sunday.", day=DAY_WORDS[dates.first_weekday])
        hint = say("They're used as they are, and the weeks of all results begin on the same day.")
        found.append(query.finding(Severity.WARNING, "query.week-start", title, hint, place=place))
    return found


def has_daily_rows(engine: Engine) -> bool:
    """Whether one person has rows on two days that follow each other."""
    (found,) = engine.one(
        f"WITH days AS (SELECT DISTINCT coalesce({PERSON}, {HASH}) AS who, day FROM person_cells "
        f"JOIN read_dates ON text = {DATE}) "
        "SELECT EXISTS (SELECT 1 FROM days a JOIN days b ON a.who = b.who AND b.day = a.day + 1)"
    )
    return bool(found)


def check_persons(engine: Engine, query: PersonQuery) -> list[Finding]:
    """A warning about rows without a PersonId; errors for weeks that a PersonId or HashID has twice."""
    found = []
    (nameless,) = engine.one("SELECT count(*) FROM person_rows WHERE person_id IS NULL")
    if nameless:
        title = plural("{n} row has no PersonId.", "{n} rows have no PersonId.", n=nameless)
        hint = say("They count by their HashID alone. Check that the query is complete.")
        place = query.places[PERSON]
        found.append(query.finding(Severity.WARNING, "query.no-person", title, hint, place=place))
    persons = twice(engine, "person_id", "count(*) > 1")
    if persons:
        title = plural(
            "{n} person-week has more than one row.", "{n} person-weeks have more than one row.", n=persons[0][2]
        )
        hint = say("There should be one row for each person and week. Remove the others, or export the query again.")
        code, place, lines = "query.person-week-twice", query.places[PERSON], lines_of_pairs(engine, query, persons)
        found.append(query.finding(Severity.ERROR, code, title, hint, place=place, lines=lines))
    # Rows of one person under one HashID were named already.
    hashes = twice(engine, "hash_id", "count(*) > 1 AND (min(person_id) IS NULL OR min(person_id) < max(person_id))")
    if hashes:
        title = plural(
            "{n} HashID has rows of two people in the same week.",
            "{n} HashIDs have rows of two people each in the same week.",
            n=hashes[0][2],
        )
        hint = say("Correct the HashIDs in the organisational data and export the query again.")
        code, place, lines = "query.hash-id-twice", query.places[HASH], lines_of_pairs(engine, query, hashes)
        found.append(query.finding(Severity.ERROR, code, title, hint, place=place, lines=lines))
    return found


def twice(engine: Engine, key: str, having: str) -> list[tuple[int, int, int]]:
    """First and last row of some of the weeks that a key has more than once, and how many there are."""
    return engine.all(
        "SELECT min(row), max(row), count(*) OVER () FROM person_rows "
        f"WHERE {key} IS NOT NULL AND week IS NOT NULL GROUP BY {key}, week HAVING {having} "
        f"ORDER BY 1 LIMIT {MOST_LINES}"
    )


def lines_of_pairs(engine: Engine, query: Query, pairs: Sequence[tuple[int, int, int]]) -> Said:
    """The lines of pairs of rows, as in "lines 2 and 7; 3 and 9"."""
    rows = sorted({row for pair in pairs for row in pair[:2]})
    line = dict(zip(rows, lines_of(engine, query, rows), strict=True))
    more = pairs[0][2] - len(pairs)
    named = [say("{first} and {last}", first=str(line[a]), last=str(line[b])) for a, b, _ in pairs]
    all_of_them = reduce(lambda before, pair: say("{before}; {pair}", before=before, pair=pair), named)
    if more:
        return plural("lines {pairs} and {n} more pair", "lines {pairs} and {n} more pairs", n=more, pairs=all_of_them)
    return say("lines {pairs}", pairs=all_of_them)


def lines_of(engine: Engine, query: Query, rows: Sequence[int]) -> list[int]:
    """The line numbers of some rows, in order. The file is read from its top to the last of them."""
    wanted = sorted(rows)
    found: list[int] = []
    known = query.known_by()
    number = -1
    for line, cells in rows_of(query.source.file, query.field, engine.cancel):
        # The header, at the top and wherever it stands again.
        if all(place < len(cells) and cells[place].strip() == query.header[place] for place in known):
            continue
        number += 1
        if number == wanted[len(found)]:
            found.append(line)
            if len(found) == len(wanted):
                break
    return found
