"""What a download would take: meetings, calls, time; from the first page of each list."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import CancelToken, Finding, InputError, errors_in
from zoomwizard.core.said import Said, plural, say
from zoomwizard.zoom.api.answers import number_of
from zoomwizard.zoom.api.budget import DailyBudget
from zoomwizard.zoom.api.client import ZoomClient
from zoomwizard.zoom.api.endpoints import RANGE
from zoomwizard.zoom.api.errors import CallError, MissingScope, NotPermitted, NotThere, Unreachable
from zoomwizard.zoom.api.limits import MEETING_LABELS, Label
from zoomwizard.zoom.collect.connection import Connection, ask_zoom, count_findings, watched
from zoomwizard.zoom.collect.kept import file_of
from zoomwizard.zoom.collect.pieces import REPORT_PIECES, Piece, Way, first_day_kept
from zoomwizard.zoom.collect.run import check_range, today_utc
from zoomwizard.zoom.collect.store import Store
from zoomwizard.zoom.collect.ways import Ways


@dataclass(frozen=True)
class Plan:
    """What a download would take. Of `meetings`, and webinars, `fetched` are there already.

    `calls` and `seconds` are for the others.

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
        calls = [say("{n} {label}", n=self.calls[x], label=of_label[x]) for x in MEETING_LABELS if self.calls[x]]
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
    purpose: str = "",
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
            path = file_of(connection.folder, connection.account.name, first, last, purpose)
            made = _plan(connection, client, budget, path, pieces, first, last, findings)
            return await watched(made, cancel or CancelToken(), lambda: None)

    with connection.lock() as lock, connection.budget() as budget:
        findings += count_findings(budget)
        return ask_zoom(ask(connection.client(budget, lock.idle), budget), budget)


@dataclass
class Reckoned:
    """What a list is reckoned to have: how many records, exactly or not, and for how many each piece is asked."""

    items: int = 0
    is_exact: bool = True
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, other: Reckoned) -> None:
        """Another window's, too."""
        self.items, self.is_exact = self.items + other.items, self.is_exact and other.is_exact
        self.asked += other.asked


async def _plan(
    connection: Connection, client: ZoomClient, budget: DailyBudget, path: Path, pieces: Sequence[Piece], first: date,
    last: date, findings: list[Finding],
) -> Plan:  # fmt: skip
    await client.sign_in()
    ways = Ways(pieces, client.scopes)
    calls: dict[Label, int] = dict.fromkeys(MEETING_LABELS, 0)
    details = [piece for piece in pieces if piece.parent is not None]
    counted = {piece.name for piece in pieces if piece.parent is None and piece.ways and piece.is_needed}
    whole = Reckoned()
    for piece in pieces:
        if piece.parent is None:
            found = await _expected(client, ways, piece, details, first, min(last, today_utc()), calls)
            whole.asked += found.asked
            if piece.name in counted:
                whole.add(Reckoned(found.items, found.is_exact))
    items, done = _so_far(path, pieces, counted)
    whole.items = max(whole.items, items)
    for piece in details:
        if open_ways := ways.of(piece):
            of_each = len(open_ways[0].queries)
            calls[open_ways[0].endpoint.label] += max(whole.asked[piece.name] - done[piece.name], 0) * of_each
    limiter = connection.limiter()
    limits = {label: most for label in MEETING_LABELS if (most := budget.per_day(label))}
    return Plan(
        meetings=whole.items,
        is_exact=whole.is_exact,
        fetched=sum(done[piece.name] for piece in details if piece.is_main),
        calls=calls,
        seconds=math.ceil(sum(calls[label] / limiter.rate(label) for label in MEETING_LABELS)),
        days=max([math.ceil(calls[label] / most) for label, most in limits.items()] + [1]),
        first_day=first_day_kept(today_utc()),
        findings=(*findings, *ways.findings),
    )


def _so_far(path: Path, pieces: Sequence[Piece], counted: Collection[str]) -> tuple[int, Counter[str]]:
    """How many meetings an earlier run has listed, and for how many each piece is there."""
    items, done = 0, Counter[str]()
    if path.exists():
        with Store(path) as store:
            items = sum(store.count(piece) for piece in pieces if piece.name in counted)
            done.update({piece.name: store.done(piece) for piece in pieces if piece.parent is not None})
    return items, done


async def _expected(
    client: ZoomClient, ways: Ways, piece: Piece, details: Sequence[Piece], first: date, last: date,
    calls: dict[Label, int],
) -> Reckoned:  # fmt: skip
    """What a list has over a range; the calls to list it are added to `calls`."""
    whole = Reckoned()
    days = piece.days or (first, last)
    for begin, end in piece.window(*days):
        if not piece.ways:
            whole.add(reckoned_of(piece, details, [piece.record(begin, end)], 1, is_exact=True))
        for way in ways.of(piece):
            asked = _through(client, way, begin, end) if way.through else _first_page(client, piece, way, begin, end)
            try:
                found, exact, listing, records = await asked
            except (NotThere, MissingScope, NotPermitted) as error:
                ways.lose(piece, way, error)
                continue
            except (CallError, Unreachable) as error:
                if piece.is_needed:
                    raise
                ways.lose(piece, way, error)
                continue
            if records:
                inside = [record for record in records if piece.has_in(record, *days)]
                records, found = inside, round(found * len(inside) / len(records))
            whole.add(reckoned_of(piece, details, records, found, is_exact=exact))
            calls[way.endpoint.label] += listing
            break
    return whole


def reckoned_of(
    piece: Piece, details: Sequence[Piece], records: Sequence[Any], found: int, *, is_exact: bool
) -> Reckoned:
    """How many of a list's records each piece is asked for, if all are as those that are known; else for all."""
    asked = Counter[str]()
    for detail in details:
        if detail.parent is not None and detail.parent.name == piece.name:
            of_sort = [r for r in records if detail.of_sort in ("", piece.sort(r)) and detail.asks(r)]
            wanted = [record for record in of_sort if detail.known(record) is None]
            asked[detail.name] = round(found * len(wanted) / len(records)) if records else found
    return Reckoned(found, is_exact, asked)


def _days(first: date, last: date) -> dict[str, str]:
    return {"from": str(first), "to": str(last)}


FirstPage = tuple[int, bool, int, list[Any]]


async def _through(client: ZoomClient, way: Way, first: date, last: date) -> FirstPage:
    """As `_first_page` of a way through another list, whose answer says how many records there are."""
    assert way.through is not None
    through, size = way.through.endpoint, way.through.endpoint.page_size
    answer = await client.get(through, **way.through.queries[0], **_days(first, last), page_size=str(size))
    keys = number_of(answer.get("total_records")) or len(answer.get(through.items) or ())
    return number_of(answer.get("total_meetings")) or 0, False, pages(keys, size) + len(way.queries) * keys, []


async def _first_page(client: ZoomClient, piece: Piece, way: Way, first: date, last: date) -> FirstPage:
    """The records of a window, whether that is exact, the calls to list them, and those that are known.

    Counted where the first page has them all, else reckoned from the days that it covers.
    """
    found, exact, records = 0, True, list[Any]()
    days = _days(first, last) if way.endpoint.query >= RANGE else {}
    async for page in client.pages(way.endpoint, **way.queries[0], **days):
        found = len(page.items) if page.total is None else page.total
        exact = page.is_last or page.total is not None
        records = [record for item in page.items if (record := way.read(item)) is not None]
        if not exact:
            found = max(reckoned(len(page.items), [piece.moment(record) for record in records], first, last), found + 1)
        break
    return found, exact, pages(found, way.endpoint.page_size), records


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
