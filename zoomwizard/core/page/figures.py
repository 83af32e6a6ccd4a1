"""What a report shows: key figures and pictures, as plain data. The wizard, the HTML report and tests read the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

PictureKind = Literal["line", "bar"]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number with its name. `value` is None where fewer people than the minimum are behind it; `note` says so.

    `unit` is what is counted, such as "hours" or "%"; a share is a number from 0 to 100.
    """

    key: str
    label: str
    value: float | None
    unit: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line or one colour of bars: a value for each category of its picture, None where it is not shown."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture and its table. `people` is how many are behind each category, None where it is not shown.

    `summary` says in words what the picture shows, for those who do not see it; `note` what is not shown and why.
    A picture of which nothing may be shown has no categories.
    """

    key: str
    title: str
    kind: PictureKind
    x_title: str
    y_title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    people: tuple[int | None, ...]
    summary: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Aggregates:
    """All that a report may show. Only numbers behind which there are at least `minimum` people.

    `people` is None where there are fewer; `weeks` are the first days of the weeks with numbers. `attributes` and
    `after_hours_attributes` have one picture for each attribute; `own` compares with the query's own metrics and
    is None where it has none of them. `sources`: how many people have their time zone and working hours from where,
    None where it is not told.
    """

    minimum: int
    people: int | None
    weeks: tuple[str, ...]
    figures: tuple[Figure, ...]
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
