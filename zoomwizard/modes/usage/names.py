"""What a usage run writes is called; {} is the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zoomwizard.core.mode import DAY_MARK
from zoomwizard.core.output.private import KEEP_PRIVATE

FOLDER_NAME = f"Zoom usage {DAY_MARK}_{DAY_MARK} {{}}"
WITH_NAMES = " - with names"
WITHOUT_HASH_ID_NAME = KEEP_PRIVATE + "/People without HashID_{}.csv"
REJECTED_ROWS_NAME = KEEP_PRIVATE + "/Rejected usage rows_{}.csv"
USAGE_NAMES = (FOLDER_NAME, FOLDER_NAME + WITH_NAMES, WITHOUT_HASH_ID_NAME, REJECTED_ROWS_NAME)


def usage_names_of(answers: Mapping[str, Any]) -> Sequence[str]:
    """Those that a run with these answers makes."""
    is_shown = answers.get("identities") == "shown"
    lists = [WITHOUT_HASH_ID_NAME, REJECTED_ROWS_NAME] if answers.get("mapping") else [REJECTED_ROWS_NAME]
    return [FOLDER_NAME + WITH_NAMES if is_shown else FOLDER_NAME, *lists]


# In the folder.
DATABASE_NAME = "usage.duckdb"
USAGE_REPORT_NAME = "Zoom usage report {}.html"
WEBINAR_REPORT_NAME = "Zoom webinar report {}.html"
POWER_BI_NAME = "Power BI"
USAGE_RECORD_NAME = "Run record {}.json"
