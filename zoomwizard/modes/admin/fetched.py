"""Meetings that were downloaded from Zoom, put beside the rows of reports: the same table, times already in UTC."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from zoomwizard.core.engine import Engine, file_name, quoted
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.output.folder import explained
from zoomwizard.core.said import say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.text_file import CANCEL_EVERY
from zoomwizard.kinds.session_types import session_types
from zoomwizard.modes.admin import steps
from zoomwizard.zoom.collect.store import Answer

NUMBER = 32_000  # of the source among the reports, which are counted from 0
# What only a download has: somebody without an e-mail address is known by Zoom's own ID, or is one person per stay.
# The mark is of Unicode's private area, so that no name in a report begins with it; such keys are no names.
GUEST_MARK = "\ue000"
IS_NAME = f"name IS NOT NULL AND NOT starts_with(name, '{GUEST_MARK}')"
FETCHED_COLUMNS = {
    "line": "BIGINT",
    **session_types("meeting_id", "topic", "host", "email"),
    "guest_key": "VARCHAR",
    **session_types(
        "creation", "start", "end_time", "join_time", "leave_time", "meeting_minutes", "participants", "minutes",
        "guest", "waiting",
    ),
    "department": "VARCHAR",
    "grouped": "VARCHAR",
}  # fmt: skip
KEPT_COLUMNS = {"department": "department", "group": "grouped"}


def check_kept(keep: Sequence[str]) -> list[Finding]:
    """An error for each column to be kept that a download does not have."""
    return [
        Finding(
            Severity.ERROR, "keep_columns", say("A download from Zoom has no column {column} to keep.", column=name),
            say("It has Department and Group."), code="keep.missing",
        )
        for name in keep
        if header_key(name) not in KEPT_COLUMNS
    ]  # fmt: skip


def fetched_rows(answers: Iterable[Answer]) -> Iterator[tuple[Any, ...]]:
    """Every stay of a download with its meeting, as FETCHED_COLUMNS has it; the lines are counted from 1."""
    line = 0
    for answer in answers:
        meeting = answer.item
        for place, stay in enumerate(answer.records):
            line += 1
            # Without an address two stays are one person's only where Zoom's own ID says so.
            key = "" if stay.email else stay.person or f"{answer.number}.{place}"
            minutes = None if stay.seconds is None else -(-stay.seconds // 60)
            yield (
                line, meeting.meeting_id, meeting.topic, meeting.host, stay.email, key, meeting.created, meeting.start,
                meeting.end, stay.join, stay.leave, meeting.minutes, meeting.participants, minutes, int(stay.guest),
                int(stay.waiting), meeting.department, meeting.group,
            )  # fmt: skip


def load_fetched(engine: Engine, rows: Iterable[tuple[Any, ...]], keep: Sequence[str]) -> tuple[Path, int]:
    """Add downloaded rows, whose cells are those of FETCHED_COLUMNS, to `raw`; the file they went by, and how many."""
    path = engine.folder / f"downloaded-{engine.next_number()}.csv"
    count = 0
    with explained(say("A temporary file couldn't be written.")), path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for count, row in enumerate(rows, 1):
            if count % CANCEL_EVERY == 0:
                engine.cancel.raise_if_cancelled()
            writer.writerow(row)
    columns = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in FETCHED_COLUMNS.items())
    source = (
        f"read_csv({file_name(path)}, auto_detect=false, header=false, delim=',', quote='\"', escape='\"', "
        f"nullstr='', allow_quoted_nulls=true, compression='none', new_line='\\n', columns={{{columns}}})"
    )
    kept = "".join(f", {KEPT_COLUMNS.get(header_key(name), 'NULL')} AS kept_{n}" for n, name in enumerate(keep))
    engine.step(steps.FETCHED, source=source, number=str(NUMBER), mark=quoted(GUEST_MARK), kept=kept)
    return path, count
