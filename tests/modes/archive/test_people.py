"""The people file: what it says, and all that is wrong with it at once, without a cell's value."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoomwizard.core.outcome import Severity
from zoomwizard.modes.archive.people import ListedPerson, read_listed_people

HEADER = "PersonID,Name,Account,Policy,Modality\n"


def read(tmp_path: Path, text: str, *accounts: str) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    path = tmp_path / "listed.csv"
    path.write_text(text, "utf-8")
    people, findings = read_listed_people(path, accounts or ("acme",))
    said = " ".join(f"{finding.title} {finding.hint} {finding.where}" for finding in findings)
    assert "planted" not in said
    return {account: list(of) for account, of in people.items()}, [(one.code, str(one.where)) for one in findings]


def test_rows_count_for_the_accounts_that_they_name(tmp_path: Path) -> None:
    path = tmp_path / "listed.csv"
    path.write_text(HEADER + " ANA@x.example ,Ana,acme,,\nb@x.example,,,NEVER,Voice\nc@x.example,,two,on_demand,\n")
    people, findings = read_listed_people(path, ("acme", "two"))
    assert findings == []
    ana, other = people["acme"]["ana@x.example"], people["two"]["b@x.example"]
    assert ana == ListedPerson("ana@x.example", "Ana", "acme", "always", "video")
    assert other == ListedPerson("b@x.example", "", "two", "never", "voice")
    assert [list(people[account]) for account in ("acme", "two")] == [
        ["ana@x.example", "b@x.example"], ["b@x.example", "c@x.example"]
    ]  # fmt: skip
    assert (ana.is_kept, other.is_kept, people["two"]["c@x.example"].is_kept) == (True, False, True)


def test_other_columns_may_be_missing_and_stand_anywhere(tmp_path: Path) -> None:
    people, findings = read(tmp_path, "policy;x;person id\nnever;1;a@x.example\n;2;b@x.example\n")
    assert (people, findings) == ({"acme": ["a@x.example", "b@x.example"]}, [])


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    rows = [
        "planted1@x.example,,,sometimes,",
        "planted2@x.example,,,,smell",
        "planted3@x.example,,planted,,",
        ",planted,,,",
        "planted4@x.example,,,,",
        "PLANTED4@x.example,,acme,,",
        "planted5,,,,",
        "planted6@x.example,,other,Sometimes,hands",
    ]
    _, findings = read(tmp_path, HEADER + "\n".join(rows) + "\n")
    assert findings == [
        ("listed.blank", "listed.csv, line 5"),
        ("listed.policy", "listed.csv, lines 2 and 9"),
        ("listed.modality", "listed.csv, lines 3 and 9"),
        ("listed.account", "listed.csv, lines 4 and 9"),
        ("listed.twice", "listed.csv, lines 6 and 7"),
        ("listed.not-an-address", "listed.csv, line 8"),
    ]


def test_twice_is_by_account(tmp_path: Path) -> None:
    text = HEADER + "a@x.example,,acme,,\na@x.example,,two,,\n"
    assert read(tmp_path, text, "acme", "two")[1] == []
    assert read(tmp_path, text + "a@x.example,,,,\n", "acme", "two")[1] == [
        ("listed.twice", "listed.csv, lines 2 and 4")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file.empty"),
        ("planted@x.example,,,,\n", "mapping.no-header"),
        ("planted,Name\nx,y\n", "listed.no-person-id"),
        ("PersonID,Person-Id\nx,y\n", "listed.column-twice"),
        (HEADER, "listed.nobody"),
        ("PK\3\4planted", "file.workbook"),
    ],
)
def test_files_that_are_none_are_said(tmp_path: Path, text: str, code: str) -> None:
    found = read(tmp_path, text)[1]
    assert code in [one for one, _ in found] or code == "file.workbook", found


def test_an_account_without_anybody_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "listed.csv"
    path.write_text(HEADER + "a@x.example,,acme,,\n")
    _, (finding,) = read_listed_people(path, ("acme", "two"))
    assert (finding.code, finding.severity) == ("listed.nobody", Severity.ERROR)
    assert "two" in str(finding.title)
