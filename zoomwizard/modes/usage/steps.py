"""The steps of a usage run: from what was read to facts, and from facts to the tables."""

from __future__ import annotations

from zoomwizard.core.steps import Step

USAGE_MACROS = Step(
    __package__, "usage_macros", makes=("joined_up", "minutes_each", "minutes_of", "peak_of", "share_of", "span")
)
ROWS_OF_FILES = Step(
    __package__,
    "rows_of_files",
    needs=(
        "known_occurrences",
        "raw",
        "raw_people",
        "raw_roles",
        "raw_sessions",
        "rejected_rows",
        "report_files",
        "rows_of_reports",
        "seen_occurrences",
    ),
    makes=("batch_guests", "batch_ids", "good_rows"),
    marks=("says_no",),
)
OCCURRENCES_OF_FILES = Step(
    __package__,
    "occurrences_of_files",
    needs=(
        "known_occurrences",
        "raw_occurrences",
        "reasons",
        "rejected",
        "rejected_rows",
        "report_files",
        "seen_occurrences",
    ),
)
FACTS = Step(
    __package__,
    "facts",
    needs=(
        "keys",
        "people_by_email",
        "people_by_id",
        "raw_answers",
        "raw_costs",
        "raw_coverage",
        "raw_daily",
        "raw_occurrences",
        "raw_questions",
        "raw_roles",
        "raw_sessions",
        "raw_users",
    ),
    makes=(
        "answers",
        "chosen_occurrences",
        "costs",
        "coverage",
        "daily",
        "nameless",
        "occurrences",
        "person_of_email",
        "person_of_zoom_id",
        "questions",
        "roles",
        "sessions",
        "used_features",
        "zoom_users",
    ),
)
FIGURES = Step(
    __package__, "figures", needs=("raw_costs", "raw_daily", "store_days"), makes=("figures_costs", "figures_daily")
)
KEPT_DAY = Step(
    __package__,
    "kept_day",
    needs=(
        "answers",
        "kept_answers",
        "kept_occurrences",
        "kept_questions",
        "kept_roles",
        "kept_sessions",
        "occurrences",
        "questions",
        "roles",
        "sessions",
        "taken",
    ),
    makes=("day_answers", "day_occurrences", "day_questions", "day_roles", "day_sessions"),
)
JOIN_KEPT = Step(
    __package__,
    "join_kept",
    needs=(
        "answers",
        "costs",
        "daily",
        "kept_answers",
        "kept_costs",
        "kept_daily",
        "kept_features",
        "kept_occurrences",
        "kept_questions",
        "kept_roles",
        "kept_sessions",
        "occurrences",
        "questions",
        "roles",
        "sessions",
    ),
    makes=("moved_away", "used_features"),
)
IN_RANGE = Step(
    __package__,
    "in_range",
    needs=("answers", "hash_ids", "local_days", "occurrences", "questions", "roles", "sessions", "zoom_users"),
    makes=("listed", "people", "persons"),
)
STAYS_OF_PEOPLE = Step(
    __package__, "usage_stays", needs=("listed", "persons", "sessions"), makes=("stays", "stretches", "waiting_rows")
)
PRESENCES = Step(__package__, "presences", needs=("listed", "persons", "roles", "stays"), makes=("bounds", "presences"))
WEBINAR_PARTS = Step(
    __package__,
    "webinars",
    needs=("answers", "listed", "persons", "presences", "questions", "roles"),
    makes=("asked", "attendees", "chosen", "panel", "registrants"),
)
PEAKS = Step(
    __package__,
    "peaks",
    needs=("attendees", "listed", "stays", "stretches"),
    makes=(
        "attendee_stretches",
        "meeting_stays",
        "meeting_stretches",
        "meetings_by_day",
        "peak_attendees",
        "peak_connections",
        "peak_meetings_of_days",
        "peak_people",
        "peak_people_of_days",
        "stretches_by_day",
        "stretches_of_days",
    ),
)
STITCHED = Step(__package__, "stitched", needs=("listed",), makes=("stitched",))
MEETING_SUMS = Step(
    __package__,
    "meeting_sums",
    needs=("listed", "people", "people_of_occurrences", "presences", "stitched"),
    makes=("meeting_sums", "webinar_sums"),
    marks=("whole",),
)
OUT_ATTENDANCE = Step(
    __package__,
    "out_attendance",
    needs=("bounds", "listed", "people", "presences"),
    makes=("attendance", "out_attendance"),
)
OUT_COSTS = Step(__package__, "out_costs", needs=("costs",), makes=("out_costs",))
OUT_COVERAGE = Step(__package__, "out_coverage", needs=("coverage",), makes=("out_coverage",))
OUT_DAYS = Step(
    __package__,
    "out_days",
    needs=(
        "daily",
        "listed",
        "local_days",
        "meeting_sums",
        "peak_meetings_of_days",
        "peak_people_of_days",
        "webinar_sums",
    ),
    makes=("out_days",),
)
OUT_FEATURES = Step(__package__, "out_features", needs=("listed", "used_features"), makes=("out_features",))
OUT_MEETINGS = Step(
    __package__,
    "out_meetings",
    needs=("bounds", "listed", "peak_connections", "peak_people", "people", "presences", "waiting_rows"),
    makes=("out_meetings", "people_of_occurrences"),
)
OUT_MONTHS = Step(__package__, "out_months", needs=("meeting_sums", "out_days", "webinar_sums"), makes=("out_months",))
OUT_POLLS = Step(__package__, "out_polls", needs=("chosen", "listed"), makes=("out_polls",))
OUT_QUESTIONS = Step(__package__, "out_questions", needs=("asked", "listed", "people"), makes=("out_questions",))
OUT_RETENTION = Step(
    __package__, "out_retention", needs=("attendees", "bounds", "listed", "stretches"), makes=("out_retention",)
)
OUT_USERS = Step(
    __package__,
    "out_users",
    needs=("listed", "people", "persons", "presences", "stretches", "zoom_users"),
    makes=("attended_stretches", "out_users"),
)
OUT_WEBINAR_PEOPLE = Step(
    __package__,
    "out_webinar_people",
    needs=("asked", "chosen", "listed", "people", "presences", "registrants"),
    makes=("out_webinar_people",),
)
OUT_WEBINARS = Step(
    __package__,
    "out_webinars",
    needs=(
        "asked",
        "attendees",
        "chosen",
        "listed",
        "out_retention",
        "peak_attendees",
        "people",
        "presences",
        "registrants",
    ),
    makes=("half_gone", "out_webinars"),
)
OUT_SHOWN = Step(
    __package__,
    "shown",
    needs=(
        "attendance",
        "chosen_occurrences",
        "keys",
        "out_meetings",
        "out_questions",
        "out_users",
        "out_webinar_people",
        "out_webinars",
        "people",
        "people_by_email",
        "persons",
        "raw_occurrences",
        "raw_people",
    ),
    makes=(
        "named",
        "named_people",
        "out_attendance",
        "out_meetings",
        "out_questions",
        "out_users",
        "out_webinar_people",
        "out_webinars",
        "shown_occurrences",
    ),
)
