"""A golden account of 200 people and one month, by a seed: for the fake Zoom, and as the files of its portal."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.zoom.fake import FakeMeeting, FakeStay, FakeZoom, minutes
from tests.zoom.fake_usage import SCOPES as USAGE_SCOPES
from tests.zoom.fake_usage import FakeWebinar
from tests.zoom.organisation import FIRST_DAY, HEADER, uuid_of

LAST = FIRST_DAY + timedelta(days=26)  # long enough ago on every day that a test runs
ZONE = "Europe/Zurich"
PEOPLE = tuple(f"mensch{number:03}@planted.example" for number in range(170))
GUESTS = tuple(f"Gast{number:02}@planted.example" for number in range(30))
NAMES = ("Guest One", "guest  one", "GUEST ONE (Host)", "Zoë Planted", 'Planted; with, "marks"')  # two people and more
CALLERS = ("Planted Caller", "planted  caller", "+1 555 ***")
PEOPLE_OF_WEBINAR, WEBINARS = 12, 3


@dataclass(frozen=True)
class Golden:
    """Meetings and webinars; `webinars` has what the latter have beside their participants, by number."""

    meetings: Sequence[FakeMeeting]
    webinars: Sequence[FakeMeeting]
    more: dict[int, FakeWebinar]


def golden(seed: int = 1) -> Golden:
    """The account. All that it has a file has, too: nobody is known by a Zoom ID alone."""
    made = random.Random(seed)
    meetings = [meeting for day in range(27) for meeting in _of_day(FIRST_DAY + timedelta(days=day), made)]
    webinars = [_webinar(number, made) for number in range(WEBINARS)]
    return Golden(meetings, [one for one, _ in webinars], {one.meeting_id: more for one, more in webinars})


def _of_day(day: date, made: random.Random) -> list[FakeMeeting]:
    """Meetings of every size at all hours, but those that a change of the clock has twice; some begin again."""
    held: list[FakeMeeting] = []
    for n in range(made.randrange(1, 4) if day.isoweekday() > 5 else made.randrange(4, 9)):
        again = held[-1] if held and made.random() < 0.2 else None
        start = (
            again.end + timedelta(seconds=made.choice((0, 120, 299, 300, 301, 600)))
            if again
            else datetime.combine(day, time(made.randrange(3, 21))) + timedelta(seconds=made.randrange(3600))
        )
        number = again.meeting_id if again else 90_000_000_000 + day.day * 10 + n
        end = start + timedelta(seconds=made.randrange(1, 7200))
        if end < datetime.combine(day, time(23, 40)):
            held.append(_meeting(number, day, start, end, made))
    return held


def _meeting(number: int, day: date, start: datetime, end: datetime, made: random.Random) -> FakeMeeting:
    host = made.choice(PEOPLE)
    others = [one for one in made.sample(PEOPLE + GUESTS, made.choice((1, 1, 2, 3, 5, 8, 30))) if one != host]
    alone = made.random() < 0.1
    # Of one person alone an account says only how many they were, which is then taken for the host.
    comes = len(others) < 2 or made.random() < 0.8
    stays = [_stay(host, start, end, made)] if comes else []
    if alone:
        stays = [FakeStay(host, start, end, host[6:9])]
    else:
        stays += [_stay(one, start, end, made) for one in others]
        stays += [_stay(made.choice(others), start, end, made) for _ in range(made.randrange(3)) if others]
        stays += [_stay("", start, end, made, made.choice(NAMES)) for _ in range(made.choice((0, 0, 1, 3)))]
        stays += [FakeStay(made.choice(GUESTS), start, start + timedelta(seconds=40), waiting=True)] * (number % 3 == 0)
    return FakeMeeting(
        uuid_of(int(start.timestamp())), number, f"Planted topic {number % 17}", host, start, end,
        start - timedelta(days=made.randrange(9)), tuple(stays),
    )  # fmt: skip


def _stay(
    email: str, start: datetime, end: datetime, made: random.Random, name: str = "Planted", registrant: str = ""
) -> FakeStay:
    """Somebody who comes a little early or at any time, and leaves at any later one; some at once."""
    length = int((end - start).total_seconds())
    join = made.choice((-60, 0, 0, made.randrange(length + 1)))
    leave = made.choice((length, max(join, length), made.randint(join, max(join, length)), join))
    times = start + timedelta(seconds=join), start + timedelta(seconds=max(join, leave))
    person = email[6:9] if email.startswith("mensch") else ""
    return FakeStay(email, *times, person=person, name=name, registrant=registrant)


def _webinar(number: int, made: random.Random) -> tuple[FakeMeeting, FakeWebinar]:
    """A webinar with people who registered and came or didn't, walk-ins, and callers."""
    start = datetime.combine(FIRST_DAY + timedelta(days=5 + 7 * number), time(13))
    end = start + timedelta(minutes=made.randrange(20, 90))
    host, panelist, *registered = made.sample(PEOPLE, 2 + PEOPLE_OF_WEBINAR)
    came, walk_ins = registered[:8], made.sample(GUESTS, 3)
    stays = [
        FakeStay(host, start - timedelta(minutes=5), end, host[6:9]), FakeStay(panelist, start, end, panelist[6:9]),
        *(_stay(one, start, end, made) for one in (*came, came[0], *walk_ins)),
        *(_stay("", start, end, made, name) for name in CALLERS),
    ]  # fmt: skip
    held = FakeMeeting(uuid_of(number + 7000), 88_000_000_001 + number, "Planted webinar", host, start, end,
                       start - timedelta(days=40), tuple(stays), "Webinar")  # fmt: skip
    more = FakeWebinar(
        [(f"r{n}", one) for n, one in enumerate(registered)], [panelist], absentees=PEOPLE_OF_WEBINAR - 8
    )
    return held, more


# ---------------------------------------------------------------------------------------------------------


def tell(zoom: FakeZoom, account: Golden) -> None:
    """Give a fake Zoom the account."""
    known = [*account.meetings, *account.webinars]
    zoom.meetings = {one.uuid: one for one in known}
    zoom.listed = sorted(known, key=lambda one: one.start, reverse=True)
    zoom.scopes += " " + USAGE_SCOPES
    zoom.figures.webinars = dict(account.more)


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(ZONE))


def _us(moment: datetime) -> str:
    return f"{_local(moment):%m/%d/%Y %I:%M:%S %p}"


def write_details(folder: Path, meetings: Sequence[FakeMeeting], files: int = 3) -> list[Path]:
    """The meetings as details reports, in a few files: one meeting may stand in two of them."""
    rows = [(one, stay) for one in meetings for stay in one.stays]
    paths = []
    for n in range(files):
        paths.append(folder / f"details {n}.csv")
        with paths[-1].open("w", encoding="utf-8-sig", newline="") as file:
            file.write(HEADER + "\n")
            writer = csv.writer(file)
            for one, stay in rows[len(rows) * n // files : len(rows) * (n + 1) // files]:
                writer.writerow([
                    one.topic, one.meeting_id, "Planted", one.host, *map(_us, (one.created, one.start, one.end)),
                    minutes(one.start, one.end), one.people, stay.name, stay.email, _us(stay.join), _us(stay.leave),
                    minutes(stay.join, stay.leave), "No" if stay.person else "Yes", "Yes" if stay.waiting else "No",
                ])  # fmt: skip
    return paths


def write_attendees(folder: Path, webinar: FakeMeeting, more: FakeWebinar) -> Path:
    """The attendee report of a webinar."""
    path = folder / f"attendees {webinar.meeting_id}.csv"
    people = ["Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time", "Is Guest"]
    registered = {email for _, email in more.registrants or ()}
    panel = {"Host Details": {webinar.host}, "Panelist Details": set(more.panelists)}
    long = "%b %d, %Y %H:%M:%S"

    def row(stay: FakeStay) -> list[str]:
        times = [f"{_local(moment):{long}}" for moment in (stay.join, stay.leave)]
        return ["Yes", stay.name, stay.email, *times, "No" if stay.person else "Yes"]

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([
            ["Attendee Report", ""], ["Report Generated:", "Nov 01, 2026 8:50 PM"],
            ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Registered", "# Cancelled",
             "Unique Viewers", "Total Users", "Max Concurrent Views"],
            [webinar.topic, webinar.meeting_id, f"{_local(webinar.start):%b %d, %Y %I:%M %p}",
             minutes(webinar.start, webinar.end), len(registered), 0, 4, webinar.people, 3],
        ])  # fmt: skip
        for section, who in panel.items():
            writer.writerows([[section, ""], people, *(row(stay) for stay in webinar.stays if stay.email in who)])
        of_panel = set().union(*panel.values())
        attendees = [stay for stay in webinar.stays if stay.email and stay.email not in of_panel]
        writer.writerows([["Attendee Details", ""], [*people, "Approval Status"]])
        writer.writerows([*row(stay), "approved" if stay.email in registered else ""] for stay in attendees)
        absent = sorted(registered - {stay.email for stay in attendees})
        writer.writerows([["No", "Planted", one, "--", "--", "--", "approved"] for one in absent])
        writer.writerows([["Other Attended", ""], ["User Name", "Join Time", "Leave Time"]])
        writer.writerows([row(stay)[1], *row(stay)[3:5]] for stay in webinar.stays if not stay.email)
    return path
