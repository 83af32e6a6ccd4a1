"""What the Power BI template of 2021 wants of the joined file and the meeting query, and whether they have it.

The template finds its columns by their exact names, and guesses their types from the first rows.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.said import Said, first_of, plural, say
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS

# The columns that the template's own queries and pictures use. Others that it only declares may be missing.
PERSON_COLUMNS = (
    "PersonId",
    "Date",
    "Emails_sent_to_50_or_more_recipients",
    "Emails_sent_11_to_50_recipients",
    "Emails_sent_6_to_10_recipients",
    "Emails_sent_2_to_5_recipients",
    "Emails_sent_1_recipient",
    "All_hands_recurring_meeting_hours",
    "Workshop_recurring_meeting_hours",
    "Bloated_recurring_meeting_hours",
    "Lengthy_recurring_meeting_hours",
    "Status_update_recurring_meeting_hours",
    "Decision_making_recurring_meeting_hours",
    "One_on_one_recurring_meeting_hours",
    "After_hours_in_unscheduled_calls",
    "Unscheduled_Call_hours",
    "Recurring_or_regular_meeting_hours",
    "All_hands_meeting_hours",
    "Workshop_meeting_hours",
    "Bloated_meeting_hours",
    "Lengthy_meeting_hours",
    "Status_update_meeting_hours",
    "Decision_making_meeting_hours",
    "One_on_one_meeting_hours",
    "Workweek_span",
    "Total_focus_hours",
    "Multitasking_meeting_hours",
    "Meetings_with_manager_1_on_1",
    "Meetings",
    "Meeting_hours_with_manager_1_on_1",
    "Meeting_hours_with_manager",
    "Meeting_hours_during_working_hours",
    "Meeting_hours",
    "Generated_workload_meeting_hours",
    "Emails_sent",
    "Email_hours",
    "Conflicting_meeting_hours",
    "After_hours_meeting_hours",
    "After_hours_instant_messages",
    "After_hours_email_hours",
    "Organization",
    "WorkingStartTimeSetInOutlook",
    "WorkingEndTimeSetInOutlook",
    "WorkingDaysSetInOutlook",
    "Instant_message_hours",
    *(name for name in METRICS if name in ("Zoom_Unscheduled_call_hours", "Zoom_After_hours_in_unscheduled_calls")),
)
MEETING_COLUMNS = (
    "StartDate",
    "EndDate",
    "Emails_sent_during_meetings",
    "Attendee_meeting_hours",
    "IsRecurring",
    "Subject",
    "DurationHours",
)
ROWS_LOOKED_AT = 200  # from which it guesses the types
MOST_NAMED = 6
BLOCK = 1 << 20


def template_line(joined_file: Path, meetings: Path, rows: Sequence[int], blank: int, cancel: CancelToken) -> Said:
    """A sentence that says whether the two files meet the template, else what they lack.

    `rows` are the data rows of both, `blank` how many rows of covered weeks have no Zoom values.
    """
    lacks = missing(joined_file, PERSON_COLUMNS, say("person query"))
    lacks += missing(meetings, MEETING_COLUMNS, say("meeting query"))
    whole = hours_without_fraction(joined_file)
    if whole:
        names = first_of(whole, MOST_NAMED)
        lacks.append(say("a decimal point in the first {rows} rows of {names}", rows=ROWS_LOOKED_AT, names=names))
    if blank:
        lacks.append(
            plural(
                "a value in {n} row of a covered week (the published method leaves weeks without calls blank)",
                "values in {n} rows of covered weeks (the published method leaves weeks without calls blank)",
                n=blank,
            )
        )
    if any(has_line_breaks(path, count, cancel) for path, count in zip((joined_file, meetings), rows, strict=True)):
        lacks.append(say("values without line breaks"))
    if not lacks:
        return say("The files fit the Power BI template of 2021.")
    return say("The files don't fit the Power BI template of 2021. They lack {lacks}.", lacks=lacks)


def missing(path: Path, columns: Sequence[str], query: Said) -> list[Said]:
    """What is to be said of columns that a file has not."""
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file), [])
    names = [name for name in columns if name not in header]
    if not names:
        return []
    return [
        plural(
            "{n} column of the {query} ({names})",
            "{n} columns of the {query} ({names})",
            n=len(names),
            query=query,
            names=first_of(names, MOST_NAMED),
        )
    ]


def hours_without_fraction(path: Path) -> list[str]:
    """The hours columns of which none of the first rows holds a decimal point."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(islice(csv.DictReader(file), ROWS_LOOKED_AT))
    return [name for name in METRICS if name not in COUNTS and not any("." in (row[name] or "") for row in rows)]


def has_line_breaks(path: Path, rows: int, cancel: CancelToken) -> bool:
    """Whether a file has more lines than its header and its rows, or line breaks of another kind."""
    lines = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            cancel.raise_if_cancelled()
            if b"\r" in block:
                return True
            lines += block.count(b"\n")
    return lines > rows + 1
