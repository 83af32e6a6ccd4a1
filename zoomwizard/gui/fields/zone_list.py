"""Time zones as people look for them: by city, country, offset, or the name that Windows has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QLocale, QTimeZone

from zoomwizard.core.time.zones import resolve_zone, this_computers_zone
from zoomwizard.gui.language import tr

MOST_FOUND = 12
# Where most people are, one place for each zone of a business map; asked first, from west to east.
COMMON = (
    "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "America/Sao_Paulo",
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Asia/Dubai", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo",
    "Australia/Sydney", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Zurich", "Europe/Vienna",
    "Europe/Amsterdam", "Europe/Warsaw", "Asia/Singapore", "Asia/Hong_Kong", "Asia/Seoul", "America/Toronto",
    "America/Mexico_City", "Africa/Johannesburg",
)  # fmt: skip
OFFSET_FORM = re.compile(r"(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)


class Zone(NamedTuple):
    """A zone and the words by which it is found; offsets in minutes east of UTC, in winter and in summer."""

    name: str
    city: str
    country: str
    countries: tuple[str, ...]
    windows: str
    winter: int
    summer: int

    @property
    def title(self) -> str:
        """The place, as a list shows it."""
        return tr("{city}, {country}", city=self.city, country=self.country) if self.country else self.city

    @property
    def offsets(self) -> str:
        """How far it is ahead of UTC."""
        if self.winter == self.summer:
            return offset_text(self.winter)
        return tr("{winter}, in summer {summer}", winter=offset_text(self.winter), summer=offset_text(self.summer))


def offset_text(minutes: int) -> str:
    """An offset, such as +05:30."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@cache
def zone_list(language: str) -> Sequence[Zone]:
    """Every zone that is a place, its country in this language; those of old names are left out."""
    return [
        _zone(name, language)
        for name in sorted(available_timezones())
        if ("/" in name and QTimeZone(name.encode()).territory() != QLocale.Country.AnyCountry) or name == "Etc/UTC"
    ]


def zone_called(name: str) -> Zone | None:
    """The zone of an IANA or Windows name, an old one too; None where there is none."""
    known = resolve_zone(name)
    every = zone_list(QLocale().name())
    found = next((zone for zone in every if zone.name == known), None)
    return found or (None if known is None else _zone(known, QLocale().name()))


def find_zones(text: str) -> list[Zone]:
    """The zones that a text may mean, the likeliest first; for a blank text those that are asked for most."""
    every = {zone.name: zone for zone in zone_list(QLocale().name())}
    first = [name for name in (this_computers_zone(), *COMMON) if name in every]
    if not text.strip():
        return [every[name] for name in dict.fromkeys(first)][:MOST_FOUND]
    meant = zone_called(text)
    places = {name: place for place, name in enumerate(dict.fromkeys(first))}
    ranked = sorted(
        ((rank, places.get(zone.name, len(places)), zone.city, zone) for zone in every.values()
         if (rank := _rank(zone, text)) is not None),
        key=lambda found: found[:3],
    )  # fmt: skip
    hits = [zone for *_, zone in ranked]
    if meant is not None:
        hits = [meant, *(zone for zone in hits if zone.name != meant.name)]
    return hits[:MOST_FOUND]


def _rank(zone: Zone, text: str) -> int | None:
    """How well a zone fits, 0 best; None where it does not."""
    offset = OFFSET_FORM.fullmatch(text.strip())
    if offset:
        sign = 1 if offset[1] == "+" else -1
        minutes = sign * (int(offset[2]) * 60 + int(offset[3] or 0))
        return 0 if minutes == zone.winter else 1 if minutes == zone.summer else None
    key = search_key(text)
    if zone.name.casefold() == text.strip().casefold():
        return 0
    for rank, words in enumerate(((zone.city,), zone.countries, (zone.windows,), (zone.name,))):
        keys = [search_key(word) for word in words]
        if key and key in keys:
            return 3 * rank
        if key and any(word.startswith(key) for word in keys):
            return 3 * rank + 1
        if key and any(key in word for word in keys):
            return 3 * rank + 2
    return None


def search_key(text: str) -> str:
    """A name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _zone(name: str, language: str) -> Zone:
    place = QTimeZone(name.encode())
    territory = place.territory()
    english = QLocale.territoryToString(territory) if territory != QLocale.Country.AnyCountry else ""
    anything = (QLocale.Language.AnyLanguage, QLocale.Script.AnyScript)
    there = QLocale.matchingLocales(*anything, territory) if english else []
    # Qt knows a country's name in the languages that are spoken there, and in English.
    own = [one.nativeTerritoryName() for one in there if one.language() == QLocale(language).language()]
    others = [one.nativeTerritoryName() for one in there]
    windows = bytes(QTimeZone.ianaIdToWindowsId(name.encode()).data()).decode()
    winter, summer = _offsets(name)
    city = name.rpartition("/")[2].replace("_", " ")
    countries = tuple(dict.fromkeys(word for word in (*own[:1], english, *others) if word))
    return Zone(name, city, countries[0] if countries else "", countries, windows, winter, summer)


def _offsets(name: str) -> tuple[int, int]:
    """The smaller and the larger of the offsets of this year."""
    zone, year = ZoneInfo(name), datetime.now(UTC).year
    middles = [datetime(year, month, 15, 12, tzinfo=zone).utcoffset() or timedelta() for month in (1, 7)]
    minutes = sorted(int(offset.total_seconds() // 60) for offset in middles)
    return minutes[0], minutes[1]
