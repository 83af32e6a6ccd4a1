"""Time as everything that asks Zoom sees it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime


class Clock:
    """This computer's time. A test gives a clock of its own, on which hours of waiting take no time."""

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    def time(self) -> float:
        """Seconds since 1970, which can be set while the program runs."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    def now(self) -> datetime:
        """This moment in UTC."""
        return datetime.fromtimestamp(self.time(), UTC)
