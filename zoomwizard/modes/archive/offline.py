"""Compares two plain lists, of calls and of recordings, without an account. Source: docs/archive.md, Two lists."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from zoomwizard.core.engine import Engine
from zoomwizard.core.job import engine_for
from zoomwizard.core.outcome import (
    CancelToken,
    FileRecord,
    Finding,
    InputError,
    JobResult,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import OutputFolder, check_output_folder, temporary_folder
from zoomwizard.core.output.publish import not_private
from zoomwizard.core.output.record import record_of
from zoomwizard.core.page.page import PageWriter
from zoomwizard.core.said import ENGLISH, Fixed, Language, Said, plural, say
from zoomwizard.kinds.file_names import is_usual_name
from zoomwizard.modes.archive.comparison import CLASSES, compare_lists, prepare_comparison
from zoomwizard.modes.archive.comparison_files import COMPARISON_NAMES, ComparisonFiles, list_columns
from zoomwizard.modes.archive.completeness import Tenant, TenantResult, percent_of, tenant_results
from zoomwizard.modes.archive.inputs import ReconcileInputs
from zoomwizard.modes.archive.plain_lists import read_plain_lists
from zoomwizard.modes.archive.raw import make_compared_tables

OFFLINE_STAGES: Mapping[str, float] = {"read": 4, "compare": 4, "write": 3, "prove": 2}


def check_lists(
    inputs: ReconcileInputs, report: Report = report_nothing, cancel: CancelToken | None = None
) -> list[Finding]:
    """Everything that is wrong with two lists and the output folder."""
    found = check_output_folder(inputs.output, COMPARISON_NAMES)
    with temporary_folder() as folder, engine_for("archive", inputs, folder, report, cancel) as engine:
        return [*_read(engine, inputs), *found]


def compare(
    inputs: ReconcileInputs,
    report: Report = report_nothing,
    cancel: CancelToken | None = None,
    language: Callable[[], Language] = lambda: ENGLISH,
) -> JobResult:
    """Compare two lists, and write what came out. Errors: InputError, PrivacyError, AppError; nothing stays then."""
    begun = time.monotonic()
    if errors_in(found := check_output_folder(inputs.output, COMPARISON_NAMES)):
        raise InputError([*check_lists(inputs, report, cancel)])
    with (
        OutputFolder(inputs.output, COMPARISON_NAMES) as output,
        engine_for("archive", inputs, output.temporary, report, cancel) as engine,
    ):
        findings = [*output.findings, *found, *_read(engine, inputs)]
        if errors_in(findings):
            raise InputError(findings)
        read = _inputs(engine, inputs)
        engine.begin("compare", say("Comparing calls and recordings"), 20)
        compare_lists(engine)
        results = tenant_results(engine, [Tenant()], inputs.fail_below)
        counts = row_counts(engine, results)
        findings += [*not_private(output), *below_target(results, inputs.fail_below)]
        files = ComparisonFiles(
            engine=engine, output=output, results=results, columns=list_columns(), days=None, inputs=read,
            options={"fail_below": inputs.fail_below}, counts=counts,
            made_at=datetime.now().astimezone(), writer=PageWriter(language()), names_people=True,
        )  # fmt: skip
        outputs = files.publish(findings)
        return comparison_result(files, outputs, findings, begun)


def row_counts(engine: Engine, results: list[TenantResult]) -> dict[str, int]:
    """The counts of a run: rows by class, and events without a listed person."""
    found = dict(engine.all("SELECT class, sum(rows)::BIGINT FROM counted GROUP BY class"))
    of_classes = {name.replace(" ", "_"): int(found.get(name, 0)) for name in CLASSES}
    return {"rows": sum(of_classes.values()), **of_classes, "not_listed": sum(one.not_listed for one in results)}


def below_target(results: list[TenantResult], fail_below: float | None) -> list[Finding]:
    """A warning for each account that is less complete than somebody wants."""
    findings = []
    for one in results:
        if one.is_below(fail_below) and one.completeness is not None:
            title = say(
                "The completeness is {percent}%, below the target of {target}%.",
                percent=Fixed(percent_of(one.completeness), 4), target=one.target,
            )  # fmt: skip
            hint = say("The rows that aren't compliant say why.")
            findings.append(Finding(Severity.WARNING, "fail_below", title, hint, one.name, "archive.below"))
    return findings


def comparison_result(
    files: ComparisonFiles, outputs: list[FileRecord], findings: list[Finding], begun: float
) -> JobResult:
    """What a comparison came to."""
    counts = files.counts
    told = [said_completeness(one) for one in files.results]
    rows = plural(
        "{n} row: {compliant} compliant, {not_compliant} not compliant, {pending} pending, {excluded} excluded.",
        "{n} rows: {compliant} compliant, {not_compliant} not compliant, {pending} pending, {excluded} excluded.",
        n=counts["rows"], **{name: counts[name] for name in ("compliant", "not_compliant", "pending", "excluded")},
    )  # fmt: skip
    return JobResult(
        folder=files.output.folder,
        inputs=tuple(files.inputs),
        outputs=tuple(outputs),
        counts=dict(counts),
        findings=tuple(findings),
        summary=(*told[1:], rows),
        seconds=time.monotonic() - begun,
        verdict=told[0],
        is_lacking=any(finding.code == "archive.below" for finding in findings),
        more={"tenants": [one.as_json() for one in files.results]},
    )


def said_completeness(one: TenantResult) -> Said:
    """How complete an account is, in a sentence."""
    if one.completeness is None:
        said = say("Nothing had to be recorded.")
    else:
        percent = Fixed(percent_of(one.completeness), 4)
        said = say("The completeness is {percent}%.", percent=percent)
    return say("{account}: {said}", account=one.name, said=said) if one.name else said


def _read(engine: Engine, inputs: ReconcileInputs) -> list[Finding]:
    assert inputs.cdr is not None
    assert inputs.recordings is not None
    prepare_comparison(engine)
    make_compared_tables(engine)
    return read_plain_lists(engine, inputs.cdr, inputs.recordings, inputs.encoding)


def _inputs(engine: Engine, inputs: ReconcileInputs) -> list[FileRecord]:
    """The records of both lists; a name that could name somebody has none."""
    records = []
    for path, role, table in (
        (inputs.cdr, "list of calls", "calls"),
        (inputs.recordings, "list of recordings", "phone_recordings"),
    ):
        assert isinstance(path, Path)
        (rows,) = engine.one(f"SELECT count(*) FROM {table}")
        record = record_of(path, role, int(rows), engine.cancel)
        records.append(record if is_usual_name(record.name) else replace(record, name=role))
    return records
