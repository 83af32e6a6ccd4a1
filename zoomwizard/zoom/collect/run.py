"""Downloads pieces of a range of days: can be left at any moment, and goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import AppError, CancelToken, Finding, InputError, Severity
from zoomwizard.core.said import Said, plural, say, sentences
from zoomwizard.zoom.api.account import ACCOUNT_FIELD
from zoomwizard.zoom.api.client import Traffic, ZoomClient
from zoomwizard.zoom.api.endpoints import ME
from zoomwizard.zoom.api.errors import (
    CallError,
    DailyLimit,
    MissingScope,
    NotPermitted,
    Redirected,
    Unreachable,
    ZoomError,
)
from zoomwizard.zoom.collect.asking import Asking, each
from zoomwizard.zoom.collect.connection import KEPT_SO_FAR, Connection, ask_zoom, count_findings, watched
from zoomwizard.zoom.collect.kept import file_of, remove_download
from zoomwizard.zoom.collect.pieces import MONTHS_IN_PORTAL, REPORT_PIECES, Piece, first_day_kept
from zoomwizard.zoom.collect.progress import DownloadProgress, Watching
from zoomwizard.zoom.collect.store import Counts, Store
from zoomwizard.zoom.collect.ways import Refusal, Ways, refused
from zoomwizard.zoom.collect.words import aside_reason, said_reason

Tell = Callable[[Counts], list[Finding]]

MOST_ASIDE = 0.2  # of the items
MOST_UNREACHABLE = 16  # items in a row without any answer: then it may not be the items, but the way to Zoom


@dataclass(frozen=True)
class Downloaded:
    """A download that is as whole as Zoom made it; `path` is its file, with everything in it.

    `counts` and `aside`, items with their reason, are of the main pieces; `refused` are pieces that Zoom didn't give.
    """

    path: Path
    first: date
    last: date
    counts: Counts
    aside: tuple[tuple[Any, str], ...]
    traffic: Traffic
    findings: tuple[Finding, ...]
    refused: tuple[Refusal, ...] = ()


def check_range(first: date, last: date, today: date) -> list[Finding]:
    """What is wrong with a range of UTC days, or worth saying."""
    check = say("Check --from and --to.")
    if last < first:
        title = say("The first day is later than the last.")
        return [Finding(Severity.ERROR, "date_from", title, check, code="option.dates")]
    kept = first_day_kept(today)
    if first < kept:
        title = say("Zoom keeps its reports for six months; the first day you can get is {day}.", day=kept)
        hint = sentences(
            say("Use --from {day}.", day=str(kept)), in_portal(first, min(last, kept - timedelta(days=1)), today)
        )
        return [Finding(Severity.ERROR, "date_from", title, hint, code="zoom.too-early")]
    if first > today:
        title = say("The first day is in the future.")
        return [Finding(Severity.ERROR, "date_from", title, check, code="zoom.in-future")]
    if last >= today:
        title = say("Some of these days aren't over yet (in UTC), so meetings may be missing.")
        hint = say("Zoom's reports are complete a few hours after a day ends.")
        return [Finding(Severity.WARNING, "date_to", title, hint, code="zoom.not-over")]
    return []


def in_portal(first: date, last: date, today: date) -> Said | str:
    """Which of these days, that Zoom's reports no longer have, the portal still has; blank if none."""
    begin = max(first, first_day_kept(today, MONTHS_IN_PORTAL))
    if begin > last:
        return ""
    return say(
        "For {first} to {last}, export reports in the Zoom portal, which keeps them for a year or longer, and add the "
        "files.",
        first=begin,
        last=last,
    )


def today_utc() -> date:
    """The day that it is in UTC."""
    return datetime.now(UTC).date()


def download(
    connection: Connection,
    first: date,
    last: date,
    *,
    pieces: Sequence[Piece] = REPORT_PIECES,
    purpose: str = "",
    mark: str = "",
    most_aside: float = MOST_ASIDE,
    tell: Tell | None = None,
    fresh: bool = False,
    wait: bool = False,
    watch: Watching = lambda _: None,
    cancel: CancelToken | None = None,
) -> Downloaded:
    """Download what is still missing of a range of UTC days, both inclusive; `fresh` forgets what is there.

    What has another `purpose` is kept apart, and what was kept with another `mark` is forgotten: it tells the key of
    stand-ins. A larger part put aside than `most_aside` ends it; `tell` says what a smaller one, and lists that came
    short, mean for whoever asked.

    Blocks until it is done; `watch` is called ten times a second. Leave it by `cancel` and call again to go on.
    With `wait` it waits where the day's calls are used up.
    Errors: Cancelled; InputError for a wrong secret, a missing scope, a plan without reports, a range that is not
    kept; Unfinished at the daily limit; AppError. What was downloaded is kept in every case.
    """
    cancel = cancel or CancelToken()
    cancel.raise_if_cancelled()
    today = connection.clock.now().date()
    wrong = [finding for finding in check_range(first, last, today) if finding.severity is Severity.ERROR]
    if wrong:
        raise InputError(wrong)
    with connection.lock() as lock:
        path = file_of(connection.folder, connection.account.name, first, last, purpose)
        if fresh:
            remove_download(path)
        with Store(path) as store, connection.budget() as budget:
            store.begin(mark)
            client = connection.client(budget, lock.idle)
            run = DownloadRun(
                client, store, pieces, first, last, today,
                most_aside=most_aside, wait=wait, watch=watch, cancel=cancel,
            )  # fmt: skip
            done = ask_zoom(run.run(tell or completeness), budget)
            return replace(done, findings=(*count_findings(budget), *done.findings))


class DownloadRun:
    """One run of a download: the lists of all pieces, then what their records have."""

    def __init__(
        self,
        client: ZoomClient,
        store: Store,
        pieces: Sequence[Piece],
        first: date,
        last: date,
        today: date,
        *,
        most_aside: float,
        wait: bool,
        watch: Watching,
        cancel: CancelToken,
    ) -> None:
        self._client, self._store, self._first, self._last, self._today = client, store, first, last, today
        self._pieces = tuple(pieces)
        self._lists = [piece for piece in pieces if piece.parent is None]
        self._details = [piece for piece in pieces if piece.parent is not None]
        self._main = [piece for piece in self._details if piece.is_main]
        self._most_aside, self._wait, self._watch, self._cancel = most_aside, wait, watch, cancel
        self._listed, self._done, self._expected, self._unreachable = False, 0, 0, 0
        self._ways: Ways | None = None

    async def run(self, tell: Tell) -> Downloaded:
        """List, fetch, and try once more what was put aside. Errors: ZoomError, AppError, Cancelled."""
        async with self._client as client:
            await watched(self._all(client), self._cancel, self._tell)
        return self._ended(tell)

    def _is_whole(self) -> bool:
        """Whether an earlier run has fetched everything, so that Zoom need not be asked for anything."""
        days = (self._first, self._last)
        return all(
            self._store.is_listed(piece, begin, end)
            for piece in self._lists
            for begin, end in piece.window(*(piece.days or days))
        ) and all(next(self._store.waiting(piece), None) is None for piece in self._details)

    async def _all(self, client: ZoomClient) -> None:
        if self._is_whole():
            self._count()
            return
        await client.sign_in()
        self._ways = Ways(self._pieces, client.scopes)
        asking = Asking(client, self._ways, self._store, self._today)
        while not await self._is_done(client, asking):
            pass

    async def _is_done(self, client: ZoomClient, asking: Asking) -> bool:
        """Whether all is asked; where the day's calls are used up, they are waited for and it is not."""
        try:
            for piece in self._lists:
                await asking.list_all(piece, self._first, self._last)
            for _ in range(2):  # those that were put aside once more, at the end
                self._count()
                for piece in self._details:
                    await self._fetch(asking, piece)
            if self._unreachable:  # the last ones: what a break has cost isn't what Zoom doesn't have
                await self._see_that_zoom_answers()
        except DailyLimit as limit:
            if not self._wait:
                raise
            seconds = (limit.until - client.server_time()).total_seconds()
            await client.wait(max(seconds, 1.0), "day", limit.until)
            return False
        return True

    def _count(self) -> None:
        self._done = sum(map(self._store.done, self._details))
        self._expected = self._items_of(self._details)
        self._listed = True

    def _items_of(self, pieces: Sequence[Piece]) -> int:
        """How many items there are to ask these pieces for."""
        return sum(self._store.count(piece.parent, piece.of_sort) for piece in pieces if piece.parent is not None)

    def _counts(self) -> Counts:
        return self._store.counts(self._main, self._lists)

    async def _fetch(self, asking: Asking, piece: Piece) -> None:
        ways = self._ways
        assert ways is not None

        async def fetch(item: tuple[int, str, Any]) -> None:
            number, key, parent = item
            if ways.is_refused(piece):
                return
            at = self._client.server_time()
            try:
                found = await asking.records_of(piece, key, parent)
            except ZoomError as error:
                if ways.is_refused(piece):
                    return
                reason = aside_reason(error)
                if reason is None:
                    raise
                self._store.put_aside(piece, number, str(reason))
                self._unreachable += isinstance(error, Unreachable | Redirected)
                if self._unreachable >= MOST_UNREACHABLE:
                    await self._see_that_zoom_answers()
                    self._refuse_most(self._counts(), self._items_of(self._main))
            else:
                self._unreachable = 0
                people = piece.people(parent, found.records)
                self._store.fetched(piece, number, found, people, is_over=piece.is_over(parent, at))
            self._done += 1

        await each(self._store.waiting(piece), fetch)

    async def _see_that_zoom_answers(self) -> None:
        """See whether it is only some items that have no answer. Errors: those of a way to Zoom that is broken."""
        self._unreachable = 0
        with suppress(CallError, MissingScope, NotPermitted):  # these are answers, too
            await self._client.get(ME)

    def _refuse_most(self, counts: Counts, listed: int) -> None:
        """Errors: AppError where a larger part of what is listed was put aside than may be."""
        aside = sum(counts.aside.values())
        if aside > self._most_aside * listed:
            reasons = [say("{reason}: {n}", reason=said_reason(reason), n=n) for reason, n in counts.aside.items()]
            raise AppError(
                say("Zoom gave no answer for {aside} of {listed} meetings.", aside=aside, listed=listed),
                say("The reasons: {reasons}.", reasons=reasons),
                KEPT_SO_FAR,
            )

    def _ended(self, tell: Tell) -> Downloaded:
        findings = self._ways.findings if self._ways else []
        counts = self._counts()
        self._refuse_most(counts, counts.listed)
        return Downloaded(
            path=self._store.path,
            first=self._first,
            last=self._last,
            counts=counts,
            aside=tuple(aside for piece in self._main for aside in self._store.aside(piece)),
            traffic=self._client.traffic,
            findings=(*findings, *self._lost_earlier(findings), *tell(counts)),
            refused=tuple(self._ways.refused.values()) if self._ways else (),
        )

    def _lost_earlier(self, findings: Sequence[Finding]) -> list[Finding]:
        """The first ways to lists that an earlier run has lost."""
        told = [value for finding in findings if isinstance(finding.title, Said) for _, value in finding.title.values]
        ways = [piece.ways[0] for piece in self._lists if piece.ways and self._store.went_another_way(piece)]
        return [refused(way) for way in ways if way.what not in told]

    def _tell(self) -> None:
        so_far = 0 if self._listed else sum(self._store.count(piece) for piece in self._lists if piece.ways)
        known = self._expected if self._listed else so_far
        is_of_one = len(self._details) <= 1
        self._watch(DownloadProgress(self._listed, self._done, known, self._client.traffic, is_of_one=is_of_one))


def completeness(counts: Counts) -> list[Finding]:
    """What is missing of a download, as findings."""
    aside = sum(counts.aside.values())
    rows, people, short = counts.fewer_records, counts.fewer_people, len(counts.short_months)
    gone = say("Their meetings are missing.")
    said: list[tuple[int, str, Said, Said | str]] = [
        (aside, "zoom.aside",
         plural("{n} meeting couldn't be downloaded and is left out.",
                "{n} meetings couldn't be downloaded and are left out.", n=aside),
         say("The manifest says why. A later run tries again.")),
        (rows, "zoom.fewer-rows",
         plural("{n} meeting has fewer participants than Zoom says.",
                "{n} meetings have fewer participants than Zoom says.", n=rows), ""),
        (people, "zoom.fewer-people",
         plural("{n} meeting has fewer people than Zoom's list of meetings says.",
                "{n} meetings have fewer people than Zoom's list of meetings says.", n=people),
         say("People with several devices count once here.")),
        (counts.not_followed, "zoom.list-aside",
         plural("{n} entry of Zoom's lists couldn't be used.", "{n} entries of Zoom's lists couldn't be used.",
                n=counts.not_followed), gone),
        (counts.not_listed, "zoom.list-fewer",
         plural("Zoom's lists of meetings have {n} entry fewer than Zoom counts.",
                "Zoom's lists of meetings have {n} entries fewer than Zoom counts.", n=counts.not_listed),
         sentences(gone, say("Download everything again later."))),
        (short, "zoom.short-range",
         plural("Zoom left days out of {n} month; they were requested again.",
                "Zoom left days out of {n} months; they were requested again.", n=short), ""),
    ]  # fmt: skip
    severities = {"zoom.fewer-people": Severity.NOTE, "zoom.short-range": Severity.NOTE}
    return [
        Finding(severities.get(code, Severity.WARNING), ACCOUNT_FIELD, title, hint, code=code)
        for number, code, title, hint in said
        if number
    ]
