"""What a person sees of the files of a check: each with its rows and days, and what a folder held besides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import ChosenFile
from zoomwizard.core.said import plural
from zoomwizard.core.time.dates import telling_date
from zoomwizard.modes.analyst.check import Prepared

HASHED_FILES = plural("{n} hashed Zoom file", "{n} hashed Zoom files", n=1)
A_WEEK = timedelta(days=6)  # from its first day to its last


def files_shown(engine: Engine, prepared: Prepared) -> dict[str, Any]:
    """What `Examined` says of the files, by its fields; of files that were read into the engine."""
    files = [*hashed_files(engine, prepared), *queries(engine, prepared)]
    return {"files": tuple(files), "left_out": prepared.left_out}


def hashed_files(engine: Engine, prepared: Prepared) -> list[ChosenFile]:
    """Each hashed file with its sessions and the UTC days of its meetings."""
    seen = {
        number: (rows, first, last)
        for number, rows, first, last in engine.all(
            "SELECT file, count(*), min(start)::DATE, max(start)::DATE FROM zoom GROUP BY file"
        )
    }
    return [
        ChosenFile("zoom", file.source.file.path, *seen.get(file.number, (0, None, None)), counted=HASHED_FILES)
        for file in prepared.files
    ]


def queries(engine: Engine, prepared: Prepared) -> list[ChosenFile]:
    """The person query with its weeks and the meeting query, as far as they could be read."""
    found = []
    if (people := prepared.person_query) is not None:
        rows, first, last = engine.one("SELECT count(*), min(week), max(week) FROM person_rows")
        last = None if last is None else last + A_WEEK
        path = people.source.file.path
        dates = engine.all("SELECT text, day FROM read_dates ORDER BY day")
        found.append(ChosenFile("person_query", path, int(rows), first, last, telling_date(dates)))
    if (meetings := prepared.meeting_query) is not None:
        (rows,) = engine.one("SELECT coalesce(sum(row_count), 0) FROM all_subjects")
        found.append(ChosenFile("meeting_query", meetings.source.file.path, int(rows)))
    return found
