"""What the analyst's step reads and gives: the hashed file's rows, person-weeks, options, the 17 columns."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from tests.oracle.clock import from_text, not_before, row_to_utc

HEADER: Final = (
    "MeetingID",
    "Topic",
    "User_Email_1",
    "User_Email_2",
    "Creation_Time",
    "Start_Time",
    "End_Time",
    "Duration_Minutes_1",
    "Participants",
    "Join_Time",
    "Leave_Time",
    "Duration_Minutes_2",
    "Guest",
    "InWaitingRoom",
)
NEEDED_TIMES: Final = ("Start_Time", "Join_Time", "Leave_Time")

HOURS: Final = (
    "Zoom_Unscheduled_call_hours",
    "Zoom_Scheduled_call_hours",
    "Zoom_Total_call_hours",
    "Zoom_Unscheduled_call_hours_30_mins_or_less",
    "Zoom_Unscheduled_call_hours_31_to_59_mins",
    "Zoom_Unscheduled_call_hours_1_hour",
    "Zoom_Unscheduled_call_hours_1_to_2_hours",
    "Zoom_Unscheduled_call_hours_more_than_2_hours",
    "Zoom_Unscheduled_call_hours_2_attendees",
    "Zoom_Unscheduled_call_hours_3_to_8_attendees",
    "Zoom_Unscheduled_call_hours_9_to_18_attendees",
    "Zoom_Unscheduled_call_hours_19_or_more_attendees",
)
COUNTS: Final = ("Zoom_Meetings", "Zoom_Unscheduled_Meetings", "Zoom_Scheduled_Meetings")
AFTER_HOURS: Final = ("Zoom_After_hours_in_unscheduled_calls", "Zoom_After_hours_in_scheduled_calls")
COLUMNS: Final = HOURS + COUNTS + AFTER_HOURS

Values = dict[str, Fraction | int | None]
"""The 17 columns of one person-week: hours exact, counts whole, None for a blank cell."""

Weeks = dict[tuple[str, date], Values]
"""By HashID and date."""


@dataclass(frozen=True, kw_only=True)
class HashedRow:
    """One row of a hashed file. Times are instants; blank HashIDs and topics are blank texts."""

    meeting_id: str
    topic: str = ""
    host: str = ""
    participant: str
    creation: datetime | None = None
    start: datetime
    end: datetime | None = None
    meeting_minutes: int | None = None
    participants: int
    join: datetime
    leave: datetime
    minutes: int | None = None
    guest: str = "No"
    waiting_room: str = "No"
    others: tuple[str, ...] = ()  # the cells of all columns that are not in the header in docs/files.md
    file: int = field(default=0, compare=False)  # which of several hashed files it stands in


@dataclass(frozen=True, kw_only=True)
class PersonWeek:
    """One row of the person query. Working days: 0 is Monday."""

    person_id: str = ""
    hash_id: str
    metric_date: date
    zone: str = ""
    work_start: time | None = None
    work_end: time | None = None
    work_days: frozenset[int] | None = None


@dataclass(frozen=True, kw_only=True)
class AnalystOptions:
    zone: ZoneInfo  # the Zoom admin's
    work_start: time = time(9)
    work_end: time = time(17)
    work_days: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    booking_gap_minutes: int = 2
    period: tuple[datetime, datetime] | None = None  # the manifest's: first and last meeting start


@dataclass(frozen=True, kw_only=True)
class AnalystResult:
    """`weeks`: one entry per row of the person query that has a HashID, by that row's date.

    `standalone`: the same by the week's first day, and every other week in which a HashID has calls.
    `reasons`: attendances (published: sessions) by the reason of docs/metrics.md, Scheduled or unscheduled.
    """

    weeks: Weeks
    standalone: Weeks
    reasons: dict[str, int]


def no_calls() -> Values:
    return {column: 0 if column in COUNTS else Fraction(0) for column in COLUMNS}


def blank() -> Values:
    return dict.fromkeys(COLUMNS)


def read_cells(cells: Mapping[str, str]) -> HashedRow:
    """A row of the hashed file as it is written (docs/files.md, The hashed Zoom file)."""
    start, join, leave = (from_text(cells[name]) for name in NEEDED_TIMES)
    assert start is not None
    assert join is not None
    assert leave is not None
    return HashedRow(
        meeting_id=cells["MeetingID"],
        topic=cells["Topic"],
        host=cells["User_Email_1"],
        participant=cells["User_Email_2"],
        creation=from_text(cells["Creation_Time"]),
        start=start,
        end=from_text(cells["End_Time"]),
        meeting_minutes=whole_number(cells["Duration_Minutes_1"]),
        participants=whole_number(cells["Participants"]) or 0,
        join=join,
        leave=leave,
        minutes=whole_number(cells["Duration_Minutes_2"]),
        guest=cells["Guest"],
        waiting_room=cells["InWaitingRoom"],
        others=tuple(cells[column] for column in sorted(cells.keys() - set(HEADER))),
    )


def whole_number(text: str) -> int | None:
    return int(text) if text else None


def read_hashed_file(path: Path) -> list[HashedRow]:
    with path.open(encoding="utf-8", newline="") as file:
        return [read_cells(cells) for cells in csv.DictReader(file)]


def read_file_of_the_r_scripts(path: Path, zone: ZoneInfo) -> list[HashedRow]:
    """Its times are the admin's wall clock, although they end in Z; rows without one of them are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [cells for cells in csv.DictReader(file) if all(cells[name] for name in NEEDED_TIMES)]
    return [to_instants(read_cells(cells), zone) for cells in rows]


def to_instants(row: HashedRow, zone: ZoneInfo) -> HashedRow:
    creation, start, join, leave = row_to_utc(row.creation, row.start, row.join, row.leave, zone)
    end = None if row.end is None else not_before(start, row.end, zone)
    return replace(row, creation=creation, start=start, end=end, join=join, leave=leave)


def cell_text(value: Fraction | int | None) -> str:
    """A value as docs/files.md, Out: the results writes it: hours with 1 to 6 decimals, counts whole, None blank."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    millionths = Decimal(value.numerator * 10**6) / Decimal(value.denominator)
    whole, decimals = divmod(int(millionths.quantize(Decimal(1), ROUND_HALF_UP)), 10**6)
    return f"{whole}.{f'{decimals:06}'.rstrip('0') or '0'}"
