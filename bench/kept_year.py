"""Makes a year of kept days of usage: a made-up organisation of any size, the same each time."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from bench.measure import KEY
from zoomwizard.core.engine import Engine
from zoomwizard.core.output.kept_days import COLUMNS_NAME, LIST_NAME
from zoomwizard.core.output.kept_states import DayState, KeptDay, every_day
from zoomwizard.core.output.kept_writer import KeptDaysWriter
from zoomwizard.kinds.meeting_features import FEATURES
from zoomwizard.modes.usage.kept import KEPT_TABLES, head_of

FIRST_DAY = date(2025, 3, 1)
SQL = Path(__file__).with_suffix(".sql")
RECORD = "year.json"


@dataclass(frozen=True, kw_only=True)
class YearSize:
    """How large a year is: what stands in all of its kept days together."""

    sessions: int
    people: int = 10_000
    days: int = 365

    @property
    def all_days(self) -> list[date]:
        """Its days, in order."""
        return every_day(FIRST_DAY, FIRST_DAY + timedelta(days=self.days - 1))


def make_year(folder: Path, size: YearSize, *, memory: str = "2GB") -> Path:
    """Make kept days in `folder`, unless they are there and of this size; where they are."""
    store, record = folder / f"kept days {size.sessions}", folder / f"{size.sessions} {RECORD}"
    if record.is_file() and json.loads(record.read_text(encoding="utf-8")) == asdict(size):
        return store
    store.mkdir(parents=True, exist_ok=True)
    record.unlink(missing_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=folder) as temporary,
        Engine(Path(temporary), memory=memory) as engine,
        KeptDaysWriter(store, KEPT_TABLES, head_of("bench", KEY, "drop")) as writer,
    ):
        engine.set(
            people=size.people, sessions=size.sessions, days=size.days, first_day=FIRST_DAY, features=list(FEATURES)
        )
        engine.run(SQL.read_text(encoding="utf-8"))
        for day in size.all_days:
            queries = {name: f"FROM year_{name} WHERE date = DATE '{day}'" for name in KEPT_TABLES}
            ends = datetime.combine(day, time()) + timedelta(days=1)
            writer.write(engine, day, KeptDay(DayState.CLOSED, ends), queries)
    record.write_text(json.dumps(asdict(size)), encoding="utf-8")
    return store


def some_days(store: Path, days: list[date], folder: Path) -> Path:
    """Kept days that are only some of those of a store: its own parts, by hard links."""
    folder.mkdir(parents=True)
    listed = json.loads((store / LIST_NAME).read_text(encoding="utf-8"))
    listed["days"] = {str(day): listed["days"][str(day)] for day in days}
    (folder / LIST_NAME).write_text(json.dumps(listed), encoding="utf-8")
    (folder / COLUMNS_NAME).hardlink_to(store / COLUMNS_NAME)
    for part in (part for day in days for part in store.glob(f"*/date={day}/*")):
        linked = folder / part.relative_to(store)
        linked.parent.mkdir(parents=True)
        linked.hardlink_to(part)
    return folder
