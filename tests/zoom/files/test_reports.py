"""Reading details reports: every shape gives the same rows, date orders are proved, wrong files are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.oracle.admin import ReportRow
from tests.oracle.clock import not_before, row_to_utc
from tests.reports import (
    DATE_FORMS,
    DAY_FIRST,
    EITHER,
    ENCODINGS,
    GUEST,
    ITALIAN,
    LAYOUTS,
    NAMED,
    PORTAL_19,
    PORTAL_20,
    PORTAL_21,
    PORTAL_2024,
    R_SCRIPTS,
    ROW,
    SPANISH,
    US,
    US_24,
    YEAR_FIRST,
    DateForm,
    Layout,
    Shape,
    as_told,
    can_be_written,
    cell,
    report_lines,
    report_text,
    row_cells,
    write_mapping,
    write_report,
    write_together,
)
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken, Finding, InputError, Severity, errors_in
from zoomwizard.zoom.files import rows as report_rows
from zoomwizard.zoom.files.date_orders import settle_orders
from zoomwizard.zoom.files.find import find_report_files
from zoomwizard.zoom.files.reports import ReportFile, open_reports
from zoomwizard.zoom.files.rows import REASONS, load_report, prepare_reading

ZURICH = "Europe/Zurich"
SUMMER = "Etc/GMT-2"  # as Zurich in summer, and quicker, since its clocks never change
at = datetime.fromisoformat
WORDS = {words: number for number, words in REASONS.items()}


@dataclass
class Read:
    """What was read from some files."""

    rows: list[dict[str, Any]]
    findings: list[Finding]
    reports: list[ReportFile]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def rejected(self) -> list[tuple[int, str]]:
        return [(row["line"], REASONS[row["reason"]]) for row in self.rows if row["reason"]]

    @property
    def was_rewritten(self) -> list[bool]:
        return [report.source.rewritten for report in self.reports]


def read(
    folder: Path,
    *paths: Path,
    order: str = "auto",
    zone: str = SUMMER,
    keep: Sequence[str] = (),
    chosen: Mapping[str, str] | None = None,
) -> Read:
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    with Engine(scratch, threads=2) as engine:
        reports, findings = open_reports(paths, chosen or {}, keep, engine.cancel)
        prepare_reading(engine, keep)
        reports, found = settle_orders(engine, reports, order)
        findings += found
        read_reports = []
        for report in reports:
            if report.order is not None:
                done, found = load_report(engine, report, zone)
                findings += found
                read_reports.append(done)
        frame = engine.run("SELECT * FROM raw ORDER BY file, line, start, join_time, email, name")
        names = [column[0] for column in frame.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in frame.fetchall()]
    return Read(rows, findings, read_reports)


def instants(row: ReportRow, zone: str = SUMMER) -> dict[str, datetime | None]:
    """The times of a row as the oracle reckons them."""
    where = ZoneInfo(zone)
    assert row.start is not None
    assert row.join is not None
    assert row.leave is not None
    creation, start, join, leave = row_to_utc(row.creation, row.start, row.join, row.leave, where)
    end = None if row.end is None else not_before(start, row.end, where)
    return {"creation": creation, "start": start, "end_time": end, "join_time": join, "leave_time": leave}


def facts(row: dict[str, Any]) -> dict[str, Any]:
    """What a read row says, without what only says where it stood."""
    left_out = {"file", "line", "reason", "meeting_key"}
    return {name: value for name, value in row.items() if name not in left_out and not name.startswith("kept_")}


def expected(row: ReportRow, shape: Shape | None = None, zone: str = SUMMER) -> dict[str, Any]:
    told = as_told(row, shape or Shape())
    return {
        **instants(told, zone),
        "meeting_id": told.meeting_id or None,
        "topic": told.topic or None,
        "host": told.host_email or told.host_name or None,
        "email": told.email or None,
        "name": told.name or None,
        "meeting_minutes": told.meeting_minutes,
        "participants": told.participants,
        "minutes": told.minutes,
        "guest": told.guest == "Yes",
        "waiting": told.waiting_room == "Yes",
        "webinar": told.kind != "Meeting",
    }


WAITING = replace(GUEST, waiting_room="Yes", join=at("2026-06-14 10:01:00"), leave=at("2026-06-14 10:02:00"), minutes=1)
TOPICS = replace(
    ROW,
    topic='Plan; "A", then\nplan "B"\tand more',
    join=at("2026-06-14 10:31:00"),
    leave=at("2026-06-14 10:31:59"),
)
ROWS = (ROW, WAITING, GUEST, TOPICS)
PLAIN = Shape()


def assert_rows(found: Read, rows: Sequence[ReportRow], shape: Shape, zone: str = SUMMER) -> None:
    assert errors_in(found.findings) == []
    assert found.rejected == []
    wanted = [expected(row, shape, zone) for row in rows]
    assert sorted(map(str, (facts(row) for row in found.rows))) == sorted(
        str({name: row[name] for name in facts(found.rows[0])}) for row in wanted
    )


# ---------------------------------------------------------------------------------------------------------
# Shapes


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_gives_the_same_rows(tmp_path: Path, layout: Layout) -> None:
    shape = Shape(layout=layout)
    found = read(tmp_path, write_report(tmp_path / "report.csv", ROWS, shape))
    assert_rows(found, ROWS, shape)
    assert found.was_rewritten == [False]


@pytest.mark.parametrize("form", DATE_FORMS, ids=lambda form: form.name)
def test_every_date_form_gives_the_same_rows(tmp_path: Path, form: DateForm) -> None:
    shape = Shape(dates=form)
    found = read(tmp_path, write_report(tmp_path / "report.csv", ROWS, shape))
    assert_rows(found, ROWS, shape)


@pytest.mark.parametrize("times", [1, 6000])  # beyond the beginning that is looked at first
def test_a_byte_order_mark_where_files_were_joined_is_no_part_of_a_topic(tmp_path: Path, times: int) -> None:
    rows = (*ROWS * times, ROW)
    path = write_report(tmp_path / "report.csv", rows)
    content = path.read_bytes()
    last = content.rstrip(b"\n").rindex(b"\n") + 1
    path.write_bytes(content[:last] + b"\xef\xbb\xbf" + content[last:])
    assert_rows(read(tmp_path, path), rows, PLAIN)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_gives_the_same_rows(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = tuple(replace(row, name="Jürg Strässle", host_name="Zoë “Z” É.") for row in ROWS)
    shape = Shape(encoding=encoding, delimiter=delimiter, layout=ITALIAN, line_end="\r\n")
    assert can_be_written(rows, shape)
    found = read(tmp_path, write_report(tmp_path / "report.csv", rows, shape))
    assert_rows(found, rows, shape)


@pytest.mark.parametrize(
    ("shape", "is_rewritten"),
    [
        (Shape(line_end="\r\n", quote_all=True), False),
        (Shape(quote_all=True), False),
        (Shape(blank_every=1), False),
        (Shape(blank_every=1, blank_line="," * 20), False),
        (Shape(blank_every=2, blank_line=",,,"), True),
        (Shape(blank_every=1, blank_line=" , "), True),
        (Shape(repeat_every=1), False),
        (Shape(repeat_every=1, quote_all=True), False),
        (Shape(layout=PORTAL_19, trailing_rows=","), False),
        (Shape(layout=PORTAL_19, trailing_header=","), False),
        (Shape(layout=PORTAL_20, trailing_header=",", trailing_rows=","), False),
        (Shape(layout=PORTAL_19, ragged=True), True),
        (Shape(title=("Meeting details", "")), True),
        (Shape(title=("", "", "Zoom, the 1st; of June")), True),
    ],
)
def test_blank_lines_titles_and_ragged_rows_change_nothing(
    tmp_path: Path,
    shape: Shape,
    *,
    is_rewritten: bool,
) -> None:
    found = read(tmp_path, write_report(tmp_path / "report.csv", ROWS, shape))
    assert_rows(found, ROWS, shape)
    assert found.was_rewritten == [is_rewritten]


def test_the_mark_for_nothing_is_nothing(tmp_path: Path) -> None:
    rows = [replace(ROW, email="", creation=None, end=None, participants=None, minutes=None, host_email="")]
    for mark in ("-", "--", "NA", " ", "\u00a0", "\ufeff"):
        blank = dict.fromkeys(("email", "creation", "end", "participants", "minutes", "host_email"), mark)
        shape = Shape(blank=blank)
        assert_rows(read(tmp_path, write_report(tmp_path / "report.csv", rows, shape)), rows, shape)


def test_na_is_a_topic_and_a_dash_too(tmp_path: Path) -> None:
    rows = [replace(ROW, topic="NA"), replace(GUEST, topic="-"), replace(TOPICS, topic="")]
    found = read(tmp_path, write_report(tmp_path / "report.csv", rows))
    assert_rows(found, rows, PLAIN)


def test_numbers_may_stand_behind_a_blank(tmp_path: Path) -> None:
    text = report_text([ROW], PLAIN).replace(",31,2,", ", 31, 2,")
    path = tmp_path / "report.csv"
    path.write_text(text, encoding="utf-8")
    assert_rows(read(tmp_path, path), [ROW], PLAIN)


@pytest.mark.parametrize(
    "yes",
    [
        "Yes",
        "yes",
        " YES ",
        "Y",
        "OK",
        "Sì",
        "Sí",
        "SÍ",
        "Sim",
        "Oui",
        "Ja",
        "あり",
        "はい",
        "是",
        "예",
        "true",
        "Да",
        "Có",
    ],
)
def test_yes_is_understood_in_all_languages(tmp_path: Path, yes: str) -> None:
    layout = replace(PORTAL_21, yes=yes)
    found = read(tmp_path, write_report(tmp_path / "report.csv", [WAITING], Shape(layout=layout)))
    assert [(row["guest"], row["waiting"]) for row in found.rows] == [(True, True)]


@pytest.mark.parametrize(
    "no", ["No", "", "no", "Nein", "Non", "Não", "なし", "否", "아니요", "false", "No Response", "-"]
)
def test_everything_else_is_no(tmp_path: Path, no: str) -> None:
    layout = replace(PORTAL_21, no=no)
    found = read(tmp_path, write_report(tmp_path / "report.csv", [ROW], Shape(layout=layout)))
    assert [(row["guest"], row["waiting"]) for row in found.rows] == [(False, False)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (PORTAL_19, PORTAL_2024),
        (PORTAL_2024, PORTAL_19),
        (PORTAL_21, R_SCRIPTS),
        (PORTAL_2024, ITALIAN),
        (PORTAL_2024, PORTAL_2024.without("kind", "source", "nothing", "department", "group", "all_minutes")),
        (
            PORTAL_21,
            PORTAL_21.in_order("join", "leave", "start", "meeting_id", "host_email", "name", "email"),
        ),
    ],
)
def test_a_header_of_another_layout_further_down_counts_from_there_on(
    tmp_path: Path, first: Layout, second: Layout
) -> None:
    shapes = Shape(layout=first), Shape(layout=second)
    path = write_together(tmp_path / "report.csv", [(ROWS, shapes[0]), (ROWS, shapes[1])])
    found = read(tmp_path, path)
    assert errors_in(found.findings) == []
    assert found.rejected == []
    wanted = [expected(row, shape) for shape in shapes for row in ROWS]
    assert sorted(str(facts(row)) for row in found.rows) == sorted(
        str({name: row[name] for name in facts(found.rows[0])}) for row in wanted
    )


def test_a_kept_column_is_the_same_column_below_another_header(tmp_path: Path) -> None:
    path = write_together(
        tmp_path / "report.csv", [([ROW], Shape(layout=PORTAL_21)), ([GUEST], Shape(layout=PORTAL_2024))]
    )
    found = read(tmp_path, path, keep=("department", "Group", "Source"))
    assert [(row["kept_0"], row["kept_1"], row["kept_2"]) for row in found.rows] == [
        ("Research, 3rd floor", "Everybody", None),
        ("Research, 3rd floor", "Everybody", "Zoom"),
    ]


def test_a_chosen_header_counts_where_it_stands_again_too(tmp_path: Path) -> None:
    strange = PORTAL_21.renamed(join="Hineingegangen")
    shorter = PORTAL_2024.renamed(join="Hineingegangen")
    path = write_together(tmp_path / "report.csv", [([ROW], Shape(layout=strange)), ([GUEST], Shape(layout=shorter))])
    found = read(tmp_path, path, chosen={"Join_Time": "Hineingegangen"})
    assert found.rejected == []
    assert [row["join_time"] for row in found.rows] == [at("2026-06-14 08:00:05"), at("2026-06-14 08:02:00")]


def test_a_form_that_begins_below_the_first_rows_is_read_too(tmp_path: Path) -> None:
    later = [replace(ROW, join=at("2026-06-14 10:00:05") + timedelta(seconds=n)) for n in range(1200)]
    shape = Shape(dates=US_24)
    text = report_text(later, shape) + "\n".join(report_lines([ROW, GUEST], Shape(dates=US))[1:]) + "\n"
    path = tmp_path / "report.csv"
    path.write_text(text, encoding="utf-8")
    found = read(tmp_path, path)
    assert_rows(found, [*later, ROW, GUEST], shape)


def test_bytes_of_another_encoding_far_down_lose_no_row(tmp_path: Path) -> None:
    many = [replace(ROW, topic="x" * 500, join=at("2026-06-14 10:00:05") + timedelta(seconds=n)) for n in range(1700)]
    last = replace(GUEST, topic="Ärztekongress in Köln", name="Zoë Müller")
    path = tmp_path / "report.csv"
    path.write_bytes(report_text([*many, last], PLAIN).encode("cp1252"))
    assert path.stat().st_size > 1 << 20
    assert_rows(read(tmp_path, path), [*many, last], PLAIN)


def test_a_report_may_be_a_header_and_nothing_else(tmp_path: Path) -> None:
    found = read(tmp_path, write_report(tmp_path / "report.csv", []))
    assert (found.rows, errors_in(found.findings)) == ([], [])


# ---------------------------------------------------------------------------------------------------------
# Rejected rows


def test_rejected_rows_have_their_line_and_reason(tmp_path: Path) -> None:
    lines = report_lines(
        [
            ROW,  # line 4: two blank lines and the header stand before
            TOPICS,  # lines 5 and 6, a line break inside
            replace(ROW, email="", name=""),  # line 7; then an empty line and one of commas
            replace(ROW, join=None),
            replace(ROW, email=" ", name="\u200b"),
            replace(ROW, leave=None),
            replace(ROW, start=None),
            replace(ROW, leave=at("2026-06-14 09:59:00")),
            ROW,
            ROW,
            ROW,
            GUEST,
        ],
        PLAIN,
    )
    lines[9] = lines[9].replace(US.write(at("2026-06-01 08:00:00")), "last week")
    lines[10] = lines[10].replace(US.write(at("2026-06-14 10:31:00")), "soon")
    lines[11] += ",one more"
    text = "\n\n" + "\n".join([*lines[:4], "", ",,", *lines[4:]]) + "\n"
    path = tmp_path / "report.csv"
    path.write_text(text, encoding="utf-8")
    found = read(tmp_path, path)
    assert found.rejected == [
        (7, "there's neither an e-mail address nor a name of the participant"),
        (10, "the join time can't be read"),
        (11, "there's neither an e-mail address nor a name of the participant"),
        (12, "the leave time can't be read"),
        (13, "the start time can't be read"),
        (14, "the leave time is before the join time"),
        (15, "the creation time can't be read"),
        (16, "the end time can't be read"),
        (17, "there are more cells than in the header"),
    ]
    assert len([row for row in found.rows if not row["reason"]]) == 3


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("cells", [1, len(PLAIN.layout.columns)], ids=["empty lines", "lines of delimiters"])
def test_a_rejected_row_between_lines_without_a_cell_is_the_right_one(
    tmp_path: Path, delimiter: str, cells: int
) -> None:
    """Lines of tabs were not counted: another row was read twice, and the rejected one lost."""
    shape = Shape(delimiter=delimiter, blank_every=1, blank_line=delimiter * (cells - 1))
    found = read(tmp_path, write_report(tmp_path / "r.csv", [ROW, replace(ROW, email="NA", name=""), GUEST], shape))
    assert found.was_rewritten == [False]
    assert found.rejected == [(4, REASONS[1])]
    assert [row["email"] for row in found.rows if not row["reason"]] == [ROW.email, None]


def test_a_report_that_is_read_again_is_in_memory_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_rows, "FEW_ROWS", 0)  # any rejected row has the report read again, line by line
    header, good, bad = report_lines([ROW, replace(ROW, join=None)], PLAIN)
    path = tmp_path / "report.csv"
    path.write_text("\n".join([header, *[good] * 30_000, bad]) + "\n", encoding="utf-8")
    in_memory = "SELECT sum(memory_usage_bytes) FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'"
    with Engine(tmp_path / "scratch", threads=2) as engine:
        engine.folder.mkdir()
        reports, _ = open_reports([path], {}, (), engine.cancel)
        prepare_reading(engine, ())
        (report,), _ = settle_orders(engine, reports, "auto")
        done, _ = load_report(engine, report, SUMMER)
        assert done.source.rewritten
        (used,) = engine.one(in_memory)
        engine.run("CREATE TABLE once AS FROM raw")
        engine.run("DROP TABLE raw")
        (needed,) = engine.one(in_memory)
    assert used < 1.5 * needed


@pytest.mark.parametrize("field", ["start", "join", "leave"])
@pytest.mark.parametrize(
    "text",
    ["", "-", "n/a", "32/13/2026 10:00", "04:53 PM", "06/14/1926 10:00:00 AM", "06/14/2150 10:00:00 AM"],
)
def test_a_row_with_an_unusable_time_is_rejected(tmp_path: Path, field: str, text: str) -> None:
    cells = row_cells(ROW, PLAIN)
    cells[[name for _, name in PORTAL_21.columns].index(field)] = text
    lines = [*report_lines([GUEST], PLAIN), ",".join(cell(part, PLAIN) for part in cells)]
    path = tmp_path / "report.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = read(tmp_path, path)
    assert found.rejected == [(3, f"the {field} time can't be read")]


def test_a_row_that_is_cut_off_is_rejected_and_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text(report_text(ROWS, PLAIN)[:-100], encoding="utf-8")
    found = read(tmp_path, write_report(tmp_path / "whole.csv", ROWS), path)
    assert len(found.rows) == 2 * len(ROWS)
    (rejected,) = found.rejected
    assert rejected[0] == 5


def test_a_file_that_is_cut_off_inside_quotation_marks_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    text = report_text(ROWS, Shape(quote_all=True))
    path.write_text(text[: text.rindex("No") + 1], encoding="utf-8")
    finding = refusal(path)
    assert finding.code == "file.broken-quote"
    assert str(finding.title).startswith("Line 5: ")
    text = report_text(ROWS * 500, Shape(quote_all=True))
    path.write_text(text[: text.rindex("No") + 1], encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(tmp_path, path)
    (finding,) = caught.value.findings
    assert finding.code == "file.broken-quote"
    assert str(finding.title).startswith("Line 2500: ")


def test_a_row_with_a_name_alone_is_somebody(tmp_path: Path) -> None:
    found = read(tmp_path, write_report(tmp_path / "report.csv", [GUEST]))
    assert [(row["email"], row["name"], row["reason"]) for row in found.rows] == [(None, "A Visitor", 0)]


def test_one_blank_join_time_changes_no_other_row(tmp_path: Path) -> None:
    early = replace(
        ROW, start=at("2026-06-14 00:01:00"), join=at("2026-06-14 00:01:00"), leave=at("2026-06-14 00:59:00")
    )
    found = read(tmp_path, write_report(tmp_path / "report.csv", [early, replace(ROW, join=None), ROW]))
    assert {row["join_time"]: row["reason"] for row in found.rows} == {
        at("2026-06-13 22:01:00"): 0, None: 3, at("2026-06-14 08:00:05"): 0,
    }  # fmt: skip


# ---------------------------------------------------------------------------------------------------------
# Clocks


@pytest.mark.parametrize(
    ("start", "join", "leave", "expected"),
    [
        ("2026-10-25 02:10", "2026-10-25 02:20", "2026-10-25 02:40", ("00:10", "00:20", "00:40")),
        ("2026-10-25 02:50", "2026-10-25 02:10", "2026-10-25 02:20", ("00:50", "01:10", "01:20")),
        ("2026-10-25 01:50", "2026-10-25 02:40", "2026-10-25 02:10", ("23:50", "00:40", "01:10")),
        ("2026-10-25 02:30", "2026-10-25 02:30", "2026-10-25 02:30", ("00:30", "00:30", "00:30")),
        ("2026-03-29 01:30", "2026-03-29 02:30", "2026-03-29 03:40", ("00:30", "01:30", "01:40")),
    ],
)
@pytest.mark.parametrize("form", [DAY_FIRST, NAMED], ids=["engine", "named"])
def test_times_that_come_twice_or_never_are_understood(
    tmp_path: Path, *, start: str, join: str, leave: str, expected: tuple[str, ...], form: DateForm
) -> None:
    row = replace(ROW, creation=at("2026-03-01 08:00"), start=at(start), end=at(leave), join=at(join), leave=at(leave))
    found = read(tmp_path, write_report(tmp_path / "report.csv", [row], Shape(dates=form)), zone=ZURICH)
    (cells,) = found.rows
    assert not cells["reason"]
    assert tuple(f"{cells[name]:%H:%M}" for name in ("start", "join_time", "leave_time")) == expected
    assert cells["end_time"] == instants(row, ZURICH)["end_time"]


def test_times_that_end_in_z_are_utc_and_others_are_not(tmp_path: Path) -> None:
    zulu = DateForm("zulu", "ymd", lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    both = [
        report_text([ROW], Shape(dates=zulu)),
        "".join(f"{line}\n" for line in report_lines([ROW], Shape(dates=YEAR_FIRST))[1:]),
    ]
    path = tmp_path / "report.csv"
    for text in ("".join(both), "".join(both) + " ,\n"):  # read by the engine, and line by line
        path.write_text(text, encoding="utf-8")
        found = sorted(row["join_time"] for row in read(tmp_path, path).rows)
        assert found == [at("2026-06-14 08:00:05"), at("2026-06-14 10:00:05")]
    path.write_text(both[0], encoding="utf-8")
    assert [row["join_time"] for row in read(tmp_path, path, zone="America/Los_Angeles").rows] == [
        at("2026-06-14 10:00:05")
    ]


# ---------------------------------------------------------------------------------------------------------
# Date order


def dated(folder: Path, rows: Sequence[ReportRow], form: DateForm, name: str = "report.csv", **more: Any) -> Read:
    return read(folder, write_report(folder / name, rows, Shape(dates=form)), **more)


US_MINUTES = next(form for form in DATE_FORMS if form.name == "us 12 hours, minutes")


@pytest.mark.parametrize("form", [US, DAY_FIRST])
def test_a_number_above_12_decides(tmp_path: Path, form: DateForm) -> None:
    found = dated(tmp_path, [EITHER, ROW], form)
    assert found.codes == []
    assert [report.order for report in found.reports] == [form.order]


@pytest.mark.parametrize("field", ["creation", "start", "end", "join", "leave"])
@pytest.mark.parametrize("form", [US, DAY_FIRST])
def test_one_date_of_any_column_is_enough(tmp_path: Path, field: str, form: DateForm) -> None:
    times: dict[str, Any] = {field: at("2026-03-13 08:00" if field == "creation" else "2026-04-13 10:00:05")}
    proof = replace(EITHER, **times)
    rows = [proof, *([EITHER] * 5)]
    if field == "start":
        rows = [replace(proof, join=proof.start, leave=proof.start), *rows[1:]]
    found = dated(tmp_path, rows, form)
    assert [report.order for report in found.reports] == [form.order]


@pytest.mark.parametrize("form", [US, DAY_FIRST])
def test_a_proof_far_below_the_first_rows_is_found(tmp_path: Path, form: DateForm) -> None:
    found = dated(tmp_path, [EITHER] * 1500 + [ROW], form)
    assert [report.order for report in found.reports] == [form.order]
    other = Shape(dates=US_MINUTES if form is US else next(f for f in DATE_FORMS if f.name == "day first, minutes"))
    path = tmp_path / "mixed.csv"
    last = "\n".join(report_lines([ROW], other)[1:])
    path.write_text(report_text([EITHER] * 1500, Shape(dates=form)) + last + "\n", encoding="utf-8")
    found = read(tmp_path, path)
    assert [report.order for report in found.reports] == [form.order]
    assert len(found.rows) == 1501
    assert found.rejected == []


@pytest.mark.parametrize("form", [US, DAY_FIRST])
@pytest.mark.parametrize(
    "times",
    [
        {"creation": "2026-03-05 08:00", "start": "2026-04-04 10:00"},  # created before: not on 3 May
        {
            "creation": "2026-01-01 08:00",
            "start": "2026-04-05 23:50",
            "join": "2026-04-06 00:10",
            "leave": "2026-05-04 00:20",
        },
    ],
)
def test_the_order_of_the_times_decides(tmp_path: Path, form: DateForm, times: dict[str, str]) -> None:
    changed: dict[str, Any] = {name: at(text) for name, text in times.items()}
    row = replace(EITHER, **changed)
    found = dated(tmp_path, [EITHER, row, EITHER], form)
    assert found.codes == []
    assert [report.order for report in found.reports] == [form.order]


@pytest.mark.parametrize("form", [US, DAY_FIRST])
def test_a_row_that_is_wrong_in_both_orders_proves_nothing(tmp_path: Path, form: DateForm) -> None:
    proof = replace(EITHER, creation=at("2026-03-05 08:00"))
    backwards = replace(EITHER, leave=at("2026-04-04 09:00"))
    late = replace(EITHER, creation=at("2026-04-04 10:00:30"))  # thirty seconds after the start
    found = dated(tmp_path, [late, backwards, proof], form)
    assert [report.order for report in found.reports] == [form.order]
    assert dated(tmp_path, [late, backwards], form).codes == ["dates.undecided"]


def test_the_hour_that_comes_twice_proves_nothing(tmp_path: Path) -> None:
    # The first Sunday of November in the United States: 11/01 may as well be the 11th of January.
    folded = replace(
        EITHER,
        creation=None,
        start=at("2026-11-01 01:50"),
        end=None,
        join=at("2026-11-01 01:50"),
        leave=at("2026-11-01 01:10"),
    )
    zone = "America/Los_Angeles"
    assert dated(tmp_path, [folded], US, zone=zone).codes == ["dates.undecided"]
    found = dated(tmp_path, [folded, replace(EITHER, creation=at("2026-03-05 08:00"))], US, zone=zone)
    assert [report.order for report in found.reports] == ["mdy"]
    assert found.rejected == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("meetinglistdetails_20260505_20260604.csv", "dmy"),
        ("Meetinglistdetails_2026_05_05_2026_06_04 (1).csv", "dmy"),
        ("meetinglistdetails_20260601_20260630.csv", "mdy"),
        ("meetinglistdetails_20260501_20260630.csv", None),  # holds both readings
        ("meetinglistdetails_20250501_20250630.csv", None),  # holds neither
        ("meetinglistdetails_20261301_20261399.csv", None),  # no dates
        ("report.csv", None),
    ],
)
def test_the_range_in_the_name_decides(tmp_path: Path, name: str, expected: str | None) -> None:
    # 06/05: the 5th of June or the 6th of May.
    row = replace(
        EITHER,
        creation=None,
        start=at("2026-06-05 10:00"),
        end=None,
        join=at("2026-06-05 10:00"),
        leave=at("2026-06-05 10:09"),
    )
    found = dated(tmp_path, [row], US, name=name)
    assert [report.order for report in found.reports] == ([expected] if expected else [])
    assert found.codes == ([] if expected else ["dates.undecided"])
    if expected:
        assert found.rows[0]["start"] == at("2026-06-05 08:00" if expected == "mdy" else "2026-05-06 08:00")


@pytest.mark.parametrize("form", [US, DAY_FIRST])
def test_a_file_without_proof_takes_the_order_that_the_proven_ones_share(tmp_path: Path, form: DateForm) -> None:
    files = [
        write_report(tmp_path / "open.csv", [EITHER], Shape(dates=form)),
        write_report(tmp_path / "proven.csv", [ROW], Shape(dates=form, layout=PORTAL_2024)),
        write_report(tmp_path / "iso.csv", [ROW], Shape(dates=YEAR_FIRST)),
    ]
    found = read(tmp_path, *files)
    assert found.codes == []
    assert [report.order for report in found.reports] == [form.order, form.order, "ymd"]


def test_a_file_without_proof_beside_proofs_of_both_is_undecided(tmp_path: Path) -> None:
    files = [
        write_report(tmp_path / "open.csv", [EITHER]),
        write_report(tmp_path / "us.csv", [ROW]),
        write_report(tmp_path / "europe.csv", [ROW], Shape(dates=DAY_FIRST)),
    ]
    found = read(tmp_path, *files)
    assert [(finding.code, finding.where) for finding in found.findings] == [("dates.undecided", "open.csv")]
    assert [report.order for report in found.reports] == ["mdy", "dmy"]


def test_what_nothing_proves_is_asked_for(tmp_path: Path) -> None:
    (finding,) = dated(tmp_path, [EITHER], US).findings
    assert finding.code == "dates.undecided"
    assert finding.severity is Severity.ERROR
    assert finding.field == "date_order"
    assert finding.choices == ("mdy", "dmy")
    assert "--date-order" in str(finding.hint)


@pytest.mark.parametrize(("order", "start"), [("mdy", "2026-05-04 08:00"), ("dmy", "2026-04-05 08:00")])
def test_the_users_answer_counts_where_nothing_is_proved(tmp_path: Path, order: str, start: str) -> None:
    row = replace(
        EITHER,
        creation=None,
        start=at("2026-05-04 10:00"),
        end=None,
        join=at("2026-05-04 10:00"),
        leave=at("2026-05-04 10:09"),
    )
    found = dated(tmp_path, [row], US, order=order)
    assert [cells["start"] for cells in found.rows] == [at(start)]


@pytest.mark.parametrize(
    "rows", [[ROW], [EITHER, replace(EITHER, creation=at("2026-03-05 08:00"))], [EITHER] * 1500 + [ROW]]
)
@pytest.mark.parametrize("wanted", ["dmy", "ymd"])
def test_an_answer_against_the_proof_is_an_error(tmp_path: Path, rows: list[ReportRow], wanted: str) -> None:
    (finding,) = dated(tmp_path, rows, US, order=wanted).findings
    assert finding.code == "dates.wanted"
    assert finding.where == "report.csv"
    assert errors_in([finding])


def test_an_answer_does_not_touch_dates_that_need_none(tmp_path: Path) -> None:
    for form in (YEAR_FIRST, NAMED):
        for wanted in ("mdy", "dmy", "ymd", "auto"):
            assert_rows(dated(tmp_path, ROWS, form, order=wanted), ROWS, Shape(dates=form))


@pytest.mark.parametrize("gap", [0, 1500])
def test_proofs_of_both_orders_in_one_file_are_an_error(tmp_path: Path, gap: int) -> None:
    path = tmp_path / "report.csv"
    tail = "\n".join(report_lines([ROW], Shape(dates=DAY_FIRST))[1:])
    path.write_text(report_text([ROW] + [EITHER] * gap, Shape(dates=US)) + tail + "\n", encoding="utf-8")
    for wanted in ("auto", "mdy"):
        found = read(tmp_path, path, order=wanted)
        assert "dates.both" in found.codes
        assert found.findings[-1].where == "report.csv"


def test_proofs_of_both_orders_below_the_first_rows_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    tail = "\n".join(report_lines([ROW], Shape(dates=DAY_FIRST))[1:])
    path.write_text(report_text([EITHER] * 1500 + [ROW], Shape(dates=US)) + tail + "\n", encoding="utf-8")
    assert read(tmp_path, path).codes == ["dates.both"]


# ---------------------------------------------------------------------------------------------------------
# Files that are no report, columns that are missing


def refusal(path: Path, chosen: Mapping[str, str] | None = None) -> Finding:
    reports, (finding,) = open_reports([path], chosen or {}, (), CancelToken())
    assert reports == []
    assert finding.field == "reports"
    assert finding.where == path.name
    return finding


@pytest.mark.parametrize("field", ["meeting_id", "start", "host_email", "email", "join", "leave"])
@pytest.mark.parametrize("title", [(), ("Meeting details", "")])
def test_a_needed_column_that_is_missing_is_named_and_so_are_the_unknown_headers(
    tmp_path: Path, field: str, title: tuple[str, ...]
) -> None:
    layout = SPANISH.renamed(**{field: "Wie bitte?"})
    shape = Shape(layout=layout, title=title)
    finding = refusal(write_report(tmp_path / "report.csv", ROWS, shape))
    name = {
        "meeting_id": "Meeting_ID", "start": "Start_Time", "host_email": "Host_Email",
        "email": "Participant_Email",
        "join": "Join_Time", "leave": "Leave_Time",
    }[field]  # fmt: skip
    assert finding.code == "report.missing-columns"
    assert f"A column is missing: {name}." in str(finding.title)
    assert "Unknown headers: Wie bitte?." in str(finding.title)
    assert str(finding.hint) == f'Use --column to name it, for example --column {name}="Wie bitte?".'
    assert [choice.text for asked in finding.asks for choice in asked.choices] == ["Wie bitte?"]
    found = read(tmp_path, tmp_path / "report.csv", chosen={name: "wie bitte"})
    assert_rows(found, ROWS, replace(shape, layout=SPANISH))


def test_several_missing_columns_are_named_at_once(tmp_path: Path) -> None:
    layout = PORTAL_21.renamed(join="Hinein", leave="Hinaus")
    finding = refusal(write_report(tmp_path / "report.csv", ROWS, Shape(layout=layout)))
    assert "Join_Time and Leave_Time" in str(finding.title)
    assert "Hinein and Hinaus" in str(finding.title)
    assert str(finding.hint) == 'Use --column to name them, for example --column Join_Time="Hinein".'


def test_the_example_is_one_of_the_columns_that_are_missing(tmp_path: Path) -> None:
    layout = PORTAL_21.renamed(host_name="Gastgeber?", join="Hinein")
    finding = refusal(write_report(tmp_path / "report.csv", ROWS, Shape(layout=layout)))
    assert str(finding.hint) == 'Use --column to name it, for example --column Join_Time="Hinein".'


def test_another_report_is_called_what_it_looks_like_and_the_right_one_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "participants.csv"
    path.write_text(
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
        "1,t,06/14/2023 04:58:00 AM,06/14/2023 04:59:00 AM,a@example.org,1,1,\n\n"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n",
        encoding="utf-8",
    )
    finding = refusal(path)
    assert finding.code == "report.other-kind"
    assert "looks like a participants report of one meeting" in str(finding.title)
    assert "Active Hosts" in str(finding.hint)


def test_a_file_without_a_header_is_refused_without_repeating_a_value(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("\n".join(report_lines(ROWS, PLAIN)[1:]), encoding="utf-8")
    finding = refusal(path)
    assert finding.code == "report.no-header"
    assert "example" not in str(finding.sentence()).replace("for example", "")
    assert "Marta" not in str(finding.sentence())


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    bad = tmp_path / "book.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    half = write_report(tmp_path / "half.csv", ROWS, Shape(layout=PORTAL_21.without("leave")))
    good = write_report(tmp_path / "good.csv", ROWS)
    reports, findings = open_reports([bad, tmp_path / "none.csv", half, good], {}, ("Colour",), CancelToken())
    assert [report.name for report in reports] == ["good.csv"]
    assert [finding.code for finding in findings] == [
        "file.excel",
        "file.missing",
        "report.missing-columns",
        "keep.missing",
    ]


# ---------------------------------------------------------------------------------------------------------
# Folders

MAPPING = {"marta.kowalska@example.org": "p7qx2mzt4hkr"}
FILLED: Callable[[Path], Path] = partial(write_report, rows=[ROW])


def test_a_folder_gives_its_reports_its_mapping_file_and_those_of_its_subfolder(tmp_path: Path) -> None:
    FILLED(tmp_path / "b.csv")
    FILLED(tmp_path / "a.CSV")
    FILLED(tmp_path / "zoom_reports" / "c.csv")
    FILLED(tmp_path / "other" / "d.csv")
    write_mapping(tmp_path / "HashIDs.csv", MAPPING)
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04")
    reports, mapping, findings = find_report_files([tmp_path], None)
    assert [path.name for path in reports] == ["a.CSV", "b.csv", "c.csv"]
    assert mapping == tmp_path / "HashIDs.csv"
    assert [(finding.code, finding.where) for finding in findings] == [
        ("folder.excel", "book.xlsx"),
        ("mapping.found", "HashIDs.csv"),
    ]
    assert errors_in(findings) == []


def test_two_mapping_files_are_never_guessed_between(tmp_path: Path) -> None:
    FILLED(tmp_path / "report.csv")
    write_mapping(tmp_path / "old.csv", MAPPING)
    write_mapping(tmp_path / "zoom_reports" / "new.csv", MAPPING)
    _, mapping, (finding,) = find_report_files([tmp_path], None)
    assert mapping is None
    assert finding.code == "mapping.several"
    assert errors_in([finding])
    assert [Path(choice).name for choice in finding.choices] == ["old.csv", "new.csv"]
    reports, mapping, findings = find_report_files([tmp_path], tmp_path / "old.csv")
    assert (mapping, [path.name for path in reports]) == (tmp_path / "old.csv", ["report.csv"])
    assert errors_in(findings) == []


def test_without_a_mapping_file_it_is_asked_for(tmp_path: Path) -> None:
    _, mapping, (finding,) = find_report_files([FILLED(tmp_path / "report.csv")], None)
    assert mapping is None
    assert finding.code == "mapping.missing"


def test_a_folder_without_reports_says_so(tmp_path: Path) -> None:
    write_mapping(tmp_path / "mapping.csv", MAPPING)
    _, _, findings = find_report_files([tmp_path], None)
    assert [finding.code for finding in errors_in(findings)] == ["reports.none"]


def test_a_file_that_is_given_twice_is_read_once(tmp_path: Path) -> None:
    path = FILLED(tmp_path / "report.csv")
    reports, _, _ = find_report_files([path, tmp_path, tmp_path / "." / "report.csv"], tmp_path / "mapping.csv")
    assert reports == [path]


def test_a_hashed_file_in_the_folder_is_left_out(tmp_path: Path) -> None:
    FILLED(tmp_path / "report.csv")
    header = (
        "MeetingID,Topic,User_Email_1,User_Email_2,Creation_Time,Start_Time,End_Time,Duration_Minutes_1,Participants,"
        "Join_Time,Leave_Time,Duration_Minutes_2,Guest,InWaitingRoom"
    )
    (tmp_path / "hashed.csv").write_text(header + ",Department\n", encoding="utf-8")
    reports, _, findings = find_report_files([tmp_path], tmp_path / "mapping.csv")
    assert [path.name for path in reports] == ["report.csv"]
    assert [finding.code for finding in findings] == ["folder.hashed"]


def test_a_hashed_file_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "hashed.csv"
    header = (
        "MeetingID,Topic,User_Email_1,User_Email_2,Creation_Time,Start_Time,End_Time,Duration_Minutes_1,Participants,"
        "Join_Time,Leave_Time,Duration_Minutes_2,Guest,InWaitingRoom"
    )
    path.write_text(header + "\n1,,a,b,,2026-06-14T10:00:00Z,,,2,2026-06-14T10:00:00Z,2026-06-14T10:00:00Z,1,No,No\n")
    finding = refusal(path)
    assert finding.code == "report.no-report"
    assert "a hashed Zoom file" in str(finding.title)
