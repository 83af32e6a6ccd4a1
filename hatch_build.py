"""Compiles the translations before a wheel is packed: they are not kept beside their sources."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """The build's hook. Where PySide6, which brings the compiler, is not installed, the wheel speaks English."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Compile them."""
        if importlib.util.find_spec("PySide6") is None:
            self.app.display_warning("PySide6 is not installed, so the wheel is built without translations.")
            return
        root = Path(self.root)
        compiler, translations = root / "translate" / "compiled.py", root / "resources" / "translations"
        subprocess.run([sys.executable, compiler, translations], check=True)  # noqa: S603 - starts a file of the project
