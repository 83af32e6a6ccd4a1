"""What a picture is drawn of: plain shapes with places, and the letters that they are written in.

How wide a text is, and how a number is written, is asked of a `Script`, since that differs between a window and a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from zoomwizard.core.said import Said

Anchor = Literal["start", "middle", "end"]
Tone = Literal["", "quiet", "strong"]
STRONG = 1.12  # how much wider strong letters are


@dataclass(frozen=True)
class Script:
    """How texts are written: the height of a line, how wide a text is, and words and numbers in a language."""

    line: float
    width: Callable[[str], float]
    words: Callable[[Said | str], str]
    number: Callable[[float, int], str]


@dataclass(frozen=True)
class Box:
    """A part of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they have something in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class TextShape:
    """A text that starts, is centred or ends at `x`, in a line of text around `y`; `series` gives it that colour."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    tone: Tone = ""
    series: int | None = None


@dataclass(frozen=True)
class RuleShape:
    """A thin straight line: of the grid, an axis, or where somebody points."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: Literal["grid", "axis", "pointed"] = "grid"


@dataclass(frozen=True)
class LineShape:
    """An unbroken piece of a series' line."""

    series: int
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class DotShape:
    """The mark of one value of a line."""

    series: int
    x: float
    y: float
    is_pointed: bool = False


@dataclass(frozen=True)
class BarShape:
    """A bar of one value, or the sample of a colour."""

    series: int
    box: Box
    is_pointed: bool = False


@dataclass
class Layout:
    """A picture with a place for everything. `places`: where each category is, across for lines and down for bars."""

    width: float
    height: float
    labels: list[TextShape] = field(default_factory=list)
    rules: list[RuleShape] = field(default_factory=list)
    traces: list[LineShape] = field(default_factory=list)
    dots: list[DotShape] = field(default_factory=list)
    bars: list[BarShape] = field(default_factory=list)
    places: tuple[float, ...] = ()

    def nearest(self, at: float) -> int:
        """The category that is nearest to a point."""
        return min(range(len(self.places)), key=lambda place: abs(self.places[place] - at))


def box_of(label: TextShape, script: Script) -> Box:
    """What a text takes."""
    width = script.width(label.text) * (STRONG if label.tone == "strong" else 1)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return Box(left, label.y - script.line / 2, left + width, label.y + script.line / 2)


def height_at(trace: LineShape, x: float) -> float | None:
    """How far down a line is at some place; None where it is not."""
    for (x1, y1), (x2, y2) in zip(trace.points, trace.points[1:], strict=False):
        if x1 <= x <= x2:
            return y1 + (y2 - y1) * (x - x1) / ((x2 - x1) or 1)
    return None


def wrapped(text: str, width: float, script: Script) -> list[str]:
    """A text in lines that are no wider, broken between words."""
    rows: list[str] = []
    for word in text.split():
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and script.width(joined) > width:
            rows.append(word)
        else:
            rows[-1:] = [joined]
    return rows
