"""Zoom itself as the source of the admin job: what is asked for is checked, downloaded, and put beside the reports."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import (
    AppError,
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    Report,
    Severity,
    errors_in,
)
from zoomwizard.core.output.record import record_of
from zoomwizard.core.people.pseudonyms import stand_in_number
from zoomwizard.core.privacy.patterns import Pattern
from zoomwizard.core.said import Said, say
from zoomwizard.modes.admin.fetched import check_kept, fetched_rows, load_fetched
from zoomwizard.modes.admin.patterns import download_entries
from zoomwizard.zoom.accounts import ZoomAccounts, connection_of
from zoomwizard.zoom.api.account import ACCOUNT_FIELD
from zoomwizard.zoom.asked import without_account
from zoomwizard.zoom.asked_days import DAY_OPTIONS, PERIOD_OPTIONS, asked_days
from zoomwizard.zoom.collect.kept import remove_download
from zoomwizard.zoom.collect.pieces import PARTICIPANTS_PIECE
from zoomwizard.zoom.collect.store import Store
from zoomwizard.zoom.collect.words import SAID

if TYPE_CHECKING:
    from zoomwizard.modes.admin.inputs import AdminInputs
    from zoomwizard.zoom.collect.connection import Connection
    from zoomwizard.zoom.collect.run import Downloaded

STAGE = "download"
SOURCE_NAME, SOURCE_ROLE = "Zoom", "Zoom account"


@dataclass(frozen=True)
class ZoomRequest:
    """What is to be downloaded; made of inputs that have no errors."""

    connection: Connection
    first: date
    last: date


def request_of(inputs: AdminInputs, accounts: ZoomAccounts | None) -> tuple[ZoomRequest | None, list[Finding]]:
    """What the inputs ask Zoom for, and all that is wrong with it; nothing is asked yet."""
    if not inputs.from_zoom:
        return None, without_account(inputs, (*DAY_OPTIONS, *PERIOD_OPTIONS, "plan", "fresh", "wait"))
    from zoomwizard.zoom.collect.run import check_range, today_utc

    days, findings = asked_days(vars(inputs), today_utc(), are_needed=True)
    if days is not None:
        findings += check_range(*days, today_utc())
    if not inputs.reports:
        findings += check_kept(inputs.keep_columns)
    found = connection_of(accounts, inputs.from_zoom)
    if isinstance(found, Finding):
        return None, [*findings, found]
    return (None if days is None or errors_in(findings) else ZoomRequest(found, *days)), findings


def fetch(request: ZoomRequest, inputs: AdminInputs, report: Report, cancel: CancelToken | None) -> Downloaded:
    """Download what is missing. Errors: as `collect.run.download`; InputError where the range has no meetings."""
    from zoomwizard.zoom.collect.progress import DownloadProgress
    from zoomwizard.zoom.collect.run import download

    def watch(progress: DownloadProgress) -> None:
        report(progress.as_of(STAGE))

    return download(
        request.connection, request.first, request.last,
        fresh=inputs.fresh, wait=inputs.wait, watch=watch, cancel=cancel,
    )  # fmt: skip


def plan_result(
    request: ZoomRequest | None, findings: Sequence[Finding], inputs: AdminInputs, cancel: CancelToken | None
) -> JobResult:
    """What a download would take, as a result without files. Errors: as `collect.plan.plan`."""
    if request is None:
        raise InputError(findings)
    from zoomwizard.zoom.collect.plan import plan

    begun = time.monotonic()
    made = plan(request.connection, request.first, request.last, cancel=cancel)
    counts = {"meetings": made.meetings, "meetings_downloaded": made.fetched, "seconds": made.seconds}
    counts |= {f"calls_{label}": calls for label, calls in made.calls.items()} | {"days": made.days}
    return JobResult(
        folder=inputs.output,
        inputs=(),
        outputs=(),
        counts=counts,
        findings=made.findings,
        summary=tuple(made.sentences()),
        seconds=time.monotonic() - begun,
    )


@dataclass
class ZoomRows:
    """What was downloaded, in the engine; `path` is the file that its rows went through."""

    downloaded: Downloaded
    path: Path
    rows: int

    @classmethod
    def load(cls, engine: Engine, downloaded: Downloaded, keep: Sequence[str]) -> ZoomRows:
        """Put the rows beside those of the reports."""
        with Store(downloaded.path) as store:
            path, rows = load_fetched(engine, fetched_rows(store.answers(PARTICIPANTS_PIECE)), keep)
        return cls(downloaded, path, rows)

    def record(self, cancel: CancelToken) -> FileRecord:
        """The source as the manifest lists it among the inputs."""
        return record_of(self.path, SOURCE_ROLE, self.rows, cancel, SOURCE_NAME)

    def completeness(self, key: bytes) -> dict[str, Any]:
        """What the manifest says of the download: how whole it is."""
        done, counts = self.downloaded, self.downloaded.counts
        return {
            "from": str(done.first),
            "to": str(done.last),
            "meetings_listed": counts.listed,
            "meetings_fetched": counts.fetched,
            "meetings_put_aside": counts.aside,
            "put_aside": [
                {"number": stand_in_number(meeting.meeting_id, key), "reason": reason} for meeting, reason in done.aside
            ],
            "entries_not_followed": counts.not_followed,
            "entries_not_listed": counts.not_listed,
            "rows": counts.records,
            "total_records": counts.total,
            "meetings_with_fewer_rows": counts.fewer_records,
            "meetings_with_fewer_people": counts.fewer_people,
            "months_that_came_back_short": list(counts.short_months),
        }

    def entries(self) -> Mapping[str, Pattern]:
        """What may stand in each of these entries."""
        return download_entries(tuple(SAID))

    def sentence(self) -> Said:
        """The download in a sentence."""
        done, counts = self.downloaded, self.downloaded.counts
        return say(
            "Zoom: {fetched} of {listed} meetings from {first} to {last} (UTC), in {calls} requests.",
            fetched=counts.fetched, listed=counts.listed, first=done.first, last=done.last, calls=done.traffic.calls,
        )  # fmt: skip

    def forget(self) -> list[Finding]:
        """Delete what was downloaded, now that the hashed file is there."""
        try:
            remove_download(self.downloaded.path)
        except AppError as error:
            return [Finding(Severity.WARNING, ACCOUNT_FIELD, error.title, error.message, code="zoom.not-deleted")]
        return []
