"""Asks an account for its recordings, and keeps in memory alone what nobody may keep. Source: docs/archive.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from zoomwizard.core.outcome import CancelToken, Finding, Severity
from zoomwizard.core.said import plural, say
from zoomwizard.modes.archive.days import AskedTimes, EarliestWaiting
from zoomwizard.modes.archive.events import Events, EventsBuilder
from zoomwizard.modes.archive.wanted import (
    FoundRecording,
    OfAccount,
    PhonePeople,
    WantedFile,
    find_recording,
    has_participants,
    wanted_files,
)
from zoomwizard.zoom.api.account import ACCOUNT_FIELD
from zoomwizard.zoom.api.archive_answers import ListedRecording, Participant, PastMeeting, RecordingKind
from zoomwizard.zoom.api.client import ZoomClient
from zoomwizard.zoom.api.errors import CallError, DailyLimit, NotPermitted, NotThere, Redirected, Unreachable
from zoomwizard.zoom.api.limits import A_DAY, Label
from zoomwizard.zoom.collect import archive_pieces as pieces
from zoomwizard.zoom.collect.asking import Asking, each
from zoomwizard.zoom.collect.connection import Connection, ask_zoom, count_findings, watched
from zoomwizard.zoom.collect.memory import MemoryStore
from zoomwizard.zoom.collect.pieces import Piece
from zoomwizard.zoom.collect.progress import DownloadProgress, Watching
from zoomwizard.zoom.collect.run import MOST_UNREACHABLE
from zoomwizard.zoom.collect.ways import Ways

AFTER_RECORDINGS = (pieces.CALLS_PIECE.name, pieces.QUALITY_PIECE.name)  # of which they tell what is wanted


@dataclass(frozen=True)
class ArchiveRequest:
    """What an account is asked for: the kinds, each with its times, and the listed people of that account.

    `events` are the first moment and the end of what is reconciled, None where nothing is.
    """

    account: str
    kinds: Sequence[RecordingKind]
    times: Mapping[RecordingKind, AskedTimes]
    people: OfAccount
    events: tuple[datetime, datetime] | None = None


@dataclass(frozen=True)
class ArchiveListing:
    """What Zoom's lists said: recordings of listed people, and how many others there are.

    `recordings` counts entries of the lists, `seen_not_listed` those of them without a kept person. `calls` were made
    for it; `waiting` is what Zoom hasn't worked out yet; without `is_whole` something of the lists is missing.
    `phones` says whose an extension is. It `began` at that moment by Zoom's clock.
    """

    found: tuple[FoundRecording, ...]
    recordings: int
    seen_not_listed: int
    calls: Mapping[Label, int]
    waiting: EarliestWaiting
    is_whole: bool
    phones: PhonePeople
    began: datetime
    findings: tuple[Finding, ...]
    events: Events | None = None


def list_recordings(
    connection: Connection,
    request: ArchiveRequest,
    *,
    wait: bool = False,
    watch: Watching = lambda _: None,
    cancel: CancelToken | None = None,
) -> ArchiveListing:
    """The recordings of an account, and its events if they are requested. Nothing is written.

    Blocks until it is done; `watch` is called ten times a second. With `wait` it waits where the day's calls are used
    up. Errors: Cancelled; InputError for a wrong secret or a missing scope; Unfinished at the daily limit; AppError.
    """

    async def ask(client: ZoomClient) -> ArchiveListing:
        async with client:
            lister = Lister(client, request, wait=wait)
            return await watched(lister.run(), cancel or CancelToken(), lambda: watch(lister.progress()))

    with connection.lock() as lock, connection.budget() as budget:
        listing = ask_zoom(ask(connection.client(budget, lock.idle)), budget)
        return replace(listing, findings=(*count_findings(budget), *listing.findings))


async def list_again(client: ZoomClient, found: FoundRecording) -> ListedRecording | None:
    """A recording as its list has it now, with addresses that are new; None if it isn't there any more.

    Errors: ZoomError.
    """
    recording = found.recording
    end = recording.start + timedelta(seconds=1)
    times = AskedTimes(recording.start, end)
    if recording.phone is not None:
        moment = recording.phone.end or recording.start
        times = AskedTimes(moment, moment + timedelta(seconds=1))
    days = range_of(recording.kind, times)
    hosts = tuple(filter(None, [found.host_email]))
    asked = pieces.asked_archive_pieces([recording.kind], {recording.kind: days}, hosts, events=False)
    piece = asked[recording.kind]
    await client.sign_in()
    store, ways = MemoryStore(), Ways([piece], client.scopes)
    await Asking(client, ways, store, client.server_time().date()).list_all(piece, *days)
    return next((one for one in store.take(piece) if piece.key(one) == piece.key(recording)), None)


async def new_address(client: ZoomClient, found: FoundRecording, wanted: WantedFile, account: str) -> str:
    """Where a file is now, as its list says; blank if it isn't there any more. Errors: ZoomError."""
    recording = await list_again(client, found)
    files = wanted_files(recording, found.key, found.kept, account) if recording else ()
    return next((one.file.url for one in files if one.key == wanted.key), "")


def range_of(kind: RecordingKind, times: AskedTimes) -> tuple[date, date]:
    """What a list is asked for: moments for compliance recordings, days for others."""
    if kind != "compliance":
        return times.days
    return times.first.replace(microsecond=0), times.end.replace(microsecond=0)


@dataclass
class MeetingGroup:
    """What has the same participants: the recordings of one meeting, and the meeting itself where it is an event."""

    uuid: str
    is_webinar: bool = False
    recordings: list[ListedRecording] = field(default_factory=list)
    meeting: PastMeeting | None = None

    @property
    def is_asked(self) -> bool:
        """Whether Zoom is asked who was there: of one person alone it has no list."""
        if self.recordings:
            return any(map(has_participants, self.recordings))
        return self.meeting is not None and self.meeting.participants not in (0, 1)


class Lister:
    """One run over the lists. It can be begun again where the day's calls were used up, and goes on where it was."""

    def __init__(self, client: ZoomClient, request: ArchiveRequest, *, wait: bool) -> None:
        self._client, self._request, self._wait = client, request, wait
        self._store = MemoryStore()
        self._hosts: dict[str, str | None] = {"": ""}  # addresses by ID, None where Zoom gave no answer
        self._groups: dict[str, MeetingGroup] | None = None
        self._found: list[FoundRecording] = []
        self._waiting = EarliestWaiting()
        self._listed = self._expected = self._done = self._unreachable = 0
        self._phones = PhonePeople()
        self._builder = EventsBuilder(request.people, request.events) if request.events else None
        if self._builder:  # of a million calls those of listed people are few
            self._store.wanted[pieces.CALLS_PIECE.name] = self._builder.wants_call
            self._store.wanted[pieces.QUALITY_PIECE.name] = self._builder.wants_quality

    def progress(self) -> DownloadProgress:
        """How far it is."""
        known = self._listed if self._groups is None else self._expected
        return DownloadProgress(
            self._groups is not None, self._done, known, self._client.traffic, is_of_recordings=True
        )

    async def run(self) -> ArchiveListing:
        """Ask for everything. Errors: ZoomError."""
        await self._client.sign_in()
        self._pieces = self._asked_pieces()
        self._ways = Ways(list(self._pieces.values()), self._client.scopes)
        self._asking = Asking(self._client, self._ways, self._store, self._client.server_time().date())
        while not await self._is_done():
            pass
        return self._listing()

    def _asked_pieces(self) -> dict[str, Piece]:
        request, days = self._request, dict[str, tuple[date, date]]()
        self._began = self._client.server_time()
        today = self._began.date()
        for kind, times in request.times.items():
            # What Zoom hasn't lived through yet it changes, and then it doesn't know its own next page.
            days[kind] = range_of(kind, replace(times, end=min(times.end, self._began)))
        days[pieces.PHONE_USERS_PIECE.name] = days[pieces.TRASH_PIECE.name] = (today, today)
        if request.events:
            first, end = request.events
            around = (first - A_DAY).date(), min((end + A_DAY).date(), today)
            for piece in (pieces.PAST_PIECE, pieces.CALLS_PIECE, pieces.QUALITY_PIECE):
                days[piece.name] = around
        found = pieces.asked_archive_pieces(
            request.kinds, days, tuple(request.people), events=request.events is not None
        )
        by_completion = [kind for kind, times in request.times.items() if times.by_completion and kind in found]
        return found | {kind: pieces.by_completion(found[kind]) for kind in by_completion}

    async def _is_done(self) -> bool:
        """Whether all is asked; where the day's calls are used up, they are waited for and it is not."""
        try:
            await self._list(name for name in self._pieces if name not in AFTER_RECORDINGS)
            if self._groups is None:
                self._groups = self._grouped()
            await self._list(AFTER_RECORDINGS)
            await each(self._hosts_to_ask(), self._ask_host)
            await each(list(self._groups.values()), self._take_group)
        except DailyLimit as limit:
            if not self._wait:
                raise
            seconds = (limit.until - self._client.server_time()).total_seconds()
            await self._client.wait(max(seconds, 1.0), "day", limit.until)
            return False
        return True

    async def _list(self, names: Iterable[str]) -> None:
        for piece in (self._pieces[name] for name in names if name in self._pieces):
            if piece.parent is None and piece.days:
                await self._asking.list_all(piece, *piece.days)
                self._listed = sum(map(self._store.count, self._pieces.values()))

    # -----------------------------------------------------------------------------------------------------
    # Recordings and their people

    def _taken(self, kind: RecordingKind) -> Iterable[ListedRecording]:
        times = self._request.times[kind]
        return filter(times.takes, self._store.take(self._pieces[kind]))

    def _grouped(self) -> dict[str, MeetingGroup]:
        """What was listed, by the meetings whose participants are asked for. Calls have none and are done at once."""
        groups = dict[str, MeetingGroup]()
        self._recordings = self._seen = 0
        if "phone" in self._request.kinds:
            self._phones = PhonePeople(self._store.take(self._pieces[pieces.PHONE_USERS_PIECE.name]))
            for recording in self._taken("phone"):
                self._take(recording, None, "")
        if self._builder:
            self._builder.know_phones(self._phones, self._found)
        for kind in ("compliance", "cloud"):
            for recording in self._taken(kind) if kind in self._request.kinds else ():
                group = groups.setdefault(recording.uuid, MeetingGroup(recording.uuid))
                group.recordings.append(recording)
                group.is_webinar |= recording.is_webinar
        if self._builder and pieces.PAST_PIECE.name in self._pieces:
            for meeting in self._store.take(self._pieces[pieces.PAST_PIECE.name]):
                if meeting.uuid in groups or self._builder.is_within(meeting.start):
                    group = groups.setdefault(meeting.uuid, MeetingGroup(meeting.uuid))
                    group.meeting, group.is_webinar = meeting, meeting.is_webinar
        self._expected = len(groups)
        return groups

    def _hosts_to_ask(self) -> list[str]:
        assert self._groups is not None
        recordings = (one for group in self._groups.values() for one in group.recordings if has_participants(one))
        return list(dict.fromkeys(one.host_id for one in recordings if one.host_id not in self._hosts))

    async def _ask_host(self, host: str) -> None:
        addresses = await self._answer(self._pieces[pieces.HOST_PIECE.name], host, ("",))
        self._hosts[host] = addresses[0] if addresses else None

    async def _take_group(self, group: MeetingGroup) -> None:
        assert self._groups is not None
        participants: tuple[Participant, ...] | None = None
        if group.is_asked:
            piece = pieces.WEBINAR_PARTICIPANTS_PIECE if group.is_webinar else pieces.NAMED_PARTICIPANTS_PIECE
            participants = await self._answer(self._pieces[piece.name], group.uuid, None)
        elif not group.recordings:
            participants = ()
        found = [self._take(one, participants, self._hosts.get(one.host_id, "")) for one in group.recordings]
        if group.meeting and self._builder:
            self._builder.add_meeting(group.meeting, participants, [one for one in found if one is not None])
        del self._groups[group.uuid]
        self._done += 1

    def _take(
        self, recording: ListedRecording, participants: tuple[Participant, ...] | None, host: str | None
    ) -> FoundRecording | None:
        """Keep a recording if somebody in it is listed, else only count it."""
        request = self._request
        known = None if recording.is_external else participants
        found = find_recording(recording, known, host or "", request.people, self._phones, request.account)
        is_kept = found is not None and bool(found.kept)
        self._recordings += 1
        self._seen += not is_kept
        if has_participants(recording) and (known is None or host is None):
            # Of who may not be kept nothing else is remembered than about when it was.
            start = recording.start if is_kept else recording.start.replace(minute=0, second=0, microsecond=0)
            self._waiting.add(recording.kind, start)
        if found is not None and (is_kept or self._builder):
            self._found.append(found)
        return found

    async def _answer(self, piece: Piece, key: str, unknown: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
        """What Zoom has of one meeting or user, `unknown` where it knows none; None where it has no answer, or not yet.

        Errors: those of all others.
        """
        try:
            fetched = await self._asking.records_of(piece, key, None)
        except NotThere:
            self._unreachable = 0
            return unknown
        except (CallError, NotPermitted, Redirected, Unreachable) as error:
            self._unreachable += isinstance(error, Unreachable | Redirected)
            if self._unreachable >= MOST_UNREACHABLE:  # it isn't about one of them
                raise
            return None
        self._unreachable = 0
        return tuple(fetched.records)

    # -----------------------------------------------------------------------------------------------------
    # All of it

    def _listing(self) -> ArchiveListing:
        events = None
        if self._builder:
            calls, quality, trash = (
                self._store.take(self._pieces[piece.name]) if piece.name in self._pieces else ()
                for piece in (pieces.CALLS_PIECE, pieces.QUALITY_PIECE, pieces.TRASH_PIECE)
            )
            events = self._builder.made(calls, quality, trash)
        order = {kind: place for place, kind in enumerate(self._request.kinds)}
        found = sorted(self._found, key=lambda one: (one.recording.start, one.key, order[one.recording.kind]))
        whole = {name: self._store.whole[name] for name in self._pieces}
        return ArchiveListing(
            found=tuple(found),
            recordings=self._recordings,
            seen_not_listed=self._seen,
            calls=Counter(self._client.traffic.by_label),
            waiting=self._waiting,
            is_whole=not any(listed.lost or listed.missing for listed in whole.values()),
            phones=self._phones,
            began=self._began,
            findings=(*self._ways.findings, *self._not_whole()),
            events=events,
        )

    def _not_whole(self) -> Iterable[Finding]:
        """What is missing of lists."""
        again = say("The next run asks for them again.")
        for piece in self._pieces.values():
            listed = self._store.whole[piece.name]
            if listed.lost:
                title = plural(
                    "{n} entry in {what} couldn't be used.",
                    "{n} entries in {what} couldn't be used.",
                    n=listed.lost,
                    what=piece.what,
                )
                yield Finding(Severity.WARNING, ACCOUNT_FIELD, title, again, code="archive.list-unusable")
            if listed.missing:
                title = plural(
                    "Zoom says that {what} has {n} more entry than it gave.",
                    "Zoom says that {what} has {n} more entries than it gave.",
                    n=listed.missing,
                    what=piece.what,
                )
                yield Finding(Severity.WARNING, ACCOUNT_FIELD, title, again, code="archive.list-short")
