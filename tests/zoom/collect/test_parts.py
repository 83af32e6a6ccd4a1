"""A part of a file knows its digest where all of it came by it, and never a wrong one."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from zoomwizard.zoom.collect.parts import FilePart


def written(part: FilePart, begin: int, blocks: Sequence[bytes]) -> str:
    with part.open(begin) as file:
        for block in blocks:
            part.write(file, block)
    return part.sha256


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_digest_is_that_of_what_is_there(tmp_path: Path) -> None:
    part = FilePart(tmp_path / "part")
    assert part.sha256 == digest_of(b"")
    assert written(part, 0, [b"one", b"two"]) == digest_of(b"onetwo") == digest_of(part.path.read_bytes())
    assert written(part, 6, [b"three"]) == digest_of(b"onetwothree")
    assert written(part, 0, [b"anew"]) == digest_of(b"anew")
    part.drop()
    assert part.sha256 == ""
    assert written(part, 0, [b"one"]) == digest_of(b"one")


def test_digest_is_unknown_where_a_part_came_earlier_or_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "part"
    written(FilePart(path), 0, [b"one"])
    later = FilePart(path)
    assert later.sha256 == ""
    assert written(later, 3, [b"two"]) == ""
    assert path.read_bytes() == b"onetwo"
    assert written(later, 5, [b"o"]) == ""
    assert written(later, 0, [b"one", b"two"]) == digest_of(b"onetwo")
    assert written(later, 5, [b"O"]) == ""
    assert path.read_bytes() == b"onetwO"


def test_what_was_written_is_there_even_where_nobody_closes_it(tmp_path: Path) -> None:
    part = FilePart(tmp_path / "part")
    block = bytes(1 << 16)
    file = part.open(0)
    part.write(file, block)
    assert part.size == len(block)  # as it has to be where the run is killed now
    file.close()
