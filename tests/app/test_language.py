"""What is said is put into the user's language, which the settings or the system name; without Qt."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from translate.__main__ import FOLDER
from translate.catalogue import compile_all
from zoomwizard.__main__ import main
from zoomwizard.app.paths import settings_file
from zoomwizard.app.settings import change_settings
from zoomwizard.app.words import language_called, speak, system_languages, users_language, words
from zoomwizard.core.said import ENGLISH, Said, plural, put, say
from zoomwizard.core.time.dates import ORDER_WORDS

PROBLEMS = plural("There is {n} problem with the inputs.", "There are {n} problems with the inputs.", n=1200)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    compile_all(FOLDER)
    yield
    speak(ENGLISH)


def test_a_sentence_is_said_in_the_language_that_is_spoken() -> None:
    assert words(PROBLEMS) == "There are 1,200 problems with the inputs."
    speak(language_called("de"))
    assert words(PROBLEMS) == "Es gibt 1.200 Probleme mit den Eingaben."
    assert str(PROBLEMS) == "There are 1,200 problems with the inputs."
    speak(language_called("pseudo"))
    assert words(PROBLEMS).startswith("[Théré áré 1,200 ")


@pytest.mark.parametrize(
    ("value", "said"), [(1234.5, "1.234,5"), (0, "0"), (date(2026, 3, 1), "01.03.2026"), (["A", "B"], "A und B")]
)
def test_german_writes_numbers_days_and_lists_its_own_way(value: float | date | list[str], said: str) -> None:
    assert put(say("{value}", value=value), language_called("de")) == said


@pytest.mark.parametrize(
    ("said", "german"),
    [
        (
            say("This looks like {kind}, not like the Active Hosts details report.", kind=say("a poll report")),
            "Das ist offenbar ein Umfragebericht, nicht der Detailbericht der aktiven Hosts.",
        ),
        (
            say("The dates have {order}, but you chose {wanted}.", order=ORDER_WORDS["dmy"], wanted=ORDER_WORDS["mdy"]),
            "In den Datumsangaben steht der Tag zuerst, Sie haben aber angegeben: der Monat zuerst.",
        ),
        (
            say("The client secret is known ({place}).", place=say("set as {variable}", variable="X")),
            "Das Client-Geheimnis ist bekannt (gesetzt als X).",
        ),
    ],
)
def test_a_value_that_is_words_has_the_case_that_german_wants_there(said: Said, german: str) -> None:
    assert put(said, language_called("de")) == german


def test_a_language_that_there_is_not_is_english() -> None:
    assert language_called("xx") is ENGLISH


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked, not the environment")
@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "de_CH.UTF-8"}, "de"),
        ({"LANG": "fr_CH.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_DE"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en:de"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:de:en"}, "de"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
    ],
)
def test_the_language_is_that_of_the_system_unless_the_user_chose_one(environment: dict[str, str], spoken: str) -> None:
    assert users_language("", environment) == spoken
    assert users_language("de", environment) == "de"


@pytest.mark.parametrize("by", ["system", "settings"])
def test_the_command_line_speaks_it_too_and_its_json_stays_english(
    by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if by == "system":
        monkeypatch.setattr("zoomwizard.app.words.system_languages", lambda _: ["de_DE.UTF-8"])
    else:
        change_settings(lambda settings: replace(settings, language="de"), settings_file())
    missing = str(tmp_path / "missing.csv")
    assert main(["admin", "--reports", missing, "--mapping", missing, "--output", str(tmp_path), "--json"]) == 3
    shown = capsys.readouterr()
    assert "Probleme mit den Eingaben" in shown.err
    assert "problems with the inputs" in json.loads(shown.out)["title"]


def test_the_system_can_be_asked() -> None:
    assert isinstance(system_languages({}), list)
