"""What the Insights admin is asked, on the command line and in the wizard; loads nothing that the job works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import FileInputs, ask
from zoomwizard.core.said import say
from zoomwizard.core.tables.first_look import TABLE_PATTERN


@dataclass(frozen=True, kw_only=True)
class MappingInputs(FileInputs):
    """What the Insights admin gives."""

    people: Path = ask(
        say("&People file"),
        kind="open-file",
        pattern=TABLE_PATTERN,
        help=say(
            "A CSV file or Excel workbook with a column of e-mail addresses: an HR export, a list, a mapping file. "
            "If it has a column HashID or PersonHashID, people keep those HashIDs."
        ),
    )
    existing: Path | None = ask(
        say("Earlier &mapping file"),
        kind="open-file",
        pattern=TABLE_PATTERN,
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
        about="people",
    )
    output: Path = ask(
        say("&Output folder"),
        kind="folder",
        help=say("The folder for the mapping file and the files to upload."),
    )
