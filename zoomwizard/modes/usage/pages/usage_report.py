"""The usage report: its key figures, pictures and facts, and the page made of them. Source: docs/usage-report.md."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Facts, Figure, ReportPart
from zoomwizard.core.page.page import PageWriter, Section
from zoomwizard.core.said import say
from zoomwizard.modes.usage.pages.drawn import Name
from zoomwizard.modes.usage.pages.meeting_pictures import (
    Periods,
    band_pictures,
    feature_picture,
    late_picture,
    start_pictures,
)
from zoomwizard.modes.usage.pages.noticed import NOTICING_RULES, noticed
from zoomwizard.modes.usage.pages.other_facts import (
    cost_facts,
    cost_figures,
    cost_pictures,
    loss_facts,
    overview_facts,
    quality_facts,
)
from zoomwizard.modes.usage.pages.people_pictures import (
    ShownUsers,
    attendance_figures,
    idle_figures,
    shown_users,
    user_pictures,
)
from zoomwizard.modes.usage.pages.small import few_note, unless_small
from zoomwizard.modes.usage.pages.webinar_pictures import shown_webinars, webinar_figures

USAGE_TITLE = say("How Zoom is used")
NOTHING_NOTICED = say("Nothing stands out.")
NAMES_SHOWN = say(
    "The tables of this run show names and addresses. Only give this page and its folder to people who may see them."
)


@dataclass(frozen=True, kw_only=True)
class PageOptions:
    """What the pages need besides the tables.

    `people`: how many different people there are in the meetings of the whole range, None if it isn't known.
    `facts` are said last: how the run was made. `zone` is the IANA name of the time zone of days.
    """

    first: date
    last: date
    zone: str
    minimum: int
    is_shown: bool = False
    people: int | None = None
    facts: tuple[Facts, ...] = ()


def usage_parts(engine: Engine, tables: Collection[str], options: PageOptions) -> list[ReportPart]:
    """The sections of the usage report, of the tables that are written: `tables` are their names."""
    there, minimum = [*tables], options.minimum
    periods = Periods(engine, there, minimum)
    users = shown_users(engine, minimum) if "users" in tables else None
    bands = band_pictures(engine) if "meetings" in tables else []
    attendance = attendance_figures(engine, minimum) if "meetings" in tables else []
    late = next((figure.value for figure in attendance if figure.key == "late"), None)
    found = noticed(whole_months(engine, there), users, bands[1] if bands else None, late)
    parts = [
        ReportPart(
            key="overview", heading=say("Overview"), figures=tuple(overview_figures(engine, there, options, periods)),
            facts=tuple(overview_facts(engine, tables, users)), noticed=tuple(found),
        )
    ]  # fmt: skip
    if periods.months:
        parts.append(ReportPart(key="months", heading=say("Months"), pictures=tuple(periods.month_pictures())))
    if periods.days:
        parts.append(ReportPart(key="days", heading=say("Days"), pictures=tuple(periods.day_pictures())))
    if "meetings" in tables:
        late_bars = late_picture(engine, minimum)
        parts += [
            ReportPart(key="starts", heading=say("When meetings start"),
                       pictures=tuple(start_pictures(engine, options.zone))),
            ReportPart(key="bands", heading=say("Length and size of meetings"), pictures=tuple(bands)),
            ReportPart(key="attendance", heading=say("Attendance"), figures=tuple(attendance), pictures=(late_bars,)),
        ]  # fmt: skip
    if "features" in tables:
        parts.append(ReportPart(key="features", heading=say("Features"), pictures=(feature_picture(engine),)))
    return [*parts, *people_parts(users), *further_parts(engine, there, options)]


def people_parts(users: ShownUsers | None) -> list[ReportPart]:
    """How much people use Zoom, and whether licences are used."""
    if users is None:
        return []
    *amounts, licences = user_pictures(users)
    parts = [ReportPart(key="people", heading=say("How much people use Zoom"), pictures=tuple(amounts))]
    if not users.knows_licences:
        return parts
    return [
        *parts,
        ReportPart(
            key="licences", heading=say("Idle licences"), figures=tuple(idle_figures(users)), pictures=(licences,)
        ),
    ]


def further_parts(engine: Engine, tables: Sequence[str], options: PageOptions) -> list[ReportPart]:
    """Webinars, costs, how whole the data are, and what will be lost."""
    parts = []
    if "webinars" in tables:
        figures = webinar_figures(shown_webinars(engine, options.minimum, options.zone), options.minimum)
        parts.append(ReportPart(key="webinars", heading=say("Webinars"), figures=tuple(figures)))
    if "costs" in tables:
        parts.append(
            ReportPart(key="costs", heading=say("Costs"), pictures=tuple(cost_pictures(engine)),
                       facts=tuple(cost_facts(engine)))
        )  # fmt: skip
    quality = (*quality_facts(engine, tables), *options.facts)
    parts.append(ReportPart(key="quality", heading=say("Data quality"), facts=quality))
    lost = tuple(loss_facts(engine, tables))
    return [*parts, ReportPart(key="losses", heading=say("What will be lost"), facts=lost)]


def whole_months(engine: Engine, tables: Sequence[str]) -> list[tuple[str, int]]:
    """The months of which all days are in the range and complete, or of which that isn't known, with their meetings."""
    if "months" not in tables:
        return []
    return [
        (month, meetings)
        for month, days, complete, meetings in engine.all(
            "SELECT month, days, coalesce(days_complete, days), meetings FROM out_months ORDER BY month"
        )
        if days == complete == monthrange(*map(int, month.split("-")))[1]
    ]


def overview_figures(engine: Engine, tables: Sequence[str], options: PageOptions, periods: Periods) -> list[Figure]:
    """The key figures of the whole range."""
    minimum, found = options.minimum, []
    table = next((name for name in ("days", "months") if name in tables), "")
    if table:
        meetings, minutes, time, largest, webinars = engine.one(
            "SELECT sum(meetings), sum(meeting_minutes), sum(participant_minutes), max(people), sum(webinars) "
            f"FROM out_{table}"
        )
        people = max(filter(None, (options.people, *(row[3] for row in periods.months), largest)), default=largest)
        spent = unless_small(None if time is None else float(time) / 60, people, minimum)
        found += [
            Figure(key="meetings", label=say("Meetings"), value=meetings or 0, unit=say("meetings"), decimals=0),
            Figure(key="meeting-hours", label=say("Length of all meetings"), value=float(minutes or 0) / 60,
                   unit=say("hours"), decimals=1),
        ]  # fmt: skip
        if time is not None:
            found.append(Figure(key="time", label=say("Time in meetings"), value=spent,
                                unit=say("hours"), decimals=1, note=few_note(spent, minimum)))  # fmt: skip
        if options.people is not None:
            value = unless_small(options.people, options.people, minimum)
            found.append(Figure(key="people", label=say("People in meetings"), value=value, unit=say("people"),
                                decimals=0, note=few_note(value, minimum)))  # fmt: skip
        found.append(Figure(key="webinars", label=say("Webinars"), value=webinars or 0, unit=say("webinars"),
                            decimals=0))  # fmt: skip
    if "costs" in tables:
        found += cost_figures(engine)
    if "meetings" in tables:
        length, mean, most = engine.one(
            "SELECT avg(minutes), avg(people), max(people) FROM out_meetings WHERE people >= 2"
        )
        size = unless_small(mean, most, minimum)
        if length is not None:
            found += [
                Figure(key="length", label=say("Length of a meeting"), value=float(length),
                       unit=say("minutes on average, in meetings of two people or more"), decimals=1),
                Figure(key="size", label=say("People in a meeting"), value=size,
                       unit=say("on average, in meetings of two people or more"), decimals=1,
                       note=few_note(size, minimum)),
            ]  # fmt: skip
    return found


# ---------------------------------------------------------------------------------------------------------
# The page


def usage_page(parts: Sequence[ReportPart], options: PageOptions, writer: PageWriter) -> str:
    """The usage report as the text of an HTML file."""
    lead = say("From {first} to {last}. Time zone: {zone}.", first=options.first, last=options.last,
               zone=options.zone)  # fmt: skip
    return page_of_parts(USAGE_TITLE, lead, parts, options, writer)


def page_of_parts(
    title: Name, lead: Name, parts: Sequence[ReportPart], options: PageOptions, writer: PageWriter
) -> str:
    """A page of sections; the number of a table of facts counts through the page."""
    sections, number = [], 0
    for part in parts:
        content = writer.figures(part.figures) if part.figures else ""
        if part.key == "overview":
            content += writer.sentence_list("stands-out", say("What stands out"), part.noticed or [NOTHING_NOTICED])
            content += f'<p class="note">{writer.html(NOTICING_RULES)}</p>\n'
        for facts in part.facts:
            number += 1
            content += writer.fact_table(number, facts)
        content += "".join(writer.picture(picture) for picture in part.pictures)
        sections.append(Section(key=part.key, heading=part.heading, content=content or no_content(writer)))
    foot = say(
        "Figures about people are only shown if they're about at least {minimum} different people. Numbers and "
        "lengths of meetings and webinars, and costs, are always shown.",
        minimum=options.minimum,
    )
    above = f'<p class="warning">{writer.html(NAMES_SHOWN)}</p>\n' if options.is_shown else ""
    return writer.page(title, lead, sections, foot, above)


def no_content(writer: PageWriter) -> str:
    """What a section says that has nothing to show."""
    nothing = writer.html(say("There's no data for this section."))
    return f"<p>{nothing}</p>\n"
