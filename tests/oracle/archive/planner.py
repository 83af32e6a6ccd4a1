"""What Zoom's limits allow (section 7), in exact fractions."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

HEAVY: Final = 60_000  # calls a day
PHONE_HEAVY: Final = 30_000
PAGE: Final = 300  # records
LISTS: Final = 4  # calls a page
EACH: Final = 2  # calls a meeting
MEDIUM: Final = 60 * 86_400
PUBLISHED: Final[dict[str, tuple[int | None, int | None]]] = {
    "phone": (None, None),
    "phone_reconciled": (4_500_000, None),
    "meetings": (None, 30_000),
    "meetings_reconciled": (None, 29_000),
    "both": (None, 30_000),
    "both_reconciled": (2_200_000, 14_500),
}

Figure = int | None | dict[str, int | None]


@dataclass(frozen=True)
class Load:
    """Calls and meetings a day; None: no limit."""

    calls: int | None
    meetings: int | None


def runs(every: Fraction | int) -> Fraction:
    return Fraction(1440) / every


# ---------------------------------------------------------------------------------------------------------
# Capacities


def reckoned(case: str, every: Fraction | int = 5) -> Load:
    budget, calls, meetings = budget_of(case)
    lists = runs(every) * LISTS if is_reconciled(case) else Fraction(0)
    return Load(
        floor(budget / LISTS * PAGE) if calls else None,
        floor((budget - lists) / EACH) if meetings else None,
    )


def whole_pages(case: str, every: Fraction | int = 5) -> Load:
    budget, calls, _ = budget_of(case)
    pages = floor(budget / runs(every) / LISTS)
    return Load(pages * PAGE * floor(runs(every)) if calls else None, reckoned(case, every).meetings)


def today(case: str, share: Fraction = Fraction(1)) -> Load:
    _, calls, meetings = budget_of(case)
    return Load(
        floor(Fraction(PHONE_HEAVY, LISTS) * PAGE * share) if calls else None,
        floor(Fraction(MEDIUM, EACH) * share) if meetings else None,
    )


def is_reconciled(case: str) -> bool:
    return case.endswith("_reconciled")


def budget_of(case: str) -> tuple[Fraction, bool, bool]:
    """Heavy calls for each kind, and whether calls and meetings need any."""
    calls = is_reconciled(case) and not case.startswith("meetings")
    meetings = not case.startswith("phone")
    return Fraction(HEAVY, 2 if calls and meetings else 1), calls, meetings


def capacities(every: Fraction | int = 5, share: Fraction = Fraction(1)) -> dict[str, dict[str, bool | Figure]]:
    """As in `--json`."""
    return {
        case: {
            "daily_limit": case != "phone",
            "published": figure(case, Load(*published)),
            "reckoned": figure(case, reckoned(case, every)),
            "whole_pages": figure(case, whole_pages(case, every)),
            "today": figure(case, today(case, share)),
        }
        for case, published in PUBLISHED.items()
    }


def figure(case: str, load: Load) -> Figure:
    if case.startswith("both"):
        return {"calls": load.calls, "meetings": load.meetings}
    return load.calls if case.startswith("phone") else load.meetings


# ---------------------------------------------------------------------------------------------------------
# A day's load


@dataclass(frozen=True)
class Needed:
    reckoned: Fraction
    whole_pages: Fraction

    @property
    def fits(self) -> dict[str, bool]:
        return {"reckoned": self.reckoned <= HEAVY, "whole_pages": self.whole_pages <= HEAVY}


def needed(calls: int, meetings: int, every: Fraction | int = 5) -> Needed:
    """Heavy calls for both, reconciled."""
    times = runs(every)
    exact = [max(records / times / PAGE, Fraction(1)) for records in (calls, meetings) if records]
    whole = [max(ceil(records / times / PAGE), 1) for records in (calls, meetings) if records]
    return Needed(times * LISTS * sum(exact) + EACH * meetings, times * LISTS * sum(whole) + EACH * meetings)


# ---------------------------------------------------------------------------------------------------------
# `fetch --plan`


@dataclass(frozen=True, kw_only=True)
class Planned:
    extension: str
    file_size: int | None
    duration: int | None = None  # seconds


def planned_bytes(files: Iterable[Planned]) -> int:
    """What lists say; an MP3 without a size has 75 kbit/s."""
    return sum(one_size(file) for file in files)


def one_size(file: Planned) -> int:
    if file.file_size is not None:
        return file.file_size
    is_mp3 = file.extension.lower() == "mp3"
    return file.duration * 75_000 // 8 if is_mp3 and file.duration is not None else 0
