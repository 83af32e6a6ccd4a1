"""Rows of meetings as they are: several people, some who come again, guests, stays in the waiting room."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from math import ceil

from tests.oracle.admin import ReportRow

PEOPLE = tuple((f"{name.lower()}.{other.lower()}@example.org", f"{name} {other}") for name, other in (
    ("Marta", "Kowalska"), ("Tom", "Shea"), ("Ananya", "Rao"), ("Jonas", "Berg"), ("Lucia", "Conti"),
    ("Pavel", "Horak"), ("Aylin", "Demir"), ("Noor", "Visser"), ("Siti", "Hanipah"), ("Minh", "Tran"),
))  # fmt: skip


def minutes(begin: datetime, end: datetime) -> int:
    """As Zoom counts them: rounded up."""
    return ceil((end - begin) / timedelta(minutes=1))


def meetings(seed: int, count: int = 8) -> list[ReportRow]:
    """The rows of so many meetings, one a day."""
    chance = random.Random(seed)
    return [row for number in range(count) for row in meeting(chance, number)]


def meeting(chance: random.Random, number: int) -> list[ReportRow]:
    """The rows of one meeting, the host's first."""
    others = chance.sample(PEOPLE, chance.randrange(2, 7))
    host = others[0]
    start = datetime(2026, 6, 1) + timedelta(days=number, hours=9, seconds=chance.randrange(60))
    end = start + timedelta(minutes=chance.randrange(20, 90))
    creation = start - (timedelta(days=chance.randrange(1, 40)) if chance.random() < 0.7 else timedelta(seconds=20))
    digits = str(chance.randrange(80_000_000_000, 90_000_000_000))
    stays = []
    for person in others:
        join = start + timedelta(seconds=chance.randrange(300) * (person is not host))
        leave = end - timedelta(seconds=chance.randrange(300) * (person is not host))
        is_guest = person is not host and chance.random() < 0.2
        if person is not host and chance.random() < 0.3:
            stays.append((person, is_guest, join, join + timedelta(seconds=20), True))
            join += timedelta(seconds=20)
        stays.append((person, is_guest, join, leave, False))
    return [
        ReportRow(
            meeting_id=f"{digits[:3]} {digits[3:7]} {digits[7:]}",
            topic=f"Topic {number % 5}",
            host_email=host[0],
            host_name=host[1],
            creation=creation,
            start=start,
            end=end,
            meeting_minutes=minutes(start, end),
            email="" if is_guest else person[0],
            name=person[1],
            join=join,
            leave=leave,
            minutes=minutes(join, leave),
            participants=sum(not waits for *_, waits in stays),
            guest="Yes" if is_guest else "No",
            waiting_room="Yes" if waits else "No",
        )
        for person, is_guest, join, leave, waits in stays
    ]
