"""A fake Zoom for each test, and the way to it: connections to this computer's loopback address alone."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import keyring.backend
import pytest

from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, FakeMeeting, FakeZoom, running
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.api.client import Patience
from zoomwizard.zoom.api.limits import Label
from zoomwizard.zoom.collect.run import Connection

FAST: dict[Label, float] = {"light": 5000.0, "medium": 5000.0, "heavy": 5000.0}

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


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a fake Zoom that knows these meetings; at the end nothing may have been asked that must not be."""
    with ExitStack() as stack:
        started: list[FakeZoom] = []

        def begin(meetings: list[FakeMeeting] | None = None) -> FakeZoom:
            zoom = stack.enter_context(running(FakeZoom(meetings or [])))
            started.append(zoom)
            return zoom

        yield begin
        assert [zoom.offences for zoom in started] == [[] for _ in started]


@pytest.fixture
def connect(tmp_path: Path) -> Connect:
    """Makes a connection to a fake Zoom, without limits that a test would feel."""

    def make(
        zoom: FakeZoom, *, secret: str = SECRET, rates: dict[Label, float] | None = None, **more: Any
    ) -> Connection:
        fields = {"account_id": ACCOUNT_ID, "client_id": CLIENT_ID, **zoom.options} | more
        account = Account(name="acme", share=1.0, **fields)
        patience = Patience(first=0.002, answer=20.0)  # on a busy computer an answer takes its time
        return Connection(
            account=account, secret=secret, folder=tmp_path / "downloads", rates=rates or FAST, patience=patience
        )

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
