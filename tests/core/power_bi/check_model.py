"""Checks the model of a Power BI project: files, columns against the CSV files, formulas, relationships."""

from __future__ import annotations

import csv
import re
import uuid
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import Any, NamedTuple

from tests.core.power_bi.tmdl import Thing, parse

M_TYPES = {
    "type text": "string", "type date": "dateTime", "type datetimezone": "dateTime", "type number": "double",
    "Int64.Type": "int64",
}  # fmt: skip
M_TEXT = r'"((?:[^"]|"")*)"'
COLUMN_IN_DAX = re.compile(r"'((?:[^']|'')+)'\[([^\]]+)\]")
MEASURE_IN_DAX = re.compile(r"(?<!')\[([^\]]+)\]")
MINIMUM = "Minimum group size"
END = re.compile(r"(?:'((?:[^']|'')+)'|(\w+))\.(?:'((?:[^']|'')+)'|(\w+))")
FILES = ("database.tmdl", "model.tmdl", "expressions.tmdl")

# The columns and the measures of each table.
Fields = dict[str, tuple[set[str], set[str]]]


class Guards(NamedTuple):
    """How formulas that depend on people begin, and the names of the measures of which nothing does."""

    begin: re.Pattern[str]
    unguarded: frozenset[str] = frozenset()


class ModelChecker:
    """Goes through a model once; `texts` are its TMDL files by path, and `fields` what visuals can be bound to."""

    def __init__(self, folder: Path, texts: Mapping[str, str], guards: Guards) -> None:
        self._folder, self._texts, self._guards = folder, texts, guards
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
        yield from self._check_formulas(files)
        yield from self._check_relationships(files)

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
        partitions = table.all("partition")
        if len(partitions) != 1 or partitions[0].value == "" or partitions[0].properties.get("mode") != "import":
            yield f"The table {table.name} is not read from one source."
            return
        yield from self._check_source(partitions[0].value, columns, parameters)

    def _check_formulas(self, files: Mapping[str, list[Thing]]) -> Iterator[str]:
        found = [m for things in files.values() for thing in things for m in thing.all("measure")]
        names = Counter(measure.name.casefold() for measure in found)
        yield from (f"Two measures are called {name}." for name, count in names.items() if count > 1)
        if MINIMUM not in {measure.name for measure in found}:
            yield "No measure says how large a group must be."
        for measure in found:
            yield from check_formula(measure, self.fields, self._guards)

    def _check_relationships(self, files: Mapping[str, list[Thing]]) -> Iterator[str]:
        tables = {thing.name: thing for things in files.values() for thing in things if thing.kind == "table"}
        for one in files.get("relationships.tmdl", []):
            if one.kind != "relationship" or not is_uuid(one.name):
                yield f"The relationship {one.name} has no ID."
            kinds = []
            for end in ("fromColumn", "toColumn"):
                found = END.fullmatch(one.properties.get(end, ""))
                table = tables.get((found[1] or found[2]).replace("''", "'")) if found else None
                columns = {column.name: column for column in table.all("column")} if table else {}
                column = columns.get((found[3] or found[4]).replace("''", "'")) if found else None
                if column is None:
                    yield f"The {end} of a relationship is not there."
                else:
                    kinds.append(column.properties.get("dataType"))
            if len(set(kinds)) > 1:
                yield "A relationship joins columns of two types."

    def _check_source(
        self, source: str, columns: Mapping[str, Thing], parameters: Mapping[str, Thing]
    ) -> Iterator[str]:
        found = re.search(rf"Csv\.Document\(File\.Contents\((\w+)(?: & {M_TEXT})?\), \[([^\]]*)\]\)", source)
        if not found or found[1] not in parameters:
            yield "The table is not read from the path of a parameter."
            return
        options = dict(part.split("=", 1) for part in re.split(r", (?=\w+=)", found[3]) if "=" in part)
        wanted = {"Delimiter": '","', "Encoding": "65001", "QuoteStyle": "QuoteStyle.Csv"}
        yield from (f"{key} of the source is not {said}." for key, said in wanted.items() if options.get(key) != said)
        if "MissingField.UseNull" not in source:
            yield "A column that is missing in the file would be an error."
        header = yield from self._check_path(parameters[found[1]], m_value(found[2] or ""))
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

    def _check_path(self, parameter: Thing, behind: str) -> Generator[str, None, list[str] | None]:
        """The header of the CSV file that the parameter leads to; None where it leads nowhere."""
        found = re.fullmatch(rf"{M_TEXT} meta \[(.*)\]", parameter.value)
        if not found or "IsParameterQuery=true" not in found[2] or 'Type="Text"' not in found[2]:
            yield f"{parameter.name} is no text parameter."
            return None
        path = PureWindowsPath(m_value(found[1]) + behind)
        if not (path.is_absolute() or path.as_posix().startswith("/")):
            yield f"{parameter.name} is no whole path."
        file = self._folder / path.name
        if not path.name.endswith(".csv") or not file.is_file():
            yield f"{parameter.name} leads to no CSV file of this project."
            return None
        with file.open(encoding="utf-8", newline="") as lines:
            return next(csv.reader(lines), [])


def check_formula(measure: Thing, fields: Fields, guards: Guards) -> Iterator[str]:
    """What is wrong with a measure: what it refers to, its brackets, and whether it looks at the group's size."""
    formula = measure.value
    if not formula:
        yield f"The measure {measure.name} has no formula."
    for entity, column in COLUMN_IN_DAX.findall(formula):
        if column not in fields.get(entity.replace("''", "'"), ((), ()))[0]:
            yield f"The measure {measure.name} refers to a column that is not there."
    others = MEASURE_IN_DAX.findall(COLUMN_IN_DAX.sub("", formula))
    if not set(others) <= {name for _, measures in fields.values() for name in measures}:
        yield f"The measure {measure.name} refers to a measure that is not there."
    if formula.count("(") != formula.count(")"):
        yield f"The measure {measure.name} has brackets that do not close."
    if "formatString" not in measure.properties:
        yield f"The measure {measure.name} has no format."
    if measure.name not in {MINIMUM, *guards.unguarded} and not guards.begin.match(formula):
        yield f"The measure {measure.name} does not look at the size of the group."
    if measure.name == MINIMUM and not formula.isdigit():
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
