"""The analyst's Power BI project: a folder with its model, its report and its CSV file.

Source: docs/report.md. The same columns, path and minimum make the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from zoomwizard.core.engine import Engine, quoted
from zoomwizard.core.power_bi.model import m_text
from zoomwizard.core.power_bi.project import Project, check_form
from zoomwizard.core.privacy.patterns import DECIMAL, PLAIN_DATE, WHOLE, Column, Pattern
from zoomwizard.core.privacy.proof import prove_table, prove_text
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.said import say
from zoomwizard.modes.analyst.powerbi.model import TABLE, attribute_names, columns_of, model_of
from zoomwizard.modes.analyst.powerbi.pages import pages_of
from zoomwizard.modes.analyst.queries import copy_under_header

PROJECT = "Zoom"
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


def project_of(attributes: Sequence[str], csv_path: str, minimum: int) -> Project:
    """The project. `csv_path` is where the CSV file will be, `attributes` are the query's."""
    names = attribute_names(attributes)
    return Project(name=PROJECT, model=model_of(names, csv_path, minimum), pages=pages_of(names, minimum))


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


def check_project(folder: Path, paths: set[str], attributes: Sequence[str]) -> None:
    """What was written has the form of a project: these files and the CSV file with all its columns. Errors: AppError.

    That the parts fit together, whatever the attributes are called, is what the tests prove.
    """
    header: list[str] = []
    if (folder / CSV_NAME).is_file():
        with (folder / CSV_NAME).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file), [])
    is_whole = header == [column.name for column in columns_of(attribute_names(attributes))]
    check_form(folder, {*paths, CSV_NAME}, [] if is_whole else [CSV_NAME])


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
