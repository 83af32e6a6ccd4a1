"""The golden organisation, from its reports to its person-weeks, by the jobs and by the command line."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.analyst import Results, read_csv
from tests.oracle.rows import COLUMNS
from zoomwizard.core.outcome import JobResult
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.run import AnalystJob

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "organisation"
REPORTS = (GOLDEN / "report 1.csv", GOLDEN / "report 2.csv")
MAPPING, QUERY, MEETINGS = (GOLDEN / f"{name}.csv" for name in ("mapping", "person query", "meeting query"))
EXPECTED_WEEKS, EXPECTED_JOINED = GOLDEN / "expected person weeks.csv", GOLDEN / "expected joined.csv"
ZONE = "Europe/Zurich"
KEY = StandInKey(bytes(range(32)), "key-file", "A fixed key.")
# The tables of the golden organisation's README, counted by hand.
COUNTS = {
    "rows_in": 30,
    "rows_without_hash_id": 2,
    "duplicates": 0,  # the admin's step had left them out
    "doubtful_minutes": 0,
    "people_in_zoom": 5,
    "people_found": 4,
    "minutes_in_zoom": 1917,
    "minutes_found": 1842,  # less the 60 and 15 of Emil
    "person_weeks": 17,
    "person_weeks_with_calls": 11,
    "weeks_with_calls": 13,
    "reason_in_calendar": 6,
    "reason_personal_or_instant_ID": 10,
    "reason_created_at_start": 7,
    "reason_booked_ahead": 3,
    "zone_from_the_person_query": 4,
    "zone_from_another_week": 1,  # Dora
}


@dataclass(frozen=True)
class Chain:
    """The results of both halves."""

    admin: JobResult
    analyst: Results


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Chain:
    folder = tmp_path_factory.mktemp("golden")
    admin = AdminJob(lambda _: KEY).run(
        AdminInputs(reports=REPORTS, mapping=MAPPING, time_zone=ZONE, output=folder / "admin", threads=2)
    )
    hashed = [folder / "admin" / record.name for record in admin.outputs if record.role == "hashed file"]
    inputs = AnalystInputs(
        zoom=tuple(hashed),
        person_query=QUERY,
        meeting_query=MEETINGS,
        output=folder / "analyst",
        threads=2,
        min_group_size=1,  # else four people are too few for their number to be told
    )
    return Chain(admin, Results(AnalystJob().run(inputs)))


def test_the_person_weeks_are_the_expected_ones_to_the_byte(chain: Chain) -> None:
    found = chain.analyst.path("standalone metrics").read_text(encoding="utf-8").splitlines()
    expected = EXPECTED_WEEKS.read_text(encoding="utf-8").splitlines()
    # The expected rows are sorted by person as in the README, the program's by HashID: here that is the same.
    assert found == expected
    assert chain.analyst.path("standalone metrics").read_bytes() == EXPECTED_WEEKS.read_bytes()


def test_the_joined_file_is_the_expected_one_to_the_byte(chain: Chain) -> None:
    joined = chain.analyst.path("joined person query")
    assert joined.read_text(encoding="utf-8").splitlines() == EXPECTED_JOINED.read_text("utf-8").splitlines()
    assert joined.read_bytes() == EXPECTED_JOINED.read_bytes()


def test_the_expected_joined_file_is_the_person_query_with_the_expected_person_weeks() -> None:
    """So it holds nothing that was not worked out by hand."""
    query, joined, weeks = read_csv(QUERY), read_csv(EXPECTED_JOINED), read_csv(EXPECTED_WEEKS)
    own = len(query[0])
    assert joined[0] == [*query[0], "Date", *COLUMNS]
    assert [row[:own] for row in joined] == query
    expected = {(day, hash_id): cells for day, hash_id, *cells in weeks[1:]}
    blank = [""] * len(COLUMNS)
    date, hash_id = query[0].index("MetricDate"), query[0].index("PersonHashID")
    for row in joined[1:]:
        assert row[own] == row[date]
        assert row[own + 1 :] == (expected[row[date], row[hash_id]] if row[hash_id] else blank)
    assert sum(row[own + 1 :] == blank for row in joined[1:]) == 2
    assert sum(set(row[own + 1 :]) == {"0", "0.0"} for row in joined[1:]) == 4


def test_the_counts_are_those_that_were_counted_by_hand(chain: Chain) -> None:
    assert chain.analyst.result.counts == COUNTS
    assert chain.analyst.record["counts"] == COUNTS
    admin = chain.admin.counts
    assert (admin["rows_in"], admin["rejected"], admin["waiting_room"], admin["duplicates"]) == (34, 1, 1, 2)
    assert (admin["matched_people"], admin["unmatched_people"]) == (5, 2)


def test_the_run_says_which_weeks_are_incomplete_and_who_was_found(chain: Chain) -> None:
    analyst = chain.analyst
    assert analyst.codes == {"people.coverage", "weeks.partly", "weeks.not-covered"}
    assert "4 of 5 people" in str(analyst.finding("people.coverage").title)
    assert "part of the week of 2026-03-29." in str(analyst.finding("weeks.partly").title)
    assert "2026-04-05" in str(analyst.finding("weeks.not-covered").title)
    assert "11 of 17 person-weeks have Zoom calls." in map(str, analyst.result.summary)


def test_the_meeting_query_comes_out_as_it_went_in(chain: Chain) -> None:
    assert read_csv(chain.analyst.path("meeting query")) == read_csv(MEETINGS)


def run(*arguments: str | Path) -> dict[str, object]:
    """One command in a process of its own; what it says as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "zoomwizard", *map(str, arguments), "--json", "--quiet"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert isinstance(document, dict)
    return document


def test_the_command_line_gives_the_same(tmp_path: Path) -> None:
    admin, analyst = tmp_path / "admin", tmp_path / "analyst"
    run("admin", "--reports", *REPORTS, "--mapping", MAPPING, "--time-zone", ZONE, "--output", admin)
    (hashed,) = admin.glob("Hashed Zoom File*.csv")
    said = run("analyst", "--zoom", hashed, "--person-query", QUERY, "--meeting-query", MEETINGS, "--output", analyst)
    few = {name for name in COUNTS if name.startswith(("people_found", "minutes", "weeks_with", "zone"))}
    assert said["counts"] == {name: count for name, count in COUNTS.items() if name not in few}
    (standalone,) = analyst.glob("Standalone Zoom Metrics Export *.csv")
    (joined,) = analyst.glob("Zoom Transformed Person Query Export *.csv")
    assert standalone.read_bytes() == EXPECTED_WEEKS.read_bytes()
    assert joined.read_bytes() == EXPECTED_JOINED.read_bytes()
