"""`--method exact`: the 17 columns as docs/metrics.md defines them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from zoomwizard.core.engine import Engine
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.metrics import CELLS


def compute_exact(engine: Engine) -> None:
    """Make `weeks` (person, week, the 17 columns) and `calls` from `zoom` and the placed people.

    Needs `place_people` and `find_calendar` first.
    """
    engine.step(steps.PERSON_SESSIONS)
    # Neither those of one session nor the others keep all processors busy.
    with (
        engine.as_written(),
        engine.beside("booking_gap_seconds", "first_weekday") as other,
        ThreadPoolExecutor(1) as pool,
    ):
        long = [pool.submit(other.step, step) for step in (steps.LONG_ATTENDANCES, steps.LONG_CALLS)]
        engine.step(steps.SINGLE_CALLS)
        for done in long:
            done.result()
        engine.step(steps.SUM_WEEKS, cells=CELLS)
    (copies,) = engine.one("SELECT count(*) FROM copies")
    engine.set(duplicates=copies)
