"""Zoom's answers as rows. What is not needed is dropped here: names, IP addresses, devices, URLs, passwords."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from zoomwizard.zoom.api.endpoints import Endpoint

WEBINARS = ("Webinar", 5, 6, 9)
WAITING_ROOM_STATE = "in_waiting_room"


@dataclass(frozen=True)
class Meeting:
    """An instance of a meeting, as a list of meetings has it. Times are UTC without a zone; None: not said.

    `participants` as Zoom counts them, `minutes` as Zoom rounds them.
    """

    uuid: str
    meeting_id: str
    topic: str
    host: str
    start: datetime | None
    end: datetime | None
    created: datetime | None
    minutes: int | None
    participants: int | None
    department: str
    group: str


@dataclass(frozen=True)
class Stay:
    """One connection of one participant. `person` is Zoom's own ID of a participant, blank for guests."""

    email: str
    person: str
    join: datetime | None
    leave: datetime | None
    seconds: int | None
    guest: bool
    waiting: bool


def picked(item: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    """Those fields of an answer's item that are kept; nothing of an item that is none."""
    return {field: item[field] for field in fields if field in item} if isinstance(item, dict) else {}


def items_of(answer: Mapping[str, Any], endpoint: Endpoint) -> list[dict[str, Any]]:
    """What is kept of an answer's items; see `Endpoint`."""
    of_all, fields = picked(answer, endpoint.of_all), endpoint.fields
    if not endpoint.items:
        return [picked(answer, fields)]
    listed = list_of(answer.get(endpoint.items if endpoint.items in answer else endpoint.older_items))
    if endpoint.inner:
        return [
            of_all | picked(item, fields) | picked(entry, fields)
            for item in listed
            for entry in list_of(item.get(endpoint.inner) if isinstance(item, dict) else None)
        ]
    return [of_all | picked(item, fields) for item in listed]


def list_of(value: Any) -> list[Any]:
    """A list; an empty one in place of anything else."""
    return value if isinstance(value, list) else []


def meeting_of_history(item: Mapping[str, Any]) -> Meeting | None:
    """A meeting of the account's list; None for a webinar."""
    if item.get("type") in WEBINARS:
        return None
    return Meeting(
        uuid=text_of(item.get("meeting_uuid")),
        meeting_id=text_of(item.get("meeting_id")),
        topic=text_of(item.get("topic")),
        host=text_of(item.get("host_email")),
        start=moment_of(item.get("start_time")),
        end=moment_of(item.get("end_time")),
        created=moment_of(item.get("create_time")),
        minutes=number_of(item.get("duration")),
        participants=number_of(item.get("participants")),
        department=text_of(item.get("department")),
        group=text_of(item.get("group")),
    )


def meeting_of_host(item: Mapping[str, Any]) -> Meeting | None:
    """A meeting of a host's list, which has no creation time; None for a webinar."""
    if item.get("type") in WEBINARS:
        return None
    return Meeting(
        uuid=text_of(item.get("uuid")),
        meeting_id=text_of(item.get("id")),
        topic=text_of(item.get("topic")),
        host=text_of(item.get("user_email")),
        start=moment_of(item.get("start_time")),
        end=moment_of(item.get("end_time")),
        created=None,
        minutes=number_of(item.get("duration")),
        participants=number_of(item.get("participants_count")),
        department="",
        group="",
    )


def host_of(item: Mapping[str, Any]) -> str:
    """The ID of a host in the list of hosts; blank where there is none."""
    return text_of(item.get("id"))


def stay_of_past(item: Mapping[str, Any]) -> Stay:
    """A participant's stay as the past meeting has it, which says itself who is of the account."""
    internal, person = item.get("internal_user"), text_of(item.get("id"))
    return _stay(item, person, is_guest=not internal if isinstance(internal, bool) else not person)


def stay_of_report(item: Mapping[str, Any]) -> Stay:
    """A participant's stay as the report has it: who has a Zoom user ID is of the account."""
    person = text_of(item.get("participant_user_id"))
    return _stay(item, person, is_guest=not person)


def _stay(item: Mapping[str, Any], person: str, *, is_guest: bool) -> Stay:
    return Stay(
        email=text_of(item.get("user_email")),
        person=person,
        join=moment_of(item.get("join_time")),
        leave=moment_of(item.get("leave_time")),
        seconds=number_of(item.get("duration")),
        guest=is_guest,
        waiting=text_of(item.get("status")) == WAITING_ROOM_STATE,
    )


def text_of(value: Any) -> str:
    """A text or whole number as text, without what no file can hold; blank for all else."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()
    return str(value) if type(value) is int else ""


def number_of(value: Any, beyond: int = 1 << 31) -> int | None:
    """A whole number that is not below 0 and that a table can hold; None for all else."""
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
    return number if type(number) is int and 0 <= number < beyond else None


def moment_of(value: Any) -> datetime | None:
    """A moment in UTC, to the second; None for anything else."""
    moment = written_moment(value)
    return moment.replace(microsecond=0) if moment else None


def utc_moment(value: Any) -> datetime | None:
    """A moment in UTC, with its zone, to the millisecond; None for anything else."""
    moment = written_moment(value)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC) if moment else None


def utc_second(value: Any) -> datetime | None:
    """The same to the second, as moments are asked for."""
    moment = moment_of(value)
    return moment.replace(tzinfo=UTC) if moment else None


def written_moment(value: Any) -> datetime | None:
    """A moment in UTC, without its zone; Zoom writes it with and without T, Z and parts of seconds."""
    if not isinstance(value, str) or len(value) < len("2024-12-23T07:09"):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        moment = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
    return moment
