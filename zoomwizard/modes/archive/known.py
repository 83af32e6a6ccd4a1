"""What earlier runs kept of an account's files, and how each one ended that isn't archived."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.whole import write_whole
from zoomwizard.modes.archive.keys import METADATA
from zoomwizard.modes.archive.listing import ArchiveListing
from zoomwizard.modes.archive.place import UNWRITABLE, AccountPlace

STATUS_FILE = "files.json"


@dataclass(frozen=True)
class FileStatus:
    """How a file ended that isn't archived, and the size that its list told then."""

    status: str
    size: int | None = None


@dataclass
class KnownFiles:
    """What the manifest says of the files of a listing, and `statuses` of others; a run adds to it.

    `archived` are keys, also of what was purged since; `stored` the recordings, each with a kind, that have a file;
    `metadata` keys of what was told of them. `aside` has the reason by key, `equal` the kinds of which ever a file had
    Zoom's fingerprint.
    """

    archived: set[str] = field(default_factory=set)
    aside: dict[str, str] = field(default_factory=dict)
    stored: set[tuple[str, str]] = field(default_factory=set)
    metadata: set[str] = field(default_factory=set)
    equal: set[str] = field(default_factory=set)
    statuses: dict[str, FileStatus] = field(default_factory=dict)


def read_known(engine: Engine, place: AccountPlace, listing: ArchiveListing) -> KnownFiles:
    """What is known of the files of a listing; the account's manifest has to be loaded."""
    engine.load(
        "listed_keys", {"key": "VARCHAR"}, sorted({(one.key,) for found in listing.found for one in found.files})
    )
    engine.load("listed_recordings", {"recording": "VARCHAR"}, sorted({(found.key,) for found in listing.found}))
    keys = 'account = ? AND "key" IN (SELECT "key" FROM listed_keys)'
    recordings = "account = ? AND NOT is_purged AND recording IN (SELECT recording FROM listed_recordings)"
    here = [place.name]
    known = KnownFiles(
        archived={key for (key,) in engine.all(f'SELECT "key" FROM archived_files WHERE {keys}', here)},
        aside=dict(engine.all(f'SELECT "key", reason FROM aside_files WHERE {keys}', here)),
        statuses=dict(read_statuses(place.work)),
    )
    for key, recording, kind, type_ in engine.all(
        f'SELECT "key", recording, kind, type FROM archived_files WHERE {recordings}', here
    ):
        if type_ == METADATA:
            known.metadata.add(key)
        else:
            known.stored.add((recording, kind))
    equal = "SELECT DISTINCT kind FROM manifest_lines WHERE account = ? AND fingerprint = 'equal'"
    known.equal = {kind for (kind,) in engine.all(equal, here)}
    return known


def read_statuses(work: Path) -> Mapping[str, FileStatus]:
    """How files ended that aren't archived, by key; none if that was lost."""
    try:
        content: Any = json.loads((work / STATUS_FILE).read_bytes())
        return {key: FileStatus(str(status), size) for key, (status, size) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def write_statuses(work: Path, statuses: Mapping[str, FileStatus]) -> None:
    """Keep them for the next run and for comparisons. Errors: AppError."""
    content = {key: [one.status, one.size] for key, one in sorted(statuses.items())}
    with explained(UNWRITABLE):
        write_whole(work / STATUS_FILE, json.dumps(content))
