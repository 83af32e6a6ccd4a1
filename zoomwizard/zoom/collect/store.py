"""What was downloaded from Zoom so far: a SQLite file of one account and range, for this user alone.

It holds what a report would hold, people's addresses and topics too, and is deleted once the hashed file is written.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from zoomwizard.core.outcome import AppError
from zoomwizard.core.output.folder import explained
from zoomwizard.core.said import say
from zoomwizard.zoom.collect.packing import packed, unpacked
from zoomwizard.zoom.collect.pieces import Piece

VERSION = 4
# What SQLite says of a disk that is full, read-only, broken or gone, and of a file that somebody damaged.
OF_THE_DISK = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT,
}  # fmt: skip
STEP = 500  # items that are taken out of the file at once
TABLES = """
CREATE TABLE IF NOT EXISTS lists (
    piece TEXT, first TEXT, last TEXT, part TEXT, way INTEGER, at TEXT, is_over INTEGER, is_short INTEGER,
    lost INTEGER, missing INTEGER, PRIMARY KEY (piece, first, last, part)
);
CREATE TABLE IF NOT EXISTS items (
    number INTEGER PRIMARY KEY, piece TEXT, key TEXT, sort TEXT, content TEXT, UNIQUE (piece, key)
);
CREATE TABLE IF NOT EXISTS asks (
    number INTEGER PRIMARY KEY, piece TEXT, item INTEGER, reason TEXT, way INTEGER, is_over INTEGER, records INTEGER,
    total INTEGER, people INTEGER, expected INTEGER, UNIQUE (piece, item)
);
CREATE TABLE IF NOT EXISTS records (number INTEGER PRIMARY KEY, ask INTEGER, content TEXT);
CREATE TABLE IF NOT EXISTS marks (mark TEXT);
"""
# Lists that are whole, by their window; a blank part is the whole one, others are what a way through another list has
# so far. Of each: when it was asked for (`at`), records that could not be followed (`lost`), and those that Zoom counts
# and that did not come (`missing`). Items are the records of lists, of the sort that the piece says; asks are what was
# asked for an item, fetched where there is no reason why it was put aside, by a way, or by none where it was known.
# What was not over yet when it was asked for is asked for again. The mark is the key that stand-ins are made with.


@dataclass(frozen=True)
class Counts:
    """The items of a download by what became of them, and how whole it is (see `Store.counts`)."""

    listed: int
    fetched: int
    aside: dict[str, int]
    records: int
    total: int
    fewer_records: int
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
    lost: int = 0
    missing: int = 0

    def add(self, other: Listed) -> None:
        """Another list's, too."""
        self.is_short |= other.is_short
        self.lost += other.lost
        self.missing += other.missing


@dataclass(frozen=True)
class Fetched:
    """What one item has: records, how many Zoom says there are, and the number of the way that gave them.

    No way where they were known without asking, or where none had any.
    """

    records: Sequence[Any]
    total: int | None = None
    way: int | None = None


@dataclass(frozen=True)
class Answer:
    """What was asked for one item: its number, itself, and its records."""

    number: int
    item: Any
    records: Sequence[Any]


@dataclass(frozen=True)
class AskedItem:
    """What became of asking for an item, given by its number; see `Fetched` for `way` and `total`.

    `reason` says why it was put aside, blank where it was not; `is_over` whether what came can still grow.
    """

    item: int
    reason: str
    way: int | None
    is_over: bool
    records: int
    total: int | None


@dataclass(frozen=True)
class ListedWindow:
    """A window of a list as it came: when it was asked for, and entries that could not be used or did not come."""

    first: date
    last: date
    at: datetime
    lost: int
    missing: int


class Store:
    """One download's file. Each answer is written whole or not at all, so that a run can be killed at any moment."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with explained(say("The download from Zoom can't be kept on this disk.")):
            # Made for the owner alone before anything is in it.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        self._connection = sqlite3.connect(path, isolation_level=None)
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise AppError(
                say("What an earlier run downloaded from Zoom can't be read."),
                hint=say("Use --fresh to download everything again."),
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
                say("The download from Zoom couldn't be written."),
                say("The disk may be full. What was downloaded so far is kept."),
                say("Free up some space and run again."),
            ) from error

    def begin(self, mark: str) -> None:
        """Begin a run: stand-ins that were made with another key are forgotten, and what was not over yet."""
        found = self._run("SELECT mark FROM marks").fetchone()
        self._run("BEGIN")
        if found and found[0] != mark:
            for table in ("lists", "items", "asks", "records", "marks"):
                self._run(f"DELETE FROM {table}")
        if not found or found[0] != mark:
            self._run("INSERT INTO marks VALUES (?)", [mark])
        self._run("DELETE FROM records WHERE ask IN (SELECT number FROM asks WHERE NOT is_over)")
        self._run("DELETE FROM asks WHERE NOT is_over")
        self._run("COMMIT")

    # -----------------------------------------------------------------------------------------------------
    # Lists

    def is_listed(self, piece: Piece, first: date, last: date) -> bool:
        """Whether a window was listed when it was over, so that nothing can have come since."""
        sql = "SELECT is_over FROM lists WHERE piece = ? AND first = ? AND last = ? AND part = ''"
        row = self._run(sql, [piece.name, str(first), str(last)]).fetchone()
        return bool(row and row[0])

    def way_of(self, piece: Piece, first: date, last: date) -> int:
        """The number of the way by which a window was listed."""
        sql = "SELECT way FROM lists WHERE piece = ? AND first = ? AND last = ? AND part = ''"
        return int(self._run(sql, [piece.name, str(first), str(last)]).fetchone()[0])

    def end_list(
        self, piece: Piece, first: date, last: date, way: int, listed: Listed, at: datetime, *, is_over: bool
    ) -> None:
        """The list of a window is whole, by one of the piece's ways; `at` is the moment when it was asked for."""
        days = [piece.name, str(first), str(last)]
        self._run("BEGIN")
        self._run("DELETE FROM lists WHERE piece = ? AND first = ? AND last = ?", days)
        values = [*days, way, at.isoformat(), is_over, listed.is_short, listed.lost, listed.missing]
        self._run("INSERT INTO lists VALUES (?, ?, ?, '', ?, ?, ?, ?, ?, ?)", values)
        self._run("COMMIT")

    def end_part(self, piece: Piece, part: str, first: date, last: date, listed: Listed) -> None:
        """A part of a list that is not whole yet is whole."""
        values = [piece.name, str(first), str(last), part, listed.is_short, listed.lost, listed.missing]
        self._run("INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?, NULL, NULL, NULL, ?, ?, ?)", values)

    def listed(self, piece: Piece) -> list[ListedWindow]:
        """The windows of a list that are whole, by their days."""
        sql = "SELECT first, last, at, lost, missing FROM lists WHERE piece = ? AND part = '' ORDER BY first, last"
        return [
            ListedWindow(date.fromisoformat(first), date.fromisoformat(last), datetime.fromisoformat(at), lost, missing)
            for first, last, at, lost, missing in self._run(sql, [piece.name])
        ]

    def parts_listed(self, piece: Piece, first: date, last: date) -> dict[str, Listed]:
        """The parts of a list that are whole, while the list is not."""
        sql = (
            "SELECT part, is_short, lost, missing FROM lists WHERE piece = ? AND first = ? AND last = ? AND part <> ''"
        )
        rows = self._run(sql, [piece.name, str(first), str(last)])
        return {part: Listed(bool(is_short), lost, missing) for part, is_short, lost, missing in rows}

    def went_another_way(self, piece: Piece) -> bool:
        """Whether a list came by another way than the piece's first."""
        sql = "SELECT count(*) FROM lists WHERE piece = ? AND way > 0"
        return bool(self._run(sql, [piece.name]).fetchone()[0])

    def add(self, piece: Piece, records: Sequence[Any]) -> None:
        """Add records of a list; one that is there already counts once."""
        self._run("BEGIN")
        for record in records:
            self._run(
                "INSERT INTO items (piece, key, sort, content) VALUES (?, ?, ?, ?) ON CONFLICT (piece, key) DO NOTHING",
                [piece.name, piece.key(record), piece.sort(record), packed(record)],
            )
        self._run("COMMIT")

    def count(self, piece: Piece, sort: str = "") -> int:
        """How many records of a list are there, of a sort or of all."""
        sql = "SELECT count(*) FROM items WHERE piece = ? AND ? IN ('', sort)"
        return int(self._run(sql, [piece.name, sort]).fetchone()[0])

    def items(self, piece: Piece) -> Iterator[tuple[int, Any]]:
        """The records of a list, with their numbers."""
        for number, content in self._run("SELECT number, content FROM items WHERE piece = ? ORDER BY 1", [piece.name]):
            yield number, unpacked(piece.record, content)

    # -----------------------------------------------------------------------------------------------------
    # What items have

    def waiting(self, piece: Piece) -> Iterator[tuple[int, str, Any]]:
        """The parent's records for which a piece still has to be fetched: number, key and record of each.

        Others may be written meanwhile.
        """
        assert piece.parent is not None
        last = 0
        while True:
            rows = self._run(
                "SELECT items.number, key, content FROM items LEFT JOIN asks ON item = items.number AND asks.piece = ?"
                " WHERE items.piece = ? AND ? IN ('', sort) AND (asks.number IS NULL OR reason IS NOT NULL)"
                " AND items.number > ? ORDER BY items.number LIMIT ?",
                [piece.name, piece.parent.name, piece.of_sort, last, STEP],
            ).fetchall()
            if not rows:
                return
            for number, key, content in rows:
                item = unpacked(piece.parent.record, content)
                if piece.asks(item):
                    yield number, key, item
            last = rows[-1][0]

    def fetched(
        self, piece: Piece, item: int, found: Fetched, people: tuple[int, int | None], *, is_over: bool = True
    ) -> None:
        """All records of an item are there; see `Piece` for `people` and `is_over`."""
        self._run("BEGIN")
        self._run("DELETE FROM asks WHERE piece = ? AND item = ?", [piece.name, item])
        values = [piece.name, item, found.way, is_over, len(found.records), found.total, *people]
        ask = self._run(
            "INSERT INTO asks (piece, item, way, is_over, records, total, people, expected)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        ).lastrowid
        for record in found.records:
            self._run("INSERT INTO records (ask, content) VALUES (?, ?)", [ask, packed(record)])
        self._run("COMMIT")

    def put_aside(self, piece: Piece, item: int, reason: str) -> None:
        """What an item has could not be fetched, for this reason."""
        sql = "INSERT OR REPLACE INTO asks (piece, item, reason, is_over) VALUES (?, ?, ?, TRUE)"
        self._run(sql, [piece.name, item, reason])

    def done(self, piece: Piece) -> int:
        """For how many items a piece is fetched."""
        sql = "SELECT count(*) FROM asks WHERE piece = ? AND reason IS NULL"
        return int(self._run(sql, [piece.name]).fetchone()[0])

    def counts(self, pieces: Sequence[Piece], lists: Sequence[Piece]) -> Counts:
        """What became of the items that pieces were asked for, when all are asked, and how whole the lists are.

        `total`: records that Zoom says there are, if it does. `fewer_records`: items with fewer records than Zoom says;
        `fewer_people`: with fewer people than the list says.
        """
        names, of_lists = (json.dumps([piece.name for piece in of]) for of in (pieces, lists))
        figures = self._run(
            "SELECT count(*), coalesce(sum(records), 0), coalesce(sum(total), 0),"
            " count(*) FILTER (WHERE records < total), count(*) FILTER (WHERE people < expected)"
            " FROM asks WHERE piece IN (SELECT value FROM json_each(?)) AND reason IS NULL",
            [names],
        ).fetchone()
        aside = self._run(
            "SELECT reason, count(*) FROM asks WHERE piece IN (SELECT value FROM json_each(?)) AND reason IS NOT NULL"
            " GROUP BY 1 ORDER BY 1",
            [names],
        )
        of_whole = "FROM lists WHERE piece IN (SELECT value FROM json_each(?)) AND part = ''"
        short = self._run(f"SELECT DISTINCT substr(first, 1, 7) {of_whole} AND is_short ORDER BY 1", [of_lists])
        months = tuple(month for (month,) in short)
        sql = f"SELECT coalesce(sum(lost), 0), coalesce(sum(missing), 0) {of_whole}"
        lost, missing = self._run(sql, [of_lists]).fetchone()
        fetched, records, total, fewer_records, fewer_people = figures
        reasons = dict(aside.fetchall())
        listed = fetched + sum(reasons.values())
        return Counts(listed, fetched, reasons, records, total, fewer_records, fewer_people, months, lost, missing)

    def aside(self, piece: Piece) -> list[tuple[Any, str]]:
        """The items that were put aside, and why."""
        assert piece.parent is not None
        rows = self._run(
            "SELECT content, reason FROM asks JOIN items ON item = items.number"
            " WHERE asks.piece = ? AND reason IS NOT NULL ORDER BY item",
            [piece.name],
        )
        return [(unpacked(piece.parent.record, content), reason) for content, reason in rows]

    def asks(self, piece: Piece) -> Iterator[AskedItem]:
        """Everything that was asked for items, by their numbers."""
        sql = "SELECT item, reason, way, is_over, records, total FROM asks WHERE piece = ? ORDER BY item"
        for item, reason, way, is_over, records, total in self._run(sql, [piece.name]):
            yield AskedItem(item, reason or "", way, bool(is_over), records or 0, total)

    def answers(self, piece: Piece) -> Iterator[Answer]:
        """Every answer that has records, in the order in which they came."""
        assert piece.parent is not None
        rows = self._run(
            "SELECT item, items.content, records.content FROM records JOIN asks ON ask = asks.number"
            " JOIN items ON item = items.number WHERE asks.piece = ? ORDER BY records.number",
            [piece.name],
        )
        for (number, content), found in groupby(rows, key=itemgetter(0, 1)):
            records = [unpacked(piece.record, record) for _, _, record in found]
            yield Answer(number, unpacked(piece.parent.record, content), records)
