"""Row 54: the window speaks of its fields, never of the command line; in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.gui import test_language
from translate.__main__ import PACKAGE
from translate.extract import calls_in
from zoomwizard.app.account_inputs import AccountInputs
from zoomwizard.app.jobs import inputs_of
from zoomwizard.app.words import LANGUAGES, catalogue_of
from zoomwizard.gui.language import set_language
from zoomwizard.gui.parts.words import Words
from zoomwizard.modes.registry import modes

# An option, an environment variable, NAME=, a value of an option, the help of the command line.
OF_THE_COMMAND_LINE = re.compile(
    r"--[a-z]|ZOOMWIZARD_|\b[A-Z]{3,}(?:_[A-Z]+)*=|\b(?:auto|mdy|dmy|ymd|HEADER|METAVAR)\b|0 means|Default:|0 bedeutet"
    r"|Standard:|\b(?:Use|use) (?:published|exact|token|keep|drop)\b",
)
english_again = test_language.english_again
WAYS = [*(inputs_of(mode.job) for mode in modes().values()), AccountInputs]
# Rooms whose texts come on the terminal alone; what goes to schedulers and scripts names options by right.
ELSEWHERE = ("zoomwizard/cli/", "zoomwizard/__main__.py", "zoomwizard/app/schedule", "zoomwizard/app/policy_texts.py")

# Hints of findings that ask: in the window it is "Choose below."
ANSWERED_BELOW: set[str] = {
    'Use --column to name it, for example --column {column}="{header}".',
    "They count as no. Use --flag-word to say what they mean, for example --flag-word {word}=yes.",
}

# What only an option that was typed can be wrong with, and the help of a command that has no window.
TYPED = {
    "Write it as NAME=HEADER. The names are {names}.",
    "Write it as WORD=yes or WORD=no.",
    'The folder for the example. Default: "{name}" in the current folder. If the folder isn\'t empty, a folder with '
    "that name is created in it.",
}


def of_fields(inputs: type) -> Iterator[tuple[str, str]]:
    """Every text of a field of a way."""
    said = Words(inputs)
    for name, ask in said.asked.items():
        texts = (ask.label, ask.on_screen or ask.help, ask.rule, ask.blank, ask.group, *ask.choice_names.values())
        yield from ((name, said.of(text)) for text in texts if text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("inputs", WAYS, ids=lambda inputs: inputs.__name__)
def test_54_no_field_speaks_of_the_command_line(inputs: type, language: str) -> None:
    set_language(language)
    by_command = {name for mode in modes().values() for name in mode.by_command}
    wrong = [
        f"{name}: {text}"
        for name, text in of_fields(inputs)
        if OF_THE_COMMAND_LINE.search(text) and name not in by_command
    ]
    assert not wrong, "\n".join(wrong)


def said_in_the_window(language: str) -> Iterator[tuple[str, list[str]]]:
    """Where a text stands, and what each way makes of it; not those of the terminal, nor the helps of its options."""
    set_language(language)
    ways, catalogue = [Words(inputs) for inputs in WAYS], catalogue_of(language)
    helps = {str(ask.help) for way in ways for ask in way.asked.values()}
    for file in sorted(PACKAGE.rglob("*.py")):
        place = file.relative_to(PACKAGE.parent).as_posix()
        if place.startswith(ELSEWHERE):
            continue
        for call in calls_in(ast.parse(file.read_text(encoding="utf-8"))):
            for text in {*filter(None, call.templates)} - helps - ANSWERED_BELOW - TYPED:
                yield f"{place}:{call.line}", [way.of(catalogue.gettext(text)) for way in ways]


@pytest.mark.parametrize("language", LANGUAGES)
def test_54_no_finding_speaks_of_the_command_line(language: str) -> None:
    """Each is said in words by the way that it is of."""
    wrong = [
        f"{place} {said[0]}"
        for place, said in said_in_the_window(language)
        if all(OF_THE_COMMAND_LINE.search(one) for one in said)
    ]
    assert not wrong, "\n".join(wrong)


def test_54_a_hint_names_the_field_and_the_choice() -> None:
    said = Words(inputs_of("admin"))
    assert (
        said.of("To keep topics, use --topics keep.")
        == "To keep topics, use “Topics of the meetings: Keep as they are”."
    )
    assert said.of("Choose it with --mapping or so.") == "Choose it with “Mapping file” or so."
    assert said.of("Check the account's --api-url.") == "Check the account's “Address of Zoom's API”."
