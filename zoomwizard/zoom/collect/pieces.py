"""What can be asked of Zoom, declared: where the records of each piece come from, and what a missing answer means.

The loop, the limits, resume, putting aside, completeness and progress are written once for all of them.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from zoomwizard.core.said import Said, say
from zoomwizard.zoom.api.answers import (
    Meeting,
    Stay,
    host_of,
    meeting_of_history,
    meeting_of_host,
    stay_of_past,
    stay_of_report,
)
from zoomwizard.zoom.api.endpoints import (
    HISTORY,
    HOST_MEETINGS,
    HOSTS,
    PAST_PARTICIPANTS,
    REPORT_PARTICIPANTS,
    Endpoint,
)

MONTHS_KEPT = 6  # by Zoom's reports

PieceWindow = Callable[[date, date], Iterator[tuple[date, date]]]


def months_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The calendar months of a range, the first and the last one cut."""
    while first <= last:
        end = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
        yield first, min(end, last)
        first = end + timedelta(days=1)


@dataclass(frozen=True)
class Way:
    """One way to a piece's records. `read` makes one of an item, or None of an item that is left out.

    `queries` are asked one after another. `through` is a list of the same days whose records are what the path takes,
    one after another; such a way takes many more calls.
    """

    what: Said
    endpoint: Endpoint
    read: Callable[[Mapping[str, Any]], Any]
    queries: tuple[Mapping[str, str], ...] = ({},)
    through: Way | None = None

    @property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """All that are asked."""
        return ((*self.through.endpoints, self.endpoint)) if self.through else (self.endpoint,)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A kind of records that is asked for, by the first of its ways that is open.

    Without a parent it is a list over days, cut into windows of at most what Zoom gives at once: `key` is what a
    record is known by, blank where nobody can ask for more of it, and the day of its `start` has to be in the range.
    With a parent it is asked for once for each of the parent's records, whose key the path takes; the next way is asked
    where one has nothing. `is_ready` says whether Zoom has worked the records out; `alone` gives the one record that
    a parent has of which no way has any. `people` counts people, and says how many the parent has.
    """

    name: str
    what: Said
    record: type
    ways: tuple[Way, ...]
    window: PieceWindow = months_of
    key: Callable[[Any], str] = str
    start: Callable[[Any], datetime | None] = lambda _: None
    parent: Piece | None = None
    is_ready: Callable[[Sequence[Any]], bool] = lambda _: True
    alone: Callable[[Any], Any] = lambda _: None
    people: Callable[[Any, Sequence[Any]], tuple[int, int | None]] = lambda _, records: (len(records), None)


# ---------------------------------------------------------------------------------------------------------
# What meetings and their participants are


def is_ready(stays: Sequence[Stay]) -> bool:
    """Whether Zoom has worked out a list of participants: until then it gives 0 as the duration of all of them."""
    has_time = any(stay.join and stay.leave and stay.leave > stay.join for stay in stays)
    return not has_time or any(stay.seconds != 0 for stay in stays)


def host_alone(meeting: Meeting) -> Stay | None:
    """The stay of a host who was alone, which no list of participants has."""
    end = meeting.end
    if meeting.start and not end and meeting.minutes is not None:
        end = meeting.start + timedelta(minutes=meeting.minutes)
    if meeting.participants != 1 or not meeting.start or not end or not meeting.host:
        return None
    seconds = max(int((end - meeting.start).total_seconds()), 0)
    return Stay(meeting.host, "", meeting.start, end, seconds, guest=False, waiting=False)


def count_people(meeting: Meeting, stays: Sequence[Stay]) -> tuple[int, int | None]:
    """The people of a meeting, those in its waiting room left out, and how many its list says."""
    known = {stay.email.casefold() or stay.person or place for place, stay in enumerate(stays) if not stay.waiting}
    return len(known), meeting.participants


MEETINGS_PIECE = Piece(
    name="meetings",
    what=say("the list of meetings"),
    record=Meeting,
    ways=(
        Way(
            say("the account's list of meetings"),
            HISTORY,
            meeting_of_history,
            ({"date_type": "start_time", "meeting_type": "meeting"},),
        ),
        Way(
            say("the meetings of each host"),
            HOST_MEETINGS,
            meeting_of_host,
            ({"type": "past"}, {"type": "pastOne"}),  # meetings of two people or more; those of one alone
            through=Way(say("the list of hosts"), HOSTS, host_of, ({"type": "active"},)),
        ),
    ),
    key=lambda meeting: meeting.uuid,
    start=lambda meeting: meeting.start,
)
PARTICIPANTS_PIECE = Piece(
    name="participants",
    what=say("the participants of a meeting"),
    record=Stay,
    ways=(
        Way(say("the participants of a past meeting"), PAST_PARTICIPANTS, stay_of_past),
        Way(say("the participants in the report"), REPORT_PARTICIPANTS, stay_of_report),
    ),
    parent=MEETINGS_PIECE,
    is_ready=is_ready,
    alone=host_alone,
    people=count_people,
)
REPORT_PIECES = (MEETINGS_PIECE, PARTICIPANTS_PIECE)  # what a meeting report holds


def first_day_kept(today: date) -> date:
    """The first day whose meetings Zoom's reports still have."""
    months = today.year * 12 + today.month - 1 - MONTHS_KEPT
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
