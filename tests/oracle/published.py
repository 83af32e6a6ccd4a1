"""`--method published` (docs/metrics.md): what Microsoft's R scripts count, with after-hours done rightly."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from tests.oracle.clock import utc_to_wall, whole_minutes
from tests.oracle.exact import UNSCHEDULED, add, add_bands, find_reason
from tests.oracle.hours import SUNDAY, Person, after_hours, find_people, first_weekday, week_of
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
from tests.oracle.text import TOKEN, lower_simple, normal_topic, topic_token, without_guard


def published(
    rows: Iterable[HashedRow],
    subjects: Iterable[str],
    query: Sequence[PersonWeek],
    options: AnalystOptions,
) -> AnalystResult:
    calendar = set(subjects)
    counted = [row for row in unique_rows(rows) if row.topic.strip() and row.meeting_id.strip()]
    sessions = [row for row in counted if row.participant]
    people = find_people(query, options)

    rows_of: dict[tuple[str, date], list[HashedRow]] = {}
    for row in sessions:
        rows_of.setdefault((row.participant, week_of_meeting(row, options.zone)), []).append(row)
    calls: Weeks = {}
    for (hash_id, day), group in rows_of.items():
        person = people.get(hash_id, Person([], first_weekday(query), options))
        calls[hash_id, day] = count_week(group, calendar, person, options)

    weeks: Weeks = {}
    for person_week in query:
        if person_week.hash_id:
            # By the date itself: a query whose weeks start on another day finds nothing, as it always did.
            cell = person_week.hash_id, person_week.metric_date
            weeks[cell] = calls.get(cell) or blank()
    reasons = dict(Counter(reason_of(row, calendar, options) for row in sessions))
    return AnalystResult(weeks=weeks, standalone=weeks | calls, reasons=reasons)


def unique_rows(rows: Iterable[HashedRow]) -> list[HashedRow]:
    """Rows that are the same in every column count once."""
    return list(dict.fromkeys(rows))


def week_of_meeting(row: HashedRow, zone: ZoneInfo) -> date:
    return week_of(utc_to_wall(row.start, zone).date(), SUNDAY)


def count_week(rows: Sequence[HashedRow], calendar: set[str], person: Person, options: AnalystOptions) -> Values:
    """The 17 columns of one person-week; each row is one session."""
    values = no_calls()
    meetings: dict[str, set[tuple[object, ...]]] = {"": set(), "Unscheduled_": set(), "Scheduled_": set()}
    for row in rows:
        minutes = whole_minutes(row.join, row.leave) if row.minutes is None else row.minutes
        is_unscheduled = reason_of(row, calendar, options) in UNSCHEDULED
        kind = "Unscheduled" if is_unscheduled else "Scheduled"
        add(values, "Zoom_Total_call_hours", Fraction(minutes, 60))
        add(values, f"Zoom_{kind}_call_hours", Fraction(minutes, 60))
        if is_unscheduled:
            add_bands(values, minutes, row.participants)

        _, hours = person.week_and_hours(row.join)
        outside = after_hours(minutes, [(row.join, row.leave)], hours)
        add(values, f"Zoom_After_hours_in_{kind.lower()}_calls", outside)

        meeting = (row.meeting_id, row.topic, row.start, row.host, row.participants)
        meetings[""].add(meeting)
        meetings[f"{kind}_"].add(meeting)
    for kind, distinct in meetings.items():
        values[f"Zoom_{kind}Meetings"] = len(distinct)
    return values


def reason_of(row: HashedRow, calendar: set[str], options: AnalystOptions) -> str:
    return find_reason(
        is_in_calendar=is_in_calendar(row.topic, calendar),
        # Blanks are all that the R scripts ignore in an ID; in our own hashed file there is nothing else.
        id_length=len(row.meeting_id.replace(" ", "")),
        creation=None if row.creation is None else cut_to_minute(row.creation),
        start=cut_to_minute(row.start),
        booking_gap_minutes=options.booking_gap_minutes,
    )


def cut_to_minute(instant: datetime) -> datetime:
    return instant.replace(second=0, microsecond=0)


def is_in_calendar(topic: str, subjects: set[str]) -> bool:
    """Kept topics are compared lower-cased and no more; tokens can only be compared as they were made.

    The apostrophe before a kept topic is the admin step's own and not part of it.
    """
    token = TOKEN.fullmatch(topic)
    if token is not None:
        return topic in {topic_token(subject, token["salt"]) for subject in subjects if normal_topic(subject)}
    known = {lower_simple(as_read(subject)) for subject in subjects}
    return any(lower_simple(as_read(text)) in known for text in (topic, without_guard(topic)))


def as_read(text: str) -> str:
    """As the R scripts read a cell: without blanks at its ends, but in quotes, which these texts need."""
    return text if set(text) & set(',"\r\n') else text.strip(" \t")
