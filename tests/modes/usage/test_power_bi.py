"""The Power BI project of a usage run: whole, the same each time, valid by the published schemas, and guarded."""

import csv
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.power_bi import check
from tests.core.power_bi.check import ROLES
from tests.core.power_bi.check_model import Guards
from tests.core.power_bi.damages import field_of, in_json, in_text, schema_errors, swap_roles
from tests.core.power_bi.tmdl import Thing, parse
from zoomwizard.core.outcome import AppError, PrivacyError
from zoomwizard.core.power_bi.project import project_files
from zoomwizard.modes.usage.power_bi import MODEL_TABLES, make_usage_project, usage_project
from zoomwizard.modes.usage.tables import SHOWN_COLUMNS

RUN_FOLDER = r"C:\Results\Zoom usage 2026-10-01_2026-10-31 2026-11-02_063000"
PROJECT, MODEL, REPORT = "Power BI", "Zoom usage.SemanticModel", "Zoom usage.Report"
# The measures of the contract by table; those behind which people are must look at how many.
PLAIN = {
    "Days": ("Meetings held", "Meeting hours", "Participant hours", "Webinars held", "Peak meetings"),
    "Months": (),
    "Meetings": ("Mean meeting minutes",),
    "Users": (),
}
GUARDED = {
    "Days": ("Peak people",),
    "Months": ("People in month",),
    "Meetings": ("Mean people", "Late share", "Early share", "Rejoin factor"),
    "Users": ("People in the list", "Active people", "Idle licences", "Mean attended hours"),
}
GROUPS = (
    r"MAX\('Days'\[peak_people\]\)", r"MAX\('Months'\[people\]\)", r"MAX\('Meetings'\[(people|attended)\]\)",
    r"COUNTROWS\((FILTER\('Users', [^()]+\)|'Users')\)",
)  # fmt: skip
GUARDS = Guards(
    re.compile(rf"IF\(({'|'.join(GROUPS)}) >= \[Minimum group size\], "),
    frozenset(name for names in PLAIN.values() for name in names),
)
VISUAL = f"{REPORT}/definition/pages/days/visuals/peaks/visual.json"


def make(folder: Path, *, is_shown: bool = False) -> Path:
    """A run's folder with CSV files of no rows, and the project in it; the project's folder."""
    folder.mkdir()
    for table in MODEL_TABLES:
        columns = (*table.columns, *(SHOWN_COLUMNS.get(table.name, ()) if is_shown else ()))
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow([column.name for column in columns])
    make_usage_project(folder / PROJECT, Path(RUN_FOLDER), 5, is_shown=is_shown)
    return folder / PROJECT


def problems(project: Path) -> list[str]:
    return check.check_project(project, GUARDS, project.parent)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make(tmp_path / "run")


def table_of(project: Path, name: str) -> Thing:
    (table,) = parse((project / f"{MODEL}/definition/tables/{name}.tmdl").read_text(encoding="utf-8"))
    return table


@pytest.mark.parametrize("is_shown", [False, True])
def test_the_project_is_whole(*, is_shown: bool, tmp_path: Path) -> None:
    assert problems(make(tmp_path / "run", is_shown=is_shown)) == []


def test_the_same_run_makes_the_same_bytes() -> None:
    def made(minimum: int) -> dict[str, str]:
        return project_files(usage_project(RUN_FOLDER, minimum, is_shown=False))

    assert made(5) == made(5)
    assert made(5) != made(6)


@pytest.mark.parametrize("name", [*MODEL_TABLES.values()])
def test_a_table_has_the_columns_of_its_file_and_the_measures_of_the_contract(name: str, project: Path) -> None:
    table, (export,) = table_of(project, name), [key for key, called in MODEL_TABLES.items() if called == name]
    assert [column.name for column in table.all("column")] == [column.name for column in export.columns]
    ids = {column.name for column in export.columns if column.kind == "id"} | {"topic"}
    hidden = {column.name for column in table.all("column") if "isHidden" in column.properties}
    assert hidden == ids & {column.name for column in export.columns}
    measures = {measure.name for measure in table.all("measure")} - {"Minimum group size"}
    assert measures == {*PLAIN[name], *GUARDED[name]}


def test_the_minimum_is_in_the_model(project: Path) -> None:
    (minimum,) = [one for one in table_of(project, "Days").all("measure") if one.name == "Minimum group size"]
    assert minimum.value == "5"


def test_a_time_of_the_file_is_read_with_its_zone(project: Path) -> None:
    source = table_of(project, "Meetings").all("partition")[0].value
    assert '{"start", type datetimezone}' in source
    assert 'File.Contents(FolderPath & "\\meetings.csv")' in source


def test_the_relationships_are_those_of_the_contract(project: Path) -> None:
    text = (project / f"{MODEL}/definition/relationships.tmdl").read_text(encoding="utf-8")
    ends = [(one.properties["fromColumn"], one.properties["toColumn"]) for one in parse(text)]
    assert ends == [("Meetings.date", "Days.date"), ("Days.month", "Months.month")]


def test_there_are_five_pages_and_every_measure_stands_on_one(project: Path) -> None:
    pages = json.loads((project / f"{REPORT}/definition/pages/pages.json").read_text(encoding="utf-8"))
    assert pages["pageOrder"] == ["overview", "days", "months", "meetings", "people"]
    kinds, shown = set(), set()
    for path in project.rglob("visual.json"):
        visual = json.loads(path.read_text(encoding="utf-8"))["visual"]
        kinds.add(visual["visualType"])
        for role in visual.get("query", {}).get("queryState", {}).values():
            shown |= {one["nativeQueryRef"] for one in role["projections"]}
    assert kinds == set(ROLES)
    assert {name for names in (PLAIN | GUARDED).values() for name in names} <= shown


@pytest.mark.shared
@pytest.mark.parametrize("is_shown", [False, True])
def test_every_file_is_valid_by_the_published_schemas(*, is_shown: bool, tmp_path: Path, shared: Path) -> None:
    project = make(tmp_path / "run", is_shown=is_shown)
    assert len([*project.rglob("*.json")]) > 25
    assert schema_errors(project, shared / "powerbi" / "schemas") == []


def test_an_address_in_the_project_fails_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoomwizard.modes.usage.power_bi.USAGE_PROJECT", "ann@example.org")
    with pytest.raises(PrivacyError):
        make(tmp_path / "run")


def test_a_file_too_many_fails_the_run(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "notes.txt").write_text("{}", encoding="utf-8")
    with pytest.raises(AppError):
        make_usage_project(tmp_path / "project", Path(RUN_FOLDER), 5, is_shown=False)


# ---------------------------------------------------------------------------------------------------------
# Damages


def in_model(name: str, old: str, new: str) -> Callable[[Path], None]:
    return in_text(f"{MODEL}/definition/{name}.tmdl", old, new)


def without(path: str) -> Callable[[Path], object]:
    return lambda project: (project / path).unlink()


ALL_PAGES = f"{REPORT}/definition/pages/pages.json"
DAMAGES: dict[str, Callable[[Path], object]] = {
    "no pbip": without("Zoom usage.pbip"),
    "pbip leads nowhere": in_json("Zoom usage.pbip", lambda c: c["artifacts"][0]["report"].update(path="Zoom.Report")),
    "pbir leads nowhere": in_json(
        f"{REPORT}/definition.pbir", lambda c: c["datasetReference"]["byPath"].update(path="../Zoom.SemanticModel")
    ),
    "no platform": without(f"{MODEL}/.platform"),
    "a stray file": lambda project: (project / MODEL / "notes.txt").write_text("x"),
    "a page forgotten": in_json(ALL_PAGES, lambda c: c["pageOrder"].remove("people")),
    "page without visuals": lambda project: shutil.rmtree(project / REPORT / "definition/pages/people/visuals"),
    "no days.csv": lambda project: (project.parent / "days.csv").unlink(),
    "a column gone from meetings.csv": lambda project: in_text("meetings.csv", ",recorded", "")(project.parent),
    "a column more in users.csv": lambda project: in_text("users.csv", "person,", "person,name,")(project.parent),
    "another file": in_model("tables/Days", "\\days.csv", "\\months.csv"),
    "no parameter": in_model("tables/Days", "FolderPath &", "CsvPath &"),
    "no whole path": in_model("expressions", "C:\\Results\\", ""),
    "a table not named": in_model("model", "ref table Users\n", ""),
    "no table": without(f"{MODEL}/definition/tables/Months.tmdl"),
    "relationship from nowhere": in_model("relationships", "Meetings.date", "Meetings.day"),
    "relationship to nowhere": in_model("relationships", "Months.month", "Month.month"),
    "relationship of two types": in_model("relationships", "Days.date", "Days.month"),
    "relationship without an ID": in_model("relationships", "relationship ", "relationship x"),
    "one lineage tag twice": lambda project: in_model(
        "tables/Users",
        re.findall(r"lineageTag: (\S+)", (project / f"{MODEL}/definition/tables/Users.tmdl").read_text())[0],
        re.findall(r"lineageTag: (\S+)", (project / f"{MODEL}/definition/tables/Days.tmdl").read_text())[0],
    )(project),
    "times without their zone": in_model("tables/Meetings", "type datetimezone", "type text"),
    "a column that adds up": in_model("tables/Meetings", "summarizeBy: none", "summarizeBy: sum"),
    "sums beside the measures": in_model("model", "\tdiscourageImplicitMeasures\n", ""),
    "no minimum": in_model("tables/Days", "measure 'Minimum group size' = 5", "measure Minimum = 5"),
    "a minimum that is none": in_model("tables/Days", "'Minimum group size' = 5", "'Minimum group size' = BLANK()"),
    "people without a guard": in_model(
        "tables/Users", "IF(COUNTROWS('Users') >= [Minimum group size], ", "IF(TRUE(), "
    ),
    "a peak without a guard": in_model("tables/Days", "IF(MAX('Days'[peak_people]) >= [Minimum group size], ", "("),
    "a share guarded by the sum": in_model(
        "tables/Meetings", "IF(MAX('Meetings'[attended])", "IF(SUM('Meetings'[attended])"
    ),
    "a formula over another column": in_model("tables/Meetings", "[early_leavers]", "[early]"),
    "a formula over another table": in_model("tables/Months", "HASONEVALUE('Months'", "HASONEVALUE('Month'"),
    "two measures of one name": in_model("tables/Months", "'People in month'", "'Peak people'"),
    "a measure of another table in a visual": in_json(
        VISUAL, lambda c: field_of(c)["field"]["Measure"]["Expression"]["SourceRef"].update(Entity="Months")
    ),
    "a measure that isn't there": in_json(VISUAL, lambda c: field_of(c)["field"]["Measure"].update(Property="Most")),
    "another query name": in_json(VISUAL, lambda c: field_of(c).update(queryRef="Days.x")),
    "roles exchanged": in_json(VISUAL, swap_roles),
    "visual off the page": in_json(VISUAL, lambda c: c["position"].update(y=700)),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_found(name: str, project: Path) -> None:
    def snapshot() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in project.parent.rglob("*") if path.is_file()}

    before = snapshot()
    assert problems(project) == []
    DAMAGES[name](project)
    assert snapshot() != before
    assert problems(project)
