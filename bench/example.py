"""Writes the example organisation: forty made-up people, four weeks of Zoom in 2023.

    python -m bench.example [FOLDER]

Without FOLDER it is resources/example. The same bytes each time, on every machine.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.example_meetings import Meeting, Session, hold, plan_meetings, sessions_by_join
from bench.example_people import HOURS, PEOPLE, ZONES, Dice, Person

SEED = 20230515
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "example"
REPORT_ZONE = ZoneInfo("Europe/Zurich")  # of the Zoom admin who exported the reports
NEXT_MONTH = date(2023, 6, 1)
WEEKS = tuple(date(2023, 5, 14) + timedelta(weeks=n) for n in range(4))
BLANK_LINE: tuple[str, ...] = ()

OLDER_HEADER = (
    "Topic", "Meeting ID", "User Name", "User Email", "Department", "Group", "Has Zoom Rooms?",
    "Creation Time", "Start Time", "End Time", "Duration (Minutes)", "Participants", "Name (Original Name)",
    "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest", "Recording Consent",
    "In Waiting Room",
)  # fmt: skip
NEWER_HEADER = (
    "Topic", "Type", "ID", "Host name", "Host email", "Start time", "End time", "Participants",
    "Duration (minutes)", "Total participant minutes", "Department", "Group", "Source", "Unique viewers",
    "Max concurrent views", "Creation time", "Name (original name)", "Email", "Join time", "Leave time",
    "Duration (minutes)", "Guest", "Recording disclaimer response", "In waiting room",
)  # fmt: skip
QUERY_HEADER = (
    "PersonId", "Date", "TimeZone", "WorkingStartTimeSetInOutlook", "WorkingEndTimeSetInOutlook",
    "WorkingDaysSetInOutlook", "Organization", "LevelDesignation", "FunctionType", "Collaboration_hours",
    "Working_hours_collaboration_hours", "After_hours_collaboration_hours", "Meeting_hours", "Meetings",
    "After_hours_meeting_hours", "Email_hours", "Emails_sent", "After_hours_email_hours",
    "Instant_Message_hours", "Instant_messages_sent", "Call_hours", "Total_calls", "Workweek_span",
    "Internal_network_size", "External_network_size", "IsActive", "PersonHashID",
)  # fmt: skip


@dataclass(frozen=True)
class Held:
    """A meeting as it happened."""

    meeting: Meeting
    start: datetime
    sessions: list[Session]

    @property
    def end(self) -> datetime:
        return max(session.leave for session in self.sessions)

    @property
    def inside(self) -> list[Session]:
        """The sessions that were not in the waiting room; Zoom's Participants is how many there are."""
        return [session for session in self.sessions if not session.waiting]


def write_example(folder: Path) -> None:
    """Write all files of the example into `folder`."""
    held = []
    dice = Dice(SEED)
    for meeting in plan_meetings(dice):
        start, sessions = hold(meeting, dice)
        held.append(Held(meeting, start, sessions_by_join(sessions)))
    reports = folder / "zoom reports"
    reports.mkdir(parents=True, exist_ok=True)
    months: tuple[list[Held], list[Held]] = ([], [])
    for one in held:
        months[wall_clock(one.start).date() >= NEXT_MONTH].append(one)
    (reports / "meetinglistdetails_20230501_20230531.csv").write_bytes(older_report(months[0]))
    (reports / "meetinglistdetails_2023_06_01_2023_06_30.csv").write_bytes(newer_report(months[1]))
    (folder / "people.csv").write_bytes(as_csv(people_rows()))
    (folder / "Ways of working assessment.csv").write_bytes(as_csv(person_query_rows(dice)))
    (folder / "Standard meeting query.csv").write_bytes(as_csv(meeting_query_rows(held, dice)))


def as_csv(rows: Iterable[Sequence[str]], line_end: str = "\n", quoted: Sequence[int] = ()) -> bytes:
    """Rows as a CSV file; below the header the columns at the places in `quoted` have quotation marks."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=line_end)
    for number, row in enumerate(rows):
        if number and quoted and any(row):
            cells = [f'"{cell}"' if place in quoted else plain_cell(cell) for place, cell in enumerate(row)]
            text.write(",".join(cells) + line_end)
        elif row is BLANK_LINE:
            text.write(line_end)
        else:
            writer.writerow(row)
    return text.getvalue().encode()


def plain_cell(cell: str) -> str:
    needs_quotes = any(sign in cell for sign in ',"\n')
    return '"' + cell.replace('"', '""') + '"' if needs_quotes else cell


# ---------------------------------------------------------------------------------------------------------
# The two reports


def older_report(held: Iterable[Held]) -> bytes:
    """The portal's layout until 2023: US dates, BOM, a comma too many, an empty line after a meeting."""
    rows: list[Sequence[str]] = [OLDER_HEADER]
    for one in held:
        rows += [older_row(one, session) for session in one.sessions]
        rows.append(BLANK_LINE)
    return b"\xef\xbb\xbf" + as_csv(rows)


def older_row(one: Held, session: Session) -> list[str]:
    meeting, host = one.meeting, one.meeting.host
    return [
        meeting.topic, grouped(meeting.number), host.name, host.email, host.organization, "", "No",
        us(meeting.created), us(one.start), us(one.end), minutes(one.start, one.end), str(len(one.inside)),
        session.name, session.email, us(session.join), us(session.leave),
        minutes(session.join, session.leave), yes(session.guest), "", yes(session.waiting), "",
    ]  # fmt: skip


def newer_report(held: Iterable[Held]) -> bytes:
    """The layout since 2024: sentence case, day first, quoted dates, a line of commas after a meeting."""
    rows: list[Sequence[str]] = [NEWER_HEADER]
    for one in held:
        rows += [newer_row(one, session) for session in one.sessions]
        rows.append([""] * len(NEWER_HEADER))
    dates = [place for place, name in enumerate(NEWER_HEADER) if name.endswith(" time")]
    return as_csv(rows, "\r\n", dates)


def newer_row(one: Held, session: Session) -> list[str]:
    meeting, host = one.meeting, one.meeting.host
    together = sum(int(minutes(inside.join, inside.leave)) for inside in one.inside)
    answer = "OK" if session.guest and not session.waiting else ""
    return [
        meeting.topic, "Meeting", grouped(meeting.number), host.name, host.email, day_first(one.start),
        day_first(one.end), str(len(one.inside)), minutes(one.start, one.end), str(together),
        host.organization, "", "Zoom", "-", "-", day_first(meeting.created), session.name, session.email,
        day_first(session.join), day_first(session.leave), minutes(session.join, session.leave),
        yes(session.guest), answer, yes(session.waiting),
    ]  # fmt: skip


def wall_clock(instant: datetime) -> datetime:
    """What the clock of the Zoom admin shows."""
    return instant.replace(tzinfo=UTC).astimezone(REPORT_ZONE).replace(tzinfo=None)


def us(instant: datetime) -> str:
    return wall_clock(instant).strftime("%m/%d/%Y %I:%M:%S ") + half_of_day(instant)


def day_first(instant: datetime) -> str:
    return wall_clock(instant).strftime("%d/%m/%Y %I:%M:%S ") + half_of_day(instant)


def half_of_day(instant: datetime) -> str:
    return "AM" if wall_clock(instant).hour < 12 else "PM"  # strftime's %p is the machine's language


def minutes(start: datetime, end: datetime) -> str:
    """Rounded up, as Zoom does."""
    return str(-((start - end) // timedelta(minutes=1)))


def grouped(number: str) -> str:
    """A meeting ID with the portal's blanks: 846 1389 0849, 846 138 9084, 846 138 908."""
    middle = 7 if len(number) == 11 else 6
    return f"{number[:3]} {number[3:middle]} {number[middle:]}"


def yes(statement: bool) -> str:  # noqa: FBT001 - a cell of the report
    return "Yes" if statement else "No"


# ---------------------------------------------------------------------------------------------------------
# People and queries


def people_rows() -> Iterable[Sequence[str]]:
    yield "Email", "Name", "Organization", "LevelDesignation", "FunctionType"
    for person in sorted(PEOPLE, key=lambda person: person.email):
        yield person.email, person.name, person.organization, person.level, person.function


def person_query_rows(dice: Dice) -> Iterable[Sequence[str]]:
    """One row per person and week; the last person joined too late to be measured."""
    yield QUERY_HEADER
    for person in PEOPLE[:-1]:
        person_id = f"{dice.between(0, 2**52):013x}-{dice.between(0, 2**52):013x}"
        for week in WEEKS:
            yield [
                person_id, week.isoformat(), ZONES[person.place][1], *HOURS[person.hours],
                person.organization, person.level, person.function, *work_of_a_week(person, dice), "True",
                f"{{{{{person.email}}}}}",
            ]  # fmt: skip


def work_of_a_week(person: Person, dice: Dice) -> list[str]:
    """Measures that go with each other and with the person's level, in the order of the header."""
    busy = {"Director": 1.5, "Manager": 1.25, "Senior IC": 1.0, "Junior IC": 0.8}[person.level]
    busy *= 0.6 if person.hours == "part" else 1.0
    meetings = int(busy * dice.between(7, 15))
    meeting = meetings * dice.between(50, 80) / 100
    emails = int(busy * dice.between(30, 90))
    email = emails * dice.between(5, 8) / 100
    messages = dice.between(20, 160)
    chat = messages / 100
    calls = dice.between(0, 6)
    call = calls * dice.between(15, 40) / 100
    late_meeting = round(meeting * dice.between(0, 20) / 100, 2)
    late_email = round(email * dice.between(5, 35) / 100, 2)
    total = meeting + email + chat + call
    late = late_meeting + late_email
    numbers = (
        total, total - late, late, meeting, meetings, late_meeting, email, emails, late_email, chat, messages,
        call, calls, busy * dice.between(30, 44), dice.between(10, 60), dice.between(0, 25),
    )  # fmt: skip
    return [str(number) if isinstance(number, int) else str(round(number, 2)) for number in numbers]


def meeting_query_rows(held: Iterable[Held], dice: Dice) -> Iterable[Sequence[str]]:
    """The calendar: meetings that were on Zoom, and a few that were in a room."""
    yield "MeetingId", "Subject", "StartDate", "StartTimeUTC", "DurationHours", "Attendees"
    for one in held:
        meeting = one.meeting
        if meeting.subject:
            yield calendar_row(meeting.subject, meeting.start, meeting.minutes, len(meeting.people) + 1, dice)
            if dice.chance(0.15):
                subject = dice.pick(("Lunch with the new people", "Interview", "Fire drill", "Site visit"))
                noon = meeting.start.replace(hour=10, minute=0)
                yield calendar_row(subject, noon, 60, dice.between(2, 9), dice)


def calendar_row(subject: str, start: datetime, length: int, attendees: int, dice: Dice) -> Sequence[str]:
    meeting_id = f"{dice.between(0, 2**52):013x}:{start.isoformat()}.0000000"
    hours = str(round(length / 60, 2))
    return meeting_id, subject, f"{start:%Y-%m-%d}", f"{start:%H:%M:%S}", hours, str(attendees)


def main(arguments: Sequence[str]) -> int:
    write_example(Path(arguments[0]) if arguments else FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
