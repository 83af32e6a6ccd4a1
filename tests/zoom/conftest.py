"""A fake Zoom for each test, and the way to it: connections to this computer's loopback address alone."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import keyring.backend
import pytest

from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, FakeMeeting, FakeZoom, running
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.api.clock import Clock
from zoomwizard.zoom.collect.connection import Connection

Start = Callable[..., FakeZoom]
Connect = Callable[..., Connection]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection but those to this computer itself; in place of the guard of all other tests."""
    for name in ("connect", "connect_ex"):
        allowed = getattr(socket.socket, name)

        def guarded(self: socket.socket, address: Any, *, allowed: Any = allowed) -> Any:
            if self.family == socket.AF_INET and address[0] != "127.0.0.1":
                pytest.fail(f"a test reached for the network: {address}")
            return allowed(self, address)

        monkeypatch.setattr(socket.socket, name, guarded)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


class FakeClock(Clock):
    """Time that passes only while somebody waits, and then at once; `real`: seconds that each wait takes all the same.

    All who wait at the same moment wait for the same time.
    """

    def __init__(self) -> None:
        self.passed, self.real = 0.0, 0.001
        self._begun = time.time()
        self._ends: list[float] = []

    def monotonic(self) -> float:
        return 1000.0 + self.passed

    def time(self) -> float:
        return self._begun + self.passed

    async def sleep(self, seconds: float) -> None:
        end = self.passed + seconds
        self._ends.append(end)
        try:
            while self.passed < end:
                await asyncio.sleep(self.real)
                self.passed = max(self.passed, min(self._ends))
        finally:
            self._ends.remove(end)


@pytest.fixture
def clock() -> FakeClock:
    """The clock of this test's connections and of its fake Zoom."""
    return FakeClock()


@pytest.fixture
def past_the_first_hour(clock: FakeClock) -> None:
    """Never in the first hour of a day, in which yesterday isn't whole yet."""
    if clock.now().hour == 0:
        clock.passed += 3600


@pytest.fixture
def no_waiting(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """The same clock for the whole program."""
    for name in ("monotonic", "time", "sleep"):
        monkeypatch.setattr(Clock, name, getattr(clock, name))
    return clock


@pytest.fixture
def start(clock: FakeClock) -> Iterator[Start]:
    """Starts a fake Zoom that knows these meetings; at the end nothing may have been asked that must not be."""
    with ExitStack() as stack:
        started: list[FakeZoom] = []

        def begin(meetings: list[FakeMeeting] | None = None) -> FakeZoom:
            zoom = stack.enter_context(running(FakeZoom(meetings or [], clock)))
            started.append(zoom)
            return zoom

        yield begin
        assert [zoom.offences for zoom in started] == [[] for _ in started]


@pytest.fixture
def connect(tmp_path: Path, clock: FakeClock) -> Connect:
    """Makes a connection to a fake Zoom, on which nobody waits."""

    def make(zoom: FakeZoom, *, secret: str = SECRET, clock: Clock = clock, **more: Any) -> Connection:
        fields: dict[str, Any] = {
            "plan": "business",
            "share": 1.0,
            "account_id": ACCOUNT_ID,
            "client_id": CLIENT_ID,
            **zoom.options,
        }
        account = Account(name="acme", **fields | more)
        return Connection(account=account, secret=secret, folder=tmp_path / "downloads", clock=clock)

    return make


def forget_count(folder: Path) -> None:
    """Begin the day's count of calls anew."""
    for path in folder.glob("*.calls*"):
        path.unlink()


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1.0

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    found = Ring()
    monkeypatch.setattr("keyring.core._keyring_backend", found)
    return found
