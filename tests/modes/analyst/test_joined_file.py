"""Joined file and meeting query are the same whether their lines are taken as they are or put together anew."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analyst import load_person_query
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import AppError, CancelToken
from zoomwizard.modes.analyst import metrics, steps
from zoomwizard.modes.analyst.metrics import METRICS, as_text, write_joined, write_meeting_query
from zoomwizard.modes.analyst.open_queries import open_meeting_query, open_person_query
from zoomwizard.modes.analyst.queries import copy_under_header, joined_lines, load_meeting_query, meeting_query_lines
from zoomwizard.modes.analyst.query_files import MeetingQuery, PersonQuery, csv_line

HEADER = "PersonId,Date,PersonHashID,Team"
ROWS = [f"p{number // 4},2023-05-{7 + number % 4 * 7:02},h{number // 4},Ärzte {number}" for number in range(40)]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    folder = tmp_path / "private"
    folder.mkdir()
    with Engine(folder, threads=2) as engine:
        yield engine


def loaded(engine: Engine, path: Path, content: bytes) -> PersonQuery:
    """The person query read, and results of which each row has its own."""
    path.write_bytes(content)
    engine.load("hash_ids_seen", {"hash_id": "VARCHAR"}, [("h0",)])
    query, _ = open_person_query(path, "", CancelToken())
    assert query is not None
    query, findings = load_person_query(engine, query)
    assert query is not None, findings
    values = ", ".join(f"CASE WHEN row % 5 > 0 THEN row * 100 + {n} END AS {name}" for n, name in enumerate(METRICS))
    engine.step(steps.NUMBER_MACROS)
    engine.run(f"CREATE OR REPLACE TABLE results AS SELECT row, {values} FROM person_rows")
    cells = ", ".join(f"coalesce({as_text(name)}, '')" for name in METRICS)
    engine.run(f"CREATE OR REPLACE TABLE results AS SELECT *, concat_ws(',', {cells}) AS cells FROM results")
    return query


def by_lines(engine: Engine, query: PersonQuery, path: Path) -> bytes | None:
    """The joined file of the lines as they are; None where they can not be taken so."""
    return copied(engine, joined_lines(query, "results", ["r.cells"]), [*query.header, *METRICS], path)


def copied(engine: Engine, lines: str, header: Sequence[str], path: Path) -> bytes | None:
    try:
        copy_under_header(engine, lines, header, path, raw=True)
    except AppError:
        return None
    return path.read_bytes()


def by_cells(engine: Engine, query: PersonQuery, path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The joined file put together of all its cells."""
    with monkeypatch.context() as patch:
        patch.setattr(metrics, "joined_lines", lambda *_: "SELECT error('not now')")
        write_joined(engine, path, query)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "as_it_is"),
    [
        pytest.param("\n".join([HEADER, *ROWS, ""]), True, id="plain"),
        pytest.param("\ufeff" + "\n".join([HEADER, *ROWS]), True, id="no line break at the end, a mark at the start"),
        pytest.param("\r\n".join([HEADER, *ROWS, ""]), True, id="line breaks of Windows"),
        pytest.param("\n".join([HEADER, *ROWS, "p9,2023-06-04,h9,", ""]), True, id="a blank cell"),
        pytest.param("\n".join([HEADER, *ROWS, 'p9,2023-06-04,h9,"A, B"', ""]), True, id="a comma in quotes"),
        pytest.param("\n".join([HEADER, *ROWS, 'p9,2023-06-04,h9,"A ""B"""', ""]), True, id="quotes in quotes"),
        pytest.param("\n".join([HEADER, *ROWS, 'p9,2023-06-04,h9,""', ""]), False, id="nothing in quotes"),
        pytest.param("\n".join([HEADER, *ROWS, 'p9,2023-06-04,"h9",x', ""]), False, id="quotes that need not be"),
        pytest.param("\n".join([HEADER, 'p9,2023-06-04,h9,"A\nB"', *ROWS, ""]), False, id="a line break in quotes"),
        pytest.param("\n".join([HEADER, *ROWS, "p9,2023-06-04,h9,#1", ""]), False, id="a mark that is quoted"),
        pytest.param("\n".join([HEADER, *ROWS, "p9,2023-06-04,h9,\x01", ""]), False, id="the mark between lines"),
        pytest.param("\n".join([HEADER, *ROWS[:6], "", *ROWS[6:], ""]), True, id="an empty line"),
        pytest.param("\n".join([HEADER, *ROWS[:6], HEADER, *ROWS[6:], ""]), False, id="the header again"),
        pytest.param("\n".join([HEADER, *ROWS, HEADER, ""]), False, id="the header again at the end"),
        pytest.param("\n".join([HEADER, *ROWS, ",,,", ""]), False, id="a row of commas at the end"),
        pytest.param("\n".join([HEADER, ROWS[0] + ",", *ROWS[1:], ""]), False, id="a comma too many"),
    ],
)  # fmt: skip
def test_the_file_is_the_same_by_lines_as_by_cells(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, content: str, *, as_it_is: bool
) -> None:
    query = loaded(engine, tmp_path / "q.csv", content.encode())
    expected = by_cells(engine, query, tmp_path / "cells.csv", monkeypatch)
    assert expected.count(b"\n") > len(ROWS)
    found = by_lines(engine, query, tmp_path / "lines.csv")
    assert (found is not None) == as_it_is
    assert found in (None, expected)
    write_joined(engine, tmp_path / "joined.csv", query)
    assert (tmp_path / "joined.csv").read_bytes() == expected


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters='\r\n,"\0'), max_size=4), min_size=1))
def test_lines_come_out_as_their_cells_do_whatever_is_in_them(texts: list[str]) -> None:
    rows = [f"p{n},2023-05-07,h{n},{text}" for n, text in enumerate(texts)]
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch, Engine(Path(name), threads=1) as engine:
        query = loaded(engine, Path(name) / "q.csv", "\n".join([HEADER, *rows, ""]).encode())
        expected = by_cells(engine, query, Path(name) / "cells.csv", patch)
        assert by_lines(engine, query, Path(name) / "lines.csv") in (None, expected)


def test_lines_of_a_file_that_has_changed_are_not_taken(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "q.csv"
    query = loaded(engine, path, "\n".join([HEADER, *ROWS, ""]).encode())
    for changed in ([*ROWS[4:], *ROWS[:4]], ROWS[:-1], [*ROWS, "p9,2023-06-04,h9,x"]):
        path.write_text("\n".join([HEADER, *changed, ""]), encoding="utf-8")
        assert by_lines(engine, query, tmp_path / "lines.csv") is None


MEETINGS_HEADER = "MeetingId,Subject,Attendees"
MEETINGS = [f"m{number},Ärzte {number},{number % 9}" for number in range(40)]


def opened(engine: Engine, path: Path, content: bytes) -> MeetingQuery:
    path.write_bytes(content)
    query, _ = open_meeting_query(path, CancelToken())
    assert query is not None
    query, findings = load_meeting_query(engine, query)
    assert query is not None, findings
    return query


def meetings_by_lines(engine: Engine, query: MeetingQuery, path: Path) -> bytes | None:
    """The meeting query of the lines as they are; None where they can not be taken so."""
    return copied(engine, meeting_query_lines(query), query.header, path)


def meetings_by_cells(engine: Engine, query: MeetingQuery, path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patch:
        patch.setattr(metrics, "meeting_query_lines", lambda *_: "SELECT error('not now')")
        write_meeting_query(engine, path, query)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("row", "as_it_is"),
    [
        ("m,plain,2", True),
        ("", True),
        (",,3", True),
        ("m,Subject to change,2", True),
        ("m,,", True),
        ("m,Übergabe, ", True),
        ('m,"A, B",2', True),
        ('m,"#1 ""A""",2', True),
        ('m,"A B",2', False),
        ('m,"",2', False),
        ('m,"A\nB",2', False),
        ("m,#1,2", False),
        ("m,\x01,2", False),
        (",,", False),
        (" ,\u00a0,\u200b", False),
        ("m,a comma too many,2,", False),
        (MEETINGS_HEADER, False),
        (" MeetingId ,Subject\t, Attendees", False),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_meeting_query_is_the_same_by_lines_as_by_cells(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, row: str, end: str, *, as_it_is: bool
) -> None:
    content = end.join([MEETINGS_HEADER, *MEETINGS[:9], row, *MEETINGS[9:], ""])
    query = opened(engine, tmp_path / "q.csv", content.encode())
    expected = meetings_by_cells(engine, query, tmp_path / "cells.csv", monkeypatch)
    assert expected.count(b"\n") > len(MEETINGS)
    found = meetings_by_lines(engine, query, tmp_path / "lines.csv")
    assert (found is not None) == as_it_is
    assert found in (None, expected)
    assert write_meeting_query(engine, tmp_path / "meetings.csv", query) == expected.count(b"\n") - 1
    assert (tmp_path / "meetings.csv").read_bytes() == expected


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n;\t\0\x1a"), max_size=4), min_size=1))
def test_lines_of_meetings_come_out_as_their_cells_do(texts: list[str]) -> None:
    rows = "".join(csv_line([text, text, text]) for text in texts)
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch, Engine(Path(name), threads=1) as engine:
        query = opened(engine, Path(name) / "q.csv", f"{MEETINGS_HEADER}\n{rows}".encode())
        expected = meetings_by_cells(engine, query, Path(name) / "cells.csv", patch)
        assert meetings_by_lines(engine, query, Path(name) / "lines.csv") in (None, expected)
