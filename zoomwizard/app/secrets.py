"""Secrets: the key of the stand-in numbers (keyring, a file that was asked for, or one run) and those of accounts."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from zoomwizard.core.outcome import InputError, errors_in
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.private import make_private
from zoomwizard.core.people.secret_key import KEY_BYTES, StandInKey, check_key_file, key_from_text, read_key_file
from zoomwizard.core.said import Said, plural, say, sentences

SERVICE, ENTRY = "zoomwizard", "stand-in-key"
KEYRING_SECONDS = 5.0  # a keyring that waits for a password nobody is there to type would wait for ever

# By the module of keyring's backend: what a user calls the place.
PLACES = {
    "keyring.backends.Windows": say("Windows Credential Manager"),
    "keyring.backends.macOS": say("macOS keychain"),
    "keyring.backends.SecretService": say("keyring of this desktop"),
    "keyring.backends.libsecret": say("keyring of this desktop"),
    "keyring.backends.kwallet": say("KWallet"),
}
NO_KEYRINGS = {"keyring.backends.fail", "keyring.backends.null"}
ONE_TIME = say("This run uses a one-time key, so stand-ins differ from run to run. To keep one key, choose a key file.")

_T = TypeVar("_T")


@dataclass(frozen=True)
class KeyringState:
    """What came of asking the keyring: the key was found, is not there, or nobody can say; in a sentence."""

    outcome: Literal["found", "not there", "not reachable"]
    sentence: Said
    key: bytes | None = None


class NotReachableError(Exception):
    """The keyring can't be used; why, in a sentence."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said


def stand_in_key(key_file: Path | None) -> StandInKey:
    """The key for a run: of the key file if one is named, else of the keyring; made where it is missing.

    Where the keyring can't be used it is a one-time key. Errors: InputError for a file that holds no key,
    AppError where a new one can't be written.
    """
    if key_file is not None:
        key = _key_of_file(key_file)
        return StandInKey(
            key, "key-file", say("The key for the stand-in numbers is in the file {file}.", file=key_file.name)
        )
    state = ask_keyring(make=True)
    if state.key is not None:
        return StandInKey(state.key, "keyring", state.sentence)
    return StandInKey(secrets.token_bytes(KEY_BYTES), "one-time", state.sentence)


def ask_keyring(*, make: bool = False) -> KeyringState:
    """Whether the keyring holds the key; with `make` a missing one is made and kept there."""
    try:
        return within(KEYRING_SECONDS, lambda: _find_or_make(make=make))
    except NotReachableError as error:
        return KeyringState("not reachable", sentences(error.said, ONE_TIME))


def keep_secret(entry: str, secret: str) -> Said:
    """Keep a secret in the keyring; the name of the place. Errors: NotReachableError; it is then not kept."""

    def keep() -> Said:
        ring, place = _keyring()
        ring.set_password(SERVICE, entry, secret)
        if ring.get_password(SERVICE, entry) != secret:  # some keyrings keep nothing without a word
            raise NotReachableError(say("The secret couldn't be saved in the keyring ({place}).", place=place))
        return place

    return within(KEYRING_SECONDS, keep)


def kept_secret(entry: str) -> tuple[str, Said]:
    """A secret of the keyring, blank if it is not there, and the name of the place. Errors: NotReachableError."""

    def look() -> tuple[str, Said]:
        ring, place = _keyring()
        return ring.get_password(SERVICE, entry) or "", place

    return within(KEYRING_SECONDS, look)


def forget_secret(entry: str) -> Said | None:
    """Delete a secret from the keyring; the name of the place, None if it was not there. Errors: NotReachableError."""

    def forget() -> Said | None:
        ring, place = _keyring()
        if ring.get_password(SERVICE, entry) is None:
            return None
        ring.delete_password(SERVICE, entry)
        return place

    return within(KEYRING_SECONDS, forget)


def within(seconds: float, call: Callable[[], _T]) -> _T:
    """The call's value, if it comes in time; a NotReachableError for any error of it or when time is up."""
    values: list[_T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            values.append(call())
        except BaseException as error:  # noqa: BLE001 - each of the many keyrings fails in its own way
            errors.append(error)

    thread = threading.Thread(target=work, name="keyring", daemon=True)
    thread.start()
    thread.join(seconds)
    if values:
        return values[0]
    if errors and isinstance(errors[0], NotReachableError):
        raise errors[0]
    # Not the message: it may say more than a log or a screen should hold.
    if errors:
        raise NotReachableError(say("The keyring can't be used ({error}).", error=type(errors[0]).__name__))
    raise NotReachableError(
        plural(
            "The keyring didn't answer within a second.",
            "The keyring didn't answer within {n} seconds.",
            n=round(seconds),
        )
    )


def _keyring() -> tuple[Any, Said]:
    """The keyring and what a user calls it. Errors: NotReachableError."""
    import keyring

    module = type(keyring.get_keyring()).__module__
    if module in NO_KEYRINGS:
        raise NotReachableError(say("There's no keyring on this computer."))
    return keyring, PLACES.get(module, say("keyring of this computer"))


def _find_or_make(*, make: bool) -> KeyringState:
    keyring, place = _keyring()
    text = keyring.get_password(SERVICE, ENTRY)
    if text is None:
        if not make:
            return KeyringState(
                "not there",
                say("The key is created when it's first needed, and saved in the keyring ({place}).", place=place),
            )
        keyring.set_password(SERVICE, ENTRY, secrets.token_hex(KEY_BYTES))
        # Read back: some keyrings keep nothing without a word, and another run may have been first.
        text = keyring.get_password(SERVICE, ENTRY)
        if text is None:
            raise NotReachableError(say("The key couldn't be saved in the keyring ({place}).", place=place))
    key = key_from_text(text)
    if key is None:  # never overwritten: who knows what it is
        raise NotReachableError(
            say("The entry {entry} in the keyring ({place}) isn't a key of this program.", entry=SERVICE, place=place)
        )
    return KeyringState(
        "found", say("The key for the stand-in numbers is saved in the keyring ({place}).", place=place), key
    )


def _key_of_file(path: Path) -> bytes:
    findings = check_key_file(path)
    if errors_in(findings):
        raise InputError(findings)
    try:
        return read_key_file(path)
    except FileNotFoundError:
        return _make_key_file(path)


def _make_key_file(path: Path) -> bytes:
    """A new key in a new file that only this user can read."""
    key = secrets.token_bytes(KEY_BYTES)
    with explained(say("The key file {file} can't be created.", file=path.name)):
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another run was first
            return read_key_file(path)
        make_private(path)  # in Windows the mode says nothing
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
    return key
