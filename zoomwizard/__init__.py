"""Zoom Wizard: from Zoom reports to Viva Insights metrics."""

import os

__version__ = "0.1.0"


def full_version() -> str:
    """The name and version as a user sees them; a bundle that was made for tests says so."""
    mark = os.path.join(os.path.dirname(__file__), "resources", "test-build.txt")  # noqa: PTH118, PTH120 - quick to load
    return f"Zoom Wizard {__version__}{', a build for tests' if os.path.isfile(mark) else ''}"  # noqa: PTH113 - same
