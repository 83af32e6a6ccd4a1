"""From what was read to facts, and from facts to the tables of a range of local days; all in SQL, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from zoomwizard.core.engine import Engine
from zoomwizard.core.people.pseudonyms import hmac_blocks
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.modes.usage import steps
from zoomwizard.zoom.stand_ins import (
    occurrence_id,
    occurrence_key,
    person_by_email,
    person_by_zoom_id,
    series_id,
)

MICROSECONDS = 60_000_000  # of a minute

# A day, the instants in UTC at which it begins and ends, and whether all of it is there; None where nobody can say.
LocalDay = tuple[date, datetime, datetime, bool | None]


@dataclass(frozen=True)
class Definitions:
    """What the definitions of attendance take from the options: minutes, and whether anybody asks who took part.

    With `shows_people` also what few people chose may be read.
    """

    attended_minutes: float = 1
    grace_minutes: float = 5
    asks_people: bool = True
    keeps_texts: bool = False
    shows_people: bool = False
    least_group: int = 5


def make_facts(engine: Engine, key: bytes, *, keeps_texts: bool) -> None:
    """Make the facts of the raw tables, with what stands for people and occurrences under a key of 32 bytes."""
    engine.step(TEXT_MACROS)
    engine.step(steps.USAGE_MACROS)
    engine.set(keeps_texts=keeps_texts)
    named = engine.all("SELECT id, number, start_time FROM raw_occurrences")
    keyed = [(id_, number, occurrence_key(number, start)) for id_, number, start in named]
    engine.load(
        "keys",
        {"id": "INTEGER", "occurrence_key": "VARCHAR", "occurrence": "VARCHAR", "series": "VARCHAR"},
        [(id_, text, occurrence_id(text, key), series_id(number, key)) for id_, number, text in keyed],
    )
    emails = engine.all(
        "SELECT email FROM raw_sessions UNION SELECT email FROM raw_roles UNION SELECT host_email FROM raw_occurrences "
        "UNION SELECT email FROM raw_questions UNION SELECT email FROM raw_answers UNION SELECT email FROM raw_users"
    )
    ids = engine.all(
        "SELECT zoom_id FROM raw_sessions UNION SELECT zoom_id FROM raw_questions UNION SELECT zoom_id FROM raw_users"
    )
    people = {email: person_by_email(email, key) for (email,) in emails if email is not None}
    engine.load("people_by_email", {"email": "VARCHAR", "person": "VARCHAR"}, list(people.items()))
    by_id = {zoom_id: person_by_zoom_id(zoom_id, key) for (zoom_id,) in ids if zoom_id is not None}
    engine.load("people_by_id", {"zoom_id": "VARCHAR", "person": "VARCHAR"}, list(by_id.items()))
    inner, outer = hmac_blocks(key)
    engine.set(key_inner=inner, key_outer=outer)
    engine.step(steps.FACTS)


def local_days(first: date, last: date, zone: str) -> list[tuple[date, datetime, datetime]]:
    """Each day of a range with the instants, in UTC, at which it begins and ends."""
    clock = ZoneInfo(zone)
    days = [first + timedelta(days=n) for n in range((last - first).days + 2)]
    begins = [datetime.combine(day, time(), clock).astimezone(UTC).replace(tzinfo=None) for day in days]
    return list(zip(days[:-1], begins[:-1], begins[1:], strict=True))


def make_tables(
    engine: Engine,
    days: Sequence[LocalDay],
    hash_ids: Mapping[str, str],
    definitions: Definitions,
) -> None:
    """Make the tables out_... of the facts. `days` are those of `local_days` with whether each is complete.

    `hash_ids`: from what stands for a person to their HashID.
    """
    engine.step(steps.USAGE_MACROS)
    engine.load("local_days", {"date": "DATE", "begins": "TIMESTAMP", "ends": "TIMESTAMP", "complete": "BOOLEAN"}, days)
    engine.load("hash_ids", {"person": "VARCHAR", "hash_id": "VARCHAR"}, list(hash_ids.items()))
    engine.set(
        asks_people=definitions.asks_people,
        attended_us=round(definitions.attended_minutes * MICROSECONDS),
        grace_us=round(definitions.grace_minutes * MICROSECONDS),
        least_group=definitions.least_group,
        shows_people=definitions.shows_people,
    )
    for step in (steps.IN_RANGE, steps.STAYS_OF_PEOPLE, steps.PRESENCES, steps.WEBINAR_PARTS, steps.PEAKS):
        engine.step(step)
    for step in (steps.STITCHED, steps.OUT_MEETINGS):
        engine.step(step)
    engine.step(steps.MEETING_SUMS, whole="day")
    engine.step(steps.OUT_DAYS)
    engine.step(steps.MEETING_SUMS, whole="month")
    for step in (
        steps.OUT_MONTHS, steps.OUT_FEATURES, steps.OUT_USERS, steps.OUT_ATTENDANCE, steps.OUT_RETENTION,
        steps.OUT_WEBINARS, steps.OUT_WEBINAR_PEOPLE, steps.OUT_QUESTIONS, steps.OUT_POLLS, steps.OUT_COSTS,
        steps.OUT_COVERAGE,
    ):  # fmt: skip
        engine.step(step)
