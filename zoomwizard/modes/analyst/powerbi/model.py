"""The semantic model of the Power BI project, as TMDL: one table from one CSV file, and measures guarded by group size.

The measures are those of the report: the mean over people of each person's mean week.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoomwizard.modes.analyst.metrics import COUNTS, METRICS

TABLE = "Zoom person week"
PATH_NAME = "CsvPath"
PERSON_COLUMN, DATE_COLUMN = "PersonId", "Date"
PEOPLE_MEASURE, MINIMUM = "People", "Minimum group size"
# All IDs are made from names under this one, so that the same project has the same IDs.
NAMESPACE = uuid.UUID("6b1f6c0e-0c58-5d0c-9c55-2f2d1e0a7a11")
CULTURE = "en-US"
# Data types of TMDL and the types of M that they are read with.
TYPES = {"string": "type text", "dateTime": "type date", "double": "type number", "int64": "Int64.Type"}
PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
PLAIN_TEXT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .&()\-]*(?<! )")


@dataclass(frozen=True)
class ModelColumn:
    """A column of the table and of the CSV file; `kind` is a data type of TMDL."""

    name: str
    kind: str


def id_of(*names: str) -> str:
    """The ID of something with this path of names: always the same."""
    return str(uuid.uuid5(NAMESPACE, "/".join(names)))


def measure_name(column: str) -> str:
    """The name of the measure of a metric, in words: no measure may be called like a column."""
    return column.removeprefix("Zoom_").replace("_", " ")


def columns_of(attributes: Sequence[str]) -> list[ModelColumn]:
    """The columns of the table, in the order of the CSV file."""
    return [
        ModelColumn(PERSON_COLUMN, "string"),
        ModelColumn(DATE_COLUMN, "dateTime"),
        *(ModelColumn(name, "string") for name in attributes),
        *(ModelColumn(name, "int64" if name in COUNTS else "double") for name in METRICS),
    ]


def attribute_names(headers: Sequence[str]) -> list[str]:
    """What the columns of attributes are called: as in the query, but on one line and like nothing else here."""
    taken = {
        name.casefold()
        for name in (PERSON_COLUMN, DATE_COLUMN, PEOPLE_MEASURE, MINIMUM, *METRICS, *map(measure_name, METRICS))
    }
    names: list[str] = []
    for header in headers:
        # Control characters have no place in a name, and brackets would need escapes in every formula.
        text = " ".join(re.sub(r"[\x00-\x1f\x7f\[\]]", " ", header).split()) or "attribute"
        name, number = text, 2
        while name.casefold() in taken:
            name, number = f"{text} ({number})", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def model_files(attributes: Sequence[str], csv_path: str, minimum: int) -> dict[str, str]:
    """The files of the model below its folder, by path. `attributes` are from `attribute_names`."""
    columns = columns_of(attributes)
    return {
        "definition/database.tmdl": "database\n\tcompatibilityLevel: 1600\n",
        "definition/model.tmdl": model_text(),
        "definition/expressions.tmdl": expressions_text(csv_path),
        f"definition/tables/{TABLE}.tmdl": table_text(columns, minimum),
    }


def model_text() -> str:
    """The model: culture, no sums of columns beside the measures, and the table in it."""
    return (
        f"model Model\n\tculture: {CULTURE}\n\tdefaultPowerBIDataSourceVersion: powerBI_V3\n"
        f"\tdiscourageImplicitMeasures\n\tsourceQueryCulture: {CULTURE}\n"
        f"\tdataAccessOptions\n\t\tlegacyRedirects\n\t\treturnErrorValuesAsNull\n\n"
        f'annotation PBI_QueryOrder = ["{PATH_NAME}","{TABLE}"]\n\nannotation __PBI_TimeIntelligenceEnabled = 0\n\n'
        f"ref table {quoted_name(TABLE)}\n\n"
    )


def expressions_text(csv_path: str) -> str:
    """The one parameter: where the CSV file is."""
    return (
        f"expression {PATH_NAME} = {m_text(csv_path)} "
        'meta [IsParameterQuery=true, Type="Text", IsParameterQueryRequired=true]\n'
        f"\tlineageTag: {id_of('expression', PATH_NAME)}\n\n\tannotation PBI_ResultType = Text\n\n"
    )


def table_text(columns: Sequence[ModelColumn], minimum: int) -> str:
    """The table: measures, columns, and the M that reads the CSV file."""
    parts = [f"table {quoted_name(TABLE)}\n\tlineageTag: {id_of('table', TABLE)}\n"]
    parts += measures(minimum)
    parts += [column_text(column) for column in columns]
    source = "".join(f"\t\t\t\t{line}\n" for line in m_lines(columns))
    parts.append(f"\tpartition {quoted_name(TABLE)} = m\n\t\tmode: import\n\t\tsource =\n{source}")
    parts.append("\tannotation PBI_ResultType = Table\n")
    return "\n".join(parts) + "\n"


def measures(minimum: int) -> Iterator[str]:
    """The measures: people, the minimum, and the mean of every metric."""
    person = f"'{TABLE}'[{PERSON_COLUMN}]"
    guard = f"DISTINCTCOUNT({person}) >= [{MINIMUM}]"
    yield measure_text(MINIMUM, str(minimum), "0")
    yield measure_text(PEOPLE_MEASURE, f"IF({guard}, DISTINCTCOUNT({person}))", "#,0")
    for metric in METRICS:
        mean = f"AVERAGEX(VALUES({person}), CALCULATE(AVERAGE('{TABLE}'[{metric}])))"
        yield measure_text(measure_name(metric), f"IF({guard}, {mean})", "#,0.00")


def measure_text(name: str, formula: str, form: str) -> str:
    """A measure."""
    return (
        f"\tmeasure {quoted_name(name)} = {formula}\n\t\tformatString: {form}\n"
        f"\t\tlineageTag: {id_of('measure', name)}\n"
    )


def column_text(column: ModelColumn) -> str:
    """A column; whatever adds up weeks of different people is hidden behind its measure."""
    form = {"dateTime": "yyyy-mm-dd", "double": "0.00", "int64": "0"}.get(column.kind)
    lines = [f"\tcolumn {quoted_name(column.name)}", f"\t\tdataType: {column.kind}"]
    lines += ["\t\tisHidden"] if column.name in (PERSON_COLUMN, *METRICS) else []
    lines += [f"\t\tformatString: {form}"] if form else []
    lines += [
        f"\t\tlineageTag: {id_of('column', column.name)}",
        "\t\tsummarizeBy: none",
        f"\t\tsourceColumn: {property_text(column.name)}",
        "",
        "\t\tannotation SummarizationSetBy = User",
    ]
    return "\n".join(lines) + "\n"


def m_lines(columns: Sequence[ModelColumn]) -> list[str]:
    """The M of the table; columns that the file lacks are blank, and all have their types."""
    names = ", ".join(m_text(column.name) for column in columns)
    types = ", ".join(f"{{{m_text(column.name)}, {TYPES[column.kind]}}}" for column in columns)
    return [
        "let",
        f'\tSource = Csv.Document(File.Contents({PATH_NAME}), [Delimiter=",", Columns={len(columns)}, '
        "Encoding=65001, QuoteStyle=QuoteStyle.Csv]),",
        "\tPromoted = Table.PromoteHeaders(Source, [PromoteAllScalars=true]),",
        f"\tSelected = Table.SelectColumns(Promoted, {{{names}}}, MissingField.UseNull),",
        f'\tTyped = Table.TransformColumnTypes(Selected, {{{types}}}, "{CULTURE}")',
        "in",
        "\tTyped",
    ]


def m_text(text: str) -> str:
    """A text as a literal of M."""
    return '"' + text.replace("#(", "#(#)(").replace('"', '""') + '"'


def quoted_name(name: str) -> str:
    """A name as TMDL writes it."""
    return name if PLAIN_NAME.fullmatch(name) else "'" + name.replace("'", "''") + "'"


def property_text(text: str) -> str:
    """The text of a property as TMDL writes it."""
    return text if PLAIN_TEXT.fullmatch(text) else '"' + text.replace('"', '""') + '"'
