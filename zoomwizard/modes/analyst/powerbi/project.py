"""The Power BI project: a folder that Power BI Desktop opens, with its model, its report and its CSV file.

Source: docs/report.md. The same columns, path and minimum make the same bytes.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zoomwizard.core.engine import Engine, quoted
from zoomwizard.core.outcome import AppError
from zoomwizard.core.privacy.patterns import DECIMAL, PLAIN_DATE, WHOLE, Column, Pattern
from zoomwizard.core.privacy.proof import prove_table, prove_text
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.said import plural, say
from zoomwizard.modes.analyst.powerbi.model import TABLE, attribute_names, columns_of, id_of, m_text, model_files
from zoomwizard.modes.analyst.powerbi.pages import report_files
from zoomwizard.modes.analyst.queries import copy_under_header

SCHEMAS = "https://developer.microsoft.com/json-schemas/fabric"
PROJECT = "Zoom"
REPORT_FOLDER, MODEL = f"{PROJECT}.Report", f"{PROJECT}.SemanticModel"
CSV_NAME = f"{TABLE}.csv"


def names_nobody(text: str) -> bool:
    """Whether a group's name has nothing of an address or a telephone number."""
    return "@" not in text and not shapes_in(text)


PERSON_PATTERN = Pattern("PersonId", say("contains an @"), "[^@]*", test="contains({cell}, '@')")
PATTERNS = {
    "string": Pattern("group", say("looks like an e-mail address or a telephone number"), also=names_nobody),
    "dateTime": PLAIN_DATE,
    "double": DECIMAL,
    "int64": WHOLE,
}


def write_project(folder: Path, attributes: Sequence[str], csv_path: str, minimum: int) -> set[str]:
    """Write all files of the project but the CSV file, and return their paths.

    `csv_path` is where the CSV file will be, `attributes` are the query's.
    """
    texts = project_files(attributes, csv_path, minimum)
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return {*texts}


def project_files(attributes: Sequence[str], csv_path: str, minimum: int) -> dict[str, str]:
    """The project's files by path, as text."""
    names = attribute_names(attributes)
    contents: dict[str, Any] = {
        f"{PROJECT}.pbip": {
            "$schema": f"{SCHEMAS}/pbip/pbipProperties/1.0.0/schema.json",
            "version": "1.0",
            "artifacts": [{"report": {"path": REPORT_FOLDER}}],
            "settings": {"enableAutoRecovery": True},
        },
        f"{REPORT_FOLDER}/.platform": platform("Report"),
        f"{REPORT_FOLDER}/definition.pbir": {
            "$schema": f"{SCHEMAS}/item/report/definitionProperties/2.0.0/schema.json",
            "version": "4.0",
            "datasetReference": {"byPath": {"path": f"../{MODEL}"}},
        },
        **{f"{REPORT_FOLDER}/{path}": content for path, content in report_files(names, minimum).items()},
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
        "metadata": {"type": kind, "displayName": PROJECT},
        "config": {"version": "2.0", "logicalId": id_of(kind)},
    }


def write_person_weeks(engine: Engine, path: Path, attributes: Sequence[str]) -> int:
    """Write the project's CSV file from `report_rows` and `report_people`; rows written.

    One row for each person and week with values, no HashID. An attribute is that of the person's last week, as in
    the report; one with an @ or of the shape of a telephone number is left blank.
    """
    groups = [f"group_{n}" for n in range(len(attributes))]
    cells = ""
    for group in groups:
        names = [name for (name,) in engine.all(f"SELECT DISTINCT {group} FROM report_people")]
        shown = [(name, name if names_nobody(name) else "") for name in names]
        engine.load(f"{group}_shown", {group: "VARCHAR", "shown": "VARCHAR"}, shown)
        cell = "written(regexp_replace(shown, '[\\r\\n]+', ' ', 'g')) || ','"
        cells += f" JOIN (SELECT {group}, {cell} AS {group}_cell FROM {group}_shown) USING ({group})"
    stand_in = quoted(free_word(engine) + " ")
    named = f"CASE WHEN person_id IS NULL OR contains(person_id, '@') THEN {stand_in} || human ELSE person_id END"
    # A person's cells before and behind that of the week, once for all of their lines.
    engine.run(
        f"CREATE OR REPLACE TABLE named_people AS SELECT human, written({named}) || ',' AS before, "
        f"{' || '.join([quoted(','), *(f'{group}_cell' for group in groups)])} AS behind FROM report_people{cells}"
    )
    select = (
        "SELECT p.before || CAST(r.week AS VARCHAR) || p.behind || v.cells "
        "FROM report_rows r JOIN named_people p USING (human) JOIN results v USING (row) ORDER BY human, r.week, row"
    )
    header = [column.name for column in columns_of(attribute_names(attributes))]
    return copy_under_header(engine, select, header, path, raw=True)


def free_word(engine: Engine) -> str:
    """What stands before the number of a person whose PersonId is not shown; nobody's PersonId begins so.

    Power BI makes no difference between capital and small letters.
    """
    word = "person"
    while engine.one("SELECT bool_or(starts_with(lower(person_id), ?)) FROM report_people", [f"{word} "])[0]:
        word = f"unnamed {word}"
    return word


def check_form(folder: Path, paths: set[str], attributes: Sequence[str]) -> None:
    """What was written has the form of a project: these files and the CSV file, JSON that can be read, all columns.

    That the parts fit together, whatever the attributes are called, is what the tests prove. Errors: AppError.
    """
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    problems = sorted({*paths, CSV_NAME} ^ there.keys())
    for name, path in there.items():
        if path.suffix not in {".csv", ".tmdl"}:
            try:
                json.loads(path.read_text(encoding="utf-8"))
            except ValueError:
                problems.append(name)
    if not problems:
        with (folder / CSV_NAME).open(encoding="utf-8", newline="") as file:
            is_whole = next(csv.reader(file), []) == [column.name for column in columns_of(attribute_names(attributes))]
        problems += [] if is_whole else [CSV_NAME]
    if problems:
        raise AppError(
            say("The Power BI project isn't complete, so nothing was saved."),
            plural("{n} file is missing or damaged.", "{n} files are missing or damaged.", n=len(problems)),
            say("Your files aren't the cause. Run again without the project (--no-power-bi), and please report it."),
            "\n".join(problems),
        )


def prove_project(engine: Engine, folder: Path, attributes: Sequence[str], csv_path: str) -> None:
    """Read the project back and search it for addresses and telephone numbers. Errors: PrivacyError.

    Of the CSV file, every cell is of its column's pattern, and every different text is searched.
    The path of the CSV file is the analyst's own and is left out.
    """
    own = m_text(csv_path)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != CSV_NAME:
            prove_text("Power BI project", path.read_text(encoding="utf-8").replace(own, ""))
    columns = columns_of(attribute_names(attributes))
    person, *others = [Column(column.name, PATTERNS[column.kind]) for column in columns]
    prove_table(engine, folder / CSV_NAME, [person._replace(pattern=PERSON_PATTERN), *others])
