"""Two plain lists, of calls and of recordings, for a comparison without an account. Source: docs/archive.md.

Everything that is wrong with them is found at once. Findings name lines and never a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, InputError, Severity, errors_in
from zoomwizard.core.people.identities import fold_key
from zoomwizard.core.people.mapping_file import holds_address, without_header
from zoomwizard.core.people.mapping_findings import FILL_IN, FindingKind, Places
from zoomwizard.core.said import plural, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.source import Source, as_it_is, even_rows, megabytes, read_with, rewritten
from zoomwizard.core.tables.text_file import TextFile, checked_to_its_end, cut_off, look_at, new_notes
from zoomwizard.modes.archive import steps

LIST_KINDS = {
    "list.blank": FindingKind(
        Severity.ERROR,
        lambda n: plural("A row has no id or no user.", "{n} rows have no id or no user.", n=n),
        FILL_IN,
    ),
    "list.time": FindingKind(
        Severity.ERROR,
        lambda n: plural("A row has no start that can be read.", "{n} rows have no start that can be read.", n=n),
        say("Write it in UTC, such as 2026-10-14T08:15:00Z."),
    ),
    "list.number": FindingKind(
        Severity.ERROR,
        lambda n: plural("A row has no length that can be read.", "{n} rows have no length that can be read.", n=n),
        say("Write it in seconds, such as 61.5."),
    ),
    "list.twice": FindingKind(
        Severity.ERROR,
        lambda n: plural("An id is in the list more than once.", "{n} ids are in the list more than once.", n=n),
        say("Each row needs an id of its own."),
    ),
}
# What is wrong with a row, as far as the row alone tells.
WRONG = {
    "list.blank": "id = '' OR user_name = ''",
    "list.time": "start IS NULL",
    "list.number": "length IS NULL",
}


@dataclass(frozen=True)
class PlainList:
    """One of the lists: the input that names it, and its columns; the fourth is a length in seconds."""

    field: str
    columns: tuple[str, ...]

    @property
    def table(self) -> str:
        """The table that it's read into."""
        return f"read_{self.field}"


CALLS = PlainList("cdr", ("id", "user", "start", "length_seconds"))
RECORDINGS = PlainList("recordings", ("id", "user", "start", "media_seconds", "cdr_id"))


def read_plain_lists(engine: Engine, cdr: Path, recordings: Path, encoding: str) -> list[Finding]:
    """Read both lists into the tables of a comparison, with all that is wrong with them.

    The engine has the macros and the tables of a comparison.
    """
    paths = {CALLS: cdr, RECORDINGS: recordings}
    engine.begin("read", say("Reading the lists"), 2 * megabytes(*paths.values()))
    findings: list[Finding] = []
    with engine.ordered():
        for one, path in paths.items():
            try:
                findings += _read(engine, one, path, encoding)
            except InputError as error:
                findings += error.findings
    if not errors_in(findings):
        _load_users(engine)
        engine.step(steps.OFFLINE_LISTS)
    return findings


def _read(engine: Engine, one: PlainList, path: Path, encoding: str) -> list[Finding]:
    looked, findings = look_at(path, one.field, encoding)
    if looked is None:
        return findings
    places, found = _columns(looked, one)
    findings += found
    if errors_in(found):
        return findings
    file = checked_to_its_end(looked, one.field, engine.cancel)
    findings += new_notes(looked, file, one.field)

    def use(source: Source) -> None:
        first = 1 if source.rewritten else 0
        cells = [f"trim(c{place + first})" for place in places]
        line = "c0::BIGINT" if source.rewritten else "NULL::BIGINT"
        more = f", {cells[4]} AS cdr_id" if len(cells) > 4 else ""
        engine.run(
            f"CREATE OR REPLACE TABLE {one.table} AS SELECT {line} AS line, {cells[0]} AS id, {cells[1]} AS user_name,"
            f" moment_of({cells[2]}) AS start, length_of({cells[3]}) AS length{more}"
            f" FROM {source.scan(blanks_as_null=False)}",
            parts=megabytes(source.path),
        )

    source = read_with(engine, as_it_is(file), one.field, use)
    if _is_wrong(engine, one.table) and not source.rewritten:  # again, with the numbers of lines
        source = rewritten(source, even_rows(source), len(file.header) + 1, engine, one.field)
        use(source)
    found = _wrong_rows(engine, one.table, path.name, one.field)
    (rows,) = engine.one(f"SELECT count(*) FROM {one.table}")
    return [*findings, *found, *cut_off(file, int(rows), one.field)]


def _columns(file: TextFile, one: PlainList) -> tuple[list[int], list[Finding]]:
    """Where the columns stand, and what is wrong with the header."""
    name = file.path.name
    if holds_address(file.header):
        return [], [without_header(one.field, name, ",".join(one.columns))]
    keys = [header_key(cell) for cell in file.header]
    findings = []
    for column in one.columns:
        count = keys.count(header_key(column))
        if count == 0:
            title = say("The column {column} is missing.", column=column)
            hint = say("Give the column the name {column} in the header line.", column=column)
            findings.append(Finding(Severity.ERROR, one.field, title, hint, name, "list.no-column"))
        if count > 1:
            title = say("Two columns are called {column}.", column=column)
            hint = say("Rename or remove one of them.")
            findings.append(Finding(Severity.ERROR, one.field, title, hint, name, "list.column-twice"))
    return [keys.index(header_key(column)) for column in one.columns] if not findings else [], findings


def _is_wrong(engine: Engine, table: str) -> bool:
    any_wrong = " OR ".join(WRONG.values())
    rows, right, ids = engine.one(
        f"SELECT count(*), count(*) FILTER (NOT coalesce({any_wrong}, true)), count(DISTINCT id) FROM {table}"
    )
    return not rows == right == ids


def _wrong_rows(engine: Engine, table: str, name: str, field: str) -> list[Finding]:
    """What is wrong with the rows of a table, if it has the numbers of lines; else nothing is."""
    places = {code: Places() for code in LIST_KINDS}
    for code, test in WRONG.items():
        for (line,) in engine.all(f"SELECT line FROM {table} WHERE line IS NOT NULL AND ({test}) ORDER BY line"):
            places[code].add(line)
    for first, line in engine.all(
        f"SELECT first, line FROM (SELECT line, min(line) OVER (PARTITION BY id) AS first FROM {table}"
        " WHERE line IS NOT NULL AND id <> '') WHERE line > first ORDER BY line"
    ):
        places["list.twice"].add_pair(first, line, first)
    return [
        Finding(kind.severity, field, kind.title(places[code].count), kind.hint, places[code].where(name), code)
        for code, kind in LIST_KINDS.items()
        if places[code].count
    ]


def _load_users(engine: Engine) -> None:
    """Who is who, however it is written; the first spelling counts, calls before recordings."""
    names: Sequence[tuple[str]] = engine.all(
        "SELECT user_name FROM (SELECT user_name, 0 AS list, rowid AS place FROM read_cdr UNION ALL"
        " SELECT user_name, 1, rowid FROM read_recordings) GROUP BY user_name ORDER BY min((list, place))"
    )
    numbers: dict[str, int] = {}
    shown: list[tuple[int, str, str, None]] = []
    users = []
    for (name,) in names:
        key = fold_key(name)
        if key not in numbers:
            numbers[key] = len(numbers)
            shown.append((numbers[key], name, "always", None))
        users.append((name, numbers[key]))
    engine.load("users", {"user_name": "VARCHAR", "person": "INTEGER"}, users)
    shape = {"person": "INTEGER", "name": "VARCHAR", "policy": "VARCHAR", "stand_in": "VARCHAR"}
    engine.load("listed_people", shape, shown)
