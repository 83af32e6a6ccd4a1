"""The manifest of an account: a line for each thing that was done, as a chain. Source: docs/archive-files.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from zoomwizard.core.engine import Engine, file_name, identifier, quoted
from zoomwizard.core.outcome import Finding, InputError, Severity
from zoomwizard.core.output.chain import LONGEST_CHAIN_LINE, ChainError, ChainHead, ChainWriter, last_head
from zoomwizard.core.output.folder import explained
from zoomwizard.core.said import Said, say
from zoomwizard.modes.archive.place import ARCHIVE_FIELD, ARCHIVE_VERSION, CHAIN_NAME, AccountPlace
from zoomwizard.modes.archive.steps import MANIFEST_VIEWS

_OF_FILE = frozenset({"bytes", "file", "fingerprint", "flags", "key", "kind", "people", "recording", "sha256", "type"})
# What stands in `data` of each event; no address and no text of Zoom's does.
EVENT_KEYS: Mapping[str, frozenset[str]] = {
    "opened": frozenset({"chain", "tenant", "version"}),
    "archived": _OF_FILE,
    "aside": _OF_FILE | {"reason"},
    "status": frozenset({"row", "status"}),
    "reconciled": frozenset({"from", "to", "compliant", "not_compliant"}),
    "hold": frozenset({"name", "people", "from", "to", "recording"}),
    "released": frozenset({"name"}),
    "purged": frozenset({"keys"}),
    "note": frozenset({"text", "rows", "files", "decide"}),
    "exported": frozenset({"user", "reason"}),
}
DATA_LISTS, DATA_NUMBERS = (
    ("flags", "people", "keys", "rows", "files"),
    ("bytes", "compliant", "not_compliant", "version"),
)
DATA_KEYS = tuple(sorted(frozenset().union(*EVENT_KEYS.values())))
_TYPES = dict.fromkeys(DATA_LISTS, "VARCHAR[]") | dict.fromkeys(DATA_NUMBERS, "BIGINT")
_COLUMNS = ", ".join(f"{identifier(key)} {_TYPES.get(key, 'VARCHAR')}" for key in DATA_KEYS)


class Manifest:
    """Within, lines can be added to an account's manifest, which is begun if there is none.

    The account has to be locked. Errors, also of all methods: AppError.
    """

    def __init__(self, place: AccountPlace, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._place, self._now = place, now
        self._chain = ChainWriter(place.manifest)

    def __enter__(self) -> Self:
        self._chain.__enter__()
        if self._chain.head is None:
            self.add("opened", {"chain": "archive", "tenant": self._place.name, "version": ARCHIVE_VERSION})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._chain.__exit__(kind, error, trace)

    @property
    def head(self) -> ChainHead:
        """The last line."""
        assert self._chain.head is not None
        return self._chain.head

    def add(self, event: str, data: Mapping[str, Any], *, is_last: bool = True) -> ChainHead:
        """Add a line; with `is_last` it and all before it are on the disk afterwards."""
        if not data.keys() <= EVENT_KEYS[event]:
            raise ValueError(event)  # a bug: something could be kept for ever that nobody means to
        return self._chain.append(event, data, self._now(), is_last=is_last)

    def anchor(self) -> str:
        """A line that tells others how far this chain has come: time, account, number and hash of the last line."""
        return f"{self._now():%Y-%m-%dT%H:%M:%SZ} {self._place.name} {self.head.n} {self.head.hash}"


def make_manifest_table(engine: Engine) -> None:
    """Make the tables that `load_manifest` fills, and the views on them."""
    engine.run(
        "CREATE TABLE manifest_lines (account VARCHAR, n BIGINT, time TIMESTAMP, event VARCHAR, hash VARCHAR,"
        f" {_COLUMNS})"
    )
    engine.step(MANIFEST_VIEWS)


def load_manifest(engine: Engine, place: AccountPlace, *, is_proved: bool = True) -> None:
    """Add the lines of an account's manifest to the table `manifest_lines`; half a last line is left out.

    Errors: InputError where lines are missing or damaged, unless with `is_proved` False whatever is there is wanted.
    The chain itself isn't proved, which `verify` does.
    """
    if not place.manifest.exists():
        return
    engine.run(
        f"INSERT INTO manifest_lines SELECT {quoted(place.name)}, n, time, event, hash,"
        f" {', '.join('data.' + identifier(key) for key in DATA_KEYS)}"
        f" FROM read_json({file_name(place.manifest)}, format = 'newline_delimited', ignore_errors = true,"
        f" maximum_object_size = {LONGEST_CHAIN_LINE}, timestampformat = '%Y-%m-%dT%H:%M:%SZ', columns ="
        " {n: 'BIGINT', time: 'TIMESTAMP', event: 'VARCHAR', hash: 'VARCHAR',"
        f" data: {quoted(f'STRUCT({_COLUMNS})')}}})"
        " WHERE n IS NOT NULL"
    )
    if not is_proved:
        return
    rows = engine.one("SELECT count(*), max(n) FROM manifest_lines WHERE account = ?", [place.name])
    try:
        with explained(say("{file} can't be read.", file=CHAIN_NAME)):
            head = last_head(place.manifest)
    except ChainError as error:
        raise InputError([damaged_manifest(place)]) from error
    if rows != ((head.n + 1, head.n) if head else (0, None)):
        raise InputError([damaged_manifest(place)])


def damaged_manifest(place: AccountPlace) -> Finding:
    """The error that lines of a manifest are missing or aren't what they should be."""
    title = say("The manifest of {account} is damaged.", account=place.name)
    hint = say("Verify the archive to see where, and restore the file from a backup.")
    return Finding(Severity.ERROR, ARCHIVE_FIELD, title, hint, CHAIN_NAME, "archive.damaged-manifest")


def said_head(account: str, head: ChainHead) -> Said:
    """The last line of an account's manifest, for a person to note."""
    return say("{account}: line {n}, {hash}", account=account, n=head.n, hash=head.hash)
