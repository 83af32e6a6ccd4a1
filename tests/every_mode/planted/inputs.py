"""What the planted modes ask."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import CommonInputs, ask


@dataclass(frozen=True, kw_only=True)
class CountInputs(CommonInputs):
    """A text, and where its count goes."""

    text: Path = ask("&Text", kind="open-file", help="The text to count.", option="--text", metavar="FILE")
    min_group_size: int = ask(
        "&Group size", kind="number", help="The least to count.", option="--min-group-size", default=1, minimum=1
    )
    output: Path = ask("&Output folder", kind="folder", help="Where to.", option="--output", metavar="DIR")


@dataclass(frozen=True, kw_only=True)
class VerifyInputs(CommonInputs):
    """A count that was made."""

    count: Path = ask("&Count", kind="open-file", help="The count to check.", option="--count", metavar="FILE")
