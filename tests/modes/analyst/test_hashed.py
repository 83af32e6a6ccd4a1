"""The analyst's reading of hashed files: the program's own, those of the R scripts, and damaged ones."""

import csv
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.analyst import (
    ANNA,
    BEN,
    MEETINGS,
    NEXT_SUNDAY,
    QUERY_HEADER,
    SUNDAY,
    ZOOM_NAME,
    Analyst,
    Results,
    call,
    manifest_of,
    snapshot,
    week,
    write_csv,
    write_hashed,
    write_manifest,
)
from tests.oracle.clock import utc_to_wall
from tests.oracle.rows import HEADER, read_file_of_the_r_scripts, read_hashed_file
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken, Finding, Severity, errors_in
from zoomwizard.core.output.folder import sha256_of
from zoomwizard.core.tables.source import Source
from zoomwizard.kinds.hashed_file import HASHED_HEADER, HASHED_NEEDED
from zoomwizard.modes.analyst.hashed import (
    HashedFile,
    check_digest,
    load_hashed_file,
    open_hashed_files,
    prepare_zoom,
    read_manifest,
    rows_sql,
)
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.run import AnalystJob

PUBLISHED = Path(__file__).resolve().parents[2] / "golden" / "published"
ZURICH = "Europe/Zurich"
COLUMNS = "meeting_id, topic, host, hash_id, creation, start, join_time, leave_time, participants, minutes, waiting"
CALLS = (
    call(),
    call(BEN, "2026-06-10T08:00:05Z", 59, Topic="t1-0a1b2c3d-0123456789abcdef", User_Email_1=""),
    call("", "2026-06-10T08:01:00Z", 1, Guest="Yes"),
    call("0061728394", "2026-06-11T21:59:59Z", 0, MeetingID="84613890849", Creation_Time=""),
    call("12e3", "2026-06-11T22:00:00Z", 30, Topic='She said "no", again', Participants="19"),
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    folder = tmp_path / "engine"
    folder.mkdir()
    with Engine(folder, threads=1) as engine:
        yield engine


def open_one(path: Path) -> tuple[HashedFile | None, list[Finding]]:
    files, findings = open_hashed_files([path], CancelToken())
    return (files[0] if files else None), findings


def refused(path: Path) -> Finding:
    """The one error of a file that is not even opened."""
    file, findings = open_one(path)
    assert file is None
    (finding,) = findings
    assert finding.severity is Severity.ERROR
    assert finding.field == "zoom"
    assert str(finding.where) == path.name
    assert str(finding.hint)
    return finding


def read(
    engine: Engine, *paths: Path, zone: str = ZURICH
) -> tuple[list[tuple[Any, ...]], list[Finding], list[HashedFile]]:
    """The rows of the table `zoom`, what was found while reading, and the files."""
    prepare_zoom(engine)
    files, findings = open_hashed_files(paths, CancelToken())
    for file in files:
        findings += load_hashed_file(engine, file, zone)
    order = "file, start, join_time, hash_id, meeting_id, minutes, participants, topic"
    return engine.all(f"SELECT {COLUMNS} FROM zoom ORDER BY {order}"), findings, files


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


# ---------------------------------------------------------------------------------------------------------
# The program's own files


def test_an_own_file_is_read_as_it_was_written(engine: Engine, tmp_path: Path) -> None:
    path = write_hashed(tmp_path / ZOOM_NAME, CALLS)
    rows, findings, files = read(engine, path)
    assert codes(findings) == ["hashed.no-manifest"]
    assert files[0].maker == "own"
    assert rows == [
        (r.meeting_id, r.topic, r.host, r.participant, r.creation, r.start, r.join, r.leave, r.participants,
         r.minutes, False)
        for r in read_hashed_file(path)
    ]  # fmt: skip
    assert rows[0][3:7] == (ANNA, datetime(2025, 1, 1, 8), *2 * (datetime(2026, 6, 10, 8),))


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("Join_Time", ["2026-06-10T08:00Z", " 2026-06-10T08:00:00Z ", "infinity", "epoch", "NULL", "", "2026-06-10"]),
        ("Creation_Time", ["2026-06-10T08:00Z", "2026-06-10 08:00:00", "", "x"]),
        ("Participants", ["5.0", " 5 ", "05", "5.5", "1e2", "-1", "70000", "+5", "1_0", "", "NULL", "x"]),
        ("Duration_Minutes_2", ["7.49", "", "0x1F", "1,5"]),
    ],
)
def test_cells_mean_the_same_however_they_are_read(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, column: str, cells: list[str]
) -> None:
    def read_as_texts(file: HashedFile, source: Source, *, typed: bool = False, lined: bool = False) -> str:
        rows = rows_sql(file, source, lined=lined)
        return f"FROM ({rows}) WHERE error('not now') IS NULL" if typed else rows

    for number, cell in enumerate(cells):
        path = write_hashed(tmp_path / f"{number}.csv", [*CALLS, {**call(), column: cell}])
        rows, found, _ = read(engine, path)
        with monkeypatch.context() as patch:
            patch.setattr("zoomwizard.modes.analyst.hashed.rows_sql", read_as_texts)
            assert read(engine, path)[:2] == (rows, found), cell
        assert len(rows) == len(CALLS) + 1


def test_hash_ids_stay_texts(engine: Engine, tmp_path: Path) -> None:
    hash_ids = ["00123", "123", "12e3", "1.0", "true", "2026-06-10", "0x1F"]
    calls = [
        call(hash_id, f"2026-06-10T08:00:{second:02}Z", User_Email_1=hash_id) for second, hash_id in enumerate(hash_ids)
    ]
    rows, _, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, calls))
    assert [row[3] for row in rows] == [row[2] for row in rows] == hash_ids


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_that_was_saved_again_is_read_if_its_cells_are_whole(
    engine: Engine, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    plain, _, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, CALLS))
    again = write_hashed(tmp_path / "again.csv", CALLS, delimiter=delimiter, encoding=encoding)
    rows, findings, _ = read(engine, again)
    assert rows == plain
    assert codes(findings) == ["hashed.no-manifest"]


def test_windows_line_ends_and_blank_lines_change_nothing(engine: Engine, tmp_path: Path) -> None:
    plain, _, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, CALLS))
    text = (tmp_path / ZOOM_NAME).read_text(encoding="utf-8").replace("\n", "\r\n")
    header, _, rest = text.partition("\r\n")
    again = tmp_path / "again.csv"
    again.write_text(f"{header}\r\n\r\n{rest}\r\n{',' * 13}\r\n", encoding="utf-8", newline="")
    rows, findings, _ = read(engine, again)
    assert rows == plain
    assert not errors_in(findings)


def test_columns_that_were_kept_stand_at_the_end_and_do_not_matter(engine: Engine, tmp_path: Path) -> None:
    plain, _, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, CALLS))
    kept = ("Department", "HasZoomRooms", "User_Name")
    table = [[*HEADER, *kept], *([*map(cells.__getitem__, HEADER), "R, D", "No", "x"] for cells in CALLS)]
    rows, _, files = read(engine, write_csv(tmp_path / "kept.csv", table))
    assert files[0].maker == "own"
    assert rows == plain


def test_columns_are_found_by_their_names(engine: Engine, tmp_path: Path) -> None:
    plain, _, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, CALLS))
    turned = [name.replace("_", " ").lower() for name in reversed(HEADER)]
    table = [turned, *([cells[name] for name in reversed(HEADER)] for cells in CALLS)]
    rows, _, _ = read(engine, write_csv(tmp_path / "turned.csv", table))
    assert rows == plain


def test_what_a_file_can_lack(engine: Engine, tmp_path: Path) -> None:
    lacking = ("Creation_Time", "Participants", "Duration_Minutes_2", "InWaitingRoom", "End_Time")
    left = [name for name in HEADER if name not in lacking]
    path = write_csv(tmp_path / "less.csv", [left, [call()[name] for name in left]])
    rows, findings, _ = read(engine, path)
    assert not errors_in(findings)
    ((*_, creation, start, _, _, participants, minutes, waiting),) = rows
    assert start == datetime(2026, 6, 10, 8)
    assert (creation, participants, minutes, waiting) == (None, None, None, False)


def test_rows_of_the_waiting_room_are_marked(engine: Engine, tmp_path: Path) -> None:
    rows, _, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, [call(), call(BEN, InWaitingRoom="Yes")]))
    assert {row[3]: row[-1] for row in rows} == {ANNA: False, BEN: True}


# ---------------------------------------------------------------------------------------------------------
# The manifest


def test_a_file_with_its_manifest_is_taken_without_a_word(engine: Engine, tmp_path: Path) -> None:
    path = write_hashed(tmp_path / ZOOM_NAME, CALLS)
    write_manifest(path)
    _, findings, (file,) = read(engine, path)
    assert findings == []
    assert file.period == (datetime(2026, 6, 7), datetime(2026, 6, 20, 23, 59, 59))
    assert check_digest(file, sha256_of(path, CancelToken())) == []


def test_a_missing_manifest_is_a_warning_that_names_the_file(tmp_path: Path) -> None:
    file, (finding,) = open_one(write_hashed(tmp_path / ZOOM_NAME, CALLS))
    assert file is not None
    assert file.period is None
    assert (finding.code, finding.severity) == ("hashed.no-manifest", Severity.WARNING)
    assert str(finding.where) == ZOOM_NAME
    assert check_digest(file, "0" * 64) == []


def test_a_file_that_is_not_that_of_its_manifest_is_an_error(tmp_path: Path) -> None:
    path = write_hashed(tmp_path / ZOOM_NAME, CALLS)
    write_manifest(path)
    path.write_bytes(path.read_bytes().replace(b",60,", b",61,", 1))
    file, findings = open_one(path)
    assert file is not None
    assert findings == []
    (finding,) = check_digest(file, sha256_of(path, CancelToken()))
    assert (finding.code, finding.severity) == ("hashed.changed", Severity.ERROR)
    assert str(finding.where) == ZOOM_NAME


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"output": "a file"}', '{"output": {"sha256": "', "\udcff", "[" * 100_000],
    ids=["empty", "cut off", "a list", "null", "nothing in it", "no record", "cut off late", "no text", "too deep"],
)
def test_a_damaged_manifest_is_an_error(tmp_path: Path, text: str) -> None:
    path = write_hashed(tmp_path / ZOOM_NAME, CALLS)
    manifest_of(path).write_bytes(text.encode("utf-8", errors="surrogateescape"))
    _, findings = open_one(path)
    (finding,) = findings
    assert (finding.code, finding.severity) == ("hashed.bad-manifest", Severity.ERROR)
    assert str(finding.where) == manifest_of(path).name


@pytest.mark.parametrize("name", ["sha256", "period"])
def test_a_manifest_that_lacks_a_part_does_not_pass_for_a_good_one(tmp_path: Path, name: str) -> None:
    path = write_hashed(tmp_path / ZOOM_NAME, CALLS)
    content = json.loads(write_manifest(path).read_text(encoding="utf-8"))
    (content if name == "period" else content["output"]).pop(name)
    manifest_of(path).write_text(json.dumps(content), encoding="utf-8")
    file, _ = open_one(path)
    assert file is not None
    if name == "period":
        assert file.period is None
    else:
        assert codes(check_digest(file, sha256_of(path, CancelToken()))) == ["hashed.changed"]


# ---------------------------------------------------------------------------------------------------------
# What is no hashed file, or no longer one


@pytest.mark.parametrize("number", ["8.46E+10", "8,46E+10", "8.46138908491E+11"])
def test_meeting_numbers_that_excel_changed_are_an_error(tmp_path: Path, number: str) -> None:
    calls = [*CALLS, call(MeetingID=number)]
    finding = refused(write_hashed(tmp_path / ZOOM_NAME, calls, delimiter=";"))
    assert finding.code == "hashed.excel"
    assert "Excel" in str(finding.title)


def test_they_are_found_wherever_they_stand(engine: Engine, tmp_path: Path) -> None:
    calls = [call(join=f"2026-06-10T{n // 60:02}:{n % 60:02}:00Z") for n in range(600)]
    calls[-1] = {**calls[-1], "MeetingID": "8.46E+10"}
    _, findings, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, calls))
    assert "hashed.excel" in codes(errors_in(findings))


@pytest.mark.parametrize("column", ["Start_Time", "Join_Time", "Leave_Time"])
@pytest.mark.parametrize("text", ["10/06/2026 08:00", "46183.33333", "", "yesterday", "9999-12-31T00:00:00Z"])
def test_times_that_a_program_changed_are_an_error_that_counts_them_and_says_where(
    engine: Engine, tmp_path: Path, column: str, text: str
) -> None:
    calls = [*CALLS, call() | {column: text}, call(BEN) | {column: text}]
    _, findings, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, calls))
    (finding,) = errors_in(findings)
    assert finding.code == "hashed.bad-times"
    assert str(finding.title).startswith("2 rows")
    assert str(finding.where) == f"{ZOOM_NAME}, lines {len(CALLS) + 2} and {len(CALLS) + 3}"
    assert not text or text not in str(finding)


def test_numbers_beyond_reason_count_as_missing(engine: Engine, tmp_path: Path) -> None:
    odd = call(Duration_Minutes_2="4294967295", Participants="99999999999")
    rows, findings, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, [odd]))
    assert not errors_in(findings)
    assert rows[0][8:10] == (None, None)


def test_a_session_that_ends_before_it_begins_is_not_lost_without_a_word(engine: Engine, tmp_path: Path) -> None:
    backwards = call(BEN, Leave_Time="2026-06-10T07:59:59Z")
    _, findings, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, [call(), backwards]))
    (finding,) = [finding for finding in findings if finding.code != "hashed.no-manifest"]
    assert str(finding.title).startswith("1 row")
    assert str(finding.where) == f"{ZOOM_NAME}, line 3"


def test_a_file_with_nothing_below_its_header_is_an_error(engine: Engine, tmp_path: Path) -> None:
    _, findings, _ = read(engine, write_hashed(tmp_path / ZOOM_NAME, []))
    (finding,) = errors_in(findings)
    assert finding.code == "hashed.no-rows"
    assert str(finding.where) == ZOOM_NAME


REPORT_HEADER = (
    "Topic,MeetingID,User_Name,User_Email_1,Department,Group,HasZoomRooms,Creation_Time,Start_Time,End_Time,"
    "Duration_Minutes_1,Participants,NameOriginalName,User_Email_2,Join_Time,Leave_Time,Duration_Minutes_2,Guest,"
    "RecordingConsent,InWaitingRoom,MarketingOptIn"
)
OTHERS = {
    "a Zoom report that nobody has hashed": (REPORT_HEADER, "report"),
    "a person query": (",".join(QUERY_HEADER), "person query"),
    "a meeting query": (",".join(MEETINGS[0]), "meeting query"),
    "a mapping file": ("PersonID,HashID", "mapping"),
    "a participant report": ("Name (Original Name),User Email,Total Duration (Minutes),Guest", "report"),
}


@pytest.mark.parametrize(("header", "word"), OTHERS.values(), ids=OTHERS)
def test_another_file_is_an_error_that_says_what_it_looks_like(tmp_path: Path, header: str, word: str) -> None:
    path = tmp_path / "chosen.csv"
    path.write_text(f"{header}\n{'x,' * header.count(',')}x\n", encoding="utf-8")
    finding = refused(path)
    assert finding.code == "hashed.other"
    assert word in str(finding.title)
    assert "x,x" not in str(finding)


@pytest.mark.parametrize("marks", [(), ("HasZoomRooms", "MarketingOptIn")])
@pytest.mark.parametrize("missing", HASHED_NEEDED)
def test_a_hashed_file_without_one_of_its_columns_is_told_which(
    tmp_path: Path, missing: str, marks: Sequence[str]
) -> None:
    """Whether it's the program's own or, with columns behind that only they have, that of the R scripts."""
    header = [name for name in HASHED_HEADER if name != missing]
    if marks:  # in theirs the IDs stand last
        header = [name for name in header if not name.startswith("User_")]
        header += [*marks, *(name for name in ("User_Email_1", "User_Email_2") if name != missing)]
    path = tmp_path / "chosen.csv"
    path.write_text(f"{','.join(header)}\n{'x,' * (len(header) - 1)}x\n", encoding="utf-8")
    assert str(refused(path).title) == f"The column {missing} is missing from this hashed Zoom file."


def test_columns_that_are_missing_are_named(tmp_path: Path) -> None:
    left = [name for name in HEADER if name not in {"Join_Time", "User_Email_2"}]
    path = write_csv(tmp_path / "less.csv", [left, [call()[name] for name in left]])
    finding = refused(path)
    assert "Join_Time" in str(finding.title)
    assert "User_Email_2" in str(finding.title)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"\r\n\r\n", "file.empty"),
        (b"PK\x03\x04" + bytes(100), "file.excel"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100), "file.excel"),
        (b"%PDF-1.7\n", "file.pdf"),
        (b"\x00\x01\x02\x00\x00\x00\x03" * 50, "file.binary"),
        (f'{",".join(HEADER)}\n5551234567,"Quick call\n'.encode(), "file.broken-quote"),
    ],
    ids=["empty", "blank", "xlsx", "xls", "pdf", "binary", "a quotation mark that stays open"],
)
def test_what_is_no_table_is_named(engine: Engine, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / ZOOM_NAME
    path.write_bytes(content)
    finding = refused(path)
    assert finding.code == code


def test_files_that_are_not_there_and_folders_are_all_named_at_once(tmp_path: Path) -> None:
    paths = [tmp_path / "gone.csv", tmp_path, write_hashed(tmp_path / ZOOM_NAME, CALLS), tmp_path / "too.csv"]
    files, findings = open_hashed_files(paths, CancelToken())
    assert [file.name for file in files] == [ZOOM_NAME]
    assert [finding.code for finding in errors_in(findings)] == [
        "file.missing",
        "file.folder",
        "file.missing",
    ]


# ---------------------------------------------------------------------------------------------------------
# Several files


def test_a_session_in_two_files_counts_once(tmp_path: Path) -> None:
    early, both, late = (
        call(join=f"2026-06-{day}T08:00:00Z", Topic=f"t1-0a1b2c3d-{day}23456789abcdef") for day in (10, 11, 12)
    )
    again = {**both, "MeetingID": "7771234567", "Topic": "t1-4e5f6071-0123456789abcdef", "Participants": "9"}
    first = write_hashed(tmp_path / "june 1.csv", [early, both])
    second = write_hashed(tmp_path / "june 2.csv", [again, late])
    found = Analyst(tmp_path, options={"zoom": (first, second)}).run()
    assert found.result.counts["rows_in"] == 4
    assert found.result.counts["duplicates"] == 1
    values = found.values()
    assert values["Zoom_Meetings"] == "3"
    assert values["Zoom_Unscheduled_call_hours"] == "3.0"
    # The copy with the most participants is the one that counts.
    assert values["Zoom_Unscheduled_call_hours_2_attendees"] == "2.0"
    assert values["Zoom_Unscheduled_call_hours_9_to_18_attendees"] == "1.0"
    rows = {record.name: record.rows for record in found.result.inputs}
    assert rows["june 1.csv"] == rows["june 2.csv"] == 2


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = write_hashed(tmp_path / ZOOM_NAME, [call(), call(BEN)])
    found = Analyst(tmp_path, options={"zoom": (path, tmp_path / "." / ZOOM_NAME)}).run()
    assert found.result.counts["rows_in"] == 2
    assert found.result.counts["duplicates"] == 0


# ---------------------------------------------------------------------------------------------------------
# The files of the R scripts


@pytest.fixture(params=["small", "odd"])
def r_folder(request: pytest.FixtureRequest) -> Path:
    folder = PUBLISHED / request.param / "analyst"
    assert isinstance(folder, Path)
    return folder


def r_file(folder: Path) -> Path:
    (path,) = folder.glob("Hashed*.csv")
    return path


def run_on_r_file(r_folder: Path, output: Path, **options: str) -> AnalystInputs:
    return AnalystInputs(
        zoom=(r_file(r_folder),),
        person_query=r_folder / "Ways of working assessment.csv",
        meeting_query=r_folder / "Standard meeting query.csv",
        output=output,
        threads=1,
        **options,  # type: ignore[arg-type]
    )


def test_its_times_are_wall_clock_although_they_end_in_z(engine: Engine, r_folder: Path) -> None:
    path = r_file(r_folder)
    rows, findings, (file,) = read(engine, path)
    assert file.maker == "r"
    assert not errors_in(findings)
    whole = [row for row in rows if None not in row[5:8]]
    expected = sorted(
        (r.start, r.join, r.participant, r.meeting_id, r.minutes or 0, r.participants, r.topic, r.host,
         r.creation, r.leave)
        for r in read_file_of_the_r_scripts(path, ZoneInfo(ZURICH))
    )  # fmt: skip
    found = sorted(
        (start, join, who, number, minutes or 0, participants or 0, topic, host, creation, leave)
        for number, topic, host, who, creation, start, join, leave, participants, minutes, _ in whole
    )
    assert found == expected
    assert len(rows) > len(whole) or "odd" not in r_folder.parts


def test_it_needs_a_time_zone(tmp_path: Path, r_folder: Path) -> None:
    findings = AnalystJob().check(run_on_r_file(r_folder, tmp_path / "output"))
    (finding,) = errors_in(findings)
    assert (finding.field, finding.code) == ("time_zone", "zone.needed")
    assert "--time-zone" in str(finding.hint)


@pytest.mark.parametrize("zone", ["-7", "5.5", "+05:30", "01:00", "UTC+1", "Middle of Nowhere"])
def test_an_offset_is_no_time_zone(tmp_path: Path, zone: str) -> None:
    findings = AnalystJob().check(run_on_r_file(PUBLISHED / "small" / "analyst", tmp_path / "output", time_zone=zone))
    (finding,) = errors_in(findings)
    assert (finding.field, finding.code) == ("time_zone", "zone.unknown")
    assert "name" in str(finding.hint)


def test_its_blank_times_are_warned_of(engine: Engine) -> None:
    _, findings, _ = read(engine, r_file(PUBLISHED / "odd" / "analyst"))
    (finding,) = findings
    assert (finding.code, finding.severity) == ("hashed.blank-times", Severity.WARNING)
    assert str(finding.title).startswith("3 rows")


def test_its_topics_and_names_are_written_nowhere(tmp_path: Path, r_folder: Path) -> None:
    with r_file(r_folder).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    subjects = (r_folder / "Standard meeting query.csv").read_text(encoding="utf-8").casefold()
    texts = {row[name].strip() for row in rows for name in ("Topic", "NameOriginalName")}
    secret = {text for text in texts if len(text) > 4 and text.casefold() not in subjects}
    assert len(secret) > 10
    for method in ("exact", "published"):
        inputs = run_on_r_file(r_folder, tmp_path / method, time_zone=ZURICH, method=method)
        result = AnalystJob().run(inputs)
        written = "\n".join(f"{name}\n{(content or b'').decode()}" for name, content in snapshot(result.folder).items())
        said = "\n".join([str(result.findings), *map(str, result.summary), str(result.counts)])
        assert "Zoom_Total_call_hours" in written
        for text in secret:
            assert text not in written
            assert text not in said


def r_cells(cells: Mapping[str, str]) -> dict[str, str]:
    """A row of ours as the R scripts write it for an admin in Zurich."""
    names = ("Creation_Time", "Start_Time", "End_Time", "Join_Time", "Leave_Time")
    zone = ZoneInfo(ZURICH)
    walls = {
        name: f"{utc_to_wall(datetime.fromisoformat(cells[name].rstrip('Z')), zone):%Y-%m-%dT%H:%M:%SZ}"
        for name in names
    }
    return {**cells, **walls, "NameOriginalName": "Anna Keller", "Department": "Sales", "HasZoomRooms": "No"}


def write_r_file(path: Path, calls: Sequence[Mapping[str, str]]) -> Path:
    rows = [r_cells(cells) for cells in calls]
    people = ("User_Email_1", "User_Email_2")
    header = [name for name in rows[0] if name not in people] + list(people)
    return write_csv(path, [header, *([cells[name] for name in header] for cells in rows)])


def test_what_happens_in_the_hour_that_comes_twice_is_not_lost(engine: Engine, tmp_path: Path) -> None:
    # 02:50 to 02:10 on the clock: twenty minutes over the change of 25 October.
    over = call(join="2026-10-25T00:50:00Z", minutes=20)
    late = call(BEN, "2026-10-25T01:20:00Z", 10, Start_Time="2026-10-25T00:50:00Z")
    rows, findings, _ = read(engine, write_r_file(tmp_path / "r.csv", [over, late]))
    assert findings == []
    spans = {row[3]: (row[6], row[7]) for row in rows}
    assert spans[ANNA] == (datetime(2026, 10, 25, 0, 50), datetime(2026, 10, 25, 1, 10))
    assert spans[BEN] == (datetime(2026, 10, 25, 1, 20), datetime(2026, 10, 25, 1, 30))


def test_both_kinds_together_give_what_each_gives(tmp_path: Path) -> None:
    early, late = call(join="2026-06-10T08:00:00Z"), call(join="2026-06-11T15:30:00Z")
    own = write_hashed(tmp_path / "own.csv", [early])
    by_r = write_r_file(tmp_path / "r.csv", [late])
    options = {"zoom": (own, by_r), "time_zone": ZURICH}
    mixed = Analyst(tmp_path, options=options).run()
    one = Analyst(tmp_path / "one", calls=[early, late]).run()
    assert mixed.values() == one.values()
    assert mixed.values()["Zoom_After_hours_in_unscheduled_calls"] == "1.0"


# ---------------------------------------------------------------------------------------------------------
# The Zoom admin's zone


def after_hours_without_a_zone(analyst: Analyst) -> str | None:
    """Of a call at 23:00 UTC: in Auckland that is 11:00 of the next day."""
    analyst.calls = [call(join="2026-06-10T23:00:00Z")]
    analyst.query = [QUERY_HEADER, week(zone=""), week(day=NEXT_SUNDAY, zone="")]
    return analyst.run().values(day=SUNDAY).get("Zoom_After_hours_in_unscheduled_calls")


def test_the_zone_is_the_one_that_was_said_else_that_of_the_manifest(tmp_path: Path) -> None:
    said = {"time_zone": "Pacific/Auckland"}
    assert after_hours_without_a_zone(Analyst(tmp_path / "1")) == "1.0"
    assert after_hours_without_a_zone(Analyst(tmp_path / "2", zone="New Zealand Standard Time")) is None
    assert after_hours_without_a_zone(Analyst(tmp_path / "3", options=said)) is None
    # What was said goes before the manifest.
    late = {"time_zone": "Europe/Zurich"}
    assert after_hours_without_a_zone(Analyst(tmp_path / "4", zone="Pacific/Auckland", options=late)) == "1.0"


def test_without_both_it_is_this_computers_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "Pacific/Auckland")
    path = write_hashed(tmp_path / "no manifest.csv", [call()])
    found = Analyst(tmp_path, options={"zoom": (path,)}).run()
    assert "Pacific/Auckland" in str(found.finding("zone.default").title)
    assert found.record["options"]["time_zone"] == "Pacific/Auckland"


def test_the_option_does_not_move_the_times_of_own_files(tmp_path: Path) -> None:
    plain = Analyst(tmp_path / "1").run()
    moved = Analyst(tmp_path / "2", options={"time_zone": "Pacific/Auckland"}).run()
    assert moved.standalone == plain.standalone


def test_manifests_with_different_zones_are_pointed_out(tmp_path: Path) -> None:
    paths = [write_hashed(tmp_path / f"june {n}.csv", [call(join=f"2026-06-1{n}T08:00:00Z")]) for n in (1, 2)]
    for path, zone in zip(paths, ("Europe/Zurich", "Asia/Kolkata"), strict=True):
        write_manifest(path, zone)
    found = Analyst(tmp_path, options={"zoom": tuple(paths)}).run()
    finding = found.finding("zone.several")
    assert "Europe/Zurich" in str(finding.title)
    assert "Asia/Kolkata" in str(finding.title)
    silent = Analyst(tmp_path, options={"zoom": tuple(paths), "time_zone": "UTC"}).run()
    assert "zone.several" not in silent.codes


def test_the_manifests_period_says_what_is_covered(tmp_path: Path) -> None:
    # One call on Wednesday; the manifest says that the reports are of two whole weeks.
    analyst = Analyst(tmp_path, calls=[call()])
    found = analyst.run()
    assert set(found.standalone[NEXT_SUNDAY, ANNA].values()) == {"0", "0.0"}
    manifest_of(tmp_path / ZOOM_NAME).unlink()
    inputs = AnalystInputs(
        zoom=(tmp_path / ZOOM_NAME,),
        person_query=tmp_path / "Ways of working assessment.csv",
        meeting_query=tmp_path / "Standard meeting query.csv",
        output=tmp_path / "without",
    )
    without = Results(AnalystJob().run(inputs))
    assert set(without.standalone[NEXT_SUNDAY, ANNA].values()) == {""}
    assert without.values() == found.values()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_no_manifest_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "hashed.manifest.json")
    _, (finding,) = read_manifest(tmp_path / "hashed.csv")
    assert finding.code == "hashed.bad-manifest"
