"""What a session is made of, wherever it is read from: a report, a download or a hashed file."""

from __future__ import annotations

# Name and SQL type. Minutes and participants of a large webinar don't fit into 16 bits.
SESSION_TYPES = {
    "meeting_id": "VARCHAR", "topic": "VARCHAR", "host": "VARCHAR", "email": "VARCHAR", "name": "VARCHAR",
    "hash_id": "VARCHAR", "creation": "TIMESTAMP", "start": "TIMESTAMP", "end_time": "TIMESTAMP",
    "join_time": "TIMESTAMP", "leave_time": "TIMESTAMP", "meeting_minutes": "UINTEGER", "participants": "UINTEGER",
    "minutes": "UINTEGER", "guest": "BOOLEAN", "waiting": "BOOLEAN",
}  # fmt: skip


def session_types(*names: str) -> dict[str, str]:
    """The types of these columns, in this order."""
    return {name: SESSION_TYPES[name] for name in names}
