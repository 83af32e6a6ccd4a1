"""A made-up month of an account with meetings, webinars, figures and costs, for the fake Zoom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tests.zoom import fake_usage
from tests.zoom.fake import FakeMeeting, FakeStay, FakeZoom
from tests.zoom.fake_usage import FakeAnswer, FakeQuestion, FakeWebinar
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings, uuid_of

WEBINAR_NUMBER = 88_000_000_001
HOST, PANELIST = "mensch001@planted.example", "panel@planted.example"
REGISTERED = ("Anna@planted.example", "bert@planted.example", "clara@planted.example")


def at(minute: float, day: date = FIRST_DAY) -> datetime:
    """A moment of the webinar's day, by minutes from ten o'clock."""
    return datetime.combine(day, time(10)) + timedelta(minutes=minute)


def make_webinar(number: int = WEBINAR_NUMBER, day: date = FIRST_DAY, seed: int = 5001) -> FakeMeeting:
    """A webinar of a host, a panelist, registrants with and without an address, and somebody with a name only."""
    stays = (
        FakeStay(HOST, at(-5, day), at(60, day), person="u001", name="Host"),
        FakeStay(PANELIST, at(0, day), at(60, day), name="Panel"),
        FakeStay("", at(0, day), at(30, day), name="A", registrant="r0"),
        FakeStay("anna@planted.example", at(30, day), at(60, day), name="A"),
        FakeStay("", at(10, day), at(60, day), name="Walk  In (Host)"),
        FakeStay("", at(1, day), at(2, day), waiting=True, name="Waits"),
    )
    return FakeMeeting(
        uuid_of(seed), number, "Planted webinar", HOST, at(0, day), at(60, day), at(-600, day), stays, "Webinar"
    )


def of_webinar(day: date = FIRST_DAY) -> FakeWebinar:
    """What that webinar has beside its participants."""
    return FakeWebinar(
        registrants=[(f"r{n}", email) for n, email in enumerate(REGISTERED)],
        panelists=[PANELIST],
        questions=[
            FakeQuestion("q1", at(5, day), email=REGISTERED[0].lower(), answers=1),
            FakeQuestion("q2", at(6, day), name="Anonymous Attendee"),
            FakeQuestion("q3", at(7, day), name="walk in", status="answered"),
            FakeQuestion("q4", at(8, day), email=REGISTERED[1], status="deleted"),
        ],
        answers=[
            FakeAnswer("p1", at(20, day), "Planted poll", "Yes;Maybe", email=REGISTERED[1]),
            FakeAnswer("p1", at(21, day), "Planted poll", "No", name="Anonymous Attendee"),
        ],
        absentees=2,
    )


def fill(zoom: FakeZoom, meetings: Sequence[FakeMeeting] | None = None) -> list[FakeMeeting]:
    """Give a fake Zoom all that reports on usage ask for; its meetings and webinars."""
    from tests.zoom.fake import SCOPES

    known = [*(make_meetings(40) if meetings is None else meetings), make_webinar()]
    zoom.meetings = {meeting.uuid: meeting for meeting in known}
    zoom.listed = sorted(known, key=lambda meeting: meeting.start, reverse=True)
    zoom.scopes = f"{SCOPES} {fake_usage.SCOPES}"
    figures = zoom.figures
    figures.webinars = {WEBINAR_NUMBER: of_webinar()}
    figures.inactive = ["idle@planted.example"]
    days = [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
    figures.daily = {day: (n % 3, 10 + n, 30 + n, 600 + n) for n, day in enumerate(days)}
    ended = at(3)
    figures.calls = [
        ("1", fake_usage.call_leg("toll-free", ended, 2, 0.03)),
        ("1", fake_usage.call_leg("toll-free", ended + timedelta(hours=1), 3, 0.07)),
        ("3", fake_usage.call_leg("call-out", ended, 10, 1.1, "DE")),
    ]
    before = FIRST_DAY - timedelta(days=40)
    figures.billing = [
        fake_usage.billing_period("now", FIRST_DAY - timedelta(days=3), FIRST_DAY + timedelta(days=27), "45.50", "4.5"),
        fake_usage.billing_period("long ago", before - timedelta(days=30), before, "456"),
    ]
    figures.invoices = {
        "now": [
            fake_usage.invoice(
                "Audio Conferencing Options", FIRST_DAY, FIRST_DAY + timedelta(days=27), "45", tax="4.5"
            ),
            fake_usage.invoice("Pro", FIRST_DAY, FIRST_DAY + timedelta(days=27), "0.5", quantity=3),
        ],
        "long ago": [],
    }
    figures.storage = {day: (f"{n + 1} GB", "1 TB") for n, day in enumerate(days)}
    return known


def without_durations(meeting: FakeMeeting) -> FakeMeeting:
    """The same meeting, of which nobody stayed any time."""
    return replace(meeting, stays=tuple(replace(stay, leave=stay.join) for stay in meeting.stays))
