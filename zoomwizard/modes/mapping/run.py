"""Make the mapping file: a random HashID for every person of a list."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from zoomwizard.core.examined import ChosenFile, Examined, Look, Verdict, examined, looks_at_mapping
from zoomwizard.core.job import ExaminingJob
from zoomwizard.core.outcome import (
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    NextStep,
    Progress,
    Report,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder, check_output_folder, explained
from zoomwizard.core.output.publish import Output, RunRecord, not_private, publish
from zoomwizard.core.output.record import (
    FINDINGS,
    LOCAL_TIME,
    VERSIONS,
    findings_as_json,
    record_of,
    versions,
)
from zoomwizard.core.people.identities import bare_address, fold_key, hash_id_for, is_address, local_part, trimmed
from zoomwizard.core.people.mapping_file import (
    HASH_ID,
    PERSON_ID,
    MappingFile,
    cell_at,
    read_mapping,
)
from zoomwizard.core.privacy.patterns import INTEGER, of_file, one_of, text_that, under
from zoomwizard.core.privacy.proof import is_name_of
from zoomwizard.core.said import Said, plural, say, sentences
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.core.tables.workbook import rows_of_table
from zoomwizard.kinds.file_names import is_usual_name
from zoomwizard.modes.mapping.earlier import disagreements, earlier_files_here, nobody_keeps_an_id
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.names import (
    MAPPING_NAME,
    MAPPING_NAMES,
    MAPPING_RECORD_NAME,
    PEOPLE_NAME,
    UPLOAD_NAME,
)
from zoomwizard.modes.mapping.people_file import PERSON_HASH_ID, REPORT_EVERY, People, PeopleColumns, read_people

KIND = "mapping file and organisational data"
MAPPING_ROLES = ("mapping", "organisational data", "Viva upload")
PERSON_EMAIL = "Microsoft_PersonEmail"  # the one header that Microsoft 365 wants in organizational data
STAND_IN_NAMES = {"people": "people file", "earlier mapping": "earlier mapping file"}
MAPPING_COUNTS = ("people_rows", "people", "ids_kept", "ids_new", "only_in_earlier_mapping", "rows_without_address")
# What may stand in the record; an entry that is not named here must not be there.
RECORD_ENTRIES = {
    "kind": one_of(KIND),
    "format": INTEGER,
    **VERSIONS,
    "made": LOCAL_TIME,
    **under(
        "inputs",
        of_file(
            one_of(*STAND_IN_NAMES), text_that(lambda name: name in STAND_IN_NAMES.values() or is_usual_name(name))
        ),
    ),
    **under(
        "outputs",
        of_file(one_of(*MAPPING_ROLES), text_that(lambda name: is_name_of(MAPPING_NAMES, name))),
    ),
    **under("counts", dict.fromkeys(MAPPING_COUNTS, INTEGER)),
    **FINDINGS,
}


class MappingJob(ExaminingJob):
    """The job; see `Job`."""

    name: ClassVar[str] = "mapping"
    stages: ClassVar[Mapping[str, float]] = {"read": 3, "write": 2}

    def examine(
        self, inputs: MappingInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> Examined:
        """See `ExaminingJob`."""
        people, earlier, findings = read_inputs(inputs, report, cancel or CancelToken())
        found: Mapping[str, Sequence[Path | None]] = {"people": [inputs.people], "existing": [inputs.existing]}
        shown = examined(findings, mapping_looks(people, earlier), found, ready=who_gets_which(people, earlier))
        read = (("people", inputs.people, people), ("existing", inputs.existing, earlier))
        files = [ChosenFile(field, path, one.rows) for field, path, one in read if path is not None and one is not None]
        return replace(shown, files=tuple(files))

    def run(
        self, inputs: MappingInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Write the mapping file, the two files that can be uploaded and, last, the record of the run."""
        begin = time.monotonic()
        cancel = cancel or CancelToken()
        people, earlier, findings = read_inputs(inputs, report, cancel)
        if people is None or errors_in(findings):
            raise InputError(findings)
        hash_ids, counts = give_hash_ids(people, earlier)
        with OutputFolder(inputs.output, MAPPING_NAMES) as folder:
            findings += [*folder.findings, *not_private(folder)]
            records = input_records(inputs, people, earlier, cancel)
            outputs = Writing(folder, report, cancel).write(people, earlier, hash_ids)
            with explained(say("The files couldn't be written.")):
                written = tuple(record_of(o.path, o.role, o.rows, cancel, o.name) for o in outputs)
            content = record_content(records, written, counts, findings)
            name = MAPPING_RECORD_NAME.format(folder.stamp)
            record = publish(folder, outputs, RunRecord(name, "record", content, RECORD_ENTRIES), cancel)
        return JobResult(
            folder=inputs.output,
            inputs=records,
            outputs=(*written, record),
            counts=counts,
            findings=tuple(findings),
            summary=tuple(_summary(counts)),
            seconds=time.monotonic() - begin,
            verdict=plural(
                "The mapping file is ready: {n} person has a HashID.",
                "The mapping file is ready: {n} people have a HashID.",
                n=len(hash_ids),
            ),
            detail=_ids_said(counts),
            next_steps=_next_steps([*written, record]),
        )


def read_inputs(
    inputs: MappingInputs, report: Report, cancel: CancelToken
) -> tuple[People | None, MappingFile | None, list[Finding]]:
    """The people and the earlier mapping file, with all findings about both and the output folder."""
    report(Progress("read", 0, 1, say("Reading the people")))
    earlier: MappingFile | None = None
    findings: list[Finding] = []
    look = looking_once(inputs.encoding)
    if inputs.existing is not None:
        earlier, findings = read_mapping(inputs.existing, field="existing", cancel=cancel, look=look)
    people, found = read_people(inputs.people, inputs.column, report, cancel, look)
    findings += found
    if people is not None and earlier is not None:
        findings += disagreements(people, earlier) + nobody_keeps_an_id(people, earlier)
    report(Progress("read", 1, 1, say("Reading the people"), people.rows if people else 0))
    if inputs.existing is None and inputs.output != Path():  # in the window it is asked later
        findings += earlier_files_here(inputs.output)
    return people, earlier, findings + check_output_folder(inputs.output)


def mapping_looks(people: People | None, earlier: MappingFile | None) -> list[Look]:
    """What a person wants to see of the inputs before the run."""
    found: list[Look] = []
    if people is not None:
        counts = give_hash_ids(people, earlier)[1]
        no_address = ("people.blank-address", "people.not-an-address")
        column = people.columns.address_name
        found_in = plural("{people} in {n} row", "{people} in {n} rows", n=people.rows, people=counts["people"])
        repeated = people.rows - people.without_address - len(people.person_ids)
        found = [
            Look(
                "people",
                say("Column of e-mail addresses"),
                ("people.address-column",),
                say("{column}", column=column),
                people.columns.asks,
            ),
            Look("people", say("People"), ("people.nobody",), found_in),
            Look("people", say("Rows without an e-mail address"), no_address, say("none")),
            Look("people", say("Further rows of the same person"), (), say("{n}", n=repeated)),
            Look(
                "people",
                say("HashIDs"),
                (),
                say("{kept} kept, {new} new", kept=counts["ids_kept"], new=counts["ids_new"]),
            ),
        ]
    if earlier is not None:
        found += looks_at_mapping("existing", earlier.persons)
    return found


def who_gets_which(people: People | None, earlier: MappingFile | None) -> Verdict | None:
    """How many people keep their HashIDs and how many get new ones, in a sentence."""
    if people is None:
        return None
    counts = give_hash_ids(people, earlier)[1]
    everybody = len(people.person_ids)
    title = plural("Ready: {n} person is in the people file.", "Ready: {n} people are in the people file.", n=everybody)
    return Verdict(None, title, _ids_said(counts))


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
    names = [path.name if is_usual_name(path.name) else STAND_IN_NAMES[role] for path, role, _ in read]
    with explained(say("A file of yours can't be read any more.")):
        return tuple(
            record_of(path, role, rows, cancel, name) for (path, role, rows), name in zip(read, names, strict=True)
        )


class Writing:
    """Writes the files of a run into the scratch folder; they name people."""

    def __init__(self, folder: OutputFolder, report: Report, cancel: CancelToken) -> None:
        self._folder, self._report, self._cancel = folder, report, cancel
        self._done, self._total = 0, 1

    def write(self, people: People, earlier: MappingFile | None, hash_ids: Mapping[str, str]) -> tuple[Output, ...]:
        """The mapping file, the organisational data, and the same people for the upload to Microsoft 365."""
        self._total = 2 * len(hash_ids) + people.rows
        written = {**(earlier.person_ids if earlier else {}), **people.person_ids}
        mapping = [[written[key], hash_id] for key, hash_id in hash_ids.items()]
        header = output_cells(people.columns, people.columns.header, PERSON_HASH_ID)
        role, people_role, upload_role = MAPPING_ROLES
        with explained(say("The files couldn't be written.")):
            outputs = (
                self._write_csv(MAPPING_NAME, role, [PERSON_ID, HASH_ID], mapping),
                self._write_csv(PEOPLE_NAME, people_role, header, self._people_rows(people, hash_ids)),
                self._write_csv(UPLOAD_NAME, upload_role, [PERSON_EMAIL, PERSON_HASH_ID], mapping, "\r\n"),  # RFC 4180
            )
        self._tell(self._total)
        return outputs

    def _people_rows(self, people: People, hash_ids: Mapping[str, str]) -> Iterator[list[str]]:
        rows = rows_of_table(people.file, "people", self._cancel)
        next(rows, None)
        at = people.columns.address
        for _, cells in rows:
            address = bare_address(cell_at(cells, at))
            if address != trimmed(cell_at(cells, at)):
                cells[at] = address
            key = fold_key(address)
            yield output_cells(people.columns, cells, hash_ids.get(key, "") if is_address(key) else "")

    def _write_csv(
        self, template: str, role: str, header: list[str], rows: Iterable[list[str]], line_end: str = "\n"
    ) -> Output:
        name = template.format(self._folder.stamp)
        path = self._folder.private / name
        count = 0
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator=line_end)
            writer.writerow(header)
            for row in rows:
                writer.writerow(row)
                count += 1
                if count % REPORT_EVERY == 0:
                    self._cancel.raise_if_cancelled()
                    self._tell(self._done + count)
        self._done += count
        return Output(path, name, role, count, is_private=True)

    def _tell(self, done: int) -> None:
        message = say("Writing the mapping file and the files to upload")
        self._report(Progress("write", done, self._total, message, done))


def record_content(
    inputs: Sequence[FileRecord],
    outputs: Sequence[FileRecord],
    counts: Mapping[str, int],
    findings: Sequence[Finding],
) -> Mapping[str, Any]:
    """What was done, without a value of any row."""
    return {
        "kind": KIND,
        "format": 1,
        "versions": versions(),
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        "inputs": [record.as_json() for record in inputs],
        "outputs": [record.as_json() for record in outputs],
        "counts": counts,
        "findings": findings_as_json(findings),
    }


def output_cells(columns: PeopleColumns, cells: Sequence[str], last: str) -> list[str]:
    """A row of the organisational data: all columns as they are, then the PersonHashID."""
    return [*(cell_at(cells, index) for index in columns.kept), last]


def _summary(counts: Mapping[str, int]) -> Iterator[Said]:
    yield sentences(
        plural("{n} person is in the people file.", "{n} people are in the people file.", n=counts["people"]),
        _ids_said(counts),
    )
    if counts["only_in_earlier_mapping"]:
        yield plural(
            "{n} person is only in the earlier mapping file and stays in the new one.",
            "{n} people are only in the earlier mapping file and stay in the new one.",
            n=counts["only_in_earlier_mapping"],
        )
    if counts["rows_without_address"]:
        yield plural(
            "{n} row has no e-mail address and gets no HashID.",
            "{n} rows have no e-mail address and get no HashID.",
            n=counts["rows_without_address"],
        )


def _ids_said(counts: Mapping[str, int]) -> Said:
    kept = plural("{n} keeps their HashID", "{n} keep their HashID", n=counts["ids_kept"])
    new = plural("{n} gets a new one", "{n} get a new one", n=counts["ids_new"])
    return say("{kept}, {new}.", kept=kept, new=new)


def _next_steps(outputs: Sequence[FileRecord]) -> tuple[NextStep, ...]:
    mapping, people, upload, record = outputs
    return (
        NextStep(
            say("Send this file to the Zoom admin"),
            (mapping.name,),
            say("It shows which HashID belongs to whom, so nobody else may see it, least of all the analyst."),
        ),
        NextStep(
            say("Upload this file for Viva Insights"),
            (upload.name,),
            say(
                "Upload it in the Microsoft 365 admin centre, and share it with Viva Insights only. It contains "
                "e-mail addresses."
            ),
        ),
        NextStep(
            say("Keep these files to yourself"),
            (people.name, record.name),
            say(
                "Keep the mapping file, too: next time, choose it as the earlier mapping file. You only need {file} if "
                "you upload your whole list.",
                file=people.name,
            ),
            is_kept=True,
        ),
    )
