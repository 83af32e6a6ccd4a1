"""What every mode is asked that reads Zoom's reports or downloads from an account, and its wizard's pages for that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from zoomwizard.core.job import FileInputs, ask, questions
from zoomwizard.core.mode import WizardStep
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, say
from zoomwizard.zoom.api.account import ACCOUNT_FIELD

# What a download is of: the account, the first day and the last.
OF_DOWNLOAD = ("from_zoom", "date_from", "date_to")
# What takes the place of the days in a run that is repeated.
INSTEAD_OF_DAYS: Mapping[str, str] = MappingProxyType({"month": "last_month", "week": "last_week", "day": "yesterday"})


@dataclass(frozen=True, kw_only=True)
class ZoomInputs(FileInputs):
    """What they are all asked, in words for days in UTC; a mode rewords what is different in it."""

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
    yesterday: bool = ask(
        say("&Yesterday"),
        kind="flag",
        help=say("Download yesterday, in UTC, instead of --from and --to."),
        default=False,
    )
    last_week: bool = ask(
        say("The last full w&eek"),
        kind="flag",
        help=say("Download the last full week, Sunday to Saturday, in UTC, instead of --from and --to."),
        default=False,
    )
    last_month: bool = ask(
        say("The last &full month"),
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


def reason_findings(identities: str, reason: str, code: str) -> list[Finding]:
    """Names are shown for a reason, and only then there is one."""
    if identities == "shown" and not reason.strip():
        title, hint = say("Showing names needs a reason."), say("Say why with --reason. The run record keeps it.")
    elif identities != "shown" and reason.strip():
        title, hint = say("--reason only works with --identities shown."), say("Leave it out.")
    else:
        return []
    return [Finding(Severity.ERROR, "reason", title, hint, code=code)]


def without_account(inputs: ZoomInputs, names: Iterable[str]) -> list[Finding]:
    """The error that inputs of these names are given, which only mean something to a download."""
    asked = questions(type(inputs))
    options = [asked[name].option for name in names if getattr(inputs, name)]
    if not options or inputs.from_zoom:
        return []
    title = say("These only work with --from-zoom: {options}.", options=options)
    return [Finding(Severity.ERROR, ACCOUNT_FIELD, title, say("Choose an account."), code="option.from-zoom")]


def download_steps(account: Said, days: Said) -> tuple[WizardStep, WizardStep]:
    """The pages that ask for the account and the days, with a sentence about each."""
    return (
        WizardStep(
            "account",
            say("Zoom account"),
            say("Choose the Zoom account"),
            account,
            section="Add the account",
            inputs=OF_DOWNLOAD[:1],
            guide="zoom-account",
        ),
        WizardStep(
            "days",
            say("Days"),
            say("Choose the days"),
            days,
            section="Look first",
            inputs=OF_DOWNLOAD[1:],
            further=("wait",),
            guide="zoom-account",
        ),
    )


def example_reports(folder: Path) -> dict[str, Any]:
    """The answers of a run on the reports of the example organisation, which is in a folder."""
    (mapping,) = (folder / "1 Mapping").glob("Mapping file *.csv")
    return {"reports": (folder / "Inputs" / "zoom reports",), "mapping": mapping, "time_zone": "Europe/Zurich"}
