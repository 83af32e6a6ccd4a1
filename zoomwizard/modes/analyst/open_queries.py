"""Opening the person query and the meeting query: what the files are, and which of their columns is which."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from zoomwizard.core.outcome import CancelToken, Finding, InputError, Severity
from zoomwizard.core.said import Said, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.source import Source, as_it_is
from zoomwizard.core.tables.text_file import LookAt, checked_to_its_end, look_at, new_notes, problem, rows_of
from zoomwizard.kinds.all_kinds import kind_of
from zoomwizard.kinds.queries import nearly_query, place_by_name, query_words
from zoomwizard.modes.analyst.find_inputs import WORDS, way_out
from zoomwizard.modes.analyst.query_columns import (
    COLUMN_NAMES,
    DATE,
    DAYS,
    END,
    HASH,
    NEEDED_ROLES,
    PERSON,
    QUERY_COLUMNS,
    SAMPLED_ROWS,
    START,
    SUBJECT,
    SURE_SHARE,
    ZONE,
    QueryColumns,
    QuerySample,
    find_query_columns,
    no_column,
    places_called,
)  # fmt: skip
from zoomwizard.modes.analyst.query_files import MOST_LINES, MeetingQuery, PersonQuery, Query

HASH_KEYS = ("personhashid", "hashid")
ENOUGH_WORDS = 2


def open_person_query(
    path: Path,
    hash_column: str,
    cancel: CancelToken,
    look: LookAt = look_at,
    *,
    chosen: Mapping[str, str] = MappingProxyType({}),
    has_zone: bool = False,
) -> tuple[PersonQuery | None, list[Finding]]:
    """Look at a person query: its columns, and what is wrong with it. That of the HashIDs may stay open.

    `chosen` are the headers of columns that somebody named; `has_zone`: and the zone of people without their own.
    None where it is none, or lacks a needed column; it can't be read either where one of the findings is an error.
    """
    source, notes = open_source(path, "person_query", cancel, look)
    if source is None:
        return None, notes
    query = PersonQuery(field="person_query", source=source, places={})
    hash_at, wrong = hash_place(query, hash_column or chosen.get(HASH, ""))
    hashes = [place for place, text in enumerate(query.header) if header_key(text) in HASH_KEYS or place == hash_at]
    sample, found, findings = settle_columns(query, (PERSON, DATE, ZONE, START, END, DAYS), chosen, hashes, cancel)
    if not found.places.keys() >= {PERSON, DATE}:
        return None, findings
    places = {**found.places, **({} if hash_at is None else {HASH: hash_at})}
    is_asked = ZONE not in {*places, *found.absent} and not has_zone
    query = replace(query, places=places, zone_asked=sample.question(ZONE, (), places.values()) if is_asked else None)
    return query, [*notes, *findings, *wrong]


def open_meeting_query(
    path: Path, cancel: CancelToken, look: LookAt = look_at, *, chosen: Mapping[str, str] = MappingProxyType({})
) -> tuple[MeetingQuery | None, list[Finding]]:
    """Look at a meeting query: its Subject column, or what is wrong with it; see `open_person_query`."""
    source, notes = open_source(path, "meeting_query", cancel, look)
    if source is None:
        return None, notes
    query = MeetingQuery(field="meeting_query", source=source, places={})
    _, found, findings = settle_columns(query, (SUBJECT,), chosen, (), cancel)
    if SUBJECT not in found.places:
        return None, findings
    return replace(query, places=found.places), [*notes, *findings]


def open_source(path: Path, field: str, cancel: CancelToken, look: LookAt) -> tuple[Source | None, list[Finding]]:
    """A file with its whole header: columns without a name at its end too, since their cells pass through."""
    file, findings = look(path, field)
    if file is None:
        return None, findings
    try:
        checked = checked_to_its_end(file, field, cancel)
        findings += new_notes(file, checked, field)
        file = checked
        _, cells = next(rows_of(file, field, cancel), (0, []))
    except InputError as error:
        return None, list(error.findings)
    header = tuple(cell.strip().lstrip("\ufeff").strip() for cell in cells)
    return as_it_is(replace(file, header=header)), findings


def settle_columns(
    query: Query, roles: Sequence[str], chosen: Mapping[str, str], taken: Collection[int], cancel: CancelToken
) -> tuple[QuerySample, QueryColumns, list[Finding]]:
    """Find the columns of a query; what is to be said about them, or that the file is something else.

    Those at `taken` have another role.
    """

    def first_rows() -> list[list[str]]:
        return [cells for _, cells in islice(rows_of(query.source.file, query.field, cancel), 1, SAMPLED_ROWS)]

    sample = QuerySample(query.header, first_rows)
    word = WORDS["person_query" if PERSON in roles else "meeting_query"]
    try:
        other = file_of_another_kind(query, sample, word)
        if other is not None:
            return sample, QueryColumns(), [other]
        found = find_query_columns(query.name, sample, roles, chosen, taken)
        missing = [role for role in roles if role in NEEDED_ROLES and role not in found.places]
        is_named = not (missing or found.by_value or found.open) or not found.places.keys().isdisjoint(chosen)
        is_known = is_named or has_words(query.header)
        is_seen = not {DATE, SUBJECT}.isdisjoint((*found.places, *found.open))
        if not is_known and not (is_seen and sample.begins_with_header):
            return sample, QueryColumns(), [no_header(query, word)]
    except InputError as error:
        return sample, QueryColumns(), list(error.findings)
    if found.findings:
        return sample, found, found.findings
    lost = [role for role in missing if role not in found.open]
    findings = [columns_missing(query, sample, lost, word)] if lost else []
    findings += [column_open(query, sample, role, places) for role, places in found.open.items()]
    findings += [found_by_values(query, role, found.places[role]) for role in found.by_value]
    return sample, found, findings


def has_words(header: Sequence[str]) -> bool:
    """Whether a first line has words of queries, and so is no row."""
    keys = [header_key(text) for text in header]
    return sum(key in query_words() or key.endswith("hours") for key in keys) >= ENOUGH_WORDS and not any(
        "@" in text for text in header
    )


def file_of_another_kind(query: Query, sample: QuerySample, word: Said) -> Finding | None:
    """The error that a file is something else, by its header."""
    kind = kind_of(query.header)
    own = query.field.replace("_", "-")
    if kind is None or kind.name == own:
        return None
    keys = [header_key(text) for text in query.header]
    if query.field == "meeting_query" and header_key(COLUMN_NAMES[SUBJECT]) in keys:
        return None
    if kind.name == "mapping-file" and nearly_query(query.header) == own:
        place = place_by_name(COLUMN_NAMES[PERSON], keys)
        # The people in a mapping file are addresses; a query never has them.
        if place is not None and sample.share(place, lambda text: "@" in text) < SURE_SHARE:
            return None
    title = say("This looks like {kind}, not a {word}.", kind=kind.looks, word=word)
    return problem(query.field, query.source.file.path, title, way_out(kind), "query.other-kind")


def no_header(query: Query, word: Said) -> Finding:
    """The error for a file whose first line may be one of values: nothing of it is repeated."""
    title = say("The first line isn't the header of a {word}.", word=word)
    hint = say("Export the {word} from Viva Insights again. Its first line holds the column names.", word=word)
    return problem(query.field, query.source.file.path, title, hint, "query.no-header")


def columns_missing(query: Query, sample: QuerySample, missing: Sequence[str], word: Said) -> Finding:
    """The error for needed columns that no column looks like."""
    title = no_column([COLUMN_NAMES[role] for role in missing], sample.names)
    hint = say(
        "If it has another name, choose it with --query-column. Otherwise, export the {word} from Viva Insights again.",
        word=word,
    )
    asks = tuple(sample.question(role, ()) for role in missing)
    return Finding(Severity.ERROR, QUERY_COLUMNS, title, hint, query.name, "query.missing-columns", sample.names, asks)


def column_open(query: Query, sample: QuerySample, role: str, places: Sequence[int]) -> Finding:
    """The error for a column that no name tells, and the values don't surely."""
    question = sample.question(role, places)
    title = say(
        "There's no column called {name}, and the values don't show which one it is. It may be {names}.",
        name=COLUMN_NAMES[role],
        names=[query.header[place] for place in places][:MOST_LINES],
    )
    hint = say("Choose it with --query-column.")
    return Finding(Severity.ERROR, QUERY_COLUMNS, title, hint, query.name, "query.column-open", asks=(question,))


def found_by_values(query: Query, role: str, place: int) -> Finding:
    """The note that a column was taken for its values."""
    title = say("This column is used as {name}, because of its values.", name=COLUMN_NAMES[role])
    hint = say("If that's wrong, choose another one with --query-column.")
    found = query.finding(Severity.NOTE, "query.column-found", title, hint, place=place)
    return replace(found, field=QUERY_COLUMNS)


def hash_place(query: PersonQuery, wanted: str) -> tuple[int | None, list[Finding]]:
    """Where the HashIDs are by the name of the column; None where the values have to say it."""
    keys = [header_key(text) for text in query.header]
    if not wanted:
        for key in HASH_KEYS:
            if key in keys:
                return (keys.index(key) if keys.count(key) == 1 else None), []
        return None, []
    found = places_called(query.header, wanted)
    if len(found) == 1:
        return found[0], []
    title = say("The person query has no column {name}.", name=wanted)
    if found:
        title = say("The person query has {count} columns called {name}.", count=len(found), name=wanted)
    hint = say("Choose one of its columns with --hash-column.")
    if len({query.header[n] for n in found}) == 1:
        hint = say("Rename one of them in the first line of the file.")
    choices = tuple(text for text in query.header if text)
    code = "query.hash-column-twice" if found else "query.no-hash-column"
    return None, [Finding(Severity.ERROR, "hash_column", title, hint, query.name, code, choices)]
