"""Files on their way: what of a download is there, and what was said of it, so that it can be gone on with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.private import open_privately
from zoomwizard.core.output.whole import write_whole
from zoomwizard.core.said import say

UNKNOWN = -1
UNWRITTEN = say("A downloaded file can't be written.")


@dataclass(frozen=True)
class PartNotes:
    """What the answer said that a part is of. `validator` is what a resumed one has to have too, blank for none."""

    validator: str = ""
    total: int | None = None
    content_type: str = ""


class FilePart:
    """A file on its way, with the notes on it beside it; a run that was killed leaves both. Errors: AppError."""

    def __init__(self, path: Path) -> None:
        self.path, self._beside = path, path.with_name(path.name + ".json")
        self.notes = self._read()
        self._digest, self._digested = hashlib.sha256(), 0

    @property
    def sha256(self) -> str:
        """The SHA-256 of what is there, in hex; blank where some of it came by another object."""
        return self._digest.hexdigest() if self._digested == self.size else ""

    @property
    def size(self) -> int:
        """The bytes that are there."""
        with explained(UNWRITTEN):
            return self.path.stat().st_size if self.path.exists() else 0

    @property
    def begin(self) -> int:
        """Where it can be gone on with: of a whole one at its last byte, to hear that it is still the same."""
        size = self.size
        if size and not self.notes.validator:
            return 0
        return size if self.notes.total is None else min(size, max(self.notes.total - 1, 0))

    def drop(self) -> None:
        """Forget it."""
        with explained(UNWRITTEN):
            for path in (self.path, self._beside):
                path.unlink(missing_ok=True)
        self.notes = PartNotes()

    def note(self, notes: PartNotes) -> None:
        """Begin it anew, of an answer that says this."""
        self.drop()
        with explained(UNWRITTEN):
            content = {"validator": notes.validator, "total": notes.total, "type": notes.content_type}
            write_whole(self._beside, json.dumps(content))
        self.notes = notes

    def open(self, begin: int) -> IO[bytes]:
        """It, for `write` to go on from there."""
        if begin == 0:
            self._digest, self._digested = hashlib.sha256(), 0
        elif begin != self._digested:
            self._digested = UNKNOWN
        with explained(UNWRITTEN):
            file = open(self.path, "ab", opener=open_privately)  # noqa: SIM115 - handed over
            file.truncate(begin)
            return file

    def write(self, file: IO[bytes], block: bytes) -> None:
        """Add a block to the open file. Errors: OSError."""
        file.write(block)
        if self._digested != UNKNOWN:  # as it comes: reading all of it again takes a third of the time of a download
            self._digest.update(block)
            self._digested += len(block)

    def _read(self) -> PartNotes:
        try:
            content = json.loads(self._beside.read_bytes())
            validator, total, kind = content["validator"], content["total"], content["type"]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return PartNotes()
        is_total = total is None or (type(total) is int and total >= 0)
        if not (isinstance(validator, str) and isinstance(kind, str) and is_total):
            return PartNotes()
        return PartNotes(validator, total, kind)
