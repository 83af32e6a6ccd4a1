"""Compute the metrics: hashed Zoom file, person query and meeting query in, person-week metrics out."""

from __future__ import annotations

import time
from collections.abc import Container, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from zoomwizard.core.checked import Examined, examined
from zoomwizard.core.engine import Engine
from zoomwizard.core.job import engine_for
from zoomwizard.core.outcome import (
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.outcome import Report as Progressing
from zoomwizard.core.output.folder import OutputFolder, check_output_folder, temporary_folder
from zoomwizard.core.output.publish import Output, RunRecord, publish
from zoomwizard.core.output.record import findings_as_json, record_of, versions
from zoomwizard.core.page.figures import Figure, Picture
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.check import Prepared, found_files, looks, prepare
from zoomwizard.modes.analyst.exact import compute_exact
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.metrics import (
    find_calendar,
    make_results,
    place_people,
    write_joined,
    write_meeting_query,
    write_standalone,
)
from zoomwizard.modes.analyst.published import compute_published
from zoomwizard.modes.analyst.query_files import HASH_ID
from zoomwizard.modes.analyst.record import record_entries
from zoomwizard.modes.analyst.report import blank_weeks, make_report
from zoomwizard.modes.analyst.template import template_line

JOINED_NAME = "Zoom Transformed Person Query Export {}.csv"
STANDALONE_NAME = "Standalone Zoom Metrics Export {}.csv"
MEETINGS_NAME = "Standard Meeting Query_{}.csv"
REPORT_NAME = "Zoom report {}.html"
PROJECT_NAME = "Zoom Power BI {}"
RECORD_NAME = "Run record {}.json"
TEMPLATES = (JOINED_NAME, STANDALONE_NAME, MEETINGS_NAME, REPORT_NAME, PROJECT_NAME, RECORD_NAME)
MOST_WEEKS_NAMED = 8


@dataclass(frozen=True, kw_only=True)
class AnalystResult(JobResult):
    """What a run made, with the key figures and the pictures that a page of results shows."""

    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...]


class AnalystJob:
    """The job; see `Job`."""

    name: ClassVar[str] = "analyst"
    Inputs: ClassVar[type] = AnalystInputs
    stages: ClassVar[Mapping[str, float]] = {"read": 5, "measure": 5, "write": 3, "report": 1}

    def check(
        self, inputs: AnalystInputs, report: Progressing = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """Everything that is wrong or worth saying about the inputs; writes nothing that stays."""
        return list(self.examine(inputs, report, cancel).findings)

    def examine(
        self, inputs: AnalystInputs, report: Progressing = report_nothing, cancel: CancelToken | None = None
    ) -> Examined:
        """The same, with what was looked at and is well."""
        with (
            temporary_folder() as folder,
            engine_for(self.name, inputs, folder, report, cancel) as engine,
            ThreadPoolExecutor(1) as hashing,
        ):
            prepared = prepare(engine, inputs, hashing)
            findings = [*check_output_folder(inputs.output), *prepared.findings]
            return examined(findings, looks(engine, prepared), found_files(prepared), prepared.open_date)

    def run(
        self, inputs: AnalystInputs, report: Progressing = report_nothing, cancel: CancelToken | None = None
    ) -> AnalystResult:
        """Write the joined person query, the standalone metrics, the meeting query and the run record."""
        begun = time.monotonic()
        if check_output_folder(inputs.output):
            raise InputError(self.check(inputs, report, cancel))
        with (
            OutputFolder(inputs.output, TEMPLATES) as output,
            engine_for(self.name, inputs, output.temporary, report, cancel) as engine,
            ThreadPoolExecutor(1) as hashing,
        ):
            prepared = prepare(engine, inputs, hashing)
            if errors_in(prepared.findings):
                raise InputError(prepared.findings)
            return AnalystRun(engine, output, inputs, prepared, hashing).finish(begun)


class AnalystRun:
    """The computing and writing half of a run, once the inputs are read and without errors."""

    def __init__(
        self,
        engine: Engine,
        output: OutputFolder,
        inputs: AnalystInputs,
        prepared: Prepared,
        hashing: ThreadPoolExecutor,
    ) -> None:
        self._engine, self._output, self._inputs = engine, output, inputs
        self._prepared, self._hashing = prepared, hashing
        self._stamp = output.stamp
        self._findings = [*output.findings, *prepared.findings]

    def finish(self, begun: float) -> AnalystResult:
        """Compute, write and publish."""
        self._measure()
        self._findings += self._week_findings()
        digested, template, counts = self._write()
        names = {"report": REPORT_NAME.format(self._stamp), "project": PROJECT_NAME.format(self._stamp)}
        report = make_report(self._engine, self._output, self._inputs, self._prepared, counts, self._findings, names)
        outputs = [future.result() for future in digested]
        inputs = self._input_records(outputs)
        said = (*summary(counts), template.result())
        outputs += report.records
        ready = ("joined.csv", "standalone.csv", "meetings.csv", *report.ready)
        finished = [
            Output(self._output.ready / name, record.name, record.role, record.rows)
            for name, record in zip(ready, outputs, strict=True)
        ]
        name = RECORD_NAME.format(self._stamp)
        record = RunRecord(name, "run record", self._record(inputs, outputs, counts), record_entries(TEMPLATES))
        written = publish(self._output, finished, record, TEMPLATES, self._engine.cancel)
        return AnalystResult(
            folder=self._output.folder,
            inputs=tuple(inputs),
            outputs=(*outputs, written),
            counts=counts,
            findings=tuple(self._findings),
            summary=said,
            seconds=time.monotonic() - begun,
            figures=report.shown.figures,
            pictures=report.shown.shown_first,
        )

    def _measure(self) -> None:
        """Make `weeks`, `calls` and `results`."""
        options = self._prepared.options
        assert options is not None  # it is an error otherwise, and errors end the run before
        self._engine.begin("measure", "Computing the metrics", 45)
        self._engine.load("periods", {"first_start": "TIMESTAMP", "last_start": "TIMESTAMP"}, self._periods())
        with self._engine.beside() as other, ThreadPoolExecutor(1) as pool:
            calendar = pool.submit(find_calendar, other)
            place_people(self._engine, options)
            calendar.result()
        if self._inputs.method == "published":
            compute_published(self._engine)
        else:
            compute_exact(self._engine)
        make_results(self._engine, zero_without_calls=self._inputs.method == "exact")

    def _periods(self) -> list[tuple[datetime, datetime]]:
        """The time that each hashed file covers: as its manifest says, else from its first to its last start."""
        seen = self._engine.all(
            "SELECT file, min(start), max(start) FROM zoom WHERE start IS NOT NULL GROUP BY file ORDER BY file"
        )
        written = {file.number: file.period for file in self._prepared.files}
        return [written.get(number) or (first, last) for number, first, last in seen]

    def _week_findings(self) -> list[Finding]:
        options = self._prepared.options
        assert options is not None  # see _measure
        zone = ZoneInfo(options.admin_zone)
        spans = [tuple(moment.replace(tzinfo=UTC).astimezone(zone).date() for moment in p) for p in self._periods()]
        days = {first + timedelta(n) for first, last in spans for n in range((last - first).days + 1)}
        return week_findings(self._engine, days, options.days)

    def _write(self) -> tuple[list[Future[FileRecord]], Future[str], dict[str, int]]:
        """Write the three files, and count.

        Their digests are computed beside the work, and the sentence on the template that takes them.
        """
        person_query, meeting_query = self._prepared.person_query, self._prepared.meeting_query
        assert person_query is not None  # see _measure
        assert meeting_query is not None  # see _measure
        self._engine.begin("write", "Writing the results", 1)
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
            for (path, role, rows), template in zip(writes, TEMPLATES, strict=False)
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
            for file in self._prepared.files
        }
        queries = (
            (self._prepared.person_query, "joined person query"),
            (self._prepared.meeting_query, "meeting query"),
        )
        rows |= {str(query.source.file.path): written[role] for query, role in queries if query is not None}
        found = []
        for number, (path, future) in enumerate(self._prepared.digests.items(), 1):
            record = future.result()
            # A name such as that of somebody's address has no place in the run record.
            name = f"{record.role} {number}" if shapes_in(record.name) else record.name
            found.append(replace(record, name=name, rows=int(rows.get(path, 0))))
        return found

    def _counts(self) -> dict[str, int]:
        """The counts of the run."""
        self._engine.step(steps.ANALYST_COUNTS)
        names = [name for (name,) in self._engine.all("SELECT column_name FROM (DESCRIBE analyst_counts)")]
        counts = dict(zip(names, map(int, self._engine.one("FROM analyst_counts")), strict=True))
        for reason, count in self._engine.all("SELECT reason, count(*) FROM calls GROUP BY reason ORDER BY reason"):
            counts["reason_" + reason.replace(" ", "_")] = count
        for source, people in self._engine.all("SELECT source, people FROM zone_sources ORDER BY source"):
            counts["zone_from_" + source.replace(" ", "_")] = people
        return counts

    def _record(
        self, inputs: Sequence[FileRecord], outputs: Sequence[FileRecord], counts: Mapping[str, int]
    ) -> Mapping[str, Any]:
        """What the run record says."""
        options, query = self._prepared.options, self._prepared.person_query
        assert options is not None  # see _measure
        assert query is not None  # see _measure
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
                "time_zone": options.admin_zone,
                "min_group_size": self._inputs.min_group_size,
                "attributes": list(self._prepared.attributes),
                "hash_column": query.header[query.places[HASH_ID]],
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
    return replace(finding, title=str(finding.title).partition(" (")[0].removesuffix(".") + ".")


def week_findings(engine: Engine, days: Container[date], working_days: int) -> list[Finding]:
    """Weeks that the hashed files cover only in part or not at all, and calls in weeks that the person query lacks.

    `days` are those that the files cover, on the Zoom admin's clock. A week is covered only in part where one of its
    working days is not among them: on other days there may be no meetings to tell by. `working_days`: bit 0 is Monday.
    """
    findings = []
    covered = engine.all("SELECT week FROM covered GROUP BY week HAVING bool_or(is_covered) ORDER BY week")
    partly = [
        week
        for (week,) in covered
        for day in [week + timedelta(n) for n in range(7)]
        if working_days >> day.weekday() & 1 and day not in days
    ]
    if partly:
        title = f"The hashed Zoom files cover only a part of {named_weeks(sorted(set(partly)))}."
        hint = "Their hours are too low; take full weeks for comparisons."
        findings.append(Finding(Severity.WARNING, "zoom", title, hint, code="weeks.partly"))
    outside = engine.all("SELECT week FROM covered GROUP BY week HAVING NOT bool_or(is_covered) ORDER BY 1")
    if outside:
        title = f"The hashed Zoom files do not cover {named_weeks([week for (week,) in outside])} of the person query."
        hint = "Their Zoom columns are blank."
        findings.append(Finding(Severity.WARNING, "zoom", title, hint, code="weeks.not-covered"))
    lacking = engine.all("SELECT DISTINCT week FROM weeks WHERE week NOT IN (SELECT week FROM covered) ORDER BY 1")
    if lacking:
        title = (
            f"The person query has no rows for {named_weeks([week for (week,) in lacking])}, in which there are calls."
        )
        hint = "Those calls are only in the standalone file; choose the same time range for both."
        findings.append(Finding(Severity.WARNING, "person_query", title, hint, code="weeks.no-rows"))
    return findings


def named_weeks(weeks: Sequence[date]) -> str:
    """Weeks by their first days, not too many."""
    if len(weeks) == 1:
        return f"the week of {weeks[0]}"
    names = ", ".join(str(week) for week in weeks[:MOST_WEEKS_NAMED])
    more = len(weeks) - MOST_WEEKS_NAMED
    return f"the {len(weeks)} weeks of {names}" + (f" and {more} more" if more > 0 else "")


def summary(counts: Mapping[str, int]) -> list[str]:
    """What a person wants to know, in sentences."""
    lines = [
        f"{counts['person_weeks_with_calls']:,} of {counts['person_weeks']:,} person-weeks have Zoom calls.",
        f"{counts['people_found']:,} of {counts['people_in_zoom']:,} people of the Zoom file are in the person query, "
        f"with {percent(counts['minutes_found'], counts['minutes_in_zoom'])} of the hours.",
        f"{counts['duplicates']:,} sessions stood in the files more than once and were counted once.",
    ]
    reasons = {
        key.removeprefix("reason_").replace("_", " "): n for key, n in counts.items() if key.startswith("reason_")
    }
    lines.append("Calls by reason: " + ", ".join(f"{reason} {n:,}" for reason, n in reasons.items()) + ".")
    zones = {
        key.removeprefix("zone_from_").replace("_", " "): n for key, n in counts.items() if key.startswith("zone_from_")
    }
    lines.append(
        "People by source of their time zone: " + ", ".join(f"{source} {n:,}" for source, n in zones.items()) + "."
    )
    return lines


def percent(part: int, whole: int) -> str:
    """A share in whole per cent, where there is a whole."""
    return f"{100 * part // whole} %" if whole else "none"
