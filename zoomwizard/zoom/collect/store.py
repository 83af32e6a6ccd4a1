"""What was downloaded from Zoom so far: a SQLite file of one account and range, for this user alone.

It holds what a report would hold, people's addresses and topics too, and is deleted once the hashed file is written.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from zoomwizard.core.outcome import AppError
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.locks import try_lock
from zoomwizard.zoom.api.answers import Meeting, Stay

VERSION = 2
FILE = re.compile(r"zoom-([A-Za-z0-9_-]{1,40})-(\d{4}-\d{2}-\d{2})-(\d{4}-\d{2}-\d{2})\.download")
# What SQLite says of a disk that is full, read-only, broken or gone, and of a file that somebody damaged.
OF_THE_DISK = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT,
}  # fmt: skip
STEP = 500  # meetings that are taken out of the file at once
TABLES = """
CREATE TABLE IF NOT EXISTS months (
    first TEXT PRIMARY KEY, way TEXT, is_over INTEGER, is_short INTEGER, aside INTEGER, missing INTEGER
);
CREATE TABLE IF NOT EXISTS hosts (
    first TEXT, host TEXT, is_short INTEGER, aside INTEGER, missing INTEGER, PRIMARY KEY (first, host)
);
CREATE TABLE IF NOT EXISTS meetings (
    number INTEGER PRIMARY KEY, uuid TEXT UNIQUE, meeting_id TEXT, topic TEXT, host TEXT, start TEXT, end TEXT,
    created TEXT, minutes INTEGER, participants INTEGER, department TEXT, grouped TEXT, state TEXT, reason TEXT,
    stays INTEGER, total INTEGER, people INTEGER
);
CREATE INDEX IF NOT EXISTS states ON meetings (state);
CREATE TABLE IF NOT EXISTS stays (
    meeting INTEGER, email TEXT, guest_key TEXT, joined TEXT, left TEXT, minutes INTEGER, guest INTEGER, waiting INTEGER
);
"""
# Months whose lists are whole, and hosts of a month that is not whole yet. Of both: entries that could not be followed
# (`aside`), and those that Zoom counts and that did not come (`missing`).
# States of a meeting: listed, then fetched or aside.


@dataclass(frozen=True)
class Download:
    """A download that is kept: of which account, which days, and how many bytes."""

    account: str
    first: date
    last: date
    size: int
    path: Path


@dataclass(frozen=True)
class Counts:
    """The meetings of a download by what became of them, and how whole it is (see `Store.counts`)."""

    listed: int
    fetched: int
    aside: dict[str, int]
    stays: int
    total: int
    fewer_stays: int
    fewer_people: int
    short_months: tuple[str, ...]
    not_followed: int
    not_listed: int


@dataclass
class Listed:
    """How whole a list came: whether answers left out days, entries that could not be followed, and that are missing.

    Missing are entries that Zoom counts and that did not come.
    """

    is_short: bool = False
    aside: int = 0
    missing: int = 0

    def add(self, other: Listed) -> None:
        """Another list's, too."""
        self.is_short |= other.is_short
        self.aside += other.aside
        self.missing += other.missing


def file_of(folder: Path, account: str, first: date, last: date) -> Path:
    """Where the download of an account and range is kept."""
    return folder / f"zoom-{account}-{first}-{last}.download"


def downloads_in(folder: Path | None) -> list[Download]:
    """The downloads that are kept, by name."""
    found: list[Download] = []
    with suppress(OSError):
        for path in sorted(folder.iterdir()) if folder else ():
            parts = FILE.fullmatch(path.name)
            if parts:
                days = (date.fromisoformat(parts[2]), date.fromisoformat(parts[3]))
                size = sum(file.stat().st_size for file in files_of(path) if file.exists())
                found.append(Download(parts[1], *days, size, path))
    return found


def files_of(path: Path) -> tuple[Path, ...]:
    """A download's file and what its engine keeps beside it."""
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def remove_download(path: Path) -> None:
    """Delete a download and what the engine of its file keeps beside it. Errors: AppError."""
    with explained("What was downloaded from Zoom could not be deleted."):
        for file in files_of(path):
            file.unlink(missing_ok=True)


class AccountLock:
    """Within, no other run downloads from the same account: both would count the same calls.

    `idle`: so many seconds ago the last one ended, infinite where there was none.
    """

    def __init__(self, folder: Path, account: str, now: Callable[[], float]) -> None:
        self._folder, self._account, self._now = folder, account, now
        self._path = folder / f"zoom-{account}.lock"
        self._file: IO[str] | None = None
        self.idle = float("inf")

    def __enter__(self) -> Self:
        with explained("The folder for what is downloaded from Zoom can not be made."):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._folder.chmod(0o700)
            is_new = not self._path.exists()
            self._file = self._path.open("a")
        if not try_lock(self._file):
            self._file.close()
            raise AppError(
                f"Another run is downloading from the account {self._account} at this moment.",
                hint="Wait until it has ended, or end it.",
            )
        if not is_new:
            self.idle = max(self._now() - self._path.stat().st_mtime, 0.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._file is not None
        now = self._now()
        os.utime(self._path, (now, now))
        self._file.close()


class Store:
    """One download's file. Each meeting is written whole or not at all, so that a run can be killed at any moment.

    `meetings` is how many there are.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with explained("What is downloaded from Zoom can not be kept on this disk."):
            # Made for the owner alone before anything is in it.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        self._connection = sqlite3.connect(path, isolation_level=None)
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise AppError(
                "What an earlier run downloaded from Zoom can not be read.",
                hint="Run again with --fresh, which begins anew.",
            ) from error

    def _open(self) -> None:
        run = self._connection.execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")  # a power cut may cost the last meetings, never the file
        run("PRAGMA cache_size = -8000")
        (version,) = run("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError
        self._connection.executescript(TABLES)
        run(f"PRAGMA user_version = {VERSION}")
        (self.meetings,) = run("SELECT count(*) FROM meetings").fetchone()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; it stays."""
        self._connection.close()

    def _run(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        try:
            return self._connection.execute(sql, values)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in OF_THE_DISK:
                raise
            raise AppError(
                "What is downloaded from Zoom could not be written.",
                "The disk may be full; what was downloaded so far is kept.",
                "Free some space and run again.",
            ) from error

    # -----------------------------------------------------------------------------------------------------
    # Lists

    def is_listed(self, first: date) -> bool:
        """Whether the month that begins so was listed when it was already over, so that nothing can have come since."""
        row = self._run("SELECT is_over FROM months WHERE first = ?", [str(first)]).fetchone()
        return bool(row and row[0])

    def end_list(self, first: date, way: str, listed: Listed, *, is_over: bool) -> None:
        """The month's list is whole."""
        self._run("BEGIN")
        values = [str(first), way, is_over, listed.is_short, listed.aside, listed.missing]
        self._run("INSERT OR REPLACE INTO months VALUES (?, ?, ?, ?, ?, ?)", values)
        self._run("DELETE FROM hosts WHERE first = ?", [str(first)])
        self._run("COMMIT")

    def end_host(self, first: date, host: str, listed: Listed) -> None:
        """The list of one host's meetings of a month is whole."""
        values = [str(first), host, listed.is_short, listed.aside, listed.missing]
        self._run("INSERT OR REPLACE INTO hosts VALUES (?, ?, ?, ?, ?)", values)

    def hosts_listed(self, first: date) -> dict[str, Listed]:
        """The hosts of a month whose lists are whole, while the month's is not."""
        rows = self._run("SELECT host, is_short, aside, missing FROM hosts WHERE first = ?", [str(first)])
        return {host: Listed(bool(is_short), aside, missing) for host, is_short, aside, missing in rows}

    def is_by_hosts(self) -> bool:
        """Whether a month was listed host by host."""
        return bool(self._run("SELECT count(*) FROM months WHERE way = 'hosts'").fetchone()[0])

    def add(self, meetings: Sequence[Meeting]) -> None:
        """Add meetings of a list; one that is there already counts once."""
        self._run("BEGIN")
        for m in meetings:
            values = [m.uuid, m.meeting_id, m.topic, m.host, text_of(m.start), text_of(m.end), text_of(m.created)]
            added = self._run(
                "INSERT INTO meetings (uuid, meeting_id, topic, host, start, end, created, minutes, participants,"
                " department, grouped, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'listed')"
                " ON CONFLICT (uuid) DO NOTHING",
                [*values, m.minutes, m.participants, m.department, m.group],
            )
            self.meetings += added.rowcount
        self._run("COMMIT")

    def waiting(self) -> Iterator[tuple[int, Meeting]]:
        """The meetings that still have to be fetched, with their numbers; others may be written meanwhile."""
        last = 0
        while True:
            rows = self._run(
                "SELECT number, uuid, meeting_id, topic, host, start, end, created, minutes, participants, department,"
                " grouped FROM meetings WHERE state <> 'fetched' AND number > ? ORDER BY number LIMIT ?",
                [last, STEP],
            ).fetchall()
            if not rows:
                return
            for number, uuid, meeting_id, topic, host, start, end, created, *rest in rows:
                moments = (moment_of(start), moment_of(end), moment_of(created))
                yield number, Meeting(uuid, meeting_id, topic, host, *moments, *rest)
            last = rows[-1][0]

    # -----------------------------------------------------------------------------------------------------
    # Meetings

    def fetched(self, number: int, stays: Sequence[Stay], total: int | None) -> None:
        """A meeting's participants are there, all of them. `total` is how many rows Zoom says there are."""
        self._run("BEGIN")
        people = set()
        for place, stay in enumerate(stays):
            # Without an address two stays are one person's only where Zoom's own ID says so.
            key = "" if stay.email else stay.person or f"{number}.{place}"
            minutes = None if stay.seconds is None else -(-stay.seconds // 60)
            if not stay.waiting:
                people.add(stay.email.casefold() or key)
            values = [number, stay.email, key, text_of(stay.join), text_of(stay.leave), minutes]
            self._run("INSERT INTO stays VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*values, stay.guest, stay.waiting])
        self._run(
            "UPDATE meetings SET state = 'fetched', reason = NULL, stays = ?, total = ?, people = ? WHERE number = ?",
            [len(stays), total, len(people), number],
        )
        self._run("COMMIT")

    def put_aside(self, number: int, reason: str) -> None:
        """A meeting could not be fetched, for this reason."""
        self._run("UPDATE meetings SET state = 'aside', reason = ? WHERE number = ?", [reason, number])

    def done(self) -> int:
        """How many meetings are fetched."""
        (count,) = self._run("SELECT count(*) FROM meetings WHERE state = 'fetched'").fetchone()
        return int(count)

    def counts(self) -> Counts:
        """The meetings by what became of them. `total`: rows that Zoom says there are, where it says so.

        `fewer_stays`: fetched meetings with fewer rows than Zoom says; `fewer_people`: with fewer people than the
        list of meetings says.
        """
        fetched = "count(*) FILTER (WHERE state = 'fetched'"
        figures = self._run(
            f"SELECT count(*), {fetched}), coalesce(sum(stays), 0), coalesce(sum(total), 0),"
            f" {fetched} AND stays < total), {fetched} AND people < participants) FROM meetings"
        ).fetchone()
        listed, done, stays, total, fewer_stays, fewer_people = figures
        aside = self._run("SELECT reason, count(*) FROM meetings WHERE state = 'aside' GROUP BY 1 ORDER BY 1")
        short = self._run("SELECT substr(first, 1, 7) FROM months WHERE is_short ORDER BY 1")
        months = tuple(month for (month,) in short)
        lists = self._run("SELECT coalesce(sum(aside), 0), coalesce(sum(missing), 0) FROM months").fetchone()
        return Counts(listed, done, dict(aside.fetchall()), stays, total, fewer_stays, fewer_people, months, *lists)

    def aside(self) -> list[tuple[str, str]]:
        """Meeting ID and reason of the meetings that were put aside."""
        rows = self._run("SELECT meeting_id, reason FROM meetings WHERE state = 'aside' ORDER BY number")
        return [(meeting_id, reason) for meeting_id, reason in rows]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Every stay with its meeting, as `core.fetched` reads it."""
        yield from self._run(
            "SELECT stays.rowid, meeting_id, topic, host, email, guest_key, created, start, end, joined, left,"
            " meetings.minutes, participants, stays.minutes, guest, waiting, department, grouped"
            " FROM stays JOIN meetings ON number = meeting ORDER BY stays.rowid"
        )


def text_of(moment: datetime | None) -> str | None:
    """A moment as the file keeps it."""
    return moment.isoformat(" ") if moment else None


def moment_of(text: str | None) -> datetime | None:
    """A moment out of the file."""
    return datetime.fromisoformat(text) if text else None
