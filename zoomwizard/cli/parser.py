"""The options of a command, made from the questions of the job's inputs."""

from __future__ import annotations

import argparse
import difflib
import glob
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, NoReturn

from zoomwizard.app.words import words
from zoomwizard.cli.streams import write
from zoomwizard.core.job import DECIMAL_TEXT, SEVERAL, Ask, questions
from zoomwizard.core.people.secret_key import KEY_FIELD
from zoomwizard.core.said import Said, either, say, sentences
from zoomwizard.modes import registry

EXIT_CODES = say(
    "Exit codes: 0 done; 1 failed; 2 wrong usage; 3 the inputs have errors; 4 cancelled; 5 the privacy "
    "check failed; 6 not finished, but can be continued later; 7 done, but a check that was asked for found something."
)
HELP = {"-h", "--help"}
Group = argparse._ArgumentGroup  # noqa: SLF001 - it has no public name
SIZE = re.compile(r"\s*\d{1,7}(\.\d{1,7})?\s*([KMGT]i?B)\s*", re.IGNORECASE)


class UsageError(Exception):
    """The command is used in a wrong way; `said` is how."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True)
class ParsedCommand:
    """What a command was asked to do."""

    inputs: Any
    only_check: bool
    as_json: bool
    quiet: bool


class _Help(argparse.HelpFormatter):
    """The help of argparse with our word for usage, which argparse has in English alone."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, f"{words(say('usage:'))} " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Argparse that says everything in the user's language, and ends in a UsageError with a sentence."""

    def __init__(self, **given: Any) -> None:
        super().__init__(allow_abbrev=False, add_help=False, formatter_class=_Help, **given)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # What argparse says of a choice can't be taken apart again: it quotes the value in more ways than one.
        if action.choices is not None and value not in action.choices:
            option = [*action.option_strings, str(action.metavar)][0]
            raise UsageError(_other_choice(option, list(action.choices), value))

    def error(self, message: str) -> NoReturn:
        raise UsageError(self._sentence(message))

    def _sentence(self, message: str) -> Said:
        """What argparse says, in a sentence. Its words differ a little from one Python to the next."""
        if found := re.match(r"argument (\S+): expected", message):
            option = found[1].split("/")[-1]
            # An offset like -07:00 looks like an option, so that argparse sees no value at all.
            return _zone_wanted(option) if option == "--time-zone" else say("{option} needs a value.", option=option)
        if found := re.match(r"argument (\S+): ignored explicit argument", message):
            return say("{option} takes no value.", option=found[1])
        if found := re.match(r"the following arguments are required: (.*)", message):
            return sentences(*(_lacking(name) for name in found[1].split(", ")))
        return sentences(message[:1].upper() + message[1:].rstrip(".") + ".")


def words_of(arguments: Sequence[str]) -> Sequence[str]:
    """The words that say which command is meant: two where the second is a verb of the first, else one."""
    return arguments[: 2 if " ".join(arguments[:2]) in registry.commands() else 1]


def read_command(
    name: str, title: str, inputs: type, arguments: Sequence[str], verbs: str = ""
) -> ParsedCommand | None:
    """What the arguments ask for; None if that is help, which is printed with the `verbs` of the command.

    Errors: UsageError that says all.
    """
    asked = questions(inputs)
    parser = _make_parser(name, title, inputs, asked)
    if not HELP.isdisjoint(arguments):
        write(sys.stdout, parser.format_help() + (f"\n{words(say('commands'))}:\n{verbs}\n" if verbs else ""))
        return None
    found, unknown = parser.parse_known_args(arguments)
    given = vars(found)
    switches = [bool(given.pop(switch)) for switch in ("check", "json", "quiet")]
    for field, ask in asked.items():
        if ask.preset and field not in given and given.keys().isdisjoint((ask.unless, *ask.beside)):
            given[field] = [ask.preset] if ask.kind == "open-files" else ask.preset
    values: dict[str, Any] = {}
    wrong = [*unknown_options(unknown, parser), *_missing(inputs, asked, given.keys())]
    for field, text in given.items():
        try:
            values[field] = _value(asked[field], text)
        except UsageError as error:
            wrong.append(error.said)
    if wrong:  # no job will look for the files then
        raise UsageError(sentences(*wrong, *_missing_files(asked, values)))
    return ParsedCommand(inputs(**values), *switches)


def _missing(inputs: type, asked: Mapping[str, Ask], given: AbstractSet[str]) -> list[Said]:
    """A sentence for each option that is needed and not given."""
    needed = {field.name for field in fields(inputs) if field.default is MISSING}
    return [
        _lacking(either([ask.option, *([asked[ask.unless].option] if ask.unless else [])]))
        for name, ask in asked.items()
        if (name in needed and name not in given) or (ask.unless and given.isdisjoint((name, ask.unless)))
    ]


def _missing_files(asked: Mapping[str, Ask], values: Mapping[str, Any]) -> list[Said]:
    """A sentence for each file that is to be read and isn't there; a key file would be made."""
    paths = [
        path
        for name, value in values.items()
        if name != KEY_FIELD
        for path in {"open-files": value, "open-file": [value]}.get(asked[name].kind, ())
    ]
    hint = say("Check the folder and the name.")
    return [
        sentences(say("The file doesn't exist."), hint, where=path.name) for path in paths if not os.path.lexists(path)
    ]


def _lacking(option: Said | str) -> Said:
    return say("{option} is missing.", option=option)


def _make_parser(name: str, title: str, inputs: type, asked: Mapping[str, Ask]) -> Parser:
    parser = Parser(
        prog=f"zoomwizard {name}",
        description=f"{title}.",
        epilog=words(EXIT_CODES),
        # What is not given is left out, and the default of the job's own inputs counts.
        argument_default=argparse.SUPPRESS,
    )
    defaults = {field.name: field.default for field in fields(inputs)}
    needed, further = (parser.add_argument_group(words(title)) for title in (say("required"), say("options")))
    common = parser.add_argument_group(words(say("options for every command")))
    for field, ask in asked.items():
        is_needed = defaults[field] is MISSING and not ask.preset
        group = common if ask.common else needed if is_needed else further
        group.add_argument(ask.option, dest=field, help=_help(ask, ask.preset or defaults[field]), **_shape(ask))
    for switch, help_text in (
        ("check", say("Check the inputs and list everything that's wrong, without writing anything.")),
        ("json", say("At the end, write one JSON document to the standard output instead of sentences.")),
        ("quiet", say("Hide progress and notes. Warnings and errors are still shown.")),
    ):
        common.add_argument(f"--{switch}", action="store_true", default=False, help=words(help_text))
    add_help(common)
    return parser


def add_help(group: Group) -> None:
    """The option that `HELP` is looked up for, in the list of options."""
    group.add_argument("-h", "--help", action="store_true", help=words(say("Show this help.")))


def _shape(ask: Ask) -> dict[str, Any]:
    """How argparse takes the option's value; what the value means is up to `_value`."""
    if ask.kind == "flag":
        return {"action": "store_true"}
    shape: dict[str, Any] = {"metavar": ask.metavar or None}
    if ask.kind == "choice":
        shape["metavar"] = "{" + ",".join(ask.choices) + "}"
    if ask.kind in SEVERAL:
        shape |= {"nargs": "+", "action": "extend"}
    return shape


def _help(ask: Ask, default: Any) -> str:
    # `False`, an empty text and so on say nothing that the help does not say better.
    has_default = default is not MISSING and default and not isinstance(default, (bool, tuple))
    parts = (
        words(ask.help),
        words(ask.rule),
        words(say("Default: {value}.", value=str(default))) if has_default else "",
    )
    text = " ".join(part for part in parts if part)
    return text.replace("%", "%%")


def _value(ask: Ask, given: Any) -> Any:
    """The input's value from the text of the command line. Errors: UsageError."""
    if ask.kind == "flag":
        return True
    if ask.kind == "open-files":
        return tuple(path for text in given for path in _paths(ask, text))
    if ask.kind in ("texts", "answers", "accounts"):
        return tuple(_text(ask, text) for text in given)
    if ask.kind == "choices":
        return tuple(dict.fromkeys(_choice(ask, text) for text in given))
    return READERS[ask.kind](ask, _text(ask, given))


def _text(ask: Ask, text: str) -> str:
    # An empty text is a variable of a script that was not set; as a path it would mean the current folder.
    if not text.strip():
        raise UsageError(_blank(ask.option))
    return text


def _blank(option: str) -> Said:
    return say("{option} needs a value, but it's empty.", option=option)


def _paths(ask: Ask, text: str) -> list[Path]:
    """One path; several for a pattern like *.csv, which the shells of Windows hand on as it is."""
    path = Path(_text(ask, text))
    # Not Path.exists, which fails for a path that is too long: that is told with the other findings.
    if glob.has_magic(text) and not os.path.exists(path):  # noqa: PTH110 - see above
        return [Path(match) for match in sorted(glob.glob(text))] or [path]  # noqa: PTH207 - also absolute ones
    return [path]


def _choice(ask: Ask, text: str) -> str:
    if text not in ask.choices:
        raise UsageError(sentences(_other_choice(ask.option, ask.choices, text), ask.rule))
    return text


def _other_choice(option: str, choices: Sequence[str], text: str) -> Said:
    if not text.strip():
        return _blank(option)
    return say("{option} must be {choices}, not {text}.", option=option, choices=either(choices), text=text)


def _number(ask: Ask, text: str) -> int:
    least = ask.minimum or 0
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or int(text) < least:
        wrong = say(
            "{option} must be a whole number, {least} or more, not {text}.", option=ask.option, least=least, text=text
        )
        raise UsageError(sentences(wrong, ask.rule))
    return int(text)


def _decimal(ask: Ask, text: str) -> float:
    least = ask.minimum or 0
    if not DECIMAL_TEXT.fullmatch(text) or float(text) < least:
        wrong = say(
            "{option} must be a number, {least} or more, not {text}.", option=ask.option, least=least, text=text
        )
        raise UsageError(sentences(wrong, ask.rule))
    return float(text)


def _memory(ask: Ask, text: str) -> str:
    if not SIZE.fullmatch(text) or not re.search("[1-9]", text):
        raise UsageError(say("{option} must be a size such as 2GB or 800MB, not {text}.", option=ask.option, text=text))
    return text.strip()


def _zone(ask: Ask, text: str) -> str:
    from zoomwizard.core.time.zones import near_zone, resolve_zone

    if resolve_zone(text) is None:
        near = near_zone(text)
        raise UsageError(
            sentences(_zone_wanted(ask.option), say("Did you mean {near}?", near=near))
            if near
            else _zone_wanted(ask.option)
        )
    return text


def _zone_wanted(option: str) -> Said:
    return say(
        "{option} must be the name of a time zone, such as Europe/Zurich or Pacific Standard Time.", option=option
    )


READERS: Mapping[str, Callable[[Ask, str], Any]] = {
    "open-file": lambda _, text: Path(text),
    "folder": lambda _, text: Path(text),
    "text": lambda _, text: text,
    "choice": _choice,
    "number": _number,
    "decimal": _decimal,
    "memory": _memory,
    "time-zone": _zone,
    "account": _text,
    "day": _text,
}


def unknown_options(texts: Sequence[str], parser: Parser) -> list[Said]:
    """A sentence for each option that there isn't, and for each text that no option is before."""
    said, is_value = [], False  # the texts behind an unknown option are its values
    for text in texts:
        if not text.startswith("-"):
            said += [] if is_value else [say("{text} needs an option before it, such as --output.", text=text)]
            continue
        option, is_value = text.partition("=")[0], "=" not in text
        known = [name for action in parser._actions for name in action.option_strings]  # noqa: SLF001 - no other way
        near = difflib.get_close_matches(option, known, n=1)
        no_option = say("There's no option {option}.", option=option)
        said.append(
            say("There's no option {option}. Did you mean {near}?", option=option, near=near[0]) if near else no_option
        )
    return said
