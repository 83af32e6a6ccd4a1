"""Compares what took place with what was recorded and kept: accounts and their archive, or two plain lists."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

from zoomwizard.core.engine import Engine
from zoomwizard.core.job import Job, engine_for
from zoomwizard.core.outcome import (
    AppError,
    CancelToken,
    Finding,
    InputError,
    JobResult,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder, systems_temporary_folder
from zoomwizard.core.output.publish import not_private
from zoomwizard.core.output.record import user_name
from zoomwizard.core.page.page import PageWriter
from zoomwizard.core.people.mapping_file import MappingFile, read_mapping
from zoomwizard.core.said import ENGLISH, Language, Said, say
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.modes.archive import offline
from zoomwizard.modes.archive.asked import RecordingRequest, recording_request
from zoomwizard.modes.archive.by_account import (
    AccountFailures,
    add_anchor,
    chosen_kinds,
    forget_work,
    plan_of,
    watching,
)
from zoomwizard.modes.archive.comparison import prepare_comparison
from zoomwizard.modes.archive.comparison_files import (
    COMPARISON_NAMES,
    RECONCILIATION_NAME,
    SHOWN_RECONCILIATION_NAME,
    ComparisonFiles,
    account_columns,
)
from zoomwizard.modes.archive.completeness import Tenant, tenant_results
from zoomwizard.modes.archive.days import midnight, reconciled_days, with_margin
from zoomwizard.modes.archive.estimate import all_of, estimate_of
from zoomwizard.modes.archive.inputs import ReconcileInputs
from zoomwizard.modes.archive.listing import ArchiveListing, ArchiveRequest, list_recordings
from zoomwizard.modes.archive.manifest import load_manifest, make_manifest_table
from zoomwizard.modes.archive.offline import OFFLINE_STAGES, below_target, comparison_result, row_counts
from zoomwizard.modes.archive.options import naming_findings, output_findings
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.place import AccountPlace, ArchivePlace, open_archive
from zoomwizard.modes.archive.purge import finish_purges
from zoomwizard.modes.archive.reconciling import Reconciling
from zoomwizard.modes.archive.steps import OUT_RECONCILIATION
from zoomwizard.zoom.accounts import ZoomAccounts
from zoomwizard.zoom.collect.connection import Connection

ASKING = 0.9  # of an account's share of the bar


class ReconcileJob(Job):
    """The job; see `Job`. `language` gives that of the page when a run begins."""

    name: ClassVar[str] = "archive reconcile"
    stages: ClassVar[Mapping[str, float]] = {"ask": 20, "compare": 4, "write": 3, "prove": 2}

    def __init__(
        self, accounts: ZoomAccounts | None = None, language: Callable[[], Language] = lambda: ENGLISH
    ) -> None:
        self._accounts, self._language = accounts, language

    def stages_for(self, inputs: ReconcileInputs) -> Mapping[str, float]:
        """The stages of a run with these inputs."""
        return OFFLINE_STAGES if _has_lists(inputs) else self.stages

    def check(
        self, inputs: ReconcileInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`. Asks nobody."""
        if findings := _missing_list(inputs):
            return findings
        if _has_lists(inputs):
            return offline.check_lists(inputs, report, cancel)
        return [*recording_request(inputs, self._accounts, may_begin=False).findings, *_mapping_of(inputs)[1],
                *output_findings(inputs.output, inputs.archive, COMPARISON_NAMES)]  # fmt: skip

    def run(
        self, inputs: ReconcileInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Compare, and write what came out. What an account comes to never stops another.

        Errors: InputError, PrivacyError, AppError, Cancelled.
        """
        if findings := _missing_list(inputs):
            raise InputError(findings)
        if _has_lists(inputs):
            return offline.compare(inputs, report, cancel, self._language)
        begun = time.monotonic()
        if errors_in(found := self.check(inputs)):
            raise InputError(found)
        request = recording_request(inputs, self._accounts, may_begin=False)
        with (
            OutputFolder(systems_temporary_folder() if inputs.plan else inputs.output, COMPARISON_NAMES) as output,
            engine_for("archive", inputs, output.temporary, report, cancel) as engine,
        ):
            run = _ReconcileRun(inputs, request, output, engine, report, cancel or CancelToken(), found)
            return run.plan(begun) if inputs.plan else run.reconcile(begun, PageWriter(self._language()))


class _ReconcileRun:
    def __init__(
        self,
        inputs: ReconcileInputs,
        request: RecordingRequest,
        output: OutputFolder,
        engine: Engine,
        report: Report,
        cancel: CancelToken,
        findings: list[Finding],
    ) -> None:
        assert inputs.archive is not None
        self._inputs, self._request, self._output, self._engine = inputs, request, output, engine
        self._report, self._cancel, self._findings = report, cancel, [*output.findings, *findings]
        self._archive: ArchivePlace = open_archive(inputs.archive)
        self._kinds = chosen_kinds(inputs.kind)
        self._mapping, _ = _mapping_of(inputs)
        self._failures = AccountFailures(self._findings)
        self._tenants: list[Tenant] = []

    @property
    def _is_shown(self) -> bool:
        return self._inputs.identities == "shown"

    def reconcile(self, begun: float, writer: PageWriter) -> JobResult:
        """All accounts, one after another; then what is written."""
        engine, inputs = self._engine, self._inputs
        prepare_comparison(engine)
        make_manifest_table(engine)
        for number, (name, connection) in enumerate(self._request.connections.items()):
            try:
                self._reconcile_account(self._archive.account(name), connection, number)
            except AppError as error:
                engine.run("DELETE FROM judged WHERE tenant = ?", [name])  # it is in no file
                self._failures.add(name, error)
        if not self._tenants:
            raise InputError(self._findings)
        engine.step(OUT_RECONCILIATION)
        results = tenant_results(engine, self._tenants, inputs.fail_below)
        self._findings += below_target(results, inputs.fail_below)
        if self._is_shown:
            self._findings += not_private(self._output)
        hash_ids = self._mapping.hash_ids.values() if self._mapping else ()
        files = ComparisonFiles(
            engine=engine, output=self._output, results=results,
            columns=account_columns(hash_ids, is_shown=self._is_shown), days=self._said_days(), inputs=(),
            options=self._options(), counts=row_counts(engine, results), made_at=datetime.now().astimezone(),
            writer=writer, names_people=self._is_shown,
            table_name=SHOWN_RECONCILIATION_NAME if self._is_shown else RECONCILIATION_NAME,
        )  # fmt: skip
        done = comparison_result(files, files.publish(self._findings), self._findings, begun)
        return replace(done, exit_code=self._failures.exit_code)

    def plan(self, begun: float) -> JobResult:
        """The requests that a comparison takes; nothing is written."""
        estimates = []
        for number, (name, connection) in enumerate(self._request.connections.items()):
            listing, _ = self._listed(self._archive.account(name), connection, number, 1.0)
            estimates.append(estimate_of(connection, listing, (), None))
            self._findings += listing.findings
        whole = all_of(estimates)
        takes = say("With your share of the account's limits, that takes at least {n} seconds.", n=whole.seconds)
        fits = say("The day's requests are enough.") if whole.fits else say("The day's requests aren't enough.")
        return JobResult(
            folder=self._inputs.output, inputs=(), outputs=(), counts={}, findings=tuple(self._findings),
            summary=(takes,), seconds=time.monotonic() - begun, verdict=fits,
            more={"plan": plan_of(whole, has_files=False)},
        )  # fmt: skip

    # -----------------------------------------------------------------------------------------------------
    # One account

    def _reconcile_account(self, place: AccountPlace, connection: Connection, number: int) -> None:
        with place.locked():
            if self._inputs.fresh:
                forget_work(place)
            load_manifest(self._engine, place)
            finish_purges(self._engine, place)
            listing, request = self._listed(place, connection, number, ASKING)
            self._findings += listing.findings
            self._engine.begin("compare", say("Comparing what took place with the archive"), 30)
            first, last = self._days(connection)
            tenant, anchor = Reconciling(
                engine=self._engine, place=place, request=request, listing=listing, key=self._archive.key,
                names=self._names(request.people), days=(first, last), now=connection.clock.now(),
                late_hours=self._inputs.late_hours, reason=self._inputs.reason.strip() if self._is_shown else "",
            ).run()  # fmt: skip
            self._tenants.append(tenant)
            add_anchor(self._inputs.anchor_file, anchor)

    def _listed(
        self, place: AccountPlace, connection: Connection, number: int, part: float
    ) -> tuple[ArchiveListing, ArchiveRequest]:
        now, (first, last) = connection.clock.now(), self._days(connection)
        begin, end = midnight(first), min(midnight(last + timedelta(days=1)), now)
        request = ArchiveRequest(
            account=place.name,
            kinds=self._kinds,
            times={kind: with_margin(kind, begin, end, now) for kind in self._kinds},
            people=self._request.people[place.name],
            events=(begin, end),
        )

        watch = watching(self._report, "ask", number, len(self._request.connections), (0, part))
        return list_recordings(connection, request, wait=self._inputs.wait, watch=watch, cancel=self._cancel), request

    def _days(self, connection: Connection) -> tuple[date, date]:
        """The first and the last day: those that were chosen, else two weeks until today."""
        if self._request.days is not None:
            return self._request.days
        first, now = reconciled_days(connection.clock.now())
        return first.date(), now.astimezone(UTC).date()

    def _names(self, people: Mapping[str, ListedPerson]) -> Mapping[str, str]:
        """What is written of listed people, where it is no stand-in."""
        if self._is_shown:
            return {address: person.name or address for address, person in people.items()}
        return dict(self._mapping.hash_ids) if self._mapping else {}

    # -----------------------------------------------------------------------------------------------------
    # What is said of it

    def _said_days(self) -> tuple[str, str]:
        first, last = self._days(next(iter(self._request.connections.values())))
        return f"{first}", f"{last}"

    def _options(self) -> dict[str, Any]:
        given = self._inputs
        shown = {"reason": " ".join(given.reason.split()), "user": user_name()} if self._is_shown else {}
        return {
            "accounts": [tenant.name for tenant in self._tenants],
            "kinds": list(self._kinds),
            "late_hours": given.late_hours,
            "fail_below": given.fail_below,
            "identities": given.identities,
            **shown,
        }


def _has_lists(inputs: ReconcileInputs) -> bool:
    return inputs.cdr is not None or inputs.recordings is not None


def _missing_list(inputs: ReconcileInputs) -> list[Finding]:
    """The error that one of two lists is given and the other isn't."""
    given: Mapping[str, tuple[object, Said]] = {
        "cdr": (inputs.cdr, say("{option} is missing.", option="--cdr")),
        "recordings": (inputs.recordings, say("{option} is missing.", option="--recordings")),
    }
    if not _has_lists(inputs):
        return []
    hint = say("Add it to the command.")
    return [
        Finding(Severity.ERROR, field, title, hint, code="option.archive")
        for field, (path, title) in given.items()
        if path is None
    ]


def _mapping_of(inputs: ReconcileInputs) -> tuple[MappingFile | None, list[Finding]]:
    findings = naming_findings(inputs)
    if inputs.mapping is None:
        return None, findings
    mapping, found = read_mapping(inputs.mapping, look=looking_once(inputs.encoding))
    return mapping, [*findings, *found]
