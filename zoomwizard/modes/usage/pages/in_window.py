"""What a window shows of the reports: an overview, and a tab each for people, webinars and costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zoomwizard.core.page.figures import Figure, Picture, ReportPart
from zoomwizard.core.said import Said, say

OVERVIEW, IN_OVERVIEW = "overview", ("months", "days", "bands")
OF_MONTHS = ("months-meetings", "months-hours", "months-people")  # of one month the figures say it
# By tab: its figures, and its pictures, those with most to say first; of those that aren't there the others take the
# place.
TABS: Mapping[str, tuple[Said, tuple[str, ...], tuple[str, ...]]] = {
    "people": (
        say("People"),
        ("people", "listed", "licensed-active", "idle"),
        ("days-people", "users-licences", "users-meetings"),
    ),
    "webinars": (
        say("Webinars"),
        ("webinar-count", "webinar-attendees", "webinar-rate", "webinar-watch"),
        ("registered", "days-webinars", "rates"),
    ),
    "costs": (say("Costs"), (), ("audio-", "invoice-", "storage")),
}


def in_window(parts: Sequence[ReportPart], webinars: Sequence[ReportPart]) -> dict[str, Any]:
    """The parts of a result, by the name of its field: of the sections of the usage report and the webinar report."""
    overview = next(part for part in parts if part.key == OVERVIEW)
    return {
        "figures": overview.figures,
        "facts": overview.facts,
        "stands_out": overview.noticed,
        "pictures": tuple(
            picture
            for part in parts
            if part.key in IN_OVERVIEW
            for picture in part.pictures
            if picture.key not in OF_MONTHS or len(picture.categories) > 1
        ),
        "tabs": tuple(tabs([*parts, *webinars])),
    }


def tabs(parts: Sequence[ReportPart]) -> Iterator[ReportPart]:
    """Those that have something to show."""
    figures: dict[str, Figure] = {one.key: one for part in parts for one in part.figures}
    pictures: dict[str, Picture] = {one.key: one for part in parts for one in part.pictures if one.categories}
    for key, (name, wanted_figures, wanted_pictures) in TABS.items():
        made = ReportPart(
            key=key,
            heading=name,
            figures=tuple(figures[one] for one in wanted_figures if one in figures),
            pictures=tuple(pictures[one] for start in wanted_pictures for one in pictures if one.startswith(start)),
            facts=next((part.facts for part in parts if part.key == key), ()),
        )
        if made.pictures or made.facts:
            yield made
