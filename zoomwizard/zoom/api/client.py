"""The REST client: tokens, waiting, trying again, and pages. One event loop, at most eight requests in flight."""

from __future__ import annotations

import asyncio
import logging
import random
import re
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from zoomwizard.zoom.api.account import OAUTH_URL, Account, api_of
from zoomwizard.zoom.api.answers import items_of, number_of, utc_second
from zoomwizard.zoom.api.clock import Clock
from zoomwizard.zoom.api.endpoints import Endpoint, refuse_others
from zoomwizard.zoom.api.errors import (
    BadPages,
    DailyLimit,
    NotTrusted,
    PageExpired,
    Redirected,
    RefusedAddress,
    Unreachable,
    WrongSecret,
    ZoomError,
)
from zoomwizard.zoom.api.limits import A_DAY, Label, Limiter, next_midnight
from zoomwizard.zoom.api.refusals import error_of, error_of_token, is_expired_token
from zoomwizard.zoom.api.responses import content_of, day_of, is_untrusted, moment_of_header, tracking_of

if TYPE_CHECKING:
    import httpx2

IN_FLIGHT = 8
TRIES = 5
MOST_PAUSES = 20  # Zoom's own requests to wait, for one call
BEGIN_AGAIN = 3  # a list whose pages ran out
RENEW_BEFORE = 300.0  # seconds before the token ends
SECONDS_TO_CONNECT, SECONDS_TO_ANSWER = 15.0, 60.0
LONGEST_PAUSE = 30.0
LONGEST_PER_SECOND_PAUSE = 600.0  # who has to wait longer has met the limit of the day
CLOCKS_DIFFER = 2.0

client_log = logging.getLogger("zoomwizard.zoom")


Waiting = Label | Literal["answer", "fault", "sign-in", "day"]


@dataclass
class Traffic:
    """What the client did so far; `waiting_for` says why it waits at this moment, None if it does not.

    A label stands for the limit per second of its calls; for the daily limit `until` says how long. `waited` are
    seconds by the clock in which at least one call waited. `by_label` are the calls that count for Zoom's limits.
    """

    calls: int = 0
    waited: float = 0.0
    waiting_for: Waiting | None = None
    until: datetime | None = None
    by_label: Counter[Label] = field(default_factory=Counter)


def bearer_of(token: str) -> dict[str, str]:
    """The header that a token goes in."""
    return {"Authorization": f"Bearer {token}"}


def pause_after(tries: int) -> float:
    """The seconds until the next try after so many have failed: about one, then twice as long each time."""
    longest: float = min(2.0 ** (tries - 1), LONGEST_PAUSE)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - jitter is no secret


@dataclass(frozen=True)
class AnswerPage:
    """One page of a list. Number 0 comes again where the list had to be begun anew: what came before is void."""

    number: int
    items: list[dict[str, Any]]
    is_last: bool
    total: int | None
    first: date | None
    last: date | None


class ZoomClient:
    """Asks one account. To be used in `async with`; `scopes` and `api` are known once a token was had.

    `secret` is held in memory alone; `user_agent` is what the program calls itself. An answer that takes longer than
    `answer_seconds` does not come. `transport` stands in place of the network in tests.
    """

    def __init__(
        self,
        account: Account,
        secret: str,
        limiter: Limiter,
        *,
        user_agent: str,
        clock: Clock,
        answer_seconds: float = SECONDS_TO_ANSWER,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        import httpx2

        for name in ("httpx2", "httpcore2"):  # their lines name paths, and these name meetings and people
            logging.getLogger(name).setLevel(logging.WARNING)
        self.account, self.traffic = account, Traffic()
        self.api, self.scopes = "", frozenset[str]()
        self._secret, self._limiter, self._answer_seconds = secret, limiter, answer_seconds
        self._clock, self._ahead = clock, 0.0
        self._token, self._token_ends, self._token_lock = "", 0.0, asyncio.Lock()
        self._in_flight = asyncio.Semaphore(IN_FLIGHT)
        self._waiting, self._counted = 0, 0.0
        self._oauth = str(httpx2.URL(account.oauth_url or OAUTH_URL))
        self._how: dict[str, Any] = {
            "headers": {"User-Agent": user_agent},
            "follow_redirects": False,
            "timeout": httpx2.Timeout(answer_seconds, connect=SECONDS_TO_CONNECT),
            "limits": httpx2.Limits(max_connections=IN_FLIGHT, max_keepalive_connections=IN_FLIGHT),
            "proxy": account.proxy or None,
            "transport": transport,
        }
        self._http = httpx2.AsyncClient(**self._how, event_hooks={"request": [self._refuse_others]})
        self._http.headers["Accept"] = "application/json"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    # -----------------------------------------------------------------------------------------------------
    # Asking

    async def get(self, endpoint: Endpoint, key: str = "", **query: str) -> dict[str, Any]:
        """The answer to one call. Errors: ZoomError."""
        renewed = False
        failed = pauses = 0
        while True:
            await self.sign_in()
            async with self.turn(endpoint.label):
                token = self._token
                url = self.api + endpoint.path_of(key)
                answer = await self._send("GET", url, endpoint.name, params=query, headers=bearer_of(token))
            if answer is None:
                failed = await self._try_again(failed, "answer")
                continue
            self._learn(endpoint.label, answer)
            content = content_of(answer)
            if answer.status_code == 429:
                pauses += 1
                await self._obey(endpoint.label, answer, content, pauses)
            elif answer.status_code == 401 and not renewed and is_expired_token(content):
                renewed = True
                self.forget_token(token)
            elif answer.status_code >= 500 or (answer.status_code == 200 and content is None):
                failed = await self._try_again(failed, "fault")
            elif answer.status_code == 200 and content is not None:
                return content
            else:
                raise self._noted(error_of(answer.status_code, content, tracking_of(answer)), endpoint)

    async def pages(self, endpoint: Endpoint, key: str = "", **query: str) -> AsyncIterator[AnswerPage]:
        """All pages of a list; see `AnswerPage`. A list that repeats itself or runs out of time is begun again.

        Errors: ZoomError; BadPages where beginning again does not help.
        """
        size = {"page_size": str(endpoint.page_size)} if endpoint.has_pages else {}
        for _ in range(BEGIN_AGAIN):
            token, seen, number = "", {""}, 0
            edge = utc_second if endpoint.has_times else day_of
            while True:
                more = {"next_page_token": token} if token else {}
                try:
                    answer = await self.get(endpoint, key, **query, **size, **more)
                except PageExpired:
                    break
                token = (answer.get("next_page_token") or "") if endpoint.has_pages else ""
                if not isinstance(token, str) or (token and token in seen):
                    break
                seen.add(token)
                yield AnswerPage(
                    number=number,
                    items=items_of(answer, endpoint),
                    is_last=not token,
                    total=number_of(answer.get("total_records")),
                    first=edge(answer.get("from")),
                    last=edge(answer.get("to")),
                )
                if not token:
                    return
                number += 1
        raise self._noted(BadPages(), endpoint)

    async def sign_in(self) -> None:
        """Get a token where there is none or it ends soon. Errors: ZoomError."""
        async with self._token_lock:
            if self._clock.monotonic() < self._token_ends:
                return
            content = await self._ask_for_token()
            seconds = number_of(content.get("expires_in")) or 3600
            self._token = str(content.get("access_token") or "")
            self._token_ends = self._clock.monotonic() + seconds - min(RENEW_BEFORE, seconds / 10)
            self.scopes = frozenset(str(content.get("scope") or "").split())
            if not self.api:
                import httpx2

                # As the library writes it, so that addresses can be compared.
                self.api = str(httpx2.URL(api_of(self.account, str(content.get("api_url") or "")))).rstrip("/")

    async def _ask_for_token(self) -> dict[str, Any]:
        form = {"grant_type": "account_credentials", "account_id": self.account.account_id}
        failed = pauses = 0
        while True:
            auth = (self.account.client_id, self._secret)
            answer = await self._send("POST", self._oauth, "token", data=form, auth=auth)
            content = content_of(answer) if answer is not None else None
            if answer is not None and answer.status_code == 429:
                pauses += 1
                if pauses > MOST_PAUSES:
                    raise Unreachable(code=429)
                await self.wait(min(self.pause_of(answer) or 1.0, LONGEST_PAUSE), "sign-in")
            elif answer is None or answer.status_code >= 500 or (answer.status_code == 200 and not content):
                failed = await self._try_again(failed, "sign-in")
            elif answer.status_code == 200 and content and content.get("access_token"):
                return content
            elif answer.status_code == 200:
                raise WrongSecret
            else:
                raise error_of_token(answer.status_code, content, tracking_of(answer))

    async def _send(self, method: str, url: str, name: str, **more: Any) -> httpx2.Response | None:
        """One request; None where no whole answer came. Errors: RefusedAddress."""
        import httpx2

        self.traffic.calls += 1
        try:
            async with self._in_flight, asyncio.timeout(self._answer_seconds):
                answer = await self._http.request(method, url, **more)
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise RefusedAddress from error
        except (httpx2.RequestError, TimeoutError, OSError) as error:
            if is_untrusted(error):
                raise NotTrusted from error
            client_log.info("%s: %s", name, type(error).__name__)
            return None
        if 300 <= answer.status_code < 400:  # never followed: it could lead to another host
            raise Redirected(code=answer.status_code, tracking=tracking_of(answer))
        self._set_clock(answer)
        return answer

    async def _refuse_others(self, request: httpx2.Request) -> None:
        url = str(request.url)
        if (request.method, url) != ("POST", self._oauth):
            refuse_others(self.api, request.method, url)

    def _noted(self, error: ZoomError, endpoint: Endpoint) -> ZoomError:
        client_log.info(
            "%s: %s, code %s, tracking ID %s", endpoint.name, type(error).__name__, error.code, error.tracking
        )
        return error

    # -----------------------------------------------------------------------------------------------------
    # What downloads of files need, see files.py

    async def token(self) -> str:
        """One that is valid. Errors: ZoomError."""
        await self.sign_in()
        return self._token

    def forget_token(self, token: str) -> None:
        """Zoom no longer takes a token: the next one to ask gets another."""
        if token == self._token:  # else another call has renewed it meanwhile
            self._token_ends = 0.0

    def file_http(self) -> httpx2.AsyncClient:
        """What asks for files, as the account is asked; whoever uses it proves each address, and closes it."""
        import httpx2

        return httpx2.AsyncClient(**self._how)

    @asynccontextmanager
    async def turn(self, label: Label) -> AsyncIterator[None]:
        """Within, a call is under way that Zoom's limits allow. Errors: DailyLimit."""
        await self._wait_for(label)
        self.traffic.by_label[label] += 1
        try:
            yield
        finally:
            self._limiter.end(label)

    # -----------------------------------------------------------------------------------------------------
    # Waiting

    async def wait(self, seconds: float, why: Waiting, until: datetime | None = None) -> None:
        """Wait, and say meanwhile why."""
        self._count_waiting(1)
        self.traffic.waiting_for, self.traffic.until = why, until
        try:
            await self._clock.sleep(seconds)
        finally:
            self._count_waiting(-1)
            if not self._waiting:
                self.traffic.waiting_for = None

    def _count_waiting(self, one: int) -> None:
        now = self._clock.monotonic()
        if self._waiting:
            self.traffic.waited += now - self._counted
        self._counted, self._waiting = now, self._waiting + one

    async def _wait_for(self, label: Label) -> None:
        while seconds := self._limiter.take(label):
            await self.wait(seconds, label)

    async def _try_again(self, failed: int, what: Waiting) -> int:
        if failed + 1 >= TRIES:
            raise Unreachable
        await self.wait(pause_after(failed + 1), what)
        return failed + 1

    async def _obey(
        self, label: Label, answer: httpx2.Response, content: Mapping[str, Any] | None, pauses: int
    ) -> None:
        """Wait as long as Zoom says after a 429. Errors: DailyLimit, Unreachable."""
        pause = self.pause_of(answer)
        kind = answer.headers.get("X-RateLimit-Type", "").lower()
        message = str((content or {}).get("message") or "").lower()
        is_daily = "daily" in kind or "daily" in message or (pause or 0.0) > LONGEST_PER_SECOND_PAUSE
        if is_daily and "qps" not in kind:
            until = self._end_of_day(pause)
            self._limiter.use_up(label, until)
            raise DailyLimit(until)
        if pauses > MOST_PAUSES:
            raise Unreachable(code=429)
        seconds = min(pause, LONGEST_PAUSE) if pause is not None else pause_after(min(pauses, TRIES))
        self._limiter.pause(label, seconds)

    def pause_of(self, answer: httpx2.Response) -> float | None:
        """The seconds that Zoom asks to wait, by its own clock; None where it does not say."""
        text = answer.headers.get("Retry-After", "").strip()
        reset = answer.headers.get("X-RateLimit-Reset", "").strip()
        moment: datetime | None = None
        if re.fullmatch(r"\d{1,9}(\.\d+)?", text):
            return float(text)
        if text:
            moment = moment_of_header(text)
        elif re.fullmatch(r"\d{9,11}", reset):
            moment = datetime.fromtimestamp(int(reset), UTC)
        return max((moment - self.server_time()).total_seconds(), 0.0) if moment else None

    def _learn(self, label: Label, answer: httpx2.Response) -> None:
        """Where Zoom says its limit per second, and it is lower than the known one, it counts.

        Where it says that none is left, of this second or of this day, no more are made: other apps of the account
        use the same limits.
        """
        kind, limit, left = (
            answer.headers.get(f"X-RateLimit-{name}", "").strip() for name in ("Type", "Limit", "Remaining")
        )
        if kind.upper() == "QPS":
            if re.fullmatch(r"[1-9]\d{0,5}", limit):
                self._limiter.learn(label, int(limit))
            if left == "0":
                self._limiter.pause(label, min(self.pause_of(answer) or 1.0, LONGEST_PAUSE))
        elif kind.lower() == "daily-limit" and left == "0":
            self._limiter.use_up(label, self._end_of_day(self.pause_of(answer)))

    def _end_of_day(self, pause: float | None) -> datetime:
        """When the day's calls begin anew: what Zoom says overrules the reckoned midnight."""
        now = self.server_time()
        return now + min(timedelta(seconds=pause), A_DAY) if pause and pause > 1 else next_midnight(now)

    def server_time(self) -> datetime:
        """Now, by Zoom's clock."""
        return self._clock.now() + timedelta(seconds=self._ahead)

    def _set_clock(self, answer: httpx2.Response) -> None:
        moment = moment_of_header(answer.headers.get("Date", ""))
        if moment is not None:
            ahead = moment.timestamp() - self._clock.time()
            self._ahead = ahead if abs(ahead) > CLOCKS_DIFFER else 0.0
