"""What the window keeps from one start to the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zoomwizard.app.settings import Settings, change_settings
from zoomwizard.core.outcome import AppError


class Memory:
    """The settings and their file; `trouble` is why they can't be read or kept, for the first page to say."""

    def __init__(self, settings: Settings, file: Path | None, trouble: AppError | None) -> None:
        self.settings, self.trouble = settings, trouble
        self._file = file  # none for a user without a home

    @property
    def keeps(self) -> bool:
        """Whether there is a file to keep anything in."""
        return self._file is not None

    def change(self, change: Callable[[Settings], Settings]) -> None:
        """Change what is remembered, here and in the file."""
        self.settings, self.trouble = change(self.settings), None
        if self._file is None:
            return
        try:
            change_settings(change, self._file)
        except AppError as error:
            self.trouble = error
