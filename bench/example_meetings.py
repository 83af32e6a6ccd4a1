"""What the people of the example organisation do on Zoom: meetings, and who was in them when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bench.example_people import CONTRACTORS, GUESTS, PEOPLE, Dice, Person

FIRST_DAY = date(2023, 5, 15)  # a Monday; four weeks, half of them in each report
LAST_DAY = date(2023, 6, 11)
DAY_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

# On holiday from the first day to the last: a week without calls.
AWAY = {
    "Marco Tanzini": (date(2023, 5, 28), date(2023, 6, 4)),
    "Grace Mwangi": (date(2023, 5, 13), date(2023, 5, 21)),
}

BY_NAME = {person.name: person for person in PEOPLE + CONTRACTORS}


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One occurrence. Times are UTC; `subject` is the calendar's, blank where it is in no calendar."""

    topic: str
    number: str
    host: Person
    start: datetime
    minutes: int
    created: datetime
    people: tuple[Person, ...]  # without the host
    guests: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True, kw_only=True)
class Session:
    """One connection, as a row of the report shows it."""

    name: str
    email: str
    join: datetime
    leave: datetime
    guest: bool = False
    waiting: bool = False


@dataclass(frozen=True)
class Series:
    """A meeting that comes back, in the calendar under `subject` (blank: under its topic).

    `who` is an organisation, `everybody`, or names with semicolons between; days and time are the host's.
    """

    topic: str
    host: str
    who: str
    days: str
    at: str
    minutes: int
    guests: int = 0
    subject: str = ""


SERIES = (
    Series("Sales weekly", "Aino Korhonen", "Sales", "Mo", "10:00", 45),
    Series("Customer Success weekly", "Béatrice Lemaître", "Customer Success", "Tu", "15:00", 45),
    Series("Engineering weekly", "Freya Lindqvist", "Engineering", "Th", "14:30", 60),
    Series("Finance weekly", "Ursina Caduff", "Finance", "We", "09:30", 30),
    Series("Service desk hand-over", "Ömer Aydın", "Operations", "Mo|Tu|We|Th|Fr", "06:30", 20),
    Series("Stand-up", "Anaïs Béguelin", "Engineering", "Mo|Tu|We|Fr", "10:15", 15),
    # The calendar's subject differs in capitals and blanks only: still the same.
    Series("Night shift check-in", "Nils Stråle", "Bram Castelein;Sunita Joglekar", "Tu|Th", "23:30", 60,
           subject="Night Shift  check-in"),
    Series("Pune and Zurich", "Priya Raghunathan", "Freya Lindqvist;Anaïs Béguelin;Kabir Deshmukh", "We",
           "18:30", 60),
    Series("Priya / Ananya", "Priya Raghunathan", "Ananya Kulkarni", "Tu", "11:00", 30),
    Series("Zoë / Łukasz", "Zoë Lüthi", "Łukasz Wójcik", "We", "13:30", 30),
    Series("Zoë / Tobias", "Zoë Lüthi", "Tobias Rühl", "Th", "09:00", 30),
    Series("Freya / Anaïs", "Freya Lindqvist", "Anaïs Béguelin", "Mo", "16:30", 45),
    Series("Controlling, 1:1", "Ursina Caduff", "Peter Holzach", "Fr", "11:00", 30),
    Series("Forecast, second half", "Ursina Caduff", "Aino Korhonen;Zoë Lüthi;Peter Holzach;Grace Mwangi",
           "Tu", "16:00", 60),
    Series('Release "Alder"', "Anaïs Béguelin",
           "Priya Raghunathan;Oliver Stanbridge;Béatrice Lemaître;Mei-Ling Chow", "Th", "17:00", 60),
    Series("Quarterly review: Birchfield", "Zoë Lüthi", "José Ibáñez;Maya Whitcombe", "We", "15:00", 60, 3,
           "QUARTERLY REVIEW: Birchfield"),
    Series("Onboarding Tournesol SA", "Søren Ægidius", "Béatrice Lemaître;Lena Obrist", "Fr", "09:30", 50, 2),
    Series("East coast pipeline", "Carla Dominguez", "Wes Hartigan;Ruth Abernathy;Aino Korhonen", "Mo|Th",
           "14:30", 45),
    Series("Renewals clinic", "Noor van Dijken", "Ruth Abernathy;Marco Tanzini;Lena Obrist", "Mo", "17:00",
           40),
)  # fmt: skip


def plan_meetings(dice: Dice) -> list[Meeting]:
    """All meetings of the four weeks, by their start."""
    personal = {person.name: dice.digits(dice.pick((9, 10, 10))) for person in BY_NAME.values()}
    meetings = [
        *plan_series(dice),
        plan_all_hands(dice),
        plan_over_the_month(personal),
        *plan_calls(dice, personal),
    ]
    return sorted(meetings, key=lambda meeting: (meeting.start, meeting.number))


def plan_series(dice: Dice) -> Iterator[Meeting]:
    for series in SERIES:
        number = dice.digits(11)
        host = BY_NAME[series.host]
        guests = tuple(dice.some(GUESTS, series.guests))
        booked_on = FIRST_DAY - timedelta(days=dice.between(5, 300))
        created = instant(host, booked_on, time(10, dice.between(0, 59)))
        for day in all_days():
            if DAY_NAMES[day.weekday()] in series.days.split("|"):
                yield Meeting(
                    topic=series.topic,
                    number=number,
                    host=host,
                    start=instant(host, day, time.fromisoformat(series.at)),
                    minutes=series.minutes,
                    created=created,
                    people=tuple(who_is_asked(series)),
                    guests=guests,
                    subject=series.subject or series.topic,
                )


def plan_all_hands(dice: Dice) -> Meeting:
    """A large meeting, so that every band of attendees has somebody in it."""
    host = BY_NAME["Aino Korhonen"]
    return Meeting(
        topic="All hands, May",
        number=dice.digits(11),
        host=host,
        start=instant(host, date(2023, 5, 24), time(16)),
        minutes=60,
        created=instant(host, date(2023, 4, 17), time(11, 20)),
        people=tuple(person for person in PEOPLE if person is not host),
        subject="All hands, May",
    )


def plan_over_the_month(personal: dict[str, str]) -> Meeting:
    """A call that begins in one month and ends in the next: it stands whole in the first one's report."""
    host = BY_NAME["Nils Stråle"]
    start = instant(host, date(2023, 5, 31), time(23, 20))
    return Meeting(
        topic="Nils Stråle's Personal Meeting Room",
        number=personal[host.name],
        host=host,
        start=start,
        minutes=95,
        created=start,
        people=(BY_NAME["Bram Castelein"], BY_NAME["Jana Kovářová"]),
    )


def plan_calls(dice: Dice, personal: dict[str, str]) -> Iterator[Meeting]:
    """Calls that are in no calendar: in personal rooms, begun at once, or booked in Zoom alone."""
    for day in all_days():
        for host in PEOPLE + CONTRACTORS:
            if dice.chance(0.21 if day.weekday() < 5 else 0.015) and not is_away(host, day):
                yield plan_call(dice, personal, host, day)


def plan_call(dice: Dice, personal: dict[str, str], host: Person, day: date) -> Meeting:
    start = instant(host, day, hour_of_call(dice, host))
    colleagues = [p for p in PEOPLE if p is not host and p.organization == host.organization]
    others = [p for p in PEOPLE + CONTRACTORS if p is not host and p.organization != host.organization]
    count = dice.pick((1, 1, 1, 1, 2, 2, 3, 4, 9))
    people = dice.some(colleagues, count if colleagues else 0)
    if not people or dice.chance(0.2):
        people += dice.some(others, dice.between(1, 2))
    kind = dice.between(1, 10)
    if kind <= 4:
        topic, number, created = f"{host.name}'s Personal Meeting Room", personal[host.name], start
        created -= timedelta(days=400)
    elif kind <= 8:
        # The portal writes the creation of a meeting that begins at once a second or so before its start.
        topic, number, created = f"{host.name}'s Zoom Meeting", dice.digits(11), start
        created -= timedelta(seconds=dice.between(0, 2))
    else:
        topic = dice.pick(("Quick look at the figures", "Follow-up", "Offer, last check", "Test results"))
        number, created = dice.digits(11), start - timedelta(minutes=dice.between(30, 3000))
    return Meeting(
        topic=topic,
        number=number,
        host=host,
        start=start,
        minutes=dice.pick((4, 8, 12, 15, 20, 25, 28, 29, 30, 34, 40, 45, 50, 58, 60, 75, 90, 135)),
        created=created,
        people=tuple(people),
        guests=tuple(dice.some(GUESTS, dice.pick((0, 0, 0, 1)))),
    )


def hour_of_call(dice: Dice, host: Person) -> time:
    if host.hours == "night":
        hour = dice.pick((21, 22, 23, 0, 1, 2, 3, 4, 5))
    elif dice.chance(0.15):
        hour = dice.pick((6, 7, 18, 19, 20, 21, 22))
    else:
        hour = dice.between(8, 17)
    return time(hour, dice.between(0, 59), dice.between(0, 59))


def is_away(person: Person, day: date) -> bool:
    if person.name not in AWAY:
        return False
    first, last = AWAY[person.name]
    return first <= day <= last


def who_is_asked(series: Series) -> list[Person]:
    host = BY_NAME[series.host]
    if ";" in series.who or series.who in BY_NAME:
        return [BY_NAME[name] for name in series.who.split(";")]
    return [person for person in PEOPLE if person.organization == series.who and person is not host]


def all_days() -> Iterator[date]:
    return (FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1))


def instant(person: Person, day: date, clock: time) -> datetime:
    """The UTC time at which that person's clock shows this."""
    local = datetime.combine(day, clock, tzinfo=person.zone)
    return local.astimezone(UTC).replace(tzinfo=None)


# ---------------------------------------------------------------------------------------------------------
# Who was in it, and when


def hold(meeting: Meeting, dice: Dice) -> tuple[datetime, list[Session]]:
    """Let a meeting happen: when it really began, and its sessions. Nobody came: no sessions."""
    in_calendar = bool(meeting.subject)
    start = meeting.start + timedelta(seconds=dice.between(-240, 90) if in_calendar else 0)
    late = dice.between(-150, 20 if in_calendar else -25)
    end = meeting.start + timedelta(minutes=meeting.minutes, seconds=late)
    sessions = [Session(name=f"{meeting.host.name} (Host)", email=meeting.host.email, join=start, leave=end)]
    for person in meeting.people:
        if (in_calendar and dice.chance(0.12)) or is_away(person, start.date()):
            continue
        sessions += visits(person, start, end, dice)
    for guest in meeting.guests:
        sessions += visits_of_guest(guest, start, end, dice)
    return start, sessions


def visits(person: Person, start: datetime, end: datetime, dice: Dice) -> list[Session]:
    """One person's sessions: mostly one, at times a rejoin or a telephone beside the laptop."""
    length = int((end - start).total_seconds())
    join = start + timedelta(seconds=dice.between(5, max(min(240, length // 4), 6)))
    leave = end - timedelta(seconds=dice.between(0, min(40, length // 8)))
    whole = Session(name=shown_name(person, dice), email=written_email(person), join=join, leave=leave)
    middle = join + (leave - join) // 2
    if length > 600 and dice.chance(0.06):
        again = middle + timedelta(seconds=dice.between(15, 200))
        return [with_times(whole, join, middle), with_times(whole, again, leave)]
    if length > 600 and dice.chance(0.03):
        phone = with_times(whole, join + timedelta(seconds=50), middle)
        return [whole, Session(name="iPhone", email=phone.email, join=phone.join, leave=phone.leave)]
    return [whole]


def visits_of_guest(name: str, start: datetime, end: datetime, dice: Dice) -> list[Session]:
    """A guest has no address in the report, and often a stay in the waiting room before."""
    came = start - timedelta(seconds=dice.between(0, 200)) if dice.chance(0.3) else start
    let_in = max(came, start) + timedelta(seconds=dice.between(20, 120))
    inside = Session(name=name, email="", join=let_in, leave=end, guest=True)
    if dice.chance(0.6):
        return [Session(name=name, email="", join=came, leave=let_in, guest=True, waiting=True), inside]
    return [inside]


def with_times(session: Session, join: datetime, leave: datetime) -> Session:
    return Session(name=session.name, email=session.email, join=join, leave=leave)


def shown_name(person: Person, dice: Dice) -> str:
    return f"{person.first_name} ({person.name})" if dice.chance(0.05) else person.name


def written_email(person: Person) -> str:
    """One person signed up with capitals in the address: still the same person."""
    return person.email.title() if person.name == "Maya Whitcombe" else person.email


def sessions_by_join(sessions: Sequence[Session]) -> list[Session]:
    return sorted(sessions, key=lambda session: (session.join, session.leave, session.name))
