"""A pattern says the same to Python and to SQL; a record has the entries of its list and no others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given

from tests.core.privacy.test_proof import CELLS, HASH_IDS
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import PrivacyError
from zoomwizard.core.privacy.patterns import (
    FLAG,
    FREE_TEXT,
    INTEGER,
    SHA256,
    SHAPELESS,
    UTC_OR_BLANK,
    UTC_TIME,
    WHOLE,
    YES_NO,
    Column,
    Pattern,
    of_file,
    one_of,
    text_that,
    under,
)
from zoomwizard.core.privacy.proof import prove_record, prove_table, record_text
from zoomwizard.modes.admin.patterns import hash_id, topic_token

PATTERNS = (UTC_TIME, WHOLE, YES_NO, FREE_TEXT, topic_token(), topic_token("0123abcd"), hash_id(HASH_IDS))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    # Not used as a context manager: no thread is to outlive a test.
    engine = Engine(tmp_path_factory.mktemp("engine"), threads=1)
    engine.load("hash_ids", {"value": "VARCHAR"}, [[value] for value in HASH_IDS])
    yield engine
    engine._connection.close()


@given(text=CELLS.filter(bool))
@example(text="2026-02-31T10:00:00Z")
@example(text="2026-06-14T24:00:00Z")
@example(text="2026-06-14T23:59:60Z")
@example(text="1979-12-31T23:59:59Z")
@example(text="1980-01-01T00:00:00Z")
@example(text="2080-01-01T00:00:00Z")
@example(text="2080-01-01T00:00:01Z")
def test_python_and_sql_say_the_same_of_every_text(engine: Engine, text: str) -> None:
    for pattern in PATTERNS:
        test = pattern.breaks("t", "hash_ids")
        (is_broken,) = engine.one(f"SELECT coalesce({test}, false) FROM (SELECT ?::VARCHAR AS t)", [text])
        assert pattern.fits(text) != is_broken, pattern.name


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_blank_cell_breaks_no_pattern(engine: Engine, pattern: Pattern) -> None:
    (is_broken,) = engine.one(f"SELECT coalesce({pattern.breaks('NULL', 'hash_ids')}, false)")
    assert not is_broken


# ---------------------------------------------------------------------------------------------------------
# Tables of any mode

COLUMNS = [Column("Person", SHAPELESS), Column("Minutes", WHOLE), Column("Start", UTC_TIME)]


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("Unit 7,30,2026-06-14T10:00:00Z", ""),
        (",,", ""),
        ("zoe@example.org,30,", "column Person, row 2: looks like an e-mail address or a telephone number"),
        ("079 123 45 67,30,", "column Person, row 2: looks like an e-mail address or a telephone number"),
        ("Unit 7,-1,", "column Minutes, row 2: not a whole number"),
        ("Unit 7,1,2026-02-31T10:00:00Z", "column Start, row 2: not a time"),
        ("Unit 7,1", "row 2: fewer cells than headers"),
    ],
)
def test_a_table_of_any_columns_is_proved(engine: Engine, tmp_path: Path, row: str, place: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Person,Minutes,Start\nUnit 1,5,2026-06-14T10:00:00Z\n{row}\n", encoding="utf-8")
    if not place:
        prove_table(engine, path, COLUMNS)
        return
    with pytest.raises(PrivacyError) as caught:
        prove_table(engine, path, COLUMNS)
    assert f"({place})" in str(caught.value.message)


# ---------------------------------------------------------------------------------------------------------
# Records

ENTRIES = {
    "kind": one_of("a record"),
    "made": UTC_OR_BLANK,
    "is_whole": FLAG,
    "zone": text_that(lambda name: name.startswith("Europe/")),
    **under("counts", dict.fromkeys(("rows", "people"), INTEGER)),
    **under("files", of_file(one_of("report"), one_of("input 1", "input 2"))),
}
FILE = {"name": "input 1", "role": "report", "rows": 3, "size": 12, "sha256": "0" * 64}
RECORD = {
    "kind": "a record",
    "made": "2026-06-14T10:00:00Z",
    "is_whole": True,
    "zone": "Europe/Zurich",
    "counts": {"rows": 3, "people": 1},
    "files": [FILE, FILE | {"name": "input 2"}],
}


def hits_of(path: Path, content: object) -> str:
    path.write_text(record_text(content), encoding="utf-8")
    try:
        prove_record(path, ENTRIES, "record")
    except PrivacyError as error:
        return str(error.message)
    return ""


def test_a_record_of_its_entries_passes_and_may_leave_some_out(tmp_path: Path) -> None:
    assert hits_of(tmp_path / "r.json", RECORD) == ""
    assert hits_of(tmp_path / "r.json", {"files": [], "counts": {}, "made": ""}) == ""


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"kind": "Zoe"}, "record, kind"),
        ({"made": "yesterday"}, "record, made"),
        ({"is_whole": 1}, "record, is_whole"),
        ({"is_whole": "True"}, "record, is_whole"),
        ({"zone": "Zoe"}, "record, zone"),
        ({"zone": None}, "record, zone"),
        ({"counts": {"rows": True}}, "record, counts.rows"),
        ({"counts": {"rows": 1.5}}, "record, counts.rows"),
        ({"counts": {"Zoe": 1}}, "an entry that isn't allowed"),
        ({"counts": 3}, "an entry that isn't allowed"),
        ({"counts": [{"rows": "Zoe"}]}, "record, counts.rows"),
        ({"files": [FILE, FILE | {"sha256": "Zoe"}]}, "record, files.sha256"),
        ({"files": [FILE | {"owner": "Zoe"}]}, "an entry that isn't allowed"),
        ({"Zoe": {}}, "an entry that isn't allowed"),
        ({"Zoe": None}, "an entry that isn't allowed"),
    ],
)
def test_another_entry_or_value_is_named_by_its_place_alone(
    tmp_path: Path, change: dict[str, object], place: str
) -> None:
    message = hits_of(tmp_path / "r.json", RECORD | change)
    assert place in message
    assert "Zoe" not in message


@pytest.mark.parametrize("content", [[], {}, 3, None, "Zoe", ["Zoe"]])
def test_what_is_no_record_does_not_pass(tmp_path: Path, content: object) -> None:
    assert hits_of(tmp_path / "r.json", content)


def test_a_digest_is_of_64_hexadecimal_digits() -> None:
    assert SHA256.fits("0a" * 32)
    assert not SHA256.fits("0a" * 33)
    assert not SHA256.fits("0A" * 32)
