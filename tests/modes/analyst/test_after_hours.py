"""After-hours: every vector of the definition, and every such line of the R scripts' faults."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from tests.analyst import ANNA, QUERY_HEADER, SUNDAY, Analyst, Cells, Results, call, week
from tests.oracle.admin import ReportRow
from tests.oracle.clock import wall_to_utc, wall_to_utc_second
from tests.reports import YEAR_FIRST, Shape, write_mapping, write_report
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.run import AnalystJob

ZURICH = "Europe/Zurich"
NINE_TO_FIVE, NIGHT = ("09:00", "17:00"), ("22:00", "06:00")
WEEKDAYS = "Mo|Tu|We|Th|Fr"
HEADER = (
    *QUERY_HEADER,
    "WorkingStartTimeSetInOutlook",
    "WorkingEndTimeSetInOutlook",
    "WorkingDaysSetInOutlook",
)


@dataclass(frozen=True)
class Vector:
    """One session of one person. The times are local; `second` says of the leave that it comes twice."""

    name: str
    join: str
    leave: str
    expected: str
    zone: str = ZURICH
    hours: tuple[str, str] = NINE_TO_FIVE
    days: str = WEEKDAYS
    second: bool = False
    tz: str = ""  # the IANA zone, where `zone` is a Windows name

    @property
    def instants(self) -> tuple[datetime, datetime]:
        zone = ZoneInfo(self.tz or self.zone)
        join, leave = datetime.fromisoformat(self.join), datetime.fromisoformat(self.leave)
        return wall_to_utc(join, zone), (wall_to_utc_second if self.second else wall_to_utc)(leave, zone)


# 10 June 2026 is a Wednesday.
VECTORS: Final = (
    # docs/metrics.md, Worked examples
    Vector("inside", "2026-06-10 10:00", "2026-06-10 11:00", "0.0"),
    Vector("straddle", "2026-06-10 16:30", "2026-06-10 18:30", "1.5"),
    Vector("wholly after", "2026-06-10 19:00", "2026-06-10 20:00", "1.0"),
    Vector("wholly before", "2026-06-10 06:00", "2026-06-10 07:00", "1.0"),
    Vector("covers the day", "2026-06-10 08:00", "2026-06-10 18:00", "2.0"),
    Vector("weekend", "2026-06-13 10:00", "2026-06-13 11:00", "1.0"),
    Vector("midnight", "2026-06-10 23:30", "2026-06-11 00:30", "1.0"),
    Vector("Sunday into Monday, spring forward", "2026-03-29 23:00", "2026-03-30 09:30", "10.0"),
    Vector("over the spring gap", "2026-03-29 01:30", "2026-03-29 03:30", "1.0"),
    Vector("over the autumn fold", "2026-10-25 02:30", "2026-10-25 02:30", "1.0", second=True),
    Vector("Asia/Kolkata", "2026-06-10 08:30", "2026-06-10 09:30", "0.5", zone="Asia/Kolkata"),
    Vector("night shift", "2026-06-10 05:00", "2026-06-10 07:00", "1.0", hours=NIGHT),
    # pitfalls.md: what the R scripts gave stands behind each
    Vector("two hours over midnight", "2026-06-10 23:00", "2026-06-11 01:00", "2.0"),  # 0
    Vector("two hours on a Saturday", "2026-06-13 10:00", "2026-06-13 12:00", "2.0"),  # 0
    Vector(
        "Pacific, report in UTC", "2026-06-10 09:00", "2026-06-10 09:30", "0.0",
        zone="Pacific Standard Time", tz="America/Los_Angeles",
    ),  # 16.5
    Vector(
        "London in June", "2026-06-10 09:00", "2026-06-10 10:00", "0.0",
        zone="GMT Standard Time", tz="Europe/London",
    ),  # 1
    Vector("inside a night shift", "2026-06-10 02:00", "2026-06-10 03:00", "0.0", hours=NIGHT),  # 20
    Vector("zone UTC", "2026-06-10 16:30", "2026-06-10 17:30", "0.5", zone="UTC", tz="Etc/UTC"),  # 0
    Vector(
        "zone Sudan", "2026-06-10 16:30", "2026-06-10 17:30", "0.5",
        zone="Sudan Standard Time", tz="Africa/Khartoum",
    ),  # 0
    Vector(
        "zone Volgograd", "2026-06-10 16:30", "2026-06-10 17:30", "0.5",
        zone="Volgograd Standard Time", tz="Europe/Volgograd",
    ),  # 0
    # The edges of docs/metrics.md, Working time and After-hours
    Vector("the last night shift of the week", "2026-06-13 05:00", "2026-06-13 07:00", "1.0", hours=NIGHT),
    Vector("no shift ends on Monday", "2026-06-08 05:00", "2026-06-08 07:00", "2.0", hours=NIGHT),
    Vector("equal start and end", "2026-06-10 10:00", "2026-06-10 11:00", "1.0", hours=("09:00", "09:00")),
    Vector("work ends at midnight", "2026-06-10 23:30", "2026-06-11 00:30", "0.5", hours=("09:00", "24:00")),
    Vector("Sunday to Thursday", "2026-06-07 10:00", "2026-06-07 11:00", "0.0", days="Su|Mo|Tu|We|Th"),
    Vector("and no Friday", "2026-06-12 10:00", "2026-06-12 11:00", "1.0", days="Su|Mo|Tu|We|Th"),
    Vector("an instant inside", "2026-06-10 09:00", "2026-06-10 09:00", "0.0"),
    Vector("an instant at the end of work", "2026-06-10 17:00", "2026-06-10 17:00", "0.016667"),
    Vector(
        "a night shift is an hour shorter in spring", "2026-03-28 22:00", "2026-03-29 06:30", "0.5",
        hours=NIGHT, days="Sa",
    ),
    Vector(
        "and an hour longer in autumn", "2026-10-24 22:00", "2026-10-25 06:30", "0.5", hours=NIGHT, days="Sa"
    ),
    Vector(
        "work begins in the spring gap", "2026-03-29 01:00", "2026-03-29 04:00", "1.5",
        hours=("02:30", "09:00"), days="Su",
    ),
    Vector(
        "and in the autumn fold at its first time", "2026-10-25 02:00", "2026-10-25 03:00", "0.5",
        hours=("02:30", "09:00"), days="Su",
    ),
    Vector(
        "half an hour's change on Lord Howe", "2026-10-04 01:45", "2026-10-04 02:45", "0.5",
        zone="Australia/Lord_Howe",
    ),
)  # fmt: skip
HASH_IDS = {vector.name: f"pvector{number:02}" for number, vector in enumerate(VECTORS)}


def iso(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def minutes_of(vector: Vector) -> int:
    """As Zoom reports them; a session that ends at once has one."""
    join, leave = vector.instants
    return max(1, (leave - join) // timedelta(minutes=1))


def session_of(vector: Vector) -> Cells:
    join, leave = map(iso, vector.instants)
    return call(HASH_IDS[vector.name], join, minutes_of(vector), Leave_Time=leave)


def row_of(vector: Vector) -> list[str]:
    day = datetime.fromisoformat(vector.join).date()
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    person = week(HASH_IDS[vector.name], sunday.isoformat(), vector.zone)
    return [*person, *vector.hours, vector.days]


@pytest.fixture(scope="module", params=("exact", "published"))
def results(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """One run for all: every vector is a person of its own."""
    return Analyst(
        tmp_path_factory.mktemp("after-hours"),
        calls=[session_of(vector) for vector in VECTORS],
        query=[HEADER, *(row_of(vector) for vector in VECTORS)],
        options={"method": request.param},
    ).run()


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.name for vector in VECTORS])
def test_a_vector_has_its_after_hours(results: Results, vector: Vector) -> None:
    # Published counts weeks by the Zoom admin's clock: that may be another week than the row's.
    of_person = [cells for (_, person), cells in results.standalone.items() if person == HASH_IDS[vector.name]]
    (cells,) = [cells for cells in of_person if cells["Zoom_Meetings"] == "1"]
    assert cells["Zoom_After_hours_in_unscheduled_calls"] == vector.expected
    assert cells["Zoom_After_hours_in_scheduled_calls"] == "0.0"
    hours = Fraction(minutes_of(vector), 60)
    assert abs(Fraction(cells["Zoom_Total_call_hours"]) - hours) < Fraction(1, 1_000_000)


def test_the_vectors_are_as_long_as_the_definition_says() -> None:
    lengths = {vector.name: minutes_of(vector) / 60 for vector in VECTORS}
    assert lengths["over the spring gap"] == lengths["over the autumn fold"] == 1
    assert lengths["Sunday into Monday, spring forward"] == 10.5
    assert lengths["a night shift is an hour shorter in spring"] == 7.5
    assert lengths["and an hour longer in autumn"] == 9.5


def test_summer_time_counts_whatever_zone_the_report_was_written_in(tmp_path: Path) -> None:
    # 16:30 to 17:30 in Zurich, written by an admin whose clock is one hour ahead of UTC all year.
    moment = datetime(2026, 7, 1, 15, 30)
    row = ReportRow(
        meeting_id="555 123 4567",
        host_email="anna@example.com",
        creation=datetime(2025, 1, 13),
        start=moment,
        email="anna@example.com",
        name="Anna Keller",
        join=moment,
        leave=moment + timedelta(hours=1),
        minutes=60,
        participants=2,
    )
    report = write_report(tmp_path / "report.csv", [row], Shape(dates=YEAR_FIRST))
    admin = AdminJob(lambda _: StandInKey(bytes(32), "one-time", "A key of its own.")).run(
        AdminInputs(
            reports=(report,),
            mapping=write_mapping(tmp_path / "mapping.csv", {"anna@example.com": ANNA}),
            time_zone="Etc/GMT-1",
            output=tmp_path / "admin",
            threads=1,
        )
    )
    analyst = Analyst(tmp_path, query=(QUERY_HEADER, week(day="2026-06-28", zone=ZURICH)))
    given = analyst.write()
    inputs = AnalystInputs(
        zoom=tuple(tmp_path / "admin" / file.name for file in admin.outputs if file.role == "hashed file"),
        person_query=given.person_query,
        meeting_query=given.meeting_query,
        output=analyst.output,
    )
    values = Results(AnalystJob().run(inputs)).values(day="2026-06-28")
    assert values["Zoom_Unscheduled_call_hours"] == "1.0"
    assert values["Zoom_After_hours_in_unscheduled_calls"] == "0.5"


def test_two_devices_at_once_count_once_and_a_rejoin_is_one_call(tmp_path: Path) -> None:
    start = "2026-06-10T14:30:00Z"  # 16:30 in Zurich
    laptop = call(join=start, minutes=60)
    phone = call(join="2026-06-10T14:45:00Z", minutes=30, Start_Time=start)
    again = call(join="2026-06-10T15:45:00Z", minutes=15, Start_Time=start)
    values = Analyst(tmp_path, calls=[laptop, phone, again]).run().values()
    assert values["Zoom_Meetings"] == values["Zoom_Unscheduled_Meetings"] == "1"
    assert values["Zoom_Unscheduled_call_hours"] == "1.25"
    assert values["Zoom_Unscheduled_call_hours_1_to_2_hours"] == "1.25"
    # Of the 75 minutes in which Anna was connected 45 lie after 17:00.
    assert values["Zoom_After_hours_in_unscheduled_calls"] == "0.75"


def test_a_report_with_too_few_minutes_makes_no_negative_hours(tmp_path: Path) -> None:
    start = "2026-06-10T14:30:00Z"
    laptop, phone, tablet = (
        call(join=f"2026-06-10T14:30:0{n}Z", minutes=5, Start_Time=start, Duration_Minutes_2="3") for n in range(3)
    )
    values = Analyst(tmp_path, calls=[laptop, phone, tablet]).run().values()
    assert values == {"Zoom_Meetings": "1", "Zoom_Unscheduled_Meetings": "1"}


def test_working_hours_of_the_options_are_for_those_who_have_none_of_their_own(tmp_path: Path) -> None:
    own = [*week(), "08:00", "16:00", WEEKDAYS]
    none = [*week("pnone"), "", "", ""]
    evening = [call(hash_id, "2026-06-12T15:00:00Z") for hash_id in (ANNA, "pnone")]  # Friday 17:00
    analyst = Analyst(
        tmp_path,
        calls=evening,
        query=[HEADER, own, none],
        options={"working_hours": "10 am to 5:30 pm", "working_days": "Sun-Fri"},
    )
    found = analyst.run()
    assert found.values(day=SUNDAY)["Zoom_After_hours_in_unscheduled_calls"] == "1.0"
    assert found.values("pnone")["Zoom_After_hours_in_unscheduled_calls"] == "0.5"
