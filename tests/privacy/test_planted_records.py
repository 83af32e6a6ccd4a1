"""Leaks planted in the records of the mapping file and of the metrics, and in the project's CSV file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.analyst import snapshot
from tests.page import organisation
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import PrivacyError
from zoomwizard.core.output.record import write_record
from zoomwizard.modes.analyst.powerbi.project import write_person_weeks
from zoomwizard.modes.analyst.run import AnalystJob
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.run import MappingJob

NAME, EMAIL = "Zoë Åkerström", "zoe.akerstrom@example.org"
Content = dict[str, Any]

EDITS: dict[str, Callable[[Content], object]] = {
    "an entry": lambda content: content.update(host=NAME),
    "an entry without a value": lambda content: content.update({NAME: {}}),
    "an entry below another": lambda content: content["counts"].update({NAME: 7}),
    "a kind": lambda content: content.update(kind=NAME),
    "a format": lambda content: content.update(format=NAME),
    "a version": lambda content: content["versions"].update(python=NAME),
    "a role": lambda content: content["inputs"][0].update(role=NAME),
    "an input's name": lambda content: content["inputs"][0].update(name=f"{EMAIL}.csv"),
    "an input's size": lambda content: content["inputs"][0].update(size=NAME),
    "an output's name": lambda content: content["outputs"][-1].update(name=f"{NAME}.csv"),
    "an output's digest": lambda content: content["outputs"][0].update(sha256=NAME),
    "a count": lambda content: content["counts"].update(dict.fromkeys(content["counts"], NAME)),
    "a finding's title": lambda content: content["findings"].append({"title": f"{EMAIL} is there"}),
    "a finding's field": lambda content: content["findings"].append({"field": NAME}),
    "a finding's code": lambda content: content["findings"].append({"code": NAME}),
    "a finding's place": lambda content: content["findings"].append({"where": NAME}),
}


def run_mapping(folder: Path) -> None:
    people = folder / "people.csv"
    people.write_text("Email,Name\nann@example.org,Ann\nben@example.org,Ben\n", encoding="utf-8")
    MappingJob().run(MappingInputs(people=people, output=folder / "output"))


def run_analyst(folder: Path) -> None:
    AnalystJob().run(organisation(folder, people=10, weeks=1).write())


def leave_nothing(run: Callable[[Path], None], folder: Path) -> str:
    """The run fails its privacy check and publishes nothing; what it says."""
    with pytest.raises(PrivacyError) as caught:
        run(folder)
    assert not [name for name in snapshot(folder) if "output" in str(name)]
    said = f"{caught.value.title} {caught.value.message} {caught.value.hint} {caught.value.details}"
    assert NAME not in said
    assert EMAIL not in said
    return said


@pytest.mark.parametrize("run", [run_mapping, run_analyst])
@pytest.mark.parametrize("kind", EDITS)
def test_a_leak_in_a_record_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, run: Callable[[Path], None]
) -> None:
    def write(path: Path, content: Content) -> str:
        EDITS[kind](content)
        return write_record(path, content)

    monkeypatch.setattr("zoomwizard.core.output.publish.write_record", write)
    assert "record" in leave_nothing(run, tmp_path)


CELLS = {
    "an address as a person": (0, EMAIL, "column PersonId, row 1"),
    "an address as a group": (2, EMAIL, "column Organization, row 1"),
    "a telephone number as a group": (2, "call 079 123 45 67", "column Organization, row 1"),
    "a name in place of a date": (1, NAME, "column Date, row 1: not a date"),
    "a name in place of hours": (-5, NAME, "row 1: not a whole number"),
    "a name behind the hours": (-1, f"1.0 {NAME}", "row 1: not a number"),
}


@pytest.mark.parametrize("kind", CELLS)
def test_a_leak_in_the_projects_table_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    place, leak, words = CELLS[kind]

    def write(engine: Engine, path: Path, *more: Any) -> int:
        rows = write_person_weeks(engine, path, *more)
        header, first, *rest = path.read_text(encoding="utf-8").splitlines()
        cells = first.split(",")
        cells[place] = leak
        path.write_text("\n".join([header, ",".join(cells), *rest, ""]), encoding="utf-8")
        return rows

    monkeypatch.setattr("zoomwizard.modes.analyst.report.write_person_weeks", write)
    assert words in leave_nothing(run_analyst, tmp_path)


def test_a_group_with_an_at_sign_in_its_name_is_left_blank_and_fails_no_run(tmp_path: Path) -> None:
    made = organisation(tmp_path, people=30, weeks=1)
    made.query = [[cell if cell != "Sales" else "R&D @ Zurich" for cell in row] for row in map(list, made.query)]
    assert any("R&D @ Zurich" in row for row in made.query)
    found = made.run()
    (table,) = found.path("Power BI project").glob("*.csv")
    assert "@" not in table.read_text(encoding="utf-8")
