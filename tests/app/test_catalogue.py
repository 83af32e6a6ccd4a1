"""The catalogues have every text of the sources, whole; what is said in the sources is a literal."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from translate.__main__ import FOLDER, PACKAGE
from translate.catalogue import PLACE, catalogue_text, compile_all, forms_of, ids_of, is_done, read_catalogue, updated
from translate.extract import TEMPLATES, calls_in, sources

LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.po"))
OPTION = re.compile(r"--[a-z][a-z-]+")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_sources_is_translated_in_all_its_forms(language: str) -> None:
    """`python3 dev.py translate` would change nothing and list nothing."""
    file = FOLDER / f"{language}.po"
    catalogue = read_catalogue(file)
    known = {message.id for message in catalogue if message.id}
    assert sources(PACKAGE) - known == set()
    assert [message.id for message in catalogue if message.id and not is_done(message)] == []
    assert file.read_text(encoding="utf-8") == catalogue_text(updated(catalogue, sources(PACKAGE)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_options_and_marks_of_its_text(language: str) -> None:
    for message in read_catalogue(FOLDER / f"{language}.po"):
        ids, several = ids_of(message), len(ids_of(message)) > 1
        for at, said in enumerate(forms_of(message) if message.id else ()):
            text = ids[min(at, len(ids) - 1)]
            # Where there is one, a language may do without its number: "a row".
            number = {"n"} if several and at == 0 else set()
            assert set(PLACE.findall(said)) | number == set(PLACE.findall(text)) | number, text
            assert sorted(OPTION.findall(said)) == sorted(OPTION.findall(text)), text
            assert len(re.findall("&(?=[^ ])", said)) == len(re.findall("&(?=[^ ])", text)), text
            assert said.endswith("…") == text.endswith("…"), text
            assert not text.endswith((".", "?")) or said.endswith(text[-1]), text
            assert said == said.strip(), text


def test_what_is_said_is_a_literal() -> None:
    """A text that is put together at run time would have no translation."""
    wrong = [
        f"{file.relative_to(PACKAGE).as_posix()}, line {call.line}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for call in calls_in(ast.parse(file.read_text(encoding="utf-8")))
        if None in call.templates
    ]
    assert wrong == ["gui/language.py, line 18"]  # where `tr` itself hands its text on


def test_a_text_gets_the_translation_of_one_that_differs_in_the_names_of_its_places(tmp_path: Path) -> None:
    file = tmp_path / "de.po"
    file.write_text(
        'msgid "{0} of {1}"\nmsgstr "von {1} {0}"\n\n'
        'msgid "{n} row is blank in {name}."\nmsgid_plural "{n} rows are blank in {name}."\n'
        'msgstr[0] "Eine Zeile in {name} ist leer."\nmsgstr[1] "{n} Zeilen in {name} sind leer."\n\n'
        'msgid "unused"\nmsgstr "unbenutzt"\n',
        encoding="utf-8",
    )
    rows = ("{n} row is blank in {file}.", "{n} rows are blank in {file}.")
    catalogue = updated(read_catalogue(file), ["{some} of {all}", rows, "new"])
    assert {ids_of(message): forms_of(message) for message in catalogue if message.id} == {
        ("{some} of {all}",): ("von {all} {some}",),
        rows: ("Eine Zeile in {file} ist leer.", "{n} Zeilen in {file} sind leer."),
        ("new",): ("",),
    }
    file.write_text(catalogue_text(catalogue), encoding="utf-8")
    assert catalogue_text(read_catalogue(file)) == file.read_text(encoding="utf-8")
    assert [path.name for path in compile_all(tmp_path)] == ["de.mo"]


def test_of_a_conflict_each_side_counts(tmp_path: Path) -> None:
    file = tmp_path / "de.po"
    file.write_text(
        'msgid "a"\nmsgstr "A"\n\n<<<<<<< one\nmsgid "b"\nmsgstr "B"\n\nmsgid "c"\n=======\nmsgid "c"\n>>>>>>> two\n'
        'msgstr "C"\n\nmsgid "d"\n<<<<<<< one\nmsgstr ""\n=======\nmsgstr "D"\n>>>>>>> two\n',
        encoding="utf-8",
    )
    assert {message.id: message.string for message in read_catalogue(file) if message.id} == {
        text: text.upper() for text in "abcd"
    }


# What is made of texts that a user reads, and those of their arguments that are names for the program.
MAKERS = {
    *(
        "Finding",
        "AppError",
        "Unfinished",
        "NotAllowed",
        "PrivacyError",
        "problem",
        "Progress",
        "Fact",
        "Look",
        "FindingKind",
    ),
    *("ask", "Ask", "WizardStep", "Mode", "Figure", "Series", "Picture", "explained"),
}
NAMES = {
    *("code", "codes", "field", "option", "metavar", "pattern", "details", "default", "choices", "stage", "key"),
    *("section", "shortcut", "proved", "example"),
}
PROSE = re.compile(r"[A-Za-z]{2,}[^A-Za-z]* [^A-Za-z]*[A-Za-z]{2,}")


def plain_texts(node: ast.AST) -> Iterator[ast.expr]:
    """The texts in a value that are words for a user and are not said."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEMPLATES:
        return
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and PROSE.search(str(node.value))):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.keyword) and child.arg in NAMES):
            yield from plain_texts(child)


def files_with_plain_texts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS:
                texts = [f"line {text.lineno}: {ast.unparse(text)}" for text in plain_texts(node)]
                found.setdefault(file.relative_to(PACKAGE).as_posix(), []).extend(texts)
    return {file: texts for file, texts in found.items() if texts}


def test_what_a_user_reads_is_said_and_no_plain_text() -> None:
    assert files_with_plain_texts() == {}
