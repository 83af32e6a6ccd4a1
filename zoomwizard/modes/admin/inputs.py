"""What the Zoom admin is asked, on the command line and in the wizard; loads nothing that the job works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import CommonInputs, ask
from zoomwizard.core.said import say


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
        blank=say("This computer's time zone"),
        default="",
    )
    date_order: str = ask(
        "&Date order",
        kind="choice",
        choices={
            "auto": say("As the dates prove it"),
            "mdy": say("Month, day, year"),
            "dmy": say("Day, month, year"),
            "ymd": say("Year, month, day"),
        },
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
        choices={
            "token": say("Replaced by an unreadable token"),
            "keep": say("Kept as they are"),
            "drop": say("Left out"),
        },
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
