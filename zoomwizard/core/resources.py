"""Where the files are that come with the program: example data, templates, icons."""

from __future__ import annotations

from pathlib import Path

from zoomwizard.core.contract import AppError

PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """A file or folder of the resources. An AppError if this copy of the program lacks it."""
    # Installed they lie inside the package, in a copy of the source beside it.
    for folder in (PACKAGE / "resources", PACKAGE.parent / "resources"):
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise AppError(f"A part of the program is missing: {'/'.join(('resources', *parts))}.", hint="Install it again.")
