"""The steps of a comparison: which recording is of which call, what became of each, and the table of it."""

from __future__ import annotations

from zoomwizard.core.steps import Step

COMPARISON_MACROS = Step(
    __package__,
    "comparison_macros",
    makes=("cell_of", "exceeds", "length_of", "moment_of", "moment_text", "row_key", "seconds_of", "thousandths"),
)
OFFLINE_LISTS = Step(__package__, "offline_lists", needs=("read_cdr", "read_recordings", "users"))
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
