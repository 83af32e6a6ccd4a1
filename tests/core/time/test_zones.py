"""Names of zones, and the tables of offsets against zoneinfo itself."""

import csv
import time
import tomllib
from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
import tzlocal
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle.clock import wall_to_utc, wall_to_utc_second
from zoomwizard.core.time.zones import (
    fold_segments,
    near_zone,
    resolve_zone,
    this_computers_zone,
    utc_segments,
    wall_segments,
)

ZONES = (
    "Africa/Casablanca",  # its standard time is the summer one, but for Ramadan
    "America/New_York",
    "America/St_Johns",  # half an hour off, and in 2006 to 2011 it changed one minute after midnight
    "Antarctica/Troll",  # changes by two hours
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Australia/Lord_Howe",  # changes by half an hour
    "Etc/UTC",
    "Europe/London",
    "Europe/Zurich",
    "Pacific/Apia",  # left out 30 December 2011
    "Pacific/Kwajalein",  # left out 21 August 1993
)


@pytest.mark.shared
def test_every_zone_of_the_published_table_resolves(shared: Path) -> None:
    table = shared / "samples" / "viva" / "UTC_offset_from_vivainsights_zoom_int.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())
    names = [row["WpA_TimeZone"] for row in rows]
    assert len(names) == 128
    assert [name for name in names if resolve_zone(name) not in available_timezones()] == []


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("pacific standard  time ", "America/Los_Angeles"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Turks And Caicos Standard Time", "America/Grand_Turk"),
        ("Aus Central W. Standard Time", "Australia/Eucla"),
        ("Kamchatka Standard Time", "Asia/Kamchatka"),
        ("Mid-Atlantic Standard Time", "Etc/GMT+2"),
        ("UTC", "Etc/UTC"),
        ("UTC-11", "Etc/GMT+11"),  # a Windows name, not a bare offset
        ("Europe/Zurich", "Europe/Zurich"),
        ("europe/zurich", "Europe/Zurich"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("(UTC) Coordinated Universal Time", "Etc/UTC"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(GMT-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(UTC-08:00) Pacific Time (US and Canada)", "America/Los_Angeles"),
        ("(utc\u221208:00)  pacific time (us & canada) ", "America/Los_Angeles"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Calcutta"),
        ("(GMT-04:30) Caracas", "America/Caracas"),
        ("(UTC-04:00) Caracas", "America/Caracas"),
        ("(UTC+06:00) Novosibirsk (RTZ 5)", "Asia/Novosibirsk"),
        ("(UTC+13:00) Nuku\u2019alofa", "Pacific/Tongatapu"),
        ("(UTC+12:00) Coordinated Universal Time+12", "Etc/GMT-12"),
    ],
)
def test_windows_and_iana_names_resolve(name: str, zone: str) -> None:
    assert resolve_zone(name) == zone


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "-7", "5.5", "+05:30", "UTC+2", "UTC+02:00", "GMT-7", "-0700", "Z"),
        *("Middle Earth Standard Time", "Europe/Atlantis", "Europe", "PST"),
        # Half a name, one with an offset that its zone doesn't have, ones whose places are in two zones today.
        *("(UTC-08:00) Pacific Time", "Pacific Time (US & Canada)"),
        *("(UTC-05:00) Pacific Time (US & Canada)", "(UTC-08:00)", "(UTC-08:00) ", "(UTC-08:00) Narnia"),
        *("(UTC+02:00) Athens, Bucharest, Istanbul", "(GMT+02:00) Minsk", "(GMT) Casablanca, Monrovia, Reykjavik"),
        *("localtime", "Factory", "posixrules"),
        *("../x", "/etc/passwd", "..\\x", "Europe/../Europe/Zurich", "a\0b", "x" * 5000, "Zürich"),
    ],
)
def test_offsets_and_unknown_names_do_not_resolve(name: str) -> None:
    assert resolve_zone(name) is None


def test_every_name_in_the_lists_of_windows_resolves_in_both_spellings() -> None:
    """And to the zone whose Windows name it stands beside."""
    text = files("zoomwizard.core.time").joinpath("windows_zones.toml").read_text("utf-8")
    table = tomllib.loads(text)
    for windows, names in table.items():
        zone = resolve_zone(windows)
        assert zone is not None, windows
        for name in names:
            offset, _, places = name.partition(" ")
            shown = [f"({utc}{offset}) {places}" for utc in ("UTC", "GMT")]
            assert [resolve_zone(text) for text in shown] == [zone, zone], name
    assert {"America/Los_Angeles", "Europe/Berlin"} <= {resolve_zone(windows) for windows in table}


@pytest.mark.shared
def test_the_lists_have_every_zone_of_the_published_table(shared: Path) -> None:
    table = shared / "samples" / "viva" / "UTC_offset_from_vivainsights_zoom_int.csv"
    published = {row["WpA_TimeZone"].casefold() for row in csv.DictReader(table.read_text("utf-8-sig").splitlines())}
    text = files("zoomwizard.core.time").joinpath("windows_zones.toml").read_text("utf-8")
    assert published - {name.casefold() for name in tomllib.loads(text)} == set()


@given(st.text())
def test_no_name_makes_it_fail(name: str) -> None:
    zone = resolve_zone(name)
    assert zone is None or ZoneInfo(zone).key == zone


def test_this_computers_zone_is_the_one_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Asia/Tokyo")
    assert this_computers_zone() == "Asia/Tokyo"


@pytest.mark.parametrize("answer", [None, "", "local", LookupError(), OSError(), ValueError()])
def test_this_computers_zone_is_utc_where_it_is_not_known(
    monkeypatch: pytest.MonkeyPatch, answer: str | Exception | None
) -> None:
    def say() -> str | None:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(tzlocal, "get_localzone_name", say)
    assert this_computers_zone() == "UTC"


def test_the_skipped_day_of_apia() -> None:
    found = wall_segments("Pacific/Apia", datetime(2011, 12, 29), datetime(2012, 1, 2))
    assert found == [(datetime(2011, 12, 29), -10 * 3600), (datetime(2011, 12, 31), 14 * 3600)]
    # Noon of the day that never was: a day later.
    noon = datetime(2011, 12, 30, 12) - timedelta(hours=-10)
    assert noon == datetime(2011, 12, 31, 12) - timedelta(hours=14)


def test_spring_and_autumn_of_lord_howe() -> None:
    first, last = datetime(2026, 1, 1), datetime(2026, 12, 31)
    assert wall_segments("Australia/Lord_Howe", first, last) == [
        (first, 39600),
        (datetime(2026, 4, 5, 2), 37800),
        (datetime(2026, 10, 4, 2, 30), 39600),
    ]
    assert utc_segments("Australia/Lord_Howe", first, last) == [
        (first, 39600),
        (datetime(2026, 4, 4, 15), 37800),
        (datetime(2026, 10, 3, 15, 30), 39600),
    ]
    assert fold_segments("Australia/Lord_Howe", first, last) == [
        (datetime(2026, 4, 5, 1, 30), datetime(2026, 4, 5, 2), 37800)
    ]


def test_a_moment_inside_a_repeated_hour_finds_it() -> None:
    moment = datetime(2026, 10, 25, 2, 30)
    fold = (datetime(2026, 10, 25, 2), datetime(2026, 10, 25, 3), 3600)
    assert fold_segments("Europe/Zurich", moment, moment) == [fold]
    assert fold_segments("Europe/Zurich", fold[1], fold[1]) == []
    assert wall_segments("Europe/Zurich", moment, moment) == [(moment, 7200)]


@pytest.mark.parametrize("zone", ZONES)
def test_dates_from_far_away_are_answered_quickly(zone: str, second: float) -> None:
    first, last = datetime.min, datetime.max.replace(microsecond=0)
    start = time.perf_counter()
    for table in (utc_segments(zone, first, last), wall_segments(zone, first, last)):
        assert table[0][0] == first
        assert table == sorted(table)
    assert time.perf_counter() - start < 3 * second


def whole_seconds(first: datetime, last: datetime) -> st.SearchStrategy[datetime]:
    return st.datetimes(first, last).map(lambda time: time.replace(microsecond=0))


walls = whole_seconds(datetime(1970, 1, 10), datetime(2097, 12, 31))
recent = whole_seconds(datetime(2011, 1, 1), datetime(2027, 12, 31))
lengths = st.integers(0, 800 * 86400).map(lambda seconds: timedelta(seconds=seconds))
zones = st.sampled_from(ZONES) | st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"}))


def offset_at(table: list[tuple[datetime, int]], time: datetime) -> timedelta:
    return timedelta(seconds=table[bisect_right(table, (time, 10**6)) - 1][1])


def near(table: list[tuple[datetime, int]], first: datetime, last: datetime) -> set[datetime]:
    """Times at and around each border of the table, and the ends."""
    steps = [timedelta(seconds=seconds) for seconds in (-7200, -1800, -1, 0, 1, 1799, 3600, 7200)]
    return {first, last} | {at + step for at, _ in table for step in steps if first <= at + step <= last}


@settings(max_examples=150, deadline=None)
@given(zones, walls | recent, lengths)
def test_wall_clock_times_become_instants(zone: str, first: datetime, length: timedelta) -> None:
    last, info = first + length, ZoneInfo(zone)
    table, folds = wall_segments(zone, first, last), fold_segments(zone, first, last)
    assert table == sorted(table)
    assert table[0][0] == first
    borders = near(table, first, last)
    borders |= {at + timedelta(hours=hours) for at in borders for hours in (-24, -12, 12, 24)}
    for wall in borders:
        if not first <= wall <= last:
            continue
        assert wall - offset_at(table, wall) == wall_to_utc(wall, info)
        second = [wall - timedelta(seconds=offset) for start, end, offset in folds if start <= wall < end]
        assert (second or [wall_to_utc(wall, info)]) == [wall_to_utc_second(wall, info)]


@settings(max_examples=150, deadline=None)
@given(zones, walls | recent, lengths)
def test_instants_have_their_offset(zone: str, first: datetime, length: timedelta) -> None:
    last, info = first + length, ZoneInfo(zone)
    table = utc_segments(zone, first, last)
    assert table == sorted(table)
    assert table[0][0] == first
    for instant in near(table, first, last):
        assert offset_at(table, instant) == instant.replace(tzinfo=UTC).astimezone(info).utcoffset()


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "Europe/Berlin"),
        ("(GMT+01:00) Amsterdam, Berlin, Berne, Rome, Stockholm, Vienne", "Europe/Berlin"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Berlin"),  # half a name
        ("(UTC+00:00) Dublin, Edinburgh, Lissabon, London", "Europe/London"),
        ("(UTC+09:00) Osaka, Sapporo, Tokio", "Asia/Tokyo"),
        ("(UTC-08:00) Pacific Time (USA & Kanada)", "America/Los_Angeles"),
        ("(UTC+01:00) Osaka, Sapporo, Tokio", None),  # not at that offset
        ("(UTC+02:00) Athens, Bukarest, Istanbul", None),  # places of two zones
        ("(UTC+01:00) Mitteleuropa", None),
    ],
)
def test_a_name_of_windows_list_in_another_language_is_known_by_its_places(name: str, zone: str | None) -> None:
    assert resolve_zone(name) == zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Zurich", "Europe/Zurich"),
        ("Europe/Zurick", "Europe/Zurich"),
        ("new york", "America/New_York"),
        ("Eastern Standard", "America/New_York"),
        ("Pacific Time", None),
        ("UTC+1", None),
        ("Mars/Olympus", None),
        ("", None),
    ],
)
def test_a_slip_or_a_city_leads_to_the_zone_and_nothing_to_a_wild_guess(text: str, zone: str | None) -> None:
    assert near_zone(text) == zone
