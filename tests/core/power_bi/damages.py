"""Damages to a Power BI project, and what the published schemas say of its files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry, Resource

BASE = "https://developer.microsoft.com/json-schemas/"


def schema_errors(project: Path, schemas: Path) -> list[str]:
    """What the published schemas say of every JSON file of a project."""

    def read(address: str) -> Any:
        return json.loads((schemas / address.removeprefix(BASE)).read_text(encoding="utf-8"))

    registry: Any = Registry(retrieve=lambda address: Resource.from_contents(read(address)))  # type: ignore[call-arg]  # made by attrs
    found = []
    for path in sorted(project.rglob("*")):
        if not path.is_file() or path.suffix in {".tmdl", ".csv"}:
            continue
        content = json.loads(path.read_text(encoding="utf-8"))
        validator = Draft7Validator(read(content["$schema"]), registry=registry)
        found += [f"{path.name}: {error.message}" for error in validator.iter_errors(content)]
    return found


def in_json(path: str, change: Callable[[Any], object]) -> Callable[[Path], None]:
    """A damage to the content of a JSON file."""

    def damage(project: Path) -> None:
        content = json.loads((project / path).read_text(encoding="utf-8"))
        change(content)
        (project / path).write_text(json.dumps(content), encoding="utf-8")

    return damage


def in_text(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A damage to a text: the first `old` becomes `new`."""

    def damage(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    return damage


def rename(old: str, new: str) -> Callable[[Path], object]:
    return lambda project: (project / old).rename(project / new)


def field_of(content: Any, role: str = "Y") -> Any:
    return content["visual"]["query"]["queryState"][role]["projections"][0]


def swap_roles(content: Any) -> None:
    state = content["visual"]["query"]["queryState"]
    state["Category"], state["Y"] = state["Y"], state["Category"]
