"""The example organisation for the window: made once, so that every mode can be tried without files of one's own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from zoomwizard.app.jobs import inputs_of, make_job
from zoomwizard.app.paths import data_folder
from zoomwizard.core.mode import Mode
from zoomwizard.core.outcome import CancelToken, report_nothing
from zoomwizard.modes import registry

DEMO = "demo"
EXAMPLE_RESULTS = "Results"


def make_example(cancel: CancelToken) -> Path:
    """The folder of the example, in which every mode has run once; made where it isn't there or isn't whole.

    Errors: Cancelled, AppError; nothing half made stays.
    """
    own = data_folder()
    folder = own.with_name("example") if own is not None else Path(tempfile.gettempdir()) / "Zoom Wizard example"
    if not is_whole(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        make_job(DEMO).run(inputs_of(DEMO)(output=folder), report_nothing, cancel)
    return folder


def example_answers(mode: Mode, folder: Path) -> dict[str, Any]:
    """A mode's answers in the example: its files, and a folder of their own for results."""
    assert mode.example is not None
    return {**mode.example.inputs(folder), "output": folder / EXAMPLE_RESULTS}


def is_whole(folder: Path) -> bool:
    """Whether the files of all modes' examples are there."""
    modes = [mode for mode in registry.modes().values() if mode.example is not None]
    try:
        return all(path.exists() for mode in modes for path in _paths(example_answers(mode, folder).values()))
    except ValueError:  # a file of an earlier mode isn't there, or there is more than one
        return False


def _paths(answers: Iterable[Any]) -> list[Path]:
    every = [one for value in answers for one in (value if isinstance(value, tuple) else (value,))]
    return [path for path in every if isinstance(path, Path) and path.name != EXAMPLE_RESULTS]
