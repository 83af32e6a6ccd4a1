"""What the pictures of usage have in common: lines and bars with their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoomwizard.core.page.figures import Picture, PictureKind, Series
from zoomwizard.core.said import Fixed, Said, Value, say, sentences

Name = Said | str
Lines = Mapping[Said, Sequence[float | None]]
NOTHING_TO_SHOW = say("There's nothing to show.")


def picture_of(
    key: str, kind: PictureKind, title: Name, axes: tuple[Name, Name], values: Lines,
    categories: Sequence[Name], *, decimals: int = 0, note: Name = "", unit: Name = "",
    summary: Said | None = None, brief: Said | None = None,
) -> Picture:  # fmt: skip
    """A picture of several series by name; one without any value has no categories. `unit` follows a value in words.

    Without a `summary` it says the largest and smallest value of each series.
    """
    shown = {name: tuple(of) for name, of in values.items() if any(value is not None for value in of)}
    if not shown:
        categories = ()
    series = tuple(Series(name=name, values=of) for name, of in shown.items())
    return Picture(
        key=key, title=title, kind=kind, x_title=axes[0], y_title=axes[1], categories=tuple(categories), series=series,
        summary=summary or range_summary(series, categories, decimals, unit), note=note, decimals=decimals,
        brief=brief or "",
    )  # fmt: skip


def range_summary(series: Sequence[Series], categories: Sequence[Name], decimals: int, unit: Name) -> Said:
    """The largest and smallest value of each series, each with what it's of."""
    found = []
    for one in series:
        known = [(value, -place) for place, value in enumerate(one.values) if value is not None]
        (most, high), (least, low) = max(known), min(known, key=lambda pair: (pair[0], -pair[1]))
        words: dict[str, Value] = {
            "name": one.name, "most": with_unit(most, decimals, unit), "high": categories[-high],
            "least": with_unit(least, decimals, unit), "low": categories[-low],
        }  # fmt: skip
        if most == least:
            few = {key: words[key] for key in ("name", "most")}
            if len(known) == 1:
                found.append(say("{name}: {most} ({high}).", **few, high=categories[-high]))
            else:
                found.append(say("{name}: {most} each.", **few))
        else:
            found.append(say("{name}: highest {most} ({high}), lowest {least} ({low}).", **words))
    return sentences(*found) if found else NOTHING_TO_SHOW


NAMES_OF_MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"), say("July"), say("August"),
    say("September"), say("October"), say("November"), say("December"),
)  # fmt: skip


def month_name(month: str) -> Said:
    """A month that is written as 2026-10, as people say it: October 2026."""
    year, number = month.split("-")
    return say("{month} {year}", month=NAMES_OF_MONTHS[int(number) - 1], year=year)


def with_unit(value: float, decimals: int, unit: Name) -> Value:
    """A number of a sentence with its unit."""
    number = Fixed(value, decimals)
    if unit == "%":
        return say("{percent}%", percent=number)
    return say("{number} {unit}", number=number, unit=unit) if unit else number
