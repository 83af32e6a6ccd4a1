"""Compiles the translations before a wheel is packed: they are not kept beside their sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """The build's hook."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Compile them."""
        translations = Path(self.root, "resources", "translations")
        command = [sys.executable, "-m", "translate.catalogue", str(translations)]
        subprocess.run(command, cwd=self.root, check=True)  # noqa: S603 - starts a file of the project
