"""Kept days come into the facts as they were written, each occurrence once."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from zoomwizard.core.engine import Engine
from zoomwizard.core.output.kept_states import DayState, KeptDay
from zoomwizard.core.output.kept_writer import KeptDaysWriter
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.modes.usage.compute import Definitions, local_days, make_facts, make_tables
from zoomwizard.modes.usage.kept import KEPT_TABLES, head_of, load_kept
from zoomwizard.modes.usage.raw import make_raw_tables

KEY = bytes(range(32))
DAYS = [date(2026, 10, 5), date(2026, 10, 6)]
MEETING = {
    "occurrence": "'o1'", "series": "'s1'", "kind": "'meeting'", "start": "TIMESTAMP '2026-10-05 23:00'",
    "coverage": "'complete'",
}  # fmt: skip


def columns(table: str, values: dict[str, str]) -> str:
    """A row of a kept table, as SQL; what isn't said is NULL."""
    return "SELECT " + ", ".join(f'{values.get(c.name, "NULL")} AS "{c.name}"' for c in KEPT_TABLES[table])


def test_occurrence_whose_end_has_moved_counts_on_its_last_day_alone(tmp_path: Path) -> None:
    ends = ["TIMESTAMP '2026-10-05 23:30'", "TIMESTAMP '2026-10-06 00:30'"]
    store = tmp_path / "store"
    with (
        Engine(tmp_path, schema="usage", threads=1) as engine,
        KeptDaysWriter(store, KEPT_TABLES, head_of("a", KEY, "drop")) as writer,
    ):
        for number, (day, end) in enumerate(zip(DAYS, ends, strict=True)):
            features = f"MAP {{'chat': {number == 1}, 'polling': true}}"
            rows = {
                "occurrences": MEETING | {"end": end, "features": features},
                "sessions": {"occurrence": "'o1'", "person": f"'x{number}'", "identity": "'email'", "waiting": "false",
                             "join": MEETING["start"], "leave": end},
            }  # fmt: skip
            queries = {
                table: columns(table, rows[table]) if table in rows else columns(table, {}) + " WHERE false"
                for table in KEPT_TABLES
            }
            through = datetime.combine(day, time()) + timedelta(days=1)
            writer.write(engine, day, KeptDay(DayState.CLOSED, through), queries)
        engine.step(TEXT_MACROS)
        make_raw_tables(engine)
        make_facts(engine, KEY, keeps_texts=False)
        load_kept(engine, writer.kept, DAYS)
        make_tables(engine, [(*day, True) for day in local_days(DAYS[0], DAYS[1], "UTC")], {}, Definitions())
        assert engine.all("SELECT date, meetings, people FROM out_days ORDER BY date") == [
            (DAYS[0], 0, 0),
            (DAYS[1], 1, 1),
        ]
        assert engine.all("SELECT person, minutes FROM out_attendance") == [("x1", 90)]
        features_used = engine.all("SELECT feature, meetings FROM out_features ORDER BY feature")
        assert features_used == [("chat", 1), ("polling", 1)]
