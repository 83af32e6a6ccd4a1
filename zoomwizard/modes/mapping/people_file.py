"""The people file: which column holds the addresses, who is in it, and what is wrong with it. See docs/files.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from zoomwizard.core.outcome import (
    CancelToken,
    Choice,
    Finding,
    InputError,
    Progress,
    Question,
    Report,
    Severity,
)
from zoomwizard.core.people.identities import bare_address, fold_key, is_address, trimmed
from zoomwizard.core.people.mapping_file import (
    HASH_ID,
    PERSON_ID,
    MappingCheck,
    cell_at,
    holds_address,
    shown_headers,
    without_header,
)
from zoomwizard.core.people.mapping_findings import FINDING_KINDS, Places
from zoomwizard.core.said import Said, Value, say
from zoomwizard.core.tables.choices import choices_of
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.text_file import LookAt, TextFile, checked_to_its_end, cut_off, look_at, new_notes
from zoomwizard.core.tables.workbook import look_at_table, rows_of_table
from zoomwizard.kinds.report_headers import is_report_header

PERSON_HASH_ID = "PersonHashID"
# Headers of a column of people's own e-mail addresses, as header_key makes them.
ADDRESS_KEYS = {
    "personid", "email", "emailaddress", "emailid", "mail", "upn", "userprincipalname", "useremail",
    "workemail", "businessemail", "companyemail", "corporateemail", "officialemail", "primaryemail",
    "primarysmtpaddress", "smtpaddress", "employeeemail", "personemail", "microsoftpersonemail", "zoomemail",
    "correoelectrónico", "correo", "adresseemail", "emailadresse", "courriel", "endereçodeemail",
    "indirizzoemail",
    "メールアドレス", "이메일", "邮箱", "電子郵件",
}  # fmt: skip
HASH_ID_KEYS = {header_key(HASH_ID), header_key(PERSON_HASH_ID)}
PEOPLE_SAMPLE = 1000  # that show which columns hold e-mail addresses
REPORT_EVERY = 2000  # rows
OWN_ADDRESS = say("Check that it holds each person's own address, not the manager's.")


@dataclass(frozen=True)
class PeopleColumns:
    """Where things stand in the people file. `hashed` is the column of HashIDs if there is one.

    `choices` are all columns, with values.
    """

    header: list[str]
    address: int
    hashed: int | None
    choices: tuple[Choice, ...] = field(default=(), repr=False)

    @property
    def asks(self) -> tuple[Question, ...]:
        """Which column holds the addresses: a person may know better than what was found."""
        return (which_addresses(self.choices, column_names(self.header)[self.address]),)

    @cached_property
    def kept(self) -> list[int]:
        """The columns of the organisational data: all but one that is called PersonHashID already."""
        return [
            index
            for index, cell in enumerate(self.header)
            if index != self.hashed or header_key(cell) != header_key(PERSON_HASH_ID)
        ]

    @property
    def address_name(self) -> Value:
        """What sentences call the column of e-mail addresses."""
        header = self.header[self.address]
        return shown_headers([header]) if header else say("number {number}", number=self.address + 1)


@dataclass(frozen=True)
class People:
    """The people file, read once. `person_ids`: each person's PersonID as written, by folded e-mail address.

    `given` are the HashIDs that the file holds already.
    """

    file: TextFile
    columns: PeopleColumns
    rows: int
    without_address: int
    person_ids: Mapping[str, str]
    given: MappingCheck


def read_people(
    path: Path, column: str, report: Report, cancel: CancelToken, look: LookAt = look_at
) -> tuple[People | None, list[Finding]]:
    """Read and check the people file; None where it can't be used at all."""
    file, findings = look_at_table(path, "people", look)
    if file is None:
        return None, findings
    try:
        checked = checked_to_its_end(file, "people", cancel)
        findings += new_notes(file, checked, "people")
        file = checked
        columns, found = find_people_columns(file, column, cancel)
        findings += found
        if columns is None:
            return None, findings
        reading = Reading(file, columns)
        findings += reading.read(report, cancel)
    except InputError as error:
        return None, [*findings, *error.findings]
    return reading.people(), findings


def find_people_columns(file: TextFile, chosen: str, cancel: CancelToken) -> tuple[PeopleColumns | None, list[Finding]]:
    """Find the columns of e-mail addresses and of HashIDs; None with the findings that say why not."""
    rows = rows_of_table(file, "people", cancel)
    header = [trimmed(cell) for cell in next(rows, (0, []))[1]]
    while header and not header[-1]:
        header.pop()
    name = file.path.name
    first = list(islice(rows, PEOPLE_SAMPLE))
    choices = choices_of(column_names(header), (cells for _, cells in first))
    if holds_address(header):
        return None, [without_header("people", name, f"{PERSON_ID},Department")]
    found = chosen_column(header, chosen, name) if chosen.strip() else address_column(header, first, name)
    address, findings = (None, [found]) if isinstance(found, Finding) else (found, [])
    hashed = [index for index, cell in enumerate(header) if header_key(cell) in HASH_ID_KEYS]
    if len(hashed) > 1:
        hint = say("Keep one of them, and remove or rename the others.")
        these = shown_headers([header[index] for index in hashed])
        title = say("More than one column contains HashIDs: {columns}.", columns=these)
        findings.append(Finding(Severity.ERROR, "people", title, hint, name, "people.two-hash-columns"))
    if address is None or findings:
        return None, findings
    columns = PeopleColumns(header, address, hashed[0] if hashed else None, choices)
    others = [index for index in columns_of_addresses(len(header), first) if index != address]
    findings += fewer_addresses(columns, others, first, name)
    is_named = header_key(header[address]) in ADDRESS_KEYS
    if not chosen.strip() and (others or not is_named):
        name_of = columns.address_name
        title = say("The e-mail addresses are taken from {column}, the only column with any.", column=name_of)
        if is_named:
            names = shown_headers([header[index] for index in others])
            title = say(
                "The e-mail addresses are taken from {column}, not from {others}.", column=name_of, others=names
            )
        findings.append(Finding(Severity.NOTE, "people", title, OWN_ADDRESS, name, "people.address-column"))
    return columns, findings


def fewer_addresses(
    columns: PeopleColumns, others: Iterable[int], rows: Sequence[tuple[int, list[str]]], name: str
) -> list[Finding]:
    """A warning where more people are in another column, so that this one may be the managers'."""
    different = {
        index: len({fold_key(cell_at(cells, index)) for _, cells in rows} - {""})
        for index in (columns.address, *others)
    }
    most = max(different, key=lambda index: different[index])
    if different[most] <= different[columns.address]:
        return []
    title = say(
        "The column {column} contains fewer different e-mail addresses than {other}.",
        column=columns.address_name,
        other=column_names(columns.header)[most],
    )
    return [Finding(Severity.WARNING, "people", title, OWN_ADDRESS, name, "people.fewer-addresses")]


def column_names(header: Sequence[str]) -> list[str]:
    """The columns as they can be told apart: a header that stands there twice, or is blank, with its number."""
    count = Counter(header)
    return [cell if cell and count[cell] == 1 else f"{cell} #{n}".strip() for n, cell in enumerate(header, 1)]


def which_addresses(choices: Iterable[Choice], proposed: str = "") -> Question:
    """The question for the column of e-mail addresses."""
    return Question("column", say("Which column has the e-mail addresses?"), tuple(choices), proposed=proposed)


def chosen_column(header: Sequence[str], chosen: str, name: str) -> int | Finding:
    """The column that the user named: as it is written or offered, else in any case and with any blanks."""
    names = column_names(header)
    for cells, same in ((header, str), (names, str), (header, header_key)):
        found = [index for index, cell in enumerate(cells) if same(cell) == same(trimmed(chosen))]
        if len(found) == 1:
            return found[0]
    choices = tuple(cell for cell in dict.fromkeys(header) if cell)
    if found:
        choices = tuple(names[index] for index in found)
        title = say("More than one column has the name that you chose for the e-mail addresses.")
        hint = say("Choose one of {columns} (--column).", columns=shown_headers(choices))
    else:
        title = say("There's no column with that name. The columns are {columns}.", columns=shown_headers(header))
        hint = say("Choose one of these as the e-mail column (--column).")
    return Finding(Severity.ERROR, "column", title, hint, name, "people.column-unknown", choices)


def address_column(header: Sequence[str], rows: Sequence[tuple[int, list[str]]], name: str) -> int | Finding:
    """The column of people's own e-mail addresses by header and values; by values alone if no header says so.

    Where a header and the values disagree, or more than one column is left, the user is asked.
    """
    named = [index for index, cell in enumerate(header) if header_key(cell) in ADDRESS_KEYS]
    filled = columns_of_addresses(len(header), rows)
    both = [index for index in named if index in filled]
    candidates = both or sorted({*named, *filled})
    is_report = is_report_header(header)
    if len(candidates) == 1 and not is_report:
        return candidates[0]
    hint = say("Choose the column with each person's own e-mail address (--column).")
    names = column_names(header)
    choices = tuple(names[index] for index in candidates) or tuple(cell for cell in header if cell)
    title = say("No column contains e-mail addresses. The columns are {columns}.", columns=shown_headers(header))
    code = "people.no-address-column"
    if len(candidates) == 1:
        title = say("The only column with people's e-mail addresses is {column}.", column=names[candidates[0]])
    elif candidates:
        title = say(
            "The e-mail addresses could be in one of several columns: {columns}.", columns=shown_headers(choices)
        )
        code = "people.many-address-columns"
    if is_report:
        title = say("This looks like a Zoom report, not a list of people. {problem}", problem=title)
        hint = say("Choose a list of people, such as an HR export, or one of its columns (--column).")
        code = "people.zoom-report"
    asked = [one for one in choices_of(names, (cells for _, cells in rows)) if one.text in choices]
    return Finding(Severity.ERROR, "column", title, hint, name, code, asks=(which_addresses(asked),))


def columns_of_addresses(width: int, rows: Iterable[tuple[int, list[str]]]) -> list[int]:
    """The columns whose filled cells in the first rows are mostly e-mail addresses."""
    filled: Counter[int] = Counter()
    addresses: Counter[int] = Counter()
    for _, (_, cells) in zip(range(PEOPLE_SAMPLE), rows, strict=False):
        for index, cell in enumerate(cells[:width]):
            key = fold_key(bare_address(cell))
            filled[index] += bool(key)
            addresses[index] += is_address(key)
    return [index for index in range(width) if 2 * addresses[index] > filled[index]]


class Reading:
    """One pass over the people file: who is in it, which HashIDs, and what is wrong."""

    def __init__(self, file: TextFile, columns: PeopleColumns) -> None:
        self._file, self._columns = file, columns
        self._person_ids: dict[str, str] = {}
        self._check = MappingCheck("people", file.path.name)
        self._rows = 0
        self._blank, self._odd, self._surplus, self._bare = Places(), Places(), Places(), Places()

    def read(self, report: Report, cancel: CancelToken) -> list[Finding]:
        """Read all rows; what was found. An InputError where the file breaks off."""
        rows = rows_of_table(self._file, "people", cancel)
        next(rows, None)
        done = 0
        for line, cells in rows:
            self._add(line, cells)
            # Close to the bytes of the line: the exact place in the file is not known here.
            done += sum(map(len, cells)) + len(cells)
            if self._rows % REPORT_EVERY == 0:
                cancel.raise_if_cancelled()
                size = float(max(self._file.size, 1))
                report(Progress("read", min(done, size), size, say("Reading the people"), self._rows))
        return self._findings()

    def people(self) -> People:
        """What was read."""
        without = self._blank.total + self._odd.total
        return People(self._file, self._columns, self._rows, without, self._person_ids, self._check)

    def _add(self, line: int, cells: list[str]) -> None:
        self._rows += 1
        if any(trimmed(cell) for cell in cells[len(self._columns.header) :]):
            self._surplus.add(line)
        written = cell_at(cells, self._columns.address)
        address = bare_address(written)
        key = fold_key(address)
        if address != trimmed(written):
            self._bare.add(line)
        if not is_address(key):
            (self._odd if key else self._blank).add(line)
            return
        self._person_ids.setdefault(key, address)
        hash_id = trimmed(cell_at(cells, self._columns.hashed))
        # A person may have many rows, one per date; that one HashID is in all of them is right.
        if hash_id and self._check.hash_ids.get(key) != hash_id:
            self._check.add(line, address, hash_id)

    def _findings(self) -> list[Finding]:
        name, column = self._file.path.name, self._columns.address_name
        findings = self._check.findings()

        def add(severity: Severity, places: Places, title: Said, hint: Said, code: str) -> None:
            if places.total:
                findings.append(Finding(severity, "people", title, hint, places.where(name), code))

        add(
            Severity.ERROR,
            self._surplus,
            say("There are more values than columns, so it's unclear which is which."),
            say("Put values that contain a comma in quotation marks, or give each column a name."),
            "people.surplus-cells",
        )
        add(
            Severity.WARNING,
            self._blank,
            say("There's no e-mail address in the column {column}, so no HashID.", column=column),
            say("Fill it in if the person uses Zoom."),
            "people.blank-address",
        )
        add(
            Severity.WARNING,
            self._odd,
            say("The column {column} contains something other than an e-mail address, so no HashID.", column=column),
            say("Use the e-mail address that the person has in Zoom."),
            "people.not-an-address",
        )
        bare = FINDING_KINDS["mapping.bare-address"]
        add(bare.severity, self._bare, bare.title(self._bare.total), bare.hint, "people.bare-address")
        findings += cut_off(self._file, self._rows, "people")
        if not self._person_ids:
            title = say("The column {column} contains no e-mail address.", column=column)
            title = title if self._rows else say("The file has no rows.")
            hint = say("Check that it's the right file and column.")
            findings.append(Finding(Severity.ERROR, "people", title, hint, name, "people.nobody"))
        return findings
