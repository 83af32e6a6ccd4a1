"""What may stand in the run record, entry by entry."""

from __future__ import annotations

from dataclasses import replace

from zoomwizard.core.output.record import FINDINGS, VERSIONS
from zoomwizard.core.privacy.patterns import (
    INTEGER,
    NOT_ALLOWED,
    SHAPELESS,
    of_file,
    one_of,
    text_that,
    under,
)
from zoomwizard.core.privacy.proof import is_name_of
from zoomwizard.core.time.zones import resolve_zone
from zoomwizard.modes.analyst.names import ANALYST_NAMES

# Names of files and columns: whatever they are, but for e-mail addresses and telephone numbers.
SHAPELESS_NAME = replace(SHAPELESS, broken=NOT_ALLOWED, regex=r"[\s\S]*")
RECORD_COUNTS = (
    "rows_in", "rows_without_hash_id", "duplicates", "doubtful_minutes", "people_in_zoom", "people_found",
    "minutes_in_zoom", "minutes_found", "person_weeks", "person_weeks_with_calls", "weeks_with_calls",
    "reason_in_calendar", "reason_personal_or_instant_ID", "reason_other_ID", "reason_created_at_start",
    "reason_booked_ahead",
    "zone_from_the_person_query", "zone_from_another_week", "zone_from_the_Zoom_admin",
)  # fmt: skip
OUTPUT_ROLES = ("joined person query", "standalone metrics", "meeting query", "report", "Power BI project")


# One that is not named here must not be there at all.
RUN_RECORD_ENTRIES = {
    "kind": one_of("run record"),
    "format": INTEGER,
    **VERSIONS,
    "options.method": one_of("exact", "published"),
    "options.query_date_order": one_of("auto", "mdy", "dmy"),
    "options.working_hours": SHAPELESS_NAME,
    "options.working_days": SHAPELESS_NAME,
    "options.booking_gap_minutes": INTEGER,
    "options.time_zone": text_that(lambda name: resolve_zone(name) == name),
    "options.min_group_size": INTEGER,
    "options.attributes": SHAPELESS_NAME,
    "options.hash_column": SHAPELESS_NAME,
    "options.query_columns": SHAPELESS_NAME,
    **under("inputs", of_file(one_of("hashed file", "person query", "meeting query"), SHAPELESS_NAME)),
    **under("outputs", of_file(one_of(*OUTPUT_ROLES), text_that(lambda name: is_name_of(ANALYST_NAMES, name)))),
    **under("counts", dict.fromkeys(RECORD_COUNTS, INTEGER)),
    **FINDINGS,
}
