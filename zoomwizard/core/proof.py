"""The privacy proof: what is about to be published is read back and searched for anything that names a person."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from zoomwizard.core.contract import PrivacyError
from zoomwizard.core.engine import Engine, quoted

ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
WHOLE = r"[0-9]+"
TOKEN = r"t1-[0-9a-f]{8}-[0-9a-f]{16}"  # noqa: S105 - the pattern of a topic token
YES_NO = "Yes|No"
# The closed pattern of every column of the hashed file, in its order. A HashID is one of the mapping file's.
HASH_ID = "HashID"
PATTERNS = {
    "MeetingID": WHOLE, "Topic": TOKEN, "User_Email_1": HASH_ID, "User_Email_2": HASH_ID, "Creation_Time": ISO,
    "Start_Time": ISO, "End_Time": ISO, "Duration_Minutes_1": WHOLE, "Participants": WHOLE, "Join_Time": ISO,
    "Leave_Time": ISO, "Duration_Minutes_2": WHOLE, "Guest": YES_NO, "InWaitingRoom": YES_NO,
}  # fmt: skip
KINDS = {WHOLE: "not a whole number", TOKEN: "not a topic token", HASH_ID: "not a HashID of the mapping file",
         ISO: "not a time", YES_NO: "neither Yes nor No"}  # fmt: skip
FAST_TYPES = {WHOLE: "UBIGINT", ISO: "TIMESTAMP"}
E_MAIL = re.compile(r"[^\s@,;<>\"']+@[^\s@,;<>\"']+\.[^\s@,;<>\"']+")
PHONE = re.compile(r"(?<![\w.])(?:\+\d[\d ().\-]{6,}\d|\(?0\d{1,4}\)?[ .\-/]\d[\d .\-]{5,}\d|\d{3}[ .\-]\d{3}[ .\-]\d{4})(?!\w)")
SHORTEST_LOCAL_PART, SHORTEST_NAME_PART = 6, 4


@dataclass(frozen=True)
class Hit:
    """Something that names a person or breaks a pattern: where and what kind, never the value."""

    column: str
    row: int
    kind: str


def plain(text: str) -> str:
    """A text as the search compares it: NFKC, case-folded, accents off."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


class Dictionary:
    """Every e-mail address, local part and display name of the inputs, ready to be searched for in texts.

    Local parts count from 6 characters on, display names whole and in parts from 4 letters on.
    """

    def __init__(self, addresses: Iterable[str], names: Iterable[str]) -> None:
        terms: set[str] = set()
        for address in addresses:
            text = plain(address.strip())
            local = text.partition("@")[0]
            terms.update(term for term, least in ((text, 4), (local, SHORTEST_LOCAL_PART)) if len(term) >= least)
        for name in names:
            text = plain(name).replace("(host)", " ").strip()
            parts = re.findall(r"[^\W\d_]+", text)
            terms.update(term for term in (text, *parts) if len(term) >= SHORTEST_NAME_PART)
        # By their first letters, so that a text is looked through once and not once per term.
        self._by_start: dict[str, list[str]] = {}
        for term in terms:
            self._by_start.setdefault(term[:4], []).append(term)

    def holds(self, text: str) -> bool:
        """Whether a term stands anywhere in a text."""
        searched = plain(text)
        starts = self._by_start
        return any(
            searched.startswith(term, at)
            for at in range(len(searched) - 3)
            for term in starts.get(searched[at : at + 4], ())
        )

    def names_somebody(self, text: str) -> bool:
        """Whether a word of a short text, such as a file name, is a term; parts of words do not count."""
        words = re.findall(r"[^\W\d_]+", plain(text))
        return any(word in self._by_start.get(word[:4], ()) for word in words) or bool(shapes_in(text))


def shapes_in(text: str) -> list[str]:
    """What in a text has the shape of an e-mail address or a telephone number: the kinds, never the value."""
    found = ["an e-mail address"] if E_MAIL.search(text) else []
    return [*found, "a telephone number"] if PHONE.search(text) else found


def prove_hashed_file(engine: Engine, path: Path, header: Sequence[str], *, topics: str, keep: Sequence[str]) -> None:
    """Read the hashed file back: exactly the published header, and every cell of a closed pattern.

    `header` is the published one, `keep` the columns that were chosen to be kept, which have no pattern; so has the
    topic when topics are kept. Needs `hash_ids`. A hit is a PrivacyError that names column, row and kind.
    """
    with path.open(encoding="utf-8", newline="") as file:
        first = next(csv.reader(file), [])
    if first != [*header, *keep]:
        raise broken([Hit("header", 1, "not the published header")])
    free = {"Topic"} if topics == "keep" else set()
    patterns = {column: pattern for column, pattern in PATTERNS.items() if column not in free}
    types = [FAST_TYPES.get(patterns.get(column, ""), "VARCHAR") for column in header] + ["VARCHAR"] * len(keep)
    tests = {f"c{n}": patterns[column] for n, column in enumerate(header) if column in patterns}
    slow_columns = {cell: pattern for cell, pattern in tests.items() if pattern not in FAST_TYPES}
    wrong = " OR ".join(f"({cell} IS NOT NULL AND NOT {matches(cell, pattern)})" for cell, pattern in slow_columns.items())
    try:
        # A cell that is no number or no time already fails the reading.
        counted = ", ".join(f"count(c{n})" for n in range(len(types)))
        row = engine.one(f"SELECT coalesce(bool_or({wrong}), false), {counted} FROM {scan(path, types)}")
        if not row[0]:
            return
    except duckdb.Error:
        pass  # which cell it was is found out next
    hits = list(find_hits(engine, path, [*header, *keep], tests))
    if hits:
        raise broken(hits)


def find_hits(engine: Engine, path: Path, columns: Sequence[str], tests: dict[str, str]) -> Iterator[Hit]:
    """The first row of every column that breaks its pattern, looked for cell by cell."""
    try:
        with engine.ordered():
            rows = engine.all(
                "SELECT "
                + ", ".join(
                    f"min(row) FILTER ({cell} IS NOT NULL AND NOT {matches(cell, pattern)})" for cell, pattern in tests.items()
                )
                + f" FROM (SELECT *, row_number() OVER () AS row FROM {scan(path, ['VARCHAR'] * len(columns))})"
            )
    except duckdb.Error:
        yield Hit("all", 0, "a row that is not of the published shape")
        return
    for (cell, pattern), row in zip(tests.items(), rows[0], strict=True):
        if row is not None:
            yield Hit(columns[int(cell[1:])], int(row), KINDS[pattern])


def matches(cell: str, pattern: str) -> str:
    """SQL: a cell is of a closed pattern."""
    if pattern == HASH_ID:
        return f"coalesce({cell} IN (SELECT hash_id FROM hash_ids WHERE place > 0), false)"
    if pattern == YES_NO:
        return f"{cell} IN ('Yes', 'No')"
    return f"regexp_full_match({cell}, {quoted(pattern)})"


def scan(path: Path, types: Sequence[str]) -> str:
    """The table function that reads a file of the run back, its columns named c0, c1 ..."""
    columns = ", ".join(f"'c{n}': '{kind}'" for n, kind in enumerate(types))
    return (
        f"read_csv({quoted(str(path))}, auto_detect=false, header=false, skip=1, delim=',', quote='\"', escape='\"', "
        f"timestampformat='%Y-%m-%dT%H:%M:%SZ', columns={{{columns}}})"
    )


def count_hits_in_free_text(
    engine: Engine, path: Path, header: Sequence[str], keep: Sequence[str], dictionary: Dictionary, *, topics: str
) -> dict[str, int]:  # fmt: skip
    """For every column of free text that was chosen to be kept: in how many rows it names somebody."""
    columns = [*header, *keep]
    free = [n for n, column in enumerate(columns) if n >= len(header) or (column == "Topic" and topics == "keep")]
    hits: dict[str, int] = {}
    for n in free:
        texts = engine.all(
            f"SELECT c{n}, count(*) FROM {scan(path, ['VARCHAR'] * len(columns))} WHERE c{n} IS NOT NULL GROUP BY 1"
        )
        found = 0
        for text, rows in texts:
            engine.cancel.raise_if_cancelled()
            found += rows if dictionary.holds(text) or shapes_in(text) else 0
        if found:
            hits[columns[n]] = found
    return hits


def prove_text(what: str, text: str) -> None:
    """A manifest, log or file name holds nothing of the shape of an e-mail address or a telephone number."""
    without_times = re.sub(r"\d{4}-\d{2}-\d{2}(?:[T_ ][\d:]+Z?)?", "", text)
    kinds = shapes_in(without_times)
    if kinds:
        raise broken([Hit(what, 0, f"has {kind} in it") for kind in kinds])


def broken(hits: Sequence[Hit]) -> PrivacyError:
    """The error that ends the run; nothing was published."""
    places = "; ".join(
        f"column {hit.column}, row {hit.row}: {hit.kind}" if hit.row else f"{hit.column}: {hit.kind}" for hit in hits
    )
    return PrivacyError(
        "The privacy proof failed; nothing was written to the output folder.",
        f"What was about to be published is not as it must be ({places}).",
        "This is a fault of the program, not of your files. Please report it with this message; it holds no data.",
    )
