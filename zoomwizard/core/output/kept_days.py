"""A folder of kept data, a file for each table and UTC day: its list of days, and reading it.

`<folder>/<table>/date=2026-11-01/part.parquet` is there for each table and day, an empty one where there are no rows.
`store.json` lists the days, `columns.csv` explains the columns. What a table is says the mode.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from zoomwizard.core.engine import file_name, identifier
from zoomwizard.core.outcome import AppError, CancelToken, Finding, InputError, Severity
from zoomwizard.core.output.folder import check_output_folder, explained, is_there, sha256_of
from zoomwizard.core.output.kept_states import DayState, KeptDay
from zoomwizard.core.output.whole import NEW_SUFFIX, patiently
from zoomwizard.core.said import Said, first_of, plural, say

KEPT_SCHEMA = 1
LIST_NAME = "store.json"
COLUMNS_NAME = "columns.csv"
WRITER_LOCK_NAME = "lock"
PART_NAME = "part.parquet"
# Of a part that is being made. Other engines read no file whose name begins so.
NEW_PART_NAME = f".{PART_NAME}{NEW_SUFFIX}"
DAY_FOLDER = "date="
STORE_FIELD = "store"
FETCH_AGAIN = say("Run again with the account to download them again, or restore the folder from a backup.")
CANT_BE_READ = say("The folder with the kept days can't be read.")
MOST_DAYS_NAMED = 5
INSTANT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class KeptColumn:
    """A column of a kept table: the engine's own name of its type, and what it holds. The day is no column."""

    name: str
    type: str
    meaning: str
    unit: str = ""
    is_key: bool = False


KeptTables = Mapping[str, tuple[KeptColumn, ...]]


@dataclass(frozen=True)
class KeptHead:
    """What a folder of kept days is for. Where one is expected, a blank account or key check means any.

    `key_check` tells keys apart, see `key_check_of`; `texts` is `keep` or `drop`.
    """

    account: str
    scope: str
    purpose: str
    key_check: str
    texts: str


@dataclass(frozen=True)
class KeptDays:
    """A folder of kept days as its list says; `tables` are those that the mode reads."""

    folder: Path
    tables: KeptTables
    head: KeptHead
    days: Mapping[date, KeptDay]

    def part(self, table: str, day: date) -> Path:
        """The file of a table and day."""
        return self.folder / table / f"{DAY_FOLDER}{day}" / PART_NAME

    def damaged(self, days: Iterable[date], cancel: CancelToken, tables: Iterable[str] = ()) -> list[date]:
        """Those of the days that lack a part or have one that has changed; in these tables, else in all."""
        names = tuple(tables) or tuple(self.tables)
        return [
            day
            for day in days
            if day in self.days
            and self.days[day].is_readable
            and not all(is_part(self.part(name, day), self.days[day].parts.get(name), cancel) for name in names)
        ]

    def query(self, table: str, days: Iterable[date]) -> str:
        """The rows of a table on these days, as SQL: its columns and `date`."""
        names = ", ".join(identifier(column.name) for column in self.tables[table])
        files = ", ".join(file_name(self.part(table, day)) for day in sorted(days))
        if not files:
            empty = ", ".join(f"NULL::{c.type} AS {identifier(c.name)}" for c in self.tables[table])
            return f"SELECT {empty}, NULL::DATE AS date WHERE false"
        options = "hive_partitioning = true, hive_types = {'date': DATE}"
        return f"SELECT {names}, date FROM read_parquet([{files}], {options})"


def key_check_of(key: bytes) -> str:
    """What tells whether a folder was made with this key, and nothing else about it."""
    return hmac.new(key, b"kept days: the same key", hashlib.sha256).hexdigest()[:16]


def open_kept_days(folder: Path, tables: KeptTables, expected: KeptHead) -> KeptDays:
    """The kept days of a folder. Errors: InputError with everything that keeps them from being used; AppError."""
    kept = _read(folder, tables)
    if findings := _differences(kept.head, expected, folder):
        raise InputError(findings)
    return kept


def check_kept_days(folder: Path, tables: KeptTables, expected: KeptHead, *, may_begin: bool) -> list[Finding]:
    """What keeps the kept days of a folder from being used, or begun where they may be. Writes nothing."""
    try:
        if may_begin and not is_kept(folder):
            return _unfit(folder)
        open_kept_days(folder, tables, expected)
    except InputError as error:
        return list(error.findings)
    return []


def is_kept(folder: Path) -> bool:
    """Whether a folder has kept days. Errors: AppError."""
    with explained(CANT_BE_READ):
        return is_there(folder / LIST_NAME)


def unusable_findings(kept: KeptDays, days: Iterable[date], cancel: CancelToken) -> list[Finding]:
    """That some of the days were left while they were written, or are damaged: errors where nobody fetches them."""
    wanted = [day for day in days if day in kept.days]
    found = []
    if writing := [day for day in wanted if not kept.days[day].is_readable]:
        title = plural(
            "{n} kept day is unfinished: {days}.",
            "{n} kept days are unfinished: {days}.",
            n=len(writing),
            days=first_of(writing, MOST_DAYS_NAMED),
        )
        found.append(finding_of(title, FETCH_AGAIN, "store.unfinished", kept.folder))
    if damaged := kept.damaged(wanted, cancel):
        title = plural(
            "{n} kept day is damaged: {days}.",
            "{n} kept days are damaged: {days}.",
            n=len(damaged),
            days=first_of(damaged, MOST_DAYS_NAMED),
        )
        found.append(finding_of(title, FETCH_AGAIN, "store.damaged-days", kept.folder))
    return found


def _differences(kept: KeptHead, expected: KeptHead, folder: Path) -> list[Finding]:
    """Why these kept days are none that this run can use."""
    another = say("Choose another folder.")
    found: list[tuple[Said, Said, str]] = []
    if kept.purpose != expected.purpose:
        found.append(
            (say("These kept days belong to another task: {task}.", task=kept.purpose), another, "store.purpose")
        )
    if kept.scope != expected.scope:
        title = say("These kept days cover {kept}, not {wanted}.", kept=kept.scope, wanted=expected.scope)
        found.append((title, another, "store.scope"))
    if expected.account and kept.account != expected.account:
        title = say("These kept days are from the account {account}.", account=kept.account)
        found.append((title, say("Choose that account, or another folder."), "store.account"))
    if expected.key_check and kept.key_check != expected.key_check:
        title = say("These kept days were made with another key, so people have different stand-ins there.")
        found.append((title, say("Use the key that they were made with, or choose another folder."), "store.key"))
    if (kept.texts, expected.texts) == ("drop", "keep"):
        title = say("These kept days have no texts, because the first run left them out.")
        found.append((title, say("Leave the texts out, or start with another folder."), "store.texts"))
    return [finding_of(title, hint, code, folder) for title, hint, code in found]


def _unfit(folder: Path) -> list[Finding]:
    """Why no kept days can be begun in a folder: it would be for its owner alone then, with all that is in it."""
    with explained(CANT_BE_READ):
        if not is_there(folder):
            return [replace(finding, field=STORE_FIELD) for finding in check_output_folder(folder)]
        if not folder.is_dir():
            return [finding_of(say("This is a file."), say("Choose a folder."), "store.file", folder)]
        others = {path.name for path in folder.iterdir()} - {WRITER_LOCK_NAME, COLUMNS_NAME}
    if all(name.startswith((LIST_NAME, COLUMNS_NAME)) and name.endswith(NEW_SUFFIX) for name in others):
        return []
    title = say("The folder for the kept days has other files in it.")
    return [finding_of(title, say("Choose a new or an empty folder."), "store.other-files", folder)]


def is_part(path: Path, digest: str | None, cancel: CancelToken) -> bool:
    """Whether a part is there and what it was when it was written. Errors: AppError where nobody can say."""
    with explained(CANT_BE_READ):
        try:
            return sha256_of(path, cancel) == digest
        except (FileNotFoundError, NotADirectoryError):
            return False


# ---------------------------------------------------------------------------------------------------------
# The list of days


def list_text(head: KeptHead, days: Mapping[date, KeptDay]) -> str:
    """The list of days as it stands in its file."""
    content = {"schema": KEPT_SCHEMA, **asdict(head), "days": {str(day): _day_json(days[day]) for day in sorted(days)}}
    return json.dumps(content, indent=1) + "\n"


def _day_json(day: KeptDay) -> dict[str, Any]:
    found: dict[str, Any] = {**asdict(day), "through": day.through.strftime(INSTANT)}
    if day.then is None:
        del found["then"]
    return found


def _read(folder: Path, tables: KeptTables) -> KeptDays:
    file = folder / LIST_NAME
    try:
        with explained(CANT_BE_READ):
            content = patiently(file.read_bytes)
    except AppError as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            title = say("There are no kept days in this folder.")
            hint = say("Choose a folder that already has kept days.")
            raise InputError([finding_of(title, hint, "store.missing", folder)]) from error
        raise
    try:
        found = json.loads(content)
        schema = _count(found["schema"])
        if schema > KEPT_SCHEMA:
            title = say("These kept days were written by a newer version of the program.")
            raise InputError([finding_of(title, say("Update the program."), "store.newer", folder)])
        if schema != KEPT_SCHEMA:
            raise ValueError
        head = KeptHead(**{name: _text(found[name]) for name in KeptHead.__dataclass_fields__})
        days = {date.fromisoformat(name): _day(day) for name, day in found["days"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        title = say("The list of the kept days, {name}, is damaged.", name=LIST_NAME)
        hint = say("Restore the folder from a backup, or start with another folder.")
        raise InputError([finding_of(title, hint, "store.damaged", folder)]) from error
    return KeptDays(folder, tables, head, days)


def _day(found: Mapping[str, Any]) -> KeptDay:
    counts = {name: _count(found[name]) for name in ("listed", "fetched", "put_aside")}
    parts = {_text(table): _text(digest) for table, digest in found["parts"].items()}
    through = datetime.strptime(found["through"], INSTANT)
    then = DayState(found["then"]) if "then" in found else None
    return KeptDay(DayState(found["state"]), through, **counts, parts=parts, then=then)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError
    return value


def finding_of(title: Said, hint: Said, code: str, folder: Path) -> Finding:
    """An error about a folder of kept days."""
    return Finding(Severity.ERROR, STORE_FIELD, title, hint, folder.name, code)
