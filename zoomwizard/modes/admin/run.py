"""Prepare the Zoom file: reports and a mapping file in, one hashed file out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import Examined, examined, verdict_from
from zoomwizard.core.job import ExaminingJob, engine_for
from zoomwizard.core.kept import KeptReading
from zoomwizard.core.outcome import (
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    NextStep,
    Report,
    RowsRead,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder, check_output_folder
from zoomwizard.core.output.lists import write_list
from zoomwizard.core.output.private import keep_private
from zoomwizard.core.output.publish import Output, RunRecord, not_private, publish
from zoomwizard.core.output.record import record_of, versions
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.core.privacy.names import Dictionary
from zoomwizard.core.privacy.proof import count_hits_in_free_text, prove_table
from zoomwizard.core.said import Said, plural, say
from zoomwizard.kinds import report_headers as headers
from zoomwizard.kinds.file_names import safe_names
from zoomwizard.modes.admin import zoom_source
from zoomwizard.modes.admin.check import (
    ReadInputs,
    add_download,
    find_coverage,
    find_files,
    looks_at_inputs,
    read_admin_inputs,
    undecided_date,
    what_is_read,
)
from zoomwizard.modes.admin.coverage import coverage, is_low, share_of, verdict_on_file
from zoomwizard.modes.admin.deidentify import deidentify, has_shortened_ids, new_salt, write_hashed_file
from zoomwizard.modes.admin.fetched import NUMBER
from zoomwizard.modes.admin.found_files import seen_of_files
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.names import (
    ADMIN_NAMES,
    HASHED_NAME,
    MANIFEST_NAME,
    REJECTED_NAME,
    UNMATCHED_NAME,
)
from zoomwizard.modes.admin.odd_rows import copies_by_minute
from zoomwizard.modes.admin.patterns import hashed_columns, manifest_entries
from zoomwizard.zoom.accounts import ZoomAccounts
from zoomwizard.zoom.files.rows import REASONS


class AdminJob(ExaminingJob):
    """The job; see `Job`. `stand_in_key` gives the key of the stand-in numbers, from a file where one is named."""

    name: ClassVar[str] = "admin"
    stages: ClassVar[Mapping[str, float]] = {"read": 5, "match": 3, "write": 3, "prove": 2}

    def __init__(self, stand_in_key: Callable[[Path | None], StandInKey], accounts: ZoomAccounts | None = None) -> None:
        self._stand_in_key, self._accounts = stand_in_key, accounts

    def stages_for(self, inputs: AdminInputs) -> Mapping[str, float]:
        """The stages of a run with these inputs: a download takes far longer than all the rest."""
        return {"read": 5, zoom_source.STAGE: 60, **self.stages} if inputs.from_zoom else self.stages

    def examine(
        self, inputs: AdminInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> Examined:
        """See `ExaminingJob`."""
        files = find_files(inputs)
        with (
            nullcontext(self.kept) if self.kept else closing(KeptReading()) as kept,
            kept.engine(what_is_read(inputs, files), partial(engine_for, self.name, inputs), report, cancel) as read,
        ):
            engine, known = read
            _, asked = zoom_source.request_of(inputs, self._accounts)
            prepared = read_admin_inputs(engine, inputs, files, known)
            if known and has_shortened_ids(engine):  # what comes now changes the rows
                known.clear()
            covered = find_coverage(engine, prepared, inputs.keep_columns)
            findings = [*check_output_folder(inputs.output, ADMIN_NAMES), *asked, *prepared.findings, *covered]
            found = {"reports": prepared.paths, "mapping": [prepared.mapping_path]}
            ready = verdict_from(covered, "mapping.coverage", "mapping.low-coverage")
            shown = examined(findings, looks_at_inputs(prepared), found, undecided_date(prepared), ready)
            return replace(shown, **seen_of_files(engine, prepared.reports, prepared.zone, findings))

    def run(self, inputs: AdminInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        """Write the hashed file and its manifest, and what only the Zoom admin may see into `Keep private`."""
        begun = time.monotonic()
        request, found = zoom_source.request_of(inputs, self._accounts)
        if inputs.plan:
            return zoom_source.plan_result(request, found, inputs, cancel)
        if check_output_folder(inputs.output, ADMIN_NAMES) or errors_in(found):
            raise InputError(self.check(inputs, report, cancel))
        with (
            OutputFolder(inputs.output, ADMIN_NAMES) as output,
            engine_for(self.name, inputs, output.temporary, report, cancel) as engine,
            ThreadPoolExecutor(1) as hashing,
        ):
            prepared = read_admin_inputs(engine, inputs)
            prepared.findings[:0] = found
            if request and not errors_in(prepared.findings):
                downloaded = zoom_source.fetch(request, inputs, report, cancel)
                prepared = add_download(engine, prepared, downloaded, inputs.keep_columns)
            if errors_in(prepared.findings):
                raise InputError(prepared.findings)
            options = Options(inputs.topics, tuple(inputs.keep_columns), inputs.only_matched)
            run = AdminRun(engine, output, options, prepared, self._stand_in_key(inputs.key_file), hashing)
            return run.finish(begun)


class Options(NamedTuple):
    """What the hashed file is to hold: topics as token, keep or drop; columns that are kept; who isn't left out."""

    topics: str
    keep: tuple[str, ...]
    only_matched: bool


class AdminRun:
    """The writing half of a run, once the inputs are read and without errors."""

    def __init__(
        self,
        engine: Engine,
        output: OutputFolder,
        options: Options,
        prepared: ReadInputs,
        key: StandInKey,
        hashing: ThreadPoolExecutor,
    ) -> None:
        assert prepared.mapping is not None
        assert prepared.mapping_path is not None
        self._engine, self._output, self._options, self._prepared = engine, output, options, prepared
        self._mapping, self._mapping_path = prepared.mapping, prepared.mapping_path
        self._key, self._hashing = key, hashing
        self._keep = options.keep
        self._stamp, self._salt = output.stamp, new_salt()
        self._findings = [*output.findings, *prepared.findings]
        self._dictionary: Dictionary | None = None

    def finish(self, begun: float) -> JobResult:
        """De-identify, write, prove and publish."""
        inputs = self._input_records()
        self._engine.begin("match", say("Replacing people with HashIDs"), 19)
        copies = deidentify(
            self._engine,
            self._mapping.hash_ids,
            key=self._key.key,
            salt=self._salt,
            topics=self._options.topics,
            kept=len(self._keep),
            only_matched=self._options.only_matched,
        )
        counts = self._engine.counts("admin_counts")
        self._findings.append(coverage(counts))
        self._findings += copies_by_minute(copies, self._prepared.reports)
        path, name = self._output.ready / "hashed.csv", HASHED_NAME.format(self._stamp)
        self._engine.begin("write", say("Writing the hashed file"), 5)
        rows = write_hashed_file(self._engine, path, self._keep)
        private = self._write_private()
        hashed = Output(path, name, "hashed file", rows)
        record = self._hashing.submit(record_of, path, hashed.role, rows, self._engine.cancel, name)
        self._engine.begin("prove", say("Running the privacy check"), 3)
        chosen = self._prove(path)
        counts |= {"rows_written": rows}
        input_records = [future.result() for future in inputs]
        content = self._manifest(input_records, record.result(), counts, chosen)
        private_records = [record_of(o.path, o.role, o.rows, self._engine.cancel, o.name) for o in private]
        more = self._prepared.zoom.entries() if self._prepared.zoom else {}
        entries = manifest_entries(self._keep, self._words, more)
        manifest = RunRecord(MANIFEST_NAME.format(self._stamp), "manifest", content, entries)
        written = publish(self._output, [hashed, *private], manifest, self._engine.cancel)
        if self._prepared.zoom:
            self._findings += self._prepared.zoom.forget()
        return JobResult(
            folder=self._output.folder,
            inputs=tuple(input_records),
            outputs=(record.result(), *private_records, written),
            counts=counts,
            findings=tuple(self._findings),
            summary=tuple(self._summary(counts)),
            seconds=time.monotonic() - begun,
            verdict=verdict_on_file(counts),
            detail=self._proof_said(),
            next_steps=tuple(self._next_steps(counts, (name, written.name), private)),
            share=share_of(counts),
            rows_read=rows_read(counts, only_matched=self._options.only_matched),
        )

    def _input_records(self) -> list[Future[FileRecord]]:
        """The records of what was read; the digests are computed beside the work."""
        counted = dict(self._engine.all("SELECT file, row_count FROM rows_seen"))
        paths = [report.source.file.path for report in self._prepared.reports]
        zoom = self._prepared.zoom
        names = safe_names([*paths, self._mapping_path], "input", self._words)
        roles = ["report"] * len(paths) + ["mapping file"]
        rows = [counted.get(report.number, 0) for report in self._prepared.reports] + [self._mapping.rows]
        downloaded = [self._hashing.submit(zoom.record, self._engine.cancel)] if zoom else []
        return downloaded + [
            self._hashing.submit(record_of, path, role, count, self._engine.cancel, name)
            for path, role, count, name in zip([*paths, self._mapping_path], roles, rows, names, strict=True)
        ]

    def _words(self) -> Dictionary:
        """Every e-mail address and name of the inputs, gathered when first needed."""
        if self._dictionary is None:
            seen = self._engine.all("SELECT DISTINCT text FROM addresses_seen")
            addresses = [text for (text,) in seen] + list(self._mapping.hash_ids)
            names = self._engine.all("SELECT DISTINCT name FROM names_seen")
            # The host's name is needed for nothing else, so it is not among those. Where there is no e-mail address
            # the name stands in its place.
            names += [(text,) for text in addresses if "@" not in text]
            for report in self._prepared.reports:
                if headers.HOST_NAME in report.places:
                    host = report.cell(headers.HOST_NAME)
                    found = self._engine.all(f"SELECT DISTINCT {host} FROM {report.source.scan()}")
                    names += [(name,) for (name,) in found if name]
            self._dictionary = Dictionary(addresses, [name for (name,) in names])
        return self._dictionary

    def _write_private(self) -> list[Output]:
        """What only the Zoom admin may see, if there is any."""
        reports = [(report.number, report.name) for report in self._prepared.reports]
        reports.append((NUMBER, zoom_source.SOURCE_NAME))
        self._engine.load("report_names", {"file": "SMALLINT", "name": "VARCHAR"}, reports)
        self._engine.load("reasons", {"reason": "UTINYINT", "words": "VARCHAR"}, list(REASONS.items()))
        lists = {
            UNMATCHED_NAME: ("unmatched", "FROM unmatched"),
            REJECTED_NAME: (
                "rejected",
                'SELECT n.name AS "File", line AS "Line", words AS "Reason" FROM rejected '
                "JOIN report_names n USING (file) JOIN reasons USING (reason) ORDER BY file, line",
            ),
        }
        files = []
        for template, (table, query) in lists.items():
            path = self._output.private / f"{table}.csv"
            if self._engine.one(f"SELECT count(*) FROM {table}") != (0,):
                rows = write_list(self._engine, query, path)
                files.append(Output(path, template.format(self._stamp), "private", rows, is_private=True))
        if files:
            self._findings += not_private(self._output)
        return files

    def _prove(self, path: Path) -> dict[str, int]:
        """The proof of the hashed file; hits in columns that were chosen to be kept are counted and warned of."""
        topics = self._options.topics
        columns = hashed_columns(
            self._mapping.hash_ids.values(), topics=topics, keep=self._keep, salt=self._salt,
            raw_numbers="SELECT DISTINCT digits FROM numbers WHERE digits <> ''",
        )  # fmt: skip
        prove_table(self._engine, path, columns)
        if topics != "keep" and not self._keep:
            return {}
        chosen = count_hits_in_free_text(self._engine, path, columns, self._words())
        for column, hits in chosen.items():
            title = plural(
                "The column {column}, which you chose to keep, names somebody in {n} row.",
                "The column {column}, which you chose to keep, names somebody in {n} rows.",
                n=hits,
                column=column,
            )
            hint = say("Leave it out unless the analyst may see this.")
            self._findings.append(Finding(Severity.WARNING, "keep_columns", title, hint, code="proof.chosen"))
        return chosen

    def _manifest(
        self, inputs: Sequence[FileRecord], output: FileRecord, counts: Mapping[str, int], chosen: Mapping[str, int]
    ) -> Mapping[str, Any]:
        """What the manifest says."""
        first, last = self._engine.one("SELECT min(start), max(start) FROM meetings")
        rejected = self._engine.all("SELECT reason, count(*) FROM rejected GROUP BY 1 ORDER BY 1")
        content: dict[str, Any] = {
            "kind": "hashed Zoom file",
            "format": 1,
            "versions": versions(),
            "time_zone": self._prepared.zone,
            "date_orders": sorted({str(report.order) for report in self._prepared.reports}),
            "options": {
                "topics": self._options.topics,
                "keep_columns": list(self._keep),
                "only_matched": self._options.only_matched,
                "stand_in_key": self._key.origin,
            },
            "inputs": [record.as_json() for record in inputs],
            "counts": dict(counts),
            "rejected": {REASONS[reason]: count for reason, count in rejected},
            "period": {"first_start": _iso(first), "last_start": _iso(last)},
            "output": output.as_json(),
            "privacy_proof": {"result": "passed", "hits_in_columns_chosen_to_be_kept": dict(chosen)},
        }
        if self._prepared.zoom:
            content["zoom"] = self._prepared.zoom.completeness(self._key.key)
        return content

    def _summary(self, counts: Mapping[str, int]) -> list[Said | str]:
        """What a person wants to know, in sentences."""
        lines: list[Said | str] = [self._prepared.zoom.sentence()] if self._prepared.zoom else []
        return [
            *lines,
            rows_read(counts, only_matched=self._options.only_matched).said(),
            say("Stand-in numbers for meeting IDs: {reason}", reason=self._key.reason),
            self._proof_said(),
        ]

    def _proof_said(self) -> Said:
        """What the privacy check came to, since without it nothing is published."""
        if self._is_whole:
            return say("The privacy check passed: no name or address from your files is in the hashed file.")
        return say("The privacy check passed for all columns except those you chose to keep.")

    @property
    def _is_whole(self) -> bool:
        """Whether nothing was chosen to be kept that the privacy check can only warn of."""
        return self._options.topics != "keep" and not self._keep

    def _next_steps(
        self, counts: Mapping[str, int], for_analyst: tuple[str, ...], private: Sequence[Output]
    ) -> Iterator[NextStep]:
        """What the Zoom admin does with the files."""
        if is_low(counts):
            why = say(
                "Then prepare the file again. Otherwise, the analyst's numbers will say little about your colleagues."
            )
            yield NextStep(say("Ask your Insights admin for a newer mapping file"), (), why)
        yield NextStep(
            say("Send these two files to your analyst"),
            for_analyst,
            say("The second file shows that the first is complete and unchanged.")
            if self._is_whole
            else say("They hold what you chose to keep, so make sure that the analyst may see it."),
        )
        if private:
            listed = {file.path.stem: file.rows for file in private}
            yield keep_private(listed.get("unmatched", 0), listed.get("rejected", 0))


def rows_read(counts: Mapping[str, int], *, only_matched: bool) -> RowsRead:
    """What became of the rows that were read."""
    written = say("{rows} written to the hashed file", rows=counts["rows_written"])
    left_out = {
        "waiting_room": plural(
            "{n} stay in the waiting room", "{n} stays in the waiting room", n=counts["waiting_room"]
        ),
        "duplicates": plural("{n} duplicate", "{n} duplicates", n=counts["duplicates"]),
        "webinar_rows": plural("{n} row of a webinar", "{n} rows of webinars", n=counts["webinar_rows"]),
        "rejected": plural("{n} unusable row", "{n} unusable rows", n=counts["rejected"]),
    }
    if only_matched:
        left_out["unmatched_rows"] = plural(
            "{n} of somebody who isn't in the mapping file",
            "{n} of people who aren't in the mapping file",
            n=counts["unmatched_rows"],
        )
    reasons = [(counts[name], words) for name, words in left_out.items() if counts[name]]
    return RowsRead(counts["rows_in"], ((counts["rows_written"], written), *reasons))


def _iso(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else ""
