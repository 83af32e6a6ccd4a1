"""The analyst's inputs as tools leave them: the results of clean files, or an error that names the damage."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.analyst import Analyst, manifest_of
from zoomwizard.core.outcome import InputError
from zoomwizard.core.tables import text_file
from zoomwizard.modes.analyst.run import AnalystJob

ADDED: dict[str, Callable[[str], str]] = {
    "sep": lambda text: "sep=,\n" + text,
    "PowerShell": lambda text: "#TYPE System.Management.Automation.PSCustomObject\n" + text,
    "title": lambda text: "Export of June\n\n" + text,
    "end of DOS": lambda text: text + "\x1a",
    "header again": lambda text: text + text.splitlines()[0] + "\n",
    "joined files": lambda text: text + "\ufeff" + text.splitlines()[0] + "\n",
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "commas at the ends": lambda text: text.replace("\n", ",,\n"),
}


def results_of(analyst: Analyst, change: Callable[[str], str], which: str) -> dict[str, list[str]]:
    """The rows of all results, with one of the inputs changed as a tool does it."""
    inputs = analyst.write()
    path = inputs.zoom[0] if which == "zoom" else getattr(inputs, which)
    manifest_of(inputs.zoom[0]).unlink()
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8", newline="")
    AnalystJob().run(inputs)
    found = {file.name[:10]: sorted(file.read_text("utf-8").splitlines()) for file in analyst.output.glob("*.csv")}
    assert len(found) == 3
    return found


@pytest.mark.parametrize("which", ["zoom", "person_query", "meeting_query"])
def test_what_tools_add_to_a_file_changes_no_number(tmp_path: Path, which: str) -> None:
    clean = results_of(Analyst(tmp_path / "clean"), str, which)
    for number, (name, change) in enumerate(ADDED.items()):
        if name == "commas at the ends" and which != "zoom":
            continue  # columns without a name pass through the queries
        assert results_of(Analyst(tmp_path / str(number)), change, which) == clean, name


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
@pytest.mark.parametrize(("letter", "count"), [("x", 2_050_000), ("ж", 1_500_000), ("話", 900_000)])
@pytest.mark.parametrize("which", ["zoom", "person_query", "meeting_query"])
def test_a_line_that_is_too_long_for_the_engine_is_an_error_with_its_number(
    tmp_path: Path, which: str, letter: str, count: int, encoding: str
) -> None:
    analyst = Analyst(tmp_path)
    inputs = analyst.write()
    path = inputs.zoom[0] if which == "zoom" else getattr(inputs, which)
    manifest_of(inputs.zoom[0]).unlink()
    lines = path.read_text("utf-8").splitlines()
    cells = lines[1].split(",")
    cells[1] = letter * count
    path.write_text("\n".join([*lines, ",".join(cells)]), encoding=encoding)
    with pytest.raises(InputError) as caught:
        AnalystJob().run(inputs)
    found = {finding.code: finding for finding in caught.value.findings}
    assert "file.long-line" in found, found
    assert f"Line {len(lines) + 1} " in str(found["file.long-line"].title)
    assert path.name in str(found["file.long-line"].where)


@pytest.mark.parametrize("which", ["zoom", "person_query", "meeting_query"])
def test_a_file_that_a_spreadsheet_cut_off_gets_a_warning(
    tmp_path: Path, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever it is; a row more or less than a spreadsheet keeps says nothing."""
    inputs = Analyst(tmp_path).write()
    path = inputs.zoom[0] if which == "zoom" else getattr(inputs, which)
    rows = len(path.read_text("utf-8").splitlines())
    for count, is_cut_off in ((rows, True), (rows + 1, False)):
        monkeypatch.setattr(text_file, "SPREADSHEET_ROWS", (count,))
        found = [finding for finding in AnalystJob().check(inputs) if finding.code == "file.cut-off"]
        assert bool([finding for finding in found if str(finding.where) == path.name]) == is_cut_off
