"""The writing half of a usage run: tables in their formats, pages, project and lists, proved and published at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.mode import DAY_MARK
from zoomwizard.core.outcome import FileRecord, Finding, NextStep, Severity
from zoomwizard.core.output.columns import ExportTable
from zoomwizard.core.output.export import (
    DICTIONARY_NAME,
    Export,
    ExportFormat,
    export_tables,
    read_back,
    write_dictionary,
)
from zoomwizard.core.output.folder import OutputFolder
from zoomwizard.core.output.lists import write_list
from zoomwizard.core.output.publish import Output, RunRecord, not_private, publish
from zoomwizard.core.output.record import findings_as_json, record_of, record_of_folder, user_name, versions
from zoomwizard.core.page.page import PageWriter
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.core.privacy.proof import prove_table, prove_text
from zoomwizard.core.said import Said, plural, say
from zoomwizard.kinds.file_names import is_usual_name
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.kept_texts import known_people, texts_that_name
from zoomwizard.modes.usage.names import (
    DATABASE_NAME,
    FOLDER_NAME,
    POWER_BI_NAME,
    REJECTED_ROWS_NAME,
    USAGE_RECORD_NAME,
    USAGE_REPORT_NAME,
    WEBINAR_REPORT_NAME,
    WITH_NAMES,
    WITHOUT_HASH_ID_NAME,
)
from zoomwizard.modes.usage.pages.in_window import in_window
from zoomwizard.modes.usage.pages.usage_report import PageOptions, usage_page, usage_parts
from zoomwizard.modes.usage.pages.webinar_report import webinar_page, webinar_parts
from zoomwizard.modes.usage.patterns import proved_columns, usage_record_entries
from zoomwizard.modes.usage.power_bi import MODEL_TABLES, make_usage_project
from zoomwizard.modes.usage.reading import ReadSources
from zoomwizard.modes.usage.request import UsageRequest
from zoomwizard.modes.usage.tables import SHOWN_COLUMNS, USAGE_TABLES
from zoomwizard.modes.usage.told import proof_said, what_to_do

NAMED_NUMBER = re.compile(r"(?:\d ?){9}")
PROVING = 20  # statements


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was written, and what is said and shown of it."""

    inputs: tuple[FileRecord, ...]
    outputs: tuple[FileRecord, ...]
    counts: dict[str, int]
    summary: tuple[Said | str, ...]
    verdict: Said
    detail: Said
    next_steps: tuple[NextStep, ...]
    in_window: dict[str, Any]


@dataclass
class UsageWriting:
    """Writes what was computed; `made_at` is now, with its zone. Adds to `findings`."""

    engine: Engine
    output: OutputFolder
    inputs: UsageInputs
    request: UsageRequest
    key: StandInKey
    found: ReadSources
    findings: list[Finding]
    days: tuple[date, date]
    made_at: datetime
    writer: PageWriter = field(default_factory=PageWriter)

    def finish(self) -> Made:
        """Write, prove and publish everything. Errors: PrivacyError, AppError; nothing is published then."""
        folder = self.output.ready / "usage"
        folder.mkdir()
        self.engine.begin("write", say("Writing the tables"), 2 * len(self.tables))
        rows = export_tables(self.engine, self._export(), self._formats, folder)
        rows[DICTIONARY_NAME] = write_dictionary(self.tables, folder / DICTIONARY_NAME)
        self.engine.begin("pages", say("Making the reports"), 1)
        shown = self._write_pages(folder)
        if self._has_project:
            make_usage_project(
                folder / POWER_BI_NAME, self._final_folder, self.inputs.min_group_size, is_shown=self.is_shown
            )
        private = self._write_private()
        self.engine.begin("prove", say("Running the privacy check"), PROVING)
        self._prove(folder)
        counts = self._counts()
        return self._publish(folder, rows, private, counts, shown)

    # -----------------------------------------------------------------------------------------------------
    # What is wanted

    @property
    def is_shown(self) -> bool:
        """Whether names and addresses are shown."""
        return self.inputs.identities == "shown"

    @property
    def tables(self) -> list[ExportTable]:
        """The tables that are written, with the columns that they have in this run."""
        return [
            replace(table, columns=(*table.columns, *SHOWN_COLUMNS.get(table.name, ()))) if self.is_shown else table
            for table in USAGE_TABLES
            if table.name in self.inputs.wanted
        ]

    @property
    def _formats(self) -> Sequence[ExportFormat]:
        wanted = {"csv", *self.inputs.formats}
        formats: Sequence[ExportFormat] = ("csv", "jsonl", "parquet", "duckdb")
        return [kind for kind in formats if kind in wanted]

    @property
    def _has_project(self) -> bool:
        return not self.inputs.no_power_bi and {table.name for table in MODEL_TABLES} <= set(self.inputs.wanted)

    @property
    def _folder_name(self) -> str:
        named = FOLDER_NAME.replace(f"{DAY_MARK}_{DAY_MARK}", f"{self.days[0]}_{self.days[1]}")
        return named + (WITH_NAMES if self.is_shown else "")

    @property
    def _final_folder(self) -> Path:
        return self.output.folder.absolute() / self._folder_name.format(self.output.stamp)

    def _export(self) -> Export:
        is_from = {"zoom_api": self.found.zoom or self.found.kept, "zoom_csv": self.found.reports}
        sources = [name for name, there in is_from.items() if there is not None]
        return Export(
            tables=self.tables,
            prefix="out_",
            database=DATABASE_NAME,
            ingested_at=self.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0),
            source="+".join(sources),
        )

    # -----------------------------------------------------------------------------------------------------
    # Pages and lists

    def _write_pages(self, folder: Path) -> dict[str, Any]:
        """Write the pages that are wanted; what a window shows of them: see `in_window`."""
        people = self._people() if not self.inputs.no_participants else None
        options = PageOptions(
            first=self.days[0], last=self.days[1], zone=self.request.zone, minimum=self.inputs.min_group_size,
            is_shown=self.is_shown, people=people,
        )  # fmt: skip
        parts = usage_parts(self.engine, self.inputs.wanted, options)
        of_webinars = webinar_parts(self.engine, self.inputs.wanted, options)
        shown = in_window(parts, of_webinars)
        if self.inputs.no_report:
            return shown
        pages = {USAGE_REPORT_NAME: usage_page(parts, options, self.writer)}
        if of_webinars:
            pages[WEBINAR_REPORT_NAME] = webinar_page(of_webinars, options, self.writer)
        for name, text in pages.items():
            (folder / name.format(self.output.stamp)).write_text(text, encoding="utf-8", newline="\n")
        return shown

    def _people(self) -> int:
        """The different people in the meetings of the whole range."""
        (people,) = self.engine.one(
            "SELECT count(DISTINCT person_no) FROM presences JOIN listed USING (occurrence_no) WHERE NOT is_webinar"
        )
        return int(people)

    def _write_private(self) -> list[Output]:
        """What only the admin may see, if there is any: people without a HashID, and rows that couldn't be used."""
        lists = {
            REJECTED_ROWS_NAME: ("rejected", 'SELECT file AS "File", line AS "Line", reason AS "Reason" FROM rejected '
                            "ORDER BY file, line"),
        }  # fmt: skip
        if self.request.mapping is not None:
            lists[WITHOUT_HASH_ID_NAME] = ("unmatched", WITHOUT_HASH_ID)
        files = []
        for template, (name, query) in lists.items():
            if self.engine.one(f"SELECT count(*) FROM ({query})") == (0,):
                continue
            path = self.output.private / f"{name}.csv"
            rows = write_list(self.engine, query, path)
            files.append(Output(path, template.format(self.output.stamp), "private", rows, is_private=True))
        if files or self.is_shown:
            self.findings += not_private(self.output)
        if unmatched := next((file.rows for file in files if file.path.stem == "unmatched"), 0):
            title = plural(
                "{n} person isn't in the mapping file and has a stand-in instead of a HashID.",
                "{n} people aren't in the mapping file and have stand-ins instead of HashIDs.",
                n=unmatched,
            )
            hint = say("They're listed in the folder Keep private.")
            self.findings.append(Finding(Severity.WARNING, "mapping", title, hint, code="mapping.unmatched"))
        return files

    # -----------------------------------------------------------------------------------------------------
    # The proof

    def _prove(self, folder: Path) -> None:
        """Read back everything that is to be published; a hit is a PrivacyError."""
        mapping = self.request.mapping
        hash_ids = frozenset(mapping.hash_ids.values()) if mapping else frozenset()
        keeps_texts = self.inputs.texts == "keep"
        dictionary = None if self.is_shown or not keeps_texts else known_people(self.engine, mapping)
        for table in self.tables:
            columns = proved_columns(table, hash_ids, keeps_texts=keeps_texts, is_shown=self.is_shown)
            for kind in self._formats:
                path = folder / f"{table.name}.csv"
                if kind != "csv":  # the same cells again, as that format has them
                    path = self.output.temporary / f"{table.name}.{kind}.csv"
                    read_back(self.engine, self._export(), table, kind, folder, path)
                prove_table(self.engine, path, columns)
            if dictionary is not None:
                self.findings += texts_that_name(self.engine, folder / f"{table.name}.csv", columns, dictionary)
        if not self.is_shown:
            for page in folder.glob("*.html"):
                prove_text("report", page.read_text(encoding="utf-8"))

    # -----------------------------------------------------------------------------------------------------
    # Records and publication

    def _counts(self) -> dict[str, int]:
        """The counts of the run."""
        downloaded, collected = self.found.downloaded, self.found.collected
        fetched = downloaded.counts.fetched if downloaded else collected.fetched if collected else 0
        listed, put_aside, meetings, webinars = self.engine.one(
            "SELECT count(*) FILTER (source = 'api'), count(*) FILTER (covered = 'put_aside'), "
            "count(*) FILTER (NOT is_webinar), count(*) FILTER (is_webinar) FROM listed"
        )
        (people,) = self.engine.one("SELECT count(DISTINCT person_no) FROM presences")
        (complete,) = self.engine.one("SELECT count(*) FROM local_days WHERE complete")
        return {
            "listed": int(listed),
            "fetched": fetched,
            "put_aside": int(put_aside),
            "meetings": int(meetings),
            "webinars": int(webinars),
            "people": int(people),
            "rows_rejected": self.found.rejected,
            "days_complete": int(complete),
        }

    def _publish(
        self,
        folder: Path,
        rows: Mapping[str, int],
        private: Sequence[Output],
        counts: dict[str, int],
        shown: dict[str, Any],
    ) -> Made:
        """Give everything its final name, the folder with its record last."""
        cancel, stamp = self.engine.cancel, self.output.stamp
        roles = {
            DICTIONARY_NAME: "data dictionary", DATABASE_NAME: "table of all formats",
            USAGE_REPORT_NAME.format(stamp): "usage report", WEBINAR_REPORT_NAME.format(stamp): "webinar report",
        }  # fmt: skip
        outputs = [
            record_of_folder(path, "Power BI project", 0, cancel, path.name)
            if path.is_dir()
            else record_of(path, roles.get(path.name, "table"), rows.get(path.name, 0), cancel)
            for path in sorted(folder.iterdir())
        ]
        inputs = self._input_records()
        lists = [record_of(file.path, file.role, file.rows, cancel, file.name) for file in private]
        record = RunRecord(
            USAGE_RECORD_NAME.format(stamp), "run record", self._record(inputs, outputs, counts), usage_record_entries()
        )
        name = self._folder_name.format(stamp)
        written = publish(self.output, private, record, cancel, Output(folder, name, "usage", is_private=self.is_shown))
        in_folder = [replace(one, name=f"{name}/{one.name}") for one in (*outputs, written)]
        return Made(
            inputs=tuple(inputs),
            outputs=(*lists, *in_folder),
            counts=counts,
            summary=tuple(self._summary(counts)),
            verdict=self._verdict(counts),
            detail=proof_said(self.inputs),
            next_steps=tuple(what_to_do(self.inputs, name, in_folder, lists)),
            in_window=shown,
        )

    def _input_records(self) -> list[FileRecord]:
        """The records of what was read; a name that could name somebody has none."""
        files = [(file.path, "report", file.rows) for file in (self.found.reports.files if self.found.reports else ())]
        if self.request.mapping is not None and self.inputs.mapping is not None:
            files.append((self.inputs.mapping, "mapping file", self.request.mapping.rows))
        records = [record_of(path, role, rows, self.engine.cancel) for path, role, rows in files]
        return [
            record
            if is_usual_name(record.name) and not NAMED_NUMBER.search(record.name)
            else replace(record, name=f"{record.role} {number}")
            for number, record in enumerate(records, 1)
        ]

    def _record(
        self, inputs: Sequence[FileRecord], outputs: Sequence[FileRecord], counts: Mapping[str, int]
    ) -> Mapping[str, Any]:
        """What the run record says."""
        given = self.inputs
        content: dict[str, Any] = {
            "kind": "usage run record",
            "format": 1,
            "versions": versions(),
            "made": self.made_at.isoformat(timespec="seconds"),
            "from": str(self.days[0]),
            "to": str(self.days[1]),
            "time_zone": self.request.zone,
            "options": {
                "tables": list(given.wanted),
                "formats": list(self._formats),
                "attended_minutes": float(given.attended_minutes),
                "grace_minutes": float(given.grace_minutes),
                "min_group_size": given.min_group_size,
                "identities": given.identities,
                "texts": given.texts,
                "no_participants": given.no_participants,
                "no_report": given.no_report,
                "no_power_bi": given.no_power_bi,
                "complete": given.complete,
                "stand_in_key": self.key.origin,
            },
            "inputs": [record.as_json() for record in inputs],
            "outputs": [record.as_json() for record in outputs],
            "counts": dict(counts),
            "findings": findings_as_json(self.findings),
        }
        if self.is_shown:
            content["shown"] = {"reason": " ".join(given.reason.split()), "user": user_name()}
        return content

    # -----------------------------------------------------------------------------------------------------
    # Words

    def _verdict(self, counts: Mapping[str, int]) -> Said:
        complete = counts["days_complete"]
        all_days = (self.days[1] - self.days[0]).days + 1
        if self.found.zoom is None and self.found.kept is None:
            return say("The report covers {first} to {last}.", first=self.days[0], last=self.days[1])
        if complete == all_days:
            return plural("The day is complete.", "All {n} days are complete.", n=all_days)
        return plural(
            "{complete} of {n} day is complete.", "{complete} of {n} days are complete.", n=all_days, complete=complete
        )

    def _summary(self, counts: Mapping[str, int]) -> Iterator[Said | str]:
        meetings = plural("{n} meeting", "{n} meetings", n=counts["meetings"])
        webinars = plural("{n} webinar", "{n} webinars", n=counts["webinars"])
        known: dict[str, Said | str] = {"meetings": meetings, "webinars": webinars}
        first, last = self.days
        if self.inputs.no_participants:  # nobody knows how many people there were
            yield say("{meetings}, {webinars}, from {first} to {last}.", **known, first=first, last=last)
        else:
            known["people"] = plural("{n} person", "{n} people", n=counts["people"])
            yield say("{meetings}, {webinars}, {people}, from {first} to {last}.", **known, first=first, last=last)
        yield say("Stand-ins for people and meetings: {reason}", reason=self.key.reason)
        yield proof_said(self.inputs)


# Everybody of the range by e-mail address who isn't in the mapping file, hosts too.
WITHOUT_HASH_ID = (
    "SELECT email AS \"Email\", CASE WHEN is_host THEN 'Yes' ELSE 'No' END AS \"Host\" FROM ("
    "SELECT email, bool_or(is_host) AS is_host FROM ("
    "SELECT id, email, false AS is_host FROM raw_sessions WHERE NOT waiting "
    "UNION ALL SELECT id, host_email, true FROM raw_occurrences) JOIN keys USING (id) SEMI JOIN listed "
    "USING (occurrence) WHERE email IS NOT NULL GROUP BY email) ANTI JOIN mapped USING (email) ORDER BY email"
)
