"""The UTC days that a range of local days touches are the ones that are asked for and looked for."""

from datetime import date

import pytest

from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.request import usage_request


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        ("UTC", date(2026, 10, 1), date(2026, 10, 31)),
        ("Europe/Zurich", date(2026, 9, 30), date(2026, 10, 31)),
        ("America/New_York", date(2026, 10, 1), date(2026, 11, 1)),
    ],
)
def test_utc_days_are_those_that_the_local_days_touch(zone: str, first: date, last: date) -> None:
    request = usage_request(UsageInputs(date_from="2026-10-01", date_to="2026-10-31", time_zone=zone), None)
    assert request.utc_days == (first, last)
