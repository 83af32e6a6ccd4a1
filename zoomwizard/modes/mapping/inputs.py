"""What the Insights admin is asked, on the command line and in the wizard; loads nothing that the job works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import CommonInputs, ask
from zoomwizard.core.said import say


@dataclass(frozen=True, kw_only=True)
class MappingInputs(CommonInputs):
    """What the Insights admin gives."""

    people: Path = ask(
        say("&People file"),
        kind="open-file",
        pattern="*.csv",
        help=say(
            "A CSV file with a column of e-mail addresses: an HR export, a list of people, a mapping file. "
            "If it has a column HashID or PersonHashID, people keep those HashIDs."
        ),
    )
    existing: Path | None = ask(
        say("&Earlier mapping file"),
        kind="open-file",
        pattern="*.csv",
        help=say("The mapping file of an earlier run. Everybody in it keeps their HashID and stays in the new file."),
        metavar="MAPPING",
        default=None,
    )
    column: str = ask(
        say("E-mail &column"),
        kind="text",
        help=say("The header of the column of e-mail addresses, if it isn't found automatically."),
        metavar="HEADER",
        default="",
    )
    output: Path = ask(
        say("&Output folder"),
        kind="folder",
        help=say("Where the mapping file and the files to upload are saved."),
    )
