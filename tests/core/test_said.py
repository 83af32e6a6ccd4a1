"""A sentence keeps its template and values apart, and is put into words of any language."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from zoomwizard.core.said import Fixed, Language, Said, plural, put, say


def test_a_sentence_is_english_where_nobody_asks_for_a_language() -> None:
    assert str(say("{name} can't be read.", name="a.csv")) == "a.csv can't be read."
    assert str(say("{rows} of {all} rows", rows=1234, all=1_000_000)) == "1,234 of 1,000,000 rows"
    assert str(say("Since {day}.", day=date(2026, 11, 30))) == "Since 2026-11-30."


@pytest.mark.parametrize(
    ("n", "words"), [(0, "0 people were found."), (1, "1 person was found."), (1200, "1,200 people were found.")]
)
def test_a_number_decides_between_one_and_many(n: int, words: str) -> None:
    assert str(plural("{n} person was found.", "{n} people were found.", n=n)) == words


def test_a_value_may_be_said_itself() -> None:
    rows = plural("{n} row", "{n} rows", n=1)
    assert str(say("{rows} in {file}", rows=rows, file="a.csv")) == "1 row in a.csv"


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_a_list_ends_with_and(names: list[str], words: str) -> None:
    assert str(say("{names}", names=names)) == words


def test_braces_in_a_value_are_no_places() -> None:
    assert str(say("Column {name}", name="{n} {0}")) == "Column {n} {0}"


def test_two_that_say_the_same_are_equal_and_can_be_kept_in_a_set() -> None:
    assert {say("{a}", a=["x", "y"]), say("{a}", a=("x", "y"))} == {Said("{a}", (("a", ("x", "y")),))}


def test_another_language_looks_templates_up_and_writes_numbers_its_own_way() -> None:
    german = {"{n} people": ("{n} Person", "{n} Personen"), "{some} and {last}": ("", "{some} und {last}")}

    def look_up(one: str, many: str, n: int | None) -> str:
        forms = german.get(many, (one, many))
        return forms[0] if one and n == 1 else forms[1]

    language = Language(look_up, lambda value: f"{value:,}".replace(",", "."), lambda day: f"{day:%d.%m.%Y}")
    assert put(plural("{n} person", "{n} people", n=1), language) == "1 Person"
    assert put(plural("{n} person", "{n} people", n=1200), language) == "1.200 Personen"
    assert put(say("{both}", both=["A", date(2026, 3, 1)]), language) == "A und 01.03.2026"


def test_a_number_with_its_decimals_can_be_copied() -> None:
    found = copy.deepcopy(Fixed(33.3333, 4))
    assert (found, f"{found}", found.decimals) == (33.3333, "33.3333", 4)
