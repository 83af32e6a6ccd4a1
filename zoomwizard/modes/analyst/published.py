"""`--method published`: the 17 columns as docs/metrics.md defines them."""

from __future__ import annotations

from zoomwizard.core.engine import Engine
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.metrics import CELLS


def compute_published(engine: Engine) -> None:
    """Make `weeks` (person, week, the 17 columns) and `calls` from `zoom` and the placed people.

    Needs `place_people` and `find_calendar` first.
    """
    engine.step(steps.PUBLISHED, cells=CELLS)
    (duplicates,) = engine.one("SELECT coalesce(sum(copies - 1), 0) FROM sessions")
    engine.set(duplicates=int(duplicates))
