"""Zoom's answers about how it is used, as records. Names stay until what stands for them is known, and no longer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from zoomwizard.zoom.api.answers import WAITING_ROOM_STATE, WEBINARS, list_of, moment_of, number_of, text_of
from zoomwizard.zoom.api.responses import day_of

RECORDED = ("record_to_cloud", "record_to_computer")
AMOUNT = re.compile(r"[-+]?\d{1,12}(?:\.\d{1,12})?")
LARGEST_AMOUNT = Decimal(10) ** 12
FLAG_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True)
class Occurrence:
    """A meeting or webinar that has ended. Times are UTC without a zone; None: not said.

    `features` are Zoom's own flags; a host's list has none of them, and no creation time.
    """

    uuid: str
    number: str
    is_webinar: bool
    topic: str
    host: str
    start: datetime
    end: datetime
    created: datetime | None
    minutes: int | None
    participants: int | None
    unique_viewers: int | None
    max_concurrent: int | None
    features: dict[str, bool] | None
    recorded: bool | None


@dataclass(frozen=True)
class Session:
    """One connection of one person; `name` is what is shown of somebody until a stand-in takes its place."""

    email: str
    zoom_id: str
    name: str
    registrant: str
    internal: bool
    waiting: bool
    join: datetime | None
    leave: datetime | None
    seconds: int | None


@dataclass(frozen=True)
class Registrant:
    """Somebody who registered for a webinar and was approved."""

    registrant: str
    email: str


@dataclass(frozen=True)
class Panelist:
    """Somebody who may speak in a webinar."""

    email: str


@dataclass(frozen=True)
class Absentee:
    """Somebody who registered and did not come."""

    registrant: str


@dataclass(frozen=True)
class AskedQuestion:
    """A question that somebody asked in a webinar; see `Session` for `name`."""

    question: str
    asked: datetime | None
    email: str
    zoom_id: str
    name: str
    answered: bool
    text: str
    answer: str


@dataclass(frozen=True)
class PollAnswer:
    """What somebody answered to a question of a poll; see `Session` for `name`."""

    poll: str
    asked: datetime | None
    email: str
    name: str
    text: str
    answer: str


@dataclass(frozen=True)
class DailyFigures:
    """Zoom's own figures of a day."""

    day: date
    new_users: int | None
    meetings: int | None
    participants: int | None
    minutes: int | None


@dataclass(frozen=True)
class UserFigures:
    """Zoom's own figures of a user in a month."""

    zoom_id: str
    email: str
    kind: int | None
    active: bool
    meetings: int | None
    participants: int | None
    minutes: int | None


@dataclass(frozen=True)
class CallLeg:
    """A connection by telephone, and its cost in US dollars. Amounts are texts of digits, as Zoom writes them."""

    kind: str
    country: str
    ended: datetime
    minutes: str
    cost: str


@dataclass(frozen=True)
class BillingPeriod:
    """A period of a bill."""

    billing: str
    kind: int | None
    first: date
    last: date
    amount: str
    tax: str
    currency: str


@dataclass(frozen=True)
class Invoice:
    """An invoice of a billing period."""

    charge: str
    first: date
    last: date
    quantity: str
    amount: str
    tax: str
    currency: str


@dataclass(frozen=True)
class StorageDay:
    """What was stored in the cloud on a day: `usage` and `plan` as Zoom writes them, such as 3 MB."""

    day: date
    usage: str
    plan: str


# ---------------------------------------------------------------------------------------------------------
# Meetings and webinars


def occurrence_of_list(item: Mapping[str, Any]) -> Occurrence | None:
    """An entry of the account's list; None where it can't be told what or when it was."""
    flags = item.get("feature_used")
    features = (
        {name: flag for name, flag in flags.items() if isinstance(flag, bool) and FLAG_NAME.fullmatch(name)}
        if isinstance(flags, dict)
        else {}
    )
    recorded = [features[name] for name in RECORDED if name in features]
    return _occurrence(
        item,
        text_of(item.get("meeting_uuid")),
        text_of(item.get("meeting_id")),
        item.get("host_email"),
        created=moment_of(item.get("create_time")),
        participants=number_of(item.get("participants")),
        unique_viewers=number_of(item.get("unique_viewers")),
        max_concurrent=number_of(item.get("max_concurrent_views")),
        features=features or None,
        recorded=any(recorded) if recorded else None,
    )


def occurrence_of_host(item: Mapping[str, Any]) -> Occurrence | None:
    """An entry of a host's list; None where it can't be told what or when it was."""
    recorded = item.get("has_recording")
    return _occurrence(
        item,
        text_of(item.get("uuid")),
        text_of(item.get("id")),
        item.get("user_email"),
        created=None,
        participants=number_of(item.get("participants_count")),
        unique_viewers=None,
        max_concurrent=None,
        features=None,
        recorded=recorded if isinstance(recorded, bool) else None,
    )


def _occurrence(item: Mapping[str, Any], uuid: str, number: str, host: Any, **more: Any) -> Occurrence | None:
    digits = re.sub("[^0-9]", "", number)
    start, end = moment_of(item.get("start_time")), moment_of(item.get("end_time"))
    minutes = number_of(item.get("duration"))
    if start and not end and minutes is not None:
        end = later(start, minutes)
    if not uuid or not digits or not start or not end:
        return None
    return Occurrence(
        uuid=uuid,
        number=digits,
        is_webinar=item.get("type") in WEBINARS,
        topic=text_of(item.get("topic")),
        host=text_of(host),
        start=start,
        end=max(start, end),
        minutes=minutes,
        **more,
    )


def later(moment: datetime, minutes: int) -> datetime | None:
    """So many minutes later; None where no calendar goes so far."""
    try:
        return moment + timedelta(minutes=minutes)
    except OverflowError:
        return None


def session_of(item: Mapping[str, Any]) -> Session:
    """A participant's connection, of all lists that there are of them."""
    internal, user = item.get("internal_user"), text_of(item.get("participant_user_id"))
    return Session(
        email=text_of(item.get("user_email")),
        zoom_id=user or text_of(item.get("id")),
        name=text_of(item.get("name")),
        registrant=text_of(item.get("registrant_id")),
        internal=internal if isinstance(internal, bool) else bool(user),
        waiting=text_of(item.get("status")) == WAITING_ROOM_STATE,
        join=moment_of(item.get("join_time")),
        leave=moment_of(item.get("leave_time")),
        seconds=number_of(item.get("duration")),
    )


def registrant_of(item: Mapping[str, Any]) -> Registrant | None:
    """A registrant; None where nothing says who."""
    found = Registrant(text_of(item.get("id")), text_of(item.get("email")))
    return found if found.registrant or found.email else None


def panelist_of(item: Mapping[str, Any]) -> Panelist | None:
    """A panelist; None without an address."""
    email = text_of(item.get("email"))
    return Panelist(email) if email else None


def absentee_of(item: Mapping[str, Any]) -> Absentee:
    """A registrant who did not come."""
    return Absentee(text_of(item.get("id")))


def question_of(item: Mapping[str, Any]) -> AskedQuestion | None:
    """A question; None for one that was deleted."""
    status, answer = text_of(item.get("question_status")), text_of(item.get("answer"))
    if status == "deleted":
        return None
    return AskedQuestion(
        question=text_of(item.get("question_id")),
        asked=moment_of(item.get("create_time")),
        email=text_of(item.get("email")),
        zoom_id=text_of(item.get("user_id")),
        name=text_of(item.get("name")),
        answered=status == "answered" or bool(answer) or bool(list_of(item.get("answer_details"))),
        text=text_of(item.get("question")),
        answer=answer,
    )


def poll_answer_of(item: Mapping[str, Any]) -> PollAnswer:
    """An answer to a question of a poll."""
    return PollAnswer(
        poll=text_of(item.get("polling_id")),
        asked=moment_of(item.get("date_time")),
        email=text_of(item.get("email")),
        name=text_of(item.get("name")),
        text=text_of(item.get("question")),
        answer=text_of(item.get("answer")),
    )


# ---------------------------------------------------------------------------------------------------------
# Figures and costs


def daily_of(item: Mapping[str, Any]) -> DailyFigures | None:
    """Zoom's figures of a day; None without a day."""
    day = day_of(item.get("date"))
    names = ("new_users", "meetings", "participants", "meeting_minutes")
    return DailyFigures(day, *(number_of(item.get(name)) for name in names)) if day else None


def user_of(item: Mapping[str, Any]) -> UserFigures | None:
    """A user with Zoom's figures; None where nothing says who. `asked_type` is what was asked for."""
    email, zoom_id = text_of(item.get("email")), text_of(item.get("id"))
    if not email and not zoom_id:
        return None
    return UserFigures(
        zoom_id=zoom_id,
        email=email,
        kind=number_of(item.get("type")),
        active=item.get("asked_type") == "active",
        meetings=number_of(item.get("meetings")),
        participants=number_of(item.get("participants")),
        minutes=number_of(item.get("meeting_minutes")),
    )


def call_leg_of(item: Mapping[str, Any]) -> CallLeg | None:
    """A connection by telephone; None without its end."""
    ended = moment_of(item.get("end_time"))
    if ended is None:
        return None
    kind, country = text_of(item.get("type")), text_of(item.get("country_name"))
    return CallLeg(kind, country, ended, plain_amount(item.get("duration")), plain_amount(item.get("total")))


def billing_of(item: Mapping[str, Any]) -> BillingPeriod | None:
    """A billing period; None where it can't be told which."""
    billing, days = text_of(item.get("id")), _days_of(item)
    if not billing or not days:
        return None
    money = (plain_amount(item.get("total_amount")), plain_amount(item.get("tax_amount")))
    return BillingPeriod(billing, number_of(item.get("type")), *days, *money, text_of(item.get("currency")))


def invoice_of(item: Mapping[str, Any]) -> Invoice | None:
    """An invoice; None without its days."""
    days = _days_of(item)
    if not days:
        return None
    quantity, amount, tax = (plain_amount(item.get(name)) for name in ("quantity", "total_amount", "tax_amount"))
    charge, currency = text_of(item.get("invoice_charge_name")), text_of(item.get("currency"))
    return Invoice(charge, *days, quantity, amount, tax, currency)


def storage_of(item: Mapping[str, Any]) -> StorageDay | None:
    """What was stored on a day; None without a day."""
    day = day_of(item.get("date"))
    return StorageDay(day, text_of(item.get("usage")), text_of(item.get("plan_usage"))) if day else None


def _days_of(item: Mapping[str, Any]) -> tuple[date, date] | None:
    first, last = day_of(item.get("start_date")), day_of(item.get("end_date"))
    return (first, last) if first and last and first <= last else None


def plain_amount(value: Any) -> str:
    """An amount as plain digits, with all the decimals that Zoom gives; blank for anything else."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent  # a letter if it's no finite number
        is_plain = isinstance(exponent, int) and abs(value) < LARGEST_AMOUNT and exponent >= -12
        return format(value, "f") if is_plain else ""
    text = text_of(value)
    return text if AMOUNT.fullmatch(text) else ""
