"""The sentence about the Power BI template of 2021."""

import json
from pathlib import Path

import pytest

from tests.analyst import write_csv
from zoomwizard.core.outcome import CancelToken
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS
from zoomwizard.modes.analyst.template import MEETING_COLUMNS, PERSON_COLUMNS, template_line

HEADER = [*(name for name in PERSON_COLUMNS if name not in METRICS), *METRICS]
CELLS = ["1" if name in COUNTS else "0.0" if name in METRICS else "x" for name in HEADER]


def line(folder: Path, header: list[str] = HEADER, cells: list[str] = CELLS, blank: int = 0) -> str:
    joined = write_csv(folder / "joined.csv", [header, cells, cells])
    meetings = write_csv(folder / "meetings.csv", [MEETING_COLUMNS, ["x"] * len(MEETING_COLUMNS)])
    return str(template_line(joined, meetings, (2, 1), blank, CancelToken()))


def test_files_that_have_everything_meet_the_template(tmp_path: Path) -> None:
    assert line(tmp_path) == "The files fit the Power BI template of 2021."


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    header = ["Meetinghours" if name == "Meeting_hours" else name for name in HEADER]
    said = line(tmp_path, header)
    assert (
        said
        == "The files don't fit the Power BI template of 2021. They lack 1 column of the person query (Meeting_hours)."
    )
    few = [name if name in METRICS or name == "Date" else f"x{n}" for n, name in enumerate(HEADER)]
    said = line(tmp_path, few)
    assert f"{len(HEADER) - len(METRICS) - 1} columns of the person query (PersonId, " in said
    assert " more)" in said


def test_hours_without_a_fraction_are_named(tmp_path: Path) -> None:
    cells = ["1" if name == METRICS[0] else cell for name, cell in zip(HEADER, CELLS, strict=True)]
    assert f"a decimal point in the first 200 rows of {METRICS[0]}" in line(tmp_path, cells=cells)


def test_line_breaks_and_blank_weeks_are_told(tmp_path: Path) -> None:
    assert "values without line breaks" in line(tmp_path, cells=["a\nb", *CELLS[1:]])
    assert "values without line breaks" in line(tmp_path, cells=["a\rb", *CELLS[1:]])
    assert "values in 7 rows of covered weeks" in line(tmp_path, blank=7)


@pytest.mark.shared
def test_the_columns_are_those_of_the_templates_contract(shared: Path) -> None:
    contract = json.loads((shared / "powerbi" / "published-template-contract.json").read_text(encoding="utf-8"))
    wanted = {
        table: {column["name"] for column in columns if column["level"] in {"query", "used"}}
        for table, columns in contract["tables"].items()
    }
    assert wanted == {
        "Ways of working assessment query": set(PERSON_COLUMNS),
        "Standard meeting query": set(MEETING_COLUMNS),
    }
    declared = {column["name"] for column in contract["tables"]["Ways of working assessment query"]}
    assert {name for name in declared if name.startswith("Zoom_")} == set(METRICS)
