"""The job that makes the mapping file, from files to files."""

import base64
import csv
import hashlib
import json
import re
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zoomwizard import __version__
from zoomwizard.core.outcome import (
    AppError,
    Cancelled,
    CancelToken,
    Finding,
    InputError,
    JobResult,
    Progress,
    Severity,
)
from zoomwizard.core.output.folder import SCRATCH_PREFIX
from zoomwizard.core.people.mapping_file import read_mapping
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.people_file import REPORT_EVERY
from zoomwizard.modes.mapping.run import MappingJob

Write = Callable[..., Path]

PEOPLE = (
    "Name,Email,Department\n"
    '"Prior, Ana",Ana.Prior@example.com,"R ""and"" D"\n'
    "Ben, ben@example.com ,\n"
    '"Cleo\nZz",cleo@example.com,007\n'
)
OLD_ANA, OLD_BEN, OLD_DAN = "old-6vhc2n4kqjrt", "old-q3wz7n5xk2c4", "old-x7n4zk2q5w3v"
HASH_ID = re.compile("p[a-z2-7]{26}")
STAMP = r"\d{4}-\d{2}-\d{2}_\d{6}"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def do(text: str, name: str = "people.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding=encoding, newline="")
        return path

    return do


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def run(people: Path, output: Path, **more: Any) -> JobResult:
    return MappingJob().run(MappingInputs(people=people, output=output, **more))


def check(people: Path, output: Path, **more: Any) -> list[Finding]:
    findings = MappingJob().check(MappingInputs(people=people, output=output, **more))
    assert not output.exists()
    return findings


def refused(people: Path, output: Path, **more: Any) -> dict[str, Finding]:
    """The findings of a run that is refused, by code; the check before it says the same."""
    checked = check(people, output, **more)
    with pytest.raises(InputError) as caught:
        run(people, output, **more)
    assert list(caught.value.findings) == checked
    assert not output.exists()
    return {finding.code: finding for finding in checked}


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def written(result: JobResult) -> tuple[list[list[str]], list[list[str]], dict[str, Any]]:
    """The rows of the mapping file, those of the organisational data, the record."""
    mapping, people, _, record = (result.folder / record.name for record in result.outputs)
    return table(mapping), table(people), json.loads(record.read_text(encoding="utf-8"))


# ---------------------------------------------------------------------------------------------------------
# What is made


def test_everybody_gets_a_hash_id_and_the_people_file_a_last_column(write: Write, output: Path) -> None:
    source = write(PEOPLE)
    assert check(source, output) == []
    result = run(source, output)
    mapping, people, _ = written(result)
    assert mapping[0] == ["PersonID", "HashID"]
    assert [row[0] for row in mapping[1:]] == ["Ana.Prior@example.com", "ben@example.com", "cleo@example.com"]
    hash_ids = [row[1] for row in mapping[1:]]
    assert len(set(hash_ids)) == 3
    assert all(HASH_ID.fullmatch(hash_id) for hash_id in hash_ids)
    assert [row[:-1] for row in people] == table(source)
    assert [row[-1] for row in people] == ["PersonHashID", *hash_ids]
    assert result.findings == ()
    assert result.counts == {
        "people_rows": 3,
        "people": 3,
        "ids_kept": 0,
        "ids_new": 3,
        "only_in_earlier_mapping": 0,
        "rows_without_address": 0,
    }


def test_the_files_have_their_names_and_nothing_else_is_left(write: Write, output: Path) -> None:
    result = run(write(PEOPLE), output)
    patterns = (
        rf"Mapping file {STAMP}\.csv",
        rf"Mapping record {STAMP}\.json",
        rf"Organisational data {STAMP}\.csv",
        rf"Viva upload {STAMP}\.csv",
    )
    names = sorted(path.name for path in output.iterdir())
    assert len(names) == len(patterns)
    assert all(re.fullmatch(pattern, name) for pattern, name in zip(patterns, names, strict=True))
    assert [record.name for record in result.outputs] == [names[0], names[2], names[3], names[1]]


def test_what_to_do_next_says_which_file_goes_where(write: Write, output: Path) -> None:
    result = run(write(PEOPLE), output)
    mapping, people, upload, record = (one.name for one in result.outputs)
    assert str(result.verdict) == "The mapping file is ready: 3 people have a HashID."
    assert [(str(step.title), step.files) for step in result.next_steps] == [
        ("Send this file to the Zoom admin", (mapping,)),
        ("Upload this file for Viva Insights", (upload,)),
        ("Keep these files to yourself", (people, record)),
    ]


def test_the_made_files_are_plain_utf8_with_line_feeds(write: Write, output: Path) -> None:
    text = PEOPLE.replace(",", ";").replace("\n", "\r\n").replace("Cleo", "Zoë")
    result = run(write(text, encoding="utf-16"), output)
    for record in result.outputs[:2]:
        content = (output / record.name).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.decode("utf-8").count("\r\n") <= 1  # the one inside of a name, which stays as it is
    assert "Zoë" in written(result)[1][3][0]


def test_the_upload_to_viva_has_everybody_once_under_the_two_headers_it_takes(write: Write, output: Path) -> None:
    result = run(write("E-mail,Floor\nana@example.com,1\nZOË@example.com,2\nzoë@example.com,3\nnobody,4\n"), output)
    mapping, _, _ = written(result)
    text = (output / result.outputs[2].name).read_bytes()
    assert text.startswith(b"Microsoft_PersonEmail,PersonHashID\r\n")
    assert text.count(b"\n") == text.count(b"\r\n") == len(mapping)
    uploaded = table(output / result.outputs[2].name)
    assert uploaded[1:] == mapping[1:]
    assert len(uploaded) == 3


def test_an_update_uploads_everybody_again_who_is_in_the_mapping_file(write: Write, output: Path) -> None:
    earlier = write(f"PersonID,HashID\nben@example.com,{OLD_BEN}\nleft@example.com,{OLD_DAN}\n", "earlier.csv")
    result = run(write("Email\nana@example.com\nBEN@example.com\n"), output, existing=earlier)
    mapping, _, _ = written(result)
    uploaded = table(output / result.outputs[2].name)
    assert uploaded == [["Microsoft_PersonEmail", "PersonHashID"], *mapping[1:]]
    assert sorted(row[0] for row in uploaded[1:]) == ["BEN@example.com", "ana@example.com", "left@example.com"]
    again = run(write("Microsoft_ManagerEmail,Microsoft_PersonEmail\nx@example.com,ben@example.com\n"), output)
    assert [row[0] for row in table(output / again.outputs[2].name)[1:]] == ["ben@example.com"]


def test_the_mapping_file_is_one_without_faults(write: Write, output: Path) -> None:
    result = run(write(PEOPLE), output)
    mapping, findings = read_mapping(output / result.outputs[0].name)
    assert mapping is not None
    assert (findings, mapping.persons) == ([], 3)


def test_the_record_says_what_was_done(write: Write, output: Path) -> None:
    source, existing = write(PEOPLE), write(f"PersonID,HashID\nben@example.com,{OLD_BEN}\n", "earlier.csv")
    result = run(source, output, existing=existing)
    _, _, record = written(result)
    assert record["versions"]["zoomwizard"] == __version__
    assert record["counts"] == result.counts
    assert record["findings"] == []
    for key, records in (("inputs", result.inputs), ("outputs", result.outputs[:3])):
        assert record[key] == [one.as_json() for one in records]
    assert [(one.name, one.role, one.rows) for one in result.inputs] == [
        ("people.csv", "people", 3),
        ("earlier.csv", "earlier mapping", 1),
    ]
    assert [(one.role, one.rows) for one in result.outputs] == [
        ("mapping", 3),
        ("organisational data", 3),
        ("Viva upload", 3),
        ("record", 0),
    ]
    paths = [source, existing, *(output / one.name for one in result.outputs)]
    for path, one in zip(paths, (*result.inputs, *result.outputs), strict=True):
        content = path.read_bytes()
        assert (one.size, one.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_one_person_in_many_rows_is_one_person(write: Write, output: Path) -> None:
    rows = "ana@example.com,2026-01-01\nANA@example.com ,2026-02-01\nben@example.com,2026-02-01\n"
    result = run(write("PersonId,EffectiveDate\n" + rows), output)
    mapping, people, _ = written(result)
    assert [row[0] for row in mapping[1:]] == ["ana@example.com", "ben@example.com"]
    assert people[1][-1] == people[2][-1] == mapping[1][1]
    assert result.findings == ()


def test_cells_pass_through_unchanged(write: Write, output: Path) -> None:
    cells = ["=1+1", " two  blanks ", "a\nb", 'q"q', "00123", "1e5", "NA", "'", "\u00a0", "ünï", "a;b", "-"]
    rows = [["Email", *(f"c{number}" for number in range(len(cells)))], ["ana@example.com", *cells]]
    source = write("")
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert [row[:-1] for row in written(run(source, output))[1]] == rows


def test_short_rows_are_filled_and_blank_ones_left_out(write: Write, output: Path) -> None:
    text = "Email,A,B,\nana@example.com\n\n,,\nben@example.com,1,2,,,\n"
    _, people, _ = written(run(write(text), output))
    assert [row[:-1] for row in people] == [
        ["Email", "A", "B"],
        ["ana@example.com", "", ""],
        ["ben@example.com", "1", "2"],
    ]


# ---------------------------------------------------------------------------------------------------------
# HashIDs that are there already


def test_people_of_an_earlier_mapping_keep_their_hash_ids_and_stay(write: Write, output: Path) -> None:
    earlier = write(f"PersonID,HashID\nANA.prior@EXAMPLE.com,{OLD_ANA}\nDan@example.com,{OLD_DAN}\n", "earlier.csv")
    result = run(write(PEOPLE), output, existing=earlier)
    mapping, people, _ = written(result)
    assert mapping[1] == ["Ana.Prior@example.com", OLD_ANA]
    assert mapping[-1] == ["Dan@example.com", OLD_DAN]
    assert len(mapping) == 5
    assert people[1][-1] == OLD_ANA
    assert len(people) == 4
    counts = result.counts
    assert (counts["ids_kept"], counts["ids_new"], counts["only_in_earlier_mapping"]) == (1, 2, 1)
    assert "3 people are in the people file. 1 keeps their HashID, 2 get a new one." in map(str, result.summary)
    assert any("1 person is only in the earlier mapping" in str(sentence) for sentence in result.summary)


def test_a_second_run_changes_no_hash_id(write: Write, output: Path) -> None:
    first = run(write(PEOPLE), output)
    second = run(write(PEOPLE), output, existing=output / first.outputs[0].name)
    assert written_twice(first, second, 0)
    assert written_twice(first, second, 1)
    assert second.counts["ids_new"] == 0


def written_twice(first: JobResult, second: JobResult, which: int) -> bool:
    one, other = (result.outputs[which] for result in (first, second))
    assert one.name != other.name
    return one.sha256 == other.sha256


def test_a_mapping_file_as_people_keeps_its_hash_ids(write: Write, output: Path) -> None:
    source = write(f"PersonID,HashID\nana@example.com,{OLD_ANA}\nben@example.com,\n")
    result = run(source, output)
    mapping, people, _ = written(result)
    assert mapping[1] == ["ana@example.com", OLD_ANA]
    assert HASH_ID.fullmatch(mapping[2][1])
    assert people[0] == ["PersonID", "HashID", "PersonHashID"]
    assert [row[-1] for row in people[1:]] == [row[1] for row in mapping[1:]]
    assert (result.counts["ids_kept"], result.counts["ids_new"]) == (1, 1)


def test_organisational_data_of_an_earlier_run_keeps_its_hash_ids(write: Write, output: Path) -> None:
    source = write(
        f"Email,PersonHashID,City\nana@example.com,{OLD_ANA},Bern\nana@example.com,{OLD_ANA},Basel\nben@example.com,,\n"
    )
    result = run(source, output)
    _, people, _ = written(result)
    assert people[0] == ["Email", "City", "PersonHashID"]
    assert [row[-1] for row in people[1:3]] == [OLD_ANA, OLD_ANA]
    assert HASH_ID.fullmatch(people[3][-1])
    assert result.findings == ()


def test_errors_of_the_earlier_mapping_stop_the_run(write: Write, output: Path) -> None:
    rows = f"ana@example.com,{OLD_ANA}\nana@example.com,{OLD_BEN}\n"
    found = refused(write(PEOPLE), output, existing=write("PersonID,HashID\n" + rows, "earlier.csv"))
    finding = found["mapping.two-hash-ids"]
    assert (finding.field, str(finding.where)) == ("existing", "earlier.csv, lines 2 and 3")


def test_warnings_of_the_earlier_mapping_are_said(write: Write, output: Path) -> None:
    existing = write(f"PersonID,HashID\nana.prior@example.com,{OLD_ANA}\nben@example.com,\n", "earlier.csv")
    (finding,) = run(write(PEOPLE), output, existing=existing).findings
    assert (finding.code, finding.field, str(finding.where)) == (
        "mapping.blank-hash-id",
        "existing",
        "earlier.csv, line 3",
    )


def test_bad_hash_ids_in_the_people_file_stop_the_run(write: Write, output: Path) -> None:
    digest = hashlib.sha1(b"ben@example.com", usedforsecurity=False).hexdigest()
    text = f"PersonID,HashID\nana@example.com,{OLD_ANA}\nben@example.com,{digest}\nana@example.com,{OLD_BEN}\n"
    found = refused(write(text), output)
    assert {code: str(finding.where) for code, finding in found.items()} == {
        "mapping.two-hash-ids": "people.csv, lines 2 and 4",
        "mapping.hash-id-is-digest": "people.csv, line 3",
    }


def test_two_sources_that_disagree_stop_the_run(write: Write, output: Path) -> None:
    existing = write(f"PersonID,HashID\nana@example.com,{OLD_ANA}\n", "earlier.csv")
    source = write(f"Email,PersonHashID\nben@example.com,{OLD_BEN}\nANA@example.com,{OLD_DAN}\n")
    found = refused(source, output, existing=existing)
    assert {code: str(finding.where) for code, finding in found.items()} == {
        "people.other-hash-id": "people.csv, line 3"
    }


def test_two_columns_of_hash_ids_stop_the_run(write: Write, output: Path) -> None:
    found = refused(write("Email,HashID,PersonHashID\nana@example.com,a,b\n"), output)
    assert set(found) == {"people.two-hash-columns"}


# ---------------------------------------------------------------------------------------------------------
# Which column holds the e-mail addresses


@pytest.mark.parametrize(
    ("header", "row", "codes"),
    [
        ("PersonID,ManagerID", "ana@example.com,boss@example.com", ["people.address-column"]),
        ("Manager e-mail,E-Mail Address", "boss@example.com,ana@example.com", ["people.address-column"]),
        ("User Principal Name,Name", "ana@example.com,Ana", []),
        ("PersonId,Email", "d1b0ab1c,ana@example.com", []),
        ("Name,Who", "Ana,ana@example.com", ["people.address-column"]),
        ("Name,,City", "Ana,ana@example.com,Bern", ["people.address-column"]),
    ],
)
def test_the_column_is_found_by_header_and_values(
    write: Write, output: Path, header: str, row: str, codes: list[str]
) -> None:
    result = run(write(f"{header}\n{row}\n"), output)
    assert written(result)[0][1][0] == "ana@example.com"
    assert [finding.code for finding in result.findings] == codes


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Email,UPN", "a@example.com,b@example.com", ("people.many-address-columns", ("Email", "UPN"))),
        ("Boss,Who", "a@example.com,b@example.com", ("people.many-address-columns", ("Boss", "Who"))),
        ("Email,Boss", "ana,b@example.com", ("people.many-address-columns", ("Email", "Boss"))),
        ("Name,City", "Ana,Bern", ("people.no-address-column", ("Name", "City"))),
        ("Name,", "Ana,ana@example.com", ("people.no-address-column", ("Name",))),
    ],
)
def test_where_it_is_not_sure_the_choice_is_asked_for(
    write: Write, output: Path, header: str, row: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    code, choices = expected
    found = refused(write(f"{header}\n{row}\n"), output)
    assert set(found) == {code}
    (question,) = found[code].asks
    assert (question.field, tuple(choice.text for choice in question.choices)) == ("column", choices)
    assert all(choice.values for choice in question.choices)
    assert all(choice in str(found[code].title) for choice in choices)


def test_a_stray_address_makes_no_column_of_addresses(write: Write, output: Path) -> None:
    rows = "a@example.com,on leave\nb@example.com,c@example.com\nc@example.com,\nd@example.com,back\n"
    assert [row[0] for row in written(run(write("Who,Note\n" + rows), output))[0][1:3]] == [
        "a@example.com",
        "b@example.com",
    ]


@pytest.mark.parametrize("column", ["Boss", " boss ", "BOSS"])
def test_the_user_can_say_which_column_it_is(write: Write, output: Path, column: str) -> None:
    result = run(write("Email,Boss\na@example.com,b@example.com\n"), output, column=column)
    assert written(result)[0][1][0] == "b@example.com"
    assert result.findings == ()


def test_a_chosen_column_of_managers_is_warned_of(write: Write, output: Path) -> None:
    source = write("Email,Boss\na@example.com,c@example.com\nb@example.com,c@example.com\nc@example.com,\n")
    (warning, blank) = run(source, output, column="Boss").findings
    assert (warning.severity, warning.code) == (Severity.WARNING, "people.fewer-addresses")
    assert blank.code == "people.blank-address"
    assert str(warning.title) == "The column Boss contains fewer different e-mail addresses than Email."
    assert [finding.code for finding in run(source, output / "other", column="Email").findings] == []


@pytest.mark.parametrize(("header", "column"), [("Email,Boss", "Chef"), ("Boss,Boss", "Boss")])
def test_a_column_that_is_not_there_or_twice_is_an_error(write: Write, output: Path, header: str, column: str) -> None:
    found = refused(write(f"{header}\na@example.com,b@example.com\n"), output, column=column)
    assert set(found) == {"people.column-unknown"}
    assert found["people.column-unknown"].field == "column"


# ---------------------------------------------------------------------------------------------------------
# What is wrong with the files


def test_rows_without_an_address_get_no_hash_id_and_are_named(write: Write, output: Path) -> None:
    result = run(write("Email,Name\nana@example.com,Ana\n,Ben\ncleo,Cleo\ndan@example.com,Dan\n\u200b,E\n"), output)
    mapping, people, record = written(result)
    assert [bool(row[-1]) for row in people[1:]] == [True, False, False, True, False]
    assert len(mapping) == 3
    found = {finding.code: (finding.severity, str(finding.where)) for finding in result.findings}
    assert found == {
        "people.blank-address": (Severity.WARNING, "people.csv, lines 3 and 6"),
        "people.not-an-address": (Severity.WARNING, "people.csv, line 4"),
    }
    assert result.counts["rows_without_address"] == 3
    assert [finding["code"] for finding in record["findings"]] == list(found)


def test_more_values_than_columns_stop_the_run(write: Write, output: Path) -> None:
    found = refused(write("Email,Name\nana@example.com,Prior, Ana\nben@example.com,Ben,,\n"), output)
    assert {code: str(finding.where) for code, finding in found.items()} == {
        "people.surplus-cells": "people.csv, line 2"
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file.empty"),
        ("PK\x03\x04", "file.excel"),
        ("Email,Name\n", "people.nobody"),
        ("Email,Name\n,Ana\n", "people.nobody"),
        ("ana@example.com,Ana\nben@example.com,Ben\n", "mapping.no-header"),
        ('Email,Name\nana@example.com,"Ana\n' + "x\n" * 2_000_000, "file.broken-quote"),
    ],
)
def test_files_that_can_not_be_used_are_errors(write: Write, output: Path, text: str, code: str) -> None:
    found = refused(write(text), output)
    assert found[code].severity is Severity.ERROR
    assert str(found[code].where).startswith("people.csv")
    assert "ana@" not in str(found)


def test_all_that_is_wrong_is_said_at_once(write: Write, tmp_path: Path) -> None:
    output = write("", "output")
    inputs = MappingInputs(people=tmp_path / "nowhere.csv", existing=tmp_path, output=output)
    with pytest.raises(InputError) as caught:
        MappingJob().run(inputs)
    found = {(finding.field, finding.code) for finding in caught.value.findings}
    assert found == {("people", "file.missing"), ("existing", "file.folder"), ("output", "output-file")}


# ---------------------------------------------------------------------------------------------------------
# Writing, progress and cancel


def listing(folder: Path) -> dict[str, bytes | None]:
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def many_people(count: int) -> str:
    return "Email,Name\n" + "".join(f"person{number}@example.com,Person {number}\n" for number in range(count))


def test_nothing_is_ever_overwritten(write: Write, output: Path) -> None:
    source = write(PEOPLE)
    run(source, output)
    before = listing(output)
    run(source, output)
    after = listing(output)
    assert len(after) == 2 * len(before)
    assert before.items() <= after.items()


@pytest.mark.parametrize("made", [False, True])
def test_cancel_leaves_the_folder_as_it_was(write: Write, output: Path, *, made: bool) -> None:
    source = write(many_people(3 * REPORT_EVERY))
    if made:
        output.mkdir()
        (output / "mine.txt").write_text("mine", encoding="utf-8")
    before = listing(output.parent)
    reports = 0
    while True:
        reports += 1
        if not cancelled_at(reports, MappingInputs(people=source, output=output)):
            break
        assert listing(output.parent) == before
    assert reports > 8


def cancelled_at(number: int, inputs: MappingInputs) -> bool:
    """Run and cancel at this report; whether the run took notice. What is published is not undone."""
    token = CancelToken()
    left = number

    def report(progress: Progress) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            token.cancel()

    try:
        MappingJob().run(inputs, report, token)
    except Cancelled:
        return True
    return False


def test_progress_goes_forward_through_the_stages_of_the_job(write: Write, output: Path) -> None:
    seen: list[Progress] = []
    MappingJob().run(MappingInputs(people=write(many_people(5 * REPORT_EVERY)), output=output), seen.append)
    stages = list(MappingJob.stages)
    places = [(stages.index(progress.stage), progress.done / progress.total) for progress in seen]
    assert places == sorted(places)
    assert places[-1] == (len(stages) - 1, 1.0)
    assert all(0 <= part <= 1 for _, part in places)
    assert sum(progress.stage == "read" for progress in seen) > 5
    assert sum(progress.stage == "write" for progress in seen) > 8


def test_a_run_that_was_killed_is_cleared_away_and_that_is_said(write: Write, output: Path) -> None:
    scratch = output / f"{SCRATCH_PREFIX}x"
    (scratch / "ready").mkdir(parents=True)
    (scratch / "ready" / "half.csv").write_text("x", encoding="utf-8")
    (finding,) = run(write(PEOPLE), output).findings
    assert (finding.severity, finding.code) == (Severity.NOTE, "output.cleared")
    assert not scratch.exists()


def test_a_full_disk_is_said_and_leaves_nothing(write: Write, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zoomwizard.modes.mapping.run.csv.writer", full)
    with pytest.raises(AppError) as caught:
        run(write(PEOPLE), output)
    assert "disk is full" in str(caught.value.message)
    assert not output.exists()


# ---------------------------------------------------------------------------------------------------------
# Privacy


def forms(text: str) -> set[str]:
    """A marked text as it may turn up."""
    raw = text.encode()
    return {text, text.casefold(), urllib.parse.quote(text), base64.b64encode(raw).decode().rstrip("=")[:-2]}


def test_nobody_is_named_outside_of_the_two_files(write: Write, output: Path) -> None:
    marks = {
        "email": "ZZmarked.Émile@zz-example.org",
        "name": "Zzname Märk",
        "other": "zzother@zz-example.org",
        "no address": "Zz-Noaddress",
        "hash": "Qzzhashq77",
    }
    people = (
        f"Email,Name,HashID\n{marks['email']},{marks['name']},{marks['hash']}\n"
        f"{marks['no address']},{marks['name']},\n,{marks['name']},\nx.{marks['other']},x,{marks['hash']}\n"
    )
    row = f"{marks['other']},{marks['hash']}\n"
    earlier = f"PersonID,HashID\n{row}{row},{marks['name']}\n"
    assert all(mark in people + earlier for mark in marks.values())
    seen: list[Progress] = []
    inputs = MappingInputs(people=write(people), existing=write(earlier, "earlier.csv"), output=output)
    result = MappingJob().run(inputs, seen.append)
    assert {finding.code for finding in result.findings} >= {
        "people.not-an-address",
        "mapping.shared-hash-id",
    }
    (record,) = output.glob("*.json")
    told = [
        record.read_text(encoding="utf-8"),
        str(result),
        str(seen),
        *(path.name for path in output.iterdir()),
    ]
    for mark in marks.values():
        for form in forms(mark):
            assert not any(form.casefold() in text.casefold() for text in told), form
    assert not any("zz" in text.casefold() for text in told)


def test_nobody_is_named_where_the_run_is_refused(write: Write, output: Path) -> None:
    text = "Email,HashID\nzzmarked@example.com,zzhash-1\nzzmarked@example.com,zzmarked\nzz,zz,zzsurplus\n"
    found = refused(write(text), output)
    assert {"mapping.two-hash-ids", "mapping.hash-id-holds-name", "people.surplus-cells"} <= set(found)
    assert "zz" not in str(found)


def test_an_earlier_mapping_file_in_the_output_folder_that_is_not_given_is_a_warning(
    write: Write, output: Path
) -> None:
    """Everybody gets another HashID then, which nobody may notice for weeks."""
    people, code = write("Email\nana@example.com\n"), "people.earlier-not-given"

    def warned(**more: Any) -> bool:
        found = MappingJob().check(MappingInputs(people=people, output=output, **more))
        return code in {finding.code for finding in found}

    assert not warned()
    first = run(people, output)
    assert warned()
    assert code in {finding.code for finding in run(people, output).findings}
    (earlier,) = [output / record.name for record in first.outputs if record.role == "mapping"]
    assert not warned(existing=earlier)
