"""The Power BI project: a folder that Power BI Desktop opens, with its model, its report and its CSV file.

Source: report.md 2. The same columns, path and minimum make the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.metrics import COUNTS, METRICS
from zoomwizard.core.powerbi_model import TABLE, attribute_names, columns_of, id_of, m_text, model_files
from zoomwizard.core.powerbi_pages import report_files
from zoomwizard.core.proof import Hit, broken, prove_text, scan
from zoomwizard.core.queries import copy_under_header
from zoomwizard.core.shapes import shapes_in

SCHEMAS = "https://developer.microsoft.com/json-schemas/fabric"
NAME = "Zoom"
REPORT, MODEL = f"{NAME}.Report", f"{NAME}.SemanticModel"
CSV_NAME = f"{TABLE}.csv"


def write_project(folder: Path, attributes: Sequence[str], csv_path: str, minimum: int) -> None:
    """Write all files of the project but the CSV file; `csv_path` is where that will be, `attributes` the query's."""
    for path, text in project_files(attributes, csv_path, minimum).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def project_files(attributes: Sequence[str], csv_path: str, minimum: int) -> dict[str, str]:
    """The project's files by path, as text."""
    names = attribute_names(attributes)
    contents: dict[str, Any] = {
        f"{NAME}.pbip": {
            "$schema": f"{SCHEMAS}/pbip/pbipProperties/1.0.0/schema.json",
            "version": "1.0",
            "artifacts": [{"report": {"path": REPORT}}],
            "settings": {"enableAutoRecovery": True},
        },
        f"{REPORT}/.platform": platform("Report"),
        f"{REPORT}/definition.pbir": {
            "$schema": f"{SCHEMAS}/item/report/definitionProperties/2.0.0/schema.json",
            "version": "4.0",
            "datasetReference": {"byPath": {"path": f"../{MODEL}"}},
        },
        **{f"{REPORT}/{path}": content for path, content in report_files(names, minimum).items()},
        f"{MODEL}/.platform": platform("SemanticModel"),
        f"{MODEL}/definition.pbism": {
            "$schema": f"{SCHEMAS}/item/semanticModel/definitionProperties/1.0.0/schema.json",
            "version": "4.2",
            "settings": {},
        },
    }
    files = {path: json.dumps(content, indent=2, ensure_ascii=False) + "\n" for path, content in contents.items()}
    return files | {f"{MODEL}/{path}": text for path, text in model_files(names, csv_path, minimum).items()}


def platform(kind: str) -> Mapping[str, Any]:
    """What the folder of a report or model says of itself."""
    return {
        "$schema": f"{SCHEMAS}/gitIntegration/platformProperties/2.0.0/schema.json",
        "metadata": {"type": kind, "displayName": NAME},
        "config": {"version": "2.0", "logicalId": id_of(kind)},
    }


def write_person_weeks(engine: Engine, path: Path, attributes: Sequence[str]) -> int:
    """Write the project's CSV file from `report_rows` and `report_people`; rows written.

    One row for each person and week with values, no HashID. An attribute is that of the person's last week, as in
    the report; one of the shape of an address or a telephone number is left blank.
    """
    groups = [f"group_{n}" for n in range(len(attributes))]
    for group in groups:
        names = engine.all(f"SELECT DISTINCT {group} FROM report_people")
        engine.load(f"{group}_never", {"name": "VARCHAR"}, [[name] for (name,) in names if shapes_in(name)])
    cells = [
        "CASE WHEN p.person_id IS NULL OR contains(p.person_id, '@') THEN 'person ' || p.human ELSE p.person_id END",
        "CAST(r.week AS VARCHAR)",
        *(one_line(f"CASE WHEN p.{group} IN (FROM {group}_never) THEN '' ELSE p.{group} END") for group in groups),
        *(f"r.{identifier(name)} // 1000000" if name in COUNTS else hours(name) for name in METRICS),
    ]
    select = (
        f"SELECT {', '.join(cells)} FROM report_rows r JOIN report_people p USING (human) ORDER BY p.person_id, "
        "p.human, r.week, r.row"
    )
    header = [column.name for column in columns_of(attribute_names(attributes))]
    return copy_under_header(engine, select, header, path)


def prove_project(engine: Engine, folder: Path, attributes: Sequence[str], csv_path: str) -> None:
    """Read the project back and search it for addresses and telephone numbers. Errors: PrivacyError.

    Of the CSV file, every date and number is of its pattern, and every different text of an attribute is searched.
    The path of the CSV file is the analyst's own and is left out.
    """
    own = m_text(csv_path)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != CSV_NAME:
            prove_text("Power BI project", path.read_text(encoding="utf-8").replace(own, ""))
    columns = columns_of(attribute_names(attributes))
    rows = scan(folder / CSV_NAME, ["VARCHAR"] * len(columns))
    patterns = {"dateTime": "[0-9]{4}-[0-9]{2}-[0-9]{2}", "double": r"[0-9]+[.][0-9]+", "int64": "[0-9]+"}
    tests = [
        f"contains(coalesce(c{n}, ''), '@')" if column.kind == "string" else breaks_pattern(n, patterns[column.kind])
        for n, column in enumerate(columns)
    ]
    found = engine.one(f"SELECT {', '.join(f'coalesce(bool_or({test}), false)' for test in tests)} FROM {rows}")
    hits = [Hit(column.name, 0, "not what may stand there") for column, hit in zip(columns, found, strict=True) if hit]
    for n in range(2, 2 + len(attributes)):
        texts = engine.all(f"SELECT DISTINCT c{n} FROM {rows} WHERE c{n} IS NOT NULL")
        if any(shapes_in(text) for (text,) in texts):
            hits.append(Hit(columns[n].name, 0, "has the shape of an address or a telephone number"))
    if hits:
        raise broken(hits)


def breaks_pattern(place: int, pattern: str) -> str:
    """SQL: a cell is not of its pattern, or blank."""
    return f"NOT regexp_full_match(coalesce(c{place}, ''), '{pattern}')"


def hours(name: str) -> str:
    """SQL: hours as text, from millionths."""
    return f"millionths_text(r.{identifier(name)})"


def one_line(cell: str) -> str:
    """SQL: a text without line breaks."""
    return f"regexp_replace({cell}, '[\\r\\n]+', ' ', 'g')"
