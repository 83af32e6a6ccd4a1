"""Webinars: presenters, attendees and registrants, the curve, questions and polls (section 3.6)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from tests.oracle.text import WHITE_SPACE
from tests.oracle.usage.facts import Answer, Options, Question
from tests.oracle.usage.occurrences import Attendance, Held, ended, started
from tests.oracle.usage.people import Person, by_email, person_of_writer


def presenters(held: Held, options: Options) -> set[str]:
    """P: the host and the panelists (the host alone if nobody could be asked for the panelists)."""
    emails = (held.occurrence.host, *(held.occurrence.panelists or ()))
    return {person.id for email in emails if (person := by_email(email, options)) is not None}


def attendees(held: Held, options: Options) -> list[Attendance]:
    """A: everyone who attended, less P."""
    leave_out = presenters(held, options)
    return [one for one in held.who_attended(options) if one.person.id not in leave_out]


def registered(held: Held, options: Options) -> dict[str, Person] | None:
    """R by ID: the approved registrants, each once, less P. Nobody without registration, None if it is unknown."""
    if held.occurrence.registration is None:
        return None
    if not held.occurrence.registration:
        return {}
    leave_out = presenters(held, options)
    people = [by_email(one.email, options) for one in held.occurrence.registrants]
    return {person.id: person for person in people if person is not None and person.id not in leave_out}


# ---------------------------------------------------------------------------------------------------------
# The curve


def curve(held: Held, options: Options) -> list[int]:
    """How many of A are connected at S + 0, 1, 2, ... minutes, before E. Nothing without A."""
    audience = attendees(held, options)
    start, end = started(held), ended(held)
    if not audience or start is None or end is None:
        return []
    present = []
    instant = start
    while instant < end:
        present.append(sum(is_connected(one, instant) for one in audience))
        instant += timedelta(minutes=1)
    return present


def is_connected(one: Attendance, instant: datetime) -> bool:
    """The instant of leaving is outside."""
    return any(join <= instant < leave for join, leave in one.sessions)


def half_gone_minute(held: Held, options: Options) -> int | None:
    """The first minute with less than half of A after the first one of the highest number."""
    present = curve(held, options)
    if not present:
        return None
    half = Fraction(len(attendees(held, options)), 2)
    highest = present.index(max(present))
    later = [minute for minute in range(highest + 1, len(present)) if present[minute] < half]
    return later[0] if later else None


# ---------------------------------------------------------------------------------------------------------
# Questions


@dataclass(frozen=True, kw_only=True)
class AskedQuestion:
    number: int
    question: Question
    person: Person | None  # None is anonymous

    @property
    def is_answered(self) -> bool:
        return (
            self.question.status == "answered"
            or self.question.answer.strip(WHITE_SPACE) != ""
            or self.question.has_details
        )


def questions_of(held: Held, options: Options) -> list[AskedQuestion] | None:
    """Without those of P and the deleted ones, numbered from 1 by time, then ID. None if unknown."""
    if held.occurrence.questions is None:
        return None
    leave_out = presenters(held, options)
    kept = []
    for question in sorted(held.occurrence.questions, key=lambda one: (one.asked, one.id)):
        person = person_of_writer(question, held.occurrence, options)
        if question.status != "deleted" and (person is None or person.id not in leave_out):
            kept.append((question, person))
    return [
        AskedQuestion(number=number, question=question, person=person)
        for number, (question, person) in enumerate(kept, start=1)
    ]


# ---------------------------------------------------------------------------------------------------------
# Polls


@dataclass(frozen=True, kw_only=True)
class GivenAnswer:
    answer: Answer
    options: tuple[str, ...]  # the chosen ones, each once
    person: Person | None  # None is anonymous


@dataclass(frozen=True, kw_only=True)
class PollOption:
    poll: int
    question: int
    option: int
    people: int
    anonymous: int
    question_text: str
    option_text: str


def split_answer(answer: str) -> tuple[str, ...]:
    """At semicolons, each part trimmed, blank parts dropped."""
    parts = [part.strip(WHITE_SPACE) for part in answer.split(";")]
    return tuple(sorted({part for part in parts if part}))


def answers_of(held: Held, options: Options) -> list[GivenAnswer] | None:
    """Without those of P and those that choose nothing. None if unknown."""
    if held.occurrence.answers is None:
        return None
    leave_out = presenters(held, options)
    kept = []
    for answer in held.occurrence.answers:
        person = person_of_writer(answer, held.occurrence, options)
        chosen = split_answer(answer.answer)
        if chosen and (person is None or person.id not in leave_out):
            kept.append(GivenAnswer(answer=answer, options=chosen, person=person))
    return kept


def poll_ids(answers: list[GivenAnswer]) -> list[str]:
    """In the order of their first answer, then of their ID."""
    first: dict[str, datetime] = {}
    for given in answers:
        poll = given.answer.poll
        first[poll] = min(given.answer.asked, first.get(poll, given.answer.asked))
    return sorted(first, key=lambda poll: (first[poll], poll))


def poll_options(answers: list[GivenAnswer]) -> list[PollOption]:
    """Polls numbered from 1 by their first answer, questions in a poll and options in a question by text."""
    found = []
    for poll_number, poll in enumerate(poll_ids(answers), start=1):
        of_poll = [given for given in answers if given.answer.poll == poll]
        for question_number, question in enumerate(sorted({given.answer.question for given in of_poll}), start=1):
            of_question = [given for given in of_poll if given.answer.question == question]
            texts = sorted({text for given in of_question for text in given.options})
            for option_number, text in enumerate(texts, start=1):
                chose = [given for given in of_question if text in given.options]
                found.append(
                    PollOption(
                        poll=poll_number,
                        question=question_number,
                        option=option_number,
                        people=len({given.person.id for given in chose if given.person is not None}),
                        anonymous=sum(given.person is None for given in chose),
                        question_text=question,
                        option_text=text,
                    )
                )
    return found
