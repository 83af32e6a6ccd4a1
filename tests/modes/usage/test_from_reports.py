"""Reports as files in a usage run: what each kind puts into the raw tables, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SHARED
from tests.oracle.admin import ReportRow
from tests.reports import (
    ITALIAN,
    PORTAL_19,
    PORTAL_2024,
    R_SCRIPTS,
    ROW,
    US_24,
    YEAR_FIRST,
    Layout,
    Shape,
    write_mapping,
    write_report,
)
from tests.usage_files import LIST, P4, P5, WEBINAR, write
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, Severity, errors_in
from zoomwizard.kinds.meeting_features import FEATURES
from zoomwizard.modes.usage.from_reports import LoadedReports, load_reports
from zoomwizard.modes.usage.raw import RAW_TABLES, make_raw_tables
from zoomwizard.zoom.stand_ins import fold_name, occurrence_key, weak_person

KEY = bytes(range(32))
at = datetime.fromisoformat
SHAPE = Shape(layout=PORTAL_2024, dates=YEAR_FIRST)
TABLES = ("raw_occurrences", "raw_sessions", "raw_roles", "raw_people", "rejected")


@dataclass
class Loaded:
    tables: dict[str, list[dict[str, Any]]]
    reports: LoadedReports

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.reports.findings]

    def the(self, code: str) -> Finding:
        (finding,) = [finding for finding in self.reports.findings if finding.code == code]
        return finding


def load(folder: Path, *paths: Path, zone: str = "UTC", **more: Any) -> Loaded:
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    with Engine(scratch, threads=1, schema="usage") as engine:
        make_raw_tables(engine)
        reports = load_reports(engine, paths, zone, KEY, **{"chosen": {}, "words": {}, **more})
        tables = {}
        for table in TABLES:
            done = engine.run(f"FROM {table} ORDER BY ALL")
            names = [column[0] for column in done.description or ()]
            tables[table] = [dict(zip(names, row, strict=True)) for row in done.fetchall()]
            assert names == list(RAW_TABLES[table])
    return Loaded(tables, reports)


def guest(number: str, start: str, name: str) -> str:
    return weak_person(occurrence_key(number, at(start)), fold_name(name), KEY)


def some(row: Mapping[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


SESSION = ("email", "guest", "internal", "waiting", "join_time", "leave_time")


def test_a_details_report_gives_meetings_with_their_sessions(tmp_path: Path) -> None:
    nobody = replace(ROW, email="", name="", guest="Yes", join=at("2026-06-14 10:01:00"))
    waits = replace(nobody, name="A Visitor", waiting_room="Yes", join=at("2026-06-14 10:02:00"))
    found = load(tmp_path, write_report(tmp_path / "a.csv", [ROW, nobody, waits], SHAPE))
    (meeting,) = found.tables["raw_occurrences"]
    assert meeting == {
        "id": 1, "source": "csv", "origin": 1, "file": "a.csv", "number": "84613890849", "uuid": None,
        "kind": "meeting", "host_email": "tom.oshea@example.org", "start_time": at("2026-06-14 10:00:00"),
        "end_time": at("2026-06-14 10:31:00"), "created": at("2026-06-01 08:00:00"), "topic": "Weekly sync",
        "zoom_minutes": 31, "zoom_join_records": 2, "zoom_unique_viewers": None, "zoom_max_concurrent": None,
        "zoom_absentees": None, "features": None, "recorded": None, "registration": None, "coverage": "complete",
        "has_panel": False, "has_questions": False, "has_answers": False,
    }  # fmt: skip
    left = at("2026-06-14 10:30:06")
    stand_in = guest("84613890849", "2026-06-14 10:00:00", "a visitor")
    assert [some(row, *SESSION) for row in found.tables["raw_sessions"]] == [
        ("marta.kowalska@example.org", None, True, False, at("2026-06-14 10:00:05"), left),
        (None, stand_in, False, True, at("2026-06-14 10:02:00"), left),
        (None, None, False, False, at("2026-06-14 10:01:00"), left),
    ]
    assert found.reports.counts == {"rows": 3, "rows_rejected": 0, "webinar_rows": 0, "files": 1}
    assert found.codes == []


def test_addresses_are_folded(tmp_path: Path) -> None:
    rows = [replace(ROW, email=" Marta.KOWALSKA@example.org\u200b"), replace(ROW, email="MÜLLER@example.org")]
    found = load(tmp_path, write_report(tmp_path / "a.csv", rows, SHAPE))
    assert [row["email"] for row in found.tables["raw_sessions"]] == [
        "marta.kowalska@example.org",
        "müller@example.org",
    ]


def test_the_same_number_and_start_is_one_occurrence_in_whatever_details_reports(tmp_path: Path) -> None:
    first = write_report(tmp_path / "b.csv", [ROW], SHAPE)
    second = write_report(
        tmp_path / "a.csv", [replace(ROW, email="x@example.org")], Shape(layout=PORTAL_19, dates=US_24)
    )
    other = write_report(tmp_path / "c.csv", [replace(ROW, start=at("2026-06-14 10:00:01"))], SHAPE)
    found = load(tmp_path, first, second, other)
    assert [some(row, "file", "start_time") for row in found.tables["raw_occurrences"]] == [
        ("a.csv", at("2026-06-14 10:00:00")), ("c.csv", at("2026-06-14 10:00:01")),
    ]  # fmt: skip
    assert [row["id"] for row in found.tables["raw_sessions"]] == [1, 1, 2]
    with patch("zoomwizard.zoom.files.all_rows.ROWS_AT_ONCE", 1):
        assert load(tmp_path, first, second, other).tables == found.tables
    assert [row["id"] for row in load(tmp_path, first, last_id=7).tables["raw_occurrences"]] == [8]


def test_rows_of_webinars_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [ROW, replace(ROW, kind="Webinar"), replace(ROW, kind="Webinar", join=None)]
    found = load(tmp_path, write_report(tmp_path / "a.csv", rows, SHAPE))
    assert len(found.tables["raw_sessions"]) == len(found.tables["raw_occurrences"]) == 1
    assert found.reports.counts["webinar_rows"] == 2
    finding = found.the("reports.webinar-rows")
    assert (finding.severity, finding.where) == (Severity.WARNING, "a.csv")
    assert str(finding.title).startswith("2 rows")


def test_rejected_rows_are_told_with_file_line_and_reason(tmp_path: Path) -> None:
    rows = [ROW, replace(ROW, leave=at("2026-06-14 09:00:00")), replace(ROW, join=None)]
    found = load(
        tmp_path, write_report(tmp_path / "a.csv", rows, SHAPE), write(tmp_path, "b.csv", P4 + "Eve,,soon,,,,,\n")
    )
    assert [some(row, "file", "line", "reason") for row in found.tables["rejected"]] == [
        ("a.csv", 3, "the leave time is before the join time"),
        ("a.csv", 4, "the join time can't be read"),
        ("b.csv", 9, "the join time can't be read"),
    ]
    assert found.reports.counts["rows_rejected"] == 3
    assert "a.csv, line 3" in str(found.the("reports.rejected").hint)
    assert len(found.tables["raw_sessions"]) == 5


def test_without_a_waiting_room_column_nobody_waits_and_without_guests_all_are_internal(tmp_path: Path) -> None:
    layout = PORTAL_2024.without("waiting_room", "guest")
    found = load(tmp_path, write_report(tmp_path / "a.csv", [ROW], Shape(layout=layout, dates=YEAR_FIRST)))
    (row,) = found.tables["raw_sessions"]
    assert (row["waiting"], row["internal"]) == (False, True)
    assert found.codes == ["report.lacks-column"] * 2


def test_an_end_that_is_not_given_is_taken_from_the_duration_else_from_the_last_leave(tmp_path: Path) -> None:
    for lacks, end in ((("end",), "10:31:00"), (("end", "meeting_minutes"), "10:30:06")):
        layout = PORTAL_2024.without(*lacks)
        found = load(tmp_path, write_report(tmp_path / "a.csv", [ROW], Shape(layout=layout, dates=YEAR_FIRST)))
        assert found.tables["raw_occurrences"][0]["end_time"] == at(f"2026-06-14 {end}")


def test_a_report_of_a_meeting_takes_the_host_from_the_row_that_says_so(tmp_path: Path) -> None:
    found = load(tmp_path, write(tmp_path, "p4.csv", P4))
    (meeting,) = found.tables["raw_occurrences"]
    assert some(meeting, "origin", "number", "kind", "host_email", "created", "zoom_minutes", "zoom_join_records") == (
        3, "98765432109", "meeting", "ada@example.org", None, 60, 3,
    )  # fmt: skip
    assert some(meeting, "start_time", "end_time", "coverage", "registration") == (
        at("2026-10-14 09:00"), at("2026-10-14 10:00"), "complete", None,
    )  # fmt: skip
    one = guest("98765432109", "2026-10-14 09:00", "Guest One")
    assert [some(row, "email", "guest", "internal", "waiting") for row in found.tables["raw_sessions"]] == [
        ("ada@example.org", None, True, False),
        (None, one, False, False),
        (None, one, False, True),
        (None, None, False, False),
    ]
    without = load(tmp_path, write(tmp_path, "b.csv", P4.replace(" (Host)", "")))
    assert without.tables["raw_occurrences"][0]["host_email"] == "owner@example.org"


def test_the_newer_report_of_a_meeting_names_the_host_itself(tmp_path: Path) -> None:
    found = load(tmp_path, write(tmp_path, "p5.csv", P5))
    assert found.tables["raw_occurrences"][0]["host_email"] == "ben@example.org"
    assert [some(row, "email", "leave_time") for row in found.tables["raw_sessions"]] == [
        ("cyd@example.org", at("2026-10-15 13:30")),
        ("dan@example.org", None),
    ]


def test_a_webinar_has_its_panel_its_registrants_and_callers_by_name(tmp_path: Path) -> None:
    found = load(tmp_path, write(tmp_path, "w.csv", WEBINAR))
    (webinar,) = found.tables["raw_occurrences"]
    assert some(webinar, "number", "kind", "host_email", "start_time", "end_time") == (
        "95512345678", "webinar", "hal@example.org", at("2026-10-20 15:00"), at("2026-10-20 16:00"),
    )  # fmt: skip
    assert some(
        webinar, "zoom_minutes", "zoom_join_records", "zoom_unique_viewers", "zoom_max_concurrent", "zoom_absentees"
    ) == (60, 6, 2, 2, 1)
    assert some(webinar, "registration", "has_panel", "has_questions", "has_answers") == (True, True, False, False)
    assert [some(row, "role", "email") for row in found.tables["raw_roles"]] == [
        ("panelist", "hal@example.org"),
        ("panelist", "pia@example.org"),
        ("registrant", "ann@example.org"),
        ("registrant", "cem@example.org"),
    ]
    caller = guest("95512345678", "2026-10-20 15:00", "Caller 1")
    assert [some(row, "email", "guest", "internal") for row in found.tables["raw_sessions"]] == [
        ("ann@example.org", None, True),
        ("ann@example.org", None, True),
        ("bob@example.org", None, False),
        ("hal@example.org", None, True),
        ("pia@example.org", None, False),
        (None, caller, False),
    ]
    assert found.reports.counts == {"rows": 7, "rows_rejected": 0, "webinar_rows": 0, "files": 1}
    assert found.codes == []


def test_a_list_of_meetings_gives_features_and_nobody(tmp_path: Path) -> None:
    found = load(tmp_path, write(tmp_path, "list.csv", LIST))
    (meeting,) = found.tables["raw_occurrences"]
    assert some(meeting, "origin", "coverage", "recorded", "host_email", "zoom_join_records") == (
        2, "list_only", True, "ada@example.org", 7,
    )  # fmt: skip
    assert meeting["features"] == {
        name: name in ("poll", "zoom_apps", "record_to_cloud") for name in FEATURES if name != "avatar"
    }
    assert found.tables["raw_sessions"] == []
    assert found.codes == ["reports.webinar-rows"]
    plain = "\n".join(",".join(line.split(",")[:16]) for line in LIST.splitlines()[:2])
    (meeting,) = load(tmp_path, write(tmp_path, "plain.csv", plain)).tables["raw_occurrences"]
    assert some(meeting, "features", "recorded", "coverage") == (None, None, "list_only")


def test_each_file_of_one_meeting_or_webinar_is_a_source_of_its_own(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, name, text)
        for name, text in (("a.csv", P4), ("b.csv", P4), ("c.csv", WEBINAR), ("d.csv", LIST))
    ]
    found = load(tmp_path, *paths, write_report(tmp_path / "e.csv", [ROW], SHAPE))
    assert sorted(some(row, "file", "origin") for row in found.tables["raw_occurrences"]) == [
        ("a.csv", 3), ("b.csv", 4), ("c.csv", 5), ("d.csv", 2), ("e.csv", 1),
    ]  # fmt: skip


def test_times_are_read_in_the_zone(tmp_path: Path) -> None:
    found = load(tmp_path, write(tmp_path, "w.csv", WEBINAR), zone="America/New_York")
    assert found.tables["raw_occurrences"][0]["start_time"] == at("2026-10-20 19:00")


def test_names_are_kept_only_where_they_may_be_shown(tmp_path: Path) -> None:
    path = write(tmp_path, "p4.csv", P4)
    assert load(tmp_path, path).tables["raw_people"] == []
    found = load(tmp_path, path, with_names=True).tables["raw_people"]
    one = guest("98765432109", "2026-10-14 09:00", "Guest One")
    assert [some(row, "id", "email", "guest", "name") for row in found] == [
        (1, "ada@example.org", None, "Ada L (Host)"), (1, None, one, "Guest  One"),
    ]  # fmt: skip


def test_what_a_person_sees_of_the_files(tmp_path: Path) -> None:
    begin, end = at("2026-06-15 21:00"), at("2026-06-15 23:30")
    late = replace(ROW, start=begin, end=end, join=begin, leave=end)
    paths = [write_report(tmp_path / "a.csv", [ROW, late], SHAPE), write(tmp_path, "w.csv", WEBINAR)]
    found = load(tmp_path, *paths, zone="Europe/Zurich")
    assert [(file.path.name, file.rows, file.first, file.last) for file in found.reports.files] == [
        ("a.csv", 2, date(2026, 6, 14), date(2026, 6, 15)),
        ("w.csv", 7, date(2026, 10, 20), date(2026, 10, 20)),
    ]
    wells = [str(look.well) for look in found.reports.looks]
    assert wells[:2] == ["1 details report", "1 webinar attendee report"]
    assert found.reports.date_orders == ("ymd",)


def test_a_folder_gives_its_reports_and_names_what_it_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    write_mapping(folder / "mapping.csv", {"ada@example.org": "h1"})
    write(folder, "p4.csv", P4)
    write(folder, "other.csv", "a,b\n1,2\n")
    found = load(tmp_path, folder)
    assert errors_in(found.reports.findings) == []
    assert sorted(one.name for one in found.reports.left_out) == ["mapping.csv", "other.csv"]
    assert len(found.tables["raw_occurrences"]) == 1
    given = load(tmp_path, folder, mapping=folder / "mapping.csv")
    assert [one.name for one in given.reports.left_out] == ["other.csv"]


def test_wrong_files_are_errors_and_nothing_is_guessed(tmp_path: Path) -> None:
    registration = write(tmp_path, "r.csv", "Registration Report,\nReport Generated:,x\n")
    undecided = write(tmp_path, "p4.csv", P4.replace("10/14/2026", "10/04/2026"))
    found = load(tmp_path, registration, undecided, tmp_path / "missing.csv")
    assert sorted(finding.code for finding in errors_in(found.reports.findings)) == [
        "dates.undecided", "file.missing", "report.other-kind",
    ]  # fmt: skip
    assert found.reports.undecided.startswith("10/04/2026")
    assert load(tmp_path, undecided, date_order="mdy").codes == []


def test_a_number_that_a_spreadsheet_has_shortened_is_told(tmp_path: Path) -> None:
    found = load(tmp_path, write_report(tmp_path / "a.csv", [replace(ROW, meeting_id="8.46139E+10")], SHAPE))
    assert found.the("reports.rounded-ids").where == "a.csv"
    assert found.tables["raw_occurrences"][0]["number"] == "84613900000"


def test_an_empty_report_is_told(tmp_path: Path) -> None:
    found = load(tmp_path, write_report(tmp_path / "a.csv", [], SHAPE), write(tmp_path, "p4.csv", P4))
    assert found.the("report.no-rows").where == "a.csv"
    assert errors_in(found.reports.findings) == []


PEOPLE = st.tuples(
    st.sampled_from(["", "ann@example.org", "Ann@Example.org", "bob@example.org", "zoë@example.org"]),
    st.sampled_from(["", "Ann", "Guest One", "guest  one", "Zoë (Host)", "ＡＢＣ"]),
    st.booleans(),
    st.booleans(),
    st.integers(0, 90),
    st.integers(0, 90),
)
MEETINGS = st.tuples(st.sampled_from(["846 1389 0849", "91234567890"]), st.sampled_from([0, 1, 7200]))
SESSIONS = st.lists(st.tuples(MEETINGS, PEOPLE), min_size=1, max_size=12)


def report_row(meeting: tuple[str, int], person: tuple[str, str, bool, bool, int, int]) -> ReportRow:
    start = at("2026-06-14 10:00:00") + timedelta(seconds=meeting[1])
    email, name, is_guest, waits, join, stays = person
    joined = start + timedelta(seconds=join)
    return replace(
        ROW, meeting_id=meeting[0], start=start, end=start + timedelta(hours=1), email=email, name=name,
        guest="Yes" if is_guest else "No", waiting_room="Yes" if waits else "No", join=joined,
        leave=joined + timedelta(seconds=stays),
    )  # fmt: skip


def sessions(found: Loaded) -> list[tuple[Any, ...]]:
    keys = {row["id"]: occurrence_key(row["number"], row["start_time"]) for row in found.tables["raw_occurrences"]}
    assert len(keys) == len(set(keys.values()))
    return sorted(((keys[row["id"]], *some(row, *SESSION)) for row in found.tables["raw_sessions"]), key=str)


def session_of(row: ReportRow) -> tuple[Any, ...]:
    assert row.start is not None
    stand_in = None if row.email or not row.name else guest(row.meeting_id, str(row.start), row.name)
    is_internal, waits = row.guest == "No", row.waiting_room == "Yes"
    key = occurrence_key(row.meeting_id, row.start)
    return key, row.email.casefold() or None, stand_in, is_internal, waits, row.join, row.leave


@given(drawn=SESSIONS, cut=st.integers(0, 12), layout=st.sampled_from([PORTAL_2024, R_SCRIPTS, ITALIAN]))
@settings(max_examples=20)
def test_however_the_rows_are_split_into_files_they_give_the_same(drawn: Any, cut: int, layout: Layout) -> None:
    shape = Shape(layout=layout, dates=YEAR_FIRST)
    rows = [report_row(*one) for one in drawn]
    with TemporaryDirectory() as name:
        folder = Path(name)
        whole = load(folder, write_report(folder / "whole.csv", rows, shape))
        first = write_report(folder / "a.csv", rows[:cut], shape)
        parts = load(folder, first, write_report(folder / "b.csv", rows[cut:], shape))
    assert sessions(whole) == sessions(parts) == sorted(map(session_of, rows), key=str)


def damaged(draw: st.DrawFn, text: str) -> str:
    """A report in which lines are missing, stand twice or elsewhere, or lack or swap cells."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at_line = draw(st.integers(0, len(lines) - 1))
        line, what = lines[at_line], draw(st.sampled_from(["drop", "twice", "move", "cut", "blank", "swap", "quote"]))
        cells = line.split(",")
        if what == "drop" and len(lines) > 1:
            del lines[at_line]
        elif what == "twice":
            lines.insert(at_line, line)
        elif what == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at_line))
        elif what == "cut":
            lines[at_line] = line[: draw(st.integers(0, len(line)))]
        elif what == "blank":
            cells[draw(st.integers(0, len(cells) - 1))] = draw(st.sampled_from(["", "--", "NA", "99", "\u200b"]))
            lines[at_line] = ",".join(cells)
        elif what == "swap":
            lines[at_line] = ",".join(reversed(cells))
        else:
            lines[at_line] = line.replace('"', "", 1)
    return "\n".join(lines) + "\n"


DAMAGED = st.composite(damaged)


@given(text=st.sampled_from([P4, P5, WEBINAR, LIST]).flatmap(DAMAGED))
@settings(max_examples=60)
def test_a_damaged_report_is_read_or_named_and_no_row_of_it_is_lost(text: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        found = load(folder, write(folder, "a.csv", text), date_order="mdy")
    counts, tables = found.reports.counts, found.tables
    assert all(str(finding.where) == "a.csv" for finding in errors_in(found.reports.findings))
    if not counts["files"]:
        assert errors_in(found.reports.findings)
        return
    absent = sum(one["zoom_absentees"] or 0 for one in tables["raw_occurrences"])
    listed = sum(one["coverage"] == "list_only" for one in tables["raw_occurrences"])
    used = len(tables["raw_sessions"]) + absent
    assert used + counts["rows_rejected"] + counts["webinar_rows"] >= counts["rows"] - 2 * bool(listed)
    assert counts["rows_rejected"] == len(tables["rejected"])
    assert {row["id"] for row in tables["raw_sessions"]} <= {row["id"] for row in tables["raw_occurrences"]}
    assert all(row["end_time"] >= row["start_time"] for row in tables["raw_occurrences"])


@pytest.mark.shared
def test_the_sample_of_a_webinar(tmp_path: Path) -> None:
    path = SHARED / "samples" / "zoom" / "fixtures" / "webinar_attendee_2026_en_registration.csv"
    found = load(tmp_path, path, date_order="mdy")
    (webinar,) = found.tables["raw_occurrences"]
    assert some(webinar, "host_email", "zoom_absentees", "registration", "zoom_unique_viewers") == (
        "host@example.com", 1, True, 5,
    )  # fmt: skip
    assert webinar["end_time"] - webinar["start_time"] == timedelta(minutes=226)
    assert [row["email"] for row in found.tables["raw_roles"] if row["role"] == "registrant"] == [
        "buyer@example.com", "noshow@example.com",
    ]  # fmt: skip
