"""The person query and the meeting query, from their files to the tables and back to files."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests.analyst import load_person_query
from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, Finding, Severity, errors_in
from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.open_queries import open_meeting_query, open_person_query
from zoomwizard.modes.analyst.queries import (
    copy_under_header,
    joined_select,
    load_meeting_query,
    meeting_query_select,
    one_line_header,
)
from zoomwizard.modes.analyst.query_dates import find_order, read_dates
from zoomwizard.modes.analyst.query_files import MeetingQuery, PersonQuery

GOLDEN = Path(__file__).parents[2] / "golden"
HEADER = "PersonId,MetricDate,TimeZone,PersonHashID"
SUNDAY = date(2023, 5, 7)

Rows = Sequence[Sequence[str]]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    folder = tmp_path / "private"
    folder.mkdir()
    with Engine(folder, threads=2) as engine:
        yield engine


def csv_text(rows: Rows, delimiter: str = ",", newline: str = "\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


def save(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def seen(engine: Engine, *hash_ids: str) -> None:
    engine.load("hash_ids_seen", {"hash_id": "VARCHAR"}, [(hash_id,) for hash_id in hash_ids])


def person_query(engine: Engine, path: Path, hash_column: str = "") -> tuple[PersonQuery | None, list[Finding]]:
    """Open and load; all findings."""
    query, findings = open_person_query(path, hash_column, CancelToken())
    if query is None:
        return None, findings
    loaded, more = load_person_query(engine, query)
    return loaded, findings + more


def good_query(engine: Engine, path: Path, hash_column: str = "") -> PersonQuery:
    query, findings = person_query(engine, path, hash_column)
    assert query is not None, [str(finding.sentence()) for finding in findings]
    return query


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def person_rows(engine: Engine, columns: str) -> list[Any]:
    rows = engine.all(f"SELECT {columns} FROM person_rows ORDER BY row")
    return [row[0] for row in rows] if "," not in columns else rows


def query_text(*rows: str, header: str = HEADER) -> str:
    return "\n".join((header, *rows)) + "\n"


def weekly(*dates: str) -> str:
    """A query of one person with these dates."""
    return query_text(*(f"p1,{day},Etc/UTC,h1" for day in dates))


# ---------------------------------------------------------------------------------------------------------
# The columns of a person query


@pytest.mark.parametrize(
    ("header", "hash_column"),
    [
        ("PersonId,MetricDate,TimeZone,PersonHashID,HashID", "PersonHashID"),
        ("PersonId,Date,TimeZone,HashID", "HashID"),
        ("Person Id,Metric Date,Time zone,Hash_ID", "Hash_ID"),
        ("personid,DATE,time_zone,hash_id", "hash_id"),
        ("Date,PersonId,MetricDate,Time zone,x,hash id", "hash id"),
    ],
)
def test_the_columns_are_found_in_every_spelling(tmp_path: Path, header: str, hash_column: str) -> None:
    query, findings = open_person_query(save(tmp_path / "q.csv", header + "\n"), "", CancelToken())
    assert findings == []
    assert query is not None
    names = {role: query.header[place] for role, place in query.places.items()}
    assert names["hash_id"] == hash_column
    assert names["date"].lower().startswith("metric") or "metric" not in header.lower()
    assert set(names) == {"person", "date", "zone", "hash_id"}


def test_the_hash_column_that_is_asked_for_is_taken(tmp_path: Path, engine: Engine) -> None:
    text = query_text("p1,2023-05-07,h1,h2", header="PersonId,Date,PersonHashID,Other ID (hash)")
    path = save(tmp_path / "q.csv", text)
    seen(engine, "h2")
    for name in ("Other ID (hash)", "other_id_hash"):
        good_query(engine, path, name)
        assert person_rows(engine, "hash_id") == ["h2"]


def test_a_hash_column_that_is_not_there(tmp_path: Path) -> None:
    _, findings = open_person_query(save(tmp_path / "q.csv", HEADER + "\n"), "Hash", CancelToken())
    (error,) = findings
    assert (error.field, error.code) == ("hash_column", "query.no-hash-column")
    assert error.choices == tuple(HEADER.split(","))
    assert str(error.sentence()) == (
        "q.csv: The person query has no column Hash. Choose one of its columns with --hash-column."
    )


def test_two_columns_of_one_name_are_told_apart_by_their_values(tmp_path: Path, engine: Engine) -> None:
    text = query_text("p1,2023-05-07,old,00123", header="PersonId,Date,HashID,Hash_ID")
    path = save(tmp_path / "q.csv", text)
    seen(engine, "00123")
    query, findings = person_query(engine, path)
    assert query is not None
    assert codes(findings)[0] == "query.hash-column-found"
    assert person_rows(engine, "hash_id") == ["00123"]
    assert good_query(engine, path, "Hash_ID").places["hash_id"] == 3

    same = save(tmp_path / "same.csv", "PersonId,Date,HashID,HashID\n")
    _, (error,) = open_person_query(same, "HashID", CancelToken())
    assert str(error.title) == "The person query has 2 columns called HashID."
    assert str(error.hint) == "Rename one of them in the first line of the file."


def test_missing_columns_are_said_with_what_is_there(tmp_path: Path) -> None:
    header = "Meeting_hours,Organization,Person,Week start,TimeZone"
    _, findings = open_person_query(save(tmp_path / "q.csv", header + "\n1,2,3,4,5\n"), "", CancelToken())
    (error,) = findings
    assert error.code == "query.missing-columns"
    assert str(error.title) == (
        "There are no columns PersonId and MetricDate. The columns are Person, Week start, Meeting_hours, "
        "Organization and TimeZone."
    )
    header = "PersonId," + ",".join(f"Metric_{n}_hours" for n in range(30))
    _, (error,) = open_person_query(save(tmp_path / "q.csv", header + "\n"), "", CancelToken())
    assert str(error.title).startswith("There's no column MetricDate. The columns are PersonId, Metric_0_hours,")
    assert str(error.title).endswith("and 19 more.")
    assert len(error.choices) == 31


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe,2023-05-07,Sales,Etc/UTC\nJohn Doe,2023-05-07,Sales,Etc/UTC\n",
        "jane.roe@example.org,Region,Layer,Domain\n",
        "Jane Roe\n",
        "03/04/2023;Jane Roe;17,5\n",
    ],
)
def test_a_first_line_that_is_no_header_is_never_repeated(tmp_path: Path, text: str) -> None:
    for opened in (open_person_query(save(tmp_path / "q.csv", text), "", CancelToken()),
                   open_meeting_query(tmp_path / "q.csv", CancelToken())):  # fmt: skip
        query, (error,) = opened
        assert query is None
        assert error.code == "query.no-header"
        assert "oe" not in "".join((str(error.title), str(error.where), *error.choices)).replace("does", "")


@pytest.mark.parametrize(
    ("header", "person", "meeting"),
    [
        (
            "MeetingID,Topic,User_Email_1,User_Email_2,Start_Time,Join_Time,Leave_Time",
            "a hashed Zoom file",
            None,
        ),
        ("MeetingId,Subject,StartDate", "a meeting query", ""),
        ("PersonId,MetricDate,HashID", "", "a person query"),
        ("PersonID,HashID", "a mapping file", None),
        (
            "PersonId,MetricDate,HashID,Zoom_Total_call_hours",
            "a result of an earlier run, with the Zoom_ columns in it",
            None,
        ),
        *(
            (
                f"PersonId,MetricDate,HashID,{name}",
                "a result of an earlier run, with the Zoom_ columns in it",
                None,
            )
            for name in METRICS
        ),
        (
            "PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,MetricDate",
            "a person-to-person query",
            None,
        ),
        (
            "Topic,Meeting ID,Host,Host Email,Start Time,Name (Original Name),Email,Join Time,Leave Time",
            "a Zoom report that the Zoom admin hasn't prepared",
            None,
        ),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(
    tmp_path: Path, header: str, person: str, meeting: str | None
) -> None:
    path = save(tmp_path / "q.csv", header + "\n" + "1," * header.count(",") + "1\n")
    for opened, word, kind in (
        (open_person_query(path, "", CancelToken()), "person query", person),
        (open_meeting_query(path, CancelToken()), "meeting query", person if meeting is None else meeting),
    ):
        query, findings = opened
        assert (query is None) == bool(kind)
        assert [str(finding.title) for finding in findings] == (
            [f"This looks like {kind}, not a {word}."] if kind else []
        )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"PK\x03\x04rest", "file.excel"),
        (b"%PDF-1.7", "file.pdf"),
        (b"PersonId,MetricDate\n\x00\x01\x02\x03", "file.binary"),
        (b'PersonId,"MetricDate\n1,2\n', "file.broken-quote"),
        ("\u00a0\n\u00a0\n".encode(), "query.no-header"),
    ],
)
def test_a_file_that_is_no_csv_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "q.csv"
    path.write_bytes(content)
    for query, findings in (
        open_person_query(path, "", CancelToken()),
        open_meeting_query(path, CancelToken()),
    ):
        assert query is None
        assert codes(findings) == [code]
    _, findings = open_person_query(tmp_path, "", CancelToken())
    assert codes(findings) == ["file.folder"]
    _, findings = open_meeting_query(tmp_path / "gone.csv", CancelToken())
    assert codes(findings) == ["file.missing"]


# ---------------------------------------------------------------------------------------------------------
# Its rows


def test_what_the_rows_say(tmp_path: Path, engine: Engine) -> None:
    header = (
        "PersonId,MetricDate,Organization,WorkingStartTimeSetInOutlook,WorkingEndTimeSetInOutlook,"
        "WorkingDaysSetInOutlook,TimeZone,PersonHashID"
    )
    path = save(
        tmp_path / "q.csv",
        query_text(
            "p1,2023-05-07,Sales,09:00,17:00,Mo|Tu|We|Th|Fr,Pacific Standard Time,00123",
            "p2,2023-05-07,Sales,22:00,6:00 AM,,Europe/Zurich, h2 ",
            'p3,2023-05-07,Sales,0.375,24:00,"[SUNDAY, SATURDAY]",,123',
            "p4,2023-05-14,Sales,,,,NA,#N/A",
            "p5,2023-05-14,Sales,24:00,,,etc/utc,",
            header=header,
        ),
    )  # fmt: skip
    seen(engine, "00123")
    query, findings = person_query(engine, path)
    assert findings == []
    assert query is not None
    assert (query.rows_read, query.first_weekday) == (5, 6)
    week = SUNDAY + timedelta(days=7)
    assert person_rows(engine, "row, person_id, hash_id, week, zone, zone_known, start_minute, end_minute, days") == [
        (0, "p1", "00123", SUNDAY, "America/Los_Angeles", True, 540, 1020, 0b0011111),
        (1, "p2", "h2", SUNDAY, "Europe/Zurich", True, 1320, 360, None),
        (2, "p3", "123", SUNDAY, None, False, 540, 1440, 0b1100000),
        (3, "p4", None, week, None, False, None, None, None),
        (4, "p5", None, week, "Etc/UTC", True, 0, None, None),
    ]
    types = [kind for _, kind, *_ in engine.all("DESCRIBE person_rows")]
    assert types == [
        "INTEGER",
        "VARCHAR",
        "VARCHAR",
        "DATE",
        "VARCHAR",
        "BOOLEAN",
        "SMALLINT",
        "SMALLINT",
        "UTINYINT",
    ]
    assert engine.all("SELECT row, c0, c7 FROM person_query WHERE row IN (1, 3)") == [
        (1, "p2", " h2 "),
        (3, "p4", "#N/A"),
    ]


def test_the_column_of_hash_ids_is_found_by_its_values(tmp_path: Path, engine: Engine) -> None:
    text = query_text("p1,2023-05-07,7,Etc/UTC,x,0012", "p2,2023-05-07,8,Etc/UTC, p77 ,12",
                      header="PersonId,Date,Meetings,TimeZone,Attribute 5,Attribute 6")  # fmt: skip
    path = save(tmp_path / "q.csv", text)
    seen(engine, "p77", "")
    query, findings = person_query(engine, path)
    assert query is not None
    (note,) = findings
    assert note.severity is Severity.NOTE
    assert str(note.sentence()) == (
        "q.csv, column Attribute 5: This column is used for the HashIDs, because its values are in the "
        "hashed Zoom file."
    )
    assert person_rows(engine, "hash_id") == ["x", "p77"]

    seen(engine, "p77", "12")
    query, findings = person_query(engine, path)
    assert query is None
    (error,) = findings
    assert (error.field, error.code) == ("hash_column", "query.hash-columns")
    (question,) = error.asks
    assert [(choice.text, choice.values) for choice in question.choices] == [
        ("Attribute 5", ("x", "p77")),
        ("Attribute 6", ("0012", "12")),
    ]

    seen(engine, "00012")
    _, findings = person_query(engine, path)
    (error,) = findings
    assert (error.field, error.code) == ("hash_column", "query.no-hash-column")
    assert "--hash-column" in str(error.hint)
    assert "Attribute 5" in error.choices


def test_nobody_in_common_is_an_error(tmp_path: Path, engine: Engine) -> None:
    text = query_text("p1,2023-05-07,x,h1", header="PersonId,Date,HashID,Attribute")
    path = save(tmp_path / "q.csv", text)
    seen(engine, "X")
    _, (_, error) = person_query(engine, path)
    assert (error.field, error.code) == ("person_query", "query.nobody-in-common")
    assert "no person in common" in str(error.title)
    assert "mapping file" in str(error.hint)
    seen(engine, "h1")
    _, (_, error) = person_query(engine, path)
    assert (error.field, error.choices) == ("hash_column", ("Attribute",))
    assert "--hash-column" in str(error.hint)


def test_a_person_week_that_stands_twice_is_an_error_that_names_the_lines(tmp_path: Path, engine: Engine) -> None:
    path = save(
        tmp_path / "q.csv",
        'PersonId,MetricDate,TimeZone,PersonHashID\n\np1,2023-05-07,"Etc/\nUTC",h1\np2,2023-05-07,,h2\n,,,\n'
        "p1,2023-05-14,,h1\np1,2023-05-07,,h1\np3,2023-05-14,,h1\np4,2023-05-14,,\np5,2023-05-14,,\n",
    )
    seen(engine, "h1")
    query, findings = person_query(engine, path)
    assert query is None
    by_person, by_hash = errors_in(findings)
    assert str(by_person.sentence()) == (
        "q.csv, column PersonId, lines 3 and 8: 1 person-week has more than one row. There should be one row "
        "for each person and week. Remove the others, or export the query again."
    )
    assert str(by_hash.where) == "q.csv, column PersonHashID, lines 7 and 9"
    assert str(by_hash.title) == "1 HashID has rows of two people in the same week."


def test_many_person_weeks_that_stand_twice_are_counted(tmp_path: Path, engine: Engine) -> None:
    rows = [f"p{n},2023-05-07,,h{n}" for n in range(2000)]
    path = save(tmp_path / "q.csv", query_text(*rows, *rows))
    seen(engine, "h1")
    _, findings = person_query(engine, path)
    (error,) = errors_in(findings)
    assert str(error.title) == "2,000 person-weeks have more than one row."
    assert str(error.where) == (
        "q.csv, column PersonId, lines 2 and 2002; 3 and 2003; 4 and 2004; 5 and 2005; 6 and 2006 and 1,995 more pairs"
    )


def test_rows_without_a_person_id_are_said(tmp_path: Path, engine: Engine) -> None:
    path = save(tmp_path / "q.csv", query_text(",2023-05-07,,h1", ",2023-05-07,,h2"))
    seen(engine, "h1")
    query, findings = person_query(engine, path)
    assert query is not None
    assert codes(findings) == ["query.no-person"]
    assert findings[0].severity is Severity.WARNING


def test_a_query_without_rows_is_an_error(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    for text in (HEADER, HEADER + "\n,,,\n\n", f"{HEADER}\n{HEADER}\n"):
        query, findings = person_query(engine, save(tmp_path / "q.csv", text))
        assert query is None
        assert codes(findings) == ["query.no-rows"]


# ---------------------------------------------------------------------------------------------------------
# Dates


@pytest.mark.parametrize(
    ("dates", "weeks"),
    [
        (["2023-05-07", "2023-05-14"], ["2023-05-07", "2023-05-14"]),
        (["2023-05-07 00:00:00", "2023-05-14T00:00:00Z"], ["2023-05-07", "2023-05-14"]),
        (["5/7/2023", "5/14/2023"], ["2023-05-07", "2023-05-14"]),
        (["07/05/2023 00:00", "14/05/2023 00:00"], ["2023-05-07", "2023-05-14"]),
        (["5/7/2023 12:00:00 AM", "5/14/2023 12:00:00 AM"], ["2023-05-07", "2023-05-14"]),
        (["May 7 2023", "2023-05-14"], ["2023-05-07", "2023-05-14"]),
        # All are at most 12: only month first has them on one weekday.
        (
            ["1/1/2023", "1/8/2023", "2/5/2023", "2/12/2023"],
            ["2023-01-01", "2023-01-08", "2023-02-05", "2023-02-12"],
        ),
        (["01/01/2023", "08/01/2023", "05/02/2023"], ["2023-01-01", "2023-01-08", "2023-02-05"]),
        (["11/12/22"], ["2022-12-11"]),
        (["10.09.2023", "2023-09-17"], ["2023-09-10", "2023-09-17"]),
    ],
)
def test_dates_are_read(tmp_path: Path, engine: Engine, dates: list[str], weeks: list[str]) -> None:
    seen(engine, "h1")
    query, findings = person_query(engine, save(tmp_path / "q.csv", weekly(*dates)))
    assert query is not None, findings
    assert [str(week) for week in person_rows(engine, "week")] == weeks
    assert set(codes(findings)) <= {"dates.week-start"}


def test_one_ambiguous_week_is_read_by_the_day_that_weeks_begin_on(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    query, findings = person_query(engine, save(tmp_path / "q.csv", weekly("7/5/2023")))
    assert query is not None
    assert person_rows(engine, "week") == [SUNDAY]
    (note,) = findings
    assert note.severity is Severity.NOTE
    assert str(note.title) == "The dates are read with the day first, because only then do the weeks begin on a Sunday."


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["1/2/2023"], "mdy"),  # 2 January was a Monday, 1 February a Wednesday
        (["2/1/2023"], "dmy"),
        (["3/2/2023"], None),  # a Thursday or a Friday
        (["4/9/2023"], None),  # a Sunday or a Monday
        (["3/12/2023"], None),  # a Sunday either way
        (["1/2/2023", "2/4/2023"], None),  # on two weekdays either way
        (["5/5/2023"], "mdy"),  # either way the same
    ],
)
def test_what_a_few_ambiguous_dates_prove(dates: list[str], order: str | None) -> None:
    assert find_order(dates, "auto")[0] == order


def test_what_the_user_says_counts_more_than_the_usual_first_day(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    opened, _ = open_person_query(save(tmp_path / "q.csv", weekly("7/5/2023")), "", CancelToken())
    assert opened is not None
    loaded, findings = load_person_query(engine, opened, date_order="mdy")
    assert loaded is not None
    assert codes(findings) == ["query.week-start"]
    assert [str(week) for week in person_rows(engine, "week")] == ["2023-07-05"]


@pytest.mark.parametrize("dates", [("5/14/2023", "5/21/2023"), ("1/1/2023", "1/8/2023", "2/5/2023", "2/12/2023")])
def test_what_the_user_says_against_the_dates_is_an_error(tmp_path: Path, engine: Engine, dates: Sequence[str]) -> None:
    seen(engine, "h1")
    path = save(tmp_path / "q.csv", weekly(*dates))
    opened, _ = open_person_query(path, "", CancelToken())
    assert opened is not None
    loaded, (error,) = load_person_query(engine, opened, date_order="dmy")
    assert loaded is None
    assert (error.code, error.field) == ("dates.wanted", "query_date_order")
    assert str(error.title) == "The dates have the month first, but you chose the day first."
    assert str(error.where) == "q.csv, column MetricDate"
    loaded, findings = load_person_query(engine, opened, date_order="mdy")
    assert (loaded is not None, codes(findings)) == (True, [])


def test_an_order_that_nothing_proves_is_asked_for(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    path = save(tmp_path / "q.csv", weekly("1/2/2023", "2/4/2023"))
    query, findings = person_query(engine, path)
    assert query is None
    (error,) = findings
    assert (error.code, error.choices) == ("dates.undecided", ("mdy", "dmy"))
    assert error.field == "query_date_order"
    assert "--query-date-order" in str(error.hint)
    opened, _ = open_person_query(path, "", CancelToken())
    assert opened is not None
    loaded, findings = load_person_query(engine, opened, date_order="dmy")
    assert loaded is not None
    assert codes(findings) == ["query.mixed-weeks"]
    assert [str(week) for week in person_rows(engine, "week")] == ["2023-01-29", "2023-04-02"]


def test_dates_of_both_orders_are_an_error(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    _, findings = person_query(engine, save(tmp_path / "q.csv", weekly("5/14/2023", "21/5/2023")))
    assert codes(errors_in(findings)) == ["dates.both"]


def test_a_date_that_can_not_be_read_is_an_error_that_names_lines(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    bad = ["p1,soon,,h1", "p2,,,h2", "p3,2023-13-01,,h3", "p4,45053,,h4", "p5,NA,,h5", "p6,never,,h6"]
    path = save(tmp_path / "q.csv", query_text("p1,2023-05-07,,h1", *bad))
    _, findings = person_query(engine, path)
    (error,) = errors_in(findings)
    assert error.code == "query.bad-dates"
    assert str(error.where) == "q.csv, column MetricDate, lines 3, 4, 5, 6, 7 and 1 more"
    assert str(error.title) == "6 rows have no date, or one that can't be read."
    assert "soon" not in str(error.sentence())


def test_a_daily_query_is_an_error_that_says_so(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    _, findings = person_query(engine, save(tmp_path / "q.csv", weekly("2023-05-08", "2023-05-09", "2023-05-12")))
    (error,) = findings
    assert str(error.sentence()) == (
        "q.csv, column MetricDate: This is a daily query: somebody has rows on two days in a row. "
        "Export the query again, grouped by week."
    )


def test_a_monthly_query_is_an_error_that_says_so(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    _, findings = person_query(engine, save(tmp_path / "q.csv", weekly("2023-05-01", "2023-06-01", "2023-07-01")))
    assert codes(findings) == ["query.monthly"]


def test_weeks_that_begin_on_another_day_are_said_and_kept(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    query, findings = person_query(engine, save(tmp_path / "q.csv", weekly("2023-05-08", "2023-05-15")))
    assert query is not None
    assert query.first_weekday == 0
    assert [str(week) for week in person_rows(engine, "week")] == ["2023-05-08", "2023-05-15"]
    (warning,) = findings
    assert (warning.severity, str(warning.title)) == (
        Severity.WARNING, "The weeks begin on Monday, not on Sunday."
    )  # fmt: skip


def test_mixed_weekdays_are_said_and_count_for_the_week_from_sunday(tmp_path: Path, engine: Engine) -> None:
    seen(engine, "h1")
    text = query_text("p1,2023-05-08,,h1", "p2,2023-05-07,,h2", "p1,2023-05-17,,h1")
    query, findings = person_query(engine, save(tmp_path / "q.csv", text))
    assert query is not None
    assert [str(week) for week in person_rows(engine, "week")] == ["2023-05-07", "2023-05-07", "2023-05-14"]
    assert str(findings[0].title) == "The dates fall on different days of the week: Sunday, Monday and Wednesday."

    text = query_text("p1,2023-05-07,,h1", "p2,2023-05-08,,h2", "p1,2023-05-10,,h1")
    _, findings = person_query(engine, save(tmp_path / "q.csv", text))
    assert codes(errors_in(findings)) == ["query.person-week-twice"]


@given(
    st.dates(date(2015, 1, 4), date(2035, 1, 1)),
    st.lists(st.integers(0, 60), min_size=1, max_size=12, unique=True),
    st.sampled_from([("%m/%d/%Y", "mdy"), ("%d/%m/%Y", "dmy"), ("%Y-%m-%d", "ymd"), ("%d.%m.%Y 00:00", "dmy")]),
)
def test_weeks_are_never_read_in_the_wrong_order(first: date, weeks: list[int], form: tuple[str, str]) -> None:
    """Weeks begin on a Sunday or a Monday; what is read is right, or it is left open."""
    assume(first.weekday() in {0, 6})
    days = [first + timedelta(weeks=week) for week in weeks]
    texts = [day.strftime(form[0]) for day in days]
    dates = read_dates(texts)
    if dates.order is not None:
        assert [dates.days[text] for text in texts] == days
        assert dates.first_weekday == (first.weekday() if len(dates.weekdays) == 1 else 6)
    else:
        assert all(day.day <= 12 for day in days)
        assert dates.proof == "none"
    asked = read_dates(texts, form[1])
    assert [asked.days[text] for text in texts] == days


# ---------------------------------------------------------------------------------------------------------
# Zones and working hours


def test_unknown_zones_are_counted_and_named(tmp_path: Path, engine: Engine) -> None:
    zones = [
        "Mars Standard Time", "Mars Standard Time", '"(UTC+01:00) Moon, Sea"', "XYZ", "jane.roe@example.org",
        "Jane Roe", "-7", "+05:30", "5.5", "UTC+2", "", "Etc/UTC",
    ]  # fmt: skip
    text = query_text(*(f"p{n},2023-05-07,{zone},h{n}" for n, zone in enumerate(zones)))
    seen(engine, "h1")
    query, (unknown, offset) = person_query(engine, save(tmp_path / "q.csv", text))
    assert query is not None
    assert unknown.severity is offset.severity is Severity.WARNING
    assert str(unknown.title) == (
        "6 rows have one of 5 unknown time zones. They are “(UTC+01:00) Moon, Sea”, “Mars Standard Time”, “XYZ” "
        "and 2 more."
    )
    assert str(unknown.where) == "q.csv, column TimeZone"
    assert str(offset.title).startswith("4 rows have a number of hours, such as -7 or +05:30,")
    assert [zone for zone in person_rows(engine, "zone") if zone] == ["Etc/UTC"]


def test_at_most_five_unknown_zones_are_named(tmp_path: Path, engine: Engine) -> None:
    text = query_text(*(f"p{n},2023-05-07,Moon/Sea_{n},h{n}" for n in range(9)))
    seen(engine, "h1")
    _, (unknown,) = person_query(engine, save(tmp_path / "q.csv", text))
    assert str(unknown.title).count("Moon/Sea") == 5
    assert str(unknown.title).endswith(" and 4 more.")


def test_a_query_without_zones_is_said(tmp_path: Path, engine: Engine) -> None:
    text = query_text("p1,2023-05-07,h1", header="PersonId,MetricDate,HashID")
    seen(engine, "h1")
    query, findings = person_query(engine, save(tmp_path / "q.csv", text))
    assert query is not None
    assert codes(findings) == ["query.no-time-zone"]
    assert person_rows(engine, "zone, zone_known, start_minute, days") == [(None, False, None, None)]


def test_working_hours_that_can_not_be_read_are_counted_and_blank(tmp_path: Path, engine: Engine) -> None:
    header = HEADER + ",WorkingStartTimeSetInOutlook,Working end time set in Outlook,WorkingDaysSetInOutlook"
    rows = (
        "p1,2023-05-07,,h1,early,17:00,Xyz",
        "p2,2023-05-07,,h2,early,late,Mo",
        "p3,2023-05-07,,h3,,,",
    )
    text = query_text(*rows, header=header)
    seen(engine, "h1")
    query, findings = person_query(engine, save(tmp_path / "q.csv", text))
    assert query is not None
    assert [(str(finding.where), str(finding.title)) for finding in findings] == [
        ("q.csv, column WorkingStartTimeSetInOutlook", "2 rows have a time that can't be read."),
        ("q.csv, column Working end time set in Outlook", "1 row has a time that can't be read."),
        ("q.csv, column WorkingDaysSetInOutlook", "1 row has days that can't be read."),
    ]
    assert person_rows(engine, "start_minute, end_minute, days") == [
        (None, 1020, None),
        (None, None, 1),
        (None,) * 3,
    ]


# ---------------------------------------------------------------------------------------------------------
# Whatever the file is like


ODD_ROWS: Rows = [
    ["", "PersonId", "MetricDate", "HashID", "Team", "team", "Team", "", 'Notes, "odd"', "row"],
    ["1", "p1", "2023-05-07", "00123", "Zürich", "=1+1", "x", "", "two\nlines", "1"],
    ["2", "p2", "2023-05-07", "123", "", " padded ", "'", "y", 'a "b", c', "2"],
    ["3", "p3", "2023-05-07", "12e3", "東京", "NA", "0010", "", "\r\nbreak", ""],
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_every_cell_passes_through(tmp_path: Path, engine: Engine, encoding: str, delimiter: str, newline: str) -> None:
    path = save(tmp_path / "q.csv", csv_text(ODD_ROWS, delimiter, newline), encoding)
    seen(engine, "00123")
    query = good_query(engine, path)
    assert person_rows(engine, "hash_id") == ["00123", "123", "12e3"]
    engine.load("made", {"row": "INTEGER", "hours": "VARCHAR"}, [(2, "0.5"), (0, "1.0")])
    out = tmp_path / "out.csv"
    select = joined_select(query, "made", ["CAST(d.week AS VARCHAR)", "r.hours"])
    assert copy_under_header(engine, select, [*one_line_header(query), "Date", "Hours"], out) == 3
    first, *rest = read_csv(out)
    assert first == [*ODD_ROWS[0], "Date", "Hours"]
    added = (["2023-05-07", "1.0"], ["2023-05-07", ""], ["2023-05-07", "0.5"])
    expected = [[*row, *more] for row, more in zip(ODD_ROWS[1:], added, strict=True)]
    if newline == "\r":
        # Such a file is rewritten, and its line breaks are read as those of its lines.
        rest = [[cell.replace("\r\n", "\n") for cell in row] for row in rest]
        expected = [[cell.replace("\r\n", "\n") for cell in row] for row in expected]
    assert rest == expected


def test_the_columns_have_names_that_sql_can_tell_apart(tmp_path: Path, engine: Engine) -> None:
    path = save(tmp_path / "q.csv", csv_text(ODD_ROWS))
    seen(engine, "123")
    query = good_query(engine, path)
    names = ", ".join(f"c{n} AS {identifier(name)}" for n, name in enumerate(query.column_names()))
    frame = engine.frame(f"SELECT row, {names} FROM person_query")
    assert list(frame.columns) == [
        "row", "column_1", "PersonId", "MetricDate", "HashID", "Team", "team_2", "Team_3", "column_8",
        'Notes, "odd"', "row_2",
    ]  # fmt: skip
    assert list(frame["row"]) == [0, 1, 2]
    assert list(frame["Team_3"]) == ["x", "'", "0010"]


def test_a_windows_1252_file_is_read(tmp_path: Path, engine: Engine) -> None:
    text = query_text("p1,2023-05-07,,h1,Zürich – Büro €", header=HEADER + ",Ort")
    seen(engine, "h1")
    query = good_query(engine, save(tmp_path / "q.csv", text, "cp1252"))
    assert engine.one("SELECT c4 FROM person_query") == ("Zürich – Büro €",)
    assert query.source.rewritten


@pytest.mark.parametrize(
    ("early", "encoding", "expected"),
    [("Genf", "cp1252", "Zürich"), ("Genève", "utf-8", "Zürich"), ("Genève", "broken", "Zürich")],
)
def test_an_encoding_that_shows_only_far_down(
    tmp_path: Path, engine: Engine, early: str, encoding: str, expected: str
) -> None:
    """The engine would not look at the column until the outputs are written."""
    rows = [f"p{n},2023-05-07,,h{n},{early},{'x' * 300}" for n in range(4000)]
    content = query_text(*rows, header=HEADER + ",Place,Filler").encode()
    last = "p,2023-05-07,,h,Zürich,x\n"
    content += last.encode() if encoding == "utf-8" else last.encode("cp1252")
    path = tmp_path / "q.csv"
    path.write_bytes(content)
    seen(engine, "h1")
    query = good_query(engine, path)
    assert query.source.rewritten == (encoding != "utf-8")
    assert engine.one("SELECT c4 FROM person_query WHERE row = 4000") == (expected,)
    assert engine.one("SELECT c4 FROM person_query WHERE row = 0") == (early,)


def test_rows_of_uneven_width(tmp_path: Path, engine: Engine) -> None:
    path = save(tmp_path / "q.csv", query_text("p1,2023-05-07,,h1,,", "p2,2023-05-07", "p3,2023-05-07,,h3"))
    seen(engine, "h1")
    query, findings = person_query(engine, path)
    assert query is not None
    assert [(finding.severity, finding.code, str(finding.where)) for finding in findings] == [
        (Severity.WARNING, "query.short-rows", "q.csv, line 3")
    ]
    assert person_rows(engine, "person_id, hash_id") == [("p1", "h1"), ("p2", None), ("p3", "h3")]

    path = save(tmp_path / "q.csv", query_text("p1,2023-05-07,,h1", "p2,2023-05-07,,h2,more"))
    query, findings = person_query(engine, path)
    assert query is None
    (error,) = errors_in(findings)
    assert str(error.sentence()) == (
        "q.csv, line 3: 1 row has more cells than the header line. Perhaps a value with a comma isn't in "
        "quotation marks. Export the query again."
    )


def test_a_cut_off_file_is_an_error(tmp_path: Path, engine: Engine) -> None:
    path = save(tmp_path / "q.csv", query_text("p1,2023-05-07,,h1", 'p2,2023-05-07,,"h2'))
    seen(engine, "h1")
    query, findings = person_query(engine, path)
    assert query is None
    assert codes(findings) == ["file.broken-quote"]


def test_repeated_headers_and_blank_rows_do_not_count(tmp_path: Path, engine: Engine) -> None:
    header = HEADER + ",Team"
    rows = ["p1,2023-05-07,,h1,a", ",,,,", header, "p2,2023-05-07,,h2,b", "", " , ,,, ", "p3,bad,,h3,c"]
    seen(engine, "h1")
    path = save(tmp_path / "q.csv", query_text(*rows, header=header))
    query, findings = person_query(engine, path)
    assert query is None
    assert [str(finding.where) for finding in findings] == ["q.csv, column MetricDate, line 8"]
    assert person_rows(engine, "row, person_id") == [(0, "p1"), (1, "p2"), (2, "p3")]
    assert engine.all("SELECT row, c4 FROM person_query") == [(0, "a"), (1, "b"), (2, "c")]


def test_a_row_of_which_only_other_cells_are_filled_is_an_error(tmp_path: Path, engine: Engine) -> None:
    text = query_text("p1,2023-05-07,,h1,a", ",,,,b", ",,,,", header=HEADER + ",Team")
    seen(engine, "h1")
    _, findings = person_query(engine, save(tmp_path / "q.csv", text))
    assert [str(finding.where) for finding in errors_in(findings)] == ["q.csv, column MetricDate, line 3"]


def test_the_order_of_a_large_file_is_kept(tmp_path: Path, engine: Engine) -> None:
    """Several threads read it; each cell of the row in the output belongs to the row's own person."""
    rows = 400_000
    path, out = tmp_path / "q.csv", tmp_path / "out.csv"
    engine.run(
        "COPY (SELECT 'p' || (i * 7919 % 1000003) AS PersonId, '2023-05-07' AS MetricDate, "
        "'Etc/UTC' AS TimeZone, 'h' || i AS HashID, repeat('x', 1 + i % 50) AS Filler "
        f"FROM range({rows}) t(i) ORDER BY i) TO '{path}' (HEADER)"
    )
    seen(engine, "h1")
    query = good_query(engine, path)
    engine.run("CREATE TABLE made AS SELECT row, hash_id AS own FROM person_rows ORDER BY person_id")
    select = joined_select(query, "made", ["r.own"])
    assert copy_under_header(engine, select, [*query.header, "Own"], out) == rows
    with path.open() as before, out.open() as after:
        header, first = next(after), next(before)
        assert header == first.strip() + ",Own\n"
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            if new != f"{old.rstrip()},h{number}\n":
                pytest.fail(f"line {number + 2} is not the one of the input")
    (bad,) = engine.one("SELECT count(*) FROM person_rows WHERE hash_id <> 'h' || row")
    assert bad == 0


def test_a_file_that_changes_during_the_run_is_noticed(tmp_path: Path, engine: Engine) -> None:
    path = save(tmp_path / "q.csv", query_text("p1,2023-05-07,,h1", "p2,2023-05-07,,h2"))
    seen(engine, "h1")
    query = good_query(engine, path)
    engine.load("made", {"row": "INTEGER"}, [(0,), (1,)])
    save(path, query_text("p2,2023-05-07,,h2", "p1,2023-05-07,,h1"))
    with pytest.raises(AppError, match="changed while it was being read"):
        copy_under_header(engine, joined_select(query, "made", ["r.row"]), [*query.header, "x"], tmp_path / "o.csv")


def test_reading_stops_on_cancel(tmp_path: Path) -> None:
    path = save(tmp_path / "q.csv", query_text("p1,2023-05-07,,h1"))
    cancel = CancelToken()
    with Engine(tmp_path, cancel=cancel) as engine:
        seen(engine, "h1")
        query, _ = open_person_query(path, "", cancel)
        meeting, _ = open_meeting_query(save(tmp_path / "m.csv", "MeetingId,Subject\n"), cancel)
        assert query is not None
        assert meeting is not None
        cancel.cancel()
        with pytest.raises(Cancelled):
            load_person_query(engine, query)
        with pytest.raises(Cancelled):
            load_meeting_query(engine, meeting)
        with pytest.raises(Cancelled):
            open_person_query(path, "", cancel)


# ---------------------------------------------------------------------------------------------------------
# The meeting query


def meeting_query(engine: Engine, path: Path) -> tuple[MeetingQuery | None, list[Finding]]:
    query, findings = open_meeting_query(path, CancelToken())
    if query is None:
        return None, findings
    loaded, more = load_meeting_query(engine, query)
    return loaded, findings + more


def write_meetings(engine: Engine, path: Path, out: Path) -> list[list[str]]:
    query, findings = meeting_query(engine, path)
    assert query is not None, findings
    copy_under_header(engine, meeting_query_select(query), one_line_header(query), out)
    return read_csv(out)


MEETING_ROWS: Rows = [
    ["MeetingId", "Subject", "", "Sub\nject", "Subject"],
    ["m1", "Weekly\r\nsync", "a", "b\n\nc\rd", "1"],
    ["m2", "  ", "", "x,y", '"'],
    ["m3", "Weekly\r\nsync", "=1", "é", "2"],
    ["", "Subject", "", "", ""],
    ["m4", "\u00a0\u200b", "", "", ""],
    ["m5", "NA", "", "", ""],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_meeting_query_passes_through_without_line_breaks(
    tmp_path: Path, engine: Engine, encoding: str, delimiter: str
) -> None:
    path = save(tmp_path / "m.csv", csv_text(MEETING_ROWS, delimiter), encoding)
    assert write_meetings(engine, path, tmp_path / "out.csv") == [
        ["MeetingId", "Subject", "", "Sub ject", "Subject"],
        ["m1", "Weekly sync", "a", "b c d", "1"],
        ["m2", "  ", "", "x,y", '"'],
        ["m3", "Weekly sync", "=1", "é", "2"],
        ["", "Subject", "", "", ""],
        ["m4", "\u00a0\u200b", "", "", ""],
        ["m5", "NA", "", "", ""],
    ]
    subjects = {subject for (subject,) in engine.all("SELECT subject FROM subjects")}
    assert subjects == {"Weekly\r\nsync", "Subject", "NA"}
    assert engine.one("SELECT c0 FROM meeting_query WHERE row = 2") == ("m3",)


def test_a_meeting_query_in_raw_spelling(tmp_path: Path, engine: Engine) -> None:
    path = save(tmp_path / "m.csv", "Meeting id;SUBJECT\r\nm1;Plan; \r\n")
    query, findings = meeting_query(engine, path)
    assert query is not None
    assert findings == []
    assert engine.all("SELECT subject FROM subjects") == [("Plan",)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MeetingId,Subject\n", "The file has no rows below its header."),
        ("MeetingId,Subject\n,,\nMeetingId,Subject\n", "The file has no rows below its header."),
        ('MeetingId,Subject\nm1,\nm2," "\n', "The Subject column is blank in every row."),
    ],
)
def test_a_meeting_query_without_subjects_is_said(tmp_path: Path, engine: Engine, text: str, words: str) -> None:
    path = save(tmp_path / "m.csv", text)
    query, findings = meeting_query(engine, path)
    assert query is not None
    (warning,) = findings
    assert (warning.severity, str(warning.title)) == (Severity.WARNING, words)
    rows = write_meetings(engine, path, tmp_path / "out.csv")
    assert rows[0] == ["MeetingId", "Subject"]
    assert len(rows) == (1 if "no rows" in words else 3)
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == len(rows)


def test_a_meeting_query_without_the_subject_says_what_is_there(tmp_path: Path) -> None:
    header = "MeetingId,Attendee_meeting_hours,Meeting title,Duration"
    query, (error,) = open_meeting_query(save(tmp_path / "m.csv", header + "\n"), CancelToken())
    assert query is None
    assert str(error.title) == (
        "There's no column Subject. The columns are MeetingId, Meeting title, Attendee_meeting_hours and Duration."
    )


def test_a_meeting_query_with_rows_that_are_too_long_is_an_error(tmp_path: Path, engine: Engine) -> None:
    query, findings = meeting_query(engine, save(tmp_path / "m.csv", "MeetingId,Subject\nm1,Plan, then do\n"))
    assert query is None
    assert codes(findings) == ["query.long-rows", "query.no-subjects"] or codes(findings) == ["query.long-rows"]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\x1a"), max_size=6)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6)),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
@example([["\r", ' "'], ["a\r\nb", "\n"]], ",", "utf-8", "\n")
def test_any_cells_pass_through(rows: Rows, delimiter: str, encoding: str, newline: str) -> None:
    """All but rows of nothing: what is written is what was read, with blanks for line breaks."""
    width = len(rows[0]) if rows else 1
    header = ["MeetingId", "Subject", *(f"Column {n}" for n in range(width))]
    full = [header, *(["m", "Plan", *row] for row in rows)]
    with TemporaryDirectory() as name, Engine(Path(name), threads=1) as engine:
        path = save(Path(name) / "m.csv", csv_text(full, delimiter, newline), encoding)
        found = write_meetings(engine, path, Path(name) / "out.csv")

    def squeezed(cell: str) -> str:
        text = cell.replace("\r", "\n")
        while "\n\n" in text:
            text = text.replace("\n\n", "\n")
        return text.replace("\n", " ")

    assert found == [[squeezed(cell) for cell in row] for row in full]


# ---------------------------------------------------------------------------------------------------------
# Samples


def test_the_golden_queries_are_read(tmp_path: Path, engine: Engine) -> None:
    for folder, person, meeting in (
        ("organisation", "person query.csv", "meeting query.csv"),
        ("published/odd/analyst", "Ways of working assessment.csv", "Standard meeting query.csv"),
        ("published/small/analyst", "Ways of working assessment.csv", "Standard meeting query.csv"),
    ):
        path = GOLDEN / folder / person
        (column,) = {"PersonHashID", "HashID"} & set(read_csv(path)[0])
        place = read_csv(path)[0].index(column)
        seen(engine, *(row[place] for row in read_csv(path)[1:]))
        query = good_query(engine, path)
        assert query.rows_read == len(read_csv(path)) - 1
        assert len(write_meetings(engine, GOLDEN / folder / meeting, tmp_path / "m.csv")) == len(
            read_csv(GOLDEN / folder / meeting)
        )


PERSON_SAMPLES = {
    # file: zone, start and end minute, days of its rows
    "vi_pq_data_head60.csv": (None, None, None, None),
    "vivainsights-py_pq_data_old_head60.csv": (None, None, None, None),
    "wpa_dv_data_head60.csv": ("America/Los_Angeles", 420, 1380, None),
    "wpa_em_data_head60.csv": ("America/Los_Angeles", 510, 1020, 0b0011111),
    "wpa_sq_data_head60.csv": ("America/Los_Angeles", None, None, None),
}
MEETING_SAMPLES = ("vi_mt_data_head60.csv", "vivainsights-py_mt_data_head60.csv", "wpa_mt_data_head60.csv")
OTHER_SAMPLES = {
    "g2g": "This looks like a group-to-group query, not a {}.",
    "p2g": "This looks like a person-to-group query, not a {}.",
    "p2p": "This looks like a person-to-person query, not a {}.",
    "UTC_offset": "The first line isn't the header of a {}.",
}


@pytest.fixture
def samples(shared: Path) -> Path:
    return shared / "samples" / "viva"


@pytest.mark.shared
@pytest.mark.parametrize("name", PERSON_SAMPLES)
def test_the_person_queries_of_the_samples(tmp_path: Path, engine: Engine, samples: Path, name: str) -> None:
    """They have no column of HashIDs, which is said; with PersonId as that column they are read whole."""
    seen(engine, "00123")
    query, findings = person_query(engine, samples / name)
    assert query is None
    (error,) = errors_in(findings)
    assert str(error.title) == (
        "There's no PersonHashID or HashID column, and no other column holds HashIDs of the hashed Zoom file."
    )

    with (samples / name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index("PersonId")
    seen(engine, rows[1][place])
    query = good_query(engine, samples / name, "PersonId")
    assert query.rows_read == 60
    assert set(person_rows(engine, "zone, start_minute, end_minute, days")) == {PERSON_SAMPLES[name]}
    assert {week.weekday() for week in person_rows(engine, "week")} == {6}
    assert person_rows(engine, "hash_id") == [row[place] for row in rows[1:]]
    engine.load("made", {"row": "INTEGER"}, [(n,) for n in range(60)])
    select = joined_select(query, "made", ["r.row"])
    copy_under_header(engine, select, [*one_line_header(query), "Row"], tmp_path / "out.csv")
    assert read_csv(tmp_path / "out.csv") == [[*row, str(n) if n >= 0 else "Row"] for n, row in enumerate(rows, -1)]
    assert str(open_meeting_query(samples / name, CancelToken())[1][0].title) == (
        "This looks like a person query, not a meeting query."
    )


@pytest.mark.shared
@pytest.mark.parametrize("name", MEETING_SAMPLES)
def test_the_meeting_queries_of_the_samples(tmp_path: Path, engine: Engine, samples: Path, name: str) -> None:
    with (samples / name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index("Subject")
    assert write_meetings(engine, samples / name, tmp_path / "out.csv") == rows
    subjects = {subject for (subject,) in engine.all("SELECT subject FROM subjects")}
    assert subjects == {row[place] for row in rows[1:]} - {""}
    assert str(open_person_query(samples / name, "", CancelToken())[1][0].title) == (
        "This looks like a meeting query, not a person query."
    )


@pytest.mark.shared
def test_the_other_samples_are_refused_by_name(samples: Path) -> None:
    others = {path.name for path in samples.glob("*.csv")} - {*PERSON_SAMPLES, *MEETING_SAMPLES}
    assert len(others) == 7
    for name in others:
        (words,) = [text for part, text in OTHER_SAMPLES.items() if part in name]
        query, findings = open_person_query(samples / name, "", CancelToken())
        assert query is None
        assert [str(finding.title) for finding in findings] == [words.format("person query")]
        meeting, findings = open_meeting_query(samples / name, CancelToken())
        assert meeting is None
        assert [str(finding.title) for finding in findings] == [words.format("meeting query")]
