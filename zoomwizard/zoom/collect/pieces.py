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
from zoomwizard.zoom.api.usage_answers import Session

MONTHS_KEPT = 6  # by Zoom's reports
MONTHS_IN_PORTAL = 12  # by those that are exported in the portal; some of Zoom's pages say longer

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

    `queries` are asked one after another, and an item says by which it came: `asked_type`. `about` is what the query
    says of the parent, `key_of` what the path takes of it in place of its key. `through` is a list of the same days
    whose records are what the path takes, one after another; `of_each` are such keys that are known without asking.
    Either way takes many more calls. `earlier`: by which a list begins before its days, since it goes by another moment
    than the piece.
    """

    what: Said
    endpoint: Endpoint
    read: Callable[[Mapping[str, Any]], Any]
    queries: tuple[Mapping[str, str], ...] = ({},)
    through: Way | None = None
    of_each: tuple[str, ...] | None = None
    earlier: timedelta = timedelta()
    about: Callable[[Any], Mapping[str, str]] | None = None
    key_of: Callable[[Any], str] | None = None

    @property
    def is_detour(self) -> bool:
        """Whether it is asked once for each of many keys."""
        return self.through is not None or self.of_each is not None

    @property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """All that are asked."""
        return ((*self.through.endpoints, self.endpoint)) if self.through else (self.endpoint,)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A kind of records that is asked for, by the first of its ways that is open.

    Without a parent it is a list over days, cut into windows of at most what Zoom gives at once: `key` is what a
    record is known by, blank where nobody can ask for more of it, and the day of its `moment` (the days until `until`)
    has to be in the range, or in `days` where the piece goes by other ones. Such a list is over `lag` after its last
    day. One without ways is made of its windows, and Zoom is asked for nothing.

    With a parent it is asked for once for each of the parent's records of the sort `of_sort` that it `asks` for,
    whose key the path takes; the next way is asked where one has nothing, but for pieces that `may_be_empty`.
    `known` are records that are known without asking; `none_codes` are Zoom's numbers of errors that mean that there
    are none. Those that are not `is_somebody` are no answer alone. `is_ready` says whether Zoom has worked the records
    out; `alone` gives the one record that a parent has of which no way has any, and is told whether one answered
    at all. Where pages do not come to what Zoom counts, what `must_be_whole` is put aside. Records that are not
    `is_over` at the moment of asking are asked for again in the next run. `finish` makes a record what is kept.

    A piece that is not `is_needed` may be refused: the download goes on without it; `option` then says what has to be
    switched on. Of one that is `is_main` too many parents without an answer end the download. `people` counts people,
    and says how many the parent has.
    """

    name: str
    what: Said
    record: type
    ways: tuple[Way, ...]
    window: PieceWindow = months_of
    days: tuple[date, date] | None = None
    key: Callable[[Any], str] = str
    moment: Callable[[Any], datetime | None] = lambda _: None
    until: Callable[[Any], datetime] | None = None
    sort: Callable[[Any], str] = lambda _: ""
    lag: timedelta = timedelta()
    parent: Piece | None = None
    of_sort: str = ""
    asks: Callable[[Any], bool] = lambda _: True
    known: Callable[[Any], Sequence[Any] | None] = lambda _: None
    may_be_empty: bool = False
    none_codes: frozenset[int] = frozenset()
    is_somebody: Callable[[Any], bool] = lambda _: True
    is_ready: Callable[[Sequence[Any]], bool] = lambda _: True
    is_over: Callable[[Any, datetime], bool] = lambda *_: True
    must_be_whole: bool = False
    alone: Callable[[Any, bool], Any] = lambda *_: None
    finish: Callable[[Any, Any], Any] = lambda _, record: record
    is_needed: bool = True
    is_main: bool = False
    option: Said | None = None
    people: Callable[[Any, Sequence[Any]], tuple[int, int | None]] = lambda _, records: (len(records), None)

    def has_in(self, record: Any, first: date, last: date) -> bool:
        """Whether a record of a list belongs to these days."""
        begin = self.moment(record)
        if begin is None:
            return True
        end = self.until(record) if self.until else begin
        return begin.date() <= last and end.date() >= first


def whole_range(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A range that is asked for at once."""
    if first <= last:
        yield first, last


def thirty_days_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Thirty days each, the last ones fewer."""
    while first <= last:
        yield first, min(first + timedelta(days=29), last)
        first += timedelta(days=30)


@dataclass(frozen=True)
class Days:
    """A window of days that something is asked for."""

    first: date
    last: date


def windows_piece(name: str, window: PieceWindow) -> Piece:
    """The windows of a range: the parent of what is asked for once for each of them."""
    what = say("the requested days")
    return Piece(
        name=name, what=what, record=Days, ways=(), window=window, key=lambda days: f"{days.first} {days.last}"
    )


# ---------------------------------------------------------------------------------------------------------
# What meetings and their participants are


def is_ready(stays: Sequence[Stay | Session]) -> bool:
    """Whether Zoom has worked out a list of participants: until then it gives 0 as the duration of all of them."""
    has_time = any(stay.join and stay.leave and stay.leave > stay.join for stay in stays)
    return not has_time or any(stay.seconds != 0 for stay in stays)


def host_alone(meeting: Meeting, _: bool) -> Stay | None:  # noqa: FBT001 - as every `alone`
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
    moment=lambda meeting: meeting.start,
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
    is_main=True,
    people=count_people,
)
REPORT_PIECES = (MEETINGS_PIECE, PARTICIPANTS_PIECE)  # what a meeting report holds


def first_day_kept(today: date, months_kept: int = MONTHS_KEPT) -> date:
    """The first day whose meetings Zoom's reports still have."""
    months = today.year * 12 + today.month - 1 - months_kept
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
