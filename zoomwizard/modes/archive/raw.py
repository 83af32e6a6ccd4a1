"""What a comparison is given, in the engine: an account at a time, from Zoom's lists and a manifest, or two lists.

Whoever fills these tables numbers people, calls and recordings; recordings in the order of the lists, compliance first.
Moments and lengths are whole milliseconds, moments since 1970 in UTC; what isn't known is NULL. They name people: they
live in the run's own folder and in memory alone.
"""

from __future__ import annotations

from datetime import UTC, datetime

from zoomwizard.core.engine import Engine, identifier

MOMENT_ZERO = datetime(1970, 1, 1, tzinfo=UTC)

# listed_people: those of the people file; name is what is written of them, stand_in is the key's part in a row.
# calls, call_people: the call history, and who of these people is caller or callee.
# phone_recordings: person is whose recording it is; media the length of what is archived, duration what the list says;
# missing the status of the first wanted file that isn't archived; is_lost: a file's line is there and the file isn't.
# named_recordings: whose recordings a row can't be looked up by anywhere else, so their IDs are its reason.
COMPARED_TABLES: dict[str, dict[str, str]] = {
    "listed_people": {"person": "INTEGER", "name": "VARCHAR", "policy": "VARCHAR", "stand_in": "VARCHAR"},
    "calls": {
        "call": "BIGINT", "id": "VARCHAR", "start": "BIGINT", "end": "BIGINT", "length": "BIGINT", "call_id": "VARCHAR",
        "is_answered": "BOOLEAN", "is_end_to_end": "BOOLEAN", "is_said": "BOOLEAN", "is_purged": "BOOLEAN",
    },
    "call_people": {"call": "BIGINT", "person": "INTEGER"},
    "phone_recordings": {
        "recording": "BIGINT", "id": "VARCHAR", "person": "INTEGER", "start": "BIGINT", "end": "BIGINT",
        "media": "BIGINT", "duration": "BIGINT", "call_history_id": "VARCHAR", "call_log_id": "VARCHAR",
        "call_id": "VARCHAR", "missing": "VARCHAR", "is_lost": "BOOLEAN", "is_purged": "BOOLEAN",
    },
    "decided": {"row": "VARCHAR", "decide": "VARCHAR"},
    "last_statuses": {"row": "VARCHAR", "status": "VARCHAR"},
    "named_recordings": {"row": "VARCHAR", "ids": "VARCHAR"},
}  # fmt: skip

# One row for each event, or recording without event, and listed person in it: what its status follows from.
# is_listed: a recording of it is in a list; is_said: Zoom says that there is or was one; stay: how long the person was
# there; outside: how much of that lies in no span of a cloud recording. The rest as above.
CASE_COLUMNS = {
    "row": "VARCHAR", "kind": "VARCHAR", "start": "BIGINT", "end": "BIGINT", "person": "INTEGER", "length": "BIGINT",
    "media": "BIGINT", "matched_by": "VARCHAR", "start_difference": "BIGINT", "is_event": "BOOLEAN",
    "is_phone": "BOOLEAN", "is_listed": "BOOLEAN", "is_breakout": "BOOLEAN", "is_external": "BOOLEAN",
    "is_said": "BOOLEAN", "is_in_trash": "BOOLEAN", "is_answered": "BOOLEAN", "is_end_to_end": "BOOLEAN",
    "participants": "BIGINT", "is_ambiguous": "BOOLEAN", "missing": "VARCHAR", "is_lost": "BOOLEAN",
    "is_purged": "BOOLEAN", "is_on_computer": "BOOLEAN", "stay": "BIGINT", "outside": "BIGINT",
}  # fmt: skip

# The rows of all accounts, as judged.
JUDGED_COLUMNS = {
    "tenant": "VARCHAR", "row": "VARCHAR", "kind": "VARCHAR", "start": "BIGINT", "end": "BIGINT", "person": "VARCHAR",
    "policy": "VARCHAR", "length": "BIGINT", "media": "BIGINT", "status": "VARCHAR", "matched_by": "VARCHAR",
    "start_difference": "BIGINT", "reason": "VARCHAR", "flags": "VARCHAR",
}  # fmt: skip


def make_compared_tables(engine: Engine) -> None:
    """Make all tables of one account, empty."""
    for name, columns in (*COMPARED_TABLES.items(), ("cases", CASE_COLUMNS)):
        _make(engine, name, columns)


def make_judged_table(engine: Engine) -> None:
    """Make the table of the rows of all accounts, empty."""
    _make(engine, "judged", JUDGED_COLUMNS)


def _make(engine: Engine, table: str, columns: dict[str, str]) -> None:
    shape = ", ".join(f"{identifier(name)} {kind}" for name, kind in columns.items())
    engine.run(f"CREATE OR REPLACE TABLE {table} ({shape})", parts=0)
