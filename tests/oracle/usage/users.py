"""The table users (section 4.3)."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from tests.oracle.usage.cells import Row, day_of, flag, in_minutes, minutes, number
from tests.oracle.usage.days import sum_given
from tests.oracle.usage.facts import Facts, Options, UserRow
from tests.oracle.usage.names import person_names
from tests.oracle.usage.occurrences import Attendance, Held, hold_all
from tests.oracle.usage.peaks import length
from tests.oracle.usage.people import Person, by_email, by_zoom_id, fold_email

LICENCES: Final = {1: "basic", 2: "licensed", 3: "on-prem", 99: "none"}


def users_table(facts: Facts, options: Options) -> list[Row]:
    """One row for everyone in Zoom's list, all hosts and all internal people, weak ones never."""
    held = hold_all(facts, options)
    return [user_row(who, held, facts, options) for who in sorted(people_listed(held, facts, options))]


def people_listed(held: Sequence[Held], facts: Facts, options: Options) -> set[str]:
    listed = [user_of(row, options) for row in facts.users]
    hosts = [one.host for one in held]
    internal = [one.person for occurrence in held for one in occurrence.attendances if one.internal]
    return {person.id for person in (*listed, *hosts, *internal) if person is not None and not person.is_weak}


def user_of(row: UserRow, options: Options) -> Person | None:
    return by_email(row.email, options) or by_zoom_id(row.id, options)


def user_row(who: str, held: Sequence[Held], facts: Facts, options: Options) -> Row:
    listed = [row for row in facts.users if (user := user_of(row, options)) is not None and user.id == who]
    return {
        "person": who,
        "licence": licence(listed),
        **activity(who, held, options),
        "zoom_meetings": number(sum_given(row.meetings for row in listed)),
        "zoom_join_records": number(sum_given(row.participants for row in listed)),
        "zoom_participant_minutes": number(sum_given(row.meeting_minutes for row in listed)),
        **names_of(who, listed, held, options),
    }


def licence(listed: Sequence[UserRow]) -> str:
    """That of the latest month; of two accounts with one HashID that of the first address."""
    if not listed:
        return ""
    month = max(row.month for row in listed)
    latest = min((row for row in listed if row.month == month), key=lambda row: (fold_email(row.email), not row.active))
    return "" if latest.type is None else LICENCES.get(latest.type, "")


def visits(who: str, held: Sequence[Held]) -> list[tuple[Held, Attendance]]:
    return [(occurrence, one) for occurrence in held for one in occurrence.attendances if one.person.id == who]


def activity(who: str, held: Sequence[Held], options: Options) -> Row:
    """Without participants nobody knows who attended, nor then on which days anybody was active."""
    known = options.participants
    hosted = [one for one in held if one.host is not None and one.host.id == who]
    attended = [(occurrence, one) for occurrence, one in visits(who, held) if one.attended(options)]
    days: list[date] = sorted({one.day for one in hosted} | {occurrence.day for occurrence, _ in attended})
    time = [session for _, one in attended for session in one.sessions]
    hosted_minutes = sum((one.minutes for one in hosted if one.is_meeting), Fraction(0))
    return {
        "active": flag(bool(days) if known else None),
        "hosted": number(sum(one.is_meeting for one in hosted)),
        "attended": number(sum(one.is_meeting for one, _ in attended) if known else None),
        "webinars_hosted": number(sum(not one.is_meeting for one in hosted)),
        "webinars_attended": number(sum(not one.is_meeting for one, _ in attended) if known else None),
        "hosted_minutes": minutes(hosted_minutes),
        "attended_minutes": minutes(in_minutes(length(time)) if known else None),
        "active_days": number(len(days) if known else None),
        "first_active": day_of(days[0] if days and known else None),
        "last_active": day_of(days[-1] if days and known else None),
    }


def names_of(who: str, listed: Sequence[UserRow], held: Sequence[Held], options: Options) -> Row:
    met = sorted((one for _, one in visits(who, held)), key=lambda one: (one.first_join, one.names))
    hosts = [one.occurrence.host for one in held if one.host is not None and one.host.id == who]
    emails = [row.email for row in listed] + [email for one in met for email in one.emails] + hosts
    return person_names(emails, [name for one in met for name in one.names], options)
