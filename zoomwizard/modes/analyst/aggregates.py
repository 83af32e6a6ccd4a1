"""The numbers of the report: means over people, of groups that are large enough. Source: docs/report.md.

Every mean is the mean over people of each person's mean week. A person's group is that of their last week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Figure, Picture
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.privacy.small_groups import Profile, choose_shown
from zoomwizard.core.said import Said, say
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.attributes import own_places
from zoomwizard.modes.analyst.changes import compare_weeks
from zoomwizard.modes.analyst.means import MILLION, SUMS, Means, means_by, means_by_week, means_of_groups, name_of_group
from zoomwizard.modes.analyst.pictures import (
    AFTER_KINDS,
    ATTENDEES,
    KINDS,
    LENGTHS,
    band_picture,
    group_picture,
    make_figures,
    own_picture,
    week_picture,
)
from zoomwizard.modes.analyst.query_files import PersonQuery, plain
from zoomwizard.modes.analyst.stands_out import find_stands_out

SOURCE = " from "


@dataclass(frozen=True, kw_only=True)
class Aggregates:
    """All that a report may show. Only numbers behind which there are at least `minimum` people.

    `people` is None where there are fewer; `weeks` are the first days of the weeks with numbers. `attributes` and
    `after_hours_attributes` have one picture for each attribute; `own` compares with the query's own metrics and
    is None where it has none of them. `sources`: how many people have their time zone and working hours from where,
    None where it is not told. `compared` says which weeks the changes of the figures compare, or why none;
    `stands_out` is what stands out, in at most three sentences.
    """

    minimum: int
    people: int | None
    weeks: tuple[str, ...]
    figures: tuple[Figure, ...]
    compared: Said
    stands_out: tuple[Said, ...]
    trend: Picture
    attributes: tuple[Picture, ...]
    lengths: Picture
    attendees: Picture
    after_hours: Picture
    after_hours_attributes: tuple[Picture, ...]
    own: Picture | None
    sources: tuple[tuple[str, int | None], ...]

    @property
    def shown_first(self) -> tuple[Picture, ...]:
        """The pictures of a page of results."""
        return self.trend, self.lengths, self.attendees

    def __iter__(self) -> Iterator[Picture]:
        """Every picture, in the order of the report."""
        yield self.trend
        yield from self.attributes
        yield from (self.lengths, self.attendees, self.after_hours)
        yield from self.after_hours_attributes
        if self.own is not None:
            yield self.own


def make_report_tables(engine: Engine, query: PersonQuery, attributes: int) -> None:
    """Make `report_humans`, `report_rows` and `report_people` from `results` and `person_cells`.

    Of the columns that are kept the first ones are attributes, as many as said, the next ones the query's own metrics.
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


def people_by_kind(engine: Engine, attributes: int, own: Sequence[str]) -> Counter[Profile]:
    """How many people there are of each kind; their marks are the names of what else the report counts people of."""
    engine.step(
        steps.REPORT_KINDS,
        groups=", ".join(map(name_of_group, range(attributes))),
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
    about_weeks: Sequence[Said] = (), partly: Collection[date] = (),
) -> Aggregates:  # fmt: skip
    """All that the report may show, from `report_rows` and `report_people`.

    `attributes` are columns of the query by name, `counts` those of the run; `about_weeks` is said beside the pictures
    of weeks, of which the hashed files cover those only `partly`.
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
    comparison = compare_weeks(weeks, partly, minimum)
    shown_weeks = sum(means is not None for means in weeks.values())
    return Aggregates(
        minimum=minimum,
        people=everybody.people if enough else None,
        weeks=tuple(weeks),
        figures=make_figures(everybody, len(weeks), counts, comparison, minimum),
        compared=comparison.about,
        stands_out=find_stands_out(everybody, shown_weeks, named, comparison, minimum),
        trend=week_picture("trend", say("Hours by week"), weeks, KINDS, chosen.counted, minimum, about_weeks),
        attributes=by_group("attribute", lambda name: say("Hours by {name}", name=name), named, KINDS, minimum),
        lengths=band_picture(
            "lengths", say("Unscheduled hours by length"), say("Length of the call"), LENGTHS, everybody, minimum
        ),
        attendees=band_picture(
            "attendees",
            say("Unscheduled hours by attendees"),
            say("Attendees of the call"),
            ATTENDEES,
            everybody,
            minimum,
        ),
        after_hours=week_picture(
            "after-hours", say("After-hours by week"), weeks, AFTER_KINDS, chosen.counted, minimum, about_weeks
        ),
        after_hours_attributes=by_group(
            "after-hours", lambda name: say("After-hours by {name}", name=name), named, AFTER_KINDS, minimum
        ),
        own=own_picture(engine, list(own), everybody, chosen.counted, minimum) if own else None,
        sources=people_by_source(people, chosen.counted),
    )


def by_group(
    key: str,
    title: Callable[[str], Said],
    named: Mapping[str, Mapping[str, Means]],
    kinds: Mapping[Said, Sequence[str]],
    minimum: int,
) -> tuple[Picture, ...]:
    """A picture for each attribute."""
    return tuple(
        group_picture(f"{key}-{n}", title(name), name, means, kinds, minimum)
        for n, (name, means) in enumerate(named.items(), 1)
    )


def people_by_source(people: Mapping[Profile, int], counted: Collection[str]) -> tuple[tuple[str, int | None], ...]:
    """How many people have their time zone and working hours from where; None where it is not told."""
    sizes: Counter[str] = Counter()
    for kind, count in people.items():
        sizes.update(dict.fromkeys(kind.marks[-2:], count))
    return tuple((source, sizes[source] if source in counted else None) for source in sorted(sizes))
