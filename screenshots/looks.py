"""The looks that every page is shown in, and which pictures the user guide has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zoomwizard.app.words import PSEUDO

SIZE = 980, 660  # what the window has at its first start
SMALLEST = 900, 430
LONG_FOLDER = "Reports and queries of the project Zoom in Viva Insights/Third quarter, all regions/Checked and approved"
CUT = 3  # the exit code of a walk that met a cut text


@dataclass(frozen=True)
class Look:
    """`text` is the size of the text, `scale` that of the screen, 1 as usual.

    The inputs and results lie in `folder`; with `rows` they are of an organisation with so many rows of reports, in
    whose pages only what depends on that is shown.
    """

    theme: str = "light"
    text: float = 1.0
    scale: float = 1.0
    size: tuple[int, int] = SIZE
    right_to_left: bool = False
    language: str = "en"
    folder: str = ""
    rows: int = 0


LOOKS: Mapping[str, Look] = {
    "light": Look(),
    "dark": Look(theme="dark"),
    "right-to-left": Look(right_to_left=True),
    "text-200": Look(text=2.0),
    "longer": Look(language=PSEUDO),
    "german": Look(language="de"),
    "scale-150": Look(scale=1.5),
    "smallest": Look(size=SMALLEST),
    "size-1024": Look(size=(1024, 700)),
    "size-1920": Look(size=(1920, 1080)),
    "long-paths": Look(folder=LONG_FOLDER),
    "million": Look(rows=1_000_000),
}

# The pictures of the user guide, by look; `name-dark.png` where the look is dark.
GUIDE: Mapping[str, tuple[str, ...]] = {
    "light": (
        "start",
        "mapping-people", "mapping-check", "mapping-output-folder", "mapping-your-files",
        "admin-zoom-reports", "admin-which-order", "admin-mapping-file", "admin-options", "admin-prepare",
        "admin-your-files",
        "zoom-source", "zoom-account", "zoom-days", "zoom-download",
        "analyst-choose-files", "analyst-check", "analyst-options", "analyst-results",
        "usage-results",
    ),
    "dark": ("admin-mapping-file", "analyst-results"),
}  # fmt: skip

# The looks in which every widget is shown with the focus, too.
FOCUS = ("light", "dark")
