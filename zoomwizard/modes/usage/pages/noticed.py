"""What stands out in a usage report: at most three sentences, by rules that the page prints.

They're made of numbers that the page shows anyway, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoomwizard.core.page.figures import Picture
from zoomwizard.core.said import Said, say
from zoomwizard.modes.usage.pages.drawn import month_name
from zoomwizard.modes.usage.pages.people_pictures import ShownUsers

MOST_NOTICED = 3
CHANGE_PERCENT, IDLE_PERCENT, LATE_PERCENT, ALONE_PERCENT = 10, 10, 20, 20
NOTICING_RULES = say(
    "At most three of these are shown, in this order: the last month had at least {change}% more or fewer meetings "
    "than the month before, if both are complete; at least {idle}% of the people with a licence didn't use it; at "
    "least {alone}% of the meetings had only one person; at least {late}% of those who attended came late.",
    change=CHANGE_PERCENT, idle=IDLE_PERCENT, alone=ALONE_PERCENT, late=LATE_PERCENT,
)  # fmt: skip


def noticed(
    whole_months: Sequence[tuple[str, int]], users: ShownUsers | None, sizes: Picture | None, late: float | None
) -> list[Said]:
    """At most three sentences. `whole_months`: month and meetings of those with all their days, in their order."""
    found = [*change_of_months(whole_months)]
    if users and users.idle is not None and users.in_use is not None:
        licensed = users.idle + users.in_use
        if licensed and 100 * users.idle >= IDLE_PERCENT * licensed:
            found.append(
                say(
                    "{idle} of {licensed} people with a licence didn't host or attend anything in this period.",
                    idle=users.idle, licensed=licensed,
                )
            )  # fmt: skip
    if sizes and sizes.categories:
        numbers = [value or 0 for value in sizes.series[0].values]
        if 100 * numbers[0] >= ALONE_PERCENT * sum(numbers):
            found.append(
                say("{percent}% of the meetings had only one person.", percent=round(100 * numbers[0] / sum(numbers)))
            )
    if late is not None and late >= LATE_PERCENT:
        found.append(say("{percent}% of those who attended a meeting came late.", percent=round(late)))
    return found[:MOST_NOTICED]


def change_of_months(months: Sequence[tuple[str, int]]) -> list[Said]:
    """How the last whole month compares with the one before."""
    if len(months) < 2:
        return []
    (before, then), (last, now) = months[-2:]
    if not then or 100 * abs(now - then) < CHANGE_PERCENT * then:
        return []
    values: Mapping[str, Said | int] = {
        "last": month_name(last), "before": month_name(before),
        "now": now, "then": then, "percent": round(100 * abs(now - then) / then),
    }  # fmt: skip
    if now > then:
        return [say("{now} meetings in {last}: {percent}% more than the {then} in {before}.", **values)]
    return [say("{now} meetings in {last}: {percent}% fewer than the {then} in {before}.", **values)]
