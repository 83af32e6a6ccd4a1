"""The key figures and pictures of the report, from numbers that may be shown. Source: docs/report.md."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Figure, Picture, Series
from zoomwizard.core.privacy.small_groups import OTHERS
from zoomwizard.core.said import Said, Value, plural, say, sentences
from zoomwizard.modes.analyst.changes import Comparison
from zoomwizard.modes.analyst.coverage import coverage_of
from zoomwizard.modes.analyst.means import MILLION, Means
from zoomwizard.modes.analyst.metrics import METRICS

UNSCHEDULED, SCHEDULED, TOTAL, MEETINGS = METRICS[0], METRICS[1], METRICS[2], METRICS[12]
AFTER_UNSCHEDULED, AFTER_SCHEDULED = METRICS[15], METRICS[16]
LENGTHS = {
    say("30 minutes or less"): METRICS[3],
    say("31 to 59 minutes"): METRICS[4],
    say("1 hour"): METRICS[5],
    say("1 to 2 hours"): METRICS[6],
    say("2 hours or more"): METRICS[7],
}
ATTENDEES = {
    say("2 attendees"): METRICS[8],
    say("3 to 8 attendees"): METRICS[9],
    say("9 to 18 attendees"): METRICS[10],
    say("19 or more attendees"): METRICS[11],
}
UNSCHEDULED_CALLS, SCHEDULED_CALLS = say("Unscheduled calls"), say("Scheduled calls")
HOURS_A_WEEK = say("Hours per person and week")
NOTHING = say("Nothing can be shown.")
# What a line or a bar adds up, by its name.
KINDS = {
    UNSCHEDULED_CALLS: (UNSCHEDULED,),
    SCHEDULED_CALLS: (SCHEDULED,),
    say("After hours"): (AFTER_UNSCHEDULED, AFTER_SCHEDULED),
}
AFTER_KINDS = {say("In unscheduled calls"): (AFTER_UNSCHEDULED,), say("In scheduled calls"): (AFTER_SCHEDULED,)}
OWN_WORDS = {
    "Meeting hours": say("Meeting hours"),
    "E-mail hours": say("E-mail hours"),
    "Chat hours": say("Chat hours"),
}


class Hours(float):
    """Hours in a sentence: two decimals everywhere."""

    def __format__(self, form: str) -> str:
        return format(float(self), f"{form}.2f")

    def __str__(self) -> str:
        return format(self)


def make_figures(
    everybody: Means, weeks: int, counts: Mapping[str, int], comparison: Comparison, minimum: int
) -> tuple[Figure, ...]:
    """The key figures, with how the last four weeks compare with the four before."""
    enough = everybody.people >= minimum
    few = "" if enough else say("Not shown: fewer than {minimum} people.", minimum=minimum)
    a_week = "hours per person and week"
    means = [
        ("unscheduled", UNSCHEDULED_CALLS, (UNSCHEDULED,), a_week),
        ("scheduled", SCHEDULED_CALLS, (SCHEDULED,), a_week),
        ("total", say("All calls"), (TOTAL,), a_week),
        ("meetings", say("Meetings"), (MEETINGS,), "per person and week"),
        ("after-hours", say("Calls after hours"), (AFTER_UNSCHEDULED, AFTER_SCHEDULED), a_week),
    ]
    found = [
        Figure(
            key=key,
            label=label,
            value=everybody.of(columns) if enough else None,
            unit=unit,
            note=few,
            change=comparison.change(columns),
        )
        for key, label, columns, unit in means
    ]
    people = everybody.people if enough else None
    found.append(Figure(key="people", label=say("People"), value=people, unit="people", note=few, decimals=0))
    found.append(Figure(key="weeks", label=say("Weeks"), value=weeks, unit="weeks", decimals=0))
    return (*found, matched_figure(counts, minimum))


def matched_figure(counts: Mapping[str, int], minimum: int) -> Figure:
    """How much of the call hours is that of people of the query.

    With everybody's hours known, a share of the hours tells those of the people without a row.
    """
    coverage = coverage_of(counts, minimum)
    is_hidden = not coverage.is_told
    note = say("Not shown, to protect a group of fewer than {minimum} people.", minimum=minimum) if is_hidden else ""
    share = 100 * coverage.minutes_found // coverage.minutes if coverage.minutes and not is_hidden else None
    label = say("Call hours of people who are in the person query")
    return Figure(key="matched", label=label, value=share, unit="%", note=note, decimals=0)


# ---------------------------------------------------------------------------------------------------------
# Pictures


def week_picture(
    key: str, title: Said, weeks: Mapping[str, Means | None], kinds: Mapping[Said, Sequence[str]],
    counted: Collection[str], minimum: int, about: Sequence[Said],
) -> Picture:  # fmt: skip
    """Lines over the weeks; of those not `counted` it is not told how many people they have."""
    hidden = sum(means is None for means in weeks.values())
    notes = list(about)
    if hidden:
        notes.append(
            plural(
                "{n} week isn't shown: fewer than {minimum} people have values in it, or the values of fewer than "
                "{minimum} people could be worked out from it.",
                "{n} weeks aren't shown: fewer than {minimum} people have values in them, or the values of fewer than "
                "{minimum} people could be worked out from them.",
                n=hidden,
                minimum=minimum,
            )
        )
    people = tuple(means.people if means and week in counted else None for week, means in weeks.items())
    if any(means and week not in counted for week, means in weeks.items()):
        notes.append(uncounted_note(minimum))
    series = tuple(
        Series(name=name, values=tuple(means.of(columns) if means else None for means in weeks.values()))
        for name, columns in kinds.items()
    )
    days = [date.fromisoformat(week) for week in weeks]
    return Picture(
        key=key, title=title, kind="line", x_title=say("Week from"), y_title=HOURS_A_WEEK,
        categories=tuple(say("{day}", day=day) for day in days), series=series, people=people,
        summary=week_summary(days, series), note=sentences(*notes),
    )  # fmt: skip


def uncounted_note(minimum: int) -> Said:
    """Why a number of people is not told where the means are."""
    return say(
        "Some numbers of people aren't shown: together with the others, they would reveal something "
        "about fewer than {minimum} people.",
        minimum=minimum,
    )


def week_summary(weeks: Sequence[date], series: Sequence[Series]) -> Said:
    """From and to, least and most, of each line."""
    found = []
    for line in series:
        known = [(Hours(value), week) for value, week in zip(line.values, weeks, strict=True) if value is not None]
        if len(known) == 1:
            ((hours, week),) = known
            found.append(say("{name}: {hours} hours in the week of {week}.", name=line.name, hours=hours, week=week))
        elif known:
            ends: dict[str, Value] = dict(zip(("first", "begin", "last", "end"), (*known[0], *known[-1]), strict=True))
            bounds: dict[str, Value] = dict(
                zip(("least", "low", "most", "high"), (*min(known), *max(known)), strict=True)
            )
            found.append(
                say(
                    "{name}: {first} hours in the week of {begin}, {last} hours in the week of {end}; "
                    "least {least} hours ({low}), most {most} hours ({high}).",
                    name=line.name,
                    **ends,
                    **bounds,
                )
            )
    return sentences(*found) if found else NOTHING


def group_picture(
    key: str, title: Said, name: str, groups: Mapping[str, Means], kinds: Mapping[Said, Sequence[str]], minimum: int
) -> Picture:
    """Bars for the groups of an attribute, those with most of the first kind at the top, merged ones last."""
    first = next(iter(kinds.values()))
    are_merged = set(groups) == {OTHERS}
    if are_merged:
        groups = {}
    order = sorted(groups, key=lambda group: (group == OTHERS, -groups[group].of(first), group))
    series = tuple(
        Series(name=kind, values=tuple(groups[group].of(columns) for group in order)) for kind, columns in kinds.items()
    )
    categories = tuple(OTHER_GROUPS if group == OTHERS else group for group in order)
    return Picture(
        key=key, title=title, kind="bar", x_title=name, y_title=HOURS_A_WEEK, categories=categories, series=series,
        people=tuple(groups[group].people for group in order), summary=bar_summary(categories, series),
        note=group_note(groups, minimum, are_merged=are_merged),
    )  # fmt: skip


OTHER_GROUPS = say("Other groups")


def group_note(groups: Collection[str], minimum: int, *, are_merged: bool) -> Said | str:
    """What is not shown of an attribute, and why."""
    if are_merged:
        return say(
            "Not shown: no two groups can be compared without revealing something about fewer than {n} people.",
            n=minimum,
        )
    if not groups:
        return say("Not shown: there are fewer than {minimum} people.", minimum=minimum)
    if OTHERS in groups:
        return say(
            "{others}: groups of fewer than {minimum} people, and others merged with them so that "
            "nothing can be worked out by subtraction.",
            others=OTHER_GROUPS,
            minimum=minimum,
        )
    return ""


def bar_summary(categories: Sequence[Said | str], series: Sequence[Series]) -> Said:
    """The largest and smallest bar of each colour."""
    found = []
    for bars in series:
        pairs = zip(bars.values, categories, strict=True)
        known = sorted((Hours(value), str(name), name) for value, name in pairs if value is not None)
        if not known:
            continue
        (least, _, low), (most, _, high) = known[0], known[-1]
        if len(known) == 1:
            found.append(say("{name}: most {most} hours ({high}).", name=bars.name, most=most, high=high))
            continue
        found.append(
            say(
                "{name}: most {most} hours ({high}), least {least} hours ({low}).",
                name=bars.name,
                most=most,
                high=high,
                least=least,
                low=low,
            )
        )
    return sentences(*found) if found else NOTHING


def band_picture(
    key: str, title: Said, x_title: Said, bands: Mapping[Said, str], everybody: Means, minimum: int
) -> Picture:
    """Unscheduled hours by bands of calls, over everybody."""
    enough = everybody.people >= minimum
    shown = tuple(bands) if enough else ()
    values = tuple(everybody.of([bands[band]]) for band in shown)
    series = (Series(name=UNSCHEDULED_CALLS, values=values),) if enough else ()
    return Picture(
        key=key, title=title, kind="bar", x_title=x_title, y_title=HOURS_A_WEEK, categories=shown, series=series,
        people=(everybody.people,) * len(shown), summary=bar_summary(shown, series),
        note="" if enough else group_note((), minimum, are_merged=False),
    )  # fmt: skip


def own_picture(
    engine: Engine, labels: Sequence[str], everybody: Means, counted: Collection[str], minimum: int
) -> Picture:
    """The query's own hours beside those of Zoom, each over the people who have a value."""
    bars: list[tuple[Said, float | None, int | None]] = []
    for n, label in enumerate(labels):
        found = engine.all(
            f"SELECT own_{n}_number, count(*), sum(own_{n}) FROM report_sums WHERE own_{n}_number > 0 "
            "GROUP BY 1 ORDER BY 1"
        )
        have_it = sum(count for _, count, _ in found)
        total = sum((Fraction(int(value), number) for number, _, value in found), Fraction())
        if have_it >= minimum:
            people = have_it if label in counted else None
            bars.append((OWN_WORDS[label], float(total / (have_it * MILLION)), people))
    if everybody.people >= minimum:
        zoom = ((say("Unscheduled Zoom calls"), UNSCHEDULED), (say("Scheduled Zoom calls"), SCHEDULED))
        bars += [(label, everybody.of([column]), everybody.people) for label, column in zoom]
    names = tuple(label for label, _, _ in bars)
    notes = [
        say("Each bar covers the people who have a value; a bar for fewer than {n} people isn't shown.", n=minimum)
    ]
    if any(people is None for _, _, people in bars):
        notes.append(uncounted_note(minimum))
    series = (Series(name=say("Hours"), values=tuple(value for _, value, _ in bars)),) if bars else ()
    return Picture(
        key="own", title=say("Zoom beside the query's own metrics"), kind="bar", x_title=say("Kind of work"),
        y_title=HOURS_A_WEEK, categories=names, series=series, people=tuple(people for _, _, people in bars),
        summary=bar_summary(names, series), note=sentences(*notes),
    )  # fmt: skip
