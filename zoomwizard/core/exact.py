"""`--method exact`: the 17 columns as metrics.md 4.1 defines them."""

from __future__ import annotations

from zoomwizard.core.engine import Engine
from zoomwizard.core.metrics import CELLS


def compute_exact(engine: Engine) -> None:
    """Make `weeks` (person, week, the 17 columns) and `calls` from `zoom` and the placed people.

    Needs `place_people` and `find_calendar` first.
    """
    engine.step("person_sessions")
    engine.step("long_attendances")
    (copies,) = engine.one("SELECT count(*) FROM copies")
    engine.set(duplicates=copies)
    engine.step("person_times")
    with engine.as_written():
        engine.step("person_week", cells=CELLS)
