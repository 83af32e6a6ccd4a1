"""Two plain lists, compared: the contract's examples, what is written, and what is refused."""

from __future__ import annotations

import json
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.modes.archive.lists import CALL_COLUMNS, RECORDING_COLUMNS, at, compared, list_inputs, written
from tests.oracle.archive import offline as oracle
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import InputError, PrivacyError
from zoomwizard.modes.archive import offline
from zoomwizard.modes.archive.comparison import compare_lists
from zoomwizard.modes.archive.offline import check_lists, compare

Rows = list[tuple[Any, ...]]


def statuses(folder: Path, calls: Rows, recordings: Rows) -> dict[str, str]:
    _, rows = compared(folder, written(CALL_COLUMNS, calls), written(RECORDING_COLUMNS, recordings))
    return {row["Row"]: row["Status"] for row in rows}


def a_call(name: str, second: float = 0, length: str = "60", user: str = "ana") -> tuple[str, ...]:
    return (name, user, at(second), length)


def a_recording(name: str, second: float = 0, media: str = "60", call: str = "", user: str = "ana") -> tuple[str, ...]:
    return (name, user, at(second), media, call)


# ---------------------------------------------------------------------------------------------------------
# What comes out


def test_the_table_is_as_expected(tmp_path: Path) -> None:
    calls = [
        a_call("c1"), a_call("c2", 90), a_call("c3", 3600, "300", "bob"), a_call("c4", 7200, "60.0009"),
        a_call("c5", 9000), a_call("c6", 9020), a_call("c7", 12_000, "201"), a_call("c8", 20_000, "0"),
    ]  # fmt: skip
    recordings = [
        a_recording("r1", 100), a_recording("r2", 190.5), a_recording("r3", 3610, "200", "c3", "bob"),
        a_recording("r4", 3605, "99.5", "c3", "Bob "), a_recording("r5", 9010),
        a_recording("r6", 11_999.5, "190", "c7"), a_recording("r7", 30_000, "61.25", "nothing", "Cäsar"),
        a_recording("r8", 20_000, "5", "c8"),
    ]  # fmt: skip
    compared(tmp_path, written(CALL_COLUMNS, calls), written(RECORDING_COLUMNS, recordings))
    (table,) = (tmp_path / "output").glob("Reconciliation *.csv")
    expected = Path(__file__).parent / "golden" / "two lists.csv"
    assert table.read_text(encoding="utf-8") == expected.read_text(encoding="utf-8")


def test_the_examples_of_the_contract(tmp_path: Path) -> None:
    far = [a_recording("r100", 100), a_recording("r190", 190)]
    _, rows = compared(
        tmp_path / "1", written(CALL_COLUMNS, [a_call("c0"), a_call("c90", 90)]), written(RECORDING_COLUMNS, far)
    )
    assert [(row["Row"], row["Reason"], row["Matched By"]) for row in rows] == [
        ("c0", "r100", "time"), ("c90", "r190", "time"),
    ]  # fmt: skip
    two = [a_call("c0"), a_call("c20", 20)]
    assert statuses(tmp_path / "2", two, [a_recording("r10", 10)]) == {"c0": "ambiguous", "c20": "ambiguous"}


@pytest.mark.parametrize(
    ("length", "media", "status"),
    [
        ("200", "190", "matched"), ("200", "189.999", "matched_short"), ("201", "190", "matched_short"),
        ("201", "190.95", "matched"), ("201", "190.949", "matched_short"), ("3600", "3420", "matched"),
        ("3600", "3419.999", "matched_short"), ("3600", "3419.9999", "matched_short"), ("60", "9999", "matched"),
        ("0", "0", "matched"), ("10", "0", "matched"), ("10.001", "0", "matched_short"),
    ],
)  # fmt: skip
def test_a_recording_is_too_short_from_one_unit_on(tmp_path: Path, length: str, media: str, status: str) -> None:
    calls, recordings = [a_call("c", length=length)], [a_recording("r", media=media, call="c")]
    assert statuses(tmp_path, calls, recordings) == {"c": status}


def test_completeness_is_written_and_below_the_target_is_said(tmp_path: Path) -> None:
    calls = [a_call(f"c{number}", 1000 * number) for number in range(7)]
    recordings = [a_recording(f"r{number}", call=f"c{number}") for number in range(4)]
    texts = written(CALL_COLUMNS, calls), written(RECORDING_COLUMNS, recordings)
    for target, is_below in ((57.1428, False), (57.1429, True), (None, False)):
        folder = tmp_path / str(target)
        result, rows = compared(folder, *texts, fail_below=target)
        assert result.is_lacking == is_below
        assert result.counts == {
            "rows": 7, "compliant": 4, "not_compliant": 3, "pending": 0, "excluded": 0, "not_listed": 0,
        }  # fmt: skip
        (file,) = (folder / "output").glob("Completeness *.json")
        content = json.loads(file.read_text(encoding="utf-8"))
        target_text = None if target is None else Fraction(str(target))
        assert content == oracle.document([oracle.tenant(rows, target=target_text)])
        assert content["tenants"][0]["completeness"] == 57.1429
        assert len(list((folder / "output").iterdir())) == 4


def test_nothing_to_record_is_never_below_a_target(tmp_path: Path) -> None:
    result, rows = compared(
        tmp_path, CALL_COLUMNS + "\n", written(RECORDING_COLUMNS, [a_recording("r")]), fail_below=100.0
    )
    assert (result.is_lacking, [row["Status"] for row in rows]) == (False, ["recorded_no_cdr"])
    (file,) = (tmp_path / "output").glob("Completeness *.json")
    assert json.loads(file.read_text(encoding="utf-8"))["tenants"][0]["completeness"] is None


def test_cells_are_what_a_spreadsheet_does_not_run(tmp_path: Path) -> None:
    calls = [a_call("=c", user="+49 30 @x"), a_call("+4930", 500, user="a\nb")]
    _, rows = compared(tmp_path, written(CALL_COLUMNS, calls), RECORDING_COLUMNS + "\n")
    assert [(row["Row"], row["Person"]) for row in rows] == [("'=c", "'+49 30 @x"), ("+4930", "a b")]


SECONDS = st.integers(0, 400_000).map(lambda value: value / 1000) | st.sampled_from([0.0, 120.0, 120.001, 240.0])
LENGTHS = st.sampled_from(["60", "60.5", "61", "66", "70", "75", "75.001", "48", "0", "9.9999"])
USERS = st.sampled_from(["ana", "Ana ", "bob"])


@st.composite
def two_lists(draw: st.DrawFn) -> tuple[str, str]:
    calls = [(f"c{number}", draw(USERS), at(draw(SECONDS)), draw(LENGTHS)) for number in range(draw(st.integers(0, 6)))]
    recordings = [
        (f"r{number}", draw(USERS), at(draw(SECONDS)), draw(LENGTHS), draw(st.sampled_from(["", "", "", "c0", "c9"])))
        for number in range(draw(st.integers(0, 6)))
    ]
    return written(CALL_COLUMNS, calls), written(RECORDING_COLUMNS, recordings)


@given(two_lists())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_lists_come_out_as_the_oracle_says(lists: tuple[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result, rows = compared(Path(folder), *lists)
    assert rows == oracle.reconcile(*lists)
    assert result.more["tenants"][0]["statuses"] == oracle.tenant(rows)["statuses"]


# ---------------------------------------------------------------------------------------------------------
# What is refused


def test_everything_that_is_wrong_is_said_at_once_with_lines_and_without_values(tmp_path: Path) -> None:
    secret = "secret-word"
    calls = written(
        CALL_COLUMNS,
        [
            a_call("c1"), ("c2", "ana", secret, "60"), ("c3", "ana", at(0), secret), ("", "ana", at(0), "1"),
            a_call("c1"), ("c6", " ", at(0), "1"), ("c7", "ana", "2026-02-30T10:00:00Z", "1"),
            ("c8", "ana", "2026-10-14T24:00:00Z", "1"), ("c9", "ana", "2026-10-14 10:00:00", "-1"),
            ("c10", "ana", "1889-10-14T10:00:00Z", "1,5"),
        ],
    )  # fmt: skip
    inputs = list_inputs(tmp_path, calls, f"id,user,start,{secret}\n")
    with pytest.raises(InputError) as caught:
        compare(inputs)
    found = caught.value.findings
    assert [(one.field, one.code, str(one.where)) for one in found] == [
        ("cdr", "list.blank", "calls.csv, lines 5 and 7"),
        ("cdr", "list.time", "calls.csv, lines 3, 8, 9, 10 and 11"),
        ("cdr", "list.number", "calls.csv, lines 4, 10 and 11"),
        ("cdr", "list.twice", "calls.csv, lines 2 and 6"),
        ("recordings", "list.no-column", "recordings.csv"),
        ("recordings", "list.no-column", "recordings.csv"),
    ]
    assert not any(secret in str(one.sentence()) for one in found)
    assert not inputs.output.exists()
    assert check_lists(inputs) == list(found)


def test_lists_that_are_not_there_are_named(tmp_path: Path) -> None:
    inputs = list_inputs(tmp_path, "", "")
    assert inputs.cdr is not None
    inputs.cdr.unlink()
    assert [(one.field, one.code) for one in check_lists(inputs)] == [
        ("cdr", "file.missing"), ("recordings", "file.empty"),
    ]  # fmt: skip


def test_lists_of_other_tools_are_read(tmp_path: Path) -> None:
    """Another delimiter and encoding, more columns, in another order, blank lines and the header again."""
    calls = "Length_Seconds;x;START;user;ID\n60;;2026-10-14T10:00:00Z;Jürgen;c1\n;;;;\nLength_Seconds;x;START;user;ID\n"
    inputs = list_inputs(tmp_path, "", written(RECORDING_COLUMNS, [a_recording("r1", user="jürgen")]))
    assert inputs.cdr is not None
    inputs.cdr.write_bytes(calls.encode("utf-16"))
    compare(inputs)
    (table,) = inputs.output.glob("Reconciliation *.csv")
    assert ",Jürgen,,60.000,60.000,matched,,compliant,time,0.000,1.0000,r1,\n" in table.read_text(encoding="utf-8")


# ---------------------------------------------------------------------------------------------------------
# Privacy


def test_only_the_table_names_people_and_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    result, _ = compared(
        tmp_path,
        written(CALL_COLUMNS, [a_call("c1", user="ana@contoso.example")]),
        written(RECORDING_COLUMNS, [a_recording("r1", 5000, user="bob@contoso.example")]),
    )
    assert [one.role for one in result.outputs] == ["table", "completeness", "report", "run record"]
    for file in (tmp_path / "output").iterdir():
        text = file.read_text(encoding="utf-8")
        is_table = file.suffix == ".csv"
        assert ("contoso" in text) == is_table
        if is_table and sys.platform != "win32":
            assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("column", ["flags", "matched_by"])
def test_a_word_that_does_not_belong_into_the_table_fails_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, column: str
) -> None:
    def planted(engine: Engine) -> None:
        compare_lists(engine)
        engine.run(f"UPDATE judged SET {column} = 'ana'")

    monkeypatch.setattr(offline, "compare_lists", planted)
    inputs = list_inputs(tmp_path, written(CALL_COLUMNS, [a_call("c1")]), RECORDING_COLUMNS + "\n")
    with pytest.raises(PrivacyError):
        compare(inputs)
    assert not inputs.output.exists()
