"""A fake Zoom for the pictures: an account with meetings of June 2023, asked on this computer alone."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

from screenshots.still import StillTime
from tests.zoom import fake, fake_usage
from tests.zoom.conftest import Ring
from tests.zoom.organisation import make_meetings, uuid_of
from zoomwizard.zoom.api.clock import Clock
from zoomwizard.zoom.collect import run

FIRST_DAY, TODAY = date(2023, 6, 1), date(2023, 7, 1)
MEETINGS = 400


@contextmanager
def zoom_of_pictures() -> Iterator[fake.FakeZoom]:
    """Within, Zoom's usual address gives tokens for the fake one, it is 1 July 2023, and there is a keyring."""
    with ExitStack() as stack:
        ahead = datetime.now(UTC) - datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
        stack.enter_context(patch.object(Clock, "time", lambda _: (datetime.now(UTC) - ahead).timestamp()))
        zoom = stack.enter_context(fake.running(fake.FakeZoom(make_meetings(MEETINGS, first=FIRST_DAY))))
        for module in ("account", "client"):
            stack.enter_context(patch(f"zoomwizard.zoom.api.{module}.OAUTH_URL", zoom.options["oauth_url"]))
        usual, jobs = run.today_utc, ("admin", "usage")
        for job in jobs:  # in their modules it has the same name
            importlib.import_module(f"zoomwizard.modes.{job}.run")
        for known in [one for one in sys.modules.values() if getattr(one, "today_utc", None) is usual]:
            stack.enter_context(patch.object(known, "today_utc", lambda: TODAY))
        stack.enter_context(patch("zoomwizard.app.zoom.datetime", StillTime))
        stack.enter_context(patch("keyring.core._keyring_backend", Ring()))
        yield zoom


def fill_usage(zoom: fake.FakeZoom) -> None:
    """Webinars, costs and people without a meeting, so that every part of a report on usage has something to show."""
    days = [FIRST_DAY + timedelta(days=n) for n in range(30)]
    webinars = [webinar_of(n, day) for n, day in enumerate(days[5:30:7])]
    # Fewer on some days, hardly any on weekends: as it is.
    meetings = [
        meeting
        for n, meeting in enumerate(make_meetings(16 * len(days), first=FIRST_DAY, days=len(days)))
        if n // len(days) < (1 if meeting.start.weekday() > 4 else 9 + 5 * meeting.start.day % 7)
    ]
    known = [*meetings, *webinars]
    zoom.meetings = {meeting.uuid: meeting for meeting in known}
    zoom.listed = sorted(known, key=lambda meeting: meeting.start, reverse=True)
    zoom.scopes = f"{fake.SCOPES} {fake_usage.SCOPES}"
    figures = zoom.figures
    figures.webinars = {meeting.meeting_id: beside_webinar(meeting) for meeting in webinars}
    figures.licence = 2
    figures.inactive = [f"idle{n:02}@planted.example" for n in range(9)]
    figures.daily = {day: (n % 3, 15, 60, 1800) for n, day in enumerate(days)}
    figures.calls = [
        (kind, fake_usage.call_leg(name, datetime.combine(day, time(9)), 30 + n, 0.9 + n / 10, country))
        for n, day in enumerate(days)
        for kind, name, country in (("1", "toll-free", "US"), ("3", "call-out", "DE" if n % 2 else "CH"))
    ]
    period = (FIRST_DAY, FIRST_DAY + timedelta(days=29))
    figures.billing = [fake_usage.billing_period("now", *period, "1984.50", "150.80")]
    figures.invoices = {
        "now": [
            fake_usage.invoice("Business", *period, "1650.00", quantity=75, tax="125.40"),
            fake_usage.invoice("Audio Conferencing Options", *period, "334.50", tax="25.40"),
        ]
    }
    figures.storage = {day: (f"{600 + 7 * n} GB", "1 TB") for n, day in enumerate(days)}


def webinar_of(number: int, day: date) -> fake.FakeMeeting:
    """A webinar of an hour, of whose attendees some leave on the way."""
    begin = datetime.combine(day, time(14))
    stays = [fake.FakeStay("mensch001@planted.example", begin, begin + timedelta(minutes=60), person="u001")]
    for n in range(24 + 6 * number):
        leave = begin + timedelta(minutes=60 if n % 3 else 10 + (7 * n) % 48)
        stays.append(fake.FakeStay(f"guest{n:02}@planted.example", begin + timedelta(minutes=n % 6), leave))
    end = begin + timedelta(minutes=60)
    return fake.FakeMeeting(
        uuid_of(9000 + number), 88_000_000_001 + number, "Planted webinar", "mensch001@planted.example", begin, end,
        begin - timedelta(days=9), tuple(stays), "Webinar",
    )  # fmt: skip


def beside_webinar(meeting: fake.FakeMeeting) -> fake_usage.FakeWebinar:
    """Who registered for it, asked and answered."""
    emails = [f"guest{n:02}@planted.example" for n in range(6, 48)]
    return fake_usage.FakeWebinar(
        registrants=[(f"r{n}", email) for n, email in enumerate(emails)],
        questions=[
            fake_usage.FakeQuestion(f"q{n}", meeting.start + timedelta(minutes=5 + n), email=email, answers=n % 2)
            for n, email in enumerate(emails[:8])
        ],
        answers=[
            fake_usage.FakeAnswer("p1", meeting.start + timedelta(minutes=30), "Planted poll", "Yes" if n % 3 else "No",
                                  email=email)
            for n, email in enumerate(emails[:18])
        ],
        absentees=9,
    )  # fmt: skip
