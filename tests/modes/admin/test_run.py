"""The Zoom admin's job, from files to files: what is written, refused, and went wrong in the R scripts."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bench.organisation import Size, make_organisation
from tests.oracle.admin import ReportRow
from tests.oracle.text import stand_in, topic_token
from tests.reports import (
    DATE_FORMS,
    DAY_FIRST,
    EITHER,
    GUEST,
    MAPPING,
    PORTAL_19,
    PORTAL_21,
    PORTAL_2024,
    ROW,
    US,
    Shape,
    report_lines,
    report_text,
    write_mapping,
    write_report,
)
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, InputError, JobResult, Severity, errors_in
from zoomwizard.core.people import mapping_file
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.core.tables import text_file
from zoomwizard.core.tables.text_file import look_at
from zoomwizard.kinds.hashed_file import HASHED_HEADER
from zoomwizard.modes.admin import deidentify
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob

KEY = bytes(range(32))
SUMMER = "Etc/GMT-2"  # as Zurich in summer, and quicker, since its clocks never change
MARTA, TOM, ANANYA = MAPPING
at = datetime.fromisoformat
TOM_ROW = replace(ROW, email=TOM, name="Tom O'Shea", join=at("2026-06-14 10:00:00"), leave=at("2026-06-14 10:31:00"))


def stand_in_key(_: Path | None) -> StandInKey:
    return StandInKey(KEY, "key-file", "A fixed key.")


class Admin:
    """Writes inputs into a folder, runs the job on them and reads what it made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.mapping = write_mapping(folder / "mapping.csv", MAPPING)
        self.paths: list[Path] = []

    def report(self, rows: Sequence[ReportRow], shape: Shape | None = None, name: str = "") -> Path:
        path = write_report(self.folder / (name or f"report {len(self.paths) + 1}.csv"), rows, shape)
        self.paths.append(path)
        return path

    def inputs(self, **more: Any) -> AdminInputs:
        given: dict[str, Any] = {
            "reports": tuple(self.paths),
            "mapping": self.mapping,
            "time_zone": SUMMER,
            "threads": 2,
        }
        return AdminInputs(output=self.output, **(given | more))

    def run(self, *rows: ReportRow, **more: Any) -> JobResult:
        if rows:
            self.report(rows)
        return AdminJob(stand_in_key).run(self.inputs(**more))

    def refused(self, **more: Any) -> dict[str, Finding]:
        """The findings of a run that is refused, by code; the check says the same, neither writes anything."""
        checked = AdminJob(stand_in_key).check(self.inputs(**more))
        assert not self.output.exists()
        with pytest.raises(InputError) as caught:
            self.run(**more)
        assert list(caught.value.findings) == checked
        assert caught.value.exit_code == 3
        assert not self.output.exists()
        assert errors_in(checked)
        return {finding.code: finding for finding in checked}


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    return Admin(tmp_path)


def file_of(result: JobResult, role: str, number: int = 0) -> Path:
    return result.folder / [record.name for record in result.outputs if record.role == role][number]


def rows_of(result: JobResult) -> list[dict[str, str]]:
    with file_of(result, "hashed file").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def manifest_of(result: JobResult) -> dict[str, Any]:
    content = json.loads(file_of(result, "manifest").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def private(result: JobResult, start: str) -> list[list[str]]:
    (name,) = [record.name for record in result.outputs if record.name.startswith(f"Keep private/{start}")]
    with (result.folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def codes(result: JobResult) -> set[str]:
    return {finding.code for finding in result.findings}


# ---------------------------------------------------------------------------------------------------------
# What is written


def test_numbers_beyond_16_bits_are_written_as_they_are(admin: Admin) -> None:
    (cells,) = rows_of(admin.run(replace(ROW, participants=70_000, minutes=100_000, meeting_minutes=90_000)))
    assert (cells["Participants"], cells["Duration_Minutes_2"], cells["Duration_Minutes_1"]) == (
        "70000", "100000", "90000",
    )  # fmt: skip


def test_a_report_becomes_a_hashed_file(admin: Admin) -> None:
    result = admin.run(ROW, time_zone="Europe/Zurich")
    path = file_of(result, "hashed file")
    assert re.fullmatch(r"Hashed Zoom File from Zoom Admin_\d{4}-\d\d-\d\d_\d{6}\.csv", path.name)
    content = path.read_bytes()
    assert content.startswith((",".join(HASHED_HEADER) + "\n").encode())
    assert b"\r" not in content
    (cells,) = rows_of(result)
    token = cells["Topic"]
    assert token == topic_token("Weekly sync", token[3:11])
    assert cells == {
        "MeetingID": stand_in("84613890849", KEY),
        "Topic": token,
        "User_Email_1": MAPPING[TOM],
        "User_Email_2": MAPPING[MARTA],
        "Creation_Time": "2026-06-01T06:00:00Z",
        "Start_Time": "2026-06-14T08:00:00Z",
        "End_Time": "2026-06-14T08:31:00Z",
        "Duration_Minutes_1": "31",
        "Participants": "2",
        "Join_Time": "2026-06-14T08:00:05Z",
        "Leave_Time": "2026-06-14T08:30:06Z",
        "Duration_Minutes_2": "31",
        "Guest": "No",
        "InWaitingRoom": "No",
    }


def test_nothing_is_private_where_nothing_has_to_be(admin: Admin) -> None:
    result = admin.run(ROW, TOM_ROW)
    assert [record.role for record in result.outputs] == ["hashed file", "manifest"]
    assert sorted(path.name for path in admin.output.iterdir()) == sorted(record.name for record in result.outputs)
    assert [step.files for step in result.next_steps] == [tuple(record.name for record in result.outputs)]


def test_the_manifest_says_everything_and_no_value(admin: Admin) -> None:
    waiting = replace(GUEST, waiting_room="Yes")
    broken = replace(ROW, join=None)
    first = admin.report([ROW, ROW, TOM_ROW, GUEST, waiting, broken], name="meetinglistdetails_20260601_20260630.csv")
    second = admin.report(
        [replace(ROW, start=at("2026-06-20 10:00"), join=at("2026-06-20 10:00"), leave=at("2026-06-20 10:31"))]
    )
    result = admin.run(keep_columns=("Department",))
    hashed = file_of(result, "hashed file")
    content = manifest_of(result)
    assert content["kind"] == "hashed Zoom file"
    assert content["time_zone"] == SUMMER
    assert content["date_orders"] == ["mdy"]
    assert content["versions"].keys() == {"zoomwizard", "duckdb", "python"}
    assert content["options"] == {
        "topics": "token", "keep_columns": ["Department"], "only_matched": False, "stand_in_key": "key-file",
    }  # fmt: skip
    assert content["inputs"] == [
        {"name": path.name, "role": role, "rows": rows, "size": path.stat().st_size,
         "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path, role, rows in (
            (first, "report", 6), (second, "report", 1), (admin.mapping, "mapping file", 3),
        )
    ]  # fmt: skip
    assert content["counts"] == result.counts == {
        "rows_in": 7, "rejected": 1, "waiting_room": 1, "webinar_rows": 0, "duplicates": 1, "matched_rows": 3,
        "unmatched_rows": 1, "matched_people": 2, "unmatched_people": 1, "unmatched_colleagues": 0,
        "matched_minutes": 93, "unmatched_minutes": 29, "unmatched_colleague_minutes": 0, "rows_written": 4,
    }  # fmt: skip
    assert content["rejected"] == {"the join time can't be read": 1}
    assert content["period"] == {"first_start": "2026-06-14T08:00:00Z", "last_start": "2026-06-20T08:00:00Z"}
    assert content["output"] == {
        "name": hashed.name, "role": "hashed file", "rows": 4, "size": hashed.stat().st_size,
        "sha256": hashlib.sha256(hashed.read_bytes()).hexdigest(),
    }  # fmt: skip
    assert content["privacy_proof"]["result"] == "passed"
    text = file_of(result, "manifest").read_text(encoding="utf-8")
    for value in (
        MARTA,
        "Marta",
        "Kowalska",
        "Weekly",
        "84613890849",
        "846 1389 0849",
        "Research",
        *MAPPING.values(),
    ):
        assert value not in text


def test_the_private_files_are_for_the_admin_alone(admin: Admin) -> None:
    formula = replace(GUEST, name='=HYPERLINK("x")', minutes=31)
    broken = replace(ROW, leave=at("2026-06-14 09:00"))
    nobody = replace(ROW, email="", name="")
    stranger = replace(ROW, email="Visitor@Example.net ", name="Vic", minutes=10)
    other = replace(stranger, email="visitor@example.net", join=at("2026-06-14 10:20"), minutes=11)
    admin.report([ROW, formula, broken], name="b.csv")
    admin.report([nobody, stranger, other], name="a.csv")
    result = admin.run()
    assert private(result, "Unmatched people") == [
        ["E-mail", "Name", "Rows", "Hours"],
        ["Visitor@Example.net ", "Vic", "2", "0.35"],
        ["", '\'=HYPERLINK("x")', "1", "0.52"],
    ]
    assert private(result, "Rejected rows") == [
        ["File", "Line", "Reason"],
        ["a.csv", "2", "there's neither an e-mail address nor a name of the participant"],
        ["b.csv", "4", "the leave time is before the join time"],
    ]
    assert "reports.rejected" in codes(result)
    hashed, *_, manifest = (record.name for record in result.outputs)
    assert [(str(step.title), step.files) for step in result.next_steps] == [
        ("Send these two files to your analyst", (hashed, manifest)),
        ("Keep this folder to yourself", ("Keep private",)),
    ]
    assert str(result.next_steps[1].why) == (
        "It names 2 people who have no HashID. It lists 2 rows that can't be used."
    )
    assert {record.role for record in result.outputs} == {"hashed file", "private", "manifest"}


@pytest.mark.skipif(sys.platform == "win32", reason="such names can not be in Windows")
def test_a_spreadsheet_runs_nothing_of_a_list_for_people_whatever_a_file_is_called(admin: Admin) -> None:
    names = [
        '=HYPERLINK("x").csv',
        "+1.csv",
        "-1.csv",
        "@x.csv",
        "\tx.csv",
        "\r=x.csv",
        "\uff1dx.csv",
        "a\n=b.csv",
        "x=.csv",
        "x;=y; +z.csv",  # a cell begins there in a German spreadsheet
        'x\t"=y".csv',
    ]
    for name in names:
        admin.report([ROW, replace(ROW, join=None)], name=name)
    found = {name for name, *_ in private(admin.run(), "Rejected rows")[1:]}
    assert found == {
        "'=HYPERLINK(\"x\").csv", "'+1.csv", "'-1.csv", "'@x.csv", "'\tx.csv", "' =x.csv", "'\uff1dx.csv",
        "a =b.csv", "x=.csv", "x;'=y; '+z.csv", 'x\t"\'=y".csv',
    }  # fmt: skip


def test_why_rows_are_rejected_stands_in_the_finding(admin: Admin) -> None:
    """A check writes no list, and neither does a run that is refused, which named one all the same."""
    nobody, broken = replace(ROW, email="", name=""), replace(ROW, leave=at("2026-06-14 09:00"))
    admin.report([nobody, *[broken] * 7], name="a.csv")
    admin.report([nobody, ROW], name="b.csv")
    (finding,) = [one for one in AdminJob(stand_in_key).check(admin.inputs()) if one.code == "reports.rejected"]
    assert str(finding.title) == "9 of 10 rows can't be used and are left out."
    assert str(finding.hint) == (
        "7 rows because the leave time is before the join time (first in a.csv, lines 3, 4, 5, 6 and 7); "
        "2 rows because there's neither an e-mail address nor a name of the participant "
        "(a.csv, line 2; b.csv, line 2)."
    )
    result = admin.run()
    (listed,) = [record for record in result.outputs if "Rejected rows" in record.name]
    assert str(result.next_steps[-1].why) == f"It lists {listed.rows} rows that can't be used."


def test_a_refused_run_names_no_list_that_was_not_written(admin: Admin) -> None:
    admin.report([replace(ROW, join=None)])
    findings = admin.refused()
    assert "line 2" in str(findings["reports.rejected"].hint)
    assert not any("Keep private" in str(finding.sentence()) for finding in findings.values())


def test_lines_of_rejected_rows_are_right_below_line_breaks_and_blank_lines(admin: Admin) -> None:
    wide = replace(ROW, topic="one\ntwo\nthree")
    broken = replace(ROW, join=None)
    lines = report_lines([wide, broken, wide, ROW, broken], Shape())
    for name, text in (
        ("plain.csv", "\n".join(lines)),  # header 1, rows at 2, 5, 6, 9, 10
        ("blank.csv", "\n\n" + "\n".join([*lines[:2], "", ",,,", *lines[2:]])),  # broken ones at 9 and 14
        ("crlf.csv", "\r\n".join(lines).replace("one\ntwo", "one\r\ntwo")),
        ("title.csv", "Meeting details\n\n" + "\n".join(lines)),
    ):
        path = admin.folder / name
        path.write_text(text + "\n", encoding="utf-8", newline="")
        admin.paths.append(path)
    found = private(admin.run(), "Rejected rows")[1:]
    assert [(name, int(line)) for name, line, _ in found] == [
        ("blank.csv", 9), ("blank.csv", 14), ("crlf.csv", 5), ("crlf.csv", 10),
        ("plain.csv", 5), ("plain.csv", 10), ("title.csv", 7), ("title.csv", 12),
    ]  # fmt: skip


@pytest.mark.parametrize("at_once", [7, 1000, 1_000_000])
def test_rows_stand_in_order_in_however_many_pieces_they_are_written(
    admin: Admin, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(deidentify, "PIECE", at_once)
    rows = []
    for number in range(40 if at_once == 7 else 6000):
        start = ROW.start
        assert start is not None
        start += timedelta(minutes=number % 977)
        join = start + timedelta(seconds=number * 7 % 60)
        email = list(MAPPING)[number % 3]
        rows.append(
            replace(
                ROW,
                meeting_id=str(10**9 + number % 19),
                start=start,
                end=None,
                join=join,
                leave=join,
                email=email,
            )
        )
    random.Random(7).shuffle(rows)
    result = admin.run(*rows)
    found = rows_of(result)
    keys = [(c["Start_Time"], c["MeetingID"], c["Join_Time"], c["User_Email_2"]) for c in found]
    assert len(found) == len(rows)
    assert keys == sorted(keys)
    assert not list(admin.output.rglob("*.part*"))


def test_a_report_for_every_day_takes_little_memory(admin: Admin) -> None:
    organisation = make_organisation(admin.folder / "made", Size(rows=10_000, people=300, weeks=3))
    header, *lines = organisation.reports[0].read_text(encoding="utf-8-sig").splitlines()
    rows = [line for line in lines if line.strip(",")]
    for begin in range(0, len(rows), 50):
        path = admin.folder / f"report {begin}.csv"
        path.write_text("\n".join([header, *rows[begin : begin + 50]]) + "\n", encoding="utf-8")
        admin.paths.append(path)
    result = admin.run(mapping=organisation.mapping, memory="150MB")
    assert len(admin.paths) >= 100
    assert result.counts["rows_in"] == len(rows)


def test_pieces_of_whole_vectors_keep_their_order(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    statements = []

    def copy(engine: Engine, query: str, path: Path, *, raw: bool = False, header: bool = True) -> int:
        statements.append(query)
        return usual(engine, query, path, raw=raw, header=header)

    usual = Engine.copy
    vector = 2048
    assert deidentify.PIECE % vector == 0
    monkeypatch.setattr(Engine, "copy", copy)
    monkeypatch.setattr(deidentify, "PIECE", vector)
    admin.run(*(replace(ROW, meeting_id=str(10**9 + number)) for number in range(2 * vector + 50)))
    assert ["not in order" in query for query in statements] == [True] * 3


def test_rows_that_lose_their_order_are_noticed_and_sorted(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    statements = []

    def copy(engine: Engine, query: str, path: Path, *, raw: bool = False, header: bool = True) -> int:
        statements.append(query)
        if "not in order" in query:
            query = query.replace(") s JOIN", " ORDER BY rowid DESC) s JOIN")
        return in_order(engine, query, path, raw=raw, header=header)

    rows = [replace(ROW, meeting_id=str(10**9 + number)) for number in range(50)]
    expected = rows_of(admin.run(*rows))
    in_order = Engine.copy
    monkeypatch.setattr(Engine, "copy", copy)
    found = rows_of(admin.run(*rows))
    assert ["not in order" in query for query in statements[:2]] == [True, False]
    assert [line["MeetingID"] for line in found] == [line["MeetingID"] for line in expected]


def test_a_large_report_is_in_order_too(admin: Admin) -> None:
    lines = report_lines([ROW], Shape(layout=PORTAL_19))
    numbers = [n * 48271 % 150_000 for n in range(150_000)]
    clock = [f"06/14/2026 {1 + n // 3600 % 11:02}:{n // 60 % 60:02}:{n % 60:02} AM" for n in numbers]
    text = "\n".join(
        lines[1].replace("06/14/2026 10:00:05 AM", time).replace("Weekly sync", f"topic {n % 20_000}")
        for n, time in zip(numbers, clock, strict=True)
    )
    path = admin.folder / "large.csv"
    path.write_text(lines[0] + "\n" + text + "\n", encoding="utf-8")
    result = AdminJob(stand_in_key).run(admin.inputs(reports=(path,)))
    keys = [(c["Start_Time"], c["MeetingID"], c["Join_Time"], c["User_Email_2"]) for c in rows_of(result)]
    assert len(keys) + result.counts["duplicates"] + result.counts["rejected"] == 150_000
    assert len(keys) > 30_000
    assert keys == sorted(keys)


def test_every_run_has_a_salt_of_its_own_and_the_key_decides_the_numbers(admin: Admin) -> None:
    first, again = rows_of(admin.run(ROW)), rows_of(admin.run())
    assert first[0]["Topic"] != again[0]["Topic"]
    assert first[0]["MeetingID"] == again[0]["MeetingID"]
    other = AdminJob(lambda _: StandInKey(bytes(32), "one-time", "Another.")).run(admin.inputs())
    assert rows_of(other)[0]["MeetingID"] == stand_in("84613890849", bytes(32))
    assert len(list(admin.output.glob("*.csv"))) == 3


def test_a_check_writes_nothing_and_finds_the_same(admin: Admin) -> None:
    admin.report([ROW, GUEST])
    findings = AdminJob(stand_in_key).check(admin.inputs())
    assert not admin.output.exists()
    assert list(admin.run().findings) == findings
    assert errors_in(findings) == []


# ---------------------------------------------------------------------------------------------------------
# People


def test_addresses_are_the_same_however_they_are_spelt(admin: Admin) -> None:
    spelt = [f" {MARTA}\t", MARTA.upper(), f"\ufeff{MARTA}", MARTA.replace("w", "w\u200b"), f"\u00a0{MARTA}"]
    rows = [replace(ROW, email=email, join=at(f"2026-06-14 10:0{n}:00")) for n, email in enumerate(spelt)]
    result = admin.run(*rows)
    assert {cells["User_Email_2"] for cells in rows_of(result)} == {MAPPING[MARTA]}
    assert result.counts["matched_people"] == 1


def test_only_matched_leaves_the_others_out_but_counts_them(admin: Admin) -> None:
    shape = Shape(layout=PORTAL_21.without("participants"))
    early = replace(GUEST, start=at("2026-06-13 10:00"), join=at("2026-06-13 10:00"), leave=at("2026-06-13 10:10"))
    admin.report([ROW, GUEST, TOM_ROW, early], shape)
    result = admin.run(only_matched=True)
    found = rows_of(result)
    assert [cells["User_Email_2"] for cells in found] == [MAPPING[TOM], MAPPING[MARTA]]
    assert {cells["Participants"] for cells in found} == {"3"}
    assert (
        result.counts["matched_rows"],
        result.counts["unmatched_rows"],
        result.counts["rows_written"],
    ) == (2, 2, 2)
    # The file still covers the time of all rows.
    assert manifest_of(result)["period"]["first_start"] == "2026-06-13T08:00:00Z"
    assert len(private(result, "Unmatched people")) == 2


def test_two_addresses_with_one_hash_id_are_one_person(admin: Admin) -> None:
    write_mapping(admin.mapping, MAPPING | {"marta@example.org": MAPPING[MARTA]})
    result = admin.run(ROW, replace(ROW, email="marta@example.org", join=at("2026-06-14 10:09")))
    assert result.counts["matched_people"] == 1
    assert "mapping.shared-hash-id" in codes(result)


def test_nobody_in_common_is_an_error(admin: Admin) -> None:
    admin.report([GUEST, replace(ROW, email="else@example.net")])
    assert "mapping.nobody" in admin.refused()


# ---------------------------------------------------------------------------------------------------------
# What goes wrong in the R scripts


def test_a_key_twice_in_the_mapping_file_is_an_error_or_counted_once(admin: Admin) -> None:
    admin.report([ROW])
    text = admin.mapping.read_text(encoding="utf-8")
    admin.mapping.write_text(text + f"{MARTA.upper()},another-id\n", encoding="utf-8")
    found = admin.refused()
    assert "lines 2 and 5" in str(found["mapping.two-hash-ids"].where)
    admin.mapping.write_text(text + f"{MARTA.upper()},{MAPPING[MARTA]}\n", encoding="utf-8")
    result = admin.run()
    assert result.counts["rows_written"] == 1
    assert "mapping.repeated-row" in codes(result)


def test_the_columns_of_the_mapping_file_can_be_said(admin: Admin) -> None:
    text = admin.mapping.read_text(encoding="utf-8")
    admin.mapping.write_text(text.replace("PersonID,HashID", "Email,Hash_ID", 1), encoding="utf-8")
    admin.report([ROW])
    assert {"mapping.no-person-id", "mapping.no-hash-id"} <= admin.refused().keys()
    result = admin.run(columns=("PersonID=Email", "HashID=Hash_ID"))
    assert result.counts["matched_people"] == 1


def test_overlapping_exports_count_once_whatever_changed_meanwhile(admin: Admin) -> None:
    changed = replace(
        ROW, participants=9, name="Marta K.", topic="Renamed", email=MARTA.upper(), meeting_id="84613890849"
    )
    first = admin.report([ROW, GUEST])
    second = admin.report([changed, GUEST], Shape(layout=PORTAL_2024, dates=DAY_FIRST, delimiter=";"))
    for paths in ((first, second), (second, first)):
        result = admin.run(reports=paths, topics="keep")
        assert result.counts["duplicates"] == 2
        assert [(cells["Participants"], cells["Topic"]) for cells in rows_of(result)] == [
            ("9", "Renamed"),
            ("2", "Weekly sync"),
        ]


def test_of_copies_that_differ_only_in_a_kept_column_always_the_same_survives(admin: Admin) -> None:
    text = report_text([ROW], Shape())
    paths = []
    for number, department in enumerate(("Sales", "Marketing")):
        path = admin.folder / f"{number}.csv"
        path.write_text(text.replace('"Research, 3rd floor"', department), encoding="utf-8")
        paths.append(path)
    for given in (paths, paths[::-1]):
        result = admin.run(reports=tuple(given), keep_columns=("Department",))
        assert [cells["Department"] for cells in rows_of(result)] == ["Marketing"]


def test_a_row_that_stands_twice_in_one_file_counts_once(admin: Admin) -> None:
    result = admin.run(ROW, ROW, ROW)
    assert (result.counts["rows_written"], result.counts["duplicates"]) == (1, 2)


def test_the_waiting_room_is_not_attendance(admin: Admin) -> None:
    waiting = replace(ROW, waiting_room="Yes", leave=at("2026-06-14 10:00:30"), minutes=1)
    shape = Shape(layout=PORTAL_21.without("participants"))
    admin.report([ROW, waiting], shape)
    result = admin.run()
    assert [(cells["Participants"], cells["InWaitingRoom"]) for cells in rows_of(result)] == [("1", "No")]
    assert result.counts["waiting_room"] == 1


def test_american_dates_are_read_rightly(admin: Admin) -> None:
    row = replace(
        ROW,
        creation=None,
        start=at("2023-06-14 16:58"),
        end=None,
        join=at("2023-06-14 16:58"),
        leave=at("2023-06-14 17:58"),
    )
    assert "06/14/2023 04:58:00 PM" in report_text([row], Shape(dates=US))
    (cells,) = rows_of(admin.run(row))
    assert (cells["Start_Time"], cells["Leave_Time"]) == ("2023-06-14T14:58:00Z", "2023-06-14T15:58:00Z")


def test_the_portals_own_header_is_read(admin: Admin) -> None:
    admin.report([ROW], Shape(layout=PORTAL_19, trailing_rows=",", blank_every=1))
    admin.report([TOM_ROW], Shape(layout=PORTAL_2024))
    result = admin.run()
    assert result.counts["rows_written"] == 2
    assert {cells["User_Email_1"] for cells in rows_of(result)} == {MAPPING[TOM]}
    assert [cells["Duration_Minutes_2"] for cells in rows_of(result)] == ["31", "31"]


def test_a_blank_topic_and_the_topic_na_are_kept(admin: Admin) -> None:
    rows = [
        ROW,
        replace(ROW, topic="NA", meeting_id="123456789"),
        replace(ROW, topic="", meeting_id="1234567890"),
    ]
    result = admin.run(*rows)
    found = {len(cells["MeetingID"]): cells["Topic"] for cells in rows_of(result)}
    assert found[9] == topic_token("NA", found[9][3:11])
    assert found[10] == ""
    assert result.counts["rows_written"] == 3
    assert "NA" in {cells["Topic"] for cells in rows_of(admin.run(topics="keep"))}


def test_a_blank_creation_time_stays_blank(admin: Admin) -> None:
    result = admin.run(replace(ROW, creation=None))
    assert [cells["Creation_Time"] for cells in rows_of(result)] == [""]


def test_one_blank_join_time_rejects_that_row_alone(admin: Admin) -> None:
    early = replace(ROW, start=at("2026-06-14 00:01"), join=at("2026-06-14 00:01"), leave=at("2026-06-14 00:59"))
    result = admin.run(early, replace(ROW, join=None), TOM_ROW)
    assert [cells["Join_Time"] for cells in rows_of(result)] == [
        "2026-06-13T22:01:00Z",
        "2026-06-14T08:00:00Z",
    ]
    assert result.counts["rejected"] == 1


@pytest.mark.parametrize(
    "meeting_id",
    ["846-1389-0849", "846\u00a01389\u00a00849", "846 1389 0849", " 84613890849 ", "846\u202f1389\u202f0849"],
)
def test_meeting_ids_are_their_digits(admin: Admin, meeting_id: str) -> None:
    (cells,) = rows_of(admin.run(replace(ROW, meeting_id=meeting_id)))
    assert cells["MeetingID"] == stand_in("84613890849", KEY)
    assert len(cells["MeetingID"]) == 11


def test_a_blank_meeting_id_stays_blank(admin: Admin) -> None:
    assert [cells["MeetingID"] for cells in rows_of(admin.run(replace(ROW, meeting_id="")))] == [""]


def test_hash_ids_are_texts(admin: Admin) -> None:
    people = {
        "a@example.org": "00123",
        "b@example.org": "123",
        "c@example.org": "12e3",
        "d@example.org": "1-2",
    }
    write_mapping(admin.mapping, people)
    result = admin.run(*(replace(ROW, email=email) for email in people))
    assert sorted(cells["User_Email_2"] for cells in rows_of(result)) == sorted(people.values())
    assert result.counts["matched_people"] == 4


def test_odd_topics_are_intact_where_they_are_kept_and_harmless(admin: Admin) -> None:
    odd = {
        'Plan "A", then B; C\tD': 'Plan "A", then B; C\tD',
        "one\r\ntwo\nthree": "one two three",
        "=1+1": "'=1+1",
        "＠all": "'＠all",
        "-": "'-",
        "'=1+1": "'=1+1",  # Zoom's own guard
        "'quoted'": "'quoted'",
        " =1+1": " =1+1",  # begins with a blank: a text to every spreadsheet
    }
    for number, topic in enumerate(odd):
        admin.report([replace(ROW, topic=topic, meeting_id=str(100_000_000 + number))])
    kept = {cells["MeetingID"]: cells["Topic"] for cells in rows_of(admin.run(topics="keep"))}
    assert kept == {stand_in(str(100_000_000 + n), KEY): text for n, text in enumerate(odd.values())}
    hidden = rows_of(admin.run())
    tokens = {cells["MeetingID"]: cells["Topic"] for cells in hidden}
    for number, topic in enumerate(odd):
        token = tokens[stand_in(str(100_000_000 + number), KEY)]
        assert token == topic_token("=1+1" if topic == "'=1+1" else topic, token[3:11])
    assert {cells["Topic"] for cells in rows_of(admin.run(topics="drop"))} == {""}


def test_a_display_name_that_is_a_formula_is_passed_on_nowhere(admin: Admin) -> None:
    result = admin.run(ROW, replace(GUEST, name="=cmd|'/c calc'!A1"))
    assert "calc" not in file_of(result, "hashed file").read_text(encoding="utf-8")
    assert private(result, "Unmatched people")[1][1] == "'=cmd|'/c calc'!A1"


def test_names_departments_and_groups_are_never_in_the_hashed_file(admin: Admin) -> None:
    result = admin.run(ROW, GUEST, TOM_ROW)
    content = file_of(result, "hashed file").read_text(encoding="utf-8")
    for value in ("Marta", "Visitor", "Shea", "Research", "Everybody", "Weekly", "example", "84613890849"):
        assert value in report_text([ROW, GUEST, TOM_ROW], Shape()).replace(" ", "") or " " in value
        assert value not in content


def test_an_excel_workbook_beside_the_reports_is_said(admin: Admin) -> None:
    folder = admin.folder / "input"
    write_report(folder / "report.csv", [ROW])
    (folder / "more.xlsx").write_bytes(b"PK\x03\x04")
    result = admin.run(reports=(folder,))
    assert "folder.excel" in codes(result)
    assert "file.excel" in admin_refusal(admin, folder / "more.xlsx")


def admin_refusal(admin: Admin, *paths: Path) -> set[str]:
    with pytest.raises(InputError) as caught:
        admin.run(reports=paths)
    return {finding.code for finding in errors_in(caught.value.findings)}


def test_two_mapping_files_in_a_folder_are_asked_about(admin: Admin) -> None:
    folder = admin.folder / "input"
    write_report(folder / "zoom_reports" / "report.csv", [ROW])
    write_mapping(folder / "one.csv", MAPPING)
    write_mapping(folder / "two.csv", MAPPING)
    assert "mapping.several" in admin.refused(reports=(folder,), mapping=None)
    assert admin.run(reports=(folder,), mapping=folder / "two.csv").counts["rows_written"] == 1


def test_a_folder_with_mapping_file_and_zoom_reports_needs_no_more(admin: Admin) -> None:
    folder = admin.folder / "input"
    write_report(folder / "zoom_reports" / "report.csv", [ROW])
    write_report(folder / "more.csv", [TOM_ROW])
    write_mapping(folder / "people.csv", MAPPING)
    result = admin.run(reports=(folder,), mapping=None)
    assert result.counts["rows_written"] == 2
    assert {"mapping.found"} <= codes(result)


def test_a_header_only_report_is_said_and_alone_it_is_an_error(admin: Admin) -> None:
    empty = admin.report([])
    assert "reports.no-rows" in admin.refused()
    result = admin.run(TOM_ROW)
    (finding,) = [finding for finding in result.findings if finding.code == "report.no-rows"]
    assert finding.where == empty.name
    assert result.counts["rows_written"] == 1


def test_a_report_with_semicolons_is_read(admin: Admin) -> None:
    admin.report([ROW], Shape(delimiter=";"))
    assert admin.run().counts["rows_written"] == 1


# ---------------------------------------------------------------------------------------------------------
# Dates


def test_an_undecided_date_order_is_asked_for_and_never_guessed(admin: Admin) -> None:
    admin.report([EITHER])
    finding = admin.refused()["dates.undecided"]
    assert finding.choices == ("mdy", "dmy")
    first = replace(
        EITHER,
        start=at("2026-05-04 10:00"),
        end=None,
        join=at("2026-05-04 10:00"),
        leave=at("2026-05-04 10:09"),
        creation=None,
    )
    admin.report([first])
    assert "dates.undecided" in admin.refused()
    for order, start in (("mdy", "2026-05-04T08:00:00Z"), ("dmy", "2026-04-05T08:00:00Z")):
        result = admin.run(date_order=order)
        assert start in {cells["Start_Time"] for cells in rows_of(result)}
        assert manifest_of(result)["date_orders"] == [order]


def test_another_file_can_decide_the_date_order(admin: Admin) -> None:
    admin.report([EITHER], Shape(dates=DAY_FIRST))
    admin.report([ROW], Shape(dates=DAY_FIRST))
    assert admin.run().counts["rows_written"] == 2


def test_a_file_with_dates_of_both_orders_is_an_error(admin: Admin) -> None:
    path = admin.folder / "both.csv"
    path.write_text(
        "\n".join([*report_lines([ROW], Shape()), *report_lines([ROW], Shape(dates=DAY_FIRST))[1:]]) + "\n",
        encoding="utf-8",
    )
    admin.paths.append(path)
    assert admin.refused()["dates.both"].where == "both.csv"


def test_a_date_order_against_the_proof_is_an_error(admin: Admin) -> None:
    admin.report([ROW])
    assert "dates.wanted" in admin.refused(date_order="dmy")


def test_files_of_all_date_forms_go_together(admin: Admin) -> None:
    rows = []
    for number, form in enumerate(DATE_FORMS):
        row = replace(ROW, meeting_id=str(10_000_000_000 + number))
        admin.report([row, EITHER] if form.order else [row], Shape(dates=form))
        rows.append(row)
    result = admin.run()
    found = [cells for cells in rows_of(result) if cells["Start_Time"] == "2026-06-14T08:00:00Z"]
    assert len(found) == len(DATE_FORMS)
    assert {cells["Join_Time"] for cells in found} == {"2026-06-14T08:00:05Z", "2026-06-14T08:00:00Z"}


def test_the_zone_is_this_computers_unless_it_is_said(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoomwizard.zoom.files.clock.this_computers_zone", lambda: "Asia/Tokyo")
    result = admin.run(ROW, time_zone="")
    assert rows_of(result)[0]["Start_Time"] == "2026-06-14T01:00:00Z"
    assert "zone.default" in codes(result)
    assert manifest_of(result)["time_zone"] == "Asia/Tokyo"
    assert rows_of(admin.run(time_zone="Pacific Standard Time"))[0]["Start_Time"] == "2026-06-14T17:00:00Z"


@pytest.mark.parametrize("zone", ["-7", "5.5", "+05:30", "Nowhere"])
def test_an_offset_is_no_zone(admin: Admin, zone: str) -> None:
    admin.report([ROW])
    assert "zone.unknown" in admin.refused(time_zone=zone)


# ---------------------------------------------------------------------------------------------------------
# Columns


def test_what_a_report_lacks_is_made_up_for_and_said(admin: Admin) -> None:
    bare = PORTAL_21.without(
        "topic",
        "creation",
        "participants",
        "minutes",
        "guest",
        "waiting_room",
        "end",
        "meeting_minutes",
        "host_name",
    )
    again = replace(ROW, join=at("2026-06-14 10:31"), leave=at("2026-06-14 10:31:01"))
    admin.report([ROW, again, GUEST, ROW], Shape(layout=bare), name="bare.csv")
    result = admin.run()
    found = rows_of(result)
    assert [cells["Participants"] for cells in found] == ["3", "3", "3"]
    assert [cells["Duration_Minutes_2"] for cells in found] == ["31", "29", "1"]
    for column in ("Topic", "Creation_Time", "End_Time", "Duration_Minutes_1"):
        assert {cells[column] for cells in found} == {""}
    assert {(cells["Guest"], cells["InWaitingRoom"]) for cells in found} == {("No", "No")}
    said = [finding for finding in result.findings if finding.code == "report.lacks-column"]
    assert len(said) == 6
    assert {finding.where for finding in said} == {"bare.csv"}
    assert all(finding.severity is Severity.WARNING for finding in said)


def test_the_meetings_minutes_come_from_its_times(admin: Admin) -> None:
    end = at("2026-06-14 10:31:01")
    rows = [
        replace(ROW, meeting_minutes=None, end=end),
        replace(TOM_ROW, meeting_minutes=None, end=at("2026-06-14 09:00")),
    ]
    assert [cells["Duration_Minutes_1"] for cells in rows_of(admin.run(*rows))] == ["", "32"]


def test_a_column_can_be_chosen(admin: Admin) -> None:
    shape = Shape(layout=PORTAL_21.renamed(join="Beigetreten", waiting_room="Wartet?"))
    waiting = replace(ROW, waiting_room="Yes", join=at("2026-06-14 10:09"))
    admin.report([ROW, waiting], shape)
    join, waits = admin.refused()["report.missing-columns"].asks
    assert [choice.text for choice in join.choices] == ["Beigetreten"]
    assert (waits.name, waits.proposed) == ("In_Waiting_Room", "Wartet?")
    result = admin.run(columns=("Join_Time=Beigetreten", "InWaitingRoom = wartet"))
    assert (result.counts["rows_written"], result.counts["waiting_room"]) == (1, 1)
    assert "report.unknown-columns" not in codes(result)


@pytest.mark.parametrize("choice", ["Join_Time", "Join_Time=", "=Beigetreten", "Colour=Rot"])
def test_a_choice_that_says_nothing_is_an_error(admin: Admin, choice: str) -> None:
    admin.report([ROW])
    assert "Join_Time" in str(admin.refused(columns=(choice,))["columns.choice"].hint)


def test_a_choice_of_a_header_that_is_nowhere_is_told(admin: Admin) -> None:
    admin.report([ROW])
    result = admin.run(columns=("Join_Time=Beigetreten",))
    (finding,) = [finding for finding in result.findings if finding.code == "columns.missing"]
    assert "Beigetreten" in str(finding.title)


def test_unknown_columns_are_left_out_and_named(admin: Admin) -> None:
    layout = replace(PORTAL_21, columns=(*PORTAL_21.columns, ("Cost centre", "source"), ("Badge", "nothing")))
    admin.report([ROW], Shape(layout=layout))
    result = admin.run()
    (finding,) = [finding for finding in result.findings if finding.code == "report.unknown-columns"]
    assert "Cost centre and Badge" in str(finding.title)
    assert tuple(rows_of(result)[0]) == HASHED_HEADER


def test_kept_columns_stand_at_the_end_as_they_are_and_harmless(admin: Admin) -> None:
    layout = replace(PORTAL_21, columns=(*PORTAL_21.columns, ("Cost, centre", "topic")))
    admin.report([replace(ROW, topic='=A1, "x"\nnext')], Shape(layout=layout))
    result = admin.run(keep_columns=("Cost, centre", "department"))
    (cells,) = rows_of(result)
    assert tuple(cells) == (*HASHED_HEADER, "Cost, centre", "department")
    assert cells["Cost, centre"] == '\'=A1, "x" next'
    assert cells["department"] == "Research, 3rd floor"
    assert "report.unknown-columns" not in codes(result)


def test_a_kept_column_that_names_somebody_is_warned_of(admin: Admin) -> None:
    layout = replace(PORTAL_21, columns=(*PORTAL_21.columns, ("Note", "topic")))
    admin.report([replace(ROW, topic="1:1 with kowalska"), TOM_ROW], Shape(layout=layout))
    result = admin.run(keep_columns=("Note",))
    (finding,) = [finding for finding in result.findings if finding.code == "proof.chosen"]
    assert "The column Note" in str(finding.title)
    assert "1 row" in str(finding.title)
    assert manifest_of(result)["privacy_proof"]["hits_in_columns_chosen_to_be_kept"] == {"Note": 1}


def test_a_column_to_be_kept_that_is_not_there_is_an_error(admin: Admin) -> None:
    admin.report([ROW])
    assert "keep.missing" in admin.refused(keep_columns=("Colour",))


@pytest.mark.parametrize(
    "name",
    [
        "User Email",
        "user_email_1",
        "User Name",
        "Name (Original Name)",
        "Meeting ID",
        "Topic",
        "Host email",
        "Display name",
    ],
)
def test_who_somebody_is_can_not_be_kept(admin: Admin, name: str) -> None:
    admin.report([ROW])
    finding = admin.refused(keep_columns=(name,))["keep.never"]
    assert name in str(finding.title)


def test_all_that_is_wrong_is_said_at_once(admin: Admin) -> None:
    admin.report([EITHER], name="open.csv")
    admin.report([ROW], Shape(layout=PORTAL_21.without("join")), name="lacks.csv")
    (admin.folder / "participants.csv").write_text(
        "User Name,Join Time,Leave Time,Duration (Minutes)\n", encoding="utf-8"
    )
    found = admin.refused(
        reports=(*admin.paths, admin.folder / "participants.csv", admin.folder / "gone.csv"),
        mapping=admin.folder / "no mapping.csv",
        time_zone="+1",
        columns=("Nonsense",),
        keep_columns=("Topic",),
    )
    assert found.keys() >= {
        "file.missing", "columns.choice", "zone.unknown", "keep.never", "report.missing-columns",
        "report.other-kind", "dates.undecided",
    }  # fmt: skip


def test_if_no_row_can_be_used_that_is_an_error(admin: Admin) -> None:
    admin.report([replace(ROW, join=None), replace(ROW, email="", name="")])
    assert "reports.nothing-left" in admin.refused()


def test_each_file_of_a_folder_is_looked_at_once(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(path: Path, field: str, encoding: str) -> object:
        seen.append(path.name)
        return look_at(path, field, encoding)

    for module in (text_file, mapping_file):
        monkeypatch.setattr(module, "look_at", counted)
    admin.report([ROW])
    admin.report([TOM_ROW])
    mapping = admin.mapping
    admin.run(reports=(admin.folder,), mapping=None)
    assert sorted(seen) == sorted(["report 1.csv", "report 2.csv", mapping.name])


def test_the_check_says_of_each_report_what_a_person_recognises_it_by(admin: Admin) -> None:
    """Rows, days in the zone of its times, a date as it is read; the largest meetings, to recognise the zone by."""
    late = replace(TOM_ROW, start=at("2026-06-30 23:30:00"), participants=40)
    late = replace(late, join=at("2026-06-30 23:31:00"), leave=at("2026-07-01 00:10:00"))
    shape = Shape(dates=DAY_FIRST)
    admin.report([ROW, TOM_ROW, late], shape)
    stray = admin.folder / "notes.csv"
    stray.write_text("To do,When\nCall Ana,Monday\n", encoding="utf-8")
    (admin.folder / "folder").mkdir()
    admin.paths.append(stray)
    examined = AdminJob(stand_in_key).examine(admin.inputs())
    (file,) = examined.files
    assert (file.path, file.rows) == (admin.paths[0], 3)
    assert (str(file.first), str(file.last)) == ("2026-06-14", "2026-06-30")
    assert file.read_as is not None
    text, day = file.read_as
    assert text.startswith(f"{day.day:02}")
    assert day.day > 12
    assert next((str(one.at), one.people) for one in examined.moments) == ("2026-06-30 21:30:00", 40)
    assert examined.zone == SUMMER
    assert [(one.name, "left out" in str(one.why)) for one in examined.left_out] == [("notes.csv", True)]
    assert not errors_in(examined.findings)


def test_what_is_no_report_keeps_nobody_from_going_on_beside_one_that_is(admin: Admin) -> None:
    """But another report of Zoom's was chosen by mistake, and alone nothing is left to read."""
    stray = admin.folder / "notes.csv"
    stray.write_text("To do,When\nCall,Monday\n", encoding="utf-8")
    admin.paths.append(stray)
    assert {finding.code for finding in errors_in(admin.refused().values())} == {"report.no-header"}
    assert "report.left-out" in codes(admin.run(ROW))
    other = admin.folder / "participants.csv"
    other.write_text("Name (Original Name),User Email,Join Time,Leave Time\nAna,a@example.com,1,2\n", encoding="utf-8")
    admin.output = admin.folder / "other output"
    admin.paths.append(other)
    assert "report.other-kind" in admin.refused()


def test_a_report_that_a_spreadsheet_cut_off_gets_a_warning(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many rows, with the header, as a spreadsheet keeps; one more or less says nothing."""
    admin.report([ROW, TOM_ROW])
    for count, expected in ((3, True), (4, False), (2, False)):
        monkeypatch.setattr(text_file, "SPREADSHEET_ROWS", (count,))
        found = AdminJob(stand_in_key).check(admin.inputs())
        assert (("file.cut-off", "reports") in {(one.code, one.field) for one in found}) == expected
