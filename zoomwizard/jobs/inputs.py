"""What each job asks its user: the questions of the command line and of the wizard, without what the jobs work with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.jobs.contract import CommonInputs, ask


@dataclass(frozen=True, kw_only=True)
class MappingInputs(CommonInputs):
    """What the Insights admin gives."""

    people: Path = ask(
        "&People file",
        kind="open-file",
        pattern="*.csv",
        help="A CSV of people with a column of e-mail addresses: an HR export, a list, a mapping file. "
        "If it has a column HashID or PersonHashID, people keep what stands there.",
        option="--people",
        metavar="FILE",
    )
    existing: Path | None = ask(
        "&Earlier mapping file",
        kind="open-file",
        pattern="*.csv",
        help="The mapping file of an earlier run: people in it keep their HashIDs and stay in the new one.",
        option="--existing",
        metavar="MAPPING",
        default=None,
    )
    column: str = ask(
        "E-mail &column",
        kind="text",
        help="The header of the column of e-mail addresses, where it is not found by itself.",
        option="--column",
        metavar="HEADER",
        default="",
    )
    output: Path = ask(
        "&Output folder",
        kind="folder",
        help="The folder that the mapping file and the organisational data file are written to.",
        option="--output",
        metavar="DIR",
    )


@dataclass(frozen=True, kw_only=True)
class AdminInputs(CommonInputs):
    """What the Zoom admin gives."""

    reports: tuple[Path, ...] = ask(
        "Z&oom reports",
        kind="open-files",
        pattern="*.csv",
        help="The details reports of Active Hosts as CSV files, or a folder that holds them.",
        option="--reports",
        metavar="PATH",
        default=(),
        unless="from_zoom",
    )
    from_zoom: str = ask(
        "Zoom &account",
        kind="account",
        help="The account to download from, in place of reports or beside them; it is added once.",
        option="--from-zoom",
        metavar="NAME",
        default="",
    )
    date_from: str = ask(
        "Firs&t day",
        kind="day",
        help="The first day to download, in UTC.",
        option="--from",
        metavar="YYYY-MM-DD",
        default="",
    )
    date_to: str = ask(
        "&Last day",
        kind="day",
        help="The last day to download, in UTC.",
        option="--to",
        metavar="YYYY-MM-DD",
        default="",
    )
    plan: bool = ask(
        "Only &plan",
        kind="flag",
        help="Say how many meetings, calls and seconds a download would take, and fetch nothing else.",
        option="--plan",
        default=False,
    )
    fresh: bool = ask(
        "Begin ane&w",
        kind="flag",
        help="Forget what an earlier run downloaded of the same account and days.",
        option="--fresh",
        default=False,
    )
    wait: bool = ask(
        "Wait at the dail&y limit",
        kind="flag",
        help="Wait until Zoom's daily limit begins anew, where it is used up, and go on.",
        option="--wait",
        default=False,
    )
    mapping: Path | None = ask(
        "&Mapping file",
        kind="open-file",
        pattern="*.csv",
        help="The CSV with PersonID (e-mail) and HashID; not needed where the reports' folder holds it.",
        option="--mapping",
        metavar="FILE",
        default=None,
    )
    time_zone: str = ask(
        "Time &zone of the reports",
        kind="time-zone",
        help="The zone that the times in the reports are in, as IANA or Windows name; default: this computer's.",
        option="--time-zone",
        metavar="ZONE",
        default="",
    )
    date_order: str = ask(
        "&Date order",
        kind="choice",
        choices=("auto", "mdy", "dmy", "ymd"),
        help="Whether month, day or year comes first in the reports' dates; auto proves it from them.",
        option="--date-order",
        default="auto",
    )
    columns: tuple[str, ...] = ask(
        "&Columns",
        kind="texts",
        help='Which header is which column, where a header is not known: Join_Time="Hora de entrada".',
        option="--column",
        metavar="NAME=HEADER",
        default=(),
    )
    topics: str = ask(
        "&Topics",
        kind="choice",
        choices=("token", "keep", "drop"),
        help="What becomes of the topics: an unreadable token, the topic itself, or nothing.",
        option="--topics",
        default="token",
    )
    keep_columns: tuple[str, ...] = ask(
        "&Keep columns",
        kind="texts",
        help="Columns of the reports to keep as they are, for example Department.",
        option="--keep-column",
        metavar="NAME",
        default=(),
    )
    only_matched: bool = ask(
        "Only participants of the mapping &file",
        kind="flag",
        help="Leave out the sessions of participants that the mapping file does not hold.",
        option="--only-matched",
        default=False,
    )
    key_file: Path | None = ask(
        "K&ey file",
        kind="open-file",
        help="A file with the key of the stand-in numbers, for unattended runs; made if it is not there.",
        option="--key-file",
        metavar="FILE",
        default=None,
    )
    output: Path = ask(
        "&Output folder",
        kind="folder",
        help="The folder that the hashed file is written to.",
        option="--output",
        metavar="DIR",
    )


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
        choices=("exact", "published"),
        help="published is for a series that began with the published R scripts; exact is for all others.",
        option="--method",
        default="exact",
    )
    query_date_order: str = ask(
        "Date o&rder of the person query",
        kind="choice",
        choices=("auto", "mdy", "dmy"),
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
