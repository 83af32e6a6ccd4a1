"""The Group Policy template, made from the program's own rules: `python3 dev.py policy`."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from zoomwizard.app.policy import KEY, LARGEST_GROUP, SMALLEST_GROUP, rules
from zoomwizard.app.policy_texts import BOXES, DESCRIPTION, SINCE_WORDS, mode_of_rule, policy_texts_of
from zoomwizard.app.words import LANGUAGES, language_called
from zoomwizard.core.mode import Rule
from zoomwizard.core.said import Said, put

FOLDER = Path(__file__).resolve().parent / "policy"
SPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
FOLDERS = {"en": "en-US", "de": "de-DE"}  # as Windows calls the languages
SINCE = "ZoomWizard_0_1"


def main() -> int:
    """Write the files."""
    for path, text in files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


def files() -> dict[Path, str]:
    """The template and its texts in each language, by where they are kept."""
    texts = {FOLDER / FOLDERS[name] / "ZoomWizard.adml": texts_in(name) for name in LANGUAGES}
    return {FOLDER / "ZoomWizard.admx": template(), **texts}


def template() -> str:
    """The values, their kinds and ranges."""
    policies = "\n".join(map(policy_of, rules()))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Group Policy template of Zoom Wizard. What each value means is in docs/policy.md. -->
<policyDefinitions xmlns="{SPACE}" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="zoomwizard" namespace="ZoomWizard.Policies" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="{SINCE}" displayName="$(string.{SINCE})" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="ZoomWizard" displayName="$(string.ZoomWizard)" />
  </categories>
  <policies>
{policies}
  </policies>
</policyDefinitions>
"""


def policy_of(rule: Rule) -> str:
    """One value; a switch writes 1 or 0 itself, all others have a box."""
    name = rule.name
    texts = f'displayName="$(string.{name})" explainText="$(string.{name}_Explained)"'
    if rule.kind == "switch":
        more, inner = f' valueName="{name}"', SWITCH
    else:
        texts += f' presentation="$(presentation.{name})"'
        more, inner = "", f"      <elements>\n{element_of(rule)}\n      </elements>"
    return f"""    <policy name="{name}" class="Machine" {texts} key="{KEY}"{more}>
      <parentCategory ref="ZoomWizard" />
      <supportedOn ref="{SINCE}" />
{inner}
    </policy>"""


SWITCH = """      <enabledValue>
        <decimal value="1" />
      </enabledValue>
      <disabledValue>
        <decimal value="0" />
      </disabledValue>"""


def element_of(rule: Rule) -> str:
    """What the box of a value takes."""
    start = f'id="{rule.name}" valueName="{rule.name}"'
    if rule.kind == "group-size":
        return f'        <decimal {start} minValue="{SMALLEST_GROUP}" maxValue="{LARGEST_GROUP}" required="true" />'
    if rule.kind == "at-most":
        items = "\n".join(
            f"""          <item displayName="$(string.{rule.name}_{value})">
            <value>
              <string>{value}</string>
            </value>
          </item>"""
            for value in rule.values
        )
        return f'        <enum {start} required="true">\n{items}\n        </enum>'
    expands = ' expandable="true"' if rule.kind == "folder" else ""
    return f'        <text {start} required="true"{expands} />'


def texts_in(language: str) -> str:
    """The texts of the template in a language."""
    strings = {"ZoomWizard": "Zoom Wizard", SINCE: say_in(language, SINCE_WORDS)}
    for rule in rules():
        texts = policy_texts_of(rule)
        strings[rule.name] = say_in(language, texts.title)
        strings[f"{rule.name}_Explained"] = "\n\n".join(say_in(language, text) for text in texts.explained)
        for value, choice in zip(rule.values, texts.choices, strict=True):
            strings[f"{rule.name}_{value}"] = say_in(language, choice)
    lines = "\n".join(f"      <string id={quoteattr(name)}>{escape(text)}</string>" for name, text in strings.items())
    boxes = "\n".join(box_in(language, rule) for rule in rules() if rule.kind != "switch")
    return f"""<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="{SPACE}" revision="1.0" schemaVersion="1.0">
  <displayName>Zoom Wizard</displayName>
  <description>{escape(say_in(language, DESCRIPTION))}</description>
  <resources>
    <stringTable>
{lines}
    </stringTable>
    <presentationTable>
{boxes}
    </presentationTable>
  </resources>
</policyDefinitionResources>
"""


def box_in(language: str, rule: Rule) -> str:
    """The box of a value, with what stands before it and what it begins with."""
    label, name = escape(say_in(language, BOXES[rule.kind])), f'refId="{rule.name}"'
    if rule.kind == "group-size":
        box = f'<decimalTextBox {name} defaultValue="{default_of(rule)}">{label}</decimalTextBox>'
    elif rule.kind == "at-most":
        first = rule.values.index(default_of(rule))
        box = f'<dropdownList {name} defaultItem="{first}" noSort="true">{label}</dropdownList>'
    else:
        box = f"<textBox {name}>\n          <label>{label}</label>\n        </textBox>"
    return f'      <presentation id="{rule.name}">\n        {box}\n      </presentation>'


def default_of(rule: Rule) -> str:
    """What the first mode that asks for the input takes where nobody chooses."""
    mode = mode_of_rule(rule)
    assert mode is not None, rule.name
    return str(mode.command.inputs().__dataclass_fields__[rule.input].default)  # type: ignore[attr-defined]


def say_in(language: str, text: Said | str) -> str:
    """A text in a language, without the mark of a mnemonic."""
    return put(text, language_called(language)).replace("&", "")


if __name__ == "__main__":
    sys.exit(main())
