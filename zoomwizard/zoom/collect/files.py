"""Downloads files of an account: streamed to the disk, and gone on with where they were cut. Source: docs/archive.md.

An address that a list gave can hold a secret: it is in no error and in no line of a log, and neither is the token.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self
from urllib.parse import urlsplit

from zoomwizard.core.output.folder import explained
from zoomwizard.zoom.api.account import ZOOMS_OWN, Account, is_loopback
from zoomwizard.zoom.api.client import LONGEST_PAUSE, TRIES, ZoomClient, bearer_of, client_log, pause_after
from zoomwizard.zoom.api.limits import Label
from zoomwizard.zoom.collect.parts import UNWRITTEN, FilePart, PartNotes

if TYPE_CHECKING:
    import httpx2

MOST_REDIRECTS = 5
GIVEN_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")

FetchStatus = Literal["whole", "refused", "gone", "retry"]


@dataclass(frozen=True)
class FetchedFile:
    """How a download ended. Where it is not whole Zoom has refused it, no longer has it, or may have it later.

    `is_reached`: somebody answered.
    """

    status: FetchStatus
    content_type: str = ""
    is_reached: bool = True


@dataclass(frozen=True)
class Answered:
    """What one request came to; `pause` are seconds that Zoom asks to wait."""

    what: FetchStatus | Literal["again", "fault", "no token"]
    content_type: str = ""
    pause: float | None = None
    is_reached: bool = True


def is_file_address(account: Account, url: httpx2.URL, *, is_first: bool = True) -> bool:
    """Whether a file may be fetched there: encrypted at one of Zoom's hosts, or on this computer as the account is.

    Where an answer leads, other than `is_first`, may be any host, which never gets the token.
    """
    own = [urlsplit(text).hostname or "" for text in (account.api_url, account.oauth_url) if text]
    if url.userinfo or not url.host:
        return False
    if any(map(is_loopback, own)):
        return url.scheme in ("http", "https") and is_loopback(url.host)
    is_zooms = f".{url.host}".endswith(ZOOMS_OWN)
    return url.scheme == "https" and (is_zooms or not is_first)


class FileSource:
    """Downloads an account's files, each to its part. Errors, also of all methods: ZoomError, AppError.

    To be used in `async with`, within that of the client.
    """

    def __init__(self, client: ZoomClient) -> None:
        self._client, self._http = client, client.file_http()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def fetch(
        self,
        address: str,
        part: FilePart,
        *,
        label: Label | None = None,
        new_address: Callable[[], Awaitable[str]] | None = None,
        came: Callable[[int], object] = lambda _: None,
    ) -> FetchedFile:
        """Download a file, or the rest of it. `label`: whose limit the requests count for, if they do for any.

        Where the token isn't the reason why Zoom refuses it, `new_address` is asked once. `came` is told of bytes.
        """
        failed = unauthorized = 0
        is_new = False
        while True:
            token = await self._client.token()
            answered = await self._ask(address, token, part, label, came)
            if answered.what == "again":
                continue
            if answered.what == "fault":
                failed += 1
                if failed >= TRIES:
                    return FetchedFile("retry", is_reached=answered.is_reached)
                pause = max(pause_after(failed), min(answered.pause or 0.0, LONGEST_PAUSE))
                await self._client.wait(pause, "fault" if answered.is_reached else "answer")
            elif answered.what != "no token":
                return FetchedFile(answered.what, answered.content_type)
            elif unauthorized == 0:
                unauthorized = 1
                self._client.forget_token(token)
            elif is_new or new_address is None or not (address := await new_address()):
                return FetchedFile("refused")
            else:
                is_new = True

    async def _ask(
        self, address: str, token: str, part: FilePart, label: Label | None, came: Callable[[int], object]
    ) -> Answered:
        """One request, with the redirects that it meets."""
        import httpx2

        try:
            first = url = httpx2.URL(address)
            for number in range(MOST_REDIRECTS + 1):
                if not is_file_address(self._client.account, url, is_first=number == 0):
                    return Answered("refused")
                is_own = (url.scheme, url.host, url.port) == (first.scheme, first.host, first.port)
                headers = {"Accept-Encoding": "identity", **(bearer_of(token) if is_own else {})}
                begin = part.begin
                if begin:
                    headers |= {"Range": f"bytes={begin}-", "If-Range": part.notes.validator}
                self._client.traffic.calls += 1
                async with self._client.turn(label) if label and number == 0 else nullcontext():
                    answer = await self._http.send(self._http.build_request("GET", url, headers=headers), stream=True)
                try:
                    if not answer.has_redirect_location:
                        return await self._take(answer, part, begin, came)
                    url = url.join(answer.headers["Location"])
                finally:
                    await answer.aclose()
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, ValueError):
            return Answered("refused")
        except (httpx2.RequestError, TimeoutError, OSError) as error:
            client_log.info("file: %s", type(error).__name__)
            return Answered("fault", is_reached=False)
        return Answered("refused")

    async def _take(
        self, answer: httpx2.Response, part: FilePart, begin: int, came: Callable[[int], object]
    ) -> Answered:
        """What an answer gives: the file, the rest of it, or nothing."""
        status = answer.status_code
        notes = _notes_of(answer)
        if status == 401:
            return Answered("no token")
        if status in (404, 410):
            return Answered("gone")
        if begin and (status == 416 or (status == 206 and not _goes_on(answer, notes, part.notes, begin))):
            part.drop()
            return Answered("again")
        if 300 <= status < 500 and status not in (416, 429):
            client_log.info("file: status %s", status)
            return Answered("refused")
        is_plain = answer.headers.get("Content-Encoding", "identity").strip().lower() in ("", "identity")
        if not is_plain or status not in (200, 206) or (status == 206 and not begin):
            client_log.info("file: status %s", status)
            return Answered("fault", pause=self._client.pause_of(answer))
        if status == 200:
            part.note(notes)
            begin = 0
        is_cut = await _write(answer, part, begin, came)
        size, total = part.size, part.notes.total
        if is_cut or (total is not None and size != total):
            if total is not None and size > total:
                part.drop()
            return Answered("fault")
        return Answered("whole", part.notes.content_type)


async def _write(answer: httpx2.Response, part: FilePart, begin: int, came: Callable[[int], object]) -> bool:
    """Write what comes behind what is there; whether it was cut."""
    import httpx2

    with explained(UNWRITTEN), part.open(begin) as file:
        try:
            async for block in answer.aiter_raw():
                part.write(file, block)
                came(len(block))
        except (httpx2.RequestError, TimeoutError) as error:
            client_log.info("file: %s", type(error).__name__)
            return True
    return False


def _notes_of(answer: httpx2.Response) -> PartNotes:
    tag, length = answer.headers.get("ETag", "").strip(), answer.headers.get("Content-Length", "").strip()
    if not tag.startswith('"'):  # a weak one tells nothing about bytes
        tag = answer.headers.get("Last-Modified", "").strip()
    total = int(length) if re.fullmatch(r"\d{1,18}", length) else None
    return PartNotes(tag, total, answer.headers.get("Content-Type", "").strip())


def _goes_on(answer: httpx2.Response, notes: PartNotes, known: PartNotes, begin: int) -> bool:
    """Whether an answer with a part of a file goes on with the one that is there."""
    given = GIVEN_RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
    if given is None or int(given[1]) != begin:
        return False
    is_same = notes.validator == known.validator or (not notes.validator and not known.validator.startswith('"'))
    return is_same and (known.total is None or given[3] == str(known.total))
