"""What IT has set for all users of this computer: modes, group size, topics, folders, proxy.

Each mode has a switch and a folder for what it writes, and may have rules of its own; the rest is for all of them. It
stands in the registry of Windows, in a file, or in both; where both name a value, the registry's counts. Nothing can be
done under a policy that can't be understood whole: what it was to forbid is then not known.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from zoomwizard.app.paths import policy_file
from zoomwizard.core.mode import Mode, Rule
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.modes import registry

if TYPE_CHECKING:
    from dataclasses import Field

    from zoomwizard.core.job import Ask

KEY = r"Software\Policies\ZoomWizard"
REGISTRY = rf"HKLM\{KEY}"
LARGEST_FILE = 64 * 1024
SMALLEST_GROUP, LARGEST_GROUP = 1, 1000
ENVIRONMENT_VARIABLE = re.compile(r"%[^%\\/]+%|\$\{?\w+")
LONGEST_SHOWN = 40  # of a name that isn't known
PROXY_EXAMPLE = "http://proxy.example.com:8080"
CORRECT = say("Correct it, or remove the file.")
CORRECT_ACCESS = say("Correct its permissions, or remove the file.")


# What holds for every mode that asks for the input.
FOR_ALL = (
    Rule(
        "MinimumGroupSize",
        "group-size",
        "min_group_size",
        title=say("Smallest minimum group size"),
        explained=(
            say(
                "Reports show no value for fewer people than the minimum group size, which users choose. This sets the "
                "smallest number that can be chosen."
            ),
            say(
                "Enabled: a smaller number is refused. Users who don't choose a number get the default, "
                "or this number if it's larger."
            ),
            say("Disabled or not configured: any number from 1 can be chosen."),
        ),
    ),
)
# What is about no input.
PROXY = Rule(
    "Proxy",
    "proxy",
    title=say("Proxy for downloads from Zoom"),
    explained=(
        say(
            "Sets the proxy for all requests to Zoom, instead of the proxy in each account. Write it like {address}, "
            "without a user name or password.",
            address=PROXY_EXAMPLE,
        ),
        say(
            "Disabled or not configured: the account's proxy is used, or if it has none, the one in the system's "
            "environment variables."
        ),
    ),
)


def must_be(rule: Rule) -> Said:
    """What a value of the rule has to be."""
    number = say(
        "It must be a whole number from {least} to {most} (in the registry, a DWORD).",
        least=SMALLEST_GROUP,
        most=LARGEST_GROUP,
    )
    kinds: Mapping[str, Said] = {
        "switch": say("It must be true or false (in the registry, a DWORD of 1 or 0)."),
        "group-size": number,
        "at-most": say("The allowed values are {values}.", values=rule.values),
        "folder": say("It must be a full path, beginning with a drive, the root folder or a variable."),
        "proxy": say("It must be an address such as {address}, without a password.", address=PROXY_EXAMPLE),
    }
    return kinds[rule.kind]


def switch_of(mode: Mode) -> Rule:
    """The rule that says whether a mode may be used."""
    return Rule(f"Allow{mode.name.capitalize()}", "switch")


def rules_of(mode: Mode) -> tuple[Rule, ...]:
    """The rules about the inputs of a mode."""
    output = Rule(f"{mode.name.capitalize()}OutputFolder", "folder", "output")
    return (*FOR_ALL, *mode.policy, *((output,) if mode.writes else ()))


def rules() -> tuple[Rule, ...]:
    """Every rule that there is: switches, what holds for all, what is of one mode, folders, and the proxy."""
    modes = registry.MODES
    own = [rule for mode in modes for rule in rules_of(mode) if rule not in FOR_ALL]
    folders = [rule for rule in own if rule.kind == "folder"]
    others = [rule for rule in own if rule.kind != "folder"]
    return tuple(dict.fromkeys([*map(switch_of, modes), *FOR_ALL, *others, *folders, PROXY]))


NOT_UNDERSTOOD = say("Your IT department's settings for this computer have errors, so nothing can be done here.")
TELL = say("Tell your IT department.")


class Policy(NamedTuple):
    """What is set: values by the name of their rule, and where each is from. `problems` are sentences.

    A switch is a bool, a group size an int, all else text.
    """

    values: Mapping[str, Any] = MappingProxyType({})
    sources: Mapping[str, str] = MappingProxyType({})
    problems: tuple[Said, ...] = ()

    def allows(self, mode: str) -> bool:
        """Whether a mode may be used."""
        return not self.problems and bool(self.values.get(switch_of(registry.modes()[mode]).name, True))

    def require(self, mode: str, title: Said) -> None:
        """An error in sentences where a mode, called by its title, may not be used. Errors: AppError."""
        from zoomwizard.core.outcome import AppError, NotAllowed

        if self.problems:
            raise AppError(NOT_UNDERSTOOD, sentences(*self.problems), TELL)
        if not self.allows(mode):
            raise NotAllowed(
                say("Your IT department doesn't allow this on this computer: {title}.", title=title),
                hint=say("Ask your IT department if you need it."),
            )

    def lines(self) -> list[str]:
        """Each value that is set and where, a line each, for whoever helps."""
        return [
            f"{name}: {str(value).lower() if isinstance(value, bool) else value} ({self.sources[name]})"
            for name, value in self.values.items()
        ]

    def folder(self, mode: Mode, name: str) -> str:
        """The folder that an input of a mode begins with; blank if none is set, or a variable in it is not known."""
        rule = next((rule for rule in rules_of(mode) if (rule.kind, rule.input) == ("folder", name)), None)
        text = expanded(self.values.get(rule.name, "")) if rule else ""
        return text if Path(text).is_absolute() and not ENVIRONMENT_VARIABLE.search(text) else ""

    @property
    def proxy(self) -> str:
        """The proxy of all requests to Zoom; blank if none is set."""
        return str(self.values.get("Proxy", ""))


def read_policy() -> Policy:
    """What IT has set at this moment; with all that is wrong with it."""
    problems: list[Said] = []
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    file = policy_file()
    # The registry last: its values count.
    for source, pairs in (
        (str(file), _pairs_of_file(file, problems)),
        (REGISTRY, _pairs_of_registry(REGISTRY, problems)),
    ):
        found = _values_of(source, pairs, problems)
        values |= found
        sources |= dict.fromkeys(found, source)
    ordered = {rule.name: values[rule.name] for rule in rules() if rule.name in values}
    return Policy(ordered, sources, tuple(problems))


def inputs_under(policy: Policy, mode: Mode, inputs: type) -> type:
    """The Inputs of a mode's job as the policy leaves them: what may be chosen, and what nobody has to choose."""
    from dataclasses import field, fields, make_dataclass

    changed = []
    for one in fields(inputs):
        other = _question_under(policy, mode, one)
        if other is not None:
            ask, default = other
            changed.append((one.name, one.type, field(default=default, metadata={"ask": ask})))
    if not changed:
        return inputs
    return make_dataclass(inputs.__name__, changed, bases=(inputs,), frozen=True, kw_only=True)


def _question_under(policy: Policy, mode: Mode, one: Field[Any]) -> tuple[Ask, Any] | None:
    """A question and its default, if the policy changes them."""
    from dataclasses import replace

    ask: Ask = one.metadata["ask"]
    if folder := policy.folder(mode, one.name):
        return replace(ask, preset=folder), one.default
    rule = next((rule for rule in rules_of(mode) if rule.input == one.name), None)
    if rule is None or rule.name not in policy.values:
        return None
    value = policy.values[rule.name]
    if rule.kind == "group-size" and value > (ask.minimum or 0):
        why = say("Your IT department requires at least {least}.", least=value)
        return replace(ask, minimum=value, rule=why), max(one.default, value)
    if rule.kind == "at-most" and value != rule.values[-1]:
        why = say("Your IT department doesn't allow the other choices.")
        allowed = rule.values[: rule.values.index(value) + 1]
        choices = tuple(choice for choice in ask.choices if choice in allowed)
        default = one.default if one.default in choices else choices[0]
        return replace(ask, choices=choices, rule=why), default
    return None


# ---------------------------------------------------------------------------------------------------------
# Where it stands


def _pairs_of_file(file: Path, problems: list[Said]) -> Iterable[tuple[str, Any]]:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return ()
    except OSError:
        problems.append(sentences(say("The policy file can't be read."), CORRECT_ACCESS, where=str(file)))
        return ()
    if len(content) > LARGEST_FILE:
        problems.append(sentences(say("The policy file is far too large. Write a new one."), where=str(file)))
        return ()
    import json

    try:
        found = json.loads(content, object_pairs_hook=tuple)  # pairs, since a name that stands twice is a mistake
    except json.JSONDecodeError as error:
        place = {"line": str(error.lineno), "column": str(error.colno)}
        wrong = say("The policy file isn't valid JSON at line {line}, column {column}.", **place)
        problems.append(sentences(wrong, CORRECT, where=str(file)))
    except (ValueError, RecursionError):
        problems.append(sentences(say("The policy file isn't valid JSON."), CORRECT, where=str(file)))
    else:
        if isinstance(found, tuple):
            return found
        wrong = say("The policy file must hold names and values in braces.")
        problems.append(sentences(wrong, CORRECT, where=str(file)))
    return ()


def _pairs_of_registry(source: str, problems: list[Said]) -> Iterable[tuple[str, Any]]:
    try:
        winreg: Any = import_module("winreg")  # of Windows alone
    except ImportError:
        return ()
    try:
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, KEY, access=access) as key:
            found = [winreg.EnumValue(key, number) for number in range(winreg.QueryInfoKey(key)[1])]
    except FileNotFoundError:
        return ()
    except OSError:
        problems.append(sentences(say("The registry key can't be read. Correct its permissions."), where=source))
        return ()
    return [(name, value) for name, value, _ in found if name]  # without a name: what Regedit calls (Default)


def _values_of(source: str, pairs: Iterable[tuple[str, Any]], problems: list[Said]) -> dict[str, Any]:
    """The values by the names of their rules; each that can't be is a problem."""
    values: dict[str, Any] = {}
    seen = set()
    known = {rule.name.casefold(): rule for rule in rules()}
    for name, given in pairs:
        rule = known.get(name.casefold())
        if rule is None:
            problems.append(_unknown(source, name, known))
            continue
        if rule.name in seen:
            problems.append(sentences(say("{name} is set twice. Keep only one.", name=rule.name), where=source))
        seen.add(rule.name)
        if _is_right(rule, given):
            values[rule.name] = bool(given) if rule.kind == "switch" else given
        else:
            wrong = say("The value of {name} isn't valid.", name=rule.name)
            problems.append(sentences(wrong, must_be(rule), where=source))
    return values


def _unknown(source: str, name: str, known: Mapping[str, Rule]) -> Said:
    import difflib

    near = difflib.get_close_matches(name.casefold(), known, n=1)
    if not name.isprintable() or len(name) > LONGEST_SHOWN:
        wrong = say("There's a setting whose name can't be shown. Remove it.")
    elif near:
        wrong = say("There's no setting {name}. Did you mean {near}?", name=name, near=known[near[0]].name)
    else:
        wrong = say("There's no setting {name}. Remove it.", name=name)
    return sentences(wrong, where=source)


def _is_right(rule: Rule, given: Any) -> bool:
    if rule.kind == "switch":
        return type(given) in (bool, int) and given in (0, 1)
    if rule.kind == "group-size":
        return type(given) is int and SMALLEST_GROUP <= given <= LARGEST_GROUP
    if not isinstance(given, str) or not given.isprintable():
        return False
    if rule.kind == "at-most":
        return given in rule.values
    if rule.kind == "folder":
        return Path(expanded(given)).is_absolute() or given.startswith(("%", "$", "~"))
    from zoomwizard.zoom.api.account import is_proxy

    return is_proxy(given)


def expanded(text: str) -> str:
    """A path with the variables of this user in their places; a variable that is not known stays."""
    return os.path.expanduser(os.path.expandvars(text))  # noqa: PTH111 - a home that is not known is no error


def require_allowed(name: str) -> None:
    """An error in sentences where IT does not allow a mode. Errors: AppError."""
    read_policy().require(name, registry.modes()[name].title)


def require_downloads_allowed() -> None:
    """The same where IT allows none of the modes that download. Errors: AppError."""
    names = [name for name, mode in registry.modes().items() if any(way.download for way in mode.ways)]
    policy = read_policy()
    if not any(map(policy.allows, names)):
        require_allowed(names[0])
