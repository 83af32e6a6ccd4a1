"""What the analyst is asked, on the command line and in the wizard; loads nothing that the job works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import FileInputs, ask
from zoomwizard.core.said import say

IN_THE_REPORT = say("Report")


@dataclass(frozen=True, kw_only=True)
class AnalystInputs(FileInputs):
    """What the analyst gives."""

    zoom: tuple[Path, ...] = ask(
        say("Hashed &Zoom files"),
        kind="open-files",
        pattern="*.csv",
        help=say("The Zoom admin's hashed files, or one folder with them and both queries."),
        metavar="FILE",
    )
    person_query: Path | None = ask(
        say("&Person query"),
        kind="open-file",
        pattern="*.csv",
        help=say("The Ways of working assessment or another weekly person query, as CSV."),
        default=None,
    )
    meeting_query: Path | None = ask(
        say("&Meeting query"),
        kind="open-file",
        pattern="*.csv",
        help=say("The standard meeting query with the Subject column, as CSV."),
        default=None,
    )
    method: str = ask(
        say("&Method"),
        kind="choice",
        choices={"exact": say("Exact"), "published": say("Like the published R scripts")},
        on_screen=say("The R scripts' method is for a series that began with them."),
        help=say(
            "Use published to continue a series that began with the published R scripts, and exact for everything else."
        ),
        default="exact",
    )
    query_date_order: str = ask(
        say("Date o&rder of the person query"),
        kind="choice",
        choices={
            "auto": say("Automatic, from the dates"),
            "mdy": say("Month, day, year"),
            "dmy": say("Day, month, year"),
        },
        on_screen=say("Whether the month or the day comes first in the dates."),
        help=say(
            "Whether the month or the day comes first in the person query's dates; auto works it out from the dates."
        ),
        default="auto",
        about="person_query",
    )
    hash_column: str = ask(
        say("H&ash column"),
        kind="text",
        help=say("The person query's column with the HashIDs, if it isn't found automatically."),
        metavar="NAME",
        default="",
        about="person_query",
    )
    query_columns: tuple[str, ...] = ask(
        say("&Columns of the queries"),
        kind="answers",
        on_screen=say("Which column is which, if the program can't tell or got it wrong."),
        help=say(
            'Name a column of a query whose header isn\'t known, for example TimeZone="Büro", or TimeZone=none if it '
            "has none."
        ),
        option="--query-column",
        metavar="NAME=HEADER",
        default=(),
    )
    working_hours: str = ask(
        say("&Working hours"),
        kind="text",
        help=say("Working hours for people who have none in the person query."),
        metavar="HH:MM-HH:MM",
        default="09:00-17:00",
    )
    working_days: str = ask(
        say("Working &days"),
        kind="text",
        help=say("Working days for people who have none in the person query, such as Mon-Fri or Sun,Mon,Tue."),
        metavar="DAYS",
        default="Mon-Fri",
    )
    booking_gap_minutes: int = ask(
        say("Booking ga&p"),
        kind="number",
        help=say("A meeting created fewer than this many minutes before its start doesn't count as booked ahead."),
        default=2,
        minimum=0,
        group=say("Metrics"),
    )
    time_zone: str = ask(
        say("Time &zone of the Zoom admin"),
        kind="time-zone",
        help=say("Needed for hashed files from the R scripts, whose times have no time zone; an IANA or Windows name."),
        blank=say("This computer's time zone"),
        default="",
    )
    min_group_size: int = ask(
        say("Minimum &group size"),
        kind="number",
        help=say("The report shows no value for fewer people than this."),
        default=5,
        minimum=1,
        group=IN_THE_REPORT,
    )
    attribute: tuple[str, ...] = ask(
        say("&Attributes"),
        kind="texts",
        help=say(
            "The person query's columns whose groups the report compares; otherwise Organization, LevelDesignation "
            "and FunctionType, if it has them."
        ),
        default=(),
        group=IN_THE_REPORT,
    )
    no_report: bool = ask(
        say("HTML repor&t"),
        kind="flag",
        is_opposite=True,
        on_screen=say("Make one page with every picture and table."),
        help=say("Don't write an HTML report."),
        default=False,
        group=IN_THE_REPORT,
    )
    no_power_bi: bool = ask(
        say("Power BI proj&ect"),
        kind="flag",
        is_opposite=True,
        on_screen=say("Make a report that Power BI Desktop opens."),
        help=say("Don't write a Power BI project."),
        default=False,
        group=IN_THE_REPORT,
    )
    output: Path = ask(
        say("&Output folder"),
        kind="folder",
        help=say("The folder for the results."),
    )
