"""From the rows of the reports to the hashed file: people become HashIDs, numbers stand-ins, topics tokens."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.mapping import fold_key

HASHED_HEADER = (
    "MeetingID", "Topic", "User_Email_1", "User_Email_2", "Creation_Time", "Start_Time", "End_Time",
    "Duration_Minutes_1", "Participants", "Join_Time", "Leave_Time", "Duration_Minutes_2", "Guest", "InWaitingRoom",
)  # fmt: skip
BLOCK = 64


def hmac_blocks(key: bytes) -> tuple[bytes, bytes]:
    """The inner and the outer block that HMAC-SHA-256 begins its two digests with (RFC 2104)."""
    block = key.ljust(BLOCK, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)


def new_salt() -> str:
    """The salt of a run's topic tokens: 8 hex digits."""
    return secrets.token_hex(4)


def prepare_texts(engine: Engine) -> None:
    """The text functions that the steps share."""
    engine.function("fold_key", fold_key, ["VARCHAR"], "VARCHAR")
    engine.step("text_macros")


def deidentify(
    engine: Engine, hash_ids: Mapping[str, str], *, key: bytes, salt: str, topics: str, kept: int, only_matched: bool
) -> None:  # fmt: skip
    """Make `sessions` and `meeting_cells` from `raw`.

    `hash_ids`: folded e-mail address to HashID. `key`: 32 bytes, of the stand-in numbers. `salt`: of the topic
    tokens. `topics`: token, keep or drop. `kept`: how many columns are kept as they are.
    """
    engine.load("mapping", {"key": "VARCHAR", "hash_id": "VARCHAR"}, list(hash_ids.items()))
    number_inner, number_outer = hmac_blocks(key)
    salt_inner, salt_outer = hmac_blocks(salt.encode("ascii"))
    engine.set(number_inner=number_inner, number_outer=number_outer)
    engine.set(salt=salt, salt_inner=salt_inner, salt_outer=salt_outer, topics=topics)
    engine.step("people")
    engine.step("occurrences")
    columns = "".join(f", csv_cell(harmless(kept_{n})) AS kept_{n}" for n in range(kept))
    engine.step("sessions", kept=columns)
    engine.step("duplicates")
    engine.step("counts")
    engine.step("unmatched")
    if only_matched:
        engine.run("DELETE FROM sessions WHERE place = 0")
    engine.step("hashed_cells")


def write_hashed_file(engine: Engine, path: Path, keep: Sequence[str]) -> int:
    """Write `sessions` as the hashed file, ordered by start, stand-in number, join time and HashID; rows written."""
    names = [",".join(HASHED_HEADER[:3]), HASHED_HEADER[3], ",".join(HASHED_HEADER[4:9]), *HASHED_HEADER[9:]]
    cells = ["front", "h.cell", "back", "iso(join_time)", "iso(leave_time)", "minutes"]
    cells += ["CASE WHEN guest THEN 'Yes' ELSE 'No' END", "'No'"]
    for number, name in enumerate(keep):
        names.append('"' + name.replace('"', '""') + '"' if set(name) & set(',"') else name)
        cells.append(f"kept_{number}")
    columns = ", ".join(f"{cell} AS {identifier(name)}" for cell, name in zip(cells, names, strict=True))
    ties = "".join(f", kept_{n}" for n in range(len(keep)))
    with engine.ordered():
        return engine.copy(
            f"SELECT {columns} FROM (SELECT * FROM sessions "
            f"ORDER BY rank, join_time, place, leave_time, meeting, minutes, guest{ties}) "
            "JOIN meeting_cells USING (meeting) JOIN hash_ids h USING (place)",
            path,
            raw=True,
        )
