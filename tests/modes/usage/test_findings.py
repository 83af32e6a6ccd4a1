"""What a run says of what it has computed."""

from pathlib import Path
from typing import Any

from tests.usage_files import P4, P5, write
from zoomwizard.core.outcome import Severity
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.result import UsageResult
from zoomwizard.modes.usage.run import UsageJob


def run(folder: Path, *reports: Path, **given: Any) -> UsageResult:
    inputs = UsageInputs(
        **given, reports=reports, time_zone="UTC", date_order="mdy", output=folder / "out", no_power_bi=True, threads=1
    )
    return UsageJob(lambda _: StandInKey(bytes(32), "key-file", "A key.")).run(inputs)


def test_sessions_that_are_in_the_reports_twice_are_told_and_count_once(tmp_path: Path) -> None:
    ben = 'Dan,DAN@example.org ,"10/15/2026 01:10:00 PM",,20,No,,No\n'
    once = run(tmp_path, write(tmp_path, "a.csv", P4), write(tmp_path, "b.csv", P5))
    assert "usage.repeated" not in {finding.code for finding in once.findings}
    twice = run(tmp_path, write(tmp_path, "a.csv", P4), write(tmp_path, "b.csv", P5 + ben + ben))
    (finding,) = (finding for finding in twice.findings if finding.code == "usage.repeated")
    assert str(finding.title) == "2 sessions were there more than once. They count once."
    assert finding.severity is Severity.WARNING
    assert twice.counts == once.counts


def test_how_many_people_there_are_is_only_said_where_somebody_looked(tmp_path: Path) -> None:
    report = write(tmp_path, "a.csv", P4)
    assert str(run(tmp_path, report).summary[0]) == "1 meeting, 0 webinars, 3 people, from 2026-10-14 to 2026-10-14."
    (said, *_) = run(tmp_path, report, no_participants=True).summary
    assert str(said) == "1 meeting, 0 webinars, from 2026-10-14 to 2026-10-14."
