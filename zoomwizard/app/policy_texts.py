"""What the Group Policy template says about each value that IT can set."""

from __future__ import annotations

from typing import NamedTuple

from zoomwizard.app.policy import rules_of, switch_of
from zoomwizard.core.job import questions
from zoomwizard.core.mode import Mode, Rule
from zoomwizard.core.said import Said, say
from zoomwizard.modes import registry

DESCRIPTION = say("What IT can set for Zoom Wizard on a computer.")
SINCE_WORDS = say("Zoom Wizard {version} or later", version="0.1")
OF_A_USER = ("%USERPROFILE%", "%OneDriveCommercial%")
BOXES = {
    "group-size": say("People:"),
    "at-most": say("At most:"),
    "folder": say("Folder:"),
    "proxy": say("Address:"),
}


class RuleTexts(NamedTuple):
    """The title of a value, its paragraphs, and the words for each of its choices."""

    title: Said
    explained: tuple[Said, ...]
    choices: tuple[Said | str, ...] = ()


def policy_texts_of(rule: Rule) -> RuleTexts:
    """What is said about a value."""
    mode = mode_of_rule(rule)
    if mode is None or not rule.input:
        return RuleTexts(rule.title, rule.explained) if mode is None else texts_of_switch(mode)
    if rule.kind == "folder":
        return texts_of_folder(rule, mode)
    names = questions(mode.command.inputs())[rule.input].choice_names
    return RuleTexts(rule.title, rule.explained, tuple(names[value] for value in rule.values))


def mode_of_rule(rule: Rule) -> Mode | None:
    """The mode that a value is about, the first one where it is about several; None if it is about none."""
    with_it = (mode for mode in registry.MODES if rule == switch_of(mode) or rule in mode_rules(mode))
    return next(with_it, None)


def mode_rules(mode: Mode) -> list[Rule]:
    """The rules about inputs that the mode asks for."""
    asked = questions(mode.command.inputs())
    return [rule for rule in rules_of(mode) if rule.input in asked]


def texts_of_switch(mode: Mode) -> RuleTexts:
    """Whether a mode may be used."""
    what = say(
        "Sets whether this is allowed on this computer, in the wizard and with the command zoomwizard {command}.",
        command=mode.name,
    )
    disabled = say(
        "Enabled or not configured: it's allowed.\nDisabled: the wizard doesn't offer it, and the command is refused."
    )
    downloads = say("This includes downloads from Zoom.")
    has_downloads = any(way.download for way in mode.ways)
    title = say("Allow “{title}” ({role})", title=mode.title, role=mode.role)
    return RuleTexts(title, (what, downloads, disabled) if has_downloads else (what, disabled))


def texts_of_folder(rule: Rule, mode: Mode) -> RuleTexts:
    """The folder that a field begins with."""
    ask = questions(mode.command.inputs())[rule.input]
    enabled = say(
        "Enabled: This folder is suggested. Users can choose another one. On the command line, it's used if the "
        "option {option} isn't given. Give the full path. Variables such as {one} or {other} are the user's own; if "
        "one doesn't exist, the field stays empty.",
        option=ask.option,
        one=OF_A_USER[0],
        other=OF_A_USER[1],
    )
    title = say("Suggested folder: {label} ({title})", label=ask.label, title=mode.title)
    return RuleTexts(title, (enabled, say("Disabled or not configured: no folder is suggested.")))
