"""Which of the analyst's files is which, and how they are found in a folder."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from zoomwizard.core.outcome import Finding, Severity, errors_in
from zoomwizard.kinds.hashed_file import HASHED_HEADER
from zoomwizard.modes.analyst.find_inputs import (
    AnalystFiles,
    find_analyst_inputs,
)

GOLDEN = Path(__file__).parents[2] / "golden"
OWN_NAME = "Hashed Zoom File from Zoom Admin_2023-07-01_101500.csv"
HASHED = ",".join(HASHED_HEADER) + "\n"
PERSON = "PersonId,MetricDate,TimeZone,PersonHashID\np1,2023-05-07,Etc/UTC,h1\n"
MEETING = "MeetingId,Subject\nm1,Weekly\n"
JOINED = "PersonId,MetricDate,PersonHashID,Date,Zoom_Unscheduled_call_hours,Zoom_Total_call_hours\n"
RESULTS = {
    "Zoom Transformed Person Query Export 2023-07-02_080000.csv": JOINED,
    "Standalone Zoom Metrics Export 2023-07-02_080000.csv": "MetricDate,HashID,Zoom_Total_call_hours\n",
    "Standard Meeting Query_2023-07-02_080000.csv": MEETING,
    "Standard Meeting Query_2023-07-02_080000-2.csv": MEETING,
}
INPUTS = {
    OWN_NAME: HASHED,
    "Ways of working assessment.csv": PERSON,
    "Standard meeting query.csv": MEETING,
}


def fill(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def names(files: AnalystFiles) -> tuple[list[str], str | None, str | None]:
    person, meeting = (path.name if path else None for path in (files.person_query, files.meeting_query))
    return [path.name for path in files.zoom], person, meeting


def one(findings: Sequence[Finding], code: str) -> Finding:
    (found,) = [finding for finding in findings if finding.code == code]
    return found


# ---------------------------------------------------------------------------------------------------------
# Folders


def test_the_three_inputs_are_found_beside_results_of_earlier_runs(tmp_path: Path) -> None:
    folder = fill(tmp_path / "input", INPUTS | RESULTS | {"notes.txt": "x", "other.csv": "a,b\n1,2\n"})
    fill(folder / "2022", {"Ways of working assessment 2022.csv": PERSON, "Hashed old.csv": HASHED})
    files, findings = find_analyst_inputs((folder,), None, None)
    assert names(files) == ([OWN_NAME], "Ways of working assessment.csv", "Standard meeting query.csv")
    assert findings == []


def test_the_columns_count_more_than_the_name(tmp_path: Path) -> None:
    """A file of the right name and the wrong columns does not stand in the way of the right one."""
    files = {"zoom.CSV": HASHED, "a.csv": PERSON, "b.csv": MEETING, "WOWA old.csv": "a,b\n1,2\n"}
    found, findings = find_analyst_inputs((fill(tmp_path / "input", files),), None, None)
    assert names(found) == (["zoom.CSV"], "a.csv", "b.csv")
    assert findings == []


def test_a_file_of_the_right_name_is_taken_so_that_it_is_said_what_it_lacks(tmp_path: Path) -> None:
    files = {OWN_NAME: "a,b\n", "WOWA.csv": "PersonId,Week\n", "standard Meeting query 1.csv": "MeetingId\n"}
    found, findings = find_analyst_inputs((fill(tmp_path / "input", files),), None, None)
    assert names(found) == ([OWN_NAME], "WOWA.csv", "standard Meeting query 1.csv")
    assert findings == []


def test_several_hashed_files_are_all_taken_and_said(tmp_path: Path) -> None:
    files = INPUTS | {f"Hashed Zoom File from Zoom Admin_2023-08-0{n}_101500.csv": HASHED for n in (1, 2)}
    found, findings = find_analyst_inputs((fill(tmp_path / "input", files),), None, None)
    assert names(found)[0] == sorted(name for name in files if name.startswith("Hashed"))
    (note,) = findings
    assert (note.severity, note.field, note.code) == (Severity.NOTE, "zoom", "inputs.several-hashed")
    assert str(note.title).startswith("3 hashed Zoom files were found, and all of them are used: Hashed Zoom File")


@pytest.mark.parametrize(
    ("field", "option", "name", "text"),
    [
        ("person_query", "--person-query", "people.csv", PERSON),
        ("meeting_query", "--meeting-query", "Standard meeting query 2.csv", MEETING),
    ],
)
def test_two_candidates_are_asked_about(tmp_path: Path, field: str, option: str, name: str, text: str) -> None:
    folder = fill(tmp_path / "input", INPUTS | {name: text})
    found, findings = find_analyst_inputs((folder,), None, None)
    assert getattr(found, field) is None
    (error,) = findings
    assert (error.severity, error.field, error.code) == (Severity.ERROR, field, "inputs.several")
    assert name in error.choices
    assert len(error.choices) == 2
    assert option in str(error.hint)
    assert str(error.where) == "input"

    given = {"person_query": None, "meeting_query": None, field: folder / name}
    found, findings = find_analyst_inputs((folder,), given["person_query"], given["meeting_query"])
    assert getattr(found, field) == folder / name
    assert findings == []


def test_what_is_missing_in_a_folder_is_said_all_at_once(tmp_path: Path) -> None:
    found, findings = find_analyst_inputs((fill(tmp_path / "input", RESULTS),), None, None)
    assert found == AnalystFiles((), None, None)
    assert [(error.field, error.code) for error in findings] == [
        ("zoom", "inputs.none"),
        ("person_query", "inputs.none"),
        ("meeting_query", "inputs.none"),
    ]
    person = str(findings[1].sentence())
    assert "PersonId and MetricDate" in str(person)
    assert "Ways of working assessment" in str(person)
    assert "--person-query" in str(person)
    meeting = str(findings[2].sentence())
    assert "Standard Meeting Query_2023-07-02_080000-2.csv is the result of an earlier run." in str(meeting)


def test_workbooks_are_said_and_offered_for_what_is_missing(tmp_path: Path) -> None:
    files = {OWN_NAME: HASHED, "Standard meeting query.csv": MEETING}
    folder = fill(tmp_path / "input", files | {"Ways of working assessment.XLSX": "x", "~$Ways.xlsx": "x"})
    _, findings = find_analyst_inputs((folder,), None, None)
    note, error = one(findings, "inputs.excel"), one(findings, "inputs.none")
    assert note.severity is Severity.NOTE
    assert str(note.title) == "1 Excel workbook was left out: Ways of working assessment.XLSX."
    assert error.field == "person_query"
    assert str(error.hint).startswith("Ways of working assessment.XLSX is an Excel workbook: open it, choose Save as")


def test_files_without_a_folder(tmp_path: Path) -> None:
    folder = fill(tmp_path / "input", INPUTS)
    zoom = folder / OWN_NAME
    found, findings = find_analyst_inputs((zoom, zoom, folder / "gone.csv"), None, folder / "b.csv")
    assert found == AnalystFiles((zoom, folder / "gone.csv"), None, folder / "b.csv")
    (error,) = findings
    assert str(error.sentence()) == (
        "The person query is missing. Choose it with --person-query, or give --zoom a folder that holds all "
        "three files."
    )
    _, findings = find_analyst_inputs((), folder / "a.csv", folder / "b.csv")
    assert [finding.field for finding in findings] == ["zoom"]


def test_a_file_and_its_folder_together_count_once(tmp_path: Path) -> None:
    folder = fill(tmp_path / "input", INPUTS)
    found, findings = find_analyst_inputs((folder / OWN_NAME, folder), None, None)
    assert names(found)[0] == [OWN_NAME]
    assert findings == []


def test_damaged_files_in_a_folder_do_no_harm(tmp_path: Path) -> None:
    folder = fill(tmp_path / "input", INPUTS | {"empty.csv": "", ".~lock.x.csv": "x"})
    (folder / "binary.csv").write_bytes(bytes(range(256)) * 40)
    (folder / "folder.csv").mkdir()
    found, findings = find_analyst_inputs((folder,), None, None)
    assert names(found) == ([OWN_NAME], "Ways of working assessment.csv", "Standard meeting query.csv")
    assert findings == []


def test_a_folder_that_can_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "input", INPUTS)

    def refuse(self: Path) -> None:
        raise PermissionError(13, "no", str(self))

    monkeypatch.setattr(Path, "iterdir", refuse)
    _, findings = find_analyst_inputs((folder,), None, None)
    (error,) = errors_in(findings)
    assert str(error.sentence()) == "input: The folder can't be read. Check that you have permission to read it."


def test_the_golden_inputs_are_found(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "published" / "odd" / "analyst", tmp_path / "analyst")
    found, findings = find_analyst_inputs((tmp_path / "analyst",), None, None)
    assert len(found.zoom) == 1
    assert found.person_query is not None
    assert found.meeting_query is not None
    assert findings == []
