"""Where everything of a picture lies: nothing cut, nothing on another, from 1 to 60 weeks and at any width."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from random import Random
from xml.etree import ElementTree as ET

import pytest

from zoomwizard.core.page.drawing import ENGLISH_SCRIPT, LETTER, draw, estimated_width, svg_file
from zoomwizard.core.page.figures import Picture, Series
from zoomwizard.core.page.layout import lay_out
from zoomwizard.core.page.shapes import Box, Layout, Script, box_of

FIRST = date(2026, 3, 1)
NAMES = ("Unscheduled calls", "Scheduled calls", "After hours")


def lines(weeks: int, seed: int = 1, *, series: int = 3, hidden: float = 0.0) -> Picture:
    """Hours by week; of some weeks nothing is shown."""
    made = Random(seed)
    level = [made.uniform(0, 6) for _ in range(series)]
    is_hidden = [week > 0 and made.random() < hidden for week in range(weeks)]
    values = [tuple(None if gone else max(0.0, one + made.uniform(-1, 1)) for gone in is_hidden) for one in level]
    return Picture(
        key="trend", title="Hours by week", kind="line", x_title="Week from", y_title="Hours per person and week",
        categories=tuple(str(FIRST + timedelta(weeks=week)) for week in range(weeks)),
        series=tuple(Series(name=NAMES[n], values=one) for n, one in enumerate(values)),
        people=(9,) * weeks, summary="What it says.",
    )  # fmt: skip


def bars(count: int, series: int = 1, name: str = "31 to 59 minutes") -> Picture:
    """Hours by group."""
    values = tuple(0.25 + n * 1.5 for n in range(count))
    return Picture(
        key="groups", title="Hours by group", kind="bar", x_title="Group", y_title="Hours per person and week",
        categories=tuple(f"{name} {n}" for n in range(count)),
        series=tuple(Series(name=NAMES[n], values=values) for n in range(series)),
        people=tuple(range(5, 5 + count)), summary="What it says.",
    )  # fmt: skip


def columns(values: list[float | None]) -> Picture:
    """Meetings by day: whole numbers."""
    return Picture(
        key="days", title="Meetings by day", kind="column", x_title="Day they ended", y_title="Number of meetings",
        categories=tuple(str(FIRST + timedelta(days=day)) for day in range(len(values))),
        series=(Series(name=NAMES[0], values=tuple(values)),), summary="What it says.", decimals=0,
    )  # fmt: skip


def script(size: float) -> Script:
    """Letters of another size."""
    return replace(ENGLISH_SCRIPT, line=size * 1.35, width=lambda text: estimated_width(text) * size / LETTER)


def check(made: Layout, pen: Script) -> None:
    """No text is outside or on another, and nothing else is outside."""
    boxes = [(label.text, box_of(label, pen)) for label in made.labels]
    for text, box in boxes:
        assert box.left >= -0.01, text
        assert box.right <= made.width + 0.01, text
        assert box.top >= -0.01, text
        assert box.bottom <= made.height + 0.01, text
    lower = pen.line * 0.12  # of a line, above and below the letters
    boxes = [(text, Box(one.left, one.top + lower, one.right, one.bottom - lower)) for text, one in boxes]
    assert [(one, other) for (one, here), (other, there) in combinations(boxes, 2) if here.meets(there)] == []
    for dot in made.dots:
        assert 0 <= dot.x <= made.width
        assert 0 <= dot.y <= made.height
    for bar in made.bars:
        assert 0 <= bar.box.left <= bar.box.right <= made.width
        assert not any(bar.box.meets(box) for _, box in boxes)


@pytest.mark.parametrize("weeks", [1, 2, 3, 5, 8, 13, 26, 53, 60])
@pytest.mark.parametrize("width", [180, 240, 330, 620, 1000])
@pytest.mark.parametrize("size", [12.0, 26.0])
def test_60_nothing_of_lines_is_cut_or_lies_on_another(weeks: int, width: int, size: float) -> None:
    pen = script(size)
    for seed in range(3):
        made = lay_out(lines(weeks, seed, hidden=0.1 * seed), width * size / 12, pen)
        check(made, pen)
        texts = [label.text for label in made.labels]
        assert str(FIRST) in texts  # the first date, whole
        assert {*NAMES, "Week from"} <= {text for one in made.labels for text in [one.text]} | set(joined(texts))


def joined(texts: list[str]) -> list[str]:
    """Names that are broken over two lines, as one."""
    return [f"{one} {other}" for one, other in pairwise(texts)]


@pytest.mark.parametrize("count", [1, 4, 20])
@pytest.mark.parametrize("series", [1, 2, 3])
@pytest.mark.parametrize("width", [180, 240, 330, 620, 1000])
def test_60_nothing_of_bars_is_cut_or_lies_on_another(count: int, series: int, width: int) -> None:
    for name in ("Ops", "Research & Development of Everything"):
        made = lay_out(bars(count, series, name), width, ENGLISH_SCRIPT)
        check(made, ENGLISH_SCRIPT)
        # The value of each bar is beside it.
        for bar in made.bars[-count * series :]:
            (beside,) = [
                label for label in made.labels if abs(label.y - (bar.box.top + bar.box.bottom) / 2) < 1
                and label.x > bar.box.right and label.anchor == "start"
            ]  # fmt: skip
            assert re.fullmatch(r"[\d.]+", beside.text)


@pytest.mark.parametrize("weeks", [1, 2, 13, 60])
@pytest.mark.parametrize("width", [240, 400, 700])
def test_60_the_value_pointed_at_covers_no_mark_and_no_label(weeks: int, width: int) -> None:
    for seed in range(4):
        picture = lines(weeks, seed)
        for place in range(weeks):
            made = lay_out(picture, width, ENGLISH_SCRIPT, 260, pointed=place)
            check(made, ENGLISH_SCRIPT)
            told = {label.text for label in made.labels if label.tone == "strong"}
            values = {f"{series.values[place]:,.2f}" for series in picture.series}
            assert told == {*values, str(picture.categories[place])}
            for label in made.labels:
                if label.tone == "strong":
                    box = box_of(label, ENGLISH_SCRIPT)
                    assert not [dot for dot in made.dots if box.meets(Box(dot.x - 4, dot.y - 4, dot.x + 4, dot.y + 4))]


def test_60_a_bar_pointed_at_is_marked_and_its_value_stays_where_it_is() -> None:
    still, pointed = (lay_out(bars(4), 400, ENGLISH_SCRIPT, pointed=place) for place in (None, 2))
    assert [bar.is_pointed for bar in pointed.bars] == [False, False, True, False]
    assert [(one.x, one.y, one.text) for one in still.labels] == [(one.x, one.y, one.text) for one in pointed.labels]


@pytest.mark.parametrize("days", [1, 2, 7, 31, 62])
@pytest.mark.parametrize("width", [180, 240, 330, 620, 1000])
@pytest.mark.parametrize("size", [12.0, 26.0])
def test_60_nothing_of_columns_is_cut_or_lies_on_another(days: int, width: int, size: float) -> None:
    pen, made = script(size), Random(days)
    values: list[float | None] = [float(made.randint(0, 300)) for _ in range(days)]
    for pointed in (None, 0, days // 2, days - 1):
        laid = lay_out(columns(values), width * size / 12, pen, pointed=pointed)
        check(laid, pen)
        told = [label.text for label in laid.labels if label.tone == "strong"]
        value = max(one for one in values if one is not None) if pointed is None else values[pointed]
        assert f"{value:.0f}" in told
        assert [place for place, bar in enumerate(laid.bars) if bar.is_pointed] == [] if pointed is None else [pointed]


def test_a_day_that_is_not_shown_has_no_column_and_the_highest_has_its_value_above_it() -> None:
    laid = lay_out(columns([3, None, 8, 8]), 500, ENGLISH_SCRIPT)
    assert len(laid.bars) == 3
    (told,) = [label for label in laid.labels if label.tone == "strong"]
    assert told.text == "8"
    assert told.x == pytest.approx(laid.places[2])
    assert told.y < laid.bars[1].box.top
    nothing = lay_out(columns([0, 0]), 500, ENGLISH_SCRIPT)
    assert [label.text for label in nothing.labels if label.tone == "strong"] == []


@pytest.mark.parametrize("most", [1, 2, 3, 4, 7, 120])
def test_an_axis_of_whole_numbers_has_no_parts_of_them(most: int) -> None:
    texts = {label.text for label in lay_out(columns([0, most]), 500, ENGLISH_SCRIPT).labels if label.anchor == "end"}
    assert texts
    assert not any("." in text for text in texts)


def test_the_nearest_place_is_that_of_the_pointer() -> None:
    made = lay_out(lines(5), 500, ENGLISH_SCRIPT)
    assert [made.nearest(x + 1) for x in made.places] == [0, 1, 2, 3, 4]
    assert made.nearest(-50) == 0
    assert made.nearest(5000) == 4


def test_a_week_that_is_not_shown_breaks_its_line() -> None:
    picture = lines(5, series=1)
    (series,) = picture.series
    values = (series.values[0], series.values[1], None, series.values[3], series.values[4])
    made = lay_out(replace(picture, series=(replace(series, values=values),)), 500, ENGLISH_SCRIPT, pointed=2)
    assert [len(trace.points) for trace in made.traces] == [2, 2]
    assert made.dots == []
    alone = lay_out(
        replace(picture, series=(replace(series, values=(*values[:2], None, 1.0, None)),)), 500, ENGLISH_SCRIPT
    )
    assert [dot.x for dot in alone.dots] == [alone.places[3]]  # of a value without a neighbour there is no line
    assert [label.text for label in made.labels if label.tone == "strong"] == [str(picture.categories[2])]


def test_a_picture_as_a_file_needs_no_other_and_says_what_it_shows() -> None:
    text = svg_file(lines(13))
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert [one.text for one in root if one.tag.endswith(("title", "desc"))] == ["Hours by week", "What it says."]
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"<script|href|url\(|@import", text)
    assert {*NAMES, "Hours per person and week"} <= {one.text for one in root.iter() if one.text}


def test_a_picture_of_a_page_is_there_for_wide_and_for_narrow_screens() -> None:
    text = draw(lines(13))
    assert text.count("<svg") == 2
    assert text.count('aria-hidden="true"') == 2
    assert text.count('role="img"') == 1
    assert draw(replace(lines(1), series=(Series(name="Calls", values=(None,)),))) == ""
