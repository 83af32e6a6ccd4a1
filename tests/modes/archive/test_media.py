"""Lengths and codecs of media files, and that no file ends in an error."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modes.archive.media_files import box, mp3, mp3_frame, mp4, mvhd
from zoomwizard.modes.archive.content import FileContent, look_at_content
from zoomwizard.modes.archive.media import Media, media_of_file


def media(tmp_path: Path, content: bytes, name: str = "x.mp4") -> Media:
    path = tmp_path / name
    path.write_bytes(content)
    return media_of_file(path)


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("version", [0, 1])
def test_a_film_tells_its_length_and_codecs(tmp_path: Path, version: int, *, is_late: bool) -> None:
    assert media(tmp_path, mp4(3_600_001, version=version, is_late=is_late)) == Media(3_600_001, "mp4a", "avc1")
    assert media(tmp_path, mp4(1500, video=b"", is_late=is_late), "x.M4A") == Media(1500, "mp4a", "")


@pytest.mark.parametrize(
    ("scale", "duration", "milliseconds"),
    [(90_000, 90_089, 1000), (3, 2, 666), (1000, 0, 0), (0, 7, None), (1, 2**32 - 1, None)],
)
def test_lengths_are_rounded_down(tmp_path: Path, scale: int, duration: int, milliseconds: int | None) -> None:
    assert media(tmp_path, box(b"moov", mvhd(scale, duration))).milliseconds == milliseconds


def test_large_boxes_are_passed(tmp_path: Path) -> None:
    assert media(tmp_path, mp4(7, is_late=True, is_long=True, data=bytes(100_000))).milliseconds == 7
    to_the_end = box(b"ftyp") + box(b"moov", mvhd(1000, 9)) + b"\0\0\0\0mdat" + bytes(50)
    assert media(tmp_path, to_the_end).milliseconds == 9


@pytest.mark.parametrize("content", [b"", b"x", bytes(7), b"\0\0\0\1mdat", box(b"moov", box(b"mvhd")), bytes(5000)])
def test_what_is_no_film_tells_nothing(tmp_path: Path, content: bytes) -> None:
    assert media(tmp_path, content) == Media()


@pytest.mark.parametrize(("frames", "tag"), [(1, 0), (100, 0), (100, 300), (5000, 40_000)])
def test_every_frame_of_sound_counts(tmp_path: Path, frames: int, tag: int) -> None:
    assert media(tmp_path, mp3(frames, tag), "x.mp3") == Media(frames * 1152 * 1000 // 44_100, "mp3", "")


def test_frames_of_other_rates_and_rubbish_between_them(tmp_path: Path) -> None:
    frames = mp3_frame(rate=1) * 10 + b"rubbish" + mp3_frame(version=2) * 10 + mp3_frame(version=0, padding=1) + b"TAG"
    exact = 11520 / 48_000 + 5760 / 22_050 + 576 / 11_025
    assert media(tmp_path, frames, "x.mp3").milliseconds == int(exact * 1000)
    assert media(tmp_path, bytes(200_000), "x.mp3") == Media()


@given(st.integers(0, 2**32), st.sampled_from(["x.mp4", "x.mp3"]))
def test_no_damage_ends_in_an_error(tmp_path_factory: pytest.TempPathFactory, seed: int, name: str) -> None:
    chance = random.Random(seed)
    content = bytearray(mp4() if name == "x.mp4" else mp3(5, 20))
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    del content[chance.randrange(len(content)) :]
    media(tmp_path_factory.mktemp("media"), bytes(content), name)


CONTENTS: dict[str, tuple[bytes, str, FileContent]] = {
    "film": (mp4(), "MP4", FileContent()),
    "sound": (mp4(video=b""), "m4a", FileContent()),
    "call": (mp3(), "mp3", FileContent()),
    "call with a tag": (mp3(1, 9), "MP3", FileContent()),
    "transcript": (b"\xef\xbb\xbfWEBVTT\n", "VTT", FileContent()),
    "chat": (b"12:00 Ana: hi", "TXT", FileContent()),
    "list": ("ä;b\n".encode(), "CSV", FileContent()),
    "timeline": (b'{"timeline":[]}', "JSON", FileContent()),
    "chat of base64": (b"eyJhIjoxfQ==\n", "JSON", FileContent()),
    "another kind": (b"anything", "XYZ", FileContent(flag="type_unknown")),
    "without a kind": (b"anything", "", FileContent(flag="type_unknown")),
    "nothing": (b"", "MP4", FileContent("zero_length")),
    "a page as a film": (b"\xef\xbb\xbf \n<!DOCTYPE html>", "MP4", FileContent("blocked_html")),
    "a page of an unknown kind": (b"<html>", "XYZ", FileContent("blocked_html")),
    "an error as a film": (b' {"errorCode":3001}', "MP4", FileContent("refused")),
    "an error as a timeline": (b'{"code":124,"message":"x","more":1}', "JSON", FileContent("refused")),
    "a code alone": (b'{"code":124}', "JSON", FileContent()),
    "a film that is none": (b"0123456789", "MP4", FileContent("wrong_type")),
    "a call that is none": (b"\xff\xff\xff\xff", "MP3", FileContent("wrong_type")),
    "a transcript that is none": (b"1\n00:00", "VTT", FileContent("wrong_type")),
    "a timeline that is none": (b"!", "JSON", FileContent("wrong_type")),
    "a chat of other letters": (b"gr\xfc\xdfe", "TXT", FileContent("wrong_type")),
    "a chat that ends in a letter": (b"gr\xc3", "TXT", FileContent("wrong_type")),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_a_file_is(tmp_path: Path, name: str) -> None:
    content, extension, expected = CONTENTS[name]
    (tmp_path / "x").write_bytes(content)
    assert look_at_content(tmp_path / "x", extension) == expected


def test_what_the_answer_calls_a_page_is_one(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(mp4())
    assert look_at_content(tmp_path / "x", "MP4", "Text/HTML; charset=utf-8") == FileContent("blocked_html")
    assert look_at_content(tmp_path / "x", "MP4", "video/mp4") == FileContent()
