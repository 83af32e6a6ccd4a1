"""The whole program on the example organisation, as a user starts it."""

import json
from pathlib import Path

import pytest

from tests.analyst import MEETINGS_NAME, QUERY_NAME, ZOOM_NAME, Analyst
from zoomwizard.__main__ import main

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "example"
Capture = pytest.CaptureFixture[str]


def test_the_demo_runs_all_jobs_and_says_where_everything_is(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo", "--output", str(tmp_path / "demo")]) == 0
    shown = capsys.readouterr()
    assert str(tmp_path / "demo") in shown.out
    made = {path.relative_to(tmp_path / "demo").parts[0] for path in (tmp_path / "demo").rglob("*.csv")}
    assert made == {"Inputs", "1 Mapping", "2 Zoom admin", "3 Analyst", "4 Usage"}
    for line in shown.err.splitlines():
        assert not line.startswith("Error")


@pytest.mark.parametrize(("system", "code", "heading"), [("de_CH.UTF-8", "de", "Überblick"), ("C", "en", "Overview")])
def test_the_reports_on_usage_are_in_the_users_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, system: str, code: str, heading: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    monkeypatch.setenv("LANGUAGE", "")
    arguments = ["usage", "--reports", str(EXAMPLE / "zoom reports"), "--time-zone", "Europe/Zurich", "--no-power-bi"]
    assert main([*arguments, "--output", str(tmp_path), "--quiet"]) == 0, capsys.readouterr().err
    pages = [path.read_text("utf-8") for path in tmp_path.rglob("*.html")]
    assert pages
    for page in pages:
        assert f'<html lang="{code}">' in page
        assert heading in page
    (header, *_) = next(tmp_path.rglob("days.csv")).read_text("utf-8").splitlines()
    assert header.startswith("date,month,complete,meetings")  # what programs read is the same in every language


def test_the_demo_as_json_lists_every_output(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo", "--output", str(tmp_path / "demo"), "--json", "--quiet"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {output["name"].split("/")[0] for output in document["outputs"]} == {
        "1 Mapping",
        "2 Zoom admin",
        "3 Analyst",
        "4 Usage",
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


def test_of_a_folder_the_analyst_is_told_which_file_is_taken_for_what(tmp_path: Path, capsys: Capture) -> None:
    Analyst(tmp_path).write()
    (tmp_path / "notes.csv").write_text("To do,When\nCall,Monday\n", encoding="utf-8")
    (tmp_path / "Another export.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["analyst", "--zoom", str(tmp_path), "--output", str(tmp_path / "out"), "--check"]) == 0
    shown = capsys.readouterr().err.replace("\n", " ")
    for name, word in ((ZOOM_NAME, "hashed Zoom file"), (QUERY_NAME, "person query"), (MEETINGS_NAME, "meeting query")):
        assert f"Note: {tmp_path.name}: {name} is used as the {word}." in shown
    assert "Note: 2 other CSV files were left out: Another export.csv and notes.csv." in shown


def test_files_that_were_chosen_one_by_one_are_not_told_again(tmp_path: Path, capsys: Capture) -> None:
    inputs = Analyst(tmp_path).write()
    chosen = ["--person-query", str(inputs.person_query), "--meeting-query", str(inputs.meeting_query)]
    arguments = ["analyst", "--zoom", str(inputs.zoom[0]), *chosen, "--output", str(tmp_path / "out"), "--check"]
    assert main(arguments) == 0
    assert "is used as" not in capsys.readouterr().err
