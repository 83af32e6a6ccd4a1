"""The three tables of `metadata` (section 4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tests.oracle.archive import keys
from tests.oracle.archive.cells import (
    FAILED,
    Identities,
    Kept,
    Reconciled,
    cells_of_files,
    cells_of_span,
    complete,
    is_unreadable,
    media_of,
    text,
)
from tests.oracle.archive.lengths import cloud_length, compliance_length, is_short, phone_length
from tests.oracle.archive.people import Listed, Participant, attending
from tests.oracle.archive.times import Span, seconds
from tests.oracle.text import fold_key
from tests.oracle.usage.cells import Row

WEBINARS: Final = (5, 6, 9)
FILES: Final = (
    "Tenant", "Kind", "Key", "File Key", "Path", "Type", "Bytes", "SHA256", "Fingerprint", "Media Seconds",
    "Audio Codec", "Video Codec", "Status", "Flags",
)  # fmt: skip

# ---------------------------------------------------------------------------------------------------------
# Meetings and webinars


@dataclass(frozen=True, kw_only=True)
class MeetingRecord:
    """A recording of one kind, or an event without one; of the newest metadata file."""

    tenant: str
    kind: str
    uuid: str
    start: int
    duration: int  # milliseconds
    people: tuple[Listed, ...]  # the listed ones of it, whatever their policy
    type: int = 2
    topic: str = ""
    location: str = ""
    participants: tuple[Participant, ...] | None = None
    individual: tuple[tuple[str, Span], ...] = ()  # address as compared, join to leave
    spans: tuple[Span, ...] = ()  # of a cloud recording's files
    files: tuple[Kept, ...] = ()
    reconciled: dict[str, Reconciled] = field(default_factory=dict)  # by address

    def files_of(self, listed: Listed) -> list[Kept]:
        """Own or shared."""
        return [one for one in self.files if one.participant_email in ("", listed.address)]


def meetings_table(records: Sequence[MeetingRecord], identities: Identities) -> list[Row]:
    rows = []
    failed = set()
    for record in sorted(records, key=lambda one: ("compliance", "cloud").index(one.kind)):
        for listed in record.people:
            event = record.tenant, record.uuid, listed.address
            has_file = any(other.files_of(listed) for other in records if (other.tenant, other.uuid) == event[:2])
            if not listed.is_kept or event in failed:
                continue
            if record.files_of(listed) or (not has_file and has_failed(record.reconciled.get(listed.address))):
                rows.append(meeting_row(record, listed, records, identities))
                failed |= set() if has_file else {event}
    return rows


def has_failed(reconciled: Reconciled | None) -> bool:
    return reconciled is not None and reconciled.status in FAILED


def meeting_row(record: MeetingRecord, listed: Listed, records: Iterable[MeetingRecord], identities: Identities) -> Row:
    files = record.files_of(listed)
    mine = rows_of(record.participants, listed)
    name = identities.of_listed(listed)
    others = [one for one in record.people if one.address != listed.address]
    number = mine[0].id if mine else ""
    is_video = listed.modality == "video"
    return complete({
        **cells_of_span(*span_of_meeting(record, listed)),
        **cells_of_files(files, listed, record.reconciled.get(listed.address)),
        "User": name,
        "From": identities.of_anybody(listed, number),
        "From Info": identities.of_anybody(listed, mine[0].name if mine else ""),
        "To": "Conference",
        "To Info": text(record.topic) if identities.keeps_texts else "",
        "Participants": number_of_people(record.participants),
        "Direction": "Conference",
        "Direction (User)": "Outgoing",
        "From (Mapped)": name,
        "To (Mapped)": identities.of_listed(others[0]) if len(others) == 1 else "",
        "Location": text(record.location),
        "Platform Call ID": identities.call(record.uuid),
        "User ID / Agent ID": identities.of_anybody(listed, number),
        "Source Platform": "Zoom Webinar" if record.type in WEBINARS else "Zoom Meeting",
        "Conversation Type": "Screen & Application Share" if is_video else "Voice",
        "Media Error": media_error(files, length_of(record, listed), media_of(files)),
        "2N Source": source_of(record, records),
        "Key": keys.recording_key(record.start, record.uuid),
        "Tenant": record.tenant,
        "Kind": record.kind,
    })  # fmt: skip


def rows_of(participants: Sequence[Participant] | None, listed: Listed) -> list[Participant]:
    return [one for one in attending(participants) if fold_key(one.email) == listed.address]


def spans_of(record: MeetingRecord, listed: Listed) -> tuple[list[Span], list[Span]]:
    """Stays in P, and of the individual files."""
    stays = [(one.join, one.leave) for one in rows_of(record.participants, listed)]
    return stays, [span for address, span in record.individual if address == listed.address]


def span_of_meeting(record: MeetingRecord, listed: Listed) -> Span:
    stays, individual = spans_of(record, listed)
    spans = stays or individual or [(record.start, record.start + record.duration)]
    return min(start for start, _ in spans), max(end for _, end in spans)


def length_of(record: MeetingRecord, listed: Listed) -> int | None:
    if record.kind == "cloud":
        return cloud_length(record.spans)
    stays, individual = spans_of(record, listed)
    return compliance_length(stays, individual, (record.start, record.start + record.duration))


def number_of_people(participants: Sequence[Participant] | None) -> str:
    everybody = {one.id or fold_key(one.email) or one.name for one in attending(participants)}
    return str(len(everybody)) if everybody else ""


def media_error(files: list[Kept], length: int | None, found: int | None) -> str:
    if is_unreadable(files):
        return "unreadable"
    return "short" if is_short(length, found) else ""


def source_of(record: MeetingRecord, records: Iterable[MeetingRecord]) -> str:
    is_held = any(
        other.kind == "compliance" and other.files and (other.tenant, other.uuid) == (record.tenant, record.uuid)
        for other in records
    )
    return "Secondary" if record.kind == "cloud" and is_held else "Primary"


# ---------------------------------------------------------------------------------------------------------
# Phone


@dataclass(frozen=True, kw_only=True)
class Party:
    """A caller or callee in C or D."""

    name: str = ""
    number: str = ""  # D
    number_type: int = 0  # D
    did: str = ""  # C
    extension: str = ""  # C


@dataclass(frozen=True, kw_only=True)
class Call:
    """C or D."""

    start: int
    end: int
    caller: Party
    callee: Party
    call_id: str = ""
    direction: str = "inbound"
    answer: int | None = None  # C
    connect_type: str = ""  # C
    mos: str = ""  # C


@dataclass(frozen=True, kw_only=True)
class PhoneRecord:
    """A recording and its owner, or an event without one and one of its listed people."""

    tenant: str
    identity: str  # of the recording, else the call_history_uuid
    person: Listed
    extension: str = ""  # the person's
    caller: Listed | None = None
    callee: Listed | None = None
    recorded: Call | None = None  # D
    called: Call | None = None  # C, once reconciled
    media_of_call: int | None = None  # of all its recordings
    location: str = ""
    files: tuple[Kept, ...] = ()
    reconciled: Reconciled | None = None


def phone_table(records: Iterable[PhoneRecord], identities: Identities) -> list[Row]:
    return [
        phone_row(record, identities)
        for record in records
        if record.person.is_kept and (record.files or has_failed(record.reconciled))
    ]


def phone_row(record: PhoneRecord, identities: Identities) -> Row:
    call = record.called or record.recorded
    assert call is not None
    first = record.recorded or call
    files = list(record.files)
    name = identities.of_listed(record.person)
    caller, callee = party_cells(record, identities)
    is_caller = record.caller is not None and record.caller.address == record.person.address
    call_id = record.recorded.call_id if record.recorded else call.call_id
    return complete({
        **cells_of_span(call.start, call.end),
        **cells_of_files(files, record.person, record.reconciled),
        "User": name,
        "From": caller[0],
        "From Info": caller[1],
        "To": callee[0],
        "To Info": callee[1],
        "Participants": f"{caller[1]}; {callee[1]}",
        "Direction": direction(record),
        "Direction (User)": "Outgoing" if is_caller else "Incoming",
        "From (Mapped)": identities.of_listed(record.caller) if record.caller else "",
        "To (Mapped)": identities.of_listed(record.callee) if record.callee else "",
        "Location": text(record.location),
        "Platform Call ID": identities.call(call_id),
        "User ID / Agent ID": text(record.extension) if identities.is_shown else name,
        "Source Platform": "Zoom Phone",
        "Conversation Type": "Voice",
        "Media Error": phone_error(record),
        "Voice Quality": record.called.mos if record.called else "",
        "2N Source": "Primary",
        "Key": keys.recording_key(first.start, record.identity),
        "Tenant": record.tenant,
        "Kind": "phone",
    })  # fmt: skip


def party_cells(record: PhoneRecord, identities: Identities) -> list[tuple[str, str]]:
    """Number and name of the caller and of the callee."""
    called, recorded = record.called, record.recorded
    sides = [
        (record.caller, called.caller if called else None, recorded.caller if recorded else None),
        (record.callee, called.callee if called else None, recorded.callee if recorded else None),
    ]
    return [
        (identities.of_anybody(who, said_number(one, other)), identities.of_anybody(who, said_name(one, other)))
        for who, one, other in sides
    ]


def said_number(called: Party | None, recorded: Party | None) -> str:
    in_history = (called.did or called.extension) if called else ""
    return in_history or (recorded.number if recorded else "")


def said_name(called: Party | None, recorded: Party | None) -> str:
    return (called.name if called else "") or (recorded.name if recorded else "")


def direction(record: PhoneRecord) -> str:
    call = record.called or record.recorded
    assert call is not None
    if record.called:
        is_internal = record.called.connect_type == "internal"
    else:
        is_internal = call.caller.number_type == 1 and call.callee.number_type == 1
    return "Internal" if is_internal else {"inbound": "Incoming", "outbound": "Outgoing"}.get(call.direction, "")


def phone_error(record: PhoneRecord) -> str:
    if is_unreadable(record.files):
        return "unreadable"
    if record.called is None:
        return ""
    length = phone_length(record.called.answer, record.called.end)
    return "short" if is_short(length, record.media_of_call) else ""


# ---------------------------------------------------------------------------------------------------------
# Purged recordings, and files


def purged_row(tenant: str, kind: str, key: str) -> Row:
    """Of the table of its kind; the start is that of the folder's name."""
    day, time = key[:8], key[9:15]
    return complete({
        "Start Date": f"{day[:4]}-{day[4:6]}-{day[6:]}",
        "Start Time": f"{time[:2]}:{time[2:4]}:{time[4:]}",
        "Key": key,
        "Tenant": tenant,
        "Kind": kind,
        "Files": "0",
        "Bytes": "0",
        "Status": "purged",
    })  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ArchivedLine:
    tenant: str
    kind: str
    recording: str
    file: Kept
    is_purged: bool = False


def files_table(lines: Iterable[ArchivedLine]) -> list[Row]:
    return [file_row(line) for line in lines]


def file_row(line: ArchivedLine) -> Row:
    file = line.file if line.file.is_media else replace(line.file, length=None)
    cells = (
        line.tenant, line.kind, line.recording, file.key, file.path, file.type, str(file.bytes), file.sha256,
        file.fingerprint, seconds(file.length), file.audio_codec, file.video_codec,
        "purged" if line.is_purged else "archived", " ".join(file.flags),
    )  # fmt: skip
    return dict(zip(FILES, cells, strict=True))
