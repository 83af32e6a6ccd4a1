"""What stands for a person or a topic in a file: the keyed digest that SQL computes, block by block."""

from __future__ import annotations

HMAC_BLOCK = 64  # bytes


def hmac_blocks(key: bytes) -> tuple[bytes, bytes]:
    """The inner and the outer block that HMAC-SHA-256 begins its two digests with (RFC 2104)."""
    block = key.ljust(HMAC_BLOCK, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)
