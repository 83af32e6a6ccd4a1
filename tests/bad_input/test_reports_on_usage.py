"""A report on usage that is asked for wrongly: each problem in a sentence, all at once, and nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import usage_files
from zoomwizard.__main__ import main

POLLS = """Poll Report,
Report Generated:,"Nov 01, 2026 8:50 PM"
Topic,Webinar ID
X,955 1234 5678
#,User Name,User Email,Submitted Date/Time,
1,Ann,ann@example.org,"Oct 20, 2026 15:00:00",Q,A
"""
FILES: dict[str, bytes] = {
    "good.csv": usage_files.P4.encode(),
    "empty.csv": b"",
    "blank.csv": b"\n\n\n",
    "bytes.csv": bytes(range(256)) * 50,
    "workbook.xlsx": b"PK\x03\x04" + b"x" * 100,
    "polls.csv": POLLS.encode(),
    "people.csv": b"Email,Department\na@b.c,X\n",
    "without a column.csv": usage_files.P4.replace("Join Time", "Entered").encode(),
    "no times.csv": usage_files.P4.replace(" AM", " ZM").encode(),
    "mapping.csv": b"a,b\n1,2\n",
    "short.key": b"123",
    "a file": b"x",
}


@dataclass
class Desk:
    """A folder with files of all kinds, and the command line in it."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def refused(self, code: int, *arguments: str) -> list[str]:
        """The errors of a run, which ends with this code and leaves everything as it was; a check says the same."""
        before = self.files()
        found = self._errors(code, arguments)
        if code == 3:
            assert self._errors(code, (*arguments, "--check")) == found
        assert self.files() == before
        return found

    def _errors(self, code: int, arguments: tuple[str, ...]) -> list[str]:
        assert main(["usage", *arguments, "--time-zone", "UTC"]) == code
        shown = self.capsys.readouterr()
        assert "Traceback" not in shown.out + shown.err
        assert "Something went wrong" not in shown.err
        return [line.removeprefix("Error: ") for line in shown.err.splitlines() if line.startswith("Error: ")]

    def files(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() if path.is_file() else b"" for path in self.folder.rglob("*")}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "nothing").mkdir()
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "mine.txt").write_text("mine", encoding="utf-8")
    return Desk(tmp_path, capsys)


GOOD = ("--reports", "good.csv", "--output", "out")
OF_STORE = ("--output", "out", "--yesterday", "--store")
WRONG: dict[str, tuple[int, tuple[str, ...], tuple[str, ...]]] = {
    "nothing": (2, (), ("nothing to read yet", "--output is missing")),
    "an unknown table": (2, (*GOOD, "--tables", "days", "shoes"), ("--tables must be all, days",)),
    "an unknown format": (2, (*GOOD, "--format", "xml"), ("--format must be csv, jsonl, parquet or duckdb",)),
    "less than nothing": (2, (*GOOD, "--attended-minutes", "-1"), ("must be a number, 0 or more, not -1",)),
    "no number": (2, (*GOOD, "--grace-minutes", "nan"), ("must be a number, 0 or more, not nan",)),
    "a group of nobody": (2, (*GOOD, "--min-group-size", "0"), ("1 or more, not 0",)),
    "days that are none": (
        2, (*GOOD, "--from", "2026-10-32", "--to", "x"), ("--from must be a date", "--to must be a date"),
    ),
    "one day of two": (2, (*GOOD, "--from", "2026-10-01"), ("--to is missing",)),
    "two ways to say the days": (2, (*GOOD, "--yesterday", "--last-week"), ("Leave out all but one",)),
    "no days of an account": (2, ("--from-zoom", "x", "--output", "o"), ("No days are given", "no Zoom account")),
    "days in the wrong order": (3, (*GOOD, "--from", "2026-10-05", "--to", "2026-10-01"), ("is later than",)),
    "all days there are": (3, (*GOOD, "--from", "0001-01-01", "--to", "9999-12-31"), ("between 1990 and 2079",)),
    "the last day there is": (3, (*GOOD, "--from", "2026-10-01", "--to", "9999-12-31"), ("between 1990 and 2079",)),
    "days to come": (3, (*GOOD, "--from", "2079-12-30", "--to", "2079-12-31"), ("in the future",)),
    "names without a reason": (2, (*GOOD, "--identities", "shown"), ("needs a reason",)),
    "a reason without names": (2, (*GOOD, "--reason", "x"), ("only works with --identities shown",)),
    "what only an account can": (2, (*GOOD, "--plan", "--wait"), ("--plan and --wait",)),
    "names and nobody of kept days": (
        2, (*OF_STORE, "k", "--no-participants", "--identities", "shown", "--reason", "x"),
        ("names can't be shown with --store", "doesn't work with --store", "no kept days"),
    ),
    "a folder without reports": (3, ("--reports", "nothing", "--output", "out"), ("no Zoom report among",)),
    "a folder without reports, and days": (
        3, ("--reports", "nothing", "--output", "out", "--yesterday"), ("no Zoom report among",),
    ),
    "files of wrong kinds": (
        3, ("--reports", *(name for name in FILES if name.endswith((".csv", ".xlsx"))), "gone.csv", "--output", "out"),
        ("empty.csv: The file is empty", "blank.csv: The file is empty", "bytes.csv: This is a binary",
         "workbook.xlsx: This is an Excel", "polls.csv: This looks like a poll report", "people.csv: The first line",
         "without a column.csv", "mapping.csv: The first line", "gone.csv: The file doesn't exist"),
    ),
    "rows of which none can be used": (
        3, ("--reports", "no times.csv", "--output", "out"), ("Nothing in these reports can be used",),
    ),
    "an output that is a file": (3, ("--reports", "good.csv", "--output", "a file"), ("The output folder is a file",)),
    "a mapping without its columns": (3, (*GOOD, "--mapping", "mapping.csv"), ("PersonID", "HashID")),
    "a file of polls and a new key": (
        3, ("--reports", "polls.csv", "--output", "out", "--key-file", "new.key"), ("polls.csv",)
    ),
    "a key that is none": (3, (*GOOD, "--key-file", "short.key"), ("isn't a key file",)),
    "kept days that aren't there": (3, (*OF_STORE, "gone"), ("no kept days in this folder",)),
    "kept days that are a file": (3, (*OF_STORE, "a file"), ("no kept days in this folder",)),
    "kept days in a file, with an account": (3, (*OF_STORE, "a file", "--from-zoom", "x"), ("no Zoom", "is a file")),
    "kept days among other files": (3, (*OF_STORE, "others", "--from-zoom", "x"), ("no Zoom", "other files in it")),
    "a report among the kept days": (
        3, ("--store", "k", "--from-zoom", "x", "--yesterday", "--output", "k/out"), ("no Zoom account", "kept days"),
    ),
    "the same folder for both": (
        3, ("--store", "k", "--from-zoom", "x", "--yesterday", "--output", "k"), ("no Zoom account", "kept days"),
    ),
    "everything": (
        3, ("--reports", "gone.csv", "--mapping", "gone too.csv", "--store", "gone", "--output", "a file", "--from",
            "2026-10-05", "--to", "2026-10-01", "--key-file", "short.key"),
        ("is later than", "no kept days", "gone too.csv", "isn't a key file", "gone.csv", "output folder is a file"),
    ),
    "forgetting nobody": (2, ("forget", "--store", "gone"), ("either --person or --before", "no kept days")),
    "forgetting before no day": (2, ("forget", "--store", "gone", "--before", "x"), ("must be a date", "no kept")),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_said_all_at_once_and_nothing_is_written(desk: Desk, kind: str) -> None:
    code, arguments, words = WRONG[kind]
    if arguments[:1] == ("forget",):
        assert main(["usage", *arguments]) == code
        shown = desk.capsys.readouterr().err
        assert all(word in shown for word in words)
        return
    errors = desk.refused(code, *arguments)
    assert len(errors) == len(words), errors
    for word, error in zip(words, errors, strict=True):
        assert word in error
        assert error.count(".") >= 1  # what happened, and what to do
