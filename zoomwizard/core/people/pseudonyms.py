"""What stands for a person or a topic in a file: the keyed digest that SQL computes, block by block."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import unicodedata
from datetime import datetime

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


# ---------------------------------------------------------------------------------------------------------
# Who and what stands in tables about how Zoom is used. Source: docs/usage.md, What stands for a person.

WEAK = "g"  # how the stand-in of somebody begins who is known in one meeting only
AS_NAME_ENDS = " (host)"


def fold_name(name: str) -> str:
    """The form in which display names are compared: NFKC, single blanks, case-folded, without (Host) at the end."""
    folded = " ".join(unicodedata.normalize("NFKC", name).split()).casefold()
    return folded.removesuffix(AS_NAME_ENDS)


def occurrence_key(number: str, start: datetime) -> str:
    """What an occurrence of a meeting or webinar is known by: its digits and the UTC second that it starts in."""
    return f"{re.sub('[^0-9]', '', number)}:{start:%Y-%m-%dT%H:%M:%SZ}"


def person_by_email(email: str, key: bytes) -> str:
    """The stand-in of a person with this folded e-mail address."""
    return "x" + _letters(f"person:{email}", key)


def person_by_zoom_id(zoom_id: str, key: bytes) -> str:
    """The stand-in of a person whose Zoom user ID alone is known."""
    return "x" + _letters(f"zoom-id:{zoom_id}", key)


def weak_person(occurrence: str, name: str, key: bytes) -> str:
    """The stand-in of somebody who has only a name: the same within an occurrence, given by its key, and nowhere else.

    `name` is folded.
    """
    return WEAK + _letters(f"guest:{occurrence}:{name}", key)


def random_weak_person() -> str:
    """A stand-in of the same form that nothing leads back to."""
    return WEAK + _base32(secrets.token_bytes(16))


def occurrence_id(occurrence: str, key: bytes) -> str:
    """What stands for an occurrence, given by its key."""
    return "o" + _digest(f"occurrence:{occurrence}", key).hex()[:16]


def series_id(number: str, key: bytes) -> str:
    """What stands for the number that meetings of a series share."""
    return "s" + _digest(f"series:{re.sub('[^0-9]', '', number)}", key).hex()[:16]


def _digest(text: str, key: bytes) -> bytes:
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()


def _letters(text: str, key: bytes) -> str:
    return _base32(_digest(text, key)[:16])


def _base32(value: bytes) -> str:
    return base64.b32encode(value).decode("ascii").rstrip("=").lower()
