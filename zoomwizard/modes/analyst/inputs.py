"""What the analyst is asked, on the command line and in the wizard; loads nothing that the job works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import CommonInputs, ask
from zoomwizard.core.said import say


@dataclass(frozen=True, kw_only=True)
class AnalystInputs(CommonInputs):
    """What the analyst gives."""

    zoom: tuple[Path, ...] = ask(
        "Hashed &Zoom files",
        kind="open-files",
        pattern="*.csv",
        help="The hashed files of the Zoom admin, or one folder that holds them and both queries.",
        option="--zoom",
        metavar="FILE",
    )
    person_query: Path | None = ask(
        "&Person query",
        kind="open-file",
        pattern="*.csv",
        help="The Ways of working assessment or another weekly person query, as CSV.",
        option="--person-query",
        metavar="FILE",
        default=None,
    )
    meeting_query: Path | None = ask(
        "&Meeting query",
        kind="open-file",
        pattern="*.csv",
        help="The standard meeting query with the Subject column, as CSV.",
        option="--meeting-query",
        metavar="FILE",
        default=None,
    )
    method: str = ask(
        "&Method",
        kind="choice",
        choices={"exact": say("Exact"), "published": say("As the published R scripts")},
        help="published is for a series that began with the published R scripts; exact is for all others.",
        option="--method",
        default="exact",
    )
    query_date_order: str = ask(
        "Date o&rder of the person query",
        kind="choice",
        choices={"auto": say("As the dates show"), "mdy": say("Month, day, year"), "dmy": say("Day, month, year")},
        help="Whether month or day comes first in the person query's dates; auto proves it from them.",
        option="--query-date-order",
        default="auto",
    )
    hash_column: str = ask(
        "H&ash column",
        kind="text",
        help="The person query's column of HashIDs, where it is not found by itself.",
        option="--hash-column",
        metavar="NAME",
        default="",
    )
    working_hours: str = ask(
        "&Working hours",
        kind="text",
        help="Working hours of people whose own are not in the person query.",
        option="--working-hours",
        metavar="HH:MM-HH:MM",
        default="09:00-17:00",
    )
    working_days: str = ask(
        "Working &days",
        kind="text",
        help="Working days of people whose own are not in the person query, as Mon-Fri or Sun,Mon,Tue.",
        option="--working-days",
        metavar="DAYS",
        default="Mon-Fri",
    )
    booking_gap_minutes: int = ask(
        "Booking ga&p",
        kind="number",
        help="A meeting created fewer than this many minutes before its start counts as not booked ahead.",
        option="--booking-gap-minutes",
        metavar="N",
        default=2,
        minimum=0,
    )
    time_zone: str = ask(
        "Time &zone of the Zoom admin",
        kind="time-zone",
        help="Needed for hashed files of the R scripts, whose times carry no zone; IANA or Windows name.",
        option="--time-zone",
        metavar="ZONE",
        blank=say("This computer's time zone"),
        default="",
    )
    min_group_size: int = ask(
        "Minimum &group size",
        kind="number",
        help="The report shows no value of fewer people than this.",
        option="--min-group-size",
        metavar="N",
        default=5,
        minimum=1,
    )
    attribute: tuple[str, ...] = ask(
        "&Attributes",
        kind="texts",
        help="The columns of the person query whose groups the report compares; without it Organization, "
        "LevelDesignation and FunctionType, where they are there.",
        option="--attribute",
        metavar="NAME",
        default=(),
    )
    no_report: bool = ask(
        "No repor&t",
        kind="flag",
        help="Write no HTML report.",
        option="--no-report",
        default=False,
    )
    no_power_bi: bool = ask(
        "No Power BI proj&ect",
        kind="flag",
        help="Write no Power BI project.",
        option="--no-power-bi",
        default=False,
    )
    output: Path = ask(
        "&Output folder",
        kind="folder",
        help="The folder that the results are written to.",
        option="--output",
        metavar="DIR",
    )
