"""Downloads recordings of chosen people into an archive, one account after another."""

from __future__ import annotations

import platform
import shutil
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, ClassVar

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
from zoomwizard.core.output.folder import temporary_folder
from zoomwizard.core.said import Said, plural, say
from zoomwizard.modes.archive.asked import RecordingRequest, recording_request
from zoomwizard.modes.archive.by_account import (
    AccountFailures,
    add_anchor,
    chosen_kinds,
    forget_work,
    plan_of,
    watching,
)
from zoomwizard.modes.archive.days import RunState, asked_times, gap_finding, read_state, state_after, write_state
from zoomwizard.modes.archive.estimate import all_of, estimate_of
from zoomwizard.modes.archive.fetching import FetchCounts, fetch_files
from zoomwizard.modes.archive.inputs import FetchInputs
from zoomwizard.modes.archive.keeping import Keeper
from zoomwizard.modes.archive.known import read_known
from zoomwizard.modes.archive.listing import ArchiveListing, ArchiveRequest, list_recordings
from zoomwizard.modes.archive.manifest import Manifest, load_manifest, make_manifest_table, said_head
from zoomwizard.modes.archive.place import (
    AccountPlace,
    ArchivePlace,
    check_archive,
    make_archive,
    open_archive,
    privacy_findings,
)
from zoomwizard.modes.archive.purge import finish_purges
from zoomwizard.zoom.accounts import ZoomAccounts
from zoomwizard.zoom.collect.connection import Connection

LISTING = 0.2  # of an account's share of the bar


@dataclass
class _Fetched:
    """What came of all accounts so far."""

    findings: list[Finding]
    failures: AccountFailures
    counts: Counter[str] = field(default_factory=Counter)
    heads: list[Said] = field(default_factory=list)


class FetchJob(Job):
    """The job; see `Job`."""

    name: ClassVar[str] = "archive fetch"
    stages: ClassVar[Mapping[str, float]] = {"fetch": 1}

    def __init__(self, accounts: ZoomAccounts | None = None) -> None:
        self._accounts = accounts

    def check(
        self, inputs: FetchInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`. Asks nobody."""
        del report, cancel
        return list(recording_request(inputs, self._accounts, may_begin=True).findings)

    def run(self, inputs: FetchInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        """Download what isn't in the archive yet. What an account comes to never stops another.

        Errors: InputError, AppError, Cancelled; what is archived until then stays.
        """
        begun = time.monotonic()
        request = recording_request(inputs, self._accounts, may_begin=True)
        if errors_in(request.findings):
            raise InputError(request.findings)
        assert inputs.archive is not None
        run = _FetchRun(inputs, inputs.archive, request, report, cancel or CancelToken())
        return run.plan(begun) if inputs.plan else run.fetch(begun)


class _FetchRun:
    def __init__(
        self, inputs: FetchInputs, folder: Path, request: RecordingRequest, report: Report, cancel: CancelToken
    ) -> None:
        self._inputs, self._folder, self._request = inputs, folder, request
        self._report, self._cancel = report, cancel
        self._kinds = chosen_kinds(inputs.kind)
        findings = list(request.findings)
        self._fetched = _Fetched(findings, AccountFailures(findings))

    def fetch(self, begun: float) -> JobResult:
        """All accounts, one after another."""
        archive = make_archive(self._folder, self._inputs.from_zoom)
        self._fetched.findings += privacy_findings(archive.folder)
        for number, (name, connection) in enumerate(self._request.connections.items()):
            try:
                self._fetch_account(archive, archive.account(name), connection, number)
            except AppError as error:
                self._fetched.failures.add(name, error)
        return self._result(begun)

    def plan(self, begun: float) -> JobResult:
        """What a download would take; nothing is written."""
        free = _free(self._folder)
        estimates = []
        with (
            temporary_folder() as folder,
            engine_for("archive", self._inputs, folder, self._report, self._cancel) as engine,
        ):
            make_manifest_table(engine)
            archive = None if check_archive(self._folder) else open_archive(self._folder)
            for number, (name, connection) in enumerate(self._request.connections.items()):
                place = AccountPlace(name, self._folder / name)
                state = {} if self._inputs.fresh else read_state(place.work)
                listing = self._listed(place, connection, state, self._watch(number, 0, 1))
                known: set[str] = set()
                if archive is not None:
                    load_manifest(engine, place)
                    known = read_known(engine, place, listing).archived
                estimates.append(estimate_of(connection, listing, known, free))
                self._fetched.findings += listing.findings
        whole = all_of(estimates)
        files = plural("{n} file", "{n} files", n=whole.files)
        summary = [
            say("{files}, about {size} bytes.", files=files, size=whole.bytes),
            say("With your share of the account's limits, that takes at least {n} seconds.", n=whole.seconds),
        ]
        fits = say("There's enough space, and the day's requests are enough.")
        if not whole.fits:
            fits = say("The space or the day's requests aren't enough.")
        return JobResult(
            folder=self._folder, inputs=(), outputs=(), counts={}, findings=tuple(self._fetched.findings),
            summary=(*summary, fits), seconds=time.monotonic() - begun,
            verdict=plural("{n} recording would be downloaded.", "{n} recordings would be downloaded.",
                           n=whole.recordings),
            more={"plan": plan_of(whole)},
        )  # fmt: skip

    # -----------------------------------------------------------------------------------------------------
    # One account

    def _fetch_account(self, archive: ArchivePlace, place: AccountPlace, connection: Connection, number: int) -> None:
        with (
            place.locked(),
            temporary_folder() as folder,
            engine_for("archive", self._inputs, folder, cancel=self._cancel) as engine,
            Manifest(place) as manifest,
        ):
            if self._inputs.fresh:
                forget_work(place)
            make_manifest_table(engine)
            load_manifest(engine, place)
            finish_purges(engine, place)
            state = read_state(place.work)
            if self._request.days is None:
                self._fetched.findings += gap_finding(place.name, state, self._kinds, connection.clock.now())
            listing = self._listed(place, connection, state, self._watch(number, 0, LISTING))
            self._fetched.findings += listing.findings
            known = read_known(engine, place, listing)
            counts, waiting = fetch_files(
                connection, Keeper(place, manifest, archive.key), listing, known,
                location=self._inputs.location.strip() or platform.node(),
                watch=self._watch(number, LISTING, 1), cancel=self._cancel,
            )  # fmt: skip
            has_days = self._request.days is not None
            after = state_after(
                state, self._kinds, listing.began, waiting, has_days=has_days, is_whole=listing.is_whole
            )
            write_state(place.work, after)
            self._count(place.name, counts)
            self._fetched.heads.append(said_head(place.name, manifest.head))
            add_anchor(self._inputs.anchor_file, manifest.anchor())

    def _listed(
        self, place: AccountPlace, connection: Connection, state: RunState, watch: Callable[[Any], None]
    ) -> ArchiveListing:
        request = ArchiveRequest(
            account=place.name,
            kinds=self._kinds,
            times=asked_times(self._kinds, self._request.days, state, connection.clock.now()),
            people=self._request.people[place.name],
        )
        return list_recordings(connection, request, wait=self._inputs.wait, watch=watch, cancel=self._cancel)

    def _watch(self, number: int, begin: float, end: float) -> Callable[[Any], None]:
        return watching(self._report, "fetch", number, len(self._request.connections), (begin, end))

    def _count(self, account: str, counts: FetchCounts) -> None:
        self._fetched.counts.update(asdict(counts))
        if counts.is_bad:
            title = say(
                "{account}: {aside} files lie aside and {refused} were refused, of {n}.",
                account=account, aside=counts.aside, refused=counts.refused, n=counts.files_wanted,
            )  # fmt: skip
            hint = say("The manifest says why. Run the download again later.")
            self._fetched.findings.append(Finding(Severity.ERROR, "from_zoom", title, hint, code="archive.bad"))
            self._fetched.failures.codes.add(1)

    def _result(self, begun: float) -> JobResult:
        fetched = self._fetched
        counts = {name: fetched.counts[name] for name in FetchCounts.__dataclass_fields__}
        verdict = plural("{n} file was archived.", "{n} files were archived.", n=counts["archived"])
        details = [
            (counts["known"], say("{n} were in the archive already", n=counts["known"])),
            (counts["waiting"], say("{n} aren't ready at Zoom yet", n=counts["waiting"])),
            (counts["aside"], say("{n} lie aside", n=counts["aside"])),
            (counts["refused"], say("{n} weren't given by Zoom", n=counts["refused"])),
        ]
        said = [sentence for number, sentence in details if number]
        summary = [say("Of the others, {parts}.", parts=said)] if said else []
        return JobResult(
            folder=self._folder, inputs=(), outputs=(), counts=counts, findings=tuple(fetched.findings),
            summary=(*summary, *fetched.heads), seconds=time.monotonic() - begun, verdict=verdict,
            exit_code=fetched.failures.exit_code,
        )  # fmt: skip


def _free(folder: Path) -> int | None:
    """The bytes that are free where an archive is or will be; None where nobody knows."""
    for parent in (folder.absolute(), *folder.absolute().parents):
        with suppress(OSError):
            return shutil.disk_usage(parent).free
    return None
