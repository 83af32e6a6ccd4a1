"""How long a media file is, and what is in it. Reads little of it, and takes whatever it finds for possible.

Sources: ISO/IEC 14496-12 (MP4 and M4A: boxes), ISO/IEC 11172-3 and 13818-3 (MP3: frames).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import IO

MEDIA_EXTENSIONS = frozenset({"mp4", "m4a", "mp3"})
CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
MOST_BOXES = 100_000  # of a whole film there are a few hundred
SMALL_BOX = 4096  # bytes: of those that are read, all that is looked at
FRAME_BLOCK = 1 << 20
LONGEST_GAP = 1 << 16  # bytes between frames that are looked through
# By MPEG version (2.5, none, 2, 1): samples a second; kbit/s of layer III.
RATES = ((11025, 12000, 8000), (), (22050, 24000, 16000), (44100, 48000, 32000))
LOW = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
HIGH = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)


@dataclass(frozen=True)
class Media:
    """The length in whole milliseconds, rounded down, None where nothing tells it; and the codecs, blank for none."""

    milliseconds: int | None = None
    audio: str = ""
    video: str = ""


def is_media(path: str) -> bool:
    """Whether a file of this name has a length."""
    return path.rpartition(".")[2].lower() in MEDIA_EXTENSIONS


def media_of_file(path: Path) -> Media:
    """What a media file holds; nothing where it can't be told. Errors: OSError."""
    with path.open("rb") as file:
        if path.suffix.lower() == ".mp3":
            return _of_frames(file)
        return _of_boxes(file) if is_media(path.name) else Media()


# ---------------------------------------------------------------------------------------------------------
# MP4 and M4A


def _of_boxes(file: IO[bytes]) -> Media:
    milliseconds: int | None = None
    handler = b""
    codecs: dict[bytes, str] = {}
    for kind, content in _boxes(file):
        if kind == b"mvhd":
            milliseconds = _length(content)
        elif kind == b"hdlr":
            handler = content[8:12]
        elif kind == b"stsd" and content[12:16].isalnum():
            codecs.setdefault(handler, content[12:16].decode("ascii"))
    return Media(milliseconds, codecs.get(b"soun", ""), codecs.get(b"vide", ""))


def _boxes(file: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The small boxes of the movie, in their order, with the beginning of their content."""
    end = file.seek(0, os.SEEK_END)
    at, ends = 0, [end]
    for _ in range(MOST_BOXES):
        while ends and at >= ends[-1]:
            ends.pop()
        if not ends:
            return
        file.seek(at)
        head = file.read(16)
        size, kind, begin = int.from_bytes(head[:4], "big"), head[4:8], at + 8
        if size == 1:
            size, begin = int.from_bytes(head[8:16], "big"), at + 16
        elif size == 0:  # up to the end of the file
            size = ends[-1] - at
        if len(head) < 8 or size < begin - at or at + size > ends[-1]:
            return
        if kind in CONTAINERS:
            ends.append(at + size)
            at = begin
            continue
        if kind in (b"mvhd", b"hdlr", b"stsd"):
            file.seek(begin)
            yield kind, file.read(min(at + size - begin, SMALL_BOX))
        at += size


def _length(content: bytes) -> int | None:
    is_long = content[:1] == b"\1"
    places = (slice(20, 24), slice(24, 32)) if is_long else (slice(12, 16), slice(16, 20))
    scale, duration = (content[place] for place in places)
    if len(duration) < (8 if is_long else 4) or duration.strip(b"\xff") == b"":
        return None
    scale_number = int.from_bytes(scale, "big")
    return int.from_bytes(duration, "big") * 1000 // scale_number if scale_number else None


# ---------------------------------------------------------------------------------------------------------
# MP3


def is_frame(head: bytes) -> bool:
    """Whether four bytes are the head of a frame of layer III."""
    return _frame(head) is not None


def _of_frames(file: IO[bytes]) -> Media:
    samples = Counter[int]()
    for rate, number in _frames(file):
        samples[rate] += number
    if not samples:
        return Media()
    seconds = sum((Fraction(number, rate) for rate, number in samples.items()), Fraction(0))
    return Media(int(seconds * 1000), audio="mp3")


def _frames(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """The samples a second and the samples of each frame."""
    block, at, base = b"", 0, _behind_tag(file)
    file.seek(base)
    gap = 0
    while True:
        if len(block) - at < 4:
            block, at = block[at:] + file.read(FRAME_BLOCK), 0
            if len(block) < 4:
                return
        frame = _frame(block[at : at + 4])
        if frame is None:
            at, gap = at + 1, gap + 1
            if gap > LONGEST_GAP:
                return
            continue
        gap, (size, rate, samples) = 0, frame
        yield rate, samples
        at += size
        if at > len(block):  # the next frame lies further on
            file.seek(at - len(block), os.SEEK_CUR)
            block, at = b"", 0


def _behind_tag(file: IO[bytes]) -> int:
    """Where the frames begin: behind a tag, if there is one."""
    head = file.read(10)
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    size = sum((byte & 0x7F) << 7 * place for place, byte in enumerate(reversed(head[6:10])))
    return 10 + size + (10 if head[5] & 0x10 else 0)


def _frame(head: bytes) -> tuple[int, int, int] | None:
    """Of a frame of layer III its bytes, samples a second, and samples; None where it is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, rate_place = head[1] >> 3 & 3, head[2] >> 2 & 3
    kilobits = (HIGH if version == 3 else LOW)[head[2] >> 4]
    if version == 1 or rate_place == 3 or not kilobits:
        return None
    rate, samples = RATES[version][rate_place], 1152 if version == 3 else 576
    return samples * kilobits * 125 // rate + (head[2] >> 1 & 1), rate, samples
