"""The dates of a person query: in which order day and month stand, and when weeks begin."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from zoomwizard.core.time.dates import BOTH_ORDERS, Order, needs_order, proof_of, read_date

MONDAY, SUNDAY = 0, 6
ONE_DAY = timedelta(days=1)
# How the order is known: there is nothing to find out, a date has a number above 12, only in it all dates
# fall on one weekday, only in it weeks begin on a Sunday or a Monday. Or it is not: there are proofs of both
# orders, or of none.
Proof = Literal["not needed", "chosen", "date", "weekday", "week start", "both", "none"]


@dataclass(frozen=True)
class QueryDates:
    """What the date texts say. `days` lacks those that are no dates; `order` is None where it stays open."""

    order: Order | None
    proof: Proof
    days: Mapping[str, date]

    @property
    def weekdays(self) -> set[int]:
        """The weekdays of all dates, 0 is Monday."""
        return {day.weekday() for day in self.days.values()}

    @property
    def first_weekday(self) -> int:
        """On which weekday weeks begin: Sunday, unless all dates fall on one other (docs/metrics.md, Which week)."""
        return next(iter(self.weekdays)) if len(self.weekdays) == 1 else SUNDAY

    @property
    def is_monthly(self) -> bool:
        """Whether the dates are first days of months and no weeks."""
        days = set(self.days.values())
        return len(self.weekdays) > 1 and all(day.day == 1 for day in days)

    @property
    def has_neighbours(self) -> bool:
        """Whether some date is the day after another one, as in a daily query."""
        days = set(self.days.values())
        return any(day + ONE_DAY in days for day in days)

    def week_of(self, day: date) -> date:
        """The first day of the week that holds a day."""
        return day - ONE_DAY * ((day.weekday() - self.first_weekday) % 7)


def read_dates(texts: Sequence[str], wanted: str = "auto") -> QueryDates:
    """Read the different date texts of a query. `wanted`: the user's answer where nothing is proved."""
    order, proof = find_order(texts, wanted)
    days = {text: moment.date() for text in texts if order and (moment := read_date(text, order))}
    return QueryDates(order, proof, days)


def find_order(texts: Collection[str], wanted: str) -> tuple[Order | None, Proof]:
    """Whether day or month comes first, proved from all dates: the order and how it is known."""
    open_texts = [text for text in texts if needs_order(text)]
    proofs = {proof for text in open_texts if (proof := proof_of(text)) in BOTH_ORDERS}
    if len(proofs) > 1:
        return None, "both"
    weekdays = {order: weekdays_in(texts, order) for order in BOTH_ORDERS}
    even = {order for order in BOTH_ORDERS if len(weekdays[order]) == 1}
    same = all(read_date(text, "mdy") == read_date(text, "dmy") for text in open_texts)
    # The first kind of evidence that leaves one order decides.
    evidence: tuple[tuple[set[Order], Proof], ...] = (
        (set() if open_texts else {"ymd"}, "not needed"),
        (proofs, "date"),
        (even, "weekday"),
        ({order for order in BOTH_ORDERS if order == wanted}, "chosen"),
        # Viva Insights knows no other weeks; of a single date nothing else can be known.
        ({order for order in even if weekdays[order] <= {MONDAY, SUNDAY}}, "week start"),
        ({"mdy"} if same else set(), "not needed"),
    )
    for orders, how in evidence:
        if len(orders) == 1:
            return orders.pop(), how
    return None, "none"


def weekdays_in(texts: Collection[str], order: Order) -> set[int]:
    """The weekdays on which the dates fall in an order."""
    return {moment.weekday() for text in texts if (moment := read_date(text, order))}
