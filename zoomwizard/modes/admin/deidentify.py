"""From the rows of the reports to the hashed file: people become HashIDs, numbers stand-ins, topics tokens."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.output.folder import BLOCK_SIZE, explained
from zoomwizard.core.people.identities import fold_key
from zoomwizard.core.people.pseudonyms import hmac_blocks
from zoomwizard.core.said import say
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.kinds.hashed_file import HASHED_HEADER
from zoomwizard.kinds.session_types import session_types
from zoomwizard.modes.admin import steps
from zoomwizard.modes.admin.fetched import IS_NAME

# What the rows of a meeting have in common.
OCCURRENCE_COLUMNS = session_types(
    "meeting_id", "topic", "host", "creation", "start", "end_time", "meeting_minutes", "participants"
)
# What stays of the rows of all reports, see addresses.sql, settle.sql and stays.sql. One table of each for all of them:
# even the smallest takes megabytes, and there may be a report a day.
SETTLED = {
    "rows_seen": {
        "file": "SMALLINT", "row_count": "BIGINT", "rejected": "BIGINT", "waiting": "BIGINT", "webinars": "BIGINT",
        "with_address": "BIGINT",
    },
    "addresses_seen": {"file": "SMALLINT", "text": "VARCHAR", "takes_part": "BOOLEAN", "name": "VARCHAR"},
    "names_seen": {"name": "VARCHAR"},
    "rejected": {"file": "SMALLINT", "line": "BIGINT", "reason": "UTINYINT"},
    "meeting_ids": {"meeting_id": "VARCHAR"},
    "changed_ids": {"file": "SMALLINT", "is_rounded": "BOOLEAN", "row_count": "BIGINT"},
    "addresses": {"text": "VARCHAR"},
    "known_by_name": {"text": "VARCHAR"},
    "written": {"file": "SMALLINT", "source": "SMALLINT", "meeting_key": "UBIGINT", **OCCURRENCE_COLUMNS},
    "stays": {
        "meeting": "INTEGER", "known": "INTEGER", **session_types("join_time", "leave_time", "minutes", "guest"),
    },
}  # fmt: skip
# Rows of a piece of the hashed file: whole vectors of the engine, which puts rows of a part of one behind later ones.
PIECE = 49 * 2048


def new_salt() -> str:
    """The salt of a run's topic tokens: 8 hex digits."""
    return secrets.token_hex(4)


def prepare_texts(engine: Engine) -> None:
    """The text functions that the steps share."""
    engine.function("fold_key", fold_key, ["VARCHAR"], "VARCHAR")
    engine.step(TEXT_MACROS)


def prepare_settling(engine: Engine, kept: int) -> None:
    """Make the empty tables for what stays of the rows of all reports; `kept` columns are kept as they are."""
    for table, columns in SETTLED.items():
        more = {f"kept_{n}": "VARCHAR" for n in range(kept)} if table == "stays" else {}
        engine.load(table, columns | more, [])


def see(engine: Engine, number: int) -> None:
    """Keep of the rows in `raw`, whose `number` no others have had, what a check says of them."""
    engine.step(steps.SEE_ROWS, number=str(number), is_name=IS_NAME)


def settle(engine: Engine, number: int, kept: int) -> None:
    """Keep of the rows in `raw` what the hashed file is made from; after `see` of the same `number`."""
    engine.step(steps.SETTLE, number=str(number))
    # Few texts say whether all rows have to be looked at.
    (odd,) = engine.one(f"SELECT bool_or(regexp_matches(meeting_id, '[.,eE]')) FROM written WHERE file = {number}")
    if odd:
        engine.step(steps.CHANGED_IDS)
    hashes, meetings = engine.one(f"SELECT count(DISTINCT meeting_key), count(*) FROM written WHERE file = {number}")
    # Where two hashes are equal, all that rows and meeting have in common is compared.
    same = "".join(f" AND raw.{text} IS NOT DISTINCT FROM m.{text}" for text in OCCURRENCE_COLUMNS)
    same += " AND raw.file = m.source"
    columns = "".join(f", csv_cell(harmless(kept_{n}))" for n in range(kept))
    with engine.as_written():
        engine.step(steps.STAYS, number=str(number), kept=columns, same_texts=same if hashes < meetings else "")


def has_shortened_ids(engine: Engine) -> bool:
    """Whether there are shortened meeting IDs: where they are matched, the rows of the reports are changed."""
    return engine.one("SELECT count(*) FROM changed_ids WHERE is_rounded") != (0,)


def match_participants(
    engine: Engine, hash_ids: Mapping[str, str], *, kept: int, key: bytes = bytes(32), salt: str = "",
    topics: str = "drop", is_last: bool = True,
) -> dict[int, int]:  # fmt: skip
    """Make `sessions` and `admin_counts` from what stayed of the reports' rows; after `settle` of all.

    See `deidentify`; what is only counted needs neither key nor salt nor topics. Unless it `is_last`, it can be done
    again with another mapping file. Gives for each report whose times lack seconds the sessions that another report has
    with them, and that are left out.
    """
    engine.load("mapping", {"key": "VARCHAR", "hash_id": "VARCHAR"}, list(hash_ids.items()))
    number_inner, number_outer = hmac_blocks(key)
    salt_inner, salt_outer = hmac_blocks(salt.encode("ascii"))
    engine.set(number_inner=number_inner, number_outer=number_outer)
    engine.set(salt=salt, salt_inner=salt_inner, salt_outer=salt_outer, topics=topics)
    texts = "SELECT text FROM addresses UNION ALL FROM known_by_name"
    (beyond_ascii,) = engine.one(f"SELECT bool_or(strlen(text) <> length(text)) FROM ({texts})")
    engine.step(steps.PLACE_PEOPLE, beyond_ascii="ELSE fold_key(text)" if beyond_ascii else "")
    if has_shortened_ids(engine):
        engine.step(steps.FULL_IDS)
    with engine.as_written():
        engine.step(steps.OCCURRENCES)
    columns = "".join(f", s.kept_{n}" for n in range(kept))
    engine.step(steps.SESSIONS, kept=columns)
    if is_last:
        engine.run("DROP TABLE stays")
    copies = drop_copies_by_minute(engine)
    engine.step(steps.DUPLICATES, kept=columns)
    engine.step(steps.COUNT_ROWS)
    return copies


def deidentify(
    engine: Engine, hash_ids: Mapping[str, str], *, key: bytes, salt: str, topics: str, kept: int, only_matched: bool
) -> dict[int, int]:  # fmt: skip
    """Make `sessions` and `meeting_cells` from what stayed of the reports' rows; after `settle` of all.

    `hash_ids`: folded e-mail address to HashID. `key`: 32 bytes, of the stand-in numbers. `salt`: of the topic
    tokens. `topics`: token, keep or drop. `kept`: how many columns are kept as they are. Gives what
    `match_participants` does.
    """
    copies = match_participants(engine, hash_ids, kept=kept, key=key, salt=salt, topics=topics)
    engine.step(steps.UNMATCHED, is_name=IS_NAME)
    engine.run("DROP TABLE written")
    engine.step(steps.HASHED_CELLS)  # before sessions are left out, since Participants may be counted from them
    if only_matched:
        engine.run("DELETE FROM sessions WHERE place = 0")
    return copies


def drop_copies_by_minute(engine: Engine) -> dict[int, int]:
    """Take the sessions out of `sessions` that stand in another report with their seconds; how many of which report."""
    reports, without = engine.one(
        "SELECT count(*), count(*) FILTER (lacks) FROM ("
        "SELECT bool_and(epoch_us(start) % 60000000 = 0) AS lacks FROM written GROUP BY source)"
    )
    if reports < 2 or not without:  # as nearly always
        return {}
    engine.step(steps.BY_MINUTE)
    return dict(engine.all("SELECT source, count(*) FROM copies_by_minute GROUP BY 1 ORDER BY 1"))


def write_hashed_file(engine: Engine, path: Path, keep: Sequence[str]) -> int:
    """Write `sessions` as the hashed file, ordered by start, stand-in number, join time and HashID; rows written.

    `sessions` is gone afterwards.
    """
    names = [HASHED_HEADER[3], ",".join(HASHED_HEADER[4:9]), *HASHED_HEADER[9:]]
    cells = ["h.cell", "back", "iso(join_time)", "iso(leave_time)", "minutes"]
    cells += ["CASE WHEN guest THEN 'Yes' ELSE 'No' END", "'No'"]
    for number, name in enumerate(keep):
        names.append('"' + name.replace('"', '""') + '"' if set(name) & set(',"') else name)
        cells.append(f"kept_{number}")
    columns = f"AS {identifier(','.join(HASHED_HEADER[:3]))}, "
    columns += ", ".join(f"{cell} AS {identifier(name)}" for cell, name in zip(cells, names, strict=True))
    kept = "".join(f", kept_{n}" for n in range(len(keep)))
    with engine.ordered():
        engine.run(
            f"CREATE OR REPLACE TABLE lines AS SELECT meeting, place, join_time, leave_time, minutes, guest{kept} "
            f"FROM sessions ORDER BY rank, join_time, place, leave_time, meeting, minutes, guest{kept}"
        )
        engine.run("DROP TABLE sessions")
        # The meetings of each piece, so that only their cells have to be in memory.
        pieces = engine.all(f"SELECT rowid // {PIECE}, min(meeting), max(meeting) FROM lines GROUP BY 1 ORDER BY 1")
        with engine.single_threads() as engines, ThreadPoolExecutor(engines.qsize()) as pool:

            def write(piece: tuple[int, int, int]) -> tuple[Path, int]:
                number = piece[0]
                part = path.with_name(f"{path.name}.part {number}") if number else path
                other = engines.get()
                try:
                    return part, write_piece(other, columns, piece, part)
                finally:
                    engines.put(other)

            return put_together(engine, pool.map(write, pieces or [(0, 0, 0)]), path, len(pieces))


def write_piece(engine: Engine, columns: str, piece: tuple[int, int, int], path: Path) -> int:
    """Write one piece of `lines`, which has its number, its first and its last meeting; rows written.

    `columns` are those behind the front of a row, and begin with the name of that.

    Sorting the few numbers of `lines` and looking up the texts in that order takes half the time of sorting the texts.
    A single thread keeps the order, which is checked; where the memory is too small for that, the texts are sorted.
    """
    number, first, last = piece
    begin = number * PIECE
    rows = (
        f"FROM (SELECT rowid, * FROM lines WHERE rowid >= {begin} AND rowid < {begin + PIECE}) s "
        f"JOIN (FROM meeting_cells WHERE meeting BETWEEN {first} AND {last}) USING (meeting) "
        "JOIN hash_ids h USING (place)"
    )
    checked = f"CASE WHEN s.rowid = {begin - 1} + row_number() OVER () THEN front ELSE error('not in order') END"
    try:
        return engine.copy(f"SELECT {checked} {columns} {rows}", path, raw=True, header=not number)
    except duckdb.InvalidInputException:
        return engine.copy(f"SELECT front {columns} {rows} ORDER BY s.rowid", path, raw=True, header=not number)


def put_together(engine: Engine, parts: Iterable[tuple[Path, int]], path: Path, count: int) -> int:
    """Put the parts of a file, which come with their rows, behind the first one of `count`; the rows of all."""
    rows = 0
    for part, written in parts:
        rows += written
        if part != path:
            append(path, part)
        engine.advance(1 / max(count, 1))
    return rows


def append(path: Path, part: Path) -> None:
    """Put what is in `part` behind what is in `path`."""
    with explained(say("The hashed file couldn't be written.")), path.open("ab") as target, part.open("rb") as source:
        shutil.copyfileobj(source, target, BLOCK_SIZE)
    part.unlink()
