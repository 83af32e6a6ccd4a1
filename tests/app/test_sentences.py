"""Sentences of the jobs are found again by their templates, and said in German; without Qt."""

import re
from pathlib import Path

import pytest

from tests.german import german, templates
from translate.__main__ import FOLDER, TEMPLATES, read_ts, templates_text, ts_text
from translate.extract import sources
from zoomwizard.app.sentences import HOLE, is_template, match

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sources(ROOT / "zoomwizard")
LANGUAGES = sorted(file.stem.removeprefix("zoomwizard_") for file in FOLDER.glob("*.ts"))
TEXTS = {language: read_ts(FOLDER / f"zoomwizard_{language}.ts") for language in LANGUAGES}
PLACEHOLDER = re.compile(r"\{\w*\}")
OPTION = re.compile(r"--[a-z][a-z-]+")


# ---------------------------------------------------------------------------------------------------------
# The files


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_of_a_language_is_what_the_sources_make_of_it(language: str) -> None:
    """`python3 dev.py translate` would change nothing, and nothing is without a translation."""
    text = (FOLDER / f"zoomwizard_{language}.ts").read_text(encoding="utf-8")
    assert text == ts_text(language, SOURCES, TEXTS[language])
    assert [source for source in SOURCES if source not in TEXTS[language]] == []
    assert TEMPLATES.read_text(encoding="utf-8") == templates_text(SOURCES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_values_options_and_marks_of_its_source(language: str) -> None:
    for source, said in TEXTS[language].items():
        assert set(PLACEHOLDER.findall(said)) == set(PLACEHOLDER.findall(source)), source
        assert sorted(OPTION.findall(said)) == sorted(OPTION.findall(source)), source
        assert len(re.findall("&(?=[^ ])", said)) == len(re.findall("&(?=[^ ])", source)), source
        assert said.endswith("…") == source.endswith("…"), source
        if source.endswith((".", "?")):
            assert said.endswith(source[-1]), source
        assert said == said.strip(), source


def test_the_sources_have_the_texts_that_are_made_in_the_middle_of_the_work() -> None:
    for text in (
        "{0} rows have fewer cells than the first line.",  # of a function of a function
        "{0} HashIDs contain an @ sign.",  # filled by str.format
        'Or say which one it is: --column {0}="{1}".',  # added with +=
        "1 week is not shown: fewer than {0} people have values in it, or the values of fewer than {1} people could be "
        "worked out from it.",
        "{0} minutes, {1} seconds left",
        "Choose your Zoom reports",
        "&Mapping file",
        "Minimum &group size",
    ):
        assert text in SOURCES, text


def test_no_statement_for_duckdb_is_taken_for_a_text() -> None:
    code = re.compile(r"\b(SELECT|FROM|INSERT|COPY)\b|\\d|</|\t")
    assert [text for text in SOURCES if code.search(text)] == []


# ---------------------------------------------------------------------------------------------------------
# Finding again


@pytest.mark.parametrize("template", templates())
def test_a_sentence_made_from_a_template_is_found_again(template: str) -> None:
    values = {number: f"{number + 1},00{number}" for number in range(len(HOLE.findall(template)))}
    sentence = HOLE.sub(lambda hole: values[int(hole[1])], template)
    assert match(template, sentence) == [values[int(number)] for number in HOLE.findall(template)]
    expected = HOLE.sub(lambda hole: f"<{values[int(hole[1])]}>", TEXTS["de"][template])
    assert german().say(sentence) == expected


@pytest.mark.parametrize("template", [text for text in templates() if len(HOLE.sub("", text).split()) > 2])
def test_names_stay_as_they_are(template: str) -> None:
    names = ["Größe_1", "report 2.csv", "O'Hara", "Data", "x y", "Z9", "Q_1", "W", "Y", "V", "U"]
    sentence = HOLE.sub(lambda hole: names[int(hole[1])], template)
    expected = HOLE.sub(lambda hole: names[int(hole[1])], TEXTS["de"][template])
    assert german().say(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Sales and Marketing.csv", "Sales and Marketing.csv"),
        ("", ""),
        ("Nobody has ever said this. Nor this: at all.", "Nobody has ever said this. Nor this: at all."),
        ("The folder is strange. The disk is full.", "The folder is strange. Der Datenträger ist voll."),
        ("a.csv: The file is empty. Export it again.", "a.csv: Die Datei ist leer. Exportieren Sie sie erneut."),
        ("a.csv, line 3", "a.csv, Zeile <3>"),
        ("a.csv, lines 2, 5 and 1,040 more", "a.csv, Zeilen <2>, <5> und <1,040> weitere"),
        ("Its dates fall on different days of the week: Monday and Sunday.",
         "Die Datumsangaben fallen auf verschiedene Wochentage: Montag und Sonntag."),
        ("Columns that are not known were left out: A, B and C.", "Unbekannte Spalten wurden weggelassen: A, B und C."),
        ("Hours by Research and Development", "Stunden nach Research and Development"),
        ("month, day, year or year, month, day", "Monat, Tag, Jahr oder Jahr, Monat, Tag"),
        ("The numbers that stand for meeting IDs: The file is empty. Export it again.",
         "Die Nummern, die für Besprechungs-IDs stehen: Die Datei ist leer. Exportieren Sie sie erneut."),
        ("the week of 2023-05-07", "die Woche vom <2023-05-07>"),
        ("This looks like a meeting query, not like a person query.",
         "Das sieht aus wie eine Besprechungsabfrage, nicht wie eine Personenabfrage."),
        ("There is no keyring on this computer, so this run uses a one-time key: a meeting has another stand-in number "
         "in each run. To keep one key, name a key file.",
         "Auf diesem Computer gibt es keinen Schlüsselbund; deshalb verwendet dieser Lauf einen Einmalschlüssel: Eine "
         "Besprechung hat in jedem Lauf eine andere Ersatznummer. Um bei einem Schlüssel zu bleiben, nennen Sie eine "
         "Schlüsseldatei."),
    ],
)  # fmt: skip
def test_composite_texts_are_said_by_their_parts(sentence: str, said: str) -> None:
    assert german().say(sentence) == said


def test_a_text_is_a_template_only_if_it_has_values() -> None:
    assert is_template("{0} rows")
    assert not is_template("{0} and {1}")
    assert not is_template("{rows} rows")
