"""What reports on usage ask of Zoom: meetings and webinars with all that Zoom has of them, its own figures, and costs.

A name is dropped as soon as its answer is read; who needs what stands for it says so with `Piece.finish`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from zoomwizard.core.said import say
from zoomwizard.zoom.api import endpoints, usage_answers
from zoomwizard.zoom.api.answers import host_of
from zoomwizard.zoom.api.usage_answers import Occurrence, Session
from zoomwizard.zoom.collect.pieces import (
    Days,
    Piece,
    Way,
    is_ready,
    months_of,
    thirty_days_of,
    whole_range,
    windows_piece,
)

MEETING_SORT, WEBINAR_SORT = "meeting", "webinar"  # the sorts of occurrences
LAG = timedelta(minutes=60)  # after which a day's list has everything
STARTS_EARLIER = timedelta(days=2)  # than its end, at most, where a list goes by the start
NO_REGISTRATION, NOT_REQUIRED = 300, 3000  # Zoom's codes where a webinar has none
TELEPHONE_TYPES = ("1", "2", "3")


def nameless(_: Any, record: Any) -> Any:
    """A record without the name that is shown of somebody."""
    return replace(record, name="")


def host_session(occurrence: Occurrence) -> Session:
    """The session of a host who was alone, which no list of participants has."""
    seconds = int((occurrence.end - occurrence.start).total_seconds())
    return Session(
        occurrence.host, "", "", "", internal=True, waiting=False, join=occurrence.start, leave=occurrence.end,
        seconds=seconds,
    )  # fmt: skip


def alone(occurrence: Occurrence, answered: bool) -> Session | None:  # noqa: FBT001 - as every `alone`
    """The host's session, where Zoom answers without anybody or says that only one person was there."""
    return host_session(occurrence) if answered or occurrence.participants == 1 else None


def one_person(occurrence: Occurrence) -> Sequence[Session] | None:
    """What is known of a meeting without asking: of one person there is no list."""
    return [host_session(occurrence)] if occurrence.participants == 1 else None


def of_days(days: Days) -> Mapping[str, str]:
    """What a query says of a window."""
    return {"from": str(days.first), "to": str(days.last)}


def are_over(days: Days, at: datetime) -> bool:
    """Whether all days of a window were over when it was asked for."""
    return at >= datetime.combine(days.last, time(), UTC) + timedelta(days=1) + LAG


def is_here(session: Session) -> bool:
    """Whether somebody got further than the waiting room."""
    return not session.waiting


OCCURRENCES_PIECE = Piece(
    name="list",
    what=say("the list of meetings and webinars"),
    record=Occurrence,
    ways=(
        Way(
            say("the account's list of meetings and webinars"),
            endpoints.OCCURRENCE_LIST,
            usage_answers.occurrence_of_list,
            ({"date_type": "end_time", "meeting_type": "all"},),
        ),
        Way(
            say("the meetings and webinars of each host"),
            endpoints.HOST_OCCURRENCES,
            usage_answers.occurrence_of_host,
            ({"type": "past"}, {"type": "pastOne"}),
            through=Way(say("the list of hosts"), endpoints.HOSTS, host_of, ({"type": "active"},)),
            earlier=STARTS_EARLIER,
        ),
    ),
    key=lambda occurrence: occurrence.uuid,
    moment=lambda occurrence: occurrence.end,
    sort=lambda occurrence: WEBINAR_SORT if occurrence.is_webinar else MEETING_SORT,
    lag=LAG,
)
SESSIONS_PIECE = Piece(
    name="participants",
    what=say("the participants of a meeting"),
    record=Session,
    ways=(
        Way(say("the participants of a past meeting"), endpoints.PAST_SESSIONS, usage_answers.session_of),
        Way(say("the participants in the report"), endpoints.REPORT_SESSIONS, usage_answers.session_of),
    ),
    parent=OCCURRENCES_PIECE,
    of_sort=MEETING_SORT,
    known=one_person,
    alone=alone,
    is_somebody=is_here,
    is_ready=is_ready,
    must_be_whole=True,
    is_main=True,
    finish=nameless,
)


def _of_webinars(name: str, record: type, way: Way, **more: Any) -> Piece:
    more = {"must_be_whole": True, "may_be_empty": True, "is_needed": False} | more
    return Piece(
        name=name, what=way.what, record=record, ways=(way,), parent=OCCURRENCES_PIECE, of_sort=WEBINAR_SORT, **more
    )


def number_of_webinar(occurrence: Occurrence) -> str:
    """What the path of a webinar's registrants takes: not what an occurrence is known by."""
    return occurrence.number


WEBINAR_SESSIONS_PIECE = _of_webinars(
    "webinar",
    Session,
    Way(
        say("the participants of a webinar"), endpoints.WEBINAR_SESSIONS, usage_answers.session_of,
        ({"include_fields": "registrant_id"},),
    ),
    is_ready=is_ready,
    is_main=True,
    finish=nameless,
)  # fmt: skip
REGISTRANTS_PIECE = _of_webinars(
    "registrants",
    usage_answers.Registrant,
    Way(
        say("the registrations for a webinar"), endpoints.REGISTRANTS, usage_answers.registrant_of,
        ({"status": "approved"},), key_of=number_of_webinar,
    ),
    none_codes=frozenset({NO_REGISTRATION}),
)  # fmt: skip
PANELISTS_PIECE = _of_webinars(
    "panelists",
    usage_answers.Panelist,
    Way(
        say("the panelists of a webinar"), endpoints.PANELISTS, usage_answers.panelist_of, key_of=number_of_webinar
    ),
)  # fmt: skip
QUESTIONS_PIECE = _of_webinars(
    "qa",
    usage_answers.AskedQuestion,
    Way(say("the questions of a webinar"), endpoints.QUESTIONS, usage_answers.question_of),
    finish=nameless,
)
POLLS_PIECE = _of_webinars(
    "polls",
    usage_answers.PollAnswer,
    Way(say("the polls of a webinar"), endpoints.POLLS, usage_answers.poll_answer_of),
    finish=nameless,
)
ABSENTEES_PIECE = _of_webinars(
    "absentees",
    usage_answers.Absentee,
    Way(say("the people who registered for a webinar and didn't come"), endpoints.ABSENTEES, usage_answers.absentee_of),
    none_codes=frozenset({NOT_REQUIRED}),
)

# ---------------------------------------------------------------------------------------------------------
# Zoom's own figures, and costs

MONTHS_PIECE = windows_piece("months", months_of)
THIRTY_DAYS_PIECE = windows_piece("thirty days", thirty_days_of)


def _of_windows(name: str, record: type, way: Way, parent: Piece = MONTHS_PIECE) -> Piece:
    return Piece(
        name=name, what=way.what, record=record, ways=(way,), parent=parent, may_be_empty=True, is_needed=False,
        is_over=are_over,
    )  # fmt: skip


def _of_month(days: Days) -> Mapping[str, str]:
    return {"year": str(days.first.year), "month": str(days.first.month)}


DAILY_PIECE = _of_windows(
    "daily",
    usage_answers.DailyFigures,
    Way(say("Zoom's own figures of each day"), endpoints.DAILY, usage_answers.daily_of, about=_of_month),
)
USERS_PIECE = _of_windows(
    "users",
    usage_answers.UserFigures,
    Way(
        say("Zoom's list of users"), endpoints.USERS, usage_answers.user_of, ({"type": "active"}, {"type": "inactive"}),
        about=of_days,
    ),
)  # fmt: skip
TELEPHONE_PIECE = _of_windows(
    "telephone",
    usage_answers.CallLeg,
    Way(
        say("the costs of joining by telephone"),
        endpoints.TELEPHONE,
        usage_answers.call_leg_of,
        tuple({"type": number, "query_date_type": "end_time"} for number in TELEPHONE_TYPES),
        about=of_days,
    ),
)
RECORDING_PIECE = _of_windows(
    "recording",
    usage_answers.StorageDay,
    Way(say("the use of cloud storage"), endpoints.RECORDING, usage_answers.storage_of, about=of_days),
    THIRTY_DAYS_PIECE,
)
DEPARTMENT_BILLING = say("Zoom hasn't enabled the option Department Billing for the account")
BILLING_PIECE = Piece(
    name="billing",
    what=say("billing periods"),
    record=usage_answers.BillingPeriod,
    ways=(Way(say("billing periods"), endpoints.BILLING, usage_answers.billing_of),),
    window=whole_range,
    key=lambda period: period.billing,
    moment=lambda period: datetime.combine(period.first, time()),
    until=lambda period: datetime.combine(period.last, time()),
    is_needed=False,
    option=DEPARTMENT_BILLING,
)
INVOICES_PIECE = Piece(
    name="invoices",
    what=say("invoices"),
    record=usage_answers.Invoice,
    ways=(
        Way(
            say("invoices"), endpoints.INVOICES, usage_answers.invoice_of,
            about=lambda period: {"billing_id": period.billing},
        ),
    ),
    parent=BILLING_PIECE,
    may_be_empty=True,
    is_needed=False,
    option=DEPARTMENT_BILLING,
)  # fmt: skip
USAGE_PIECES = (
    OCCURRENCES_PIECE, SESSIONS_PIECE, WEBINAR_SESSIONS_PIECE, REGISTRANTS_PIECE, PANELISTS_PIECE, QUESTIONS_PIECE,
    POLLS_PIECE, ABSENTEES_PIECE, MONTHS_PIECE, DAILY_PIECE, USERS_PIECE, TELEPHONE_PIECE, BILLING_PIECE,
    INVOICES_PIECE, THIRTY_DAYS_PIECE, RECORDING_PIECE,
)  # fmt: skip


def pieces_named(names: Iterable[str], days: tuple[date, date], today: date) -> tuple[Piece, ...]:
    """The pieces of these names, in the order in which they are asked, and the windows that they are asked for.

    Zoom's own figures and costs are of `days`, as far as they have come.
    """
    first, last = days
    until = {MONTHS_PIECE.name: min(last, today), THIRTY_DAYS_PIECE.name: min(last, today - timedelta(days=1))}
    wanted = set(names)
    wanted |= {piece.parent.name for piece in USAGE_PIECES if piece.name in wanted and piece.parent is not None}
    found = (piece for piece in USAGE_PIECES if piece.name in wanted)
    return tuple(
        replace(piece, days=(first, until.get(piece.name, last)))
        if piece.name in {*until, BILLING_PIECE.name}
        else piece
        for piece in found
    )
