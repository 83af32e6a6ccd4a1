"""The tables webinars, webinar_people, retention, questions and polls (section 4.3)."""

from collections.abc import Sequence
from fractions import Fraction

from tests.oracle.usage.cells import Row, day_of, flag, mean, median, minutes, number, ratio, share, text, utc
from tests.oracle.usage.days import peak_of_people, person_minutes
from tests.oracle.usage.facts import Facts, Options
from tests.oracle.usage.meetings import topic_of, when_and_who
from tests.oracle.usage.names import occurrence_names, person_names
from tests.oracle.usage.occurrences import Attendance, Held, hold_all
from tests.oracle.usage.people import Person, by_email
from tests.oracle.usage.webinars import (
    AskedQuestion,
    GivenAnswer,
    PollOption,
    answers_of,
    attendees,
    curve,
    half_gone_minute,
    poll_ids,
    poll_options,
    presenters,
    questions_of,
    registered,
)


def webinars_of(facts: Facts, options: Options) -> list[Held]:
    """In the order of their stand-ins, which all five tables begin with."""
    return sorted((one for one in hold_all(facts, options) if not one.is_meeting), key=lambda one: one.id)


def ids_of(people: Sequence[Person | None]) -> set[str]:
    return {person.id for person in people if person is not None}


# ---------------------------------------------------------------------------------------------------------
# Webinars


def webinars_table(facts: Facts, options: Options) -> list[Row]:
    return [webinar_row(held, options) for held in webinars_of(facts, options)]


def webinar_row(held: Held, options: Options) -> Row:
    rates = attendance_and_watching(held, options)
    return {
        **when_and_who(held),
        "minutes": minutes(held.minutes),
        **rates,
        **question_figures(held, options),
        **poll_figures(held, options),
        "topic": topic_of(held, options),
        "coverage": held.coverage,
        **occurrence_names(held, options),
    }


def attendance_and_watching(held: Held, options: Options) -> Row:
    """`registrants` to `half_gone_minute`: what needs sessions is blank where the people are not known."""
    known = held.is_known
    audience = attendees(held, options)
    in_audience = ids_of([one.person for one in audience])
    on_stage = [one for one in held.attendances if one.person.id in presenters(held, options)]
    listed = registered(held, options)
    compared = set(listed or {}) if held.occurrence.registration and known else None
    watched = [one.minutes for one in audience]
    return {
        "registrants": number(None if listed is None else len(listed)),
        "attendees": number(len(audience) if known else None),
        "walk_ins": number(None if compared is None else len(in_audience - compared)),
        "no_shows": number(None if compared is None else len(compared - in_audience)),
        "zoom_absentees": number(held.occurrence.zoom_absentees),
        "attendance_rate": ratio(None if compared is None else share(len(compared & in_audience), len(compared))),
        "panelists": number(len(on_stage) if known and held.occurrence.panelists is not None else None),
        "connections": number(sum(len(one.sessions) for one in audience) if known else None),
        "zoom_unique_viewers": number(held.occurrence.unique_viewers),
        "zoom_max_concurrent": number(held.occurrence.max_concurrent_views),
        "peak_people": number(peak_of_people(audience) if known else None),
        "watch_minutes": minutes(sum(watched, start=person_minutes([])) if known else None),
        "average_watch_minutes": minutes(mean(watched)),
        "median_watch_minutes": minutes(median(watched)),
        "half_gone_minute": number(half_gone_minute(held, options)),
    }


def question_figures(held: Held, options: Options) -> Row:
    asked = questions_of(held, options)
    if asked is None:
        return dict.fromkeys(("questions", "questions_answered", "questions_anonymous", "askers", "qa_rate"), "")
    askers = ids_of([one.person for one in asked])
    return {
        "questions": number(len(asked)),
        "questions_answered": number(sum(one.is_answered for one in asked)),
        "questions_anonymous": number(sum(one.person is None for one in asked)),
        "askers": number(len(askers)),
        "qa_rate": ratio(rate_of_audience(askers, held, options)),
    }


def poll_figures(held: Held, options: Options) -> Row:
    given = answers_of(held, options)
    if given is None:
        return dict.fromkeys(("polls", "poll_people", "poll_answers_anonymous", "poll_rate"), "")
    people = ids_of([one.person for one in given])
    return {
        "polls": number(len(poll_ids(given))),
        "poll_people": number(len(people)),
        "poll_answers_anonymous": number(sum(one.person is None for one in given)),
        "poll_rate": ratio(rate_of_audience(people, held, options)),
    }


def rate_of_audience(people: set[str], held: Held, options: Options) -> Fraction | None:
    """The share of A that is among these people; nothing without A, nor where A is not known."""
    audience = ids_of([one.person for one in attendees(held, options)])
    return share(len(people & audience), len(audience))


# ---------------------------------------------------------------------------------------------------------
# People


def webinar_people_table(facts: Facts, options: Options) -> list[Row]:
    rows = []
    for held in webinars_of(facts, options):
        if held.is_known:
            rows += webinar_people_of(held, options)
    return rows


def webinar_people_of(held: Held, options: Options) -> list[Row]:
    """R and everyone who connected, less P."""
    connected = {one.person.id: one for one in held.attendances}
    everyone = (set(registered(held, options) or {}) | set(connected)) - presenters(held, options)
    return [webinar_person_row(who, connected.get(who), held, options) for who in sorted(everyone)]


def webinar_person_row(who: str, one: Attendance | None, held: Held, options: Options) -> Row:
    listed = registered(held, options) or {}
    has_registration = bool(held.occurrence.registration)
    attended = one is not None and one.attended(options)
    return {
        "occurrence": held.id,
        "person": who,
        "date": day_of(held.day),
        "registered": flag(who in listed if has_registration else None),
        "attended": flag(attended),
        "walk_in": flag(attended and who not in listed if has_registration else None),
        "watch_minutes": "0.00" if one is None else minutes(one.minutes),
        "first_join": utc(None if one is None else one.first_join),
        "last_leave": utc(None if one is None else one.last_leave),
        "questions": number(questions_by(who, questions_of(held, options))),
        "polls_answered": number(polls_by(who, answers_of(held, options))),
        **person_names(emails_in(who, one, held, options), () if one is None else one.names, options),
    }


def questions_by(who: str, asked: list[AskedQuestion] | None) -> int | None:
    if asked is None:
        return None
    return sum(one.person is not None and one.person.id == who for one in asked)


def polls_by(who: str, given: list[GivenAnswer] | None) -> int | None:
    if given is None:
        return None
    return len({one.answer.poll for one in given if one.person is not None and one.person.id == who})


def emails_in(who: str, one: Attendance | None, held: Held, options: Options) -> list[str]:
    written = [row.email for row in held.occurrence.registrants] if held.occurrence.registration else []
    mine = [email for email in written if (person := by_email(email, options)) is not None and person.id == who]
    return [*mine, *(() if one is None else one.emails)]


# ---------------------------------------------------------------------------------------------------------
# Retention, questions, polls


def retention_table(facts: Facts, options: Options) -> list[Row]:
    return [
        {
            "occurrence": held.id,
            "minute": number(minute),
            "present": number(present),
            "share": ratio(share(present, len(attendees(held, options)))),
        }
        for held in webinars_of(facts, options)
        for minute, present in enumerate(curve(held, options))
    ]


def questions_table(facts: Facts, options: Options) -> list[Row]:
    return [
        question_row(asked, held, options)
        for held in webinars_of(facts, options)
        for asked in questions_of(held, options) or []
    ]


def question_row(asked: AskedQuestion, held: Held, options: Options) -> Row:
    """Texts of the Q&A need both: texts kept and names shown."""
    has_texts = options.texts and options.shown
    names = (asked.question.name,) if asked.person is not None else ()
    emails = (asked.question.email,) if asked.person is not None else ()
    return {
        "occurrence": held.id,
        "question": number(asked.number),
        "asked": utc(asked.question.asked),
        "person": "" if asked.person is None else asked.person.id,
        "anonymous": flag(asked.person is None),
        "answered": flag(asked.is_answered),
        "question_text": text(asked.question.text) if has_texts else "",
        "answer_text": text(asked.question.answer) if has_texts else "",
        **person_names(emails, names, options),
    }


def polls_table(facts: Facts, options: Options) -> list[Row]:
    return [
        poll_row(option, held, options)
        for held in webinars_of(facts, options)
        for option in poll_options(answers_of(held, options) or [])
    ]


def poll_row(option: PollOption, held: Held, options: Options) -> Row:
    """A question is no secret; an option that few chose may be what one of them wrote."""
    is_common = option.people + option.anonymous >= options.min_group_size
    return {
        "occurrence": held.id,
        "poll": number(option.poll),
        "question": number(option.question),
        "option": number(option.option),
        "people": number(option.people),
        "anonymous": number(option.anonymous),
        "question_text": text(option.question_text) if options.texts else "",
        "option_text": text(option.option_text) if options.texts and (is_common or options.shown) else "",
    }
