"""Every row of the table in docs/troubleshooting.md on the mapping file, through the command line."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from tests.bad_input.conftest import Desk
from tests.reports import MAPPING
from zoomwizard.__main__ import main

PEOPLE = tuple(MAPPING)
GOOD = [f"{person},{hash_id}" for person, hash_id in MAPPING.items()]
EMAIL = "marta.kowalska@example.org"


def digest(name: str) -> str:
    return hashlib.new(name, EMAIL.encode()).hexdigest()


ERRORS: dict[str, tuple[bytes | list[str], tuple[str, ...]]] = {
    "Excel": (b"PK\x03\x04" + bytes(99), ("Excel workbook", "Save as", "CSV UTF-8")),
    "old Excel": (bytes.fromhex("D0CF11E0A1B11AE1"), ("old Excel workbook", "Save as")),
    "PDF": (b"%PDF-1.4", ("PDF", "CSV")),
    "empty": (b"", ("empty",)),
    "blank": (b"\n\n", ("empty",)),
    "header only": (b"PersonID,HashID\n", ("a header, but no usable rows", "needs an e-mail address")),
    "no PersonID": (["Name,HashID", *GOOD], ("PersonID is missing", "Name and HashID")),
    "no HashID": (["PersonID,Number", *GOOD], ("HashID is missing", "PersonID and Number")),
    "near names": (["Email,Hash_ID", *GOOD], ("PersonID is missing", "If it's Email")),
    "near hash name": (["PersonID,Hash_Value", *GOOD], ("HashID is missing", "If it's Hash_Value")),
    "no header": (GOOD, ("the column names is missing", "Add a first line")),
    "two HashIDs": (
        ["PersonID,HashID", *GOOD, f"{EMAIL.upper()} ,another12345"],
        ("more than one HashID", "lines 2 and 5", "Keep one"),
    ),
    "an @": (["PersonID,HashID", f"{EMAIL},x@y1234567"], ("contains an @", "line 2")),
    "a local part": (
        ["PersonID,HashID", f"{EMAIL},zz-Marta.Kowalska-1"],
        ("the part of its e-mail address before the @", "line 2", "random"),
    ),
    "a line break": (["PersonID,HashID", f'{EMAIL},"abcd\nefghij"'], ("line break", "Remove it")),
    "cut off": (["PersonID,HashID", *GOOD, '"cut@example.org'], ("Line 5", "quotation mark")),
    **{
        f"{name} in {case}": (
            ["PersonID,HashID", *GOOD[1:], f"{EMAIL},{text}"],
            ("plain digest", "line 4", "anybody can find"),
        )
        for name in ("md5", "sha1", "sha256", "sha512")
        for case, text in (
            ("hex", digest(name)),
            ("upper hex", digest(name).upper()),
            ("base64", base64.b64encode(bytes.fromhex(digest(name))).decode()),
        )
    },
}
WARNINGS: dict[str, tuple[list[str], str, str]] = {
    "a short local part": (["ann4@example.org,zzann4zz12"], "4 or 5 characters", "line 5"),
    "aliases": ([f"alias@example.org,{MAPPING[PEOPLE[0]]}"], "more than one PersonID", "lines 2 and 5"),
    "a blank PersonID": ([",p123456789"], "no PersonID", "line 5"),
    "a blank HashID": (["somebody@example.org,"], "no HashID", "line 5"),
    "no e-mail address": (["Somebody,p123456789"], "isn't an e-mail address", "line 5"),
    "a repeated row": ([GOOD[0]], "repeats an earlier one", "line 5"),
    "a short HashID": (["somebody@example.org,p12345x"], "fewer than 8", "line 5"),
    "a number": (["somebody@example.org,12345e67"], "Excel would change", "lines 4 and 5"),
    "a date": (["somebody@example.org,12.11.2026"], "Excel would change", "lines 4 and 5"),
    "a formula": (["somebody@example.org,=12345678"], "Excel would change", "lines 4 and 5"),
    "a plus": (["somebody@example.org,+abcdefgh"], "Excel would change", "lines 4 and 5"),
}


@pytest.mark.parametrize("kind", ERRORS)
def test_a_mapping_file_with_an_error_is_refused(desk: Desk, kind: str) -> None:
    content, words = ERRORS[kind]
    desk.mapping.write_bytes(content if isinstance(content, bytes) else ("\n".join(content) + "\n").encode())
    missing = ["PersonID is missing" in word for word in words]
    (line,) = desk.refused(3, "mapping.csv", *words, count=1 + (kind == "near names"))[: 1 if any(missing) else None]
    assert "kowalska" not in line.casefold()


@pytest.mark.parametrize("kind", WARNINGS)
def test_a_mapping_file_with_a_warning_is_used(desk: Desk, kind: str) -> None:
    rows, words, where = WARNINGS[kind]
    desk.mapping.write_text("\n".join(["PersonID,HashID", *GOOD, *rows]) + "\n", encoding="utf-8")
    assert desk.admin() == 0
    shown = desk.shown().splitlines()
    assert any(line.startswith("Warning: ") and words in line and where in line for line in shown), shown
    assert all("somebody@" not in line for line in shown)


def test_all_errors_of_a_mapping_file_are_told_at_once(desk: Desk) -> None:
    rows = [
        "PersonID,HashID",
        *GOOD,
        f"{EMAIL},another12345",
        "at@example.org,x@y1234567",
        "longname@example.org,longname-77",
        f"md5@example.org,{hashlib.md5(b'md5@example.org', usedforsecurity=False).hexdigest()}",
    ]
    desk.mapping.write_text("\n".join(rows) + "\n", encoding="utf-8")
    words = ("more than one HashID", "contains an @", "before the @", "plain digest")
    desk.refused(3, *words, count=4)


def test_two_mapping_files_in_a_folder_are_never_guessed_between(desk: Desk) -> None:
    folder = desk.folder / "both"
    folder.mkdir()
    desk.report.rename(folder / "report.csv")
    for name in ("a.csv", "b.csv"):
        (folder / name).write_bytes(desk.mapping.read_bytes())
    arguments = ["admin", "--reports", str(folder), "--output", str(desk.output), "--json"]
    assert main(arguments) == 3
    document = json.loads(desk.capsys.readouterr().out)
    (error,) = [finding for finding in document["findings"] if finding["severity"] == "error"]
    assert "2 mapping files" in error["title"]
    assert [Path(choice).name for choice in error["choices"]] == ["a.csv", "b.csv"]


@pytest.mark.parametrize("kind", [kind for kind in ERRORS if kind not in ("near names", "no PersonID", "no HashID")])
def test_an_earlier_mapping_file_with_an_error_is_refused_by_the_mapping_job(desk: Desk, kind: str) -> None:
    content, words = ERRORS[kind]
    people = desk.folder / "people.csv"
    people.write_text("Email\nada@example.com\n", encoding="utf-8")
    desk.mapping.write_bytes(content if isinstance(content, bytes) else ("\n".join(content) + "\n").encode())
    before = desk.files()
    arguments = ["mapping", "--people", people, "--existing", desk.mapping, "--output", desk.output]
    assert main([*map(str, arguments)]) == 3
    shown = desk.shown()
    assert all(word in shown for word in words)
    assert desk.files() == before
