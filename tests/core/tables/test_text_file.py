"""From bytes to rows: what a file is, its encoding and delimiter, its rows with their line numbers."""

from pathlib import Path

import pytest

from zoomwizard.core.outcome import Cancelled, CancelToken, Finding, InputError, Severity
from zoomwizard.core.tables.first_look import SAMPLE_BYTES
from zoomwizard.core.tables.text_file import (
    LONGEST_LINE,
    TextFile,
    checked_to_its_end,
    look_at,
    new_notes,
    rows_of,
    write_rows,
)


def make(folder: Path, content: bytes | str, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def looked_at(folder: Path, content: bytes | str) -> TextFile:
    file, findings = look_at(make(folder, content), "reports")
    assert {finding.code for finding in findings} <= {"file.encoding-taken"}
    assert file is not None
    return file


def refusal(path: Path) -> Finding:
    file, (finding,) = look_at(path, "reports")
    assert file is None
    assert finding.field == "reports"
    assert finding.where == path.name
    assert finding.title
    assert finding.hint
    return finding


def rows(file: TextFile) -> list[tuple[int, list[str]]]:
    return list(rows_of(file, "reports", CancelToken()))


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "file.empty", "0 bytes"),
        (b"\xef\xbb\xbf", "file.empty", "empty"),
        (b"\r\n \r\n,,,\r\n", "file.empty", "empty"),
        (b"PK\x03\x04 and more", "file.excel", "Excel workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1"), "file.excel", "old Excel workbook"),
        (b"%PDF-1.7\n", "file.pdf", "PDF"),
        (b"\n<!DOCTYPE html><html>", "file.html", "web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "file.html", "web page"),
        (b"abc\0\1\2def" * 50, "file.binary", "binary"),
        (b",".join([b"x"] * 3000) + b"\n", "file.too-wide", "3,000 columns"),
        (b"x," * SAMPLE_BYTES, "file.long-line", "far too long"),
    ],
)
def test_a_file_that_is_no_table_is_refused_by_name(tmp_path: Path, content: bytes, code: str, words: str) -> None:
    finding = refusal(make(tmp_path, content))
    assert finding.code == code
    assert words in str(finding.title)


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing.csv").code == "file.missing"
    assert refusal(tmp_path).code == "file.folder"


def test_a_file_that_can_not_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    path = make(tmp_path, "a,b\n1,2\n")
    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(path).code == "file.unreadable"


@pytest.mark.parametrize(
    ("encoding", "mark", "expected"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_every_encoding_is_found_and_read(tmp_path: Path, encoding: str, mark: bytes, expected: str) -> None:
    text = "Name,Größe\r\nZoë,“12” €\r\n"
    file = looked_at(tmp_path, mark + text.encode(encoding))
    assert file.encoding == expected
    assert file.header == ("Name", "Größe")
    assert rows(file) == [(1, ["Name", "Größe"]), (2, ["Zoë", "“12” €"])]


def test_only_a_utf_8_file_that_begins_with_its_header_is_left_to_the_engine(tmp_path: Path) -> None:
    assert looked_at(tmp_path, "a,b\n1,2\n").plain
    assert looked_at(tmp_path, b"\xef\xbb\xbfa,b\n1,2\n").plain
    for other in (
        b"\xef\xbb\xbf\xef\xbb\xbfa,b\n1,2\n",
        b"\na,b\n1,2\n",
        b'"a\nb",c\n1,2\n',
        "a,b\n".encode("utf-16"),
        b"\xe9,b\n1,2\n",
    ):
        assert not looked_at(tmp_path, other).plain


def test_a_character_that_the_first_look_cuts_in_two_is_still_utf_8(tmp_path: Path) -> None:
    for shift in range(4):
        start = b"a,b\n" + b"x" * (SAMPLE_BYTES - 4 - shift)
        assert looked_at(tmp_path, start + "€,1\n".encode()).encoding == "utf-8"


def test_an_odd_byte_far_down_is_found_before_the_engine_reads(tmp_path: Path) -> None:
    plain = b"a,b\n" + b"1,2\n" * (SAMPLE_BYTES // 4)
    file = looked_at(tmp_path, plain + b"Zo\xeb,1\n")  # nothing but ASCII before: it was saved so
    assert file.plain
    checked = checked_to_its_end(file, "reports", CancelToken())
    assert not checked.plain
    assert checked.encoding == "cp1252"
    assert rows(checked)[-1][1] == ["Zoë", "1"]
    (note,) = new_notes(file, checked, "reports")
    assert "1 cell" in str(note.title)
    good = looked_at(tmp_path, plain + "é,1\n".encode())
    assert checked_to_its_end(good, "reports", CancelToken()) == good
    assert new_notes(good, good, "reports") == []


def test_a_damaged_character_among_good_ones_is_never_another_letter_without_a_word(tmp_path: Path) -> None:
    plain = b"a,b\n" + b"1,2\n" * (SAMPLE_BYTES // 4)
    good = "é,1\nÄnna,2\nJosé,3\n".encode()
    file = looked_at(tmp_path, plain + good + b"Zo\xeb,1\n")
    checked = checked_to_its_end(file, "reports", CancelToken())
    assert [cells[0] for _, cells in rows(checked)[-4:]] == ["é", "Änna", "José", "Zoë"]
    (warning,) = new_notes(file, checked, "reports")
    assert warning.severity is Severity.WARNING
    assert str(warning.title).startswith("The file is UTF-8, but 1 cell isn't. It's read as Western European")
    file = looked_at(tmp_path, plain + good + b"Gda\xf1sk,1\n")
    with pytest.raises(InputError) as caught:
        checked_to_its_end(file, "reports", CancelToken())
    (finding,) = caught.value.findings
    assert str(finding.title) == "The file is UTF-8, but 1 cell isn't."
    chosen, _ = look_at(file.path, "reports", finding.asks[0].proposed)
    assert chosen is not None
    checked = checked_to_its_end(chosen, "reports", CancelToken())
    assert [cells[0] for _, cells in rows(checked)[-4:]] == ["é", "Änna", "José", "Gdañsk"]


@pytest.mark.parametrize("above", ["", "Bericht, Juni\n"])
def test_semicolons_part_cells_that_are_full_of_commas(tmp_path: Path, above: str) -> None:
    zone, days = "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "Mo, Di, Mi, Do, Fr"
    rows = "".join(f"p{number};{number}.06.2026;{zone};{days};4,76\n" for number in range(1, 30))
    file = looked_at(tmp_path, above + "Person;Datum;Zeitzone;Tage;Stunden\n" + rows)
    assert (file.delimiter, file.header[0], len(file.header)) == (";", "Person", 5)


def test_line_breaks_and_commas_in_quotation_marks_part_no_cells(tmp_path: Path) -> None:
    rows = "".join(f'{number};"one, two,\nthree, four, five,\nsix";end\n' for number in range(20))
    file = looked_at(tmp_path, "ID;Notes;Last\n" + rows)
    assert file.delimiter == ";"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_that_cuts_the_lines(tmp_path: Path, delimiter: str) -> None:
    title = "Meetings\n"
    lines = [["Topic", "Start", "End"], ['"a, b; c"', "1", "2"], ["", "", ""], ["x", "3", "4"]]
    file = looked_at(tmp_path, title + "".join(delimiter.join(line) + "\n" for line in lines))
    assert file.delimiter == delimiter
    assert [cells for _, cells in rows(file)] == [
        ["Topic", "Start", "End"],
        ["a, b; c", "1", "2"],
        ["x", "3", "4"],
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_rows_know_the_line_on_which_they_begin(tmp_path: Path, line_end: str) -> None:
    lines = ["", "", "a,b", ",", '"one', 'two",1', " , ", "last,2"]
    file = looked_at(tmp_path, line_end.join(lines) + line_end)
    assert rows(file) == [(3, ["a", "b"]), (5, [f"one{line_end}two", "1"]), (8, ["last", "2"])]
    assert file.header_line == 3


@pytest.mark.parametrize("again", ["a,b", "a,b,,", "a,b, "])
def test_the_header_that_stands_again_is_no_row(tmp_path: Path, again: str) -> None:
    assert rows(looked_at(tmp_path, f"a,b\n1,2\n{again}\na,b,3\n")) == [
        (1, ["a", "b"]),
        (2, ["1", "2"]),
        (4, ["a", "b", "3"]),
    ]


def test_the_last_line_may_lack_its_end(tmp_path: Path) -> None:
    assert rows(looked_at(tmp_path, "a,b\n1,2"))[-1] == (2, ["1", "2"])


def test_nul_bytes_do_not_lose_a_row(tmp_path: Path) -> None:
    text = "a,b\n" + "x,y\n" * 5000 + "1,\0two\0\n"
    file = TextFile(make(tmp_path, text), "utf-8", ",", ("a", "b"), 1, len(text))
    assert rows(file)[-1] == (5002, ["1", "two"])


@pytest.mark.parametrize("tail", ["", "\n", "\n3,4\n5,6\n", '\n3,"x"\n'])
def test_a_quotation_mark_that_is_never_closed_is_an_error_with_its_line(tmp_path: Path, tail: str) -> None:
    file = looked_at(tmp_path, 'a,b\n1,2\n"open,9' + tail.replace('"', ""))
    with pytest.raises(InputError) as caught:
        rows(file)
    (finding,) = caught.value.findings
    assert finding.code == "file.broken-quote"
    assert str(finding.title).startswith("Line 3: ")


def test_a_line_without_an_end_is_an_error_with_its_number(tmp_path: Path) -> None:
    file = looked_at(tmp_path, "a,b\n" + "x" * (LONGEST_LINE + 1) + "\n")
    with pytest.raises(InputError) as caught:
        rows(file)
    assert caught.value.findings[0].code == "file.long-line"
    assert "Line 2 " in str(caught.value.findings[0].title)


def test_reading_stops_on_cancel(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(rows_of(looked_at(tmp_path, "a,b\n1,2\n"), "reports", cancel))


def test_rows_are_written_as_they_were_read(tmp_path: Path) -> None:
    found = [["a", "", 'say "x"'], ["one\r\ntwo", ",", ";\t"]]
    path = tmp_path / "rewritten.csv"
    assert write_rows(path, iter(found)) == 2
    file, _ = look_at(path, "reports")
    assert file is not None
    assert [cells for _, cells in rows(file)] == found


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_of_another_script_needs_no_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(
        "トピック,ミーティング識別番号,ホスト名,開始時間\n週次会議,八五二,東京,二〇二六\n".encode(encoding)
    )
    file, findings = look_at(path, "reports")
    assert findings == []
    assert file is not None
    assert file.header[0] == "トピック"
