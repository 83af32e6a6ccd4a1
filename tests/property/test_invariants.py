"""What must hold for every organisation, whatever is in it: the properties of the metrics' definition."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.analyst import Results, write_csv, write_hashed
from tests.oracle.exact import exact
from tests.oracle.rows import HEADER, AnalystOptions, HashedRow, PersonWeek, Weeks, read_cells
from tests.oracle.text import topic_token
from tests.property.strategies import (
    BAND_EDGES,
    Organisation,
    hashed,
    hashed_rows,
    instants,
    is_readable_in,
    meeting_ids,
    organisations,
    overlapping_runs,
    report_rows,
    topics,
    zones,
)
from tests.property.test_exact import assert_same, run_exact
from tests.reports import US, Shape, write_mapping, write_report
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.run import AnalystJob

LENGTHS = [
    f"Zoom_Unscheduled_call_hours_{band}"
    for band in ("30_mins_or_less", "31_to_59_mins", "1_hour", "1_to_2_hours", "more_than_2_hours")
]
ATTENDEES = [f"Zoom_Unscheduled_call_hours_{band}_attendees" for band in ("2", "3_to_8", "9_to_18", "19_or_more")]
ROUNDING = Fraction(1, 2_000_000)  # what one number may be off at its sixth decimal
ALL_DAYS = frozenset(range(7))
SUPPRESSED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
FEW = settings(max_examples=3, suppress_health_check=SUPPRESSED)
SOME = settings(max_examples=8, suppress_health_check=SUPPRESSED)
MORE = settings(max_examples=12, suppress_health_check=SUPPRESSED)


def person_weeks(organisation: Organisation, rows: Sequence[HashedRow]) -> Weeks:
    """The 17 columns of all person-weeks: those of the person query and all others with calls."""
    weeks, calls, _ = run_exact(organisation, rows)
    return {**weeks, **calls}


def hours_of(weeks: Weeks) -> list[dict[str, Fraction]]:
    """The person-weeks that are not blank, their values as fractions."""
    found = []
    for values in weeks.values():
        filled = {name: Fraction(value) for name, value in values.items() if value is not None}
        assert len(filled) in (0, len(METRICS))
        if filled:
            found.append(filled)
    return found


@MORE
@given(organisations())
def test_the_columns_add_up_and_after_hours_lie_between_none_and_all(organisation: Organisation) -> None:
    weeks = person_weeks(organisation, hashed_rows(organisation))
    filled = hours_of(weeks)
    assert any(values["Zoom_Meetings"] for values in filled)
    for values in filled:
        unscheduled, scheduled = values["Zoom_Unscheduled_call_hours"], values["Zoom_Scheduled_call_hours"]
        assert abs(values["Zoom_Total_call_hours"] - unscheduled - scheduled) <= 3 * ROUNDING
        assert abs(sum(values[name] for name in LENGTHS) - unscheduled) <= 6 * ROUNDING
        # A call with nobody else is in no band of attendees.
        assert sum(values[name] for name in ATTENDEES) <= unscheduled + 5 * ROUNDING
        meetings = values["Zoom_Unscheduled_Meetings"] + values["Zoom_Scheduled_Meetings"]
        assert values["Zoom_Meetings"] == meetings
        assert 0 <= values["Zoom_After_hours_in_unscheduled_calls"] <= unscheduled
        assert 0 <= values["Zoom_After_hours_in_scheduled_calls"] <= scheduled


def at_work_all_week(organisation: Organisation) -> Organisation:
    """The same people, working on all days, and each for some time of the day."""
    options = replace(organisation.options, work_days=ALL_DAYS)
    query = [
        replace(
            row,
            work_days=ALL_DAYS,
            work_start=None if is_idle(row) else row.work_start,
            work_end=None if is_idle(row) else row.work_end,
        )
        for row in organisation.query
    ]
    return replace(organisation, options=options, query=tuple(query))


def is_idle(row: PersonWeek) -> bool:
    """Only one end is the row's own, or the day has no working time: either has no opposite."""
    return row.work_start is None or row.work_end is None or row.work_start == row.work_end


def at_work_while_others_rest(organisation: Organisation) -> Organisation:
    """Everybody works when he did not, and the other way round."""
    options = organisation.options
    query = [replace(row, work_start=row.work_end, work_end=row.work_start) for row in organisation.query]
    turned = replace(options, work_start=options.work_end, work_end=options.work_start)
    return replace(organisation, options=turned, query=tuple(query))


@SOME
@given(organisations())
def test_after_hours_and_hours_inside_working_time_are_all_hours(organisation: Organisation) -> None:
    by_day = at_work_all_week(organisation)
    assume(by_day.options.work_start != by_day.options.work_end)
    rows = hashed_rows(organisation)
    outside = person_weeks(by_day, rows)
    inside = person_weeks(at_work_while_others_rest(by_day), rows)
    assert outside.keys() == inside.keys()
    for kind in ("unscheduled", "scheduled"):
        hours, after = f"Zoom_{kind.title()}_call_hours", f"Zoom_After_hours_in_{kind}_calls"
        for values, others in zip(hours_of(outside), hours_of({key: inside[key] for key in outside}), strict=True):
            assert values[hours] == others[hours]
            assert abs(values[after] + others[after] - values[hours]) <= 3 * ROUNDING


@st.composite
def cut_sessions(draw: st.DrawFn, rows: Sequence[HashedRow]) -> list[HashedRow]:
    """The rows with some of their sessions cut in two, the reported minutes shared out between the halves."""
    cut: list[HashedRow] = []
    for row in rows:
        seconds = int((row.leave - row.join).total_seconds())
        if seconds < 2 or not draw(st.booleans()):
            cut.append(row)
            continue
        assert row.minutes is not None
        part = draw(st.integers(1, seconds - 1))
        middle = row.join + timedelta(seconds=part)
        # Minutes that can't be a session's give way to its times, so those of the halves have to be such as can.
        of_first, of_second = math.ceil(part / 60), math.ceil((seconds - part) / 60)
        low = max(0, of_first - 2, row.minutes - of_second - 2)
        high = min(row.minutes, of_first + 2, row.minutes - of_second + 2)
        if low > high:
            cut.append(row)
            continue
        first = draw(st.integers(low, high))
        cut.append(replace(row, leave=middle, minutes=first))
        cut.append(replace(row, join=middle, minutes=row.minutes - first))
    keys = {(row.meeting_id, row.start, row.host, row.participant, row.join, row.leave) for row in cut}
    assume(len(cut) > len(rows))
    # Two devices of one person must not by chance become one session.
    assume(len(keys) == len(cut))
    return cut


@SOME
@given(st.data())
def test_cutting_sessions_in_two_changes_nothing(data: st.DataObject) -> None:
    organisation = data.draw(organisations())
    rows = hashed_rows(organisation)
    cut = data.draw(cut_sessions(rows))
    assert person_weeks(organisation, cut) == person_weeks(organisation, rows)


@st.composite
def rows_of_others(draw: st.DrawFn, organisation: Organisation, rows: Sequence[HashedRow]) -> list[HashedRow]:
    """Rows of people who are in no person query, within the time that the rows cover."""
    starts = [row.start for row in rows]
    others = []
    for _ in range(draw(st.integers(1, 3))):
        near = draw(st.sampled_from(rows))
        moment = min(max(draw(instants(min(starts), 1)), min(starts)), max(starts))
        join, minutes = max(near.start, moment), draw(st.sampled_from((0, 5, *BAND_EDGES)))
        elsewhere = HashedRow(
            meeting_id=draw(meeting_ids()),
            topic=draw(topics()),
            host=draw(st.sampled_from(("", near.host, "pstranger"))),
            participant="",
            creation=near.creation,
            start=moment,
            join=moment,
            leave=moment,
            participants=draw(st.sampled_from((1, 2, 40))),
        )
        row = draw(st.sampled_from((near, elsewhere)))
        changed = replace(
            row,
            participant=draw(st.sampled_from(("", "pstranger"))),
            join=join,
            leave=join + timedelta(minutes=minutes),
            minutes=minutes,
        )
        others.append(changed)
    return others


@SOME
@given(st.data())
def test_rows_of_others_change_nobodys_row(data: st.DataObject) -> None:
    organisation = data.draw(organisations())
    rows = hashed_rows(organisation)
    more = data.draw(rows_of_others(organisation, rows))
    before = person_weeks(organisation, rows)
    after = person_weeks(organisation, data.draw(st.permutations([*rows, *more])))
    assert "pstranger" not in {hash_id for hash_id, _ in before}
    assert {key: values for key, values in after.items() if key[0] != "pstranger"} == before
    assert ("pstranger" in {hash_id for hash_id, _ in after}) == any(row.participant for row in more)


@SOME
@given(st.data())
def test_files_that_overlap_equal_the_slow_oracle(data: st.DataObject) -> None:
    organisation = data.draw(organisations())
    runs = data.draw(overlapping_runs(organisation))
    rows = [read_cells(cells) for run in runs for cells in run.rows]
    assume(rows)  # a file without any is refused
    expected = exact(rows, organisation.subjects, organisation.query, organisation.options)
    weeks, calls, reasons = run_exact(organisation, rows)
    assert_same({**weeks, **calls}, expected.standalone)
    assert reasons == expected.reasons


TOPIC_CELLS = (
    "",
    "Weekly sync",
    "Another topic",
    *(topic_token(topic, salt) for topic in ("Weekly sync", "Other") for salt in ("0a1b2c3d", "4e5f6071")),
)
NINE = datetime(2026, 6, 10, 9)
IN_UTC = Organisation(
    zone=ZoneInfo("UTC"),
    mapping={},
    sessions=(),
    subjects=("Weekly sync",),
    query=(PersonWeek(hash_id="pone", metric_date=date(2026, 6, 7)),),
    options=AnalystOptions(zone=ZoneInfo("UTC")),
)


def sessions_at_nine() -> st.SearchStrategy[HashedRow]:
    """Sessions of one person in one or two meetings, at few different times around the beginning of work.

    So many of them are the same but for columns that exports may differ in, and many have no length.
    """
    start = NINE - timedelta(minutes=5)
    return st.builds(
        lambda join, seconds, **columns: HashedRow(
            host="phost",
            participant="pone",
            start=start,
            join=NINE + timedelta(seconds=join),
            leave=NINE + timedelta(seconds=join + seconds),
            **columns,
        ),
        st.sampled_from((-60, -1, 0, 90)),
        st.sampled_from((0, 0, 1, 75)),
        meeting_id=st.sampled_from(("5551234567", "555 123 4567", "84613890849")),
        topic=st.sampled_from(TOPIC_CELLS),
        creation=st.sampled_from((None, start, start - timedelta(days=1))),
        participants=st.sampled_from((2, 2, 3)),
        minutes=st.sampled_from((2, 9, 10, 100)),
    )


@MORE
@given(st.lists(sessions_at_nine(), min_size=1, max_size=5))
def test_copies_and_sessions_without_length_equal_the_slow_oracle(rows: list[HashedRow]) -> None:
    expected = exact(rows, IN_UTC.subjects, IN_UTC.query, IN_UTC.options)
    weeks, calls, reasons = run_exact(IN_UTC, rows)
    assert_same({**weeks, **calls}, expected.standalone)
    assert reasons == expected.reasons
    assert run_exact(IN_UTC, rows[::-1]) == (weeks, calls, reasons)


# ---------------------------------------------------------------------------------------------------------
# From files to files

DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
QUERY_HEADER = (
    "PersonId",
    "MetricDate",
    "TimeZone",
    "WorkingStartTimeSetInOutlook",
    "WorkingEndTimeSetInOutlook",
    "WorkingDaysSetInOutlook",
    "PersonHashID",
)


def clock(moment: time | None) -> str:
    return "" if moment is None else f"{moment:%H:%M}"


def write_query(path: Path, query: Sequence[PersonWeek]) -> Path:
    rows = [
        (row.person_id, row.metric_date.isoformat(), row.zone, clock(row.work_start), clock(row.work_end),
         "|".join(DAYS[day] for day in sorted(row.work_days or ())), row.hash_id)
        for row in query
    ]  # fmt: skip
    return write_csv(path, [QUERY_HEADER, *rows])


def write_subjects(path: Path, subjects: Sequence[str]) -> Path:
    return write_csv(path, [("Subject", "Note"), *((subject, "x") for subject in subjects)])


def analyse(folder: Path, organisation: Organisation, zoom: Sequence[Path], query: Sequence[PersonWeek]) -> Results:
    options = organisation.options
    inputs = AnalystInputs(
        zoom=tuple(zoom),
        person_query=write_query(folder / "query.csv", query),
        meeting_query=write_subjects(folder / "meetings.csv", organisation.subjects),
        working_hours=f"{clock(options.work_start)}-{clock(options.work_end)}",
        working_days=",".join(DAYS[day] for day in sorted(options.work_days)),
        booking_gap_minutes=options.booking_gap_minutes,
        time_zone=str(options.zone),
        output=folder / "output",
        threads=1,
    )
    return Results(AnalystJob().run(inputs))


def shares(cells: Sequence[dict[str, str]]) -> list[list[dict[str, str]]]:
    """The rows of two exports that overlap in their middle third."""
    third = len(cells) // 3
    return [list(cells[: 2 * third + 1]), list(cells[third:])]


@FEW
@given(st.data())
def test_the_order_of_rows_and_of_files_changes_nothing_to_the_byte(data: st.DataObject) -> None:
    organisation = data.draw(organisations())
    cells = hashed(organisation).rows
    assume(any(row["User_Email_2"] == organisation.query[0].hash_id for row in cells))
    assume(organisation.query[0].hash_id)
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = [write_hashed(folder / f"{n}.csv", rows) for n, rows in enumerate(shares(cells))]
        turned = [
            write_hashed(folder / f"turned {n}.csv", data.draw(st.permutations(rows)))
            for n, rows in enumerate(shares(cells))
        ]
        query = data.draw(st.permutations(organisation.query))
        subjects = tuple(data.draw(st.permutations(organisation.subjects)))
        one = analyse(folder / "one", organisation, paths, organisation.query)
        other = analyse(folder / "other", replace(organisation, subjects=subjects), turned[::-1], query)
        standalone, joined = "standalone metrics", "joined person query"
        assert one.path(standalone).read_bytes() == other.path(standalone).read_bytes()
        assert Counter(map(tuple, one.joined)) == Counter(map(tuple, other.joined))
        again = analyse(folder / "again", organisation, turned[::-1], organisation.query)
        assert one.path(joined).read_bytes() == again.path(joined).read_bytes()


def admin(folder: Path, organisation: Organisation, zone: ZoneInfo) -> Path:
    """The hashed file of an admin in that zone."""
    report = write_report(folder / "report.csv", report_rows(organisation, zone), Shape(dates=US))
    inputs = AdminInputs(
        reports=(report,),
        mapping=write_mapping(folder / "mapping.csv", organisation.mapping),
        date_order="mdy",
        time_zone=str(zone),
        output=folder / "admin",
        threads=1,
    )
    key = StandInKey(bytes(range(32)), "key-file", "A fixed key.")
    with patch("zoomwizard.modes.admin.run.new_salt", return_value="0a1b2c3d"):
        result = AdminJob(lambda _: key).run(inputs)
    (path,) = [result.folder / record.name for record in result.outputs if record.role == "hashed file"]
    return path


@FEW
@given(organisations(), zones())
def test_another_zone_of_the_zoom_admin_changes_nothing(organisation: Organisation, zone: ZoneInfo) -> None:
    assume(zone != organisation.zone)
    assume(is_readable_in(organisation, zone))
    assume(is_readable_in(organisation, organisation.zone))
    hash_ids = {row.hash_id for row in organisation.query} - {""}
    with TemporaryDirectory() as name:
        home, away = Path(name, "home"), Path(name, "away")
        own, other = admin(home, organisation, organisation.zone), admin(away, organisation, zone)
        assert own.read_bytes() == other.read_bytes()
        with own.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert tuple(rows[0]) == HEADER
        assume(any(row["User_Email_2"] in hash_ids for row in rows))
        results = [
            analyse(folder, organisation, [path], organisation.query) for folder, path in ((home, own), (away, other))
        ]
        assert results[0].standalone == results[1].standalone
        assert results[0].joined == results[1].joined
        assert any(datetime.fromisoformat(row["Join_Time"].rstrip("Z")) for row in rows)
