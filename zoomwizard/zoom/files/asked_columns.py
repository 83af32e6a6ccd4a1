"""What is asked about a report's columns: of headers that nobody knows, or that the values speak against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zoomwizard.core.outcome import Choice, Finding, Question, Severity
from zoomwizard.core.people.mapping_file import HASH_ID, PERSON_ID
from zoomwizard.core.said import Said, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.kinds.report_headers import (
    COLUMNS,
    CREATION,
    EMAIL,
    HOST_EMAIL,
    HOST_SIDE,
    JOIN,
    LEAVE,
    MEETING_START,
    NAME,
    NEEDED,
    column_of,
    is_assumed,
    name_of,
)
from zoomwizard.zoom.files.columns import CELL_TESTS, SampleTable, follows, meetings_of, plausible
from zoomwizard.zoom.files.proposed_columns import propose

REPORT_COLUMNS_FIELD = "columns"
CELLS_LOOKED_AT = 20
FEWEST_MEETINGS = 3
HALF = 0.5


def known_places(table: SampleTable, places: Mapping[str, int], chosen: Iterable[str]) -> dict[str, int]:
    """The places that are known by their headers.

    Where neither the name nor the join time is known, nobody knows either whose an address is.
    """
    if NAME in places or JOIN in places:
        return {name: place for name, place in places.items() if name in COLUMNS}
    return {
        name: place
        for name, place in places.items()
        if name in COLUMNS and (name in chosen or column_of(table.header[place]) not in HOST_SIDE)
    }


def taken_places(table: SampleTable, known: Mapping[str, int], doubted: Iterable[int] = ()) -> set[int]:
    """The places of the columns that have a role already, or a header that is known to be something else."""
    free = {*doubted}
    named = {place for place, text in enumerate(table.header) if column_of(text) not in (None, *HOST_SIDE)}
    return (named - free) | set(known.values())


def doubted_columns(table: SampleTable, places: Mapping[str, int], chosen: Iterable[str]) -> set[str]:
    """The columns whose values speak against their headers, where others would fit."""
    by_header = {name: place for name, place in places.items() if name in COLUMNS and name not in chosen}
    found = {
        name
        for name in NEEDED
        if name in by_header
        and (cells := table.columns[by_header[name]].filled[:CELLS_LOOKED_AT])
        and not any(map(CELL_TESTS[name], cells))
        and plausible(table, name, taken_places(table, places) - {by_header[name]})
    }
    if found:
        return found
    assumed = {name for name, place in by_header.items() if is_assumed(table.header[place])}
    against = (times_against(table, by_header), people_against(table, by_header))
    return {name for names in against if names & assumed for name in names}


def times_against(table: SampleTable, places: Mapping[str, int]) -> set[str]:
    """The columns of times that don't follow each other."""
    found: set[str] = set()
    for pair in ((CREATION, MEETING_START), (MEETING_START, JOIN), (JOIN, LEAVE)):
        share = follows(table, *(places[name] for name in pair)) if places.keys() >= set(pair) else None
        if share is not None and share < HALF:
            found |= set(pair)
    return found


def people_against(table: SampleTable, places: Mapping[str, int]) -> set[str]:
    """Host and participant, where the host is another in nearly each row of a meeting and the participant isn't."""
    meetings = meetings_of(table, places)
    if len(meetings) < FEWEST_MEETINGS or not {HOST_EMAIL, EMAIL} <= places.keys():
        return set()
    host, participant = (table.constant(places[name], meetings) for name in (HOST_EMAIL, EMAIL))
    return {HOST_EMAIL, EMAIL} if host is not None and host < HALF and participant == 1 else set()


def which_column(name: str) -> Said:
    """The question for a column."""
    return say("Which column is {name}?", name=name)


def all_columns(table: SampleTable) -> tuple[Choice, ...]:
    """Each column that may be named, with values."""
    return tuple(
        Choice(name_of(table.header, place), table.values_of(place))
        for place, text in enumerate(table.header)
        if header_key(text) and "@" not in text
    )


def questions_about(
    table: SampleTable, places: Mapping[str, int], chosen: Iterable[str], doubted: Iterable[str] = ()
) -> dict[str, Question]:
    """A question for each needed column that is not known, and for each other of which the values say which it is."""
    doubted = set(doubted)
    known = {name: place for name, place in known_places(table, places, chosen).items() if name not in doubted}
    taken = taken_places(table, known, (places[name] for name in doubted))
    proposed = propose(table, {**known, **{str(place): place for place in taken}})
    questions = {}
    for name in COLUMNS:
        if name in known or (name not in NEEDED and name not in proposed):
            continue
        # Where nothing fits, a person may know better.
        fit = plausible(table, name, taken) or table.free(taken, lambda _: True)
        choices = tuple(
            Choice(name_of(table.header, place), table.values_of(place))
            for place in fit
            if "@" not in table.header[place] and header_key(table.header[place])
        )
        if choices:
            place = proposed.get(name)
            texts = [choice.text for choice in choices]
            answer = name_of(table.header, place) if place is not None else ""
            questions[name] = Question(
                REPORT_COLUMNS_FIELD,
                which_column(name),
                choices,
                name,
                answer if answer in texts else "",
            )
    return questions


def chosen_columns(choices: Sequence[str]) -> tuple[dict[str, str], list[Finding]]:
    """The user's choices NAME=HEADER as a column for a header."""
    names = {header_key(column): column for column in (*COLUMNS, PERSON_ID, HASH_ID)}
    names |= {"useremail1": HOST_EMAIL, "useremail2": EMAIL}
    chosen: dict[str, str] = {}
    findings: list[Finding] = []
    for choice in choices:
        name, mark, header = choice.partition("=")
        column = names.get(header_key(name))
        if column is None or not mark or not header.strip():
            title = say("The column choice {choice} can't be understood.", choice=choice)
            hint = say("Write it as NAME=HEADER. The names are {names}.", names=COLUMNS)
            findings.append(Finding(Severity.ERROR, REPORT_COLUMNS_FIELD, title, hint, code="columns.choice"))
        else:
            chosen[column] = header
    return chosen, findings
