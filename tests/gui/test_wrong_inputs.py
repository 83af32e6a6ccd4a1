"""What is wrong stands beside its field, in text and icon; the focus goes there, and nothing typed is lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel

from tests.gui.conftest import Put, Wizard
from tests.gui.driver import Driver, Key, accessible, rows_of
from tests.gui.fakes import FakeJob
from tests.gui.ways import EXAMPLE, JOBS, MAPPING, QUERY, REPORTS, answer_files, to_options
from zoomwizard.app.jobs import output_names
from zoomwizard.core.examined import Fact
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.gui.parts.boxes import Choices
from zoomwizard.gui.theme import IconLabel
from zoomwizard.modes.registry import modes

DESCRIPTION = QAccessible.Text.Description


def assert_is_said(driver: Driver, name: str, text: str) -> None:
    """Row 15: text and icon beside the field, focus in it, and the text in its description."""
    field = driver.field(name)
    assert field.isVisible()
    assert text in driver.problems(name)
    icons = field._problems.findChildren(IconLabel)
    assert any(icon.isVisible() for icon in icons)
    assert text in accessible(field.editor, DESCRIPTION)
    assert "Error" in accessible(field.editor, DESCRIPTION)
    box, editor = field._problems, field.editor

    def pixels_below() -> int:
        return box.mapTo(field, box.rect().topLeft()).y() - editor.mapTo(field, editor.rect().bottomLeft()).y()

    driver.wait(lambda: 0 <= pixels_below() < 200)  # when the page has found its room


def press_next(driver: Driver) -> None:
    """Next, and wait for what comes of it on the same page."""
    before = driver.number
    driver.click_next()
    driver.wait(lambda: driver.is_at_rest() or driver.dialog() is not None)
    assert driver.dialog() is None
    assert driver.number == before, driver.texts()


@pytest.mark.parametrize(("job", "name"), [("mapping", "people"), ("analyst", "zoom")])
def test_14_next_with_a_gap_says_what_is_missing(wizard: Wizard, announced: list[str], job: str, name: str) -> None:
    """Row 14: Next is never grey; pressing it explains."""
    driver = wizard(mode=job)
    assert driver.window.next.isEnabled()
    announced.clear()
    press_next(driver)
    assert_is_said(driver, name, "This is required.")
    assert driver.focus is driver.field(name).editor
    assert any("This is required." in text for text in announced)


@pytest.mark.parametrize("job", ["mapping", "admin", "analyst"])  # usage's data may come from elsewhere, too
def test_what_a_page_still_needs_stands_beside_the_button_until_it_is_given(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str
) -> None:
    """Issue 13: in one line, before anybody presses Next."""
    driver = wizard(mode=job)
    first = {"mapping": "People file", "admin": "Zoom reports", "analyst": "Hashed Zoom files"}[job]
    summary, goal = driver.window.summary, driver.window.goal
    assert summary.isVisible()
    assert summary.text() == f"Still missing: {first}"
    answer_files(driver, hashed)
    assert not summary.isVisible()
    to_options(driver, hashed)
    assert goal.text() == "Still missing: Output folder"
    driver.give("output", tmp_path / "out")
    assert goal.text() == f"Saved to {tmp_path / 'out'}"


@pytest.mark.parametrize("job", JOBS)
def test_14_the_commit_without_an_output_folder_says_so(wizard: Wizard, hashed: Path, job: str) -> None:
    driver = wizard(mode=job)
    to_options(driver, hashed)
    press_next(driver)
    assert_is_said(driver, "output", "This is required. Choose a folder.")
    assert driver.focus is driver.field("output").editor


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "The file doesn't exist."),
        (b"", "empty"),
        (b"Name,Department\nAnna,Sales\n", "e-mail"),
    ],
)
def test_a_wrong_people_file_is_said_beside_its_field(
    wizard: Wizard, tmp_path: Path, content: bytes | None, says: str
) -> None:
    path = tmp_path / "people & co.csv"
    if content is not None:
        path.write_bytes(content)
    driver = wizard(mode="mapping")
    driver.give("people", path)
    press_next(driver)
    told = driver.problems("people") + driver.problems("column")
    assert says in told
    assert driver.field("people").value() == path
    assert driver.focus in (driver.field("people").editor, *driver.field("column").findChildren(QComboBox))


def test_several_wrong_files_are_all_said_at_once(wizard: Wizard, tmp_path: Path) -> None:
    """Row 15."""
    driver = wizard(mode="mapping")
    driver.give("people", tmp_path / "gone.csv")
    driver.give("existing", tmp_path / "lost.csv")
    press_next(driver)
    assert_is_said(driver, "people", "gone.csv")
    assert_is_said(driver, "existing", "lost.csv")
    assert driver.focus is driver.field("people").editor
    assert driver.field("existing").value() == tmp_path / "lost.csv"


def test_every_wrong_report_is_said(wizard: Wizard, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("just,two\n1,2\n", encoding="utf-8")
    driver = wizard(mode="admin")
    driver.give("reports", REPORTS[0], tmp_path / "a.csv", tmp_path / "b.csv")
    press_next(driver)
    assert "a.csv" in driver.problems("reports")
    assert "b.csv" not in driver.problems("reports")  # it keeps nobody from going on, and the list says so
    assert driver.inputs.files is not None
    assert [row[0] for row in rows_of(driver.inputs.files.left_out)] == ["b.csv"]
    assert driver.inputs.files.left_out.isVisible()
    assert driver.field("reports").value() == (REPORTS[0], tmp_path / "a.csv", tmp_path / "b.csv")


def test_a_wrong_mapping_file_is_said_on_its_page_and_can_be_mended(wizard: Wizard, tmp_path: Path) -> None:
    wrong = tmp_path / "mapping.csv"
    wrong.write_text("Who,What\na,b\n", encoding="utf-8")
    driver = wizard(mode="admin")
    driver.give("reports", *REPORTS)
    driver.next_to(1)
    driver.give("mapping", wrong)
    press_next(driver)
    assert "mapping.csv" in driver.problems("mapping") + driver.texts()
    assert driver.number == 1
    driver.give("mapping", MAPPING)
    driver.next_to(2)


def test_a_wrong_time_zone_leads_back_to_it_before_the_run(wizard: Wizard, tmp_path: Path) -> None:
    driver = wizard(mode="admin")
    driver.give("reports", *REPORTS)
    driver.next_to(1)
    driver.give("mapping", MAPPING)
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.field("time_zone").editor.setFocus()
    driver.type("Middle/Earth")
    driver.click_next()
    driver.wait(driver.is_at_rest)
    assert driver.number == 2
    assert_is_said(driver, "time_zone", "There's no such time zone.")
    assert driver.field("time_zone").value() == "Middle/Earth"
    assert driver.field("output").value() == tmp_path / "out"
    assert not (tmp_path / "out").exists() or not any((tmp_path / "out").iterdir())


def test_a_wrong_further_option_is_opened_up(wizard: Wizard, tmp_path: Path, hashed: Path) -> None:
    """An error behind More options is seen, not hidden."""
    driver = wizard(mode="admin")
    to_options(driver, hashed)
    page = driver.inputs
    driver.give("output", tmp_path / "out")
    assert page._further is not None
    driver.field("keep_columns").set_value(["User Email"])
    assert not driver.field("keep_columns").isVisible()
    driver.click_next()
    dialog = driver.wait_for_dialog()
    assert dialog is page._further.dialog
    assert_is_said(driver, "keep_columns", "can't be kept")
    assert driver.focus is driver.field("keep_columns").editor
    assert "1 needs your attention" in driver.texts(page._further)
    driver.click(driver.button("Done", dialog))
    driver.wait_for_no_dialog()


@pytest.mark.parametrize("job", JOBS)
def test_an_output_folder_that_can_not_be_written_is_said_before_the_run(
    wizard: Wizard, tmp_path: Path, hashed: Path, job: str
) -> None:
    """Row 21: a file in the place of the folder, which not even an administrator can write into."""
    place = tmp_path / "a file"
    place.write_text("", encoding="utf-8")
    driver = wizard(mode=job)
    to_options(driver, hashed)
    driver.give("output", place)
    preview = driver.inputs._output
    assert preview is not None
    driver.wait(preview._problems.isVisible)
    assert preview._problems.findChildren(IconLabel)
    driver.click_next()
    driver.wait(driver.is_at_rest)
    assert driver.number == 2
    assert driver.problems("output")
    assert driver.focus is driver.field("output").editor
    assert place.read_text("utf-8") == ""


@pytest.mark.parametrize("job", JOBS)
def test_21_what_will_be_made_and_the_free_space_are_shown_before_the_run(
    wizard: Wizard, tmp_path: Path, hashed: Path, job: str
) -> None:
    driver = wizard(mode=job)
    to_options(driver, hashed)
    driver.give("output", tmp_path / "not yet there")
    preview = driver.inputs._output
    assert preview is not None
    driver.wait(lambda: "free" in driver.texts(preview))
    parts = [part for name in output_names(job, "<time>", driver.journey.answers) for part in name.split("/")]
    driver.wait(lambda: all(part in driver.texts(preview) for part in parts))  # what is new is seen a moment later
    shown = driver.texts(preview)
    assert "Byte" in shown or "B free" in shown
    assert not (tmp_path / "not yet there").exists()
    assert str(tmp_path / "not yet there") in driver.window.goal.text()


# ---------------------------------------------------------------------------------------------------------
# Pages that ask


def ambiguous(folder: Path) -> Path:
    """The first golden report with dates of its first days only, so that day and month can be either."""
    text = REPORTS[0].read_text("utf-8")
    header, *rows = text.splitlines()
    kept = [row.replace("03/16/2026", "03/06/2026") for row in rows if "03/16/2026" in row]
    path = folder / "report.csv"
    lines = [header, *(row.replace("01/12/2026", "01/02/2026") for row in kept)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_date_order_that_is_open_is_asked_with_a_date_read_both_ways(wizard: Wizard, tmp_path: Path) -> None:
    driver = wizard(mode="admin")
    assert not driver.field("date_order").isVisible()
    driver.give("reports", ambiguous(tmp_path))
    press_next(driver)
    choices = driver.field("date_order").editor
    assert choices.isVisible()
    assert isinstance(choices, Choices)
    assert driver.focus is choices.buttons[choices.value()]
    read = {value: button.text() for value, button in choices.buttons.items()}
    assert "/2026" in read["mdy"]
    month, day = ("January 2", "February 1") if "01/02" in read["mdy"] else ("March 6", "June 3")
    assert month in read["mdy"]
    assert day in read["dmy"]
    for _ in range(4):
        if choices.value() == "mdy":
            break
        driver.key(Key.Key_Down)
    assert driver.journey.answers["date_order"] == "mdy"
    driver.next_to(1)
    driver.click(driver.window.back)
    assert driver.field("date_order").isVisible()  # what was asked can be changed


def test_an_answer_belongs_to_the_files_that_it_was_given_for(wizard: Wizard, hashed: Path) -> None:
    """Issue 13, row 14: it doesn't stick to others; where some are taken out it still counts."""
    driver = wizard(mode="admin")
    driver.give("reports", *REPORTS)
    answers = driver.journey.answers
    answers |= {"date_order": "mdy", "columns": ("Topic=Topic",), "flag_words": ("yo=yes",), "time_zone": "Asia/Tokyo"}
    driver.give("reports", REPORTS[0])
    assert {"date_order", "columns", "flag_words"} <= answers.keys()
    driver.next_to(1)
    driver.give("mapping", MAPPING)
    assert answers["flag_words"] == ("yo=yes",)
    driver.click(driver.window.back)
    driver.field("reports").set_value(None)
    driver.give("reports", REPORTS[1])
    assert not {"date_order", "columns", "flag_words"} & answers.keys()
    assert answers["time_zone"] == "Asia/Tokyo"
    assert not driver.field("date_order").isVisible()
    driver = wizard(mode="analyst")
    answer_files(driver, hashed)
    driver.journey.answers["query_date_order"] = "dmy"
    driver.field("person_query").set_value(None)
    driver.give("person_query", hashed)
    assert "query_date_order" not in driver.journey.answers


def test_another_file_beside_it_leaves_an_answer_about_a_file(wizard: Wizard, hashed: Path, tmp_path: Path) -> None:
    driver = wizard(mode="mapping")
    answers = driver.journey.answers
    driver.give("people", EXAMPLE / "people.csv")
    answers["column"] = "Mail"
    for mapping in (MAPPING, tmp_path / "other.csv"):
        driver.give("existing", mapping)
        assert answers["column"] == "Mail"
    driver.give("people", tmp_path / "others.csv")
    assert "column" not in answers
    driver = wizard(mode="analyst")
    answer_files(driver, hashed)
    answers = driver.journey.answers
    answers |= {"hash_column": "HashID", "query_date_order": "dmy", "query_columns": ("TimeZone=Zone",)}
    driver.give("meeting_query", tmp_path / "other.csv")
    assert {"hash_column", "query_date_order"} <= answers.keys()
    assert "query_columns" not in answers  # they may be the meeting query's
    driver.give("person_query", tmp_path / "others.csv")
    assert not {"hash_column", "query_date_order"} & answers.keys()


def test_headers_that_are_not_known_are_asked_and_the_answer_leads_on(wizard: Wizard, tmp_path: Path) -> None:
    """A choice for each needed column, from the headers at hand."""
    text = REPORTS[1].read_text("utf-8").replace("Join time", "Vhod").replace("Leave time", "Izhod")
    path = tmp_path / "informe.csv"
    path.write_text(text, encoding="utf-8")
    driver = wizard(mode="admin")
    driver.give("reports", path)
    for _ in range(4):
        driver.click_next()
        driver.wait(driver.is_at_rest)
        if driver.number == 1:
            break
        boxes = [box for box in driver.inputs.findChildren(QComboBox) if asks_for_column(box)]
        assert boxes, driver.texts()
        wanted = {"Join": "Vhod", "Leave": "Izhod"}
        for box in boxes:
            name = accessible(box)
            header = next(header for word, header in wanted.items() if word in name)
            assert box.findData(header) >= 0, [box.itemText(row) for row in range(box.count())]
            box.setFocus()
            for _ in range(box.count()):
                if box.currentData() == header:
                    break
                driver.key(Key.Key_Down)
        driver.click(driver.button("Use these"))
        driver.wait(driver.is_at_rest)
    assert driver.number == 1, driver.texts()
    assert driver.field("mapping").isVisible()
    assert set(driver.journey.answers["columns"]) == {"Join_Time=Vhod", "Leave_Time=Izhod"}


@pytest.mark.parametrize("answer", ["Ort der Uhr", "none"])
def test_a_column_of_zones_that_is_not_known_is_asked_beside_the_check(
    wizard: Wizard, tmp_path: Path, hashed: Path, answer: str
) -> None:
    """Two columns could be it: one of them, or neither, is chosen in the box that stands there."""
    with QUERY.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    zone = rows[0].index("TimeZone")
    rows = [[*row, row[zone]] for row in rows]
    rows[0][zone], rows[0][-1] = "Ort der Uhr", "Zone des Teams"
    query = tmp_path / "query.csv"
    with query.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    driver = wizard(mode="analyst")
    answer_files(driver, hashed, query)
    driver.next_to(1)
    driver.wait(lambda: any(map(asks_for_column, driver.inputs.findChildren(QComboBox))))
    (box,) = [box for box in driver.inputs.findChildren(QComboBox) if asks_for_column(box)]
    texts = [box.itemText(row) for row in range(box.count())]
    assert [text.partition(" · ")[0] for text in texts] == ["Ort der Uhr", "Zone des Teams", "none"]
    assert "Standard Time" in texts[0]
    box.setCurrentIndex(box.findData(answer))
    box.activated.emit(box.currentIndex())  # as from its list
    driver.next_to(2)
    assert driver.journey.answers["query_columns"] == (f"TimeZone={answer}",)


def test_words_for_yes_and_no_that_nobody_knows_are_asked_on_the_page_of_the_check(
    wizard: Wizard, tmp_path: Path
) -> None:
    text = REPORTS[1].read_text("utf-8").replace("No,", "Hapana,").replace(",No", ",Hapana")
    path = tmp_path / "ripoti.csv"
    path.write_text(text, encoding="utf-8")
    driver = wizard(mode="admin")
    driver.give("reports", path)
    driver.next_to(1)
    driver.give("mapping", MAPPING)
    driver.wait(driver.is_at_rest)
    driver.wait(lambda: driver.field("flag_words").isVisible())
    box = next(box for box in driver.field("flag_words").findChildren(QComboBox) if "Hapana" in accessible(box))
    assert [box.itemData(row) for row in range(box.count())] == ["yes", "no"]
    box.setFocus()
    driver.key(Key.Key_N)
    driver.wait(lambda: driver.journey.answers.get("flag_words") == ("Hapana=no",))
    driver.wait(driver.is_at_rest)
    assert driver.field("flag_words").isVisible()  # what was answered can be changed


def asks_for_column(box: QComboBox) -> bool:
    return box.isVisible() and accessible(box).startswith("Which column is")


def test_a_column_of_addresses_that_is_not_found_is_asked(wizard: Wizard, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Private,Work\na@example.com,b@example.com\nc@example.com,d@example.com\n", encoding="utf-8")
    driver = wizard(mode="mapping")
    assert not driver.field("column").isVisible()
    driver.give("people", path)
    press_next(driver)
    field = driver.field("column")
    assert field.isVisible()
    box = driver.focus
    assert isinstance(box, QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == [
        "Private · a@example.com · c@example.com", "Work · b@example.com · d@example.com"
    ]  # fmt: skip
    driver.key(Key.Key_Down)
    driver.key(Key.Key_Down)
    assert box.currentData() == "Work"
    driver.next_to(1)


def test_an_error_goes_away_with_the_answer_that_it_was_about(wizard: Wizard) -> None:
    driver = wizard(mode="mapping")
    press_next(driver)
    assert driver.problems("people")
    driver.give("people", EXAMPLE / "people.csv")
    driver.wait(lambda: not driver.problems("people"))
    assert "needed" not in accessible(driver.field("people").editor, DESCRIPTION)


@pytest.mark.parametrize("severity", list(Severity))
def test_only_an_error_keeps_the_user(wizard: Wizard, put: Put, severity: Severity) -> None:
    put(FakeJob((Finding(severity, "people", "A line is odd.", "Look at it.", "people.csv, line 3"),)))
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.click_next()
    driver.wait(driver.is_at_rest)
    assert driver.number == (0 if severity is Severity.ERROR else 1)


def test_the_analysts_check_gives_each_requirement_a_tick_or_a_reason(wizard: Wizard, hashed: Path) -> None:
    driver = wizard(mode="analyst")
    answer_files(driver, hashed)
    driver.next_to(1)
    driver.wait(driver.facts)
    facts = driver.facts()
    assert {mark for mark, _, _ in facts} <= {"OK", "Note", "Warning", "Error"}
    assert any(mark == "OK" for mark, _, _ in facts)
    assert all(what and result for _, what, result in facts)
    checked = driver.inputs._checked
    assert checked is not None
    assert checked.verdict.isVisible()
    assert not checked.table.isVisible()
    driver.click(checked.more)
    table = checked.table
    assert table.isVisible()
    items = [table.item(row, 0) for row in range(table.rowCount())]
    assert all(item is not None and not item.icon().isNull() for item in items)


def test_dates_of_the_person_query_that_are_open_are_asked_with_a_date_read_both_ways(
    wizard: Wizard, hashed: Path, tmp_path: Path
) -> None:
    """Two weeks that are of different weekdays, whichever way they are read."""
    header, *rows = QUERY.read_text("utf-8").splitlines()
    first, second = sorted({row.split(",")[1] for row in rows})[:2]
    kept = [row.replace(first, "01/02/2026") for row in rows if first in row]
    kept += [row.replace(second, "02/04/2026") for row in rows if second in row]
    query = tmp_path / "query.csv"
    query.write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")
    driver = wizard(mode="analyst")
    answer_files(driver, hashed, query)
    driver.next_to(1)
    driver.wait(driver.facts)
    press_next(driver)
    choices = driver.field("query_date_order").editor
    assert isinstance(choices, Choices)
    assert driver.focus is choices.buttons[choices.value()]
    read = {value: button.text() for value, button in choices.buttons.items()}
    assert set(read) == {"auto", "mdy", "dmy"}
    assert any(date in read["mdy"] for date in ("January 2", "February 4"))
    assert any(date in read["dmy"] for date in ("February 1", "April 2"))
    for _ in range(3):
        if choices.value() == "dmy":
            break
        driver.key(Key.Key_Down)
    driver.next_to(2)
    assert driver.journey.answers["query_date_order"] == "dmy"


@pytest.mark.parametrize("job", JOBS)
def test_50_the_verdict_and_what_is_worst_come_first(wizard: Wizard, put: Put, job: str) -> None:
    """Verdict, then errors and warnings, worst first, then one line for what passed; the first of it is in sight."""
    mode = modes()[job]
    number, step = next((n, step) for n, step in enumerate(mode.steps) if step.examines)
    field = step.examines[0]
    severities = (Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.WARNING)
    findings = tuple(
        Finding(severity, field, f"One {severity}.", "Do something.", f"file {at}.csv")
        for at, severity in enumerate(severities)
    )
    facts = [Fact(field, f"Check {n}", "fine") for n in range(12)]
    put(FakeJob(findings, facts=(*facts, Fact(field, "A note", "so", Severity.NOTE))))
    driver = wizard(mode=job)
    driver.window.resize(980, 660)
    driver.window._show(number)
    driver.window._examine(go_on=False)
    checked = driver.inputs._checked
    assert checked is not None
    driver.wait(checked.verdict.isVisible)
    wanted = ["1 problem keeps you from going on.", "file 1.csv: One warning.", "file 3.csv: One warning."]
    if field not in driver.inputs.fields:  # else it stands beside its field, and once is enough
        wanted.insert(1, "file 2.csv: One error.")
    texts = [text for text in driver.texts(checked).splitlines() if text.startswith(("1 problem", "file", "12 checks"))]
    assert texts == [*wanted, "12 checks passed, 1 note"]
    content = driver.window.content
    top = content.mapToGlobal(content.rect().topLeft()).y()
    for label in checked.findChildren(QLabel):
        if label.text() in wanted[:2]:
            assert top < label.mapToGlobal(label.rect().bottomLeft()).y() < top + content.height(), label.text()


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("job", JOBS)
def test_55_a_finding_is_shown_once_on_whatever_page(
    wizard: Wizard, put: Put, tmp_path: Path, hashed: Path, job: str, severity: Severity
) -> None:
    """Of every field of every mode: beside the field or in the list of the check, when it comes and after Next."""
    mode = modes()[job]
    asked = [name for step in mode.steps for name in (*step.inputs, *step.asked_if_needed, *step.further)]
    found = tuple(Finding(severity, name, f"It is said of {name}.", "Mend it.", "file.csv", "x.y") for name in asked)
    put(FakeJob(found, job=job))
    driver = wizard(mode=job)
    answer_files(driver, hashed)
    if job in ("admin", "usage"):
        driver.journey.answers["mapping"] = MAPPING
    driver.journey.answers["output"] = tmp_path / "out"
    seen: set[str] = set()
    for number, step in enumerate(mode.steps):
        if step.kind in ("run", "done"):
            break
        driver.window._show(number)
        for is_asked in (False, True):
            if is_asked:
                driver.window._examine(go_on=False)
            driver.wait(driver.is_at_rest)
            for finding in found:
                count = driver.texts().count(str(finding.title))
                assert count <= 1, (number, finding.field, count)
                seen |= {finding.field} if count else set()
    if severity is not Severity.NOTE:  # those are in the line of what passed, which opens
        assert seen >= {name for step in mode.steps for name in step.inputs if step.kind != "options"}
