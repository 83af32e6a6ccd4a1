"""Zoom's answers about recordings, and about what could have been recorded, as records. All moments are in UTC.

They have slots, since those of a whole account are in memory at once.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal

from zoomwizard.zoom.api.answers import (
    WAITING_ROOM_STATE,
    WEBINARS,
    list_of,
    number_of,
    text_of,
    utc_moment,
)
from zoomwizard.zoom.api.usage_answers import plain_amount

RecordingKind = Literal["compliance", "cloud", "phone"]
PHONE_FILE, TRANSCRIPT_FILE = "phone", "transcript"  # the types of the files of a call
LARGEST_SIZE = 1 << 63
NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of a recording. Texts, also `start` and `end` of what it holds, are as Zoom writes them; blank: not said.

    `is_individual`: it is one participant's own, who was there from `join` to `leave`.
    """

    id: str
    file_type: str
    extension: str
    size: int | None
    url: str
    status: str = ""
    recording_type: str = ""
    start: str = ""
    end: str = ""
    is_individual: bool = False
    participant_email: str = ""
    join: datetime | None = None
    leave: datetime | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class PhoneCall:
    """What the recording of a call says of the call."""

    call_id: str
    call_log_id: str
    call_history_id: str
    end: datetime | None
    direction: str
    caller_name: str
    caller_number: str
    caller_number_type: int | None
    callee_name: str
    callee_number: str
    callee_number_type: int | None
    owner_type: str
    owner_id: str
    owner_extension: str
    accepted_by_extension: str
    outgoing_by_extension: str


@dataclass(frozen=True, slots=True)
class ListedRecording:
    """A recording with its files; `uuid` is that of the meeting or webinar, of a call the recording's ID.

    A blank `uuid` stands for an entry that can't be followed: it doesn't say what or when it was. `files_beyond` are
    files that Zoom tells of and never gives this way.
    """

    kind: RecordingKind
    uuid: str
    host_id: str
    topic: str
    type: int | None
    start: datetime
    seconds: int | None
    is_breakout: bool = False
    is_external: bool = False
    complete: datetime | None = None
    files: tuple[ListedFile, ...] = ()
    files_beyond: int = 0
    phone: PhoneCall | None = None

    @property
    def is_webinar(self) -> bool:
        """Whether it is of a webinar."""
        return self.type in WEBINARS


@dataclass(frozen=True, slots=True)
class Participant:
    """One stay of somebody in a meeting or webinar, or in its waiting room."""

    id: str
    name: str
    email: str
    join: datetime | None
    leave: datetime | None
    seconds: int | None
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class PhoneUser:
    """Somebody with a phone."""

    id: str
    email: str
    extension: str


@dataclass(frozen=True, slots=True)
class PastMeeting:
    """A meeting or webinar that took place; `host` is an address, `participants` how many Zoom counts."""

    uuid: str
    is_webinar: bool
    host: str
    topic: str
    start: datetime
    end: datetime | None
    participants: int | None
    is_recorded_on_computer: bool = False


@dataclass(frozen=True, slots=True)
class CallRecord:
    """A call as the call history has it; `id` is its call_history_uuid, blank where it can't be followed.

    `mos` is how well it was heard, as Zoom writes it, once it is known.
    """

    id: str
    call_id: str
    direction: str
    connect_type: str
    start: datetime
    answer: datetime | None
    end: datetime | None
    result: str
    is_end_to_end: bool
    recording_status: str
    caller_name: str
    caller_email: str
    caller_number: str
    caller_extension: str
    callee_name: str
    callee_email: str
    callee_number: str
    callee_extension: str
    mos: str = ""


@dataclass(frozen=True, slots=True)
class CallQuality:
    """How well a call was heard, as Zoom writes it."""

    call_id: str
    mos: str


# ---------------------------------------------------------------------------------------------------------
# Recordings


def compliance_recording(item: Mapping[str, Any]) -> ListedRecording:
    """A recording of the compliance archive."""
    files = [_compliance_file(file) for file in _dicts(item.get("archive_files"))]
    seconds, beyond = number_of(item.get("duration_in_second")), len(list_of(item.get("physical_files")))
    return _recording(
        "compliance",
        item,
        files,
        seconds,
        beyond,
        is_breakout=item.get("is_breakout_room") is True,
        is_external=text_of(item.get("meeting_type")).casefold() == "external",
        complete=utc_moment(item.get("complete_time")),
    )


def cloud_recording(item: Mapping[str, Any]) -> ListedRecording:
    """A cloud recording."""
    minutes = number_of(item.get("duration"))
    files = [
        _file(file, start=text_of(file.get("recording_start")), end=text_of(file.get("recording_end")))
        for file in _dicts(item.get("recording_files"))
    ]
    beyond = len(list_of(item.get("participant_audio_files")))
    return _recording("cloud", item, files, None if minutes is None else minutes * 60, beyond)


def phone_recording(item: Mapping[str, Any]) -> ListedRecording:
    """The recording of a call, with its transcript if there is one."""
    start, one = utc_moment(item.get("date_time")), text_of(item.get("id"))
    files = [ListedFile(one, PHONE_FILE, "mp3", None, text_of(item.get("download_url")))]
    if transcript := text_of(item.get("transcript_download_url")):
        files.append(ListedFile(one, TRANSCRIPT_FILE, "vtt", None, transcript))
    return ListedRecording(
        kind="phone",
        uuid=one if start else "",
        host_id="",
        topic="",
        type=None,
        start=start or NO_MOMENT,
        seconds=number_of(item.get("duration")),
        files=tuple(files),
        phone=_phone_call(item),
    )


def _phone_call(item: Mapping[str, Any]) -> PhoneCall:
    owner, accepted, outgoing = (_dict(item.get(name)) for name in ("owner", "accepted_by", "outgoing_by"))
    return PhoneCall(
        call_id=text_of(item.get("call_id")),
        call_log_id=text_of(item.get("call_log_id")),
        call_history_id=text_of(item.get("call_history_id")),
        end=utc_moment(item.get("end_time")),
        direction=text_of(item.get("direction")),
        caller_name=text_of(item.get("caller_name")),
        caller_number=text_of(item.get("caller_number")),
        caller_number_type=number_of(item.get("caller_number_type")),
        callee_name=text_of(item.get("callee_name")),
        callee_number=text_of(item.get("callee_number")),
        callee_number_type=number_of(item.get("callee_number_type")),
        owner_type=text_of(owner.get("type")),
        owner_id=text_of(owner.get("id")),
        owner_extension=text_of(owner.get("extension_number")),
        accepted_by_extension=text_of(accepted.get("extension_number")),
        outgoing_by_extension=text_of(outgoing.get("extension_number")),
    )


def _recording(
    kind: RecordingKind, item: Mapping[str, Any], files: list[ListedFile], seconds: int | None, beyond: int, **more: Any
) -> ListedRecording:
    start = utc_moment(item.get("start_time"))
    return ListedRecording(
        kind=kind,
        uuid=text_of(item.get("uuid")) if start else "",
        host_id=text_of(item.get("host_id")),
        topic=text_of(item.get("topic")),
        type=number_of(item.get("type")),
        start=start or NO_MOMENT,
        seconds=seconds,
        files=tuple(files),
        files_beyond=beyond,
        **more,
    )


def _compliance_file(file: Mapping[str, Any]) -> ListedFile:
    return _file(
        file,
        is_individual=file.get("individual") is True,
        participant_email=_again_of(file.get("participant_email")),
        join=utc_moment(file.get("participant_join_time")),
        leave=utc_moment(file.get("participant_leave_time")),
        fingerprint=text_of(file.get("encryption_fingerprint")),
    )


def _file(file: Mapping[str, Any], **more: Any) -> ListedFile:
    return ListedFile(
        id=text_of(file.get("id")),
        file_type=_again_of(file.get("file_type")),
        extension=_again_of(file.get("file_extension")),
        size=number_of(file.get("file_size"), LARGEST_SIZE),
        url=text_of(file.get("download_url")),
        status=_again_of(file.get("status")),
        recording_type=_again_of(file.get("recording_type")),
        **more,
    )


# ---------------------------------------------------------------------------------------------------------
# People


def participant_of(item: Mapping[str, Any]) -> Participant:
    """A stay in a meeting or webinar."""
    return Participant(
        id=text_of(item.get("id")),
        name=text_of(item.get("name")),
        email=text_of(item.get("user_email")),
        join=utc_moment(item.get("join_time")),
        leave=utc_moment(item.get("leave_time")),
        seconds=number_of(item.get("duration")),
        is_waiting=text_of(item.get("status")) == WAITING_ROOM_STATE,
    )


def phone_user_of(item: Mapping[str, Any]) -> PhoneUser:
    """Somebody with a phone."""
    return PhoneUser(*(text_of(item.get(name)) for name in ("id", "email", "extension_number")))


def user_email_of(item: Mapping[str, Any]) -> str:
    """The address of a user; blank where there is none."""
    return text_of(item.get("email"))


def uuid_of(item: Mapping[str, Any]) -> str:
    """The UUID of a recording of which no more is wanted."""
    return text_of(item.get("uuid"))


# ---------------------------------------------------------------------------------------------------------
# What took place


def past_meeting_of(item: Mapping[str, Any]) -> PastMeeting:
    """A meeting or webinar of the account's list."""
    start = utc_moment(item.get("start_time"))
    return PastMeeting(
        uuid=text_of(item.get("meeting_uuid")) if start else "",
        is_webinar=item.get("type") in WEBINARS,
        host=text_of(item.get("host_email")),
        topic=text_of(item.get("topic")),
        start=start or NO_MOMENT,
        end=utc_moment(item.get("end_time")),
        participants=number_of(item.get("participants")),
        is_recorded_on_computer=_dict(item.get("feature_used")).get("record_to_computer") is True,
    )


def call_record_of(item: Mapping[str, Any]) -> CallRecord:
    """A call of the call history."""
    start = utc_moment(item.get("start_time"))
    caller, callee = (
        {
            f"{side}_{name}": text_of(item.get(f"{side}_{field}"))
            for name, field in (
                ("name", "name"),
                ("email", "email"),
                ("number", "did_number"),
                ("extension", "ext_number"),
            )
        }
        for side in ("caller", "callee")
    )
    return CallRecord(
        id=(text_of(item.get("call_history_uuid")) or text_of(item.get("id"))) if start else "",
        call_id=text_of(item.get("call_id")),
        direction=text_of(item.get("direction")),
        connect_type=text_of(item.get("connect_type")),
        start=start or NO_MOMENT,
        answer=utc_moment(item.get("answer_time")),
        end=utc_moment(item.get("end_time")),
        result=text_of(item.get("call_result")),
        is_end_to_end=item.get("end_to_end") is True,
        recording_status=text_of(item.get("recording_status")),
        **caller,
        **callee,
    )


def call_quality_of(item: Mapping[str, Any]) -> CallQuality:
    """How well a call was heard."""
    mos = item.get("mos")
    return CallQuality(text_of(item.get("call_id")), plain_amount(mos) if isinstance(mos, Decimal) else text_of(mos))


# ---------------------------------------------------------------------------------------------------------


def _again_of(value: Any) -> str:
    """A text that comes again and again, held once, which takes a quarter less memory for a long list."""
    return sys.intern(text_of(value))


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in list_of(value) if isinstance(one, dict)]
