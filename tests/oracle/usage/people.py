"""Who is the same person (section 3.3), and what stands for people and occurrences in the files (section 8)."""

import base64
import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from tests.oracle.text import WHITE_SPACE, fold_key
from tests.oracle.usage.facts import Answer, Occurrence, Options, Question, Session

Identity = Literal["email", "zoom_id", "name", "none"]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Two are the same if their IDs are; the identity follows from what the ID was made of."""

    id: str
    identity: Identity

    @property
    def is_weak(self) -> bool:
        return self.identity in ("name", "none")


# ---------------------------------------------------------------------------------------------------------
# Stand-ins


def mac(text: str, key: bytes) -> bytes:
    """M(t)."""
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()


def letters(text: str, key: bytes) -> str:
    """B(t)."""
    return base64.b32encode(mac(text, key)[:16]).decode("ascii").rstrip("=").lower()


def hex_digits(text: str, key: bytes) -> str:
    """H(t)."""
    return mac(text, key).hex()[:16]


def digits_of(number: str) -> str:
    return "".join(char for char in number if char in "0123456789")


def occurrence_key(occurrence: Occurrence) -> str:
    return f"{digits_of(occurrence.number)}:{occurrence.start:%Y-%m-%dT%H:%M:%SZ}"


def occurrence_id(occurrence: Occurrence, options: Options) -> str:
    return "o" + hex_digits(f"occurrence:{occurrence_key(occurrence)}", options.key)


def series_id(occurrence: Occurrence, options: Options) -> str:
    return "s" + hex_digits(f"series:{digits_of(occurrence.number)}", options.key)


# ---------------------------------------------------------------------------------------------------------
# Folding


def fold_email(email: str) -> str:
    """Without zero-width characters and soft hyphens, trimmed, NFC, case-folded."""
    return fold_key(email)


def fold_name(name: str) -> str:
    """NFKC, blanks to one, trimmed, case-folded, without an ending ` (host)`."""
    words = re.split(f"[{WHITE_SPACE}]+", unicodedata.normalize("NFKC", name))
    folded = " ".join(word for word in words if word).casefold()
    return folded.removesuffix(" (host)")


# ---------------------------------------------------------------------------------------------------------
# Persons


def by_email(email: str, options: Options) -> Person | None:
    """None of a blank address. Two addresses with one HashID are one person."""
    folded = fold_email(email)
    if not folded:
        return None
    return Person(id=options.hash_ids.get(folded) or "x" + letters(f"person:{folded}", options.key), identity="email")


def by_zoom_id(zoom_id: str, options: Options) -> Person | None:
    if not zoom_id.strip():
        return None
    return Person(id="x" + letters(f"zoom-id:{zoom_id.strip()}", options.key), identity="zoom_id")


def by_name(name: str, occurrence: Occurrence, options: Options) -> Person | None:
    """The same in this occurrence only, so the occurrence is in the stand-in."""
    folded = fold_name(name)
    if not folded:
        return None
    return Person(id="g" + letters(f"guest:{occurrence_key(occurrence)}:{folded}", options.key), identity="name")


def nameless(row: int, occurrence: Occurrence, options: Options) -> Person:
    """Each session is a person. Any text does that no folded name can be: this one has a line break."""
    return Person(id="g" + letters(f"guest:{occurrence_key(occurrence)}:\n{row}", options.key), identity="none")


def person_of_session(row: int, session: Session, occurrence: Occurrence, options: Options) -> Person:
    """The first thing that a session has decides."""
    return (
        by_email(session.email, options)
        or by_email(registered_email(session, occurrence), options)
        or by_zoom_id(session.zoom_id, options)
        or by_name(session.name, occurrence, options)
        or nameless(row, occurrence, options)
    )


def registered_email(session: Session, occurrence: Occurrence) -> str:
    """The address of the webinar's registrant whose ID the session has, else blank."""
    if not session.registrant_id:
        return ""
    emails = [one.email for one in occurrence.registrants if one.id == session.registrant_id]
    return emails[0] if emails else ""


def person_of_writer(written: Question | Answer, occurrence: Occurrence, options: Options) -> Person | None:
    """Who asked or answered; None if anonymous."""
    user_id = written.user_id if isinstance(written, Question) else ""
    named = by_email(written.email, options) or by_zoom_id(user_id, options)
    if named is not None or fold_name(written.name) == "anonymous attendee":
        return named
    return by_name(written.name, occurrence, options)
