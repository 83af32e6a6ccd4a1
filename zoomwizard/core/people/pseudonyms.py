"""What stands for a person or a topic in a file: the keyed digest that SQL computes, block by block."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

HMAC_BLOCK = 64  # bytes


def hmac_blocks(key: bytes) -> tuple[bytes, bytes]:
    """The inner and the outer block that HMAC-SHA-256 begins its two digests with (RFC 2104)."""
    block = key.ljust(HMAC_BLOCK, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)


def stand_in_number(meeting_id: str, key: bytes) -> str:
    """The stand-in number of a meeting ID, as SQL makes it; blank for an ID without digits."""
    digits = re.sub("[^0-9]", "", meeting_id)
    if not digits:
        return ""
    lowest = 10 ** (min(len(digits), 30) - 1)
    digest = int(hmac.new(key, digits.encode("ascii"), hashlib.sha256).hexdigest()[:15], 16)
    return str(lowest + digest % (9 * lowest))


def keyed_digest(text: str, key: bytes) -> bytes:
    """The 32 bytes of HMAC-SHA-256 over a text in UTF-8."""
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()


def as_letters(value: bytes) -> str:
    """Bytes in lower-case base32 without padding; of 16 bytes that's 26 letters and digits."""
    return base64.b32encode(value).decode("ascii").rstrip("=").lower()
