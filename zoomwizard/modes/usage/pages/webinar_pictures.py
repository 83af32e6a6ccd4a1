"""Webinars from registration to poll, each figure only with enough people behind it. Source: docs/usage-report.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Figure, Picture
from zoomwizard.core.privacy.small_groups import Profile, choose_shown
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.modes.usage.pages.drawn import Name, picture_of
from zoomwizard.modes.usage.pages.meeting_pictures import other_note
from zoomwizard.modes.usage.pages.small import few_note, hidden_note, hidden_parts, is_small

MOST_WEBINARS = 12  # of which there is room for a curve
MOST_POLL_QUESTIONS = 24
WHO_REGISTERED, WHO_ATTENDED, WHO_DID_BOTH = "registered", "attended", "both"
CURVE_AXES = (say("Minutes since the beginning"), say("Attendees at that moment"))
WEBINAR_NAME, PERCENT_SIGN = say("Webinar"), "%"


@dataclass(frozen=True, kw_only=True)
class ShownWebinar:
    """What may be shown of a webinar; None is what isn't shown, or isn't known."""

    key: str
    name: Name
    registrants: int | None
    attendees: int | None
    rate: float | None
    mean_watch: float | None
    questions: int | None
    answered: int | None
    asked_share: float | None
    polled_share: float | None
    hidden: int


def shown_webinars(engine: Engine, minimum: int, zone: str) -> list[ShownWebinar]:
    """All webinars, in the order of their days; each is called by its local start, and its topic where that's known."""
    found = engine.all(
        "SELECT occurrence, timezone(?, timezone('UTC', start)), topic, registrants, attendees, walk_ins, no_shows, "
        "average_watch_minutes, questions, questions_answered, askers, qa_rate, poll_people, poll_rate "
        "FROM out_webinars ORDER BY date, start, occurrence",
        [zone],
    )
    same = Counter(row[1:3] for row in found)
    return [shown_webinar(row, minimum, is_alone=same[row[1:3]] == 1) for row in found]


def shown_webinar(row: Sequence[Any], minimum: int, *, is_alone: bool) -> ShownWebinar:
    """What may be shown of a row of the table of webinars."""
    (key, begun, topic, registrants, attendees, walk_ins, no_shows, mean_watch, questions, answered, askers, qa_rate,
     poll_people, poll_rate) = row  # fmt: skip
    counted = counted_groups(registrants, attendees, walk_ins, no_shows, minimum)
    asked, polled = (part_of(attendees, rate, minimum) for rate in (qa_rate, poll_rate))
    is_attended = WHO_ATTENDED in counted or attendees == 0
    enough_ask, enough_answer = (
        askers == 0 == questions or not small_or_none(askers, minimum),
        not is_small(poll_people, minimum),
    )
    shown: dict[str, Any] = {
        "registrants": registrants if WHO_REGISTERED in counted or registrants == 0 else None,
        "attendees": attendees if is_attended else None,
        "rate": rate_of(registrants, no_shows) if {WHO_DID_BOTH, WHO_REGISTERED} <= counted else None,
        "mean_watch": float_of(mean_watch) if WHO_ATTENDED in counted else None,
        "questions": questions if enough_ask else None,
        "answered": answered if enough_ask else None,
        "asked_share": asked if is_attended and enough_ask else None,
        "polled_share": polled if is_attended and enough_answer else None,
    }
    known = {
        "registrants": registrants, "attendees": attendees, "rate": no_shows, "mean_watch": mean_watch,
        "questions": questions, "answered": answered, "asked_share": qa_rate, "polled_share": poll_rate,
    }  # fmt: skip
    hidden = sum(shown[name] is None and known[name] is not None for name in shown)
    name = say("{day}, {time}", day=begun.date(), time=f"{begun:%H:%M}")
    for more in (topic, "" if is_alone else key):
        name = say("{name}, {more}", name=name, more=more) if more else name
    return ShownWebinar(key=key, name=name, hidden=hidden, **shown)


def counted_groups(
    registrants: int | None, attendees: int | None, walk_ins: int | None, no_shows: int | None, minimum: int
) -> set[str]:
    """Which numbers of people may be told beside each other: of registrants, of attendees, of those who are both."""
    people: Counter[Profile] = Counter()
    if attendees is not None and walk_ins is not None and no_shows is not None:
        people[Profile((), (), (WHO_REGISTERED, WHO_ATTENDED, WHO_DID_BOTH))] = attendees - walk_ins
        people[Profile((), (), (WHO_REGISTERED,))] = no_shows
        people[Profile((), (), (WHO_ATTENDED,))] = walk_ins
    else:
        people[Profile((), (), (WHO_ATTENDED,))] = attendees or 0
        people[Profile((), (), (WHO_REGISTERED,))] = registrants or 0
    people = +people
    return choose_shown(people, minimum).counted


def small_or_none(people: int | None, minimum: int) -> bool:
    """Whether too few people, or nobody that is known, are behind what was asked."""
    return people is None or people < minimum


def part_of(whole: int | None, rate: float | None, minimum: int) -> float | None:
    """A share of some people in per cent, unless those of it or the others are too few."""
    if whole is None or rate is None:
        return None
    part = round(float(rate) * whole)
    return None if is_small(part, minimum) or is_small(whole - part, minimum) else 100 * float(rate)


def rate_of(registrants: int | None, no_shows: int | None) -> float | None:
    """The share of the registrants who attended, in per cent."""
    return None if not registrants or no_shows is None else 100 * (registrants - no_shows) / registrants


def float_of(value: float | Decimal | None) -> float | None:
    """A number of the tables."""
    return None if value is None else float(value)


def webinar_figures(shown: list[ShownWebinar], minimum: int) -> list[Figure]:
    """Key figures, as means over those webinars whose values are shown: so they tell nothing of the others."""
    people = [one.attendees for one in shown if one.attendees is not None]
    rates = [one.rate for one in shown if one.rate is not None]
    watched = [one.mean_watch for one in shown if one.mean_watch is not None]
    means = (
        ("webinar-attendees", say("Attendees of a webinar"), people, say("people on average"), 1),
        ("webinar-rate", say("Registrants who attended"), rates, "%", 0),
        ("webinar-watch", say("Time an attendee watched"), watched, say("minutes on average"), 1),
    )
    found = [Figure(key="webinar-count", label=say("Webinars"), value=len(shown), unit=say("webinars"), decimals=0)]
    for key, label, values, unit, digits in means:
        if not values and not any(one.hidden for one in shown):
            continue  # it isn't known
        value = sum(values) / len(values) if values else None
        found.append(Figure(key=key, label=label, value=value, unit=unit, decimals=digits,
                            note=few_note(value, minimum)))  # fmt: skip
    return found


# ---------------------------------------------------------------------------------------------------------
# Pictures


def largest(shown: list[ShownWebinar]) -> list[ShownWebinar]:
    """The webinars with most attendees, in the order of their days."""
    known = [one for one in shown if one.attendees is not None]
    chosen = {one.key for one in sorted(known, key=lambda one: -(one.attendees or 0))[:MOST_WEBINARS]}
    return [one for one in shown if one.key in chosen]


def of_largest(shown: list[ShownWebinar], some: list[ShownWebinar]) -> Said | str:
    """That there are more webinars than have room."""
    if len(some) == len([one for one in shown if one.attendees is not None]):
        return ""
    return say(
        "These are the {n} webinars with the most attendees; the others are in the file webinars.csv.", n=len(some)
    )


def registered_pictures(shown: list[ShownWebinar], minimum: int) -> list[Picture]:
    """Registered and attended, and the share of the registrants who attended."""
    some = largest(shown)
    note = sentences(of_largest(shown, some), hidden_note(sum(one.hidden for one in shown), minimum))
    counts = {
        say("Registered"): [float_of(one.registrants) for one in some],
        say("Attended"): [float_of(one.attendees) for one in some],
    }
    rated = [one for one in some if one.rate is not None]
    return [
        picture_of("registered", "bar", say("From registration to attendance"), (WEBINAR_NAME, say("Number of people")),
                   counts, [one.name for one in some], note=note),
        picture_of("rates", "bar", say("Registrants who attended"), (WEBINAR_NAME, say("% of the registrants")),
                   {say("Share who attended"): [one.rate for one in rated]}, [one.name for one in rated],
                   unit=PERCENT_SIGN, note=say("Webinars without registration, or with too few people, are left out.")),
    ]  # fmt: skip


def curve_pictures(engine: Engine, shown: list[ShownWebinar], minimum: int) -> list[Picture]:
    """How many attendees were there, minute by minute."""
    made = []
    for place, one in enumerate(largest(shown), 1):
        points = engine.all("SELECT minute, present FROM out_retention WHERE occurrence = ? ORDER BY minute", [one.key])
        if not points:
            continue
        known = [(count, -minute) for minute, count in points if not is_small(count, minimum)]
        most, at = max(known, default=(0, 0))
        summary = say("Most attendees at the same time: {most}, at minute {minute}.", most=most, minute=-at)
        present = [None if is_small(count, minimum) else float(count) for _, count in points]
        made.append(
            picture_of(
                f"curve-{place}", "line", one.name, CURVE_AXES,
                {say("Attendees"): present}, [f"{minute}" for minute, _ in points],
                note=hidden_note(present.count(None), minimum), summary=summary if most else None,
            )
        )  # fmt: skip
    return made


def question_pictures(shown: list[ShownWebinar], minimum: int) -> list[Picture]:
    """Questions asked and answered, and how many of the attendees asked."""
    asked = [one for one in shown if one.questions][:MOST_WEBINARS]
    shares = [one for one in shown if one.asked_share is not None][:MOST_WEBINARS]
    note = say(
        "Questions of hosts and panelists don't count. Questions of fewer than {minimum} different people, or only "
        "anonymous ones, aren't shown.",
        minimum=minimum,
    )
    return [
        picture_of("questions", "bar", say("Questions asked and answered"), (WEBINAR_NAME, say("Number of questions")),
                   {say("Asked"): [float_of(one.questions) for one in asked],
                    say("Answered"): [float_of(one.answered) for one in asked]},
                   [one.name for one in asked], note=note),
        picture_of("askers", "bar", say("Attendees who asked something"), (WEBINAR_NAME, say("% of the attendees")),
                   {say("Share who asked"): [one.asked_share for one in shares]}, [one.name for one in shares],
                   unit=PERCENT_SIGN, decimals=1),
    ]  # fmt: skip


def poll_pictures(engine: Engine, shown: list[ShownWebinar], minimum: int) -> list[Picture]:
    """How each question of a poll was answered; rare answers together."""
    names = {one.key: one.name for one in shown}
    polls: dict[tuple[str, int, int], dict[int, tuple[int, str | None]]] = {}
    texts: dict[tuple[str, int, int], str | None] = {}
    for key, poll, question, option, count, question_text, option_text in engine.all(
        "SELECT occurrence, poll, question, option, people + anonymous, question_text, option_text FROM out_polls p "
        "JOIN out_webinars w USING (occurrence) ORDER BY w.date, w.start, occurrence, poll, question, option"
    ):
        polls.setdefault((key, poll, question), {})[option] = (count, option_text)
        texts[key, poll, question] = question_text
    made = []
    for place, (of, options) in enumerate([*polls.items()][:MOST_POLL_QUESTIONS], 1):
        key, poll, question = of
        hidden = hidden_parts({option: count for option, (count, _) in options.items()}, minimum)
        rows: list[tuple[Name, float]] = [
            (text or say("Option {n}", n=option), float(count))
            for option, (count, text) in options.items()
            if option not in hidden
        ]
        if hidden and max(options[option][0] for option in hidden) >= minimum:
            rows.append((say("Other options"), float(sum(options[option][0] for option in hidden))))
        asked = texts[of] or say("Question {n}", n=question)
        title = say("{webinar}, poll {poll}: {asked}", webinar=names[key], poll=poll, asked=asked)
        made.append(
            picture_of(
                f"poll-{place}", "bar", title,
                (say("Answer"), say("Number of answers")), {say("Answers"): [count for _, count in rows]},
                [name for name, _ in rows],
                note=other_note(len(hidden), minimum) if rows else few_note(None, minimum),
            )
        )  # fmt: skip
    return made
