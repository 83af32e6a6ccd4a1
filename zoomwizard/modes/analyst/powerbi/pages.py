"""The pages of the analyst's Power BI project: the pictures of the report, bound to the measures of the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoomwizard.core.power_bi.project import ProjectPage
from zoomwizard.core.power_bi.visuals import (
    ModelField,
    Place,
    Visual,
    bar_chart,
    cards,
    heading,
    line_chart,
    slicer,
    tiles_of,
    value_table,
    whole,
)
from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.powerbi.model import DATE_COLUMN, PEOPLE_MEASURE, TABLE, measure_name

MOST_ATTRIBUTES = 4  # of which there is room for a picture on a page
UNSCHEDULED_MEASURE, SCHEDULED_MEASURE, TOTAL_MEASURE, MEETINGS_MEASURE = (
    measure_name(METRICS[n]) for n in (0, 1, 2, 12)
)
LENGTH_MEASURES, ATTENDEE_MEASURES = [[measure_name(name) for name in METRICS[a:b]] for a, b in ((3, 8), (8, 12))]
AFTER = [measure_name(name) for name in METRICS[15:17]]
WEEKS_FIELD = ModelField(table=TABLE, name=DATE_COLUMN, is_measure=False, is_ordered=True)


def pages_of(attributes: Sequence[str], minimum: int) -> list[ProjectPage]:
    """The five pages."""
    pages = {
        "overview": ("Overview", overview()),
        "trend": ("Trend", [line("trend", "Hours by week", [UNSCHEDULED_MEASURE, SCHEDULED_MEASURE, *AFTER], whole())]),
        "attribute": ("By attribute", by_attribute(attributes)),
        "unscheduled": ("Unscheduled calls", unscheduled()),
        "after": ("After-hours", after_hours(attributes)),
    }
    note = f"Hours per person and week; values of fewer than {minimum} people are blank"
    return [
        ProjectPage(key=key, title=title, visuals=[heading(f"{title}. {note}."), *slicers(attributes), *visuals])
        for key, (title, visuals) in pages.items()
    ]


def measures_of(names: Sequence[str]) -> list[ModelField]:
    """Measures by name."""
    return [ModelField(table=TABLE, name=name) for name in names]


def attribute(name: str) -> ModelField:
    """An attribute."""
    return ModelField(table=TABLE, name=name, is_measure=False)


def slicers(attributes: Sequence[str]) -> Iterator[Visual]:
    """What the page can be cut by: weeks, and the attributes, down its left side."""
    yield slicer(0, "Weeks", WEEKS_FIELD, is_between=True)
    for n, name in enumerate(attributes[:MOST_ATTRIBUTES], 1):
        yield slicer(n, name, attribute(name))


def overview() -> list[Visual]:
    """Cards with the key figures."""
    names = [UNSCHEDULED_MEASURE, SCHEDULED_MEASURE, TOTAL_MEASURE, MEETINGS_MEASURE, *AFTER, PEOPLE_MEASURE]
    return cards(measures_of(names), tiles_of(9, across=3))


def line(name: str, title: str, measures: Sequence[str], place: Place) -> Visual:
    """Lines over the weeks."""
    return line_chart(name, title, WEEKS_FIELD, measures_of(measures), place)


def bars(name: str, title: str, measures: Sequence[str], place: Place, by: str = "") -> Visual:
    """Bars of several measures, or of some for each group of an attribute."""
    if not by:
        return bar_chart(name, title, measures_of(measures), place)
    return bar_chart(name, title, measures_of(measures), place, attribute(by), measures_of([PEOPLE_MEASURE]))


def by_attribute(attributes: Sequence[str]) -> list[Visual]:
    """Sorted bars for each attribute; without any, the means of all people in a table."""
    shown = attributes[:MOST_ATTRIBUTES]
    if not shown:
        names = (PEOPLE_MEASURE, UNSCHEDULED_MEASURE, SCHEDULED_MEASURE, *AFTER)
        return [value_table("everybody", "All people", measures_of(names), whole())]
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
