"""The semantic model of the analyst's Power BI project: one table, and measures guarded by group size.

The measures are those of the report: the mean over people of each person's mean week.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence

from zoomwizard.core.power_bi.model import MINIMUM, Measure, Model, ModelColumn, ModelTable, minimum_measure
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS

TABLE = "Zoom person week"
PATH_NAME = "CsvPath"
PERSON_COLUMN, DATE_COLUMN = "PersonId", "Date"
PEOPLE_MEASURE = "People"
# All IDs are made from names under this one, so that the same project has the same IDs.
NAMESPACE = uuid.UUID("6b1f6c0e-0c58-5d0c-9c55-2f2d1e0a7a11")


def measure_name(column: str) -> str:
    """The name of the measure of a metric, in words: no measure may be called like a column."""
    return column.removeprefix("Zoom_").replace("_", " ")


def columns_of(attributes: Sequence[str]) -> list[ModelColumn]:
    """The columns of the table, in the order of the CSV file; what adds up weeks of different people is hidden."""
    return [
        ModelColumn(PERSON_COLUMN, "string", is_hidden=True),
        ModelColumn(DATE_COLUMN, "dateTime"),
        *(ModelColumn(name, "string") for name in attributes),
        *(ModelColumn(name, "int64" if name in COUNTS else "double", is_hidden=True) for name in METRICS),
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


def model_of(attributes: Sequence[str], csv_path: str, minimum: int) -> Model:
    """The model. `attributes` are from `attribute_names`."""
    table = ModelTable(
        name=TABLE,
        ids=NAMESPACE,
        contents=f"File.Contents({PATH_NAME})",
        columns=columns_of(attributes),
        measures=[*measures(minimum)],
    )
    return Model(ids=NAMESPACE, parameter=PATH_NAME, value=csv_path, tables=[table])


def measures(minimum: int) -> Iterator[Measure]:
    """The measures: people, the minimum, and the mean of every metric."""
    person = f"'{TABLE}'[{PERSON_COLUMN}]"
    guard = f"DISTINCTCOUNT({person}) >= [{MINIMUM}]"
    yield minimum_measure(minimum)
    yield Measure(PEOPLE_MEASURE, f"IF({guard}, DISTINCTCOUNT({person}))", "#,0")
    for metric in METRICS:
        mean = f"AVERAGEX(VALUES({person}), CALCULATE(AVERAGE('{TABLE}'[{metric}])))"
        yield Measure(measure_name(metric), f"IF({guard}, {mean})", "#,0.00")
