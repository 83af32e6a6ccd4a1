"""The published method: what the R scripts gave for the vectors, and how it takes the rows of their files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.property.test_exact import PERSON_ROWS
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken, errors_in
from zoomwizard.core.time.zones import resolve_zone
from zoomwizard.kinds.hashed_file import HASHED_HEADER
from zoomwizard.modes.admin.deidentify import prepare_texts
from zoomwizard.modes.analyst.hashed import load_hashed_file, open_hashed_files, prepare_zoom, see_people
from zoomwizard.modes.analyst.metrics import METRICS, MetricOptions, find_calendar, make_results, place_people
from zoomwizard.modes.analyst.published import compute_published

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "published"
FIRST_FIFTEEN = METRICS[:15]
OPTIONS = MetricOptions(
    admin_zone="Europe/Zurich", start_minute=9 * 60, end_minute=17 * 60, days=0b11111, booking_gap_minutes=2
)

Cells = dict[str, str | None]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    folder = tmp_path / "engine"
    folder.mkdir()
    with Engine(folder, threads=2) as engine:
        yield engine


def compute(engine: Engine, hashed: list[Path], query: list[dict[str, str]], subjects: list[str]) -> list[Cells]:
    """The 17 columns of each row of the person query, from hashed files that are read as they are."""
    prepare_texts(engine)
    prepare_zoom(engine)
    files, findings = open_hashed_files(hashed, CancelToken())
    for file in files:
        findings += load_hashed_file(engine, file, OPTIONS.admin_zone)
    assert not errors_in(findings)
    engine.load("subjects", {"subject": "VARCHAR"}, [(subject,) for subject in subjects])
    engine.load(
        "person_rows",
        PERSON_ROWS,
        [
            (n, row["PersonId"], row["PersonHashID"] or None, date.fromisoformat(row["MetricDate"]),
             resolve_zone(row["TimeZone"]), True, row.get("start_minute"), None, None)
            for n, row in enumerate(query)
        ],
    )  # fmt: skip
    periods = engine.all("SELECT min(start), max(start) FROM zoom")
    engine.load("periods", {"first_start": "TIMESTAMP", "last_start": "TIMESTAMP"}, periods)
    see_people(engine)
    find_calendar(engine)
    place_people(engine, OPTIONS)
    compute_published(engine)
    make_results(engine, zero_without_calls=False)
    rows = engine.all("SELECT cells FROM results ORDER BY row")
    return [{name: cell or None for name, cell in zip(METRICS, cells.split(","), strict=True)} for (cells,) in rows]


# ---------------------------------------------------------------------------------------------------------
# What the R scripts gave

# All that is not equal: HashID and column, and what we give. Inês has a Subject with blanks at its end, in
# quotes that it does not need. Only for those quotes the scripts keep the blanks, and a CSV reader does not
# tell whether there were any. So her call of 23 minutes with that topic is in the calendar here.
INES = "bd5ad65b446cd98c"
DIFFERENCES: Mapping[str, Mapping[tuple[str, str], float]] = {
    "small": {},
    "odd": {
        (INES, "Zoom_Unscheduled_call_hours"): 0,
        (INES, "Zoom_Scheduled_call_hours"): 45 / 60,
        (INES, "Zoom_Unscheduled_call_hours_30_mins_or_less"): 0,
        (INES, "Zoom_Unscheduled_call_hours_2_attendees"): 0,
        (INES, "Zoom_Unscheduled_Meetings"): 0,
        (INES, "Zoom_Scheduled_Meetings"): 2,
    },
}


@pytest.mark.parametrize("folder", ["small", "odd"])
def test_the_first_fifteen_columns_are_those_of_the_r_scripts(engine: Engine, folder: str) -> None:
    analyst = GOLDEN / folder / "analyst"
    subjects = [row["Subject"] for row in read_csv(analyst / "Standard meeting query.csv")]
    hashed = sorted(analyst.glob("Hashed Zoom File*.csv"))
    found = compute(engine, hashed, read_csv(analyst / "Ways of working assessment.csv"), subjects)
    expected = read_csv(GOLDEN / folder / "expected.csv")
    assert len(found) == len(expected) > 0
    differences: dict[tuple[str, str], float] = {}
    compared = 0
    for ours, theirs in zip(found, expected, strict=True):
        for name in FIRST_FIFTEEN:
            cell = ours[name]
            if not theirs[name]:
                assert cell is None, (theirs, name)
            else:
                assert cell is not None, (theirs, name)
                compared += 1
                # Six decimals are written, so the seventh may be 5 away.
                if float(cell) != pytest.approx(float(theirs[name]), abs=6e-7, rel=0):
                    differences[theirs["HashID"], name] = float(cell)
    assert differences == DIFFERENCES[folder]
    assert compared == sum(len(FIRST_FIFTEEN) for row in expected if row["Zoom_Meetings"])


# ---------------------------------------------------------------------------------------------------------
# Their files, row by row

R_HEADER = (
    "Topic", "MeetingID", "Department", "Group", "HasZoomRooms", "Creation_Time", "Start_Time", "End_Time",
    "Duration_Minutes_1", "Participants", "NameOriginalName", "Join_Time", "Leave_Time",
    "Duration_Minutes_2", "Guest", "RecordingConsent", "InWaitingRoom", "MarketingOptIn", "User_Email_1",
    "User_Email_2",
)  # fmt: skip
CALL = {  # a Wednesday evening, half of it after hours; unscheduled
    "Topic": "Quick call",
    "MeetingID": "84613890849",
    "Creation_Time": "2023-03-08T16:00:00Z",
    "Start_Time": "2023-03-08T16:00:00Z",
    "End_Time": "2023-03-08T18:00:00Z",
    "Duration_Minutes_1": "120",
    "Participants": "2",
    "Join_Time": "2023-03-08T16:00:00Z",
    "Leave_Time": "2023-03-08T18:00:00Z",
    "Duration_Minutes_2": "120",
    "Guest": "No",
    "InWaitingRoom": "No",
    "User_Email_1": "pben56789x",
    "User_Email_2": "panna1234x",
}
WEEK = {"PersonId": "1", "PersonHashID": "panna1234x", "MetricDate": "2023-03-05", "TimeZone": ""}
# What the analyst's clock shows when the admin's file of the same call is the program's own: times in UTC.
IN_UTC = {
    "Creation_Time": "2023-03-08T15:00:00Z",
    "Start_Time": "2023-03-08T15:00:00Z",
    "Join_Time": "2023-03-08T15:00:00Z",
    "Leave_Time": "2023-03-08T17:00:00Z",
}


def write(path: Path, header: Sequence[str], *rows: Mapping[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", extrasaction="raise", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


class Week:
    """The columns of one person-week as numbers."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells

    def __call__(self, column: str) -> float | None:
        cell = self.cells[f"Zoom_{column}"]
        return None if cell is None else float(cell)

    def halves(self) -> tuple[float | None, float | None, float | None]:
        """Hours: unscheduled, scheduled, in all."""
        return self("Unscheduled_call_hours"), self("Scheduled_call_hours"), self("Total_call_hours")

    def meetings(self) -> tuple[float | None, float | None, float | None]:
        """Unscheduled, scheduled, in all."""
        return self("Unscheduled_Meetings"), self("Scheduled_Meetings"), self("Meetings")


def week_of(
    engine: Engine,
    tmp_path: Path,
    *rows: Mapping[str, str],
    own: bool = False,
    subjects: tuple[str, ...] = (),
) -> Week:
    """Anna's week from rows that change the call, in a file of the R scripts or of the program."""
    base = {**CALL, **IN_UTC} if own else CALL
    path = write(tmp_path / "hashed.csv", HASHED_HEADER if own else R_HEADER, *({**base, **row} for row in rows))
    (cells,) = compute(engine, [path], [WEEK], list(subjects))
    return Week(cells)


def duplicates(engine: Engine) -> int:
    return int(engine.one("SELECT getvariable('duplicates')")[0])


def test_a_call_of_the_r_scripts_file_is_on_the_admins_wall_clock(engine: Engine, tmp_path: Path) -> None:
    week = week_of(engine, tmp_path, {})
    assert week.halves() == (2, 0, 2)
    assert week("After_hours_in_unscheduled_calls") == 1


def test_the_same_call_in_the_programs_file_is_in_utc(engine: Engine, tmp_path: Path) -> None:
    week = week_of(engine, tmp_path, {}, own=True)
    assert week.halves() == (2, 0, 2)
    assert week("After_hours_in_unscheduled_calls") == 1


def test_no_creation_time_is_in_the_total_only(engine: Engine, tmp_path: Path) -> None:
    week = week_of(
        engine,
        tmp_path,
        {"Creation_Time": ""},
        {"Creation_Time": "", "Topic": "Another"},
        {"Topic": "A third", "Duration_Minutes_2": "60"},
    )
    assert week.halves() == (1, 0, 5)
    assert week.meetings() == (1 + 1, 0 + 1, 3)
    assert (week("After_hours_in_unscheduled_calls"), week("After_hours_in_scheduled_calls")) == (0.5, 0)


def test_no_creation_time_in_the_programs_file_is_scheduled(engine: Engine, tmp_path: Path) -> None:
    week = week_of(engine, tmp_path, {"Creation_Time": ""}, own=True)
    assert week.halves() == (0, 2, 2)
    assert week.meetings() == (0, 1, 1)


def test_missing_minutes_are_none(engine: Engine, tmp_path: Path) -> None:
    week = week_of(engine, tmp_path, {"Duration_Minutes_2": ""})
    assert week.halves() == (0, 0, 0)
    assert week.meetings() == (1, 0, 1)


def test_missing_minutes_in_the_programs_file_are_from_the_times(engine: Engine, tmp_path: Path) -> None:
    week = week_of(engine, tmp_path, {"Duration_Minutes_2": "", "Leave_Time": "2023-03-08T16:58:59Z"}, own=True)
    assert week.halves() == (1.983333, 0, 1.983333)


@pytest.mark.parametrize("blank", ["Join_Time", "Leave_Time"])
def test_a_blank_join_or_leave_counts_but_for_after_hours(engine: Engine, tmp_path: Path, blank: str) -> None:
    week = week_of(engine, tmp_path, {blank: ""}, {"Topic": "Another"})
    assert week.halves() == (4, 0, 4)
    assert week.meetings() == (2, 0, 2)
    assert week("After_hours_in_unscheduled_calls") == 1


def test_a_blank_start_is_in_no_week(engine: Engine, tmp_path: Path) -> None:
    assert week_of(engine, tmp_path, {"Start_Time": ""}, {"Start_Time": ""}, {}).halves() == (2, 0, 2)
    assert duplicates(engine) == 0


@pytest.mark.parametrize("column", ["Topic", "MeetingID", "User_Email_2"])
def test_rows_without_topic_id_or_participant_are_left_out(engine: Engine, tmp_path: Path, column: str) -> None:
    assert week_of(engine, tmp_path, {column: ""}, {column: "  "}, {}).halves() == (2, 0, 2)


def test_the_waiting_room_counts_as_in_the_scripts(engine: Engine, tmp_path: Path) -> None:
    assert week_of(engine, tmp_path, {"InWaitingRoom": "Yes"}, {}).halves() == (4, 0, 4)


def test_rows_that_are_equal_in_every_column_count_once(engine: Engine, tmp_path: Path) -> None:
    week = week_of(engine, tmp_path, {}, {}, {"NameOriginalName": "Anna (phone)"})
    assert week.halves() == (4, 0, 4)  # other names: two rows, which the scripts count both
    assert week.meetings() == (1, 0, 1)
    assert duplicates(engine) == 1


@pytest.mark.parametrize("own", [False, True])
def test_equal_rows_of_two_files_count_once(engine: Engine, tmp_path: Path, *, own: bool) -> None:
    base = {**CALL, **IN_UTC} if own else CALL
    header = HASHED_HEADER if own else R_HEADER
    one = write(tmp_path / "one.csv", header, base)
    two = write(tmp_path / "two.csv", header, base, {**base, "Topic": "Another"})
    (cells,) = compute(engine, [one, two], [WEEK], [])
    assert Week(cells).halves() == (4, 0, 4)
    assert duplicates(engine) == 1


def test_only_blanks_are_no_characters_of_an_id(engine: Engine, tmp_path: Path) -> None:
    week = week_of(
        engine,
        tmp_path,
        {"MeetingID": "846 1389 0849"},
        {"MeetingID": "846-1389-0849", "Duration_Minutes_2": "60"},
        {"MeetingID": "846\u00a01389\u00a00849", "Duration_Minutes_2": "60"},
    )
    assert week.halves() == (2, 2, 4)


def test_the_gap_of_their_file_is_by_the_clock_on_the_wall(engine: Engine, tmp_path: Path) -> None:
    # One minute passes between the two, but the clocks go from 02:00 to 03:00: the scripts see 61 minutes.
    times = ("Start_Time", "Join_Time", "Leave_Time")
    spring = {**dict.fromkeys(times, "2023-03-26T03:00:00Z"), "Creation_Time": "2023-03-26T01:59:00Z"}
    path = write(tmp_path / "hashed.csv", R_HEADER, {**CALL, **spring})
    (cells,) = compute(engine, [path], [{**WEEK, "MetricDate": "2023-03-26"}], [])
    assert Week(cells).halves() == (0, 2, 2)


@pytest.mark.parametrize("own", [False, True])
def test_the_gap_is_between_whole_minutes(engine: Engine, tmp_path: Path, *, own: bool) -> None:
    hour = "15" if own else "16"
    day = "2023-03-08T"
    week = week_of(
        engine,
        tmp_path,
        {"Creation_Time": f"{day}{hour}:00:50Z", "Start_Time": f"{day}{hour}:02:10Z"},  # 80 seconds
        {"Creation_Time": f"{day}{hour}:00:05Z", "Start_Time": f"{day}{hour}:01:59Z"},  # 114 seconds
        own=own,
    )
    assert week.halves() == (2, 2, 4)


@pytest.mark.parametrize(
    ("noon", "weeks", "after"),
    [
        # Work begins at 9 in the first row, at 13 in the last: the hour before 13 is the question.
        ("2023-03-01T12:00:00Z", ("2023-02-26", "2023-03-12"), 0),  # held by the first
        ("2023-03-15T12:00:00Z", ("2023-02-26", "2023-03-12"), 1),  # by the last
        ("2023-03-08T12:00:00Z", ("2023-02-26", "2023-03-12"), 0),  # in the middle between them: the earlier
        ("2023-03-08T12:00:01Z", ("2023-02-26", "2023-03-12"), 1),  # nearer to the last
        ("2023-03-08T12:00:00Z", ("2023-03-12", "2023-03-19"), 0),  # before all
        ("2023-03-28T12:00:00Z", ("2023-03-12", "2023-03-19"), 1),  # after all
    ],
)
def test_the_nearest_row_gives_the_working_hours(
    engine: Engine, tmp_path: Path, noon: str, weeks: tuple[str, str], after: float
) -> None:
    call = {**CALL, "Join_Time": noon, "Leave_Time": noon.replace("T12:", "T13:"), "Duration_Minutes_2": "60"}
    path = write(tmp_path / "hashed.csv", R_HEADER, call)
    first, last = ({**WEEK, "MetricDate": week} for week in weeks)
    compute(engine, [path], [first, {**last, "start_minute": "780"}], [])
    (found,) = engine.one("SELECT after FROM calls")
    assert found / 10**12 == pytest.approx(after, abs=0.001)


def test_who_has_no_row_works_as_the_options_say(engine: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "hashed.csv", R_HEADER, {**CALL, "User_Email_2": "pcarla1234"})
    compute(engine, [path], [{**WEEK, "start_minute": "1020"}], [])
    assert engine.all("SELECT hash_id, after FROM calls JOIN persons USING (person)") == [("pcarla1234", 10**12)]


def test_meetings_differ_by_five_columns(engine: Engine, tmp_path: Path) -> None:
    later = {"Join_Time": "2023-03-08T17:00:00Z"}
    changes = (
        {"MeetingID": "84613890848"},
        {"Topic": "quick call"},
        {"Start_Time": "2023-03-08T15:59:00Z"},
        {"User_Email_1": "panna1234x"},
        {"Participants": "3"},
    )
    week = week_of(engine, tmp_path, {}, later, *({**later, **change} for change in changes))
    assert week.meetings() == (6, 0, 6)


@pytest.mark.parametrize(("participants", "in_a_band"), [("", 0), ("0", 0), ("1", 0), ("2", 2)])
def test_participants_below_two_are_in_no_band(
    engine: Engine, tmp_path: Path, participants: str, in_a_band: float
) -> None:
    week = week_of(engine, tmp_path, {"Participants": participants})
    bands = ("2_attendees", "3_to_8_attendees", "9_to_18_attendees", "19_or_more_attendees")
    assert [week(f"Unscheduled_call_hours_{band}") for band in bands] == [in_a_band, 0, 0, 0]


@pytest.mark.parametrize(
    ("topic", "subject", "is_in_calendar"),
    [
        ("WEEKLY Sync", "weekly sync", True),
        ("Weekly  sync", "Weekly sync", False),
        ("Weekly\u00a0sync", "Weekly sync", False),
        ("Cafe\u0301", "Caf\u00e9", False),
        ("Weekly sync", "Weekly sync \t", True),  # as the scripts read both files
        (" Weekly sync", "Weekly sync", True),
        ("Weekly, sync", "Weekly, sync ", False),  # the comma brings quotes, which keep the blank
        ("'=1+1", "=1+1", True),  # the apostrophe is the admin step's
        ("'Weekly sync", "Weekly sync", False),
    ],
)
def test_kept_topics_are_compared_as_the_scripts_do(
    engine: Engine, tmp_path: Path, topic: str, subject: str, *, is_in_calendar: bool
) -> None:
    week = week_of(engine, tmp_path, {"Topic": topic}, own=True, subjects=(subject,))
    assert week.halves() == ((0, 2, 2) if is_in_calendar else (2, 0, 2))


def test_where_leave_is_before_join_the_instant_decides(engine: Engine, tmp_path: Path) -> None:
    week = week_of(
        engine,
        tmp_path,
        {"Leave_Time": "2023-03-08T15:59:00Z"},
        {"Join_Time": "2023-03-08T17:30:00Z", "Leave_Time": "2023-03-08T16:30:00Z"},
    )
    assert week("After_hours_in_unscheduled_calls") == 2
