"""Prove that this copy of the program works: its parts one by one, then all of them on the example."""

from __future__ import annotations

import csv
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from zoomwizard.core.engine import Engine
from zoomwizard.core.job import CommonInputs
from zoomwizard.core.mode import Mode, SelfCheck
from zoomwizard.core.outcome import (
    AppError,
    Cancelled,
    CancelToken,
    Finding,
    InputError,
    JobResult,
    Progress,
    Report,
    Severity,
    report_nothing,
)
from zoomwizard.core.output.folder import temporary_folder
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.core.time.zones import resolve_zone, this_computers_zone
from zoomwizard.modes.demo import INPUTS, DemoInputs, DemoJob

SPILL_MEMORY = "64MB"
SPILL_ROWS = 1_500_000  # about 90 MB of text: more than fits
METRIC_COLUMNS = 17


@dataclass(frozen=True, kw_only=True)
class SelftestInputs(CommonInputs):
    """What the selftest is asked: nothing but what every job is."""


class SelftestJob:
    """The job; see `Job`. `host_checks` are those of the parts that jobs know nothing of."""

    name: ClassVar[str] = "selftest"
    stages: ClassVar[Mapping[str, float]] = {"checks": 1}

    def __init__(self, modes: Sequence[Mode], host_checks: Sequence[SelfCheck] = ()) -> None:
        self._modes, self._host_checks = modes, host_checks

    def check(
        self,
        inputs: SelftestInputs,  # noqa: ARG002 - there is nothing to look at before
        report: Report = report_nothing,  # noqa: ARG002 - same
        cancel: CancelToken | None = None,  # noqa: ARG002 - same
    ) -> list[Finding]:
        """Nothing can be wrong with inputs that there are none of."""
        return []

    def run(
        self, inputs: SelftestInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Every check, each in a line; one that fails is an error among the findings."""
        begin = time.monotonic()
        cancel = cancel or CancelToken()
        lines: list[Said] = []
        findings: list[Finding] = []
        with temporary_folder() as folder:
            checks = [*self._host_checks, *own_checks(folder, self._modes, inputs, cancel)]
            for number, check in enumerate(checks):
                cancel.raise_if_cancelled()
                report(Progress("checks", number, len(checks), say("Checking: {check}", check=check.name)))
                found, is_ok = look_at_check(check)
                if is_ok:
                    lines.append(say("ok      {check}: {found}", check=check.name, found=found))
                else:
                    lines.append(say("failed  {check}: {found}", check=check.name, found=found))
                    hint = say("If this keeps happening, install Zoom Wizard again.")
                    title = sentences(found, where=check.name)
                    findings.append(Finding(Severity.ERROR, "", title, hint, code="selftest"))
        return JobResult(
            folder=Path(),
            inputs=(),
            outputs=(),
            counts={"ok": len(lines) - len(findings), "failed": len(findings)},
            findings=tuple(findings),
            summary=tuple(lines),
            seconds=time.monotonic() - begin,
        )


def look_at_check(check: SelfCheck) -> tuple[Said, bool]:
    """What the check says, and whether it went well."""
    try:
        return check.look(), True
    except Cancelled:
        raise
    except AppError as error:
        findings = error.findings if isinstance(error, InputError) else ()
        return sentences(error.title, error.message, *(finding.sentence() for finding in findings)), False
    except Exception as error:  # noqa: BLE001 - the selftest is there for errors that nobody thought of
        # The message may be shown here: only the example's data is worked on.
        return sentences(" ".join(str(error).split()), where=type(error).__name__), False


def own_checks(folder: Path, modes: Sequence[Mode], inputs: SelftestInputs, cancel: CancelToken) -> list[SelfCheck]:
    """The checks of the core and the jobs; `folder` is theirs."""
    return [
        SelfCheck(say("engine"), lambda: look_at_engine(folder, cancel)),
        SelfCheck(say("time zones"), look_at_zones),
        SelfCheck(say("example"), lambda: look_at_example(folder / "example", modes, inputs, cancel)),
    ]


def look_at_engine(folder: Path, cancel: CancelToken) -> Said:
    """A query that has to put a part of its data on the disk."""
    with Engine(folder, memory=SPILL_MEMORY, threads=1, cancel=cancel) as engine:
        engine.set(rows=SPILL_ROWS)
        engine.run(
            "CREATE TABLE large AS SELECT hash(range)::VARCHAR || hash(range + 1)::VARCHAR || "
            "hash(range + 2)::VARCHAR AS text FROM range(getvariable('rows')::BIGINT)"
        )
        (spilled,) = engine.one("SELECT coalesce(sum(size), 0) FROM duckdb_temporary_files()")
        (count,) = engine.one("SELECT count(text) FROM large")
    expect(count == SPILL_ROWS, say("A query gave the wrong number of rows."))
    expect(spilled > 0, say("Nothing was moved to disk, although memory was short."))
    return say("queries work, even with more data than fits into {memory} of memory.", memory=SPILL_MEMORY)


def look_at_zones() -> Said:
    """A Windows name, an IANA name and this computer's zone are known, with daylight saving."""
    zone = resolve_zone("W. Europe Standard Time")
    expect(zone is not None, say("The Windows names of time zones aren't known."))
    summer = datetime(2023, 6, 14, 12, tzinfo=UTC).astimezone(ZoneInfo(zone or "UTC")).utcoffset()
    expect(summer is not None and summer.total_seconds() == 7200, say("Daylight saving time isn't known."))
    return say("known; this computer's is {zone}.", zone=this_computers_zone())


def look_at_example(folder: Path, modes: Sequence[Mode], inputs: SelftestInputs, cancel: CancelToken) -> Said:
    """The modes on the example: calls come out, and no e-mail address is in what the analyst gets."""
    demo = DemoInputs(output=folder, memory=inputs.memory, threads=inputs.threads)
    DemoJob(modes).run(demo, report_nothing, cancel)
    with (folder / INPUTS / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        emails = [row["Email"].casefold() for row in csv.DictReader(file)]
    expect(len(emails) > 0, say("There's nobody in the example."))
    (hashed,) = folder.glob("*/Hashed Zoom File*.csv")
    text = hashed.read_text(encoding="utf-8").casefold()
    expect(text.count("\n") > 1, say("The hashed Zoom file is empty."))
    expect(not any(email in text for email in emails), say("The hashed Zoom file contains an e-mail address."))
    (joined,) = folder.glob("*/Zoom Transformed Person Query Export*.csv")
    with joined.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = [name for name in rows[0] if name.startswith("Zoom_")] if rows else []
    expect(len(columns) == METRIC_COLUMNS, say("Some of the Zoom columns are missing."))
    ran = [mode.name for mode in modes if mode.example is not None]
    hours = sum(float(row["Zoom_Total_call_hours"] or 0) for row in rows)
    expect(hours > 0, say("No call was counted."))
    return say("{modes} ran: {rows} rows, {hours} hours of calls.", modes=ran, rows=len(rows), hours=round(hours))


def expect(is_so: object, otherwise: Said) -> None:
    """An AppError with this sentence if it is not so."""
    if not is_so:
        raise AppError(otherwise)
