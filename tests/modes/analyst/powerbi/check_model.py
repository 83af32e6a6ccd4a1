"""Checks the model of a Power BI project: its files, its columns against the CSV file, and its formulas."""

from __future__ import annotations

import csv
import re
import uuid
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import Any

from tests.modes.analyst.powerbi.tmdl import Thing, parse

M_TYPES = {"type text": "string", "type date": "dateTime", "type number": "double", "Int64.Type": "int64"}
M_TEXT = r'"((?:[^"]|"")*)"'
COLUMN_IN_DAX = re.compile(r"'((?:[^']|'')+)'\[([^\]]+)\]")
MEASURE_IN_DAX = re.compile(r"(?<!')\[([^\]]+)\]")
ORDINARY_MEASURES = {"Minimum group size"}  # of which nothing depends on people
FILES = ("database.tmdl", "model.tmdl", "expressions.tmdl")

# The columns and the measures of each table.
Fields = dict[str, tuple[set[str], set[str]]]


class ModelChecker:
    """Goes through a model once; `texts` are its TMDL files by path, and `fields` what visuals can be bound to."""

    def __init__(self, folder: Path, texts: Mapping[str, str]) -> None:
        self._folder, self._texts = folder, texts
        self._tags: Counter[str] = Counter()
        self.fields: Fields = {}

    def problems(self) -> Iterator[str]:
        """All that is wrong."""
        files: dict[str, list[Thing]] = {}
        for path, text in self._texts.items():
            try:
                files[path] = parse(text)
            except ValueError as error:
                yield f"{path}, {error}."
        missing = [name for name in FILES if not files.get(name)]
        yield from (f"{name} is missing or can not be read." for name in missing)
        if missing:
            return
        level = files["database.tmdl"][0].properties.get("compatibilityLevel", "")
        if not level.isdigit() or int(level) < 1550:
            yield "database.tmdl has no compatibility level of 1550 or more."
        if files["model.tmdl"][0].properties.get("discourageImplicitMeasures") != "true":
            yield "model.tmdl lets columns be summed up beside the measures, whatever the size of the group."
        yield from self._check_tables(files)

    def _check_tables(self, files: Mapping[str, list[Thing]]) -> Iterator[str]:
        of_tables = {name: things for name, things in files.items() if name.startswith("tables/")}
        tables = [thing for things in of_tables.values() for thing in things]
        for name, things in of_tables.items():
            if [thing.name for thing in things] != [name[7:-5]]:
                yield f"{name} does not hold just the table of that name."
        wanted = [thing.name for thing in files["model.tmdl"] if thing.kind == "ref table"]
        if sorted(wanted) != sorted(table.name for table in tables):
            yield "model.tmdl does not name just the tables that there are."
        parameters = {thing.name: thing for thing in files["expressions.tmdl"] if thing.kind == "expression"}
        for thing in [*tables, *parameters.values()]:
            yield from self._check_tags(thing)
        for table in tables:
            yield from self._check_table(table, parameters)

    def _check_tags(self, thing: Thing) -> Iterator[str]:
        for one in (thing, *thing.all("column"), *thing.all("measure")):
            tag = one.properties.get("lineageTag", "")
            self._tags[tag] += 1
            if not is_uuid(tag) or self._tags[tag] > 1:
                yield f"{one.kind} {one.name} has no lineage tag of its own."

    def _check_table(self, table: Thing, parameters: Mapping[str, Thing]) -> Iterator[str]:
        columns = {column.name: column for column in table.all("column")}
        measures = {measure.name: measure for measure in table.all("measure")}
        self.fields[table.name] = (set(columns), set(measures))
        names = Counter(name.casefold() for name in [*(c.name for c in table.all("column")), *measures])
        yield from (f"Two things are called {name}." for name, count in names.items() if count > 1)
        if len(measures) != len(table.all("measure")):
            yield "Two measures have one name."
        for column in columns.values():
            if column.properties.get("dataType") not in M_TYPES.values():
                yield f"The column {column.name} has no known data type."
            if column.properties.get("summarizeBy") != "none":
                yield f"The column {column.name} would be summed up over people."
        for measure in measures.values():
            yield from check_formula(measure, table.name, set(columns), set(measures))
        partitions = table.all("partition")
        if len(partitions) != 1 or partitions[0].value == "" or partitions[0].properties.get("mode") != "import":
            yield f"The table {table.name} is not read from one source."
            return
        yield from self._check_source(partitions[0].value, columns, parameters)

    def _check_source(
        self, source: str, columns: Mapping[str, Thing], parameters: Mapping[str, Thing]
    ) -> Iterator[str]:
        found = re.search(r"Csv\.Document\(File\.Contents\((\w+)\), \[([^\]]*)\]\)", source)
        if not found or found[1] not in parameters:
            yield "The table is not read from the path of a parameter."
            return
        options = dict(part.split("=", 1) for part in re.split(r", (?=\w+=)", found[2]) if "=" in part)
        wanted = {"Delimiter": '","', "Encoding": "65001", "QuoteStyle": "QuoteStyle.Csv"}
        yield from (f"{key} of the source is not {said}." for key, said in wanted.items() if options.get(key) != said)
        if "MissingField.UseNull" not in source:
            yield "A column that is missing in the file would be an error."
        header = yield from self._check_path(parameters[found[1]])
        selected = re.search(rf"Table\.SelectColumns\(\w+, \{{((?:{M_TEXT}(?:, )?)*)\}}", source)
        names = [m_value(text) for text in re.findall(M_TEXT, selected[1])] if selected else []
        typed = re.search(r"Table\.TransformColumnTypes\(\w+, \{(.*)\}, \"en-US\"\)", source)
        types = re.findall(rf"\{{{M_TEXT}, ([\w. ]+)\}}", typed[1]) if typed else []
        if header is not None and (names != header or options.get("Columns") != str(len(header))):
            yield "The columns that the source reads are not those of the CSV file."
        if [m_value(name) for name, _ in types] != names:
            yield "The columns that get a type are not those that are read."
        kinds = {m_value(name): M_TYPES.get(kind) for name, kind in types}
        sources = [column.properties.get("sourceColumn", "") for column in columns.values()]
        if sorted(sources) != sorted(names):
            yield "The columns of the table are not those of its source."
        for name, column in columns.items():
            kind = kinds.get(column.properties.get("sourceColumn", ""))
            if kind is None or kind != column.properties.get("dataType"):
                yield f"The column {name} is read as another type than it has."

    def _check_path(self, parameter: Thing) -> Generator[str, None, list[str] | None]:
        """The header of the CSV file that the parameter leads to; None where it leads nowhere."""
        found = re.fullmatch(rf"{M_TEXT} meta \[(.*)\]", parameter.value)
        if not found or "IsParameterQuery=true" not in found[2] or 'Type="Text"' not in found[2]:
            yield f"{parameter.name} is no text parameter."
            return None
        path = PureWindowsPath(m_value(found[1]))
        if not (path.is_absolute() or path.as_posix().startswith("/")):
            yield f"{parameter.name} is no whole path."
        file = self._folder / path.name
        if not path.name.endswith(".csv") or not file.is_file():
            yield f"{parameter.name} leads to no CSV file of this project."
            return None
        with file.open(encoding="utf-8", newline="") as lines:
            return next(csv.reader(lines), [])


def check_formula(measure: Thing, table: str, columns: set[str], measures: set[str]) -> Iterator[str]:
    """What is wrong with a measure: what it refers to, its brackets, and whether it looks at the group's size."""
    formula = measure.value
    if not formula:
        yield f"The measure {measure.name} has no formula."
    for entity, column in COLUMN_IN_DAX.findall(formula):
        if entity.replace("''", "'") != table or column not in columns:
            yield f"The measure {measure.name} refers to a column that is not there."
    others = MEASURE_IN_DAX.findall(COLUMN_IN_DAX.sub("", formula))
    if not set(others) <= measures:
        yield f"The measure {measure.name} refers to a measure that is not there."
    if formula.count("(") != formula.count(")"):
        yield f"The measure {measure.name} has brackets that do not close."
    if "formatString" not in measure.properties:
        yield f"The measure {measure.name} has no format."
    guard = re.match(r"IF\(DISTINCTCOUNT\('[^']+'\[PersonId\]\) >= \[Minimum group size\], ", formula)
    if measure.name not in ORDINARY_MEASURES and not guard:
        yield f"The measure {measure.name} does not look at the size of the group."
    if measure.name in ORDINARY_MEASURES and not formula.isdigit():
        yield f"The measure {measure.name} is no number."


def m_value(text: str) -> str:
    """What a literal of M means, without its quotes."""
    return text.replace('""', '"').replace("#(#)(", "#(")


def is_uuid(text: Any) -> bool:
    """Whether it is an ID."""
    try:
        return isinstance(text, str) and str(uuid.UUID(text)) == text
    except ValueError:
        return False
