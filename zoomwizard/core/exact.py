"""`--method exact`: the 17 columns as metrics.md 4.1 defines them."""

from __future__ import annotations

from zoomwizard.core.engine import Engine


def compute_exact(engine: Engine) -> None:
    """Make `weeks` (person, week, the 17 columns) and `calls` from `zoom` and the placed people.

    Needs `place_people` and `find_calendar` first.
    """
    engine.step("attendances")
    (doubled,) = engine.one("SELECT count(*) FROM doubled")
    (before,) = engine.one("SELECT count(*) FROM sessions")
    if doubled:
        engine.step("duplicates_of_files")
    (after,) = engine.one("SELECT count(*) FROM sessions")
    engine.set(duplicates=before - after)
    engine.step("attendance_hours")
    engine.step("after_hours")
    engine.step("person_week")
