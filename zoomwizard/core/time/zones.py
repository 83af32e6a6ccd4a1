"""Time zones: their names, and tables of offsets that SQL can join.

All times are naive datetimes of whole seconds: wall-clock times of the zone, or instants in UTC, as said.
Offsets are seconds east of UTC. `zone` is always an IANA name that `resolve_zone` returned.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

# Names that Viva Insights still writes and the CLDR table no longer has. Windows merged the first into
# "Russia Time Zone 11" and the second into "UTC-02".
OBSOLETE_WINDOWS_ZONES = {
    "Kamchatka Standard Time": "Asia/Kamchatka",
    "Mid-Atlantic Standard Time": "Etc/GMT+2",
}
# The names in the lists of Windows and Outlook: (UTC-08:00) Pacific Time (US & Canada), or (GMT-08:00) in older ones.
DISPLAY_NAME = re.compile(r"\((?:utc|gmt)([+\u2212\u2013-]\d{2}:\d{2})?\) ?(.+?)(?: \(rtz \d+\))?")
PLAIN_MARKS = str.maketrans("\u2212\u2013\u2019", "--'")
# Not zones but settings of a computer: the same name means something else on the next one.
NO_ZONES = {"Factory", "localtime"}

# No meeting lies outside; a stray date (a blank cell can come as the year 9999) would make the search long.
FIRST_CHANGE, LAST_CHANGE = datetime(1970, 1, 1), datetime(2100, 1, 1)
MOST_OFFSET = timedelta(days=2)  # more than any offset
CHANGE_STEP, SECOND = timedelta(days=3), timedelta(seconds=1)  # no zone has changed twice within six days


def resolve_zone(name: str) -> str | None:
    """The IANA name of a Windows or IANA name, or of one in the lists of Windows, in any case.

    In a list of another language, the places that have the same name in English tell.

    None where it is unknown, a bare offset, or a name of a list that may mean more than one zone.
    """
    key = " ".join(name.split()).casefold()
    shown = DISPLAY_NAME.fullmatch(key)
    if not shown:
        return _zone_names().get(key)
    found = _display_names().get(_display_key(shown[1], shown[2]))
    return found or _zone_of_places(shown[1] or "+00:00", shown[2])


def near_zone(text: str) -> str | None:
    """The IANA name of the zone whose name, or whose city, is most like a text; None where nothing is near."""
    # One digit more or less is another offset, not a slip.
    names = {name.replace("_", " "): zone for name, zone in _zone_names().items() if not re.search(r"\d", name)}
    names = {name.rpartition("/")[2]: zone for name, zone in names.items()} | names
    near = difflib.get_close_matches(text.casefold(), names, n=1, cutoff=0.8)
    return names[near[0]] if near else None


def this_computers_zone() -> str:
    """The IANA name of the zone that this computer is set to; UTC where that can't be found out."""
    import tzlocal

    try:
        name = tzlocal.get_localzone_name()
    except (LookupError, OSError, ValueError):  # two settings that contradict each other, for one
        name = None
    return resolve_zone(name or "") or "UTC"


def utc_segments(zone: str, first: datetime, last: datetime) -> list[tuple[datetime, int]]:
    """(instant from which, offset) in order, good for all instants from `first` to `last`.

    The first segment starts at `first`. Before 1970 and after 2099 the offset stays as it is at that border.
    """
    return _cut_to([(at, new) for at, _, new in _changes(zone, first, last)], zone, first, last)


def wall_segments(zone: str, first: datetime, last: datetime) -> list[tuple[datetime, int]]:
    """(wall-clock time from which, offset) in order, good for all from `first` to `last`; see `utc_segments`.

    Wall-clock time less offset is the instant: a time that does not exist moves forward by the gap, one that
    comes twice is the first.
    """
    # Up to the change the old offset counts: into the gap where clocks go forward, through both copies of a
    # repeated hour where they go back. Both end at the later of the two readings of the clock at the change.
    changes = [(at + timedelta(seconds=max(old, new)), new) for at, old, new in _changes(zone, first, last)]
    return _cut_to(changes, zone, first, last)


def fold_segments(zone: str, first: datetime, last: datetime) -> list[tuple[datetime, datetime, int]]:
    """(wall-clock from, to, offset the second time): those times from `first` to `last` that come twice.

    `to` is the first time after them.
    """
    folds = [
        (at + timedelta(seconds=new), at + timedelta(seconds=old), new)
        for at, old, new in _changes(zone, first, last)
        if new < old
    ]
    return [fold for fold in folds if fold[0] <= last and fold[1] > first]


@cache
def _zone_names() -> dict[str, str]:
    from tzlocal.windows_tz import win_tz

    iana = available_timezones() - NO_ZONES
    windows = {**win_tz, **OBSOLETE_WINDOWS_ZONES}
    # A Windows name whose zone this computer's database lacks is as good as unknown.
    names = {zone: zone for zone in iana} | {name: zone for name, zone in windows.items() if zone in iana}
    return {name.casefold(): zone for name, zone in names.items()}


@cache
def _display_names() -> dict[str, str]:
    table = tomllib.loads(files("zoomwizard.core.time").joinpath("windows_zones.toml").read_text("utf-8"))
    found = ((text.partition(" "), resolve_zone(name)) for name, texts in table.items() for text in texts)
    return {_display_key(offset, text.casefold()): zone for (offset, _, text), zone in found if zone}


def _zone_of_places(offset: str, text: str) -> str | None:
    """The zone of a list in another language: all places of the name that are known have this one, at that offset."""
    plain = offset.translate(PLAIN_MARKS)
    known = [places for place in text.split(", ") if (places := _places().get(place))]
    zones = {zone for places in known for _, zone in places}
    return zones.pop() if len(zones) == 1 and all((plain, *zones) in places for places in known) else None


@cache
def _places() -> dict[str, set[tuple[str, str]]]:
    """The offset and zone of each place in the lists of Windows; more than one pair where they have changed."""
    places: dict[str, set[tuple[str, str]]] = {}
    for key, zone in _display_names().items():
        offset, _, text = key.partition(" ")
        for place in text.split(", "):
            places.setdefault(place, set()).add((offset, zone))
    return places


def _display_key(offset: str | None, text: str) -> str:
    """A name of a list as it is compared: with a plain minus and apostrophe, and "and" as a sign."""
    plain = f"{offset or '+00:00'} {text}".translate(PLAIN_MARKS)
    return plain.replace(" and ", " & ")


@lru_cache(maxsize=1024)
def _changes(zone: str, first: datetime, last: datetime) -> tuple[tuple[datetime, int, int], ...]:
    """(instant, offset before, offset after) of each change near the times from `first` to `last`."""
    return tuple(_find_changes(ZoneInfo(zone), _within(first) - MOST_OFFSET, _within(last) + MOST_OFFSET))


def _find_changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, int, int]]:
    """As `_changes`; zoneinfo shows no table, so days not far apart are compared, then halves down to the second."""
    low, before = start, _offset(zone, start)
    while low < end:
        high = low + CHANGE_STEP
        after = _offset(zone, high)
        while before != after:  # more than once only where a step holds two changes
            change = _first_change(zone, low, high, before)
            now = _offset(zone, change)
            yield change, before, now
            low, before = change, now
        low = high


def _first_change(zone: ZoneInfo, low: datetime, high: datetime, before: int) -> datetime:
    """The instant after `low` from which the offset is no longer `before`; at `high` it is another."""
    while high - low > SECOND:
        middle = low + (high - low) // SECOND // 2 * SECOND
        if _offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _offset(zone: ZoneInfo, instant: datetime) -> int:
    offset = zone.fromutc(instant.replace(tzinfo=zone)).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())


def _within(time: datetime) -> datetime:
    return min(max(time, FIRST_CHANGE), LAST_CHANGE)


def _cut_to(
    changes: list[tuple[datetime, int]], zone: str, first: datetime, last: datetime
) -> list[tuple[datetime, int]]:
    """The segments that cover `first` to `last`; the first begins at `first`."""
    offset = _offset(ZoneInfo(zone), _within(first) - MOST_OFFSET)
    for at, new in changes:
        if at <= first:
            offset = new
    return [(first, offset), *((at, new) for at, new in changes if first < at <= last)]
