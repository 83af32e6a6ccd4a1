"""The privacy check: what is about to be published is read back, and every value has to be of its pattern.

A table is looked at twice at most. The quick look is one statement that says yes or no; only if it says no, the slow
look goes through the file cell by cell to name column, row and kind. A record is JSON with a closed list of entries.
Nothing that is said here holds a value.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from zoomwizard.core.engine import Engine, file_name
from zoomwizard.core.outcome import CancelToken, PrivacyError
from zoomwizard.core.privacy.names import Dictionary
from zoomwizard.core.privacy.patterns import FREE_TEXT, Column, Pattern
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.said import Said, say
from zoomwizard.core.tables.text_file import CANCEL_EVERY

STAMP = r"[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{6}(-[0-9]+)?"  # the time of a run in the names of its files
HEADER, NOT_EXPECTED = say("header line"), say("not as expected")
LEAST_CHANCE = 1e-6  # what may happen once in a million runs is taken for chance


@dataclass(frozen=True)
class Hit:
    """Something that names a person or breaks a pattern: where and what kind, never the value. Row 0: not in a row."""

    column: Said | str
    row: int
    kind: Said


def broken(hits: Iterable[Hit]) -> PrivacyError:
    """The error that ends the run; nothing was published."""
    return PrivacyError(
        say("The result failed its privacy check, so nothing was saved."),
        say("The check found something that mustn't be there ({places}).", places=[place_of(hit) for hit in hits]),
        say(
            "This is a bug in Zoom Wizard, not a problem with your files. Please report it with this message, which "
            "holds no data."
        ),
    )


def place_of(hit: Hit) -> Said:
    """A hit in words."""
    if not hit.row:
        return say("{place}: {kind}", place=hit.column, kind=hit.kind)
    if not hit.column:
        return say("row {row}: {kind}", row=hit.row, kind=hit.kind)
    return say("column {column}, row {row}: {kind}", column=hit.column, row=hit.row, kind=hit.kind)


# ---------------------------------------------------------------------------------------------------------
# Tables


def prove_table(engine: Engine, path: Path, columns: Sequence[Column]) -> None:
    """Read a CSV file back: exactly this header, and every cell blank or of its column's pattern.

    What a pattern says comes straight from whoever made the pattern, and from no table that the steps before have
    made. A hit is a PrivacyError that names column, row and kind.
    """
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        first = next(csv.reader(file), [])
    if first != [column.name for column in columns]:
        raise broken([Hit(HEADER, 0, NOT_EXPECTED)])
    numbers = look_quickly(engine, path, columns)
    if numbers is None:
        # Which cell it was is found out cell by cell; that there is something wrong is sure.
        hits = list(find_hits(engine.cancel, path, columns))
        raise broken(hits or [Hit(say("all columns"), 0, NOT_EXPECTED)])
    for place, found in numbers.items():
        stands_for = columns[place].stands_for
        raw = engine.all(f"SELECT length(number), count(*) FROM ({stands_for}) t(number) GROUP BY 1") if found else []
        if are_no_chance(found, raw):
            row = first_row_with(engine.cancel, path, place, set(found))
            kind = say("an original number in place of a stand-in number")
            raise broken([Hit(columns[place].name, row, kind)])


def look_quickly(engine: Engine, path: Path, columns: Sequence[Column]) -> dict[int, list[str]] | None:
    """None where some cell is not of its pattern; else, by column, those of the numbers it stands for that are in it.

    One scan, no word about what is wrong. What rows share is looked at once per group of such rows, the rest once per
    row; for that it is quicker to read times as times. A cell that can't be read as its type already fails the reading.
    """
    cells = [f"c{n}" for n in range(len(columns))]
    values = load_values(engine, columns)
    tests, types = [], []
    for cell, (_, pattern, is_shared, _) in zip(cells, columns, strict=True):
        kind, test = pattern.typed if pattern.typed and not is_shared else ("VARCHAR", "")
        types.append(kind)
        tests.append(test.replace("{cell}", cell) or pattern.breaks(cell, values.get(pattern.values, "")))
    shared = [cell for cell, column in zip(cells, columns, strict=True) if column.is_shared]
    own = [test for test, column in zip(tests, columns, strict=True) if not column.is_shared]
    wrong = any_of([*(test for test, column in zip(tests, columns, strict=True) if column.is_shared), "own"])
    searched = {n: f"texts_{n}" for n, column in enumerate(columns) if column.pattern.is_searched}
    stands = {n: column.stands_for for n, column in enumerate(columns) if column.stands_for}
    inner = [*shared, f"bool_or({any_of(own)}) AS own"]
    inner += [f"list(DISTINCT c{n}) AS {name}" for n, name in searched.items()]
    rows = f"SELECT {', '.join(inner)} FROM {scan(path, types)} GROUP BY {', '.join(shared) or '()'}"
    found = [f"list(DISTINCT c{n}) FILTER (c{n} IN ({numbers}))" for n, numbers in stands.items()]
    found += [f"list_distinct(flatten(list({name})))" for name in searched.values()]
    try:
        is_wrong, *lists = engine.one(
            f"SELECT {', '.join([f'coalesce(bool_or({wrong}), false)', *found])} FROM ({rows})"
        )
    except duckdb.Error:
        return None
    texts = lists[len(stands) :]
    for n, different in zip(searched, texts, strict=True):
        is_wrong = is_wrong or not all(columns[n].pattern.fits(text) for text in different or ())
    return None if is_wrong else {n: numbers or [] for n, numbers in zip(stands, lists, strict=False)}


def load_values(engine: Engine, columns: Iterable[Column]) -> dict[frozenset[str] | None, str]:
    """A table for all values of each pattern that names them; the names of the tables."""
    tables: dict[frozenset[str] | None, str] = {}
    for column in columns:
        values = column.pattern.values
        if values is not None and values not in tables:
            tables[values] = f"proof_values_{len(tables)}"
            engine.load(tables[values], {"value": "VARCHAR"}, [[value] for value in values])
    return tables


def any_of(tests: Iterable[str]) -> str:
    """SQL: one of the tests is true."""
    return " OR ".join(f"coalesce({test}, false)" for test in tests) or "false"


def scan(path: Path, types: Sequence[str]) -> str:
    """The table function that reads a file of the run back, its columns named c0, c1 ..."""
    columns = ", ".join(f"'c{n}': '{kind}'" for n, kind in enumerate(types))
    return (
        f"read_csv({file_name(path)}, auto_detect=false, header=false, skip=1, delim=',', quote='\"', "
        f"escape='\"', timestampformat='%Y-%m-%dT%H:%M:%SZ', columns={{{columns}}})"
    )


def find_hits(cancel: CancelToken, path: Path, columns: Sequence[Column]) -> Iterator[Hit]:
    """The first row of every column that breaks its pattern, and of every wrong shape, cell by cell."""
    seen: set[tuple[Said | str, Said]] = set()

    def hits_of(row: int, cells: Sequence[str]) -> Iterator[Hit]:
        if len(cells) != len(columns):
            more = len(cells) > len(columns)
            yield Hit("", row, say("more cells than headers") if more else say("fewer cells than headers"))
            return
        for cell, column in zip(cells, columns, strict=True):
            if cell and not column.pattern.fits(cell):
                yield Hit(column.name, row, column.pattern.broken)

    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        row = 0
        try:
            for row, cells in enumerate(rows, 1):
                if row % CANCEL_EVERY == 0:
                    cancel.raise_if_cancelled()
                for hit in hits_of(row, cells):
                    if (hit.column, hit.kind) not in seen:
                        seen.add((hit.column, hit.kind))
                        yield hit
        except csv.Error:
            yield Hit("", row + 1, say("a cell that's far too long"))


def count_hits_in_free_text(
    engine: Engine, path: Path, columns: Sequence[Column], dictionary: Dictionary
) -> dict[str, int]:
    """For every column of free text, which was chosen to be kept: in how many rows it names somebody."""
    hits: dict[str, int] = {}
    rows_of_text = scan(path, ["VARCHAR"] * len(columns))
    for n, column in enumerate(columns):
        if column.pattern is not FREE_TEXT:
            continue
        found = 0
        for text, rows in engine.all(f"SELECT c{n}, count(*) FROM {rows_of_text} WHERE c{n} IS NOT NULL GROUP BY 1"):
            engine.cancel.raise_if_cancelled()
            found += rows if dictionary.holds(text) or shapes_in(text) else 0
        if found:
            hits[column.name] = found
    return hits


# ---------------------------------------------------------------------------------------------------------
# Numbers that stand for others


def are_no_chance(numbers: Iterable[str], raw: Iterable[tuple[int, int]]) -> bool:
    """Whether so many numbers that stand in the reports can be no stand-in numbers.

    `raw`: how many different numbers of the reports have how many digits. A stand-in number is one of them by chance,
    for example one in ninety thousand where there are a million of 11 digits. The bound is Chernoff's.
    """
    found = Counter(map(len, numbers))
    for digits, count in raw:
        expected = count * count / (9 * 10 ** (digits - 1)) if digits else math.inf
        hits = found[digits]
        if hits > expected and hits - expected + hits * math.log(expected / hits) < math.log(LEAST_CHANCE):
            return True
    return False


def first_row_with(cancel: CancelToken, path: Path, place: int, numbers: Collection[str]) -> int:
    """The first row with one of these numbers in its column."""
    with path.open(encoding="utf-8", newline="") as file:
        for row, cells in enumerate(csv.reader(file)):
            if row % CANCEL_EVERY == 0:
                cancel.raise_if_cancelled()
            if cells[place] in numbers:
                return row
    return 0


# ---------------------------------------------------------------------------------------------------------
# Records, texts and names of files


def record_text(content: Any) -> str:
    """A record as JSON."""
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def prove_record(path: Path, entries: Mapping[str, Pattern], name: str = "manifest") -> None:
    """A record, read back, has entries of this closed list alone, each of its pattern; else a PrivacyError.

    An entry's place is written with points ("output.name"); the numbers of a list are left out of it. An entry that
    holds others may be empty.
    """
    hits = set()
    text = path.read_text(encoding="utf-8")
    try:
        content = json.loads(text)
    except ValueError:
        content = None
    if text != record_text(content):  # what JSON does not tell of, such as an entry that stands there twice
        hits.add(Hit(name, 0, say("more than the text of its entries")))
    for place, value in values_of(content):
        if value in ({}, []) and any(entry == place or entry.startswith(f"{place}.") for entry in entries):
            continue
        if place not in entries:
            hits.add(Hit(name, 0, say("an entry that isn't allowed")))
        elif not entries[place].fits(value):
            hits.add(Hit(f"{name}, {place}", 0, entries[place].broken))
    if hits:
        raise broken(sorted(hits, key=lambda hit: str(hit.column)))


def values_of(content: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every single value with its place. Nothing is a value too."""
    if isinstance(content, dict) and content:
        for name, value in content.items():
            yield from values_of(value, f"{place}.{name}" if place else name)
    elif isinstance(content, list) and content:
        for value in content:
            yield from values_of(value, place)
    else:
        yield place, content


def prove_text(what: str, text: str) -> None:
    """A record, log or file name holds nothing of the shape of an e-mail address or a telephone number."""
    kinds = shapes_in(text)
    if kinds:
        raise broken([Hit(what, 0, say("contains {kind}", kind=kind)) for kind in kinds])


def is_name_of(templates: Iterable[str], name: str) -> bool:
    """Whether a file's name is one of these templates, with the time of a run for `{}` and a digit for each #."""
    patterns = (re.escape(template).replace(r"\{\}", STAMP).replace(r"\#", "[0-9]") for template in templates)
    return any(re.fullmatch(pattern, name) for pattern in patterns)


def prove_file_names(names: Iterable[str], templates: Sequence[str]) -> None:
    """What is published has one of the names that it may have, and no other text in it."""
    if not all(is_name_of(templates, name) for name in names):
        raise broken([Hit(say("file name"), 0, NOT_EXPECTED)])
