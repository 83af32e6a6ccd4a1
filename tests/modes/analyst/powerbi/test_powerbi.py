"""The Power BI project: whole, the same each time, valid by the published schemas; and the checker finds damages."""

import csv
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.power_bi import check
from tests.core.power_bi.check import LONGEST_PATH, ROLES
from tests.core.power_bi.check_model import Guards
from tests.core.power_bi.damages import field_of, in_json, in_text, rename, schema_errors, swap_roles
from tests.core.power_bi.tmdl import parse
from zoomwizard.core.outcome import AppError
from zoomwizard.core.power_bi.model import m_text, property_text, quoted_name
from zoomwizard.core.power_bi.project import project_files, write_project
from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.powerbi.model import TABLE, attribute_names, columns_of, measure_name
from zoomwizard.modes.analyst.powerbi.project import CSV_NAME, project_of
from zoomwizard.modes.analyst.powerbi.project import check_project as check_form

MODEL, REPORT_FOLDER = "Zoom.SemanticModel", "Zoom.Report"
ATTRIBUTES = ("Organization", "LevelDesignation")
GUARDS = Guards(re.compile(r"IF\(DISTINCTCOUNT\('[^']+'\[PersonId\]\) >= \[Minimum group size\], "))
PATH = rf"C:\Results\Zoom Power BI 2026-07-01_101500\{CSV_NAME}"
PAGES = ["overview", "trend", "attribute", "unscheduled", "after"]
VISUAL = f"{REPORT_FOLDER}/definition/pages/trend/visuals/trend/visual.json"
TMDL = f"{MODEL}/definition/tables/{TABLE}.tmdl"
ODD_NAMES = ['Level\'s "x": #(tab)', "[Layer]", "People", "personid", "Zürich 東京", "a\nb", " ", "=1+1", "Date"]


def check_project(folder: Path) -> list[str]:
    """All that is wrong with an analyst's project."""
    return check.check_project(folder, GUARDS)


def make(folder: Path, attributes: tuple[str, ...] = ATTRIBUTES, path: str = PATH) -> Path:
    """A project in a folder of its own, with a CSV file of no rows."""
    write_project(folder, project_of(attributes, path, 5))
    with (folder / CSV_NAME).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([column.name for column in columns_of(attribute_names(attributes))])
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make(tmp_path / "project")


def tables(folder: Path) -> Any:
    (table,) = parse((folder / TMDL).read_text(encoding="utf-8"))
    return table


# ---------------------------------------------------------------------------------------------------------
# The project


@pytest.mark.parametrize("attributes", [(), ("Organization",), ATTRIBUTES, tuple(ODD_NAMES), ("A", "B", "C", "D", "E")])
def test_a_project_is_whole(attributes: tuple[str, ...], tmp_path: Path) -> None:
    assert check_project(make(tmp_path / "project", attributes)) == []


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), max_size=3))
def test_any_header_makes_a_whole_project(attributes: list[str]) -> None:
    with TemporaryDirectory() as name:
        assert check_project(make(Path(name), tuple(attributes))) == []


@pytest.mark.parametrize("path", [PATH, f"/home/a b/it's #(x)/{CSV_NAME}", rf"\\server\share\{CSV_NAME}"])
def test_any_path_of_the_csv_file_is_found_again(path: str, tmp_path: Path) -> None:
    project = make(tmp_path, path=path)
    assert check_project(project) == []
    text = (project / f"{MODEL}/definition/expressions.tmdl").read_text(encoding="utf-8")
    assert f"expression CsvPath = {m_text(path)} meta" in text


def test_the_same_input_makes_the_same_bytes() -> None:
    assert project_files(project_of(ATTRIBUTES, PATH, 5)) == project_files(project_of(ATTRIBUTES, PATH, 5))
    assert project_files(project_of(ATTRIBUTES, PATH, 5)) != project_files(project_of(ATTRIBUTES, PATH, 6))


def test_there_are_five_pages_and_every_visual_is_bound(project: Path) -> None:
    pages = json.loads((project / f"{REPORT_FOLDER}/definition/pages/pages.json").read_text(encoding="utf-8"))
    assert pages["pageOrder"] == PAGES
    kinds = set()
    for path in project.rglob("visual.json"):
        visual = json.loads(path.read_text(encoding="utf-8"))["visual"]
        kinds.add(visual["visualType"])
        assert ("query" in visual) == (visual["visualType"] != "textbox")
    assert kinds == set(ROLES) - {"tableEx"}


def test_the_model_has_the_columns_and_measures_of_the_contract(project: Path) -> None:
    table = tables(project)
    assert [column.name for column in table.all("column")] == ["PersonId", "Date", *ATTRIBUTES, *METRICS]
    assert [m.name for m in table.all("measure")] == ["Minimum group size", "People", *map(measure_name, METRICS)]
    assert [m.value for m in table.all("measure") if m.name == "Minimum group size"] == ["5"]
    for measure in table.all("measure")[1:]:
        guard = f"IF(DISTINCTCOUNT('{TABLE}'[PersonId]) >= [Minimum group size], "
        assert measure.value.startswith(guard), measure.name
    (partition,) = table.all("partition")
    assert all(words in partition.value for words in ("QuoteStyle.Csv", "MissingField.UseNull", '"en-US"'))


def test_every_file_is_utf_8_with_a_short_path_and_names_of_letters_and_digits(project: Path) -> None:
    for path in project.rglob("*"):
        name = path.relative_to(project).as_posix()
        assert len(name) <= LONGEST_PATH
        if path.is_file():
            content = path.read_bytes()
            assert not content.startswith(b"\xef\xbb\xbf")
            content.decode("utf-8")
            assert b"\r" not in content.replace(b"\r\n", b"") or path.name == CSV_NAME
    for path in (project / f"{REPORT_FOLDER}/definition/pages").rglob("*"):
        if path.is_dir():
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,50}", path.name)


def test_no_measure_is_called_like_a_column() -> None:
    names = [name.casefold() for name in attribute_names(ODD_NAMES)]
    assert len({*names}) == len(ODD_NAMES)
    own = {"personid", "date", "people", "minimum group size"}
    assert not own & {*names}


@pytest.mark.parametrize("name", ODD_NAMES)
def test_tmdl_reads_the_names_that_are_written(name: str) -> None:
    (shown,) = attribute_names([name])
    text = f"table {quoted_name(shown)}\n\tsourceColumn: {property_text(shown)}\n"
    (table,) = parse(text)
    assert table.name == shown
    assert table.properties["sourceColumn"] == shown


# ---------------------------------------------------------------------------------------------------------
# The published schemas


@pytest.mark.shared
@pytest.mark.parametrize("attributes", [(), ATTRIBUTES, tuple(ODD_NAMES)])
def test_every_file_is_valid_by_the_published_schemas(
    attributes: tuple[str, ...], tmp_path: Path, shared: Path
) -> None:
    project = make(tmp_path / "project", attributes)
    assert len([path for path in project.rglob("*") if path.suffix not in {".tmdl", ".csv"} and path.is_file()]) > 25
    assert schema_errors(project, shared / "powerbi" / "schemas") == []


@pytest.mark.shared
@pytest.mark.parametrize("keys", [("visual", "query", "queryState"), ("visual",), ("position",), ()])
def test_the_published_schemas_are_really_asked(keys: tuple[str, ...], project: Path, shared: Path) -> None:
    content = json.loads((project / VISUAL).read_text(encoding="utf-8"))
    place = content
    for key in keys:
        place = place[key]
    place["nonsense"] = 1
    (project / VISUAL).write_text(json.dumps(content), encoding="utf-8")
    assert schema_errors(project, shared / "powerbi" / "schemas")


# ---------------------------------------------------------------------------------------------------------
# Damages


def with_mark(project: Path) -> None:
    path = project / VISUAL
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


PBIR, PBISM = f"{REPORT_FOLDER}/definition.pbir", f"{MODEL}/definition.pbism"
ALL_PAGES = f"{REPORT_FOLDER}/definition/pages/pages.json"
PAGE = f"{REPORT_FOLDER}/definition/pages/trend/page.json"
EXPRESSIONS, WHOLE = f"{MODEL}/definition/expressions.tmdl", f"{MODEL}/definition/model.tmdl"
DAMAGES: dict[str, Callable[[Path], object]] = {
    "no pbip": lambda project: (project / "Zoom.pbip").unlink(),
    "pbip leads nowhere": in_json("Zoom.pbip", lambda c: c["artifacts"][0]["report"].update(path="Other.Report")),
    "pbip without artifacts": in_json("Zoom.pbip", lambda c: c.update(artifacts=[])),
    "pbir leads nowhere": in_json(PBIR, lambda c: c["datasetReference"]["byPath"].update(path="../Other")),
    "pbir without link": in_json(PBIR, lambda c: c.update(datasetReference={})),
    "no pbism": lambda project: (project / PBISM).unlink(),
    "no platform": lambda project: (project / MODEL / ".platform").unlink(),
    "platform of another kind": in_json(
        f"{REPORT_FOLDER}/.platform", lambda c: c["metadata"].update(type="SemanticModel")
    ),
    "platform without ID": in_json(f"{MODEL}/.platform", lambda c: c["config"].update(logicalId="x")),
    "another schema": in_json(VISUAL, lambda c: c.update({"$schema": c["$schema"].replace("2.4.0", "9.9.9")})),
    "no JSON": in_text(VISUAL, "{", ""),
    "byte order mark": with_mark,
    "not UTF-8": lambda project: (project / VISUAL).write_bytes(b"\xff\xfe"),
    "Windows line ends": in_text(TMDL, "\n", "\r\n"),
    "a stray file": lambda project: (project / REPORT_FOLDER / "notes.txt").write_text("x"),
    "a path too long": lambda project: (project / MODEL / f"definition/tables/{'x' * 120}.tmdl").write_text("x"),
    "no report.json": lambda project: (project / REPORT_FOLDER / "definition/report.json").unlink(),
    "a page too many": in_json(ALL_PAGES, lambda c: c["pageOrder"].append("more")),
    "a page forgotten": in_json(ALL_PAGES, lambda c: c["pageOrder"].remove("after")),
    "opens with no page": in_json(ALL_PAGES, lambda c: c.update(activePageName="more")),
    "page of another name": in_json(PAGE, lambda c: c.update(name="other")),
    "page without size": in_json(PAGE, lambda c: c.pop("width")),
    "page without visuals": lambda project: shutil.rmtree(project / REPORT_FOLDER / "definition/pages/trend/visuals"),
    "page folder renamed": rename(
        f"{REPORT_FOLDER}/definition/pages/trend", f"{REPORT_FOLDER}/definition/pages/tre nd"
    ),
    "visual of another name": in_json(VISUAL, lambda c: c.update(name="other")),
    "visual off the page": in_json(VISUAL, lambda c: c["position"].update(x=1200)),
    "visual on another": in_json(VISUAL, lambda c: c["position"].update(x=0)),
    "visual without place": in_json(VISUAL, lambda c: c["position"].pop("height")),
    "two with one tab order": in_json(VISUAL, lambda c: c["position"].update(tabOrder=0)),
    "unknown type of visual": in_json(VISUAL, lambda c: c["visual"].update(visualType="lineChrat")),
    "a role that it does not have": in_json(
        VISUAL, lambda c: c["visual"]["query"]["queryState"].update(Values={"projections": []})
    ),
    "a role that it needs": in_json(VISUAL, lambda c: c["visual"]["query"]["queryState"].pop("Y")),
    "no query": in_json(VISUAL, lambda c: c["visual"].pop("query")),
    "roles exchanged": in_json(VISUAL, swap_roles),
    "a measure that is not there": in_json(VISUAL, lambda c: field_of(c)["field"]["Measure"].update(Property="Calls")),
    "a column that is not there": in_json(
        VISUAL, lambda c: field_of(c, "Category")["field"]["Column"].update(Property="Day")
    ),
    "another table": in_json(
        VISUAL, lambda c: field_of(c)["field"]["Measure"]["Expression"]["SourceRef"].update(Entity="Zoom")
    ),
    "a column taken for a measure": in_json(
        VISUAL, lambda c: field_of(c).update(field={"Column": field_of(c)["field"]["Measure"]})
    ),
    "another query name": in_json(VISUAL, lambda c: field_of(c).update(queryRef="x")),
    "sorted by what is not shown": in_json(
        VISUAL, lambda c: c["visual"]["query"]["sortDefinition"]["sort"][0]["field"]["Column"].update(Property="X")
    ),
    "no text for a screen reader": in_json(VISUAL, lambda c: c["visual"]["visualContainerObjects"].pop("general")),
    "no table in the model": in_text(WHOLE, f"ref table '{TABLE}'", ""),
    "table of another name": in_text(TMDL, f"table '{TABLE}'", "table Other"),
    "no database": lambda project: (project / MODEL / "definition/database.tmdl").unlink(),
    "an old level": in_text(f"{MODEL}/definition/database.tmdl", "1600", "1200"),
    "no parameter": in_text(EXPRESSIONS, "expression CsvPath", "expression Other"),
    "parameter that is none": in_text(EXPRESSIONS, "IsParameterQuery=true", "IsParameterQuery=false"),
    "path to another file": in_text(EXPRESSIONS, CSV_NAME, "other.csv"),
    "path that is not whole": in_text(EXPRESSIONS, "C:\\Results\\", ""),
    "no CSV file": lambda project: (project / CSV_NAME).unlink(),
    "a column gone from the CSV file": in_text(CSV_NAME, "Organization,", ""),
    "a source column of another name": in_text(TMDL, "sourceColumn: Date", "sourceColumn: Day"),
    "a column of another type": in_text(TMDL, "dataType: dateTime", "dataType: string"),
    "an unknown type": in_text(TMDL, "dataType: int64", "dataType: number"),
    "sums beside the measures": in_text(WHOLE, "\tdiscourageImplicitMeasures\n", ""),
    "a column that adds up": in_text(TMDL, "summarizeBy: none", "summarizeBy: sum"),
    "another culture": in_text(TMDL, '"en-US")', '"de-DE")'),
    "another quote style": in_text(TMDL, "QuoteStyle.Csv", "QuoteStyle.None"),
    "missing fields are errors": in_text(TMDL, ", MissingField.UseNull", ""),
    "another number of columns": in_text(TMDL, "Columns=21", "Columns=20"),
    "a type forgotten": in_text(TMDL, '{"PersonId", type text}, ', ""),
    "a formula over another column": in_text(TMDL, "[Zoom_Total_call_hours])", "[Zoom_All_call_hours])"),
    "a formula over another table": in_text(TMDL, f"AVERAGE('{TABLE}'", "AVERAGE('Other'"),
    "a formula over another measure": in_text(TMDL, ">= [Minimum group size]", ">= [Minimum]"),
    "a bracket open": in_text(TMDL, "VALUES(", "VALUES(("),
    "no guard": in_text(
        TMDL, f"IF(DISTINCTCOUNT('{TABLE}'[PersonId]) >= [Minimum group size], AVER", "IF(TRUE(), AVER"
    ),
    "a minimum that is none": in_text(TMDL, "'Minimum group size' = 5", "'Minimum group size' = BLANK()"),
    "no format": in_text(TMDL, "\t\tformatString: #,0.00\n", ""),
    "a measure called like a column": in_text(TMDL, "measure People", "measure personid"),
    "two measures of one name": in_text(TMDL, "measure 'Scheduled call hours'", "measure 'Unscheduled call hours'"),
    "one lineage tag twice": lambda project: in_text(
        TMDL, *re.findall(r"lineageTag: (\S+)", (project / TMDL).read_text(encoding="utf-8"))[2:4]
    )(project),
    "no lineage tag": in_text(TMDL, "\tlineageTag:", "\tlineage:"),
    "not imported": in_text(TMDL, "mode: import", "mode: directQuery"),
    "indented too far": in_text(TMDL, "\tcolumn Date", "\t\t\t\tcolumn Date"),
    "words that are nothing": in_text(TMDL, "\tcolumn Date", "\tcolumn Date is the week"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_found(name: str, project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert check_project(project) == []
    DAMAGES[name](project)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} != before
    found = check_project(project)
    assert found
    assert all(sentence.endswith(".") for sentence in found)


FORM = ("no pbip", "no platform", "no JSON", "not UTF-8", "a stray file", "no database", "no CSV file",
        "a column gone from the CSV file")  # fmt: skip


@pytest.mark.parametrize("name", FORM)
def test_a_run_finds_what_has_not_the_form_of_a_project(name: str, project: Path) -> None:
    paths = {*project_files(project_of(ATTRIBUTES, PATH, 5))}
    check_form(project, paths, ATTRIBUTES)
    DAMAGES[name](project)
    with pytest.raises(AppError) as caught:
        check_form(project, paths, ATTRIBUTES)
    assert caught.value.details
