"""The analyst's reading of hashed files: the program's own and those of the R scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from zoomwizard.core.engine import Engine, quoted
from zoomwizard.core.outcome import CancelToken, Finding, InputError, Severity
from zoomwizard.core.people.mapping_findings import Places
from zoomwizard.core.said import plural, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.source import LINE, NOT_TAKEN, Source, as_it_is, even_rows, megabytes, read_with, rewritten
from zoomwizard.core.tables.text_file import LookAt, TextFile, cut_off, look_at, new_notes, problem, rows_of
from zoomwizard.kinds.all_kinds import kind_of
from zoomwizard.kinds.hashed_file import HASHED_NEEDED, Maker, maker_of_hashed_file
from zoomwizard.kinds.session_types import session_types
from zoomwizard.zoom.files.clock import make_clock

FIELD = "zoom"
ISO_FORMATS = ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%MZ")
ZOOM_COLUMNS = {
    "file": "SMALLINT",
    **session_types(
        "meeting_id", "topic", "host", "hash_id", "creation", "start", "join_time", "leave_time", "participants",
        "minutes", "waiting",
    ),
    "row_hash": "UBIGINT",
}  # fmt: skip
NUMBER_TYPE = ZOOM_COLUMNS["minutes"]
LARGEST = 10_000_000  # a cell with more minutes or participants says nothing that could be added up
OPTIONAL = ("Creation_Time", "Participants", "Duration_Minutes_2", "InWaitingRoom")
MANIFEST_SUFFIX = ".manifest.json"
BAD_TIMES = "hashed.bad-times"
# Minutes that differ by more from join and leave don't count, in the exact method.
TOLERANCE = 2
# Of a row of `zoom`: the minutes from its times, rounded up as Zoom does.
MEASURED = "((epoch_us(leave_time) - epoch_us(join_time) + 59999999) // 60000000)"
DOUBTFUL = f"abs(minutes::BIGINT - {MEASURED}) > {TOLERANCE} AND leave_time >= join_time"
# A row of `zoom` whose times can't be used.
BAD = (
    "hash_id <> '' AND NOT coalesce(start > TIMESTAMP '1980-01-01' AND join_time > TIMESTAMP '1980-01-01' "
    "AND leave_time >= join_time AND greatest(start, leave_time) < TIMESTAMP '2080-01-01', false)"
)


@dataclass(frozen=True)
class HashedFile:
    """One hashed file. `maker` is who wrote it; `manifest` is empty where there is none."""

    number: int
    source: Source
    places: Mapping[str, int]
    maker: Maker
    manifest: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The file's name, as findings say it."""
        return self.source.file.path.name

    @property
    def period(self) -> tuple[datetime, datetime] | None:
        """The first and the last meeting start that the manifest says, if it does."""
        period = self.manifest.get("period", {})
        try:
            first, last = (datetime.strptime(period[k], "%Y-%m-%dT%H:%M:%SZ") for k in ("first_start", "last_start"))
        except (KeyError, TypeError, ValueError):
            return None
        return first, last


def open_hashed_files(
    paths: Sequence[Path], cancel: CancelToken, look: LookAt = look_at
) -> tuple[list[HashedFile], list[Finding]]:
    """Look at every hashed file: its columns, its maker and its manifest; and all that is wrong or missing."""
    files: list[HashedFile] = []
    findings: list[Finding] = []
    for path in paths:
        file, found = look(path, FIELD)
        findings += found
        if file is None:
            continue
        opened, found = open_hashed_file(len(files), file, cancel)
        findings += found
        if opened is not None:
            files.append(opened)
    return files, findings


def open_hashed_file(number: int, file: TextFile, cancel: CancelToken) -> tuple[HashedFile | None, list[Finding]]:
    """One file as a hashed file, or the findings that say why it is none."""
    keys = [header_key(text) for text in file.header]
    places = {name: keys.index(header_key(name)) for name in (*HASHED_NEEDED, *OPTIONAL) if header_key(name) in keys}
    maker = maker_of_hashed_file(file.header)
    missing = [name for name in HASHED_NEEDED if name not in places]
    if maker is None or missing:
        return None, [not_hashed(file, missing)]
    try:
        first = list(islice(rows_of(file, FIELD, cancel), 200))
    except InputError as error:
        return None, list(error.findings)
    ids = [cells[places["MeetingID"]] for _, cells in first[1:] if len(cells) > places["MeetingID"]]
    if any("E+" in text.upper() for text in ids):
        return None, [saved_in_excel(file.path)]
    manifest, findings = read_manifest(file.path) if maker == "own" else ({}, [])
    return HashedFile(number, as_it_is(file), places, maker, manifest), findings


def not_hashed(file: TextFile, missing: Sequence[str]) -> Finding:
    """Why a file is no hashed file."""
    kind = kind_of(file.header)
    hint = say("Choose the hashed file that the Zoom admin made (Hashed Zoom File from Zoom Admin_....csv).")
    if 0 < len(missing) < len(HASHED_NEEDED) // 2 and not (kind and kind.name.endswith("-report")):
        title = plural(
            "The column {names} is missing from this hashed Zoom file.",
            "The columns {names} are missing from this hashed Zoom file.",
            n=len(missing),
            names=missing,
        )
    elif kind:
        title = say("This isn't a hashed Zoom file; it looks like {kind}.", kind=kind.looks)
    else:
        title = say("This isn't a hashed Zoom file.")
    return problem(FIELD, file.path, title, hint, "hashed.other")


def read_manifest(path: Path) -> tuple[Mapping[str, Any], list[Finding]]:
    """The manifest beside a hashed file; a finding where there is none or it can't be read."""
    place = path.with_name(path.stem + MANIFEST_SUFFIX)
    try:
        if place.exists() and not place.is_file():  # a pipe would be waited for
            raise OSError
        content = json.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        title = say("There's no manifest beside this file, so nobody can tell whether it's complete and unchanged.")
        hint = say("Ask the Zoom admin for the .manifest.json file with the same name.")
        return {}, [Finding(Severity.WARNING, FIELD, title, hint, path.name, "hashed.no-manifest")]
    except (OSError, ValueError, RecursionError):  # the last one of brackets in brackets in brackets
        content = None
    if not isinstance(content, dict) or not isinstance(content.get("output"), dict):
        title = say("The manifest is damaged.")
        hint = say("Ask the Zoom admin for both files again.")
        return {}, [problem(FIELD, place, title, hint, "hashed.bad-manifest")]
    return content, []


def check_digest(file: HashedFile, digest: str) -> list[Finding]:
    """An error where a file is not the one that its manifest speaks of. `digest`: its SHA-256 in hex."""
    if not file.manifest or file.manifest["output"].get("sha256") == digest:
        return []
    title = say("This file doesn't match its manifest: it was changed or cut off.")
    hint = say("Use the file exactly as the Zoom admin sent it.")
    return [problem(FIELD, file.source.file.path, title, hint, "hashed.changed")]


def prepare_zoom(engine: Engine) -> None:
    """Make the empty table `zoom`: one row per session of the hashed files, as they say it, times in UTC.

    Blank texts are '' and not NULL. `row_hash` is equal for rows that are the same in every column.
    """
    engine.load("zoom", ZOOM_COLUMNS, [])


def load_hashed_file(engine: Engine, file: HashedFile, zone: str) -> list[Finding]:
    """Read one hashed file into `zoom`. `zone` is that of the wall clock times of the R scripts' files."""
    if file.maker == "r":
        make_clock(engine, zone, datetime(2023, 1, 1))

    def use(source: Source) -> None:
        engine.run(f"DELETE FROM zoom WHERE file = {file.number}")
        if file.maker == "own" and not source.rewritten:
            # Quicker than to read texts and to see what they are; these may be anything in a file that was changed.
            with suppress(duckdb.ConversionException, *NOT_TAKEN):
                engine.run(f"INSERT INTO zoom {rows_sql(file, source, typed=True)}", parts=megabytes(source.path))
                return
        engine.run(f"INSERT INTO zoom {rows_sql(file, source)}", parts=megabytes(source.path))

    read = read_with(engine, file.source, FIELD, use)
    (engine.rows,) = engine.one("SELECT count(*) FROM zoom")
    (every,) = engine.one(f"SELECT count(*) FROM zoom WHERE file = {file.number}")
    notes = cut_off(file.source.file, every, FIELD) + new_notes(file.source.file, read.file, FIELD)
    findings = notes + damage(engine, file)
    if not any(finding.code == BAD_TIMES for finding in findings):
        return findings
    # Once more, line by line, so that it can be said where.
    lined = read if read.rewritten else rewritten(read, even_rows(read), read.width + 1, engine, FIELD)
    places = Places()
    for (line,) in engine.all(f"SELECT line FROM ({rows_sql(file, lined, lined=True)}) WHERE {BAD} ORDER BY line"):
        places.add(line)
    where = say("{file}, {place}", file=file.name, place=places.text())
    return [replace(finding, where=where) if finding.code == BAD_TIMES else finding for finding in findings]


def see_people(engine: Engine) -> None:
    """Make `hash_ids_seen` of `zoom`: every HashID ('' is none), its rows, and minutes as far as they can be right."""
    engine.run(
        "CREATE OR REPLACE TABLE hash_ids_seen AS "
        "SELECT hash_id, count(*) AS row_count, "
        f"coalesce(sum(CASE WHEN {DOUBTFUL} THEN {MEASURED} ELSE minutes END), 0) AS minutes FROM zoom GROUP BY hash_id"
    )


def doubtful_minutes(engine: Engine, files: Sequence[HashedFile], method: str) -> list[Finding]:
    """A warning for each file with minutes that don't fit join and leave, with what the method makes of them.

    Sets `doubtful_minutes`: the rows of all files that have such.
    """
    counted = dict(
        engine.all(f"SELECT file, count(*) FROM zoom WHERE hash_id <> '' AND NOT waiting AND {DOUBTFUL} GROUP BY file")
    )
    engine.set(doubtful_minutes=sum(counted.values()))
    hint = (
        say("The published method counts them as they are, like the R scripts. The exact method uses the times.")
        if method == "published"
        else say("The times count for these rows. A spreadsheet may have changed the report: ask for a new export.")
    )
    return [
        Finding(
            Severity.WARNING, FIELD,
            plural(
                "{n} row has minutes that don't fit its join and leave times.",
                "{n} rows have minutes that don't fit their join and leave times.",
                n=counted[file.number],
            ),
            hint, file.name, "hashed.minutes",
        )
        for file in files
        if file.number in counted
    ]  # fmt: skip


def damage(engine: Engine, file: HashedFile) -> list[Finding]:
    """Rows whose times can't be used: in a file of the R scripts they are left out, else they are an error.

    So are meeting numbers that Excel changed, wherever they stand.
    """
    every, rows, blank, changed = engine.one(
        f"SELECT count(*), count(*) FILTER ({BAD}), "
        "count(*) FILTER (hash_id <> '' AND (start IS NULL OR join_time IS NULL OR leave_time IS NULL)), "
        f"count(*) FILTER (contains(meeting_id, 'E+')) FROM zoom WHERE file = {file.number}"
    )
    path = file.source.file.path
    if not every:
        title, hint = say("The file has no rows below its header."), say("Ask the Zoom admin for the file again.")
        return [problem(FIELD, path, title, hint, "hashed.no-rows")]
    if changed:
        return [saved_in_excel(path)]
    if not rows:
        return []
    title = plural(
        "{n} row has a start, join or leave time that's blank or can't be read, or a leave before the join.",
        "{n} rows have a start, join or leave time that's blank or can't be read, or a leave before the join.",
        n=rows,
    )
    if file.maker == "r" and blank < every:
        hint = say("The exact method leaves them out.")
        return [Finding(Severity.WARNING, FIELD, title, hint, file.name, "hashed.blank-times")]
    hint = say("The file was changed or damaged, perhaps by saving it in Excel. Use it exactly as it was sent.")
    return [problem(FIELD, path, title, hint, BAD_TIMES)]


def saved_in_excel(path: Path) -> Finding:
    """An error for a file whose meeting numbers are no longer numbers."""
    title = say("The file was saved in Excel, which changed the meeting IDs (to 8.46E+10, for example).")
    hint = say("Use the file exactly as the Zoom admin sent it, and don't open it in Excel.")
    return problem(FIELD, path, title, hint, "hashed.excel")


def rows_sql(file: HashedFile, source: Source, *, typed: bool = False, lined: bool = False) -> str:
    """SQL: the rows of a hashed file as in `zoom`. `typed`: it is an error if a time or number is none.

    `lined`: and their lines, of a source that has them.
    """
    shift = 1 if source.rewritten else 0
    cell = {name: f"c{place + shift}" for name, place in file.places.items()}
    times = [name for name in ("Creation_Time", "Start_Time", "Join_Time", "Leave_Time") if name in cell]
    numbers = [name for name in ("Participants", "Duration_Minutes_2") if name in cell]
    value = dict.fromkeys(("Creation_Time", "Participants", "Duration_Minutes_2"), "NULL")
    if typed:
        value |= {name: cell[name] for name in (*times, *numbers)}
        types = {cell[name]: "TIMESTAMP" for name in times} | {cell[name]: NUMBER_TYPE for name in numbers}
        scan = source.scan(blanks_as_null=False, types=types, time_format=ISO_FORMATS[0])
        begun = f"{cell['Start_Time']} IS NOT NULL"
    else:
        value |= {name: time_sql(cell[name]) for name in times}
        value |= {name: f"try_cast({cell[name]} AS {NUMBER_TYPE})" for name in numbers}
        scan = source.scan(blanks_as_null=False)
        begun = f"{cell['Start_Time']} <> ''"
    value |= {name: f"CASE WHEN {value[name]} <= {LARGEST} THEN {value[name]} END" for name in numbers}
    waiting = f"{cell['InWaitingRoom']} = {quoted('Yes')}" if "InWaitingRoom" in cell else "false"
    # A mark before the first of its cells doesn't hide a header that stands again.
    known = {name: quoted(file.source.file.header[file.places[name]]) for name in ("MeetingID", "User_Email_2")}
    no_header = " AND ".join(f"{cell[name]} <> {text}" for name, text in known.items())
    every = ", ".join(f"c{n}" for n in range(shift, source.width))
    rows = f"""
SELECT {file.number} AS file,
    {cell["MeetingID"]} AS meeting_id, {cell["Topic"]} AS topic, {cell["User_Email_1"]} AS host,
    {cell["User_Email_2"]} AS hash_id, {value["Creation_Time"]}::TIMESTAMP AS creation, {value["Start_Time"]} AS start,
    {value["Join_Time"]} AS join_time, {value["Leave_Time"]} AS leave_time, {value["Participants"]} AS participants,
    {value["Duration_Minutes_2"]} AS minutes, {waiting} AS waiting,
    {f"hash({every})" if file.maker == "r" else "0"} AS row_hash
    {f", {LINE}::BIGINT AS line" if lined else ""}
FROM {scan}
WHERE ({cell["MeetingID"]} <> '' OR {begun} OR {cell["User_Email_2"]} <> '')
    AND {no_header}"""
    return in_utc(rows) if file.maker == "r" else rows


def time_sql(cell: str) -> str:
    """SQL: a time as hashed files write it, with or without seconds; NULL where it is none."""
    with_seconds, without = map(quoted, ISO_FORMATS)
    return f"try_strptime({cell}, [{with_seconds}, {without}])"


def in_utc(rows: str) -> str:
    """SQL: rows with wall clock times, as rows in UTC, by the rule for times that come twice (docs/zoom-admin.md)."""
    return f"""
WITH wall AS ({rows}), begun AS (
    SELECT * REPLACE (to_utc(creation) AS creation, to_utc(start) AS start), join_time AS join_wall FROM wall
), joined AS (
    SELECT * REPLACE (
        CASE WHEN to_utc(join_wall) < start THEN to_utc_second(join_wall) ELSE to_utc(join_wall) END AS join_time)
    FROM begun
)
SELECT * EXCLUDE (join_wall) REPLACE (
    CASE WHEN to_utc(leave_time) < join_time THEN to_utc_second(leave_time) ELSE to_utc(leave_time) END AS leave_time)
FROM joined"""
