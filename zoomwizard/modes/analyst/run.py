"""Compute the metrics: hashed Zoom file, person query and meeting query in, person-week metrics out."""

from __future__ import annotations

import time
from collections.abc import Hashable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import Examined, examined, verdict_from
from zoomwizard.core.job import ExaminingJob, engine_for
from zoomwizard.core.kept import KeptReading, state_of
from zoomwizard.core.outcome import (
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    Report,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder, check_output_folder
from zoomwizard.core.output.publish import Output, RunRecord, publish
from zoomwizard.core.output.record import findings_as_json, record_of, versions
from zoomwizard.core.page.figures import Figure, Picture
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.said import Said, say
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.check import Answers, Defaults, Prepared, Whole, found_files, looks, prepare
from zoomwizard.modes.analyst.coverage import ZONES, coverage_of, told_counts
from zoomwizard.modes.analyst.exact import compute_exact
from zoomwizard.modes.analyst.find_inputs import AnalystFiles
from zoomwizard.modes.analyst.found_files import files_shown
from zoomwizard.modes.analyst.hashed import MANIFEST_SUFFIX
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.metrics import (
    find_calendar,
    make_results,
    place_people,
    write_joined,
    write_meeting_query,
    write_standalone,
)
from zoomwizard.modes.analyst.names import ANALYST_NAMES, PROJECT_NAME, RECORD_NAME, REPORT_NAME
from zoomwizard.modes.analyst.published import compute_published
from zoomwizard.modes.analyst.query_columns import HASH
from zoomwizard.modes.analyst.record import RUN_RECORD_ENTRIES
from zoomwizard.modes.analyst.report import MadeReport, blank_weeks, make_report, option_facts, people_with_other_hours
from zoomwizard.modes.analyst.summary import next_steps, summary
from zoomwizard.modes.analyst.template import template_line
from zoomwizard.modes.analyst.weeks import Period, days_of, periods, week_findings, weeks_partly_covered


@dataclass(frozen=True, kw_only=True)
class AnalystResult(JobResult):
    """What a run made, with what a page of results shows: see `Aggregates`."""

    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...]
    compared: Said
    stands_out: tuple[Said, ...]


class AnalystJob(ExaminingJob):
    """The job; see `Job`."""

    name: ClassVar[str] = "analyst"
    stages: ClassVar[Mapping[str, float]] = {"read": 5, "measure": 5, "write": 3, "report": 1}

    def examine(
        self, inputs: AnalystInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> Examined:
        """See `ExaminingJob`."""
        with (
            nullcontext(self.kept) if self.kept else closing(KeptReading()) as kept,
            kept.engine(what_is_checked(inputs), partial(engine_for, self.name, inputs), report, cancel) as read,
        ):
            engine, known = read
            if "inputs" not in known:
                with ThreadPoolExecutor(1) as hashing:
                    known["inputs"] = prepare_for(engine, inputs, hashing)
            prepared = known["inputs"]
            findings = [*check_output_folder(inputs.output), *prepared.findings]
            ready = verdict_from(findings, "people.coverage", "people.low-coverage")
            shown = examined(findings, looks(engine, prepared), found_files(prepared), prepared.open_date, ready)
            return replace(shown, **files_shown(engine, prepared))

    def run(
        self, inputs: AnalystInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> AnalystResult:
        """Write the joined person query, the standalone metrics, the meeting query and the run record."""
        begun = time.monotonic()
        if check_output_folder(inputs.output):
            raise InputError(self.check(inputs, report, cancel))
        with (
            OutputFolder(inputs.output, ANALYST_NAMES) as output,
            engine_for(self.name, inputs, output.temporary, report, cancel) as engine,
            ThreadPoolExecutor(1) as hashing,
        ):
            whole = prepare_for(engine, inputs, hashing).whole()
            return AnalystRun(engine, output, inputs, whole, hashing).finish(begun)


def what_is_checked(inputs: AnalystInputs) -> Hashable:
    """What the check depends on: where it is the same, no file need be read again."""
    given = [path for path in (*inputs.zoom, inputs.person_query, inputs.meeting_query) if path is not None]
    rest = replace(inputs, output=Path(), booking_gap_minutes=0, no_report=False, no_power_bi=False)
    return rest, tuple(state_of(path) for one in given for path in (one, *what_belongs_to(one)))


def what_belongs_to(path: Path) -> list[Path]:
    """The files of a folder, else where the manifest of a file would be."""
    try:
        return sorted(path.iterdir()) if path.is_dir() else [path.with_name(path.stem + MANIFEST_SUFFIX)]
    except OSError:  # whoever reads it says what is wrong
        return []


def prepare_for(engine: Engine, inputs: AnalystInputs, hashing: ThreadPoolExecutor) -> Prepared:
    """The inputs of a run, read; see `prepare`."""
    return prepare(
        engine,
        hashing,
        AnalystFiles(inputs.zoom, inputs.person_query, inputs.meeting_query),
        Answers(inputs.hash_column, inputs.query_columns, inputs.query_date_order, inputs.attribute),
        Defaults(
            inputs.method, inputs.time_zone, inputs.working_hours, inputs.working_days, inputs.booking_gap_minutes
        ),
        looking_once(inputs.encoding),
        minimum=inputs.min_group_size,
    )


class AnalystRun:
    """The computing and writing half of a run, once the inputs are read and without errors."""

    def __init__(
        self,
        engine: Engine,
        output: OutputFolder,
        inputs: AnalystInputs,
        whole: Whole,
        hashing: ThreadPoolExecutor,
    ) -> None:
        self._engine, self._output, self._inputs = engine, output, inputs
        self._whole, self._hashing = whole, hashing
        self._stamp = output.stamp
        self._findings = [*output.findings, *whole.findings]

    def finish(self, begun: float) -> AnalystResult:
        """Compute, write and publish."""
        covered = periods(self._engine, self._whole.files)
        self._measure(covered)
        options = self._whole.options
        days = days_of(covered, options.admin_zone)
        partly = weeks_partly_covered(self._engine, days, options.days)
        self._findings += week_findings(self._engine, partly)
        digested, template, counts = self._write()
        report = self._report(counts, partly)
        outputs = [future.result() for future in digested]
        inputs = self._input_records(outputs)
        minimum = self._inputs.min_group_size
        said = (*summary(counts, minimum), template.result())
        coverage = coverage_of(counts, minimum)
        counts = told_counts(counts, minimum, people_with_other_hours(self._engine))
        outputs += report.records
        ready = ("joined.csv", "standalone.csv", "meetings.csv", *report.ready)
        finished = [
            Output(self._output.ready / name, record.name, record.role, record.rows)
            for name, record in zip(ready, outputs, strict=True)
        ]
        name = RECORD_NAME.format(self._stamp)
        record = RunRecord(name, "run record", self._record(inputs, outputs, counts), RUN_RECORD_ENTRIES)
        written = publish(self._output, finished, record, self._engine.cancel)
        return AnalystResult(
            folder=self._output.folder,
            inputs=tuple(inputs),
            outputs=(*outputs, written),
            counts=counts,
            findings=tuple(self._findings),
            summary=said,
            seconds=time.monotonic() - begun,
            verdict=coverage.verdict(),
            next_steps=tuple(next_steps(outputs, minimum)),
            share=coverage.share(with_hours="minutes_in_zoom" in counts),
            figures=report.shown.figures,
            pictures=report.shown.shown_first,
            compared=report.shown.compared,
            stands_out=report.shown.stands_out,
        )

    def _measure(self, covered: Sequence[Period]) -> None:
        """Make `weeks`, `calls` and `results`."""
        self._engine.begin("measure", say("Computing the metrics"), 45)
        self._engine.load("periods", {"first_start": "TIMESTAMP", "last_start": "TIMESTAMP"}, covered)
        with self._engine.beside() as other, ThreadPoolExecutor(1) as pool:
            calendar = pool.submit(find_calendar, other)
            place_people(self._engine, self._whole.options)
            calendar.result()
        if self._inputs.method == "published":
            compute_published(self._engine)
        else:
            compute_exact(self._engine)
        make_results(self._engine, zero_without_calls=self._inputs.method == "exact")

    def _report(self, counts: Mapping[str, int], partly: Sequence[date]) -> MadeReport:
        """Make the report and the project, as far as they are wanted."""
        inputs, whole = self._inputs, self._whole
        return make_report(
            self._engine,
            self._output,
            person_query=whole.person_query,
            attributes=whole.attributes,
            minimum=inputs.min_group_size,
            counts=counts,
            findings=self._findings,
            partly=partly,
            manifests=[file.manifest for file in whole.files],
            options=option_facts(
                inputs.method,
                f"{inputs.working_hours}, {inputs.working_days}",
                inputs.booking_gap_minutes,
                whole.options.admin_zone,
                inputs.min_group_size,
                list(whole.attributes),
            ),
            page_name="" if inputs.no_report else REPORT_NAME.format(self._stamp),
            project_name="" if inputs.no_power_bi else PROJECT_NAME.format(self._stamp),
        )

    def _write(self) -> tuple[list[Future[FileRecord]], Future[Said], dict[str, int]]:
        """Write the three files, and count.

        Their digests are computed beside the work, and the sentence on the template that takes them.
        """
        person_query, meeting_query = self._whole.person_query, self._whole.meeting_query
        self._engine.begin("write", say("Writing the results"), 1)
        ready = self._output.ready
        joined, standalone, meetings = (ready / f"{name}.csv" for name in ("joined", "standalone", "meetings"))
        # Neither writing nor counting keeps more than one processor busy.
        with self._engine.ordered(), self._engine.beside() as other, ThreadPoolExecutor(1) as pool:
            standalone_rows = pool.submit(write_standalone, other, standalone)
            meetings_rows = pool.submit(write_meeting_query, other, meetings, meeting_query)
            joined_rows = write_joined(self._engine, joined, person_query)
            counts = self._counts()
            writes = [
                (joined, "joined person query", joined_rows),
                (standalone, "standalone metrics", standalone_rows.result()),
                (meetings, "meeting query", meetings_rows.result()),
            ]
        digested = [
            self._hashing.submit(record_of, path, role, rows, self._engine.cancel, template.format(self._stamp))
            for (path, role, rows), template in zip(writes, ANALYST_NAMES, strict=False)
        ]
        rows = (joined_rows, meetings_rows.result())
        blank = blank_weeks(self._engine)
        template = self._hashing.submit(template_line, joined, meetings, rows, blank, self._engine.cancel)
        return digested, template, counts

    def _input_records(self, outputs: Sequence[FileRecord]) -> list[FileRecord]:
        """The records of what was read, with the rows of each: both queries are written with as many as were read."""
        written = {record.role: record.rows for record in outputs}
        rows = {
            str(file.source.file.path): self._engine.one(f"SELECT count(*) FROM zoom WHERE file = {file.number}")[0]
            for file in self._whole.files
        }
        queries = ((self._whole.person_query, "joined person query"), (self._whole.meeting_query, "meeting query"))
        rows |= {str(query.source.file.path): written[role] for query, role in queries}
        found = []
        for number, (path, future) in enumerate(self._whole.digests.items(), 1):
            record = future.result()
            # A name such as that of somebody's address has no place in the run record.
            name = f"{record.role} {number}" if shapes_in(record.name) else record.name
            found.append(replace(record, name=name, rows=int(rows.get(path, 0))))
        return found

    def _counts(self) -> dict[str, int]:
        """The counts of the run."""
        self._engine.step(steps.ANALYST_COUNTS)
        counts = self._engine.counts("analyst_counts")
        for reason, count in self._engine.all("SELECT reason, count(*) FROM calls GROUP BY reason ORDER BY reason"):
            counts["reason_" + reason.replace(" ", "_")] = count
        for source, people in self._engine.all("SELECT source, people FROM zone_sources ORDER BY source"):
            counts[ZONES + source.replace(" ", "_")] = people
        return counts

    def _record(
        self, inputs: Sequence[FileRecord], outputs: Sequence[FileRecord], counts: Mapping[str, int]
    ) -> Mapping[str, Any]:
        """What the run record says."""
        query = self._whole.person_query
        return {
            "kind": "run record",
            "format": 1,
            "versions": versions(),
            "options": {
                "method": self._inputs.method,
                "query_date_order": self._inputs.query_date_order,
                "working_hours": self._inputs.working_hours,
                "working_days": self._inputs.working_days,
                "booking_gap_minutes": self._inputs.booking_gap_minutes,
                "time_zone": self._whole.options.admin_zone,
                "min_group_size": self._inputs.min_group_size,
                "attributes": list(self._whole.attributes),
                "hash_column": query.header[query.places[HASH]],
                "query_columns": list(self._inputs.query_columns),
            },
            "inputs": [record.as_json() for record in inputs],
            "outputs": [record.as_json() for record in outputs],
            "counts": dict(counts),
            "findings": findings_as_json([for_the_record(finding) for finding in self._findings]),
        }


def for_the_record(finding: Finding) -> Finding:
    """A finding as the run record may say it: without names of unknown zones, which are cells of the person query."""
    if finding.code != "query.unknown-zone":
        return finding
    return replace(finding, title=str(finding.title).partition(". ")[0].removesuffix(".") + ".")
