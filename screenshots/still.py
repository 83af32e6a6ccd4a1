"""The same pictures on every run: chance, time and this computer's disk stand still."""

from __future__ import annotations

import random
import secrets
import shutil
from datetime import datetime, tzinfo
from pathlib import Path

from zoomwizard.app import zoom
from zoomwizard.core.output import folder as outputs
from zoomwizard.modes.mapping import run as mapping
from zoomwizard.modes.usage import request


class StillTime(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> StillTime:
        return cls(2023, 7, 1, 10, 15, tzinfo=tz)


def stand_still() -> None:
    """Take chance, time and this computer's disk out of what the pictures show."""
    chance = random.Random(2023)
    secrets.token_bytes = lambda nbytes=16: chance.randbytes(nbytes or 16)
    secrets.token_hex = lambda nbytes=16: chance.randbytes(nbytes or 16).hex()
    for module in (outputs, mapping, zoom, request):
        module.datetime = StillTime  # type: ignore[attr-defined]  # a name that it imported
    # The shape of what it gives has no name to make one of.
    usage = shutil.disk_usage(Path.cwd())._replace(free=250 * 10**9)
    shutil.disk_usage = lambda path: usage  # noqa: ARG005 - called by this name
