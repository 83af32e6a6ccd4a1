"""What IT may have set, for tests: a policy file in the home of the test, and a registry in memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pytest

MACHINE = object()


def set_by_file(home: Path, **values: object) -> Path:
    """A policy file of these values, where the test's home has one."""
    file = home / "policy.json"
    file.write_text(json.dumps(values), encoding="utf-8")
    return file


class Key:
    """An open registry key."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = list(values.items())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.values = []


def set_by_registry(monkeypatch: pytest.MonkeyPatch, values: Mapping[str, Any] | OSError) -> list[str]:
    """A registry in the place of Windows' own, with these values or this error; the keys that were asked for."""
    asked = []

    def open_key(root: object, key: str, *, access: int) -> Key:
        assert root is MACHINE
        assert access == 5
        asked.append(key)
        if isinstance(values, OSError):
            raise values
        return Key(values)

    def enum_value(key: Key, number: int) -> tuple[str, Any, int]:
        name, value = key.values[number]
        return name, value, 0

    registry = SimpleNamespace(
        HKEY_LOCAL_MACHINE=MACHINE,
        KEY_READ=1,
        KEY_WOW64_64KEY=4,
        OpenKey=open_key,
        QueryInfoKey=lambda key: (0, len(key.values), 0),
        EnumValue=enum_value,
    )
    monkeypatch.setitem(sys.modules, "winreg", registry)
    return asked
