"""Wall-clock times, instants and zones (docs/zoom-admin.md and docs/analyst.md, Time zones)."""

from datetime import UTC, datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

# A few rows of CLDR's table windowsZones (territory 001), enough for the tests' organisations.
WINDOWS_ZONES: Final = {
    "pacific standard time": "America/Los_Angeles",
    "eastern standard time": "America/New_York",
    "gmt standard time": "Europe/London",
    "w. europe standard time": "Europe/Berlin",
    "india standard time": "Asia/Calcutta",
    "lord howe standard time": "Australia/Lord_Howe",
    "utc": "Etc/UTC",
}


@cache
def find_zone(name: str) -> ZoneInfo | None:
    """The zone of a Windows or IANA name; None where the name is blank or unknown."""
    plain = name.strip()
    iana = WINDOWS_ZONES.get(plain.casefold(), plain)
    return ZoneInfo(iana) if iana in available_timezones() else None


def wall_to_utc(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a wall-clock time: the first of two, and one that does not exist moved by the gap."""
    # fold=0 reckons with the offset before the change. Of two instants that gives the first, and a skipped
    # 02:30 becomes the instant at which the clocks, already put forward, show 03:30.
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC).replace(tzinfo=None)


def wall_to_utc_second(wall: datetime, zone: ZoneInfo) -> datetime:
    """As `wall_to_utc`, but of two instants the second."""
    # fold=1 reckons with the offset after the change. In a gap that is an earlier instant, which is not
    # wanted; everywhere else it is the same or the second, so the later one is right.
    after = wall.replace(tzinfo=zone, fold=1).astimezone(UTC).replace(tzinfo=None)
    return max(wall_to_utc(wall, zone), after)


def not_before(earliest: datetime, wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant of the wall-clock time unless it lies before `earliest`: then the second."""
    first = wall_to_utc(wall, zone)
    return wall_to_utc_second(wall, zone) if first < earliest else first


def row_to_utc(
    creation: datetime | None, start: datetime, join: datetime, leave: datetime, zone: ZoneInfo
) -> tuple[datetime | None, datetime, datetime, datetime]:
    """The four times of a report's row (docs/zoom-admin.md): join may not be before start, nor leave before join."""
    creation_utc = None if creation is None else wall_to_utc(creation, zone)
    start_utc = wall_to_utc(start, zone)
    join_utc = not_before(start_utc, join, zone)
    leave_utc = not_before(join_utc, leave, zone)
    return creation_utc, start_utc, join_utc, leave_utc


def utc_to_wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None, fold=0)


def to_text(instant: datetime | None) -> str:
    return "" if instant is None else instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def from_text(text: str) -> datetime | None:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ") if text else None


def whole_minutes(start: datetime, end: datetime) -> int:
    """Minutes rounded up, as Zoom does."""
    seconds = int((end - start).total_seconds())
    return -(-seconds // 60)
