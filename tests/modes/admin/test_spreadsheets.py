"""What spreadsheets and other programs do to a report: meeting IDs, minutes, seconds, offsets; and rows of webinars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.modes.admin.test_run import (
    KEY,
    MARTA,
    SUMMER,
    TOM_ROW,
    Admin,
    manifest_of,
    rows_of,
    stand_in_key,
)
from tests.oracle.admin import WEBINARS, ReportRow
from tests.oracle.text import stand_in
from tests.reports import (
    DATE_FORMS,
    GUEST,
    ITALIAN,
    PORTAL_21,
    PORTAL_2024,
    ROW,
    YEAR_FIRST,
    DateForm,
    Shape,
)
from zoomwizard.core.outcome import Finding, JobResult, Severity
from zoomwizard.modes.admin.run import AdminJob

at = datetime.fromisoformat
BY_MINUTE = next(form for form in DATE_FORMS if form.name == "us from a spreadsheet")
NO_SECONDS = Shape(dates=BY_MINUTE)
SECOND = replace(ROW, start=at("2026-06-20 10:00:17"), join=at("2026-06-20 10:00:41"), leave=at("2026-06-20 10:20:03"))
SECOND = replace(SECOND, minutes=20, end=None, meeting_minutes=None)


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    return Admin(tmp_path)


def finding(result: JobResult, code: str) -> Finding:
    (found,) = [found for found in result.findings if found.code == code]
    return found


def codes(result: JobResult) -> set[str]:
    return {found.code for found in result.findings}


# ---------------------------------------------------------------------------------------------------------
# Meeting IDs


@pytest.mark.parametrize(
    ("meeting_id", "digits"),
    [
        ("8.52185E+10", "85218500000"),
        ("8,52185E+10", "85218500000"),
        ("9.12346E+08", "912346000"),
        ("8.5E+10", "85000000000"),
        ("9E+09", "9000000000"),
        ("8.52185e+10", "85218500000"),
        ("8.5218486288E+10", "85218486288"),
    ],
)
def test_the_exponent_of_an_id_says_how_many_digits_it_had(admin: Admin, meeting_id: str, digits: str) -> None:
    admin.report([replace(ROW, meeting_id=meeting_id), replace(TOM_ROW, meeting_id=meeting_id), SECOND])
    result = admin.run()
    assert rows_of(result)[0]["MeetingID"] == stand_in(digits, KEY)
    assert len(rows_of(result)[0]["MeetingID"]) == len(digits)
    found = finding(result, "reports.rounded-ids")
    assert found.severity is Severity.WARNING
    assert str(found.title).startswith("2 rows")
    assert str(found.where) == admin.paths[0].name
    assert "start and host" in str(found.hint)
    checked = AdminJob(stand_in_key).check(admin.inputs())
    assert "reports.rounded-ids" in {found.code for found in checked}


@pytest.mark.parametrize(
    ("meeting_id", "digits"),
    [
        ("85218486288.0", "85218486288"),
        ("85218486288.00", "85218486288"),
        ("912345678.0", "912345678"),
        ("912345678,000", "912345678"),
        ("912,345,678.00", "912345678"),
        ("852 1848 6288.0", "85218486288"),
    ],
)
def test_decimals_of_an_id_are_no_digits(admin: Admin, meeting_id: str, digits: str) -> None:
    result = admin.run(replace(ROW, meeting_id=meeting_id), TOM_ROW)
    assert stand_in(digits, KEY) in {row["MeetingID"] for row in rows_of(result)}
    found = finding(result, "reports.decimal-ids")
    assert found.severity is Severity.WARNING
    assert str(found.title).startswith("1 row ")


@pytest.mark.parametrize("meeting_id", ["852 184 000", "852-184-000", "852.184.000", "852,184,000", "852184000"])
def test_groups_of_digits_are_no_decimals(admin: Admin, meeting_id: str) -> None:
    result = admin.run(replace(ROW, meeting_id=meeting_id))
    assert rows_of(result)[0]["MeetingID"] == stand_in("852184000", KEY)
    assert not codes(result) & {"reports.decimal-ids", "reports.rounded-ids"}


@pytest.mark.parametrize("short", ["8.46139E+10", "8,4614E+10", "8.46138908E+10"])
def test_a_shortened_id_is_that_of_the_same_meeting_in_another_report(admin: Admin, short: str) -> None:
    admin.report([ROW, TOM_ROW])
    admin.report([replace(ROW, meeting_id=short), replace(TOM_ROW, meeting_id=short)])
    result = admin.run()
    assert {row["MeetingID"] for row in rows_of(result)} == {stand_in("84613890849", KEY)}
    assert result.counts["duplicates"] == 2
    assert str(finding(result, "reports.rounded-ids").where) == admin.paths[1].name


@pytest.mark.parametrize(
    "other",
    [
        replace(ROW, meeting_id="8.46149E+10"),  # another number
        replace(ROW, meeting_id="8.46139E+09"),  # of ten digits
        replace(ROW, meeting_id="8.46139E+10", start=at("2026-06-14 09:59:00")),
        replace(ROW, meeting_id="8.46139E+10", host_email=MARTA),
    ],
)
def test_another_meeting_is_not_taken_for_it(admin: Admin, other: ReportRow) -> None:
    admin.report([ROW])
    admin.report([other])
    result = admin.run()
    assert result.counts["duplicates"] == 0
    assert len({row["MeetingID"] for row in rows_of(result)}) == 2


def test_an_id_that_two_meetings_may_have_had_stays_as_it_is(admin: Admin) -> None:
    admin.report([ROW, replace(TOM_ROW, meeting_id="84613890850")])
    admin.report([replace(ROW, meeting_id="8.46139E+10")])
    assert stand_in("84613900000", KEY) in {row["MeetingID"] for row in rows_of(admin.run())}


# ---------------------------------------------------------------------------------------------------------
# Whole numbers


def with_cell(admin: Admin, column: str, text: str, *, rows: tuple[ReportRow, ...] = (ROW, TOM_ROW)) -> Path:
    """A report in whose first row a number is written otherwise."""
    path = admin.report([replace(rows[0], **{column: 987_654_321}), *rows[1:]], Shape(quote_all=True))  # type: ignore[arg-type]
    path.write_text(path.read_text(encoding="utf-8").replace("987654321", text), encoding="utf-8")
    return path


def marta(result: JobResult) -> dict[str, str]:
    (row,) = [row for row in rows_of(result) if row["Join_Time"].endswith(":05Z")]
    return row


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("31", "31"),
        (" 31 ", "31"),
        ("31.0", "31"),
        ("31,00", "31"),
        ("1,250", "1250"),
        ("1.250", "1250"),
        ("1 250", "1250"),
        ("1'250", "1250"),
        ("1.250.000", "1250000"),
        ("59999", "59999"),
        ("99999", "99999"),
    ],
)
def test_a_number_is_read_however_its_thousands_are_parted(admin: Admin, text: str, minutes: str) -> None:
    with_cell(admin, "minutes", text)
    result = admin.run()
    assert marta(result)["Duration_Minutes_2"] == minutes
    assert "report.unread-numbers" not in codes(result)


@pytest.mark.parametrize(
    "text",
    [
        "0x10",
        "1e3",
        "4294967296",
        "1.000",
        "1,000",
        "30.5",
        "-5",
        "00:31:00",
        "31 min",
        "1.250,000",
        "1_000",
        "+31",
        "?",
    ],
)
def test_what_is_no_whole_number_is_blank_and_counted(admin: Admin, text: str) -> None:
    path = with_cell(admin, "minutes", text)
    result = admin.run()
    assert marta(result)["Duration_Minutes_2"] == "31"  # of the times
    found = finding(result, "report.unread-numbers")
    assert found.severity is Severity.WARNING
    assert "1 cell isn't" in str(found.title)
    assert "Duration (Minutes)" in str(found.title)
    assert str(found.where) == path.name
    assert text not in str(found)


@pytest.mark.parametrize(("text", "count"), [("1,250", "1250"), ("2.000", "1"), ("0x10", "1"), ("-", "1")])
def test_participants_are_counted_from_the_rows_where_they_can_not_be_read(admin: Admin, text: str, count: str) -> None:
    with_cell(admin, "participants", text, rows=(SECOND, ROW))
    result = admin.run()
    (row,) = [row for row in rows_of(result) if row["Start_Time"].endswith(":17Z")]
    assert row["Participants"] == count
    assert ("report.unread-numbers" in codes(result)) == (text in {"2.000", "0x10"})


def test_the_minutes_of_a_meeting_come_from_its_times(admin: Admin) -> None:
    with_cell(admin, "meeting_minutes", "0x1F", rows=(replace(ROW, end=at("2026-06-14 10:30:59")), TOM_ROW))
    result = admin.run()
    assert marta(result)["Duration_Minutes_1"] == "31"
    assert str(finding(result, "report.unread-numbers").title).partition(": ")[2].startswith("1 cell")


def test_cells_in_a_report_that_has_to_be_rewritten_are_counted_once(admin: Admin) -> None:
    path = admin.report([ROW, TOM_ROW], Shape(title=("Details",), repeat_every=1))
    text = path.read_text(encoding="utf-8").replace(",31,", ",0x1F,")
    path.write_text(text, encoding="utf-8")
    assert str(finding(admin.run(), "report.unread-numbers").title).partition(": ")[2].startswith("4 cells")


# ---------------------------------------------------------------------------------------------------------
# A report and its copy without seconds


def spread(rows: int) -> list[ReportRow]:
    """Rows of a day, none of them at a full minute."""
    return [
        replace(
            ROW if n % 2 else TOM_ROW,
            start=at("2026-06-14 08:00:07") + timedelta(minutes=n // 2 * 11),
            join=at("2026-06-14 08:00:08") + timedelta(minutes=n // 2 * 11, seconds=n),
            leave=at("2026-06-14 08:10:09") + timedelta(minutes=n // 2 * 11, seconds=n),
            end=None, meeting_minutes=None, minutes=11, creation=at("2026-06-01 08:00:00"),
        )
        for n in range(rows)
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["us from a spreadsheet", "day first, minutes", "year first, minutes"])
@pytest.mark.parametrize("is_first", [False, True])
def test_a_report_and_its_copy_without_seconds_count_once(admin: Admin, name: str, *, is_first: bool) -> None:
    rows = spread(20)
    shapes = [Shape(), Shape(dates=next(form for form in DATE_FORMS if form.name == name))]
    for shape in shapes[::-1] if is_first else shapes:
        admin.report(rows, shape)
    once = Admin(admin.folder / "once")
    once.report(rows)
    result = admin.run(date_order="auto")
    assert rows_of(result) == [
        row | {"Topic": other["Topic"]} for row, other in zip(rows_of(once.run()), rows_of(result), strict=True)
    ]
    assert result.counts["duplicates"] == 20
    found = finding(result, "reports.copies-by-minute")
    assert found.severity is Severity.WARNING
    assert "20 of its sessions" in str(found.title)
    assert str(found.where) == admin.paths[0 if is_first else 1].name
    assert found in AdminJob(stand_in_key).check(admin.inputs())


def test_what_the_copy_alone_holds_still_counts(admin: Admin) -> None:
    rows = spread(12)
    admin.report(rows[:8])
    admin.report(rows[4:], NO_SECONDS)
    result = admin.run()
    assert len(rows_of(result)) == 12
    assert "4 of its sessions" in str(finding(result, "reports.copies-by-minute").title)


def test_a_copy_may_have_shortened_ids_too(admin: Admin) -> None:
    rows = spread(12)
    admin.report(rows)
    admin.report([replace(row, meeting_id="8.46139E+10") for row in rows], NO_SECONDS)
    result = admin.run()
    assert (len(rows_of(result)), result.counts["duplicates"]) == (12, 12)
    assert {"reports.rounded-ids", "reports.copies-by-minute"} <= codes(result)


def test_two_stays_within_one_minute_are_both_there_with_their_seconds(admin: Admin) -> None:
    first = replace(spread(1)[0], leave=at("2026-06-14 08:00:20"), minutes=1)
    again = replace(first, join=at("2026-06-14 08:00:30"), leave=at("2026-06-14 08:00:50"))
    rows = [first, again, *spread(4)[2:]]
    admin.report(rows)
    admin.report(rows, NO_SECONDS)
    assert len(rows_of(admin.run())) == 4


@pytest.mark.parametrize(
    "other",
    [
        lambda row: replace(row, meeting_id="84613890840"),
        lambda row: replace(row, host_email=MARTA),
        lambda row: replace(row, email="", name="Somebody"),
        lambda row: replace(row, leave=row.leave + timedelta(minutes=1)),
        lambda row: replace(row, join=row.join + timedelta(minutes=1)),
        lambda row: replace(row, start=row.start - timedelta(minutes=1)),
    ],
)
def test_another_session_is_no_copy_by_the_minute(admin: Admin, other: Callable[[ReportRow], ReportRow]) -> None:
    rows = spread(4)
    admin.report(rows)
    admin.report([other(rows[0])], NO_SECONDS)
    result = admin.run()
    assert len(rows_of(result)) == 5
    assert "reports.copies-by-minute" not in codes(result)


def test_reports_with_seconds_are_compared_to_the_second(admin: Admin) -> None:
    rows = spread(4)
    admin.report(rows)
    admin.report([replace(rows[0], leave=rows[0].leave and rows[0].leave.replace(second=59)), rows[3]])
    assert len(rows_of(admin.run())) == 5


def test_two_reports_without_seconds_are_compared_as_ever(admin: Admin) -> None:
    admin.report(spread(6), NO_SECONDS)
    admin.report(spread(6), NO_SECONDS)
    result = admin.run()
    assert (len(rows_of(result)), result.counts["duplicates"]) == (6, 6)
    assert "reports.copies-by-minute" not in codes(result)


def test_a_copy_without_topics_gives_way(admin: Admin) -> None:
    admin.report([replace(ROW, participants=9)], Shape(layout=PORTAL_21.without("topic")))
    admin.report([ROW])
    (row,) = rows_of(admin.run(topics="keep"))
    assert row["Topic"] == "Weekly sync"


# ---------------------------------------------------------------------------------------------------------
# Times with an offset


def offset_form(text: str, hours: float, pattern: str = "%Y-%m-%d %H:%M:%S") -> DateForm:
    """Times as a clock shows them that is so far from that of the report."""
    return DateForm(text, "ymd", lambda moment: (moment + timedelta(hours=hours)).strftime(pattern) + text)


OFFSETS = [
    offset_form("+00:00", -2),
    offset_form("+02:00", 0),
    offset_form("+0200", 0),
    offset_form("+02", 0),
    offset_form("-07:00", -9),
    offset_form("+05:30", 3.5),
    offset_form(" +02:00", 0),
    offset_form("Z", -2),
    offset_form(" UTC", -2),
    offset_form("+02:00", 0, "%Y-%m-%dT%H:%M:%S"),
    offset_form(".000+00:00", -2, "%Y-%m-%dT%H:%M:%S"),
    offset_form(".123456+02:00", 0),
    offset_form("+02:00", 0, "%m/%d/%Y %I:%M:%S %p"),
    offset_form("+01:00", -1, "%d.%m.%Y %H:%M:%S"),
]


@pytest.mark.parametrize("form", OFFSETS, ids=lambda form: form.write(at("2026-06-14 10:00:00")))
@pytest.mark.parametrize("zone", [SUMMER, "America/New_York"])
def test_times_with_an_offset_are_instants_whatever_the_zone(admin: Admin, form: DateForm, zone: str) -> None:
    admin.report([ROW, TOM_ROW, GUEST], Shape(dates=form))
    result = admin.run(time_zone=zone)
    assert result.counts["rejected"] == 0
    assert sorted(row["Join_Time"] for row in rows_of(result)) == [
        "2026-06-14T08:00:00Z", "2026-06-14T08:00:05Z", "2026-06-14T08:02:00Z",
    ]  # fmt: skip
    assert {row["Start_Time"] for row in rows_of(result)} == {"2026-06-14T08:00:00Z"}


def test_offsets_below_the_first_rows_and_beside_wall_clock_times_are_read(admin: Admin) -> None:
    path = admin.report([ROW, *(replace(ROW, minutes=n) for n in range(1100)), TOM_ROW], Shape(dates=YEAR_FIRST))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[-1] = lines[-1].replace("2026-06-14 10:31:00", "2026-06-14 04:31:00-04:00")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = admin.run()
    (row,) = [row for row in rows_of(result) if row["Leave_Time"].endswith("31:00Z")]
    assert (row["Join_Time"], row["Leave_Time"]) == ("2026-06-14T08:00:00Z", "2026-06-14T08:31:00Z")


def test_offsets_tell_the_hour_that_comes_twice_apart(admin: Admin) -> None:
    def write(moment: datetime) -> str:
        return f"{moment:%Y-%m-%d %H:%M:%S}" + ("+02:00" if moment.second == 0 else "+01:00")

    row = replace(
        ROW, start=at("2026-10-25 02:10:00"), join=at("2026-10-25 02:20:01"), leave=at("2026-10-25 02:40:01"),
        end=None, creation=None, meeting_minutes=None, minutes=20,
    )  # fmt: skip
    admin.report([row, ROW], Shape(dates=DateForm("both", "ymd", write)))
    (found,) = [row for row in rows_of(admin.run(time_zone="Europe/Zurich")) if row["Start_Time"] > "2026-07"]
    assert found["Start_Time"] == "2026-10-25T00:10:00Z"
    assert (found["Join_Time"], found["Leave_Time"]) == ("2026-10-25T01:20:01Z", "2026-10-25T01:40:01Z")


def test_an_offset_that_no_clock_has_is_rejected_with_its_reason(admin: Admin) -> None:
    path = admin.report([ROW, TOM_ROW, SECOND], Shape(dates=YEAR_FIRST))
    text = path.read_text(encoding="utf-8").replace("2026-06-14 10:31:00", "2026-06-14 10:31:00+99:00")
    path.write_text(text, encoding="utf-8")
    result = admin.run()
    assert result.counts["rejected"] == 2
    assert "can't be read" in str(finding(result, "reports.rejected").hint)


# ---------------------------------------------------------------------------------------------------------
# Webinars


@pytest.mark.parametrize("kind", [*WEBINARS, "WEBINAR", " Webinar ", "Recurring webinar"])
def test_rows_of_webinars_are_left_out_counted_and_said(admin: Admin, kind: str) -> None:
    webinar = replace(SECOND, kind=kind, email="only@example.org", participants=900)
    path = admin.report([ROW, TOM_ROW, webinar, replace(webinar, join=None)], Shape(layout=PORTAL_2024))
    result = admin.run()
    assert len(rows_of(result)) == 2
    assert result.counts["webinar_rows"] == 2
    assert result.counts["rejected"] == 0
    assert manifest_of(result)["counts"]["webinar_rows"] == 2
    found = finding(result, "reports.webinars")
    assert str(found.title).startswith("2 rows of webinars")
    assert str(found.where) == path.name
    assert any("2 rows of webinars" in str(line) for line in result.summary)
    assert not (result.folder / "Keep private").exists()  # nobody is said to lack in the mapping file


@pytest.mark.parametrize("kind", ["Meeting", "Riunione", "Reunión", "ミーティング", "会议", "Конференция", "", "-"])
def test_every_other_type_is_a_meeting(admin: Admin, kind: str) -> None:
    admin.report([ROW, replace(SECOND, kind=kind)], Shape(layout=ITALIAN))
    result = admin.run()
    assert len(rows_of(result)) == 2
    assert "reports.webinars" not in codes(result)


@pytest.mark.parametrize("header", ["Type", "Meeting type", "Typ", "Tipo", "種類", "Тип", "类型", "유형", "Loại"])
def test_the_column_of_types_is_known_in_many_languages(admin: Admin, header: str) -> None:
    layout = PORTAL_2024.renamed(kind=header)
    admin.report([ROW, replace(SECOND, kind="Webinar")], Shape(layout=layout, title=("Details",)))
    assert admin.run().counts["webinar_rows"] == 1


def test_the_column_of_types_can_be_named_and_kept(admin: Admin) -> None:
    layout = PORTAL_2024.renamed(kind="What it was")
    admin.report([ROW, replace(SECOND, kind="Webinar")], Shape(layout=layout))
    result = admin.run(columns=("Meeting_Type=What it was",), keep_columns=("What it was",))
    (row,) = rows_of(result)
    assert row["What it was"] == "Meeting"


def test_a_report_of_webinars_alone_is_an_error_that_says_so(admin: Admin) -> None:
    admin.report([replace(ROW, kind="Webinar"), replace(TOM_ROW, kind="Webinar")], Shape(layout=PORTAL_2024))
    refused = admin.refused()
    assert refused["reports.nothing-left"].severity is Severity.ERROR
    assert "meetings" in str(refused["reports.nothing-left"].hint)


def test_an_ordinary_report_is_read_without_a_word_of_all_this(admin: Admin) -> None:
    assert not codes(admin.run(ROW, TOM_ROW, GUEST)) & {
        "reports.webinars", "reports.rounded-ids", "reports.decimal-ids", "report.unread-numbers",
        "reports.copies-by-minute",
    }  # fmt: skip
