"""The words of the program: messages that a person can act on, and one word for one thing; without Qt."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.german import german
from translate.extract import TEMPLATES, calls_in
from zoomwizard.app.zoom import HOW_WRITTEN
from zoomwizard.cli import connect
from zoomwizard.cli.parser import EXIT_CODES, _make_parser
from zoomwizard.core.job import questions
from zoomwizard.core.output.folder import ERROR_REASONS
from zoomwizard.core.tables.first_look import unfit_kind
from zoomwizard.core.time.working_hours import parse_days, parse_hours
from zoomwizard.modes.registry import commands
from zoomwizard.zoom.api.account import Account, wrong_fields

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "zoomwizard"
SOURCES = list(german())
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "resources/example/README.md", *ROOT.glob("docs/*.md")]
POLICY_TEXTS = ROOT / "installer" / "policy" / "en-US" / "ZoomWizard.adml"


# ---------------------------------------------------------------------------------------------------------
# Row 16: what happened, why, what to do


# Where a message is made, with the places of its titles and its hint among the arguments.
MAKERS = {
    "Finding": ((2,), 3),
    "problem": ((2,), 3),
    "finding": ((2,), 3),
    "add": ((2,), 3),
    "FindingKind": ((1,), 2),
    "_error": ((0,), 1),
    "_finding": ((1,), None),
    "note": ((0,), None),
    "explained": ((0,), None),
    "AppError": ((0,), 2),
    "Unfinished": ((0,), 2),
    "PrivacyError": ((0,), 2),
}
# Their titles come from elsewhere and say themselves how it is written: see the tests below, and of selftest the
# sentence that is wrapped. What is dropped is answered by what the field accepts.
SAY_HOW = {"change_settings", "check_account", "metric_options", "drop"}
WRAPPED = {"expect", "look_at_policy", "look_at_qt"}
# Title and hint are one value of a table or of a function, which are looked at below.
PASS_ON = {"explained", "first_bytes"}


class Message(NamedTuple):
    """What one place in the sources can say; `hints` is None where there is none."""

    place: str
    function: str
    is_error: bool
    titles: list[str]
    hints: list[str] | None


@cache
def messages() -> tuple[Message, ...]:
    """Every message that the sources make: the templates of its title and its hint."""
    return tuple(
        message
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in functions_and_calls(ast.parse(file.read_text(encoding="utf-8")))
        if (message := message_of(file.relative_to(PACKAGE).as_posix(), *node)) is not None
    )


def functions_and_calls(tree: ast.AST, function: ast.AST | None = None) -> Iterator[tuple[ast.AST | None, ast.Call]]:
    """Every call, with the function that it stands in."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield function, node
        yield from functions_and_calls(node, node if isinstance(node, ast.FunctionDef) else function)


def message_of(module: str, function: ast.AST | None, call: ast.Call) -> Message | None:
    """What a call says; None if it makes no message."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    titles_at, hint_at = MAKERS.get(name, ((), None))
    given: dict[object, ast.expr] = {word.arg: word.value for word in call.keywords}
    given |= dict(enumerate(call.args))
    titles = [given[at] for at in titles_at if at in given]
    if not titles:
        return None
    hint = given.get("hint", given.get(hint_at))
    severity = ast.unparse(call.args[0]) if name in ("Finding", "finding", "Kind", "add") else "ERROR"
    return Message(
        place=f"{module}, line {call.lineno}",
        function=getattr(function, "name", ""),
        is_error=severity in ("Severity.ERROR", "E", "ERROR") and name not in ("note", "explained", "_finding"),
        titles=[text for title in titles for text in templates_in(title, function)],
        hints=None if hint is None else templates_in(hint, function),
    )


def templates_in(node: ast.expr, function: ast.AST | None) -> list[str]:
    """The templates that a value is made of, or a name of a function is given; a blank one where it is blank."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    values = [node, *(assigned(function, node.id) if isinstance(node, ast.Name) and function is not None else ())]
    return [text for value in values for text in outermost(value)]


def outermost(node: ast.AST) -> Iterator[str]:
    """The templates in a value, without those that are values of another."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEMPLATES:
        yield next(calls_in(node)).templates[-1] or ""
        return
    for child in ast.iter_child_nodes(node):
        yield from outermost(child)


def assigned(function: ast.AST, name: str) -> Iterator[ast.expr]:
    """What is assigned to a name of a function."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id == name:
                    yield node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=False)
                    yield from (value for one, value in pairs if isinstance(one, ast.Name) and one.id == name)


def words_of(text: str) -> list[str]:
    return re.findall("[A-Za-z]{2,}", text)


def test_16_the_messages_of_every_part_are_found() -> None:
    said = {text for message in messages() for text in (*message.titles, *(message.hints or ()))}
    assert {
        "The hashed Zoom files cover only part of {n} weeks, those of {weeks}.",
        "A part of Zoom Wizard is missing: {name}.",
        "The files couldn't be written.",
        "This isn't a full path.",
        "Check that it's the right file and column.",
    } <= said
    assert len(messages()) > 100


def test_16_every_title_is_a_sentence_and_no_code_alone() -> None:
    for message in messages():
        for title in message.titles:
            if words := words_of(title):
                assert re.match(r"[A-Z{\d]|--", title), (message.place, title)
                assert re.search(r"[.?]$|: \{\w+\}$|\. \{\w+\}$", title), (message.place, title)
                assert len(words) + title.count("{") >= 3, (message.place, title)


def test_16_every_hint_is_a_sentence() -> None:
    for message in messages():
        for hint in message.hints or ():
            if words_of(hint):
                assert re.match(r"[A-Za-z{\d]", hint), (message.place, hint)
                assert re.search(r"[.?]$|\.\.\.\"\.$|: \{\w+\}$|\. \{\w+\}$", hint), (message.place, hint)


def test_16_every_error_says_what_to_do() -> None:
    said_otherwise = SAY_HOW | WRAPPED | PASS_ON
    silent = [
        (message.place, message.function, message.titles)
        for message in messages()
        if message.is_error
        and (message.hints is None or "" in message.hints)
        and message.function not in said_otherwise
    ]
    assert silent == []
    assert all(reason and hint for reason, hint in ERROR_REASONS.values())
    for sample in (b"", b"PK\3\4", bytes.fromhex("D0CF11E0"), b"%PDF", b"<html>", b"\x89PNG" + b"\1\0\0\0\0" * 9):
        title, hint, _ = unfit_kind(sample) or ("", "", "")
        assert str(title).endswith("."), sample
        assert str(hint).endswith("."), sample


HOW = re.compile(r"\b(is|are) written (as|like)\b|\bbegins with\b|\bis one (word|of)\b|\bis a number\b|\bhas 1 to\b")


def fault_of(parse: Callable[[str], object], text: str) -> str:
    with pytest.raises(ValueError, match=r"\.$") as caught:
        parse(text)
    return str(caught.value)


def test_16_where_an_error_has_no_hint_it_says_how_the_value_is_written() -> None:
    wrong = replace(
        Account(name="", account_id="", client_id="", plan="none", share=2),
        api_url="ftp://x",
        oauth_url="ftp://x",
        proxy="no proxy",
    )
    assert len(wrong_fields(wrong)) == 8
    said = [str(HOW_WRITTEN[field]) for field in wrong_fields(wrong)]
    said += [fault_of(parse_hours, text) for text in ("", "nine", "09:00", "25:00-26:00")]
    said += [fault_of(parse_days, text) for text in ("", "1-5", "Mon-Tue-Wed")]
    assert [sentence for sentence in said if not HOW.search(sentence)] == []


# Blame, alarm, pleading, and the words of programmers.
NOT_SAID = re.compile(
    r"\b(invalid|illegal|incorrect|fatal|abort\w*|crash\w*|exception|traceback|errno|stack|null|none ?type|undefined"
    r"|parse\w*|stdout|stderr|stdin|boolean|regex\w*|argument|parameter|directory|director(?:y|ies)|kill\w*"
    r"|oops|sorry|unexpected|you (?:did|must|should|forgot|entered|typed|failed)|your (?:mistake|fault|error)"
    r"|(?:error|code) \d+|\w+Error|0x[0-9a-f]+)\b",
    re.IGNORECASE,
)


def test_16_no_text_blames_or_speaks_like_a_programmer() -> None:
    said = {*SOURCES, *(text for message in messages() for text in (*message.titles, *(message.hints or ())))}
    plain = {text: re.sub("--[a-z-]+", "", text) for text in said}  # the names of options are no words
    assert {text: found[0] for text in said if (found := NOT_SAID.search(plain[text]))} == {}
    for text in ("Error 15", "ValueError in line 3", "You forgot the file.", "Invalid input."):
        assert NOT_SAID.search(text)


# ---------------------------------------------------------------------------------------------------------
# Row 46: the same thing has the same word everywhere


# The word of a thing, its German stem, and what it is not called.
GLOSSARY = [
    (
        "mapping file",
        "[Zz]uordnungsdatei",
        r"look-?\s?up (?:file|table)|map file|mapping (?:table|list|csv|sheet)|hash (?:file|table|list)|key table",
    ),
    ("Zoom report", "Zoom-Bericht", r"Zoom (?:exports?|csvs?|logs?|data files?|extracts?)(?! them)|usage file"),
    ("details report", "Detailbericht", r"detail reports?|detailed reports?|meeting detail files?"),
    (
        "hashed file",
        "gehashte",
        r"hash(?:ed)? (?:csv|output|data file|report)s?|de-?identified (?:files?|csvs?)|anonymi[sz]ed (?:files?|csvs?)"
        r"|pseudonymi[sz]ed (?:files?|csvs?)|scrambled files?|masked files?",
    ),
    (
        "person query",
        "Personenabfrage",
        r"people quer(?:y|ies)|persons? (?:export|report|file)s?|person-query files?|PQ|employee quer(?:y|ies)",
    ),
    (
        "meeting query",
        "Besprechungsabfrage",
        r"meetings quer(?:y|ies)|calendar quer(?:y|ies)|meeting (?:export|file)s?|event quer(?:y|ies)",
    ),
    (
        "people file",
        "Personendatei",
        r"HR (?:file|list|csv|data)s?|employee (?:file|list)s?|staff (?:file|list)s?|user (?:file|list)s?",
    ),
    (
        "output folder",
        "Ausgabeordner",
        r"(?:output|target|destination|result) director(?:y|ies)|(?:target|destination|results?) folders?|out folder",
    ),
    ("HashID", "HashID", r"hash(?:ed)? ids?(?![A-Za-z])|pseudo-?ids?|hash codes?|hash keys?"),
    ("stand-in number", "Ersatznummer", r"surrogate|proxy numbers?|replacement numbers?|dummy numbers?|fake ids?"),
    ("group size", "[Gg]ruppengröße", r"(?:minimum|min\.?) (?:group count|people|cohort)(?: size)?|cohort size"),
    ("time zone", "Zeitzone", r"timezones?"),
    ("e-mail", "E-Mail", r"emails?(?! address of a column)"),
]
# In code a name is written as it stands in a file or a program.
CODED = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|^ {4,}.*$|<[^>]+>|https?://\S+", re.DOTALL | re.MULTILINE)
HEADERS = re.compile(r"\b(?:PersonHashID|[A-Z]\w*_\w+)\b|\"[^\"]*\"|\bHASH_ID\b")
NAMED_SO = re.compile(r"\bEmail\b|\bTimeZone\b|Generate details report")  # columns, and a button of Zoom's


def said_in(text: str) -> str:
    """The prose of a text in one line, code and names of columns left out."""
    return " ".join(NAMED_SO.sub("", HEADERS.sub("", CODED.sub(" ", text))).split())


@cache
def everything_said() -> dict[str, dict[str, str]]:
    """Every text by where it stands: the window and the sentences, the help of the command line, the docs."""
    helps = {"exit codes": str(EXIT_CODES), "connect": connect.make_parser().format_help()}
    for name, command in commands().items():
        inputs = command.inputs()
        helps[name] = _make_parser(name, str(command.title), inputs, questions(inputs)).format_help()
    docs = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in [*PAGES, POLICY_TEXTS]}
    return {
        "window": {text: said_in(text.replace("&", "")) for text in SOURCES},
        "command line": {
            name: said_in(re.sub(r"^usage:.*?\n\n", "", text, flags=re.DOTALL)) for name, text in helps.items()
        },
        "docs": {name: said_in(text) for name, text in docs.items()},
    }


def uses(pattern: str) -> Iterator[str]:
    """Where a pattern of words is said, with the words around it."""
    word = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    for where, texts in everything_said().items():
        for name, text in texts.items():
            for found in word.finditer(text):
                place = where if where == "window" else f"{where}, {name}"
                yield f"{place}: ...{text[max(found.start() - 40, 0) : found.end() + 20]}..."


@pytest.mark.parametrize(("word", "synonyms"), [(word, synonyms) for word, _, synonyms in GLOSSARY])
def test_46_a_thing_has_no_other_name(word: str, synonyms: str) -> None:
    assert not re.fullmatch(synonyms, word)
    assert list(uses(synonyms)) == []


@pytest.mark.parametrize("word", [word for word, _, _ in GLOSSARY])
def test_46_the_word_stands_in_the_window_and_in_the_docs(word: str) -> None:
    """What is not said anywhere needs no line in the glossary."""
    places = {place.partition(":")[0].partition(",")[0] for place in uses(rf"(?:\w+[ -])?{word}(?:s|es)?(?:-\w+)?")}
    if word.endswith("query"):
        places |= {place.partition(":")[0].partition(",")[0] for place in uses(word.replace("query", "queries"))}
    assert {"window", "docs"} <= places


@pytest.mark.parametrize(("word", "stem"), [(word, stem) for word, stem, _ in GLOSSARY])
def test_46_a_thing_has_one_word_in_german_too(word: str, stem: str) -> None:
    forms = f"{word[:-1]}(?:ies|y)" if word.endswith("y") else f"{word}s?"
    pattern = re.compile(rf"(?<![\w-]){forms}(?![\w-])", re.IGNORECASE)
    texts = {source: said for source, said in german().items() if pattern.search(said_in(source.replace("&", "")))}
    assert texts
    # The letter that is pressed with Alt stands within a word.
    other = re.compile(stem, re.IGNORECASE)
    assert [source for source, said in texts.items() if not other.search(said.replace("&", ""))] == []


def test_46_the_files_are_called_by_these_words() -> None:
    """The names of the files that are written begin with the word of the thing."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "modes").rglob("*.py")))
    assert re.search(r"f?\"Mapping file ", text)
    assert re.search(r"f?\"Hashed ", text)


def test_46_a_synonym_would_be_found() -> None:
    for text, found in (("Choose the lookup file.", "lookup file"), ("the people queries", "people queries")):
        assert any(re.search(rf"(?<![\w-])(?:{synonyms})(?![\w-])", text) for *_, synonyms in GLOSSARY), found
    assert said_in("`lookup file` and\n  Hash_ID of [it](hash file.md)").replace(" ", "") == "andof[it"
