"""The queries of Viva Insights, and the results that are made of them, by their headers. Source: docs/files.md."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zoomwizard.core.tables.headers import header_key

PERSON_KEY, DATE_KEYS, SUBJECT_KEY = "personid", ("metricdate", "date"), "subject"
# A subject alone may stand in many tables; one of these beside it makes a meeting query.
MEETING_MARKS = {"meetingid", "attendeemeetinghours", "collaborationstarttime", "startdate", "durationhours"}
# The columns that the metrics are written to; with one of them a file would have two of the same name.
RESULT_KEYS = re.compile(r"zoom(total|scheduled|unscheduled|afterhours)\w*|zoommeetings")
# The two sides of a query about pairs; those of a person end with the last one.
SIDES = (("primarycollaborator", "timeinvestors"), ("secondarycollaborator", "collaborators"))


def is_result(cells: Sequence[str]) -> bool:
    """Whether a header has some of the Zoom_ columns, which an earlier run has made."""
    return any(RESULT_KEYS.fullmatch(header_key(cell)) for cell in cells)


def is_person_query(cells: Sequence[str]) -> bool:
    """Whether a header is that of a person query."""
    keys = {header_key(cell) for cell in cells}
    return PERSON_KEY in keys and not keys.isdisjoint(DATE_KEYS) and not is_result(cells)


def is_meeting_query(cells: Sequence[str]) -> bool:
    """Whether a header is that of a meeting query."""
    keys = {header_key(cell) for cell in cells}
    return SUBJECT_KEY in keys and not keys.isdisjoint(MEETING_MARKS)


def persons_of_pairs(cells: Sequence[str]) -> int | None:
    """How many sides of a query about pairs are persons and not groups; None where it is no such query."""
    keys = {header_key(cell) for cell in cells}
    sides = [{key for key in keys if key.startswith(words)} for words in SIDES]
    return sum(any(key.endswith(PERSON_KEY) for key in side) for side in sides) if all(sides) else None
