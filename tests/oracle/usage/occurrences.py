"""One occurrence: its day, the sessions of each person, and what follows from them (sections 3.1, 3.2, 3.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from tests.oracle.clock import utc_to_wall
from tests.oracle.usage.cells import in_minutes
from tests.oracle.usage.facts import Coverage, Facts, Occurrence, Options, Session
from tests.oracle.usage.peaks import Interval, length, union, within
from tests.oracle.usage.people import Person, by_email, occurrence_id, person_of_session, series_id


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """One person who connected to one occurrence."""

    person: Person
    sessions: tuple[Interval, ...]  # each once (of a nameless person there is only one)
    internal: bool
    emails: tuple[str, ...]  # as they came
    names: tuple[str, ...]  # as they came, by join

    @property
    def first_join(self) -> datetime:
        return min(join for join, _ in self.sessions)

    @property
    def last_leave(self) -> datetime:
        return max(leave for _, leave in self.sessions)

    @property
    def minutes(self) -> Fraction:
        """U: time on two devices counts once."""
        return in_minutes(length(self.sessions))

    @property
    def rejoins(self) -> int:
        return max(0, len(union(self.sessions)) - 1)

    def attended(self, options: Options) -> bool:
        return self.minutes >= options.attended_minutes


@dataclass(frozen=True, kw_only=True)
class Held:
    """An occurrence with its people. Where they are not known (`is_known`), there are none."""

    occurrence: Occurrence
    id: str
    series: str
    day: date
    host: Person | None
    coverage: Coverage
    attendances: tuple[Attendance, ...]
    waiting_rows: int

    @property
    def is_meeting(self) -> bool:
        return self.occurrence.kind == "meeting"

    @property
    def is_known(self) -> bool:
        return self.coverage in ("complete", "host_only")

    @property
    def minutes(self) -> Fraction:
        return in_minutes(self.occurrence.end - self.occurrence.start)

    @property
    def month(self) -> str:
        return f"{self.day:%Y-%m}"

    @property
    def connections(self) -> int:
        return sum(len(one.sessions) for one in self.attendances)

    def who_attended(self, options: Options) -> list[Attendance]:
        return [one for one in self.attendances if one.attended(options)]


# ---------------------------------------------------------------------------------------------------------
# Sessions


def usable(session: Session, occurrence: Occurrence) -> Interval | None:
    """From join to leave; without a leave to the occurrence's end. None if it leaves before it joins."""
    leave = max(session.join, occurrence.end) if session.leave is None else session.leave
    return None if leave < session.join else (session.join, leave)


def count_rejected(occurrence: Occurrence) -> int:
    return sum(usable(session, occurrence) is None for session in occurrence.sessions)


def sessions_of(occurrence: Occurrence) -> list[Session]:
    """As they came. A meeting of one person has its host's, from start to end."""
    given = list(occurrence.sessions)
    if occurrence.coverage == "host_only" and all(session.waiting for session in given):
        given.append(Session(email=occurrence.host, internal=True, join=occurrence.start, leave=occurrence.end))
    return given


def hold(occurrence: Occurrence, options: Options) -> Held:
    coverage: Coverage = occurrence.coverage if options.participants else "list_only"
    waiting: set[tuple[str, Interval]] = set()
    rows: dict[str, list[Session]] = {}
    people: dict[str, Person] = {}
    if coverage in ("complete", "host_only"):
        for row, session in enumerate(sessions_of(occurrence)):
            interval = usable(session, occurrence)
            if interval is None:
                continue
            person = person_of_session(row, session, occurrence, options)
            if session.waiting:
                waiting.add((person.id, interval))
            else:
                people[person.id] = person
                rows.setdefault(person.id, []).append(session)
    return Held(
        occurrence=occurrence,
        id=occurrence_id(occurrence, options),
        series=series_id(occurrence, options),
        day=utc_to_wall(occurrence.end, options.zone).date(),
        host=by_email(occurrence.host, options),
        coverage=coverage,
        attendances=tuple(attendance(people[who], rows[who], occurrence) for who in sorted(rows)),
        waiting_rows=len(waiting),
    )


def attendance(person: Person, rows: Sequence[Session], occurrence: Occurrence) -> Attendance:
    intervals = {interval for row in rows if (interval := usable(row, occurrence)) is not None}
    by_join = sorted(rows, key=lambda row: (row.join, row.name))
    return Attendance(
        person=person,
        sessions=tuple(sorted(intervals)),
        internal=any(row.internal for row in rows),
        emails=tuple(row.email for row in by_join if row.email),
        names=tuple(row.name for row in by_join if row.name),
    )


def hold_all(facts: Facts, options: Options) -> list[Held]:
    """The occurrences that end on a day of the range, whole."""
    held = [hold(occurrence, options) for occurrence in facts.occurrences]
    return [one for one in held if options.first <= one.day <= options.last]


# ---------------------------------------------------------------------------------------------------------
# From the host's join to the last leave


def started(held: Held) -> datetime | None:
    """S: the host's first join if the host connected, else anyone's. None if nobody connected."""
    host_joins = [one.first_join for one in held.attendances if one.person == held.host]
    all_joins = [one.first_join for one in held.attendances]
    return min(host_joins or all_joins, default=None)


def ended(held: Held) -> datetime | None:
    """E: anyone's last leave, but not after the occurrence's end."""
    if not held.attendances:
        return None
    return min(held.occurrence.end, max(one.last_leave for one in held.attendances))


def presence(one: Attendance, held: Held) -> Fraction | None:
    """The share of [S, E) that the person was there."""
    start, end = started(held), ended(held)
    if start is None or end is None or end <= start:
        return None
    return in_minutes(length(within(one.sessions, start, end))) / in_minutes(end - start)


def late_by(one: Attendance, held: Held) -> Fraction:
    start = started(held)
    return in_minutes(max(timedelta(0), one.first_join - start)) if start is not None else Fraction(0)


def early_by(one: Attendance, held: Held) -> Fraction:
    end = ended(held)
    return in_minutes(max(timedelta(0), end - one.last_leave)) if end is not None else Fraction(0)
