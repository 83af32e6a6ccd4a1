"""What the Insights admin is asked, on the command line and in the wizard; loads nothing that the job works with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import CommonInputs, ask


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
