"""Asks Zoom for the records of a piece: a list over days, or those of one parent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from zoomwizard.zoom.api.client import CLOCKS_DIFFER, IN_FLIGHT, ZoomClient
from zoomwizard.zoom.api.endpoints import RANGE, Endpoint
from zoomwizard.zoom.api.errors import (
    BadPages,
    CallError,
    DaysLeftOut,
    MissingScope,
    NoRows,
    NotPermitted,
    NotReady,
    NotThere,
    Redirected,
    Unreachable,
    ZoomError,
)
from zoomwizard.zoom.collect.memory import MemoryStore
from zoomwizard.zoom.collect.pieces import Piece, Way, months_of
from zoomwizard.zoom.collect.store import Fetched, Listed, Store
from zoomwizard.zoom.collect.ways import Ways

MOST_PARTS = 40  # of a window: one for each day of a month, and some
WALKS = 3  # through pages that do not come to what Zoom counts

_T = TypeVar("_T")
Use = Callable[[list[dict[str, Any]]], int]


async def each(items: Iterable[_T], work: Callable[[_T], Awaitable[None]], at_once: int = IN_FLIGHT) -> None:
    """Do the work on all items, so many at once, at most as many as requests in flight. The first error ends all."""
    source = iter(items)

    async def worker() -> None:
        for item in source:
            await work(item)

    tasks = [asyncio.ensure_future(worker()) for _ in range(at_once)]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError, Exception):
                await task


def written_range(endpoint: Endpoint, begin: date, end: date) -> dict[str, str]:
    """A range as the query of an endpoint has it: days, or moments with a Z; nothing where it has none."""
    edges = (f"{edge:%Y-%m-%dT%H:%M:%SZ}" if endpoint.has_times else str(edge) for edge in (begin, end))
    return dict(zip(("from", "to"), edges, strict=True)) if endpoint.query >= RANGE else {}


class Asking:
    """Asks for pieces by the ways that are open; `today` can't be had whole."""

    def __init__(self, client: ZoomClient, ways: Ways, store: Store | MemoryStore, today: date) -> None:
        self._client, self._ways, self._store, self._today = client, ways, store, today
        self._done: set[tuple[str, date]] = set()
        self._now = client.server_time() - timedelta(seconds=CLOCKS_DIFFER)

    # -----------------------------------------------------------------------------------------------------
    # Lists

    async def list_all(self, piece: Piece, first: date, last: date) -> None:
        """Put the records of a range into the store, but for windows that are listed already. Errors: ZoomError."""
        first, last = piece.days or (first, last)
        before: Way | None = None  # by which the window before came
        for begin, end in piece.window(first, last):
            if self._ways.is_refused(piece):
                return
            if (piece.name, begin) not in self._done and not self._store.is_listed(piece, begin, end):
                before = await self._list_window(piece, begin, end, (first, last), before)
                self._done.add((piece.name, begin))
            elif piece.ways:
                before = piece.ways[self._store.way_of(piece, begin, end)]

    async def _list_window(
        self, piece: Piece, first: date, last: date, days: tuple[date, date], before: Way | None
    ) -> Way | None:
        """List a window of the range `days`; the way by which it came, None where there is none."""
        if not piece.ways:
            self._store.add(piece, [piece.record(first, last)])
            self._store.end_list(piece, first, last, 0, Listed(), self._client.server_time(), is_over=True)
            return None
        for way in self._ways.of(piece):
            ask = self._list_through if way.is_detour else self._list_directly
            at = self._client.server_time()
            try:
                earlier = timedelta() if way is before else way.earlier
                listed = await ask(piece, way, first, last, days, earlier)
            except (NotThere, MissingScope, NotPermitted) as error:
                self._ways.lose(piece, way, error)  # ends the run where it was the last, if the piece is needed
            except (CallError, Unreachable) as error:
                if piece.is_needed:
                    raise
                self._ways.lose(piece, way, error)
            else:
                is_over = at >= datetime.combine(last, time(), UTC) + timedelta(days=1) + piece.lag
                self._store.end_list(piece, first, last, piece.ways.index(way), listed, at, is_over=is_over)
                return way
        if piece.is_needed:
            raise NotThere
        return None

    async def _list_directly(
        self, piece: Piece, way: Way, first: date, last: date, days: tuple[date, date], earlier: timedelta,
        key: str = "",
    ) -> Listed:  # fmt: skip
        """One list of records, or that of one parent of a way through another list."""

        def add(items: list[dict[str, Any]]) -> int:
            records = [record for item in items if (record := way.read(item)) is not None]
            known = [record for record in records if piece.key(record)]
            self._store.add(piece, [record for record in known if piece.has_in(record, *days)])
            return len(records) - len(known)

        return await self._whole(way, key, first - earlier, last, add)

    async def _list_through(
        self, piece: Piece, way: Way, first: date, last: date, days: tuple[date, date], earlier: timedelta
    ) -> Listed:
        through, keys, whole = way.through, dict.fromkeys(way.of_each or ()), Listed()

        def remember(items: list[dict[str, Any]]) -> int:
            assert through is not None
            found = [through.read(item) for item in items]
            keys.update(dict.fromkeys(filter(None, found)))
            return found.count("")

        if through:
            whole = await self._whole(through, "", first - earlier, last, remember)
        before = self._store.parts_listed(piece, first, last)  # by an earlier run
        for listed in before.values():
            whole.add(listed)

        async def list_one(key: str) -> None:
            listed = Listed()
            try:
                listed = await self._list_directly(piece, way, first, last, days, earlier, key)
            except (CallError, Redirected) as error:  # one never stops the rest
                if through or not isinstance(error, NotThere):  # else Zoom doesn't know them, and has nothing of them
                    listed.lost += 1
            else:
                self._store.end_part(piece, key, first, last, listed)
            whole.add(listed)

        await each((key for key in keys if key not in before), list_one)
        return whole

    async def _whole(self, way: Way, key: str, first: date, last: date, use: Use) -> Listed:
        """All items of a range by all queries of a way. `use` takes them and says how many it can't follow."""
        whole = Listed()
        for query in way.queries:
            whole.add(await self._range(way, key, query, first, last, use))
        return whole

    async def _range(self, way: Way, key: str, query: Mapping[str, str], first: date, last: date, use: Use) -> Listed:
        """All items of a range, asked again for what an answer left out.

        Errors: DaysLeftOut where Zoom goes on to leave out the same days.
        """
        whole, parts, asked = Listed(), [(first, last)], 0
        has_times = way.endpoint.has_times
        if way.endpoint.query >= RANGE and not has_times:
            parts = list(months_of(first, last))
        step = timedelta(days=0 if has_times else 1)  # ranges share their edge where a moment has parts of seconds
        until = min(last, self._now if has_times else self._today)  # what isn't over yet can't be had whole
        begun = len(parts)
        while parts:
            begin, end = parts.pop()
            asked += 1
            listed, given_first, given_last = await self._walk(way, key, query, begin, end, use)
            listed.is_short = asked > begun
            whole.add(listed)
            is_stuck = given_last <= begin < end if has_times else given_last < begin
            if given_first > end or is_stuck or asked > MOST_PARTS:
                raise DaysLeftOut
            if given_first > begin:
                parts.append((begin, given_first - step))
            if given_last < min(end, until):
                parts.append((given_last + step, end))
        return whole

    async def _walk(
        self, way: Way, key: str, query: Mapping[str, str], begin: date, end: date, use: Use
    ) -> tuple[Listed, date, date]:
        """The items of days, and the days that Zoom says they are of; again where it counts others than came."""
        days = written_range(way.endpoint, begin, end)
        for _ in range(WALKS):
            came = total = lost = 0
            given_first, given_last = begin, end
            async for page in self._client.pages(way.endpoint, key, **query, **days):
                if page.number == 0:
                    came, total, lost = 0, 0, 0
                lost += use(page.items)
                came, total = came + len(page.items), page.total or total
                given_first, given_last = page.first or given_first, page.last or given_last
            if not total or came == total:
                break
        return Listed(lost=lost, missing=max(total - came, 0)), given_first, given_last

    # -----------------------------------------------------------------------------------------------------
    # What a record has

    async def records_of(self, piece: Piece, key: str, parent: Any) -> Fetched:
        """The records of one parent. Errors: ZoomError; where the piece is refused now, any."""
        if (known := piece.known(parent)) is not None:
            return Fetched(known)
        refused: ZoomError = NoRows()
        answered, others = False, list[Any]()
        for way in self._ways.of(piece):
            try:
                records, total = await self._records(piece, way, key, parent)
            except MissingScope as error:
                self._ways.lose(piece, way, error)
                continue
            except (CallError, NotPermitted, Redirected) as error:
                if error.code in piece.none_codes:
                    return Fetched(())
                refused = self._passed(piece, way, error)
                continue
            if not piece.is_ready(records):
                raise NotReady
            self._ways.allow(piece)
            if piece.may_be_empty or any(map(piece.is_somebody, records)):
                return Fetched([piece.finish(parent, r) for r in records], total, piece.ways.index(way))
            answered, others = True, others or records
        alone = piece.alone(parent, answered)
        if alone is not None and not isinstance(refused, Redirected):
            return Fetched([alone, *(piece.finish(parent, record) for record in others)])
        raise refused

    def _passed(self, piece: Piece, way: Way, error: ZoomError) -> ZoomError:
        """An error of a way after which the next one may be asked. Raises any other."""
        if not isinstance(error, NotThere | NotPermitted | Redirected):
            raise error
        if isinstance(error, NotPermitted):
            self._ways.deny(piece, way, error)
        return error

    async def _records(self, piece: Piece, way: Way, key: str, parent: Any) -> tuple[list[Any], int | None]:
        """What one way has, and how much Zoom says there is. Errors: BadPages where these have to agree."""
        records: list[Any] = []
        totals: list[int] = []
        key = way.key_of(parent) if way.key_of else key
        about = way.about(parent) if way.about else {}
        for query in way.queries:
            asked = {f"asked_{name}": value for name, value in query.items()}
            begun = len(records)
            for _ in range(WALKS):
                came, total = 0, None
                async for page in self._client.pages(way.endpoint, key, **about, **query):
                    if page.number == 0:
                        del records[begun:]
                        came = 0
                    came += len(page.items)
                    records += (r for item in page.items if (r := way.read(item | asked)) is not None)
                    total = page.total if page.total is not None else total
                if total is None or came == total:
                    break
            else:
                if piece.must_be_whole:
                    raise BadPages
            totals += [total] if total is not None else []
        return records, sum(totals) if totals else None
