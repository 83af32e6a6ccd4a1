"""Puts downloaded files into the archive or aside, each with its line. Source: docs/archive.md, What is checked.

Whenever this is cut off, a file is where it was, or in its place without a line, which the next run looks at.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.private import open_privately
from zoomwizard.core.output.whole import put_in_place, sync_folder
from zoomwizard.modes.archive.keys import METADATA, metadata_key, metadata_path, person_stand_in
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.metadata_file import MetadataError, Told, metadata_content, read_metadata
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.place import UNWRITABLE, AccountPlace
from zoomwizard.modes.archive.wanted import FoundRecording, WantedFile

NO_FINGERPRINT, EQUAL, DIFFERS = "none", "equal", "differs"
FINGERPRINT_DIFFERS = "fingerprint_differs"
METADATA_FILES = f"{METADATA}-*.json"


@dataclass(frozen=True)
class WholeFile:
    """A downloaded file: where it lies now, its content, and what was found of it."""

    found: FoundRecording
    wanted: WantedFile
    path: Path
    bytes: int
    sha256: str
    flags: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Whether it is as Zoom's list told, if it told."""
        told = self.wanted.file.fingerprint.strip().lower()
        if not told:
            return NO_FINGERPRINT
        return EQUAL if told == self.sha256 else DIFFERS


@dataclass(frozen=True)
class Keeper:
    """Writes to one account's folder and manifest. `key` makes stand-ins of people. Errors of all methods: AppError."""

    place: AccountPlace
    manifest: Manifest
    key: bytes = field(repr=False)

    def archive(self, whole: WholeFile, *flags: str) -> None:
        """Put a file into its place, then add its line; it is archived once that is on the disk."""
        path = whole.wanted.path
        self._put(whole.path, self.place.folder / path)
        self.manifest.add("archived", self._data(whole, flags))
        with explained(UNWRITABLE):
            (self.place.aside / path).unlink(missing_ok=True)  # an earlier one, which was wrong

    def set_aside(self, whole: WholeFile, reason: str) -> None:
        """Put a file aside, then add its line."""
        self._put(whole.path, self.place.aside / whole.wanted.path)
        self.manifest.add("aside", self._data(whole, ()) | {"reason": reason})

    def metadata(self, told: Told, recording: str, known: set[str], scratch: Path) -> None:
        """Keep what is known of a recording, unless it is among the `known` keys, which get it."""
        content = metadata_content(told)
        path = metadata_path(recording, content)
        if metadata_key(self.place.name, path) in known:
            return
        with explained(UNWRITABLE), open(scratch, "wb", opener=open_privately) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self._put(scratch, self.place.folder / path)
        self._add_metadata(told, recording, path, content, known)

    def adopt_metadata(self, recording: str, folder: Path, known: set[str]) -> None:
        """Give metadata files of a recording their lines that have none; what isn't one is removed."""
        with explained(UNWRITABLE):
            for file in sorted(folder.glob(METADATA_FILES)):
                path = file.relative_to(self.place.folder).as_posix()
                if metadata_key(self.place.name, path) in known:
                    continue
                content = b"" if file.is_symlink() else file.read_bytes()
                try:
                    told = read_metadata(content)
                except MetadataError:
                    told = None
                if told is None or told.account != self.place.name or metadata_path(recording, content) != path:
                    file.unlink()
                else:
                    self._add_metadata(told, recording, path, content, known)

    def _put(self, source: Path, target: Path) -> None:
        with explained(UNWRITABLE):
            if source == target:
                return
            new = [folder for folder in target.parents if not folder.exists()]
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            put_in_place(source, target)
            for folder in new:
                sync_folder(folder.parent)

    def _data(self, whole: WholeFile, flags: Iterable[str]) -> dict[str, Any]:
        wanted, found = whole.wanted, whole.found
        return {
            "bytes": whole.bytes,
            "file": wanted.path,
            "fingerprint": whole.fingerprint,
            "flags": sorted({*wanted.flags, *whole.flags, *flags}),
            "key": wanted.key,
            "kind": found.recording.kind,
            "people": self._stand_ins(wanted.people),
            "recording": found.key,
            "sha256": whole.sha256,
            "type": wanted.type,
        }

    def _add_metadata(self, told: Told, recording: str, path: str, content: bytes, known: set[str]) -> None:
        key = metadata_key(self.place.name, path)
        data = {
            "bytes": len(content),
            "file": path,
            "fingerprint": NO_FINGERPRINT,
            "flags": [],
            "key": key,
            "kind": told.recording.kind,
            "people": self._stand_ins([person for person in told.listed if person.is_kept]),
            "recording": recording,
            "sha256": hashlib.sha256(content).hexdigest(),
            "type": METADATA,
        }
        self.manifest.add("archived", data)
        known.add(key)

    def _stand_ins(self, people: Sequence[ListedPerson]) -> list[str]:
        return sorted(person_stand_in(person.address, self.key) for person in people)
