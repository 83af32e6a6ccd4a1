"""A bag of files to hand over, whose receiver can prove that all came over. Source: RFC 8493 (BagIt 1.0)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.output.folder import BLOCK_SIZE, sha256_of

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD, MANIFEST, TAG_MANIFEST = "data", "manifest-sha256.txt", "tagmanifest-sha256.txt"


def write_bag(folder: Path, files: Iterable[tuple[str, Path, str]], cancel: CancelToken) -> Iterator[str]:
    """Make a bag of files, each with its path in it and its SHA-256, blank if any is right.

    Gives the path of each file whose content isn't what it should be; it is in the bag as it is. Errors: OSError,
    Cancelled.
    """
    folder.mkdir()
    (folder / "bagit.txt").write_text(DECLARATION, encoding="utf-8", newline="\n")
    with (folder / MANIFEST).open("w", encoding="utf-8", newline="\n") as manifest:
        for path, source, expected in files:
            digest = _copy(source, folder / PAYLOAD / path, cancel)
            manifest.write(f"{digest}  {PAYLOAD}/{_escaped(path)}\n")
            if expected not in ("", digest):
                yield path
    tags = "".join(f"{sha256_of(folder / name, cancel)}  {name}\n" for name in ("bagit.txt", MANIFEST))
    (folder / TAG_MANIFEST).write_text(tags, encoding="utf-8", newline="\n")


def _copy(source: Path, target: Path, cancel: CancelToken) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open("rb") as file, target.open("wb") as copy:
        while block := file.read(BLOCK_SIZE):
            cancel.raise_if_cancelled()
            digest.update(block)
            copy.write(block)
    return digest.hexdigest()


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
