"""What holds for every test: no network, no leaked thread, a home and a keyring of its own."""

import itertools
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import keyring.core
import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SECONDS_TO_END = 2.0  # what a thread that was told to end may still take
NO_KEYRING = "keyring.backends.null.Keyring"
HOMES = itertools.count()
WINDOWS_FOLDERS = {
    "APPDATA": "APPDATA",
    "LOCALAPPDATA": "LOCAL_APPDATA",
    "PROGRAMDATA": "COMMON_APPDATA",
}

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # whatever this computer speaks; a test of another language says so
if sys.platform == "win32":  # where Qt without a screen does not look by itself
    os.environ.setdefault("QT_QPA_FONTDIR", os.path.expandvars(r"%SystemRoot%\Fonts"))

hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.register_profile("dev", deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not SHARED.is_dir():
        skip = pytest.mark.skip(reason="needs the folder ../shared beside the project")
        for item in items:
            if item.get_closest_marker("shared"):
                item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with its specification and samples; for tests marked `shared`."""
    return SHARED


@pytest.fixture
def second() -> float:
    """A second on a machine that has nothing else to do; as much more as this one is busy or slow right now."""
    begin = time.monotonic()
    subprocess.run([sys.executable, "-c", "import duckdb"], check=True)
    return 1 + 5 * (time.monotonic() - begin)


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail a test that leaves a thread behind.

    Threads that Python did not start (DuckDB's, Qt's) only show up as dummies, and never go away again.
    """
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + SECONDS_TO_END
    leaked: list[threading.Thread] = []
    for thread in set(threading.enumerate()) - before:
        if not thread.name.startswith("Dummy-"):
            thread.join(max(0.0, deadline - time.monotonic()))
            if thread.is_alive():
                leaked.append(thread)
    if leaked:
        pytest.fail(f"this test left threads behind: {', '.join(thread.name for thread in leaked)}")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection, this computer's own ports included; only sockets in the file system work."""

    def guard(name: str) -> None:
        allowed = getattr(socket.socket, name)

        def refuse(self: socket.socket, *args: Any) -> Any:
            if self.family != getattr(socket, "AF_UNIX", None):
                pytest.fail(f"a test reached for the network: {name}{args}")
            return allowed(self, *args)

        monkeypatch.setattr(socket.socket, name, refuse)

    for name in ("connect", "connect_ex", "sendto"):
        guard(name)

    def refuse_lookup(host: object, *_: object, **__: object) -> Any:
        pytest.fail(f"a test reached for the network: it looked up {host!r}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse_lookup)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of the test's own: settings, logs, caches and secrets of the real one stay untouched.

    What IT has set for this computer counts for no test; a policy file would be `policy.json` in the home.

    The keyring takes secrets and forgets them; a test that needs more puts a store of its own in its place.
    """
    folder = tmp_path_factory.mktemp(f"home-{next(HOMES)}", numbered=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for variable, name in WINDOWS_FOLDERS.items():
        monkeypatch.setenv(variable, str(folder / name.lower()))
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(folder / name.lower()))  # what platformdirs asks
    monkeypatch.setattr("zoomwizard.app.policy.policy_file", lambda: folder / "policy.json")
    monkeypatch.setattr("zoomwizard.app.policy.KEY", r"Software\Policies\ZoomWizard tests")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", NO_KEYRING)  # for child processes
    monkeypatch.setattr("keyring.core._keyring_backend", keyring.core.load_keyring(NO_KEYRING))
    return folder
