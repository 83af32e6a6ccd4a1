"""The pages of the Power BI project, as PBIR: the pictures of the report, bound to the measures of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.powerbi.model import DATE_COLUMN, PEOPLE_MEASURE, TABLE, measure_name

REPORT_SCHEMAS = "https://developer.microsoft.com/json-schemas/fabric/item/report/definition"
WIDTH, HEIGHT, EDGE, TOP = 1280, 720, 24, 96
SLICER_WIDTH = 240
MOST_ATTRIBUTES = 4  # of which there is room for a picture on a page
UNSCHEDULED_MEASURE, SCHEDULED_MEASURE, TOTAL_MEASURE, MEETINGS_MEASURE = (
    measure_name(METRICS[n]) for n in (0, 1, 2, 12)
)
LENGTH_MEASURES, ATTENDEE_MEASURES = [[measure_name(name) for name in METRICS[a:b]] for a, b in ((3, 8), (8, 12))]
AFTER = [measure_name(name) for name in METRICS[15:17]]


@dataclass(frozen=True)
class ModelField:
    """A column or a measure of the table in a visual."""

    name: str
    is_measure: bool = True

    def as_json(self, *, is_category: bool) -> dict[str, Any]:
        """The projection of the field."""
        active = {"active": True} if is_category else {}
        return {"field": self.reference(), "queryRef": f"{TABLE}.{self.name}", "nativeQueryRef": self.name, **active}

    def reference(self) -> dict[str, Any]:
        """What the field is, for a query."""
        kind = "Measure" if self.is_measure else "Column"
        return {kind: {"Expression": {"SourceRef": {"Entity": TABLE}}, "Property": self.name}}


@dataclass(frozen=True, kw_only=True)
class Visual:
    """A visual on a page: place and size in pixels, and its fields by role."""

    name: str
    kind: str
    title: str
    place: tuple[int, int, int, int]
    fields: Mapping[str, Sequence[ModelField]]
    about: str = ""

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
            by_date = category.name == DATE_COLUMN
            field = category if by_date else self.fields["Y"][0]
            direction = "Ascending" if by_date else "Descending"
            query["sortDefinition"] = {"sort": [{"field": field.reference(), "direction": direction}]}
        return query

    def _objects(self) -> dict[str, Any]:
        if self.kind == "textbox":
            run = {"value": self.title, "textStyle": {"fontSize": "20pt", "fontWeight": "bold"}}
            return {"general": [{"properties": {"paragraphs": [{"textRuns": [run]}]}}]}
        if self.kind == "slicer":
            mode = "Between" if self.fields["Values"][0].name == DATE_COLUMN else "Dropdown"
            return {"data": [{"properties": {"mode": literal(mode)}}]}
        if self.kind == "clusteredBarChart":
            return {"labels": [{"properties": {"show": literal(value=True)}}]}
        return {}


def literal(value: str | bool) -> dict[str, Any]:  # noqa: FBT001 - a value, not a switch
    """A value as the formatting of a visual writes it."""
    text = str(value).lower() if isinstance(value, bool) else "'" + value.replace("'", "''") + "'"
    return {"expr": {"Literal": {"Value": text}}}


def pages_of(attributes: Sequence[str], minimum: int) -> dict[str, tuple[str, list[Visual]]]:
    """The five pages by name: what each is called, and its visuals in the order of the keyboard."""
    pages = {
        "overview": ("Overview", overview()),
        "trend": ("Trend", [line("trend", "Hours by week", [UNSCHEDULED_MEASURE, SCHEDULED_MEASURE, *AFTER], whole())]),
        "attribute": ("By attribute", by_attribute(attributes)),
        "unscheduled": ("Unscheduled calls", unscheduled()),
        "after": ("After-hours", after_hours(attributes)),
    }
    note = f"Hours per person and week; values of fewer than {minimum} people are blank"
    return {
        key: (title, [*heading(f"{title}. {note}."), *slicers(attributes), *visuals])
        for key, (title, visuals) in pages.items()
    }


def heading(words: str) -> Iterator[Visual]:
    """What the page is about."""
    yield Visual(name="heading", kind="textbox", title=words, place=(EDGE, 16, WIDTH - 2 * EDGE, 64), fields={})


def slicers(attributes: Sequence[str]) -> Iterator[Visual]:
    """What the page can be cut by: weeks, and the attributes, down its left side."""
    for n, name in enumerate([DATE_COLUMN, *attributes[:MOST_ATTRIBUTES]]):
        place = (EDGE, TOP + n * 104, SLICER_WIDTH, 92)
        fields = {"Values": [ModelField(name, is_measure=False)]}
        title = "Weeks" if name == DATE_COLUMN else name
        yield Visual(name=f"slicer-{n}", kind="slicer", title=title, place=place, fields=fields)


def whole() -> tuple[int, int, int, int]:
    """All of the page beside the slicers."""
    left = EDGE + SLICER_WIDTH + EDGE
    return left, TOP, WIDTH - left - EDGE, HEIGHT - TOP - EDGE


def tiles_of(count: int, *, across: int = 1) -> list[tuple[int, int, int, int]]:
    """The page beside the slicers in equal parts, `across` of them in a row, with gaps between."""
    left, top, width, height = whole()
    down = -(-count // across)
    wide, high = (width - (across - 1) * EDGE) // across, (height - (down - 1) * EDGE) // down
    return [
        (left + (n % across) * (wide + EDGE), top + (n // across) * (high + EDGE), wide, high) for n in range(count)
    ]


def overview() -> list[Visual]:
    """Cards with the key figures."""
    names = [UNSCHEDULED_MEASURE, SCHEDULED_MEASURE, TOTAL_MEASURE, MEETINGS_MEASURE, *AFTER, PEOPLE_MEASURE]
    places = tiles_of(9, across=3)
    return [
        Visual(name=f"card-{n}", kind="card", title=name, place=place, fields={"Values": [ModelField(name)]})
        for n, (name, place) in enumerate(zip(names, places, strict=False), 1)
    ]


def line(name: str, title: str, measures: Sequence[str], place: tuple[int, int, int, int]) -> Visual:
    """Lines over the weeks."""
    fields = {
        "Category": [ModelField(DATE_COLUMN, is_measure=False)],
        "Y": [ModelField(measure) for measure in measures],
    }
    return Visual(name=name, kind="lineChart", title=title, place=place, fields=fields)


def bars(
    name: str, title: str, measures: Sequence[str], place: tuple[int, int, int, int], attribute: str = ""
) -> Visual:
    """Bars of several measures, or of some for each group of an attribute."""
    fields = {"Category": [ModelField(attribute, is_measure=False)]} if attribute else {}
    fields["Y"] = [ModelField(measure) for measure in measures]
    if attribute:
        fields["Tooltips"] = [ModelField(PEOPLE_MEASURE)]
    return Visual(name=name, kind="clusteredBarChart", title=title, place=place, fields=fields)


def by_attribute(attributes: Sequence[str]) -> list[Visual]:
    """Sorted bars for each attribute; without any, the means of all people in a table."""
    shown = attributes[:MOST_ATTRIBUTES]
    if not shown:
        fields = {
            "Values": [ModelField(name) for name in (PEOPLE_MEASURE, UNSCHEDULED_MEASURE, SCHEDULED_MEASURE, *AFTER)]
        }
        return [Visual(name="everybody", kind="tableEx", title="All people", place=whole(), fields=fields)]
    places = tiles_of(len(shown), across=min(len(shown), 2))
    return [
        bars(f"attribute-{n}", f"Hours by {name}", [UNSCHEDULED_MEASURE, SCHEDULED_MEASURE], place, name)
        for n, (name, place) in enumerate(zip(shown, places, strict=True), 1)
    ]


def unscheduled() -> list[Visual]:
    """Unscheduled hours by length and by attendees."""
    first, second = tiles_of(2)
    return [
        bars("lengths", "Unscheduled hours by length", LENGTH_MEASURES, first),
        bars("attendees", "Unscheduled hours by attendees", ATTENDEE_MEASURES, second),
    ]


def after_hours(attributes: Sequence[str]) -> list[Visual]:
    """After-hours by week and by the first attribute."""
    if not attributes:
        return [line("after-weeks", "After-hours by week", AFTER, whole())]
    first, second = tiles_of(2)
    return [
        line("after-weeks", "After-hours by week", AFTER, first),
        bars("after-groups", f"After-hours by {attributes[0]}", AFTER, second, attributes[0]),
    ]


def report_files(attributes: Sequence[str], minimum: int) -> dict[str, Any]:
    """The files of the report below its folder, by path, as what their JSON says."""
    pages = pages_of(attributes, minimum)
    files: dict[str, Any] = {
        "definition/version.json": {
            "$schema": f"{REPORT_SCHEMAS}/versionMetadata/1.0.0/schema.json",
            "version": "2.0.0",
        },
        "definition/report.json": {
            "$schema": f"{REPORT_SCHEMAS}/report/3.0.0/schema.json",
            "themeCollection": {},
            "settings": {"useStylableVisualContainerHeader": True, "exportDataMode": "AllowSummarized"},
        },
        "definition/pages/pages.json": {
            "$schema": f"{REPORT_SCHEMAS}/pagesMetadata/1.0.0/schema.json",
            "pageOrder": list(pages),
            "activePageName": next(iter(pages)),
        },
    }
    for key, (title, visuals) in pages.items():
        folder = f"definition/pages/{key}"
        files[f"{folder}/page.json"] = {
            "$schema": f"{REPORT_SCHEMAS}/page/2.0.0/schema.json",
            "name": key,
            "displayName": title,
            "displayOption": "FitToPage",
            "height": HEIGHT,
            "width": WIDTH,
        }
        for order, visual in enumerate(visuals):
            files[f"{folder}/visuals/{visual.name}/visual.json"] = visual.as_json(order)
    return files
