"""A check reads the files again only where something that it depends on has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.analyst import MEETINGS_NAME, QUERY_NAME, ZOOM_NAME, Analyst
from zoomwizard.core.examined import Examined
from zoomwizard.core.kept import KeptReading
from zoomwizard.core.outcome import Cancelled, CancelToken
from zoomwizard.modes.analyst import check
from zoomwizard.modes.analyst.run import AnalystJob


class Checks:
    """Checks one after the other, as on the pages of the window; each gives what one without memory gives."""

    def __init__(self, analyst: Analyst, times: list[str]) -> None:
        self.folder, self.times = analyst.folder, times
        self.inputs = analyst.write()
        self.kept = KeptReading()

    def examine(self, cancel: CancelToken | None = None, **more: Any) -> tuple[Examined, bool]:
        """What the check finds, and whether it has read the files for it."""
        inputs = replace(self.inputs, **more)
        job = AnalystJob()
        job.kept = self.kept
        self.times.clear()
        found = job.examine(inputs, cancel=cancel)
        has_read = bool(self.times)
        assert found == AnalystJob().examine(inputs)
        return found, has_read


@pytest.fixture
def checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Checks]:
    times: list[str] = []

    def noted(*given: Any, **more: Any) -> Any:
        times.append("read")
        return prepare(*given, **more)

    prepare = check.prepare
    monkeypatch.setattr("zoomwizard.modes.analyst.run.prepare", noted)
    made = Checks(Analyst(tmp_path), times)
    yield made
    made.kept.close()


def test_another_output_or_choice_of_the_result_reads_no_file_again(checks: Checks) -> None:
    first, has_read = checks.examine()
    assert has_read
    assert checks.examine() == (first, False)
    for change in ({"booking_gap_minutes": 9}, {"no_report": True}, {"no_power_bi": True}):
        assert checks.examine(**change) == (first, False)
    place = checks.folder / "a file"
    place.write_text("", encoding="utf-8")
    found, has_read = checks.examine(output=place)
    assert not has_read
    assert [finding.field for finding in found.findings if finding not in first.findings] == ["output"]


def test_what_the_check_depends_on_is_read_again(checks: Checks) -> None:
    checks.examine()
    changes: tuple[dict[str, Any], ...] = ({"time_zone": "Asia/Tokyo"}, {"method": "published"}, {"threads": 2})
    for change in (*changes, {"min_group_size": 9}, {"working_hours": "never"}, {}):
        assert checks.examine(**change)[1], change
    for name in (QUERY_NAME, MEETINGS_NAME, ZOOM_NAME):
        path = checks.folder / name
        os.utime(path, ns=(1, 1))
        assert checks.examine()[1], name
    (checks.folder / "notes.csv").write_text("To do\nCall\n", encoding="utf-8")
    assert checks.examine(zoom=(checks.folder,))[1]
    (checks.folder / "more.csv").write_text("To do\nCall\n", encoding="utf-8")
    assert checks.examine(zoom=(checks.folder,))[1]


def test_a_manifest_that_changes_is_read_again(checks: Checks) -> None:
    hashed = checks.folder / ZOOM_NAME
    checks.examine(zoom=(hashed,))
    manifest = hashed.with_name(f"{hashed.stem}.manifest.json")
    manifest.unlink(missing_ok=True)
    manifest.write_text("{", encoding="utf-8")
    assert checks.examine(zoom=(hashed,))[1]


def test_of_a_check_that_was_cancelled_while_it_read_nothing_is_kept(checks: Checks) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        checks.examine(cancel)
    assert checks.examine()[1]
