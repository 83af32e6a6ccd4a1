"""The steps of the analyst job, in the order in which they run."""

from __future__ import annotations

from zoomwizard.core.steps import Step

PERSON_ROWS = Step(
    __package__,
    "person_rows",
    needs=("person_cells", "read_dates", "read_zones", "read_starts", "read_ends", "read_days"),
    makes=("person_rows",),
)
NUMBER_MACROS = Step(__package__, "number_macros", makes=("hours", "fine_hours", "millionths_text"))
PERSON_WEEKS = Step(
    __package__,
    "person_weeks",
    needs=("hash_ids_seen", "person_rows", "wall_clock"),
    makes=("week_from", "persons", "person_zones", "hours_of_rows", "schedules", "person_weeks"),
)
WORKING_CLOCK = Step(
    __package__,
    "working_clock",
    needs=("schedules", "wall_clock"),
    makes=("shifts", "day_key", "worked", "worked_until", "worked_within", "works_at", "after_units"),
)
PERSON_TIMES = Step(
    __package__,
    "person_times",
    needs=("person_weeks", "persons", "schedules", "utc_clock"),
    makes=("person_times", "week_at"),
)
CALENDAR = Step(__package__, "calendar", needs=("subjects", "salt_blocks", "topics_seen"), makes=("calendar",))
PERSON_SESSIONS = Step(
    __package__,
    "person_sessions",
    needs=("zoom", "persons", "calendar"),
    makes=("call_reason", "reason_of", "is_unscheduled", "digits_of", "sessions", "several"),
)
LONG_ATTENDANCES = Step(
    __package__,
    "long_attendances",
    needs=("zoom", "sessions", "several"),
    makes=("repeats", "copies", "long_attendances", "joined_spans"),
)
LONG_CALLS = Step(
    __package__,
    "long_calls",
    needs=("long_attendances", "person_times", "joined_spans", "worked"),
    makes=("long_calls",),
)
SINGLE_CALLS = Step(
    __package__, "single_calls", needs=("sessions", "several", "person_times", "worked"), makes=("single_calls",)
)
SUM_WEEKS = Step(
    __package__, "person_week", needs=("single_calls", "long_calls"), makes=("calls", "weeks"), marks=("cells",)
)
PUBLISHED = Step(
    __package__,
    "published",
    needs=("subjects", "calendar", "zoom", "persons", "person_weeks", "utc_clock", "worked"),
    makes=("as_read", "topics", "sessions", "placed", "calls", "weeks"),
    marks=("cells",),
)
RESULTS = Step(
    __package__,
    "results",
    needs=("person_weeks", "periods", "person_rows", "weeks"),
    makes=("covered", "results"),
    marks=("columns", "cells"),
)
COUNT_PEOPLE = Step(__package__, "people_counts", needs=("person_rows", "hash_ids_seen"), makes=("people_counts",))
ANALYST_COUNTS = Step(
    __package__,
    "analyst_counts",
    needs=("person_rows", "person_zones", "hash_ids_seen", "people_counts", "results", "weeks"),
    makes=("zone_sources", "analyst_counts"),
)
REPORT_HUMANS = Step(__package__, "report_humans", needs=("results", "person_rows"), makes=("report_humans",))
REPORT_ROWS = Step(
    __package__,
    "report_rows",
    needs=("results", "person_rows", "person_cells", "report_humans"),
    makes=("report_rows",),
    marks=("groups", "owns"),
)
REPORT_PEOPLE = Step(__package__, "report_people", needs=("report_rows",), makes=("report_people",), marks=("groups",))
REPORT_KINDS = Step(
    __package__,
    "report_kinds",
    needs=("report_rows", "person_rows", "person_zones", "report_people", "report_sums"),
    makes=("report_kinds",),
    marks=("groups", "owns"),
)
REPORT_SUMS = Step(
    __package__, "report_sums", needs=("report_rows", "results"), makes=("report_sums",), marks=("sums", "owns")
)
