"""A check reads the reports again only where something that they are read by has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.modes.admin.test_run import TOM, TOM_ROW, Admin, stand_in_key
from tests.reports import MAPPING, ROW, write_mapping
from zoomwizard.core.examined import Examined
from zoomwizard.core.kept import KeptReading
from zoomwizard.core.outcome import Cancelled, CancelToken, Progress
from zoomwizard.modes.admin import run
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.zoom.files.rows import load_report


class Checks:
    """Checks one after the other, as on the pages of the window; each gives what one without memory gives."""

    def __init__(self, admin: Admin, read: list[str]) -> None:
        self.admin, self.read = admin, read
        self.kept = KeptReading()

    def examine(self, **more: Any) -> tuple[Examined, list[str]]:
        """What the check finds, and the names of the reports that were read for it."""
        inputs = self.admin.inputs(**more)
        job = AdminJob(stand_in_key)
        job.kept = self.kept
        self.read.clear()
        found = job.examine(inputs)
        read = list(self.read)
        assert found == AdminJob(stand_in_key).examine(inputs)
        return found, read


@pytest.fixture
def checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Checks]:
    read: list[str] = []

    def noted(engine: Any, report: Any, zone: str) -> Any:
        read.append(report.name)
        return load_report(engine, report, zone)

    monkeypatch.setattr("zoomwizard.zoom.files.all_rows.load_report", noted)
    admin = Admin(tmp_path)
    admin.report([ROW, TOM_ROW])
    admin.report([TOM_ROW])
    made = Checks(admin, read)
    yield made
    made.kept.close()


BOTH = ["report 1.csv", "report 2.csv"]


def test_another_mapping_file_output_or_choice_of_the_result_reads_no_report_again(checks: Checks) -> None:
    admin = checks.admin
    less = write_mapping(admin.folder / "less.csv", {TOM: MAPPING[TOM]})
    first, read = checks.examine()
    assert read == BOTH
    second, read = checks.examine(mapping=less)
    assert read == []
    assert second.files == first.files
    assert second.ready != first.ready
    assert checks.examine() == (first, [])
    assert checks.examine(mapping=None)[1] == []
    changes: list[dict[str, Any]] = [{"topics": "drop"}, {"only_matched": True}, {"columns": ("HashID=HashID",)}]
    for change in changes:
        assert checks.examine(**change)[1] == [], change
    admin.output = admin.folder / "other"
    assert checks.examine()[1] == []


def test_what_the_rows_depend_on_reads_them_again(checks: Checks) -> None:
    admin = checks.admin
    checks.examine()
    changes: list[dict[str, Any]] = [
        {"time_zone": "Asia/Tokyo"},
        {"date_order": "mdy"},
        {"keep_columns": ("Department",)},
        {"flag_words": ("yo=yes",)},
        {"encoding": "cp1252"},
        {"columns": ("Topic=Topic",)},
        {"reports": tuple(reversed(admin.paths))},
    ]
    for change in changes:
        assert sorted(checks.examine(**change)[1]) == BOTH, change
        assert checks.examine(**change)[1] == [], change
    assert checks.examine(reports=(admin.paths[0],))[1] == BOTH[:1]


def test_a_report_that_was_written_anew_is_read_again(checks: Checks) -> None:
    admin = checks.admin
    checks.examine()
    before = admin.paths[1].stat()
    admin.paths.pop()
    admin.report([ROW])
    os.utime(admin.paths[1], ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert checks.examine()[1] == BOTH


def test_shortened_ids_are_filled_up_by_the_mapping_file_at_hand(checks: Checks) -> None:
    """That changes what was read, which is therefore read again for another one."""
    admin = checks.admin
    admin.paths.pop()
    admin.report([replace(TOM_ROW, meeting_id="8.46139E+10")])
    checks.examine()
    assert checks.examine(mapping=write_mapping(admin.folder / "less.csv", {TOM: MAPPING[TOM]}))[1] == BOTH


@pytest.mark.parametrize(("stage", "read_again"), [("read", BOTH), ("match", [])])
def test_a_cancel_while_it_reads_keeps_nothing_and_one_behind_it_keeps_what_was_read(
    checks: Checks, stage: str, read_again: list[str]
) -> None:
    job = AdminJob(stand_in_key)
    job.kept = checks.kept
    token = CancelToken()

    def cancel(progress: Progress) -> None:
        if progress.stage == stage:
            token.cancel()

    with pytest.raises(Cancelled):
        job.examine(checks.admin.inputs(), cancel, token)
    assert checks.examine()[1] == read_again


def test_what_went_wrong_keeps_nothing(checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    job = AdminJob(stand_in_key)
    job.kept = checks.kept
    with monkeypatch.context() as patch:
        patch.setattr(run, "find_coverage", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            job.examine(checks.admin.inputs())
    assert checks.examine()[1] == BOTH
