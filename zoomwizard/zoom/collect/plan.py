"""What a download would take: meetings, calls, time; from the first page of each list."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zoomwizard.core.outcome import CancelToken, Finding, InputError, errors_in
from zoomwizard.core.said import Said, plural, say
from zoomwizard.zoom.api.answers import number_of
from zoomwizard.zoom.api.budget import DailyBudget
from zoomwizard.zoom.api.client import ZoomClient
from zoomwizard.zoom.api.errors import MissingScope, NotPermitted, NotThere
from zoomwizard.zoom.api.limits import LABELS, Label
from zoomwizard.zoom.collect.connection import Connection, ask_zoom, count_findings, watched
from zoomwizard.zoom.collect.pieces import REPORT_PIECES, Piece, Way, first_day_kept
from zoomwizard.zoom.collect.run import check_range, today_utc
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

    def sentences(self) -> list[Said]:
        """The plan for a person."""
        meetings = plural("{n} meeting", "{n} meetings", n=self.meetings)
        about = meetings if self.is_exact else say("About {meetings}", meetings=meetings)
        of_label = {"light": say("light"), "medium": say("medium"), "heavy": say("heavy")}
        calls = [say("{n} {label}", n=self.calls[x], label=of_label[x]) for x in LABELS if self.calls[x]]
        lines = [
            say("{meetings}, {fetched} of them already downloaded.", meetings=about, fetched=self.fetched),
            say("Requests to Zoom, at least: {calls}.", calls=calls or say("none")),
            say("With your share of the account's limits, that takes at least {time}.", time=duration(self.seconds)),
        ]
        if self.days > 1:
            lines.append(
                say(
                    "Because of the daily limit, this takes {days} days: run it once a day, or use --wait.",
                    days=self.days,
                )
            )
        lines.append(say("Zoom's reports still have meetings from {day} on.", day=self.first_day))
        return lines


def plan(
    connection: Connection,
    first: date,
    last: date,
    *,
    pieces: Sequence[Piece] = REPORT_PIECES,
    cancel: CancelToken | None = None,
) -> Plan:
    """What a download of a range of UTC days would take; fetches no participants.

    Errors: as `download`.
    """
    findings = check_range(first, last, today_utc())
    if errors_in(findings):
        raise InputError(findings)

    async def ask(client: ZoomClient, budget: DailyBudget) -> Plan:
        async with client:
            made = _plan(connection, client, budget, pieces, first, last, findings)
            return await watched(made, cancel or CancelToken(), lambda: None)

    with connection.lock() as lock, connection.budget() as budget:
        findings += count_findings(budget)
        return ask_zoom(ask(connection.client(budget, lock.idle), budget), budget)


async def _plan(
    connection: Connection, client: ZoomClient, budget: DailyBudget, pieces: Sequence[Piece], first: date, last: date,
    findings: list[Finding],
) -> Plan:  # fmt: skip
    await client.sign_in()
    ways = Ways(pieces, client.scopes)
    calls: dict[Label, int] = dict.fromkeys(LABELS, 0)
    items, is_exact = 0, True
    for piece in pieces:
        if piece.parent is None:
            found, exact = await _expected(client, ways, piece, first, min(last, today_utc()), calls)
            items, is_exact = items + found, is_exact and exact
    path = file_of(connection.folder, connection.account.name, first, last)
    fetched = 0
    details = [piece for piece in pieces if piece.parent is not None]
    if path.exists():
        with Store(path) as store:
            fetched = store.done(details[0])
            items = max(items, store.items)
    for piece in details:
        calls[ways.of(piece)[0].endpoint.label] += max(items - fetched, 0)
    limiter = connection.limiter()
    limits = {label: most for label in LABELS if (most := budget.per_day(label))}
    return Plan(
        meetings=items,
        is_exact=is_exact,
        fetched=fetched,
        calls=calls,
        seconds=math.ceil(sum(calls[label] / limiter.rate(label) for label in LABELS)),
        days=max([math.ceil(calls[label] / most) for label, most in limits.items()] + [1]),
        first_day=first_day_kept(today_utc()),
        findings=(*findings, *ways.findings),
    )


async def _expected(
    client: ZoomClient, ways: Ways, piece: Piece, first: date, last: date, calls: dict[Label, int]
) -> tuple[int, bool]:
    """The records of a list over a range, and whether that is exact; the calls to list them are added to `calls`."""
    items, is_exact = 0, True
    for begin, end in piece.window(first, last):
        for way in ways.of(piece):
            ask = _through if way.through else _first_page
            try:
                found, exact, listing = await ask(client, piece, way, begin, end)
            except (NotThere, MissingScope, NotPermitted) as error:
                ways.lose(piece, way, error)
                continue
            items, is_exact = items + found, is_exact and exact
            calls[way.endpoint.label] += listing
            break
    return items, is_exact


def _days(first: date, last: date) -> dict[str, str]:
    return {"from": str(first), "to": str(last)}


async def _through(client: ZoomClient, piece: Piece, way: Way, first: date, last: date) -> tuple[int, bool, int]:  # noqa: ARG001 - as `_first_page`
    """The same of a way through another list, whose answer says how many records there are."""
    assert way.through is not None
    through, size = way.through.endpoint, way.through.endpoint.page_size
    answer = await client.get(through, **way.through.queries[0], **_days(first, last), page_size=str(size))
    keys = number_of(answer.get("total_records")) or len(answer.get(through.items) or ())
    return number_of(answer.get("total_meetings")) or 0, False, pages(keys, size) + len(way.queries) * keys


async def _first_page(client: ZoomClient, piece: Piece, way: Way, first: date, last: date) -> tuple[int, bool, int]:
    """The records of a window, whether that is exact, and the calls to list them.

    Counted where the first page has them all, else reckoned from the days that it covers.
    """
    found, exact = 0, True
    async for page in client.pages(way.endpoint, **way.queries[0], **_days(first, last)):
        found = len(page.items) if page.total is None else page.total
        exact = page.is_last or page.total is not None
        if not exact:
            records = [record for item in page.items if (record := way.read(item)) is not None]
            found = max(reckoned(len(page.items), [piece.start(record) for record in records], first, last), found + 1)
        break
    return found, exact, pages(found, way.endpoint.page_size)


def reckoned(items: int, starts: Sequence[datetime | None], first: date, last: date) -> int:
    """How many items a window has, if it goes on as those begin that are known."""
    known = [start for start in starts if start]
    covered = (max(known) - min(known)).total_seconds() if known else 0.0
    whole = (datetime.combine(last, datetime.max.time()) - datetime.combine(first, datetime.min.time())) / timedelta(
        seconds=1
    )
    return round(items * whole / max(covered, 1.0)) if covered else 0


def pages(items: int, size: int) -> int:
    """How many pages so many items are."""
    return max(1, -(-items // size))


def duration(seconds: int) -> Said:
    """A time in words, no more exact than it can be known."""
    if seconds < 120:
        return plural("{n} second", "{n} seconds", n=max(seconds, 1))
    if seconds < 7200:
        return plural("{n} minute", "{n} minutes", n=-(-seconds // 60))
    return plural("{n} hour", "{n} hours", n=-(-seconds // 3600))
