"""Where the files are that come with the program: example data, templates, icons, the user guide."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
# Installed they lie inside the package, in a copy of the source beside it; there the guide is the project's own docs.
IN_SOURCE = {"guide": "docs"}


def resource(*parts: str) -> Path:
    """A file or folder of the resources. An AppError if this copy of the program lacks it."""
    first, *rest = parts
    beside = PACKAGE.parent / IN_SOURCE.get(first, f"resources/{first}")
    for path in (PACKAGE.joinpath("resources", *parts), beside.joinpath(*rest)):
        if path.exists():
            return path
    from zoomwizard.core.outcome import AppError  # the window asks for its icons before anything else
    from zoomwizard.core.said import say

    name = "/".join(("resources", *parts))
    raise AppError(say("A part of Zoom Wizard is missing: {name}.", name=name), hint=say("Install it again."))
