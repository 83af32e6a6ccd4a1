"""What the Zoom admin is asked for a report on usage, on the command line and in the wizard."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import FileInputs, ask, reworded
from zoomwizard.core.said import say
from zoomwizard.core.tables.first_look import TABLE_PATTERN
from zoomwizard.modes.usage.tables import NOT_BY_DEFAULT, USAGE_TABLES
from zoomwizard.zoom.asked import ZoomInputs

ALL_TABLES = "all"
TABLE_NAMES = {
    "days": say("Days"),
    "months": say("Months"),
    "features": say("Features of meetings"),
    "users": say("People and their licences"),
    "meetings": say("Meetings"),
    "attendance": say("Who attended which meeting"),
    "webinars": say("Webinars"),
    "webinar_people": say("Who attended which webinar"),
    "retention": say("Webinars minute by minute"),
    "questions": say("Questions in webinars"),
    "polls": say("Polls in webinars"),
    "costs": say("Costs"),
    "coverage": say("What is complete"),
}
BY_DEFAULT = tuple(table.name for table in USAGE_TABLES if table.name not in NOT_BY_DEFAULT)
IN_TABLES, IN_NAMES, IN_PLACE = say("Tables"), say("Names and texts"), say("Definitions")


@dataclass(frozen=True, kw_only=True)
class UsageInputs(ZoomInputs):
    """What the Zoom admin gives."""

    reports: tuple[Path, ...] = reworded(
        ZoomInputs,
        "reports",
        help=say(
            "Reports exported from Zoom as CSV files, or a folder that holds them: details reports, lists of meetings, "
            "reports of one meeting's participants, and webinar attendee reports."
        ),
        unless="",
        beside=("from_zoom", "store"),
    )
    store: Path | None = ask(
        say("&Kept days"),
        kind="folder",
        help=say(
            "A folder that keeps downloaded days, so that each is only downloaded once. Without --from-zoom, only "
            "the days that are already there are used."
        ),
        on_screen=say("A folder that keeps downloaded days, so that each is only downloaded once."),
        default=None,
    )
    date_from: str = reworded(
        ZoomInputs,
        "date_from",
        help=say("The first day, in the time zone of --time-zone."),
        on_screen=say("In the time zone chosen on the first page."),
    )
    date_to: str = reworded(
        ZoomInputs,
        "date_to",
        help=say("The last day, in the time zone of --time-zone."),
        on_screen=say("In the time zone chosen on the first page."),
    )
    yesterday: bool = reworded(ZoomInputs, "yesterday", help=say("Yesterday, instead of --from and --to."))
    last_week: bool = reworded(
        ZoomInputs, "last_week", help=say("The last full week, Sunday to Saturday, instead of --from and --to.")
    )
    last_month: bool = reworded(
        ZoomInputs, "last_month", help=say("The last full calendar month, instead of --from and --to.")
    )
    plan: bool = reworded(
        ZoomInputs,
        "plan",
        help=say(
            "Show how many meetings and webinars there are, and how many requests and how much time a download "
            "would take. Who took part isn't downloaded, and nothing is written."
        ),
    )
    time_zone: str = ask(
        say("Time &zone"),
        kind="time-zone",
        on_screen=say("For days and months, and for the times in exported reports."),
        help=say(
            "The time zone for days and months, and for the times in exported reports, as an IANA or Windows name. "
            "Default: this computer's."
        ),
        blank=say("This computer's time zone"),
        default="",
    )
    tables: tuple[str, ...] = ask(
        say("&Tables"),
        kind="choices",
        choices={ALL_TABLES: say("All")} | TABLE_NAMES,
        on_screen=say("Zoom is only asked for what these tables need."),
        help=say(
            "The tables to write, or all. Without it, all but attendance, webinar_people and questions. Zoom is only "
            "asked for what these tables need."
        ),
        blank=say("If you tick none: all except the three with a row for each person or question."),
        default=(),
        group=IN_TABLES,
    )
    formats: tuple[str, ...] = ask(
        say("&Formats"),
        kind="choices",
        choices={
            "csv": say("CSV files"),
            "jsonl": say("JSON lines"),
            "parquet": say("Parquet files"),
            "duckdb": say("One DuckDB file"),
        },
        option="--format",
        metavar="FORMAT",
        on_screen=say("CSV files are always written."),
        help=say("Formats to write in addition to CSV: jsonl, parquet, duckdb."),
        default=(),
        group=IN_TABLES,
    )
    attended_minutes: float = ask(
        say("Minutes t&hat count as attended"),
        kind="decimal",
        help=say("How many minutes somebody has to stay to count as having attended."),
        default=1.0,
        minimum=0,
        group=IN_PLACE,
    )
    grace_minutes: float = ask(
        say("&Grace period in minutes"),
        kind="decimal",
        help=say("How many minutes somebody may come late or leave early without being counted as late or early."),
        default=5.0,
        minimum=0,
        group=IN_PLACE,
    )
    min_group_size: int = ask(
        say("S&mallest group shown"),
        kind="number",
        help=say("The reports and the Power BI project show nothing about fewer people than this."),
        default=5,
        minimum=1,
        group=IN_PLACE,
    )
    no_participants: bool = ask(
        say("Include &who took part"),
        kind="flag",
        is_opposite=True,
        on_screen=say("Without this, figures about people stay blank, and a download is much faster."),
        help=say("Leave out who took part. Figures about people stay blank, and a download is much faster."),
        default=False,
        group=IN_PLACE,
    )
    mapping: Path | None = ask(
        say("&Mapping file"),
        kind="open-file",
        pattern=TABLE_PATTERN,
        on_screen=say("Optional. People in it get their HashIDs in the tables."),
        help=say(
            "A file (CSV or xlsx) with PersonID (e-mail) and HashID. People in it get their HashIDs in the tables."
        ),
        default=None,
        group=IN_NAMES,
    )
    key_file: Path | None = ask(
        say("K&ey file"),
        kind="open-file",
        on_screen=say("With the same key, people and meetings have the same stand-ins in every report."),
        help=say("A file with the key for the stand-ins, for unattended runs; created if it doesn't exist."),
        default=None,
        group=IN_NAMES,
    )
    identities: str = ask(
        say("&Names and addresses"),
        kind="choice",
        choices={"hashed": say("Replaced by stand-ins"), "shown": say("Shown, for a stated reason")},
        on_screen=say("A person has the same stand-in in every report. It can't be turned back into a name."),
        help=say("Whether names and addresses are replaced by stand-ins, or also shown, which needs --reason."),
        default="hashed",
        group=IN_NAMES,
    )
    reason: str = ask(
        say("&Reason for showing names"),
        kind="text",
        help=say("Why names and addresses are shown. The run record keeps the reason, and who ran it."),
        metavar="TEXT",
        default="",
        is_kept=False,
        group=IN_NAMES,
    )
    texts: str = ask(
        say("Topics and &poll texts"),
        kind="choice",
        choices={"drop": say("Left out"), "keep": say("Written to the tables")},
        help=say("Whether to write topics, poll questions, and options that enough people chose."),
        default="drop",
        group=IN_NAMES,
    )
    complete: bool = ask(
        say("Fail if anything is &incomplete"),
        kind="flag",
        help=say("Fail if anything is incomplete. All files are still written."),
        default=False,
    )
    no_report: bool = ask(
        say("M&ake the HTML reports"),
        kind="flag",
        is_opposite=True,
        on_screen=say("Figures and charts that open in any browser."),
        help=say("Don't make the HTML reports."),
        default=False,
        group=IN_TABLES,
    )
    no_power_bi: bool = ask(
        say("Make the Power BI pro&ject"),
        kind="flag",
        is_opposite=True,
        help=say("Don't make the Power BI project."),
        on_screen=say("Needs the tables of days, months, meetings and people."),
        default=False,
        group=IN_TABLES,
    )
    output: Path | None = ask(
        say("&Output folder"),
        kind="folder",
        help=say(
            "The folder to write the report to. With --from-zoom and --store, you can leave it out: then days are "
            "added, and no report is written."
        ),
        on_screen=say("The report gets its own folder in it."),
        beside=("store",),
        default=None,
    )

    @property
    def wanted(self) -> tuple[str, ...]:
        """The tables that are written, in their order."""
        asked = set(self.tables or BY_DEFAULT)
        return tuple(table.name for table in USAGE_TABLES if table.name in asked or ALL_TABLES in asked)


@dataclass(frozen=True, kw_only=True)
class ForgetInputs(FileInputs):
    """What is asked of whoever removes a person, or old days, from the kept days."""

    store: Path = ask(say("&Kept days"), kind="folder", help=say("The folder with the kept days."))
    person: str = ask(
        say("&Person"),
        kind="text",
        help=say(
            "The person to remove: an e-mail address, a stand-in or, with --mapping, a HashID. Sessions and minutes "
            "stay, but nobody can tell whose they were."
        ),
        metavar="PERSON",
        default="",
        is_kept=False,
    )
    before: str = ask(
        say("&Before"),
        kind="day",
        help=say("Remove all days before this one (UTC)."),
        default="",
    )
    key_file: Path | None = ask(
        say("K&ey file"),
        kind="open-file",
        help=say("The file with the key that the kept days were made with."),
        default=None,
    )
    mapping: Path | None = ask(
        say("&Mapping file"),
        kind="open-file",
        pattern=TABLE_PATTERN,
        help=say("The mapping file, to look up a HashID."),
        default=None,
    )
