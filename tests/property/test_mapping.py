"""The mapping file: keys against the slow oracle, HashIDs that say nothing, findings that name nobody."""

import csv
import io
import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from tests.oracle import text as oracle
from zoomwizard.core.outcome import errors_in
from zoomwizard.core.people.identities import (
    CHANGED_BY_EXCEL,
    fold_key,
    hash_id_for,
    is_address,
    is_plain_digest,
    local_part,
    trimmed,
)
from zoomwizard.core.people.mapping_file import MappingCheck, read_mapping

texts = st.text() | st.text(oracle.WHITE_SPACE + oracle.ZERO_WIDTH + "\x1c\x1fßSsİıΣςéÉe\u0301@.a")
words = st.text(st.characters(categories=["L", "N"], include_characters=".-_+"), min_size=1, max_size=30)
addresses = st.builds(lambda name, place: f"{name}@{place}.example.com", words, st.sampled_from(("a", "bé", "ÅC")))
marked = st.builds(lambda word: f"zzmark{word}", words)


@given(texts)
def test_keys_are_folded_as_the_specification_says(text: str) -> None:
    assert fold_key(text) == oracle.fold_key(text)


@given(addresses, st.text(oracle.WHITE_SPACE + oracle.ZERO_WIDTH, max_size=4), st.integers(0, 5))
def test_what_can_not_be_seen_makes_no_other_person(address: str, around: str, place: int) -> None:
    inside = address[:place] + "\u200b" + address[place:]
    for same in (address, around + address + around, inside, unicodedata.normalize("NFD", address)):
        assert fold_key(same) == fold_key(address)


@given(addresses)
def test_a_folded_address_is_one_still_and_folding_ends(address: str) -> None:
    key = fold_key(address)
    assert is_address(address)
    assert is_address(key)
    assert fold_key(key) == key


@given(words.map(fold_key))
def test_a_hash_id_says_nothing_about_its_person(person: str) -> None:
    hash_id = hash_id_for(person, frozenset())
    assert re.fullmatch("p[a-z2-7]{26}", hash_id)
    assert not any(person[start : start + 4] in hash_id for start in range(len(person) - 3))
    assert CHANGED_BY_EXCEL.fullmatch(hash_id) is None


@example([".0@a.example.com"])  # a full stop that is part of the address
@given(st.lists(addresses, min_size=1, max_size=20, unique_by=fold_key))
def test_given_hash_ids_are_all_different_and_without_faults(people: list[str]) -> None:
    check = MappingCheck("mapping", "mapping.csv")
    for line, person in enumerate(people, 2):
        check.add(line, person, hash_id_for(local_part(fold_key(person)), set(check.hash_ids.values())))
    assert check.findings() == []
    assert check.persons == check.rows == len(people)


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.tuples(addresses, cells), min_size=1, max_size=8, unique_by=lambda row: fold_key(row[0])))
def test_hash_ids_are_kept_to_the_letter(rows: list[tuple[str, str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("PersonID", "HashID"), *rows])
    with TemporaryDirectory() as folder:
        path = Path(folder, "mapping.csv")
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        mapping, findings = read_mapping(path)
    expected = {fold_key(person): trimmed(hash_id) for person, hash_id in rows if trimmed(hash_id)}
    if mapping is not None:
        assert mapping.hash_ids == expected
        assert mapping.rows == len(rows)
    else:
        codes = {finding.code for finding in errors_in(findings)}
        leaks = any("@" in value or local_part(key) in fold_key(value) for key, value in expected.items())
        odd = any(not value.isprintable() for value in expected.values())
        assert not expected or leaks or odd, codes


@given(st.lists(st.tuples(marked, marked | st.just(""), st.booleans()), min_size=1, max_size=12))
def test_findings_name_lines_and_nobody(rows: list[tuple[str, str, bool]]) -> None:
    check = MappingCheck("mapping", "mapping.csv")
    for line, (person, hash_id, is_mail) in enumerate(rows, 2):
        check.add(line, f"{person}@example.com" if is_mail else person, hash_id)
    for finding in check.findings():
        assert "zzmark" not in str(finding)
        lines = [int(number) for number in re.findall(r"\d+", re.sub(" and [0-9,]+ more$", "", str(finding.where)))]
        assert lines
        assert set(lines) <= set(range(2, len(rows) + 2))


@given(addresses, st.text())
def test_no_text_breaks_the_search_for_digests(address: str, hash_id: str) -> None:
    assert not is_plain_digest(hash_id, address)
