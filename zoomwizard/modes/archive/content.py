"""Whether a downloaded file is what it should be. Source: docs/archive.md, What is checked."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from pathlib import Path

from zoomwizard.modes.archive.media import is_frame

BLANKS = b" \t\r\n\x0b\x0c"
FIRST_BYTES = 4096
LARGEST_ANSWER = 1 << 20  # bytes of a text that may be an error of Zoom's
BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
TYPE_UNKNOWN = "type_unknown"


@dataclass(frozen=True)
class FileContent:
    """What was found: the reason why it isn't what it should be, blank if it is, and the flag of its line."""

    wrong: str = ""
    flag: str = ""


def look_at_content(path: Path, extension: str, content_type: str = "") -> FileContent:
    """Whether a file with this extension is one; `content_type` as the answer said it. Errors: OSError."""
    with path.open("rb") as file:
        first = file.read(FIRST_BYTES)
    if not first:
        return FileContent("zero_length")
    text = first.removeprefix(codecs.BOM_UTF8).lstrip(BLANKS)
    if content_type.split(";", maxsplit=1)[0].strip().casefold() == "text/html" or text.startswith(b"<"):
        return FileContent("blocked_html")
    if text.startswith(b"{") and _is_error(path):
        return FileContent("refused")
    kind = extension.upper()
    if kind in ("MP4", "M4A"):
        return _if(first[4:8] == b"ftyp")
    if kind == "MP3":
        return _if(first.startswith(b"ID3") or is_frame(first[:4]))
    if kind == "VTT":
        return _if(first.removeprefix(codecs.BOM_UTF8).startswith(b"WEBVTT"))
    if kind == "JSON":
        return _if(text[:1] in (b"{", b"[") or BASE64.fullmatch(first) is not None)
    if kind in ("TXT", "CSV"):
        return _if(_is_utf8(path))
    return FileContent(flag=TYPE_UNKNOWN)


def _if(is_right: bool) -> FileContent:  # noqa: FBT001 - it is what the function is about
    return FileContent() if is_right else FileContent("wrong_type")


def _is_error(path: Path) -> bool:
    """Whether a file is an error that Zoom tells in JSON."""
    if path.stat().st_size > LARGEST_ANSWER:
        return False
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and ("errorCode" in content or {"code", "message"} <= content.keys())


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while block := file.read(1 << 16):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
