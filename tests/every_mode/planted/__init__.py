"""Two small modes that no user sees: what is planted here is to be found everywhere, by its line in the registry alone.

One is a straight way of steps with a command below it, the other has pages at the side and nothing but commands below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.every_mode.planted.mode import COUNTING, LOOKING
from zoomwizard.modes import registry

if TYPE_CHECKING:
    import pytest


def plant(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the list of modes have two lines more."""
    monkeypatch.setattr(registry, "MODES", (*registry.MODES, COUNTING, LOOKING))
