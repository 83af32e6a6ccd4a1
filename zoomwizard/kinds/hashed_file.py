"""The hashed file, which passes from the Zoom admin to the analyst, by its header. Source: docs/files.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from zoomwizard.core.tables.headers import header_key

Maker = Literal["own", "r"]

HASHED_HEADER = (
    "MeetingID", "Topic", "User_Email_1", "User_Email_2", "Creation_Time", "Start_Time", "End_Time",
    "Duration_Minutes_1", "Participants", "Join_Time", "Leave_Time", "Duration_Minutes_2", "Guest", "InWaitingRoom",
)  # fmt: skip
HASHED_NEEDED = ("MeetingID", "User_Email_1", "User_Email_2", "Start_Time", "Join_Time", "Leave_Time", "Topic")
MOST_HASHED = 10  # of its columns: with so many it is one
R_MARKS = ("NameOriginalName", "HasZoomRooms", "RecordingConsent", "MarketingOptIn")


def is_own_hashed_header(cells: Sequence[str]) -> bool:
    """Whether it is the header of a hashed file as this program writes it, perhaps with columns that were kept."""
    return tuple(cells[: len(HASHED_HEADER)]) == HASHED_HEADER


def maker_of_hashed_file(cells: Sequence[str]) -> Maker | None:
    """Whose hashed file has this header: the program's own, the R scripts', or None where it is none."""
    keys = keys_of(cells)
    if not set(keys_of(HASHED_NEEDED)) <= set(keys):
        return None
    # Behind its own columns the program's file may have any of the report.
    if keys[: len(HASHED_HEADER)] == keys_of(HASHED_HEADER):
        return "own"
    marked = not set(keys_of(R_MARKS)).isdisjoint(keys)
    # A Zoom report under the R scripts' headers has these columns and people: the host left of the times.
    if "username" in keys or (marked and keys.index("useremail1") < keys.index("jointime")):
        return None
    return "r" if marked else "own"


def is_nearly_hashed(cells: Sequence[str]) -> bool:
    """Whether a header is that of a hashed file without some of its columns."""
    keys = keys_of(cells)
    marked = not set(keys_of(R_MARKS)).isdisjoint(keys)
    # In a Zoom report under the R scripts' headers are these: names, or the host left of the times.
    is_report = "username" in keys or (
        marked and {"useremail1", "jointime"} <= set(keys) and keys.index("useremail1") < keys.index("jointime")
    )
    return not is_report and len(set(keys_of(HASHED_HEADER)) & set(keys)) >= MOST_HASHED


def keys_of(names: Sequence[str]) -> list[str]:
    """Headers as they are compared."""
    return [header_key(name) for name in names]
