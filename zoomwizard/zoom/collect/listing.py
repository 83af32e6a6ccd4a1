"""The meetings of a range: month by month from the account's list, or else host by host."""

from __future__ import annotations

import asyncio
import calendar
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, TypeVar

from zoomwizard.zoom.api.answers import Meeting, meeting_of_history, meeting_of_host, text_of
from zoomwizard.zoom.api.client import IN_FLIGHT, ZoomClient
from zoomwizard.zoom.api.endpoints import HISTORY, HOST_MEETINGS, HOSTS, Endpoint
from zoomwizard.zoom.api.errors import BadRange, CallError, MissingScope, NotPermitted, NotThere, Redirected
from zoomwizard.zoom.collect.store import Listed, Store
from zoomwizard.zoom.collect.ways import Ways

MONTHS_KEPT = 6
MOST_PIECES = 40  # of a month: one for each day, and some

T = TypeVar("T")


def first_day_kept(today: date) -> date:
    """The first day whose meetings Zoom's reports still have."""
    months = today.year * 12 + today.month - 1 - MONTHS_KEPT
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def months_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The calendar months of a range, the first and the last one cut."""
    while first <= last:
        end = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
        yield first, min(end, last)
        first = end + timedelta(days=1)


async def each(items: Iterable[T], work: Callable[[T], Awaitable[None]]) -> None:
    """Do the work on all items, as many at once as there may be requests in flight. The first error ends all."""
    source = iter(items)

    async def worker() -> None:
        for item in source:
            await work(item)

    tasks = [asyncio.ensure_future(worker()) for _ in range(IN_FLIGHT)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError, Exception):
                await task


class Listing:
    """Puts the meetings of a range into the store, with how whole their lists came."""

    def __init__(self, client: ZoomClient, ways: Ways, store: Store, today: date) -> None:
        self._client, self._ways, self._store, self._today = client, ways, store, today
        self._done: set[date] = set()

    async def list_all(self, first: date, last: date) -> None:
        """List every month of a range that is not listed yet. Errors: ZoomError."""
        for begin, end in months_of(first, last):
            if begin in self._done or self._store.is_listed(begin):
                continue
            listed = await self._list_month(begin, end)
            way = "history" if self._ways.history else "hosts"
            self._store.end_list(begin, way, listed, is_over=end < self._today)
            self._done.add(begin)

    async def _list_month(self, first: date, last: date) -> Listed:
        if self._ways.history:
            try:
                return await self._by_history(first, last)
            except (NotThere, MissingScope, NotPermitted) as error:
                self._ways.lose_history(error)
        return await self._by_hosts(first, last)

    async def _by_history(self, first: date, last: date) -> Listed:
        def add(items: list[dict[str, Any]]) -> int:
            return self._add(items, meeting_of_history, first, last)

        return await self._whole(HISTORY, "", first, last, add, date_type="start_time", meeting_type="meeting")

    async def _by_hosts(self, first: date, last: date) -> Listed:
        hosts: dict[str, None] = {}

        def remember(items: list[dict[str, Any]]) -> int:
            found = [text_of(item.get("id")) for item in items]
            hosts.update(dict.fromkeys(filter(None, found)))
            return found.count("")

        month = await self._whole(HOSTS, "", first, last, remember, type="active")
        before = self._store.hosts_listed(first)  # by an earlier run
        for listed in before.values():
            month.add(listed)

        def add(items: list[dict[str, Any]]) -> int:
            return self._add(items, meeting_of_host, first, last)

        async def list_host(host: str) -> None:
            listed = Listed()
            try:
                for kind in ("past", "pastOne"):  # meetings of two people or more; those of one alone
                    listed.add(await self._whole(HOST_MEETINGS, host, first, last, add, type=kind))
            except (CallError, Redirected):  # one host never stops the rest
                listed.aside += 1
            else:
                self._store.end_host(first, host, listed)
            month.add(listed)

        await each((host for host in hosts if host not in before), list_host)
        return month

    async def _whole(
        self, endpoint: Endpoint, key: str, first: date, last: date, use: Callable[[list[dict[str, Any]]], int],
        **query: str,
    ) -> Listed:  # fmt: skip
        """All items of a range, asked again for what an answer left out. `use` says how many it can not follow.

        Errors: BadRange where Zoom goes on to leave out the same days.
        """
        whole, pieces, asked = Listed(), [(first, last)], 0
        while pieces:
            begin, end = pieces.pop()
            given_first, given_last = begin, end
            came, total, aside = 0, 0, 0
            async for page in self._client.pages(endpoint, key, **query, **{"from": str(begin), "to": str(end)}):
                if page.number == 0:
                    came, total, aside = 0, 0, 0
                aside += use(page.items)
                came, total = came + len(page.items), page.total or total
                given_first, given_last = page.first or given_first, page.last or given_last
            whole.add(Listed(asked > 0, aside, max(total - came, 0)))
            asked += 1
            if given_first > end or given_last < begin or asked > MOST_PIECES:
                raise BadRange("Zoom leaves out some of the days that it is asked for, however often it is asked.")
            if given_first > begin:
                pieces.append((begin, given_first - timedelta(days=1)))
            # The day that is not over yet can not be had whole.
            if given_last < min(end, self._today):
                pieces.append((given_last + timedelta(days=1), end))
        return whole

    def _add(
        self, items: list[dict[str, Any]], read: Callable[[dict[str, Any]], Meeting | None], first: date, last: date
    ) -> int:
        """Put the meetings of a page into the store; how many have no ID, so that nobody can ask for them."""
        meetings = [meeting for item in items if (meeting := read(item)) is not None]
        within = [m for m in meetings if m.uuid and (m.start is None or first <= m.start.date() <= last)]
        self._store.add(within)
        return sum(not meeting.uuid for meeting in meetings)
