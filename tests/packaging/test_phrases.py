"""Phrases that no native speaker would write do not come back, in whatever a user reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.german import german

ROOT = Path(__file__).resolve().parents[2]
PHRASES = re.compile(
    r"\bcan not\b|(?<!there )\bis no (?!longer\b|more\b|less\b|way\b)|\bthat there (?:is|are) not\b|\bis another than\b"
    r"|\bstands? (?:twice|there)\b|^In order$|\bfault of its own\b|\bwithout anything behind it\b"
    r"|\bis not as it must be\b|\bare not or\b|\bleave it away\b|\bsay it with\b|\b1 (?:people|rows|files|days)\b"
    r"|\bmay not be (?:read|opened)\b|\bof the name\b(?! of)|\bane&?w\b|\bcalls to Zoom\b|\bonly then the\b",
    re.IGNORECASE,
)
GERMAN_PHRASES = re.compile(
    r"\bIn Ordnung$|\bsteht (?:zweimal|da)\b|\bist kein Text\b|\bDatenschutznachweis\b"
    r"|\b1 (?:Personen|Zeilen|Dateien)\b|\bPasswort\b|\bAufrufe? bei\b|\bZooms Grenze|\bvon selbst\b"
)
FOLDERS = {
    "docs": "*.md",
    "resources/example": "*.md",
    "installer/policy": "*.adml",
    "installer": "*.wxs",
    ".": "*.md",
}


def texts() -> Iterator[tuple[str, str]]:
    """Everything that a user reads, by where it stands."""
    for folder, pattern in FOLDERS.items():
        files = (ROOT / folder).glob(pattern) if folder == "." else (ROOT / folder).rglob(pattern)
        for file in sorted(files):
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
    for text in german():
        yield "the window and the command line", text


def uses(phrases: re.Pattern[str], said: Iterator[tuple[str, str]]) -> list[str]:
    return [
        f"{place}: ...{' '.join(text[max(found.start() - 40, 0) : found.end() + 30].split())}..."
        for place, text in said
        for found in phrases.finditer(" ".join(text.split()))
    ]


def test_no_phrase_comes_back() -> None:
    assert uses(PHRASES, texts()) == []


def test_no_german_phrase_comes_back() -> None:
    assert uses(GERMAN_PHRASES, (("de.po", text) for text in german().values())) == []


@pytest.mark.parametrize(
    "text",
    [
        "The file can not be read.",
        "--from is no day.",
        "an account that there is not",
        "The HashID is another than before.",
        "The name stands twice.",
        "In order",
        "A fault of its own.",
        "1 people were found.",
        "Begin ane&w",
    ],
)
def test_a_phrase_would_be_found(text: str) -> None:
    assert uses(PHRASES, iter([("here", text)]))


@pytest.mark.parametrize("text", ["There is no file.", "It is no longer used.", "In order to", "1 person"])
def test_what_is_natural_is_not_found(text: str) -> None:
    assert not uses(PHRASES, iter([("here", text)]))
