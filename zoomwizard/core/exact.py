"""`--method exact`: the 17 columns as metrics.md 4.1 defines them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from zoomwizard.core.engine import Engine
from zoomwizard.core.metrics import CELLS


def compute_exact(engine: Engine) -> None:
    """Make `weeks` (person, week, the 17 columns) and `calls` from `zoom` and the placed people.

    Needs `place_people` and `find_calendar` first.
    """
    engine.step("person_sessions")
    # The long ones keep only one processor busy.
    with engine.as_written(), engine.beside("booking_gap_seconds") as other, ThreadPoolExecutor(1) as pool:
        long = pool.submit(other.step, "long_attendances")
        engine.step("person_times")
        engine.step("single_calls")
        long.result()
        (copies,) = engine.one("SELECT count(*) FROM copies")
        engine.set(duplicates=copies)
        engine.step("person_week", cells=CELLS)
