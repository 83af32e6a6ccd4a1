"""Compares one account with its archive, and notes in its manifest what came out. Source: docs/archive.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.record import user_name
from zoomwizard.core.said import say
from zoomwizard.modes.archive.account_cases import (
    FILE_ARCHIVED,
    FILE_LOST,
    AccountFacts,
    FileState,
    load_account,
    milliseconds_of,
)
from zoomwizard.modes.archive.comparison import COMPLIANT, NOT_COMPLIANT, compare_account
from zoomwizard.modes.archive.completeness import Tenant
from zoomwizard.modes.archive.fetching import listed_status
from zoomwizard.modes.archive.known import read_statuses
from zoomwizard.modes.archive.listing import ArchiveListing, ArchiveRequest
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.media import is_media, media_of_file
from zoomwizard.modes.archive.place import AccountPlace
from zoomwizard.modes.archive.raw import make_compared_tables

UNREADABLE_ARCHIVE = say("The archive can't be read.")


@dataclass(frozen=True, kw_only=True)
class Reconciling:
    """One account that was asked; its manifest is loaded, and its folder locked.

    `names` says what is written of people, by address; `key` is the archive's. `days` are the first and the last.
    `reason` is why names are shown, blank where they aren't.
    """

    engine: Engine
    place: AccountPlace
    request: ArchiveRequest
    listing: ArchiveListing
    key: bytes = field(repr=False)
    names: Mapping[str, str]
    days: tuple[date, date]
    now: datetime
    late_hours: int
    reason: str = ""

    def run(self) -> tuple[Tenant, str]:
        """Judge it: rows are added to the table judged, and lines to the manifest. Errors: Cancelled, AppError.

        Also the line that tells others how far the manifest has come.
        """
        engine, account, events = self.engine, self.place.name, self.listing.events
        assert events is not None
        assert self.request.events is not None
        first, end = self.request.events
        make_compared_tables(engine)
        facts = AccountFacts(
            name=account, kinds=self.request.kinds, people=self.request.people, found=self.listing.found,
            events=events, days=(first, end), key=self.key, names=self.names, states=self._states(),
            purged=self._purged(),
        )  # fmt: skip
        self._load_earlier()
        not_listed = events.not_listed + load_account(engine, facts)
        moments = [milliseconds_of(one) or 0 for one in (first, end, self.now)]
        not_listed += compare_account(engine, account, (moments[0], moments[1]), moments[2], self.late_hours)
        head, anchor = self._note()
        return Tenant(name=account, not_listed=not_listed, head=head), anchor

    def _states(self) -> dict[str, FileState]:
        """What became of each wanted file: as it lies there, else as the last download left it, else as listed."""
        wanted = {file.key: (found, file) for found in self.listing.found for file in found.files}
        self.engine.load("wanted_keys", {"key": "VARCHAR"}, [(key,) for key in wanted])
        states = {key: FileState(status) for key, (found, file) in wanted.items()
                  if (status := listed_status(found, file))}  # fmt: skip
        here = [self.place.name]
        of_these = 'account = ? AND "key" IN (SELECT "key" FROM wanted_keys)'
        for key, reason in self.engine.all(f'SELECT "key", reason FROM aside_files WHERE {of_these}', here):
            states[key] = FileState(reason)
        states |= {key: FileState(one.status) for key, one in read_statuses(self.place.work).items() if key in wanted}
        for key, file, size in self.engine.all(
            f'SELECT "key", file, bytes FROM archived_files WHERE {of_these} AND NOT is_purged', here
        ):
            self.engine.cancel.raise_if_cancelled()
            states[key] = self._stored(file, size)
        return states

    def _stored(self, file: str, size: int) -> FileState:
        path = self.place.folder / file
        with explained(UNREADABLE_ARCHIVE):
            if not path.is_file() or path.stat().st_size != size:
                return FileState(FILE_LOST)
            return FileState(FILE_ARCHIVED, media_of_file(path).milliseconds if is_media(file) else None)

    def _purged(self) -> frozenset[str]:
        """The recordings of which files were purged."""
        found = self.engine.all(
            "SELECT DISTINCT recording FROM archived_files WHERE account = ? AND is_purged", [self.place.name]
        )
        return frozenset(recording for (recording,) in found)

    def _load_earlier(self) -> None:
        """The decisions about rows, and the status that each had last."""
        here = [self.place.name]
        self.engine.run("INSERT INTO decided SELECT thing, decide FROM decisions WHERE account = ?", here)
        self.engine.run(
            'INSERT INTO last_statuses SELECT "row", arg_max(status, n) FROM manifest_lines'
            " WHERE account = ? AND event = 'status' GROUP BY ALL",
            here,
        )

    def _note(self) -> tuple[str, str]:
        """Add the statuses that are new or changed, then that it was reconciled; the hash of that line, and more."""
        rows = self.engine.all(
            "SELECT row, judged.status FROM judged WHERE tenant = $1 AND judged.status IS DISTINCT FROM ("
            "SELECT arg_max(line.status, n) FROM manifest_lines AS line"
            " WHERE account = $1 AND event = 'status' AND line.\"row\" = judged.row) ORDER BY start, row",
            [self.place.name],
        )
        sums = dict(
            self.engine.all(
                "SELECT class, count(*) FROM judged JOIN statuses USING (status) WHERE tenant = ? GROUP BY class",
                [self.place.name],
            )
        )
        done: dict[str, Any] = {
            "from": f"{self.days[0]}",
            "to": f"{self.days[1]}",
            "compliant": int(sums.get(COMPLIANT, 0)),
            "not_compliant": int(sums.get(NOT_COMPLIANT, 0)),
        }
        with Manifest(self.place) as manifest:
            for row, status in rows:
                manifest.add("status", {"row": row, "status": status}, is_last=False)
            if self.reason:
                manifest.add("exported", {"user": user_name(), "reason": self.reason}, is_last=False)
            return manifest.add("reconciled", done).hash, manifest.anchor()
