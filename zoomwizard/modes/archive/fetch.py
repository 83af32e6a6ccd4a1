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
    Progress,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import explained, temporary_folder
from zoomwizard.core.output.private import open_privately
from zoomwizard.core.said import Said, plural, say
from zoomwizard.modes.archive.asked import RecordingRequest, recording_request
from zoomwizard.modes.archive.days import asked_times, gap_finding, read_state, state_after, write_state
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
from zoomwizard.zoom.api.archive_answers import RecordingKind
from zoomwizard.zoom.collect.connection import Connection

KINDS_IN_ORDER: tuple[RecordingKind, ...] = ("compliance", "cloud", "phone")
LISTING = 0.2  # of an account's share of the bar
CODES_OF_ACCOUNTS = (1, 3, 6)  # of an account that failed, the first one that any has


@dataclass
class _Fetched:
    """What came of all accounts so far."""

    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    heads: list[Said] = field(default_factory=list)
    codes: set[int] = field(default_factory=set)


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
        self._kinds = tuple(kind for kind in KINDS_IN_ORDER if kind in inputs.kind)
        self._fetched = _Fetched(findings=list(request.findings))

    def fetch(self, begun: float) -> JobResult:
        """All accounts, one after another."""
        archive = make_archive(self._folder, self._inputs.from_zoom)
        self._fetched.findings += privacy_findings(archive.folder)
        for number, (name, connection) in enumerate(self._request.connections.items()):
            try:
                self._fetch_account(archive, archive.account(name), connection, number)
            except AppError as error:
                self._failed(name, error)
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
                listing = self._listed(place, connection, number, 1.0)
                known: set[str] = set()
                if archive is not None:
                    load_manifest(engine, place)
                    known = read_known(engine, place, listing).archived
                estimates.append(estimate_of(connection, listing, known, free))
                self._fetched.findings += listing.findings
        whole = all_of(estimates)
        plan = {
            "recordings": whole.recordings, "files": whole.files, "bytes": whole.bytes,
            "calls": whole.calls_by_word(), "seconds": whole.seconds, "fits": whole.fits,
        }  # fmt: skip
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
            more={"plan": plan},
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
            listing = self._listed(place, connection, number, LISTING)
            self._fetched.findings += listing.findings
            known = read_known(engine, place, listing)
            counts, waiting = fetch_files(
                connection, Keeper(place, manifest, archive.key), listing, known,
                location=self._inputs.location.strip() or platform.node(),
                watch=self._watch(number, LISTING), cancel=self._cancel,
            )  # fmt: skip
            has_days = self._request.days is not None
            after = state_after(
                state, self._kinds, listing.began, waiting, has_days=has_days, is_whole=listing.is_whole
            )
            write_state(place.work, after)
            self._count(place.name, counts)
            self._fetched.heads.append(said_head(place.name, manifest.head))
            if self._inputs.anchor_file is not None:
                add_anchor(self._inputs.anchor_file, manifest.anchor())

    def _listed(self, place: AccountPlace, connection: Connection, number: int, part: float) -> ArchiveListing:
        state = {} if self._inputs.fresh else read_state(place.work)
        request = ArchiveRequest(
            account=place.name,
            kinds=self._kinds,
            times=asked_times(self._kinds, self._request.days, state, connection.clock.now()),
            people=self._request.people[place.name],
        )

        def watch(progress: Any) -> None:
            done = progress.as_of("fetch")
            self._tell(number, part * done.done / max(done.total, 1), done.message)

        return list_recordings(connection, request, wait=self._inputs.wait, watch=watch, cancel=self._cancel)

    def _watch(self, number: int, begin: float) -> Callable[[Any], None]:
        def watch(progress: Any) -> None:
            done = progress.as_of("fetch")
            self._tell(number, begin + (1 - begin) * done.done / max(done.total, 1), done.message)

        return watch

    def _tell(self, number: int, part: float, message: Said | str) -> None:
        self._report(Progress("fetch", number + part, len(self._request.connections), message))

    def _count(self, account: str, counts: FetchCounts) -> None:
        self._fetched.counts.update(asdict(counts))
        if counts.is_bad:
            title = say(
                "{account}: {aside} files lie aside and {refused} were refused, of {n}.",
                account=account, aside=counts.aside, refused=counts.refused, n=counts.files_wanted,
            )  # fmt: skip
            hint = say("The manifest says why. Run the download again later.")
            self._fetched.findings.append(Finding(Severity.ERROR, "from_zoom", title, hint, code="archive.bad"))
            self._fetched.codes.add(1)

    def _failed(self, account: str, error: AppError) -> None:
        """An account that came to no end; the others go on."""
        self._fetched.codes.add(error.exit_code)
        if isinstance(error, InputError):
            self._fetched.findings += error.findings
            return
        title = say("{account}: {what}", account=account, what=error.title)
        hint = error.hint or error.message
        self._fetched.findings.append(Finding(Severity.ERROR, "from_zoom", title, hint, code="archive.failed"))

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
        code = next((code for code in CODES_OF_ACCOUNTS if code in fetched.codes), 0)
        return JobResult(
            folder=self._folder, inputs=(), outputs=(), counts=counts, findings=tuple(fetched.findings),
            summary=(*summary, *fetched.heads), seconds=time.monotonic() - begun, verdict=verdict, exit_code=code,
        )  # fmt: skip


def add_anchor(path: Path, line: str) -> None:
    """Add a line to a file of anchors, which is made if there is none. Errors: AppError."""
    with (
        explained(say("The anchor file can't be written to.")),
        open(path, "a", encoding="utf-8", newline="\n", opener=open_privately) as file,
    ):
        file.write(line + "\n")


def forget_work(place: AccountPlace) -> None:
    """Forget what earlier runs noted for the next one, but for the lock that is held."""
    with explained(say("The archive can't be written to.")):
        for path in place.work.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in ("lock", "machine"):
                path.unlink()


def _free(folder: Path) -> int | None:
    """The bytes that are free where an archive is or will be; None where nobody knows."""
    for parent in (folder.absolute(), *folder.absolute().parents):
        with suppress(OSError):
            return shutil.disk_usage(parent).free
    return None
