"""The numbers of the report: means over people, of groups that are large enough. Source: report.md 1.

Every mean is the mean over people of each person's mean week. A person's group is that of their last week.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.page.figures import Aggregates, Figure, Picture, Series
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.privacy.small_groups import OTHERS, Profile, choose_shown
from zoomwizard.core.tables.headers import header_key
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS
from zoomwizard.modes.analyst.queries import PersonQuery
from zoomwizard.modes.analyst.query_files import plain

USUAL_ATTRIBUTES = ("Organization", "LevelDesignation", "FunctionType")
OWN_METRICS = {
    "Meeting hours": ("meetinghours",),
    "E-mail hours": ("emailhours",),
    "Chat hours": ("instantmessagehours", "chathours"),
}
BLANK = "(blank)"
SOURCE = " from "
MILLION = 1_000_000
UNSCHEDULED, SCHEDULED, TOTAL, MEETINGS = METRICS[0], METRICS[1], METRICS[2], METRICS[12]
AFTER_UNSCHEDULED, AFTER_SCHEDULED = METRICS[15], METRICS[16]
LENGTHS = dict(
    zip(
        ("30 minutes or less", "31 to 59 minutes", "1 hour", "1 to 2 hours", "2 hours or more"),
        METRICS[3:8],
        strict=True,
    )
)
ATTENDEES = dict(
    zip(
        ("2 attendees", "3 to 8 attendees", "9 to 18 attendees", "19 or more attendees"),
        METRICS[8:12],
        strict=True,
    )
)
HOURS_A_WEEK = "Hours per person and week"
# What a line or a bar adds up, by its name.
KINDS = {
    "Unscheduled calls": (UNSCHEDULED,),
    "Scheduled calls": (SCHEDULED,),
    "After hours": (AFTER_UNSCHEDULED, AFTER_SCHEDULED),
}
AFTER_KINDS = {"In unscheduled calls": (AFTER_UNSCHEDULED,), "In scheduled calls": (AFTER_SCHEDULED,)}


# ---------------------------------------------------------------------------------------------------------
# The attributes


def attribute_places(query: PersonQuery, names: Sequence[str]) -> tuple[dict[str, int], list[Finding]]:
    """The columns of the attributes by their header, those usual ones that are there if none is named.

    Findings: errors about names that are no column of the query, or one with a meaning of its own.
    """
    keys = [header_key(text) for text in query.header]
    findings: list[Finding] = []
    places: dict[str, int] = {}
    taken = {*query.places.values(), *(n for n, text in enumerate(query.header) if text in METRICS or shapes_in(text))}
    free = {key: n for n, key in reversed(list(enumerate(keys))) if n not in taken and key}
    for name in names or [name for name in USUAL_ATTRIBUTES if header_key(name) in free]:
        exact = [n for n, text in enumerate(query.header) if text == name.strip() and n not in taken]
        place = exact[0] if exact else free.get(header_key(name))
        if place is not None:
            places.setdefault(query.header[place], place)
            continue
        known = header_key(name) in keys
        title = f"The person query has no column {name}."
        if known:
            title = f"The column {name} of the person query says who, when or how much, and is no attribute."
        hint = "Name columns that divide people into groups, such as Organization, with --attribute."
        choices = tuple(query.header[place] for place in sorted(free.values()))
        code = "option.attribute"
        findings.append(Finding(Severity.ERROR, "attribute", title, hint, query.name, code, choices))
    return places, findings


def own_places(query: PersonQuery) -> dict[str, int]:
    """The columns of the query's own metrics that stand beside those of Zoom, by what they are called here."""
    keys = [header_key(text) for text in query.header]
    found = {label: next((key for key in names if key in keys), None) for label, names in OWN_METRICS.items()}
    return {label: keys.index(key) for label, key in found.items() if key}


# ---------------------------------------------------------------------------------------------------------
# The tables


def keep_for_report(query: PersonQuery, attributes: Mapping[str, int]) -> PersonQuery:
    """The query, to be loaded with the cells of its attributes and own metrics kept, in this order."""
    return replace(query, kept=(*attributes.values(), *own_places(query).values()))


PEOPLE = "report_people JOIN report_sums USING (human)"
# SQL: the sums of the 17 columns over rows of `results`, in millionths.
SUMS = ", ".join(f"sum({name}){f' * {MILLION}' if name in COUNTS else ''} AS {name}" for name in METRICS)


def make_report_tables(engine: Engine, query: PersonQuery, attributes: int) -> None:
    """Make `report_humans`, `report_rows` and `report_people` from `results` and `kept_cells`.

    Of these last the first columns are attributes, as many as said, and the next ones the query's own metrics.
    """
    own = len(own_places(query))
    engine.step(steps.REPORT_HUMANS)
    join_humans(engine)
    groups = "".join(f", c.kept_{n} AS group_{n}" for n in range(attributes))
    owns = "".join(f", {millionths(f'c.kept_{attributes + n}')} AS own_{n}" for n in range(own))
    engine.step(steps.REPORT_ROWS, groups=groups, owns=owns)
    last = [f"arg_max(coalesce(group_{n}, ''), (week, row))" for n in range(attributes)]
    engine.step(steps.REPORT_PEOPLE, groups="".join(f", {plain(group)} AS group_{n}" for n, group in enumerate(last)))


def millionths(cell: str) -> str:
    """SQL: a number in millionths, whole; NULL for a text that is none."""
    number = f"coalesce(TRY_CAST({cell} AS DOUBLE), TRY_CAST({plain(cell)} AS DOUBLE))"
    return f"CAST(round({number} * {MILLION}) AS BIGINT)"


def join_humans(engine: Engine) -> None:
    """Give one number to all HashIDs and PersonIds of `report_humans` that belong together."""
    several = (
        "SELECT count(*) FROM (SELECT person_id FROM report_humans WHERE person_id IS NOT NULL "
        "GROUP BY person_id HAVING min(human) < max(human))"
    )
    while engine.one(several)[0]:
        for known_by in ("person_id", "person"):
            least = f"min(human) OVER (PARTITION BY {known_by})"
            engine.run(
                "CREATE OR REPLACE TABLE report_humans AS SELECT person, person_id, "
                f"CASE WHEN {known_by} IS NULL THEN human ELSE {least} END AS human FROM report_humans"
            )


# ---------------------------------------------------------------------------------------------------------
# The means


@dataclass(frozen=True)
class Means:
    """The people of a group, and the mean over them of each person's mean week, by column."""

    people: int
    by_column: Mapping[str, Fraction]

    def of(self, columns: Sequence[str]) -> float:
        """The sum of the means of some columns."""
        return float(sum((self.by_column[column] for column in columns), Fraction()))


def means_by(engine: Engine, key: str, table: str = PEOPLE) -> dict[str | None, Means]:
    """The means of all 17 columns for each value of `key`, SQL over people with their sums; NULL is a value too."""
    sums = ", ".join(f"sum({identifier(name)})" for name in METRICS)
    found = engine.all(f"SELECT {key}, number, count(*), {sums} FROM {table} GROUP BY ALL ORDER BY ALL")
    people: Counter[str | None] = Counter()
    totals: dict[str | None, list[Fraction]] = defaultdict(lambda: [Fraction()] * len(METRICS))
    for group, number, count, *values in found:
        people[group] += count
        parts = [Fraction(int(value), number) for value in values]
        totals[group] = [total + part for total, part in zip(totals[group], parts, strict=True)]
    return {
        group: Means(count, dict(zip(METRICS, (part / (count * MILLION) for part in totals[group]), strict=True)))
        for group, count in people.items()
    }


def means_by_week(engine: Engine, weeks: Collection[str]) -> dict[str, Means | None]:
    """The means of each week over the people who have values in it; None for a week that is not one of `weeks`."""
    of_weeks = (
        f"(SELECT CAST(r.week AS VARCHAR) AS week, count(*) AS number, {SUMS} "
        "FROM report_rows r JOIN results USING (row) GROUP BY r.week, human)"
    )
    return {str(week): means if week in weeks else None for week, means in means_by(engine, "week", of_weeks).items()}


def people_by_kind(engine: Engine, attributes: int, own: Sequence[str]) -> Counter[Profile]:
    """How many people there are of each kind; their marks are the names of what else the report counts people of."""
    engine.step(
        steps.REPORT_KINDS,
        groups=", ".join(f"coalesce(nullif(group_{n}, ''), '{BLANK}')" for n in range(attributes)),
        owns=", ".join(f"own_{n}_number > 0" for n in range(len(own))),
    )
    people: Counter[Profile] = Counter()
    for groups, weeks, owns, zone, hours, count in engine.all("FROM report_kinds"):
        marks = [label for label, has_value in zip(own, owns, strict=True) if has_value]
        marks += [SOURCE.join(("Time zone", zone)), SOURCE.join(("Working hours", hours))]
        people[Profile(tuple(groups), tuple(weeks.split(" ")), tuple(marks))] += count
    return people


# ---------------------------------------------------------------------------------------------------------
# The pictures


def make_aggregates(
    engine: Engine, query: PersonQuery, attributes: Mapping[str, int], minimum: int, counts: Mapping[str, int],
    about_weeks: Sequence[str] = (),
) -> Aggregates:  # fmt: skip
    """All that the report may show, from `report_rows` and `report_people`.

    `attributes` are columns of the query by name, `counts` those of the run; `about_weeks` is said beside the pictures
    of weeks.
    """
    own = own_places(query)
    owns = "".join(f", sum(own_{n}) AS own_{n}, count(own_{n}) AS own_{n}_number" for n in range(len(own)))
    engine.step(steps.REPORT_SUMS, sums=SUMS, owns=owns)
    everybody = means_by(engine, "''").get("", Means(0, {}))
    enough = everybody.people >= minimum
    people = people_by_kind(engine, len(attributes), list(own))
    # A name that looks like somebody's address or number is no name of a group.
    never = {name for kind in people for name in kind.groups if shapes_in(name)}
    chosen = choose_shown(people, minimum, never)
    weeks = means_by_week(engine, chosen.weeks)
    named = {name: means_of_groups(engine, n, chosen.merged[n]) if enough else {} for n, name in enumerate(attributes)}
    return Aggregates(
        minimum=minimum,
        people=everybody.people if enough else None,
        weeks=tuple(weeks),
        figures=make_figures(everybody, len(weeks), counts, minimum),
        trend=week_picture("trend", "Hours by week", weeks, KINDS, chosen.counted, minimum, about_weeks),
        attributes=tuple(
            group_picture(f"attribute-{n}", f"Hours by {name}", name, means, KINDS, minimum)
            for n, (name, means) in enumerate(named.items(), 1)
        ),
        lengths=band_picture("lengths", "length", "Length of the call", LENGTHS, everybody, minimum),
        attendees=band_picture("attendees", "attendees", "Attendees of the call", ATTENDEES, everybody, minimum),
        after_hours=week_picture(
            "after-hours", "After-hours by week", weeks, AFTER_KINDS, chosen.counted, minimum, about_weeks
        ),
        after_hours_attributes=tuple(
            group_picture(f"after-hours-{n}", f"After-hours by {name}", name, means, AFTER_KINDS, minimum)
            for n, (name, means) in enumerate(named.items(), 1)
        ),
        own=own_picture(engine, list(own), everybody, chosen.counted, minimum) if own else None,
        sources=people_by_source(people, chosen.counted),
    )


def means_of_groups(engine: Engine, attribute: int, merged: Collection[str]) -> dict[str, Means]:
    """The means of the groups of an attribute; those that are merged are one."""
    # A blank cell and one that holds the word for it are one group.
    names = [[name] for name in sorted({*merged, *([""] if BLANK in merged else [])})]
    engine.load(f"merged_{attribute}", {"name": "VARCHAR"}, names)
    group = f"group_{attribute}"
    key = f"CASE WHEN {group} IN (FROM merged_{attribute}) THEN NULL ELSE coalesce(nullif({group}, ''), '{BLANK}') END"
    return {OTHERS if name is None else name: means for name, means in means_by(engine, key).items()}


def people_by_source(people: Mapping[Profile, int], counted: Collection[str]) -> tuple[tuple[str, int | None], ...]:
    """How many people have their time zone and working hours from where; None where it is not told."""
    sizes: Counter[str] = Counter()
    for kind, count in people.items():
        sizes.update(dict.fromkeys(kind.marks[-2:], count))
    return tuple((source, sizes[source] if source in counted else None) for source in sorted(sizes))


def make_figures(everybody: Means, weeks: int, counts: Mapping[str, int], minimum: int) -> tuple[Figure, ...]:
    """The key figures."""
    enough = everybody.people >= minimum
    few = "" if enough else f"Not shown: fewer than {minimum} people."
    means = [
        ("unscheduled", "Unscheduled calls", (UNSCHEDULED,), "hours per person and week"),
        ("scheduled", "Scheduled calls", (SCHEDULED,), "hours per person and week"),
        ("total", "All calls", (TOTAL,), "hours per person and week"),
        ("meetings", "Meetings", (MEETINGS,), "per person and week"),
        ("after-hours", "Calls after hours", (AFTER_UNSCHEDULED, AFTER_SCHEDULED), "hours per person and week"),
    ]
    found = [
        Figure(key=key, label=label, value=everybody.of(columns) if enough else None, unit=unit, note=few)
        for key, label, columns, unit in means
    ]
    found.append(
        Figure(key="people", label="People", value=everybody.people if enough else None, unit="people", note=few)
    )
    found.append(Figure(key="weeks", label="Weeks", value=weeks, unit="weeks"))
    # With everybody's hours known, a share of the hours tells those of the people without a row.
    unmatched = counts["people_in_zoom"] - counts["people_found"]
    hidden = 0 < unmatched < minimum or counts["people_found"] < minimum
    note = f"Not shown: fewer than {minimum} people with calls are in the person query, or are not." if hidden else ""
    minutes = counts["minutes_in_zoom"]
    share = 100 * counts["minutes_found"] / minutes if minutes and not hidden else None
    label = "Call hours of people who are in the person query"
    found.append(Figure(key="matched", label=label, value=share, unit="%", note=note))
    return tuple(found)


def week_picture(
    key: str, title: str, weeks: Mapping[str, Means | None], kinds: Mapping[str, Sequence[str]],
    counted: Collection[str], minimum: int, about: Sequence[str],
) -> Picture:  # fmt: skip
    """Lines over the weeks; of those not `counted` it is not told how many people they have."""
    hidden = [week for week, means in weeks.items() if means is None]
    notes = list(about)
    if hidden:
        which = "1 week is" if len(hidden) == 1 else f"{len(hidden)} weeks are"
        notes.append(
            f"{which} not shown: fewer than {minimum} people have values in it, or the values of fewer than "
            f"{minimum} people could be worked out from it."
        )
    people = tuple(means.people if means and week in counted else None for week, means in weeks.items())
    if any(means and week not in counted for week, means in weeks.items()):
        notes.append(uncounted_note(minimum))
    series = tuple(
        Series(name=name, values=tuple(means.of(columns) if means else None for means in weeks.values()))
        for name, columns in kinds.items()
    )
    return Picture(
        key=key, title=title, kind="line", x_title="Week from", y_title=HOURS_A_WEEK, categories=tuple(weeks),
        series=series, people=people, summary=week_summary(tuple(weeks), series), note=" ".join(notes),
    )  # fmt: skip


def uncounted_note(minimum: int) -> str:
    """Why a number of people is not told where the means are."""
    return f"A number of people is not shown where it would tell of fewer than {minimum} people beside the others."


def week_summary(weeks: Sequence[str], series: Sequence[Series]) -> str:
    """From and to, least and most, of each line."""
    sentences = []
    for line in series:
        known = [(value, week) for value, week in zip(line.values, weeks, strict=True) if value is not None]
        if len(known) == 1:
            sentences.append(f"{line.name}: {hours_text(known[0][0])} in the week of {known[0][1]}.")
        elif known:
            (least, low), (most, high) = min(known), max(known)
            sentences.append(
                f"{line.name}: {hours_text(known[0][0])} in the week of {known[0][1]}, {hours_text(known[-1][0])} in "
                f"the week of {known[-1][1]}; least {hours_text(least)} ({low}), most {hours_text(most)} ({high})."
            )
    return " ".join(sentences) or "Nothing can be shown."


def group_picture(
    key: str, title: str, name: str, groups: Mapping[str, Means], kinds: Mapping[str, Sequence[str]], minimum: int
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
    if are_merged:
        note = f"Not shown: no two groups could be told apart without telling of fewer than {minimum} people."
    elif not groups:
        note = f"Not shown: there are fewer than {minimum} people."
    elif OTHERS in groups:
        note = (
            f"{OTHERS}: groups of fewer than {minimum} people and others that are merged with them, so that nothing "
            "can be found by subtraction."
        )
    else:
        note = ""
    return Picture(
        key=key, title=title, kind="bar", x_title=name, y_title=HOURS_A_WEEK, categories=tuple(order), series=series,
        people=tuple(groups[group].people for group in order), summary=bar_summary(order, series), note=note,
    )  # fmt: skip


def bar_summary(categories: Sequence[str], series: Sequence[Series]) -> str:
    """The largest and smallest bar of each colour."""
    sentences = []
    for bars in series:
        known = [(value, name) for value, name in zip(bars.values, categories, strict=True) if value is not None]
        if known:
            (least, low), (most, high) = min(known), max(known)
            said = f"{bars.name}: most {hours_text(most)} ({high})"
            sentences.append(f"{said}, least {hours_text(least)} ({low})." if len(known) > 1 else f"{said}.")
    return " ".join(sentences) or "Nothing can be shown."


def band_picture(
    key: str, word: str, x_title: str, bands: Mapping[str, str], everybody: Means, minimum: int
) -> Picture:
    """Unscheduled hours by bands of calls, over everybody."""
    enough = everybody.people >= minimum
    shown = tuple(bands) if enough else ()
    values = tuple(everybody.of([bands[band]]) for band in shown)
    series = (Series(name="Unscheduled calls", values=values),) if enough else ()
    return Picture(
        key=key, title=f"Unscheduled hours by {word}", kind="bar", x_title=x_title, y_title=HOURS_A_WEEK,
        categories=shown, series=series, people=(everybody.people,) * len(shown), summary=bar_summary(shown, series),
        note="" if enough else f"Not shown: there are fewer than {minimum} people.",
    )  # fmt: skip


def own_picture(
    engine: Engine, labels: Sequence[str], everybody: Means, counted: Collection[str], minimum: int
) -> Picture:
    """The query's own hours beside those of Zoom, each over the people who have a value."""
    bars: list[tuple[str, float | None, int | None]] = []
    for n, label in enumerate(labels):
        found = engine.all(
            f"SELECT own_{n}_number, count(*), sum(own_{n}) FROM report_sums WHERE own_{n}_number > 0 "
            "GROUP BY 1 ORDER BY 1"
        )
        have_it = sum(count for _, count, _ in found)
        total = sum((Fraction(int(value), number) for number, _, value in found), Fraction())
        if have_it >= minimum:
            bars.append((label, float(total / (have_it * MILLION)), have_it if label in counted else None))
    if everybody.people >= minimum:
        zoom = (("Unscheduled Zoom calls", UNSCHEDULED), ("Scheduled Zoom calls", SCHEDULED))
        bars += [(label, everybody.of([column]), everybody.people) for label, column in zoom]
    names = tuple(label for label, _, _ in bars)
    notes = [f"Each over the people who have a value; one of fewer than {minimum} people is not shown."]
    if any(people is None for _, _, people in bars):
        notes.append(uncounted_note(minimum))
    series = (Series(name="Hours", values=tuple(value for _, value, _ in bars)),) if bars else ()
    return Picture(
        key="own", title="Zoom beside the query's own metrics", kind="bar", x_title="Kind of work",
        y_title=HOURS_A_WEEK, categories=names, series=series, people=tuple(people for _, _, people in bars),
        summary=bar_summary(names, series), note=" ".join(notes),
    )  # fmt: skip


def hours_text(hours: float) -> str:
    """Hours as they are shown everywhere: two decimals."""
    return f"{hours:,.2f} hours"
