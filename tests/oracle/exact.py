"""`--method exact`, paragraph by paragraph (docs/metrics.md)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from tests.oracle.clock import to_text, whole_minutes
from tests.oracle.hours import (
    Interval,
    Person,
    after_hours,
    find_people,
    first_weekday,
    seconds_of,
)
from tests.oracle.rows import (
    AnalystOptions,
    AnalystResult,
    HashedRow,
    PersonWeek,
    Values,
    Weeks,
    blank,
    no_calls,
)
from tests.oracle.text import TOKEN, digits, normal_topic, topic_token, without_guard

IN_CALENDAR: Final = "in calendar"
NO_BOOKING: Final = "personal or instant ID"
AT_START: Final = "created at start"
BOOKED: Final = "booked ahead"
OTHER: Final = "other ID"
UNSCHEDULED: Final = (NO_BOOKING, AT_START)


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """One person in one meeting occurrence."""

    participant: str
    meeting_id: str  # digits only
    start: datetime
    sessions: tuple[Interval, ...]
    minutes: int
    participants: int
    reason: str

    @property
    def is_unscheduled(self) -> bool:
        return self.reason in UNSCHEDULED

    @property
    def first_join(self) -> datetime:
        return min(join for join, _ in self.sessions)


def exact(
    rows: Iterable[HashedRow],
    subjects: Iterable[str],
    query: Sequence[PersonWeek],
    options: AnalystOptions,
) -> AnalystResult:
    everything = list(rows)
    attendances = find_attendances(everything, subjects, options)
    people = find_people(query, options)
    weekday = first_weekday(query)

    calls: Weeks = {}
    for attendance in attendances:
        person = people.get(attendance.participant, Person([], weekday, options))
        day, hours = person.week_and_hours(attendance.first_join)
        values = calls.setdefault((attendance.participant, day), no_calls())
        add_attendance(values, attendance, after_hours(attendance.minutes, attendance.sessions, hours))

    period = options.period or find_period(everything)
    weeks: Weeks = {}
    standalone: Weeks = dict(calls)
    for hash_id, person in people.items():
        for row, week in zip(person.rows, person.weeks, strict=True):
            is_covered = period is not None and week.begins <= period[1] and period[0] < week.ends
            values = calls.get((hash_id, week.day)) or (no_calls() if is_covered else blank())
            weeks[hash_id, row.metric_date] = values
            standalone[hash_id, week.day] = values
    reasons = dict(Counter(attendance.reason for attendance in attendances))
    return AnalystResult(weeks=weeks, standalone=standalone, reasons=reasons)


def find_period(rows: Sequence[HashedRow]) -> Interval | None:
    """4.1.7: from the first to the last meeting start in the file, both included."""
    starts = [row.start for row in rows]
    return (min(starts), max(starts)) if starts else None


# 4.1.1 Duplicates


def drop_duplicates(rows: Iterable[HashedRow], with_topics: set[int]) -> list[HashedRow]:
    """One copy of each session: the one with the most Participants, of equal ones the smallest text.

    The meeting ID is no part of the key: two hashed files may hold two stand-ins for one number. A copy in a file
    without any topic gives way to one in a file that has topics.
    """
    copies: dict[tuple[object, ...], list[HashedRow]] = {}
    for row in rows:
        copies.setdefault((row.start, row.host, row.participant, row.join, row.leave), []).append(row)

    def rank(row: HashedRow) -> tuple[object, ...]:
        return row.file not in with_topics, -row.participants, other_columns(row)

    return [min(same, key=rank) for same in copies.values()]


def other_columns(row: HashedRow) -> tuple[str, ...]:
    """The text of the columns that copies may differ in, in the order of the header."""
    return (
        row.meeting_id,
        row.topic,
        to_text(row.creation),
        to_text(row.end),
        "" if row.meeting_minutes is None else str(row.meeting_minutes),
        "" if row.minutes is None else str(row.minutes),
        row.guest,
        *row.others,
    )


# 4.1.2 Attendances


def find_attendances(rows: Iterable[HashedRow], subjects: Iterable[str], options: AnalystOptions) -> list[Attendance]:
    """Of every HashID, waiting-room rows left out. Rows without a HashID are nobody's."""
    calendar = {normal_topic(subject) for subject in subjects} - {""}
    rows = list(rows)
    with_topics = {row.file for row in rows if row.topic}
    attending = [row for row in rows if row.waiting_room == "No" and row.participant]
    groups: dict[tuple[object, ...], list[HashedRow]] = {}
    for row in drop_duplicates(attending, with_topics):
        groups.setdefault((digits(row.meeting_id), row.start, row.host, row.participant), []).append(row)
    return [join_sessions(group, calendar, options) for group in groups.values()]


def join_sessions(group: Sequence[HashedRow], calendar: set[str], options: AnalystOptions) -> Attendance:
    """The sessions of one person in one occurrence.

    Where they differ: the most Participants, the earliest creation, in the calendar if one of them is.
    """
    first = group[0]
    sessions = tuple((row.join, row.leave) for row in group)
    creations = [row.creation for row in group if row.creation is not None]
    return Attendance(
        participant=first.participant,
        meeting_id=digits(first.meeting_id),
        start=first.start,
        sessions=sessions,
        minutes=minutes_of(group),
        participants=max(row.participants for row in group),
        reason=find_reason(
            is_in_calendar=any(is_in_calendar(row.topic, calendar) for row in group),
            id_length=len(digits(first.meeting_id)),
            creation=min(creations) if creations else None,
            start=first.start,
            booking_gap_minutes=options.booking_gap_minutes,
        ),
    )


def minutes_of(group: Iterable[HashedRow]) -> int:
    """Reported minutes less the whole minutes in which sessions lay over each other."""
    reported = 0
    lengths = 0
    sessions = []
    for row in group:
        reported += credible_minutes(row)
        lengths += int((row.leave - row.join).total_seconds())
        sessions.append((row.join, row.leave))
    excess = lengths - len(seconds_of(sessions))
    return max(reported - excess // 60, 0)


def credible_minutes(row: HashedRow) -> int:
    """Zoom's own number, unless there is none or it is more than 2 away from what the times say."""
    measured = whole_minutes(row.join, row.leave)
    if row.minutes is None or row.minutes - measured > 2 or measured - row.minutes > 2:
        return measured
    return row.minutes


# 2. Scheduled or unscheduled


def is_in_calendar(topic: str, calendar: set[str]) -> bool:
    """`calendar` holds the subjects in normal form; the topic is a token or a text."""
    token = TOKEN.fullmatch(topic)
    if token is not None:
        return topic in {topic_token(subject, token["salt"]) for subject in calendar}
    return normal_topic(topic) in calendar or normal_topic(without_guard(topic)) in calendar


def find_reason(
    *,
    is_in_calendar: bool,
    id_length: int,
    creation: datetime | None,
    start: datetime,
    booking_gap_minutes: int,
) -> str:
    if is_in_calendar:
        return IN_CALENDAR
    if id_length in (9, 10):
        return NO_BOOKING
    if id_length != 11:
        return OTHER
    if creation is not None and start - creation < timedelta(minutes=booking_gap_minutes):
        return AT_START
    return BOOKED


# 3. The 17 columns


def add_attendance(values: Values, attendance: Attendance, outside: Fraction) -> None:
    """Adds one attendance to its person-week."""
    hours = Fraction(attendance.minutes, 60)
    kind = "Unscheduled" if attendance.is_unscheduled else "Scheduled"
    add(values, "Zoom_Total_call_hours", hours)
    add(values, f"Zoom_{kind}_call_hours", hours)
    add(values, "Zoom_Meetings", 1)
    add(values, f"Zoom_{kind}_Meetings", 1)
    add(values, f"Zoom_After_hours_in_{kind.lower()}_calls", outside)
    if attendance.is_unscheduled:
        add_bands(values, attendance.minutes, attendance.participants)


def add_bands(values: Values, minutes: int, participants: int) -> None:
    """The hours of one unscheduled call in its bands of length and of people (1 and 0 have none)."""
    hours = Fraction(minutes, 60)
    if minutes <= 30:
        length = "30_mins_or_less"
    elif minutes <= 59:
        length = "31_to_59_mins"
    elif minutes == 60:
        length = "1_hour"
    elif minutes <= 119:
        length = "1_to_2_hours"
    else:
        length = "more_than_2_hours"
    add(values, f"Zoom_Unscheduled_call_hours_{length}", hours)

    if participants >= 19:
        add(values, "Zoom_Unscheduled_call_hours_19_or_more_attendees", hours)
    elif participants >= 9:
        add(values, "Zoom_Unscheduled_call_hours_9_to_18_attendees", hours)
    elif participants >= 3:
        add(values, "Zoom_Unscheduled_call_hours_3_to_8_attendees", hours)
    elif participants == 2:
        add(values, "Zoom_Unscheduled_call_hours_2_attendees", hours)


def add(values: Values, column: str, amount: Fraction | int) -> None:
    before = values[column]
    assert before is not None
    values[column] = before + amount
