"""Made-up meetings for the fake Zoom, and the same as a report file."""

from __future__ import annotations

import base64
import csv
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tests.zoom.fake import FakeMeeting, FakeStay, minutes

PEOPLE = tuple(f"mensch{number:03}@planted.example" for number in range(60))
BEGUN = datetime.now(UTC)
LAST_MONTH = BEGUN.date().replace(day=1) - timedelta(days=1)
FIRST_DAY, LAST_DAY = LAST_MONTH.replace(day=1), LAST_MONTH


def uuid_of(number: int) -> str:
    """A UUID as Zoom's: Base64 of 16 bytes; some begin with a slash, some hold two."""
    raw = random.Random(number).randbytes(16)
    raw = (b"\xff\xff\xff" if number % 7 == 0 else b"\xfb\xff\xff" if number % 7 == 1 else raw[:3]) + raw[3:]
    return base64.b64encode(raw).decode()


def make_meetings(count: int, *, first: date = FIRST_DAY, days: int = 25, seed: int = 1) -> list[FakeMeeting]:
    """Meetings of all kinds: of many, of one alone, with guests with and without an ID, waiting rooms, rejoins."""
    chance = random.Random(seed)
    meetings = []
    for number in range(count):
        day = first + timedelta(days=number % days)
        start = datetime.combine(day, time(8)) + timedelta(seconds=chance.randrange(36_000))
        end = start + timedelta(seconds=chance.randrange(600, 5400))
        host = chance.choice(PEOPLE)
        stays = [stay_of(host, start, end)]
        if number % 11:
            others = [person for person in chance.sample(PEOPLE, chance.randrange(2, 7)) if person != host]
            stays += [stay_of(person, start, end, chance) for person in others]
            if number % 3 == 0:
                stays += [stay_of(others[0], start + timedelta(minutes=5), end)]  # comes again, or a second device
        if number % 5 == 0:
            stays += [FakeStay("", start, end), FakeStay("", start, end)]  # two guests whom nobody knows
            stays += [FakeStay("", start, end, person="guest-with-id")]
        if number % 13 == 0:
            stays += [FakeStay(chance.choice(PEOPLE), start, start + timedelta(seconds=30), "w", waiting=True)]
        meetings.append(
            FakeMeeting(
                uuid_of(number), 90_000_000_000 + number % 40, f"Planted topic {number % 17}", host, start, end,
                start - timedelta(seconds=number % 3), tuple(stays),
            )
        )  # fmt: skip
    return meetings


def stay_of(email: str, start: datetime, end: datetime, chance: random.Random | None = None) -> FakeStay:
    late = timedelta(seconds=chance.randrange(120)) if chance else timedelta()
    return FakeStay(email, start + late, end, person="u" + email[6:9])


HEADER = (
    "Topic,Meeting ID,Host,Host email,Creation time,Start time,End time,Duration (minutes),Participants,"
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room"
)


def write_as_report(path: Path, meetings: Sequence[FakeMeeting]) -> Path:
    """The same meetings as Zoom's CSV report, times in UTC. Guests without an e-mail address get names of their own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER + "\n")
        writer = csv.writer(file)
        guest = 0
        for m in meetings:
            for stay in m.stays:
                guest += 1
                known = "guest-with-id" if stay.person else f"guest {guest}"
                form = "%Y-%m-%d %H:%M:%S"
                writer.writerow([
                    m.topic, m.meeting_id, "H", m.host, *(t.strftime(form) for t in (m.created, m.start, m.end)),
                    minutes(m.start, m.end), m.people, "N" if stay.email else known, stay.email,
                    stay.join.strftime(form), stay.leave.strftime(form), minutes(stay.join, stay.leave),
                    "No" if stay.person else "Yes", "Yes" if stay.waiting else "No",
                ])  # fmt: skip
    return path


def write_mapping(path: Path) -> Path:
    """A mapping file of most of the people."""
    rows = [f"{person},hash-{number:04}x" for number, person in enumerate(PEOPLE[:50])]
    path.write_text("\n".join(["PersonID,HashID", *rows]) + "\n", encoding="utf-8")
    return path
