"""The privacy proof by itself: closed patterns against plain Python, the dictionary against a slow search."""

import csv
import io
import re
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Cancelled, CancelToken, PrivacyError
from zoomwizard.core.privacy.names import Dictionary
from zoomwizard.core.privacy.patterns import UTC_TIME, Column
from zoomwizard.core.privacy.proof import (
    are_no_chance,
    count_hits_in_free_text,
    find_hits,
    prove_file_names,
    prove_table,
    prove_text,
)
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.modes.admin.names import ADMIN_NAMES
from zoomwizard.modes.admin.patterns import hashed_columns

HASH_IDS = ("p7qx2mzt4hkr", "0061728394", 'odd "one", x', "=formula", "Ünïcode", " inner blank")
GOOD = {
    "MeetingID": "84613890849",
    "Topic": "t1-0123abcd-0123456789abcdef",
    "User_Email_1": HASH_IDS[0],
    "User_Email_2": HASH_IDS[1],
    "Creation_Time": "2026-06-01T08:00:00Z",
    "Start_Time": "2026-06-14T10:00:00Z",
    "End_Time": "2026-06-14T10:31:00Z",
    "Duration_Minutes_1": "31",
    "Participants": "2",
    "Join_Time": "2026-06-14T10:00:05Z",
    "Leave_Time": "2026-06-14T10:30:06Z",
    "Duration_Minutes_2": "31",
    "Guest": "No",
    "InWaitingRoom": "No",
}
PATTERNS = {column.name: column.pattern for column in hashed_columns(HASH_IDS, topics="token", keep=())}
MARKS = "0123456789-:TZtz .,_abcdefxYesNo+'\"@é\u200b\n\r\t\0\u00a0\u0663\uff11"
# Texts that are nearly right, and any texts.
CELLS = st.one_of(
    st.text(MARKS, max_size=30),
    st.sampled_from([*GOOD.values(), *HASH_IDS, "epoch", "infinity", "12.5", "0x1F", "1_0", "1e3", " 1", "+1"]),
    st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[T ][0-9:]{4,8}(Z|z|\+02)?", fullmatch=True),
    st.from_regex(r"t1-[0-9a-fA-F]{7,9}-[0-9a-f]{15,17}", fullmatch=True),
    st.text(max_size=12),
)


def columns(topics: str = "token", keep: Sequence[str] = ()) -> list[Column]:
    return hashed_columns(HASH_IDS, topics=topics, keep=keep)


@dataclass
class Proof:
    """An engine and a place for the file."""

    engine: Engine
    path: Path

    def passes(self, rows: Sequence[Sequence[str]], *, topics: str = "token", keep: Sequence[str] = ()) -> bool:
        stream = io.StringIO()
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerows([[*GOOD, *keep], *rows])
        self.path.write_bytes(stream.getvalue().encode("utf-8", errors="surrogatepass"))
        try:
            prove_table(self.engine, self.path, columns(topics, keep))
        except PrivacyError:
            return False
        return True


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    # Not used as a context manager: no thread is to outlive a test.
    engine = Engine(tmp_path_factory.mktemp("engine"), threads=1)
    yield engine
    engine._connection.close()


@pytest.fixture(scope="module")
def proof(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Proof:
    return Proof(engine, tmp_path_factory.mktemp("proof") / "hashed.csv")


def is_good(column: str, cell: str) -> bool:
    """The slow truth: blank, or exactly of the column's pattern."""
    pattern = PATTERNS[column]
    return not cell or (cell in HASH_IDS if pattern.values else re.fullmatch(pattern.regex, cell) is not None)


# ---------------------------------------------------------------------------------------------------------
# Closed patterns


def test_good_rows_pass(proof: Proof) -> None:
    assert proof.passes([list(GOOD.values())])
    assert proof.passes([[""] * len(GOOD)])
    assert proof.passes([])


@pytest.mark.parametrize("hash_id", HASH_IDS)
def test_every_hash_id_of_the_mapping_file_passes(proof: Proof, hash_id: str) -> None:
    assert proof.passes([list((GOOD | {"User_Email_1": hash_id, "User_Email_2": hash_id}).values())])
    assert not proof.passes([list((GOOD | {"Topic": hash_id}).values())])


@pytest.mark.parametrize("column", [column for column, pattern in PATTERNS.items() if pattern == UTC_TIME])
@pytest.mark.parametrize("cell", ["2026-02-31T10:00:00Z", "2026-06-14T25:00:00Z", "1926-06-14T10:00:00Z", "epoch"])
def test_a_time_that_there_is_not_does_not_pass(proof: Proof, column: str, cell: str) -> None:
    assert not proof.passes([list((GOOD | {column: cell}).values())])


@given(column=st.sampled_from(sorted(GOOD)), cell=CELLS)
@example(column="Participants", cell="079.1234567")
@example(column="Participants", cell="0xFACADE")
@example(column="Duration_Minutes_2", cell="1_000")
@example(column="Join_Time", cell="epoch")
@example(column="Join_Time", cell="2026-06-14T10:00:00Z Zoë")
@example(column="Topic", cell="0791234567")
@example(column="Guest", cell="No\nZoë")
def test_a_row_passes_only_if_each_cell_is_of_its_pattern(proof: Proof, column: str, cell: str) -> None:
    passes = proof.passes([list(GOOD.values()), list((GOOD | {column: cell}).values())])
    if passes and PATTERNS[column] == UTC_TIME:
        # The engine forgives blanks and missing zeros in a time; there is no room for a text in it.
        assert re.fullmatch(r"\s*[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}T[0-9:]{5,8}Z\s*|", cell)
    else:
        assert passes == is_good(column, cell)


def test_a_hash_id_is_one_of_the_mapping_file_even_if_the_steps_say_otherwise(proof: Proof) -> None:
    proof.engine.run("CREATE OR REPLACE TABLE hash_ids AS SELECT 'Zoe' AS hash_id, 1 AS place")
    assert not proof.passes([list((GOOD | {"User_Email_1": "Zoe"}).values())])


def test_kept_columns_and_topics_are_free_but_for_line_breaks(proof: Proof) -> None:
    row = [*(GOOD | {"Topic": "Call, with Zoë"}).values(), "R and D; any text"]
    assert proof.passes([row], topics="keep", keep=["Department"])
    assert not proof.passes([row], keep=["Department"])
    assert not proof.passes([[*row[:-1], "two\nlines"]], topics="keep", keep=["Department"])
    assert not proof.passes([row], topics="keep", keep=["Other", "Department"])


def test_the_first_row_of_each_column_is_named(proof: Proof) -> None:
    bad = list((GOOD | {"Topic": "x", "Guest": "x"}).values())
    assert not proof.passes([list(GOOD.values()), bad, bad])
    hits = list(find_hits(CancelToken(), proof.path, columns()))
    assert [(hit.column, hit.row) for hit in hits] == [("Topic", 2), ("Guest", 2)]


def test_the_slow_look_can_be_cancelled(proof: Proof) -> None:
    assert proof.passes([list(GOOD.values())] * 6000)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(find_hits(cancel, proof.path, columns()))


def test_the_message_holds_column_row_and_kind(proof: Proof) -> None:
    assert not proof.passes([list((GOOD | {"Guest": "Zoë"}).values())])
    with pytest.raises(PrivacyError) as caught:
        prove_table(proof.engine, proof.path, columns())
    assert "column Guest, row 1: neither Yes nor No" in str(caught.value.message)
    assert "Zoë" not in f"{caught.value.title}{caught.value.message}{caught.value.hint}{caught.value.details}"
    assert caught.value.exit_code == 5


# ---------------------------------------------------------------------------------------------------------
# Dictionary

LETTERS = st.sampled_from("abcdeéÅßnıİΣςsſ王小明ガキü\u0301\u200b.-_ '0")
WORDS = st.text(LETTERS, max_size=12)
ADDRESSES = st.builds(lambda local, domain: f"{local}@{domain}.org", WORDS, st.text("abc", max_size=4))


def folded(text: str) -> str:
    """NFKC, case-folded, accents off, zero-width characters off."""
    visible = "".join(c for c in text if c not in "\u200b\u200c\u200d\u2060\ufeff\u00ad")
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", visible).casefold())
    return "".join(c for c in bare if not unicodedata.combining(c))


def slowly_held(text: str, addresses: Sequence[str], names: Sequence[str]) -> bool:
    """Every term at every place, one after the other."""
    hay = folded(text)
    terms: set[str] = set()
    short: set[str] = set()
    for address in addresses:
        whole = folded(address).strip()
        terms |= {term for term in (whole, whole.split("@")[0]) if len(term) >= 6}
    for name in names:
        whole = folded(name).replace("(host)", " ").strip()
        terms |= {part for part in (whole, *re.findall(r"[^\W\d_]+", whole)) if len(part) >= 4}
        if len(whole) in (2, 3):
            short.add(whole)
    if any(term in hay for term in terms):
        return True
    for term in short:
        for at in range(len(hay)):
            if hay[at : at + len(term)] == term:
                beside = (hay[at - 1] if at else " ") + (hay + " ")[at + len(term)]
                if term.lower() == term.upper() or not any(c.isalpha() for c in beside):
                    return True
    return False


@given(
    addresses=st.lists(ADDRESSES, max_size=4),
    names=st.lists(WORDS, max_size=4),
    before=WORDS,
    after=WORDS,
    text=WORDS,
    pick=st.integers(0, 7),
)
def test_the_dictionary_finds_what_a_slow_search_finds(
    addresses: list[str], names: list[str], before: str, after: str, text: str, pick: int
) -> None:
    seen = [*addresses, *names, *(address.partition("@")[0] for address in addresses), text]
    searched = before + seen[pick % len(seen)].upper() + after
    assert Dictionary(addresses, names).holds(searched) == slowly_held(searched, addresses, names)


@pytest.mark.parametrize(
    "text",
    [
        "call with ZOË åkerström",
        "1:1 Akerstrom",
        "zoe.akerstrom@example.org",
        "mail zoe.akerstrom now",
        "Ｚｏë　Åkerström",  # full-width letters
        "Z\u200boë.Å\u00adkerström",
        "王小明さん",
        "with Li today",
    ],
)
def test_a_name_is_found_in_any_spelling(text: str) -> None:
    dictionary = Dictionary(["Zoë.Åkerström@Example.org"], ["Zoë Åkerström (Host)", "王小明", "Li"])
    assert dictionary.holds(text)
    assert not Dictionary(["nobody.else@example.org"], ["Nobody Else"]).holds(text)


@pytest.mark.parametrize("text", ["Weekly sync", "Lisbon office", "alibi", "Zo", "akers", "", "王"])
def test_other_texts_hold_no_name(text: str) -> None:
    assert not Dictionary(["Zoë.Åkerström@Example.org"], ["Zoë Åkerström", "王小明", "Li"]).holds(text)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Åkerström June", True),
        ("report-zoe_akerstrom", True),
        ("AKERSTROM2026", True),
        ("zoe.akerstrom@example.org", True),
        ("王小明のレポート", True),
        ("+41 79 123 45 67", True),
        ("Akerstromberg", False),  # a part of a word does not count
        ("June", False),
    ],
)
def test_a_file_name_names_somebody_by_whole_words(name: str, *, found: bool) -> None:
    dictionary = Dictionary(["Zoë.Åkerström@Example.org"], ["王小明"])
    assert dictionary.names_somebody(name) == found


def test_hits_in_free_text_are_counted_by_rows(proof: Proof) -> None:
    departments = ["Team of Zoë Åkerström", "Team of Zoë Åkerström", "Team 7", "a@b.org", "call 079 123 45 67", ""]
    rows = [[*GOOD.values(), department] for department in departments]
    assert proof.passes(rows, keep=["Department"])
    dictionary = Dictionary([], ["Zoë Åkerström"])
    hits = count_hits_in_free_text(proof.engine, proof.path, columns(keep=["Department"]), dictionary)
    assert hits == {"Department": 4}
    assert count_hits_in_free_text(proof.engine, proof.path, columns("keep", ["Department"]), Dictionary([], [])) == {
        "Department": 2
    }


# ---------------------------------------------------------------------------------------------------------
# Shapes and names


@pytest.mark.parametrize(
    "text",
    [
        "zoe@example.org",
        "<ZOE@EXAMPLE.ORG>",
        "zoe\u200b@example.org",
        "zoë@exämple.org",
        "+41 79 123 45 67",
        "+41791234567",
        "(079) 123-45-67",
        "079/123 45 67",
        "555 123 4567",
        "call 555-123-4567.",
        "01.10.20.26.30",
        "01.10.2026.30",
        "01.10.2026-30",
        "01.10.1234",
        "01.13.2026",
        "0041.01.10.2026",
    ],
)
def test_an_address_and_a_telephone_number_have_a_shape(text: str) -> None:
    assert shapes_in(text)
    with pytest.raises(PrivacyError) as caught:
        prove_text("log", text)
    assert text not in str(caught.value.message)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-14T10:00:00Z",
        "2026-06-14_101500",
        "from 01.10.2026 to 31.10.2026.",
        "01-10-2026, 02/10/2026",
        "84613890849",
        "3.11.7",
        "p7qx2mzt4hkr",
        "a @ b",
        "1,000,000 rows, 0.5 s",
        "1509d2fc33ab83ddcac1a69aa8a3fdf10d1fb5b37db65a8d96ec1afcb75e2f90",
    ],
)
def test_times_numbers_and_digests_have_none(text: str) -> None:
    assert shapes_in(text) == []
    prove_text("log", text)


@pytest.mark.parametrize(
    ("hits", "digits", "raw", "is_leak"),
    [
        (1, 11, 1, True),
        (1, 9, 1, True),
        (1, 11, 100, True),
        (1, 11, 100_000, False),  # one in ten such files has one
        (8, 11, 100_000, True),
        (15, 11, 1_000_000, False),  # eleven are to be expected
        (60, 11, 1_000_000, True),
        (1, 1, 1, False),
        (9, 1, 9, False),
        (0, 11, 1, False),
    ],
)
def test_only_more_meeting_numbers_than_by_chance_are_a_leak(
    hits: int, digits: int, raw: int, *, is_leak: bool
) -> None:
    numbers = [str(10 ** (digits - 1) + n) for n in range(hits)]
    assert are_no_chance(numbers, [(digits, raw)]) == is_leak


@pytest.mark.parametrize("piece", ["x", "1", "a.", "x@", "+1", "0 1-", "@x."])
def test_a_long_text_is_looked_through_once(piece: str) -> None:
    """The same text in pieces of a tenth takes about as long; a tenth of the time if each letter began a search."""

    def seconds(length: int, times: int) -> float:
        text = piece * (length // len(piece)) + '"'
        begun = time.process_time()
        for _ in range(times):  # Windows' clock goes in steps of 16 ms
            shapes_in(text)
        return time.process_time() - begun

    assert min(seconds(300_000, 3) for _ in range(3)) < 4 * min(seconds(30_000, 30) for _ in range(3))


def test_only_the_published_file_names_pass() -> None:
    stamp = "2026-06-14_101500"
    prove_file_names(
        [
            f"Hashed Zoom File from Zoom Admin_{stamp}.csv",
            f"Hashed Zoom File from Zoom Admin_{stamp}-2.manifest.json",
            f"Keep private/Unmatched people_{stamp}.csv",
        ],
        ADMIN_NAMES,
    )
    for name in (
        f"Zoe_{stamp}.csv",
        f"Hashed Zoom File from Zoom Admin_{stamp} Zoe.csv",
        f"Keep private/Zoe_{stamp}.csv",
    ):
        with pytest.raises(PrivacyError) as caught:
            prove_file_names([name], ADMIN_NAMES)
        assert "Zoe" not in str(caught.value.message)
