"""The webinar report: from registration to attendance, curves, questions and polls. Source: docs/usage-report.md."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import ReportPart
from zoomwizard.core.page.page import PageWriter
from zoomwizard.core.said import plural, say
from zoomwizard.modes.usage.pages.usage_report import PageOptions, page_of_parts
from zoomwizard.modes.usage.pages.webinar_pictures import (
    curve_pictures,
    poll_pictures,
    question_pictures,
    registered_pictures,
    shown_webinars,
    webinar_figures,
)

WEBINAR_TITLE = say("Webinars, from registration to poll")


def webinar_parts(engine: Engine, tables: Collection[str], options: PageOptions) -> list[ReportPart]:
    """The sections of the webinar report; none without webinars. `tables` are the names of those that are written."""
    shown = shown_webinars(engine, options.minimum, options.zone) if "webinars" in tables else []
    if not shown:
        return []
    parts = [
        ReportPart(
            key="registered", heading=say("From registration to attendance"),
            figures=tuple(webinar_figures(shown, options.minimum)),
            pictures=tuple(registered_pictures(shown, options.minimum)),
        )
    ]  # fmt: skip
    if "retention" in tables:
        curves = tuple(curve_pictures(engine, shown, options.minimum))
        parts.append(ReportPart(key="curve", heading=say("How long attendees stay"), pictures=curves))
    questions = tuple(question_pictures(shown, options.minimum))
    parts.append(ReportPart(key="questions", heading=say("Questions"), pictures=questions))
    if "polls" in tables:
        polls = tuple(poll_pictures(engine, shown, options.minimum))
        parts.append(ReportPart(key="polls", heading=say("Polls"), pictures=polls))
    return parts


def webinar_page(parts: Sequence[ReportPart], options: PageOptions, writer: PageWriter) -> str:
    """The webinar report as the text of an HTML file."""
    count = round(next(one.value or 0 for one in parts[0].figures if one.key == "webinar-count"))
    lead = plural(
        "{n} webinar, from {first} to {last}.", "{n} webinars, from {first} to {last}.", n=count,
        first=options.first, last=options.last,
    )  # fmt: skip
    return page_of_parts(WEBINAR_TITLE, lead, parts, options, writer)
