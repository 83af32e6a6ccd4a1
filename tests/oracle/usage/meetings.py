"""The tables meetings and attendance (section 4.3)."""

from collections.abc import Sequence
from fractions import Fraction

from tests.oracle.usage.cells import Row, day_of, flag, mean, minutes, number, ratio, share, text, utc
from tests.oracle.usage.days import peak_of_people, person_minutes
from tests.oracle.usage.facts import Facts, Occurrence, Options
from tests.oracle.usage.names import occurrence_names, person_names
from tests.oracle.usage.occurrences import Attendance, Held, early_by, hold_all, late_by, presence
from tests.oracle.usage.peaks import peak


def meetings_table(facts: Facts, options: Options) -> list[Row]:
    meetings = [one for one in hold_all(facts, options) if one.is_meeting]
    return [meeting_row(one, options) for one in sorted(meetings, key=lambda one: one.id)]


def meeting_row(held: Held, options: Options) -> Row:
    occurrence = held.occurrence
    return {
        **when_and_who(held),
        "created": utc(occurrence.created),
        "minutes": minutes(held.minutes),
        "zoom_minutes": number(occurrence.zoom_minutes),
        "zoom_join_records": number(occurrence.zoom_join_records),
        **people_figures(held, options),
        "recorded": flag(is_recorded(occurrence)),
        "topic": topic_of(held, options),
        "source": occurrence.source,
        "coverage": held.coverage,
        **occurrence_names(held, options),
    }


def when_and_who(held: Held) -> Row:
    """What meetings and webinars begin with."""
    return {
        "occurrence": held.id,
        "series": held.series,
        "date": day_of(held.day),
        "host": "" if held.host is None else held.host.id,
        "start": utc(held.occurrence.start),
        "end": utc(held.occurrence.end),
    }


def topic_of(held: Held, options: Options) -> str:
    return text(held.occurrence.topic) if options.texts else ""


def is_recorded(occurrence: Occurrence) -> bool | None:
    """One of the two flags; what the list of one host says where there are no flags."""
    flags = occurrence.features or {}
    told = [flags[name] for name in ("record_to_cloud", "record_to_computer") if name in flags]
    return any(told) if told else occurrence.recorded


def people_figures(held: Held, options: Options) -> Row:
    """`people` to `waiting_rows`: all blank where the people are not known."""
    everyone = held.attendances
    attended = held.who_attended(options)
    sessions = [session for one in everyone for session in one.sessions]
    late = [one for one in attended if late_by(one, held) > options.grace_minutes]
    early = [one for one in attended if early_by(one, held) > options.grace_minutes]
    figures = {
        "people": number(len(everyone)),
        "people_weak": number(sum(one.person.is_weak for one in everyone)),
        "people_internal": number(sum(one.internal for one in everyone)),
        "attended": number(len(attended)),
        "connections": number(held.connections),
        "rejoin_factor": ratio(share(held.connections, len(everyone))),
        "peak_people": number(peak_of_people(everyone)),
        "peak_connections": number(peak(sessions)),
        "participant_minutes": minutes(person_minutes([held])),
        "average_attendance_minutes": minutes(mean([one.minutes for one in attended])),
        "average_presence": ratio(average_presence(attended, held)),
        "late_joiners": number(len(late)),
        "early_leavers": number(len(early)),
        "waiting_rows": number(held.waiting_rows),
    }
    return figures if held.is_known else dict.fromkeys(figures, "")


def average_presence(attended: Sequence[Attendance], held: Held) -> Fraction | None:
    """Over those who attended; of one occurrence all have a presence, or none has."""
    return mean([value for one in attended if (value := presence(one, held)) is not None])


# ---------------------------------------------------------------------------------------------------------
# Attendance


def attendance_table(facts: Facts, options: Options) -> list[Row]:
    """All who connected to meetings, attended or not."""
    meetings = [one for one in hold_all(facts, options) if one.is_meeting]
    rows = [attendance_row(one, held, options) for held in meetings for one in held.attendances]
    return sorted(rows, key=lambda row: (row["occurrence"], row["person"]))


def attendance_row(one: Attendance, held: Held, options: Options) -> Row:
    return {
        "occurrence": held.id,
        "person": one.person.id,
        "date": day_of(held.day),
        "role": "host" if one.person == held.host else "participant",
        "identity": one.person.identity,
        "internal": flag(one.internal),
        "first_join": utc(one.first_join),
        "last_leave": utc(one.last_leave),
        "connections": number(len(one.sessions)),
        "rejoins": number(one.rejoins),
        "minutes": minutes(one.minutes),
        "attended": flag(one.attended(options)),
        "presence": ratio(presence(one, held)),
        "late_by_minutes": minutes(late_by(one, held)),
        "early_by_minutes": minutes(early_by(one, held)),
        **person_names(one.emails, one.names, options),
    }
