"""Cells of reports as SQL reads them: meeting IDs and whole numbers, also where a spreadsheet changed them."""

from __future__ import annotations

from zoomwizard.core.engine import quoted
from zoomwizard.core.steps import Step

# Of the column of types, in Zoom's languages. Nothing that a meeting is called has any of these in it.
WEBINAR_WORDS = (
    "webb?in[aáà]|webb?[ -]?seminar|web semineri|вебинар|вебінар|ウェビナー|웨비나|"
    "网络研讨会|網[路絡]研討會|seminarios? (via )?web|seminários? (da )?web|hội thảo (trực tuyến|web)|"
    "ندوة|וובינר|สัมมนา"
)
CELL_MACROS = Step(
    __package__,
    "cell_macros",
    makes=("is_rounded", "has_decimals", "meeting_digits", "significant_digits", "odd_number", "whole_number"),
)


def webinar_sql(cell: str) -> str:
    """SQL: whether a row is of a webinar, by the report's column of types."""
    return (
        f"CASE {cell} WHEN 'Meeting' THEN false WHEN 'Webinar' THEN true "
        f"ELSE coalesce(regexp_matches(lower({cell}), {quoted(WEBINAR_WORDS)}), false) END"
    )
