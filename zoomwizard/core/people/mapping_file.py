"""The mapping file: which HashID belongs to which e-mail address. Source: docs/files.md, docs/troubleshooting.md.

Findings name lines and never a value: no e-mail address and no HashID leaves this module in a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.outcome import CancelToken, Choice, Finding, InputError, Question, Severity, errors_in
from zoomwizard.core.people.identities import (
    CHANGED_BY_EXCEL,
    LIKELY_NAME,
    bare_address,
    fold_key,
    is_address,
    is_plain_digest,
    local_part,
    trimmed,
)
from zoomwizard.core.people.mapping_findings import FINDING_KINDS, Places
from zoomwizard.core.said import Value, first_of, say, sentences
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.text_file import LookAt, checked_to_its_end, cut_off, look_at, new_notes
from zoomwizard.core.tables.workbook import look_at_table, rows_of_table

PERSON_ID, HASH_ID = "PersonID", "HashID"

# Parts of headers that may mean one of the two columns. They are offered, never taken: Viva's own PersonId is
# no e-mail address, and a column of e-mail addresses may be the managers'.
NEAR = {
    PERSON_ID: ("mail", "upn", "principal", "person", "user", "login", "smtp"),
    HASH_ID: ("hash", "pseudonym", "anonym", "token"),
}
CODES = {PERSON_ID: "mapping.no-person-id", HASH_ID: "mapping.no-hash-id"}

SHORT_HASH_ID = 8
LONG_HASH_ID = 1000  # characters: more is a damaged file, of which no program would read the lines that are written
SURE_NAME = 6  # characters of a local part
MOST_HEADERS = 12


@dataclass(frozen=True)
class MappingFile:
    """A mapping file without errors.

    `hash_ids`: folded e-mail address to HashID as written, `person_ids`: the same keys to PersonID as
    written, both without blanks at their ends. `rows` are the data rows of the file, `persons` the different
    HashIDs: several e-mail addresses with one HashID are one person.
    """

    hash_ids: Mapping[str, str]
    person_ids: Mapping[str, str]
    rows: int
    persons: int


def is_mapping_header(cells: Sequence[str]) -> bool:
    """Whether a file with this header is a mapping file, as it is known among other files in a folder."""
    return {header_key(PERSON_ID), header_key(HASH_ID)} <= {header_key(cell) for cell in cells}


class MappingCheck:
    """Takes the rows of a mapping one by one; holds what they say and what is wrong with them.

    `hash_ids` and `person_ids` as in MappingFile, `line_of` has the first line of each person. `field` and
    `name` are what findings say of the file.
    """

    def __init__(self, field: str, name: str) -> None:
        self.hash_ids: dict[str, str] = {}
        self.person_ids: dict[str, str] = {}
        self.rows = 0
        self._field, self._name = field, name
        self.line_of: dict[str, int] = {}
        self._owner: dict[str, str] = {}
        self._places: dict[str, Places] = {}

    @property
    def persons(self) -> int:
        """How many different HashIDs there are."""
        return len(self._owner)

    def add(self, line: int, person_id: str, hash_id: str) -> None:
        """One more row, cells as they stand in the file."""
        self.rows += 1
        address, plain = bare_address(person_id), trimmed(hash_id)
        key = fold_key(address)
        if address != trimmed(person_id):
            self._note("mapping.bare-address", line)
        if not key or not plain:
            self._note("mapping.blank-hash-id" if key else "mapping.blank-person-id", line)
            return
        known = self.hash_ids.get(key)
        if known == plain:
            self._note("mapping.repeated-row", line)
            return
        if known is None:
            self.hash_ids[key], self.person_ids[key], self.line_of[key] = plain, address, line
            if not is_address(key):
                self._note("mapping.not-an-address", line)
        else:
            self._note_pair("mapping.two-hash-ids", self.line_of[key], line, key)
        owner = self._owner.setdefault(plain, key)
        if owner != key:
            self._note_pair("mapping.shared-hash-id", self.line_of[owner], line, plain)
        self._check_hash_id(line, address, key, plain)

    def findings(self) -> list[Finding]:
        """What is wrong with the rows so far, errors first."""
        return [
            Finding(
                kind.severity,
                self._field,
                kind.title(places.count),
                kind.hint,
                places.where(self._name),
                code,
            )
            for code, kind in FINDING_KINDS.items()
            if (places := self._places.get(code))
        ]

    def _check_hash_id(self, line: int, person_id: str, key: str, hash_id: str) -> None:
        if not hash_id.isprintable():
            self._note("mapping.hash-id-unprintable", line)
        if len(hash_id) > LONG_HASH_ID:
            self._note("mapping.long-hash-id", line)
        if "@" in hash_id:
            self._note("mapping.hash-id-is-address", line)
        person = local_part(key)
        if len(person) >= LIKELY_NAME and person in fold_key(hash_id):
            sure = len(person) >= SURE_NAME
            self._note("mapping.hash-id-holds-name" if sure else "mapping.hash-id-may-hold-name", line)
        if is_plain_digest(hash_id, person_id):
            self._note("mapping.hash-id-is-digest", line)
        if len(hash_id) < SHORT_HASH_ID:
            self._note("mapping.short-hash-id", line)
        if CHANGED_BY_EXCEL.fullmatch(hash_id):
            self._note("mapping.changed-by-excel", line)

    def _note(self, code: str, line: int) -> None:
        self._places.setdefault(code, Places()).add(line)

    def _note_pair(self, code: str, first: int, line: int, about: str) -> None:
        self._places.setdefault(code, Places()).add_pair(first, line, about)


def read_mapping(
    path: Path,
    *,
    field: str = "mapping",
    choices: Mapping[str, str] | None = None,
    cancel: CancelToken | None = None,
    look: LookAt = look_at,
) -> tuple[MappingFile | None, list[Finding]]:
    """Read and check a mapping file; all findings at once, and no MappingFile where one of them is an error.

    `choices` says which header is PersonID and which HashID, where they are called otherwise. With None
    instead of an empty one no finding asks for it: the user has no way to say so.
    """
    file, findings = look_at_table(path, field, look)
    if file is None:
        return None, findings
    cancel = cancel or CancelToken()
    check = MappingCheck(field, path.name)
    try:
        checked = checked_to_its_end(file, field, cancel)
        findings += new_notes(file, checked, field)
        rows = rows_of_table(checked, field, cancel)
        header = [trimmed(cell) for cell in next(rows, (0, []))[1]]
        places, found = find_mapping_columns(header, field, path.name, choices)
        findings += found
        if places is None:
            return None, findings
        person, hashed = places
        for line, cells in rows:
            check.add(line, cell_at(cells, person), cell_at(cells, hashed))
    except InputError as error:
        return None, [*findings, *check.findings(), *error.findings]
    findings += check.findings() + cut_off(file, check.rows, field)
    if not check.hash_ids:
        hint = say("Each row needs an e-mail address and a HashID.")
        title = say("The file has a header, but no usable rows.")
        findings.append(Finding(Severity.ERROR, field, title, hint, path.name, "mapping.no-rows"))
    if errors_in(findings):
        return None, findings
    return MappingFile(check.hash_ids, check.person_ids, check.rows, check.persons), findings


def cell_at(cells: Sequence[str], index: int | None) -> str:
    """The cell of a row that may be cut short; blank where there is none."""
    return cells[index] if index is not None and index < len(cells) else ""


def find_mapping_columns(
    header: Sequence[str], field: str, name: str, choices: Mapping[str, str] | None
) -> tuple[tuple[int, int] | None, list[Finding]]:
    """Where PersonID and HashID stand in a header; None with the findings that say why not."""
    if holds_address(header):
        return None, [without_header(field, name, f"{PERSON_ID},{HASH_ID}")]
    places, findings = [], []
    for column in (PERSON_ID, HASH_ID):
        chosen = (choices or {}).get(column)
        wanted = (chosen or column).strip().casefold()
        found = [index for index, cell in enumerate(header) if cell.casefold() == wanted]
        places += found[:1]
        if len(found) > 1:
            title = say("Two columns are called {column}.", column=column)
            if chosen is not None:
                title = say("Two columns have the name you chose for {column}.", column=column)
            hint = say("Rename or remove one of them.")
            findings.append(Finding(Severity.ERROR, field, title, hint, name, "mapping.column-twice"))
        elif not found:
            findings.append(_missing(column, header, field, name, choices))
    if not findings and places[0] == places[1]:
        title, hint = say("PersonID and HashID can't be the same column."), say("Choose two columns.")
        findings.append(Finding(Severity.ERROR, field, title, hint, name, "mapping.same-column"))
    return (None, findings) if findings else ((places[0], places[1]), [])


def holds_address(header: Sequence[str]) -> bool:
    """Whether the first line is one of values: then it is not a header, and must not be shown."""
    return any("@" in cell for cell in header)


def without_header(field: str, name: str, example: str) -> Finding:
    """The file begins with values."""
    title = say("The first line contains an e-mail address, so the line with the column names is missing.")
    hint = say("Add a first line with the column names, for example {columns}.", columns=example)
    return Finding(Severity.ERROR, field, title, hint, name, "mapping.no-header")


def shown_headers(header: Sequence[str]) -> Sequence[Value]:
    """The headers of a file for a sentence; long ones and long lists cut."""
    names = [cell if len(cell) <= 40 else cell[:39] + "…" for cell in header if cell]
    return first_of(names, MOST_HEADERS) or [say("columns without a name")]


def _missing(column: str, header: Sequence[str], field: str, name: str, choices: Mapping[str, str] | None) -> Finding:
    """A needed column is not there: which are, and which of them it may be."""
    other = HASH_ID if column == PERSON_ID else PERSON_ID
    left = [cell for cell in dict.fromkeys(header) if cell and cell.casefold() != other.casefold()]
    near = [cell for cell in left if _is_near(cell, column)]
    chosen = (choices or {}).get(column, "")
    title = say(
        "The column {column} is missing. The columns are {columns}.",
        column=chosen or column,
        columns=shown_headers(header),
    )
    if _may_be_row(header):
        title = say("The column {column} is missing.", column=chosen or column)
    hint = say("Give the column the name {column} in the header line.", column=column)
    if chosen:
        hint = say("Check the spelling.")
    elif len(near) == 1:
        hint = say("If it's {near}, rename it to {column} in the header line.", near=near[0], column=column)
    elif near:
        hint = say("If it's one of {near}, rename it to {column} in the header line.", near=near[:3], column=column)
    if choices is not None and not chosen:
        option = f'--column {column}="{near[0] if near else "..."}"'
        hint = sentences(hint, say("Or choose it with {option}.", option=option))
    asks: tuple[Question, ...] = ()
    if choices is not None:
        what = say("Which column is {name}?", name=column)
        asks = (Question("columns", what, tuple(map(Choice, near or left)), column),)
    return Finding(Severity.ERROR, field, title, hint, name, CODES[column], asks=asks)


def _may_be_row(header: Sequence[str]) -> bool:
    """Whether the first line may be one of values, as where a file is cut: none like a needed header, and digits."""
    is_known = any(_is_near(cell, column) for cell in header for column in (PERSON_ID, HASH_ID))
    return not is_known and any(map(str.isdigit, "".join(header)))


def _is_near(header: str, column: str) -> bool:
    key = header_key(header)
    is_hash = any(part in key for part in NEAR[HASH_ID])
    return is_hash if column == HASH_ID else not is_hash and any(part in key for part in NEAR[PERSON_ID])
