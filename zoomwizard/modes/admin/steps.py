"""The steps of the admin job, in the order in which they run: each report's rows, then those of all."""

from __future__ import annotations

from zoomwizard.core.steps import Step

FETCHED = Step(__package__, "fetched", needs=("raw",), marks=("number", "mark", "kept", "source"))
SEE_ROWS = Step(
    __package__, "addresses", needs=("rows_seen", "raw", "addresses_seen", "names_seen"), marks=("number", "is_name")
)
SETTLE = Step(
    __package__,
    "settle",
    needs=("rejected", "raw", "meeting_ids", "addresses", "addresses_seen", "known_by_name", "written"),
    marks=("number",),
)
CHANGED_IDS = Step(__package__, "changed_ids", needs=("changed_ids", "raw"))
STAYS = Step(
    __package__,
    "stays",
    needs=("stays", "raw", "written", "addresses", "known_by_name"),
    marks=("kept", "number", "same_texts"),
)
PLACE_PEOPLE = Step(
    __package__,
    "people",
    needs=("mapping", "addresses", "known_by_name"),
    makes=("hash_ids", "people", "names"),
    marks=("beyond_ascii",),
)
FULL_IDS = Step(__package__, "full_ids", needs=("written", "people"), makes=("full_ids",))
OCCURRENCES = Step(
    __package__,
    "occurrences",
    needs=("meeting_ids", "written", "people"),
    makes=("numbers", "topics", "meetings", "ties"),
)
SESSIONS = Step(
    __package__,
    "sessions",
    needs=("stays", "meetings", "ties", "people", "names"),
    makes=("sessions",),
    marks=("kept",),
)
BY_MINUTE = Step(
    __package__, "by_minute", needs=("sessions", "meetings", "written"), makes=("by_minute", "copies_by_minute")
)
DUPLICATES = Step(
    __package__, "duplicates", needs=("sessions", "meetings", "written"), makes=("doubled", "copies"), marks=("kept",)
)
COUNT_ROWS = Step(
    __package__, "admin_counts", needs=("rows_seen", "sessions", "people", "mapping"), makes=("admin_counts",)
)
UNMATCHED = Step(
    __package__,
    "unmatched",
    needs=("sessions", "people", "addresses_seen", "names"),
    makes=("unmatched",),
    marks=("is_name",),
)
HASHED_CELLS = Step(
    __package__, "hashed_cells", needs=("meetings", "ties", "sessions", "hash_ids"), makes=("meeting_cells",)
)
