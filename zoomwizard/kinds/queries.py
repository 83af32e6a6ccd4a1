"""The queries of Viva Insights, and the results that are made of them, by their headers. Source: docs/files.md."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from zoomwizard.core.tables.headers import header_key
from zoomwizard.kinds.report_headers import MEETING_ID, TOPIC, column_of

PERSON_KEY = "personid"
# The columns that the metrics are written to; with one of them a file would have two of the same name.
RESULT_KEYS = re.compile(r"zoom(total|scheduled|unscheduled|afterhours)\w*|zoommeetings")
# The two sides of a query about pairs; those of a person end with the last one.
SIDES = (("primarycollaborator", "timeinvestors"), ("secondarycollaborator", "collaborators"))
# More words of many queries, which have no meaning here.
OTHER_WORDS = frozenset((
    "layer", "region", "domain", "hiredate", "isactive", "isinternal", "meetings", "emailssent", "duration",
    "attendees", "organizer", "supervisorindicator", "enddate",
))  # fmt: skip


@cache
def query_headers() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The keys of the spellings in query_headers.toml: by part and name."""
    table = tomllib.loads(files("zoomwizard.kinds").joinpath("query_headers.toml").read_text("utf-8"))
    return {
        part: {name: tuple(dict.fromkeys(map(header_key, texts))) for name, texts in names.items()}
        for part, names in table.items()
    }


@cache
def query_words() -> frozenset[str]:
    """The keys of headers of many queries. A first line without them may be data."""
    return OTHER_WORDS | {key for names in query_headers().values() for keys in names.values() for key in keys}


def place_by_name(name: str, keys: Sequence[str]) -> int | None:
    """Where a column, attribute or metric stands among the keys of a header, by the first of its spellings there."""
    spellings = next((names[name] for names in query_headers().values() if name in names), (header_key(name),))
    return next((keys.index(key) for key in spellings if key in keys), None)


def column_by_name(text: str) -> str | None:
    """The column that a name or header means, in any of its spellings."""
    key = header_key(text)
    return next((name for name, keys in query_headers()["columns"].items() if key in keys), None)


def is_result(cells: Sequence[str]) -> bool:
    """Whether a header has some of the Zoom_ columns, which an earlier run has made."""
    return any(RESULT_KEYS.fullmatch(header_key(cell)) for cell in cells)


def is_person_query(cells: Sequence[str]) -> bool:
    """Whether a header is that of a person query."""
    keys = [header_key(cell) for cell in cells]
    found = [place_by_name(name, keys) for name in ("PersonId", "MetricDate")]
    return None not in found and not is_result(cells)


def is_meeting_query(cells: Sequence[str]) -> bool:
    """Whether a header is that of a meeting query."""
    # In some languages the subject and ID of a meeting have the names that they have in Zoom's reports.
    keys = [header_key(cell) for cell in cells if column_of(cell) != TOPIC]
    return place_by_name("Subject", keys) is not None and bool(meeting_marks(cells))


def meeting_marks(cells: Sequence[str]) -> set[str]:
    """The keys in a header that only meeting queries have."""
    return {key for cell in cells if column_of(cell) != MEETING_ID or header_key(cell) == "meetingid"
            for key in [header_key(cell)] if key in query_headers()["meeting"]["marks"]}  # fmt: skip


def nearly_query(cells: Sequence[str]) -> Literal["person-query", "meeting-query"] | None:
    """The query that a header would be of if it had a date, or a subject."""
    keys = [header_key(cell) for cell in cells]
    table = query_headers()
    about_people = {key for key in keys if key in query_words()} - {
        *table["columns"]["PersonId"], *table["columns"]["PersonHashID"]
    }  # fmt: skip
    if place_by_name("PersonId", keys) is not None and about_people:
        return "person-query"
    return "meeting-query" if len(meeting_marks(cells)) > 1 else None


def persons_of_pairs(cells: Sequence[str]) -> int | None:
    """How many sides of a query about pairs are persons and not groups; None where it is no such query."""
    keys = {header_key(cell) for cell in cells}
    sides = [{key for key in keys if key.startswith(words)} for words in SIDES]
    return sum(any(key.endswith(PERSON_KEY) for key in side) for side in sides) if all(sides) else None
