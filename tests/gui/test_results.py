"""The last page: what was made, key figures, charts with their tables, and the ways out to the folder."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QLabel, QTreeWidgetItem

from tests.gui.conftest import Put, Wizard
from tests.gui.driver import Driver, accessible, header_of, role_of, rows_of
from tests.gui.fakes import FakeJob
from tests.gui.ways import MEETINGS, QUERY, answer_files, to_done
from zoomwizard.core.outcome import CancelToken, FileRecord, NextStep, Report, RowsRead, Share
from zoomwizard.core.page.figures import Figure, Picture, Series
from zoomwizard.core.said import say
from zoomwizard.gui.parts.widgets import ElidedLabel
from zoomwizard.gui.results import done as page_of_results
from zoomwizard.gui.results.charts import Chart, ChartCard
from zoomwizard.gui.results.ways_out import show_in_folder
from zoomwizard.modes.analyst.run import AnalystResult

WEEKS = ("2026-03-01", "2026-03-08", "2026-03-15")


def picture(key: str, title: str, **how: Any) -> Picture:
    usual: dict[str, Any] = {
        "kind": "bar",
        "x_title": "Length",
        "y_title": "Hours per person and week",
        "categories": ("30 minutes or less", "1 hour"),
        "series": (Series(name="Unscheduled calls", values=(1.25, 0.5)),),
        "people": (7, 6),
        "summary": f"{title}: most of it is short.",
    }
    return Picture(key=key, title=title, **(usual | how))


PICTURES = (
    picture(
        "weeks",
        "Hours by week",
        kind="line",
        x_title="Week from",
        categories=WEEKS,
        series=(
            Series(name="Unscheduled calls", values=(1.0, None, 2.5)),
            Series(name="Scheduled calls", values=(2.0, None, 1.5)),
            Series(name="After hours", values=(0.5, None, 0.25)),
        ),
        people=(9, None, 8),
        note="1 week is not shown: fewer than 5 people have values in it.",
    ),
    picture("length", "Unscheduled hours by length"),
    picture("attendees", "Unscheduled hours by attendees", categories=(), series=(), people=(), note="Not shown."),
)
FIGURES = (
    Figure(key="unscheduled", label="Unscheduled calls", value=1.75, unit="hours per person and week"),
    Figure(key="scheduled", label="Scheduled calls", value=2.0, unit="hours per person and week"),
    Figure(key="total", label="All calls", value=3.75, unit="hours per person and week"),
    Figure(key="meetings", label="Meetings", value=4.5, unit="per person and week"),
    Figure(key="after-hours", label="Calls after hours", value=0.5, unit="hours per person and week", change=22.4),
    Figure(key="matched", label="Call hours", value=None, unit="%", note="Not shown: fewer than 5 people."),
)


STEPS = (
    NextStep(say("Open the report"), ("Zoom report.html",), say("It has the charts.")),
    NextStep(say("Go on in Power BI"), ("Zoom Power BI",), say("Choose Refresh.")),
    NextStep(say("Keep this file"), ("Metrics.csv",), say("It has a row for each person."), is_kept=True),
)


def make(inputs: Any, report: Report, cancel: CancelToken) -> AnalystResult:
    """A result with a file in the folder, one in a folder of it, and a report."""
    folder: Path = inputs.output
    (folder / "Zoom Power BI").mkdir(parents=True)
    names = {"Metrics.csv": "metrics", "Zoom report.html": "report", "Zoom Power BI/rows.csv": "metrics"}
    for name in names:
        (folder / name).write_text("PersonId,Hours\np1,1.5\np2,2\n", encoding="utf-8")
    outputs = tuple(FileRecord(name, role, 2, 28, "00") for name, role in names.items())
    return AnalystResult(
        folder=folder,
        inputs=(),
        outputs=outputs,
        counts={},
        findings=(),
        summary=("2 person-weeks have Zoom calls.", "1 row has no PersonId."),
        seconds=0.1,
        next_steps=STEPS,
        share=Share(say("75% of the hours"), 3, 4, say("3 of 4 hours")),
        rows_read=RowsRead(3, ((2, say("{n} written", n=2)), (1, say("{n} left out", n=1)))),
        figures=FIGURES,
        pictures=PICTURES,
        compared=say("The last four full weeks are compared with the four before."),
        stands_out=(say("After-hours calls rose 22% compared with the four weeks before."),),
    )


@pytest.fixture
def done(wizard: Wizard, put: Put, tmp_path: Path, hashed: Path) -> Driver:
    """On the page of the analyst's results."""
    put(FakeJob(act=make, job="analyst"))
    driver = wizard(mode="analyst")
    to_done(driver, hashed, tmp_path / "out put")
    return driver


def items(driver: Driver) -> list[QTreeWidgetItem]:
    tree = driver.done.files.tree
    found, item = [], tree.topLevelItem(0)
    while item is not None:
        found.append(item)
        item = tree.itemBelow(item)
    return found


def test_30_the_folder_is_drawn_as_a_tree_with_rows_or_sizes(done: Driver, tmp_path: Path) -> None:
    lines = [(item.text(0), item.text(1)) for item in items(done)]
    assert lines == [
        (str(tmp_path / "out put"), ""),
        ("Metrics.csv", "2 rows"),
        ("Zoom report.html", "28 bytes"),
        ("Zoom Power BI", ""),
        ("rows.csv", "2 rows"),
    ]
    assert items(done)[4].parent() is items(done)[3]


def test_30_the_first_rows_of_the_file_that_is_selected_are_shown(done: Driver) -> None:
    done.done.tabs.setCurrentIndex(1)
    preview = done.done.files.preview.table
    done.wait(preview.rowCount)
    assert header_of(preview) == ("PersonId", "Hours")
    assert rows_of(preview) == [("p1", "1.5"), ("p2", "2")]
    done.done.files.tree.setCurrentItem(items(done)[2])
    done.wait(lambda: preview.rowCount() == 0)
    assert "No rows to show" in done.texts()
    done.done.files.tree.setCurrentItem(items(done)[4])
    done.wait(preview.rowCount)
    assert accessible(preview) == "First rows of rows.csv"


def show_files(driver: Driver) -> None:
    """The tab that has the steps where there are charts."""
    driver.done.tabs.setCurrentIndex(1)
    QApplication.processEvents()


def named(driver: Driver, *names: str) -> str:
    folder = driver.journey.answers["output"]
    return "\n".join(str(folder / name) for name in names)


def test_30_each_step_has_the_ways_to_its_files(
    done: Driver, opened_urls: list[str], announced: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(page_of_results, "show_in_folder", show)
    show_files(done)
    for way in done.done.steps.buttons[::2]:
        done.click(way)
    tree, last = done.done.files.tree, items(done)[4]
    tree.setCurrentItem(last)
    tree.itemDoubleClicked.emit(last, 0)
    names = ("Zoom report.html", "Zoom Power BI", "Metrics.csv", "Zoom Power BI/rows.csv")
    assert "\n".join(map(str, shown)) == named(done, *names)
    assert [way.text().replace("&", "") for way in done.done.steps.buttons] == [
        "Show in folder", "Copy the path", "Open the folder", "Copy the path", "Show in folder", "Copy the path",
    ]  # fmt: skip
    copy = done.done.steps.buttons[3]
    done.click(copy)
    assert QApplication.clipboard().text() == named(done, "Zoom Power BI")
    assert copy.text() == "Copied"
    assert announced[-1] == "Path copied."
    done.wait(lambda: copy.text() == "Cop&y the path")
    done.click(done.button("Open report"))
    assert "\n".join(opened_urls) == named(done, "Zoom report.html")


def test_30_the_summary_can_be_copied_with_the_rows_of_tables_and_the_sizes_of_other_files(
    done: Driver, announced: list[str]
) -> None:
    done.done.tabs.setCurrentIndex(2)
    done.click(done.button("Copy summary"))
    copied = QApplication.clipboard().text()
    assert copied.splitlines()[:2] == ["2 person-weeks have Zoom calls.", "1 row has no PersonId."]
    assert "Zoom Power BI/rows.csv: 2 rows" in copied
    assert not re.search(r"(?m)(html|json): 0\b", copied)  # what has no rows is said in bytes
    assert announced[-1] == "Summary copied."
    assert done.button("Copied").isVisible()


@pytest.mark.parametrize(("platform", "command"), [("win32", "explorer"), ("darwin", "open"), ("linux", "")])
def test_30_the_file_is_selected_where_the_system_can_do_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened_urls: list[str], platform: str, command: str
) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr("zoomwizard.gui.results.ways_out.sys.platform", platform)

    def start(*call: Any) -> tuple[bool, int]:
        started.append(call)
        return True, 1

    monkeypatch.setattr("zoomwizard.gui.results.ways_out.QProcess.startDetached", start)
    file = tmp_path / "a & b, c.csv"
    file.touch()
    assert show_in_folder(file)
    if command:
        assert [name for name, _ in started] == [command]
        assert started[0][1][-1] == str(file)
        assert opened_urls == []
    else:
        assert opened_urls == [str(tmp_path)]
    assert show_in_folder(tmp_path)
    assert opened_urls[-1:] == [str(tmp_path)]


def test_where_nothing_can_open_the_folder_or_the_report_a_sentence_says_so(
    done: Driver, monkeypatch: pytest.MonkeyPatch, announced: list[str]
) -> None:
    monkeypatch.setattr("zoomwizard.gui.results.ways_out.QDesktopServices.openUrl", lambda _: False)
    for button, what in (("Show in folder", "open the folder"), ("Open report", "open the report")):
        done.click(done.button(button))
        assert f"This computer couldn't {what}." in done.texts()
        assert what in announced[-1]


def test_30_what_was_done_and_what_was_left_out_is_said(done: Driver) -> None:
    done.done.tabs.setCurrentIndex(2)
    assert "• 2 person-weeks have Zoom calls.\n• 1 row has no PersonId." in done.texts()
    assert done.window.next.text() == "Close"
    assert not done.window.cancel.isVisible()


def test_30_the_admins_page_says_what_was_left_out(wizard: Wizard, hashed: Path, tmp_path: Path) -> None:
    """Dropped and unmatched counts, in the job's words."""
    driver = wizard(mode="admin")
    to_done(driver, hashed, tmp_path / "out")
    driver.done.tabs.setCurrentIndex(1)
    said = driver.texts()
    assert "34 rows were read: 30 written to the hashed file" in said
    assert "duplicates" in said


def test_58_the_admins_page_begins_with_the_verdict_and_what_to_do_next(
    wizard: Wizard, hashed: Path, tmp_path: Path
) -> None:
    driver = wizard(mode="admin")
    to_done(driver, hashed, tmp_path / "out")
    result, page = driver.journey.result, driver.done
    assert result
    assert str(result.verdict) in driver.texts(page.verdict)
    assert "The privacy check passed" in driver.texts(page.verdict)
    first, second = page.steps.findChildren(QFrame, "card-first") + page.steps.findChildren(QFrame, "card")
    assert driver.texts(first).startswith("Send these two files to your analyst\nHashed Zoom File from Zoom Admin_")
    assert driver.texts(second).startswith(
        "Keep this folder to yourself\nKeep private\nIt names 2 people who have no HashID."
    )
    tops = [one.mapTo(page, QPoint()).y() for one in (page.verdict, first, page.share, page.tabs)]
    assert tops == sorted(tops)
    assert first.mapTo(page, QPoint()).y() == second.mapTo(page, QPoint()).y()
    assert driver.focus is page.steps.buttons[0]


def test_58_the_numbers_of_the_admins_page_are_those_of_the_record_and_add_up(
    wizard: Wizard, hashed: Path, tmp_path: Path
) -> None:
    driver = wizard(mode="admin")
    to_done(driver, hashed, tmp_path / "out")
    share = driver.done.share
    counts = json.loads(next((tmp_path / "out").glob("*.manifest.json")).read_text("utf-8"))["counts"]
    total, *parts = [int(number) for number in re.findall(r"\d+", share.sum.text())]
    assert total == sum(parts) == counts["rows_in"]
    assert parts[0] == counts["rows_written"]
    assert share.sum.text().startswith("34 rows read = 30 written to the hashed file + ")
    people = counts["matched_people"], counts["matched_people"] + counts["unmatched_colleagues"]
    assert share.detail.text().endswith(f"{people[0]} of {people[1]} colleagues")
    minutes = counts["matched_minutes"], counts["matched_minutes"] + counts["unmatched_colleague_minutes"]
    assert share.bar.value() == 1000 * minutes[0] // minutes[1]
    assert accessible(share.bar) == share.title.text()


def test_58_a_share_that_is_low_makes_the_verdict_a_warning(
    wizard: Wizard, put: Put, hashed: Path, tmp_path: Path
) -> None:
    def low(*given: Any) -> AnalystResult:
        return replace(make(*given), verdict=say("Too little."), share=Share(say("70%"), 7, 10, say("7 of 10")))

    put(FakeJob(act=low, job="analyst"))
    driver = wizard(mode="analyst")
    to_done(driver, hashed, tmp_path / "out")
    assert [one.isVisible() for one in driver.done.verdict.findChildren(QFrame, "verdict-warning")] == [True]
    assert driver.done.share.bar.objectName() == "low"


def test_a_name_that_has_no_room_is_cut_in_the_middle_and_the_tooltip_has_all_of_it(qapp: QApplication) -> None:
    path = "/home/somebody/" + "a long folder/" * 9 + "metrics.csv"
    label = ElidedLabel(path)
    label.resize(200, 20)
    assert label.shown.startswith("/home")
    assert label.shown.endswith(".csv")
    assert len(label.shown) < len(path)
    assert (label.text(), label.toolTip()) == (path, path)


# ---------------------------------------------------------------------------------------------------------
# Charts


def cards(driver: Driver) -> list[ChartCard]:
    return driver.done.findChildren(ChartCard)


def test_42_each_chart_has_title_axes_summary_and_table(done: Driver) -> None:
    assert [title_of(card) for card in cards(done)] == [one.title for one in PICTURES]
    for card, shown in zip(cards(done)[:2], PICTURES, strict=False):
        chart = card.chart
        assert accessible(chart) == shown.title
        assert accessible(chart, QAccessible.Text.Description) == f"{shown.summary} {shown.note}".strip()
        assert role_of(chart) is QAccessible.Role.Graphic
        assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert card.table.isHidden() or not card.table.isVisible()
        done.click(card.walked[0])
        assert card.table.isVisible()
        assert not chart.isVisible()
        assert accessible(card.table) == shown.title
    header = [" ".join(name.split()) for name in header_of(cards(done)[0].table)]
    assert header == ["Week from", "Unscheduled calls", "Scheduled calls", "After hours", "People"]
    assert rows_of(cards(done)[1].table) == [("30 minutes or less", "1.25", "7"), ("1 hour", "0.50", "6")]


def title_of(card: ChartCard) -> str:
    return next(label.text() for label in card.findChildren(QLabel) if label.objectName() == "strong")


class Texts(QPainter):
    """Draws, and remembers where each text came to lie: where it was given room and what it needs of that."""

    def __init__(self, on: QImage) -> None:
        super().__init__(on)
        self.given: list[tuple[str, QRectF, QRectF]] = []

    def drawText(  # type: ignore[override]  # noqa: N802 - Qt's name
        self, where: QRectF, flags: Qt.AlignmentFlag, text: str
    ) -> None:
        self.given.append((text, where, QFontMetricsF(self.font()).boundingRect(where, int(flags), text)))
        super().drawText(where, flags, text)


def drawn(chart: Chart) -> list[tuple[str, QRectF, QRectF]]:
    """The texts of a chart, with their places."""
    image = QImage(chart.size(), QImage.Format.Format_RGB32)
    painter = Texts(image)
    painter.setFont(chart.font())
    chart._draw(painter)
    painter.end()
    return painter.given


def test_42_axes_and_names_are_drawn(done: Driver) -> None:
    """The texts of a chart: what it is by, and each line's name at its end, so that colour is never alone.

    The unit that all share stands once, beside the tabs.
    """
    assert done.done.unit.isVisible()
    assert done.done.unit.text() == "Hours per person and week"
    of_lines, of_bars = (" ".join(text for text, _, _ in drawn(card.chart)) for card in cards(done)[:2])
    for text in ("Week from", "Unscheduled calls", "Scheduled calls", "After hours"):
        assert text in of_lines
    for text in ("30 minutes or less", "1 hour", "1.25", "0.50"):
        assert text in of_bars


@pytest.mark.parametrize("width", [260, 320, 440])
@pytest.mark.parametrize("points", [10, 20])
@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("pointed", [None, 0, 1])
@pytest.mark.usefixtures("qapp")
def test_60_no_text_of_a_chart_is_cut_or_lies_on_another(
    width: int, points: int, number: int, pointed: int | None
) -> None:
    names: dict[str, Any] = {"categories": ("30 minutes or less", "19 or more attendees"), "kind": "bar"}
    chart = Chart(replace(PICTURES[number], **(names if number else {})))
    font = QFont(chart.font())
    font.setPointSizeF(points)
    chart.setFont(font)
    chart.resize(width * points // 10, chart.sizeHint().height())
    chart.resize(chart.width(), chart.minimumSizeHint().height())
    chart.point_at(pointed)
    given = drawn(chart)
    whole = QRectF(chart.rect()).adjusted(-1, -1, 1, 1)
    assert len(given) >= 5
    assert [text for text, _, needed in given if not whole.contains(needed)] == []
    assert [text for text, where, needed in given if needed.width() > where.width() + 1] == []
    pairs = combinations([(text, needed.adjusted(1, 3, -1, -3)) for text, _, needed in given], 2)
    assert [(one, other) for (one, here), (other, there) in pairs if here.intersects(there)] == []


def test_60_pointing_at_a_chart_shows_the_values_of_that_place(done: Driver) -> None:
    chart = cards(done)[0].chart
    before = {text for text, _, _ in drawn(chart)}
    assert not {"2.50", "1.50", "0.25"} & before
    last = chart.laid_out().places[-1]
    QTest.mouseMove(chart, QPoint(round(last) - 2, chart.height() // 2))
    QTest.qWait(20)
    assert {"2.50", "1.50", "0.25"} <= {text for text, _, _ in drawn(chart)}
    chart.leaveEvent(QEvent(QEvent.Type.Leave))
    assert {text for text, _, _ in drawn(chart)} == before
    assert chart.toolTip() == cards(done)[0].toolTip() == ""


def test_60_the_arrow_keys_point_at_a_place_and_tell_its_values(done: Driver, announced: list[str]) -> None:
    chart = cards(done)[0].chart
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert announced[-1] == "2026-03-01: Unscheduled calls 1.00, Scheduled calls 2.00, After hours 0.50"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert announced[-1] == "2026-03-08: Unscheduled calls –, Scheduled calls –, After hours –"
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert announced[-1].startswith("2026-03-15: ")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert announced[-1].startswith("2026-03-01: ")


def test_a_chart_can_be_saved_as_a_picture(
    done: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, announced: list[str]
) -> None:
    proposed: list[str] = []
    target = tmp_path / "chart.svg"

    def choose(_: Any, __: str, name: str, ___: str) -> tuple[str, str]:
        proposed.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    card = cards(done)[0]
    done.click(card.walked[1])
    assert proposed == [str(tmp_path / "out put" / "Hours by week.svg")]
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "After hours" in text
    assert announced[-1] == "The picture was saved."
    assert card.note.text().startswith("The picture was saved. 1 week is not shown")
    target = tmp_path / "gone" / "chart.svg"
    done.click(card.walked[1])
    assert announced[-1] == "The picture can't be saved there. Choose another folder."
    target = Path()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    done.click(card.walked[1])  # cancelled: nothing is said
    assert announced[-1] == "The picture can't be saved there. Choose another folder."


def test_17_numbers_of_a_table_are_at_the_right_and_nothing_scrolls_sideways(done: Driver) -> None:
    for card in cards(done)[:2]:
        done.click(card.walked[0])
        table = card.table
        QApplication.processEvents()
        assert table.horizontalScrollBar().maximum() == 0
        assert table.horizontalHeader().length() <= table.viewport().width()
        for column in range(table.columnCount()):
            item = table.item(0, column)
            assert item is not None
            is_right = bool(item.textAlignment() & Qt.AlignmentFlag.AlignRight)
            assert is_right == (column > 0)
            head = table.horizontalHeader().sectionSizeFromContents(column).width()
            assert head <= table.columnWidth(column) + 1, header_of(table)[column]


def test_what_stands_out_is_said_beside_the_charts(done: Driver) -> None:
    said = done.texts()
    assert "What stands out" in said
    assert "After-hours calls rose 22% compared with the four weeks before." in said
    assert "The last four full weeks are compared with the four before." in said


def test_the_change_of_a_key_figure_stands_below_it(done: Driver) -> None:
    assert "Last four weeks: +22%" in done.texts()
    assert done.texts().count("Last four weeks") == 1


def test_42_what_too_few_people_are_behind_is_not_shown(done: Driver) -> None:
    """Neither drawn nor in the table, and it is said why."""
    week = rows_of(cards(done)[0].table)[1]
    assert week[1:] == ("–", "–", "–", "–")
    assert "1 week is not shown" in done.texts(cards(done)[0])
    hidden = cards(done)[2]
    assert "Not shown." in done.texts(hidden)
    assert hidden.walked == ()


def test_the_key_figures_are_the_first_that_may_be_shown(done: Driver) -> None:
    shown = [label.text() for label in done.done.findChildren(QLabel) if label.objectName() == "figure"]
    assert shown == ["1.8 h", "2.0 h", "0.5 h", "4.5"]
    assert done.done.unit.text() == "Hours per person and week"


def test_the_real_analyst_job_gives_the_page_its_pictures(wizard: Wizard, hashed: Path, tmp_path: Path) -> None:
    """Unscheduled, scheduled and after hours by week; unscheduled hours by length and by attendees."""
    driver = wizard(mode="analyst")
    answer_files(driver, hashed)
    assert driver.field("person_query").value() == QUERY
    assert driver.field("meeting_query").value() == MEETINGS
    driver.next_to(1)
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    assert [title_of(card) for card in cards(driver)] == [
        "Hours by week",
        "Unscheduled hours by length",
        "Unscheduled hours by attendees",
    ]
