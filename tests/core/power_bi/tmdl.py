"""Reads the parts of TMDL that the project's own model is made of, so that it can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

OBJECT = re.compile(
    r"(table|relationship|column|measure|partition|expression|model|database|annotation|ref table)\b[ \t]*(.*)"
)
PROPERTY = re.compile(r"([A-Za-z]+)(?:\s*:\s*(.*))?")
NAME = re.compile(r"'((?:[^']|'')*)'|([^\s'=]+)")


@dataclass
class Thing:
    """An object of the model: its name, what stands behind its `=`, its properties, and the objects in it."""

    kind: str
    name: str
    value: str
    properties: dict[str, str] = field(default_factory=dict)
    parts: list[Thing] = field(default_factory=list)

    def all(self, kind: str) -> list[Thing]:
        """The objects of a kind in it."""
        return [part for part in self.parts if part.kind == kind]


def parse(text: str) -> list[Thing]:
    """The objects of a file. Errors: ValueError that says the line."""
    roots: list[Thing] = []
    # What is open, the outermost first, each at its depth of tabs.
    open_things: list[Thing] = []
    lines = iter(list(enumerate(text.split("\n"), 1)))
    for number, line in lines:
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip("\t"))
        words = line.strip()
        del open_things[depth:]
        if len(open_things) < depth and not (open_things and PROPERTY.fullmatch(words)):
            raise ValueError(f"line {number}: it is indented too far")
        found = OBJECT.fullmatch(words)
        if found:
            thing = made_of(found[1], found[2], number)
            (open_things[-1].parts if open_things else roots).append(thing)
            open_things.append(thing)
        elif open_things and words.startswith("source ="):
            open_things[-1].value = "\n".join(block(lines, depth + 1)) if words == "source =" else words[8:].strip()
        elif open_things and (found := PROPERTY.fullmatch(words)):
            open_things[-1].properties[found[1]] = plain_text(found[2] or "true")
        else:
            raise ValueError(f"line {number}: it is neither an object nor a property")
    return roots


def made_of(kind: str, rest: str, number: int) -> Thing:
    """An object from the line that begins it."""
    if not rest:
        return Thing(kind, "", "")
    found = NAME.match(rest)
    if not found:
        raise ValueError(f"line {number}: it has no name that can be read")
    name = found[1].replace("''", "'") if found[1] is not None else found[2]
    behind = rest[found.end() :].strip()
    if behind and not behind.startswith("="):
        raise ValueError(f"line {number}: behind the name stands something else than =")
    return Thing(kind, name, behind.removeprefix("=").strip())


def block(lines: Iterator[tuple[int, str]], depth: int) -> Iterator[str]:
    """The lines of an expression of several lines, up to the first blank one."""
    for _, line in lines:
        if not line.strip():
            return
        yield line.removeprefix("\t" * (depth + 1))


def plain_text(text: str) -> str:
    """The text of a property without the quotes it may have."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text
