"""The Power BI project of a usage run: its model reads the run's CSV files. Source: docs/usage-report.md.

Measures about people are blank where the group is smaller than the minimum. The rows of meetings may hold the same
people, so of meetings the group is that of the largest one.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path

from zoomwizard.core.output.columns import ColumnKind, ExportTable
from zoomwizard.core.power_bi.model import (
    MINIMUM,
    Measure,
    Model,
    ModelColumn,
    ModelKind,
    ModelTable,
    Relationship,
    m_text,
    minimum_measure,
)
from zoomwizard.core.power_bi.project import Project, ProjectPage, check_form, write_project
from zoomwizard.core.power_bi.visuals import (
    ModelField,
    Visual,
    bar_chart,
    cards,
    heading,
    line_chart,
    slicer,
    tiles_of,
    value_table,
)
from zoomwizard.core.privacy.proof import prove_text
from zoomwizard.modes.usage.tables import DAYS_TABLE, MEETINGS_TABLE, MONTHS_TABLE, SHOWN_COLUMNS, USERS_TABLE

USAGE_PROJECT, FOLDER_PARAMETER = "Zoom usage", "FolderPath"
# The tables that it's made of, and what they're called in it.
MODEL_TABLES = {DAYS_TABLE: "Days", MONTHS_TABLE: "Months", MEETINGS_TABLE: "Meetings", USERS_TABLE: "Users"}
_DAYS, _MONTHS, _MEETINGS, _USERS = MODEL_TABLES.values()
USAGE_IDS = uuid.UUID("2c8f4a57-50a0-5b3e-8d47-61b8cf0c9a3d")
MODEL_KINDS: dict[ColumnKind, ModelKind] = {
    "id": "string", "text": "string", "flag": "string", "date": "dateTime", "utc": "instant", "int": "int64",
    "minutes": "double", "ratio": "double", "decimal": "double", "money": "double",
}  # fmt: skip
_TOPIC = "topic"  # what somebody wrote is for those who look for it
_WHOLE, _TWO, _SHARE = "#,0", "#,0.00", "0.0%"


def make_usage_project(folder: Path, run_folder: Path, minimum: int, *, is_shown: bool) -> None:
    """Write the project into `folder`, search it for names, and check its form.

    `run_folder` is where the CSV files will be; with `is_shown` they have columns of names and addresses.
    Errors: PrivacyError, and AppError for a project that hasn't the form of one.
    """
    paths = write_project(folder, usage_project(str(run_folder), minimum, is_shown=is_shown))
    own = m_text(str(run_folder))  # the path is the admin's own
    for path in sorted(paths):
        prove_text("Power BI project", (folder / path).read_text(encoding="utf-8").replace(own, ""))
    check_form(folder, paths)


def usage_project(run_folder: str, minimum: int, *, is_shown: bool) -> Project:
    """The project over the CSV files in the run's folder."""
    measures = {_DAYS: day_measures(minimum), _MONTHS: month_measures(), _MEETINGS: meeting_measures(),
                _USERS: user_measures()}  # fmt: skip
    tables = [model_table(table, measures[name], is_shown=is_shown) for table, name in MODEL_TABLES.items()]
    relationships = [
        Relationship((_MEETINGS, "date"), (_DAYS, "date")),
        Relationship((_DAYS, "month"), (_MONTHS, "month")),
    ]
    model = Model(
        ids=USAGE_IDS, parameter=FOLDER_PARAMETER, value=run_folder, tables=tables, relationships=relationships
    )
    return Project(name=USAGE_PROJECT, model=model, pages=usage_pages(minimum))


def model_table(table: ExportTable, measures: Sequence[Measure], *, is_shown: bool) -> ModelTable:
    """A table of the model, from the file of the table that the run writes."""
    name = MODEL_TABLES[table]
    columns = (*table.columns, *(SHOWN_COLUMNS.get(table.name, ()) if is_shown else ()))
    return ModelTable(
        name=name,
        ids=uuid.uuid5(USAGE_IDS, name),  # columns of several tables have one name
        contents=f"File.Contents({FOLDER_PARAMETER} & {m_text(f'{chr(92)}{table.name}.csv')})",
        columns=[
            ModelColumn(one.name, MODEL_KINDS[one.kind], is_hidden=one.kind == "id" or one.name == _TOPIC)
            for one in columns
        ],
        measures=measures,
    )


# ---------------------------------------------------------------------------------------------------------
# Measures


def guarded(name: str, people: str, formula: str, form: str) -> Measure:
    """A measure that is blank where fewer people than the minimum are behind it."""
    return Measure(name, f"IF({people} >= [{MINIMUM}], {formula})", form)


def day_measures(minimum: int) -> list[Measure]:
    """What adds up over days, and peaks."""
    peak = f"MAX('{_DAYS}'[peak_people])"
    return [
        minimum_measure(minimum),
        Measure("Meetings held", f"SUM('{_DAYS}'[meetings])", _WHOLE),
        Measure("Meeting hours", f"SUM('{_DAYS}'[meeting_minutes]) / 60", _TWO),
        Measure("Participant hours", f"SUM('{_DAYS}'[participant_minutes]) / 60", _TWO),
        Measure("Webinars held", f"SUM('{_DAYS}'[webinars])", _WHOLE),
        Measure("Peak meetings", f"MAX('{_DAYS}'[peak_meetings])", _WHOLE),
        guarded("Peak people", peak, peak, _WHOLE),
    ]


def month_measures() -> list[Measure]:
    """People of one month: those of several can't be added up."""
    people = f"MAX('{_MONTHS}'[people])"
    one = f"IF(HASONEVALUE('{_MONTHS}'[month]), {people})"
    return [guarded("People in month", people, one, _WHOLE)]


def meeting_measures() -> list[Measure]:
    """Means over meetings; those of length and people are of meetings of two people or more."""
    people, attended = f"'{_MEETINGS}'[people]", f"'{_MEETINGS}'[attended]"
    larger = f"FILTER('{_MEETINGS}', {people} >= 2)"

    def share(column: str) -> str:
        return f"DIVIDE(SUM('{_MEETINGS}'[{column}]), SUM({attended}))"

    return [
        Measure("Mean meeting minutes", f"AVERAGEX({larger}, '{_MEETINGS}'[minutes])", _TWO),
        guarded("Mean people", f"MAX({people})", f"AVERAGEX({larger}, {people})", _TWO),
        guarded("Late share", f"MAX({attended})", share("late_joiners"), _SHARE),
        guarded("Early share", f"MAX({attended})", share("early_leavers"), _SHARE),
        guarded("Rejoin factor", f"MAX({people})", f"DIVIDE(SUM('{_MEETINGS}'[connections]), SUM({people}))", _TWO),
    ]


def user_measures() -> list[Measure]:
    """Numbers of people; each is a row of the table."""
    active = f"FILTER('{_USERS}', '{_USERS}'[active] = \"Yes\")"
    idle = f"FILTER('{_USERS}', '{_USERS}'[licence] = \"licensed\" && '{_USERS}'[active] <> \"Yes\")"
    named = {"People in the list": f"'{_USERS}'", "Active people": active, "Idle licences": idle}
    counts = [guarded(name, f"COUNTROWS({rows})", f"COUNTROWS({rows})", _WHOLE) for name, rows in named.items()]
    hours = f"AVERAGEX({active}, '{_USERS}'[attended_minutes]) / 60"
    return [*counts, guarded("Mean attended hours", f"COUNTROWS({active})", hours, _TWO)]


# ---------------------------------------------------------------------------------------------------------
# Pages


def measure_field(table: str, name: str) -> ModelField:
    """A measure."""
    return ModelField(table=table, name=name)


def column_field(table: str, name: str, *, is_ordered: bool = False) -> ModelField:
    """A column."""
    return ModelField(table=table, name=name, is_measure=False, is_ordered=is_ordered)


_DATE = column_field(_DAYS, "date", is_ordered=True)
_MONTH = column_field(_MONTHS, "month", is_ordered=True)
_MEETINGS_HELD, PARTICIPANT_HOURS = measure_field(_DAYS, "Meetings held"), measure_field(_DAYS, "Participant hours")
PEAK_MEETINGS, PEAK_PEOPLE = measure_field(_DAYS, "Peak meetings"), measure_field(_DAYS, "Peak people")
WEBINARS_HELD, MEETING_HOURS = measure_field(_DAYS, "Webinars held"), measure_field(_DAYS, "Meeting hours")
PEOPLE_IN_MONTH = measure_field(_MONTHS, "People in month")
MEAN_MINUTES, MEAN_PEOPLE, LATE_SHARE, EARLY_SHARE, REJOIN_FACTOR = (
    measure_field(_MEETINGS, name)
    for name in ("Mean meeting minutes", "Mean people", "Late share", "Early share", "Rejoin factor")
)
USER_COUNTS = [measure_field(_USERS, name) for name in ("People in the list", "Active people", "Idle licences")]
MEAN_HOURS = measure_field(_USERS, "Mean attended hours")


def usage_pages(minimum: int) -> list[ProjectPage]:
    """The five pages."""
    note = f"Values about fewer than {minimum} people are blank"
    dates = slicer(0, "Days", _DATE, is_between=True)
    pages = {
        "overview": ("Overview", [dates, *overview_visuals()]),
        "days": ("Days", [dates, *day_visuals()]),
        "months": ("Months", [slicer(0, "Months", _MONTH), *month_visuals()]),
        "meetings": ("Meetings", [dates, *meeting_visuals()]),
        "people": ("People", [*people_visuals()]),
    }
    return [
        ProjectPage(key=key, title=title, visuals=[heading(f"{title}. {note}."), *visuals])
        for key, (title, visuals) in pages.items()
    ]


def overview_visuals() -> list[Visual]:
    """Cards with the key figures."""
    measures = [
        _MEETINGS_HELD, MEETING_HOURS, PARTICIPANT_HOURS, WEBINARS_HELD, PEAK_MEETINGS, PEAK_PEOPLE, MEAN_MINUTES,
        MEAN_PEOPLE, REJOIN_FACTOR,
    ]  # fmt: skip
    return cards(measures, tiles_of(9, across=3))


def day_visuals() -> list[Visual]:
    """Lines over the days."""
    first, second, third = tiles_of(3)
    return [
        line_chart("held", "Meetings and webinars by day", _DATE, [_MEETINGS_HELD, WEBINARS_HELD], first),
        line_chart("hours", "Hours by day: of meetings, and of all participants", _DATE,
                   [MEETING_HOURS, PARTICIPANT_HOURS], second),
        line_chart("peaks", "Most at the same time by day", _DATE, [PEAK_MEETINGS, PEAK_PEOPLE], third),
    ]  # fmt: skip


def month_visuals() -> list[Visual]:
    """Bars over the months, and their table."""
    first, second = tiles_of(2)
    columns = [_MONTH, _MEETINGS_HELD, MEETING_HOURS, PARTICIPANT_HOURS, WEBINARS_HELD, PEAK_PEOPLE, PEOPLE_IN_MONTH]
    return [
        line_chart("month-held", "Meetings held and people by month", _MONTH, [_MEETINGS_HELD, PEOPLE_IN_MONTH], first),
        value_table("month-table", "The months in numbers", columns, second),
    ]


def meeting_visuals() -> list[Visual]:
    """What meetings are like, by month, and what they can be cut by."""
    first, second = tiles_of(2)
    return [
        slicer(1, "Recorded", column_field(_MEETINGS, "recorded")),
        slicer(2, "Source", column_field(_MEETINGS, "source")),
        line_chart("size", "Minutes and people of a meeting by month", _MONTH, [MEAN_MINUTES, MEAN_PEOPLE], first),
        line_chart("late", "Share of people who came late or left early, by month", _MONTH,
                   [LATE_SHARE, EARLY_SHARE], second),
    ]  # fmt: skip


def people_visuals() -> list[Visual]:
    """How many people there are, and how many use Zoom, by licence."""
    *places, _, _ = tiles_of(6, across=2)
    left, top, width, height = tiles_of(3)[2]
    licence = column_field(_USERS, "licence")
    return [
        slicer(0, "Licence", licence),
        slicer(1, "Active", column_field(_USERS, "active")),
        *cards([*USER_COUNTS, MEAN_HOURS], places),
        bar_chart("licences", "People by licence", USER_COUNTS, (left, top, width, height), licence),
    ]
