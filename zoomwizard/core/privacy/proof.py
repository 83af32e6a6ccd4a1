"""The privacy proof: what is about to be published is read back, and searched for all that names a person."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from zoomwizard.core.engine import Engine, file_name, quoted
from zoomwizard.core.outcome import CancelToken, PrivacyError
from zoomwizard.core.people.identities import WITHOUT_ZERO_WIDTH
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.tables.text_file import CANCEL_EVERY

ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
WHOLE = r"[0-9]+"
TOKEN = r"t1-[0-9a-f]{8}-[0-9a-f]{16}"  # noqa: S105 - the pattern of a topic token
YES_NO = "Yes|No"
# The closed pattern of every column of the hashed file, in its order. A HashID is one of the mapping
# file's; a column of free text has no pattern, but no line breaks either.
HASH_ID, FREE = "HashID", "free text"
PATTERNS = {
    "MeetingID": WHOLE, "Topic": TOKEN, "User_Email_1": HASH_ID, "User_Email_2": HASH_ID,
    "Creation_Time": ISO, "Start_Time": ISO, "End_Time": ISO, "Duration_Minutes_1": WHOLE,
    "Participants": WHOLE, "Join_Time": ISO, "Leave_Time": ISO, "Duration_Minutes_2": WHOLE,
    "Guest": YES_NO, "InWaitingRoom": YES_NO,
}  # fmt: skip
# The columns that are the same in all rows of a meeting.
SHARED = {
    "MeetingID", "Topic", "User_Email_1", "Creation_Time", "Start_Time", "End_Time", "Duration_Minutes_1",
    "Participants",
}  # fmt: skip
KINDS = {WHOLE: "not a whole number", TOKEN: "not a topic token", HASH_ID: "not a HashID of the mapping file",
         ISO: "not a time", YES_NO: "neither Yes nor No"}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
STAMP = r"[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{6}(-[0-9]+)?"
FILE_NAME = re.compile(
    rf"Hashed Zoom File from Zoom Admin_{STAMP}(\.csv|\.manifest\.json)"
    rf"|Keep private/(Unmatched people|Rejected rows)_{STAMP}\.csv"
)
INSIDE = "{} BETWEEN TIMESTAMP '1980-01-01' AND TIMESTAMP '2080-01-01'"  # SQL, of a time
LEAST_CHANCE = 1e-6  # what may happen once in a million runs is taken for chance
SHORTEST_LOCAL_PART, SHORTEST_NAME_PART, SHORTEST_NAME = 6, 4, 2


@dataclass(frozen=True)
class Hit:
    """Something that names a person or breaks a pattern: where and what kind, never the value."""

    column: str
    row: int
    kind: str


def plain(text: str) -> str:
    """A text as the search compares it: NFKC, case-folded, without accents and zero-width characters."""
    visible = text.translate(WITHOUT_ZERO_WIDTH)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", visible).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def has_case(text: str) -> bool:
    """Whether a text is of a script with capitals; those without have no blanks between words either."""
    return text.lower() != text.upper()


class Dictionary:
    """Every e-mail address, local part and display name of the inputs, ready to be searched for in texts.

    Local parts count from 6 characters on, display names whole and in parts from 4 letters on. A whole
    name of 2 or 3 letters counts where it is a word of its own, for it would stand in most texts; in
    scripts without blanks anywhere.
    """

    def __init__(self, addresses: Iterable[str], names: Iterable[str]) -> None:
        terms: set[str] = set()
        parts: set[str] = set()
        for address in addresses:
            text = plain(address).strip()
            local = text.partition("@")[0]
            terms.update(term for term in (text, local) if len(term) >= SHORTEST_LOCAL_PART)
            parts.update(WORD.findall(local))
        for name in names:
            text = plain(name).replace("(host)", " ").strip()
            words = [word for word in WORD.findall(text) if len(word) >= SHORTEST_NAME_PART]
            terms.update(term for term in (text, *words) if len(term) >= SHORTEST_NAME)
        # By their first letters, so that a text is looked through once and not once per term.
        self._by_start: dict[str, list[str]] = {}
        for term in terms:
            self._by_start.setdefault(term[:4], []).append(term)
        # As words of a file name, which has other marks between them than blanks and points.
        spaced = {" ".join(WORD.findall(term)) for term in terms}
        spaced.update(part for part in parts if len(part) >= SHORTEST_NAME_PART)
        self._spaced = {term for term in spaced if len(term) >= SHORTEST_NAME}
        self._uncased = [term for term in terms if not has_case(term)]

    def holds(self, text: str) -> bool:
        """Whether a term stands anywhere in a text."""
        searched = plain(text)
        starts = self._by_start
        for at in range(len(searched) - 1):
            for term in starts.get(searched[at : at + 4], ()):
                if searched.startswith(term, at) and len(term) >= SHORTEST_NAME_PART:
                    return True
            # The whole names that are shorter than that.
            for term in {searched[at : at + 2], searched[at : at + 3]} & starts.keys():
                if not has_case(term) or stands_alone(searched, at, len(term)):
                    return True
        return False

    def names_somebody(self, text: str) -> bool:
        """Whether words of a short text, such as a file name, are a term; parts of words do not count."""
        searched = plain(text)
        words = WORD.findall(searched)
        runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        return (
            any(run in self._spaced for run in runs)
            or any(term in searched for term in self._uncased)
            or bool(shapes_in(text))
        )


def stands_alone(text: str, at: int, length: int) -> bool:
    """Whether a piece of a text has no letter on either side."""
    return not text[at - 1 : at].isalpha() and not text[at + length : at + length + 1].isalpha()


def prove_hashed_file(
    engine: Engine,
    path: Path,
    *,
    hash_ids: Iterable[str],
    topics: str,
    keep: Sequence[str],
    salt: str = "[0-9a-f]{8}",
    raw_numbers: str = "SELECT '' LIMIT 0",
) -> None:
    """Read the hashed file back: exactly the published header, and every cell of a closed pattern.

    A topic token has the run's `salt`. Of `raw_numbers`, SQL of the reports' meeting numbers in digits, no more stand
    in the file than chance would have it.

    `keep` are the columns that were chosen to be kept, which have no pattern; nor has the topic when
    topics are kept. `hash_ids` are those of the mapping file, straight from it and from no table that the
    steps before have made. A hit is a PrivacyError that names column, row and kind.
    """
    columns = [*PATTERNS, *keep]
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        first = next(csv.reader(file), [])
    if first != columns:
        raise broken([Hit("header", 0, "not the published one")])
    free = {"Topic"} if topics == "keep" else set()
    patterns = [FREE if column in free else pattern for column, pattern in PATTERNS.items()]
    patterns += [FREE] * len(keep)
    patterns = [pattern.replace("[0-9a-f]{8}", salt) for pattern in patterns]
    known = set(hash_ids)
    numbers = fast_pass(engine, path, patterns, known, raw_numbers)
    if numbers is None:
        # Which cell it was is found out cell by cell; that there is something wrong is sure.
        hits = list(find_hits(engine.cancel, path, columns, patterns, known))
        raise broken(hits or [Hit("all columns", 0, "not of the published shape")])
    raw = engine.all(f"SELECT length(number), count(*) FROM ({raw_numbers}) t(number) GROUP BY 1") if numbers else []
    if are_no_chance(numbers, raw):
        row = first_row_with(engine.cancel, path, set(numbers))
        raise broken([Hit("MeetingID", row, "a number of the reports in place of a stand-in number")])


def first_row_with(cancel: CancelToken, path: Path, numbers: Collection[str]) -> int:
    """The first row with one of these meeting numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        for row, cells in enumerate(csv.reader(file)):
            if row % CANCEL_EVERY == 0:
                cancel.raise_if_cancelled()
            if cells[0] in numbers:
                return row
    return 0


def are_no_chance(numbers: Iterable[str], raw: Iterable[tuple[int, int]]) -> bool:
    """Whether so many numbers that stand in the reports can be no stand-in numbers.

    `raw`: how many different numbers of the reports have how many digits. A stand-in number is one of them by chance,
    for example one in ninety thousand where there are a million of 11 digits. The bound is Chernoff's.
    """
    found = Counter(map(len, numbers))
    for digits, count in raw:
        expected = count * count / (9 * 10 ** (digits - 1)) if digits else math.inf
        hits = found[digits]
        if hits > expected and hits - expected + hits * math.log(expected / hits) < math.log(LEAST_CHANCE):
            return True
    return False


def fast_pass(
    engine: Engine, path: Path, patterns: Sequence[str], known: Collection[str], raw_numbers: str
) -> list[str] | None:
    """The meeting numbers that are some of the reports' own; None where some cell is not of its pattern.

    One scan, no word about what is wrong. A cell that is read as a time and is none in ISO form already fails the
    reading, but for words like epoch.
    """
    engine.load("proof_hash_ids", {"hash_id": "VARCHAR"}, [[hash_id] for hash_id in known])
    # What the rows of a meeting have in common is looked at once per meeting, the rest once per row; for that it is
    # quicker to read times as times.
    shared = [f"c{n}" for n, column in enumerate(PATTERNS) if column in SHARED]
    times = [pattern == ISO and f"c{n}" not in shared for n, pattern in enumerate(patterns)]
    tests = {
        f"c{n}": f"NOT {INSIDE.format(f'c{n}')}" if is_time else breaks(f"c{n}", pattern)
        for n, (pattern, is_time) in enumerate(zip(patterns, times, strict=True))
    }
    own = [cell for cell in tests if cell not in shared]
    types = ["TIMESTAMP" if is_time else "VARCHAR" for is_time in times]
    rows = (
        f"SELECT {', '.join(shared)}, bool_or({any_of(tests[cell] for cell in own)}) AS own "
        f"FROM {scan(path, types)} GROUP BY {', '.join(shared)}"
    )
    wrong = any_of([*(tests[cell] for cell in shared), "own"])
    try:
        wrong_ones, raw = engine.one(
            f"SELECT coalesce(bool_or({wrong}), false), list(DISTINCT c0) FILTER (c0 IN ({raw_numbers})) FROM ({rows})"
        )
    except duckdb.Error:
        return None
    return None if wrong_ones else raw or []


def breaks(cell: str, pattern: str) -> str:
    """SQL: a text is not of its pattern, or is no time that there is; NULL or false for a blank cell."""
    is_of_pattern = f"regexp_full_match({cell}, {quoted(pattern)})"
    there_is = INSIDE.format(f"TRY_CAST({cell} AS TIMESTAMP)")
    return {
        WHOLE: f"regexp_matches({cell}, '[^0-9]')",
        HASH_ID: f"{cell} IS NOT NULL AND {cell} NOT IN (SELECT hash_id FROM proof_hash_ids)",
        ISO: f"{cell} IS NOT NULL AND NOT coalesce({is_of_pattern} AND {there_is}, false)",
        YES_NO: f"{cell} NOT IN ('Yes', 'No')",
        FREE: f"regexp_matches({cell}, '[\\r\\n]')",
    }.get(pattern, f"NOT {is_of_pattern}")


def any_of(tests: Iterable[str]) -> str:
    """SQL: one of the tests is true."""
    return " OR ".join(f"coalesce({test}, false)" for test in tests)


def find_hits(
    cancel: CancelToken, path: Path, columns: Sequence[str], patterns: Sequence[str], known: Collection[str]
) -> Iterator[Hit]:
    """The first row of every column that breaks its pattern, and of every wrong shape, cell by cell."""
    tests = {pattern: re.compile(pattern).fullmatch for pattern in (*KINDS, *patterns)}
    tests[FREE] = re.compile(r"[^\r\n]*").fullmatch
    seen: set[tuple[str, str]] = set()

    def hits_of(row: int, cells: Sequence[str]) -> Iterator[Hit]:
        if len(cells) != len(columns):
            yield Hit("", row, f"{'more' if len(cells) > len(columns) else 'fewer'} cells than headers")
            return
        for cell, column, pattern in zip(cells, columns, patterns, strict=True):
            if cell and (cell not in known if pattern == HASH_ID else not tests[pattern](cell)):
                kind = "a line break" if pattern == FREE else KINDS.get(pattern, KINDS[TOKEN])
                yield Hit(column, row, kind)

    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        row = 0
        try:
            for row, cells in enumerate(rows, 1):
                if row % CANCEL_EVERY == 0:
                    cancel.raise_if_cancelled()
                for hit in hits_of(row, cells):
                    if (hit.column, hit.kind) not in seen:
                        seen.add((hit.column, hit.kind))
                        yield hit
        except csv.Error:
            yield Hit("", row + 1, "a cell that is far too long")


def scan(path: Path, types: Sequence[str]) -> str:
    """The table function that reads a file of the run back, its columns named c0, c1 ..."""
    columns = ", ".join(f"'c{n}': '{kind}'" for n, kind in enumerate(types))
    return (
        f"read_csv({file_name(path)}, auto_detect=false, header=false, skip=1, delim=',', quote='\"', "
        f"escape='\"', timestampformat='%Y-%m-%dT%H:%M:%SZ', columns={{{columns}}})"
    )


def count_hits_in_free_text(
    engine: Engine, path: Path, keep: Sequence[str], dictionary: Dictionary, *, topics: str
) -> dict[str, int]:
    """For every column of free text that was chosen to be kept: in how many rows it names somebody."""
    columns = [*PATTERNS, *keep]
    free = [n for n, column in enumerate(columns) if n >= len(PATTERNS) or (column == "Topic" and topics == "keep")]
    hits: dict[str, int] = {}
    for n in free:
        rows_of_text = scan(path, ["VARCHAR"] * len(columns))
        query = f"SELECT c{n}, count(*) FROM {rows_of_text} WHERE c{n} IS NOT NULL GROUP BY 1"
        texts = engine.all(query)
        found = 0
        for text, rows in texts:
            engine.cancel.raise_if_cancelled()
            found += rows if dictionary.holds(text) or shapes_in(text) else 0
        if found:
            hits[columns[n]] = found
    return hits


def prove_text(what: str, text: str) -> None:
    """A record, log or file name holds nothing of the shape of an e-mail address or a telephone number."""
    kinds = shapes_in(text)
    if kinds:
        raise broken([Hit(what, 0, f"has {kind} in it") for kind in kinds])


def prove_file_names(names: Iterable[str]) -> None:
    """What is published has one of the names that it may have, and no other text in it."""
    if not all(FILE_NAME.fullmatch(name) for name in names):
        raise broken([Hit("file name", 0, "not one of those that are published")])


def broken(hits: Sequence[Hit]) -> PrivacyError:
    """The error that ends the run; nothing was published."""
    places = "; ".join(
        (f"column {hit.column}, " if hit.column else "") + f"row {hit.row}: {hit.kind}"
        if hit.row
        else f"{hit.column}: {hit.kind}"
        for hit in hits
    )
    return PrivacyError(
        "The privacy proof failed; nothing was written to the output folder.",
        f"What was about to be published is not as it must be ({places}).",
        "This is a fault of the program, not of your files. Please report it with this message, which holds no data.",
    )
