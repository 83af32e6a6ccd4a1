"""The made-up data is the same each time and of the size asked for; the benchmark runs from end to end."""

import csv
import hashlib
import itertools
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.example import FOLDER, write_example
from bench.organisation import Organisation, Part, Size, make_organisation, parts_of
from bench.rscripts import HEADER, RScripts
from bench.table import AT_MOST

ROOT = Path(__file__).resolve().parent.parent.parent
SMALL = Size(rows=2000, people=120, weeks=3)


def read_rows(path: Path) -> list[list[str]]:
    """Rows as they are, without blank lines and lines of commas."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.reader(file) if any(row)]


def sums_of(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Organisation:
    return make_organisation(tmp_path_factory.mktemp("bench") / "data", SMALL)


def report_rows(organisation: Organisation) -> list[list[str]]:
    return [row for path in organisation.reports for row in read_rows(path)[1:]]


# ---------------------------------------------------------------------------------------------------------
# The example


def test_example_in_the_repository_is_what_its_script_writes(tmp_path: Path) -> None:
    write_example(tmp_path)
    kept = sums_of(FOLDER)
    del kept["README.md"]
    assert sums_of(tmp_path) == kept


def test_example_has_all_that_it_shows() -> None:
    older, newer = (read_rows(path) for path in sorted((FOLDER / "zoom reports").iterdir(), reverse=True))
    if older[0][1] != "Meeting ID":
        older, newer = newer, older
    people = {row[0] for row in read_rows(FOLDER / "people.csv")[1:]}
    sessions = [(row[1], row[13], row[17], row[19]) for row in older[1:]]
    sessions += [(row[2], row[17], row[21], row[23]) for row in newer[1:]]
    assert len(people) == 40
    assert {len(number.replace(" ", "")) for number, _, _, _ in sessions} == {9, 10, 11}
    assert any(not email and guest == "Yes" for _, email, guest, _ in sessions)
    assert any(waiting == "Yes" for _, _, _, waiting in sessions)
    assert len({email.lower() for _, email, _, _ in sessions if email} - people) == 3  # unmatched
    assert any(row[14][:10] != row[15][:10] for row in older[1:])  # over midnight
    assert older[1][14].endswith("M")  # 12 hours


def test_example_person_query_has_a_place_for_the_hash_of_each_person() -> None:
    header, *rows = read_rows(FOLDER / "Ways of working assessment.csv")
    people = {row[0] for row in read_rows(FOLDER / "people.csv")[1:]}
    assert header[-1] == "PersonHashID"
    assert all(len(row) == len(header) for row in rows)
    assert {row[-1] for row in rows} < {f"{{{{{person}}}}}" for person in people}
    assert Counter(row[1] for row in rows) == dict.fromkeys(
        ("2023-05-14", "2023-05-21", "2023-05-28", "2023-06-04"), 39
    )


# ---------------------------------------------------------------------------------------------------------
# The organisation of the benchmark


@pytest.mark.parametrize("rows", [100, 2000, 999_999, 20_000_000])
def test_reports_have_as_many_rows_as_asked_for_and_overlap(rows: int) -> None:
    parts = parts_of(rows)
    assert sum(part.count for part in parts) == rows
    assert all(0 < part.count <= 1_000_000 for part in parts)
    shared = sum(max(0, before.first + before.count - after.first) for before, after in itertools.pairwise(parts))
    assert shared == pytest.approx(0.03 * rows, abs=len(parts))


def test_small_reports_are_two() -> None:
    assert parts_of(1000) == [Part(0, 500), Part(470, 500)]


def test_organisation_is_the_same_each_time_on_any_number_of_threads(
    organisation: Organisation, tmp_path: Path
) -> None:
    make_organisation(tmp_path, SMALL, threads=1)
    assert sums_of(tmp_path) == sums_of(organisation.folder)


def test_organisation_of_that_size_is_not_made_again(organisation: Organisation) -> None:
    before = organisation.mapping.stat().st_mtime_ns
    make_organisation(organisation.folder, SMALL)
    assert organisation.mapping.stat().st_mtime_ns == before
    assert not organisation.is_of(Size(rows=2001))


def test_reports_are_readable_and_of_the_portals_shape(organisation: Organisation) -> None:
    rows = report_rows(organisation)
    assert len(rows) == SMALL.rows
    assert {len(row) for row in rows} == {21}  # the header's 20, and the comma too many
    assert all(not row[20] for row in rows)
    for path in organisation.reports:
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbfTopic,Meeting ID,")
        assert b"\n\n" in content


def test_reports_hold_the_usual_parts(organisation: Organisation) -> None:
    rows = report_rows(organisation)
    without_email = sum(not row[13] for row in rows) / len(rows)
    waiting = sum(row[19] == "Yes" for row in rows) / len(rows)
    twice = len(rows) - len({tuple(row) for row in rows})
    assert without_email == pytest.approx(0.10, abs=0.03)
    assert waiting == pytest.approx(0.02, abs=0.01)
    assert twice == pytest.approx(0.03 * len(rows), abs=5)
    assert {len(row[1].replace(" ", "")) for row in rows} == {10, 11}
    subjects = {row[1] for row in read_rows(organisation.meeting_query)[1:]}
    topics = {row[0] for row in rows}
    assert len(topics & subjects) / len(topics) == pytest.approx(1 / 3, abs=0.1)


def test_queries_have_a_row_per_person_and_week(organisation: Organisation) -> None:
    header, *rows = read_rows(organisation.person_query)
    hash_ids = {row[1] for row in read_rows(organisation.mapping)[1:]}
    assert len(header) == 60
    assert all(len(row) == 60 for row in rows)
    assert len(rows) == SMALL.people * SMALL.weeks
    assert {row[-1] for row in rows} == hash_ids
    assert len(hash_ids) == SMALL.people
    assert len(read_rows(organisation.meeting_query)) == SMALL.people * 10 + 1


# ---------------------------------------------------------------------------------------------------------
# The benchmark


def run_bench(*arguments: str) -> str:
    command = [sys.executable, "-m", "bench", "--rows", "2000", "--people", "120", "--weeks", "3", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.qt  # the wizard's window is measured too
def test_bench_prints_a_table(tmp_path: Path) -> None:
    text = run_bench("--repeat", "1", "--folder", str(tmp_path))
    assert "| admin, with the privacy check |" in text
    assert "times as fast as the R scripts" in text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["organisation"]  # kept for the next time


@pytest.mark.slow
@pytest.mark.qt  # the wizard's window is measured too
def test_bench_prints_json() -> None:
    figures = json.loads(run_bench("--repeat", "2", "--json", "--memory", "1GB", "--threads", "1"))
    assert figures["rows"] == 2000
    for job in AT_MOST:
        assert len(figures[job]["seconds"]) == len(figures[job]["floor_seconds"]) == 2
        assert figures[job]["ratio"] > 0
        assert figures[job]["peak_bytes"] is None or figures[job]["peak_bytes"] > 10_000_000


def test_r_scripts_get_the_organisation_under_their_own_headers(
    organisation: Organisation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = "Hashed Zoom File from Zoom Admin_1.csv"

    def run(command: list[str], *, cwd: Path = tmp_path, **_: object) -> subprocess.CompletedProcess[str]:
        if command[-1] == "AdminBindandHash.R":
            (cwd.parent / "output" / hashed).write_text("", encoding="utf-8")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("bench.rscripts.subprocess.run", run)
    for role in ("Admin", "Analyst"):
        for folder in ("input", "output", "script"):
            (tmp_path / "published" / role / folder).mkdir(parents=True)
    scripts = RScripts(tmp_path / "published", organisation, tmp_path)
    assert scripts.admin() > 0
    made = tmp_path / "scripts"
    assert (made / "Analyst" / "input" / hashed).is_file()
    assert scripts.analyst() > 0
    rows = [row for path in (made / "Admin" / "input" / "zoom_reports").iterdir() for row in read_rows(path)]
    assert rows[0] == list(HEADER)
    assert len(rows) == SMALL.rows + len(organisation.reports)
    assert re.fullmatch(r"[0-9]{2}/[0-9]{2}/2026 [0-9]{2}:[0-9]{2}", rows[1][HEADER.index("Join_Time")])
    assert read_rows(made / "Analyst" / "input" / "Ways of working assessment.csv")[0][1] == "MetricDate"


@pytest.mark.parametrize(
    ("option", "value", "said"), [("--rows", "3", "at least 100"), ("--r-scripts", "nowhere", "Admin and Analyst")]
)
def test_bench_says_what_is_wrong_with_an_option(option: str, value: str, said: str) -> None:
    command = [sys.executable, "-m", "bench", option, value]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert said in done.stderr
