"""The one writer of a folder of kept data. It can be killed at any moment: the next writer puts in order what is left.

A day's new parts are made beside the old ones. Then the list says that the day is being written, and what its parts
will be; the parts are renamed; the list says that they are there. So a day that was left between is finished by
whoever writes next, without asking anybody: what is deleted from old days could not be had a second time.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from zoomwizard.core.engine import Engine, identifier, quoted
from zoomwizard.core.outcome import AppError, CancelToken, Finding, InputError, Severity
from zoomwizard.core.output.export import DICTIONARY_HEADER
from zoomwizard.core.output.folder import explained, sha256_of
from zoomwizard.core.output.kept_days import (
    COLUMNS_NAME,
    DAY_FOLDER,
    LIST_NAME,
    NEW_PART_NAME,
    PART_NAME,
    WRITER_LOCK_NAME,
    KeptDays,
    KeptHead,
    KeptTables,
    check_kept_days,
    is_kept,
    is_part,
    list_text,
    open_kept_days,
    unusable_findings,
)
from zoomwizard.core.output.kept_states import DayState, KeptDay
from zoomwizard.core.output.locks import try_lock
from zoomwizard.core.output.private import make_private, open_privately
from zoomwizard.core.output.whole import NEW_SUFFIX, put_in_place, sync_file, write_whole
from zoomwizard.core.said import say

CANT_BE_WRITTEN = say("The folder with the kept days can't be written to.")


@dataclass(frozen=True)
class KeptChange:
    """A change of a kept table: in the rows that meet `condition`, each column of `values` gets that value. All SQL."""

    condition: str
    values: Mapping[str, str]


class KeptDaysWriter:
    """Within, nobody else writes to the folder; it is made if there is none. `kept` is what is in it at the moment.

    `is_private`: whether the disk can keep the folder for this user alone. Errors, also of all methods: InputError
    where the folder isn't what `head` says, AppError where another run writes to it.
    """

    def __init__(self, folder: Path, tables: KeptTables, head: KeptHead, cancel: CancelToken | None = None) -> None:
        self.folder, self.tables = folder, tables
        self.kept = KeptDays(folder, tables, head, {})
        self.is_private = True
        self._head, self._cancel = head, cancel or CancelToken()
        self._lock: IO[str] | None = None

    @property
    def findings(self) -> list[Finding]:
        """A warning where the disk can't keep the folder for its owner alone."""
        if self.is_private:
            return []
        title = say("On this disk, the kept days can't be kept private.")
        hint = say("Anybody who uses the disk can read them. Choose a folder on another disk.")
        return [Finding(Severity.WARNING, "store", title, hint, self.folder.name, "store.not-private")]

    def __enter__(self) -> Self:
        if findings := check_kept_days(self.folder, self.tables, self._head, may_begin=True):
            raise InputError(findings)  # before anything is touched
        with explained(CANT_BE_WRITTEN):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.is_private = make_private(self.folder)
            self._lock = open(self.folder / WRITER_LOCK_NAME, "a", encoding="utf-8", opener=open_privately)
        try:
            if not try_lock(self._lock):
                title = say("Another run is writing to these kept days right now.")
                raise AppError(title, hint=say("Wait until it has finished, or stop it."))
            self._begin()
        except BaseException:
            self._lock.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._lock is not None
        self._lock.close()

    # -----------------------------------------------------------------------------------------------------
    # What it does

    def write(self, engine: Engine, day: date, record: KeptDay, queries: Mapping[str, str]) -> None:
        """Write all tables of a day in place of what there was; each query gives the columns of its table, by name.

        The same rows make the same bytes. The record comes without parts.
        """
        self._replace(engine, day, record, {table: queries[table] for table in self.tables})

    def remove_before(self, day: date) -> list[date]:
        """Remove all days before this one; which they were."""
        removed = [kept for kept in self.kept.days if kept < day]
        with explained(CANT_BE_WRITTEN):
            self._save({kept: record for kept, record in self.kept.days.items() if kept >= day})
            self._clear()
        return removed

    def change(self, engine: Engine, changes: Mapping[str, KeptChange]) -> int:
        """Change rows of all days; how many there were. Parts without such rows stay as they are.

        Errors: also InputError where a day is unfinished or damaged, so that nobody knows what is in it.
        """
        days = list(self.kept.days)
        if findings := unusable_findings(self.kept, days, self._cancel):
            raise InputError(findings)
        found: dict[date, dict[str, int]] = {}
        for table, change in changes.items():
            rows = f"FROM ({self.kept.query(table, days)}) WHERE {change.condition}"
            for day, count in engine.all(f"SELECT date, count(*) {rows} GROUP BY date"):
                found.setdefault(day, {})[table] = count
        for day in sorted(found):
            queries = {table: self._changed(table, day, changes[table]) for table in found[day]}
            self._replace(engine, day, self.kept.days[day], queries)
        return sum(sum(counts.values()) for counts in found.values())

    # -----------------------------------------------------------------------------------------------------
    # How

    def _begin(self) -> None:
        """Make the folder what it should be, and finish what the last writer didn't."""
        with explained(CANT_BE_WRITTEN):
            for name in (LIST_NAME, COLUMNS_NAME):
                for left in self.folder.glob(f"{name}*{NEW_SUFFIX}"):
                    left.unlink()
            columns, text = self.folder / COLUMNS_NAME, _columns_text(self.tables)
            if not columns.exists() or columns.read_text(encoding="utf-8") != text:
                write_whole(columns, text)
            if is_kept(self.folder):
                self.kept = open_kept_days(self.folder, self.tables, self._head)
            else:
                self._save({})
            for day, record in list(self.kept.days.items()):
                if not record.is_readable:
                    self._finish(day, record)
            self._clear()

    def _finish(self, day: date, record: KeptDay) -> None:
        """Finish a day that was left while it was written, if all that it needs is there."""
        ready = {}
        for table in self.tables:
            part = self.kept.part(table, day)
            new, digest = part.with_name(NEW_PART_NAME), record.parts.get(table)
            if is_part(new, digest, self._cancel):
                ready[new] = part
            elif not is_part(part, digest, self._cancel):
                return
        if record.then is not None:
            for new, part in ready.items():
                put_in_place(new, part)
            self._save({**self.kept.days, day: replace(record, state=record.then, then=None)})

    def _clear(self) -> None:
        """Remove folders of days that the list doesn't have, and in the others all but the parts."""
        names = {f"{DAY_FOLDER}{day}" for day in self.kept.days}
        for folder in (found for table in self.tables for found in (self.folder / table).glob(f"{DAY_FOLDER}*")):
            if folder.name not in names:
                shutil.rmtree(folder)
            else:
                for left in (path for path in folder.iterdir() if path.name != PART_NAME):
                    left.unlink()

    def _replace(self, engine: Engine, day: date, record: KeptDay, queries: Mapping[str, str]) -> None:
        """Replace the parts of a day that there are queries for, and its record with their digests."""
        new = {table: self.kept.part(table, day).with_name(NEW_PART_NAME) for table in queries}
        parts = dict(record.parts)
        with explained(CANT_BE_WRITTEN):
            try:
                for table, query in queries.items():
                    parts[table] = self._make_part(engine, table, query, new[table])
                record = replace(record, parts=parts)
                self._save({**self.kept.days, day: replace(record, state=DayState.WRITING, then=record.state)})
            except BaseException:
                for path in new.values():
                    with suppress(OSError):
                        path.unlink(missing_ok=True)
                        path.parent.rmdir()  # of a day that isn't kept, so that it is empty
                raise
            # From here on whoever writes next can finish it.
            for path in new.values():
                put_in_place(path, path.with_name(PART_NAME))
            self._save({**self.kept.days, day: record})

    def _make_part(self, engine: Engine, table: str, query: str, new: Path) -> str:
        """Make a part, on the disk for good; its digest."""
        for folder in (new.parent.parent, new.parent):
            folder.mkdir(exist_ok=True, mode=0o700)
        new.unlink(missing_ok=True)
        cells = ", ".join(
            f"CAST({name} AS {kind}) AS {name}"
            for name, kind in ((identifier(c.name), c.type) for c in self.tables[table])
        )
        with engine.ordered():
            # In a table of its own: what the engine knows of the table that rows come from gets into the file, too.
            engine.run(f"CREATE OR REPLACE TEMP TABLE part_to_keep AS SELECT {cells} FROM ({query}) ORDER BY ALL")
            engine.run(f"COPY part_to_keep TO {quoted(str(new))} (FORMAT parquet, USE_TMP_FILE false)")
            engine.run("DROP TABLE part_to_keep")
        make_private(new)
        sync_file(new)
        return sha256_of(new, self._cancel)

    def _changed(self, table: str, day: date, change: KeptChange) -> str:
        """The rows of a part with a change made."""
        changed = ", ".join(
            f"CASE WHEN {change.condition} THEN {value} ELSE {identifier(name)} END AS {identifier(name)}"
            for name, value in change.values.items()
        )
        return f"SELECT * REPLACE ({changed}) FROM ({self.kept.query(table, [day])})"

    def _save(self, days: Mapping[date, KeptDay]) -> None:
        write_whole(self.folder / LIST_NAME, list_text(self.kept.head, days))
        self.kept = replace(self.kept, days=dict(sorted(days.items())))


def _columns_text(tables: KeptTables) -> str:
    """What each column is, a line for each."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(DICTIONARY_HEADER)
    for table, columns in tables.items():
        for column in columns:
            is_key = "Yes" if column.is_key else "No"
            writer.writerow((table, column.name, column.type, column.unit, is_key, column.meaning))
    return text.getvalue()
