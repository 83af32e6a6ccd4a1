"""Fetches the wanted files of an account into its archive. Source: docs/archive.md, Downloads.

What one file comes to never stops another; only a full disk, an account that no longer works and a Zoom that nobody
reaches end all of it.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from zoomwizard.core.outcome import AppError, CancelToken, Progress
from zoomwizard.core.output.folder import explained, sha256_of
from zoomwizard.core.output.private import make_private
from zoomwizard.core.output.whole import sync_file
from zoomwizard.core.said import Said, plural, say
from zoomwizard.modes.archive.content import look_at_content
from zoomwizard.modes.archive.days import WAITS, EarliestWaiting
from zoomwizard.modes.archive.estimate import has_space, size_of
from zoomwizard.modes.archive.keeping import DIFFERS, EQUAL, FINGERPRINT_DIFFERS, Keeper, WholeFile
from zoomwizard.modes.archive.keys import recording_folder
from zoomwizard.modes.archive.known import FileStatus, KnownFiles, write_statuses
from zoomwizard.modes.archive.listing import ArchiveListing, new_address
from zoomwizard.modes.archive.metadata_file import told_of
from zoomwizard.modes.archive.place import UNWRITABLE, AccountPlace
from zoomwizard.modes.archive.wanted import FoundRecording, WantedFile
from zoomwizard.zoom.api.client import Traffic, ZoomClient
from zoomwizard.zoom.api.errors import CallError, NotPermitted, Redirected, Unreachable
from zoomwizard.zoom.api.limits import Label
from zoomwizard.zoom.collect.asking import each
from zoomwizard.zoom.collect.connection import Connection, ask_zoom, watched
from zoomwizard.zoom.collect.files import FileSource
from zoomwizard.zoom.collect.parts import FilePart
from zoomwizard.zoom.collect.progress import DownloadProgress
from zoomwizard.zoom.collect.run import MOST_UNREACHABLE

FETCHED_AT_ONCE = 4
PARTS_NAME, SCRATCH_NAME = "parts", "scratch"
COMPLETE = ("", "completed")  # what a list says of a file that can be fetched
ARCHIVED, WRONG_SIZE = "archived", "wrong_size"
ASIDE = frozenset({"wrong_type", WRONG_SIZE, "zero_length", FINGERPRINT_DIFFERS})
MOST_WRONG = 5  # one in so many wanted files


@dataclass
class FetchCounts:
    """What became of the wanted files of an account, `bytes` of those that were archived now."""

    recordings: int = 0
    seen_not_listed: int = 0
    files_wanted: int = 0
    archived: int = 0
    known: int = 0
    waiting: int = 0
    aside: int = 0
    refused: int = 0
    bytes: int = 0
    files_not_wanted: int = 0

    @property
    def is_bad(self) -> bool:
        """Whether more than a fifth couldn't be had, or not as it should be."""
        return (self.aside + self.refused) * MOST_WRONG > self.files_wanted


@dataclass(frozen=True)
class FetchProgress:
    """How far it is: files that are done of those to fetch, and bytes that came."""

    done: int
    files: int
    bytes: int
    traffic: Traffic

    def sentence(self) -> Said:
        """The same for a person, in one line."""
        size = plural("{n} byte", "{n} bytes", n=self.bytes)
        said = plural(
            "{done} of {n} file, {size}", "{done} of {n} files, {size}", n=self.files, done=self.done, size=size
        )
        why = DownloadProgress(listed=True, done=self.done, meetings=self.files, traffic=self.traffic).waiting_for()
        return say("{progress}; {waiting}", progress=said, waiting=why) if why else said

    def as_of(self, stage: str) -> Progress:
        """The same as the progress of a stage of a run."""
        return Progress(stage, self.done, max(self.files, 1), self.sentence())


def listed_status(found: FoundRecording, wanted: WantedFile) -> str:
    """What the list alone says of a file; blank if it can be fetched."""
    status, file = wanted.file.status.casefold(), wanted.file
    if status == "failed":
        return status
    is_whole = status in COMPLETE and (found.recording.kind == "phone" or file.file_type)
    return "" if is_whole and (found.recording.kind != "cloud" or file.end) else "waiting"


def fetch_files(
    connection: Connection,
    keeper: Keeper,
    listing: ArchiveListing,
    known: KnownFiles,
    *,
    location: str,
    watch: Callable[[FetchProgress], None] = lambda _: None,
    cancel: CancelToken | None = None,
) -> tuple[FetchCounts, EarliestWaiting]:
    """Fetch what is wanted of a listing and isn't known; what became of it, and the earliest of each kind that waits.

    The account's folder has to be locked. Blocks until it is done; `watch` is called ten times a second. Errors:
    Cancelled; InputError, Unfinished, AppError. Whatever is archived until then stays.
    """
    token = cancel or CancelToken()

    async def fetch(client: ZoomClient) -> None:
        async with client, FileSource(client) as source:
            run = Fetching(client, source, keeper, listing, known, result, token)
            await watched(run.run(), token, lambda: watch(run.progress()))

    result = FetchResult(listing)
    with connection.lock() as lock, connection.budget() as budget:
        try:
            ask_zoom(fetch(connection.client(budget, lock.idle)), budget)
        finally:
            write_statuses(keeper.place.work, known.statuses)
    keep_metadata(keeper, listing, known, location, token)
    return result.counted(), result.waiting


def keep_metadata(
    keeper: Keeper, listing: ArchiveListing, known: KnownFiles, location: str, cancel: CancelToken
) -> None:
    """Keep what the lists said of each recording that has an archived file. Errors: Cancelled, AppError."""
    place = keeper.place
    for found in listing.found:
        cancel.raise_if_cancelled()
        folder = place.folder / recording_folder(found.key)
        if folder.exists():
            keeper.adopt_metadata(found.key, folder, known.metadata)
        if (found.key, found.recording.kind) in known.stored:
            told = told_of(found, place.name, location, listing.phones)
            keeper.metadata(told, found.key, known.metadata, place.work / SCRATCH_NAME)


@dataclass
class FetchResult:
    """What became of each wanted file so far, by key."""

    listing: ArchiveListing
    statuses: dict[str, str] = field(default_factory=dict)
    bytes: int = 0
    waiting: EarliestWaiting = field(default_factory=EarliestWaiting)

    def __post_init__(self) -> None:
        self.waiting.earliest.update(self.listing.waiting.earliest)

    def counted(self) -> FetchCounts:
        """The numbers of all of them."""
        found = Counter(_counted_as(status) for status in self.statuses.values())
        return FetchCounts(
            recordings=self.listing.recordings,
            seen_not_listed=self.listing.seen_not_listed,
            files_wanted=len(self.statuses),
            bytes=self.bytes,
            files_not_wanted=sum(one.not_wanted for one in self.listing.found),
            **found,
        )


def _secured(path: Path, digest: str, cancel: CancelToken) -> tuple[int, str]:
    """The size and digest of a file that is on the disk then; `digest` if it's known, else blank."""
    sync_file(path)
    return path.stat().st_size, digest or sha256_of(path, cancel)


def _counted_as(status: str) -> str:
    if status in ASIDE:
        return "aside"
    return status if status in (ARCHIVED, "known", "waiting") else "refused"


class Fetching:
    """One run over the files of a listing. Errors, also of all methods: ZoomError, AppError."""

    def __init__(
        self,
        client: ZoomClient,
        source: FileSource,
        keeper: Keeper,
        listing: ArchiveListing,
        known: KnownFiles,
        result: FetchResult,
        cancel: CancelToken,
    ) -> None:
        self._client, self._source, self._keeper, self._cancel = client, source, keeper, cancel
        self._listing, self._known, self._result = listing, known, result
        self._place: AccountPlace = keeper.place
        self._parts = self._place.work / PARTS_NAME
        self._differing: list[WholeFile] = []  # decided at the end
        self._left: dict[str, int] = {}  # bytes still to come, by key
        self._done = self._files = self._came = self._needed = self._unreached = 0

    def progress(self) -> FetchProgress:
        """How far it is."""
        return FetchProgress(self._done, self._files, self._came, self._client.traffic)

    async def run(self) -> None:
        """Fetch what is to be fetched."""
        wanted = list(self._to_fetch())
        self._make_parts()
        for found, one in wanted:
            is_in_place = (self._place.folder / one.path).exists()
            there = FilePart(self._parts / one.key).size
            self._left[one.key] = 0 if is_in_place else max(size_of(found, one) - there, 0)
        self._files, self._needed = len(wanted), sum(self._left.values())
        self._see_space()
        await each(wanted, self._fetch, FETCHED_AT_ONCE)
        self._decide()

    def _to_fetch(self) -> Iterator[tuple[FoundRecording, WantedFile]]:
        """What has to be fetched; all else has its status."""
        seen = set[str]()
        for found in self._listing.found:
            for one in found.files:
                if one.key in seen:
                    continue
                seen.add(one.key)
                if one.key in self._known.archived:
                    self._known.statuses.pop(one.key, None)
                    self._result.statuses[one.key] = "known"
                elif status := listed_status(found, one) or self._still_aside(one):
                    self._end(found, one, status)
                else:
                    yield found, one

    def _still_aside(self, wanted: WantedFile) -> str:
        """Why a file lies aside, as long as its list tells the same size; blank if it doesn't."""
        before = self._known.statuses.get(wanted.key)
        is_same = before is None or before.status not in ASIDE or before.size == wanted.file.size
        return self._known.aside.get(wanted.key, "") if is_same else ""

    # -----------------------------------------------------------------------------------------------------
    # One file

    async def _fetch(self, item: tuple[FoundRecording, WantedFile]) -> None:
        found, wanted = item
        self._see_space()
        whole = await self._in_place(found, wanted)
        status = ""
        if whole is None:
            status, whole = await self._downloaded(found, wanted)
        self._needed -= self._left.pop(wanted.key)
        self._done += 1
        if whole is None:
            self._end(found, wanted, status)
        elif status:
            self._set_aside(whole, status)
        elif whole.fingerprint == DIFFERS:
            self._differing.append(whole)
        else:
            self._archive(whole)

    async def _in_place(self, found: FoundRecording, wanted: WantedFile) -> WholeFile | None:
        """A file that is in place without a line, as a run leaves it that was killed; removed if it isn't right."""
        path = self._place.folder / wanted.path
        with explained(UNWRITABLE):
            if not path.is_symlink() and not path.exists():
                return None
            if not path.is_symlink() and path.is_file():
                content = await asyncio.to_thread(look_at_content, path, wanted.file.extension)
                size = path.stat().st_size
                if not content.wrong and wanted.file.size in (None, size):
                    return await self._whole(found, wanted, path, content.flag)
            path.unlink()
        return None

    async def _downloaded(self, found: FoundRecording, wanted: WantedFile) -> tuple[str, WholeFile | None]:
        """A downloaded file and what is wrong with it, or why there is none; one of a wrong size comes twice."""
        part = FilePart(self._parts / wanted.key)
        for is_last in (False, True):
            status, content_type = await self._download(found, wanted, part)
            if status:
                return status, None
            with explained(UNWRITABLE):
                if not part.path.exists():  # an answer without content
                    part.path.touch(0o600)
                content = await asyncio.to_thread(look_at_content, part.path, wanted.file.extension, content_type)
            if content.wrong in ("blocked_html", "refused"):
                part.drop()
                return content.wrong, None
            if content.wrong or wanted.file.size in (None, part.size):
                return content.wrong, await self._whole(found, wanted, part.path, content.flag, part.sha256)
            if not is_last:
                part.drop()
        return WRONG_SIZE, await self._whole(found, wanted, part.path, content.flag, part.sha256)

    async def _download(self, found: FoundRecording, wanted: WantedFile, part: FilePart) -> tuple[str, str]:
        """Why a file didn't come, blank if it did, and the type that its answer told."""

        async def again() -> str:
            try:
                return await new_address(self._client, found, wanted, self._place.name)
            except (CallError, NotPermitted, Redirected):
                return ""

        def came(size: int) -> None:
            self._came += size
            less = min(size, self._left[wanted.key])
            self._left[wanted.key] -= less
            self._needed -= less

        label: Label | None = "phone-medium" if found.recording.kind == "phone" else None
        fetched = await self._source.fetch(wanted.file.url, part, label=label, new_address=again, came=came)
        self._unreached = 0 if fetched.is_reached else self._unreached + 1
        if self._unreached >= MOST_UNREACHABLE:  # it isn't about one of them
            raise Unreachable
        return ("" if fetched.status == "whole" else fetched.status), fetched.content_type

    async def _whole(
        self, found: FoundRecording, wanted: WantedFile, path: Path, flag: str, digest: str = ""
    ) -> WholeFile:
        """A file with its digest, once all of it is on the disk."""
        with explained(UNWRITABLE):
            size, digest = await asyncio.to_thread(_secured, path, digest, self._cancel)
        return WholeFile(found, wanted, path, size, digest, (flag,) if flag else ())

    # -----------------------------------------------------------------------------------------------------
    # What became of it

    def _decide(self) -> None:
        """What differs from Zoom's fingerprint is wrong where that ever was right for a file of its kind."""
        for whole in self._differing:
            if whole.found.recording.kind in self._known.equal:
                self._set_aside(whole, FINGERPRINT_DIFFERS)
            else:
                self._archive(whole, FINGERPRINT_DIFFERS)
        self._differing = []

    def _archive(self, whole: WholeFile, *flags: str) -> None:
        key, kind = whole.wanted.key, whole.found.recording.kind
        self._keeper.archive(whole, *flags)
        FilePart(self._parts / key).drop()
        if whole.fingerprint == EQUAL:
            self._known.equal.add(kind)
        self._known.archived.add(key)
        self._known.stored.add((whole.found.key, kind))
        self._known.statuses.pop(key, None)
        self._result.statuses[key] = ARCHIVED
        self._result.bytes += whole.bytes

    def _set_aside(self, whole: WholeFile, reason: str) -> None:
        self._keeper.set_aside(whole, reason)
        FilePart(self._parts / whole.wanted.key).drop()
        if whole.fingerprint == EQUAL:
            self._known.equal.add(whole.found.recording.kind)
        self._end(whole.found, whole.wanted, reason)

    def _end(self, found: FoundRecording, wanted: WantedFile, status: str) -> None:
        """A file isn't archived."""
        self._known.statuses[wanted.key] = FileStatus(status, wanted.file.size)
        self._result.statuses[wanted.key] = status
        if status in WAITS:
            self._result.waiting.add(found.recording.kind, found.recording.start)

    # -----------------------------------------------------------------------------------------------------
    # The disk

    def _make_parts(self) -> None:
        """The folder of the parts, without those that nobody needs any more."""
        with explained(UNWRITABLE):
            self._parts.mkdir(exist_ok=True, mode=0o700)
            make_private(self._parts)
            for path in self._parts.iterdir():
                key, _, rest = path.name.partition(".")
                is_left = rest == "json" and not (self._parts / key).exists()
                if key in self._known.archived or rest not in ("", "json") or is_left:
                    path.unlink()

    def _see_space(self) -> None:
        with explained(UNWRITABLE):
            free = shutil.disk_usage(self._place.folder).free
        if not has_space(self._needed, free):
            title = say("There isn't enough space for the recordings.")
            message = say(
                "{needed} bytes and a tenth more are needed, and {free} bytes are free.", needed=self._needed, free=free
            )
            raise AppError(title, message, say("Free up some space, then start the same download again."))
