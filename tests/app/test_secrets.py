"""The stand-in key: from the keyring, from a file, or for one run, and never silently another one."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import keyring.errors
import pytest

from zoomwizard.app.secrets import ENTRY, SERVICE, ask_keyring, stand_in_key
from zoomwizard.core.outcome import AppError, InputError, Severity
from zoomwizard.core.people.secret_key import StandInKey, check_key_file

KEY = bytes(range(32))


class Store(keyring.backend.KeyringBackend):
    """A keyring in memory; `failure` is raised by each access."""

    priority = 1.0

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None
        self.keeps = True

    def get_password(self, service: str, username: str) -> str | None:
        if self.failure:
            raise self.failure
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.keeps:
            self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    found = Store()
    monkeypatch.setattr("keyring.core._keyring_backend", found)
    return found


def test_a_key_that_is_there_is_found(store: Store) -> None:
    store.entries[SERVICE, ENTRY] = KEY.hex().upper()
    key = stand_in_key(None)
    assert (key.key, key.origin) == (KEY, "keyring")
    assert ask_keyring().outcome == "found"
    assert store.entries == {(SERVICE, ENTRY): KEY.hex().upper()}


def test_a_missing_key_is_made_and_kept(store: Store) -> None:
    assert ask_keyring().outcome == "not there"
    assert store.entries == {}
    first, second = stand_in_key(None), stand_in_key(None)
    assert first == second
    assert first.origin == "keyring"
    assert len(first.key) == 32
    assert "saved in the keyring (keyring of this computer)" in str(first.reason)


def expect_one_time(reason: str) -> None:
    first, second = stand_in_key(None), stand_in_key(None)
    assert first.origin == second.origin == "one-time"
    assert first.key != second.key
    assert len(first.key) == 32
    assert str(first.reason).startswith(reason)
    assert "one-time key" in str(first.reason)
    assert ask_keyring(make=True).outcome == "not reachable"


@pytest.mark.parametrize(
    "failure", [keyring.errors.NoKeyringError("x"), keyring.errors.KeyringLocked("x"), OSError(5, "secret")]
)
def test_a_keyring_that_fails_gives_a_one_time_key(store: Store, failure: Exception) -> None:
    store.failure = failure
    expect_one_time(f"The keyring can't be used ({type(failure).__name__}). This run")


def test_a_keyring_that_keeps_nothing_is_not_believed(store: Store) -> None:
    store.keeps = False
    expect_one_time("The key couldn't be saved")


@pytest.mark.parametrize("name", ["null", "fail"])
def test_no_keyring_at_all_gives_a_one_time_key(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    backend = keyring.core.load_keyring(f"keyring.backends.{name}.Keyring")
    monkeypatch.setattr("keyring.core._keyring_backend", backend)
    expect_one_time("There's no keyring on this computer.")


def test_an_entry_that_is_no_key_is_never_overwritten(store: Store) -> None:
    store.entries[SERVICE, ENTRY] = "somebody's password"
    expect_one_time("The entry zoomwizard in the keyring (keyring of this computer) isn't a key")
    assert store.entries == {(SERVICE, ENTRY): "somebody's password"}


def test_a_keyring_that_can_not_be_imported_gives_a_one_time_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    expect_one_time("The keyring can't be used (ModuleNotFoundError)")


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A keyring that waits for a password; it gets it when the test is over."""
    answered = threading.Event()

    def wait(*_: Any) -> None:
        answered.wait(30)

    monkeypatch.setattr(Store, "get_password", wait)
    monkeypatch.setattr("keyring.core._keyring_backend", Store())
    monkeypatch.setattr("zoomwizard.app.secrets.KEYRING_SECONDS", 0.05)
    yield
    answered.set()


@pytest.mark.usefixtures("hanging")
def test_a_keyring_that_does_not_answer_gives_a_one_time_key() -> None:
    expect_one_time("The keyring didn't answer within 0 seconds")


def test_the_key_is_in_no_text_of_the_object() -> None:
    key = StandInKey(KEY, "keyring", "reason")
    assert KEY.hex() not in repr(key)
    assert repr(KEY) not in repr(key)


# ---------------------------------------------------------------------------------------------------------
# Key files


def test_a_key_file_is_made_once_and_read_from_then_on(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "stand-in.key"
    assert check_key_file(path) == []
    assert not path.exists()
    first, second = stand_in_key(path), stand_in_key(path)
    assert first == second
    assert first.origin == "key-file"
    assert first.key.hex() == path.read_text(encoding="ascii").strip()
    assert "stand-in.key" in str(first.reason)
    assert store.entries == {}
    assert check_key_file(path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")
def test_a_new_key_file_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    stand_in_key(tmp_path / "k")
    assert (tmp_path / "k").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [KEY.hex(), KEY.hex().upper() + "\r\n", "\ufeff" + KEY.hex(), f" {KEY.hex()}\n"])
def test_a_key_file_may_be_written_by_hand(tmp_path: Path, content: str) -> None:
    (tmp_path / "k").write_bytes(content.encode())
    assert stand_in_key(tmp_path / "k").key == KEY


@pytest.mark.parametrize(
    "content", [b"", b"\n", KEY.hex()[:-1].encode(), KEY.hex().encode() * 2, b"z" * 64, b"\xff\xfe\0" * 500]
)
def test_a_file_that_holds_no_key_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "k"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        stand_in_key(path)
    (finding,) = caught.value.findings
    assert (finding.severity, finding.field, finding.where) == (Severity.ERROR, "key_file", "k")
    assert "64 hexadecimal digits" in str(finding.title)
    assert path.read_bytes() == content
    assert check_key_file(path) == [finding]


def test_a_folder_is_no_key_file(tmp_path: Path) -> None:
    (finding,) = check_key_file(tmp_path)
    assert str(finding.title) in ("The key file is a folder.", "The key file can't be read.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_no_key_file_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [finding.code for finding in check_key_file(tmp_path / "pipe")] == ["key-file-unreadable"]


@pytest.mark.skipif(sys.platform == "win32", reason="a mode says nothing there")
@pytest.mark.parametrize(("mode", "codes"), [(0o600, []), (0o644, ["key-file-open"]), (0o640, ["key-file-open"])])
def test_a_key_file_that_others_can_read_is_a_warning(tmp_path: Path, mode: int, codes: list[str]) -> None:
    path = tmp_path / "k"
    path.write_text("0f" * 32, encoding="ascii")
    path.chmod(mode)
    found = check_key_file(path)
    assert [(finding.code, finding.severity) for finding in found] == [(code, Severity.WARNING) for code in codes]
    assert stand_in_key(path).key == b"\x0f" * 32  # it's used all the same


def test_the_folder_of_a_key_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        stand_in_key(tmp_path / "gone" / "k")
    assert caught.value.findings[0].code == "key-file-folder"


def test_a_key_file_that_can_not_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("zoomwizard.app.secrets.os.open", fail)
    with pytest.raises(AppError, match="The key file k can't be created"):
        stand_in_key(tmp_path / "k")
