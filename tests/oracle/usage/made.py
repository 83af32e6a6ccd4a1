"""Short ways to make facts for the tests: minutes after 10:00 UTC on Monday, 5 October 2026."""

from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from tests.oracle.usage.cells import Row
from tests.oracle.usage.facts import TABLES, Answer, Facts, Occurrence, Options, Question, Registrant, Session
from tests.oracle.usage.people import by_email
from tests.oracle.usage.tables import tables

TEN: Final = datetime(2026, 10, 5, 10)
NUMBER: Final = "91234567890"
UTC_ZONE: Final = ZoneInfo("Etc/UTC")
HOST: Final = "host@contoso.example"


def at(minute: float) -> datetime:
    return TEN + timedelta(minutes=minute)


def email(who: str) -> str:
    return f"{who}@contoso.example"


def stay(who: str, join: float, leave: float | None, **more: Any) -> Session:
    """Of a person by e-mail."""
    return Session(email=email(who), join=at(join), leave=None if leave is None else at(leave), **more)


def guest(name: str, join: float, leave: float | None, **more: Any) -> Session:
    """Of somebody without e-mail and Zoom ID."""
    return Session(name=name, join=at(join), leave=None if leave is None else at(leave), **more)


def meeting(*sessions: Session, start: float = 0, end: float = 60, **more: Any) -> Occurrence:
    values = {"number": NUMBER, "host": HOST, **more}
    return Occurrence(start=at(start), end=at(end), sessions=sessions, **values)


def webinar(*sessions: Session, **more: Any) -> Occurrence:
    return meeting(*sessions, kind="webinar", **more)


def registrants(*who: str) -> tuple[Registrant, ...]:
    return tuple(Registrant(id=f"registrant {one}", email=email(one)) for one in who)


def question(who: str, minute: float, **more: Any) -> Question:
    values = {"id": f"{who} {minute}", "email": email(who) if who else "", **more}
    return Question(asked=at(minute), **values)


def answer(who: str, chosen: str, minute: float = 30, **more: Any) -> Answer:
    values = {"poll": "poll", "question": "Is it so?", "email": email(who) if who else "", **more}
    return Answer(asked=at(minute), answer=chosen, **values)


def options(**more: Any) -> Options:
    """All tables of the one day."""
    values = {"first": date(2026, 10, 5), "last": date(2026, 10, 5), "zone": UTC_ZONE, "tables": TABLES, **more}
    return Options(**values)


def table(name: str, *occurrences: Occurrence, **more: Any) -> list[Row]:
    """Of facts that are these occurrences alone."""
    return tables(Facts(occurrences=occurrences), options(**more))[name]


def only_row(name: str, *occurrences: Occurrence, **more: Any) -> Row:
    (row,) = table(name, *occurrences, **more)
    return row


def person_id(who: str, **more: Any) -> str:
    person = by_email(email(who), options(**more))
    assert person is not None
    return person.id


def by_person(rows: list[Row], *who: str) -> list[Row]:
    """The rows of these people, in their order."""
    return [next(row for row in rows if row["person"] == person_id(one)) for one in who]


def column(rows: list[Row], name: str) -> list[str]:
    return [row[name] for row in rows]


def figures(row: Row, *names: str) -> list[str]:
    return [row[name] for name in names]
