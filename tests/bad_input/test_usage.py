"""Options that are wrong: exit code 2 and a sentence; nothing is read or written."""

import pytest

from tests.bad_input.conftest import Desk
from zoomwizard.__main__ import main

WRONG = {
    "an unknown option": (["--frobnicate"], "There's no option --frobnicate"),
    "an option that is nearly right": (["--time-zon", "UTC"], "Did you mean --time-zone"),
    "an option without a value": (["--memory"], "--memory needs a value"),
    "an empty value": (["--key-file", ""], "--key-file needs a value"),
    "an unknown date order": (["--date-order", "mixed"], "auto, mdy, dmy or ymd"),
    "an unknown way with topics": (["--topics", "some"], "token, drop or keep"),
    "an offset for a zone": (["--time-zone", "+02:00"], "name of a time zone"),
    "an offset that looks like an option": (["--time-zone", "-07:00"], "name of a time zone"),
    "an unknown zone": (["--time-zone", "Mars/Olympus"], "name of a time zone"),
    "no size": (["--memory", "lots"], "2GB or 800MB"),
    "a size without a unit": (["--memory", "2"], "2GB or 800MB"),
    "a negative size": (["--memory", "-2GB"], "--memory needs a value"),
    "nothing of memory": (["--memory", "0GB"], "2GB or 800MB"),
    "a size in other digits": (["--memory", "1e9GB"], "2GB or 800MB"),
    "more memory than a number can say": (["--memory", "99999999TB"], "2GB or 800MB"),
    "a part of a size": (["--memory", "2GB2"], "2GB or 800MB"),
    "a negative number of threads": (["--threads", "-1"], "whole number, 0 or more"),
    "no number of threads": (["--threads", "two"], "whole number"),
    "half a thread": (["--threads", "1.5"], "whole number"),
    "too many threads to write down": (["--threads", "9" * 40], "whole number"),
    "a switch with a value": (["--only-matched=yes"], "takes no value"),
    "a choice of a column that is none": (["--column", "Join_Time"], "NAME=HEADER"),
    "a choice of an unknown column": (["--column", "Shoe=Size"], "NAME=HEADER"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_option_is_said_and_nothing_is_done(desk: Desk, kind: str) -> None:
    arguments, words = WRONG[kind]
    before = desk.files()
    assert desk.admin(*arguments) == 2
    assert words in desk.shown()
    assert desk.files() == before


def test_needed_options_are_named_all_at_once(desk: Desk) -> None:
    assert main(["analyst"]) == 2
    assert "--zoom is missing. --output is missing." in desk.shown()
    assert main(["admin"]) == 2
    assert "--reports or --from-zoom is missing. --output is missing." in desk.shown()


def test_all_wrong_values_are_said_at_once(desk: Desk) -> None:
    assert main(["analyst", "--zoom", "x", "--memory", "lots", "--method", "best", "--threads", "all"]) == 2
    shown = desk.shown()
    for words in ("--output is missing.", "not lots", "not best", "not all"):
        assert words in shown


def test_a_wrong_value_does_not_hide_a_file_that_is_missing(desk: Desk) -> None:
    here, gone = str(desk.report), str(desk.folder / "gone.csv")
    output = ["--output", str(desk.output), "--key-file", str(desk.folder / "new.key")]
    assert main(["admin", "--reports", here, gone, "--mapping", "away.csv", "--topics", "all", *output]) == 2
    shown = desk.shown()
    for words in ("not all.", "gone.csv: The file doesn't exist.", "away.csv: The file doesn't exist."):
        assert words in shown
    assert shown.count("doesn't exist") == 2  # a key file would be made


def test_reports_come_from_files_or_from_zoom(desk: Desk) -> None:
    assert main(["admin", "--output", str(desk.folder / "out")]) == 2
    assert "--reports or --from-zoom" in desk.shown()


@pytest.mark.parametrize("memory", ["1KB", "0.001MB"])
def test_a_memory_limit_that_can_not_be_used_is_said(desk: Desk, memory: str) -> None:
    before = desk.files()
    assert desk.admin("--memory", memory) == 1
    assert "memory" in desk.shown()
    assert desk.files() == before


@pytest.mark.parametrize("memory", ["64MB", "1.5 GB", "900 mib", "100TB"])
def test_a_memory_limit_that_can_be_used_is_used(desk: Desk, memory: str) -> None:
    assert desk.admin("--memory", memory, "--threads", "999999999") == 0, desk.shown()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "64 hexadecimal digits"),
        (b"0123", "64 hexadecimal digits"),
        (b"\xff" * 10_000_000, "64 hexadecimal digits"),
    ],
)
def test_a_key_file_that_holds_no_key_is_refused(desk: Desk, content: bytes, words: str) -> None:
    key = desk.folder / "key"
    key.write_bytes(content)
    before = desk.files()
    assert desk.admin("--key-file", key) == 3
    assert words in desk.shown()
    assert desk.files() == before
    assert key.read_bytes() == content


def test_a_key_file_in_a_folder_that_is_not_there_is_refused(desk: Desk) -> None:
    assert desk.admin("--key-file", desk.folder / "gone" / "key") == 3
    assert "folder of the key file" in desk.shown()
    assert not (desk.folder / "gone").exists()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Department", "department"], "is listed twice"),
        (["Guest"], "is always in the hashed file"),
        (["Duration (Minutes)"], "is always in the hashed file"),
        (["Start_Time"], "is always in the hashed file"),
    ],
)
def test_a_column_that_would_stand_twice_in_the_hashed_file_is_refused(
    desk: Desk, names: list[str], words: str
) -> None:
    before = desk.files()
    assert desk.admin("--keep-column", *names) == 3
    assert words in desk.shown()
    assert desk.files() == before


def test_a_column_to_keep_that_no_report_has_is_refused(desk: Desk) -> None:
    assert desk.admin("--keep-column", "Departement") == 3
    assert "No report has a column Departement" in desk.shown()
