"""The column of a person query that has the HashIDs, where no name says which: by those of the Zoom file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Choice, Finding, Question, Severity
from zoomwizard.core.said import say
from zoomwizard.modes.analyst.person_rows import read_person_cells
from zoomwizard.modes.analyst.query_columns import COLUMN_NAMES, HASH, MOST_VALUES, PERSON
from zoomwizard.modes.analyst.query_files import PersonQuery, plain

ZOOM_HASH_IDS = "(SELECT hash_id FROM hash_ids_seen WHERE hash_id <> '')"
COLUMNS_AT_ONCE = 200  # looked through for HashIDs in one statement


def settle_hash_column(engine: Engine, query: PersonQuery) -> tuple[PersonQuery, list[Finding]]:
    """Find the column with HashIDs of the Zoom file where no name says which; else prove that it has them."""
    if HASH in query.places:
        (common,) = engine.one(f"SELECT count(*) FROM person_cells WHERE {HASH} IN {ZOOM_HASH_IDS}")
        return query, [] if common else [nobody_in_common(query, columns_that_meet(engine, query))]
    found = columns_that_meet(engine, query)
    if len(found) != 1:
        return query, [hash_column_open(engine, query, found)]
    title = say("This column is used for the HashIDs, because its values are in the hashed Zoom file.")
    note = query.finding(Severity.NOTE, "query.hash-column-found", title, "", place=found[0])
    read, findings = read_person_cells(engine, replace(query, places={**query.places, HASH: found[0]}))
    return read, [note, *findings]


def columns_that_meet(engine: Engine, query: PersonQuery) -> list[int]:
    """The columns of which some value is a HashID of the Zoom file; not those with another meaning."""
    taken = {place for role, place in query.places.items() if role != PERSON}
    places = [place for place in range(len(query.header)) if place not in taken]
    (shortest,) = engine.one(f"SELECT coalesce(min(strlen(hash_id)), 0) FROM {ZOOM_HASH_IDS}")
    # Most columns hold short numbers; their length alone says that they are no HashIDs.
    places = columns_with(engine, query, places, lambda cell: f"strlen({cell}) >= {shortest}")
    return columns_with(engine, query, places, lambda cell: f"{plain(cell)} IN {ZOOM_HASH_IDS}")


def columns_with(engine: Engine, query: PersonQuery, places: Sequence[int], test: Callable[[str], str]) -> list[int]:
    """Those of the columns of which some cell passes a test in SQL."""
    found: list[int] = []
    for first in range(0, len(places), COLUMNS_AT_ONCE):
        some = places[first : first + COLUMNS_AT_ONCE]
        passed = engine.one(query.rows(", ".join(f"bool_or({test(query.cell(place))})" for place in some)))
        found += [place for place, passes in zip(some, passed, strict=True) if passes]
    return found


def hash_column_open(engine: Engine, query: PersonQuery, found: Sequence[int]) -> Finding:
    """No column or several have values that are HashIDs of the Zoom file."""
    if found:
        title = say("{count} columns hold HashIDs of the hashed Zoom file.", count=len(found))
        hint = say("Choose the column with the HashIDs: --hash-column.")
        asks = (which_hash_column(engine, query, found),)
        return Finding(Severity.ERROR, "hash_column", title, hint, query.name, "query.hash-columns", asks=asks)
    title = say("There's no PersonHashID or HashID column, and no other column holds HashIDs of the hashed Zoom file.")
    hint = say(
        "Choose the column with --hash-column, or upload the HashIDs with the organisational data and export the "
        "query again."
    )
    choices = tuple(filter(None, query.header))
    return Finding(Severity.ERROR, "hash_column", title, hint, query.name, "query.no-hash-column", choices)


def which_hash_column(engine: Engine, query: PersonQuery, found: Sequence[int]) -> Question:
    """Which of the columns has the HashIDs; that with most of the Zoom file's is proposed."""
    cells = [plain(query.cell(place)) for place in found]
    met = engine.one(
        query.rows(", ".join(f"count(DISTINCT {cell}) FILTER ({cell} IN {ZOOM_HASH_IDS})" for cell in cells))
    )
    some = engine.all(f"{query.rows(', '.join(cells))} LIMIT {MOST_VALUES}")
    values = dict(zip(found, zip(*some, strict=True), strict=True))
    by_most = sorted(zip(met, found, strict=True), key=lambda one: -one[0])
    choices = [
        Choice(query.header[place], tuple(dict.fromkeys(filter(None, values[place]))))
        for _, place in by_most
        if query.header[place]
    ]
    proposed = choices[0].text if choices else ""
    return Question(
        "hash_column", say("Which column is {name}?", name=COLUMN_NAMES[HASH]), tuple(choices), "", proposed
    )


def nobody_in_common(query: PersonQuery, others: Sequence[int]) -> Finding:
    """The hash column has none of the Zoom file's HashIDs; other columns that have some are offered."""
    names = [query.header[place] for place in others if query.header[place]]
    title = say("No value of this column is a HashID of the hashed Zoom file: the files have no person in common.")
    hint = say("Check that both were made with the same mapping file.")
    if names:
        hint = say("The column {name} holds some: choose it with --hash-column.", name=names[0])
    code, place = "query.nobody-in-common", query.places[HASH]
    finding = query.finding(Severity.ERROR, code, title, hint, place=place, choices=names)
    return replace(finding, field="hash_column") if names else finding
