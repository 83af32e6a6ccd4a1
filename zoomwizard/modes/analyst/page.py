"""The analyst's report as a page: which sections it has, and what stands above and below them. See docs/report.md."""

from __future__ import annotations

from collections.abc import Sequence

from zoomwizard.core.page.figures import Facts
from zoomwizard.core.page.page import PageWriter, Section
from zoomwizard.modes.analyst.aggregates import Aggregates
from zoomwizard.modes.analyst.stands_out import NOTHING_STANDS_OUT

REPORT_TITLE = "Zoom calls of the organisation"
WRITER = PageWriter()
NO_ATTRIBUTE = "The person query has no attribute to compare by."


def report_page(shown: Aggregates, facts: Sequence[Facts]) -> str:
    """The report as the text of an HTML file."""
    after = (shown.after_hours, *shown.after_hours_attributes)
    sections = [
        Section(key="overview", heading="Overview", content=overview_of(shown)),
        Section(key="trend", heading="Trend", content=WRITER.picture(shown.trend)),
        Section(key="groups", heading="By attribute", content=WRITER.pictures(shown.attributes, NO_ATTRIBUTE)),
        Section(
            key="unscheduled",
            heading="Unscheduled calls",
            content=WRITER.picture(shown.lengths) + WRITER.picture(shown.attendees),
        ),
        Section(key="after", heading="After-hours", content=WRITER.pictures(after, "")),
    ]
    if shown.own is not None:
        sections.append(Section(key="own", heading="With the query's own metrics", content=WRITER.picture(shown.own)))
    tables = "".join(WRITER.fact_table(number, table) for number, table in enumerate(facts, 1))
    sections.append(Section(key="quality", heading="Data quality", content=tables))
    foot = (
        "Each mean is the mean over people of each person's mean week. "
        f"Only values of at least {shown.minimum} people are shown; smaller groups are merged."
    )
    return WRITER.page(REPORT_TITLE, lead(shown), sections, foot)


def overview_of(shown: Aggregates) -> str:
    """The key figures, what their changes compare, and what stands out."""
    out = [*shown.stands_out] or [NOTHING_STANDS_OUT]
    return WRITER.figures(shown.figures, shown.compared) + WRITER.sentence_list("stands-out", "What stands out", out)


def lead(shown: Aggregates) -> str:
    """What the report is about, in a sentence or two."""
    if shown.people is None:
        return f"There are fewer than {shown.minimum} people with values, so no value is shown."
    weeks = f"the week of {shown.weeks[0]}" if len(shown.weeks) == 1 else f"{len(shown.weeks)} weeks"
    period = "" if len(shown.weeks) == 1 else f", from the week of {shown.weeks[0]} to that of {shown.weeks[-1]}"
    return f"{shown.people:,} people in {weeks}{period}. Hours are means per person and week."
