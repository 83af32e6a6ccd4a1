"""Asks Zoom for the records of a piece: a list over days, or those of one parent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, TypeVar

from zoomwizard.zoom.api.client import IN_FLIGHT, ZoomClient
from zoomwizard.zoom.api.errors import (
    CallError,
    DaysLeftOut,
    MissingScope,
    NoRows,
    NotPermitted,
    NotReady,
    NotThere,
    Redirected,
    ZoomError,
)
from zoomwizard.zoom.collect.pieces import Piece, Way
from zoomwizard.zoom.collect.store import Listed, Store
from zoomwizard.zoom.collect.ways import Ways

MOST_PARTS = 40  # of a window: one for each day of a month, and some

_T = TypeVar("_T")


async def each(items: Iterable[_T], work: Callable[[_T], Awaitable[None]]) -> None:
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


class Asking:
    """Asks for pieces by the ways that are open; `today` can't be had whole."""

    def __init__(self, client: ZoomClient, ways: Ways, store: Store, today: date) -> None:
        self._client, self._ways, self._store, self._today = client, ways, store, today
        self._done: set[tuple[str, date]] = set()

    # -----------------------------------------------------------------------------------------------------
    # Lists

    async def list_all(self, piece: Piece, first: date, last: date) -> None:
        """Put the records of a range into the store, but for windows that are listed already. Errors: ZoomError."""
        for begin, end in piece.window(first, last):
            if (piece.name, begin) in self._done or self._store.is_listed(piece, begin):
                continue
            way, listed = await self._list_window(piece, begin, end)
            self._store.end_list(piece, begin, piece.ways.index(way), listed, is_over=end < self._today)
            self._done.add((piece.name, begin))

    async def _list_window(self, piece: Piece, first: date, last: date) -> tuple[Way, Listed]:
        for way in self._ways.of(piece):
            ask = self._list_through if way.through else self._list_directly
            try:
                return way, await ask(piece, way, first, last)
            except (NotThere, MissingScope, NotPermitted) as error:
                self._ways.lose(piece, way, error)  # ends the run where it was the last
        raise NotThere

    async def _list_directly(self, piece: Piece, way: Way, first: date, last: date, key: str = "") -> Listed:
        """One list of records, or that of one parent of a way through another list."""

        def add(items: list[dict[str, Any]]) -> int:
            records = [record for item in items if (record := way.read(item)) is not None]
            known = [(record, piece.start(record)) for record in records if piece.key(record)]
            self._store.add(piece, [r for r, start in known if start is None or first <= start.date() <= last])
            return len(records) - len(known)

        return await self._whole(way, key, first, last, add)

    async def _list_through(self, piece: Piece, way: Way, first: date, last: date) -> Listed:
        assert way.through is not None
        through, keys = way.through, dict[str, None]()

        def remember(items: list[dict[str, Any]]) -> int:
            found = [through.read(item) for item in items]
            keys.update(dict.fromkeys(filter(None, found)))
            return found.count("")

        whole = await self._whole(through, "", first, last, remember)
        before = self._store.parts_listed(piece, first)  # by an earlier run
        for listed in before.values():
            whole.add(listed)

        async def list_one(key: str) -> None:
            listed = Listed()
            try:
                listed = await self._list_directly(piece, way, first, last, key)
            except (CallError, Redirected):  # one never stops the rest
                listed.lost += 1
            else:
                self._store.end_part(piece, key, first, listed)
            whole.add(listed)

        await each((key for key in keys if key not in before), list_one)
        return whole

    async def _whole(
        self, way: Way, key: str, first: date, last: date, use: Callable[[list[dict[str, Any]]], int]
    ) -> Listed:
        """All items of a range by all queries of a way. `use` takes them and says how many it can't follow."""
        whole = Listed()
        for query in way.queries:
            whole.add(await self._range(way, key, query, first, last, use))
        return whole

    async def _range(
        self, way: Way, key: str, query: Mapping[str, str], first: date, last: date,
        use: Callable[[list[dict[str, Any]]], int],
    ) -> Listed:  # fmt: skip
        """All items of a range, asked again for what an answer left out.

        Errors: DaysLeftOut where Zoom goes on to leave out the same days.
        """
        whole, parts, asked = Listed(), [(first, last)], 0
        while parts:
            begin, end = parts.pop()
            given_first, given_last = begin, end
            came, total, lost = 0, 0, 0
            days = {"from": str(begin), "to": str(end)}
            async for page in self._client.pages(way.endpoint, key, **query, **days):
                if page.number == 0:
                    came, total, lost = 0, 0, 0
                lost += use(page.items)
                came, total = came + len(page.items), page.total or total
                given_first, given_last = page.first or given_first, page.last or given_last
            whole.add(Listed(asked > 0, lost, max(total - came, 0)))
            asked += 1
            if given_first > end or given_last < begin or asked > MOST_PARTS:
                raise DaysLeftOut
            if given_first > begin:
                parts.append((begin, given_first - timedelta(days=1)))
            # The day that is not over yet can't be had whole.
            if given_last < min(end, self._today):
                parts.append((given_last + timedelta(days=1), end))
        return whole

    # -----------------------------------------------------------------------------------------------------
    # What a record has

    async def records_of(self, piece: Piece, key: str, parent: Any) -> tuple[Sequence[Any], int | None]:
        """The records of one parent, and how many Zoom says there are. Errors: ZoomError."""
        refused: ZoomError = NoRows()
        for way in self._ways.of(piece):
            try:
                records, total = await self._records(way, key)
            except MissingScope as error:
                self._ways.lose(piece, way, error)
                continue
            except (NotThere, NotPermitted, Redirected) as error:
                refused = error
                continue
            if not piece.is_ready(records):
                raise NotReady
            if records:
                return records, total
        alone = piece.alone(parent)
        if alone is not None and not isinstance(refused, Redirected):
            return [alone], None
        raise refused

    async def _records(self, way: Way, key: str) -> tuple[list[Any], int | None]:
        records: list[Any] = []
        total: int | None = None
        for query in way.queries:
            begun = len(records)
            async for page in self._client.pages(way.endpoint, key, **query):
                if page.number == 0:
                    del records[begun:]
                records += filter(None, map(way.read, page.items))
                total = page.total if page.total is not None else total
        return records, total
