"""`--method exact`: the 17 columns as metrics.md 4.1 defines them."""

from __future__ import annotations

from zoomwizard.core.deidentify import same_texts
from zoomwizard.core.engine import Engine

MEETING_TEXTS = ("meeting_id", "topic", "host", "creation", "start", "participants")


def compute_exact(engine: Engine) -> None:
    """Make `weeks` (person, week, the 17 columns) and `calls` from `zoom` and the placed people.

    Needs `place_people` and `find_calendar` first.
    """
    engine.step("calendar_meetings")
    engine.step("person_sessions", same_texts=same_texts(engine, "z", MEETING_TEXTS))
    engine.step("long_attendances")
    (copies,) = engine.one("SELECT count(*) FROM repeats WHERE copy > 1")
    engine.set(duplicates=copies)
    engine.step("attendance_weeks")
    with engine.as_written():
        engine.step("person_week")
