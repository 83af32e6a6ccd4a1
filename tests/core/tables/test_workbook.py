"""Tables that are CSV files or Excel workbooks, row by row as a person sees them."""

import datetime as dt
import gc
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from zoomwizard.core.outcome import CancelToken, Finding
from zoomwizard.core.tables import workbook
from zoomwizard.core.tables.text_file import look_at
from zoomwizard.core.tables.workbook import look_at_table, rows_of_table


def saved(
    folder: Path, rows: Sequence[Sequence[object]], change: Callable[[openpyxl.Workbook], object] | None = None
) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    path = folder / "people.xlsx"
    book.save(path)
    return path


def read(path: Path) -> list[tuple[int, list[str]]]:
    file, findings = look_at_table(path, "people", look_at)
    assert file is not None, findings
    return list(rows_of_table(file, "people", CancelToken()))


def refusal(path: Path) -> Finding:
    file, (finding,) = look_at_table(path, "people", look_at)
    assert file is None
    assert finding.where == path.name
    assert finding.hint
    return finding


def test_cells_become_the_texts_that_a_person_sees(tmp_path: Path) -> None:
    day, minute = dt.date(2026, 3, 1), dt.datetime(2026, 3, 1, 9, 30)
    values = ["Łódź", 12, 12.0, 0.1, True, day, minute, dt.time(9), None, 85218486288]
    shown = ["Łódź", "12", "12", "0.1", "TRUE", "2026-03-01", "2026-03-01 09:30:00", "09:00:00", "", "85218486288"]
    assert read(saved(tmp_path, [list("abcdefghij"), values]))[1] == (2, shown)


def test_a_number_that_is_shown_with_zeros_keeps_them(tmp_path: Path) -> None:
    def pad(book: openpyxl.Workbook) -> None:
        book.active["B2"].number_format = "00000"

    assert read(saved(tmp_path, [["mail", "HashID"], ["ana@example.com", 123]], pad))[1][1] == [
        "ana@example.com",
        "00123",
    ]


def test_titles_blank_rows_and_the_header_again_are_left_out(tmp_path: Path) -> None:
    header = ["PersonID", "HashID"]
    path = saved(
        tmp_path, [["People of 2026"], [], header, ["a@example.com", "x"], [None, " "], header, ["b@example.com"]]
    )
    assert read(path) == [(3, header), (4, ["a@example.com", "x"]), (7, ["b@example.com"])]
    assert read(saved(tmp_path, [["mail"], ["a@example.com", "more"]]))[0] == (1, ["mail"])


def test_of_several_sheets_the_one_with_something_that_can_be_seen_counts(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book.create_sheet("blank")
        book.create_sheet("hidden")["A1"] = "list"
        book["hidden"].sheet_state = "hidden"

    assert read(saved(tmp_path, [["mail"]], hide)) == [(1, ["mail"])]

    def more(book: openpyxl.Workbook) -> None:
        book.create_sheet("more")["A1"] = "mail"

    assert refusal(saved(tmp_path, [["mail"]], more)).code == "file.several-sheets"
    assert refusal(saved(tmp_path, [])).code == "file.empty"


def test_a_stray_cell_far_away_takes_no_memory(tmp_path: Path) -> None:
    def stray(book: openpyxl.Workbook) -> None:
        book.active["ALL20000"] = "x"

    assert len(read(saved(tmp_path, [["mail", "name"]], stray))) == 2
    assert (
        refusal(saved(tmp_path, [["mail"]], lambda book: book.active.__setitem__("XFD9", "x"))).code
        == "file.large-workbook"
    )


def test_what_is_made_to_fill_a_memory_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, [["mail"], *([f"{n}@example.com"] for n in range(2000))])
    monkeypatch.setattr(workbook, "BYTES_INSIDE", 20_000)
    assert refusal(path).code == "file.large-workbook"
    monkeypatch.undo()
    monkeypatch.setattr(workbook, "CELLS_INSIDE", 1000)
    file, _ = look_at_table(path, "people", look_at)
    assert file is not None
    with pytest.raises(Exception, match="1 problem"):
        list(rows_of_table(file, "people", CancelToken()))


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_damaged_workbook_is_said_to_be_that(tmp_path: Path, cut: float) -> None:
    path = saved(tmp_path, [["mail"], ["ana@example.com"]])
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * cut)])
    assert refusal(path).code in ("file.bad-workbook", "file.excel")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_workbook_with_a_part_that_is_none_is_said_to_be_damaged(tmp_path: Path, part: str) -> None:
    path = saved(tmp_path, [["mail"], ["ana@example.com"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, b"<no" if name == part else content)
    assert refusal(path).code == "file.bad-workbook"


def test_a_workbook_with_a_wrong_byte_anywhere_is_read_or_said_to_be_damaged(tmp_path: Path) -> None:
    content = saved(tmp_path, [["mail"], *([f"{n}@example.com"] for n in range(200))]).read_bytes()
    path = tmp_path / "damaged.xlsx"
    for at in range(0, len(content), len(content) // 40):
        path.write_bytes(content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :])
        file, findings = look_at_table(path, "people", look_at)
        assert file is not None or {finding.code for finding in findings} <= {"file.bad-workbook", "file.excel"}
        gc.collect()  # a file that was left open is said here
