"""Report on how Zoom is used: an account, exported reports or kept days in, one folder of tables and pages out."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import Examined, Look, Moment, examined, looks_at_mapping, verdict_of
from zoomwizard.core.job import ExaminingJob, engine_for
from zoomwizard.core.outcome import (
    AppError,
    Cancelled,
    CancelToken,
    Finding,
    InputError,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder, check_output_folder, temporary_folder
from zoomwizard.core.output.kept_days import open_kept_days, unusable_findings
from zoomwizard.core.page.page import PageWriter
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.core.said import ENGLISH, Language, plural, say
from zoomwizard.modes.usage.asked import asked_names
from zoomwizard.modes.usage.collecting import DOWNLOADING, Collecting
from zoomwizard.modes.usage.compute import Definitions, local_days, make_facts, make_tables
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.kept import KEPT_TABLES, head_of, kept_coverage, load_kept
from zoomwizard.modes.usage.names import USAGE_NAMES
from zoomwizard.modes.usage.planning import usage_plan
from zoomwizard.modes.usage.reading import (
    ReadSources,
    account_findings,
    days_of_files,
    days_with_state,
    fetch_account,
    fetch_users,
    kept_until,
    missing_days,
    read_files,
    require_lasting,
)
from zoomwizard.modes.usage.request import UsageRequest, usage_request
from zoomwizard.modes.usage.result import UsageResult
from zoomwizard.modes.usage.steps import OUT_SHOWN
from zoomwizard.modes.usage.writing import Made, UsageWriting
from zoomwizard.zoom.accounts import ZoomAccounts
from zoomwizard.zoom.collect.connection import KEPT_SO_FAR
from zoomwizard.zoom.collect.kept import remove_download
from zoomwizard.zoom.collect.run import MOST_ASIDE
from zoomwizard.zoom.stand_ins import person_by_email

COMPUTING_STATEMENTS = 60  # of the computing
LOOKING_KEY = bytes(32)  # of a check, which writes nothing
# Those with the most people, which are best remembered: to recognise the time zone by.
LARGEST_MEETINGS = (
    "SELECT start_time, count(DISTINCT coalesce(email, zoom_id, guest)) AS people FROM raw_occurrences "
    "JOIN raw_sessions USING (id) WHERE start_time IS NOT NULL AND NOT waiting GROUP BY id, start_time "
    "ORDER BY people DESC, start_time DESC LIMIT 5"
)


class UsageJob(ExaminingJob):
    """The job; see `Job`. `stand_in_key` gives the key of the stand-ins, from a file where one is named.

    `language` gives that of the pages when a run begins: in a window it can change before.
    """

    name: ClassVar[str] = "usage"
    stages: ClassVar[Mapping[str, float]] = {"read": 5, "compute": 4, "write": 3, "pages": 2, "prove": 1}

    def __init__(
        self,
        stand_in_key: Callable[[Path | None], StandInKey],
        accounts: ZoomAccounts | None = None,
        language: Callable[[], Language] = lambda: ENGLISH,
    ) -> None:
        self._stand_in_key, self._accounts, self._language = stand_in_key, accounts, language

    def stages_for(self, inputs: UsageInputs) -> Mapping[str, float]:
        """The stages of a run with these inputs: a download takes far longer than all the rest."""
        return {"read": 5, DOWNLOADING: 60, **self.stages} if inputs.from_zoom else self.stages

    def examine(
        self, inputs: UsageInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> Examined:
        """See `ExaminingJob`. Asks nobody: what an account has is told by a plan."""
        with temporary_folder() as folder, engine_for(self.name, inputs, folder, report, cancel) as engine:
            request = usage_request(inputs, self._accounts)
            found = read_files(engine, inputs, request, LOOKING_KEY)
            found.findings += [*account_findings(inputs, request), *kept_until(request)]
            if inputs.output is not None:
                found.findings += check_output_folder(inputs.output, USAGE_NAMES)
            return self._shown(engine, inputs, request, found)

    def _shown(self, engine: Engine, inputs: UsageInputs, request: UsageRequest, found: ReadSources) -> Examined:
        reports = found.reports
        looks = [
            *(reports.looks if reports else ()),
            *looks_at_mapping("mapping", request.mapping.persons if request.mapping else None),
        ]
        if request.days:
            days = say("{first} to {last}, time zone {zone}", first=request.days[0], last=request.days[1],
                       zone=request.zone)  # fmt: skip
            looks.append(Look("date_from", say("Days"), ("days.order", "days.in-future"), days))
        files: dict[str, Sequence[Path | None]] = {
            "reports": [file.path for file in reports.files] if reports else [],
            "mapping": [inputs.mapping],
        }
        ready = None
        # On the page of the check nobody has been asked for the output folder yet.
        asked = [finding for finding in found.findings if finding.field != "output"]
        if reports and not errors_in(asked):
            (count,) = engine.one("SELECT count(*) FROM raw_occurrences")
            what = plural(
                "{n} meeting or webinar was found in the reports.",
                "{n} meetings and webinars were found in the reports.",
                n=int(count),
            )
            ready = replace(verdict_of(asked, None), detail=what)
        shown = examined(found.findings, looks, files, reports.undecided if reports else "", ready)
        if reports is None:
            return shown
        moments = [Moment(start, people) for start, people in engine.all(LARGEST_MEETINGS)]
        return replace(shown, files=reports.files, left_out=reports.left_out, moments=tuple(moments), zone=request.zone)

    def run(
        self, inputs: UsageInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> UsageResult:
        """Write the tables, the pages, the Power BI project and the run record into one new folder."""
        try:
            return self._run(inputs, report, cancel)
        except Cancelled as stopped:
            if inputs.from_zoom and not inputs.plan:
                raise Cancelled(KEPT_SO_FAR) from stopped
            raise

    def _run(self, inputs: UsageInputs, report: Report, cancel: CancelToken | None) -> UsageResult:
        begun = time.monotonic()
        request = usage_request(inputs, self._accounts)
        in_folder = check_output_folder(inputs.output, USAGE_NAMES) if inputs.output else []
        makes_key = inputs.key_file is not None and not inputs.key_file.exists()  # only for a run that can be had
        if makes_key or errors_in([*request.findings, *account_findings(inputs, request), *in_folder]):
            wrong = self.check(inputs, report, cancel)
            if errors_in(wrong):
                raise InputError(wrong)
        if inputs.plan:
            return usage_plan(inputs, request, cancel)
        key = self._stand_in_key(inputs.key_file)
        if inputs.output is None:
            return self._collect_only(inputs, request, key, begun, report, cancel)
        with (
            OutputFolder(inputs.output, USAGE_NAMES) as output,
            engine_for(self.name, inputs, output.temporary, report, cancel) as engine,
        ):
            found = read_files(engine, inputs, request, key.key)
            found.findings += account_findings(inputs, request)
            if errors_in(found.findings):
                raise InputError(found.findings)
            if inputs.store is not None:
                self._collect(inputs, request, key, found, output.temporary, report, cancel)
                fetch_users(engine, inputs, request, key.key, found, report, cancel)
            elif request.connection is not None:
                fetch_account(engine, inputs, request, key.key, found, report, cancel)
            return UsageRun(engine, output, inputs, request, key, found).finish(begun, PageWriter(self._language()))

    def _collect(
        self,
        inputs: UsageInputs,
        request: UsageRequest,
        key: StandInKey,
        found: ReadSources,
        folder: Path,
        report: Report,
        cancel: CancelToken | None,
    ) -> None:
        """Add to the kept days where an account is named, and open them. Errors: InputError, and as `download`."""
        require_lasting(key)
        assert inputs.store is not None
        if request.connection is not None:
            with engine_for("collecting", inputs, folder, report, cancel) as engine:
                done = Collecting(engine, inputs, request, key.key, report, cancel).run()
            found.collected, found.kept = done, done.kept
            found.findings += done.findings
            found.rejected += done.rejected
        else:
            found.kept = open_kept_days(inputs.store, KEPT_TABLES, head_of("", key.key, inputs.texts))
            found.findings += unusable_findings(found.kept, request.all_utc_days, cancel or CancelToken())
            found.findings += missing_days(found.kept, request)
            if errors_in(found.findings):
                raise InputError(found.findings)

    def _collect_only(
        self,
        inputs: UsageInputs,
        request: UsageRequest,
        key: StandInKey,
        begun: float,
        report: Report,
        cancel: CancelToken | None,
    ) -> UsageResult:
        """Add to the kept days, and write nothing else."""
        found = ReadSources(list(request.findings))
        with temporary_folder() as folder:
            self._collect(inputs, request, key, found, folder, report, cancel)
        assert found.collected is not None
        assert inputs.store is not None
        done = found.collected
        title = plural("{n} day was added or updated.", "{n} days were added or updated.", n=done.days)
        counts = {"listed": done.listed, "fetched": done.fetched, "rows_rejected": done.rejected, "days": done.days}
        return UsageResult(
            folder=inputs.store, inputs=(), outputs=(), counts=counts, findings=tuple(found.findings), summary=(),
            seconds=time.monotonic() - begun, verdict=title,
        )  # fmt: skip


class UsageRun:
    """The computing and writing half of a run, once everything is read and without errors."""

    def __init__(
        self,
        engine: Engine,
        output: OutputFolder,
        inputs: UsageInputs,
        request: UsageRequest,
        key: StandInKey,
        found: ReadSources,
    ) -> None:
        self._engine, self._output, self._inputs, self._request = engine, output, inputs, request
        self._key, self._found = key, found
        self._findings = [*output.findings, *found.findings]

    def finish(self, begun: float, writer: PageWriter) -> UsageResult:
        """Compute, write, prove and publish."""
        engine, inputs = self._engine, self._inputs
        days = self._request.days or days_of_files(engine, self._request.zone)
        assert days is not None
        engine.begin("compute", say("Computing the tables"), COMPUTING_STATEMENTS)
        make_facts(engine, self._key.key, keeps_texts=inputs.texts == "keep")
        if self._found.kept is not None:
            load_kept(engine, self._found.kept, self._request.all_utc_days)
            names = asked_names(inputs.wanted)
            of_costs = self._found.collected.coverage if self._found.collected else ()
            kept_coverage(engine, self._found.kept, self._request.all_utc_days, names, of_costs)
        make_tables(
            engine,
            days_with_state(engine, local_days(*days, self._request.zone), self._found.kept),
            self._hash_ids(),
            Definitions(
                attended_minutes=inputs.attended_minutes,
                grace_minutes=inputs.grace_minutes,
                asks_people=not inputs.no_participants,
                keeps_texts=inputs.texts == "keep",
                shows_people=inputs.texts == "keep" and inputs.identities == "shown",
                least_group=inputs.min_group_size,
            ),
        )
        if inputs.identities == "shown":
            engine.step(OUT_SHOWN)
        mapped = self._request.mapping.hash_ids if self._request.mapping else ()
        engine.load("mapped", {"email": "VARCHAR"}, [(email,) for email in mapped])
        self._findings += self._what_was_found()
        self._require_enough()
        is_lacking = self._is_lacking()
        writing = UsageWriting(
            engine, self._output, inputs, self._request, self._key, self._found, self._findings, days,
            datetime.now().astimezone(), writer,
        )  # fmt: skip
        made = writing.finish()
        if self._found.downloaded is not None:
            remove_download(self._found.downloaded.path)
        return replace(self._result(made, begun), is_lacking=is_lacking)

    def _hash_ids(self) -> dict[str, str]:
        """From what stands for a person to their HashID."""
        mapping = self._request.mapping
        return (
            {person_by_email(email, self._key.key): hash_id for email, hash_id in mapping.hash_ids.items()}
            if mapping
            else {}
        )

    def _what_was_found(self) -> list[Finding]:
        """What is worth saying of what was computed."""
        found = []
        (occurrences,) = self._engine.one("SELECT count(*) FROM listed")
        if not occurrences:
            title = say("No meeting or webinar ended on these days, so all figures are 0.")
            found.append(Finding(Severity.NOTE, "date_from", title, code="usage.nothing"))
        (repeats,) = self._engine.one("SELECT coalesce(sum(repeats), 0) FROM stays")
        if repeats:
            title = plural(
                "{n} session was there more than once. It counts once.",
                "{n} sessions were there more than once. They count once.",
                n=int(repeats),
            )
            hint = say("If the reports overlap, that's as it should be.") if self._inputs.reports else ""
            found.append(Finding(Severity.WARNING, "reports", title, hint, code="usage.repeated"))
        if self._key.origin == "one-time":
            title = say("This run uses a one-time key, so stand-ins can't be compared with those of other runs.")
            hint = say("Use a key file to keep the same key.")
            found.append(Finding(Severity.WARNING, "key_file", title, hint, code="key.one-time"))
        return found

    def _is_lacking(self) -> bool:
        """Whether something isn't complete though that was asked for, which is then said."""
        (lacking,) = self._engine.one("SELECT count(*) FROM out_coverage WHERE status <> 'complete'")
        if not lacking or not self._inputs.complete:
            return False
        title = plural(
            "{n} entry in the table coverage is incomplete.", "{n} entries in the table coverage are incomplete.",
            n=int(lacking),
        )  # fmt: skip
        hint = say("The table says what's missing, and why.")
        self._findings.append(Finding(Severity.WARNING, "complete", title, hint, code="usage.incomplete"))
        return True

    def _require_enough(self) -> None:
        """Stop where too many occurrences have no people though they're needed. Errors: AppError."""
        aside, needed = self._engine.one(
            "SELECT count(*) FILTER (covered = 'put_aside'), count(*) FILTER (covered <> 'list_only') FROM listed"
        )
        if aside > MOST_ASIDE * needed:
            raise AppError(
                say("Zoom gave no answer for {aside} of {listed} meetings and webinars.", aside=aside, listed=needed),
                hint=say("Run again later. What was downloaded is kept."),
            )

    def _result(self, made: Made, begun: float) -> UsageResult:
        return UsageResult(
            folder=self._output.folder,
            inputs=made.inputs,
            outputs=made.outputs,
            counts=made.counts,
            findings=tuple(self._findings),
            summary=made.summary,
            seconds=time.monotonic() - begun,
            verdict=made.verdict,
            detail=made.detail,
            next_steps=made.next_steps,
            **made.in_window,
        )
