"""E-mail addresses and HashIDs: how they are compared, recognised and made. Source: docs/files.md, The mapping file."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import unicodedata
from collections.abc import Container

# Unicode's White_Space; str.strip() alone would also take the separators U+001C to U+001F.
WHITE_SPACE = (
    "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
WITHOUT_ZERO_WIDTH = dict.fromkeys(map(ord, ZERO_WIDTH))

LONGEST_ADDRESS = 320
ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]+")

# What stands around an address, but never begins or ends one; with a full stop one may begin.
AROUND = "'\"`‘’‚“”„«»<>()[]{},;:" + WHITE_SPACE + ZERO_WIDTH
NAMED_ADDRESS = re.compile(r"[^@]*<([^<>]*)>[^@]*")
LINK = re.compile(r"(?:mailto|smtp):", re.IGNORECASE)

LIKELY_NAME = 4  # characters of a local part that in a HashID may not be chance

MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
CHANGED_BY_EXCEL = re.compile(
    r"[=+\-@].*"  # a formula
    r"|[$€£]?(?=[.,']*\d)[\d.,']+(?:e[-+]?\d+)?%?"  # a number: 00123, 12e3, 1,000
    r"|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[ t]\d.*)?"  # a date in digits, with or without a time
    r"|\d{1,4}:\d{1,2}(?::\d{1,2})?(?:\.\d+)? ?(?:[ap]m?)?"  # a time
    # a month with a day or a year: 1-Mar, MARCH1, Sep 2024
    rf"|(?=.*\d)(?:\d{{1,4}}[-/. ]?)?(?:{MONTH_NAMES})[-/., ]?(?:\d{{1,4}})?(?:[-/., ]+\d{{2,4}})?"
    r"|true|false",
    re.IGNORECASE | re.DOTALL,
)

DIGESTS = (hashlib.md5, hashlib.sha1, hashlib.sha256, hashlib.sha512)
HEX_LENGTHS = dict(zip((32, 40, 64, 128), DIGESTS, strict=True))
BASE64_LENGTHS = dict(zip((22, 27, 43, 86), DIGESTS, strict=True))  # without the padding
HEX_DIGITS = frozenset("0123456789abcdef")
FROM_URL_SAFE = str.maketrans("-_", "+/")


def fold_key(text: str) -> str:
    """The form in which e-mail addresses and names are compared.

    Without zero-width characters, trimmed, NFC, case-folded.
    """
    if text.isascii():  # the same, only faster
        return text.strip(WHITE_SPACE).lower()
    visible = text.translate(WITHOUT_ZERO_WIDTH).strip(WHITE_SPACE)
    return unicodedata.normalize("NFC", visible).casefold()


def trimmed(text: str) -> str:
    """A text without white space and zero-width characters at its ends."""
    return text.strip(WHITE_SPACE + ZERO_WIDTH)


def bare_address(text: str) -> str:
    """The address in a cell without what spreadsheets and mail programs put around it; else the trimmed text.

    That is apostrophes, quotation marks, angle brackets with a name before them, mailto:, and marks at the end.
    """
    plain = trimmed(text)
    if plain[:1] not in AROUND and is_address(plain):
        return plain
    named = NAMED_ADDRESS.fullmatch(plain)
    inner = LINK.sub("", trimmed(named[1] if named else plain).strip(AROUND)).lstrip(AROUND).rstrip(AROUND + ".")
    return inner if is_address(inner) else plain


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address and nothing else."""
    return "@" in text and len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text) is not None


def local_part(key: str) -> str:
    """What stands before the @ of a folded e-mail address; of a PersonID without @ the whole."""
    return key.rpartition("@")[0] or key


def hash_id_for(person: str, taken: Container[str]) -> str:
    """A new random HashID for the person with this folded local part: 128 bits, not in `taken`.

    It holds no four characters that follow each other in the local part. It begins with a letter and is long,
    so Excel takes it for neither a number nor a date.
    """
    runs = [person[start : start + LIKELY_NAME] for start in range(len(person) - LIKELY_NAME + 1)]
    while True:
        hash_id = "p" + base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()
        if hash_id not in taken and not any(run in hash_id for run in runs):
            return hash_id


def is_plain_digest(hash_id: str, person_id: str) -> bool:
    """Whether a HashID is the MD5, SHA-1, SHA-256 or SHA-512 of its e-mail address, in hex or base64.

    The address counts as written, trimmed, lower-cased and folded, in UTF-8 and in the UTF-16 of SQL Server.
    """
    plain = hash_id.casefold().removeprefix("0x").replace("-", "")  # as SQL Server and .NET write them, and UUIDs
    if len(plain) in HEX_LENGTHS and HEX_DIGITS.issuperset(plain):
        digest, value = HEX_LENGTHS[len(plain)], bytes.fromhex(plain)
    else:
        plain = hash_id.rstrip("=")
        if len(plain) not in BASE64_LENGTHS:
            return False
        digest = BASE64_LENGTHS[len(plain)]
        try:
            value = base64.b64decode(plain.translate(FROM_URL_SAFE) + "=" * (-len(plain) % 4), validate=True)
        except ValueError:
            return False
    address = trimmed(person_id)
    for text in {person_id, address, address.lower(), fold_key(address)}:
        for encoding in ("utf-8", "utf-16-le"):
            if digest(text.encode(encoding, "replace"), usedforsecurity=False).digest() == value:
                return True
    return False
