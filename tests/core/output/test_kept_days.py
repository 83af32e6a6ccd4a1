"""A folder of kept days: its files, reading, changing, removing, and what is refused."""

import json
import re
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import duckdb
import pytest

from tests.core.output.kept import FIRST, HEAD, KEY, ONE_DAY, TABLES, make, opened, people_of, queries, tree, write
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, InputError
from zoomwizard.core.output import whole
from zoomwizard.core.output.folder import sha256_of
from zoomwizard.core.output.kept_days import (
    KEPT_SCHEMA,
    KeptHead,
    check_kept_days,
    key_check_of,
    open_kept_days,
    unusable_findings,
)
from zoomwizard.core.output.kept_states import DayState, KeptDay
from zoomwizard.core.output.kept_writer import KeptChange, KeptDaysWriter

A, B, C = "xaaaaaaaaaaaaaaaaaaaaaaaaaa", "xbbbbbbbbbbbbbbbbbbbbbbbbbb", "xcccccccccccccccccccccccccc"
SECOND, THIRD = FIRST + ONE_DAY, FIRST + 2 * ONE_DAY
ROOT = Path(__file__).resolve().parents[3]
ANY = replace(HEAD, account="", key_check="")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("engine"), memory="300MB") as engine:
        yield engine


@pytest.fixture
def folder(tmp_path: Path, engine: Engine) -> Path:
    """Three days, the second one without anybody."""
    make(tmp_path / "kept", engine, (A, B), (), (B, C))
    return tmp_path / "kept"


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(InputError) as raised:
        call()
    assert raised.value.exit_code == 3
    return [finding.code for finding in raised.value.findings]


# ---------------------------------------------------------------------------------------------------------
# What is in the folder


def test_each_table_and_day_has_a_part_and_an_empty_one_where_there_are_no_rows(folder: Path, engine: Engine) -> None:
    days = ("2026-11-01", "2026-11-02", "2026-11-03")
    parts = {f"{table}/date={day}/part.parquet" for table in TABLES for day in days}
    assert set(tree(folder)) == {"store.json", "columns.csv", "lock", *parts}
    content = json.loads((folder / "store.json").read_text(encoding="utf-8"))
    assert {name: value for name, value in content.items() if name != "days"} == {
        "schema": 1, "account": "acme", "scope": "everyone", "purpose": "usage",
        "key_check": key_check_of(KEY), "texts": "drop",
    }  # fmt: skip
    assert list(content["days"]) == list(days)
    for name, day in content["days"].items():
        assert list(day) == ["state", "through", "listed", "fetched", "put_aside", "parts"]
        assert day["parts"] == {
            table: sha256_of(folder / table / f"date={name}" / "part.parquet", CancelToken()) for table in TABLES
        }
    assert content["days"]["2026-11-01"]["through"] == "2026-11-02T00:00:00Z"
    with duckdb.connect() as plain:
        part = plain.read_parquet(str(folder / "occurrences" / "date=2026-11-02" / "part.parquet"))
        assert list(zip(part.columns, map(str, part.types), strict=True)) == [
            (column.name, column.type) for column in TABLES["occurrences"]
        ]
        assert part.fetchall() == []
    assert (folder / "columns.csv").read_text(encoding="utf-8").splitlines()[:4] == [
        "table,column,type,unit,key,meaning",
        "occurrences,occurrence,VARCHAR,,Yes,The occurrence.",
        "occurrences,host,VARCHAR,,No,Its host's stand-in.",
        "occurrences,end,TIMESTAMP,UTC,No,Its end.",
    ]


def test_the_key_check_tells_keys_apart_and_not_the_key(folder: Path) -> None:
    assert key_check_of(KEY) != key_check_of(KEY[::-1])
    assert re.fullmatch("[0-9a-f]{16}", key_check_of(KEY))
    assert not any(secret in content for content in tree(folder).values() for secret in (KEY, KEY.hex().encode()))


@pytest.mark.skipif(sys.platform == "win32", reason="in Windows the folder's access list holds for all in it")
def test_everything_is_for_its_owner_alone(folder: Path, engine: Engine) -> None:
    folder.chmod(0o755)
    with KeptDaysWriter(folder, TABLES, HEAD) as writer:
        write(writer, engine, THIRD, A)
        assert writer.findings == []
    assert {stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]} == {0o700, 0o600}


def test_a_disk_that_keeps_nothing_private_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoomwizard.core.output.kept_writer.make_private", lambda _: False)
    with KeptDaysWriter(tmp_path / "kept", TABLES, HEAD) as writer:
        assert [finding.code for finding in writer.findings] == ["store.not-private"]


def test_the_same_rows_in_another_order_change_no_byte(folder: Path, engine: Engine) -> None:
    before = tree(folder)
    with KeptDaysWriter(folder, TABLES, HEAD) as writer:
        write(writer, engine, FIRST, A, B)
        assert tree(folder) == before
        record = replace(writer.kept.days[FIRST], parts={})
        sessions = queries(FIRST, B, A)["sessions"]
        writer.write(engine, FIRST, record, {**queries(FIRST, A), "sessions": sessions})
    assert tree(folder) == before


# ---------------------------------------------------------------------------------------------------------
# Reading


def test_plain_duckdb_reads_the_folder_with_one_read_parquet(folder: Path) -> None:
    with duckdb.connect() as plain:
        found = plain.execute(
            "SELECT date, person FROM read_parquet($1, hive_partitioning = true) ORDER BY ALL",
            [f"{folder}/sessions/*/part.parquet"],
        ).fetchall()
        assert found == [(FIRST, A), (FIRST, B), (THIRD, B), (THIRD, C)]
        of_one_day = plain.execute(
            "SELECT host, features['screen_sharing'], \"end\" FROM read_parquet($1, hive_partitioning = true) "
            "WHERE date = '2026-11-03'",
            [f"{folder}/occurrences/*/part.parquet"],
        ).fetchall()
        assert of_one_day == [(B, True, datetime(2026, 11, 3, 10))]


def test_the_statements_of_the_guide_do_what_it_says(tmp_path: Path, engine: Engine) -> None:
    with KeptDaysWriter(tmp_path / "kept days", TABLES, HEAD) as writer:
        write(writer, engine, FIRST, A, B)
        write(writer, engine, SECOND)
        write(writer, engine, THIRD, B, state=DayState.OPEN)
    text = (ROOT / "docs" / "kept-days.md").read_text(encoding="utf-8")
    statements = re.findall("^    (SELECT .*)$", text.replace("'kept days/", f"'{tmp_path}/kept days/"), re.MULTILINE)
    with duckdb.connect() as plain:
        per_day, later, closed = (plain.execute(statement).fetchall() for statement in statements)
    assert per_day == [(FIRST, 2), (THIRD, 1)]
    assert [(row[1], row[-1]) for row in later] == [(B, THIRD)]
    assert closed == [(FIRST,), (SECOND,)]


def test_the_rows_of_some_days_are_read(folder: Path, engine: Engine) -> None:
    kept = opened(folder)
    query = kept.query("sessions", [THIRD, SECOND])
    assert engine.all(f"SELECT person, date FROM ({query}) ORDER BY ALL") == [(B, THIRD), (C, THIRD)]
    types = engine.all(f"SELECT column_name, column_type FROM (DESCRIBE {kept.query('occurrences', [FIRST])})")
    assert types == engine.all(f"SELECT column_name, column_type FROM (DESCRIBE {kept.query('occurrences', [])})")
    assert types == [*((c.name, c.type) for c in TABLES["occurrences"]), ("date", "DATE")]
    assert engine.all(kept.query("occurrences", [])) == []


def test_a_name_that_looks_like_a_pattern_is_read_as_it_is(tmp_path: Path, engine: Engine) -> None:
    make(tmp_path / "it's [1]*", engine, (A,))
    assert people_of(opened(tmp_path / "it's [1]*"), engine) == {FIRST: [A]}


def test_days_that_are_damaged_or_unfinished_are_named(folder: Path) -> None:
    part = folder / "sessions" / "date=2026-11-01" / "part.parquet"
    part.write_bytes(part.read_bytes()[:-1] + b"x")
    (folder / "occurrences" / "date=2026-11-02" / "part.parquet").unlink()
    text = (folder / "store.json").read_text(encoding="utf-8")
    at = text.rindex('"closed"')
    (folder / "store.json").write_text(text[:at] + '"writing"' + text[at + 8 :], encoding="utf-8")
    kept = opened(folder)
    every = [FIRST, SECOND, THIRD, THIRD + ONE_DAY]
    assert kept.damaged(every, CancelToken()) == [FIRST, SECOND]
    assert kept.damaged(every, CancelToken(), ["sessions"]) == [FIRST]
    findings = unusable_findings(kept, every, CancelToken())
    assert [str(finding.title) for finding in findings] == [
        "1 kept day is unfinished: 2026-11-03.",
        "2 kept days are damaged: 2026-11-01 and 2026-11-02.",
    ]
    assert unusable_findings(kept, [SECOND], CancelToken())[0].code == "store.damaged-days"


def test_nothing_is_wrong_with_days_as_they_were_written(folder: Path) -> None:
    assert unusable_findings(opened(folder), [FIRST, SECOND, THIRD], CancelToken()) == []


# ---------------------------------------------------------------------------------------------------------
# What is refused


def test_everything_that_is_different_is_said_at_once(folder: Path, engine: Engine) -> None:
    before = tree(folder)
    other = KeptHead("other", "some", "timeline", key_check_of(KEY[::-1]), "keep")
    expected = [f"store.{code}" for code in ("purpose", "scope", "account", "key", "texts")]
    assert codes(lambda: open_kept_days(folder, TABLES, other)) == expected
    assert [finding.code for finding in check_kept_days(folder, TABLES, other, may_begin=True)] == expected
    assert codes(KeptDaysWriter(folder, TABLES, other).__enter__) == expected
    assert tree(folder) == before


def test_where_no_account_and_no_key_is_expected_all_will_do(folder: Path) -> None:
    assert open_kept_days(folder, TABLES, ANY).head == HEAD


def test_texts_may_be_left_out_where_they_are_kept(tmp_path: Path) -> None:
    with KeptDaysWriter(tmp_path / "kept", TABLES, replace(HEAD, texts="keep")):
        pass
    assert opened(tmp_path / "kept").head.texts == "keep"
    with KeptDaysWriter(tmp_path / "kept", TABLES, HEAD) as writer:
        assert writer.kept.head.texts == "keep"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _: "", "damaged"),
        (lambda text: text[:-20], "damaged"),
        (lambda _: "[]", "damaged"),
        (lambda text: text.replace('"texts"', '"text"'), "damaged"),
        (lambda text: text.replace("2026-11-01", "2026-11-31"), "damaged"),
        (lambda text: text.replace('"closed"', '"shut"'), "damaged"),
        (lambda text: text.replace('"listed": 2', '"listed": "2"'), "damaged"),
        (lambda text: text.replace('"listed": 2', '"listed": -2'), "damaged"),
        (lambda text: text.replace('"account": "acme"', '"account": 7'), "damaged"),
        (lambda text: text.replace('"schema": 1', '"schema": 0'), "damaged"),
        (lambda text: text.replace('"schema": 1', '"schema": true'), "damaged"),
        (lambda text: text.replace('"schema": 1', f'"schema": {KEPT_SCHEMA + 1}'), "newer"),
        (lambda _: '{"schema": 2}', "newer"),
    ],
)
def test_a_list_that_is_damaged_or_newer_is_refused_and_left(
    folder: Path, change: Callable[[str], str], code: str
) -> None:
    text = (folder / "store.json").read_text(encoding="utf-8")
    assert change(text) != text
    (folder / "store.json").write_text(change(text), encoding="utf-8")
    before = tree(folder)
    assert codes(lambda: opened(folder)) == [f"store.{code}"]
    assert codes(KeptDaysWriter(folder, TABLES, HEAD).__enter__) == [f"store.{code}"]
    assert tree(folder) == before


def test_a_folder_without_kept_days_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "nothing", tmp_path / "file"):
        assert codes(partial(opened, path)) == ["store.missing"]
        (finding,) = check_kept_days(path, TABLES, HEAD, may_begin=False)
        assert finding.code == "store.missing"
    assert sorted(tree(tmp_path)) == ["file"]


def test_kept_days_are_not_begun_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "my file.txt").write_text("x")
    assert codes(KeptDaysWriter(tmp_path, TABLES, HEAD).__enter__) == ["store.other-files"]
    assert codes(KeptDaysWriter(tmp_path / "my file.txt", TABLES, HEAD).__enter__) == ["store.file"]
    assert sorted(tree(tmp_path)) == ["my file.txt"]
    assert check_kept_days(tmp_path / "new" / "folder", TABLES, HEAD, may_begin=True) == []
    assert not (tmp_path / "new").exists()
    (finding,) = check_kept_days(tmp_path / "my file.txt" / "folder", TABLES, HEAD, may_begin=True)
    assert (finding.field, finding.code) == ("store", "output-not-writable")


def test_a_second_writer_ends_at_once(folder: Path) -> None:
    with KeptDaysWriter(folder, TABLES, HEAD):
        with pytest.raises(AppError, match="Another run is writing") as raised:
            KeptDaysWriter(folder, TABLES, HEAD).__enter__()
        assert raised.value.exit_code == 1
        assert opened(folder).head == HEAD  # reading needs no lock
    with KeptDaysWriter(folder, TABLES, HEAD):
        pass


# ---------------------------------------------------------------------------------------------------------
# Changing and removing


def forget(writer: KeptDaysWriter, engine: Engine, person: str) -> int:
    condition = "{} = getvariable('forgotten')"
    engine.set(forgotten=person)
    return writer.change(
        engine,
        {
            "occurrences": KeptChange(condition.format("host"), {"host": "'g'"}),
            "sessions": KeptChange(condition.format("person"), {"person": "'g'"}),
        },
    )


def test_what_is_forgotten_is_nowhere_and_other_parts_stay(folder: Path, engine: Engine) -> None:
    before = tree(folder)
    with KeptDaysWriter(folder, TABLES, HEAD) as writer:
        assert forget(writer, engine, B) == 3
        assert forget(writer, engine, B) == 0
    after = tree(folder)
    assert set(after) == set(before)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        "store.json", "sessions/date=2026-11-01/part.parquet", "sessions/date=2026-11-03/part.parquet",
        "occurrences/date=2026-11-03/part.parquet",
    }  # fmt: skip
    assert not any(B.encode() in content for content in after.values())
    assert people_of(opened(folder), engine) == {FIRST: ["g", A], SECOND: [], THIRD: ["g", C]}
    assert opened(folder).days[THIRD].state is DayState.CLOSED


def test_nothing_is_changed_where_a_day_is_damaged(folder: Path, engine: Engine) -> None:
    (folder / "sessions" / "date=2026-11-02" / "part.parquet").write_bytes(b"")
    before = tree(folder)
    with KeptDaysWriter(folder, TABLES, HEAD) as writer:
        assert codes(lambda: forget(writer, engine, B)) == ["store.damaged-days"]
        assert tree(folder) == before
        assert writer.remove_before(date(2026, 11, 3)) == [FIRST, SECOND]  # which gets rid of it
        assert forget(writer, engine, B) == 2


def test_days_before_a_date_are_removed(folder: Path, engine: Engine) -> None:
    with KeptDaysWriter(folder, TABLES, HEAD) as writer:
        assert writer.remove_before(THIRD) == [FIRST, SECOND]
        assert writer.remove_before(THIRD) == []
    assert set(tree(folder)) == {
        "store.json", "columns.csv", "lock", *(f"{table}/date=2026-11-03/part.parquet" for table in TABLES)
    }  # fmt: skip
    assert not (folder / "sessions" / "date=2026-11-01").exists()
    assert people_of(opened(folder), engine) == {THIRD: [B, C]}


def test_a_day_that_cannot_be_made_leaves_the_old_one(folder: Path, engine: Engine) -> None:
    before = tree(folder)
    record = KeptDay(DayState.CLOSED, datetime(2026, 11, 4))
    with KeptDaysWriter(folder, TABLES, HEAD) as writer:
        with pytest.raises(duckdb.Error):
            writer.write(engine, THIRD, record, {**queries(THIRD, A), "sessions": "SELECT 1 AS other"})
        cancelled = CancelToken()
        cancelled.cancel()
        with Engine(folder.parent, cancel=cancelled) as stopped, pytest.raises(Cancelled):
            write(writer, stopped, THIRD + ONE_DAY, A)
        assert tree(folder) == before
        assert not (folder / "sessions" / "date=2026-11-04").exists()


def test_a_disk_that_refuses_is_said(folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder)
    with KeptDaysWriter(folder, TABLES, HEAD) as writer:
        with monkeypatch.context() as patch:
            patch.setattr(whole, "put_in_place", refuse)
            with pytest.raises(AppError, match="can't be written to"):
                write(writer, engine, THIRD, A)
        assert tree(folder) == before


def refuse(*_: object) -> None:
    raise PermissionError(13, "no")
