"""What the Zoom admin is asked, on the command line and in the wizard; loads nothing that the job works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import FileInputs, ask
from zoomwizard.core.said import say
from zoomwizard.core.tables.first_look import TABLE_PATTERN


@dataclass(frozen=True, kw_only=True)
class AdminInputs(FileInputs):
    """What the Zoom admin gives."""

    reports: tuple[Path, ...] = ask(
        say("Z&oom reports"),
        kind="open-files",
        pattern="*.csv",
        help=say("The Active Hosts details reports as CSV files, or a folder that holds them."),
        default=(),
        unless="from_zoom",
    )
    from_zoom: str = ask(
        say("Zoom &account"),
        kind="account",
        help=say("The Zoom account to download from, instead of reports or in addition to them."),
        default="",
    )
    date_from: str = ask(
        say("Firs&t day"),
        kind="day",
        help=say("The first day to download, in UTC."),
        option="--from",
        default="",
    )
    date_to: str = ask(
        say("&Last day"),
        kind="day",
        help=say("The last day to download, in UTC."),
        option="--to",
        default="",
    )
    last_month: bool = ask(
        say("The last &whole month"),
        kind="flag",
        help=say("Download the last full calendar month, in UTC, instead of --from and --to."),
        default=False,
    )
    plan: bool = ask(
        say("Only &plan"),
        kind="flag",
        help=say(
            "Show how many meetings there are, and how many requests and how much time a download "
            "would take, without downloading anything."
        ),
        default=False,
    )
    fresh: bool = ask(
        say("Do&wnload everything again"),
        kind="flag",
        help=say("Discard what an earlier run downloaded for the same account and days."),
        default=False,
    )
    wait: bool = ask(
        say("Wait at the dail&y limit"),
        kind="flag",
        help=say("When Zoom's daily limit is used up, wait until it resets, then go on."),
        default=False,
    )
    mapping: Path | None = ask(
        say("&Mapping file"),
        kind="open-file",
        pattern=TABLE_PATTERN,
        help=say(
            "The file (CSV or xlsx) with PersonID (e-mail) and HashID. Not needed if it's in the folder of the reports."
        ),
        default=None,
    )
    time_zone: str = ask(
        say("Time &zone of the reports"),
        kind="time-zone",
        on_screen=say("That of whoever exported the reports."),
        help=say("The time zone of the times in the reports, as an IANA or Windows name. Default: this computer's."),
        blank=say("This computer's time zone"),
        default="",
    )
    date_order: str = ask(
        say("&Date order"),
        kind="choice",
        choices={
            "auto": say("Automatic, from the dates"),
            "mdy": say("Month, day, year"),
            "dmy": say("Day, month, year"),
            "ymd": say("Year, month, day"),
        },
        on_screen=say("Whether the month, the day or the year comes first in the dates."),
        help=say("Whether the month, day or year comes first in the reports' dates; auto works it out from the dates."),
        default="auto",
    )
    columns: tuple[str, ...] = ask(
        say("&Columns"),
        kind="answers",
        on_screen=say("Which column is which, if the program can't tell or got it wrong."),
        help=say('Name a column whose header isn\'t known, for example Join_Time="Hora de entrada".'),
        option="--column",
        metavar="NAME=HEADER",
        default=(),
    )
    flag_words: tuple[str, ...] = ask(
        say("&Words for yes and no"),
        kind="answers",
        on_screen=say("What a word means in a yes/no column."),
        help=say("Say what a word means in a yes/no column, for example Tidak=no."),
        option="--flag-word",
        metavar="WORD=yes|no",
        default=(),
    )
    topics: str = ask(
        say("&Topics of the meetings"),
        kind="choice",
        choices={
            "token": say("Replace with tokens (recommended)"),
            "drop": say("Leave blank"),
            "keep": say("Keep as they are"),
        },
        on_screen=say("A token shows whether two topics are the same, and nothing more."),
        help=say("What to write for topics: an unreadable token, nothing, or the topic itself."),
        default="token",
    )
    keep_columns: tuple[str, ...] = ask(
        say("&Keep columns"),
        kind="texts",
        help=say("Columns of the reports to keep unchanged, for example Department."),
        option="--keep-column",
        default=(),
        group=say("Hashed file"),
    )
    only_matched: bool = ask(
        say("People who aren't in the mapping &file"),
        kind="flag",
        sides=(say("Keep their rows, without a HashID"), say("Leave their rows out")),
        help=say("Leave out sessions of participants who aren't in the mapping file."),
        default=False,
    )
    key_file: Path | None = ask(
        say("K&ey file"),
        kind="open-file",
        on_screen=say(
            "With the same key, a meeting has the same stand-in number in every file. If the file doesn't exist, it's "
            "created."
        ),
        help=say("A file with the key for the stand-in numbers, for unattended runs; created if it doesn't exist."),
        default=None,
        group=say("Hashed file"),
    )
    output: Path = ask(
        say("&Output folder"),
        kind="folder",
        help=say("The folder to write the hashed file to."),
    )
