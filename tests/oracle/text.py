"""Texts: normal forms, keys, tokens and stand-in numbers (docs/metrics.md, docs/privacy.md)."""

import hashlib
import hmac
import re
import unicodedata
from decimal import Decimal
from typing import Final

# Unicode's property White_Space, spelt out: str.isspace() would add the separators U+001C to U+001F.
WHITE_SPACE: Final = (
    "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
ZERO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
RUNS_BY_SPREADSHEETS: Final = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
TOKEN: Final = re.compile(r"t1-(?P<salt>[0-9a-f]{8})-[0-9a-f]{16}")


def lower_simple(text: str) -> str:
    """Each code point by itself, one for one: no rule looks at its neighbours, as str.lower() does for Σ."""
    # U+0130 is the one code point whose str.lower() is longer than one; its simple mapping is a plain i.
    return "".join("i" if char == "\u0130" else char.lower() for char in text)


def normal_topic(text: str) -> str:
    """The form in which topics and subjects are compared (docs/metrics.md, Scheduled or unscheduled)."""
    composed = unicodedata.normalize("NFC", text)
    words = re.split(f"[{WHITE_SPACE}]+", composed)
    return lower_simple(" ".join(word for word in words if word))


def fold_key(text: str) -> str:
    """The form in which e-mail addresses and names are compared (docs/files.md, The mapping file)."""
    # Zero-width characters go first: they could hide a blank at an end, or part a letter from its accent.
    visible = "".join(char for char in text if char not in ZERO_WIDTH)
    return unicodedata.normalize("NFC", visible.strip(WHITE_SPACE)).casefold()


def digits(text: str) -> str:
    """The digits of a meeting ID, also where a spreadsheet has made a decimal number or a power of ten of it."""
    if re.fullmatch(r"[1-9]\d*([.,]\d+)?[eE]\+?\d{1,2}", text.strip(), re.ASCII):
        return str(int(Decimal(text.strip().replace(",", "."))))
    for mark in ".,":
        whole, _, decimals = text.strip().rpartition(mark)
        if whole and mark not in whole and decimals and not decimals.strip("0"):
            return digits(whole)
    return "".join(char for char in text if char in "0123456789")


def topic_token(topic: str, salt: str) -> str:
    """`t1-<salt>-<digest>` of the topic in normal form; of a blank topic, blank."""
    normal = normal_topic(topic)
    if not normal:
        return ""
    digest = hmac.new(salt.encode("ascii"), normal.encode("utf-8"), hashlib.sha256).hexdigest()
    return f"t1-{salt}-{digest[:16]}"


def stand_in(meeting_id: str, key: bytes) -> str:
    """Another number with the same count of digits, its first digit not 0; of a blank ID, blank."""
    number = digits(meeting_id)
    if not number:
        return ""
    digest = hmac.new(key, number.encode("ascii"), hashlib.sha256).hexdigest()
    smallest = 10 ** (len(number) - 1)
    return str(smallest + int(digest[:15], 16) % (9 * smallest))


def topic_cell(topic: str) -> str:
    """A kept topic as a cell: without line breaks, and not run by a spreadsheet (docs/privacy.md, Spreadsheets)."""
    one_line = re.sub("\r\n|[\n\v\f\r\u0085\u2028\u2029]", " ", topic)
    return f"'{one_line}" if topic.startswith(tuple(RUNS_BY_SPREADSHEETS)) else one_line


def without_guard(topic: str) -> str:
    """A topic without the apostrophe that `topic_cell` may have put before it."""
    is_guarded = topic.startswith("'") and topic[1:].startswith(tuple(RUNS_BY_SPREADSHEETS))
    return topic[1:] if is_guarded else topic
