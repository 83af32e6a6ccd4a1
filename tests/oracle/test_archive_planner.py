"""The planner in the oracle of `archive` (section 7)."""

from fractions import Fraction
from math import floor

import pytest

from tests.oracle.archive.planner import Planned, capacities, needed, planned_bytes, reckoned, today, whole_pages
from tests.oracle.usage.cells import half_up


def both(calls: int | None, meetings: int | None) -> dict[str, int | None]:
    return {"calls": calls, "meetings": meetings}


def test_the_six_capacities() -> None:
    assert {case: list(figures.values()) for case, figures in capacities().items()} == {
        "phone": [False, None, None, None, None],
        "phone_reconciled": [True, 4_500_000, 4_500_000, 4_492_800, 2_250_000],
        "meetings": [True, 30_000, 30_000, 30_000, 2_592_000],
        "meetings_reconciled": [True, 29_000, 29_424, 29_424, 2_592_000],
        "both": [True, both(None, 30_000), both(None, 30_000), both(None, 30_000), both(None, 2_592_000)],
        "both_reconciled": [
            True,
            both(2_200_000, 14_500),
            both(2_250_000, 14_424),
            both(2_246_400, 14_424),
            both(2_250_000, 2_592_000),
        ],
    }
    assert list(capacities()["phone"]) == ["daily_limit", "published", "reckoned", "whole_pages", "today"]


def test_the_published_load_fits_as_reckoned_and_not_in_whole_pages() -> None:
    load = needed(2_200_000, 14_500)
    assert half_up(load.reckoned, 4) == "59485.3333"
    assert load.whole_pages == 60_104
    assert load.fits == {"reckoned": True, "whole_pages": False}


def test_a_kind_without_records_is_not_asked_and_one_record_is_a_page_a_run() -> None:
    assert needed(0, 0).reckoned == 0
    assert needed(1, 0).reckoned == needed(1, 0).whole_pages == 288 * 4
    assert needed(0, 1).reckoned == 288 * 4 + 2


def test_the_limit_itself_fits_and_one_more_does_not() -> None:
    assert needed(4_500_000, 0).fits == {"reckoned": True, "whole_pages": False}
    assert not needed(4_500_001, 0).fits["reckoned"]
    assert needed(4_492_800, 0).fits["whole_pages"]
    assert not needed(4_492_801, 0).fits["whole_pages"]


@pytest.mark.parametrize("every", [1, 5, 7, 60, 1440])
def test_what_is_reckoned_of_calls_is_the_most_that_fits(every: int) -> None:
    most = reckoned("phone_reconciled", every).calls
    assert most is not None
    assert needed(most, 0, every).fits["reckoned"]
    assert not needed(most + 1, 0, every).fits["reckoned"]


def test_the_options_change_what_is_reckoned_and_what_is_today() -> None:
    assert reckoned("meetings_reconciled", 60).meetings == (60_000 - 96) // 2
    assert reckoned("both_reconciled", 1).meetings == (30_000 - 5_760) // 2
    assert whole_pages("phone_reconciled", 7).calls == floor(Fraction(60_000 * 7, 1440 * 4)) * 300 * 205
    assert today("both_reconciled", Fraction(1, 3)).calls == 750_000
    assert today("meetings", Fraction("0.3333333")).meetings == 863_999
    assert capacities(1440, Fraction(1, 2))["meetings"]["published"] == 30_000


def test_planned_bytes_are_said_or_those_of_an_mp3() -> None:
    files = [
        Planned(extension="MP4", file_size=1000),
        Planned(extension="MP3", file_size=None, duration=8),
        Planned(extension="mp3", file_size=7, duration=8),
        Planned(extension="VTT", file_size=None, duration=8),
    ]
    assert planned_bytes(files) == 1000 + 75_000 + 7
