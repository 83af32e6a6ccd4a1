"""A fake Zoom for the pictures: an account with meetings of June 2023, asked on this computer alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from unittest.mock import patch

from tests.zoom import fake
from tests.zoom.conftest import Ring
from tests.zoom.organisation import make_meetings
from zoomwizard.zoom.api.clock import Clock

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
        for module in ("run", "plan"):
            stack.enter_context(patch(f"zoomwizard.zoom.collect.{module}.today_utc", lambda: TODAY))
        stack.enter_context(patch("keyring.core._keyring_backend", Ring()))
        yield zoom
