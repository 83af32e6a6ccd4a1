"""The columns of the person query that the report compares by: attributes, and the query's own metrics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.said import say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.kinds.queries import place_by_name
from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.query_files import PersonQuery

USUAL_ATTRIBUTES = ("Organization", "LevelDesignation", "FunctionType")
OWN_METRICS = {"Meeting hours": "Meeting_hours", "E-mail hours": "Email_hours", "Chat hours": "Chat_hours"}


def attribute_places(query: PersonQuery, names: Sequence[str]) -> tuple[dict[str, int], list[Finding]]:
    """The columns of the attributes by their header, those usual ones that are there if none is named.

    Findings: errors about names that are no column of the query, or one with a meaning of its own.
    """
    keys = [header_key(text) for text in query.header]
    findings: list[Finding] = []
    places: dict[str, int] = {}
    taken = {*query.places.values(), *(n for n, text in enumerate(query.header) if text in METRICS or shapes_in(text))}
    free = {key: n for n, key in reversed(list(enumerate(keys))) if n not in taken and key}
    for name in names or [name for name in USUAL_ATTRIBUTES if place_by_name(name, list(free)) is not None]:
        exact = [n for n, text in enumerate(query.header) if text == name.strip() and n not in taken]
        by_name = place_by_name(name, list(free))
        place = exact[0] if exact else free.get(header_key(name))
        if place is None and by_name is not None:
            place = list(free.values())[by_name]
        if place is not None:
            places.setdefault(query.header[place], place)
            continue
        known = header_key(name) in keys
        title = say("The person query has no column {name}.", name=name)
        if known:
            title = say(
                "The column {name} can't be used to group people: it holds an ID, a date or a number.", name=name
            )
        hint = say("Choose columns that divide people into groups, such as Organization, with --attribute.")
        choices = tuple(query.header[place] for place in sorted(free.values()))
        code = "option.attribute"
        findings.append(Finding(Severity.ERROR, "attribute", title, hint, query.name, code, choices))
    return places, findings


def own_places(query: PersonQuery) -> dict[str, int]:
    """The columns of the query's own metrics that stand beside those of Zoom, by what they are called here."""
    keys = [header_key(text) for text in query.header]
    found = {label: place_by_name(name, keys) for label, name in OWN_METRICS.items()}
    return {label: place for label, place in found.items() if place is not None}


def keep_for_report(query: PersonQuery, attributes: Mapping[str, int]) -> PersonQuery:
    """The query, to be loaded with the cells of its attributes and own metrics kept, in this order."""
    return replace(query, kept=(*attributes.values(), *own_places(query).values()))
