"""Report files that can not be used: each in a sentence with the file, the line and the way out."""

import errno
import gzip
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.bad_input.conftest import Desk
from tests.oracle.admin import ReportRow
from tests.reports import MAPPING, PORTAL_21, ROW, report_text, write_mapping, write_report
from tests.reports import Shape as ReportShape
from zoomwizard.__main__ import main

HEADER = ",".join(PORTAL_21.header)
LINE = report_text([ROW], ReportShape()).splitlines()[1]
GOOD = f"{HEADER}\n{LINE}\n"
KINDS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "an empty file": (b"", ("bad.csv", "empty", "again")),
    "blank lines only": (b"\n\n , ,\n", ("bad.csv", "empty")),
    "a header and no rows": (HEADER.encode() + b"\n", ("have no rows", "Choose a month")),
    "an Excel workbook": (b"PK\x03\x04" + bytes(500), ("bad.csv", "Excel workbook", "Save as")),
    "an old Excel workbook": (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(500), ("old Excel", "Save as")),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", ("bad.csv", "PDF", "again as CSV")),
    "a web page": (b"<!DOCTYPE html><html>", ("bad.csv", "web page")),
    "a binary file": (bytes(range(256)) * 40, ("bad.csv", "binary")),
    "a NUL in the middle": (GOOD.encode() + bytes(5), ("bad.csv", "binary")),
    "cut off in a quoted cell": (
        f'{GOOD}"Topic, cut of'.encode(),
        ("bad.csv", "Line 3", "quotation mark", "export it again"),
    ),
    "a quotation mark that swallows the rest": (
        (GOOD + f'"{LINE}\n{LINE}\n{LINE}\n'.replace('"Research, 3rd floor"', "Research")).encode(),
        ("bad.csv", "Line 3", "quotation mark"),
    ),
    "a quotation mark that the next one far below closes": (
        (GOOD.replace(LINE, '"' + LINE.replace('"Research, 3rd floor"', "Research")) + f"{LINE}\n" * 60).encode(),
        ("bad.csv", "Line 2", "quotation mark"),
    ),
    "nothing but NULs": (bytes(10_000), ("bad.csv", "binary")),
    "a compressed file": (gzip.compress(GOOD.encode()), ("bad.csv", "binary")),
    "ten million columns in the first line": (b"a," * 10_000_000, ("bad.csv", "first line", "too long")),
    "three thousand columns": (b"a," * 3000 + b"\n", ("bad.csv", "3,000 columns")),
    "ten million columns in a data line": (
        GOOD.encode() + b"1," * 10_000_000 + b"\n" + LINE.encode(),
        ("bad.csv", "Line 3", "longer than"),
    ),
    "three million columns far down": (
        (GOOD + f"{LINE}\n" * 3000).encode() + b"1," * 3_000_000 + b"\n",
        ("bad.csv", "Line 3003", "longer than"),
    ),
    "a cut quoted cell far down": (
        (GOOD + f"{LINE}\n" * 3000 + '"x').encode(),
        ("bad.csv", "Line 3003", "quotation mark"),
    ),
    "no header": (
        f"{LINE}\n{LINE}\n".encode(),
        ("bad.csv", "isn't the header of a Zoom report", "Generate details report"),
    ),
    "any text": (b"Dear Zoom,\nplease send the report.\n", ("bad.csv", "isn't the header of a Zoom report")),
    "a needed column is missing": (
        GOOD.replace("Join Time", "When").encode(),
        ("bad.csv", "Join_Time", "When", "--column"),
    ),
    "a report of one meeting": (
        b"Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n1,x,,,,,\n",
        ("bad.csv", "Active Hosts"),
    ),
    "a daily report": (
        b"Date,New Users,Meetings,Participants,Meeting Minutes\n2026-06-01,1,2,3,4\n",
        ("bad.csv", "daily usage report"),
    ),
    "a registration report": (b"Registration Report\nTopic,x\n", ("bad.csv", "registration report")),
    "a mapping file": (b"PersonID,HashID\na@b.org,x\n", ("bad.csv", "a mapping file")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_report_is_refused_with_its_name_and_the_way_out(desk: Desk, kind: str) -> None:
    content, words = KINDS[kind]
    bad = desk.folder / "bad.csv"
    bad.write_bytes(content)
    desk.refused(3, *words, reports=(bad,))


def test_the_good_report_of_these_tests_is_good(desk: Desk) -> None:
    good = desk.folder / "good.csv"
    good.write_text(GOOD, encoding="utf-8")
    assert desk.admin(reports=(good,)) == 0


def test_a_bad_report_beside_a_good_one_is_refused_too(desk: Desk) -> None:
    bad = desk.folder / "bad.csv"
    bad.write_text(f'{GOOD}"cut', encoding="utf-8")
    desk.refused(3, "bad.csv", reports=(desk.report, bad))


def test_a_header_only_report_beside_a_good_one_is_read(desk: Desk) -> None:
    bad = desk.folder / "bad.csv"
    bad.write_text(HEADER + "\n", encoding="utf-8")
    assert desk.admin(reports=(desk.report, bad)) == 0


# ---------------------------------------------------------------------------------------------------------
# Files that can not even be opened


def test_a_report_that_is_not_there(desk: Desk) -> None:
    desk.refused(3, "gone.csv", "doesn't exist", reports=(desk.folder / "gone.csv",))


def test_a_pattern_that_fits_nothing(desk: Desk) -> None:
    desk.refused(3, "*.tsv", "doesn't exist", reports=(desk.folder / "*.tsv",))


def test_a_folder_without_reports(desk: Desk) -> None:
    (desk.folder / "empty").mkdir()
    desk.refused(3, "There's no Zoom report", reports=(desk.folder / "empty",))


def test_a_folder_in_the_place_of_the_mapping_file(desk: Desk) -> None:
    (desk.folder / "empty").mkdir()
    desk.refused(3, "empty", "This is a folder", mapping=desk.folder / "empty")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for few users")
def test_a_link_that_goes_round_in_a_circle(desk: Desk) -> None:
    loop = desk.folder / "loop.csv"
    loop.symlink_to(loop)
    desk.refused(3, "loop.csv", reports=(loop,))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(desk: Desk) -> None:
    pipe = desk.folder / "pipe.csv"
    os.mkfifo(pipe)
    desk.refused(3, "pipe.csv", "isn't a file on a disk", reports=(pipe,))
    desk.refused(3, "null", "isn't a file on a disk", mapping="/dev/null")


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EIO])
def test_a_file_that_may_not_be_read(desk: Desk, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    deny(monkeypatch, desk.report, code)
    desk.refused(3, "report.csv", "can't be opened", "allowed to open it")


def test_a_file_of_the_mapping_that_may_not_be_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    deny(monkeypatch, desk.mapping, errno.EACCES)
    desk.refused(3, "mapping.csv", "can't be opened")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_folder_that_may_not_be_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = desk.folder / "locked"
    locked.mkdir()
    look = Path.iterdir

    def refuse(self: Path) -> object:
        if self == locked:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return look(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    desk.refused(3, "locked", "can't be read", reports=(locked,))


def deny(monkeypatch: pytest.MonkeyPatch, path: Path, code: int) -> None:
    """As if the file were locked: root may read everything, so its permissions would not do."""
    opened = Path.open

    def refuse(self: Path, *arguments: object, **more: object) -> object:
        if self == path:
            raise OSError(code, os.strerror(code), str(self))
        return opened(self, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)


# ---------------------------------------------------------------------------------------------------------
# Names and paths


def test_a_name_that_is_too_long_is_refused_in_a_sentence(desk: Desk) -> None:
    desk.refused(3, "too long", reports=(desk.folder / ("x" * 300 + ".csv"),))
    desk.refused(3, "xxx.csv", mapping=desk.folder / ("x" * 300 + ".csv"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows 260 characters, unless it is told otherwise")
def test_a_path_of_more_than_260_characters_is_read_and_written(desk: Desk) -> None:
    deep = desk.folder.joinpath(*["folder of a long name " + "x" * 30] * 6)
    deep.mkdir(parents=True)
    report = desk.report.rename(deep / "report.csv")
    mapping = desk.mapping.rename(deep / "mapping.csv")
    assert len(str(report)) > 260
    assert desk.admin(reports=(report,), mapping=mapping, output=deep / "output") == 0
    assert len(list((deep / "output").glob("*.csv"))) == 1


NAMES = [
    "June 2026 (final).csv",
    "Bericht für Jürg.csv",
    "会议 レポート.csv",
    "R&D; a=b #1 100%.csv",
    "it's [1] {x} $HOME ~.csv",
    "%20+%2F.csv",
    "-rf.csv",
    "'; DROP TABLE raw; --.csv",
    ".csv",
    "report.CSV",
    "report",
    "report.csv.gz",
    "e\u0301\u200b.csv",
    *(['say "hi" <now> *?|\\.csv', "two\nlines.csv"] if sys.platform != "win32" else []),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_read(desk: Desk, name: str) -> None:
    report = desk.report.rename(desk.folder / name)
    folder = desk.folder / f"to {name}"
    assert desk.admin(reports=(report,), output=folder) == 0, desk.shown()
    assert len(list(folder.glob("*.csv"))) == 1


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("report [1].csv", "report 1.csv"),
        ("[ab].csv", "a.csv"),
        *([("*.csv", "a.csv"), ("?.csv", "a.csv")] if sys.platform != "win32" else []),
    ],
)
def test_a_name_that_looks_like_a_pattern_means_that_file_alone(desk: Desk, name: str, other: str) -> None:
    folder = desk.folder / name.removesuffix(".csv") / "in"
    folder.mkdir(parents=True)
    report = desk.report.rename(folder / name)
    write_report(folder / other, [replace(ROW, topic="Another file")])
    beside = desk.folder / other.removesuffix(".csv") / "in"
    beside.mkdir(parents=True)
    write_report(beside / name, [replace(ROW, topic="Another folder")])
    assert desk.admin("--topics", "keep", reports=(report,)) == 0, desk.shown()
    (hashed,) = desk.output.glob("Hashed*.csv")
    rows = hashed.read_text("utf-8").splitlines()[1:]
    assert len(rows) == 1 + len(MAPPING)
    assert not any("Another" in row for row in rows)


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be of any bytes")
def test_a_name_that_is_no_text_is_refused(desk: Desk) -> None:
    report = desk.report.rename(desk.folder / os.fsdecode(b"r\xff.csv"))
    desk.refused(3, "characters that can't be read", "Rename it", reports=(report,))
    desk.refused(3, "characters that can't be read", mapping=report, reports=(desk.mapping,), count=2)
    report.rename(desk.report)
    desk.refused(3, "name of the output folder contains", output=desk.folder / os.fsdecode(b"o\xff"))


@pytest.mark.parametrize("name", NAMES)
def test_a_mapping_file_and_a_folder_of_any_name_are_read(desk: Desk, name: str) -> None:
    folder = desk.folder / "in" / name
    folder.mkdir(parents=True)
    desk.report.rename(folder / "report.csv")
    mapping = desk.mapping.rename(folder / f"{name} mapping.csv")
    assert desk.admin(reports=(folder,), mapping=mapping) == 0, desk.shown()


# ---------------------------------------------------------------------------------------------------------
# All at once


def test_all_errors_of_all_files_are_told_in_one_run(desk: Desk) -> None:
    """From the first look and from the whole reading, from reports, mapping, options and the output folder."""
    contents: dict[str, bytes] = {
        "one.csv": b"",
        "two.csv": b"%PDF-1.7",
        "three.csv": f'{GOOD}"cut'.encode(),
        "four.csv": b"Registration Report\n",
        "five.csv": GOOD.replace("Join Time", "When").encode(),
        "six.csv": (GOOD + f"{LINE}\n" * 3000 + '"x').encode(),
        "seven.csv": (GOOD + f"{LINE}\n" * 3000 + "1," * 2_000_000).encode(),
    }
    for name, content in contents.items():
        (desk.folder / name).write_bytes(content)
    desk.mapping.write_text("PersonID,HashID\na@b.org,x1234567\na@b.org,y1234567\n", encoding="utf-8")
    (desk.folder / "file").touch()
    reports = tuple(desk.folder / name for name in [*contents, "gone.csv"])
    desk.refused(3, *contents, "gone.csv", "mapping.csv", "The output folder is a file", count=10,
                 reports=reports, output=desk.folder / "file")  # fmt: skip


def test_all_errors_of_a_mapping_run_are_told_at_once(desk: Desk) -> None:
    people, existing = desk.folder / "people.csv", desk.folder / "earlier.csv"
    people.write_bytes(b"PK\x03\x04")
    existing.write_bytes(b"%PDF-1.7")
    (desk.folder / "file").touch()
    arguments = ["--people", people, "--existing", existing, "--output", desk.folder / "file"]
    for more in ([], ["--check"]):
        assert main(["mapping", *map(str, arguments), *more]) == 3
        errors = [line for line in desk.shown().splitlines() if line.startswith("Error: ")]
        assert len(errors) == 3
        assert all(any(word in line for line in errors) for word in ("people.csv", "earlier.csv", "file: "))


# ---------------------------------------------------------------------------------------------------------
# Rows


def test_no_row_of_anybody_in_the_mapping_file(desk: Desk) -> None:
    write_mapping(desk.mapping, {"nobody@example.com": "p7qx2mzt4hkr"})
    desk.refused(3, "None of the 4", "same organisation")


def test_not_one_row_that_can_be_used(desk: Desk) -> None:
    write_report(desk.report, [replace(ROW, email="", name="")] * 3)
    desk.refused(3, "Not one row")


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace("@", "\ufffd"),
        lambda line: line + "," + "x" * 500_000,
        lambda line: line[:40],
        lambda line: '"' + line,
    ],
)
def test_a_damaged_row_is_rejected_or_refused_but_no_fault(desk: Desk, change: Callable[[str], str]) -> None:
    lines = desk.report.read_text("utf-8").splitlines()
    desk.report.write_text("\n".join([*lines, change(lines[1])]) + "\n", encoding="utf-8")
    assert desk.admin() in (0, 3)
    assert "Traceback" not in desk.shown()


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_damaged_byte_does_not_make_another_encoding_of_a_file(desk: Desk, mark: bytes) -> None:
    """Else the mark before the first header would hide it, and all accents would be wrong."""
    good = replace(ROW, topic="Réunion à l'étage, où ça")
    write_report(desk.report, [good, *(replace(good, join=time) for time in later(good, 3))])
    content = mark + desk.report.read_bytes().lstrip(b"\xef\xbb\xbf").replace(b"Research", b"Res\xffarch", 1)
    desk.report.write_bytes(content)
    assert desk.admin("--topics", "keep") == 0, desk.shown()
    assert "no topics" not in desk.shown()
    (hashed,) = desk.output.glob("Hashed*.csv")
    assert hashed.read_text("utf-8").count(good.topic) == 4


def later(row: ReportRow, count: int) -> list[datetime]:
    """Times to join at behind that of a row."""
    assert row.join is not None
    return [row.join + timedelta(seconds=n + 1) for n in range(count)]


def test_bytes_of_another_encoding_lose_no_row(desk: Desk) -> None:
    content = desk.report.read_bytes()
    desk.report.write_bytes(content + content.splitlines()[1].replace(b"Weekly", b"W\xe9ekl\xff") + b"\n")
    assert desk.admin("--json") == 0
    assert len(MAPPING) == 3
