"""Small media files, made byte by byte."""

from __future__ import annotations

import struct


def box(kind: bytes, content: bytes = b"", *, is_long: bool = False) -> bytes:
    if is_long:
        return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content
    return struct.pack(">I4s", len(content) + 8, kind) + content


def mvhd(scale: int, duration: int, version: int = 0) -> bytes:
    form = ">B3xQQIQ" if version else ">B3xIIII"
    return box(b"mvhd", struct.pack(form, version, 0, 0, scale, duration) + bytes(80))


def track(handler: bytes, codec: bytes) -> bytes:
    hdlr = box(b"hdlr", bytes(8) + handler + bytes(12))
    entry = struct.pack(">I4s", 16, codec) + bytes(8)
    stsd = box(b"stsd", struct.pack(">II", 0, 1) + entry)
    return box(b"trak", box(b"tkhd", bytes(84)) + box(b"mdia", hdlr + box(b"minf", box(b"stbl", stsd))))


def mp4(
    milliseconds: int = 1500, *, audio: bytes = b"mp4a", video: bytes = b"avc1", scale: int = 1000, version: int = 0,
    is_late: bool = False, data: bytes = b"data", is_long: bool = False,
) -> bytes:  # fmt: skip
    tracks = (track(b"vide", video) if video else b"") + (track(b"soun", audio) if audio else b"")
    movie = box(b"moov", mvhd(scale, milliseconds * scale // 1000, version) + tracks)
    mdat = box(b"mdat", data, is_long=is_long)
    return box(b"ftyp", b"isom" + bytes(4)) + (mdat + movie if is_late else movie + mdat)


def mp3_frame(padding: int = 0, kilobits: int = 9, rate: int = 0, version: int = 3) -> bytes:
    """A frame of MPEG 1, 128 kbit/s, 44.1 kHz, unless said otherwise."""
    head = bytes([0xFF, 0xE2 | version << 3 | 1, kilobits << 4 | rate << 2 | padding << 1, 0])
    rates = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}[version]
    table = (
        (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
        if version == 3
        else (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
    )
    size = (144 if version == 3 else 72) * table[kilobits] * 1000 // rates[rate] + padding
    return head + bytes(size - 4)


def mp3(frames: int = 100, tag: int = 0) -> bytes:
    """`frames` of 1152 samples at 44.1 kHz, with a tag of `tag` bytes before them."""
    size = bytes(tag >> 7 * place & 0x7F for place in (3, 2, 1, 0))
    return (b"ID3\4\0\0" + size + bytes(tag) if tag else b"") + mp3_frame() * frames
