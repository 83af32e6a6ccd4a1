"""What stands on a page of a Power BI project, as PBIR: visuals bound to measures and columns, and where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

REPORT_SCHEMAS = "https://developer.microsoft.com/json-schemas/fabric/item/report/definition"
WIDTH, HEIGHT, EDGE, TOP = 1280, 720, 24, 96
SLICER_WIDTH, SLICER_HEIGHT, SLICER_STEP = 240, 92, 104
Place = tuple[int, int, int, int]


@dataclass(frozen=True, kw_only=True)
class ModelField:
    """A column or a measure of a table in a visual. `is_ordered`: a date or month, which is never sorted by values."""

    table: str
    name: str
    is_measure: bool = True
    is_ordered: bool = False

    def as_json(self, *, is_category: bool) -> dict[str, Any]:
        """The projection of the field."""
        active = {"active": True} if is_category else {}
        return {
            "field": self.reference(),
            "queryRef": f"{self.table}.{self.name}",
            "nativeQueryRef": self.name,
            **active,
        }

    def reference(self) -> dict[str, Any]:
        """What the field is, for a query."""
        kind = "Measure" if self.is_measure else "Column"
        return {kind: {"Expression": {"SourceRef": {"Entity": self.table}}, "Property": self.name}}


@dataclass(frozen=True, kw_only=True)
class Visual:
    """A visual on a page: place and size in pixels, and its fields by role."""

    name: str
    kind: str
    title: str
    place: Place
    fields: Mapping[str, Sequence[ModelField]]
    about: str = ""
    is_between: bool = False  # a slicer that asks for two ends

    def as_json(self, order: int) -> dict[str, Any]:
        """The visual's file."""
        x, y, width, height = self.place
        visual: dict[str, Any] = {"visualType": self.kind}
        if self.fields:
            visual["query"] = self._query()
        visual["objects"] = self._objects()
        visual["visualContainerObjects"] = {
            "title": [{"properties": {"show": literal(self.kind != "textbox"), "text": literal(self.title)}}],
            "general": [{"properties": {"altText": literal(self.about or self.title)}}],
        }
        visual["drillFilterOtherVisuals"] = True
        return {
            "$schema": f"{REPORT_SCHEMAS}/visualContainer/2.4.0/schema.json",
            "name": self.name,
            "position": {"x": x, "y": y, "z": order, "width": width, "height": height, "tabOrder": order},
            "visual": visual,
        }

    def _query(self) -> dict[str, Any]:
        state = {
            role: {"projections": [field.as_json(is_category=role == "Category") for field in fields]}
            for role, fields in self.fields.items()
        }
        query: dict[str, Any] = {"queryState": state}
        if "Category" in self.fields:
            category = self.fields["Category"][0]
            field = category if category.is_ordered else self.fields["Y"][0]
            direction = "Ascending" if category.is_ordered else "Descending"
            query["sortDefinition"] = {"sort": [{"field": field.reference(), "direction": direction}]}
        return query

    def _objects(self) -> dict[str, Any]:
        if self.kind == "textbox":
            run = {"value": self.title, "textStyle": {"fontSize": "20pt", "fontWeight": "bold"}}
            return {"general": [{"properties": {"paragraphs": [{"textRuns": [run]}]}}]}
        if self.kind == "slicer":
            return {"data": [{"properties": {"mode": literal("Between" if self.is_between else "Dropdown")}}]}
        if self.kind == "clusteredBarChart":
            return {"labels": [{"properties": {"show": literal(value=True)}}]}
        return {}


def literal(value: str | bool) -> dict[str, Any]:  # noqa: FBT001 - a value, not a switch
    """A value as the formatting of a visual writes it."""
    text = str(value).lower() if isinstance(value, bool) else "'" + value.replace("'", "''") + "'"
    return {"expr": {"Literal": {"Value": text}}}


# ---------------------------------------------------------------------------------------------------------
# Kinds of visuals


def heading(words: str) -> Visual:
    """What the page is about."""
    return Visual(name="heading", kind="textbox", title=words, place=(EDGE, 16, WIDTH - 2 * EDGE, 64), fields={})


def slicer(number: int, title: str, field: ModelField, *, is_between: bool = False) -> Visual:
    """What the page can be cut by, the slicer of this number (from 0) down its left side."""
    place = (EDGE, TOP + number * SLICER_STEP, SLICER_WIDTH, SLICER_HEIGHT)
    return Visual(
        name=f"slicer-{number}", kind="slicer", title=title, place=place, fields={"Values": [field]},
        is_between=is_between,
    )  # fmt: skip


def cards(measures: Sequence[ModelField], places: Sequence[Place]) -> list[Visual]:
    """A card for each measure, in the first of the places."""
    return [
        Visual(name=f"card-{n}", kind="card", title=measure.name, place=place, fields={"Values": [measure]})
        for n, (measure, place) in enumerate(zip(measures, places, strict=False), 1)
    ]


def line_chart(name: str, title: str, by: ModelField, measures: Sequence[ModelField], place: Place) -> Visual:
    """Lines over time."""
    return Visual(name=name, kind="lineChart", title=title, place=place, fields={"Category": [by], "Y": measures})


def bar_chart(
    name: str, title: str, measures: Sequence[ModelField], place: Place,
    by: ModelField | None = None, tooltips: Sequence[ModelField] = (),
) -> Visual:  # fmt: skip
    """Bars of several measures, or of some for each value of a column."""
    fields = {"Category": [by]} if by else {}
    fields |= {"Y": [*measures]} | ({"Tooltips": [*tooltips]} if tooltips else {})
    return Visual(name=name, kind="clusteredBarChart", title=title, place=place, fields=fields)


def value_table(name: str, title: str, values: Sequence[ModelField], place: Place) -> Visual:
    """A table of values."""
    return Visual(name=name, kind="tableEx", title=title, place=place, fields={"Values": values})


# ---------------------------------------------------------------------------------------------------------
# Places


def whole() -> Place:
    """All of the page beside the slicers."""
    left = EDGE + SLICER_WIDTH + EDGE
    return left, TOP, WIDTH - left - EDGE, HEIGHT - TOP - EDGE


def tiles_of(count: int, *, across: int = 1) -> list[Place]:
    """The page beside the slicers in equal parts, `across` of them in a row, with gaps between."""
    left, top, width, height = whole()
    down = -(-count // across)
    wide, high = (width - (across - 1) * EDGE) // across, (height - (down - 1) * EDGE) // down
    return [
        (left + (n % across) * (wide + EDGE), top + (n // across) * (high + EDGE), wide, high) for n in range(count)
    ]
