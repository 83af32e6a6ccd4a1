"""Writes tables about the recordings of an archive, and on request a bag of their files. Asks the archive alone."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar

from zoomwizard.core.engine import Engine
from zoomwizard.core.job import Job, engine_for
from zoomwizard.core.outcome import (
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    NextStep,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.export import (
    DICTIONARY_NAME,
    Export,
    ExportFormat,
    export_tables,
    read_back,
    write_dictionary,
)
from zoomwizard.core.output.folder import OutputFolder, explained
from zoomwizard.core.output.publish import Output, RunRecord, not_private, publish
from zoomwizard.core.output.record import findings_as_json, record_of, record_of_folder, user_name, versions
from zoomwizard.core.people.mapping_file import read_mapping
from zoomwizard.core.privacy.proof import prove_table
from zoomwizard.core.said import Said, plural, say
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.modes.archive.bag import write_bag
from zoomwizard.modes.archive.inputs import MetadataInputs
from zoomwizard.modes.archive.manifest import Manifest, load_manifest, make_manifest_table, said_head
from zoomwizard.modes.archive.metadata_reading import MetadataReading
from zoomwizard.modes.archive.metadata_rows import Naming
from zoomwizard.modes.archive.metadata_tables import WITH_NAMES_ENDING, metadata_tables, proved_metadata
from zoomwizard.modes.archive.names import (
    BAG_NAME,
    METADATA_DATABASE_NAME,
    METADATA_FOLDER_NAME,
    METADATA_NAMES,
    METADATA_RECORD_NAME,
)
from zoomwizard.modes.archive.options import both_days, naming_findings, output_findings
from zoomwizard.modes.archive.patterns import metadata_record_entries
from zoomwizard.modes.archive.place import CHAIN_NAME, chosen_accounts, open_archive
from zoomwizard.modes.archive.steps import METADATA_STEP

DICTIONARY_COLUMNS = ("table", "column", "type", "meaning")
MORE_FORMATS: tuple[ExportFormat, ...] = ("jsonl", "parquet", "duckdb")


class MetadataJob(Job):
    """The job; see `Job`."""

    name: ClassVar[str] = "archive metadata"
    stages: ClassVar[Mapping[str, float]] = {"read": 6, "write": 2, "bag": 4}

    def check(
        self, inputs: MetadataInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`."""
        del report, cancel
        findings = [*naming_findings(inputs), *both_days(inputs.date_from, inputs.date_to)[1]]
        findings += chosen_accounts(inputs.archive, inputs.from_zoom)[1]
        if inputs.mapping is not None:
            findings += read_mapping(inputs.mapping, look=looking_once(inputs.encoding))[1]
        return findings + output_findings(inputs.output, inputs.archive, METADATA_NAMES)

    def run(
        self, inputs: MetadataInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Write the tables, the data dictionary and the run record into a folder.

        Errors: InputError, AppError, PrivacyError, Cancelled.
        """
        if errors_in(found := self.check(inputs)):
            raise InputError(found)
        with (
            OutputFolder(inputs.output, METADATA_NAMES) as output,
            engine_for("archive", inputs, output.temporary, report, cancel) as engine,
        ):
            return _MetadataRun(inputs, output, engine, found).run()


class _MetadataRun:
    def __init__(self, inputs: MetadataInputs, output: OutputFolder, engine: Engine, findings: list[Finding]) -> None:
        self._inputs, self._output, self._engine = inputs, output, engine
        self._findings, self._begun, self._made_at = findings, time.monotonic(), datetime.now().astimezone()
        days, _ = both_days(inputs.date_from, inputs.date_to)
        assert days is not None
        self._days: tuple[date, date] = days
        self._places = {place.name: place for place in chosen_accounts(inputs.archive, inputs.from_zoom)[0]}
        mapping = None
        if inputs.mapping is not None:
            mapping, _ = read_mapping(inputs.mapping, look=looking_once(inputs.encoding))
        self._naming = Naming(
            key=open_archive(inputs.archive).key,
            hash_ids=mapping.hash_ids if mapping else {},
            is_shown=inputs.identities == "shown",
            keeps_texts=inputs.texts == "keep",
        )
        self._tables = metadata_tables(output.stamp, WITH_NAMES_ENDING if self._naming.is_shown else "")
        self._formats: list[ExportFormat] = ["csv", *(one for one in MORE_FORMATS if one in inputs.format)]
        self._reading = MetadataReading(engine, self._places, self._naming, self._tables)

    def run(self) -> JobResult:
        """Read, write, prove, publish."""
        is_private = self._naming.is_shown or self._naming.keeps_texts or self._inputs.bag
        folder = (self._output.private if is_private else self._output.ready) / "folder"
        folder.mkdir()
        if is_private:
            self._findings += not_private(self._output)
        self._read()
        rows = self._write(folder)
        self._prove(folder)
        bagged = self._bag(folder) if self._inputs.bag else 0
        heads = self._note_export() if self._naming.is_shown or self._inputs.bag else []
        return self._publish(folder, rows, bagged, heads, is_private=is_private)

    def _read(self) -> None:
        engine = self._engine
        engine.begin("read", say("Reading the manifests"), len(self._places) + 2)
        engine.step(TEXT_MACROS)
        make_manifest_table(engine)
        for place in self._places.values():
            load_manifest(engine, place)
        engine.set(first=f"{self._days[0]:%Y%m%d}", last=f"{self._days[1]:%Y%m%d}")
        engine.step(METADATA_STEP)
        self._reading.run()
        hint = say("Verify the archive to see which, and restore them from a backup.")
        for number, code, title in (
            (self._reading.unusable, "metadata.unusable", plural(
                "{n} metadata file is missing or damaged, so its recording is left out.",
                "{n} metadata files are missing or damaged, so their recordings are left out.",
                n=self._reading.unusable)),
            (self._reading.unread, "metadata.unread", plural(
                "{n} archived file can't be read, so its length is blank.",
                "{n} archived files can't be read, so their lengths are blank.",
                n=self._reading.unread)),
        ):  # fmt: skip
            if number:
                self._findings.append(Finding(Severity.WARNING, "archive", title, hint, code=code))

    def _write(self, folder: Path) -> dict[str, int]:
        self._engine.begin("write", say("Writing the tables"), 3 * len(self._formats))
        rows = export_tables(self._engine, self._export, self._formats, folder)
        rows[DICTIONARY_NAME] = write_dictionary(self._tables, folder / DICTIONARY_NAME, DICTIONARY_COLUMNS)
        return rows

    @property
    def _export(self) -> Export:
        at = self._made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        return Export(self._tables, "out_", METADATA_DATABASE_NAME, at, "archive")

    def _prove(self, folder: Path) -> None:
        """Every table of every format, read back."""
        for table in self._tables:
            columns = proved_metadata(
                table,
                self._naming.hash_ids.values(),
                is_shown=self._naming.is_shown,
                keeps_texts=self._naming.keeps_texts,
            )
            for kind in self._formats:
                path = folder / f"{table.name}.csv"
                if kind != "csv":
                    path = self._output.temporary / f"{table.name}.{kind}.csv"
                    read_back(self._engine, self._export, table, kind, folder, path)
                prove_table(self._engine, path, columns)

    def _bag(self, folder: Path) -> int:
        """Copy everything into a bag; how many files are in it."""
        found = self._engine.all(
            "SELECT account, file, sha256, bytes FROM files_of_days WHERE NOT is_purged ORDER BY ALL"
        )
        self._engine.begin("bag", say("Copying the files"), max(sum(row[3] for row in found), 1))

        def files() -> Iterator[tuple[str, Path, str]]:
            for path in sorted(folder.iterdir()):
                if path.is_file():
                    yield path.name, path, ""
            for name, place in self._places.items():
                yield f"{name}/{CHAIN_NAME}", place.manifest, ""
            for account, file, digest, size in found:
                yield f"{account}/{file}", self._places[account].folder / file, digest
                self._engine.advance(size)

        with explained(say("A file couldn't be copied.")):
            changed = len(list(write_bag(folder / BAG_NAME, files(), self._engine.cancel)))
        if changed:
            title = plural(
                "{n} file in the bag isn't what the manifest says.",
                "{n} files in the bag aren't what the manifest says.",
                n=changed,
            )
            hint = say("Verify the archive to see which, and restore them from a backup.")
            self._findings.append(Finding(Severity.WARNING, "archive", title, hint, code="metadata.bag-changed"))
        return len(found) + len(self._places) + len(list(folder.iterdir())) - 1

    def _note_export(self) -> list[Said]:
        """A line in each manifest that says who took names or files out of the archive."""
        heads = []
        with ExitStack() as locks:
            for place in self._places.values():
                locks.enter_context(place.locked())
            for place in self._places.values():
                with Manifest(place) as manifest:
                    data = {"user": user_name(), "reason": " ".join(self._inputs.reason.split())}
                    heads.append(said_head(place.name, manifest.add("exported", data)))
        return heads

    def _publish(
        self, folder: Path, rows: Mapping[str, int], bagged: int, heads: Sequence[Said], *, is_private: bool
    ) -> JobResult:
        engine, stamp = self._engine, self._output.stamp
        roles = {DICTIONARY_NAME: "data dictionary", METADATA_DATABASE_NAME: "table of all formats"}
        outputs = [
            record_of_folder(path, "bag", bagged, engine.cancel, path.name)
            if path.is_dir()
            else record_of(path, roles.get(path.name, "table"), rows.get(path.name, 0), engine.cancel)
            for path in sorted(folder.iterdir())
        ]
        meetings, phone, files = (rows[f"{table.name}.csv"] for table in self._tables)
        counts = {
            "meetings": meetings, "calls": phone, "files": files, "metadata_unusable": self._reading.unusable,
            "files_unread": self._reading.unread, "bag_files": bagged,
        }  # fmt: skip
        content = self._record(outputs, counts)
        record = RunRecord(METADATA_RECORD_NAME.format(stamp), "run record", content, metadata_record_entries())
        name = METADATA_FOLDER_NAME.format(stamp)
        whole = Output(folder, name, "metadata", is_private=is_private)
        written = publish(self._output, (), record, engine.cancel, whole)
        return JobResult(
            folder=self._inputs.output,
            inputs=(),
            outputs=tuple(replace(one, name=f"{name}/{one.name}") for one in (*outputs, written)),
            counts=counts,
            findings=tuple(self._findings),
            summary=(self._said(), *heads),
            seconds=time.monotonic() - self._begun,
            verdict=plural("The tables have {n} recording or call.", "The tables have {n} recordings and calls.",
                           n=meetings + phone),
            next_steps=(NextStep(say("Use the tables"), (name,), say("columns.csv says what each column means."),
                                 is_kept=is_private),),
        )  # fmt: skip

    def _said(self) -> Said:
        if self._naming.is_shown:
            return say("Names and numbers are shown, as you asked. Each manifest says so, with your reason.")
        return say("The privacy check passed: no name, address or number of a person is in the tables.")

    def _record(self, outputs: Sequence[FileRecord], counts: Mapping[str, int]) -> Mapping[str, Any]:
        content: dict[str, Any] = {
            "kind": "metadata run record",
            "format": 1,
            "versions": versions(),
            "made": self._made_at.isoformat(timespec="seconds"),
            "from": str(self._days[0]),
            "to": str(self._days[1]),
            "accounts": list(self._places),
            "options": {
                "formats": list(self._formats),
                "identities": self._inputs.identities,
                "texts": self._inputs.texts,
                "bag": self._inputs.bag,
            },
            "outputs": [record.as_json() for record in outputs],
            "counts": dict(counts),
            "findings": findings_as_json(self._findings),
        }
        if self._naming.is_shown:
            content["shown"] = {"reason": " ".join(self._inputs.reason.split()), "user": user_name()}
        return content
