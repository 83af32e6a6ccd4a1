"""A small folder of kept days for the tests: two tables, one of them with a map."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.output.kept_days import KeptColumn, KeptDays, KeptHead, key_check_of, open_kept_days
from zoomwizard.core.output.kept_states import DayState, KeptDay, day_ends
from zoomwizard.core.output.kept_writer import KeptDaysWriter

TABLES = {
    "occurrences": (
        KeptColumn("occurrence", "VARCHAR", "The occurrence.", is_key=True),
        KeptColumn("host", "VARCHAR", "Its host's stand-in."),
        KeptColumn("end", "TIMESTAMP", "Its end.", "UTC"),
        KeptColumn("features", "MAP(VARCHAR, BOOLEAN)", "What was used."),
    ),
    "sessions": (
        KeptColumn("occurrence", "VARCHAR", "The occurrence."),
        KeptColumn("person", "VARCHAR", "The person's stand-in."),
    ),
}
KEY = bytes(range(32))
HEAD = KeptHead("acme", "everyone", "usage", key_check_of(KEY), "drop")
FIRST = date(2026, 11, 1)
ONE_DAY = timedelta(days=1)


def queries(day: date, *people: str) -> dict[str, str]:
    """Rows of a day: one occurrence that the first of the people hosts, if there are any."""
    end = datetime.combine(day, datetime.min.time()) + timedelta(hours=10)
    one = f"('o{day}', '{people[0]}', TIMESTAMP '{end}', MAP {{'screen_sharing': true}})" if people else ""
    occurrences = one or "(NULL, NULL, NULL, NULL)"
    sessions = ", ".join(f"('o{day}', '{person}')" for person in people) or "(NULL, NULL)"
    where = "" if people else " WHERE false"
    return {
        "occurrences": f'FROM (VALUES {occurrences}) t(occurrence, host, "end", features){where}',
        "sessions": f"FROM (VALUES {sessions}) t(occurrence, person){where}",
    }


def write(writer: KeptDaysWriter, engine: Engine, day: date, *people: str, state: DayState = DayState.CLOSED) -> None:
    record = KeptDay(state, day_ends(day), listed=len(people), fetched=len(people))
    writer.write(engine, day, record, queries(day, *people))


def make(folder: Path, engine: Engine, *days: tuple[str, ...]) -> None:
    """A folder whose days from the first of November on have these people."""
    with KeptDaysWriter(folder, TABLES, HEAD) as writer:
        for number, people in enumerate(days):
            write(writer, engine, FIRST + number * ONE_DAY, *people)


def opened(folder: Path) -> KeptDays:
    return open_kept_days(folder, TABLES, HEAD)


def people_of(kept: KeptDays, engine: Engine) -> dict[date, list[str]]:
    """The people of each day that can be relied on."""
    days = [day for day, record in kept.days.items() if record.is_readable]
    days = [day for day in days if day not in kept.damaged(days, CancelToken())]
    found: dict[date, list[str]] = {day: [] for day in days}
    for day, person in engine.all(f"SELECT date, person FROM ({kept.query('sessions', days)}) ORDER BY ALL"):
        found[day].append(person)
    return found


def tree(folder: Path) -> dict[str, Any]:
    """All files with their bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
