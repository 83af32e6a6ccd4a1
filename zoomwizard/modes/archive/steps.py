"""The steps of an archive: what its manifests say, and of a comparison what became of each call and meeting."""

from __future__ import annotations

from zoomwizard.core.steps import Step

MANIFEST_VIEWS = Step(
    __package__,
    "manifest_views",
    needs=("manifest_lines",),
    makes=("archived_files", "aside_files", "decisions", "open_holds"),
)
VERIFY_FILES = Step(
    __package__,
    "verify_files",
    needs=("archived_files", "found_files"),
    makes=("expected_files", "same_files", "wrong_files"),
    marks=("account",),
)
PURGE = Step(
    __package__,
    "purge",
    needs=("archived_files", "aside_files", "open_holds"),
    makes=("chosen_recordings", "held_recordings", "purge_files", "stored_files"),
)
METADATA_STEP = Step(
    __package__,
    "metadata",
    needs=("archived_files", "manifest_lines"),
    makes=("files_of_days", "last_statuses", "purged_recordings", "told_files"),
)
MATCH_PAIRS = Step(
    __package__,
    "match_pairs",
    needs=("match_calls", "match_people", "match_recordings"),
    makes=("contested", "matched_by_time", "pairs"),
)
COMPARISON_MACROS = Step(
    __package__,
    "comparison_macros",
    makes=("cell_of", "exceeds", "length_of", "moment_of", "moment_text", "row_key", "seconds_of", "thousandths"),
)
OFFLINE_LISTS = Step(
    __package__,
    "offline_lists",
    needs=("call_people", "calls", "phone_recordings", "read_cdr", "read_recordings", "users"),
)
MATCH_IDS = Step(
    __package__,
    "match_ids",
    needs=("call_people", "calls", "phone_recordings"),
    makes=("match_calls", "match_people", "match_recordings", "named"),
)
MATCHES = Step(
    __package__,
    "matches",
    needs=("matched_by_time", "named", "phone_recordings"),
    makes=("matches", "recorded_calls"),
)
RECORDED_PEOPLE = Step(__package__, "recorded_people", needs=("call_people", "matches", "phone_recordings"))
OFFLINE_NAMED = Step(__package__, "offline_named", needs=("calls", "matches", "named_recordings", "phone_recordings"))
PHONE_CASES = Step(
    __package__,
    "phone_cases",
    needs=(
        "call_people",
        "calls",
        "cases",
        "listed_people",
        "matches",
        "phone_recordings",
        "recorded_calls",
        "unclear_calls",
        "unclear_recordings",
    ),
    marks=("call_row", "recording_row"),
)
JUDGE = Step(
    __package__,
    "judge",
    needs=("cases", "decided", "judged", "last_statuses", "listed_people", "named_recordings"),
)
OUT_RECONCILIATION = Step(
    __package__, "out_reconciliation", needs=("judged", "statuses"), makes=("counted", "out_reconciliation")
)
