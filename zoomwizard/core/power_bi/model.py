"""The semantic model of a Power BI project, as TMDL: tables from CSV files, relationships, and measures.

The same model makes the same bytes: all IDs are made from names.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ModelKind = Literal["string", "dateTime", "instant", "double", "int64"]

MINIMUM = "Minimum group size"
CULTURE = "en-US"
# Data types of TMDL with the types of M that they are read with, and how they are written.
DATA_TYPES = {"instant": "dateTime"}
M_TYPES = {
    "string": "type text",
    "dateTime": "type date",
    "instant": "type datetimezone",
    "double": "type number",
    "int64": "Int64.Type",
}
FORMATS = {"dateTime": "yyyy-mm-dd", "instant": "yyyy-mm-dd hh:nn:ss", "double": "0.00", "int64": "0"}
PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
PLAIN_TEXT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .&()\-]*(?<! )")


@dataclass(frozen=True)
class ModelColumn:
    """A column of a table and of its CSV file; an `instant` is a time in UTC that ends in Z."""

    name: str
    kind: ModelKind
    is_hidden: bool = False


@dataclass(frozen=True)
class Measure:
    """A measure: its formula in DAX, and how its value is written."""

    name: str
    formula: str
    form: str


@dataclass(frozen=True, kw_only=True)
class ModelTable:
    """A table of the model. `contents`: the bytes of its CSV file, in M; `ids`: what its IDs are made under."""

    name: str
    ids: uuid.UUID
    contents: str
    columns: Sequence[ModelColumn]
    measures: Sequence[Measure]


@dataclass(frozen=True)
class Relationship:
    """Many rows to one: a table and its column, and the table and the column that it leads to."""

    many: tuple[str, str]
    one: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Model:
    """A model with one parameter, a text. `ids`: what the IDs of all but the tables are made under."""

    ids: uuid.UUID
    parameter: str
    value: str
    tables: Sequence[ModelTable]
    relationships: Sequence[Relationship] = ()


def id_of(under: uuid.UUID, *names: str) -> str:
    """The ID of something with this path of names: always the same."""
    return str(uuid.uuid5(under, "/".join(names)))


def model_files(model: Model) -> dict[str, str]:
    """The files of the model below its folder, by path."""
    files = {
        "definition/database.tmdl": "database\n\tcompatibilityLevel: 1600\n",
        "definition/model.tmdl": model_text(model),
        "definition/expressions.tmdl": expressions_text(model),
    }
    if model.relationships:
        texts = [relationship_text(model.ids, one) for one in model.relationships]
        files["definition/relationships.tmdl"] = "\n".join(texts) + "\n"
    return files | {f"definition/tables/{table.name}.tmdl": table_text(table) for table in model.tables}


def model_text(model: Model) -> str:
    """The model: culture, no sums of columns beside the measures, and the tables in it."""
    order = ",".join(f'"{name}"' for name in (model.parameter, *(table.name for table in model.tables)))
    tables = "".join(f"ref table {quoted_name(table.name)}\n" for table in model.tables)
    return (
        f"model Model\n\tculture: {CULTURE}\n\tdefaultPowerBIDataSourceVersion: powerBI_V3\n"
        f"\tdiscourageImplicitMeasures\n\tsourceQueryCulture: {CULTURE}\n"
        f"\tdataAccessOptions\n\t\tlegacyRedirects\n\t\treturnErrorValuesAsNull\n\n"
        f"annotation PBI_QueryOrder = [{order}]\n\nannotation __PBI_TimeIntelligenceEnabled = 0\n\n"
        f"{tables}\n"
    )


def expressions_text(model: Model) -> str:
    """The one parameter: where the files are."""
    return (
        f"expression {model.parameter} = {m_text(model.value)} "
        'meta [IsParameterQuery=true, Type="Text", IsParameterQueryRequired=true]\n'
        f"\tlineageTag: {id_of(model.ids, 'expression', model.parameter)}\n\n\tannotation PBI_ResultType = Text\n\n"
    )


def relationship_text(ids: uuid.UUID, one: Relationship) -> str:
    """A relationship."""
    ends = (".".join(map(quoted_name, end)) for end in (one.many, one.one))
    lines = (f"\t{name}: {end}\n" for name, end in zip(("fromColumn", "toColumn"), ends, strict=True))
    return f"relationship {id_of(ids, 'relationship', *one.many, *one.one)}\n{''.join(lines)}"


def table_text(table: ModelTable) -> str:
    """A table: measures, columns, and the M that reads the CSV file."""
    parts = [f"table {quoted_name(table.name)}\n\tlineageTag: {id_of(table.ids, 'table', table.name)}\n"]
    parts += [measure_text(table.ids, measure) for measure in table.measures]
    parts += [column_text(table.ids, column) for column in table.columns]
    source = "".join(f"\t\t\t\t{line}\n" for line in m_lines(table))
    parts.append(f"\tpartition {quoted_name(table.name)} = m\n\t\tmode: import\n\t\tsource =\n{source}")
    parts.append("\tannotation PBI_ResultType = Table\n")
    return "\n".join(parts) + "\n"


def minimum_measure(minimum: int) -> Measure:
    """The measure that all guards look at: how many people there must be."""
    return Measure(MINIMUM, str(minimum), "0")


def measure_text(ids: uuid.UUID, measure: Measure) -> str:
    """A measure."""
    return (
        f"\tmeasure {quoted_name(measure.name)} = {measure.formula}\n\t\tformatString: {measure.form}\n"
        f"\t\tlineageTag: {id_of(ids, 'measure', measure.name)}\n"
    )


def column_text(ids: uuid.UUID, column: ModelColumn) -> str:
    """A column."""
    form = FORMATS.get(column.kind)
    lines = [f"\tcolumn {quoted_name(column.name)}", f"\t\tdataType: {DATA_TYPES.get(column.kind, column.kind)}"]
    lines += ["\t\tisHidden"] if column.is_hidden else []
    lines += [f"\t\tformatString: {form}"] if form else []
    lines += [
        f"\t\tlineageTag: {id_of(ids, 'column', column.name)}",
        "\t\tsummarizeBy: none",
        f"\t\tsourceColumn: {property_text(column.name)}",
        "",
        "\t\tannotation SummarizationSetBy = User",
    ]
    return "\n".join(lines) + "\n"


def m_lines(table: ModelTable) -> list[str]:
    """The M of a table; columns that the file lacks are blank, and all have their types."""
    names = ", ".join(m_text(column.name) for column in table.columns)
    types = ", ".join(f"{{{m_text(column.name)}, {M_TYPES[column.kind]}}}" for column in table.columns)
    return [
        "let",
        f'\tSource = Csv.Document({table.contents}, [Delimiter=",", Columns={len(table.columns)}, '
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
