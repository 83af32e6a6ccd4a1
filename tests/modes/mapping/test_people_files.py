"""People and mapping files as tools and people make them: what stands around an address, above a header, below."""

from pathlib import Path

import openpyxl
import pytest

from zoomwizard.core.outcome import CancelToken, Finding, Severity, report_nothing
from zoomwizard.core.people.mapping_file import MappingFile, read_mapping
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.people_file import People, read_people
from zoomwizard.modes.mapping.run import MappingJob

HASH = "p6vhc2n4kqjrt7w5xzmabdeuyq"
AROUND = [
    "'ana@example.com'", "'ana@example.com", "<ana@example.com>", '"Ana" <ana@example.com>',
    "Ana Prior <ana@example.com>",
    "mailto:ana@example.com", "<mailto:Ana@example.com>", "\u00a0ana@example.com\u00a0", "“ana@example.com”",
    "ana@example.com;", "(ana@example.com)", "SMTP:ana@example.com", "\u200bana@example.com\u2003",
]  # fmt: skip


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def people_of(path: Path, column: str = "") -> tuple[People | None, list[Finding]]:
    return read_people(path, column, report_nothing, CancelToken())


def mapping_of(path: Path) -> tuple[MappingFile, list[Finding]]:
    mapping, findings = read_mapping(path)
    assert mapping is not None, findings
    return mapping, findings


@pytest.mark.parametrize("cell", AROUND)
def test_what_stands_around_an_address_is_taken_off_and_counted(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(f"PersonID,HashID\n{quoted(cell)},{HASH}\n", encoding="utf-8")
    mapping, findings = mapping_of(path)
    assert dict(mapping.hash_ids) == {"ana@example.com": HASH}
    is_blank_only = not cell.strip("\u00a0\u200b\u2003").startswith(tuple("'<\"“(mSA")) and cell[-1] != ";"
    assert ("mapping.bare-address" in {finding.code for finding in findings}) is not is_blank_only
    people, found = people_of(path)
    assert people is not None
    assert set(people.person_ids) == {"ana@example.com"}
    assert ("people.bare-address" in {finding.code for finding in found}) is not is_blank_only


@pytest.mark.parametrize("cell", ["o'neil@example.com", "d'angelo.o'brien@example.com", "x+y@example.com"])
def test_an_address_with_an_apostrophe_inside_stays_as_it_is(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(f"PersonID,HashID\n{cell},{HASH}\n", encoding="utf-8")
    mapping, findings = mapping_of(path)
    assert list(mapping.hash_ids) == [cell]
    assert findings == []


@pytest.mark.parametrize(
    "cell", ["ana@example.com, tom@example.com", "<ana@example.com> <tom@example.com>", "Ana", "'Ana'"]
)
def test_what_is_no_single_address_is_said(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(f"PersonID,HashID\n{quoted(cell)},{HASH}\n", encoding="utf-8")
    assert "mapping.not-an-address" in {finding.code for finding in mapping_of(path)[1]}


def test_the_files_that_are_written_have_the_bare_address(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('Email,Office\n\'ana@example.com\',Basel\n"""Tom"" <tom@example.com>",Bern\n', encoding="utf-8")
    result = MappingJob().run(MappingInputs(people=path, output=tmp_path / "out"))
    texts = [file.read_text(encoding="utf-8") for file in result.folder.rglob("*.csv")]
    assert len(texts) == 3
    for text in texts:
        assert "ana@example.com," in text
        assert "tom@example.com," in text
        assert "'" not in text
        assert "<" not in text


# ---------------------------------------------------------------------------------------------------------
# What tools make


ROWS = ["PersonID,HashID", f"ana@example.com,{HASH}", "tom@example.com,p7aaaaaaaaaaaaaaaaaaaaaaaa"]
MADE = {
    "sep": "\n".join(["sep=,", *ROWS]),
    "sep of another delimiter": "\n".join(["sep=;", *ROWS]).replace(",", ";"),
    "PowerShell": "\n".join(["#TYPE System.Management.Automation.PSCustomObject", *ROWS]),
    "title": "\n".join(["Mapping of 2026", "", *ROWS]),
    "two titles": "\n".join(["Mapping of 2026,", "internal,", *ROWS]),
    "end of DOS": "\n".join(ROWS) + "\n\x1a",
    "end of DOS in the last line": "\n".join(ROWS) + "\x1a",
    "header again": "\n".join([*ROWS[:2], ROWS[0], ROWS[2]]),
    "joined files": "\ufeff" + "\n".join(ROWS[:2]) + "\n\ufeff" + "\n".join([ROWS[0], ROWS[2]]),
    "blank lines": "\n\n" + "\n\n,\n".join(ROWS),
    "commas at the ends": "\n".join(f"{row},,," for row in ROWS),
    "commas at the ends of the rows": "\n".join([ROWS[0], *(f"{row},," for row in ROWS[1:])]),
}  # fmt: skip


@pytest.mark.parametrize("content", MADE.values(), ids=MADE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_tools_add_to_a_file_changes_nothing(tmp_path: Path, content: str, encoding: str) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(content, encoding=encoding, newline="")
    mapping, findings = mapping_of(path)
    assert list(mapping.hash_ids) == ["ana@example.com", "tom@example.com"]
    assert mapping.rows == 2
    assert findings == []
    people, found = people_of(path)
    assert people is not None
    assert people.rows == 2
    assert found == []


@pytest.mark.parametrize("count", [65_536, 1_048_576])
def test_a_file_that_a_spreadsheet_cut_off_gets_a_warning(
    tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if count > 100_000:  # as many rows take half a minute; which counts there are is looked at here
        from zoomwizard.core.tables import text_file

        assert count in text_file.SPREADSHEET_ROWS
        monkeypatch.setattr(text_file, "SPREADSHEET_ROWS", (1000,))
        count = 1000
    path = tmp_path / "people.csv"
    for more, codes in ((0, {"file.cut-off"}), (1, set()), (-1, set())):
        path.write_text("Email\n" + "".join(f"p{n}@example.com\n" for n in range(count - 1 + more)))
        people, findings = people_of(path)
        assert people is not None
        assert {finding.code for finding in findings} == codes


def test_a_workbook_gives_the_same_files_as_its_csv(tmp_path: Path) -> None:
    rows = [["Email", "Since", "HashID"], ["ana@example.com", "2026-03-01", HASH], ["tom@example.com", "12", ""]]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "people.xlsx")
    (tmp_path / "people.csv").write_text("".join(",".join(row) + "\n" for row in rows))
    (mapping,) = read_all(tmp_path / "people.xlsx", tmp_path / "1", "Organisational data")
    assert mapping[:2] == read_all(tmp_path / "people.csv", tmp_path / "2", "Organisational data")[0][:2]
    existing, _ = mapping_of(next((tmp_path / "1").rglob("Mapping file*.csv")))
    assert existing.hash_ids["ana@example.com"] == HASH


def read_all(people: Path, output: Path, name: str) -> list[list[str]]:
    MappingJob().run(MappingInputs(people=people, output=output))
    return [path.read_text(encoding="utf-8").splitlines() for path in output.rglob(f"{name}*.csv")]


# ---------------------------------------------------------------------------------------------------------
# Equal headers


@pytest.mark.parametrize("header", ["Mail,Name,Mail", "Work,,Work"])
def test_columns_with_the_same_header_can_be_told_apart_and_chosen(tmp_path: Path, header: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"{header}\nana@example.com,Ana,boss@example.com\ntom@example.com,Tom,boss@example.com\n")
    people, (finding,) = people_of(path)
    assert people is None
    (question,) = finding.asks
    first, second = (choice.text for choice in question.choices)
    assert first != second
    chosen, _ = people_of(path, second)
    assert chosen is not None
    assert set(chosen.person_ids) == {"boss@example.com"}


def test_a_zoom_report_is_called_that(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    header = (
        "Topic,Meeting ID,User Name,User Email,Creation Time,Start Time,End Time,Duration (Minutes),Participants,"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
    )
    row = "T,85218486288,A,ana@example.com,{t},{t},{t},1,1,Tom,tom@example.com,{t},{t},1,No".format(
        t="06/14/2026 10:00:00 AM"
    )
    path.write_text(f"{header}\n{row}\n")
    _, (finding,) = people_of(path)
    assert finding.code == "people.zoom-report"
    assert "Zoom report" in str(finding.title)
    (question,) = finding.asks
    assert [choice.text for choice in question.choices] == ["User Email #4", "User Email #11"]
    assert people_of(path, "User Email #11")[0] is not None


def test_a_zoom_report_with_one_column_of_peoples_addresses_is_called_that_too(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    time = "06/14/2026 10:00:00 AM"
    path.write_text(
        "Topic,ID,Host email,Start time,Name (original name),Email,Join time,Leave time\n"
        f"T,85218486288,ana@example.com,{time},Tom,tom@example.com,{time},{time}\n"
    )
    people, (finding,) = people_of(path)
    assert people is None
    assert finding.code == "people.zoom-report"
    assert finding.asks[0].choices[0].text == "Email"
    assert people_of(path, "Email")[0] is not None


def test_which_column_of_addresses_was_taken_is_said_where_another_has_some_too(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,E-Mail-Adresse,E-Mail Vorgesetzter\nTom,tom@example.com,boss@example.com\n")
    people, (note,) = people_of(path)
    assert people is not None
    assert set(people.person_ids) == {"tom@example.com"}
    assert (note.severity, note.code) == (Severity.NOTE, "people.address-column")
    assert str(note.title) == "The e-mail addresses are taken from E-Mail-Adresse, not from E-Mail Vorgesetzter."
    assert people_of(path, "E-Mail-Adresse")[1] == []
