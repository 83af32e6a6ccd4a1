"""The whole program on the example organisation, as a user starts it."""

import json
from pathlib import Path

import pytest

from zoomwizard.__main__ import main

Capture = pytest.CaptureFixture[str]


def test_the_demo_runs_all_jobs_and_says_where_everything_is(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo", "--output", str(tmp_path / "demo")]) == 0
    shown = capsys.readouterr()
    assert str(tmp_path / "demo") in shown.out
    made = {path.relative_to(tmp_path / "demo").parts[0] for path in (tmp_path / "demo").rglob("*.csv")}
    assert made == {"Inputs", "1 Mapping", "2 Zoom admin", "3 Analyst"}
    for line in shown.err.splitlines():
        assert not line.startswith("Error")


def test_the_demo_as_json_lists_every_output(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo", "--output", str(tmp_path / "demo"), "--json", "--quiet"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {output["name"].split("/")[0] for output in document["outputs"]} == {
        "1 Mapping",
        "2 Zoom admin",
        "3 Analyst",
    }
    for output in document["outputs"]:
        path = tmp_path / "demo" / output["name"]
        files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
        assert sum(file.stat().st_size for file in files) == output["bytes"]


def test_the_selftest_finds_everything_in_order(capsys: Capture) -> None:
    assert main(["selftest"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10
    assert [line[:8] for line in lines] == ["ok      "] * 10


def test_a_mapping_file_is_made_from_a_list_of_people(tmp_path: Path, capsys: Capture) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Email\nada@example.com\nbert@example.com\n", encoding="utf-8")
    arguments = ["mapping", "--people", str(people), "--output", str(tmp_path / "out")]
    assert main([*arguments, "--check"]) == 0
    assert not (tmp_path / "out").exists()
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["counts"]["people"] == 2
    assert all((tmp_path / "out" / output["name"]).is_file() for output in document["outputs"])


def test_all_wrong_inputs_are_named_at_once(tmp_path: Path, capsys: Capture) -> None:
    gone = ["--people", str(tmp_path / "gone.csv"), "--existing", str(tmp_path / "too.csv")]
    assert main(["mapping", *gone, "--output", str(tmp_path / "out")]) == 3
    shown = capsys.readouterr().err
    assert "gone.csv" in shown
    assert "too.csv" in shown
    assert not (tmp_path / "out").exists()
