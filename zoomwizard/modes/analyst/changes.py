"""How the last four full weeks compare with the four before, from means of weeks that may be shown. See docs/report.md.

Nothing is read here but those means, so a change tells nothing that they don't.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from zoomwizard.core.said import Said, plural, say
from zoomwizard.modes.analyst.means import Means

WEEKS = 4  # in each of the two parts
LEAST_BEFORE = Fraction(1, 20)  # per person and week; of less, a change in per cent means nothing


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The means of the last four full weeks and of the four before; none where these can't be compared.

    `about` says which weeks are compared, or why none are.
    """

    about: Said
    before: tuple[Means, ...] = ()
    last: tuple[Means, ...] = ()

    def levels(self, columns: Sequence[str]) -> tuple[Fraction, Fraction] | None:
        """The sum of some columns before and now: in each part the mean of its four weeks."""
        if not self.last:
            return None
        before, last = (sum((week.exact(columns) for week in part), Fraction()) for part in (self.before, self.last))
        return before / WEEKS, last / WEEKS

    def change(self, columns: Sequence[str]) -> float | None:
        """By how many per cent it rose; None where there's nothing to compare with."""
        levels = self.levels(columns)
        if levels is None or levels[0] < LEAST_BEFORE:
            return None
        before, last = levels
        return float(100 * (last - before) / before)


def compare_weeks(weeks: Mapping[str, Means | None], partly: Collection[date], minimum: int) -> Comparison:
    """Compare the last full weeks, by the means of all weeks with values: None for one that may not be shown.

    A full week is one that the hashed files do not cover only `partly`: its hours would be too low.
    """
    full = {day: means for week, means in weeks.items() if (day := date.fromisoformat(week)) not in partly}
    last = max(full, default=date.min)
    days: list[date] = []
    while len(days) < 2 * WEEKS and (day := last - timedelta(weeks=len(days))) in full:
        days.append(day)
    if len(days) < 2 * WEEKS:
        about = plural(
            "No change is shown: that takes eight full weeks in a row, and there is {n}.",
            "No change is shown: that takes eight full weeks in a row, and there are {n}.",
            n=len(days),
        )
        return Comparison(about=about)
    means = [found for day in days if (found := full[day])]
    if len(means) < len(days):
        return Comparison(
            about=say(
                "No change is shown: one of the last eight full weeks isn't shown, to protect a group of fewer than "
                "{minimum} people.",
                minimum=minimum,
            )
        )
    about = say(
        "The last four full weeks are the weeks of {last_begin} to {last_end}. They're compared with the four weeks "
        "before, the weeks of {begin} to {end}.",
        last_begin=days[WEEKS - 1],
        last_end=days[0],
        begin=days[-1],
        end=days[WEEKS],
    )
    return Comparison(about=about, before=tuple(means[WEEKS:]), last=tuple(means[:WEEKS]))
