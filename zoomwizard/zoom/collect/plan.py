"""What a download would take: meetings, calls, time; from the first page of each list."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zoomwizard.core.outcome import CancelToken, Finding, InputError, errors_in
from zoomwizard.zoom.api.answers import moment_of, number_of
from zoomwizard.zoom.api.budget import DailyBudget
from zoomwizard.zoom.api.client import ZoomClient
from zoomwizard.zoom.api.endpoints import HISTORY, HOSTS, PAGE_SIZE, PAST_PARTICIPANTS
from zoomwizard.zoom.api.errors import MissingScope, NotPermitted, NotThere
from zoomwizard.zoom.api.limits import LABELS, Label
from zoomwizard.zoom.collect.listing import first_day_kept, months_of
from zoomwizard.zoom.collect.run import Connection, ask_zoom, check_range, count_findings, today_utc, watched
from zoomwizard.zoom.collect.store import Store, file_of
from zoomwizard.zoom.collect.ways import Ways


@dataclass(frozen=True)
class Plan:
    """What a download would take. `fetched` meetings are there already; `calls` and `seconds` are for the others.

    `is_exact` where the first pages held all meetings. `days` is more than 1 where the daily limit binds;
    `first_day` is the first day that Zoom still keeps.
    """

    meetings: int
    is_exact: bool
    fetched: int
    calls: Mapping[Label, int]
    seconds: int
    days: int
    first_day: date
    findings: tuple[Finding, ...]

    def sentences(self) -> list[str]:
        """The plan for a person."""
        about = "" if self.is_exact else "About "
        calls = ", ".join(f"{self.calls[label]:,} {label}" for label in LABELS if self.calls[label])
        lines = [
            f"{about}{self.meetings:,} meetings, {self.fetched:,} of them are downloaded already.",
            f"Calls to Zoom, at least: {calls or 'none'}.",
            f"At the account's limits and its share that takes at least {duration(self.seconds)}.",
        ]
        if self.days > 1:
            lines.append(f"The daily limit binds: it takes {self.days:,} days, with one run or --wait each day.")
        lines.append(f"Zoom's reports still keep meetings from {self.first_day} on.")
        return lines


def plan(connection: Connection, first: date, last: date, *, cancel: CancelToken | None = None) -> Plan:
    """What a download of a range of UTC days would take; fetches no participants.

    Errors: as `download`.
    """
    findings = check_range(first, last, today_utc())
    if errors_in(findings):
        raise InputError(findings)

    async def ask(client: ZoomClient, budget: DailyBudget) -> Plan:
        async with client:
            return await watched(
                _plan(connection, client, budget, first, last, findings), cancel or CancelToken(), lambda: None
            )

    with connection.lock() as lock, connection.budget() as budget:
        findings += count_findings(budget)
        return ask_zoom(ask(connection.client(budget, lock.idle), budget), budget)


async def _plan(
    connection: Connection, client: ZoomClient, budget: DailyBudget, first: date, last: date, findings: list[Finding]
) -> Plan:
    await client.sign_in()
    ways = Ways.of_scopes(client.scopes)
    meetings, is_exact, list_calls = await _expected(client, ways, first, min(last, today_utc()))
    path = file_of(connection.folder, connection.account.name, first, last)
    fetched = 0
    if path.exists():
        with Store(path) as store:
            fetched = store.done()
            meetings = max(meetings, store.meetings)
    calls: dict[Label, int] = {"light": 0, "medium": 0, "heavy": list_calls}
    calls["medium" if PAST_PARTICIPANTS in ways.participants else "heavy"] += max(meetings - fetched, 0)
    limiter = connection.limiter()
    limits = {label: budget.per_day(label) for label in LABELS}
    days = (
        max(math.ceil(calls[label] / most) for label in LABELS if (most := limits[label]))
        if any(limits.values())
        else 1
    )
    return Plan(
        meetings=meetings,
        is_exact=is_exact,
        fetched=fetched,
        calls=calls,
        seconds=math.ceil(sum(calls[label] / limiter.rate(label) for label in LABELS)),
        days=max(days, 1),
        first_day=first_day_kept(today_utc()),
        findings=(*findings, *ways.findings),
    )


async def _expected(client: ZoomClient, ways: Ways, first: date, last: date) -> tuple[int, bool, int]:
    """Meetings of a range, whether that is exact, and the calls to list them."""
    meetings, is_exact, calls = 0, True, 0
    for begin, end in months_of(first, last):
        if ways.history:
            try:
                found, exact = await _first_page(client, begin, end)
            except (NotThere, MissingScope, NotPermitted) as error:
                ways.lose_history(error)
            else:
                meetings, is_exact, calls = meetings + found, is_exact and exact, calls + max(1, -(-found // PAGE_SIZE))
                continue
        more = {"from": str(begin), "to": str(end), "type": "active"}
        answer = await client.get(HOSTS, **more, page_size=str(PAGE_SIZE))
        hosts = number_of(answer.get("total_records")) or len(answer.get("users") or ())
        meetings += number_of(answer.get("total_meetings")) or 0
        calls += max(1, -(-hosts // PAGE_SIZE)) + 2 * hosts
        is_exact = False
    return meetings, is_exact, calls


async def _first_page(client: ZoomClient, first: date, last: date) -> tuple[int, bool]:
    """The meetings of a month: counted where the first page has them all, else reckoned from the time it covers."""
    more = {"from": str(first), "to": str(last), "date_type": "start_time", "meeting_type": "meeting"}
    async for page in client.pages(HISTORY, **more):
        if page.total is not None:
            return page.total, True
        if page.is_last:
            return len(page.items), True
        starts = [start for item in page.items if (start := moment_of(item.get("start_time")))]
        covered = (max(starts) - min(starts)).total_seconds() if starts else 0.0
        whole = (
            datetime.combine(last, datetime.max.time()) - datetime.combine(first, datetime.min.time())
        ) / timedelta(seconds=1)
        return max(round(len(page.items) * whole / max(covered, 1.0)) if covered else 0, len(page.items) + 1), False
    return 0, True


def duration(seconds: int) -> str:
    """A time in words, no more exact than it can be known."""
    if seconds < 120:
        return f"{max(seconds, 1)} seconds"
    if seconds < 7200:
        return f"{-(-seconds // 60)} minutes"
    return f"{-(-seconds // 3600)} hours"
