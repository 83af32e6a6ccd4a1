"""What stands for people and meetings in usage tables: vectors that anybody can compute with HMAC-SHA-256."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from zoomwizard.zoom.stand_ins import (
    fold_name,
    occurrence_id,
    occurrence_key,
    person_by_email,
    person_by_zoom_id,
    random_weak_person,
    series_id,
    weak_person,
)

KEY = bytes(range(32))
OCCURRENCE = "91234567890:2026-10-05T10:00:00Z"


def test_vectors_of_every_kind_of_stand_in() -> None:
    assert person_by_email("person1@contoso.example", KEY) == "xq3zgkg2chazm324rvpsfbbk5d4"
    assert person_by_zoom_id("abcDEF_1", KEY) == "xqpvxx5zzau36khp22tohekt3f4"
    assert occurrence_key("912 3456 7890", datetime(2026, 10, 5, 10)) == OCCURRENCE
    assert occurrence_id(OCCURRENCE, KEY) == "obf2cd3d740fc6165"
    assert series_id("912 3456 7890", KEY) == "s5dfb25d52e0c1630"
    assert weak_person(OCCURRENCE, fold_name("Guest One"), KEY) == "gbf4wpuk3noivtyf6soko6zbncq"


@pytest.mark.parametrize("spelling", ["Guest One", " guest  one ", "GUEST\tONE", "Guest One (Host)", "Ｇuest One"])
def test_spellings_of_one_name_are_one_person(spelling: str) -> None:
    assert fold_name(spelling) == "guest one"


def test_a_random_stand_in_looks_like_a_computed_one_and_is_another_each_time() -> None:
    made = {random_weak_person() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch("g[a-z2-7]{26}", one) for one in made)
