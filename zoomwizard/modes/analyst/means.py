"""Means over people of each person's mean week: of everybody, by week, and by group. Source: docs/report.md."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.privacy.small_groups import OTHERS
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS

BLANK_GROUP = "(blank)"
MILLION = 1_000_000
PEOPLE = "report_people JOIN report_sums USING (human)"
# SQL: the sums of the 17 columns over rows of `results`, in millionths.
SUMS = ", ".join(f"sum({name}){f' * {MILLION}' if name in COUNTS else ''} AS {name}" for name in METRICS)


@dataclass(frozen=True)
class Means:
    """The people of a group, and the mean over them of each person's mean week, by column."""

    people: int
    by_column: Mapping[str, Fraction]

    def exact(self, columns: Sequence[str]) -> Fraction:
        """The sum of the means of some columns."""
        return sum((self.by_column[column] for column in columns), Fraction())

    def of(self, columns: Sequence[str]) -> float:
        """The same as a number to show."""
        return float(self.exact(columns))


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


def name_of_group(attribute: int) -> str:
    """SQL: what the group of an attribute is called."""
    return f"coalesce(nullif(group_{attribute}, ''), '{BLANK_GROUP}')"


def means_of_groups(engine: Engine, attribute: int, merged: Collection[str]) -> dict[str, Means]:
    """The means of the groups of an attribute; those that are merged are one."""
    # A blank cell and one that holds the word for it are one group.
    names = [[name] for name in sorted({*merged, *([""] if BLANK_GROUP in merged else [])})]
    engine.load(f"merged_{attribute}", {"name": "VARCHAR"}, names)
    is_merged = f"group_{attribute} IN (FROM merged_{attribute})"
    key = f"CASE WHEN {is_merged} THEN NULL ELSE {name_of_group(attribute)} END"
    return {OTHERS if name is None else name: means for name, means in means_by(engine, key).items()}
