"""The steps of a usage run: from what was read to facts, and from facts to the tables."""

from __future__ import annotations

from zoomwizard.core.steps import Step

FACTS_NAMES = ("occurrences", "sessions", "roles", "questions", "answers", "zoom_users", "daily", "costs", "coverage")

ROWS_OF_FILES = Step(
    __package__,
    "rows_of_files",
    needs=(
        "raw", "report_files", "known_occurrences", "seen_occurrences", "raw_sessions", "raw_roles", "raw_people",
        "rejected_rows", "rows_of_reports",
    ),
    makes=("batch_ids", "good_rows", "batch_guests"),
    marks=("says_no",),
)  # fmt: skip
OCCURRENCES_OF_FILES = Step(
    __package__,
    "occurrences_of_files",
    needs=(
        "raw_occurrences", "known_occurrences", "seen_occurrences", "report_files", "rejected", "rejected_rows",
        "reasons",
    ),
)  # fmt: skip
USAGE_MACROS = Step(__package__, "usage_macros", makes=("span", "share_of", "minutes_each", "joined_up", "peak_of"))
FACTS = Step(
    __package__,
    "facts",
    needs=(
        "raw_occurrences", "raw_sessions", "raw_roles", "raw_questions", "raw_answers", "raw_users", "raw_daily",
        "raw_costs", "raw_coverage", "keys",
    ),
    makes=("chosen_occurrences", *FACTS_NAMES),
)  # fmt: skip
IN_RANGE = Step(
    __package__, "in_range", needs=(*FACTS_NAMES, "hash_ids", "local_days"), makes=("persons", "people", "listed")
)
STAYS_OF_PEOPLE = Step(
    __package__, "usage_stays", needs=("sessions", "listed", "persons"), makes=("stays", "waiting_rows", "stretches")
)
PRESENCES = Step(
    __package__, "presences", needs=("stays", "stretches", "listed", "roles"), makes=("bounds", "presences")
)
WEBINAR_PARTS = Step(
    __package__,
    "webinars",
    needs=("presences", "listed", "roles", "questions", "answers"),
    makes=("attendees", "panel", "registrants", "asked", "chosen"),
)
PEAKS = Step(
    __package__,
    "peaks",
    needs=("stretches", "stays", "listed", "attendees"),
    makes=("peak_people", "peak_connections", "peak_people_of_days", "peak_meetings_of_days", "peak_attendees"),
)
STITCHED = Step(__package__, "stitched", needs=("listed",), makes=("stitched",))
MEETING_SUMS = Step(
    __package__,
    "meeting_sums",
    needs=("presences", "listed", "people", "people_of_occurrences", "stitched"),
    makes=("meeting_sums", "webinar_sums"),
    marks=("whole",),
)
OUT_MEETINGS = Step(
    __package__,
    "out_meetings",
    needs=("presences", "people", "listed", "bounds", "waiting_rows", "peak_people", "peak_connections"),
    makes=("people_of_occurrences", "out_meetings"),
)
OUT_DAYS = Step(
    __package__,
    "out_days",
    needs=("local_days", "meeting_sums", "webinar_sums", "peak_meetings_of_days", "peak_people_of_days", "daily"),
    makes=("out_days",),
)
OUT_MONTHS = Step(__package__, "out_months", needs=("out_days", "meeting_sums", "webinar_sums"), makes=("out_months",))
OUT_FEATURES = Step(__package__, "out_features", needs=("listed",), makes=("out_features",))
OUT_USERS = Step(
    __package__,
    "out_users",
    needs=("stretches", "presences", "zoom_users", "persons", "listed", "people"),
    makes=("out_users",),
)
OUT_ATTENDANCE = Step(
    __package__, "out_attendance", needs=("presences", "listed", "bounds", "people"), makes=("out_attendance",)
)
OUT_RETENTION = Step(
    __package__, "out_retention", needs=("listed", "bounds", "attendees", "stretches"), makes=("out_retention",)
)
OUT_WEBINARS = Step(
    __package__,
    "out_webinars",
    needs=("out_retention", "attendees", "registrants", "presences", "asked", "chosen", "listed", "peak_attendees"),
    makes=("half_gone", "out_webinars"),
)
OUT_WEBINAR_PEOPLE = Step(
    __package__,
    "out_webinar_people",
    needs=("registrants", "presences", "asked", "chosen", "listed", "people"),
    makes=("out_webinar_people",),
)
OUT_QUESTIONS = Step(__package__, "out_questions", needs=("asked", "listed", "people"), makes=("out_questions",))
OUT_POLLS = Step(__package__, "out_polls", needs=("chosen", "listed"), makes=("out_polls",))
OUT_COSTS = Step(__package__, "out_costs", needs=("costs",), makes=("out_costs",))
OUT_COVERAGE = Step(__package__, "out_coverage", needs=("coverage",), makes=("out_coverage",))
