"""What a page shows: key figures and pictures, as plain data. A window, an HTML page and tests read the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zoomwizard.core.said import Said, say

PictureKind = Literal["line", "column", "bar"]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number with its name. `value` is None where fewer people than the minimum are behind it; `note` says so.

    `unit` is what is counted, such as "hours" or "%"; a share is a number from 0 to 100, written with `decimals`.
    `change` is by how many per cent the last four weeks have more than the four before, None where not told.
    """

    key: str
    label: Said | str
    value: float | None
    unit: Said | str
    note: Said | str = ""
    decimals: int = 2
    change: float | None = None

    @property
    def about_change(self) -> Said | str:
        """Its change in words; blank where there's none."""
        if self.change is None:
            return ""
        percent = round(self.change)
        if percent == 0:
            return say("Last four weeks: unchanged")
        if percent > 0:
            return say("Last four weeks: +{percent}%", percent=percent)
        return say("Last four weeks: −{percent}%", percent=-percent)


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line or one colour of bars: a value for each category of its picture, None where it is not shown."""

    name: Said | str
    values: tuple[float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture and its table; its values are written with `decimals`.

    Lines and columns are over time, columns of one series only; `brief` says in a few words what to see first.
    `people` is how many are behind each category, None where it is not shown; empty where it isn't about people.
    `summary` says in words what the picture shows, for those who do not see it; `note` what is not shown and why.
    A picture of which nothing may be shown has no categories.
    """

    key: str
    title: Said | str
    kind: PictureKind
    x_title: Said | str
    y_title: Said | str
    categories: tuple[Said | str, ...]
    series: tuple[Series, ...]
    people: tuple[int | None, ...] = ()
    summary: Said | str
    note: Said | str = ""
    decimals: int = 2
    brief: Said | str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A table of what is so, as pairs of words."""

    title: Said | str
    rows: tuple[tuple[Said | str, Said | str], ...]


@dataclass(frozen=True, kw_only=True)
class ReportPart:
    """A section of a report, as plain data: a window shows it as a page does. `noticed`: what stands out."""

    key: str
    heading: Said
    figures: tuple[Figure, ...] = ()
    pictures: tuple[Picture, ...] = ()
    facts: tuple[Facts, ...] = ()
    noticed: tuple[Said, ...] = ()
