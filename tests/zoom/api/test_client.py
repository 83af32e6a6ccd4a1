"""The client against a fake Zoom: tokens, pages, faults, waiting, and nothing that the allow-list does not hold."""

from __future__ import annotations

import asyncio
import json
import logging
import ssl
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from tests.zoom import fake
from tests.zoom.conftest import Connect, FakeClock, Start
from tests.zoom.fake import Call, FakeZoom, Fault, json_fault, running
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings
from zoomwizard.zoom.api.account import Account, api_of, wrong_fields
from zoomwizard.zoom.api.client import AnswerPage, ZoomClient, pause_after
from zoomwizard.zoom.api.endpoints import (
    CLOUD_OF_USER,
    ENDPOINTS,
    HISTORY,
    HOST_MEETINGS,
    ME,
    PAST_PARTICIPANTS,
    REPORT_PARTICIPANTS,
    refuse_others,
)
from zoomwizard.zoom.api.errors import (
    AppDisabled,
    BadPages,
    BadRange,
    DailyLimit,
    MissingScope,
    NotPermitted,
    NotThere,
    NotTrusted,
    Redirected,
    Refused,
    RefusedAddress,
    Unreachable,
    WrongAccount,
    WrongSecret,
    ZoomError,
)
from zoomwizard.zoom.api.limits import Limiter, NoBudget
from zoomwizard.zoom.collect.connection import Connection
from zoomwizard.zoom.collect.words import happened, todo

RANGE = {"from": str(FIRST_DAY), "to": str(LAST_DAY), "date_type": "start_time", "meeting_type": "meeting"}


def ask(connection: Connection, use: Callable[[ZoomClient], Awaitable[Any]]) -> Any:
    """What `use` makes of a client."""

    async def run() -> Any:
        async with connection.client(NoBudget()) as client:
            return await use(client)

    return asyncio.run(run())


async def all_of(pages: AsyncIterator[AnswerPage]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    async for page in pages:
        if page.number == 0:
            items.clear()
        items += page.items
    return items


async def get_me(client: ZoomClient) -> Any:
    return await client.get(ME)


def first_calls(count: int, fault: Fault) -> Callable[[Call], Fault | None]:
    """The first calls go wrong, the others do not."""
    return lambda call: fault if call.number <= count else None


# ---------------------------------------------------------------------------------------------------------
# Tokens


def test_a_token_is_asked_for_once_and_the_scopes_are_known(start: Start, connect: Connect) -> None:
    zoom = start()

    async def use(client: ZoomClient) -> frozenset[str]:
        await asyncio.gather(*(client.get(ME) for _ in range(20)))
        return client.scopes

    assert "user:read:user:admin" in ask(connect(zoom), use)
    assert (zoom.tokens, zoom.calls["me"]) == (1, 20)


def test_a_token_is_renewed_before_it_ends(start: Start, connect: Connect, clock: FakeClock) -> None:
    zoom = start()

    async def use(client: ZoomClient) -> None:
        await client.get(ME)
        clock.passed += 3600 - 301
        await client.get(ME)
        assert zoom.tokens == 1
        clock.passed += 2
        await client.get(ME)
        assert zoom.tokens == 2

    ask(connect(zoom), use)


def test_a_token_that_zoom_ends_early_is_renewed_once_for_all_calls(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(30))
    keys = [m.uuid for m in zoom.listed if m.people > 1]

    async def use(client: ZoomClient) -> Any:
        await client.sign_in()
        zoom.valid.clear()
        return await asyncio.gather(*(client.get(PAST_PARTICIPANTS, key) for key in keys))

    assert len(ask(connect(zoom), use)) == len(keys)
    assert zoom.tokens == 2


def test_a_token_that_is_refused_again_ends_the_call(start: Start, connect: Connect) -> None:
    zoom = start()
    zoom.faults = lambda _: fake.EXPIRED
    with pytest.raises(WrongSecret):
        ask(connect(zoom), get_me)
    assert zoom.calls["me"] == 2


TOKEN_FAULTS = [
    (Fault(400, b'{"reason":"Invalid client_id or client_secret","error":"invalid_client"}'), WrongSecret),
    (Fault(400, b'{"reason":"Bad Request","error":"invalid_request"}'), WrongAccount),
    (Fault(400, b'{"code": 4717, "error": "unauthorized_client"}'), AppDisabled),
    (Fault(401, b"no JSON"), WrongSecret),
    (Fault(302, b"", {"Location": "https://elsewhere.example/"}), RefusedAddress),
    (Fault(503), Unreachable),
    (fake.HTML, Unreachable),
    (fake.CUT, Unreachable),
]


@pytest.mark.parametrize(("fault", "error"), TOKEN_FAULTS)
def test_each_way_to_be_given_no_token_is_told(
    start: Start, connect: Connect, fault: Fault, error: type[ZoomError]
) -> None:
    zoom = start()
    zoom.token_fault = fault
    with pytest.raises(error) as caught:
        ask(connect(zoom), get_me)
    assert str(happened(caught.value)).endswith(".")
    assert str(todo(caught.value)).endswith(".")
    assert zoom.calls.total() == 0


def test_a_wrong_secret_is_told(start: Start, connect: Connect) -> None:
    with pytest.raises(WrongSecret):
        ask(connect(start(), secret="something-else"), get_me)
    with pytest.raises(WrongAccount):
        ask(connect(start(), account_id="another"), get_me)


# ---------------------------------------------------------------------------------------------------------
# Answers that are none


FAULTS = [
    (json_fault(400, 4711, "Invalid access token, does not contain scopes:[report:read:admin, user:read:user:admin]."),
     MissingScope),
    (json_fault(400, 200, "No permission."), NotPermitted),
    (json_fault(400, 300, "The value that you entered for the From field is invalid"), BadRange),
    (json_fault(404, 1001, "User does not exist: somebody@planted.example"), NotThere),
    (json_fault(400, 1010, "User not belong to this account."), NotThere),
    (json_fault(404, 3001, "Meeting does not exist"), NotThere),
    (json_fault(400, 3001, "Meeting ID is invalid or not end."), NotThere),
    (Fault(404, b"<html>"), NotThere),
    (json_fault(418, 7, "?"), Refused),
    (Fault(403, b"{}"), NotPermitted),
    (Fault(301, b"", {"Location": "https://elsewhere.example/v2/users/me"}), Redirected),
    (Fault(307, b"", {"Location": "/v2/users/me"}), Redirected),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "error"), FAULTS)
def test_an_answer_that_is_none_is_told_at_once(
    start: Start, connect: Connect, fault: Fault, error: type[ZoomError]
) -> None:
    zoom = start()
    zoom.faults = lambda _: fault
    with pytest.raises(error) as caught:
        ask(connect(zoom), get_me)
    assert type(caught.value) is error
    assert zoom.calls["me"] == 1
    assert "somebody" not in f"{caught.value} {happened(caught.value)} {todo(caught.value)}"


def test_missing_scopes_are_named_as_zoom_spells_them(start: Start, connect: Connect) -> None:
    zoom = start()
    zoom.faults = lambda _: FAULTS[0][0]
    with pytest.raises(MissingScope) as caught:
        ask(connect(zoom), get_me)
    assert "report:read:admin and user:read:user:admin" in str(happened(caught.value))
    assert caught.value.tracking == "WEB_planted1"


PASSING = [
    Fault(500), Fault(502, b"<html>"), Fault(503, b"{}"), fake.CUT, fake.HTML, fake.BROKEN_JSON, Fault(200, b"[1]"),
    Fault(200, b"null"), Fault(status=200, body=b"{}", seconds=0.4),
]  # fmt: skip


@pytest.mark.parametrize("fault", PASSING)
def test_what_passes_by_is_tried_again(start: Start, connect: Connect, fault: Fault) -> None:
    zoom = start()
    zoom.faults = first_calls(4, fault)
    connection = connect(zoom)
    connection.answer_seconds = 0.2
    assert ask(connection, get_me) == fake.USER
    assert zoom.calls["me"] == 5


@pytest.mark.parametrize("fault", PASSING)
def test_what_does_not_pass_by_ends_after_five_tries(start: Start, connect: Connect, fault: Fault) -> None:
    zoom = start()
    zoom.faults = lambda _: fault
    connection = connect(zoom)
    connection.answer_seconds = 0.2
    with pytest.raises(Unreachable):
        ask(connection, get_me)
    assert zoom.calls["me"] == 5


def test_nobody_there_is_told(connect: Connect, start: Start) -> None:
    connection = connect(start(), oauth_url="http://127.0.0.1:9/oauth/token")
    with pytest.raises(Unreachable):
        ask(connection, get_me)


def test_waits_between_tries_grow_and_differ() -> None:
    waits = [[pause_after(n) for _ in range(20)] for n in range(1, 8)]
    assert all(0.5 * 2 ** (n) <= w <= 1.0 * 2**n for n, some in enumerate(waits[:5]) for w in some)
    assert all(len(set(some)) > 1 for some in waits)
    assert max(waits[-1]) <= 30


# ---------------------------------------------------------------------------------------------------------
# Too many calls


def in_seconds(zoom: FakeZoom, seconds: float) -> datetime:
    return zoom.clock.now() + timedelta(seconds=seconds)


def seconds_for(zoom: FakeZoom, connection: Connection) -> float:
    """How long the second call came after the first."""
    moments: list[float] = []
    faults = zoom.faults

    def remember(call: Call) -> Fault | None:
        moments.append(zoom.clock.monotonic())
        return faults(call)

    zoom.faults = remember
    assert ask(connection, get_me) == fake.USER
    return moments[1] - moments[0]


PER_SECOND = "You have reached the maximum per-second rate limit for this API. Try again later."
DAILY = "You have reached the maximum daily rate limit for this API. Refer to the response header for details."


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry_After": "1"},
        {"retry_after": "1"},
        {"X_RateLimit_Type": "QPS", "X_RateLimit_Reset": "in two seconds"},  # by Zoom's own clock
    ],
)
@pytest.mark.parametrize("ahead", [timedelta(), timedelta(minutes=7), timedelta(minutes=-7)])
def test_a_pause_per_second_is_as_long_as_zoom_says(
    start: Start, connect: Connect, headers: dict[str, str], ahead: timedelta
) -> None:
    zoom = start()
    zoom.clock_ahead = ahead

    def first_one(call: Call) -> Fault | None:
        moment = str(int((in_seconds(zoom, 2) + ahead).timestamp()))
        said = {name: moment if "Reset" in name else text for name, text in headers.items()}
        return json_fault(429, 429, PER_SECOND, **said) if call.number == 1 else None

    zoom.faults = first_one
    assert 0.8 <= seconds_for(zoom, connect(zoom)) < 10


def test_a_pause_as_a_date_is_reckoned_by_zooms_clock(start: Start, connect: Connect) -> None:
    zoom = start()
    zoom.clock_ahead = timedelta(minutes=-9)

    def first_one(call: Call) -> Fault | None:
        until = (in_seconds(zoom, 2.5) + zoom.clock_ahead).strftime("%Y-%m-%dT%H:%M:%SZ")
        return json_fault(429, 429, "Too many concurrent requests.", Retry_After=until) if call.number == 1 else None

    zoom.faults = first_one
    assert 0.3 <= seconds_for(zoom, connect(zoom)) < 10


def test_a_pause_per_second_is_never_longer_than_others(start: Start, connect: Connect) -> None:
    zoom = start()
    zoom.faults = first_calls(1, json_fault(429, 429, PER_SECOND, X_RateLimit_Type="QPS", Retry_After="86400"))
    assert 29 < seconds_for(zoom, connect(zoom)) <= 31


def test_a_pause_without_a_length_is_waited_for_all_the_same(start: Start, connect: Connect) -> None:
    zoom = start()
    zoom.faults = first_calls(6, json_fault(429, 429, PER_SECOND))
    assert ask(connect(zoom), get_me) == fake.USER


def test_pauses_without_end_come_to_an_end(start: Start, connect: Connect) -> None:
    zoom = start()
    zoom.faults = lambda _: json_fault(429, 429, PER_SECOND)
    connection = connect(zoom)
    with pytest.raises(Unreachable):
        ask(connection, get_me)
    assert zoom.calls["me"] == 21


@pytest.mark.parametrize("ahead", [timedelta(), timedelta(minutes=7)])
def test_the_daily_limit_says_when_to_go_on(start: Start, connect: Connect, ahead: timedelta) -> None:
    zoom = start()
    zoom.clock_ahead = ahead
    until = (in_seconds(zoom, 5000) + ahead).replace(microsecond=0)
    headers = {"Retry_After": until.strftime("%Y-%m-%dT%H:%M:%SZ"), "X_RateLimit_Type": "Daily-limit"}
    zoom.faults = lambda _: json_fault(429, 429, DAILY, **headers)
    with pytest.raises(DailyLimit) as caught:
        ask(connect(zoom), get_me)
    assert abs(caught.value.until - until) < timedelta(seconds=5)
    assert zoom.calls["me"] == 1


@pytest.mark.parametrize("headers", [{"Retry_After": "999999999"}, {"X_RateLimit_Reset": "99999999999"}])
@pytest.mark.parametrize("kind", ["Daily-limit", ""])
def test_the_daily_limit_is_over_within_a_day_whatever_an_answer_says(
    start: Start, connect: Connect, headers: dict[str, str], kind: str
) -> None:
    zoom = start()
    zoom.faults = lambda _: json_fault(429, 429, "Too many requests.", X_RateLimit_Type=kind, **headers)
    with pytest.raises(DailyLimit) as caught:
        ask(connect(zoom), get_me)
    assert caught.value.until - zoom.clock.now() <= timedelta(days=1, seconds=5)


def test_the_daily_limit_without_a_date_ends_at_midnight_utc(start: Start, connect: Connect) -> None:
    zoom = start()
    zoom.faults = lambda _: json_fault(429, 429, DAILY)
    with pytest.raises(DailyLimit) as caught:
        ask(connect(zoom), get_me)
    until = caught.value.until
    assert (until.hour, until.minute, until.second) == (0, 0, 0)
    assert timedelta() < until - zoom.clock.now() <= timedelta(days=1, minutes=1)


def test_a_lower_limit_that_zoom_says_is_kept(start: Start, connect: Connect) -> None:
    zoom = start()
    body = json.dumps(fake.USER).encode()
    said = {"x-ratelimit-type": "QPS", "X-RATELIMIT-LIMIT": "4"}
    zoom.faults = lambda _: Fault(200, body, said)

    async def use(client: ZoomClient) -> float:
        await client.get(ME)
        return client._limiter.rate("light")

    assert 3.9 < ask(connect(zoom), use) <= 4


def test_when_zoom_says_that_none_is_left_of_a_second_it_is_waited_for(start: Start, connect: Connect) -> None:
    zoom = start()
    body = json.dumps(fake.USER).encode()
    zoom.faults = lambda _: Fault(200, body, {"X-RateLimit-Type": "QPS", "X-RateLimit-Remaining": "0"})

    async def use(client: ZoomClient) -> float:
        await client.get(ME)
        begun = zoom.clock.monotonic()
        await client.get(ME)
        return zoom.clock.monotonic() - begun

    assert ask(connect(zoom), use) >= 0.9


def test_when_zoom_says_that_none_is_left_of_a_day_none_is_made(start: Start, connect: Connect) -> None:
    zoom = start()
    body = json.dumps(fake.USER).encode()
    zoom.faults = lambda _: Fault(200, body, {"X-RateLimit-Type": "Daily-limit", "x-ratelimit-remaining": "0"})
    connection = connect(zoom)

    async def run() -> None:
        async with connection.client(connection.budget()) as client:
            assert await client.get(ME) == fake.USER
            with pytest.raises(DailyLimit):
                await client.get(ME)

    connection.folder.mkdir()
    asyncio.run(run())
    assert zoom.calls["me"] == 1


def test_at_most_eight_requests_are_in_flight(start: Start, connect: Connect) -> None:
    zoom, now, most = start(), [0], [0]
    eight, answered = threading.Event(), threading.Event()

    def held(_: Call) -> Fault | None:
        """Answers nobody before eight have asked, and then leaves time for a ninth."""
        with zoom.lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
            if now[0] == 8:
                eight.set()
        eight.wait(10)
        answered.wait(0.05)
        with zoom.lock:
            now[0] -= 1
        return None

    zoom.faults = held

    async def use(client: ZoomClient) -> None:
        await asyncio.gather(*(client.get(ME) for _ in range(60)))

    ask(connect(zoom), use)
    assert most[0] == 8


# ---------------------------------------------------------------------------------------------------------
# Pages


def test_all_pages_are_read(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(100))
    zoom.page_size = 7
    found = ask(connect(zoom), lambda client: all_of(client.pages(HISTORY, **RANGE)))
    assert [item["meeting_uuid"] for item in found] == [m.uuid for m in zoom.listed]
    assert zoom.calls["history"] == 15


def test_pages_that_ran_out_are_begun_again(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(50))
    zoom.page_size, zoom.page_tokens_expire = 7, 2
    found = ask(connect(zoom), lambda client: all_of(client.pages(HISTORY, **RANGE)))
    assert len(found) == 50


@pytest.mark.parametrize("fault", ["repeat", "expire"])
def test_pages_that_do_not_end_are_given_up(start: Start, connect: Connect, fault: str) -> None:
    zoom = start(make_meetings(50))
    zoom.page_size = 7
    zoom.page_tokens_repeat = fault == "repeat"
    zoom.page_tokens_expire = 99 if fault == "expire" else 0
    with pytest.raises(BadPages):
        ask(connect(zoom), lambda client: all_of(client.pages(HISTORY, **RANGE)))
    assert zoom.calls["history"] <= 9


def test_only_the_fields_of_the_allow_list_are_kept(start: Start, connect: Connect) -> None:
    zoom = start(make_meetings(20))
    keys = [m.uuid for m in zoom.listed if m.people > 1]

    async def use(client: ZoomClient) -> list[Any]:
        found: list[Any] = await all_of(client.pages(HISTORY, **RANGE))
        for key in keys:
            found += await all_of(client.pages(PAST_PARTICIPANTS, key))
            found += await all_of(client.pages(REPORT_PARTICIPANTS, key))
        host = fake.host_id(zoom.listed[0].host)
        return found + await all_of(client.pages(HOST_MEETINGS, host, **{**DAYS, "type": "past"}))

    text = json.dumps(ask(connect(zoom), use))
    assert "mensch" in text
    for planted in (fake.PLANTED_NAME, fake.PLANTED_IP, fake.PLANTED_URL):
        assert planted not in text


DAYS = {"from": str(FIRST_DAY), "to": str(LAST_DAY)}

# ---------------------------------------------------------------------------------------------------------
# The allow-list


BASE = "https://api.zoom.us/v2"


def test_the_allow_list_is_what_the_contract_names() -> None:
    assert sorted({endpoint.path for endpoint in ENDPOINTS}) == [
        "/accounts/me/recordings", "/archive_files", "/past_meetings/{}/participants", "/past_webinars/{}/absentees",
        "/past_webinars/{}/participants", "/phone/call_history", "/phone/metrics/call_logs", "/phone/recordings",
        "/phone/users", "/report/billing", "/report/billing/invoices", "/report/cloud_recording", "/report/daily",
        "/report/history_meetings", "/report/meetings/{}/participants", "/report/telephone", "/report/users",
        "/report/users/{}/meetings", "/report/webinars/{}/participants", "/report/webinars/{}/polls",
        "/report/webinars/{}/qa", "/users/me", "/users/{}", "/users/{}/recordings", "/webinars/{}/panelists",
        "/webinars/{}/registrants",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["abc==", "/abc==", "ab//c+==", "a/b", "..", "ü"])
def test_a_key_in_a_path_is_encoded_twice(key: str) -> None:
    path = PAST_PARTICIPANTS.path_of(key)
    assert "/" not in path.removeprefix("/past_meetings/").removesuffix("/participants")
    refuse_others(BASE, "GET", BASE + path + "?page_size=300")


@pytest.mark.parametrize("key", ["abc", "ana+x@contoso.example", "a/b"])
def test_an_address_in_a_path_is_encoded_once(key: str) -> None:
    path = CLOUD_OF_USER.path_of(key)
    assert path == f"/users/{quote(key, safe='')}/recordings"
    refuse_others(BASE, "GET", BASE + path + "?page_size=300&from=2026-10-01&to=2026-10-02")


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("POST", f"{BASE}/users/me"),
        ("DELETE", f"{BASE}/users/me"),
        ("GET", f"{BASE}/users/abc/meetings"),
        ("GET", f"{BASE}/users/abc?login_type=1"),
        ("GET", f"{BASE}/users"),
        ("GET", f"{BASE}/users/me/recordings?mc=true"),
        ("GET", f"{BASE}/users/a/b/recordings"),
        ("GET", f"{BASE}/users/"),
        ("GET", f"{BASE}/archive_files?group_id=1"),
        ("GET", f"{BASE}/accounts/other/recordings"),
        ("GET", f"{BASE}/phone/recordings?owner_type=user"),
        ("GET", f"{BASE}/phone/call_history/abc"),
        ("DELETE", f"{BASE}/accounts/me/recordings"),
        ("GET", f"{BASE}/users/me?fields=all"),
        ("GET", f"{BASE}/past_meetings/a/b/participants"),
        ("GET", f"{BASE}/past_meetings/a%2Fb/participants"),
        ("GET", f"{BASE}/past_meetings/../users/me"),
        ("GET", f"{BASE}/report/meetings/abc"),
        ("GET", "https://api.zoom.us/v1/users/me"),
        ("GET", "https://api.zoom.us.elsewhere.example/v2/users/me"),
        ("GET", "http://api.zoom.us/v2/users/me"),
        ("GET", "https://elsewhere.example/v2/users/me"),
        ("GET", "https://api.zoom.us/v2users/me"),
    ],
)
def test_anything_else_is_refused(method: str, url: str) -> None:
    with pytest.raises(RefusedAddress):
        refuse_others(BASE, method, url)


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/v2/users"), ("PATCH", "/v2/users/me"), ("GET", "/elsewhere"), ("POST", "/oauth/tokens")],
)
def test_the_client_itself_refuses_what_is_not_on_the_list(
    start: Start, connect: Connect, method: str, path: str
) -> None:
    zoom = start()

    async def use(client: ZoomClient) -> None:
        await client.sign_in()
        await client._http.request(method, zoom.url + path)

    with pytest.raises(RefusedAddress):
        ask(connect(zoom), use)
    assert zoom.calls.total() == 0


def test_every_request_says_which_program_it_is(connect: Connect, start: Start, clock: FakeClock) -> None:
    seen: list[str] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers["User-Agent"])
        content = {"access_token": "t", "expires_in": 3600} if request.method == "POST" else {}
        return httpx2.Response(200, json=content)

    async def run() -> None:
        account = connect(start(), api_url="", oauth_url="").account
        limiter, transport = Limiter("pro", 1.0, clock=clock.monotonic), httpx2.MockTransport(handle)
        async with ZoomClient(account, "s", limiter, user_agent="Some/1", clock=clock, transport=transport) as client:
            await client.get(ME)
            assert client.api == "https://api.zoom.us/v2"

    asyncio.run(run())
    assert seen == ["Some/1"] * 2


@pytest.mark.parametrize(
    ("offered", "used"),
    [
        ("https://api-eu.zoom.us", "https://api-eu.zoom.us/v2"),
        ("https://api-eu.zoom.us/v2/", "https://api-eu.zoom.us/v2"),
        ("https://api.zoomgov.com", "https://api.zoomgov.com/v2"),
        ("https://elsewhere.example", "https://api.zoom.us/v2"),
        ("https://zoom.us.elsewhere.example", "https://api.zoom.us/v2"),
        ("http://api-eu.zoom.us", "https://api.zoom.us/v2"),
        ("http://127.0.0.1:80", "https://api.zoom.us/v2"),
        ("", "https://api.zoom.us/v2"),
    ],
)
def test_an_answer_can_lead_to_zooms_own_hosts_only(offered: str, used: str) -> None:
    account = Account(name="a", account_id="b", client_id="c")
    assert api_of(account, offered) == used
    own = Account(name="a", account_id="b", client_id="c", api_url="https://own.example/v2")
    assert api_of(own, offered) == "https://own.example/v2"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""), ("name", "a b"), ("name", "x" * 41), ("name", "ü"), ("name", "../a"),
        ("account_id", ""), ("account_id", "a b"), ("client_id", "\n"), ("plan", "huge"),
        ("share", 0.0), ("share", 1.1), ("share", float("nan")), ("share", -1.0),
        ("api_url", "http://api.zoom.us/v2"), ("api_url", "ftp://127.0.0.1"), ("api_url", "https://"),
        ("oauth_url", "https://u:p@zoom.us/oauth/token"), ("oauth_url", "https://zoom.us/oauth/token?x=1"),
        ("api_url", "https://[bad"), ("proxy", "http://user:pass@proxy.example:80"), ("proxy", "socks5://p:1"),
    ],
)  # fmt: skip
def test_an_account_that_can_not_be_is_refused(field: str, value: Any) -> None:
    fields = {"name": "acme", "account_id": "a", "client_id": "c"} | {field: value}
    assert wrong_fields(Account(**fields)) == [field]


def test_an_account_may_have_regional_and_local_addresses() -> None:
    fields = {"name": "A_b-9", "account_id": "a", "client_id": "c", "proxy": "http://proxy.example:8080"}
    for url in ("https://api-eu.zoom.us/v2", "http://127.0.0.1:8080/v2", "http://localhost/v2", "http://[::1]:1/v2"):
        assert wrong_fields(Account(**fields, api_url=url, oauth_url=url)) == []  # type: ignore[arg-type]


def test_a_proxy_is_gone_through(start: Start, connect: Connect) -> None:
    zoom = start()
    # The fake Zoom is no proxy: what it gets is a request for the whole address, and refuses it.
    with pytest.raises(ZoomError):
        ask(connect(zoom, proxy=zoom.url, oauth_url="http://127.0.0.1:9/oauth/token"), get_me)
    assert zoom.offences == ["POST http://127.0.0.1:9/oauth/token"]
    zoom.offences.clear()


CERTIFICATE = Path(__file__).with_name("untrusted.pem")


def test_who_has_no_certificate_that_the_computer_trusts_is_not_asked(connect: Connect) -> None:
    with running(FakeZoom(), CERTIFICATE) as zoom:
        with pytest.raises(NotTrusted):
            ask(connect(zoom), get_me)
        assert zoom.tokens == 0


def test_who_has_one_is_asked(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))  # stands for the system's list
    with running(FakeZoom(), CERTIFICATE) as zoom:
        assert ask(connect(zoom), get_me) == fake.USER


def test_the_trusted_certificates_are_those_of_the_operating_system(connect: Connect, start: Start) -> None:
    async def use(client: ZoomClient) -> ssl.SSLContext:
        transport = client._http._transport_for_url(httpx2.URL(BASE))
        assert isinstance(transport, httpx2.AsyncHTTPTransport)
        context = transport._pool._ssl_context
        assert context is not None
        return context

    context = ask(connect(start()), use)
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    if sys.platform in ("win32", "darwin"):
        import truststore

        assert isinstance(context, truststore.SSLContext)
    else:
        assert context.cert_store_stats() == ssl.create_default_context().cert_store_stats()


def test_no_error_and_no_line_of_the_log_holds_a_secret_or_a_name(
    start: Start, connect: Connect, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    zoom = start(make_meetings(5))
    key = zoom.listed[0].uuid
    zoom.faults = lambda _: json_fault(404, 3001, f"Meeting of {fake.PLANTED_NAME} somebody@planted.example {key}")
    with caplog.at_level(logging.DEBUG), pytest.raises(NotThere) as caught:
        ask(connect(zoom), lambda client: client.get(PAST_PARTICIPANTS, key))
    shown = (
        f"{caught.value!r} {happened(caught.value)} {todo(caught.value)} {caught.value.__cause__!r} {connect(zoom)!r}"
    )
    own = "".join(record.getMessage() for record in caplog.records if record.name.startswith("zoomwizard"))
    assert "WEB_planted1" in own
    libraries = "".join(r.getMessage() for r in caplog.records if r.name.startswith(("http", "asyncio")))
    for text in (shown, own, libraries):
        for planted in (fake.SECRET, fake.TOKEN_STEM, fake.PLANTED_NAME, "somebody", key, key.replace("/", "%252F")):
            assert planted not in text
