"""Names of files as a record may say them: those that name nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from zoomwizard.core.privacy.names import Dictionary
from zoomwizard.core.privacy.shapes import shapes_in

USUAL_NAME = re.compile(
    r"(?:meetinglistdetails|meetings?|list|details|zoomus|zoom|reports?|active|hosts?|usage|mapping|file|part"
    r"|hashed|from|admin|people|employees|users|export|data|organi[sz]ation(?:al)?|earlier|[\d_\- .()])+",
    re.IGNORECASE,
)


def safe_names(paths: Sequence[Path], role: str, words: Callable[[], Dictionary]) -> list[str]:
    """The files' names as a record may say them: one that names somebody is called by its role and number.

    `words` gives the names to look for; names that consist of usual words and numbers need no look.
    """
    return [path.name if is_safe_name(path.name, words) else f"{role} {number}" for number, path in enumerate(paths, 1)]


def is_usual_name(name: str) -> bool:
    """Whether a file's name consists of usual words and numbers; for where it is not known who could be named."""
    return USUAL_NAME.fullmatch(Path(name).stem) is not None and not shapes_in(name)


def is_safe_name(name: str, words: Callable[[], Dictionary]) -> bool:
    """Whether a file's name names nobody."""
    return is_usual_name(name) or not words().names_somebody(name)
