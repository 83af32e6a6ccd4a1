"""Topics and texts that a run keeps: what is said of them, and whether they seem to name somebody."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.usage_files import P4, P5
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.result import UsageResult
from zoomwizard.modes.usage.run import UsageJob

NAMED = "texts.name-somebody"


def run(folder: Path, topics: tuple[str, str], **given: Any) -> UsageResult:
    """The report on two meetings with these topics."""
    reports = (folder / "one.csv", folder / "other.csv")
    reports[0].write_text(P4.replace("Team, weekly", topics[0]), "utf-8")
    reports[1].write_text(P5.replace("Planning", topics[1]), "utf-8")
    inputs = UsageInputs(
        **given, reports=reports, time_zone="UTC", date_order="mdy", output=folder / "out", no_power_bi=True, threads=1
    )
    return UsageJob(lambda _: StandInKey(bytes(32), "key-file", "A key.")).run(inputs)


def named(result: UsageResult) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == NAMED]


@pytest.mark.parametrize(
    "topics",
    [
        ("Talk with Cyd", "Budget"),  # as somebody is called in the other report
        ("Mail ada@example.org first", "Budget"),
        ("Call 079 123 45 67", "Budget"),
    ],
)
def test_rows_whose_topic_names_somebody_are_counted_and_warned_of(tmp_path: Path, topics: tuple[str, str]) -> None:
    result = run(tmp_path, topics, texts="keep")
    (finding,) = named(result)
    assert finding.severity is Severity.WARNING
    assert str(finding.title) == "The column topic of meetings.csv seems to name somebody in 1 row."
    assert "Cyd" not in str(finding.title) + str(finding.hint)
    record = json.loads(next(tmp_path.rglob("Run record*.json")).read_text("utf-8"))
    assert NAMED in {one["code"] for one in record["findings"]}


def test_an_address_that_is_a_name_names_somebody_where_zoom_gives_no_names(tmp_path: Path) -> None:
    people = tmp_path / "mapping.csv"
    people.write_text(
        "PersonID,HashID\nzoe.keller@example.org,pabcdefghijkl\nteam@example.org,pbcdefghijklm\n", "utf-8"
    )
    assert len(named(run(tmp_path, ("Keller, weekly", "Team, weekly"), texts="keep", mapping=people))) == 1
    assert named(run(tmp_path, ("Team, weekly", "Team, monthly"), texts="keep", mapping=people)) == []


def test_texts_are_not_promised_to_name_nobody(tmp_path: Path) -> None:
    kept, left_out = (run(tmp_path, ("Talk with Cyd", "Budget"), texts=texts) for texts in ("keep", "drop"))
    promise = "no name or address from your data is in the tables and reports"
    assert promise in str(left_out.detail)
    assert promise not in str(kept.detail)
    assert "topics and texts you kept, which may name somebody" in str(kept.detail)
    assert any("whoever gets them may see those" in str(step.why) for step in kept.next_steps)
    assert not any("whoever gets them may see those" in str(step.why) for step in left_out.next_steps)
    assert named(left_out) == []


def test_where_names_are_shown_nobody_is_warned_of_them(tmp_path: Path) -> None:
    result = run(tmp_path, ("Talk with Cyd", "Budget"), texts="keep", identities="shown", reason="An audit")
    assert named(result) == []
    assert str(result.detail) == "Names and addresses are shown, as you asked."


def test_names_that_are_only_compared_are_in_no_file(tmp_path: Path) -> None:
    run(tmp_path, ("Budget", "Plans"), texts="keep")
    everything = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    for name in (b"Ada L", b"Guest  One", b"Cyd", b"example.org"):
        assert name not in everything
