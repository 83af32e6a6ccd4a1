"""What the Zoom admin is asked, on the command line and in the wizard; loads nothing that the job works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import ask
from zoomwizard.core.said import say
from zoomwizard.core.tables.first_look import TABLE_PATTERN
from zoomwizard.zoom.asked import ZoomInputs


@dataclass(frozen=True, kw_only=True)
class AdminInputs(ZoomInputs):
    """What the Zoom admin gives."""

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
