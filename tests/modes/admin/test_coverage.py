"""One number, one definition: how much the mapping file covers, and what became of each row."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.modes.admin.test_run import Admin, stand_in_key
from tests.oracle.admin import ReportRow
from tests.reports import GUEST, MAPPING, ROW
from zoomwizard.core.outcome import Finding, JobResult, Severity
from zoomwizard.modes.admin.run import AdminJob

MARTA, TOM, _ = MAPPING
DOMAIN = MARTA.partition("@")[2]
COVERAGE = ("mapping.coverage", "mapping.low-coverage")


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    return Admin(tmp_path)


def stay(email: str, minutes: int, name: str = "Somebody") -> ReportRow:
    assert ROW.join
    return replace(ROW, email=email, name=name, minutes=minutes, leave=ROW.join + timedelta(minutes=minutes))


def covered(result: JobResult) -> Finding:
    (finding,) = [finding for finding in result.findings if finding.code in COVERAGE]
    return finding


def test_coverage_is_in_people_and_hours_with_colleagues_and_guests_apart(admin: Admin) -> None:
    result = admin.run(
        *(stay(MARTA, 60), stay(TOM, 60), stay(f"Nina@{DOMAIN.upper()}", 6)),
        *(stay("a@elsewhere.test", 90), stay("", 30, "Anonymous"), stay(f"x@not{DOMAIN}", 6)),
    )
    assert str(covered(result).title) == "2 of 3 colleagues are in the mapping file, with 95% of their hours (2.1 h)."
    assert str(covered(result).hint) == (
        "3 guests, from other e-mail domains or without an address, aren't in it (2.1 h)."
    )
    assert covered(result).severity is Severity.NOTE
    assert str(result.verdict) == "The Zoom file is ready. It covers 95% of your colleagues' hours."
    assert {name: result.counts[name] for name in result.counts if "matched" in name and "rows" not in name} == {
        "matched_people": 2, "unmatched_people": 4, "unmatched_colleagues": 1,
        "matched_minutes": 120, "unmatched_minutes": 132, "unmatched_colleague_minutes": 6,
    }  # fmt: skip
    share = result.share
    assert share
    assert str(share.title) == "95% of your colleagues' hours are covered"
    assert (share.part, share.whole, share.is_low) == (120, 126, False)
    assert str(share.detail) == "2.0 of 2.1 hours, 2 of 3 colleagues"


@pytest.mark.parametrize(("missing", "severity"), [(25, Severity.NOTE), (26, Severity.WARNING)])
def test_less_than_80_percent_of_the_colleagues_hours_is_a_warning_with_a_way_out(
    admin: Admin, missing: int, severity: Severity
) -> None:
    result = admin.run(stay(MARTA, 100), stay(f"nina@{DOMAIN}", missing), stay("guest@elsewhere.test", 999))
    finding = covered(result)
    assert finding.severity is severity
    is_low = severity is Severity.WARNING
    assert ("Insights admin" in str(finding.hint)) is is_low
    assert ("only 79%" in str(result.verdict)) is is_low
    assert (str(result.next_steps[0].title) == "Ask your Insights admin for a newer mapping file") is is_low


def test_the_check_says_what_the_run_says_where_two_exports_overlap(admin: Admin) -> None:
    rows = [stay(MARTA, 100), stay(f"nina@{DOMAIN}", 40), GUEST]
    admin.report(rows)
    admin.report([*rows, stay(TOM, 10)])
    checked = AdminJob(stand_in_key).check(admin.inputs())
    result = admin.run()
    assert result.counts["duplicates"] == 3
    assert covered(result) in checked
    assert checked == list(result.findings[: len(checked)])


@pytest.mark.parametrize("only_matched", [False, True])
def test_the_rows_read_are_those_written_and_those_left_out_for_each_reason(
    admin: Admin, *, only_matched: bool
) -> None:
    waiting, broken = replace(GUEST, waiting_room="Yes"), replace(ROW, join=None)
    admin.report([ROW, stay(TOM, 7), GUEST, waiting, broken, broken])
    admin.report([ROW])
    result = admin.run(only_matched=only_matched)
    (said,) = [str(line) for line in result.summary if "were read" in str(line)]
    written = 2 if only_matched else 3
    most = f"7 rows were read: {written} written to the hashed file, 1 stay in the waiting room, 1 duplicate"
    assert said == most + (
        ", 2 unusable rows and 1 of somebody who isn't in the mapping file."
        if only_matched
        else " and 2 unusable rows."
    )
    counts = result.counts
    left_out = counts["waiting_room"] + counts["duplicates"] + counts["rejected"]
    left_out += counts["unmatched_rows"] if only_matched else 0
    assert counts["rows_in"] == counts["rows_written"] + left_out
    manifest = result.folder / result.outputs[-1].name
    assert json.loads(manifest.read_text("utf-8"))["counts"] == counts
    read = result.rows_read
    assert read
    assert read.total == sum(number for number, _ in read.parts) == counts["rows_in"]
