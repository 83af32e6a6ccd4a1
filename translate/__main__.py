"""Brings the translations up to date with the sources: `python3 dev.py translate [LANGUAGE]`.

New texts come into every resources/translations/zoomwizard_*.ts without a translation, vanished ones go; then the
files that Qt reads are compiled. With the two letters of a language that is not there yet its file is begun.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from translate.compiled import compile_all
from translate.extract import sources
from zoomwizard.app.sentences import is_template

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TEMPLATES = FOLDER / "templates.txt"


def read_ts(file: Path) -> dict[str, str]:
    """The finished translations of a file by their sources."""
    found = {}
    for message in ET.parse(file).iter("message"):  # noqa: S314 - a file of the project
        target = message.find("translation")
        if target is not None and target.get("type") is None:
            found[message.findtext("source") or ""] = target.text or ""
    return found


def ts_text(language: str, texts: Mapping[str, str], known: Mapping[str, str]) -> str:
    """The file of a language: every source with its translation, those without one marked unfinished."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        "    <name>zoomwizard</name>",
    ]
    for text, module in texts.items():
        translation = f"<translation>{escape(known[text])}</translation>" if known.get(text) else ""
        lines += [
            "    <message>",
            f'        <location filename="../../zoomwizard/{module}.py"/>',
            f"        <source>{escape(text)}</source>",
            "        " + (translation or '<translation type="unfinished"></translation>'),
            "    </message>",
        ]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def templates_text(texts: Mapping[str, str]) -> str:
    """The sources that sentences of the jobs are looked up in, one in each line."""
    return "".join(f"{text}\n" for text in texts if is_template(text))


def main(arguments: list[str]) -> int:
    """Write the files; 1 if a text has no translation yet."""
    texts = sources(ROOT / "zoomwizard")
    FOLDER.mkdir(exist_ok=True)
    for language in arguments:
        (FOLDER / f"zoomwizard_{language}.ts").touch()
    TEMPLATES.write_text(templates_text(texts), encoding="utf-8", newline="\n")
    missing = 0
    for file in sorted(FOLDER.glob("zoomwizard_*.ts")):
        known = read_ts(file) if file.stat().st_size else {}
        language = file.stem.removeprefix("zoomwizard_")
        file.write_text(ts_text(language, texts, known), encoding="utf-8", newline="\n")
        new, gone = [text for text in texts if not known.get(text)], len(known.keys() - texts.keys())
        missing += len(new)
        print(f"{file.name}: {len(texts)} texts, {len(new)} without a translation, {gone} taken out")
        for text in new:
            print(f"  {text}")
    compile_all(FOLDER)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
