"""The folder of an archive: what is where in it, and who writes to it. Source: docs/archive-files.md, The folder."""

from __future__ import annotations

import json
import platform
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import AppError, Finding, InputError, Severity
from zoomwizard.core.output.chain import canonical
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.locks import try_lock
from zoomwizard.core.output.private import make_private, open_privately
from zoomwizard.core.output.whole import NEW_SUFFIX, write_whole
from zoomwizard.core.said import Said, say
from zoomwizard.zoom.api.account import ACCOUNT_NAME

ARCHIVE_FIELD = "archive"
ARCHIVE_VERSION = 1
ARCHIVE_NAME, KEY_NAME, CHAIN_NAME = "archive.json", "archive.key", "manifest.jsonl"
ASIDE_NAME, WORK_NAME = "aside", ".work"
LONGEST_ACCOUNT_PATH = 130  # characters: what lies in it has to be within what Windows can open
ARCHIVE_KEY = re.compile("[0-9a-f]{64}")
UNWRITABLE = say("The archive can't be written to.")


@dataclass(frozen=True)
class AccountPlace:
    """The folder of one account in an archive. `work` can be lost at any time: it is made anew."""

    name: str
    folder: Path

    @property
    def manifest(self) -> Path:
        """The chain of what was done."""
        return self.folder / CHAIN_NAME

    @property
    def aside(self) -> Path:
        """Where files lie that aren't as Zoom said."""
        return self.folder / ASIDE_NAME

    @property
    def work(self) -> Path:
        """Parts of files, and what lists said."""
        return self.folder / WORK_NAME

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Within, no other run writes to the account's folder, which is made if there is none. Errors: AppError."""
        machine = self.work / "machine"
        with ExitStack() as opened:
            with explained(UNWRITABLE):
                for folder in (self.folder, self.work):
                    folder.mkdir(exist_ok=True, mode=0o700)
                    make_private(folder)
                lock = opened.enter_context(open(self.work / "lock", "a", encoding="utf-8", opener=open_privately))
            if not try_lock(lock):
                title = say("Another run is writing to the archive of {account} right now.", account=self.name)
                if where := _written_in(machine):
                    title = say(
                        "Another run, on the computer {machine}, is writing to the archive of {account} right now.",
                        machine=where,
                        account=self.name,
                    )
                raise AppError(title, hint=say("Wait until it has finished, or stop it."))
            with explained(UNWRITABLE):
                write_whole(machine, platform.node())
            yield


@dataclass(frozen=True)
class ArchivePlace:
    """An archive that is there. `key` makes the stand-ins of people; 32 bytes."""

    folder: Path
    key: bytes = field(repr=False)

    def account(self, name: str) -> AccountPlace:
        """The folder of an account, whether it is there or not."""
        return AccountPlace(name, self.folder / name)

    def accounts(self) -> tuple[AccountPlace, ...]:
        """Those that are there, by name. Errors: AppError."""
        with explained(say("The archive can't be read.")):
            names = sorted(
                path.name for path in self.folder.iterdir() if ACCOUNT_NAME.fullmatch(path.name) and path.is_dir()
            )
        return tuple(map(self.account, names))


def check_archive(folder: Path, accounts: Sequence[str] = (), *, may_begin: bool = False) -> list[Finding]:
    """What is wrong with the folder of an archive; nothing is written. `may_begin`: there need not be one yet."""
    findings = [_too_long(name) for name in accounts if len(str(folder.absolute() / name)) > LONGEST_ACCOUNT_PATH]
    try:
        is_there = (folder / ARCHIVE_NAME).exists()
        is_folder = folder.is_dir() or not folder.exists()
        others = [] if is_there or not folder.is_dir() else [path for path in folder.iterdir() if not _is_begun(path)]
    except OSError:
        hint = say("Check that you may open it, and that its disk is connected.")
        return [*findings, _wrong(say("The archive can't be read."), hint, "archive.unreadable")]
    if not is_folder:
        findings.append(_wrong(say("This is a file."), say("Choose a folder."), "archive.no-folder"))
    elif is_there:
        findings += _check_made(folder)
    elif not may_begin:
        hint = say("Choose the folder of an archive. A download makes one.")
        findings.append(_wrong(say("There's no archive in this folder."), hint, "archive.none"))
    elif others:
        hint = say("Choose an empty folder, or one that has an archive.")
        findings.append(_wrong(say("This folder has other files, and no archive."), hint, "archive.other-files"))
    return findings


def open_archive(folder: Path, accounts: Sequence[str] = ()) -> ArchivePlace:
    """An archive that is there. Errors: InputError, AppError."""
    if findings := check_archive(folder, accounts):
        raise InputError(findings)
    with explained(say("The archive can't be read.")):
        return ArchivePlace(folder.absolute(), bytes.fromhex((folder / KEY_NAME).read_text("ascii").strip()))


def chosen_accounts(folder: Path, names: Sequence[str]) -> tuple[list[AccountPlace], list[Finding]]:
    """The accounts of an archive with these names, or all, and what is wrong with it or with the names.

    Errors: AppError.
    """
    if findings := check_archive(folder):
        return [], findings
    places = {place.name: place for place in open_archive(folder).accounts()}
    chosen = list(dict.fromkeys(names)) or list(places)
    return [places[name] for name in chosen if name in places], [_none(name) for name in chosen if name not in places]


def make_archive(folder: Path, accounts: Sequence[str] = ()) -> ArchivePlace:
    """The archive in a folder, made if there is none. Errors: InputError, AppError."""
    if findings := check_archive(folder, accounts, may_begin=True):
        raise InputError(findings)
    if not (folder / ARCHIVE_NAME).exists():
        with explained(UNWRITABLE):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            make_private(folder)
            write_whole(folder / KEY_NAME, secrets.token_hex(32) + "\n")
            head = {"chain": "archive", "version": ARCHIVE_VERSION}
            write_whole(folder / ARCHIVE_NAME, canonical(head).decode() + "\n")  # the last: now it is one
    return open_archive(folder, accounts)


def privacy_findings(folder: Path) -> list[Finding]:
    """A warning where the disk of an archive that is there can't keep it for its owner alone."""
    if make_private(folder):
        return []
    title = say("On this disk, the archive can't be kept private.")
    hint = say("Anybody who uses the disk can read it. Choose a folder on another disk.")
    return [Finding(Severity.WARNING, ARCHIVE_FIELD, title, hint, folder.name, "archive.not-private")]


def _check_made(folder: Path) -> list[Finding]:
    restore = say("Restore it from a backup.")
    head = _read_json(folder / ARCHIVE_NAME)
    if not isinstance(head, dict) or head.get("chain") != "archive" or not isinstance(head.get("version"), int):
        return [_wrong(say("{file} is damaged.", file=ARCHIVE_NAME), restore, "archive.damaged")]
    if head["version"] > ARCHIVE_VERSION:
        title = say("This archive was made by a newer version of Zoom Wizard.")
        return [_wrong(title, say("Update Zoom Wizard."), "archive.newer")]
    if not ARCHIVE_KEY.fullmatch(_written_in(folder / KEY_NAME).strip()):
        title = say("{file} is missing or damaged, so people would have different stand-ins.", file=KEY_NAME)
        return [_wrong(title, restore, "archive.no-key")]
    return []


def _is_begun(path: Path) -> bool:
    """Whether a file is what a run leaves that was killed while it made an archive."""
    return path.name == KEY_NAME or (path.name.startswith((KEY_NAME, ARCHIVE_NAME)) and path.name.endswith(NEW_SUFFIX))


def _too_long(account: str) -> Finding:
    title = say(
        "The path of the archive with the folder {account} has more than {n} characters.",
        account=account,
        n=LONGEST_ACCOUNT_PATH,
    )
    return _wrong(title, say("Choose a folder with a shorter path."), "archive.long-path")


def _none(account: str) -> Finding:
    title = say("The archive has nothing of the account {account}.", account=account)
    return Finding(Severity.ERROR, "from_zoom", title, say("Check the name."), code="archive.no-account")


def _wrong(title: Said, hint: Said, code: str) -> Finding:
    return Finding(Severity.ERROR, ARCHIVE_FIELD, title, hint, code=code)


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _written_in(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return ""
