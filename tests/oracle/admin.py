"""The Zoom admin's step: from the rows of the reports to the rows of the hashed file.

Source: docs/zoom-admin.md, docs/files.md, docs/privacy.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from tests.oracle.clock import not_before, row_to_utc, to_text, whole_minutes
from tests.oracle.rows import HEADER
from tests.oracle.text import digits, fold_key, normal_topic, stand_in, topic_cell, topic_token

NOBODY: Final = "no participant e-mail and no name"
NO_TIME: Final = "a time that does not parse"
BACKWARDS: Final = "leave before join"
WEBINARS: Final = (
    "Webinar", "webinars", "ウェビナー", "Вебинар", "Вебінар", "网络研讨会", "網路研討會", "웨비나", "Webinário",
    "Webinario", "Seminario web", "Webinaire", "Webbinarium", "Webinář", "Web Semineri", "Hội thảo trực tuyến",
    "Web-Seminar",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """One row of a Zoom report as it was read: wall-clock times, None where a cell is blank.

    A start, join or leave of None stands for a time that did not parse as well.
    """

    meeting_id: str
    topic: str = ""
    host_email: str = ""
    host_name: str = ""
    creation: datetime | None = None
    start: datetime | None
    end: datetime | None = None
    meeting_minutes: int | None = None
    email: str
    name: str = ""
    join: datetime | None
    leave: datetime | None
    minutes: int | None = None
    participants: int | None = None
    guest: str = "No"
    waiting_room: str = "No"
    kind: str = "Meeting"  # or a webinar, in any language
    file: int = 0  # which of several reports it stands in


@dataclass(frozen=True, kw_only=True)
class AdminOptions:
    zone: ZoneInfo
    topics: Literal["token", "keep", "drop"] = "token"
    only_matched: bool = False
    salt: str = "00000000"
    key: bytes = bytes(32)


@dataclass(frozen=True, kw_only=True)
class AdminCounts:
    """rows_in = kept + all rejected + waiting_room + webinars + duplicates + left_out."""

    rows_in: int
    kept: int
    rejected: dict[str, int]
    waiting_room: int
    webinars: int
    duplicates: int
    left_out: int  # by --only-matched
    matched_people: int
    unmatched_people: int
    matched_rows: int
    unmatched_rows: int


@dataclass(frozen=True, kw_only=True)
class AdminResult:
    rows: list[dict[str, str]]
    counts: AdminCounts


@dataclass(frozen=True, kw_only=True)
class Session:
    """A usable row: instants instead of wall-clock times, keys instead of people."""

    meeting_id: str  # digits only
    topic: str
    host: str  # folded e-mail, else folded name
    participant: str  # same
    creation: datetime | None
    start: datetime
    end: datetime | None
    meeting_minutes: int | None
    join: datetime
    leave: datetime
    minutes: int | None
    participants: int | None
    guest: str
    waiting_room: str
    file: int

    def identity(self) -> tuple[object, ...]:
        """What makes two rows the same session, whatever else they say."""
        return self.meeting_id, self.start, self.host, self.participant, self.join, self.leave

    def identity_by_minute(self) -> tuple[object, ...]:
        """The same as a report tells it that has lost the seconds."""
        times = (self.start, self.join, self.leave)
        return self.meeting_id, self.host, self.participant, *(time.replace(second=0) for time in times)

    def has_seconds(self) -> bool:
        return any(time.second for time in (self.start, self.join, self.leave))

    def occurrence(self) -> tuple[object, ...]:
        return self.meeting_id, self.start, self.host

    def other_columns(self) -> tuple[str, ...]:
        """The text of the columns that copies of one session may differ in, in the order of the header."""
        return (
            self.topic,
            to_text(self.creation),
            to_text(self.end),
            "" if self.meeting_minutes is None else str(self.meeting_minutes),
            "" if self.minutes is None else str(self.minutes),
            self.guest,
        )


def hash_report(rows: Iterable[ReportRow], mapping: Mapping[str, str], options: AdminOptions) -> AdminResult:
    """The hashed file's rows in its order, and the manifest's counts.

    `mapping` is the mapping file: PersonID to HashID, as written there.
    """
    hash_ids = {fold_key(person): hash_id for person, hash_id in mapping.items() if fold_key(person) and hash_id}
    given = list(rows)
    meetings = [row for row in given if not is_webinar(row.kind)]
    read = [read_row(row, options.zone) for row in meetings]
    usable = [row for row in read if isinstance(row, Session)]
    attending = [session for session in usable if session.waiting_room == "No"]
    unique = drop_duplicates(drop_copies_without_seconds(attending), attending)
    complete = fill_gaps(unique)

    matched = [session for session in complete if hash_ids.get(session.participant)]
    unmatched = [session for session in complete if not hash_ids.get(session.participant)]
    written = matched if options.only_matched else complete
    cells = [write_row(session, hash_ids, options) for session in written]
    return AdminResult(
        rows=sorted(cells, key=file_order),
        counts=AdminCounts(
            rows_in=len(given),
            kept=len(cells),
            rejected=dict(Counter(row for row in read if isinstance(row, str))),
            waiting_room=len(usable) - len(attending),
            webinars=len(given) - len(meetings),
            duplicates=len(attending) - len(unique),
            left_out=len(complete) - len(written),
            matched_people=len({hash_ids[session.participant] for session in matched}),
            unmatched_people=len({session.participant for session in unmatched}),
            matched_rows=len(matched),
            unmatched_rows=len(unmatched),
        ),
    )


def read_row(row: ReportRow, zone: ZoneInfo) -> Session | str:
    """The row as a session, or the reason for which it can not be used (the first that holds)."""
    participant = fold_key(row.email) or fold_key(row.name)
    if not participant:
        return NOBODY
    if row.start is None or row.join is None or row.leave is None:
        return NO_TIME
    creation, start, join, leave = row_to_utc(row.creation, row.start, row.join, row.leave, zone)
    if leave < join:
        return BACKWARDS
    return Session(
        meeting_id=digits(row.meeting_id),
        topic=row.topic,
        host=fold_key(row.host_email) or fold_key(row.host_name),
        participant=participant,
        creation=creation,
        start=start,
        # No meeting ends before it starts; nothing is computed from this time but the meeting's minutes.
        end=None if row.end is None else not_before(start, row.end, zone),
        meeting_minutes=row.meeting_minutes,
        join=join,
        leave=leave,
        minutes=row.minutes,
        participants=row.participants,
        guest=yes_or_no(row.guest),
        waiting_room=yes_or_no(row.waiting_room),
        file=row.file,
    )


def is_webinar(kind: str) -> bool:
    return fold_key(kind) in {fold_key(word) for word in WEBINARS}


def yes_or_no(text: str) -> str:
    return "Yes" if fold_key(text) == "yes" else "No"


def drop_copies_without_seconds(sessions: Iterable[Session]) -> list[Session]:
    """Without those of reports whose times all lack seconds that another report has by the minute."""
    found = list(sessions)
    precise = {session.file for session in found if session.has_seconds()}
    known = {session.identity_by_minute() for session in found if session.file in precise}
    return [session for session in found if session.file in precise or session.identity_by_minute() not in known]


def drop_duplicates(sessions: Iterable[Session], attending: Iterable[Session]) -> list[Session]:
    """One copy of each session: the one with the most Participants, of equal ones the smallest text.

    A copy in a report without any topic gives way to one in a report that has topics.
    """
    with_topics = {session.file for session in attending if session.topic}
    copies: dict[tuple[object, ...], list[Session]] = {}
    for session in sessions:
        copies.setdefault(session.identity(), []).append(session)

    def rank(copy: Session) -> tuple[object, ...]:
        return copy.file not in with_topics, -participants_or_less(copy), copy.other_columns()

    return [min(same, key=rank) for same in copies.values()]


def participants_or_less(session: Session) -> int:
    """A copy that does not know its Participants gives way to every other one."""
    return -1 if session.participants is None else session.participants


def fill_gaps(sessions: list[Session]) -> list[Session]:
    """Minutes that are missing from the times, Participants from the rows of the occurrence."""
    rows_of = Counter(session.occurrence() for session in sessions)
    filled = []
    for session in sessions:
        complete = session
        if session.minutes is None:
            complete = replace(complete, minutes=whole_minutes(session.join, session.leave))
        if session.meeting_minutes is None and session.end is not None and session.start <= session.end:
            complete = replace(complete, meeting_minutes=whole_minutes(session.start, session.end))
        if session.participants is None:
            complete = replace(complete, participants=rows_of[session.occurrence()])
        filled.append(complete)
    return filled


def write_row(session: Session, hash_ids: Mapping[str, str], options: AdminOptions) -> dict[str, str]:
    topics = {
        "token": topic_token(session.topic, options.salt),
        "keep": topic_cell(session.topic) if normal_topic(session.topic) else "",
        "drop": "",
    }
    cells = (
        stand_in(session.meeting_id, options.key),
        topics[options.topics],
        hash_ids.get(session.host, ""),
        hash_ids.get(session.participant, ""),
        to_text(session.creation),
        to_text(session.start),
        to_text(session.end),
        "" if session.meeting_minutes is None else str(session.meeting_minutes),
        str(session.participants),
        to_text(session.join),
        to_text(session.leave),
        str(session.minutes),
        session.guest,
        session.waiting_room,
    )
    return dict(zip(HEADER, cells, strict=True))


def file_order(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Start time, stand-in number, join time, participant; then all cells, so that no order is left over."""
    first = (cells["Start_Time"], cells["MeetingID"], cells["Join_Time"], cells["User_Email_2"])
    return first + tuple(cells[column] for column in HEADER)
