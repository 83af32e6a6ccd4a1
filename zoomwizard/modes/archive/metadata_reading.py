"""From the metadata files of an archive to the rows of its tables, a few hundred meetings and calls at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.output.columns import SQL_TYPES, ExportTable
from zoomwizard.core.said import say
from zoomwizard.modes.archive.keys import METADATA, person_stand_in, row_key
from zoomwizard.modes.archive.media import Media, is_media, media_of_file
from zoomwizard.modes.archive.metadata_file import MetadataError, Told, read_metadata
from zoomwizard.modes.archive.metadata_rows import (
    Cells,
    KeptFile,
    Naming,
    Recorded,
    metadata_rows,
    purged_row,
)
from zoomwizard.modes.archive.metadata_tables import FILE_COLUMNS, plain_cell
from zoomwizard.modes.archive.place import AccountPlace

TOLD_AT_ONCE, LINES_AT_ONCE = 500, 5000
TOLD = {"account": "VARCHAR", "kind": "VARCHAR", "recording": "VARCHAR", "file": "VARCHAR", "event": "VARCHAR"}


class MetadataReading:
    """Fills the tables of the engine; `unusable` are metadata files, `unread` media files that couldn't be read."""

    def __init__(
        self, engine: Engine, places: Mapping[str, AccountPlace], naming: Naming, tables: Sequence[ExportTable]
    ) -> None:
        self._engine, self._places, self._naming = engine, places, naming
        self._meetings, self._phone, self._files = tables
        self.unusable = self.unread = 0

    def run(self) -> None:
        """Make and fill the tables, of the days that the step metadata has chosen."""
        engine = self._engine
        for table in (self._meetings, self._phone, self._files):
            columns = ", ".join(f"{identifier(column.name)} {SQL_TYPES[column.kind]}" for column in table.columns)
            engine.run(f"CREATE TABLE {_name(table)} ({columns})")
        files = engine.all("SELECT account, kind, recording, file FROM told_files ORDER BY ALL")
        engine.begin("read", say("Reading what Zoom said"), 2 * max(len(files), 1))
        engine.load("told_events", TOLD, list(self._events(files)))
        of_event = engine.all("FROM told_events ORDER BY account, kind = 'phone', event, kind, recording")
        for batch in _batches(of_event):
            self._add(batch)
        purged = engine.all("FROM purged_recordings ORDER BY ALL")
        for table, is_phone in ((self._meetings, False), (self._phone, True)):
            self._append(table, [purged_row(*row) for row in purged if (row[1] == "phone") is is_phone])
        self._add_files()

    def _events(self, files: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        """What each metadata file is about; one that can't be used is counted."""
        for row in files:
            self._engine.advance()
            try:
                told = self._told(row)
            except (OSError, MetadataError):
                self.unusable += 1
            else:
                yield (*row, told.event or told.recording.uuid)

    def _told(self, row: Sequence[str]) -> Told:
        return read_metadata((self._places[row[0]].folder / row[3]).read_bytes())

    def _add(self, batch: Sequence[tuple[str, ...]]) -> None:
        told = [(row, self._told(row)) for row in batch]
        files, statuses = self._files_of(batch), self._statuses_of([one for _, one in told])
        rows: dict[bool, list[Cells]] = {False: [], True: []}
        for (_, is_phone, _), group in groupby(told, key=lambda one: (one[0][0], one[0][1] == "phone", one[0][4])):
            recorded = [
                Recorded(told=one, files=tuple(files[row[:3]]), statuses=statuses, key=self._naming.key)
                for row, one in group
            ]
            rows[is_phone] += metadata_rows(recorded, self._naming)
        self._engine.advance(len(batch))
        self._append(self._meetings, rows[False])
        self._append(self._phone, rows[True])

    def _files_of(self, batch: Sequence[tuple[str, ...]]) -> Mapping[tuple[str, ...], list[KeptFile]]:
        """The archived files of these recordings, without metadata."""
        self._engine.load("wanted", dict(list(TOLD.items())[:3]), [row[:3] for row in batch])
        rows = self._engine.all(
            'SELECT account, kind, recording, file, "key", bytes, people, flags FROM files_of_days'
            f" SEMI JOIN wanted USING (account, kind, recording) WHERE type <> '{METADATA}' AND NOT is_purged"
        )
        found: dict[tuple[str, ...], list[KeptFile]] = defaultdict(list)
        for *recording, file, key, size, people, flags in rows:
            media = self._media_of(recording[0], file)
            found[tuple(recording)].append(
                KeptFile(
                    key=key, bytes=size, people=tuple(people), flags=tuple(flags), is_media=is_media(file),
                    milliseconds=media.milliseconds, audio=media.audio, video=media.video,
                )
            )  # fmt: skip
        return found

    def _media_of(self, account: str, file: str) -> Media:
        try:
            return media_of_file(self._places[account].folder / file) if is_media(file) else Media()
        except OSError:
            self.unread += 1
            return Media()

    def _statuses_of(self, told: Sequence[Told]) -> Mapping[str, str]:
        """The last status of each row of these events, by its key, which holds the account."""
        keys = {
            (one.account, row_key(one.account, event, person_stand_in(person.address, self._naming.key)))
            for one in told
            for event in {one.event, one.recording.uuid} - {""}
            for person in one.listed
        }
        self._engine.load("wanted_rows", {"account": "VARCHAR", "row": "VARCHAR"}, sorted(keys))
        return dict(
            self._engine.all('SELECT "row", status FROM last_statuses SEMI JOIN wanted_rows USING (account, "row")')
        )

    def _add_files(self) -> None:
        """The table of files: a row for each line, purged ones too; so many lines of a manifest at a time."""
        for account, last in self._engine.all("SELECT account, max(n) FROM files_of_days GROUP BY 1"):
            for begin in range(0, last + 1, LINES_AT_ONCE):
                rows = self._engine.all(
                    'SELECT account, kind, recording, "key", file, type, bytes, sha256, fingerprint, is_purged, flags'
                    f" FROM files_of_days WHERE account = ? AND n BETWEEN {begin} AND {begin + LINES_AT_ONCE - 1}",
                    [account],
                )
                self._append(self._files, [self._file_row(*row) for row in rows])

    def _file_row(self, account: str, *more: Any) -> Cells:
        *line, is_purged, flags = more
        media = Media() if is_purged else self._media_of(account, line[3])
        length = "" if media.milliseconds is None else f"{Decimal(media.milliseconds) / 1000:.3f}"
        status = "purged" if is_purged else "archived"
        values = (account, *map(str, line), length, media.audio, media.video, status, " ".join(flags))
        return dict(zip(FILE_COLUMNS, values, strict=True))

    def _append(self, table: ExportTable, rows: Sequence[Cells]) -> None:
        if rows:
            shape = {column.name: "VARCHAR" for column in table.columns}
            values: list[Sequence[Any]] = [[plain_cell(row[name]) for name in shape] for row in rows]
            self._engine.load("batch", shape, values)
            self._engine.run(f"INSERT INTO {_name(table)} SELECT * REPLACE ({_numbers(table)}) FROM batch")


def _batches(rows: Sequence[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    """The rows of a few hundred files; those of one meeting or call stay together."""
    batch: list[tuple[str, ...]] = []
    for _, group in groupby(rows, key=lambda row: (row[0], row[1] == "phone", row[4])):
        batch += group
        if len(batch) >= TOLD_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _name(table: ExportTable) -> str:
    return identifier(f"out_{table.name}")


def _numbers(table: ExportTable) -> str:
    numbers = [identifier(column.name) for column in table.columns if column.kind == "int"]
    return ", ".join(f"nullif({name}, '')::BIGINT AS {name}" for name in numbers)
