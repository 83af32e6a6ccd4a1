"""What the jobs say, as the window says it: translated, with the names of the fields instead of options.

A secret that the command line takes from a variable is a field in the window, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from zoomwizard.app.words import words
from zoomwizard.core.job import questions
from zoomwizard.core.outcome import Finding
from zoomwizard.core.said import Said
from zoomwizard.gui.language import tr

OPTION = re.compile(r"(--[a-z]+(?:-[a-z]+)*)(?: ([a-z]+)\b)?")
SECRET_VARIABLE = re.compile(r"\bZOOMWIZARD_CLIENT_SECRET\w*")


def without_letter(label: str) -> str:
    """A label without the mark of its mnemonic."""
    return label.replace("&", "")


def of_account(option: str) -> str:
    """What the window calls an option of an account, which any job that asks Zoom may name."""
    from zoomwizard.app.account_inputs import AccountInputs  # takes a moment to load

    labels = {ask.option: ask.label for ask in questions(AccountInputs).values()}
    return without_letter(words(labels.get(option, option)))


class Words:
    """The words for one job's inputs."""

    def __init__(self, inputs: type) -> None:
        self.asked = questions(inputs)
        self._labels: Mapping[str, str] = {ask.option: without_letter(words(ask.label)) for ask in self.asked.values()}

    def label(self, field: str) -> str:
        """What a field is called, without a mnemonic."""
        return without_letter(words(self.asked[field].label)) if field in self.asked else ""

    def of(self, text: Said | str) -> str:
        """A sentence of the job for the window."""
        said = SECRET_VARIABLE.sub("--secret-stdin", words(text))
        return OPTION.sub(self._in_words, said)

    def _in_words(self, found: re.Match[str]) -> str:
        """An option as its field, and a value of it as the choice that it is."""
        option, value = found[1], found[2] or ""
        asked = next((one for one in self.asked.values() if one.option == option), None)
        name = self._labels.get(option) or of_account(option)
        if asked is not None and value in asked.choice_names:
            return tr("“{name}: {choice}”", name=name, choice=words(asked.choice_names[value]))
        return tr("“{name}”", name=name) + found[0].removeprefix(option)

    def finding(self, finding: Finding) -> str:
        """A finding as a text: where, what, and the way out."""
        hint = self.of(finding.hint)
        if finding.asks:
            hint = tr("Choose below.")
        elif finding.field in self.asked and self.asked[finding.field].kind == "choice":
            hint = tr("Choose the right one.")  # the choices stand above it
        where = f"{words(finding.where)}: " if finding.where else ""
        return f"{where}{self.of(finding.title)} {hint}".strip()
