"""What the fake Zoom answers about recordings, calls and whose they are, in the shape of Zoom's own examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.zoom.fake_usage import KEY, PLANTED_NAME

if TYPE_CHECKING:
    from tests.zoom.fake import Call, FakeZoom, Fault

USER_KEY = r"((?:[A-Za-z0-9_.~@-]|%[0-9A-F]{2})+)"  # encoded once, as an address is
PATHS = {
    "compliance": r"/archive_files",
    "cloud": r"/accounts/me/recordings",
    "cloud of user": rf"/users/{USER_KEY}/recordings",
    "past webinar": rf"/past_webinars/{KEY}/participants",
    "user": rf"/users/{USER_KEY}",
    "phone users": r"/phone/users",
    "phone": r"/phone/recordings",
    "calls": r"/phone/call_history",
    "quality": r"/phone/metrics/call_logs",
}
_PAGES, _DAYS = {"page_size", "next_page_token"}, {"from", "to"}
PARAMETERS = {
    "compliance": _PAGES | _DAYS | {"query_date_type"},
    "cloud": _PAGES | _DAYS | {"trash"},
    "cloud of user": _PAGES | _DAYS | {"trash"},
    "past webinar": _PAGES,
    "user": set[str](),
    "phone users": _PAGES,
    "phone": _PAGES | _DAYS | {"query_date_type"},
    "calls": _PAGES | _DAYS | {"recording_status"},
    "quality": _PAGES | _DAYS,
}
LABELS = {
    "compliance": "medium", "cloud": "medium", "cloud of user": "medium", "past webinar": "medium", "user": "light",
    "phone users": "phone-medium", "phone": "phone-medium", "calls": "phone-heavy", "quality": "phone-heavy",
}  # fmt: skip
SCOPES = (
    "archiving:read:list_archived_files:admin cloud_recording:read:list_account_recordings:admin "
    "cloud_recording:read:list_user_recordings:admin meeting:read:list_past_participants:admin "
    "webinar:read:list_past_participants:admin user:read:user:admin phone:read:list_users:admin "
    "phone:read:list_call_recordings:admin phone:read:call_recording:admin report:read:list_history_meetings:admin "
    "phone:read:list_call_logs:admin"
)
PLANTED_NUMBER = "+15550109999"


@dataclass(frozen=True)
class FakePresence:
    """A row of a list of participants."""

    email: str
    join: datetime
    leave: datetime
    name: str = PLANTED_NAME
    person: str = ""
    waiting: bool = False


@dataclass
class FakeRecordings:
    """What lists of recordings and calls have, as Zoom's answers have it.

    `participants` are by UUID, None where Zoom answers 404; those of `unready` come with 0 as all durations.
    """

    compliance: list[dict[str, Any]] = field(default_factory=list)
    cloud: list[dict[str, Any]] = field(default_factory=list)
    trash: list[dict[str, Any]] = field(default_factory=list)
    phone: list[dict[str, Any]] = field(default_factory=list)
    phone_users: list[dict[str, Any]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    quality: list[dict[str, Any]] = field(default_factory=list)
    participants: dict[str, Sequence[FakePresence] | None] = field(default_factory=dict)
    unready: set[str] = field(default_factory=set)
    hosts: dict[str, str] = field(default_factory=dict)  # addresses by ID
    refused: set[str] = field(default_factory=set)  # kinds of calls that get a 404
    shortens: timedelta | None = None  # a range is silently cut to so much
    is_old: bool = False  # calls come in the older list

    def add_host(self, address: str) -> str:
        from tests.zoom.fake import host_id

        self.hosts[host_id(address)] = address
        return host_id(address)


# ---------------------------------------------------------------------------------------------------------
# Items


def written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def compliance_file(name: str, extension: str, kind: str = "", *, mine: str = "", **more: Any) -> dict[str, Any]:
    of_person = {"participant_email": mine, "participant_join_time": "2026-10-14T08:00:00.0000000+00:00"}
    return {
        "id": name, "file_type": kind or extension, "file_extension": extension, "file_size": 4, "status": "completed",
        "download_url": f"https://planted-url.example/{name}", "file_path": PLANTED_NAME, "individual": bool(mine),
        "recording_type": "shared_screen_with_speaker_view", "encryption_fingerprint": "ab" * 32, "auto_delete": True,
        **(of_person if mine else {}), **more,
    }  # fmt: skip


def compliance_item(
    uuid: str, host: str, start: datetime, files: Sequence[Mapping[str, Any]], *, minutes: int = 30, **more: Any
) -> dict[str, Any]:
    return {
        "uuid": uuid, "id": 553068284, "account_name": PLANTED_NAME, "host_id": host, "topic": f"Topic {PLANTED_NAME}",
        "type": 2, "start_time": written(start), "duration": minutes, "duration_in_second": minutes * 60,
        "complete_time": written(start + timedelta(minutes=minutes + 10)), "is_breakout_room": False,
        "meeting_type": "internal", "timezone": "Asia/Shanghai", "recording_count": len(files), "total_size": 4,
        "archive_files": [*files], "physical_files": [], **more,
    }  # fmt: skip


def cloud_file(name: str, extension: str, kind: str = "", start: datetime | None = None, **more: Any) -> dict[str, Any]:
    begin = start or datetime(2026, 10, 14, 8, tzinfo=UTC)
    return {
        "id": name, "file_type": kind or extension, "file_extension": extension, "file_size": 4, "status": "completed",
        "download_url": f"https://planted-url.example/{name}", "play_url": "https://planted-url.example/play",
        "recording_type": "audio_only", "recording_start": written(begin),
        "recording_end": written(begin + timedelta(minutes=30)), **more,
    }  # fmt: skip


def cloud_item(
    uuid: str, host: str, start: datetime, files: Sequence[Mapping[str, Any]], *, minutes: int = 30, **more: Any
) -> dict[str, Any]:
    return {
        "uuid": uuid, "id": "6840331990", "account_id": "a", "host_id": host, "topic": f"Topic {PLANTED_NAME}",
        "type": "2", "start_time": written(start), "duration": minutes, "total_size": 4, "recording_count": len(files),
        "recording_play_passcode": PLANTED_NAME, "recording_files": [*files], **more,
    }  # fmt: skip


def phone_item(name: str, owner: Mapping[str, Any], start: datetime, seconds: int = 60, **more: Any) -> dict[str, Any]:
    return {
        "id": name, "call_id": f"c-{name}", "call_log_id": f"l-{name}", "call_history_id": f"h-{name}",
        "date_time": written(start), "end_time": written(start + timedelta(seconds=seconds)), "duration": seconds,
        "direction": "outbound", "caller_name": PLANTED_NAME, "caller_number": "101", "caller_number_type": 1,
        "callee_name": PLANTED_NAME, "callee_number": PLANTED_NUMBER, "callee_number_type": 2, "owner": dict(owner),
        "download_url": f"https://planted-url.example/{name}", "recording_type": "Automatic", "site": {"id": "s"},
        **more,
    }  # fmt: skip


def phone_user(name: str, email: str, extension: int) -> dict[str, Any]:
    return {"id": name, "email": email, "extension_number": extension, "name": PLANTED_NAME, "status": "activate"}


def call_item(name: str, caller: str, callee: str, start: datetime, seconds: int = 60, **more: Any) -> dict[str, Any]:
    sides = {
        f"{side}_{one}": value
        for side, email in (("caller", caller), ("callee", callee))
        for one, value in (
            ("name", PLANTED_NAME), ("email", email), ("did_number", PLANTED_NUMBER), ("ext_number", ""),
            ("device_type", PLANTED_NAME),
        )
    }  # fmt: skip
    return {
        "call_history_uuid": name, "call_id": f"c-{name}", "direction": "outbound", "connect_type": "internal",
        "start_time": written(start), "answer_time": written(start),
        "end_time": written(start + timedelta(seconds=seconds)),
        "duration": seconds, "call_result": "answered", "end_to_end": False, "recording_status": "recorded", **sides,
        **more,
    }  # fmt: skip


def quality_item(call_id: str, start: datetime, mos: str) -> dict[str, Any]:
    return {"call_id": call_id, "date_time": written(start), "mos": mos, "caller": {"phone_number": PLANTED_NUMBER}}


def presence_row(one: FakePresence, *, is_ready: bool) -> dict[str, Any]:
    return {
        "id": one.person, "name": one.name, "user_id": "27423744", "registrant_id": "", "user_email": one.email,
        "join_time": written(one.join), "leave_time": written(one.leave), "failover": False, "internal_user": True,
        "duration": int((one.leave - one.join).total_seconds()) if is_ready else 0,
        "status": "in_waiting_room" if one.waiting else "in_meeting",
    }  # fmt: skip


# ---------------------------------------------------------------------------------------------------------
# Answers


def archive_answer(zoom: FakeZoom, call: Call) -> Fault:
    from tests.zoom.fake import NOT_THERE, json_fault, ok

    known = zoom.recordings
    if call.kind in known.refused:
        return NOT_THERE
    if call.kind in ("past", "past webinar"):
        stays = known.participants.get(call.key)
        if stays is None:
            return NOT_THERE
        rows = [presence_row(one, is_ready=call.key not in known.unready) for one in stays]
        return ok(zoom.page(call, "participants", rows))
    if call.kind == "user":
        found = known.hosts.get(call.key)
        answer = {"id": call.key, "email": found, "display_name": PLANTED_NAME, "phone_number": PLANTED_NUMBER}
        return ok(answer) if found else json_fault(404, 1001, "User does not exist: x.")
    if call.kind == "phone users":
        return ok(zoom.page(call, "users", known.phone_users))
    if call.query.get("trash") == "true":
        if set(call.query) & {"from", "to"}:
            return json_fault(400, 300, "Trash files cannot be filtered by date range.")
        return ok(zoom.page(call, "meetings", [one for one in known.trash if is_of_user(known, call, one)]))
    return of_range(zoom, call)


def of_range(zoom: FakeZoom, call: Call) -> Fault:
    from tests.zoom.fake import json_fault, ok

    known, (begin, end) = zoom.recordings, asked_range(call)
    longest = timedelta(days=7) if call.kind == "compliance" else timedelta(days=31)
    if end < begin or end - begin > longest:
        return json_fault(400, 300, "The date range is not valid.")
    until = min(end, zoom.clock.now() + zoom.clock_ahead)  # the future isn't asked for
    if known.shortens is not None:
        until = min(end, begin + known.shortens)
        if call.kind != "compliance":  # of a day that is said all of it
            until = min(end, until.replace(hour=23, minute=59, second=59))
    name, items, when = listed(zoom, call)
    found = [one for one in items if begin <= datetime.fromisoformat(one[when]) <= until]
    if call.kind == "compliance":
        days = {"from": written(begin), "to": written(until)}
    else:
        days = {"from": f"{begin:%Y-%m-%d}", "to": f"{until:%Y-%m-%d}"}
    return ok(zoom.page(call, name, found) | days)


def asked_range(call: Call) -> tuple[datetime, datetime]:
    """The first and the last moment that are asked for, of days the whole last one."""
    if call.kind == "compliance":
        begin, end = (datetime.strptime(call.query[one], "%Y-%m-%dT%H:%M:%SZ") for one in ("from", "to"))
        return begin.replace(tzinfo=UTC), end.replace(tzinfo=UTC)
    first, last = (date.fromisoformat(call.query[one]) for one in ("from", "to"))
    begin = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return begin, begin + (last - first) + timedelta(days=1, seconds=-1)


def listed(zoom: FakeZoom, call: Call) -> tuple[str, list[dict[str, Any]], str]:
    """What an answer's list is called, its items, and by which of their moments they are asked for."""
    known = zoom.recordings
    if call.kind == "compliance":
        by = {"meeting_start_time": "start_time", "archive_complete_time": "complete_time"}
        return "meetings", known.compliance, by[call.query["query_date_type"]]
    if call.kind in ("cloud", "cloud of user"):
        return "meetings", [one for one in known.cloud if is_of_user(known, call, one)], "start_time"
    if call.kind == "phone":
        assert call.query["query_date_type"] == "end_time"
        return "recordings", known.phone, "end_time"
    if call.kind == "quality":
        return "call_logs", known.quality, "date_time"
    wanted = call.query.get("recording_status", "recorded")  # as Zoom has it by default
    calls = [one for one in known.calls if one["recording_status"] == wanted]
    return "call_logs" if known.is_old else "call_history", calls, "start_time"


def is_of_user(known: FakeRecordings, call: Call, item: Mapping[str, Any]) -> bool:
    return not call.key or known.hosts.get(item["host_id"]) == call.key
