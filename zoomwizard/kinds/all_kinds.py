"""Which kind a file is of, by a header or title row of it: the one table of all kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zoomwizard.core.people.mapping_file import is_mapping_header
from zoomwizard.core.said import Said, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.kinds.hashed_file import is_nearly_hashed, maker_of_hashed_file
from zoomwizard.kinds.occurrence_reports import (
    REPORT,
    find_list,
    find_meeting,
    find_webinar,
    is_without_times,
    section_of,
)
from zoomwizard.kinds.queries import is_meeting_query, is_person_query, is_result, persons_of_pairs
from zoomwizard.kinds.report_headers import is_participants_header, is_report_header

Row = Sequence[str]
EXCEL_SUFFIXES = (".xlsx", ".xls", ".xlsm", ".xlsb")


@dataclass(frozen=True)
class FileKind:
    """A kind of file: a stable name, what a file of it looks like, as in "a person query", and which rows it has."""

    name: str
    looks: Said
    fits: Callable[[Row], bool]

    @property
    def is_zooms(self) -> bool:
        """Whether Zoom exports it as a report: who chooses such a file has taken it for another one."""
        return self.name not in NOT_ZOOMS


def has_any(*headers: Sequence[str]) -> Callable[[Row], bool]:
    """A row that has all columns of one of these headers."""
    wanted = [{header_key(text) for text in header} for header in headers]

    def fits(cells: Row) -> bool:
        keys = {header_key(cell) for cell in cells if cell.strip()}
        return any(header <= keys for header in wanted)

    return fits


def fits_any(*tests: Callable[[Row], bool]) -> Callable[[Row], bool]:
    """A row that one of these fits."""
    return lambda cells: any(test(cells) for test in tests)


def starts_like(pattern: str) -> Callable[[Row], bool]:
    """A row that begins with a pattern, or of which a cell does."""
    return lambda cells: any(re.match(pattern, text) for text in (*cells, " ".join(cells)))


NOT_ZOOMS = {
    "hashed-file", "result", "group-to-group", "person-to-group", "person-to-person", "person-query", "meeting-query",
    "mapping-file", "transcript", "chat",
}  # fmt: skip
# The first that fits is the one.
TABLE_KINDS = (
    FileKind(
        "hashed-file",
        say("a hashed Zoom file"),
        lambda cells: maker_of_hashed_file(cells) is not None or is_nearly_hashed(cells),
    ),
    FileKind("result", say("a result of an earlier run, with the Zoom_ columns in it"), is_result),
    FileKind("group-to-group", say("a group-to-group query"), lambda cells: persons_of_pairs(cells) == 0),
    FileKind("person-to-group", say("a person-to-group query"), lambda cells: persons_of_pairs(cells) == 1),
    FileKind("person-to-person", say("a person-to-person query"), lambda cells: persons_of_pairs(cells) == 2),
    FileKind("person-query", say("a person query"), is_person_query),
    FileKind("meeting-query", say("a meeting query"), is_meeting_query),
    FileKind("mapping-file", say("a mapping file"), is_mapping_header),
    FileKind("details-report", say("a Zoom report that the Zoom admin hasn't prepared"), is_report_header),
    FileKind("transcript", say("the transcript of a recording"), has_any(("WEBVTT",))),
    FileKind(
        "chat", say("the chat of a meeting"), starts_like(r"(?:\d{4}-\d{2}-\d{2} )?\d{2}:\d{2}:\d{2}\s+From\s.*:")
    ),
    FileKind(
        "attendee-report",
        say("a webinar attendee report"),
        fits_any(
            lambda cells: section_of(cells) == REPORT,
            lambda cells: find_webinar(cells, {}) is not None,
            has_any(("Attended", "Join Time"), ("Webinar ID", "Unique Viewers")),
        ),
    ),
    FileKind(
        "registration-report",
        say("a registration report"),
        has_any(("Registration Report",), ("Registration Time", "Approval Status")),
    ),
    FileKind(
        "poll-report",
        say("a poll report"),
        has_any(
            ("Poll Report",), ("Overview",), ("Launched Polls",), ("Submitted Date and Time",), ("Submitted Date/Time",)
        ),
    ),
    FileKind(
        "questions-report",
        say("a questions and answers report"),
        has_any(("Question and Answer Report",), ("Asker Name", "Asker Email")),
    ),
    FileKind(
        "dashboard-export",
        say("a dashboard export of one meeting"),
        has_any(("PSTN", "VoIP"), ("Participant", "Device", "IP Address")),
    ),
    FileKind(
        "usage-report",
        say("a daily usage report"),
        has_any(
            ("Date", "New Users", "Meetings", "Participants"), ("Date", "Meetings", "Participants", "Meeting Minutes")
        ),
    ),
    FileKind(
        "join-status-report",
        say("a report of the meetings that each user joined"),
        has_any(
            ("User Join Status",),
            ("User Name", "User Email", "Meeting ID", "Host Account Name"),
            ("Meeting Encryption Status",),
        ),
    ),
    FileKind(
        "user-list",
        say("a list of users"),
        has_any(("Email", "First Name", "Last Name", "License Type"), ("License Type", "Department")),
    ),
    FileKind("recording-list", say("a list of recordings"), has_any(("Host", "Topic", "ID", "File Size"))),
    FileKind(
        "telephone-report",
        say("a telephone report"),
        has_any(("Call ID",), ("Caller Number",), ("Callee Number",), ("Call Type",)),
    ),
    FileKind(
        "unique-users-report",
        say("a participants report of one meeting without times (unique users)"),
        is_without_times,
    ),
    FileKind(
        "participants-report",
        say("a participants report of one meeting"),
        fits_any(
            is_participants_header,
            lambda cells: find_meeting(cells, {}) is not None,
            has_any(("Name (Original Name)", "Join Time"), ("User Name", "Join Time", "Leave Time")),
        ),
    ),
    FileKind(
        "meeting-list",
        say("a list of meetings without their participants"),
        fits_any(
            lambda cells: find_list(cells, {}) is not None,
            has_any(("Topic", "Meeting ID", "Start Time", "End Time"), ("Topic", "ID", "Start time", "End time")),
        ),
    ),
)


def kind_of(cells: Row) -> FileKind | None:
    """The kind of a file with such a header or title row; None where it is unknown."""
    return next((kind for kind in TABLE_KINDS if kind.fits(cells)), None)


def kind_named(name: str) -> FileKind:
    """The kind of a name."""
    return next(kind for kind in TABLE_KINDS if kind.name == name)
