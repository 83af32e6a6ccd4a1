"""Answers that are remembered come back as they were, whatever has become of the questions meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from zoomwizard.app.remembered import answers_from, texts_from
from zoomwizard.core.job import CommonInputs, ask, questions


@dataclass(frozen=True, kw_only=True)
class Inputs(CommonInputs):
    """One of each kind."""

    file: Path | None = ask("File", kind="open-file", help="", default=None)
    files: tuple[Path, ...] = ask("Files", kind="open-files", help="", default=())
    folder: Path | None = ask("Folder", kind="folder", help="", default=None)
    words: tuple[str, ...] = ask("Words", kind="texts", help="", default=())
    cells: tuple[str, ...] = ask("Cells", kind="texts", help="", default=(), is_kept=False)
    is_wanted: bool = ask("Wanted", kind="flag", help="", default=True)
    count: int = ask("Count", kind="number", help="", default=5, minimum=3)
    way: str = ask("Way", kind="choice", choices={"short": "Short", "long": "Long"}, help="", default="short")
    first: str = ask("First", kind="day", help="", default="")
    zone: str = ask("Zone", kind="time-zone", help="", default="")
    secret: str = ask("Secret", kind="secret", help="", default="")


ASKED = questions(Inputs)
ANSWERS: dict[str, Any] = {
    "file": Path("a.csv"), "files": (Path("b.csv"), Path("c.csv")), "folder": Path("out"), "words": ("A=b", "C=d"),
    "is_wanted": False, "count": 7, "way": "long", "first": "2026-11-30", "zone": "Asia/Tokyo", "memory": "3GB",
}  # fmt: skip


def test_every_answer_comes_back_as_it_was() -> None:
    assert answers_from(texts_from(ANSWERS, ASKED), ASKED) == ANSWERS


def test_secrets_and_words_of_cells_are_never_kept() -> None:
    answers = {"secret": "hush", "cells": ("Zoe=yes",), "file": None, "words": (), "zone": "", "gone": 1}
    assert texts_from(answers, ASKED) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("count", "2"),
        ("count", "-3"),
        ("count", "٣"),
        ("count", "many"),
        ("way", "wide"),
        ("first", "soon"),
        ("old", "1"),
    ],
)
def test_what_can_not_be_an_answer_any_more_is_left_out(name: str, text: str) -> None:
    assert answers_from({name: (text,)}, ASKED) == {}
    assert answers_from({name: ()}, ASKED) == {}
