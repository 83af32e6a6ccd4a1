"""Make the mapping file: a random HashID for every person of a list."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from zoomwizard.core.contract import (
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    Progress,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.headers import header_key
from zoomwizard.core.mapping import (
    HASH_ID,
    PERSON_ID,
    MappingCheck,
    MappingFile,
    Places,
    cell_at,
    fold_key,
    hash_id_for,
    holds_address,
    is_address,
    local_part,
    read_mapping,
    shown_headers,
    trimmed,
    without_header,
)
from zoomwizard.core.outputs import OutputFolder, check_output_folder, explained
from zoomwizard.core.records import findings_as_json, is_usual_name, record_of, versions, write_record
from zoomwizard.core.textfile import TextFile, look_at, rows_of
from zoomwizard.jobs.contract import CommonInputs, ask

PERSON_HASH_ID = "PersonHashID"
MAPPING_NAME = "Mapping file {}.csv"
PEOPLE_NAME = "Organisational data {}.csv"
RECORD_NAME = "Mapping record {}.json"
TEMPLATES = (MAPPING_NAME, PEOPLE_NAME, RECORD_NAME)

# Headers of a column of people's own e-mail addresses, as header_key makes them.
ADDRESS_KEYS = {
    "personid", "email", "emailaddress", "emailid", "mail", "upn", "userprincipalname", "useremail",
    "workemail", "businessemail", "companyemail", "corporateemail", "officialemail", "primaryemail",
    "primarysmtpaddress", "smtpaddress", "employeeemail", "personemail", "zoomemail",
    "correoelectrónico", "correo", "adresseemail", "emailadresse", "courriel", "endereçodeemail",
    "indirizzoemail",
    "メールアドレス", "이메일", "邮箱", "電子郵件",
}  # fmt: skip
HASH_KEYS = {header_key(HASH_ID), header_key(PERSON_HASH_ID)}
SAMPLE_ROWS = 1000  # that show which columns hold e-mail addresses
REPORT_EVERY = 2000  # rows


@dataclass(frozen=True, kw_only=True)
class MappingInputs(CommonInputs):
    """What the Insights admin gives."""

    people: Path = ask(
        "&People file",
        kind="open-file",
        pattern="*.csv",
        help="A CSV of people with a column of e-mail addresses: an HR export, a list, a mapping file. "
        "If it has a column HashID or PersonHashID, people keep what stands there.",
        option="--people",
        metavar="FILE",
    )
    existing: Path | None = ask(
        "&Earlier mapping file",
        kind="open-file",
        pattern="*.csv",
        help="The mapping file of an earlier run: people in it keep their HashIDs and stay in the new one.",
        option="--existing",
        metavar="MAPPING",
        default=None,
    )
    column: str = ask(
        "E-mail &column",
        kind="text",
        help="The header of the column of e-mail addresses, where it is not found by itself.",
        option="--column",
        metavar="HEADER",
        default="",
    )
    output: Path = ask(
        "&Output folder",
        kind="folder",
        help="The folder that the mapping file and the organisational data file are written to.",
        option="--output",
        metavar="DIR",
    )


@dataclass(frozen=True)
class Columns:
    """Where things stand in the people file. `hashed` is the column of HashIDs if there is one."""

    header: list[str]
    address: int
    hashed: int | None

    @cached_property
    def kept(self) -> list[int]:
        """The columns of the organisational data: all but one that is called PersonHashID already."""
        return [
            index
            for index, cell in enumerate(self.header)
            if index != self.hashed or header_key(cell) != header_key(PERSON_HASH_ID)
        ]

    @property
    def address_name(self) -> str:
        """What sentences call the column of e-mail addresses."""
        header = self.header[self.address]
        return shown_headers([header]) if header else f"number {self.address + 1}"


@dataclass(frozen=True)
class People:
    """The people file, read once. `person_ids`: each person's PersonID as written, by folded e-mail address.

    `given` are the HashIDs that the file holds already.
    """

    file: TextFile
    columns: Columns
    rows: int
    without_address: int
    person_ids: Mapping[str, str]
    given: MappingCheck


class MappingJob:
    """The job; see `Job`."""

    name: ClassVar[str] = "mapping"
    title: ClassVar[str] = "Prepare the mapping file"
    Inputs: ClassVar[type] = MappingInputs
    stages: ClassVar[Mapping[str, float]] = {"read": 3, "write": 2}

    def check(
        self, inputs: MappingInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """What is wrong or worth saying about the inputs; writes nothing."""
        return read_inputs(inputs, report, cancel or CancelToken())[2]

    def run(
        self, inputs: MappingInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Write the mapping file, the organisational data and, last, the record of the run."""
        begin = time.monotonic()
        cancel = cancel or CancelToken()
        people, earlier, findings = read_inputs(inputs, report, cancel)
        if people is None or errors_in(findings):
            raise InputError(findings)
        hash_ids, counts = give_hash_ids(people, earlier)
        with OutputFolder(inputs.output, TEMPLATES) as folder:
            findings += folder.findings
            records = input_records(inputs, people, earlier, cancel)
            writing = Writing(folder, report, cancel)
            outputs = writing.write(people, earlier, hash_ids)
            record = writing.write_record(records, outputs, counts, findings)
            writing.publish()
        return JobResult(
            folder=inputs.output,
            inputs=records,
            outputs=(*outputs, record),
            counts=counts,
            findings=tuple(findings),
            summary=tuple(_summary(outputs, counts)),
            seconds=time.monotonic() - begin,
        )


def read_inputs(
    inputs: MappingInputs, report: Report, cancel: CancelToken
) -> tuple[People | None, MappingFile | None, list[Finding]]:
    """The people and the earlier mapping file, with all findings about both and the output folder."""
    report(Progress("read", 0, 1, "Reading the people"))
    earlier: MappingFile | None = None
    findings: list[Finding] = []
    if inputs.existing is not None:
        earlier, findings = read_mapping(inputs.existing, field="existing", cancel=cancel)
    people, found = read_people(inputs.people, inputs.column, report, cancel)
    findings += found
    if people is not None and earlier is not None:
        findings += disagreements(people, earlier)
    report(Progress("read", 1, 1, "Reading the people", people.rows if people else 0))
    return people, earlier, findings + check_output_folder(inputs.output)


def read_people(path: Path, column: str, report: Report, cancel: CancelToken) -> tuple[People | None, list[Finding]]:
    """Read and check the people file; None where it can not be used at all."""
    file, findings = look_at(path, "people")
    if file is None:
        return None, findings
    try:
        columns, found = find_columns(file, column, cancel)
        findings += found
        if columns is None:
            return None, findings
        reading = Reading(file, columns)
        findings += reading.read(report, cancel)
    except InputError as error:
        return None, [*findings, *error.findings]
    return reading.people(), findings


# ---------------------------------------------------------------------------------------------------------
# Which column is which


def find_columns(file: TextFile, chosen: str, cancel: CancelToken) -> tuple[Columns | None, list[Finding]]:
    """Find the columns of e-mail addresses and of HashIDs; None with the findings that say why not."""
    rows = rows_of(file, "people", cancel)
    header = [trimmed(cell) for cell in next(rows, (0, []))[1]]
    while header and not header[-1]:
        header.pop()
    name = file.path.name
    if holds_address(header):
        return None, [without_header("people", name, f"{PERSON_ID},Department")]
    found = chosen_column(header, chosen, name) if chosen.strip() else address_column(header, rows, name)
    address, findings = (None, [found]) if isinstance(found, Finding) else (found, [])
    hashed = [index for index, cell in enumerate(header) if header_key(cell) in HASH_KEYS]
    if len(hashed) > 1:
        hint = "Keep one of them and remove or rename the others."
        title = f"More than one column holds HashIDs: {shown_headers([header[index] for index in hashed])}."
        findings.append(Finding(Severity.ERROR, "people", title, hint, name, "people.two-hash-columns"))
    if address is None or findings:
        return None, findings
    columns = Columns(header, address, hashed[0] if hashed else None)
    if not chosen.strip() and header_key(header[address]) not in ADDRESS_KEYS:
        title = f"The e-mail addresses are taken from the only column of such: {columns.address_name}."
        hint = "Check that it holds each person's own."
        findings.append(Finding(Severity.NOTE, "people", title, hint, name, "people.address-column"))
    return columns, findings


def chosen_column(header: Sequence[str], chosen: str, name: str) -> int | Finding:
    """The column that the user named: as it is written, else in any case and with any blanks."""
    for same in (str, header_key):
        found = [index for index, cell in enumerate(header) if same(cell) == same(trimmed(chosen))]
        if len(found) == 1:
            return found[0]
    choices = tuple(cell for cell in dict.fromkeys(header) if cell)
    if found:
        title = "More than one column has the name that was given for the e-mail addresses."
        hint = "Rename the others in the header line."
    else:
        title = f"There is no column of the name that was given; the columns are {shown_headers(header)}."
        hint = "Give one of these as the e-mail column (--column)."
    return Finding(Severity.ERROR, "column", title, hint, name, "people.column-unknown", choices)


def address_column(header: Sequence[str], rows: Iterable[tuple[int, list[str]]], name: str) -> int | Finding:
    """The column of people's own e-mail addresses by header and values; by values alone if no header says so.

    Where a header and the values disagree, or more than one column is left, the user is asked.
    """
    named = [index for index, cell in enumerate(header) if header_key(cell) in ADDRESS_KEYS]
    filled = columns_of_addresses(len(header), rows)
    both = [index for index in named if index in filled]
    candidates = both or sorted({*named, *filled})
    if len(candidates) == 1:
        return candidates[0]
    hint = "Say which column holds each person's own e-mail address (--column)."
    choices = tuple(header[index] for index in candidates) or tuple(cell for cell in header if cell)
    title = f"No column holds e-mail addresses; the columns are {shown_headers(header)}."
    code = "people.no-address-column"
    if candidates:
        title = f"More than one column may hold the e-mail addresses: {shown_headers(choices)}."
        code = "people.many-address-columns"
    return Finding(Severity.ERROR, "column", title, hint, name, code, tuple(dict.fromkeys(choices)))


def columns_of_addresses(width: int, rows: Iterable[tuple[int, list[str]]]) -> list[int]:
    """The columns whose filled cells in the first rows are mostly e-mail addresses."""
    filled: Counter[int] = Counter()
    addresses: Counter[int] = Counter()
    for _, (_, cells) in zip(range(SAMPLE_ROWS), rows, strict=False):
        for index, cell in enumerate(cells[:width]):
            key = fold_key(cell)
            filled[index] += bool(key)
            addresses[index] += is_address(key)
    return [index for index in range(width) if 2 * addresses[index] > filled[index]]


# ---------------------------------------------------------------------------------------------------------
# Reading


class Reading:
    """One pass over the people file: who is in it, which HashIDs, and what is wrong."""

    def __init__(self, file: TextFile, columns: Columns) -> None:
        self._file, self._columns = file, columns
        self._person_ids: dict[str, str] = {}
        self._check = MappingCheck("people", file.path.name)
        self._rows = 0
        self._blank, self._odd, self._surplus = Places(), Places(), Places()

    def read(self, report: Report, cancel: CancelToken) -> list[Finding]:
        """Read all rows; what was found. An InputError where the file breaks off."""
        rows = rows_of(self._file, "people", cancel)
        next(rows, None)
        done = 0
        for line, cells in rows:
            self._add(line, cells)
            # Close to the bytes of the line: the exact place in the file is not known here.
            done += sum(map(len, cells)) + len(cells)
            if self._rows % REPORT_EVERY == 0:
                cancel.raise_if_cancelled()
                size = float(max(self._file.size, 1))
                report(Progress("read", min(done, size), size, "Reading the people", self._rows))
        return self._findings()

    def people(self) -> People:
        """What was read."""
        without = self._blank.total + self._odd.total
        return People(self._file, self._columns, self._rows, without, self._person_ids, self._check)

    def _add(self, line: int, cells: list[str]) -> None:
        self._rows += 1
        if any(trimmed(cell) for cell in cells[len(self._columns.header) :]):
            self._surplus.add(line)
        address = cell_at(cells, self._columns.address)
        key = fold_key(address)
        if not is_address(key):
            (self._odd if key else self._blank).add(line)
            return
        self._person_ids.setdefault(key, trimmed(address))
        hash_id = trimmed(cell_at(cells, self._columns.hashed))
        # A person may have many rows, one per date; that one HashID is in all of them is right.
        if hash_id and self._check.hash_ids.get(key) != hash_id:
            self._check.add(line, address, hash_id)

    def _findings(self) -> list[Finding]:
        name, column = self._file.path.name, self._columns.address_name
        findings = self._check.findings()

        def add(severity: Severity, places: Places, title: str, hint: str, code: str) -> None:
            if places.total:
                where = f"{name}, {places.text()}"
                findings.append(Finding(severity, "people", title, hint, where, code))

        add(
            Severity.ERROR,
            self._surplus,
            "There are more values than columns, so it is not sure which is which.",
            "Put values with a comma in quotation marks, or give each column a name.",
            "people.surplus-cells",
        )
        add(
            Severity.WARNING,
            self._blank,
            f"No e-mail address in the column {column}, so no HashID.",
            "Fill it in if the person uses Zoom.",
            "people.blank-address",
        )
        add(
            Severity.WARNING,
            self._odd,
            f"The column {column} holds something else than an e-mail address, so no HashID is given.",
            "Use the e-mail address that the person has in Zoom.",
            "people.not-an-address",
        )
        if not self._person_ids:
            title = f"The column {column} holds no e-mail address." if self._rows else "The file has no rows."
            hint = "Check that it is the right file and column."
            findings.append(Finding(Severity.ERROR, "people", title, hint, name, "people.nobody"))
        return findings


def disagreements(people: People, earlier: MappingFile) -> list[Finding]:
    """People whose HashID in the people file is another than in the earlier mapping file."""
    places = Places()
    for key, hash_id in people.given.hash_ids.items():
        if earlier.hash_ids.get(key, hash_id) != hash_id:
            places.add(people.given.line_of[key])
    if not places.total:
        return []
    title = "The HashID in the people file is another than the person's in the earlier mapping file."
    hint = "Correct one of the files, or leave the earlier mapping file out."
    where = f"{people.file.path.name}, {places.text()}"
    return [Finding(Severity.ERROR, "existing", title, hint, where, "people.other-hash-id")]


# ---------------------------------------------------------------------------------------------------------
# Giving HashIDs and writing


def give_hash_ids(people: People, earlier: MappingFile | None) -> tuple[dict[str, str], dict[str, int]]:
    """The HashID of everybody by key, those of the list first, then those of the earlier mapping; the counts.

    Who is no longer in the list stays in the mapping: the Zoom reports of past months still hold them.
    """
    before = {**(earlier.hash_ids if earlier else {}), **people.given.hash_ids}
    taken = set(before.values())
    hash_ids = {}
    for key in people.person_ids:
        hash_ids[key] = before.get(key) or hash_id_for(local_part(key), taken)
        taken.add(hash_ids[key])
    kept = sum(1 for key in hash_ids if key in before)
    hash_ids |= {key: hash_id for key, hash_id in before.items() if key not in hash_ids}
    counts = {
        "people_rows": people.rows,
        "people": len(people.person_ids),
        "ids_kept": kept,
        "ids_new": len(people.person_ids) - kept,
        "only_in_earlier_mapping": len(hash_ids) - len(people.person_ids),
        "rows_without_address": people.without_address,
    }
    return hash_ids, counts


def input_records(
    inputs: MappingInputs, people: People, earlier: MappingFile | None, cancel: CancelToken
) -> tuple[FileRecord, ...]:
    """The input files as they stand in the record."""
    read = [(inputs.people, "people", people.rows)]
    if inputs.existing is not None and earlier is not None:
        read.append((inputs.existing, "earlier mapping", earlier.rows))

    # A people file is often called after somebody, and its columns of names are not known here.
    names = [path.name if is_usual_name(path.name) else f"{role} file" for path, role, _ in read]
    with explained("An input file can not be read any more."):
        return tuple(
            record_of(path, role, rows, cancel, name) for (path, role, rows), name in zip(read, names, strict=True)
        )


class Writing:
    """Writes the files of a run into the scratch folder and publishes them."""

    def __init__(self, folder: OutputFolder, report: Report, cancel: CancelToken) -> None:
        self._folder, self._report, self._cancel = folder, report, cancel
        self._now = datetime.now().astimezone()
        self._stamp = folder.stamp
        self._done, self._total = 0, 1

    def write(self, people: People, earlier: MappingFile | None, hash_ids: Mapping[str, str]) -> tuple[FileRecord, ...]:
        """The mapping file and the organisational data."""
        self._total = len(hash_ids) + people.rows + 2
        written = {**(earlier.person_ids if earlier else {}), **people.person_ids}
        mapping = ([written[key], hash_id] for key, hash_id in hash_ids.items())
        with explained("The files can not be written."):
            return (
                self._write_csv(MAPPING_NAME, "mapping", [PERSON_ID, HASH_ID], mapping),
                self._write_csv(
                    PEOPLE_NAME,
                    "organisational data",
                    output_cells(people.columns, people.columns.header, PERSON_HASH_ID),
                    self._people_rows(people, hash_ids),
                ),
            )

    def write_record(
        self,
        inputs: Sequence[FileRecord],
        outputs: Sequence[FileRecord],
        counts: Mapping[str, int],
        findings: Sequence[Finding],
    ) -> FileRecord:
        """What was done, without a value of any row."""
        content = {
            "kind": "mapping file and organisational data",
            "format": 1,
            "versions": versions(),
            "made": self._now.isoformat(timespec="seconds"),
            "inputs": [record.as_json() for record in inputs],
            "outputs": [record.as_json() for record in outputs],
            "counts": counts,
            "findings": findings_as_json(findings),
        }
        path = self._folder.ready / RECORD_NAME.format(self._stamp)
        with explained("The record of the run can not be written."):
            write_record(path, content)
            return record_of(path, "record", 0, self._cancel)

    def publish(self) -> None:
        """Give the files their final names, the record last."""
        names = [template.format(self._stamp) for template in TEMPLATES]
        self._cancel.raise_if_cancelled()
        self._folder.publish([(name, name) for name in names])
        self._tell(self._total)

    def _people_rows(self, people: People, hash_ids: Mapping[str, str]) -> Iterator[list[str]]:
        rows = rows_of(people.file, "people", self._cancel)
        next(rows, None)
        for _, cells in rows:
            key = fold_key(cell_at(cells, people.columns.address))
            yield output_cells(people.columns, cells, hash_ids.get(key, "") if is_address(key) else "")

    def _write_csv(self, template: str, role: str, header: list[str], rows: Iterator[list[str]]) -> FileRecord:
        path = self._folder.ready / template.format(self._stamp)
        count = 0
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(header)
            for row in rows:
                writer.writerow(row)
                count += 1
                if count % REPORT_EVERY == 0:
                    self._cancel.raise_if_cancelled()
                    self._tell(self._done + count)
        self._done += count
        return record_of(path, role, count, self._cancel)

    def _tell(self, done: int) -> None:
        message = "Writing the mapping file and the organisational data"
        self._report(Progress("write", done, self._total, message, done))


def output_cells(columns: Columns, cells: Sequence[str], last: str) -> list[str]:
    """A row of the organisational data: all columns as they are, then the PersonHashID."""
    return [*(cell_at(cells, index) for index in columns.kept), last]


def _summary(outputs: Sequence[FileRecord], counts: Mapping[str, int]) -> Iterator[str]:
    people = _count(counts["people"], "person", "people")
    yield f"{people}: {counts['ids_kept']:,} keep their HashID, {counts['ids_new']:,} get a new one."
    if counts["only_in_earlier_mapping"]:
        left = _count(counts["only_in_earlier_mapping"], "person is", "people are")
        yield f"{left} only in the earlier mapping and stay in the new one."
    if counts["rows_without_address"]:
        rows = _count(counts["rows_without_address"], "row has", "rows have")
        yield f"{rows} no e-mail address and get no HashID."
    mapping, people_file = outputs
    yield f"{mapping.name} is for the Zoom admin, and for nobody else: it says which HashID is whose."
    yield f"{people_file.name} is for the upload to Viva Insights."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
