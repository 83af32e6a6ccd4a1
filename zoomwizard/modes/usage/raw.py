"""What every source of a usage run puts into the engine, before anything stands in for people and occurrences.

These tables name people. They live in the run's own folder and in memory, and no run writes or logs them.
"""

from __future__ import annotations

from zoomwizard.core.engine import Engine, identifier

# id: of an occurrence, counted over all sources. origin: what counts as one source: 0 the account, 1 all combined
# reports, 2 all meeting lists, from 3 on each other file. Times are UTC, e-mail addresses are folded; guest is what
# stands for a name. A record is one answer as Zoom gives it, with all the options that it chooses.
RAW_TABLES: dict[str, dict[str, str]] = {
    "raw_occurrences": {
        "id": "INTEGER", "source": "VARCHAR", "origin": "INTEGER", "file": "VARCHAR", "number": "VARCHAR",
        "uuid": "VARCHAR", "kind": "VARCHAR", "host_email": "VARCHAR", "start_time": "TIMESTAMP",
        "end_time": "TIMESTAMP", "created": "TIMESTAMP", "topic": "VARCHAR", "zoom_minutes": "BIGINT",
        "zoom_join_records": "BIGINT", "zoom_unique_viewers": "BIGINT", "zoom_max_concurrent": "BIGINT",
        "zoom_absentees": "BIGINT", "features": "MAP(VARCHAR, BOOLEAN)", "recorded": "BOOLEAN",
        "registration": "BOOLEAN", "coverage": "VARCHAR", "has_panel": "BOOLEAN", "has_questions": "BOOLEAN",
        "has_answers": "BOOLEAN",
    },
    "raw_sessions": {
        "id": "INTEGER", "email": "VARCHAR", "registrant_id": "VARCHAR", "zoom_id": "VARCHAR", "guest": "VARCHAR",
        "internal": "BOOLEAN", "waiting": "BOOLEAN", "join_time": "TIMESTAMP", "leave_time": "TIMESTAMP",
    },
    "raw_roles": {"id": "INTEGER", "role": "VARCHAR", "email": "VARCHAR", "registrant_id": "VARCHAR"},
    "raw_questions": {
        "id": "INTEGER", "question_id": "VARCHAR", "asked": "TIMESTAMP", "email": "VARCHAR", "zoom_id": "VARCHAR",
        "guest": "VARCHAR", "answered": "BOOLEAN", "question_text": "VARCHAR", "answer_text": "VARCHAR",
    },
    "raw_answers": {
        "id": "INTEGER", "record": "INTEGER", "polling_id": "VARCHAR", "asked": "TIMESTAMP", "email": "VARCHAR",
        "guest": "VARCHAR", "question_text": "VARCHAR", "answer_text": "VARCHAR",
    },
    "raw_daily": {
        "date": "DATE", "new_users": "BIGINT", "meetings": "BIGINT", "join_records": "BIGINT",
        "participant_minutes": "BIGINT",
    },
    "raw_users": {
        "month": "VARCHAR", "zoom_id": "VARCHAR", "email": "VARCHAR", "type": "INTEGER", "meetings": "BIGINT",
        "join_records": "BIGINT", "participant_minutes": "BIGINT",
    },
    "raw_costs": {
        "item": "VARCHAR", "period_start": "DATE", "period_end": "DATE", "detail": "VARCHAR",
        "quantity": "DECIMAL(30,10)", "unit": "VARCHAR", "amount": "DECIMAL(18,6)", "tax": "DECIMAL(18,6)",
        "currency": "VARCHAR",
    },
    "raw_coverage": {
        "piece": "VARCHAR", "key": "VARCHAR", "status": "VARCHAR", "reason": "VARCHAR", "expected": "BIGINT",
        "got": "BIGINT", "lost_after": "DATE",
    },
    "raw_listed": {"first": "DATE", "last": "DATE", "at": "TIMESTAMP"},
    "raw_people": {"id": "INTEGER", "email": "VARCHAR", "zoom_id": "VARCHAR", "guest": "VARCHAR", "name": "VARCHAR"},
    "rejected": {"file": "VARCHAR", "line": "BIGINT", "reason": "VARCHAR"},
}  # fmt: skip


def make_raw_tables(engine: Engine) -> None:
    """Make all of them, empty."""
    for table, columns in RAW_TABLES.items():
        engine.run(
            f"CREATE OR REPLACE TABLE {table} "
            f"({', '.join(f'{identifier(name)} {kind}' for name, kind in columns.items())})",
            parts=0,
        )
