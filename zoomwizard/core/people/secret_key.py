"""The key of the stand-in numbers: what it is, and the file that may hold it."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from zoomwizard.core.outcome import Finding, InputError, Severity
from zoomwizard.core.said import Said, say

KEY_BYTES = 32
LONGEST_FILE = 1000  # a key file is far shorter; a video that was named by mistake is not read whole
KEY_FIELD = "key_file"
OTHERS_READ = 0o044


@dataclass(frozen=True)
class StandInKey:
    """256 secret bits. `origin` says where they are kept, `reason` the same in a sentence for the user."""

    key: bytes = field(repr=False)
    origin: Literal["keyring", "key-file", "one-time"]
    reason: Said | str


def key_from_text(text: str) -> bytes | None:
    """The key that 64 hex digits stand for; None for any other text."""
    digits = text.strip().removeprefix("\ufeff")
    return bytes.fromhex(digits) if re.fullmatch(r"[0-9a-fA-F]{64}", digits) else None


def read_key_file(path: Path) -> bytes:
    """The key in a file. Errors: FileNotFoundError, else an InputError that says what is wrong with it."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would be waited for
            raise InputError([_finding(path, say("This isn't a file on a disk."), "key-file-unreadable")])
        with path.open("rb") as file:
            content = file.read(LONGEST_FILE)
    except FileNotFoundError:
        raise
    except OSError as error:
        title = say("The key file is a folder.") if path.is_dir() else say("The key file can't be read.")
        raise InputError([_finding(path, title, "key-file-unreadable")]) from error
    key = key_from_text(content.decode("utf-8", errors="replace"))
    if key is None:
        title = say("This isn't a key file. A key is 64 hexadecimal digits and nothing else.")
        raise InputError([_finding(path, title, "key-file-wrong")])
    return key


def check_key_file(path: Path) -> list[Finding]:
    """What is wrong with a key file; one that is not there can be made if its folder is. Writes nothing."""
    try:
        read_key_file(path)
        is_open = sys.platform != "win32" and path.stat().st_mode & OTHERS_READ
    except InputError as error:
        return list(error.findings)
    except FileNotFoundError:
        if not path.absolute().parent.is_dir():
            return [_finding(path, say("The folder of the key file doesn't exist."), "key-file-folder")]
        return []
    if not is_open:
        return []
    title = say("Other users of this computer can read the key file.")
    hint = say("Let only yourself read it, for example with chmod 600.")
    return [Finding(Severity.WARNING, KEY_FIELD, title, hint, path.name, "key-file-open")]


def _finding(path: Path, title: Said, code: str) -> Finding:
    hint = say("Choose the key file of an earlier run, or a new file in an existing folder.")
    return Finding(Severity.ERROR, KEY_FIELD, title, hint, path.name, code)
