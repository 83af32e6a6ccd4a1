"""An account of two months, large enough for pages, and its tables in the engine; made by the slow oracle."""

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.oracle.usage.cells import Row
from tests.oracle.usage.facts import (
    TABLES,
    Answer,
    BillingRow,
    Facts,
    InvoiceRow,
    Occurrence,
    Options,
    Question,
    Registrant,
    Session,
    StorageRow,
    TelephoneRow,
    UserRow,
)
from tests.oracle.usage.tables import tables
from zoomwizard.core.engine import Engine
from zoomwizard.core.output.columns import SQL_TYPES, ExportTable
from zoomwizard.modes.usage.tables import SHOWN_COLUMNS, USAGE_TABLES

FIRST_DAY, LAST_DAY = date(2026, 9, 1), date(2026, 10, 31)
OPTIONS = Options(first=FIRST_DAY, last=LAST_DAY, zone=ZoneInfo("Europe/Zurich"), tables=TABLES)
ANSWERS = ("Yes", "Yes", "Partly")
FEATURES = ("screen_sharing", "chat", "record_to_cloud", "breakout_room", "polls", "annotation")


def address(who: int) -> str:
    return f"person{who}@contoso.example"


def stay(who: int, start: datetime, minutes: int, made: random.Random) -> Session:
    """From about the start to about the end."""
    join = start + timedelta(minutes=max(-3, round(made.gauss(1, 4))))
    leave = start + timedelta(minutes=minutes + min(0, round(made.gauss(-1, 5))))
    if made.random() < 0.15:
        return Session(name=f"Guest {who}", join=join, leave=max(leave, join))
    return Session(email=address(who), internal=True, join=join, leave=max(leave, join))


def meeting(number: int, day: date, made: random.Random) -> Occurrence:
    at = datetime.combine(day, datetime.min.time()) + timedelta(
        hours=made.choice((6, 7, 7, 8, 8, 8, 9, 12, 13, 13, 14, 16)), minutes=made.choice((0, 0, 15, 30))
    )
    minutes = made.choice((12, 25, 30, 30, 45, 60, 60, 90, 150))
    size = made.choice((1, 2, 2, 3, 4, 4, 6, 8, 12, 25))
    people = made.sample(range(55), size)
    return Occurrence(
        number=str(90000000000 + number), start=at, end=at + timedelta(minutes=minutes), host=address(people[0]),
        features={name: made.random() < 0.7 / (place + 1) for place, name in enumerate(FEATURES)},
        sessions=tuple(stay(who, at, minutes, made) for who in people),
    )  # fmt: skip


def webinar(number: int, day: date, made: random.Random) -> Occurrence:
    at, size = datetime.combine(day, datetime.min.time()) + timedelta(hours=13), 12 + 14 * number
    registered = [f"guest{number}.{n}@fabrikam.example" for n in range(size)]
    came = registered[: size * 3 // 4]
    sessions = [Session(email="host@contoso.example", join=at - timedelta(minutes=5), leave=at + timedelta(hours=1))]
    for one in came:
        join = at + timedelta(minutes=made.choice((0, 0, 1, 2, 5)))
        sessions.append(Session(email=one, join=join, leave=at + timedelta(minutes=made.choice((20, 40, 55, 60)))))
    sessions += [
        Session(email=f"walkin{n}@fabrikam.example", join=at, leave=at + timedelta(minutes=50)) for n in range(6)
    ]
    return Occurrence(
        number=str(80000000000 + number), kind="webinar", start=at, end=at + timedelta(hours=1), topic="Autumn news",
        host="host@contoso.example", sessions=tuple(sessions), registration=True,
        registrants=tuple(Registrant(email=one) for one in registered),
        questions=tuple(
            Question(id=f"q{n}", email=one, asked=at + timedelta(minutes=n), answer="Yes." if n % 2 else "")
            for n, one in enumerate(came[:8])
        ),
        answers=(
            *(Answer(poll="p", email=one, asked=at, question="Useful?", answer=made.choice(ANSWERS)) for one in came),
            Answer(poll="p", email=came[0], asked=at, question="Which day?", answer="Monday"),
        ),
    )  # fmt: skip


def account(seed: int = 1) -> Facts:
    """Meetings on workdays and few on others, webinars every second week, users, and costs."""
    made, day = random.Random(seed), FIRST_DAY
    held: list[Occurrence] = []
    while day <= LAST_DAY:
        weekend = day.isoweekday() > 5
        held += [
            meeting(len(held) + n, day, made) for n in range(made.randrange(2) if weekend else made.randrange(3, 9))
        ]
        if day.isoweekday() == 3 and day.day % 2:
            held.append(webinar(len([one for one in held if one.kind == "webinar"]), day, made))
        day += timedelta(days=1)
    telephone = [
        TelephoneRow(
            type=kind, country=country, minutes=Decimal(40 * n), end=datetime(2026, 9, 1 + n), total=Decimal(n)
        )
        for n, (kind, country) in enumerate((("toll-free", "Germany"), ("call-out", "Japan"), ("toll-free", "Peru")), 1)
    ]
    return Facts(
        occurrences=tuple(held),
        users=tuple(UserRow(id=f"u{n}", email=address(n), type=2 if n % 3 else 1, month="2026-10") for n in range(70)),
        telephone=tuple(telephone),
        billing=(BillingRow(id="b", type=0, start=FIRST_DAY, end=LAST_DAY, total=Decimal("1499.90"), currency="CHF"),),
        invoices=(
            InvoiceRow(billing_id="b", start=FIRST_DAY, end=LAST_DAY, charge="Business", quantity=Decimal(40),
                       total=Decimal(1200), currency="CHF"),
            InvoiceRow(billing_id="b", start=FIRST_DAY, end=LAST_DAY, charge="Webinars 500", quantity=Decimal(1),
                       total=Decimal("299.90"), currency="CHF"),
        ),
        storage=tuple(
            StorageRow(day=FIRST_DAY + timedelta(days=n), usage=f"{100 + n} GB", plan_usage="200 GB") for n in range(61)
        ),
    )  # fmt: skip


@contextmanager
def engine_with(folder: Path, made: Mapping[str, Sequence[Mapping[str, str]]]) -> Iterator[Engine]:
    """An engine with the tables as a run leaves them, from the cells of their CSV files; what isn't there is blank."""
    folder.mkdir(exist_ok=True)
    with Engine(folder, schema="usage") as engine:
        for table in USAGE_TABLES:
            load_table(engine, table, made.get(table.name, ()))
        yield engine


def load_table(engine: Engine, table: ExportTable, rows: Sequence[Mapping[str, str]]) -> None:
    """One of these tables."""
    columns = (*table.columns, *SHOWN_COLUMNS.get(table.name, ()))
    engine.load(
        "cells",
        {column.name: "VARCHAR" for column in columns},
        [[row.get(column.name) or None for column in columns] for row in rows],
    )
    cells = ", ".join(
        f'CAST({cell_of(column.name, column.kind)} AS {SQL_TYPES[column.kind]}) AS "{column.name}"'
        for column in columns
    )
    engine.run(f"CREATE OR REPLACE TABLE out_{table.name} AS SELECT {cells} FROM cells")


def cell_of(name: str, kind: str) -> str:
    """A cell as the engine reads it."""
    return (
        f"rtrim(\"{name}\", 'Z')"
        if kind == "utc"
        else f"CASE \"{name}\" WHEN 'Yes' THEN true WHEN 'No' THEN false END"
        if kind == "flag"
        else f'"{name}"'
    )


def account_tables() -> dict[str, list[Row]]:
    """All tables of the account."""
    coverage: list[Row] = [
        {"piece": "list", "key": "all", "status": "complete", "lost_after": "2027-03-01"},
        {"piece": "polls", "key": "all", "status": "refused", "reason": "scope"},
        {"piece": "participants", "key": "all", "status": "incomplete", "lost_after": "2027-03-01"},
        {"piece": "participants", "key": "o0123456789abcdef", "status": "put_aside", "reason": "404"},
    ]
    return {**_computed_tables(), "coverage": coverage}


@cache
def _computed_tables() -> dict[str, list[Row]]:
    return tables(account(), OPTIONS)
