"""The Group Policy template is that of the program: the same values, types and ranges, in each of its languages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installer import policy_template
from tests.every_mode.planted import plant
from zoomwizard.app.policy import KEY, LARGEST_GROUP, REGISTRY, SMALLEST_GROUP, rules
from zoomwizard.core.mode import Rule

RULES = rules()
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "installer" / "policy"
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
TEMPLATE = FOLDER / "ZoomWizard.admx"
TEXTS = {path.parent.name: path for path in FOLDER.glob("*/ZoomWizard.adml")}


def read(path: Path) -> ET.Element:
    return ET.parse(path).getroot()  # noqa: S314 - the project's own file


def policies() -> dict[str, ET.Element]:
    return {policy.attrib["name"]: policy for policy in read(TEMPLATE).iter(f"{SPACE}policy")}


def elements(policy: ET.Element) -> list[ET.Element]:
    return list(policy.find(f"{SPACE}elements") or ())


def named(text: str | None, table: str) -> str:
    """The name in `$(string.NAME)`."""
    found = re.fullmatch(rf"\$\({table}\.(\w+)\)", text or "")
    assert found, text
    return found[1]


def test_the_template_has_every_value_of_the_program_and_no_other() -> None:
    assert list(policies()) == [rule.name for rule in RULES]
    assert all(element.tag.startswith(SPACE) for element in read(TEMPLATE).iter())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_policy_writes_the_value_that_the_program_reads(rule: Rule) -> None:
    policy = policies()[rule.name]
    assert policy.attrib["class"] == "Machine"
    assert policy.attrib["key"] == KEY == REGISTRY.removeprefix("HKLM\\")
    inner = elements(policy)
    if rule.kind == "switch":
        assert policy.attrib["valueName"] == rule.name
        written = [policy.find(f"{SPACE}{name}/{SPACE}decimal") for name in ("enabledValue", "disabledValue")]
        assert [value.attrib["value"] for value in written if value is not None] == ["1", "0"]
        assert inner == []
        return
    (element,) = inner
    assert "valueName" not in policy.attrib  # else Windows would write a number for the policy itself
    assert element.attrib["valueName"] == element.attrib["id"] == rule.name
    assert element.attrib["required"] == "true"
    kind = element.tag.removeprefix(SPACE)
    if rule.kind == "group-size":
        assert kind == "decimal"
        assert (element.attrib["minValue"], element.attrib["maxValue"]) == (str(SMALLEST_GROUP), str(LARGEST_GROUP))
    elif rule.kind == "at-most":
        assert kind == "enum"
        assert [value.text for value in element.iter(f"{SPACE}string")] == list(rule.values)
    else:
        assert kind == "text"
        assert (element.get("expandable") == "true") == (rule.kind == "folder")


def test_the_files_are_what_the_program_makes_of_its_rules() -> None:
    """`python3 dev.py policy` writes them."""
    made = policy_template.files()
    assert set(made) == {TEMPLATE, *TEXTS.values()}
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, path.name


def test_a_mode_more_has_its_values_in_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    made = policy_template.files()
    assert {"AllowCounting", "CountingTextFolder", "LookingOutputFolder"} <= {
        policy.attrib["name"]
        for policy in ET.fromstring(made[TEMPLATE]).iter(f"{SPACE}policy")  # noqa: S314 - ours
    }
    assert '<string id="AllowCounting">Allow “Count lines” (Counter)</string>' in made[TEXTS["en-US"]]


def test_there_is_a_language_file_for_each_language_of_the_program() -> None:
    translated = {path.stem for path in (ROOT / "resources" / "translations").glob("*.po")}
    assert {name[:2] for name in TEXTS} == {"en", *translated}


@pytest.mark.parametrize("language", TEXTS)
def test_every_text_is_there_and_used(language: str) -> None:
    root = read(TEXTS[language])
    strings = {string.attrib["id"]: string.text or "" for string in root.iter(f"{SPACE}string")}
    template = read(TEMPLATE)
    used = {
        named(value, "string")
        for element in template.iter()
        for name, value in element.attrib.items()
        if name in {"displayName", "explainText"}
    }
    assert set(strings) == used
    assert all(text.strip() == text and len(text) > 5 for text in strings.values())
    assert all(len(text) < 1024 for text in strings.values())
    titles = [strings[named(policy.get("displayName"), "string")] for policy in policies().values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("language", TEXTS)
def test_every_box_belongs_to_its_value(language: str) -> None:
    boxes = {"decimal": "decimalTextBox", "enum": "dropdownList", "text": "textBox"}
    shown = {one.attrib["id"]: list(one) for one in read(TEXTS[language]).iter(f"{SPACE}presentation")}
    asked = {}
    for policy in policies().values():
        for element in elements(policy):
            name = named(policy.get("presentation"), "presentation")
            asked[name] = (boxes[element.tag.removeprefix(SPACE)], element.attrib["id"])
    assert {name: (box.tag.removeprefix(SPACE), box.attrib["refId"]) for name, (box,) in shown.items()} == asked
    assert all("".join(box.itertext()).strip() for (box,) in shown.values())


def test_the_languages_say_different_things() -> None:
    texts = [
        {string.attrib["id"]: string.text for string in read(path).iter(f"{SPACE}string")} for path in TEXTS.values()
    ]
    same = {name for name in texts[0] if texts[0][name] == texts[1][name]}
    assert same == {"ZoomWizard"}
